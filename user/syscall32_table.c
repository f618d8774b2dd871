/* What is different about system calls of the generic 32-bit ABI (asm-generic/unistd.h with 32-bit
 * words and without the calls of 32-bit time), by canonical number.
 * SPDX-License-Identifier: MIT */
#include "user/syscall32.h"

#include "base/bytes.h"
#include "user/signal.h"
#include "user/thread.h"

#include <errno.h>
#include <sys/syscall.h>

/* The host does it; a handler of the 64-bit ABI does; one of ours does; it is not there. */
#define PASS(number, name, host, ...) [number] = {name, nullptr, SYS_##host, 0, {__VA_ARGS__}}
#define SAME(number, name, call, ...) [number] = {name, sys_##call, -1, 0, {__VA_ARGS__}}
#define OURS(number, call, ...)       [number] = {#call, sys32_##call, -1, 0, {__VA_ARGS__}}
#define NONE(number, name, ...)       [number] = {name, nullptr, -1, -ENOSYS, {0}}

static const struct syscall table[] = {
    NONE(0, "io_setup"), /* its ring has words of the host's size */
    NONE(1, "io_destroy"),
    NONE(2, "io_submit"),
    NONE(3, "io_cancel"),
    NONE(4, "io_getevents"),
    OURS(25, fcntl64, A_FD, A_FCNTL, A_HEX),
    OURS(29, ioctl, A_FD, A_IOCTL, A_HEX),
    OURS(43, statfs64, A_PATH_FIND, A_SIZE, A_POINTER),
    OURS(44, fstatfs64, A_FD, A_SIZE, A_POINTER),
    PASS(45, "truncate64", truncate, A_PATH, A_PAIR),
    PASS(46, "ftruncate64", ftruncate, A_FD, A_PAIR),
    PASS(47, "fallocate", fallocate, A_FD, A_HEX, A_PAIR, A_PAIR),
    OURS(62, llseek, A_FD, A_HEX, A_HEX, A_POINTER, A_WHENCE),
    SAME(65, "readv", readv, A_FD, ARRAY_IN(IOVEC), A_SIZE),
    SAME(66, "writev", writev, A_FD, ARRAY_IN(IOVEC), A_SIZE),
    PASS(67, "pread64", pread64, A_FD, A_BYTES_OUT, A_SIZE, A_PAIR),
    PASS(68, "pwrite64", pwrite64, A_FD, A_BYTES_IN, A_SIZE, A_PAIR),
    SAME(69, "preadv", preadv, A_FD, ARRAY_IN(IOVEC), A_SIZE, A_PAIR),
    SAME(70, "pwritev", pwritev, A_FD, ARRAY_IN(IOVEC), A_SIZE, A_PAIR),
    PASS(71, "sendfile64", sendfile, A_FD, A_FD, OUT(8), A_SIZE),
    NONE(72, "pselect6"),
    NONE(73, "ppoll"),
    SAME(75, "vmsplice", vmsplice, A_FD, ARRAY_IN(IOVEC), A_SIZE, A_HEX),
    NONE(79, "fstatat64"),
    NONE(80, "fstat64"),
    PASS(84, "sync_file_range", sync_file_range, A_FD, A_PAIR, A_PAIR, A_HEX),
    NONE(86, "timerfd_settime"),
    NONE(87, "timerfd_gettime"),
    NONE(88, "utimensat"),
    PASS(95, "waitid", waitid, A_INT, A_INT, STRUCT_OUT(SIGINFO), A_WAIT, STRUCT_OUT(RUSAGE)),
    NONE(98, "futex"),
    NONE(101, "nanosleep"),
    PASS(102, "getitimer", getitimer, A_INT, STRUCT_OUT(ITIMERVAL)),
    PASS(103, "setitimer", setitimer, A_INT, STRUCT_IN(ITIMERVAL), STRUCT_OUT(ITIMERVAL)),
    SAME(107, "timer_create", timer_create, A_CLOCK, STRUCT_IN(SIGEVENT), A_POINTER),
    NONE(108, "timer_gettime"),
    NONE(110, "timer_settime"),
    NONE(112, "clock_settime"),
    NONE(113, "clock_gettime"),
    NONE(114, "clock_getres"),
    NONE(115, "clock_nanosleep"),
    OURS(123, sched_getaffinity, A_INT, A_SIZE, A_POINTER),
    NONE(127, "sched_rr_get_interval"),
    SAME(132, "sigaltstack", sigaltstack, STRUCT_IN(STACK), STRUCT_OUT(STACK)),
    SAME(134, "rt_sigaction", rt_sigaction, A_SIGNAL, STRUCT_IN(SIGACTION), STRUCT_OUT(SIGACTION),
         A_SIZE),
    NONE(137, "rt_sigtimedwait"),
    PASS(138, "rt_sigqueueinfo", rt_sigqueueinfo, A_INT, A_SIGNAL, STRUCT_IN(SIGINFO)),
    PASS(153, "times", times, STRUCT_OUT(TMS)),
    NONE(163, "getrlimit"),
    NONE(164, "setrlimit"),
    PASS(165, "getrusage", getrusage, A_INT, STRUCT_OUT(RUSAGE)),
    NONE(169, "gettimeofday"),
    NONE(170, "settimeofday"),
    NONE(171, "adjtimex"),
    PASS(179, "sysinfo", sysinfo, STRUCT_OUT(SYSINFO)),
    SAME(180, "mq_open", mq_open, A_STRING, A_OPEN, A_MODE, STRUCT_IN(MQ_ATTR)),
    NONE(182, "mq_timedsend"),
    NONE(183, "mq_timedreceive"),
    SAME(184, "mq_notify", mq_notify, A_FD, STRUCT_IN(SIGEVENT)),
    PASS(185, "mq_getsetattr", mq_getsetattr, A_FD, STRUCT_IN(MQ_ATTR), STRUCT_OUT(MQ_ATTR)),
    OURS(187, msgctl, A_INT, A_INT, A_POINTER),
    OURS(188, msgrcv, A_INT, A_POINTER, A_SIZE, A_INT, A_HEX),
    OURS(189, msgsnd, A_INT, A_POINTER, A_SIZE, A_HEX),
    OURS(191, semctl, A_INT, A_INT, A_INT, A_HEX),
    NONE(192, "semtimedop"),
    OURS(195, shmctl, A_INT, A_INT, A_POINTER),
    OURS(208, setsockopt, A_FD, A_SOCK_LEVEL, A_INT, A_BYTES_IN, A_SIZE),
    OURS(209, getsockopt, A_FD, A_SOCK_LEVEL, A_INT, A_POINTER, A_POINTER),
    OURS(211, sendmsg, A_FD, A_POINTER, A_MESSAGE),
    OURS(212, recvmsg, A_FD, A_POINTER, A_MESSAGE),
    PASS(213, "readahead", readahead, A_FD, A_PAIR, A_SIZE),
    OURS(222, mmap2, A_POINTER, A_SIZE, A_PROT, A_MAP, A_FD, A_HEX),
    PASS(223, "fadvise64_64", fadvise64, A_FD, A_PAIR, A_PAIR, A_INT),
    PASS(240, "rt_tgsigqueueinfo", rt_tgsigqueueinfo, A_INT, A_INT, A_SIGNAL, STRUCT_IN(SIGINFO)),
    NONE(239, "move_pages"), /* an array of words */
    NONE(243, "recvmmsg"),
    NONE(260, "wait4"),
    PASS(263, "fanotify_mark", fanotify_mark, A_FD, A_HEX, A_PAIR, A_DIRFD, A_PATH),
    NONE(266, "clock_adjtime"),
    OURS(269, sendmmsg, A_FD, A_POINTER, A_UINT, A_MESSAGE),
    SAME(270, "process_vm_readv", process_vm_readv, A_INT, ARRAY_IN(IOVEC), A_SIZE, ARRAY_IN(IOVEC),
         A_SIZE, A_HEX),
    SAME(271, "process_vm_writev", process_vm_writev, A_INT, ARRAY_IN(IOVEC), A_SIZE,
         ARRAY_IN(IOVEC), A_SIZE, A_HEX),
    OURS(286, preadv2, A_FD, ARRAY_IN(IOVEC), A_SIZE, A_PAIR, A_HEX),
    OURS(287, pwritev2, A_FD, ARRAY_IN(IOVEC), A_SIZE, A_PAIR, A_HEX),
    NONE(292, "io_pgetevents"),
    SAME(403, "clock_gettime64", clock_gettime, A_CLOCK, A_TIMESPEC_OUT),
    PASS(404, "clock_settime64", clock_settime, A_CLOCK, STRUCT_IN(TIMESPEC)),
    PASS(405, "clock_adjtime64", clock_adjtime, A_CLOCK, OUT(208)),
    PASS(406, "clock_getres_time64", clock_getres, A_CLOCK, A_TIMESPEC_OUT),
    PASS(407, "clock_nanosleep_time64", clock_nanosleep, A_CLOCK, A_HEX, STRUCT_IN(TIMESPEC),
         OUT(16)),
    PASS(408, "timer_gettime64", timer_gettime, A_INT, OUT(32)),
    PASS(409, "timer_settime64", timer_settime, A_INT, A_HEX, STRUCT_IN(ITIMERSPEC), OUT(32)),
    PASS(410, "timerfd_gettime64", timerfd_gettime, A_FD, OUT(32)),
    PASS(411, "timerfd_settime64", timerfd_settime, A_FD, A_HEX, STRUCT_IN(ITIMERSPEC), OUT(32)),
    PASS(412, "utimensat_time64", utimensat, A_DIRFD, A_PATH_FIND, STRUCT_IN(ITIMERSPEC), A_AT),
    OURS(413, pselect6_time64, A_INT, A_POINTER, A_POINTER, A_POINTER, STRUCT_INOUT(TIMESPEC),
         STRUCT_IN(SIGSET_ARGUMENT)),
    SAME(414, "ppoll_time64", ppoll, A_POINTER, A_UINT, STRUCT_INOUT(TIMESPEC), A_SIGSET, A_SIZE),
    NONE(416, "io_pgetevents_time64"),
    OURS(417, recvmmsg_time64, A_FD, A_POINTER, A_UINT, A_MESSAGE, STRUCT_IN(TIMESPEC)),
    PASS(418, "mq_timedsend_time64", mq_timedsend, A_FD, A_BYTES_IN, A_SIZE, A_UINT,
         STRUCT_IN(TIMESPEC)),
    PASS(419, "mq_timedreceive_time64", mq_timedreceive, A_FD, A_BYTES_OUT, A_SIZE, A_INT_OUT,
         STRUCT_IN(TIMESPEC)),
    SAME(420, "semtimedop_time64", semtimedop, A_INT, A_POINTER, A_SIZE, STRUCT_IN(TIMESPEC)),
    SAME(421, "rt_sigtimedwait_time64", rt_sigtimedwait, A_SIGSET, STRUCT_OUT(SIGINFO),
         STRUCT_IN(TIMESPEC), A_SIZE),
    OURS(422, futex_time64, A_POINTER, A_FUTEX_OP, A_INT, A_HEX, A_POINTER, A_HEX),
    PASS(423, "sched_rr_get_interval_time64", sched_rr_get_interval, A_INT, A_TIMESPEC_OUT),
    PASS(424, "pidfd_send_signal", pidfd_send_signal, A_FD, A_SIGNAL, STRUCT_IN(SIGINFO), A_HEX),
    SAME(440, "process_madvise", process_madvise, A_FD, ARRAY_IN(IOVEC), A_SIZE, A_ADVICE, A_HEX),
    SAME(441, "epoll_pwait2", epoll_pwait2, A_FD, A_POINTER, A_INT, STRUCT_IN(TIMESPEC), A_SIGSET,
         A_SIZE),
    SAME(449, "futex_waitv", futex_waitv, A_POINTER, A_UINT, A_HEX, STRUCT_IN(TIMESPEC), A_CLOCK),
    [455] = {"futex_wait",
             nullptr,
             455,
             0,
             {A_POINTER, A_HEX, A_HEX, A_HEX, STRUCT_IN(TIMESPEC), A_CLOCK}},
};

const struct syscall *syscall32_row(uint64_t canonical)
{
    if (canonical < ARRAY_SIZE(table) && table[canonical].name)
        return &table[canonical];
    return syscall_find(canonical);
}

const struct syscall *syscall32_find(const struct process *p, uint64_t number)
{
    const struct linux_numbers *n = p->abi->numbers;
    if (!n)
        return syscall32_row(number);
    return number < n->count && n->canonical[number] ? syscall32_row(n->canonical[number])
                                                     : nullptr;
}
