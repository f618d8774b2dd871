/*
 * The tags of vm/exclusive.h. An odd tag means that a store-exclusive is under way in its granule.
 *
 * SPDX-License-Identifier: MIT
 */
#include "vm/exclusive.h"

#include <sched.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

enum {
    ENTRIES = 4096,   /* a power of two */
    GRANULE_BITS = 4, /* Arm's smallest exclusives reservation granule */
    YIELDS = 100,     /* before a thread that waits for a tag sleeps */
    SLEEPS = 20000,   /* of 100 µs, before a tag that stays odd is taken for abandoned */
};

struct exclusive_table {
    struct {
        alignas(64) _Atomic uint64_t tag; /* a cache line each, against false sharing */
    } entry[ENTRIES];
};

/* Guest memory has no type. */
typedef uint16_t any16 __attribute__((may_alias));
typedef uint32_t any32 __attribute__((may_alias));
typedef uint64_t any64 __attribute__((may_alias));

struct exclusive_table *exclusive_create(void)
{
    /* Zeroed by the kernel page by page when used: most programs never touch it. */
    void *table = mmap(nullptr, sizeof(struct exclusive_table), PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return table == MAP_FAILED ? nullptr : table;
}

void exclusive_destroy(struct exclusive_table *table)
{
    if (table)
        munmap(table, sizeof(*table));
}

void exclusive_after_fork(struct exclusive_table *table)
{
    /* All tags are zero again: a reservation from before the fork fails unless the granule had
     * never been stored to. */
    madvise(table, sizeof(*table), MADV_DONTNEED);
}

static _Atomic uint64_t *tag_of(struct exclusive_table *table, uint64_t address)
{
    uint64_t granule = address >> GRANULE_BITS;

    return &table->entry[(granule ^ granule >> 12) % ENTRIES].tag;
}

/* The tag once it is even. A store-exclusive holds it odd for a few instructions only, unless its
 * thread lost its processor, or its page was unmapped under it and the fault took it away: so the
 * tag is freed by force after some seconds. */
static uint64_t quiet_tag(_Atomic uint64_t *tag)
{
    static const struct timespec pause = {.tv_nsec = 100000};
    uint64_t value = atomic_load_explicit(tag, memory_order_acquire);

    for (unsigned tries = 0; value & 1; tries++) {
        if (tries < YIELDS)
            sched_yield();
        else if (tries < YIELDS + SLEEPS)
            nanosleep(&pause, nullptr);
        else if (atomic_compare_exchange_strong(tag, &value, value + 1))
            return value + 1;
        value = atomic_load_explicit(tag, memory_order_acquire);
    }
    return value;
}

static void load(const void *host, unsigned size, uint64_t out[2])
{
    out[1] = 0;
    switch (size) {
    case 1: out[0] = __atomic_load_n((const uint8_t *)host, __ATOMIC_ACQUIRE); break;
    case 2: out[0] = __atomic_load_n((const any16 *)host, __ATOMIC_ACQUIRE); break;
    case 4: out[0] = __atomic_load_n((const any32 *)host, __ATOMIC_ACQUIRE); break;
    case 16: /* only as a whole if the store-exclusive then succeeds (ARM DDI 0487 B2.2.1) */
        out[1] = __atomic_load_n((const any64 *)host + 1, __ATOMIC_ACQUIRE);
        __attribute__((fallthrough));
    default: out[0] = __atomic_load_n((const any64 *)host, __ATOMIC_ACQUIRE); break;
    }
}

static void compare_exchange16(void *host, const uint64_t expected[2], const uint64_t desired[2],
                               uint64_t old[2])
{
#ifdef __x86_64__ /* the compilers take the builtin for a call of libatomic without -mcx16 */
    uint64_t low = expected[0], high = expected[1];

    __asm__ volatile("lock cmpxchg16b %0"
                     : "+m"(*(unsigned __int128 *)host), "+a"(low), "+d"(high)
                     : "b"(desired[0]), "c"(desired[1])
                     : "memory", "cc");
    old[0] = low;
    old[1] = high;
#else
    unsigned __int128 want, new, found;

    memcpy(&want, expected, sizeof(want));
    memcpy(&new, desired, sizeof(new));
    found = __sync_val_compare_and_swap((unsigned __int128 *)host, want, new);
    memcpy(old, &found, sizeof(found));
#endif
}

void exclusive_compare_exchange(void *host, unsigned size, const uint64_t expected[2],
                                const uint64_t desired[2], uint64_t old[2])
{
    uint64_t want = expected[0], new = desired[0];

    old[1] = 0;
    switch (size) {
    case 1: old[0] = __sync_val_compare_and_swap((uint8_t *)host, want, new); break;
    case 2: old[0] = __sync_val_compare_and_swap((any16 *)host, want, new); break;
    case 4: old[0] = __sync_val_compare_and_swap((any32 *)host, want, new); break;
    case 8: old[0] = __sync_val_compare_and_swap((any64 *)host, want, new); break;
    default: compare_exchange16(host, expected, desired, old); break;
    }
}

void exclusive_load(struct exclusive_table *table, struct exclusive_monitor *monitor,
                    const void *host, unsigned size)
{
    monitor->size = 0;
    monitor->tag = quiet_tag(tag_of(table, (uintptr_t)host));
    load(host, size, monitor->value);
    monitor->address = (uintptr_t)host;
    monitor->size = size;
}

bool exclusive_store(struct exclusive_table *table, struct exclusive_monitor *monitor, void *host,
                     unsigned size, const uint64_t value[2])
{
    uint64_t tag = monitor->tag, old[2];

    if (monitor->size != size || monitor->address != (uintptr_t)host) {
        monitor->size = 0;
        return false;
    }
    /* A write that changes nothing: if the page is not writable, the fault comes before the tag
     * is odd. (A compare-exchange writes in any case. An OR with 0 compilers know to leave out.) */
    uint8_t same = __atomic_load_n((const uint8_t *)host, __ATOMIC_RELAXED);
    __atomic_compare_exchange_n((uint8_t *)host, &same, same, false, __ATOMIC_RELAXED,
                                __ATOMIC_RELAXED);
    monitor->size = 0;

    _Atomic uint64_t *shared = tag_of(table, (uintptr_t)host);
    if (!atomic_compare_exchange_strong(shared, &tag, tag + 1))
        return false;
    exclusive_compare_exchange(host, size, monitor->value, value, old);
    tag++;
    atomic_compare_exchange_strong(shared, &tag, tag + 1);
    return old[0] == monitor->value[0] && old[1] == monitor->value[1];
}
