/*
 * `moa img convert`: copies an image into another format.
 *
 * Several coroutines take pieces of the source in turn. A piece that is known to be zero is not
 * read; one that turns out to be zero is not written. Compression runs in other threads, so that
 * all processors have work.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/driver.h"
#include "cmd/img/img.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum {
    PIECE = 2 << 20,
    MAX_SOURCES = 64,
    MAX_WORKERS = 16,
    DEFAULT_WORKERS = 8,
    DEFAULT_SPARSE = 4096
};

struct convert_args {
    struct img_open source, target;
    const char *out_format, *out_name, *backing, *backing_format, *snapshot;
    char *const *names;
    unsigned count;
    json_t *options;
    struct arg_texts texts; /* -o */
    uint64_t sparse;
    unsigned workers;
    bool bitmaps, skip_broken_bitmaps;
    bool compress, progress, quiet, keep, target_is_zero, ignored;
};

/* --- The command line --- */

static int parse_workers(const struct arg_def *def, void *img, void *workers, const char *text)
{
    char *end;
    unsigned long n = strtoul(text, &end, 10);

    if (*end || !*text || n < 1 || n > MAX_WORKERS) {
        img_error("Invalid number of coroutines. Allowed number of coroutines is between 1 and %d",
                  MAX_WORKERS);
        return 1;
    }
    *(unsigned *)workers = (unsigned)n;
    return 0;
}

static int parse_sparse(const struct arg_def *def, void *img, void *sparse, const char *text)
{
    return img_parse_size(text, "buffer size for sparse output", sparse);
}

static int unsupported(const struct arg_def *def, void *img, void *args, const char *text)
{
    img_error("-r and --salvage are not supported by this version");
    return 1;
}

static const struct arg_def options[] = {
    IMG_ARG_FORMAT(convert_args, source),
    IMG_ARG_IMAGE_OPTS(convert_args, source),
    IMG_ARG_SHARE(convert_args, source),
    {nullptr, 'T', ARG_TEXT, IMG_ARG(convert_args, source.cache)},
    {nullptr, 'l', ARG_TEXT, IMG_ARG(convert_args, snapshot)},
    {nullptr, 'O', ARG_TEXT, IMG_ARG(convert_args, out_format)},
    {nullptr, 't', ARG_TEXT, IMG_ARG(convert_args, target.cache)},
    {"target-image-opts", 0, ARG_FLAG, IMG_ARG(convert_args, target.image_opts)},
    {"target-is-zero", 0, ARG_FLAG, IMG_ARG(convert_args, target_is_zero)},
    {nullptr, 'B', ARG_TEXT, IMG_ARG(convert_args, backing)},
    {nullptr, 'F', ARG_TEXT, IMG_ARG(convert_args, backing_format)},
    {nullptr, 'o', ARG_TEXTS, IMG_ARG(convert_args, texts)},
    {nullptr, 'c', ARG_FLAG, IMG_ARG(convert_args, compress)},
    {nullptr, 'n', ARG_FLAG, IMG_ARG(convert_args, keep)},
    {nullptr, 'p', ARG_FLAG, IMG_ARG(convert_args, progress)},
    {nullptr, 'q', ARG_FLAG, IMG_ARG(convert_args, quiet)},
    {nullptr, 'S', ARG_CALL, IMG_ARG(convert_args, sparse), 0, parse_sparse},
    {nullptr, 'm', ARG_CALL, IMG_ARG(convert_args, workers), 0, parse_workers},
    /* What they allow is done anyway, or has no effect on the result. */
    {nullptr, 'C', ARG_FLAG, IMG_ARG(convert_args, ignored)},
    {nullptr, 'W', ARG_FLAG, IMG_ARG(convert_args, ignored)},
    {nullptr, 'r', ARG_CALL, .call = unsupported},
    {"salvage", 0, ARG_SWITCH, .call = unsupported},
    {"bitmaps", 0, ARG_FLAG, IMG_ARG(convert_args, bitmaps)},
    {"skip-broken-bitmaps", 0, ARG_FLAG, IMG_ARG(convert_args, skip_broken_bitmaps)},
    {}};

static int check_args(const struct convert_args *a)
{
    if (a->skip_broken_bitmaps && !a->bitmaps) {
        img_error("Use of --skip-broken-bitmaps requires --bitmaps");
        return 1;
    }
    if (a->target_is_zero && !a->keep) {
        img_error("--target-is-zero requires use of -n flag");
        return 1;
    }
    if (a->target.image_opts && !a->keep) {
        img_error("--target-image-opts requires use of -n flag");
        return 1;
    }
    if (a->snapshot && a->count > 1) {
        img_error("No support for concatenating multiple snapshot");
        return 1;
    }
    return 0;
}

static bool parse(struct img *img, struct convert_args *a, int argc, char **argv, int *status)
{
    if (!img_parse(img, a, &argc, &argv, status))
        return false;
    if (argc < 2 || argc - 1 > MAX_SOURCES) {
        *status = img_usage_error("Must specify image file name");
        return false;
    }
    a->names = argv;
    a->count = (unsigned)argc - 1;
    a->out_name = argv[argc - 1];
    *status = check_args(a);
    return !*status;
}

/* --- Source and target --- */

struct conversion {
    const struct convert_args *args;
    struct img *img;
    struct block_edge *sources[MAX_SOURCES];
    uint64_t starts[MAX_SOURCES + 1]; /* of each source in the target, and where the last ends */
    struct block_edge *target;
    uint64_t total, cluster;
    bool created, target_zero, has_backing, compress;

    struct co_mutex next_lock;
    uint64_t next; /* what no worker has taken yet */
    uint64_t done;
    unsigned running;
    int error; /* of the first request that failed */
    struct img_progress progress;
    struct loop_fd signals;
    bool interrupted;
    struct co *main;
};

static int open_sources(struct conversion *c)
{
    const struct convert_args *a = c->args;

    for (unsigned i = 0; i < a->count; i++) {
        struct img_open how = a->source;

        how.perm = BLOCK_PERM_READ;
        how.shared = BLOCK_PERM_ALL;
        c->sources[i] = img_open(c->img, a->names[i], &how);
        if (!c->sources[i])
            return 1;
        c->starts[i + 1] = c->starts[i] + block_size(block_edge_node(c->sources[i]));
    }
    c->total = c->starts[a->count];
    return a->snapshot ? img_load_snapshot(c->sources[0], a->snapshot) : 0;
}

static int target_options(struct conversion *c)
{
    const struct convert_args *a = c->args;
    const struct block_driver *driver = block_find_driver(a->out_format);

    if (!driver) {
        img_error("Unknown file format '%s'", a->out_format);
        return 1;
    }
    for (unsigned i = 0; i < a->texts.count; i++) {
        err_t e = options_parse_text(a->texts.text[i], nullptr, driver->create_options, a->options);

        if (err_failed(e))
            return img_fail(e, "%s: ", a->out_name);
    }
    if (a->backing)
        json_object_set_new(a->options, "backing_file", json_string(a->backing));
    if (a->backing_format)
        json_object_set_new(a->options, "backing_fmt", json_string(a->backing_format));
    c->has_backing = json_object_get(a->options, "backing_file");
    if (c->has_backing && !json_object_get(a->options, "backing_fmt")) {
        img_error("backing file specified without backing format");
        return 1;
    }
    if (a->bitmaps && !driver->check_bitmap) {
        img_error("Format driver '%s' does not support bitmaps", driver->name);
        return 1;
    }
    if (a->compress && !driver->write_compressed) {
        img_error("Compression not supported for this file format");
        return 1;
    }
    if (!json_object_get(a->options, "size"))
        json_object_set_new(a->options, "size", json_integer((json_int_t)c->total));
    return 0;
}

static int make_target(struct conversion *c)
{
    const struct convert_args *a = c->args;
    err_t e;

    if (a->keep)
        return 0;
    if (target_options(c))
        return 1;
    e = block_create(c->img->graph, a->out_name, a->out_format, a->options, 0);
    if (err_failed(e))
        return img_fail(e, "%s: error while converting %s: ", a->out_name, a->out_format);
    c->created = true;
    return 0;
}

static int open_target(struct conversion *c)
{
    const struct convert_args *a = c->args;
    struct img_open how = a->target;
    struct block_info info;

    if (!how.cache)
        how.cache = "unsafe";
    how.flags = BLOCK_WRITABLE | BLOCK_UNMAP | (c->has_backing ? 0 : BLOCK_NO_BACKING);
    how.format = how.image_opts ? nullptr : a->out_format;
    how.perm = BLOCK_PERM_READ | BLOCK_PERM_WRITE | BLOCK_PERM_RESIZE;
    how.shared = BLOCK_PERM_READ | BLOCK_PERM_WRITE_UNCHANGED;
    c->target = img_open(c->img, a->out_name, &how);
    if (!c->target)
        return 1;
    struct block_node *n = block_edge_node(c->target);
    if (a->keep && block_size(n) < c->total) {
        img_error("output file is smaller than input file");
        return 1;
    }
    err_t e = block_get_info(n, &info);
    c->cluster = err_failed(e) ? 0 : info.cluster_size;
    c->compress = a->compress || (!err_failed(e) && info.needs_compressed);
    err_free(e);
    /* What was just created is zero, unless it lies on a device or shows a backing file. */
    c->target_zero = a->target_is_zero || (c->created && !c->has_backing);
    if (a->compress && !c->cluster) {
        img_error("invalid cluster size");
        return 1;
    }
    return 0;
}

/* --- Copying --- */

enum piece_kind {
    PIECE_DATA,
    PIECE_ZERO,
    PIECE_BACKING /* shown by the target's backing file as well */
};

struct piece {
    uint64_t start, bytes;
    enum piece_kind kind;
    unsigned source;
};

/* What the next worker does. With the lock held, because looking may wait. */
static int next_piece(struct conversion *c, struct piece *p)
{
    uint64_t most;
    struct block_run run;
    struct block_node *n;
    int result;

    *p = (struct piece){.start = c->next};
    while (p->start >= c->starts[p->source + 1])
        p->source++;
    n = block_edge_node(c->sources[p->source]);
    most = c->starts[p->source + 1] - p->start;
    result = block_status_above(n, c->has_backing ? block_backing(n) : nullptr, true,
                                p->start - c->starts[p->source], most, &run);
    if (result < 0)
        return result;
    p->bytes = run.bytes;
    if (c->has_backing && !(run.flags & BLOCK_STATUS_ALLOCATED))
        p->kind = PIECE_BACKING;
    else if (run.flags & BLOCK_STATUS_ZERO)
        p->kind = PIECE_ZERO;
    if (p->kind == PIECE_DATA && p->bytes > PIECE)
        p->bytes = PIECE;
    /* Whole clusters, as far as there are any. */
    if (c->cluster && p->bytes > c->cluster && p->start + p->bytes != c->total)
        p->bytes -= (p->start + p->bytes) % c->cluster;
    else if (c->compress && p->start + p->bytes != c->total && p->bytes % c->cluster) {
        p->kind = PIECE_DATA; /* a compressed cluster is written at once */
        p->bytes = c->cluster < most ? c->cluster : most;
    }
    c->next += p->bytes;
    return 0;
}

/* Is the block at `p` zero? The length of what has that in common, in whole blocks. */
static size_t same_zero(const uint8_t *p, size_t bytes, size_t block, bool *zero)
{
    size_t n = 0;

    while (n < bytes) {
        size_t part = bytes - n < block ? bytes - n : block;
        bool z = block_is_zero(p + n, part);

        if (n && z != *zero)
            break;
        *zero = z;
        n += part;
    }
    return n;
}

static int write_zero(struct conversion *c, uint64_t start, uint64_t bytes)
{
    if (c->target_zero)
        return 0;
    return block_write_zeroes(c->target, start, bytes, BLOCK_REQ_MAY_UNMAP);
}

static int write_data(struct conversion *c, uint64_t start, const uint8_t *data, uint64_t bytes)
{
    struct iovec iov = {(void *)data, bytes};

    return block_write(c->target, start, bytes, (struct block_buf){&iov, 1, 0},
                       c->compress ? BLOCK_REQ_COMPRESSED : 0);
}

static int copy_data(struct conversion *c, const struct piece *p, uint8_t *buffer)
{
    size_t block = c->args->sparse > c->cluster ? c->args->sparse : c->cluster;
    int result =
        block_pread(c->sources[p->source], p->start - c->starts[p->source], buffer, p->bytes);

    if (!c->args->sparse)
        block = p->bytes;
    for (size_t at = 0; at < p->bytes && result >= 0;) {
        bool zero = false;
        size_t first = block - (p->start + at) % block; /* blocks of the target */
        size_t bytes = p->bytes - at, n;

        if (first < block && first < bytes)
            n = same_zero(buffer + at, first, block, &zero);
        else
            n = same_zero(buffer + at, bytes, block, &zero);
        if (zero && c->args->sparse)
            result = write_zero(c, p->start + at, n);
        else
            result = write_data(c, p->start + at, buffer + at, n);
        at += n;
    }
    return result;
}

static void finish_worker(struct conversion *c, int result)
{
    if (result < 0 && !c->error)
        c->error = result;
    if (!--c->running && c->main)
        loop_wake(c->img->loop, c->main);
}

static void work(void *arg)
{
    struct conversion *c = arg;
    uint8_t *buffer = block_alloc(PIECE);
    int result = buffer ? 0 : -ENOMEM;

    while (result >= 0) {
        struct piece p;

        co_lock(&c->next_lock);
        if (c->next >= c->total || c->error || c->interrupted) {
            co_unlock(&c->next_lock);
            break;
        }
        result = next_piece(c, &p);
        co_unlock(&c->next_lock);
        if (result < 0)
            break;
        if (p.kind == PIECE_DATA)
            result = copy_data(c, &p, buffer);
        else if (p.kind == PIECE_ZERO)
            result = write_zero(c, p.start, p.bytes);
        c->done += p.bytes;
        img_progress_show(&c->progress, (double)c->done, (double)c->total);
    }
    free(buffer);
    finish_worker(c, result);
}

static void on_signal(struct loop_fd *watch, uint32_t events)
{
    struct conversion *c = container_of(watch, struct conversion, signals);

    c->interrupted = true;
    err_free(loop_watch(c->img->loop, watch, 0));
}

/* Ctrl-C ends the work, and then what is half done is removed. */
static void watch_signals(struct conversion *c)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    c->signals =
        (struct loop_fd){.fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK), .ready = on_signal};
    if (c->signals.fd >= 0)
        err_free(loop_watch(c->img->loop, &c->signals, EPOLLIN));
}

static int copy_all(struct conversion *c)
{
    unsigned workers = c->args->workers;
    int result = 0;

    watch_signals(c);
    img_progress_begin(&c->progress, c->args->progress, c->args->quiet);
    c->running = workers + 1;
    for (unsigned i = 0; i < workers; i++) {
        struct co *co = co_create(work, c);

        if (co)
            co_enter(co);
        else
            finish_worker(c, -ENOMEM);
    }
    if (--c->running) {
        c->main = co_self();
        co_yield ();
    }
    if (c->signals.fd >= 0) {
        err_free(loop_watch(c->img->loop, &c->signals, 0));
        close(c->signals.fd);
    }
    if (!c->error && !c->interrupted)
        result = block_flush(c->target);
    img_progress_show(&c->progress, 1, 1);
    img_progress_end(&c->progress);
    if (c->error || result < 0) {
        img_error("error while converting: %s", strerror(-(c->error ? c->error : result)));
        return 1;
    }
    if (c->interrupted)
        img_error("interrupted");
    return c->interrupted;
}

static void remove_target(const struct conversion *c)
{
    const struct block_driver *driver;
    err_t e = block_find_protocol(c->args->out_name, &driver);

    if (!err_failed(e) && driver->remove)
        e = driver->remove(c->img->graph, c->args->out_name);
    err_free(e); /* the conversion's failure has been reported */
}

static int convert(struct img *img, const struct convert_args *a)
{
    struct conversion c = {.args = a, .img = img};
    int status = open_sources(&c);

    if (!status && a->bitmaps)
        status = img_check_bitmaps(c.sources[0], a->skip_broken_bitmaps);
    if (!status)
        status = make_target(&c);
    if (!status)
        status = open_target(&c);
    if (!status)
        status = copy_all(&c);
    if (!status && a->bitmaps)
        status = img_copy_bitmaps(c.sources[0], c.target);
    for (unsigned i = 0; i < a->count; i++)
        img_close(c.sources[i]);
    img_close(c.target);
    if (status && c.created)
        remove_target(&c);
    return status;
}

static int run(struct img *img, int argc, char **argv)
{
    struct convert_args a = {.out_format = "raw",
                             .options = json_object(),
                             .sparse = DEFAULT_SPARSE,
                             .workers = DEFAULT_WORKERS};
    int status;

    if (parse(img, &a, argc, argv, &status))
        status = convert(img, &a);
    json_decref(a.options);
    return status;
}

const struct img_command img_convert = {
    .name = "convert",
    .usage = "[--object objectdef] [--image-opts] [--target-image-opts] [--target-is-zero] [-U] "
             "[-c] [-p] [-q] [-n] [-f fmt] [-t cache] [-T src_cache] [-O output_fmt] "
             "[-B backing_file [-F backing_fmt]] [-o options] [-l snapshot] [-S sparse_size] "
             "[-m workers] filename [filename2 [...]] output_filename",
    .options = options,
    .run = run};
