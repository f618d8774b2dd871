/*
 * The qcow2 driver: opening, closing, resizing, what it is, and its table.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/format/qcow2/qcow2.h"

#include <errno.h>
#include <stdlib.h>

struct qcow2_options {
    bool lazy_refcounts, lazy_given, discard_request, discard_snapshot, discard_other;
    bool discard_request_given;
    unsigned overlap_check;
    uint64_t cache_size, l2_cache_size, refcount_cache_size;
};

#define QCOW2_OPTION(member) offsetof(struct qcow2_options, member)

static const char *const overlap_words[] = {"none", "constant", "cached", "all", nullptr};
static const unsigned overlap_masks[] = {0, QCOW2_CHECK_CONSTANT, QCOW2_CHECK_CACHED, 255};

static const struct option_def qcow2_options[] = {
    {"lazy-refcounts", OPTION_BOOL, QCOW2_OPTION(lazy_refcounts),
     .help = "Postpone refcount updates", .present = QCOW2_OPTION(lazy_given)},
    {"pass-discard-request", OPTION_BOOL, QCOW2_OPTION(discard_request),
     .help = "Pass guest discard requests to the layer below",
     .present = QCOW2_OPTION(discard_request_given)},
    {"pass-discard-snapshot", OPTION_BOOL, QCOW2_OPTION(discard_snapshot),
     .help = "Generate discard requests when snapshot related space is freed"},
    {"pass-discard-other", OPTION_BOOL, QCOW2_OPTION(discard_other),
     .help = "Generate discard requests when other clusters are freed"},
    {"overlap-check", OPTION_ENUM, QCOW2_OPTION(overlap_check), overlap_words,
     "Selects which overlap checks to perform (none, constant, cached, all)"},
    {"cache-size", OPTION_SIZE, QCOW2_OPTION(cache_size),
     .help = "Maximum combined metadata (L2 tables and refcount blocks) cache size"},
    {"l2-cache-size", OPTION_SIZE, QCOW2_OPTION(l2_cache_size),
     .help = "Maximum L2 table cache size"},
    {"refcount-cache-size", OPTION_SIZE, QCOW2_OPTION(refcount_cache_size),
     .help = "Maximum refcount block cache size"},
    {}};

static const struct qcow2_options qcow2_defaults = {.discard_snapshot = true, .overlap_check = 2};

enum {
    DEFAULT_L2_CACHE = 4 << 20,
    MAX_SLICE = 64 << 10,
    MIN_TABLES = 4,
    REFCOUNT_TABLES = 8
};

static int qcow2_probe(const uint8_t *head, size_t size, const char *filename)
{
    return size >= 8 && load_be32(head) == QCOW2_MAGIC && load_be32(head + 4) >= 2 ? 100 : 0;
}

/* --- Opening --- */

static void set_geometry(struct qcow2 *q)
{
    q->cluster_bits = q->h.cluster_bits;
    q->cluster_size = 1u << q->cluster_bits;
    q->extended = q->h.incompatible & QCOW2_EXTENDED_L2;
    q->entry_size = q->extended ? 16 : 8;
    q->l2_bits = q->cluster_bits - (q->extended ? 4 : 3);
    q->subclusters = q->extended ? QCOW2_SUBCLUSTERS : 1;
    q->subcluster_size = q->cluster_size / q->subclusters;
    q->refcount_bits = 1u << q->h.refcount_order;
    q->refcount_block_bits = q->cluster_bits + 3 - q->h.refcount_order;
}

/* As many tables as cover the whole image, within the limit. */
static err_t make_caches(struct block_node *n, const struct qcow2_options *o)
{
    struct qcow2 *q = qcow2_of(n);
    uint32_t slice = q->cluster_size < MAX_SLICE ? q->cluster_size : MAX_SLICE;
    uint64_t limit = o->l2_cache_size ? o->l2_cache_size
                     : o->cache_size  ? o->cache_size / 2
                                      : DEFAULT_L2_CACHE;
    uint64_t covers = (uint64_t)(slice / q->entry_size) << q->cluster_bits;
    uint64_t needed = q->h.size / covers + 1, tables = limit / slice;
    uint64_t counts = o->refcount_cache_size / q->cluster_size;

    if (tables > needed)
        tables = needed;
    if (tables < MIN_TABLES)
        tables = MIN_TABLES;
    if (counts < REFCOUNT_TABLES)
        counts = REFCOUNT_TABLES;
    if (tables > 1 << 16 || counts > 1 << 16)
        return err_make(EINVAL, "Cache size too big");
    TRY(qcow2_cache_init(&q->l2_cache, n, (unsigned)tables, slice, "L2", QCOW2_ACTIVE_L2));
    return qcow2_cache_init(&q->refcount_cache, n, (unsigned)counts, q->cluster_size,
                            "refcount block", QCOW2_REFCOUNT_BLOCK);
}

static void apply_options(struct block_node *n, const struct qcow2_options *o)
{
    struct qcow2 *q = qcow2_of(n);

    q->overlap_checks = overlap_masks[o->overlap_check];
    q->discard_passthrough[0] =
        o->discard_request_given ? o->discard_request : n->flags & BLOCK_UNMAP;
    q->discard_passthrough[1] = o->discard_snapshot;
    q->discard_passthrough[2] = o->discard_other;
    q->lazy = o->lazy_given ? o->lazy_refcounts : q->h.compatible & QCOW2_LAZY_REFCOUNTS;
}

/* A dirty image has counts that are too low in places: they are made anew. */
static err_t repair_dirty(struct block_node *n)
{
    struct block_check_result found;

    if (!(qcow2_of(n)->h.incompatible & QCOW2_DIRTY) || !block_writable(n) ||
        n->flags & (BLOCK_CHECK | BLOCK_INACTIVE))
        return ERR_OK;
    TRY(qcow2_check(n, BLOCK_FIX_ERRORS | BLOCK_FIX_LEAKS, &found));
    if (found.check_errors || found.corruptions)
        return err_make(EIO, "Could not repair dirty image: %llu errors remain",
                        (unsigned long long)(found.check_errors + found.corruptions));
    return ERR_OK;
}

static void qcow2_close(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);

    if (block_writable(n) && !q->corrupt && q->l2_cache.tables) {
        int result = qcow2_cache_flush(&q->l2_cache);

        if (result >= 0)
            result = qcow2_cache_flush(&q->refcount_cache);
        if (result >= 0 && q->lazy)
            result = qcow2_set_incompatible(n, QCOW2_DIRTY, false);
        if (result < 0)
            block_warn(n->graph, "Lost persistent tables of '%s' during close: %s",
                       block_filename(n), strerror(-result));
    }
    qcow2_cache_destroy(&q->l2_cache);
    qcow2_cache_destroy(&q->refcount_cache);
    qcow2_free_header(q);
    qcow2_free_snapshots(q);
    free(q->l1);
    free(q->reftable);
}

static err_t open_image(struct block_node *n, const struct qcow2_options *o)
{
    struct qcow2 *q = qcow2_of(n);

    TRY(qcow2_read_header(n, q));
    set_geometry(q);
    apply_options(n, o);
    q->data = n->file;
    n->size = q->h.size;
    n->encrypted = q->h.crypt;
    n->limits.request_alignment = 1;
    n->limits.zeroes_alignment = q->subcluster_size;
    n->limits.discard_alignment = q->cluster_size;
    n->limits.max_transfer = 64 << 20;
    n->zeroes_flags = BLOCK_REQ_MAY_UNMAP;
    TRY(qcow2_load_l1(n));
    TRY(qcow2_load_reftable(n));
    if (!(n->flags & BLOCK_CHECK))
        TRY(qcow2_load_snapshots(n));
    TRY(make_caches(n, o));
    return repair_dirty(n);
}

static err_t qcow2_open(struct block_node *n, const void *values)
{
    struct qcow2 *q = qcow2_of(n);
    err_t e = open_image(n, values);

    if (err_failed(e)) {
        q->corrupt = true; /* nothing is to be written back */
        qcow2_close(n);
    }
    return e;
}

/* --- Size --- */

/* What the last cluster holds behind the new end must not come back when the image grows again. */
static int clear_tail(struct block_node *n, uint64_t size)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t end = align_up(size, q->cluster_size);
    struct iovec iov;
    int result;

    if (end > n->size)
        end = n->size;
    if (end == size)
        return 0;
    iov = (struct iovec){calloc(1, end - size), end - size};
    if (!iov.iov_base)
        return -ENOMEM;
    result = qcow2_write(n, size, end - size, (struct block_buf){&iov, 1, 0}, 0);
    free(iov.iov_base);
    return result;
}

static err_t qcow2_truncate(struct block_node *n, uint64_t size, bool exact,
                            enum block_preallocation prealloc, bool zero)
{
    struct qcow2 *q = qcow2_of(n);
    uint8_t bytes[8];
    int result;

    if (prealloc != BLOCK_PREALLOC_OFF)
        return err_make(ENOTSUP, "qcow2 images cannot be preallocated when they are resized yet");
    if (size % BLOCK_SECTOR)
        return err_make(EINVAL, "The new size must be a multiple of %d", BLOCK_SECTOR);
    if (q->h.snapshot_count && q->h.version < 3)
        return err_make(ENOTSUP, "Can't resize a v2 image which has snapshots");
    result = size < n->size ? clear_tail(n, size) : 0;
    if (result < 0)
        return err_make(-result, "Failed to clear what is cut off: %s", strerror(-result));
    co_lock(&q->lock);
    if (size < n->size)
        result = qcow2_discard_range(n, align_up(size, q->cluster_size),
                                     align_up(n->size, q->cluster_size) -
                                         align_up(size, q->cluster_size),
                                     QCOW2_DISCARD_REQUEST, true);
    else /* the state of a virtual machine must not become part of the disk */
        qcow2_drop_vm_state(n);
    if (result >= 0 && size > n->size)
        result = qcow2_grow_l1(n, qcow2_l1_entries(q, size));
    if (result >= 0)
        result = qcow2_cache_flush(&q->l2_cache);
    if (result >= 0)
        result = qcow2_cache_flush(&q->refcount_cache);
    store_be64(bytes, size);
    if (result >= 0)
        result = block_pwrite(n->file, 24, bytes, sizeof(bytes));
    co_unlock(&q->lock);
    if (result < 0)
        return err_make(-result, "Failed to resize the image: %s", strerror(-result));
    n->size = q->h.size = size;
    return ERR_OK;
}

/* --- Facts --- */

static void qcow2_get_info(struct block_node *n, struct block_info *info)
{
    struct qcow2 *q = qcow2_of(n);

    *info = (struct block_info){.cluster_size = q->cluster_size,
                                .subcluster_size = q->subcluster_size,
                                .vm_state_offset = qcow2_vm_state_start(q),
                                .dirty = q->h.incompatible & QCOW2_DIRTY,
                                .encrypted = q->h.crypt,
                                .zeroes_cheap = q->h.version >= 3};
}

static json_t *qcow2_specific_info(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);
    json_t *data = json_object(), *out = json_pack("{s:s, s:o}", "type", "qcow2", "data", data);

    json_object_set_new(data, "compat", json_string(q->h.version < 3 ? "0.10" : "1.1"));
    json_object_set_new(data, "compression-type",
                        json_string(q->h.compression == QCOW2_ZSTD ? "zstd" : "zlib"));
    if (q->h.version >= 3)
        json_object_set_new(data, "lazy-refcounts",
                            json_boolean(q->h.compatible & QCOW2_LAZY_REFCOUNTS));
    json_object_set_new(data, "refcount-bits", json_integer(q->refcount_bits));
    if (q->h.version >= 3) {
        json_object_set_new(data, "corrupt", json_boolean(q->h.incompatible & QCOW2_CORRUPT));
        json_object_set_new(data, "extended-l2", json_boolean(q->extended));
    }
    return out;
}

static err_t qcow2_change_backing(struct block_node *n, const char *name, const char *format)
{
    char *old_name = n->backing_name, *old_format = n->backing_format;

    n->backing_name = name ? strdup(name) : nullptr;
    n->backing_format = format ? strdup(format) : nullptr;
    err_t e = qcow2_write_header(n);
    if (err_failed(e)) {
        free(n->backing_name);
        free(n->backing_format);
        n->backing_name = old_name;
        n->backing_format = old_format;
        return e;
    }
    free(old_name);
    free(old_format);
    return ERR_OK;
}

const struct block_driver block_qcow2 = {
    .name = "qcow2",
    .kind = BLOCK_KIND_FORMAT,
    .state_size = sizeof(struct qcow2),
    .options = qcow2_options,
    .options_size = sizeof(struct qcow2_options),
    .option_defaults = &qcow2_defaults,
    .create_options = qcow2_create_options,
    .create_size = QCOW2_CREATE_SIZE,
    .create_defaults = &qcow2_create_defaults,
    .supports_backing = true,
    .probe = qcow2_probe,
    .open = qcow2_open,
    .close = qcow2_close,
    .create = qcow2_create,
    .read = qcow2_read,
    .write = qcow2_write,
    .write_compressed = qcow2_write_compressed,
    .write_zeroes = qcow2_write_zeroes,
    .discard = qcow2_discard,
    .flush_cache = qcow2_flush_tables,
    .status = qcow2_status,
    .truncate = qcow2_truncate,
    .check = qcow2_check,
    .get_info = qcow2_get_info,
    .specific_info = qcow2_specific_info,
    .change_backing = qcow2_change_backing,
    .snapshot_create = qcow2_snapshot_create,
    .snapshot_apply = qcow2_snapshot_apply,
    .snapshot_delete = qcow2_snapshot_delete,
    .snapshot_list = qcow2_snapshot_list,
    .snapshot_load = qcow2_snapshot_load,
    .vmstate_read = qcow2_vmstate_read,
    .vmstate_write = qcow2_vmstate_write,
};
