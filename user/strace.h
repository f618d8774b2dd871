/* -strace: system calls and signals as text, in the manner of strace(1) with -f.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_USER_STRACE_H
#define MOA_USER_STRACE_H

#include "user/syscall.h"

#include <signal.h>

/* A call's line in the making. What is known before the call is printed before it; what the kernel
 * fills in, and the result, after it. */
struct strace_line {
    char text[4096];
    size_t used;
    size_t column; /* of the log's line at which `text` begins */
    const struct syscall *call;
    uint64_t number;
    const uint64_t *args;
    unsigned shown;     /* arguments that are in the line */
    unsigned count;     /* arguments to be shown */
    uint64_t before[6]; /* what A_LENGTH_OUT and A_OFFSET_OUT pointed to before the call */
    int tid;
};

void strace_enter(struct strace_line *l, struct thread *t, const struct syscall *s, uint64_t number,
                  const uint64_t args[6]);
void strace_leave(struct strace_line *l, struct thread *t, int64_t result);
/* execve is about to leave for good: finishes the line. */
void strace_exec(struct thread *t);
void strace_signal(struct thread *t, int signo, const siginfo_t *info);

struct strace_name {
    uint64_t value;
    const char *name;
};

/* strace_names.c: the names of an argument kind's values. `flags`: they are bits. `zero`: name of
 * none of them, or null. */
struct strace_names {
    const struct strace_name *names;
    unsigned count;
    bool flags;
    const char *unknown, *zero;
};
const struct strace_names *strace_names_of(unsigned kind);

/* strace_args.c. */
void strace_add(struct strace_line *l, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void strace_add_named(struct strace_line *l, unsigned kind, uint64_t value);
void strace_add_siginfo(struct strace_line *l, const siginfo_t *info);
/* The mask in force after rt_sigreturn, as text. */
void strace_add_set(struct strace_line *l, uint64_t set);
/* Argument `i`; `result` is the call's, if `after` it. */
void strace_add_argument(struct strace_line *l, struct thread *t, unsigned i, bool after,
                         int64_t result);
/* What follows the number in "= 3 (…)". */
void strace_add_result(struct strace_line *l, struct thread *t, int64_t result);
/* How many arguments are worth showing, and whether one is only known after the call. */
unsigned strace_count(struct thread *t, const struct strace_line *l);
bool strace_skips(const struct strace_line *l, unsigned i);
bool strace_comes_after(const struct strace_line *l, unsigned i);

#endif
