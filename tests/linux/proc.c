/* What /proc says about the process, and how it was started: arguments, environment, auxiliary
 * vector. SPDX-License-Identifier: MIT */
#include "check.h"

#include <elf.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;
static char data[1 << 16];
int main(int argc, char **argv);

static ssize_t read_file(const char *name)
{
    int fd = open(name, O_RDONLY);
    ssize_t total = 0, n;
    if (fd < 0)
        return -1;
    while ((n = read(fd, data + total, sizeof(data) - 1 - (size_t)total)) > 0)
        total += n;
    close(fd);
    data[total] = 0;
    return total;
}

/* The line of /proc/self/maps that holds an address. */
static char *line_of(const void *address, char perms[5])
{
    for (char *line = data; *line; line = strchr(line, '\n') + 1) {
        unsigned long lo, hi;
        if (sscanf(line, "%lx-%lx %4s", &lo, &hi, perms) == 3 && (uintptr_t)address >= lo &&
            (uintptr_t)address < hi)
            return line;
    }
    return NULL;
}

static void test_maps(void)
{
    static const char constant[] = "c";
    static char variable[8];
    char perms[5] = "", *heap = malloc(100), *line;
    CHECK(read_file("/proc/self/maps") > 100);
    CHECK(line_of((void *)main, perms) && !strcmp(perms, "r-xp"));
    CHECK(line_of(constant, perms) && perms[0] == 'r' && perms[1] == '-');
    CHECK(line_of(variable, perms) && !strncmp(perms, "rw-p", 4));
    line = line_of(heap, perms);
    CHECK(line && strstr(line, "[heap]") && strstr(line, "[heap]") < strchr(line, '\n'));
    line = line_of(&line, perms);
    CHECK(line && strstr(line, "[stack]") && strstr(line, "[stack]") < strchr(line, '\n'));
    free(heap);
}

int main(int argc, char **argv)
{
    char path[PATH_MAX], again[PATH_MAX], name[64];
    ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);
    CHECK(n > 0);
    path[n > 0 ? n : 0] = 0;
    const char *slash = strrchr(path, '/');
    CHECK(slash && path[0] == '/' && strstr(argv[0], slash + 1));
    snprintf(name, sizeof(name), "/proc/%d/exe", getpid());
    CHECK(readlink(name, again, sizeof(again)) == n && !memcmp(path, again, (size_t)n));
    CHECK(read_file("/proc/self/exe") > 4 && !memcmp(data, ELFMAG, SELFMAG) &&
          ((Elf64_Ehdr *)data)->e_entry % 4096 == getauxval(AT_ENTRY) % 4096);
    n = read_file("/proc/self/cmdline");
    CHECK(n > 0 && !strcmp(data, argv[0]) &&
          (argc < 2 || !strcmp(data + strlen(data) + 1, argv[1])));
    CHECK(read_file("/proc/self/environ") >= 0 && !strcmp(data, environ[0]));
    n = read_file("/proc/self/auxv");
    CHECK(n > 32 && n % 16 == 0);
    uint64_t entry = 0;
    for (uint64_t *a = (uint64_t *)data; a[0]; a += 2)
        entry = a[0] == AT_ENTRY ? a[1] : entry;
    CHECK(entry == getauxval(AT_ENTRY) && entry);
    struct stat a, b;
    CHECK(!stat("/proc/self/exe", &a) && !stat(path, &b) && a.st_ino == b.st_ino &&
          a.st_dev == b.st_dev);
    CHECK(getauxval(AT_PAGESZ) == 4096 && getauxval(AT_UID) == getuid() && getauxval(AT_RANDOM) &&
          !getauxval(AT_SECURE));
    CHECK(!strcmp((char *)getauxval(AT_EXECFN), argv[0]));
    CHECK(read_file("/proc/self/stat") > 0 && atoi(data) == getpid() && strchr(data, '('));
    CHECK(read_file("/proc/cpuinfo") > 0 && strstr(data, "processor"));
    CHECK(((uintptr_t)argv & 7) == 0 && argv[argc] == NULL && (char **)environ == argv + argc + 1);
    test_maps();
    return failures != 0;
}
