/*
 * Options: text to JSON, JSON to structs.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/options.h"
#include "base/bytes.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* --- Values --- */

err_t option_parse_size(const char *text, const char *what, uint64_t *out)
{
    static const char suffixes[] = "bkmgtpe";
    char *end;
    bool hex = text[0] == '0' && (text[1] | 32) == 'x';
    unsigned shift = 0;
    uint64_t whole;
    double fraction = 0;

    if (!isdigit((unsigned char)text[0]))
        goto bad;
    errno = 0;
    whole = strtoull(text, &end, hex ? 16 : 10);
    if (errno)
        goto bad;
    if (*end == '.' && !hex)
        fraction = strtod(end, &end); /* from the point on: below one */
    if (*end) {
        const char *s = strchr(suffixes, tolower((unsigned char)*end));

        if (!s || end[1] || hex)
            goto bad;
        shift = 10 * (unsigned)(s - suffixes);
    }
    if ((fraction != 0 && !shift) || fraction >= 1 || whole > UINT64_MAX >> shift)
        goto bad;
    *out = (whole << shift) + (uint64_t)ldexp(fraction, (int)shift);
    return ERR_OK;
bad:
    return err_make(EINVAL,
                    "%s: '%s' is not a size; sizes are numbers of bytes, with k, M, G, T, P or E "
                    "for powers of 1024",
                    what, text);
}

err_t option_parse_bool(const char *text, const char *what, bool *out)
{
    static const char *const words[][2] = {
        {"on", "off"}, {"yes", "no"}, {"true", "false"}, {"y", "n"}};

    for (unsigned i = 0; i < ARRAY_SIZE(words); i++)
        for (unsigned off = 0; off < 2; off++)
            if (!strcmp(text, words[i][off])) {
                *out = !off;
                return ERR_OK;
            }
    return err_make(EINVAL, "%s: expected on or off, not '%s'", what, text);
}

err_t option_parse_enum(const char *text, const char *what, const char *const *words, unsigned *out)
{
    char valid[256] = "";
    size_t used = 0;

    for (unsigned i = 0; words[i]; i++) {
        if (!strcmp(text, words[i])) {
            *out = i;
            return ERR_OK;
        }
        used +=
            (size_t)snprintf(valid + used, sizeof(valid) - used, "%s%s", i ? ", " : "", words[i]);
        if (used >= sizeof(valid))
            used = sizeof(valid) - 1;
    }
    return err_make(EINVAL, "%s: '%s' is none of: %s", what, text, valid);
}

static err_t parse_number(const char *text, const char *what, uint64_t *out)
{
    char *end;

    errno = 0;
    *out = strtoull(text, &end, 0);
    if (errno || *end || !isdigit((unsigned char)text[0]))
        return err_make(EINVAL, "%s: '%s' is not a number", what, text);
    return ERR_OK;
}

static err_t wrong_type(const struct option_def *o, const char *expected)
{
    return err_make(EINVAL, "%s: expected %s", o->name, expected);
}

static err_t store_integer(const struct option_def *o, json_t *value, uint64_t *out)
{
    if (json_is_integer(value)) {
        if (json_integer_value(value) < 0)
            return err_make(EINVAL, "%s: must not be negative", o->name);
        *out = (uint64_t)json_integer_value(value);
        return ERR_OK;
    }
    if (!json_is_string(value))
        return wrong_type(o, "a number");
    if (o->type == OPTION_SIZE)
        return option_parse_size(json_string_value(value), o->name, out);
    return parse_number(json_string_value(value), o->name, out);
}

static err_t store(const struct option_def *o, json_t *value, void *into)
{
    void *member = (char *)into + o->offset;

    switch (o->type) {
    case OPTION_JSON: *(json_t **)member = value; return ERR_OK;
    case OPTION_SIZE:
    case OPTION_NUMBER: return store_integer(o, value, member);
    case OPTION_BOOL:
        if (json_is_boolean(value)) {
            *(bool *)member = json_is_true(value);
            return ERR_OK;
        }
        if (!json_is_string(value))
            return wrong_type(o, "on or off");
        return option_parse_bool(json_string_value(value), o->name, member);
    case OPTION_STRING:
        if (!json_is_string(value))
            return wrong_type(o, "a string");
        *(const char **)member = json_string_value(value);
        return ERR_OK;
    case OPTION_ENUM:
        if (!json_is_string(value))
            return wrong_type(o, "a word");
        return option_parse_enum(json_string_value(value), o->name, o->values, member);
    }
    return ERR_OK;
}

/* --- Tables --- */

/* Follows the dots of `name` from `from`; sets *parent and *key to where it ends. */
static json_t *look_up(json_t *from, const char *name, json_t **parent, char key[64])
{
    json_t *at = from;

    for (;;) {
        size_t len = strcspn(name, ".");

        if (len >= 64 || !json_is_object(at))
            return nullptr;
        memcpy(key, name, len);
        key[len] = 0;
        *parent = at;
        at = json_object_get(at, key);
        if (!name[len])
            return at;
        name += len + 1;
    }
}

err_t options_take(json_t *from, const struct option_def *table, void *into)
{
    for (const struct option_def *o = table; o && o->name; o++) {
        char key[64];
        json_t *parent = nullptr, *value = look_up(from, o->name, &parent, key);

        if (!value) {
            if (o->required)
                return err_make(EINVAL, "option '%s' is missing", o->name);
            continue;
        }
        TRY(store(o, value, into));
        if (o->present)
            *(bool *)((char *)into + o->present) = true;
    }
    return ERR_OK;
}

/* Edits to make one of the words into the other; gives up beyond `limit`. */
static unsigned distance(const char *a, const char *b, unsigned limit)
{
    unsigned row[64];
    size_t la = strlen(a), lb = strlen(b);

    if (la >= ARRAY_SIZE(row) || lb >= ARRAY_SIZE(row))
        return limit + 1;
    for (unsigned j = 0; j <= lb; j++)
        row[j] = j;
    for (unsigned i = 1; i <= la; i++) {
        unsigned diagonal = row[0];

        row[0] = i;
        for (unsigned j = 1; j <= lb; j++) {
            unsigned here = diagonal + (a[i - 1] != b[j - 1]);

            diagonal = row[j];
            if (row[j - 1] + 1 < here)
                here = row[j - 1] + 1;
            if (row[j] + 1 < here)
                here = row[j] + 1;
            row[j] = here;
        }
    }
    return row[lb];
}

const char *option_did_you_mean(const char *word, const struct option_def *table)
{
    const char *best = nullptr;
    unsigned best_distance = 3;

    for (const struct option_def *o = table; o && o->name; o++) {
        unsigned d = distance(word, o->name, best_distance);

        if (d < best_distance) {
            best_distance = d;
            best = o->name;
        }
    }
    return best;
}

static bool known(const struct option_def *table, const char *name)
{
    for (const struct option_def *o = table; o && o->name; o++)
        if (!strcmp(o->name, name))
            return true;
    return false;
}

err_t options_finish(const json_t *from, const struct option_def *table, const char *of)
{
    json_t *flat = options_flatten(from);
    const char *name;
    json_t *value;
    err_t e = ERR_OK;

    if (!flat)
        return err_make(ENOMEM, "no memory for options");
    json_object_foreach(flat, name, value)
    {
        const char *meant = option_did_you_mean(name, table);
        bool inside = false; /* "file.filename" below an OPTION_JSON "file" */

        for (const struct option_def *o = table; o && o->name; o++)
            inside |= o->type == OPTION_JSON && !strncmp(o->name, name, strlen(o->name)) &&
                      name[strlen(o->name)] == '.';
        if (inside || known(table, name))
            continue;
        e = err_make(EINVAL, "%s has no option '%s'%s%s%s", of, name,
                     meant ? "; did you mean '" : "", meant ? meant : "", meant ? "'?" : "");
        break;
    }
    json_decref(flat);
    return e;
}

void options_print_help(const struct option_def *table, FILE *out)
{
    static const char *const type_names[] = {
        [OPTION_STRING] = "<str>", [OPTION_BOOL] = "<bool (on/off)>", [OPTION_SIZE] = "<size>",
        [OPTION_NUMBER] = "<num>", [OPTION_ENUM] = "<str>",           [OPTION_JSON] = "<str>"};

    for (const struct option_def *o = table; o && o->name; o++) {
        int width = fprintf(out, "  %s=%s", o->name, type_names[o->type]);

        if (o->help)
            fprintf(out, "%*s - %s", width < 24 ? 24 - width : 0, "", o->help);
        fputc('\n', out);
    }
}

/* --- Text --- */

/* Up to a single comma; ",," is one comma. Returns what follows, null at the end. Malloced *out. */
static const char *cut_value(const char *text, char **out)
{
    char *to = *out = malloc(strlen(text) + 1);

    if (!to)
        return nullptr;
    for (; *text; text++) {
        if (*text == ',' && *++text != ',') {
            *to = 0;
            return text;
        }
        *to++ = *text;
    }
    *to = 0;
    return nullptr;
}

static err_t set_text(json_t *into, const char *key, const char *value)
{
    if (json_object_set_new(into, key, json_string(value)))
        return err_make(EINVAL, "option '%s': the value is not valid UTF-8", key);
    return ERR_OK;
}

/* One "key=value", "key", "nokey" or, as the first, "value". */
static err_t parse_item(const char *item, const char *implied, const struct option_def *table,
                        json_t *flat)
{
    const char *equals = strchr(item, '=');
    char key[128];
    size_t len = equals ? (size_t)(equals - item) : strlen(item);

    if (!equals && implied && !known(table, item))
        return set_text(flat, implied, item);
    if (len >= sizeof(key) || !len)
        return err_make(EINVAL, "'%s' is not an option", item);
    memcpy(key, item, len);
    key[len] = 0;
    if (equals)
        return set_text(flat, key, equals + 1);
    if (!strncmp(key, "no", 2) && !known(table, key) && known(table, key + 2))
        return set_text(flat, key + 2, "off");
    return set_text(flat, key, "on");
}

err_t options_parse_text(const char *text, const char *implied, const struct option_def *table,
                         json_t *into)
{
    json_t *flat = json_object(), *nested = nullptr;
    err_t e = ERR_OK;

    while (text && *text && !err_failed(e)) {
        char *item;
        const char *rest = cut_value(text, &item);

        if (!item)
            e = err_make(ENOMEM, "no memory for options");
        else
            e = parse_item(item, implied, table, flat);
        free(item);
        implied = nullptr;
        text = rest;
    }
    if (!err_failed(e))
        e = options_nest(flat, &nested);
    if (!err_failed(e))
        json_object_update(into, nested);
    json_decref(nested);
    json_decref(flat);
    return e;
}

/* --- Nesting --- */

static err_t put_nested(json_t *root, const char *name, json_t *value)
{
    json_t *at = root;

    for (;;) {
        size_t len = strcspn(name, ".");
        char key[64];
        json_t *next;

        if (len >= sizeof(key) || !len)
            return err_make(EINVAL, "'%s' is not the name of an option", name);
        memcpy(key, name, len);
        key[len] = 0;
        if (!name[len]) {
            if (json_object_get(at, key))
                return err_make(EINVAL, "option '%s' is given in two ways", key);
            json_object_set(at, key, value);
            return ERR_OK;
        }
        next = json_object_get(at, key);
        if (!next) {
            next = json_object();
            json_object_set_new(at, key, next);
        } else if (!json_is_object(next)) {
            return err_make(EINVAL, "option '%s' is given both as a value and with '%s'", key,
                            name + len + 1);
        }
        at = next;
        name += len + 1;
    }
}

/* Objects whose keys are 0, 1, 2 … become arrays. New reference. */
static json_t *make_arrays(json_t *value)
{
    const char *key;
    json_t *item, *out;
    char index[24];
    size_t n = json_is_object(value) ? json_object_size(value) : 0;

    if (!n)
        return json_incref(value);
    for (size_t i = 0; i < n; i++) {
        snprintf(index, sizeof(index), "%zu", i);
        if (!json_object_get(value, index)) {
            out = json_object();
            json_object_foreach(value, key, item) json_object_set_new(out, key, make_arrays(item));
            return out;
        }
    }
    out = json_array();
    for (size_t i = 0; i < n; i++) {
        snprintf(index, sizeof(index), "%zu", i);
        json_array_append_new(out, make_arrays(json_object_get(value, index)));
    }
    return out;
}

err_t options_nest(const json_t *flat, json_t **out)
{
    json_t *root = json_object(), *value;
    const char *key;
    err_t e = ERR_OK;

    json_object_foreach((json_t *)flat, key, value)
    {
        e = put_nested(root, key, value);
        if (err_failed(e)) {
            json_decref(root);
            return e;
        }
    }
    *out = make_arrays(root);
    json_decref(root);
    return e;
}

static void flatten_into(json_t *out, const char *prefix, const json_t *value)
{
    char name[256];
    const char *key;
    json_t *item;
    size_t i;

    if (json_is_object(value) && (json_object_size(value) || !*prefix)) {
        json_object_foreach((json_t *)value, key, item)
        {
            snprintf(name, sizeof(name), "%s%s%s", prefix, *prefix ? "." : "", key);
            flatten_into(out, name, item);
        }
    } else if (json_is_array(value) && json_array_size(value)) {
        json_array_foreach((json_t *)value, i, item)
        {
            snprintf(name, sizeof(name), "%s.%zu", prefix, i);
            flatten_into(out, name, item);
        }
    } else {
        json_object_set(out, prefix, (json_t *)value);
    }
}

json_t *options_flatten(const json_t *nested)
{
    json_t *out = json_object();

    flatten_into(out, "", nested);
    return out;
}
