/*
 * Advanced SIMD shifts by immediate, vectors and scalars (ARM DDI 0487 C7.2).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/simd.h"

/* `shift` is the amount, 0 … bits - 1 to the left, 1 … bits to the right. */
typedef ir_ref simd_shift_fn(struct simd s, unsigned rd, ir_ref n, unsigned shift);

static ir_ref sshr(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return simd_op1i(s, IR_VSAR, n, shift);
}

static ir_ref ushr(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return simd_op1i(s, IR_VSHR, n, shift);
}

/* Adds the last bit shifted out: rounding without the overflow of adding before. */
static ir_ref round_shifted(struct simd s, ir_ref n, ir_ref shifted, unsigned shift)
{
    ir_ref half = simd_bits2(s, IR_VAND, simd_op1i(s, IR_VSHR, n, shift - 1), simd_splat(s, 1));

    return simd_op2(s, IR_VADD, shifted, half);
}

static ir_ref srshr(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return round_shifted(s, n, sshr(s, rd, n, shift), shift);
}

static ir_ref urshr(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return round_shifted(s, n, ushr(s, rd, n, shift), shift);
}

static ir_ref ssra(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return simd_op2(s, IR_VADD, a64_v(s.c, rd), sshr(s, rd, n, shift));
}

static ir_ref usra(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return simd_op2(s, IR_VADD, a64_v(s.c, rd), ushr(s, rd, n, shift));
}

static ir_ref srsra(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return simd_op2(s, IR_VADD, a64_v(s.c, rd), srshr(s, rd, n, shift));
}

static ir_ref ursra(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return simd_op2(s, IR_VADD, a64_v(s.c, rd), urshr(s, rd, n, shift));
}

static ir_ref shl(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return simd_op1i(s, IR_VSHL, n, shift);
}

/* Shift and insert: rd keeps the bits outside `mask`. */
static ir_ref insert(struct simd s, unsigned rd, ir_ref shifted, uint64_t mask)
{
    ir_ref kept = simd_bits2(s, IR_VAND, a64_v(s.c, rd), simd_splat(s, ~mask));

    return simd_bits2(s, IR_VOR, kept, shifted);
}

static ir_ref sri(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    uint64_t ones = UINT64_MAX >> (64 - simd_bits(s));

    return insert(s, rd, ushr(s, rd, n, shift), shift == 64 ? 0 : ones >> shift);
}

static ir_ref sli(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return insert(s, rd, shl(s, rd, n, shift), UINT64_MAX << shift);
}

/* The lanes where shifting back does not give the source. */
static ir_ref overflowed(struct simd s, enum ir_op back, ir_ref n, ir_ref shifted, unsigned shift)
{
    return simd_op1(s, IR_VNOT, simd_op2(s, IR_VCMPEQ, simd_op1i(s, back, shifted, shift), n));
}

static ir_ref sqshl_imm(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    ir_ref shifted = shl(s, rd, n, shift);
    ir_ref overflow = overflowed(s, IR_VSAR, n, shifted, shift);
    ir_ref sign = simd_op1i(s, IR_VSAR, n, simd_bits(s) - 1);
    ir_ref limit = simd_bits2(s, IR_VXOR, sign, simd_splat(s, UINT64_MAX >> (65 - simd_bits(s))));

    simd_saturated(s, overflow);
    s.lane = 0;
    return simd_emit(s, IR_VBSL, overflow, limit, shifted, 0);
}

static ir_ref uqshl_imm(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    ir_ref shifted = shl(s, rd, n, shift);
    ir_ref overflow = overflowed(s, IR_VSHR, n, shifted, shift);

    simd_saturated(s, overflow);
    return simd_bits2(s, IR_VOR, shifted, overflow);
}

/* From signed to unsigned: negative lanes give 0. */
static ir_ref sqshlu(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    ir_ref shifted = shl(s, rd, n, shift);
    ir_ref overflow = overflowed(s, IR_VSHR, n, shifted, shift);
    ir_ref sign = simd_op1i(s, IR_VSAR, n, simd_bits(s) - 1);

    simd_saturated(s, simd_bits2(s, IR_VOR, overflow, sign));
    return simd_bits2(s, IR_VANDN, simd_bits2(s, IR_VOR, shifted, overflow), sign);
}

/* --- narrowing: s.lane is that of the result, the shift happens in the wide lanes --- */

/* All of the register also for scalars, which narrowing takes. */
static struct simd whole(struct simd s)
{
    return simd(s.c, SIMD_V128, s.lane + 1);
}

static ir_ref narrow(struct simd s, enum ir_op op, ir_ref wide)
{
    return ir_vop(s.c->b, op, IR_V128, s.lane, wide, IR_NONE, IR_NONE, 0);
}

static ir_ref saturating_narrow(struct simd s, enum ir_op op, enum ir_op widen, ir_ref wide)
{
    ir_ref result = narrow(s, op, wide);
    ir_ref again = ir_vop(s.c->b, widen, IR_V128, s.lane, result, IR_NONE, IR_NONE, 0);

    simd_saturated(simd_wide(s), ir_op2(s.c->b, IR_VXOR, IR_V128, again, wide));
    return result;
}

static ir_ref shrn(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return narrow(s, IR_VXTN, ushr(whole(s), rd, n, shift));
}

/* An overflow of the addition is above the bits that stay. */
static ir_ref rshrn(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    struct simd wide = whole(s);

    return shrn(s, rd, simd_op2(wide, IR_VADD, n, simd_splat(wide, (uint64_t)1 << (shift - 1))),
                shift);
}

static ir_ref sqshrn(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return saturating_narrow(s, IR_VSQXTN, IR_VSXTL, sshr(whole(s), rd, n, shift));
}

static ir_ref sqrshrn(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return saturating_narrow(s, IR_VSQXTN, IR_VSXTL, srshr(whole(s), rd, n, shift));
}

static ir_ref uqshrn(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return saturating_narrow(s, IR_VUQXTN, IR_VUXTL, ushr(whole(s), rd, n, shift));
}

static ir_ref uqrshrn(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return saturating_narrow(s, IR_VUQXTN, IR_VUXTL, urshr(whole(s), rd, n, shift));
}

static ir_ref sqshrun(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return saturating_narrow(s, IR_VSQXTUN, IR_VUXTL, sshr(whole(s), rd, n, shift));
}

static ir_ref sqrshrun(struct simd s, unsigned rd, ir_ref n, unsigned shift)
{
    return saturating_narrow(s, IR_VSQXTUN, IR_VUXTL, srshr(whole(s), rd, n, shift));
}

/* --- the instructions: immh:immb has its highest bit where the lane size says --- */

static unsigned immediate_lane(unsigned imm)
{
    return 28u - (unsigned)__builtin_clz(imm);
}

static bool shift_left(struct a64_ctx *c, simd_shift_fn *fn, unsigned form, unsigned imm,
                       unsigned rd, unsigned rn)
{
    struct simd s = simd(c, form, immediate_lane(imm));

    return simd_set(s, rd, fn(s, rd, a64_v(c, rn), imm - simd_bits(s)));
}

static bool shift_right(struct a64_ctx *c, simd_shift_fn *fn, unsigned form, unsigned imm,
                        unsigned rd, unsigned rn)
{
    struct simd s = simd(c, form, immediate_lane(imm));

    return simd_set(s, rd, fn(s, rd, a64_v(c, rn), 2 * simd_bits(s) - imm));
}

static bool shift_narrow(struct a64_ctx *c, simd_shift_fn *fn, unsigned form, unsigned imm,
                         unsigned rd, unsigned rn)
{
    struct simd s = simd(c, form, immediate_lane(imm));

    return simd_set_narrow(s, rd, fn(s, rd, a64_v(c, rn), 2 * simd_bits(s) - imm));
}

static bool shift_long(struct a64_ctx *c, enum ir_op widen, const struct a64_simd_shift *a)
{
    struct simd s = simd(c, a->q, immediate_lane(a->imm)), wide = simd_wide(s);
    ir_ref value = simd_long(s, widen, a64_v(c, a->rn), IR_NONE);
    unsigned shift = a->imm - simd_bits(s);

    return simd_set(wide, a->rd, shift ? simd_op1i(wide, IR_VSHL, value, shift) : value);
}

bool tr_a64_sshll_v(struct a64_ctx *c, const struct a64_simd_shift *a)
{
    return shift_long(c, IR_VSXTL, a);
}

bool tr_a64_ushll_v(struct a64_ctx *c, const struct a64_simd_shift *a)
{
    return shift_long(c, IR_VUXTL, a);
}

// clang-format off

#define VECTOR(N, KIND) \
    bool tr_a64_##N##_v(struct a64_ctx *c, const struct a64_simd_shift *a) \
    { \
        return shift_##KIND(c, N, a->q, a->imm, a->rd, a->rn); \
    }
#define BOTH(N, KIND) \
    VECTOR(N, KIND) \
    bool tr_a64_##N##_sc(struct a64_ctx *c, const struct a64_simd_shift_sc *a) \
    { \
        return shift_##KIND(c, N, SIMD_SCALAR, a->imm, a->rd, a->rn); \
    }

BOTH(sshr, right)
BOTH(ushr, right)
BOTH(ssra, right)
BOTH(usra, right)
BOTH(srshr, right)
BOTH(urshr, right)
BOTH(srsra, right)
BOTH(ursra, right)
BOTH(sri, right)
BOTH(shl, left)
BOTH(sli, left)
BOTH(sqshl_imm, left)
BOTH(uqshl_imm, left)
BOTH(sqshlu, left)
VECTOR(shrn, narrow)
VECTOR(rshrn, narrow)
BOTH(sqshrn, narrow)
BOTH(sqrshrn, narrow)
BOTH(uqshrn, narrow)
BOTH(uqrshrn, narrow)
BOTH(sqshrun, narrow)
BOTH(sqrshrun, narrow)

// clang-format on
