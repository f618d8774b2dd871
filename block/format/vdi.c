/*
 * Format vdi: VirtualBox's images, version 1.1, dynamic and static.
 *
 * A header of 512 bytes, a map of 32-bit block numbers, and blocks of 1 MiB in the order in which
 * they were first written. How many blocks there are is taken from the map, not from the header,
 * which is brought up to date by flushes: it may be behind after a power cut.
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
#include <sys/random.h>

enum {
    HEADER_SIZE = 512,
    BLOCK_BYTES = 1 << 20,
    MAX_BLOCKS = 0x1fffff80,
    TYPE_DYNAMIC = 1,
    TYPE_STATIC = 2,
};

#define SIGNATURE   0xbeda107fu
#define VERSION     0x00010001u
#define UNALLOCATED 0xffffffffu
#define DISCARDED   0xfffffffeu /* reads as zeroes; so does everything not below it */

/* Offsets of the header's fields. */
enum {
    AT_SIGNATURE = 0x40,
    AT_VERSION = 0x44,
    AT_HEADER_SIZE = 0x48,
    AT_TYPE = 0x4c,
    AT_MAP = 0x154,
    AT_DATA = 0x158,
    AT_SECTOR_SIZE = 0x168,
    AT_DISK_SIZE = 0x170,
    AT_BLOCK_SIZE = 0x178,
    AT_BLOCKS = 0x180,
    AT_ALLOCATED = 0x184,
    AT_UUID_IMAGE = 0x188,
    AT_UUID_SNAPSHOT = 0x198,
    AT_UUID_LINK = 0x1a8,
    AT_UUID_PARENT = 0x1b8,
};

struct vdi_state {
    uint32_t *map; /* in host order */
    uint32_t blocks, next;
    uint32_t recorded; /* what the header says of `next` */
    uint64_t map_offset, data_offset;
    bool is_static;
    struct co_mutex lock; /* of allocations */
};

static int vdi_probe(const uint8_t *head, size_t size, const char *filename)
{
    return size >= HEADER_SIZE && load_le32(head + AT_SIGNATURE) == SIGNATURE ? 100 : 0;
}

/* --- Opening --- */

static err_t check_header(const uint8_t *h, uint64_t size)
{
    uint32_t version = load_le32(h + AT_VERSION), blocks = load_le32(h + AT_BLOCKS);

    if (load_le32(h + AT_SIGNATURE) != SIGNATURE)
        return err_make(EINVAL, "Image not in VDI format (bad signature %08x)",
                        load_le32(h + AT_SIGNATURE));
    if (version != VERSION)
        return err_make(ENOTSUP, "unsupported VDI image (version %u.%u)", version >> 16,
                        version & 0xffff);
    if (load_le32(h + AT_MAP) % BLOCK_SECTOR)
        return err_make(ENOTSUP, "unsupported VDI image (unaligned block map offset 0x%x)",
                        load_le32(h + AT_MAP));
    if (load_le32(h + AT_DATA) % BLOCK_SECTOR)
        return err_make(ENOTSUP, "unsupported VDI image (unaligned data offset 0x%x)",
                        load_le32(h + AT_DATA));
    if (load_le32(h + AT_SECTOR_SIZE) != BLOCK_SECTOR)
        return err_make(ENOTSUP, "unsupported VDI image (sector size %u is not %u)",
                        load_le32(h + AT_SECTOR_SIZE), BLOCK_SECTOR);
    if (load_le32(h + AT_BLOCK_SIZE) != BLOCK_BYTES)
        return err_make(ENOTSUP, "unsupported VDI image (block size %u is not %u)",
                        load_le32(h + AT_BLOCK_SIZE), BLOCK_BYTES);
    if (size > (uint64_t)blocks * BLOCK_BYTES)
        return err_make(ENOTSUP,
                        "unsupported VDI image (disk size %llu, image bitmap has room for %llu)",
                        (unsigned long long)size, (unsigned long long)blocks * BLOCK_BYTES);
    if (!block_is_zero(h + AT_UUID_LINK, 16))
        return err_make(ENOTSUP, "unsupported VDI image (non-NULL link UUID)");
    if (!block_is_zero(h + AT_UUID_PARENT, 16))
        return err_make(ENOTSUP, "unsupported VDI image (non-NULL parent UUID)");
    if (blocks > MAX_BLOCKS)
        return err_make(ENOTSUP, "unsupported VDI image (too many blocks %u, max is %u)", blocks,
                        MAX_BLOCKS);
    return ERR_OK;
}

static err_t load_map(struct block_node *n)
{
    struct vdi_state *s = n->state;
    uint64_t bytes = (uint64_t)s->blocks * 4, file_size = block_size(n->file->node);
    int result;

    if (s->map_offset > file_size || bytes > file_size - s->map_offset)
        return err_make(EINVAL, "the block map (%u entries at offset %llu) ends behind the file",
                        s->blocks, (unsigned long long)s->map_offset);
    s->map = block_alloc(bytes);
    if (!s->map)
        return err_make(ENOMEM, "no memory for a block map of %u entries", s->blocks);
    result = block_pread(n->file, s->map_offset, s->map, bytes);
    if (result < 0)
        return err_make(-result, "Could not read the block map: %s", strerror(-result));
    for (uint32_t i = 0; i < s->blocks; i++) {
        s->map[i] = load_le32(&s->map[i]);
        if (s->map[i] < DISCARDED && s->map[i] >= s->next)
            s->next = s->map[i] + 1;
    }
    return ERR_OK;
}

static void vdi_close(struct block_node *n)
{
    struct vdi_state *s = n->state;

    free(s->map);
    s->map = nullptr;
}

static err_t vdi_open(struct block_node *n, const void *values)
{
    struct vdi_state *s = n->state;
    uint8_t h[HEADER_SIZE];
    int result = fresh_read(n->file, 0, h, sizeof(h));
    err_t e;

    if (result < 0)
        return err_make(-result, "Could not read the header: %s", strerror(-result));
    n->size = align_up(load_le64(h + AT_DISK_SIZE) > BLOCK_MAX_SIZE ? BLOCK_MAX_SIZE
                                                                    : load_le64(h + AT_DISK_SIZE),
                       BLOCK_SECTOR); /* VirtualBox makes odd sizes */
    TRY(check_header(h, n->size));
    s->blocks = load_le32(h + AT_BLOCKS);
    s->recorded = load_le32(h + AT_ALLOCATED);
    s->map_offset = load_le32(h + AT_MAP);
    s->data_offset = load_le32(h + AT_DATA);
    s->is_static = load_le32(h + AT_TYPE) == TYPE_STATIC;
    n->limits.request_alignment = BLOCK_SECTOR;
    e = load_map(n);
    if (err_failed(e))
        vdi_close(n);
    return e;
}

/* --- Requests --- */

static uint64_t host_offset(const struct vdi_state *s, uint32_t block)
{
    return s->data_offset + (uint64_t)block * BLOCK_BYTES;
}

static uint64_t in_block(uint64_t offset, uint64_t bytes)
{
    uint64_t left = BLOCK_BYTES - offset % BLOCK_BYTES;

    return bytes < left ? bytes : left;
}

static int read_block(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf)
{
    struct vdi_state *s = n->state;
    uint32_t entry = s->map[offset / BLOCK_BYTES];
    uint64_t at, size = block_size(n->file->node), there;
    int result = 0;

    if (entry >= DISCARDED) {
        block_buf_fill(buf, 0, bytes);
        return 0;
    }
    at = host_offset(s, entry) + offset % BLOCK_BYTES;
    there = at < size ? size - at : 0;
    if (there > bytes)
        there = bytes;
    if (there)
        result = block_read(n->file, at, there, buf, 0);
    if (there < bytes)
        block_buf_fill(block_buf_skip(buf, there), 0, bytes - there);
    return result;
}

static int vdi_read(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                    unsigned flags)
{
    int result = 0;

    while (bytes && result >= 0) {
        uint64_t piece = in_block(offset, bytes);

        result = read_block(n, offset, piece, buf);
        offset += piece;
        bytes -= piece;
        buf = block_buf_skip(buf, piece);
    }
    return result;
}

/* A new block, with the data in it before the map says so. The lock is held. */
static int allocate(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf)
{
    struct vdi_state *s = n->state;
    uint32_t index = (uint32_t)(offset / BLOCK_BYTES);
    uint8_t raw[4];
    int result;

    if (s->next >= DISCARDED)
        return -ENOSPC;
    result = fresh_space(n->file, host_offset(s, s->next), BLOCK_BYTES);
    if (result >= 0)
        result =
            block_write(n->file, host_offset(s, s->next) + offset % BLOCK_BYTES, bytes, buf, 0);
    if (result < 0)
        return result;
    store_le32(raw, s->next);
    result = block_pwrite(n->file, s->map_offset + 4ull * index, raw, sizeof(raw));
    s->next++; /* what of the entry is on the disk after an error, nobody knows */
    if (result >= 0)
        s->map[index] = s->next - 1;
    return result;
}

static int write_block(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf)
{
    struct vdi_state *s = n->state;
    uint32_t index = (uint32_t)(offset / BLOCK_BYTES);
    int result;

    if (s->map[index] >= DISCARDED) {
        co_lock(&s->lock);
        if (s->map[index] >= DISCARDED) {
            result = allocate(n, offset, bytes, buf);
            co_unlock(&s->lock);
            return result;
        }
        co_unlock(&s->lock);
    }
    return block_write(n->file, host_offset(s, s->map[index]) + offset % BLOCK_BYTES, bytes, buf,
                       0);
}

static int vdi_write(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                     unsigned flags)
{
    int result = 0;

    while (bytes && result >= 0) {
        uint64_t piece = in_block(offset, bytes);

        result = write_block(n, offset, piece, buf);
        offset += piece;
        bytes -= piece;
        buf = block_buf_skip(buf, piece);
    }
    return result;
}

static int vdi_write_zeroes(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags)
{
    struct vdi_state *s = n->state;
    int result = 0;

    while (bytes && result >= 0) {
        uint64_t piece = in_block(offset, bytes);
        uint32_t entry;

        co_lock(&s->lock); /* an allocation under way is waited for */
        entry = s->map[offset / BLOCK_BYTES];
        co_unlock(&s->lock);
        if (entry < DISCARDED)
            result = block_write_zeroes(n->file, host_offset(s, entry) + offset % BLOCK_BYTES,
                                        piece, flags);
        offset += piece;
        bytes -= piece;
    }
    return result;
}

static int vdi_flush_cache(struct block_node *n)
{
    struct vdi_state *s = n->state;
    uint8_t raw[4];
    uint32_t next = s->next;
    int result;

    if (!block_writable(n) || s->recorded == next || n->flags & BLOCK_CHECK)
        return 0;
    store_le32(raw, next);
    result = block_pwrite(n->file, AT_ALLOCATED, raw, sizeof(raw));
    if (result >= 0)
        s->recorded = next;
    return result;
}

static int vdi_status(struct block_node *n, bool want_zero, uint64_t offset, uint64_t bytes,
                      struct block_run *run)
{
    struct vdi_state *s = n->state;
    uint64_t done = in_block(offset, bytes);
    uint32_t first = s->map[offset / BLOCK_BYTES];

    run->flags = BLOCK_STATUS_ALLOCATED | BLOCK_STATUS_ZERO;
    if (first < DISCARDED) {
        run->flags = BLOCK_STATUS_ALLOCATED | BLOCK_STATUS_DATA | BLOCK_STATUS_OFFSET |
                     (s->is_static ? BLOCK_STATUS_ZERO_BELOW : 0);
        run->file = n->file->node;
        run->offset = host_offset(s, first) + offset % BLOCK_BYTES;
    }
    while (done < bytes) {
        uint64_t blocks = (offset + done) / BLOCK_BYTES - offset / BLOCK_BYTES;
        uint32_t entry = s->map[(offset + done) / BLOCK_BYTES];

        if (first < DISCARDED ? entry != first + blocks : entry < DISCARDED)
            break;
        done += in_block(offset + done, bytes - done);
    }
    run->bytes = done;
    return 0;
}

/* --- Checking --- */

static err_t vdi_check(struct block_node *n, unsigned fix, struct block_check_result *result)
{
    struct vdi_state *s = n->state;
    uint32_t allocated = 0;
    uint32_t *used;

    if (fix)
        return err_make(ENOTSUP, "This image format does not support repairing");
    used = malloc(s->blocks * sizeof(*used) + 1);
    if (!used)
        return err_make(ENOMEM, "no memory to check %u blocks", s->blocks);
    memset(used, 0xff, s->blocks * sizeof(*used));
    for (uint32_t i = 0; i < s->blocks; i++) {
        uint32_t entry = s->map[i];

        if (entry >= DISCARDED)
            continue;
        if (entry >= s->blocks) {
            fprintf(stderr, "ERROR: block index %u too large, is %u\n", i, entry);
            result->corruptions++;
            continue;
        }
        allocated++;
        if (used[entry] != UNALLOCATED) {
            fprintf(stderr, "ERROR: block index %u also used by %u\n", entry, entry);
            result->corruptions++;
        }
        used[entry] = i;
    }
    free(used);
    uint32_t recorded = block_writable(n) && s->next > s->recorded ? s->next : s->recorded;
    if (allocated > recorded) { /* new blocks would go where others are */
        fprintf(stderr, "ERROR: allocated blocks mismatch, is %u, should be %u\n", allocated,
                recorded);
        result->corruptions++;
    } else {
        result->leaks += recorded - allocated;
    }
    return ERR_OK;
}

static void vdi_get_info(struct block_node *n, struct block_info *info)
{
    info->cluster_size = BLOCK_BYTES;
}

/* --- Creating --- */

struct vdi_create {
    uint64_t size;
    bool is_static;
};

static const struct option_def vdi_create_options[] = {
    {"size", OPTION_SIZE, offsetof(struct vdi_create, size), .help = "Virtual disk size"},
    {"static", OPTION_BOOL, offsetof(struct vdi_create, is_static),
     .help = "VDI static (pre-allocated) image"},
    {}};

/* A random UUID of version 4, in the order of bytes that VirtualBox writes. */
static void make_uuid(uint8_t out[16])
{
    if (getrandom(out, 16, 0) != 16)
        memset(out, 0x5a, 16);
    out[7] = (uint8_t)((out[7] & 0x0f) | 0x40);
    out[8] = (uint8_t)((out[8] & 0x3f) | 0x80);
}

static void make_header(const struct vdi_create *o, uint32_t blocks, uint64_t data, uint8_t *h)
{
    strcpy((char *)h, "<<< Moa Virtual Disk Image >>>\n");
    store_le32(h + AT_SIGNATURE, SIGNATURE);
    store_le32(h + AT_VERSION, VERSION);
    store_le32(h + AT_HEADER_SIZE, 0x180);
    store_le32(h + AT_TYPE, o->is_static ? TYPE_STATIC : TYPE_DYNAMIC);
    store_le32(h + AT_MAP, HEADER_SIZE);
    store_le32(h + AT_DATA, (uint32_t)data);
    store_le32(h + AT_SECTOR_SIZE, BLOCK_SECTOR);
    store_le64(h + AT_DISK_SIZE, align_up(o->size, BLOCK_SECTOR));
    store_le32(h + AT_BLOCK_SIZE, BLOCK_BYTES);
    store_le32(h + AT_BLOCKS, blocks);
    store_le32(h + AT_ALLOCATED, o->is_static ? blocks : 0);
    make_uuid(h + AT_UUID_IMAGE);
    make_uuid(h + AT_UUID_SNAPSHOT);
}

static err_t write_image(struct block_edge *file, const struct vdi_create *o, uint32_t blocks)
{
    uint64_t data = HEADER_SIZE + align_up(4ull * blocks, BLOCK_SECTOR);
    uint8_t *head = calloc(1, data);
    int result;

    if (!head)
        return err_make(ENOMEM, "no memory for a block map of %u entries", blocks);
    make_header(o, blocks, data, head);
    for (uint32_t i = 0; i < blocks; i++)
        store_le32(head + HEADER_SIZE + 4ull * i, o->is_static ? i : UNALLOCATED);
    result = block_pwrite(file, 0, head, data);
    free(head);
    if (result < 0)
        return err_make(-result, "Error writing header: %s", strerror(-result));
    if (o->is_static)
        TRY(block_truncate(file, data + (uint64_t)blocks * BLOCK_BYTES, false, BLOCK_PREALLOC_OFF,
                           true));
    return ERR_OK;
}

static err_t vdi_create(struct block_graph *g, const char *filename, const void *values,
                        unsigned flags)
{
    const struct vdi_create *o = values;
    const uint64_t largest = (uint64_t)MAX_BLOCKS * BLOCK_BYTES;
    struct block_edge *file;
    err_t e;

    if (o->size > largest)
        return err_make(ENOTSUP,
                        "Unsupported VDI image size (size is 0x%llx, max supported is 0x%llx)",
                        (unsigned long long)o->size, (unsigned long long)largest);
    TRY(block_create_file(g, filename, 0));
    TRY(block_open_for_create(g, filename, flags, &file));
    e = write_image(file, o, (uint32_t)((o->size + BLOCK_BYTES - 1) / BLOCK_BYTES));
    block_detach_root(file);
    return e;
}

static const char *const announced[] = {"size", "static=off", "preallocation", nullptr};

const struct block_driver block_vdi = {
    .name = "vdi",
    .kind = BLOCK_KIND_FORMAT,
    .state_size = sizeof(struct vdi_state),
    .create_options = vdi_create_options,
    .create_size = sizeof(struct vdi_create),
    .announced = announced,
    .probe = vdi_probe,
    .open = vdi_open,
    .close = vdi_close,
    .create = vdi_create,
    .read = vdi_read,
    .write = vdi_write,
    .write_zeroes = vdi_write_zeroes,
    .flush_cache = vdi_flush_cache,
    .status = vdi_status,
    .check = vdi_check,
    .get_info = vdi_get_info,
};
