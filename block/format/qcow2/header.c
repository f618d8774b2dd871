/*
 * The header of a qcow2 image ("Header", "Header extensions", "Feature name table").
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/format/qcow2/qcow2.h"

#include <errno.h>
#include <stdlib.h>

enum {
    V2_LENGTH = 72,
    V3_LENGTH = 104,
    WRITTEN_LENGTH = 112, /* with the compression type */
    EXTENSION_END = 0,
    EXTENSION_BACKING_FORMAT = (int)0xe2792aca,
    EXTENSION_FEATURE_NAMES = 0x6803f857,
    FEATURE_NAME_SIZE = 48
};

/* --- Reading --- */

static void decode_header(const uint8_t *b, struct qcow2_header *h)
{
    *h = (struct qcow2_header){.version = load_be32(b + 4),
                               .backing_offset = load_be64(b + 8),
                               .backing_size = load_be32(b + 16),
                               .cluster_bits = load_be32(b + 20),
                               .size = load_be64(b + 24),
                               .crypt = load_be32(b + 32),
                               .l1_size = load_be32(b + 36),
                               .l1_offset = load_be64(b + 40),
                               .refcount_table_offset = load_be64(b + 48),
                               .refcount_table_clusters = load_be32(b + 56),
                               .snapshot_count = load_be32(b + 60),
                               .snapshots_offset = load_be64(b + 64),
                               .refcount_order = 4,
                               .length = V2_LENGTH};
    if (h->version < 3)
        return;
    h->incompatible = load_be64(b + 72);
    h->compatible = load_be64(b + 80);
    h->autoclear = load_be64(b + 88);
    h->refcount_order = load_be32(b + 96);
    h->length = load_be32(b + 100);
    if (h->length > V3_LENGTH)
        h->compression = b[104];
}

/* A table of the header: aligned, and ending where offsets end. */
static err_t check_table(const char *what, uint64_t offset, uint64_t bytes, uint64_t most,
                         uint32_t cluster_size)
{
    if (bytes > most)
        return err_make(EFBIG, "%s too large", what);
    if (offset & (cluster_size - 1) || offset > BLOCK_MAX_SIZE - bytes)
        return err_make(EINVAL, "%s offset invalid: 0x%llx", what, (unsigned long long)offset);
    return ERR_OK;
}

static err_t check_basics(const uint8_t *b, const struct qcow2_header *h)
{
    if (load_be32(b) != QCOW2_MAGIC)
        return err_make(EINVAL, "Image is not in qcow2 format");
    if (h->version < 2 || h->version > 3)
        return err_make(ENOTSUP, "Unsupported qcow2 version %u", h->version);
    if (h->cluster_bits < QCOW2_MIN_CLUSTER_BITS || h->cluster_bits > QCOW2_MAX_CLUSTER_BITS)
        return err_make(EINVAL, "Unsupported cluster size: 2^%u", h->cluster_bits);
    if (h->version >= 3 && (h->length < V3_LENGTH || h->length % 8))
        return err_make(EINVAL, "qcow2 header length %u is invalid", h->length);
    if (h->length > 1u << h->cluster_bits)
        return err_make(EINVAL, "qcow2 header exceeds cluster size");
    if (h->refcount_order > 6)
        return err_make(EINVAL, "Reference count entry width too large; may not exceed 64 bits");
    if (h->size > BLOCK_MAX_SIZE)
        return err_make(EFBIG, "Image is too big: %llu bytes", (unsigned long long)h->size);
    return ERR_OK;
}

/* `lenient`: a check will say what is wrong. */
static err_t check_tables(const struct qcow2_header *h, bool lenient)
{
    uint32_t cluster_size = 1u << h->cluster_bits;
    uint64_t reftable = (uint64_t)h->refcount_table_clusters << h->cluster_bits;

    if (!reftable && !lenient)
        return err_make(EINVAL, "Image does not contain a reference count table");
    TRY(check_table("Reference count table", h->refcount_table_offset, reftable,
                    QCOW2_MAX_REFTABLE_BYTES, cluster_size));
    if (h->snapshot_count > QCOW2_MAX_SNAPSHOTS && !lenient)
        return err_make(EINVAL, "Snapshot table too large");
    if (!lenient)
        TRY(check_table("Snapshot table", h->snapshots_offset, 0, UINT64_MAX, cluster_size));
    TRY(check_table("Active L1 table", h->l1_offset, (uint64_t)h->l1_size * 8, QCOW2_MAX_L1_BYTES,
                    cluster_size));
    if (h->backing_offset > cluster_size || (h->backing_offset && h->backing_offset < h->length))
        return err_make(EINVAL, "Invalid backing file offset");
    if (h->backing_offset && (h->backing_size > QCOW2_MAX_BACKING_NAME ||
                              h->backing_size > cluster_size - h->backing_offset))
        return err_make(EINVAL, "Backing file name too long");
    return ERR_OK;
}

struct qcow2_extension *qcow2_find_extension(const struct qcow2 *q, uint32_t type)
{
    struct qcow2_extension *e = q->extensions;

    while (e && e->type != type)
        e = e->next;
    return e;
}

/* The names that the image itself gives to its features, for the message. */
static err_t unknown_features(const struct qcow2 *q, uint64_t bits)
{
    const struct qcow2_extension *names = qcow2_find_extension(q, EXTENSION_FEATURE_NAMES);
    char text[256] = "";

    for (unsigned bit = 0; bit < 64; bit++) {
        const char *name = nullptr;
        size_t used = strlen(text);

        if (!(bits >> bit & 1))
            continue;
        for (uint32_t i = 0; names && i + FEATURE_NAME_SIZE <= names->size; i += FEATURE_NAME_SIZE)
            if (names->data[i] == 0 && names->data[i + 1] == bit)
                name = (const char *)names->data + i + 2;
        if (name)
            snprintf(text + used, sizeof(text) - used, "%s%.46s", used ? ", " : "", name);
        else
            snprintf(text + used, sizeof(text) - used, "%sUnknown incompatible feature: %llx",
                     used ? ", " : "", 1ull << bit);
    }
    return err_make(ENOTSUP, "Unsupported qcow2 feature(s): %s", text);
}

static err_t keep_extension(struct qcow2 *q, uint32_t type, const uint8_t *data, uint32_t size)
{
    struct qcow2_extension *e = calloc(1, sizeof(*e)), **last = &q->extensions;
    uint8_t *copy = malloc(size + 1);

    if (!e || !copy) {
        free(e);
        free(copy);
        return err_make(ENOMEM, "no memory for a header extension");
    }
    memcpy(copy, data, size);
    copy[size] = 0;
    *e = (struct qcow2_extension){.type = type, .size = size, .data = copy};
    while (*last)
        last = &(*last)->next;
    *last = e;
    return ERR_OK;
}

err_t qcow2_set_extension(struct qcow2 *q, uint32_t type, const void *data, uint32_t size)
{
    struct qcow2_extension **p = &q->extensions, *old;

    while (*p && (*p)->type != type)
        p = &(*p)->next;
    old = *p;
    if (old) {
        *p = old->next;
        free(old->data);
        free(old);
    }
    return data ? keep_extension(q, type, data, size) : ERR_OK;
}

static err_t read_extensions(struct block_node *n, struct qcow2 *q, const uint8_t *cluster)
{
    uint32_t at = q->h.length, end = 1u << q->h.cluster_bits;

    if (q->h.backing_offset)
        end = (uint32_t)q->h.backing_offset;
    while (at + 8 <= end) {
        uint32_t type = load_be32(cluster + at), size = load_be32(cluster + at + 4);

        at += 8;
        if (type == EXTENSION_END)
            break;
        if (size > end - at)
            return err_make(EINVAL, "Header extension too large");
        if (type == (uint32_t)EXTENSION_BACKING_FORMAT) {
            if (size > 15)
                return err_make(EINVAL, "ERROR: ext_backing_format: len=%u too large (>=16)", size);
            free(n->backing_format);
            n->backing_format = strndup((const char *)cluster + at, size);
        } else {
            TRY(keep_extension(q, type, cluster + at, size));
        }
        at += (uint32_t)align_up(size, 8);
    }
    return ERR_OK;
}

static err_t check_features(const struct block_node *n, const struct qcow2 *q)
{
    const struct qcow2_header *h = &q->h;

    if (h->incompatible & ~(uint64_t)QCOW2_INCOMPATIBLE_KNOWN)
        return unknown_features(q, h->incompatible & ~(uint64_t)QCOW2_INCOMPATIBLE_KNOWN);
    if (h->incompatible & QCOW2_CORRUPT && block_writable(n) && !(n->flags & BLOCK_CHECK))
        return err_make(EACCES, "qcow2: Image is corrupt; cannot be opened read/write");
    if (h->incompatible & QCOW2_COMPRESSION ? h->compression != QCOW2_ZSTD
                                            : h->compression != QCOW2_ZLIB)
        return err_make(ENOTSUP, "qcow2: unknown compression type: %u", h->compression);
    if (h->incompatible & QCOW2_EXTENDED_L2 && h->cluster_bits < 14)
        return err_make(EINVAL, "Extended L2 entries need clusters of 16 KiB or more");
    if (h->crypt > QCOW2_CRYPT_LUKS)
        return err_make(ENOTSUP, "Unsupported encryption method %u", h->crypt);
    if (h->crypt && !(n->flags & BLOCK_NO_IO))
        return err_make(ENOTSUP, "encrypted qcow2 images cannot be read yet");
    return ERR_OK;
}

err_t qcow2_read_header(struct block_node *n, struct qcow2 *q)
{
    uint8_t first[WRITTEN_LENGTH] = {};
    uint8_t *cluster;
    err_t e;
    int result = block_pread(n->file, 0, first, sizeof(first));

    if (result < 0)
        return err_make(-result, "Could not read qcow2 header: %s", strerror(-result));
    decode_header(first, &q->h);
    TRY(check_basics(first, &q->h));
    TRY(check_tables(&q->h, n->flags & BLOCK_CHECK));
    cluster = block_alloc(1u << q->h.cluster_bits);
    if (!cluster)
        return err_make(ENOMEM, "no memory for the header");
    result = block_pread(n->file, 0, cluster, 1u << q->h.cluster_bits);
    if (result < 0)
        e = err_make(-result, "Could not read the header's cluster: %s", strerror(-result));
    else
        e = read_extensions(n, q, cluster);
    if (!err_failed(e))
        e = check_features(n, q);
    if (!err_failed(e) && q->h.backing_offset && q->h.backing_size) {
        free(n->backing_name);
        n->backing_name = strndup((const char *)cluster + q->h.backing_offset, q->h.backing_size);
    }
    free(cluster);
    return e;
}

void qcow2_free_header(struct qcow2 *q)
{
    while (q->extensions) {
        struct qcow2_extension *e = q->extensions;

        q->extensions = e->next;
        free(e->data);
        free(e);
    }
}

/* --- Writing --- */

void qcow2_encode_header(const struct qcow2_header *h, uint8_t *b)
{
    store_be32(b, QCOW2_MAGIC);
    store_be32(b + 4, h->version);
    store_be64(b + 8, h->backing_offset);
    store_be32(b + 16, h->backing_size);
    store_be32(b + 20, h->cluster_bits);
    store_be64(b + 24, h->size);
    store_be32(b + 32, h->crypt);
    store_be32(b + 36, h->l1_size);
    store_be64(b + 40, h->l1_offset);
    store_be64(b + 48, h->refcount_table_offset);
    store_be32(b + 56, h->refcount_table_clusters);
    store_be32(b + 60, h->snapshot_count);
    store_be64(b + 64, h->snapshots_offset);
    if (h->version < 3)
        return;
    store_be64(b + 72, h->incompatible);
    store_be64(b + 80, h->compatible);
    store_be64(b + 88, h->autoclear);
    store_be32(b + 96, h->refcount_order);
    store_be32(b + 100, h->length);
    b[104] = h->compression;
}

struct writer {
    uint8_t *cluster;
    uint32_t at, room;
    bool full;
};

static void put_extension(struct writer *w, uint32_t type, const void *data, uint32_t size)
{
    uint32_t padded = (uint32_t)align_up(size, 8);

    if (w->room - w->at < 8 || padded > w->room - w->at - 8) {
        w->full = true;
        return;
    }
    store_be32(w->cluster + w->at, type);
    store_be32(w->cluster + w->at + 4, size);
    if (size)
        memcpy(w->cluster + w->at + 8, data, size);
    w->at += 8 + padded;
}

/* So that older programs can say what they do not know. */
static void put_feature_names(struct writer *w)
{
    static const struct {
        uint8_t kind, bit;
        char name[46];
    } names[] = {
        {0, 0, "dirty bit"},        {0, 1, "corrupt bit"},         {0, 2, "external data file"},
        {0, 3, "compression type"}, {0, 4, "extended L2 entries"}, {1, 0, "lazy refcounts"},
        {2, 0, "bitmaps"},          {2, 1, "raw external data"}};

    static_assert(sizeof(names[0]) == FEATURE_NAME_SIZE, "one entry of the table");
    put_extension(w, EXTENSION_FEATURE_NAMES, names, sizeof(names));
}

err_t qcow2_write_header(struct block_node *n)
{
    struct qcow2 *q = qcow2_of(n);
    struct qcow2_header h = q->h;
    struct writer w = {.cluster = calloc(1, q->cluster_size), .room = q->cluster_size};
    size_t name = n->backing_name ? strlen(n->backing_name) : 0;
    int result = 0;

    if (!w.cluster)
        return err_make(ENOMEM, "no memory for the header");
    h.length = h.version < 3 ? V2_LENGTH : h.length > WRITTEN_LENGTH ? h.length : WRITTEN_LENGTH;
    if (h.length > WRITTEN_LENGTH)
        h.length = WRITTEN_LENGTH; /* fields of later versions are extensions to be dropped */
    w.at = h.length;
    if (n->backing_format && name)
        put_extension(&w, (uint32_t)EXTENSION_BACKING_FORMAT, n->backing_format,
                      (uint32_t)strlen(n->backing_format));
    for (struct qcow2_extension *e = q->extensions; e; e = e->next)
        if (e->type != EXTENSION_FEATURE_NAMES)
            put_extension(&w, e->type, e->data, e->size);
    /* The names are for messages of other programs: not where clusters are small. */
    if (h.version >= 3 && q->cluster_size - w.at >= 512 + name)
        put_feature_names(&w);
    put_extension(&w, EXTENSION_END, nullptr, 0);
    h.backing_offset = name ? w.at : 0;
    h.backing_size = (uint32_t)name;
    if (w.full || name > QCOW2_MAX_BACKING_NAME || name > w.room - w.at) {
        free(w.cluster);
        return err_make(ENOSPC, "the header, its extensions and the backing file's name do not "
                                "fit into one cluster");
    }
    if (name)
        memcpy(w.cluster + w.at, n->backing_name, name);
    qcow2_encode_header(&h, w.cluster);
    result = block_pwrite(n->file, 0, w.cluster, q->cluster_size);
    free(w.cluster);
    if (result < 0)
        return err_make(-result, "Could not write the header: %s", strerror(-result));
    q->h = h;
    return ERR_OK;
}

int qcow2_set_incompatible(struct block_node *n, uint64_t bits, bool on)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t value = on ? q->h.incompatible | bits : q->h.incompatible & ~bits;
    uint8_t bytes[8];
    int result;

    if (value == q->h.incompatible || q->h.version < 3)
        return 0;
    store_be64(bytes, value);
    result = block_pwrite(n->file, 72, bytes, sizeof(bytes));
    if (result >= 0)
        result = block_flush(n->file);
    if (result >= 0)
        q->h.incompatible = value;
    return result;
}
