/*
 * Host clusters of a qcow2 image: who uses how many ("Host cluster management").
 *
 * The refcount table points to refcount blocks, each an array of counts. A block that is missing
 * means that all its clusters are free. New blocks and a larger table are complete on disk before
 * anything points to them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/format/qcow2/qcow2.h"

#include <errno.h>
#include <stdlib.h>

#define REFTABLE_OFFSET_MASK 0xfffffffffffffe00ull

enum {
    HEADER_REFTABLE = 48 /* offset of the refcount table's offset and size in the header */
};

/* --- Counts of any width --- */

uint64_t qcow2_refcount_at(const uint8_t *block, unsigned order, uint64_t index)
{
    switch (order) {
    case 0:
    case 1:
    case 2: /* from the lowest bits of each byte up */
        return block[index >> (3 - order)] >> ((index << order) & 7) & ((1u << (1u << order)) - 1);
    case 3: return block[index];
    case 4: return load_be16(block + 2 * index);
    case 5: return load_be32(block + 4 * index);
    default: return load_be64(block + 8 * index);
    }
}

void qcow2_set_refcount_at(uint8_t *block, unsigned order, uint64_t index, uint64_t count)
{
    unsigned shift = (index << order) & 7, mask = (1u << (1u << (order & 3))) - 1;
    uint8_t *byte = &block[index >> (order < 3 ? 3 - order : 0)];

    switch (order) {
    case 0:
    case 1:
    case 2: *byte = (uint8_t)((*byte & ~(mask << shift)) | count << shift); break;
    case 3: *byte = (uint8_t)count; break;
    case 4: store_be16(block + 2 * index, (uint16_t)count); break;
    case 5: store_be32(block + 4 * index, (uint32_t)count); break;
    default: store_be64(block + 8 * index, count); break;
    }
}

void qcow2_set_width(struct qcow2 *q, uint32_t order)
{
    q->h.refcount_order = order;
    q->refcount_bits = 1u << order;
    q->refcount_block_bits = q->cluster_bits + 3 - order;
    qcow2_cache_empty(&q->refcount_cache);
}

static uint64_t largest_count(const struct qcow2 *q)
{
    return q->refcount_bits == 64 ? UINT64_MAX : (1ull << q->refcount_bits) - 1;
}

err_t qcow2_load_reftable(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);
    uint32_t bytes = q->h.refcount_table_clusters << q->cluster_bits;
    int result;

    q->reftable_size = bytes / 8;
    q->reftable = block_alloc(bytes);
    if (!q->reftable)
        return err_make(ENOMEM, "no memory for the refcount table (%u bytes)", bytes);
    result = bytes ? block_pread(n->file, q->h.refcount_table_offset, q->reftable, bytes) : 0;
    if (result < 0)
        return err_make(-result, "Could not read refcount table: %s", strerror(-result));
    for (uint32_t i = 0; i < q->reftable_size; i++)
        q->reftable[i] = load_be64(&q->reftable[i]);
    return ERR_OK;
}

/* --- Blocks --- */

static int bad_block(struct block_node *n, uint64_t index, uint64_t offset)
{
    qcow2_signal_corruption(n, true, 0, 0,
                            "Refblock offset %#llx unaligned (reftable index: %#llx)",
                            (unsigned long long)offset, (unsigned long long)index);
    return -EIO;
}

/* The block that counts a cluster, held; null if there is none. */
static int get_block(struct block_node *n, uint64_t cluster, struct qcow2_table **out)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t index = cluster >> q->refcount_block_bits, offset;

    *out = nullptr;
    if (index >= q->reftable_size || !(q->reftable[index] & REFTABLE_OFFSET_MASK))
        return 0;
    offset = q->reftable[index] & REFTABLE_OFFSET_MASK;
    if (qcow2_in_cluster(q, offset))
        return bad_block(n, index, offset);
    return qcow2_cache_get(&q->refcount_cache, offset, false, out);
}

static uint64_t index_in_block(const struct qcow2 *q, uint64_t cluster)
{
    return cluster & ((1ull << q->refcount_block_bits) - 1);
}

int qcow2_get_refcount(struct block_node *n, uint64_t cluster, uint64_t *count)
{
    struct qcow2 *q = qcow2_of(n);
    struct qcow2_table *block;
    int result = get_block(n, cluster, &block);

    *count = 0;
    if (result < 0 || !block)
        return result;
    *count = qcow2_refcount_at(block->data, q->h.refcount_order, index_in_block(q, cluster));
    qcow2_cache_put(block);
    return 0;
}

/* --- Finding free clusters --- */

/* The first of `clusters` free ones in a row, as cluster number; they are not counted yet. */
static int64_t find_free(struct block_node *n, uint64_t clusters)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t at = q->free_hint, run = 0, most = QCOW2_OFFSET_MASK >> q->cluster_bits;

    while (run < clusters) {
        uint64_t count;
        int result = qcow2_get_refcount(n, at, &count);

        if (result < 0)
            return result;
        if (at > most)
            return -EFBIG;
        if (at < q->referenced_clusters)
            count |= q->referenced[at];
        if (count && !run)
            q->free_hint = at + 1; /* nothing is free below */
        run = count ? 0 : run + 1;
        at++;
    }
    return (int64_t)(at - clusters);
}

/* --- A larger table --- */

/* The new table and the blocks that count them both, laid out right behind what the old table can
 * count: so all counts that change are in new blocks. */
struct growth {
    uint64_t first; /* cluster number */
    uint64_t blocks, table_clusters, entries;
    uint8_t *memory; /* blocks, then table */
};

static void plan_growth(const struct qcow2 *q, uint64_t needed, struct growth *g)
{
    uint64_t per_block = 1ull << q->refcount_block_bits;

    g->first = (uint64_t)q->reftable_size << q->refcount_block_bits;
    g->entries = needed + needed / 2 + 1;
    g->blocks = 1;
    for (;;) {
        uint64_t blocks;

        g->table_clusters = qcow2_clusters(q, g->entries * 8);
        blocks = (g->blocks + g->table_clusters + per_block - 1) / per_block;
        if (blocks <= g->blocks && g->entries >= q->reftable_size + g->blocks)
            break;
        g->blocks = blocks > g->blocks ? blocks : g->blocks;
        if (g->entries < q->reftable_size + g->blocks)
            g->entries = q->reftable_size + g->blocks;
    }
    g->entries = (g->table_clusters << q->cluster_bits) / 8;
}

static void fill_growth(const struct qcow2 *q, const struct growth *g)
{
    uint64_t used = g->blocks + g->table_clusters, per_block = 1ull << q->refcount_block_bits;
    uint8_t *table = g->memory + (g->blocks << q->cluster_bits);

    for (uint64_t i = 0; i < used; i++)
        qcow2_set_refcount_at(g->memory + (i / per_block << q->cluster_bits), q->h.refcount_order,
                              i % per_block, 1);
    for (uint32_t i = 0; i < q->reftable_size; i++)
        store_be64(table + 8 * i, q->reftable[i]);
    for (uint64_t i = 0; i < g->blocks; i++)
        store_be64(table + 8 * (q->reftable_size + i), (g->first + i) << q->cluster_bits);
}

static int write_growth(struct block_node *n, const struct growth *g)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t offset = g->first << q->cluster_bits;
    uint64_t table = (g->first + g->blocks) << q->cluster_bits;
    uint8_t header[12];
    int result = qcow2_cache_write(&q->refcount_cache);

    if (result >= 0)
        result =
            qcow2_check_overlap(n, 0, offset, (g->blocks + g->table_clusters) << q->cluster_bits);
    if (result >= 0)
        result = block_pwrite(n->file, offset, g->memory,
                              (g->blocks + g->table_clusters) << q->cluster_bits);
    if (result >= 0)
        result = block_flush(n->file);
    store_be64(header, table);
    store_be32(header + 8, (uint32_t)g->table_clusters);
    if (result >= 0)
        result = block_pwrite(n->file, HEADER_REFTABLE, header, sizeof(header));
    return result < 0 ? result : block_flush(n->file);
}

static int grow_reftable(struct block_node *n, uint64_t needed)
{
    struct qcow2 *q = qcow2_of(n);
    struct growth g = {};
    uint64_t old_offset = q->h.refcount_table_offset;
    uint32_t old_clusters = q->h.refcount_table_clusters;
    uint64_t *table;
    int result;

    plan_growth(q, needed, &g);
    if (g.entries * 8 > QCOW2_MAX_REFTABLE_BYTES)
        return -EFBIG;
    g.memory = block_alloc((g.blocks + g.table_clusters) << q->cluster_bits);
    table = block_alloc(g.entries * 8);
    result = g.memory && table ? 0 : -ENOMEM;
    if (result >= 0) {
        memset(g.memory, 0, (g.blocks + g.table_clusters) << q->cluster_bits);
        fill_growth(q, &g);
        result = write_growth(n, &g);
    }
    if (result < 0) {
        free(g.memory);
        free(table);
        return result;
    }
    for (uint64_t i = 0; i < g.entries; i++)
        table[i] = load_be64(g.memory + (g.blocks << q->cluster_bits) + 8 * i);
    free(g.memory);
    free(q->reftable);
    q->reftable = table;
    q->reftable_size = (uint32_t)g.entries;
    q->h.refcount_table_offset = (g.first + g.blocks) << q->cluster_bits;
    q->h.refcount_table_clusters = (uint32_t)g.table_clusters;
    qcow2_free_clusters(n, old_offset, (uint64_t)old_clusters << q->cluster_bits,
                        QCOW2_DISCARD_OTHER);
    return 0;
}

/* --- A new block --- */

static int enter_block(struct block_node *n, uint64_t index, uint64_t offset)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t at = q->h.refcount_table_offset + 8 * index;
    uint8_t entry[8];
    int result = qcow2_cache_flush(&q->refcount_cache);

    store_be64(entry, offset);
    if (result >= 0)
        result = qcow2_check_overlap(n, QCOW2_REFCOUNT_TABLE, at, sizeof(entry));
    if (result >= 0)
        result = block_pwrite(n->file, at, entry, sizeof(entry));
    if (result >= 0)
        q->reftable[index] = offset;
    return result;
}

/* Makes the block for a cluster. -EAGAIN when that is done: clusters that were free may not be any
 * more, so the caller has to look again. */
static int add_block(struct block_node *n, uint64_t cluster)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t index = cluster >> q->refcount_block_bits;
    struct qcow2_table *block;
    int64_t place;
    int result;

    if (index >= q->reftable_size) {
        result = grow_reftable(n, index + 1);
        return result < 0 ? result : -EAGAIN;
    }
    place = find_free(n, 1);
    if (place < 0)
        return (int)place;
    if ((uint64_t)place >> q->refcount_block_bits >= q->reftable_size) {
        result = grow_reftable(n, ((uint64_t)place >> q->refcount_block_bits) + 1);
        return result < 0 ? result : -EAGAIN;
    }
    bool counts_itself = (uint64_t)place >> q->refcount_block_bits == index;
    uint64_t offset = (uint64_t)place << q->cluster_bits;
    if (!counts_itself) {
        result = qcow2_change_refcount(n, offset, q->cluster_size, 1);
        if (result < 0)
            return result;
    }
    result = qcow2_cache_get(&q->refcount_cache, offset, true, &block);
    if (result < 0)
        return result;
    memset(block->data, 0, q->cluster_size);
    if (counts_itself)
        qcow2_set_refcount_at(block->data, q->h.refcount_order, index_in_block(q, (uint64_t)place),
                              1);
    block->dirty = true;
    qcow2_cache_put(block);
    result = enter_block(n, index, offset);
    return result < 0 ? result : -EAGAIN;
}

/* --- Counting --- */

static void cluster_is_free(struct qcow2 *q, uint64_t cluster)
{
    uint64_t offset = cluster << q->cluster_bits;

    if (cluster < q->free_hint)
        q->free_hint = cluster;
    for (uint32_t at = 0; at < q->cluster_size; at += q->l2_cache.table_size)
        qcow2_cache_drop(&q->l2_cache, offset + at);
    qcow2_cache_drop(&q->refcount_cache, offset);
    if (q->free_byte && qcow2_cluster_start(q, q->free_byte) == offset)
        q->free_byte = 0;
}

static int change_one(struct block_node *n, uint64_t cluster, int change)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t index = index_in_block(q, cluster), count;
    struct qcow2_table *block;
    int result = get_block(n, cluster, &block);

    if (result < 0)
        return result;
    if (!block)
        return change > 0 ? add_block(n, cluster) : -EINVAL;
    count = qcow2_refcount_at(block->data, q->h.refcount_order, index);
    if (change > 0 ? largest_count(q) - count < (uint64_t)change : count < (uint64_t)-change) {
        qcow2_cache_put(block);
        return -EINVAL;
    }
    count += (uint64_t)change;
    qcow2_set_refcount_at(block->data, q->h.refcount_order, index, count);
    block->dirty = true;
    qcow2_cache_put(block);
    if (!count)
        cluster_is_free(q, cluster);
    return 0;
}

int qcow2_change_refcount(struct block_node *n, uint64_t offset, uint64_t bytes, int change)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t first = offset >> q->cluster_bits, last = (offset + bytes - 1) >> q->cluster_bits;
    int result = 0;

    if (!bytes)
        return 0;
    /* A count must not fall on disk before what referred to the cluster is gone from it. */
    if (change < 0)
        result = qcow2_cache_depend(&q->refcount_cache, &q->l2_cache);
    for (uint64_t c = first; c <= last && result >= 0; c++) {
        result = change_one(n, c, change);
        if (result < 0)
            while (c-- > first)
                change_one(n, c, -change);
    }
    return result;
}

/* --- Allocating --- */

int64_t qcow2_alloc_clusters(struct block_node *n, uint64_t bytes)
{
    struct qcow2 *q = qcow2_of(n);
    int64_t first;
    int result;

    do {
        first = find_free(n, qcow2_clusters(q, bytes));
        if (first < 0)
            return first;
        result = qcow2_change_refcount(n, (uint64_t)first << q->cluster_bits, bytes, 1);
    } while (result == -EAGAIN);
    return result < 0 ? result : first << q->cluster_bits;
}

/* Is there room behind what was allocated last? Its cluster must be able to count one more. */
static int room_behind(struct block_node *n, uint32_t bytes, bool *fits)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t count;
    int result;

    *fits = false;
    if (!q->free_byte)
        return 0;
    result = qcow2_get_refcount(n, q->free_byte >> q->cluster_bits, &count);
    if (result >= 0 && count < largest_count(q))
        *fits = q->cluster_size - qcow2_in_cluster(q, q->free_byte) >= bytes;
    return result;
}

int64_t qcow2_alloc_bytes(struct block_node *n, uint32_t bytes)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t offset;
    bool fits;
    int result;

    do {
        result = room_behind(n, bytes, &fits);
        if (result < 0)
            return result;
        if (fits) {
            offset = q->free_byte;
        } else {
            int64_t fresh = find_free(n, 1);

            if (fresh < 0)
                return fresh;
            offset = (uint64_t)fresh << q->cluster_bits;
        }
        result = qcow2_change_refcount(n, offset, bytes, 1);
    } while (result == -EAGAIN);
    if (result < 0)
        return result;
    q->free_byte = qcow2_in_cluster(q, offset + bytes) ? offset + bytes : 0;
    return (int64_t)offset;
}

/* --- Freeing --- */

int qcow2_release(struct block_node *n, uint64_t offset, uint64_t bytes, enum qcow2_discard kind)
{
    struct qcow2 *q = qcow2_of(n);
    int result = qcow2_change_refcount(n, offset, bytes, -1);

    if (result < 0 || kind == QCOW2_DISCARD_NEVER ||
        !q->discard_passthrough[kind - QCOW2_DISCARD_REQUEST])
        return result;
    for (uint64_t at = qcow2_cluster_start(q, offset); at < offset + bytes; at += q->cluster_size) {
        uint64_t count;

        if (qcow2_get_refcount(n, at >> q->cluster_bits, &count) >= 0 && !count)
            block_discard(n->file, at, q->cluster_size);
    }
    return 0;
}

void qcow2_free_clusters(struct block_node *n, uint64_t offset, uint64_t bytes,
                         enum qcow2_discard kind)
{
    int result = qcow2_release(n, offset, bytes, kind);

    if (result < 0)
        block_warn(n->graph, "qcow2: clusters at %#llx of '%s' could not be freed: %s",
                   (unsigned long long)offset, block_filename(n), strerror(-result));
}

void qcow2_free_entry(struct block_node *n, uint64_t entry, enum qcow2_discard kind)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t offset;
    uint32_t bytes;

    if (entry & QCOW2_ENTRY_COMPRESSED) {
        qcow2_compressed_place(q, entry, &offset, &bytes);
        qcow2_free_clusters(n, offset, bytes, kind);
        return;
    }
    offset = entry & QCOW2_OFFSET_MASK;
    if (q->external) {
        if (qcow2_entry_placed(q, entry) && kind == QCOW2_DISCARD_REQUEST &&
            q->discard_passthrough[0])
            block_discard(q->data, offset, q->cluster_size);
        return;
    }
    if (!offset)
        return;
    if (qcow2_in_cluster(q, offset))
        qcow2_signal_corruption(n, false, offset, q->cluster_size,
                                "Cannot free unaligned cluster %#llx", (unsigned long long)offset);
    else
        qcow2_free_clusters(n, offset, q->cluster_size, kind);
}
