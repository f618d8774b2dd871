/*
 * Options of drivers, images and tools: described by tables, given as JSON or as QEMU's text forms,
 * stored into structs.
 *
 * All text forms become a tree of JSON first. Text keeps every value as a string, QMP has typed
 * values; the tables accept both.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_OPTIONS_H
#define MOA_BLOCK_OPTIONS_H

#include "base/err.h"

#include <jansson.h>
#include <stdint.h>
#include <stdio.h>

enum option_type {
    OPTION_STRING, /* const char *: belongs to the JSON it came from, or to the table's defaults */
    OPTION_BOOL,   /* bool */
    OPTION_SIZE,   /* uint64_t: bytes, with a suffix k M G T P E in text */
    OPTION_NUMBER, /* uint64_t */
    OPTION_ENUM,   /* unsigned: an index of `values` */
    OPTION_JSON,   /* json_t *: whatever stands there; belongs to the JSON it came from */
};

/* A table ends with an entry without a name. */
struct option_def {
    const char *name; /* nested ones with dots: "encrypt.key-secret" */
    enum option_type type;
    size_t offset;             /* of the member in the struct that is filled */
    const char *const *values; /* OPTION_ENUM: the words, ended by null */
    const char *help;          /* what `-o help` says */
    bool required;
    size_t present; /* offset of a bool that tells whether the option was given; 0: none (so such a
                       bool must not be the first member) */
};

/* Takes what the table knows out of `from` (an object) and stores it in `into`, which holds the
 * defaults. EINVAL with the option's name when a value does not fit. */
err_t options_take(json_t *from, const struct option_def *table, void *into);
/* Fails if `from` has keys left, with a did-you-mean from the table (null: none). `of` says what
 * has no such option: "format 'qcow2'". */
err_t options_finish(const json_t *from, const struct option_def *table, const char *of);

/* "key=value,key=value" (",," is a comma; a key alone is on, "nokey" alone is off when the table
 * has it) added to the object `into`, dots in keys making nested objects and numbers arrays.
 * `implied`: the key of a first value without one, or null. */
err_t options_parse_text(const char *text, const char *implied, const struct option_def *table,
                         json_t *into);
/* {"a.b": x} to {"a": {"b": x}}, all the way down; arrays from keys that are 0, 1, 2 …. */
err_t options_nest(const json_t *flat, json_t **out);
/* The other way round. */
json_t *options_flatten(const json_t *nested);

/* "64k", "1.5G", "0x200": bytes. `what` names it in messages. Without a suffix: bytes. */
err_t option_parse_size(const char *text, const char *what, uint64_t *out);
/* on/off, yes/no, true/false, y/n. */
err_t option_parse_bool(const char *text, const char *what, bool *out);
/* The index of `text` in the null-terminated words. EINVAL names the valid ones. */
err_t option_parse_enum(const char *text, const char *what, const char *const *words,
                        unsigned *out);

/* The table as `-o help` prints it: "  name=<size>             - help". */
void options_print_help(const struct option_def *table, FILE *out);
/* The word of the table that `word` probably means, or null. */
const char *option_did_you_mean(const char *word, const struct option_def *table);

#endif
