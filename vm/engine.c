/* The engine's life cycle and run loop.
 * SPDX-License-Identifier: MIT */
#include "vm/engine_internal.h"

#include "base/log.h"
#include "vm/exclusive.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
    DEFAULT_CACHE_SIZE = 64 << 20,
    JIT_STACK_SIZE = 1 << 20,
    JIT_STACK_GUARD = 64 << 10
};

static void *map_memory(size_t size)
{
    void *p = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return p == MAP_FAILED ? nullptr : p;
}

err_t engine_create(struct engine **out, const struct guest *guest, const struct backend *backend,
                    struct space *space, const struct engine_options *options)
{
    struct engine *e = calloc(1, sizeof(*e));
    if (!e)
        return err_make(ENOMEM, "no memory for the engine");
    e->guest = guest;
    e->backend = backend;
    e->space = space;
    e->options = *options;
    if (!e->options.max_insns)
        e->options.max_insns = DEFAULT_MAX_INSNS;
    if (!e->options.cache_size)
        e->options.cache_size = DEFAULT_CACHE_SIZE;
    pthread_mutex_init(&e->lock, nullptr);
    pthread_cond_init(&e->flushed, nullptr);
    e->scratch = map_memory(REGION_CAPACITY * sizeof(*e->scratch));
    e->value_table = map_memory(VALUE_TABLE_SIZE * sizeof(*e->value_table));
    e->exclusive = exclusive_create();
    err_t err = e->scratch && e->value_table && e->exclusive
                    ? cache_create(e)
                    : err_make(ENOMEM, "no memory for the translator");
    if (err_failed(err)) {
        engine_destroy(e);
        return err;
    }
    if (space)
        space_attach_code(space, &e->cache.pages);
    *out = e;
    return ERR_OK;
}

void engine_destroy(struct engine *e)
{
    if (!e)
        return;
    if (e->space)
        space_attach_code(e->space, nullptr);
    cache_destroy(e);
    if (e->scratch)
        munmap(e->scratch, REGION_CAPACITY * sizeof(*e->scratch));
    if (e->value_table)
        munmap(e->value_table, VALUE_TABLE_SIZE * sizeof(*e->value_table));
    exclusive_destroy(e->exclusive);
    free(e->breakpoints);
    pthread_cond_destroy(&e->flushed);
    pthread_mutex_destroy(&e->lock);
    free(e);
}

/* ---- vCPUs ---- */

static bool make_stack(struct vcpu *cpu)
{
    char *p = map_memory(JIT_STACK_SIZE + JIT_STACK_GUARD);
    if (!p)
        return false;
    mprotect(p, JIT_STACK_GUARD, PROT_NONE);
    cpu->jit_stack = p + JIT_STACK_GUARD;
    cpu->jit_stack_size = JIT_STACK_SIZE;
    return true;
}

static void free_vcpu(struct engine_cpu *c)
{
    if (c->signal_stack) /* its thread is not in this process: see engine_after_fork */
        munmap(c->signal_stack, SIGNAL_STACK_SIZE);
    if (c->cpu.jit_stack)
        munmap(c->cpu.jit_stack - JIT_STACK_GUARD, JIT_STACK_SIZE + JIT_STACK_GUARD);
    munmap(c, sizeof(*c));
}

err_t engine_vcpu_create(struct engine *e, const struct cpu_model *model, struct vcpu **out)
{
    struct engine_cpu *c = map_memory(sizeof(*c));
    if (!c)
        return err_make(ENOMEM, "no memory for a vCPU");
    struct vcpu *cpu = &c->cpu;
    cpu->guest = e->guest;
    cpu->engine = e;
    cpu->log = e->options.log;
    cpu->exclusive = e->exclusive;
    cpu->guest_base = e->options.guest_base;
    cpu->address_mask = e->guest->bits == 32 ? UINT32_MAX : UINT64_MAX;
    c->model = model;
    memcpy(cpu->features, model->features, sizeof(cpu->features));
    if (!make_stack(cpu)) {
        free_vcpu(c);
        return err_make(ENOMEM, "no memory for a vCPU's stack");
    }
    e->guest->reset(cpu, model);
    c->jump_key = e->guest->region_key(cpu);
    cpu->jumps[0].pc = 1;
    if (e->backend)
        e->backend->reset_return_stack(cpu);
    pthread_mutex_lock(&e->lock);
    cpu->guarded_pages = e->guarded_pages;
    cpu->watch = e->watch;
    c->next = e->cpus;
    c->prev = &e->cpus;
    if (c->next)
        c->next->prev = &c->next;
    e->cpus = c;
    pthread_mutex_unlock(&e->lock);
    *out = cpu;
    return ERR_OK;
}

void engine_vcpu_destroy(struct vcpu *cpu)
{
    struct engine_cpu *c = engine_cpu(cpu);
    struct engine *e = cpu->engine;
    pthread_mutex_lock(&e->lock);
    *c->prev = c->next;
    if (c->next)
        c->next->prev = c->prev;
    pthread_mutex_unlock(&e->lock);
    free_vcpu(c);
}

void engine_kick(struct vcpu *cpu)
{
    atomic_store_explicit(&cpu->pending, 1, memory_order_release);
}

void engine_guard_pages(struct engine *e)
{
    pthread_mutex_lock(&e->lock);
    for (struct engine_cpu *c = e->guarded_pages ? nullptr : e->cpus; c; c = c->next) {
        atomic_store(&c->cpu.guarded_pages, true);
        engine_kick(&c->cpu);
    }
    e->guarded_pages = true;
    pthread_mutex_unlock(&e->lock);
}

/* ---- the run loop ---- */

void go_inside(struct engine *e, struct engine_cpu *c)
{
    for (;;) {
        atomic_store(&c->inside, true);
        if (!atomic_load(&e->flushing))
            return;
        atomic_store(&c->inside, false);
        pthread_mutex_lock(&e->lock);
        while (e->flushing)
            pthread_cond_wait(&e->flushed, &e->lock);
        pthread_mutex_unlock(&e->lock);
    }
}

/* Indirect branches and return addresses were cached for code of another mode (FPCR …). */
static void change_key(struct engine *e, struct engine_cpu *c, uint64_t key)
{
    vcpu_forget_code(c);
    c->jump_key = key;
    c->cpu.exit.link = nullptr;
}

static struct region *find_or_translate(struct engine *e, struct engine_cpu *c, uint64_t pc,
                                        uint64_t key)
{
    struct region *r = cache_find(e, pc, key);
    if (r)
        return r;
    pthread_mutex_lock(&e->lock);
    r = cache_find(e, pc, key);
    if (!r)
        r = translate_region(e, c, pc, key);
    pthread_mutex_unlock(&e->lock);
    return r;
}

/* The way we came from becomes a direct jump next time. */
static void remember_way(struct engine *e, struct engine_cpu *c, struct link *from,
                         struct region *to)
{
    struct vcpu_jump *j = &c->cpu.jumps[(to->pc >> 2) & (VCPU_JUMP_CACHE_SIZE - 1)];
    /* Invalidations look at links and tables under the lock. */
    pthread_mutex_lock(&e->lock);
    if (from && !from->look_up) {
        if (from->target == to->pc)
            cache_link(e, from, to);
    } else if (!to->dead) {
        *j = (struct vcpu_jump){to->pc, to->run};
        if (from)
            cache_fill_inline(e, from, to);
    }
    pthread_mutex_unlock(&e->lock);
}

static void log_entry(struct engine *e, struct engine_cpu *c, const struct region *r)
{
    log_print(e->options.log, "run 0x%llx\n", (unsigned long long)r->pc);
    if (log_on(e->options.log, LOG_CPU) && e->guest->print_state)
        e->guest->print_state(&c->cpu, e->options.log->fd);
}

/* One trip through translated code. */
static void run_once(struct engine *e, struct engine_cpu *c)
{
    struct vcpu *cpu = &c->cpu;
    struct link *from = cpu->exit.link;
    uint64_t pc = e->guest->get_pc(cpu), key = e->guest->region_key(cpu);
    if (key != c->jump_key) {
        change_key(e, c, key);
        from = nullptr;
    }
    struct region *r = cache_find(e, pc, key);
    if (!r && early_run(e, c, pc, key))
        return;
    if (!r)
        r = find_or_translate(e, c, pc, key);
    if (!r)
        return;
    if (log_on(e->options.log, LOG_EXEC))
        log_entry(e, c, r);
    if (r->ir) {
        static_assert(REGION_CAPACITY * sizeof(v128) < 128 << 10, "the values live on the C stack");
        v128 values[REGION_CAPACITY];
        interpret_region(c, r->ir, values);
        return;
    }
    if (cpu->exit.event == IR_EVENT_NONE && !log_on(e->options.log, LOG_EXEC))
        remember_way(e, c, cpu->exit.link ? from : nullptr, r);
    cpu->exit = (struct vcpu_exit){0};
    e->backend->enter(e->be, cpu, r->run);
}

void engine_run(struct vcpu *cpu)
{
    struct engine_cpu *c = engine_cpu(cpu);
    struct engine *e = cpu->engine;
    cpu->exit =
        (struct vcpu_exit){.event = IR_EVENT_GUEST}; /* the first entry comes from nowhere */
    for (;;) {
        if (atomic_exchange_explicit(&cpu->pending, 0, memory_order_acquire)) {
            cpu->exit = (struct vcpu_exit){.event = IR_EVENT_NONE};
            return;
        }
        go_inside(e, c);
        run_once(e, c);
        atomic_store_explicit(&c->inside, false, memory_order_release);
        if (cpu->exit.event == IR_EVENT_STEP) {
            e->stats.steps++;
            interpret_one(e, c);
        }
        if (cpu->exit.event == IR_EVENT_CODE_FLUSH)
            cpu->exit = (struct vcpu_exit){.event = IR_EVENT_NONE};
        if (cpu->exit.event != IR_EVENT_NONE)
            return;
    }
}

void engine_before_fork(struct engine *e)
{
    pthread_mutex_lock(&e->lock);
}

void engine_fork_done(struct engine *e)
{
    pthread_mutex_unlock(&e->lock);
}

void engine_after_fork(struct engine *e, struct vcpu *self)
{
    struct engine_cpu *c = engine_cpu(self);
    pthread_mutex_init(&e->lock, nullptr);
    pthread_cond_init(&e->flushed, nullptr);
    space_after_fork(e->space);
    exclusive_after_fork(e->exclusive);
    for (struct engine_cpu *other = e->cpus, *next; other; other = next) {
        next = other->next;
        if (other != c)
            free_vcpu(other);
    }
    e->cpus = c;
    c->next = nullptr;
    c->prev = &e->cpus;
    e->flushing = false;
    /* The parent goes on writing into the shared code memory: the child needs its own. Pages stay
     * write-protected in the child as they were, so their protection must be given back before the
     * tables go. */
    pthread_mutex_lock(&e->lock);
    err_t err = cache_renew(e);
    pthread_mutex_unlock(&e->lock);
    if (err_failed(err)) {
        log_print(e->options.log, "moa: after fork: %s\n", err_text(err));
        abort();
    }
    space_attach_code(e->space, &e->cache.pages);
    vcpu_forget_code(c);
    self->exit = (struct vcpu_exit){.event = IR_EVENT_GUEST};
}

void engine_print_stats(struct engine *e, int fd)
{
    dprintf(
        fd,
        "regions %llu, guest instructions %llu, host bytes %llu (%.1f per instruction)\n"
        "flushes %llu, regions invalidated %llu, writes to code pages %llu, single steps %llu\n",
        (unsigned long long)e->stats.regions, (unsigned long long)e->stats.guest_insns,
        (unsigned long long)e->stats.host_bytes,
        e->stats.guest_insns ? (double)e->stats.host_bytes / (double)e->stats.guest_insns : 0.0,
        (unsigned long long)e->stats.flushes, (unsigned long long)e->stats.invalidated,
        (unsigned long long)e->stats.page_faults, (unsigned long long)e->stats.steps);
}
