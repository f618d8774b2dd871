/* Messages and socket options of 32-bit guests: headers of messages and of their control data have
 * words.
 * SPDX-License-Identifier: MIT */
#include "user/syscall32.h"

#include "user/host_syscall.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>

enum {
    CONTROL_MAX =
        10240,        /* bytes of control data; Linux's optmem_max is 20 KiB for all of a socket */
    CMSG32_HEAD = 12, /* struct cmsghdr: length, level, type; aligned to words of 4 bytes */
    CMSG32_ALIGN = 4,
};

struct message {
    struct msghdr head; /* of the 64-bit ABI, with addresses as guests have them */
    struct iovec vector[IOV_MAX];
    alignas(16) uint8_t control[2 * CONTROL_MAX];
    uint64_t guest_control, guest_control_size;
};

static size_t align_to(size_t n, size_t to)
{
    return (n + to - 1) & ~(to - 1);
}

/* ---- control data ---- */

static int64_t control_to_host(struct thread *t, struct message *m)
{
    uint8_t guest[CONTROL_MAX];
    size_t size = m->guest_control_size, used = 0, at = 0;
    uint32_t head[3];
    if (size > sizeof(guest))
        return -ENOBUFS;
    if (!guest_read(t, guest, m->guest_control, size))
        return -EFAULT;
    while (size - at >= CMSG32_HEAD) {
        memcpy(head, guest + at, sizeof(head));
        if (head[0] < CMSG32_HEAD || head[0] > size - at)
            return -EINVAL;
        size_t data = head[0] - CMSG32_HEAD;
        if (used + CMSG_SPACE(data) > sizeof(m->control))
            return -ENOBUFS;
        struct cmsghdr *c = (struct cmsghdr *)(m->control + used);
        *c = (struct cmsghdr){
            .cmsg_len = CMSG_LEN(data), .cmsg_level = (int)head[1], .cmsg_type = (int)head[2]};
        memcpy(CMSG_DATA(c), guest + at + CMSG32_HEAD, data);
        used += CMSG_SPACE(data);
        at += align_to(head[0], CMSG32_ALIGN);
        if (at > size)
            break;
    }
    m->head.msg_controllen = used;
    return 0;
}

/* Those of a message that the guest has no room for, from a byte of its data on. */
static void close_descriptors(const struct cmsghdr *c, size_t from, size_t size)
{
    if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS)
        return;
    for (from = align_to(from, sizeof(int)); from + sizeof(int) <= size; from += sizeof(int)) {
        int fd;
        memcpy(&fd, CMSG_DATA(c) + from, sizeof(fd));
        host_call(SYS_close, fd);
    }
}

/* Sets the guest's size; what does not fit is cut off, and the message's flags say so. */
static bool control_to_guest(struct thread *t, struct message *m, const struct msghdr *host)
{
    uint64_t at = 0, room = m->guest_control_size;
    struct msghdr walk = *host;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&walk); c; c = CMSG_NXTHDR(&walk, c)) {
        size_t data = c->cmsg_len - CMSG_LEN(0);
        size_t fits = room - at < CMSG32_HEAD ? 0 : room - at - CMSG32_HEAD;
        if (data > fits || room - at < CMSG32_HEAD) {
            close_descriptors(c, fits, data);
            data = data < fits ? data : fits;
            m->head.msg_flags |= MSG_CTRUNC;
        }
        if (room - at < CMSG32_HEAD)
            continue;
        uint32_t head[3] = {(uint32_t)(CMSG32_HEAD + data), (uint32_t)c->cmsg_level,
                            (uint32_t)c->cmsg_type};
        if (!guest_write(t, m->guest_control + at, head, sizeof(head)) ||
            !guest_write(t, m->guest_control + at + CMSG32_HEAD, CMSG_DATA(c), data))
            return false;
        at += align_to(head[0], CMSG32_ALIGN);
        at = at < room ? at : room;
    }
    m->head.msg_controllen = at;
    return true;
}

/* ---- messages ---- */

static int64_t import_message(struct thread *t, uint64_t addr, struct message *m)
{
    struct process *p = t->process;
    if (!layout_read(t, LAYOUT_MSGHDR, &m->head, addr))
        return -EFAULT;
    m->guest_control = (uint64_t)m->head.msg_control;
    m->guest_control_size = m->guest_control ? m->head.msg_controllen : 0;
    if (m->head.msg_iovlen > IOV_MAX)
        return -EMSGSIZE;
    uint64_t size = layout_find(p, LAYOUT_IOVEC)->guest_size, from = (uint64_t)m->head.msg_iov;
    for (size_t i = 0; i < m->head.msg_iovlen; i++)
        if (!layout_read(t, LAYOUT_IOVEC, &m->vector[i], from + i * size))
            return -EFAULT;
    m->head.msg_iov = (void *)host_as_guest(p, m->vector);
    m->head.msg_control = m->guest_control ? (void *)host_as_guest(p, m->control) : nullptr;
    m->head.msg_controllen = 0;
    return 0;
}

static int64_t send_message(struct thread *t, uint64_t fd, uint64_t addr, uint64_t flags)
{
    struct message m;
    int64_t r = import_message(t, addr, &m);
    if (r >= 0 && m.guest_control)
        r = control_to_host(t, &m);
    if (r < 0)
        return r;
    if (!m.head.msg_controllen)
        m.head.msg_control = nullptr;
    return sys_sendmsg(t, (const uint64_t[6]){fd, host_as_guest(t->process, &m.head), flags});
}

/* The host's headers are longer: what fits the guest's room must fit here. In room for one header,
 * no more descriptors come than the guest has asked for. */
static size_t host_room(uint64_t guest_size)
{
    size_t room = guest_size < CONTROL_MAX ? guest_size : CONTROL_MAX;
    size_t longer = CMSG_LEN(0) - CMSG32_HEAD, more = room / (CMSG32_HEAD + CMSG32_ALIGN);
    return room < CMSG32_HEAD ? 0 : room + longer + (more > 1 ? (more - 1) * 2 * longer : 0);
}

static int64_t receive_message(struct thread *t, uint64_t fd, uint64_t addr, uint64_t flags)
{
    struct message m;
    struct msghdr given;
    int64_t r = import_message(t, addr, &m);
    if (r < 0 || !layout_read(t, LAYOUT_MSGHDR, &given, addr))
        return r < 0 ? r : -EFAULT;
    m.head.msg_controllen = host_room(m.guest_control_size);
    r = sys_recvmsg(t, (const uint64_t[6]){fd, host_as_guest(t->process, &m.head), flags});
    if (r < 0)
        return r;
    struct msghdr host = m.head;
    host.msg_control = m.control;
    if (!control_to_guest(t, &m, &host))
        return -EFAULT;
    given.msg_namelen = m.head.msg_namelen;
    given.msg_controllen = m.head.msg_controllen;
    given.msg_flags = m.head.msg_flags;
    return layout_write(t, LAYOUT_MSGHDR, addr, &given) ? r : -EFAULT;
}

int64_t sys32_sendmsg(struct thread *t, const uint64_t a[6])
{
    return send_message(t, a[0], a[1], a[2]);
}

int64_t sys32_recvmsg(struct thread *t, const uint64_t a[6])
{
    return receive_message(t, a[0], a[1], a[2]);
}

/* struct mmsghdr: a msghdr and the length of its message. */

int64_t sys32_sendmmsg(struct thread *t, const uint64_t a[6])
{
    uint64_t head = layout_find(t->process, LAYOUT_MSGHDR)->guest_size, done = 0;
    uint64_t count = (uint32_t)a[2] < IOV_MAX ? (uint32_t)a[2] : IOV_MAX;
    int64_t r = 0;
    for (; done < count; done++) {
        uint64_t at = a[1] + done * (head + 4);
        r = send_message(t, a[0], at, a[3]);
        uint32_t length = (uint32_t)r;
        if (r >= 0 && !guest_write(t, at + head, &length, 4))
            r = -EFAULT;
        if (r < 0)
            break;
    }
    return done ? (int64_t)done : r;
}

static int64_t nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000 + now.tv_nsec;
}

/* The time limit is looked at between messages only, which is what the kernel does too. */
int64_t sys32_recvmmsg_time64(struct thread *t, const uint64_t a[6])
{
    uint64_t head = layout_find(t->process, LAYOUT_MSGHDR)->guest_size, done = 0;
    uint64_t count = (uint32_t)a[2] < IOV_MAX ? (uint32_t)a[2] : IOV_MAX;
    uint64_t flags = a[3] & ~(uint64_t)MSG_WAITFORONE;
    struct timespec limit = {0};
    if (a[4] && !guest_read(t, &limit, a[4], sizeof(limit)))
        return -EFAULT;
    int64_t end = nanoseconds() + limit.tv_sec * 1000000000 + limit.tv_nsec, r = 0;
    while (done < count) {
        uint64_t at = a[1] + done * (head + 4);
        r = receive_message(t, a[0], at, flags);
        uint32_t length = (uint32_t)r;
        if (r >= 0 && !guest_write(t, at + head, &length, 4))
            r = -EFAULT;
        if (r < 0)
            break;
        done++;
        if (a[3] & MSG_WAITFORONE)
            flags |= MSG_DONTWAIT;
        if (a[4] && nanoseconds() >= end)
            break;
    }
    return done ? (int64_t)done : r;
}

/* ---- options ---- */

/* With the struct timeval of 32-bit time; programs with 64-bit time use options of other numbers.
 */
static bool is_timeout(const uint64_t a[6])
{
    enum {
        RCVTIMEO_OLD = 20,
        SNDTIMEO_OLD = 21
    };
    return (int)a[1] == SOL_SOCKET && ((int)a[2] == RCVTIMEO_OLD || (int)a[2] == SNDTIMEO_OLD);
}

int64_t sys32_setsockopt(struct thread *t, const uint64_t a[6])
{
    struct timeval tv;
    if (!is_timeout(a))
        return host_call(SYS_setsockopt, (int)a[0], (int)a[1], (int)a[2],
                         guest_pointer(t->process, a[3]), (int)a[4]);
    if (a[4] < layout_find(t->process, LAYOUT_TIMEVAL)->guest_size)
        return -EINVAL;
    if (!layout_read(t, LAYOUT_TIMEVAL, &tv, a[3]))
        return -EFAULT;
    return host_call(SYS_setsockopt, (int)a[0], (int)a[1], (int)a[2], &tv, sizeof(tv));
}

int64_t sys32_getsockopt(struct thread *t, const uint64_t a[6])
{
    struct process *p = t->process;
    uint32_t size;
    if (!guest_read(t, &size, a[4], sizeof(size)))
        return -EFAULT;
    if (!is_timeout(a)) {
        space_prepare_write(p->space, a[3], size);
        space_prepare_write(p->space, a[4], 4);
        return host_call(SYS_getsockopt, (int)a[0], (int)a[1], (int)a[2], guest_pointer(p, a[3]),
                         guest_pointer(p, a[4]));
    }
    struct timeval tv;
    socklen_t length = sizeof(tv);
    uint32_t needed = layout_find(p, LAYOUT_TIMEVAL)->guest_size;
    int64_t r = host_call(SYS_getsockopt, (int)a[0], (int)a[1], (int)a[2], &tv, &length);
    if (r < 0)
        return r;
    if (size < needed)
        return -EINVAL;
    return layout_write(t, LAYOUT_TIMEVAL, a[3], &tv) && guest_write(t, a[4], &needed, 4) ? r
                                                                                          : -EFAULT;
}
