/*
 * New qcow2 images.
 *
 * Header, refcount table, refcount blocks and L1 table are made in memory and written at once. Then
 * the image is opened, and the driver does the rest: extensions, backing file, preallocation.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/format/qcow2/qcow2.h"

#include <errno.h>
#include <stdlib.h>

#define CREATE(member) offsetof(struct qcow2_create, member)

static const char *const compat_words[] = {"0.10", "v2", "1.1", "v3", nullptr};
static const char *const compression_words[] = {"zlib", "zstd", nullptr};
static const char *const prealloc_words[] = {"off", "metadata", "falloc", "full", nullptr};

const struct qcow2_create qcow2_create_defaults = {
    .cluster_size = 65536, .refcount_bits = 16, .compat = 2};

const struct option_def qcow2_create_options[] = {
    {"backing_file", OPTION_STRING, CREATE(backing_file), .help = "File name of a base image"},
    {"backing_fmt", OPTION_STRING, CREATE(backing_fmt), .help = "Image format of the base image"},
    {"cluster_size", OPTION_SIZE, CREATE(cluster_size), .help = "qcow2 cluster size"},
    {"compat", OPTION_ENUM, CREATE(compat), compat_words,
     "Compatibility level (v2 [0.10] or v3 [1.1])"},
    {"compression_type", OPTION_ENUM, CREATE(compression), compression_words,
     "Compression method used for image cluster compression"},
    {"data_file", OPTION_STRING, CREATE(data_file), .help = "File name of an external data file"},
    {"data_file_raw", OPTION_BOOL, CREATE(data_file_raw),
     .help = "The external data file must stay valid as a raw image"},
    {"encrypt.format", OPTION_STRING, CREATE(encrypt_format),
     .help = "Encrypt the image, format choices: 'aes', 'luks'"},
    {"encrypt.key-secret", OPTION_STRING, CREATE(encrypt_secret),
     .help = "ID of secret providing qcow AES key or LUKS passphrase"},
    {"encryption", OPTION_BOOL, CREATE(encryption),
     .help = "Encrypt the image with format 'aes'. (Deprecated in favor of encrypt.format=aes)"},
    {"extended_l2", OPTION_BOOL, CREATE(extended_l2), .help = "Extended L2 tables"},
    {"lazy_refcounts", OPTION_BOOL, CREATE(lazy_refcounts), .help = "Postpone refcount updates"},
    {"nocow", OPTION_BOOL, CREATE(nocow), .help = "Turn off copy-on-write (valid only on btrfs)"},
    {"preallocation", OPTION_ENUM, CREATE(preallocation), prealloc_words,
     "Preallocation mode (allowed values: off, metadata, falloc, full)"},
    {"refcount_bits", OPTION_NUMBER, CREATE(refcount_bits),
     .help = "Width of a reference count entry in bits"},
    {"size", OPTION_SIZE, CREATE(size), .help = "Virtual disk size"},
    {}};

static bool power_of_two(uint64_t v)
{
    return v && !(v & (v - 1));
}

static err_t check_options(const struct qcow2_create *o)
{
    bool v3 = o->compat >= 2;

    if (!power_of_two(o->cluster_size) || o->cluster_size < 1u << QCOW2_MIN_CLUSTER_BITS ||
        o->cluster_size > 1u << QCOW2_MAX_CLUSTER_BITS)
        return err_make(EINVAL, "Cluster size must be a power of two between %d and %dk",
                        1 << QCOW2_MIN_CLUSTER_BITS, 1 << (QCOW2_MAX_CLUSTER_BITS - 10));
    if (!power_of_two(o->refcount_bits) || o->refcount_bits > 64)
        return err_make(EINVAL, "Refcount width must be a power of two and may not exceed 64 bits");
    if (!v3 && o->refcount_bits != 16)
        return err_make(EINVAL, "Different refcount widths than 16 bits require compatibility "
                                "level 1.1 or above (use version=v3 or greater)");
    if (!v3 && o->lazy_refcounts)
        return err_make(EINVAL, "Lazy refcounts only supported with compatibility level 1.1 and "
                                "above (use version=v3 or greater)");
    if (!v3 && (o->extended_l2 || o->compression))
        return err_make(EINVAL,
                        "%s only supported with compatibility level v3 and above (use "
                        "version=v3 or greater)",
                        o->extended_l2 ? "Extended L2 entries are"
                                       : "Non-zlib compression type is");
    if (o->extended_l2 && o->cluster_size < 16384)
        return err_make(EINVAL, "Extended L2 entries are only supported with cluster sizes of at "
                                "least 16384 bytes");
    if (o->size % BLOCK_SECTOR)
        return err_make(EINVAL, "Image size must be a multiple of %d bytes", BLOCK_SECTOR);
    if (o->size > BLOCK_MAX_SIZE)
        return err_make(EFBIG, "Image size is too large");
    if (o->backing_fmt && !o->backing_file)
        return err_make(EINVAL, "Backing format cannot be used without backing file");
    if (o->backing_file && o->preallocation > BLOCK_PREALLOC_METADATA)
        return err_make(EINVAL, "Backing file and preallocation can only be used at the same time "
                                "if extended_l2 is enabled");
    if (o->encrypt_format || o->encryption || o->encrypt_secret)
        return err_make(ENOTSUP, "encrypted qcow2 images cannot be created yet");
    if (o->data_file && !v3)
        return err_make(EINVAL, "External data files are only supported with compatibility level "
                                "1.1 and above (use version=v3 or greater)");
    if (o->data_file_raw && !o->data_file)
        return err_make(EINVAL, "data-file-raw requires data-file");
    if (o->data_file_raw && o->backing_file)
        return err_make(EINVAL, "Backing file and data-file-raw cannot be used at the same time");
    if (o->data_file && (strlen(o->data_file) > QCOW2_MAX_BACKING_NAME ||
                         strlen(o->data_file) + 136 > o->cluster_size))
        return err_make(EINVAL, "the data file's name is too long");
    return ERR_OK;
}

struct layout {
    struct qcow2_header h;
    uint64_t clusters, blocks, table_clusters, l1_clusters;
};

static unsigned log2_of(uint64_t v)
{
    return (unsigned)__builtin_ctzll(v);
}

/* Header, refcount table, refcount blocks, L1 table, in this order. */
static err_t plan(const struct qcow2_create *o, struct layout *l)
{
    unsigned bits = log2_of(o->cluster_size), l2_bits = bits - (o->extended_l2 ? 4 : 3);
    uint64_t per_block = o->cluster_size * 8 / o->refcount_bits;
    uint64_t l1_size = (o->size + (1ull << (l2_bits + bits)) - 1) >> (l2_bits + bits);

    if (l1_size * 8 > QCOW2_MAX_L1_BYTES)
        return err_make(EFBIG,
                        "The image size is too large for clusters of %llu bytes (try using "
                        "a larger cluster size)",
                        (unsigned long long)o->cluster_size);
    l->l1_clusters = (l1_size * 8 + o->cluster_size - 1) >> bits;
    if (!l->l1_clusters)
        l->l1_clusters = 1;
    for (l->blocks = 1;; l->blocks++) {
        l->table_clusters = (l->blocks * 8 + o->cluster_size - 1) >> bits;
        l->clusters = 1 + l->table_clusters + l->blocks + l->l1_clusters;
        if (l->blocks * per_block >= l->clusters)
            break;
    }
    l->h = (struct qcow2_header){
        .version = o->compat >= 2 ? 3 : 2,
        .cluster_bits = bits,
        .size = o->size,
        .l1_size = (uint32_t)l1_size,
        .l1_offset = (1 + l->table_clusters + l->blocks) << bits,
        .refcount_table_offset = o->cluster_size,
        .refcount_table_clusters = (uint32_t)l->table_clusters,
        .refcount_order = log2_of(o->refcount_bits),
        .length = o->compat >= 2 ? 112 : 72,
        .incompatible = (o->extended_l2 ? QCOW2_EXTENDED_L2 : 0) |
                        (o->compression ? QCOW2_COMPRESSION : 0) |
                        (o->data_file ? QCOW2_DATA_FILE : 0),
        .autoclear = o->data_file_raw ? QCOW2_RAW_EXTERNAL : 0,
        .compatible = o->lazy_refcounts ? QCOW2_LAZY_REFCOUNTS : 0,
        .compression = (uint8_t)o->compression,
    };
    return ERR_OK;
}

/* The first opening must find it. */
static void put_data_file(const struct qcow2_create *o, uint8_t *at)
{
    store_be32(at, QCOW2_EXTENSION_DATA_FILE);
    store_be32(at + 4, (uint32_t)strlen(o->data_file));
    memcpy(at + 8, o->data_file, strlen(o->data_file));
}

static int write_skeleton(struct block_edge *file, const struct qcow2_create *o,
                          const struct layout *l)
{
    unsigned bits = l->h.cluster_bits;
    uint64_t per_block = 1ull << (bits + 3 - l->h.refcount_order);
    uint64_t bytes = l->clusters << bits;
    uint8_t *image = calloc(1, bytes), *table, *blocks;
    int result;

    if (!image)
        return -ENOMEM;
    table = image + (1ull << bits);
    blocks = table + (l->table_clusters << bits);
    qcow2_encode_header(&l->h, image);
    if (o->data_file)
        put_data_file(o, image + l->h.length);
    for (uint64_t i = 0; i < l->blocks; i++)
        store_be64(table + 8 * i, (1 + l->table_clusters + i) << bits);
    for (uint64_t i = 0; i < l->clusters; i++)
        qcow2_set_refcount_at(blocks + (i / per_block << bits), l->h.refcount_order, i % per_block,
                              1);
    result = block_pwrite(file, 0, image, bytes);
    free(image);
    return result;
}

static err_t complete(struct block_node *n, const struct qcow2_create *o)
{
    unsigned preallocation = o->preallocation;

    /* Writes the header anew, with its extensions. */
    TRY(n->driver->change_backing(n, o->backing_file, o->backing_fmt));
    if (o->data_file)
        TRY(block_truncate(qcow2_of(n)->data, o->size, false, BLOCK_PREALLOC_OFF, false));
    /* A raw data file shows all of its bytes. */
    if (o->data_file_raw && !preallocation)
        preallocation = BLOCK_PREALLOC_METADATA;
    return preallocation ? qcow2_preallocate(n, 0, n->size, preallocation) : ERR_OK;
}

err_t qcow2_create(struct block_graph *g, const char *filename, const void *values, unsigned flags)
{
    const struct qcow2_create *o = values;
    struct layout l = {};
    struct block_edge *file, *root;
    struct block_node *n;
    json_t *options;
    int result;

    TRY(check_options(o));
    TRY(plan(o, &l));
    TRY(block_create_file(g, filename, 0));
    if (o->data_file)
        TRY(block_create_file(g, o->data_file, 0));
    TRY(block_open_for_create(g, filename, flags, &file));
    result = write_skeleton(file, o, &l);
    block_detach_root(file);
    if (result < 0)
        return err_make(-result, "Could not write qcow2 header: %s", strerror(-result));
    options = json_pack("{s:s}", "driver", "qcow2");
    err_t e = block_open(g, filename, options,
                         flags | BLOCK_WRITABLE | BLOCK_NO_BACKING | BLOCK_NO_FLUSH, &n);
    json_decref(options);
    TRY(e);
    TRY(block_attach_root(n, "image creation",
                          BLOCK_PERM_READ | BLOCK_PERM_WRITE | BLOCK_PERM_RESIZE, BLOCK_PERM_ALL,
                          &root));
    e = complete(n, o);
    block_detach_root(root);
    return e;
}
