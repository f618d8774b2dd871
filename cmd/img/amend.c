/*
 * `moa img amend`: changes options of an existing image.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/driver.h"
#include "cmd/img/img.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

struct amend_args {
    struct img_open open;
    struct arg_texts options;
    bool progress, quiet, force;
};

static const struct arg_def options[] = {IMG_ARG_FORMAT(amend_args, open),
                                         IMG_ARG_IMAGE_OPTS(amend_args, open),
                                         {nullptr, 'o', ARG_TEXTS, IMG_ARG(amend_args, options)},
                                         {nullptr, 'p', ARG_FLAG, IMG_ARG(amend_args, progress)},
                                         {nullptr, 'q', ARG_FLAG, IMG_ARG(amend_args, quiet)},
                                         {nullptr, 't', ARG_TEXT, IMG_ARG(amend_args, open.cache)},
                                         {"force", 0, ARG_FLAG, IMG_ARG(amend_args, force)},
                                         {}};

static bool wants_help(const struct amend_args *a)
{
    for (unsigned i = 0; i < a->options.count; i++)
        if (!strcmp(a->options.text[i], "help") || !strcmp(a->options.text[i], "?"))
            return true;
    return false;
}

static int show_options(const struct block_driver *driver)
{
    if (!driver->amend) {
        img_error("Format driver '%s' does not support option amendment", driver->name);
        return 1;
    }
    printf("Amend options for '%s':\n", driver->name);
    options_print_help(driver->amend_options, stdout);
    return 0;
}

static bool has(const struct option_def *table, const char *name)
{
    for (; table && table->name; table++)
        if (!strcmp(table->name, name))
            return true;
    return false;
}

/* 0, or 1 with a message: what only creation takes is told apart from what does not exist. */
static int check_names(const struct block_driver *driver, const json_t *nested)
{
    json_t *flat = options_flatten(nested), *value;
    const char *key;
    int status = 0;

    json_object_foreach(flat, key, value)
    {
        bool creates = has(driver->create_options, key);

        if (has(driver->amend_options, key))
            continue;
        img_error("Invalid parameter '%s'", key);
        if (creates)
            fputs("This option is only supported for image creation\n", stderr);
        status = 1;
        break;
    }
    json_decref(flat);
    return status;
}

static void show(void *opaque, uint64_t done, uint64_t total)
{
    img_progress_show(opaque, (double)done, (double)total);
}

static int amend(struct block_node *n, struct amend_args *a)
{
    const struct block_driver *driver = block_skip_filters(n)->driver;
    struct img_progress progress;
    json_t *given = json_object();
    err_t e = ERR_OK;
    int status = 0;

    if (!driver->amend) {
        img_error("Format driver '%s' does not support option amendment", driver->name);
        status = 1;
    }
    for (unsigned i = 0; i < a->options.count && !err_failed(e); i++)
        e = options_parse_text(a->options.text[i], nullptr, driver->amend_options, given);
    if (!status && !err_failed(e))
        status = check_names(driver, given);
    if (!status && !err_failed(e)) {
        img_progress_begin(&progress, a->progress, a->quiet);
        e = block_amend(n, given, a->force, show, &progress);
        if (!err_failed(e))
            img_progress_show(&progress, 1, 1);
        img_progress_end(&progress);
    }
    json_decref(given);
    return err_failed(e) ? img_fail(e, nullptr) : status;
}

static int run(struct img *img, int argc, char **argv)
{
    struct amend_args a = {.open = {.flags = BLOCK_WRITABLE | BLOCK_UNMAP,
                                    .perm = BLOCK_PERM_READ | BLOCK_PERM_WRITE | BLOCK_PERM_RESIZE,
                                    .shared = BLOCK_PERM_READ | BLOCK_PERM_WRITE_UNCHANGED}};
    struct block_edge *root;
    int status;

    if (!img_parse(img, &a, &argc, &argv, &status))
        return status;
    if (!a.options.count)
        return img_usage_error("Must specify options (-o)");
    if (wants_help(&a) && a.open.format) {
        const struct block_driver *driver = block_find_driver(a.open.format);

        if (driver)
            return show_options(driver);
        img_error("Unknown file format '%s'", a.open.format);
        return 1;
    }
    if (argc != 1)
        return img_usage_error("Expecting one image file name");
    root = img_open(img, argv[0], &a.open);
    if (!root)
        return 1;
    if (wants_help(&a))
        status = show_options(block_skip_filters(block_edge_node(root))->driver);
    else
        status = amend(block_edge_node(root), &a);
    img_close(root);
    return status;
}

const struct img_command img_amend = {
    .name = "amend",
    .usage = "[--object objectdef] [--image-opts] [-p] [-q] [-f fmt] [-t cache] [--force] "
             "-o options filename",
    .options = options,
    .run = run};
