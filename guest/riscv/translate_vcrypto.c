/*
 * Vector bit manipulation and cryptography: Zvbb Zvbc Zvkg Zvkned Zvknha Zvknhb Zvksed Zvksh
 * ("RISC-V Cryptography Extensions Volume II").
 *
 * Cryptography works on groups of four or eight elements. That vl and vstart are multiples of that
 * is the program's duty (otherwise the encoding is reserved); here, a group that is not whole is
 * left alone.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helper_vbits.h"
#include "guest/riscv/helper_vcrypto.h"
#include "guest/riscv/v_inline.h"

static bool call(struct rv_ctx *c, struct rv_v_shape shape, rv_v_fn *fn, ir_ref scalar)
{
    return rv_v_call(c, &shape, RV_V_PLAIN, fn, scalar) != IR_NONE;
}

/* --- Zvbb, Zvbc --- */

static bool binary(struct rv_ctx *c, unsigned vd, rv_v_fn *fn, ir_ref scalar)
{
    unsigned form = rv_v_funct3(c->word);
    bool vv = form == RV_V_OPIVV || form == RV_V_OPMVV;

    return call(
        c, (struct rv_v_shape){(uint8_t)vd, RV_V_SAME, (uint8_t)(vv ? RV_V_SAME : RV_V_NONE), 0},
        fn, scalar);
}

bool tr_rv_vandn(struct rv_ctx *c, const struct rv_vop *a)
{
    return binary(c, RV_V_SAME, rv_v_bits_binary, rv_v_scalar(c));
}

bool tr_rv_vrotate(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return binary(c, RV_V_SAME, rv_v_bits_binary, rv_v_scalar(c));
}

bool tr_rv_vror_imm(struct rv_ctx *c, const struct rv_vror_imm *a)
{
    return binary(c, RV_V_SAME, rv_v_bits_binary, rv_const64(c, a->imm));
}

bool tr_rv_vwsll(struct rv_ctx *c, const struct rv_vop *a)
{
    bool immediate = rv_v_funct3(c->word) == RV_V_OPIVI;

    return binary(c, RV_V_WIDE, rv_v_bits_shift_wide,
                  immediate ? rv_v_scalar_uimm(c) : rv_v_scalar(c));
}

bool tr_rv_vclmul(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return c->v.sew == 3 && binary(c, RV_V_SAME, rv_v_bits_carry_less, rv_v_scalar(c));
}

static bool unary(struct rv_ctx *c)
{
    return call(c, (struct rv_v_shape){RV_V_SAME, RV_V_SAME, RV_V_NONE, 0}, rv_v_bits_unary,
                rv_const64(c, 0));
}

bool tr_rv_vreverse(struct rv_ctx *c, const struct rv_vunary_fn *a)
{
    return unary(c);
}

bool tr_rv_vbrev(struct rv_ctx *c, const struct rv_vunary *a)
{
    return unary(c);
}

bool tr_rv_vcount(struct rv_ctx *c, const struct rv_vunary_fn *a)
{
    return unary(c);
}

/* --- Groups of elements --- */

enum {
    WORDS = 2, /* SEW as log2 of bytes */
    DOUBLES = 3
};

/* Does the configuration have elements of that size, and a register group an element group? */
static bool has_groups(const struct rv_ctx *c, unsigned sew, unsigned elements)
{
    return !c->v.vill && c->v.sew == sew && rv_v_present_vlmax(c) >= elements;
}

static bool words4(struct rv_ctx *c, unsigned vs2, unsigned vs1, unsigned rules, rv_v_fn *fn)
{
    return has_groups(c, WORDS, 4) &&
           call(c, (struct rv_v_shape){RV_V_SAME, (uint8_t)vs2, (uint8_t)vs1, (uint8_t)rules}, fn,
                rv_const64(c, 0));
}

/* vs2 is one group for all, apart from vd, or as many as vd has. */
static bool rounds(struct rv_ctx *c, bool same_key, rv_v_fn *fn)
{
    return words4(c, same_key ? RV_V_ONE : RV_V_SAME, RV_V_NONE, same_key ? RV_V_NO_OVERLAP : 0,
                  fn);
}

/* --- Zvkned --- */

static ir_ref aes_round(struct rv_ctx *c, unsigned fn, ir_ref state, ir_ref key)
{
    static const enum ir_op ops[4] = {IR_AES_DEC_LAST, IR_AES_DEC_LAST, IR_AES_ENC,
                                      IR_AES_ENC_LAST};
    ir_ref v = rv_v_op2(c, ops[fn], 0, state, key);

    return fn ? v : ir_op1(c->b, IR_AES_UNMIX, IR_V128, v);
}

/* A chunk is a group. */
bool tr_rv_vaes(struct rv_ctx *c, const struct rv_vgroup *a)
{
    static const struct rv_v_shape vv = {RV_V_SAME, RV_V_SAME, RV_V_NONE, 0},
                                   vs = {RV_V_SAME, RV_V_ONE, RV_V_NONE, RV_V_NO_OVERLAP};

    if (!rv_v_may_inline(c) || c->v.vstart)
        return rounds(c, a->scalar, rv_v_aes);
    if (!has_groups(c, WORDS, 4) || !rv_v_legal(c, a->scalar ? &vs : &vv))
        return false;
    for (unsigned i = 0; i < rv_v_chunks(c, c->v.lmul); i++)
        rv_v_set_chunk(
            c, WORDS, i, false,
            aes_round(c, a->fn, rv_v_chunk(c, a->vd, i), rv_v_chunk(c, a->vs2, a->scalar ? 0 : i)));
    return true;
}

bool tr_rv_vaesz(struct rv_ctx *c, const struct rv_vaesz *a)
{
    return rounds(c, true, rv_v_aes);
}

bool tr_rv_vaeskf1(struct rv_ctx *c, const struct rv_vkey *a)
{
    return rounds(c, false, rv_v_aes_key128);
}

bool tr_rv_vaeskf2(struct rv_ctx *c, const struct rv_vkey *a)
{
    return rounds(c, false, rv_v_aes_key256);
}

/* --- Zvkg --- */

bool tr_rv_vgmul(struct rv_ctx *c, const struct rv_vgmul *a)
{
    return rounds(c, false, rv_v_ghash);
}

bool tr_rv_vghsh(struct rv_ctx *c, const struct rv_vhash *a)
{
    return words4(c, RV_V_SAME, RV_V_SAME, 0, rv_v_ghash);
}

/* --- Zvknha, Zvknhb --- */

static bool sha2(struct rv_ctx *c, rv_v_fn *fn256, rv_v_fn *fn512)
{
    if (c->v.sew == WORDS)
        return words4(c, RV_V_SAME, RV_V_SAME, RV_V_NO_OVERLAP, fn256);
    return (c->t->cpu->features[RV_FEATURES_V] & RV_V_ZVKNHB) && has_groups(c, DOUBLES, 4) &&
           call(c, (struct rv_v_shape){RV_V_SAME, RV_V_SAME, RV_V_SAME, RV_V_NO_OVERLAP}, fn512,
                rv_const64(c, 0));
}

bool tr_rv_vsha2ms(struct rv_ctx *c, const struct rv_vhash *a)
{
    return sha2(c, rv_v_sha256_schedule, rv_v_sha512_schedule);
}

bool tr_rv_vsha2c(struct rv_ctx *c, const struct rv_vsha2c *a)
{
    return sha2(c, rv_v_sha256_rounds, rv_v_sha512_rounds);
}

/* --- Zvksed, Zvksh --- */

bool tr_rv_vsm4k(struct rv_ctx *c, const struct rv_vkey *a)
{
    return rounds(c, false, rv_v_sm4_key);
}

bool tr_rv_vsm4r(struct rv_ctx *c, const struct rv_vsm4r *a)
{
    return rounds(c, a->scalar, rv_v_sm4_rounds);
}

/* vd may be vs1, but not overlap vs2. */
bool tr_rv_vsm3me(struct rv_ctx *c, const struct rv_vhash *a)
{
    unsigned registers = c->v.lmul > 0 ? 1u << c->v.lmul : 1;

    return has_groups(c, WORDS, 8) && !rv_v_overlap(a->vd, registers, a->vs2, registers) &&
           words4(c, RV_V_SAME, RV_V_SAME, 0, rv_v_sm3_expand);
}

bool tr_rv_vsm3c(struct rv_ctx *c, const struct rv_vkey *a)
{
    return has_groups(c, WORDS, 8) &&
           words4(c, RV_V_SAME, RV_V_NONE, RV_V_NO_OVERLAP, rv_v_sm3_compress);
}
