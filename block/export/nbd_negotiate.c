/*
 * The NBD server's side of the handshake (fixed newstyle).
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/export/nbd_server.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_OPTION = 128 * 1024, /* bytes; longer ones are skipped … */
    MAX_SKIPPED = 32 << 20   /* … up to here */
};

/* An option being answered. */
struct option_in {
    uint32_t type, size;
    const uint8_t *data;
    uint32_t at; /* how much of it is parsed */
};

/* --- Replies --- */

static void put_reply_head(uint8_t head[20], uint32_t option, uint32_t type, size_t size)
{
    store_be64(head, NBD_OPTION_REPLY);
    store_be32(head + 8, option);
    store_be32(head + 12, type);
    store_be32(head + 16, (uint32_t)size);
}

static int reply(struct nbd_client *c, uint32_t option, uint32_t type, const void *data,
                 uint32_t size)
{
    struct iovec iov = {(void *)data, size};
    uint8_t head[20];

    put_reply_head(head, option, type, size);
    return stream_write(c->stream, head, sizeof(head), (struct block_buf){&iov, 1, 0}, size);
}

static __attribute__((format(printf, 4, 5))) int
refuse(struct nbd_client *c, uint32_t option, enum nbd_option_error error, const char *fmt, ...)
{
    char text[512];
    va_list args;
    int size;

    va_start(args, fmt);
    size = vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    nbd_client_log(c, "option %u: %s", option, text);
    if (size >= (int)sizeof(text))
        size = sizeof(text) - 1;
    return reply(c, option, NBD_REP_ERROR | error, text, (uint32_t)size);
}

/* --- Parsing --- */

static bool take32(struct option_in *o, uint32_t *value)
{
    if (o->size - o->at < 4)
        return false;
    *value = load_be32(o->data + o->at);
    o->at += 4;
    return true;
}

static bool take16(struct option_in *o, uint16_t *value)
{
    if (o->size - o->at < 2)
        return false;
    *value = load_be16(o->data + o->at);
    o->at += 2;
    return true;
}

/* A length and that many bytes. `text` gets a zero behind them. */
static bool take_text(struct option_in *o, char text[NBD_MAX_NAME + 1])
{
    uint32_t length;

    if (!take32(o, &length) || length > NBD_MAX_NAME || length > o->size - o->at ||
        memchr(o->data + o->at, 0, length))
        return false;
    memcpy(text, o->data + o->at, length);
    text[length] = 0;
    o->at += length;
    return true;
}

static void choose(struct nbd_client *c, struct nbd_export *export)
{
    c->export = export;
    export->clients++;
    if (c->contexts_of != export)
        c->contexts = 0;
}

/* While replies about an export are being sent it must stay. */
static void telling_begin(struct nbd_client *c, struct nbd_export *e)
{
    e->clients++;
    c->telling_of = e;
}

static void telling_end(struct nbd_client *c, struct nbd_export *e)
{
    e->clients--;
    c->telling_of = nullptr;
    co_queue_wake_all(&e->client_gone);
}

/* --- Options --- */

static size_t description_length(const struct nbd_export *e)
{
    return e->description ? strlen(e->description) : 0;
}

/* All at once: exports may go while it is being sent. */
static int send_list(struct nbd_client *c, uint32_t option)
{
    size_t size = 20;
    uint8_t *all, *to;
    int result;

    for (const struct nbd_export *e = c->server->exports; e; e = e->next)
        size += 20 + 4 + strlen(e->name) + description_length(e);
    all = to = malloc(size);
    if (!all)
        return -ENOMEM;
    for (const struct nbd_export *e = c->server->exports; e; e = e->next) {
        size_t name = strlen(e->name), text = description_length(e);

        put_reply_head(to, option, NBD_REP_SERVER, 4 + name + text);
        store_be32(to + 20, (uint32_t)name);
        memcpy(to + 24, e->name, name);
        if (text)
            memcpy(to + 24 + name, e->description, text);
        to += 24 + name + text;
    }
    put_reply_head(to, option, NBD_REP_ACK, 0);
    result = stream_write(c->stream, all, size, (struct block_buf){}, 0);
    free(all);
    return result;
}

static int send_text_info(struct nbd_client *c, uint32_t option, uint16_t type, const char *text)
{
    size_t length = strlen(text);
    uint8_t *data = malloc(2 + length + 1);
    int result;

    if (!data)
        return -ENOMEM;
    store_be16(data, type);
    memcpy(data + 2, text, length);
    result = reply(c, option, NBD_REP_INFO, data, (uint32_t)(2 + length));
    free(data);
    return result;
}

static int send_infos(struct nbd_client *c, uint32_t option, const struct nbd_export *e,
                      bool wants_name, bool wants_sizes)
{
    uint32_t alignment = block_edge_node(e->root)->limits.request_alignment;
    uint8_t sizes[14], data[12];
    int result = 0;

    if (wants_name)
        result = send_text_info(c, option, NBD_INFO_NAME, e->name);
    if (result >= 0 && e->description)
        result = send_text_info(c, option, NBD_INFO_DESCRIPTION, e->description);
    store_be16(sizes, NBD_INFO_BLOCK_SIZE);
    store_be32(sizes + 2, wants_sizes ? alignment : 1); /* who does not ask need not obey */
    store_be32(sizes + 6, alignment > 4096 ? alignment : 4096);
    store_be32(sizes + 10, nbd_max_block(e));
    if (result >= 0)
        result = reply(c, option, NBD_REP_INFO, sizes, sizeof(sizes));
    store_be16(data, NBD_INFO_EXPORT);
    store_be64(data + 2, e->size);
    store_be16(data + 10, e->flags & (c->structured ? 0xffff : (uint16_t)~NBD_FLAG_DF));
    if (result >= 0)
        result = reply(c, option, NBD_REP_INFO, data, sizeof(data));
    return result;
}

/* INFO and GO; *chosen after GO. */
static int send_info(struct nbd_client *c, struct option_in *o, bool *chosen)
{
    char name[NBD_MAX_NAME + 1];
    bool wants_name = false, wants_sizes = false;
    struct nbd_export *e;
    uint16_t count, type;
    int result;

    if (!take_text(o, name) || !take16(o, &count))
        return refuse(c, o->type, NBD_ERR_INVALID, "invalid request for information");
    for (unsigned i = 0; i < count; i++) {
        if (!take16(o, &type))
            return refuse(c, o->type, NBD_ERR_INVALID, "invalid request for information");
        wants_name |= type == NBD_INFO_NAME;
        wants_sizes |= type == NBD_INFO_BLOCK_SIZE;
    }
    if (o->at != o->size)
        return refuse(c, o->type, NBD_ERR_INVALID, "information request is too long");
    e = nbd_export_find(c->server, name);
    if (!e)
        return refuse(c, o->type, NBD_ERR_UNKNOWN, "export '%s' not present", name);
    telling_begin(c, e);
    result = send_infos(c, o->type, e, wants_name, wants_sizes);
    if (result >= 0)
        result = reply(c, o->type, NBD_REP_ACK, nullptr, 0);
    if (result >= 0 && o->type == NBD_OPT_GO) {
        choose(c, e);
        *chosen = true;
    }
    telling_end(c, e);
    return result;
}

static int choose_by_name(struct nbd_client *c, const struct option_in *o)
{
    char name[NBD_MAX_NAME + 1];
    uint8_t data[10 + 124] = {};
    struct nbd_export *e;

    if (o->size > NBD_MAX_NAME)
        return -EINVAL;
    memcpy(name, o->data, o->size);
    name[o->size] = 0;
    e = nbd_export_find(c->server, name);
    if (!e) {
        nbd_client_log(c, "export '%s' not present", name);
        return -ENOENT; /* there is no other way to say so */
    }
    choose(c, e);
    store_be64(data, e->size);
    store_be16(data + 8, e->flags & (c->structured ? 0xffff : (uint16_t)~NBD_FLAG_DF));
    return stream_write(c->stream, data, c->no_zeroes ? 10 : sizeof(data), (struct block_buf){}, 0);
}

/* Bits of the contexts that a query means. A query that ends with a colon is for lists. */
static uint64_t match_contexts(const struct nbd_export *e, const char *query, bool list)
{
    uint64_t all = nbd_all_contexts(e), found = 0;
    size_t length = strlen(query);
    bool prefix = list && (!length || query[length - 1] == ':');
    char text[2048];

    for (unsigned i = 0; i < NBD_CONTEXT_BITMAPS + e->nbitmaps; i++) {
        if (!(all & 1ull << i))
            continue;
        const char *name = nbd_context_name(e, i, text);
        if (prefix ? length && !strncmp(name, query, length) : !strcmp(name, query))
            found |= 1ull << i;
    }
    return found;
}

static int send_contexts(struct nbd_client *c, const struct option_in *o,
                         const struct nbd_export *e, uint64_t contexts)
{
    bool list = o->type == NBD_OPT_LIST_META_CONTEXT;
    char text[2048];
    int result = 0;

    for (unsigned i = 0; i < NBD_CONTEXT_BITMAPS + e->nbitmaps && result >= 0; i++) {
        uint8_t data[4 + 2048];

        if (!(contexts & 1ull << i))
            continue;
        const char *name = nbd_context_name(e, i, text);
        size_t length = strlen(name);
        store_be32(data, list ? 0 : i);
        memcpy(data + 4, name, length);
        result = reply(c, o->type, NBD_REP_META_CONTEXT, data, (uint32_t)(4 + length));
    }
    return result < 0 ? result : reply(c, o->type, NBD_REP_ACK, nullptr, 0);
}

static int meta_contexts(struct nbd_client *c, struct option_in *o)
{
    bool list = o->type == NBD_OPT_LIST_META_CONTEXT;
    char text[NBD_MAX_NAME + 1];
    uint64_t contexts = 0;
    struct nbd_export *e;
    uint32_t count;
    int result;

    if (!c->structured)
        return refuse(c, o->type, NBD_ERR_INVALID,
                      "request option '%s' when structured reply is not negotiated",
                      list ? "list meta context" : "set meta context");
    if (!take_text(o, text) || !take32(o, &count))
        return refuse(c, o->type, NBD_ERR_INVALID, "invalid meta context request");
    c->contexts = 0;
    c->contexts_of = nullptr;
    e = nbd_export_find(c->server, text);
    if (!e)
        return refuse(c, o->type, NBD_ERR_UNKNOWN, "export '%s' not present", text);
    if (list && !count)
        contexts = nbd_all_contexts(e);
    for (uint32_t i = 0; i < count; i++) {
        if (!take_text(o, text))
            return refuse(c, o->type, NBD_ERR_INVALID, "invalid meta context query");
        contexts |= match_contexts(e, text, list);
    }
    if (o->at != o->size)
        return refuse(c, o->type, NBD_ERR_INVALID, "meta context request is too long");
    telling_begin(c, e);
    if (!list) {
        c->contexts = contexts;
        c->contexts_of = e;
    }
    result = send_contexts(c, o, e, contexts);
    telling_end(c, e);
    return result;
}

static int start_tls(struct nbd_client *c, const struct option_in *o)
{
    const struct nbd_server_options *s = &c->server->options;
    err_t e;
    int result;

    if (!s->tls)
        return refuse(c, o->type, NBD_ERR_POLICY, "TLS not configured");
    if (stream_encrypted(c->stream))
        return refuse(c, o->type, NBD_ERR_INVALID, "TLS already enabled");
    if (o->size)
        return refuse(c, o->type, NBD_ERR_INVALID, "option 'starttls' has data");
    result = reply(c, o->type, NBD_REP_ACK, nullptr, 0);
    if (result < 0)
        return result;
    e = tls_start(c->stream, s->tls, nullptr, s->allowed, s->opaque);
    if (err_failed(e)) {
        nbd_client_log(c, "%s", err_text(e));
        err_free(e);
        return -EPROTO;
    }
    c->structured = false; /* all that was said before may have been an attacker's */
    c->contexts = 0;
    c->contexts_of = nullptr;
    return 0;
}

/* --- The handshake --- */

static int answer(struct nbd_client *c, struct option_in *o, bool *chosen)
{
    bool must_encrypt = c->server->options.tls && !stream_encrypted(c->stream);

    if (o->type == NBD_OPT_ABORT) {
        reply(c, o->type, NBD_REP_ACK, nullptr, 0);
        return -ECONNABORTED;
    }
    if (must_encrypt && o->type != NBD_OPT_STARTTLS) {
        if (o->type == NBD_OPT_EXPORT_NAME)
            return -EPERM;
        return refuse(c, o->type, NBD_ERR_TLS_REQD, "Option 0x%x not permitted before TLS",
                      o->type);
    }
    switch (o->type) {
    case NBD_OPT_EXPORT_NAME: *chosen = true; return choose_by_name(c, o);
    case NBD_OPT_LIST:
        if (o->size)
            return refuse(c, o->type, NBD_ERR_INVALID, "option 'list' has data");
        return send_list(c, o->type);
    case NBD_OPT_STARTTLS: return start_tls(c, o);
    case NBD_OPT_INFO:
    case NBD_OPT_GO: return send_info(c, o, chosen);
    case NBD_OPT_STRUCTURED_REPLY:
        if (o->size)
            return refuse(c, o->type, NBD_ERR_INVALID, "option 'structured reply' has data");
        if (c->structured)
            return refuse(c, o->type, NBD_ERR_INVALID, "structured reply already negotiated");
        c->structured = true;
        return reply(c, o->type, NBD_REP_ACK, nullptr, 0);
    case NBD_OPT_LIST_META_CONTEXT:
    case NBD_OPT_SET_META_CONTEXT: return meta_contexts(c, o);
    default: return refuse(c, o->type, NBD_ERR_UNSUP, "Unsupported option %u", o->type);
    }
}

static int read_option(struct nbd_client *c, bool fixed, bool *chosen)
{
    uint8_t head[16];
    struct option_in o;
    uint8_t *data;
    int result = stream_read(c->stream, head, sizeof(head));

    if (result < 0)
        return result;
    if (load_be64(head) != NBD_OPTION_MAGIC)
        return -EPROTO;
    o = (struct option_in){.type = load_be32(head + 8), .size = load_be32(head + 12)};
    if (!fixed && o.type != NBD_OPT_EXPORT_NAME)
        return -EPROTO;
    if (o.size > MAX_OPTION) {
        if (o.size > MAX_SKIPPED || o.type == NBD_OPT_EXPORT_NAME)
            return -EPROTO;
        result = stream_skip(c->stream, o.size);
        return result < 0 ? result : refuse(c, o.type, NBD_ERR_TOO_BIG, "option is too long");
    }
    data = malloc(o.size + 1);
    if (!data)
        return -ENOMEM;
    o.data = data;
    result = stream_read(c->stream, data, o.size);
    if (result >= 0)
        result = answer(c, &o, chosen);
    free(data);
    return result;
}

int nbd_negotiate(struct nbd_client *c)
{
    uint8_t head[18], flags[4];
    bool chosen = false, fixed;
    int result;

    store_be64(head, NBD_MAGIC);
    store_be64(head + 8, NBD_OPTION_MAGIC);
    store_be16(head + 16, NBD_FIXED_NEWSTYLE | NBD_NO_ZEROES);
    result = stream_write(c->stream, head, sizeof(head), (struct block_buf){}, 0);
    if (result >= 0)
        result = stream_read(c->stream, flags, sizeof(flags));
    if (result < 0)
        return result;
    if (load_be32(flags) & ~(uint32_t)(NBD_FIXED_NEWSTYLE | NBD_NO_ZEROES))
        return -EPROTO;
    fixed = load_be32(flags) & NBD_FIXED_NEWSTYLE;
    c->no_zeroes = load_be32(flags) & NBD_NO_ZEROES;
    while (!chosen && result >= 0)
        result = read_option(c, fixed, &chosen);
    return result;
}
