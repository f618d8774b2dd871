/* Signals: actions, masks, queues, stacks, frames, and what they do to calls that wait.
 * SPDX-License-Identifier: MIT */
#include "conform.h"

#include <poll.h>
#include <sys/time.h>
#include <sys/ucontext.h>
#include <time.h>

static volatile int count;

static void on_signal(int signo, siginfo_t *si, void *context)
{
    count++;
    info("handler: signal %d code %d value %d", signo, si->si_code,
         si->si_code == SI_QUEUE ? si->si_value.sival_int : 0);
}

static void on_quiet(int signo, siginfo_t *si, void *context)
{
    count++;
}

static uint64_t bit(int signo)
{
    return 1ull << (signo - 1);
}

static void test_calls(void)
{
    uint64_t mask = 0, old = 0;
    char action[64];
    CALL(rt_sigaction, "query", SIGUSR1, NULL, action, 8);
    CALL(rt_sigaction, "no signal", 0, NULL, action, 8);
    CALL(rt_sigaction, "too large", 65, NULL, action, 8);
    CALL(rt_sigaction, "size", SIGUSR1, NULL, action, 4);
    memset(action, 0, sizeof(action));
    CALL(rt_sigaction, "SIGKILL", SIGKILL, action, NULL, 8);
    CALL(rt_sigaction, "bad address", SIGUSR1, BAD, NULL, 8);
    CALL(rt_sigaction, "bad result address", SIGUSR1, NULL, BAD, 8);
    CALL(rt_sigprocmask, "query", SIG_BLOCK, NULL, &old, 8);
    CALL(rt_sigprocmask, "no way", 99, &mask, NULL, 8);
    CALL(rt_sigprocmask, "no way, no set", 99, NULL, &old, 8);
    CALL(rt_sigprocmask, "size", SIG_BLOCK, &mask, NULL, 4);
    CALL(rt_sigprocmask, "bad address", SIG_BLOCK, BAD, NULL, 8);
    mask = ~0ull;
    CALL(rt_sigprocmask, "all", SIG_SETMASK, &mask, NULL, 8);
    CALL(rt_sigprocmask, "query", SIG_SETMASK, NULL, &old, 8);
    info("mask 0x%lx", (long)old);
    mask = 0;
    CALL(rt_sigprocmask, "none", SIG_SETMASK, &mask, NULL, 8);
    CALL(kill, "none", getpid(), 0);
    CALL(kill, "no signal", getpid(), 99);
    CALL(kill, "nobody", 0x3ffffff, 0);
    CALL(kill, "the smallest number", INT_MIN, 0);
    CALL(tkill, "none", getpid(), 0);
    CALL(tkill, "nobody", -1, 0);
    CALL(tgkill, "none", getpid(), getpid(), 0);
    CALL(tgkill, "another process", 1, getpid(), 0);
    CALL(tgkill, "nobody", 0, 0, 0);
    CALL(restart_syscall, "nothing to restart");
}

static void test_queue(void)
{
    uint64_t set = bit(SIGRTMIN) | bit(SIGUSR1) | bit(SIGRTMIN + 1), pending;
    siginfo_t si = {.si_code = SI_QUEUE}, got;
    struct timespec none = {0, 0}, wrong = {0, -1};
    si.si_pid = getpid();
    catch_signal(SIGRTMIN, on_signal, 0);
    catch_signal(SIGRTMIN + 1, on_signal, 0);
    catch_signal(SIGUSR1, on_signal, 0);
    QUIET(rt_sigprocmask, SIG_BLOCK, &set, NULL, 8);
    for (int i = 1; i <= 3; i++) {
        si.si_value.sival_int = i;
        CALL(rt_sigqueueinfo, "real time", getpid(), SIGRTMIN + (i & 1), &si);
    }
    CALL(rt_tgsigqueueinfo, "thread", getpid(), getpid(), SIGUSR1, &si);
    CALL(rt_tgsigqueueinfo, "thread again, not queued", getpid(), getpid(), SIGUSR1, &si);
    CALL(rt_tgsigqueueinfo, "nobody", getpid(), 0x3ffffff, SIGUSR1, &si);
    CALL(rt_sigqueueinfo, "no signal", getpid(), 99, &si);
    CALL(rt_sigqueueinfo, "bad address", getpid(), SIGUSR1, BAD);
    si.si_code = SI_USER;
    CALL(rt_sigqueueinfo, "another's code, to init", 1, 0, &si);
    CALL(rt_sigpending, "all", &pending, 8);
    info("pending 0x%lx", (long)pending);
    CALL(rt_sigpending, "size", &pending, 9);
    CALL(rt_sigpending, "bad address", BAD, 8);
    CALL(rt_sigtimedwait, "first", &set, &got, &none, 8);
    info("got %d code %d value %d", got.si_signo, got.si_code, got.si_value.sival_int);
    CALL(rt_sigtimedwait, "second", &set, &got, NULL, 8);
    info("got %d code %d value %d", got.si_signo, got.si_code, got.si_value.sival_int);
    QUIET(rt_sigprocmask, SIG_UNBLOCK, &set, NULL, 8);
    info("handled %d", count);
    QUIET(rt_sigprocmask, SIG_BLOCK, &set, NULL, 8);
    CALL(rt_sigtimedwait, "nothing", &set, &got, &none, 8);
    CALL(rt_sigtimedwait, "bad time", &set, &got, &wrong, 8);
    CALL(rt_sigtimedwait, "size", &set, &got, &none, 4);
    CALL(rt_sigtimedwait, "bad address", BAD, &got, &none, 8);
    QUIET(rt_sigprocmask, SIG_UNBLOCK, &set, NULL, 8);
}

static void test_suspend(void)
{
    uint64_t set = bit(SIGUSR1), open = 0, old;
    catch_signal(SIGUSR1, on_signal, 0);
    QUIET(rt_sigprocmask, SIG_BLOCK, &set, NULL, 8);
    kill(getpid(), SIGUSR1);
    CALL(rt_sigsuspend, "pending", &open, 8);
    QUIET(rt_sigprocmask, SIG_BLOCK, NULL, &old, 8);
    info("mask is back: %d", old == set);
    CALL(rt_sigsuspend, "size", &open, 4);
    CALL(rt_sigsuspend, "bad address", BAD, 8);
    kill(getpid(), SIGUSR1);
    struct timespec none = {0, 0};
    CALL(ppoll, "pending, not blocked in the call", NULL, 0, NULL, &open, 8);
    QUIET(rt_sigprocmask, SIG_UNBLOCK, &set, NULL, 8);
}

static char alternate[65536];

static void on_alternate(int signo, siginfo_t *si, void *context)
{
    stack_t st;
    char here;
    QUIET(sigaltstack, NULL, &st);
    info("on the stack: %d, flags %d size %ld",
         &here > alternate && &here < alternate + sizeof(alternate), st.ss_flags, (long)st.ss_size);
    if (st.ss_flags & SS_DISABLE)
        return;
    stack_t other = {.ss_sp = alternate, .ss_size = sizeof(alternate)};
    CALL(sigaltstack, "while on it", &other, NULL);
}

static void test_stack(void)
{
    stack_t st = {.ss_sp = alternate, .ss_size = sizeof(alternate)}, old;
    CALL(sigaltstack, "set", &st, &old);
    info("before: flags %d", old.ss_flags);
    catch_signal(SIGUSR1, on_alternate, SA_ONSTACK);
    raise(SIGUSR1);
    st.ss_size = 100;
    CALL(sigaltstack, "too small", &st, NULL);
    st.ss_flags = 99;
    CALL(sigaltstack, "bad flags", &st, NULL);
    CALL(sigaltstack, "bad address", BAD, NULL);
    st = (stack_t){.ss_sp = alternate, .ss_size = sizeof(alternate), .ss_flags = 1u << 31};
    CALL(sigaltstack, "disarmed by itself", &st, NULL);
    raise(SIGUSR1);
    CALL(sigaltstack, "query", NULL, &old);
    info("armed again: flags 0x%x", old.ss_flags);
    st.ss_flags = SS_DISABLE;
    CALL(sigaltstack, "off", &st, NULL);
}

static bool sleeps(pid_t pid)
{
    char name[32], text[512] = "";
    snprintf(name, sizeof(name), "/proc/%d/stat", pid);
    int fd = open(name, O_RDONLY);
    read(fd, text, sizeof(text) - 1);
    close(fd);
    char *end = strrchr(text, ')');
    return end && end[2] == 'S';
}

/* A child interrupts this process when it has waited for a while. */
static pid_t interrupter(int signo)
{
    pid_t parent = getpid(), pid = fork_child();
    if (!pid) {
        for (int asleep = 0, tries = 0; asleep < 3 && tries < 2000; tries++) {
            usleep(5000);
            asleep = sleeps(parent) ? asleep + 1 : 0;
        }
        kill(parent, signo);
        usleep(20000);
        _exit(0);
    }
    return pid;
}

static void wait_quietly(pid_t pid)
{
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
        ;
}

static void interrupt_all(const char *how, int flags)
{
    int p[2];
    char c, note[64];
    uint64_t open = 0;
    struct timespec some = {0, 200000000}, five = {5, 0}, left;
    pipe(p);
    info("%s", how);
    catch_signal(SIGUSR1, on_quiet, flags);
    pid_t pid;
    pid = interrupter(SIGUSR1);
    CALL(nanosleep, "interrupted", &five, &left);
    wait_quietly(pid);
    pid = interrupter(SIGUSR1);
    CALL(clock_nanosleep, "interrupted", CLOCK_MONOTONIC, 0, &five, &left);
    wait_quietly(pid);
    pid = interrupter(SIGUSR1);
    CALL(ppoll, "interrupted", NULL, 0, &five, NULL, 8);
    wait_quietly(pid);
    pid = interrupter(SIGUSR1);
    CALL(pselect6, "interrupted", 0, NULL, NULL, NULL, &five, NULL);
    wait_quietly(pid);
    pid = interrupter(SIGUSR1);
    CALL(rt_sigsuspend, "interrupted", &open, 8);
    wait_quietly(pid);
    pid = interrupter(SIGUSR1);
    uint64_t set = bit(SIGUSR2);
    CALL(rt_sigtimedwait, "interrupted", &set, NULL, &five, 8);
    wait_quietly(pid);
    pid = interrupter(SIGUSR1);
    /* Restarted, these end otherwise: the pipe closes, the child is there, time is up. */
    if (!(flags & SA_RESTART)) {
        CALL(read, "interrupted", p[0], &c, 1);
    } else {
        pid_t writer = fork_child();
        if (!writer) {
            usleep(200000);
            write(p[1], "x", 1);
            _exit(0);
        }
        CALL(read, "restarted", p[0], &c, 1);
        wait_quietly(writer);
    }
    wait_quietly(pid);
    pid = interrupter(SIGUSR1);
    int status;
    CALL_OK(wait4, flags & SA_RESTART ? "restarted" : "interrupted", pid, &status, 0, NULL);
    wait_quietly(pid);
    unsigned word = 0;
    pid = interrupter(SIGUSR1);
    CALL(futex, flags & SA_RESTART ? "restarted, with a time limit" : "interrupted", &word, 0, 0,
         &some, NULL, 0);
    wait_quietly(pid);
    close(p[0]);
    close(p[1]);
}

static void test_nested(void)
{
    uint64_t old;
    catch_signal(SIGUSR1, on_quiet, SA_NODEFER | SA_RESETHAND);
    struct sigaction sa;
    raise(SIGUSR1);
    sigaction(SIGUSR1, NULL, &sa);
    info("reset to the default: %d", sa.sa_handler == SIG_DFL);
    QUIET(rt_sigprocmask, SIG_BLOCK, NULL, &old, 8);
    info("nothing blocked: %d", old == 0);
    pid_t pid = fork_child();
    if (!pid) {
        uint64_t all = ~0ull;
        QUIET(rt_sigprocmask, SIG_SETMASK, &all, NULL, 8);
        *(volatile int *)8 = 1;
        _exit(0);
    }
    reap("a blocked fault", pid);
    pid = fork_child();
    if (!pid) {
        signal(SIGSEGV, SIG_IGN);
        *(volatile int *)8 = 1;
        _exit(0);
    }
    reap("an ignored fault", pid);
}

static void on_details(int signo, siginfo_t *si, void *context)
{
    info("signal %d errno %d code %d, from this process %d, uid %d", signo, si->si_errno,
         si->si_code, si->si_code <= 0 && si->si_code != SI_TIMER ? si->si_pid == getpid() : -1,
         si->si_code == SI_TIMER ? -1 : (int)si->si_uid);
}

static void on_child(int signo, siginfo_t *si, void *context)
{
    info("SIGCHLD code %d status %d", si->si_code, si->si_status);
}

static void on_io(int signo, siginfo_t *si, void *context)
{
    info("SIGIO code %d band 0x%lx fd %d", si->si_code, (long)si->si_band, si->si_fd);
}

static void test_senders(void)
{
    struct timespec some = {0, 20000000};
    catch_signal(SIGUSR2, on_details, 0);
    kill(getpid(), SIGUSR2);
    QUIET(tgkill, getpid(), getpid(), SIGUSR2);
    sigqueue(getpid(), SIGUSR2, (union sigval){.sival_int = 5});
    catch_signal(SIGCHLD, on_child, 0);
    pid_t pid = fork_child();
    if (!pid)
        _exit(9);
    wait_quietly(pid);
    pid = fork_child();
    if (!pid) {
        raise(SIGKILL);
        _exit(9);
    }
    wait_quietly(pid);
    signal(SIGCHLD, SIG_DFL);
    catch_signal(SIGALRM, on_quiet, 0);
    count = 0;
    struct itimerval it = {{0, 0}, {0, 1000}};
    CALL(setitimer, "real", ITIMER_REAL, &it, NULL);
    nanosleep(&some, NULL);
    info("alarms %d", count);
    CALL(setitimer, "no timer", 99, &it, NULL);
    it.it_value.tv_usec = 2000000;
    CALL(setitimer, "bad time", ITIMER_REAL, &it, NULL);
    CALL(getitimer, "real", ITIMER_REAL, &it);
    CALL(getitimer, "no timer", 99, &it);
    alarm(30);
    int p[2];
    pipe(p);
    catch_signal(SIGIO, on_io, 0);
    fcntl(p[0], F_SETOWN, getpid());
    fcntl(p[0], F_SETSIG, SIGIO);
    fcntl(p[0], F_SETFL, O_ASYNC);
    write(p[1], "x", 1);
    close(p[0]);
    close(p[1]);
    sigevent_t e = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR2};
    timer_t id;
    timer_create(CLOCK_MONOTONIC, &e, &id);
    struct itimerspec soon = {{0, 0}, {0, 1000000}};
    timer_settime(id, 0, &soon, NULL);
    nanosleep(&some, NULL);
    timer_delete(id);
}

void run_signals(void)
{
    test_calls();
    test_queue();
    test_suspend();
    test_stack();
    interrupt_all("without SA_RESTART", 0);
    interrupt_all("with SA_RESTART", SA_RESTART);
    test_nested();
    test_senders();
    printf("signals: call rt_sigreturn (every handler above) = ok\n");
}
