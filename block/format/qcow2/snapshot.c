/*
 * Internal snapshots of a qcow2 image ("Snapshots").
 *
 * A snapshot is a copy of the L1 table; everything that it refers to is counted once more. The
 * active tables lose their "count is exactly one" flags meanwhile, so that the next write copies.
 *
 * Flags and counts lie in different clusters: for a moment they contradict one another on disk. So
 * the image is marked dirty meanwhile, and repaired when it is opened after a power cut. Version 2
 * has no such mark; there the order sees to it that nothing is lost: flags go before counts rise,
 * and come back after counts have fallen, and the table of snapshots is written between the two.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/bitmap.h"
#include "block/format/qcow2/qcow2.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

enum {
    ENTRY_FIXED = 40,      /* of an entry in the table; extra data, id and name follow */
    EXTRA_KNOWN = 24,      /* size of the VM state, size of the disk, instruction count */
    HEADER_SNAPSHOTS = 60, /* offset of the number and the table's offset in the header */
    HEADER_SIZE = 24,      /* … of the disk's size; then encryption, L1 size, L1 offset */
};

/* --- The table --- */

void qcow2_free_snapshot(struct qcow2_snapshot *s)
{
    block_snapshot_clear(&s->info);
    free(s->extra);
    *s = (struct qcow2_snapshot){};
}

void qcow2_free_snapshots(struct qcow2 *q)
{
    for (unsigned i = 0; i < q->snapshot_count; i++)
        qcow2_free_snapshot(&q->snapshots[i]);
    free(q->snapshots);
    q->snapshots = nullptr;
    q->snapshot_count = 0;
}

static void decode_extra(const struct qcow2 *q, const uint8_t *extra, uint32_t size,
                         struct qcow2_snapshot *s)
{
    s->info.disk_size = size >= 16 ? load_be64(extra + 8) : q->h.size;
    if (size >= 8)
        s->info.vm_state_size = load_be64(extra);
    s->info.icount = size >= EXTRA_KNOWN ? load_be64(extra + 16) : UINT64_MAX;
}

/* What follows the fixed part; `extra` bytes of the extra data are of interest. */
static err_t read_variable(struct block_node *n, uint64_t at, const uint8_t *fixed, uint32_t extra,
                           struct qcow2_snapshot *s)
{
    uint32_t id = load_be16(fixed + 12), name = load_be16(fixed + 14);
    uint8_t *bytes = malloc((size_t)extra + id + name + 1);
    int result = bytes ? 0 : -ENOMEM;

    if (result >= 0 && extra)
        result = block_pread(n->file, at, bytes, extra);
    if (result >= 0 && id + name)
        result = block_pread(n->file, at + load_be32(fixed + 36), bytes + extra, id + name);
    if (result >= 0) {
        decode_extra(qcow2_of(n), bytes, extra, s);
        s->info.id = strndup((const char *)bytes + extra, id);
        s->info.name = strndup((const char *)bytes + extra + id, name);
        if (extra > EXTRA_KNOWN) {
            s->extra_size = extra - EXTRA_KNOWN;
            s->extra = malloc(s->extra_size);
            if (s->extra)
                memcpy(s->extra, bytes + EXTRA_KNOWN, s->extra_size);
        }
        if (!s->info.id || !s->info.name || (s->extra_size && !s->extra))
            result = -ENOMEM;
    }
    free(bytes);
    return result < 0 ? err_make(-result, "Could not read snapshots: %s", strerror(-result))
                      : ERR_OK;
}

err_t qcow2_read_snapshot(struct block_node *n, uint64_t *at, bool discard,
                          struct qcow2_snapshot *s)
{
    uint8_t b[ENTRY_FIXED];
    uint32_t extra;
    int result = block_pread(n->file, *at, b, sizeof(b));

    *s = (struct qcow2_snapshot){};
    if (result < 0)
        return err_make(-result, "Could not read snapshots: %s", strerror(-result));
    extra = load_be32(b + 36);
    *s = (struct qcow2_snapshot){.l1_offset = load_be64(b),
                                 .l1_size = load_be32(b + 8),
                                 .given_extra = extra,
                                 .info = {.date_sec = load_be32(b + 16),
                                          .date_nsec = load_be32(b + 20),
                                          .vm_clock_ns = load_be64(b + 24),
                                          .vm_state_size = load_be32(b + 32)}};
    if (extra > QCOW2_MAX_SNAPSHOT_EXTRA && !discard)
        return err_make(EFBIG,
                        "Too much extra metadata in snapshot table entry at 0x%llx: %u bytes",
                        (unsigned long long)*at, extra);
    err_t e = read_variable(n, *at + ENTRY_FIXED, b,
                            extra > QCOW2_MAX_SNAPSHOT_EXTRA ? EXTRA_KNOWN : extra, s);
    if (err_failed(e))
        qcow2_free_snapshot(s);
    *at = align_up(*at + ENTRY_FIXED + extra + load_be16(b + 12) + load_be16(b + 14), 8);
    return e;
}

err_t qcow2_load_snapshots(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t at = q->h.snapshots_offset;

    q->snapshots = calloc(q->h.snapshot_count + 1, sizeof(*q->snapshots));
    if (!q->snapshots)
        return err_make(ENOMEM, "no memory for the snapshot table");
    for (uint32_t i = 0; i < q->h.snapshot_count; i++) {
        TRY(qcow2_read_snapshot(n, &at, false, &q->snapshots[i]));
        q->snapshot_count = i + 1;
        if (at - q->h.snapshots_offset > QCOW2_MAX_SNAPSHOTS_BYTES)
            return err_make(EFBIG, "Snapshot table is too large");
    }
    q->snapshots_bytes = at - q->h.snapshots_offset;
    return ERR_OK;
}

static size_t encoded_size(const struct qcow2_snapshot *s)
{
    return align_up(
        ENTRY_FIXED + EXTRA_KNOWN + s->extra_size + strlen(s->info.id) + strlen(s->info.name), 8);
}

static void encode(const struct qcow2_snapshot *s, uint8_t *b)
{
    size_t id = strlen(s->info.id), name = strlen(s->info.name);
    uint8_t *variable = b + ENTRY_FIXED + EXTRA_KNOWN + s->extra_size;
    uint64_t state = s->info.vm_state_size;

    store_be64(b, s->l1_offset);
    store_be32(b + 8, s->l1_size);
    store_be16(b + 12, (uint16_t)id);
    store_be16(b + 14, (uint16_t)name);
    store_be32(b + 16, (uint32_t)s->info.date_sec);
    store_be32(b + 20, (uint32_t)s->info.date_nsec);
    store_be64(b + 24, s->info.vm_clock_ns);
    store_be32(b + 32, state > UINT32_MAX ? 0 : (uint32_t)state);
    store_be32(b + 36, EXTRA_KNOWN + s->extra_size);
    store_be64(b + ENTRY_FIXED, state);
    store_be64(b + ENTRY_FIXED + 8, s->info.disk_size);
    store_be64(b + ENTRY_FIXED + 16, s->info.icount);
    if (s->extra_size)
        memcpy(b + ENTRY_FIXED + EXTRA_KNOWN, s->extra, s->extra_size);
    memcpy(variable, s->info.id, id);
    memcpy(variable + id, s->info.name, name);
}

/* The table as it is in memory: at a new place, then entered in the header at once. */
int qcow2_write_snapshots(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t old = q->h.snapshots_offset, old_bytes = q->snapshots_bytes, bytes = 0, at = 0;
    uint8_t header[12], *table;
    int64_t place = 0;
    int result = 0;

    for (unsigned i = 0; i < q->snapshot_count; i++)
        bytes += encoded_size(&q->snapshots[i]);
    if (bytes > QCOW2_MAX_SNAPSHOTS_BYTES)
        return -EFBIG;
    table = calloc(1, bytes + 1);
    if (!table)
        return -ENOMEM;
    for (unsigned i = 0; i < q->snapshot_count; i++) {
        encode(&q->snapshots[i], table + at);
        at += encoded_size(&q->snapshots[i]);
    }
    if (bytes) {
        place = qcow2_alloc_clusters(n, bytes);
        result = place < 0 ? (int)place : qcow2_check_overlap(n, 0, (uint64_t)place, bytes);
        if (result >= 0)
            result = block_pwrite(n->file, (uint64_t)place, table, bytes);
    }
    free(table);
    if (result >= 0)
        result = qcow2_cache_flush(&q->refcount_cache);
    store_be32(header, q->snapshot_count);
    store_be64(header + 4, (uint64_t)place);
    if (result >= 0)
        result = block_pwrite(n->file, HEADER_SNAPSHOTS, header, sizeof(header));
    if (result >= 0)
        result = block_flush(n->file);
    if (result < 0) {
        if (place > 0)
            qcow2_free_clusters(n, (uint64_t)place, bytes, QCOW2_DISCARD_OTHER);
        return result;
    }
    q->h.snapshot_count = q->snapshot_count;
    q->h.snapshots_offset = (uint64_t)place;
    q->snapshots_bytes = bytes;
    if (old && old_bytes)
        qcow2_free_clusters(n, old, old_bytes, QCOW2_DISCARD_SNAPSHOT);
    return 0;
}

/* --- Trees: an L1 table and all it refers to --- */

/* A pass over a tree that changes counts. It may be undone: the same pass the other way round, as
 * far as it came. */
struct pass {
    int change;
    uint64_t done, limit; /* references */
};

static int count_range(struct block_node *n, uint64_t offset, uint64_t bytes, struct pass *p)
{
    int result;

    if (p->done == p->limit)
        return -ECANCELED;
    do {
        result = p->change > 0 ? qcow2_change_refcount(n, offset, bytes, p->change) : 0;
    } while (result == -EAGAIN);
    if (p->change < 0)
        result = qcow2_release(n, offset, bytes, QCOW2_DISCARD_SNAPSHOT);
    p->done += result >= 0;
    return result;
}

static int count_slice(struct block_node *n, const struct qcow2_table *slice, struct pass *p)
{
    struct qcow2 *q = qcow2_of(n);
    int result = 0;

    for (uint32_t i = 0; i < q->l2_cache.table_size && result >= 0; i += q->entry_size) {
        uint64_t entry = load_be64(slice->data + i), offset = entry & QCOW2_OFFSET_MASK;
        uint32_t bytes = q->cluster_size;

        if (entry & QCOW2_ENTRY_COMPRESSED)
            qcow2_compressed_place(q, entry, &offset, &bytes);
        else if (!offset)
            continue;
        else if (qcow2_in_cluster(q, offset))
            return -EIO;
        result = count_range(n, offset, bytes, p);
    }
    return result;
}

static int count_pass(struct block_node *n, const uint64_t *l1, uint32_t size, struct pass *p)
{
    struct qcow2 *q = qcow2_of(n);
    int result = 0;

    for (uint32_t i = 0; i < size && result >= 0; i++) {
        uint64_t l2 = l1[i] & QCOW2_OFFSET_MASK;

        if (!l2)
            continue;
        if (qcow2_in_cluster(q, l2))
            return -EIO;
        for (uint32_t at = 0; at < q->cluster_size && result >= 0; at += q->l2_cache.table_size) {
            struct qcow2_table *slice;

            result = qcow2_cache_get(&q->l2_cache, l2 + at, false, &slice);
            if (result < 0)
                break;
            result = count_slice(n, slice, p);
            qcow2_cache_put(slice);
        }
        if (result >= 0)
            result = count_range(n, l2, q->cluster_size, p);
    }
    return result;
}

/* All references of the tree count once more, or none of them. */
static int raise_tree(struct block_node *n, const uint64_t *l1, uint32_t size)
{
    struct pass up = {.change = 1, .limit = UINT64_MAX}, down = {.change = -1};
    int result = count_pass(n, l1, size, &up);

    if (result < 0) {
        down.limit = up.done;
        count_pass(n, l1, size, &down);
    }
    return result;
}

static int lower_tree(struct block_node *n, const uint64_t *l1, uint32_t size)
{
    struct pass down = {.change = -1, .limit = UINT64_MAX};

    return count_pass(n, l1, size, &down);
}

/* The entry with the flag that its cluster's count calls for; `clear`: without it. */
static int right_flag(struct block_node *n, uint64_t entry, bool clear, uint64_t *out)
{
    uint64_t count = 0, offset = entry & QCOW2_OFFSET_MASK;
    int result = 0;

    *out = entry;
    if (!offset || entry & QCOW2_ENTRY_COMPRESSED)
        return 0;
    if (!clear)
        result = qcow2_get_refcount(n, offset >> qcow2_of(n)->cluster_bits, &count);
    *out = count == 1 ? entry | QCOW2_COPIED : entry & ~QCOW2_COPIED;
    return result;
}

static int flag_l2(struct block_node *n, uint64_t l2, bool clear)
{
    struct qcow2 *q = qcow2_of(n);
    int result = 0;

    for (uint32_t at = 0; at < q->cluster_size && result >= 0; at += q->l2_cache.table_size) {
        struct qcow2_table *slice;

        result = qcow2_cache_get(&q->l2_cache, l2 + at, false, &slice);
        if (result < 0)
            break;
        for (uint32_t i = 0; i < q->l2_cache.table_size && result >= 0; i += q->entry_size) {
            uint64_t entry = load_be64(slice->data + i), right;

            result = right_flag(n, entry, clear, &right);
            if (right == entry)
                continue;
            store_be64(slice->data + i, right);
            slice->dirty = true;
        }
        qcow2_cache_put(slice);
    }
    return result;
}

static int write_active_l1(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t bytes = 8ull * q->l1_size;
    uint8_t *raw = block_alloc(bytes);
    int result = raw ? qcow2_check_overlap(n, QCOW2_ACTIVE_L1, q->h.l1_offset, bytes) : -ENOMEM;

    for (uint32_t i = 0; i < q->l1_size && raw; i++)
        store_be64(raw + 8 * i, q->l1[i]);
    if (result >= 0 && bytes)
        result = block_pwrite(n->file, q->h.l1_offset, raw, bytes);
    free(raw);
    return result;
}

/* The flags of the active tables, which are on disk then. */
static int set_flags(struct block_node *n, bool clear)
{
    struct qcow2 *q = qcow2_of(n);
    bool changed = false;
    int result = 0;

    for (uint32_t i = 0; i < q->l1_size && result >= 0; i++) {
        uint64_t right, l2 = q->l1[i] & QCOW2_OFFSET_MASK;

        if (!l2)
            continue;
        if (qcow2_in_cluster(q, l2))
            return -EIO;
        result = flag_l2(n, l2, clear);
        if (result >= 0)
            result = right_flag(n, q->l1[i], clear, &right);
        if (result < 0)
            break;
        changed |= right != q->l1[i];
        q->l1[i] = right;
    }
    if (result >= 0)
        result = qcow2_cache_flush(&q->l2_cache);
    if (result >= 0 && changed)
        result = write_active_l1(n);
    return result < 0 ? result : block_flush(n->file);
}

/* --- L1 tables --- */

static int read_l1(struct block_node *n, const struct qcow2_snapshot *s, uint32_t room,
                   uint64_t **out)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t *l1;
    int result = 0;

    if (s->l1_size > QCOW2_MAX_L1_BYTES / 8 || qcow2_in_cluster(q, s->l1_offset) ||
        s->l1_offset > BLOCK_MAX_SIZE)
        return -EFBIG;
    if (room < s->l1_size)
        room = s->l1_size;
    l1 = calloc(room + 1, sizeof(*l1));
    if (!l1)
        return -ENOMEM;
    if (s->l1_size)
        result = block_pread(n->file, s->l1_offset, l1, 8ull * s->l1_size);
    for (uint32_t i = 0; i < s->l1_size; i++)
        l1[i] = load_be64(&l1[i]) & ~QCOW2_COPIED;
    if (result < 0) {
        free(l1);
        return result;
    }
    *out = l1;
    return 0;
}

/* Writes a copy of a table to new clusters. */
static int64_t write_l1_copy(struct block_node *n, const uint64_t *l1, uint32_t size)
{
    uint64_t bytes = 8ull * (size ? size : 1);
    uint8_t *raw = calloc(1, bytes);
    int64_t place = raw ? qcow2_alloc_clusters(n, bytes) : -ENOMEM;
    int result = place < 0 ? (int)place : qcow2_check_overlap(n, 0, (uint64_t)place, bytes);

    for (uint32_t i = 0; i < size && raw; i++)
        store_be64(raw + 8 * i, l1[i]);
    if (result >= 0)
        result = block_pwrite(n->file, (uint64_t)place, raw, bytes);
    free(raw);
    if (result < 0 && place >= 0)
        qcow2_free_clusters(n, (uint64_t)place, bytes, QCOW2_DISCARD_OTHER);
    return result < 0 ? result : place;
}

/* --- Between two states --- */

static int begin(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);
    int result = qcow2_cache_flush(&q->l2_cache);

    if (result >= 0)
        result = qcow2_cache_flush(&q->refcount_cache);
    return result < 0 ? result : qcow2_set_incompatible(n, QCOW2_DIRTY, true);
}

/* `result` is what the operation came to; a failure has left nothing but leaks behind. */
static int end(struct block_node *n, int result)
{
    struct qcow2 *q = qcow2_of(n);
    int flags = q->corrupt ? -EIO : set_flags(n, false);

    if (flags >= 0)
        flags = qcow2_cache_flush(&q->refcount_cache);
    if (flags >= 0 && !q->lazy)
        flags = qcow2_set_incompatible(n, QCOW2_DIRTY, false);
    return result < 0 ? result : flags;
}

/* --- Finding --- */

static int find_by_id(const struct qcow2 *q, const char *id, const char *name)
{
    for (unsigned i = 0; i < q->snapshot_count; i++)
        if ((!id || !strcmp(q->snapshots[i].info.id, id)) &&
            (!name || !strcmp(q->snapshots[i].info.name, name)))
            return (int)i;
    return -ENOENT;
}

static int find_any(const struct qcow2 *q, const char *id_or_name)
{
    int i = find_by_id(q, id_or_name, nullptr);

    return i >= 0 ? i : find_by_id(q, nullptr, id_or_name);
}

/* One more than the largest that is a number. */
static char *new_id(const struct qcow2 *q)
{
    unsigned long largest = 0;
    char *id;

    for (unsigned i = 0; i < q->snapshot_count; i++) {
        unsigned long v = strtoul(q->snapshots[i].info.id, nullptr, 10);

        if (v > largest)
            largest = v;
    }
    return asprintf(&id, "%lu", largest + 1) < 0 ? nullptr : id;
}

/* --- Creating --- */

static int make_copy(struct block_node *n, struct qcow2_snapshot *s)
{
    struct qcow2 *q = qcow2_of(n);
    struct qcow2_snapshot *list =
        realloc(q->snapshots, (q->snapshot_count + 2) * sizeof(*q->snapshots));
    int64_t l1;
    int result;

    if (!list)
        return -ENOMEM;
    q->snapshots = list;
    result = set_flags(n, true);
    if (result >= 0)
        result = raise_tree(n, q->l1, q->l1_size);
    if (result < 0)
        return result;
    l1 = write_l1_copy(n, q->l1, q->l1_size);
    s->l1_offset = (uint64_t)l1;
    s->l1_size = q->l1_size;
    result = l1 < 0 ? (int)l1 : 0;
    if (result >= 0) {
        q->snapshots[q->snapshot_count++] = *s;
        result = qcow2_write_snapshots(n);
        if (result < 0) {
            q->snapshot_count--;
            qcow2_free_clusters(n, (uint64_t)l1, 8ull * q->l1_size, QCOW2_DISCARD_OTHER);
        }
    }
    if (result < 0)
        lower_tree(n, q->l1, q->l1_size);
    return result;
}

err_t qcow2_snapshot_create(struct block_node *n, struct block_snapshot *snapshot)
{
    struct qcow2 *q = qcow2_of(n);
    struct qcow2_snapshot s = {.info = *snapshot};
    int result;

    if (q->snapshot_count >= QCOW2_MAX_SNAPSHOTS)
        return err_make(EFBIG, "the image has %u snapshots; more do not fit", q->snapshot_count);
    if (q->external)
        return err_make(ENOTSUP, "images with external data files have no snapshots");
    if (!snapshot->id)
        snapshot->id = new_id(q);
    if (!snapshot->id)
        return err_make(ENOMEM, "no memory for a snapshot");
    if (find_by_id(q, snapshot->id, nullptr) >= 0)
        return err_make(EEXIST, "there is a snapshot with id '%s'", snapshot->id);
    s.info.id = strdup(snapshot->id);
    s.info.name = strdup(snapshot->name ? snapshot->name : "");
    s.info.disk_size = q->h.size;
    if (!s.info.id || !s.info.name || strlen(s.info.name) > UINT16_MAX) {
        qcow2_free_snapshot(&s);
        return err_make(EINVAL, "the snapshot's name is too long");
    }
    co_lock(&q->lock);
    result = begin(n);
    if (result >= 0) {
        result = make_copy(n, &s);
        /* The VM state is the snapshot's now; the next one would copy it. */
        if (result >= 0 && s.info.vm_state_size)
            qcow2_drop_vm_state(n);
        result = end(n, result);
    }
    co_unlock(&q->lock);
    if (result < 0) {
        if (!q->snapshot_count || q->snapshots[q->snapshot_count - 1].info.id != s.info.id)
            qcow2_free_snapshot(&s);
        return err_make(-result, "%s", strerror(-result));
    }
    return ERR_OK;
}

/* --- Going back --- */

/* The new L1 table and the size are entered in one write: the image is either before or after. */
static int enter_state(struct block_node *n, int64_t l1, uint32_t l1_size, uint64_t size)
{
    struct qcow2 *q = qcow2_of(n);
    uint8_t header[24];
    int result = qcow2_cache_flush(&q->refcount_cache);

    store_be64(header, size);
    store_be32(header + 8, q->h.crypt);
    store_be32(header + 12, l1_size);
    store_be64(header + 16, (uint64_t)l1);
    if (result >= 0)
        result = block_pwrite(n->file, HEADER_SIZE, header, sizeof(header));
    return result < 0 ? result : block_flush(n->file);
}

static int go_back(struct block_node *n, const struct qcow2_snapshot *s)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t size = s->info.disk_size, old_offset = q->h.l1_offset;
    uint64_t needed = qcow2_l1_entries(q, size);
    uint32_t entries = s->l1_size, old_size = q->l1_size;
    uint64_t *l1, *old = q->l1;
    int64_t place;
    int result;

    if (size > BLOCK_MAX_SIZE || needed * 8 > QCOW2_MAX_L1_BYTES)
        return -EFBIG;
    if (entries < needed)
        entries = (uint32_t)needed;
    result = read_l1(n, s, entries, &l1);
    if (result < 0)
        return result;
    result = raise_tree(n, l1, entries);
    if (result < 0) {
        free(l1);
        return result;
    }
    place = write_l1_copy(n, l1, entries);
    result = place < 0 ? (int)place : enter_state(n, place, entries, size);
    if (result < 0) {
        if (place >= 0)
            qcow2_free_clusters(n, (uint64_t)place, 8ull * entries, QCOW2_DISCARD_OTHER);
        lower_tree(n, l1, entries);
        free(l1);
        return result;
    }
    q->l1 = l1;
    q->l1_size = q->h.l1_size = entries;
    q->h.l1_offset = (uint64_t)place;
    q->h.size = n->size = size;
    block_bitmaps_resize(n, size);
    block_bitmaps_written(n, 0, size);
    result = lower_tree(n, old, old_size);
    if (old_offset && old_size)
        qcow2_free_clusters(n, old_offset, 8ull * old_size, QCOW2_DISCARD_SNAPSHOT);
    free(old);
    return result;
}

err_t qcow2_snapshot_apply(struct block_node *n, const char *id_or_name)
{
    struct qcow2 *q = qcow2_of(n);
    int found = find_any(q, id_or_name), result;

    if (q->external)
        return err_make(ENOTSUP, "images with external data files have no snapshots");
    if (found < 0)
        return err_make(ENOENT, "%s", strerror(ENOENT));
    co_lock(&q->lock);
    result = begin(n);
    if (result >= 0)
        result = end(n, go_back(n, &q->snapshots[found]));
    co_unlock(&q->lock);
    return result < 0 ? err_make(-result, "%s", strerror(-result)) : ERR_OK;
}

/* --- Deleting --- */

static int remove_snapshot(struct block_node *n, unsigned at)
{
    struct qcow2 *q = qcow2_of(n);
    struct qcow2_snapshot s = q->snapshots[at];
    size_t behind = (q->snapshot_count - at - 1) * sizeof(s);
    uint64_t *l1;
    int result = read_l1(n, &s, 0, &l1);

    if (result < 0)
        return result;
    memmove(&q->snapshots[at], &q->snapshots[at + 1], behind);
    q->snapshot_count--;
    result = qcow2_write_snapshots(n);
    if (result < 0) {
        memmove(&q->snapshots[at + 1], &q->snapshots[at], behind);
        q->snapshots[at] = s;
        q->snapshot_count++;
        free(l1);
        return result;
    }
    result = lower_tree(n, l1, s.l1_size);
    qcow2_free_clusters(n, s.l1_offset, 8ull * s.l1_size, QCOW2_DISCARD_SNAPSHOT);
    free(l1);
    qcow2_free_snapshot(&s);
    return result;
}

err_t qcow2_snapshot_delete(struct block_node *n, const char *id, const char *name)
{
    struct qcow2 *q = qcow2_of(n);
    int found = find_by_id(q, id, name), result;

    if (found < 0)
        return err_make(ENOENT, "Can't find the snapshot");
    co_lock(&q->lock);
    result = begin(n);
    if (result >= 0)
        result = end(n, remove_snapshot(n, (unsigned)found));
    co_unlock(&q->lock);
    return result < 0 ? err_make(-result, "%s", strerror(-result)) : ERR_OK;
}

/* --- Looking --- */

err_t qcow2_snapshot_list(struct block_node *n, struct block_snapshot **list, unsigned *count)
{
    struct qcow2 *q = qcow2_of(n);
    struct block_snapshot *out = calloc(q->snapshot_count + 1, sizeof(*out));

    if (!out)
        return err_make(ENOMEM, "no memory for the list of snapshots");
    for (unsigned i = 0; i < q->snapshot_count; i++) {
        out[i] = q->snapshots[i].info;
        out[i].id = strdup(out[i].id);
        out[i].name = strdup(out[i].name);
    }
    *list = out;
    *count = q->snapshot_count;
    return ERR_OK;
}

err_t qcow2_snapshot_load(struct block_node *n, const char *id, const char *name)
{
    struct qcow2 *q = qcow2_of(n);
    int found = find_by_id(q, id, name), result;
    uint64_t *l1;

    if (found < 0)
        return err_make(ENOENT, "Can't find snapshot");
    if (block_writable(n))
        return err_make(EINVAL, "Device is not readonly");
    result = read_l1(n, &q->snapshots[found], q->l1_size, &l1);
    if (result < 0)
        return err_make(-result, "Failed to read the snapshot's L1 table: %s", strerror(-result));
    co_lock(&q->lock);
    free(q->l1);
    q->l1 = l1;
    if (q->l1_size < q->snapshots[found].l1_size)
        q->l1_size = q->snapshots[found].l1_size;
    co_unlock(&q->lock);
    return ERR_OK;
}

/* --- The state of the virtual machine: behind the end of the disk --- */

uint64_t qcow2_vm_state_start(const struct qcow2 *q)
{
    return qcow2_l1_entries(q, q->h.size) << (q->l2_bits + q->cluster_bits);
}

void qcow2_drop_vm_state(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t start = qcow2_vm_state_start(q);
    uint64_t end = (uint64_t)q->l1_size << (q->l2_bits + q->cluster_bits);

    if (start < end)
        qcow2_discard_range(n, start, end - start, QCOW2_DISCARD_SNAPSHOT, true);
}

static int check_state_range(const struct qcow2 *q, uint64_t offset, uint64_t bytes)
{
    uint64_t start = qcow2_vm_state_start(q);

    return offset > BLOCK_MAX_SIZE - start || bytes > BLOCK_MAX_SIZE - start - offset ? -EFBIG : 0;
}

int qcow2_vmstate_read(struct block_node *n, uint64_t offset, void *dst, uint64_t bytes)
{
    struct qcow2 *q = qcow2_of(n);
    struct iovec iov = {dst, bytes};
    int result = check_state_range(q, offset, bytes);

    return result < 0 ? result
                      : qcow2_read(n, qcow2_vm_state_start(q) + offset, bytes,
                                   (struct block_buf){&iov, 1, 0}, 0);
}

int qcow2_vmstate_write(struct block_node *n, uint64_t offset, const void *src, uint64_t bytes)
{
    struct qcow2 *q = qcow2_of(n);
    struct iovec iov = {(void *)src, bytes};
    uint64_t start = qcow2_vm_state_start(q);
    int result = check_state_range(q, offset, bytes);

    if (result < 0)
        return result;
    co_lock(&q->lock);
    result = qcow2_grow_l1(n, qcow2_l1_entries(q, start + offset + bytes));
    co_unlock(&q->lock);
    if (result >= 0)
        result = qcow2_write(n, start + offset, bytes, (struct block_buf){&iov, 1, 0}, 0);
    if (result >= 0)
        n->write_generation++;
    return result;
}
