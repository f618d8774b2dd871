/*
 * An NBD server: exports nodes to any number of clients.
 *
 * For `moa nbd` and for the storage daemon. All functions are called in the loop's thread; those
 * that may yield say so.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_EXPORT_NBD_H
#define MOA_BLOCK_EXPORT_NBD_H

#include "block/block.h"
#include "block/net/tls.h"

struct nbd_server;
struct nbd_export;

struct nbd_server_options {
    struct loop *loop;
    unsigned max_connections; /* at once; more wait. 0: any number */
    struct tls_creds *tls;    /* null: none; else all must encrypt. The server takes a reference */
    /* Whom to let in, by the distinguished name of the certificate; null: all. */
    bool (*allowed)(void *opaque, const char *name);
    /* A client has gone; `left` are still there. `served`: it had chosen an export. May be null. */
    void (*client_gone)(void *opaque, unsigned left, bool served);
    void (*log)(void *opaque, const char *text); /* what clients do wrong; may be null */
    void *opaque;
};

struct nbd_export_options {
    const char *name;
    const char *description; /* null: none */
    bool writable;
    bool allocation_depth;      /* offer qemu:allocation-depth */
    const char *const *bitmaps; /* names, ended by null: offer qemu:dirty-bitmap:NAME */
};

err_t nbd_server_create(const struct nbd_server_options *options, struct nbd_server **out);
/* Takes over a socket that listens. Any number of them. */
err_t nbd_server_listen(struct nbd_server *server, int fd);
/* A connection that is there already. Takes over the descriptor. */
err_t nbd_server_serve(struct nbd_server *server, int fd);
/* Disconnects all clients and waits until they have gone. Yields. */
void nbd_server_destroy(struct nbd_server *server);
unsigned nbd_server_clients(const struct nbd_server *server);

/* Takes over the reference to the node, also when it fails. Yields. */
err_t nbd_export_add(struct nbd_server *server, struct block_node *node,
                     const struct nbd_export_options *options, struct nbd_export **out);
struct nbd_export *nbd_export_find(const struct nbd_server *server, const char *name);
unsigned nbd_export_clients(const struct nbd_export *export);
/* Disconnects its clients. Yields. */
void nbd_export_remove(struct nbd_export *export);

#endif
