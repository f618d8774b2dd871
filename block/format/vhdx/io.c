/*
 * Requests to a VHDX image.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/vhdx/vhdx.h"

#include <errno.h>
#include <stdlib.h>
#include <strings.h>

static uint64_t smaller(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* --- Where things are --- */

/* The part of a range that lies in the block it starts in. */
struct place {
    uint64_t block, in_block, bytes;
    uint64_t entry; /* the BAT's, of the block */
};

static struct place place_of(const struct vhdx *v, uint64_t offset, uint64_t bytes)
{
    struct place p = {.block = offset / v->block_size, .in_block = offset % v->block_size};

    p.bytes = smaller(bytes, v->block_size - p.in_block);
    p.entry = load_le64(&v->bat[vhdx_entry_of_block(v, p.block)]);
    return p;
}

static unsigned state_of(const struct place *p)
{
    return p->entry & VHDX_STATE_MASK;
}

static uint64_t data_offset(const struct place *p)
{
    return (p->entry & VHDX_OFFSET_MASK) + p->in_block;
}

/* Does the parent have what is not here? */
static bool from_parent(const struct vhdx *v, const struct place *p)
{
    return v->has_parent && (state_of(p) == VHDX_NOT_PRESENT || state_of(p) == VHDX_PARTIAL);
}

/* --- Partial blocks: a bit per sector, the lowest first --- */

static bool bit_of(const uint8_t *bitmap, uint64_t sector)
{
    return bitmap[sector / 8] >> sector % 8 & 1;
}

/* Whether the first sector of `p` is in this file; p->bytes shrinks to the sectors like it. */
static int shorten_to_run(struct block_node *n, struct place *p, bool *here)
{
    struct vhdx *v = n->state;
    uint64_t bitmaps = load_le64(&v->bat[vhdx_entry_of_bitmap(v, p->block)]);
    uint64_t first = (p->block % v->chunk_ratio * v->block_size + p->in_block) / v->sector_size;
    uint64_t count = p->bytes / v->sector_size, same = 1, size = (first % 8 + count + 7) / 8;
    uint8_t *bitmap;
    int result;

    *here = false;
    if ((bitmaps & VHDX_STATE_MASK) != VHDX_PRESENT)
        return 0;
    bitmap = malloc(size);
    if (!bitmap)
        return -ENOMEM;
    result = block_pread(n->file, (bitmaps & VHDX_OFFSET_MASK) + first / 8, bitmap, size);
    if (result >= 0) {
        *here = bit_of(bitmap, first % 8);
        while (same < count && bit_of(bitmap, first % 8 + same) == *here)
            same++;
        p->bytes = same * v->sector_size;
    }
    free(bitmap);
    return result;
}

static int find(struct block_node *n, struct place *p, bool *here)
{
    *here = state_of(p) == VHDX_PRESENT;
    return state_of(p) == VHDX_PARTIAL ? shorten_to_run(n, p, here) : 0;
}

/* --- The parent --- */

/* Its data must be what it was when this disk was made of it. */
static int check_parent(struct block_node *n)
{
    struct vhdx *v = n->state;
    struct block_node *parent = n->backing ? n->backing->node : nullptr;
    const uint8_t *g;
    char text[40];

    if (v->parent_checked || !parent || parent->driver != n->driver || !*v->parent_linkage[0])
        return 0;
    g = ((struct vhdx *)parent->state)->header + HEADER_DATA_WRITE_GUID;
    snprintf(text, sizeof(text), "{%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x}", load_le32(g),
             load_le16(g + 4), load_le16(g + 6), g[8], g[9], g[10], g[11], g[12], g[13], g[14],
             g[15]);
    if (strcasecmp(text, v->parent_linkage[0]) && strcasecmp(text, v->parent_linkage[1])) {
        block_warn(n->graph,
                   "'%s' is not what '%s' was made of: its data has the identifier %s, not %s",
                   block_filename(parent), block_filename(n), text, v->parent_linkage[0]);
        return -EINVAL;
    }
    v->parent_checked = true;
    return 0;
}

static int read_elsewhere(struct block_node *n, const struct place *p, uint64_t offset,
                          struct block_buf buf)
{
    int result;

    if (!from_parent(n->state, p) || !n->backing) {
        block_buf_fill(buf, 0, p->bytes);
        return 0;
    }
    result = check_parent(n);
    return result < 0 ? result : block_read(n->backing, offset, p->bytes, buf, 0);
}

/* --- Reading --- */

int vhdx_read(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
              unsigned flags)
{
    struct vhdx *v = n->state;

    while (bytes) {
        struct place p = place_of(v, offset, bytes);
        bool here;
        int result = find(n, &p, &here);

        if (result >= 0 && here && data_offset(&p) >= n->file->node->size)
            result = -EIO; /* the file has been truncated */
        if (result >= 0)
            result = here ? block_read(n->file, data_offset(&p), p.bytes, buf, 0)
                          : read_elsewhere(n, &p, offset, buf);
        if (result < 0)
            return result;
        offset += p.bytes;
        bytes -= p.bytes;
        buf = block_buf_skip(buf, p.bytes);
    }
    return 0;
}

/* --- Writing --- */

/* Brings the sectors of [from, to) of a block that are not in this file into it, at `host`. */
static int fill_in(struct block_node *n, uint64_t block, uint64_t from, uint64_t to, uint64_t host)
{
    struct vhdx *v = n->state;
    uint64_t start = block * v->block_size;
    uint8_t *data;
    int result = 0;

    if (start + to > n->size)
        to = n->size > start ? n->size - start : 0;
    if (from >= to)
        return 0;
    data = block_alloc(VHDX_MIB);
    while (from < to && result >= 0) {
        struct place p = place_of(v, start + from, smaller(to - from, VHDX_MIB));
        struct iovec iov = {data, VHDX_MIB};
        bool here;

        result = data ? find(n, &p, &here) : -ENOMEM;
        if (result >= 0 && !here)
            result = read_elsewhere(n, &p, start + from, (struct block_buf){&iov, 1, 0});
        if (result >= 0 && !here)
            result = block_pwrite(n->file, host + from, data, p.bytes);
        from += p.bytes;
    }
    free(data);
    return result;
}

/* Makes the block one that is here as a whole, with what is written. Data first; the BAT, in
 * memory, when it is all there. With the lock held. */
static int complete_block(struct block_node *n, const struct place *p, struct block_buf buf)
{
    struct vhdx *v = n->state;
    bool partial = state_of(p) == VHDX_PARTIAL;
    uint64_t host = partial ? p->entry & VHDX_OFFSET_MASK : v->file_end;
    int result = vhdx_begin_session(n);

    if (result >= 0 && host + v->block_size > n->file->node->size) {
        err_t e = block_truncate(n->file, host + v->block_size, false, BLOCK_PREALLOC_OFF, true);

        result = -err_code(e);
        err_free(e);
    }
    if (result < 0)
        return result;
    if (!partial)
        v->file_end = host + v->block_size;
    if (from_parent(v, p)) {
        result = fill_in(n, p->block, 0, p->in_block, host);
        if (result >= 0)
            result = fill_in(n, p->block, p->in_block + p->bytes, v->block_size, host);
    }
    if (result >= 0)
        result = block_write(n->file, host + p->in_block, p->bytes, buf, 0);
    if (result >= 0)
        vhdx_set_entry(v, vhdx_entry_of_block(v, p->block), host | VHDX_PRESENT);
    return result;
}

static int write_in_block(struct block_node *n, struct place *p, uint64_t offset,
                          struct block_buf buf)
{
    struct vhdx *v = n->state;
    int result = 0;

    if (state_of(p) != VHDX_PRESENT || !v->session) {
        co_lock(&v->lock);
        *p = place_of(v, offset, p->bytes); /* somebody may have been faster */
        if (state_of(p) != VHDX_PRESENT) {
            result = complete_block(n, p, buf);
            co_unlock(&v->lock);
            return result;
        }
        result = vhdx_begin_session(n);
        co_unlock(&v->lock);
    }
    return result < 0 ? result : block_write(n->file, data_offset(p), p->bytes, buf, 0);
}

int vhdx_write(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
               unsigned flags)
{
    struct vhdx *v = n->state;

    while (bytes) {
        struct place p = place_of(v, offset, bytes);
        int result = write_in_block(n, &p, offset, buf);

        if (result < 0)
            return result;
        offset += p.bytes;
        bytes -= p.bytes;
        buf = block_buf_skip(buf, p.bytes);
    }
    return 0;
}

/* --- Zeroes --- */

/* A block that is not in this file becomes one of zeroes, if it is not. With the lock held. */
static int zero_absent(struct block_node *n, const struct place *p, bool whole)
{
    struct vhdx *v = n->state;
    int result;

    if (!from_parent(v, p))
        return 0;
    if (!whole || state_of(p) == VHDX_PARTIAL)
        return -ENOTSUP;
    result = vhdx_begin_session(n);
    if (result >= 0)
        vhdx_set_entry(v, vhdx_entry_of_block(v, p->block), VHDX_ZERO);
    return result;
}

int vhdx_write_zeroes(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags)
{
    struct vhdx *v = n->state;

    while (bytes) {
        struct place p = place_of(v, offset, bytes);
        int result;

        co_lock(&v->lock);
        p = place_of(v, offset, bytes);
        if (state_of(&p) == VHDX_PRESENT)
            result = vhdx_begin_session(n);
        else
            result = zero_absent(n, &p, p.bytes == v->block_size || offset + p.bytes == n->size);
        co_unlock(&v->lock);
        if (result >= 0 && state_of(&p) == VHDX_PRESENT)
            result = block_write_zeroes(n->file, data_offset(&p), p.bytes,
                                        flags & ~(unsigned)BLOCK_REQ_FUA);
        if (result < 0)
            return result;
        offset += p.bytes;
        bytes -= p.bytes;
    }
    return 0;
}

/* --- Status --- */

int vhdx_status(struct block_node *n, bool want_zero, uint64_t offset, uint64_t bytes,
                struct block_run *run)
{
    struct vhdx *v = n->state;
    struct place p = place_of(v, offset, bytes);
    bool here;
    int result = find(n, &p, &here);

    run->bytes = p.bytes;
    if (here) {
        run->flags = BLOCK_STATUS_DATA | BLOCK_STATUS_OFFSET | BLOCK_STATUS_ALLOCATED;
        if (v->fixed)
            run->flags |= BLOCK_STATUS_ZERO_BELOW;
        run->file = n->file->node;
        run->offset = data_offset(&p);
    } else if (!from_parent(v, &p)) {
        run->flags = BLOCK_STATUS_ZERO | BLOCK_STATUS_ALLOCATED;
    }
    return result;
}
