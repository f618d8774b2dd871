/*
 * Threads: clone, futexes with 64-bit time, thread pointers, robust locks, atomics, clocks.
 *
 * SPDX-License-Identifier: MIT
 */
#include "nolibc.h"

#include <linux/futex.h>
#include <linux/sched.h>
#include <linux/time.h>
#include <linux/time_types.h>

enum {
    THREADS = 4,
    ROUNDS = 20000
};

static char stacks[THREADS][16384] __attribute__((aligned(16)));
static int tids[THREADS], counter, guarded, lock;
static volatile long tls_seen[THREADS];

static long futex(int *at, int op, int value, const struct __kernel_timespec *limit)
{
    return call(futex_time64, at, op, value, limit, 0, FUTEX_BITSET_MATCH_ANY);
}

/* 1: held; 2: held, and somebody may wait. */
static void take(void)
{
    int free = 0;

    if (__atomic_compare_exchange_n(&lock, &free, 1, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
        return;
    while (__atomic_exchange_n(&lock, 2, __ATOMIC_ACQUIRE))
        futex(&lock, FUTEX_WAIT, 2, 0);
}

static void give(void)
{
    __atomic_store_n(&lock, 0, __ATOMIC_RELEASE);
    futex(&lock, FUTEX_WAKE, THREADS, 0);
}

static struct {
    struct robust_list_head head;
    struct robust_list entry;
    uint32_t word;
} robust;

static void body(long number)
{
    long tp;
    __asm__("mv %0, tp" : "=r"(tp));
    tls_seen[number] = tp;
    for (int i = 0; i < ROUNDS; i++) {
        if (i % 64 == 0) {
            take();
            guarded++;
            give();
        } else {
            __atomic_fetch_add(&counter, 1, __ATOMIC_RELAXED);
        }
    }
    if (number == 0) { /* ends with a lock held */
        robust.head.list.next = &robust.entry;
        robust.entry.next = &robust.head.list;
        robust.head.futex_offset = (char *)&robust.word - (char *)&robust.entry;
        robust.word = (uint32_t)call(gettid) | FUTEX_WAITERS;
        SAME(call(set_robust_list, &robust.head, sizeof(robust.head)), 0);
        SAME(call(set_robust_list, &robust.head, 24), -22);
    }
}

/* clone, and in the child body(number) and exit, without touching the parent's stack. */
static long start(long number)
{
    long flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM |
                 CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID;
    register long a0 __asm__("a0") = flags,
                     a1 __asm__("a1") = (long)(stacks[number] + sizeof(stacks[number])),
                     a2 __asm__("a2") = (long)&tids[number], a3 __asm__("a3") = 0x1000 + number,
                     a4 __asm__("a4") = (long)&tids[number], a7 __asm__("a7") = __NR_clone,
                     s1 __asm__("s1") = number, s2 __asm__("s2") = (long)body;
    __asm__ volatile("ecall\n\tbnez a0, 1f\n\tmv a0, s1\n\tjalr s2\n\tli a0, 0\n\t"
                     "li a7, 93\n\tecall\n1:"
                     : "+r"(a0)
                     : "r"(a1), "r"(a2), "r"(a3), "r"(a4), "r"(a7), "r"(s1), "r"(s2)
                     : "memory", "ra", "t0", "t1", "t2");
    return a0;
}

static void test_threads(void)
{
    for (long i = 0; i < THREADS; i++)
        CHECK(start(i) > 0);
    for (long i = 0; i < THREADS; i++) {
        int tid;
        while ((tid = __atomic_load_n(&tids[i], __ATOMIC_ACQUIRE)))
            futex(&tids[i], FUTEX_WAIT, tid, 0);
        SAME(tls_seen[i], 0x1000 + i);
    }
    SAME(counter + guarded, THREADS * ROUNDS);
    CHECK(robust.word & FUTEX_OWNER_DIED);
}

static void test_futex(void)
{
    int word = 5;
    struct {
        int64_t sec;
        uint32_t nsec, garbage;
    } limit = {0, 1000000, 0xffffffff};
    struct __kernel_timespec now;

    SAME(futex(&word, FUTEX_WAIT, 4, 0), -11);
    SAME(futex(&word, FUTEX_WAIT, 5, (void *)&limit), -110);
    SAME(call(clock_gettime64, CLOCK_MONOTONIC, &now), 0);
    now.tv_nsec += 2000000;
    if (now.tv_nsec >= 1000000000) {
        now.tv_nsec -= 1000000000;
        now.tv_sec++;
    }
    SAME(futex(&word, FUTEX_WAIT_BITSET, 5, &now), -110);
    SAME(futex((int *)1, FUTEX_WAIT, 5, 0), -22);
}

static void test_clocks(void)
{
    struct __kernel_timespec a, b, resolution;
    uint32_t low, high, again;

    SAME(call(clock_getres_time64, CLOCK_REALTIME, &resolution), 0);
    CHECK(resolution.tv_sec == 0 && resolution.tv_nsec > 0);
    SAME(call(clock_gettime64, CLOCK_REALTIME, &a), 0);
    CHECK(a.tv_sec > 1600000000);
    SAME(call(clock_gettime64, 1000, &a), -22);
    SAME(call(clock_gettime64, CLOCK_MONOTONIC, &a), 0);
    struct __kernel_timespec wait = {0, 3000000};
    SAME(call(clock_nanosleep_time64, CLOCK_MONOTONIC, 0, &wait, 0), 0);
    SAME(call(clock_gettime64, CLOCK_MONOTONIC, &b), 0);
    CHECK((b.tv_sec - a.tv_sec) * 1000000000 + b.tv_nsec - a.tv_nsec >= 3000000);
    __asm__ volatile("1: rdtimeh %1\n\trdtime %0\n\trdtimeh %2\n\tbne %1, %2, 1b"
                     : "=&r"(low), "=&r"(high), "=&r"(again));
    SAME(high, again);
    long fd = call(timerfd_create, CLOCK_MONOTONIC, 0);
    struct __kernel_itimerspec when = {{0, 0}, {0, 1000000}};
    uint64_t expirations = 0;
    SAME(call(timerfd_settime64, fd, 0, &when, 0), 0);
    SAME(call(read, fd, &expirations, 8), 8);
    CHECK(expirations == 1);
    SAME(call(timerfd_gettime64, fd, &when), 0);
    uint32_t cpus[32];
    long n = call(sched_getaffinity, 0, sizeof(cpus), cpus);
    CHECK(n >= 4 && n % 4 == 0 && cpus[0]);
    SAME(call(sched_getaffinity, 0, 3, cpus), -22);
}

int main(int argc, char **argv, char **envp)
{
    test_futex();
    test_threads();
    test_clocks();
    return 0;
}
