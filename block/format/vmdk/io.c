/*
 * Requests to a VMDK image.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/vmdk/vmdk.h"

#include <errno.h>
#include <stdlib.h>

enum {
    PIECE = 1 << 20 /* of what is copied from the backing file */
};

static uint64_t smaller(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

static uint64_t grain_bytes(const struct vmdk_extent *x)
{
    return (uint64_t)x->grain * BLOCK_SECTOR;
}

static int find(struct block_node *n, uint64_t offset, uint64_t bytes, struct vmdk_place *p)
{
    struct vmdk *v = n->state;
    int result;

    co_lock(&v->lock);
    result = vmdk_find(n, offset, bytes, p);
    co_unlock(&v->lock);
    return result;
}

/* --- Reading --- */

static int read_backing(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf)
{
    int result;

    if (!n->backing) {
        block_buf_fill(buf, 0, bytes);
        return 0;
    }
    result = vmdk_check_parent(n);
    return result < 0 ? result : block_read(n->backing, offset, bytes, buf, 0);
}

static int read_place(struct block_node *n, const struct vmdk_place *p, uint64_t offset,
                      struct block_buf buf)
{
    if (p->kind == VMDK_UNALLOCATED)
        return read_backing(n, offset, p->bytes, buf);
    if (p->kind == VMDK_ZERO) {
        block_buf_fill(buf, 0, p->bytes);
        return 0;
    }
    if (p->x->compressed)
        return vmdk_read_compressed(n, p, buf);
    if (!p->x->flat && p->host >= p->x->file->node->size)
        return -EIO; /* the table is damaged, or the file was truncated */
    return block_read(p->x->file, p->host + p->in_grain, p->bytes, buf, 0);
}

int vmdk_read(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
              unsigned flags)
{
    while (bytes) {
        struct vmdk_place p;
        int result = find(n, offset, bytes, &p);

        if (result >= 0)
            result = read_place(n, &p, offset, buf);
        if (result < 0)
            return result;
        offset += p.bytes;
        bytes -= p.bytes;
        buf = block_buf_skip(buf, p.bytes);
    }
    return 0;
}

/* --- New grains --- */

/* Copies from the backing file what surrounds a write in its first and last grain. */
static int copy_up(struct block_node *n, struct vmdk_extent *x, uint64_t offset, uint64_t bytes,
                   uint64_t host)
{
    uint8_t *data;
    int result = 0;

    if (!bytes || !n->backing)
        return 0; /* zero: the end of the file is */
    data = block_alloc(PIECE);
    if (!data)
        return -ENOMEM;
    while (bytes && result >= 0) {
        struct iovec iov = {data, smaller(bytes, PIECE)};

        result = read_backing(n, offset, iov.iov_len, (struct block_buf){&iov, 1, 0});
        if (result >= 0)
            result = block_pwrite(x->file, host, data, iov.iov_len);
        offset += iov.iov_len;
        host += iov.iov_len;
        bytes -= iov.iov_len;
    }
    free(data);
    return result;
}

/* The file ends where a grain ends. */
static int extend_file(struct vmdk_extent *x, uint64_t end)
{
    int result;

    if (x->file->node->size >= end)
        return 0;
    err_t e = block_truncate(x->file, end, false, BLOCK_PREALLOC_OFF, true);
    result = -err_code(e);
    err_free(e);
    return result;
}

/* Puts a run of grains at the end of the file. With the lock held. */
static int allocate(struct block_node *n, const struct vmdk_place *p, uint64_t offset,
                    struct block_buf buf)
{
    struct vmdk_extent *x = p->x;
    uint64_t unit = grain_bytes(x), host = align_up(x->next, unit);
    uint64_t count = (p->in_grain + p->bytes + unit - 1) / unit, end = p->in_grain + p->bytes;
    /* The last grain of the extent may be longer than the extent. */
    uint64_t room = smaller(count * unit, x->sectors * BLOCK_SECTOR - p->grain * unit);
    bool backed = p->kind == VMDK_UNALLOCATED;
    int result = 0;

    if (host / BLOCK_SECTOR + count * x->grain > UINT32_MAX)
        return -EFBIG;
    if (backed)
        result = copy_up(n, x, offset - p->in_grain, p->in_grain, host);
    if (result >= 0)
        result = block_write(x->file, host + p->in_grain, p->bytes, buf, 0);
    if (result >= 0 && backed && end < room)
        result = copy_up(n, x, offset + p->bytes, room - end, host + end);
    if (result >= 0)
        result = extend_file(x, host + count * unit);
    if (result < 0)
        return result;
    x->next = host + count * unit;
    return vmdk_set_grains(n, x, p->grain, (uint32_t)count, (uint32_t)(host / BLOCK_SECTOR));
}

/* --- Compressed grains --- */

static int already_there(struct block_node *n)
{
    block_warn(n->graph, "Could not write to allocated cluster for streamOptimized");
    return -EIO;
}

/* The grain as it will be, with what is written. */
static int whole_grain(struct block_node *n, const struct vmdk_place *p, uint64_t offset,
                       struct block_buf buf, uint8_t *data)
{
    const struct vmdk_extent *x = p->x;
    uint64_t start = offset - p->in_grain, unit = grain_bytes(x);
    uint64_t room = smaller(unit, (x->start + x->sectors) * BLOCK_SECTOR - start);
    struct iovec iov = {data, room};
    int result = 0;

    memset(data, 0, unit);
    if (n->backing && p->kind == VMDK_UNALLOCATED && (p->in_grain || p->bytes < room))
        result = read_backing(n, start, room, (struct block_buf){&iov, 1, 0});
    if (result >= 0)
        block_buf_to(data + p->in_grain, buf, p->bytes);
    return result;
}

/* With the lock held. */
static int append(struct block_node *n, const struct vmdk_place *p, uint64_t offset,
                  const uint8_t *packed, size_t size)
{
    struct vmdk_extent *x = p->x;
    struct vmdk_place now;
    uint64_t host = x->next;
    int result = vmdk_find(n, offset, 1, &now);

    if (result < 0)
        return result;
    if (now.kind == VMDK_ALLOCATED)
        return already_there(n);
    if (host / BLOCK_SECTOR > UINT32_MAX)
        return -EFBIG;
    x->next = host + size;
    result = block_pwrite(x->file, host, packed, size);
    return result < 0 ? result
                      : vmdk_set_grains(n, x, p->grain, 1, (uint32_t)(host / BLOCK_SECTOR));
}

/* Up to the end of one grain. */
static int write_grain(struct block_node *n, struct vmdk_place *p, uint64_t offset,
                       struct block_buf buf)
{
    struct vmdk *v = n->state;
    uint8_t *data, *packed = nullptr;
    size_t size = 0;
    int result;

    if (p->kind == VMDK_ALLOCATED)
        return already_there(n);
    p->bytes = smaller(p->bytes, grain_bytes(p->x) - p->in_grain);
    data = malloc(grain_bytes(p->x));
    result = data ? whole_grain(n, p, offset, buf, data) : -ENOMEM;
    if (result >= 0)
        result = vmdk_compress(n, p->x, p->grain, data, &packed, &size);
    free(data);
    if (result >= 0) {
        co_lock(&v->lock);
        result = append(n, p, offset, packed, size);
        co_unlock(&v->lock);
    }
    free(packed);
    return result;
}

/* --- Writing --- */

/* With the lock held. */
static int find_to_write(struct block_node *n, uint64_t offset, uint64_t bytes,
                         struct vmdk_place *p)
{
    int result = vmdk_find(n, offset, bytes, p);

    return result >= 0 && p->x->read_only ? -EROFS : result;
}

static int write_piece(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                       struct vmdk_place *p)
{
    struct vmdk *v = n->state;
    int result;

    co_lock(&v->lock);
    result = vmdk_change_cid(n);
    if (result >= 0)
        result = find_to_write(n, offset, bytes, p);
    if (result >= 0 && p->kind != VMDK_ALLOCATED && !p->x->compressed) {
        result = allocate(n, p, offset, buf);
        co_unlock(&v->lock);
        return result;
    }
    co_unlock(&v->lock);
    if (result < 0)
        return result;
    if (p->x->compressed)
        return write_grain(n, p, offset, buf);
    if (!p->x->flat && p->host >= p->x->file->node->size)
        return -EIO;
    return block_write(p->x->file, p->host + p->in_grain, p->bytes, buf, 0);
}

int vmdk_write(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
               unsigned flags)
{
    while (bytes) {
        struct vmdk_place p;
        int result = write_piece(n, offset, bytes, buf, &p);

        if (result < 0)
            return result;
        offset += p.bytes;
        bytes -= p.bytes;
        buf = block_buf_skip(buf, p.bytes);
    }
    return 0;
}

/* Extents that are not compressed take it as any other data. */
int vmdk_write_compressed(struct block_node *n, uint64_t offset, uint64_t bytes,
                          struct block_buf buf)
{
    return vmdk_write(n, offset, bytes, buf, 0);
}

/* --- Zeroes --- */

/* Sets entries, or finds that nothing needs to be done; -ENOTSUP: zeroes must be written, into the
 * grain if there is one. With the lock held. */
static int zero_by_table(struct block_node *n, struct vmdk_place *p)
{
    struct vmdk_extent *x = p->x;
    uint64_t unit = x->flat ? 0 : grain_bytes(x), count;
    bool to_end = p->grain * unit + p->in_grain + p->bytes == x->sectors * BLOCK_SECTOR;

    if (x->flat)
        return -ENOTSUP;
    if (p->kind == VMDK_ZERO || (p->kind == VMDK_UNALLOCATED && !n->backing && !n->backing_name))
        return 0;
    if (!x->zero_grains || x->compressed || p->in_grain || (p->bytes < unit && !to_end))
        return -ENOTSUP;
    count = to_end ? (p->bytes + unit - 1) / unit : p->bytes / unit;
    p->bytes = smaller(p->bytes, count * unit);
    return vmdk_set_grains(n, x, p->grain, (uint32_t)count, VMDK_ZERO_GRAIN);
}

static int zero_piece(struct block_node *n, uint64_t offset, uint64_t bytes, struct vmdk_place *p)
{
    struct vmdk *v = n->state;
    int result;

    co_lock(&v->lock);
    result = vmdk_change_cid(n);
    if (result >= 0)
        result = find_to_write(n, offset, bytes, p);
    if (result >= 0)
        result = zero_by_table(n, p);
    co_unlock(&v->lock);
    if (result != -ENOTSUP || p->kind != VMDK_ALLOCATED || p->x->compressed)
        return result;
    if (!p->x->flat && p->host >= p->x->file->node->size)
        return -EIO;
    return block_write_zeroes(p->x->file, p->host + p->in_grain, p->bytes, 0);
}

int vmdk_write_zeroes(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags)
{
    while (bytes) {
        struct vmdk_place p;
        int result = zero_piece(n, offset, bytes, &p);

        if (result < 0)
            return result;
        offset += p.bytes;
        bytes -= p.bytes;
    }
    return 0;
}

/* --- Status --- */

int vmdk_status(struct block_node *n, bool want_zero, uint64_t offset, uint64_t bytes,
                struct block_run *run)
{
    struct vmdk_place p;
    int result = find(n, offset, bytes, &p);

    if (result < 0)
        return result;
    run->bytes = p.bytes;
    switch (p.kind) {
    case VMDK_UNALLOCATED: break;
    case VMDK_ZERO: run->flags = BLOCK_STATUS_ZERO | BLOCK_STATUS_ALLOCATED; break;
    case VMDK_ALLOCATED:
        run->flags = BLOCK_STATUS_DATA | BLOCK_STATUS_ALLOCATED;
        if (p.x->compressed) {
            run->flags |= BLOCK_STATUS_COMPRESSED;
            break;
        }
        run->flags |= BLOCK_STATUS_OFFSET | (p.x->flat ? BLOCK_STATUS_ZERO_BELOW : 0);
        run->offset = p.host + p.in_grain;
        run->file = p.x->file->node;
        break;
    }
    return 0;
}
