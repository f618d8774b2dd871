/* Log channels (`-d ITEMS`) and messages to the user. One struct log hangs off each process or VM.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_BASE_LOG_H
#define MOA_BASE_LOG_H

#include "base/err.h"

enum log_item {
    LOG_INSN = 1 << 0,  /* guest instructions of each region */
    LOG_IR = 1 << 1,    /* IR as built */
    LOG_OPT = 1 << 2,   /* IR after the passes */
    LOG_HOST = 1 << 3,  /* emitted host code */
    LOG_EXEC = 1 << 4,  /* each region entered from the run loop */
    LOG_CPU = 1 << 5,   /* guest registers with LOG_EXEC */
    LOG_FAULT = 1 << 6, /* guest faults and signals */
    LOG_UNIMP = 1 << 7, /* things that Moa does not do yet */
    LOG_GUEST = 1 << 8, /* guest errors */
    LOG_STATS = 1 << 9, /* counters at exit */
    LOG_PAGE = 1 << 10, /* guest memory map changes */
    LOG_STRACE = 1 << 11,
    LOG_BACKTRACE = 1 << 12, /* of a program that a signal kills */
};

struct log {
    unsigned items; /* enum log_item bits that are on */
    int fd;         /* where lines go; 2 at first */
};

static inline bool log_on(const struct log *log, unsigned items)
{
    return log && (log->items & items);
}

/* Parses "insn,ir,host" (QEMU's names in_asm, op, op_opt, out_asm, int, exec, cpu, unimp,
 * guest_errors, page, strace are understood). "help" is the caller's job: see log_help. */
err_t log_parse(const char *list, unsigned *items);
/* The table of items, for `-d help`, into fd. */
void log_help(int fd);

/* Writes unconditionally; callers check log_on first when formatting costs. */
void log_print(const struct log *log, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
