/*
 * `moa img create`: a new image.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/driver.h"
#include "cmd/img/img.h"

#include <stdio.h>
#include <string.h>

struct create_args {
    const char *format, *backing, *backing_format, *filename, *size;
    struct arg_texts texts; /* -o: which options there are depends on the format */
    json_t *options;
    bool quiet, unchecked, help;
};

static const struct arg_def options[] = {
    {nullptr, 'f', ARG_TEXT, IMG_ARG(create_args, format)},
    {nullptr, 'b', ARG_TEXT, IMG_ARG(create_args, backing)},
    {nullptr, 'F', ARG_TEXT, IMG_ARG(create_args, backing_format)},
    {nullptr, 'o', ARG_TEXTS, IMG_ARG(create_args, texts)},
    {nullptr, 'q', ARG_FLAG, IMG_ARG(create_args, quiet)},
    {nullptr, 'u', ARG_FLAG, IMG_ARG(create_args, unchecked)},
    {}};

static int add_options(struct create_args *a, const char *text)
{
    if (!strcmp(text, "help") || !strcmp(text, "?")) {
        a->help = true;
        return 0;
    }
    const struct block_driver *driver = block_find_driver(a->format);
    err_t e =
        options_parse_text(text, nullptr, driver ? driver->create_options : nullptr, a->options);
    return err_failed(e) ? img_fail(e, "%s: ", a->filename ? a->filename : "create") : 0;
}

static bool parse(struct img *img, struct create_args *a, int argc, char **argv, int *status)
{
    if (!img_parse(img, a, &argc, &argv, status))
        return false;
    for (unsigned i = 0; i < a->texts.count && !*status; i++)
        *status = add_options(a, a->texts.text[i]);
    a->filename = argc > 0 ? argv[0] : nullptr;
    if (*status || a->help)
        return !*status;
    if (argc < 1)
        *status = img_usage_error("Expecting image file name");
    else if (argc > 2)
        *status = img_usage_error("Unexpected argument: %s", argv[2]);
    a->size = argc > 1 ? argv[1] : nullptr;
    return !*status;
}

static int show_options(const struct create_args *a)
{
    const struct block_driver *driver = block_find_driver(a->format);

    if (!driver || !driver->create) {
        img_error("Unknown file format '%s'", a->format);
        return 1;
    }
    printf("Supported %s%soptions:\n", a->filename ? "" : a->format, a->filename ? "" : " ");
    options_print_help(driver->create_options, stdout);
    if (!a->filename)
        puts("\nThe protocol level may support further options.\n"
             "Specify the target filename to include those options.");
    return 0;
}

/* Without a size, the image is as large as what is below it. */
static int size_of_backing(struct img *img, const struct create_args *a, const char *name,
                           const char *format, uint64_t *size)
{
    struct img_open how = {.format = format, .flags = BLOCK_NO_IO, .shared = BLOCK_PERM_ALL};
    struct block_edge *root = img_open(img, name, &how);

    if (!root) {
        img_error("%s: Could not open backing image.", a->filename);
        return 1;
    }
    *size = block_size(block_edge_node(root));
    img_close(root);
    return 0;
}

/* A relative name is relative to the new image. */
static void resolve(const char *filename, const char *backing, char *out, size_t room)
{
    const char *slash = strrchr(filename, '/');
    int folder =
        slash && backing[0] != '/' && !strchr(backing, ':') ? (int)(slash + 1 - filename) : 0;

    snprintf(out, room, "%.*s%s", folder, filename, backing);
}

static int settle_backing(struct img *img, struct create_args *a)
{
    const char *backing =
        a->backing ? a->backing : json_string_value(json_object_get(a->options, "backing_file"));
    const char *format = a->backing_format
                             ? a->backing_format
                             : json_string_value(json_object_get(a->options, "backing_fmt"));
    char path[4096];
    uint64_t size;

    if (a->backing)
        json_object_set_new(a->options, "backing_file", json_string(a->backing));
    if (a->backing_format)
        json_object_set_new(a->options, "backing_fmt", json_string(a->backing_format));
    if (backing && !format && !a->unchecked) {
        img_error("%s: Backing file specified without backing format", a->filename);
        return 1;
    }
    if (backing && !a->unchecked) {
        resolve(a->filename, backing, path, sizeof(path));
        if (size_of_backing(img, a, path, format, &size))
            return 1;
        if (!json_object_get(a->options, "size"))
            json_object_set_new(a->options, "size", json_integer((json_int_t)size));
    }
    if (!json_object_get(a->options, "size")) {
        img_error("%s: Image creation needs a size parameter", a->filename);
        return 1;
    }
    return 0;
}

/* Sizes as numbers, everything else as it was given. */
static void announce_value(const struct option_def *table, const char *key, const json_t *value)
{
    const struct option_def *o = table;
    const char *text = json_string_value(value);
    uint64_t size = (uint64_t)json_integer_value(value);
    err_t e = ERR_OK;

    while (o && o->name && strcmp(o->name, key))
        o++;
    if (text && o && o->name && o->type == OPTION_SIZE) {
        e = option_parse_size(text, key, &size);
        text = err_failed(e) ? text : nullptr;
    }
    if (json_is_boolean(value))
        text = json_is_true(value) ? "on" : "off";
    if (text)
        printf(" %s=%s", key, text);
    else
        printf(" %s=%llu", key, (unsigned long long)size);
    err_free(e);
}

static void announce(const struct create_args *a)
{
    const struct block_driver *driver = block_find_driver(a->format);
    const struct option_def *table = driver ? driver->create_options : nullptr;
    json_t *flat = options_flatten(a->options), *value;
    const char *const *announced = driver ? driver->announced : nullptr;
    const char *key;

    printf("Formatting '%s', fmt=%s", a->filename, a->format);
    for (unsigned i = 0; announced && announced[i]; i++) {
        char name[64];

        snprintf(name, sizeof(name), "%.*s", (int)strcspn(announced[i], "="), announced[i]);
        value = json_object_get(flat, name);
        if (value)
            announce_value(table, name, value);
        else if (strchr(announced[i], '='))
            printf(" %s", announced[i]);
    }
    if (!announced)
        json_object_foreach(flat, key, value) announce_value(table, key, value);
    putchar('\n');
    json_decref(flat);
}

static int create(struct img *img, struct create_args *a)
{
    uint64_t size;
    err_t e;

    if (a->size) {
        if (img_parse_size(a->size, "image size", &size))
            return 1;
        json_object_set_new(a->options, "size", json_integer((json_int_t)size));
    }
    if (settle_backing(img, a))
        return 1;
    if (!a->quiet)
        announce(a);
    e = block_create(img->graph, a->filename, a->format, a->options, 0);
    return err_failed(e) ? img_fail(e, "%s: ", a->filename) : 0;
}

static int run(struct img *img, int argc, char **argv)
{
    struct create_args a = {.format = "raw", .options = json_object()};
    int status;

    if (parse(img, &a, argc, argv, &status))
        status = a.help ? show_options(&a) : create(img, &a);
    json_decref(a.options);
    return status;
}

const struct img_command img_create = {
    .name = "create",
    .usage = "[--object objectdef] [-q] [-f fmt] [-b backing_file [-F backing_fmt]] [-u] "
             "[-o options] filename [size]",
    .options = options,
    .run = run};
