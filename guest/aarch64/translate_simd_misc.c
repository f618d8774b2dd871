/*
 * Advanced SIMD on one source register: reversals, counts, absolute values, comparisons with zero,
 * narrowing, sums and extremes across lanes (ARM DDI 0487 C7.2, "two-register miscellaneous",
 * "across lanes").
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/simd.h"

typedef ir_ref simd_fn2(struct simd s, unsigned rd, ir_ref n);

static ir_ref rev16(struct simd s, unsigned rd, ir_ref n)
{
    return simd_op1i(s, IR_VREV, n, 2);
}

static ir_ref rev32(struct simd s, unsigned rd, ir_ref n)
{
    return simd_op1i(s, IR_VREV, n, 4);
}

static ir_ref rev64(struct simd s, unsigned rd, ir_ref n)
{
    return simd_op1i(s, IR_VREV, n, 8);
}

/* Bits equal to the sign are leading zeroes of x ^ (x >> 1), which has one more. */
static ir_ref cls(struct simd s, unsigned rd, ir_ref n)
{
    ir_ref changes = simd_bits2(s, IR_VXOR, n, simd_op1i(s, IR_VSAR, n, 1));

    return simd_op2(s, IR_VSUB, simd_op1(s, IR_VCLZ, changes), simd_splat(s, 1));
}

static ir_ref sqneg(struct simd s, unsigned rd, ir_ref n)
{
    ir_ref result = simd_op2(s, IR_VSQSUB, simd_zero(s.c), n);

    simd_saturated(s, simd_bits2(s, IR_VXOR, result, simd_op1(s, IR_VNEG, n)));
    return result;
}

static ir_ref sqabs(struct simd s, unsigned rd, ir_ref n)
{
    ir_ref result = simd_op2(s, IR_VSMAX, n, simd_op2(s, IR_VSQSUB, simd_zero(s.c), n));

    simd_saturated(s, simd_bits2(s, IR_VXOR, result, simd_op1(s, IR_VABS, n)));
    return result;
}

/* Adds numbers of different signedness: with the sign bit of rd flipped, both have the signedness
 * of n. */
static ir_ref mixed_add(struct simd s, enum ir_op op, unsigned rd, ir_ref n)
{
    ir_ref sign = simd_splat(s, (uint64_t)1 << (simd_bits(s) - 1));
    ir_ref flipped = simd_bits2(s, IR_VXOR, a64_v(s.c, rd), sign);
    ir_ref sum = simd_op2(s, op, flipped, n);

    simd_saturated(s, simd_bits2(s, IR_VXOR, sum, simd_op2(s, IR_VADD, flipped, n)));
    return simd_bits2(s, IR_VXOR, sum, sign);
}

static ir_ref suqadd(struct simd s, unsigned rd, ir_ref n)
{
    return mixed_add(s, IR_VUQADD, rd, n);
}

static ir_ref usqadd(struct simd s, unsigned rd, ir_ref n)
{
    return mixed_add(s, IR_VSQADD, rd, n);
}

static ir_ref cmgt_zero(struct simd s, unsigned rd, ir_ref n)
{
    return simd_op2(s, IR_VCMPGT, n, simd_zero(s.c));
}

static ir_ref cmge_zero(struct simd s, unsigned rd, ir_ref n)
{
    return simd_op2(s, IR_VCMPGE, n, simd_zero(s.c));
}

static ir_ref cmeq_zero(struct simd s, unsigned rd, ir_ref n)
{
    return simd_op2(s, IR_VCMPEQ, n, simd_zero(s.c));
}

static ir_ref cmle_zero(struct simd s, unsigned rd, ir_ref n)
{
    return simd_op2(s, IR_VCMPGE, simd_zero(s.c), n);
}

static ir_ref cmlt_zero(struct simd s, unsigned rd, ir_ref n)
{
    return simd_op2(s, IR_VCMPGT, simd_zero(s.c), n);
}

/* Pairwise long additions: n has lanes of s.lane, rd lanes of twice the size. */
static ir_ref sadalp(struct simd s, unsigned rd, ir_ref n)
{
    return simd_op2(simd(s.c, s.form, s.lane + 1), IR_VADD, a64_v(s.c, rd),
                    simd_op1(s, IR_VSADDLP, n));
}

static ir_ref uadalp(struct simd s, unsigned rd, ir_ref n)
{
    return simd_op2(simd(s.c, s.form, s.lane + 1), IR_VADD, a64_v(s.c, rd),
                    simd_op1(s, IR_VUADDLP, n));
}

/* --- narrowing: s.lane is that of the result; QC if widening it again does not give the source ---
 */

static ir_ref narrow(struct simd s, enum ir_op op, ir_ref n)
{
    return ir_vop(s.c->b, op, IR_V128, s.lane, n, IR_NONE, IR_NONE, 0);
}

static ir_ref saturating_narrow(struct simd s, enum ir_op op, enum ir_op widen, ir_ref n)
{
    ir_ref result = narrow(s, op, n);
    ir_ref again = ir_vop(s.c->b, widen, IR_V128, s.lane, result, IR_NONE, IR_NONE, 0);

    simd_saturated(simd_wide(s), ir_op2(s.c->b, IR_VXOR, IR_V128, again, n));
    return result;
}

static ir_ref xtn(struct simd s, unsigned rd, ir_ref n)
{
    return narrow(s, IR_VXTN, n);
}

static ir_ref sqxtn(struct simd s, unsigned rd, ir_ref n)
{
    return saturating_narrow(s, IR_VSQXTN, IR_VSXTL, n);
}

static ir_ref uqxtn(struct simd s, unsigned rd, ir_ref n)
{
    return saturating_narrow(s, IR_VUQXTN, IR_VUXTL, n);
}

static ir_ref sqxtun(struct simd s, unsigned rd, ir_ref n)
{
    return saturating_narrow(s, IR_VSQXTUN, IR_VUXTL, n);
}

/* --- across lanes: the result is a V128 with zeroes above its lowest lane --- */

static ir_ref across(struct simd s, enum ir_op op, ir_ref n)
{
    unsigned bytes = s.form == SIMD_V128 ? 16 : 8;

    return ir_vop(s.c->b, op, IR_V128, s.lane, n, IR_NONE, IR_NONE, bytes);
}

static ir_ref addv(struct simd s, unsigned rd, ir_ref n)
{
    return across(s, IR_VADDV, n);
}

static ir_ref smaxv(struct simd s, unsigned rd, ir_ref n)
{
    return across(s, IR_VSMAXV, n);
}

static ir_ref umaxv(struct simd s, unsigned rd, ir_ref n)
{
    return across(s, IR_VUMAXV, n);
}

static ir_ref sminv(struct simd s, unsigned rd, ir_ref n)
{
    return across(s, IR_VSMINV, n);
}

static ir_ref uminv(struct simd s, unsigned rd, ir_ref n)
{
    return across(s, IR_VUMINV, n);
}

static ir_ref saddlv(struct simd s, unsigned rd, ir_ref n)
{
    return across(simd(s.c, s.form, s.lane + 1), IR_VADDV, simd_op1(s, IR_VSADDLP, n));
}

static ir_ref uaddlv(struct simd s, unsigned rd, ir_ref n)
{
    return across(simd(s.c, s.form, s.lane + 1), IR_VADDV, simd_op1(s, IR_VUADDLP, n));
}

/* --- the instructions --- */

static bool vector(struct simd s, simd_fn2 *fn, unsigned rd, unsigned rn)
{
    return simd_set(s, rd, fn(s, rd, a64_v(s.c, rn)));
}

static bool narrowing(struct simd s, simd_fn2 *fn, unsigned rd, unsigned rn)
{
    return simd_set_narrow(s, rd, fn(s, rd, a64_v(s.c, rn)));
}

// clang-format off

#define VECTOR_OP(N, OP) \
    bool tr_a64_##N##_v(struct a64_ctx *c, const struct a64_simd_v2 *a) \
    { \
        struct simd s = simd(c, a->q, a->size); \
        return simd_set(s, a->rd, simd_op1(s, IR_##OP, a64_v(c, a->rn))); \
    }
#define BYTES_OP(N, OP) \
    bool tr_a64_##N##_v(struct a64_ctx *c, const struct a64_simd_v2_8 *a) \
    { \
        struct simd s = simd(c, a->q, 0); \
        return simd_set(s, a->rd, simd_op1(s, IR_##OP, a64_v(c, a->rn))); \
    }
#define SCALAR_OP(N, OP) \
    bool tr_a64_##N##_sc(struct a64_ctx *c, const struct a64_simd_s2 *a) \
    { \
        struct simd s = simd(c, SIMD_SCALAR, a->size); \
        return simd_set(s, a->rd, simd_op1(s, IR_##OP, a64_v(c, a->rn))); \
    }
#define VECTOR(N) \
    bool tr_a64_##N##_v(struct a64_ctx *c, const struct a64_simd_v2 *a) \
    { \
        return vector(simd(c, a->q, a->size), N, a->rd, a->rn); \
    }
#define SCALAR(N) \
    bool tr_a64_##N##_sc(struct a64_ctx *c, const struct a64_simd_s2 *a) \
    { \
        return vector(simd(c, SIMD_SCALAR, a->size), N, a->rd, a->rn); \
    }
#define NARROW(N) \
    bool tr_a64_##N##_v(struct a64_ctx *c, const struct a64_simd_v2 *a) \
    { \
        return narrowing(simd(c, a->q, a->size), N, a->rd, a->rn); \
    }
#define SCALAR_NARROW(N) \
    bool tr_a64_##N##_sc(struct a64_ctx *c, const struct a64_simd_s2 *a) \
    { \
        return narrowing(simd(c, SIMD_SCALAR, a->size), N, a->rd, a->rn); \
    }
#define ACROSS(N) \
    bool tr_a64_##N(struct a64_ctx *c, const struct a64_simd_v2 *a) \
    { \
        a64_set_v(c, a->rd, N(simd(c, a->q, a->size), a->rd, a64_v(c, a->rn))); \
        return true; \
    }

VECTOR_OP(clz, VCLZ)
VECTOR_OP(cnt, VCNT)
VECTOR_OP(abs, VABS)
VECTOR_OP(neg, VNEG)
VECTOR_OP(saddlp, VSADDLP)
VECTOR_OP(uaddlp, VUADDLP)
SCALAR_OP(abs, VABS)
SCALAR_OP(neg, VNEG)
BYTES_OP(not, VNOT)
BYTES_OP(rbit, VRBIT)

VECTOR(rev16)
VECTOR(rev32)
VECTOR(rev64)
VECTOR(cls)
VECTOR(sadalp)
VECTOR(uadalp)
VECTOR(suqadd)
VECTOR(usqadd)
VECTOR(sqabs)
VECTOR(sqneg)
VECTOR(cmgt_zero)
VECTOR(cmge_zero)
VECTOR(cmeq_zero)
VECTOR(cmle_zero)
VECTOR(cmlt_zero)
SCALAR(suqadd)
SCALAR(usqadd)
SCALAR(sqabs)
SCALAR(sqneg)
SCALAR(cmgt_zero)
SCALAR(cmge_zero)
SCALAR(cmeq_zero)
SCALAR(cmle_zero)
SCALAR(cmlt_zero)

NARROW(xtn)
NARROW(sqxtn)
NARROW(uqxtn)
NARROW(sqxtun)
SCALAR_NARROW(sqxtn)
SCALAR_NARROW(uqxtn)
SCALAR_NARROW(sqxtun)

ACROSS(addv)
ACROSS(saddlv)
ACROSS(uaddlv)
ACROSS(smaxv)
ACROSS(umaxv)
ACROSS(sminv)
ACROSS(uminv)

// clang-format on

bool tr_a64_shll_v(struct a64_ctx *c, const struct a64_simd_v2 *a)
{
    struct simd s = simd(c, a->q, a->size), wide = simd_wide(s);
    ir_ref value = simd_long(s, IR_VUXTL, a64_v(c, a->rn), IR_NONE);

    return simd_set(wide, a->rd, simd_op1i(wide, IR_VSHL, value, simd_bits(s)));
}

bool tr_a64_addp_sc(struct a64_ctx *c, const struct a64_simd_r2 *a)
{
    a64_set_v(c, a->rd, across(simd(c, SIMD_V128, 3), IR_VADDV, a64_v(c, a->rn)));
    return true;
}
