/* System calls as text, in the manner of strace(1): `PID name(arguments) = result`.
 * SPDX-License-Identifier: MIT */
#include "user/strace.h"

#include "user/host_syscall.h"
#include "user/signal.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

enum {
    MAX_STRING = 32,
    MAX_PATH_SHOWN = 256,
    MAX_LIST = 8
};

static void add(struct strace_line *l, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void add(struct strace_line *l, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(l->text + l->used, sizeof(l->text) - l->used, fmt, ap);
    va_end(ap);
    l->used += n > 0 ? (size_t)n : 0;
    if (l->used > sizeof(l->text) - 64) /* room for the result */
        l->used = sizeof(l->text) - 64;
}

/* Text of guest memory in quotes, unprintable bytes escaped. */
static void add_quoted(struct strace_line *l, struct thread *t, uint64_t addr, size_t len,
                       size_t max)
{
    unsigned char bytes[MAX_PATH_SHOWN];
    size_t shown = len < max ? len : max;
    if (!guest_read(t, bytes, addr, shown)) {
        add(l, "0x%llx", (unsigned long long)addr);
        return;
    }
    add(l, "\"");
    for (size_t i = 0; i < shown; i++) {
        static const char letters[] = "\a\b\t\n\v\f\r", names[] = "abtnvfr";
        const char *special = bytes[i] ? strchr(letters, bytes[i]) : nullptr;
        if (special)
            add(l, "\\%c", names[special - letters]);
        else if (bytes[i] == '"' || bytes[i] == '\\')
            add(l, "\\%c", bytes[i]);
        else if (isprint(bytes[i]))
            add(l, "%c", bytes[i]);
        else
            add(l, "\\%o", bytes[i]);
    }
    add(l, "\"%s", shown < len ? "..." : "");
}

static void add_string(struct strace_line *l, struct thread *t, uint64_t addr)
{
    long n = addr ? space_strlen(t->process->space, addr, PATH_MAX) : -1;
    if (!addr)
        add(l, "NULL");
    else if (n < 0)
        add(l, "0x%llx", (unsigned long long)addr);
    else
        add_quoted(l, t, addr, (size_t)n, MAX_PATH_SHOWN);
}

static void add_names(struct strace_line *l, const struct strace_names *n, uint64_t value)
{
    bool any = false;
    for (unsigned i = 0; i < n->count; i++) {
        uint64_t v = n->names[i].value;
        if (n->flags ? !v || (value & v) != v || (v & n->mask) : value != v)
            continue;
        add(l, "%s%s", any ? "|" : "", n->names[i].name);
        any = true;
        value &= ~v;
        if (!n->flags)
            return;
    }
    if (value || !any)
        add(l, any ? "|0x%llx" : value < 10 ? "%llu" : "0x%llx", (unsigned long long)value);
}

static void add_words(struct strace_line *l, struct thread *t, uint64_t addr, const char *fmt)
{
    int64_t w[2];
    if (!addr)
        add(l, "NULL");
    else if (!guest_read(t, w, addr, sizeof(w)))
        add(l, "0x%llx", (unsigned long long)addr);
    else
        add(l, strcmp(fmt, "usec") ? "{tv_sec=%lld, tv_nsec=%lld}" : "{tv_sec=%lld, tv_usec=%lld}",
            (long long)w[0], (long long)w[1]);
}

static void add_sigset(struct strace_line *l, struct thread *t, uint64_t addr)
{
    uint64_t set;
    char name[16];
    if (!addr || !guest_read(t, &set, addr, sizeof(set))) {
        add(l, addr ? "0x%llx" : "NULL", (unsigned long long)addr);
        return;
    }
    bool inverted = __builtin_popcountll(set) > 32;
    add(l, "%s[", inverted ? "~" : "");
    const char *space = "";
    for (int s = 1; s <= SIGNAL_COUNT; s++) {
        if (!!(set & signal_bit(s)) == inverted)
            continue;
        add(l, "%s%s", space, signal_name(s, name) + (name[0] == 'S' ? 3 : 0));
        space = " ";
    }
    add(l, "]");
}

static void add_strings(struct strace_line *l, struct thread *t, uint64_t addr)
{
    uint64_t p = 0;
    if (!addr) {
        add(l, "NULL");
        return;
    }
    add(l, "[");
    for (unsigned i = 0; guest_read(t, &p, addr + i * 8, 8) && p; i++) {
        add(l, "%s", i ? ", " : "");
        if (i == MAX_LIST) {
            add(l, "...");
            break;
        }
        add_string(l, t, p);
    }
    add(l, "]");
}

static void add_sockaddr(struct strace_line *l, struct thread *t, uint64_t addr, uint64_t len)
{
    union {
        sa_family_t family;
        struct sockaddr_in in;
        struct sockaddr_in6 in6;
        struct sockaddr_un un;
        char bytes[128];
    } a = {0};
    char text[64];
    if (!addr || len < 2 || len > sizeof(a) || !guest_read(t, &a, addr, len)) {
        add(l, addr ? "0x%llx" : "NULL", (unsigned long long)addr);
        return;
    }
    if (a.family == AF_UNIX)
        add(l, "{AF_UNIX, \"%s%.*s\"}", a.un.sun_path[0] ? "" : "@", (int)sizeof(a.un.sun_path) - 1,
            a.un.sun_path + !a.un.sun_path[0]);
    else if (a.family == AF_INET)
        add(l, "{AF_INET, %s:%u}", inet_ntop(AF_INET, &a.in.sin_addr, text, sizeof(text)),
            ntohs(a.in.sin_port));
    else if (a.family == AF_INET6)
        add(l, "{AF_INET6, [%s]:%u}", inet_ntop(AF_INET6, &a.in6.sin6_addr, text, sizeof(text)),
            ntohs(a.in6.sin6_port));
    else
        add(l, "{family %u}", a.family);
}

static void add_iovec(struct strace_line *l, struct thread *t, uint64_t addr, uint64_t count)
{
    struct {
        uint64_t base, len;
    } v;
    add(l, "[");
    for (uint64_t i = 0; i < count && i < MAX_LIST && guest_read(t, &v, addr + i * 16, 16); i++) {
        add(l, "%s{", i ? ", " : "");
        add_quoted(l, t, v.base, v.len, MAX_STRING);
        add(l, ", %llu}", (unsigned long long)v.len);
    }
    add(l, "%s]", count > MAX_LIST ? ", ..." : "");
}

static void add_action(struct strace_line *l, struct thread *t, uint64_t addr)
{
    uint64_t w[2];
    if (!addr || !guest_read(t, w, addr, sizeof(w)))
        add(l, addr ? "0x%llx" : "NULL", (unsigned long long)addr);
    else if (w[0] <= 1)
        add(l, "{%s, flags 0x%llx}", w[0] ? "SIG_IGN" : "SIG_DFL", (unsigned long long)w[1]);
    else
        add(l, "{0x%llx, flags 0x%llx}", (unsigned long long)w[0], (unsigned long long)w[1]);
}

static void add_ints(struct strace_line *l, struct thread *t, uint64_t addr, unsigned n)
{
    int v[2];
    if (!addr || !guest_read(t, v, addr, n * 4))
        add(l, addr ? "0x%llx" : "NULL", (unsigned long long)addr);
    else if (n == 1)
        add(l, "[%d]", v[0]);
    else
        add(l, "[%d, %d]", v[0], v[1]);
}

static void add_stat(struct strace_line *l, struct thread *t, uint64_t addr)
{
    struct {
        uint64_t dev, ino;
        uint32_t mode, nlink, uid, gid;
        uint64_t rdev, pad;
        int64_t size;
    } st;
    if (!guest_read(t, &st, addr, sizeof(st)))
        add(l, "0x%llx", (unsigned long long)addr);
    else
        add(l, "{st_mode=0%o, st_size=%lld, ...}", st.mode, (long long)st.size);
}

/* Kinds whose contents exist only after the call. */
static bool is_result(unsigned kind)
{
    return kind == A_BYTES_OUT || kind == A_TIMESPEC_OUT || kind == A_TIMEVAL_OUT ||
           kind == A_INT_OUT || kind == A_PIPE_OUT || kind == A_STAT_OUT || kind == A_OUT ||
           kind == A_BUFFER_OUT;
}

static void add_pointer(struct strace_line *l, struct thread *t, unsigned kind, const uint64_t *a,
                        int64_t result)
{
    bool failed = is_result(kind) && result < 0;
    if (kind == A_STRING || kind == A_PATH || kind == A_PATH_FIND)
        add_string(l, t, *a);
    else if (failed || kind == A_OUT || kind == A_BUFFER_OUT || kind == A_POINTER ||
             kind >= A_STRUCT_IN || !*a)
        add(l, *a ? "0x%llx" : "NULL", (unsigned long long)*a);
    else if (kind == A_BYTES_IN)
        add_quoted(l, t, *a, a[1], MAX_STRING);
    else if (kind == A_BYTES_OUT)
        add_quoted(l, t, *a, (uint64_t)result < a[1] ? (uint64_t)result : a[1], MAX_STRING);
    else if (kind == A_STRINGS)
        add_strings(l, t, *a);
    else if (kind == A_TIMESPEC || kind == A_TIMESPEC_OUT)
        add_words(l, t, *a, "nsec");
    else if (kind == A_TIMEVAL_OUT)
        add_words(l, t, *a, "usec");
    else if (kind == A_SIGSET)
        add_sigset(l, t, *a);
    else if (kind == A_SIGACTION)
        add_action(l, t, *a);
    else if (kind == A_SOCKADDR)
        add_sockaddr(l, t, *a, a[1]);
    else if (kind == A_IOVEC)
        add_iovec(l, t, *a, a[1]);
    else if (kind == A_STAT_OUT)
        add_stat(l, t, *a);
    else
        add_ints(l, t, *a, kind == A_PIPE_OUT ? 2 : 1);
}

static void add_argument(struct strace_line *l, struct thread *t, unsigned kind, const uint64_t *a,
                         int64_t result)
{
    const struct strace_names *names = strace_names_of(kind);
    char name[16];
    if (kind >= A_POINTER) {
        add_pointer(l, t, kind, a, result);
    } else if (kind == A_OPEN) {
        uint64_t v = (uint64_t)(uint32_t)open_flags_to_host(t, *a);
        add(l, "%s", v & 3 ? "" : (v & ~0100000ull) ? "O_RDONLY|" : "O_RDONLY");
        if (v & ~0100000ull)
            add_names(l, names, v & ~0100000ull);
    } else if (names) {
        add_names(l, names,
                  kind == A_CLONE                         ? *a & ~255ull
                  : kind == A_SIG_HOW || kind == A_WHENCE ? *a
                                                          : (uint32_t)*a);
        if (kind == A_CLONE && (*a & 255))
            add(l, "|%s", signal_name((int)(*a & 255), name));
    } else if (kind == A_SIGNAL) {
        add(l, "%s", signal_name((int)*a, name));
    } else if (kind == A_DIRFD && (int)*a == AT_FDCWD) {
        add(l, "AT_FDCWD");
    } else if (kind == A_OCTAL) {
        add(l, "0%o", (unsigned)*a);
    } else if (kind == A_HEX) {
        add(l, "0x%llx", (unsigned long long)*a);
    } else if (kind == A_SIZE || kind == A_UINT || kind == A_PAIR) {
        add(l, "%llu", (unsigned long long)*a);
    } else {
        add(l, "%d", (int)*a);
    }
}

void strace_enter(struct strace_line *l, struct thread *t, const struct syscall *s, uint64_t number,
                  const uint64_t args[6])
{
    l->used = 0;
    l->printed = 0;
    add(l, "%d ", t->tid);
    if (!s) {
        add(l, "syscall_%llu(", (unsigned long long)number);
        return;
    }
    add(l, "%s(", s->name);
    for (; l->printed < 6 && s->arg[l->printed] && !is_result(s->arg[l->printed] & 255);
         l->printed++) {
        add(l, "%s", l->printed ? ", " : "");
        add_argument(l, t, s->arg[l->printed] & 255, &args[l->printed], 0);
    }
    /* Those that do not come back are shown now. */
    bool leaves = !strcmp(s->name, "exit") || !strcmp(s->name, "exit_group") ||
                  !strncmp(s->name, "execve", 6);
    if (leaves) {
        log_print(&t->process->log, "%s) = ?\n", l->text);
        l->used = 0;
    }
}

static bool gives_address(const struct syscall *s)
{
    return s && (!strcmp(s->name, "mmap") || !strcmp(s->name, "brk") ||
                 !strcmp(s->name, "mremap") || !strcmp(s->name, "shmat"));
}

void strace_leave(struct strace_line *l, struct thread *t, const struct syscall *s,
                  const uint64_t args[6], int64_t result)
{
    if (!l->used) {
        if (result >= 0 || result == SYSCALL_NO_RESULT)
            return;
        add(l, "%d ... ", t->tid);
        l->printed = 6;
    }
    for (; s && l->printed < 6 && s->arg[l->printed]; l->printed++) {
        add(l, "%s", l->printed ? ", " : "");
        add_argument(l, t, s->arg[l->printed] & 255, &args[l->printed], result);
    }
    if (result == SYSCALL_NO_RESULT)
        add(l, ") = ?");
    else if (result == -ERESTARTSYS || result == -ERESTARTNOINTR)
        add(l, ") = ? (to be restarted)");
    else if (result < 0 && result > -4096)
        add(l, ") = -1 errno=%d (%s)", (int)-result, strerror((int)-result));
    else if (gives_address(s))
        add(l, ") = 0x%llx", (unsigned long long)result);
    else
        add(l, ") = %lld", (long long)result);
    log_print(&t->process->log, "%s\n", l->text);
}

void strace_signal(struct thread *t, int signo, const siginfo_t *info)
{
    char name[16];
    signal_name(signo, name);
    if (info->si_code > 0 && (signo == SIGSEGV || signo == SIGBUS || signo == SIGILL ||
                              signo == SIGFPE || signo == SIGTRAP))
        log_print(&t->process->log, "%d --- %s {si_signo=%s, si_code=%d, si_addr=%p} ---\n", t->tid,
                  name, name, info->si_code, info->si_addr);
    else
        log_print(&t->process->log,
                  "%d --- %s {si_signo=%s, si_code=%d, si_pid=%d, si_uid=%u} ---\n", t->tid, name,
                  name, info->si_code, info->si_pid, info->si_uid);
}
