/* Identities, processes, scheduling.
 * SPDX-License-Identifier: MIT */
#include "conform.h"

#include <linux/capability.h>
#include <linux/kcmp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/times.h>

static char buffer[8192];

/* ---- who one is ---- */

static void test_ids(void)
{
    unsigned r, e, s;
    CALL(getuid, "");
    CALL(geteuid, "");
    CALL(getgid, "");
    CALL(getegid, "");
    CALL_OK(getpid, "");
    CALL_OK(getppid, "");
    CALL_OK(gettid, "");
    info("the first thread has the process's id: %d", QUIET(gettid) == QUIET(getpid));
    CALL(getresuid, "all", &r, &e, &s);
    CALL(getresuid, "bad address", BAD, &e, &s);
    CALL(getresgid, "all", &r, &e, &s);
    CALL(getresgid, "bad address", &r, &e, BAD);
    CALL(getgroups, "count", 0, NULL);
    CALL(getgroups, "negative", -1, NULL);
    CALL(getgroups, "all", 100, buffer);
    pid_t pid = fork_child();
    if (!pid) {
        unsigned groups[2] = {10, 20};
        CALL(setgroups, "two", 2, groups);
        CALL(setgroups, "too many", 100000, groups);
        CALL(setgroups, "bad address", 2, BAD);
        CALL(getgroups, "two", 10, buffer);
        CALL(setregid, "1000", -1, 1000);
        CALL(setgid, "1000", 1000);
        CALL(setresgid, "all", 1000, 1000, 1000);
        CALL(setfsgid, "1000", 1000);
        CALL(setfsgid, "query", -1);
        CALL(setreuid, "effective", -1, 1000);
        CALL(setreuid, "back", -1, 0);
        CALL(setfsuid, "1000", 1000);
        CALL(setfsuid, "query", -1);
        CALL(setuid, "none", -1);
        CALL(setgid, "none", -1);
        CALL(setresuid, "all", 1000, 1000, 1000);
        CALL(setuid, "root again", 0);
        CALL(setresuid, "root again", 0, -1, -1);
        CALL(setreuid, "root again", 0, -1);
        CALL(setgid, "root again", 0);
        CALL(setregid, "root again", 0, 0);
        CALL(setresgid, "root again", 0, 0, 0);
        CALL(setgroups, "not allowed now", 0, NULL);
        CALL(getuid, "now");
        CALL(geteuid, "now");
        finish_child(0);
    }
    reap("identity child", pid);
}

static void test_capabilities(void)
{
    struct __user_cap_header_struct h = {_LINUX_CAPABILITY_VERSION_3, 0}, odd = {0x1234, 0};
    struct __user_cap_data_struct d[2] = {{0}};
    CALL(capget, "own", &h, d);
    info("effective 0x%x 0x%x", d[0].effective, d[1].effective);
    CALL(capget, "unknown version", &odd, d);
    info("version offered 0x%x", odd.version);
    CALL(capget, "bad address", BAD, d);
    odd.version = 7;
    CALL(capset, "unknown version", &odd, d);
    CALL(capset, "same", &h, d);
    CALL(capset, "bad address", &h, BAD);
}

static void test_groups_of_processes(void)
{
    pid_t pid = fork_child();
    if (!pid) {
        CALL(setpgid, "own group", 0, 0);
        info("group is the id: %d", QUIET(getpgid, 0) == getpid());
        CALL(setsid, "leads a group already");
        CALL(setpgid, "another's group", 0, 1);
        CALL(setpgid, "negative", 0, -5);
        CALL(setpgid, "nobody", 0x3ffffff, 0);
        pid_t inner = fork_child();
        if (!inner) {
            CALL_OK(setsid, "new");
            info("session is the id: %d", QUIET(getsid, 0) == getpid());
            finish_child(0);
        }
        reap("session child", inner);
        finish_child(0);
    }
    reap("group child", pid);
    CALL_OK(getpgid, "own", 0);
    CALL(getpgid, "nobody", 0x3ffffff);
    CALL_OK(getsid, "own", 0);
    CALL(getsid, "nobody", 0x3ffffff);
}

void run_identity(void)
{
    test_ids();
    test_capabilities();
    test_groups_of_processes();
}

/* ---- children ---- */

static void test_wait(void)
{
    int status = 0;
    struct rusage ru;
    siginfo_t si = {0};
    CALL(wait4, "no child", -1, &status, 0, NULL);
    CALL(wait4, "bad options", -1, &status, 0x100, NULL);
    CALL(waitid, "no child", P_ALL, 0, &si, WEXITED, NULL);
    CALL(waitid, "no options", P_ALL, 0, &si, 0, NULL);
    CALL(waitid, "no type", 99, 0, &si, WEXITED, NULL);
    pid_t pid = fork_child();
    if (!pid)
        QUIET(exit, 7);
    CALL_OK(wait4, "exit", pid, &status, 0, &ru);
    info("status 0x%x", status);
    pid = fork_child();
    if (!pid)
        QUIET(exit_group, 300);
    CALL(waitid, "look", P_PID, pid, &si, WEXITED | WNOWAIT, &ru);
    info("code %d status %d signal %d of the child %d", si.si_code, si.si_status, si.si_signo,
         si.si_pid == pid);
    CALL_OK(wait4, "exit_group", -1, &status, __WALL, NULL);
    info("status 0x%x", status);
    pid = fork_child();
    if (!pid)
        for (;;)
            pause();
    CALL(wait4, "not yet", pid, &status, WNOHANG, NULL);
    kill(pid, SIGSTOP);
    CALL_OK(wait4, "stopped", pid, &status, WUNTRACED, NULL);
    info("status 0x%x", status);
    kill(pid, SIGCONT);
    CALL(waitid, "continued", P_PID, pid, &si, WCONTINUED, NULL);
    info("code %d status %d", si.si_code, si.si_status);
    kill(pid, SIGKILL);
    CALL_OK(wait4, "killed", 0, &status, 0, NULL);
    info("status 0x%x", status);
    CALL(wait4, "bad address", fork_child() ?: (_exit(0), 0), BAD, 0, NULL);
    CALL(wait4, "the smallest number", INT_MIN, &status, 0, NULL);
}

/* struct clone_args of the kernel. */
struct clone3_args {
    uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid,
        set_tid_size, cgroup, more;
};

static long clone3_child(const char *note, struct clone3_args *c, size_t size)
{
    fflush(stdout);
    long r = QUIET(clone3, c, size);
    if (!r)
        _exit(11);
    /* The line comes afterwards, so that the child does not print it too. */
    if (r > 0)
        info("clone3 (%s) made a child", note);
    else
        info("clone3 (%s) = %s", note, strerrorname_np((int)-r));
    return r;
}

static void test_clone3(void)
{
    int pidfd = -1, parent = 0, child = 0;
    struct clone3_args c = {.exit_signal = SIGCHLD};
    CALL(clone3, "too short", &c, 8);
    CALL(clone3, "bad address", BAD, sizeof(c));
    CALL(clone3, "enormous", &c, 100000);
    reap("plain", clone3_child("plain", &c, 88));
    reap("first version", clone3_child("first version", &c, 64));
    reap("longer, zeroes", clone3_child("longer, zeroes", &c, sizeof(c)));
    c.more = 1;
    clone3_child("longer, not zeroes", &c, sizeof(c));
    c = (struct clone3_args){.flags = CLONE_PIDFD | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID |
                                      CLONE_CHILD_CLEARTID,
                             .pidfd = (uint64_t)&pidfd,
                             .parent_tid = (uint64_t)&parent,
                             .child_tid = (uint64_t)&child,
                             .exit_signal = SIGCHLD};
    long pid = clone3_child("pidfd and ids", &c, 88);
    info("pidfd %d, id in the parent %d, child's word here %d", pidfd, parent == pid, child);
    close(pidfd);
    reap("pidfd and ids", pid);
    c = (struct clone3_args){.flags = CLONE_THREAD, .exit_signal = 0};
    clone3_child("thread without sighand", &c, 88);
    c = (struct clone3_args){.flags = CLONE_SIGHAND};
    clone3_child("sighand without memory", &c, 88);
    c = (struct clone3_args){.flags = CLONE_NEWNS | CLONE_FS};
    clone3_child("namespace with shared directories", &c, 88);
    c = (struct clone3_args){.flags = CLONE_DETACHED};
    clone3_child("CLONE_DETACHED", &c, 88);
    c = (struct clone3_args){.exit_signal = 999};
    clone3_child("bad exit signal", &c, 88);
    c = (struct clone3_args){.exit_signal = SIGCHLD, .stack = 4096};
    clone3_child("stack without size", &c, 88);
    c = (struct clone3_args){.flags = 0x100000000ull,
                             .exit_signal = SIGCHLD}; /* CLONE_CLEAR_SIGHAND */
    reap("clear sighand", clone3_child("clear sighand", &c, 88));
    c = (struct clone3_args){.flags = 0x100000000ull | CLONE_SIGHAND | CLONE_VM,
                             .exit_signal = SIGCHLD};
    clone3_child("clear and share sighand", &c, 88);
    c = (struct clone3_args){.flags = 0x200000000ull, .exit_signal = SIGCHLD, .cgroup = 99};
    clone3_child("no such cgroup", &c, 88);
    c = (struct clone3_args){.flags = 1ull << 40, .exit_signal = SIGCHLD};
    clone3_child("unknown flag", &c, 88);
    pid_t free_id = fork_child();
    if (!free_id)
        _exit(0);
    waitpid(free_id, NULL, 0);
    int ids[2] = {free_id, 0};
    c = (struct clone3_args){.exit_signal = SIGCHLD, .set_tid = (uint64_t)ids, .set_tid_size = 1};
    pid = clone3_child("chosen id", &c, 88);
    info("the id is the chosen one: %d", pid == ids[0]);
    if (pid > 0)
        reap("chosen id", pid);
    ids[0] = 1;
    clone3_child("an id that is taken", &c, 88);
    c.set_tid_size = 100;
    clone3_child("too many ids", &c, 88);
    c.set_tid_size = 0;
    clone3_child("ids without a count", &c, 88);
    c = (struct clone3_args){.flags = CLONE_PARENT, .exit_signal = SIGCHLD};
    clone3_child("parent with a signal", &c, 88);
    c = (struct clone3_args){.flags = CLONE_VFORK, .exit_signal = SIGCHLD};
    reap("vfork without memory", clone3_child("vfork without memory", &c, 88));
}

/* What the argument order of clone is: the one thing that differs here between architectures. */
static long make_clone(unsigned long flags, void *stack, int *parent, int *child, void *tls)
{
#ifdef __x86_64__
    return QUIET(clone, flags, stack, parent, child, tls);
#else
    return QUIET(clone, flags, stack, parent, tls, child);
#endif
}

static long clone_child(const char *note, unsigned long flags, int *parent, int *child)
{
    fflush(stdout);
    long r = make_clone(flags, NULL, parent, child, NULL);
    if (!r)
        _exit(*(volatile int *)child ? 12 : 13);
    printf("processes: call clone (%s) = %s\n", note, r > 0 ? "ok" : strerrorname_np((int)-r));
    return r;
}

static int shared_word;

static int other_main(void *arg)
{
    shared_word = 42;
    return 3;
}

static void test_clone(void)
{
    int parent = 0, child = 0;
    reap("fork", clone_child("fork", SIGCHLD, NULL, &child));
    long pid =
        clone_child("ids", SIGCHLD | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID, &parent, &child);
    info("parent's word %d, child's word %d", parent == pid, child);
    reap("ids", pid);
    clone_child("thread without sighand", CLONE_THREAD, NULL, &child);
    clone_child("sighand without memory", CLONE_SIGHAND, NULL, &child);
    clone_child("bad pointer for the parent's word", SIGCHLD | CLONE_PARENT_SETTID, BAD, &child);
    reap("bad pointer", waitpid(-1, NULL, WNOHANG) == 0 ? 0 : -1);
    pid = clone_child("pidfd", SIGCHLD | CLONE_PIDFD, &parent, &child);
    info("descriptor %d", parent);
    close(parent);
    reap("pidfd", pid);
    pid = clone_child("no exit signal", 0, NULL, &child);
    CALL(wait4, "no exit signal, plain", pid, NULL, 0, NULL);
    reap("no exit signal", pid);
    /* Shares memory, runs at the same time, is a process of its own. */
    char *stack = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    pid = clone(other_main, stack + 65536, CLONE_VM | SIGCHLD, NULL);
    info("clone with shared memory: %s", pid > 0 ? "ok" : strerrorname_np(errno));
    reap("shared memory", pid);
    info("it wrote %d", shared_word);
    shared_word = 0;
    pid = clone(other_main, stack + 65536, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL);
    info("vfork came back after it wrote %d", shared_word);
    reap("vfork", pid);
    pid = clone(other_main, stack + 65536,
                CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | SIGCHLD, NULL);
    info("clone with all shared: %s", pid > 0 ? "ok" : strerrorname_np(errno));
    reap("all shared", pid);
}

static void test_exec(void)
{
    static char *const argv[] = {"true", NULL}, *const envp[] = {NULL};
    write_file("script", "#!/bin/sh\nexit 5\n");
    write_file("not", "nothing that runs");
    CALL(execve, "missing", "missing", argv, envp);
    CALL(execve, "not executable", "script", argv, envp);
    CALL(execve, "directory", ".", argv, envp);
    CALL(execve, "bad address", BAD, argv, envp);
    CALL(execve, "bad argv", "/bin/true", BAD, envp);
    chmod("not", 0755);
    CALL(execve, "no program", "not", argv, envp);
    CALL(execveat, "missing", AT_FDCWD, "missing", argv, envp, 0);
    CALL(execveat, "bad flags", AT_FDCWD, "script", argv, envp, 1);
    CALL(execveat, "empty path without the flag", AT_FDCWD, "", argv, envp, 0);
    chmod("script", 0755);
    pid_t pid = fork_child();
    if (!pid)
        _exit((int)QUIET(execve, "script", argv, envp));
    reap("execve of a script", pid);
    pid = fork_child();
    if (!pid)
        _exit((int)QUIET(execveat, AT_FDCWD, "script", argv, envp, 0));
    reap("execveat of a script", pid);
    write_file("loop", "#! ./loop\n");
    chmod("loop", 0755);
    CALL(execve, "a script that is its own interpreter", "loop", argv, envp);
}

static void test_compare(void)
{
    int a = open(".", O_RDONLY), b = dup(a), c = open(".", O_RDONLY);
    pid_t me = getpid();
    CALL(kcmp, "the same file", me, me, KCMP_FILE, a, b);
    info("different files differ: %d", QUIET(kcmp, me, me, KCMP_FILE, a, c) != 0);
    CALL(kcmp, "memory", me, me, KCMP_VM, 0, 0);
    CALL(kcmp, "no type", me, me, 99, 0, 0);
    CALL(kcmp, "no descriptor", me, me, KCMP_FILE, a, 99);
    CALL(kcmp, "nobody", me, 0x3ffffff, KCMP_VM, 0, 0);
    close(a);
    close(b);
    close(c);
}

void run_processes(void)
{
    test_wait();
    test_clone3();
    test_clone();
    test_exec();
    test_compare();
    CALL_OK(set_tid_address, "word", &shared_word);
    info("it is the thread's id: %d", QUIET(set_tid_address, &shared_word) == getpid());
}

/* ---- scheduling and limits ---- */

static void test_limits(void)
{
    struct rlimit l, wrong = {10, 5};
    struct rusage ru;
    CALL(getrlimit, "files", RLIMIT_NOFILE, &l);
    CALL(getrlimit, "none such", 99, &l);
    CALL(getrlimit, "bad address", RLIMIT_CORE, BAD);
    CALL(setrlimit, "same", RLIMIT_NOFILE, &l);
    CALL(setrlimit, "soft above hard", RLIMIT_CORE, &wrong);
    CALL(setrlimit, "none such", 99, &l);
    CALL(prlimit64, "query", 0, RLIMIT_STACK, NULL, &l);
    CALL(prlimit64, "none such", 0, 99, NULL, &l);
    CALL(prlimit64, "nobody", 0x3ffffff, RLIMIT_STACK, NULL, &l);
    CALL(prlimit64, "bad address", 0, RLIMIT_STACK, BAD, NULL);
    l.rlim_cur = l.rlim_max = 1 << 30;
    CALL(prlimit64, "address space", 0, RLIMIT_AS, &l, NULL);
    CALL(prlimit64, "address space again", 0, RLIMIT_AS, NULL, &l);
    info("limit %lu", (long)l.rlim_cur);
    CALL(mmap, "beyond the limit", 0, 2l << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CALL(getrusage, "self", RUSAGE_SELF, &ru);
    CALL(getrusage, "nobody", 99, &ru);
    CALL(getrusage, "bad address", RUSAGE_SELF, BAD);
    CALL_OK(times, "all", buffer);
    CALL(times, "bad address", BAD);
}

static void test_scheduler(void)
{
    struct sched_param sp = {0}, wrong = {999};
    struct timespec ts;
    uint32_t attr[14] = {0};
    CALL(sched_yield, "");
    CALL(sched_getscheduler, "self", 0);
    CALL(sched_getscheduler, "negative", -1);
    CALL(sched_getscheduler, "nobody", 0x3ffffff);
    CALL(sched_setscheduler, "batch", 0, SCHED_BATCH, &sp);
    CALL(sched_setscheduler, "none such", 0, 99, &sp);
    CALL(sched_setscheduler, "bad priority", 0, SCHED_FIFO, &wrong);
    CALL(sched_getparam, "self", 0, &sp);
    CALL(sched_getparam, "bad address", 0, NULL);
    CALL(sched_setparam, "same", 0, &sp);
    CALL(sched_setparam, "bad priority", 0, &wrong);
    CALL(sched_get_priority_max, "FIFO", SCHED_FIFO);
    CALL(sched_get_priority_max, "none such", 99);
    CALL(sched_get_priority_min, "FIFO", SCHED_FIFO);
    CALL(sched_get_priority_min, "none such", 99);
    CALL(sched_rr_get_interval, "self", 0, &ts);
    CALL(sched_rr_get_interval, "negative", -1, &ts);
    CALL(sched_getattr, "self", 0, attr, sizeof(attr), 0);
    info("size %u policy %u", attr[0], attr[1]);
    CALL(sched_getattr, "too small", 0, attr, 8, 0);
    CALL(sched_getattr, "bad flags", 0, attr, sizeof(attr), 1);
    CALL(sched_setattr, "same", 0, attr, 0);
    attr[1] = 99;
    CALL(sched_setattr, "none such", 0, attr, 0);
    CALL(sched_setattr, "bad address", 0, BAD, 0);
    unsigned long cpus[16] = {0};
    CALL_OK(sched_getaffinity, "self", 0, sizeof(cpus), cpus);
    CALL(sched_getaffinity, "odd size", 0, 3, cpus);
    CALL(sched_setaffinity, "same", 0, sizeof(cpus), cpus);
    CALL(sched_setaffinity, "bad address", 0, 8, BAD);
    memset(cpus, 0, sizeof(cpus));
    CALL(sched_setaffinity, "none", 0, sizeof(cpus), cpus);
    unsigned cpu = -1, node = -1;
    CALL(getcpu, "both", &cpu, &node, NULL);
    info("node %u", node);
    CALL(getcpu, "bad address", BAD, NULL, NULL);
    CALL(getpriority, "self", PRIO_PROCESS, 0);
    CALL(getpriority, "no kind", 99, 0);
    CALL(setpriority, "5", PRIO_PROCESS, 0, 5);
    CALL(getpriority, "kernel's way", PRIO_PROCESS, 0);
    CALL(setpriority, "nobody", PRIO_PROCESS, 0x3ffffff, 5);
    CALL(ioprio_set, "best effort", 1, 0, 2 << 13 | 5);
    CALL(ioprio_get, "self", 1, 0);
    CALL(ioprio_set, "no class", 1, 0, 7 << 13);
    CALL(ioprio_get, "no kind", 99, 0);
    CALL_HEX(personality, "query", 0xffffffff);
    CALL_HEX(personality, "no randomization", 0x0040000);
    CALL_HEX(personality, "back", 0);
}

void run_scheduling(void)
{
    test_scheduler();
    test_limits();
}
