/* The lines of -strace: `PID name(arguments) = result`, as strace(1) -f has them: what is known is
 * printed before the call; another thread's line ends it with `<unfinished ...>`.
 * SPDX-License-Identifier: MIT */
#include "user/strace.h"

#include "user/host_syscall.h"
#include "user/signal.h"

#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

enum {
    RESULT_COLUMN = 39,
    MAX_TRIES = 10000
};

/* Shared by the process and those that it forks: whose line is open. */
struct strace_log {
    atomic_int locked;
    int owner; /* a thread's id; 0: the line is complete */
};

static struct strace_log *shared_log(struct process *p)
{
    if (!p->strace_log) { /* the first call of the only thread */
        void *m = mmap(nullptr, sizeof(*p->strace_log), PROT_READ | PROT_WRITE,
                       MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        p->strace_log = m == MAP_FAILED ? nullptr : m;
    }
    return p->strace_log;
}

/* Not for ever: a process may have been killed while it held this. */
static void lock(struct strace_log *log)
{
    for (int tries = 0; tries < MAX_TRIES && atomic_exchange(&log->locked, 1); tries++)
        sched_yield();
}

static void unlock(struct strace_log *log)
{
    atomic_store(&log->locked, 0);
}

/* Prints `text` and leaves the line open for `owner`, or complete (0). `resumed` is what to print
 * first if another line has come in between. True if it had. */
static bool print(struct thread *t, const char *text, int tid, int owner, const char *resumed)
{
    struct process *p = t->process;
    struct strace_log *log = shared_log(p);
    if (!log)
        return false;
    lock(log);
    bool interrupted = log->owner != tid;
    const char *end = log->owner && interrupted ? " <unfinished ...>\n" : "";
    log_print(&p->log, "%s%s%s%s", end, interrupted ? resumed : "", text, owner ? "" : "\n");
    log->owner = owner;
    unlock(log);
    return interrupted;
}

static bool is_named(const struct strace_line *l, const char *name)
{
    return l->call && !strcmp(l->call->name, name);
}

/* What the kernel changes, but -strace shows as it was. */
static void remember(struct strace_line *l, struct thread *t)
{
    for (unsigned i = 0; i < 6 && l->call; i++) {
        unsigned kind = l->call->arg[i] & 255;
        size_t size = kind == A_LENGTH_OUT ? 4 : kind == A_OFFSET_OUT ? 8 : 0;
        l->before[i] = 0;
        if (size && l->args[i])
            (void)!guest_read(t, &l->before[i], l->args[i], size);
    }
}

static void add_arguments(struct strace_line *l, struct thread *t, bool after, int64_t result)
{
    for (; l->shown < l->count && (after || !strace_comes_after(l, l->shown)); l->shown++) {
        if (strace_skips(l, l->shown))
            continue;
        if (l->shown && (l->call->arg[l->shown] & 255) != A_CLONE_TAIL)
            strace_add(l, ", ");
        strace_add_argument(l, t, l->shown, after, result);
    }
}

void strace_enter(struct strace_line *l, struct thread *t, const struct syscall *s, uint64_t number,
                  const uint64_t args[6])
{
    char prefix[16];
    l->used = 0;
    l->shown = 0;
    l->call = s;
    l->number = number;
    l->args = args;
    l->tid = t->tid;
    l->column = (size_t)snprintf(prefix, sizeof(prefix), "%d ", t->tid);
    l->count = s ? strace_count(t, l) : 0;
    strace_add(l, "%s", prefix);
    if (s)
        strace_add(l, "%s(", s->name);
    else
        strace_add(l, "syscall_0x%llx(", (unsigned long long)number);
    remember(l, t);
    add_arguments(l, t, false, 0);
    l->column = l->used - l->column;
    if (is_named(l, "exit") || is_named(l, "exit_group")) {
        int pad = l->column + 1 < RESULT_COLUMN ? (int)(RESULT_COLUMN - l->column - 1) : 0;
        strace_add(l, ")%*s = ?", pad, "");
        print(t, l->text, t->tid, 0, "");
    } else {
        print(t, l->text, t->tid, t->tid, "");
    }
    l->used = 0;
    l->text[0] = 0;
    t->strace = l;
}

static const struct {
    int code;
    const char *text;
} restarts[] = {
    {ERESTARTSYS, "ERESTARTSYS (To be restarted if SA_RESTART is set)"},
    {ERESTARTNOINTR, "ERESTARTNOINTR (To be restarted)"},
};

/* What the host's kernel has made EINTR of already, because a handler ran. */
static const char *interrupted(const struct strace_line *l)
{
    static const struct {
        const char *call, *text;
    } calls[] = {
        {"ppoll", "ERESTARTNOHAND (To be restarted if no handler)"},
        {"pselect6", "ERESTARTNOHAND (To be restarted if no handler)"},
        {"rt_sigsuspend", "ERESTARTNOHAND (To be restarted if no handler)"},
        {"nanosleep", "ERESTART_RESTARTBLOCK (Interrupted by signal)"},
        {"clock_nanosleep", "ERESTART_RESTARTBLOCK (Interrupted by signal)"},
    };
    if (is_named(l, "futex"))
        return l->args[3] ? "ERESTART_RESTARTBLOCK (Interrupted by signal)" : nullptr;
    for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
        if (is_named(l, calls[i].call))
            return calls[i].text;
    return nullptr;
}

static void add_result(struct strace_line *l, struct thread *t, int64_t result)
{
    const char *name = result < 0 && result > -4096 ? strerrorname_np((int)-result) : nullptr;
    if (result == SYSCALL_NO_RESULT) {
        strace_add(l, "?");
        return;
    }
    if (result == -EINTR && interrupted(l)) {
        strace_add(l, "? %s", interrupted(l));
        return;
    }
    for (size_t i = 0; i < sizeof(restarts) / sizeof(restarts[0]); i++) {
        if (result == -restarts[i].code) {
            strace_add(l, "? %s", restarts[i].text);
            return;
        }
    }
    if (name)
        strace_add(l, "-1 %s (%s)", name, strerror((int)-result));
    else if (result < 0 && result > -4096)
        strace_add(l, "-1 (errno %d)", (int)-result);
    else
        strace_add_result(l, t, result);
}

static void finish(struct strace_line *l, struct thread *t, const char *result)
{
    char resumed[80];
    size_t column = l->column + l->used + 1;
    int pad = column < RESULT_COLUMN ? (int)(RESULT_COLUMN - column) : 0;
    snprintf(resumed, sizeof(resumed), "%d <... %s resumed>", t->tid,
             l->call ? l->call->name : "syscall");
    strace_add(l, ")%*s = %s", pad, "", result);
    print(t, l->text, t->tid, 0, resumed);
    t->strace = nullptr;
}

void strace_leave(struct strace_line *l, struct thread *t, int64_t result)
{
    struct strace_line end = {.call = l->call, .args = l->args, .tid = l->tid};
    if (l->tid != t->tid) { /* the child after fork: the line is the parent's */
        t->strace = nullptr;
        return;
    }
    add_arguments(l, t, true, result);
    if (is_named(l, "rt_sigreturn")) {
        strace_add(l, "{mask=");
        strace_add_set(l, t->mask);
        strace_add(l, "}");
        uint64_t number, restored[6];
        t->process->abi->syscall_args(t->vcpu, &number, restored);
        result = (int64_t)restored[0];
    }
    add_result(&end, t, result);
    finish(l, t, end.text);
}

void strace_exec(struct thread *t)
{
    if (t->strace)
        finish(t->strace, t, "0");
}

void strace_signal(struct thread *t, int signo, const siginfo_t *info)
{
    struct strace_line l = {.tid = t->tid};
    char name[16];
    strace_add(&l, "%d --- %s ", t->tid, signal_name(signo, name));
    strace_add_siginfo(&l, info);
    strace_add(&l, " ---");
    print(t, l.text, -1, 0, "");
}
