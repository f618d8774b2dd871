/*
 * The NBD server's transmission phase: requests and replies.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/export/nbd_server.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_IN_FLIGHT = 64,
    MAX_MEMORY = 128 << 20,  /* of one client's requests */
    FAIR_SHARE = 64,         /* requests of one client before others have their turn */
    SPARSE_READ = 64 * 1024, /* from here on it pays to ask where holes are */
    CACHE_PIECE = 1 << 20,
    MAX_EXTENTS = 1 << 16
};

struct request {
    struct nbd_client *c;
    uint16_t flags, type;
    uint64_t cookie, offset;
    uint32_t length;
    uint8_t *data; /* of a read or write */
};

/* --- Replies --- */

static uint32_t wire_error(int result)
{
    switch (-result) {
    case 0: return 0;
    case EPERM:
    case EROFS: return NBD_EPERM;
    case EIO: return NBD_EIO;
    case ENOMEM: return NBD_ENOMEM;
    case EFBIG:
    case EDQUOT:
    case ENOSPC: return NBD_ENOSPC;
    case EOVERFLOW: return NBD_EOVERFLOW;
    case ENOTSUP: return NBD_ENOTSUP;
    case ESHUTDOWN: return NBD_ESHUTDOWN;
    default: return NBD_EINVAL;
    }
}

static int send_locked(struct nbd_client *c, const void *head, size_t head_size, const void *data,
                       size_t size)
{
    struct iovec iov = {(void *)data, size};
    int result;

    co_lock(&c->sending);
    result = stream_write(c->stream, head, head_size, (struct block_buf){&iov, 1, 0}, size);
    if (result < 0)
        stream_shutdown(c->stream);
    co_unlock(&c->sending);
    return result;
}

static int send_simple(const struct request *r, uint32_t error, const void *data, size_t size)
{
    uint8_t head[NBD_SIMPLE_SIZE];

    store_be32(head, NBD_SIMPLE_MAGIC);
    store_be32(head + 4, error);
    store_be64(head + 8, r->cookie);
    return send_locked(r->c, head, sizeof(head), data, size);
}

/* A chunk: `extra` bytes of its own head, then data. */
static int send_chunk(const struct request *r, uint16_t type, bool done, const void *extra,
                      size_t extra_size, const void *data, size_t size)
{
    uint8_t head[NBD_CHUNK_SIZE + 12];

    store_be32(head, NBD_STRUCTURED_MAGIC);
    store_be16(head + 4, done ? NBD_CHUNK_DONE : 0);
    store_be16(head + 6, type);
    store_be64(head + 8, r->cookie);
    store_be32(head + 16, (uint32_t)(extra_size + size));
    if (extra_size)
        memcpy(head + NBD_CHUNK_SIZE, extra, extra_size);
    return send_locked(r->c, head, NBD_CHUNK_SIZE + extra_size, data, size);
}

static int send_error(const struct request *r, int result, const char *text)
{
    uint8_t head[6];

    nbd_client_log(r->c, "request %u at %llu, %u bytes: %s", r->type, (unsigned long long)r->offset,
                   r->length, text);
    if (!r->c->structured)
        return send_simple(r, wire_error(result), nullptr, 0);
    store_be32(head, wire_error(result));
    store_be16(head + 4, (uint16_t)strlen(text));
    return send_chunk(r, NBD_CHUNK_ERROR, true, head, sizeof(head), text, strlen(text));
}

static int send_result(const struct request *r, int result, const char *text)
{
    return result < 0 ? send_error(r, result, text) : send_simple(r, 0, nullptr, 0);
}

/* --- Reading --- */

/* Holes as holes, the rest as data. */
static int send_sparse(struct request *r)
{
    struct block_edge *root = r->c->export->root;
    uint64_t offset = r->offset, left = r->length;

    while (left) {
        struct block_run run;
        uint8_t head[12];
        int result = block_status_above(block_edge_node(root), nullptr, true, offset, left, &run);
        bool zero;

        if (result < 0)
            return send_error(r, result, "unable to check for holes");
        zero = !run.bytes || run.flags & BLOCK_STATUS_ZERO;
        if (!run.bytes)
            run.bytes = left; /* behind the end */
        store_be64(head, offset);
        store_be32(head + 8, (uint32_t)run.bytes);
        if (!zero)
            result = block_pread(root, offset, r->data, run.bytes);
        if (result < 0)
            return send_error(r, result, "reading from file failed");
        result =
            zero ? send_chunk(r, NBD_CHUNK_HOLE, run.bytes == left, head, 12, nullptr, 0)
                 : send_chunk(r, NBD_CHUNK_DATA, run.bytes == left, head, 8, r->data, run.bytes);
        if (result < 0)
            return result;
        offset += run.bytes;
        left -= run.bytes;
    }
    return 0;
}

static int do_read(struct request *r)
{
    struct block_edge *root = r->c->export->root;
    uint8_t head[8];
    int result;

    r->data = block_alloc(r->length);
    if (!r->data)
        return send_error(r, -ENOMEM, "No memory");
    if (r->c->structured && !r->length)
        return send_chunk(r, NBD_CHUNK_NONE, true, nullptr, 0, nullptr, 0);
    if (r->c->structured && !(r->flags & NBD_CMD_DF) && r->length >= SPARSE_READ)
        return send_sparse(r);
    result = block_pread(root, r->offset, r->data, r->length);
    if (result < 0)
        return send_error(r, result, "reading from file failed");
    if (!r->c->structured)
        return send_simple(r, 0, r->data, r->length);
    store_be64(head, r->offset);
    return send_chunk(r, NBD_CHUNK_DATA, true, head, sizeof(head), r->data, r->length);
}

static int do_cache(struct request *r)
{
    struct block_edge *root = r->c->export->root;
    uint64_t offset = r->offset, left = r->length;
    uint8_t *piece = block_alloc(CACHE_PIECE);
    int result = piece ? 0 : -ENOMEM;

    while (left && result >= 0) {
        struct iovec iov = {piece, left < CACHE_PIECE ? left : CACHE_PIECE};

        result = block_read(root, offset, iov.iov_len, (struct block_buf){&iov, 1, 0},
                            BLOCK_REQ_PREFETCH);
        offset += iov.iov_len;
        left -= iov.iov_len;
    }
    free(piece);
    return send_result(r, result, "caching data failed");
}

/* --- Block status --- */

struct extents {
    uint8_t *data; /* context number, then pairs of length and flags */
    unsigned count, max;
    uint64_t covered;
};

/* False when there is no room for it. */
static bool add_extent(struct extents *x, uint64_t bytes, uint32_t flags)
{
    uint8_t *next = x->data + 4 + 8 * (size_t)x->count, *last = next - 8;

    if (x->count && load_be32(last + 4) == flags && load_be32(last) + bytes <= UINT32_MAX) {
        store_be32(last, (uint32_t)(load_be32(last) + bytes));
    } else if (x->count < x->max) {
        store_be32(next, (uint32_t)bytes);
        store_be32(next + 4, flags);
        x->count++;
    } else {
        return false;
    }
    x->covered += bytes;
    return true;
}

static int next_allocation(const struct request *r, uint64_t offset, uint64_t bytes,
                           uint64_t *length, uint32_t *flags)
{
    struct block_run run;
    int result =
        block_status_above(block_edge_node(r->c->export->root), nullptr, true, offset, bytes, &run);

    *length = run.bytes;
    *flags = (run.flags & BLOCK_STATUS_DATA ? 0 : NBD_STATE_HOLE) |
             (run.flags & BLOCK_STATUS_ZERO ? NBD_STATE_ZERO : 0);
    return result;
}

/* 0 where no image of the chain has it, 1 for the top one, 2 for its backing file … */
static int next_depth(const struct request *r, uint64_t offset, uint64_t bytes, uint64_t *length,
                      uint32_t *flags)
{
    struct block_run run;
    int result = block_status_above(block_edge_node(r->c->export->root), nullptr, false, offset,
                                    bytes, &run);

    *length = run.bytes;
    *flags = run.flags & BLOCK_STATUS_ALLOCATED ? run.depth + 1 : 0;
    return result;
}

static int collect(const struct request *r, unsigned context, struct extents *x)
{
    x->count = 0;
    x->covered = 0;
    store_be32(x->data, context);
    while (x->covered < r->length) {
        uint64_t offset = r->offset + x->covered, left = r->length - x->covered, length;
        uint32_t flags;
        int result = context == NBD_CONTEXT_ALLOCATION
                         ? next_allocation(r, offset, left, &length, &flags)
                         : next_depth(r, offset, left, &length, &flags);

        if (result < 0)
            return result;
        if (!length) { /* the sector that the export's end was rounded up to */
            length = left;
            flags = context == NBD_CONTEXT_ALLOCATION ? NBD_STATE_HOLE | NBD_STATE_ZERO : 0;
        }
        if (!add_extent(x, length, flags))
            break;
    }
    return 0;
}

static int do_status(struct request *r)
{
    struct nbd_client *c = r->c;
    uint64_t left = c->contexts;
    struct extents x = {.max = r->flags & NBD_CMD_REQ_ONE ? 1 : MAX_EXTENTS};
    int result = 0;

    if (!left)
        return send_error(r, -EINVAL, "CMD_BLOCK_STATUS not negotiated");
    if (!r->length)
        return send_error(r, -EINVAL, "need non-zero length");
    x.data = malloc(4 + 8 * (size_t)x.max);
    if (!x.data)
        return send_error(r, -ENOMEM, "No memory");
    while (left && result >= 0) {
        unsigned context = (unsigned)__builtin_ctzll(left);
        int failed = collect(r, context, &x);

        left &= left - 1;
        if (failed < 0) {
            result = send_error(r, failed, "can't get block status");
            break;
        }
        result =
            send_chunk(r, NBD_CHUNK_STATUS, !left, nullptr, 0, x.data, 4 + 8 * (size_t)x.count);
    }
    free(x.data);
    return result;
}

/* --- Writing --- */

static int do_write(struct request *r)
{
    struct iovec iov = {r->data, r->length};

    return send_result(r,
                       block_write(r->c->export->root, r->offset, r->length,
                                   (struct block_buf){&iov, 1, 0},
                                   r->flags & NBD_CMD_FUA ? BLOCK_REQ_FUA : 0),
                       "writing to file failed");
}

static int do_zeroes(struct request *r)
{
    unsigned flags = (r->flags & NBD_CMD_FUA ? BLOCK_REQ_FUA : 0) |
                     (r->flags & NBD_CMD_NO_HOLE ? 0 : BLOCK_REQ_MAY_UNMAP) |
                     (r->flags & NBD_CMD_FAST_ZERO ? BLOCK_REQ_NO_FALLBACK : 0);

    return send_result(r, block_write_zeroes(r->c->export->root, r->offset, r->length, flags),
                       "writing to file failed");
}

static int do_trim(struct request *r)
{
    struct block_edge *root = r->c->export->root;
    int result = block_discard(root, r->offset, r->length);

    if (result >= 0 && r->flags & NBD_CMD_FUA)
        result = block_flush(root);
    return send_result(r, result, "discard failed");
}

static int do_flush(struct request *r)
{
    return send_result(r, block_flush(r->c->export->root), "flush failed");
}

/* --- Requests --- */

static const struct {
    int (*run)(struct request *r);
    uint16_t flags; /* allowed */
    bool writes, no_range;
} commands[] = {
    [NBD_CMD_READ] = {do_read, NBD_CMD_FUA | NBD_CMD_DF},
    [NBD_CMD_WRITE] = {do_write, NBD_CMD_FUA, .writes = true},
    [NBD_CMD_FLUSH] = {do_flush, NBD_CMD_FUA, .no_range = true},
    [NBD_CMD_TRIM] = {do_trim, NBD_CMD_FUA, .writes = true},
    [NBD_CMD_CACHE] = {do_cache, NBD_CMD_FUA},
    [NBD_CMD_WRITE_ZEROES] = {do_zeroes, NBD_CMD_FUA | NBD_CMD_NO_HOLE | NBD_CMD_FAST_ZERO,
                              .writes = true},
    [NBD_CMD_BLOCK_STATUS] = {do_status, NBD_CMD_FUA | NBD_CMD_REQ_ONE},
};

/* What is wrong with it: null for nothing. */
static const char *mistake(const struct request *r, int *result)
{
    const struct nbd_export *e = r->c->export;

    *result = -EINVAL;
    if (r->type >= ARRAY_SIZE(commands) || !commands[r->type].run)
        return "unknown command";
    if (r->flags & ~commands[r->type].flags || (r->flags & NBD_CMD_DF && !r->c->structured))
        return "unsupported flags";
    if (commands[r->type].no_range)
        return nullptr;
    if (r->type == NBD_CMD_READ && r->length > NBD_MAX_REQUEST)
        return "request is longer than 32 MiB";
    if (commands[r->type].writes && !e->writable) {
        *result = -EROFS;
        return "Export is read-only";
    }
    if (r->offset > e->size || r->length > e->size - r->offset) {
        *result = r->type == NBD_CMD_WRITE || r->type == NBD_CMD_WRITE_ZEROES ? -ENOSPC : -EINVAL;
        return "operation past EOF";
    }
    return nullptr;
}

static void run_request(void *arg)
{
    struct request *r = arg;
    struct nbd_client *c = r->c;
    int result;
    const char *text = mistake(r, &result);

    if (text)
        send_error(r, result, text);
    else
        commands[r->type].run(r);
    c->in_flight--;
    c->memory -= r->length <= NBD_MAX_REQUEST ? r->length : 0;
    free(r->data);
    free(r);
    co_queue_wake_all(&c->request_done);
}

static bool has_room(const struct nbd_client *c, uint32_t length)
{
    return !c->in_flight || (c->in_flight < MAX_IN_FLIGHT && c->memory + length <= MAX_MEMORY);
}

/* Reads a request and starts it. Negative: the client goes, or is mad. */
static int next_request(struct nbd_client *c)
{
    uint8_t head[NBD_REQUEST_SIZE];
    struct request *r;
    struct co *co;
    int result = stream_read(c->stream, head, sizeof(head));

    if (result < 0)
        return result;
    if (load_be32(head) != NBD_REQUEST_MAGIC || load_be16(head + 6) == NBD_CMD_DISC)
        return -EPROTO;
    r = malloc(sizeof(*r));
    if (!r)
        return -ENOMEM;
    *r = (struct request){.c = c,
                          .flags = load_be16(head + 4),
                          .type = load_be16(head + 6),
                          .cookie = load_be64(head + 8),
                          .offset = load_be64(head + 16),
                          .length = load_be32(head + 24)};
    uint32_t memory = r->length <= NBD_MAX_REQUEST ? r->length : 0;
    if (r->type == NBD_CMD_WRITE && r->length > NBD_MAX_REQUEST) {
        free(r);
        return -EPROTO;
    }
    while (!has_room(c, memory))
        co_queue_wait(&c->request_done);
    if (r->type == NBD_CMD_WRITE) {
        r->data = block_alloc(r->length);
        result = r->data ? stream_read(c->stream, r->data, r->length) : -ENOMEM;
    }
    co = result < 0 ? nullptr : co_create(run_request, r);
    if (!co) {
        free(r->data);
        free(r);
        return -ENOMEM;
    }
    c->in_flight++;
    c->memory += memory;
    co_enter(co);
    return 0;
}

void nbd_serve_requests(struct nbd_client *c)
{
    struct loop *loop = c->server->options.loop;

    for (unsigned i = 1; next_request(c) >= 0; i++)
        if (i % FAIR_SHARE == 0) {
            loop_wake(loop, co_self());
            co_yield ();
        }
    stream_shutdown(c->stream);
    while (c->in_flight)
        co_queue_wait(&c->request_done);
}
