/* System calls of the 64-bit generic ABI: a table of names, handlers and argument kinds.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_USER_SYSCALL_H
#define MOA_USER_SYSCALL_H

#include "user/process.h"

/* What an argument is: how it is converted for the host and how -strace prints it. */
enum arg_kind {
    A_NONE,
    /* Plain values. */
    A_INT,
    A_UINT,
    A_LONG,
    A_HEX,
    A_MODE,      /* permissions */
    A_FILE_MODE, /* with the file's type */
    A_IPC_FLAGS,
    A_IPC_KEY,
    A_FD,
    A_DIRFD,
    A_SIZE,
    A_SIGSET_SIZE, /* of the sets among the arguments */
    A_SIGNAL,
    A_FCNTL_ARG, /* by the command in front of it */
    A_IOCTL_ARG,
    A_PRCTL_ARG,
    A_FUTEX_ARG,
    A_SOCK_PROTOCOL, /* by the family */
    A_SOCK_NAME,     /* an option, by the level in front of it */
    A_CLONE_HEAD,    /* the arguments by name; read by the handler */
    A_CLONE_TAIL,
    /* Flag sets and names with a table in strace_names.c. */
    A_OPEN,
    A_FD_FLAGS,
    A_AT,
    A_AT_ACCESS,
    A_PROT,
    A_MAP,
    A_MREMAP,
    A_MSYNC,
    A_MLOCK,
    A_CLONE,
    A_ACCESS,
    A_FUTEX_OP,
    A_DOMAIN,
    A_SOCKET_TYPE,
    A_SOCKET_FLAGS,
    A_IPPROTO,
    A_MESSAGE,
    A_SHUTDOWN,
    A_SOCK_LEVEL,
    A_SOCK_OPTION,
    A_TCP_OPTION,
    A_IP_OPTION,
    A_WAIT,
    A_WAITID,
    A_WAIT_TYPE,
    A_FCNTL,
    A_FD_CLOEXEC,
    A_LOCK_TYPE,
    A_OWNER_TYPE,
    A_SEALS,
    A_FLOCK,
    A_SIG_HOW,
    A_SA_FLAGS,
    A_SS_FLAGS,
    A_ADVICE,
    A_FADVICE,
    A_SYNC_RANGE,
    A_FALLOCATE,
    A_RENAME,
    A_XATTR,
    A_MEMFD,
    A_EVENTFD,
    A_TIMERFD,
    A_SIGNALFD,
    A_INOTIFY,
    A_INOTIFY_MASK,
    A_EPOLL_CREATE,
    A_EPOLL_OP,
    A_EPOLL_EVENTS,
    A_POLL_EVENTS,
    A_PRCTL,
    A_IOCTL,
    A_CLOCK,
    A_CLOCK_FLAGS,
    A_ITIMER,
    A_SIGEV,
    A_WHENCE,
    A_RLIMIT,
    A_RUSAGE_WHO,
    A_PRIORITY,
    A_SCHED,
    A_RANDOM,
    A_CLOSE_RANGE,
    A_MOUNT,
    A_UMOUNT,
    A_SECCOMP,
    A_MEMBARRIER,
    A_PIDFD,
    A_SHMAT,
    A_PAIR, /* 64 bits that a 32-bit guest has in two registers */
    /* Pointers. Those with a size say what the kernel writes there: OUT(bytes). */
    A_POINTER,   /* read by the kernel, or looked after by the handler */
    A_BYTES_IN,  /* buffer; its length is the next argument */
    A_STRING,    /* a name that is no path */
    A_PATH,      /* a path of the host's */
    A_PATH_FIND, /* a path that is looked for under the -L prefix */
    A_STRINGS,   /* argv */
    A_ENVIRON,
    A_TIMESPEC,
    A_TIMESPEC_PAIR,
    A_ITIMERSPEC,
    A_ITIMERVAL,
    A_SIGSET,
    A_SIGACTION,
    A_STACK,
    A_SIGINFO,
    A_SIGEVENT,
    A_SOCKADDR, /* its length is the next argument */
    A_SOCKOPT,
    A_IOVEC, /* their number is the next argument */
    A_MSGHDR,
    A_RLIMIT_IN,
    A_POLLFDS,
    A_FDSET,
    A_PSELECT_MASK,
    A_EPOLL_EVENT,
    A_INTS, /* their number is the argument in front */
    A_INT_IN,
    A_CLONE3,
    /* Pointers to what is there after the call. */
    A_OUT,        /* written: as many bytes as the kind says */
    A_BYTES_OUT,  /* buffer; its length is the next argument */
    A_RANDOM_OUT, /* the same, all in hexadecimal */
    A_BUFFER_OUT, /* the same, of no interest as text */
    A_DENTS_OUT,
    A_TIMESPEC_OUT,
    A_TIMEVAL_OUT,
    A_ZONE_OUT,
    A_ITIMERSPEC_OUT,
    A_ITIMERVAL_OUT,
    A_SIGSET_OUT,
    A_SIGACTION_OUT,
    A_STACK_OUT,
    A_SIGINFO_OUT,
    A_SOCKADDR_OUT, /* the address of its length is the next argument */
    A_LENGTH_OUT,
    A_SOCKOPT_OUT,
    A_IOVEC_OUT,
    A_MSGHDR_OUT,
    A_RLIMIT_OUT,
    A_EPOLL_EVENTS_OUT,
    A_INTS_OUT,
    A_INT_OUT,
    A_PIPE_OUT,
    A_OFFSET_OUT, /* shown before and after */
    A_STAT_OUT,
    A_STATUS_OUT,
    A_RUSAGE_OUT,
    A_UTSNAME_OUT,
    A_SYSINFO_OUT,
    A_TMS_OUT,
    A_CPUS_OUT,
    A_MINCORE_OUT,
    A_POINTER_OUT,
    /* Structures that 32-bit guests lay out differently (syscall32.h); last. */
    A_STRUCT_IN,
    A_STRUCT_OUT,
    A_STRUCT_INOUT,
    A_ARRAY_IN,
    A_KINDS
};

static_assert(A_KINDS <= 256, "a kind is a byte of struct syscall.arg");

#define OUT(bytes)          (A_OUT | (bytes) << 8)
#define OUT_OF(kind, bytes) ((kind) | (bytes) << 8)

struct syscall {
    const char *name;
    int64_t (*run)(struct thread *t, const uint64_t a[6]); /* null: hand it to the host as it is */
    int16_t host;                                          /* host's number, -1 if it has none */
    int16_t absent;  /* -errno when it is not offered, with a notice; 0 */
    uint32_t arg[6]; /* enum arg_kind, a size in the upper bits */
};

/* The row of a number, or null. */
const struct syscall *syscall_find(uint64_t number);
/* Runs a system call with -strace around it: the kernel's result, or SYSCALL_NO_RESULT,
 * -ERESTARTSYS, -ERESTARTNOINTR. */
int64_t syscall_run(struct thread *t, uint64_t number, const uint64_t args[6]);
/* Hands a call to the host, pointers converted by their kinds. */
int64_t syscall_pass(struct thread *t, const struct syscall *s, const uint64_t args[6]);

/* A structure that grew over time, as the kernel reads it (copy_struct_from_user): what the guest
 * has beyond `known` bytes must be zeroes, what it lacks is taken for zeroes. 0 or -errno. */
int64_t read_extensible(struct thread *t, void *out, size_t known, uint64_t addr, uint64_t size);

/* O_ flags between the guest's values and the host's. */
int open_flags_to_host(const struct thread *t, uint64_t flags);
uint64_t open_flags_to_guest(const struct thread *t, int flags);

#define SYSCALL(name) int64_t sys_##name(struct thread *t, const uint64_t a[6])
/* syscall_file.c */
SYSCALL(openat);
SYSCALL(openat2);
SYSCALL(newfstatat);
SYSCALL(fstat);
SYSCALL(statx);
SYSCALL(readlinkat);
SYSCALL(fcntl);
SYSCALL(pipe2);
SYSCALL(ioctl);
SYSCALL(close);
SYSCALL(dup3);
SYSCALL(close_range);
SYSCALL(chroot);
SYSCALL(open_by_handle_at);
SYSCALL(epoll_ctl);
SYSCALL(epoll_pwait);
SYSCALL(epoll_pwait2);
SYSCALL(ppoll);
SYSCALL(pselect6);
SYSCALL(fanotify_init);
/* syscall_vector.c */
SYSCALL(readv);
SYSCALL(writev);
SYSCALL(preadv);
SYSCALL(pwritev);
SYSCALL(preadv2);
SYSCALL(pwritev2);
SYSCALL(vmsplice);
SYSCALL(sendmsg);
SYSCALL(recvmsg);
SYSCALL(sendmmsg);
SYSCALL(recvmmsg);
SYSCALL(recvfrom);
SYSCALL(setsockopt);
SYSCALL(process_vm_readv);
SYSCALL(process_vm_writev);
SYSCALL(process_madvise);
/* syscall_memory.c */
SYSCALL(brk);
SYSCALL(mmap);
SYSCALL(munmap);
SYSCALL(mremap);
SYSCALL(mprotect);
SYSCALL(pkey_mprotect);
SYSCALL(madvise);
SYSCALL(remap_file_pages);
SYSCALL(move_pages);
SYSCALL(pkey_alloc);
SYSCALL(pkey_free);
SYSCALL(shmat);
SYSCALL(shmdt);
/* syscall_misc.c */
SYSCALL(uname);
SYSCALL(gettid);
SYSCALL(clock_gettime);
SYSCALL(gettimeofday);
SYSCALL(getrlimit);
SYSCALL(setrlimit);
SYSCALL(prlimit64);
SYSCALL(prctl);
SYSCALL(semctl);
SYSCALL(semtimedop);
SYSCALL(mq_open);
SYSCALL(mq_notify);
SYSCALL(timer_create);
SYSCALL(restart_syscall);
SYSCALL(io_setup);
SYSCALL(io_destroy);
SYSCALL(io_submit);
SYSCALL(io_cancel);
SYSCALL(io_getevents);
SYSCALL(io_pgetevents);
SYSCALL(getgroups);
SYSCALL(sched_getaffinity);
SYSCALL(futex_waitv);
SYSCALL(futex_requeue);
SYSCALL(keyctl);
/* seccomp.c */
SYSCALL(seccomp);

#endif
