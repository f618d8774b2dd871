/* Dies in several ways, with threads that compute and sleep. The argument says how.
 * SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

int values[4] = {1, 2, 3, 4};
volatile int spinning;
static void *volatile nowhere;

__attribute__((noinline)) static void spin(void)
{
    for (;;)
        spinning++;
}

__attribute__((noinline)) static void doze(void)
{
    for (;;)
        sleep(100);
}

static void *spinner(void *arg)
{
    spin();
    return NULL;
}

static void *dozer(void *arg)
{
    doze();
    return NULL;
}

__attribute__((noinline)) void crash_here(int depth)
{
    if (depth) {
        crash_here(depth - 1);
        values[0]++;
    } else {
        values[3] = 44;
        *(volatile int *)24 = 1;
    }
}

static void on_signal(int signo)
{
    crash_here(1);
    values[1]++;
}

/* A stack of nonsense. */
__attribute__((noinline)) static void smash(void)
{
    volatile unsigned long here[8];
    for (int i = 0; i < 64; i++)
        ((volatile unsigned long *)here)[i] = 0x4141414141414141;
}

static int compare(const void *a, const void *b)
{
    crash_here(0);
    return 0;
}

int main(int argc, char **argv)
{
    const char *how = argc > 1 ? argv[1] : "";
    pthread_t t;
    if (!strcmp(how, "threads")) {
        pthread_create(&t, NULL, spinner, NULL);
        pthread_create(&t, NULL, dozer, NULL);
        while (!spinning)
            usleep(1000);
        usleep(20000);
    }
    if (!strcmp(how, "abort"))
        abort();
    if (!strcmp(how, "undumpable"))
        prctl(PR_SET_DUMPABLE, 0);
    if (!strcmp(how, "smash"))
        smash();
    if (!strcmp(how, "callback"))
        qsort(values, 4, sizeof(int), compare);
    if (!strcmp(how, "jump"))
        ((void (*)(void))nowhere)();
    if (!strcmp(how, "signal")) {
        signal(SIGUSR1, on_signal);
        raise(SIGUSR1);
    }
    crash_here(2);
    return values[2];
}
