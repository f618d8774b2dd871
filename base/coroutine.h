/*
 * Coroutines: straight-line code that waits without holding a thread.
 *
 * A coroutine belongs to the thread that created it. Everything that can wait (a request, a timer,
 * a lock) yields, and whoever fulfils the wait enters it again, usually through loop_wake.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BASE_COROUTINE_H
#define MOA_BASE_COROUTINE_H

#include <stddef.h>

struct co;

enum {
    CO_STACK_SIZE = 256 * 1024 /* with a guard page below */
};

/* A coroutine that will run fn(arg) when first entered; its stack is taken from the thread's pool.
 * Null when there is no memory for a stack. */
struct co *co_create(void (*fn)(void *), void *arg);
/* Runs it until it yields or ends. It must not be running. Called from a coroutine or from none. */
void co_enter(struct co *co);
/* Back to whoever entered the running coroutine. */
void co_yield (void);
/* The running coroutine, or null. */
struct co *co_self(void);
/* Gives the pooled stacks of the calling thread back: before it ends. */
void co_thread_exit(void);

/* --- Waiting for one another: coroutines of one thread --- */

struct co_waiter;

/* First come, first served. Zero is empty. */
struct co_queue {
    struct co_waiter *head, *tail;
};

void co_queue_wait(struct co_queue *q);
/* Enters the first (all) of those that wait now; false if there was none. */
bool co_queue_wake_one(struct co_queue *q);
void co_queue_wake_all(struct co_queue *q);
bool co_queue_empty(const struct co_queue *q);

/* Fair. Zero is unlocked. */
struct co_mutex {
    struct co *owner;
    struct co_queue waiting;
};

void co_lock(struct co_mutex *m);
void co_unlock(struct co_mutex *m);

/* Readers share, a writer is alone; who comes after a waiting writer waits behind it. */
struct co_rwlock {
    unsigned readers;
    bool writing;
    struct co_queue waiting;
};

void co_read_lock(struct co_rwlock *l);
void co_read_unlock(struct co_rwlock *l);
void co_write_lock(struct co_rwlock *l);
void co_write_unlock(struct co_rwlock *l);

#endif
