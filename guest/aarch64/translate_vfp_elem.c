/*
 * Floating-point vectors whose operands differ in size or are elements: conversions between
 * formats, multiplication by element, immediates, complex numbers, FHM and BFloat16 (ARM DDI 0487
 * C4.1).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/a64_decode.gen.h"
#include "guest/aarch64/fp.h"
#include "guest/aarch64/helper_fp.h"

/* --- Between formats. FZ16 does not concern these, FZ does (FPConvert()). --- */

/* A narrowed vector (V128, its upper half zero) into V<rd>, or its upper half if `high`. */
static void set_narrow(struct a64_ctx *c, unsigned rd, bool high, ir_ref v)
{
    if (high)
        v = ir_vop(c->b, IR_VCOPYLANE, IR_V128, 3, a64_v(c, rd), v, IR_NONE, 1);
    a64_set_v(c, rd, v);
}

static ir_ref call_lanes(struct a64_ctx *c, const struct ir_helper *helper, ir_ref v,
                         unsigned lanes)
{
    return ir_call(c->b, helper, v, ir_const(c->b, IR_I32, lanes), IR_NONE, IR_NONE);
}

bool tr_a64_fcvtl(struct a64_ctx *c, const struct a64_fcvtl *a)
{
    ir_ref n = a64_v(c, a->rn);
    unsigned from = a->sz + 1;

    if (from == 1 && fp_alternative_half(c)) {
        if (a->q)
            n = ir_vop(c->b, IR_VDUPLANE, IR_V128, 3, n, IR_NONE, IR_NONE, 1);
        a64_set_v(c, a->rd, call_lanes(c, &a64_hlp_from_alt_half[2], n, 4));
        return true;
    }
    a64_set_v(c, a->rd,
              ir_emit(c->b, (struct ir_inst){
                                .op = IR_VFCVTL,
                                .type = IR_V128,
                                .lane = (uint8_t)from,
                                .aux = c->fp_aux,
                                .args = {n, IR_NONE, IR_NONE, IR_NONE},
                                .imm = a->q,
                            }));
    return true;
}

bool tr_a64_fcvtn(struct a64_ctx *c, const struct a64_fcvtn *a)
{
    unsigned to = a->sz + 1;
    ir_ref n = a64_v(c, a->rn);

    if (to == 1 && fp_alternative_half(c)) {
        set_narrow(c, a->rd, a->q, call_lanes(c, &a64_hlp_to_alt_half[2], n, 4));
        return true;
    }
    set_narrow(c, a->rd, a->q,
               ir_emit(c->b, (struct ir_inst){
                                 .op = IR_VFCVTN,
                                 .type = IR_V128,
                                 .lane = (uint8_t)to,
                                 .aux = c->fp_aux,
                                 .args = {n, IR_NONE, IR_NONE, IR_NONE},
                             }));
    return true;
}

bool tr_a64_fcvtxn(struct a64_ctx *c, const struct a64_fcvtxn *a)
{
    set_narrow(c, a->rd, a->q, call_lanes(c, &a64_hlp_fcvtxn, a64_v(c, a->rn), 2));
    return true;
}

bool tr_a64_fcvtxn_s(struct a64_ctx *c, const struct a64_fcvtxn_s *a)
{
    a64_set_v(c, a->rd, call_lanes(c, &a64_hlp_fcvtxn, a64_v(c, a->rn), 1));
    return true;
}

bool tr_a64_bfcvtn(struct a64_ctx *c, const struct a64_bfcvtn *a)
{
    set_narrow(c, a->rd, a->q, call_lanes(c, &a64_hlp_bfcvt, a64_v(c, a->rn), 4));
    return true;
}

/* --- By element --- */

struct by_element {
    struct fp_shape shape;
    unsigned rd, rn, rm, idx;
};

static bool multiply(struct a64_ctx *c, struct by_element o, enum ir_op op)
{
    return fp_binary(c, o.shape, o.rd, a64_v(c, o.rn), fp_element(c, o.shape, o.rm, o.idx), op);
}

static bool multiply_add(struct a64_ctx *c, struct by_element o, uint32_t negate)
{
    fp_set(c, o.shape, o.rd,
           fp_emit(c, o.shape, IR_FMA, negate, a64_v(c, o.rn), fp_element(c, o.shape, o.rm, o.idx),
                   a64_v(c, o.rd)));
    return true;
}

#define VECTOR_ELEMENT(suffix, lane, name, body, arg)                                              \
    bool tr_a64_##name##_elem_v##suffix(struct a64_ctx *c, const struct a64_fvelem *a)             \
    {                                                                                              \
        struct fp_shape shape = fp_vector(lane, a->q);                                             \
        return body(c, (struct by_element){shape, a->rd, a->rn, a->rm, a->idx}, arg);              \
    }
#define SCALAR_ELEMENT(suffix, lane, name, body, arg)                                              \
    bool tr_a64_##name##_elem_##suffix(struct a64_ctx *c, const struct a64_fselem *a)              \
    {                                                                                              \
        struct fp_shape shape = fp_scalar(lane);                                                   \
        return body(c, (struct by_element){shape, a->rd, a->rn, a->rm, a->idx}, arg);              \
    }
#define BY_ELEMENT(name, body, arg)                                                                \
    VECTOR_ELEMENT(h, 1, name, body, arg)                                                          \
    VECTOR_ELEMENT(s, 2, name, body, arg)                                                          \
    VECTOR_ELEMENT(d, 3, name, body, arg)                                                          \
    SCALAR_ELEMENT(h, 1, name, body, arg)                                                          \
    SCALAR_ELEMENT(s, 2, name, body, arg)                                                          \
    SCALAR_ELEMENT(d, 3, name, body, arg)

BY_ELEMENT(fmul, multiply, IR_FMUL)
BY_ELEMENT(fmulx, multiply, IR_FMULX)
BY_ELEMENT(fmla, multiply_add, 0)
BY_ELEMENT(fmls, multiply_add, IR_FP_NEG_PRODUCT)

/* --- Immediates --- */

static bool set_immediate(struct a64_ctx *c, const struct a64_fvimm *a, unsigned lane)
{
    uint64_t value = fp_expand_imm(lane, a->imm);

    for (unsigned bits = 8u << lane; bits < 64; bits *= 2)
        value |= value << bits;
    a64_set_v(c, a->rd, ir_vconst(c->b, value, a->q ? value : 0));
    return true;
}

bool tr_a64_fmov_imm_vh(struct a64_ctx *c, const struct a64_fvimm *a)
{
    return set_immediate(c, a, 1);
}

bool tr_a64_fmov_imm_vs(struct a64_ctx *c, const struct a64_fvimm *a)
{
    return set_immediate(c, a, 2);
}

bool tr_a64_fmov_imm_vd(struct a64_ctx *c, const struct a64_fvimm *a)
{
    return set_immediate(c, a, 3);
}

/* --- Complex numbers: pairs of lanes, the real part first --- */

/* Real and imaginary parts change places. */
static ir_ref swap_parts(struct a64_ctx *c, struct fp_shape s, ir_ref v)
{
    if (s.lane == 3)
        return ir_vop(c->b, IR_VEXT, IR_V128, 0, v, v, IR_NONE, 8);
    return ir_vop(c->b, IR_VREV, s.type, s.lane, v, IR_NONE, IR_NONE, 2u << s.lane);
}

static ir_ref negate_parts(struct a64_ctx *c, struct fp_shape s, ir_ref v, bool real,
                           bool imaginary)
{
    unsigned bits = 8u << s.lane;
    uint64_t sign = (uint64_t)1 << (bits - 1), lo, hi;

    if (s.lane == 3) {
        lo = real ? sign : 0;
        hi = imaginary ? sign : 0;
    } else {
        lo = (real ? sign : 0) | (imaginary ? sign << bits : 0);
        for (bits *= 2; bits < 64; bits *= 2)
            lo |= lo << bits;
        hi = lo;
    }
    return lo | hi ? ir_vop(c->b, IR_VXOR, s.type, 0, v, ir_vconst(c->b, lo, hi), IR_NONE, 0) : v;
}

/* d + n rotated by rot * 90 degrees times a part of m, in the pairing of FCMLA. */
static bool complex_multiply_add(struct a64_ctx *c, struct fp_shape s, unsigned rd, unsigned rn,
                                 ir_ref m, unsigned rot)
{
    ir_ref n = a64_v(c, rn);
    bool turned = rot & 1;

    n = ir_vop(c->b, turned ? IR_VTRN2 : IR_VTRN1, s.type, s.lane, n, n, IR_NONE, 0);
    if (turned)
        m = swap_parts(c, s, m);
    m = negate_parts(c, s, m, rot == 1 || rot == 2, rot >= 2);
    fp_set(c, s, rd, fp_emit(c, s, IR_FMA, 0, n, m, a64_v(c, rd)));
    return true;
}

bool tr_a64_fcmla(struct a64_ctx *c, const struct a64_fcmla *a)
{
    return complex_multiply_add(c, fp_vector(a->size, a->q), a->rd, a->rn, a64_v(c, a->rm), a->rot);
}

bool tr_a64_fcmla_h(struct a64_ctx *c, const struct a64_fcmla *a)
{
    return tr_a64_fcmla(c, a);
}

/* An element is a pair: twice as wide a lane. */
static bool fcmla_element(struct a64_ctx *c, const struct a64_fcmla_elem *a, unsigned lane)
{
    struct fp_shape s = fp_vector(lane, a->q);
    ir_ref m =
        ir_vop(c->b, IR_VDUPLANE, s.type, lane + 1, a64_v(c, a->rm), IR_NONE, IR_NONE, a->idx);

    return complex_multiply_add(c, s, a->rd, a->rn, m, a->rot);
}

bool tr_a64_fcmla_elem_h(struct a64_ctx *c, const struct a64_fcmla_elem *a)
{
    return fcmla_element(c, a, 1);
}

bool tr_a64_fcmla_elem_s(struct a64_ctx *c, const struct a64_fcmla_elem *a)
{
    return fcmla_element(c, a, 2);
}

/* n + m rotated by 90 (rot = 0) or 270 degrees. */
bool tr_a64_fcadd(struct a64_ctx *c, const struct a64_fcadd *a)
{
    struct fp_shape s = fp_vector(a->size, a->q);
    ir_ref m = swap_parts(c, s, a64_v(c, a->rm));

    m = negate_parts(c, s, m, !a->rot, a->rot);
    return fp_binary(c, s, a->rd, a64_v(c, a->rn), m, IR_FADD);
}

bool tr_a64_fcadd_h(struct a64_ctx *c, const struct a64_fcadd *a)
{
    return tr_a64_fcadd(c, a);
}

/* --- FHM: products of halves added to singles --- */

enum fhm_form {
    FHM_ADD = 0,
    FHM_SUBTRACT = 1,
    FHM_UPPER = 2
};

/* The half of the register's (or, with q = 0, of its low half's) lanes that the instruction takes,
 * at the bottom. */
static ir_ref fhm_part(struct a64_ctx *c, unsigned n, bool q, enum fhm_form form)
{
    ir_ref v = a64_v(c, n);

    if (!(form & FHM_UPPER))
        return v;
    return ir_vop(c->b, IR_VDUPLANE, IR_V128, q ? 3 : 2, v, IR_NONE, IR_NONE, 1);
}

static bool fhm(struct a64_ctx *c, unsigned rd, unsigned rn, ir_ref m, bool q, enum fhm_form form)
{
    unsigned control = (q ? 4 : 2) | (form & FHM_SUBTRACT ? A64_FMLAL_SUBTRACT : 0);

    a64_set_v(c, rd,
              ir_call(c->b, &a64_hlp_fmlal, a64_v(c, rd), fhm_part(c, rn, q, form), m,
                      ir_const(c->b, IR_I32, control)));
    return true;
}

#define FHM(name, form)                                                                            \
    bool tr_a64_##name(struct a64_ctx *c, const struct a64_fv3h *a)                                \
    {                                                                                              \
        return fhm(c, a->rd, a->rn, fhm_part(c, a->rm, a->q, form), a->q, form);                   \
    }                                                                                              \
    bool tr_a64_##name##_elem(struct a64_ctx *c, const struct a64_fvelem *a)                       \
    {                                                                                              \
        return fhm(c, a->rd, a->rn, fp_element(c, fp_vector(1, true), a->rm, a->idx), a->q, form); \
    }

FHM(fmlal, FHM_ADD)
FHM(fmlsl, FHM_SUBTRACT)
FHM(fmlal2, FHM_UPPER)
FHM(fmlsl2, FHM_UPPER | FHM_SUBTRACT)

/* --- BFloat16 --- */

static bool bf16_helper(struct a64_ctx *c, const struct ir_helper *helper, unsigned rd, unsigned rn,
                        ir_ref m, bool q)
{
    a64_set_vq(c, rd, q, ir_call(c->b, helper, a64_v(c, rd), a64_v(c, rn), m, IR_NONE));
    return true;
}

bool tr_a64_bfdot(struct a64_ctx *c, const struct a64_fv3h *a)
{
    return bf16_helper(c, &a64_hlp_bfdot, a->rd, a->rn, a64_v(c, a->rm), a->q);
}

/* The element is a pair. */
bool tr_a64_bfdot_elem(struct a64_ctx *c, const struct a64_fvelem *a)
{
    return bf16_helper(c, &a64_hlp_bfdot, a->rd, a->rn,
                       fp_element(c, fp_vector(2, true), a->rm, a->idx), a->q);
}

bool tr_a64_bfmmla(struct a64_ctx *c, const struct a64_fs3h *a)
{
    return bf16_helper(c, &a64_hlp_bfmmla, a->rd, a->rn, a64_v(c, a->rm), true);
}

/* The odd (top) or even halves of each single, as singles: a bf16 is the upper half of one. */
static ir_ref bf16_widen(struct a64_ctx *c, ir_ref v, bool top)
{
    if (!top)
        return ir_vop(c->b, IR_VSHL, IR_V128, 2, v, IR_NONE, IR_NONE, 16);
    return ir_vop(c->b, IR_VAND, IR_V128, 0, v,
                  ir_vconst(c->b, 0xffff0000ffff0000, 0xffff0000ffff0000), IR_NONE, 0);
}

static bool bfmlal(struct a64_ctx *c, unsigned rd, unsigned rn, ir_ref m, bool top)
{
    struct fp_shape s = fp_vector(2, true);
    ir_ref n = bf16_widen(c, a64_v(c, rn), top);

    fp_set(c, s, rd, fp_emit(c, s, IR_FMA, 0, n, bf16_widen(c, m, top), a64_v(c, rd)));
    return true;
}

bool tr_a64_bfmlal(struct a64_ctx *c, const struct a64_bfmlal *a)
{
    return bfmlal(c, a->rd, a->rn, a64_v(c, a->rm), a->top);
}

bool tr_a64_bfmlal_elem(struct a64_ctx *c, const struct a64_bfmlal_elem *a)
{
    return bfmlal(c, a->rd, a->rn, fp_element(c, fp_vector(1, true), a->rm, a->idx), a->top);
}
