/* AES, SHA-1 and SHA-256 steps on the host's instructions (the SHA ones exist only in the legacy
 * encoding). Where the two architectures keep the state in different lane orders, the shuffles
 * between them are spelled out. Sources: Intel SDM (SHA1RNDS4, SHA256RNDS2 …), Arm ARM (SHA1C,
 * SHA256H …). SPDX-License-Identifier: MIT */
#include "host/x86_64/vector.h"
#include "host/x86_64/vector_ops.h"

void x86_vec_aes_round(struct emit *e, const struct ir_inst *inst)
{
    uint32_t enc = inst->op == IR_AES_ENC        ? SSE_AESENC
                   : inst->op == IR_AES_DEC      ? SSE_AESDEC
                   : inst->op == IR_AES_ENC_LAST ? SSE_AESENCLAST
                                                 : SSE_AESDECLAST;
    x86_sse3(emit_as(e), enc, emit_rd(e), emit_r(e, 0), emit_rm(e, 1));
}

/* MixColumns alone: undo a last round, then do a whole one, both with a zero key. */
void x86_vec_aes_mix(struct emit *e, const struct ir_inst *inst)
{
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e);
    vec_zero(e, t);
    vec3(e, SSE_AESDECLAST, rd, emit_r(e, 0), x86_reg(t));
    x86_sse3(emit_as(e), SSE_AESENC, rd, rd, x86_reg(t));
}

void x86_vec_aes_unmix(struct emit *e, const struct ir_inst *inst)
{
    x86_sse2(emit_as(e), SSE_AESIMC, emit_rd(e), emit_rm(e, 0));
}

void x86_vec_refine_aes_crypto(const struct emit *e, const struct ir_inst *inst,
                               struct emit_rule *rule)
{
    if (!emit_has(e, X86_AES))
        rule->flags |= EMIT_FALLBACK;
}

void x86_vec_refine_sha_crypto(const struct emit *e, const struct ir_inst *inst,
                               struct emit_rule *rule)
{
    if (!emit_has(e, X86_SHA))
        rule->flags |= EMIT_FALLBACK;
}

/* SHA1RNDS4 wants A and W0 in the top lanes, E added to W0, and adds the round constant itself,
 * which Arm's programs have already added to W: it is taken off again. */
void x86_vec_sha1_round4(struct emit *e, const struct ir_inst *inst)
{
    /* Arm's C(hoose), P(arity), M(ajority); x86 numbers the functions by the rounds they are used
     * in: 1 and 3 are both parity. */
    static const uint8_t function[] = {0, 1, 2};
    static const uint32_t constant[] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc};
    struct x86_asm *as = emit_as(e);
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1), rd = emit_rd(e),
             n = (unsigned)inst->imm;
    x86_sse2_imm(as, SSE_PSHUFD, t, emit_rm(e, 2), 0x1b);
    x86_sse2(as, SSE_MOVD_TO, u, x86_reg(emit_r(e, 1)));
    vec_shift(e, SSE_PSLLDQ_I, u, u, 12);
    x86_sse3(as, SSE_PADDD, t, t, x86_reg(u));
    x86_sse3(as, SSE_PSUBD, t, t, vec_splat(e, 2, constant[n]));
    x86_sse2_imm(as, SSE_PSHUFD, rd, emit_rm(e, 0), 0x1b);
    x86_op_imm8(as, SSE_SHA1RNDS4, false, rd, x86_reg(t), function[n]);
    x86_sse2_imm(as, SSE_PSHUFD, rd, x86_reg(rd), 0x1b);
}

void x86_vec_sha1_su0(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e), d = emit_r(e, 0);
    vec3_imm(e, SSE_SHUFPD, t, d, x86_reg(emit_r(e, 1)), 1); /* {high of d, low of n} */
    x86_sse3(as, SSE_PXOR, t, t, emit_rm(e, 2));
    vec3(e, SSE_PXOR, rd, t, x86_reg(d));
}

/* x = d ^ (n moved down a lane); every lane rotated left by 1, and the last one also takes lane 0
 * rotated by 2. */
void x86_vec_sha1_su1(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1), rd = emit_rd(e);
    vec_shift(e, SSE_PSRLDQ_I, t, emit_r(e, 1), 4);
    x86_sse3(as, SSE_PXOR, t, t, emit_rm(e, 0));
    vec_shift(e, SSE_PSRLD_I, u, t, 31);
    vec_shift(e, SSE_PSLLD_I, rd, t, 1);
    x86_sse3(as, SSE_POR, rd, rd, x86_reg(u));
    vec_shift(e, SSE_PSLLDQ_I, t, rd, 12);
    vec_shift(e, SSE_PSRLD_I, u, t, 31);
    vec_shift(e, SSE_PSLLD_I, t, t, 1);
    x86_sse3(as, SSE_PXOR, rd, rd, x86_reg(t));
    x86_sse3(as, SSE_PXOR, rd, rd, x86_reg(u));
}

/* Arm holds {a b c d} and {e f g h} from lane 0 up and does four rounds; SHA256RNDS2 does two on {f
 * e b a} and {h g d c}. The new CDGH is the old ABEF. xmm0, the first temporary, is the implicit
 * W+K operand. */
void x86_vec_sha256_h(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned wk = emit_tmp_xmm(e, 0), t = emit_tmp_xmm(e, 1), u = emit_tmp_xmm(e, 2),
             rd = emit_rd(e);
    x86_sse2_imm(as, SSE_PSHUFD, t, x86_reg(emit_r(e, 0)), 0xb1); /* b a d c */
    x86_sse2_imm(as, SSE_PSHUFD, u, x86_reg(emit_r(e, 1)), 0xb1); /* f e h g */
    x86_mov_xmm(as, wk, emit_r(e, 2));
    vec3(e, SSE_PUNPCKHQDQ, rd, u, x86_reg(t));     /* h g d c */
    x86_sse3(as, SSE_PUNPCKLQDQ, u, u, x86_reg(t)); /* f e b a */
    x86_op(as, SSE_SHA256RNDS2, false, rd, x86_reg(u));
    x86_sse2_imm(as, SSE_PSHUFD, wk, x86_reg(wk), 0xee);
    x86_op(as, SSE_SHA256RNDS2, false, u, x86_reg(rd)); /* ABEF after four rounds; rd: after two */
    x86_sse3(as, inst->op == IR_SHA256_H ? SSE_PUNPCKHQDQ : SSE_PUNPCKLQDQ, u, u, x86_reg(rd));
    x86_sse2_imm(as, SSE_PSHUFD, rd, x86_reg(u), 0xb1);
}

void x86_vec_sha256_su0(struct emit *e, const struct ir_inst *inst)
{
    x86_op(emit_as(e), SSE_SHA256MSG1, false, emit_rd(e), emit_rm(e, 1));
}

void x86_vec_sha256_su1(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e), m = emit_r(e, 2);
    vec3_imm(e, SSE_PALIGNR, t, m, x86_reg(emit_r(e, 1)), 4);
    vec3(e, SSE_PADDD, rd, t, emit_rm(e, 0));
    x86_op(as, SSE_SHA256MSG2, false, rd, x86_reg(m));
}

/*
 * CRC-32 by the polynomial of Ethernet, G, for which x86 has no instruction: X * x^32 mod G of the
 * 64-bit polynomial X by Barrett's reduction, without carries. Bits are reflected: bit 0 is the
 * highest power. The quotient is the low half of X * floor(x^95 / G), the remainder lies in bits 64
 * to 95 of quotient * (G - x^32). Shorter data stands at the low powers, the high bits.
 */
void x86_vec_crc32(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    struct x86_rm factors = emit_const128(e, 0xb4e5b025f7011641, 0x1db710640);
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e), sum = emit_r(e, 0), bits = 8u << inst->lane;
    x86_mov_rr(as, false, rd, sum);
    x86_op(as, X86_XOR, true, rd, x86_reg(emit_r(e, 1)));
    if (bits < 64)
        x86_shift_imm(as, X86_SHL, true, x86_reg(rd), (uint8_t)(64 - bits));
    x86_sse2(as, SSE_MOVQ_TO, t, x86_reg(rd));
    x86_sse3_imm(as, SSE_PCLMULQDQ, t, t, factors, 0x00);
    x86_sse3_imm(as, SSE_PCLMULQDQ, t, t, factors, 0x10);
    x86_sse2_imm(as, SSE_PEXTRD, t, x86_reg(rd), 2);
    if (bits < 32) {
        unsigned g = emit_tmp_gpr(e, 0);
        x86_mov_rr(as, false, g, sum);
        x86_shift_imm(as, X86_SHR, false, x86_reg(g), (uint8_t)bits);
        x86_op(as, X86_XOR, false, rd, x86_reg(g));
    }
}

void x86_vec_refine_crc32(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule)
{
    if (!emit_has(e, X86_PCLMUL))
        rule->flags |= EMIT_FALLBACK;
    else if (inst->lane < 2)
        rule->temps_gpr = 1;
}
