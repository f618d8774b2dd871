/*
 * The block allocation table of VHDX images: changes in memory, writing them, checking it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/vhdx/vhdx.h"

#include <errno.h>
#include <stdlib.h>

enum {
    PER_SECTOR = VHDX_LOG_SECTOR / 8
};

static uint64_t sector_count(const struct vhdx *v)
{
    return (v->entries + PER_SECTOR - 1) / PER_SECTOR;
}

void vhdx_set_entry(struct vhdx *v, uint64_t index, uint64_t entry)
{
    uint64_t sector = index / PER_SECTOR;

    store_le64(&v->bat[index], entry);
    v->dirty[sector] = 1;
    if (sector < v->dirty_from)
        v->dirty_from = sector;
}

/* The next dirty sectors, as many as fit into an entry of the log. */
static int flush_some(struct block_node *n)
{
    struct vhdx *v = n->state;
    uint64_t offsets[VHDX_LOG_BATCH], sector = v->dirty_from, end = sector_count(v);
    const uint8_t *sectors[VHDX_LOG_BATCH];
    unsigned count = 0;
    int result;

    for (; sector < end && count < VHDX_LOG_BATCH; sector++) {
        if (!v->dirty[sector])
            continue;
        offsets[count] = v->bat_offset + sector * VHDX_LOG_SECTOR;
        sectors[count++] = (const uint8_t *)v->bat + sector * VHDX_LOG_SECTOR;
    }
    result = count ? vhdx_log(n, count, offsets, sectors) : 0;
    if (result < 0)
        return result;
    for (uint64_t s = v->dirty_from; s < sector; s++)
        v->dirty[s] = 0;
    v->dirty_from = sector < end ? sector : UINT64_MAX;
    return 0;
}

int vhdx_flush_bat(struct block_node *n)
{
    struct vhdx *v = n->state;
    int result = 0;

    co_lock(&v->lock);
    while (v->dirty_from != UINT64_MAX && result >= 0)
        result = flush_some(n);
    co_unlock(&v->lock);
    return result;
}

/* --- Checking --- */

struct extent {
    uint64_t start, bytes;
};

static int by_start(const void *left, const void *right)
{
    const struct extent *a = left, *b = right;

    return a->start < b->start ? -1 : a->start > b->start;
}

/* What is used of the file: log, BAT, metadata, and the blocks. */
static uint64_t gather(const struct vhdx *v, struct extent *out)
{
    uint64_t count = 0;

    out[count++] = (struct extent){0, VHDX_MIB};
    out[count++] = (struct extent){v->log_offset, v->log_length};
    out[count++] = (struct extent){v->bat_offset, v->bat_length};
    out[count++] = (struct extent){v->metadata_offset, v->metadata_length};
    for (uint64_t i = 0; i < v->entries; i++) {
        uint64_t entry = load_le64(&v->bat[i]);
        bool bitmaps = i % (v->chunk_ratio + 1) == v->chunk_ratio;

        if (vhdx_here(entry))
            out[count++] =
                (struct extent){entry & VHDX_OFFSET_MASK, bitmaps ? VHDX_MIB : v->block_size};
    }
    return count;
}

static void count_overlaps(struct block_node *n, const struct extent *e, uint64_t count,
                           struct block_check_result *r)
{
    uint64_t size = align_up(n->file->node->size, VHDX_MIB), end = 0;

    for (uint64_t i = 0; i < count; i++) {
        if (e[i].start < end) {
            fprintf(stderr, "ERROR: two blocks share the file's bytes at offset %llu\n",
                    (unsigned long long)e[i].start);
            r->corruptions++;
        }
        if (e[i].start >= size) {
            fprintf(stderr, "ERROR: a block at offset %llu lies behind the end of the file\n",
                    (unsigned long long)e[i].start);
            r->corruptions++;
        }
        if (e[i].start + e[i].bytes > end)
            end = e[i].start + e[i].bytes;
    }
}

/* That the log was replayed, when the image was opened for repair, counts as one that is fixed. */
err_t vhdx_check(struct block_node *n, unsigned fix, struct block_check_result *r)
{
    struct vhdx *v = n->state;
    struct extent *e = malloc((v->entries + 4) * sizeof(*e));
    uint64_t count;

    if (!e)
        return err_make(ENOMEM, "no memory to check %llu blocks", (unsigned long long)v->entries);
    count = gather(v, e);
    qsort(e, count, sizeof(*e), by_start);
    count_overlaps(n, e, count, r);
    free(e);
    if (v->log_replayed) {
        r->corruptions_fixed++;
        v->log_replayed = false;
    }
    return ERR_OK;
}
