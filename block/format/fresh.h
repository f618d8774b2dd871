/*
 * What formats that put new clusters at the end of their file have in common.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_FORMAT_FRESH_H
#define MOA_BLOCK_FORMAT_FRESH_H

#include "block/driver.h"

/* Makes the range read as zeroes: by growing the file where it ends before, else by zeroing and
 * flushing, so that no metadata that is written next can show what was there before. */
int fresh_space(struct block_edge *file, uint64_t offset, uint64_t bytes);
/* Reads; what lies behind the file's end is zero. */
int fresh_read(struct block_edge *file, uint64_t offset, void *dst, uint64_t bytes);

/* --- Tables that are read and changed in place, a page at a time --- */

enum {
    TABLE_PAGES = 32
};

struct table_page {
    uint64_t offset, used;
    uint8_t *data; /* null: not in use */
};

/* Zero but for `file` and `page_size`. Its user's lock keeps it. */
struct table_cache {
    struct block_edge *file;
    uint32_t page_size; /* power of two */
    uint64_t clock;
    struct table_page pages[TABLE_PAGES];
};

/* The eight bytes at `offset`, which is a multiple of eight, as they are on disk. */
int table_read(struct table_cache *c, uint64_t offset, uint64_t *raw);
/* Writes through: `bytes` from `offset` on. */
int table_write(struct table_cache *c, uint64_t offset, const void *src, uint64_t bytes);
/* Forgets all. */
void table_cache_free(struct table_cache *c);

#endif
