/*
 * A front end: what `moa NAME …` runs, and the other names under which it can be called. One file
 * (or folder) each.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_CMD_FRONTEND_H
#define MOA_CMD_FRONTEND_H

#define MOA_VERSION "0.1.0"

struct frontend {
    const char *name;  /* "img": moa img …, and moa-img as a program's name */
    const char *alias; /* a program's name that means it, too ("qemu-img"), or null */
    const char *help;  /* one line */
    /* argv[0] is the name it was called by ("moa img", "qemu-img"). Returns the exit status. */
    int (*main)(int argc, char **argv);
};

/* Ended by null. `moa` has all of them; `moa-user` only those that need nothing but libc. */
extern const struct frontend *const frontends[];

/* The front end that `argv` asks for, with *argc and *argv moved to its own; null: none, so it is a
 * guest program that is to be run. */
const struct frontend *frontend_find(int *argc, char ***argv);
/* The list, for `moa --help`. */
void frontend_print_list(int fd);

#endif
