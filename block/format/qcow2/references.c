/*
 * All references that a qcow2 image makes to its clusters, counted for a check. What is wrong with
 * them by themselves is said here.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/format/qcow2/check.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>

typedef unsigned long long ull;

void qcow2_corruption(struct qcow2_checking *c, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    c->result->corruptions++;
}

/* --- Counts --- */

int qcow2_reserve_counts(struct qcow2_checking *c, uint64_t clusters)
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

/* A cluster of a dirty image that was given away, and whose data a power cut has lost before it
 * reached the file: it becomes part of the file, as zeroes. What could not be such a cluster stays
 * an error. */
static bool make_real(struct qcow2_checking *c, uint64_t offset, uint64_t bytes)
{
    const struct qcow2 *q = c->q;
    uint64_t end = block_size(c->n->file->node), most = end + q->h.size + q->cluster_size;

    if (!(c->fix & BLOCK_FIX_ERRORS) || !c->was_dirty || offset > most || bytes > most - offset)
        return false;
    err_t e = block_truncate(c->n->file, align_up(offset + bytes, q->cluster_size), false,
                             BLOCK_PREALLOC_OFF, true);
    bool good = !err_failed(e);
    err_free(e);
    if (good)
        c->result->corruptions_fixed++;
    return good;
}

static void count_one(struct qcow2_checking *c, uint64_t cluster)
{
    uint32_t most = c->q->refcount_bits >= 32 ? UINT32_MAX : (1u << c->q->refcount_bits) - 1;

    if (c->counts[cluster] < most) {
        c->counts[cluster]++;
        return;
    }
    qcow2_corruption(c,
                     "ERROR: overflow cluster offset=0x%llx\n"
                     "Use qemu-img amend to increase the refcount entry width or qemu-img convert "
                     "to create a clean copy if the image cannot be opened for writing\n",
                     (ull)(cluster << c->q->cluster_bits));
}

/* Behind the end of the file there can be none (but for what the last write of it would have made
 * longer). */
int qcow2_refer(struct qcow2_checking *c, uint64_t offset, uint64_t bytes)
{
    const struct qcow2 *q = c->q;
    uint64_t end = block_size(c->n->file->node) + q->cluster_size;
    int result;

    if (!bytes)
        return 0;
    if ((offset > end || bytes > end - offset) && !make_real(c, offset, bytes)) {
        qcow2_corruption(c,
                         "ERROR: counting reference for region exceeding the end of the file by "
                         "one cluster or more: offset 0x%llx size 0x%llx\n",
                         (ull)offset, (ull)bytes);
        return 0;
    }
    result = qcow2_reserve_counts(c, qcow2_clusters(q, offset + bytes));
    for (uint64_t i = offset >> q->cluster_bits;
         result >= 0 && i <= (offset + bytes - 1) >> q->cluster_bits; i++)
        count_one(c, i);
    return result;
}

/* --- L2 --- */

static int refer_compressed(struct qcow2_checking *c, uint64_t entry, uint64_t bitmap, unsigned i)
{
    uint64_t offset;
    uint32_t bytes;

    qcow2_compressed_place(c->q, entry, &offset, &bytes);
    if (entry & QCOW2_COPIED)
        qcow2_corruption(c,
                         "ERROR: coffset=0x%llx: copied flag must never be set for compressed "
                         "clusters\n",
                         (ull)offset & ~511ull);
    if (bitmap)
        qcow2_corruption(c,
                         "ERROR compressed cluster %u with non-zero subcluster allocation bitmap, "
                         "entry=0x%llx\n",
                         i, (ull)entry);
    if (c->in_active) {
        c->result->compressed_clusters++;
        c->result->allocated_clusters++;
        c->result->fragmented_clusters++; /* it has no place of its own */
    }
    return qcow2_refer(c, offset, bytes);
}

static void count_fragments(struct qcow2_checking *c, uint64_t offset)
{
    if (!c->in_active)
        return;
    c->result->allocated_clusters++;
    if (c->expected && offset != c->expected)
        c->result->fragmented_clusters++;
    c->expected = offset + c->q->cluster_size;
}

/* A cluster that is zero and has a place that makes no sense loses the place. */
static int drop_place(struct qcow2_checking *c, uint8_t *table, uint64_t at, uint32_t i)
{
    uint8_t entry[8];
    int result;

    store_be64(entry, c->q->extended ? 0 : QCOW2_ENTRY_ZERO);
    result = block_pwrite(c->n->file, at + i, entry, sizeof(entry));
    if (result >= 0) {
        memcpy(table + i, entry, sizeof(entry));
        c->result->corruptions--;
        c->result->corruptions_fixed++;
    }
    return result;
}

static int refer_cluster(struct qcow2_checking *c, uint8_t *table, uint64_t at, uint32_t i)
{
    const struct qcow2 *q = c->q;
    uint64_t entry = load_be64(table + i), offset = entry & QCOW2_OFFSET_MASK;
    uint64_t bitmap = q->extended ? load_be64(table + i + 8) : 0;
    bool zero =
        q->extended ? !(uint32_t)bitmap && bitmap : entry & QCOW2_ENTRY_ZERO && q->h.version >= 3;

    if (bitmap & bitmap >> 32 & UINT32_MAX)
        qcow2_corruption(c,
                         "ERROR offset=%llx: Allocated cluster has corrupted subcluster allocation "
                         "bitmap\n",
                         (ull)offset);
    if (q->external) { /* nothing is counted there */
        count_fragments(c, offset);
        return 0;
    }
    if (qcow2_in_cluster(q, offset)) {
        bool fixes = zero && c->fix & BLOCK_FIX_ERRORS;

        qcow2_corruption(c,
                         "%s offset=%llx: %s cluster is not properly aligned; L2 entry "
                         "corrupted.\n",
                         fixes ? "Repairing" : "ERROR", (ull)offset,
                         zero ? "Preallocated" : "Data");
        if (fixes)
            return drop_place(c, table, at, i);
    }
    count_fragments(c, offset);
    return qcow2_refer(c, offset, q->cluster_size);
}

static int refer_entry(struct qcow2_checking *c, uint8_t *table, uint64_t at, uint32_t i)
{
    const struct qcow2 *q = c->q;
    uint64_t entry = load_be64(table + i), bitmap = q->extended ? load_be64(table + i + 8) : 0;
    bool compressed = entry & QCOW2_ENTRY_COMPRESSED;

    if (!compressed && entry & QCOW2_L2_RESERVED)
        qcow2_corruption(c, "ERROR found l2 entry with reserved bits set: %llx\n", (ull)entry);
    if (compressed && q->external) {
        qcow2_corruption(c, "ERROR compressed cluster %u with data file, entry=0x%llx\n",
                         i / q->entry_size, (ull)entry);
        return 0;
    }
    if (compressed)
        return refer_compressed(c, entry, bitmap, i / q->entry_size);
    if (qcow2_entry_placed(q, entry))
        return refer_cluster(c, table, at, i);
    if ((uint32_t)bitmap)
        qcow2_corruption(c, "ERROR: Unallocated cluster has non-zero subcluster allocation map\n");
    return 0;
}

static int refer_l2(struct qcow2_checking *c, uint64_t offset)
{
    struct qcow2 *q = c->q;
    uint8_t *table = block_alloc(q->cluster_size);
    int result = table ? block_pread(c->n->file, offset, table, q->cluster_size) : -ENOMEM;

    c->expected = 0;
    for (uint32_t i = 0; i < q->cluster_size && result >= 0; i += q->entry_size)
        if (load_be64(table + i) || (q->extended && load_be64(table + i + 8)))
            result = refer_entry(c, table, offset, i);
    free(table);
    return result;
}

/* --- L1 --- */

static int refer_l1(struct qcow2_checking *c, uint64_t offset, uint32_t size)
{
    uint8_t *l1 = block_alloc((size_t)size * 8);
    int result = qcow2_refer(c, offset, (uint64_t)size * 8);

    if (!l1)
        result = -ENOMEM;
    if (result >= 0 && size)
        result = block_pread(c->n->file, offset, l1, (uint64_t)size * 8);
    for (uint32_t i = 0; i < size && result >= 0; i++) {
        uint64_t entry = load_be64(l1 + 8ull * i), l2 = entry & QCOW2_OFFSET_MASK;

        if (!l2)
            continue;
        if (entry & QCOW2_L1_RESERVED & ~QCOW2_OFFSET_MASK)
            qcow2_corruption(c, "ERROR found L1 entry with reserved bits set: %llx\n", (ull)entry);
        result = qcow2_refer(c, l2, c->q->cluster_size);
        if (qcow2_in_cluster(c->q, l2))
            qcow2_corruption(c,
                             "ERROR l2_offset=%llx: Table is not cluster aligned; L1 entry "
                             "corrupted\n",
                             (ull)l2);
        if (result >= 0)
            result = refer_l2(c, l2);
    }
    free(l1);
    return result;
}

/* "Snapshots" */
static int refer_snapshots(struct qcow2_checking *c)
{
    struct qcow2 *q = c->q;

    for (unsigned i = 0; i < q->snapshot_count; i++) {
        const struct qcow2_snapshot *s = &q->snapshots[i];
        int result;

        if (qcow2_in_cluster(q, s->l1_offset)) {
            qcow2_corruption(c,
                             "ERROR snapshot %s (%s) l1_offset=%#llx: L1 table is not cluster "
                             "aligned; snapshot table entry corrupted\n",
                             s->info.id, s->info.name, (ull)s->l1_offset);
            continue;
        }
        if (s->l1_size > QCOW2_MAX_L1_BYTES / 8) {
            qcow2_corruption(c,
                             "ERROR snapshot %s (%s) l1_size=%#x: L1 table is too large; snapshot "
                             "table entry corrupted\n",
                             s->info.id, s->info.name, s->l1_size);
            continue;
        }
        result = refer_l1(c, s->l1_offset, s->l1_size);
        if (result < 0)
            return result;
    }
    return qcow2_refer(c, q->h.snapshots_offset, q->snapshots_bytes);
}

/* --- Bitmaps --- */

static int refer_bitmap(struct qcow2_checking *c, const struct qcow2_bitmap *b)
{
    uint64_t *table;
    int result = qcow2_refer(c, b->table_offset, 8ull * b->table_size);

    if (result >= 0)
        result = qcow2_read_bitmap_table(c->n, b, &table);
    if (result < 0) {
        qcow2_corruption(c, "ERROR bitmap '%s': its table cannot be read\n", b->name);
        return 0;
    }
    for (uint32_t i = 0; i < b->table_size && result >= 0; i++) {
        uint64_t offset = table[i] & QCOW2_OFFSET_MASK;

        if (table[i] & ~(QCOW2_OFFSET_MASK | 1) || (offset && table[i] & 1) ||
            qcow2_in_cluster(c->q, offset))
            qcow2_corruption(c, "ERROR bitmap '%s': table entry 0x%llx is invalid\n", b->name,
                             (ull)table[i]);
        else if (offset)
            result = qcow2_refer(c, offset, c->q->cluster_size);
    }
    free(table);
    return result;
}

static int refer_bitmaps(struct qcow2_checking *c)
{
    struct qcow2 *q = c->q;
    int result = qcow2_refer(c, q->bitmaps_offset, q->bitmaps_bytes);

    for (unsigned i = 0; i < q->bitmap_count && result >= 0; i++)
        result = refer_bitmap(c, &q->bitmaps[i]);
    return result;
}

/* --- The counts themselves --- */

static int refer_block(struct qcow2_checking *c, uint32_t i)
{
    struct qcow2 *q = c->q;
    uint64_t entry = q->reftable[i], offset = entry & ~511ull;
    bool fixes = c->fix & BLOCK_FIX_ERRORS;
    int result;

    if (!entry)
        return 0;
    if (entry & 511) {
        qcow2_corruption(c, "ERROR refcount table entry %u has reserved bits set\n", i);
        c->rebuild = true;
        return 0;
    }
    if (qcow2_in_cluster(q, offset)) {
        qcow2_corruption(c,
                         "ERROR refcount block %u is not cluster aligned; refcount table entry "
                         "corrupted\n",
                         i);
        c->rebuild = true;
        if (fixes)
            q->reftable[i] = 0;
        return 0;
    }
    if (offset >= align_up(block_size(c->n->file->node), q->cluster_size)) {
        qcow2_corruption(c, "%s refcount block %u is outside image\n",
                         fixes ? "Repairing" : "ERROR", i);
        c->rebuild |= fixes;
        if (fixes)
            q->reftable[i] = 0; /* it counts nothing */
        return 0;
    }
    result = qcow2_refer(c, offset, q->cluster_size);
    if (result >= 0 && c->counts[offset >> q->cluster_bits] != 1) {
        qcow2_corruption(c, "ERROR refcount block %u refcount=%u\n", i,
                         c->counts[offset >> q->cluster_bits]);
        c->rebuild = true;
    }
    return result;
}

static int refer_counts(struct qcow2_checking *c)
{
    struct qcow2 *q = c->q;
    int result = qcow2_refer(c, q->h.refcount_table_offset,
                             (uint64_t)q->h.refcount_table_clusters << q->cluster_bits);

    for (uint32_t i = 0; i < q->reftable_size && result >= 0; i++)
        result = refer_block(c, i);
    return result;
}

int qcow2_count_references(struct qcow2_checking *c, unsigned fix)
{
    struct qcow2 *q = c->q;
    unsigned all_fixes = c->fix;
    int result;

    if (c->counts)
        memset(c->counts, 0, c->room * sizeof(*c->counts));
    c->result->allocated_clusters = c->result->compressed_clusters = 0;
    c->result->fragmented_clusters = 0;
    c->fix = fix;
    result = qcow2_reserve_counts(c, qcow2_clusters(q, block_size(c->n->file->node)));
    if (result >= 0)
        result = qcow2_refer(c, 0, q->cluster_size);
    c->in_active = true;
    if (result >= 0)
        result = refer_l1(c, q->h.l1_offset, q->h.l1_size);
    c->in_active = false;
    if (result >= 0)
        result = refer_snapshots(c);
    if (result >= 0)
        result = refer_bitmaps(c);
    if (result >= 0)
        result = refer_counts(c);
    c->fix = all_fixes;
    return result;
}
