/* System calls whose arguments point at arrays of pointers: vectors and messages.
 * SPDX-License-Identifier: MIT */
#include "user/syscall.h"

#include "user/host_syscall.h"

#include <errno.h>
#include <limits.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

/* Reads a guest vector, turns its addresses into the host's and, for `write`, makes the memory
 * ready to be written. */
static int64_t import_vector(struct thread *t, uint64_t addr, uint64_t count,
                             struct iovec out[IOV_MAX], bool write)
{
    struct process *p = t->process;
    if (count > IOV_MAX)
        return -EINVAL;
    if (!guest_read(t, out, addr, count * sizeof(*out)))
        return -EFAULT;
    for (uint64_t i = 0; i < count; i++) {
        if (write)
            space_prepare_write(p->space, (uint64_t)out[i].iov_base, out[i].iov_len);
        out[i].iov_base = (void *)guest_pointer(p, (uint64_t)out[i].iov_base);
    }
    return 0;
}

static int64_t vector_call(struct thread *t, long number, const uint64_t a[6], bool write)
{
    struct iovec v[IOV_MAX];
    /* Where addresses are equal and nothing is written the kernel may as well read the guest's own
     * vector. */
    bool copy = t->process->guest_base || write;
    int64_t r = copy ? import_vector(t, a[1], a[2], v, write) : 0;
    const uint64_t args[6] = {a[0], copy ? (uint64_t)v : a[1], a[2], a[3], a[4], a[5]};
    return r < 0 ? r : safe_syscall(&t->signal_pending, number, args);
}

int64_t sys_readv(struct thread *t, const uint64_t a[6])
{
    return vector_call(t, SYS_readv, a, true);
}

int64_t sys_writev(struct thread *t, const uint64_t a[6])
{
    return vector_call(t, SYS_writev, a, false);
}

int64_t sys_preadv(struct thread *t, const uint64_t a[6])
{
    return vector_call(t, SYS_preadv, a, true);
}

int64_t sys_pwritev(struct thread *t, const uint64_t a[6])
{
    return vector_call(t, SYS_pwritev, a, false);
}

int64_t sys_preadv2(struct thread *t, const uint64_t a[6])
{
    return vector_call(t, SYS_preadv2, a, true);
}

int64_t sys_pwritev2(struct thread *t, const uint64_t a[6])
{
    return vector_call(t, SYS_pwritev2, a, false);
}

int64_t sys_vmsplice(struct thread *t, const uint64_t a[6])
{
    return vector_call(t, SYS_vmsplice, a, true);
}

/* process_vm_readv and _writev: a = pid, local vector, its count, remote vector, its count, flags.
 * Another process is taken to have its addresses where this one has; as long as they are not
 * shifted (guest_base), that is so. */
static int64_t process_vm(struct thread *t, long number, const uint64_t a[6], bool reads)
{
    struct iovec local[IOV_MAX], remote[IOV_MAX];
    int64_t r = import_vector(t, a[1], a[2], local, reads);
    if (r >= 0)
        r = import_vector(t, a[3], a[4], remote, !reads && (int)a[0] == getpid());
    return r < 0 ? r : host_call(number, (int)a[0], local, a[2], remote, a[4], a[5]);
}

int64_t sys_process_vm_readv(struct thread *t, const uint64_t a[6])
{
    return process_vm(t, SYS_process_vm_readv, a, true);
}

int64_t sys_process_vm_writev(struct thread *t, const uint64_t a[6])
{
    return process_vm(t, SYS_process_vm_writev, a, false);
}

int64_t sys_process_madvise(struct thread *t, const uint64_t a[6])
{
    struct iovec v[IOV_MAX];
    int64_t r = import_vector(t, a[1], a[2], v, false);
    return r < 0 ? r : host_call(SYS_process_madvise, (int)a[0], v, a[2], (int)a[3], a[4]);
}

/* ---- messages ---- */

/* struct msghdr; the same on all 64-bit architectures. */
static int64_t import_message(struct thread *t, uint64_t addr, struct msghdr *m,
                              struct iovec v[IOV_MAX], bool write)
{
    struct process *p = t->process;
    if (!guest_read(t, m, addr, sizeof(*m)))
        return -EFAULT;
    if (m->msg_iovlen > IOV_MAX)
        return -EMSGSIZE;
    int64_t r = import_vector(t, (uint64_t)m->msg_iov, m->msg_iovlen, v, write);
    if (r < 0)
        return r;
    if (write) {
        space_prepare_write(p->space, (uint64_t)m->msg_name, m->msg_namelen);
        space_prepare_write(p->space, (uint64_t)m->msg_control, m->msg_controllen);
    }
    m->msg_name = (void *)guest_pointer(p, (uint64_t)m->msg_name);
    m->msg_control = (void *)guest_pointer(p, (uint64_t)m->msg_control);
    m->msg_iov = v;
    return 0;
}

static int64_t send_message(struct thread *t, uint64_t fd, uint64_t addr, uint64_t flags)
{
    struct msghdr m;
    struct iovec v[IOV_MAX];
    int64_t r = import_message(t, addr, &m, v, false);
    const uint64_t args[6] = {fd, (uint64_t)&m, flags};
    return r < 0 ? r : safe_syscall(&t->signal_pending, SYS_sendmsg, args);
}

int64_t sys_sendmsg(struct thread *t, const uint64_t a[6])
{
    return send_message(t, a[0], a[1], a[2]);
}

static int64_t receive_message(struct thread *t, uint64_t fd, uint64_t addr, uint64_t flags)
{
    struct msghdr m, out;
    struct iovec v[IOV_MAX];
    int64_t r = import_message(t, addr, &m, v, true);
    const uint64_t args[6] = {fd, (uint64_t)&m, flags};
    if (r >= 0)
        r = safe_syscall(&t->signal_pending, SYS_recvmsg, args);
    if (r < 0)
        return r;
    if (!guest_read(t, &out, addr, sizeof(out)))
        return -EFAULT;
    out.msg_namelen = m.msg_namelen;
    out.msg_controllen = m.msg_controllen;
    out.msg_flags = m.msg_flags;
    return guest_write(t, addr, &out, sizeof(out)) ? r : -EFAULT;
}

int64_t sys_recvmsg(struct thread *t, const uint64_t a[6])
{
    return receive_message(t, a[0], a[1], a[2]);
}

enum {
    MMSG_SIZE = 64,
    MMSG_LENGTH = 56
}; /* struct mmsghdr: a msghdr and its length */

int64_t sys_sendmmsg(struct thread *t, const uint64_t a[6])
{
    uint64_t count = (uint32_t)a[2] < IOV_MAX ? (uint32_t)a[2] : IOV_MAX;
    int64_t r = 0;
    uint64_t done = 0;
    for (; done < count; done++) {
        uint64_t at = a[1] + done * MMSG_SIZE;
        r = send_message(t, a[0], at, a[3]);
        uint32_t length = (uint32_t)r;
        if (r >= 0 && !guest_write(t, at + MMSG_LENGTH, &length, 4))
            r = -EFAULT;
        if (r < 0)
            break;
    }
    return done ? (int64_t)done : r;
}

/* The time limit is looked at between messages only, which is what the kernel does too. */
int64_t sys_recvmmsg(struct thread *t, const uint64_t a[6])
{
    uint64_t count = (uint32_t)a[2] < IOV_MAX ? (uint32_t)a[2] : IOV_MAX;
    struct timespec limit, now, start;
    if (a[4] && !guest_read(t, &limit, a[4], sizeof(limit)))
        return -EFAULT;
    if (a[4] && (limit.tv_sec < 0 || limit.tv_nsec < 0 || limit.tv_nsec >= 1000000000))
        return -EINVAL;
    clock_gettime(CLOCK_MONOTONIC, &start);
    uint64_t flags = a[3] & ~(uint64_t)MSG_WAITFORONE, done = 0;
    int64_t r = 0;
    while (done < count) {
        uint64_t at = a[1] + done * MMSG_SIZE;
        r = receive_message(t, a[0], at, flags);
        uint32_t length = (uint32_t)r;
        if (r >= 0 && !guest_write(t, at + MMSG_LENGTH, &length, 4))
            r = -EFAULT;
        if (r < 0)
            break;
        done++;
        if (a[3] & MSG_WAITFORONE)
            flags |= MSG_DONTWAIT;
        clock_gettime(CLOCK_MONOTONIC, &now);
        if (a[4] && (now.tv_sec - start.tv_sec) * 1000000000 + now.tv_nsec - start.tv_nsec >=
                        limit.tv_sec * 1000000000 + limit.tv_nsec)
            break;
    }
    return done ? (int64_t)done : r;
}

int64_t sys_setsockopt(struct thread *t, const uint64_t a[6])
{
    const struct process *p = t->process;
    uint64_t args[6] = {a[0], a[1], a[2], guest_pointer(p, a[3]), a[4]};
    bool filter = (int)a[1] == SOL_SOCKET &&
                  ((int)a[2] == SO_ATTACH_FILTER || (int)a[2] == SO_ATTACH_REUSEPORT_CBPF);
    struct {
        uint64_t length, insns; /* struct sock_fprog: it holds an address */
    } program;
    if (filter && p->guest_base && (uint32_t)a[4] == sizeof(program)) {
        if (!guest_read(t, &program, a[3], sizeof(program)))
            return -EFAULT;
        program.insns = guest_pointer(p, program.insns);
        args[3] = (uint64_t)&program;
    }
    return safe_syscall(&t->signal_pending, SYS_setsockopt, args);
}

int64_t sys_recvfrom(struct thread *t, const uint64_t a[6])
{
    struct process *p = t->process;
    space_prepare_write(p->space, a[1], a[2]);
    space_prepare_write(p->space, a[4], a[4] ? 128 : 0);
    space_prepare_write(p->space, a[5], a[5] ? 4 : 0);
    const uint64_t args[6] = {a[0], guest_pointer(p, a[1]), a[2],
                              a[3], guest_pointer(p, a[4]), guest_pointer(p, a[5])};
    return safe_syscall(&t->signal_pending, SYS_recvfrom, args);
}
