/*
 * Format parallels: expandable images of Parallels Desktop, of both kinds ("WithoutFreeSpace",
 * whose table counts in sectors, and "WithouFreSpacExt", whose table counts in clusters).
 *
 * A header of 64 bytes, a table of 32-bit places, and clusters in the order in which they were
 * first written. The table is kept in memory, and what changed of it is written by flushes. While
 * an image is open for writing its header says so; one that was not closed is checked (and
 * repaired) before it can be written to again.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/driver.h"
#include "block/format/fresh.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    HEADER_SIZE = 64,
    PAGE = 4096, /* of the table, written as one */
    MAX_TABLE = INT32_MAX / 4,
};

#define IN_USE 0x746f6e59u /* "Ynot" */

static const char magic_old[16] = "WithoutFreeSpace";
static const char magic_ext[16] = "WithouFreSpacExt";

enum {
    AT_VERSION = 16,
    AT_HEADS = 20,
    AT_CYLINDERS = 24,
    AT_TRACKS = 28, /* sectors of a cluster */
    AT_ENTRIES = 32,
    AT_SECTORS = 36,
    AT_IN_USE = 44,
    AT_DATA = 48, /* sector where clusters begin */
};

struct parallels_options {
    uint64_t prealloc_size;
    unsigned prealloc_mode;
    bool size_given;
};

struct parallels_state {
    uint8_t *head; /* header and table, as they are on disk */
    uint64_t head_bytes;
    uint8_t *dirty;                    /* for each PAGE of it: to be written */
    uint32_t entries, unit;            /* unit: sectors that an entry counts in */
    uint64_t cluster, data_start, end; /* bytes; end: where the next cluster goes */
    uint64_t prealloc;
    unsigned prealloc_mode;
    bool was_in_use;
    struct co_mutex lock;
};

static const char *const prealloc_words[] = {"falloc", "truncate", nullptr};

static const struct option_def parallels_options[] = {
    {"prealloc-size", OPTION_SIZE, offsetof(struct parallels_options, prealloc_size),
     .help = "Preallocation size on image expansion",
     .present = offsetof(struct parallels_options, size_given)},
    {"prealloc-mode", OPTION_ENUM, offsetof(struct parallels_options, prealloc_mode),
     prealloc_words, "Preallocation mode on image expansion (allowed values: falloc, truncate)"},
    {}};

static bool good_magic(const uint8_t *h)
{
    return (!memcmp(h, magic_old, 16) || !memcmp(h, magic_ext, 16)) &&
           load_le32(h + AT_VERSION) == 2;
}

static int parallels_probe(const uint8_t *head, size_t size, const char *filename)
{
    return size >= HEADER_SIZE && good_magic(head) ? 100 : 0;
}

/* --- The table --- */

static uint32_t get_entry(const struct parallels_state *s, uint32_t i)
{
    return load_le32(s->head + HEADER_SIZE + 4ull * i);
}

/* 0: nothing there. */
static uint64_t host_offset(const struct parallels_state *s, uint32_t i)
{
    return (uint64_t)get_entry(s, i) * s->unit * BLOCK_SECTOR;
}

static void set_entry(struct parallels_state *s, uint32_t i, uint64_t host)
{
    store_le32(s->head + HEADER_SIZE + 4ull * i, (uint32_t)(host / BLOCK_SECTOR / s->unit));
    s->dirty[(HEADER_SIZE + 4ull * i) / PAGE] = 1;
}

static int write_page(struct block_node *n, uint64_t page)
{
    struct parallels_state *s = n->state;
    uint64_t at = page * PAGE, bytes = s->head_bytes - at;
    int result;

    s->dirty[page] = 0;
    result = block_pwrite(n->file, at, s->head + at, bytes < PAGE ? bytes : PAGE);
    if (result < 0)
        s->dirty[page] = 1;
    return result;
}

static int parallels_flush_cache(struct block_node *n)
{
    struct parallels_state *s = n->state;
    int result = 0;

    if (!s->dirty || !block_writable(n))
        return 0;
    co_lock(&s->lock);
    for (uint64_t page = 0; page * PAGE < s->head_bytes && result >= 0; page++)
        if (s->dirty[page])
            result = write_page(n, page);
    co_unlock(&s->lock);
    return result;
}

static int set_in_use(struct block_node *n, uint32_t value)
{
    struct parallels_state *s = n->state;
    int result;

    store_le32(s->head + AT_IN_USE, value);
    result = block_pwrite(n->file, AT_IN_USE, s->head + AT_IN_USE, 4);
    return result < 0 ? result : block_flush(n->file);
}

/* --- Opening and closing --- */

static err_t read_header(struct block_node *n, uint8_t h[HEADER_SIZE])
{
    struct parallels_state *s = n->state;
    int result = fresh_read(n->file, 0, h, HEADER_SIZE);
    uint32_t tracks = load_le32(h + AT_TRACKS);
    uint64_t sectors = load_le64(h + AT_SECTORS);

    if (result < 0)
        return err_make(-result, "Could not read the header: %s", strerror(-result));
    if (!good_magic(h))
        return err_make(EINVAL, "Image not in Parallels format");
    s->unit = memcmp(h, magic_ext, 16) ? 1 : tracks;
    if (s->unit == 1)
        sectors = (uint32_t)sectors; /* what is behind it means something else */
    if (!tracks)
        return err_make(EINVAL, "Invalid image: Zero sectors per track");
    if (tracks > INT32_MAX / BLOCK_SECTOR)
        return err_make(EINVAL, "Invalid image: Too big cluster");
    if (sectors > BLOCK_MAX_SIZE / BLOCK_SECTOR)
        return err_make(EINVAL, "Invalid image: %llu sectors are too many",
                        (unsigned long long)sectors);
    s->entries = load_le32(h + AT_ENTRIES);
    if (s->entries > MAX_TABLE)
        return err_make(EFBIG, "Catalog too large");
    s->cluster = (uint64_t)tracks * BLOCK_SECTOR;
    s->head_bytes = HEADER_SIZE + 4ull * s->entries;
    if (s->head_bytes > align_up(block_size(n->file->node), BLOCK_SECTOR))
        return err_make(EINVAL, "the table of %u entries ends behind the file", s->entries);
    n->size = sectors * BLOCK_SECTOR;
    return ERR_OK;
}

/* New clusters go behind all that are used, aligned for the table to be able to say where. */
static void find_end(struct block_node *n)
{
    struct parallels_state *s = n->state;
    uint64_t step = (uint64_t)s->unit * BLOCK_SECTOR, size = block_size(n->file->node);

    s->data_start = (uint64_t)load_le32(s->head + AT_DATA) * BLOCK_SECTOR;
    if (!s->data_start || s->data_start < s->head_bytes)
        s->data_start = align_up(s->head_bytes, BLOCK_SECTOR);
    s->end = (s->data_start + step - 1) / step * step;
    for (uint32_t i = 0; i < s->entries; i++) {
        uint64_t host = host_offset(s, i);

        if (host && host < size && host + s->cluster > s->end)
            s->end = host + s->cluster;
    }
}

static err_t begin_writing(struct block_node *n)
{
    struct parallels_state *s = n->state;
    int result;

    if (!block_writable(n))
        return ERR_OK;
    if (s->was_in_use && !(n->flags & BLOCK_CHECK))
        return err_make(EACCES,
                        "parallels: Image was not closed correctly; cannot be opened read/write");
    if (s->was_in_use)
        return ERR_OK;
    result = set_in_use(n, IN_USE);
    return result < 0 ? err_make(-result, "Could not mark the image as open: %s", strerror(-result))
                      : ERR_OK;
}

static void free_state(struct parallels_state *s)
{
    free(s->head);
    free(s->dirty);
    s->head = s->dirty = nullptr;
}

static err_t open_image(struct block_node *n, const struct parallels_options *o)
{
    struct parallels_state *s = n->state;
    uint8_t h[HEADER_SIZE];
    int result;

    TRY(read_header(n, h));
    s->head = block_alloc(s->head_bytes);
    s->dirty = calloc(1, s->head_bytes / PAGE + 1);
    if (!s->head || !s->dirty)
        return err_make(ENOMEM, "no memory for a table of %u entries", s->entries);
    result = fresh_read(n->file, 0, s->head, s->head_bytes);
    if (result < 0)
        return err_make(-result, "Could not read the table: %s", strerror(-result));
    s->was_in_use = load_le32(s->head + AT_IN_USE) == IN_USE;
    s->prealloc = o->size_given ? o->prealloc_size : 0;
    s->prealloc_mode = o->prealloc_mode;
    n->limits.request_alignment = BLOCK_SECTOR;
    find_end(n);
    return begin_writing(n);
}

static err_t parallels_open(struct block_node *n, const void *values)
{
    err_t e = open_image(n, values);

    if (err_failed(e))
        free_state(n->state);
    return e;
}

static void parallels_close(struct block_node *n)
{
    struct parallels_state *s = n->state;

    if (block_writable(n) && !n->broken && load_le32(s->head + AT_IN_USE) == IN_USE &&
        !(s->was_in_use && n->flags & BLOCK_CHECK)) {
        int result = parallels_flush_cache(n);

        if (result >= 0)
            result = block_flush(n->file);
        if (result >= 0 && s->prealloc && block_size(n->file->node) > s->end)
            err_free(block_truncate(n->file, s->end, false, BLOCK_PREALLOC_OFF, false));
        if (result >= 0)
            result = set_in_use(n, 0);
        if (result < 0)
            block_warn(n->graph, "closing '%s': %s; it will have to be checked", block_filename(n),
                       strerror(-result));
    }
    free_state(s);
}

/* --- Requests --- */

static uint64_t in_cluster(const struct parallels_state *s, uint64_t offset, uint64_t bytes)
{
    uint64_t left = s->cluster - offset % s->cluster;

    return bytes < left ? bytes : left;
}

static uint64_t host_of(const struct parallels_state *s, uint64_t offset)
{
    uint64_t i = offset / s->cluster;

    return i < s->entries ? host_offset(s, (uint32_t)i) : 0;
}

/* From the file, with zeroes behind its end. */
static int read_host(struct block_node *n, uint64_t host, uint64_t bytes, struct block_buf buf)
{
    uint64_t size = block_size(n->file->node), there = host < size ? size - host : 0;
    int result = 0;

    if (there > bytes)
        there = bytes;
    if (there)
        result = block_read(n->file, host, there, buf, 0);
    if (there < bytes)
        block_buf_fill(block_buf_skip(buf, there), 0, bytes - there);
    return result;
}

static int parallels_read(struct block_node *n, uint64_t offset, uint64_t bytes,
                          struct block_buf buf, unsigned flags)
{
    struct parallels_state *s = n->state;
    int result = 0;

    while (bytes && result >= 0) {
        uint64_t piece = in_cluster(s, offset, bytes), host = host_of(s, offset);

        if (host)
            result = read_host(n, host + offset % s->cluster, piece, buf);
        else if (n->backing)
            result = block_read(n->backing, offset, piece, buf, 0);
        else
            block_buf_fill(buf, 0, piece);
        offset += piece;
        bytes -= piece;
        buf = block_buf_skip(buf, piece);
    }
    return result;
}

static int preallocate(struct block_node *n)
{
    struct parallels_state *s = n->state;
    err_t e;

    if (!s->prealloc || s->end + s->cluster <= block_size(n->file->node))
        return 0;
    e = block_truncate(n->file, s->end + s->cluster + s->prealloc, false,
                       s->prealloc_mode ? BLOCK_PREALLOC_OFF : BLOCK_PREALLOC_FALLOC, true);
    if (err_failed(e)) {
        err_free(e);
        s->prealloc = 0; /* it was only to be faster */
    }
    return 0;
}

/* A new cluster with the data in it. The lock is held. */
static int allocate(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf)
{
    struct parallels_state *s = n->state;
    uint64_t host = s->end;
    int result;

    if (offset / s->cluster >= s->entries)
        return -EINVAL;
    if (host / BLOCK_SECTOR / s->unit > UINT32_MAX)
        return -ENOSPC;
    result = preallocate(n);
    if (result >= 0)
        result = fresh_space(n->file, host, s->cluster);
    if (result >= 0)
        result = block_write(n->file, host + offset % s->cluster, bytes, buf, 0);
    if (result < 0)
        return result;
    s->end += s->cluster;
    set_entry(s, (uint32_t)(offset / s->cluster), host);
    return 0;
}

static int write_cluster(struct block_node *n, uint64_t offset, uint64_t bytes,
                         struct block_buf buf)
{
    struct parallels_state *s = n->state;
    int result;

    if (!host_of(s, offset)) {
        co_lock(&s->lock);
        if (!host_of(s, offset)) {
            result = allocate(n, offset, bytes, buf);
            co_unlock(&s->lock);
            return result;
        }
        co_unlock(&s->lock);
    }
    return block_write(n->file, host_of(s, offset) + offset % s->cluster, bytes, buf, 0);
}

static int parallels_write(struct block_node *n, uint64_t offset, uint64_t bytes,
                           struct block_buf buf, unsigned flags)
{
    struct parallels_state *s = n->state;
    int result = 0;

    while (bytes && result >= 0) {
        uint64_t piece = in_cluster(s, offset, bytes);

        result = write_cluster(n, offset, piece, buf);
        offset += piece;
        bytes -= piece;
        buf = block_buf_skip(buf, piece);
    }
    return result;
}

static int parallels_status(struct block_node *n, bool want_zero, uint64_t offset, uint64_t bytes,
                            struct block_run *run)
{
    struct parallels_state *s = n->state;
    uint64_t done = in_cluster(s, offset, bytes), host = host_of(s, offset);

    run->flags = 0;
    if (host) {
        run->flags = BLOCK_STATUS_ALLOCATED | BLOCK_STATUS_DATA | BLOCK_STATUS_OFFSET;
        run->offset = host + offset % s->cluster;
        run->file = n->file->node;
    }
    while (done < bytes) {
        uint64_t next = host_of(s, offset + done);

        if (host ? next != run->offset + done : next)
            break;
        if (!host && (offset + done) / s->cluster >= s->entries) { /* nor is the rest there */
            done = bytes;
            break;
        }
        done += in_cluster(s, offset + done, bytes - done);
    }
    run->bytes = done;
    return 0;
}

/* --- Checking --- */

static void check_entries(struct block_node *n, unsigned fix, struct block_check_result *result)
{
    struct parallels_state *s = n->state;
    uint64_t size = block_size(n->file->node), last = 0;

    for (uint32_t i = 0; i < s->entries; i++) {
        uint64_t host = host_offset(s, i);

        if (host >= size) {
            fprintf(stderr, "%s cluster %u is outside image\n",
                    fix & BLOCK_FIX_ERRORS ? "Repairing" : "ERROR", i);
            if (fix & BLOCK_FIX_ERRORS) {
                set_entry(s, i, 0);
                result->corruptions_fixed++;
                host = 0;
            } else {
                result->corruptions++;
            }
        }
        if (!host)
            continue;
        result->allocated_clusters++;
        if (last && host != last + s->cluster)
            result->fragmented_clusters++;
        last = host;
        if (host + s->cluster > result->image_end_offset)
            result->image_end_offset = host + s->cluster;
    }
    if (!result->image_end_offset)
        result->image_end_offset = s->data_start;
}

static err_t check_leaks(struct block_node *n, unsigned fix, struct block_check_result *result)
{
    struct parallels_state *s = n->state;
    uint64_t size = block_size(n->file->node);
    uint64_t leaked;

    if (size <= result->image_end_offset)
        return ERR_OK;
    leaked = size - result->image_end_offset;
    fprintf(stderr, "%s space leaked at the end of the image %llu\n",
            fix & BLOCK_FIX_LEAKS ? "Repairing" : "ERROR", (unsigned long long)leaked);
    leaked = (leaked + s->cluster - 1) / s->cluster;
    if (fix & BLOCK_FIX_LEAKS) {
        TRY(block_truncate(n->file, result->image_end_offset, true, BLOCK_PREALLOC_OFF, false));
        result->leaks_fixed += leaked;
    } else {
        result->leaks += leaked;
    }
    return ERR_OK;
}

static err_t parallels_check(struct block_node *n, unsigned fix, struct block_check_result *result)
{
    struct parallels_state *s = n->state;
    int flushed;

    if (s->was_in_use) {
        fprintf(stderr, "%s image was not closed correctly\n",
                fix & BLOCK_FIX_ERRORS ? "Repairing" : "ERROR");
        *(fix & BLOCK_FIX_ERRORS ? &result->corruptions_fixed : &result->corruptions) += 1;
    }
    result->has_clusters = true;
    result->total_clusters = s->entries;
    check_entries(n, fix, result);
    TRY(check_leaks(n, fix, result));
    find_end(n);
    if (!(fix & BLOCK_FIX_ERRORS))
        return ERR_OK;
    flushed = parallels_flush_cache(n);
    if (flushed >= 0)
        flushed = block_flush(n->file);
    if (flushed >= 0 && s->was_in_use) {
        flushed = set_in_use(n, 0);
        s->was_in_use = false;
    }
    return flushed < 0 ? err_make(-flushed, "cannot write the table: %s", strerror(-flushed))
                       : ERR_OK;
}

/* --- Creating --- */

struct parallels_create {
    uint64_t size, cluster_size;
};

static const struct parallels_create parallels_create_defaults = {.cluster_size = 1 << 20};

static const struct option_def parallels_create_options[] = {
    {"cluster_size", OPTION_SIZE, offsetof(struct parallels_create, cluster_size),
     .help = "Parallels image cluster size"},
    {"size", OPTION_SIZE, offsetof(struct parallels_create, size), .help = "Virtual disk size"},
    {}};

static void make_header(uint8_t *h, uint64_t size, uint64_t cluster, uint64_t entries,
                        uint64_t data)
{
    uint64_t cylinders = size / BLOCK_SECTOR / 16 / 32;

    memcpy(h, magic_ext, 16);
    store_le32(h + AT_VERSION, 2);
    store_le32(h + AT_HEADS, 16);
    store_le32(h + AT_CYLINDERS, cylinders > UINT32_MAX ? UINT32_MAX : (uint32_t)cylinders);
    store_le32(h + AT_TRACKS, (uint32_t)(cluster / BLOCK_SECTOR));
    store_le32(h + AT_ENTRIES, (uint32_t)entries);
    store_le64(h + AT_SECTORS, (size + BLOCK_SECTOR - 1) / BLOCK_SECTOR);
    store_le32(h + AT_DATA, (uint32_t)(data / BLOCK_SECTOR));
}

static err_t parallels_create(struct block_graph *g, const char *filename, const void *values,
                              unsigned flags)
{
    const struct parallels_create *o = values;
    uint64_t cluster = align_up(o->cluster_size, BLOCK_SECTOR), entries, data;
    uint8_t h[BLOCK_SECTOR] = {};
    struct block_edge *file;
    int result;

    if (!cluster || cluster > (uint64_t)INT32_MAX / BLOCK_SECTOR * BLOCK_SECTOR)
        return err_make(EINVAL, "Cluster size is too large");
    if (o->size / cluster >= UINT32_MAX / 4)
        return err_make(E2BIG, "Image size is too large for this cluster size");
    entries = (o->size + cluster - 1) / cluster;
    data = (HEADER_SIZE + 4 * entries + cluster - 1) / cluster * cluster;
    make_header(h, o->size, cluster, entries, data);
    TRY(block_create_file(g, filename, 0));
    TRY(block_open_for_create(g, filename, flags, &file));
    result = block_pwrite(file, 0, h, sizeof(h));
    if (result >= 0 && data > sizeof(h))
        result = block_write_zeroes(file, sizeof(h), data - sizeof(h), 0);
    block_detach_root(file);
    return result < 0 ? err_make(-result, "Failed to create Parallels image: %s", strerror(-result))
                      : ERR_OK;
}

static const char *const announced[] = {"size", "cluster_size=1048576", nullptr};

const struct block_driver block_parallels = {
    .name = "parallels",
    .kind = BLOCK_KIND_FORMAT,
    .state_size = sizeof(struct parallels_state),
    .options = parallels_options,
    .options_size = sizeof(struct parallels_options),
    .create_options = parallels_create_options,
    .create_size = sizeof(struct parallels_create),
    .announced = announced,
    .create_defaults = &parallels_create_defaults,
    .supports_backing = true,
    .probe = parallels_probe,
    .open = parallels_open,
    .close = parallels_close,
    .create = parallels_create,
    .read = parallels_read,
    .write = parallels_write,
    .flush_cache = parallels_flush_cache,
    .status = parallels_status,
    .check = parallels_check,
};
