/*
 * `moa img bitmap`: the persistent dirty bitmaps of an image. And `convert --bitmaps`.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/bitmap.h"
#include "base/bytes.h"
#include "block/driver.h"
#include "cmd/img/img.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum {
    MAX_ACTIONS = 64
};

struct action {
    const char *name, *source; /* of merge */
};

struct bitmap_args {
    struct img_open open;
    struct action actions[MAX_ACTIONS];
    unsigned count;
    const char *source_file, *source_format;
    uint64_t granularity;
};

static int add_action(const struct arg_def *def, void *img, void *args, const char *value)
{
    struct bitmap_args *a = args;

    if (a->count == MAX_ACTIONS) {
        img_error("at most %d actions at once", MAX_ACTIONS);
        return 1;
    }
    a->actions[a->count++] = (struct action){def->name, value};
    return 0;
}

static int parse_granularity(const struct arg_def *def, void *img, void *into, const char *value)
{
    return img_parse_size(value, "granularity", into);
}

#define ACTION(name, type)                                                                         \
    {                                                                                              \
        name, 0, type, 0, 0, add_action                                                            \
    }

static const struct arg_def options[] = {
    IMG_ARG_FORMAT(bitmap_args, open),
    IMG_ARG_IMAGE_OPTS(bitmap_args, open),
    ACTION("add", ARG_SWITCH),
    ACTION("remove", ARG_SWITCH),
    ACTION("clear", ARG_SWITCH),
    ACTION("enable", ARG_SWITCH),
    ACTION("disable", ARG_SWITCH),
    ACTION("merge", ARG_CALL),
    {"granularity", 'g', ARG_CALL, IMG_ARG(bitmap_args, granularity), 0, parse_granularity},
    {"source-file", 'b', ARG_TEXT, IMG_ARG(bitmap_args, source_file)},
    {"source-format", 'F', ARG_TEXT, IMG_ARG(bitmap_args, source_format)},
    {}};

static err_t find(struct block_node *n, const char *name, struct block_dirty_bitmap **out)
{
    *out = block_bitmap_find(n, name);
    return *out ? ERR_OK : err_make(ENOENT, "Dirty bitmap '%s' not found", name);
}

static err_t add(struct block_node *n, const char *name, uint64_t granularity)
{
    struct block_dirty_bitmap *b;

    TRY(block_bitmap_create(n, name, granularity, &b));
    err_t e = block_bitmap_set_persistent(b, true);
    if (err_failed(e))
        block_bitmap_remove(b);
    return e;
}

static err_t merge(struct block_dirty_bitmap *b, struct block_node *from, const char *name)
{
    struct block_dirty_bitmap *source;

    TRY(find(from, name, &source));
    TRY(block_bitmap_check(source));
    return block_bitmap_merge(b, source);
}

static err_t act(struct block_node *n, struct block_node *from, const struct bitmap_args *a,
                 const struct action *action, const char *name)
{
    struct block_dirty_bitmap *b;

    if (!strcmp(action->name, "add"))
        return add(n, name, a->granularity);
    TRY(find(n, name, &b));
    if (!strcmp(action->name, "remove")) {
        block_bitmap_remove(b);
        return ERR_OK;
    }
    TRY(block_bitmap_check(b));
    if (!strcmp(action->name, "clear"))
        block_bitmap_clear(b);
    else if (!strcmp(action->name, "merge"))
        return merge(b, from, action->source);
    else
        block_bitmap_enable(b, !strcmp(action->name, "enable"));
    return ERR_OK;
}

static int act_all(struct block_node *n, struct block_node *from, const struct bitmap_args *a,
                   const char *name)
{
    n = block_skip_filters(n);
    for (unsigned i = 0; i < a->count; i++) {
        err_t e = act(n, block_skip_filters(from), a, &a->actions[i], name);

        if (err_failed(e))
            return img_fail(e, "Operation %s on bitmap %s failed: ", a->actions[i].name, name);
    }
    return 0;
}

static int check_args(const struct bitmap_args *a)
{
    bool adds = false, merges = false;

    for (unsigned i = 0; i < a->count; i++) {
        adds |= !strcmp(a->actions[i].name, "add");
        merges |= !strcmp(a->actions[i].name, "merge");
    }
    if (!a->count)
        img_error("Need at least one of --add, --remove, --clear, --enable, --disable, or --merge");
    else if (a->granularity && !adds)
        img_error("granularity only supported with --add");
    else if (a->source_format && !a->source_file)
        img_error("-F only supported with -b");
    else if (a->source_file && !merges)
        img_error("Merge bitmap source file only supported with --merge");
    else
        return 0;
    return 1;
}

static int run(struct img *img, int argc, char **argv)
{
    struct bitmap_args a = {.open = {.flags = BLOCK_WRITABLE | BLOCK_UNMAP,
                                     .perm = BLOCK_PERM_READ | BLOCK_PERM_WRITE,
                                     .shared = BLOCK_PERM_READ | BLOCK_PERM_WRITE_UNCHANGED}};
    struct img_open how = {.perm = BLOCK_PERM_READ, .shared = BLOCK_PERM_ALL};
    struct block_edge *root, *source = nullptr;
    int status;

    if (!img_parse(img, &a, &argc, &argv, &status))
        return status;
    if (argc != 2) {
        img_error("Expecting filename and bitmap name");
        return 1;
    }
    if (check_args(&a))
        return 1;
    root = img_open(img, argv[0], &a.open);
    if (!root)
        return 1;
    how.format = a.source_format;
    if (a.source_file && !(source = img_open(img, a.source_file, &how)))
        status = 1;
    else
        status =
            act_all(block_edge_node(root), block_edge_node(source ? source : root), &a, argv[1]);
    img_close(source);
    img_close(root);
    return status;
}

/* --- convert --bitmaps --- */

int img_check_bitmaps(struct block_edge *source, bool skip_broken)
{
    struct block_node *n = block_skip_filters(block_edge_node(source));

    if (!n->driver->check_bitmap) {
        img_error("Format driver '%s' does not support bitmaps", n->driver->name);
        return 1;
    }
    for (struct block_dirty_bitmap *b = nullptr; (b = block_bitmap_next(n, b));)
        if (block_bitmap_persistent(b) && block_bitmap_inconsistent(b) && !skip_broken) {
            img_error("Cannot copy inconsistent bitmap '%s'", block_bitmap_name(b));
            fputs("Try --skip-broken-bitmaps, or use 'qemu-img bitmap --remove' to delete it\n",
                  stderr);
            return 1;
        }
    return 0;
}

static err_t copy(struct block_node *to, const struct block_dirty_bitmap *b)
{
    struct block_dirty_bitmap *made;

    TRY(add(to, block_bitmap_name(b), block_bitmap_granularity(b)));
    TRY(find(to, block_bitmap_name(b), &made));
    err_t e = block_bitmap_merge(made, b);
    block_bitmap_enable(made, block_bitmap_enabled(b));
    if (err_failed(e))
        block_bitmap_remove(made);
    return e;
}

int img_copy_bitmaps(struct block_edge *source, struct block_edge *target)
{
    struct block_node *from = block_skip_filters(block_edge_node(source));
    struct block_node *to = block_skip_filters(block_edge_node(target));

    for (struct block_dirty_bitmap *b = nullptr; (b = block_bitmap_next(from, b));) {
        if (!block_bitmap_persistent(b))
            continue;
        if (block_bitmap_inconsistent(b)) {
            fprintf(stderr, "qemu-img: warning: Skipping inconsistent bitmap '%s'\n",
                    block_bitmap_name(b));
            continue;
        }
        err_t e = copy(to, b);
        if (err_failed(e))
            return img_fail(e, "Failed to populate bitmap %s: ", block_bitmap_name(b));
    }
    return 0;
}

const struct img_command img_bitmap = {
    .name = "bitmap",
    .usage = "(--merge SOURCE | --add | --remove | --clear | --enable | --disable)... "
             "[-b source_file [-F source_fmt]] [-g granularity] [--object objectdef] "
             "[--image-opts | -f fmt] filename bitmap",
    .options = options,
    .run = run};
