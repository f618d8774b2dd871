/*
 * New refcount blocks and a new refcount table for a qcow2 image whose old ones are lost or wrong.
 *
 * They go where nothing refers to; the header points to them when they are complete, so that a
 * power cut leaves the image as it was or as it will be.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/format/qcow2/check.h"

#include <errno.h>
#include <stdlib.h>

enum {
    HEADER_REFTABLE = 48
};

struct structures {
    uint64_t *blocks; /* host offset of each; 0: none is needed */
    uint64_t count, room;
    uint64_t table, table_clusters; /* host offset */
};

/* The first free clusters in a row, counted from now on. */
static int take(struct qcow2_checking *c, uint64_t clusters, uint64_t *offset)
{
    uint64_t run = 0, at = 0;

    for (; run < clusters; at++)
        run = at < c->clusters && c->counts[at] ? 0 : run + 1;
    int result = qcow2_reserve_counts(c, at);
    for (uint64_t i = at - clusters; i < at && result >= 0; i++)
        c->counts[i] = 1;
    *offset = (at - clusters) << c->q->cluster_bits;
    return result;
}

static int need_blocks(struct structures *s, uint64_t count)
{
    uint64_t *blocks;

    if (count > QCOW2_MAX_REFTABLE_BYTES / 8)
        return -EFBIG;
    if (count <= s->count)
        return 0;
    blocks = realloc(s->blocks, count * sizeof(*blocks));
    if (!blocks)
        return -ENOMEM;
    memset(blocks + s->count, 0, (count - s->count) * sizeof(*blocks));
    s->blocks = blocks;
    s->count = count;
    return 0;
}

static bool counts_any(const struct qcow2_checking *c, uint64_t block)
{
    uint64_t first = block << c->q->refcount_block_bits;
    uint64_t end = first + (1ull << c->q->refcount_block_bits);

    for (uint64_t i = first; i < end && i < c->clusters; i++)
        if (c->counts[i])
            return true;
    return false;
}

/* Places for blocks until all that is counted, themselves too, has one. */
static int place_blocks(struct qcow2_checking *c, struct structures *s)
{
    for (uint64_t i = 0; i << c->q->refcount_block_bits < c->clusters; i++) {
        int result = need_blocks(s, i + 1);

        if (result >= 0 && !s->blocks[i] && counts_any(c, i)) {
            result = take(c, 1, &s->blocks[i]);
            i = UINT64_MAX; /* its own place may be before */
        }
        if (result < 0)
            return result;
    }
    return 0;
}

static int place(struct qcow2_checking *c, struct structures *s)
{
    for (;;) {
        uint64_t clusters;
        int result = place_blocks(c, s);

        if (result < 0)
            return result;
        clusters = qcow2_clusters(c->q, s->count * 8);
        if (s->table && s->table_clusters >= clusters)
            return 0;
        if (s->table) /* it grew out of its place */
            for (uint64_t i = 0; i < s->table_clusters; i++)
                c->counts[(s->table >> c->q->cluster_bits) + i] = 0;
        s->table_clusters = clusters;
        result = take(c, clusters, &s->table);
        if (result < 0)
            return result;
    }
}

static int write_block(struct qcow2_checking *c, uint64_t index, uint64_t offset, uint8_t *block)
{
    uint64_t first = index << c->q->refcount_block_bits;

    memset(block, 0, c->q->cluster_size);
    for (uint64_t i = 0; i < 1ull << c->q->refcount_block_bits && first + i < c->clusters; i++)
        if (c->counts[first + i])
            qcow2_set_refcount_at(block, c->q->h.refcount_order, i, c->counts[first + i]);
    return block_pwrite(c->n->file, offset, block, c->q->cluster_size);
}

static int write_all(struct qcow2_checking *c, const struct structures *s)
{
    struct qcow2 *q = c->q;
    uint64_t bytes = s->table_clusters << q->cluster_bits;
    uint8_t *block = block_alloc(q->cluster_size), *table = calloc(1, bytes), header[112] = {};
    struct qcow2_header h = q->h;
    uint32_t written = h.version < 3 ? 12 : 52; /* up to the width of counts */
    int result = block && table ? 0 : -ENOMEM;

    for (uint64_t i = 0; i < s->count && result >= 0; i++) {
        store_be64(table + 8 * i, s->blocks[i]);
        if (s->blocks[i])
            result = write_block(c, i, s->blocks[i], block);
    }
    if (result >= 0)
        result = block_pwrite(c->n->file, s->table, table, bytes);
    if (result >= 0)
        result = block_flush(c->n->file);
    h.refcount_table_offset = s->table;
    h.refcount_table_clusters = (uint32_t)s->table_clusters;
    qcow2_encode_header(&h, header);
    if (result >= 0)
        result = block_pwrite(c->n->file, HEADER_REFTABLE, header + HEADER_REFTABLE, written);
    if (result >= 0)
        result = block_flush(c->n->file);
    free(block);
    free(table);
    return result;
}

int qcow2_rebuild_counts(struct qcow2_checking *c)
{
    struct qcow2 *q = c->q;
    struct structures s = {};
    uint64_t *reftable = nullptr, entries;
    int result = place(c, &s);

    entries = (s.table_clusters << q->cluster_bits) / 8;
    if (result >= 0) {
        reftable = calloc(entries, sizeof(*reftable));
        result = reftable ? write_all(c, &s) : -ENOMEM;
    }
    if (result >= 0) {
        memcpy(reftable, s.blocks, s.count * sizeof(*reftable));
        free(q->reftable);
        q->reftable = reftable;
        q->reftable_size = (uint32_t)entries;
        q->h.refcount_table_offset = s.table;
        q->h.refcount_table_clusters = (uint32_t)s.table_clusters;
        q->free_hint = q->free_byte = 0;
        qcow2_cache_empty(&q->refcount_cache);
    } else {
        free(reftable);
    }
    free(s.blocks);
    return result;
}
