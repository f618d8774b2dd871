/*
 * Protocol nbd: disks of NBD servers.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/protocol/nbd/nbd.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SECOND 1000000000ull

/* --- Opening --- */

/* The old forms {host, port} and {path} as a socket address. */
static err_t find_server(const struct nbd_options *o, json_t **server)
{
    if (o->path && o->host)
        return err_make(EINVAL, "path and host may not be used at the same time");
    if (o->port && !o->host && !o->server)
        return err_make(EINVAL, "port may not be used without host");
    if (o->server && (o->path || o->host || o->port))
        return err_make(EINVAL, "'server' and path/host/port may not be used at the same time");
    if (o->server && !json_is_object(o->server))
        return err_make(EINVAL, "Invalid parameter type for 'server', expected: object");
    if (o->server)
        *server = json_deep_copy(o->server);
    else if (o->path)
        *server = json_pack("{s:s, s:s}", "type", "unix", "path", o->path);
    else if (o->host)
        *server = json_pack("{s:s, s:s, s:s}", "type", "inet", "host", o->host, "port",
                            o->port ? o->port : NBD_DEFAULT_PORT);
    else
        return err_make(EINVAL, "NBD server address missing");
    return *server ? ERR_OK : err_make(ENOMEM, "no memory for an address");
}

static err_t copy_text(const char *from, char **to)
{
    *to = from ? strdup(from) : nullptr;
    if (from && !*to)
        return err_make(ENOMEM, "no memory for options");
    return ERR_OK;
}

static err_t take_tls(struct nbd *c, const struct nbd_options *o)
{
    if (!o->tls_creds)
        return ERR_OK;
    return err_make(ENOENT, "No TLS credentials with id '%s'", o->tls_creds);
}

static err_t take_options(struct nbd *c, const struct nbd_options *o)
{
    json_t *rest;
    err_t e;

    TRY(find_server(o, &c->server));
    rest = json_copy(c->server);
    e = socket_address_take(rest, &c->address);
    json_decref(rest);
    TRY(e);
    TRY(copy_text(o->name ? o->name : "", &c->export_name));
    TRY(copy_text(o->dirty_bitmap ? o->dirty_bitmap : "base:allocation", &c->context));
    TRY(copy_text(o->tls_hostname, &c->tls_hostname));
    if (strlen(c->export_name) > NBD_MAX_NAME)
        return err_make(EINVAL, "export name too long to send to server");
    if (strlen(c->context) > NBD_MAX_NAME)
        return err_make(EINVAL, "x-dirty-bitmap query too long to send to server");
    c->reconnect_delay = o->reconnect_delay;
    c->handshake = (struct nbd_handshake){.name = c->export_name, .context = c->context};
    return take_tls(c, o);
}

/* Tries for open-timeout seconds; once at least. */
static err_t first_connect(struct nbd *c, uint64_t timeout)
{
    uint64_t give_up = loop_now() + timeout * SECOND;

    for (;;) {
        err_t e = nbd_connect(c, &c->stream, &c->info);

        if (!err_failed(e) || loop_now() >= give_up)
            return e;
        err_free(e);
        loop_sleep(c->loop, SECOND / 4);
    }
}

static void set_limits(struct block_node *n, const struct nbd_export_info *info)
{
    uint32_t alignment = info->min_block ? info->min_block : 1;
    uint32_t most = info->max_block ? info->max_block : NBD_MAX_REQUEST;

    if (most > NBD_MAX_REQUEST)
        most = NBD_MAX_REQUEST;
    while (info->size % alignment)
        alignment /= 2;
    n->size = info->size;
    n->limits.request_alignment = alignment;
    n->limits.max_transfer = most;
    n->limits.max_zeroes = n->limits.max_discard = (1u << 31) & ~(alignment - 1);
    n->limits.optimal_transfer = info->opt_block;
    n->write_flags = info->flags & NBD_FLAG_FUA ? BLOCK_REQ_FUA : 0;
    n->zeroes_flags = n->write_flags | BLOCK_REQ_MAY_UNMAP | BLOCK_REQ_NO_FALLBACK;
}

/* The name that a user would give: the shortest URI. */
static void set_name(struct block_node *n, const struct nbd *c)
{
    const struct socket_address *a = &c->address;
    char *name = nullptr;
    int length = -1;

    if (!c->handshake.tls && a->type == SOCKET_UNIX)
        length = asprintf(&name,
                          *c->export_name ? "nbd+unix:///%s?socket=%s" : "nbd+unix://%s?socket=%s",
                          c->export_name, a->path);
    else if (!c->handshake.tls && a->type == SOCKET_INET)
        length = asprintf(&name, "nbd://%s:%s%s%s", a->host, a->port, *c->export_name ? "/" : "",
                          c->export_name);
    free(n->filename);
    n->filename = length < 0 ? nullptr : name;
}

static void free_state(struct nbd *c)
{
    nbd_export_info_clear(&c->info);
    stream_close(c->stream);
    if (c->server)
        json_decref(c->server);
    free(c->export_name);
    free(c->context);
    free(c->tls_hostname);
    tls_creds_unref(c->handshake.tls);
}

static err_t open_connected(struct nbd *c)
{
    struct block_node *n = c->node;

    if (c->info.flags & NBD_FLAG_READ_ONLY && n->flags & BLOCK_WRITABLE) {
        if (!(n->flags & BLOCK_AUTO_RDONLY))
            return err_make(EACCES, "request on write denied without write permission");
        n->flags &= ~(unsigned)BLOCK_WRITABLE;
    }
    set_limits(n, &c->info);
    set_name(n, c);
    return nbd_start_keeper(c);
}

static err_t nbd_open(struct block_node *n, const void *values)
{
    const struct nbd_options *o = values;
    struct nbd *c = n->state;
    err_t e;

    c->node = n;
    c->loop = block_loop(n);
    e = take_options(c, o);
    if (!err_failed(e))
        e = first_connect(c, o->open_timeout);
    if (!err_failed(e))
        e = open_connected(c);
    if (err_failed(e))
        free_state(c);
    return e;
}

static void nbd_close(struct block_node *n)
{
    struct nbd *c = n->state;

    nbd_stop_keeper(c);
    free_state(c);
}

/* --- Requests --- */

static int nbd_read(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                    unsigned flags)
{
    struct nbd_request r = {
        .type = NBD_CMD_READ, .offset = offset, .length = (uint32_t)bytes, .buf = buf};

    return nbd_run(n->state, &r);
}

static int nbd_write(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                     unsigned flags)
{
    struct nbd_request r = {.type = NBD_CMD_WRITE,
                            .flags = flags & BLOCK_REQ_FUA ? NBD_CMD_FUA : 0,
                            .offset = offset,
                            .length = (uint32_t)bytes,
                            .buf = buf};

    return nbd_run(n->state, &r);
}

static int nbd_write_zeroes(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags)
{
    struct nbd *c = n->state;
    struct nbd_request r = {
        .type = NBD_CMD_WRITE_ZEROES, .offset = offset, .length = (uint32_t)bytes};

    if (!(c->info.flags & NBD_FLAG_WRITE_ZEROES))
        return -ENOTSUP;
    if (flags & BLOCK_REQ_NO_FALLBACK) {
        if (!(c->info.flags & NBD_FLAG_FAST_ZERO))
            return -ENOTSUP;
        r.flags |= NBD_CMD_FAST_ZERO;
    }
    if (flags & BLOCK_REQ_FUA)
        r.flags |= NBD_CMD_FUA;
    if (!(flags & BLOCK_REQ_MAY_UNMAP))
        r.flags |= NBD_CMD_NO_HOLE;
    return nbd_run(c, &r);
}

static int nbd_discard(struct block_node *n, uint64_t offset, uint64_t bytes)
{
    struct nbd *c = n->state;
    struct nbd_request r = {.type = NBD_CMD_TRIM, .offset = offset, .length = (uint32_t)bytes};

    return c->info.flags & NBD_FLAG_TRIM ? nbd_run(c, &r) : -ENOTSUP;
}

static int nbd_flush(struct block_node *n)
{
    struct nbd *c = n->state;
    struct nbd_request r = {.type = NBD_CMD_FLUSH};

    return c->info.flags & NBD_FLAG_FLUSH ? nbd_run(c, &r) : 0;
}

static int nbd_status(struct block_node *n, bool want_zero, uint64_t offset, uint64_t bytes,
                      struct block_run *run)
{
    struct nbd *c = n->state;
    uint32_t alignment = n->limits.request_alignment;
    uint64_t most = (1u << 31) - 65536;
    struct nbd_request r = {.type = NBD_CMD_BLOCK_STATUS,
                            .flags = NBD_CMD_REQ_ONE,
                            .offset = offset,
                            .length = (uint32_t)(bytes < most ? bytes : most)};
    int result;

    run->flags = BLOCK_STATUS_DATA | BLOCK_STATUS_OFFSET;
    run->offset = offset;
    run->file = n;
    if (!c->info.has_context || offset >= n->size)
        return 0;
    if (r.length > n->size - offset)
        r.length = (uint32_t)(n->size - offset);
    result = nbd_run(c, &r);
    if (result < 0)
        return result;
    if (r.status_length < alignment) /* a server that breaks its own block size */
        r.status_length = alignment;
    else if (offset + r.status_length < n->size)
        r.status_length -= r.status_length % alignment;
    if (run->bytes > r.status_length)
        run->bytes = r.status_length;
    run->flags = BLOCK_STATUS_OFFSET | (r.status_flags & NBD_STATE_HOLE ? 0 : BLOCK_STATUS_DATA) |
                 (r.status_flags & NBD_STATE_ZERO ? BLOCK_STATUS_ZERO : 0);
    return 0;
}

static err_t nbd_truncate(struct block_node *n, uint64_t size, bool exact,
                          enum block_preallocation prealloc, bool zero)
{
    if (exact && size != n->size)
        return err_make(ENOTSUP, "Cannot resize NBD nodes");
    if (size > n->size)
        return err_make(EINVAL, "Cannot grow NBD nodes");
    return ERR_OK;
}

static void nbd_get_info(struct block_node *n, struct block_info *info)
{
    info->remote = true;
}

static const char *const prefixes[] = {"nbd", "nbd+tcp", "nbd+unix", nullptr};

const struct block_driver block_nbd = {
    .name = "nbd",
    .kind = BLOCK_KIND_PROTOCOL,
    .state_size = sizeof(struct nbd),
    .options = nbd_option_table,
    .options_size = sizeof(struct nbd_options),
    .prefixes = prefixes,
    .parse_name = nbd_parse_name,
    .open = nbd_open,
    .close = nbd_close,
    .read = nbd_read,
    .write = nbd_write,
    .write_zeroes = nbd_write_zeroes,
    .discard = nbd_discard,
    .flush = nbd_flush,
    .status = nbd_status,
    .get_info = nbd_get_info,
    .truncate = nbd_truncate,
};
