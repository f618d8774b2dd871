/* Files, descriptors and waiting for them.
 * SPDX-License-Identifier: MIT */
#include "user/syscall.h"

#include "user/host_syscall.h"
#include "user/own_fd.h"
#include "user/path.h"
#include "user/signal.h"

#include <asm/ioctl.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* struct stat of the generic 64-bit ABI. */
struct generic_stat {
    uint64_t dev, ino;
    uint32_t mode, nlink, uid, gid;
    uint64_t rdev, pad1;
    int64_t size;
    int32_t blksize, pad2;
    int64_t blocks;
    int64_t atime, atime_nsec, mtime, mtime_nsec, ctime, ctime_nsec;
    uint32_t unused[2];
};

static_assert(sizeof(struct generic_stat) == 128, "as in asm-generic/stat.h");

/* ---- opening ---- */

int64_t sys_openat(struct thread *t, const uint64_t a[6])
{
    struct process *p = t->process;
    char path[PATH_MAX], buf[PATH_MAX];
    int flags = open_flags_to_host(t, a[2]);
    int64_t r = path_read(t, a[1], path);
    if (r < 0)
        return r;
    struct proc_entry entry = proc_find(p, (int)a[0], path);
    if (entry.file != PROC_NONE && !(flags & (O_PATH | O_NOFOLLOW)))
        return proc_open(t, entry, flags);
    const char *host = path_find(p, path, !(flags & O_NOFOLLOW), buf);
    const uint64_t args[6] = {a[0], (uint64_t)host, (uint64_t)flags, a[3]};
    return safe_syscall(&t->signal_pending, SYS_openat, args);
}

int64_t sys_openat2(struct thread *t, const uint64_t a[6])
{
    struct {
        uint64_t flags, mode, resolve;
    } how;
    char path[PATH_MAX], buf[PATH_MAX];
    if (a[3] < sizeof(how))
        return -EINVAL;
    int64_t r = read_extensible(t, &how, sizeof(how), a[2], a[3]);
    if (r < 0)
        return r;
    if (how.flags >> 32)
        return -EINVAL;
    how.flags = (uint32_t)open_flags_to_host(t, how.flags);
    r = path_read(t, a[1], path);
    if (r < 0)
        return r;
    const char *host = path;
    if (!how.resolve) {
        struct proc_entry entry = proc_find(t->process, (int)a[0], path);
        if (entry.file != PROC_NONE && !(how.flags & (O_PATH | O_NOFOLLOW)))
            return proc_open(t, entry, (int)how.flags);
        host = path_find(t->process, path, !(how.flags & O_NOFOLLOW), buf);
    }
    const uint64_t args[6] = {a[0], (uint64_t)host, (uint64_t)&how, sizeof(how)};
    return safe_syscall(&t->signal_pending, SYS_openat2, args);
}

int64_t sys_open_by_handle_at(struct thread *t, const uint64_t a[6])
{
    const uint64_t args[6] = {a[0], guest_pointer(t->process, a[1]),
                              (uint64_t)open_flags_to_host(t, a[2])};
    return safe_syscall(&t->signal_pending, SYS_open_by_handle_at, args);
}

int64_t sys_fanotify_init(struct thread *t, const uint64_t a[6])
{
    return host_call(SYS_fanotify_init, a[0], open_flags_to_host(t, a[1]));
}

int64_t sys_pipe2(struct thread *t, const uint64_t a[6])
{
    int fds[2];
    int64_t r = host_call(SYS_pipe2, fds, open_flags_to_host(t, a[1]));
    if (r >= 0 && !guest_write(t, a[0], fds, sizeof(fds))) {
        close(fds[0]);
        close(fds[1]);
        return -EFAULT;
    }
    return r;
}

int64_t sys_close(struct thread *t, const uint64_t a[6])
{
    return host_call(SYS_close, (int)a[0]);
}

int64_t sys_dup3(struct thread *t, const uint64_t a[6])
{
    return host_call(SYS_dup3, (int)a[0], (int)a[1], open_flags_to_host(t, a[2]));
}

int64_t sys_close_range(struct thread *t, const uint64_t a[6])
{
    uint64_t first = (uint32_t)a[0], last = (uint32_t)a[1];
    if (first > last)
        return -EINVAL;
    /* In pieces between our own. */
    int64_t r = 0;
    while (r >= 0 && first <= last) {
        uint64_t own = own_fd_next(t->process, first, last);
        if (own > first)
            r = host_call(SYS_close_range, first, own - 1, a[2]);
        if (own > last)
            break;
        first = own + 1;
    }
    return r;
}

/* After this /proc/self/exe may be gone, and with it the way to run another guest program: keeps
 * our own program open, also across execve. The -L directory is out of reach. */
int64_t sys_chroot(struct thread *t, const uint64_t a[6])
{
    struct process *p = t->process;
    if (p->self_fd < 0) {
        int fd = open("/proc/self/exe", O_PATH);
        p->self_fd = fd >= 0 ? own_fd_keep(p, fd, true) : -1;
    }
    int64_t r = host_call(SYS_chroot, guest_pointer(p, a[0]));
    if (r >= 0 && p->prefix_fd >= 0) {
        own_fd_close(p, p->prefix_fd);
        p->prefix_fd = -1;
    }
    return r;
}

/* ---- stat ---- */

static int64_t put_stat(struct thread *t, uint64_t addr, const struct stat *st)
{
    const struct generic_stat g = {
        .dev = st->st_dev,
        .ino = st->st_ino,
        .mode = st->st_mode,
        .nlink = (uint32_t)st->st_nlink,
        .uid = st->st_uid,
        .gid = st->st_gid,
        .rdev = st->st_rdev,
        .size = st->st_size,
        .blksize = (int32_t)st->st_blksize,
        .blocks = st->st_blocks,
        .atime = st->st_atim.tv_sec,
        .atime_nsec = st->st_atim.tv_nsec,
        .mtime = st->st_mtim.tv_sec,
        .mtime_nsec = st->st_mtim.tv_nsec,
        .ctime = st->st_ctim.tv_sec,
        .ctime_nsec = st->st_ctim.tv_nsec,
    };
    return guest_write(t, addr, &g, sizeof(g)) ? 0 : -EFAULT;
}

/* /proc/self/exe must lead to the program; paths under -L. */
static int64_t stat_path(struct thread *t, uint64_t dirfd, uint64_t addr, bool follow,
                         char buf[PATH_MAX], const char **host)
{
    struct process *p = t->process;
    char path[PATH_MAX];
    int64_t r = path_read(t, addr, path);
    if (r < 0)
        return r;
    if (follow && proc_find(p, (int)dirfd, path).file == PROC_EXE)
        *host = p->exe;
    else
        *host = path_find(p, path, follow, buf);
    if (*host == path)
        *host = strcpy(buf, path);
    return 0;
}

int64_t sys_newfstatat(struct thread *t, const uint64_t a[6])
{
    char buf[PATH_MAX];
    const char *host = nullptr;
    struct stat st;
    int64_t r = a[1] ? stat_path(t, a[0], a[1], !(a[3] & AT_SYMLINK_NOFOLLOW), buf, &host) : 0;
    if (r >= 0)
        r = host_call(SYS_newfstatat, (int)a[0], host, &st, a[3]);
    return r < 0 ? r : put_stat(t, a[2], &st);
}

int64_t sys_fstat(struct thread *t, const uint64_t a[6])
{
    struct stat st;
    int64_t r = host_call(SYS_fstat, (int)a[0], &st);
    return r < 0 ? r : put_stat(t, a[1], &st);
}

int64_t sys_statx(struct thread *t, const uint64_t a[6])
{
    char buf[PATH_MAX];
    const char *host = nullptr;
    int64_t r = a[1] ? stat_path(t, a[0], a[1], !(a[2] & AT_SYMLINK_NOFOLLOW), buf, &host) : 0;
    if (r < 0)
        return r;
    space_prepare_write(t->process->space, a[4], 256);
    return host_call(SYS_statx, (int)a[0], host, a[2], a[3], guest_pointer(t->process, a[4]));
}

int64_t sys_readlinkat(struct thread *t, const uint64_t a[6])
{
    struct process *p = t->process;
    char path[PATH_MAX], buf[PATH_MAX];
    if ((int)a[3] <= 0)
        return -EINVAL;
    int64_t r = path_read(t, a[1], path);
    if (r < 0)
        return r;
    if (p->exe && proc_find(p, (int)a[0], path).file == PROC_EXE) {
        size_t n = strlen(p->exe);
        n = n < (size_t)a[3] ? n : (size_t)a[3];
        return guest_write(t, a[2], p->exe, n) ? (int64_t)n : -EFAULT;
    }
    const char *host = path_find(p, path, false, buf);
    space_prepare_write(p->space, a[2], (uint32_t)a[3]);
    return host_call(SYS_readlinkat, (int)a[0], host, guest_host(p, a[2]), (int)a[3]);
}

/* ---- fcntl, ioctl ---- */

int64_t sys_fcntl(struct thread *t, const uint64_t a[6])
{
    uint64_t args[6] = {a[0], a[1], a[2]};
    int64_t r;
    switch ((int)a[1]) {
    case F_GETFL:
        r = host_call(SYS_fcntl, (int)a[0], F_GETFL);
        return r < 0 ? r : (int64_t)open_flags_to_guest(t, (int)r);
    case F_SETFL: return host_call(SYS_fcntl, (int)a[0], F_SETFL, open_flags_to_host(t, a[2]));
    case F_GETLK:
    case F_OFD_GETLK:
        space_prepare_write(t->process->space, a[2], sizeof(struct flock));
        __attribute__((fallthrough));
    case F_SETLK:
    case F_SETLKW:
    case F_OFD_SETLK:
    case F_OFD_SETLKW:
    case F_GETOWN_EX:
    case F_SETOWN_EX:
    case F_GET_RW_HINT:
    case F_SET_RW_HINT:
    case F_GET_FILE_RW_HINT:
    case F_SET_FILE_RW_HINT: args[2] = guest_pointer(t->process, a[2]); break;
    default: break;
    }
    return safe_syscall(&t->signal_pending, SYS_fcntl, args);
}

/* Whether the third argument of an ioctl is a number rather than a pointer; matters only when
 * addresses are shifted. */
static bool ioctl_takes_number(uint32_t request)
{
    switch (request) {
    case TCSBRK:
    case TCXONC:
    case TCFLSH:
    case TCSBRKP:
    case TIOCSCTTY:
    case TIOCNOTTY:
    case TIOCEXCL:
    case TIOCNXCL:
    case FIOCLEX:
    case FIONCLEX:
    case TIOCGPTPEER:
    case TIOCVHANGUP: return true;
    default: return _IOC_TYPE(request) != 'T' && _IOC_DIR(request) == _IOC_NONE && request > 0xffff;
    }
}

int64_t sys_ioctl(struct thread *t, const uint64_t a[6])
{
    struct process *p = t->process;
    uint32_t request = (uint32_t)a[1];
    bool number = ioctl_takes_number(request);
    const uint64_t args[6] = {a[0], request, number ? a[2] : guest_pointer(p, a[2])};
    int64_t r = safe_syscall(&t->signal_pending, SYS_ioctl, args);
    if (r == -EFAULT && !number) {
        space_prepare_write(p->space, a[2], SPACE_PAGE);
        r = safe_syscall(&t->signal_pending, SYS_ioctl, args);
    }
    return r;
}

/* ---- waiting ---- */

/* struct epoll_event: packed on the host, aligned in the generic ABI. */
struct generic_epoll_event {
    uint32_t events, pad;
    uint64_t data;
};

enum {
    EPOLL_BATCH = 256
};

int64_t sys_epoll_ctl(struct thread *t, const uint64_t a[6])
{
    struct generic_epoll_event g;
    struct epoll_event e = {0};
    if (a[1] != EPOLL_CTL_DEL) {
        if (!guest_read(t, &g, a[3], sizeof(g)))
            return -EFAULT;
        e.events = g.events;
        e.data.u64 = g.data;
    }
    return host_call(SYS_epoll_ctl, (int)a[0], (int)a[1], (int)a[2], &e);
}

/* a = epfd, events, maxevents, timeout, sigmask, sigsetsize */
static int64_t epoll_wait_on(struct thread *t, long number, const uint64_t a[6], uint64_t timeout)
{
    struct epoll_event events[EPOLL_BATCH];
    int count = (int)a[2];
    if (count <= 0 || count > 1 << 26)
        return -EINVAL;
    count = count < EPOLL_BATCH ? count : EPOLL_BATCH; /* fewer than asked for is always allowed */
    const uint64_t args[6] = {
        a[0], (uint64_t)events, (uint64_t)count, timeout, guest_pointer(t->process, a[4]), 8};
    int64_t r = signal_masked_call(t, number, args, a[4], a[5]);
    for (int64_t i = 0; i < r; i++) {
        const struct generic_epoll_event g = {events[i].events, 0, events[i].data.u64};
        if (!guest_write(t, a[1] + (uint64_t)i * sizeof(g), &g, sizeof(g)))
            return -EFAULT;
    }
    return r;
}

int64_t sys_epoll_pwait(struct thread *t, const uint64_t a[6])
{
    return epoll_wait_on(t, SYS_epoll_pwait, a, (uint64_t)(int64_t)(int)a[3]);
}

int64_t sys_epoll_pwait2(struct thread *t, const uint64_t a[6])
{
    return epoll_wait_on(t, SYS_epoll_pwait2, a, guest_pointer(t->process, a[3]));
}

int64_t sys_ppoll(struct thread *t, const uint64_t a[6])
{
    struct process *p = t->process;
    const uint64_t args[6] = {guest_pointer(p, a[0]), a[1], guest_pointer(p, a[2]),
                              guest_pointer(p, a[3]), a[4]};
    space_prepare_write(p->space, a[0], (uint64_t)(uint32_t)a[1] * 8);
    space_prepare_write(p->space, a[2], 16);
    return signal_masked_call(t, SYS_ppoll, args, a[3], a[4]);
}

int64_t sys_pselect6(struct thread *t, const uint64_t a[6])
{
    struct process *p = t->process;
    uint64_t mask[2] = {0};
    if (a[5] && !guest_read(t, mask, a[5], sizeof(mask)))
        return -EFAULT;
    for (unsigned i = 1; i < 4; i++)
        space_prepare_write(p->space, a[i], 128);
    space_prepare_write(p->space, a[4], 16);
    const uint64_t host_mask[2] = {guest_pointer(p, mask[0]), mask[1]};
    const uint64_t args[6] = {a[0],
                              guest_pointer(p, a[1]),
                              guest_pointer(p, a[2]),
                              guest_pointer(p, a[3]),
                              guest_pointer(p, a[4]),
                              a[5] ? (uint64_t)host_mask : 0};
    return signal_masked_call(t, SYS_pselect6, args, mask[0], mask[1]);
}
