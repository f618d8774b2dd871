/* Flush-to-zero without softfp. Arm's FZ differs from MXCSR's FTZ and DAZ in the flags and in what
 * is tiny, so these stay off, and an operation runs on the host only if nothing can be flushed:
 * operands are checked first and leave for the cold path (softfp) when they are subnormal, or so
 * small or large that an inexact tiny result is possible. What a sum may still give below the
 * normal numbers is then exact: it is found afterwards, and the host has raised nothing. Zeros,
 * infinities and NaNs pass the checks. The file fp.c tells how host and guest differ.
 * SPDX-License-Identifier: MIT */
#include "host/x86_64/fp_ops.h"
#include "host/x86_64/vector.h"

static bool is_vector(const struct ir_inst *inst)
{
    return inst->op >= IR_VFADD;
}

static unsigned operand_lane(const struct ir_inst *inst)
{
    if (is_vector(inst) || inst->op == IR_FTOI || inst->op == IR_FCVT)
        return inst->lane;
    return inst->type == IR_F64 ? 3 : 2;
}

/* 2 * (the bits of 2^exponent) - 1. Twice the bits of a number less one, unsigned, is below that
 * just if the number's magnitude is below 2^exponent and it is not zero. */
static uint64_t doubled(unsigned lane, int exponent)
{
    return lane == 3 ? ((uint64_t)(1023 + exponent) << 53) - 1
                     : ((uint64_t)(127 + exponent) << 24) - 1;
}

static int smallest_normal(unsigned lane)
{
    return lane == 3 ? -1022 : -126;
}

/* Products and quotients of such operands are normal. The product of FMA must also have no bits
 * below the smallest subnormal, so that a sum that cancels is exact. */
static int smallest_operand(const struct ir_inst *inst, unsigned lane, unsigned n)
{
    bool d = lane == 3;
    switch (inst->op) {
    case IR_FMUL:
    case IR_VFMUL: return d ? -511 : -63;
    case IR_FDIV:
    case IR_VFDIV:
        if (n == 0)
            return d ? -511 : -63;
        break;
    case IR_FMA:
    case IR_VFMA:
        if (n < 2)
            return d ? -485 : -51;
        break;
    case IR_FCVT: return -126;
    default: break;
    }
    return smallest_normal(lane);
}

/* The doubled bits less one of `x` are compared with `limit`. */
static void check_scalar(struct emit *e, const struct ir_inst *inst, unsigned lane, unsigned x,
                         uint64_t limit, enum x86_cc cc, emit_cold_fn *cold)
{
    struct x86_asm *as = emit_as(e);
    unsigned g = emit_tmp_gpr(e, 0);
    bool d = lane == 3;

    x86_sse2(as, d ? SSE_MOVQ_FROM : SSE_MOVD_FROM, x, x86_reg(g));
    x86_op(as, X86_LEA, d, g, x86_mem_index((int)g, (int)g, 0, -1));
    if (d)
        x86_op(as, X86_CMP, true, g, emit_const128(e, limit, 0));
    else
        x86_alu_imm(as, ALU_CMP, false, x86_reg(g), (int32_t)(uint32_t)limit);
    emit_cold(e, cc, cold, inst);
}

/* The same for lanes, which compare signed: all numbers are moved by the sign bit. */
static void check_vector(struct emit *e, const struct ir_inst *inst, unsigned lane, unsigned x,
                         uint64_t limit, enum x86_cc cc, emit_cold_fn *cold)
{
    struct x86_asm *as = emit_as(e);
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1);
    uint64_t sign = (uint64_t)1 << ((8u << lane) - 1);
    uint32_t add = lane == 3 ? SSE_PADDQ : SSE_PADDD;
    uint32_t greater = lane == 3 ? SSE_PCMPGTQ : SSE_PCMPGTD;

    x86_sse3(as, add, t, x, x86_reg(x));
    x86_sse3(as, add, t, t, vec_splat(e, lane, sign - 1));
    if (cc == CC_B) {
        x86_sse2(as, SSE_MOVDQA, u, vec_splat(e, lane, limit ^ sign));
        x86_sse3(as, greater, u, u, x86_reg(t));
    } else {
        x86_sse3(as, greater, u, t, vec_splat(e, lane, limit ^ sign));
    }
    x86_sse2(as, SSE_PTEST, u, x86_reg(u));
    emit_cold(e, CC_NE, cold, inst);
}

static void check(struct emit *e, const struct ir_inst *inst, unsigned x, uint64_t limit,
                  enum x86_cc cc, emit_cold_fn *cold)
{
    (is_vector(inst) ? check_vector : check_scalar)(e, inst, operand_lane(inst), x, limit, cc,
                                                    cold);
}

void x86_fp_flush_inputs(struct emit *e, const struct ir_inst *inst, emit_cold_fn *cold)
{
    unsigned lane = operand_lane(inst);

    if (!(inst->aux & IR_FP_FLUSH))
        return;
    for (unsigned n = 0; n < 3 && inst->args[n] != IR_NONE; n++) {
        if (n == 1 && inst->args[0] == inst->args[1] && inst->op != IR_FDIV && inst->op != IR_VFDIV)
            continue;
        check(e, inst, emit_r(e, n), doubled(lane, smallest_operand(inst, lane, n)), CC_B, cold);
    }
    if (inst->op == IR_FDIV || inst->op == IR_VFDIV) /* zeros and what is not finite leave too */
        check(e, inst, emit_r(e, 1), doubled(lane, lane == 3 ? 511 : 63), CC_A, cold);
}

void x86_fp_flush_result(struct emit *e, const struct ir_inst *inst, emit_cold_fn *cold)
{
    unsigned lane = operand_lane(inst);

    switch (inst->op) {
    case IR_FADD:
    case IR_FSUB:
    case IR_FMA:
    case IR_VFADD:
    case IR_VFSUB:
    case IR_VFMA:
        if (inst->aux & IR_FP_FLUSH)
            check(e, inst, emit_rd(e), doubled(lane, smallest_normal(lane)), CC_B, cold);
        break;
    default: break;
    }
}

/* Last in refine functions whose emission makes the checks: provides for them. */
void x86_fp_refine_flush(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule)
{
    if (!(inst->aux & IR_FP_FLUSH) || rule->fn == x86_fp_always_soft)
        return;
    if (!emit_has(e, X86_AVX)) {
        x86_fp_make_soft(rule);
        return;
    }
    if (!(rule->flags & EMIT_TIED_ALWAYS))
        rule->flags = EMIT_EARLY;
    rule->flags |= EMIT_CLOBBERS_FLAGS;
    if (is_vector(inst))
        rule->temps_xmm = 2;
    else
        rule->temps_gpr = 1;
}
