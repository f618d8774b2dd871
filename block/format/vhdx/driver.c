/*
 * Format vhdx: opening, closing, resizing.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/vhdx/vhdx.h"

#include <errno.h>
#include <stdlib.h>

static int vhdx_probe(const uint8_t *head, size_t size, const char *filename)
{
    return size >= 8 && !memcmp(head, "vhdxfile", 8) ? 100 : 0;
}

static void vhdx_free(struct vhdx *v)
{
    free(v->bat);
    free(v->dirty);
    v->bat = nullptr;
    v->dirty = nullptr;
}

static bool overlap(uint64_t a, uint64_t a_length, uint64_t b, uint64_t b_length)
{
    return a < b + b_length && b < a + a_length;
}

/* A block must not lie where the metadata is: what is written to it would destroy that. */
static bool in_metadata(const struct vhdx *v, uint64_t offset, uint64_t bytes)
{
    return offset < VHDX_MIB || overlap(offset, bytes, v->log_offset, v->log_length) ||
           overlap(offset, bytes, v->bat_offset, v->bat_length) ||
           overlap(offset, bytes, v->metadata_offset, v->metadata_length);
}

static err_t check_bat(struct block_node *n)
{
    struct vhdx *v = n->state;

    for (uint64_t i = 0; i < v->entries; i++) {
        uint64_t entry = load_le64(&v->bat[i]);
        bool bitmaps = i % (v->chunk_ratio + 1) == v->chunk_ratio;

        if ((entry & VHDX_STATE_MASK) == 4 ||
            ((entry & VHDX_STATE_MASK) == VHDX_PARTIAL && (!v->has_parent || bitmaps)))
            return err_make(EINVAL, "entry %llu of the BAT has the invalid state %u",
                            (unsigned long long)i, (unsigned)(entry & VHDX_STATE_MASK));
        if (vhdx_here(entry) &&
            ((entry & VHDX_OFFSET_MASK) > BLOCK_MAX_SIZE ||
             in_metadata(v, entry & VHDX_OFFSET_MASK, bitmaps ? VHDX_MIB : v->block_size)))
            return err_make(EINVAL, "entry %llu of the BAT places a block at %llu, over metadata",
                            (unsigned long long)i, (unsigned long long)(entry & VHDX_OFFSET_MASK));
    }
    return ERR_OK;
}

static err_t read_bat(struct block_node *n)
{
    struct vhdx *v = n->state;
    uint64_t bytes = align_up(8 * v->entries, VHDX_LOG_SECTOR);

    v->bat = block_alloc(bytes + 1);
    v->dirty = calloc(1, bytes / VHDX_LOG_SECTOR + 1);
    v->dirty_from = UINT64_MAX;
    if (!v->bat || !v->dirty)
        return err_make(ENOMEM, "no memory for a BAT of %llu entries",
                        (unsigned long long)v->entries);
    TRY(vhdx_pread(n, v->bat_offset, v->bat, bytes, "BAT"));
    return check_bat(n);
}

/* Behind the file, and behind everything that the metadata knows. */
static void find_end(struct block_node *n)
{
    struct vhdx *v = n->state;
    uint64_t ends[] = {n->file->node->size, v->log_offset + v->log_length,
                       v->bat_offset + v->bat_length, v->metadata_offset + v->metadata_length};

    for (unsigned i = 0; i < ARRAY_SIZE(ends); i++)
        if (ends[i] > v->file_end)
            v->file_end = align_up(ends[i], VHDX_MIB);
    for (uint64_t i = 0; i < v->entries; i++) {
        uint64_t entry = load_le64(&v->bat[i]);

        if (vhdx_here(entry) && (entry & VHDX_OFFSET_MASK) + v->block_size > v->file_end)
            v->file_end = (entry & VHDX_OFFSET_MASK) + v->block_size;
    }
}

static err_t vhdx_open(struct block_node *n, const void *values)
{
    struct vhdx *v = n->state;
    uint8_t signature[8];
    err_t e;

    TRY(vhdx_pread(n, 0, signature, sizeof(signature), "identifier"));
    if (memcmp(signature, "vhdxfile", 8))
        return err_make(EINVAL, "Invalid VHDX signature");
    TRY(vhdx_read_headers(n));
    TRY(vhdx_replay(n));
    TRY(vhdx_read_regions(n));
    TRY(vhdx_read_metadata(n));
    e = read_bat(n);
    if (err_failed(e)) {
        vhdx_free(v);
        return e;
    }
    find_end(n);
    n->limits.request_alignment = v->sector_size;
    n->limits.zeroes_alignment = v->block_size;
    return ERR_OK;
}

static void vhdx_close(struct block_node *n)
{
    struct vhdx *v = n->state;
    int result = n->broken || !block_writable(n) ? 0 : vhdx_log_close(n);

    if (result < 0)
        block_warn(n->graph, "closing '%s': its log could not be closed: %s", block_filename(n),
                   strerror(-result));
    vhdx_free(v);
}

/* --- Resizing --- */

/* The new size goes into the metadata through the log. */
static int write_size(struct block_node *n, uint64_t size)
{
    struct vhdx *v = n->state;
    uint64_t at = align_down(v->size_offset, VHDX_LOG_SECTOR);
    uint8_t *sector = malloc(2 * VHDX_LOG_SECTOR);
    const uint8_t *sectors[] = {sector, sector + VHDX_LOG_SECTOR};
    uint64_t offsets[] = {at, at + VHDX_LOG_SECTOR};
    unsigned count = v->size_offset + 8 > at + VHDX_LOG_SECTOR ? 2 : 1;
    int result = -ENOMEM;

    if (sector)
        result = block_pread(n->file, at, sector, (uint64_t)count * VHDX_LOG_SECTOR);
    if (result >= 0) {
        store_le64(sector + (v->size_offset - at), size);
        result = vhdx_log(n, count, offsets, sectors);
    }
    free(sector);
    return result;
}

/* More entries of the BAT, as far as its region goes. */
static err_t grow_bat(struct vhdx *v, uint64_t blocks, uint64_t entries)
{
    uint64_t bytes = align_up(8 * entries, VHDX_LOG_SECTOR);
    uint64_t old = v->entries;
    uint64_t *bat = block_alloc(bytes + 1);
    uint8_t *dirty = calloc(1, bytes / VHDX_LOG_SECTOR + 1);

    if (!bat || !dirty) {
        free(bat);
        free(dirty);
        return err_make(ENOMEM, "no memory for a BAT of %llu entries", (unsigned long long)entries);
    }
    memset(bat, 0, bytes);
    memcpy(bat, v->bat, 8 * old);
    memcpy(dirty, v->dirty, (old * 8 + VHDX_LOG_SECTOR - 1) / VHDX_LOG_SECTOR);
    vhdx_free(v);
    v->bat = bat;
    v->dirty = dirty;
    v->blocks = blocks;
    v->entries = entries;
    /* New blocks are zero, whatever the parent is; anything may stand in the file there. */
    for (uint64_t i = old; i < entries; i++)
        vhdx_set_entry(v, i, i % (v->chunk_ratio + 1) == v->chunk_ratio ? 0 : VHDX_ZERO);
    return ERR_OK;
}

static err_t vhdx_truncate(struct block_node *n, uint64_t size, bool exact,
                           enum block_preallocation prealloc, bool zero)
{
    struct vhdx *v = n->state;
    uint64_t blocks = (size + v->block_size - 1) / v->block_size;
    uint64_t entries = vhdx_entries(blocks, v->chunk_ratio, v->has_parent);
    int result;

    if (prealloc)
        return err_make(ENOTSUP, "preallocation is not supported when a VHDX image grows");
    if (size < n->size)
        return err_make(ENOTSUP, "VHDX images can grow, but not shrink");
    if (v->fixed || v->has_parent)
        return err_make(ENOTSUP, "fixed and differencing VHDX images cannot be resized");
    if (size > VHDX_MAX_SIZE || size % v->sector_size)
        return err_make(EINVAL, "a VHDX image cannot have %llu bytes: at most 64 TiB, in sectors",
                        (unsigned long long)size);
    if (entries > v->bat_length / 8)
        return err_make(ENOTSUP, "the image's BAT has room for %llu blocks only",
                        (unsigned long long)v->bat_length / 8);
    co_lock(&v->lock);
    result = vhdx_begin_session(n);
    err_t e = result < 0 ? ERR_OK : grow_bat(v, blocks, entries);
    co_unlock(&v->lock);
    if (result >= 0 && !err_failed(e))
        result = vhdx_flush_bat(n);
    co_lock(&v->lock);
    if (result >= 0 && !err_failed(e))
        result = write_size(n, size);
    co_unlock(&v->lock);
    if (result < 0)
        return err_make(-result, "cannot write the new size: %s", strerror(-result));
    if (!err_failed(e))
        n->size = size;
    return e;
}

static void vhdx_info(struct block_node *n, struct block_info *info)
{
    info->cluster_size = ((struct vhdx *)n->state)->block_size;
}

static const char *const announced[] = {"size",      "log_size=1048576", "block_size=0",
                                        "subformat", "block_state_zero", nullptr};

const struct block_driver block_vhdx = {
    .name = "vhdx",
    .kind = BLOCK_KIND_FORMAT,
    .state_size = sizeof(struct vhdx),
    .create_options = vhdx_create_options,
    .create_size = sizeof(struct vhdx_create),
    .create_defaults = &vhdx_create_defaults,
    .announced = announced,
    .supports_backing = true,
    .probe = vhdx_probe,
    .open = vhdx_open,
    .close = vhdx_close,
    .create = vhdx_create,
    .read = vhdx_read,
    .write = vhdx_write,
    .write_zeroes = vhdx_write_zeroes,
    .flush_cache = vhdx_flush_bat,
    .status = vhdx_status,
    .truncate = vhdx_truncate,
    .check = vhdx_check,
    .get_info = vhdx_info,
};
