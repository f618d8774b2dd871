/* System calls about the system, time, limits, and System V and POSIX messages.
 * SPDX-License-Identifier: MIT */
#include "user/syscall.h"

#include "user/host_syscall.h"
#include "user/memory.h"
#include "user/seccomp.h"
#include "user/signal.h"

#include <errno.h>
#include <linux/keyctl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/time.h>
#include <sys/utsname.h>
#include <time.h>

int64_t sys_uname(struct thread *t, const uint64_t a[6])
{
    const struct process *p = t->process;
    struct utsname u;
    int64_t r = host_call(SYS_uname, &u);
    if (r < 0)
        return r;
    snprintf(u.machine, sizeof(u.machine), "%s", p->abi->machine);
    if (p->options->uname_release)
        snprintf(u.release, sizeof(u.release), "%s", p->options->uname_release);
    return guest_write(t, a[0], &u, sizeof(u)) ? 0 : -EFAULT;
}

int64_t sys_gettid(struct thread *t, const uint64_t a[6])
{
    return t->tid;
}

/* Through the C library: the host's vDSO answers without a system call. */
int64_t sys_clock_gettime(struct thread *t, const uint64_t a[6])
{
    struct timespec now;
    if (clock_gettime((clockid_t)a[0], &now))
        return -errno;
    return guest_write(t, a[1], &now, sizeof(now)) ? 0 : -EFAULT;
}

int64_t sys_gettimeofday(struct thread *t, const uint64_t a[6])
{
    struct timeval now;
    struct timezone zone = {0};
    if (a[0]) {
        gettimeofday(&now, nullptr);
        if (!guest_write(t, a[0], &now, sizeof(now)))
            return -EFAULT;
    }
    return a[1] && !guest_write(t, a[1], &zone, sizeof(zone)) ? -EFAULT : 0;
}

/* ---- resource limits ---- */

/* Limits on address space and data would hit Moa's own memory: remembered, not enforced. */
static bool is_kept_here(uint64_t resource)
{
    return resource == RLIMIT_AS || resource == RLIMIT_DATA;
}

static int64_t get_limit(struct thread *t, int pid, uint64_t resource, struct rlimit *out)
{
    struct process *p = t->process;
    bool self = !pid || pid == host_call(SYS_getpid);
    int64_t r = host_call(SYS_prlimit64, pid, resource, 0, out);
    if (r >= 0 && self && is_kept_here(resource) && p->limits[resource].set)
        *out = (struct rlimit){p->limits[resource].soft, p->limits[resource].hard};
    return r;
}

static int64_t set_limit(struct thread *t, int pid, uint64_t resource, const struct rlimit *new)
{
    struct process *p = t->process;
    bool self = !pid || pid == host_call(SYS_getpid);
    if (!self || !is_kept_here(resource))
        return host_call(SYS_prlimit64, pid, resource, new, 0);
    if (new->rlim_cur > new->rlim_max)
        return -EINVAL;
    p->limits[resource].soft = new->rlim_cur;
    p->limits[resource].hard = new->rlim_max;
    p->limits[resource].set = true;
    return 0;
}

int64_t sys_prlimit64(struct thread *t, const uint64_t a[6])
{
    struct rlimit new, old;
    int64_t r = 0;
    if (a[2] && !guest_read(t, &new, a[2], sizeof(new)))
        return -EFAULT;
    if (a[3])
        r = get_limit(t, (int)a[0], (uint32_t)a[1], &old);
    if (r >= 0 && a[2])
        r = set_limit(t, (int)a[0], (uint32_t)a[1], &new);
    if (r < 0)
        return r;
    return a[3] && !guest_write(t, a[3], &old, sizeof(old)) ? -EFAULT : 0;
}

int64_t sys_getrlimit(struct thread *t, const uint64_t a[6])
{
    return sys_prlimit64(t, (const uint64_t[6]){0, a[0], 0, a[1]});
}

int64_t sys_setrlimit(struct thread *t, const uint64_t a[6])
{
    return sys_prlimit64(t, (const uint64_t[6]){0, a[0], a[1], 0});
}

/* ---- prctl ---- */

#ifndef PR_SET_VMA
#define PR_SET_VMA 0x53564d41
#endif

enum {
    PR_SET_MDWE_ = 65,
    PR_GET_MDWE_ = 66,
    PR_SET_MEMORY_MERGE_ = 67,
    PR_GET_MEMORY_MERGE_ = 68,
    PR_GET_AUXV_ = 0x41555856,
};

static int64_t get_auxv(struct thread *t, const uint64_t a[6])
{
    const struct process *p = t->process;
    size_t size = p->auxv_count * sizeof(p->auxv[0]);
    if (a[3] || a[4])
        return -EINVAL;
    return guest_write(t, a[1], p->auxv, a[2] < size ? a[2] : size) ? (int64_t)size : -EFAULT;
}

int64_t sys_prctl(struct thread *t, const uint64_t a[6])
{
    const struct process *p = t->process;
    uint64_t arg = a[1];
    switch ((int)a[0]) {
    case PR_SET_NAME:
    case PR_GET_NAME:
    case PR_GET_PDEATHSIG:
    case PR_GET_CHILD_SUBREAPER:
        space_prepare_write(t->process->space, arg, 16);
        arg = guest_pointer(p, arg);
        break;
    case PR_GET_TID_ADDRESS:
        return guest_write(t, a[1], &t->clear_child_tid, word_size(p)) ? 0 : -EFAULT;
    case PR_SET_PDEATHSIG:
    case PR_GET_DUMPABLE:
    case PR_SET_DUMPABLE:
    case PR_GET_KEEPCAPS:
    case PR_SET_KEEPCAPS:
    case PR_GET_TIMING:
    case PR_SET_TIMING:
    case PR_CAPBSET_READ:
    case PR_CAPBSET_DROP:
    case PR_GET_SECUREBITS:
    case PR_SET_SECUREBITS:
    case PR_SET_TIMERSLACK:
    case PR_GET_TIMERSLACK:
    case PR_SET_CHILD_SUBREAPER:
    case PR_SET_NO_NEW_PRIVS:
    case PR_GET_NO_NEW_PRIVS:
    case PR_GET_THP_DISABLE:
    case PR_SET_THP_DISABLE:
    case PR_CAP_AMBIENT:
    case PR_SET_PTRACER:
    case PR_MCE_KILL:
    case PR_MCE_KILL_GET:
    case PR_TASK_PERF_EVENTS_DISABLE:
    case PR_TASK_PERF_EVENTS_ENABLE:
    case PR_GET_SPECULATION_CTRL:
    case PR_SET_SPECULATION_CTRL:
    case PR_SET_IO_FLUSHER:
    case PR_GET_IO_FLUSHER:
    case PR_SET_MEMORY_MERGE_:
    case PR_GET_MEMORY_MERGE_: break;
    case PR_SET_MDWE_:
    case PR_GET_MDWE_: return memory_deny_write_execute(t->process, a);
    case PR_GET_SECCOMP: return seccomp_mode(t);
    case PR_SET_SECCOMP: return seccomp_set(t, a[1], a[2]);
    case PR_GET_AUXV_: return get_auxv(t, a);
    case PR_SET_VMA:
        return host_call(SYS_prctl, PR_SET_VMA, a[1], guest_pointer(p, a[2]), a[3],
                         guest_pointer(p, a[4]));
    default: /* the rest belongs to one architecture or would meddle with Moa's own execution
                (PR_SET_SECCOMP, PR_SET_MM …) */
        return p->abi->own_prctl ? p->abi->own_prctl(t->vcpu, (int)a[0], a + 1) : -EINVAL;
    }
    return host_call(SYS_prctl, (int)a[0], arg, a[2], a[3], a[4]);
}

/* ---- System V semaphores, POSIX message queues, timers ---- */

/* struct semid64_ds: the host has unused words between the times. */
struct generic_semid {
    uint8_t perm[48];
    int64_t otime, ctime;
    uint64_t nsems, unused[2];
};
struct host_semid {
    uint8_t perm[48];
    int64_t otime, unused1, ctime, unused2;
    uint64_t nsems, unused[2];
};

int64_t sys_semctl(struct thread *t, const uint64_t a[6])
{
    enum {
        SEM_STAT_ANY_ = 20,
        IPC_64 = 0x100
    };
    struct host_semid h = {0};
    struct generic_semid g;
    int command = (int)a[2] & ~IPC_64;
    int64_t r;
    switch (command) {
    case IPC_STAT:
    case SEM_STAT:
    case SEM_STAT_ANY_:
        r = host_call(SYS_semctl, a[0], a[1], command, &h);
        if (r < 0)
            return r;
        memcpy(g.perm, h.perm, sizeof(g.perm));
        g.otime = h.otime;
        g.ctime = h.ctime;
        g.nsems = h.nsems;
        g.unused[0] = g.unused[1] = 0;
        return guest_write(t, a[3], &g, sizeof(g)) ? r : -EFAULT;
    case IPC_SET:
        if (!guest_read(t, &g, a[3], sizeof(g)))
            return -EFAULT;
        memcpy(h.perm, g.perm, sizeof(h.perm));
        return host_call(SYS_semctl, a[0], a[1], command, &h);
    case GETALL:
    case SETALL:
    case IPC_INFO:
    case SEM_INFO:
        space_prepare_write(t->process->space, a[3], SPACE_PAGE);
        return host_call(SYS_semctl, a[0], a[1], command, guest_pointer(t->process, a[3]));
    default: return host_call(SYS_semctl, a[0], a[1], command, a[3]);
    }
}

int64_t sys_semtimedop(struct thread *t, const uint64_t a[6])
{
    const struct process *p = t->process;
    const uint64_t args[6] = {a[0], guest_pointer(p, a[1]), a[2], guest_pointer(p, a[3])};
    return safe_syscall(&t->signal_pending, SYS_semtimedop, args);
}

int64_t sys_mq_open(struct thread *t, const uint64_t a[6])
{
    const struct process *p = t->process;
    return host_call(SYS_mq_open, guest_pointer(p, a[0]), open_flags_to_host(t, a[1]), a[2],
                     guest_pointer(p, a[3]));
}

int64_t sys_mq_notify(struct thread *t, const uint64_t a[6])
{
    /* struct sigevent: value, signo, notify, … With SIGEV_THREAD the value is a pointer that the
     * kernel reads. */
    return host_call(SYS_mq_notify, a[0], guest_pointer(t->process, a[1]));
}

int64_t sys_timer_create(struct thread *t, const uint64_t a[6])
{
    const struct process *p = t->process;
    space_prepare_write(t->process->space, a[2], 4);
    return host_call(SYS_timer_create, a[0], guest_pointer(p, a[1]), guest_pointer(p, a[2]));
}

int64_t sys_restart_syscall(struct thread *t, const uint64_t a[6])
{
    return -EINTR;
}

int64_t sys_getgroups(struct thread *t, const uint64_t a[6])
{
    space_prepare_write(t->process->space, a[1], (uint64_t)(uint32_t)a[0] * 4);
    return host_call(SYS_getgroups, (int)a[0], guest_pointer(t->process, a[1]));
}

int64_t sys_sched_getaffinity(struct thread *t, const uint64_t a[6])
{
    space_prepare_write(t->process->space, a[2], (uint32_t)a[1]);
    return host_call(SYS_sched_getaffinity, (int)a[0], (uint32_t)a[1],
                     guest_pointer(t->process, a[2]));
}

/* Each waiter holds an address in its second word. */
int64_t sys_futex_waitv(struct thread *t, const uint64_t a[6])
{
    enum {
        MAX_WAITERS = 128
    };
    const struct process *p = t->process;
    struct {
        uint64_t value, address;
        uint32_t flags, reserved;
    } w[MAX_WAITERS];
    if (a[1] < 1 || a[1] > MAX_WAITERS)
        return -EINVAL;
    if (!guest_read(t, w, a[0], a[1] * sizeof(w[0])))
        return -EFAULT;
    for (uint64_t i = 0; i < a[1]; i++)
        w[i].address += p->guest_base;
    const uint64_t args[6] = {(uint64_t)w, a[1], a[2], guest_pointer(p, a[3]), a[4]};
    return safe_syscall(&t->signal_pending, 449 /* futex_waitv, younger than the C library */,
                        args);
}

int64_t sys_futex_requeue(struct thread *t, const uint64_t a[6])
{
    const struct process *p = t->process;
    struct {
        uint64_t value, address;
        uint32_t flags, reserved;
    } w[2];
    if (!a[0])
        return -EINVAL;
    if (a[1])
        return -EINVAL;
    if (!guest_read(t, w, a[0], sizeof(w)))
        return -EFAULT;
    for (unsigned i = 0; i < 2; i++)
        w[i].address += p->guest_base;
    return host_call(456 /* futex_requeue, younger than the C library */, w, a[1], (int)a[2],
                     (int)a[3]);
}

/* ---- keys ---- */

/* Which arguments of a command are pointers: bit n for argument n. */
static unsigned keyctl_pointers(uint32_t command)
{
    static const uint8_t pointers[] = {
        [KEYCTL_JOIN_SESSION_KEYRING] = 1 << 1,
        [KEYCTL_UPDATE] = 1 << 2,
        [KEYCTL_DESCRIBE] = 1 << 2,
        [KEYCTL_SEARCH] = 1 << 2 | 1 << 3,
        [KEYCTL_READ] = 1 << 2,
        [KEYCTL_INSTANTIATE] = 1 << 2,
        [KEYCTL_GET_SECURITY] = 1 << 2,
        [KEYCTL_INSTANTIATE_IOV] = 1 << 2,
        [KEYCTL_DH_COMPUTE] = 1 << 1 | 1 << 2 | 1 << 4,
        [KEYCTL_PKEY_QUERY] = 1 << 3 | 1 << 4,
        [KEYCTL_PKEY_ENCRYPT] = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4,
        [KEYCTL_PKEY_DECRYPT] = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4,
        [KEYCTL_PKEY_SIGN] = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4,
        [KEYCTL_PKEY_VERIFY] = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4,
        [KEYCTL_RESTRICT_KEYRING] = 1 << 2 | 1 << 3,
        [KEYCTL_CAPABILITIES] = 1 << 1,
    };
    return command < sizeof(pointers) ? pointers[command] : 0;
}

int64_t sys_keyctl(struct thread *t, const uint64_t a[6])
{
    uint64_t args[6] = {a[0], a[1], a[2], a[3], a[4]};
    uint32_t command = (uint32_t)a[0];
    /* These hold further addresses. */
    if (t->process->guest_base &&
        (command == KEYCTL_INSTANTIATE_IOV || command == KEYCTL_DH_COMPUTE))
        return -EOPNOTSUPP;
    for (unsigned i = 1, pointers = keyctl_pointers(command); i < 5; i++) {
        if (!(pointers >> i & 1))
            continue;
        space_prepare_write(t->process->space, a[i], a[i] ? SPACE_PAGE : 0);
        args[i] = guest_pointer(t->process, a[i]);
    }
    return safe_syscall(&t->signal_pending, SYS_keyctl, args);
}

/* ---- asynchronous I/O (libaio) ----
 * The kernel maps a ring where it likes, programs look into it, and control blocks hold addresses:
 * it works as it is when guest addresses are the host's, and not at all when they are shifted. */

static int64_t unshifted(struct thread *t, long number, const uint64_t a[6])
{
    return t->process->guest_base ? -ENOSYS : safe_syscall(&t->signal_pending, number, a);
}

int64_t sys_io_setup(struct thread *t, const uint64_t a[6])
{
    return unshifted(t, SYS_io_setup, a);
}

int64_t sys_io_destroy(struct thread *t, const uint64_t a[6])
{
    return unshifted(t, SYS_io_destroy, a);
}

int64_t sys_io_submit(struct thread *t, const uint64_t a[6])
{
    return unshifted(t, SYS_io_submit, a);
}

int64_t sys_io_cancel(struct thread *t, const uint64_t a[6])
{
    return unshifted(t, SYS_io_cancel, a);
}

int64_t sys_io_getevents(struct thread *t, const uint64_t a[6])
{
    return unshifted(t, SYS_io_getevents, a);
}

int64_t sys_io_pgetevents(struct thread *t, const uint64_t a[6])
{
    uint64_t mask[2] = {0};
    if (t->process->guest_base)
        return -ENOSYS;
    if (a[5] && !guest_read(t, mask, a[5], sizeof(mask)))
        return -EFAULT;
    return signal_masked_call(t, SYS_io_pgetevents, a, mask[0], mask[1]);
}
