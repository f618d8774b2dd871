/* -strace: system calls and signals as text.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_USER_STRACE_H
#define MOA_USER_STRACE_H

#include "user/syscall.h"

#include <signal.h>

/* A line in the making: printed as one, so that threads do not mix. */
struct strace_line {
    char text[1024];
    size_t used;
    unsigned
        printed; /* arguments printed before the call; those that the kernel fills in come after */
};

void strace_enter(struct strace_line *l, struct thread *t, const struct syscall *s, uint64_t number,
                  const uint64_t args[6]);
void strace_leave(struct strace_line *l, struct thread *t, const struct syscall *s,
                  const uint64_t args[6], int64_t result);
void strace_signal(struct thread *t, int signo, const siginfo_t *info);

struct strace_name {
    uint64_t value;
    const char *name;
};

/* strace_names.c: the names of an argument kind's values. `flags`: they are bits; `mask`: the bits
 * that are a plain number instead. */
struct strace_names {
    const struct strace_name *names;
    unsigned count;
    bool flags;
    uint64_t mask;
};
const struct strace_names *strace_names_of(unsigned kind);

#endif
