/* Call frame information, read with suspicion. See unwind.h.
 * SPDX-License-Identifier: MIT */
#include "user/unwind.h"

#include <string.h>

enum {
    MAX_OPERATIONS = 4096, /* of one frame's program */
    MAX_SAVED = 8,         /* DW_CFA_remember_state */
    EXPRESSION_STACK = 16,
};

/* ---- reading ---- */

struct reader {
    const uint8_t *at, *end;
    bool ok;
};

static uint64_t read_bytes(struct reader *r, unsigned size)
{
    uint64_t v = 0;
    if ((size_t)(r->end - r->at) < size) {
        r->ok = false;
        r->at = r->end;
        return 0;
    }
    memcpy(&v, r->at, size);
    r->at += size;
    return v;
}

static uint64_t read_uleb(struct reader *r)
{
    uint64_t v = 0, byte;
    unsigned shift = 0;
    do {
        byte = read_bytes(r, 1);
        v |= shift < 64 ? (byte & 127) << shift : 0;
        shift += 7;
    } while (byte & 128);
    return v;
}

static int64_t read_sleb(struct reader *r)
{
    uint64_t v = 0, byte;
    unsigned shift = 0;
    do {
        byte = read_bytes(r, 1);
        v |= shift < 64 ? (byte & 127) << shift : 0;
        shift += 7;
    } while (byte & 128);
    return (int64_t)(shift < 64 && byte & 64 ? v | -(1ull << shift) : v);
}

static struct reader take(struct reader *r, uint64_t size)
{
    struct reader part = {r->at, r->at, r->ok};
    if (size > (uint64_t)(r->end - r->at)) {
        part.ok = r->ok = false;
        r->at = r->end;
        return part;
    }
    part.end = r->at += size;
    return part;
}

static int64_t sign_extend(uint64_t v, unsigned bytes)
{
    unsigned drop = 64 - bytes * 8;
    return (int64_t)(v << drop) >> drop;
}

/* A pointer in one of the DW_EH_PE_ forms; `section` tells where the reader's bytes lie. */
static uint64_t read_pointer(struct reader *r, const struct unwind_section *s, unsigned encoding)
{
    enum {
        RELATIVE_TO_PC = 0x10,
        MODIFIER = 0xf0
    };
    uint64_t here = s->address + (uint64_t)(r->at - s->data), v = 0;
    switch (encoding & 15) {
    case 0: v = read_bytes(r, s->narrow ? 4 : 8); break;
    case 4:
    case 12: v = read_bytes(r, 8); break;
    case 1: v = read_uleb(r); break;
    case 2: v = read_bytes(r, 2); break;
    case 3: v = read_bytes(r, 4); break;
    case 9: v = (uint64_t)read_sleb(r); break;
    case 10: v = (uint64_t)sign_extend(read_bytes(r, 2), 2); break;
    case 11: v = (uint64_t)sign_extend(read_bytes(r, 4), 4); break;
    default: r->ok = false;
    }
    if ((encoding & MODIFIER) == RELATIVE_TO_PC)
        v += here;
    else if (encoding & MODIFIER)
        r->ok = false;
    return v;
}

/* ---- entries ---- */

struct entry { /* a CIE, and a FDE that refers to it */
    uint64_t code_align;
    int64_t data_align;
    uint64_t ra;
    unsigned pointer_encoding;
    bool has_augmentation, is_signal;
    struct reader initial, program;
    uint64_t start, length;
};

/* Takes one entry's contents; false at the end of the table. */
static bool next_entry(struct reader *r, struct reader *contents, const uint8_t **id_at)
{
    uint64_t length = read_bytes(r, 4);
    if (length == 0xffffffff)
        length = read_bytes(r, 8);
    if (!r->ok || length < 4)
        return false;
    *contents = take(r, length);
    *id_at = contents->at;
    return contents->ok;
}

static bool parse_augmentation(struct reader *r, const char *text, const struct unwind_section *s,
                               struct entry *e)
{
    if (*text != 'z')
        return !*text;
    e->has_augmentation = true;
    uint64_t size = read_uleb(r);
    struct reader data = take(r, size);
    while (*++text && data.ok) {
        unsigned encoding;
        switch (*text) {
        case 'L': read_bytes(&data, 1); break;
        case 'P':
            encoding = (unsigned)read_bytes(&data, 1);
            read_pointer(&data, s, encoding & 0x0f);
            break;
        case 'R': e->pointer_encoding = (unsigned)read_bytes(&data, 1); break;
        case 'S': e->is_signal = true; break;
        case 'B': break;      /* return addresses are signed with the other key */
        default: return true; /* the size tells where it ends */
        }
    }
    return data.ok;
}

static bool parse_cie(struct reader r, const struct unwind_section *s, struct entry *e)
{
    if (read_bytes(&r, 4)) /* the id */
        return false;
    unsigned version = (unsigned)read_bytes(&r, 1);
    const char *text = (const char *)r.at;
    const uint8_t *end = memchr(r.at, 0, (size_t)(r.end - r.at));
    if (!end || (version != 1 && version != 3))
        return false;
    r.at = end + 1;
    e->code_align = read_uleb(&r);
    e->data_align = read_sleb(&r);
    e->ra = version == 1 ? read_bytes(&r, 1) : read_uleb(&r);
    if (!parse_augmentation(&r, text, s, e) || !r.ok)
        return false;
    e->initial = r;
    return e->ra < GUEST_DWARF_MAX;
}

static bool parse_fde(struct reader r, const struct unwind_section *s, struct entry *e)
{
    const uint8_t *id_at = r.at;
    uint64_t back = read_bytes(&r, 4);
    if (!back || back > (uint64_t)(id_at - s->data))
        return false;
    struct reader cie_at = {id_at - back, s->data + s->size, true}, cie;
    const uint8_t *unused;
    *e = (struct entry){0};
    if (!next_entry(&cie_at, &cie, &unused) || !parse_cie(cie, s, e))
        return false;
    e->start = read_pointer(&r, s, e->pointer_encoding);
    e->length = read_pointer(&r, s, e->pointer_encoding & 15);
    if (e->has_augmentation) {
        uint64_t size = read_uleb(&r);
        take(&r, size);
    }
    e->program = r;
    return r.ok;
}

static bool find_fde(const struct unwind_section *s, uint64_t pc, struct entry *e)
{
    struct reader table = {s->data, s->data + s->size, true}, contents;
    const uint8_t *id_at;
    while (next_entry(&table, &contents, &id_at)) {
        uint32_t id;
        memcpy(&id, id_at, 4);
        if (id && parse_fde(contents, s, e) && pc - e->start < e->length)
            return true;
    }
    return false;
}

/* ---- rules ---- */

struct rule {
    enum {
        SAME,
        UNDEFINED,
        AT_CFA,      /* saved at CFA + offset */
        CFA_PLUS,    /* is CFA + offset */
        IN_REGISTER, /* offset: which */
        AT_EXPRESSION,
        IS_EXPRESSION,
    } kind;
    int64_t offset;
    struct reader expression;
};

struct rules {
    struct rule reg[GUEST_DWARF_MAX];
    uint64_t cfa_register;
    int64_t cfa_offset;
    struct reader cfa_expression; /* instead, unless empty */
};

struct machine {
    const struct entry *entry;
    struct rules now, initial, saved[MAX_SAVED];
    unsigned saved_count;
    uint64_t pc, wanted; /* the row for `wanted` is looked for */
};

static void set_rule(struct machine *m, uint64_t reg, struct rule rule)
{
    if (reg < GUEST_DWARF_MAX)
        m->now.reg[reg] = rule;
}

static void set_offset(struct machine *m, uint64_t reg, int64_t factored, int kind)
{
    uint64_t offset = (uint64_t)factored * (uint64_t)m->entry->data_align;
    set_rule(m, reg, (struct rule){.kind = kind, .offset = (int64_t)offset});
}

static void restore_rule(struct machine *m, uint64_t reg)
{
    if (reg < GUEST_DWARF_MAX)
        m->now.reg[reg] = m->initial.reg[reg];
}

static void define_cfa(struct machine *m, uint64_t reg, int64_t offset)
{
    m->now.cfa_register = reg;
    m->now.cfa_offset = offset;
    m->now.cfa_expression = (struct reader){0};
}

static void push_or_pop(struct machine *m, bool push, struct reader *r)
{
    if (push && m->saved_count < MAX_SAVED)
        m->saved[m->saved_count++] = m->now;
    else if (!push && m->saved_count)
        m->now = m->saved[--m->saved_count];
    else
        r->ok = false;
}

static void advance(struct machine *m, uint64_t delta)
{
    m->pc += delta * m->entry->code_align;
}

/* Instructions other than the three with an operand in their opcode. */
static void extended(struct machine *m, unsigned op, struct reader *r)
{
    uint64_t reg, value;
    int64_t align = m->entry->data_align;
    switch (op) {
    case 0x00: break; /* nop */
    case 0x02: advance(m, read_bytes(r, 1)); break;
    case 0x03: advance(m, read_bytes(r, 2)); break;
    case 0x04: advance(m, read_bytes(r, 4)); break;
    case 0x05: reg = read_uleb(r), set_offset(m, reg, (int64_t)read_uleb(r), AT_CFA); break;
    case 0x06: restore_rule(m, read_uleb(r)); break;
    case 0x07: set_rule(m, read_uleb(r), (struct rule){.kind = UNDEFINED}); break;
    case 0x08: set_rule(m, read_uleb(r), (struct rule){.kind = SAME}); break;
    case 0x09:
        reg = read_uleb(r);
        set_rule(m, reg, (struct rule){.kind = IN_REGISTER, .offset = (int64_t)read_uleb(r)});
        break;
    case 0x0a: push_or_pop(m, true, r); break;
    case 0x0b: push_or_pop(m, false, r); break;
    case 0x0c: reg = read_uleb(r), define_cfa(m, reg, (int64_t)read_uleb(r)); break;
    case 0x0d: define_cfa(m, read_uleb(r), m->now.cfa_offset); break;
    case 0x0e: define_cfa(m, m->now.cfa_register, (int64_t)read_uleb(r)); break;
    case 0x0f:
        value = read_uleb(r);
        m->now.cfa_expression = take(r, value);
        break;
    case 0x10:
    case 0x16:
        reg = read_uleb(r), value = read_uleb(r);
        set_rule(m, reg,
                 (struct rule){.kind = op == 0x10 ? AT_EXPRESSION : IS_EXPRESSION,
                               .expression = take(r, value)});
        break;
    case 0x11: reg = read_uleb(r), set_offset(m, reg, read_sleb(r), AT_CFA); break;
    case 0x12:
        reg = read_uleb(r);
        define_cfa(m, reg, (int64_t)((uint64_t)read_sleb(r) * (uint64_t)align));
        break;
    case 0x13:
        define_cfa(m, m->now.cfa_register, (int64_t)((uint64_t)read_sleb(r) * (uint64_t)align));
        break;
    case 0x14: reg = read_uleb(r), set_offset(m, reg, (int64_t)read_uleb(r), CFA_PLUS); break;
    case 0x15: reg = read_uleb(r), set_offset(m, reg, read_sleb(r), CFA_PLUS); break;
    case 0x2d: break;               /* AArch64: the return address is signed now, or is no more */
    case 0x2e: read_uleb(r); break; /* GNU_args_size */
    default: r->ok = false;
    }
}

/* Up to the row that holds at `wanted`. */
static bool execute(struct machine *m, struct reader r)
{
    for (unsigned n = 0; r.at < r.end && r.ok && n < MAX_OPERATIONS; n++) {
        unsigned op = (unsigned)read_bytes(&r, 1), low = op & 63;
        switch (op >> 6) {
        case 1: advance(m, low); break;
        case 2: set_offset(m, low, (int64_t)read_uleb(&r), AT_CFA); break;
        case 3: restore_rule(m, low); break;
        default: extended(m, op, &r);
        }
        if (m->pc > m->wanted)
            return r.ok; /* what follows is for later code */
    }
    return r.ok;
}

static bool read_word(const struct unwind_memory *m, uint64_t address, uint64_t *out)
{
    *out = 0;
    return m->read(m->opaque, out, address, m->word);
}

/* ---- expressions: the few operations that compilers and linkers use here ---- */

struct stack {
    uint64_t value[EXPRESSION_STACK];
    unsigned depth;
    bool ok;
};

static void push(struct stack *s, uint64_t v)
{
    if (s->depth < EXPRESSION_STACK)
        s->value[s->depth++] = v;
    else
        s->ok = false;
}

static uint64_t pop(struct stack *s)
{
    if (s->depth)
        return s->value[--s->depth];
    s->ok = false;
    return 0;
}

static uint64_t binary(unsigned op, uint64_t x, uint64_t y, bool *ok)
{
    switch (op) {
    case 0x1a: return x & y;
    case 0x1c: return x - y;
    case 0x1e: return x * y;
    case 0x21: return x | y;
    case 0x22: return x + y;
    case 0x24: return y < 64 ? x << y : 0;
    case 0x25: return y < 64 ? x >> y : 0;
    case 0x27: return x ^ y;
    case 0x29: return x == y;
    case 0x2a: return (int64_t)x >= (int64_t)y;
    case 0x2b: return (int64_t)x > (int64_t)y;
    case 0x2c: return (int64_t)x <= (int64_t)y;
    case 0x2d: return (int64_t)x < (int64_t)y;
    case 0x2e: return x != y;
    default: *ok = false; return 0;
    }
}

static void operate(struct stack *s, unsigned op, struct reader *r, const struct unwind_frame *f,
                    const struct unwind_memory *m)
{
    uint64_t x, y;
    if (op >= 0x30 && op < 0x50) { /* lit0…lit31 */
        push(s, op - 0x30);
    } else if (op >= 0x70 && op < 0x70 + GUEST_DWARF_MAX) { /* breg0…breg31 */
        push(s, f->reg[op - 0x70] + (uint64_t)read_sleb(r));
    } else if (op >= 0x08 && op <= 0x0f) { /* const1u, const1s … const8s */
        unsigned size = 1u << (op - 0x08) / 2;
        x = read_bytes(r, size);
        push(s, op & 1 ? (uint64_t)sign_extend(x, size) : x);
    } else if (op == 0x10) {
        push(s, read_uleb(r));
    } else if (op == 0x11) {
        push(s, (uint64_t)read_sleb(r));
    } else if (op == 0x06) { /* deref */
        s->ok &= read_word(m, pop(s), &x);
        push(s, s->ok ? x : 0);
    } else if (op == 0x12) { /* dup */
        x = pop(s);
        push(s, x);
        push(s, x);
    } else if (op == 0x23) { /* plus_uconst */
        x = pop(s);
        push(s, x + read_uleb(r));
    } else {
        y = pop(s);
        x = pop(s);
        push(s, binary(op, x, y, &s->ok));
    }
}

static bool evaluate(struct reader r, bool has_initial, uint64_t initial,
                     const struct unwind_frame *f, const struct unwind_memory *m, uint64_t *out)
{
    struct stack s = {.ok = true};
    if (has_initial)
        push(&s, initial);
    while (r.at < r.end && r.ok && s.ok)
        operate(&s, (unsigned)read_bytes(&r, 1), &r, f, m);
    *out = pop(&s);
    return r.ok && s.ok;
}

/* ---- one step ---- */

static bool find_cfa(const struct rules *rules, const struct unwind_frame *f,
                     const struct unwind_memory *m, uint64_t *cfa)
{
    if (rules->cfa_expression.at)
        return evaluate(rules->cfa_expression, false, 0, f, m, cfa);
    if (rules->cfa_register >= GUEST_DWARF_MAX)
        return false;
    *cfa = f->reg[rules->cfa_register] + (uint64_t)rules->cfa_offset;
    return true;
}

static bool restore(const struct rule *rule, unsigned number, uint64_t cfa,
                    const struct unwind_frame *f, const struct unwind_memory *m, uint64_t *out)
{
    uint64_t at = cfa + (uint64_t)rule->offset;
    switch (rule->kind) {
    case AT_CFA: return read_word(m, at, out);
    case CFA_PLUS: *out = at; return true;
    case IN_REGISTER:
        *out = rule->offset >= 0 && rule->offset < GUEST_DWARF_MAX ? f->reg[rule->offset] : 0;
        return true;
    case AT_EXPRESSION:
        return evaluate(rule->expression, true, cfa, f, m, &at) && read_word(m, at, out);
    case IS_EXPRESSION: return evaluate(rule->expression, true, cfa, f, m, out);
    case UNDEFINED: *out = 0; return true;
    default: *out = f->reg[number]; return true;
    }
}

static uint64_t strip(const struct guest_debug *guest, uint64_t address)
{
    if (guest->word == 4)
        return (uint32_t)address;
    return guest->strip ? guest->strip(address) : address;
}

static enum unwind_result apply(const struct rules *rules, const struct entry *e,
                                const struct guest_debug *guest, const struct unwind_memory *m,
                                struct unwind_frame *f)
{
    struct unwind_frame caller = {.interrupted = e->is_signal};
    uint64_t cfa;
    if (rules->reg[e->ra].kind == UNDEFINED)
        return UNWIND_END;
    if (!find_cfa(rules, f, m, &cfa))
        return UNWIND_UNKNOWN;
    for (unsigned i = 0; i < GUEST_DWARF_MAX; i++)
        if (!restore(&rules->reg[i], i, cfa, f, m, &caller.reg[i]))
            return UNWIND_UNKNOWN;
    if (rules->reg[guest->dwarf_sp].kind == SAME)
        caller.reg[guest->dwarf_sp] = cfa;
    caller.pc = strip(guest, caller.reg[e->ra]);
    *f = caller;
    return UNWIND_CALLER;
}

enum unwind_result unwind_by_table(const struct unwind_section *s, const struct guest_debug *guest,
                                   const struct unwind_memory *m, struct unwind_frame *f)
{
    struct entry e;
    uint64_t pc = f->pc - !f->interrupted; /* a call may be a function's last instruction */
    if (!find_fde(s, pc, &e))
        return UNWIND_UNKNOWN;
    struct machine machine = {.entry = &e, .pc = e.start, .wanted = UINT64_MAX};
    if (!execute(&machine, e.initial))
        return UNWIND_UNKNOWN;
    machine.initial = machine.now;
    machine.pc = e.start;
    machine.wanted = pc;
    if (!execute(&machine, e.program))
        return UNWIND_UNKNOWN;
    return apply(&machine.now, &e, guest, m, f);
}

enum unwind_result unwind_by_pointer(const struct guest_debug *guest, const struct unwind_memory *m,
                                     struct unwind_frame *f, bool first)
{
    uint64_t *fp = &f->reg[guest->dwarf_fp], *sp = &f->reg[guest->dwarf_sp], caller, ra;
    uint64_t at = *fp + (uint64_t)guest->record_offset;
    uint64_t link = strip(guest, f->reg[guest->dwarf_ra]);
    if (first && link && link != f->pc) {
        f->pc = link; /* a function without a frame: its caller's frame pointer is still there */
        f->interrupted = false;
        return UNWIND_CALLER;
    }
    if (!*fp)
        return UNWIND_END;
    if (at % m->word || at < *sp || !read_word(m, at, &caller) || !read_word(m, at + m->word, &ra))
        return UNWIND_UNKNOWN;
    *sp = at + 2 * m->word;
    *fp = caller;
    f->reg[guest->dwarf_ra] = ra;
    f->pc = strip(guest, ra);
    f->interrupted = false;
    return f->pc ? UNWIND_CALLER : UNWIND_END;
}

enum unwind_result unwind_by_code(const struct guest_debug *guest, const struct unwind_memory *m,
                                  struct unwind_frame *f, const struct guest_frame *frame)
{
    struct unwind_frame caller = *f;
    uint64_t entry_sp = f->reg[guest->dwarf_sp] + (uint64_t)frame->size;
    if (!frame->ra_saved && !f->interrupted)
        return UNWIND_UNKNOWN; /* it has called: its return address must be somewhere */
    uint64_t *ra = &caller.reg[guest->dwarf_ra], *fp = &caller.reg[guest->dwarf_fp];
    if ((frame->ra_saved && !read_word(m, entry_sp + (uint64_t)frame->ra_at, ra)) ||
        (frame->fp_saved && !read_word(m, entry_sp + (uint64_t)frame->fp_at, fp)))
        return UNWIND_UNKNOWN;
    caller.reg[guest->dwarf_sp] = entry_sp;
    caller.pc = strip(guest, caller.reg[guest->dwarf_ra]);
    caller.interrupted = false;
    *f = caller;
    return UNWIND_CALLER;
}

enum unwind_result unwind_signal(const struct guest_debug *guest, const struct unwind_memory *m,
                                 struct unwind_frame *f)
{
    uint64_t sp = f->reg[guest->dwarf_sp], pc;
    uint64_t registers = sp + guest->signal_frame.registers;
    struct unwind_frame caller = {.interrupted = true};
    for (unsigned i = 0; i < guest->signal_frame.count; i++)
        if (!read_word(m, registers + i * m->word, &caller.reg[guest->signal_frame.first + i]))
            return UNWIND_UNKNOWN;
    if (!read_word(m, sp + guest->signal_frame.pc, &pc))
        return UNWIND_UNKNOWN;
    caller.pc = pc;
    *f = caller;
    return UNWIND_CALLER;
}
