/*
 * Format raw: the file itself, or a window of it (options offset and size).
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/driver.h"

#include <errno.h>
#include <string.h>

struct raw_options {
    uint64_t offset, size;
    bool size_given;
};

struct raw_state {
    uint64_t offset, size;
    bool window; /* the size is fixed */
};

static const struct option_def raw_options[] = {
    {"offset", OPTION_SIZE, offsetof(struct raw_options, offset)},
    {"size", OPTION_SIZE, offsetof(struct raw_options, size),
     .present = offsetof(struct raw_options, size_given)},
    {}};

/* Anything may be raw; everything else is more likely. */
static int raw_probe(const uint8_t *head, size_t size, const char *filename)
{
    return 1;
}

static err_t raw_open(struct block_node *n, const void *values)
{
    const struct raw_options *o = values;
    struct raw_state *s = n->state;
    uint64_t real = n->file->node->size;

    if (o->offset > real)
        return err_make(EINVAL,
                        "Offset (%llu) cannot be greater than size of the containing file (%llu)",
                        (unsigned long long)o->offset, (unsigned long long)real);
    if (o->size_given && o->size > real - o->offset)
        return err_make(EINVAL,
                        "The sum of offset (%llu) and size (%llu) has to be smaller or equal to "
                        "the  actual size of the containing file (%llu)",
                        (unsigned long long)o->offset, (unsigned long long)o->size,
                        (unsigned long long)real);
    s->offset = o->offset;
    s->window = o->offset || o->size_given;
    s->size = o->size_given ? o->size : real - o->offset;
    n->size = s->size;
    n->limits = n->file->node->limits;
    n->write_flags = n->file->node->write_flags;
    n->zeroes_flags = n->file->node->zeroes_flags;
    return ERR_OK;
}

static int raw_read(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                    unsigned flags)
{
    struct raw_state *s = n->state;

    return block_read(n->file, offset + s->offset, bytes, buf, flags);
}

/* A window does not grow. */
static int check_window(const struct raw_state *s, uint64_t offset, uint64_t bytes)
{
    return s->window && offset + bytes > s->size ? -ENOSPC : 0;
}

static int raw_write(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                     unsigned flags)
{
    struct raw_state *s = n->state;
    int result = check_window(s, offset, bytes);

    return result < 0 ? result : block_write(n->file, offset + s->offset, bytes, buf, flags);
}

static int raw_write_zeroes(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags)
{
    struct raw_state *s = n->state;
    int result = check_window(s, offset, bytes);

    return result < 0 ? result : block_write_zeroes(n->file, offset + s->offset, bytes, flags);
}

static int raw_discard(struct block_node *n, uint64_t offset, uint64_t bytes)
{
    struct raw_state *s = n->state;

    return block_discard(n->file, offset + s->offset, bytes);
}

static int raw_copy_from(struct block_node *n, uint64_t offset, struct block_edge *to,
                         uint64_t to_offset, uint64_t bytes, unsigned flags)
{
    struct raw_state *s = n->state;

    return block_copy_range(n->file, offset + s->offset, to, to_offset, bytes, flags);
}

static int raw_copy_to(struct block_node *n, struct block_edge *from, uint64_t from_offset,
                       uint64_t offset, uint64_t bytes, unsigned flags)
{
    struct raw_state *s = n->state;

    return block_copy_range(from, from_offset, n->file, offset + s->offset, bytes, flags);
}

static int raw_status(struct block_node *n, bool want_zero, uint64_t offset, uint64_t bytes,
                      struct block_run *run)
{
    struct raw_state *s = n->state;

    run->flags =
        BLOCK_STATUS_OFFSET | BLOCK_STATUS_RECURSE | BLOCK_STATUS_ALLOCATED | BLOCK_STATUS_DATA;
    run->offset = offset + s->offset;
    run->file = n->file->node;
    return 0;
}

static err_t raw_truncate(struct block_node *n, uint64_t size, bool exact,
                          enum block_preallocation prealloc, bool zero)
{
    struct raw_state *s = n->state;

    if (s->window)
        return err_make(ENOTSUP, "Cannot resize fixed-size raw disks");
    TRY(block_truncate(n->file, size + s->offset, exact, prealloc, zero));
    s->size = n->size = size;
    return ERR_OK;
}

/* Raw adds no metadata: it needs of its file what others need of it. */
static void raw_child_perm(const struct block_node *n, const struct block_edge *child,
                           unsigned perm, unsigned shared, unsigned *child_perm,
                           unsigned *child_shared)
{
    *child_perm = perm;
    *child_shared = shared;
    if (perm & BLOCK_PERM_WRITE && !((struct raw_state *)n->state)->window)
        *child_perm |= BLOCK_PERM_RESIZE; /* a file may be written behind its end */
}

/* --- Creating --- */

struct raw_create {
    uint64_t size;
    const char *preallocation;
    uint64_t extent_size_hint;
    bool extent_size_hint_given, nocow;
};

#define CREATE(member) offsetof(struct raw_create, member)

static const struct option_def raw_create_options[] = {
    {"extent_size_hint", OPTION_SIZE, CREATE(extent_size_hint),
     .help = "Extent size hint for the image file, 0 to disable",
     .present = CREATE(extent_size_hint_given)},
    {"nocow", OPTION_BOOL, CREATE(nocow), .help = "Turn off copy-on-write (valid only on btrfs)"},
    {"preallocation", OPTION_STRING, CREATE(preallocation),
     .help = "Preallocation mode (allowed values: off, falloc, full)"},
    {"size", OPTION_SIZE, CREATE(size), .help = "Virtual disk size"},
    {}};

/* The file's protocol does it all. */
static err_t raw_create(struct block_graph *g, const char *filename, const void *values,
                        unsigned flags)
{
    const struct raw_create *o = values;
    const struct block_driver *protocol;
    json_t *options;
    err_t e;

    TRY(block_find_protocol(filename, &protocol));
    options = json_pack("{s:I}", "size", (json_int_t)o->size);
    if (o->preallocation)
        json_object_set_new(options, "preallocation", json_string(o->preallocation));
    if (o->nocow)
        json_object_set_new(options, "nocow", json_true());
    if (o->extent_size_hint_given)
        json_object_set_new(options, "extent_size_hint",
                            json_integer((json_int_t)o->extent_size_hint));
    e = block_create(g, filename, protocol->name, options, flags);
    json_decref(options);
    return e;
}

static err_t raw_measure(const void *create_options, struct block_node *from, uint64_t size,
                         json_t **result)
{
    uint64_t bytes = from ? from->size : size;

    *result = json_pack("{s:I, s:I}", "required", (json_int_t)bytes, "fully-allocated",
                        (json_int_t)bytes);
    return ERR_OK;
}

static const char *const announced[] = {"size", "nocow", "preallocation", "extent_size_hint",
                                        nullptr};

/* Nothing of its own, but that is told. */
static void raw_get_info(struct block_node *n, struct block_info *info)
{
    if (n->file->node->driver->get_info)
        n->file->node->driver->get_info(n->file->node, info);
}

const struct block_driver block_raw = {
    .name = "raw",
    .kind = BLOCK_KIND_FORMAT,
    .state_size = sizeof(struct raw_state),
    .options = raw_options,
    .options_size = sizeof(struct raw_options),
    .create_options = raw_create_options,
    .create_size = sizeof(struct raw_create),
    .announced = announced,
    .probe = raw_probe,
    .open = raw_open,
    .create = raw_create,
    .read = raw_read,
    .write = raw_write,
    .write_zeroes = raw_write_zeroes,
    .discard = raw_discard,
    .copy_range_from = raw_copy_from,
    .copy_range_to = raw_copy_to,
    .status = raw_status,
    .truncate = raw_truncate,
    .child_perm = raw_child_perm,
    .get_info = raw_get_info,
    .measure = raw_measure,
};
