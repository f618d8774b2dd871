/* Algebra of the flag ops: known carries, known conditions, packing undone.
 * SPDX-License-Identifier: MIT */
#include "ir/simplify.h"

/* ---- carries ---- */

/* ADC(x, y, C known) is ADD, or ADD of one more; flags only when nothing is carried. */
static ir_ref adc(struct ir_builder *b, struct ir_inst *in)
{
    uint64_t packed;
    if (!ir_flags_const(b, in->args[2], &packed))
        return IR_KEEP;
    ir_ref sum = ir_op2(b, IR_ADD, in->type, in->args[0], in->args[1]);
    if (!(packed & IR_PACKED_C))
        return sum;
    return ir_op2(b, IR_ADD, in->type, sum, ir_const(b, in->type, 1));
}

/* Does a subtraction with these flags take nothing extra away? */
static bool no_borrow(const struct ir_inst *in, uint64_t packed)
{
    return !(packed & IR_PACKED_C) == !!(in->aux & IR_FLAG_BORROW);
}

static ir_ref sbc(struct ir_builder *b, struct ir_inst *in)
{
    uint64_t packed;
    if (!ir_flags_const(b, in->args[2], &packed))
        return IR_KEEP;
    ir_ref difference = ir_op2(b, IR_SUB, in->type, in->args[0], in->args[1]);
    if (no_borrow(in, packed))
        return difference;
    return ir_op2(b, IR_SUB, in->type, difference, ir_const(b, in->type, 1));
}

/* The same op without the flags that go in. */
static ir_ref without_flags(struct ir_builder *b, const struct ir_inst *in, enum ir_op op, ir_ref x,
                            ir_ref y)
{
    return ir_emit(b, (struct ir_inst){.op = op,
                                       .type = IR_FLAGS,
                                       .lane = in->lane,
                                       .aux = in->aux & IR_FLAG_BORROW,
                                       .args = {x, y, IR_NONE, IR_NONE}});
}

static ir_ref adcf(struct ir_builder *b, struct ir_inst *in)
{
    uint64_t packed;
    if (!ir_flags_const(b, in->args[2], &packed) || packed & IR_PACKED_C)
        return IR_KEEP;
    return without_flags(b, in, IR_ADDF, in->args[0], in->args[1]);
}

static ir_ref sbcf(struct ir_builder *b, struct ir_inst *in)
{
    uint64_t packed;
    if (!ir_flags_const(b, in->args[2], &packed) || !no_borrow(in, packed))
        return IR_KEEP;
    return without_flags(b, in, IR_SUBF, in->args[0], in->args[1]);
}

/* ---- conditions ---- */

/* Is the outcome of the op's condition known? */
static bool decided(const struct ir_builder *b, const struct ir_inst *in, bool *holds)
{
    uint64_t packed = 0;
    if ((in->aux & 15) < IR_COND_AL && !ir_flags_const(b, in->args[0], &packed))
        return false;
    *holds = ir_cond_holds(in->aux & 15, packed);
    return true;
}

static ir_ref ccmpf(struct ir_builder *b, struct ir_inst *in)
{
    bool holds;
    if (!decided(b, in, &holds))
        return IR_KEEP;
    if (!holds)
        return ir_op1(b, IR_UNPACK, IR_FLAGS, ir_const(b, IR_I32, in->imm));
    return without_flags(b, in, in->aux & IR_CCMP_ADD ? IR_ADDF : IR_SUBF, in->args[1],
                         in->args[2]);
}

static ir_ref cond(struct ir_builder *b, struct ir_inst *in)
{
    bool holds;
    return decided(b, in, &holds) ? ir_const(b, IR_I32, holds) : IR_KEEP;
}

static bool is_zero_and_one(const struct ir_builder *b, ir_ref zero, ir_ref one)
{
    uint64_t x, y;
    return ir_is_const(b, zero, &x) && ir_is_const(b, one, &y) && x == 0 && y == 1;
}

/* COND as a value of the op's type. */
static ir_ref as_boolean(struct ir_builder *b, const struct ir_inst *in, uint32_t condition)
{
    ir_ref v = ir_emit(b, (struct ir_inst){.op = IR_COND,
                                           .type = IR_I32,
                                           .aux = condition,
                                           .args = {in->args[0], IR_NONE, IR_NONE, IR_NONE}});
    return in->type == IR_I32 ? v : ir_op1i(b, IR_ZEXT, IR_I64, v, 32);
}

static ir_ref select_cond(struct ir_builder *b, struct ir_inst *in)
{
    bool holds;
    in->aux &= 15;
    if (in->args[1] == in->args[2])
        return in->args[1];
    if (decided(b, in, &holds))
        return in->args[holds ? 1 : 2];
    if (is_zero_and_one(b, in->args[2], in->args[1]))
        return as_boolean(b, in, in->aux);
    if (is_zero_and_one(b, in->args[1], in->args[2]))
        return as_boolean(b, in, in->aux ^ 1);
    return IR_KEEP;
}

static ir_ref fselect(struct ir_builder *b, struct ir_inst *in)
{
    bool holds;
    if (in->args[1] == in->args[2])
        return in->args[1];
    return decided(b, in, &holds) ? in->args[holds ? 1 : 2] : IR_KEEP;
}

/* ---- the packed form ---- */

enum {
    PACKED = IR_PACKED_N | IR_PACKED_Z | IR_PACKED_C | IR_PACKED_V
};

static ir_ref pack(struct ir_builder *b, struct ir_inst *in)
{
    const struct ir_inst *def = ir_def(b, in->args[0]);
    if (def->op != IR_UNPACK)
        return IR_KEEP;
    return ir_op2(b, IR_AND, IR_I32, def->args[0], ir_const(b, IR_I32, PACKED));
}

static ir_ref unpack(struct ir_builder *b, struct ir_inst *in)
{
    const struct ir_inst *def = ir_def(b, in->args[0]);
    uint64_t c;
    if (def->op == IR_PACK)
        return def->args[0];
    if (ir_is_const(b, in->args[0], &c))
        in->args[0] = ir_const(b, IR_I32, c & PACKED);
    return IR_KEEP;
}

ir_rule *const ir_flag_rules[IR_OP_COUNT] = {
    [IR_ADC] = adc,
    [IR_SBC] = sbc,
    [IR_ADCF] = adcf,
    [IR_SBCF] = sbcf,
    [IR_CCMPF] = ccmpf,
    [IR_COND] = cond,
    [IR_SELECT_COND] = select_cond,
    [IR_FSELECT] = fselect,
    [IR_PACK] = pack,
    [IR_UNPACK] = unpack,
};
