/* Conversions for which x86 has no instruction: ties away from zero, unsigned and 64-bit lanes,
 * fixed point. Each is a few instructions that are exact, and raise nothing, but for the last;
 * whatever could be different (NaNs, numbers out of range) leaves for the cold path first. The file
 * fp.c tells how host and guest differ. SPDX-License-Identifier: MIT */
#include "host/x86_64/fp_ops.h"
#include "host/x86_64/vector.h"

enum {
    ROUND_TRUNCATE = 3,
    ROUND_BY_MXCSR = 4,
    ROUND_SUPPRESS_INEXACT = 8,
    CMP_NOT_LESS = 5,
};

/* What is known of a format's bits. */
struct format {
    uint64_t sign, one, half;
    uint64_t integral; /* 2^fraction bits: from here on all numbers are integers */
};

static const struct format formats[] = {
    [2] = {0x80000000, 0x3f800000, 0x3f000000, 0x4b000000},
    [3] = {0x8000000000000000, 0x3ff0000000000000, 0x3fe0000000000000, 0x4330000000000000},
};

/* Leaves for the cold path if any bit of `mask` is set. */
static void leave_if_any(struct emit *e, const struct ir_inst *inst, unsigned mask)
{
    x86_sse2(emit_as(e), SSE_PTEST, mask, x86_reg(mask));
    emit_cold(e, CC_NE, x86_fp_cold_evaluate, inst);
}

/* Operand 0; of a V64 a copy in tmp with zeros above, which raise nothing. */
static unsigned clean_source(struct emit *e, const struct ir_inst *inst, unsigned tmp)
{
    unsigned a = emit_r(e, 0);
    if (inst->type != IR_V64)
        return a;
    x86_sse2(emit_as(e), SSE_MOVQ, tmp, x86_reg(a));
    return tmp;
}

/* ---- FRINTA: |trunc(x)| + (|x - trunc(x)| >= 0.5), with the sign of x ---- */

enum away_op {
    AWAY_ROUND,
    AWAY_SUB,
    AWAY_CMP,
    AWAY_ADD,
    AWAY_OPS
};

static const uint32_t away_encodings[4][AWAY_OPS] = {
    {SSE_ROUNDSS, SSE_SUBSS, SSE_CMPSS, SSE_ADDSS},
    {SSE_ROUNDSD, SSE_SUBSD, SSE_CMPSD, SSE_ADDSD},
    {SSE_ROUNDPS, SSE_SUBPS, SSE_CMPPS, SSE_ADDPS},
    {SSE_ROUNDPD, SSE_SUBPD, SSE_CMPPD, SSE_ADDPD},
};

/* dst = x rounded, which raises nothing; t is a temporary. Numbers that are integers anyway leave.
 */
static void round_away(struct emit *e, const struct ir_inst *inst, bool scalar, unsigned lane,
                       unsigned dst, unsigned t, unsigned x)
{
    const struct format *f = &formats[lane];
    const uint32_t *op = away_encodings[(scalar ? 0 : 2) + (lane == 3)];
    struct x86_asm *as = emit_as(e);
    struct x86_rm magnitude = vec_splat(e, lane, f->sign - 1), sign = vec_splat(e, lane, f->sign);

    vec3(e, SSE_ANDPS, t, x, magnitude);
    if (scalar) {
        x86_sse2(as, lane == 3 ? SSE_UCOMISD : SSE_UCOMISS, t, vec_splat(e, lane, f->integral));
        emit_cold(e, CC_P, x86_fp_cold_evaluate, inst);
        emit_cold(e, CC_AE, x86_fp_cold_evaluate, inst);
    } else { /* as integers: FP comparisons of quiet NaNs would signal */
        x86_sse3(as, lane == 3 ? SSE_PCMPGTQ : SSE_PCMPGTD, t, t,
                 vec_splat(e, lane, f->integral - 1));
        leave_if_any(e, inst, t);
    }
    if (scalar)
        vec3_imm(e, op[AWAY_ROUND], dst, x, x86_reg(x), ROUND_TRUNCATE | ROUND_SUPPRESS_INEXACT);
    else
        x86_sse2_imm(as, op[AWAY_ROUND], dst, x86_reg(x), ROUND_TRUNCATE | ROUND_SUPPRESS_INEXACT);
    vec3(e, op[AWAY_SUB], t, x, x86_reg(dst));
    x86_sse3(as, SSE_ANDPS, t, t, magnitude);
    x86_sse3_imm(as, op[AWAY_CMP], t, t, vec_splat(e, lane, f->half), CMP_NOT_LESS);
    x86_sse3(as, SSE_ANDPS, t, t, vec_splat(e, lane, f->one));
    x86_sse3(as, SSE_ANDPS, dst, dst, magnitude);
    x86_sse3(as, op[AWAY_ADD], dst, dst, x86_reg(t));
    vec3(e, SSE_ANDPS, t, x, sign);
    x86_sse3(as, SSE_ORPS, dst, dst, x86_reg(t));
}

void x86_fp_round_away(struct emit *e, const struct ir_inst *inst)
{
    bool scalar = inst->op == IR_FRINT;
    unsigned lane = scalar ? (inst->type == IR_F64 ? 3 : 2) : inst->lane;

    round_away(e, inst, scalar, lane, emit_rd(e), emit_tmp_xmm(e, 0),
               clean_source(e, inst, emit_tmp_xmm(e, 1)));
    emit_cold_resume_here(e);
}

/* To signed integers. */
void x86_fp_to_int_away(struct emit *e, const struct ir_inst *inst)
{
    static const uint32_t convert[2][2] = {{SSE_CVTTSS2SI, SSE_CVTTSS2SI_Q},
                                           {SSE_CVTTSD2SI, SSE_CVTTSD2SI_Q}};
    struct x86_asm *as = emit_as(e);
    bool wide = inst->type == IR_I64, d = inst->lane == 3;
    unsigned rd = emit_rd(e), a = emit_r(e, 0), t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1);

    round_away(e, inst, true, inst->lane, u, t, a);
    x86_sse2(as, convert[d][wide], rd, x86_reg(u));
    x86_alu_imm(as, ALU_CMP, wide, x86_reg(rd), 1);
    emit_cold(e, CC_O, x86_fp_cold_evaluate, inst);
    vec3_imm(e, d ? SSE_ROUNDSD : SSE_ROUNDSS, t, a, x86_reg(a), ROUND_TRUNCATE); /* inexact? */
    emit_cold_resume_here(e);
}

/* ---- scalars to fixed point, truncated; what would not fit leaves: of the rest the product is
 * exact ---- */

void x86_fp_to_fixed(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    bool d = inst->lane == 3, is_unsigned = inst->aux & IR_FP_UNSIGNED;
    bool wide = inst->type == IR_I64 || is_unsigned;
    unsigned rd = emit_rd(e), a = emit_r(e, 0), t = emit_tmp_xmm(e, 0), checked = a;
    uint32_t compare = d ? SSE_UCOMISD : SSE_UCOMISS;
    unsigned bias = d ? 1023 : 127, fraction = d ? 52 : 23;
    /* Bits of the magnitude; of unsigned 64-bit results the upper half leaves too. */
    unsigned bits = inst->type == IR_I64 ? 63 : is_unsigned ? 32 : 31;

    if (is_unsigned) {
        x86_sse2(as, compare, a, emit_const128(e, 0, 0));
        emit_cold(e, CC_B, x86_fp_cold_evaluate, inst);
    } else {
        vec3(e, SSE_ANDPS, t, a, vec_splat(e, inst->lane, formats[inst->lane].sign - 1));
        checked = t;
    }
    x86_sse2(as, compare, checked,
             vec_splat(e, inst->lane, (uint64_t)(bias + bits - inst->imm) << fraction));
    emit_cold(e, CC_P, x86_fp_cold_evaluate, inst);
    emit_cold(e, CC_AE, x86_fp_cold_evaluate, inst);
    vec3(e, d ? SSE_MULSD : SSE_MULSS, t, a,
         vec_splat(e, inst->lane, (uint64_t)(bias + inst->imm) << fraction));
    if (d)
        x86_sse2(as, wide ? SSE_CVTTSD2SI_Q : SSE_CVTTSD2SI, rd, x86_reg(t));
    else
        x86_sse2(as, wide ? SSE_CVTTSS2SI_Q : SSE_CVTTSS2SI, rd, x86_reg(t));
    if (wide && inst->type == IR_I32)
        x86_mov_rr(as, false, rd, rd);
    emit_cold_resume_here(e);
}

/* ---- lanes to integers ---- */

/* Fixed point and unsigned numbers, truncated. Lanes of 2^(31 - fraction bits) or more, for
 * unsigned results all with a sign, are for the cold path: of the others the product is exact. */
void x86_fp_to_fixed_vector(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned rd = emit_rd(e), t = emit_tmp_xmm(e, 0);
    unsigned x = clean_source(e, inst, emit_tmp_xmm(e, 1));
    uint64_t limit = (127 + 31 - inst->imm) << 23;

    if (inst->aux & IR_FP_UNSIGNED) {
        vec3(e, SSE_PCMPGTD, t, x, vec_splat(e, 2, limit - 1));
        x86_sse3(as, SSE_POR, t, t, x86_reg(x));
        x86_sse2(as, SSE_PTEST, t, vec_splat(e, 2, formats[2].sign));
        emit_cold(e, CC_NE, x86_fp_cold_evaluate, inst);
    } else {
        vec3(e, SSE_ANDPS, t, x, vec_splat(e, 2, formats[2].sign - 1));
        x86_sse3(as, SSE_PCMPGTD, t, t, vec_splat(e, 2, limit - 1));
        leave_if_any(e, inst, t);
    }
    if (inst->imm) {
        vec3(e, SSE_MULPS, t, x, vec_splat(e, 2, (127 + inst->imm) << 23));
        x = t;
    }
    x86_sse2(as, SSE_CVTTPS2DQ, rd, x86_reg(x));
    emit_cold_resume_here(e);
}

/* Signed, by another rounding than truncation: inexact may only be raised once no lane is invalid.
 */
void x86_fp_to_int_rounded_vector(struct emit *e, const struct ir_inst *inst)
{
    uint8_t mode = (uint8_t)x86_fp_round_immediate(inst);
    struct x86_asm *as = emit_as(e);
    unsigned rd = emit_rd(e), t = emit_tmp_xmm(e, 0);
    unsigned x = clean_source(e, inst, emit_tmp_xmm(e, 1));

    x86_sse2_imm(as, SSE_ROUNDPS, t, x86_reg(x), mode | ROUND_SUPPRESS_INEXACT);
    x86_sse2(as, SSE_CVTTPS2DQ, rd, x86_reg(t));
    vec3(e, SSE_PCMPEQD, t, rd, vec_splat(e, 2, 0x80000000));
    leave_if_any(e, inst, t);
    x86_sse2_imm(as, SSE_ROUNDPS, t, x86_reg(x), mode);
    emit_cold_resume_here(e);
}

/* Two doubles, truncated to signed: INT64_MIN is an overflow, a NaN or itself. */
void x86_fp_to_int64_vector(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned rd = emit_rd(e), a = emit_r(e, 0), t = emit_tmp_xmm(e, 0);
    unsigned low = emit_tmp_gpr(e, 0), high = emit_tmp_gpr(e, 1);

    vec3(e, SSE_UNPCKHPD, t, a, x86_reg(a));
    x86_sse2(as, SSE_CVTTSD2SI_Q, low, x86_reg(a));
    x86_sse2(as, SSE_CVTTSD2SI_Q, high, x86_reg(t));
    x86_alu_imm(as, ALU_CMP, true, x86_reg(low), 1);
    emit_cold(e, CC_O, x86_fp_cold_evaluate, inst);
    x86_alu_imm(as, ALU_CMP, true, x86_reg(high), 1);
    emit_cold(e, CC_O, x86_fp_cold_evaluate, inst);
    x86_sse2(as, SSE_MOVQ_TO, rd, x86_reg(low));
    x86_sse3_imm(as, SSE_PINSRQ, rd, rd, x86_reg(high), 1);
    emit_cold_resume_here(e);
}

/* ---- lanes from integers; they never leave ---- */

/* The halves of each lane become the fractions of two numbers, 2^f + low and 2^(f+h) + high * 2^h;
 * their sum less both powers is rounded once. Only an exact zero could have the wrong sign. */
void x86_fp_from_unsigned_vector(struct emit *e, const struct ir_inst *inst)
{
    static const struct {
        uint32_t shift, sub, add;
        unsigned half;
        uint64_t low_power, high_power, powers;
    } how[] = {
        [2] = {SSE_PSRLD_I, SSE_SUBPS, SSE_ADDPS, 16, 0x4b000000, 0x53000000, 0x53000080},
        [3] = {SSE_PSRLQ_I, SSE_SUBPD, SSE_ADDPD, 32, 0x4330000000000000, 0x4530000000000000,
               0x4530000000100000},
    };
    struct x86_asm *as = emit_as(e);
    unsigned lane = inst->lane, rd = emit_rd(e), t = emit_tmp_xmm(e, 0);
    unsigned x = clean_source(e, inst, t);

    vec_shift(e, how[lane].shift, rd, x, how[lane].half);
    x86_sse3(as, SSE_POR, rd, rd, vec_splat(e, lane, how[lane].high_power));
    x86_sse3(as, how[lane].sub, rd, rd, vec_splat(e, lane, how[lane].powers));
    vec3(e, SSE_PAND, t, x, vec_splat(e, lane, ((uint64_t)1 << how[lane].half) - 1));
    x86_sse3(as, SSE_POR, t, t, vec_splat(e, lane, how[lane].low_power));
    x86_sse3(as, how[lane].add, rd, rd, x86_reg(t));
    x86_sse3(as, SSE_ANDPS, rd, rd, vec_splat(e, lane, formats[lane].sign - 1));
    x86_fp_scale(e, inst, lane == 3, true);
}

void x86_fp_from_int64_vector(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned rd = emit_rd(e), a = emit_r(e, 0), t = emit_tmp_xmm(e, 0), g = emit_tmp_gpr(e, 0);

    x86_sse2(as, SSE_MOVQ_FROM, a, x86_reg(g));
    vec_zero(e, rd);
    x86_sse3(as, SSE_CVTSI2SD_Q, rd, rd, x86_reg(g));
    x86_sse2_imm(as, SSE_PEXTRQ, a, x86_reg(g), 1);
    vec_zero(e, t);
    x86_sse3(as, SSE_CVTSI2SD_Q, t, t, x86_reg(g));
    x86_sse3(as, SSE_UNPCKLPD, rd, rd, x86_reg(t));
    x86_fp_scale(e, inst, true, true);
}

/* ---- half precision; lanes beside a scalar become zeros, which raise nothing ---- */

void x86_fp_convert_half(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned rd = emit_rd(e);

    if (inst->type == IR_F16) {
        vec3(e, SSE_PAND, rd, emit_r(e, 0), emit_const128(e, 0xffffffff, 0));
        x86_sse2_imm(as, SSE_VCVTPS2PH, rd, x86_reg(rd), ROUND_BY_MXCSR);
    } else {
        vec3(e, SSE_PAND, rd, emit_r(e, 0), emit_const128(e, 0xffff, 0));
        x86_sse2(as, SSE_VCVTPH2PS, rd, x86_reg(rd));
    }
}

void x86_fp_widen_half(struct emit *e, const struct ir_inst *inst)
{
    unsigned rd = emit_rd(e), a = emit_r(e, 0);

    if (inst->imm) {
        x86_sse2_imm(emit_as(e), SSE_PSHUFD, rd, x86_reg(a), 0xee);
        a = rd;
    }
    x86_sse2(emit_as(e), SSE_VCVTPH2PS, rd, x86_reg(a));
}

void x86_fp_narrow_half(struct emit *e, const struct ir_inst *inst)
{
    x86_sse2_imm(emit_as(e), SSE_VCVTPS2PH, emit_r(e, 0), x86_reg(emit_rd(e)), ROUND_BY_MXCSR);
}
