/* A long run of threads, forks and executed programs: whatever Moa keeps for each must go again.
 * Its resident memory, descriptors and mappings are read from /proc (which natively are the
 * program's own). usage: cycles [CYCLES]. Nine of ten are threads, of the rest one in ten executes.
 * SPDX-License-Identifier: MIT */
#include "check.h"

#include <dirent.h>
#include <pthread.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    WARM = 400,     /* cycles before the first look */
    MORE_KB = 4096, /* that may be in use at the end */
    MORE_MAPS = 12,
};

struct use {
    long kilobytes, maps, descriptors;
};

static long resident(void)
{
    char line[256];
    long kilobytes = 0;
    FILE *f = fopen("/proc/self/status", "r");
    while (f && fgets(line, sizeof(line), f))
        sscanf(line, "VmRSS: %ld", &kilobytes);
    if (f)
        fclose(f);
    return kilobytes;
}

/* /proc/PID/maps shows the host's mappings: /proc/self/maps only the guest's. */
static long mappings(void)
{
    char name[64], buffer[4096];
    long lines = 0;
    size_t n;
    snprintf(name, sizeof(name), "/proc/%d/task/%d/maps", getppid(), getppid());
    FILE *f = fopen(name, "r");
    while (f && (n = fread(buffer, 1, sizeof(buffer), f)) > 0)
        for (size_t i = 0; i < n; i++)
            lines += buffer[i] == '\n';
    if (f)
        fclose(f);
    return lines;
}

/* Looked at from a child, since /proc/self/maps shows the guest's alone. */
static long parents_mappings(void)
{
    int ends[2];
    long lines = -1;
    if (pipe(ends))
        return -1;
    int pid = fork();
    if (!pid) {
        lines = mappings();
        _exit(write(ends[1], &lines, sizeof(lines)) != sizeof(lines));
    }
    if (read(ends[0], &lines, sizeof(lines)) != sizeof(lines))
        lines = -1;
    waitpid(pid, NULL, 0);
    close(ends[0]);
    close(ends[1]);
    return lines;
}

static long descriptors(void)
{
    DIR *d = opendir("/proc/self/fd");
    long n = 0;
    while (d && readdir(d))
        n++;
    if (d)
        closedir(d);
    return n;
}

static struct use look(void)
{
    return (struct use){resident(), parents_mappings(), descriptors()};
}

static void *thread(void *arg)
{
    return arg;
}

static int run_thread(void)
{
    pthread_t t;
    void *r = NULL;
    return pthread_create(&t, NULL, thread, &t) || pthread_join(t, &r) || r != &t;
}

static int run_fork(void)
{
    int status, pid = fork();
    if (!pid)
        _exit(7);
    return waitpid(pid, &status, 0) != pid || !WIFEXITED(status) || WEXITSTATUS(status) != 7;
}

static int run_exec(const char *self)
{
    extern char **environ;
    char *argv[] = {(char *)self, "child", NULL};
    int status, pid;
    if (posix_spawn(&pid, self, NULL, NULL, argv, environ))
        return 1;
    return waitpid(pid, &status, 0) != pid || !WIFEXITED(status) || WEXITSTATUS(status) != 8;
}

int main(int argc, char **argv)
{
    int bad = 0, cycles = argc > 1 ? atoi(argv[1]) : 5000;
    struct use before = {0};

    if (argc > 1 && !strcmp(argv[1], "child"))
        return 8;
    for (int i = 0; i < cycles; i++) {
        if (i == WARM)
            before = look();
        bad += i % 10 ? run_thread() : i % 100 ? run_fork() : run_exec(argv[0]);
    }
    const struct use after = look();
    CHECK(bad == 0);
    CHECK(after.kilobytes < before.kilobytes + MORE_KB);
    CHECK(after.maps < before.maps + MORE_MAPS);
    CHECK(after.descriptors == before.descriptors);
    if (failures || getenv("VERBOSE"))
        fprintf(stderr, "kilobytes %ld, %ld; mappings %ld, %ld; descriptors %ld, %ld\n",
                before.kilobytes, after.kilobytes, before.maps, after.maps, before.descriptors,
                after.descriptors);
    return failures != 0;
}
