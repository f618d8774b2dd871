/*
 * Compressed grains: zlib streams behind a marker, which says which grain it is and how long.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/vmdk/vmdk.h"

#include <errno.h>
#include <libdeflate.h>
#include <stdlib.h>

enum {
    LEVEL = 6
};

struct work {
    const uint8_t *in;
    uint8_t *out;
    size_t in_size, out_size, made;
};

/* --- Reading --- */

static int inflate_in_thread(void *arg)
{
    struct work *w = arg;
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    enum libdeflate_result result;
    size_t used;

    if (!d)
        return -ENOMEM;
    result =
        libdeflate_zlib_decompress_ex(d, w->in, w->in_size, w->out, w->out_size, &used, &w->made);
    libdeflate_free_decompressor(d);
    return result == LIBDEFLATE_SUCCESS ? 0 : -EINVAL;
}

/* Where the stream is, and how long it may be. */
static int find_stream(const struct vmdk_place *p, uint64_t *offset, size_t *size)
{
    const struct vmdk_extent *x = p->x;
    uint64_t most = 2ull * x->grain * BLOCK_SECTOR + BLOCK_SECTOR, end = x->file->node->size;
    uint8_t marker[VMDK_MARKER_SIZE];
    int result;

    *offset = p->host;
    *size = most;
    if (x->markers) {
        result = block_pread(x->file, p->host, marker, sizeof(marker));
        if (result < 0)
            return result;
        *offset += sizeof(marker);
        *size = load_le32(marker + 8);
        if (*size > most)
            return -EINVAL;
    }
    if (*offset >= end)
        return -EIO;
    if (*size > end - *offset)
        *size = end - *offset;
    return 0;
}

int vmdk_read_compressed(struct block_node *n, const struct vmdk_place *p, struct block_buf buf)
{
    size_t grain = (size_t)p->x->grain * BLOCK_SECTOR;
    struct work w = {.out_size = grain};
    uint64_t offset;
    uint8_t *in;
    int result = find_stream(p, &offset, &w.in_size);

    if (result < 0)
        return result;
    w.in = in = malloc(w.in_size + 1);
    w.out = malloc(grain);
    result = in && w.out ? block_pread(p->x->file, offset, in, w.in_size) : -ENOMEM;
    if (result >= 0)
        result = loop_work(block_loop(n), inflate_in_thread, &w);
    /* The last grain of a disk may be shorter. */
    if (result >= 0 && w.made < p->in_grain + p->bytes) {
        size_t missing = grain - w.made;

        memset(w.out + w.made, 0, missing);
    }
    if (result >= 0)
        block_buf_from(buf, w.out + p->in_grain, p->bytes);
    free(in);
    free(w.out);
    return result;
}

/* --- Writing --- */

static int deflate_in_thread(void *arg)
{
    struct work *w = arg;
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(LEVEL);

    if (!c)
        return -ENOMEM;
    w->out_size = libdeflate_zlib_compress_bound(c, w->in_size);
    w->out = calloc(1, align_up(VMDK_MARKER_SIZE + w->out_size, BLOCK_SECTOR));
    if (w->out)
        w->made =
            libdeflate_zlib_compress(c, w->in, w->in_size, w->out + VMDK_MARKER_SIZE, w->out_size);
    libdeflate_free_compressor(c);
    return !w->out ? -ENOMEM : w->made ? 0 : -EIO;
}

int vmdk_compress(struct block_node *n, const struct vmdk_extent *x, uint64_t grain, uint8_t *data,
                  uint8_t **out, size_t *size)
{
    struct work w = {.in = data, .in_size = (size_t)x->grain * BLOCK_SECTOR};
    size_t marker = x->markers ? VMDK_MARKER_SIZE : 0;
    int result = loop_work(block_loop(n), deflate_in_thread, &w);

    if (result < 0) {
        free(w.out);
        return result;
    }
    if (!marker)
        memmove(w.out, w.out + VMDK_MARKER_SIZE, w.made);
    else
        store_le64(w.out, grain * x->grain);
    if (marker)
        store_le32(w.out + 8, (uint32_t)w.made);
    *size = align_up(marker + w.made, BLOCK_SECTOR);
    memset(w.out + marker + w.made, 0, *size - marker - w.made);
    *out = w.out;
    return 0;
}
