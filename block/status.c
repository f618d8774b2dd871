/*
 * What is where: data, zeroes, holes, and in which file of a chain.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/internal.h"

#include <errno.h>

/* What a node without a status function can tell: a filter shows what its child has. */
static int default_status(struct block_node *n, uint64_t offset, struct block_run *run)
{
    struct block_node *below = nullptr;

    for (struct block_edge *c = n->children; c; c = c->next_child)
        if (c->role & BLOCK_ROLE_FILTERED)
            below = c->node;
    if (n->driver->kind == BLOCK_KIND_FILTER && below) {
        run->flags =
            BLOCK_STATUS_RECURSE | BLOCK_STATUS_OFFSET | BLOCK_STATUS_ALLOCATED | BLOCK_STATUS_DATA;
        run->file = below;
        run->offset = offset;
        return 0;
    }
    run->flags = BLOCK_STATUS_DATA | BLOCK_STATUS_ALLOCATED;
    if (n->driver->kind == BLOCK_KIND_PROTOCOL) {
        run->flags |= BLOCK_STATUS_OFFSET;
        run->offset = offset;
        run->file = n;
    }
    return 0;
}

/* The file below may know that the bytes are zero. */
static int look_below(struct block_node *n, bool want_zero, struct block_run *run)
{
    struct block_run below;
    int result;

    if (!(run->flags & BLOCK_STATUS_OFFSET) || !run->file || run->file == n)
        return 0;
    if (!(run->flags & BLOCK_STATUS_RECURSE) &&
        !(want_zero && run->flags & BLOCK_STATUS_ZERO_BELOW))
        return 0;
    if (run->flags & BLOCK_STATUS_ZERO && !(run->flags & BLOCK_STATUS_RECURSE))
        return 0;
    result = block_status_above(run->file, run->file->backing ? run->file->backing->node : nullptr,
                                want_zero, run->offset, run->bytes, &below);
    if (result < 0)
        return run->flags & BLOCK_STATUS_RECURSE ? result : 0;
    if (!below.bytes) { /* behind the end of the file: zero */
        run->flags |= BLOCK_STATUS_ZERO;
        return 0;
    }
    if (below.bytes < run->bytes)
        run->bytes = below.bytes;
    run->flags |= below.flags & BLOCK_STATUS_ZERO;
    if (run->flags & BLOCK_STATUS_RECURSE) {
        run->flags =
            (run->flags & ~(unsigned)(BLOCK_STATUS_DATA | BLOCK_STATUS_OFFSET)) |
            (below.flags & (BLOCK_STATUS_DATA | BLOCK_STATUS_OFFSET | BLOCK_STATUS_COMPRESSED));
        run->file = below.file;
        run->offset = below.offset;
    }
    return 0;
}

/* One layer. */
static int layer_status(struct block_node *n, bool want_zero, uint64_t offset, uint64_t bytes,
                        struct block_run *run)
{
    uint32_t alignment = n->limits.request_alignment;
    uint64_t start = align_down(offset, alignment), end;
    int result;

    *run = (struct block_run){};
    if (n->broken)
        return -EIO;
    if (offset >= n->size) {
        run->flags = BLOCK_STATUS_EOF;
        return 0;
    }
    if (bytes > n->size - offset)
        bytes = n->size - offset;
    if (!bytes)
        return 0;
    end = align_up(offset + bytes, alignment);
    run->bytes = end - start;
    n->in_flight++;
    result = n->driver->status ? n->driver->status(n, want_zero, start, end - start, run)
                               : default_status(n, start, run);
    if (result >= 0)
        result = look_below(n, want_zero, run);
    if (!--n->in_flight)
        co_queue_wake_all(&n->drain_waiters);
    if (result < 0)
        return result;
    run->flags &= ~(unsigned)(BLOCK_STATUS_RECURSE | BLOCK_STATUS_ZERO_BELOW);
    if (run->flags & (BLOCK_STATUS_DATA | BLOCK_STATUS_ZERO) &&
        n->driver->kind != BLOCK_KIND_FORMAT)
        run->flags |= BLOCK_STATUS_ALLOCATED;
    run->bytes -= offset - start;
    run->offset += offset - start;
    if (run->bytes > bytes)
        run->bytes = bytes;
    if (offset + run->bytes == n->size)
        run->flags |= BLOCK_STATUS_EOF;
    return 0;
}

int block_status_above(struct block_node *top, struct block_node *base, bool want_zero,
                       uint64_t offset, uint64_t bytes, struct block_run *run)
{
    struct block_node *n = top;
    uint64_t end_of_top = UINT64_MAX;
    unsigned depth = 0;
    int result = layer_status(n, want_zero, offset, bytes, run);

    if (result < 0 || !run->bytes)
        return result;
    if (run->flags & BLOCK_STATUS_EOF)
        end_of_top = offset + run->bytes;
    while (!(run->flags & BLOCK_STATUS_ALLOCATED)) {
        struct block_node *below = block_backing(n);
        uint64_t whole = run->bytes;

        if (!below || n == base || below == base)
            break;
        depth++;
        result = layer_status(below, want_zero, offset, whole, run);
        if (result < 0)
            return result;
        if (!run->bytes) { /* shorter than what is above: zeroes from here on */
            run->bytes = whole;
            run->flags = BLOCK_STATUS_ZERO | BLOCK_STATUS_ALLOCATED;
            run->file = nullptr;
            break;
        }
        n = below;
    }
    if (!(run->flags & BLOCK_STATUS_ALLOCATED) && !base && !block_backing(n) &&
        !(run->flags & BLOCK_STATUS_DATA))
        run->flags |= BLOCK_STATUS_ZERO; /* no layer has it */
    run->depth = depth;
    run->flags &= ~(unsigned)BLOCK_STATUS_EOF;
    if (offset + run->bytes == end_of_top)
        run->flags |= BLOCK_STATUS_EOF;
    return 0;
}

int block_status(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_run *run)
{
    return block_status_above(n, nullptr, true, offset, bytes, run);
}

int block_reads_zero(struct block_node *n, uint64_t offset, uint64_t bytes)
{
    while (bytes) {
        struct block_run run;
        int result = block_status_above(n, nullptr, true, offset, bytes, &run);

        if (result < 0)
            return result;
        if (!run.bytes)
            return 1; /* behind the end */
        if (!(run.flags & BLOCK_STATUS_ZERO))
            return 0;
        offset += run.bytes;
        bytes -= run.bytes;
    }
    return 1;
}
