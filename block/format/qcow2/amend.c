/*
 * Changing features of an existing qcow2 image: version, width of counts, lazy counts, size, data
 * file, keys.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/bitmap.h"
#include "block/format/qcow2/check.h"

#include <errno.h>
#include <stdlib.h>

typedef unsigned long long ull;

struct amend {
    const char *compat, *backing_file, *backing_fmt, *data_file;
    uint64_t size, refcount_bits;
    bool any, lazy, data_file_raw;
    bool lazy_given, data_file_raw_given, size_given, refcount_bits_given;
    json_t *encrypt;
};

#define AMEND(member) offsetof(struct amend, member)

const struct option_def qcow2_amend_options[] = {
    {"backing_file", OPTION_STRING, AMEND(backing_file), .help = "File name of a base image"},
    {"backing_fmt", OPTION_STRING, AMEND(backing_fmt), .help = "Image format of the base image"},
    {"compat", OPTION_STRING, AMEND(compat), .help = "Compatibility level (v2 [0.10] or v3 [1.1])"},
    {"data_file", OPTION_STRING, AMEND(data_file), .help = "File name of an external data file"},
    {"data_file_raw", OPTION_BOOL, AMEND(data_file_raw),
     .help = "The external data file must stay valid as a raw image",
     .present = AMEND(data_file_raw_given)},
    {"lazy_refcounts", OPTION_BOOL, AMEND(lazy), .help = "Postpone refcount updates",
     .present = AMEND(lazy_given)},
    {"refcount_bits", OPTION_NUMBER, AMEND(refcount_bits),
     .help = "Width of a reference count entry in bits", .present = AMEND(refcount_bits_given)},
    {"size", OPTION_SIZE, AMEND(size), .help = "Virtual disk size", .present = AMEND(size_given)},
    {}};

/* --- What is asked for makes sense --- */

static err_t parse_version(const struct amend *a, uint32_t *version)
{
    const char *c = a->compat;

    if (!c || !*c)
        return ERR_OK;
    if (!strcmp(c, "0.10") || !strcmp(c, "v2"))
        *version = 2;
    else if (!strcmp(c, "1.1") || !strcmp(c, "v3"))
        *version = 3;
    else
        return err_make(EINVAL, "Unknown compatibility level %s", c);
    return ERR_OK;
}

static bool same_text(const char *given, const char *have)
{
    return !given || !strcmp(given, have ? have : "");
}

static err_t check_amend(struct block_node *n, const struct amend *a, uint32_t version)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t bits = a->refcount_bits_given ? a->refcount_bits : q->refcount_bits;

    if (!bits || bits & (bits - 1) || bits > 64)
        return err_make(EINVAL, "Refcount width must be a power of two and may not exceed 64 bits");
    if (a->data_file && !q->external)
        return err_make(EINVAL, "data-file can only be set for images that use an external data "
                                "file");
    if (a->data_file_raw_given && a->data_file_raw && !q->external_raw)
        return err_make(EINVAL, "data-file-raw cannot be set on existing images");
    if (version < 3 && a->refcount_bits_given && bits != 16)
        return err_make(EINVAL, "Refcount widths other than 16 bits require compatibility level "
                                "1.1 or above (use compat=1.1 or greater)");
    if (q->h.version < 3 && version < 3 && a->lazy_given && a->lazy)
        return err_make(EINVAL, "Lazy refcounts only supported with compatibility level 1.1 and "
                                "above (use compat=1.1 or greater)");
    if (version < 3 && bits != 16)
        return err_make(EINVAL, "compat=0.10 requires refcount_bits=16");
    if (!same_text(a->backing_file, n->backing_name) ||
        !same_text(a->backing_fmt, n->backing_format))
        return err_make(EINVAL, "Cannot amend the backing file\nYou can use 'qemu-img rebase' "
                                "instead.");
    return ERR_OK;
}

/* --- Width of counts --- */

/* All counts of the image, into memory. */
static err_t gather_counts(struct qcow2_checking *c, uint64_t bits)
{
    struct qcow2 *q = c->q;
    uint64_t end = (uint64_t)q->reftable_size << q->refcount_block_bits;
    uint64_t file = qcow2_clusters(q, block_size(c->n->file->node));

    if (end > file)
        end = file;
    if (qcow2_reserve_counts(c, end) < 0)
        return err_make(ENOMEM, "no memory for reference counts");
    for (uint64_t i = 0; i < end; i++) {
        uint64_t count;
        int result = qcow2_get_refcount(c->n, i, &count);

        if (result < 0)
            return err_make(-result, "cannot read the reference count of cluster %llu: %s", (ull)i,
                            strerror(-result));
        if ((bits < 64 && count >> bits) || count > UINT32_MAX)
            return err_make(EINVAL,
                            "Cannot decrease refcount entry width to %llu bits: Cluster at offset "
                            "%#llx has a refcount of %llu",
                            (ull)bits, (ull)i << q->cluster_bits, (ull)count);
        c->counts[i] = (uint32_t)count;
    }
    return ERR_OK;
}

/* New structures of the other width, entered in the header at once; then the old ones are freed. */
static err_t change_width(struct block_node *n, uint64_t bits)
{
    struct qcow2 *q = qcow2_of(n);
    struct qcow2_checking c = {.n = n, .q = q};
    uint64_t *old = q->reftable, old_table = q->h.refcount_table_offset;
    uint32_t old_size = q->reftable_size, old_order = q->h.refcount_order;
    uint64_t old_bytes = (uint64_t)q->h.refcount_table_clusters << q->cluster_bits;
    int result = qcow2_flush_tables(n);
    err_t e = result < 0 ? err_make(-result, "%s", strerror(-result)) : gather_counts(&c, bits);

    if (!err_failed(e)) {
        q->reftable = nullptr;
        qcow2_set_width(q, (uint32_t)__builtin_ctzll(bits));
        result = qcow2_rebuild_counts(&c);
        if (result < 0) {
            qcow2_set_width(q, old_order);
            q->reftable = old;
            old = nullptr;
            e = err_make(-result, "Failed to write the new refcount structures: %s",
                         strerror(-result));
        } else {
            for (uint32_t i = 0; i < old_size; i++)
                if (old[i])
                    qcow2_free_clusters(n, old[i] & ~511ull, q->cluster_size, QCOW2_DISCARD_OTHER);
            qcow2_free_clusters(n, old_table, old_bytes, QCOW2_DISCARD_OTHER);
        }
        free(old);
    }
    free(c.counts);
    return e;
}

/* --- Down to version 2 --- */

/* A cluster of zeroes in the place of an entry that says zero. */
static int expand_entry(struct block_node *n, uint64_t *entry)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t offset = *entry & QCOW2_OFFSET_MASK, count = 0;
    int64_t place = (int64_t)offset;
    int result = 0;

    if (!offset && !n->backing_name) {
        *entry = 0;
        return 0;
    }
    if (offset)
        result = qcow2_get_refcount(n, offset >> q->cluster_bits, &count);
    if (result >= 0 && count != 1) { /* others see data there */
        place = qcow2_alloc_clusters(n, q->cluster_size);
        result = place < 0 ? (int)place : 0;
    }
    if (result >= 0)
        result = qcow2_check_overlap(n, 0, (uint64_t)place, q->cluster_size);
    if (result >= 0)
        result = block_write_zeroes(n->file, (uint64_t)place, q->cluster_size, 0);
    if (result < 0)
        return result;
    if (count > 1)
        qcow2_free_clusters(n, offset, q->cluster_size, QCOW2_DISCARD_OTHER);
    *entry = (uint64_t)place | QCOW2_COPIED;
    return 0;
}

static int expand_l2(struct block_node *n, uint64_t l2, bool shared)
{
    struct qcow2 *q = qcow2_of(n);
    uint8_t *table = block_alloc(q->cluster_size);
    int result = table ? block_pread(n->file, l2, table, q->cluster_size) : -ENOMEM;
    bool changed = false;

    for (uint32_t i = 0; i < q->cluster_size && result >= 0; i += 8) {
        uint64_t entry = load_be64(table + i);

        if (entry & QCOW2_ENTRY_COMPRESSED || !(entry & QCOW2_ENTRY_ZERO))
            continue;
        /* A table that several L1 tables use has its clusters counted as often. */
        if (shared && entry & QCOW2_OFFSET_MASK)
            result = -ENOTSUP;
        else
            result = expand_entry(n, &entry);
        store_be64(table + i, entry);
        changed = true;
    }
    if (result >= 0 && changed)
        result = block_flush(n->file);
    if (result >= 0 && changed)
        result = qcow2_cache_flush(&q->refcount_cache);
    if (result >= 0 && changed)
        result = block_pwrite(n->file, l2, table, q->cluster_size);
    free(table);
    return result;
}

static int expand_zeroes(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);
    int result = qcow2_cache_flush(&q->l2_cache);

    for (uint32_t i = 0; i < q->l1_size && result >= 0; i++)
        if (q->l1[i] & QCOW2_OFFSET_MASK)
            result = expand_l2(n, q->l1[i] & QCOW2_OFFSET_MASK, false);
    qcow2_cache_empty(&q->l2_cache);
    return result;
}

/* Version 2 has none. */
static err_t drop_bitmaps(struct block_node *n)
{
    struct block_dirty_bitmap *b = nullptr, *next;

    for (b = block_bitmap_next(n, nullptr); b; b = next) {
        next = block_bitmap_next(n, b);
        if (block_bitmap_persistent(b))
            block_bitmap_remove(b);
    }
    return qcow2_store_bitmaps(n);
}

static err_t downgrade(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t kept = q->h.incompatible & ~(uint64_t)QCOW2_DIRTY;
    int result;

    if (q->external)
        return err_make(ENOTSUP, "Cannot downgrade an image with a data file");
    if (kept)
        return err_make(ENOTSUP, "Cannot downgrade an image with incompatible features 0x%llx set",
                        (ull)kept);
    if (q->snapshot_count)
        for (unsigned i = 0; i < q->snapshot_count; i++)
            if (q->snapshots[i].info.disk_size != q->h.size)
                return err_make(ENOTSUP, "Internal snapshots prevent downgrade of image");
    TRY(drop_bitmaps(n));
    co_lock(&q->lock);
    result = q->snapshot_count ? -ENOTSUP : expand_zeroes(n);
    if (result >= 0)
        result = qcow2_cache_flush(&q->refcount_cache);
    if (result >= 0)
        result = qcow2_set_incompatible(n, QCOW2_DIRTY, false);
    co_unlock(&q->lock);
    if (result < 0)
        return err_make(-result, "Failed to turn zero into data clusters: %s", strerror(-result));
    q->h.version = 2;
    q->h.compatible = q->h.autoclear = 0;
    q->lazy = false;
    return qcow2_write_header(n);
}

/* --- Amending --- */

static err_t change_lazy(struct block_node *n, bool on)
{
    struct qcow2 *q = qcow2_of(n);
    int result = 0;

    if (on == (bool)(q->h.compatible & QCOW2_LAZY_REFCOUNTS))
        return ERR_OK;
    if (!on) { /* what was postponed is written now */
        co_lock(&q->lock);
        result = qcow2_cache_flush(&q->l2_cache);
        if (result >= 0)
            result = qcow2_cache_flush(&q->refcount_cache);
        if (result >= 0)
            result = qcow2_set_incompatible(n, QCOW2_DIRTY, false);
        co_unlock(&q->lock);
    }
    if (result < 0)
        return err_make(-result, "Failed to make the image clean: %s", strerror(-result));
    q->h.compatible ^= QCOW2_LAZY_REFCOUNTS;
    q->lazy = on;
    return qcow2_write_header(n);
}

static err_t change_data_file(struct block_node *n, const struct amend *a)
{
    struct qcow2 *q = qcow2_of(n);

    if (a->data_file_raw_given && !a->data_file_raw) {
        q->h.autoclear &= ~(uint64_t)QCOW2_RAW_EXTERNAL;
        q->external_raw = false;
    }
    if (a->data_file)
        TRY(qcow2_set_extension(q, QCOW2_EXTENSION_DATA_FILE,
                                *a->data_file ? a->data_file : nullptr,
                                (uint32_t)strlen(a->data_file)));
    return a->data_file || a->data_file_raw_given ? qcow2_write_header(n) : ERR_OK;
}

static err_t apply(struct block_node *n, const struct amend *a, uint32_t version)
{
    struct qcow2 *q = qcow2_of(n);

    if (version > q->h.version) {
        q->h.version = version;
        TRY(qcow2_write_header(n));
    }
    if (a->refcount_bits_given && a->refcount_bits != q->refcount_bits)
        TRY(change_width(n, a->refcount_bits));
    TRY(change_data_file(n, a));
    if (a->lazy_given)
        TRY(change_lazy(n, a->lazy));
    if (a->size_given && a->size != n->size) {
        TRY(qcow2_truncate(n, a->size, false, BLOCK_PREALLOC_OFF, false));
        block_bitmaps_resize(n, n->size);
    }
    return version < q->h.version ? downgrade(n) : ERR_OK;
}

err_t qcow2_amend(struct block_node *n, json_t *options, bool force,
                  void (*progress)(void *opaque, uint64_t done, uint64_t total), void *opaque)
{
    struct amend a = {};
    uint32_t version = qcow2_of(n)->h.version;
    err_t e;

    TRY(options_take(options, qcow2_amend_options, &a));
    TRY(options_finish(options, qcow2_amend_options, "format 'qcow2'"));
    TRY(parse_version(&a, &version));
    TRY(check_amend(n, &a, version));
    if (progress)
        progress(opaque, 0, 1);
    block_drain_begin(n);
    e = apply(n, &a, version);
    block_drain_end(n);
    if (progress && !err_failed(e))
        progress(opaque, 1, 1);
    return e;
}
