/*
 * Persistent dirty bitmaps of a qcow2 image ("Bitmaps extension").
 *
 * While the image is open for writing, what is in the file is out of date: each bitmap is marked
 * "in use" there, and after a crash stays so: then it cannot be trusted any more. At close all of
 * them are written to new places, then a new directory, and then the header points to that.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/bitmap.h"
#include "block/format/qcow2/qcow2.h"

#include <errno.h>
#include <stdlib.h>

enum {
    EXTENSION_SIZE = 24,
    ENTRY_FIXED = 24,
    MAX_BITMAPS = 65535,
    MAX_DIRECTORY = 1024 * 65535,
    MAX_TABLE = 0x8000000 / 8, /* entries: a table of 128 MiB */
    TYPE_DIRTY = 1,
    MIN_GRANULARITY_BITS = 9,
    MAX_GRANULARITY_BITS = 31,
};

#define ALL_ONES 1ull /* a table entry without a cluster: all bits are set */

void qcow2_free_bitmaps(struct qcow2 *q)
{
    for (unsigned i = 0; i < q->bitmap_count; i++)
        free(q->bitmaps[i].name);
    free(q->bitmaps);
    q->bitmaps = nullptr;
    q->bitmap_count = 0;
}

/* Bytes of the disk that a cluster of bitmap data stands for. */
static uint64_t bytes_per_cluster(const struct qcow2 *q, unsigned granularity_bits)
{
    return (uint64_t)q->cluster_size * 8 << granularity_bits;
}

static uint64_t table_entries(const struct qcow2 *q, uint64_t size, unsigned granularity_bits)
{
    uint64_t each = bytes_per_cluster(q, granularity_bits);

    return size / each + !!(size % each);
}

/* --- The directory --- */

static err_t decode_entry(const struct qcow2 *q, const uint8_t *b, uint64_t room, uint64_t *used,
                          struct qcow2_bitmap *out)
{
    uint32_t extra, name;

    if (room < ENTRY_FIXED)
        return err_make(EINVAL, "the bitmap directory is too small");
    extra = load_be32(b + 20);
    name = load_be16(b + 18);
    *out = (struct qcow2_bitmap){.table_offset = load_be64(b),
                                 .table_size = load_be32(b + 8),
                                 .flags = load_be32(b + 12),
                                 .type = b[16],
                                 .granularity_bits = b[17]};
    *used = align_up((uint64_t)ENTRY_FIXED + extra + name, 8);
    if (*used > room)
        return err_make(EINVAL, "an entry of the bitmap directory is too large");
    if (extra || out->flags & ~7u || out->type != TYPE_DIRTY ||
        out->granularity_bits < MIN_GRANULARITY_BITS ||
        out->granularity_bits > MAX_GRANULARITY_BITS || !name || name > BLOCK_BITMAP_MAX_NAME ||
        !out->table_offset || qcow2_in_cluster(q, out->table_offset) ||
        out->table_offset > BLOCK_MAX_SIZE || out->table_size > MAX_TABLE)
        return err_make(EINVAL, "Bitmap '%.*s' doesn't satisfy the constraints", (int)name,
                        (const char *)b + ENTRY_FIXED + (extra < 65536 ? extra : 0));
    out->name = strndup((const char *)b + ENTRY_FIXED, name);
    return out->name ? ERR_OK : err_make(ENOMEM, "no memory for a bitmap's name");
}

static err_t parse_directory(struct qcow2 *q, const uint8_t *bytes, uint32_t count)
{
    uint64_t at = 0, used = 0;

    q->bitmaps = calloc(count + 1, sizeof(*q->bitmaps));
    if (!q->bitmaps)
        return err_make(ENOMEM, "no memory for the bitmap directory");
    for (uint32_t i = 0; i < count; i++) {
        TRY(decode_entry(q, bytes + at, q->bitmaps_bytes - at, &used, &q->bitmaps[i]));
        q->bitmap_count = i + 1;
        at += used;
    }
    return ERR_OK;
}

static err_t read_directory(struct block_node *n, const struct qcow2_extension *e)
{
    struct qcow2 *q = qcow2_of(n);
    uint32_t count;
    uint8_t *bytes;

    if (e->size != EXTENSION_SIZE)
        return err_make(EINVAL, "bitmaps_ext: Invalid extension length");
    count = load_be32(e->data);
    q->bitmaps_bytes = load_be64(e->data + 8);
    q->bitmaps_offset = load_be64(e->data + 16);
    if (load_be32(e->data + 4))
        return err_make(EINVAL, "bitmaps_ext: Reserved field is not zero");
    if (!count)
        return err_make(EINVAL, "found bitmaps extension with zero bitmaps");
    if (count > MAX_BITMAPS || q->bitmaps_bytes > MAX_DIRECTORY ||
        q->bitmaps_offset > BLOCK_MAX_SIZE || qcow2_in_cluster(q, q->bitmaps_offset))
        return err_make(EINVAL,
                        "bitmaps_ext: the directory (%u bitmaps, %llu bytes at 0x%llx) is "
                        "invalid",
                        count, (unsigned long long)q->bitmaps_bytes,
                        (unsigned long long)q->bitmaps_offset);
    bytes = malloc(q->bitmaps_bytes + 1);
    int result = bytes ? block_pread(n->file, q->bitmaps_offset, bytes, q->bitmaps_bytes) : -ENOMEM;
    err_t parsed = result < 0
                       ? err_make(-result, "Failed to read bitmap directory: %s", strerror(-result))
                       : parse_directory(q, bytes, count);
    free(bytes);
    return parsed;
}

static size_t entry_size(const struct qcow2_bitmap *b)
{
    return align_up(ENTRY_FIXED + strlen(b->name), 8);
}

static uint8_t *encode_directory(const struct qcow2_bitmap *list, unsigned count, uint64_t *bytes)
{
    uint8_t *out, *at;

    *bytes = 0;
    for (unsigned i = 0; i < count; i++)
        *bytes += entry_size(&list[i]);
    out = at = calloc(1, *bytes + 1);
    for (unsigned i = 0; i < count && out; i++) {
        store_be64(at, list[i].table_offset);
        store_be32(at + 8, list[i].table_size);
        store_be32(at + 12, list[i].flags);
        at[16] = list[i].type;
        at[17] = list[i].granularity_bits;
        store_be16(at + 18, (uint16_t)strlen(list[i].name));
        memcpy(at + ENTRY_FIXED, list[i].name, strlen(list[i].name));
        at += entry_size(&list[i]);
    }
    return out;
}

/* --- Loading --- */

int qcow2_read_bitmap_table(struct block_node *n, const struct qcow2_bitmap *b, uint64_t **out)
{
    uint64_t bytes = 8ull * b->table_size, *table;
    int result;

    /* A table as long as that has to be in the file. */
    if (bytes > block_size(n->file->node))
        return -EINVAL;
    table = malloc(bytes + 1);
    result = table ? 0 : -ENOMEM;
    if (result >= 0 && bytes)
        result = block_pread(n->file, b->table_offset, table, bytes);
    if (result < 0) {
        free(table);
        return result;
    }
    for (uint32_t i = 0; i < b->table_size; i++)
        table[i] = load_be64(&table[i]);
    *out = table;
    return 0;
}

static int load_bits(struct block_node *n, const struct qcow2_bitmap *b,
                     struct block_dirty_bitmap *into)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t each = bytes_per_cluster(q, b->granularity_bits), *table;
    uint8_t *cluster = block_alloc(q->cluster_size);
    int result = cluster ? qcow2_read_bitmap_table(n, b, &table) : -ENOMEM;

    if (result < 0) {
        free(cluster);
        return result;
    }
    for (uint32_t i = 0; i < b->table_size && result >= 0; i++) {
        uint64_t offset = table[i] & QCOW2_OFFSET_MASK;

        if (table[i] & ~(QCOW2_OFFSET_MASK | ALL_ONES) || qcow2_in_cluster(q, offset))
            result = -EINVAL;
        else if (offset)
            result = block_pread(n->file, offset, cluster, q->cluster_size);
        else if (table[i] & ALL_ONES)
            block_bitmap_set(into, i * each, each);
        if (result >= 0 && offset)
            block_bitmap_load(into, i * each, each, cluster);
    }
    free(table);
    free(cluster);
    return result;
}

static err_t load_one(struct block_node *n, const struct qcow2_bitmap *b)
{
    struct block_dirty_bitmap *bitmap;
    int result = 0;

    TRY(block_bitmap_create(n, b->name, 1ull << b->granularity_bits, &bitmap));
    TRY(block_bitmap_set_persistent(bitmap, true));
    block_bitmap_set_loaded(bitmap);
    block_bitmap_enable(bitmap, b->flags & QCOW2_BITMAP_AUTO);
    if (b->flags & QCOW2_BITMAP_IN_USE ||
        b->table_size != table_entries(qcow2_of(n), n->size, b->granularity_bits))
        block_bitmap_set_inconsistent(bitmap);
    else
        result = load_bits(n, b, bitmap);
    if (result < 0)
        return err_make(-result, "Could not read bitmap '%s' from image: %s", b->name,
                        strerror(-result));
    return ERR_OK;
}

/* From now on the file is out of date. Entries do not change their size: in place. */
static err_t mark_in_use(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t bytes;
    uint8_t *directory;
    int result;

    for (unsigned i = 0; i < q->bitmap_count; i++)
        q->bitmaps[i].flags |= QCOW2_BITMAP_IN_USE;
    directory = encode_directory(q->bitmaps, q->bitmap_count, &bytes);
    result = directory ? block_pwrite(n->file, q->bitmaps_offset, directory, bytes) : -ENOMEM;
    if (result >= 0)
        result = block_flush(n->file);
    free(directory);
    return result < 0 ? err_make(-result, "Can't update bitmap directory: %s", strerror(-result))
                      : ERR_OK;
}

/* A program that does not know bitmaps has cleared the bit, and written. */
static err_t forget(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);

    if (!block_writable(n) || n->flags & (BLOCK_CHECK | BLOCK_INACTIVE))
        return ERR_OK;
    block_warn(n->graph, q->h.version < 3
                             ? "This qcow2 v2 image contains bitmaps, but they may have been "
                               "modified by a program without persistent bitmap support; so now "
                               "they must all be considered inconsistent\nSome clusters may be "
                               "leaked, run 'qemu-img check -r' on the image file to fix."
                             : "a program lacking bitmap support modified this file, so all "
                               "bitmaps are now considered inconsistent\nSome clusters may be "
                               "leaked, run 'qemu-img check -r' on the image file to fix.");
    return qcow2_set_extension(q, QCOW2_EXTENSION_BITMAPS, nullptr, 0);
}

err_t qcow2_load_bitmaps(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);
    const struct qcow2_extension *e = qcow2_find_extension(q, QCOW2_EXTENSION_BITMAPS);

    if (!e)
        return ERR_OK;
    if (!(q->h.autoclear & QCOW2_BITMAPS))
        return forget(n);
    TRY(read_directory(n, e));
    if (n->flags & (BLOCK_NO_IO | BLOCK_CHECK | BLOCK_INACTIVE))
        return ERR_OK;
    for (unsigned i = 0; i < q->bitmap_count; i++)
        TRY(load_one(n, &q->bitmaps[i]));
    return block_writable(n) ? mark_in_use(n) : ERR_OK;
}

/* --- Storing --- */

err_t qcow2_check_bitmap(struct block_node *n, const char *name, uint64_t granularity)
{
    struct qcow2 *q = qcow2_of(n);
    unsigned bits = (unsigned)__builtin_ctzll(granularity), count = 0;

    if (q->h.version < 3)
        return err_make(ENOTSUP, "Cannot store dirty bitmaps in qcow2 v2 files");
    if (bits < MIN_GRANULARITY_BITS || bits > MAX_GRANULARITY_BITS)
        return err_make(EINVAL, "Granularity is under or above the limits");
    if (table_entries(q, n->size, bits) > MAX_TABLE)
        return err_make(EINVAL, "Too much space will be occupied by the bitmap. Use larger "
                                "granularity");
    for (const struct block_dirty_bitmap *b = nullptr; (b = block_bitmap_next(n, b));)
        count += block_bitmap_persistent(b);
    if (count >= MAX_BITMAPS)
        return err_make(EINVAL, "Maximum number of persistent bitmaps is already reached");
    return ERR_OK;
}

/* Frees what an entry of the directory refers to. */
static void free_stored(struct block_node *n, const struct qcow2_bitmap *b)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t *table;

    if (qcow2_read_bitmap_table(n, b, &table) < 0)
        return;
    for (uint32_t i = 0; i < b->table_size; i++)
        if (table[i] & QCOW2_OFFSET_MASK && !qcow2_in_cluster(q, table[i] & QCOW2_OFFSET_MASK))
            qcow2_free_clusters(n, table[i] & QCOW2_OFFSET_MASK, q->cluster_size,
                                QCOW2_DISCARD_OTHER);
    free(table);
    qcow2_free_clusters(n, b->table_offset, 8ull * b->table_size, QCOW2_DISCARD_OTHER);
}

static int64_t write_new(struct block_node *n, const void *data, uint64_t bytes)
{
    int64_t place = qcow2_alloc_clusters(n, bytes);
    int result = place < 0 ? (int)place : qcow2_check_overlap(n, 0, (uint64_t)place, bytes);

    if (result >= 0)
        result = block_pwrite(n->file, (uint64_t)place, data, bytes);
    if (result < 0 && place >= 0)
        qcow2_free_clusters(n, (uint64_t)place, bytes, QCOW2_DISCARD_OTHER);
    return result < 0 ? result : place;
}

/* The bits, cluster by cluster; those without any set bit need none. */
static int store_bits(struct block_node *n, const struct block_dirty_bitmap *b, unsigned bits,
                      uint64_t *table, uint32_t entries)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t each = bytes_per_cluster(q, bits);
    uint8_t *cluster = block_alloc(q->cluster_size);
    int result = cluster ? 0 : -ENOMEM;

    for (uint32_t i = 0; i < entries && result >= 0; i++) {
        uint64_t offset = i * each, first = offset, run;
        uint64_t rest = n->size - offset < each ? n->size - offset : each;
        int64_t place;

        if (!block_bitmap_next_dirty(b, &first, &run, UINT64_MAX) || first >= offset + rest)
            continue;
        memset(cluster, 0, q->cluster_size);
        block_bitmap_save(b, offset, rest, cluster);
        place = write_new(n, cluster, q->cluster_size);
        result = place < 0 ? (int)place : 0;
        table[i] = place < 0 ? 0 : (uint64_t)place;
    }
    free(cluster);
    return result;
}

/* A new table for the bitmap, entered in *out. */
static int store_one(struct block_node *n, const struct block_dirty_bitmap *b,
                     struct qcow2_bitmap *out)
{
    struct qcow2 *q = qcow2_of(n);
    unsigned bits = (unsigned)__builtin_ctzll(block_bitmap_granularity(b));
    uint32_t entries = (uint32_t)table_entries(q, n->size, bits);
    uint64_t *table = calloc(entries + 1, sizeof(*table));
    int64_t place = 0;
    int result = table ? store_bits(n, b, bits, table, entries) : -ENOMEM;

    for (uint32_t i = 0; i < entries && result >= 0; i++)
        store_be64(&table[i], table[i]);
    if (result >= 0) {
        place = write_new(n, table, entries ? 8ull * entries : 8);
        result = place < 0 ? (int)place : 0;
    }
    free(table);
    out->table_offset = (uint64_t)place;
    out->table_size = entries;
    out->flags = block_bitmap_enabled(b) ? QCOW2_BITMAP_AUTO : 0;
    out->type = TYPE_DIRTY;
    out->granularity_bits = (uint8_t)bits;
    return result;
}

static struct qcow2_bitmap *stored(const struct qcow2 *q, const char *name)
{
    for (unsigned i = 0; i < q->bitmap_count; i++)
        if (!strcmp(q->bitmaps[i].name, name))
            return &q->bitmaps[i];
    return nullptr;
}

static int add_entry(struct block_node *n, const struct block_dirty_bitmap *b,
                     struct qcow2_bitmap *out)
{
    const struct qcow2_bitmap *old = stored(qcow2_of(n), block_bitmap_name(b));
    int result = 0;

    *out = (struct qcow2_bitmap){};
    if (old && block_bitmap_inconsistent(b)) { /* stays as it is, and out of date */
        *out = *old;
        out->name = nullptr;
    } else {
        result = store_one(n, b, out);
    }
    out->name = strdup(block_bitmap_name(b));
    return out->name ? result : -ENOMEM;
}

static bool belongs(const struct block_dirty_bitmap *b)
{
    return block_bitmap_persistent(b) && block_bitmap_name(b);
}

/* All that is to be in the new directory: what was in the old one first, in its order. */
static int collect(struct block_node *n, struct qcow2_bitmap *list, unsigned *count)
{
    struct qcow2 *q = qcow2_of(n);
    int result = 0;

    for (unsigned i = 0; i < q->bitmap_count && result >= 0; i++) {
        const struct block_dirty_bitmap *b = block_bitmap_find(n, q->bitmaps[i].name);

        if (b && belongs(b) && !block_bitmap_fresh(b))
            result = add_entry(n, b, &list[(*count)++]);
    }
    for (const struct block_dirty_bitmap *b = nullptr;
         (b = block_bitmap_next(n, b)) && result >= 0;)
        if (belongs(b) && (block_bitmap_fresh(b) || !stored(q, block_bitmap_name(b))))
            result = add_entry(n, b, &list[(*count)++]);
    return result;
}

static err_t enter(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned count)
{
    struct qcow2 *q = qcow2_of(n);
    uint8_t extension[EXTENSION_SIZE] = {};
    int result = qcow2_cache_flush(&q->refcount_cache);

    if (result < 0)
        return err_make(-result, "%s", strerror(-result));
    store_be32(extension, count);
    store_be64(extension + 8, bytes);
    store_be64(extension + 16, offset);
    TRY(qcow2_set_extension(q, QCOW2_EXTENSION_BITMAPS, count ? extension : nullptr,
                            EXTENSION_SIZE));
    q->h.autoclear =
        count ? q->h.autoclear | QCOW2_BITMAPS : q->h.autoclear & ~(uint64_t)QCOW2_BITMAPS;
    TRY(qcow2_write_header(n));
    result = block_flush(n->file);
    return result < 0 ? err_make(-result, "%s", strerror(-result)) : ERR_OK;
}

/* The new directory takes the place of the old one, whose clusters are freed then. */
static err_t replace(struct block_node *n, struct qcow2_bitmap *list, unsigned count)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t bytes = 0, old_offset = q->bitmaps_offset, old_bytes = q->bitmaps_bytes;
    uint8_t *directory = encode_directory(list, count, &bytes);
    int64_t place = !directory ? -ENOMEM : count ? write_new(n, directory, bytes) : 0;

    free(directory);
    if (place < 0)
        return err_make((int)-place, "Can't write the bitmap directory: %s", strerror((int)-place));
    TRY(enter(n, (uint64_t)place, bytes, count));
    for (unsigned i = 0; i < q->bitmap_count; i++) {
        bool kept = false;

        for (unsigned k = 0; k < count; k++)
            kept |= list[k].table_offset == q->bitmaps[i].table_offset;
        if (!kept)
            free_stored(n, &q->bitmaps[i]);
    }
    if (old_bytes)
        qcow2_free_clusters(n, old_offset, old_bytes, QCOW2_DISCARD_OTHER);
    qcow2_free_bitmaps(q);
    q->bitmaps = list;
    q->bitmap_count = count;
    q->bitmaps_offset = (uint64_t)place;
    q->bitmaps_bytes = bytes;
    return ERR_OK;
}

err_t qcow2_store_bitmaps(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);
    struct qcow2_bitmap *list;
    unsigned most = q->bitmap_count + 1, count = 0;
    int result;

    if (n->flags & (BLOCK_CHECK | BLOCK_INACTIVE | BLOCK_NO_IO) || (!q->bitmaps && !n->bitmaps))
        return ERR_OK;
    for (const struct block_dirty_bitmap *b = nullptr; (b = block_bitmap_next(n, b));)
        most++;
    list = calloc(most, sizeof(*list));
    if (!list)
        return err_make(ENOMEM, "no memory for the bitmap directory");
    co_lock(&q->lock);
    result = collect(n, list, &count);
    err_t e = result < 0 ? err_make(-result, "%s", strerror(-result)) : ERR_OK;
    if (!err_failed(e) && (count || q->bitmap_count))
        e = replace(n, list, count);
    co_unlock(&q->lock);
    if (list != q->bitmaps) {
        for (unsigned i = 0; i < count; i++)
            free(list[i].name);
        free(list);
    }
    return e;
}
