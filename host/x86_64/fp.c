/* Floating point on the host's FPU, scalar and vector.
 * SPDX-License-Identifier: MIT
 *
 * MXCSR holds the guest's rounding mode and sticky flags while translated code runs, so an
 * operation is one host instruction plus a guard where Arm and x86 differ: NaN results. Which NaN
 * comes out differs (signalling operands first; a positive default NaN). The guard is an unordered
 * compare of the result with itself, never taken by ordinary programs; the cold path computes the
 * result by softfp from the operands, which is why results never overwrite them (EMIT_EARLY,
 * EMIT_KEEP). min and max. x86 takes the second operand for NaNs and zeros of both signs: unordered
 * operands go to the cold path first (MINSD would raise invalid for a quiet NaN), zeros are settled
 * by combining both orders. Conversions to integers saturate. x86 gives the integer indefinite: the
 * guard looks for it. Underflow: x86 judges tininess after rounding, Arm before. They differ only
 * for results that round to the smallest normal number, in the sticky UFC flag; that is not
 * guarded. Flush-to-zero (IR_FP_FLUSH) has guards of its own, see fp_flush.c; f16 arithmetic is
 * softfp's. The halves above a 64-bit vector are not looked at, but an operation on them
 * could raise flags: operands are moved with MOVQ first. */
#include "host/x86_64/fp_ops.h"
#include "host/x86_64/vector.h"
#include "ir/interp.h"

/* ---- the way into softfp ---- */

/* An instruction without its operands, as a constant for emit_cold_call. */
static uint64_t pack_inst(const struct ir_inst *inst)
{
    return inst->op | (uint64_t)inst->type << 8 | (uint64_t)inst->lane << 16 |
           (uint64_t)(uint16_t)inst->aux << 24 | (uint64_t)(uint16_t)inst->imm << 40;
}

static v128 evaluate(struct vcpu *cpu, uint64_t packed, v128 a, v128 b, v128 c)
{
    const struct ir_inst inst = {
        .op = (uint8_t)packed,
        .type = (uint8_t)(packed >> 8),
        .lane = (uint8_t)(packed >> 16),
        .aux = (uint16_t)(packed >> 24),
        .imm = (uint16_t)(packed >> 40),
    };
    const v128 args[4] = {a, b, c};
    return ir_fp_eval(&inst, args, &cpu->fp);
}

static void operands(struct emit *e, const struct ir_inst *inst, struct x86_rm arg[3])
{
    for (unsigned i = 0; i < 3; i++)
        arg[i] = inst->args[i] != IR_NONE ? emit_rm(e, i) : emit_rm(e, 0);
}

static unsigned operand_count(const struct ir_inst *inst)
{
    return inst->args[1] == IR_NONE ? 1 : inst->args[2] == IR_NONE ? 2 : 3;
}

void x86_fp_cold_evaluate(struct emit *e, const struct ir_inst *inst)
{
    struct x86_rm arg[3];
    operands(e, inst, arg);
    emit_cold_call(e, evaluate, pack_inst(inst), arg, operand_count(inst), emit_rd(e),
                   inst->op == IR_FTOI);
}

/* The same where the destructive form has overwritten args[tied], which was kept. */
static void cold_evaluate_kept(struct emit *e, const struct ir_inst *inst)
{
    struct x86_rm arg[3];
    operands(e, inst, arg);
    arg[inst->op == IR_FMA || inst->op == IR_VFMA ? 2 : 0] = x86_reg(emit_kept(e));
    emit_cold_call(e, evaluate, pack_inst(inst), arg, operand_count(inst), emit_rd(e), false);
}

void x86_fp_always_soft(struct emit *e, const struct ir_inst *inst)
{
    struct x86_rm arg[3];
    operands(e, inst, arg);
    emit_hot_call(e, evaluate, pack_inst(inst), arg, operand_count(inst), emit_rd(e),
                  inst->op == IR_FTOI);
}

void x86_fp_make_soft(struct emit_rule *rule)
{
    *rule = (struct emit_rule){.fn = x86_fp_always_soft, .flags = EMIT_EARLY | EMIT_CLOBBERS_FLAGS};
}

/* ---- guards ---- */

static bool is_double(const struct ir_inst *inst)
{
    return inst->type == IR_F64 ||
           (ir_type_is_vector(inst->type) && inst->type >= IR_V64 && inst->lane == 3);
}

void x86_fp_guard_nan(struct emit *e, const struct ir_inst *inst, emit_cold_fn *cold)
{
    unsigned rd = emit_rd(e);
    x86_sse2(emit_as(e), is_double(inst) ? SSE_UCOMISD : SSE_UCOMISS, rd, x86_reg(rd));
    emit_cold(e, CC_P, cold, inst);
}

/* Any lane all ones in xmm `mask`: to the cold path. */
static void guard_lanes(struct emit *e, const struct ir_inst *inst, unsigned mask,
                        emit_cold_fn *cold)
{
    x86_sse2(emit_as(e), SSE_PTEST, mask, x86_reg(mask));
    emit_cold(e, CC_NE, cold, inst);
}

enum {
    CMP_EQ = 0,
    CMP_LT = 1,
    CMP_LE = 2,
    CMP_UNORDERED = 3
};

static uint32_t packed_compare(const struct ir_inst *inst)
{
    return inst->lane == 3 ? SSE_CMPPD : SSE_CMPPS;
}

static void guard_nan_vector(struct emit *e, const struct ir_inst *inst, unsigned tmp,
                             emit_cold_fn *cold)
{
    unsigned rd = emit_rd(e);
    vec3_imm(e, packed_compare(inst), tmp, rd, x86_reg(rd), CMP_UNORDERED);
    guard_lanes(e, inst, tmp, cold);
}

/* ---- arithmetic ---- */

static unsigned width_index(const struct ir_inst *inst) /* into {ss, sd, ps, pd} */
{
    return inst->type == IR_F32 ? 0 : inst->type == IR_F64 ? 1 : inst->lane == 2 ? 2 : 3;
}

static uint32_t arithmetic_encoding(const struct ir_inst *inst)
{
    static const uint32_t add[] = {SSE_ADDSS, SSE_ADDSD, SSE_ADDPS, SSE_ADDPD},
                          sub[] = {SSE_SUBSS, SSE_SUBSD, SSE_SUBPS, SSE_SUBPD};
    static const uint32_t mul[] = {SSE_MULSS, SSE_MULSD, SSE_MULPS, SSE_MULPD},
                          div[] = {SSE_DIVSS, SSE_DIVSD, SSE_DIVPS, SSE_DIVPD};
    static const uint32_t root[] = {SSE_SQRTSS, SSE_SQRTSD, SSE_SQRTPS, SSE_SQRTPD};
    unsigned i = width_index(inst);
    switch (inst->op) {
    case IR_FADD:
    case IR_VFADD: return add[i];
    case IR_FSUB:
    case IR_VFSUB: return sub[i];
    case IR_FMUL:
    case IR_VFMUL: return mul[i];
    case IR_FDIV:
    case IR_VFDIV: return div[i];
    default: return root[i];
    }
}

/* f16 goes to softfp; without AVX the destructive forms keep the first operand. */
void x86_fp_refine_arithmetic(const struct emit *e, const struct ir_inst *inst,
                              struct emit_rule *rule)
{
    bool vector = inst->type >= IR_V64;
    if ((inst->aux & IR_FP_ROUND_MASK) || inst->type == IR_F16 || (vector && inst->lane < 2))
        x86_fp_make_soft(rule);
    else if (!emit_has(e, X86_AVX))
        rule->flags = EMIT_KEEP | EMIT_CLOBBERS_FLAGS;
    x86_fp_refine_flush(e, inst, rule);
}

static emit_cold_fn *cold_for(struct emit *e)
{
    return emit_has(e, X86_AVX) ? x86_fp_cold_evaluate : cold_evaluate_kept;
}

void x86_fp_binary(struct emit *e, const struct ir_inst *inst)
{
    bool commutes = inst->op == IR_FADD || inst->op == IR_FMUL; /* the guard settles NaNs */
    unsigned first = commutes && emit_has(e, X86_AVX) &&
                     emit_zero_above(e, inst, 1) < emit_zero_above(e, inst, 0);
    x86_fp_flush_inputs(e, inst, cold_for(e));
    x86_sse3(emit_as(e), arithmetic_encoding(inst), emit_rd(e), emit_r(e, first),
             x86_reg(emit_r(e, !first)));
    x86_fp_guard_nan(e, inst, cold_for(e));
    x86_fp_flush_result(e, inst, cold_for(e));
}

void x86_fp_sqrt(struct emit *e, const struct ir_inst *inst)
{
    unsigned a = emit_r(e, 0);
    x86_fp_flush_inputs(e, inst, cold_for(e));
    x86_sse3(emit_as(e), arithmetic_encoding(inst), emit_rd(e),
             emit_has(e, X86_AVX) ? a : emit_rd(e),
             x86_reg(emit_has(e, X86_AVX) ? a : emit_kept(e)));
    x86_fp_guard_nan(e, inst, cold_for(e));
}

/* Operand n of a 64-bit vector op with its upper half zero, in tmp; otherwise where it is. */
static unsigned clean_operand(struct emit *e, const struct ir_inst *inst, unsigned n, unsigned tmp)
{
    if (inst->type != IR_V64)
        return emit_r(e, n);
    x86_sse2(emit_as(e), SSE_MOVQ, tmp, x86_reg(emit_r(e, n)));
    return tmp;
}

void x86_fp_binary_vector(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e);
    x86_fp_flush_inputs(e, inst, cold_for(e));
    if (inst->type == IR_V64) { /* the upper half: 0 op 0, for divisions 0 / 1 */
        unsigned b = clean_operand(e, inst, 1, t);
        if (inst->op == IR_VFDIV)
            x86_sse3(as, SSE_POR, b, b, emit_const128(e, 0, 0x3f8000003f800000));
        x86_sse2(as, SSE_MOVQ, rd, x86_reg(emit_has(e, X86_AVX) ? emit_r(e, 0) : emit_kept(e)));
        x86_sse3(as, arithmetic_encoding(inst), rd, rd, x86_reg(b));
    } else {
        x86_sse3(as, arithmetic_encoding(inst), rd, emit_r(e, 0), x86_reg(emit_r(e, 1)));
    }
    guard_nan_vector(e, inst, t, cold_for(e));
    x86_fp_flush_result(e, inst, cold_for(e));
}

void x86_fp_sqrt_vector(struct emit *e, const struct ir_inst *inst)
{
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e), from = emit_r(e, 0);
    x86_fp_flush_inputs(e, inst, x86_fp_cold_evaluate);
    if (inst->type == IR_V64) {
        x86_sse2(emit_as(e), SSE_MOVQ, t, x86_reg(from));
        from = t;
    }
    x86_sse2(emit_as(e), arithmetic_encoding(inst), rd, x86_reg(from));
    guard_nan_vector(e, inst, t, x86_fp_cold_evaluate);
}

void x86_fp_refine_sqrt_vector(const struct emit *e, const struct ir_inst *inst,
                               struct emit_rule *rule)
{
    if ((inst->aux & IR_FP_ROUND_MASK) || inst->lane < 2)
        x86_fp_make_soft(rule);
    x86_fp_refine_flush(e, inst, rule);
}

/* ---- fused multiply-add: rd holds the addend, which is kept for the cold path ---- */

static uint32_t fma_encoding(const struct ir_inst *inst)
{
    static const uint32_t enc[4][4] = {
        {SSE_VFMADD231SS, SSE_VFMADD231SD, SSE_VFMADD231PS, SSE_VFMADD231PD},
        {SSE_VFNMADD231SS, SSE_VFNMADD231SD, SSE_VFNMADD231PS, SSE_VFNMADD231PD},
        {SSE_VFMSUB231SS, SSE_VFMSUB231SD, SSE_VFMSUB231PS, SSE_VFMSUB231PD},
        {SSE_VFNMSUB231SS, SSE_VFNMSUB231SD, SSE_VFNMSUB231PS, SSE_VFNMSUB231PD},
    };
    return enc[(inst->aux & IR_FP_NEG_PRODUCT ? 1 : 0) | (inst->aux & IR_FP_NEG_ADDEND ? 2 : 0)]
              [width_index(inst)];
}

void x86_fp_refine_fma(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule)
{
    bool vector = inst->type >= IR_V64;
    if ((inst->aux & IR_FP_ROUND_MASK) || inst->type == IR_F16 || (vector && inst->lane < 2) ||
        !emit_has(e, X86_FMA | X86_AVX))
        x86_fp_make_soft(rule);
    else if (inst->type == IR_V64)
        rule->temps_xmm = 2;
    x86_fp_refine_flush(e, inst, rule);
}

void x86_fp_fma(struct emit *e, const struct ir_inst *inst)
{
    x86_fp_flush_inputs(e, inst, cold_evaluate_kept);
    x86_vex3(emit_as(e), fma_encoding(inst), emit_rd(e), emit_r(e, 0), x86_reg(emit_r(e, 1)));
    x86_fp_guard_nan(e, inst, cold_evaluate_kept);
    x86_fp_flush_result(e, inst, cold_evaluate_kept);
}

void x86_fp_fma_vector(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e);
    x86_fp_flush_inputs(e, inst, cold_evaluate_kept);
    if (inst->type ==
        IR_V64) { /* 0 * b + 0 in the upper half, b cleaned too: it may hold an infinity there */
        unsigned u = emit_tmp_xmm(e, 1);
        x86_sse2(as, SSE_MOVQ, rd, x86_reg(rd));
        x86_vex3(as, fma_encoding(inst), rd, clean_operand(e, inst, 0, t),
                 x86_reg(clean_operand(e, inst, 1, u)));
    } else {
        x86_vex3(as, fma_encoding(inst), rd, emit_r(e, 0), x86_reg(emit_r(e, 1)));
    }
    guard_nan_vector(e, inst, t, cold_evaluate_kept);
    x86_fp_flush_result(e, inst, cold_evaluate_kept);
}

/* ---- min and max ---- */

void x86_fp_minmax(struct emit *e, const struct ir_inst *inst)
{
    static const uint32_t min[] = {SSE_MINSS, SSE_MINSD}, max[] = {SSE_MAXSS, SSE_MAXSD};
    struct x86_asm *as = emit_as(e);
    bool is_min = inst->op == IR_FMIN || inst->op == IR_FMINNM;
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e), a = emit_r(e, 0), b = emit_r(e, 1);
    uint32_t enc = (is_min ? min : max)[width_index(inst)];
    x86_fp_flush_inputs(e, inst, x86_fp_cold_evaluate);
    x86_sse2(as, is_double(inst) ? SSE_UCOMISD : SSE_UCOMISS, a, x86_reg(b));
    emit_cold(e, CC_P, x86_fp_cold_evaluate, inst);
    if (inst->args[0] == inst->args[1]) { /* how guests flush a number */
        x86_mov_xmm(as, rd, a);
        emit_cold_resume_here(e);
        return;
    }
    vec3(e, enc, t, a, x86_reg(b));
    vec3(e, enc, rd, b, x86_reg(a));
    x86_sse3(as, is_min ? SSE_ORPS : SSE_ANDPS, rd, rd, x86_reg(t));
    emit_cold_resume_here(e);
}

void x86_fp_minmax_vector(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    bool is_min = inst->op == IR_VFMIN || inst->op == IR_VFMINNM, d = inst->lane == 3;
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1), rd = emit_rd(e);
    x86_fp_flush_inputs(e, inst, x86_fp_cold_evaluate);
    unsigned a = clean_operand(e, inst, 0, t), b = clean_operand(e, inst, 1, u);
    uint32_t enc = is_min ? (d ? SSE_MINPD : SSE_MINPS) : (d ? SSE_MAXPD : SSE_MAXPS);
    vec3_imm(e, packed_compare(inst), rd, a, x86_reg(b), CMP_UNORDERED);
    guard_lanes(e, inst, rd, x86_fp_cold_evaluate);
    vec3(e, enc, rd, a, x86_reg(b));
    if (b != u) {
        vec3(e, enc, u, b, x86_reg(a));
    } else {
        x86_sse3(as, enc, u, u, x86_reg(a));
    }
    x86_sse3(as, is_min ? SSE_ORPS : SSE_ANDPS, rd, rd, x86_reg(u));
    emit_cold_resume_here(e);
}

void x86_fp_refine_minmax(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule)
{
    if (inst->type == IR_F16 || (inst->type >= IR_V64 && inst->lane < 2))
        x86_fp_make_soft(rule);
    x86_fp_refine_flush(e, inst, rule);
}

/* ---- signs ---- */

/* FNEG flips, FABS clears the signs of all lanes of the type (a scalar's neighbours stay as they
 * are). */
void x86_fp_sign(struct emit *e, const struct ir_inst *inst)
{
    bool neg = inst->op == IR_FNEG || inst->op == IR_VFNEG;
    unsigned lane = inst->op == IR_VFNEG || inst->op == IR_VFABS ? inst->lane
                    : inst->type == IR_F16                       ? 1
                    : inst->type == IR_F32                       ? 2
                                                                 : 3;
    uint64_t sign = 1ull << ((8u << lane) - 1), lo = sign, hi = 0;
    if (inst->type >= IR_V64) {
        for (unsigned n = 8u << lane; n < 64; n *= 2)
            lo |= lo << n;
        hi = inst->type == IR_V64 && neg ? 0 : lo; /* zeros above stay zeros */
    }
    x86_sse3(emit_as(e), neg ? SSE_XORPS : SSE_ANDPS, emit_rd(e), emit_r(e, 0),
             neg ? emit_const128(e, lo, hi) : emit_const128(e, ~lo, ~hi));
}

/* ---- vector comparisons: x86's ordered predicates give 0 for NaNs; EQ is quiet, LT and LE signal
 * ---- */

void x86_fp_compare_vector(struct emit *e, const struct ir_inst *inst)
{
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1);
    x86_fp_flush_inputs(e, inst, x86_fp_cold_evaluate);
    unsigned a = clean_operand(e, inst, 0, t), b = clean_operand(e, inst, 1, u), rd = emit_rd(e);
    if (inst->op == IR_VFCMPEQ)
        vec3_imm(e, packed_compare(inst), rd, a, x86_reg(b), CMP_EQ);
    else
        vec3_imm(e, packed_compare(inst), rd, b, x86_reg(a),
                 inst->op == IR_VFCMPGE ? CMP_LE : CMP_LT);
}

/* ---- ITOF's softfp way: the integer operand travels in the result register ---- */

void x86_fp_cold_from_int(struct emit *e, const struct ir_inst *inst)
{
    struct x86_rm rd = x86_reg(emit_rd(e));
    const struct x86_rm arg[3] = {rd, rd, rd};
    x86_sse2(emit_as(e), SSE_MOVQ_TO, emit_rd(e), x86_reg(emit_r(e, 0)));
    emit_cold_call(e, evaluate, pack_inst(inst), arg, 1, emit_rd(e), false);
}

void x86_fp_from_int_soft(struct emit *e, const struct ir_inst *inst)
{
    struct x86_rm rd = x86_reg(emit_rd(e));
    const struct x86_rm arg[3] = {rd, rd, rd};
    x86_sse2(emit_as(e), SSE_MOVQ_TO, emit_rd(e), x86_reg(emit_r(e, 0)));
    emit_hot_call(e, evaluate, pack_inst(inst), arg, 1, emit_rd(e), false);
}
