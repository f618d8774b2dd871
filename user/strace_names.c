/* Names of flags and commands, for -strace.
 * SPDX-License-Identifier: MIT */
#include "user/strace.h"

#include "base/bytes.h"

#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The value's name is its text. */
#define N(x)                                                                                       \
    {                                                                                              \
        (uint64_t)(x), #x                                                                          \
    }

static const struct strace_name open_names[] = {
    N(O_WRONLY),   N(O_RDWR),     N(O_CREAT),   N(O_EXCL),  N(O_NOCTTY), N(O_TRUNC),
    N(O_APPEND),   N(O_NONBLOCK), N(O_DSYNC),   N(O_ASYNC), N(O_DIRECT), N(O_DIRECTORY),
    N(O_NOFOLLOW), N(O_NOATIME),  N(O_CLOEXEC), N(O_PATH),
};

static const struct strace_name at_names[] = {
    N(AT_SYMLINK_NOFOLLOW), N(AT_REMOVEDIR),  N(AT_SYMLINK_FOLLOW),
    N(AT_NO_AUTOMOUNT),     N(AT_EMPTY_PATH),
};

static const struct strace_name prot_names[] = {
    N(PROT_READ),
    N(PROT_WRITE),
    N(PROT_EXEC),
};

static const struct strace_name map_names[] = {
    N(MAP_SHARED),   N(MAP_PRIVATE),   N(MAP_FIXED),    N(MAP_ANONYMOUS),       N(MAP_NORESERVE),
    N(MAP_POPULATE), N(MAP_STACK),     N(MAP_HUGETLB),  N(MAP_FIXED_NOREPLACE), N(MAP_DENYWRITE),
    N(MAP_LOCKED),   N(MAP_GROWSDOWN), N(MAP_NONBLOCK),
};

static const struct strace_name clone_names[] = {
    N(CLONE_VM),
    N(CLONE_FS),
    N(CLONE_FILES),
    N(CLONE_SIGHAND),
    N(CLONE_PIDFD),
    N(CLONE_PTRACE),
    N(CLONE_VFORK),
    N(CLONE_PARENT),
    N(CLONE_THREAD),
    N(CLONE_NEWNS),
    N(CLONE_SYSVSEM),
    N(CLONE_SETTLS),
    N(CLONE_PARENT_SETTID),
    N(CLONE_CHILD_CLEARTID),
    N(CLONE_DETACHED),
    N(CLONE_UNTRACED),
    N(CLONE_CHILD_SETTID),
    N(CLONE_NEWUSER),
    N(CLONE_NEWPID),
    N(CLONE_NEWNET),
    N(CLONE_NEWIPC),
    N(CLONE_NEWUTS),
};

static const struct strace_name access_names[] = {
    N(R_OK),
    N(W_OK),
    N(X_OK),
};

static const struct strace_name futex_names[] = {
    N(FUTEX_WAIT),
    N(FUTEX_WAKE),
    N(FUTEX_REQUEUE),
    N(FUTEX_CMP_REQUEUE),
    N(FUTEX_WAKE_OP),
    N(FUTEX_LOCK_PI),
    N(FUTEX_UNLOCK_PI),
    N(FUTEX_TRYLOCK_PI),
    N(FUTEX_WAIT_BITSET),
    N(FUTEX_WAKE_BITSET),
    N(FUTEX_WAIT_REQUEUE_PI),
    N(FUTEX_CMP_REQUEUE_PI),
    N(FUTEX_WAIT_PRIVATE),
    N(FUTEX_WAKE_PRIVATE),
    N(FUTEX_REQUEUE_PRIVATE),
    N(FUTEX_CMP_REQUEUE_PRIVATE),
    N(FUTEX_WAKE_OP_PRIVATE),
    N(FUTEX_LOCK_PI_PRIVATE),
    N(FUTEX_UNLOCK_PI_PRIVATE),
    N(FUTEX_WAIT_BITSET_PRIVATE),
    N(FUTEX_WAKE_BITSET_PRIVATE),
    N(FUTEX_WAIT_BITSET_PRIVATE | FUTEX_CLOCK_REALTIME),
};

static const struct strace_name domain_names[] = {
    N(AF_UNIX), N(AF_INET), N(AF_INET6), N(AF_NETLINK), N(AF_PACKET), N(AF_VSOCK), N(AF_ALG),
};

static const struct strace_name type_names[] = {
    N(SOCK_STREAM),
    N(SOCK_DGRAM),
    N(SOCK_RAW),
    N(SOCK_SEQPACKET),
    N(SOCK_STREAM | SOCK_CLOEXEC),
    N(SOCK_DGRAM | SOCK_CLOEXEC),
    N(SOCK_RAW | SOCK_CLOEXEC),
    N(SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK),
    N(SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK),
    N(SOCK_STREAM | SOCK_NONBLOCK),
};

static const struct strace_name message_names[] = {
    N(MSG_OOB),      N(MSG_PEEK), N(MSG_DONTROUTE),  N(MSG_CTRUNC),       N(MSG_TRUNC),
    N(MSG_DONTWAIT), N(MSG_EOR),  N(MSG_WAITALL),    N(MSG_CONFIRM),      N(MSG_ERRQUEUE),
    N(MSG_NOSIGNAL), N(MSG_MORE), N(MSG_WAITFORONE), N(MSG_CMSG_CLOEXEC),
};

static const struct strace_name wait_names[] = {
    N(WNOHANG), N(WUNTRACED),   N(WEXITED), N(WCONTINUED),
    N(WNOWAIT), N(__WNOTHREAD), N(__WALL),  N(__WCLONE),
};

static const struct strace_name fcntl_names[] = {
    N(F_DUPFD),      N(F_GETFD),     N(F_SETFD),     N(F_GETFL),         N(F_SETFL),
    N(F_GETLK),      N(F_SETLK),     N(F_SETLKW),    N(F_SETOWN),        N(F_GETOWN),
    N(F_SETSIG),     N(F_GETSIG),    N(F_OFD_GETLK), N(F_OFD_SETLK),     N(F_OFD_SETLKW),
    N(F_SETLEASE),   N(F_GETLEASE),  N(F_NOTIFY),    N(F_DUPFD_CLOEXEC), N(F_SETPIPE_SZ),
    N(F_GETPIPE_SZ), N(F_ADD_SEALS), N(F_GET_SEALS),
};

static const struct strace_name how_names[] = {
    N(SIG_BLOCK),
    N(SIG_UNBLOCK),
    N(SIG_SETMASK),
};

static const struct strace_name advice_names[] = {
    N(MADV_NORMAL),     N(MADV_RANDOM),    N(MADV_SEQUENTIAL),  N(MADV_WILLNEED),
    N(MADV_DONTNEED),   N(MADV_FREE),      N(MADV_REMOVE),      N(MADV_DONTFORK),
    N(MADV_DOFORK),     N(MADV_MERGEABLE), N(MADV_UNMERGEABLE), N(MADV_HUGEPAGE),
    N(MADV_NOHUGEPAGE), N(MADV_DONTDUMP),  N(MADV_DODUMP),      N(MADV_WIPEONFORK),
    N(MADV_KEEPONFORK), N(MADV_COLD),      N(MADV_PAGEOUT),
};

static const struct strace_name epoll_names[] = {
    N(EPOLL_CTL_ADD),
    N(EPOLL_CTL_DEL),
    N(EPOLL_CTL_MOD),
};

static const struct strace_name prctl_names[] = {
    N(PR_SET_PDEATHSIG),
    N(PR_GET_PDEATHSIG),
    N(PR_GET_DUMPABLE),
    N(PR_SET_DUMPABLE),
    N(PR_SET_NAME),
    N(PR_GET_NAME),
    N(PR_GET_SECCOMP),
    N(PR_SET_SECCOMP),
    N(PR_CAPBSET_READ),
    N(PR_CAPBSET_DROP),
    N(PR_SET_NO_NEW_PRIVS),
    N(PR_GET_NO_NEW_PRIVS),
    N(PR_SET_CHILD_SUBREAPER),
    N(PR_GET_CHILD_SUBREAPER),
    N(PR_GET_TID_ADDRESS),
    N(PR_SET_PTRACER),
};

static const struct strace_name ioctl_names[] = {
    N(TCGETS),    N(TCSETS),    N(TCSETSW),  N(TCSETSF),    N(TIOCGWINSZ), N(TIOCSWINSZ),
    N(TIOCGPGRP), N(TIOCSPGRP), N(FIONREAD), N(FIONBIO),    N(FIOCLEX),    N(FIONCLEX),
    N(TIOCSCTTY), N(TIOCNOTTY), N(TIOCGPTN), N(TIOCSPTLCK), N(TIOCGSID),
};

static const struct strace_name level_names[] = {
    N(SOL_SOCKET),
};

static const struct strace_name clock_names[] = {
    N(CLOCK_REALTIME),          N(CLOCK_MONOTONIC),     N(CLOCK_PROCESS_CPUTIME_ID),
    N(CLOCK_THREAD_CPUTIME_ID), N(CLOCK_MONOTONIC_RAW), N(CLOCK_REALTIME_COARSE),
    N(CLOCK_MONOTONIC_COARSE),  N(CLOCK_BOOTTIME),      N(CLOCK_REALTIME_ALARM),
    N(CLOCK_BOOTTIME_ALARM),    N(CLOCK_TAI),
};

static const struct strace_name whence_names[] = {
    N(SEEK_SET), N(SEEK_CUR), N(SEEK_END), N(SEEK_DATA), N(SEEK_HOLE),
};

static const struct strace_name rlimit_names[] = {
    N(RLIMIT_CPU),      N(RLIMIT_FSIZE), N(RLIMIT_DATA),   N(RLIMIT_STACK),
    N(RLIMIT_CORE),     N(RLIMIT_RSS),   N(RLIMIT_NPROC),  N(RLIMIT_NOFILE),
    N(RLIMIT_MEMLOCK),  N(RLIMIT_AS),    N(RLIMIT_LOCKS),  N(RLIMIT_SIGPENDING),
    N(RLIMIT_MSGQUEUE), N(RLIMIT_NICE),  N(RLIMIT_RTPRIO), N(RLIMIT_RTTIME),
};

const struct strace_names *strace_names_of(unsigned kind)
{
    static const struct strace_names of[] = {
        [A_OPEN] = {open_names, ARRAY_SIZE(open_names), true, 0},
        [A_AT] = {at_names, ARRAY_SIZE(at_names), true, 0},
        [A_PROT] = {prot_names, ARRAY_SIZE(prot_names), true, 0},
        [A_MAP] = {map_names, ARRAY_SIZE(map_names), true, 0},
        [A_CLONE] = {clone_names, ARRAY_SIZE(clone_names), true, 255},
        [A_ACCESS] = {access_names, ARRAY_SIZE(access_names), true, 0},
        [A_FUTEX_OP] = {futex_names, ARRAY_SIZE(futex_names), false, 0},
        [A_DOMAIN] = {domain_names, ARRAY_SIZE(domain_names), false, 0},
        [A_SOCKET_TYPE] = {type_names, ARRAY_SIZE(type_names), false, 0},
        [A_MESSAGE] = {message_names, ARRAY_SIZE(message_names), true, 0},
        [A_WAIT] = {wait_names, ARRAY_SIZE(wait_names), true, 0},
        [A_FCNTL] = {fcntl_names, ARRAY_SIZE(fcntl_names), false, 0},
        [A_SIG_HOW] = {how_names, ARRAY_SIZE(how_names), false, 0},
        [A_ADVICE] = {advice_names, ARRAY_SIZE(advice_names), false, 0},
        [A_EPOLL_OP] = {epoll_names, ARRAY_SIZE(epoll_names), false, 0},
        [A_PRCTL] = {prctl_names, ARRAY_SIZE(prctl_names), false, 0},
        [A_IOCTL] = {ioctl_names, ARRAY_SIZE(ioctl_names), false, 0},
        [A_SOCK_LEVEL] = {level_names, ARRAY_SIZE(level_names), false, 0},
        [A_CLOCK] = {clock_names, ARRAY_SIZE(clock_names), false, 0},
        [A_WHENCE] = {whence_names, ARRAY_SIZE(whence_names), false, 0},
        [A_RLIMIT] = {rlimit_names, ARRAY_SIZE(rlimit_names), false, 0},
    };
    return kind < ARRAY_SIZE(of) && of[kind].names ? &of[kind] : nullptr;
}
