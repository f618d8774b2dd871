/*
 * RISC-V integer instructions: RV32I, RV64I, M, Zicond. The 16-bit forms come here too.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/rv.h"

bool tr_rv_lui(struct rv_ctx *c, const struct rv_lui *a)
{
    rv_set_x(c, a->rd, rv_const(c, (uint64_t)(int64_t)a->imm));
    return true;
}

bool tr_rv_auipc(struct rv_ctx *c, const struct rv_auipc *a)
{
    rv_set_x(c, a->rd, rv_const(c, c->pc + (uint64_t)(int64_t)a->imm));
    return true;
}

/* --- OP, OP-IMM and their W forms --- */

enum {
    FN_ADD,
    FN_SLL,
    FN_SLT,
    FN_SLTU,
    FN_XOR,
    FN_SRL,
    FN_OR,
    FN_AND
};

static ir_ref less(struct rv_ctx *c, enum ir_cmp cmp, ir_ref x, ir_ref y)
{
    return rv_zext(c, rv_cmp(c, cmp, x, y), 32);
}

bool rv_op(struct rv_ctx *c, unsigned rd, unsigned fn, bool alternate, ir_ref x, ir_ref y)
{
    static const uint8_t ops[2][8] = {
        {[FN_ADD] = IR_ADD,
         [FN_SLL] = IR_SHL,
         [FN_XOR] = IR_XOR,
         [FN_SRL] = IR_SHR,
         [FN_OR] = IR_OR,
         [FN_AND] = IR_AND},
        {[FN_ADD] = IR_SUB, [FN_SRL] = IR_SAR},
    };

    if (fn == FN_SLT || fn == FN_SLTU)
        rv_set_x(c, rd, less(c, fn == FN_SLT ? IR_SLT : IR_ULT, x, y));
    else
        rv_set_x(c, rd, rv_op2(c, ops[alternate][fn], x, y));
    return true;
}

bool rv_op_w(struct rv_ctx *c, unsigned rd, unsigned fn, bool alternate, ir_ref x, ir_ref y)
{
    static const uint8_t ops[2][8] = {
        {[FN_ADD] = IR_ADD, [FN_SLL] = IR_SHL, [FN_SRL] = IR_SHR},
        {[FN_ADD] = IR_SUB, [FN_SRL] = IR_SAR},
    };

    rv_set_w(c, rd, ir_op2(c->b, ops[alternate][fn], IR_I32, x, y));
    return true;
}

bool tr_rv_op_reg(struct rv_ctx *c, const struct rv_op_reg *a)
{
    ir_ref x = rv_x(c, a->rs1), y = rv_x(c, a->rs2);

    if (a->fn == FN_SLTU && a->rs1 == 0) { /* snez */
        rv_set_x(c, a->rd, less(c, IR_NE, y, x));
        return true;
    }
    return rv_op(c, a->rd, a->fn, a->op, x, y);
}

bool tr_rv_op_reg_w(struct rv_ctx *c, const struct rv_op_reg_w *a)
{
    return rv_op_w(c, a->rd, a->fn, a->op, rv_x(c, a->rs1), rv_x(c, a->rs2));
}

static ir_ref immediate(struct rv_ctx *c, int imm)
{
    return rv_const(c, (uint64_t)(int64_t)imm);
}

bool tr_rv_op_imm(struct rv_ctx *c, const struct rv_op_imm *a)
{
    ir_ref x = rv_x(c, a->rs1);

    if (a->fn == FN_SLTU && a->imm == 1) { /* seqz */
        rv_set_x(c, a->rd, less(c, IR_EQ, x, rv_const(c, 0)));
        return true;
    }
    return rv_op(c, a->rd, a->fn, false, x, immediate(c, a->imm));
}

bool tr_rv_addiw(struct rv_ctx *c, const struct rv_addiw *a)
{
    return rv_op_w(c, a->rd, FN_ADD, false, rv_x(c, a->rs1), immediate(c, a->imm));
}

bool tr_rv_slli(struct rv_ctx *c, const struct rv_slli *a)
{
    return rv_op(c, a->rd, FN_SLL, false, rv_x(c, a->rs1), rv_const(c, a->shamt));
}

bool tr_rv_srli(struct rv_ctx *c, const struct rv_srli *a)
{
    return rv_op(c, a->rd, FN_SRL, a->op, rv_x(c, a->rs1), rv_const(c, a->shamt));
}

bool tr_rv_slliw(struct rv_ctx *c, const struct rv_slliw *a)
{
    return rv_op_w(c, a->rd, FN_SLL, false, rv_x(c, a->rs1), rv_const(c, a->shamt));
}

bool tr_rv_srliw(struct rv_ctx *c, const struct rv_srliw *a)
{
    return rv_op_w(c, a->rd, FN_SRL, a->op, rv_x(c, a->rs1), rv_const(c, a->shamt));
}

/* --- M --- */

enum {
    FN_MUL,
    FN_MULH,
    FN_MULHSU,
    FN_MULHU,
    FN_DIV,
    FN_DIVU,
    FN_REM,
    FN_REMU
};

static const uint8_t muldiv_ops[8] = {
    [FN_MUL] = IR_MUL,   [FN_MULH] = IR_MULHS, [FN_MULHU] = IR_MULHU, [FN_DIV] = IR_SDIV,
    [FN_DIVU] = IR_UDIV, [FN_REM] = IR_SREM,   [FN_REMU] = IR_UREM};

/* The signed times the unsigned: the unsigned product, less what the sign bit counted too much. */
static ir_ref multiply_signed_unsigned(struct rv_ctx *c, ir_ref x, ir_ref y)
{
    ir_ref sign = rv_op2(c, IR_SAR, x, rv_const(c, c->xlen - 1));

    return rv_op2(c, IR_SUB, rv_op2(c, IR_MULHU, x, y), rv_op2(c, IR_AND, sign, y));
}

/* Division by zero gives all ones; the IR says 0. The other corner cases are the IR's. */
static ir_ref quotient(struct rv_ctx *c, enum ir_type type, ir_ref value, ir_ref divisor)
{
    bool wide = type == IR_I64;
    ir_ref zero = ir_const(c->b, type, 0);
    ir_ref by_zero = ir_emit(c->b, (struct ir_inst){.op = IR_CMP,
                                                    .type = IR_I32,
                                                    .lane = wide ? 3 : 2,
                                                    .aux = IR_EQ,
                                                    .args = {divisor, zero, IR_NONE, IR_NONE}});
    return ir_emit(c->b, (struct ir_inst){
                             .op = IR_SELECT,
                             .type = type,
                             .args = {by_zero, ir_const(c->b, type, UINT64_MAX), value, IR_NONE}});
}

static ir_ref muldiv(struct rv_ctx *c, enum ir_type type, unsigned fn, ir_ref x, ir_ref y)
{
    if (fn == FN_MULHSU)
        return multiply_signed_unsigned(c, x, y);
    ir_ref value = ir_op2(c->b, muldiv_ops[fn], type, x, y);
    return fn == FN_DIV || fn == FN_DIVU ? quotient(c, type, value, y) : value;
}

bool tr_rv_muldiv(struct rv_ctx *c, const struct rv_muldiv *a)
{
    rv_set_x(c, a->rd, muldiv(c, c->xtype, a->fn, rv_x(c, a->rs1), rv_x(c, a->rs2)));
    return true;
}

bool tr_rv_muldiv_w(struct rv_ctx *c, const struct rv_muldiv_w *a)
{
    rv_set_w(c, a->rd, muldiv(c, IR_I32, a->fn, rv_x(c, a->rs1), rv_x(c, a->rs2)));
    return true;
}

/* --- Zicond --- */

bool tr_rv_czero(struct rv_ctx *c, const struct rv_czero *a)
{
    ir_ref zero = rv_const(c, 0);
    ir_ref clear = rv_cmp(c, a->nez ? IR_NE : IR_EQ, rv_x(c, a->rs2), zero);

    rv_set_x(c, a->rd, rv_select(c, clear, zero, rv_x(c, a->rs1)));
    return true;
}
