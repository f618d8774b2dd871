/*
 * Command lines of the tools: a table says which option goes into which member of a struct.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_CMD_ARGS_H
#define MOA_CMD_ARGS_H

#include <stddef.h>
#include <stdint.h>

enum arg_type {
    ARG_NONE,  /* end of the table */
    ARG_FLAG,  /* bool: set */
    ARG_TEXT,  /* const char * */
    ARG_TEXTS, /* struct arg_texts: each time that it is given */
    ARG_BITS,  /* unsigned: `bits` are set. No value. */
    ARG_CALL,  /* `call` with the value */
    ARG_SWITCH /* `call` without a value (null) */
};

enum {
    ARG_MAX_TEXTS = 64
};

struct arg_texts {
    const char *text[ARG_MAX_TEXTS];
    unsigned count;
};

struct arg_def;

/* `own` is what args_parse was given, `member` lies at the row's offset. Returns 0 or an exit
 * status, having said what is wrong. */
typedef int arg_call(const struct arg_def *def, void *own, void *member, const char *value);

struct arg_def {
    const char *name; /* "object" for --object, or null */
    int letter;       /* 'f' for -f, or 0 */
    enum arg_type type;
    size_t offset; /* of the member */
    unsigned bits;
    arg_call *call;
};

/* How the program answers mistakes. */
struct arg_style {
    const char *program; /* "qemu-img", before messages */
    const char *after;   /* a line after the message, or null */
    int mistakes;        /* what args_parse returns for them; 0: 1 */
    bool after_on_stdout;
    bool like_getopt;   /* messages are those of getopt(3) */
    bool options_first; /* options end at the first word that is none */
};

/* Fills `into` from argv[1…], moving words that are no options to the end; *first is the index of
 * the first of those. Several tables, ended by null: what programs have in common comes last.
 * Returns 0 or what a call returned; style->mistakes after a message. */
int args_parse(const struct arg_style *style, const struct arg_def *const *tables, void *own,
               void *into, int argc, char **argv, int *first);

#endif
