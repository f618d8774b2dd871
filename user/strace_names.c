/* Names of flags and commands, for -strace: as strace(1) spells and orders them.
 * SPDX-License-Identifier: MIT */
#include "user/strace.h"

#include "base/bytes.h"

#include <fcntl.h>
#include <linux/futex.h>
#include <linux/membarrier.h>
#include <linux/seccomp.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <stdio.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <time.h>
#include <unistd.h>

/* The value's name is its text. */
#define N(x)                                                                                       \
    {                                                                                              \
        (uint32_t)(x), #x                                                                          \
    }

static const struct strace_name open_names[] = {
    N(O_WRONLY),
    N(O_RDWR),
    N(O_CREAT),
    N(O_EXCL),
    N(O_NOCTTY),
    N(O_TRUNC),
    N(O_APPEND),
    N(O_NONBLOCK),
    N(O_SYNC),
    N(O_DSYNC),
    {O_ASYNC, "FASYNC"},
    N(O_DIRECT),
    {0100000, "O_LARGEFILE"},
    N(O_TMPFILE),
    N(O_DIRECTORY),
    N(O_NOFOLLOW),
    N(O_NOATIME),
    N(O_CLOEXEC),
    N(O_PATH),
};

static const struct strace_name fd_flags_names[] = {
    N(O_DIRECT),
    N(O_NONBLOCK),
    N(O_CLOEXEC),
};

static const struct strace_name at_names[] = {
    N(AT_SYMLINK_NOFOLLOW), N(AT_REMOVEDIR),  N(AT_SYMLINK_FOLLOW),
    N(AT_NO_AUTOMOUNT),     N(AT_EMPTY_PATH), N(AT_RECURSIVE),
};

static const struct strace_name at_access_names[] = {
    N(AT_SYMLINK_NOFOLLOW), N(AT_EACCESS),    N(AT_SYMLINK_FOLLOW),
    N(AT_NO_AUTOMOUNT),     N(AT_EMPTY_PATH),
};

static const struct strace_name prot_names[] = {
    N(PROT_READ), N(PROT_WRITE), N(PROT_EXEC), {8, "PROT_SEM"}, N(PROT_GROWSDOWN), N(PROT_GROWSUP),
};

static const struct strace_name map_names[] = {
    N(MAP_SHARED_VALIDATE), N(MAP_SHARED),    N(MAP_PRIVATE),    N(MAP_FIXED),
    N(MAP_ANONYMOUS),       N(MAP_NORESERVE), N(MAP_POPULATE),   N(MAP_NONBLOCK),
    N(MAP_GROWSDOWN),       N(MAP_DENYWRITE), N(MAP_EXECUTABLE), N(MAP_LOCKED),
    N(MAP_STACK),           N(MAP_HUGETLB),   N(MAP_SYNC),       N(MAP_FIXED_NOREPLACE),
};

static const struct strace_name mremap_names[] = {
    N(MREMAP_MAYMOVE),
    N(MREMAP_FIXED),
    N(MREMAP_DONTUNMAP),
};

static const struct strace_name msync_names[] = {
    N(MS_SYNC),
    N(MS_ASYNC),
    N(MS_INVALIDATE),
};

static const struct strace_name mlock_names[] = {
    N(MCL_CURRENT),
    N(MCL_FUTURE),
    N(MCL_ONFAULT),
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
    N(CLONE_NEWCGROUP),
    N(CLONE_NEWUTS),
    N(CLONE_NEWIPC),
    N(CLONE_NEWUSER),
    N(CLONE_NEWPID),
    N(CLONE_NEWNET),
    N(CLONE_IO),
    {0x100000000, "CLONE_CLEAR_SIGHAND"},
    {0x200000000, "CLONE_INTO_CGROUP"},
};

static const struct strace_name access_names[] = {
    N(R_OK),
    N(W_OK),
    N(X_OK),
};

static const struct strace_name futex_op_names[] = {
    N(FUTEX_WAIT),           N(FUTEX_WAKE),        N(FUTEX_FD),          N(FUTEX_REQUEUE),
    N(FUTEX_CMP_REQUEUE),    N(FUTEX_WAKE_OP),     N(FUTEX_LOCK_PI),     N(FUTEX_UNLOCK_PI),
    N(FUTEX_TRYLOCK_PI),     N(FUTEX_WAIT_BITSET), N(FUTEX_WAKE_BITSET), N(FUTEX_WAIT_REQUEUE_PI),
    N(FUTEX_CMP_REQUEUE_PI), N(FUTEX_LOCK_PI2),
};

static const struct strace_name domain_names[] = {
    N(AF_UNSPEC), N(AF_UNIX), N(AF_INET),      N(AF_INET6), N(AF_NETLINK), N(AF_PACKET),
    N(AF_VSOCK),  N(AF_ALG),  N(AF_BLUETOOTH), N(AF_CAN),   N(AF_XDP),
};

static const struct strace_name socket_type_names[] = {
    N(SOCK_STREAM),    N(SOCK_DGRAM), N(SOCK_RAW),    N(SOCK_RDM),
    N(SOCK_SEQPACKET), N(SOCK_DCCP),  N(SOCK_PACKET),
};

static const struct strace_name socket_flags_names[] = {
    N(SOCK_CLOEXEC),
    N(SOCK_NONBLOCK),
};

static const struct strace_name ipproto_names[] = {
    N(IPPROTO_IP),  N(IPPROTO_ICMP),   N(IPPROTO_TCP),  N(IPPROTO_UDP),
    N(IPPROTO_RAW), N(IPPROTO_ICMPV6), N(IPPROTO_SCTP),
};

static const struct strace_name message_names[] = {
    N(MSG_OOB),        N(MSG_PEEK),     N(MSG_DONTROUTE), N(MSG_CTRUNC),       N(MSG_TRUNC),
    N(MSG_DONTWAIT),   N(MSG_EOR),      N(MSG_WAITALL),   N(MSG_FIN),          N(MSG_SYN),
    N(MSG_CONFIRM),    N(MSG_RST),      N(MSG_ERRQUEUE),  N(MSG_NOSIGNAL),     N(MSG_MORE),
    N(MSG_WAITFORONE), N(MSG_ZEROCOPY), N(MSG_FASTOPEN),  N(MSG_CMSG_CLOEXEC),
};

static const struct strace_name shutdown_names[] = {
    N(SHUT_RD),
    N(SHUT_WR),
    N(SHUT_RDWR),
};

static const struct strace_name sock_level_names[] = {
    N(SOL_SOCKET), N(SOL_IP),  {6, "SOL_TCP"}, {17, "SOL_UDP"},
    N(SOL_IPV6),   N(SOL_RAW), N(SOL_PACKET),  N(SOL_NETLINK),
};

static const struct strace_name sock_option_names[] = {
    N(SO_DEBUG),
    N(SO_REUSEADDR),
    N(SO_TYPE),
    N(SO_ERROR),
    N(SO_DONTROUTE),
    N(SO_BROADCAST),
    N(SO_SNDBUF),
    N(SO_RCVBUF),
    N(SO_KEEPALIVE),
    N(SO_OOBINLINE),
    N(SO_NO_CHECK),
    N(SO_PRIORITY),
    N(SO_LINGER),
    N(SO_REUSEPORT),
    N(SO_PASSCRED),
    N(SO_PEERCRED),
    N(SO_RCVLOWAT),
    N(SO_SNDLOWAT),
    {20, "SO_RCVTIMEO_OLD"},
    {21, "SO_SNDTIMEO_OLD"},
    N(SO_BINDTODEVICE),
    N(SO_ATTACH_FILTER),
    N(SO_DETACH_FILTER),
    N(SO_PEERNAME),
    {29, "SO_TIMESTAMP_OLD"},
    N(SO_ACCEPTCONN),
    N(SO_PEERSEC),
    N(SO_SNDBUFFORCE),
    N(SO_RCVBUFFORCE),
    N(SO_PASSSEC),
    N(SO_MARK),
    N(SO_PROTOCOL),
    N(SO_DOMAIN),
    N(SO_PEEK_OFF),
    N(SO_BUSY_POLL),
    N(SO_INCOMING_CPU),
    N(SO_COOKIE),
    N(SO_PEERGROUPS),
    N(SO_ZEROCOPY),
};

static const struct strace_name tcp_option_names[] = {
    N(TCP_NODELAY),      N(TCP_MAXSEG),       N(TCP_CORK),         N(TCP_KEEPIDLE),
    N(TCP_KEEPINTVL),    N(TCP_KEEPCNT),      N(TCP_SYNCNT),       N(TCP_LINGER2),
    N(TCP_DEFER_ACCEPT), N(TCP_WINDOW_CLAMP), N(TCP_INFO),         N(TCP_QUICKACK),
    N(TCP_CONGESTION),   N(TCP_MD5SIG),       N(TCP_USER_TIMEOUT), N(TCP_FASTOPEN),
};

static const struct strace_name ip_option_names[] = {
    N(IP_TOS),
    N(IP_TTL),
    N(IP_HDRINCL),
    N(IP_OPTIONS),
    N(IP_RECVOPTS),
    N(IP_RETOPTS),
    N(IP_PKTINFO),
    N(IP_MTU_DISCOVER),
    N(IP_RECVERR),
    N(IP_RECVTTL),
    N(IP_RECVTOS),
    N(IP_MTU),
    N(IP_FREEBIND),
    N(IP_TRANSPARENT),
    N(IP_MULTICAST_IF),
    N(IP_MULTICAST_TTL),
    N(IP_MULTICAST_LOOP),
    N(IP_ADD_MEMBERSHIP),
    N(IP_DROP_MEMBERSHIP),
};

static const struct strace_name wait_names[] = {
    N(WNOHANG), {WSTOPPED, "WUNTRACED"}, N(WEXITED), N(WCONTINUED),
    N(WNOWAIT), N(__WNOTHREAD),          N(__WALL),  N(__WCLONE),
};

static const struct strace_name waitid_names[] = {
    N(WNOHANG), N(WSTOPPED),    N(WEXITED), N(WCONTINUED),
    N(WNOWAIT), N(__WNOTHREAD), N(__WALL),  N(__WCLONE),
};

static const struct strace_name wait_type_names[] = {
    N(P_ALL),
    N(P_PID),
    N(P_PGID),
    N(P_PIDFD),
};

static const struct strace_name fcntl_names[] = {
    N(F_DUPFD),         N(F_GETFD),      N(F_SETFD),      N(F_GETFL),     N(F_SETFL),
    N(F_GETLK),         N(F_SETLK),      N(F_SETLKW),     N(F_SETOWN),    N(F_GETOWN),
    N(F_SETSIG),        N(F_GETSIG),     N(F_SETOWN_EX),  N(F_GETOWN_EX), N(F_OFD_GETLK),
    N(F_OFD_SETLK),     N(F_OFD_SETLKW), N(F_SETLEASE),   N(F_GETLEASE),  N(F_NOTIFY),
    N(F_DUPFD_CLOEXEC), N(F_SETPIPE_SZ), N(F_GETPIPE_SZ), N(F_ADD_SEALS), N(F_GET_SEALS),
};

static const struct strace_name fd_cloexec_names[] = {
    N(FD_CLOEXEC),
};

static const struct strace_name lock_type_names[] = {
    N(F_RDLCK),
    N(F_WRLCK),
    N(F_UNLCK),
};

static const struct strace_name owner_type_names[] = {
    N(F_OWNER_TID),
    N(F_OWNER_PID),
    N(F_OWNER_PGRP),
};

static const struct strace_name seals_names[] = {
    N(F_SEAL_SEAL), N(F_SEAL_SHRINK), N(F_SEAL_GROW), N(F_SEAL_WRITE), N(F_SEAL_FUTURE_WRITE),
};

static const struct strace_name flock_names[] = {
    N(LOCK_SH),
    N(LOCK_EX),
    N(LOCK_UN),
    N(LOCK_NB),
};

static const struct strace_name sig_how_names[] = {
    N(SIG_BLOCK),
    N(SIG_UNBLOCK),
    N(SIG_SETMASK),
};

static const struct strace_name sa_flags_names[] = {
    {0x04000000, "SA_RESTORER"},
    N(SA_ONSTACK),
    N(SA_RESTART),
    N(SA_NODEFER),
    N(SA_RESETHAND),
    N(SA_SIGINFO),
    N(SA_NOCLDSTOP),
    N(SA_NOCLDWAIT),
};

static const struct strace_name ss_flags_names[] = {
    N(SS_ONSTACK),
    N(SS_DISABLE),
    {0x80000000, "SS_AUTODISARM"},
};

static const struct strace_name advice_names[] = {
    N(MADV_NORMAL),
    N(MADV_RANDOM),
    N(MADV_SEQUENTIAL),
    N(MADV_WILLNEED),
    N(MADV_DONTNEED),
    N(MADV_FREE),
    N(MADV_REMOVE),
    N(MADV_DONTFORK),
    N(MADV_DOFORK),
    N(MADV_MERGEABLE),
    N(MADV_UNMERGEABLE),
    N(MADV_HUGEPAGE),
    N(MADV_NOHUGEPAGE),
    N(MADV_DONTDUMP),
    N(MADV_DODUMP),
    N(MADV_WIPEONFORK),
    N(MADV_KEEPONFORK),
    N(MADV_COLD),
    N(MADV_PAGEOUT),
    {22, "MADV_POPULATE_READ"},
    {23, "MADV_POPULATE_WRITE"},
    N(MADV_HWPOISON),
};

static const struct strace_name fadvice_names[] = {
    N(POSIX_FADV_NORMAL),   N(POSIX_FADV_RANDOM),   N(POSIX_FADV_SEQUENTIAL),
    N(POSIX_FADV_WILLNEED), N(POSIX_FADV_DONTNEED), N(POSIX_FADV_NOREUSE),
};

static const struct strace_name sync_range_names[] = {
    N(SYNC_FILE_RANGE_WAIT_BEFORE),
    N(SYNC_FILE_RANGE_WRITE),
    N(SYNC_FILE_RANGE_WAIT_AFTER),
};

static const struct strace_name fallocate_names[] = {
    N(FALLOC_FL_KEEP_SIZE),  N(FALLOC_FL_PUNCH_HOLE),   N(FALLOC_FL_COLLAPSE_RANGE),
    N(FALLOC_FL_ZERO_RANGE), N(FALLOC_FL_INSERT_RANGE), N(FALLOC_FL_UNSHARE_RANGE),
};

static const struct strace_name rename_names[] = {
    N(RENAME_NOREPLACE),
    N(RENAME_EXCHANGE),
    N(RENAME_WHITEOUT),
};

static const struct strace_name xattr_names[] = {
    N(XATTR_CREATE),
    N(XATTR_REPLACE),
};

static const struct strace_name memfd_names[] = {
    N(MFD_CLOEXEC),
    N(MFD_ALLOW_SEALING),
    N(MFD_HUGETLB),
};

static const struct strace_name eventfd_names[] = {
    N(EFD_SEMAPHORE),
    N(EFD_CLOEXEC),
    N(EFD_NONBLOCK),
};

static const struct strace_name timerfd_names[] = {
    N(TFD_CLOEXEC),
    N(TFD_NONBLOCK),
    N(TFD_TIMER_ABSTIME),
    N(TFD_TIMER_CANCEL_ON_SET),
};

static const struct strace_name signalfd_names[] = {
    N(SFD_CLOEXEC),
    N(SFD_NONBLOCK),
};

static const struct strace_name inotify_names[] = {
    N(IN_CLOEXEC),
    N(IN_NONBLOCK),
};

static const struct strace_name inotify_mask_names[] = {
    N(IN_ACCESS),      N(IN_MODIFY),     N(IN_ATTRIB),   N(IN_CLOSE_WRITE), N(IN_CLOSE_NOWRITE),
    N(IN_OPEN),        N(IN_MOVED_FROM), N(IN_MOVED_TO), N(IN_CREATE),      N(IN_DELETE),
    N(IN_DELETE_SELF), N(IN_MOVE_SELF),  N(IN_UNMOUNT),  N(IN_ONLYDIR),     N(IN_DONT_FOLLOW),
    N(IN_EXCL_UNLINK), N(IN_MASK_ADD),   N(IN_ISDIR),    N(IN_ONESHOT),
};

static const struct strace_name epoll_create_names[] = {
    N(EPOLL_CLOEXEC),
};

static const struct strace_name epoll_op_names[] = {
    N(EPOLL_CTL_ADD),
    N(EPOLL_CTL_DEL),
    N(EPOLL_CTL_MOD),
};

static const struct strace_name epoll_events_names[] = {
    N(EPOLLIN),     N(EPOLLPRI),       N(EPOLLOUT),    N(EPOLLRDNORM),  N(EPOLLRDBAND),
    N(EPOLLWRNORM), N(EPOLLWRBAND),    N(EPOLLMSG),    N(EPOLLERR),     N(EPOLLHUP),
    N(EPOLLRDHUP),  N(EPOLLEXCLUSIVE), N(EPOLLWAKEUP), N(EPOLLONESHOT), N(EPOLLET),
};

static const struct strace_name poll_events_names[] = {
    N(POLLIN),     N(POLLPRI), N(POLLOUT), N(POLLRDNORM), N(POLLWRNORM), N(POLLRDBAND),
    N(POLLWRBAND), N(POLLERR), N(POLLHUP), N(POLLNVAL),   N(POLLRDHUP),
};

static const struct strace_name prctl_names[] = {
    N(PR_SET_PDEATHSIG),
    N(PR_GET_PDEATHSIG),
    N(PR_GET_DUMPABLE),
    N(PR_SET_DUMPABLE),
    N(PR_GET_UNALIGN),
    N(PR_SET_UNALIGN),
    N(PR_GET_KEEPCAPS),
    N(PR_SET_KEEPCAPS),
    N(PR_GET_TIMING),
    N(PR_SET_TIMING),
    N(PR_SET_NAME),
    N(PR_GET_NAME),
    N(PR_GET_SECCOMP),
    N(PR_SET_SECCOMP),
    N(PR_CAPBSET_READ),
    N(PR_CAPBSET_DROP),
    N(PR_GET_SECUREBITS),
    N(PR_SET_SECUREBITS),
    N(PR_SET_TIMERSLACK),
    N(PR_GET_TIMERSLACK),
    N(PR_MCE_KILL),
    N(PR_MCE_KILL_GET),
    N(PR_SET_MM),
    N(PR_SET_NO_NEW_PRIVS),
    N(PR_GET_NO_NEW_PRIVS),
    N(PR_SET_CHILD_SUBREAPER),
    N(PR_GET_CHILD_SUBREAPER),
    N(PR_GET_TID_ADDRESS),
    N(PR_SET_THP_DISABLE),
    N(PR_GET_THP_DISABLE),
    N(PR_CAP_AMBIENT),
    N(PR_SVE_SET_VL),
    N(PR_SVE_GET_VL),
    N(PR_PAC_RESET_KEYS),
    N(PR_SET_TAGGED_ADDR_CTRL),
    N(PR_GET_TAGGED_ADDR_CTRL),
    N(PR_SET_IO_FLUSHER),
    N(PR_GET_IO_FLUSHER),
    N(PR_GET_SPECULATION_CTRL),
    N(PR_SET_SPECULATION_CTRL),
    N(PR_SET_VMA),
    N(PR_SET_PTRACER),
};

static const struct strace_name ioctl_names[] = {
    N(TCGETS),
    N(TCSETS),
    N(TCSETSW),
    N(TCSETSF),
    N(TCGETA),
    N(TCSETA),
    N(TCSETAW),
    N(TCSETAF),
    N(TCSBRK),
    N(TCXONC),
    N(TCFLSH),
    N(TIOCEXCL),
    N(TIOCNXCL),
    N(TIOCSCTTY),
    N(TIOCGPGRP),
    N(TIOCSPGRP),
    N(TIOCOUTQ),
    N(TIOCSTI),
    N(TIOCGWINSZ),
    N(TIOCSWINSZ),
    N(TIOCNOTTY),
    N(TIOCSETD),
    N(TIOCGETD),
    N(TCSBRKP),
    N(TIOCGSID),
    N(TIOCGPTN),
    N(TIOCSPTLCK),
    N(TIOCGPTLCK),
    N(TIOCGPTPEER),
    N(TIOCPKT),
    N(TIOCVHANGUP),
    N(FIONREAD),
    N(FIONBIO),
    N(FIOASYNC),
    N(FIOCLEX),
    N(FIONCLEX),
    N(FIOQSIZE),
    {0x8910, "SIOCGIFNAME"},
    {0x8912, "SIOCGIFCONF"},
    {0x8913, "SIOCGIFFLAGS"},
    {0x8914, "SIOCSIFFLAGS"},
    {0x8915, "SIOCGIFADDR"},
    {0x891b, "SIOCGIFNETMASK"},
    {0x8921, "SIOCGIFMTU"},
    {0x8927, "SIOCGIFHWADDR"},
    {0x8933, "SIOCGIFINDEX"},
    {0x80086601, "FS_IOC_GETFLAGS"},
    {0x40086602, "FS_IOC_SETFLAGS"},
    {0x40049409, "FICLONE"},
    {0xc020660b, "FS_IOC_FIEMAP"},
    {1, "FIBMAP"},
    {2, "FIGETBSZ"},
    {0x80081272, "BLKGETSIZE64"},
    {0x1268, "BLKSSZGET"},
    {0x802c542a, "TCGETS2"},
    {0x402c542b, "TCSETS2"},
};

static const struct strace_name clock_names[] = {
    N(CLOCK_REALTIME),          N(CLOCK_MONOTONIC),     N(CLOCK_PROCESS_CPUTIME_ID),
    N(CLOCK_THREAD_CPUTIME_ID), N(CLOCK_MONOTONIC_RAW), N(CLOCK_REALTIME_COARSE),
    N(CLOCK_MONOTONIC_COARSE),  N(CLOCK_BOOTTIME),      N(CLOCK_REALTIME_ALARM),
    N(CLOCK_BOOTTIME_ALARM),    N(CLOCK_TAI),
};

static const struct strace_name clock_flags_names[] = {
    N(TIMER_ABSTIME),
};

static const struct strace_name itimer_names[] = {
    N(ITIMER_REAL),
    N(ITIMER_VIRTUAL),
    N(ITIMER_PROF),
};

static const struct strace_name sigev_names[] = {
    N(SIGEV_SIGNAL),
    N(SIGEV_NONE),
    N(SIGEV_THREAD),
    N(SIGEV_THREAD_ID),
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

static const struct strace_name rusage_who_names[] = {
    N(RUSAGE_SELF),
    N(RUSAGE_CHILDREN),
    N(RUSAGE_THREAD),
};

static const struct strace_name priority_names[] = {
    N(PRIO_PROCESS),
    N(PRIO_PGRP),
    N(PRIO_USER),
};

static const struct strace_name sched_names[] = {
    N(SCHED_OTHER), N(SCHED_FIFO), N(SCHED_RR), N(SCHED_BATCH), N(SCHED_IDLE), N(SCHED_DEADLINE),
};

static const struct strace_name random_names[] = {
    N(GRND_NONBLOCK),
    N(GRND_RANDOM),
    N(GRND_INSECURE),
};

static const struct strace_name close_range_names[] = {
    {2, "CLOSE_RANGE_UNSHARE"},
    {4, "CLOSE_RANGE_CLOEXEC"},
};

static const struct strace_name mount_names[] = {
    N(MS_RDONLY),  N(MS_NOSUID),   N(MS_NODEV),    N(MS_NOEXEC),      N(MS_SYNCHRONOUS),
    N(MS_REMOUNT), N(MS_MANDLOCK), N(MS_DIRSYNC),  N(MS_NOATIME),     N(MS_NODIRATIME),
    N(MS_BIND),    N(MS_MOVE),     N(MS_REC),      N(MS_SILENT),      N(MS_PRIVATE),
    N(MS_SLAVE),   N(MS_SHARED),   N(MS_RELATIME), N(MS_STRICTATIME), N(MS_LAZYTIME),
};

static const struct strace_name umount_names[] = {
    N(MNT_FORCE),
    N(MNT_DETACH),
    N(MNT_EXPIRE),
    N(UMOUNT_NOFOLLOW),
};

static const struct strace_name seccomp_names[] = {
    N(SECCOMP_SET_MODE_STRICT),
    N(SECCOMP_SET_MODE_FILTER),
    N(SECCOMP_GET_ACTION_AVAIL),
    N(SECCOMP_GET_NOTIF_SIZES),
};

static const struct strace_name membarrier_names[] = {
    N(MEMBARRIER_CMD_QUERY),
    N(MEMBARRIER_CMD_GLOBAL),
    N(MEMBARRIER_CMD_GLOBAL_EXPEDITED),
    N(MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED),
    N(MEMBARRIER_CMD_PRIVATE_EXPEDITED),
    N(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED),
    N(MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE),
    N(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE),
};

static const struct strace_name pidfd_names[] = {
    {O_NONBLOCK, "PIDFD_NONBLOCK"},
};

static const struct strace_name shmat_names[] = {
    N(SHM_RDONLY),
    N(SHM_RND),
    N(SHM_REMAP),
    N(SHM_EXEC),
};

#define FLAGS(table, unknown, zero)                                                                \
    {                                                                                              \
        table, ARRAY_SIZE(table), true, unknown, zero                                              \
    }
#define VALUES(table, unknown)                                                                     \
    {                                                                                              \
        table, ARRAY_SIZE(table), false, unknown, nullptr                                          \
    }

const struct strace_names *strace_names_of(unsigned kind)
{
    static const struct strace_names of[] = {
        [A_OPEN] = FLAGS(open_names, "O_?\?\?", "O_RDONLY"),
        [A_FD_FLAGS] = FLAGS(fd_flags_names, "O_?\?\?", nullptr),
        [A_AT] = FLAGS(at_names, "AT_?\?\?", nullptr),
        [A_AT_ACCESS] = FLAGS(at_access_names, "AT_?\?\?", nullptr),
        [A_PROT] = FLAGS(prot_names, "PROT_?\?\?", "PROT_NONE"),
        [A_MAP] = FLAGS(map_names, "MAP_?\?\?", nullptr),
        [A_MREMAP] = FLAGS(mremap_names, "MREMAP_?\?\?", nullptr),
        [A_MSYNC] = FLAGS(msync_names, "MS_?\?\?", nullptr),
        [A_MLOCK] = FLAGS(mlock_names, "MCL_?\?\?", nullptr),
        [A_CLONE] = FLAGS(clone_names, "CLONE_?\?\?", nullptr),
        [A_ACCESS] = FLAGS(access_names, "?_OK", "F_OK"),
        [A_FUTEX_OP] = VALUES(futex_op_names, "FUTEX_?\?\?"),
        [A_DOMAIN] = VALUES(domain_names, "AF_?\?\?"),
        [A_SOCKET_TYPE] = VALUES(socket_type_names, "SOCK_?\?\?"),
        [A_SOCKET_FLAGS] = FLAGS(socket_flags_names, "SOCK_?\?\?", nullptr),
        [A_IPPROTO] = VALUES(ipproto_names, "IPPROTO_?\?\?"),
        [A_MESSAGE] = FLAGS(message_names, "MSG_?\?\?", nullptr),
        [A_SHUTDOWN] = VALUES(shutdown_names, "SHUT_?\?\?"),
        [A_SOCK_LEVEL] = VALUES(sock_level_names, "SOL_?\?\?"),
        [A_SOCK_OPTION] = VALUES(sock_option_names, "SO_?\?\?"),
        [A_TCP_OPTION] = VALUES(tcp_option_names, "TCP_?\?\?"),
        [A_IP_OPTION] = VALUES(ip_option_names, "IP_?\?\?"),
        [A_WAIT] = FLAGS(wait_names, "W?\?\?", nullptr),
        [A_WAITID] = FLAGS(waitid_names, "W?\?\?", nullptr),
        [A_WAIT_TYPE] = VALUES(wait_type_names, "P_?\?\?"),
        [A_FCNTL] = VALUES(fcntl_names, "F_?\?\?"),
        [A_FD_CLOEXEC] = FLAGS(fd_cloexec_names, "FD_?\?\?", nullptr),
        [A_LOCK_TYPE] = VALUES(lock_type_names, "F_?\?\?"),
        [A_OWNER_TYPE] = VALUES(owner_type_names, "F_?\?\?"),
        [A_SEALS] = FLAGS(seals_names, "F_SEAL_?\?\?", nullptr),
        [A_FLOCK] = FLAGS(flock_names, "LOCK_?\?\?", nullptr),
        [A_SIG_HOW] = VALUES(sig_how_names, "SIG_?\?\?"),
        [A_SA_FLAGS] = FLAGS(sa_flags_names, "SA_?\?\?", nullptr),
        [A_SS_FLAGS] = FLAGS(ss_flags_names, "SS_?\?\?", nullptr),
        [A_ADVICE] = VALUES(advice_names, "MADV_?\?\?"),
        [A_FADVICE] = VALUES(fadvice_names, "POSIX_FADV_?\?\?"),
        [A_SYNC_RANGE] = FLAGS(sync_range_names, "SYNC_FILE_RANGE_?\?\?", nullptr),
        [A_FALLOCATE] = FLAGS(fallocate_names, "FALLOC_FL_?\?\?", nullptr),
        [A_RENAME] = FLAGS(rename_names, "RENAME_?\?\?", nullptr),
        [A_XATTR] = FLAGS(xattr_names, "XATTR_?\?\?", nullptr),
        [A_MEMFD] = FLAGS(memfd_names, "MFD_?\?\?", nullptr),
        [A_EVENTFD] = FLAGS(eventfd_names, "EFD_?\?\?", nullptr),
        [A_TIMERFD] = FLAGS(timerfd_names, "TFD_?\?\?", nullptr),
        [A_SIGNALFD] = FLAGS(signalfd_names, "SFD_?\?\?", nullptr),
        [A_INOTIFY] = FLAGS(inotify_names, "IN_?\?\?", nullptr),
        [A_INOTIFY_MASK] = FLAGS(inotify_mask_names, "IN_?\?\?", nullptr),
        [A_EPOLL_CREATE] = FLAGS(epoll_create_names, "EPOLL_?\?\?", nullptr),
        [A_EPOLL_OP] = VALUES(epoll_op_names, "EPOLL_CTL_?\?\?"),
        [A_EPOLL_EVENTS] = FLAGS(epoll_events_names, "EPOLL?\?\?", nullptr),
        [A_POLL_EVENTS] = FLAGS(poll_events_names, "POLL?\?\?", nullptr),
        [A_PRCTL] = VALUES(prctl_names, "PR_?\?\?"),
        [A_IOCTL] = VALUES(ioctl_names, "_IOC(?"
                                        "?"
                                        "?)"),
        [A_CLOCK] = VALUES(clock_names, "CLOCK_?\?\?"),
        [A_CLOCK_FLAGS] = FLAGS(clock_flags_names, "TIMER_?\?\?", nullptr),
        [A_ITIMER] = VALUES(itimer_names, "ITIMER_?\?\?"),
        [A_SIGEV] = VALUES(sigev_names, "SIGEV_?\?\?"),
        [A_WHENCE] = VALUES(whence_names, "SEEK_?\?\?"),
        [A_RLIMIT] = VALUES(rlimit_names, "RLIMIT_?\?\?"),
        [A_RUSAGE_WHO] = VALUES(rusage_who_names, "RUSAGE_?\?\?"),
        [A_PRIORITY] = VALUES(priority_names, "PRIO_?\?\?"),
        [A_SCHED] = VALUES(sched_names, "SCHED_?\?\?"),
        [A_RANDOM] = FLAGS(random_names, "GRND_?\?\?", nullptr),
        [A_CLOSE_RANGE] = FLAGS(close_range_names, "CLOSE_RANGE_?\?\?", nullptr),
        [A_MOUNT] = FLAGS(mount_names, "MS_?\?\?", nullptr),
        [A_UMOUNT] = FLAGS(umount_names, "MNT_?\?\?", nullptr),
        [A_SECCOMP] = VALUES(seccomp_names, "SECCOMP_SET_MODE_?\?\?"),
        [A_MEMBARRIER] = VALUES(membarrier_names, "MEMBARRIER_CMD_?\?\?"),
        [A_PIDFD] = FLAGS(pidfd_names, "PIDFD_?\?\?", nullptr),
        [A_SHMAT] = FLAGS(shmat_names, "SHM_?\?\?", nullptr),
    };
    return kind < ARRAY_SIZE(of) && of[kind].names ? &of[kind] : nullptr;
}
