/*
 * TLS for streams. GnuTLS is loaded when credentials are made, not before.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_NET_TLS_H
#define MOA_BLOCK_NET_TLS_H

#include "block/net/stream.h"

struct tls_creds;

/* As QMP's tls-creds-x509 and tls-creds-psk. */
struct tls_creds_options {
    const char *dir;
    bool server;
    bool verify_peer; /* x509 */
    bool psk;         /* else x509 */
    bool anonymous;
    const char *username;   /* psk, of clients */
    const char *priority;   /* null: GnuTLS's own */
    const char *passwordid; /* x509: the secret that the key is encrypted with */
    err_t (*secret)(void *opaque, const char *id, uint8_t **data, size_t *size);
    void *opaque;
};

err_t tls_creds_create(const struct tls_creds_options *options, struct tls_creds **out);
struct tls_creds *tls_creds_ref(struct tls_creds *creds);
void tls_creds_unref(struct tls_creds *creds);
bool tls_creds_server(const struct tls_creds *creds);

/* Shakes hands. Clients check that the server is `hostname`; servers let in whom `allowed` (null:
 * all) accepts by its distinguished name. In a coroutine. */
err_t tls_start(struct stream *s, struct tls_creds *creds, const char *hostname,
                bool (*allowed)(void *opaque, const char *name), void *opaque);

#endif
