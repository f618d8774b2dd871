/* Vector ops that x86 has no near relative of, put together from several instructions: halving
 * additions, leading zeros, products of 32-bit lanes, shifts of 16-bit lanes by lanes.
 * SPDX-License-Identifier: MIT */
#include "host/x86_64/vector.h"
#include "host/x86_64/vector_ops.h"

/* ---- halving additions and subtractions, without the bit that overflows ---- */

/* t >>= 1 by lanes of at most 32 bits. */
static void halve(struct emit *e, unsigned lane, bool is_signed, unsigned t)
{
    static const uint32_t logical[] = {SSE_PSRLW_I, SSE_PSRLW_I, SSE_PSRLD_I};
    static const uint32_t arithmetic[] = {SSE_PSRLW_I, SSE_PSRAW_I, SSE_PSRAD_I};
    struct x86_asm *as = emit_as(e);
    vec_shift(e, (is_signed ? arithmetic : logical)[lane], t, t, 1);
    if (lane)
        return;
    x86_sse3(as, SSE_PAND, t, t, vec_splat(e, 0, 0x7f));
    if (is_signed) { /* bit 6 is the sign: into bit 7 */
        x86_sse3(as, SSE_PXOR, t, t, vec_splat(e, 0, 0x40));
        x86_sse3(as, SSE_PSUBB, t, t, vec_splat(e, 0, 0x40));
    }
}

/* (a & b) + ((a ^ b) >> 1), rounded (a | b) - ((a ^ b) >> 1), differences ((a ^ b) >> 1) - (~a &
 * b).
 */
void x86_vec_halving(struct emit *e, const struct ir_inst *inst)
{
    static const uint32_t add[] = {SSE_PADDB, SSE_PADDW, SSE_PADDD},
                          sub[] = {SSE_PSUBB, SSE_PSUBW, SSE_PSUBD};
    struct x86_asm *as = emit_as(e);
    bool is_signed = inst->op == IR_VSHADD || inst->op == IR_VSHSUB || inst->op == IR_VSRHADD;
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e), a = emit_r(e, 0);
    struct x86_rm b = x86_reg(emit_r(e, 1));
    vec3(e, SSE_PXOR, t, a, b);
    halve(e, inst->lane, is_signed, t);
    switch (inst->op) {
    case IR_VSHADD:
    case IR_VUHADD:
        vec3(e, SSE_PAND, rd, a, b);
        x86_sse3(as, add[inst->lane], rd, rd, x86_reg(t));
        break;
    case IR_VSRHADD:
    case IR_VURHADD:
        vec3(e, SSE_POR, rd, a, b);
        x86_sse3(as, sub[inst->lane], rd, rd, x86_reg(t));
        break;
    default:
        vec3(e, SSE_PANDN, rd, a, b);
        x86_sse3(as, sub[inst->lane], t, t, x86_reg(rd));
        x86_mov_xmm(as, rd, t);
        break;
    }
}

/* Unsigned bytes and words have averages of their own. */
void x86_vec_refine_halving(const struct emit *e, const struct ir_inst *inst,
                            struct emit_rule *rule)
{
    if (inst->lane == 3)
        rule->flags |= EMIT_FALLBACK;
    else if (inst->lane == 2 || rule->fn == x86_vec_halving)
        *rule = (struct emit_rule){.fn = x86_vec_halving, .flags = EMIT_EARLY, .temps_xmm = 1};
}

/* ---- leading zeros ---- */

/* Counts of the half lanes in rd to those of whole lanes: the lower one counts if the upper is all
 * zeros. */
static void join_counts(struct emit *e, unsigned lane)
{
    struct x86_asm *as = emit_as(e);
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1), rd = emit_rd(e), half = 4u << lane;
    vec_shift(e, lane == 1 ? SSE_PSRLW_I : SSE_PSRLD_I, t, rd, half);
    vec3(e, lane == 1 ? SSE_PCMPEQW : SSE_PCMPEQD, u, t, vec_splat(e, lane, half));
    x86_sse3(as, SSE_PAND, rd, rd, vec_splat(e, lane, (1u << half) - 1));
    x86_sse3(as, SSE_PAND, rd, rd, x86_reg(u));
    x86_sse3(as, lane == 1 ? SSE_PADDW : SSE_PADDD, rd, rd, x86_reg(t));
}

void x86_vec_clz(struct emit *e, const struct ir_inst *inst)
{
    vec_nibbles(e, 0x0505050506060708, 0x0404040404040404, 0x0101010102020308, 0, SSE_PMINUB);
    for (unsigned lane = 1; lane <= inst->lane; lane++)
        join_counts(e, lane);
}

void x86_vec_refine_clz(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule)
{
    if (inst->lane == 3)
        rule->flags |= EMIT_FALLBACK;
}

/* ---- 32-bit lanes: SADDLP, SQDMULH, SQRDMULH ---- */

void x86_vec_saddlp_32(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e), a = emit_r(e, 0);
    x86_sse2_imm(as, SSE_PSHUFD, t, x86_reg(a), 0x08); /* lanes 0 and 2 */
    x86_sse2(as, SSE_PMOVSXDQ, t, x86_reg(t));
    x86_sse2_imm(as, SSE_PSHUFD, rd, x86_reg(a), 0x0d); /* 1 and 3 */
    x86_sse2(as, SSE_PMOVSXDQ, rd, x86_reg(rd));
    x86_sse3(as, SSE_PADDQ, rd, rd, x86_reg(t));
}

/* The upper halves of 2ab (+ 2^31); of MIN * MIN alone they are MIN, which becomes MAX. */
void x86_vec_sqdmulh_32(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1), rd = emit_rd(e), a = emit_r(e, 0),
             b = emit_r(e, 1);
    vec_shift(e, SSE_PSRLQ_I, u, a, 32);
    vec_shift(e, SSE_PSRLQ_I, t, b, 32);
    x86_sse3(as, SSE_PMULDQ, u, u, x86_reg(t));
    vec3(e, SSE_PMULDQ, t, a, x86_reg(b));
    x86_sse3(as, SSE_PADDQ, t, t, x86_reg(t));
    x86_sse3(as, SSE_PADDQ, u, u, x86_reg(u));
    if (inst->op == IR_VSQRDMULH) {
        x86_sse3(as, SSE_PADDQ, t, t, vec_splat(e, 3, 0x80000000));
        x86_sse3(as, SSE_PADDQ, u, u, vec_splat(e, 3, 0x80000000));
    }
    vec_shift(e, SSE_PSRLQ_I, t, t, 32);
    vec3_imm(e, SSE_BLENDPS, rd, t, x86_reg(u), 0xa);
    vec3(e, SSE_PCMPEQD, t, rd, vec_splat(e, 2, 0x80000000));
    x86_sse3(as, SSE_PXOR, rd, rd, x86_reg(t));
}

/* ---- SSHL, USHL of 16-bit lanes: the even and the odd ones as 32-bit lanes ---- */

/* value <<= the sign-extended byte `byte` of each 32-bit lane of counts; value holds sign- or
 * zero-extended lanes. */
static void shift_by_byte(struct emit *e, bool is_signed, unsigned value, unsigned counts,
                          unsigned byte, unsigned t, unsigned u)
{
    struct x86_asm *as = emit_as(e);
    vec_shift(e, SSE_PSLLD_I, t, counts, 24 - 8 * byte);
    vec_shift(e, SSE_PSRAD_I, t, t, 24);
    vec_zero(e, u);
    x86_sse3(as, SSE_PSUBD, u, u, x86_reg(t));
    if (is_signed) { /* the count's sign chooses */
        x86_vex3(as, SSE_VPSRAVD, u, value, x86_reg(u));
        x86_vex3(as, SSE_VPSLLVD, value, value, x86_reg(t));
        x86_vex3_imm(as, SSE_VBLENDVPS, value, value, x86_reg(u), (uint8_t)(t << 4));
    } else { /* one of the two is zero */
        x86_vex3(as, SSE_VPSRLVD, u, value, x86_reg(u));
        x86_vex3(as, SSE_VPSLLVD, value, value, x86_reg(t));
        x86_sse3(as, SSE_POR, value, value, x86_reg(u));
    }
}

void x86_vec_shlv_16(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    bool is_signed = inst->op == IR_VSSHLV;
    uint32_t right = is_signed ? SSE_PSRAD_I : SSE_PSRLD_I;
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1), odd = emit_tmp_xmm(e, 2),
             rd = emit_rd(e), a = emit_r(e, 0), b = emit_r(e, 1);
    vec_shift(e, right, odd, a, 16);
    shift_by_byte(e, is_signed, odd, b, 2, t, u);
    vec_shift(e, SSE_PSLLD_I, odd, odd, 16);
    vec_shift(e, SSE_PSLLD_I, rd, a, 16);
    vec_shift(e, right, rd, rd, 16);
    shift_by_byte(e, is_signed, rd, b, 0, t, u);
    x86_sse3_imm(as, SSE_PBLENDW, rd, rd, x86_reg(odd), 0xaa);
}
