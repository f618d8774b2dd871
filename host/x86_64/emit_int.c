/*
 * Integer ops. Each function locates the operands, chooses the result's register and emits; "no
 * instruction that the guest did not ask for" decides between the forms (LEA for three operands and
 * to leave EFLAGS alone, BMI2 where the host has it).
 *
 * SPDX-License-Identifier: MIT
 */
#include "host/x86_64/core.h"

static bool wide(const struct ir_inst *inst)
{
    return inst->type == IR_I64;
}

static unsigned bits_of(const struct ir_inst *inst)
{
    return wide(inst) ? 64 : 32;
}

static bool in_reg(struct x86_rm rm)
{
    return rm.kind == X86_RM_REG;
}

static uint32_t mask_of(struct x86_rm rm)
{
    return in_reg(rm) ? 1u << rm.base : 0;
}

/* Register or memory of an operand that may also be in a register other than the result. */
static void into(struct emit *e, bool w, unsigned rd, struct x86_rm from)
{
    if (!in_reg(from) || from.base != (int)rd)
        x86_op(A(e), X86_MOV, w, rd, from);
}

/* The first operand into rd, for an operation of the same width; it may still be there though its
 * value has just moved elsewhere. */
static void first_operand_into(struct emit *e, bool w, unsigned rd, struct x86_rm from)
{
    bool still_there = e->vacated.from != e->vacated.to && e->vacated.from == (int)rd &&
                       in_reg(from) && from.base == e->vacated.to;

    if (!still_there)
        into(e, w, rd, from);
}

static void result_flags(struct emit *e, const struct ir_inst *inst, unsigned kind,
                         unsigned polarity, ir_ref a, ir_ref b)
{
    e->ef = (struct eflags){.kind = (uint8_t)kind,
                            .polarity = (uint8_t)polarity,
                            .lane = wide(inst) ? 3 : 2,
                            .a = a,
                            .b = b,
                            .c = IR_NONE,
                            .result = e->pos};
}

/* ---- add, sub, and, or, xor ---- */

/* By LEA: no flags are touched, and the result's register is free to choose. False if the operands
 * do not suit. */
static bool add_by_lea(struct emit *e, const struct ir_inst *inst, ir_ref a, ir_ref b,
                       bool subtract)
{
    int32_t imm;
    bool is_imm = value_imm32(e, b, wide(inst), &imm);

    if (subtract && (!is_imm || imm == INT32_MIN))
        return false;
    if (!is_imm && (e->value[b].reg < 0 || e->value[a].reg < 0))
        return false;
    use_reg(e, a);
    if (!is_imm)
        use_reg(e, b);
    op_consume(e, inst);
    unsigned rd = op_def(e, 0, false, a), ra = (unsigned)value_rm(e, a).base;
    if (is_imm && rd == ra && !e->ef.kind) {
        x86_alu_imm(A(e), subtract ? ALU_SUB : ALU_ADD, wide(inst), x86_reg(rd), imm);
        result_flags(e, inst, inst->op, CARRY_IS_CF, a, b);
    } else if (is_imm) {
        x86_op(A(e), X86_LEA, wide(inst), rd, x86_mem((int)ra, subtract ? -imm : imm));
    } else {
        unsigned rb = (unsigned)value_rm(e, b).base;

        if (!e->ef.kind && (rd == ra || rd == rb)) {
            x86_op(A(e), X86_ADD, wide(inst), rd, x86_reg(rd == ra ? rb : ra));
            result_flags(e, inst, IR_ADDF, CARRY_IS_CF, a, b);
        } else {
            x86_op(A(e), X86_LEA, wide(inst), rd, x86_mem_index((int)ra, (int)rb, 0, 0));
        }
    }
    op_end(e);
    return true;
}

void emit_addshl(struct emit *e, const struct ir_inst *inst)
{
    ir_ref a = value_of(e, inst, 0), b = value_of(e, inst, 1);
    int32_t imm;
    bool is_imm = value_imm32(e, a, wide(inst), &imm);

    if (!is_imm)
        use_reg(e, a);
    use_reg(e, b);
    op_consume(e, inst);
    unsigned rd = op_def(e, 0, false, b);
    int index = value_rm(e, b).base;
    struct x86_rm sum = is_imm ? x86_mem_index(X86_RM_NONE, index, (unsigned)inst->imm, imm)
                               : x86_mem_index(value_rm(e, a).base, index, (unsigned)inst->imm, 0);
    x86_op(A(e), X86_LEA, wide(inst), rd, sum);
    op_end(e);
}

struct alu_form {
    uint16_t enc;
    uint8_t digit, flags, polarity;
    bool commutes;
};

static struct alu_form alu_form_of(unsigned op)
{
    switch (op) {
    case IR_ADD: return (struct alu_form){X86_ADD, ALU_ADD, IR_ADDF, CARRY_IS_CF, true};
    case IR_SUB: return (struct alu_form){X86_SUB, ALU_SUB, IR_SUBF, CARRY_IS_NOT_CF, false};
    case IR_AND: return (struct alu_form){X86_AND, ALU_AND, IR_ANDF, CARRY_IS_CF, true};
    case IR_OR: return (struct alu_form){X86_OR, ALU_OR, IR_OR, CARRY_IS_CF, true};
    default: return (struct alu_form){X86_XOR, ALU_XOR, IR_XOR, CARRY_IS_CF, true};
    }
}

void emit_alu(struct emit *e, const struct ir_inst *inst)
{
    struct alu_form form = alu_form_of(inst->op);
    ir_ref a = value_of(e, inst, 0), b = value_of(e, inst, 1);
    bool w = wide(inst), flags = e->note[e->pos] & NOTE_FLAGS;
    int32_t imm;

    if (form.commutes && e->value[a].kind == VALUE_CONST && e->value[b].kind != VALUE_CONST) {
        ir_ref swap = a;

        a = b;
        b = swap;
    }
    if (!flags && (inst->op == IR_ADD || inst->op == IR_SUB) &&
        add_by_lea(e, inst, a, b, inst->op == IR_SUB))
        return;
    flags_clobber(e);
    bool is_imm = value_imm32(e, b, w, &imm);
    if (is_imm) {
        use_rm(e, a);
    } else {
        use_reg(e, a);
        use_rm(e, b);
    }
    op_consume(e, inst);
    uint32_t avoid = is_imm || (form.commutes && !flags) || a == b ? 0 : mask_of(value_rm(e, b));
    if (form.commutes && !is_imm)
        avoid = 0;
    unsigned rd = op_def(e, avoid, false, a);
    struct x86_rm ra = value_rm(e, a), rb = is_imm ? ra : value_rm(e, b);
    if (is_imm) {
        first_operand_into(e, w, rd, ra);
        x86_alu_imm(A(e), form.digit, w, x86_reg(rd), imm);
    } else if (in_reg(rb) && rb.base == (int)rd && !(in_reg(ra) && ra.base == (int)rd)) {
        x86_op(A(e), form.enc, w, rd, ra);
    } else {
        first_operand_into(e, w, rd, ra);
        x86_op(A(e), form.enc, w, rd, rb);
    }
    result_flags(e, inst, form.flags, form.polarity, a, b);
    op_end(e);
}

void emit_andn(struct emit *e, const struct ir_inst *inst)
{
    ir_ref a = value_of(e, inst, 0), b = value_of(e, inst, 1);
    bool w = wide(inst);

    flags_clobber(e);
    use_reg(e, b);
    if (emit_has(e, X86_BMI1)) {
        use_rm(e, a);
        op_consume(e, inst);
        unsigned rd = op_def(e, 0, false, b);
        x86_vex3_gpr(A(e), X86_ANDN, w, rd, (unsigned)value_rm(e, b).base, value_rm(e, a));
    } else {
        use_reg(e, a);
        op_consume(e, inst);
        unsigned rd = op_def(e, a == b ? 0 : mask_of(value_rm(e, a)), false, b);
        if (a == b) {
            x86_mov_imm(A(e), rd, 0);
        } else {
            into(e, w, rd, value_rm(e, b));
            x86_group1(A(e), X86_NOT, w, x86_reg(rd));
            x86_op(A(e), X86_AND, w, rd, value_rm(e, a));
        }
    }
    op_end(e);
}

void emit_unary(struct emit *e, const struct ir_inst *inst)
{
    ir_ref a = value_of(e, inst, 0);
    bool w = wide(inst);

    if (inst->op == IR_NEG)
        flags_clobber(e);
    use_rm(e, a);
    op_consume(e, inst);
    unsigned rd = op_def(e, 0, false, a);
    into(e, w, rd, value_rm(e, a));
    switch (inst->op) {
    case IR_NOT: x86_group1(A(e), X86_NOT, w, x86_reg(rd)); break;
    case IR_NEG: x86_group1(A(e), X86_NEG, w, x86_reg(rd)); break;
    case IR_BSWAP: x86_bswap(A(e), w, rd); break;
    default: break;
    }
    op_end(e);
}

/* ---- multiplication and division ---- */

void emit_mul(struct emit *e, const struct ir_inst *inst)
{
    ir_ref a = value_of(e, inst, 0), b = value_of(e, inst, 1);
    bool w = wide(inst);
    int32_t imm;

    flags_clobber(e);
    if (e->value[a].kind == VALUE_CONST) {
        ir_ref swap = a;

        a = b;
        b = swap;
    }
    if (value_imm32(e, b, w, &imm)) {
        use_rm(e, a);
        op_consume(e, inst);
        unsigned rd = op_def(e, 0, false, a);
        x86_imul_imm(A(e), w, rd, value_rm(e, a), imm);
    } else {
        use_reg(e, a);
        use_rm(e, b);
        op_consume(e, inst);
        unsigned rd = op_def(e, 0, false, a);
        struct x86_rm ra = value_rm(e, a), rb = value_rm(e, b);
        if (in_reg(rb) && rb.base == (int)rd) {
            x86_op(A(e), X86_IMUL, w, rd, ra);
        } else {
            into(e, w, rd, ra);
            x86_op(A(e), X86_IMUL, w, rd, rb);
        }
    }
    op_end(e);
}

/* The high half of a 32-bit product, from the 64-bit product. */
static void emit_mulh32(struct emit *e, const struct ir_inst *inst)
{
    uint32_t extend = inst->op == IR_MULHS ? X86_MOVSXD : X86_MOV;
    ir_ref a = value_of(e, inst, 0), b = value_of(e, inst, 1);

    flags_clobber(e);
    use_reg(e, a);
    use_reg(e, b);
    op_consume(e, inst);
    unsigned t = temp_reg(e, GPR), rd = op_def(e, mask_of(value_rm(e, b)), false, a);
    x86_op(A(e), extend, false, t, value_rm(e, b));
    x86_op(A(e), extend, false, rd, value_rm(e, a));
    x86_op(A(e), X86_IMUL, true, rd, x86_reg(t));
    x86_shift_imm(A(e), X86_SHR, true, x86_reg(rd), 32);
    op_end(e);
}

void emit_mulh(struct emit *e, const struct ir_inst *inst)
{
    ir_ref a = value_of(e, inst, 0), b = value_of(e, inst, 1);

    if (!wide(inst)) {
        emit_mulh32(e, inst);
        return;
    }
    flags_clobber(e);
    use_reg(e, a);
    use_reg(e, b);
    take_reg(e, GPR, RDX);
    if (inst->op == IR_MULHU && emit_has(e, X86_BMI2)) {
        into(e, true, RDX, value_rm(e, a));
        op_consume(e, inst);
        unsigned rd = op_def(e, 0, false, IR_NONE);
        x86_vex3_gpr(A(e), X86_MULX, true, rd, rd, value_rm(e, b));
    } else {
        take_reg(e, GPR, RAX);
        into(e, true, RAX, value_rm(e, a));
        x86_group1(A(e), inst->op == IR_MULHU ? X86_MUL : X86_IMUL1, true, value_rm(e, b));
        op_consume(e, inst);
        op_def_in(e, RDX);
    }
    op_end(e);
}

/* Division as the guest defines it for divisors 0 and -1, which trap on x86: those take a short
 * branch. */
void emit_div(struct emit *e, const struct ir_inst *inst)
{
    ir_ref a = value_of(e, inst, 0), b = value_of(e, inst, 1);
    bool w = wide(inst), is_signed = inst->op == IR_SDIV || inst->op == IR_SREM;
    bool remainder = inst->op == IR_UREM || inst->op == IR_SREM;
    uint64_t imm;
    bool safe = value_const(e, b, &imm) && (w ? imm : (uint32_t)imm) != 0 &&
                (!is_signed || (w ? imm + 1 : (uint32_t)(imm + 1)) != 0);
    uint8_t *to_div = nullptr, *done = nullptr;

    flags_clobber(e);
    use_reg(e, a);
    use_reg(e, b);
    take_reg(e, GPR, RAX);
    take_reg(e, GPR, RDX);
    struct x86_rm rb = value_rm(e, b);
    x86_op(A(e), X86_MOV, w, RAX, value_rm(e, a));
    if (!safe) {
        if (is_signed) {
            x86_op(A(e), X86_LEA, w, RDX, x86_mem(rb.base, 1));
            x86_alu_imm(A(e), ALU_CMP, w, x86_reg(RDX), 1);
            to_div = x86_jcc_short(A(e), CC_A);
        } else {
            x86_op(A(e), X86_TEST, w, (unsigned)rb.base, rb);
            to_div = x86_jcc_short(A(e), CC_NE);
        }
        if (remainder) { /* a & ~b */
            x86_op(A(e), X86_MOV, w, RDX, rb);
            x86_group1(A(e), X86_NOT, w, x86_reg(RDX));
            x86_op(A(e), X86_AND, w, RDX, x86_reg(RAX));
        } else { /* a * b */
            x86_op(A(e), X86_IMUL, w, RAX, rb);
        }
        done = x86_jmp_short(A(e));
        x86_patch_short(A(e), to_div);
    }
    if (is_signed) {
        if (w)
            x86_byte(A(e), 0x48);
        x86_byte(A(e), 0x99); /* cqo, cdq */
    } else {
        x86_op(A(e), X86_XOR, false, RDX, x86_reg(RDX));
    }
    x86_group1(A(e), is_signed ? X86_IDIV : X86_DIV, w, rb);
    if (done)
        x86_patch_short(A(e), done);
    op_consume(e, inst);
    op_def_in(e, remainder ? RDX : RAX);
    op_end(e);
}

/* ---- shifts ---- */

static void shift_by_imm(struct emit *e, const struct ir_inst *inst, enum x86_shift op,
                         unsigned count)
{
    ir_ref a = value_of(e, inst, 0);
    bool w = wide(inst), rorx = op == X86_ROR && emit_has(e, X86_BMI2);

    if (!rorx)
        flags_clobber(e);
    use_rm(e, a);
    op_consume(e, inst);
    unsigned rd = op_def(e, 0, false, a);
    struct x86_rm ra = value_rm(e, a);
    if (rorx && count) {
        x86_rorx(A(e), w, rd, ra, (uint8_t)count);
    } else if (op == X86_SHL && count == 1 && in_reg(ra) && ra.base != (int)rd) {
        x86_op(A(e), X86_LEA, w, rd, x86_mem_index(ra.base, ra.base, 0, 0));
    } else if (op == X86_SHL && count && count <= 3 && in_reg(ra) && ra.base != (int)rd) {
        x86_op(A(e), X86_LEA, w, rd, x86_mem_index(X86_RM_NONE, ra.base, count, 0));
    } else {
        into(e, w, rd, ra);
        if (count)
            x86_shift_imm(A(e), op, w, x86_reg(rd), (uint8_t)count);
        else if (!w)
            x86_mov_rr(A(e), false, rd, rd);
    }
    op_end(e);
}

static void shift_by_cl(struct emit *e, const struct ir_inst *inst, enum x86_shift op)
{
    ir_ref a = value_of(e, inst, 0), b = value_of(e, inst, 1);
    bool w = wide(inst);

    flags_clobber(e);
    use_reg(e, a);
    use_reg(e, b);
    take_reg(e, GPR, RCX);
    into(e, false, RCX, value_rm(e, b));
    op_consume(e, inst);
    unsigned rd = op_def(e, 1u << RCX, false, a);
    into(e, w, rd, value_rm(e, a));
    x86_shift_cl(A(e), op, w, x86_reg(rd));
    op_end(e);
}

void emit_shift(struct emit *e, const struct ir_inst *inst)
{
    static const uint8_t digit[] = {X86_SHL, X86_SHR, X86_SAR, X86_ROR};
    static const uint16_t bmi2[] = {X86_SHLX, X86_SHRX, X86_SARX};
    unsigned n = inst->op - IR_SHL;
    uint64_t count;

    if (value_const(e, value_of(e, inst, 1), &count)) {
        shift_by_imm(e, inst, digit[n], (unsigned)count & (bits_of(inst) - 1));
    } else if (n < 3 && emit_has(e, X86_BMI2)) {
        ir_ref a = value_of(e, inst, 0), b = value_of(e, inst, 1);

        use_reg(e, b);
        use_rm(e, a);
        op_consume(e, inst);
        unsigned rd = op_def(e, 0, false, a);
        x86_vex3_gpr(A(e), bmi2[n], wide(inst), rd, (unsigned)value_rm(e, b).base, value_rm(e, a));
        op_end(e);
    } else {
        shift_by_cl(e, inst, digit[n]);
    }
}

void emit_extr(struct emit *e, const struct ir_inst *inst)
{
    ir_ref high = value_of(e, inst, 0), low = value_of(e, inst, 1);
    bool w = wide(inst);

    flags_clobber(e);
    use_reg(e, high);
    use_reg(e, low);
    op_consume(e, inst);
    unsigned rd = op_def(e, high == low ? 0 : mask_of(value_rm(e, high)), false, low);
    if (high == low && emit_has(e, X86_BMI2)) {
        x86_rorx(A(e), w, rd, value_rm(e, low), (uint8_t)inst->imm);
    } else {
        struct x86_rm from = value_rm(e, low), rh = value_rm(e, high);

        if (inst->imm)
            into(e, w, rd, from);
        else
            x86_mov_rr(A(e), w, rd, (unsigned)from.base);
        if (inst->imm)
            x86_op_imm8(A(e), X86_SHRD, w, high == low ? rd : (unsigned)rh.base, x86_reg(rd),
                        (uint8_t)inst->imm);
    }
    op_end(e);
}

/* ---- counting and reversing bits ---- */

void emit_count(struct emit *e, const struct ir_inst *inst)
{
    bool w = wide(inst), lzcnt = emit_has(e, X86_LZCNT), tzcnt = emit_has(e, X86_BMI1);
    ir_ref a = value_of(e, inst, 0);

    if (inst->op == IR_POPCNT && !emit_has(e, X86_POPCNT)) {
        x86_fallback(e, inst);
        return;
    }
    flags_clobber(e);
    use_rm(e, a);
    op_consume(e, inst);
    unsigned t = inst->op == IR_CLZ && lzcnt ? 0 : temp_reg(e, GPR);
    unsigned rd = op_def(e, 0, false, a);
    struct x86_rm ra = value_rm(e, a);
    switch (inst->op) {
    case IR_POPCNT: x86_op(A(e), X86_OP_POPCNT, w, rd, ra); break;
    case IR_CLZ:
        if (lzcnt) {
            x86_op(A(e), X86_OP_LZCNT, w, rd, ra);
        } else { /* for 0: (2n - 1) ^ (n - 1) = n */
            x86_op(A(e), X86_BSR, w, rd, ra);
            x86_mov_imm(A(e), t, bits_of(inst) * 2 - 1);
            x86_cmov(A(e), CC_E, w, rd, x86_reg(t));
            x86_alu_imm(A(e), ALU_XOR, w, x86_reg(rd), (int32_t)bits_of(inst) - 1);
        }
        break;
    case IR_CTZ:
        if (tzcnt) {
            x86_op(A(e), X86_OP_TZCNT, w, rd, ra);
        } else {
            x86_op(A(e), X86_BSF, w, rd, ra);
            x86_mov_imm(A(e), t, bits_of(inst));
            x86_cmov(A(e), CC_E, w, rd, x86_reg(t));
        }
        break;
    default: /* CLS: leading zeros of (a ^ a >> n - 1) << 1 | 1 */
        into(e, w, t, ra);
        x86_shift_imm(A(e), X86_SAR, w, x86_reg(t), (uint8_t)(bits_of(inst) - 1));
        x86_op(A(e), X86_XOR, w, t, ra);
        x86_op(A(e), X86_LEA, w, t, x86_mem_index((int)t, (int)t, 0, 1));
        x86_op(A(e), X86_BSR, w, rd, x86_reg(t));
        x86_alu_imm(A(e), ALU_XOR, w, x86_reg(rd), (int32_t)bits_of(inst) - 1);
        break;
    }
    op_end(e);
}

/* rd = (rd & mask) << shift | (rd >> shift & mask) */
static void swap_groups(struct emit *e, bool w, unsigned rd, unsigned t, unsigned m, uint64_t mask,
                        unsigned shift)
{
    x86_mov_imm(A(e), m, w ? mask : (uint32_t)mask);
    x86_mov_rr(A(e), w, t, rd);
    x86_shift_imm(A(e), X86_SHR, w, x86_reg(t), (uint8_t)shift);
    x86_op(A(e), X86_AND, w, t, x86_reg(m));
    x86_op(A(e), X86_AND, w, rd, x86_reg(m));
    x86_shift_imm(A(e), X86_SHL, w, x86_reg(rd), (uint8_t)shift);
    x86_op(A(e), X86_OR, w, rd, x86_reg(t));
}

void emit_reverse(struct emit *e, const struct ir_inst *inst)
{
    bool w = wide(inst);
    ir_ref a = value_of(e, inst, 0);

    flags_clobber(e);
    use_reg(e, a);
    op_consume(e, inst);
    unsigned t = temp_reg(e, GPR), m = temp_reg(e, GPR), rd = op_def(e, 0, false, a);
    into(e, w, rd, value_rm(e, a));
    if (inst->op == IR_BSWAP16) {
        swap_groups(e, w, rd, t, m, 0x00ff00ff00ff00ff, 8);
    } else if (inst->op == IR_BSWAP32) {
        x86_bswap(A(e), w, rd);
        if (w)
            x86_shift_imm(A(e), X86_ROL, true, x86_reg(rd), 32);
    } else {
        x86_bswap(A(e), w, rd);
        swap_groups(e, w, rd, t, m, 0x0f0f0f0f0f0f0f0f, 4);
        swap_groups(e, w, rd, t, m, 0x3333333333333333, 2);
        swap_groups(e, w, rd, t, m, 0x5555555555555555, 1);
    }
    op_end(e);
}

/* ---- bit fields ---- */

void emit_zext(struct emit *e, const struct ir_inst *inst)
{
    ir_ref a = value_of(e, inst, 0);

    use_rm(e, a);
    op_consume(e, inst);
    unsigned rd = op_def(e, 0, false, a);
    x86_op(A(e),
           inst->imm == 8    ? X86_MOVZX8
           : inst->imm == 16 ? X86_MOVZX16
                             : X86_MOV,
           false, rd, value_rm(e, a));
    op_end(e);
}

void emit_sext(struct emit *e, const struct ir_inst *inst)
{
    ir_ref a = value_of(e, inst, 0);
    bool w = wide(inst);

    use_rm(e, a);
    op_consume(e, inst);
    unsigned rd = op_def(e, 0, false, a);
    x86_op(A(e),
           inst->imm == 8    ? X86_MOVSX8
           : inst->imm == 16 ? X86_MOVSX16
           : w               ? X86_MOVSXD
                             : X86_MOV,
           w, rd, value_rm(e, a));
    op_end(e);
}

/* Bits [pos, pos + len) of a register to its low end, zero-extended; they are not the whole
 * register. */
static void extract_unsigned(struct emit *e, unsigned bits, unsigned rd, struct x86_rm ra,
                             unsigned pos, unsigned len)
{
    bool w = bits == 64;

    if (pos == 0 && (len == 8 || len == 16 || len == 32)) {
        x86_op(A(e), len == 8 ? X86_MOVZX8 : len == 16 ? X86_MOVZX16 : X86_MOV, false, rd, ra);
        return;
    }
    if (pos == 8 && len == 8 && in_reg(ra) && ra.base < 4 && rd < 8) { /* movzx rd, ah */
        x86_byte(A(e), 0x0f);
        x86_byte(A(e), 0xb6);
        x86_byte(A(e), (uint8_t)(0xc0 | rd << 3 | (4 + ra.base)));
        return;
    }
    if (len == bits)
        x86_op(A(e), X86_MOV, w, rd, ra);
    else
        into(e, w && pos + len > 32, rd, ra);
    w = w && pos + len > 32;
    bits = w ? 64 : 32;
    if (pos + len == bits || len >= 32) {
        if (pos + len < bits)
            x86_shift_imm(A(e), X86_SHL, w, x86_reg(rd), (uint8_t)(bits - pos - len));
        if (len < bits)
            x86_shift_imm(A(e), X86_SHR, w, x86_reg(rd), (uint8_t)(bits - len));
        return;
    }
    if (pos)
        x86_shift_imm(A(e), X86_SHR, w, x86_reg(rd), (uint8_t)pos);
    if (len == 8 || len == 16)
        x86_op(A(e), len == 8 ? X86_MOVZX8 : X86_MOVZX16, false, rd, x86_reg(rd));
    else
        x86_alu_imm(A(e), ALU_AND, false, x86_reg(rd), (int32_t)((1u << len) - 1));
}

static void extract_signed(struct emit *e, bool w, unsigned rd, struct x86_rm ra, unsigned pos,
                           unsigned len)
{
    unsigned bits = w ? 64 : 32;

    if (pos == 0 && (len == 8 || len == 16 || (len == 32 && w))) {
        x86_op(A(e), len == 8 ? X86_MOVSX8 : len == 16 ? X86_MOVSX16 : X86_MOVSXD, w, rd, ra);
        return;
    }
    if (len == bits)
        x86_op(A(e), X86_MOV, w, rd, ra);
    else
        into(e, w, rd, ra);
    if (pos + len < bits)
        x86_shift_imm(A(e), X86_SHL, w, x86_reg(rd), (uint8_t)(bits - pos - len));
    if (len < bits)
        x86_shift_imm(A(e), X86_SAR, w, x86_reg(rd), (uint8_t)(bits - len));
}

void emit_extract(struct emit *e, const struct ir_inst *inst)
{
    unsigned pos = inst->imm & 255, len = inst->imm >> 8 & 255;
    ir_ref a = value_of(e, inst, 0);

    flags_clobber(e);
    use_reg(e, a);
    op_consume(e, inst);
    unsigned rd = op_def(e, 0, false, a);
    if (inst->op == IR_EXTRACT)
        extract_unsigned(e, bits_of(inst), rd, value_rm(e, a), pos, len);
    else
        extract_signed(e, wide(inst), rd, value_rm(e, a), pos, len);
    op_end(e);
}

/* Rotates the field to the bottom, shifts it out while the new bits come in at the top, and rotates
 * back. */
void emit_deposit(struct emit *e, const struct ir_inst *inst)
{
    unsigned pos = inst->imm & 255, len = inst->imm >> 8 & 255, bits = bits_of(inst);
    ir_ref a = value_of(e, inst, 0), b = value_of(e, inst, 1);
    bool w = wide(inst);

    flags_clobber(e);
    use_reg(e, a);
    use_reg(e, b);
    op_consume(e, inst);
    unsigned rd = op_def(e, a == b ? 0 : mask_of(value_rm(e, b)), a == b, a);
    unsigned rb = (unsigned)value_rm(e, b).base;
    if (len == bits) {
        x86_mov_rr(A(e), w, rd, rb);
    } else {
        if (!w || value_rm(e, a).base != (int)rd)
            x86_mov_rr(A(e), w, rd, (unsigned)value_rm(e, a).base);
        if (pos == 0 && len == 8) {
            x86_op(A(e), X86_MOV_MR8, false, rb, x86_reg(rd));
        } else if (pos == 0 && len == 16) {
            x86_op16(A(e), X86_MOV_MR, rb, x86_reg(rd));
        } else {
            if (pos)
                x86_shift_imm(A(e), X86_ROR, w, x86_reg(rd), (uint8_t)pos);
            x86_op_imm8(A(e), X86_SHRD, w, rb, x86_reg(rd), (uint8_t)len);
            if (pos + len < bits)
                x86_shift_imm(A(e), X86_ROL, w, x86_reg(rd), (uint8_t)(pos + len));
        }
    }
    op_end(e);
}

/* ---- comparison ---- */

void emit_cmp(struct emit *e, const struct ir_inst *inst)
{
    enum x86_cc cc =
        compare_integers(e, inst->aux & 15, inst->lane, value_of(e, inst, 0), value_of(e, inst, 1));

    op_consume(e, inst);
    unsigned rd = op_def(e, 0, false, IR_NONE);
    x86_setcc(A(e), cc, rd);
    x86_op(A(e), X86_MOVZX8, false, rd, x86_reg(rd));
    op_end(e);
}

void emit_select(struct emit *e, const struct ir_inst *inst)
{
    ir_ref x = value_of(e, inst, 0), a = value_of(e, inst, 1), b = value_of(e, inst, 2);
    bool w = wide(inst);

    test_integers(e, 2, x, x);
    use_reg(e, a);
    use_reg(e, b);
    op_consume(e, inst);
    unsigned rd = op_def(e, a == b ? 0 : mask_of(value_rm(e, a)), false, b);
    if (a == b)
        x86_mov_rr(A(e), w, rd, (unsigned)value_rm(e, b).base);
    else
        into(e, w, rd, value_rm(e, b));
    if (a != b)
        x86_cmov(A(e), CC_NE, w, rd, value_rm(e, a));
    op_end(e);
}

void emit_crc32(struct emit *e, const struct ir_inst *inst)
{
    ir_ref a = value_of(e, inst, 0), b = value_of(e, inst, 1);

    if (inst->imm != 1) {
        emit_by_rule(e, inst);
        return;
    }
    if (!emit_has(e, X86_SSE42)) {
        x86_fallback(e, inst);
        return;
    }
    use_reg(e, a);
    use_reg(e, b);
    op_consume(e, inst);
    unsigned rd = op_def(e, a == b ? 0 : mask_of(value_rm(e, b)), a == b, a);
    into(e, false, rd, value_rm(e, a));
    if (inst->lane == 1)
        x86_op16(A(e), X86_CRC32_32, rd, value_rm(e, b));
    else
        x86_op(A(e), inst->lane == 0 ? X86_CRC32_8 : X86_CRC32_32, inst->lane == 3, rd,
               value_rm(e, b));
    op_end(e);
}

void emit_vzext(struct emit *e, const struct ir_inst *inst)
{
    ir_ref a = value_of(e, inst, 0);

    use_reg(e, a);
    op_consume(e, inst);
    if (inst->lane == 3) {
        unsigned rd = op_def(e, 0, false, a);

        x86_sse2(A(e), SSE_MOVQ, rd, value_rm(e, a));
    } else if (inst->lane ==
               2) { /* zero, then the low lane (INSERTPS with the other three zeroed) */
        unsigned rd = op_def(e, 0, false, a);
        unsigned ra = (unsigned)value_rm(e, a).base;

        if (!emit_has(e, X86_AVX))
            move_value(e, XMM, rd, ra);
        x86_sse3_imm(A(e), SSE_INSERTPS, rd, ra, x86_reg(ra), 0x0e);
    } else {
        unsigned rd = op_def(e, 0, false, a);
        unsigned ra = (unsigned)value_rm(e, a).base;

        if (!emit_has(e, X86_AVX))
            move_value(e, XMM, rd, ra);
        x86_sse3(A(e), SSE_PAND, rd, ra, emit_const128(e, 0xffff, 0));
    }
    op_end(e);
}
