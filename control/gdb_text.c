/* The gdb server's text: replies, numbers, thread ids, and gdb's own numbering of signals and
 * errors. SPDX-License-Identifier: MIT */
#include "control/gdb_internal.h"

#include "base/bytes.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

/* ---- replies ---- */

size_t out_room(const struct gdb *g)
{
    return sizeof(g->out) - g->out_used;
}

static void out_char(struct gdb *g, char c)
{
    if (out_room(g))
        g->out[g->out_used++] = c;
}

void out_text(struct gdb *g, const char *text)
{
    while (*text)
        out_char(g, *text++);
}

void out_format(struct gdb *g, const char *fmt, ...)
{
    char text[512];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof(text), fmt, ap);
    va_end(ap);
    out_text(g, text);
}

void out_hex(struct gdb *g, const void *data, size_t size)
{
    static const char digits[] = "0123456789abcdef";
    const uint8_t *bytes = data;
    for (size_t i = 0; i < size; i++) {
        out_char(g, digits[bytes[i] >> 4]);
        out_char(g, digits[bytes[i] & 15]);
    }
}

size_t out_binary(struct gdb *g, const void *data, size_t size)
{
    const char *bytes = data;
    size_t i;
    for (i = 0; i < size && g->out_used + 2 <= GDB_PACKET_MAX; i++) {
        if (strchr("#$}*", bytes[i]) && bytes[i]) {
            out_char(g, '}');
            out_char(g, bytes[i] ^ 0x20);
        } else {
            out_char(g, bytes[i]);
        }
    }
    return i;
}

void out_error(struct gdb *g, unsigned number)
{
    g->out_used = 0;
    out_format(g, "E%02x", number & 255);
}

void out_id(struct gdb *g, int tid)
{
    if (g->features & GDB_MULTIPROCESS)
        out_format(g, "p%x.%x", g->target->pid(g->opaque), tid);
    else
        out_format(g, "%x", tid);
}

/* ---- parsing ---- */

struct parser parser_of(const char *text, size_t size)
{
    return (struct parser){text, text + size, true};
}

bool parse_skip(struct parser *p, const char *text)
{
    size_t n = strlen(text);
    if ((size_t)(p->end - p->at) < n || memcmp(p->at, text, n))
        return false;
    p->at += n;
    return true;
}

bool parse_done(const struct parser *p)
{
    return p->ok && p->at == p->end;
}

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

uint64_t parse_hex(struct parser *p)
{
    uint64_t v = 0;
    unsigned n = 0;
    for (; p->at < p->end && digit(*p->at) >= 0; n++)
        v = v << 4 | (unsigned)digit(*p->at++);
    if (!n || n > 16)
        p->ok = false;
    return v;
}

int64_t parse_signed(struct parser *p)
{
    if (parse_skip(p, "-"))
        return -(int64_t)(parse_hex(p) & INT32_MAX);
    uint64_t v = parse_hex(p);
    if (v > INT32_MAX)
        p->ok = false;
    return (int64_t)(v & INT32_MAX);
}

size_t parse_bytes(struct parser *p, void *out, size_t room)
{
    uint8_t *bytes = out;
    size_t n = 0;
    for (; p->at < p->end; p->at += 2) {
        if (n == room || p->end - p->at < 2 || digit(p->at[0]) < 0 || digit(p->at[1]) < 0) {
            p->ok = false;
            return n;
        }
        bytes[n++] = (uint8_t)(digit(p->at[0]) << 4 | digit(p->at[1]));
    }
    return n;
}

size_t parse_binary(struct parser *p, void *out, size_t room)
{
    char *bytes = out;
    size_t n = 0;
    while (p->at < p->end) {
        char c = *p->at++;
        if (n == room || (c == '}' && p->at == p->end)) {
            p->ok = false;
            return n;
        }
        bytes[n++] = c == '}' ? *p->at++ ^ 0x20 : c;
    }
    return n;
}

struct gdb_id parse_id(struct parser *p)
{
    struct gdb_id id = {0, -1};
    if (!parse_skip(p, "p")) {
        id.tid = parse_signed(p);
        return id;
    }
    id.pid = parse_signed(p);
    if (parse_skip(p, "."))
        id.tid = parse_signed(p);
    return id;
}

/* ---- gdb's numbers (include/gdb/signals.def and fileio.h of its manual) ---- */

static const uint8_t gdb_signals[32] = {
    [SIGHUP] = 1,      [SIGINT] = 2,     [SIGQUIT] = 3,  [SIGILL] = 4,   [SIGTRAP] = 5,
    [SIGABRT] = 6,     [SIGFPE] = 8,     [SIGKILL] = 9,  [SIGBUS] = 10,  [SIGSEGV] = 11,
    [SIGSYS] = 12,     [SIGPIPE] = 13,   [SIGALRM] = 14, [SIGTERM] = 15, [SIGURG] = 16,
    [SIGSTOP] = 17,    [SIGTSTP] = 18,   [SIGCONT] = 19, [SIGCHLD] = 20, [SIGTTIN] = 21,
    [SIGTTOU] = 22,    [SIGIO] = 23,     [SIGXCPU] = 24, [SIGXFSZ] = 25, [SIGPROF] = 27,
    [SIGWINCH] = 28,   [SIGVTALRM] = 26, [SIGUSR1] = 30, [SIGUSR2] = 31, [SIGPWR] = 32,
    [SIGSTKFLT] = 143,
};

enum {
    GDB_SIG33 = 45,
    GDB_SIG32 = 77,
    GDB_SIG64 = 78,
    GDB_SIG_UNKNOWN = 143
};

int signal_to_gdb(int signo)
{
    if (signo < 32)
        return signo > 0 ? gdb_signals[signo] : 0;
    if (signo == 32)
        return GDB_SIG32;
    return signo == 64 ? GDB_SIG64 : GDB_SIG33 + signo - 33;
}

int signal_from_gdb(unsigned number)
{
    if (!number)
        return 0;
    for (int i = 1; i <= 64; i++)
        if (signal_to_gdb(i) == (int)number)
            return i;
    return 0;
}

unsigned errno_to_gdb(int code)
{
    static const uint8_t same[] = {EPERM,  ENOENT, EINTR,  EIO,     EBADF,  EACCES, EFAULT,
                                   EBUSY,  EEXIST, ENODEV, ENOTDIR, EISDIR, EINVAL, ENFILE,
                                   EMFILE, EFBIG,  ENOSPC, ESPIPE,  EROFS};
    for (size_t i = 0; i < ARRAY_SIZE(same); i++)
        if (same[i] == code)
            return (unsigned)code;
    return code == ENAMETOOLONG ? 91 : code == ENOSYS ? 88 : 9999;
}
