/* What the families of the conformance program share. Every system call is made raw, by number, and
 * prints one line with its result in a form that is the same on every machine and in every run.
 * SPDX-License-Identifier: MIT */
#ifndef CONFORM_H
#define CONFORM_H

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "numbers.h"

/* How a result that is no error is shown. */
enum show {
    SHOW_EXACT,
    SHOW_OK, /* an address, an id, a time: only that it came */
    SHOW_HEX
};

/* Makes the call, prints `call NAME (note) = result`, returns what the kernel returned (-errno). */
long make_call(enum show show, const char *name, const char *note, long number, const long a[6]);
/* `info TEXT`: something else to compare. */
void info(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#define WORDS_(a, b, c, d, e, f, ...)                                                              \
    (const long[6])                                                                                \
    {                                                                                              \
        (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f)                           \
    }
#define MAKE_(show, name, note, ...)                                                               \
    make_call(show, #name, note, SYS_##name, WORDS_(__VA_ARGS__ __VA_OPT__(, ) 0, 0, 0, 0, 0, 0, 0))
#define CALL(name, note, ...)     MAKE_(SHOW_EXACT, name, note, ##__VA_ARGS__)
#define CALL_OK(name, note, ...)  MAKE_(SHOW_OK, name, note, ##__VA_ARGS__)
#define CALL_HEX(name, note, ...) MAKE_(SHOW_HEX, name, note, ##__VA_ARGS__)
/* A call without a line, where it is only a means. */
#define QUIET(name, ...)                                                                           \
    quiet_call(SYS_##name, WORDS_(__VA_ARGS__ __VA_OPT__(, ) 0, 0, 0, 0, 0, 0, 0))
long quiet_call(long number, const long a[6]);

/* An address that is never mapped, and one that is not canonical on any machine's user side. */
#define BAD  ((void *)8)
#define WILD ((void *)0x7ffffffff000)

void write_file(const char *path, const char *text);
/* Waits for a child and prints how it ended. */
void reap(const char *what, long pid);
/* fork through the C library, for children that make calls of their own: flushes first. */
pid_t fork_child(void);
void finish_child(int status) __attribute__((noreturn));
void catch_signal(int signo, void (*handler)(int, siginfo_t *, void *), int flags);

/* The families: each runs in a process of its own, in an empty directory of its own. */
void run_files(void);
void run_paths(void);
void run_transfer(void);
void run_events(void);
void run_memory(void);
void run_identity(void);
void run_processes(void);
void run_scheduling(void);
void run_signals(void);
void run_time(void);
void run_ipc(void);
void run_futex(void);
void run_sockets(void);
void run_mounts(void);
void run_system(void);
void run_security(void);
void run_control(void);
void run_descriptors(void);

#endif
