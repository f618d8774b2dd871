/*
 * Checking a qcow2 image: every reference is counted, and compared with the counts that the image
 * has. Too low a count is a corruption, because the cluster may be given away again; too high a one
 * is a leak.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/format/qcow2/qcow2.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>

enum {
    SNAPSHOT_HEADER = 40,
    SNAPSHOT_MAX = 1024 * 1024 /* of all entries together */
};

struct check {
    struct block_node *n;
    struct qcow2 *q;
    struct block_check_result *result;
    unsigned fix;
    uint32_t *counts; /* references found, per cluster */
    uint64_t clusters, room;
    uint64_t expected; /* host offset that the next guest cluster has if nothing is fragmented */
};

static void corruption(struct check *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static void corruption(struct check *c, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    c->result->corruptions++;
}

/* --- Counting references --- */

static int reserve(struct check *c, uint64_t clusters)
{
    uint64_t room = c->room ? c->room : 1024;
    uint32_t *counts;

    if (clusters <= c->clusters)
        return 0;
    while (room < clusters)
        room *= 2;
    if (room > c->room) {
        counts = realloc(c->counts, room * sizeof(*counts));
        if (!counts)
            return -ENOMEM;
        memset(counts + c->room, 0, (room - c->room) * sizeof(*counts));
        c->counts = counts;
        c->room = room;
    }
    c->clusters = clusters;
    return 0;
}

/* A cluster that was given away, and whose data a power cut has lost before it reached the file: it
 * becomes part of the file, as zeroes. What could not be such a cluster stays an error. */
static bool make_real(struct check *c, uint64_t offset, uint64_t bytes)
{
    const struct qcow2 *q = c->q;
    uint64_t end = block_size(c->n->file->node), most = end + q->h.size + q->cluster_size;

    if (!(c->fix & BLOCK_FIX_ERRORS) || offset > most || bytes > most - offset)
        return false;
    err_t e = block_truncate(c->n->file, align_up(offset + bytes, q->cluster_size), false,
                             BLOCK_PREALLOC_OFF, true);
    bool good = !err_failed(e);
    err_free(e);
    if (good)
        c->result->corruptions_fixed++;
    return good;
}

/* A reference to all clusters that the range touches. Behind the end of the file there can be none
 * (but for what the last write of it would have made longer). */
static int refer(struct check *c, uint64_t offset, uint64_t bytes)
{
    const struct qcow2 *q = c->q;
    uint64_t end = block_size(c->n->file->node) + q->cluster_size;
    int result;

    if (!bytes)
        return 0;
    if ((offset > end || bytes > end - offset) && !make_real(c, offset, bytes)) {
        corruption(c,
                   "ERROR: counting reference for region exceeding the end of the file by one "
                   "cluster or more: offset 0x%llx size 0x%llx\n",
                   (unsigned long long)offset, (unsigned long long)bytes);
        return 0;
    }
    result = reserve(c, qcow2_clusters(q, offset + bytes));
    for (uint64_t i = offset >> q->cluster_bits;
         result >= 0 && i <= (offset + bytes - 1) >> q->cluster_bits; i++)
        if (c->counts[i] != UINT32_MAX)
            c->counts[i]++;
    return result;
}

static int refer_compressed(struct check *c, uint64_t entry)
{
    uint64_t offset;
    uint32_t bytes;

    if (entry & QCOW2_COPIED)
        corruption(c,
                   "ERROR: coffset=0x%llx: copied flag must never be set for compressed "
                   "clusters\n",
                   (unsigned long long)entry & QCOW2_OFFSET_MASK);
    qcow2_compressed_place(c->q, entry, &offset, &bytes);
    c->result->compressed_clusters++;
    c->result->allocated_clusters++;
    c->result->fragmented_clusters++; /* it has no place of its own */
    return refer(c, offset & ~511ull, bytes + (offset & 511));
}

static int refer_cluster(struct check *c, uint64_t entry)
{
    uint64_t offset = entry & QCOW2_OFFSET_MASK;

    if (qcow2_in_cluster(c->q, offset)) {
        corruption(c, "ERROR offset=%llx: Cluster is not properly aligned; L2 entry corrupted.\n",
                   (unsigned long long)offset);
        return 0;
    }
    c->result->allocated_clusters++;
    if (c->expected && offset != c->expected)
        c->result->fragmented_clusters++;
    c->expected = offset + c->q->cluster_size;
    return refer(c, offset, c->q->cluster_size);
}

static int check_l2(struct check *c, uint64_t offset)
{
    struct qcow2 *q = c->q;
    uint8_t *table = block_alloc(q->cluster_size);
    int result = table ? block_pread(c->n->file, offset, table, q->cluster_size) : -ENOMEM;

    for (uint32_t i = 0; i < q->cluster_size && result >= 0; i += q->entry_size) {
        uint64_t entry = load_be64(table + i);
        uint64_t bitmap = q->extended ? load_be64(table + i + 8) : 0;

        if (entry & QCOW2_ENTRY_COMPRESSED)
            result = refer_compressed(c, entry);
        else if (entry & QCOW2_OFFSET_MASK)
            result = refer_cluster(c, entry);
        if (bitmap & bitmap >> 32 & UINT32_MAX)
            corruption(c,
                       "ERROR offset=%llx: Allocated cluster with subclusters both allocated "
                       "and zero\n",
                       (unsigned long long)(entry & QCOW2_OFFSET_MASK));
    }
    free(table);
    return result;
}

static int check_l1(struct check *c, uint64_t offset, uint32_t size)
{
    uint8_t *l1 = block_alloc((size_t)size * 8);
    int result = refer(c, offset, (uint64_t)size * 8);

    if (!l1)
        result = -ENOMEM;
    if (result >= 0 && size)
        result = block_pread(c->n->file, offset, l1, (uint64_t)size * 8);
    for (uint32_t i = 0; i < size && result >= 0; i++) {
        uint64_t l2 = load_be64(l1 + 8 * i) & QCOW2_OFFSET_MASK;

        if (!l2)
            continue;
        if (qcow2_in_cluster(c->q, l2)) {
            corruption(c,
                       "ERROR l2_offset=%llx: Table is not cluster aligned; L1 entry "
                       "corrupted\n",
                       (unsigned long long)l2);
            continue;
        }
        result = refer(c, l2, c->q->cluster_size);
        if (result >= 0)
            result = check_l2(c, l2);
    }
    free(l1);
    return result;
}

/* "Snapshots": only the L1 tables matter here. */
static int check_snapshots(struct check *c)
{
    struct qcow2 *q = c->q;
    uint64_t at = q->h.snapshots_offset;

    for (uint32_t i = 0; i < q->h.snapshot_count; i++) {
        uint8_t b[SNAPSHOT_HEADER];
        uint64_t bytes, l1;
        uint32_t size;
        int result = block_pread(c->n->file, at, b, sizeof(b));

        if (result < 0)
            return result;
        l1 = load_be64(b);
        size = load_be32(b + 8);
        bytes = align_up(
            SNAPSHOT_HEADER + load_be32(b + 36) + load_be16(b + 12) + load_be16(b + 14), 8);
        if (qcow2_in_cluster(q, l1) || size > QCOW2_MAX_L1_BYTES / 8) {
            corruption(c, "ERROR snapshot %u: L1 table at 0x%llx with %u entries is invalid\n", i,
                       (unsigned long long)l1, size);
        } else {
            result = check_l1(c, l1, size);
            if (result < 0)
                return result;
        }
        at += bytes;
        if (at - q->h.snapshots_offset > (uint64_t)QCOW2_MAX_SNAPSHOTS * SNAPSHOT_MAX)
            return -EFBIG;
    }
    return q->h.snapshot_count ? refer(c, q->h.snapshots_offset, at - q->h.snapshots_offset) : 0;
}

static int check_refcount_structures(struct check *c)
{
    struct qcow2 *q = c->q;
    int result = refer(c, q->h.refcount_table_offset,
                       (uint64_t)q->h.refcount_table_clusters << q->cluster_bits);

    for (uint32_t i = 0; i < q->reftable_size && result >= 0; i++) {
        uint64_t offset = q->reftable[i] & 0xfffffffffffffe00ull;

        if (!offset)
            continue;
        if (qcow2_in_cluster(q, offset)) {
            corruption(c,
                       "ERROR refcount block %u is not cluster aligned; refcount table entry "
                       "corrupted\n",
                       i);
            continue;
        }
        result = refer(c, offset, q->cluster_size);
        if (result >= 0 && offset >> q->cluster_bits < c->clusters &&
            c->counts[offset >> q->cluster_bits] != 1)
            corruption(c, "ERROR refcount block %u refcount=%u\n", i,
                       c->counts[offset >> q->cluster_bits]);
    }
    return result;
}

/* --- Comparing --- */

static int repair_count(struct check *c, uint64_t cluster, uint64_t have, uint64_t want)
{
    int result;

    do {
        result = qcow2_change_refcount(c->n, cluster << c->q->cluster_bits, 1,
                                       (int)((int64_t)want - (int64_t)have));
    } while (result == -EAGAIN);
    return result;
}

static int compare_one(struct check *c, uint64_t cluster, uint64_t want)
{
    bool leak;
    uint64_t have;
    int result = qcow2_get_refcount(c->n, cluster, &have);

    if (result < 0) {
        fprintf(stderr, "Can't get refcount for cluster %llu: %s\n", (unsigned long long)cluster,
                strerror(-result));
        c->result->check_errors++;
        return 0;
    }
    if (have || want)
        c->result->image_end_offset = (cluster + 1) << c->q->cluster_bits;
    if (have == want)
        return 0;
    leak = have > want;
    bool repairs = c->fix & (leak ? BLOCK_FIX_LEAKS : BLOCK_FIX_ERRORS);
    fprintf(stderr, "%s cluster %llu refcount=%llu reference=%llu\n",
            repairs ? "Repairing"
            : leak  ? "Leaked"
                    : "ERROR",
            (unsigned long long)cluster, (unsigned long long)have, (unsigned long long)want);
    if (repairs) {
        result = repair_count(c, cluster, have, want);
        if (result >= 0) {
            *(leak ? &c->result->leaks_fixed : &c->result->corruptions_fixed) += 1;
            return 0;
        }
    }
    *(leak ? &c->result->leaks : &c->result->corruptions) += 1;
    return 0;
}

/* Clusters behind the end of the file can be counted, too. */
static uint64_t counted_clusters(const struct check *c)
{
    uint64_t last = c->clusters;

    for (uint32_t i = c->q->reftable_size; i--;)
        if (c->q->reftable[i]) {
            uint64_t end = (uint64_t)(i + 1) << c->q->refcount_block_bits;

            return end > last ? end : last;
        }
    return last;
}

static int compare(struct check *c)
{
    uint64_t end = counted_clusters(c);
    int result = 0;

    for (uint64_t i = 0; i < end && result >= 0; i++) {
        /* A whole block that is missing: nothing is counted in it. */
        uint64_t index = i >> c->q->refcount_block_bits;

        if (i >= c->clusters && (index >= c->q->reftable_size || !c->q->reftable[index])) {
            i = ((index + 1) << c->q->refcount_block_bits) - 1;
            continue;
        }
        uint64_t errors = c->result->check_errors;
        result = compare_one(c, i, i < c->clusters ? c->counts[i] : 0);
        /* A block that cannot be read is said to be so once, where there is no file behind it. */
        if (i >= c->clusters && c->result->check_errors > errors)
            i = ((index + 1) << c->q->refcount_block_bits) - 1;
    }
    return result;
}

/* --- The flag for "exactly one reference" --- */

static int check_flag(struct check *c, uint64_t entry, const char *what, uint64_t index,
                      uint64_t *fixed)
{
    uint64_t count;
    int result =
        qcow2_get_refcount(c->n, (entry & QCOW2_OFFSET_MASK) >> c->q->cluster_bits, &count);

    *fixed = entry;
    if (result < 0 || (count == 1) == (bool)(entry & QCOW2_COPIED))
        return result;
    fprintf(stderr, "%s OFLAG_COPIED %s: %s=%llu entry=%llx refcount=%llu\n",
            c->fix & BLOCK_FIX_ERRORS ? "Repairing" : "ERROR", what,
            *what == 'L' ? "l1_index" : "offset", (unsigned long long)index,
            (unsigned long long)entry, (unsigned long long)count);
    if (c->fix & BLOCK_FIX_ERRORS) {
        c->result->corruptions_fixed++;
        *fixed = count == 1 ? entry | QCOW2_COPIED : entry & ~QCOW2_COPIED;
    } else {
        c->result->corruptions++;
    }
    return 0;
}

static int check_flags_l2(struct check *c, uint64_t offset)
{
    struct qcow2 *q = c->q;
    uint8_t *table = block_alloc(q->cluster_size);
    int result = table ? block_pread(c->n->file, offset, table, q->cluster_size) : -ENOMEM;
    bool changed = false;

    for (uint32_t i = 0; i < q->cluster_size && result >= 0; i += q->entry_size) {
        uint64_t entry = load_be64(table + i), fixed;

        if (entry & QCOW2_ENTRY_COMPRESSED || !(entry & QCOW2_OFFSET_MASK) ||
            qcow2_in_cluster(q, entry & QCOW2_OFFSET_MASK))
            continue;
        result = check_flag(c, entry, "data cluster", entry & QCOW2_OFFSET_MASK, &fixed);
        changed |= fixed != entry;
        store_be64(table + i, fixed);
    }
    if (result >= 0 && changed)
        result = block_pwrite(c->n->file, offset, table, q->cluster_size);
    free(table);
    return result;
}

static int check_flags(struct check *c)
{
    struct qcow2 *q = c->q;
    int result = 0;

    for (uint32_t i = 0; i < q->l1_size && result >= 0; i++) {
        uint64_t l2 = q->l1[i] & QCOW2_OFFSET_MASK, fixed;

        if (!l2 || qcow2_in_cluster(q, l2))
            continue;
        result = check_flag(c, q->l1[i], "L2 cluster", i, &fixed);
        if (result >= 0 && fixed != q->l1[i]) {
            uint8_t bytes[8];

            store_be64(bytes, fixed);
            result = block_pwrite(c->n->file, q->h.l1_offset + 8 * i, bytes, sizeof(bytes));
            q->l1[i] = fixed;
        }
        if (result >= 0)
            result = check_flags_l2(c, l2);
    }
    return result;
}

/* --- All of it --- */

static int run(struct check *c)
{
    struct qcow2 *q = c->q;
    int result = reserve(c, qcow2_clusters(q, block_size(c->n->file->node)));

    c->result->has_clusters = true;
    c->result->total_clusters = qcow2_clusters(q, q->h.size);
    if (result >= 0)
        result = refer(c, 0, q->cluster_size);
    if (result >= 0)
        result = check_l1(c, q->h.l1_offset, q->l1_size);
    uint64_t allocated = c->result->allocated_clusters;
    uint64_t fragmented = c->result->fragmented_clusters;
    uint64_t compressed = c->result->compressed_clusters;
    if (result >= 0)
        result = check_snapshots(c);
    /* What is reported is of the active image. */
    c->result->allocated_clusters = allocated;
    c->result->fragmented_clusters = fragmented;
    c->result->compressed_clusters = compressed;
    if (result >= 0)
        result = check_refcount_structures(c);
    /* New refcount blocks must not go where the counts are too low. */
    q->referenced = c->counts;
    q->referenced_clusters = c->clusters;
    if (result >= 0)
        result = compare(c);
    q->referenced = nullptr;
    q->referenced_clusters = 0;
    if (result >= 0)
        result = qcow2_cache_flush(&q->refcount_cache);
    if (result >= 0)
        result = check_flags(c);
    return result;
}

err_t qcow2_check(struct block_node *n, unsigned fix, struct block_check_result *out)
{
    struct qcow2 *q = qcow2_of(n);
    struct check c = {.n = n, .q = q, .result = out, .fix = fix};
    int result = block_writable(n) ? qcow2_cache_flush(&q->l2_cache) : 0;

    *out = (struct block_check_result){};
    if (result >= 0 && block_writable(n))
        result = qcow2_cache_flush(&q->refcount_cache);
    qcow2_cache_empty(&q->l2_cache);
    if (result >= 0)
        result = run(&c);
    free(c.counts);
    if (result < 0)
        return err_make(-result, "the check failed: %s", strerror(-result));
    if (fix & BLOCK_FIX_ERRORS && !out->corruptions && !out->check_errors) {
        result = qcow2_set_incompatible(n, QCOW2_DIRTY | QCOW2_CORRUPT, false);
        if (result < 0)
            return err_make(-result, "cannot clear the header's corrupt bit: %s",
                            strerror(-result));
    }
    return ERR_OK;
}
