/*
 * Commands of `moa io` that open, close and change the image as a whole.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/driver.h"
#include "cmd/io/io.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- Opening --- */

static int cache_flags(const struct io_open *how, unsigned *flags)
{
    static const struct {
        const char *word;
        unsigned flags;
    } aios[] = {{"threads", 0}, {"native", BLOCK_AIO_NATIVE}, {"io_uring", BLOCK_AIO_URING}},
      discards[] = {{"ignore", 0}, {"off", 0}, {"unmap", BLOCK_UNMAP}, {"on", BLOCK_UNMAP}};
    unsigned i = 0;
    err_t e;

    if (how->direct)
        *flags |= BLOCK_DIRECT;
    if (how->native_aio)
        *flags |= BLOCK_AIO_NATIVE;
    if (how->cache) {
        e = block_parse_cache(how->cache, flags);
        if (err_failed(e)) {
            err_free(e);
            return io_error("Invalid cache option: %s", how->cache);
        }
    }
    if (how->discard) {
        while (i < ARRAY_SIZE(discards) && strcmp(discards[i].word, how->discard))
            i++;
        if (i == ARRAY_SIZE(discards))
            return io_error("Invalid discard option: %s", how->discard);
        *flags = (*flags & ~(unsigned)BLOCK_UNMAP) | discards[i].flags;
    }
    if (how->aio) {
        for (i = 0; i < ARRAY_SIZE(aios) && strcmp(aios[i].word, how->aio);)
            i++;
        if (i == ARRAY_SIZE(aios))
            return io_error("Invalid aio option: %s", how->aio);
        *flags |= aios[i].flags;
    }
    return 0;
}

/* Writes go into a file that has no name and is gone afterwards. Takes over `below`. */
static err_t put_snapshot_above(struct io *io, struct block_node *below, struct block_node **out)
{
    char name[] = "/var/tmp/moa.XXXXXX";
    int fd = mkstemp(name);
    json_t *options;
    err_t e;

    if (fd < 0)
        return err_make(errno, "Could not open temporary file '%s': %m", name);
    close(fd);
    options = json_pack("{s:I}", "size", (json_int_t)block_size(below));
    e = block_create(io->graph, name, "qcow2", options, 0);
    json_decref(options);
    options = json_pack("{s:s}", "driver", "qcow2");
    if (!err_failed(e))
        e = block_open(io->graph, name, options,
                       BLOCK_WRITABLE | BLOCK_UNMAP | BLOCK_NO_FLUSH | BLOCK_NO_BACKING, out);
    json_decref(options);
    unlink(name);
    if (!err_failed(e)) {
        e = block_set_backing(*out, below);
        if (err_failed(e))
            block_unref(*out);
    }
    block_unref(below);
    return e;
}

static err_t put_copy_on_read_above(struct io *io, struct block_node *below,
                                    struct block_node **out)
{
    json_t *options =
        json_pack("{s:s, s:s}", "driver", "copy-on-read", "file", block_node_name(below));
    err_t e = below->flags & BLOCK_WRITABLE
                  ? block_open(io->graph, nullptr, options, below->flags, out)
                  : err_make(EINVAL, "Can't use copy-on-read on read-only device");

    block_unref(below);
    json_decref(options);
    return e;
}

static err_t open_node(struct io *io, const struct io_open *how, json_t *options, unsigned flags,
                       struct block_node **out)
{
    if (how->share && flags & BLOCK_WRITABLE)
        return err_make(EINVAL, "force-share=on can only be used with read-only images");
    if (how->copy_on_read && !(flags & BLOCK_WRITABLE) && !how->snapshot)
        return err_make(EINVAL, "Can't use copy-on-read on read-only device");
    if (how->snapshot)
        flags &= ~(unsigned)BLOCK_WRITABLE;
    TRY(block_open(io->graph, how->image_opts ? nullptr : how->path, options, flags, out));
    if (how->snapshot)
        TRY(put_snapshot_above(io, *out, out));
    if (how->copy_on_read)
        TRY(put_copy_on_read_above(io, *out, out));
    return ERR_OK;
}

static err_t gather_options(const struct io_open *how, json_t *options)
{
    if (how->image_opts && how->path)
        TRY(options_parse_text(how->path, nullptr, nullptr, options));
    for (unsigned i = 0; i < how->options.count; i++)
        TRY(options_parse_text(how->options.text[i], nullptr, nullptr, options));
    if (how->format)
        json_object_set_new(options, "driver", json_string(how->format));
    return ERR_OK;
}

int io_open(struct io *io, const struct io_open *how)
{
    unsigned flags =
        BLOCK_UNMAP | (how->read_only ? 0 : BLOCK_WRITABLE) | (how->share ? BLOCK_FORCE_SHARE : 0);
    json_t *options = json_object();
    struct block_node *n;
    err_t e;

    if (io->root) {
        json_decref(options);
        return io_error("file open already, try 'help close'");
    }
    if (cache_flags(how, &flags) < 0) {
        json_decref(options);
        return -EINVAL;
    }
    e = gather_options(how, options);
    if (!err_failed(e))
        e = open_node(io, how, options, flags, &n);
    if (!err_failed(e))
        e = block_attach_root(n, "block device ''",
                              BLOCK_PERM_READ | (n->flags & BLOCK_WRITABLE ? BLOCK_PERM_WRITE : 0),
                              BLOCK_PERM_ALL, &io->root);
    json_decref(options);
    if (!err_failed(e))
        return 0;
    io->root = nullptr;
    if (how->path && !how->image_opts)
        return io_fail(e, "can't open device %s: ", how->path);
    return io_fail(e, "can't open: ");
}

#define ARG(member) offsetof(struct io_open, member)

static const struct arg_def open_options[] = {{nullptr, 'r', ARG_FLAG, ARG(read_only)},
                                              {nullptr, 's', ARG_FLAG, ARG(snapshot)},
                                              {nullptr, 'C', ARG_FLAG, ARG(copy_on_read)},
                                              {nullptr, 'n', ARG_FLAG, ARG(direct)},
                                              {nullptr, 'U', ARG_FLAG, ARG(share)},
                                              {nullptr, 'k', ARG_FLAG, ARG(native_aio)},
                                              {nullptr, 'i', ARG_TEXT, ARG(aio)},
                                              {nullptr, 't', ARG_TEXT, ARG(cache)},
                                              {nullptr, 'd', ARG_TEXT, ARG(discard)},
                                              {nullptr, 'o', ARG_TEXTS, ARG(options)},
                                              {}};

static int run_open(struct io *io, const struct io_command *self, int argc, char **argv)
{
    struct io_open how = {};
    int first;

    if (!io_parse(self, open_options, &how, argc, argv, &first))
        return -EINVAL;
    if (argc - first > 1 || (argc == first && !how.options.count))
        return io_usage(self);
    how.path = argv[first];
    if (io->image_opts && how.path)
        how.image_opts = true;
    return io_open(io, &how);
}

const struct io_command io_open_command = {
    .name = "open",
    .short_name = "o",
    .args = "[-rsCnkU] [-t cache] [-d discard] [-o options] [path]",
    .one_line = "open the file specified by path",
    .help = "\n"
            " opens a new file in the requested mode\n\n"
            " Example:\n"
            " 'open -n -o driver=raw /tmp/data' - opens raw data file read-write, uncached\n\n"
            " Opens a file for subsequent use by all of the other qemu-io commands.\n"
            " -r, -- open file read-only\n"
            " -s, -- use snapshot file\n"
            " -C, -- use copy-on-read\n"
            " -n, -- disable host cache, short for -t none\n"
            " -U, -- force shared permissions\n"
            " -k, -- use kernel AIO implementation (Linux only, prefer use of -i)\n"
            " -i, -- use AIO mode (threads, native or io_uring)\n"
            " -t, -- use the given cache mode for the image\n"
            " -d, -- use the given discard mode for the image\n"
            " -o, -- options to be given to the block driver\n\n",
    .run = run_open,
    .least = 1,
    .most = -1,
    .needs_no_file = true};

/* --- Closing --- */

void io_close_image(struct io *io)
{
    if (!io->root)
        return;
    io_wait_for_requests(io);
    block_detach_root(io->root);
    io->root = nullptr;
}

static int run_close(struct io *io, const struct io_command *self, int argc, char **argv)
{
    io_close_image(io);
    return 0;
}

const struct io_command io_close = {.name = "close",
                                    .short_name = "c",
                                    .one_line = "close the current open file",
                                    .run = run_close};

/* --- Size --- */

static int parse_prealloc(const struct arg_def *def, void *own, void *mode, const char *word)
{
    static const char *const words[] = {"off", "metadata", "falloc", "full", nullptr};
    err_t e = option_parse_enum(word, "preallocation", words, mode);

    if (!err_failed(e))
        return 0;
    err_free(e);
    io_error("Invalid preallocation mode '%s'", word);
    return 1;
}

static const struct arg_def truncate_options[] = {{nullptr, 'm', ARG_CALL, .call = parse_prealloc},
                                                  {}};

static int run_truncate(struct io *io, const struct io_command *self, int argc, char **argv)
{
    unsigned prealloc = BLOCK_PREALLOC_OFF;
    uint64_t size;
    int first;
    err_t e;

    if (!io_parse(self, truncate_options, &prealloc, argc, argv, &first))
        return -EINVAL;
    if (argc - first != 1)
        return io_usage(self);
    if (io_parse_number(argv[first], &size) < 0)
        return -EINVAL;
    e = block_truncate(io->root, size, false, prealloc, false);
    return err_failed(e) ? io_fail(e, nullptr) : 0;
}

const struct io_command io_truncate = {.name = "truncate",
                                       .short_name = "t",
                                       .args = "[-m prealloc_mode] off",
                                       .one_line = "truncates the current file at the given offset",
                                       .run = run_truncate,
                                       .least = 1,
                                       .most = 3,
                                       .perm = BLOCK_PERM_WRITE | BLOCK_PERM_RESIZE};

/* --- Reopening --- */

struct reopen_args {
    const char *cache;
    struct arg_texts options;
    bool read_only, writable, twice;
};

static int parse_mode(const struct arg_def *def, void *own, void *args, const char *none)
{
    struct reopen_args *a = args;

    if (a->read_only || a->writable) {
        io_error("Only one -r/-w option may be given");
        return 1;
    }
    *(def->letter == 'r' ? &a->read_only : &a->writable) = true;
    return 0;
}

static const struct arg_def reopen_options[] = {
    {nullptr, 'c', ARG_TEXT, offsetof(struct reopen_args, cache)},
    {nullptr, 'o', ARG_TEXTS, offsetof(struct reopen_args, options)},
    {nullptr, 'r', ARG_SWITCH, .call = parse_mode},
    {nullptr, 'w', ARG_SWITCH, .call = parse_mode},
    {}};

static int run_reopen(struct io *io, const struct io_command *self, int argc, char **argv)
{
    struct block_node *n = block_edge_node(io->root);
    struct reopen_args a = {};
    json_t *options = json_object();
    unsigned flags = n->flags;
    err_t e = ERR_OK;
    int first, result = -EINVAL;

    if (!io_parse(self, reopen_options, &a, argc, argv, &first))
        goto out;
    if (argc != first) {
        io_usage(self);
        goto out;
    }
    if (a.cache) {
        e = block_parse_cache(a.cache, &flags);
        if (err_failed(e)) {
            err_free(e);
            io_error("Invalid cache option: %s", a.cache);
            goto out;
        }
    }
    flags =
        (flags | (a.writable ? BLOCK_WRITABLE : 0)) & ~(unsigned)(a.read_only ? BLOCK_WRITABLE : 0);
    for (unsigned i = 0; i < a.options.count && !err_failed(e); i++)
        e = options_parse_text(a.options.text[i], nullptr, nullptr, options);
    io_wait_for_requests(io);
    if (!err_failed(e) && a.read_only) /* a root that writes would not let it happen */
        e = block_edge_set_perm(io->root, BLOCK_PERM_READ, BLOCK_PERM_ALL);
    if (!err_failed(e))
        e = block_reopen(n, flags, options);
    if (!err_failed(e) && n->flags & BLOCK_WRITABLE)
        e = block_edge_set_perm(io->root, BLOCK_PERM_READ | BLOCK_PERM_WRITE, BLOCK_PERM_ALL);
    result = err_failed(e) ? io_fail(e, nullptr) : 0;
out:
    json_decref(options);
    return result;
}

const struct io_command io_reopen = {
    .name = "reopen",
    .args = "[(-r|-w)] [-c cache] [-o options]",
    .one_line = "reopens an image with new options",
    .help =
        "\n"
        " Changes the open options of an already opened image\n\n"
        " Example:\n"
        " 'reopen -o lazy-refcounts=on' - activates lazy refcount writeback on a qcow2 image\n\n"
        " -r, -- Reopen the image read-only\n"
        " -w, -- Reopen the image read-write\n"
        " -c, -- Change the cache mode to the given value\n"
        " -o, -- Changes block driver options (cf. 'open' command)\n\n",
    .run = run_reopen,
    .most = -1};
