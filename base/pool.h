/*
 * A pool of threads for work that blocks or computes long.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BASE_POOL_H
#define MOA_BASE_POOL_H

struct work_pool;

struct work_item {
    void (*run)(struct work_item *item); /* in a thread of the pool; the item may be gone after */
    struct work_item *next;              /* the pool's */
};

enum {
    WORK_MAX_THREADS = 64 /* most of them wait for a disk */
};

/* Threads are started as work comes in, and end when idle for some seconds. */
struct work_pool *work_pool_create(void);
/* All work must be done. */
void work_pool_destroy(struct work_pool *pool);
/* Any thread. False if there is not a single thread and none can be made. */
bool work_pool_submit(struct work_pool *pool, struct work_item *item);

#endif
