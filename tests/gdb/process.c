/* Threads, signals, fork, exec and endless loops under gdb. The argument says which.
 * SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

volatile int hits, stop;
__thread int mine;
extern char **environ;

__attribute__((noinline)) void worked(long id)
{
    __sync_fetch_and_add(&hits, 1); /* worked */
}

static void *worker(void *arg)
{
    mine = (int)(long)arg;
    for (int i = 0; i < 3; i++)
        worked((long)arg);
    return NULL;
}

static void threads(void)
{
    pthread_t t[3];
    for (long i = 0; i < 3; i++)
        pthread_create(&t[i], NULL, worker, (void *)i);
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
    printf("hits %d\n", hits); /* joined */
}

__attribute__((noinline)) void handler(int signo)
{
    hits += signo; /* handler */
}

static void signals(void)
{
    signal(SIGUSR1, handler);
    raise(SIGUSR1);
    printf("after one %d\n", hits);
    raise(SIGUSR1);
    printf("after two %d\n", hits); /* twice */
    int *volatile bad = (int *)16;
    *bad = 1; /* crash */
}

static void forks(void)
{
    pid_t pid = fork();
    if (!pid) {
        hits = 5; /* child */
        _exit(7);
    }
    int status;
    waitpid(pid, &status, 0);
    printf("child %d hits %d\n", WEXITSTATUS(status), hits); /* parent */
}

static void spins(void)
{
    puts("spinning");
    fflush(stdout);
    while (!stop)
        hits++; /* spin */
    printf("stopped %d\n", stop);
}

static void sleeps(void)
{
    puts("sleeping");
    fflush(stdout);
    unsigned left = sleep(3);
    printf("left %u\n", left);
}

static void executes(char *self)
{
    execl(self, self, "second", NULL);
}

static void spawns(char *self)
{
    pid_t pid;
    int status;
    char *args[] = {self, "second", NULL};
    posix_spawn(&pid, self, NULL, NULL, args, environ);
    waitpid(pid, &status, 0);
    printf("spawned %d\n", WEXITSTATUS(status));
}

static int sharer(void *arg)
{
    worked(1);
    return 4;
}

/* A process on the same memory, which gdb knows nothing of. */
static void shares(void)
{
    static char stack[65536];
    int status;
    pid_t pid = clone(sharer, stack + sizeof(stack), CLONE_VM | SIGCHLD, NULL);
    waitpid(pid, &status, 0);
    worked(2);
    printf("shared %d hits %d\n", WEXITSTATUS(status), hits);
}

static int second(void)
{
    puts("second"); /* second */
    return 9;
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    const char *what = argc > 1 ? argv[1] : "";
    if (!strcmp(what, "threads"))
        threads();
    else if (!strcmp(what, "signals"))
        signals();
    else if (!strcmp(what, "forks"))
        forks();
    else if (!strcmp(what, "spins"))
        spins();
    else if (!strcmp(what, "sleeps"))
        sleeps();
    else if (!strcmp(what, "executes"))
        executes(argv[0]);
    else if (!strcmp(what, "spawns"))
        spawns(argv[0]);
    else if (!strcmp(what, "shares"))
        shares();
    else if (!strcmp(what, "second"))
        return second();
    return 0;
}
