/*
 * The register allocator: where values are, bringing operands into registers, choosing results,
 * slots. The roles of registers and the invariants are in core.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "host/x86_64/core.h"
#include "ir/ops.h"

static void assign(struct emit *e, unsigned cls, unsigned reg, ir_ref v)
{
    e->owner[cls][reg] = v;
    e->value[v].reg = (int8_t)reg;
}

/* ---- constants ---- */

bool value_const(const struct emit *e, ir_ref v, uint64_t *imm)
{
    if (e->value[v].kind != VALUE_CONST)
        return false;
    *imm = e->region->inst[v].imm;
    return true;
}

bool value_imm32(const struct emit *e, ir_ref v, bool w, int32_t *imm)
{
    uint64_t value;

    if (!value_const(e, v, &value))
        return false;
    *imm = (int32_t)value;
    return !w || (int64_t)value == (int32_t)value;
}

void load_const(struct emit *e, unsigned reg, uint64_t imm)
{
    x86_mov_imm(A(e), reg, imm);
}

struct x86_rm emit_const128(struct emit *e, uint64_t lo, uint64_t hi)
{
    for (uint32_t i = 0; i < e->pool.count; i++)
        if (e->pool.at[i].lo == lo && e->pool.at[i].hi == hi)
            return x86_mem_label(e->pool.at[i].label);
    x86_grow((void **)&e->pool.at, &e->pool.capacity, e->pool.count + 1, sizeof(*e->pool.at));
    struct pool_entry *entry = &e->pool.at[e->pool.count++];

    *entry = (struct pool_entry){lo, hi, x86_new_label(A(e))};
    return x86_mem_label(entry->label);
}

static uint64_t vconst_high(const struct ir_inst *inst)
{
    return inst->args[0] | (uint64_t)inst->args[1] << 32;
}

void load_vconst(struct emit *e, unsigned reg, uint64_t lo, uint64_t hi)
{
    if (lo == 0 && hi == 0)
        x86_sse3(A(e), SSE_PXOR, reg, reg, x86_reg(reg));
    else if (lo == ~0ull && hi == ~0ull)
        x86_sse3(A(e), SSE_PCMPEQD, reg, reg, x86_reg(reg));
    else
        x86_sse2(A(e), SSE_MOVAPS, reg, emit_const128(e, lo, hi));
}

/* ---- moving values ---- */

void move_value(struct emit *e, unsigned cls, unsigned dst, unsigned src)
{
    if (dst == src)
        return;
    if (cls == XMM)
        x86_mov_xmm(A(e), dst, src);
    else
        x86_mov_rr(A(e), true, dst, src);
}

void load_home(struct emit *e, unsigned reg, unsigned slot)
{
    if (e->slots->slot[slot].type == IR_V128)
        x86_sse2(A(e), SSE_MOVAPS, reg, state_mem(e, slot));
    else
        x86_op(A(e), X86_MOV, e->slots->slot[slot].type == IR_I64, reg, state_mem(e, slot));
}

static void store_home(struct emit *e, unsigned slot, unsigned reg)
{
    if (e->slots->slot[slot].type == IR_V128)
        x86_sse2(A(e), SSE_MOVAPS_ST, reg, state_mem(e, slot));
    else
        x86_op(A(e), X86_MOV_MR, e->slots->slot[slot].type == IR_I64, reg, state_mem(e, slot));
}

/* A value that is in no register, into one. */
static void load_value(struct emit *e, unsigned reg, ir_ref ref)
{
    const struct value *v = &e->value[ref];
    const struct ir_inst *inst = &e->region->inst[ref];

    if (v->kind == VALUE_CONST)
        load_const(e, reg, inst->imm);
    else if (v->kind == VALUE_VCONST)
        load_vconst(e, reg, inst->imm, vconst_high(inst));
    else if (v->spill >= 0 && class_of(v) == XMM)
        x86_sse2(A(e), SSE_MOVAPS, reg, spill_mem((unsigned)v->spill));
    else if (v->spill >= 0)
        x86_op(A(e), X86_MOV, true, reg, spill_mem((unsigned)v->spill));
    else if (v->home != NO_SLOT)
        load_home(e, reg, v->home);
    else
        x86_fail(e); /* cannot be */
}

static void spill(struct emit *e, ir_ref ref)
{
    struct value *v = &e->value[ref];

    if (!e->spills_free) {
        x86_fail(e);
        return;
    }
    v->spill = (int8_t)__builtin_ctzll(e->spills_free);
    e->spills_free &= e->spills_free - 1;
    if (class_of(v) == XMM)
        x86_sse2(A(e), SSE_MOVAPS_ST, (unsigned)v->reg, spill_mem((unsigned)v->spill));
    else
        x86_op(A(e), X86_MOV_MR, true, (unsigned)v->reg, spill_mem((unsigned)v->spill));
}

static void store_dirty_of(struct emit *e, ir_ref v)
{
    for (unsigned i = e->ndirty; i-- > 0;)
        if (e->slot[e->dirty[i]].value == v)
            store_slot(e, e->dirty[i], v);
}

/* A pinned register that holds the value too, or -1. */
static int pinned_copy(const struct emit *e, ir_ref v, unsigned cls, unsigned but)
{
    for (uint32_t m = e->be->pinned[cls]; m; m &= m - 1) {
        unsigned reg = (unsigned)__builtin_ctz(m);

        if (reg != but && e->slot[e->be->slot_of_pin[cls][reg]].value == v &&
            !(e->borrowed[cls] >> reg & 1) && e->owner[cls][reg] == IR_NONE)
            return (int)reg;
    }
    return -1;
}

/* The value loses its register, without being forgotten. */
static void evict(struct emit *e, ir_ref ref)
{
    struct value *v = &e->value[ref];
    unsigned cls = class_of(v), reg = (unsigned)v->reg;
    int copy = pinned_copy(e, ref, cls, reg);

    if (copy >= 0) {
        e->owner[cls][reg] = IR_NONE;
        assign(e, cls, (unsigned)copy, ref);
        return;
    }
    if (v->dirty && (v->kind == VALUE_GPR || v->kind == VALUE_XMM || v->kind == VALUE_FLAGS)) {
        v->refs++; /* outlive the stores */
        store_dirty_of(e, ref);
        v->refs--;
    }
    if (v->refs && v->home == NO_SLOT && v->spill < 0 && v->kind != VALUE_CONST &&
        v->kind != VALUE_VCONST)
        spill(e, ref);
    e->owner[cls][reg] = IR_NONE;
    v->reg = -1;
}

/* ---- allocation ---- */

static uint32_t free_temps(const struct emit *e, unsigned cls, uint32_t avoid)
{
    uint32_t free = 0;

    for (uint32_t m = e->be->temps[cls] & ~e->locked[cls] & ~avoid; m; m &= m - 1)
        if (e->owner[cls][__builtin_ctz(m)] == IR_NONE)
            free |= m & -m;
    return free;
}

/* No temporary can be had: a pinned register is put into its home until op_end. */
static unsigned borrow(struct emit *e, unsigned cls, uint32_t avoid)
{
    uint32_t candidates = e->be->pinned[cls] & ~e->locked[cls] & ~avoid & ~e->borrowed[cls];

    for (; candidates; candidates &= candidates - 1) {
        unsigned reg = (unsigned)__builtin_ctz(candidates), slot = e->be->slot_of_pin[cls][reg];

        /* the register must hold just its slot's value */
        if (e->owner[cls][reg] != IR_NONE && e->owner[cls][reg] != e->slot[slot].value)
            continue;
        store_home(e, slot, reg);
        e->borrowed[cls] |= 1u << reg;
        e->locked[cls] |= 1u << reg;
        return reg;
    }
    x86_fail(e);
    return (unsigned)__builtin_ctz(e->be->temps[cls]);
}

/* A register for anything, locked. */
static unsigned allocate(struct emit *e, unsigned cls, uint32_t avoid)
{
    uint32_t free = free_temps(e, cls, avoid);
    unsigned reg = 16;

    if (free) {
        /* RAX last: flags and divisions want it */
        reg = (unsigned)__builtin_ctz(free & ~1u ? free & ~1u : free);
    } else {
        uint32_t farthest = 0;

        for (uint32_t m = e->be->temps[cls] & ~e->locked[cls] & ~avoid; m; m &= m - 1) {
            unsigned r = (unsigned)__builtin_ctz(m);

            if (reg == 16 || e->value[e->owner[cls][r]].next > farthest) {
                reg = r;
                farthest = e->value[e->owner[cls][r]].next;
            }
        }
        if (reg == 16)
            return borrow(e, cls, avoid);
        evict(e, e->owner[cls][reg]);
    }
    e->locked[cls] |= 1u << reg;
    return reg;
}

unsigned temp_reg(struct emit *e, unsigned cls)
{
    return allocate(e, cls, 0);
}

void take_reg(struct emit *e, unsigned cls, unsigned reg)
{
    ir_ref v = e->owner[cls][reg];

    if (v != IR_NONE) {
        uint32_t free = free_temps(e, cls, 1u << reg);

        if ((e->locked[cls] >> reg & 1) || free) { /* an operand of this op, or there is room */
            unsigned to = allocate(e, cls, 1u << reg);

            move_value(e, cls, to, reg);
            e->owner[cls][reg] = IR_NONE;
            assign(e, cls, to, v);
            if (!(e->locked[cls] >> reg & 1))
                e->locked[cls] &= ~(1u << to);
        } else {
            evict(e, v);
        }
    }
    e->locked[cls] |= 1u << reg;
}

unsigned use_reg(struct emit *e, ir_ref ref)
{
    struct value *v = &e->value[ref];
    unsigned cls = class_of(v);

    if (v->reg < 0) {
        unsigned reg = allocate(e, cls, 0);

        load_value(e, reg, ref);
        assign(e, cls, reg, ref);
    }
    e->locked[cls] |= 1u << v->reg;
    return (unsigned)v->reg;
}

/* Can the value be an operand where it lies in memory? An I32 slot's home has no upper half. */
static bool memory_operand(const struct emit *e, const struct value *v)
{
    return v->spill >= 0 || (v->home != NO_SLOT && e->slots->slot[v->home].type != IR_I32);
}

struct x86_rm use_rm(struct emit *e, ir_ref ref)
{
    struct value *v = &e->value[ref];

    if (v->reg < 0 && (v->kind == VALUE_VCONST || (v->refs == 1 && memory_operand(e, v))))
        return value_rm(e, ref);
    return x86_reg(use_reg(e, ref));
}

struct x86_rm value_rm(struct emit *e, ir_ref ref)
{
    const struct value *v = &e->value[ref];
    const struct ir_inst *inst = &e->region->inst[ref];

    if (v->reg >= 0)
        return x86_reg((unsigned)v->reg);
    if (v->kind == VALUE_VCONST)
        return emit_const128(e, inst->imm, vconst_high(inst));
    if (v->spill >= 0)
        return spill_mem((unsigned)v->spill);
    return state_mem(e, v->home);
}

/* ---- lifetimes ---- */

static void forget(struct emit *e, ir_ref ref)
{
    struct value *v = &e->value[ref];

    if (v->reg >= 0 && e->owner[class_of(v)][v->reg] == ref)
        e->owner[class_of(v)][v->reg] = IR_NONE;
    v->reg = -1;
    if (v->spill >= 0)
        e->spills_free |= 1ull << v->spill;
    v->spill = -1;
}

void release(struct emit *e, ir_ref ref)
{
    struct value *v = &e->value[ref];

    if (--v->refs)
        return;
    if (v->kind == VALUE_LAZY_FLAGS) {
        const struct ir_inst *inst = &e->region->inst[ref];

        for (unsigned a = 0; a < ir_ops[inst->op].nargs; a++)
            release(e, value_of(e, inst, a));
    } else if (e->ndying < sizeof(e->dying) / sizeof(e->dying[0])) {
        e->dying[e->ndying++] = ref;
    } /* else it keeps its register until that is wanted: wasteful, but right */
}

void op_consume(struct emit *e, const struct ir_inst *inst)
{
    unsigned n = ir_nargs(inst);

    for (unsigned a = 0; a < n; a++) {
        if (inst->args[a] == IR_NONE)
            continue;
        ir_ref v = value_of(e, inst, a);

        e->value[v].next = e->next[e->pos][a];
        release(e, v);
    }
}

/* The slot's present value need not stay in its pinned register any longer. What else needs the
 * value gets it elsewhere. */
static void vacate(struct emit *e, unsigned slot, unsigned cls, unsigned pin)
{
    ir_ref old = e->slot[slot].value;

    if (old == IR_NONE)
        return;
    e->slot[slot].value = IR_NONE;
    struct value *v = &e->value[old];
    if (v->reg == (int)pin && v->refs > 1) {
        int copy = pinned_copy(e, old, cls, pin);

        if (copy >= 0) {
            e->owner[cls][pin] = IR_NONE;
            assign(e, cls, (unsigned)copy, old);
        } else if ((v->kind == VALUE_CONST || v->kind == VALUE_VCONST) &&
                   !(e->locked[cls] >> pin & 1)) {
            forget(e, old);
        } else if (v->refs - 1 == v->dirty) {
            v->refs++;
            store_dirty_of(e, old);
            v->refs--;
            e->owner[cls][pin] = IR_NONE;
            v->reg = -1;
        } else {
            bool locked = e->locked[cls] >> pin & 1;
            unsigned to = allocate(e, cls, 1u << pin);

            move_value(e, cls, to, pin);
            e->owner[cls][pin] = IR_NONE;
            assign(e, cls, to, old);
            if (cls == GPR) {
                e->vacated.from = (int8_t)pin;
                e->vacated.to = (int8_t)to;
            }
            if (!locked)
                e->locked[cls] &= ~(1u << to);
        }
    }
    release(e, old);
}

static bool is_operand(const struct emit *e, ir_ref v)
{
    const struct ir_inst *inst = &e->region->inst[e->pos];
    unsigned n = ir_nargs(inst);

    for (unsigned a = 0; a < n; a++)
        if (inst->args[a] != IR_NONE && e->alias[inst->args[a]] == v)
            return true;
    return false;
}

/* The pinned register that the result is for, if it can be had now; else 16. */
static unsigned hinted(struct emit *e, unsigned cls, uint32_t avoid, bool early)
{
    unsigned slot = e->value[e->pos].hint;

    if (slot == NO_SLOT)
        return 16;
    unsigned pin = (unsigned)e->slot[slot].pin;
    ir_ref old = e->slot[slot].value;

    if (e->slot[slot].pin < 0) {
        /* in memory: but nobody will see the old value any more, unless this op faults */
        if (e->slot[slot].dirty && e->value[old].refs == 1 &&
            !(ir_ops[e->region->inst[e->pos].op].props & IR_THROWS)) {
            release_slot(e, slot);
            e->slot[slot].value = IR_NONE;
        }
        return 16;
    }
    if ((avoid | e->borrowed[cls]) >> pin & 1)
        return 16;
    if (old != IR_NONE && e->value[old].reg == (int)pin && is_operand(e, old)) {
        /* a dirty slot's value would be stored, which emission functions that saw a register do not
         * expect */
        if (early || e->value[old].dirty)
            return 16;
    }
    if (e->owner[cls][pin] != IR_NONE && e->owner[cls][pin] != old)
        return 16;
    vacate(e, slot, cls, pin);
    return pin;
}

unsigned op_def(struct emit *e, uint32_t avoid, bool early, ir_ref prefer)
{
    unsigned cls = class_of(&e->value[e->pos]);
    unsigned reg = hinted(e, cls, avoid, early);

    if (reg == 16 && !early) {
        uint32_t candidates = 0;

        for (unsigned i = 0; i < e->ndying; i++) {
            const struct value *v = &e->value[e->dying[i]];

            if (class_of(v) == cls && v->reg >= 0 && e->owner[cls][v->reg] == e->dying[i])
                candidates |= 1u << v->reg;
        }
        candidates &= e->be->temps[cls] & ~avoid;
        if (prefer != IR_NONE && e->value[prefer].reg >= 0 &&
            (candidates >> e->value[prefer].reg & 1))
            reg = (unsigned)e->value[prefer].reg;
        else if (candidates)
            reg = (unsigned)__builtin_ctz(candidates);
    }
    if (reg == 16)
        reg = allocate(e, cls, avoid);
    assign(e, cls, reg, e->pos);
    e->locked[cls] |= 1u << reg;
    return reg;
}

void op_def_in(struct emit *e, unsigned reg)
{
    assign(e, class_of(&e->value[e->pos]), reg, e->pos);
}

static void return_borrowed(struct emit *e, unsigned cls)
{
    for (uint32_t m = e->borrowed[cls]; m; m &= m - 1) {
        unsigned reg = (unsigned)__builtin_ctz(m), slot = e->be->slot_of_pin[cls][reg];
        ir_ref in = e->owner[cls][reg];

        e->borrowed[cls] &= ~(1u << reg);
        if (in != IR_NONE &&
            in != e->slot[slot].value) { /* something of this op stays: elsewhere */
            unsigned to = allocate(e, cls, 1u << reg);

            move_value(e, cls, to, reg);
            e->locked[cls] &= ~(1u << to);
            e->owner[cls][reg] = IR_NONE;
            assign(e, cls, to, in);
        }
        load_home(e, reg, slot);
        if (e->slot[slot].value != IR_NONE && e->value[e->slot[slot].value].reg == (int)reg)
            e->owner[cls][reg] = e->slot[slot].value;
    }
}

void give_back(struct emit *e)
{
    if (e->borrowed[GPR] | e->borrowed[XMM]) {
        return_borrowed(e, GPR);
        return_borrowed(e, XMM);
    }
}

void op_end(struct emit *e)
{
    struct value *self = &e->value[e->pos];

    for (unsigned i = 0; i < e->ndying; i++)
        forget(e, e->dying[i]);
    e->ndying = 0;
    e->vacated.from = e->vacated.to = 0;
    e->locked[GPR] = e->locked[XMM] = 0;
    if (self->reg >= 0 && self->refs == 0)
        forget(e, e->pos);
    give_back(e);
}

void spill_temps(struct emit *e, uint32_t gprs, uint32_t xmms)
{
    for (uint32_t m = gprs & e->be->temps[GPR]; m; m &= m - 1)
        if (e->owner[GPR][__builtin_ctz(m)] != IR_NONE)
            evict(e, e->owner[GPR][__builtin_ctz(m)]);
    for (uint32_t m = xmms & e->be->temps[XMM]; m; m &= m - 1)
        if (e->owner[XMM][__builtin_ctz(m)] != IR_NONE)
            evict(e, e->owner[XMM][__builtin_ctz(m)]);
}

/* ---- slots ---- */

static void not_dirty(struct emit *e, unsigned slot)
{
    for (unsigned i = 0; i < e->ndirty; i++)
        if (e->dirty[i] == slot) {
            e->dirty[i] = e->dirty[--e->ndirty];
            break;
        }
    e->slot[slot].dirty = false;
    e->value[e->slot[slot].value].dirty--;
}

/* The old value of a dirty slot, which is being replaced or stored, loses its claim. */
void release_slot(struct emit *e, unsigned slot)
{
    ir_ref v = e->slot[slot].value;

    not_dirty(e, slot);
    release(e, v);
}

/* Writes the value of a dirty slot home. */
void store_slot(struct emit *e, unsigned slot, ir_ref ref)
{
    struct value *v = &e->value[ref];

    if (v->kind == VALUE_LAZY_FLAGS || (v->kind == VALUE_FLAGS && v->reg < 0 && v->spill < 0)) {
        /* only from flush_dirty, which has taken RAX */
        flags_pack(e, ref);
        store_home(e, slot, RAX);
    } else if (v->kind == VALUE_CONST && v->reg < 0) {
        int32_t imm;
        bool w = e->slots->slot[slot].type == IR_I64;

        if (value_imm32(e, ref, w, &imm)) {
            x86_mov_mem_imm(A(e), w ? 8 : 4, state_mem(e, slot), imm);
        } else {
            uint32_t locked = e->locked[GPR];

            store_home(e, slot, use_reg(e, ref));
            e->locked[GPR] = locked;
        }
    } else {
        unsigned cls = class_of(v);
        uint32_t locked = e->locked[cls];

        store_home(e, slot, use_reg(e, ref));
        e->locked[cls] = locked;
        e->slot[slot].memory = ref;
        v->home = (uint8_t)slot;
    }
    release_slot(e, slot);
}

void flush_dirty(struct emit *e)
{
    /* flags last: they take RAX, which the others may be in */
    for (int flags = 0; flags < 2; flags++) {
        for (unsigned i = e->ndirty; i-- > 0;) {
            ir_ref v = e->slot[e->dirty[i]].value;
            bool is_flags = e->value[v].kind == VALUE_LAZY_FLAGS || e->value[v].kind == VALUE_FLAGS;

            if (is_flags && !flags)
                continue;
            uint32_t locked[CLASSES] = {e->locked[GPR], e->locked[XMM]};

            if (is_flags)
                take_reg(e, GPR, RAX);
            if (i < e->ndirty && e->slot[e->dirty[i]].value == v)
                store_slot(e, e->dirty[i], v);
            e->locked[GPR] = locked[GPR];
            e->locked[XMM] = locked[XMM];
        }
    }
}

/* The memory of an unpinned slot is about to be out of date: a value that only lies there moves
 * into a register. */
void forget_memory(struct emit *e, unsigned slot)
{
    ir_ref m = e->slot[slot].memory;

    e->slot[slot].memory = IR_NONE;
    if (m == IR_NONE || e->value[m].home != slot)
        return;
    struct value *v = &e->value[m];
    if (v->refs && v->reg < 0 && v->spill < 0 && v->kind != VALUE_CONST &&
        v->kind != VALUE_VCONST) {
        unsigned cls = class_of(v);
        uint32_t locked = e->locked[cls];

        use_reg(e, m);
        e->locked[cls] = locked;
    }
    v->home = NO_SLOT;
}

void emit_get(struct emit *e, const struct ir_inst *inst)
{
    struct slot_state *s = &e->slot[inst->imm];
    struct value *v = &e->value[e->pos];

    s->value = e->pos;
    if (s->pin >= 0) {
        assign(e, class_of(v), (unsigned)s->pin, e->pos);
        v->refs++;
    } else {
        s->memory = e->pos;
        v->home = (uint8_t)inst->imm;
    }
}

static void set_pinned(struct emit *e, unsigned slot, ir_ref ref)
{
    struct slot_state *s = &e->slot[slot];
    struct value *v = &e->value[ref];
    unsigned cls = class_of(v), pin = (unsigned)s->pin;

    if (v->reg == (int)pin) { /* computed there, or the very same value again */
        if (s->value == ref)
            release(e, ref);
        s->value = ref;
        return;
    }
    if (s->value == ref) { /* it is there, in a copy */
        release(e, ref);
        return;
    }
    vacate(e, slot, cls, pin);
    if (v->reg < 0) {
        load_value(e, pin, ref);
        assign(e, cls, pin, ref);
    } else {
        unsigned from = (unsigned)v->reg;

        move_value(e, cls, pin, from);
        if (e->be->temps[cls] >> from & 1) {
            e->owner[cls][from] = IR_NONE;
            assign(e, cls, pin, ref);
        }
    }
    s->value = ref;
}

static void set_memory(struct emit *e, unsigned slot, ir_ref ref)
{
    struct slot_state *s = &e->slot[slot];
    struct value *v = &e->value[ref];

    if (s->dirty && s->value == ref) {
        release(e, ref);
        return;
    }
    if (s->dirty)
        release_slot(e, slot);
    s->value = ref;
    if (s->memory == ref && v->home == slot) { /* back to what memory holds */
        release(e, ref);
        return;
    }
    forget_memory(e, slot);
    if ((v->kind == VALUE_GPR || v->kind == VALUE_XMM) && v->reg < 0 && v->spill < 0)
        use_reg(e, ref);
    s->dirty = true;
    v->dirty++;
    e->dirty[e->ndirty++] = (uint8_t)slot;
}

/* The flags slot's value will be seen by nobody before the next SET. */
void drop_flags(struct emit *e)
{
    struct slot_state *s = &e->slot[e->slots->flags];

    if (s->dirty) {
        release_slot(e, e->slots->flags);
        s->value = IR_NONE;
    }
}

void emit_set(struct emit *e, const struct ir_inst *inst)
{
    ir_ref v = value_set(e, inst);
    unsigned slot = (unsigned)inst->imm;

    e->value[v].next = e->next[e->pos][0];
    if (slot == e->slots->flags && e->slot[slot].pin < 0) {
        e->flags_until = e->next[e->pos][1];
        if (e->flags_until == IR_NONE) { /* nobody sees them, readers have the value itself */
            drop_flags(e);
            release(e, v);
            op_end(e);
            return;
        }
    }
    if (e->value[e->pos].kind == VALUE_GPR) { /* truncates */
        unsigned from = use_reg(e, v);

        release(e, v);
        x86_mov_rr(A(e), false, op_def(e, 0, false, v), from);
        v = e->pos;
        e->value[v].refs++;
    }
    if (e->slot[slot].pin >= 0)
        set_pinned(e, slot, v);
    else
        set_memory(e, slot, v);
    op_end(e);
}
