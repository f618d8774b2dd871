/* The passes over a finished region. Backward: what nobody uses dies, and with it the SETs that are
 * overwritten before anything can see the state. Forward: additions move into the addresses of
 * memory ops, comparisons into the exits that they decide. Use counts live in ir_inst.flags
 * meanwhile; nothing is allocated and nothing is looked at twice. SPDX-License-Identifier: MIT */
#include "ir/ops.h"

enum {
    USE_ONE = 1 << 1, /* bits 1..6 of ir_inst.flags count uses and stay at the top once there */
    USE_MASK = 63 << 1,
    USE_OTHER = 1 << 7, /* used as something else than an address */
};

struct optimiser {
    struct ir_region *region;
    uint64_t overwritten[IR_MAX_SLOTS / 64]; /* slots whose value at this point nobody sees */
};

static unsigned uses(const struct ir_inst *in)
{
    return (in->flags & USE_MASK) / USE_ONE;
}

static void add_use(struct ir_inst *in, bool as_address)
{
    unsigned flags = in->flags;
    if ((flags & USE_MASK) != USE_MASK)
        flags += USE_ONE;
    in->flags = (uint8_t)(as_address ? flags : flags | USE_OTHER);
}

static bool is_memory(const struct ir_inst *in)
{
    return in->op >= IR_LOAD && in->op <= IR_ATOMIC;
}

/* ---- dead code ---- */

static bool is_overwritten(const struct optimiser *o, unsigned slot)
{
    return slot < IR_MAX_SLOTS && o->overwritten[slot / 64] >> slot % 64 & 1;
}

static void set_overwritten(struct optimiser *o, unsigned slot, bool yes)
{
    if (slot >= IR_MAX_SLOTS)
        return;
    uint64_t bit = 1ull << slot % 64;
    o->overwritten[slot / 64] =
        yes ? o->overwritten[slot / 64] | bit : o->overwritten[slot / 64] & ~bit;
}

static void all_slots_seen(struct optimiser *o)
{
    memset(o->overwritten, 0, sizeof(o->overwritten));
}

/* An exit shows all slots, but maybe not the flags. */
static void exit_sees(struct optimiser *o, const struct ir_inst *in)
{
    unsigned flags = o->region->slots->flags;
    bool ends = ir_ops[in->op].props & IR_ENDS;
    bool may_say = !ends || in->op == IR_EXIT || in->op == IR_EXIT_CALL;
    bool flags_dead = may_say && in->aux & IR_EXIT_FLAGS_DEAD && (ends || is_overwritten(o, flags));
    all_slots_seen(o);
    set_overwritten(o, flags, flags_dead);
}

static bool set_is_dead(struct optimiser *o, unsigned slot)
{
    if (is_overwritten(o, slot))
        return true;
    set_overwritten(o, slot, true);
    return false;
}

static bool get_is_dead(struct optimiser *o, const struct ir_inst *in)
{
    if (uses(in) == 0)
        return true;
    set_overwritten(o, (unsigned)in->imm, false);
    return false;
}

static bool call_is_dead(struct optimiser *o, const struct ir_inst *in)
{
    uint32_t effects = ir_helper_of(in)->effects;
    if (effects & ~(uint32_t)(IR_HELPER_PURE | IR_HELPER_VCPU | IR_HELPER_FP))
        all_slots_seen(o);
    return effects == IR_HELPER_PURE && uses(in) == 0;
}

/* Can it go, nobody below using its value? Notes what it means for the slots. */
static bool is_dead(struct optimiser *o, const struct ir_inst *in)
{
    unsigned props = ir_ops[in->op].props;
    if (props & IR_PURE)
        return uses(in) == 0;
    switch (in->op) {
    case IR_SET: return set_is_dead(o, (unsigned)in->imm);
    case IR_GET: return get_is_dead(o, in);
    case IR_CALL: return call_is_dead(o, in);
    default: break;
    }
    if (props & (IR_LEAVES | IR_ENDS))
        exit_sees(o, in);
    else if (props & IR_THROWS)
        all_slots_seen(o);
    return false;
}

static void use_operands(struct ir_inst *inst, const struct ir_inst *in)
{
    unsigned nargs = ir_nargs(in);
    if (!nargs)
        return;
    unsigned addresses = is_memory(in) ? 2 : 0;
    for (unsigned j = 0; j < nargs; j++) {
        if (in->args[j] != IR_NONE)
            add_use(&inst[in->args[j]], j < addresses);
    }
}

static void remove_dead(struct optimiser *o)
{
    struct ir_inst *inst = o->region->inst;
    for (struct ir_inst *in = inst + o->region->count; in-- > inst;) {
        if (in->op == IR_INSN)
            continue;
        if (is_dead(o, in))
            in->flags |= IR_DEAD;
        else
            use_operands(inst, in);
    }
}

/* ---- moving an operand to another definition ---- */

static void drop_use(struct optimiser *o, ir_ref ref)
{
    struct ir_inst *in = &o->region->inst[ref];
    if ((in->flags & USE_MASK) == USE_MASK)
        return; /* lost count: it lives on, which does no harm */
    in->flags -= USE_ONE;
    if (uses(in) || !(ir_ops[in->op].props & IR_PURE))
        return;
    in->flags |= IR_DEAD;
    for (unsigned j = 0; j < ir_nargs(in); j++)
        drop_use(o, in->args[j]);
}

static struct ir_inst *def_of(const struct optimiser *o, ir_ref ref)
{
    return &o->region->inst[ref];
}

static void move_operand(struct optimiser *o, struct ir_inst *in, unsigned i, ir_ref to)
{
    ir_ref from = in->args[i];
    in->args[i] = to;
    if (to != IR_NONE)
        add_use(def_of(o, to), i < 2 && is_memory(in));
    if (from != IR_NONE)
        drop_use(o, from);
}

/* ---- addresses ---- */

static bool is_const(const struct optimiser *o, ir_ref ref, uint64_t *value)
{
    *value = def_of(o, ref)->imm;
    return def_of(o, ref)->op == IR_CONST;
}

/* A value whose one user is about to disappear into an address will be part of that address. */
static void adopt(struct optimiser *o, ir_ref ref)
{
    if (uses(def_of(o, ref)) == 1)
        def_of(o, ref)->flags &= (uint8_t)~USE_OTHER;
}

/* Will the sum be gone once it is part of the addresses that use it? An I32 is used as an address
 * only where addresses wrap at 32 bits (IR_MEM_ADDR32). */
static bool only_addresses(const struct ir_inst *def)
{
    return !(def->flags & USE_OTHER);
}

static bool fuse_displacement(struct optimiser *o, struct ir_inst *in)
{
    const struct ir_inst *def = def_of(o, in->args[0]);
    uint64_t c;
    if ((def->op != IR_ADD && def->op != IR_SUB) || !only_addresses(def) ||
        !is_const(o, def->args[1], &c))
        return false;
    uint64_t sum = def->op == IR_ADD ? in->imm + c : in->imm - c;
    if (in->aux & IR_MEM_ADDR32)
        sum = (uint64_t)(int32_t)sum;
    if ((int64_t)sum != (int32_t)sum)
        return false;
    in->imm = sum;
    adopt(o, def->args[0]);
    move_operand(o, in, 0, def->args[0]);
    return true;
}

static bool is_scaling(const struct optimiser *o, ir_ref ref)
{
    const struct ir_inst *def = def_of(o, ref);
    uint64_t c;
    return def->op == IR_SHL && only_addresses(def) && is_const(o, def->args[1], &c) && c <= 3;
}

/* base + index; the side that is a shifted value becomes the index. */
static bool fuse_index(struct optimiser *o, struct ir_inst *in)
{
    const struct ir_inst *def = def_of(o, in->args[0]);
    if (in->args[1] != IR_NONE || def->op != IR_ADD || !only_addresses(def))
        return false;
    ir_ref base = def->args[0], index = def->args[1];
    struct ir_inst *left = def_of(o, base), *right = def_of(o, index);
    if (left->op == IR_SHL && uses(left) == 1 && right->op != IR_SHL) {
        ir_ref swap = base;
        base = index;
        index = swap;
    }
    adopt(o, base);
    adopt(o, index);
    in->aux &= ~(uint32_t)(IR_MEM_SCALE | IR_MEM_INDEX_UXTW | IR_MEM_INDEX_SXTW);
    move_operand(o, in, 1, index);
    move_operand(o, in, 0, base);
    return true;
}

static bool fuse_scale(struct optimiser *o, struct ir_inst *in)
{
    uint64_t c;
    if (in->args[1] == IR_NONE || !is_scaling(o, in->args[1]) ||
        in->aux & (IR_MEM_SCALE | IR_MEM_INDEX_UXTW | IR_MEM_INDEX_SXTW))
        return false;
    const struct ir_inst *def = def_of(o, in->args[1]);
    is_const(o, def->args[1], &c);
    in->aux |= (uint32_t)c;
    move_operand(o, in, 1, def->args[0]);
    return true;
}

/* x + (y << 1, 2, 3), where the sum is needed for more than addresses. */
static void fuse_sum(struct optimiser *o, struct ir_inst *in)
{
    uint64_t c;
    if (only_addresses(in))
        return;
    for (unsigned side = 0; side < 2; side++) {
        const struct ir_inst *def = def_of(o, in->args[side]);
        if (def->op != IR_SHL || def->type != in->type || uses(def) != 1 ||
            !is_const(o, def->args[1], &c) || c < 1 || c > 3)
            continue;
        ir_ref shifted = in->args[side];
        in->args[0] = in->args[!side];
        in->args[1] = shifted;
        in->op = IR_ADDSHL;
        in->imm = c;
        move_operand(o, in, 1, def->args[0]);
        return;
    }
}

/* An address that was made just before, and is needed elsewhere too (RISC-V: slli, add, ld): the
 * access need not wait for it. */
static void fuse_recent_sum(struct optimiser *o, struct ir_inst *in)
{
    enum {
        RECENT = 8
    };
    const struct ir_inst *def = def_of(o, in->args[0]);
    if (def->op != IR_ADDSHL || def->type != IR_I64 || in->args[1] != IR_NONE ||
        in->aux & IR_MEM_ADDR32 || in - def > RECENT)
        return;
    in->aux &= ~(uint32_t)(IR_MEM_SCALE | IR_MEM_INDEX_UXTW | IR_MEM_INDEX_SXTW);
    in->aux |= (uint32_t)def->imm;
    move_operand(o, in, 1, def->args[1]);
    move_operand(o, in, 0, def->args[0]);
}

static void fuse_address(struct optimiser *o, struct ir_inst *in)
{
    fuse_recent_sum(o, in);
    for (unsigned steps = 0; steps < 4; steps++) {
        if (!fuse_displacement(o, in) && !fuse_scale(o, in) && !fuse_index(o, in))
            return;
    }
}

/* ---- exits ---- */

/* The comparison that a condition on the flags of a subtraction is; 255 if it is none. By carry
 * convention. */
static const uint8_t cmp_of_cond[2][16] = {
    {IR_EQ, IR_NE, IR_UGE, IR_ULT, 255, 255, 255, 255, IR_UGT, IR_ULE, IR_SGE, IR_SLT, IR_SGT,
     IR_SLE, 255, 255},
    {IR_EQ, IR_NE, IR_ULT, IR_UGE, 255, 255, 255, 255, IR_ULT, IR_UGE, IR_SGE, IR_SLT, IR_SGT,
     IR_SLE, 255, 255},
};

/* Flags that only this exit looks at are not needed as a value. */
static void fuse_flags(struct optimiser *o, struct ir_inst *in)
{
    const struct ir_inst *def = def_of(o, in->args[0]);
    unsigned condition = in->aux & 15, cmp;
    if (uses(def) != 1)
        return;
    if (def->op == IR_SUBF)
        cmp = cmp_of_cond[def->aux & IR_FLAG_BORROW ? 1 : 0][condition];
    else if (def->op == IR_ANDF && condition <= IR_COND_NE)
        cmp = condition == IR_COND_EQ ? IR_EQ : IR_NE;
    else
        return;
    if (cmp == 255)
        return;
    in->op = def->op == IR_SUBF ? IR_EXIT_CMP : IR_EXIT_TEST;
    in->lane = def->lane;
    in->aux = (in->aux & ~15u) | cmp;
    move_operand(o, in, 1, def->args[1]);
    move_operand(o, in, 0, def->args[0]);
}

/* (x & y) == 0, and a bit field == 0: its definition then turns into the mask. */
static void fuse_test(struct optimiser *o, struct ir_inst *in)
{
    struct ir_inst *def = def_of(o, in->args[0]);
    uint64_t zero;
    if ((in->aux & 15) > IR_NE || !is_const(o, in->args[1], &zero) || zero || uses(def) != 1)
        return;
    if (def->op == IR_AND) {
        in->op = IR_EXIT_TEST;
        move_operand(o, in, 1, def->args[1]);
        move_operand(o, in, 0, def->args[0]);
        return;
    }
    if (def->op != IR_EXTRACT || def->type != IR_I64 || in->lane != 3)
        return;
    uint64_t mask = ir_mask(def->imm >> 8 & 255) << (def->imm & 255);
    if (ir_type_bits[def_of(o, def->args[0])->type] < 64)
        return;
    ir_ref mask_ref = in->args[0], x = def->args[0];
    *def = (struct ir_inst){.op = IR_CONST,
                            .type = IR_I64,
                            .flags = def->flags,
                            .args = {IR_NONE, IR_NONE, IR_NONE, IR_NONE},
                            .imm = mask};
    in->op = IR_EXIT_TEST;
    drop_use(o, in->args[1]);
    in->args[0] = x; /* the use that the field had */
    in->args[1] = mask_ref;
}

static void fuse(struct optimiser *o)
{
    struct ir_inst *end = o->region->inst + o->region->count;
    for (struct ir_inst *in = o->region->inst; in < end; in++) {
        if (in->op == IR_ADD && !(in->flags & IR_DEAD))
            fuse_sum(o, in);
        if (in->op < IR_LOAD || in->op > IR_EXIT_CMP || in->flags & IR_DEAD)
            continue;
        if (is_memory(in))
            fuse_address(o, in);
        else if (in->op == IR_EXIT_FLAGS)
            fuse_flags(o, in);
        if (in->op == IR_EXIT_CMP)
            fuse_test(o, in);
    }
}

void ir_optimise(struct ir_region *region, unsigned opt_level)
{
    struct optimiser o = {.region = region};
    if (opt_level == 0)
        return;
    remove_dead(&o);
    if (opt_level >= 2)
        fuse(&o);
}
