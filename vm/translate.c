/* From guest code to a region in the cache: fetch, build, optimise, compile, publish. Also single
 * steps on the interpreter. SPDX-License-Identifier: MIT */
#include "vm/engine_internal.h"

#include "base/bytes.h"
#include "base/guarded.h"
#include "base/log.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

/* Records what the translator has read; false if it lies in more pieces than can be tracked. Pieces
 * close to each other become one: the gap between is watched for changes too. */
static bool note_range(struct translation *t, uint64_t pc, unsigned size)
{
    enum {
        NEAR = 128
    };
    if (t->nranges && pc == t->range[t->nranges - 1].hi) { /* mostly */
        t->range[t->nranges - 1].hi += size;
        return true;
    }
    for (unsigned i = 0; i < t->nranges; i++) {
        uint64_t lo = t->range[i].lo, hi = t->range[i].hi;
        if (pc + size + NEAR < lo || pc > hi + NEAR)
            continue;
        t->range[i].lo = pc < lo ? pc : lo;
        t->range[i].hi = pc + size > hi ? pc + size : hi;
        return true;
    }
    if (t->nranges == ARRAY_SIZE(t->range))
        return false;
    t->range[t->nranges].lo = pc;
    t->range[t->nranges].hi = pc + size;
    t->nranges++;
    return true;
}

static bool find_executable(struct engine *e, uint64_t pc, unsigned size)
{
    unsigned flags;
    uint64_t lo, hi;
    e->code_run.lo = e->code_run.hi = 0;
    if (pc + size < pc || !space_next(e->space, pc, &lo, &hi, &flags) || lo > pc ||
        !(flags & PROT_EXEC) || pc + size > hi)
        return false;
    e->code_run.lo = lo;
    e->code_run.hi = hi;
    e->code_run.guarded = flags & SPACE_GUARDED;
    return true;
}

bool is_executable(struct engine *e, uint64_t pc, unsigned size)
{
    uint64_t hi = e->code_run.hi;
    return (pc >= e->code_run.lo && pc < hi && hi - pc >= size) || find_executable(e, pc, size);
}

/* Reads ahead from pc on. */
static bool open_window(struct translation *t, uint64_t pc, unsigned size)
{
    struct engine *e = t->opaque;
    uint64_t page_end = (pc | (SPACE_PAGE - 1)) + 1;
    if (!is_executable(e, pc, size))
        return false;
    t->guarded = e->code_run.guarded;
    const void *code = space_host(e->options.guest_base, pc);
    t->window.lo = pc;
    t->window.size = page_end - pc < sizeof(t->window.bytes) ? size : sizeof(t->window.bytes);
    /* The pages are there by the map, but a file may have been truncated under them. */
    if (guarded_copy(t->window.bytes, code, t->window.size))
        return true;
    t->window.size = 0;
    return false;
}

static bool fetch(struct translation *t, uint64_t pc, void *out, unsigned size)
{
    uint64_t at = pc - t->window.lo;
    if (at >= t->window.size || t->window.size - at < size) {
        if (!open_window(t, pc, size))
            return false;
        at = 0;
    }
    if (size == 4)
        memcpy(out, t->window.bytes + at, 4);
    else
        memcpy(out, t->window.bytes + at, 2);
    return note_range(t, pc, size);
}

static bool stop_at(const struct translation *t, uint64_t pc)
{
    return breakpoint_at(t->opaque, pc);
}

static void log_guest_code(struct engine *e, const struct ir_region *ir)
{
    for (uint32_t i = 0; i < ir->count; i++) {
        uint64_t pc = ir->inst[i].imm;
        size_t length = ir->inst[i].aux;
        char text[128];
        uint8_t code[16] = {0};
        if (ir->inst[i].op != IR_INSN || length > sizeof(code) ||
            !guarded_copy(code, space_host(e->options.guest_base, pc), length))
            continue;
        unsigned n =
            e->guest->disassemble ? e->guest->disassemble(code, length, pc, text, sizeof(text)) : 0;
        log_print(e->options.log, "0x%010llx:  %08x  %s\n", (unsigned long long)pc, load_le32(code),
                  n ? text : ".word");
    }
    log_print(e->options.log, "\n");
}

static void log_host_code(struct engine *e, const struct region *r)
{
    log_print(e->options.log, "host code of 0x%llx: %u bytes at %p\n", (unsigned long long)r->pc,
              r->size, (const void *)r->run);
    for (uint32_t i = 0; i < r->size; i += 32) {
        char line[80];
        int n = 0;
        for (uint32_t j = i; j < r->size && j < i + 32; j++)
            n += snprintf(line + n, sizeof(line) - (size_t)n, "%02x", r->run[j]);
        log_print(e->options.log, "  %s\n", line);
    }
}

/* Builds and optimises IR into e->scratch; `stop`: in front of breakpoints. */
static void build(struct engine *e, struct engine_cpu *c, struct translation *t,
                  struct ir_region *ir, unsigned opt_level, bool stop)
{
    struct ir_builder b;
    *ir = (struct ir_region){.inst = e->scratch, .capacity = REGION_CAPACITY};
    ir_begin(&b, ir, &e->guest->slots, t->pc, e->value_table, VALUE_TABLE_SIZE, opt_level);
    t->build = &b;
    t->cpu = &c->cpu;
    t->exact = e->exact;
    if (stop && breakpoint_at(e, t->pc) && note_range(t, t->pc, 1)) {
        ir_emit(&b, (struct ir_inst){.op = IR_EXIT_EVENT,
                                     .aux = IR_EVENT_DEBUG,
                                     .args = {IR_NONE, IR_NONE, IR_NONE, IR_NONE},
                                     .imm = t->pc});
        return;
    }
    t->stop_at = stop && e->breakpoint_count ? stop_at : nullptr;
    e->guest->translate(t);
    const struct log *log = e->options.log;
    if (log_on(log, LOG_INSN))
        log_guest_code(e, ir);
    if (log_on(log, LOG_IR))
        ir_print(ir, log->fd);
    ir_optimise(ir, opt_level);
    if (log_on(log, LOG_OPT))
        ir_print(ir, log->fd);
}

static struct ir_region *keep_ir(struct engine *e, const struct ir_region *ir)
{
    struct ir_region *copy = arena_alloc(&e->cache.meta, sizeof(*copy));
    *copy = *ir;
    copy->inst = arena_alloc(&e->cache.meta, ir->count * sizeof(*ir->inst));
    memcpy(copy->inst, ir->inst, ir->count * sizeof(*ir->inst));
    return copy;
}

static bool compile(struct engine *e, struct region *r, struct ir_region *ir)
{
    struct cache *c = &e->cache;
    struct code_region out;
    struct link *links = arena_alloc(&c->meta, CODE_MAX_EXITS * sizeof(*links));
    if (!e->backend->compile(e->be, ir, &c->code, links, sizeof(*links), &out))
        return false;
    r->run = out.run;
    r->size = out.size;
    r->nlinks = out.nexits;
    r->links = links;
    c->meta.used -= (CODE_MAX_EXITS - out.nexits) * sizeof(*links) / 16 * 16;
    for (uint32_t i = 0; i < out.nexits; i++)
        links[i] = (struct link){
            .from = r,
            .target = out.exit[i].target,
            .jump = out.run + out.exit[i].jump_offset,
            .stub = out.run + out.exit[i].stub_offset,
            .look_up = out.exit[i].indirect ? out.run + out.exit[i].look_up_offset : nullptr};
    uint8_t *maps = arena_alloc(&c->meta, out.maps_size);
    if (out.maps_size)
        memcpy(maps, out.maps, out.maps_size);
    r->maps = maps;
    r->maps_size = out.maps_size;
    return true;
}

struct region *translate_region(struct engine *e, struct engine_cpu *c, uint64_t pc, uint64_t key)
{
    if (!cache_has_room(e))
        cache_flush(e, c);
    struct translation t = {
        .pc = pc, .key = key, .max_insns = e->options.max_insns, .fetch = fetch, .opaque = e};
    struct ir_region ir;
    build(e, c, &t, &ir, e->options.opt_level, true);
    if (cache_protect(e, &t)) { /* another thread may have written while this one read */
        t.nranges = 0;
        build(e, c, &t, &ir, e->options.opt_level, true);
    }
    if (!t.nranges) {
        c->cpu.exit = (struct vcpu_exit){.event = IR_EVENT_FETCH_FAULT};
        return nullptr;
    }
    struct region *r = arena_alloc(&e->cache.meta, sizeof(*r));
    *r = (struct region){
        .pc = pc, .key = key, .guest_insns = ir.guest_insns, .nranges = (uint8_t)t.nranges};
    memcpy(r->range, t.range, sizeof(r->range));
    if (!e->backend || e->watch) {
        r->ir = keep_ir(e, &ir);
    } else if (!compile(e, r, &ir)) {
        /* Room was made above, so the region itself is too big for the back-end: shorter ones
         * always fit. */
        unsigned shorter = e->options.max_insns;
        e->options.max_insns = shorter / 2 ? shorter / 2 : 1;
        if (shorter == 1)
            abort();
        r = translate_region(e, c, pc, key);
        e->options.max_insns = shorter;
        return r;
    }
    e->stats.regions++;
    e->stats.guest_insns += ir.guest_insns;
    e->stats.host_bytes += r->size;
    cache_insert(e, r);
    if (r->run && log_on(e->options.log, LOG_HOST))
        log_host_code(e, r);
    return r;
}

void interpret_region(struct engine_cpu *c, const struct ir_region *ir, v128 *values)
{
    c->interpreting = true;
    int event = sigsetjmp(c->interp_fault, 0);
    if (!event)
        ir_interpret(ir, &c->cpu, values);
    else
        c->cpu.exit = (struct vcpu_exit){.event = (uint32_t)event};
    c->interpreting = false;
}

/* `stop`: in front of breakpoints; `keep`: it may be met again. */
static void interpret_once(struct engine *e, struct engine_cpu *c, unsigned max_insns, bool stop,
                           bool keep)
{
    struct translation t = {.pc = e->guest->get_pc(&c->cpu),
                            .key = e->guest->region_key(&c->cpu),
                            .max_insns = max_insns,
                            .once = true,
                            .fetch = fetch,
                            .opaque = e};
    struct ir_region ir;
    pthread_mutex_lock(&e->lock);
    build(e, c, &t, &ir, 0, stop);
    /* A copy, since the lock must be free when guest code runs: it may write to a page that holds
     * code. */
    const struct ir_region *copy = keep && t.nranges ? early_keep(e, c, &t, &ir) : nullptr;
    struct ir_inst inst[REGION_CAPACITY];
    v128 values[REGION_CAPACITY];
    if (!copy) {
        memcpy(inst, ir.inst, ir.count * sizeof(*ir.inst));
        ir.inst = inst;
        copy = &ir;
    }
    pthread_mutex_unlock(&e->lock);
    if (t.nranges)
        interpret_region(c, copy, values);
    else
        c->cpu.exit = (struct vcpu_exit){.event = IR_EVENT_FETCH_FAULT};
}

void interpret_first(struct engine *e, struct engine_cpu *c)
{
    interpret_once(e, c, e->options.max_insns, true, !e->exact && !e->breakpoint_count);
}

void interpret_one(struct engine *e, struct engine_cpu *c)
{
    interpret_once(e, c, 1, false, false);
}
