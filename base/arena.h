/* A bump allocator whose memory is given back all at once: the translator's scratch space.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_BASE_ARENA_H
#define MOA_BASE_ARENA_H

#include <stddef.h>

struct arena {
    char *base;
    size_t used, size;
};

/* Reserves `size` bytes of address space, committed as they are touched. False when refused. */
bool arena_init(struct arena *a, size_t size);
/* 16-byte aligned, not zeroed; aborts when the reservation is used up, which callers must bound. */
void *arena_alloc(struct arena *a, size_t bytes);
void arena_reset(struct arena *a);
void arena_destroy(struct arena *a);

#endif
