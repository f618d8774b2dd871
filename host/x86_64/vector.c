/* Vector integer arithmetic, logic, comparison and shifts. Which ops are emitted in line for which
 * lanes is in the tables; the rest falls back to the interpreter's function.
 * SPDX-License-Identifier: MIT */
#include "host/x86_64/vector.h"
#include "host/x86_64/vector_ops.h"

#include "base/bytes.h"

/* One instruction per lane size: {8, 16, 32, 64 bits}; 0 = none. */
static const uint32_t one_instruction[IR_OP_COUNT][4] = {
    [IR_VAND] = {SSE_PAND, SSE_PAND, SSE_PAND, SSE_PAND},
    [IR_VOR] = {SSE_POR, SSE_POR, SSE_POR, SSE_POR},
    [IR_VXOR] = {SSE_PXOR, SSE_PXOR, SSE_PXOR, SSE_PXOR},
    [IR_VADD] = {SSE_PADDB, SSE_PADDW, SSE_PADDD, SSE_PADDQ},
    [IR_VSUB] = {SSE_PSUBB, SSE_PSUBW, SSE_PSUBD, SSE_PSUBQ},
    [IR_VMUL] = {0, SSE_PMULLW, SSE_PMULLD, 0},
    [IR_VSMIN] = {SSE_PMINSB, SSE_PMINSW, SSE_PMINSD, 0},
    [IR_VSMAX] = {SSE_PMAXSB, SSE_PMAXSW, SSE_PMAXSD, 0},
    [IR_VUMIN] = {SSE_PMINUB, SSE_PMINUW, SSE_PMINUD, 0},
    [IR_VUMAX] = {SSE_PMAXUB, SSE_PMAXUW, SSE_PMAXUD, 0},
    [IR_VSQADD] = {SSE_PADDSB, SSE_PADDSW, 0, 0},
    [IR_VUQADD] = {SSE_PADDUSB, SSE_PADDUSW, 0, 0},
    [IR_VSQSUB] = {SSE_PSUBSB, SSE_PSUBSW, 0, 0},
    [IR_VUQSUB] = {SSE_PSUBUSB, SSE_PSUBUSW, 0, 0},
    [IR_VURHADD] = {SSE_PAVGB, SSE_PAVGW, 0, 0},
    [IR_VCMPEQ] = {SSE_PCMPEQB, SSE_PCMPEQW, SSE_PCMPEQD, SSE_PCMPEQQ},
    [IR_VCMPGT] = {SSE_PCMPGTB, SSE_PCMPGTW, SSE_PCMPGTD, SSE_PCMPGTQ},
    [IR_VZIP1] = {SSE_PUNPCKLBW, SSE_PUNPCKLWD, SSE_PUNPCKLDQ, SSE_PUNPCKLQDQ},
};

static bool needs_sse42(const struct ir_inst *inst)
{
    return inst->lane == 3 && (inst->op == IR_VCMPGT || inst->op == IR_VCMPGE ||
                               inst->op == IR_VCMPHI || inst->op == IR_VCMPHS);
}

void x86_vec_one(struct emit *e, const struct ir_inst *inst)
{
    x86_sse3(emit_as(e), one_instruction[inst->op][inst->lane], emit_rd(e), emit_r(e, 0),
             emit_rm(e, 1));
}

void x86_vec_refine_one(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule)
{
    if (!one_instruction[inst->op][inst->lane] || (needs_sse42(inst) && !emit_has(e, X86_SSE42)))
        rule->flags |= EMIT_FALLBACK;
}

void x86_vec_andn(struct emit *e, const struct ir_inst *inst)
{
    x86_sse3(emit_as(e), SSE_PANDN, emit_rd(e), emit_r(e, 1), emit_rm(e, 0)); /* ~first & second */
}

void x86_vec_not(struct emit *e, const struct ir_inst *inst)
{
    x86_sse3(emit_as(e), SSE_PXOR, emit_rd(e), emit_r(e, 0), emit_const128(e, ~0ull, ~0ull));
}

/* ((a ^ b) & mask) ^ b */
void x86_vec_bsl(struct emit *e, const struct ir_inst *inst)
{
    unsigned t = emit_tmp_xmm(e, 0), b = emit_r(e, 2);
    vec3(e, SSE_PXOR, t, emit_r(e, 1), x86_reg(b));
    x86_sse3(emit_as(e), SSE_PAND, t, t, emit_rm(e, 0));
    x86_sse3(emit_as(e), SSE_PXOR, emit_rd(e), b, x86_reg(t));
}

void x86_vec_neg(struct emit *e, const struct ir_inst *inst)
{
    unsigned rd = emit_rd(e);
    vec_zero(e, rd);
    x86_sse3(emit_as(e), one_instruction[IR_VSUB][inst->lane], rd, rd, emit_rm(e, 0));
}

void x86_vec_abs(struct emit *e, const struct ir_inst *inst)
{
    static const uint32_t enc[] = {SSE_PABSB, SSE_PABSW, SSE_PABSD};
    x86_sse2(emit_as(e), enc[inst->lane], emit_rd(e), emit_rm(e, 0));
}

void x86_vec_refine_not_64(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule)
{
    if (inst->lane == 3)
        rule->flags |= EMIT_FALLBACK;
}

/* max(a, b) - min(a, b) */
void x86_vec_abd(struct emit *e, const struct ir_inst *inst)
{
    bool s = inst->op == IR_VSABD;
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e);
    vec3(e, one_instruction[s ? IR_VSMIN : IR_VUMIN][inst->lane], t, emit_r(e, 0), emit_rm(e, 1));
    x86_sse3(emit_as(e), one_instruction[s ? IR_VSMAX : IR_VUMAX][inst->lane], rd, emit_r(e, 0),
             emit_rm(e, 1));
    x86_sse3(emit_as(e), one_instruction[IR_VSUB][inst->lane], rd, rd, x86_reg(t));
}

/* Unsigned halving: the rounding average, less one where the sum was odd. */
void x86_vec_uhadd(struct emit *e, const struct ir_inst *inst)
{
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e);
    vec3(e, SSE_PXOR, t, emit_r(e, 0), emit_rm(e, 1));
    x86_sse3(emit_as(e), SSE_PAND, t, t, vec_splat(e, inst->lane, 1));
    x86_sse3(emit_as(e), inst->lane ? SSE_PAVGW : SSE_PAVGB, rd, emit_r(e, 0), emit_rm(e, 1));
    x86_sse3(emit_as(e), one_instruction[IR_VSUB][inst->lane], rd, rd, x86_reg(t));
}

/* a >= b is !(b > a). The result may be b's register: the compare goes to a temporary. */
void x86_vec_cmpge(struct emit *e, const struct ir_inst *inst)
{
    unsigned t = emit_tmp_xmm(e, 0);
    vec3(e, one_instruction[IR_VCMPGT][inst->lane], t, emit_r(e, 1), x86_reg(emit_r(e, 0)));
    vec3(e, SSE_PXOR, emit_rd(e), t, emit_const128(e, ~0ull, ~0ull));
}

/* Unsigned a >= b is max(a, b) == a; a > b is the signed one after flipping the signs. 64-bit
 * lanes: both that way. */
void x86_vec_unsigned_compare(struct emit *e, const struct ir_inst *inst)
{
    bool equal = inst->op == IR_VCMPHS;
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1), rd = emit_rd(e), a = emit_r(e, 0),
             b = emit_r(e, 1);
    if (equal && inst->lane < 3) {
        vec3(e, one_instruction[IR_VUMAX][inst->lane], t, b, x86_reg(a));
        vec3(e, one_instruction[IR_VCMPEQ][inst->lane], rd, a, x86_reg(t));
        return;
    }
    struct x86_rm signs = vec_splat(e, inst->lane, 1ull << ((8u << inst->lane) - 1));
    vec3(e, SSE_PXOR, t, equal ? b : a, signs);
    vec3(e, SSE_PXOR, u, equal ? a : b, signs);
    vec3(e, one_instruction[IR_VCMPGT][inst->lane], equal ? t : rd, t, x86_reg(u));
    if (equal)
        vec3(e, SSE_PXOR, rd, t, emit_const128(e, ~0ull, ~0ull));
}

void x86_vec_refine_compare(const struct emit *e, const struct ir_inst *inst,
                            struct emit_rule *rule)
{
    if (needs_sse42(inst) && !emit_has(e, X86_SSE42))
        rule->flags |= EMIT_FALLBACK;
}

void x86_vec_tst(struct emit *e, const struct ir_inst *inst)
{
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e);
    x86_sse3(emit_as(e), SSE_PAND, rd, emit_r(e, 0), emit_rm(e, 1));
    vec_zero(e, t);
    x86_sse3(emit_as(e), one_instruction[IR_VCMPEQ][inst->lane], rd, rd, x86_reg(t));
    x86_sse3(emit_as(e), SSE_PXOR, rd, rd, emit_const128(e, ~0ull, ~0ull));
}

/* ---- shifts by a constant ---- */

static const uint32_t shift_left[] = {SSE_PSLLW_I, SSE_PSLLW_I, SSE_PSLLD_I, SSE_PSLLQ_I};
static const uint32_t shift_right[] = {SSE_PSRLW_I, SSE_PSRLW_I, SSE_PSRLD_I, SSE_PSRLQ_I};
static const uint32_t shift_arithmetic[] = {SSE_PSRAW_I, SSE_PSRAW_I, SSE_PSRAD_I};

void x86_vec_shl(struct emit *e, const struct ir_inst *inst)
{
    unsigned rd = emit_rd(e), n = (unsigned)inst->imm;
    vec_shift(e, shift_left[inst->lane], rd, emit_r(e, 0), n);
    if (!inst->lane)
        x86_sse3(emit_as(e), SSE_PAND, rd, rd, vec_splat(e, 0, 0xffu << n & 0xff));
}

void x86_vec_shr(struct emit *e, const struct ir_inst *inst)
{
    unsigned rd = emit_rd(e), n = (unsigned)inst->imm;
    if (n == 8u << inst->lane) {
        vec_zero(e, rd);
        return;
    }
    vec_shift(e, shift_right[inst->lane], rd, emit_r(e, 0), n);
    if (!inst->lane)
        x86_sse3(emit_as(e), SSE_PAND, rd, rd, vec_splat(e, 0, 0xffu >> n));
}

void x86_vec_sar(struct emit *e, const struct ir_inst *inst)
{
    unsigned rd = emit_rd(e), t = emit_tmp_xmm(e, 0), n = (unsigned)inst->imm,
             bits = 8u << inst->lane;
    n = n == bits ? bits - 1 : n;
    if (inst->lane == 1 || inst->lane == 2) {
        vec_shift(e, shift_arithmetic[inst->lane], rd, emit_r(e, 0), n);
    } else if (inst->lane ==
               0) { /* logical, then the sign moved out: (x ^ m) - m with m the shifted sign bit */
        struct x86_rm sign = vec_splat(e, 0, 0x80u >> n);
        vec_shift(e, SSE_PSRLW_I, rd, emit_r(e, 0), n);
        x86_sse3(emit_as(e), SSE_PAND, rd, rd, vec_splat(e, 0, 0xffu >> n));
        x86_sse3(emit_as(e), SSE_PXOR, rd, rd, sign);
        x86_sse3(emit_as(e), SSE_PSUBB, rd, rd, sign);
    } else { /* the sign of each half, in both its 32-bit parts, above the logical shift */
        x86_sse2_imm(emit_as(e), SSE_PSHUFD, t, x86_reg(emit_r(e, 0)), 0xf5);
        vec_shift(e, SSE_PSRAD_I, t, t, 31);
        if (n)
            vec_shift(e, SSE_PSLLQ_I, t, t, 64 - n);
        else
            vec_zero(e, t);
        vec_shift(e, SSE_PSRLQ_I, rd, emit_r(e, 0), n);
        x86_sse3(emit_as(e), SSE_POR, rd, rd, x86_reg(t));
    }
}

/* USHL of 32- and 64-bit lanes: AVX2's variable shifts give 0 for counts out of range, so that the
 * two directions can be ORed. */
void x86_vec_ushlv(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    bool wide = inst->lane == 3;
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1), rd = emit_rd(e), a = emit_r(e, 0);
    vec_shift(e, wide ? SSE_PSLLQ_I : SSE_PSLLD_I, t, emit_r(e, 1), wide ? 56 : 24);
    vec_shift(e, SSE_PSRAD_I, t, t, 24);
    if (wide) /* the sign-extended byte is in the high part: into both */
        x86_sse2_imm(as, SSE_PSHUFD, t, x86_reg(t), 0xf5), vec_shift(e, SSE_PSRAD_I, u, t, 31);
    if (wide) { /* {count, its sign} */
        x86_sse3_imm(as, SSE_BLENDPS, t, t, x86_reg(u), 0xa);
    }
    vec_zero(e, u);
    x86_sse3(as, wide ? SSE_PSUBQ : SSE_PSUBD, u, u, x86_reg(t));
    x86_vex3(as, wide ? SSE_VPSLLVQ : SSE_VPSLLVD, t, a, x86_reg(t));
    x86_vex3(as, wide ? SSE_VPSRLVQ : SSE_VPSRLVD, rd, a, x86_reg(u));
    x86_sse3(as, SSE_POR, rd, rd, x86_reg(t));
}

void x86_vec_refine_ushlv(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule)
{
    if (inst->lane < 1 || !emit_has(e, X86_AVX | X86_AVX2))
        rule->flags |= EMIT_FALLBACK;
    else if (inst->lane == 1)
        *rule = (struct emit_rule){.fn = x86_vec_shlv_16, .flags = EMIT_EARLY, .temps_xmm = 3};
}

/* SSHL of 32-bit lanes: both directions, the count's sign chooses. */
void x86_vec_sshlv(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1), rd = emit_rd(e), a = emit_r(e, 0);
    vec_shift(e, SSE_PSLLD_I, t, emit_r(e, 1), 24);
    vec_shift(e, SSE_PSRAD_I, t, t, 24);
    vec_zero(e, u);
    x86_sse3(as, SSE_PSUBD, u, u, x86_reg(t));
    x86_vex3(as, SSE_VPSLLVD, rd, a, x86_reg(t));
    x86_vex3(as, SSE_VPSRAVD, u, a, x86_reg(u));
    x86_vex3_imm(as, SSE_VBLENDVPS, rd, rd, x86_reg(u), (uint8_t)(t << 4));
}

void x86_vec_refine_sshlv(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule)
{
    if (inst->lane < 1 || inst->lane > 2 || !emit_has(e, X86_AVX | X86_AVX2))
        rule->flags |= EMIT_FALLBACK;
    else if (inst->lane == 1)
        *rule = (struct emit_rule){.fn = x86_vec_shlv_16, .flags = EMIT_EARLY, .temps_xmm = 3};
}

/* ---- multiplication ---- */

/* Bytes: as words, even and odd apart. 64 bits: three 32-bit products. */
void x86_vec_mul(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1), rd = emit_rd(e), a = emit_r(e, 0),
             b = emit_r(e, 1);
    if (inst->lane == 1 || inst->lane == 2) {
        vec3(e, one_instruction[IR_VMUL][inst->lane], rd, a, x86_reg(b));
    } else if (inst->lane == 0) {
        vec_shift(e, SSE_PSRLW_I, t, a, 8);
        vec_shift(e, SSE_PSRLW_I, u, b, 8);
        x86_sse3(as, SSE_PMULLW, t, t, x86_reg(u));
        vec_shift(e, SSE_PSLLW_I, t, t, 8);
        vec3(e, SSE_PMULLW, rd, a, x86_reg(b));
        x86_sse3(as, SSE_PAND, rd, rd, vec_splat(e, 1, 0xff));
        x86_sse3(as, SSE_POR, rd, rd, x86_reg(t));
    } else {
        vec_shift(e, SSE_PSRLQ_I, t, a, 32);
        x86_sse3(as, SSE_PMULUDQ, t, t, x86_reg(b));
        vec_shift(e, SSE_PSRLQ_I, u, b, 32);
        x86_sse3(as, SSE_PMULUDQ, u, u, x86_reg(a));
        x86_sse3(as, SSE_PADDQ, t, t, x86_reg(u));
        vec_shift(e, SSE_PSLLQ_I, t, t, 32);
        vec3(e, SSE_PMULUDQ, rd, a, x86_reg(b));
        x86_sse3(as, SSE_PADDQ, rd, rd, x86_reg(t));
    }
}

void x86_vec_mull(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    bool s = inst->op == IR_VSMULL, high = inst->imm;
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1), rd = emit_rd(e), a = emit_r(e, 0),
             b = emit_r(e, 1);
    if (inst->lane == 2) {
        x86_sse2_imm(as, SSE_PSHUFD, t, x86_reg(a), high ? 0xfa : 0x50);
        x86_sse2_imm(as, SSE_PSHUFD, u, x86_reg(b), high ? 0xfa : 0x50);
        vec3(e, s ? SSE_PMULDQ : SSE_PMULUDQ, rd, t, x86_reg(u));
    } else if (inst->lane == 1) {
        vec3(e, s ? SSE_PMULHW : SSE_PMULHUW, t, a, x86_reg(b));
        vec3(e, SSE_PMULLW, rd, a, x86_reg(b));
        x86_sse3(as, high ? SSE_PUNPCKHWD : SSE_PUNPCKLWD, rd, rd, x86_reg(t));
    } else {
        if (high) {
            x86_sse2_imm(as, SSE_PSHUFD, t, x86_reg(a), 0xee);
            x86_sse2_imm(as, SSE_PSHUFD, u, x86_reg(b), 0xee);
        }
        x86_sse2(as, s ? SSE_PMOVSXBW : SSE_PMOVZXBW, t, x86_reg(high ? t : a));
        x86_sse2(as, s ? SSE_PMOVSXBW : SSE_PMOVZXBW, u, x86_reg(high ? u : b));
        vec3(e, SSE_PMULLW, rd, t, x86_reg(u));
    }
}

void x86_vec_pmull(struct emit *e, const struct ir_inst *inst)
{
    x86_sse3_imm(emit_as(e), SSE_PCLMULQDQ, emit_rd(e), emit_r(e, 0), emit_rm(e, 1),
                 inst->imm ? 0x11 : 0x00);
}

void x86_vec_refine_pmull(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule)
{
    if (inst->lane != 3 || !emit_has(e, X86_PCLMUL))
        rule->flags |= EMIT_FALLBACK;
}

/* 16-bit lanes only. Rounded: PMULHRSW is right but for MIN * MIN, which comes out as MIN and only
 * then. */
void x86_vec_sqdmulh(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e), a = emit_r(e, 0), b = emit_r(e, 1);
    if (inst->op == IR_VSQRDMULH) {
        vec3(e, SSE_PMULHRSW, rd, a, x86_reg(b));
    } else {
        vec3(e, SSE_PMULLW, t, a, x86_reg(b));
        vec_shift(e, SSE_PSRLW_I, t, t, 15);
        vec3(e, SSE_PMULHW, rd, a, x86_reg(b));
        x86_sse3(as, SSE_PADDW, rd, rd, x86_reg(rd));
        x86_sse3(as, SSE_POR, rd, rd, x86_reg(t));
    }
    vec3(e, SSE_PCMPEQW, t, rd, vec_splat(e, 1, 0x8000));
    x86_sse3(as, SSE_PXOR, rd, rd, x86_reg(t));
}

void x86_vec_refine_sqdmulh(const struct emit *e, const struct ir_inst *inst,
                            struct emit_rule *rule)
{
    if (inst->lane == 2)
        *rule = (struct emit_rule){.fn = x86_vec_sqdmulh_32, .flags = EMIT_EARLY, .temps_xmm = 2};
}

/* Four bytes times four bytes into each 32-bit lane: as words, in two halves, pairs added by
 * PMADDWD and PHADDD. */
void x86_vec_dot(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    uint32_t widen_b = inst->op == IR_VUSDOT || inst->op == IR_VUDOT ? SSE_PMOVZXBW : SSE_PMOVSXBW;
    uint32_t widen_c = inst->op == IR_VUDOT ? SSE_PMOVZXBW : SSE_PMOVSXBW;
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1), rd = emit_rd(e), b = emit_r(e, 1),
             c = emit_r(e, 2);
    x86_sse2(as, widen_b, t, x86_reg(b));
    x86_sse2(as, widen_c, u, x86_reg(c));
    x86_sse3(as, SSE_PMADDWD, t, t, x86_reg(u));
    x86_sse2_imm(as, SSE_PSHUFD, u, x86_reg(b), 0xee);
    x86_sse2(as, widen_b, u, x86_reg(u));
    x86_sse2_imm(as, SSE_PSHUFD, rd, x86_reg(c), 0xee);
    x86_sse2(as, widen_c, rd, x86_reg(rd));
    x86_sse3(as, SSE_PMADDWD, u, u, x86_reg(rd));
    x86_sse3(as, SSE_PHADDD, t, t, x86_reg(u));
    vec3(e, SSE_PADDD, rd, t, emit_rm(e, 0));
}

/* ---- pairwise additions to wider lanes, counts ---- */

void x86_vec_addlp(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    bool s = inst->op == IR_VSADDLP;
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e), a = emit_r(e, 0);
    struct x86_rm ones = vec_splat(e, inst->lane < 2 ? inst->lane : 0, 1);
    if (inst->lane == 0 && s) { /* PMADDUBSW: first unsigned, second signed */
        x86_sse2(as, SSE_MOVAPS, t, ones);
        vec3(e, SSE_PMADDUBSW, rd, t, x86_reg(a));
    } else if (inst->lane == 0 || (inst->lane == 1 && s)) {
        vec3(e, inst->lane ? SSE_PMADDWD : SSE_PMADDUBSW, rd, a, ones);
    } else {
        unsigned bits = 8u << inst->lane;
        vec_shift(e, shift_right[inst->lane + 1], t, a, bits);
        vec3(e, SSE_PAND, rd, a, vec_splat(e, inst->lane + 1, (1ull << bits) - 1));
        x86_sse3(as, one_instruction[IR_VADD][inst->lane + 1], rd, rd, x86_reg(t));
    }
}

void x86_vec_refine_addlp(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule)
{
    if (inst->op == IR_VSADDLP && inst->lane == 2)
        rule->fn = x86_vec_saddlp_32;
}

void vec_nibbles(struct emit *e, uint64_t lo0, uint64_t lo1, uint64_t hi0, uint64_t hi1,
                 uint32_t join)
{
    struct x86_asm *as = emit_as(e);
    struct x86_rm mask = vec_splat(e, 0, 15);
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1), rd = emit_rd(e), a = emit_r(e, 0);
    vec3(e, SSE_PAND, t, a, mask);
    vec_shift(e, SSE_PSRLW_I, u, a, 4);
    x86_sse3(as, SSE_PAND, u, u, mask);
    x86_sse2(as, SSE_MOVAPS, rd, emit_const128(e, lo0, lo1));
    x86_sse3(as, SSE_PSHUFB, rd, rd, x86_reg(t));
    x86_sse2(as, SSE_MOVAPS, t, emit_const128(e, hi0, hi1));
    x86_sse3(as, SSE_PSHUFB, t, t, x86_reg(u));
    x86_sse3(as, join, rd, rd, x86_reg(t));
}

void x86_vec_cnt(struct emit *e, const struct ir_inst *inst)
{
    vec_nibbles(e, 0x0302020102010100, 0x0403030203020201, 0x0302020102010100, 0x0403030203020201,
                SSE_PADDB);
}

void x86_vec_rbit(struct emit *e, const struct ir_inst *inst)
{
    vec_nibbles(e, 0xe060a020c0408000, 0xf070b030d0509010, 0x0e060a020c040800, 0x0f070b030d050901,
                SSE_POR);
}
