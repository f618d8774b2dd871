/*
 * The event loop and coroutines: order, timers, wake-ups from other threads, locks.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "base/loop.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include <sys/epoll.h>
#include <unistd.h>

static struct loop *new_loop(void)
{
    struct loop *loop;
    err_t e = loop_create(&loop);

    assert_false(err_failed(e));
    return loop;
}

/* --- Coroutines --- */

static void count_up(void *arg)
{
    int *n = arg;

    for (int i = 0; i < 3; i++) {
        ++*n;
        co_yield ();
    }
    *n = 100;
}

static void test_yield(void **state)
{
    int n = 0;
    struct co *co = co_create(count_up, &n);

    for (int i = 1; i <= 3; i++) {
        co_enter(co);
        assert_int_equal(n, i);
    }
    co_enter(co);
    assert_int_equal(n, 100);
    assert_null(co_self());
}

/* A stack is whole, and doubles work: alignment. */
static void use_stack(void *arg)
{
    volatile char big[CO_STACK_SIZE - 16384];
    volatile long double x = 1.5L;

    for (unsigned i = 0; i < sizeof(big); i += 512)
        big[i] = (char)i;
    *(double *)arg = (double)(x * 2) + big[0];
}

static void test_stack(void **state)
{
    double out = 0;

    co_enter(co_create(use_stack, &out));
    assert_true(out == 3);
}

struct lock_test {
    struct co_mutex mutex;
    struct co_rwlock rw;
    struct loop *loop;
    unsigned inside, writers, done, most_readers;
};

static void lock_user(void *arg)
{
    struct lock_test *t = arg;

    for (int i = 0; i < 50; i++) {
        co_lock(&t->mutex);
        assert_int_equal(t->inside++, 0);
        loop_sleep(t->loop, 1000);
        t->inside--;
        co_unlock(&t->mutex);
    }
    t->done++;
}

static void reader(void *arg)
{
    struct lock_test *t = arg;

    for (int i = 0; i < 50; i++) {
        co_read_lock(&t->rw);
        assert_int_equal(t->writers, 0);
        t->inside++;
        if (t->inside > t->most_readers)
            t->most_readers = t->inside;
        loop_sleep(t->loop, 1000);
        t->inside--;
        co_read_unlock(&t->rw);
    }
    t->done++;
}

static void writer(void *arg)
{
    struct lock_test *t = arg;

    for (int i = 0; i < 50; i++) {
        co_write_lock(&t->rw);
        assert_int_equal(t->writers++, 0);
        assert_int_equal(t->inside, 0);
        loop_sleep(t->loop, 1000);
        t->writers--;
        co_write_unlock(&t->rw);
    }
    t->done++;
}

static void test_locks(void **state)
{
    struct lock_test t = {.loop = new_loop()};

    for (int i = 0; i < 4; i++)
        co_enter(co_create(lock_user, &t));
    while (t.done < 4)
        loop_turn(t.loop, true);
    for (int i = 0; i < 4; i++) {
        co_enter(co_create(reader, &t));
        co_enter(co_create(writer, &t));
    }
    while (t.done < 12)
        loop_turn(t.loop, true);
    assert_in_range(t.most_readers, 1, 4);
    loop_destroy(t.loop);
}

/* --- The loop --- */

struct timers {
    struct loop *loop;
    unsigned order[8], count;
};

struct one_timer {
    struct loop_timer timer;
    struct timers *all;
    unsigned number;
};

static void fired(struct loop_timer *timer)
{
    struct one_timer *t = container_of(timer, struct one_timer, timer);

    t->all->order[t->all->count++] = t->number;
}

static void test_timers(void **state)
{
    static const unsigned delays[] = {5, 1, 4, 2, 3, 7, 6};
    struct timers all = {.loop = new_loop()};
    struct one_timer t[ARRAY_SIZE(delays)];
    uint64_t now = loop_now();

    for (unsigned i = 0; i < ARRAY_SIZE(delays); i++) {
        t[i] = (struct one_timer){.timer.fire = fired, .all = &all, .number = delays[i]};
        loop_timer_set(all.loop, &t[i].timer, now + delays[i] * 1000000);
    }
    loop_timer_clear(all.loop, &t[2].timer);             /* 4 never comes */
    loop_timer_set(all.loop, &t[5].timer, now + 500000); /* 7 comes first */
    while (all.count < ARRAY_SIZE(delays) - 1)
        loop_turn(all.loop, true);
    static const unsigned expected[] = {7, 1, 2, 3, 5, 6};
    assert_memory_equal(all.order, expected, sizeof(expected));
    loop_destroy(all.loop);
}

struct waking {
    struct loop *loop;
    struct co *co;
    unsigned woken;
    int pipe[2];
};

static void *wake_from_thread(void *arg)
{
    struct waking *w = arg;

    loop_wake(w->loop, w->co);
    return nullptr;
}

static int add_in_thread(void *arg)
{
    return ++*(int *)arg;
}

static void write_later(void *arg)
{
    struct waking *w = arg;

    loop_sleep(w->loop, 1000000);
    assert_int_equal(write(w->pipe[1], "x", 1), 1);
}

static void wait_for_all(void *arg)
{
    struct waking *w = arg;
    int number = 0;

    w->co = co_self();
    for (int i = 0; i < 200; i++) {
        pthread_t thread;

        assert_int_equal(pthread_create(&thread, nullptr, wake_from_thread, w), 0);
        co_yield ();
        pthread_join(thread, nullptr);
        w->woken++;
        assert_int_equal(loop_work(w->loop, add_in_thread, &number), i + 1);
    }
    assert_int_equal(pipe(w->pipe), 0);
    co_enter(co_create(write_later, w));
    assert_true(loop_wait_fd(w->loop, w->pipe[0], EPOLLIN) & EPOLLIN);
    close(w->pipe[0]);
    close(w->pipe[1]);
}

static void test_waking(void **state)
{
    struct waking w = {.loop = new_loop()};

    loop_run(w.loop, wait_for_all, &w);
    assert_int_equal(w.woken, 200);
    loop_destroy(w.loop);
    co_thread_exit();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_yield), cmocka_unit_test(test_stack),
                                       cmocka_unit_test(test_locks), cmocka_unit_test(test_timers),
                                       cmocka_unit_test(test_waking)};

    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
