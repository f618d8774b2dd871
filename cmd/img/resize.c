/*
 * `moa img resize`: makes an image larger or smaller.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/options.h"
#include "cmd/img/img.h"

#include <stdio.h>
#include <string.h>

struct resize_args {
    struct img_open open;
    const char *name, *size;
    unsigned prealloc;
    bool shrink, quiet;
};

static const char *const prealloc_words[] = {"off", "metadata", "falloc", "full", nullptr};

static int parse_prealloc(const struct arg_def *def, void *img, void *mode, const char *word)
{
    err_t e = option_parse_enum(word, "preallocation", prealloc_words, mode);

    if (!err_failed(e))
        return 0;
    err_free(e);
    img_error("Invalid preallocation mode '%s'", word);
    return 1;
}

static const struct arg_def options[] = {
    IMG_ARG_FORMAT(resize_args, open),
    IMG_ARG_IMAGE_OPTS(resize_args, open),
    {nullptr, 'q', ARG_FLAG, IMG_ARG(resize_args, quiet)},
    {"preallocation", 0, ARG_CALL, IMG_ARG(resize_args, prealloc), 0, parse_prealloc},
    {"shrink", 0, ARG_FLAG, IMG_ARG(resize_args, shrink)},
    {}};

/* The size is last, and may look like an option: "-1G". */
static bool parse(struct img *img, struct resize_args *a, int argc, char **argv, int *status)
{
    if (argc > 2) {
        a->size = argv[argc - 1];
        argv[--argc] = nullptr;
    }
    if (!img_parse(img, a, &argc, &argv, status))
        return false;
    if (!a->size || argc != 1)
        *status = img_usage_error("Expecting image file name and size");
    a->name = argv[0];
    return !*status;
}

/* "10G", "+1G", "-1G". */
static int new_size(const struct resize_args *a, uint64_t old, uint64_t *out)
{
    bool relative = a->size[0] == '+' || a->size[0] == '-';

    if (img_parse_size(a->size + relative, "size", out))
        return 1;
    if (a->size[0] == '-' && *out > old) {
        img_error("New image size must be positive");
        return 1;
    }
    if (relative)
        *out = a->size[0] == '+' ? old + *out : old - *out;
    if (!*out) {
        img_error("New image size must be positive");
        return 1;
    }
    return 0;
}

static int resize(const struct resize_args *a, struct block_edge *root)
{
    uint64_t old = block_size(block_edge_node(root)), size;
    err_t e;

    if (new_size(a, old, &size))
        return 1;
    if (size <= old && a->prealloc) {
        img_error("Preallocation can only be used for growing images");
        return 1;
    }
    if (size < old && !a->shrink) {
        img_error("Use the --shrink option to perform a shrink operation.");
        fprintf(stderr, "qemu-img: warning: Shrinking an image will delete all data beyond the "
                        "shrunken image's end. Before performing such an operation, make sure "
                        "there is no important data there.\n");
        return 1;
    }
    e = block_truncate(root, size, true, a->prealloc, false);
    if (err_failed(e))
        return img_fail(e, nullptr);
    if (!a->quiet)
        puts("Image resized.");
    return 0;
}

static int run(struct img *img, int argc, char **argv)
{
    struct resize_args a = {.open = {.flags = BLOCK_WRITABLE,
                                     .perm = BLOCK_PERM_READ | BLOCK_PERM_WRITE | BLOCK_PERM_RESIZE,
                                     .shared = BLOCK_PERM_READ | BLOCK_PERM_WRITE_UNCHANGED}};
    struct block_edge *root;
    int status;

    if (!parse(img, &a, argc, argv, &status))
        return status;
    root = img_open(img, a.name, &a.open);
    if (!root)
        return 1;
    status = resize(&a, root);
    img_close(root);
    return status;
}

const struct img_command img_resize = {
    .name = "resize",
    .usage = "[--object objectdef] [--image-opts] [-f fmt] [--preallocation=prealloc] [-q] "
             "[--shrink] filename [+ | -]size",
    .options = options,
    .run = run};
