/*
 * Protocol nbd: the connection, the coroutine that keeps it, and requests in flight.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/protocol/nbd/nbd.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define SECOND 1000000000ull

enum {
    MAX_PAUSE = 16 /* seconds between two attempts to connect */
};

err_t nbd_connect(struct nbd *c, struct stream **stream, struct nbd_export_info *info)
{
    err_t e;

    TRY(stream_connect(c->loop, &c->address, stream));
    e = nbd_handshake(*stream, &c->handshake, info);
    if (err_failed(e)) {
        stream_close(*stream);
        *stream = nullptr;
    }
    return e;
}

/* --- Requests --- */

static void finish(struct nbd *c, struct nbd_request *r, int result)
{
    r->result = result;
    r->done = true;
    c->slots[r->cookie % NBD_SLOTS] = nullptr;
    c->used--;
    co_queue_wake_one(&c->slot_waiters);
    if (r->waiter)
        co_enter(r->waiter);
}

/* Waits for the connection, and for a slot. */
static int enter_slot(struct nbd *c, struct nbd_request *r)
{
    for (;;) {
        if (c->state == NBD_WAITING)
            co_queue_wait(&c->state_waiters);
        else if (c->state != NBD_UP)
            return -EIO;
        else if (c->used == NBD_SLOTS)
            co_queue_wait(&c->slot_waiters);
        else
            break;
    }
    do {
        r->cookie = c->next_cookie++;
    } while (c->slots[r->cookie % NBD_SLOTS]);
    c->slots[r->cookie % NBD_SLOTS] = r;
    c->used++;
    r->done = r->has_status = false;
    r->waiter = nullptr;
    r->covered = 0;
    r->result = 0;
    return 0;
}

static void send_request(struct nbd *c, struct nbd_request *r)
{
    uint8_t head[NBD_REQUEST_SIZE];

    store_be32(head, NBD_REQUEST_MAGIC);
    store_be16(head + 4, r->flags);
    store_be16(head + 6, r->type);
    store_be64(head + 8, r->cookie);
    store_be64(head + 16, r->offset);
    store_be32(head + 24, r->length);
    co_lock(&c->sending);
    /* The keeper may have ended it (and the connection) while it waited. */
    if (!r->done && stream_write(c->stream, head, sizeof(head), r->buf,
                                 r->type == NBD_CMD_WRITE ? r->length : 0) < 0)
        stream_shutdown(c->stream);
    co_unlock(&c->sending);
}

int nbd_run(struct nbd *c, struct nbd_request *r)
{
    do {
        int result = enter_slot(c, r);

        if (result < 0)
            return result;
        send_request(c, r);
        if (!r->done) {
            r->waiter = co_self();
            co_yield ();
        }
    } while (r->result == NBD_LOST && (c->state == NBD_WAITING || c->state == NBD_UP));
    return r->result == NBD_LOST ? -EIO : r->result;
}

/* --- The keeper --- */

static struct nbd_request *find_request(const struct nbd *c, uint64_t cookie)
{
    struct nbd_request *r = c->slots[cookie % NBD_SLOTS];

    return r && r->cookie == cookie ? r : nullptr;
}

/* Only these numbers are the protocol's; a server may send anything. */
static int error_of(uint32_t number)
{
    static const uint8_t known[] = {NBD_EPERM,  NBD_EIO,       NBD_ENOMEM,  NBD_EINVAL,
                                    NBD_ENOSPC, NBD_EOVERFLOW, NBD_ENOTSUP, NBD_ESHUTDOWN};

    for (unsigned i = 0; i < ARRAY_SIZE(known); i++)
        if (number == known[i])
            return -(int)number;
    return -EINVAL;
}

static int receive_simple(struct nbd *c, uint32_t error, uint64_t cookie)
{
    struct nbd_request *r = find_request(c, cookie);
    int result = 0;

    if (!r)
        return -EPROTO;
    if (c->info.structured && r->type == NBD_CMD_READ && !error)
        return -EPROTO; /* data has to come in chunks */
    if (!error && r->type == NBD_CMD_BLOCK_STATUS)
        return -EPROTO;
    if (!error && r->type == NBD_CMD_READ)
        result = stream_read_buf(c->stream, r->buf, r->length);
    if (result < 0)
        return result;
    finish(c, r, error ? error_of(error) : 0);
    return 0;
}

/* Data or a hole: where in the request it belongs. */
static int place_chunk(struct nbd_request *r, uint64_t offset, uint64_t bytes,
                       struct block_buf *place)
{
    if (r->type != NBD_CMD_READ || offset < r->offset || offset - r->offset > r->length || !bytes ||
        bytes > r->length - (offset - r->offset))
        return -EPROTO;
    r->covered += bytes;
    if (r->covered > r->length)
        return -EPROTO; /* something twice */
    *place = block_buf_skip(r->buf, offset - r->offset);
    return 0;
}

static int receive_data(struct nbd *c, struct nbd_request *r, uint32_t length)
{
    uint8_t head[8];
    struct block_buf place;
    int result;

    if (length <= sizeof(head))
        return -EPROTO;
    result = stream_read(c->stream, head, sizeof(head));
    if (result >= 0)
        result = place_chunk(r, load_be64(head), length - sizeof(head), &place);
    return result < 0 ? result : stream_read_buf(c->stream, place, length - sizeof(head));
}

static int receive_hole(struct nbd *c, struct nbd_request *r, uint32_t length)
{
    uint8_t hole[12];
    struct block_buf place;
    int result;

    if (length != sizeof(hole))
        return -EPROTO;
    result = stream_read(c->stream, hole, sizeof(hole));
    if (result >= 0)
        result = place_chunk(r, load_be64(hole), load_be32(hole + 8), &place);
    if (result >= 0)
        block_buf_fill(place, 0, load_be32(hole + 8));
    return result;
}

/* Of the extents only the first is used: the next question comes in time. */
static int receive_status(struct nbd *c, struct nbd_request *r, uint32_t length)
{
    uint8_t extent[12];
    int result;

    if (length < sizeof(extent) || (length - 4) % 8 || r->type != NBD_CMD_BLOCK_STATUS)
        return -EPROTO;
    result = stream_read(c->stream, extent, sizeof(extent));
    if (result < 0)
        return result;
    if (load_be32(extent) != c->info.context || r->has_status || !load_be32(extent + 4))
        return -EPROTO;
    r->has_status = true;
    r->status_length = load_be32(extent + 4);
    r->status_flags = load_be32(extent + 8);
    return stream_skip(c->stream, length - sizeof(extent));
}

static int receive_error(struct nbd *c, struct nbd_request *r, uint32_t length)
{
    uint8_t head[6];
    int result;

    if (length < sizeof(head))
        return -EPROTO;
    result = stream_read(c->stream, head, sizeof(head));
    if (result < 0)
        return result;
    if (!load_be32(head) || load_be16(head + 4) > length - sizeof(head))
        return -EPROTO;
    if (!r->result)
        r->result = error_of(load_be32(head));
    return stream_skip(c->stream, length - sizeof(head));
}

static int receive_chunk(struct nbd *c, struct nbd_request *r, uint16_t type, uint32_t length)
{
    switch (type) {
    case NBD_CHUNK_NONE: return length ? -EPROTO : 0;
    case NBD_CHUNK_DATA: return receive_data(c, r, length);
    case NBD_CHUNK_HOLE: return receive_hole(c, r, length);
    case NBD_CHUNK_STATUS: return receive_status(c, r, length);
    default: break;
    }
    if (type & 1 << 15 && length <= NBD_MAX_REQUEST)
        return receive_error(c, r, length);
    return -EPROTO;
}

static int receive_structured(struct nbd *c, uint16_t flags, uint16_t type, uint64_t cookie,
                              uint32_t length)
{
    struct nbd_request *r = find_request(c, cookie);
    int result;

    if (!r || !c->info.structured)
        return -EPROTO;
    result = receive_chunk(c, r, type, length);
    if (result < 0)
        return result;
    if (!(flags & NBD_CHUNK_DONE))
        return type == NBD_CHUNK_NONE ? -EPROTO : 0;
    if (!r->result && ((r->type == NBD_CMD_READ && r->covered != r->length) ||
                       (r->type == NBD_CMD_BLOCK_STATUS && !r->has_status)))
        r->result = -EIO;
    finish(c, r, r->result);
    return 0;
}

int nbd_receive(struct nbd *c)
{
    uint8_t head[NBD_CHUNK_SIZE];
    int result = stream_read(c->stream, head, NBD_SIMPLE_SIZE);

    if (result < 0)
        return result;
    if (load_be32(head) == NBD_SIMPLE_MAGIC)
        return receive_simple(c, load_be32(head + 4), load_be64(head + 8));
    if (load_be32(head) != NBD_STRUCTURED_MAGIC)
        return -EPROTO;
    result = stream_read(c->stream, head + NBD_SIMPLE_SIZE, NBD_CHUNK_SIZE - NBD_SIMPLE_SIZE);
    if (result < 0)
        return result;
    return receive_structured(c, load_be16(head + 4), load_be16(head + 6), load_be64(head + 8),
                              load_be32(head + 16));
}

static void set_state(struct nbd *c, enum nbd_state state)
{
    c->state = state;
    co_queue_wake_all(&c->state_waiters);
    co_queue_wake_all(&c->slot_waiters);
}

/* The server is the same as before, or what has been promised above does not hold any more. */
static bool same_export(const struct nbd_export_info *old, const struct nbd_export_info *new)
{
    uint16_t lost = old->flags & ~new->flags &(uint16_t)~NBD_FLAG_READ_ONLY;

    return old->size == new->size && !lost && (new->min_block <= old->min_block) &&
           (old->max_block == new->max_block || !new->max_block ||
            (old->max_block && old->max_block <= new->max_block)) &&
           !(new->flags & ~old->flags &NBD_FLAG_READ_ONLY) &&
           (new->has_context || !old->has_context);
}

static void give_up(struct loop_timer *timer)
{
    struct nbd *c = container_of(timer, struct nbd, give_up);

    if (c->state == NBD_WAITING)
        set_state(c, NBD_DOWN);
}

static void retry(struct loop_timer *timer)
{
    struct nbd *c = container_of(timer, struct nbd, retry);

    c->keeper_sleeps = false;
    co_enter(c->keeper);
}

/* Nobody sends any more, and all requests are told. */
static void disconnect(struct nbd *c)
{
    stream_shutdown(c->stream);
    if (c->state != NBD_CLOSING)
        c->state = c->reconnect_delay ? NBD_WAITING : NBD_DOWN;
    if (c->state == NBD_WAITING)
        loop_timer_set(c->loop, &c->give_up, loop_now() + c->reconnect_delay * SECOND);
    co_lock(&c->sending);
    co_unlock(&c->sending);
    for (unsigned i = 0; i < NBD_SLOTS; i++)
        if (c->slots[i])
            finish(c, c->slots[i], NBD_LOST);
    co_queue_wake_all(&c->slot_waiters);
    stream_close(c->stream);
    c->stream = nullptr;
}

static void reconnect(struct nbd *c)
{
    uint64_t pause = SECOND;

    while (c->state != NBD_CLOSING) {
        struct nbd_export_info info;
        err_t e = nbd_connect(c, &c->stream, &info);

        if (!err_failed(e)) {
            if (c->state != NBD_CLOSING && same_export(&c->info, &info)) {
                nbd_export_info_clear(&c->info);
                c->info = info;
                loop_timer_clear(c->loop, &c->give_up);
                set_state(c, NBD_UP);
                return;
            }
            nbd_export_info_clear(&info);
            stream_close(c->stream);
            c->stream = nullptr;
        }
        err_free(e);
        if (c->state == NBD_CLOSING)
            return;
        c->keeper_sleeps = true;
        loop_timer_set(c->loop, &c->retry, loop_now() + pause);
        co_yield ();
        if (pause < MAX_PAUSE * SECOND)
            pause *= 2;
    }
}

static void keep(void *arg)
{
    struct nbd *c = arg;

    while (c->state != NBD_CLOSING) {
        while (nbd_receive(c) >= 0)
            ;
        disconnect(c);
        reconnect(c);
    }
    if (c->stream)
        disconnect(c);
    loop_timer_clear(c->loop, &c->give_up);
    c->keeper = nullptr;
    co_queue_wake_all(&c->keeper_ended);
}

err_t nbd_start_keeper(struct nbd *c)
{
    c->retry.fire = retry;
    c->give_up.fire = give_up;
    c->state = NBD_UP;
    c->keeper = co_create(keep, c);
    if (!c->keeper)
        return err_make(ENOMEM, "no memory for a coroutine");
    co_enter(c->keeper);
    return ERR_OK;
}

void nbd_stop_keeper(struct nbd *c)
{
    static const uint8_t zeroes[NBD_REQUEST_SIZE] = {};

    if (c->state == NBD_UP && c->stream) { /* says good-bye */
        uint8_t head[NBD_REQUEST_SIZE];

        memcpy(head, zeroes, sizeof(head));
        store_be32(head, NBD_REQUEST_MAGIC);
        store_be16(head + 6, NBD_CMD_DISC);
        co_lock(&c->sending);
        if (stream_write(c->stream, head, sizeof(head), (struct block_buf){}, 0) < 0)
            stream_shutdown(c->stream);
        co_unlock(&c->sending);
    }
    set_state(c, NBD_CLOSING);
    if (c->stream)
        stream_shutdown(c->stream);
    if (c->keeper_sleeps) {
        loop_timer_clear(c->loop, &c->retry);
        c->keeper_sleeps = false;
        loop_wake(c->loop, c->keeper);
    }
    while (c->keeper)
        co_queue_wait(&c->keeper_ended);
}
