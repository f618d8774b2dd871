/*
 * The event loop: descriptors, timers, work for other threads, and coroutines that wait for them.
 *
 * A loop is run by one thread. Only loop_post and loop_wake may be called from other threads.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BASE_LOOP_H
#define MOA_BASE_LOOP_H

#include "base/coroutine.h"
#include "base/err.h"

#include <stdint.h>

struct loop;

err_t loop_create(struct loop **out);
/* Nothing may be registered any more. */
void loop_destroy(struct loop *loop);
/* One turn: runs what is due; waits for something to be due first if `wait`. */
void loop_turn(struct loop *loop, bool wait);
/* Turns until *done. */
void loop_run_until(struct loop *loop, const bool *done);
/* Runs fn(arg) in a coroutine, and turns until it has returned. For main programs and tests. */
void loop_run(struct loop *loop, void (*fn)(void *), void *arg);
/* CLOCK_MONOTONIC, in ns. */
uint64_t loop_now(void);

/* --- Descriptors --- */

struct loop_fd {
    int fd;
    void (*ready)(struct loop_fd *watch, uint32_t epoll_events);
    uint32_t events; /* the loop's: what is watched */
};

/* Watches for EPOLLIN | EPOLLOUT …; 0 ends the watch, after which the descriptor may be closed.
 * `watch` stays where it is while it is watched. */
err_t loop_watch(struct loop *loop, struct loop_fd *watch, uint32_t epoll_events);
/* In a coroutine: waits until one of the events (or EPOLLERR, EPOLLHUP) is there, and returns
 * which. The descriptor must not be watched. */
uint32_t loop_wait_fd(struct loop *loop, int fd, uint32_t epoll_events);

/* --- Timers --- */

struct loop_timer {
    uint64_t due; /* in loop_now's time */
    void (*fire)(struct loop_timer *timer);
    unsigned place; /* the loop's: 1 + index in its heap, 0 when not set */
};

/* Sets it, or sets it anew. Fires once. */
void loop_timer_set(struct loop *loop, struct loop_timer *timer, uint64_t due);
void loop_timer_clear(struct loop *loop, struct loop_timer *timer);
void loop_sleep(struct loop *loop, uint64_t ns); /* in a coroutine */

/* --- Work and wake-ups --- */

struct loop_task {
    void (*run)(struct loop_task *task);
    struct loop_task *next; /* the loop's */
};

/* Runs the task in the loop's thread, soon. Any thread. */
void loop_post(struct loop *loop, struct loop_task *task);
/* Enters the coroutine from the loop, soon. It must be about to yield or have yielded, and be woken
 * once for each time. Any thread. */
void loop_wake(struct loop *loop, struct co *co);
/* In a coroutine: fn(arg) runs in a thread of the loop's pool; returns its result. */
int loop_work(struct loop *loop, int (*fn)(void *), void *arg);

/* What else can complete without a descriptor (an io_uring): asked at every turn before it waits.
 */
struct loop_poller {
    /* Hands in what is queued and runs what is complete; true if it did anything. */
    bool (*poll)(struct loop_poller *poller);
    struct loop_poller *next; /* the loop's */
};

void loop_add_poller(struct loop *loop, struct loop_poller *poller);
void loop_remove_poller(struct loop *loop, struct loop_poller *poller);

#endif
