/*
 * The size of a qcow2 image, and host clusters given out before they are written.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/format/qcow2/qcow2.h"

#include <errno.h>
#include <stdlib.h>

enum {
    HEADER_SIZE = 24 /* offset of the size in the header */
};

/* --- Preallocation --- */

/* Entries for all clusters of the range; *end: where on the host the last of them ends. */
static int allocate_range(struct block_node *n, uint64_t from, uint64_t to, uint64_t *end)
{
    struct qcow2 *q = qcow2_of(n);

    *end = 0;
    while (from < to) {
        uint64_t bytes = to - from, host;
        struct qcow2_allocation *a;
        int result;

        if (bytes > 1 << 30)
            bytes = 1 << 30;
        co_lock(&q->lock);
        result = qcow2_place_write(n, from, &bytes, &host, &a);
        if (result >= 0 && a) {
            uint64_t last = a->host + ((uint64_t)a->clusters << q->cluster_bits);

            *end = last > *end ? last : *end;
            result = qcow2_finish(n, a, true);
        }
        co_unlock(&q->lock);
        if (result < 0)
            return result;
        from += bytes;
    }
    return 0;
}

err_t qcow2_preallocate(struct block_node *n, uint64_t from, uint64_t to,
                        enum block_preallocation prealloc)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t hint = q->free_hint, end, file = block_size(n->file->node);
    int result;

    /* What was used before is not zero: only behind the end of the file. */
    if (q->free_hint < qcow2_clusters(q, file))
        q->free_hint = qcow2_clusters(q, file);
    result = allocate_range(n, from, to, &end);
    if (hint < q->free_hint)
        q->free_hint = hint;
    if (result < 0)
        return err_make(-result, "Could not preallocate metadata: %s", strerror(-result));
    if (q->external)
        return to > block_size(q->data->node) || prealloc > BLOCK_PREALLOC_METADATA
                   ? block_truncate(
                         q->data, to, false,
                         prealloc == BLOCK_PREALLOC_METADATA ? BLOCK_PREALLOC_OFF : prealloc, false)
                   : ERR_OK;
    if (end <= file)
        return ERR_OK;
    return block_truncate(n->file, end, false,
                          prealloc == BLOCK_PREALLOC_METADATA ? BLOCK_PREALLOC_OFF : prealloc,
                          false);
}

/* --- Resizing --- */

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

/* The tables for the new size; what is cut off is freed. Lock held. */
static int resize_tables(struct block_node *n, uint64_t size)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t first = align_up(size, q->cluster_size), end = align_up(n->size, q->cluster_size);
    int result = 0;

    if (size < n->size)
        result = qcow2_discard_range(n, first, end - first, QCOW2_DISCARD_REQUEST, true);
    else /* the state of a virtual machine must not become part of the disk */
        qcow2_drop_vm_state(n);
    if (result >= 0 && size > n->size)
        result = qcow2_grow_l1(n, qcow2_l1_entries(q, size));
    if (result >= 0)
        result = qcow2_cache_flush(&q->l2_cache);
    return result < 0 ? result : qcow2_cache_flush(&q->refcount_cache);
}

static err_t check_resize(struct block_node *n, uint64_t size, enum block_preallocation prealloc)
{
    struct qcow2 *q = qcow2_of(n);

    if (size % BLOCK_SECTOR)
        return err_make(EINVAL, "The new size must be a multiple of %d", BLOCK_SECTOR);
    if (q->h.snapshot_count && q->h.version < 3)
        return err_make(ENOTSUP, "Can't resize a v2 image which has snapshots");
    if (size < n->size && prealloc != BLOCK_PREALLOC_OFF)
        return err_make(EINVAL, "Preallocation can't be used for shrinking an image");
    if (n->backing && prealloc != BLOCK_PREALLOC_OFF && !q->extended)
        return err_make(ENOTSUP, "images with backing files cannot be preallocated");
    return ERR_OK;
}

err_t qcow2_truncate(struct block_node *n, uint64_t size, bool exact,
                     enum block_preallocation prealloc, bool zero)
{
    struct qcow2 *q = qcow2_of(n);
    uint64_t old = n->size;
    uint8_t bytes[8];
    int result;

    TRY(check_resize(n, size, prealloc));
    result = size < old ? clear_tail(n, size) : 0;
    if (result < 0)
        return err_make(-result, "Failed to clear what is cut off: %s", strerror(-result));
    /* A raw data file shows all of its bytes. */
    if (q->external_raw && size > old && prealloc == BLOCK_PREALLOC_OFF)
        prealloc = BLOCK_PREALLOC_METADATA;
    if (q->external && size != block_size(q->data->node) && (q->external_raw || size < old))
        TRY(block_truncate(q->data, size, exact, BLOCK_PREALLOC_OFF, false));
    co_lock(&q->lock);
    result = resize_tables(n, size);
    store_be64(bytes, size);
    if (result >= 0)
        result = block_pwrite(n->file, HEADER_SIZE, bytes, sizeof(bytes));
    co_unlock(&q->lock);
    if (result < 0)
        return err_make(-result, "Failed to resize the image: %s", strerror(-result));
    n->size = q->h.size = size;
    if (prealloc == BLOCK_PREALLOC_OFF)
        return ERR_OK;
    return qcow2_preallocate(n, align_up(old, q->cluster_size), size, prealloc);
}
