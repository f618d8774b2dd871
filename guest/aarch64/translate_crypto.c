/*
 * The cryptographic extensions: AES, SHA-1, SHA-2, SHA-3, SM3, SM4 (ARM DDI 0487 C7.2). 128-bit
 * carry-less products are in translate_simd_arith.c.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/simd.h"

static ir_ref op2(struct a64_ctx *c, enum ir_op op, ir_ref x, ir_ref y)
{
    return ir_vop(c->b, op, IR_V128, 0, x, y, IR_NONE, 0);
}

static ir_ref op3(struct a64_ctx *c, enum ir_op op, ir_ref x, ir_ref y, ir_ref z)
{
    return ir_vop(c->b, op, IR_V128, 0, x, y, z, 0);
}

static bool set(struct a64_ctx *c, unsigned rd, ir_ref value)
{
    a64_set_v(c, rd, value);
    return true;
}

/* --- AES: the round key is added before SubBytes and ShiftRows, not after as hosts do. What AESE
 * and AESMC compute together is a host's round with a key of zero, and the key that the next AESE
 * adds can be that key. --- */

/* Was the value made by this round op with a key of zero? */
static bool is_keyless(const struct a64_ctx *c, ir_ref value, enum ir_op op)
{
    const struct ir_inst *in = &c->b->region->inst[value];

    if (in->op != op)
        return false;
    const struct ir_inst *key = &c->b->region->inst[in->args[1]];

    return key->op == IR_VCONST && key->imm == 0 && (key->args[0] | key->args[1]) == 0;
}

/* AESE and AESD. `whole` is the round with the mixing of columns. */
static bool aes_round(struct a64_ctx *c, const struct a64_simd_r2 *a, enum ir_op last,
                      enum ir_op whole)
{
    ir_ref state = a64_v(c, a->rd), key = a64_v(c, a->rn);

    if (is_keyless(c, state, whole))
        state = op2(c, whole, c->b->region->inst[state].args[0], key);
    else if (is_keyless(c, key, whole))
        state = op2(c, whole, c->b->region->inst[key].args[0], state);
    else
        state = op2(c, IR_VXOR, state, key);
    return set(c, a->rd, op2(c, last, state, simd_zero(c)));
}

/* AESMC and AESIMC. */
static bool aes_mix(struct a64_ctx *c, const struct a64_simd_r2 *a, enum ir_op mix, enum ir_op last,
                    enum ir_op whole)
{
    ir_ref state = a64_v(c, a->rn);

    if (is_keyless(c, state, last)) {
        const struct ir_inst *round = &c->b->region->inst[state];

        return set(c, a->rd, op2(c, whole, round->args[0], round->args[1]));
    }
    return set(c, a->rd, op2(c, mix, state, IR_NONE));
}

bool tr_a64_aese(struct a64_ctx *c, const struct a64_simd_r2 *a)
{
    return aes_round(c, a, IR_AES_ENC_LAST, IR_AES_ENC);
}

bool tr_a64_aesd(struct a64_ctx *c, const struct a64_simd_r2 *a)
{
    return aes_round(c, a, IR_AES_DEC_LAST, IR_AES_DEC);
}

bool tr_a64_aesmc(struct a64_ctx *c, const struct a64_simd_r2 *a)
{
    return aes_mix(c, a, IR_AES_MIX, IR_AES_ENC_LAST, IR_AES_ENC);
}

bool tr_a64_aesimc(struct a64_ctx *c, const struct a64_simd_r2 *a)
{
    return aes_mix(c, a, IR_AES_UNMIX, IR_AES_DEC_LAST, IR_AES_DEC);
}

/* --- SHA-1 and SHA-256 --- */

static bool sha1_rounds(struct a64_ctx *c, const struct a64_simd_r3 *a, unsigned function)
{
    ir_ref e = ir_op1(c->b, IR_V2I, IR_I32, a64_v(c, a->rn));

    return set(
        c, a->rd,
        ir_vop(c->b, IR_SHA1_ROUND4, IR_V128, 0, a64_v(c, a->rd), e, a64_v(c, a->rm), function));
}

bool tr_a64_sha1c(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    return sha1_rounds(c, a, 0);
}

bool tr_a64_sha1p(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    return sha1_rounds(c, a, 1);
}

bool tr_a64_sha1m(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    return sha1_rounds(c, a, 2);
}

bool tr_a64_sha1h(struct a64_ctx *c, const struct a64_simd_r2 *a)
{
    ir_ref e = ir_op1(c->b, IR_V2I, IR_I32, a64_v(c, a->rn));
    ir_ref rotated = ir_op2(c->b, IR_ROTR, IR_I32, e, ir_const(c->b, IR_I32, 2));

    return set(c, a->rd,
               ir_op1(c->b, IR_I2V, IR_V128, ir_op1i(c->b, IR_ZEXT, IR_I64, rotated, 32)));
}

bool tr_a64_sha1su0(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    return set(c, a->rd, op3(c, IR_SHA1_SU0, a64_v(c, a->rd), a64_v(c, a->rn), a64_v(c, a->rm)));
}

bool tr_a64_sha1su1(struct a64_ctx *c, const struct a64_simd_r2 *a)
{
    return set(c, a->rd, op2(c, IR_SHA1_SU1, a64_v(c, a->rd), a64_v(c, a->rn)));
}

bool tr_a64_sha256h(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    return set(c, a->rd, op3(c, IR_SHA256_H, a64_v(c, a->rd), a64_v(c, a->rn), a64_v(c, a->rm)));
}

bool tr_a64_sha256h2(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    return set(c, a->rd, op3(c, IR_SHA256_H2, a64_v(c, a->rn), a64_v(c, a->rd), a64_v(c, a->rm)));
}

bool tr_a64_sha256su0(struct a64_ctx *c, const struct a64_simd_r2 *a)
{
    return set(c, a->rd, op2(c, IR_SHA256_SU0, a64_v(c, a->rd), a64_v(c, a->rn)));
}

bool tr_a64_sha256su1(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    return set(c, a->rd, op3(c, IR_SHA256_SU1, a64_v(c, a->rd), a64_v(c, a->rn), a64_v(c, a->rm)));
}

/* --- SHA-3: bitwise operations on 64-bit lanes --- */

static ir_ref rotate_right(struct a64_ctx *c, ir_ref x, unsigned amount)
{
    struct simd s = simd(c, SIMD_V128, 3);

    if (amount == 0)
        return x;
    return simd_bits2(s, IR_VOR, simd_op1i(s, IR_VSHR, x, amount),
                      simd_op1i(s, IR_VSHL, x, 64 - amount));
}

bool tr_a64_eor3(struct a64_ctx *c, const struct a64_simd_r4 *a)
{
    ir_ref value = op2(c, IR_VXOR, a64_v(c, a->rn), a64_v(c, a->rm));

    return set(c, a->rd, op2(c, IR_VXOR, value, a64_v(c, a->ra)));
}

bool tr_a64_bcax(struct a64_ctx *c, const struct a64_simd_r4 *a)
{
    ir_ref cleared = op2(c, IR_VANDN, a64_v(c, a->rm), a64_v(c, a->ra));

    return set(c, a->rd, op2(c, IR_VXOR, a64_v(c, a->rn), cleared));
}

bool tr_a64_rax1(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    return set(c, a->rd, op2(c, IR_VXOR, a64_v(c, a->rn), rotate_right(c, a64_v(c, a->rm), 63)));
}

bool tr_a64_xar(struct a64_ctx *c, const struct a64_simd_xar *a)
{
    return set(c, a->rd,
               rotate_right(c, op2(c, IR_VXOR, a64_v(c, a->rn), a64_v(c, a->rm)), a->imm));
}

/* --- by helpers: SHA-512, SM3, SM4 --- */

static bool helper2(struct a64_ctx *c, const struct ir_helper *helper, const struct a64_simd_r2 *a)
{
    return set(c, a->rd, ir_call(c->b, helper, a64_v(c, a->rd), a64_v(c, a->rn), IR_NONE, IR_NONE));
}

static bool helper3(struct a64_ctx *c, const struct ir_helper *helper, const struct a64_simd_r3 *a)
{
    return set(c, a->rd,
               ir_call(c->b, helper, a64_v(c, a->rd), a64_v(c, a->rn), a64_v(c, a->rm), IR_NONE));
}

bool tr_a64_sha512h(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    return helper3(c, &a64_hlp_sha512h, a);
}

bool tr_a64_sha512h2(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    return helper3(c, &a64_hlp_sha512h2, a);
}

bool tr_a64_sha512su0(struct a64_ctx *c, const struct a64_simd_r2 *a)
{
    return helper2(c, &a64_hlp_sha512su0, a);
}

bool tr_a64_sha512su1(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    return helper3(c, &a64_hlp_sha512su1, a);
}

bool tr_a64_sm3partw1(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    return helper3(c, &a64_hlp_sm3partw1, a);
}

bool tr_a64_sm3partw2(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    return helper3(c, &a64_hlp_sm3partw2, a);
}

bool tr_a64_sm3ss1(struct a64_ctx *c, const struct a64_simd_r4 *a)
{
    ir_ref n = a64_v(c, a->rn), m = a64_v(c, a->rm), addend = a64_v(c, a->ra);

    return set(c, a->rd, ir_call(c->b, &a64_hlp_sm3ss1, n, m, addend, IR_NONE));
}

static bool sm3tt(struct a64_ctx *c, const struct a64_simd_sm3tt *a, unsigned variant)
{
    ir_ref mode = ir_const(c->b, IR_I32, a->idx | variant << 2);

    return set(
        c, a->rd,
        ir_call(c->b, &a64_hlp_sm3tt, a64_v(c, a->rd), a64_v(c, a->rn), a64_v(c, a->rm), mode));
}

bool tr_a64_sm3tt1a(struct a64_ctx *c, const struct a64_simd_sm3tt *a)
{
    return sm3tt(c, a, 0);
}

bool tr_a64_sm3tt1b(struct a64_ctx *c, const struct a64_simd_sm3tt *a)
{
    return sm3tt(c, a, 1);
}

bool tr_a64_sm3tt2a(struct a64_ctx *c, const struct a64_simd_sm3tt *a)
{
    return sm3tt(c, a, 2);
}

bool tr_a64_sm3tt2b(struct a64_ctx *c, const struct a64_simd_sm3tt *a)
{
    return sm3tt(c, a, 3);
}

bool tr_a64_sm4e(struct a64_ctx *c, const struct a64_simd_r2 *a)
{
    return helper2(c, &a64_hlp_sm4e, a);
}

bool tr_a64_sm4ekey(struct a64_ctx *c, const struct a64_simd_r3 *a)
{
    ir_ref n = a64_v(c, a->rn), m = a64_v(c, a->rm);

    return set(c, a->rd, ir_call(c->b, &a64_hlp_sm4ekey, n, m, IR_NONE, IR_NONE));
}
