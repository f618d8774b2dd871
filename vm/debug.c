/* What the engine does for debuggers: breakpoints, watchpoints, single steps. The guest's memory
 * stays as it is: a region ends in front of a breakpoint, and one that starts at it is only an
 * event. While something is watched, everything runs on the interpreter, which looks at each
 * access. SPDX-License-Identifier: MIT */
#include "vm/engine_internal.h"

#include <stdlib.h>

void engine_debug(struct engine *e)
{
    e->exact = true;
}

static uint64_t *find(const struct engine *e, uint64_t pc)
{
    for (unsigned i = 0; i < e->breakpoint_count; i++)
        if (e->breakpoints[i] == pc)
            return &e->breakpoints[i];
    return nullptr;
}

bool breakpoint_at(const struct engine *e, uint64_t pc)
{
    return e->breakpoint_count && find(e, pc);
}

bool engine_has_breakpoint(struct engine *e, uint64_t pc)
{
    pthread_mutex_lock(&e->lock);
    bool found = breakpoint_at(e, pc);
    pthread_mutex_unlock(&e->lock);
    return found;
}

static bool insert_locked(struct engine *e, uint64_t pc)
{
    if (find(e, pc))
        return true;
    if (e->breakpoint_count == e->breakpoint_room) {
        unsigned room = e->breakpoint_room * 2 + 16;
        uint64_t *more = realloc(e->breakpoints, room * sizeof(*more));
        if (!more)
            return false;
        e->breakpoints = more;
        e->breakpoint_room = room;
    }
    e->breakpoints[e->breakpoint_count++] = pc;
    cache_invalidate_locked(e, pc, 1);
    return true;
}

static void remove_locked(struct engine *e, uint64_t pc)
{
    uint64_t *b = find(e, pc);
    if (!b)
        return;
    *b = e->breakpoints[--e->breakpoint_count];
    cache_invalidate_locked(e, pc, 1);
}

bool engine_breakpoint(struct engine *e, uint64_t pc, bool insert)
{
    bool done = true;
    pthread_mutex_lock(&e->lock);
    if (insert)
        done = insert_locked(e, pc);
    else
        remove_locked(e, pc);
    pthread_mutex_unlock(&e->lock);
    return done;
}

void engine_watch(struct engine *e, const struct vcpu_watch *watch)
{
    pthread_mutex_lock(&e->lock);
    while (e->flushing)
        pthread_cond_wait(&e->flushed, &e->lock);
    bool other_code = !watch != !e->watch;
    e->watch = watch;
    for (struct engine_cpu *c = e->cpus; c; c = c->next)
        c->cpu.watch = watch;
    if (other_code)
        cache_flush(e, nullptr);
    pthread_mutex_unlock(&e->lock);
}

void engine_undebug(struct engine *e)
{
    engine_watch(e, nullptr);
    pthread_mutex_lock(&e->lock);
    for (; e->breakpoint_count; e->breakpoint_count--)
        cache_invalidate_locked(e, e->breakpoints[e->breakpoint_count - 1], 1);
    pthread_mutex_unlock(&e->lock);
}

void engine_step(struct vcpu *cpu)
{
    struct engine_cpu *c = engine_cpu(cpu);
    struct engine *e = cpu->engine;
    go_inside(e, c);
    interpret_one(e, c);
    atomic_store_explicit(&c->inside, false, memory_order_release);
    if (cpu->exit.event == IR_EVENT_CODE_FLUSH)
        cpu->exit = (struct vcpu_exit){.event = IR_EVENT_NONE};
}
