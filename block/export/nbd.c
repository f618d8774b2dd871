/*
 * The NBD server: exports, listening sockets, clients that come and go.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/export/nbd.h"
#include "base/bytes.h"
#include "block/export/nbd_server.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

void nbd_client_log(const struct nbd_client *c, const char *fmt, ...)
{
    const struct nbd_server_options *o = &c->server->options;
    char text[512];
    va_list args;

    if (!o->log)
        return;
    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    o->log(o->opaque, text);
}

/* --- Listening --- */

static bool is_full(const struct nbd_server *s)
{
    return s->options.max_connections && s->nclients >= s->options.max_connections;
}

static void accept_client(struct loop_fd *watch, uint32_t events);

/* Full servers let clients wait. */
static void watch_listeners(struct nbd_server *s)
{
    for (struct nbd_listener *l = s->listeners; l; l = l->next)
        err_free(loop_watch(s->options.loop, &l->watch, s->closing || is_full(s) ? 0 : EPOLLIN));
}

err_t nbd_server_listen(struct nbd_server *s, int fd)
{
    struct nbd_listener *l = calloc(1, sizeof(*l));

    if (!l) {
        close(fd);
        return err_make(ENOMEM, "no memory for a listening socket");
    }
    l->server = s;
    l->watch = (struct loop_fd){.fd = fd, .ready = accept_client};
    l->next = s->listeners;
    s->listeners = l;
    watch_listeners(s);
    return ERR_OK;
}

/* --- Clients --- */

static void client_ended(struct nbd_client *c)
{
    struct nbd_server *s = c->server;
    bool served = c->export;

    *c->link = c->next;
    if (c->next)
        c->next->link = c->link;
    s->nclients--;
    if (c->export) {
        c->export->clients--;
        co_queue_wake_all(&c->export->client_gone);
    }
    stream_close(c->stream);
    free(c);
    watch_listeners(s);
    if (s->options.client_gone)
        s->options.client_gone(s->options.opaque, s->nclients, served);
    co_queue_wake_all(&s->client_gone);
}

static void run_client(void *arg)
{
    struct nbd_client *c = arg;

    if (nbd_negotiate(c) >= 0)
        nbd_serve_requests(c);
    client_ended(c);
}

err_t nbd_server_serve(struct nbd_server *s, int fd)
{
    struct nbd_client *c = calloc(1, sizeof(*c));
    struct co *co = co_create(run_client, c);
    err_t e = ERR_OK;
    int one = 1;

    if (!c || !co) {
        close(fd);
        free(c);
        return err_make(ENOMEM, "no memory for a client");
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one)); /* unix sockets have none */
    c->server = s;
    e = stream_from_fd(s->options.loop, fd, &c->stream);
    if (err_failed(e)) {
        free(c);
        return e;
    }
    c->next = s->clients;
    c->link = &s->clients;
    if (c->next)
        c->next->link = &c->next;
    s->clients = c;
    s->nclients++;
    watch_listeners(s);
    co_enter(co);
    return ERR_OK;
}

static void accept_client(struct loop_fd *watch, uint32_t events)
{
    struct nbd_listener *l = container_of(watch, struct nbd_listener, watch);
    int fd = accept4(watch->fd, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);

    if (fd >= 0)
        err_free(nbd_server_serve(l->server, fd));
}

/* --- Servers --- */

err_t nbd_server_create(const struct nbd_server_options *options, struct nbd_server **out)
{
    struct nbd_server *s = calloc(1, sizeof(*s));

    if (!s)
        return err_make(ENOMEM, "no memory for an NBD server");
    s->options = *options;
    if (s->options.tls)
        tls_creds_ref(s->options.tls);
    *out = s;
    return ERR_OK;
}

void nbd_server_destroy(struct nbd_server *s)
{
    s->closing = true;
    watch_listeners(s);
    while (s->exports)
        nbd_export_remove(s->exports);
    for (struct nbd_client *c = s->clients; c; c = c->next)
        stream_shutdown(c->stream);
    while (s->clients)
        co_queue_wait(&s->client_gone);
    while (s->listeners) {
        struct nbd_listener *l = s->listeners;

        s->listeners = l->next;
        close(l->watch.fd);
        free(l);
    }
    tls_creds_unref(s->options.tls);
    free(s);
}

unsigned nbd_server_clients(const struct nbd_server *s)
{
    return s->nclients;
}

/* --- Exports --- */

struct nbd_export *nbd_export_find(const struct nbd_server *s, const char *name)
{
    for (struct nbd_export *e = s->exports; e; e = e->next)
        if (!strcmp(e->name, name))
            return e;
    return nullptr;
}

unsigned nbd_export_clients(const struct nbd_export *export)
{
    return export->clients;
}

uint32_t nbd_max_block(const struct nbd_export *export)
{
    const struct block_limits *limits = &block_edge_node(export->root)->limits;
    uint32_t most = limits->max_transfer ? limits->max_transfer : NBD_MAX_REQUEST;

    return most < NBD_MAX_REQUEST ? most - most % limits->request_alignment : NBD_MAX_REQUEST;
}

const char *nbd_context_name(const struct nbd_export *export, unsigned number, char text[2048])
{
    if (number == NBD_CONTEXT_ALLOCATION)
        return "base:allocation";
    if (number == NBD_CONTEXT_DEPTH)
        return "qemu:allocation-depth";
    snprintf(text, 2048, "qemu:dirty-bitmap:%s", export->bitmaps[number - NBD_CONTEXT_BITMAPS]);
    return text;
}

uint64_t nbd_all_contexts(const struct nbd_export *export)
{
    uint64_t bits = 1u << NBD_CONTEXT_ALLOCATION;

    if (export->allocation_depth)
        bits |= 1u << NBD_CONTEXT_DEPTH;
    for (unsigned i = 0; i < export->nbitmaps; i++)
        bits |= 1ull << (NBD_CONTEXT_BITMAPS + i);
    return bits;
}

static void free_export(struct nbd_export *e)
{
    for (unsigned i = 0; i < e->nbitmaps; i++)
        free(e->bitmaps[i]);
    free(e->name);
    free(e->description);
    free(e);
}

static err_t check_bitmap(struct block_node *node, const char *name)
{
    return err_make(ENOENT, "Bitmap '%s' is not found", name);
}

static err_t take_names(struct nbd_export *e, struct block_node *node,
                        const struct nbd_export_options *o)
{
    if (strlen(o->name) > NBD_MAX_NAME)
        return err_make(EINVAL, "export name '%.80s' too long", o->name);
    if (o->description && strlen(o->description) > NBD_MAX_NAME)
        return err_make(EINVAL, "description '%.80s' too long", o->description);
    e->name = strdup(o->name);
    e->description = o->description ? strdup(o->description) : nullptr;
    if (!e->name || (o->description && !e->description))
        return err_make(ENOMEM, "no memory for an export");
    for (const char *const *b = o->bitmaps; b && *b; b++) {
        if (e->nbitmaps == NBD_MAX_BITMAPS)
            return err_make(EINVAL, "more than %d bitmaps for one export", NBD_MAX_BITMAPS);
        if (strlen(*b) > 1023)
            return err_make(EINVAL, "bitmap name '%.80s' too long", *b);
        TRY(check_bitmap(node, *b));
        e->bitmaps[e->nbitmaps] = strdup(*b);
        if (!e->bitmaps[e->nbitmaps])
            return err_make(ENOMEM, "no memory for an export");
        e->nbitmaps++;
    }
    return ERR_OK;
}

static uint16_t export_flags(const struct nbd_server *s, bool writable)
{
    unsigned flags =
        NBD_FLAG_HAS_FLAGS | NBD_FLAG_DF | NBD_FLAG_CACHE | NBD_FLAG_FLUSH | NBD_FLAG_FUA;

    if (writable)
        flags |= NBD_FLAG_TRIM | NBD_FLAG_WRITE_ZEROES | NBD_FLAG_FAST_ZERO;
    else
        flags |= NBD_FLAG_READ_ONLY;
    /* All connections go through one node: what one has flushed, all have. */
    if (s->options.max_connections != 1)
        flags |= NBD_FLAG_MULTI_CONN;
    return (uint16_t)flags;
}

static err_t attach(struct nbd_export *e, struct block_node *node, bool writable)
{
    char user[128];

    snprintf(user, sizeof(user), "NBD export '%.80s'", e->name);
    bool odd = block_size(node) % BLOCK_SECTOR; /* a write of the last sector makes it longer */
    unsigned write = BLOCK_PERM_WRITE | (odd ? BLOCK_PERM_RESIZE : 0);
    return block_attach_root(node, user, BLOCK_PERM_READ | (writable ? write : 0), BLOCK_PERM_ALL,
                             &e->root);
}

err_t nbd_export_add(struct nbd_server *s, struct block_node *node,
                     const struct nbd_export_options *o, struct nbd_export **out)
{
    struct nbd_export *e = calloc(1, sizeof(*e));
    err_t failed = e ? ERR_OK : err_make(ENOMEM, "no memory for an export");

    if (e && nbd_export_find(s, o->name))
        failed = err_make(EEXIST, "NBD server already has export named '%s'", o->name);
    else if (e && o->writable && !block_writable(node))
        failed = err_make(EACCES, "Cannot export read-only node as writable");
    if (!err_failed(failed))
        failed = take_names(e, node, o);
    if (err_failed(failed))
        block_unref(node);
    else
        failed = attach(e, node, o->writable); /* takes the reference over either way */
    if (err_failed(failed)) {
        if (e)
            free_export(e);
        return failed;
    }
    e->server = s;
    e->writable = o->writable;
    e->allocation_depth = o->allocation_depth;
    e->size = align_up(block_size(node), BLOCK_SECTOR);
    e->flags = export_flags(s, o->writable);
    struct nbd_export **end = &s->exports;
    while (*end)
        end = &(*end)->next;
    *end = e;
    *out = e;
    return ERR_OK;
}

void nbd_export_remove(struct nbd_export *e)
{
    struct nbd_server *s = e->server;

    for (struct nbd_export **p = &s->exports; *p; p = &(*p)->next)
        if (*p == e) {
            *p = e->next;
            break;
        }
    for (struct nbd_client *c = s->clients; c; c = c->next) {
        if (c->contexts_of == e)
            c->contexts_of = nullptr;
        if (c->export == e || c->telling_of == e)
            stream_shutdown(c->stream);
    }
    while (e->clients)
        co_queue_wait(&e->client_gone);
    block_detach_root(e->root);
    free_export(e);
}
