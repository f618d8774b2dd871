/*
 * Opening: from names and options to nodes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PROBE_SIZE = 4096,
    MAX_BACKING_DEPTH = 200 /* longer chains are loops, or hopeless */
};

/* --- Names --- */

/* The length of "nbd" in "nbd:…" or "nbd+unix://…"; 0 if there is no protocol in it. A slash before
 * the colon makes it a path. */
static size_t protocol_length(const char *name)
{
    size_t len = strcspn(name, ":/");

    return name[len] == ':' ? len : 0;
}

err_t block_find_protocol(const char *name, const struct block_driver **out)
{
    size_t len = protocol_length(name);

    *out = block_find_driver("file");
    if (!len)
        return ERR_OK;
    for (unsigned i = 0; block_drivers[i]; i++)
        for (const char *const *p = block_drivers[i]->prefixes; p && *p; p++)
            if (strlen(*p) == len && !memcmp(*p, name, len)) {
                *out = block_drivers[i];
                return ERR_OK;
            }
    return err_make(EINVAL, "Unknown protocol '%.*s'", (int)len, name);
}

const struct block_driver *block_find_driver(const char *name)
{
    for (unsigned i = 0; block_drivers[i]; i++)
        if (!strcmp(block_drivers[i]->name, name))
            return block_drivers[i];
    return nullptr;
}

err_t block_parse_cache(const char *mode, unsigned *flags)
{
    static const struct {
        const char *name;
        unsigned flags;
    } modes[] = {
        {"none", BLOCK_DIRECT},
        {"off", BLOCK_DIRECT},
        {"writeback", 0},
        {"writethrough", BLOCK_WRITETHROUGH},
        {"directsync", BLOCK_DIRECT | BLOCK_WRITETHROUGH},
        {"unsafe", BLOCK_NO_FLUSH},
    };

    for (unsigned i = 0; i < ARRAY_SIZE(modes); i++)
        if (!strcmp(mode, modes[i].name)) {
            *flags &= ~(unsigned)(BLOCK_DIRECT | BLOCK_WRITETHROUGH | BLOCK_NO_FLUSH);
            *flags |= modes[i].flags;
            return ERR_OK;
        }
    return err_make(
        EINVAL, "invalid cache mode '%s': none, writeback, writethrough, directsync, unsafe", mode);
}

/* "json:{…}" into options; what is given besides wins. */
static err_t parse_json_name(const char *name, json_t *options)
{
    json_error_t error;
    json_t *parsed = json_loads(name + strlen("json:"), JSON_REJECT_DUPLICATES, &error), *nested;
    err_t e;

    if (!parsed)
        return err_make(EINVAL, "Could not parse the JSON options: %s", error.text);
    if (!json_is_object(parsed)) {
        json_decref(parsed);
        return err_make(EINVAL, "Invalid JSON object given");
    }
    json_t *flat = options_flatten(parsed);
    json_decref(parsed);
    e = options_nest(flat, &nested);
    json_decref(flat);
    TRY(e);
    json_object_update_missing(options, nested);
    json_decref(nested);
    return ERR_OK;
}

/* --- What the core itself understands --- */

struct core_options {
    const char *driver, *node_name;
    bool read_only, read_only_given, auto_read_only, auto_read_only_given;
    bool direct, direct_given, no_flush, no_flush_given;
    bool force_share, force_share_given;
    unsigned discard, detect_zeroes;
    bool discard_given, detect_zeroes_given;
};

static const char *const discard_words[] = {"ignore", "off", "unmap", "on", nullptr};
static const char *const detect_words[] = {"off", "on", "unmap", nullptr};

#define CORE(member) offsetof(struct core_options, member)

static const struct option_def core_table[] = {
    {"driver", OPTION_STRING, CORE(driver)},
    {"node-name", OPTION_STRING, CORE(node_name)},
    {"read-only", OPTION_BOOL, CORE(read_only), .present = CORE(read_only_given)},
    {"auto-read-only", OPTION_BOOL, CORE(auto_read_only), .present = CORE(auto_read_only_given)},
    {"cache.direct", OPTION_BOOL, CORE(direct), .present = CORE(direct_given)},
    {"cache.no-flush", OPTION_BOOL, CORE(no_flush), .present = CORE(no_flush_given)},
    {"force-share", OPTION_BOOL, CORE(force_share), .present = CORE(force_share_given)},
    {"discard", OPTION_ENUM, CORE(discard), discard_words, .present = CORE(discard_given)},
    {"detect-zeroes", OPTION_ENUM, CORE(detect_zeroes), detect_words,
     .present = CORE(detect_zeroes_given)},
    {}};

static void set_flag(unsigned *flags, unsigned flag, bool given, bool on)
{
    if (given)
        *flags = on ? *flags | flag : *flags & ~flag;
}

static void apply_core_options(const struct core_options *o, unsigned *flags)
{
    set_flag(flags, BLOCK_WRITABLE, o->read_only_given, !o->read_only);
    set_flag(flags, BLOCK_AUTO_RDONLY, o->auto_read_only_given, o->auto_read_only);
    set_flag(flags, BLOCK_DIRECT, o->direct_given, o->direct);
    set_flag(flags, BLOCK_NO_FLUSH, o->no_flush_given, o->no_flush);
    set_flag(flags, BLOCK_FORCE_SHARE, o->force_share_given, o->force_share);
    set_flag(flags, BLOCK_UNMAP, o->discard_given, o->discard >= 2);
    set_flag(flags, BLOCK_DETECT_ZEROES, o->detect_zeroes_given, o->detect_zeroes);
    set_flag(flags, BLOCK_DETECT_UNMAP, o->detect_zeroes_given, o->detect_zeroes == 2);
}

err_t block_take_core_options(json_t *options, unsigned *flags)
{
    struct core_options core = {};

    if (json_object_get(options, "driver"))
        return err_make(EINVAL, "Cannot change the option 'driver'");
    if (json_object_get(options, "node-name"))
        return err_make(EINVAL, "Cannot change the option 'node-name'");
    TRY(options_take(options, core_table, &core));
    apply_core_options(&core, flags);
    for (const struct option_def *o = core_table; o->name; o++)
        json_object_del(options, o->name);
    json_object_del(options, "cache");
    return ERR_OK;
}

/* --- One node --- */

/* Fills the driver's struct from n->options and opens it. */
static err_t open_driver(struct block_node *n)
{
    const struct block_driver *d = n->driver;
    void *values = calloc(1, d->options_size ? d->options_size : 1);
    json_t *taken = json_incref(n->options); /* strings in `values` live in it */
    char of[64];
    err_t e;

    if (!values)
        return err_make(ENOMEM, "no memory for options");
    if (d->option_defaults)
        memcpy(values, d->option_defaults, d->options_size);
    e = options_take(n->options, d->options, values);
    if (!err_failed(e) && d->writes_nothing && block_writable(n)) {
        if (n->flags & BLOCK_AUTO_RDONLY)
            n->flags &= ~(unsigned)BLOCK_WRITABLE;
        else
            e = err_make(EACCES, "format '%s' can only be read; open it read-only", d->name);
    }
    if (!err_failed(e))
        e = d->open(n, values);
    if (!err_failed(e)) {
        json_t *rest = json_copy(n->options);

        for (struct block_edge *c = n->children; c; c = c->next_child)
            json_object_del(rest, c->name);
        json_object_del(rest, "backing");
        for (const struct option_def *o = core_table; o->name; o++)
            json_object_del(rest, o->name);
        json_object_del(rest, "cache");
        snprintf(of, sizeof(of), "%s '%s'", d->kind == BLOCK_KIND_PROTOCOL ? "protocol" : "format",
                 d->name);
        e = options_finish(rest, d->options, of);
        json_decref(rest);
        if (err_failed(e) && d->close)
            d->close(n);
    }
    json_decref(taken);
    free(values);
    return e;
}

/* What a child inherits of its parent's flags. */
static unsigned child_flags(const struct block_node *n, unsigned role)
{
    unsigned flags = n->flags & ~(unsigned)(BLOCK_COPY_ON_READ | BLOCK_DETECT_ZEROES |
                                            BLOCK_DETECT_UNMAP | BLOCK_WRITETHROUGH);

    if (role & BLOCK_ROLE_BACKING)
        return flags & ~(unsigned)(BLOCK_WRITABLE | BLOCK_AUTO_RDONLY | BLOCK_NO_BACKING |
                                   BLOCK_PROTOCOL | BLOCK_CHECK);
    if (n->driver->kind == BLOCK_KIND_FILTER)
        return flags & ~(unsigned)BLOCK_PROTOCOL;
    return flags | BLOCK_PROTOCOL | BLOCK_UNMAP;
}

err_t block_open_child(struct block_node *n, const char *key, const char *name, unsigned role,
                       bool optional, struct block_edge **out)
{
    json_t *given = json_object_get(n->options, key);
    struct block_node *child;

    *out = nullptr;
    if (json_is_string(given)) {
        child = block_find(n->graph, json_string_value(given));
        if (!child)
            return err_make(ENOENT, "Cannot find device='' nor node-name='%s'",
                            json_string_value(given));
        return block_attach_child(n, block_ref(child), key, role, out);
    }
    if (!given && !name) {
        if (optional)
            return ERR_OK;
        return err_make(EINVAL, "A block device must be specified for \"%s\"", key);
    }
    TRY(block_open(n->graph, name, given, child_flags(n, role), &child));
    return block_attach_child(n, child, key, role, out);
}

/* --- Backing files --- */

/* A relative name is relative to the image that names it. Malloced. */
static char *resolve_backing(struct block_node *n)
{
    const char *base = n->filename, *slash = base ? strrchr(base, '/') : nullptr;
    char *out;

    if (!slash || n->backing_name[0] == '/' || protocol_length(n->backing_name) ||
        !strncmp(n->backing_name, "json:", 5))
        return strdup(n->backing_name);
    if (asprintf(&out, "%.*s%s", (int)(slash + 1 - base), base, n->backing_name) < 0)
        return nullptr;
    return out;
}

/* Remembers the backing file, unless it is being opened already, by one of those above it. */
static err_t begin_backing(struct block_graph *g, struct block_opening *opening)
{
    unsigned depth = 0;

    opening->co = co_self();
    for (struct block_opening *o = g->backing; o; o = o->next) {
        if (o->co != opening->co)
            continue;
        if (opening->name && o->name && !strcmp(o->name, opening->name))
            return err_make(ELOOP, "'%s' is its own backing file", opening->name);
        if (++depth > MAX_BACKING_DEPTH)
            return err_make(ELOOP, "the chain of backing files is longer than %d: probably a loop",
                            MAX_BACKING_DEPTH);
    }
    opening->next = g->backing;
    g->backing = opening;
    return ERR_OK;
}

static void end_backing(struct block_graph *g, struct block_opening *opening)
{
    struct block_opening **p = &g->backing;

    while (*p != opening)
        p = &(*p)->next;
    *p = opening->next;
}

static err_t open_backing(struct block_node *n)
{
    struct block_opening opening = {};
    json_t *given = json_object_get(n->options, "backing");
    struct block_edge *edge;
    json_t *format = nullptr;
    char *name = nullptr;
    err_t e;

    if (n->flags & BLOCK_NO_BACKING || json_is_null(given) || (!given && !n->backing_name))
        return ERR_OK;
    if (given && !n->driver->supports_backing)
        return err_make(EINVAL, "Driver doesn't support backing files");
    if (json_is_string(given) ||
        (json_is_object(given) && (json_object_get(given, "file") || !n->backing_name))) {
        TRY(begin_backing(n->graph, &opening));
        e = block_open_child(n, "backing", nullptr, BLOCK_ROLE_BACKING, false, &edge);
        end_backing(n->graph, &opening);
        return e;
    }
    name = resolve_backing(n);
    if (!name)
        return err_make(ENOMEM, "no memory for the backing file's name");
    format = given ? json_deep_copy(given) : json_object();
    if (n->backing_format && !json_object_get(format, "driver"))
        json_object_set_new(format, "driver", json_string(n->backing_format));
    struct block_node *child;
    opening.name = name;
    e = begin_backing(n->graph, &opening);
    if (!err_failed(e)) {
        e = block_open(n->graph, name, format, child_flags(n, BLOCK_ROLE_BACKING), &child);
        end_backing(n->graph, &opening);
    }
    if (!err_failed(e))
        e = block_attach_child(n, child, "backing", BLOCK_ROLE_BACKING, &edge);
    if (err_failed(e)) {
        err_t outer = err_make(err_code(e), "Could not open backing file: %s", err_text(e));

        err_free(e);
        e = outer;
    }
    json_decref(format);
    free(name);
    return e;
}

/* --- Probing --- */

static err_t probe(struct block_node *file, const char *name, const struct block_driver **out)
{
    uint8_t *head = block_alloc(PROBE_SIZE);
    size_t size = file->size < PROBE_SIZE ? file->size : PROBE_SIZE;
    struct block_edge e = {.node = file, .parent = file, .perm = BLOCK_PERM_READ};
    int best = 0, result;

    if (!head)
        return err_make(ENOMEM, "no memory to look at '%s'", name ? name : "");
    result = block_pread(&e, 0, head, size);
    if (result < 0) {
        free(head);
        return err_make(-result, "Could not read image for determining its format: %s",
                        strerror(-result));
    }
    *out = block_find_driver("raw");
    for (unsigned i = 0; block_drivers[i]; i++) {
        int score =
            block_drivers[i]->probe ? block_drivers[i]->probe(head, size, name ? name : "") : 0;

        if (score > best) {
            best = score;
            *out = block_drivers[i];
        }
    }
    free(head);
    return ERR_OK;
}

/* --- Putting it together --- */

struct opening {
    struct block_graph *g;
    const char *name;
    json_t *options;
    unsigned flags;
    struct core_options core;
};

/* The node of `driver`, with "file" attached if it is `file` (which is taken over). */
static err_t open_node(struct opening *o, const struct block_driver *driver,
                       struct block_node *file, struct block_node **out)
{
    struct block_node *n;
    struct block_edge *edge;
    err_t e = block_node_create(o->g, driver, o->core.node_name, o->flags, &n);

    if (err_failed(e)) {
        block_unref(file);
        return e;
    }
    n->options = json_deep_copy(o->options);
    n->full_options = json_deep_copy(o->options);
    n->probed = !o->core.driver;
    if (o->name)
        n->filename = strdup(o->name);
    if (file) {
        e = block_attach_child(n, file, "file",
                               driver->kind == BLOCK_KIND_FILTER
                                   ? BLOCK_ROLE_FILTERED | BLOCK_ROLE_PRIMARY
                                   : BLOCK_ROLE_DATA | BLOCK_ROLE_METADATA | BLOCK_ROLE_PRIMARY,
                               &edge);
        free(n->filename);
        n->filename = file->filename && !err_failed(e) ? strdup(file->filename) : nullptr;
    }
    if (!err_failed(e))
        e = open_driver(n);
    if (err_failed(e)) {
        block_node_free(n);
        return e;
    }
    e = open_backing(n);
    if (err_failed(e)) {
        block_unref(n);
        return e;
    }
    *out = n;
    return ERR_OK;
}

/* The file under a format: from options.file, or by name. */
static err_t open_file(struct opening *o, struct block_node **out)
{
    json_t *given = json_object_get(o->options, "file");
    unsigned flags = (o->flags & ~(unsigned)(BLOCK_COPY_ON_READ | BLOCK_DETECT_ZEROES |
                                             BLOCK_DETECT_UNMAP | BLOCK_WRITETHROUGH)) |
                     BLOCK_PROTOCOL | BLOCK_UNMAP;

    if (json_is_string(given)) {
        *out = block_find(o->g, json_string_value(given));
        if (!*out)
            return err_make(ENOENT, "Cannot find device='' nor node-name='%s'",
                            json_string_value(given));
        block_ref(*out);
        return ERR_OK;
    }
    if (!given && !o->name)
        return err_make(EINVAL, "A block device must be specified for \"file\"");
    return block_open(o->g, o->name, given, flags, out);
}

static err_t open_format(struct opening *o, const struct block_driver *driver,
                         struct block_node **out)
{
    struct block_node *file = nullptr;

    if (!driver || !driver->opens_children) {
        TRY(open_file(o, &file));
        if (file->flags & BLOCK_WRITABLE)
            ;
        else if (o->flags & BLOCK_AUTO_RDONLY)
            o->flags &= ~(unsigned)BLOCK_WRITABLE;
    }
    if (!driver) {
        err_t e = probe(file, o->name, &driver);

        if (err_failed(e)) {
            block_unref(file);
            return e;
        }
    }
    return open_node(o, driver, file, out);
}

static err_t open_protocol(struct opening *o, const struct block_driver *driver,
                           struct block_node **out)
{
    if (o->name) {
        if (driver->parse_name)
            TRY(driver->parse_name(o->name, o->options));
        else if (!json_object_get(o->options, "filename"))
            json_object_set_new(o->options, "filename", json_string(o->name));
    }
    return open_node(o, driver, nullptr, out);
}

static err_t open_prepared(struct opening *o, struct block_node **out)
{
    const struct block_driver *driver = nullptr;

    if (o->name && !strncmp(o->name, "json:", 5)) {
        TRY(parse_json_name(o->name, o->options));
        o->name = nullptr;
    }
    TRY(options_take(o->options, core_table, &o->core));
    apply_core_options(&o->core, &o->flags);
    if (o->core.driver) {
        driver = block_find_driver(o->core.driver);
        if (!driver)
            return err_make(EINVAL, "Unknown driver '%s'", o->core.driver);
    } else if (o->flags & BLOCK_PROTOCOL || (o->name && protocol_length(o->name))) {
        const struct block_driver *protocol;

        TRY(block_find_protocol(o->name ? o->name : "", &protocol));
        if (o->flags & BLOCK_PROTOCOL || protocol->kind != BLOCK_KIND_PROTOCOL)
            driver = protocol;
    }
    if (driver && driver->kind == BLOCK_KIND_PROTOCOL)
        return open_protocol(o, driver, out);
    if (driver && driver->parse_name && o->name && protocol_length(o->name))
        TRY(driver->parse_name(o->name, o->options)); /* blkdebug:CONFIG:IMAGE */
    o->flags &= ~(unsigned)BLOCK_PROTOCOL;
    return open_format(o, driver, out);
}

err_t block_open(struct block_graph *g, const char *name, const json_t *options, unsigned flags,
                 struct block_node **out)
{
    struct opening o = {.g = g,
                        .name = name,
                        .options = options ? json_deep_copy(options) : json_object(),
                        .flags = flags};
    err_t e;

    if (!o.options)
        return err_make(ENOMEM, "no memory to open '%s'", name ? name : "");
    json_incref(o.options);
    e = open_prepared(&o, out);
    json_decref(o.options);
    json_decref(o.options);
    return e;
}

/* --- Names of open nodes --- */

static json_t *describe(struct block_node *n)
{
    json_t *out =
        n->driver && n->driver->describe ? n->driver->describe(n) : json_deep_copy(n->full_options);

    if (n->driver)
        json_object_set_new(out, "driver", json_string(n->driver->name));
    json_object_del(out, "node-name");
    for (struct block_edge *c = n->children; c; c = c->next_child)
        if (!(c->role & BLOCK_ROLE_BACKING))
            json_object_set_new(out, c->name, describe(c->node));
    return out;
}

const char *block_filename(struct block_node *n)
{
    json_t *options;
    char *text;

    if (n->filename)
        return n->filename;
    options = describe(n);
    text = json_dumps(options, JSON_COMPACT);
    json_decref(options);
    free(n->json_name);
    if (!text || asprintf(&n->json_name, "json:%s", text) < 0)
        n->json_name = nullptr;
    free(text);
    return n->json_name ? n->json_name : "json:{}";
}
