/* What may go wrong once in ten thousand times: first signals of several threads at once, fork
 * while other threads make code, signals that reach a thread about to end, protections that change
 * under the translator. SPDX-License-Identifier: MIT */
#include "check.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    THREADS = 4,
    PROCESSES = 40,
    FORKS = 60,
    SIGNALS = 300,
    PAGE = 4096,
    SLOT = 64,
};

static atomic_int handled, waiting, stop;

static void count(int signo)
{
    handled++;
}

/* ---- first signals ---- */

static void *signal_self(void *unused)
{
    waiting++;
    while (waiting < THREADS)
        sched_yield();
    syscall(SYS_tgkill, getpid(), (int)syscall(SYS_gettid), SIGUSR1);
    return NULL;
}

static int first_signals(void)
{
    pthread_t t[THREADS];
    struct sigaction sa = {.sa_handler = count};

    sigaction(SIGUSR1, &sa, NULL);
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&t[i], NULL, signal_self, NULL))
            return 2;
    for (int i = 0; i < THREADS; i++)
        pthread_join(t[i], NULL);
    return handled != THREADS;
}

static int status_of(int pid)
{
    int status = -1;
    waitpid(pid, &status, 0);
    return status;
}

static void test_first_signals(void)
{
    int bad = 0;
    for (int i = 0; i < PROCESSES; i++) {
        int pid = fork();
        if (!pid)
            _exit(first_signals());
        bad += status_of(pid) != 0;
    }
    CHECK(bad == 0);
}

/* ---- code that changes ---- */

static size_t write_function(void *at, int number)
{
#if defined(__aarch64__)
    const uint32_t code[] = {0x52800000 | (uint32_t)number << 5, 0xd65f03c0}; /* mov w0, #; ret */
#elif defined(__riscv)
    const uint32_t code[] = {0x00000513 | (uint32_t)number << 20, 0x00008067}; /* li a0, #; ret */
#else
    const uint8_t code[] = {0xb8, (uint8_t)number, 0, 0, 0, 0xc3};
#endif
    memcpy(at, code, sizeof(code));
    __builtin___clear_cache(at, (char *)at + sizeof(code));
    return sizeof(code);
}

static int call(void *at)
{
    int (*fn)(void);
    memcpy(&fn, &at, sizeof(fn));
    return fn();
}

/* Each thread makes and runs code in a page of its own. */
static void *make_code(void *page)
{
    int wrong = 0;
    for (int n = 0; !stop; n = (n + 1) % 100) {
        char *at = (char *)page + n % (PAGE / SLOT) * SLOT;
        write_function(at, n);
        wrong += call(at) != n;
    }
    return (void *)(long)wrong;
}

static int child_makes_code(char *pages)
{
    for (int i = 0; i < THREADS; i++)
        for (int n = 0; n < 20; n++) {
            write_function(pages + i * PAGE, n + 1);
            if (call(pages + i * PAGE) != n + 1)
                return 1;
        }
    return 0;
}

static void test_fork(void)
{
    pthread_t t[THREADS];
    char *pages = mmap(NULL, THREADS * PAGE, PROT_READ | PROT_WRITE | PROT_EXEC,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int bad = 0;
    long wrong = 0;

    stop = 0;
    for (int i = 0; i < THREADS; i++)
        pthread_create(&t[i], NULL, make_code, pages + i * PAGE);
    for (int i = 0; i < FORKS; i++) {
        int pid = fork();
        if (!pid)
            _exit(child_makes_code(pages));
        bad += status_of(pid) != 0;
    }
    stop = 1;
    for (int i = 0; i < THREADS; i++) {
        void *r;
        pthread_join(t[i], &r);
        wrong += (long)r;
    }
    CHECK(bad == 0);
    CHECK(wrong == 0);
    munmap(pages, THREADS * PAGE);
}

/* One thread runs code of a page, and makes the translator look at it anew, while another one
 * changes the page's protection and writes to it. */
static atomic_int calls;

static void *run_code(void *page)
{
    int sum = 0;
    while (!stop) {
        for (int i = 0; i < 8; i++)
            sum += call((char *)page + i * SLOT) != i + 1;
        calls++;
    }
    return (void *)(long)sum;
}

static void test_protection(void)
{
    pthread_t t;
    char *page =
        mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    void *wrong;

    for (int i = 0; i < 8; i++)
        write_function(page + i * SLOT, i + 1);
    stop = 0;
    pthread_create(&t, NULL, run_code, page);
    while (!calls)
        sched_yield();
    for (int i = 0; i < 3000; i++) {
        mprotect(page, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC);
        page[PAGE - 1] = (char)i; /* a fault would end the program */
        mprotect(page, PAGE, PROT_READ | PROT_EXEC);
    }
    stop = 1;
    pthread_join(t, &wrong);
    CHECK(!wrong);
    munmap(page, PAGE);
}

/* ---- signals to the process while its threads end ---- */

static void *end_at_once(void *unused)
{
    return NULL;
}

static void *start_and_end(void *unused)
{
    while (!stop) {
        pthread_t t;
        if (!pthread_create(&t, NULL, end_at_once, NULL))
            pthread_join(t, NULL);
    }
    return NULL;
}

static void test_none_is_lost(void)
{
    struct sigaction sa = {.sa_handler = count};
    sigset_t rt, old;
    pthread_t t[2];

    sigaction(SIGRTMIN, &sa, NULL);
    handled = stop = 0;
    for (int i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, start_and_end, NULL);
    sigemptyset(&rt);
    sigaddset(&rt, SIGRTMIN);
    pthread_sigmask(SIG_BLOCK, &rt, &old); /* the others' turn */
    for (int i = 0; i < SIGNALS; i++) {
        sigqueue(getpid(), SIGRTMIN, (union sigval){0});
        usleep(100);
    }
    stop = 1;
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    CHECK(handled == SIGNALS);
}

int main(void)
{
    test_first_signals();
    test_fork();
    test_protection();
    test_none_is_lost();
    return failures != 0;
}
