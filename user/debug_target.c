/* What gdb can look at and change in a guest process: the operations of struct gdb_target.
 * SPDX-License-Identifier: MIT */
#include "user/debug.h"
#include "user/host_syscall.h"
#include "user/path.h"
#include "user/signal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const struct guest_debug *description(void *opaque)
{
    const struct debug *d = opaque;
    return d->process->guest->debug;
}

static int pid(void *opaque)
{
    return getpid();
}

/* ---- threads ---- */

static unsigned threads(void *opaque, int *tids, unsigned room)
{
    struct process *p = ((struct debug *)opaque)->process;
    unsigned n = 0;
    pthread_mutex_lock(&p->thread_lock);
    unsigned count = p->thread_count; /* the list starts with the youngest */
    for (struct thread *t = p->threads; t; t = t->next, n++)
        if (count - n - 1 < room)
            tids[count - n - 1] = t->tid;
    pthread_mutex_unlock(&p->thread_lock);
    return n;
}

static struct vcpu *vcpu(void *opaque, int tid)
{
    struct thread *t = debug_find_thread(opaque, tid);
    return t ? t->vcpu : nullptr;
}

static void thread_text(void *opaque, int tid, char *text, size_t size)
{
    char path[64];
    snprintf(path, sizeof(path), "/proc/self/task/%d/comm", tid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? 0 : read(fd, text, size - 1);
    if (fd >= 0)
        close(fd);
    text[n > 0 ? n : 0] = 0;
    text[strcspn(text, "\n")] = 0;
}

/* ---- memory ---- */

/* How many bytes from `address` on are the guest's. */
static size_t mapped_bytes(const struct process *p, uint64_t address, size_t len)
{
    size_t n = 0;
    while (n < len && address + n >= address && (space_get(p->space, address + n) & SPACE_MAPPED))
        n += SPACE_PAGE - (address + n) % SPACE_PAGE;
    return n < len ? n : len;
}

/* Through /proc/self/mem, which minds no protection, as ptrace does not. */
static size_t read_memory(void *opaque, uint64_t address, void *out, size_t len)
{
    struct debug *d = opaque;
    struct process *p = d->process;
    size_t n = mapped_bytes(p, address, len);
    if (d->memory >= 0) {
        ssize_t r = n ? pread(d->memory, out, n, (off_t)(address + p->guest_base)) : 0;
        return r > 0 ? (size_t)r : 0;
    }
    return space_read(p->space, out, address, n) ? n : 0;
}

static bool write_memory(void *opaque, uint64_t address, const void *data, size_t len)
{
    struct debug *d = opaque;
    struct process *p = d->process;
    if (mapped_bytes(p, address, len) < len)
        return false;
    space_prepare_write(p->space, address, len);
    bool done = d->memory >= 0
                    ? pwrite(d->memory, data, len, (off_t)(address + p->guest_base)) == (ssize_t)len
                    : space_write(p->space, address, data, len);
    engine_invalidate(p->engine, address, len);
    return done;
}

static bool breakpoint(void *opaque, bool insert, uint64_t address)
{
    return engine_breakpoint(((struct debug *)opaque)->process->engine, address, insert);
}

/* The engine reads the list whenever it likes: it gets a new one. */
static bool set_watch(struct debug *d)
{
    size_t bytes = d->watched_count * sizeof(d->watched[0]);
    struct vcpu_watch *w = nullptr;
    if (d->watched_count) {
        w = malloc(sizeof(*w) + bytes);
        if (!w)
            return false;
        w->count = d->watched_count;
        memcpy(w->range, d->watched, bytes);
    }
    engine_watch(d->process->engine, w);
    free(d->watch);
    d->watch = w;
    return true;
}

static bool is_same(const struct vcpu_watched *a, const struct vcpu_watched *b)
{
    return a->first == b->first && a->last == b->last && a->kinds == b->kinds;
}

static bool watchpoint(void *opaque, bool insert, unsigned kinds, uint64_t address, uint64_t len)
{
    struct debug *d = opaque;
    const struct vcpu_watched wanted = {address, address + len - 1, kinds};
    unsigned i = 0;
    while (i < d->watched_count && !is_same(&d->watched[i], &wanted))
        i++;
    bool there = i < d->watched_count;
    if (insert == there)
        return true;
    if (insert && i == DEBUG_WATCHPOINTS)
        return false;
    if (insert)
        d->watched[d->watched_count++] = wanted;
    else
        d->watched[i] = d->watched[--d->watched_count];
    return set_watch(d);
}

/* ---- running ---- */

static void resume(void *opaque, int tid, const struct gdb_action *action)
{
    struct thread *t = debug_find_thread(opaque, tid);
    if (!t)
        return;
    t->debug->action = *action;
    if (action->signo)
        t->debug->deliver = action->signo;
}

static void go(void *opaque)
{
    debug_go(opaque);
}

static void interrupt(void *opaque)
{
    debug_interrupt(opaque);
}

static void detach(void *opaque)
{
    debug_detach(opaque);
}

__attribute__((noreturn)) static void kill_process(void *opaque)
{
    for (;;)
        host_call(SYS_kill, getpid(), SIGKILL);
}

/* ---- objects ---- */

/* In the words of the guest. */
static size_t auxv(void *opaque, size_t offset, void *out, size_t room)
{
    const struct process *p = ((struct debug *)opaque)->process;
    size_t word = p->guest->bits / 8, n = 0;
    for (unsigned i = 0; i < p->auxv_count * 2; i++) {
        const char *bytes = (const char *)&p->auxv[i / 2][i % 2];
        if (i * word < offset || n + word > room)
            continue;
        memcpy((char *)out + n, bytes, word);
        n += word;
    }
    return n;
}

static const char *exec_file(void *opaque)
{
    const struct process *p = ((struct debug *)opaque)->process;
    return p->exe ? p->exe : "";
}

static void *siginfo(void *opaque, int tid, size_t *size)
{
    struct thread *t = debug_find_thread(opaque, tid);
    *size = sizeof(siginfo_t);
    if (t && !t->debug->has_info) { /* a stop of gdb's own making */
        memset(&t->debug->info, 0, sizeof(t->debug->info));
        t->debug->info.si_signo = SIGTRAP;
    }
    return t ? &t->debug->info : nullptr;
}

static int open_file(void *opaque, const char *path)
{
    const struct process *p = ((struct debug *)opaque)->process;
    char found[PATH_MAX];
    struct proc_entry proc = proc_find(p, AT_FDCWD, path);
    if (proc.file != PROC_NONE && p->threads)
        return (int)proc_open(p->threads, proc, O_RDONLY | O_CLOEXEC);
    int fd = open(path_find(p, path, true, found), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return -errno;
    int high = fcntl(fd, F_DUPFD_CLOEXEC, 900);
    if (high < 0)
        return fd;
    close(fd);
    return high;
}

static long read_link(void *opaque, const char *path, char *out, size_t room)
{
    const struct process *p = ((struct debug *)opaque)->process;
    char found[PATH_MAX];
    ssize_t n = readlink(path_find(p, path, false, found), out, room);
    return n < 0 ? -errno : n;
}

/* ---- settings ---- */

static void pass_signals(void *opaque, uint64_t set)
{
    ((struct debug *)opaque)->pass = set;
}

static bool catch_syscalls(void *opaque, bool on, const unsigned *numbers, unsigned count)
{
    struct debug *d = opaque;
    memset(d->catch, 0, sizeof(d->catch));
    d->catch_all = on && !count;
    for (unsigned i = 0; on && i < count; i++)
        if (numbers[i] < SYSCALL_MAX)
            d->catch[numbers[i] / 8] |= (uint8_t)(1 << numbers[i] % 8);
    return true;
}

static void thread_events(void *opaque, bool on)
{
    ((struct debug *)opaque)->thread_events = on;
}

/* ---- monitor ---- */

static void print_help(struct debug *d, struct gdb *g)
{
    gdb_print(g, "monitor help    this list\n"
                 "monitor info    the program, and how it is run\n"
                 "monitor maps    the program's memory\n");
}

static void print_info(struct debug *d, struct gdb *g)
{
    const struct process *p = d->process;
    gdb_print(g,
              "program     %s\nprocess     %d, %u threads\nCPU         %s of %s\n"
              "guest base  0x%llx (host address of the program's address 0)\n"
              "watching    %u ranges%s\n",
              p->exe ? p->exe : "?", getpid(), p->thread_count, p->model.name, p->guest->name,
              (unsigned long long)p->guest_base, d->watched_count,
              d->watched_count ? ": everything runs on the interpreter" : "");
}

static void print_maps(struct debug *d, struct gdb *g)
{
    enum {
        MOST = 200
    };
    const struct process *p = d->process;
    uint64_t at = 0, start, end;
    unsigned flags;
    for (unsigned n = 0; n < MOST && space_next(p->space, at, &start, &end, &flags); n++, at = end)
        gdb_print(g, "%012llx-%012llx %c%c%c%c%s\n", (unsigned long long)start,
                  (unsigned long long)end, flags & PROT_READ ? 'r' : '-',
                  flags & PROT_WRITE ? 'w' : '-', flags & PROT_EXEC ? 'x' : '-',
                  flags & SPACE_SHARED ? 's' : 'p', flags & SPACE_STACK ? " [stack]" : "");
}

static bool monitor(void *opaque, struct gdb *g, const char *command)
{
    static const struct {
        const char *name;
        void (*run)(struct debug *d, struct gdb *g);
    } commands[] = {{"help", print_help}, {"info", print_info}, {"maps", print_maps}};
    for (unsigned i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
        if (!strcmp(command, commands[i].name)) {
            commands[i].run(opaque, g);
            return true;
        }
    }
    return false;
}

const struct gdb_target debug_target = {
    .description = description,
    .pid = pid,
    .threads = threads,
    .vcpu = vcpu,
    .thread_text = thread_text,
    .read_memory = read_memory,
    .write_memory = write_memory,
    .breakpoint = breakpoint,
    .watchpoint = watchpoint,
    .resume = resume,
    .go = go,
    .interrupt = interrupt,
    .detach = detach,
    .kill = kill_process,
    .auxv = auxv,
    .exec_file = exec_file,
    .siginfo = siginfo,
    .open = open_file,
    .readlink = read_link,
    .pass_signals = pass_signals,
    .catch_syscalls = catch_syscalls,
    .thread_events = thread_events,
    .monitor = monitor,
};
