/*
 * State maps: where the guest's registers are while an op that can fault runs. Written as bytes
 * during emission, read only when a fault happens. An entry: bytes of code since the previous
 * entry's end, length of the code that can fault, difference of the guest pc, number of places
 * (times 2, plus 1 if pinned registers are borrowed: then two masks follow), places. Numbers are
 * LEB128, signed ones zigzag.
 *
 * SPDX-License-Identifier: MIT
 */
#include "host/x86_64/core.h"
#include "ir/ops.h"

#include <ucontext.h>

/* ---- writing ---- */

enum {
    MOST_PLACE_BYTES = 64,
    MOST_ENTRY_BYTES = 64
};

/* All of these write at p, where there is room, and return the end. */
static uint8_t *put_number(uint8_t *p, uint64_t n)
{
    for (; n >= 0x80; n >>= 7)
        *p++ = (uint8_t)(n | 0x80);
    *p++ = (uint8_t)n;
    return p;
}

static uint8_t *put_place(const struct emit *e, uint8_t *out, const struct place *p)
{
    *out++ = p->slot;
    *out++ = p->kind;
    switch (p->kind) {
    case PLACE_CONST: return put_number(out, p->imm);
    case PLACE_VCONST: return put_number(put_number(out, p->imm), p->imm_high);
    case PLACE_FLAGS:
        *out++ = p->op;
        *out++ =
            (uint8_t)(p->lane | (p->op == IR_SUBF && (p->imm_high & IR_FLAG_BORROW) ? 0x80 : 0));
        out = put_place(e, out, &e->place.at[p->operand]);
        return put_place(e, out, &e->place.at[p->operand + 1]);
    default: return put_number(out, p->number);
    }
}

void map_fault(struct emit *e, uint32_t from)
{
    uint32_t places = e->place.count, n, first = note_dirty(e, IR_MAX_SLOTS, &n);
    bool borrowed = e->borrowed[GPR] | e->borrowed[XMM];
    int64_t pc = (int64_t)(e->pc - e->map_last_pc);

    x86_grow((void **)&e->maps, &e->maps_capacity,
             e->maps_size + MOST_ENTRY_BYTES + n * MOST_PLACE_BYTES, 1);
    uint8_t *p = e->maps + e->maps_size;
    p = put_number(p, from - e->map_last_offset);
    p = put_number(p, x86_here(A(e)) - from);
    p = put_number(p, (uint64_t)pc << 1 ^ (uint64_t)(pc >> 63));
    p = put_number(p, n * 2 + borrowed);
    if (borrowed)
        p = put_number(put_number(p, e->borrowed[GPR]), e->borrowed[XMM]);
    for (uint32_t i = 0; i < n; i++)
        p = put_place(e, p, &e->place.at[first + i]);
    e->maps_size = (uint32_t)(p - e->maps);
    e->place.count = places;
    e->map_last_offset = x86_here(A(e));
    e->map_last_pc = e->pc;
}

/* ---- reading ---- */

struct reader {
    const uint8_t *p, *end;
};

static uint8_t get_byte(struct reader *r)
{
    return r->p < r->end ? *r->p++ : 0;
}

static uint64_t get_number(struct reader *r)
{
    uint64_t n = 0;
    unsigned shift = 0;
    uint8_t byte;

    do {
        byte = get_byte(r);
        n |= (uint64_t)(byte & 0x7f) << shift;
        shift += 7;
    } while ((byte & 0x80) && shift < 64);
    return n;
}

static uint64_t general_register(const ucontext_t *uc, unsigned reg)
{
    static const uint8_t index[16] = {REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP,
                                      REG_RSI, REG_RDI, REG_R8,  REG_R9,  REG_R10, REG_R11,
                                      REG_R12, REG_R13, REG_R14, REG_R15};

    return (uint64_t)uc->uc_mcontext.gregs[index[reg]];
}

struct fault_state {
    const struct x86_backend *be;
    struct vcpu *cpu;
    const ucontext_t *uc;
};

static uint64_t packed_from_eflags(uint64_t eflags, unsigned polarity)
{
    bool cf = eflags & 1, pf = eflags & 4, zf = eflags & 0x40, sf = eflags & 0x80,
         of = eflags & 0x800;

    if (polarity >= COMPARED_AB) {
        bool less = polarity == COMPARED_AB ? cf : !cf && !zf;

        if (pf)
            return IR_PACKED_C | IR_PACKED_V;
        return zf ? IR_PACKED_Z | IR_PACKED_C : less ? IR_PACKED_N : IR_PACKED_C;
    }
    bool c = polarity == CARRY_IS_CF ? cf : !cf;
    return (sf ? IR_PACKED_N : 0) | (zf ? IR_PACKED_Z : 0) | (c ? IR_PACKED_C : 0) |
           (of ? IR_PACKED_V : 0);
}

static void get_place(struct reader *r, const struct fault_state *f, uint8_t *slot,
                      uint64_t value[2]);

static uint64_t compare_values(unsigned lane, const uint64_t a[2], const uint64_t b[2])
{
    double x, y;
    float xf, yf;

    memcpy(&x, a, 8);
    memcpy(&y, b, 8);
    memcpy(&xf, a, 4);
    memcpy(&yf, b, 4);
    if (lane == 2) {
        x = (double)xf;
        y = (double)yf;
    }
    if (x != x || y != y)
        return IR_PACKED_C | IR_PACKED_V;
    return x == y ? IR_PACKED_Z | IR_PACKED_C : x < y ? IR_PACKED_N : IR_PACKED_C;
}

static uint64_t get_flags(struct reader *r, const struct fault_state *f)
{
    uint8_t slot, op = get_byte(r), lane = get_byte(r);
    uint64_t a[2] = {0, 0}, b[2] = {0, 0};

    get_place(r, f, &slot, a);
    get_place(r, f, &slot, b);
    if (op == IR_FCMPF)
        return compare_values(lane, a, b);
    struct ir_inst inst = {
        .op = op, .type = IR_FLAGS, .lane = lane & 7, .aux = lane & 0x80 ? IR_FLAG_BORROW : 0};
    return ir_int_fns[op](&inst, (const uint64_t[3]){a[0], b[0], 0});
}

static void get_place(struct reader *r, const struct fault_state *f, uint8_t *slot,
                      uint64_t value[2])
{
    *slot = get_byte(r);
    uint8_t kind = get_byte(r);
    value[1] = 0;
    if (kind == PLACE_FLAGS) {
        value[0] = get_flags(r, f);
        return;
    }
    uint64_t n = get_number(r);
    switch (kind) {
    case PLACE_GPR: value[0] = general_register(f->uc, n & 15); break;
    case PLACE_XMM: memcpy(value, &f->uc->uc_mcontext.fpregs->_xmm[n & 15], 16); break;
    case PLACE_SPILL: memcpy(value, f->cpu->spill[n % VCPU_SPILL_SLOTS], 16); break;
    case PLACE_CONST: value[0] = n; break;
    case PLACE_VCONST:
        value[0] = n;
        value[1] = get_number(r);
        break;
    case PLACE_HOME: {
        const struct ir_slot *home = &f->be->slots->slot[n];

        value[0] = 0;
        memcpy(value, f->cpu->state + home->offset,
               home->type == IR_V128  ? 16
               : home->type == IR_I64 ? 8
                                      : 4);
        break;
    }
    default:
        value[0] = packed_from_eflags((uint64_t)f->uc->uc_mcontext.gregs[REG_EFL], (unsigned)n);
        break;
    }
}

static size_t slot_bytes(const struct ir_slot *slot)
{
    return slot->type == IR_V128 ? 16 : slot->type == IR_I64 ? 8 : 4;
}

static void save_pinned(const struct fault_state *f, const uint32_t borrowed[CLASSES])
{
    const struct x86_backend *be = f->be;

    for (unsigned cls = 0; cls < CLASSES; cls++) {
        for (uint32_t m = be->pinned[cls] & ~borrowed[cls]; m; m &= m - 1) {
            unsigned reg = (unsigned)__builtin_ctz(m);
            const struct ir_slot *slot = &be->slots->slot[be->slot_of_pin[cls][reg]];
            uint64_t value = general_register(f->uc, reg);
            const void *from =
                cls == GPR ? (const void *)&value : &f->uc->uc_mcontext.fpregs->_xmm[reg];

            memcpy(f->cpu->state + slot->offset, from, slot_bytes(slot));
        }
    }
}

/* The entry for a code offset, with the reader behind its pc and number of places; false if there
 * is none. */
static bool find_entry(struct reader *r, const struct fault_state *f, uint32_t offset, uint64_t *pc,
                       uint64_t *places)
{
    uint64_t at = 0;
    uint8_t slot;

    *pc = 0;
    while (r->p < r->end) {
        at += get_number(r);
        uint64_t length = get_number(r), delta = get_number(r);
        *pc += delta >> 1 ^ -(delta & 1);
        *places = get_number(r);
        if (offset >= at && offset < at + length)
            return true;
        at += length;
        if (*places & 1) {
            get_number(r);
            get_number(r);
        }
        for (uint64_t i = 0; i < *places >> 1; i++) {
            uint64_t ignored[2];

            get_place(r, f, &slot, ignored);
        }
    }
    return false;
}

bool x86_fault(void *opaque, struct vcpu *cpu, void *context, const uint8_t *region_run,
               const uint8_t *maps, uint32_t maps_size, uint32_t event)
{
    const struct x86_backend *be = opaque;
    ucontext_t *uc = context;
    struct fault_state f = {be, cpu, uc};
    struct reader r = {maps, maps + maps_size};
    uint64_t pc, places, values[IR_MAX_SLOTS][2];
    uint32_t borrowed[CLASSES] = {0, 0};
    uint8_t slots[IR_MAX_SLOTS];

    if (!find_entry(&r, &f,
                    (uint32_t)((uint64_t)uc->uc_mcontext.gregs[REG_RIP] - (uintptr_t)region_run),
                    &pc, &places))
        return false;
    if (places & 1) {
        borrowed[GPR] = (uint32_t)get_number(&r);
        borrowed[XMM] = (uint32_t)get_number(&r);
    }
    /* all are read before any is written: a place may be another slot's home */
    for (uint64_t i = 0; i < places >> 1; i++)
        get_place(&r, &f, &slots[i], values[i]);
    for (uint64_t i = 0; i < places >> 1; i++) {
        const struct ir_slot *slot = &be->slots->slot[slots[i]];

        memcpy(cpu->state + slot->offset, values[i], slot_bytes(slot));
    }
    save_pinned(&f, borrowed);
    memcpy(vcpu_slot(cpu, be->slots, be->slots->pc), &pc,
           slot_bytes(&be->slots->slot[be->slots->pc]));
    cpu->jit_sp = (void *)uc->uc_mcontext.gregs[REG_RSP];
    x86_fault_in_helper(opaque, cpu, context, event);
    return true;
}
