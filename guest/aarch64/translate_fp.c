/*
 * Scalar floating point (ARM DDI 0487 C4.1, "Data Processing -- Scalar Floating-Point"):
 * arithmetic, comparison, selection, moves and conversions of h, s and d registers.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/a64_decode.gen.h"
#include "guest/aarch64/fp.h"
#include "guest/aarch64/helper_fp.h"

/* The lane size (log2 bytes) of an instruction's type field; 0 if the CPU has not got it: h needs
 * FEAT_FP16. The decoder lets 0, 1, 3 pass. */
static unsigned size_of(const struct a64_ctx *c, unsigned type)
{
    if (type == 3)
        return a64_feature_has(c->features, A64_FEATURE_fp16) ? 1 : 0;
    return type + 2;
}

/* --- One source --- */

static bool fp1(struct a64_ctx *c, const struct a64_fp1 *a, enum ir_op op, uint32_t aux)
{
    unsigned size = size_of(c, a->type);

    return size && fp_unary(c, fp_scalar(size), a->rd, a->rn, op, aux);
}

bool tr_a64_fabs(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return fp1(c, a, IR_FABS, 0);
}

bool tr_a64_fneg(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return fp1(c, a, IR_FNEG, 0);
}

bool tr_a64_fsqrt(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return fp1(c, a, IR_FSQRT, 0);
}

bool tr_a64_frintn(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return fp1(c, a, IR_FRINT, fp_round(FP_ROUND_NEAREST_EVEN));
}

bool tr_a64_frintp(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return fp1(c, a, IR_FRINT, fp_round(FP_ROUND_UP));
}

bool tr_a64_frintm(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return fp1(c, a, IR_FRINT, fp_round(FP_ROUND_DOWN));
}

bool tr_a64_frintz(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return fp1(c, a, IR_FRINT, fp_round(FP_ROUND_ZERO));
}

bool tr_a64_frinta(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return fp1(c, a, IR_FRINT, fp_round(FP_ROUND_NEAREST_AWAY));
}

bool tr_a64_frintx(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return fp1(c, a, IR_FRINT, IR_FP_DYNAMIC | IR_FP_EXACT);
}

bool tr_a64_frinti(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return fp1(c, a, IR_FRINT, IR_FP_DYNAMIC);
}

/* Operations on one scalar that only the helper knows. */
static bool fp1_helper(struct a64_ctx *c, const struct a64_fp1 *a, enum a64_fp_unary_helper op)
{
    unsigned size = a->type + 2;
    ir_ref v = ir_call(c->b, &a64_hlp_fp_unary[op][size], a64_v(c, a->rn),
                       ir_const(c->b, IR_I32, 1), IR_NONE, IR_NONE);

    a64_set_v(c, a->rd, v);
    return true;
}

bool tr_a64_frint32z(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return fp1_helper(c, a, A64_HLP_FRINT32Z);
}

bool tr_a64_frint32x(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return fp1_helper(c, a, A64_HLP_FRINT32X);
}

bool tr_a64_frint64z(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return fp1_helper(c, a, A64_HLP_FRINT64Z);
}

bool tr_a64_frint64x(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return fp1_helper(c, a, A64_HLP_FRINT64X);
}

/* --- Between formats. FZ16 does not concern these, FZ does (FPConvert()). --- */

static bool convert(struct a64_ctx *c, const struct a64_fp1 *a, unsigned to)
{
    unsigned from = a->type == 3 ? 1 : a->type + 2;
    ir_ref n = a64_v(c, a->rn);
    struct ir_inst inst = {
        .op = IR_FCVT,
        .type = fp_scalar(to).type,
        .lane = (uint8_t)from,
        .aux = c->fp_aux,
        .args = {n, IR_NONE, IR_NONE, IR_NONE},
    };

    if ((from == 1 || to == 1) && fp_alternative_half(c)) {
        const struct ir_helper *helper =
            from == 1 ? &a64_hlp_from_alt_half[to] : &a64_hlp_to_alt_half[from];

        a64_set_v(c, a->rd, ir_call(c->b, helper, n, ir_const(c->b, IR_I32, 1), IR_NONE, IR_NONE));
        return true;
    }
    a64_set_scalar(c, a->rd, to, ir_emit(c->b, inst));
    return true;
}

bool tr_a64_fcvt_to_h(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return convert(c, a, 1);
}

bool tr_a64_fcvt_to_s(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return convert(c, a, 2);
}

bool tr_a64_fcvt_to_d(struct a64_ctx *c, const struct a64_fp1 *a)
{
    return convert(c, a, 3);
}

bool tr_a64_bfcvt(struct a64_ctx *c, const struct a64_bfcvt *a)
{
    a64_set_v(c, a->rd,
              ir_call(c->b, &a64_hlp_bfcvt, a64_v(c, a->rn), ir_const(c->b, IR_I32, 1), IR_NONE,
                      IR_NONE));
    return true;
}

/* --- Two and three sources --- */

static bool fp2(struct a64_ctx *c, const struct a64_fp2 *a, enum ir_op op)
{
    unsigned size = size_of(c, a->type);

    return size && fp_binary(c, fp_scalar(size), a->rd, a64_v(c, a->rn), a64_v(c, a->rm), op);
}

bool tr_a64_fadd(struct a64_ctx *c, const struct a64_fp2 *a)
{
    return fp2(c, a, IR_FADD);
}

bool tr_a64_fsub(struct a64_ctx *c, const struct a64_fp2 *a)
{
    return fp2(c, a, IR_FSUB);
}

bool tr_a64_fmul(struct a64_ctx *c, const struct a64_fp2 *a)
{
    return fp2(c, a, IR_FMUL);
}

bool tr_a64_fdiv(struct a64_ctx *c, const struct a64_fp2 *a)
{
    return fp2(c, a, IR_FDIV);
}

bool tr_a64_fmax(struct a64_ctx *c, const struct a64_fp2 *a)
{
    return fp2(c, a, IR_FMAX);
}

bool tr_a64_fmin(struct a64_ctx *c, const struct a64_fp2 *a)
{
    return fp2(c, a, IR_FMIN);
}

bool tr_a64_fmaxnm(struct a64_ctx *c, const struct a64_fp2 *a)
{
    return fp2(c, a, IR_FMAXNM);
}

bool tr_a64_fminnm(struct a64_ctx *c, const struct a64_fp2 *a)
{
    return fp2(c, a, IR_FMINNM);
}

/* Negates the rounded product, NaNs too. */
bool tr_a64_fnmul(struct a64_ctx *c, const struct a64_fp2 *a)
{
    unsigned size = size_of(c, a->type);
    struct fp_shape s = fp_scalar(size);

    if (!size)
        return false;
    ir_ref product = fp_emit(c, s, IR_FMUL, 0, a64_v(c, a->rn), a64_v(c, a->rm), IR_NONE);
    fp_set(c, s, a->rd, fp_emit(c, s, IR_FNEG, 0, product, IR_NONE, IR_NONE));
    return true;
}

static bool fp3(struct a64_ctx *c, const struct a64_fp3 *a, uint32_t negate)
{
    unsigned size = size_of(c, a->type);
    struct fp_shape s = fp_scalar(size);

    if (!size)
        return false;
    fp_set(c, s, a->rd,
           fp_emit(c, s, IR_FMA, negate, a64_v(c, a->rn), a64_v(c, a->rm), a64_v(c, a->ra)));
    return true;
}

bool tr_a64_fmadd(struct a64_ctx *c, const struct a64_fp3 *a)
{
    return fp3(c, a, 0);
}

bool tr_a64_fmsub(struct a64_ctx *c, const struct a64_fp3 *a)
{
    return fp3(c, a, IR_FP_NEG_PRODUCT);
}

bool tr_a64_fnmadd(struct a64_ctx *c, const struct a64_fp3 *a)
{
    return fp3(c, a, IR_FP_NEG_PRODUCT | IR_FP_NEG_ADDEND);
}

bool tr_a64_fnmsub(struct a64_ctx *c, const struct a64_fp3 *a)
{
    return fp3(c, a, IR_FP_NEG_ADDEND);
}

/* --- Compare and select --- */

/* The greater of a number and itself: the number, flushed, with the flag that says so. */
static ir_ref flushed(struct a64_ctx *c, unsigned size, ir_ref v)
{
    return fp_emit(c, fp_scalar(size), IR_FMAX, 0, v, v, IR_NONE);
}

static ir_ref compare(struct a64_ctx *c, unsigned size, ir_ref n, ir_ref m, bool signalling)
{
    uint32_t aux = fp_mode(c, size);

    /* Flushed beforehand, the comparison can be one that back-ends fuse with branches. */
    if (aux & IR_FP_FLUSH && size > 1) {
        n = flushed(c, size, n);
        m = m == fp_zero(c) ? m : flushed(c, size, m);
        aux &= ~(uint32_t)IR_FP_FLUSH;
    }
    return ir_emit(c->b, (struct ir_inst){
                             .op = IR_FCMPF,
                             .type = IR_FLAGS,
                             .lane = (uint8_t)size,
                             .aux = aux | (signalling ? IR_FP_SIGNALLING : 0),
                             .args = {n, m, IR_NONE, IR_NONE},
                         });
}

static bool set_comparison(struct a64_ctx *c, unsigned type, unsigned n, ir_ref m, bool signalling)
{
    unsigned size = size_of(c, type);

    if (!size)
        return false;
    a64_set_flags(c, compare(c, size, a64_v(c, n), m, signalling));
    return true;
}

bool tr_a64_fcmp(struct a64_ctx *c, const struct a64_fcmp *a)
{
    return set_comparison(c, a->type, a->rn, a64_v(c, a->rm), false);
}

bool tr_a64_fcmpe(struct a64_ctx *c, const struct a64_fcmpe *a)
{
    return set_comparison(c, a->type, a->rn, a64_v(c, a->rm), true);
}

bool tr_a64_fcmp_zero(struct a64_ctx *c, const struct a64_fcmp_zero *a)
{
    return set_comparison(c, a->type, a->rn, fp_zero(c), false);
}

bool tr_a64_fcmpe_zero(struct a64_ctx *c, const struct a64_fcmpe_zero *a)
{
    return set_comparison(c, a->type, a->rn, fp_zero(c), true);
}

static ir_ref select_scalar(struct a64_ctx *c, unsigned size, unsigned cond, ir_ref yes, ir_ref no)
{
    return ir_emit(c->b, (struct ir_inst){
                             .op = IR_FSELECT,
                             .type = fp_scalar(size).type,
                             .aux = cond,
                             .args = {a64_flags(c), yes, no, IR_NONE},
                         });
}

/* When the condition fails nothing is compared, so that no flag of FPSR may come of it: zeros are
 * compared instead. */
static bool compare_if(struct a64_ctx *c, const struct a64_fccmp *a, bool signalling)
{
    unsigned size = size_of(c, a->type);

    if (!size)
        return false;
    ir_ref n = a64_v(c, a->rn), m = a64_v(c, a->rm);
    if (a->cond >= IR_COND_AL) {
        a64_set_flags(c, compare(c, size, n, m, signalling));
        return true;
    }
    uint64_t otherwise = (a->nzcv & 8 ? IR_PACKED_N : 0) | (a->nzcv & 4 ? IR_PACKED_Z : 0) |
                         (a->nzcv & 2 ? IR_PACKED_C : 0) | (a->nzcv & 1 ? IR_PACKED_V : 0);
    ir_ref zero = fp_zero(c), old = a64_flags(c);
    n = select_scalar(c, size, a->cond, n, zero);
    m = select_scalar(c, size, a->cond, m, zero);
    ir_ref packed = ir_op1(c->b, IR_PACK, IR_I32, compare(c, size, n, m, signalling));
    ir_set(c->b, A64_NZCV,
           ir_emit(c->b, (struct ir_inst){
                             .op = IR_SELECT_COND,
                             .type = IR_I32,
                             .aux = a->cond,
                             .args = {old, packed, ir_const(c->b, IR_I32, otherwise), IR_NONE},
                         }));
    return true;
}

bool tr_a64_fccmp(struct a64_ctx *c, const struct a64_fccmp *a)
{
    return compare_if(c, a, false);
}

bool tr_a64_fccmpe(struct a64_ctx *c, const struct a64_fccmp *a)
{
    return compare_if(c, a, true);
}

bool tr_a64_fcsel(struct a64_ctx *c, const struct a64_fcsel *a)
{
    unsigned size = size_of(c, a->type);

    if (!size)
        return false;
    a64_set_scalar(c, a->rd, size,
                   select_scalar(c, size, a->cond, a64_v(c, a->rn), a64_v(c, a->rm)));
    return true;
}

/* --- Moves --- */

bool tr_a64_fmov(struct a64_ctx *c, const struct a64_fp1 *a)
{
    unsigned size = size_of(c, a->type);

    if (!size)
        return false;
    a64_set_scalar(c, a->rd, size, a64_v(c, a->rn));
    return true;
}

bool tr_a64_fmov_imm(struct a64_ctx *c, const struct a64_fmov_imm *a)
{
    unsigned size = size_of(c, a->type);

    if (!size)
        return false;
    a64_set_v(c, a->rd, ir_vconst(c->b, fp_expand_imm(size, a->imm), 0));
    return true;
}

/* The low 8 << size bits of X<n> into V<rd>. */
static bool from_general(struct a64_ctx *c, unsigned rd, unsigned n, unsigned size)
{
    ir_ref x = a64_x(c, n);

    if (size < 3)
        x = ir_op1i(c->b, IR_ZEXT, IR_I64, x, 8u << size);
    a64_set_v(c, rd, ir_op1(c->b, IR_I2V, IR_V128, x));
    return true;
}

bool tr_a64_fmov_s_w(struct a64_ctx *c, const struct a64_fmov_s_w *a)
{
    return from_general(c, a->rd, a->rn, 2);
}

bool tr_a64_fmov_d_x(struct a64_ctx *c, const struct a64_fmov_d_x *a)
{
    return from_general(c, a->rd, a->rn, 3);
}

bool tr_a64_fmov_h_r(struct a64_ctx *c, const struct a64_fmov_h_r *a)
{
    return from_general(c, a->rd, a->rn, 1);
}

bool tr_a64_fmov_w_s(struct a64_ctx *c, const struct a64_fmov_w_s *a)
{
    a64_set_x(c, a->rd, false, ir_op1(c->b, IR_V2I, IR_I32, a64_v(c, a->rn)));
    return true;
}

bool tr_a64_fmov_x_d(struct a64_ctx *c, const struct a64_fmov_x_d *a)
{
    a64_set_x(c, a->rd, true, ir_op1(c->b, IR_V2I, IR_I64, a64_v(c, a->rn)));
    return true;
}

bool tr_a64_fmov_r_h(struct a64_ctx *c, const struct a64_fmov_r_h *a)
{
    a64_set_x(c, a->rd, true,
              ir_vop(c->b, IR_VGETLANE, IR_I64, 1, a64_v(c, a->rn), IR_NONE, IR_NONE, 0));
    return true;
}

bool tr_a64_fmov_x_high(struct a64_ctx *c, const struct a64_fmov_x_high *a)
{
    a64_set_x(c, a->rd, true,
              ir_vop(c->b, IR_VGETLANE, IR_I64, 3, a64_v(c, a->rn), IR_NONE, IR_NONE, 1));
    return true;
}

bool tr_a64_fmov_high_x(struct a64_ctx *c, const struct a64_fmov_high_x *a)
{
    a64_set_v(c, a->rd,
              ir_vop(c->b, IR_VSETLANE, IR_V128, 3, a64_v(c, a->rd), a64_x(c, a->rn), IR_NONE, 1));
    return true;
}

/* --- To and from integers in general registers --- */

struct int_form {
    unsigned sf, type, rd, rn, fraction;
};

static bool to_int(struct a64_ctx *c, struct int_form f, enum fp_rounding mode, bool is_unsigned)
{
    unsigned size = size_of(c, f.type);

    if (!size)
        return false;
    a64_set_x(c, f.rd, f.sf,
              ir_emit(c->b, (struct ir_inst){
                                .op = IR_FTOI,
                                .type = f.sf ? IR_I64 : IR_I32,
                                .lane = (uint8_t)size,
                                .aux = fp_mode(c, size) | fp_round(mode) |
                                       (is_unsigned ? IR_FP_UNSIGNED : 0),
                                .args = {a64_v(c, f.rn), IR_NONE, IR_NONE, IR_NONE},
                                .imm = f.fraction,
                            }));
    return true;
}

static bool from_int(struct a64_ctx *c, struct int_form f, bool is_unsigned)
{
    unsigned size = size_of(c, f.type);

    if (!size)
        return false;
    a64_set_scalar(c, f.rd, size,
                   ir_emit(c->b, (struct ir_inst){
                                     .op = IR_ITOF,
                                     .type = fp_scalar(size).type,
                                     .lane = f.sf ? 3 : 2,
                                     .aux = fp_mode(c, size) | (is_unsigned ? IR_FP_UNSIGNED : 0),
                                     .args = {a64_x(c, f.rn), IR_NONE, IR_NONE, IR_NONE},
                                     .imm = f.fraction,
                                 }));
    return true;
}

#define TO_INT(letter, mode)                                                                       \
    bool tr_a64_fcvt##letter##s(struct a64_ctx *c, const struct a64_fp_int *a)                     \
    {                                                                                              \
        return to_int(c, (struct int_form){a->sf, a->type, a->rd, a->rn, 0}, mode, false);         \
    }                                                                                              \
    bool tr_a64_fcvt##letter##u(struct a64_ctx *c, const struct a64_fp_int *a)                     \
    {                                                                                              \
        return to_int(c, (struct int_form){a->sf, a->type, a->rd, a->rn, 0}, mode, true);          \
    }

TO_INT(n, FP_ROUND_NEAREST_EVEN)
TO_INT(p, FP_ROUND_UP)
TO_INT(m, FP_ROUND_DOWN)
TO_INT(z, FP_ROUND_ZERO)
TO_INT(a, FP_ROUND_NEAREST_AWAY)

bool tr_a64_scvtf(struct a64_ctx *c, const struct a64_fp_int *a)
{
    return from_int(c, (struct int_form){a->sf, a->type, a->rd, a->rn, 0}, false);
}

bool tr_a64_ucvtf(struct a64_ctx *c, const struct a64_fp_int *a)
{
    return from_int(c, (struct int_form){a->sf, a->type, a->rd, a->rn, 0}, true);
}

static struct int_form fixed(const struct a64_fp_fixed *a)
{
    return (struct int_form){a->sf, a->type, a->rd, a->rn, 64 - a->scale};
}

bool tr_a64_fcvtzs_fixed(struct a64_ctx *c, const struct a64_fp_fixed *a)
{
    return to_int(c, fixed(a), FP_ROUND_ZERO, false);
}

bool tr_a64_fcvtzu_fixed(struct a64_ctx *c, const struct a64_fp_fixed *a)
{
    return to_int(c, fixed(a), FP_ROUND_ZERO, true);
}

bool tr_a64_scvtf_fixed(struct a64_ctx *c, const struct a64_fp_fixed *a)
{
    return from_int(c, fixed(a), false);
}

bool tr_a64_ucvtf_fixed(struct a64_ctx *c, const struct a64_fp_fixed *a)
{
    return from_int(c, fixed(a), true);
}

bool tr_a64_fjcvtzs(struct a64_ctx *c, const struct a64_fjcvtzs *a)
{
    ir_ref both = ir_call(c->b, &a64_hlp_fjcvtzs, a64_v(c, a->rn), IR_NONE, IR_NONE, IR_NONE);
    ir_ref zero_flag = ir_op2(c->b, IR_SHR, IR_I64, both, ir_const(c->b, IR_I64, 32));

    a64_set_x(c, a->rd, false, both);
    ir_set(c->b, A64_NZCV,
           ir_op2(c->b, IR_SHL, IR_I32, zero_flag,
                  ir_const(c->b, IR_I32, (unsigned)__builtin_ctz(IR_PACKED_Z))));
    return true;
}
