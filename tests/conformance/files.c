/* Reading and writing files, their attributes, and moving data between descriptors.
 * SPDX-License-Identifier: MIT */
#include "conform.h"

#include <linux/fs.h>
#include <sys/sendfile.h>
#include <sys/uio.h>

static char buffer[8192];

static void test_open(void)
{
    CALL(openat, "create", AT_FDCWD, "a", O_CREAT | O_RDWR, 0640);
    CALL(openat, "exclusive", AT_FDCWD, "a", O_CREAT | O_EXCL | O_RDWR, 0600);
    CALL(openat, "missing", AT_FDCWD, "missing", O_RDONLY);
    CALL(openat, "empty path", AT_FDCWD, "", O_RDONLY);
    CALL(openat, "bad address", AT_FDCWD, BAD, O_RDONLY);
    CALL(openat, "below a file", AT_FDCWD, "a/b", O_RDONLY);
    CALL(openat, "directory for writing", AT_FDCWD, ".", O_WRONLY);
    CALL(openat, "a file as directory", AT_FDCWD, "a", O_DIRECTORY);
    CALL(openat, "path only", AT_FDCWD, ".", O_PATH | O_CLOEXEC);
    CALL(openat, "O_TMPFILE", AT_FDCWD, ".", O_TMPFILE | O_RDWR, 0600);
    CALL(openat, "bad directory descriptor", 99, "a", O_RDONLY);
    CALL(openat, "relative to a file", 3, "a", O_RDONLY);
    CALL(openat, "all flags", AT_FDCWD, "a",
         O_RDWR | O_APPEND | O_NONBLOCK | O_DSYNC | O_SYNC | O_NOATIME | O_NOCTTY | O_CLOEXEC |
             O_LARGEFILE);
    CALL_HEX(fcntl, "F_GETFD", 6, F_GETFD);
    int flags = fcntl(6, F_GETFL);
    info("flags come back: %d",
         (flags & ~O_LARGEFILE) == (O_RDWR | O_APPEND | O_NONBLOCK | O_SYNC | O_NOATIME));
    CALL(fcntl, "F_SETFL", 6, F_SETFL, O_RDWR);
    info("direct: %d", fcntl(6, F_SETFL, O_DIRECT) == 0 ? !!(fcntl(6, F_GETFL) & O_DIRECT) : errno);
    CALL(fcntl, "unknown command", 6, 9999);
    CALL(fcntl, "bad descriptor", 99, F_GETFD);
    CALL(close, "open", 6);
    CALL(close, "closed already", 6);
    CALL(close, "negative", -1);
}

static void test_openat2(void)
{
    struct {
        uint64_t flags, mode, resolve, more;
    } how = {O_RDONLY};
    CALL(openat2, "read", AT_FDCWD, "a", &how, 24);
    CALL(openat2, "short", AT_FDCWD, "a", &how, 16);
    CALL(openat2, "longer, zeroes", AT_FDCWD, "a", &how, 32);
    how.more = 1;
    CALL(openat2, "longer, not zeroes", AT_FDCWD, "a", &how, 32);
    how.more = 0;
    CALL(openat2, "bad address", AT_FDCWD, "a", BAD, 24);
    how.flags = 1ull << 40;
    CALL(openat2, "unknown flag", AT_FDCWD, "a", &how, 24);
    how.flags = O_RDONLY;
    how.mode = 0600;
    CALL(openat2, "mode without O_CREAT", AT_FDCWD, "a", &how, 24);
    how.mode = 0;
    how.resolve = 8; /* RESOLVE_BENEATH */
    CALL(openat2, "beneath", AT_FDCWD, "../files/a", &how, 24);
    how.resolve = 4; /* RESOLVE_NO_SYMLINKS */
    CALL(openat2, "no symbolic links", AT_FDCWD, "link", &how, 24);
    how.resolve = 1 << 20;
    CALL(openat2, "unknown resolve", AT_FDCWD, "a", &how, 24);
    for (int fd = 6; fd < 9; fd++)
        close(fd);
}

static void test_io(void)
{
    struct iovec two[2] = {{buffer, 5}, {buffer + 100, 7}}, bad[2] = {{buffer, 5}, {BAD, 7}};
    CALL(write, "text", 3, "hello, world", 12);
    CALL(write, "nothing", 3, "", 0);
    CALL(write, "bad address", 3, BAD, 10);
    CALL(write, "bad descriptor", 99, "x", 1);
    CALL(write, "to a path descriptor", 4, "x", 1);
    CALL(lseek, "start", 3, 0, SEEK_SET);
    CALL(read, "some", 3, buffer, 5);
    CALL(read, "rest", 3, buffer, sizeof(buffer));
    CALL(read, "end of file", 3, buffer, 5);
    CALL(read, "bad address", 3, BAD, 5);
    CALL(lseek, "end", 3, 0, SEEK_END);
    CALL(read, "a directory", 0, buffer, 1);
    CALL(lseek, "data", 3, 0, SEEK_DATA);
    CALL(lseek, "hole", 3, 0, SEEK_HOLE);
    CALL(lseek, "before the start", 3, -1, SEEK_SET);
    CALL(lseek, "whence", 3, 0, 99);
    CALL(pread64, "middle", 3, buffer, 5, 7);
    CALL(pread64, "negative", 3, buffer, 5, -1);
    info("read %.5s", buffer);
    CALL(pwrite64, "middle", 3, "W", 1, 7);
    CALL(pwrite64, "bad address", 3, BAD, 1, 7);
    CALL(lseek, "start", 3, 0, SEEK_SET);
    CALL(readv, "two", 3, two, 2);
    info("read %.5s %.7s", buffer, buffer + 100);
    lseek(3, 0, SEEK_SET);
    CALL(readv, "second is bad", 3, bad, 2);
    CALL(readv, "too many", 3, two, 1025);
    CALL(readv, "bad vector", 3, BAD, 2);
    CALL(readv, "none", 3, two, 0);
    two[0].iov_len = -1;
    CALL(readv, "negative length", 3, two, 2);
    two[0].iov_len = 5;
    CALL(writev, "two", 3, two, 2);
    CALL(writev, "bad vector", 3, BAD, 1);
    CALL(writev, "too many", 3, two, 1025);
    CALL(preadv, "two", 3, two, 2, 0, 0);
    CALL(preadv, "negative offset", 3, two, 2, -1, -1);
    CALL(pwritev, "two", 3, two, 2, 20, 0);
    CALL(pwritev, "bad", 3, BAD, 2, 20, 0);
    CALL(preadv2, "at position", 3, two, 2, -1, -1, 0);
    CALL(preadv2, "bad flags", 3, two, 2, 0, 0, 0x80000000);
    CALL(pwritev2, "append", 3, two, 2, 0, 0, 0x10);
    CALL(pwritev2, "bad flags", 3, two, 2, 0, 0, 0x80000000);
}

static void print_stat(const char *what, const struct stat *st)
{
    info("%s: mode 0%o links %lu size %ld uid %u rdev %lx blksize %ld blocks %ld mtime %ld.%09ld",
         what, st->st_mode, (unsigned long)st->st_nlink, (long)st->st_size, st->st_uid,
         (long)st->st_rdev, (long)st->st_blksize, (long)st->st_blocks,
         (long)st->st_mtime % 1000003 == 0 ? 0L : (long)(st->st_mtime == 1000),
         (long)(st->st_mtime == 1000 ? st->st_mtim.tv_nsec : 0));
}

static void test_stat(void)
{
    struct stat st;
    uint8_t x[256];
    CALL(symlinkat, "link", "a", AT_FDCWD, "link");
    struct timespec times[2] = {{900, 1}, {1000, 123456789}}, wrong[2] = {{0, -1}, {0, 2000000000}};
    CALL(utimensat, "both", AT_FDCWD, "a", times, 0);
    CALL(utimensat, "wrong", AT_FDCWD, "a", wrong, 0);
    CALL(utimensat, "the link", AT_FDCWD, "link", times, AT_SYMLINK_NOFOLLOW);
    CALL(utimensat, "descriptor", 3, NULL, times, 0);
    CALL(utimensat, "bad address", AT_FDCWD, "a", BAD, 0);
    CALL(utimensat, "missing", AT_FDCWD, "missing", times, 0);
    CALL(newfstatat, "file", AT_FDCWD, "a", &st, 0);
    print_stat("file", &st);
    CALL(newfstatat, "link", AT_FDCWD, "link", &st, AT_SYMLINK_NOFOLLOW);
    print_stat("link", &st);
    CALL(newfstatat, "through the link", AT_FDCWD, "link", &st, 0);
    CALL(newfstatat, "empty path", 3, "", &st, AT_EMPTY_PATH);
    CALL(newfstatat, "empty path without the flag", 3, "", &st, 0);
    CALL(newfstatat, "missing", AT_FDCWD, "missing", &st, 0);
    CALL(newfstatat, "bad result address", AT_FDCWD, "a", BAD, 0);
    CALL(newfstatat, "bad path", AT_FDCWD, BAD, &st, 0);
    CALL(newfstatat, "bad flags", AT_FDCWD, "a", &st, 0x10000);
    CALL(newfstatat, "null device", AT_FDCWD, "/dev/null", &st, 0);
    print_stat("null", &st);
    CALL(fstat, "file", 3, &st);
    print_stat("file", &st);
    CALL(fstat, "bad descriptor", 99, &st);
    CALL(fstat, "bad address", 3, BAD);
    memset(x, 0xff, sizeof(x));
    CALL(statx, "file", AT_FDCWD, "a", 0, 0x7ff, x);
    info("statx size %lu mode 0%o", (long)*(uint64_t *)(x + 40), *(uint16_t *)(x + 28));
    CALL(statx, "empty path", 3, "", AT_EMPTY_PATH, 0x7ff, x);
    CALL(statx, "missing", AT_FDCWD, "missing", 0, 0x7ff, x);
    CALL(statx, "reserved mask", AT_FDCWD, "a", 0, 0x80000000, x);
    CALL(statx, "bad address", AT_FDCWD, "a", 0, 0x7ff, BAD);
    CALL(statx, "bad flags", AT_FDCWD, "a", 0x6000, 0x7ff, x);
    CALL(statfs, "here", ".", buffer);
    CALL(statfs, "proc", "/proc", buffer);
    info("type 0x%lx bsize %ld", *(long *)buffer, *(long *)(buffer + 8));
    CALL(statfs, "missing", "missing", buffer);
    CALL(statfs, "bad address", ".", BAD);
    CALL(fstatfs, "file", 3, buffer);
    CALL(fstatfs, "bad descriptor", 99, buffer);
}

static void test_change(void)
{
    CALL(truncate, "shorter", "a", 5);
    CALL(truncate, "missing", "missing", 5);
    CALL(truncate, "negative", "a", -1);
    CALL(truncate, "directory", ".", 1);
    CALL(ftruncate, "longer", 3, 100);
    CALL(ftruncate, "negative", 3, -1);
    CALL(ftruncate, "bad descriptor", 99, 0);
    CALL(fallocate, "allocate", 3, 0, 0, 4096);
    CALL(fallocate, "punch", 3, 3, 0, 4096);
    CALL(fallocate, "negative length", 3, 0, 0, -1);
    CALL(fallocate, "bad descriptor", 99, 0, 0, 10);
    CALL(fchmod, "0600", 3, 0600);
    CALL(fchmod, "bad descriptor", 99, 0600);
    CALL(fchmodat, "0755", AT_FDCWD, "a", 0755);
    CALL(fchmodat, "missing", AT_FDCWD, "missing", 0755);
    CALL(fchmodat2, "the link", AT_FDCWD, "link", 0755, AT_SYMLINK_NOFOLLOW);
    CALL(fchmodat2, "file", AT_FDCWD, "a", 0640, 0);
    CALL(fchmodat2, "bad flags", AT_FDCWD, "a", 0640, 1);
    CALL(fchown, "same", 3, -1, -1);
    CALL(fchown, "bad descriptor", 99, 0, 0);
    CALL(fchownat, "same", AT_FDCWD, "a", -1, -1, 0);
    CALL(fchownat, "empty path", 3, "", -1, -1, AT_EMPTY_PATH);
    CALL(fchownat, "missing", AT_FDCWD, "missing", -1, -1, 0);
    CALL(fchownat, "bad flags", AT_FDCWD, "a", -1, -1, 1);
    CALL(umask, "027", 027);
    CALL(umask, "back", 022);
    CALL(sync, "all");
    CALL(fsync, "file", 3);
    CALL(fsync, "bad descriptor", 99);
    CALL(fdatasync, "file", 3);
    CALL(fdatasync, "path descriptor", 4);
    CALL(syncfs, "file", 3);
    CALL(syncfs, "bad descriptor", 99);
    CALL(sync_file_range, "file", 3, 0, 0, 2);
    CALL(sync_file_range, "bad flags", 3, 0, 0, 0x80);
    CALL(fadvise64, "sequential", 3, 0, 0, 2);
    CALL(fadvise64, "unknown", 3, 0, 0, 99);
    CALL(readahead, "file", 3, 0, 4096);
    CALL(readahead, "bad descriptor", 99, 0, 4096);
    CALL(flock, "exclusive", 3, 2);
    CALL(flock, "unlock", 3, 8);
    CALL(flock, "nonsense", 3, 0);
    uint64_t range[2] = {0, 0}, stats[5];
    CALL(cachestat, "file", 3, range, stats, 0);
    CALL(cachestat, "bad flags", 3, range, stats, 1);
    CALL(cachestat, "bad address", 3, BAD, stats, 0);
}

static void test_locks(void)
{
    struct flock l = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 10, .l_len = 20};
    CALL(fcntl, "F_SETLK", 3, F_SETLK, &l);
    pid_t pid = fork_child();
    if (!pid) {
        struct flock other = {.l_type = F_RDLCK, .l_whence = SEEK_SET};
        CALL(fcntl, "F_SETLK in the child", 3, F_SETLK, &other);
        CALL(fcntl, "F_GETLK in the child", 3, F_GETLK, &other);
        info("lock type %d start %ld length %ld of the parent: %d", other.l_type,
             (long)other.l_start, (long)other.l_len, other.l_pid == getppid());
        finish_child(0);
    }
    reap("lock child", pid);
    l.l_type = 99;
    CALL(fcntl, "F_SETLK of no type", 3, F_SETLK, &l);
    CALL(fcntl, "F_SETLK bad address", 3, F_SETLK, BAD);
    l.l_type = F_WRLCK;
    l.l_pid = 0;
    CALL(fcntl, "F_OFD_SETLK", 3, F_OFD_SETLK, &l);
    uint64_t hint = 99;
    CALL(fcntl, "F_GET_RW_HINT", 3, 1035, &hint);
    info("hint %lu", (long)hint);
    CALL(fcntl, "F_SETOWN", 3, F_SETOWN, getpid());
    struct f_owner_ex owner = {F_OWNER_TID, 0};
    CALL(fcntl, "F_GETOWN_EX", 3, F_GETOWN_EX, &owner);
    info("owner is this process: %d", owner.type == F_OWNER_PID && owner.pid == getpid());
    CALL(fcntl, "F_SETSIG", 3, F_SETSIG, SIGUSR1);
    CALL(fcntl, "F_GETSIG", 3, F_GETSIG);
    CALL(fcntl, "F_SETSIG of no signal", 3, F_SETSIG, 99);
}

static void test_xattr(void)
{
    CALL(setxattr, "user", "a", "user.one", "value", 5, 0);
    CALL(setxattr, "create twice", "a", "user.one", "value", 5, 1);
    CALL(setxattr, "missing file", "missing", "user.one", "value", 5, 0);
    CALL(setxattr, "bad flags", "a", "user.one", "value", 5, 99);
    CALL(setxattr, "bad name", "a", "nonsense", "value", 5, 0);
    CALL(lsetxattr, "on a link", "link", "user.one", "value", 5, 0);
    CALL(lsetxattr, "on a file", "a", "user.two", "second", 6, 0);
    CALL(fsetxattr, "descriptor", 3, "user.three", "x", 1, 0);
    CALL(fsetxattr, "bad descriptor", 99, "user.three", "x", 1, 0);
    CALL(getxattr, "value", "a", "user.one", buffer, sizeof(buffer));
    info("value %.5s", buffer);
    CALL(getxattr, "size", "a", "user.one", NULL, 0);
    CALL(getxattr, "too small", "a", "user.one", buffer, 2);
    CALL(getxattr, "missing", "a", "user.none", buffer, 2);
    CALL(lgetxattr, "file", "a", "user.two", buffer, 100);
    CALL(lgetxattr, "missing", "a", "user.none", buffer, 100);
    CALL(fgetxattr, "descriptor", 3, "user.three", buffer, 100);
    CALL(fgetxattr, "bad descriptor", 99, "user.three", buffer, 100);
    CALL(listxattr, "file", "a", buffer, 1000);
    CALL(listxattr, "too small", "a", buffer, 1);
    CALL(llistxattr, "file", "a", buffer, 1000);
    CALL(llistxattr, "missing", "missing", buffer, 1000);
    CALL(flistxattr, "descriptor", 3, buffer, 1000);
    CALL(flistxattr, "bad descriptor", 99, buffer, 1000);
    CALL(removexattr, "one", "a", "user.one");
    CALL(removexattr, "again", "a", "user.one");
    CALL(lremovexattr, "two", "a", "user.two");
    CALL(lremovexattr, "again", "a", "user.two");
    CALL(fremovexattr, "three", 3, "user.three");
    CALL(fremovexattr, "again", 3, "user.three");
}

void run_files(void)
{
    int keep = open(".", O_RDONLY | O_DIRECTORY);
    dup2(keep, 0);
    close(keep);
    test_open();
    test_io();
    test_stat();
    test_openat2();
    test_change();
    test_locks();
    test_xattr();
}

/* ---- data between descriptors ---- */

void run_transfer(void)
{
    int p[2], q[2];
    off_t at = 2;
    struct iovec v = {"vmspliced", 9};
    write_file("in", "0123456789abcdef");
    int in = open("in", O_RDONLY), out = open("out", O_RDWR | O_CREAT | O_TRUNC, 0600);
    CALL(pipe2, "plain", p, 0);
    CALL(pipe2, "close on exec", q, O_CLOEXEC | O_NONBLOCK);
    CALL(pipe2, "direct", buffer, O_DIRECT);
    CALL(pipe2, "bad flags", q, 1);
    CALL(pipe2, "bad address", BAD, 0);
    CALL(sendfile, "with offset", out, in, &at, 5);
    info("offset %ld", (long)at);
    CALL(sendfile, "from the position", out, in, NULL, 3);
    CALL(sendfile, "bad descriptor", 99, in, NULL, 3);
    CALL(sendfile, "bad offset address", out, in, BAD, 3);
    CALL(splice, "file to pipe", in, &at, p[1], NULL, 4, 0);
    CALL(splice, "pipe to pipe", p[0], NULL, q[1], NULL, 2, 0);
    CALL(splice, "no pipe", in, NULL, out, NULL, 2, 0);
    CALL(splice, "offset on a pipe", p[0], &at, q[1], NULL, 2, 0);
    CALL(tee, "pipe to pipe", p[0], q[1], 100, 0);
    CALL(tee, "no pipe", in, q[1], 100, 0);
    CALL(vmsplice, "into a pipe", p[1], &v, 1, 0);
    CALL(vmsplice, "bad vector", p[1], BAD, 1, 0);
    CALL(vmsplice, "a file", in, &v, 1, 0);
    CALL(read, "the pipe", p[0], buffer, 100);
    info("pipe has %.11s", buffer);
    CALL(read, "an empty pipe, nonblocking", q[0], buffer, 100);
    CALL(read, "a pipe again", q[0], buffer, 100);
    at = 0;
    CALL(copy_file_range, "file to file", in, &at, out, NULL, 100, 0);
    CALL(copy_file_range, "bad flags", in, &at, out, NULL, 100, 99);
    CALL(copy_file_range, "to a pipe", in, &at, p[1], NULL, 100, 0);
    CALL(fcntl, "F_GETPIPE_SZ", p[0], F_GETPIPE_SZ);
    CALL(fcntl, "F_SETPIPE_SZ", p[0], F_SETPIPE_SZ, 8192);
    close(p[0]);
    signal(SIGPIPE, SIG_IGN);
    CALL(write, "broken pipe", p[1], "x", 1);
    int fd = (int)CALL(memfd_create, "sealable", "name", 2);
    CALL(memfd_create, "bad flags", "name", 0x8000);
    CALL(memfd_create, "bad address", BAD, 0);
    CALL(fcntl, "F_ADD_SEALS", fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK);
    CALL_HEX(fcntl, "F_GET_SEALS", fd, F_GET_SEALS);
    CALL(write, "sealed", fd, "x", 1);
    CALL_OK(memfd_secret, "plain", 0);
    CALL(memfd_secret, "bad flags", 0x100);
}
