/* Signals: handlers and their masks, alternate stacks, faults, restart of system calls, queued
 * values, waiting. SPDX-License-Identifier: MIT */
#include "check.h"

#include <errno.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

static volatile sig_atomic_t count, last, last_code, last_value;
static void *volatile last_address;
static sigjmp_buf jump;

static void note(int signo, siginfo_t *info, void *context)
{
    count++;
    last = signo;
    last_code = info->si_code;
    last_value = info->si_value.sival_int;
    last_address = info->si_addr;
}

static void note_and_jump(int signo, siginfo_t *info, void *context)
{
    note(signo, info, context);
    siglongjmp(jump, 1);
}

static void handle(int signo, void (*fn)(int, siginfo_t *, void *), int flags)
{
    struct sigaction sa = {.sa_sigaction = fn, .sa_flags = SA_SIGINFO | flags};
    sigemptyset(&sa.sa_mask);
    sigaction(signo, &sa, NULL);
}

static void test_raise(void)
{
    handle(SIGUSR1, note, 0);
    for (int i = 0; i < 1000; i++)
        raise(SIGUSR1);
    CHECK(count == 1000 && last == SIGUSR1 && last_code == SI_TKILL);
    kill(getpid(), SIGUSR1);
    CHECK(count == 1001 && last_code == SI_USER);
}

static void test_mask(void)
{
    sigset_t set, old, pending;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, &old);
    count = 0;
    raise(SIGUSR1);
    raise(SIGUSR1);
    sigpending(&pending);
    CHECK(count == 0 && sigismember(&pending, SIGUSR1));
    sigprocmask(SIG_SETMASK, &old, NULL);
    CHECK(count == 1); /* standard signals do not queue */
}

static void test_realtime(void)
{
    sigset_t set, old;
    int signo = SIGRTMIN + 3;
    handle(signo, note, 0);
    sigemptyset(&set);
    sigaddset(&set, signo);
    sigprocmask(SIG_BLOCK, &set, &old);
    count = 0;
    for (int i = 0; i < 5; i++)
        sigqueue(getpid(), signo, (union sigval){.sival_int = 100 + i});
    sigprocmask(SIG_SETMASK, &old, NULL);
    CHECK(count == 5 && last == signo && last_value == 104 && last_code == SI_QUEUE);
}

static void test_faults(void)
{
    handle(SIGSEGV, note_and_jump, SA_NODEFER);
    handle(SIGBUS, note_and_jump, SA_NODEFER);
    if (!sigsetjmp(jump, 1))
        *(volatile int *)0x10 = 1;
    CHECK(last == SIGSEGV && last_code == SEGV_MAPERR && last_address == (void *)0x10);
    char *page = mmap(NULL, 8192, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (!sigsetjmp(jump, 1))
        page[4098] = 1;
    CHECK(last == SIGSEGV && last_code == SEGV_ACCERR && last_address == page + 4098);
    if (!sigsetjmp(jump, 1))
        ((void (*)(void))page)();
    CHECK(last == SIGSEGV && last_code == SEGV_ACCERR && last_address == page);
    munmap(page, 8192);
    if (!sigsetjmp(jump, 1))
        ((void (*)(void))page)();
    CHECK(last == SIGSEGV && last_code == SEGV_MAPERR && last_address == page);
    FILE *f = tmpfile();
    char *mapped = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fileno(f), 0);
    if (!sigsetjmp(jump, 1))
        last = *(volatile char *)mapped;
    CHECK(last == SIGBUS && last_code == BUS_ADRERR && last_address == mapped);
    fclose(f);
    handle(SIGSEGV, note, 0);
    count = 0;
    kill(getpid(), SIGSEGV);
    CHECK(count == 1 && last == SIGSEGV && last_code == SI_USER);
}

static void test_many_faults(void)
{
    volatile int caught = 0;
    handle(SIGSEGV, note_and_jump, SA_NODEFER);
    for (volatile int i = 0; i < 2000; i++) {
        if (!sigsetjmp(jump, 1))
            *(volatile int *)(uintptr_t)(i * 4 % 4096) = 1;
        else
            caught++;
    }
    CHECK(caught == 2000);
}

static char stack_memory[65536];
static volatile int on_stack;

static void note_stack(int signo, siginfo_t *info, void *context)
{
    char here;
    stack_t now;
    ucontext_t *uc = context;
    on_stack = &here >= stack_memory && &here < stack_memory + sizeof(stack_memory);
    sigaltstack(NULL, &now);
    CHECK(now.ss_flags & SS_ONSTACK);
    CHECK(uc->uc_stack.ss_sp == stack_memory && uc->uc_stack.ss_size == sizeof(stack_memory));
    siglongjmp(jump, 1);
}

static int deep(int n)
{
    volatile char room[4096];
    room[0] = (char)n;
    return n == 0 ? 0 : deep(n + 1) + room[0];
}

static void test_altstack(void)
{
    stack_t ss = {.ss_sp = stack_memory, .ss_size = sizeof(stack_memory)}, old;
    CHECK(!sigaltstack(&ss, &old) && (old.ss_flags & SS_DISABLE));
    handle(SIGSEGV, note_stack, SA_ONSTACK);
    if (!sigsetjmp(jump, 1))
        deep(1); /* until the stack ends */
    CHECK(on_stack);
    sigset_t mask;
    sigprocmask(SIG_BLOCK, NULL, &mask);
    CHECK(!sigismember(&mask, SIGSEGV));
}

static void alarm_in(int ms)
{
    struct itimerval it = {.it_value = {.tv_usec = ms * 1000}};
    setitimer(ITIMER_REAL, &it, NULL);
}

static void test_restart(void)
{
    int p[2];
    char c;
    (void)!pipe(p);
    handle(SIGALRM, note, 0);
    count = 0;
    alarm_in(20);
    ssize_t n = read(p[0], &c, 1);
    CHECK(n == -1 && errno == EINTR && count == 1);
    pid_t child = fork();
    if (!child) {
        usleep(60000);
        (void)!write(p[1], "x", 1);
        _exit(0);
    }
    handle(SIGALRM, note, SA_RESTART);
    count = 0;
    alarm_in(20);
    n = read(p[0], &c, 1);
    CHECK(n == 1 && c == 'x' && count == 1);
    waitpid(child, NULL, 0);
    alarm_in(20);
    struct pollfd fd = {.fd = p[0], .events = POLLIN};
    n = poll(&fd, 1, 2000);
    CHECK(n == -1 && errno == EINTR); /* never restarted */
    struct timespec left, wanted = {.tv_sec = 1};
    alarm_in(20);
    n = nanosleep(&wanted, &left);
    CHECK(n == -1 && errno == EINTR && left.tv_sec == 0 && left.tv_nsec > 800000000);
    close(p[0]);
    close(p[1]);
}

static void test_suspend(void)
{
    sigset_t blocked, old, none;
    sigemptyset(&none);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGALRM);
    sigprocmask(SIG_BLOCK, &blocked, &old);
    handle(SIGALRM, note, 0);
    int woken = 0;
    count = 0;
    for (int i = 0; i < 50; i++) {
        struct itimerval it = {.it_value = {.tv_usec = 1 + i * 20}};
        setitimer(ITIMER_REAL, &it, NULL);
        woken += sigsuspend(&none) == -1 && errno == EINTR;
    }
    CHECK(woken == 50 && count == 50);
    sigset_t now;
    sigprocmask(SIG_BLOCK, NULL, &now);
    CHECK(sigismember(&now, SIGALRM));
    alarm_in(10);
    siginfo_t info;
    CHECK(sigwaitinfo(&blocked, &info) == SIGALRM && info.si_code == SI_KERNEL);
    struct timespec soon = {.tv_nsec = 5000000};
    CHECK(sigtimedwait(&blocked, &info, &soon) == -1 && errno == EAGAIN);
    alarm_in(10);
    CHECK(ppoll(NULL, 0, NULL, &none) == -1 && errno == EINTR && count == 51);
    sigprocmask(SIG_SETMASK, &old, NULL);
}

static void test_context(void)
{
    /* A handler's changes of other registers' contents must not leak; FP state survives. */
    double x = 1.5;
    handle(SIGUSR2, note, 0);
    for (int i = 0; i < 100; i++) {
        raise(SIGUSR2);
        x = x * 1.0000001 + 0.25;
    }
    printf("%.12f\n", x);
    sigset_t set;
    struct sigaction sa = {.sa_sigaction = note, .sa_flags = SA_SIGINFO | SA_RESETHAND}, got;
    sigemptyset(&sa.sa_mask);
    sigaddset(&sa.sa_mask, SIGHUP);
    sigaction(SIGUSR2, &sa, NULL);
    sigaction(SIGUSR2, NULL, &got);
    CHECK(got.sa_sigaction == note && (got.sa_flags & SA_RESETHAND) &&
          sigismember(&got.sa_mask, SIGHUP));
    raise(SIGUSR2);
    sigaction(SIGUSR2, NULL, &got);
    CHECK(got.sa_handler == SIG_DFL);
    sigemptyset(&set);
    CHECK(sigaction(SIGKILL, &sa, NULL) == -1 && errno == EINVAL);
}

static int status_of(void (*fn)(void))
{
    int status;
    pid_t pid = fork();
    if (!pid) {
        (void)!freopen("/dev/null", "w", stderr);
        fn();
        _exit(99);
    }
    waitpid(pid, &status, 0);
    return status;
}

static void die_segv(void)
{
    signal(SIGSEGV, SIG_DFL);
    *(volatile int *)8 = 1;
}

static void die_ignored_segv(void)
{
    signal(SIGSEGV, SIG_IGN);
    *(volatile int *)8 = 1;
}

static void die_abort(void)
{
    abort();
}

static void die_term(void)
{
    kill(getpid(), SIGTERM);
}

static void die_trap(void)
{
    __builtin_trap();
}

static void survive_pipe(void)
{
    int p[2];
    signal(SIGPIPE, SIG_IGN);
    (void)!pipe(p);
    close(p[0]);
    _exit(write(p[1], "x", 1) == -1 && errno == EPIPE ? 7 : 8);
}

static void die_pipe(void)
{
    int p[2];
    (void)!pipe(p);
    close(p[0]);
    (void)!write(p[1], "x", 1);
}

static void test_deaths(void)
{
    int s = status_of(die_segv);
    CHECK(WIFSIGNALED(s) && WTERMSIG(s) == SIGSEGV);
    s = status_of(die_ignored_segv);
    CHECK(WIFSIGNALED(s) && WTERMSIG(s) == SIGSEGV);
    s = status_of(die_abort);
    CHECK(WIFSIGNALED(s) && WTERMSIG(s) == SIGABRT);
    s = status_of(die_term);
    CHECK(WIFSIGNALED(s) && WTERMSIG(s) == SIGTERM);
    s = status_of(die_trap);
    CHECK(WIFSIGNALED(s) && (WTERMSIG(s) == SIGTRAP || WTERMSIG(s) == SIGILL));
    s = status_of(survive_pipe);
    CHECK(WIFEXITED(s) && WEXITSTATUS(s) == 7);
    s = status_of(die_pipe);
    CHECK(WIFSIGNALED(s) && WTERMSIG(s) == SIGPIPE);
}

static void test_async_loop(void)
{
    /* A loop without calls must be interruptible. */
    handle(SIGALRM, note, 0);
    count = 0;
    alarm_in(10);
    while (!count)
        ;
    CHECK(count == 1 && last == SIGALRM);
    struct itimerval it = {.it_value = {.tv_usec = 1000}, .it_interval = {.tv_usec = 1000}};
    count = 0;
    setitimer(ITIMER_REAL, &it, NULL);
    while (count < 50)
        ;
    alarm_in(0);
    CHECK(count >= 50);
}

int main(void)
{
    test_raise();
    test_mask();
    test_realtime();
    test_faults();
    test_many_faults();
    test_altstack();
    test_restart();
    test_suspend();
    test_context();
    test_deaths();
    test_async_loop();
    return failures != 0;
}
