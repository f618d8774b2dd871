/* Algebra of the integer ops.
 * SPDX-License-Identifier: MIT */
#include "ir/simplify.h"

/* What most rules start from: the operands, and the right one's value if it is constant. */
struct operands {
    ir_ref x, y;
    bool y_const;
    uint64_t c;
    unsigned width;
    uint64_t mask; /* of the type */
};

static struct operands look(const struct ir_builder *b, const struct ir_inst *in)
{
    struct operands o = {.x = in->args[0], .y = in->args[1], .width = ir_type_bits[in->type]};
    o.mask = ir_mask(o.width);
    o.y_const = o.y != IR_NONE && ir_is_const(b, o.y, &o.c);
    o.c &= o.mask;
    return o;
}

static ir_ref constant(struct ir_builder *b, const struct ir_inst *in, uint64_t value)
{
    return ir_const(b, in->type, value);
}

/* `in` with a constant second operand. */
static ir_ref with_constant(struct ir_builder *b, const struct ir_inst *in, enum ir_op op, ir_ref x,
                            uint64_t c)
{
    return ir_op2(b, op, in->type, x, constant(b, in, c));
}

static bool power_of_2(uint64_t v)
{
    return v && !(v & (v - 1));
}

/* ---- arithmetic ---- */

static ir_ref add(struct ir_builder *b, struct ir_inst *in)
{
    struct operands o = look(b, in);
    return o.y_const && o.c == 0 ? o.x : IR_KEEP;
}

static ir_ref sub(struct ir_builder *b, struct ir_inst *in)
{
    struct operands o = look(b, in);
    uint64_t x;
    if (o.y_const && o.c == 0)
        return o.x;
    if (o.x == o.y)
        return constant(b, in, 0);
    if (ir_is_const(b, o.x, &x) && (x & o.mask) == 0)
        return ir_op1(b, IR_NEG, in->type, o.y);
    return IR_KEEP;
}

static ir_ref mul(struct ir_builder *b, struct ir_inst *in)
{
    struct operands o = look(b, in);
    if (!o.y_const)
        return IR_KEEP;
    if (o.c == 0)
        return constant(b, in, 0);
    if (power_of_2(o.c))
        return with_constant(b, in, IR_SHL, o.x, (unsigned)__builtin_ctzll(o.c));
    return IR_KEEP;
}

static ir_ref udiv(struct ir_builder *b, struct ir_inst *in)
{
    struct operands o = look(b, in);
    if (o.y_const && power_of_2(o.c))
        return with_constant(b, in, IR_SHR, o.x, (unsigned)__builtin_ctzll(o.c));
    return IR_KEEP;
}

static ir_ref urem(struct ir_builder *b, struct ir_inst *in)
{
    struct operands o = look(b, in);
    if (o.y_const && power_of_2(o.c))
        return with_constant(b, in, IR_AND, o.x, o.c - 1);
    return IR_KEEP;
}

/* ---- logic ---- */

static ir_ref and (struct ir_builder * b, struct ir_inst *in)
{
    struct operands o = look(b, in);
    if (o.x == o.y)
        return o.x;
    if (!o.y_const)
        return IR_KEEP;
    if (o.c == 0)
        return constant(b, in, 0);
    const struct ir_inst *x = ir_def(b, o.x);
    unsigned bits = ir_value_bits(b, o.x);
    bool same_type = ir_type_bits[x->type] == o.width;
    if (o.c == o.mask || (same_type && (o.c & ir_mask(bits)) == ir_mask(bits)))
        return o.x;
    if (o.c == 0xff || o.c == 0xffff || o.c == 0xffffffff)
        return ir_op1i(b, IR_ZEXT, in->type, o.x, (unsigned)__builtin_ctzll(~o.c));
    uint64_t inner;
    if (x->op == IR_AND && ir_is_const(b, x->args[1], &inner) && ir_type_bits[x->type] >= o.width)
        return with_constant(b, in, IR_AND, x->args[0], o.c & inner);
    return IR_KEEP;
}

static ir_ref or (struct ir_builder * b, struct ir_inst *in)
{
    struct operands o = look(b, in);
    if (o.x == o.y || (o.y_const && o.c == 0))
        return o.x;
    if (o.y_const && o.c == o.mask)
        return constant(b, in, o.mask);
    return IR_KEEP;
}

/* A 0-or-1 value's opposite. */
static ir_ref inverted(struct ir_builder *b, const struct ir_inst *boolean)
{
    struct ir_inst in = *boolean;
    in.aux ^= 1; /* comparisons and conditions come in opposite pairs */
    return ir_emit(b, in);
}

static bool is_boolean(const struct ir_inst *in)
{
    return in->op == IR_CMP || (in->op == IR_COND && (in->aux & 15) < IR_COND_AL);
}

static ir_ref xor
    (struct ir_builder * b, struct ir_inst *in) {
        struct operands o = look(b, in);
        if (o.x == o.y)
            return constant(b, in, 0);
        if (!o.y_const)
            return IR_KEEP;
        if (o.c == 0)
            return o.x;
        if (o.c == o.mask)
            return ir_op1(b, IR_NOT, in->type, o.x);
        if (o.c == 1 && in->type == IR_I32 && is_boolean(ir_def(b, o.x)))
            return inverted(b, ir_def(b, o.x));
        return IR_KEEP;
    }

    static ir_ref andn(struct ir_builder *b, struct ir_inst *in)
{
    struct operands o = look(b, in);
    if (o.x == o.y)
        return constant(b, in, 0);
    return o.y_const ? with_constant(b, in, IR_AND, o.x, ~o.c) : IR_KEEP;
}

/* NOT of NOT, NEG of NEG, reversals. */
static ir_ref involution(struct ir_builder *b, struct ir_inst *in)
{
    const struct ir_inst *x = ir_def(b, in->args[0]);
    return x->op == in->op && x->type == in->type ? x->args[0] : IR_KEEP;
}

/* ---- shifts ---- */

static ir_ref shift(struct ir_builder *b, struct ir_inst *in)
{
    struct operands o = look(b, in);
    if (!o.y_const)
        return IR_KEEP;
    unsigned amount = o.c & (o.width - 1);
    if (amount == 0)
        return o.x;
    bool same_type = ir_type_bits[ir_def(b, o.x)->type] == o.width;
    if (in->op == IR_SHR && same_type && ir_value_bits(b, o.x) <= amount)
        return constant(b, in, 0);
    return IR_KEEP;
}

static ir_ref extr(struct ir_builder *b, struct ir_inst *in)
{
    uint64_t high;
    if (in->imm == 0)
        return in->args[1];
    if (in->args[0] == in->args[1])
        return with_constant(b, in, IR_ROTR, in->args[0], in->imm);
    if (ir_is_const(b, in->args[0], &high) && (high & ir_mask(in->imm)) == 0)
        return with_constant(b, in, IR_SHR, in->args[1], in->imm);
    return IR_KEEP;
}

/* ---- extensions and bit fields ---- */

static uint64_t field(unsigned pos, unsigned len)
{
    return pos | len << 8;
}

/* The op on another field; IR_KEEP if that lies outside of the op's type. */
static ir_ref on_field(struct ir_builder *b, const struct ir_inst *in, enum ir_op op, ir_ref x,
                       unsigned pos, unsigned len)
{
    if (pos + len > ir_type_bits[in->type])
        return IR_KEEP;
    return ir_op1i(b, op, in->type, x, field(pos, len));
}

static ir_ref zext(struct ir_builder *b, struct ir_inst *in)
{
    ir_ref x = in->args[0];
    const struct ir_inst *def = ir_def(b, x);
    unsigned n = (unsigned)in->imm;
    if (n >= ir_type_bits[in->type])
        return x;
    /* Nothing to cut off: the value itself, if it is or can be made as wide as the result. */
    if (ir_value_bits(b, x) <= n && (in->type == IR_I32 || ir_widen(b, x)))
        return x;
    if (def->op == IR_EXTRACT) {
        unsigned pos = def->imm & 255, len = def->imm >> 8 & 255;
        return on_field(b, in, IR_EXTRACT, def->args[0], pos, len < n ? len : n);
    }
    return IR_KEEP;
}

static ir_ref sext(struct ir_builder *b, struct ir_inst *in)
{
    ir_ref x = in->args[0];
    struct ir_inst *def = ir_def(b, x);
    unsigned n = (unsigned)in->imm;
    if (n >= ir_type_bits[in->type])
        return x;
    if (def->op == IR_SEXT && def->imm <= n)
        return ir_op1i(b, IR_SEXT, in->type, def->args[0], def->imm);
    if (def->op == IR_LOAD && def->aux & IR_MEM_SIGNED && 8u << def->lane <= n) {
        if (in->type == IR_I64)
            def->type = IR_I64;
        return x;
    }
    if (ir_value_bits(b, x) >= n)
        return IR_KEEP;
    if (in->type == IR_I32 || ir_widen(b, x))
        return x;
    return ir_op1i(b, IR_ZEXT, in->type, x, n); /* which costs nothing */
}

/* A field of something whose own bits come from elsewhere: look there. IR_KEEP if there is nothing
 * to gain. */
static ir_ref field_of_source(struct ir_builder *b, const struct ir_inst *in)
{
    const struct ir_inst *def = ir_def(b, in->args[0]);
    unsigned pos = in->imm & 255, len = in->imm >> 8 & 255, end = pos + len;
    unsigned p = def->imm & 255, l = def->imm >> 8 & 255, width = ir_type_bits[def->type];
    uint64_t c;
    switch (def->op) {
    case IR_EXTRACT:
        if (pos >= l)
            return constant(b, in, 0);
        if (end <= l)
            return on_field(b, in, in->op, def->args[0], p + pos, len);
        return IR_KEEP;
    case IR_DEPOSIT:
        if (pos >= p && end <= p + l)
            return on_field(b, in, in->op, def->args[1], pos - p, len);
        if (end <= p || pos >= p + l)
            return on_field(b, in, in->op, def->args[0], pos, len);
        return IR_KEEP;
    case IR_SHR:
        if (!ir_is_const(b, def->args[1], &c))
            return IR_KEEP;
        c &= width - 1;
        if (end + c <= width)
            return on_field(b, in, in->op, def->args[0], pos + (unsigned)c, len);
        return IR_KEEP;
    case IR_SHL:
        if (!ir_is_const(b, def->args[1], &c))
            return IR_KEEP;
        c &= width - 1;
        if (pos >= c)
            return on_field(b, in, in->op, def->args[0], pos - (unsigned)c, len);
        return IR_KEEP;
    default: return IR_KEEP;
    }
}

static ir_ref extract(struct ir_builder *b, struct ir_inst *in)
{
    unsigned pos = in->imm & 255, len = in->imm >> 8 & 255, width = ir_type_bits[in->type];
    ir_ref x = in->args[0];
    bool is_signed = in->op == IR_SEXTRACT;
    if (pos == 0 && (len == 8 || len == 16 || len == 32 || len == width))
        return len == width ? x : ir_op1i(b, is_signed ? IR_SEXT : IR_ZEXT, in->type, x, len);
    ir_ref source = field_of_source(b, in);
    if (source != IR_KEEP)
        return source;
    if (pos + len == width)
        return with_constant(b, in, is_signed ? IR_SAR : IR_SHR, x, pos);
    return IR_KEEP;
}

static ir_ref deposit(struct ir_builder *b, struct ir_inst *in)
{
    struct operands o = look(b, in);
    unsigned pos = in->imm & 255, len = in->imm >> 8 & 255;
    uint64_t mask = ir_mask(len) << pos, x;
    const struct ir_inst *inner = ir_def(b, o.x);
    if (len == o.width)
        return o.y;
    if (o.y_const && (o.c & ir_mask(len)) == 0)
        return with_constant(b, in, IR_AND, o.x, ~mask);
    if (o.y_const && (o.c & ir_mask(len)) == ir_mask(len))
        return with_constant(b, in, IR_OR, o.x, mask);
    if (inner->op == IR_DEPOSIT && inner->imm == in->imm && inner->type == in->type) {
        in->args[0] = inner->args[0];
        return deposit(b, in);
    }
    if (ir_is_const(b, o.x, &x) && (x & o.mask) == 0) {
        ir_ref low = ir_op1i(b, IR_EXTRACT, in->type, o.y, field(0, len));
        return with_constant(b, in, IR_SHL, low, pos);
    }
    return IR_KEEP;
}

/* ---- choices ---- */

static ir_ref select(struct ir_builder *b, struct ir_inst *in)
{
    const struct ir_inst *condition = ir_def(b, in->args[0]);
    uint64_t c;
    if (in->args[1] == in->args[2])
        return in->args[1];
    if (ir_is_const(b, in->args[0], &c))
        return in->args[(uint32_t)c ? 1 : 2];
    if (condition->op == IR_COND)
        return ir_emit(
            b, (struct ir_inst){.op = IR_SELECT_COND,
                                .type = in->type,
                                .aux = condition->aux,
                                .args = {condition->args[0], in->args[1], in->args[2], IR_NONE}});
    return IR_KEEP;
}

/* Comparison with the sides changed. */
static const uint8_t swapped[16] = {IR_EQ,  IR_NE,  IR_UGT, IR_ULE, IR_UGE,
                                    IR_ULT, IR_SGT, IR_SLE, IR_SGE, IR_SLT};

/* Puts a constant to the right. */
static void orient(const struct ir_builder *b, struct ir_inst *in)
{
    uint64_t c;
    if (!ir_is_const(b, in->args[0], &c) || ir_is_const(b, in->args[1], &c))
        return;
    ir_ref x = in->args[0];
    in->args[0] = in->args[1];
    in->args[1] = x;
    in->aux = (in->aux & ~15u) | swapped[in->aux & 15];
}

/* Is it a 0-or-1 value compared with zero? Then its definition, and whether the comparison asks for
 * zero. */
static const struct ir_inst *boolean_test(const struct ir_builder *b, const struct ir_inst *in,
                                          bool *for_zero)
{
    uint64_t c;
    if (!ir_is_const(b, in->args[1], &c) || (c & ir_mask(8u << in->lane)) || (in->aux & 15) > IR_NE)
        return nullptr;
    const struct ir_inst *def = ir_def(b, in->args[0]);
    if (def->op == IR_ZEXT)
        def = ir_def(b, def->args[0]);
    *for_zero = (in->aux & 15) == IR_EQ;
    return is_boolean(def) ? def : nullptr;
}

static ir_ref cmp(struct ir_builder *b, struct ir_inst *in)
{
    bool for_zero;
    in->aux &= 15;
    orient(b, in);
    if (in->args[0] == in->args[1])
        return ir_const(b, IR_I32, ir_cmp_holds(in->aux, 64, 0, 0));
    const struct ir_inst *boolean = boolean_test(b, in, &for_zero);
    if (!boolean)
        return IR_KEEP;
    return for_zero ? inverted(b, boolean) : ir_emit(b, *boolean);
}

/* ---- exits ---- */

/* A conditional exit whose outcome is known: gone, or one that always holds. */
static ir_ref decided(struct ir_builder *b, struct ir_inst *in, bool taken)
{
    if (!taken)
        return IR_NONE;
    ir_ref zero = ir_const(b, IR_I32, 0);
    in->op = IR_EXIT_CMP;
    in->lane = 2;
    in->aux = (in->aux & ~15u) | IR_EQ;
    in->args[0] = in->args[1] = zero;
    return IR_KEEP;
}

static ir_ref exit_flags(struct ir_builder *b, struct ir_inst *in)
{
    uint64_t packed = 0;
    bool always = (in->aux & 15) >= IR_COND_AL;
    if (always || ir_flags_const(b, in->args[0], &packed))
        return decided(b, in, ir_cond_holds(in->aux & 15, packed));
    return IR_KEEP;
}

static ir_ref exit_on_boolean(struct ir_builder *b, const struct ir_inst *in,
                              const struct ir_inst *boolean, bool for_zero)
{
    /* Sticky flags have been set since: the comparison cannot be made again, just its outcome is
     * kept. */
    if (boolean->op == IR_COND && boolean->args[0] < b->fp_barrier &&
        ir_def(b, boolean->args[0])->op == IR_FCMPF)
        return IR_KEEP;
    struct ir_inst exit = *in;
    exit.op = boolean->op == IR_COND ? IR_EXIT_FLAGS : IR_EXIT_CMP;
    exit.lane = boolean->lane;
    exit.aux = (in->aux & ~15u) | ((boolean->aux & 15) ^ for_zero);
    exit.args[0] = boolean->args[0];
    exit.args[1] = boolean->args[1];
    return ir_emit(b, exit);
}

static ir_ref exit_cmp(struct ir_builder *b, struct ir_inst *in)
{
    uint64_t x, y;
    bool for_zero;
    unsigned width = 8u << in->lane;
    orient(b, in);
    if (in->args[0] == in->args[1])
        return decided(b, in, ir_cmp_holds(in->aux & 15, 64, 0, 0));
    if (ir_is_const(b, in->args[0], &x) && ir_is_const(b, in->args[1], &y))
        return decided(b, in, ir_cmp_holds(in->aux & 15, width, x, y));
    const struct ir_inst *boolean = boolean_test(b, in, &for_zero);
    return boolean ? exit_on_boolean(b, in, boolean, for_zero) : IR_KEEP;
}

static ir_ref exit_test(struct ir_builder *b, struct ir_inst *in)
{
    uint64_t x, y;
    unsigned width = 8u << in->lane;
    bool x_const = ir_is_const(b, in->args[0], &x);
    if (x_const && ir_is_const(b, in->args[1], &y))
        return decided(b, in, ir_cmp_holds(in->aux & 15, width, x & y, 0));
    if (x_const) {
        ir_ref constant = in->args[0];
        in->args[0] = in->args[1];
        in->args[1] = constant;
    }
    const struct ir_inst *def = ir_def(b, in->args[0]);
    if (ir_is_const(b, in->args[1], &y) && y & 1 && is_boolean(def))
        return exit_on_boolean(b, in, def, (in->aux & 15) == IR_EQ);
    return IR_KEEP;
}

static ir_ref exit_indirect(struct ir_builder *b, struct ir_inst *in)
{
    uint64_t target;
    if ((in->aux & 15) != IR_JUMP || !ir_is_const(b, in->args[0], &target))
        return IR_KEEP;
    *in = (struct ir_inst){.op = IR_EXIT,
                           .aux = IR_EXIT_BACK,
                           .args = {IR_NONE, IR_NONE, IR_NONE, IR_NONE},
                           .imm = target};
    return IR_KEEP;
}

ir_rule *const ir_int_rules[IR_OP_COUNT] = {
    [IR_ADD] = add,
    [IR_SUB] = sub,
    [IR_MUL] = mul,
    [IR_UDIV] = udiv,
    [IR_UREM] = urem,
    [IR_AND] = and,
    [IR_OR] = or
    ,
    [IR_XOR] = xor,
    [IR_ANDN] = andn,
    [IR_NOT] = involution,
    [IR_NEG] = involution,
    [IR_RBIT] = involution,
    [IR_BSWAP] = involution,
    [IR_BSWAP16] = involution,
    [IR_SHL] = shift,
    [IR_SHR] = shift,
    [IR_SAR] = shift,
    [IR_ROTR] = shift,
    [IR_EXTR] = extr,
    [IR_ZEXT] = zext,
    [IR_SEXT] = sext,
    [IR_EXTRACT] = extract,
    [IR_SEXTRACT] = extract,
    [IR_DEPOSIT] = deposit,
    [IR_SELECT] = select,
    [IR_CMP] = cmp,
    [IR_EXIT_FLAGS] = exit_flags,
    [IR_EXIT_CMP] = exit_cmp,
    [IR_EXIT_TEST] = exit_test,
    [IR_EXIT_INDIRECT] = exit_indirect,
};
