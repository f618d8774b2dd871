/*
 * What translate_simd*.c and translate_crypto.c share: the shape of a vector operation, short forms
 * of IR emission, results and the saturation flag.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_GUEST_AARCH64_SIMD_H
#define MOA_GUEST_AARCH64_SIMD_H

#include "guest/aarch64/a64.h"
#include "guest/aarch64/a64_decode.gen.h"

/* The form of an operation. The first two are the q bit of encodings. A scalar works on the low 64
 * bits; its result is the lowest lane, the rest zero. */
enum simd_form {
    SIMD_V64,
    SIMD_V128,
    SIMD_SCALAR
};

struct simd {
    struct a64_ctx *c;
    unsigned form,
        lane; /* lane: log2 of its bytes; of the narrow lanes where an instruction has two sizes */
};

static inline struct simd simd(struct a64_ctx *c, unsigned form, unsigned lane)
{
    return (struct simd){c, form, lane};
}

static inline unsigned simd_bits(struct simd s)
{
    return 8u << s.lane;
}

static inline ir_ref simd_emit(struct simd s, enum ir_op op, ir_ref x, ir_ref y, ir_ref z,
                               uint64_t imm)
{
    return ir_vop(s.c->b, op, s.form == SIMD_V128 ? IR_V128 : IR_V64, s.lane, x, y, z, imm);
}

static inline ir_ref simd_op1(struct simd s, enum ir_op op, ir_ref x)
{
    return simd_emit(s, op, x, IR_NONE, IR_NONE, 0);
}

static inline ir_ref simd_op1i(struct simd s, enum ir_op op, ir_ref x, uint64_t imm)
{
    return simd_emit(s, op, x, IR_NONE, IR_NONE, imm);
}

static inline ir_ref simd_op2(struct simd s, enum ir_op op, ir_ref x, ir_ref y)
{
    return simd_emit(s, op, x, y, IR_NONE, 0);
}

static inline ir_ref simd_op2i(struct simd s, enum ir_op op, ir_ref x, ir_ref y, uint64_t imm)
{
    return simd_emit(s, op, x, y, IR_NONE, imm);
}

/* Bitwise operations have no lanes: equal ones shall look equal to the builder. */
static inline ir_ref simd_bits2(struct simd s, enum ir_op op, ir_ref x, ir_ref y)
{
    s.lane = 0;
    return simd_emit(s, op, x, y, IR_NONE, 0);
}

/* A constant in every lane. */
static inline ir_ref simd_splat(struct simd s, uint64_t value)
{
    unsigned bits = simd_bits(s);
    uint64_t all = bits == 64 ? value
                              : (value & (((uint64_t)1 << bits) - 1)) *
                                    (UINT64_MAX / (((uint64_t)1 << bits) - 1));

    return ir_vconst(s.c->b, all, all);
}

static inline ir_ref simd_zero(struct a64_ctx *c)
{
    return ir_vconst(c->b, 0, 0);
}

/* The whole register that has the value in the lanes of its form and zeroes above. */
static inline ir_ref simd_extend(struct simd s, ir_ref value)
{
    unsigned width = s.form == SIMD_SCALAR ? s.lane : 3;

    if (s.form == SIMD_V128)
        return value;
    if (width == 0) { /* VZEXT has no bytes */
        value = simd_bits2(s, IR_VAND, value, ir_vconst(s.c->b, 0xff, 0));
        width = 3;
    }
    return ir_vop(s.c->b, IR_VZEXT, IR_V128, width, value, IR_NONE, IR_NONE, 0);
}

static inline bool simd_set(struct simd s, unsigned rd, ir_ref value)
{
    a64_set_v(s.c, rd, simd_extend(s, value));
    return true;
}

/* FPSR.QC becomes set if any bit of `saturated` is, in the lanes of the form. */
static inline void simd_saturated(struct simd s, ir_ref saturated)
{
    ir_ref old = ir_get(s.c->b, A64_QC);

    ir_set(s.c->b, A64_QC, ir_op2(s.c->b, IR_VOR, IR_V128, old, simd_extend(s, saturated)));
}

/* The result of a "narrow" instruction, a V128 with the narrow lanes in its low half and zeroes
 * above: those for the upper half ("2", V128) keep the lower half of rd. */
static inline bool simd_set_narrow(struct simd s, unsigned rd, ir_ref value)
{
    if (s.form == SIMD_V128)
        value = ir_vop(s.c->b, IR_VCOPYLANE, IR_V128, 3, a64_v(s.c, rd), value, IR_NONE, 1);
    else if (s.form == SIMD_SCALAR)
        value = simd_extend(s, value);
    a64_set_v(s.c, rd, value);
    return true;
}

/* The form and lanes of the wide side of a "long", "wide" or "narrow" instruction. */
static inline struct simd simd_wide(struct simd s)
{
    return simd(s.c, s.form == SIMD_SCALAR ? SIMD_SCALAR : SIMD_V128, s.lane + 1);
}

/* Widens the lower half, or for "2" instructions (V128) the upper half; a scalar's widened lane is
 * the lowest. Also for VSMULL and its like with two operands. */
static inline ir_ref simd_long(struct simd s, enum ir_op op, ir_ref x, ir_ref y)
{
    return ir_vop(s.c->b, op, IR_V128, s.lane, x, y, IR_NONE, s.form == SIMD_V128);
}

/* What computes the result of an instruction with three registers. It reads rd only if it
 * accumulates. */
typedef ir_ref simd_fn3(struct simd s, unsigned rd, ir_ref n, ir_ref m);

/* Bits of hlp_a64_saturating_shift's mode beside the lane. */
enum {
    SIMD_SHIFT_UNSIGNED = 4,
    SIMD_SHIFT_ROUND = 8
};

/* Helper functions (helper_simd.c, helper_crypto.c). */
extern const struct ir_helper a64_hlp_saturating_shift, a64_hlp_saturating_shift_qc;
extern const struct ir_helper a64_hlp_sqrdmlah, a64_hlp_sqrdmlah_qc;
extern const struct ir_helper a64_hlp_sha512h, a64_hlp_sha512h2, a64_hlp_sha512su0,
    a64_hlp_sha512su1;
extern const struct ir_helper a64_hlp_sm3partw1, a64_hlp_sm3partw2, a64_hlp_sm3ss1, a64_hlp_sm3tt;
extern const struct ir_helper a64_hlp_sm4e, a64_hlp_sm4ekey;

#endif
