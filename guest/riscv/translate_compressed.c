/*
 * RISC-V C and Zcb: each 16-bit form does what a 32-bit instruction does.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/rv.h"

enum {
    FN_ADD = 0, /* of OP and OP-IMM */
    FN_SLL = 1,
    FN_XOR = 4,
    FN_SRL = 5,
    FN_OR = 6,
    FN_AND = 7,
};

enum {
    FN_B, /* of LOAD and STORE */
    FN_H,
    FN_W,
    FN_D,
    FN_BU,
    FN_HU
};

enum {
    COMPRESSED = 8
}; /* what a three-bit register is counted from */

static bool op_immediate(struct rv_ctx *c, unsigned rd, unsigned rs1, unsigned fn, int imm)
{
    return rv_op(c, rd, fn, false, rv_x(c, rs1), rv_const(c, (uint64_t)(int64_t)imm));
}

/* --- Arithmetic --- */

bool tr_rv_c_addi4spn(struct rv_ctx *c, const struct rv_c_addi4spn *a)
{
    return op_immediate(c, a->rd + COMPRESSED, RV_SP, FN_ADD, (int)a->imm);
}

bool tr_rv_c_addi(struct rv_ctx *c, const struct rv_c_addi *a)
{
    return op_immediate(c, a->rd, a->rd, FN_ADD, a->imm);
}

bool tr_rv_c_addiw(struct rv_ctx *c, const struct rv_c_addiw *a)
{
    return rv_op_w(c, a->rd, FN_ADD, false, rv_x(c, a->rd), rv_const(c, (uint64_t)(int64_t)a->imm));
}

bool tr_rv_c_li(struct rv_ctx *c, const struct rv_c_li *a)
{
    rv_set_x(c, a->rd, rv_const(c, (uint64_t)(int64_t)a->imm));
    return true;
}

bool tr_rv_c_addi16sp(struct rv_ctx *c, const struct rv_c_addi16sp *a)
{
    return op_immediate(c, RV_SP, RV_SP, FN_ADD, a->imm);
}

bool tr_rv_c_lui(struct rv_ctx *c, const struct rv_c_lui *a)
{
    rv_set_x(c, a->rd, rv_const(c, (uint64_t)(int64_t)a->imm));
    return true;
}

bool tr_rv_c_srli(struct rv_ctx *c, const struct rv_c_srli *a)
{
    unsigned rd = a->rd + COMPRESSED;

    return rv_op(c, rd, FN_SRL, a->a, rv_x(c, rd), rv_const(c, a->shamt));
}

bool tr_rv_c_slli(struct rv_ctx *c, const struct rv_c_slli *a)
{
    return op_immediate(c, a->rd, a->rd, FN_SLL, (int)a->shamt);
}

bool tr_rv_c_andi(struct rv_ctx *c, const struct rv_c_andi *a)
{
    return op_immediate(c, a->rd + COMPRESSED, a->rd + COMPRESSED, FN_AND, a->imm);
}

bool tr_rv_c_op(struct rv_ctx *c, const struct rv_c_op *a)
{
    static const uint8_t fn[4] = {FN_ADD, FN_XOR, FN_OR, FN_AND};
    unsigned rd = a->rd + COMPRESSED;
    bool subtract = a->op == 0;

    return rv_op(c, rd, fn[a->op], subtract, rv_x(c, rd), rv_x(c, a->rs2 + COMPRESSED));
}

bool tr_rv_c_op_w(struct rv_ctx *c, const struct rv_c_op_w *a)
{
    unsigned rd = a->rd + COMPRESSED;

    return rv_op_w(c, rd, FN_ADD, !a->add, rv_x(c, rd), rv_x(c, a->rs2 + COMPRESSED));
}

bool tr_rv_c_mv(struct rv_ctx *c, const struct rv_c_mv *a)
{
    rv_set_x(c, a->rd, rv_x(c, a->rs2));
    return true;
}

bool tr_rv_c_add(struct rv_ctx *c, const struct rv_c_add *a)
{
    return rv_op(c, a->rd, FN_ADD, false, rv_x(c, a->rd), rv_x(c, a->rs2));
}

/* --- Zcb arithmetic --- */

bool tr_rv_c_mul(struct rv_ctx *c, const struct rv_c_mul *a)
{
    unsigned rd = a->rd + COMPRESSED;

    rv_set_x(c, rd, rv_op2(c, IR_MUL, rv_x(c, rd), rv_x(c, a->rs2 + COMPRESSED)));
    return true;
}

static bool extend(struct rv_ctx *c, unsigned rd, enum ir_op op, unsigned bits)
{
    rd += COMPRESSED;
    rv_set_x(c, rd, ir_op1i(c->b, op, c->xtype, rv_x(c, rd), bits));
    return true;
}

bool tr_rv_c_zext_b(struct rv_ctx *c, const struct rv_c_zext_b *a)
{
    return extend(c, a->rd, IR_ZEXT, 8);
}

bool tr_rv_c_sext_b(struct rv_ctx *c, const struct rv_c_sext_b *a)
{
    return extend(c, a->rd, IR_SEXT, 8);
}

bool tr_rv_c_zext_h(struct rv_ctx *c, const struct rv_c_zext_h *a)
{
    return extend(c, a->rd, IR_ZEXT, 16);
}

bool tr_rv_c_sext_h(struct rv_ctx *c, const struct rv_c_sext_h *a)
{
    return extend(c, a->rd, IR_SEXT, 16);
}

bool tr_rv_c_zext_w(struct rv_ctx *c, const struct rv_c_zext_w *a)
{
    return extend(c, a->rd, IR_ZEXT, 32);
}

bool tr_rv_c_not(struct rv_ctx *c, const struct rv_c_not *a)
{
    return op_immediate(c, a->rd + COMPRESSED, a->rd + COMPRESSED, FN_XOR, -1);
}

/* --- Jumps --- */

bool tr_rv_c_j(struct rv_ctx *c, const struct rv_c_j *a)
{
    return rv_jal(c, 0, a->imm);
}

bool tr_rv_c_jal(struct rv_ctx *c, const struct rv_c_jal *a)
{
    return rv_jal(c, RV_RA, a->imm);
}

bool tr_rv_c_bz(struct rv_ctx *c, const struct rv_c_bz *a)
{
    rv_branch(c, a->nz ? IR_NE : IR_EQ, a->rs1 + COMPRESSED, 0, a->imm);
    return true;
}

bool tr_rv_c_jr(struct rv_ctx *c, const struct rv_c_jr *a)
{
    return rv_jalr(c, 0, a->rs1, 0);
}

bool tr_rv_c_jalr(struct rv_ctx *c, const struct rv_c_jalr *a)
{
    return rv_jalr(c, RV_RA, a->rs1, 0);
}

bool tr_rv_c_ebreak(struct rv_ctx *c, const struct rv_c_ebreak *a)
{
    rv_exit_event(c, IR_EVENT_BREAKPOINT, 0, c->pc);
    return true;
}

/* --- Loads and stores --- */

bool tr_rv_c_lw(struct rv_ctx *c, const struct rv_c_lw *a)
{
    return rv_load(c, a->rd + COMPRESSED, FN_W, a->rs1 + COMPRESSED, (int)a->imm);
}

bool tr_rv_c_ld(struct rv_ctx *c, const struct rv_c_ld *a)
{
    return rv_load(c, a->rd + COMPRESSED, FN_D, a->rs1 + COMPRESSED, (int)a->imm);
}

bool tr_rv_c_lbu(struct rv_ctx *c, const struct rv_c_lbu *a)
{
    return rv_load(c, a->rd + COMPRESSED, FN_BU, a->rs1 + COMPRESSED, (int)a->imm);
}

bool tr_rv_c_lh(struct rv_ctx *c, const struct rv_c_lh *a)
{
    return rv_load(c, a->rd + COMPRESSED, a->s ? FN_H : FN_HU, a->rs1 + COMPRESSED, (int)a->imm);
}

bool tr_rv_c_sb(struct rv_ctx *c, const struct rv_c_sb *a)
{
    return rv_store(c, a->rs2 + COMPRESSED, FN_B, a->rs1 + COMPRESSED, (int)a->imm);
}

bool tr_rv_c_sh(struct rv_ctx *c, const struct rv_c_sh *a)
{
    return rv_store(c, a->rs2 + COMPRESSED, FN_H, a->rs1 + COMPRESSED, (int)a->imm);
}

bool tr_rv_c_sw(struct rv_ctx *c, const struct rv_c_sw *a)
{
    return rv_store(c, a->rs2 + COMPRESSED, FN_W, a->rs1 + COMPRESSED, (int)a->imm);
}

bool tr_rv_c_sd(struct rv_ctx *c, const struct rv_c_sd *a)
{
    return rv_store(c, a->rs2 + COMPRESSED, FN_D, a->rs1 + COMPRESSED, (int)a->imm);
}

bool tr_rv_c_lwsp(struct rv_ctx *c, const struct rv_c_lwsp *a)
{
    return rv_load(c, a->rd, FN_W, RV_SP, (int)a->imm);
}

bool tr_rv_c_ldsp(struct rv_ctx *c, const struct rv_c_ldsp *a)
{
    return rv_load(c, a->rd, FN_D, RV_SP, (int)a->imm);
}

bool tr_rv_c_swsp(struct rv_ctx *c, const struct rv_c_swsp *a)
{
    return rv_store(c, a->rs2, FN_W, RV_SP, (int)a->imm);
}

bool tr_rv_c_sdsp(struct rv_ctx *c, const struct rv_c_sdsp *a)
{
    return rv_store(c, a->rs2, FN_D, RV_SP, (int)a->imm);
}

bool tr_rv_c_fld(struct rv_ctx *c, const struct rv_c_fld *a)
{
    return rv_fload(c, a->rd + COMPRESSED, FN_D, a->rs1 + COMPRESSED, (int)a->imm);
}

bool tr_rv_c_fsd(struct rv_ctx *c, const struct rv_c_fsd *a)
{
    return rv_fstore(c, a->rs2 + COMPRESSED, FN_D, a->rs1 + COMPRESSED, (int)a->imm);
}

bool tr_rv_c_fldsp(struct rv_ctx *c, const struct rv_c_fldsp *a)
{
    return rv_fload(c, a->rd, FN_D, RV_SP, (int)a->imm);
}

bool tr_rv_c_fsdsp(struct rv_ctx *c, const struct rv_c_fsdsp *a)
{
    return rv_fstore(c, a->rs2, FN_D, RV_SP, (int)a->imm);
}

bool tr_rv_c_flw(struct rv_ctx *c, const struct rv_c_flw *a)
{
    return rv_fload(c, a->rd + COMPRESSED, FN_W, a->rs1 + COMPRESSED, (int)a->imm);
}

bool tr_rv_c_fsw(struct rv_ctx *c, const struct rv_c_fsw *a)
{
    return rv_fstore(c, a->rs2 + COMPRESSED, FN_W, a->rs1 + COMPRESSED, (int)a->imm);
}

bool tr_rv_c_flwsp(struct rv_ctx *c, const struct rv_c_flwsp *a)
{
    return rv_fload(c, a->rd, FN_W, RV_SP, (int)a->imm);
}

bool tr_rv_c_fswsp(struct rv_ctx *c, const struct rv_c_fswsp *a)
{
    return rv_fstore(c, a->rs2, FN_W, RV_SP, (int)a->imm);
}
