/*
 * Advanced SIMD arithmetic on integers: three registers of the same type, of different types, by
 * element, and their scalar variants (ARM DDI 0487 C7.2).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/simd.h"

/* --- what is more than one IR op: same types --- */

static ir_ref saturating(struct simd s, enum ir_op op, enum ir_op wrapping, ir_ref n, ir_ref m)
{
    ir_ref result = simd_op2(s, op, n, m);

    simd_saturated(s, simd_bits2(s, IR_VXOR, result, simd_op2(s, wrapping, n, m)));
    return result;
}

static ir_ref sqadd(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return saturating(s, IR_VSQADD, IR_VADD, n, m);
}

static ir_ref uqadd(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return saturating(s, IR_VUQADD, IR_VADD, n, m);
}

static ir_ref sqsub(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return saturating(s, IR_VSQSUB, IR_VSUB, n, m);
}

static ir_ref uqsub(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return saturating(s, IR_VUQSUB, IR_VSUB, n, m);
}

static ir_ref mla(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_op2(s, IR_VADD, a64_v(s.c, rd), simd_op2(s, IR_VMUL, n, m));
}

static ir_ref mls(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_op2(s, IR_VSUB, a64_v(s.c, rd), simd_op2(s, IR_VMUL, n, m));
}

static ir_ref saba(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_op2(s, IR_VADD, a64_v(s.c, rd), simd_op2(s, IR_VSABD, n, m));
}

static ir_ref uaba(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_op2(s, IR_VADD, a64_v(s.c, rd), simd_op2(s, IR_VUABD, n, m));
}

static ir_ref bsl(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_emit(s, IR_VBSL, a64_v(s.c, rd), n, m, 0);
}

static ir_ref bit_insert(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_emit(s, IR_VBSL, m, n, a64_v(s.c, rd), 0);
}

static ir_ref bif(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_emit(s, IR_VBSL, m, a64_v(s.c, rd), n, 0);
}

static ir_ref orn(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_op2(s, IR_VOR, n, simd_op1(s, IR_VNOT, m));
}

/* Only MIN * MIN saturates. */
static ir_ref doubling_high(struct simd s, enum ir_op op, ir_ref n, ir_ref m)
{
    ir_ref min = simd_splat(s, (uint64_t)1 << (simd_bits(s) - 1));

    simd_saturated(
        s, simd_bits2(s, IR_VAND, simd_op2(s, IR_VCMPEQ, n, min), simd_op2(s, IR_VCMPEQ, m, min)));
    return simd_op2(s, op, n, m);
}

static ir_ref sqdmulh(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return doubling_high(s, IR_VSQDMULH, n, m);
}

static ir_ref sqrdmulh(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return doubling_high(s, IR_VSQRDMULH, n, m);
}

static ir_ref doubling_high_accumulate(struct simd s, unsigned rd, ir_ref n, ir_ref m,
                                       unsigned subtract)
{
    ir_ref mode = ir_const(s.c->b, IR_I32, s.lane | subtract << 2);
    ir_ref d = a64_v(s.c, rd);

    simd_saturated(s, ir_call(s.c->b, &a64_hlp_sqrdmlah_qc, d, n, m, mode));
    return ir_call(s.c->b, &a64_hlp_sqrdmlah, d, n, m, mode);
}

static ir_ref sqrdmlah(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return doubling_high_accumulate(s, rd, n, m, 0);
}

static ir_ref sqrdmlsh(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return doubling_high_accumulate(s, rd, n, m, 1);
}

/* Shifts right where the low byte of m is negative, and adds the last bit shifted out there. Beyond
 * the lane that is the sign of x (or 0), which cancels a signed -1. */
static ir_ref rounding_shift(struct simd s, enum ir_op op, ir_ref n, ir_ref m)
{
    ir_ref one_less = simd_op2(s, op, n, simd_op2(s, IR_VADD, m, simd_splat(s, 1)));
    ir_ref last_bit = simd_bits2(s, IR_VAND, one_less, simd_splat(s, 1));
    ir_ref amount = s.lane == 0 ? m : simd_op1i(s, IR_VSHL, m, simd_bits(s) - 8);
    ir_ref is_right = simd_op2(s, IR_VCMPGT, simd_zero(s.c), amount);

    return simd_op2(s, IR_VADD, simd_op2(s, op, n, m), simd_bits2(s, IR_VAND, last_bit, is_right));
}

static ir_ref srshl(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return rounding_shift(s, IR_VSSHLV, n, m);
}

static ir_ref urshl(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return rounding_shift(s, IR_VUSHLV, n, m);
}

/* Shifts by register that saturate. */
static ir_ref saturating_shift(struct simd s, unsigned mode, ir_ref n, ir_ref m)
{
    ir_ref mode_ref = ir_const(s.c->b, IR_I32, s.lane | mode);

    simd_saturated(s, ir_call(s.c->b, &a64_hlp_saturating_shift_qc, n, m, mode_ref, IR_NONE));
    return ir_call(s.c->b, &a64_hlp_saturating_shift, n, m, mode_ref, IR_NONE);
}

static ir_ref sqshl(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return saturating_shift(s, 0, n, m);
}

static ir_ref uqshl(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return saturating_shift(s, SIMD_SHIFT_UNSIGNED, n, m);
}

static ir_ref sqrshl(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return saturating_shift(s, SIMD_SHIFT_ROUND, n, m);
}

static ir_ref uqrshl(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return saturating_shift(s, SIMD_SHIFT_ROUND | SIMD_SHIFT_UNSIGNED, n, m);
}

/* --- long, wide and narrow: s.lane is that of the narrow side --- */

static ir_ref widen2(struct simd s, enum ir_op widen, enum ir_op op, ir_ref n, ir_ref m)
{
    return simd_op2(simd_wide(s), op, simd_long(s, widen, n, IR_NONE),
                    simd_long(s, widen, m, IR_NONE));
}

static ir_ref saddl(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return widen2(s, IR_VSXTL, IR_VADD, n, m);
}

static ir_ref uaddl(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return widen2(s, IR_VUXTL, IR_VADD, n, m);
}

static ir_ref ssubl(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return widen2(s, IR_VSXTL, IR_VSUB, n, m);
}

static ir_ref usubl(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return widen2(s, IR_VUXTL, IR_VSUB, n, m);
}

static ir_ref saddw(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_op2(simd_wide(s), IR_VADD, n, simd_long(s, IR_VSXTL, m, IR_NONE));
}

static ir_ref uaddw(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_op2(simd_wide(s), IR_VADD, n, simd_long(s, IR_VUXTL, m, IR_NONE));
}

static ir_ref ssubw(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_op2(simd_wide(s), IR_VSUB, n, simd_long(s, IR_VSXTL, m, IR_NONE));
}

static ir_ref usubw(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_op2(simd_wide(s), IR_VSUB, n, simd_long(s, IR_VUXTL, m, IR_NONE));
}

/* Widened differences fit: their absolute values are those of the narrow lanes, zero-extended. */
static ir_ref sabdl(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_long(s, IR_VUXTL, simd_op2(s, IR_VSABD, n, m), IR_NONE);
}

static ir_ref uabdl(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_long(s, IR_VUXTL, simd_op2(s, IR_VUABD, n, m), IR_NONE);
}

static ir_ref sabal(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_op2(simd_wide(s), IR_VADD, a64_v(s.c, rd), sabdl(s, rd, n, m));
}

static ir_ref uabal(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_op2(simd_wide(s), IR_VADD, a64_v(s.c, rd), uabdl(s, rd, n, m));
}

static ir_ref smull(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_long(s, IR_VSMULL, n, m);
}

static ir_ref umull(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_long(s, IR_VUMULL, n, m);
}

static ir_ref pmull(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_long(s, IR_VPMULL, n, m);
}

static ir_ref smlal(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_op2(simd_wide(s), IR_VADD, a64_v(s.c, rd), simd_long(s, IR_VSMULL, n, m));
}

static ir_ref umlal(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_op2(simd_wide(s), IR_VADD, a64_v(s.c, rd), simd_long(s, IR_VUMULL, n, m));
}

static ir_ref smlsl(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_op2(simd_wide(s), IR_VSUB, a64_v(s.c, rd), simd_long(s, IR_VSMULL, n, m));
}

static ir_ref umlsl(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_op2(simd_wide(s), IR_VSUB, a64_v(s.c, rd), simd_long(s, IR_VUMULL, n, m));
}

static ir_ref sqdmull(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    ir_ref product = simd_long(s, IR_VSMULL, n, m);

    return saturating(simd_wide(s), IR_VSQADD, IR_VADD, product, product);
}

static ir_ref sqdmlal(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return saturating(simd_wide(s), IR_VSQADD, IR_VADD, a64_v(s.c, rd), sqdmull(s, rd, n, m));
}

static ir_ref sqdmlsl(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return saturating(simd_wide(s), IR_VSQSUB, IR_VSUB, a64_v(s.c, rd), sqdmull(s, rd, n, m));
}

/* The high halves of wide lanes, rounded or not. */
static ir_ref high_narrow(struct simd s, enum ir_op op, bool round, ir_ref n, ir_ref m)
{
    struct simd wide = simd_wide(s);
    ir_ref value = simd_op2(wide, op, n, m);

    if (round)
        value = simd_op2(wide, IR_VADD, value, simd_splat(wide, (uint64_t)1 << (simd_bits(s) - 1)));
    value = simd_op1i(wide, IR_VSHR, value, simd_bits(s));
    return ir_vop(s.c->b, IR_VXTN, IR_V128, s.lane, value, IR_NONE, IR_NONE, 0);
}

static ir_ref addhn(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return high_narrow(s, IR_VADD, false, n, m);
}

static ir_ref raddhn(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return high_narrow(s, IR_VADD, true, n, m);
}

static ir_ref subhn(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return high_narrow(s, IR_VSUB, false, n, m);
}

static ir_ref rsubhn(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return high_narrow(s, IR_VSUB, true, n, m);
}

/* --- dot products and matrices: 32-bit lanes of four bytes --- */

static ir_ref sdot(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_emit(s, IR_VSDOT, a64_v(s.c, rd), n, m, 0);
}

static ir_ref udot(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_emit(s, IR_VUDOT, a64_v(s.c, rd), n, m, 0);
}

static ir_ref usdot(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_emit(s, IR_VUSDOT, a64_v(s.c, rd), n, m, 0);
}

static ir_ref sudot(struct simd s, unsigned rd, ir_ref n, ir_ref m)
{
    return simd_emit(s, IR_VUSDOT, a64_v(s.c, rd), m, n, 0);
}

/* 2 x 8 bytes of n times 8 x 2 bytes of m, added to 2 x 2 words: two dot products of half rows with
 * half columns. */
static bool mmla(struct a64_ctx *c, enum ir_op dot, const struct a64_simd_r3 *a)
{
    struct simd s = simd(c, SIMD_V128, 2);
    ir_ref n = a64_v(c, a->rn), m = a64_v(c, a->rm);
    ir_ref lower_rows = simd_op2(s, IR_VTRN1, n, n), lower_columns = simd_op2(s, IR_VUZP1, m, m);
    ir_ref upper_rows = simd_op2(s, IR_VTRN2, n, n), upper_columns = simd_op2(s, IR_VUZP2, m, m);

    s.lane = 0;
    ir_ref sum = simd_emit(s, dot, a64_v(c, a->rd), lower_rows, lower_columns, 0);

    return simd_set(s, a->rd, simd_emit(s, dot, sum, upper_rows, upper_columns, 0));
}

bool tr_a64_smmla_v(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    return mmla(c, IR_VSDOT, a);
}

bool tr_a64_ummla_v(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    return mmla(c, IR_VUDOT, a);
}

bool tr_a64_usmmla_v(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    return mmla(c, IR_VUSDOT, a);
}

/* --- the instructions --- */

/* An element in every lane of a V128, whatever the form: equal ones merge. */
static ir_ref duplicate(struct simd s, unsigned lane, unsigned rm, unsigned index)
{
    return ir_vop(s.c->b, IR_VDUPLANE, IR_V128, lane, a64_v(s.c, rm), IR_NONE, IR_NONE, index);
}

/* The register and index of an element depend on its size. */
static ir_ref element(struct simd s, unsigned l, unsigned m, unsigned rm, unsigned h)
{
    unsigned index = s.lane == 1 ? h << 2 | l << 1 | m : h << 1 | l;

    if (s.lane == 2)
        rm |= m << 4;
    return duplicate(s, s.lane, rm, index);
}

// clang-format off

/* Shapes of instructions; N is the name, FN a simd_fn3, OP an IR op of two operands. */
#define VECTOR_OP(N, OP) \
    bool tr_a64_##N##_v(struct a64_ctx *c, const struct a64_simd_v3 *a) \
    { \
        struct simd s = simd(c, a->q, a->size); \
        return simd_set(s, a->rd, simd_op2(s, IR_##OP, a64_v(c, a->rn), a64_v(c, a->rm))); \
    }
#define SCALAR_OP(N, OP) \
    bool tr_a64_##N##_sc(struct a64_ctx *c, const struct a64_simd_s3 *a) \
    { \
        struct simd s = simd(c, SIMD_SCALAR, a->size); \
        return simd_set(s, a->rd, simd_op2(s, IR_##OP, a64_v(c, a->rn), a64_v(c, a->rm))); \
    }
#define LOGIC_OP(N, OP) \
    bool tr_a64_##N##_v(struct a64_ctx *c, const struct a64_simd_vlogic *a) \
    { \
        struct simd s = simd(c, a->q, 0); \
        return simd_set(s, a->rd, simd_op2(s, IR_##OP, a64_v(c, a->rn), a64_v(c, a->rm))); \
    }
#define VECTOR(N, FN) \
    bool tr_a64_##N##_v(struct a64_ctx *c, const struct a64_simd_v3 *a) \
    { \
        struct simd s = simd(c, a->q, a->size); \
        return simd_set(s, a->rd, FN(s, a->rd, a64_v(c, a->rn), a64_v(c, a->rm))); \
    }
#define SCALAR(N, FN) \
    bool tr_a64_##N##_sc(struct a64_ctx *c, const struct a64_simd_s3 *a) \
    { \
        struct simd s = simd(c, SIMD_SCALAR, a->size); \
        return simd_set(s, a->rd, FN(s, a->rd, a64_v(c, a->rn), a64_v(c, a->rm))); \
    }
#define LOGIC(N, FN) \
    bool tr_a64_##N##_v(struct a64_ctx *c, const struct a64_simd_vlogic *a) \
    { \
        struct simd s = simd(c, a->q, 0); \
        return simd_set(s, a->rd, FN(s, a->rd, a64_v(c, a->rn), a64_v(c, a->rm))); \
    }
#define LONG(N, FN) \
    bool tr_a64_##N##_v(struct a64_ctx *c, const struct a64_simd_v3 *a) \
    { \
        struct simd s = simd(c, a->q, a->size); \
        return simd_set(simd_wide(s), a->rd, FN(s, a->rd, a64_v(c, a->rn), a64_v(c, a->rm))); \
    }
#define SCALAR_LONG(N, FN) \
    bool tr_a64_##N##_sc(struct a64_ctx *c, const struct a64_simd_s3 *a) \
    { \
        struct simd s = simd(c, SIMD_SCALAR, a->size); \
        return simd_set(simd_wide(s), a->rd, FN(s, a->rd, a64_v(c, a->rn), a64_v(c, a->rm))); \
    }
#define NARROW(N, FN) \
    bool tr_a64_##N##_v(struct a64_ctx *c, const struct a64_simd_v3 *a) \
    { \
        struct simd s = simd(c, a->q, a->size); \
        return simd_set_narrow(s, a->rd, FN(s, a->rd, a64_v(c, a->rn), a64_v(c, a->rm))); \
    }
#define ELEMENT(N, FN) \
    bool tr_a64_##N##_e(struct a64_ctx *c, const struct a64_simd_e *a) \
    { \
        struct simd s = simd(c, a->q, a->size); \
        ir_ref m = element(s, a->l, a->m, a->rm, a->h); \
        return simd_set(s, a->rd, FN(s, a->rd, a64_v(c, a->rn), m)); \
    }
#define ELEMENT_LONG(N, FN) \
    bool tr_a64_##N##_e(struct a64_ctx *c, const struct a64_simd_e *a) \
    { \
        struct simd s = simd(c, a->q, a->size); \
        ir_ref m = element(s, a->l, a->m, a->rm, a->h); \
        return simd_set(simd_wide(s), a->rd, FN(s, a->rd, a64_v(c, a->rn), m)); \
    }
#define SCALAR_ELEMENT(N, FN) \
    bool tr_a64_##N##_sce(struct a64_ctx *c, const struct a64_simd_se *a) \
    { \
        struct simd s = simd(c, SIMD_SCALAR, a->size); \
        ir_ref m = element(s, a->l, a->m, a->rm, a->h); \
        return simd_set(s, a->rd, FN(s, a->rd, a64_v(c, a->rn), m)); \
    }
#define SCALAR_ELEMENT_LONG(N, FN) \
    bool tr_a64_##N##_sce(struct a64_ctx *c, const struct a64_simd_se *a) \
    { \
        struct simd s = simd(c, SIMD_SCALAR, a->size); \
        ir_ref m = element(s, a->l, a->m, a->rm, a->h); \
        return simd_set(simd_wide(s), a->rd, FN(s, a->rd, a64_v(c, a->rn), m)); \
    }
#define DOT_ELEMENT(N, FN) \
    bool tr_a64_##N##_e(struct a64_ctx *c, const struct a64_simd_dot_e *a) \
    { \
        struct simd s = simd(c, a->q, 0); \
        return simd_set(s, a->rd, FN(s, a->rd, a64_v(c, a->rn), duplicate(s, 2, a->rm, a->idx))); \
    }

LOGIC_OP(and, VAND)
LOGIC_OP(bic, VANDN)
LOGIC_OP(orr, VOR)
LOGIC(orn, orn)
LOGIC_OP(eor, VXOR)
LOGIC(bsl, bsl)
LOGIC(bit, bit_insert)
LOGIC(bif, bif)

VECTOR_OP(shadd, VSHADD)
VECTOR_OP(uhadd, VUHADD)
VECTOR_OP(srhadd, VSRHADD)
VECTOR_OP(urhadd, VURHADD)
VECTOR_OP(shsub, VSHSUB)
VECTOR_OP(uhsub, VUHSUB)
VECTOR_OP(cmgt, VCMPGT)
VECTOR_OP(cmhi, VCMPHI)
VECTOR_OP(cmge, VCMPGE)
VECTOR_OP(cmhs, VCMPHS)
VECTOR_OP(cmeq, VCMPEQ)
VECTOR_OP(cmtst, VTST)
VECTOR_OP(sshl, VSSHLV)
VECTOR_OP(ushl, VUSHLV)
VECTOR_OP(smax, VSMAX)
VECTOR_OP(umax, VUMAX)
VECTOR_OP(smin, VSMIN)
VECTOR_OP(umin, VUMIN)
VECTOR_OP(sabd, VSABD)
VECTOR_OP(uabd, VUABD)
VECTOR_OP(add, VADD)
VECTOR_OP(sub, VSUB)
VECTOR_OP(mul, VMUL)
VECTOR_OP(pmul, VPMUL)
VECTOR_OP(smaxp, VSMAXP)
VECTOR_OP(umaxp, VUMAXP)
VECTOR_OP(sminp, VSMINP)
VECTOR_OP(uminp, VUMINP)
VECTOR_OP(addp, VADDP)
VECTOR(saba, saba)
VECTOR(uaba, uaba)
VECTOR(mla, mla)
VECTOR(mls, mls)
VECTOR(sqadd, sqadd)
VECTOR(uqadd, uqadd)
VECTOR(sqsub, sqsub)
VECTOR(uqsub, uqsub)
VECTOR(srshl, srshl)
VECTOR(urshl, urshl)
VECTOR(sqshl, sqshl)
VECTOR(uqshl, uqshl)
VECTOR(sqrshl, sqrshl)
VECTOR(uqrshl, uqrshl)
VECTOR(sqdmulh, sqdmulh)
VECTOR(sqrdmulh, sqrdmulh)
VECTOR(sqrdmlah, sqrdmlah)
VECTOR(sqrdmlsh, sqrdmlsh)

SCALAR_OP(cmgt, VCMPGT)
SCALAR_OP(cmhi, VCMPHI)
SCALAR_OP(cmge, VCMPGE)
SCALAR_OP(cmhs, VCMPHS)
SCALAR_OP(cmeq, VCMPEQ)
SCALAR_OP(cmtst, VTST)
SCALAR_OP(sshl, VSSHLV)
SCALAR_OP(ushl, VUSHLV)
SCALAR_OP(add, VADD)
SCALAR_OP(sub, VSUB)
SCALAR(sqadd, sqadd)
SCALAR(uqadd, uqadd)
SCALAR(sqsub, sqsub)
SCALAR(uqsub, uqsub)
SCALAR(srshl, srshl)
SCALAR(urshl, urshl)
SCALAR(sqshl, sqshl)
SCALAR(uqshl, uqshl)
SCALAR(sqrshl, sqrshl)
SCALAR(uqrshl, uqrshl)
SCALAR(sqdmulh, sqdmulh)
SCALAR(sqrdmulh, sqrdmulh)
SCALAR(sqrdmlah, sqrdmlah)
SCALAR(sqrdmlsh, sqrdmlsh)

LOGIC(sdot, sdot)
LOGIC(udot, udot)
LOGIC(usdot, usdot)
DOT_ELEMENT(sdot, sdot)
DOT_ELEMENT(udot, udot)
DOT_ELEMENT(usdot, usdot)
DOT_ELEMENT(sudot, sudot)

LONG(saddl, saddl)
LONG(uaddl, uaddl)
LONG(ssubl, ssubl)
LONG(usubl, usubl)
LONG(saddw, saddw)
LONG(uaddw, uaddw)
LONG(ssubw, ssubw)
LONG(usubw, usubw)
LONG(sabdl, sabdl)
LONG(uabdl, uabdl)
LONG(sabal, sabal)
LONG(uabal, uabal)
LONG(smull, smull)
LONG(umull, umull)
LONG(smlal, smlal)
LONG(umlal, umlal)
LONG(smlsl, smlsl)
LONG(umlsl, umlsl)
LONG(pmull, pmull)
LONG(sqdmull, sqdmull)
LONG(sqdmlal, sqdmlal)
LONG(sqdmlsl, sqdmlsl)
SCALAR_LONG(sqdmull, sqdmull)
SCALAR_LONG(sqdmlal, sqdmlal)
SCALAR_LONG(sqdmlsl, sqdmlsl)

NARROW(addhn, addhn)
NARROW(raddhn, raddhn)
NARROW(subhn, subhn)
NARROW(rsubhn, rsubhn)

#define MUL(s, rd, n, m) simd_op2(s, IR_VMUL, n, m)
ELEMENT(mul, MUL)
ELEMENT(mla, mla)
ELEMENT(mls, mls)
ELEMENT(sqdmulh, sqdmulh)
ELEMENT(sqrdmulh, sqrdmulh)
ELEMENT(sqrdmlah, sqrdmlah)
ELEMENT(sqrdmlsh, sqrdmlsh)
ELEMENT_LONG(smull, smull)
ELEMENT_LONG(umull, umull)
ELEMENT_LONG(smlal, smlal)
ELEMENT_LONG(umlal, umlal)
ELEMENT_LONG(smlsl, smlsl)
ELEMENT_LONG(umlsl, umlsl)
ELEMENT_LONG(sqdmull, sqdmull)
ELEMENT_LONG(sqdmlal, sqdmlal)
ELEMENT_LONG(sqdmlsl, sqdmlsl)
SCALAR_ELEMENT(sqdmulh, sqdmulh)
SCALAR_ELEMENT(sqrdmulh, sqrdmulh)
SCALAR_ELEMENT(sqrdmlah, sqrdmlah)
SCALAR_ELEMENT(sqrdmlsh, sqrdmlsh)
SCALAR_ELEMENT_LONG(sqdmull, sqdmull)
SCALAR_ELEMENT_LONG(sqdmlal, sqdmlal)
SCALAR_ELEMENT_LONG(sqdmlsl, sqdmlsl)

// clang-format on

bool tr_a64_pmull_64(struct a64_ctx *c, const struct a64_simd_vlogic *a)
{
    a64_set_v(c, a->rd, simd_long(simd(c, a->q, 3), IR_VPMULL, a64_v(c, a->rn), a64_v(c, a->rm)));
    return true;
}
