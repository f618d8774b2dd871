/*
 * Command lines by tables, through getopt_long.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cmd/args.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_ARGS = 64,
    LONG_ONLY = 512 /* what getopt returns for options without a letter: this + index */
};

struct parser {
    const struct arg_def *defs[MAX_ARGS];
    unsigned count;
    struct option longs[MAX_ARGS + 1];
    char letters[2 * MAX_ARGS + 3];
};

static bool takes_value(const struct arg_def *d)
{
    return d->type == ARG_TEXT || d->type == ARG_TEXTS || d->type == ARG_CALL;
}

static void add(struct parser *p, const struct arg_def *d)
{
    unsigned i = p->count++;
    size_t at = strlen(p->letters);

    if (i >= MAX_ARGS)
        abort();
    p->defs[i] = d;
    if (d->letter) {
        p->letters[at++] = (char)d->letter;
        if (takes_value(d))
            p->letters[at++] = ':';
        p->letters[at] = 0;
    }
    /* The tables are one after the other; getopt stops at the first option without a name. */
    p->longs[i] = (struct option){d->name ? d->name : "", takes_value(d), nullptr,
                                  d->letter ? d->letter : LONG_ONLY + (int)i};
}

static const struct arg_def *found(const struct parser *p, int code)
{
    if (code >= LONG_ONLY)
        return p->defs[code - LONG_ONLY];
    for (unsigned i = 0; i < p->count; i++)
        if (p->defs[i]->letter == code)
            return p->defs[i];
    return nullptr;
}

static int store(const struct arg_def *d, void *own, void *into, const char *value)
{
    char *member = (char *)into + d->offset;

    switch (d->type) {
    case ARG_NONE: break;
    case ARG_FLAG: *(bool *)member = true; break;
    case ARG_BITS: *(unsigned *)member |= d->bits; break;
    case ARG_TEXT: *(const char **)member = value; break;
    case ARG_TEXTS: {
        struct arg_texts *texts = (struct arg_texts *)member;

        if (texts->count < ARG_MAX_TEXTS)
            texts->text[texts->count++] = value;
        break;
    }
    case ARG_CALL:
    case ARG_SWITCH: return d->call(d, own, member, value);
    }
    return 0;
}

/* `word` as it was given; without a value, or unknown. */
static int complain(const struct arg_style *style, bool missing, const char *word)
{
    bool letter = optopt > 0 && optopt < LONG_ONLY && strncmp(word, "--", 2);

    fflush(stdout);
    fprintf(stderr, "%s: ", style->program);
    if (!style->like_getopt)
        fprintf(stderr, "%s option '%s'\n", missing ? "missing argument for" : "unrecognized",
                word);
    else if (letter)
        fprintf(stderr, "%s -- '%c'\n", missing ? "option requires an argument" : "invalid option",
                optopt);
    else if (missing)
        fprintf(stderr, "option '%s' requires an argument\n", word);
    else
        fprintf(stderr, "unrecognized option '%s'\n", word);
    fputs(style->after ? style->after : "", style->after_on_stdout ? stdout : stderr);
    return style->mistakes ? style->mistakes : 1;
}

int args_parse(const struct arg_style *style, const struct arg_def *const *tables, void *own,
               void *into, int argc, char **argv, int *first)
{
    struct parser p = {.count = 0};
    int status = 0, code;

    strcpy(p.letters, style->options_first ? "+:" : ":");
    for (; *tables; tables++)
        for (const struct arg_def *d = *tables; d->type != ARG_NONE; d++)
            add(&p, d);
    opterr = 0;
    optind = 0; /* from the start, whatever was parsed before */
    while (!status && (code = getopt_long(argc, argv, p.letters, p.longs, nullptr)) != -1) {
        if (code == ':')
            status = complain(style, true, argv[optind - 1]);
        else if (code == '?')
            status = complain(style, false, argv[optind - 1]);
        else
            status = store(found(&p, code), own, into, optarg);
    }
    *first = optind;
    return status;
}
