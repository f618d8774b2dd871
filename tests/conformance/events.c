/* Waiting for descriptors, and the descriptors that exist to be waited for.
 * SPDX-License-Identifier: MIT */
#include "conform.h"

#include <linux/fanotify.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

static char buffer[8192];

static void test_eventfd(void)
{
    uint64_t v = 5;
    int fd = (int)CALL(eventfd2, "nonblocking", 3, O_NONBLOCK | O_CLOEXEC);
    CALL(eventfd2, "bad flags", 0, 0x10);
    CALL(write, "add", fd, &v, 8);
    CALL(read, "take", fd, &v, 8);
    info("value %lu", (long)v);
    CALL(read, "empty", fd, &v, 8);
    CALL(read, "too short", fd, &v, 4);
    int s = (int)CALL(eventfd2, "semaphore", 2, 1);
    CALL(read, "one", s, &v, 8);
    info("value %lu", (long)v);
    close(s);
    close(fd);
}

static void test_epoll(void)
{
    struct epoll_event e = {.events = EPOLLIN, .data.u64 = 0x1122334455667788}, out[4];
    struct timespec none = {0, 0}, wrong = {0, -1};
    uint64_t mask = 0, one = 1;
    int ep = (int)CALL(epoll_create1, "plain", 0);
    CALL(epoll_create1, "bad flags", 1);
    int fd = (int)QUIET(eventfd2, 0, O_NONBLOCK);
    CALL(epoll_ctl, "add", ep, EPOLL_CTL_ADD, fd, &e);
    CALL(epoll_ctl, "add again", ep, EPOLL_CTL_ADD, fd, &e);
    CALL(epoll_ctl, "itself", ep, EPOLL_CTL_ADD, ep, &e);
    CALL(epoll_ctl, "a file", ep, EPOLL_CTL_ADD, open("/proc/self/exe", O_RDONLY), &e);
    close(5);
    CALL(epoll_ctl, "bad address", ep, EPOLL_CTL_ADD, fd, BAD);
    CALL(epoll_ctl, "unknown", ep, 99, fd, &e);
    CALL(epoll_pwait, "nothing", ep, out, 4, 0, NULL, 8);
    write(fd, &one, 8);
    CALL(epoll_pwait, "one", ep, out, 4, 1000, &mask, 8);
    info("events 0x%x data 0x%lx", out[0].events, (long)out[0].data.u64);
    CALL(epoll_pwait, "no room", ep, out, 0, 0, NULL, 8);
    CALL(epoll_pwait, "bad address", ep, BAD, 4, 0, NULL, 8);
    CALL(epoll_pwait, "mask size", ep, out, 4, 0, &mask, 4);
    CALL(epoll_pwait, "no epoll descriptor", fd, out, 4, 0, NULL, 8);
    CALL(epoll_pwait2, "one", ep, out, 4, &none, NULL, 8);
    CALL(epoll_pwait2, "bad time", ep, out, 4, &wrong, NULL, 8);
    CALL(epoll_pwait2, "bad time address", ep, out, 4, BAD, NULL, 8);
    e.events = EPOLLOUT | EPOLLET | EPOLLONESHOT;
    CALL(epoll_ctl, "modify", ep, EPOLL_CTL_MOD, fd, &e);
    CALL(epoll_pwait2, "writable", ep, out, 4, NULL, NULL, 8);
    info("events 0x%x", out[0].events);
    CALL(epoll_ctl, "delete", ep, EPOLL_CTL_DEL, fd, NULL);
    CALL(epoll_ctl, "delete again", ep, EPOLL_CTL_DEL, fd, NULL);
    close(fd);
    close(ep);
}

static void test_poll(void)
{
    int p[2];
    pipe(p);
    struct pollfd fds[3] = {{p[0], POLLIN}, {p[1], POLLOUT}, {99, POLLIN}};
    struct timespec soon = {0, 1000000}, wrong = {-1, 0};
    uint64_t mask = 0;
    CALL(ppoll, "two of three", fds, 3, NULL, NULL, 8);
    info("revents %x %x %x", fds[0].revents, fds[1].revents, fds[2].revents);
    CALL(ppoll, "none ready", fds, 1, &soon, &mask, 8);
    CALL(ppoll, "bad time", fds, 1, &wrong, NULL, 8);
    CALL(ppoll, "bad address", BAD, 1, NULL, NULL, 8);
    CALL(ppoll, "mask size", fds, 1, NULL, &mask, 7);
    CALL(ppoll, "too many", fds, 100000000, NULL, NULL, 8);
    fd_set in, out;
    FD_ZERO(&in);
    FD_ZERO(&out);
    FD_SET(p[0], &in);
    FD_SET(p[1], &out);
    struct {
        void *mask;
        size_t size;
    } with = {&mask, 8}, bad = {&mask, 7};
    CALL(pselect6, "writable", 10, &in, &out, NULL, NULL, &with);
    info("in %d out %d", FD_ISSET(p[0], &in), FD_ISSET(p[1], &out));
    CALL(pselect6, "timeout", 10, &in, NULL, NULL, &soon, NULL);
    CALL(pselect6, "negative", -1, &in, NULL, NULL, &soon, NULL);
    CALL(pselect6, "mask size", 10, NULL, NULL, NULL, &soon, &bad);
    CALL(pselect6, "bad address", 10, BAD, NULL, NULL, &soon, NULL);
    FD_SET(99, &in);
    CALL(pselect6, "bad descriptor", 100, &in, NULL, NULL, &soon, NULL);
    close(p[0]);
    close(p[1]);
}

static void test_timerfd(void)
{
    struct itimerspec once = {{0, 0}, {0, 1000000}}, wrong = {{0, 0}, {0, -1}}, old;
    uint64_t ticks = 0;
    int fd = (int)CALL(timerfd_create, "monotonic", CLOCK_MONOTONIC, 0);
    CALL(timerfd_create, "no clock", 99, 0);
    CALL(timerfd_create, "bad flags", CLOCK_MONOTONIC, 1);
    CALL(timerfd_settime, "once", fd, 0, &once, &old);
    CALL(timerfd_settime, "bad time", fd, 0, &wrong, NULL);
    CALL(timerfd_settime, "bad address", fd, 0, BAD, NULL);
    CALL(read, "expired", fd, &ticks, 8);
    info("ticks %lu", (long)ticks);
    CALL(timerfd_gettime, "disarmed", fd, &old);
    info("left %ld.%ld", (long)old.it_value.tv_sec, (long)old.it_value.tv_nsec);
    CALL(timerfd_gettime, "bad descriptor", 99, &old);
    CALL(timerfd_gettime, "no timer", 1, &old);
    close(fd);
}

static void test_signalfd(void)
{
    uint64_t mask = 1ull << (SIGUSR1 - 1) | 1ull << (SIGRTMIN + 2 - 1);
    struct signalfd_siginfo si;
    QUIET(rt_sigprocmask, SIG_BLOCK, &mask, NULL, 8);
    int fd = (int)CALL(signalfd4, "new", -1, &mask, 8, O_NONBLOCK);
    CALL(signalfd4, "size", -1, &mask, 4, 0);
    CALL(signalfd4, "bad flags", -1, &mask, 8, 1);
    CALL(signalfd4, "bad descriptor", 99, &mask, 8, 0);
    CALL(read, "nothing", fd, &si, sizeof(si));
    QUIET(kill, getpid(), SIGUSR1);
    siginfo_t q = {.si_signo = SIGRTMIN + 2, .si_code = SI_QUEUE};
    q.si_value.sival_int = 4711;
    q.si_pid = getpid();
    QUIET(rt_sigqueueinfo, getpid(), SIGRTMIN + 2, &q);
    for (int i = 0; i < 2; i++) {
        CALL(read, "signal", fd, &si, sizeof(si));
        info("signal %u code %d int %d mine %d", si.ssi_signo, si.ssi_code, si.ssi_int,
             si.ssi_pid == (unsigned)getpid());
    }
    CALL(signalfd4, "change", fd, &mask, 8, 0);
    close(fd);
    QUIET(rt_sigprocmask, SIG_UNBLOCK, &mask, NULL, 8);
}

static void test_inotify(void)
{
    mkdir("watched", 0755);
    int fd = (int)CALL(inotify_init1, "nonblocking", O_NONBLOCK);
    CALL(inotify_init1, "bad flags", 1);
    int wd = (int)CALL(inotify_add_watch, "directory", fd, "watched", IN_CREATE | IN_DELETE);
    CALL(inotify_add_watch, "missing", fd, "missing", IN_CREATE);
    CALL(inotify_add_watch, "nothing", fd, "watched", 0);
    CALL(inotify_add_watch, "no inotify", 1, "watched", IN_CREATE);
    write_file("watched/new", "x");
    long n = CALL(read, "event", fd, buffer, sizeof(buffer));
    struct inotify_event *e = (struct inotify_event *)buffer;
    if (n > 0)
        info("wd %d mask 0x%x name %s", e->wd, e->mask, e->name);
    CALL(inotify_rm_watch, "watched", fd, wd);
    CALL(inotify_rm_watch, "again", fd, wd);
    CALL(read, "ignored", fd, buffer, sizeof(buffer));
    close(fd);
}

static void test_fanotify(void)
{
    int fd = (int)CALL(fanotify_init, "notify", FAN_CLASS_NOTIF | FAN_NONBLOCK,
                       O_RDONLY | O_LARGEFILE | O_CLOEXEC);
    CALL(fanotify_init, "bad flags", 0x80000000, O_RDONLY);
    CALL(fanotify_init, "bad event flags", FAN_CLASS_NOTIF, O_DIRECTORY);
    CALL(fanotify_mark, "file", fd, FAN_MARK_ADD, FAN_OPEN, AT_FDCWD, "watched/new");
    CALL(fanotify_mark, "missing", fd, FAN_MARK_ADD, FAN_OPEN, AT_FDCWD, "missing");
    CALL(fanotify_mark, "bad flags", fd, 0x80000000, FAN_OPEN, AT_FDCWD, "watched/new");
    if (fd < 0)
        return;
    close(open("watched/new", O_RDONLY));
    long n = CALL(read, "event", fd, buffer, sizeof(buffer));
    struct fanotify_event_metadata *m = (struct fanotify_event_metadata *)buffer;
    if (n > 0)
        info("mask 0x%lx mine %d version %d descriptor %d", (long)m->mask, m->pid == getpid(),
             m->vers, m->fd);
    close(m->fd);
    close(fd);
}

static void test_pidfd(void)
{
    siginfo_t si = {.si_signo = SIGUSR2, .si_code = SI_QUEUE};
    pid_t pid = fork_child();
    if (!pid)
        for (;;)
            pause();
    int fd = (int)CALL(pidfd_open, "child", pid, 0);
    CALL(pidfd_open, "bad flags", pid, 1);
    CALL(pidfd_open, "nobody", -1, 0);
    CALL_HEX(fcntl, "close on exec", fd, F_GETFD);
    int copy = (int)CALL(pidfd_getfd, "descriptor 1", fd, 1, 0);
    CALL(pidfd_getfd, "bad descriptor", fd, 99, 0);
    CALL(pidfd_getfd, "bad flags", fd, 1, 1);
    close(copy);
    CALL(pidfd_send_signal, "none", fd, 0, NULL, 0);
    CALL(pidfd_send_signal, "another number", fd, SIGTERM, &si, 0);
    CALL(pidfd_send_signal, "bad flags", fd, SIGTERM, NULL, 99);
    CALL(pidfd_send_signal, "no pidfd", 1, SIGTERM, NULL, 0);
    CALL(process_mrelease, "alive", fd, 0);
    CALL(process_mrelease, "bad flags", fd, 1);
    CALL(pidfd_send_signal, "SIGTERM", fd, SIGTERM, NULL, 0);
    struct pollfd p = {fd, POLLIN};
    poll(&p, 1, 5000);
    info("readable %x", p.revents);
    si.si_pid = 0;
    CALL(waitid, "by pidfd", P_PIDFD, fd, &si, WEXITED, NULL);
    info("code %d status %d", si.si_code, si.si_status);
    CALL(pidfd_send_signal, "gone", fd, 0, NULL, 0);
    close(fd);
}

void run_events(void)
{
    test_eventfd();
    test_epoll();
    test_poll();
    test_timerfd();
    test_signalfd();
    test_inotify();
    test_fanotify();
    test_pidfd();
}
