/*
 * The event loop: epoll for descriptors, a heap of timers, a list of tasks that other threads add
 * to, and a pool of threads for what can only block.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/loop.h"
#include "base/bytes.h"
#include "base/pool.h"

#include <assert.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

enum {
    EVENTS_PER_TURN = 64
};

struct loop {
    int epoll_fd;
    struct loop_fd wakeup; /* an eventfd: makes the loop's thread leave epoll_wait */
    /* Tasks from any thread, newest first; taken all at once. */
    _Atomic(struct loop_task *) posted;
    atomic_bool sleeping;       /* in epoll_wait, or about to be: posting must write to `wakeup` */
    struct loop_timer **timers; /* a binary heap, the earliest first */
    unsigned ntimers, timer_capacity;
    struct loop_poller *pollers;
    struct work_pool *pool; /* made when first needed */
    /* What epoll_wait returned in this turn; entries whose watch ends meanwhile become null. */
    struct epoll_event events[EVENTS_PER_TURN];
    int nevents;
};

uint64_t loop_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

/* --- Descriptors --- */

err_t loop_watch(struct loop *loop, struct loop_fd *watch, uint32_t events)
{
    struct epoll_event event = {.events = events, .data.ptr = watch};
    int op = !events ? EPOLL_CTL_DEL : watch->events ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;

    if (events == watch->events)
        return ERR_OK;
    watch->events = events;
    if (!events)
        for (int i = 0; i < loop->nevents; i++)
            if (loop->events[i].data.ptr == watch)
                loop->events[i].data.ptr = nullptr;
    if (epoll_ctl(loop->epoll_fd, op, watch->fd, &event) && events)
        return err_make(errno, "cannot wait for descriptor %d: %m", watch->fd);
    return ERR_OK;
}

static void drain_wakeup(struct loop_fd *watch, uint32_t events)
{
    uint64_t count;

    while (read(watch->fd, &count, sizeof(count)) < 0 && errno == EINTR)
        ;
}

struct fd_waiter {
    struct loop_fd watch;
    struct loop *loop;
    struct co *co;
    uint32_t got;
};

static void fd_ready(struct loop_fd *watch, uint32_t events)
{
    struct fd_waiter *w = container_of(watch, struct fd_waiter, watch);

    w->got = events;
    err_free(loop_watch(w->loop, watch, 0));
    co_enter(w->co);
}

uint32_t loop_wait_fd(struct loop *loop, int fd, uint32_t events)
{
    struct fd_waiter w = {.watch = {.fd = fd, .ready = fd_ready}, .loop = loop, .co = co_self()};
    err_t e = loop_watch(loop, &w.watch, events);

    if (err_failed(e)) { /* a regular file, say: always ready */
        err_free(e);
        return events;
    }
    co_yield ();
    return w.got;
}

/* --- Timers --- */

static void timer_put(struct loop *loop, unsigned i, struct loop_timer *timer)
{
    loop->timers[i] = timer;
    timer->place = i + 1;
}

static void timer_up(struct loop *loop, unsigned i, struct loop_timer *timer)
{
    while (i && loop->timers[(i - 1) / 2]->due > timer->due) {
        timer_put(loop, i, loop->timers[(i - 1) / 2]);
        i = (i - 1) / 2;
    }
    timer_put(loop, i, timer);
}

static void timer_down(struct loop *loop, unsigned i, struct loop_timer *timer)
{
    for (;;) {
        unsigned child = 2 * i + 1;

        if (child + 1 < loop->ntimers && loop->timers[child + 1]->due < loop->timers[child]->due)
            child++;
        if (child >= loop->ntimers || loop->timers[child]->due >= timer->due)
            break;
        timer_put(loop, i, loop->timers[child]);
        i = child;
    }
    timer_put(loop, i, timer);
}

void loop_timer_clear(struct loop *loop, struct loop_timer *timer)
{
    unsigned i = timer->place - 1;

    if (!timer->place)
        return;
    timer->place = 0;
    struct loop_timer *last = loop->timers[--loop->ntimers];
    if (last == timer)
        return;
    if (i && loop->timers[(i - 1) / 2]->due > last->due)
        timer_up(loop, i, last);
    else
        timer_down(loop, i, last);
}

void loop_timer_set(struct loop *loop, struct loop_timer *timer, uint64_t due)
{
    loop_timer_clear(loop, timer);
    if (loop->ntimers == loop->timer_capacity) {
        unsigned capacity = loop->timer_capacity ? 2 * loop->timer_capacity : 16;
        struct loop_timer **timers = realloc(loop->timers, capacity * sizeof(struct loop_timer *));

        if (!timers)
            abort(); /* a few hundred bytes; nobody could go on without its timer */
        loop->timers = timers;
        loop->timer_capacity = capacity;
    }
    timer->due = due;
    timer_up(loop, loop->ntimers++, timer);
}

static bool run_timers(struct loop *loop)
{
    uint64_t now;
    bool any = false;

    if (!loop->ntimers)
        return false;
    now = loop_now();
    while (loop->ntimers && loop->timers[0]->due <= now) {
        struct loop_timer *timer = loop->timers[0];

        loop_timer_clear(loop, timer);
        timer->fire(timer);
        any = true;
    }
    return any;
}

struct sleeper {
    struct loop_timer timer;
    struct co *co;
};

static void sleep_over(struct loop_timer *timer)
{
    co_enter(container_of(timer, struct sleeper, timer)->co);
}

void loop_sleep(struct loop *loop, uint64_t ns)
{
    struct sleeper s = {.timer.fire = sleep_over, .co = co_self()};

    loop_timer_set(loop, &s.timer, loop_now() + ns);
    co_yield ();
}

/* --- Tasks --- */

void loop_post(struct loop *loop, struct loop_task *task)
{
    struct loop_task *head = atomic_load_explicit(&loop->posted, memory_order_relaxed);

    do {
        task->next = head;
    } while (!atomic_compare_exchange_weak(&loop->posted, &head, task));
    /* Sequentially consistent on both sides: either we see that it sleeps, or it sees the task. */
    if (atomic_load(&loop->sleeping)) {
        uint64_t one = 1;

        while (write(loop->wakeup.fd, &one, sizeof(one)) < 0 && errno == EINTR)
            ;
    }
}

static bool run_posted(struct loop *loop)
{
    struct loop_task *newest, *oldest = nullptr;

    if (!atomic_load_explicit(&loop->posted, memory_order_relaxed))
        return false;
    newest = atomic_exchange(&loop->posted, nullptr);
    while (newest) { /* first in, first out */
        struct loop_task *next = newest->next;

        newest->next = oldest;
        oldest = newest;
        newest = next;
    }
    while (oldest) {
        struct loop_task *task = oldest;

        oldest = task->next;
        task->run(task);
    }
    return true;
}

struct wake_task {
    struct loop_task task;
    struct co *co;
};

static void run_wake(struct loop_task *task)
{
    struct wake_task *w = container_of(task, struct wake_task, task);
    struct co *co = w->co;

    free(w);
    co_enter(co);
}

void loop_wake(struct loop *loop, struct co *co)
{
    struct wake_task *w = malloc(sizeof(*w));

    if (!w)
        abort();
    *w = (struct wake_task){.task.run = run_wake, .co = co};
    loop_post(loop, &w->task);
}

/* --- Work for other threads --- */

struct loop_work {
    struct work_item item;
    struct loop_task done;
    struct loop *loop;
    struct co *co;
    int (*fn)(void *);
    void *arg;
    int result;
};

static void work_in_thread(struct work_item *item)
{
    struct loop_work *w = container_of(item, struct loop_work, item);

    w->result = w->fn(w->arg);
    loop_post(w->loop, &w->done);
}

static void work_done(struct loop_task *task)
{
    co_enter(container_of(task, struct loop_work, done)->co);
}

int loop_work(struct loop *loop, int (*fn)(void *), void *arg)
{
    struct loop_work w = {.item.run = work_in_thread,
                          .done.run = work_done,
                          .loop = loop,
                          .co = co_self(),
                          .fn = fn,
                          .arg = arg};

    if (!loop->pool)
        loop->pool = work_pool_create();
    if (!loop->pool || !work_pool_submit(loop->pool, &w.item))
        return fn(arg); /* no threads to be had: do it here */
    co_yield ();
    return w.result;
}

/* --- Turning --- */

void loop_add_poller(struct loop *loop, struct loop_poller *poller)
{
    poller->next = loop->pollers;
    loop->pollers = poller;
}

void loop_remove_poller(struct loop *loop, struct loop_poller *poller)
{
    for (struct loop_poller **p = &loop->pollers; *p; p = &(*p)->next)
        if (*p == poller) {
            *p = poller->next;
            return;
        }
}

static bool run_pollers(struct loop *loop)
{
    bool any = false;

    for (struct loop_poller *p = loop->pollers, *next; p; p = next) {
        next = p->next;
        any |= p->poll(p);
    }
    return any;
}

/* In ms, rounded up, so that the timer is due when the wait is over. */
static int time_to_wait(const struct loop *loop)
{
    uint64_t now, ms;

    if (!loop->ntimers)
        return -1;
    now = loop_now();
    if (loop->timers[0]->due <= now)
        return 0;
    ms = (loop->timers[0]->due - now + 999999) / 1000000;
    return ms < 1000000 ? (int)ms : 1000000;
}

static void wait_for_events(struct loop *loop, int timeout)
{
    atomic_store(&loop->sleeping, true);
    if (atomic_load(&loop->posted))
        timeout = 0;
    loop->nevents = epoll_wait(loop->epoll_fd, loop->events, EVENTS_PER_TURN, timeout);
    atomic_store(&loop->sleeping, false);
    for (int i = 0; i < loop->nevents; i++) {
        struct loop_fd *watch = loop->events[i].data.ptr;

        if (watch)
            watch->ready(watch, loop->events[i].events);
    }
    loop->nevents = 0;
}

void loop_turn(struct loop *loop, bool wait)
{
    bool any = run_posted(loop);

    any |= run_pollers(loop);
    any |= run_timers(loop);
    wait_for_events(loop, any || !wait ? 0 : time_to_wait(loop));
}

void loop_run_until(struct loop *loop, const bool *done)
{
    while (!*done)
        loop_turn(loop, true);
}

struct runner {
    void (*fn)(void *);
    void *arg;
    bool done;
};

static void run_to_end(void *arg)
{
    struct runner *r = arg;

    r->fn(r->arg);
    r->done = true;
}

void loop_run(struct loop *loop, void (*fn)(void *), void *arg)
{
    struct runner r = {.fn = fn, .arg = arg};
    struct co *co = co_create(run_to_end, &r);

    if (!co)
        abort();
    co_enter(co);
    loop_run_until(loop, &r.done);
}

err_t loop_create(struct loop **out)
{
    struct loop *loop = calloc(1, sizeof(*loop));

    if (!loop)
        return err_make(ENOMEM, "no memory for an event loop");
    loop->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    loop->wakeup =
        (struct loop_fd){.fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), .ready = drain_wakeup};
    if (loop->epoll_fd < 0 || loop->wakeup.fd < 0) {
        err_t e = err_make(errno, "cannot make an event loop: %m");

        loop_destroy(loop);
        return e;
    }
    *out = loop;
    return loop_watch(loop, &loop->wakeup, EPOLLIN);
}

void loop_destroy(struct loop *loop)
{
    if (loop->pool)
        work_pool_destroy(loop->pool);
    if (loop->epoll_fd >= 0)
        close(loop->epoll_fd);
    if (loop->wakeup.fd >= 0)
        close(loop->wakeup.fd);
    free(loop->timers);
    free(loop);
}
