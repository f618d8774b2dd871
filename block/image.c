/*
 * What formats offer besides reading and writing: creating, checking, snapshots and the like. Each
 * is the driver's; here it is found out whether it has it, with filters looked through.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The node whose driver's function is meant: below filters. */
static err_t owner(struct block_node **n)
{
    *n = block_skip_filters(*n);
    if ((*n)->broken)
        return err_make(EIO, "the image is corrupt");
    return ERR_OK;
}

static err_t unsupported(const struct block_node *n, const char *what)
{
    return err_make(ENOTSUP, "format '%s' does not support %s", n->driver->name, what);
}

/* --- Creating --- */

err_t block_create(struct block_graph *g, const char *filename, const char *format,
                   const json_t *options, unsigned flags)
{
    const struct block_driver *driver = block_find_driver(format);
    json_t *nested;
    char of[64];
    err_t e;

    if (!driver)
        return err_make(EINVAL, "Unknown file format '%s'", format);
    if (!driver->create)
        return err_make(ENOTSUP, "Format driver '%s' does not support image creation", format);
    void *values = calloc(1, driver->create_size ? driver->create_size : 1);
    if (!values)
        return err_make(ENOMEM, "no memory for options");
    if (driver->create_defaults)
        memcpy(values, driver->create_defaults, driver->create_size);
    json_t *flat = options_flatten(options);
    e = options_nest(flat, &nested);
    json_decref(flat);
    if (err_failed(e)) {
        free(values);
        return e;
    }
    e = options_take(nested, driver->create_options, values);
    snprintf(of, sizeof(of), "format '%s'", format);
    if (!err_failed(e))
        e = options_finish(nested, driver->create_options, of);
    if (!err_failed(e))
        e = driver->create(g, filename, values, flags);
    json_decref(nested);
    free(values);
    return e;
}

err_t block_create_file(struct block_graph *g, const char *filename, uint64_t size)
{
    const struct block_driver *protocol;
    json_t *options;
    err_t e;

    TRY(block_find_protocol(filename, &protocol));
    options = json_pack("{s:I}", "size", (json_int_t)size);
    e = block_create(g, filename, protocol->name, options, 0);
    json_decref(options);
    return e;
}

err_t block_open_for_create(struct block_graph *g, const char *filename, unsigned flags,
                            struct block_edge **out)
{
    struct block_node *n;

    TRY(block_open(g, filename, nullptr, flags | BLOCK_WRITABLE | BLOCK_PROTOCOL, &n));
    return block_attach_root(n, "image creation",
                             BLOCK_PERM_READ | BLOCK_PERM_WRITE | BLOCK_PERM_RESIZE,
                             BLOCK_PERM_READ | BLOCK_PERM_WRITE_UNCHANGED, out);
}

/* --- Checking, changing --- */

err_t block_check(struct block_node *n, unsigned fix, struct block_check_result *result)
{
    TRY(owner(&n));
    *result = (struct block_check_result){};
    if (!n->driver->check)
        return unsupported(n, "checks");
    return n->driver->check(n, fix, result);
}

err_t block_amend(struct block_node *n, const json_t *options, bool force,
                  void (*progress)(void *opaque, uint64_t done, uint64_t total), void *opaque)
{
    json_t *nested, *flat = options_flatten(options);
    err_t e;

    TRY(owner(&n));
    if (!n->driver->amend) {
        json_decref(flat);
        return err_make(ENOTSUP, "Format driver '%s' does not support option amendment",
                        n->driver->name);
    }
    e = options_nest(flat, &nested);
    json_decref(flat);
    TRY(e);
    e = n->driver->amend(n, nested, force, progress, opaque);
    json_decref(nested);
    return e;
}

err_t block_change_backing_name(struct block_node *n, const char *name, const char *format)
{
    TRY(owner(&n));
    if (!n->driver->change_backing)
        return unsupported(n, "backing files");
    TRY(n->driver->change_backing(n, name, format));
    free(n->backing_name);
    free(n->backing_format);
    n->backing_name = name ? strdup(name) : nullptr;
    n->backing_format = format ? strdup(format) : nullptr;
    return ERR_OK;
}

/* --- Facts --- */

err_t block_get_info(struct block_node *n, struct block_info *info)
{
    TRY(owner(&n));
    *info = (struct block_info){};
    if (n->driver->get_info)
        n->driver->get_info(n, info);
    else if (n->driver->kind == BLOCK_KIND_FORMAT)
        return unsupported(n, "this");
    return ERR_OK;
}

json_t *block_specific_info(struct block_node *n)
{
    n = block_skip_filters(n);
    return n->driver && n->driver->specific_info ? n->driver->specific_info(n) : nullptr;
}

uint64_t block_allocated_bytes(struct block_node *n)
{
    uint64_t sum = 0;
    bool any = false;

    if (n->driver && n->driver->allocated_bytes)
        return n->driver->allocated_bytes(n);
    for (struct block_edge *c = n->children; c; c = c->next_child) {
        uint64_t one;

        if (c->role & BLOCK_ROLE_BACKING)
            continue;
        one = block_allocated_bytes(c->node);
        if (one == UINT64_MAX)
            return one;
        sum += one;
        any = true;
    }
    return any ? sum : UINT64_MAX;
}

void block_debug_event(struct block_edge *file, const char *event)
{
    if (file && file->node->driver && file->node->driver->debug_event)
        file->node->driver->debug_event(file->node, event);
}

/* The first node on the way down that knows breakpoints, or null. */
static struct block_node *debugger(struct block_node *n)
{
    while (n && !(n->driver && n->driver->debug_break))
        n = n->file ? n->file->node : nullptr;
    return n;
}

int block_debug_break(struct block_node *n, const char *event, const char *tag)
{
    n = debugger(n);
    return n ? n->driver->debug_break(n, event, tag) : -ENOTSUP;
}

int block_debug_remove_break(struct block_node *n, const char *tag)
{
    n = debugger(n);
    return n ? n->driver->debug_remove_break(n, tag) : -ENOTSUP;
}

int block_debug_resume(struct block_node *n, const char *tag)
{
    n = debugger(n);
    return n ? n->driver->debug_resume(n, tag) : -ENOTSUP;
}

bool block_debug_is_suspended(struct block_node *n, const char *tag)
{
    n = debugger(n);
    return n && n->driver->debug_is_suspended(n, tag);
}

/* --- Snapshots --- */

err_t block_snapshot_create(struct block_node *n, struct block_snapshot *snapshot)
{
    err_t e;

    TRY(owner(&n));
    if (!n->driver->snapshot_create)
        return unsupported(n, "internal snapshots");
    block_drain_begin(n);
    e = n->driver->snapshot_create(n, snapshot);
    block_drain_end(n);
    return e;
}

err_t block_snapshot_apply(struct block_node *n, const char *id_or_name)
{
    err_t e;

    TRY(owner(&n));
    if (!n->driver->snapshot_apply)
        return unsupported(n, "internal snapshots");
    block_drain_begin(n);
    e = n->driver->snapshot_apply(n, id_or_name);
    block_drain_end(n);
    return e;
}

err_t block_snapshot_delete(struct block_node *n, const char *id, const char *name)
{
    err_t e;

    TRY(owner(&n));
    if (!n->driver->snapshot_delete)
        return unsupported(n, "internal snapshots");
    block_drain_begin(n);
    e = n->driver->snapshot_delete(n, id, name);
    block_drain_end(n);
    return e;
}

err_t block_snapshot_list(struct block_node *n, struct block_snapshot **list, unsigned *count)
{
    TRY(owner(&n));
    *list = nullptr;
    *count = 0;
    if (!n->driver->snapshot_list)
        return unsupported(n, "internal snapshots");
    return n->driver->snapshot_list(n, list, count);
}

err_t block_snapshot_load(struct block_node *n, const char *id, const char *name)
{
    TRY(owner(&n));
    if (!n->driver->snapshot_load)
        return unsupported(n, "internal snapshots");
    return n->driver->snapshot_load(n, id, name);
}

void block_snapshot_clear(struct block_snapshot *s)
{
    free(s->id);
    free(s->name);
    *s = (struct block_snapshot){};
}

int block_vmstate_read(struct block_node *n, uint64_t offset, void *dst, uint64_t bytes)
{
    n = block_skip_filters(n);
    return n->driver && n->driver->vmstate_read ? n->driver->vmstate_read(n, offset, dst, bytes)
                                                : -ENOTSUP;
}

int block_vmstate_write(struct block_node *n, uint64_t offset, const void *src, uint64_t bytes)
{
    n = block_skip_filters(n);
    return n->driver && n->driver->vmstate_write ? n->driver->vmstate_write(n, offset, src, bytes)
                                                 : -ENOTSUP;
}
