/* The cryptographic extensions: AES, SHA-1, SHA-2, SHA-3, SM3, SM4 (ARM DDI 0487 C7.2). 128-bit
 * carry-less products are in translate_simd_arith.c. SPDX-License-Identifier: MIT */
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

/* --- AES: the round key is added before SubBytes and ShiftRows, not after as hosts do --- */

bool tr_a64_aese(struct a64_ctx *c, const struct a64_simd_r2 *a)
{
    ir_ref state = op2(c, IR_VXOR, a64_v(c, a->rd), a64_v(c, a->rn));

    return set(c, a->rd, op2(c, IR_AES_ENC_LAST, state, simd_zero(c)));
}

bool tr_a64_aesd(struct a64_ctx *c, const struct a64_simd_r2 *a)
{
    ir_ref state = op2(c, IR_VXOR, a64_v(c, a->rd), a64_v(c, a->rn));

    return set(c, a->rd, op2(c, IR_AES_DEC_LAST, state, simd_zero(c)));
}

bool tr_a64_aesmc(struct a64_ctx *c, const struct a64_simd_r2 *a)
{
    return set(c, a->rd, op2(c, IR_AES_MIX, a64_v(c, a->rn), IR_NONE));
}

bool tr_a64_aesimc(struct a64_ctx *c, const struct a64_simd_r2 *a)
{
    return set(c, a->rd, op2(c, IR_AES_UNMIX, a64_v(c, a->rn), IR_NONE));
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
