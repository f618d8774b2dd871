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

int img_getopt(int argc, char **argv, const char *letters, const struct option *longs, int *status)
{
    char with_colon[64];
    int letter;

    snprintf(with_colon, sizeof(with_colon), ":%s", letters);
    opterr = 0;
    letter = getopt_long(argc, argv, with_colon, longs, nullptr);
    *status = 0;
    if (letter == ':')
        *status = img_usage_error("missing argument for option '%s'", argv[optind - 1]);
    else if (letter == '?')
        *status = img_usage_error("unrecognized option '%s'", argv[optind - 1]);
    return *status ? -1 : letter;
}

int img_parse_output(const char *word, bool *json)
{
    *json = !strcmp(word, "json");
    if (*json || !strcmp(word, "human"))
        return 0;
    return img_usage_error("--output must be used with human or json as argument.");
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

/* --- Secrets --- */

struct secrets {
    struct secrets *next;
    char *id;
    uint8_t *data;
    size_t size;
};

struct secret_options {
    const char *type, *id, *data, *file;
    unsigned format;
};

#define SECRET(member) offsetof(struct secret_options, member)

static const char *const secret_formats[] = {"raw", "base64", nullptr};
static const struct option_def secret_table[] = {
    {"qom-type", OPTION_STRING, SECRET(type), .required = true},
    {"id", OPTION_STRING, SECRET(id), .required = true},
    {"data", OPTION_STRING, SECRET(data)},
    {"file", OPTION_STRING, SECRET(file)},
    {"format", OPTION_ENUM, SECRET(format), secret_formats},
    {}};

static err_t read_secret_file(const char *path, uint8_t **data, size_t *size)
{
    FILE *f = fopen(path, "re");
    size_t room = 0, got;

    if (!f)
        return err_make(errno, "Failed to open file '%s': %m", path);
    *data = nullptr;
    *size = 0;
    do {
        uint8_t *more = realloc(*data, room += 4096);

        if (!more)
            break;
        *data = more;
        got = fread(*data + *size, 1, 4096, f);
        *size += got;
    } while (got == 4096 && room < 1 << 20);
    bool bad = ferror(f);
    fclose(f);
    return bad ? err_make(EIO, "Unable to read '%s'", path) : ERR_OK;
}

static int base64_digit(int c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c ? strchr(digits, c) : nullptr;

    return at ? (int)(at - digits) : -1;
}

/* In place. */
static err_t decode_base64(uint8_t *data, size_t *size)
{
    uint32_t bits = 0;
    unsigned count = 0;
    size_t out = 0;

    for (size_t i = 0; i < *size; i++) {
        int digit = base64_digit(data[i]);

        if (digit < 0 && strchr("=\n\r ", data[i]))
            continue;
        if (digit < 0)
            return err_make(EINVAL, "the secret is not valid base64");
        bits = bits << 6 | (unsigned)digit;
        count += 6;
        if (count >= 8) {
            count -= 8;
            data[out++] = (uint8_t)(bits >> count);
        }
    }
    *size = out;
    return ERR_OK;
}

static err_t make_secret(const struct secret_options *o, struct secrets *s)
{
    if (strcmp(o->type, "secret"))
        return err_make(EINVAL, "invalid object type: %s", o->type);
    if (!o->data == !o->file)
        return err_make(EINVAL, "a secret needs either 'data' or 'file'");
    if (o->data) {
        s->data = (uint8_t *)strdup(o->data);
        s->size = strlen(o->data);
    } else {
        TRY(read_secret_file(o->file, &s->data, &s->size));
    }
    s->id = strdup(o->id);
    return o->format ? decode_base64(s->data, &s->size) : ERR_OK;
}

int img_add_object(struct img *img, const char *text)
{
    json_t *given = json_object();
    struct secret_options o = {};
    struct secrets *s = calloc(1, sizeof(*s));
    err_t e = options_parse_text(text, "qom-type", secret_table, given);

    if (!s)
        abort();
    s->next = img->secrets;
    img->secrets = s;
    if (!err_failed(e))
        e = options_take(given, secret_table, &o);
    if (!err_failed(e))
        e = options_finish(given, secret_table, "object");
    if (!err_failed(e))
        e = make_secret(&o, s);
    json_decref(given);
    return err_failed(e) ? img_fail(e, nullptr) : 0;
}

err_t img_secret(void *opaque, const char *id, uint8_t **data, size_t *size)
{
    struct img *img = opaque;

    for (struct secrets *s = img->secrets; s; s = s->next)
        if (s->id && !strcmp(s->id, id)) {
            *data = malloc(s->size + 1);
            if (!*data)
                return err_make(ENOMEM, "no memory for a secret");
            memcpy(*data, s->data, s->size);
            *size = s->size;
            return ERR_OK;
        }
    return err_make(ENOENT, "No secret with id '%s'", id);
}

void img_free_secrets(struct img *img)
{
    while (img->secrets) {
        struct secrets *s = img->secrets;

        img->secrets = s->next;
        if (s->data)
            explicit_bzero(s->data, s->size);
        free(s->data);
        free(s->id);
        free(s);
    }
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

    json_dumpf(ordered, stdout, JSON_INDENT(4));
    putchar('\n');
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
