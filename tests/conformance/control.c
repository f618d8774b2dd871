/* ioctl on what the system has, and descriptors: who owns which numbers.
 * SPDX-License-Identifier: MIT */
#include "conform.h"

#include <linux/fiemap.h>
#include <linux/fs.h>
#include <linux/kd.h>
#include <linux/loop.h>
#include <linux/rtc.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <termios.h>

static char buffer[4096];

static void test_terminal(void)
{
    struct winsize w = {24, 80, 0, 0}, got = {0};
    struct termios t;
    int number = -1, lock = 0, zero = 0;
    int m = open("/dev/ptmx", O_RDWR | O_NOCTTY);
    CALL(ioctl, "TIOCGPTN", m, TIOCGPTN, &number);
    CALL(ioctl, "TIOCSPTLCK", m, TIOCSPTLCK, &zero);
    int s = (int)CALL(ioctl, "TIOCGPTPEER", m, TIOCGPTPEER, O_RDWR | O_NOCTTY);
    CALL(ioctl, "TIOCGPTLCK", m, TIOCGPTLCK, &lock);
    info("lock %d", lock);
    CALL(ioctl, "TCGETS", s, TCGETS, buffer);
    info("isatty %d", isatty(s));
    tcgetattr(s, &t);
    info("flags 0%o 0%o 0%o 0%o speed 0%o", t.c_iflag, t.c_oflag, t.c_cflag, t.c_lflag,
         cfgetospeed(&t));
    cfmakeraw(&t);
    info("raw %d", tcsetattr(s, TCSANOW, &t));
    CALL(ioctl, "TCSETSW", s, TCSETSW, buffer);
    CALL(ioctl, "TCSETSF", s, TCSETSF, buffer);
    CALL(ioctl, "TCGETA", s, TCGETA, buffer);
    CALL(ioctl, "TCSETA", s, TCSETA, buffer);
    CALL(ioctl, "TCGETS2", s, _IOC(_IOC_READ, 'T', 0x2a, 44), buffer);
    CALL(ioctl, "TCSETS2", s, _IOC(_IOC_WRITE, 'T', 0x2b, 44), buffer);
    CALL(ioctl, "TIOCSWINSZ", m, TIOCSWINSZ, &w);
    CALL(ioctl, "TIOCGWINSZ", s, TIOCGWINSZ, &got);
    info("%d rows %d columns", got.ws_row, got.ws_col);
    CALL(ioctl, "TIOCGWINSZ, bad address", s, TIOCGWINSZ, BAD);
    CALL(ioctl, "TIOCGWINSZ, no terminal", open("/dev/null", O_RDONLY), TIOCGWINSZ, &got);
    close(5);
    CALL(ioctl, "TCSBRK", s, TCSBRK, 1);
    CALL(ioctl, "TCXONC", s, TCXONC, 1);
    CALL(ioctl, "TCFLSH", s, TCFLSH, 2);
    CALL(ioctl, "TIOCEXCL", s, TIOCEXCL);
    CALL(ioctl, "TIOCNXCL", s, TIOCNXCL);
    CALL(ioctl, "TIOCGETD", s, TIOCGETD, &number);
    info("discipline %d", number);
    CALL(ioctl, "TIOCPKT", m, TIOCPKT, &zero);
    write(m, "line\n", 5);
    usleep(10000);
    CALL(ioctl, "FIONREAD", s, FIONREAD, &number);
    info("waiting %d", number);
    CALL(ioctl, "TIOCOUTQ", s, TIOCOUTQ, &number);
    CALL(ioctl, "TIOCGSID without a session", s, TIOCGSID, &number);
    pid_t pid = fork_child();
    if (!pid) {
        setsid();
        CALL(ioctl, "TIOCSCTTY", s, TIOCSCTTY, 0);
        CALL(ioctl, "TIOCGPGRP", s, TIOCGPGRP, &number);
        info("group is this process: %d", number == getpid());
        CALL(ioctl, "TIOCSPGRP", s, TIOCSPGRP, &number);
        CALL(ioctl, "TIOCGSID", s, TIOCGSID, &number);
        signal(SIGHUP, SIG_IGN);
        CALL(ioctl, "TIOCNOTTY", s, TIOCNOTTY);
        finish_child(0);
    }
    reap("terminal child", pid);
    CALL(ioctl, "KDGETMODE, no console", s, KDGETMODE, &number);
    close(s);
    close(m);
}

static void test_files(void)
{
    struct {
        struct fiemap f;
        struct fiemap_extent e[4];
    } map = {{0, ~0ull, FIEMAP_FLAG_SYNC, 0, 4}};
    int flags = 0, number = 0, one = 1;
    write_file("file", "some contents");
    int fd = open("file", O_RDWR);
    CALL(ioctl, "FS_IOC_GETFLAGS", fd, FS_IOC_GETFLAGS, &flags);
    CALL(ioctl, "FS_IOC_SETFLAGS", fd, FS_IOC_SETFLAGS, &flags);
    CALL(ioctl, "FS_IOC_GETVERSION", fd, FS_IOC_GETVERSION, buffer);
    CALL(ioctl, "FS_IOC_FSGETXATTR", fd, FS_IOC_FSGETXATTR, buffer);
    CALL(ioctl, "FS_IOC_FIEMAP", fd, FS_IOC_FIEMAP, &map);
    info("extents %u", map.f.fm_mapped_extents);
    CALL(ioctl, "FIGETBSZ", fd, FIGETBSZ, &number);
    info("block %d", number);
    CALL(ioctl, "FIBMAP", fd, FIBMAP, &number);
    CALL(ioctl, "FICLONE of itself", fd, FICLONE, fd);
    CALL(ioctl, "FIOCLEX", fd, FIOCLEX);
    CALL_HEX(fcntl, "F_GETFD", fd, F_GETFD);
    CALL(ioctl, "FIONCLEX", fd, FIONCLEX);
    CALL(ioctl, "FIONBIO", fd, FIONBIO, &one);
    CALL(ioctl, "FIONREAD", fd, FIONREAD, &number);
    info("left %d", number);
    CALL(ioctl, "unknown", fd, _IOC(_IOC_READ | _IOC_WRITE, 'm', 0x99, 16), buffer);
    CALL(ioctl, "unknown, no argument", fd, 0x12345, 0);
    CALL(ioctl, "bad descriptor", 99, FIONREAD, &number);
    close(fd);
    int zero = open("/dev/zero", O_RDONLY), rtc = open("/dev/rtc0", O_RDONLY),
        l = open("/dev/loop-control", O_RDWR);
    CALL(ioctl, "BLKGETSIZE64, no block device", zero, BLKGETSIZE64, buffer);
    CALL(ioctl, "SG_IO, no device", zero, 0x2285, buffer);
    CALL(ioctl, "LOOP_GET_STATUS64, no loop", zero, LOOP_GET_STATUS64, buffer);
    if (rtc >= 0)
        CALL(ioctl, "RTC_RD_TIME", rtc, RTC_RD_TIME, buffer);
    if (l >= 0)
        CALL_OK(ioctl, "LOOP_CTL_GET_FREE", l, LOOP_CTL_GET_FREE);
    close(l);
    close(rtc);
    close(zero);
}

void run_control(void)
{
    test_terminal();
    test_files();
}

/* ---- descriptors ---- */

static void list_open(const char *when)
{
    char list[256] = "";
    for (int fd = 0; fd < 4096; fd++)
        if (fcntl(fd, F_GETFD) >= 0)
            snprintf(list + strlen(list), sizeof(list) - strlen(list), " %d", fd);
    info("open %s:%s", when, list);
}

void run_descriptors(void)
{
    struct rlimit limit;
    list_open("at first");
    CALL(dup, "standard output", 1);
    CALL(dup, "bad descriptor", 99);
    CALL(dup3, "to 50", 1, 50, O_CLOEXEC);
    CALL(dup3, "to itself", 1, 1, 0);
    CALL(dup3, "bad flags", 1, 51, 1);
    CALL(dup3, "too high", 1, 1 << 30, 0);
    CALL(fcntl, "F_DUPFD", 1, F_DUPFD, 100);
    CALL(fcntl, "F_DUPFD_CLOEXEC", 1, F_DUPFD_CLOEXEC, 100);
    for (int fd = 896; fd < 906; fd++)
        CALL(dup3, "high", 1, fd, 0);
    CALL(fcntl, "F_DUPFD", 1, F_DUPFD, 900);
    list_open("now");
    CALL(close_range, "all above 2, on exec", 3, ~0u, 4);
    CALL_HEX(fcntl, "F_GETFD", 50, F_GETFD);
    CALL(close_range, "all above 2", 3, ~0u, 0);
    CALL(close_range, "backwards", 5, 3, 0);
    CALL(close_range, "bad flags", 3, 5, 99);
    list_open("after close_range");
    getrlimit(RLIMIT_NOFILE, &limit);
    int closed = 0;
    for (unsigned fd = 3; fd < limit.rlim_cur && fd < 70000; fd++)
        closed += QUIET(close, fd) == 0;
    info("closed %d", closed);
    CALL(openat, "still works", AT_FDCWD, "/proc/self/stat", O_RDONLY);
    struct rlimit few = {10, limit.rlim_max};
    CALL(setrlimit, "few files", RLIMIT_NOFILE, &few);
    CALL(dup3, "above the limit", 1, 10, 0);
    for (int i = 4; i < 10; i++)
        dup(1);
    CALL(dup, "none left", 1);
    CALL(openat, "none left", AT_FDCWD, "/dev/null", O_RDONLY);
    CALL(openat, "none left", AT_FDCWD, "/proc/self/maps", O_RDONLY);
    setrlimit(RLIMIT_NOFILE, &limit);
    close(3);
    pid_t pid = fork_child();
    if (!pid) {
        static char *const argv[] = {"/bin/true", NULL};
        for (int fd = 3; fd < 2000; fd++)
            QUIET(close, fd);
        execv("/bin/true", argv);
        _exit(9);
    }
    reap("a program after all was closed", pid);
    /* What /proc/self/fd lists. */
    char name[4096];
    int dir = open("/proc/self/fd", O_RDONLY | O_DIRECTORY), names = 0;
    for (long n; (n = QUIET(getdents64, dir, name, sizeof(name))) > 0;)
        for (long at = 0; at < n; at += *(unsigned short *)(name + at + 16))
            names += name[at + 19] != '.';
    info("/proc/self/fd has %d names", names);
}
