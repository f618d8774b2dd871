/*
 * Requests to a qcow2 image.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/format/qcow2/qcow2.h"

#include <errno.h>
#include <stdlib.h>

static int find(struct block_node *n, uint64_t offset, uint64_t bytes, struct qcow2_place *place)
{
    struct qcow2 *q = qcow2_of(n);
    int result;

    co_lock(&q->lock);
    result = qcow2_find(n, offset, bytes, place);
    co_unlock(&q->lock);
    return result;
}

/* --- Reading --- */

struct inflation {
    const struct qcow2 *q;
    const uint8_t *in;
    uint8_t *out;
    uint32_t size;
};

static int inflate_in_thread(void *arg)
{
    struct inflation *i = arg;

    return qcow2_decompress(i->q, i->in, i->size, i->out);
}

static int read_compressed(struct block_node *n, uint64_t entry, uint64_t in_cluster,
                           uint64_t bytes, struct block_buf buf)
{
    struct qcow2 *q = qcow2_of(n);
    struct inflation i = {.q = q};
    uint8_t *in, *out = block_alloc(q->cluster_size);
    uint64_t offset;
    int result;

    qcow2_compressed_place(q, entry, &offset, &i.size);
    in = malloc(i.size);
    result = in && out ? block_pread(q->data, offset, in, i.size) : -ENOMEM;
    i.in = in;
    i.out = out;
    if (result >= 0)
        result = loop_work(block_loop(n), inflate_in_thread, &i);
    if (result >= 0)
        block_buf_from(buf, out + in_cluster, bytes);
    free(in);
    free(out);
    return result;
}

/* Behind the end of the disk there is only the state of a virtual machine, which is our own. */
static int read_backing(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                        unsigned flags)
{
    uint64_t own = qcow2_vm_state_start(qcow2_of(n));

    if (n->backing && offset < own)
        return block_read(n->backing, offset, bytes, buf, flags);
    block_buf_fill(buf, 0, bytes);
    return 0;
}

int qcow2_read(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
               unsigned flags)
{
    struct qcow2 *q = qcow2_of(n);

    while (bytes) {
        struct qcow2_place place;
        int result = find(n, offset, bytes, &place);

        if (result < 0)
            return result;
        switch (place.kind) {
        case QCOW2_NORMAL: result = block_read(q->data, place.host, place.bytes, buf, flags); break;
        case QCOW2_COMPRESSED:
            result = read_compressed(n, place.host, qcow2_in_cluster(q, offset), place.bytes, buf);
            break;
        case QCOW2_UNALLOCATED:
        case QCOW2_UNALLOC_ALLOC: result = read_backing(n, offset, place.bytes, buf, flags); break;
        default: block_buf_fill(buf, 0, place.bytes); break;
        }
        if (result < 0)
            return result;
        offset += place.bytes;
        bytes -= place.bytes;
        buf = block_buf_skip(buf, place.bytes);
    }
    return 0;
}

/* As far as the tables tell. */
static int is_zero(struct block_node *n, uint64_t offset, uint64_t bytes)
{
    while (bytes) {
        struct qcow2_place place;
        int result = find(n, offset, bytes, &place);

        if (result < 0)
            return result;
        if (place.kind == QCOW2_UNALLOCATED || place.kind == QCOW2_UNALLOC_ALLOC) {
            if (n->backing && offset < block_size(n->backing->node) &&
                offset < qcow2_vm_state_start(qcow2_of(n))) {
                result = block_reads_zero(n->backing->node, offset, place.bytes);
                if (result <= 0)
                    return result;
            }
        } else if (place.kind != QCOW2_ZERO_PLAIN && place.kind != QCOW2_ZERO_ALLOC) {
            return 0;
        }
        offset += place.bytes;
        bytes -= place.bytes;
    }
    return 1;
}

/* --- Writing --- */

/* What has to be written around the guest's data: [from, a->from) and [a->to, to) of the clusters.
 */
static void copied_range(const struct qcow2 *q, const struct qcow2_allocation *a, uint64_t *from,
                         uint64_t *to)
{
    *from = align_down(a->from, q->subcluster_size);
    *to = align_up(a->to, q->subcluster_size);
    if (qcow2_entry_used(q, a->old[0]))
        *from = 0;
    if (qcow2_entry_used(q, a->old[a->clusters - 1]))
        *to = (uint64_t)a->clusters << q->cluster_bits;
}

/* Reads one side into `out`. Sets *zero if it is zero without having looked. */
static int read_side(struct block_node *n, uint64_t offset, uint64_t bytes, uint8_t *out,
                     bool *zero)
{
    struct iovec iov = {out, bytes};
    int result;

    *zero = true;
    if (!bytes)
        return 0;
    result = is_zero(n, offset, bytes);
    if (result > 0)
        memset(out, 0, bytes);
    if (result)
        return result;
    *zero = false;
    if (offset >= n->size && offset < qcow2_vm_state_start(qcow2_of(n))) {
        memset(out, 0, bytes);
        return 0;
    }
    return qcow2_read(n, offset, bytes, (struct block_buf){&iov, 1, 0}, 0);
}

/* New clusters: the guest's data and what surrounds it, in one write. */
static int write_with_sides(struct block_node *n, const struct qcow2_allocation *a,
                            struct block_buf buf)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t from, to, bytes = a->to - a->from;
    bool head_zero, tail_zero, fresh = a->host >= block_size(q->data->node);
    struct iovec *iov = nullptr;
    uint8_t *sides;
    size_t covered;
    int result;

    copied_range(q, a, &from, &to);
    uint64_t head = a->from - from, tail = to - a->to;
    if (!head && !tail)
        return block_write(q->data, a->host + a->from, bytes, buf, 0);
    sides = block_alloc(head + tail);
    iov = calloc(buf.count + 2, sizeof(*iov));
    result = sides && iov ? read_side(n, a->guest + from, head, sides, &head_zero) : -ENOMEM;
    if (result >= 0)
        result = read_side(n, a->guest + a->to, tail, sides + head, &tail_zero);
    if (result >= 0) {
        /* Behind the end of the file everything is zero already. */
        bool skip_head = head_zero && fresh, skip_tail = tail_zero && fresh;
        unsigned count;

        /* What surrounds the guest's data may have been flushed, where it was before: it must be
         * here on stable storage before the entry says so. */
        if ((head && !skip_head) || (tail && !skip_tail))
            q->l2_cache.depends_on_flush = true;
        iov[0] = (struct iovec){sides, skip_head ? 0 : head};
        count = 1 + block_buf_iovecs(buf, bytes, iov + 1, buf.count, &covered);
        iov[count++] = (struct iovec){sides + head, skip_tail ? 0 : tail};
        result = block_write(q->data, a->host + (skip_head ? a->from : from),
                             bytes + (skip_head ? 0 : head) + (skip_tail ? 0 : tail),
                             (struct block_buf){iov, count, 0}, 0);
    }
    free(iov);
    free(sides);
    return result;
}

static int write_some(struct block_node *n, uint64_t offset, uint64_t *bytes, struct block_buf buf)
{
    struct qcow2 *q = qcow2_of(n);
    struct qcow2_allocation *a;
    uint64_t host;
    int result;

    co_lock(&q->lock);
    result = qcow2_place_write(n, offset, bytes, &host, &a);
    if (result >= 0 && !q->external) {
        result = qcow2_check_overlap(n, 0, host, *bytes);
        if (result < 0 && a)
            qcow2_finish(n, a, false);
    }
    co_unlock(&q->lock);
    if (result < 0)
        return result;
    if (!a)
        return block_write(q->data, host, *bytes, buf, 0);
    result = write_with_sides(n, a, buf);
    co_lock(&q->lock);
    int entered = qcow2_finish(n, a, result >= 0);
    co_unlock(&q->lock);
    return result < 0 ? result : entered;
}

int qcow2_write(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                unsigned flags)
{
    while (bytes) {
        uint64_t piece = bytes;
        int result = write_some(n, offset, &piece, buf);

        if (result < 0)
            return result;
        offset += piece;
        bytes -= piece;
        buf = block_buf_skip(buf, piece);
    }
    return 0;
}

/* --- Compressed writing --- */

struct deflation {
    const struct qcow2 *q;
    uint8_t *in, *out;
    uint32_t size;
};

static int deflate_in_thread(void *arg)
{
    struct deflation *d = arg;

    return qcow2_compress(d->q, d->in, d->out, &d->size);
}

static int store_compressed(struct block_node *n, uint64_t offset, const struct deflation *d)
{
    struct qcow2 *q = qcow2_of(n);
    int64_t host;
    int result;

    co_lock(&q->lock);
    host = qcow2_alloc_bytes(n, d->size);
    result = host < 0 ? (int)host : qcow2_check_overlap(n, 0, (uint64_t)host, d->size);
    co_unlock(&q->lock);
    if (result >= 0)
        result = block_pwrite(q->data, (uint64_t)host, d->out, d->size);
    co_lock(&q->lock);
    if (result >= 0)
        result = qcow2_enter_compressed(n, offset, (uint64_t)host, d->size);
    if (result < 0 && host >= 0)
        qcow2_free_clusters(n, (uint64_t)host, d->size, QCOW2_DISCARD_NEVER);
    co_unlock(&q->lock);
    return result;
}

static int compress_cluster(struct block_node *n, uint64_t offset, uint64_t bytes,
                            struct block_buf buf)
{
    struct qcow2 *q = qcow2_of(n);
    struct deflation d = {
        .q = q, .in = block_alloc(q->cluster_size), .out = malloc(q->cluster_size)};
    int result = -ENOMEM;

    if (d.in && d.out) {
        block_buf_to(d.in, buf, bytes);
        memset(d.in + bytes, 0, q->cluster_size - bytes);
        result = loop_work(block_loop(n), deflate_in_thread, &d);
        if (result == -ENOTSUP)
            result = qcow2_write(n, offset, bytes, buf, 0);
        else if (result >= 0)
            result = store_compressed(n, offset, &d);
    }
    free(d.in);
    free(d.out);
    return result;
}

int qcow2_write_compressed(struct block_node *n, uint64_t offset, uint64_t bytes,
                           struct block_buf buf)
{
    struct qcow2 *q = qcow2_of(n);

    if (q->external)
        return -ENOTSUP;
    if (qcow2_in_cluster(q, offset) ||
        (qcow2_in_cluster(q, bytes) && offset + bytes != block_size(n)))
        return -EINVAL;
    while (bytes) {
        uint64_t piece = bytes < q->cluster_size ? bytes : q->cluster_size;
        int result = compress_cluster(n, offset, piece, buf);

        if (result < 0)
            return result;
        offset += piece;
        bytes -= piece;
        buf = block_buf_skip(buf, piece);
    }
    return 0;
}

/* --- Zeroes, holes --- */

/* Extends an unaligned range to whole subclusters if what is added is zero anyway. */
static int extend_to_subclusters(struct block_node *n, uint64_t *offset, uint64_t *end)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t from = align_down(*offset, q->subcluster_size);
    uint64_t to = align_up(*end, q->subcluster_size);
    int result = 1;

    if (from != *offset)
        result = is_zero(n, from, *offset - from);
    if (result > 0 && to != *end && *end < n->size)
        result = is_zero(n, *end, (to < n->size ? to : n->size) - *end);
    if (result <= 0)
        return result < 0 ? result : -ENOTSUP;
    *offset = from;
    *end = to;
    return 0;
}

/* The data file is to be valid without us. */
static int zero_raw(struct block_node *n, uint64_t offset, uint64_t end, unsigned flags)
{
    if (end > n->size)
        end = n->size;
    return block_write_zeroes(qcow2_of(n)->data, offset, end - offset, flags & BLOCK_REQ_MAY_UNMAP);
}

int qcow2_write_zeroes(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t end = offset + bytes;
    int result = extend_to_subclusters(n, &offset, &end);

    if (result < 0)
        return result;
    if (q->external_raw)
        result = zero_raw(n, offset, end, flags);
    if (result < 0)
        return result;
    co_lock(&q->lock);
    result = qcow2_zero_range(n, offset, end - offset, flags & BLOCK_REQ_MAY_UNMAP);
    co_unlock(&q->lock);
    return result;
}

int qcow2_discard(struct block_node *n, uint64_t offset, uint64_t bytes)
{
    struct qcow2 *q = qcow2_of(n);
    int result;

    if (qcow2_in_cluster(q, offset) ||
        (qcow2_in_cluster(q, bytes) && offset + bytes != block_size(n)))
        return -ENOTSUP;
    result = q->external_raw ? zero_raw(n, offset, offset + bytes, BLOCK_REQ_MAY_UNMAP) : 0;
    if (result < 0)
        return result;
    co_lock(&q->lock);
    result = qcow2_discard_range(n, offset, bytes, QCOW2_DISCARD_REQUEST, false);
    co_unlock(&q->lock);
    return result;
}

int qcow2_status(struct block_node *n, bool want_zero, uint64_t offset, uint64_t bytes,
                 struct block_run *run)
{
    struct qcow2 *q = qcow2_of(n);
    struct qcow2_place place;
    int result = find(n, offset, bytes, &place);

    if (result < 0)
        return result;
    run->bytes = place.bytes;
    switch (place.kind) {
    case QCOW2_NORMAL:
        run->flags = BLOCK_STATUS_DATA | BLOCK_STATUS_ALLOCATED | BLOCK_STATUS_OFFSET;
        if (!q->external)
            run->flags |= BLOCK_STATUS_ZERO_BELOW;
        break;
    case QCOW2_COMPRESSED:
        run->flags = BLOCK_STATUS_DATA | BLOCK_STATUS_ALLOCATED | BLOCK_STATUS_COMPRESSED;
        break;
    case QCOW2_ZERO_ALLOC:
        run->flags = BLOCK_STATUS_ZERO | BLOCK_STATUS_ALLOCATED | BLOCK_STATUS_OFFSET;
        break;
    case QCOW2_ZERO_PLAIN: run->flags = BLOCK_STATUS_ZERO | BLOCK_STATUS_ALLOCATED; break;
    default: break;
    }
    if (run->flags & BLOCK_STATUS_OFFSET) {
        run->offset = place.host;
        run->file = q->data->node;
    }
    return 0;
}

/* The refcounts first, or the L2 tables first: each cache knows what it depends on. */
int qcow2_flush_tables(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);
    int result;

    co_lock(&q->lock);
    result = qcow2_cache_write(&q->l2_cache);
    if (result >= 0 && !q->lazy)
        result = qcow2_cache_write(&q->refcount_cache);
    co_unlock(&q->lock);
    return result;
}
