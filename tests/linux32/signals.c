/*
 * Signals: the frame of RV32, siginfo, alternate stacks, masks, timers and what they carry.
 *
 * SPDX-License-Identifier: MIT
 */
#include "nolibc.h"

#include <linux/signal.h>
#include <linux/time_types.h>
#include <linux/time.h>
#include <linux/wait.h>

struct action {
    void (*handler)(int, siginfo_t *, void *);
    unsigned long flags;
    uint32_t mask[2];
};

/* struct ucontext of arch/riscv/include/uapi/asm/ucontext.h with words of 32 bits. */
struct context {
    unsigned long flags, link;
    stack_t stack;
    uint32_t mask[2];
    char unused[120];
    __attribute__((aligned(16))) unsigned long pc;
    unsigned long x[31];
    __attribute__((aligned(16))) uint64_t f[32];
    uint32_t fcsr;
};

static volatile int seen, code, value;
static volatile unsigned long address, stack_at;
static struct context *volatile context;

static void note(int signo, siginfo_t *info, void *uc)
{
    seen = signo;
    code = info->si_code;
    address = (unsigned long)info->si_addr;
    value = info->si_value.sival_int;
    context = uc;
    stack_at = (unsigned long)&signo;
}

static void skip(int signo, siginfo_t *info, void *uc)
{
    note(signo, info, uc);
    struct context *c = uc;
    c->pc += (*(uint16_t *)c->pc & 3) == 3 ? 4 : 2;
    c->x[9] = 1234;                /* a0 */
    c->f[10] = 0x4045000000000000; /* fa0: 42.0 */
}

static void install(int signo, void (*handler)(int, siginfo_t *, void *), unsigned long flags)
{
    struct action act = {handler, SA_SIGINFO | flags, {0}}, old;

    SAME(call(rt_sigaction, signo, &act, 0, 8), 0);
    SAME(call(rt_sigaction, signo, 0, &old, 8), 0);
    SAME(old.handler, handler);
    SAME(old.flags, SA_SIGINFO | flags);
}

static void test_fault(void)
{
    long got;
    double number;

    install(SIGSEGV, skip, 0);
    __asm__ volatile("li a0, 0x70000004\n\tfcvt.d.w fa0, zero\n\tlw a0, 0(a0)\n\t"
                     "mv %0, a0\n\tfmv.d %1, fa0"
                     : "=r"(got), "=f"(number)
                     :
                     : "a0", "fa0", "memory");
    SAME(seen, SIGSEGV);
    SAME(code, SEGV_MAPERR);
    SAME(address, 0x70000004);
    SAME(got, 1234);
    CHECK(number == 42.0);
    CHECK((unsigned long)context % 16 == 0);
    install(SIGILL, skip, 0);
    __asm__ volatile(".2byte 0" ::: "a0", "fa0");
    SAME(seen, SIGILL);
}

static char other_stack[16384] __attribute__((aligned(16)));

static void test_stack(void)
{
    stack_t s = {other_stack, 0, sizeof(other_stack)}, old;

    SAME(call(sigaltstack, &s, 0), 0);
    install(SIGUSR1, note, SA_ONSTACK);
    SAME(call(tgkill, call(getpid), call(gettid), SIGUSR1), 0);
    SAME(seen, SIGUSR1);
    CHECK(stack_at - (unsigned long)other_stack < sizeof(other_stack));
    SAME(call(sigaltstack, 0, &old), 0);
    SAME(old.ss_sp, other_stack);
    SAME(old.ss_size, sizeof(other_stack));
    SAME(old.ss_flags, 0);
    s.ss_size = 100;
    SAME(call(sigaltstack, &s, 0), -12);
    s.ss_flags = 2; /* SS_DISABLE */
    SAME(call(sigaltstack, &s, 0), 0);
}

static void test_queue(void)
{
    uint32_t set[2] = {1u << (SIGUSR2 - 1), 0}, pending[2];
    struct __kernel_timespec limit = {1, 0};
    siginfo_t info = {.si_signo = SIGUSR2};

    install(SIGUSR2, note, 0);
    SAME(call(rt_sigprocmask, SIG_BLOCK, set, 0, 8), 0);
    info.si_code = SI_QUEUE;
    info.si_value.sival_int = 77;
    SAME(call(rt_sigqueueinfo, call(getpid), SIGUSR2, &info), 0);
    SAME(call(rt_sigpending, pending, 8), 0);
    SAME(pending[0], set[0]);
    memset(&info, 0, sizeof(info));
    SAME(call(rt_sigtimedwait_time64, set, &info, &limit, 8), SIGUSR2);
    SAME(info.si_signo, SIGUSR2);
    SAME(info.si_code, SI_QUEUE);
    SAME(info.si_value.sival_int, 77);
    limit = (struct __kernel_timespec){0, 1000000};
    SAME(call(rt_sigtimedwait_time64, set, &info, &limit, 8), -11);
    info.si_signo = SIGUSR2;
    info.si_code = SI_QUEUE;
    info.si_value.sival_int = 78;
    SAME(call(rt_sigqueueinfo, call(getpid), SIGUSR2, &info), 0);
    seen = 0;
    SAME(call(rt_sigprocmask, SIG_UNBLOCK, set, 0, 8), 0);
    SAME(seen, SIGUSR2);
    SAME(value, 78);
}

static void test_timers(void)
{
    struct sigevent event = {.sigev_signo = SIGALRM, .sigev_notify = SIGEV_SIGNAL};
    struct __kernel_itimerspec when = {{0, 0}, {0, 20000000}}, left;
    int timer = -1;

    event.sigev_value.sival_int = 99;
    install(SIGALRM, note, 0);
    SAME(call(timer_create, 1, &event, &timer), 0);
    seen = 0;
    SAME(call(timer_settime64, timer, 0, &when, 0), 0);
    SAME(call(timer_gettime64, timer, &left), 0);
    CHECK(left.it_value.tv_sec == 0 && left.it_value.tv_nsec <= 20000000);
    struct __kernel_timespec wait = {5, 0}, rest;
    if (!seen)
        SAME(call(clock_nanosleep_time64, 1, 0, &wait, &rest), -4);
    SAME(seen, SIGALRM);
    SAME(code, SI_TIMER);
    SAME(value, 99);
    SAME(call(timer_delete, timer), 0);
    struct {
        long sec, usec;
    } it[2] = {{0, 0}, {0, 10000}}, old[2];
    seen = 0;
    SAME(call(setitimer, 0, it, old), 0);
    SAME(call(getitimer, 0, old), 0);
    SAME(old[1].sec, 0);
    CHECK(old[1].usec <= 10000);
    wait.tv_sec = 5;
    if (!seen)
        SAME(call(clock_nanosleep_time64, 1, 0, &wait, 0), -4);
    SAME(seen, SIGALRM);
}

static void test_child(void)
{
    siginfo_t info;
    long usage[18];
    static const uint32_t none[2];

    install(SIGCHLD, note, 0);
    long pid = call(clone, SIGCHLD, 0, 0, 0, 0);
    if (!pid)
        call(exit_group, 5);
    long r;
    while ((r = call(waitid, P_PID, pid, &info, WEXITED, usage)) == -4)
        ;
    SAME(r, 0);
    SAME(info.si_signo, SIGCHLD);
    SAME(info.si_code, CLD_EXITED);
    SAME(info.si_pid, pid);
    SAME(info.si_status, 5);
    SAME(seen, SIGCHLD);
    pid = call(clone, SIGCHLD, 0, 0, 0, 0);
    if (!pid)
        for (;;)
            call(rt_sigsuspend, none, 8);
    SAME(call(kill, pid, SIGKILL), 0);
    while ((r = call(waitid, P_PID, pid, &info, WEXITED, usage)) == -4)
        ;
    SAME(info.si_code, CLD_KILLED);
    SAME(info.si_status, SIGKILL);
}

int main(int argc, char **argv, char **envp)
{
    test_fault();
    test_stack();
    test_queue();
    test_timers();
    test_child();
    return 0;
}
