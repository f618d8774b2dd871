/* Clocks and timers.
 * SPDX-License-Identifier: MIT */
#include "conform.h"

#include <sys/time.h>
#include <sys/timex.h>
#include <time.h>

static char buffer[512];

static void test_clocks(void)
{
    struct timespec ts, wrong = {0, -1};
    struct timeval tv, odd = {0, -1};
    CALL(clock_gettime, "realtime", CLOCK_REALTIME, &ts);
    CALL(clock_gettime, "process", CLOCK_PROCESS_CPUTIME_ID, &ts);
    CALL(clock_gettime, "boot", CLOCK_BOOTTIME, &ts);
    CALL(clock_gettime, "none such", 99, &ts);
    CALL(clock_gettime, "bad address", CLOCK_REALTIME, BAD);
    CALL(clock_getres, "realtime", CLOCK_REALTIME, &ts);
    info("resolution %ld", (long)ts.tv_nsec);
    CALL(clock_getres, "nowhere to write", CLOCK_REALTIME, NULL);
    CALL(clock_getres, "none such", 99, &ts);
    CALL(clock_settime, "bad time", CLOCK_REALTIME, &wrong);
    CALL(clock_settime, "not settable", CLOCK_MONOTONIC, &ts);
    CALL(clock_settime, "bad address", CLOCK_REALTIME, BAD);
    CALL(gettimeofday, "time", &tv, NULL);
    CALL(gettimeofday, "zone", NULL, buffer);
    CALL(gettimeofday, "bad address", BAD, NULL);
    CALL(settimeofday, "bad time", &odd, NULL);
    CALL(settimeofday, "bad address", BAD, NULL);
    struct timex tx = {0};
    CALL_OK(adjtimex, "query", &tx);
    CALL(adjtimex, "bad address", BAD);
    tx.modes = 0x8000;
    CALL(adjtimex, "one shot without its mode", &tx);
    tx.modes = 0;
    CALL_OK(clock_adjtime, "query", CLOCK_REALTIME, &tx);
    CALL(clock_adjtime, "none such", 99, &tx);
    CALL(clock_adjtime, "not adjustable", CLOCK_MONOTONIC, &tx);
    ts = (struct timespec){0, 1000000};
    CALL(nanosleep, "a little", &ts, NULL);
    CALL(nanosleep, "bad time", &wrong, NULL);
    CALL(nanosleep, "bad address", BAD, NULL);
    CALL(clock_nanosleep, "a little", CLOCK_MONOTONIC, 0, &ts, NULL);
    ts.tv_sec = 0;
    CALL(clock_nanosleep, "past", CLOCK_MONOTONIC, TIMER_ABSTIME, &ts, NULL);
    CALL(clock_nanosleep, "none such", 99, 0, &ts, NULL);
    CALL(clock_nanosleep, "bad time", CLOCK_MONOTONIC, 0, &wrong, NULL);
    clock_gettime(CLOCK_MONOTONIC, &ts);
    struct timespec later;
    for (int i = 0; i < 1000; i++) {
        clock_gettime(CLOCK_MONOTONIC, &later);
        if (later.tv_sec < ts.tv_sec || (later.tv_sec == ts.tv_sec && later.tv_nsec < ts.tv_nsec))
            info("time goes backwards");
        ts = later;
    }
}

static volatile int fired;

static void on_timer(int signo, siginfo_t *si, void *context)
{
    fired++;
    if (fired == 1)
        info("signal %d code %d value %d timer %d", signo, si->si_code, si->si_value.sival_int,
             si->si_timerid);
}

static void test_timers(void)
{
    int id = -1;
    struct itimerspec it = {{0, 0}, {0, 1000000}}, old, wrong = {{0, 0}, {0, -1}};
    struct timespec some = {0, 30000000};
    sigevent_t e = {
        .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN + 3, .sigev_value.sival_int = 77};
    catch_signal(SIGRTMIN + 3, on_timer, 0);
    CALL(timer_create, "signal", CLOCK_MONOTONIC, &e, &id);
    info("id %d", id);
    CALL(timer_create, "no clock", 99, &e, &id);
    CALL(timer_create, "bad address", CLOCK_MONOTONIC, BAD, &id);
    CALL(timer_create, "bad result address", CLOCK_MONOTONIC, &e, BAD);
    e.sigev_notify = 99;
    CALL(timer_create, "no notification", CLOCK_MONOTONIC, &e, &id);
    CALL(timer_settime, "once", id, 0, &it, &old);
    nanosleep(&some, NULL);
    info("fired %d", fired);
    CALL(timer_settime, "bad time", id, 0, &wrong, NULL);
    CALL(timer_settime, "no timer", 99, 0, &it, NULL);
    CALL(timer_gettime, "expired", id, &old);
    info("left %ld", (long)old.it_value.tv_nsec);
    CALL(timer_gettime, "no timer", 99, &old);
    CALL(timer_getoverrun, "none", id);
    CALL(timer_getoverrun, "no timer", 99);
    CALL(timer_delete, "timer", id);
    CALL(timer_delete, "again", id);
    fired = 10;
    e.sigev_notify = SIGEV_THREAD_ID;
    e._sigev_un._tid = getpid();
    CALL_OK(timer_create, "thread", CLOCK_REALTIME, &e, &id);
    timer_t t = (timer_t)(long)id;
    QUIET(timer_settime, id, 0, &it, NULL);
    nanosleep(&some, NULL);
    info("fired %d", fired);
    e._sigev_un._tid = 1;
    CALL(timer_create, "another's thread", CLOCK_REALTIME, &e, &id);
    CALL_OK(timer_create, "default event", CLOCK_REALTIME, NULL, &id);
}

void run_time(void)
{
    test_clocks();
    test_timers();
}
