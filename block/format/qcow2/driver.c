/*
 * The qcow2 driver: opening, closing, what it is, and its table.
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
    json_t *overlap_check; /* a word, or an object */
    json_t *data_file;
    uint64_t cache_size, l2_cache_size, refcount_cache_size;
};

#define QCOW2_OPTION(member) offsetof(struct qcow2_options, member)

static const char *const overlap_words[] = {"none", "constant", "cached", "all", nullptr};
static const unsigned overlap_masks[] = {0, QCOW2_CHECK_CONSTANT, QCOW2_CHECK_CACHED,
                                         QCOW2_CHECK_ALL};

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
    {"overlap-check", OPTION_JSON, QCOW2_OPTION(overlap_check),
     .help = "Selects which overlap checks to perform from a range of templates (none, constant, "
             "cached, all)"},
    {"data-file", OPTION_JSON, QCOW2_OPTION(data_file),
     .help = "Where the data is, if not in the image"},
    {"cache-size", OPTION_SIZE, QCOW2_OPTION(cache_size),
     .help = "Maximum combined metadata (L2 tables and refcount blocks) cache size"},
    {"l2-cache-size", OPTION_SIZE, QCOW2_OPTION(l2_cache_size),
     .help = "Maximum L2 table cache size"},
    {"refcount-cache-size", OPTION_SIZE, QCOW2_OPTION(refcount_cache_size),
     .help = "Maximum refcount block cache size"},
    {}};

static const struct qcow2_options qcow2_defaults = {.discard_snapshot = true};

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
    qcow2_set_width(q, q->h.refcount_order);
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

/* "overlap-check": a template, and single structures on top of it. */
static err_t parse_overlap(json_t *given, unsigned *checks)
{
    static const struct {
        const char *name;
        unsigned bit;
    } structures[] = {{"main-header", QCOW2_MAIN_HEADER},
                      {"active-l1", QCOW2_ACTIVE_L1},
                      {"active-l2", QCOW2_ACTIVE_L2},
                      {"refcount-table", QCOW2_REFCOUNT_TABLE},
                      {"refcount-block", QCOW2_REFCOUNT_BLOCK},
                      {"snapshot-table", QCOW2_SNAPSHOT_TABLE},
                      {"inactive-l1", QCOW2_INACTIVE_L1},
                      {"inactive-l2", QCOW2_INACTIVE_L2},
                      {"bitmap-directory", QCOW2_BITMAP_DIRECTORY}};
    const char *word =
        json_string_value(json_is_object(given) ? json_object_get(given, "template") : given);
    unsigned template = 2;

    if (word && err_failed(option_parse_enum(word, "overlap-check", overlap_words, &template)))
        return err_make(EINVAL,
                        "Unsupported value '%s' for qcow2 option 'overlap-check'. Allowed are any "
                        "of the following: none, constant, cached, all",
                        word);
    *checks = overlap_masks[template];
    for (unsigned i = 0; i < ARRAY_SIZE(structures); i++) {
        json_t *one = json_is_object(given) ? json_object_get(given, structures[i].name) : nullptr;
        bool on = json_is_true(one);

        if (json_is_string(one))
            TRY(option_parse_bool(json_string_value(one), structures[i].name, &on));
        if (one)
            *checks = on ? *checks | structures[i].bit : *checks & ~structures[i].bit;
    }
    return ERR_OK;
}

static err_t apply_options(struct block_node *n, const struct qcow2_options *o)
{
    struct qcow2 *q = qcow2_of(n);

    TRY(parse_overlap(o->overlap_check, &q->overlap_checks));
    q->discard_passthrough[0] =
        o->discard_request_given ? o->discard_request : n->flags & BLOCK_UNMAP;
    q->discard_passthrough[1] = o->discard_snapshot;
    q->discard_passthrough[2] = o->discard_other;
    q->lazy = o->lazy_given ? o->lazy_refcounts : q->h.compatible & QCOW2_LAZY_REFCOUNTS;
    return ERR_OK;
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
        err_t e = qcow2_store_bitmaps(n);
        int result = qcow2_cache_flush(&q->l2_cache);

        if (err_failed(e))
            block_warn(n->graph, "Lost persistent bitmaps during inactivation of node '%s': %s",
                       n->name, err_text(e));
        err_free(e);
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
    qcow2_free_bitmaps(q);
    free(q->l1);
    free(q->reftable);
}

/* "External data file" */
static err_t open_data_file(struct block_node *n, const struct qcow2_options *o)
{
    struct qcow2 *q = qcow2_of(n);
    const struct qcow2_extension *name = qcow2_find_extension(q, QCOW2_EXTENSION_DATA_FILE);
    err_t e;

    q->data = n->file;
    q->external = q->h.incompatible & QCOW2_DATA_FILE;
    q->external_raw = q->external && q->h.autoclear & QCOW2_RAW_EXTERNAL;
    if (o->data_file && !q->external)
        return err_make(EINVAL, "'data-file' can only be set for images with an external data "
                                "file");
    if (!q->external || n->flags & BLOCK_NO_IO)
        return ERR_OK;
    if (!o->data_file && (!name || !name->size))
        return err_make(EINVAL, "'data-file' is required for this image");
    /* Unlike a backing file's, its name is not relative to the image. */
    e = block_open_child(n, "data-file", o->data_file ? nullptr : (const char *)name->data,
                         BLOCK_ROLE_DATA, false, &q->data);
    if (err_failed(e))
        q->data = n->file;
    return e;
}

/* Programs that do not know what these bits promise have not kept the promise. */
static err_t clear_unknown_autoclear(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t known = QCOW2_BITMAPS | QCOW2_RAW_EXTERNAL;

    if (!(q->h.autoclear & ~known) || !block_writable(n) ||
        n->flags & (BLOCK_CHECK | BLOCK_INACTIVE))
        return ERR_OK;
    q->h.autoclear &= known;
    return qcow2_write_header(n);
}

static err_t open_image(struct block_node *n, const struct qcow2_options *o)
{
    struct qcow2 *q = qcow2_of(n);

    TRY(qcow2_read_header(n, q));
    set_geometry(q);
    TRY(apply_options(n, o));
    TRY(open_data_file(n, o));
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
    TRY(clear_unknown_autoclear(n));
    TRY(qcow2_load_bitmaps(n));
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

static json_t *list_bitmaps(const struct qcow2 *q)
{
    json_t *list = json_array();

    for (unsigned i = 0; i < q->bitmap_count; i++) {
        const struct qcow2_bitmap *b = &q->bitmaps[i];
        json_t *flags = json_array();

        if (b->flags & QCOW2_BITMAP_IN_USE)
            json_array_append_new(flags, json_string("in-use"));
        if (b->flags & QCOW2_BITMAP_AUTO)
            json_array_append_new(flags, json_string("auto"));
        json_array_append_new(list, json_pack("{s:o, s:s, s:I}", "flags", flags, "name", b->name,
                                              "granularity", (json_int_t)1 << b->granularity_bits));
    }
    return list;
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
    if (q->bitmap_count)
        json_object_set_new(data, "bitmaps", list_bitmaps(q));
    json_object_set_new(data, "refcount-bits", json_integer(q->refcount_bits));
    if (q->external) {
        const struct qcow2_extension *e = qcow2_find_extension(q, QCOW2_EXTENSION_DATA_FILE);

        if (e)
            json_object_set_new(data, "data-file", json_string((const char *)e->data));
        json_object_set_new(data, "data-file-raw", json_boolean(q->external_raw));
    }
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

static const char *const announced[] = {"encryption",
                                        "encrypt.format",
                                        "encrypt.key-secret",
                                        "cluster_size=65536",
                                        "extended_l2=off",
                                        "preallocation",
                                        "compression_type=zlib",
                                        "size",
                                        "compat",
                                        "backing_file",
                                        "backing_fmt",
                                        "data_file",
                                        "data_file_raw",
                                        "lazy_refcounts=off",
                                        "refcount_bits=16",
                                        "nocow",
                                        nullptr};

const struct block_driver block_qcow2 = {
    .name = "qcow2",
    .kind = BLOCK_KIND_FORMAT,
    .state_size = sizeof(struct qcow2),
    .options = qcow2_options,
    .options_size = sizeof(struct qcow2_options),
    .option_defaults = &qcow2_defaults,
    .create_options = qcow2_create_options,
    .create_size = QCOW2_CREATE_SIZE,
    .announced = announced,
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
    .amend = qcow2_amend,
    .amend_options = qcow2_amend_options,
    .check = qcow2_check,
    .check_bitmap = qcow2_check_bitmap,
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
