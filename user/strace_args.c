/* -strace: plain arguments, strings and buffers, and who shows what.
 * SPDX-License-Identifier: MIT */
#include "user/strace_show.h"

#include "user/host_syscall.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/futex.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/utsname.h>

/* ---- plain values ---- */

void show_int(const struct show *s)
{
    add(s->l, "%d", (int)*s->a);
}

void show_uint(const struct show *s)
{
    add(s->l, "%u", (unsigned)*s->a);
}

static void show_long(const struct show *s)
{
    add(s->l, "%lld", (long long)*s->a);
}

void show_hex(const struct show *s)
{
    add(s->l, *s->a ? "0x%llx" : "0", (unsigned long long)*s->a);
}

void show_size(const struct show *s)
{
    add(s->l, "%llu", (unsigned long long)*s->a);
}

static void show_mode(const struct show *s)
{
    add_mode(s->l, (uint32_t)*s->a, false);
}

static void show_file_mode(const struct show *s)
{
    add_mode(s->l, (uint32_t)*s->a, true);
}

static void show_ipc_flags(const struct show *s)
{
    uint32_t v = (uint32_t)*s->a;
    add(s->l, "%s%s%#03o", v & IPC_CREAT ? "IPC_CREAT|" : "", v & IPC_EXCL ? "IPC_EXCL|" : "",
        v & 0777);
}

static void show_ipc_key(const struct show *s)
{
    add(s->l, *s->a ? "0x%llx" : "IPC_PRIVATE", (unsigned long long)*s->a);
}

static void show_dirfd(const struct show *s)
{
    if ((int)*s->a == AT_FDCWD)
        add(s->l, "AT_FDCWD");
    else
        show_int(s);
}

static void show_signal(const struct show *s)
{
    add_signal(s->l, (int)*s->a);
}

static void show_address(const struct show *s)
{
    add_address(s->l, *s->a);
}

void add_open_flags(const struct show *s, uint64_t guest)
{
    uint64_t v = (uint32_t)open_flags_to_host(s->t, guest);
    if (!(v & O_ACCMODE))
        add(s->l, v ? "O_RDONLY|" : "O_RDONLY");
    if (v)
        strace_add_named(s->l, A_OPEN, v);
}

/* `open` of generic programs sets O_LARGEFILE, which says nothing on 64-bit machines. */
static void show_open(const struct show *s)
{
    add_open_flags(s, *s->a & ~(uint64_t)s->t->process->abi->open_flags.largefile);
}

static void show_fd_flags(const struct show *s)
{
    strace_add_named(s->l, A_FD_FLAGS, (uint32_t)open_flags_to_host(s->t, *s->a));
}

static void show_futex_op(const struct show *s)
{
    uint32_t op = (uint32_t)*s->a, command = op & FUTEX_CMD_MASK;
    strace_add_named(s->l, A_FUTEX_OP, command);
    if (op & FUTEX_PRIVATE_FLAG)
        add(s->l, "_PRIVATE");
    if (op & FUTEX_CLOCK_REALTIME)
        add(s->l, "|FUTEX_CLOCK_REALTIME");
}

static void show_socket_type(const struct show *s)
{
    uint32_t v = (uint32_t)*s->a, flags = v & ~15u;
    strace_add_named(s->l, A_SOCKET_TYPE, v & 15);
    if (flags) {
        add(s->l, "|");
        strace_add_named(s->l, A_SOCKET_FLAGS, flags);
    }
}

static void show_socket_protocol(const struct show *s)
{
    bool internet = s->a[-2] == AF_INET || s->a[-2] == AF_INET6;
    if (internet)
        strace_add_named(s->l, A_IPPROTO, *s->a);
    else
        show_int(s);
}

static void show_socket_option(const struct show *s)
{
    unsigned level = (unsigned)s->a[-1];
    unsigned kind = level == SOL_SOCKET    ? A_SOCK_OPTION
                    : level == IPPROTO_TCP ? A_TCP_OPTION
                    : level == IPPROTO_IP  ? A_IP_OPTION
                                           : 0;
    if (kind)
        strace_add_named(s->l, kind, (uint32_t)*s->a);
    else
        show_int(s);
}

static void show_wait(const struct show *s)
{
    strace_add_named(s->l, s->kind, (uint32_t)*s->a);
}

static void show_named(const struct show *s)
{
    strace_add_named(s->l, s->kind, (uint32_t)*s->a);
}

/* ---- strings and buffers ---- */

static void show_string(const struct show *s)
{
    add_string(s->l, s->t, *s->a, MAX_STRING);
}

static void show_path(const struct show *s)
{
    add_string(s->l, s->t, *s->a, PATH_MAX - 1);
}

static void show_bytes_in(const struct show *s)
{
    add_buffer(s->l, s->t, *s->a, s->a[1], false);
}

uint64_t least(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

static void show_bytes_out(const struct show *s)
{
    bool is_path = !strcmp(s->l->call->name, "getcwd") || !strcmp(s->l->call->name, "readlinkat");
    uint64_t n = least((uint64_t)s->result, s->a[1]);
    if (!s->a[1])
        add_address(s->l, *s->a);
    else if (is_path && n < PATH_MAX) {
        unsigned char path[PATH_MAX];
        if (fetch(s, path, n))
            add_bytes(s->l, path, n && !path[n - 1] ? n - 1 : n, false);
    } else {
        add_buffer(s->l, s->t, *s->a, n, s->kind == A_RANDOM_OUT);
    }
}

static void show_strings(const struct show *s)
{
    uint64_t p = 0;
    if (!*s->a || !guest_read(s->t, &p, *s->a, 8)) {
        add_address(s->l, *s->a);
        return;
    }
    add(s->l, "[");
    for (unsigned i = 0; guest_read(s->t, &p, *s->a + i * 8, 8) && p; i++) {
        add(s->l, "%s", i ? ", " : "");
        if (i == MAX_LIST) {
            add(s->l, "...");
            break;
        }
        add_string(s->l, s->t, p, MAX_STRING);
    }
    add(s->l, "]");
}

static void show_environ(const struct show *s)
{
    uint64_t p = 0;
    unsigned n = 0;
    add_address(s->l, *s->a);
    while (*s->a && guest_read(s->t, &p, *s->a + n * 8, 8) && p)
        n++;
    if (*s->a)
        add(s->l, " /* %u var%s */", n, n == 1 ? "" : "s");
}

static void show_dents(const struct show *s)
{
    struct {
        uint64_t ino, off;
        uint16_t length;
    } head;
    unsigned n = 0;
    add_address(s->l, *s->a);
    for (uint64_t at = 0; at < (uint64_t)s->result; at += head.length, n++)
        if (!guest_read(s->t, &head, *s->a + at, 18) || !head.length)
            break;
    add(s->l, " /* %u entr%s */", n, n == 1 ? "y" : "ies");
}

/* ---- all of them ---- */

static void (*const shows[A_KINDS])(const struct show *s) = {
    [A_INT] = show_int,
    [A_UINT] = show_uint,
    [A_LONG] = show_long,
    [A_HEX] = show_hex,
    [A_MODE] = show_mode,
    [A_FILE_MODE] = show_file_mode,
    [A_IPC_FLAGS] = show_ipc_flags,
    [A_IPC_KEY] = show_ipc_key,
    [A_FD] = show_int,
    [A_DIRFD] = show_dirfd,
    [A_SIZE] = show_size,
    [A_SIGSET_SIZE] = show_size,
    [A_SIGNAL] = show_signal,
    [A_FCNTL_ARG] = show_fcntl,
    [A_IOCTL_ARG] = show_ioctl,
    [A_PRCTL_ARG] = show_prctl,
    [A_FUTEX_ARG] = show_futex,
    [A_SOCK_PROTOCOL] = show_socket_protocol,
    [A_SOCK_NAME] = show_socket_option,
    [A_CLONE_HEAD] = show_clone_head,
    [A_CLONE_TAIL] = show_clone_tail,
    [A_OPEN] = show_open,
    [A_FD_FLAGS] = show_fd_flags,
    [A_FUTEX_OP] = show_futex_op,
    [A_SOCKET_TYPE] = show_socket_type,
    [A_WAIT] = show_wait,
    [A_PAIR] = show_long,
    [A_STRUCT_IN] = show_address,
    [A_STRUCT_OUT] = show_address,
    [A_STRUCT_INOUT] = show_address,
    [A_ARRAY_IN] = show_address,
    [A_POINTER] = show_address,
    [A_BYTES_IN] = show_bytes_in,
    [A_STRING] = show_string,
    [A_PATH] = show_path,
    [A_PATH_FIND] = show_path,
    [A_STRINGS] = show_strings,
    [A_ENVIRON] = show_environ,
    [A_TIMESPEC] = show_timespec,
    [A_TIMESPEC_PAIR] = show_timespec_pair,
    [A_ITIMERSPEC] = show_timer,
    [A_ITIMERVAL] = show_timer,
    [A_SIGSET] = show_sigset,
    [A_SIGACTION] = show_sigaction,
    [A_STACK] = show_stack,
    [A_SIGINFO] = show_siginfo,
    [A_SIGEVENT] = show_sigevent,
    [A_SOCKADDR] = show_sockaddr,
    [A_SOCKOPT] = show_sockopt,
    [A_IOVEC] = show_iovec,
    [A_MSGHDR] = show_message,
    [A_RLIMIT_IN] = show_rlimit,
    [A_POLLFDS] = show_pollfds,
    [A_FDSET] = show_fdset,
    [A_PSELECT_MASK] = show_pselect_mask,
    [A_EPOLL_EVENT] = show_epoll_event,
    [A_INTS] = show_ints,
    [A_INT_IN] = show_int_pointer,
    [A_CLONE3] = show_clone3,
    [A_OUT] = show_address,
    [A_BYTES_OUT] = show_bytes_out,
    [A_RANDOM_OUT] = show_bytes_out,
    [A_BUFFER_OUT] = show_address,
    [A_DENTS_OUT] = show_dents,
    [A_TIMESPEC_OUT] = show_timespec,
    [A_TIMEVAL_OUT] = show_timeval,
    [A_ZONE_OUT] = show_zone,
    [A_ITIMERSPEC_OUT] = show_timer,
    [A_ITIMERVAL_OUT] = show_timer,
    [A_SIGSET_OUT] = show_sigset,
    [A_SIGACTION_OUT] = show_sigaction,
    [A_STACK_OUT] = show_stack,
    [A_SIGINFO_OUT] = show_siginfo,
    [A_SOCKADDR_OUT] = show_sockaddr_out,
    [A_LENGTH_OUT] = show_length,
    [A_SOCKOPT_OUT] = show_sockopt_out,
    [A_IOVEC_OUT] = show_iovec,
    [A_MSGHDR_OUT] = show_message,
    [A_RLIMIT_OUT] = show_rlimit,
    [A_EPOLL_EVENTS_OUT] = show_epoll_events,
    [A_INTS_OUT] = show_ints_out,
    [A_INT_OUT] = show_int_pointer,
    [A_PIPE_OUT] = show_pipe,
    [A_OFFSET_OUT] = show_offset,
    [A_STAT_OUT] = show_stat,
    [A_STATUS_OUT] = show_status,
    [A_RUSAGE_OUT] = show_rusage,
    [A_UTSNAME_OUT] = show_utsname,
    [A_SYSINFO_OUT] = show_sysinfo,
    [A_TMS_OUT] = show_tms,
    [A_CPUS_OUT] = show_cpus,
    [A_MINCORE_OUT] = show_mincore,
    [A_POINTER_OUT] = show_pointer_out,
};

/* An interrupted sleep tells what is left. */
static bool failed_but_told(const struct show *s)
{
    return s->kind == A_TIMESPEC_OUT && (s->result == -EINTR || s->result == -ERESTARTSYS);
}

static bool keeps_contents(unsigned kind)
{
    return kind == A_LENGTH_OUT || kind == A_OFFSET_OUT || kind == A_MSGHDR_OUT ||
           kind == A_CLONE_TAIL || kind == A_IOVEC_OUT;
}

/* Structures are shown as the 64-bit ABI has them: those of another, only where they are. */
static bool is_foreign(const struct show *s)
{
    static const uint8_t same[] = {A_BYTES_IN,     A_STRING,     A_PATH,       A_PATH_FIND,
                                   A_TIMESPEC,     A_SIGSET,     A_SOCKADDR,   A_BYTES_OUT,
                                   A_RANDOM_OUT,   A_INT_OUT,    A_PIPE_OUT,   A_SIGSET_OUT,
                                   A_TIMESPEC_OUT, A_LENGTH_OUT, A_CLONE_HEAD, A_CLONE_TAIL};
    if (s->t->process->guest->bits == 64 || s->kind < A_POINTER)
        return false;
    return !memchr(same, (int)s->kind, sizeof(same));
}

void strace_add_argument(struct strace_line *l, struct thread *t, unsigned i, bool after,
                         int64_t result)
{
    const struct show s = {l, t, i, l->call->arg[i] & 255, &l->args[i], after, result};
    bool failed = result < 0 && !keeps_contents(s.kind) && !failed_but_told(&s);
    bool is_out = s.kind >= A_OUT || strace_comes_after(l, i);
    bool sleep_left =
        s.kind == A_TIMESPEC_OUT && result >= 0 && i > 0 && strstr(l->call->name, "nanosleep");
    if (is_out && s.kind >= A_POINTER && (failed || sleep_left))
        add_address(l, *s.a);
    else if (is_foreign(&s))
        add_address(l, *s.a);
    else if (shows[s.kind])
        shows[s.kind](&s);
    else
        show_named(&s);
}
