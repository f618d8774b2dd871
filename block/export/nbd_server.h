/*
 * What the files of the NBD server share.
 *
 * A client has a coroutine that shakes hands and then reads requests; each request runs in a
 * coroutine of its own, and replies are sent in whatever order they are ready.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_EXPORT_NBD_SERVER_H
#define MOA_BLOCK_EXPORT_NBD_SERVER_H

#include "block/driver.h"
#include "block/export/nbd.h"
#include "block/net/nbd_wire.h"

enum {
    /* Numbers of meta contexts. Bitmaps come behind the first two. */
    NBD_CONTEXT_ALLOCATION = 0,
    NBD_CONTEXT_DEPTH = 1,
    NBD_CONTEXT_BITMAPS = 2,
    NBD_MAX_BITMAPS = 62
};

struct nbd_export {
    struct nbd_server *server;
    struct block_edge *root;
    char *name, *description;
    char *bitmaps[NBD_MAX_BITMAPS];
    unsigned nbitmaps;
    bool writable, allocation_depth;
    uint64_t size;
    uint16_t flags; /* enum nbd_transmission_flags */
    unsigned clients;
    struct co_queue client_gone;
    struct nbd_export *next;
};

struct nbd_listener {
    struct nbd_server *server;
    struct loop_fd watch;
    struct nbd_listener *next;
};

struct nbd_server {
    struct nbd_server_options options;
    struct nbd_export *exports;
    struct nbd_listener *listeners;
    struct nbd_client *clients;
    unsigned nclients;
    bool closing;
    struct co_queue client_gone;
};

struct nbd_client {
    struct nbd_server *server;
    struct stream *stream;
    struct nbd_export *export;     /* after the handshake */
    struct nbd_export *telling_of; /* during the handshake: it must stay meanwhile */
    bool structured, no_zeroes;
    /* Bits of the contexts that were chosen, and for which export. */
    uint64_t contexts;
    struct nbd_export *contexts_of;

    struct co_mutex sending;
    unsigned in_flight;
    uint64_t memory; /* of requests in flight */
    struct co_queue request_done;
    struct nbd_client *next, **link;
};

/* Until an export is chosen. Negative: hang up. */
int nbd_negotiate(struct nbd_client *c);
/* Reads requests until the client goes, and waits for those in flight. */
void nbd_serve_requests(struct nbd_client *c);
void nbd_client_log(const struct nbd_client *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
uint32_t nbd_max_block(const struct nbd_export *export);
/* "qemu:dirty-bitmap:…" and so on; valid until the next call with the same buffer. */
const char *nbd_context_name(const struct nbd_export *export, unsigned number, char text[2048]);
/* Bits of the contexts that the export has. */
uint64_t nbd_all_contexts(const struct nbd_export *export);

#endif
