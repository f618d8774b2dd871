/*
 * Protocol nbd: what its files share.
 *
 * A coroutine, the keeper, receives all replies, and connects again when the connection is lost.
 * Requests are sent by the coroutines that make them, one after the other, and wait in a slot for
 * the keeper to finish them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_PROTOCOL_NBD_H
#define MOA_BLOCK_PROTOCOL_NBD_H

#include "block/driver.h"
#include "block/net/nbd_client.h"

enum {
    NBD_SLOTS = 64,
    NBD_LOST = 1 /* a request's result when the connection went away under it */
};

struct nbd_options {
    json_t *server;
    const char *host, *port, *path; /* the old forms */
    const char *name;               /* of the export */
    const char *tls_creds, *tls_hostname, *dirty_bitmap;
    uint64_t reconnect_delay, open_timeout; /* in seconds */
};

extern const struct option_def nbd_option_table[];
err_t nbd_parse_name(const char *name, json_t *options);

/* A request under way: on the stack of the coroutine that made it. */
struct nbd_request {
    uint16_t flags, type;
    uint64_t offset;
    uint32_t length;
    struct block_buf buf; /* of a read or write */

    uint64_t cookie;
    int result;        /* 0, -errno or NBD_LOST */
    bool done;         /* by the keeper */
    struct co *waiter; /* to be entered when done; null while it is still being sent */
    uint64_t covered;  /* bytes of a read that have come */
    bool has_status;
    uint32_t status_length, status_flags; /* block status: the first extent */
};

enum nbd_state {
    NBD_DOWN,    /* requests fail at once */
    NBD_WAITING, /* requests wait for the connection: for reconnect-delay seconds */
    NBD_UP,
    NBD_CLOSING
};

struct nbd {
    struct block_node *node;
    struct loop *loop;
    json_t *server; /* holds the address's strings */
    struct socket_address address;
    struct nbd_handshake handshake;
    char *export_name, *tls_hostname, *context;
    uint64_t reconnect_delay;

    enum nbd_state state;
    struct stream *stream; /* null: not connected */
    struct nbd_export_info info;
    struct nbd_request *slots[NBD_SLOTS];
    unsigned used;
    uint64_t next_cookie;
    struct co_mutex sending;
    struct co_queue slot_waiters;  /* for a free slot */
    struct co_queue state_waiters; /* for NBD_WAITING to end */

    struct co *keeper;
    bool keeper_sleeps; /* between two attempts */
    struct loop_timer retry, give_up;
    struct co_queue keeper_ended;
};

/* Connects and shakes hands once. */
err_t nbd_connect(struct nbd *c, struct stream **stream, struct nbd_export_info *info);
err_t nbd_start_keeper(struct nbd *c);
void nbd_stop_keeper(struct nbd *c);
/* Sends the request and waits for its end, over reconnections. 0 or -errno. */
int nbd_run(struct nbd *c, struct nbd_request *r);
/* Receives one reply and finishes the request if it is complete. -errno: the connection is no good
 * any more. */
int nbd_receive(struct nbd *c);

#endif
