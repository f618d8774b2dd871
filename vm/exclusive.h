/*
 * Load-exclusive / store-exclusive (Arm LDXR/STXR, RISC-V LR/SC) for guests whose vCPUs run in
 * parallel. A plain compare-and-swap instead of them has the ABA problem: a lock-free stack whose
 * head goes A, B, A between the two would be corrupted. So every granule of 16 bytes has a tag, in
 * a hash table shared by the vCPUs: a load-exclusive notes the tag and the value, a store-exclusive
 * fails unless both are still the same, and every store-exclusive changes the tag. Plain stores
 * and atomic instructions do not change tags: only their effect on the value is seen.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_VM_EXCLUSIVE_H
#define MOA_VM_EXCLUSIVE_H

#include <stdbool.h>
#include <stdint.h>

struct exclusive_table;

/* What a vCPU has reserved; lies in the guest's state. All zero: nothing. */
struct exclusive_monitor {
    uint64_t address; /* host address */
    uint64_t tag;
    uint64_t value[2];
    uint32_t size; /* in bytes; 0: nothing is reserved */
};

/* Null if there is no memory. */
struct exclusive_table *exclusive_create(void);
void exclusive_destroy(struct exclusive_table *table);
/* In the child: what other threads had under way is nobody's now. */
void exclusive_after_fork(struct exclusive_table *table);

/* Loads `size` = 1, 2, 4, 8 or 16 bytes at `host` (with acquire order) into monitor->value,
 * zero-extended, and reserves them. The address must be aligned. Faults as the access itself does.
 */
void exclusive_load(struct exclusive_table *table, struct exclusive_monitor *monitor,
                    const void *host, unsigned size);

/* Stores if `host` and `size` are what the monitor has reserved and nothing came between; true if
 * it stored (sequentially consistent). The reservation is gone in any case, but for a fault. */
bool exclusive_store(struct exclusive_table *table, struct exclusive_monitor *monitor, void *host,
                     unsigned size, const uint64_t value[2]);

static inline void exclusive_clear(struct exclusive_monitor *monitor)
{
    monitor->size = 0;
}

/* Compares the `size` bytes at `host` with `expected` and if equal stores `desired`, atomically; in
 * any case `old` is what was there. The address must be aligned. */
void exclusive_compare_exchange(void *host, unsigned size, const uint64_t expected[2],
                                const uint64_t desired[2], uint64_t old[2]);

#endif
