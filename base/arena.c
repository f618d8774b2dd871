/* A bump allocator over one reservation of address space.
 * SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdlib.h>
#include <sys/mman.h>

bool arena_init(struct arena *a, size_t size)
{
    void *p = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    *a = (struct arena){.base = p == MAP_FAILED ? nullptr : p, .size = size};
    return a->base != nullptr;
}

void *arena_alloc(struct arena *a, size_t bytes)
{
    bytes = (bytes + 15) & ~(size_t)15;
    if (bytes > a->size - a->used)
        abort();
    void *p = a->base + a->used;
    a->used += bytes;
    return p;
}

void arena_reset(struct arena *a)
{
    a->used = 0;
}

void arena_destroy(struct arena *a)
{
    if (a->base)
        munmap(a->base, a->size);
    *a = (struct arena){0};
}
