/*
 * The sticky floating-point flags. They are in two places: MXCSR has what the host's instructions
 * raised, vcpu->fp.flags what softfp raised and what was merged before. MXCSR's are in nearly the
 * order of enum fp_flag: bit 1 is one that guests do not have (a denormal operand).
 *
 * SPDX-License-Identifier: MIT
 */
#include "host/x86_64/core.h"

enum {
    MXCSR_FLAGS = 0x3f,
    MXCSR_GUEST_FLAGS = 0x3d,
    FIRST = FP_INVALID, /* bit 0 in both */
    REST = FP_DIV_BY_ZERO | FP_OVERFLOW | FP_UNDERFLOW | FP_INEXACT
};

_Static_assert(FIRST == 1 && REST == 0x1e, "the order of MXCSR");

/* Where STMXCSR and LDMXCSR go through. */
static struct x86_rm scratch(void)
{
    return spill_mem(SCRATCH + 4);
}

static struct x86_rm vcpu_flags(void)
{
    return vcpu_mem(offsetof(struct vcpu, fp) + offsetof(struct fp_env, flags));
}

void emit_fpflags(struct emit *e, const struct ir_inst *inst)
{
    flags_clobber(e);
    unsigned t = temp_reg(e, GPR);
    op_consume(e, inst);
    unsigned rd = op_def(e, 0, true, IR_NONE);
    x86_group1(A(e), X86_STMXCSR, false, scratch());
    x86_op(A(e), X86_MOV, false, rd, scratch());
    x86_mov_rr(A(e), false, t, rd);
    x86_alu_imm(A(e), ALU_AND, false, x86_reg(t), FIRST);
    x86_shift_imm(A(e), X86_SHR, false, x86_reg(rd), 1);
    x86_alu_imm(A(e), ALU_AND, false, x86_reg(rd), REST);
    x86_op(A(e), X86_OR, false, rd, x86_reg(t));
    x86_op(A(e), X86_MOVZX8, false, t, vcpu_flags());
    x86_op(A(e), X86_OR, false, rd, x86_reg(t));
    op_end(e);
}

/* MXCSR may keep what is among the new flags, and mostly does. */
void emit_setfpflags(struct emit *e, const struct ir_inst *inst)
{
    settle_compare(e);
    flags_clobber(e);
    unsigned v = use_reg(e, value_of(e, inst, 0)), t = temp_reg(e, GPR), not = temp_reg(e, GPR);
    x86_mov_rr(A(e), false, t, v);
    x86_alu_imm(A(e), ALU_AND, false, x86_reg(t), FP_FLAGS);
    x86_op(A(e), X86_MOV_MR8, false, t, vcpu_flags());
    x86_op(A(e), X86_LEA, false, not, x86_mem_index((int)t, (int)t, 0, 0));
    x86_alu_imm(A(e), ALU_AND, false, x86_reg(not ), REST << 1);
    x86_alu_imm(A(e), ALU_AND, false, x86_reg(t), FIRST);
    x86_op(A(e), X86_OR, false, not, x86_reg(t));
    x86_alu_imm(A(e), ALU_XOR, false, x86_reg(not ), MXCSR_GUEST_FLAGS);
    x86_group1(A(e), X86_STMXCSR, false, scratch());
    x86_op(A(e), X86_TEST, false, not, scratch());
    uint8_t *kept = x86_jcc_short(A(e), CC_E);
    x86_alu_imm(A(e), ALU_AND, false, scratch(), ~MXCSR_FLAGS);
    x86_group1(A(e), X86_LDMXCSR, false, scratch());
    x86_patch_short(A(e), kept);
    op_consume(e, inst);
    op_end(e);
}
