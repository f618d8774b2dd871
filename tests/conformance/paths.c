/* Names: directories, links, working directory, access.
 * SPDX-License-Identifier: MIT */
#include "conform.h"

static char buffer[8192];

struct entry {
    uint64_t ino;
    int64_t off;
    uint16_t reclen;
    uint8_t type;
    char name[];
};

static void test_directory(void)
{
    int names = 0, dots = 0;
    CALL(mkdirat, "new", AT_FDCWD, "d", 0755);
    CALL(mkdirat, "again", AT_FDCWD, "d", 0755);
    CALL(mkdirat, "below nothing", AT_FDCWD, "x/y", 0755);
    CALL(mknodat, "file", AT_FDCWD, "d/file", S_IFREG | 0644, 0);
    CALL(mknodat, "fifo", AT_FDCWD, "d/fifo", S_IFIFO | 0644, 0);
    CALL(mknodat, "again", AT_FDCWD, "d/fifo", S_IFIFO | 0644, 0);
    CALL(mknodat, "nonsense", AT_FDCWD, "d/odd", S_IFMT | 0644, 0);
    int d = open("d", O_RDONLY | O_DIRECTORY);
    long n = CALL_OK(getdents64, "directory", d, buffer, sizeof(buffer));
    for (long at = 0; at < n;) {
        struct entry *e = (struct entry *)(buffer + at);
        e->name[0] == '.' ? dots++ : names++;
        at += e->reclen;
    }
    info("%d names, %d dots", names, dots);
    CALL(getdents64, "at the end", d, buffer, sizeof(buffer));
    lseek(d, 0, SEEK_SET);
    CALL(getdents64, "too small", d, buffer, 8);
    CALL(getdents64, "no directory", 1, buffer, 100);
    CALL(getdents64, "bad address", d, BAD, 100);
    CALL(linkat, "new", AT_FDCWD, "d/file", d, "hard", 0);
    CALL(linkat, "again", AT_FDCWD, "d/file", d, "hard", 0);
    CALL(linkat, "missing", AT_FDCWD, "missing", d, "other", 0);
    CALL(linkat, "bad flags", AT_FDCWD, "d/file", d, "other", 0x8000);
    CALL(symlinkat, "new", "d/file", AT_FDCWD, "soft");
    CALL(symlinkat, "again", "d/file", AT_FDCWD, "soft");
    CALL(symlinkat, "empty", "", AT_FDCWD, "soft2");
    CALL(readlinkat, "link", AT_FDCWD, "soft", buffer, sizeof(buffer));
    info("link %.6s", buffer);
    CALL(readlinkat, "cut", AT_FDCWD, "soft", buffer, 3);
    CALL(readlinkat, "no link", AT_FDCWD, "d", buffer, 3);
    CALL(readlinkat, "no room", AT_FDCWD, "soft", buffer, 0);
    CALL(readlinkat, "bad address", AT_FDCWD, "soft", BAD, 100);
    CALL(renameat, "file", d, "hard", d, "harder");
    CALL(renameat, "missing", d, "hard", d, "harder");
    CALL(renameat2, "no replace", d, "harder", d, "file", 1);
    CALL(renameat2, "exchange", d, "fifo", d, "file", 2);
    CALL(renameat2, "both", d, "fifo", d, "file", 3);
    CALL(unlinkat, "file", d, "harder", 0);
    CALL(unlinkat, "again", d, "harder", 0);
    CALL(unlinkat, "directory as file", AT_FDCWD, "d", 0);
    CALL(unlinkat, "not empty", AT_FDCWD, "d", AT_REMOVEDIR);
    CALL(unlinkat, "bad flags", AT_FDCWD, "d", 0x8000);
    CALL(unlinkat, "relative to standard output", 1, "d", 0);
    close(d);
}

static void test_access(void)
{
    CALL(faccessat, "exists", AT_FDCWD, "d", F_OK);
    CALL(faccessat, "missing", AT_FDCWD, "missing", F_OK);
    CALL(faccessat, "bad mode", AT_FDCWD, "d", 99);
    CALL(faccessat, "not executable", AT_FDCWD, "d/fifo", X_OK);
    CALL(faccessat2, "effective", AT_FDCWD, "d", R_OK | X_OK, AT_EACCESS);
    CALL(faccessat2, "the link", AT_FDCWD, "soft", F_OK, AT_SYMLINK_NOFOLLOW);
    CALL(faccessat2, "bad flags", AT_FDCWD, "d", R_OK, 1);
    CALL(chdir, "into", "d");
    CALL(chdir, "missing", "missing");
    CALL(chdir, "bad address", BAD);
    long n = CALL_OK(getcwd, "plenty", buffer, sizeof(buffer));
    info("length fits: %d, ends in %s", n == (long)strlen(buffer) + 1, strrchr(buffer, '/'));
    CALL(getcwd, "too small", buffer, 2);
    CALL(getcwd, "bad address", BAD, 1000);
    int up = open("..", O_RDONLY | O_DIRECTORY);
    CALL(fchdir, "up", up);
    CALL(fchdir, "a file", 1);
    CALL(fchdir, "bad descriptor", 99);
    struct {
        unsigned bytes;
        int type;
        unsigned char data[128];
    } handle = {128};
    int mount_id = -1;
    CALL(name_to_handle_at, "here", AT_FDCWD, "d", &handle, &mount_id, 0);
    int fd = (int)CALL(open_by_handle_at, "opened again", up, &handle, O_RDONLY | O_DIRECTORY);
    close(fd);
    CALL(open_by_handle_at, "bad address", up, BAD, O_RDONLY);
    handle.bytes = 0;
    CALL(name_to_handle_at, "no room", AT_FDCWD, "d", &handle, &mount_id, 0);
    handle.bytes = 1000;
    CALL(name_to_handle_at, "too much room", AT_FDCWD, "d", &handle, &mount_id, 0);
    CALL(open_by_handle_at, "too long", up, &handle, O_RDONLY);
    close(up);
}

/* The same file under many names: what Moa makes up must come whatever the way there. */
static void test_proc(void)
{
    static const char *const ways[] = {"/proc/self/cmdline",
                                       "/proc/thread-self/cmdline",
                                       "/proc/./self/cmdline",
                                       "/proc//self//cmdline",
                                       "/proc/self/../self/cmdline",
                                       "/proc/self/task/../cmdline",
                                       "//proc/self/cmdline",
                                       "/./proc/self/cmdline",
                                       "/dev/../proc/self/cmdline",
                                       "/dev/fd/../cmdline",
                                       "/proc/self/root/proc/self/cmdline"};
    char path[128];
    for (unsigned i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        int fd = (int)QUIET(openat, AT_FDCWD, ways[i], O_RDONLY);
        long n = read(fd, buffer, sizeof(buffer));
        info("%s: %s", ways[i],
             n > 0 && strstr(buffer, "conformance") && !strstr(buffer, "moa") ? "this program"
                                                                              : "something else");
        close(fd);
    }
    snprintf(path, sizeof(path), "/proc/%d/task/%d/comm", getpid(), getpid());
    int fd = open(path, O_RDONLY);
    long n = read(fd, buffer, sizeof(buffer));
    info("comm %.*s", n > 0 ? (int)n - 1 : 0, buffer);
    close(fd);
    int dir = open("/proc/self", O_RDONLY | O_DIRECTORY);
    fd = (int)QUIET(openat, dir, "cmdline", O_RDONLY);
    n = read(fd, buffer, sizeof(buffer));
    info("relative to the directory: %d",
         n > 0 && strstr(buffer, "conformance") && !strstr(buffer, "moa"));
    close(fd);
    n = QUIET(readlinkat, dir, "exe", buffer, sizeof(buffer) - 1);
    buffer[n > 0 ? n : 0] = 0;
    info("exe %s", n > 0 ? strrchr(buffer, '/') : "fails");
    n = QUIET(readlinkat, AT_FDCWD, "/proc/self/../self/exe", buffer, sizeof(buffer) - 1);
    buffer[n > 0 ? n : 0] = 0;
    info("exe %s", n > 0 ? strrchr(buffer, '/') : "fails");
    chdir("/proc/self");
    fd = (int)QUIET(openat, AT_FDCWD, "cmdline", O_RDONLY);
    n = read(fd, buffer, sizeof(buffer));
    info("in that directory: %d", n > 0 && strstr(buffer, "conformance") && !strstr(buffer, "moa"));
    close(fd);
    struct stat a, b;
    info("exe is this file: %d",
         !stat("exe", &a) && !stat("/proc/self/exe", &b) && a.st_ino == b.st_ino);
    FILE *f = fopen("/proc/self/status", "r");
    while (f && fgets(buffer, sizeof(buffer), f))
        if (!strncmp(buffer, "Name:", 5) || !strncmp(buffer, "Threads:", 8))
            info("%.*s", (int)strcspn(buffer, "\n"), buffer);
    if (f)
        fclose(f);
    close(dir);
}

void run_paths(void)
{
    test_directory();
    test_access();
    test_proc();
}
