/*
 * Coroutines: stacks, switching, and the locks for them.
 *
 * A switch saves the callee-saved registers on the old stack and takes them from the new one: about
 * ten instructions, no system call. What a coroutine returns to when it yields is whoever entered
 * it, kept in `caller`; so coroutines nest like calls.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/coroutine.h"
#include "base/bytes.h"

#include <assert.h>
#include <stdlib.h>
#include <sys/mman.h>

#if defined(__SANITIZE_ADDRESS__)
#define WITH_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_ASAN 1
#endif
#endif

#ifdef WITH_ASAN
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif

enum {
    GUARD_SIZE = 4096,
    POOLED_STACKS = 128
};

struct co {
    void *sp; /* while it does not run: its registers are above it */
    void (*fn)(void *);
    void *arg;
    struct co *caller; /* null: the thread itself */
    bool ended;
    struct co *pooled;
    void *stack; /* lowest usable address */
#ifdef WITH_ASAN
    void *fake_stack;
#endif
};

/* What the thread itself runs on when no coroutine does, and the stacks it keeps. The second of the
 * two thread-locals that the project has (the other is the signal handler's). */
static __thread struct {
    struct co *current;
    void *thread_sp;
    struct co *pool;
    unsigned pooled;
#ifdef WITH_ASAN
    void *fake_stack;
    const void *stack;
    size_t stack_size;
#endif
} self;

/* void co_switch(void **save_sp, void *sp) */
void co_switch(void **save_sp, void *sp);

#if defined(__x86_64__)
__asm__(".text\n.globl co_switch\n.hidden co_switch\n.type co_switch, @function\nco_switch:\n"
        "    push %rbp\n    push %rbx\n    push %r12\n    push %r13\n    push %r14\n    push %r15\n"
        "    mov %rsp, (%rdi)\n"
        "    mov %rsi, %rsp\n"
        "    pop %r15\n    pop %r14\n    pop %r13\n    pop %r12\n    pop %rbx\n    pop %rbp\n"
        "    ret\n"
        ".size co_switch, . - co_switch\n");

enum {
    SAVED_WORDS = 7, /* six registers and where to return to */
    RETURN_WORD = 6,
    PADDING_WORDS = 1 /* at a function's entry the stack is 8 off a multiple of 16 */
};
#elif defined(__aarch64__)
__asm__(".text\n.globl co_switch\n.hidden co_switch\n.type co_switch, %function\nco_switch:\n"
        "    sub sp, sp, #160\n"
        "    stp x19, x20, [sp]\n    stp x21, x22, [sp, #16]\n    stp x23, x24, [sp, #32]\n"
        "    stp x25, x26, [sp, #48]\n    stp x27, x28, [sp, #64]\n    stp x29, x30, [sp, #80]\n"
        "    stp d8, d9, [sp, #96]\n    stp d10, d11, [sp, #112]\n    stp d12, d13, [sp, #128]\n"
        "    stp d14, d15, [sp, #144]\n"
        "    mov x2, sp\n    str x2, [x0]\n    mov sp, x1\n"
        "    ldp x19, x20, [sp]\n    ldp x21, x22, [sp, #16]\n    ldp x23, x24, [sp, #32]\n"
        "    ldp x25, x26, [sp, #48]\n    ldp x27, x28, [sp, #64]\n    ldp x29, x30, [sp, #80]\n"
        "    ldp d8, d9, [sp, #96]\n    ldp d10, d11, [sp, #112]\n    ldp d12, d13, [sp, #128]\n"
        "    ldp d14, d15, [sp, #144]\n"
        "    add sp, sp, #160\n    ret\n"
        ".size co_switch, . - co_switch\n");

enum {
    SAVED_WORDS = 20,
    RETURN_WORD = 11,
    PADDING_WORDS = 2
};
#else
#error "co_switch is missing for this host"
#endif

/* --- Switching --- */

static void before_switch(struct co *from, const struct co *to)
{
#ifdef WITH_ASAN
    bool leaves_for_good = from && from->ended;
    void **fake = from ? &from->fake_stack : &self.fake_stack;

    __sanitizer_start_switch_fiber(leaves_for_good ? nullptr : fake, to ? to->stack : self.stack,
                                   to ? (size_t)CO_STACK_SIZE : self.stack_size);
#endif
}

static void after_switch(struct co *now)
{
#ifdef WITH_ASAN
    const void *old;
    size_t size;

    __sanitizer_finish_switch_fiber(now ? now->fake_stack : self.fake_stack, &old, &size);
    if (now && !now->caller) { /* we came from the thread's own stack: remember where it is */
        self.stack = old;
        self.stack_size = size;
    }
#endif
}

static void switch_to(struct co *to)
{
    struct co *from = self.current;

    before_switch(from, to);
    self.current = to;
    co_switch(from ? &from->sp : &self.thread_sp, to ? to->sp : self.thread_sp);
    after_switch(from);
}

static void co_main(void)
{
    struct co *co = self.current;

    after_switch(co);
    co->fn(co->arg);
    co->ended = true;
    switch_to(co->caller);
    abort(); /* nobody enters it again */
}

struct co *co_self(void)
{
    return self.current;
}

void co_yield (void)
{
    assert(self.current);
    switch_to(self.current->caller);
}

/* --- Stacks --- */

/* The struct lies at the top of its own stack. */
static struct co *map_stack(void)
{
    uint8_t *map = mmap(nullptr, GUARD_SIZE + CO_STACK_SIZE, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);

    if (map == MAP_FAILED)
        return nullptr;
    mprotect(map, GUARD_SIZE, PROT_NONE);
    struct co *co = (void *)(map + GUARD_SIZE + CO_STACK_SIZE - align_up(sizeof(*co), 64));
    co->stack = map + GUARD_SIZE;
    return co;
}

static void unmap_stack(struct co *co)
{
    munmap((uint8_t *)co->stack - GUARD_SIZE, GUARD_SIZE + CO_STACK_SIZE);
}

struct co *co_create(void (*fn)(void *), void *arg)
{
    struct co *co = self.pool;

    if (co) {
        self.pool = co->pooled;
        self.pooled--;
    } else {
        co = map_stack();
        if (!co)
            return nullptr;
    }
    /* As if co_main had called co_switch. */
    void **sp = (void **)co - PADDING_WORDS - SAVED_WORDS;
    for (unsigned i = 0; i < SAVED_WORDS + PADDING_WORDS; i++)
        sp[i] = nullptr;
    sp[RETURN_WORD] = (void *)co_main;
    *co = (struct co){.sp = sp, .fn = fn, .arg = arg, .stack = co->stack};
    return co;
}

static void recycle(struct co *co)
{
    if (self.pooled == POOLED_STACKS) {
        unmap_stack(co);
        return;
    }
    co->pooled = self.pool;
    self.pool = co;
    self.pooled++;
}

void co_enter(struct co *co)
{
    assert(co != self.current && !co->ended);
    co->caller = self.current;
    switch_to(co);
    if (co->ended)
        recycle(co);
}

void co_thread_exit(void)
{
    while (self.pool) {
        struct co *co = self.pool;

        self.pool = co->pooled;
        unmap_stack(co);
    }
    self.pooled = 0;
}

/* --- Queues and locks --- */

/* On the stack of the coroutine that waits. */
struct co_waiter {
    struct co *co;
    struct co_waiter *next;
    bool writer; /* for co_rwlock */
};

static void queue_wait(struct co_queue *q, bool writer)
{
    struct co_waiter w = {.co = self.current, .writer = writer};

    if (q->tail)
        q->tail->next = &w;
    else
        q->head = &w;
    q->tail = &w;
    co_yield ();
}

static struct co *queue_take(struct co_queue *q)
{
    struct co_waiter *w = q->head;

    if (!w)
        return nullptr;
    q->head = w->next;
    if (!q->head)
        q->tail = nullptr;
    return w->co;
}

void co_queue_wait(struct co_queue *q)
{
    queue_wait(q, false);
}

bool co_queue_wake_one(struct co_queue *q)
{
    struct co *co = queue_take(q);

    if (co)
        co_enter(co);
    return co;
}

void co_queue_wake_all(struct co_queue *q)
{
    struct co_queue now = *q; /* who comes back to wait again waits for the next time */

    *q = (struct co_queue){};
    while (co_queue_wake_one(&now))
        ;
}

bool co_queue_empty(const struct co_queue *q)
{
    return !q->head;
}

void co_lock(struct co_mutex *m)
{
    if (m->owner)
        queue_wait(&m->waiting, false); /* co_unlock makes us the owner */
    else
        m->owner = self.current;
}

void co_unlock(struct co_mutex *m)
{
    assert(m->owner == self.current);
    m->owner = queue_take(&m->waiting);
    if (m->owner)
        co_enter(m->owner);
}

/* Lets in who may go in now. */
static void rwlock_admit(struct co_rwlock *l)
{
    while (l->waiting.head && !l->writing) {
        bool writer = l->waiting.head->writer;

        if (writer && l->readers)
            return;
        if (writer)
            l->writing = true;
        else
            l->readers++;
        co_enter(queue_take(&l->waiting));
    }
}

void co_read_lock(struct co_rwlock *l)
{
    if (l->writing || l->waiting.head)
        queue_wait(&l->waiting, false);
    else
        l->readers++;
}

void co_read_unlock(struct co_rwlock *l)
{
    l->readers--;
    rwlock_admit(l);
}

void co_write_lock(struct co_rwlock *l)
{
    if (l->writing || l->readers || l->waiting.head)
        queue_wait(&l->waiting, true);
    else
        l->writing = true;
}

void co_write_unlock(struct co_rwlock *l)
{
    l->writing = false;
    rwlock_admit(l);
}
