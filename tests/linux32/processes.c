/*
 * Processes: the first stack, execve, fork, /proc/self, and what a process is told about the
 * system.
 *
 * SPDX-License-Identifier: MIT
 */
#include "nolibc.h"

#include <linux/auxvec.h>
#include <linux/fcntl.h>
#include <linux/resource.h>
#include <linux/signal.h>
#include <linux/sockios.h>
#include <linux/sysinfo.h>
#include <linux/utsname.h>
#include <linux/wait.h>

static char text[16384];

static long read_file(const char *name)
{
    long fd = call(openat, AT_FDCWD, name, 0, 0), used = 0, n;

    CHECK(fd >= 0);
    while ((n = call(read, fd, text + used, sizeof(text) - 1 - used)) > 0)
        used += n;
    text[used] = 0;
    call(close, fd);
    return used;
}

static bool contains(const char *part)
{
    size_t n = length(part);

    for (const char *p = text; *p; p++)
        if (!compare(p, part, n))
            return true;
    return false;
}

static unsigned long auxiliary(const unsigned long *aux, unsigned long type)
{
    for (; aux[0]; aux += 2)
        if (aux[0] == type)
            return aux[1];
    return 0;
}

static void test_stack(int argc, char **argv, char **envp)
{
    char **end = envp;

    while (*end)
        end++;
    const unsigned long *aux = (const unsigned long *)(end + 1);
    SAME(argv[argc], 0);
    SAME(auxiliary(aux, AT_PAGESZ), 4096);
    SAME(auxiliary(aux, AT_PHENT), 32);
    CHECK(auxiliary(aux, AT_ENTRY) != 0);
    CHECK(auxiliary(aux, AT_HWCAP) & 1); /* A */
    CHECK(auxiliary(aux, AT_RANDOM) > 0x10000);
    long n = read_file("/proc/self/auxv");
    CHECK(n % 8 == 0 && n > 100);
    SAME(compare(text, aux, (size_t)n), 0);
    read_file("/proc/self/maps");
    CHECK(contains("[stack]"));
    for (const char *p = text; *p; p++) /* no address has more than 8 digits */
        if (p == text || p[-1] == '\n')
            SAME(p[8], '-');
}

static long wait_for(long pid, siginfo_t *info)
{
    long r;

    while ((r = call(waitid, P_PID, pid, info, WEXITED, 0)) == -4)
        ;
    return r;
}

static void test_exec(char *self, char **envp)
{
    siginfo_t info;
    char *argv[] = {"name", "child", "third argument", 0}, *env[] = {"MARK=32", 0};
    long pid = call(clone, SIGCHLD, 0, 0, 0, 0);

    if (!pid) {
        call(execve, self, argv, env);
        call(exit_group, 99);
    }
    SAME(wait_for(pid, &info), 0);
    SAME(info.si_status, 32);
    SAME(call(execve, "/nonexistent", argv, env), -2);
    SAME(call(execve, self, (void *)16, env), -14);
}

static int be_child(int argc, char **argv, char **envp)
{
    bool good = argc == 3 && !compare(argv[0], "name", 5) &&
                !compare(argv[2], "third argument", 15) && envp[0] &&
                !compare(envp[0], "MARK=32", 8) && !envp[1];
    return good ? 32 : 1;
}

static void test_system(void)
{
    struct sysinfo s;
    struct new_utsname u;
    struct rlimit64 limit;
    struct rusage {
        long word[18];
    } usage;
    long times[4];

    memset(&s, 0xee, sizeof(s));
    SAME(call(sysinfo, &s), 0);
    CHECK(s.uptime > 0 && s.procs > 0 && s.mem_unit > 0 && s.totalram > 0);
    SAME(call(uname, &u), 0);
    SAME(compare(u.machine, "riscv32", 8), 0);
    SAME(call(prlimit64, 0, RLIMIT_NOFILE, 0, &limit), 0);
    CHECK(limit.rlim_cur > 0 && limit.rlim_cur <= limit.rlim_max);
    memset(&usage, 0xee, sizeof(usage));
    SAME(call(getrusage, RUSAGE_SELF, &usage), 0);
    CHECK(usage.word[0] >= 0 && usage.word[0] < 1000 && usage.word[1] < 1000000);
    CHECK(usage.word[4] > 0); /* the largest resident set */
    long ticks = call(times, times);
    CHECK(ticks != 0 && times[0] >= 0 && times[0] < 100000);
    long fd = call(socket, 2, 2, 0);
    if (fd >= 0) {
        struct interface { /* struct ifreq */
            char name[16];
            uint16_t family;
            char rest[14];
        } list[8];
        struct { /* struct ifconf */
            int size;
            struct interface *list;
        } conf = {sizeof(list), list};
        SAME(call(ioctl, fd, SIOCGIFCONF, &conf), 0);
        SAME(conf.size % 32, 0);
        for (unsigned i = 0; i < (unsigned)conf.size / 32; i++)
            CHECK(list[i].name[0] > ' ' && list[i].family == 2);
    }
}

int main(int argc, char **argv, char **envp)
{
    if (argc > 1 && !compare(argv[1], "child", 6))
        return be_child(argc, argv, envp);
    test_stack(argc, argv, envp);
    test_exec(argv[0], envp);
    test_system();
    return 0;
}
