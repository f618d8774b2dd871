/*
 * The objects that a user has created, and the types that there are.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cmd/objects.h"
#include "base/bytes.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const struct object_type *const types[] = {&object_iothread, &object_secret};

struct object {
    const struct object_type *type;
    char *id;
    void *instance;
    struct object *next;
};

struct object_set {
    struct object *newest;
};

struct object_set *objects_create(void)
{
    struct object_set *set = calloc(1, sizeof(*set));

    if (!set)
        abort();
    return set;
}

static void destroy(struct object *o)
{
    if (o->type->destroy)
        o->type->destroy(o->instance);
    free(o->id);
    free(o);
}

void objects_destroy(struct object_set *set)
{
    while (set->newest) {
        struct object *o = set->newest;

        set->newest = o->next;
        destroy(o);
    }
    free(set);
}

static struct object *find(const struct object_set *set, const char *id)
{
    struct object *o = set ? set->newest : nullptr;

    while (o && strcmp(o->id, id))
        o = o->next;
    return o;
}

void *objects_find(const struct object_set *set, const char *id, const char **type)
{
    struct object *o = find(set, id);

    if (o && type)
        *type = o->type->name;
    return o ? o->instance : nullptr;
}

/* --- Adding --- */

static const struct object_type *find_type(const char *name)
{
    for (unsigned i = 0; i < ARRAY_SIZE(types); i++)
        if (!strcmp(types[i]->name, name))
            return types[i];
    return nullptr;
}

static bool is_identifier(const char *id)
{
    if (!isalpha((unsigned char)*id))
        return false;
    for (; *id; id++)
        if (!isalnum((unsigned char)*id) && !strchr("-._", *id))
            return false;
    return true;
}

static err_t check_id(const struct object_set *set, const char *id)
{
    if (!id)
        return err_make(EINVAL, "Parameter 'id' is missing");
    if (!is_identifier(id))
        return err_make(EINVAL,
                        "Parameter 'id' expects an identifier\nIdentifiers consist of letters, "
                        "digits, '-', '.', '_', starting with a letter.");
    if (find(set, id))
        return err_make(EEXIST,
                        "attempt to add duplicate property '%s' to object (type 'container')", id);
    return ERR_OK;
}

/* What is left in `rest` goes into the type's struct, and that makes the object. */
static err_t create(struct object_set *set, const struct object_type *type, const char *id,
                    json_t *rest)
{
    _Alignas(16) char options[1024] = {};
    struct object *o = calloc(1, sizeof(*o));
    err_t e;

    if (!o || type->options_size > sizeof(options))
        abort();
    if (type->option_defaults)
        memcpy(options, type->option_defaults, type->options_size);
    e = options_take(rest, type->options, options);
    if (!err_failed(e))
        e = options_finish(rest, type->options, "this object");
    if (!err_failed(e))
        e = type->create(set, id, options, &o->instance);
    if (err_failed(e)) {
        free(o);
        return e;
    }
    o->type = type;
    o->id = strdup(id);
    o->next = set->newest;
    set->newest = o;
    return ERR_OK;
}

err_t objects_add(struct object_set *set, const json_t *options)
{
    const char *name = json_string_value(json_object_get(options, "qom-type"));
    const char *id = json_string_value(json_object_get(options, "id"));
    const struct object_type *type = name ? find_type(name) : nullptr;
    json_t *rest;
    err_t e;

    if (!name)
        return err_make(EINVAL, "Parameter 'qom-type' is missing");
    if (!type)
        return err_make(EINVAL, "Parameter 'qom-type' does not accept value '%s'", name);
    TRY(check_id(set, id));
    rest = json_deep_copy(options);
    if (!rest)
        return err_make(ENOMEM, "no memory for options");
    json_object_del(rest, "qom-type");
    json_object_del(rest, "id");
    e = create(set, type, id, rest);
    json_decref(rest);
    return e;
}

err_t objects_add_text(struct object_set *set, const char *text)
{
    json_error_t error;
    json_t *given = *text == '{' ? json_loads(text, 0, &error) : json_object();
    err_t e = ERR_OK;

    if (!given)
        return err_make(EINVAL, "JSON parse error: %s", error.text);
    if (*text != '{')
        e = options_parse_text(text, "qom-type", nullptr, given);
    if (!err_failed(e))
        e = objects_add(set, given);
    json_decref(given);
    return e;
}

err_t objects_delete(struct object_set *set, const char *id)
{
    for (struct object **link = &set->newest; *link; link = &(*link)->next) {
        struct object *o = *link;

        if (strcmp(o->id, id))
            continue;
        if (o->type->in_use && o->type->in_use(o->instance))
            return err_make(EBUSY, "object '%s' is in use, can not be deleted", id);
        *link = o->next;
        destroy(o);
        return ERR_OK;
    }
    return err_make(ENOENT, "object '%s' not found", id);
}

/* --- Help --- */

bool objects_help(const char *text)
{
    size_t len = strcspn(text, ",");
    char name[64];
    const struct object_type *type;

    if (!strcmp(text, "help") || !strcmp(text, "?")) {
        puts("List of user creatable objects:");
        for (unsigned i = 0; i < ARRAY_SIZE(types); i++)
            printf("  %s\n", types[i]->name);
        return true;
    }
    if (len >= sizeof(name) || (strcmp(text + len, ",help") && strcmp(text + len, ",?")))
        return false;
    snprintf(name, sizeof(name), "%.*s", (int)len, text);
    type = find_type(name);
    if (!type)
        return objects_help("help");
    printf("%s options:\n", name);
    options_print_help(type->options, stdout);
    return true;
}

/* --- For the block layer --- */

err_t objects_graph_secret(void *set, const char *id, uint8_t **data, size_t *size)
{
    return objects_secret(set, id, data, size);
}

void *objects_graph_object(void *set, const char *id, const char **type)
{
    return objects_find(set, id, type);
}
