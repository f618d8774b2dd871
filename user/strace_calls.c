/* -strace: arguments by name or by command, how many there are, and results.
 * SPDX-License-Identifier: MIT */
#include "user/strace_show.h"

#include "base/bytes.h"

#include <fcntl.h>
#include <linux/futex.h>
#include <poll.h>
#include <sched.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/select.h>
#include <sys/stat.h>

/* ---- calls whose arguments depend on a command ---- */

static void add_lock(const struct show *s)
{
    struct flock f;
    if (!fetch(s, &f, sizeof(f)))
        return;
    add(s->l, "{l_type=");
    strace_add_named(s->l, A_LOCK_TYPE, (uint64_t)f.l_type);
    add(s->l, ", l_whence=");
    strace_add_named(s->l, A_WHENCE, (uint64_t)f.l_whence);
    add(s->l, ", l_start=%lld, l_len=%lld", (long long)f.l_start, (long long)f.l_len);
    if (s->after)
        add(s->l, ", l_pid=%d", f.l_pid);
    add(s->l, "}");
}

static void add_owner(const struct show *s)
{
    int w[2];
    if (!fetch(s, w, sizeof(w)))
        return;
    add(s->l, "{type=");
    strace_add_named(s->l, A_OWNER_TYPE, (uint32_t)w[0]);
    add(s->l, ", pid=%d}", w[1]);
}

void show_fcntl(const struct show *s)
{
    switch ((int)s->a[-1]) {
    case F_SETFD: strace_add_named(s->l, A_FD_CLOEXEC, *s->a); break;
    case F_SETFL: add_open_flags(s, *s->a); break;
    case F_SETSIG: add_signal(s->l, (int)*s->a); break;
    case F_ADD_SEALS: strace_add_named(s->l, A_SEALS, *s->a); break;
    case F_DUPFD:
    case F_DUPFD_CLOEXEC:
    case F_SETPIPE_SZ:
    case F_SETOWN: show_int(s); break;
    case F_GETLK:
    case F_SETLK:
    case F_SETLKW:
    case F_OFD_GETLK:
    case F_OFD_SETLK:
    case F_OFD_SETLKW: add_lock(s); break;
    case F_GETOWN_EX:
    case F_SETOWN_EX: add_owner(s); break;
    default: show_hex(s);
    }
}

void show_ioctl(const struct show *s)
{
    uint16_t w[4];
    switch ((uint32_t)s->a[-1]) {
    case TIOCGWINSZ:
    case TIOCSWINSZ:
        if (fetch(s, w, sizeof(w)))
            add(s->l, "{ws_row=%u, ws_col=%u, ws_xpixel=%u, ws_ypixel=%u}", w[0], w[1], w[2], w[3]);
        break;
    case FIONREAD:
    case TIOCOUTQ:
    case TIOCGPTN:
    case TIOCSPTLCK:
    case TIOCGPGRP:
    case TIOCSPGRP:
    case TIOCGSID:
    case TIOCGETD:
    case TIOCPKT:
    case FIONBIO: show_int_pointer(s); break;
    case TCSBRK: show_int(s); break;
    default: add_address(s->l, *s->a);
    }
}

void show_prctl(const struct show *s)
{
    int option = (int)s->l->args[0];
    if (s->i == 1 && option == PR_SET_NAME)
        add_string(s->l, s->t, *s->a, 15);
    else if (s->i == 1 && option == PR_GET_NAME)
        add_string(s->l, s->t, *s->a, 16);
    else if (s->i == 1 && (option == PR_GET_PDEATHSIG || option == PR_GET_CHILD_SUBREAPER))
        show_int_pointer(s);
    else if (s->i == 1 && option == PR_SET_PDEATHSIG)
        add_signal(s->l, (int)*s->a);
    else if (*s->a > 4096)
        show_hex(s);
    else
        show_size(s);
}

static bool futex_waits(uint32_t op)
{
    return op == FUTEX_WAIT || op == FUTEX_WAIT_BITSET || op == FUTEX_LOCK_PI ||
           op == FUTEX_LOCK_PI2 || op == FUTEX_WAIT_REQUEUE_PI;
}

/* FUTEX_WAKE_OP's third value: operation, its operand, comparison, what with. */
static void add_futex_operation(struct strace_line *l, uint32_t v)
{
    static const char *const operations[] = {"SET", "ADD", "OR", "ANDN", "XOR"};
    static const char *const comparisons[] = {"EQ", "NE", "LT", "LE", "GT", "GE"};
    unsigned operation = v >> 28 & 7, comparison = v >> 24 & 15;
    add(l, v >> 31 ? "FUTEX_OP_OPARG_SHIFT<<28|" : "");
    if (operation < ARRAY_SIZE(operations))
        add(l, "FUTEX_OP_%s<<28|", operations[operation]);
    else
        add(l, "%#x<<28 /* FUTEX_OP_??\? */|", operation);
    add(l, "%#x<<12|", v >> 12 & 0xfff);
    if (comparison < ARRAY_SIZE(comparisons))
        add(l, "FUTEX_OP_CMP_%s<<24|", comparisons[comparison]);
    else
        add(l, "%#x<<24 /* FUTEX_OP_CMP_??\? */|", comparison);
    add(l, "%#x", v & 0xfff);
}

/* value, time or second value, second word, third value. */
void show_futex(const struct show *s)
{
    uint32_t op = (uint32_t)s->l->args[1] & FUTEX_CMD_MASK;
    if (s->i == 3 && op > FUTEX_LOCK_PI2)
        add_address(s->l, *s->a);
    else if (s->i == 3 && futex_waits(op))
        show_timespec(s);
    else if (s->i == 4)
        add_address(s->l, *s->a);
    else if (s->i == 5 && (op == FUTEX_WAIT_BITSET || op == FUTEX_WAKE_BITSET))
        add(s->l, *s->a == 0xffffffff ? "FUTEX_BITSET_MATCH_ANY" : "%#x", (uint32_t)*s->a);
    else if (s->i == 5 && op == FUTEX_WAKE_OP)
        add_futex_operation(s->l, (uint32_t)*s->a);
    else
        show_uint(s);
}

static void add_clone_flags(struct strace_line *l, uint64_t flags, int signo)
{
    if (flags || !signo)
        strace_add_named(l, A_CLONE, flags);
    if (signo) {
        add(l, "%s", flags ? "|" : "");
        add_signal(l, signo);
    }
}

void show_clone_head(const struct show *s)
{
    add(s->l, "child_stack=");
    add_address(s->l, s->a[1]);
    add(s->l, ", flags=");
    add_clone_flags(s->l, (uint32_t)s->a[0] & ~255u, (int)(s->a[0] & 255));
}

/* flags, stack, parent's word, TLS, child's word. */
void show_clone_tail(const struct show *s)
{
    const uint64_t *a = s->l->args;
    int tid;
    if (a[0] & (CLONE_PARENT_SETTID | CLONE_PIDFD)) {
        add(s->l, ", parent_tid=");
        if (s->result >= 0 && guest_read(s->t, &tid, a[2], 4))
            add(s->l, "[%d]", tid);
        else
            add_address(s->l, a[2]);
    }
    if (a[0] & CLONE_SETTLS)
        add(s->l, ", tls=0x%llx", (unsigned long long)a[3]);
    if (a[0] & (CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID)) {
        add(s->l, ", child_tidptr=");
        add_address(s->l, a[4]);
    }
}

void show_clone3(const struct show *s)
{
    uint64_t c[11] = {0};
    if (s->a[1] < 64) {
        add_address(s->l, *s->a);
        return;
    }
    if (!fetch(s, c, least(s->a[1], sizeof(c))))
        return;
    add(s->l, "{flags=");
    strace_add_named(s->l, A_CLONE, c[0]);
    add(s->l, ", exit_signal=");
    add_signal(s->l, (int)c[4]);
    add(s->l, ", stack=");
    add_address(s->l, c[5]);
    add(s->l, ", stack_size=%#llx}", (unsigned long long)c[6]);
}

bool strace_comes_after(const struct strace_line *l, unsigned i)
{
    unsigned kind = l->call->arg[i] & 255;
    int command = i ? (int)l->args[i - 1] : 0;
    switch (kind) {
    case A_CLONE_TAIL: return true;
    case A_FCNTL_ARG: return command == F_GETLK || command == F_OFD_GETLK || command == F_GETOWN_EX;
    case A_IOCTL_ARG: return (uint32_t)command != TIOCSWINSZ && (uint32_t)command != TCSBRK;
    case A_PRCTL_ARG:
        return l->args[0] == PR_GET_NAME || l->args[0] == PR_GET_PDEATHSIG ||
               l->args[0] == PR_GET_CHILD_SUBREAPER;
    default: return kind >= A_OUT;
    }
}

static unsigned count_fcntl(int command)
{
    switch (command) {
    case F_GETFD:
    case F_GETFL:
    case F_GETOWN:
    case F_GETSIG:
    case F_GETLEASE:
    case F_GETPIPE_SZ:
    case F_GET_SEALS: return 2;
    default: return 3;
    }
}

static unsigned count_ioctl(uint32_t request)
{
    switch (request) {
    case TIOCEXCL:
    case TIOCNXCL:
    case TIOCNOTTY:
    case FIOCLEX:
    case FIONCLEX:
    case TIOCVHANGUP: return 2;
    default: return 3;
    }
}

static unsigned count_futex(uint32_t op)
{
    switch (op & FUTEX_CMD_MASK) {
    case FUTEX_UNLOCK_PI:
    case FUTEX_TRYLOCK_PI: return 2;
    case FUTEX_WAKE: return 3;
    case FUTEX_WAIT: return 4;
    case FUTEX_LOCK_PI:
    case FUTEX_LOCK_PI2: return 4;
    case FUTEX_REQUEUE:
    case FUTEX_WAIT_REQUEUE_PI: return 5;
    default: return 6;
    }
}

static unsigned count_prctl(int option)
{
    switch (option) {
    case PR_GET_DUMPABLE:
    case PR_GET_KEEPCAPS:
    case PR_GET_TIMING:
    case PR_GET_SECCOMP:
    case PR_GET_SECUREBITS:
    case PR_GET_TIMERSLACK:
    case PR_TASK_PERF_EVENTS_DISABLE:
    case PR_TASK_PERF_EVENTS_ENABLE: return 1;
    case PR_SET_PDEATHSIG:
    case PR_GET_PDEATHSIG:
    case PR_SET_DUMPABLE:
    case PR_SET_KEEPCAPS:
    case PR_SET_TIMING:
    case PR_SET_NAME:
    case PR_GET_NAME:
    case PR_CAPBSET_READ:
    case PR_CAPBSET_DROP:
    case PR_SET_SECUREBITS:
    case PR_SET_TIMERSLACK:
    case PR_SET_CHILD_SUBREAPER:
    case PR_GET_CHILD_SUBREAPER:
    case PR_SET_PTRACER: return 2;
    default: return 5;
    }
}

bool strace_skips(const struct strace_line *l, unsigned i)
{
    if ((l->call->arg[i] & 255) != A_FUTEX_ARG)
        return false;
    switch ((uint32_t)l->args[1] & FUTEX_CMD_MASK) {
    case FUTEX_LOCK_PI:
    case FUTEX_LOCK_PI2: return i == 2;
    case FUTEX_WAIT_BITSET: return i == 4;
    case FUTEX_WAKE_BITSET: return i == 3 || i == 4;
    default: return false;
    }
}

unsigned strace_count(struct thread *t, const struct strace_line *l)
{
    const uint64_t *a = l->args;
    const char *name = l->call->name;
    unsigned n = 0;
    while (n < 6 && l->call->arg[n])
        n++;
    if (!strcmp(name, "openat"))
        return open_flags_to_host(t, a[2]) & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY)) ? 4 : 3;
    if (!strcmp(name, "mq_open"))
        return a[1] & O_CREAT ? 4 : 2;
    if (!strcmp(name, "mknodat"))
        return S_ISCHR(a[2]) || S_ISBLK(a[2]) ? 4 : 3;
    if (!strcmp(name, "mremap"))
        return (a[3] & MREMAP_FIXED) && (a[3] & MREMAP_MAYMOVE) ? 5 : 4;
    if (!strcmp(name, "fcntl"))
        return count_fcntl((int)a[1]);
    if (!strcmp(name, "ioctl"))
        return count_ioctl((uint32_t)a[1]);
    if (!strcmp(name, "futex"))
        return count_futex((uint32_t)a[1]);
    if (!strcmp(name, "prctl"))
        return count_prctl((int)a[0]);
    return n;
}

/* ---- results ---- */

static void add_ready_polls(struct strace_line *l, struct thread *t)
{
    struct pollfd p;
    const char *comma = "";
    add(l, " ([");
    for (uint32_t i = 0; i < (uint32_t)l->args[1]; i++) {
        if (!guest_read(t, &p, l->args[0] + i * sizeof(p), sizeof(p)))
            break;
        if (!p.revents)
            continue;
        add(l, "%s{fd=%d, revents=", comma, p.fd);
        strace_add_named(l, A_POLL_EVENTS, (uint16_t)p.revents);
        add(l, "}");
        comma = ", ";
    }
    add(l, "])");
}

static void add_ready_fds(struct strace_line *l, struct thread *t)
{
    static const char *const names[] = {"in", "out", "except"};
    const char *comma = " (";
    for (unsigned i = 0; i < 3; i++) {
        fd_set set;
        const struct show s = {.l = l, .t = t};
        bool any = false;
        if (!read_fds(&s, i + 1, &set))
            continue;
        for (int fd = 0; fd < FD_SETSIZE; fd++)
            any |= FD_ISSET(fd, &set);
        if (!any)
            continue;
        add(l, "%s%s ", comma, names[i]);
        add_fds(l, &set);
        comma = ", ";
    }
    add(l, "%s", *comma == ',' ? ")" : "");
}

static void add_fcntl_result(struct strace_line *l, struct thread *t, int64_t result)
{
    int command = (int)l->args[1];
    const struct show s = {.l = l, .t = t};
    bool flags = command == F_GETFD || command == F_GETFL || command == F_GET_SEALS;
    add(l, flags && result ? "%#llx" : "%lld", (unsigned long long)result);
    if (command == F_GETFD && result) {
        add(l, " (flags ");
        strace_add_named(l, A_FD_CLOEXEC, (uint64_t)result);
        add(l, ")");
    } else if (command == F_GETFL) {
        add(l, " (flags ");
        add_open_flags(&s, (uint64_t)result);
        add(l, ")");
    } else if (command == F_GET_SEALS && result) {
        add(l, " (seals ");
        strace_add_named(l, A_SEALS, (uint64_t)result);
        add(l, ")");
    } else if (command == F_GETSIG && result) {
        add(l, " (");
        add_signal(l, (int)result);
        add(l, ")");
    }
}

static bool gives_address(const char *name)
{
    return !strcmp(name, "mmap") || !strcmp(name, "brk") || !strcmp(name, "mremap") ||
           !strcmp(name, "shmat");
}

void strace_add_result(struct strace_line *l, struct thread *t, int64_t result)
{
    const char *name = l->call ? l->call->name : "";
    if (gives_address(name)) {
        add(l, "%#llx", (unsigned long long)result);
    } else if (!strcmp(name, "umask")) {
        add(l, "%#03llo", (unsigned long long)result);
    } else if (!strcmp(name, "fcntl")) {
        add_fcntl_result(l, t, result);
    } else {
        add(l, "%lld", (long long)result);
        if (!strcmp(name, "ppoll") && result > 0)
            add_ready_polls(l, t);
        else if (!strcmp(name, "pselect6") && result > 0)
            add_ready_fds(l, t);
        else if ((!strcmp(name, "ppoll") || !strcmp(name, "pselect6")) && !result)
            add(l, " (Timeout)");
        else if (!strcmp(name, "sched_getscheduler")) {
            add(l, " (");
            strace_add_named(l, A_SCHED, (uint64_t)result);
            add(l, ")");
        } else if (!strcmp(name, "rt_sigtimedwait") && result > 0) {
            add(l, " (");
            add_signal(l, (int)result);
            add(l, ")");
        }
    }
}
