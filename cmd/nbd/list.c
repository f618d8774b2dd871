/*
 * `moa nbd --list`.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/net/nbd_client.h"
#include "cmd/nbd/nbd.h"

#include <stdio.h>
#include <stdlib.h>

static void print_flags(unsigned flags)
{
    static const char *const names[] = {nullptr,      "readonly", "flush",  "fua",
                                        "rotational", "trim",     "zeroes", "df",
                                        "multi",      "resize",   "cache",  "fast-zero"};

    printf("  flags: 0x%x (", flags);
    for (unsigned i = 0; i < ARRAY_SIZE(names); i++)
        if (names[i] && flags & 1u << i)
            printf(" %s", names[i]);
    puts(" )");
}

static void print_export(const struct nbd_export_info *e)
{
    printf(" export: '%s'\n", e->name);
    if (e->description && *e->description)
        printf("  description: %s\n", e->description);
    if (!(e->flags & NBD_FLAG_HAS_FLAGS))
        return;
    printf("  size:  %llu\n", (unsigned long long)e->size);
    print_flags(e->flags);
    if (e->min_block) {
        printf("  min block: %u\n", e->min_block);
        printf("  opt block: %u\n", e->opt_block);
        printf("  max block: %u\n", e->max_block);
    }
    if (e->ncontexts) {
        printf("  available meta contexts: %u\n", e->ncontexts);
        for (unsigned i = 0; i < e->ncontexts; i++)
            printf("   %s\n", e->contexts[i]);
    }
}

int nbd_list_exports(struct nbd_tool *t)
{
    struct socket_address address = nbd_address(&t->args);
    struct nbd_export_info *list;
    struct tls_creds *tls;
    struct stream *s;
    unsigned count;
    err_t e;

    if (nbd_find_tls(t, false, &tls))
        return 1;
    const char *hostname = t->args.tls_hostname ? t->args.tls_hostname : address.host;
    e = stream_connect(t->loop, &address, &s);
    if (err_failed(e))
        return nbd_fail(e, nullptr);
    e = nbd_list(s, tls, hostname, &list, &count);
    stream_close(s);
    if (err_failed(e))
        return nbd_fail(e, nullptr);
    printf("exports available: %u\n", count);
    for (unsigned i = 0; i < count; i++) {
        print_export(&list[i]);
        nbd_export_info_clear(&list[i]);
    }
    free(list);
    return 0;
}
