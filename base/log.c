/* Log channels and their names.
 * SPDX-License-Identifier: MIT */
#include "base/log.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct {
    const char *name, *qemu_name;
    unsigned item;
    const char *help;
} items[] = {
    {"insn", "in_asm", LOG_INSN, "guest instructions of each translated region"},
    {"ir", "op", LOG_IR, "intermediate representation as built"},
    {"opt", "op_opt", LOG_OPT, "intermediate representation after the passes"},
    {"host", "out_asm", LOG_HOST, "emitted host code"},
    {"exec", "exec", LOG_EXEC, "each region entered from the run loop"},
    {"cpu", "cpu", LOG_CPU, "guest registers, with exec"},
    {"fault", "int", LOG_FAULT, "guest faults and signals"},
    {"unimp", "unimp", LOG_UNIMP, "what the guest asked for and Moa does not do"},
    {"guest", "guest_errors", LOG_GUEST, "mistakes of the guest"},
    {"stats", "stats", LOG_STATS, "engine counters at exit"},
    {"page", "page", LOG_PAGE, "changes of the guest's memory map"},
    {"strace", "strace", LOG_STRACE, "system calls"},
    {"backtrace", "backtrace", LOG_BACKTRACE, "how a program came to where a signal killed it"},
};

enum {
    ITEM_COUNT = sizeof(items) / sizeof(items[0])
};

static bool is_word(const char *word, size_t len, const char *name)
{
    return strlen(name) == len && !memcmp(word, name, len);
}

err_t log_parse(const char *list, unsigned *out)
{
    unsigned bits = 0;
    for (const char *word = list; *word;) {
        size_t len = strcspn(word, ",");
        bool found = is_word(word, len, "all");
        if (found)
            bits = ~0u;
        for (unsigned i = 0; i < ITEM_COUNT && !found; i++) {
            found = is_word(word, len, items[i].name) || is_word(word, len, items[i].qemu_name);
            if (found)
                bits |= items[i].item;
        }
        if (!found)
            return err_make(EINVAL, "unknown log item '%.*s'; '-d help' lists them", (int)len,
                            word);
        word += len + (word[len] == ',');
    }
    *out = bits;
    return ERR_OK;
}

void log_help(int fd)
{
    dprintf(fd, "Log items (comma-separated, for -d):\n");
    for (unsigned i = 0; i < ITEM_COUNT; i++)
        dprintf(fd, "%-8s %s%s%s%s\n", items[i].name, items[i].help,
                strcmp(items[i].name, items[i].qemu_name) ? " (QEMU: " : "",
                strcmp(items[i].name, items[i].qemu_name) ? items[i].qemu_name : "",
                strcmp(items[i].name, items[i].qemu_name) ? ")" : "");
}

void log_print(const struct log *log, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    vdprintf(log ? log->fd : STDERR_FILENO, fmt, ap);
    va_end(ap);
}
