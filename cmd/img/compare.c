/*
 * `moa img compare`: do two images show the same?
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/driver.h"
#include "cmd/img/img.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    COMPARE_STEP = 2 << 20
};

/* Exit statuses: 0 the same, 1 different, more: it could not be told. */
enum {
    COMPARE_FAILED = 2,
    COMPARE_UNREADABLE = 4
};

struct compare_args {
    struct img_open open[2];
    const char *names[2];
    bool strict, progress, quiet;
};

static int parse_both(const struct arg_def *def, void *img, void *args, const char *cache)
{
    struct compare_args *a = args;

    a->open[0].cache = a->open[1].cache = cache;
    return 0;
}

static int share_both(const struct arg_def *def, void *img, void *args, const char *none)
{
    struct compare_args *a = args;

    a->open[0].flags |= BLOCK_FORCE_SHARE;
    a->open[1].flags |= BLOCK_FORCE_SHARE;
    return 0;
}

static int image_opts_both(const struct arg_def *def, void *img, void *args, const char *none)
{
    struct compare_args *a = args;

    a->open[0].image_opts = a->open[1].image_opts = true;
    return 0;
}

static const struct arg_def options[] = {
    IMG_ARG_FORMAT(compare_args, open[0]),
    {nullptr, 'F', ARG_TEXT, IMG_ARG(compare_args, open[1].format)},
    {nullptr, 'T', ARG_CALL, .call = parse_both},
    {nullptr, 'p', ARG_FLAG, IMG_ARG(compare_args, progress)},
    {nullptr, 'q', ARG_FLAG, IMG_ARG(compare_args, quiet)},
    {nullptr, 's', ARG_FLAG, IMG_ARG(compare_args, strict)},
    {"force-share", 'U', ARG_SWITCH, .call = share_both},
    {"image-opts", 0, ARG_SWITCH, .call = image_opts_both},
    {}};

static bool parse(struct img *img, struct compare_args *a, int argc, char **argv, int *status)
{
    if (!img_parse(img, a, &argc, &argv, status))
        return false;
    if (argc != 2)
        *status = img_usage_error("Expecting two image file names");
    a->names[0] = argv[0];
    a->names[1] = argv[1];
    return !*status;
}

struct comparison {
    const struct compare_args *args;
    struct block_edge *roots[2];
    uint64_t sizes[2];
    uint8_t *buffers[2];
    struct img_progress progress;
};

static void say(const struct compare_args *a, const char *fmt, uint64_t offset)
{
    if (!a->quiet)
        printf(fmt, (unsigned long long)offset);
}

/* The first byte that differs, from `offset` on. */
static int report_mismatch(const struct comparison *c, uint64_t offset, size_t bytes)
{
    size_t i = 0;

    while (i < bytes && c->buffers[0][i] == c->buffers[1][i])
        i++;
    say(c->args, "Content mismatch at offset %llu!\n", align_down(offset + i, BLOCK_SECTOR));
    return 1;
}

static int read_both(struct comparison *c, uint64_t offset, uint64_t bytes, const bool zero[2])
{
    for (unsigned i = 0; i < 2; i++) {
        int result = 0;

        if (zero[i])
            memset(c->buffers[i], 0, bytes);
        else
            result = block_pread(c->roots[i], offset, c->buffers[i], bytes);
        if (result < 0) {
            img_error("Error while reading offset %llu of %s: %s", (unsigned long long)offset,
                      c->args->names[i], strerror(-result));
            return COMPARE_UNREADABLE;
        }
    }
    return 0;
}

/* The bytes from `offset` on for which both images have one kind of content. */
static int same_kind(struct comparison *c, uint64_t offset, uint64_t end, uint64_t *bytes,
                     bool zero[2], bool allocated[2])
{
    *bytes = end - offset;
    for (unsigned i = 0; i < 2; i++) {
        struct block_run run;
        int result =
            block_status_above(block_edge_node(c->roots[i]), nullptr, true, offset, *bytes, &run);

        if (result < 0) {
            img_error("Sector allocation test failed for %s", c->args->names[i]);
            return 3;
        }
        zero[i] = run.flags & BLOCK_STATUS_ZERO || offset >= c->sizes[i] || !run.bytes;
        allocated[i] = run.flags & BLOCK_STATUS_ALLOCATED;
        if (run.bytes && run.bytes < *bytes)
            *bytes = run.bytes;
    }
    return 0;
}

static int compare_range(struct comparison *c, uint64_t offset, uint64_t end)
{
    while (offset < end) {
        bool zero[2], allocated[2];
        uint64_t bytes;
        int status = same_kind(c, offset, end, &bytes, zero, allocated);

        if (status)
            return status;
        if (c->args->strict && (zero[0] != zero[1] || allocated[0] != allocated[1])) {
            say(c->args, "Strict mode: Offset %llu block status mismatch!\n", offset);
            return 1;
        }
        for (uint64_t done = 0; done < bytes && !(zero[0] && zero[1]);) {
            uint64_t step = bytes - done < COMPARE_STEP ? bytes - done : COMPARE_STEP;

            status = read_both(c, offset + done, step, zero);
            if (status)
                return status;
            if (memcmp(c->buffers[0], c->buffers[1], step))
                return report_mismatch(c, offset + done, step);
            done += step;
            img_progress_show(&c->progress, (double)(offset + done), (double)end);
        }
        offset += bytes;
        img_progress_show(&c->progress, (double)offset, (double)end);
    }
    return 0;
}

static int compare_images(struct comparison *c)
{
    uint64_t common = c->sizes[0] < c->sizes[1] ? c->sizes[0] : c->sizes[1];
    uint64_t longer = c->sizes[0] > c->sizes[1] ? c->sizes[0] : c->sizes[1];
    int status;

    if (c->args->strict && common != longer) {
        say(c->args, "Strict mode: Image size mismatch!\n", 0);
        return 1;
    }
    status = compare_range(c, 0, common);
    if (!status && longer != common) {
        if (!c->args->quiet)
            fprintf(stderr, "qemu-img: Warning: Image size mismatch!\n");
        status = compare_range(c, common, longer); /* with zeroes */
    }
    if (!status)
        say(c->args, "Images are identical.\n", 0);
    return status;
}

static int run(struct img *img, int argc, char **argv)
{
    struct compare_args a = {};
    struct comparison c = {.args = &a};
    int status;

    if (!parse(img, &a, argc, argv, &status))
        return status;
    status = COMPARE_FAILED;
    for (unsigned i = 0; i < 2; i++) {
        a.open[i].perm = BLOCK_PERM_READ;
        a.open[i].shared = BLOCK_PERM_ALL;
        c.roots[i] = img_open(img, a.names[i], &a.open[i]);
        c.buffers[i] = block_alloc(COMPARE_STEP);
        if (!c.roots[i] || !c.buffers[i])
            break;
        c.sizes[i] = block_size(block_edge_node(c.roots[i]));
    }
    if (c.roots[0] && c.roots[1]) {
        img_progress_begin(&c.progress, a.progress, a.quiet);
        status = compare_images(&c);
        img_progress_end(&c.progress);
    }
    for (unsigned i = 0; i < 2; i++) {
        img_close(c.roots[i]);
        free(c.buffers[i]);
    }
    return status;
}

const struct img_command img_compare = {
    .name = "compare",
    .usage = "[--object objectdef] [--image-opts] [-f fmt] [-F fmt] [-T src_cache] [-p] [-q] "
             "[-s] [-U] filename1 filename2",
    .object_failed = COMPARE_FAILED,
    .options = options,
    .run = run};
