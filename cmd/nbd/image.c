/*
 * `moa nbd`: opens the image that is to be exported.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/driver.h"
#include "cmd/nbd/nbd.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct snapshot_options {
    const char *id, *name;
};

static const struct option_def snapshot_table[] = {
    {"snapshot.id", OPTION_STRING, offsetof(struct snapshot_options, id)},
    {"snapshot.name", OPTION_STRING, offsetof(struct snapshot_options, name)},
    {}};

static unsigned image_flags(const struct nbd_args *a)
{
    unsigned flags = a->read_only || a->snapshot || a->temporary ? 0 : BLOCK_WRITABLE;
    bool unmap = a->discard && (!strcmp(a->discard, "unmap") || !strcmp(a->discard, "on"));

    if (a->cache)
        err_free(block_parse_cache(a->cache, &flags)); /* checked before */
    if (unmap)
        flags |= BLOCK_UNMAP;
    if (a->detect_zeroes && strcmp(a->detect_zeroes, "off"))
        flags |= BLOCK_DETECT_ZEROES;
    if (a->detect_zeroes && !strcmp(a->detect_zeroes, "unmap"))
        flags |= BLOCK_DETECT_UNMAP;
    if (a->aio && !strcmp(a->aio, "native"))
        flags |= BLOCK_AIO_NATIVE;
    if (a->aio && !strcmp(a->aio, "io_uring"))
        flags |= BLOCK_AIO_URING;
    return flags;
}

static void warn_of_guess(const struct nbd_args *a, const struct block_node *n)
{
    if (n->probed && !strcmp(block_format_name(n), "raw") && block_writable(n))
        fprintf(stderr,
                "WARNING: Image format was not specified for '%s' and probing guessed raw.\n"
                "         Automatically detecting the format is dangerous for raw images, write "
                "operations on block 0 will be restricted.\n"
                "         Specify the 'raw' format explicitly to remove the restrictions.\n",
                a->file);
}

static err_t open_named(struct nbd_tool *t, struct block_node **out)
{
    const struct nbd_args *a = &t->args;
    json_t *options = json_object();
    err_t e = ERR_OK;

    if (a->image_opts)
        e = options_parse_text(a->file, nullptr, nullptr, options);
    if (a->format)
        json_object_set_new(options, "driver", json_string(a->format));
    if (!err_failed(e))
        e = block_open(t->graph, a->image_opts ? nullptr : a->file, options, image_flags(a), out);
    json_decref(options);
    return e;
}

/* A node on top of *n, which it takes the place of. `options` are taken over. */
static err_t put_on_top(struct nbd_tool *t, struct block_node **n, json_t *options, unsigned flags)
{
    struct block_node *top;
    err_t e = block_open(t->graph, nullptr, options, flags, &top);

    json_decref(options);
    TRY(e);
    block_unref(*n);
    *n = top;
    return ERR_OK;
}

/* A temporary file on top, which is gone when the process is. */
static err_t put_temporary(struct nbd_tool *t, struct block_node **n)
{
    const char *folder = getenv("TMPDIR");
    json_t *options;
    char *name;
    err_t e;
    int fd;

    if (asprintf(&name, "%s/moa.XXXXXX", folder && *folder ? folder : "/var/tmp") < 0)
        return err_make(ENOMEM, "no memory for a file name");
    fd = mkstemp(name);
    if (fd < 0) {
        e = err_make(errno, "Could not get temporary filename: '%s': %m", name);
        free(name);
        return e;
    }
    close(fd);
    options = json_pack("{s:I}", "size", (json_int_t)block_size(*n));
    e = block_create(t->graph, name, "qcow2", options, 0);
    json_decref(options);
    if (!err_failed(e))
        e = put_on_top(t, n,
                       json_pack("{s:s, s:{s:s, s:s}, s:s}", "driver", "qcow2", "file", "driver",
                                 "file", "filename", name, "backing", block_node_name(*n)),
                       BLOCK_WRITABLE | BLOCK_NO_FLUSH);
    unlink(name);
    free(name);
    return e;
}

static int load_snapshot(struct nbd_tool *t, struct block_node *n)
{
    const char *text = t->args.snapshot;
    struct snapshot_options o = {};
    json_t *options;
    err_t e;

    if (strncmp(text, "snapshot.", 9)) {
        e = block_snapshot_load(n, text, nullptr);
        if (err_code(e) == ENOENT) {
            err_free(e);
            e = block_snapshot_load(n, nullptr, text);
        }
        return err_failed(e) ? nbd_fail(e, "Failed to load snapshot: ") : 0;
    }
    options = json_object();
    json_t *all = json_incref(options); /* strings in `o` live in it */
    e = options_parse_text(text, nullptr, snapshot_table, options);
    if (!err_failed(e))
        e = options_take(options, snapshot_table, &o);
    if (!err_failed(e) && json_object_size(options)) /* nested: "snapshot" is its first key */
        e = err_make(EINVAL, "Invalid parameter '%.*s'", (int)strcspn(text, "="), text);
    if (err_failed(e)) {
        nbd_fail(e, nullptr);
        nbd_error("Failed in parsing snapshot param `%s'", text);
    } else {
        e = block_snapshot_load(n, o.id, o.name);
        if (err_failed(e))
            nbd_fail(e, "Failed to load snapshot: ");
    }
    bool failed = err_failed(e);
    json_decref(all);
    json_decref(options);
    return failed;
}

int nbd_open_image(struct nbd_tool *t, struct block_node **out)
{
    const struct nbd_args *a = &t->args;
    struct block_node *n;
    int status = 0;
    err_t e = open_named(t, &n);

    if (err_failed(e))
        return nbd_fail(e, "Failed to blk_new_open '%s': ", a->file);
    warn_of_guess(a, n);
    if (a->temporary)
        e = put_temporary(t, &n);
    if (!err_failed(e) && a->snapshot)
        status = load_snapshot(t, n);
    if (!err_failed(e) && !status && a->offset)
        e = put_on_top(t, &n,
                       json_pack("{s:s, s:I, s:s}", "driver", "raw", "offset",
                                 (json_int_t)a->offset, "file", block_node_name(n)),
                       image_flags(a) | (a->temporary ? BLOCK_WRITABLE : 0));
    if (err_failed(e))
        status = nbd_fail(e, nullptr);
    if (status)
        block_unref(n);
    else
        *out = n;
    return status;
}
