/*
 * Buffers of requests.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/block.h"

#include <stdlib.h>

enum {
    MEMORY_ALIGNMENT = 4096 /* of what O_DIRECT wants, on every device seen so far */
};

struct block_buf block_buf_skip(struct block_buf buf, size_t n)
{
    n += buf.skip;
    while (buf.count && n >= buf.iov->iov_len) {
        n -= buf.iov->iov_len;
        buf.iov++;
        buf.count--;
    }
    buf.skip = n;
    return buf;
}

/* The next piece of plain memory of at most n bytes; moves on behind it. */
static void *next_piece(struct block_buf *buf, size_t n, size_t *length)
{
    *buf = block_buf_skip(*buf, 0);
    uint8_t *piece = (uint8_t *)buf->iov->iov_base + buf->skip;
    *length = buf->iov->iov_len - buf->skip;
    if (*length > n)
        *length = n;
    *buf = block_buf_skip(*buf, *length);
    return piece;
}

void block_buf_to(void *dst, struct block_buf src, size_t n)
{
    for (size_t length; n; n -= length) {
        const void *piece = next_piece(&src, n, &length);

        memcpy(dst, piece, length);
        dst = (uint8_t *)dst + length;
    }
}

void block_buf_from(struct block_buf dst, const void *src, size_t n)
{
    for (size_t length; n; n -= length) {
        void *piece = next_piece(&dst, n, &length);

        memcpy(piece, src, length);
        src = (const uint8_t *)src + length;
    }
}

void block_buf_fill(struct block_buf dst, int byte, size_t n)
{
    for (size_t length; n; n -= length) {
        void *piece = next_piece(&dst, n, &length);

        memset(piece, byte, length);
    }
}

bool block_buf_is_zero(struct block_buf buf, size_t n)
{
    for (size_t length; n; n -= length) {
        const void *piece = next_piece(&buf, n, &length);

        if (!block_is_zero(piece, length))
            return false;
    }
    return true;
}

unsigned block_buf_iovecs(struct block_buf buf, size_t n, struct iovec *out, unsigned max,
                          size_t *covered)
{
    unsigned count = 0;

    *covered = 0;
    while (n && count < max) {
        size_t length;

        out[count].iov_base = next_piece(&buf, n, &length);
        out[count++].iov_len = length;
        *covered += length;
        n -= length;
    }
    return count;
}

void *block_alloc(size_t n)
{
    void *p;

    return posix_memalign(&p, MEMORY_ALIGNMENT, n ? n : 1) ? nullptr : p;
}

bool block_is_zero(const void *p, size_t n)
{
    const uint8_t *bytes = p;
    size_t first = n < 64 ? n : 64;

    for (size_t i = 0; i < first; i++)
        if (bytes[i])
            return false;
    /* Zero at the start, and each byte equal to the one 64 before it: the C library's memcmp runs
     * at the speed of memory. */
    return n <= 64 || !memcmp(bytes, bytes + 64, n - 64);
}
