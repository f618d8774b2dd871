/*
 * What a user creates besides images: --object TYPE,id=NAME,… of the tools, object-add of QMP.
 *
 * A type is a table of options and two functions, in a file of its own, and a line in objects.c.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_CMD_OBJECTS_H
#define MOA_CMD_OBJECTS_H

#include "block/block.h"
#include "block/options.h"

struct object_set;

struct object_type {
    const char *name; /* qom-type */
    /* Without qom-type and id; filled and handed to create. */
    const struct option_def *options;
    size_t options_size;
    const void *option_defaults; /* of options_size bytes; null: zeroes */
    /* *instance is what block_object() finds: the type says what it is. `options` and what it
     * points to are gone afterwards. */
    err_t (*create)(struct object_set *set, const char *id, const void *options, void **instance);
    void (*destroy)(void *instance);
    bool (*in_use)(const void *instance); /* it cannot be deleted now; null: never */
};

extern const struct object_type object_iothread, object_secret;

struct object_set *objects_create(void);
/* Destroys what is in it, the newest first. */
void objects_destroy(struct object_set *set);
/* "TYPE,id=NAME,…" or a JSON object. */
err_t objects_add_text(struct object_set *set, const char *text);
/* {"qom-type": …, "id": …, …}; not changed. */
err_t objects_add(struct object_set *set, const json_t *options);
err_t objects_delete(struct object_set *set, const char *id);
/* The instance of that id, with its type's name in *type; null if there is none. The set may be
 * null. */
void *objects_find(const struct object_set *set, const char *id, const char **type);
/* If the text asks for help ("help", "secret,help"): prints it, and returns true. */
bool objects_help(const char *text);
/* A secret's value, malloced; ENOENT if there is none. */
err_t objects_secret(const struct object_set *set, const char *id, uint8_t **data, size_t *size);

/* For a graph whose `opaque` is the set: graph options secret and object. */
err_t objects_graph_secret(void *set, const char *id, uint8_t **data, size_t *size);
void *objects_graph_object(void *set, const char *id, const char **type);

#endif
