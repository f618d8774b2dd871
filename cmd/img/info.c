/*
 * `moa img info`: what an image is.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/driver.h"
#include "cmd/img/img.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- Gathering --- */

static void add_backing(struct block_node *n, json_t *info)
{
    const char *slash = n->filename ? strrchr(n->filename, '/') : nullptr;
    const char *name = n->backing_name;
    json_t *full;

    if (!name)
        return;
    json_object_set_new(info, "backing-filename", json_string(name));
    if (slash && name[0] != '/' && !strpbrk(name, ":"))
        full = json_sprintf("%.*s%s", (int)(slash + 1 - n->filename), n->filename, name);
    else
        full = json_string(name);
    json_object_set_new(info, "full-backing-filename", full);
    if (n->backing_format)
        json_object_set_new(info, "backing-filename-format", json_string(n->backing_format));
}

static json_t *info_of(struct block_node *n)
{
    json_t *info = json_pack("{s:s, s:s, s:I}", "filename", block_filename(n), "format",
                             block_format_name(n), "virtual-size", (json_int_t)block_size(n));
    uint64_t allocated = block_allocated_bytes(n);
    struct block_info facts;
    err_t e = block_get_info(n, &facts);

    if (allocated != UINT64_MAX)
        json_object_set_new(info, "actual-size", json_integer((json_int_t)allocated));
    if (n->encrypted)
        json_object_set_new(info, "encrypted", json_true());
    if (!err_failed(e)) {
        if (facts.cluster_size)
            json_object_set_new(info, "cluster-size", json_integer((json_int_t)facts.cluster_size));
        if (facts.compressed)
            json_object_set_new(info, "compressed", json_true());
        if (!facts.remote)
            json_object_set_new(info, "dirty-flag", json_boolean(facts.dirty));
    }
    err_free(e);
    json_t *specific = block_specific_info(n);
    if (specific)
        json_object_set_new(info, "format-specific", specific);
    add_backing(n, info);
    json_t *snapshots = img_snapshots_of(n);
    if (json_array_size(snapshots))
        json_object_set(info, "snapshots", snapshots);
    json_decref(snapshots);
    return info;
}

/* --- Printing for people --- */

static const char *text_of(json_t *info, const char *key)
{
    return json_string_value(json_object_get(info, key));
}

static uint64_t number_of(json_t *info, const char *key)
{
    return (uint64_t)json_integer_value(json_object_get(info, key));
}

/* The members of a nested object, indented; keys with blanks for dashes. */
void img_print_nested(const json_t *value, int indent)
{
    const char *key;
    json_t *item;
    size_t i;

    json_object_foreach((json_t *)value, key, item)
    {
        char name[128];
        bool composite = json_is_object(item) || json_is_array(item);

        snprintf(name, sizeof(name), "%s", key);
        for (char *c = name; *c; c++)
            if (*c == '-')
                *c = ' ';
        printf("%*s%s:%s", indent * 4, "", name, composite ? "\n" : " ");
        if (json_is_array(item)) {
            json_t *element;

            json_array_foreach(item, i, element)
            {
                printf("%*s[%zu]:%s", (indent + 1) * 4, "", i,
                       json_is_object(element) ? "\n" : " ");
                if (json_is_object(element))
                    img_print_nested(element, indent + 2);
                else if (json_is_string(element))
                    puts(json_string_value(element));
                else
                    printf("%lld\n", (long long)json_integer_value(element));
            }
        } else if (json_is_object(item)) {
            img_print_nested(item, indent + 1);
        } else if (json_is_string(item)) {
            puts(json_string_value(item));
        } else if (json_is_boolean(item)) {
            puts(json_is_true(item) ? "true" : "false");
        } else {
            printf("%lld\n", (long long)json_integer_value(item));
        }
    }
}

static void print_info(json_t *info)
{
    char virtual_size[32], disk_size[32] = "unavailable";
    const char *backing = text_of(info, "backing-filename");
    const char *full = text_of(info, "full-backing-filename");
    json_t *specific = json_object_get(info, "format-specific");
    json_t *snapshots = json_object_get(info, "snapshots");

    img_format_size(number_of(info, "virtual-size"), virtual_size);
    if (json_object_get(info, "actual-size"))
        img_format_size(number_of(info, "actual-size"), disk_size);
    printf("image: %s\nfile format: %s\nvirtual size: %s (%llu bytes)\ndisk size: %s\n",
           text_of(info, "filename"), text_of(info, "format"), virtual_size,
           (unsigned long long)number_of(info, "virtual-size"), disk_size);
    if (json_is_true(json_object_get(info, "encrypted")))
        puts("encrypted: yes");
    if (json_object_get(info, "cluster-size"))
        printf("cluster_size: %llu\n", (unsigned long long)number_of(info, "cluster-size"));
    if (json_is_true(json_object_get(info, "dirty-flag")))
        puts("cleanly shut down: no");
    if (backing) {
        printf("backing file: %s", backing);
        if (full && strcmp(full, backing))
            printf(" (actual path: %s)", full);
        putchar('\n');
        if (text_of(info, "backing-filename-format"))
            printf("backing file format: %s\n", text_of(info, "backing-filename-format"));
    }
    if (snapshots)
        img_print_snapshots(snapshots);
    if (specific && json_object_size(json_object_get(specific, "data"))) {
        puts("Format specific information:");
        img_print_nested(json_object_get(specific, "data"), 1);
    }
}

/* --- The command --- */

struct info_args {
    struct img_open open;
    bool json, chain;
    const char *name;
};

static const struct arg_def options[] = {IMG_ARG_FORMAT(info_args, open),
                                         IMG_ARG_SHARE(info_args, open),
                                         IMG_ARG_OUTPUT(info_args, json),
                                         IMG_ARG_IMAGE_OPTS(info_args, open),
                                         {"backing-chain", 0, ARG_FLAG, IMG_ARG(info_args, chain)},
                                         {}};

/* The image, and with --backing-chain those below it. */
static int collect(struct img *img, const struct info_args *a, json_t *list)
{
    struct block_edge *root = img_open(img, a->name, &a->open);

    if (!root)
        return 1;
    for (struct block_node *n = block_skip_filters(block_edge_node(root)); n;
         n = a->chain ? block_backing(n) : nullptr)
        json_array_append_new(list, info_of(n));
    img_close(root);
    return 0;
}

static int run(struct img *img, int argc, char **argv)
{
    struct info_args a = {.open = {.flags = BLOCK_NO_IO, .shared = BLOCK_PERM_ALL}};
    json_t *list = json_array(), *info;
    int status;
    size_t i;

    if (img_parse_one_name(img, &a, argc, argv, &a.name, &status)) {
        a.open.flags |= a.chain ? 0 : BLOCK_NO_BACKING;
        status = collect(img, &a, list);
        if (!status && a.json)
            img_print_json(json_incref(a.chain ? list : json_array_get(list, 0)));
        json_array_foreach(list, i, info)
        {
            if (a.json || status)
                break;
            if (i)
                putchar('\n');
            print_info(info);
        }
    }
    json_decref(list);
    return status;
}

const struct img_command img_info = {
    .name = "info",
    .usage = "[--object objectdef] [--image-opts] [-f fmt] [--output=human|json] "
             "[--backing-chain] [-U] filename",
    .options = options,
    .run = run};
