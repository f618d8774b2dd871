/*
 * Checking a qcow2 image: every reference is counted, and compared with the counts that the image
 * has. Too low a count is a corruption, because the cluster may be given away again; too high a one
 * is a leak.
 *
 * Everything is looked at before anything is repaired. Where a count is zero though the cluster is
 * in use, or where the blocks of counts are damaged, no repair can trust them: they are made anew.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/format/qcow2/check.h"

#include <errno.h>
#include <stdlib.h>

typedef unsigned long long ull;

/* --- Comparing --- */

static int repair_count(struct qcow2_checking *c, uint64_t cluster, uint64_t have, uint64_t want)
{
    int result;

    do {
        result = qcow2_change_refcount(c->n, cluster << c->q->cluster_bits, 1,
                                       (int)((int64_t)want - (int64_t)have));
    } while (result == -EAGAIN);
    return result;
}

static void compare_one(struct qcow2_checking *c, uint64_t cluster, uint64_t want, unsigned fix)
{
    bool leak, repairs;
    uint64_t have;
    int result = qcow2_get_refcount(c->n, cluster, &have);

    if (result < 0) {
        fprintf(stderr, "Can't get refcount for cluster %llu: %s\n", (ull)cluster,
                strerror(-result));
        c->result->check_errors++;
        return;
    }
    if (have || want)
        c->result->image_end_offset = (cluster + 1) << c->q->cluster_bits;
    if (have == want)
        return;
    leak = have > want;
    repairs = fix & (leak ? BLOCK_FIX_LEAKS : BLOCK_FIX_ERRORS);
    c->rebuild |= !have;
    fprintf(stderr, "%s cluster %llu refcount=%llu reference=%llu\n",
            repairs ? "Repairing"
            : leak  ? "Leaked"
                    : "ERROR",
            (ull)cluster, (ull)have, (ull)want);
    if (repairs && repair_count(c, cluster, have, want) >= 0)
        *(leak ? &c->result->leaks_fixed : &c->result->corruptions_fixed) += 1;
    else
        *(leak ? &c->result->leaks : &c->result->corruptions) += 1;
}

/* Where a block of counts is missing, nothing is counted. */
static void compare(struct qcow2_checking *c, unsigned fix)
{
    struct qcow2 *q = c->q;
    uint64_t per_block = 1ull << q->refcount_block_bits;

    /* New refcount blocks must not go where the counts are too low. */
    q->referenced = c->counts;
    q->referenced_clusters = c->clusters;
    c->result->image_end_offset = q->cluster_size;
    for (uint64_t first = 0; first < c->clusters; first += per_block) {
        uint64_t index = first >> q->refcount_block_bits;
        uint64_t end = first + per_block < c->clusters ? first + per_block : c->clusters;
        bool counted = index < q->reftable_size && q->reftable[index];

        for (uint64_t i = first; i < end; i++)
            if (counted || c->counts[i])
                compare_one(c, i, c->counts[i], fix);
    }
    q->referenced = nullptr;
    q->referenced_clusters = 0;
}

/* --- Counts --- */

/* What was wrong and is not any more has been repaired. */
static int rebuild(struct qcow2_checking *c)
{
    struct block_check_result old = *c->result, *r = c->result, found;
    int result;

    fprintf(stderr, "Rebuilding refcount structure\n");
    result = qcow2_rebuild_counts(c);
    if (result < 0)
        return result;
    c->rebuild = false;
    r->corruptions = r->leaks = 0;
    result = qcow2_count_references(c, 0);
    if (result < 0)
        return result;
    /* The old structures are left over; that is nobody's fault. */
    found = *r;
    compare(c, c->fix & BLOCK_FIX_LEAKS ? BLOCK_FIX_LEAKS : 0);
    found.leaks = r->leaks;
    found.image_end_offset = r->image_end_offset;
    *r = found;
    if (old.corruptions > r->corruptions)
        r->corruptions_fixed += old.corruptions - r->corruptions;
    if (old.leaks > r->leaks)
        r->leaks_fixed += old.leaks - r->leaks;
    return 0;
}

static int check_counts(struct qcow2_checking *c)
{
    struct block_check_result before, *r = c->result;
    int result = qcow2_count_references(c, c->fix);

    if (result < 0)
        return result;
    before = *r;
    compare(c, 0);
    if (!c->fix)
        return 0;
    if (c->rebuild && c->fix & BLOCK_FIX_ERRORS)
        return rebuild(c);
    if (c->rebuild) {
        fprintf(stderr, "ERROR need to rebuild refcount structures\n");
        return -EIO;
    }
    if (r->leaks == before.leaks && r->corruptions == before.corruptions)
        return 0;
    *r = before;
    compare(c, c->fix);
    return qcow2_cache_flush(&c->q->refcount_cache);
}

/* --- The flag for "exactly one reference" --- */

static bool repairs_flags(const struct qcow2_checking *c)
{
    const struct block_check_result *r = c->result;

    /* When nothing else is wrong, a flag is as harmless as a leak. */
    return c->fix & BLOCK_FIX_ERRORS ||
           (c->fix & BLOCK_FIX_LEAKS && !r->check_errors && !r->corruptions && !r->leaks);
}

/* `name` is what precedes the entry in the message. */
static int check_flag(struct qcow2_checking *c, uint64_t entry, bool repairs, const char *name,
                      uint64_t *fixed)
{
    uint64_t count;
    int result =
        qcow2_get_refcount(c->n, (entry & QCOW2_OFFSET_MASK) >> c->q->cluster_bits, &count);

    *fixed = entry;
    if (result < 0 || (count == 1) == (bool)(entry & QCOW2_COPIED))
        return 0;
    fprintf(stderr, "%s OFLAG_COPIED %s=%llx refcount=%llu\n", repairs ? "Repairing" : "ERROR",
            name, (ull)entry, (ull)count);
    c->result->corruptions++;
    if (repairs)
        *fixed = count == 1 ? entry | QCOW2_COPIED : entry & ~QCOW2_COPIED;
    return 0;
}

static int check_flags_l2(struct qcow2_checking *c, uint64_t offset, bool repairs)
{
    struct qcow2 *q = c->q;
    uint8_t *table = block_alloc(q->cluster_size);
    int result = table ? block_pread(c->n->file, offset, table, q->cluster_size) : -ENOMEM;
    uint64_t changed = 0;

    for (uint32_t i = 0; i < q->cluster_size && result >= 0; i += q->entry_size) {
        uint64_t entry = load_be64(table + i), fixed;

        if (entry & QCOW2_ENTRY_COMPRESSED || !(entry & QCOW2_OFFSET_MASK) || q->external)
            continue;
        result = check_flag(c, entry, repairs, "data cluster: l2_entry", &fixed);
        changed += fixed != entry;
        store_be64(table + i, fixed);
    }
    if (result >= 0 && changed)
        result = block_pwrite(c->n->file, offset, table, q->cluster_size);
    if (result >= 0) {
        c->result->corruptions -= changed;
        c->result->corruptions_fixed += changed;
    }
    free(table);
    return result;
}

static int check_flags(struct qcow2_checking *c)
{
    struct qcow2 *q = c->q;
    bool repairs = repairs_flags(c);
    int result = 0;

    for (uint32_t i = 0; i < q->l1_size && result >= 0; i++) {
        uint64_t l2 = q->l1[i] & QCOW2_OFFSET_MASK, fixed;
        char name[64];

        if (!l2)
            continue;
        snprintf(name, sizeof(name), "L2 cluster: l1_index=%u l1_entry", i);
        result = check_flag(c, q->l1[i], repairs, name, &fixed);
        if (result >= 0 && fixed != q->l1[i]) {
            uint8_t bytes[8];

            store_be64(bytes, fixed);
            result = block_pwrite(c->n->file, q->h.l1_offset + 8ull * i, bytes, sizeof(bytes));
            q->l1[i] = fixed;
            c->result->corruptions--;
            c->result->corruptions_fixed++;
        }
        if (result >= 0)
            result = check_flags_l2(c, l2, repairs);
    }
    return result;
}

/* --- The snapshot table --- */

static err_t check_table_place(struct qcow2_checking *c)
{
    struct qcow2 *q = c->q;
    uint32_t count = q->h.snapshot_count;

    if (count && (qcow2_in_cluster(q, q->h.snapshots_offset) ||
                  q->h.snapshots_offset > BLOCK_MAX_SIZE - QCOW2_MAX_SNAPSHOTS_BYTES))
        return err_make(EINVAL, "ERROR snapshot table offset invalid");
    if (count <= QCOW2_MAX_SNAPSHOTS)
        return ERR_OK;
    if (!(c->fix & BLOCK_FIX_ERRORS))
        return err_make(EFBIG,
                        "ERROR snapshot table too large\nYou can force-remove all %u overhanging "
                        "snapshots with qemu-img check -r all",
                        count - QCOW2_MAX_SNAPSHOTS);
    fprintf(stderr, "Discarding %u overhanging snapshots\n", count - QCOW2_MAX_SNAPSHOTS);
    c->result->corruptions += count - QCOW2_MAX_SNAPSHOTS;
    q->h.snapshot_count = QCOW2_MAX_SNAPSHOTS;
    return ERR_OK;
}

static err_t check_entry(struct qcow2_checking *c, unsigned i, uint64_t *at)
{
    struct qcow2 *q = c->q;
    struct qcow2_snapshot *s = &q->snapshots[i];
    err_t e = qcow2_read_snapshot(c->n, at, c->fix & BLOCK_FIX_ERRORS, s);

    if (err_code(e) == EFBIG) {
        err_free(e);
        return err_make(EFBIG,
                        "ERROR failed to read the snapshot table: Too much extra metadata in "
                        "snapshot table entry %u\nYou can force-remove this extra metadata with "
                        "qemu-img check -r all",
                        i);
    }
    TRY(e);
    q->snapshot_count = i + 1;
    if (s->given_extra > QCOW2_MAX_SNAPSHOT_EXTRA) {
        fprintf(stderr, "Discarding too much extra metadata in snapshot table entry %u (%u > %u)\n",
                i, s->given_extra, QCOW2_MAX_SNAPSHOT_EXTRA);
        c->result->corruptions++;
    }
    return ERR_OK;
}

static void check_extra(struct qcow2_checking *c)
{
    for (unsigned i = 0; i < c->q->snapshot_count && c->q->h.version >= 3; i++)
        if (c->q->snapshots[i].given_extra < 16)
            qcow2_corruption(c, "%s snapshot table entry %u is incomplete\n",
                             c->fix & BLOCK_FIX_ERRORS ? "Repairing" : "ERROR", i);
}

/* Reads it anew. */
static err_t check_snapshot_table(struct qcow2_checking *c)
{
    struct qcow2 *q = c->q;
    uint64_t at = q->h.snapshots_offset;

    qcow2_free_snapshots(q);
    TRY(check_table_place(c));
    q->snapshots = calloc(q->h.snapshot_count + 1, sizeof(*q->snapshots));
    if (!q->snapshots)
        return err_make(ENOMEM, "no memory for the snapshot table");
    for (uint32_t i = 0; i < q->h.snapshot_count; i++) {
        TRY(check_entry(c, i, &at));
        if (at - q->h.snapshots_offset > QCOW2_MAX_SNAPSHOTS_BYTES)
            return err_make(EFBIG, "ERROR snapshot table too large");
    }
    q->snapshots_bytes = at - q->h.snapshots_offset;
    check_extra(c);
    return ERR_OK;
}

/* `wrong`: how many mistakes the table has. */
static int repair_snapshot_table(struct qcow2_checking *c, uint64_t wrong)
{
    int result;

    if (!wrong || !(c->fix & BLOCK_FIX_ERRORS))
        return 0;
    result = qcow2_write_snapshots(c->n);
    if (result < 0) {
        fprintf(stderr, "ERROR failed to update snapshot table\n");
        return result;
    }
    c->result->corruptions -= wrong;
    c->result->corruptions_fixed += wrong;
    return qcow2_cache_flush(&c->q->refcount_cache);
}

/* --- All of it --- */

static int run(struct qcow2_checking *c)
{
    struct block_check_result *r = c->result;
    uint64_t wrong = r->corruptions;
    int result;

    r->corruptions = 0; /* the counts are judged by themselves */
    result = check_counts(c);
    if (result >= 0)
        result = check_flags(c);
    r->corruptions += wrong;
    return result < 0 ? result : repair_snapshot_table(c, wrong);
}

err_t qcow2_check(struct block_node *n, unsigned fix, struct block_check_result *out)
{
    struct qcow2 *q = qcow2_of(n);
    struct qcow2_checking c = {
        .n = n, .q = q, .result = out, .fix = fix, .was_dirty = q->h.incompatible & QCOW2_DIRTY};
    int result = block_writable(n) ? qcow2_cache_flush(&q->l2_cache) : 0;

    *out = (struct block_check_result){.has_clusters = true,
                                       .total_clusters = qcow2_clusters(q, q->h.size)};
    if (result >= 0 && block_writable(n))
        result = qcow2_cache_flush(&q->refcount_cache);
    qcow2_cache_empty(&q->l2_cache);
    if (result >= 0) {
        TRY(check_snapshot_table(&c));
        result = run(&c);
    }
    free(c.counts);
    qcow2_cache_empty(&q->l2_cache);
    if (result >= 0 && fix && !out->corruptions && !out->check_errors)
        result = qcow2_set_incompatible(n, QCOW2_DIRTY | QCOW2_CORRUPT, false);
    return result < 0 ? err_make(-result, "%s", strerror(-result)) : ERR_OK;
}
