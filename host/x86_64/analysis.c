/*
 * What the x86-64 back-end finds out about a region before it emits: which values are the same
 * register contents (aliases), how often and where each is used, and which results should be
 * computed in a pinned register. One pass forward, one backward.
 *
 * SPDX-License-Identifier: MIT
 */
#include "host/x86_64/core.h"
#include "ir/ops.h"

#include <stdlib.h>

enum {
    NEAR = 6 /* how far flags and arithmetic of the same operands are looked for */
};

void x86_grow(void **at, uint32_t *capacity, uint32_t need, size_t size)
{
    if (need <= *capacity)
        return;
    uint32_t wanted = need + need / 2 + 64;
    void *grown = realloc(*at, wanted * size);

    if (!grown)
        abort();
    *at = grown;
    *capacity = wanted;
}

void x86_fail(struct emit *e)
{
    e->failed = true;
}

/* Flags that are made from their operands whenever they are read. */
bool x86_is_lazy_flags(const struct ir_inst *inst)
{
    switch (inst->op) {
    case IR_ADDF:
    case IR_SUBF:
    case IR_ANDF:
    case IR_UNPACK: return true;
    case IR_FCMPF:
        return inst->lane >= 2 && !(inst->aux & IR_FP_FLUSH); /* flushed inputs are reported */
    default: return false;
    }
}

static unsigned kind_of(const struct ir_inst *inst)
{
    if (inst->op == IR_CONST)
        return VALUE_CONST;
    if (inst->op == IR_VCONST)
        return VALUE_VCONST;
    if (inst->type == IR_VOID)
        return VALUE_NONE;
    if (inst->type == IR_FLAGS)
        return x86_is_lazy_flags(inst) ? VALUE_LAZY_FLAGS : VALUE_FLAGS;
    return ir_type_is_vector(inst->type) ? VALUE_XMM : VALUE_GPR;
}

static unsigned type_log2(unsigned type)
{
    static const uint8_t log2_bytes[IR_TYPE_COUNT] = {
        [IR_I32] = 2, [IR_I64] = 3, [IR_F16] = 1, [IR_F32] = 2,
        [IR_F64] = 3, [IR_V64] = 3, [IR_V128] = 4};

    return log2_bytes[type];
}

static unsigned max(unsigned a, unsigned b)
{
    return a > b ? a : b;
}

static unsigned min(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* Log2 of the bytes above which the result's register is zero; its size in full if that is not
 * known. */
static unsigned zero_above(struct emit *e, const struct ir_inst *inst)
{
    unsigned width = type_log2(inst->type), all = ir_type_is_vector(inst->type) ? 4 : 3;

    if (inst->op == IR_LOAD && !(inst->aux & IR_MEM_SIGNED))
        return inst->lane;
    if (inst->op == IR_VZEXT)
        return inst->lane;
    if (inst->op == IR_GET && e->slots->slot[inst->imm].zero_above)
        return e->slots->slot[inst->imm].zero_above;
    if (inst->op == IR_VCONST)
        return inst->args[0] | inst->args[1] ? 4 : inst->imm >> 32 ? 3 : 2;
    if (inst->op == IR_I2V)
        return inst->type == IR_F16 || inst->type == IR_F32 ? 2 : 3;
    if (inst->type == IR_I32)
        return inst->op == IR_ZEXT && inst->imm < 32 ? (inst->imm == 8 ? 0 : 1) : 2;
    if (inst->type == IR_I64)
        return inst->op == IR_ZEXT ? (inst->imm == 8 ? 0 : inst->imm == 16 ? 1 : 2) : 3;
    if (inst->op >= IR_OP_COUNT || !ir_type_is_vector(inst->type))
        return all;

    struct emit_rule rule = e->be->rules[inst->op];
    if (rule.refine)
        rule.refine(e, inst, &rule);
    if (rule.flags & EMIT_FALLBACK)
        return all;
    switch (rule.zero) {
    case EMIT_ZERO_ALWAYS: return width;
    case EMIT_ZERO_FROM_EITHER:
        if (emit_has(e, X86_AVX))
            return max(width, min(e->value[value_of(e, inst, 0)].zero,
                                  e->value[value_of(e, inst, 1)].zero));
        __attribute__((fallthrough));
    case EMIT_ZERO_FROM_TIED: return max(width, e->value[value_of(e, inst, rule.tied)].zero);
    case EMIT_ZERO_FROM_ALL:
        for (unsigned a = 0; a < ir_ops[inst->op].nargs; a++)
            if (inst->args[a] != IR_NONE)
                width = max(width, e->value[value_of(e, inst, a)].zero);
        return width;
    default: return all;
    }
}

static bool same_operands(const struct emit *e, const struct ir_inst *x, const struct ir_inst *y)
{
    return value_of(e, x, 0) == value_of(e, y, 0) && value_of(e, x, 1) == value_of(e, y, 1);
}

/* The arithmetic op whose flags `op` gives, and the other way round. */
static unsigned partner(unsigned op)
{
    switch (op) {
    case IR_ADD: return IR_ADDF;
    case IR_SUB: return IR_SUBF;
    case IR_AND: return IR_ANDF;
    case IR_ADDF: return IR_ADD;
    case IR_SUBF: return IR_SUB;
    case IR_ANDF: return IR_AND;
    default: return IR_OP_COUNT;
    }
}

/* Notes at an ADD, SUB or AND that flags of the same operands are wanted nearby. */
static void find_partner(struct emit *e, uint32_t i)
{
    const struct ir_inst *inst = &e->region->inst[i];
    unsigned wanted = partner(inst->op);

    for (uint32_t k = i; k-- > 0 && i - k <= NEAR;) {
        const struct ir_inst *other = &e->region->inst[k];

        if (other->op != wanted || (other->flags & IR_DEAD) || !same_operands(e, inst, other))
            continue;
        const struct ir_inst *flags = inst->type == IR_FLAGS ? inst : other;
        const struct ir_inst *value = inst->type == IR_FLAGS ? other : inst;
        if (flags->lane == type_log2(value->type))
            e->note[value - e->region->inst] |= NOTE_FLAGS;
        return;
    }
}

/* EXIT_CMP (a == b) behind a - b: a test of the difference is free there. */
static void reuse_difference(struct emit *e, uint32_t i)
{
    struct ir_inst *inst = &e->region->inst[i];
    unsigned cmp = inst->aux & 15;

    if (cmp != IR_EQ && cmp != IR_NE)
        return;
    for (uint32_t k = i; k-- > 0 && i - k <= NEAR;) {
        const struct ir_inst *sub = &e->region->inst[k];

        if (sub->op != IR_SUB || (sub->flags & IR_DEAD) || type_log2(sub->type) != inst->lane ||
            !same_operands(e, inst, sub))
            continue;
        inst->op = IR_EXIT_TEST;
        inst->args[0] = inst->args[1] = k;
        e->note[k] |= NOTE_FLAGS;
        return;
    }
}

/* The value that a GET, ZEXT, VZEXT or UNPACK merely repeats, or itself. */
static ir_ref alias_of(struct emit *e, const ir_ref *current, uint32_t i)
{
    const struct ir_inst *inst = &e->region->inst[i];
    ir_ref v;

    switch (inst->op) {
    case IR_GET: v = current[inst->imm]; return v != IR_NONE ? v : i;
    case IR_ZEXT:
        v = value_of(e, inst, 0);
        return e->value[v].kind == VALUE_GPR && 8u << e->value[v].zero <= inst->imm ? v : i;
    case IR_VZEXT:
        v = value_of(e, inst, 0);
        return e->value[v].kind == VALUE_XMM && e->value[v].zero <= inst->lane ? v : i;
    case IR_UNPACK:
        v = value_of(e, inst, 0);
        return e->region->inst[v].op == IR_PACK ? value_of(e, &e->region->inst[v], 0) : i;
    default: return i;
    }
}

/* A SET of a wider value into an I32 slot makes a value of its own: the truncated one. */
static bool set_truncates(const struct emit *e, const struct ir_inst *inst)
{
    return e->slots->slot[inst->imm].type == IR_I32 &&
           e->region->inst[value_of(e, inst, 0)].type != IR_I32;
}

static bool writes_any_slot(const struct ir_inst *inst)
{
    return inst->op == IR_CALL && (ir_helper_of(inst)->effects & IR_HELPER_WRITES_STATE);
}

static void note_pack_users(struct emit *e, const struct ir_inst *inst, unsigned nargs)
{
    for (unsigned a = 0; a < nargs; a++) {
        ir_ref v = inst->args[a];

        if (v == IR_NONE)
            continue;
        v = e->alias[v];
        if (e->region->inst[v].op != IR_PACK || inst->op == IR_UNPACK)
            continue;
        if (inst->op != IR_SET || inst->imm != e->slots->flags || e->slot[inst->imm].pin >= 0)
            e->note[v] |= NOTE_PACK_NEEDED;
    }
}

/* What lets most instructions skip the searches. */
struct nearby {
    bool packs;                 /* a PACK has been met */
    bool extensions;            /* a VZEXT */
    uint32_t flags, difference; /* positions of the last flags instruction and the last SUB */
};

static void look_around(struct emit *e, uint32_t i, struct nearby *near)
{
    const struct ir_inst *inst = &e->region->inst[i];

    switch (inst->op) {
    case IR_ADDF:
    case IR_SUBF:
    case IR_ANDF:
        find_partner(e, i);
        near->flags = i;
        break;
    case IR_SUB: near->difference = i; __attribute__((fallthrough));
    case IR_ADD:
    case IR_AND:
        if (i - near->flags <= NEAR)
            find_partner(e, i);
        break;
    case IR_EXIT_CMP:
        if (i - near->difference <= NEAR)
            reuse_difference(e, i);
        break;
    case IR_PACK:
        near->packs = true;
        if (e->region->inst[value_of(e, inst, 0)].op == IR_UNPACK)
            e->note[i] |= NOTE_PACK_NEEDED; /* other bits of the unpacked value do not belong to the
                                               packed form */
        break;
    default: break;
    }
}

static void forward_set(struct emit *e, ir_ref *current, uint32_t i)
{
    struct ir_inst *inst = &e->region->inst[i];
    struct value *v = &e->value[i];
    bool truncates = set_truncates(e, inst);

    inst->type = truncates ? IR_I32 : IR_VOID;
    v->kind = truncates ? VALUE_GPR : VALUE_NONE;
    v->zero = truncates ? 2 : 4;
    current[inst->imm] = truncates ? i : value_of(e, inst, 0);
}

/* A scalar's extended form is as good as the scalar itself: one register instead of two, and what
 * is computed from it is extended, too. */
static void use_extensions(struct emit *e, uint32_t i)
{
    struct ir_inst *inst = &e->region->inst[i];
    unsigned nargs = ir_nargs(inst);

    for (unsigned a = 0; a < nargs; a++)
        if (inst->args[a] != IR_NONE && e->value[value_of(e, inst, a)].extended != IR_NONE)
            inst->args[a] = e->value[value_of(e, inst, a)].extended;
}

static void note_extension(struct emit *e, uint32_t i, struct nearby *near)
{
    const struct ir_inst *inst = &e->region->inst[i];
    ir_ref v = value_of(e, inst, 0);

    if (e->alias[i] != i || type_log2(e->region->inst[v].type) > inst->lane)
        return;
    e->value[v].extended = i;
    near->extensions = true;
}

static void forward(struct emit *e)
{
    static const struct value nothing = {.reg = -1,
                                         .spill = -1,
                                         .home = NO_SLOT,
                                         .kind = VALUE_NONE,
                                         .zero = 4,
                                         .hint = NO_SLOT,
                                         .next = UINT32_MAX,
                                         .extended = IR_NONE};
    ir_ref current[IR_MAX_SLOTS];
    struct nearby near = {false, false, -NEAR - 1u, -NEAR - 1u};

    memset(current, 0xff, e->slots->count * sizeof(current[0]));
    for (uint32_t i = 0; i < e->region->count; i++) {
        const struct ir_inst *inst = &e->region->inst[i];
        struct value *v = &e->value[i];

        *v = nothing;
        e->alias[i] = i;
        e->note[i] = 0;
        if ((inst->flags & IR_DEAD) || inst->op == IR_INSN)
            continue;
        if (inst->op == IR_CONST) {
            v->kind = VALUE_CONST;
            continue;
        }
        v->kind = (uint8_t)kind_of(inst);
        if (near.extensions)
            use_extensions(e, i);
        if (near.packs)
            note_pack_users(e, inst, ir_nargs(inst));
        look_around(e, i, &near);
        if (v->kind == VALUE_GPR || v->kind == VALUE_XMM)
            v->zero = (uint8_t)zero_above(e, inst);
        e->alias[i] = alias_of(e, current, i);
        if (e->alias[i] != i)
            v->kind = VALUE_NONE;
        if (inst->op == IR_VZEXT)
            note_extension(e, i, &near);
        if (inst->op == IR_GET && current[inst->imm] == IR_NONE)
            current[inst->imm] = i;
        else if (inst->op == IR_SET)
            forward_set(e, current, i);
        else if (writes_any_slot(inst))
            memset(current, 0xff, e->slots->count * sizeof(current[0]));
    }
}

/* Positions that the backward pass has met last, per slot and in all. */
struct seen {
    uint32_t get[IR_MAX_SLOTS], set[IR_MAX_SLOTS], observer;
    uint32_t flags_observer; /* the last one before the next SET of the flags slot */
};

static bool observes(const struct ir_inst *inst)
{
    if (inst->op == IR_CALL)
        return ir_helper_of(inst)->effects &
               (IR_HELPER_READS_STATE | IR_HELPER_WRITES_STATE | IR_HELPER_THROWS);
    return ir_ops[inst->op].props & (IR_THROWS | IR_LEAVES | IR_ENDS);
}

/* Does an observer see the flags slot? */
static bool observes_flags(const struct ir_inst *inst)
{
    if (inst->op == IR_CALL || inst->op == IR_EXIT_INDIRECT || inst->op == IR_EXIT_EVENT ||
        !(ir_ops[inst->op].props & (IR_LEAVES | IR_ENDS)))
        return observes(inst);
    return !(inst->aux & IR_EXIT_FLAGS_DEAD);
}

static void count_use(struct emit *e, uint32_t i, unsigned a, ir_ref v)
{
    e->next[i][a] = e->value[v].next;
    e->value[v].next = i;
    e->value[v].refs++;
}

/* What SET puts into the slot: flags are stored packed but not before they have to be. */
ir_ref value_set(const struct emit *e, const struct ir_inst *inst)
{
    ir_ref v = value_of(e, inst, 0);

    if (e->region->inst[v].op == IR_PACK && !(e->note[v] & NOTE_PACK_NEEDED))
        return value_of(e, &e->region->inst[v], 0);
    return v;
}

static void backward_set(struct emit *e, struct seen *seen, uint32_t i)
{
    const struct ir_inst *inst = &e->region->inst[i];
    ir_ref v = value_set(e, inst);

    count_use(e, i, 0, v);
    seen->set[inst->imm] = i;
    if (inst->imm == e->slots->flags) {
        e->next[i][1] = seen->flags_observer;
        seen->flags_observer = IR_NONE;
    }
    if (e->value[i].kind == VALUE_NONE) {
        e->value[v].hint = (uint8_t)inst->imm;
        e->value[v].hint_pos = i;
    }
}

static bool droppable(const struct ir_inst *inst)
{
    return (ir_ops[inst->op].props & IR_PURE) || inst->op == IR_GET;
}

static void backward(struct emit *e)
{
    struct seen seen;

    memset(&seen, 0xff, sizeof(seen));
    for (uint32_t i = e->region->count; i-- > 0;) {
        struct ir_inst *inst = &e->region->inst[i];
        struct value *v = &e->value[i];

        if ((inst->flags & IR_DEAD) || inst->op == IR_INSN)
            continue;
        if (e->alias[i] != i || (droppable(inst) && v->refs == 0)) {
            inst->flags |= IR_DEAD;
            continue;
        }
        if (v->hint != NO_SLOT && !(seen.set[v->hint] == v->hint_pos &&
                                    seen.observer > v->hint_pos && seen.get[v->hint] > v->hint_pos))
            v->hint = NO_SLOT;
        if (inst->op == IR_GET) {
            seen.get[inst->imm] = i;
        } else if (inst->op == IR_SET) {
            backward_set(e, &seen, i);
        } else {
            for (unsigned a = ir_nargs(inst); a-- > 0;)
                if (inst->args[a] != IR_NONE)
                    count_use(e, i, a, value_of(e, inst, a));
        }
        if (observes(inst))
            seen.observer = i;
        if (seen.flags_observer == IR_NONE && observes_flags(inst))
            seen.flags_observer = i;
    }
}

void x86_analyse(struct emit *e)
{
    uint32_t n = e->region->count;

    if (n > e->capacity) {
        uint32_t capacity = 0;
        void **arrays[] = {(void **)&e->value, (void **)&e->alias, (void **)&e->next,
                           (void **)&e->note};
        const size_t size[] = {sizeof(*e->value), sizeof(*e->alias), sizeof(*e->next),
                               sizeof(*e->note)};

        for (unsigned i = 0; i < 4; i++) {
            capacity = e->capacity;
            x86_grow(arrays[i], &capacity, n, size[i]);
        }
        e->capacity = capacity;
    }
    forward(e);
    backward(e);
}
