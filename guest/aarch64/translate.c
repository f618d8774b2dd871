/*
 * Builds one region from A64 code: a straight line that follows fall-through paths and cheap jumps,
 * with side exits. Here is where the trace goes; what the instructions do is in translate_*.c.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/a64.h"
#include "guest/aarch64/translate.h"

enum {
    DEFAULT_MAX_INSNS = 64,
    MAX_JUMPS = 1,     /* branches followed in one region: each may duplicate code */
    LOOK_AHEAD = 20,   /* instructions inspected for flags_dead_at, on all paths together */
    ADDRESS_BITS = 56, /* the byte above is a tag (FEAT_TBI) */
};

/* --- Whether NZCV is dead at an address --- */

enum flag_use {
    FLAGS_PASS,
    FLAGS_WRITE,
    FLAGS_STOP, /* reads them, or may go elsewhere */
};

/* What instructions do to NZCV, first match; the frequent ones are early. A load or store may
 * fault, and the signal frame then shows flags that the program had no more use for: they may be
 * stale, by design (but not with precise_flags). */
static const struct {
    uint32_t mask, value;
    enum flag_use use;
} flag_uses[] = {
    {0x0a000000, 0x08000000, FLAGS_PASS},  /* loads and stores */
    {0xfffff01f, 0xd503201f, FLAGS_PASS},  /* hints */
    {0x1c000000, 0x14000000, FLAGS_STOP},  /* branches, exceptions, system */
    {0x3f800000, 0x31000000, FLAGS_WRITE}, /* adds, subs (immediate) */
    {0x7f800000, 0x72000000, FLAGS_WRITE}, /* ands (immediate) */
    {0x1c000000, 0x10000000, FLAGS_PASS},  /* other immediates */
    {0x3f000000, 0x2b000000, FLAGS_WRITE}, /* adds, subs (shifted, extended) */
    {0x7f000000, 0x6a000000, FLAGS_WRITE}, /* ands, bics (shifted) */
    {0x1e000000, 0x0a000000, FLAGS_PASS},  /* other shifted, extended */
    {0x1fe00000, 0x1a000000, FLAGS_STOP},  /* adc, sbc, rmif, setf */
    {0x1fe00000, 0x1a400000, FLAGS_STOP},  /* ccmp, ccmn */
    {0x1fe00000, 0x1a800000, FLAGS_STOP},  /* csel and its like */
    {0xff20fc07, 0x1e202000, FLAGS_WRITE}, /* fcmp, fcmpe */
    {0xff200c00, 0x1e200400, FLAGS_STOP},  /* fccmp */
    {0xff200c00, 0x1e200c00, FLAGS_STOP},  /* fcsel */
    {0x1e000000, 0x00000000, FLAGS_STOP},  /* udf */
};

static enum flag_use flag_use(uint32_t word, const uint64_t *features)
{
    if (a64_match(word, features) < 0)
        return FLAGS_STOP;
    for (unsigned i = 0; i < sizeof(flag_uses) / sizeof(flag_uses[0]); i++) {
        if ((word & flag_uses[i].mask) == flag_uses[i].value)
            return flag_uses[i].use;
    }
    return FLAGS_PASS;
}

static bool fetch(struct a64_ctx *c, uint64_t pc, uint32_t *word)
{
    uint8_t code[4]; /* little-endian on every host and guest (ARM DDI 0487 B2.6.2) */

    if (!c->t->fetch(c->t, pc, code, sizeof(code)))
        return false;
    *word = code[0] | (uint32_t)code[1] << 8 | (uint32_t)code[2] << 16 | (uint32_t)code[3] << 24;
    return true;
}

/* The target of a compare-and-branch or test-and-branch (cbz, cbnz, tbz, tbnz): they go two ways
 * and leave NZCV alone. */
static bool branch_without_flags(uint32_t word, uint64_t pc, uint64_t *target)
{
    if ((word & 0x7e000000) == 0x34000000)
        *target = pc + (uint64_t)(((int32_t)(word << 8) >> 13) * INT64_C(4));
    else if ((word & 0x7e000000) == 0x36000000)
        *target = pc + (uint64_t)(((int32_t)(word << 13) >> 18) * INT64_C(4));
    else
        return false;
    return true;
}

/* Whether the code at pc surely overwrites NZCV before it reads it, as far as `budget` instructions
 * tell. */
static bool overwrites_flags(struct a64_ctx *c, uint64_t pc, unsigned *budget)
{
    while ((*budget)--) {
        uint32_t word;
        uint64_t target;

        if (!fetch(c, pc, &word)) {
            *budget = 0;
            return false;
        }
        if ((word >> 26 & 31) == 5) { /* b, bl */
            pc += (uint64_t)((int32_t)(word << 6) >> 4);
            continue;
        }
        if (branch_without_flags(word, pc, &target)) {
            if (!overwrites_flags(c, target, budget))
                return false;
            pc += 4;
            continue;
        }
        switch (flag_use(word, c->features)) {
        case FLAGS_PASS: break;
        case FLAGS_WRITE: return true;
        case FLAGS_STOP: return false;
        }
        pc += 4;
    }
    *budget = 0;
    return false;
}

static bool flags_dead_at(struct a64_ctx *c, uint64_t pc)
{
    unsigned budget = LOOK_AHEAD;

    return overwrites_flags(c, pc, &budget);
}

/* --- Exits --- */

static uint32_t dead_flags_aux(struct a64_ctx *c, uint64_t target)
{
    bool dead = c->flags_written && !c->precise_flags && flags_dead_at(c, target);

    return dead ? IR_EXIT_FLAGS_DEAD : 0;
}

uint32_t a64_exit_aux(struct a64_ctx *c, uint64_t target)
{
    return (target <= c->pc ? IR_EXIT_BACK : 0) | dead_flags_aux(c, target);
}

static ir_ref exit_op(struct a64_ctx *c, enum ir_op op, uint32_t aux, ir_ref arg, uint64_t imm)
{
    c->ended = true;
    return ir_emit(c->b,
                   (struct ir_inst){
                       .op = op, .aux = aux, .args = {arg, IR_NONE, IR_NONE, IR_NONE}, .imm = imm});
}

void a64_exit(struct a64_ctx *c, uint64_t target)
{
    exit_op(c, IR_EXIT, a64_exit_aux(c, target), IR_NONE, target);
}

void a64_exit_call(struct a64_ctx *c, uint64_t target)
{
    ir_ref link = ir_const(c->b, IR_I64, c->pc + 4);

    ir_set(c->b, A64_X0 + 30, link);
    exit_op(c, IR_EXIT_CALL, a64_exit_aux(c, target), link, target);
}

void a64_exit_indirect(struct a64_ctx *c, enum ir_jump jump, ir_ref target)
{
    exit_op(c, IR_EXIT_INDIRECT, jump, target, c->pc + 4);
}

void a64_exit_event(struct a64_ctx *c, enum ir_event event, unsigned detail, uint64_t pc)
{
    exit_op(c, IR_EXIT_EVENT, event | detail << 16, IR_NONE, pc);
}

void a64_jump(struct a64_ctx *c, uint64_t target)
{
    /* Loops must not be unrolled: only forward. */
    if (target > c->pc && c->jumps < MAX_JUMPS) {
        c->jumps++;
        c->next_pc = target;
    } else {
        a64_exit(c, target);
    }
}

/* --- The region --- */

static void translate_insn(struct a64_ctx *c)
{
    uint32_t word;

    if (!fetch(c, c->pc, &word)) {
        /* Behind the first instruction, the next region will find out what is wrong. */
        if (c->pc == c->t->pc)
            a64_exit_event(c, IR_EVENT_FETCH_FAULT, 0, c->pc);
        else
            exit_op(c, IR_EXIT, 0, IR_NONE, c->pc);
        return;
    }
    c->guarded = c->t->guarded;
    if (c->guarded_pages && c->pc == c->t->pc)
        a64_check_target(c, word);
    ir_insn(c->b, c->pc, 4);
    c->next_pc = c->pc + 4;
    if (!a64_translate_insn(c, word, c->features))
        a64_exit_event(c, IR_EVENT_UNDEFINED, 0, c->pc);
    c->pc = c->next_pc;
}

static uint32_t fp_aux(uint64_t key, bool flush)
{
    return (key & A64_KEY_DEFAULT_NAN ? IR_FP_DEFAULT_NAN : 0) | (flush ? IR_FP_FLUSH : 0);
}

/* Ends the region at once if its address is not one of an instruction. */
static void begin(struct a64_ctx *c)
{
    unsigned unused = 64 - ADDRESS_BITS;
    uint64_t pc = c->t->pc;
    /* A branch to a tagged address goes to the address (AArch64.BranchAddr). */
    uint64_t address = (uint64_t)((int64_t)(pc << unused) >> unused);
    uint32_t word;

    if (address == pc && !(pc & 3))
        return;
    if (!fetch(c, address & ~(uint64_t)3, &word))
        a64_exit_event(c, IR_EVENT_FETCH_FAULT, 0, pc);
    else if (address != pc)
        exit_op(c, IR_EXIT, 0, IR_NONE, address);
    else
        a64_exit_event(c, IR_EVENT_UNALIGNED_PC, 0, pc);
}

/* The exception that a64_check_target has found due. */
static void bad_target(struct a64_ctx *c)
{
    uint32_t word;

    if (!fetch(c, c->pc, &word)) { /* unmapped meanwhile */
        a64_exit_event(c, IR_EVENT_FETCH_FAULT, 0, c->pc);
        return;
    }
    ir_set(c->b, A64_BAD_TARGET, ir_const(c->b, IR_I32, 0));
    a64_exit_event(c, IR_EVENT_UNDEFINED, 0, c->pc);
}

void a64_translate(struct translation *t)
{
    struct a64_ctx c = {
        .b = t->build,
        .t = t,
        .pc = t->pc,
        .precise_flags = t->max_insns == 1 || t->once || t->exact,
        .fp_aux = fp_aux(t->key, t->key & A64_KEY_FLUSH),
        .fp16_aux = fp_aux(t->key, t->key & A64_KEY_FLUSH16),
        .features = t->cpu->features,
        .guarded_pages = t->key & A64_KEY_GUARDED,
    };
    unsigned max = t->max_insns ? t->max_insns : DEFAULT_MAX_INSNS;

    if (t->key & A64_KEY_BAD_TARGET)
        bad_target(&c);
    else
        begin(&c);
    for (unsigned n = 0; !c.ended; n++) {
        if (n == max || c.b->full || (n && t->stop_at && t->stop_at(t, c.pc)))
            exit_op(&c, IR_EXIT, dead_flags_aux(&c, c.pc), IR_NONE, c.pc);
        else
            translate_insn(&c);
    }
}
