/*
 * What the subcommands of `moa img` have in common: messages, options, opening images.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/options.h"
#include "cmd/img/img.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- Messages --- */

void img_error(const char *fmt, ...)
{
    va_list args;

    fflush(stdout);
    fputs("qemu-img: ", stderr);
    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    fputc('\n', stderr);
}

int img_fail(err_t e, const char *fmt, ...)
{
    char before[512] = "";
    va_list args;

    if (fmt) {
        va_start(args, fmt);
        vsnprintf(before, sizeof(before), fmt, args);
        va_end(args);
    }
    img_error("%s%s", before, err_text(e));
    err_free(e);
    return 1;
}

int img_usage_error(const char *fmt, ...)
{
    char text[512];
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    img_error("%s\nTry 'qemu-img --help' for more information", text);
    return 1;
}

/* --- Options --- */

enum {
    SHOW_HELP = -1 /* instead of an exit status */
};

static int arg_help(const struct arg_def *def, void *own, void *into, const char *value)
{
    const struct img *img = own;

    printf("usage: %s %s\n", img->command->name, img->command->usage);
    return SHOW_HELP;
}

static int arg_object(const struct arg_def *def, void *own, void *into, const char *text)
{
    struct img *img = own;
    err_t e;

    if (objects_help(text))
        return SHOW_HELP;
    e = objects_add_text(img->objects, text);
    if (!err_failed(e))
        return 0;
    img_fail(e, nullptr);
    return img->command->object_failed ? img->command->object_failed : 1;
}

int img_arg_output(const struct arg_def *def, void *own, void *json, const char *word)
{
    *(bool *)json = !strcmp(word, "json");
    if (*(bool *)json || !strcmp(word, "human"))
        return 0;
    img_error("--output must be used with human or json as argument.");
    return 1;
}

static const struct arg_def common_options[] = {
    {"help", 'h', ARG_SWITCH, .call = arg_help}, {"object", 0, ARG_CALL, .call = arg_object}, {}};
static const struct arg_style style = {.program = "qemu-img",
                                       .after = "Try 'qemu-img --help' for more information\n"};

bool img_parse(struct img *img, void *into, int *argc, char ***argv, int *status)
{
    const struct arg_def *const tables[] = {img->command->options, common_options, nullptr};
    int first = 0;

    *status = args_parse(&style, tables, img, into, *argc, *argv, &first);
    *argc -= first;
    *argv += first;
    if (*status == SHOW_HELP) {
        *status = 0;
        return false;
    }
    return !*status;
}

bool img_parse_one_name(struct img *img, void *into, int argc, char **argv, const char **name,
                        int *status)
{
    if (!img_parse(img, into, &argc, &argv, status))
        return false;
    if (argc != 1)
        *status = img_usage_error("Expecting one image file name");
    *name = argv[0];
    return !*status;
}

int img_parse_size(const char *text, const char *what, uint64_t *out)
{
    err_t e = option_parse_size(text, what, out);

    if (!err_failed(e))
        return 0;
    err_free(e);
    img_error("Invalid %s specified. You may use k, M, G, T, P or E suffixes for", what);
    img_error("kilobytes, megabytes, gigabytes, terabytes, petabytes and exabytes.");
    return 1;
}

/* --- Opening --- */

static err_t open_node(struct img *img, const char *name, const struct img_open *how,
                       unsigned flags, struct block_node **out)
{
    json_t *options = json_object();
    err_t e = ERR_OK;

    if (how->image_opts)
        e = options_parse_text(name, nullptr, nullptr, options);
    if (how->format && how->image_opts && !err_failed(e))
        e = err_make(EINVAL, "--image-opts and --format are mutually exclusive");
    if (how->format)
        json_object_set_new(options, "driver", json_string(how->format));
    if (!err_failed(e))
        e = block_open(img->graph, how->image_opts ? nullptr : name, options, flags, out);
    json_decref(options);
    return e;
}

struct block_edge *img_open(struct img *img, const char *name, const struct img_open *how)
{
    unsigned flags = how->flags;
    struct block_node *n;
    struct block_edge *root;
    err_t e = ERR_OK;

    if (how->cache)
        e = block_parse_cache(how->cache, &flags);
    if (err_failed(e)) {
        err_free(e);
        img_error("Invalid cache option: %s", how->cache);
        return nullptr;
    }
    e = open_node(img, name, how, flags, &n);
    if (!err_failed(e))
        e = block_attach_root(n, "block device ''", how->perm, how->shared, &root);
    if (!err_failed(e))
        return root;
    if (how->image_opts)
        img_fail(e, "Could not open '%s': ", name);
    else
        img_fail(e, "Could not open '%s': ", name);
    return nullptr;
}

void img_close(struct block_edge *root)
{
    if (root)
        block_detach_root(root);
}

/* --- Output --- */

/* QEMU prints objects in the order of its hash table: TDB's string hash modulo 512. */
static unsigned hash_of(const char *key)
{
    uint32_t value = 0x238f13afu * (uint32_t)strlen(key);

    for (unsigned i = 0; key[i]; i++)
        value += (uint32_t)(uint8_t)key[i] << (i * 5 % 24);
    return (1103515243u * value + 12345u) % 512;
}

static int by_hash(const void *a, const void *b)
{
    unsigned ha = hash_of(*(const char *const *)a), hb = hash_of(*(const char *const *)b);

    return ha < hb ? -1 : ha > hb;
}

/* A copy whose keys are in QEMU's order. New reference. */
static json_t *in_order(json_t *value)
{
    json_t *out, *item;
    const char *key, **keys;
    size_t i, n = 0;

    if (json_is_array(value)) {
        out = json_array();
        json_array_foreach(value, i, item) json_array_append_new(out, in_order(item));
        return out;
    }
    if (!json_is_object(value))
        return json_incref(value);
    out = json_object();
    keys = calloc(json_object_size(value) + 1, sizeof(*keys));
    if (!keys)
        abort();
    json_object_foreach(value, key, item) keys[n++] = key;
    qsort(keys, n, sizeof(*keys), by_hash);
    for (i = 0; i < n; i++)
        json_object_set_new(out, keys[i], in_order(json_object_get(value, keys[i])));
    free(keys);
    return out;
}

void img_print_json(json_t *value)
{
    json_t *ordered = in_order(value);
    char *text = json_dumps(ordered, JSON_INDENT(4));

    /* An empty list takes two lines. */
    for (char *line = text, *end; line && *line; line = end) {
        size_t length = strcspn(line, "\n"), indent = strspn(line, " ");

        end = line + length + (line[length] == '\n');
        for (size_t i = 0; i < length; i++) {
            putchar(line[i]);
            if (line[i] == '[' && line[i + 1] == ']' && line[i - 1] != '"')
                printf("\n%*s", (int)indent, "");
        }
        putchar('\n');
    }
    free(text);
    json_decref(ordered);
    json_decref(value);
}

void img_format_size(uint64_t bytes, char text[32])
{
    static const char units[] = " KMGTPE";
    double value = (double)bytes;
    unsigned unit = 0;

    /* Three significant digits: 1000 KiB would be four. */
    while (value >= 999.5 && unit + 1 < strlen(units)) {
        value /= 1024;
        unit++;
    }
    if (unit)
        snprintf(text, 32, "%0.3g %ciB", value, units[unit]);
    else
        snprintf(text, 32, "%0.3g B", value);
}

/* --- Progress --- */

enum {
    PROGRESS_AFTER_NS = 1000000000,
    PROGRESS_EVERY_NS = 100000000
};

void img_progress_begin(struct img_progress *p, bool always, bool quiet)
{
    *p = (struct img_progress){.always = always, .quiet = quiet, .started = loop_now(), .last = -1};
    if (always && !quiet)
        img_progress_show(p, 0, 1);
}

void img_progress_show(struct img_progress *p, double done, double total)
{
    double percent = total > 0 ? 100 * done / total : 100;
    uint64_t now;

    if (p->quiet || (!p->always && !isatty(STDERR_FILENO)))
        return;
    now = loop_now();
    if (p->always ? percent - p->last < 1 && percent < 100
                  : now - p->started < PROGRESS_AFTER_NS || now - p->shown < PROGRESS_EVERY_NS)
        return;
    p->shown = now;
    p->last = percent;
    fprintf(p->always ? stdout : stderr, "    (%3.2f/100%%)\r", percent);
    fflush(p->always ? stdout : stderr);
}

void img_progress_end(struct img_progress *p)
{
    if (p->quiet)
        return;
    if (p->always)
        puts("");
    else if (p->shown)
        fputs("\r\33[K", stderr);
}
