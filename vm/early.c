/*
 * Code that has been met a few times only.
 *
 * Most code of a program's start runs once, and most of the rest two or three times: the
 * interpreter is done with it before the back-end would have compiled it. What is met first is
 * translated and interpreted, and its IR kept for a while in a ring of the vCPU; met again, it is
 * interpreted from there; after that, or when the ring has lost it, it is compiled.
 *
 * Nothing watches the memory from which kept IR was made, so each use compares the code with the
 * bytes it was made from. That a vCPU changes code and another translates it just then, seeing half
 * of each, is no mistake until the guest says that it has changed code: then nothing that was kept
 * before counts (`code_epoch`).
 *
 * SPDX-License-Identifier: MIT
 */
#include "vm/engine_internal.h"

#include "base/bytes.h"
#include "base/guarded.h"

enum {
    RUNS = 4,            /* on the interpreter */
    CODE_BYTES_MAX = 256 /* of a region that is kept */
};

struct early_entry {
    uint64_t pc, key, epoch;
    struct ir_region ir;
    unsigned runs, nranges;
    struct code_range range[TRANSLATION_RANGES];
    uint8_t code[CODE_BYTES_MAX]; /* of all ranges */
    struct ir_inst inst[];
};

static uint64_t *find_place(struct early *early, uint64_t pc)
{
    return &early->place[(pc * 0x9e3779b97f4a7c15ull >> 32) % EARLY_PLACES];
}

/* Positions count all bytes that were ever written to the ring; what is further back than its size
 * has been overwritten. */
static struct early_entry *find(struct early *early, uint64_t pc, uint64_t key)
{
    uint64_t position = *find_place(early, pc);
    if (!position || early->written - position > EARLY_BYTES)
        return nullptr;
    struct early_entry *n = (struct early_entry *)(early->ring + position % EARLY_BYTES);
    return n->pc == pc && n->key == key ? n : nullptr;
}

static bool read_ranges(struct engine *e, struct early_entry *n, uint8_t code[CODE_BYTES_MAX])
{
    size_t at = 0;
    for (unsigned i = 0; i < n->nranges; i++) {
        uint64_t lo = n->range[i].lo, size = n->range[i].hi - lo;
        if (size > CODE_BYTES_MAX - at || !is_executable(e, lo, size) ||
            !guarded_copy(code + at, space_host(e->options.guest_base, lo), size))
            return false;
        at += size;
    }
    memset(code + at, 0, CODE_BYTES_MAX - at);
    return true;
}

const struct ir_region *early_keep(struct engine *e, struct engine_cpu *c,
                                   const struct translation *t, const struct ir_region *ir)
{
    struct early *early = &c->early;
    size_t size = align_up(sizeof(struct early_entry) + ir->count * sizeof(*ir->inst), 64);
    if (size > EARLY_BYTES / 4)
        return nullptr;
    if (!early->written)
        early->written = EARLY_BYTES; /* positions are never 0 */
    uint64_t position = early->written, left = EARLY_BYTES - position % EARLY_BYTES;
    if (left < size)
        position += left;
    struct early_entry *n = (struct early_entry *)(early->ring + position % EARLY_BYTES);
    *n = (struct early_entry){.pc = t->pc,
                              .key = t->key,
                              .epoch = e->code_epoch,
                              .ir = *ir,
                              .runs = 1,
                              .nranges = t->nranges};
    memcpy(n->range, t->range, sizeof(n->range));
    memcpy(n->inst, ir->inst, ir->count * sizeof(*ir->inst));
    n->ir.inst = n->inst;
    early->written = position + size;
    *find_place(early, t->pc) = !t->momentary && read_ranges(e, n, n->code) ? position : 0;
    return &n->ir;
}

static bool still_true(struct engine *e, struct early_entry *n)
{
    uint8_t code[CODE_BYTES_MAX];
    pthread_mutex_lock(&e->lock);
    bool same = n->epoch == e->code_epoch && read_ranges(e, n, code) &&
                !memcmp(code, n->code, sizeof(code));
    pthread_mutex_unlock(&e->lock);
    return same;
}

/* One bit for all pcs of a hash: that some are taken for old acquaintances costs a compilation. A
 * table of pcs would have pairs that push each other out and are never compiled. */
static bool met_before(struct early *early, uint64_t pc)
{
    uint32_t bit = (uint32_t)(pc * 0x9e3779b97f4a7c15ull >> 32) % (EARLY_MET_WORDS * 32);
    uint32_t *word = &early->met[bit / 32], mask = 1u << bit % 32;
    bool before = *word & mask;
    *word |= mask;
    return before;
}

bool early_run(struct engine *e, struct engine_cpu *c, uint64_t pc, uint64_t key)
{
    if (e->options.accel != ENGINE_JIT || e->watch)
        return false;
    struct early_entry *n = find(&c->early, pc, key);
    if (!met_before(&c->early, pc)) {
        interpret_first(e, c);
        return true;
    }
    if (!n || n->runs == RUNS || e->exact || e->breakpoint_count || !still_true(e, n))
        return false;
    n->runs++;
    v128 values[REGION_CAPACITY];
    interpret_region(c, &n->ir, values);
    return true;
}
