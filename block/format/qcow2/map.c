/*
 * L1 and L2 tables of a qcow2 image: from guest offsets to host offsets ("Cluster mapping").
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/format/qcow2/qcow2.h"

#include <errno.h>
#include <stdlib.h>

enum {
    HEADER_L1 = 36, /* offset of the L1 table's size and offset in the header */
};

/* --- L1 --- */

err_t qcow2_load_l1(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t needed = qcow2_l1_entries(q, q->h.size);
    int result;

    if (needed > q->h.l1_size)
        return err_make(EINVAL, "L1 table is too small: %u entries, %llu are needed", q->h.l1_size,
                        (unsigned long long)needed);
    q->l1_size = q->h.l1_size;
    q->l1 = block_alloc((size_t)q->l1_size * 8);
    if (!q->l1)
        return err_make(ENOMEM, "no memory for the L1 table");
    result = q->l1_size ? block_pread(n->file, q->h.l1_offset, q->l1, (uint64_t)q->l1_size * 8) : 0;
    if (result < 0)
        return err_make(-result, "Could not read L1 table: %s", strerror(-result));
    for (uint32_t i = 0; i < q->l1_size; i++)
        q->l1[i] = load_be64(&q->l1[i]);
    return ERR_OK;
}

static int write_l1_entry(struct block_node *n, uint64_t index, uint64_t value)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t at = q->h.l1_offset + 8 * index;
    uint8_t bytes[8];
    int result = qcow2_check_overlap(n, QCOW2_ACTIVE_L1, at, sizeof(bytes));

    store_be64(bytes, value);
    if (result >= 0)
        result = block_pwrite(n->file, at, bytes, sizeof(bytes));
    if (result >= 0)
        q->l1[index] = value;
    return result;
}

int qcow2_grow_l1(struct block_node *n, uint64_t min_size)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t bytes = align_up(min_size * 8, BLOCK_SECTOR), old = q->h.l1_offset;
    uint32_t old_size = q->l1_size;
    uint8_t *raw, header[12];
    uint64_t *l1;
    int64_t offset;
    int result;

    if (min_size <= q->l1_size)
        return 0;
    if (bytes > QCOW2_MAX_L1_BYTES)
        return -EFBIG;
    raw = block_alloc(bytes);
    l1 = block_alloc(bytes);
    offset = raw && l1 ? qcow2_alloc_clusters(n, bytes) : -ENOMEM;
    result = offset < 0 ? (int)offset : qcow2_cache_flush(&q->refcount_cache);
    if (result >= 0) {
        memset(raw, 0, bytes);
        memset(l1, 0, bytes);
        memcpy(l1, q->l1, (size_t)old_size * 8);
        for (uint32_t i = 0; i < old_size; i++)
            store_be64(raw + 8 * i, l1[i]);
        result = qcow2_check_overlap(n, 0, (uint64_t)offset, bytes);
    }
    if (result >= 0)
        result = block_pwrite(n->file, (uint64_t)offset, raw, bytes);
    if (result >= 0)
        result = block_flush(n->file);
    store_be32(header, (uint32_t)min_size);
    store_be64(header + 4, (uint64_t)offset);
    if (result >= 0)
        result = block_pwrite(n->file, HEADER_L1, header, sizeof(header));
    if (result >= 0)
        result = block_flush(n->file);
    free(raw);
    if (result < 0) {
        free(l1);
        if (offset >= 0)
            qcow2_free_clusters(n, (uint64_t)offset, bytes, QCOW2_DISCARD_OTHER);
        return result;
    }
    free(q->l1);
    q->l1 = l1;
    q->l1_size = q->h.l1_size = (uint32_t)min_size;
    q->h.l1_offset = (uint64_t)offset;
    if (old_size)
        qcow2_free_clusters(n, old, (uint64_t)old_size * 8, QCOW2_DISCARD_OTHER);
    return 0;
}

/* --- L2: one slice of a table at a time --- */

struct slice {
    struct qcow2_table *table;
    unsigned index, count; /* of the entry in it; entries in it */
};

static uint64_t *entry_at(const struct qcow2 *q, const struct slice *s, unsigned i)
{
    return (uint64_t *)(s->table->data + (size_t)(s->index + i) * q->entry_size);
}

static uint64_t get_entry(const struct qcow2 *q, const struct slice *s, unsigned i)
{
    return load_be64(entry_at(q, s, i));
}

/* Extended L2 entries: allocated subclusters in the low half, zero ones in the high half. */
static uint64_t get_bitmap(const struct qcow2 *q, const struct slice *s, unsigned i)
{
    return q->extended ? load_be64(entry_at(q, s, i) + 1) : 0;
}

static void set_entry(const struct qcow2 *q, struct slice *s, unsigned i, uint64_t entry,
                      uint64_t bitmap)
{
    store_be64(entry_at(q, s, i), entry);
    if (q->extended)
        store_be64(entry_at(q, s, i) + 1, bitmap);
    s->table->dirty = true;
}

static uint64_t l1_index(const struct qcow2 *q, uint64_t offset)
{
    return offset >> (q->l2_bits + q->cluster_bits);
}

static int load_slice(struct block_node *n, uint64_t l2_offset, uint64_t offset, bool empty,
                      struct slice *s)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t index = offset >> q->cluster_bits & ((1ull << q->l2_bits) - 1);
    uint64_t byte = index * q->entry_size;
    uint32_t size = q->l2_cache.table_size;

    s->count = size / q->entry_size;
    s->index = (unsigned)(byte % size / q->entry_size);
    return qcow2_cache_get(&q->l2_cache, l2_offset + byte - byte % size, empty, &s->table);
}

/* The slice with the entry for `offset`; table null if there is none. */
static int find_slice(struct block_node *n, uint64_t offset, struct slice *s)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t l1 = l1_index(q, offset), l2_offset;

    s->table = nullptr;
    s->count = q->l2_cache.table_size / q->entry_size;
    s->index = (unsigned)(offset >> q->cluster_bits) & (s->count - 1);
    if (l1 >= q->l1_size)
        return 0;
    l2_offset = q->l1[l1] & QCOW2_OFFSET_MASK;
    if (!l2_offset)
        return 0;
    if (qcow2_in_cluster(q, l2_offset)) {
        qcow2_signal_corruption(n, true, 0, 0, "L2 table offset %#llx unaligned (L1 index: %#llx)",
                                (unsigned long long)l2_offset, (unsigned long long)l1);
        return -EIO;
    }
    return load_slice(n, l2_offset, offset, false, s);
}

/* Copies the old table, or clears the new one, slice by slice. */
static int fill_table(struct block_node *n, uint64_t to, uint64_t from)
{
    struct qcow2 *q = qcow2_of(n);
    uint32_t size = q->l2_cache.table_size;

    for (uint32_t at = 0; at < q->cluster_size; at += size) {
        struct qcow2_table *new_slice, *old = nullptr;
        int result = qcow2_cache_get(&q->l2_cache, to + at, true, &new_slice);

        if (result < 0)
            return result;
        if (from)
            result = qcow2_cache_get(&q->l2_cache, from + at, false, &old);
        if (result >= 0 && old)
            memcpy(new_slice->data, old->data, size);
        else
            memset(new_slice->data, 0, size);
        new_slice->dirty = result >= 0;
        if (old)
            qcow2_cache_put(old);
        qcow2_cache_put(new_slice);
        if (result < 0)
            return result;
    }
    return 0;
}

/* A table of our own for `offset`: new, or a copy of one that snapshots share. */
static int own_table(struct block_node *n, uint64_t offset)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t l1 = l1_index(q, offset), old;
    int64_t place;
    int result;

    if (l1 >= q->l1_size)
        return -EIO;
    old = q->l1[l1] & QCOW2_OFFSET_MASK;
    if (old && q->l1[l1] & QCOW2_COPIED)
        return 0;
    place = qcow2_alloc_clusters(n, q->cluster_size);
    if (place < 0)
        return (int)place;
    result = qcow2_cache_depend(&q->l2_cache, &q->refcount_cache);
    if (result >= 0)
        result = fill_table(n, (uint64_t)place, old);
    /* The table is on stable storage before L1 points to it. */
    if (result >= 0)
        result = qcow2_cache_flush(&q->l2_cache);
    if (result >= 0)
        result = write_l1_entry(n, l1, (uint64_t)place | QCOW2_COPIED);
    if (result < 0)
        qcow2_free_clusters(n, (uint64_t)place, q->cluster_size, QCOW2_DISCARD_NEVER);
    else if (old)
        qcow2_free_clusters(n, old, q->cluster_size, QCOW2_DISCARD_OTHER);
    return result;
}

/* The slice for changing entries. */
static int own_slice(struct block_node *n, uint64_t offset, struct slice *s)
{
    int result = own_table(n, offset);

    return result < 0 ? result : find_slice(n, offset, s);
}

/* --- Reading entries --- */

void qcow2_compressed_place(const struct qcow2 *q, uint64_t entry, uint64_t *offset,
                            uint32_t *bytes)
{
    unsigned split = 62 - (q->cluster_bits - 8);
    uint64_t sectors = (entry >> split & ((1ull << (q->cluster_bits - 8)) - 1)) + 1;

    *offset = entry & ((1ull << split) - 1);
    *bytes = (uint32_t)(sectors * 512 - (*offset & 511));
}

/* Of the subcluster `sub` (0 without extended entries). */
static enum qcow2_kind kind_of(const struct qcow2 *q, uint64_t entry, uint64_t bitmap, unsigned sub)
{
    bool host = qcow2_entry_placed(q, entry);

    if (entry & QCOW2_ENTRY_COMPRESSED)
        return QCOW2_COMPRESSED;
    if (!q->extended) {
        if (entry & QCOW2_ENTRY_ZERO && q->h.version >= 3)
            return host ? QCOW2_ZERO_ALLOC : QCOW2_ZERO_PLAIN;
        return host ? QCOW2_NORMAL : QCOW2_UNALLOCATED;
    }
    bool allocated = bitmap >> sub & 1, zero = bitmap >> (32 + sub) & 1;
    if (allocated)
        return zero || !host ? QCOW2_INVALID : QCOW2_NORMAL;
    if (zero)
        return host ? QCOW2_ZERO_ALLOC : QCOW2_ZERO_PLAIN;
    return host ? QCOW2_UNALLOC_ALLOC : QCOW2_UNALLOCATED;
}

static bool has_host(enum qcow2_kind kind)
{
    return kind == QCOW2_NORMAL || kind == QCOW2_ZERO_ALLOC || kind == QCOW2_UNALLOC_ALLOC;
}

static int bad_entry(struct block_node *n, const struct slice *s, uint64_t entry, const char *what)
{
    qcow2_signal_corruption(n, true, 0, 0, "%s %#llx (L2 offset: %#llx, L2 index: %#x)", what,
                            (unsigned long long)(entry & QCOW2_OFFSET_MASK),
                            (unsigned long long)s->table->offset, s->index);
    return -EIO;
}

int qcow2_find(struct block_node *n, uint64_t offset, uint64_t bytes, struct qcow2_place *place)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t at = offset, end = offset + bytes, entry = 0, bitmap = 0;
    unsigned sub = (unsigned)(qcow2_in_cluster(q, offset) / q->subcluster_size);
    struct slice s;
    int result = find_slice(n, offset, &s);

    *place = (struct qcow2_place){};
    if (result < 0)
        return result;
    if (!s.table) { /* nothing as far as the slice goes */
        uint64_t slice_bytes = (uint64_t)s.count << q->cluster_bits;
        uint64_t run = align_down(offset, slice_bytes) + slice_bytes - offset;

        place->bytes = run < bytes ? run : bytes;
        return 0;
    }
    entry = get_entry(q, &s, 0);
    bitmap = get_bitmap(q, &s, 0);
    place->kind = kind_of(q, entry, bitmap, sub);
    if (place->kind == QCOW2_INVALID)
        result = bad_entry(n, &s, entry, "Invalid cluster entry found: offset");
    else if (has_host(place->kind) && qcow2_in_cluster(q, entry & QCOW2_OFFSET_MASK))
        result = bad_entry(n, &s, entry, "Cluster allocation offset unaligned:");
    if (place->kind == QCOW2_COMPRESSED)
        place->host = entry;
    else if (has_host(place->kind))
        place->host = (entry & QCOW2_OFFSET_MASK) + qcow2_in_cluster(q, offset);
    at = align_down(offset, q->subcluster_size) + q->subcluster_size;
    if (place->kind == QCOW2_COMPRESSED)
        at = qcow2_cluster_start(q, offset) + q->cluster_size;
    for (unsigned i = 0; at < end && result >= 0 && place->kind != QCOW2_COMPRESSED;
         at += q->subcluster_size) {
        if (!qcow2_in_cluster(q, at)) {
            if (s.index + ++i == s.count)
                break;
            entry = get_entry(q, &s, i);
            bitmap = get_bitmap(q, &s, i);
        }
        sub = (unsigned)(qcow2_in_cluster(q, at) / q->subcluster_size);
        if (kind_of(q, entry, bitmap, sub) != place->kind ||
            (has_host(place->kind) &&
             (entry & QCOW2_OFFSET_MASK) + qcow2_in_cluster(q, at) != place->host + (at - offset)))
            break;
    }
    place->bytes = (at < end ? at : end) - offset;
    qcow2_cache_put(s.table);
    return result;
}

/* --- Writing --- */

/* Waits for allocations under way that cover the start, and ends the range before any other. */
static void wait_for_others(struct qcow2 *q, uint64_t offset, uint64_t *bytes)
{
restart:
    for (struct qcow2_allocation *a = q->allocations; a; a = a->next) {
        uint64_t start = a->guest, end = start + ((uint64_t)a->clusters << q->cluster_bits);
        uint64_t first = qcow2_cluster_start(q, offset);

        if (offset + *bytes <= start || first >= end)
            continue;
        if (first < start) {
            *bytes = start - offset;
            continue;
        }
        co_unlock(&q->lock);
        co_queue_wait(&a->waiting);
        co_lock(&q->lock);
        goto restart;
    }
}

/* Can the subclusters from `offset` on be written where they are, without a change of the entry? */
static bool in_place(const struct qcow2 *q, uint64_t entry, uint64_t bitmap, uint64_t from,
                     uint64_t to)
{
    if (!(entry & QCOW2_COPIED))
        return false;
    for (uint64_t at = align_down(from, q->subcluster_size); at < to; at += q->subcluster_size)
        if (kind_of(q, entry, bitmap, (unsigned)(qcow2_in_cluster(q, at) / q->subcluster_size)) !=
            QCOW2_NORMAL)
            return false;
    return true;
}

/* The end of what `offset` … `end` touches in the i-th cluster from it. */
static uint64_t end_in_cluster(const struct qcow2 *q, uint64_t offset, uint64_t end, unsigned i)
{
    uint64_t cluster_end = qcow2_cluster_start(q, offset) + ((uint64_t)(i + 1) << q->cluster_bits);

    return cluster_end < end ? cluster_end : end;
}

static uint64_t start_in_cluster(const struct qcow2 *q, uint64_t offset, unsigned i)
{
    return i ? qcow2_cluster_start(q, offset) + ((uint64_t)i << q->cluster_bits) : offset;
}

/* How many bytes from `offset` on lie in clusters of ours, one behind the other on the host. */
static uint64_t run_in_place(const struct qcow2 *q, const struct slice *s, uint64_t offset,
                             uint64_t end)
{
    uint64_t host = get_entry(q, s, 0) & QCOW2_OFFSET_MASK, done = offset;

    for (unsigned i = 0; s->index + i < s->count && done < end; i++) {
        uint64_t entry = get_entry(q, s, i), to = end_in_cluster(q, offset, end, i);

        if ((entry & QCOW2_OFFSET_MASK) != host + ((uint64_t)i << q->cluster_bits) ||
            !in_place(q, entry, get_bitmap(q, s, i), start_in_cluster(q, offset, i), to))
            break;
        done = to;
    }
    return done - offset;
}

/* How many clusters from `offset` on need a new host cluster. */
static unsigned run_to_allocate(const struct qcow2 *q, const struct slice *s, uint64_t offset,
                                uint64_t end)
{
    unsigned i = 0;

    while (s->index + i < s->count && start_in_cluster(q, offset, i) < end) {
        uint64_t entry = get_entry(q, s, i);

        if (entry & QCOW2_COPIED && !(entry & QCOW2_ENTRY_COMPRESSED) &&
            qcow2_entry_placed(q, entry))
            break;
        i++;
    }
    return i;
}

static struct qcow2_allocation *new_allocation(struct qcow2 *q, uint64_t offset, uint64_t bytes,
                                               unsigned clusters)
{
    struct qcow2_allocation *a = calloc(1, sizeof(*a) + clusters * sizeof(uint64_t));

    if (!a)
        return nullptr;
    a->guest = qcow2_cluster_start(q, offset);
    a->clusters = clusters;
    a->old = (uint64_t *)(a + 1);
    a->from = offset - a->guest;
    a->to = a->from + bytes;
    a->next = q->allocations;
    q->allocations = a;
    return a;
}

static void end_allocation(struct qcow2 *q, struct qcow2_allocation *a)
{
    for (struct qcow2_allocation **p = &q->allocations; *p; p = &(*p)->next)
        if (*p == a) {
            *p = a->next;
            break;
        }
}

static int allocate_run(struct block_node *n, const struct slice *s, uint64_t offset,
                        uint64_t *bytes, uint64_t *host, struct qcow2_allocation **out)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t end = offset + *bytes, entry = get_entry(q, s, 0);
    unsigned clusters = run_to_allocate(q, s, offset, end);
    bool keeps = !clusters; /* the cluster is ours, but what is to be written in it is not valid */
    struct qcow2_allocation *a;
    int64_t place = 0;

    if (keeps)
        clusters = 1;
    end = end_in_cluster(q, offset, end, clusters - 1);
    *bytes = end - offset;
    a = new_allocation(q, offset, *bytes, clusters);
    if (!a)
        return -ENOMEM;
    a->keeps_clusters = keeps;
    for (unsigned i = 0; i < clusters && !keeps; i++)
        a->old[i] = get_entry(q, s, i);
    if (q->external)
        place = (int64_t)a->guest;
    else if (!keeps)
        place = qcow2_alloc_clusters(n, (uint64_t)clusters << q->cluster_bits);
    else
        place = (int64_t)(entry & QCOW2_OFFSET_MASK);
    if (place < 0) {
        end_allocation(q, a);
        free(a);
        return (int)place;
    }
    a->host = (uint64_t)place;
    *host = a->host + a->from;
    *out = a;
    return 0;
}

int qcow2_place_write(struct block_node *n, uint64_t offset, uint64_t *bytes, uint64_t *host,
                      struct qcow2_allocation **allocation)
{
    struct qcow2 *q = qcow2_of(n);
    struct slice s;
    uint64_t run;
    int result;

    *allocation = nullptr;
    wait_for_others(q, offset, bytes);
    if (q->lazy) {
        result = qcow2_set_incompatible(n, QCOW2_DIRTY, true);
        if (result < 0)
            return result;
    }
    result = own_slice(n, offset, &s);
    if (result < 0)
        return result;
    run = run_in_place(q, &s, offset, offset + *bytes);
    if (run) {
        *bytes = run;
        *host = (get_entry(q, &s, 0) & QCOW2_OFFSET_MASK) + qcow2_in_cluster(q, offset);
    } else {
        result = allocate_run(n, &s, offset, bytes, host, allocation);
    }
    qcow2_cache_put(s.table);
    if (result >= 0 && qcow2_in_cluster(q, *host - qcow2_in_cluster(q, offset))) {
        qcow2_signal_corruption(n, true, 0, 0, "Preallocated cluster offset %#llx unaligned",
                                (unsigned long long)*host);
        return -EIO;
    }
    return result;
}

/* The bitmap of a cluster after bytes [from, to) of it (whole subclusters) have been written. */
static uint64_t written_bitmap(const struct qcow2 *q, uint64_t bitmap, uint64_t from, uint64_t to)
{
    for (uint64_t at = align_down(from, q->subcluster_size); at < to; at += q->subcluster_size) {
        unsigned sub = (unsigned)(at / q->subcluster_size);

        bitmap |= 1ull << sub;
        bitmap &= ~(1ull << (32 + sub));
    }
    return bitmap;
}

static int enter(struct block_node *n, struct qcow2_allocation *a)
{
    struct qcow2 *q = qcow2_of(n);
    struct slice s;
    int result = 0;

    if (!a->keeps_clusters && !q->lazy && !q->external)
        result = qcow2_cache_depend(&q->l2_cache, &q->refcount_cache);
    if (result >= 0)
        result = own_slice(n, a->guest, &s);
    if (result < 0)
        return result;
    for (unsigned i = 0; i < a->clusters; i++) {
        uint64_t start = (uint64_t)i << q->cluster_bits, end = start + q->cluster_size;
        uint64_t from = a->from > start ? a->from - start : 0;
        uint64_t to = (a->to < end ? a->to : end) - start;
        uint64_t bitmap = get_bitmap(q, &s, i);

        if (qcow2_entry_used(q, a->old[i])) {
            from = 0; /* all of it was copied */
            to = q->cluster_size;
        }
        set_entry(q, &s, i, (a->host + start) | QCOW2_COPIED, written_bitmap(q, bitmap, from, to));
    }
    qcow2_cache_put(s.table);
    return 0;
}

int qcow2_finish(struct block_node *n, struct qcow2_allocation *a, bool success)
{
    struct qcow2 *q = qcow2_of(n);
    int result = success ? enter(n, a) : 0;

    if (success && result >= 0)
        for (unsigned i = 0; i < a->clusters; i++)
            qcow2_free_entry(n, a->old[i], QCOW2_DISCARD_NEVER);
    else if (!a->keeps_clusters && !q->external)
        qcow2_free_clusters(n, a->host, (uint64_t)a->clusters << q->cluster_bits,
                            QCOW2_DISCARD_NEVER);
    end_allocation(q, a);
    co_queue_wake_all(&a->waiting);
    free(a);
    return result;
}

int qcow2_enter_compressed(struct block_node *n, uint64_t offset, uint64_t host, uint32_t bytes)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t sectors = ((host + bytes - 1) >> 9) - (host >> 9), old;
    struct slice s;
    int result = 0;

    if (!q->lazy)
        result = qcow2_cache_depend(&q->l2_cache, &q->refcount_cache);
    if (result >= 0)
        result = own_slice(n, offset, &s);
    if (result < 0)
        return result;
    old = get_entry(q, &s, 0);
    set_entry(q, &s, 0, host | QCOW2_ENTRY_COMPRESSED | sectors << (62 - (q->cluster_bits - 8)), 0);
    qcow2_cache_put(s.table);
    qcow2_free_entry(n, old, QCOW2_DISCARD_NEVER);
    return 0;
}

/* --- Zeroes and holes --- */

/* What becomes of one cluster's entry, of which [from, to) is meant. */
struct change {
    uint64_t entry, bitmap;
    bool frees_old;
};

static int zero_entry(const struct block_node *n, uint64_t entry, uint64_t bitmap, bool whole,
                      unsigned first, unsigned last, bool unmap, struct change *c)
{
    const struct qcow2 *q = qcow2_of(n);
    bool has_data = qcow2_entry_used(q, entry);
    uint64_t subs = 0;

    *c = (struct change){.entry = entry, .bitmap = bitmap};
    if (q->h.version < 3) {
        if (has_data || n->backing)
            return -ENOTSUP;
        return 0;
    }
    if (!has_data && !n->backing && !q->extended && !(entry & QCOW2_ENTRY_ZERO))
        return 0; /* reads as zeroes as it is */
    if (whole) {
        c->frees_old = has_data && (unmap || entry & QCOW2_ENTRY_COMPRESSED);
        c->entry = c->frees_old ? 0 : entry;
        if (q->extended)
            c->bitmap = 0xffffffff00000000ull;
        else
            c->entry |= QCOW2_ENTRY_ZERO;
        return 0;
    }
    if (entry & QCOW2_ENTRY_COMPRESSED)
        return -ENOTSUP;
    for (unsigned i = first; i < last; i++)
        subs |= 1ull << i;
    c->bitmap = (bitmap & ~subs) | subs << 32;
    return 0;
}

static void discard_entry(const struct block_node *n, uint64_t entry, bool full, struct change *c)
{
    const struct qcow2 *q = qcow2_of(n);
    bool has_data = qcow2_entry_used(q, entry);
    bool hides_backing = n->backing && q->h.version >= 3 && !full;

    *c = (struct change){.frees_old = has_data};
    if (hides_backing && q->extended)
        c->bitmap = 0xffffffff00000000ull;
    else if (hides_backing)
        c->entry = QCOW2_ENTRY_ZERO;
}

/* Enters a change; the old cluster is freed after the entry that pointed to it. */
static int apply(struct block_node *n, uint64_t offset, const struct change *c,
                 enum qcow2_discard kind)
{
    struct qcow2 *q = qcow2_of(n);
    struct slice s;
    uint64_t old;
    int result = own_slice(n, offset, &s);

    if (result < 0)
        return result;
    old = get_entry(q, &s, 0);
    if (old != c->entry || get_bitmap(q, &s, 0) != c->bitmap)
        set_entry(q, &s, 0, c->entry, c->bitmap);
    qcow2_cache_put(s.table);
    if (c->frees_old)
        qcow2_free_entry(n, old, kind);
    return 0;
}

/* The entry for `offset`; zeroes if there is no table. */
static int look(struct block_node *n, uint64_t offset, uint64_t *entry, uint64_t *bitmap,
                bool *no_table)
{
    struct qcow2 *q = qcow2_of(n);
    struct slice s;
    int result = find_slice(n, offset, &s);

    *entry = *bitmap = 0;
    *no_table = !s.table;
    if (result < 0 || !s.table)
        return result;
    *entry = get_entry(q, &s, 0);
    *bitmap = get_bitmap(q, &s, 0);
    qcow2_cache_put(s.table);
    return 0;
}

/* Where the slice that `offset` is in ends: without a table there is nothing in all of it. */
static uint64_t slice_end(const struct qcow2 *q, uint64_t offset)
{
    uint64_t bytes = (uint64_t)(q->l2_cache.table_size / q->entry_size) << q->cluster_bits;

    return align_down(offset, bytes) + bytes;
}

int qcow2_zero_range(struct block_node *n, uint64_t offset, uint64_t bytes, bool unmap)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t end = offset + bytes;
    int result = 0;

    while (offset < end && result >= 0) {
        uint64_t to = end_in_cluster(q, offset, end, 0), rest = end - offset, entry, bitmap;
        uint64_t in = qcow2_in_cluster(q, offset);
        struct change c;
        bool no_table;

        wait_for_others(q, offset, &rest);
        result = look(n, offset, &entry, &bitmap, &no_table);
        if (result >= 0 && no_table && !n->backing) {
            offset = slice_end(q, offset);
            continue;
        }
        bool whole = !in && (to - offset == q->cluster_size || to == n->size);
        if (result >= 0)
            result = zero_entry(
                n, entry, bitmap, whole, (unsigned)(in / q->subcluster_size),
                (unsigned)((in + (to - offset) + q->subcluster_size - 1) / q->subcluster_size),
                unmap, &c);
        if (result >= 0)
            result = apply(n, offset, &c, QCOW2_DISCARD_REQUEST);
        offset = to;
    }
    return result;
}

int qcow2_discard_range(struct block_node *n, uint64_t offset, uint64_t bytes,
                        enum qcow2_discard kind, bool full)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t end = offset + bytes;
    int result = 0;

    while (offset < end && result >= 0) {
        uint64_t rest = end - offset, entry, bitmap;
        struct change c;
        bool no_table;

        wait_for_others(q, offset, &rest);
        result = look(n, offset, &entry, &bitmap, &no_table);
        if (result >= 0 && no_table && (!n->backing || full)) {
            offset = slice_end(q, offset);
            continue;
        }
        discard_entry(n, entry, full, &c);
        /* What is zero and has no cluster stays what it is. */
        if (result >= 0 && (c.frees_old || c.entry != entry || c.bitmap != bitmap) &&
            (c.frees_old || n->backing || full))
            result = apply(n, offset, &c, kind);
        offset += q->cluster_size;
    }
    return result;
}
