/*
 * Floating point of Advanced SIMD (ARM DDI 0487 C4.1): vectors, and scalars that are treated like
 * vectors of one lane. Each operation is written once, for any shape; macros give it the two to
 * four encodings it has: _v (s, d lanes), _vh (h lanes), _s (s, d scalars), _sh (h scalars).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/a64_decode.gen.h"
#include "guest/aarch64/disasm.h"
#include "guest/aarch64/fp.h"
#include "guest/aarch64/helper_fp.h"

/* Operands of all these encodings. */
struct operands {
    struct fp_shape shape;
    unsigned rd, rn, rm;
};

#define VECTOR3(name, body, arg)                                                                   \
    bool tr_a64_##name##_v(struct a64_ctx *c, const struct a64_fv3 *a)                             \
    {                                                                                              \
        return body(c, (struct operands){fp_vector(a->sz + 2, a->q), a->rd, a->rn, a->rm}, arg);   \
    }                                                                                              \
    bool tr_a64_##name##_vh(struct a64_ctx *c, const struct a64_fv3h *a)                           \
    {                                                                                              \
        return body(c, (struct operands){fp_vector(1, a->q), a->rd, a->rn, a->rm}, arg);           \
    }

#define SCALAR3(name, body, arg)                                                                   \
    bool tr_a64_##name##_s(struct a64_ctx *c, const struct a64_fs3 *a)                             \
    {                                                                                              \
        return body(c, (struct operands){fp_scalar(a->sz + 2), a->rd, a->rn, a->rm}, arg);         \
    }                                                                                              \
    bool tr_a64_##name##_sh(struct a64_ctx *c, const struct a64_fs3h *a)                           \
    {                                                                                              \
        return body(c, (struct operands){fp_scalar(1), a->rd, a->rn, a->rm}, arg);                 \
    }

#define VECTOR2(name, body, arg)                                                                   \
    bool tr_a64_##name##_v(struct a64_ctx *c, const struct a64_fv2 *a)                             \
    {                                                                                              \
        return body(c, (struct operands){fp_vector(a->sz + 2, a->q), a->rd, a->rn, 0}, arg);       \
    }                                                                                              \
    bool tr_a64_##name##_vh(struct a64_ctx *c, const struct a64_fv2h *a)                           \
    {                                                                                              \
        return body(c, (struct operands){fp_vector(1, a->q), a->rd, a->rn, 0}, arg);               \
    }

#define SCALAR2(name, body, arg)                                                                   \
    bool tr_a64_##name##_s(struct a64_ctx *c, const struct a64_fs2 *a)                             \
    {                                                                                              \
        return body(c, (struct operands){fp_scalar(a->sz + 2), a->rd, a->rn, 0}, arg);             \
    }                                                                                              \
    bool tr_a64_##name##_sh(struct a64_ctx *c, const struct a64_fs2h *a)                           \
    {                                                                                              \
        return body(c, (struct operands){fp_scalar(1), a->rd, a->rn, 0}, arg);                     \
    }

#define ALL3(name, body, arg) VECTOR3(name, body, arg) SCALAR3(name, body, arg)
#define ALL2(name, body, arg) VECTOR2(name, body, arg) SCALAR2(name, body, arg)

/* --- Three registers --- */

static bool arithmetic(struct a64_ctx *c, struct operands o, enum ir_op op)
{
    return fp_binary(c, o.shape, o.rd, a64_v(c, o.rn), a64_v(c, o.rm), op);
}

VECTOR3(fadd, arithmetic, IR_FADD)
VECTOR3(fsub, arithmetic, IR_FSUB)
VECTOR3(fmul, arithmetic, IR_FMUL)
VECTOR3(fdiv, arithmetic, IR_FDIV)
VECTOR3(fmax, arithmetic, IR_FMAX)
VECTOR3(fmin, arithmetic, IR_FMIN)
VECTOR3(fmaxnm, arithmetic, IR_FMAXNM)
VECTOR3(fminnm, arithmetic, IR_FMINNM)
ALL3(fmulx, arithmetic, IR_FMULX)

static bool multiply_add(struct a64_ctx *c, struct operands o, uint32_t negate)
{
    fp_set(c, o.shape, o.rd,
           fp_emit(c, o.shape, IR_FMA, negate, a64_v(c, o.rn), a64_v(c, o.rm), a64_v(c, o.rd)));
    return true;
}

VECTOR3(fmla, multiply_add, 0)
VECTOR3(fmls, multiply_add, IR_FP_NEG_PRODUCT)

/* Adjacent pairs of m:n. */
static bool pairwise(struct a64_ctx *c, struct operands o, enum ir_op op)
{
    struct fp_shape s = o.shape;
    ir_ref n = a64_v(c, o.rn), m = a64_v(c, o.rm);
    ir_ref even = ir_vop(c->b, IR_VUZP1, s.type, s.lane, n, m, IR_NONE, 0);
    ir_ref odd = ir_vop(c->b, IR_VUZP2, s.type, s.lane, n, m, IR_NONE, 0);

    return fp_binary(c, s, o.rd, even, odd, op);
}

VECTOR3(faddp, pairwise, IR_FADD)
VECTOR3(fmaxp, pairwise, IR_FMAX)
VECTOR3(fminp, pairwise, IR_FMIN)
VECTOR3(fmaxnmp, pairwise, IR_FMAXNM)
VECTOR3(fminnmp, pairwise, IR_FMINNM)

static bool absolute_difference(struct a64_ctx *c, struct operands o, enum ir_op difference)
{
    ir_ref v = fp_emit(c, o.shape, difference, 0, a64_v(c, o.rn), a64_v(c, o.rm), IR_NONE);

    fp_set(c, o.shape, o.rd, fp_emit(c, o.shape, IR_FABS, 0, v, IR_NONE, IR_NONE));
    return true;
}

ALL3(fabd, absolute_difference, IR_FSUB)

static bool step(struct a64_ctx *c, struct operands o, enum a64_fp_binary_helper op)
{
    ir_ref count = ir_const(c->b, IR_I32, fp_lanes(o.shape));

    a64_set_v(c, o.rd,
              ir_call(c->b, &a64_hlp_fp_binary[op][o.shape.lane], a64_v(c, o.rn), a64_v(c, o.rm),
                      count, IR_NONE));
    return true;
}

ALL3(frecps, step, A64_HLP_FRECPS)
ALL3(frsqrts, step, A64_HLP_FRSQRTS)

/* --- Comparisons --- */

/* Comparisons exist for vectors only. Of a scalar, the lanes beside it must be harmless numbers. */
static void compare(struct a64_ctx *c, struct fp_shape s, unsigned rd, enum ir_op op, ir_ref n,
                    ir_ref m)
{
    struct fp_shape vector = s;

    if (fp_is_scalar(s)) {
        vector = fp_vector(s.lane, false);
        n = fp_clean(c, s, n);
        m = fp_clean(c, s, m);
    }
    fp_set(c, s, rd, fp_emit_vector(c, vector, op, 0, n, m, 0));
}

static bool compare_registers(struct a64_ctx *c, struct operands o, enum ir_op op)
{
    compare(c, o.shape, o.rd, op, a64_v(c, o.rn), a64_v(c, o.rm));
    return true;
}

ALL3(fcmeq, compare_registers, IR_VFCMPEQ)
ALL3(fcmge, compare_registers, IR_VFCMPGE)
ALL3(fcmgt, compare_registers, IR_VFCMPGT)

static bool compare_absolute(struct a64_ctx *c, struct operands o, enum ir_op op)
{
    ir_ref n = fp_emit(c, o.shape, IR_FABS, 0, a64_v(c, o.rn), IR_NONE, IR_NONE);
    ir_ref m = fp_emit(c, o.shape, IR_FABS, 0, a64_v(c, o.rm), IR_NONE, IR_NONE);

    compare(c, o.shape, o.rd, op, n, m);
    return true;
}

ALL3(facge, compare_absolute, IR_VFCMPGE)
ALL3(facgt, compare_absolute, IR_VFCMPGT)

static bool compare_zero(struct a64_ctx *c, struct operands o, enum ir_op op)
{
    compare(c, o.shape, o.rd, op, a64_v(c, o.rn), fp_zero(c));
    return true;
}

static bool zero_compare(struct a64_ctx *c, struct operands o, enum ir_op op)
{
    compare(c, o.shape, o.rd, op, fp_zero(c), a64_v(c, o.rn));
    return true;
}

ALL2(fcmeq_zero, compare_zero, IR_VFCMPEQ)
ALL2(fcmge_zero, compare_zero, IR_VFCMPGE)
ALL2(fcmgt_zero, compare_zero, IR_VFCMPGT)
ALL2(fcmle_zero, zero_compare, IR_VFCMPGE)
ALL2(fcmlt_zero, zero_compare, IR_VFCMPGT)

/* --- One register --- */

static bool unary(struct a64_ctx *c, struct operands o, enum ir_op op)
{
    return fp_unary(c, o.shape, o.rd, o.rn, op, 0);
}

VECTOR2(fabs, unary, IR_FABS)
VECTOR2(fneg, unary, IR_FNEG)
VECTOR2(fsqrt, unary, IR_FSQRT)

static bool round_to_int(struct a64_ctx *c, struct operands o, uint32_t aux)
{
    return fp_unary(c, o.shape, o.rd, o.rn, IR_FRINT, aux);
}

VECTOR2(frintn, round_to_int, fp_round(FP_ROUND_NEAREST_EVEN))
VECTOR2(frintp, round_to_int, fp_round(FP_ROUND_UP))
VECTOR2(frintm, round_to_int, fp_round(FP_ROUND_DOWN))
VECTOR2(frintz, round_to_int, fp_round(FP_ROUND_ZERO))
VECTOR2(frinta, round_to_int, fp_round(FP_ROUND_NEAREST_AWAY))
VECTOR2(frintx, round_to_int, IR_FP_DYNAMIC | IR_FP_EXACT)
VECTOR2(frinti, round_to_int, IR_FP_DYNAMIC)

static bool unary_helper(struct a64_ctx *c, struct operands o, enum a64_fp_unary_helper op)
{
    ir_ref count = ir_const(c->b, IR_I32, fp_lanes(o.shape));

    a64_set_v(c, o.rd,
              ir_call(c->b, &a64_hlp_fp_unary[op][o.shape.lane], a64_v(c, o.rn), count, IR_NONE,
                      IR_NONE));
    return true;
}

ALL2(frecpe, unary_helper, A64_HLP_FRECPE)
ALL2(frsqrte, unary_helper, A64_HLP_FRSQRTE)
SCALAR2(frecpx, unary_helper, A64_HLP_FRECPX)

#define FRINT_SIZED(name, op)                                                                      \
    bool tr_a64_##name##_v(struct a64_ctx *c, const struct a64_fv2 *a)                             \
    {                                                                                              \
        struct fp_shape shape = fp_vector(a->sz + 2, a->q);                                        \
        return unary_helper(c, (struct operands){shape, a->rd, a->rn, 0}, op);                     \
    }

FRINT_SIZED(frint32z, A64_HLP_FRINT32Z)
FRINT_SIZED(frint32x, A64_HLP_FRINT32X)
FRINT_SIZED(frint64z, A64_HLP_FRINT64Z)
FRINT_SIZED(frint64x, A64_HLP_FRINT64X)

static bool estimate_u32(struct a64_ctx *c, unsigned rd, unsigned rn, bool q,
                         const struct ir_helper *helper)
{
    a64_set_vq(c, rd, q, ir_call(c->b, helper, a64_v(c, rn), IR_NONE, IR_NONE, IR_NONE));
    return true;
}

bool tr_a64_urecpe(struct a64_ctx *c, const struct a64_urecpe *a)
{
    return estimate_u32(c, a->rd, a->rn, a->q, &a64_hlp_urecpe);
}

bool tr_a64_ursqrte(struct a64_ctx *c, const struct a64_ursqrte *a)
{
    return estimate_u32(c, a->rd, a->rn, a->q, &a64_hlp_ursqrte);
}

/* --- To and from integers of the same size --- */

/* Scalars of 16 bits have no operation of their own and are done as vectors with zeros beside them,
 * which convert to zeros and raise nothing. */
static void to_int(struct a64_ctx *c, struct operands o, uint32_t aux, unsigned fraction)
{
    struct fp_shape s = o.shape;
    ir_ref n = a64_v(c, o.rn);

    if (fp_is_scalar(s) && s.lane > 1) {
        ir_ref v = ir_emit(c->b, (struct ir_inst){
                                     .op = IR_FTOI,
                                     .type = s.lane == 3 ? IR_I64 : IR_I32,
                                     .lane = s.lane,
                                     .aux = aux | fp_mode(c, s.lane),
                                     .args = {n, IR_NONE, IR_NONE, IR_NONE},
                                     .imm = fraction,
                                 });
        if (s.lane == 2)
            v = ir_op1i(c->b, IR_ZEXT, IR_I64, v, 32);
        a64_set_v(c, o.rd, ir_op1(c->b, IR_I2V, IR_V128, v));
        return;
    }
    struct fp_shape vector = fp_is_scalar(s) ? fp_vector(1, false) : s;
    if (fp_is_scalar(s))
        n = fp_clean(c, s, n);
    fp_set(c, s, o.rd, fp_emit_vector(c, vector, IR_VFTOI, aux, n, IR_NONE, fraction));
}

static void from_int(struct a64_ctx *c, struct operands o, bool is_unsigned, unsigned fraction)
{
    struct fp_shape s = o.shape;
    uint32_t aux = is_unsigned ? IR_FP_UNSIGNED : 0;
    ir_ref n = a64_v(c, o.rn);

    if (!fp_is_scalar(s)) {
        fp_set(c, s, o.rd, fp_emit_vector(c, s, IR_VITOF, aux, n, IR_NONE, fraction));
        return;
    }
    ir_ref integer = ir_op1(c->b, IR_V2I, s.lane == 3 ? IR_I64 : IR_I32, n);
    if (s.lane == 1)
        integer = ir_op1i(c->b, is_unsigned ? IR_ZEXT : IR_SEXT, IR_I32, integer, 16);
    fp_set(c, s, o.rd,
           ir_emit(c->b, (struct ir_inst){
                             .op = IR_ITOF,
                             .type = s.type,
                             .lane = s.lane == 3 ? 3 : 2,
                             .aux = aux | fp_mode(c, s.lane),
                             .args = {integer, IR_NONE, IR_NONE, IR_NONE},
                             .imm = fraction,
                         }));
}

static bool to_whole(struct a64_ctx *c, struct operands o, uint32_t aux)
{
    to_int(c, o, aux, 0);
    return true;
}

static bool from_whole(struct a64_ctx *c, struct operands o, bool is_unsigned)
{
    from_int(c, o, is_unsigned, 0);
    return true;
}

ALL2(fcvtns, to_whole, fp_round(FP_ROUND_NEAREST_EVEN))
ALL2(fcvtps, to_whole, fp_round(FP_ROUND_UP))
ALL2(fcvtms, to_whole, fp_round(FP_ROUND_DOWN))
ALL2(fcvtzs, to_whole, fp_round(FP_ROUND_ZERO))
ALL2(fcvtas, to_whole, fp_round(FP_ROUND_NEAREST_AWAY))
ALL2(fcvtnu, to_whole, fp_round(FP_ROUND_NEAREST_EVEN) | IR_FP_UNSIGNED)
ALL2(fcvtpu, to_whole, fp_round(FP_ROUND_UP) | IR_FP_UNSIGNED)
ALL2(fcvtmu, to_whole, fp_round(FP_ROUND_DOWN) | IR_FP_UNSIGNED)
ALL2(fcvtzu, to_whole, fp_round(FP_ROUND_ZERO) | IR_FP_UNSIGNED)
ALL2(fcvtau, to_whole, fp_round(FP_ROUND_NEAREST_AWAY) | IR_FP_UNSIGNED)
ALL2(scvtf, from_whole, false)
ALL2(ucvtf, from_whole, true)

/* immh:immb: its highest bit gives the lane size, 2 * lane bits - immh:immb the fraction bits. */
static unsigned shift_lane(unsigned shift)
{
    return (unsigned)a64_highbit(shift) - 3;
}

static unsigned shift_fraction(unsigned shift)
{
    return (16u << shift_lane(shift)) - shift;
}

static bool to_fixed(struct a64_ctx *c, struct operands o, unsigned shift, bool is_unsigned)
{
    to_int(c, o, fp_round(FP_ROUND_ZERO) | (is_unsigned ? IR_FP_UNSIGNED : 0),
           shift_fraction(shift));
    return true;
}

static bool from_fixed(struct a64_ctx *c, struct operands o, unsigned shift, bool is_unsigned)
{
    from_int(c, o, is_unsigned, shift_fraction(shift));
    return true;
}

#define FIXED(name, body, is_unsigned)                                                             \
    bool tr_a64_##name##_fixed_v(struct a64_ctx *c, const struct a64_fvfixed *a)                   \
    {                                                                                              \
        struct fp_shape shape = fp_vector(shift_lane(a->shift), a->q);                             \
        return body(c, (struct operands){shape, a->rd, a->rn, 0}, a->shift, is_unsigned);          \
    }                                                                                              \
    bool tr_a64_##name##_fixed_vh(struct a64_ctx *c, const struct a64_fvfixed *a)                  \
    {                                                                                              \
        return tr_a64_##name##_fixed_v(c, a);                                                      \
    }                                                                                              \
    bool tr_a64_##name##_fixed_s(struct a64_ctx *c, const struct a64_fsfixed *a)                   \
    {                                                                                              \
        struct fp_shape shape = fp_scalar(shift_lane(a->shift));                                   \
        return body(c, (struct operands){shape, a->rd, a->rn, 0}, a->shift, is_unsigned);          \
    }                                                                                              \
    bool tr_a64_##name##_fixed_sh(struct a64_ctx *c, const struct a64_fsfixed *a)                  \
    {                                                                                              \
        return tr_a64_##name##_fixed_s(c, a);                                                      \
    }

FIXED(fcvtzs, to_fixed, false)
FIXED(fcvtzu, to_fixed, true)
FIXED(scvtf, from_fixed, false)
FIXED(ucvtf, from_fixed, true)

/* --- Reductions --- */

/* Adjacent pairs, then pairs of the results, as Reduce() does; NaNs depend on that order. */
static void reduce(struct a64_ctx *c, unsigned rd, ir_ref v, struct fp_shape s, enum ir_op op)
{
    for (unsigned lanes = fp_lanes(s); lanes > 2; lanes /= 2) {
        ir_ref even = ir_vop(c->b, IR_VUZP1, s.type, s.lane, v, v, IR_NONE, 0);
        ir_ref odd = ir_vop(c->b, IR_VUZP2, s.type, s.lane, v, v, IR_NONE, 0);
        v = fp_emit(c, s, op, 0, even, odd, IR_NONE);
    }
    fp_binary(c, fp_scalar(s.lane), rd, v,
              ir_vop(c->b, IR_VDUPLANE, IR_V64, s.lane, v, IR_NONE, IR_NONE, 1), op);
}

/* Reductions of a pair (NAME_s, NAME_sh) ... */
static bool reduce_pair(struct a64_ctx *c, struct operands o, enum ir_op op)
{
    ir_ref v = a64_v(c, o.rn);
    unsigned lane = o.shape.lane;

    return fp_binary(c, o.shape, o.rd, v,
                     ir_vop(c->b, IR_VDUPLANE, IR_V64, lane, v, IR_NONE, IR_NONE, 1), op);
}

SCALAR2(faddp, reduce_pair, IR_FADD)
SCALAR2(fmaxp, reduce_pair, IR_FMAX)
SCALAR2(fminp, reduce_pair, IR_FMIN)
SCALAR2(fmaxnmp, reduce_pair, IR_FMAXNM)
SCALAR2(fminnmp, reduce_pair, IR_FMINNM)

/* ... and of a vector: .4s, .4h, .8h. */
#define ACROSS(name, op)                                                                           \
    bool tr_a64_##name(struct a64_ctx *c, const struct a64_fs2h *a)                                \
    {                                                                                              \
        reduce(c, a->rd, a64_v(c, a->rn), fp_vector(2, true), op);                                 \
        return true;                                                                               \
    }                                                                                              \
    bool tr_a64_##name##_h(struct a64_ctx *c, const struct a64_fv2h *a)                            \
    {                                                                                              \
        reduce(c, a->rd, a64_v(c, a->rn), fp_vector(1, a->q), op);                                 \
        return true;                                                                               \
    }

ACROSS(fmaxv, IR_FMAX)
ACROSS(fminv, IR_FMIN)
ACROSS(fmaxnmv, IR_FMAXNM)
ACROSS(fminnmv, IR_FMINNM)
