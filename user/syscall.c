/* Dispatch of system calls, and the way of those that the host can do as they are.
 * SPDX-License-Identifier: MIT */
#include "user/syscall.h"

#include "user/host_syscall.h"
#include "user/own_fd.h"
#include "user/path.h"
#include "user/seccomp.h"
#include "user/signal.h"
#include "user/strace.h"
#include "user/syscall32.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

/* ---- O_ flags ---- */

static const uint32_t host_varying = O_DIRECTORY | O_NOFOLLOW | O_DIRECT | 0100000;

int open_flags_to_host(const struct thread *t, uint64_t flags)
{
    const struct linux_open_flags *g = &t->process->abi->open_flags;
    uint32_t f = (uint32_t)flags;
    uint32_t out = f & ~(g->directory | g->nofollow | g->direct | g->largefile);
    out |= f & g->directory ? O_DIRECTORY : 0;
    out |= f & g->nofollow ? O_NOFOLLOW : 0;
    out |= f & g->direct ? O_DIRECT : 0;
    out |= f & g->largefile ? 0100000 : 0;
    return (int)out;
}

uint64_t open_flags_to_guest(const struct thread *t, int flags)
{
    const struct linux_open_flags *g = &t->process->abi->open_flags;
    uint32_t f = (uint32_t)flags;
    uint32_t out = f & ~host_varying;
    out |= f & O_DIRECTORY ? g->directory : 0;
    out |= f & O_NOFOLLOW ? g->nofollow : 0;
    out |= f & O_DIRECT ? g->direct : 0;
    out |= f & 0100000 ? g->largefile : 0;
    return out;
}

int64_t read_extensible(struct thread *t, void *out, size_t known, uint64_t addr, uint64_t size)
{
    uint8_t more[256];
    if (size > SPACE_PAGE)
        return -E2BIG;
    memset(out, 0, known);
    if (!guest_read(t, out, addr, size < known ? size : known))
        return -EFAULT;
    for (uint64_t at = known; at < size;) {
        size_t n = size - at < sizeof(more) ? size - at : sizeof(more);
        if (!guest_read(t, more, addr + at, n))
            return -EFAULT;
        for (size_t i = 0; i < n; i++)
            if (more[i])
                return -E2BIG;
        at += n;
    }
    return 0;
}

/* ---- passing on ---- */

static unsigned out_size(uint32_t kind)
{
    switch (kind & 255) {
    case A_TIMESPEC_OUT:
    case A_TIMEVAL_OUT: return 16;
    case A_INT_OUT: return 4;
    case A_OFFSET_OUT:
    case A_PIPE_OUT: return 8;
    default: return kind >> 8;
    }
}

int64_t syscall_pass(struct thread *t, const struct syscall *s, const uint64_t args[6])
{
    struct process *p = t->process;
    uint64_t a[6];
    char path[2][PATH_MAX];
    unsigned paths = 0;
    for (unsigned i = 0; i < 6; i++) {
        unsigned kind = s->arg[i] & 255;
        a[i] = args[i];
        if (kind < A_POINTER)
            continue;
        a[i] = guest_pointer(p, args[i]);
        bool buffer = kind == A_BYTES_OUT || kind == A_BUFFER_OUT || kind == A_RANDOM_OUT ||
                      kind == A_DENTS_OUT;
        if (buffer) {
            space_prepare_write(p->space, args[i], args[i + 1]);
        } else if (kind == A_PATH_FIND && p->prefix_fd >= 0 && args[i] && paths < 2) {
            const char *host;
            int64_t r = path_argument(t, args[i], true, true, path[paths++], &host);
            if (r < 0)
                return r;
            a[i] = (uint64_t)host;
        } else if (args[i] && out_size(s->arg[i])) {
            space_prepare_write(p->space, args[i], out_size(s->arg[i]));
        }
    }
    return safe_syscall(&t->signal_pending, s->host, a);
}

/* ---- dispatch ---- */

static int64_t refuse(struct thread *t, const struct syscall *s, uint64_t number)
{
    struct process *p = t->process;
    unsigned bit = (unsigned)(number < SYSCALL_MAX ? number : SYSCALL_MAX - 1);
    bool first = !(p->noticed[bit / 8] & (1 << bit % 8));
    p->noticed[bit / 8] |= (uint8_t)(1 << bit % 8);
    int64_t result = s && s->absent ? s->absent : -ENOSYS;
    if (first && log_on(&p->log, LOG_UNIMP)) {
        if (s)
            process_warn(p, "system call %s (%llu) is not offered to the program", s->name,
                         (unsigned long long)number);
        else
            process_warn(p, "unknown system call %llu", (unsigned long long)number);
    }
    return result;
}

/* Whether the call is about a descriptor of Moa's own. */
static bool wants_own_fd(const struct thread *t, const struct syscall *s, const uint64_t args[6])
{
    for (unsigned i = 0; i < 6 && s->arg[i]; i++) {
        unsigned kind = s->arg[i] & 255;
        if ((kind == A_FD || kind == A_DIRFD) && own_fd_is(t->process, args[i]))
            return true;
    }
    return false;
}

static int64_t dispatch(struct thread *t, const struct syscall *s, uint64_t number,
                        const uint64_t args[6])
{
    const struct guest_linux *abi = t->process->abi;
    int64_t verdict;
    if (t->seccomp_mode && !seccomp_allows(t, number, args, &verdict))
        return verdict;
    if (!s && abi->own_syscall) {
        const struct linux_memory mem = user_memory(t);
        int64_t result;
        if (abi->own_syscall(t->vcpu, &mem, number, args, &result))
            return result;
    }
    if (s && (t->process->own_count || t->process->debug) && wants_own_fd(t, s, args))
        return -EBADF;
    if (!s || s->absent)
        return refuse(t, s, number);
    if (t->process->guest->bits == 32)
        return syscall32_call(t, s, args);
    return s->run ? s->run(t, args) : syscall_pass(t, s, args);
}

int64_t syscall_run(struct thread *t, uint64_t number, const uint64_t args[6])
{
    const struct syscall *s;
    uint64_t joined[6];
    if (t->process->guest->bits == 32) {
        s = syscall32_find(t->process, number);
        syscall32_arguments(t->process, s, args, joined);
        args = joined;
    } else {
        s = syscall_find(number);
    }
    if (!log_on(&t->process->log, LOG_STRACE))
        return dispatch(t, s, number, args);
    struct strace_line line;
    strace_enter(&line, t, s, number, args);
    int64_t r = dispatch(t, s, number, args);
    strace_leave(&line, t, r);
    return r;
}
