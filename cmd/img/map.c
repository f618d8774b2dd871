/*
 * `moa img map`: what of an image is where.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/driver.h"
#include "cmd/img/img.h"

#include <stdio.h>
#include <string.h>

enum {
    MAP_STEP = 1 << 30 /* asked for at a time */
};

struct map_args {
    struct img_open open;
    const char *name;
    bool json;
    uint64_t start, length;
};

static int parse_start(const struct arg_def *def, void *img, void *start, const char *text)
{
    return img_parse_size(text, "start offset", start);
}

static int parse_length(const struct arg_def *def, void *img, void *length, const char *text)
{
    return img_parse_size(text, "max length", length);
}

static const struct arg_def options[] = {
    IMG_ARG_FORMAT(map_args, open),
    IMG_ARG_SHARE(map_args, open),
    IMG_ARG_OUTPUT(map_args, json),
    IMG_ARG_IMAGE_OPTS(map_args, open),
    {"start-offset", 's', ARG_CALL, IMG_ARG(map_args, start), 0, parse_start},
    {"max-length", 'l', ARG_CALL, IMG_ARG(map_args, length), 0, parse_length},
    {}};

/* A run, and where it starts. */
struct extent {
    uint64_t start;
    struct block_run run;
    bool present;
};

static int print_extent(const struct map_args *a, const struct extent *x, bool first)
{
    typedef unsigned long long ull;
    unsigned flags = x->run.flags;
    bool data = flags & BLOCK_STATUS_DATA, zero = flags & BLOCK_STATUS_ZERO;

    if (a->json) {
        printf("%s{ \"start\": %llu, \"length\": %llu, \"depth\": %u, \"present\": %s, "
               "\"zero\": %s, \"data\": %s",
               first ? "[" : ",\n", (ull)x->start, (ull)x->run.bytes, x->run.depth,
               x->present ? "true" : "false", zero ? "true" : "false", data ? "true" : "false");
        if (flags & BLOCK_STATUS_OFFSET)
            printf(", \"offset\": %llu", (ull)x->run.offset);
        putchar('}');
        return 0;
    }
    if (data && !(flags & BLOCK_STATUS_OFFSET)) {
        img_error("File contains external, encrypted or compressed clusters.");
        return 1;
    }
    if (data && !zero)
        printf("%#-16llx%#-16llx%#-16llx%s\n", (ull)x->start, (ull)x->run.bytes, (ull)x->run.offset,
               x->run.file ? block_filename(x->run.file) : "");
    return 0;
}

static int next_extent(struct block_node *n, uint64_t offset, uint64_t end, struct extent *x)
{
    uint64_t bytes = end - offset < MAP_STEP ? end - offset : MAP_STEP;
    int result = block_status_above(n, nullptr, true, offset, bytes, &x->run);

    x->start = offset;
    x->present = x->run.flags & BLOCK_STATUS_ALLOCATED;
    /* A hole in a raw file is not something that the file has. */
    if (!(x->run.flags & BLOCK_STATUS_OFFSET))
        x->run.file = nullptr;
    return result;
}

static bool continues(const struct extent *a, const struct extent *b)
{
    return a->run.flags == b->run.flags && a->run.depth == b->run.depth &&
           a->run.file == b->run.file &&
           (!(a->run.flags & BLOCK_STATUS_OFFSET) || a->run.offset + a->run.bytes == b->run.offset);
}

static int print_map(const struct map_args *a, struct block_node *n)
{
    uint64_t end = block_size(n), at = a->start;
    struct extent last = {.start = at}, x;
    bool any = false, first = true;
    int status = 0, result;

    if (a->length < end && at < end && a->length < end - at)
        end = at + a->length;
    if (!a->json)
        printf("%-16s%-16s%-16s%s\n", "Offset", "Length", "Mapped to", "File");
    while (at < end && !status) {
        result = next_extent(n, at, end, &x);
        if (result < 0) {
            img_error("Failed to read image metadata: %s", strerror(-result));
            return 1;
        }
        x.run.flags &= ~(unsigned)(BLOCK_STATUS_EOF | BLOCK_STATUS_RECURSE);
        at += x.run.bytes;
        if (any && continues(&last, &x)) {
            last.run.bytes += x.run.bytes;
            continue;
        }
        if (any) {
            status = print_extent(a, &last, first);
            first = false;
        }
        last = x;
        any = true;
    }
    if (!status && (any || a->json))
        status = print_extent(a, &last, first);
    if (a->json && !status)
        puts("]");
    return status;
}

static int run(struct img *img, int argc, char **argv)
{
    struct map_args a = {.length = UINT64_MAX};
    struct block_edge *root;
    int status;

    if (!img_parse_one_name(img, &a, argc, argv, &a.name, &status))
        return status;
    a.open.perm = BLOCK_PERM_READ;
    a.open.shared = BLOCK_PERM_ALL;
    root = img_open(img, a.name, &a.open);
    if (!root)
        return 1;
    status = print_map(&a, block_edge_node(root));
    img_close(root);
    return status;
}

const struct img_command img_map = {
    .name = "map",
    .usage = "[--object objectdef] [--image-opts] [-f fmt] [--start-offset=offset] "
             "[--max-length=len] [--output=human|json] [-U] filename",
    .options = options,
    .run = run};
