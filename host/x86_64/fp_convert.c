/* Rounding to integral values and conversions, scalar and vector. The file fp.c tells how host and
 * guest differ. SPDX-License-Identifier: MIT */
#include "host/x86_64/fp_ops.h"
#include "host/x86_64/vector.h"

enum {
    ROUND_SUPPRESS_INEXACT = 8,
    ROUND_BY_MXCSR = 4
};

/* The immediate of ROUNDSD for the op's rounding, or -1: ties away from zero is not to be had. */
int x86_fp_round_immediate(const struct ir_inst *inst)
{
    static const int8_t imm[8] = {
        ROUND_BY_MXCSR, 0, 2, 1, 3, -1, -1, -1}; /* by 1 + enum fp_rounding: nearest, up, down,
                                                    zero, away, odd */
    return imm[inst->aux & IR_FP_ROUND_MASK];
}

/* ---- FRINT. A quiet NaN passes, a signalling one is made quiet: as on Arm, but for the default
 * NaN ---- */

void x86_fp_round(struct emit *e, const struct ir_inst *inst)
{
    static const uint32_t enc[] = {SSE_ROUNDSS, SSE_ROUNDSD, SSE_ROUNDPS, SSE_ROUNDPD};
    uint8_t imm = (uint8_t)x86_fp_round_immediate(inst) |
                  (inst->aux & IR_FP_EXACT ? 0 : ROUND_SUPPRESS_INEXACT);
    unsigned rd = emit_rd(e), a = emit_r(e, 0);
    x86_fp_flush_inputs(e, inst, x86_fp_cold_evaluate);
    if (inst->op == IR_FRINT) {
        vec3_imm(e, enc[inst->type == IR_F64], rd, a, x86_reg(a), imm);
        if (inst->aux & IR_FP_DEFAULT_NAN)
            x86_fp_guard_nan(e, inst, x86_fp_cold_evaluate);
        return;
    }
    if (inst->type == IR_V64) {
        x86_sse2(emit_as(e), SSE_MOVQ, rd, x86_reg(a));
        a = rd;
    }
    x86_sse2_imm(emit_as(e), enc[2 + (inst->lane == 3)], rd, x86_reg(a), imm);
}

void x86_fp_refine_round(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule)
{
    bool vector = inst->op == IR_VFRINT;
    unsigned mode = inst->aux & (IR_FP_ROUND_MASK | IR_FP_EXACT);
    bool default_nan = inst->aux & IR_FP_DEFAULT_NAN;
    if (inst->type == IR_F16 || (vector && (inst->lane < 2 || default_nan)))
        x86_fp_make_soft(rule);
    else if (mode == 1 + FP_ROUND_NEAREST_AWAY && !(inst->aux & IR_FP_FLUSH) &&
             !(vector && inst->lane == 3 && !emit_has(e, X86_SSE42)))
        *rule = (struct emit_rule){
            .fn = x86_fp_round_away, .flags = EMIT_EARLY | EMIT_CLOBBERS_FLAGS, .temps_xmm = 2};
    else if (x86_fp_round_immediate(inst) < 0)
        x86_fp_make_soft(rule);
    else if (default_nan)
        rule->flags = EMIT_EARLY | EMIT_CLOBBERS_FLAGS;
    x86_fp_refine_flush(e, inst, rule);
}

/* ---- between formats; payloads of NaNs are cut or padded as on Arm ---- */

void x86_fp_convert(struct emit *e, const struct ir_inst *inst)
{
    unsigned a = emit_r(e, 0);
    x86_fp_flush_inputs(e, inst, x86_fp_cold_evaluate);
    vec3(e, inst->type == IR_F64 ? SSE_CVTSS2SD : SSE_CVTSD2SS, emit_rd(e), a, x86_reg(a));
    if (inst->aux & IR_FP_DEFAULT_NAN)
        x86_fp_guard_nan(e, inst, x86_fp_cold_evaluate);
}

/* f16 needs F16C. Modes (FLUSH is of the other format here, alternative halves are the guest's own
 * helpers) are softfp's. */
void x86_fp_refine_convert(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule)
{
    bool same = (inst->lane == 3) == (inst->type == IR_F64);
    bool half = inst->lane == 1 || inst->type == IR_F16;
    bool single = inst->lane == 2 || inst->type == IR_F32;
    if (half && single && !inst->aux && emit_has(e, X86_AVX | X86_F16C))
        rule->fn = x86_fp_convert_half;
    else if ((inst->aux & IR_FP_ROUND_MASK) || half || same)
        x86_fp_make_soft(rule);
    else if (inst->aux & IR_FP_DEFAULT_NAN)
        rule->flags |= EMIT_CLOBBERS_FLAGS;
    x86_fp_refine_flush(e, inst, rule);
}

/* ---- to integers ---- */

static bool from_double(const struct ir_inst *inst)
{
    return inst->lane == 3;
}

static void convert_to_gpr(struct emit *e, const struct ir_inst *inst, bool wide, unsigned from)
{
    static const uint32_t truncate[2][2] = {{SSE_CVTTSS2SI, SSE_CVTTSS2SI_Q},
                                            {SSE_CVTTSD2SI, SSE_CVTTSD2SI_Q}};
    static const uint32_t by_mode[2][2] = {{SSE_CVTSS2SI, SSE_CVTSS2SI_Q},
                                           {SSE_CVTSD2SI, SSE_CVTSD2SI_Q}};
    bool dynamic = (inst->aux & IR_FP_ROUND_MASK) == IR_FP_DYNAMIC;
    x86_sse2(emit_as(e), (dynamic ? by_mode : truncate)[from_double(inst)][wide], emit_rd(e),
             x86_reg(from));
}

/*
 * Signed: INT_MIN is the sign of an overflow or NaN (or of itself), found by the overflow of `cmp
 * rd, 1`. Unsigned 32 bits: converted as 64 bits, the upper half must be zero. Unsigned 64 bits:
 * only numbers below 2^63 (and not NaN) go this way. Other roundings than truncation, and unsigned
 * results, which a negative number with a fraction may miss: ROUNDSD first without the inexact
 * flag, which must not be raised together with invalid, and once more with it behind the check.
 */
void x86_fp_to_int(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    bool is_unsigned = inst->aux & IR_FP_UNSIGNED, wide = inst->type == IR_I64 || is_unsigned,
         d = from_double(inst);
    int mode = x86_fp_round_immediate(inst);
    unsigned rd = emit_rd(e), a = emit_r(e, 0), t = emit_tmp_xmm(e, 0), from = a;
    uint32_t round = d ? SSE_ROUNDSD : SSE_ROUNDSS;
    bool rounded = is_unsigned || (mode != ROUND_BY_MXCSR && mode != 3);
    x86_fp_flush_inputs(e, inst, x86_fp_cold_evaluate);
    if (is_unsigned && inst->type == IR_I64) {
        x86_sse2(as, d ? SSE_UCOMISD : SSE_UCOMISS, a,
                 d ? emit_const128(e, 0x43e0000000000000, 0) : emit_const128(e, 0x5f000000, 0));
        emit_cold(e, CC_AE, x86_fp_cold_evaluate, inst);
    }
    if (rounded) {
        vec3_imm(e, round, t, a, x86_reg(a), (uint8_t)mode | ROUND_SUPPRESS_INEXACT);
        from = t;
    }
    convert_to_gpr(e, inst, wide, from);
    if (!is_unsigned) {
        x86_alu_imm(as, ALU_CMP, wide, x86_reg(rd), 1);
        emit_cold(e, CC_O, x86_fp_cold_evaluate, inst);
    } else if (inst->type == IR_I64) {
        x86_op(as, X86_TEST, true, rd, x86_reg(rd));
        emit_cold(e, CC_S, x86_fp_cold_evaluate, inst);
    } else {
        unsigned g = emit_tmp_gpr(e, 0);
        x86_mov_rr(as, true, g, rd);
        x86_shift_imm(as, X86_SHR, true, x86_reg(g), 32);
        emit_cold(e, CC_NE, x86_fp_cold_evaluate, inst);
    }
    if (rounded)
        vec3_imm(e, round, t, a, x86_reg(a), (uint8_t)mode);
    emit_cold_resume_here(e);
}

void x86_fp_refine_to_int(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule)
{
    int mode = x86_fp_round_immediate(inst);
    bool away = (inst->aux & IR_FP_ROUND_MASK) == 1 + FP_ROUND_NEAREST_AWAY;
    bool is_unsigned = inst->aux & IR_FP_UNSIGNED;
    if (mode == 3 && inst->imm && inst->lane >= 2 && !(inst->aux & IR_FP_FLUSH))
        rule->fn = x86_fp_to_fixed;
    else if (inst->lane < 2 || inst->imm || (mode < 0 && !away) ||
             (away && (is_unsigned || (inst->aux & IR_FP_FLUSH))))
        x86_fp_make_soft(rule);
    else if (away)
        *rule = (struct emit_rule){
            .fn = x86_fp_to_int_away, .flags = EMIT_EARLY | EMIT_CLOBBERS_FLAGS, .temps_xmm = 2};
    else if (is_unsigned && inst->type == IR_I32)
        rule->temps_gpr = 1;
    x86_fp_refine_flush(e, inst, rule);
}

/* ---- from integers; a fixed-point result is scaled by a power of two, exactly ---- */

void x86_fp_scale(struct emit *e, const struct ir_inst *inst, bool d, bool vector)
{
    if (!inst->imm)
        return;
    uint64_t factor = d ? (1023 - inst->imm) << 52 : (127 - inst->imm) << 23;
    struct x86_rm rm = vector ? emit_const128(e, d ? factor : factor * 0x100000001,
                                              d ? factor : factor * 0x100000001)
                              : emit_const128(e, factor, 0);
    x86_sse3(emit_as(e), vector ? (d ? SSE_MULPD : SSE_MULPS) : (d ? SSE_MULSD : SSE_MULSS),
             emit_rd(e), emit_rd(e), rm);
}

void x86_fp_from_int(struct emit *e, const struct ir_inst *inst)
{
    static const uint32_t enc[2][2] = {{SSE_CVTSI2SS, SSE_CVTSI2SS_Q},
                                       {SSE_CVTSI2SD, SSE_CVTSI2SD_Q}};
    struct x86_asm *as = emit_as(e);
    bool is_unsigned = inst->aux & IR_FP_UNSIGNED, d = inst->type == IR_F64,
         wide = inst->lane == 3 || is_unsigned;
    unsigned rd = emit_rd(e), from = emit_r(e, 0);
    vec_zero(e, rd); /* the instruction merges into the old register */
    if (is_unsigned && inst->lane == 3) {
        x86_op(as, X86_TEST, true, from, x86_reg(from));
        emit_cold(e, CC_S, x86_fp_cold_from_int, inst);
    } else if (is_unsigned) {
        x86_mov_rr(as, false, emit_tmp_gpr(e, 0), from);
        from = emit_tmp_gpr(e, 0);
    }
    x86_sse3(as, enc[d][wide], rd, rd, x86_reg(from));
    x86_fp_scale(e, inst, d, false);
    emit_cold_resume_here(e);
}

void x86_fp_refine_from_int(const struct emit *e, const struct ir_inst *inst,
                            struct emit_rule *rule)
{
    if ((inst->aux & IR_FP_ROUND_MASK) || inst->type == IR_F16)
        *rule = (struct emit_rule){.fn = x86_fp_from_int_soft,
                                   .flags = EMIT_EARLY | EMIT_CLOBBERS_FLAGS};
    else if ((inst->aux & IR_FP_UNSIGNED) && inst->lane == 2)
        rule->temps_gpr = 1;
}

/* ---- vectors ---- */

/* Four (or two) floats, truncated to signed: 0x80000000 in the result is an overflow, a NaN or
 * itself. */
void x86_fp_to_int_vector(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e), a = emit_r(e, 0);
    if (inst->type == IR_V64) {
        x86_sse2(as, SSE_MOVQ, t, x86_reg(a));
        a = t;
    }
    x86_sse2(as, SSE_CVTTPS2DQ, rd, x86_reg(a));
    vec3(e, SSE_PCMPEQD, t, rd, vec_splat(e, 2, 0x80000000));
    x86_sse2(as, SSE_PTEST, t, x86_reg(t));
    emit_cold(e, CC_NE, x86_fp_cold_evaluate, inst);
}

void x86_fp_refine_to_int_vector(const struct emit *e, const struct ir_inst *inst,
                                 struct emit_rule *rule)
{
    int mode = x86_fp_round_immediate(inst);
    bool truncates = mode == 3, plain = !(inst->aux & IR_FP_UNSIGNED) && !inst->imm;
    if ((inst->aux & IR_FP_FLUSH) || inst->lane < 2 || mode < 0) {
        x86_fp_make_soft(rule);
    } else if (inst->lane == 2 && truncates) {
        if (!plain) {
            rule->fn = x86_fp_to_fixed_vector;
            rule->temps_xmm = 2;
        }
    } else if (inst->lane == 2 && plain) {
        rule->fn = x86_fp_to_int_rounded_vector;
        rule->temps_xmm = 2;
    } else if (inst->type == IR_V128 && truncates && plain) {
        rule->fn = x86_fp_to_int64_vector;
        rule->temps_gpr = 2;
    } else {
        x86_fp_make_soft(rule);
    }
}

void x86_fp_from_int_vector(struct emit *e, const struct ir_inst *inst)
{
    unsigned rd = emit_rd(e), a = emit_r(e, 0);
    if (inst->type == IR_V64) {
        x86_sse2(emit_as(e), SSE_MOVQ, rd, x86_reg(a));
        a = rd;
    }
    x86_sse2(emit_as(e), SSE_CVTDQ2PS, rd, x86_reg(a));
    x86_fp_scale(e, inst, false, true);
}

void x86_fp_refine_from_int_vector(const struct emit *e, const struct ir_inst *inst,
                                   struct emit_rule *rule)
{
    if ((inst->aux & IR_FP_ROUND_MASK) || inst->lane < 2)
        x86_fp_make_soft(rule);
    else if (inst->aux & IR_FP_UNSIGNED)
        *rule = (struct emit_rule){
            .fn = x86_fp_from_unsigned_vector, .flags = EMIT_EARLY, .temps_xmm = 1};
    else if (inst->lane == 3 && inst->type == IR_V128)
        *rule = (struct emit_rule){
            .fn = x86_fp_from_int64_vector, .flags = EMIT_EARLY, .temps_xmm = 1, .temps_gpr = 1};
    else if (inst->lane == 3)
        x86_fp_make_soft(rule);
}

void x86_fp_widen_vector(struct emit *e, const struct ir_inst *inst)
{
    unsigned rd = emit_rd(e), a = emit_r(e, 0);
    if (inst->imm) {
        x86_sse2_imm(emit_as(e), SSE_PSHUFD, rd, x86_reg(a), 0xee);
        a = rd;
    }
    x86_sse2(emit_as(e), SSE_CVTPS2PD, rd, x86_reg(a));
}

void x86_fp_narrow_vector(struct emit *e, const struct ir_inst *inst)
{
    x86_sse2(emit_as(e), SSE_CVTPD2PS, emit_rd(e), x86_reg(emit_r(e, 0)));
}

void x86_fp_refine_width_vector(const struct emit *e, const struct ir_inst *inst,
                                struct emit_rule *rule)
{
    bool soft = inst->aux & (IR_FP_FLUSH | IR_FP_DEFAULT_NAN | IR_FP_ROUND_MASK);
    if (!soft && inst->lane == 1 && emit_has(e, X86_AVX | X86_F16C))
        rule->fn = inst->op == IR_VFCVTL ? x86_fp_widen_half : x86_fp_narrow_half;
    else if (soft || inst->lane != 2)
        x86_fp_make_soft(rule);
}
