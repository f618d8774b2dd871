/* Threads: creation, joining, TLS, mutexes and conditions, robust mutexes, signals between threads,
 * exit of the first thread. SPDX-License-Identifier: MIT */
#include "check.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    THREADS = 8,
    ROUNDS = 20000
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
static long plain;
static atomic_long shared;
static __thread int own = 7;
static volatile sig_atomic_t seen;
static volatile pthread_t seen_in;

static void *count_up(void *arg)
{
    own += (int)(long)arg;
    for (int i = 0; i < ROUNDS; i++) {
        atomic_fetch_add(&shared, 1);
        if (i % 8 == 0) {
            pthread_mutex_lock(&mutex);
            plain++;
            pthread_mutex_unlock(&mutex);
        }
    }
    return (void *)(long)own;
}

static void test_counting(void)
{
    pthread_t t[THREADS];
    long sum = 0;
    for (long i = 0; i < THREADS; i++)
        pthread_create(&t[i], NULL, count_up, (void *)i);
    for (int i = 0; i < THREADS; i++) {
        void *r;
        pthread_join(t[i], &r);
        sum += (long)r;
    }
    CHECK(shared == THREADS * ROUNDS && plain == THREADS * ROUNDS / 8);
    CHECK(sum == THREADS * 7 + THREADS * (THREADS - 1) / 2 && own == 7);
}

static void *nothing(void *arg)
{
    return arg;
}

static void test_many(void)
{
    long sum = 0;
    for (long i = 0; i < 300; i++) {
        pthread_t t;
        void *r = NULL;
        if (!pthread_create(&t, NULL, nothing, (void *)i))
            pthread_join(t, &r);
        sum += (long)r;
    }
    CHECK(sum == 299 * 300 / 2);
}

static int turn;

static void *ping(void *arg)
{
    int me = (int)(long)arg;
    for (int i = 0; i < 500; i++) {
        pthread_mutex_lock(&mutex);
        while (turn != me)
            pthread_cond_wait(&cond, &mutex);
        turn = !me;
        pthread_cond_broadcast(&cond);
        pthread_mutex_unlock(&mutex);
    }
    return NULL;
}

static void test_condition(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, ping, (void *)0);
    pthread_create(&b, NULL, ping, (void *)1);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    CHECK(turn == 0);
}

static pthread_mutex_t robust;

static void *die_locked(void *arg)
{
    pthread_mutex_lock(&robust);
    return NULL;
}

static void test_robust(void)
{
    pthread_mutexattr_t attr;
    pthread_t t;
    pthread_mutexattr_init(&attr);
    pthread_mutexattr_setrobust(&attr, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&robust, &attr);
    pthread_create(&t, NULL, die_locked, NULL);
    pthread_join(t, NULL);
    CHECK(pthread_mutex_lock(&robust) == EOWNERDEAD);
    CHECK(!pthread_mutex_consistent(&robust) && !pthread_mutex_unlock(&robust));
    CHECK(!pthread_mutex_lock(&robust));
}

static void on_signal(int signo)
{
    seen++;
    seen_in = pthread_self();
}

static atomic_int stop;

static void *spin(void *arg)
{
    while (!stop)
        ;
    return NULL;
}

static void test_kill(void)
{
    pthread_t t;
    struct sigaction sa = {.sa_handler = on_signal};
    sigaction(SIGUSR1, &sa, NULL);
    pthread_create(&t, NULL, spin, NULL);
    for (int i = 1; i <= 50; i++) {
        pthread_kill(t, SIGUSR1);
        while (seen < i)
            ;
    }
    CHECK(seen == 50 && pthread_equal(seen_in, t));
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    kill(getpid(), SIGUSR1); /* to the process: the other thread must take it */
    while (seen < 51)
        ;
    CHECK(pthread_equal(seen_in, t));
    stop = 1;
    pthread_join(t, NULL);
}

static void *wait_forever(void *arg)
{
    for (;;)
        pause();
    return NULL;
}

static void test_cancel(void)
{
    pthread_t t;
    void *r;
    pthread_create(&t, NULL, wait_forever, NULL);
    usleep(5000);
    CHECK(!pthread_cancel(t) && !pthread_join(t, &r) && r == PTHREAD_CANCELED);
}

static void *exit_later(void *arg)
{
    usleep(20000);
    exit(5);
}

static void *end_later(void *arg)
{
    usleep(20000);
    return NULL;
}

static void test_ends(void)
{
    int status;
    pthread_t t;
    fflush(stdout);
    if (!fork()) {
        pthread_create(&t, NULL, exit_later, NULL);
        pthread_exit(NULL);
    }
    wait(&status);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 5);
    if (!fork()) {
        pthread_create(&t, NULL, end_later, NULL);
        pthread_exit(NULL); /* the last thread's end is exit(0) */
    }
    wait(&status);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    if (!fork()) {
        pthread_create(&t, NULL, wait_forever, NULL);
        usleep(1000);
        _exit(9); /* takes the other with it */
    }
    wait(&status);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 9);
    if (!fork()) {
        pthread_create(&t, NULL, wait_forever, NULL);
        kill(getpid(), SIGKILL);
    }
    wait(&status);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

static void *fork_there(void *arg)
{
    int status = -1;
    pid_t pid = fork();
    if (!pid) {
        pthread_t t;
        void *r;
        if (pthread_create(&t, NULL, nothing, (void *)3) || pthread_join(t, &r) || (long)r != 3)
            _exit(1);
        _exit(syscall(SYS_gettid) == getpid() ? 11 : 12);
    }
    waitpid(pid, &status, 0);
    return (void *)(long)status;
}

static void test_fork_in_threads(void)
{
    pthread_t t[4], spinner;
    int good = 0;
    stop = 0;
    pthread_create(&spinner, NULL, spin, NULL);
    for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 4; i++)
            pthread_create(&t[i], NULL, fork_there, NULL);
        for (int i = 0; i < 4; i++) {
            void *r;
            pthread_join(t[i], &r);
            good += WIFEXITED((int)(long)r) && WEXITSTATUS((int)(long)r) == 11;
        }
    }
    stop = 1;
    pthread_join(spinner, NULL);
    CHECK(good == 20);
}

int main(void)
{
    test_counting();
    test_many();
    test_condition();
    test_robust();
    test_kill();
    test_cancel();
    test_ends();
    test_fork_in_threads();
    return failures != 0;
}
