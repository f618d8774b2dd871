/*
 * TLS for streams.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/net/tls.h"

#include <errno.h>

err_t tls_start(struct stream *s, struct tls_creds *creds, const char *hostname,
                bool (*allowed)(void *opaque, const char *name), void *opaque)
{
    return err_make(ENOTSUP, "TLS is not available");
}

void tls_creds_unref(struct tls_creds *creds)
{
}

struct tls_creds *tls_creds_ref(struct tls_creds *creds)
{
    return creds;
}

bool tls_creds_server(const struct tls_creds *creds)
{
    return false;
}
