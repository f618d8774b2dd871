/*
 * The client's side of the NBD handshake. What a server sends is checked before it is believed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/net/nbd_client.h"
#include "base/bytes.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_REPLY = 2 * NBD_MAX_NAME + 64, /* of one option reply; a server may send any number */
    MAX_EXPORTS = 1 << 16,
    MAX_CONTEXTS = 1 << 12
};

void nbd_export_info_clear(struct nbd_export_info *info)
{
    for (unsigned i = 0; i < info->ncontexts; i++)
        free(info->contexts[i]);
    free(info->contexts);
    free(info->name);
    free(info->description);
    *info = (struct nbd_export_info){};
}

/* --- Messages --- */

static err_t send_failed(int result)
{
    return err_make(-result, "Failed to send an option to the NBD server: %s", strerror(-result));
}

static err_t receive(struct stream *s, void *dst, size_t n, const char *what)
{
    int result = stream_read(s, dst, n);

    if (result == -EPIPE)
        return err_make(EPIPE, "Failed to read %s: the server closed the connection", what);
    if (result < 0)
        return err_make(-result, "Failed to read %s: %s", what, strerror(-result));
    return ERR_OK;
}

static err_t send_option(struct stream *s, uint32_t option, const void *data, uint32_t size)
{
    uint8_t head[16];
    struct iovec iov = {(void *)data, size};
    int result;

    store_be64(head, NBD_OPTION_MAGIC);
    store_be32(head + 8, option);
    store_be32(head + 12, size);
    result = stream_write(s, head, sizeof(head), (struct block_buf){&iov, 1, 0}, size);
    return result < 0 ? send_failed(result) : ERR_OK;
}

struct reply {
    uint32_t type, size;
    uint8_t data[MAX_REPLY + 1]; /* with a zero behind it */
};

static const char *option_name(uint32_t option)
{
    static const char *const names[] = {
        [NBD_OPT_EXPORT_NAME] = "export name",
        [NBD_OPT_ABORT] = "abort",
        [NBD_OPT_LIST] = "list",
        [NBD_OPT_STARTTLS] = "starttls",
        [NBD_OPT_INFO] = "info",
        [NBD_OPT_GO] = "go",
        [NBD_OPT_STRUCTURED_REPLY] = "structured reply",
        [NBD_OPT_LIST_META_CONTEXT] = "list meta context",
        [NBD_OPT_SET_META_CONTEXT] = "set meta context",
    };

    return option < ARRAY_SIZE(names) && names[option] ? names[option] : "<unknown>";
}

static err_t receive_reply(struct stream *s, uint32_t option, struct reply *r)
{
    uint8_t head[20];

    TRY(receive(s, head, sizeof(head), "an option reply"));
    if (load_be64(head) != NBD_OPTION_REPLY)
        return err_make(EPROTO, "Unexpected option reply magic 0x%llx",
                        (unsigned long long)load_be64(head));
    if (load_be32(head + 8) != option)
        return err_make(EPROTO, "Unexpected option type %u (%s), expected %u (%s)",
                        load_be32(head + 8), option_name(load_be32(head + 8)), option,
                        option_name(option));
    r->type = load_be32(head + 12);
    r->size = load_be32(head + 16);
    if (r->size > MAX_REPLY)
        return err_make(EPROTO, "option reply of %u bytes is too long", r->size);
    TRY(receive(s, r->data, r->size, "an option reply"));
    r->data[r->size] = 0;
    if (memchr(r->data, 0, r->size) && r->type & NBD_REP_ERROR)
        r->size = 0; /* no text to show */
    return ERR_OK;
}

/* What the server said instead of doing it. */
static err_t refusal(const struct reply *r, uint32_t option)
{
    static const struct {
        const char *text;
        int code;
    } known[] = {
        [NBD_ERR_POLICY] = {"Denied by server for option %u (%s)", EPERM},
        [NBD_ERR_INVALID] = {"Invalid parameters for option %u (%s)", EINVAL},
        [NBD_ERR_PLATFORM] = {"Server lacks support for option %u (%s)", ENOTSUP},
        [NBD_ERR_TLS_REQD] = {"Server requires TLS for option %u (%s)", EPERM},
        [NBD_ERR_UNKNOWN] = {"Requested export not available", ENOENT},
        [NBD_ERR_SHUTDOWN] = {"Server shutting down before option %u (%s)", ESHUTDOWN},
        [NBD_ERR_BLOCK_SIZE_REQD] = {"Server requires INFO_BLOCK_SIZE for option %u (%s)", EINVAL},
    };
    uint32_t number = r->type & ~NBD_REP_ERROR;
    bool listed = number < ARRAY_SIZE(known) && known[number].text;
    char text[128];

    if (listed) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        snprintf(text, sizeof(text), known[number].text, option, option_name(option));
#pragma GCC diagnostic pop
    } else {
        snprintf(text, sizeof(text), "Unknown error code %u when asking for option %u (%s)", number,
                 option, option_name(option));
    }
    const char *hint = number == NBD_ERR_TLS_REQD ? "\nDid you forget a valid tls-creds?" : "";
    if (r->size)
        return err_make(listed ? known[number].code : EPROTO, "%s%s\nserver reported: %s", text,
                        hint, (const char *)r->data);
    return err_make(listed ? known[number].code : EPROTO, "%s%s", text, hint);
}

static bool is_refusal(const struct reply *r)
{
    return r->type & NBD_REP_ERROR;
}

static bool is_unsupported(const struct reply *r)
{
    return r->type == (NBD_REP_ERROR | NBD_ERR_UNSUP);
}

static err_t unexpected(const struct reply *r, uint32_t option)
{
    return err_make(EPROTO, "Unexpected reply type %u, of %u bytes, for option %u (%s)", r->type,
                    r->size, option, option_name(option));
}

/* --- Options --- */

/* An option without data that is acknowledged or refused. */
static err_t simple_option(struct stream *s, uint32_t option, struct reply *r, bool *done)
{
    *done = false;
    TRY(send_option(s, option, nullptr, 0));
    TRY(receive_reply(s, option, r));
    if (is_refusal(r))
        return ERR_OK;
    if (r->type != NBD_REP_ACK || r->size)
        return unexpected(r, option);
    *done = true;
    return ERR_OK;
}

static err_t start_tls(struct stream *s, struct tls_creds *tls, const char *hostname,
                       struct reply *r)
{
    bool done;

    TRY(simple_option(s, NBD_OPT_STARTTLS, r, &done));
    if (!done)
        return is_unsupported(r) ? err_make(ENOTSUP, "Server don't support STARTTLS option")
                                 : refusal(r, NBD_OPT_STARTTLS);
    return tls_start(s, tls, hostname, nullptr, nullptr);
}

/* The name, and `count` queries, as LIST_ and SET_META_CONTEXT have them. */
static err_t send_contexts(struct stream *s, uint32_t option, const char *name, const char *query)
{
    uint32_t length = (uint32_t)strlen(name), extra = query ? (uint32_t)strlen(query) + 4 : 0;
    uint8_t *data = malloc(8 + length + extra);
    err_t e;

    if (!data)
        return err_make(ENOMEM, "no memory for a request");
    store_be32(data, length);
    memcpy(data + 4, name, length);
    store_be32(data + 4 + length, query ? 1 : 0);
    if (query) {
        store_be32(data + 8 + length, extra - 4);
        memcpy(data + 12 + length, query, extra - 4);
    }
    e = send_option(s, option, data, 8 + length + extra);
    free(data);
    return e;
}

static err_t set_context(struct stream *s, const struct nbd_handshake *how,
                         struct nbd_export_info *info, struct reply *r)
{
    TRY(send_contexts(s, NBD_OPT_SET_META_CONTEXT, how->name, how->context));
    for (;;) {
        TRY(receive_reply(s, NBD_OPT_SET_META_CONTEXT, r));
        if (is_refusal(r)) /* no such export is told by GO */
            return ERR_OK;
        if (r->type == NBD_REP_ACK && !r->size)
            return ERR_OK;
        if (r->type != NBD_REP_META_CONTEXT || r->size <= 4)
            return unexpected(r, NBD_OPT_SET_META_CONTEXT);
        if (r->size - 4 != strlen(how->context) || memcmp(r->data + 4, how->context, r->size - 4))
            return err_make(EPROTO, "server selected a context that was not asked for: %.*s",
                            (int)r->size - 4, (const char *)r->data + 4);
        if (info->has_context)
            return err_make(EPROTO, "server selected context %s twice", how->context);
        info->has_context = true;
        info->context = load_be32(r->data);
    }
}

static err_t list_contexts(struct stream *s, struct nbd_export_info *info, struct reply *r)
{
    TRY(send_contexts(s, NBD_OPT_LIST_META_CONTEXT, info->name, nullptr));
    for (;;) {
        TRY(receive_reply(s, NBD_OPT_LIST_META_CONTEXT, r));
        if (is_refusal(r) || (r->type == NBD_REP_ACK && !r->size))
            return ERR_OK;
        if (r->type != NBD_REP_META_CONTEXT || r->size < 4)
            return unexpected(r, NBD_OPT_LIST_META_CONTEXT);
        if (info->ncontexts >= MAX_CONTEXTS)
            return err_make(EPROTO, "server lists more than %d meta contexts", MAX_CONTEXTS);
        char **more = realloc(info->contexts, (info->ncontexts + 1) * sizeof(*more));
        if (!more)
            return err_make(ENOMEM, "no memory for meta contexts");
        info->contexts = more;
        more[info->ncontexts] = strndup((const char *)r->data + 4, r->size - 4);
        if (more[info->ncontexts])
            info->ncontexts++;
    }
}

static err_t take_block_sizes(const struct reply *r, struct nbd_export_info *info)
{
    uint32_t min, opt, max;

    if (r->size != 14)
        return unexpected(r, NBD_OPT_GO);
    min = load_be32(r->data + 2);
    opt = load_be32(r->data + 6);
    max = load_be32(r->data + 10);
    if (!min || min & (min - 1) || min > 65536)
        return err_make(EPROTO, "server's minimum block size %u is not a power of two up to 64 KiB",
                        min);
    if (!opt || opt & (opt - 1) || opt < min)
        return err_make(EPROTO, "server's preferred block size %u is not valid", opt);
    if (max < min || (max % min && max != UINT32_MAX))
        return err_make(EPROTO, "server's maximum block size %u is not valid", max);
    info->min_block = min;
    info->opt_block = opt;
    info->max_block = max;
    return ERR_OK;
}

static err_t take_text(const struct reply *r, char **text)
{
    free(*text);
    *text = strndup((const char *)r->data + 2, r->size - 2);
    return *text ? ERR_OK : err_make(ENOMEM, "no memory for a name");
}

static err_t take_info(const struct reply *r, struct nbd_export_info *info, bool *has_export)
{
    if (r->size < 2)
        return unexpected(r, NBD_OPT_GO);
    switch (load_be16(r->data)) {
    case NBD_INFO_EXPORT:
        if (r->size != 12)
            return unexpected(r, NBD_OPT_GO);
        info->size = load_be64(r->data + 2);
        info->flags = load_be16(r->data + 10);
        *has_export = true;
        return ERR_OK;
    case NBD_INFO_DESCRIPTION: return take_text(r, &info->description);
    case NBD_INFO_BLOCK_SIZE: return take_block_sizes(r, info);
    default: return ERR_OK; /* the canonical name, and what is to come */
    }
}

/* INFO or GO. *done is false when the server does not know the option. */
static err_t ask_info(struct stream *s, uint32_t option, const char *name,
                      struct nbd_export_info *info, struct reply *r, bool *done)
{
    uint32_t length = (uint32_t)strlen(name);
    bool has_export = false;
    uint8_t *data = malloc(length + 8);
    err_t e;

    *done = false;
    if (!data)
        return err_make(ENOMEM, "no memory for a request");
    store_be32(data, length);
    memcpy(data + 4, name, length);
    store_be16(data + 4 + length, 1);
    store_be16(data + 6 + length, NBD_INFO_BLOCK_SIZE);
    e = send_option(s, option, data, length + 8);
    free(data);
    TRY(e);
    for (;;) {
        TRY(receive_reply(s, option, r));
        if (is_unsupported(r))
            return ERR_OK;
        if (is_refusal(r))
            return refusal(r, option);
        if (r->type == NBD_REP_ACK && !r->size)
            break;
        if (r->type != NBD_REP_INFO)
            return unexpected(r, option);
        TRY(take_info(r, info, &has_export));
    }
    if (!has_export)
        return err_make(EPROTO, "server acknowledged the export without telling its size");
    *done = true;
    return ERR_OK;
}

/* The oldest way to choose an export: the server hangs up if it has none of that name. */
static err_t export_name(struct stream *s, const char *name, bool no_zeroes,
                         struct nbd_export_info *info)
{
    uint8_t data[10];

    TRY(send_option(s, NBD_OPT_EXPORT_NAME, name, (uint32_t)strlen(name)));
    TRY(receive(s, data, sizeof(data), "the export's size"));
    info->size = load_be64(data);
    info->flags = load_be16(data + 8);
    if (!no_zeroes && stream_skip(s, 124) < 0)
        return err_make(EPIPE, "Failed to read reserved block");
    return ERR_OK;
}

/* --- The handshake --- */

struct greeting {
    bool old, fixed, no_zeroes;
};

/* The oldstyle greeting is all there is: size and flags of the only export. */
static err_t old_style(struct stream *s, const char *name, bool tls, struct nbd_export_info *info)
{
    uint8_t data[12];

    if (name && *name)
        return err_make(EINVAL, "Server does not support non-empty export names");
    if (tls)
        return err_make(ENOTSUP, "Server does not support STARTTLS");
    TRY(receive(s, data, sizeof(data), "the export's size"));
    info->size = load_be64(data);
    info->flags = (uint16_t)load_be32(data + 8);
    if (load_be32(data + 8) & 0xffff0000)
        return err_make(EPROTO, "Unexpected export flags %#x", load_be32(data + 8));
    if (stream_skip(s, 124) < 0)
        return err_make(EPIPE, "Failed to read reserved block");
    return ERR_OK;
}

static err_t greet(struct stream *s, struct greeting *g)
{
    uint8_t data[16], flags[4];
    int result;

    TRY(receive(s, data, sizeof(data), "the initial magic"));
    if (load_be64(data) != NBD_MAGIC)
        return err_make(EPROTO, "Bad initial magic received: 0x%016llx",
                        (unsigned long long)load_be64(data));
    g->old = load_be64(data + 8) == NBD_OLD_MAGIC;
    if (g->old)
        return ERR_OK;
    if (load_be64(data + 8) != NBD_OPTION_MAGIC)
        return err_make(EPROTO, "Bad server magic received: 0x%016llx",
                        (unsigned long long)load_be64(data + 8));
    TRY(receive(s, flags, 2, "server flags"));
    g->fixed = load_be16(flags) & NBD_FIXED_NEWSTYLE;
    g->no_zeroes = load_be16(flags) & NBD_NO_ZEROES;
    store_be32(flags, (g->fixed ? NBD_FIXED_NEWSTYLE : 0) | (g->no_zeroes ? NBD_NO_ZEROES : 0));
    result = stream_write(s, flags, 4, (struct block_buf){}, 0);
    return result < 0 ? send_failed(result) : ERR_OK;
}

static err_t new_style(struct stream *s, const struct nbd_handshake *how, const struct greeting *g,
                       struct nbd_export_info *info, struct reply *r)
{
    bool done = false;

    if (strlen(how->name) > NBD_MAX_NAME)
        return err_make(EINVAL, "export name is longer than %d bytes", NBD_MAX_NAME);
    if (how->tls && !g->fixed)
        return err_make(ENOTSUP, "Server does not support STARTTLS");
    if (!g->fixed)
        return export_name(s, how->name, g->no_zeroes, info);
    if (how->tls)
        TRY(start_tls(s, how->tls, how->tls_hostname, r));
    if (!how->simple) {
        TRY(simple_option(s, NBD_OPT_STRUCTURED_REPLY, r, &info->structured));
        if (info->structured && how->context)
            TRY(set_context(s, how, info, r));
    }
    TRY(ask_info(s, NBD_OPT_GO, how->name, info, r, &done));
    return done ? ERR_OK : export_name(s, how->name, g->no_zeroes, info);
}

err_t nbd_handshake(struct stream *s, const struct nbd_handshake *how, struct nbd_export_info *info)
{
    struct reply *r = malloc(sizeof(*r));
    struct greeting g = {};
    err_t e;

    *info = (struct nbd_export_info){};
    if (!r)
        return err_make(ENOMEM, "no memory for replies");
    e = greet(s, &g);
    if (!err_failed(e))
        e = g.old ? old_style(s, how->name, how->tls, info) : new_style(s, how, &g, info, r);
    if (!err_failed(e) && info->size > BLOCK_MAX_SIZE)
        e = err_make(EFBIG, "export is too large: %llu bytes", (unsigned long long)info->size);
    if (!err_failed(e) && how->context && !strncmp(how->context, "qemu:", 5) && !info->has_context)
        e = err_make(EINVAL, "requested x-dirty-bitmap %s not found", how->context);
    free(r);
    if (err_failed(e))
        nbd_export_info_clear(info);
    return e;
}

/* --- Lists --- */

static err_t add_export(const struct reply *r, struct nbd_export_info **list, unsigned *count)
{
    uint32_t length;

    if (r->size < 4 || (length = load_be32(r->data)) > r->size - 4)
        return err_make(EPROTO, "incorrect length of a name in the list of exports");
    if (*count >= MAX_EXPORTS)
        return err_make(EPROTO, "server lists more than %d exports", MAX_EXPORTS);
    struct nbd_export_info *more = realloc(*list, (*count + 1) * sizeof(*more));
    if (!more)
        return err_make(ENOMEM, "no memory for a list of exports");
    *list = more;
    more[*count] = (struct nbd_export_info){
        .name = strndup((const char *)r->data + 4, length),
        .description = r->size > 4 + length
                           ? strndup((const char *)r->data + 4 + length, r->size - 4 - length)
                           : nullptr};
    if (!more[*count].name)
        return err_make(ENOMEM, "no memory for a list of exports");
    ++*count;
    return ERR_OK;
}

static err_t list_new_style(struct stream *s, struct reply *r, struct tls_creds *tls,
                            const char *hostname, struct nbd_export_info **list, unsigned *count)
{
    bool structured, done = true;

    if (tls)
        TRY(start_tls(s, tls, hostname, r));
    TRY(simple_option(s, NBD_OPT_STRUCTURED_REPLY, r, &structured));
    TRY(send_option(s, NBD_OPT_LIST, nullptr, 0));
    for (;;) {
        TRY(receive_reply(s, NBD_OPT_LIST, r));
        if (is_refusal(r))
            return refusal(r, NBD_OPT_LIST);
        if (r->type == NBD_REP_ACK && !r->size)
            break;
        if (r->type != NBD_REP_SERVER)
            return unexpected(r, NBD_OPT_LIST);
        TRY(add_export(r, list, count));
    }
    for (unsigned i = 0; i < *count && done; i++) {
        (*list)[i].structured = structured;
        TRY(ask_info(s, NBD_OPT_INFO, (*list)[i].name, &(*list)[i], r, &done));
        if (done && structured)
            TRY(list_contexts(s, &(*list)[i], r));
    }
    return send_option(s, NBD_OPT_ABORT, nullptr, 0);
}

err_t nbd_list(struct stream *s, struct tls_creds *tls, const char *hostname,
               struct nbd_export_info **list, unsigned *count)
{
    struct reply *r = malloc(sizeof(*r));
    struct greeting g = {};
    err_t e;

    *list = nullptr;
    *count = 0;
    if (!r)
        return err_make(ENOMEM, "no memory for replies");
    e = greet(s, &g);
    if (!err_failed(e) && g.old) {
        *list = calloc(1, sizeof(**list));
        if (*list) {
            *count = 1;
            (*list)->name = strdup("");
            e = old_style(s, nullptr, tls, *list);
        }
    } else if (!err_failed(e)) {
        e = g.fixed ? list_new_style(s, r, tls, hostname, list, count)
                    : err_make(ENOTSUP, "Server does not list exports");
    }
    if (err_failed(e)) {
        while (*count)
            nbd_export_info_clear(&(*list)[--*count]);
        free(*list);
        *list = nullptr;
    }
    free(r);
    return e;
}
