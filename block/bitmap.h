/*
 * Dirty bitmaps: which parts of a node have been written, in granules.
 *
 * A bitmap has a name (backups name what they start from) or none (a job's own). Writes to the node
 * set bits while it is enabled. Persistent ones are kept by the image's format: the driver loads
 * them when it opens the image and stores them when it closes it.
 *
 * A job that works through a bitmap freezes it: from then on writes go to a successor, and when the
 * job ends either the successor takes its place (success) or both are one again.
 *
 * Nothing here yields.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_BITMAP_H
#define MOA_BLOCK_BITMAP_H

#include "block/block.h"

enum {
    BLOCK_BITMAP_MIN_GRANULARITY = 512,
    BLOCK_BITMAP_MAX_NAME = 1023
};

struct block_dirty_bitmap;

/* `granularity`: a power of two; 0: the node's cluster size, within 4 and 64 KiB. A null name is
 * that of no other. Enabled, empty. */
err_t block_bitmap_create(struct block_node *n, const char *name, uint64_t granularity,
                          struct block_dirty_bitmap **out);
void block_bitmap_remove(struct block_dirty_bitmap *b);
struct block_dirty_bitmap *block_bitmap_find(const struct block_node *n, const char *name);
/* Those of a node, the newest first; null: the first, and after the last. */
struct block_dirty_bitmap *block_bitmap_next(const struct block_node *n,
                                             const struct block_dirty_bitmap *b);

const char *block_bitmap_name(const struct block_dirty_bitmap *b); /* null: none */
uint64_t block_bitmap_granularity(const struct block_dirty_bitmap *b);
uint64_t block_bitmap_size(const struct block_dirty_bitmap *b);
/* Bytes in granules that are set. */
uint64_t block_bitmap_count(const struct block_dirty_bitmap *b);

/* Ranges are rounded outwards to granules when they are set, inwards when they are reset. */
void block_bitmap_set(struct block_dirty_bitmap *b, uint64_t offset, uint64_t bytes);
void block_bitmap_reset(struct block_dirty_bitmap *b, uint64_t offset, uint64_t bytes);
void block_bitmap_clear(struct block_dirty_bitmap *b);
bool block_bitmap_get(const struct block_dirty_bitmap *b, uint64_t offset);
/* The first set range from *offset on, at most `most` bytes of it; false: none is left. */
bool block_bitmap_next_dirty(const struct block_dirty_bitmap *b, uint64_t *offset, uint64_t *bytes,
                             uint64_t most);
/* What is set in `from` is set in `into`, too. */
err_t block_bitmap_merge(struct block_dirty_bitmap *into, const struct block_dirty_bitmap *from);

void block_bitmap_enable(struct block_dirty_bitmap *b, bool on);
bool block_bitmap_enabled(const struct block_dirty_bitmap *b);
/* EINVAL if the format cannot keep it. */
err_t block_bitmap_set_persistent(struct block_dirty_bitmap *b, bool on);
bool block_bitmap_persistent(const struct block_dirty_bitmap *b);
/* What was stored cannot be trusted: it can only be removed. */
void block_bitmap_set_inconsistent(struct block_dirty_bitmap *b);
bool block_bitmap_inconsistent(const struct block_dirty_bitmap *b);
/* Driver: was it made since the image was opened, rather than loaded? */
void block_bitmap_set_loaded(struct block_dirty_bitmap *b);
bool block_bitmap_fresh(const struct block_dirty_bitmap *b);
/* Fails for what is frozen or inconsistent: with the message of block-dirty-bitmap-*. */
err_t block_bitmap_check(const struct block_dirty_bitmap *b);

err_t block_bitmap_freeze(struct block_dirty_bitmap *b);
void block_bitmap_thaw(struct block_dirty_bitmap *b, bool success);

/* --- For drivers that store them, and the core --- */

/* The bits of a range of the node, as they are stored: from the lowest bit of each byte on.
 * `offset` is the start of a byte. */
void block_bitmap_save(const struct block_dirty_bitmap *b, uint64_t offset, uint64_t bytes,
                       uint8_t *out);
void block_bitmap_load(struct block_dirty_bitmap *b, uint64_t offset, uint64_t bytes,
                       const uint8_t *in);
/* The node was written; has another size; is being closed. */
void block_bitmaps_written(struct block_node *n, uint64_t offset, uint64_t bytes);
void block_bitmaps_resize(struct block_node *n, uint64_t size);
void block_bitmaps_free(struct block_node *n);

#endif
