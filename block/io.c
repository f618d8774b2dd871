/*
 * Requests: what every driver would otherwise have to do for itself. Bounds, alignment, splitting,
 * waiting for one another, zeroes, FUA, flushes that are not needed, draining.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/bitmap.h"
#include "block/internal.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
    ZERO_BUFFER_SIZE = 1 << 20
};

/* --- Who is under way --- */

static void wait_until_undrained(const struct block_edge *e)
{
    while (e->node->drained && !e->parent)
        co_queue_wait(&e->node->undrain_waiters);
}

static void request_begin(const struct block_edge *e)
{
    wait_until_undrained(e);
    e->node->in_flight++;
}

static void request_end(struct block_node *n)
{
    if (!--n->in_flight)
        co_queue_wake_all(&n->drain_waiters);
}

static bool overlaps(const struct block_tracked *a, const struct block_tracked *b)
{
    return a->start < b->end && b->start < a->end;
}

/* Whom `t` has to wait for: a request that overlaps, where either of them serialises. Not for one
 * that waits for us, which is as good as not begun. */
static struct block_tracked *in_the_way(struct block_node *n, const struct block_tracked *t)
{
    for (struct block_tracked *o = n->tracked; o; o = o->next)
        if (o != t && (o->serialising || t->serialising) && overlaps(o, t) && !o->waiting_for)
            return o;
    return nullptr;
}

static void wait_turn(struct block_node *n, struct block_tracked *t)
{
    struct block_tracked *o;

    while (n->serialising && (o = in_the_way(n, t))) {
        t->waiting_for = o;
        co_queue_wait(&o->finished);
        t->waiting_for = nullptr;
    }
}

static void track(struct block_node *n, struct block_tracked *t, uint64_t start, uint64_t end,
                  bool is_write, bool serialising)
{
    *t = (struct block_tracked){.start = start,
                                .end = end,
                                .is_write = is_write,
                                .serialising = serialising,
                                .co = co_self(),
                                .next = n->tracked,
                                .link = &n->tracked};
    if (n->tracked)
        n->tracked->link = &t->next;
    n->tracked = t;
    n->serialising += serialising;
    wait_turn(n, t);
}

static void untrack(struct block_node *n, struct block_tracked *t)
{
    *t->link = t->next;
    if (t->next)
        t->next->link = t->link;
    n->serialising -= t->serialising;
    if (t->is_write && n->bitmaps)
        block_bitmaps_written(n, t->start, t->end - t->start);
    co_queue_wake_all(&t->finished);
}

/* --- Draining --- */

static void mark_upwards(struct block_node *n, int change)
{
    n->drained += (unsigned)change;
    for (struct block_edge *p = n->parents; p; p = p->next_parent)
        if (p->parent)
            mark_upwards(p->parent, change);
}

static struct block_node *busy_upwards(struct block_node *n)
{
    if (n->in_flight)
        return n;
    for (struct block_edge *p = n->parents; p; p = p->next_parent) {
        struct block_node *busy = p->parent ? busy_upwards(p->parent) : nullptr;

        if (busy)
            return busy;
    }
    return nullptr;
}

void block_drain_begin(struct block_node *n)
{
    struct block_node *busy;

    mark_upwards(n, 1);
    while ((busy = busy_upwards(n)))
        co_queue_wait(&busy->drain_waiters);
}

static void wake_upwards(struct block_node *n)
{
    if (!n->drained)
        co_queue_wake_all(&n->undrain_waiters);
    for (struct block_edge *p = n->parents; p; p = p->next_parent)
        if (p->parent)
            wake_upwards(p->parent);
}

void block_drain_end(struct block_node *n)
{
    mark_upwards(n, -1);
    wake_upwards(n);
}

/* --- Common checks --- */

static int check_range(const struct block_node *n, uint64_t offset, uint64_t bytes)
{
    if (n->broken)
        return -EIO; /* found corrupt */
    if (offset > BLOCK_MAX_SIZE || bytes > BLOCK_MAX_SIZE - offset)
        return -EIO;
    return 0;
}

static int check_write(const struct block_edge *e, uint64_t offset, uint64_t bytes, unsigned flags)
{
    unsigned needed = flags & BLOCK_REQ_UNCHANGED ? BLOCK_PERM_WRITE | BLOCK_PERM_WRITE_UNCHANGED
                                                  : BLOCK_PERM_WRITE;
    int result = check_range(e->node, offset, bytes);

    if (result < 0)
        return result;
    if (!block_writable(e->node) || !(e->perm & needed))
        return -EPERM;
    if (offset + bytes > e->node->size && !(e->perm & BLOCK_PERM_RESIZE))
        return -EIO;
    return 0;
}

static uint64_t smaller(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* What one request of the driver may hold. */
static uint64_t piece_size(uint32_t limit, uint32_t alignment, uint64_t bytes)
{
    uint64_t most = limit ? limit : 1 << 30;

    return smaller(bytes, align_down(most, alignment));
}

/* --- Reading --- */

/* Aligned, of any size. Behind the end of the node there are zeroes. */
static int read_aligned(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                        unsigned flags)
{
    uint32_t alignment = n->limits.request_alignment;
    uint64_t end = align_up(n->size, alignment);

    while (bytes) {
        uint64_t piece = piece_size(n->limits.max_transfer, alignment, bytes);
        int result;

        if (offset >= end) {
            block_buf_fill(buf, 0, bytes);
            return 0;
        }
        piece = smaller(piece, end - offset);
        if (n->broken)
            return -EIO;
        result = n->driver->read(n, offset, piece, buf, flags);
        if (result < 0)
            return result;
        offset += piece;
        bytes -= piece;
        buf = block_buf_skip(buf, piece);
    }
    return 0;
}

/* Reads the aligned surroundings into memory of our own. */
static int read_around(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                       unsigned flags)
{
    uint32_t alignment = n->limits.request_alignment;
    uint64_t start = align_down(offset, alignment), end = align_up(offset + bytes, alignment);
    uint8_t *bounce = block_alloc(end - start);
    struct iovec iov = {bounce, end - start};
    int result;

    if (!bounce)
        return -ENOMEM;
    result = read_aligned(n, start, end - start, (struct block_buf){&iov, 1, 0}, flags);
    if (result >= 0)
        block_buf_from(buf, bounce + (offset - start), bytes);
    free(bounce);
    return result;
}

int block_read(struct block_edge *e, uint64_t offset, uint64_t bytes, struct block_buf buf,
               unsigned flags)
{
    struct block_node *n = e->node;
    uint32_t alignment = n->limits.request_alignment;
    struct block_tracked t;
    int result = check_range(n, offset, bytes);

    if (result < 0 || !bytes)
        return result;
    request_begin(e);
    track(n, &t, offset, offset + bytes, false, false);
    if ((offset | bytes) & (alignment - 1))
        result = read_around(n, offset, bytes, buf, flags);
    else
        result = read_aligned(n, offset, bytes, buf, flags);
    untrack(n, &t);
    request_end(n);
    return result;
}

int block_pread(struct block_edge *e, uint64_t offset, void *dst, uint64_t bytes)
{
    struct iovec iov = {dst, bytes};

    return block_read(e, offset, bytes, (struct block_buf){&iov, 1, 0}, 0);
}

/* --- Writing --- */

static int flush_node(struct block_node *n);

/* What was written is there: the size, the flush that is owed. */
static void written(struct block_node *n, uint64_t end)
{
    n->write_generation++;
    if (end > n->size)
        n->size = end;
}

static int write_aligned(struct block_node *n, uint64_t offset, uint64_t bytes,
                         struct block_buf buf, unsigned flags)
{
    unsigned passed = flags & (n->write_flags | BLOCK_REQ_UNCHANGED);
    uint64_t end = offset + bytes;
    int result = 0;

    while (bytes && result >= 0) {
        uint64_t piece = piece_size(n->limits.max_transfer, n->limits.request_alignment, bytes);

        if (n->broken)
            return -EIO;
        if (flags & BLOCK_REQ_COMPRESSED)
            result = n->driver->write_compressed
                         ? n->driver->write_compressed(n, offset, piece, buf)
                         : -ENOTSUP;
        else
            result = n->driver->write ? n->driver->write(n, offset, piece, buf, passed) : -ENOTSUP;
        offset += piece;
        bytes -= piece;
        buf = block_buf_skip(buf, piece);
    }
    if (result < 0)
        return result;
    written(n, end);
    return flags & ~passed & BLOCK_REQ_FUA ? flush_node(n) : 0;
}

/* Reads what surrounds an unaligned write, and writes all of it. The request serialises. */
static int write_around(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                        unsigned flags)
{
    uint32_t alignment = n->limits.request_alignment;
    uint64_t start = align_down(offset, alignment), end = align_up(offset + bytes, alignment);
    uint64_t size = n->size > offset + bytes ? n->size : offset + bytes;
    uint8_t *bounce = block_alloc(end - start);
    struct iovec iov = {bounce, end - start}, edge_iov = {bounce, alignment};
    struct block_buf all = {&iov, 1, 0};
    int result = 0;

    if (!bounce)
        return -ENOMEM;
    if (offset != start || end - start == alignment)
        result = read_aligned(n, start, alignment, (struct block_buf){&edge_iov, 1, 0}, 0);
    edge_iov.iov_base = bounce + (end - start - alignment);
    if (result >= 0 && offset + bytes != end && end - start > alignment)
        result =
            read_aligned(n, end - alignment, alignment, (struct block_buf){&edge_iov, 1, 0}, 0);
    if (result >= 0) {
        block_buf_to(bounce + (offset - start), buf, bytes);
        result = write_aligned(n, start, end - start, all, flags);
        if (result >= 0)
            n->size = size; /* not what the padding made of it */
    }
    free(bounce);
    return result;
}

static int write_tracked(struct block_node *n, uint64_t offset, uint64_t bytes,
                         struct block_buf buf, unsigned flags)
{
    uint32_t alignment = n->limits.request_alignment;
    bool unaligned = (offset | bytes) & (alignment - 1);
    struct block_tracked t;
    int result;

    track(n, &t, unaligned ? align_down(offset, alignment) : offset,
          unaligned ? align_up(offset + bytes, alignment) : offset + bytes, true,
          unaligned || flags & BLOCK_REQ_SERIALISE);
    result = (unaligned ? write_around : write_aligned)(n, offset, bytes, buf, flags);
    untrack(n, &t);
    return result;
}

int block_write(struct block_edge *e, uint64_t offset, uint64_t bytes, struct block_buf buf,
                unsigned flags)
{
    struct block_node *n = e->node;
    int result = check_write(e, offset, bytes, flags);

    if (result < 0 || !bytes)
        return result;
    if (!e->parent && n->flags & BLOCK_WRITETHROUGH)
        flags |= BLOCK_REQ_FUA;
    if (n->flags & BLOCK_DETECT_ZEROES && !(flags & BLOCK_REQ_COMPRESSED) &&
        block_buf_is_zero(buf, bytes))
        return block_write_zeroes(
            e, offset, bytes, flags | (n->flags & BLOCK_DETECT_UNMAP ? BLOCK_REQ_MAY_UNMAP : 0));
    request_begin(e);
    result = write_tracked(n, offset, bytes, buf, flags);
    request_end(n);
    return result;
}

int block_pwrite(struct block_edge *e, uint64_t offset, const void *src, uint64_t bytes)
{
    struct iovec iov = {(void *)src, bytes};

    return block_write(e, offset, bytes, (struct block_buf){&iov, 1, 0}, 0);
}

/* --- Zeroes --- */

static int write_zero_buffer(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags)
{
    size_t size = bytes < ZERO_BUFFER_SIZE ? bytes : ZERO_BUFFER_SIZE;
    void *zeroes = block_alloc(size);
    int result = 0;

    if (!zeroes)
        return -ENOMEM;
    memset(zeroes, 0, size);
    while (bytes && result >= 0) {
        struct iovec iov = {zeroes, smaller(bytes, size)};

        result = write_aligned(n, offset, iov.iov_len, (struct block_buf){&iov, 1, 0}, flags);
        offset += iov.iov_len;
        bytes -= iov.iov_len;
    }
    free(zeroes);
    return result;
}

/* The part from `offset` on that the driver can take in one request: either a whole number of its
 * units, or less than one. */
static uint64_t zeroes_piece(const struct block_node *n, uint64_t offset, uint64_t bytes)
{
    uint64_t unit =
        n->limits.zeroes_alignment ? n->limits.zeroes_alignment : n->limits.request_alignment;
    uint64_t most = n->limits.max_zeroes ? n->limits.max_zeroes : 1 << 30;

    if (offset % unit)
        return smaller(bytes, unit - offset % unit);
    if (bytes > unit)
        bytes -= bytes % unit;
    return smaller(bytes, most < unit ? unit : most - most % unit);
}

static int zeroes_aligned(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags)
{
    unsigned passed = flags & (n->zeroes_flags | BLOCK_REQ_MAY_UNMAP | BLOCK_REQ_UNCHANGED);
    bool owes_flush = flags & ~passed & BLOCK_REQ_FUA;

    while (bytes) {
        uint64_t piece = zeroes_piece(n, offset, bytes);
        int result = -ENOTSUP;

        if (n->broken)
            return -EIO;
        if (n->driver->write_zeroes)
            result = n->driver->write_zeroes(n, offset, piece, passed);
        if (result == -ENOTSUP && !(flags & BLOCK_REQ_NO_FALLBACK))
            result = write_zero_buffer(n, offset, piece, flags & ~(unsigned)BLOCK_REQ_MAY_UNMAP);
        if (result < 0)
            return result;
        written(n, offset + piece);
        offset += piece;
        bytes -= piece;
    }
    return owes_flush ? flush_node(n) : 0;
}

/* Head and tail that are not aligned are written around; the rest can be fast. */
static int zeroes_tracked(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags)
{
    uint32_t alignment = n->limits.request_alignment;
    uint64_t end = offset + bytes, first = align_up(offset, alignment),
             last = align_down(end, alignment);
    uint8_t *zeroes;
    struct iovec iov;
    int result = 0;

    if (!((offset | bytes) & (alignment - 1)))
        return zeroes_aligned(n, offset, bytes, flags);
    zeroes = calloc(1, alignment);
    if (!zeroes)
        return -ENOMEM;
    iov = (struct iovec){zeroes, alignment};
    if (first > end)
        first = end;
    if (offset < first)
        result = write_around(n, offset, first - offset, (struct block_buf){&iov, 1, 0}, flags);
    if (result >= 0 && first < last)
        result = zeroes_aligned(n, first, last - first, flags);
    if (result >= 0 && last < end && last >= first)
        result = write_around(n, last, end - last, (struct block_buf){&iov, 1, 0}, flags);
    free(zeroes);
    return result;
}

int block_write_zeroes(struct block_edge *e, uint64_t offset, uint64_t bytes, unsigned flags)
{
    struct block_node *n = e->node;
    struct block_tracked t;
    int result = check_write(e, offset, bytes, flags);

    if (result < 0 || !bytes)
        return result;
    if (!(n->flags & BLOCK_UNMAP))
        flags &= ~(unsigned)BLOCK_REQ_MAY_UNMAP;
    if (!e->parent && n->flags & BLOCK_WRITETHROUGH)
        flags |= BLOCK_REQ_FUA;
    request_begin(e);
    track(n, &t, align_down(offset, n->limits.request_alignment),
          align_up(offset + bytes, n->limits.request_alignment), true,
          flags & BLOCK_REQ_SERIALISE || (offset | bytes) & (n->limits.request_alignment - 1));
    result = zeroes_tracked(n, offset, bytes, flags);
    untrack(n, &t);
    request_end(n);
    return result;
}

/* --- Discarding --- */

/* A hint: what is not a whole unit, or what the driver does not support, stays as it is. */
static int discard_units(struct block_node *n, uint64_t offset, uint64_t bytes)
{
    uint64_t unit =
        n->limits.discard_alignment ? n->limits.discard_alignment : n->limits.request_alignment;
    uint64_t most = n->limits.max_discard ? n->limits.max_discard : 1 << 30;

    while (bytes) {
        uint64_t piece = bytes;
        int result;

        if (offset % unit)
            piece = smaller(bytes, unit - offset % unit);
        else if (bytes > unit)
            piece = smaller(bytes - bytes % unit, most < unit ? unit : most - most % unit);
        if (n->broken)
            return -EIO;
        result = n->driver->discard(n, offset, piece);
        if (result < 0 && result != -ENOTSUP)
            return result;
        offset += piece;
        bytes -= piece;
    }
    n->write_generation++;
    return 0;
}

int block_discard(struct block_edge *e, uint64_t offset, uint64_t bytes)
{
    struct block_node *n = e->node;
    uint64_t first = align_up(offset, n->limits.request_alignment);
    uint64_t last = align_down(offset + bytes, n->limits.request_alignment);
    struct block_tracked t;
    int result = check_write(e, offset, bytes, 0);

    if (result < 0 || first >= last || !(n->flags & BLOCK_UNMAP) || !n->driver->discard)
        return result;
    request_begin(e);
    track(n, &t, first, last, true, false);
    result = discard_units(n, first, last - first);
    untrack(n, &t);
    request_end(n);
    return result;
}

/* --- Copying within the host --- */

int block_copy_range(struct block_edge *from, uint64_t from_offset, struct block_edge *to,
                     uint64_t to_offset, uint64_t bytes, unsigned flags)
{
    struct block_node *src = from->node, *dst = to->node;
    struct block_tracked read, write;
    int result = check_range(src, from_offset, bytes);

    if (result >= 0)
        result = check_write(to, to_offset, bytes, flags);
    if (result < 0)
        return result;
    if (!src->driver->copy_range_from || from_offset + bytes > src->size)
        return -ENOTSUP;
    request_begin(from);
    request_begin(to);
    track(src, &read, from_offset, from_offset + bytes, false, false);
    track(dst, &write, to_offset, to_offset + bytes, true, false);
    result = src->driver->copy_range_from(src, from_offset, to, to_offset, bytes, flags);
    if (result >= 0)
        written(dst, to_offset + bytes);
    untrack(dst, &write);
    untrack(src, &read);
    request_end(dst);
    request_end(src);
    return result;
}

/* --- Flushing --- */

static int flush_children(struct block_node *n)
{
    int result = 0;

    for (struct block_edge *c = n->children; c; c = c->next_child) {
        int one = c->node->flags & BLOCK_WRITABLE ? flush_node(c->node) : 0;

        if (one < 0)
            result = one;
    }
    return result;
}

/* Nothing is done when nothing was written since the last flush. Flushes of a node take turns, so
 * that each sees what was complete when it began. */
static int flush_node(struct block_node *n)
{
    uint64_t generation = n->write_generation;
    int result = 0;

    if (n->broken)
        return -EIO;
    n->in_flight++;
    co_lock(&n->flush_lock);
    if (n->driver->flush_cache)
        result = n->driver->flush_cache(n);
    if (result >= 0 && !(n->flags & BLOCK_NO_FLUSH)) {
        if (n->flushed_generation != generation && n->driver->flush)
            result = n->driver->flush(n);
        if (result >= 0)
            result = flush_children(n);
        if (result >= 0)
            n->flushed_generation = generation;
    } else if (result >= 0) {
        for (struct block_edge *c = n->children; c; c = c->next_child)
            if (c->node->flags & BLOCK_WRITABLE && c->node->driver && c->node->driver->flush_cache)
                result = flush_node(c->node);
    }
    co_unlock(&n->flush_lock);
    request_end(n);
    return result;
}

int block_flush(struct block_edge *e)
{
    if (!block_writable(e->node))
        return 0;
    wait_until_undrained(e);
    return flush_node(e->node);
}

/* --- Size --- */

err_t block_truncate(struct block_edge *e, uint64_t size, bool exact,
                     enum block_preallocation prealloc, bool zero)
{
    struct block_node *n = e->node;
    struct block_tracked t;
    err_t result;

    if (n->broken)
        return err_make(EIO, "the image is corrupt");
    if (size > BLOCK_MAX_SIZE)
        return err_make(EFBIG, "a size of %llu bytes is too large; the largest is %llu",
                        (unsigned long long)size, (unsigned long long)BLOCK_MAX_SIZE);
    if (!(e->perm & BLOCK_PERM_RESIZE) || !block_writable(n))
        return err_make(EACCES, "'%s' is not open for resizing", block_filename(n));
    request_begin(e);
    uint64_t low = size < n->size ? size : n->size, high = size < n->size ? n->size : size;
    track(n, &t, low, high, true, true);
    if (n->driver->truncate)
        result = n->driver->truncate(n, size, exact, prealloc, zero);
    else if (n->file && n->driver->kind == BLOCK_KIND_FILTER)
        result = block_truncate(n->file, size, exact, prealloc, zero);
    else
        result = err_make(ENOTSUP, "Image format driver does not support resize");
    if (!err_failed(result)) {
        n->write_generation++;
        if (n->driver->kind == BLOCK_KIND_FILTER && n->file)
            n->size = n->file->node->size;
        block_bitmaps_resize(n, n->size);
    }
    untrack(n, &t);
    request_end(n);
    return result;
}
