/*
 * Requests to a VHD image.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/vpc/vpc.h"

#include <errno.h>
#include <stdlib.h>

static uint64_t smaller(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* --- Where things are --- */

static bool allocated(const struct vpc *v, uint64_t block)
{
    return v->bat[block] != (uint32_t)VPC_UNALLOCATED;
}

static uint64_t bitmap_offset(const struct vpc *v, uint64_t block)
{
    return (uint64_t)v->bat[block] * BLOCK_SECTOR;
}

/* The part of a range that lies in the block it starts in. */
struct place {
    uint64_t block, in_block, bytes;
};

static struct place place_of(const struct vpc *v, uint64_t offset, uint64_t bytes)
{
    struct place p = {.block = offset / v->block_size, .in_block = offset % v->block_size};

    p.bytes = smaller(bytes, v->block_size - p.in_block);
    return p;
}

static uint64_t data_offset(const struct vpc *v, const struct place *p)
{
    return bitmap_offset(v, p->block) + v->bitmap_size + p->in_block;
}

/* --- Differencing disks: who has a sector --- */

/* The parent must be the disk that this one was made of. */
static int check_parent(struct block_node *n)
{
    struct vpc *v = n->state;
    struct block_node *parent = n->backing ? n->backing->node : nullptr;

    if (v->parent_checked || !parent || parent->driver != n->driver)
        return 0;
    if (memcmp(((struct vpc *)parent->state)->footer + FOOTER_UUID, v->parent_uuid, 16)) {
        block_warn(n->graph, "'%s' is not the disk that '%s' was made of: their identifiers differ",
                   block_filename(parent), block_filename(n));
        return -EINVAL;
    }
    v->parent_checked = true;
    return 0;
}

static bool bit_of(const uint8_t *bitmap, uint64_t sector)
{
    return bitmap[sector / 8] & (0x80 >> sector % 8);
}

/* Whether the first sector of `p` is here; p->bytes shrinks to the sectors like it. `bitmap` has
 * room for the block's, which is read; null for none read yet. */
static int shorten_to_run(struct block_node *n, struct place *p, bool *here)
{
    struct vpc *v = n->state;
    uint64_t first = p->in_block / BLOCK_SECTOR, count = p->bytes / BLOCK_SECTOR, same = 1;
    uint64_t from = first / 8, size = (first + count + 7) / 8 - from;
    uint8_t *bitmap;
    int result;

    *here = allocated(v, p->block);
    if (!*here || v->type != VPC_DIFFERENCING)
        return 0;
    bitmap = malloc(size);
    if (!bitmap)
        return -ENOMEM;
    result = block_pread(n->file, bitmap_offset(v, p->block) + from, bitmap, size);
    if (result >= 0) {
        *here = bit_of(bitmap, first % 8);
        while (same < count && bit_of(bitmap, first % 8 + same) == *here)
            same++;
        p->bytes = same * BLOCK_SECTOR;
    }
    free(bitmap);
    return result;
}

/* --- Reading --- */

static int read_elsewhere(struct block_node *n, uint64_t offset, uint64_t bytes,
                          struct block_buf buf)
{
    struct vpc *v = n->state;
    int result;

    if (v->type != VPC_DIFFERENCING || !n->backing) {
        block_buf_fill(buf, 0, bytes);
        return 0;
    }
    result = check_parent(n);
    return result < 0 ? result : block_read(n->backing, offset, bytes, buf, 0);
}

int vpc_read(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
             unsigned flags)
{
    struct vpc *v = n->state;

    if (v->type == VPC_FIXED)
        return block_read(n->file, offset, bytes, buf, flags);
    while (bytes) {
        struct place p = place_of(v, offset, bytes);
        bool here;
        int result = shorten_to_run(n, &p, &here);

        if (result >= 0)
            result = here ? block_read(n->file, data_offset(v, &p), p.bytes, buf, 0)
                          : read_elsewhere(n, offset, p.bytes, buf);
        if (result < 0)
            return result;
        offset += p.bytes;
        bytes -= p.bytes;
        buf = block_buf_skip(buf, p.bytes);
    }
    return 0;
}

/* --- Writing --- */

/* Sets the bits of the sectors. With the lock held. */
static int set_bits(struct block_node *n, const struct place *p)
{
    struct vpc *v = n->state;
    uint64_t first = p->in_block / BLOCK_SECTOR, end = first + p->bytes / BLOCK_SECTOR;
    uint64_t from = align_down(first / 8, BLOCK_SECTOR);
    uint64_t size = align_up((end + 7) / 8, BLOCK_SECTOR) - from;
    uint8_t *bitmap = malloc(size);
    bool changed = false;
    int result =
        bitmap ? block_pread(n->file, bitmap_offset(v, p->block) + from, bitmap, size) : -ENOMEM;

    for (uint64_t s = first; s < end && result >= 0; s++) {
        uint8_t *byte = &bitmap[s / 8 - from], bit = 0x80 >> s % 8;

        changed |= !(*byte & bit);
        *byte |= bit;
    }
    /* The data must be there before the bit says so. */
    if (result >= 0 && changed)
        result = block_flush(n->file);
    if (result >= 0 && changed)
        result = block_pwrite(n->file, bitmap_offset(v, p->block) + from, bitmap, size);
    free(bitmap);
    return result;
}

/* Puts a new block where the footer is, which moves behind it. In between, there is the footer's
 * copy at the start of the file. The table is changed in memory. With the lock held. */
static int allocate(struct block_node *n, const struct place *p, struct block_buf buf)
{
    struct vpc *v = n->state;
    uint64_t at = v->next, size = (uint64_t)v->bitmap_size + v->block_size;
    uint8_t *bitmap;
    int result;

    if (at / BLOCK_SECTOR >= UINT32_MAX)
        return -EFBIG;
    bitmap = malloc(v->bitmap_size);
    if (!bitmap)
        return -ENOMEM;
    memset(bitmap, v->type == VPC_DIFFERENCING ? 0 : 0xff, v->bitmap_size);
    result = block_pwrite(n->file, at + size, v->footer, VPC_FOOTER_SIZE);
    if (result >= 0)
        result = block_pwrite(n->file, at, bitmap, v->bitmap_size);
    free(bitmap);
    if (result >= 0)
        result = block_write(n->file, at + v->bitmap_size + p->in_block, p->bytes, buf, 0);
    if (result < 0)
        return result;
    v->bat[p->block] = (uint32_t)(at / BLOCK_SECTOR);
    v->dirty[p->block / VPC_PER_SECTOR] = 1;
    v->any_dirty = true;
    v->next = at + size;
    return 0;
}

static int write_bat_sector(struct block_node *n, uint32_t sector)
{
    struct vpc *v = n->state;
    uint32_t first = sector * VPC_PER_SECTOR, entries[VPC_PER_SECTOR];
    uint32_t count = (uint32_t)smaller(VPC_PER_SECTOR, v->entries - first);

    for (uint32_t i = 0; i < count; i++)
        store_be32(&entries[i], v->bat[first + i]);
    return block_pwrite(n->file, v->bat_offset + 4ull * first, entries, 4ull * count);
}

/* The blocks must be on stable storage before the table tells of them: one that lies behind the
 * end of the file would make the image unusable. */
int vpc_flush_bat(struct block_node *n)
{
    struct vpc *v = n->state;
    int result = 0;

    co_lock(&v->lock);
    if (v->any_dirty) {
        result = block_flush(n->file);
        for (uint32_t s = 0; s * VPC_PER_SECTOR < v->entries && result >= 0; s++) {
            if (!v->dirty[s])
                continue;
            result = write_bat_sector(n, s);
            v->dirty[s] = result < 0;
        }
        v->any_dirty = result < 0;
    }
    co_unlock(&v->lock);
    return result;
}

static int write_in_block(struct block_node *n, const struct place *p, struct block_buf buf)
{
    struct vpc *v = n->state;
    bool differencing = v->type == VPC_DIFFERENCING;
    int result = 0;

    if (!allocated(v, p->block)) {
        co_lock(&v->lock);
        if (!allocated(v, p->block)) {
            result = allocate(n, p, buf);
            if (result >= 0 && differencing)
                result = set_bits(n, p);
            co_unlock(&v->lock);
            return result;
        }
        co_unlock(&v->lock);
    }
    result = block_write(n->file, data_offset(v, p), p->bytes, buf, 0);
    if (result < 0 || !differencing)
        return result;
    co_lock(&v->lock);
    result = set_bits(n, p);
    co_unlock(&v->lock);
    return result;
}

int vpc_write(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
              unsigned flags)
{
    struct vpc *v = n->state;

    if (v->type == VPC_FIXED)
        return block_write(n->file, offset, bytes, buf, flags);
    while (bytes) {
        struct place p = place_of(v, offset, bytes);
        int result = write_in_block(n, &p, buf);

        if (result < 0)
            return result;
        offset += p.bytes;
        bytes -= p.bytes;
        buf = block_buf_skip(buf, p.bytes);
    }
    return 0;
}

/* What is not allocated is zero already; the rest is written. */
int vpc_write_zeroes(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags)
{
    struct vpc *v = n->state;

    if (v->type == VPC_FIXED)
        return block_write_zeroes(n->file, offset, bytes, flags);
    if (v->type == VPC_DIFFERENCING)
        return -ENOTSUP;
    while (bytes) {
        struct place p = place_of(v, offset, bytes);
        int result = 0;

        if (allocated(v, p.block))
            result = block_write_zeroes(n->file, data_offset(v, &p), p.bytes,
                                        flags & ~(unsigned)BLOCK_REQ_FUA);
        if (result < 0)
            return result;
        offset += p.bytes;
        bytes -= p.bytes;
    }
    return 0;
}

/* --- Status --- */

int vpc_status(struct block_node *n, bool want_zero, uint64_t offset, uint64_t bytes,
               struct block_run *run)
{
    struct vpc *v = n->state;
    struct place p;
    bool here;
    int result;

    run->file = n->file->node;
    run->flags = BLOCK_STATUS_DATA | BLOCK_STATUS_OFFSET | BLOCK_STATUS_ALLOCATED;
    run->offset = offset;
    if (v->type == VPC_FIXED) {
        run->flags |= BLOCK_STATUS_ZERO_BELOW;
        return 0;
    }
    p = place_of(v, offset, bytes);
    result = shorten_to_run(n, &p, &here);
    run->bytes = p.bytes;
    if (here) {
        run->offset = data_offset(v, &p);
        return result;
    }
    run->file = nullptr;
    run->offset = 0;
    run->flags = v->type == VPC_DIFFERENCING ? 0 : BLOCK_STATUS_ZERO | BLOCK_STATUS_ALLOCATED;
    while (run->bytes < bytes && p.in_block + p.bytes == v->block_size) {
        p = place_of(v, offset + run->bytes, bytes - run->bytes);
        if (allocated(v, p.block))
            break;
        run->bytes += p.bytes;
    }
    return result;
}
