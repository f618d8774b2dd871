/*
 * Fuzz target: disk images. The first byte chooses the format (0: probed), the rest is the image.
 * Everything that a user can do with an image is done with it, on a file that lives in memory; it
 * must not take more than 2 s or 256 MiB for a mebibyte.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "tests/block/memory_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#endif

enum {
    MAX_IMAGE = 1 << 20,
    MAX_READ = 16 << 20, /* of what an image claims to hold */
    PIECE = 1 << 20,
    MAX_RUNS = 4096,
    MAX_SECONDS = 2,
    MAX_KIB = 256 << 10
};

static const char image_name[] = "image";

struct fuzz {
    struct loop *loop;
    struct block_graph *g;
    struct block_edge *root;
    const struct block_driver *format; /* null: probed */
    uint8_t *piece;
};

static void quiet(void *opaque, const char *text)
{
}

static void event(void *opaque, const char *name, json_t *data)
{
    json_decref(data);
}

/* --- What is done with an image --- */

static bool open_image(struct fuzz *f, unsigned flags)
{
    json_t *options = f->format ? json_pack("{s:s}", "driver", f->format->name) : nullptr;
    struct block_node *n;
    err_t e = block_open(f->g, image_name, options, flags, &n);
    unsigned perm = BLOCK_PERM_READ;

    json_decref(options);
    if (!err_failed(e)) {
        if (block_writable(n))
            perm |= BLOCK_PERM_WRITE | BLOCK_PERM_RESIZE;
        e = block_attach_root(n, "fuzz", perm, BLOCK_PERM_ALL, &f->root);
    }
    if (!err_failed(e))
        return true;
    err_free(e);
    return false;
}

static void ask(struct fuzz *f)
{
    struct block_node *n = block_edge_node(f->root);
    struct block_snapshot *list;
    struct block_info info;
    uint64_t offset = 0;
    unsigned count;

    json_decref(block_specific_info(n));
    err_free(block_get_info(n, &info));
    block_allocated_bytes(n);
    block_filename(n);
    err_t e = block_snapshot_list(n, &list, &count);
    if (err_failed(e)) {
        err_free(e);
    } else {
        for (unsigned i = 0; i < count; i++)
            block_snapshot_clear(&list[i]);
        free(list);
    }
    for (unsigned i = 0; i < MAX_RUNS && offset < block_size(n); i++) {
        struct block_run run;

        if (block_status(n, offset, block_size(n) - offset, &run) < 0 || !run.bytes)
            break;
        offset += run.bytes;
    }
}

static void check(struct fuzz *f, unsigned fix)
{
    struct block_check_result result;

    err_free(block_check(block_edge_node(f->root), fix, &result));
}

static void read_all(struct fuzz *f)
{
    uint64_t size = block_size(block_edge_node(f->root));

    for (uint64_t at = 0; at < size && at < MAX_READ; at += PIECE)
        (void)!block_pread(f->root, at, f->piece, size - at < PIECE ? size - at : PIECE);
    if (size > MAX_READ)
        (void)!block_pread(f->root, size - 65536, f->piece, 65536);
}

static void change(struct fuzz *f)
{
    uint64_t size = block_size(block_edge_node(f->root));
    uint64_t step = size / 7 & ~511ull;

    memset(f->piece, 0x5a, 65536 + 512);
    for (unsigned i = 0; i < 7 && size >= 131072 && step; i++) {
        uint64_t at = i * step;
        uint64_t bytes = i & 1 ? 65536 + 512 : 512;

        if (at + bytes > size)
            break;
        if (i % 3 == 2)
            (void)!block_write_zeroes(f->root, at, bytes, i & 4 ? BLOCK_REQ_MAY_UNMAP : 0);
        else
            (void)!block_pwrite(f->root, at, f->piece, bytes);
        if (i == 4)
            (void)!block_discard(f->root, 0, 131072);
    }
    (void)!block_flush(f->root);
    err_free(block_truncate(f->root, size + 65536, false, BLOCK_PREALLOC_OFF, false));
    err_free(block_truncate(f->root, size / 2 & ~511ull, false, BLOCK_PREALLOC_OFF, false));
}

static void whole(void *arg)
{
    static const struct {
        unsigned flags;
        bool write;
    } ways[] = {{BLOCK_NO_IO, false}, {0, false}, {BLOCK_WRITABLE | BLOCK_UNMAP, true}, {0, false}};
    struct fuzz *f = arg;

    for (unsigned i = 0; i < ARRAY_SIZE(ways); i++) {
        if (!open_image(f, ways[i].flags))
            continue;
        ask(f);
        if (!(ways[i].flags & BLOCK_NO_IO)) {
            check(f, 0);
            read_all(f);
        }
        if (ways[i].write) {
            change(f);
            check(f, 0);
        }
        block_detach_root(f->root);
    }
    for (unsigned fix = 1; fix < 4; fix += 2)
        if (open_image(f, BLOCK_WRITABLE | BLOCK_CHECK)) {
            check(f, fix);
            block_detach_root(f->root);
        }
    /* The stand-ins for files that an image names. */
    if (open_image(f, BLOCK_WRITABLE | BLOCK_NO_BACKING)) {
        change(f);
        block_detach_root(f->root);
    }
}

/* --- Within bounds --- */

static double cpu_seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void check_bounds(double seconds)
{
#ifdef SANITIZED
    (void)seconds; /* libFuzzer's limits hold */
#else
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    if (seconds > MAX_SECONDS || usage.ru_maxrss > MAX_KIB) {
        printf("%.1f s, %ld KiB at most\n", seconds, usage.ru_maxrss);
        fflush(stdout);
        abort();
    }
#endif
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz f = {};
    unsigned formats = 0;
    double started = cpu_seconds();

    if (size < 1 || size > MAX_IMAGE + 1)
        return 0;
    while (memory_format(formats))
        formats++;
    if (data[0])
        f.format = memory_format((data[0] - 1u) % formats);
    if (!(f.piece = malloc(PIECE)) || !memory_file_put(image_name, data + 1, size - 1))
        return 0;
    err_free(loop_create(&f.loop));
    err_free(block_graph_create(
        &(struct block_graph_options){.loop = f.loop, .warn = quiet, .event = event}, &f.g));
    loop_run(f.loop, whole, &f);
    block_graph_destroy(f.g);
    loop_destroy(f.loop);
    memory_files_clear();
    free(f.piece);
    check_bounds(cpu_seconds() - started);
    return 0;
}
