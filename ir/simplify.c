/* The builder's algebra, what all ops have in common: operands shed the extensions that the op does
 * not look at, constants fold, and then the op's own rule has its turn. SPDX-License-Identifier:
 * MIT */
#include "ir/simplify.h"

/* ---- operands ---- */

/* Ops whose result's low bits may be those of args[0]. */
static const bool wraps[IR_OP_COUNT] = {
    [IR_ZEXT] = true,    [IR_SEXT] = true,     [IR_AND] = true,
    [IR_EXTRACT] = true, [IR_SEXTRACT] = true, [IR_DEPOSIT] = true,
    [IR_VZEXT] = true,   [IR_VSETLANE] = true, [IR_VCOPYLANE] = true,
};

/* How many low bits are those of args[0]. */
static unsigned passed_bits(const struct ir_builder *b, const struct ir_inst *in)
{
    uint64_t mask;
    switch (in->op) {
    case IR_ZEXT:
    case IR_SEXT: return (unsigned)in->imm;
    case IR_AND:
        if (!ir_is_const(b, in->args[1], &mask))
            return 0;
        return ~mask ? (unsigned)__builtin_ctzll(~mask) : 64;
    case IR_EXTRACT:
    case IR_SEXTRACT: return in->imm & 255 ? 0 : in->imm >> 8 & 255;
    case IR_DEPOSIT: return in->imm & 255;
    case IR_VZEXT: return 8u << in->lane;
    default: return (unsigned)(in->imm & 255) * (8u << in->lane);
    }
}

static void shed_extensions(struct ir_builder *b, struct ir_inst *in)
{
    unsigned nargs = ir_nargs(in);
    for (unsigned i = 0; i < nargs; i++) {
        if (in->args[i] == IR_NONE || !wraps[ir_def(b, in->args[i])->op])
            continue;
        unsigned bits = ir_operand_bits(in, i, b->region->slots);
        for (unsigned steps = 0; steps < 4; steps++) {
            const struct ir_inst *def = ir_def(b, in->args[i]);
            if (!wraps[def->op] || passed_bits(b, def) < bits)
                break;
            in->args[i] = def->args[0];
        }
    }
}

unsigned ir_value_bits(const struct ir_builder *b, ir_ref ref)
{
    const struct ir_inst *in = ir_def(b, ref);
    unsigned width = ir_type_bits[in->type];
    uint64_t c;
    switch (in->op) {
    case IR_CONST: return in->imm ? 64 - (unsigned)__builtin_clzll(in->imm) : 0;
    case IR_ZEXT: return (unsigned)in->imm;
    case IR_EXTRACT: return in->imm >> 8 & 255;
    case IR_CMP:
    case IR_COND: return 1;
    case IR_CLZ:
    case IR_CTZ:
    case IR_POPCNT: return 7;
    case IR_PACK: return 16;
    case IR_LOAD:
        if (in->aux & IR_MEM_SIGNED)
            return width;
        __attribute__((fallthrough));
    case IR_VGETLANE: return 8u << in->lane;
    case IR_VSIGNS: return 16u >> in->lane;
    case IR_AND:
        if (ir_is_const(b, in->args[1], &c))
            return c ? 64 - (unsigned)__builtin_clzll(c) : 0;
        return width;
    case IR_SHR:
        if (ir_is_const(b, in->args[1], &c))
            return width - (unsigned)(c & (width - 1));
        return width;
    default: return width;
    }
}

bool ir_widen(struct ir_builder *b, ir_ref ref)
{
    struct ir_inst *in = ir_def(b, ref);
    switch (in->op) {
    case IR_LOAD:
        if (in->aux & IR_MEM_SIGNED)
            return in->type == IR_I64;
        break;
    case IR_CMPXCHG:
    case IR_ATOMIC:
    case IR_ZEXT:
    case IR_EXTRACT:
    case IR_VGETLANE:
    case IR_VSIGNS: break;
    default: return in->type == IR_I64;
    }
    in->type = IR_I64;
    return true;
}

/* ---- constants ---- */

bool ir_flags_const(const struct ir_builder *b, ir_ref ref, uint64_t *packed)
{
    const struct ir_inst *in = ir_def(b, ref);
    return in->op == IR_UNPACK && ir_is_const(b, in->args[0], packed);
}

/* A constant of any type, as the interpreter holds it. */
static bool constant_value(const struct ir_builder *b, ir_ref ref, v128 *value)
{
    const struct ir_inst *in = ir_def(b, ref);
    uint64_t low;
    if (in->op == IR_VCONST)
        return ir_vec_eval(in, nullptr, value);
    if (!ir_is_const(b, ref, &low) && !ir_flags_const(b, ref, &low))
        return false;
    *value = (v128){low, 0};
    return true;
}

static ir_ref emit_constant(struct ir_builder *b, unsigned type, v128 value)
{
    if (type == IR_FLAGS)
        return ir_op1(b, IR_UNPACK, IR_FLAGS, ir_const(b, IR_I32, value[0]));
    if (type == IR_I32 || type == IR_I64)
        return ir_const(b, type, value[0]);
    return ir_vconst(b, value[0], value[1]);
}

/* Is the value of a kind that can be constant at all? A quick look that fails for most. */
static bool maybe_constant(const struct ir_builder *b, ir_ref ref)
{
    unsigned op = ir_def(b, ref)->op;
    return op == IR_CONST || op == IR_VCONST || op == IR_UNPACK;
}

static ir_ref fold(struct ir_builder *b, const struct ir_inst *in)
{
    v128 arg[3] = {0}, result;
    uint64_t n[3] = {0};
    unsigned nargs = ir_ops[in->op].nargs;
    for (unsigned i = 0; i < nargs; i++) {
        if (!maybe_constant(b, in->args[i]) || !constant_value(b, in->args[i], &arg[i]))
            return IR_KEEP;
        n[i] = arg[i][0];
    }
    if (ir_int_fns[in->op])
        return emit_constant(b, in->type, (v128){ir_int_fns[in->op](in, n), 0});
    if (ir_vec_eval(in, arg, &result))
        return emit_constant(b, in->type, result);
    return IR_KEEP;
}

/* UNPACK of a constant is what constant flags look like: not folded further. */
static bool foldable(const struct ir_builder *b, const struct ir_inst *in)
{
    return ir_ops[in->op].props & IR_PURE && ir_ops[in->op].nargs && in->op != IR_UNPACK &&
           maybe_constant(b, in->args[0]);
}

static void constant_to_the_right(const struct ir_builder *b, struct ir_inst *in)
{
    unsigned op = ir_def(b, in->args[0])->op;
    if (op != IR_CONST && op != IR_VCONST)
        return;
    ir_ref constant = in->args[0];
    in->args[0] = in->args[1];
    in->args[1] = constant;
}

ir_ref ir_simplify(struct ir_builder *b, struct ir_inst *in)
{
    shed_extensions(b, in);
    if (foldable(b, in)) {
        ir_ref constant = fold(b, in);
        if (constant != IR_KEEP)
            return constant;
    }
    if (ir_ops[in->op].props & IR_COMMUTES)
        constant_to_the_right(b, in);
    ir_rule *rule = ir_int_rules[in->op]    ? ir_int_rules[in->op]
                    : ir_flag_rules[in->op] ? ir_flag_rules[in->op]
                                            : ir_vec_rules[in->op];
    return rule ? rule(b, in) : IR_KEEP;
}
