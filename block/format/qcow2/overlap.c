/*
 * No write may hit metadata: each is compared with where the image's own structures are, before it
 * is made. What is found is a corrupt image, and the last moment to stop.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/format/qcow2/qcow2.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>

static bool overlap(uint64_t a, uint64_t a_bytes, uint64_t b, uint64_t b_bytes)
{
    return b_bytes && a < b + b_bytes && b < a + a_bytes;
}

/* The structure that the range overlaps, as its name; "" for none. */
static const char *find_structure(const struct qcow2 *q, unsigned checks, uint64_t offset,
                                  uint64_t bytes)
{
    const uint64_t refblock_mask = 0xfffffffffffffe00ull;

    if (checks & QCOW2_MAIN_HEADER && offset < q->cluster_size)
        return "qcow2_header";
    if (checks & QCOW2_ACTIVE_L1 && overlap(offset, bytes, q->h.l1_offset, 8ull * q->l1_size))
        return "active L1 table";
    if (checks & QCOW2_REFCOUNT_TABLE &&
        overlap(offset, bytes, q->h.refcount_table_offset, 8ull * q->reftable_size))
        return "refcount table";
    if (checks & QCOW2_SNAPSHOT_TABLE && q->h.snapshot_count &&
        overlap(offset, bytes, q->h.snapshots_offset, q->snapshots_bytes))
        return "snapshot table";
    if (checks & QCOW2_BITMAP_DIRECTORY &&
        overlap(offset, bytes, q->bitmaps_offset, q->bitmaps_bytes))
        return "bitmap directory";
    for (uint32_t i = 0; checks & QCOW2_INACTIVE_L1 && i < q->snapshot_count; i++)
        if (overlap(offset, bytes, q->snapshots[i].l1_offset, 8ull * q->snapshots[i].l1_size))
            return "inactive L1 table";
    for (uint32_t i = 0; checks & QCOW2_ACTIVE_L2 && i < q->l1_size; i++)
        if (q->l1[i] & QCOW2_OFFSET_MASK &&
            overlap(offset, bytes, q->l1[i] & QCOW2_OFFSET_MASK, q->cluster_size))
            return "active L2 table";
    for (uint32_t i = 0; checks & QCOW2_REFCOUNT_BLOCK && i < q->reftable_size; i++)
        if (q->reftable[i] & refblock_mask &&
            overlap(offset, bytes, q->reftable[i] & refblock_mask, q->cluster_size))
            return "refcount block";
    return "";
}

/* The tables of snapshots are only in the file. */
static int find_inactive_l2(struct block_node *n, uint64_t offset, uint64_t bytes, bool *found)
{
    struct qcow2 *q = qcow2_of(n);
    int result = 0;

    for (unsigned i = 0; i < q->snapshot_count && result >= 0 && !*found; i++) {
        const struct qcow2_snapshot *s = &q->snapshots[i];
        uint64_t l1_bytes = 8ull * s->l1_size;
        uint8_t *l1 = l1_bytes && l1_bytes <= QCOW2_MAX_L1_BYTES ? block_alloc(l1_bytes) : nullptr;

        if (!l1)
            continue;
        result = block_pread(n->file, s->l1_offset, l1, l1_bytes);
        for (uint32_t k = 0; k < s->l1_size && result >= 0; k++) {
            uint64_t l2 = load_be64(l1 + 8ull * k) & QCOW2_OFFSET_MASK;

            *found |= l2 && overlap(offset, bytes, l2, q->cluster_size);
        }
        free(l1);
    }
    return result;
}

int qcow2_check_overlap(struct block_node *n, unsigned but, uint64_t offset, uint64_t bytes)
{
    struct qcow2 *q = qcow2_of(n);
    const char *name = find_structure(q, q->overlap_checks & ~but, offset, bytes);
    bool inactive = false;
    int result = 0;

    if (!*name && q->overlap_checks & ~but & QCOW2_INACTIVE_L2)
        result = find_inactive_l2(n, offset, bytes, &inactive);
    if (inactive)
        name = "inactive L2 table";
    if (!*name)
        return result;
    qcow2_signal_corruption(n, true, offset, bytes,
                            "Preventing invalid write on metadata (overlaps with %s)", name);
    return -EIO;
}

void qcow2_signal_corruption(struct block_node *n, bool fatal, uint64_t offset, uint64_t size,
                             const char *fmt, ...)
{
    struct qcow2 *q = qcow2_of(n);
    bool marks = fatal && block_writable(n) && !(n->flags & BLOCK_CHECK);
    char text[256];
    va_list args;

    if (q->corrupt_reported && !marks)
        return;
    q->corrupt_reported = true;
    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    if (marks)
        qcow2_set_incompatible(n, QCOW2_CORRUPT, true);
    block_corrupt(n, marks, offset, size, "%s", text);
    if (marks)
        q->corrupt = true;
}
