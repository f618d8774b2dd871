#!/usr/bin/env python3
"""Compares Moa's -strace with strace(1), on the calls of the conformance program.

usage: strace.py MOA TRIPLE
SPDX-License-Identifier: MIT"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import run

FAMILIES = ["files", "paths", "transfer", "descriptors", "events", "memory", "scheduling", "signals", "time", "futex", "sockets", "control"]

# The calls whose lines are compared: all that these families make of them.
CALLS = """
openat close read write readv writev preadv pwritev pread64 pwrite64 lseek newfstatat fstat readlinkat getdents64 mkdirat mknodat unlinkat linkat
symlinkat renameat2 faccessat faccessat2 fchmod fchmodat fchown fchownat utimensat umask truncate ftruncate fallocate flock fcntl setxattr
lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr removexattr sync_file_range fadvise64 readahead fsync fdatasync
pipe2 sendfile splice tee copy_file_range memfd_create dup dup3 close_range chdir fchdir getcwd
eventfd2 epoll_create1 epoll_ctl epoll_pwait ppoll pselect6 timerfd_create timerfd_settime timerfd_gettime signalfd4 inotify_init1
inotify_add_watch inotify_rm_watch pidfd_open munmap madvise mremap mincore mlock munlock mlockall
rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigsuspend rt_sigqueueinfo sigaltstack kill tkill tgkill
nanosleep clock_getres clock_nanosleep setitimer timer_create timer_settime timer_gettime timer_delete futex get_robust_list
socket socketpair bind listen accept accept4 getsockname getpeername connect sendto recvfrom sendmsg recvmsg shutdown setsockopt getsockopt
sched_getscheduler sched_setscheduler sched_getparam sched_get_priority_max getpriority setpriority getrlimit setrlimit prlimit64 getrusage
""".split()

# What may differ, and why.
NORMALISED = [
    (r"0x[0-9a-f]{5,}", "ADDRESS"),
    (r"SA_RESTORER\|", ""), (r"sa_flags=SA_RESTORER", "sa_flags=0"), (r", sa_restorer=ADDRESS", ""),  # the C library's way on x86
    (r"(sa_flags=[A-Z_|]*)\|ADDRESS", r"\1"),  # the C library on x86 extends the sign
    (r"(pid|si_pid|tid|sigev_notify_thread_id)=\d+", r"\1=PID"),
    (r"^(kill|tkill|tgkill|rt_sigqueueinfo|pidfd_open)\([0-9, ]*", r"\1(PIDS, "),
    (r"F_SETOWN, \d+", "F_SETOWN, PID"),
    (r"htons\(\d+\)", "htons(PORT)"),
    (r"(getcwd|msg_name).*", r"\1"),
    (r"(si_uid|si_status|si_utime|si_stime)=\S+?(?=[,}])", r"\1=N"),
    (r"(ru_[us]time)=\{[^}]*\}", r"\1"),
    (r"sigset_t.*", ""),
]

# Lines whose text depends on the machine or on chance.
IGNORED = [r"^write\(1, ", r"^read\(\d+, .*\) = \d{3,}", r"/proc/", r"^openat\(AT_FDCWD, \"/", r"TCP_INFO", r"readlinkat\(\d+, \"exe\"", r"NETLINK|nl_pid|nlmsg",
           r"getsockopt.*SO_RCVTIMEO|setsockopt.*SO_RCVTIMEO", r"setsockopt.*FILTER", r"iov_len=\d{6,}|iov_base=ADDRESS.*iov_base=ADDRESS.*iov_base=ADDRESS",
           r"ERESTART|tv_sec=4,", r"^(readv|writev)\(.*, 1025\) = |^ppoll.*, 100000000, ", r"^getdents64.*, 4096\) = ", r"^read\(3, \"\\30",
           r"SIGKILL\) = \?", r"tv_sec=30", r"^(sendto|recvfrom)\(3, .\\\d", r"sigev_notify=0x63", r"^close\(\d{4,}",
           r"S_IFREG.*st_size=\d{5,}", r"MREMAP_FIXED\|0x60", r"munmap\(ADDRESS, \d{5}\)",
           r"^pread64\(.*, 784, 64\)",  # the loader's
           r"^pselect6\(100, \[99\]",  # the size of the table of descriptors: with the log it has grown
           # The C library has older calls for these on x86.
           r"^mkdirat\(AT_FDCWD, \"[a-z]{2,}\"", r"^dup3\(3, 0, 0\)", r"^ppoll\(.*, NULL, 0\)", r"^readlinkat\(AT_FDCWD, \"/"]


def calls_of(text):
    """The lines of each call after the program's umask, in the order of each call's own; resumed lines are joined to their beginnings."""
    lines, begun, started = {}, {}, False
    for line in text.split("\n"):
        m = re.match(r"(\d+) +(.*)", line)
        if not m:
            continue
        pid, body = m[1], m[2]
        if body.endswith("<unfinished ...>"):
            begun[pid] = body[:-len("<unfinished ...>")].rstrip(" ")
            continue
        resumed = re.match(r"<\.\.\. (\w+) resumed>(.*)", body)
        if resumed and pid in begun:
            head, tail = begun.pop(pid), resumed[2]
            body = head + (" " if head.endswith(",") and not tail.startswith(" ") else "") + tail
        name = body.split("(")[0]
        started |= name == "umask"
        body = re.sub(r"\) += ", ") = ", body)
        for pattern, to in NORMALISED:
            body = re.sub(pattern, to, body)
        if started and name in CALLS and not any(re.search(p, body) for p in IGNORED):
            lines.setdefault(name, []).append(body)
    return lines


def main():
    moa, triple = str(Path(sys.argv[1]).resolve()), sys.argv[2]
    logs = []
    with tempfile.TemporaryDirectory() as top:
        for name, target in (("native", ""), ("guest", triple)):
            here = Path(top) / name
            here.mkdir()
            run.build(target, here / "conformance", static=True)
            log = here / "log"
            command = [moa, "-strace", "-D", log] if target else ["strace", "-f", "-o", log]
            subprocess.run([*command, "./conformance", *FAMILIES], cwd=here, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL, timeout=150)
            logs.append(calls_of(log.read_text(errors="replace")))
    native, guest = logs
    same = wrong = 0
    for name in CALLS:
        # As sets: what runs at the same time comes in any order.
        a, b = set(native.get(name, [])), set(guest.get(name, []))
        same += len(a & b)
        for line in sorted(a ^ b):
            wrong += 1
            if wrong <= 60:
                print(("strace: " if line in a else "   moa: ") + line)
        if not a:
            print(f"{name}: not called")
            wrong += 1
    print(f"{same} lines of {len(CALLS)} calls are the same, {wrong} differ")
    return 1 if wrong else 0


sys.exit(main())
