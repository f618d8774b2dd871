/*
 * Reopening: new flags and options for nodes that stay in use. All of a tree changes, or nothing.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_NODES = 32,
    /* What children get of their parent's flags. */
    INHERITED = BLOCK_WRITABLE | BLOCK_AUTO_RDONLY | BLOCK_DIRECT | BLOCK_NO_FLUSH
};

struct change {
    struct block_node *node;
    unsigned flags;
    json_t *options; /* new values of its own options */
    bool prepared;
};

struct reopening {
    struct change changes[MAX_NODES];
    unsigned count;
};

/* The node, and below it what belongs to it alone. Backing files stay as they are. */
static err_t collect(struct reopening *r, struct block_node *n, unsigned flags,
                     const json_t *options)
{
    struct change *c = &r->changes[r->count];

    if (r->count == MAX_NODES)
        return err_make(EINVAL, "node '%s' has too many children to be reopened", n->name);
    r->count++;
    *c = (struct change){.node = n, .flags = flags, .options = json_deep_copy(options)};
    if (!c->options)
        return err_make(ENOMEM, "no memory to reopen '%s'", block_filename(n));
    TRY(block_take_core_options(c->options, &c->flags));
    for (struct block_edge *e = n->children; e; e = e->next_child) {
        const json_t *of_child = json_object_get(c->options, e->name);
        json_t *none = json_object();
        err_t result = ERR_OK;

        if (!(e->role & BLOCK_ROLE_BACKING) && !e->node->parents->next_parent)
            result = collect(r, e->node, (e->node->flags & ~INHERITED) | (c->flags & INHERITED),
                             json_is_object(of_child) ? of_child : none);
        json_decref(none);
        json_object_del(c->options, e->name);
        TRY(result);
    }
    return ERR_OK;
}

/* Drivers that cannot change any option accept those that they have already. */
static err_t check_unchanged(const struct change *c)
{
    const char *key;
    json_t *value;

    json_object_foreach(c->options, key, value)
    {
        const json_t *old = json_object_get(c->node->full_options, key);

        if (!old || !json_equal(old, value))
            return err_make(EINVAL, "Cannot change the option '%s'", key);
    }
    return ERR_OK;
}

static err_t prepare(struct change *c)
{
    struct block_node *n = c->node;
    const struct block_driver *d = n->driver;
    void *values;
    json_t *merged;
    err_t e;

    if (c->flags & BLOCK_WRITABLE && d->writes_nothing)
        return err_make(EACCES, "format '%s' can only be read", d->name);
    if (!d->reopen_prepare)
        return check_unchanged(c);
    values = calloc(1, d->options_size ? d->options_size : 1);
    merged = json_deep_copy(n->full_options);
    if (!values || !merged)
        abort();
    if (d->option_defaults)
        memcpy(values, d->option_defaults, d->options_size);
    json_object_update(merged, c->options);
    e = options_take(merged, d->options, values);
    if (!err_failed(e))
        e = d->reopen_prepare(n, c->flags, values);
    c->prepared = !err_failed(e);
    json_decref(merged);
    free(values);
    return e;
}

static void commit(struct change *c)
{
    struct block_node *n = c->node;

    if (n->driver->reopen_commit)
        n->driver->reopen_commit(n);
    n->flags = c->flags;
    json_object_update(n->full_options, c->options);
}

static err_t change_all(struct reopening *r)
{
    for (unsigned i = 0; i < r->count; i++) {
        err_t e = prepare(&r->changes[i]);

        if (!err_failed(e))
            continue;
        while (i--)
            if (r->changes[i].prepared && r->changes[i].node->driver->reopen_abort)
                r->changes[i].node->driver->reopen_abort(r->changes[i].node);
        return e;
    }
    /* Whoever wants to write can only do so when what it writes to can be written. */
    for (unsigned i = r->count; i--;)
        commit(&r->changes[i]);
    return ERR_OK;
}

err_t block_reopen(struct block_node *n, unsigned flags, const json_t *options)
{
    struct reopening r = {};
    struct block_edge edge = {.node = n};
    int flushed;
    err_t e = ERR_OK;

    if (n->perm & (BLOCK_PERM_WRITE | BLOCK_PERM_RESIZE) && !(flags & BLOCK_WRITABLE))
        return err_make(EPERM, "Block node '%s' is in use for writing", n->name);
    flushed = block_flush(&edge);
    if (flushed < 0)
        return err_make(-flushed, "Error flushing '%s': %s", block_filename(n), strerror(-flushed));
    block_drain_begin(n);
    e = collect(&r, n, flags, options);
    if (!err_failed(e))
        e = change_all(&r);
    for (unsigned i = 0; i < r.count; i++)
        json_decref(r.changes[i].options);
    block_drain_end(n);
    return err_failed(e) ? e : block_refresh_perm(n);
}
