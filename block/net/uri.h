/*
 * Parts of URIs (RFC 3986), with %XX decoded.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_NET_URI_H
#define MOA_BLOCK_NET_URI_H

#include "base/err.h"

enum {
    URI_MAX_QUERY = 16
};

struct uri {
    char *memory; /* of all of them */
    const char *scheme, *user, *password, *host, *port, *path,
        *fragment; /* "" for what is not there */
    bool has_user, has_password;
    struct {
        const char *key, *value; /* "" without '=' */
    } query[URI_MAX_QUERY];
    unsigned nquery;
};

err_t uri_parse(const char *text, struct uri *out);
void uri_clear(struct uri *u);
/* The value of a query's key, or null. */
const char *uri_query(const struct uri *u, const char *key);
/* Malloced: what may stand as it is in a path does, all else becomes %XX. */
char *uri_escape(const char *text, const char *also_allowed);

#endif
