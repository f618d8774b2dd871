/*
 * Which front end was asked for.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cmd/frontend.h"

#include <stdio.h>
#include <string.h>

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const struct frontend *frontend_find(int *argc, char ***argv)
{
    const char *called = base_name((*argv)[0]);

    for (const struct frontend *const *f = frontends; *f; f++) {
        bool moa = !strncmp(called, "moa", 3);

        if (((*f)->alias && !strcmp(called, (*f)->alias)) ||
            (moa && called[3] == '-' && !strcmp(called + 4, (*f)->name)))
            return *f;
        /* A file of that name in the current folder must be called as ./img. */
        if (moa && *argc > 1 && !strcmp((*argv)[1], (*f)->name)) {
            --*argc;
            ++*argv;
            return *f;
        }
    }
    return nullptr;
}

void frontend_print_list(int fd)
{
    for (const struct frontend *const *f = frontends; *f; f++)
        dprintf(fd, "  moa %-12s %s\n", (*f)->name, (*f)->help);
}
