/*
 * The client's side of the NBD handshake: for the block driver, for `moa nbd --list` and for the
 * kernel's client.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_NET_NBD_CLIENT_H
#define MOA_BLOCK_NET_NBD_CLIENT_H

#include "block/net/nbd_wire.h"
#include "block/net/stream.h"
#include "block/net/tls.h"

struct nbd_handshake {
    const char *name;      /* of the export */
    const char *context;   /* the meta context wanted; null: none */
    struct tls_creds *tls; /* null: none */
    const char *tls_hostname;
    bool simple; /* no structured replies: the kernel's client has none */
};

/* What the server says about an export. */
struct nbd_export_info {
    char *name, *description; /* malloced; null: not told */
    uint64_t size;
    uint16_t flags;                           /* enum nbd_transmission_flags */
    uint32_t min_block, opt_block, max_block; /* 0: not told */
    bool structured, has_context;
    uint32_t context; /* its number */
    char **contexts;  /* all that are available: of lists */
    unsigned ncontexts;
};

void nbd_export_info_clear(struct nbd_export_info *info);
/* Until requests may be sent. */
err_t nbd_handshake(struct stream *s, const struct nbd_handshake *how,
                    struct nbd_export_info *info);
/* All exports; the array and what is in it is malloced. Ends the session. */
err_t nbd_list(struct stream *s, struct tls_creds *tls, const char *tls_hostname,
               struct nbd_export_info **list, unsigned *count);

#endif
