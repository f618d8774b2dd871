/*
 * The block graph: nodes, edges, references, and who may do what (permissions).
 *
 * Permissions flow downwards. What all parents of a node do together, its driver translates into
 * what it must do with each child. A change is negotiated for everything below it before any of it
 * takes effect, so that a refusal (by another user, by another process's lock) leaves all as it
 * was.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/bitmap.h"
#include "block/internal.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- Graphs and nodes --- */

err_t block_graph_create(const struct block_graph_options *options, struct block_graph **out)
{
    struct block_graph *g = calloc(1, sizeof(*g));

    if (!g)
        return err_make(ENOMEM, "no memory for a block graph");
    g->options = *options;
    *out = g;
    return ERR_OK;
}

void block_graph_destroy(struct block_graph *g)
{
    free(g);
}

struct block_node *block_find(const struct block_graph *g, const char *name)
{
    for (struct block_node *n = g->nodes; n; n = n->next)
        if (!strcmp(n->name, name))
            return n;
    return nullptr;
}

struct loop *block_loop(const struct block_node *n)
{
    return n->graph->options.loop;
}

void block_warn(struct block_graph *g, const char *fmt, ...)
{
    char text[1024];
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    if (g->options.warn)
        g->options.warn(g->options.opaque, text);
    else
        fprintf(stderr, "warning: %s\n", text);
}

err_t block_secret(struct block_graph *g, const char *id, uint8_t **data, size_t *size)
{
    if (!g->options.secret)
        return err_make(ENOENT, "no secret with id '%s'", id);
    return g->options.secret(g->options.opaque, id, data, size);
}

void *block_object(struct block_graph *g, const char *id, const char **type)
{
    return g->options.object ? g->options.object(g->options.opaque, id, type) : nullptr;
}

static err_t check_name(const struct block_graph *g, const char *name)
{
    bool good = (name[0] | 32) >= 'a' && (name[0] | 32) <= 'z' && strlen(name) < 32;

    for (const char *c = name; *c && good; c++)
        good = strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._", *c);
    if (!good)
        return err_make(EINVAL, "Invalid node-name: '%s'", name);
    if (block_find(g, name))
        return err_make(EEXIST, "Duplicate nodes with node-name='%s'", name);
    return ERR_OK;
}

err_t block_node_create(struct block_graph *g, const struct block_driver *driver, const char *name,
                        unsigned flags, struct block_node **out)
{
    char made_up[24];

    if (name)
        TRY(check_name(g, name));
    snprintf(made_up, sizeof(made_up), "#block%u", g->next_name++);
    struct block_node *n = calloc(1, sizeof(*n));
    if (!n)
        return err_make(ENOMEM, "no memory for a block node");
    n->graph = g;
    n->driver = driver;
    n->flags = flags;
    n->refs = 1;
    n->name = strdup(name ? name : made_up);
    n->state = calloc(1, driver->state_size ? driver->state_size : 1);
    n->shared = BLOCK_PERM_ALL;
    n->limits.request_alignment = 1;
    n->next = g->nodes;
    g->nodes = n;
    if (!n->name || !n->state) {
        block_node_free(n);
        return err_make(ENOMEM, "no memory for a block node");
    }
    *out = n;
    return ERR_OK;
}

void block_node_free(struct block_node *n)
{
    while (n->children)
        block_detach_child(n->children);
    for (struct block_node **p = &n->graph->nodes; *p; p = &(*p)->next)
        if (*p == n) {
            *p = n->next;
            break;
        }
    block_bitmaps_free(n);
    json_decref(n->options);
    json_decref(n->full_options);
    free(n->state);
    free(n->name);
    free(n->filename);
    free(n->json_name);
    free(n->backing_name);
    free(n->backing_format);
    free(n);
}

struct block_node *block_ref(struct block_node *n)
{
    n->refs++;
    return n;
}

static void close_node(struct block_node *n)
{
    if (!n->broken && (n->flags & BLOCK_WRITABLE)) {
        struct block_edge e = {.node = n, .perm = BLOCK_PERM_ALL};
        int result = block_flush(&e);

        if (result < 0)
            block_warn(n->graph, "closing '%s': what was written last may be lost: %s",
                       block_filename(n), strerror(-result));
    }
    if (n->driver && n->driver->close)
        n->driver->close(n);
    block_node_free(n);
}

void block_unref(struct block_node *n)
{
    if (!n)
        return;
    if (n->refs > 1) {
        n->refs--;
        return;
    }
    close_node(n); /* keeps its reference while it may yield */
}

uint64_t block_size(const struct block_node *n)
{
    return n->size;
}

bool block_writable(const struct block_node *n)
{
    return n->flags & BLOCK_WRITABLE;
}

const char *block_node_name(const struct block_node *n)
{
    return n->name;
}

const char *block_format_name(const struct block_node *n)
{
    return n->driver ? n->driver->name : "";
}

struct block_node *block_edge_node(const struct block_edge *e)
{
    return e->node;
}

/* --- Edges --- */

err_t block_edge_create(struct block_node *n, struct block_node *parent, const char *name,
                        unsigned role, unsigned perm, unsigned shared, struct block_edge **out)
{
    struct block_edge *e = calloc(1, sizeof(*e));
    char *copy = strdup(name);

    if (!e || !copy) {
        free(e);
        free(copy);
        block_unref(n);
        return err_make(ENOMEM, "no memory for an edge of the block graph");
    }
    *e = (struct block_edge){.node = n,
                             .parent = parent,
                             .name = copy,
                             .role = role,
                             .perm = perm,
                             .shared = shared,
                             .next_parent = n->parents};
    n->parents = e;
    if (parent) {
        struct block_edge **last = &parent->children;

        while (*last)
            last = &(*last)->next_child;
        *last = e;
        if (!strcmp(name, "file"))
            parent->file = e;
        if (!strcmp(name, "backing"))
            parent->backing = e;
    }
    *out = e;
    return ERR_OK;
}

static void leave_parents(struct block_edge *e)
{
    for (struct block_edge **p = &e->node->parents; *p; p = &(*p)->next_parent)
        if (*p == e) {
            *p = e->next_parent;
            return;
        }
}

void block_edge_free(struct block_edge *e)
{
    leave_parents(e);
    if (e->parent) {
        for (struct block_edge **p = &e->parent->children; *p; p = &(*p)->next_child)
            if (*p == e) {
                *p = e->next_child;
                break;
            }
        if (e->parent->file == e)
            e->parent->file = nullptr;
        if (e->parent->backing == e)
            e->parent->backing = nullptr;
    }
    free(e->name);
    free(e);
}

/* --- Permissions --- */

static const char *perm_names(unsigned perm, char text[64])
{
    static const char *const names[] = {"consistent read", "write", "write unchanged", "resize"};

    text[0] = 0;
    for (unsigned i = 0; i < ARRAY_SIZE(names); i++)
        if (perm & 1u << i)
            snprintf(text + strlen(text), 64 - strlen(text), "%s%s", *text ? ", " : "", names[i]);
    return text;
}

static void describe_user(const struct block_edge *e, char text[128])
{
    if (e->parent)
        snprintf(text, 128, "node '%s' (uses node '%s' as '%s' child)", e->parent->name,
                 e->node->name, e->name);
    else
        snprintf(text, 128, "%s (uses node '%s' as 'root' child)", e->name, e->node->name);
}

static err_t conflict(const struct block_edge *wants, const struct block_edge *refuses)
{
    char what[64], who[128], whom[128];

    describe_user(wants, who);
    describe_user(refuses, whom);
    return err_make(EPERM,
                    "Permission conflict on node '%s': permissions '%s' are both required by %s "
                    "and unshared by %s",
                    wants->node->name, perm_names(wants->perm & ~refuses->shared, what), who, whom);
}

/* What all parents do together, if they get along. */
static err_t sum_parents(struct block_node *n)
{
    n->new_perm = 0;
    n->new_shared = BLOCK_PERM_ALL;
    for (struct block_edge *a = n->parents; a; a = a->next_parent) {
        n->new_perm |= a->perm;
        n->new_shared &= a->shared;
        for (struct block_edge *b = n->parents; b; b = b->next_parent)
            if (a != b && (a->perm & ~b->shared))
                return conflict(a, b);
    }
    if (!(n->flags & BLOCK_WRITABLE) &&
        (n->new_perm & (BLOCK_PERM_WRITE | BLOCK_PERM_WRITE_UNCHANGED | BLOCK_PERM_RESIZE)))
        return err_make(EACCES, "Block node is read-only");
    return ERR_OK;
}

static void default_child_perm(const struct block_node *n, const struct block_edge *child,
                               unsigned perm, unsigned shared, unsigned *child_perm,
                               unsigned *child_shared)
{
    const unsigned changes = BLOCK_PERM_WRITE | BLOCK_PERM_RESIZE;

    *child_perm = perm;
    *child_shared = shared;
    if (child->role & BLOCK_ROLE_FILTERED)
        return;
    if (child->role & BLOCK_ROLE_BACKING) {
        /* Who may write to us may as well write below us. */
        *child_perm = perm & BLOCK_PERM_READ;
        *child_shared = BLOCK_PERM_READ | BLOCK_PERM_WRITE_UNCHANGED |
                        (shared & BLOCK_PERM_WRITE ? changes : 0);
        return;
    }
    if (child->role & BLOCK_ROLE_METADATA) {
        /* Metadata is written whenever something is allocated, a header's dirty flag even without;
         * and nobody else may change it behind our back. */
        if (n->flags & BLOCK_WRITABLE)
            *child_perm |= changes;
        if (!(n->flags & BLOCK_NO_IO))
            *child_perm |= BLOCK_PERM_READ;
        *child_shared &= ~changes;
    } else if (perm & BLOCK_PERM_WRITE) {
        *child_perm |= BLOCK_PERM_RESIZE;
    }
    *child_shared |= BLOCK_PERM_READ | BLOCK_PERM_WRITE_UNCHANGED;
}

static void pass_to_children(struct block_node *n)
{
    for (struct block_edge *c = n->children; c; c = c->next_child) {
        c->old_perm = c->perm;
        c->old_shared = c->shared;
        (n->driver && n->driver->child_perm ? n->driver->child_perm : default_child_perm)(
            n, c, n->new_perm, n->new_shared, &c->perm, &c->shared);
        if (n->flags & BLOCK_FORCE_SHARE)
            c->shared = BLOCK_PERM_ALL;
    }
}

/* Parents before children: list[] gets the nodes in reverse, linked by hand to need no memory. */
struct order {
    struct block_node **nodes;
    unsigned count, capacity;
    bool failed;
};

static void visit(struct order *o, struct block_node *n)
{
    if (n->perm_visited || o->failed)
        return;
    n->perm_visited = true;
    for (struct block_edge *c = n->children; c; c = c->next_child)
        visit(o, c->node);
    if (o->count == o->capacity) {
        unsigned capacity = 2 * o->capacity + 8;
        struct block_node **nodes = realloc(o->nodes, capacity * sizeof(struct block_node *));

        if (!nodes) {
            o->failed = true;
            n->perm_visited = false;
            return;
        }
        o->nodes = nodes;
        o->capacity = capacity;
    }
    o->nodes[o->count++] = n;
}

static err_t negotiate(struct order *o, unsigned *reached)
{
    for (unsigned i = o->count; i--;) {
        struct block_node *n = o->nodes[i];

        *reached = i;
        TRY(sum_parents(n));
        pass_to_children(n);
        if (n->driver && n->driver->check_perm) {
            TRY(n->driver->check_perm(n, n->new_perm, n->new_shared));
            n->perm_checked = true;
        }
    }
    return ERR_OK;
}

static void settle(struct order *o, unsigned reached, bool success)
{
    for (unsigned i = o->count; i--;) {
        struct block_node *n = o->nodes[i];

        n->perm_visited = false;
        if (i < reached)
            continue;
        if (success) {
            n->perm = n->new_perm;
            n->shared = n->new_shared;
        }
        if (n->perm_checked && success && n->driver->set_perm)
            n->driver->set_perm(n, n->perm, n->shared);
        if (n->perm_checked && !success && n->driver->abort_perm)
            n->driver->abort_perm(n);
        n->perm_checked = false;
        for (struct block_edge *c = n->children; c && !success && i > reached; c = c->next_child) {
            c->perm = c->old_perm;
            c->shared = c->old_shared;
        }
    }
}

err_t block_refresh_perm(struct block_node *n)
{
    struct order o = {};
    unsigned reached = 0;
    err_t e;

    visit(&o, n);
    if (o.failed)
        e = err_make(ENOMEM, "no memory to change the block graph");
    else
        e = negotiate(&o, &reached);
    settle(&o, err_failed(e) && o.failed ? o.count : reached, !err_failed(e));
    free(o.nodes);
    return e;
}

err_t block_edge_set_perm(struct block_edge *e, unsigned perm, unsigned shared)
{
    unsigned old_perm = e->perm, old_shared = e->shared;

    e->perm = perm;
    e->shared = shared;
    err_t result = block_refresh_perm(e->node);
    if (err_failed(result)) {
        e->perm = old_perm;
        e->shared = old_shared;
    }
    return result;
}

/* --- Attaching and detaching --- */

static err_t attach(struct block_node *n, struct block_node *parent, const char *name,
                    unsigned role, unsigned perm, unsigned shared, struct block_edge **out)
{
    struct block_edge *e;

    TRY(block_edge_create(n, parent, name, role, perm, shared, &e));
    err_t result = block_refresh_perm(parent ? parent : n);
    if (err_failed(result)) {
        block_edge_free(e);
        block_unref(n);
        return result;
    }
    *out = e;
    return ERR_OK;
}

static void detach(struct block_edge *e)
{
    struct block_node *n = e->node;

    block_edge_free(e);
    if (n->refs > 1)
        err_free(block_refresh_perm(n)); /* less is asked for: nothing can refuse that */
    block_unref(n);
}

err_t block_attach_root(struct block_node *n, const char *user, unsigned perm, unsigned shared,
                        struct block_edge **out)
{
    return attach(n, nullptr, user, 0, perm,
                  n->flags & BLOCK_FORCE_SHARE ? (unsigned)BLOCK_PERM_ALL : shared, out);
}

void block_detach_root(struct block_edge *root)
{
    detach(root);
}

err_t block_attach_child(struct block_node *n, struct block_node *child, const char *name,
                         unsigned role, struct block_edge **out)
{
    for (struct block_edge *c = child->children; c; c = c->next_child)
        if (c->node == n) {
            block_unref(child);
            return err_make(EINVAL, "node '%s' would be its own child", n->name);
        }
    return attach(child, n, name, role, 0, BLOCK_PERM_ALL, out);
}

void block_detach_child(struct block_edge *child)
{
    detach(child);
}

/* Is `n` in the tree below (or at) `top`? */
static bool reaches(const struct block_node *top, const struct block_node *n)
{
    if (top == n)
        return true;
    for (const struct block_edge *c = top->children; c; c = c->next_child)
        if (reaches(c->node, n))
            return true;
    return false;
}

err_t block_set_backing(struct block_node *n, struct block_node *backing)
{
    struct block_edge *old = n->backing, *edge;

    if (backing && reaches(backing, n))
        return err_make(EINVAL, "node '%s' would be its own backing file", n->name);
    if (backing)
        TRY(block_attach_child(n, block_ref(backing), "backing",
                               n->driver && n->driver->kind == BLOCK_KIND_FILTER
                                   ? BLOCK_ROLE_FILTERED | BLOCK_ROLE_PRIMARY
                                   : BLOCK_ROLE_BACKING,
                               &edge));
    if (old)
        block_detach_child(old);
    n->backing = nullptr;
    for (struct block_edge *c = n->children; c; c = c->next_child)
        if (!strcmp(c->name, "backing"))
            n->backing = c;
    return ERR_OK;
}

static void move_edge(struct block_edge *e, struct block_node *to)
{
    leave_parents(e);
    e->node = to;
    e->next_parent = to->parents;
    to->parents = e;
}

err_t block_replace(struct block_node *from, struct block_node *to)
{
    struct block_edge *moved[64];
    unsigned count = 0;
    err_t e;

    for (struct block_edge *p = from->parents; p; p = p->next_parent)
        if (p->parent != to && count < ARRAY_SIZE(moved) && !(p->parent && reaches(to, p->parent)))
            moved[count++] = p;
    for (unsigned i = 0; i < count; i++)
        move_edge(moved[i], to);
    e = block_refresh_perm(to);
    if (err_failed(e)) {
        for (unsigned i = 0; i < count; i++)
            move_edge(moved[i], from);
        return e;
    }
    to->refs += count;
    block_ref(from);
    for (unsigned i = 0; i < count; i++)
        block_unref(from);
    err_free(block_refresh_perm(from));
    block_unref(from);
    return ERR_OK;
}

struct block_node *block_skip_filters(struct block_node *n)
{
    while (n && n->driver && n->driver->kind == BLOCK_KIND_FILTER) {
        struct block_node *below = nullptr;

        for (struct block_edge *c = n->children; c; c = c->next_child)
            if (c->role & BLOCK_ROLE_FILTERED)
                below = c->node;
        if (!below)
            break;
        n = below;
    }
    return n;
}

struct block_node *block_backing(const struct block_node *node)
{
    struct block_node *n = block_skip_filters((struct block_node *)node);

    return n->backing ? n->backing->node : nullptr;
}

/* --- Corruption --- */

void block_corrupt(struct block_node *n, bool fatal, uint64_t offset, uint64_t size,
                   const char *fmt, ...)
{
    char text[256];
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    if (fatal ? n->broken : n->corruption_told)
        return; /* as the last line said */
    n->broken |= fatal;
    n->corruption_told = true;
    fprintf(stderr,
            fatal ? "%s: Marking image as corrupt: %s; further corruption events will be "
                    "suppressed\n"
                  : "%s: Image is corrupt: %s; further non-fatal corruption events will be "
                    "suppressed\n",
            n->driver ? n->driver->name : "block", text);
    if (n->graph->options.event) {
        json_t *data = json_pack("{s:s, s:s, s:s, s:b}", "device", "", "node-name", n->name, "msg",
                                 text, "fatal", fatal);

        if (size)
            json_object_update_new(data, json_pack("{s:I, s:I}", "offset", (json_int_t)offset,
                                                   "size", (json_int_t)size));
        n->graph->options.event(n->graph->options.opaque, "BLOCK_IMAGE_CORRUPTED", data);
    }
}
