/* -strace: the pieces of which arguments are put together. Formats are strace(1)'s.
 * SPDX-License-Identifier: MIT */
#include "user/strace_show.h"

#include "base/bytes.h"
#include "user/signal.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum {
    MAX_PATH_SHOWN = 4096,
    RESERVE = 256, /* of the line's text, for the result */
};

/* ---- pieces ---- */

void strace_add(struct strace_line *l, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(l->text + l->used, sizeof(l->text) - l->used, fmt, ap);
    va_end(ap);
    l->used += n > 0 ? (size_t)n : 0;
    if (l->used > sizeof(l->text) - RESERVE)
        l->used = sizeof(l->text) - RESERVE;
}

void add_address(struct strace_line *l, uint64_t addr)
{
    if (addr)
        add(l, "0x%llx", (unsigned long long)addr);
    else
        add(l, "NULL");
}

void strace_add_named(struct strace_line *l, unsigned kind, uint64_t value)
{
    const struct strace_names *n = strace_names_of(kind);
    bool any = false;
    for (unsigned i = 0; i < n->count; i++) {
        uint64_t v = n->names[i].value;
        if (n->flags ? !v || (value & v) != v : value != v)
            continue;
        add(l, "%s%s", any ? "|" : "", n->names[i].name);
        any = true;
        value &= ~v;
        if (!n->flags)
            return;
    }
    if (any && value)
        add(l, "|0x%llx", (unsigned long long)value);
    else if (!any && !value && n->flags)
        add(l, "%s", n->zero ? n->zero : "0");
    else if (!any)
        add(l, "0x%llx /* %s */", (unsigned long long)value, n->unknown);
}

/* Reads what the argument points to; prints the address instead if that cannot be. */
bool fetch(const struct show *s, void *out, size_t size)
{
    bool ok = *s->a && guest_read(s->t, out, *s->a, size);
    if (!ok)
        add_address(s->l, *s->a);
    return ok;
}

void add_bytes(struct strace_line *l, const unsigned char *bytes, size_t n, bool all_hex)
{
    static const char letters[] = "\t\n\v\f\r", names[] = "tnvfr";
    add(l, "\"");
    for (size_t i = 0; i < n; i++) {
        unsigned char c = bytes[i];
        const char *special = c ? strchr(letters, c) : nullptr;
        bool digit_follows = i + 1 < n && bytes[i + 1] >= '0' && bytes[i + 1] <= '9';
        if (all_hex)
            add(l, "\\x%02x", c);
        else if (special)
            add(l, "\\%c", names[special - letters]);
        else if (c == '"' || c == '\\')
            add(l, "\\%c", c);
        else if (c >= ' ' && c < 127)
            add(l, "%c", c);
        else
            add(l, digit_follows ? "\\%03o" : "\\%o", c);
    }
    add(l, "\"");
}

void add_buffer(struct strace_line *l, struct thread *t, uint64_t addr, uint64_t len, bool all_hex)
{
    unsigned char bytes[MAX_STRING];
    size_t shown = len < MAX_STRING ? (size_t)len : MAX_STRING;
    if (!addr || !guest_read(t, bytes, addr, shown)) {
        add_address(l, addr);
        return;
    }
    add_bytes(l, bytes, shown, all_hex);
    add(l, "%s", shown < len ? "..." : "");
}

void add_string(struct strace_line *l, struct thread *t, uint64_t addr, size_t max)
{
    unsigned char bytes[MAX_PATH_SHOWN];
    long n = addr ? space_strlen(t->process->space, addr, max + 1) : -1;
    size_t shown = n > (long)max ? max : (size_t)n;
    if (n < 0 || !guest_read(t, bytes, addr, shown)) {
        add_address(l, addr);
        return;
    }
    add_bytes(l, bytes, shown, false);
    add(l, "%s", n > (long)max ? "..." : "");
}

void add_signal(struct strace_line *l, int signo)
{
    char name[16];
    if (signo > 0 && signo <= SIGNAL_COUNT)
        add(l, "%s", signal_name(signo, name));
    else
        add(l, "%d", signo);
}

void strace_add_set(struct strace_line *l, uint64_t set)
{
    char name[16];
    const char *space = "";
    bool inverted = __builtin_popcountll(set) > SIGNAL_COUNT / 2;
    add(l, "%s[", inverted ? "~" : "");
    for (int s = 1; s <= SIGNAL_COUNT; s++) {
        if (!!(set & signal_bit(s)) == inverted)
            continue;
        add(l, "%s%s", space, signal_name(s, name) + 3);
        space = " ";
    }
    add(l, "]");
}

void add_mode(struct strace_line *l, uint32_t mode, bool with_type)
{
    static const struct strace_name types[] = {
        {S_IFREG, "S_IFREG"}, {S_IFDIR, "S_IFDIR"}, {S_IFLNK, "S_IFLNK"},   {S_IFCHR, "S_IFCHR"},
        {S_IFBLK, "S_IFBLK"}, {S_IFIFO, "S_IFIFO"}, {S_IFSOCK, "S_IFSOCK"},
    };
    static const struct strace_name bits[] = {
        {S_ISUID, "S_ISUID"}, {S_ISGID, "S_ISGID"}, {S_ISVTX, "S_ISVTX"}};
    const char *type = nullptr;
    for (size_t i = 0; with_type && i < ARRAY_SIZE(types); i++)
        if (types[i].value == (mode & S_IFMT))
            type = types[i].name;
    if (!type) {
        add(l, mode ? "%#03o" : "000", mode);
        return;
    }
    add(l, "%s|", type);
    for (size_t i = 0; i < ARRAY_SIZE(bits); i++)
        if (mode & bits[i].value)
            add(l, "%s|", bits[i].name);
    add(l, "%#03o", mode & 0777);
}

void add_time(struct strace_line *l, const int64_t w[2], const char *unit)
{
    add(l, "{tv_sec=%lld, tv_%s=%llu}", (long long)w[0], unit, (unsigned long long)w[1]);
}

static const char *code_name(int signo, int code)
{
    static const struct {
        int signo, code;
        const char *name;
    } names[] = {
        {0, SI_USER, "SI_USER"},     {0, SI_KERNEL, "SI_KERNEL"},   {0, SI_QUEUE, "SI_QUEUE"},
        {0, SI_TIMER, "SI_TIMER"},   {0, SI_MESGQ, "SI_MESGQ"},     {0, SI_ASYNCIO, "SI_ASYNCIO"},
        {0, SI_SIGIO, "SI_SIGIO"},   {0, SI_TKILL, "SI_TKILL"},     {SIGCHLD, 1, "CLD_EXITED"},
        {SIGCHLD, 2, "CLD_KILLED"},  {SIGCHLD, 3, "CLD_DUMPED"},    {SIGCHLD, 4, "CLD_TRAPPED"},
        {SIGCHLD, 5, "CLD_STOPPED"}, {SIGCHLD, 6, "CLD_CONTINUED"}, {SIGSEGV, 1, "SEGV_MAPERR"},
        {SIGSEGV, 2, "SEGV_ACCERR"}, {SIGBUS, 1, "BUS_ADRALN"},     {SIGBUS, 2, "BUS_ADRERR"},
        {SIGBUS, 3, "BUS_OBJERR"},   {SIGILL, 1, "ILL_ILLOPC"},     {SIGTRAP, 1, "TRAP_BRKPT"},
        {SIGTRAP, 2, "TRAP_TRACE"},  {SIGFPE, 1, "FPE_INTDIV"},     {SIGSYS, 1, "SYS_SECCOMP"},
        {SIGIO, 1, "POLL_IN"},       {SIGIO, 2, "POLL_OUT"},        {SIGIO, 6, "POLL_HUP"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        if (names[i].code == code && (!names[i].signo || names[i].signo == signo))
            return names[i].name;
    return nullptr;
}

static void add_child(struct strace_line *l, const siginfo_t *si)
{
    add(l, ", si_pid=%d, si_uid=%u, si_status=", si->si_pid, si->si_uid);
    if (si->si_code == CLD_EXITED)
        add(l, "%d", si->si_status);
    else
        add_signal(l, si->si_status);
    add(l, ", si_utime=%ld, si_stime=%ld", (long)si->si_utime, (long)si->si_stime);
}

void strace_add_siginfo(struct strace_line *l, const siginfo_t *si)
{
    int signo = si->si_signo, code = si->si_code;
    const char *name = code_name(signo, code);
    bool fault = signo == SIGSEGV || signo == SIGBUS || signo == SIGILL || signo == SIGFPE ||
                 signo == SIGTRAP;
    if (!signo) {
        add(l, "{}");
        return;
    }
    add(l, "{si_signo=");
    add_signal(l, signo);
    if (name)
        add(l, ", si_code=%s", name);
    else
        add(l, ", si_code=%#x", code);
    if (si->si_errno)
        add(l, ", si_errno=%d", si->si_errno);
    if (code > 0 && signo == SIGCHLD)
        add_child(l, si);
    else if (code > 0 && fault && code != SI_KERNEL)
        add(l, ", si_addr=%p", si->si_addr);
    else if (code > 0 && signo == SIGSYS)
        add(l, ", si_call_addr=%p, si_syscall=%d, si_arch=%#x", si->si_call_addr, si->si_syscall,
            si->si_arch);
    else if (code > 0 && signo == SIGIO)
        add(l, ", si_band=%ld, si_fd=%d", si->si_band, si->si_fd);
    else if (code == SI_TIMER)
        add(l, ", si_timerid=%#x, si_overrun=%d", si->si_timerid, si->si_overrun);
    else if (code != SI_KERNEL)
        add(l, ", si_pid=%d, si_uid=%u", si->si_pid, si->si_uid);
    if ((code == SI_TIMER || code == SI_QUEUE || code == SI_MESGQ) && si->si_value.sival_ptr)
        add(l, ", si_int=%d, si_ptr=%p", si->si_value.sival_int, si->si_value.sival_ptr);
    add(l, "}");
}
