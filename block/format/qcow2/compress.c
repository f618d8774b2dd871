/*
 * Compressed clusters: raw deflate or zstd.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/qcow2/qcow2.h"

#include <errno.h>
#include <libdeflate.h>
#include <zstd.h>

enum {
    DEFLATE_LEVEL = 6,
    ZSTD_LEVEL = 3
};

int qcow2_compress(const struct qcow2 *q, const uint8_t *in, uint8_t *out, uint32_t *size)
{
    size_t n = 0;

    /* What does not save a sector is stored as it is. */
    if (q->h.compression == QCOW2_ZSTD) {
        n = ZSTD_compress(out, q->cluster_size - 1, in, q->cluster_size, ZSTD_LEVEL);
        if (ZSTD_isError(n))
            return -ENOTSUP;
    } else {
        struct libdeflate_compressor *c = libdeflate_alloc_compressor(DEFLATE_LEVEL);

        if (!c)
            return -ENOMEM;
        n = libdeflate_deflate_compress(c, in, q->cluster_size, out, q->cluster_size - 1);
        libdeflate_free_compressor(c);
        if (!n)
            return -ENOTSUP;
    }
    *size = (uint32_t)n;
    return 0;
}

/* `size` is rounded up to sectors: what follows the compressed data is anything. */
int qcow2_decompress(const struct qcow2 *q, const uint8_t *in, uint32_t size, uint8_t *out)
{
    if (q->h.compression == QCOW2_ZSTD) {
        size_t frame = ZSTD_findFrameCompressedSize(in, size);

        if (ZSTD_isError(frame))
            return -EIO;
        return ZSTD_decompress(out, q->cluster_size, in, frame) == q->cluster_size ? 0 : -EIO;
    }
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    size_t used, made;
    enum libdeflate_result result;

    if (!d)
        return -ENOMEM;
    result = libdeflate_deflate_decompress_ex(d, in, size, out, q->cluster_size, &used, &made);
    libdeflate_free_decompressor(d);
    return result == LIBDEFLATE_SUCCESS && made == q->cluster_size ? 0 : -EIO;
}
