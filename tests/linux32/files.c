/*
 * Files: 64-bit offsets in two registers, statx, statfs, directories, locks, vectors.
 *
 * SPDX-License-Identifier: MIT
 */
#include "nolibc.h"

#include <asm/statfs.h>
#include <linux/fcntl.h>
#include <linux/fs.h>
#include <linux/stat.h>
#include <linux/uio.h>

#define BIG 0x123456789aLL

static void test_offsets(int fd)
{
    long long at = 0;
    char text[8];

    SAME(call(ftruncate64, fd, PAIR(BIG)), 0);
    SAME(call(llseek, fd, 1, 0x10, &at, 0), 0);
    CHECK(at == 0x100000010LL);
    SAME(call(pwrite64, fd, "far off", 7, PAIR(BIG - 7)), 7);
    SAME(call(pread64, fd, text, 8, PAIR(BIG - 7)), 7);
    SAME(compare(text, "far off", 7), 0);
    SAME(call(llseek, fd, 0, 0, &at, 2), 0);
    CHECK(at == BIG);
    SAME(call(llseek, fd, 0xffffffff, 0xffffffff, &at, 2), 0); /* -1 */
    CHECK(at == BIG - 1);
    struct iovec v[2] = {{text, 3}, {text + 3, 4}};
    memset(text, 0, sizeof(text));
    SAME(call(preadv, fd, v, 2, PAIR(BIG - 7)), 7);
    SAME(compare(text, "far off", 7), 0);
    SAME(call(preadv2, fd, v, 2, PAIR(BIG - 7), 0), 7);
    SAME(call(pwritev, fd, v, 2, PAIR(1)), 7);
    SAME(call(fadvise64_64, fd, PAIR(0), PAIR(BIG), 0), 0);
    SAME(call(readahead, fd, PAIR(0), 4096), 0);
    SAME(call(ftruncate64, fd, PAIR(100)), 0);
    SAME(call(fallocate, fd, 0, PAIR(0), PAIR(8192)), 0);
    SAME(call(sync_file_range, fd, PAIR(0), PAIR(4096), 0), 0);
}

static void test_stat(int fd)
{
    struct statx x;
    struct statfs64 fs;

    memset(&x, 0xee, sizeof(x));
    SAME(call(statx, fd, "", AT_EMPTY_PATH, STATX_BASIC_STATS, &x), 0);
    CHECK(x.stx_size == 8192);
    SAME(x.stx_mode & 0777, 0640);
    SAME(call(statx, AT_FDCWD, "/nonexistent", 0, STATX_BASIC_STATS, &x), -2);
    memset(&fs, 0xee, sizeof(fs));
    SAME(call(statfs64, "/proc", sizeof(fs), &fs), 0);
    SAME(fs.f_type, 0x9fa0);
    SAME(fs.f_namelen, 255);
    SAME(call(fstatfs64, fd, sizeof(fs), &fs), 0);
    CHECK(fs.f_bsize >= 512);
    SAME(call(fstatfs64, fd, sizeof(fs) - 4, &fs), -22);
}

struct dirent64 {
    uint64_t ino, off;
    uint16_t reclen;
    uint8_t type;
    char name[];
};

static void test_directory(void)
{
    char buffer[2048];
    int found = 0;
    long fd = call(openat, AT_FDCWD, "d", O_DIRECTORY | O_RDONLY, 0), n;

    CHECK(fd >= 0);
    while ((n = call(getdents64, fd, buffer, sizeof(buffer))) > 0) {
        for (long at = 0; at < n;) {
            const struct dirent64 *d = (const void *)(buffer + at);
            found += !compare(d->name, "one", 4) || !compare(d->name, "two", 4);
            at += d->reclen;
        }
    }
    SAME(n, 0);
    SAME(found, 2);
    SAME(call(close, fd), 0);
}

static void test_locks(int fd)
{
    struct flock64 lock = {.l_type = F_WRLCK, .l_start = 0x100000000LL, .l_len = 10};
    struct flock small = {.l_type = F_RDLCK, .l_start = 5, .l_len = 10};

    SAME(call(fcntl64, fd, F_SETLK64, &lock), 0);
    SAME(call(fcntl64, fd, F_SETLK, &small), 0);
    SAME(call(fcntl64, fd, F_GETLK64, &lock), 0);
    SAME(lock.l_type, F_UNLCK); /* locks of its own do not count */
    CHECK(lock.l_start == 0x100000000LL);
    SAME(call(fcntl64, fd, F_GETLK, &small), 0);
    SAME(small.l_type, F_UNLCK);
    lock.l_type = F_WRLCK;
    lock.l_pid = 0;
    SAME(call(fcntl64, fd, 36 /* F_OFD_GETLK */, &lock), 0);
    SAME(call(fcntl64, fd, F_GETFL) & O_ACCMODE, O_RDWR);
}

static void test_flags(int fd)
{
    int flags = 0;
    long r = call(ioctl, fd, FS_IOC_GETFLAGS, &flags);

    CHECK(r == 0 || r == -25 || r == -95); /* not every file system has them */
    int bytes = 0;
    long long at;
    SAME(call(llseek, fd, 0, 0, &at, 0), 0);
    SAME(call(ioctl, fd, 0x541b /* FIONREAD */, &bytes), 0);
    SAME(bytes, 8192);
}

static void test_vectors(void)
{
    int fds[2];
    char a[4] = "", b[8] = "";
    struct iovec out[] = {{"abc", 3}, {"", 0}, {"defgh", 5}}, in[] = {{a, 4}, {b, 8}};

    SAME(call(pipe2, fds, 0), 0);
    SAME(call(writev, fds[1], out, 3), 8);
    SAME(call(readv, fds[0], in, 2), 8);
    SAME(compare(a, "abcd", 4), 0);
    SAME(compare(b, "efgh", 4), 0);
    SAME(call(writev, fds[1], (void *)16, 3), -14);
    SAME(call(writev, fds[1], out, 2000), -22);
    /* The longest vectors that there may be, twice. */
    static struct iovec many[1025];
    static char from[1024], to[1024];
    for (int i = 0; i < 1024; i++) {
        from[i] = (char)i;
        many[i] = (struct iovec){to + i, 1};
    }
    static struct iovec others[1024];
    for (int i = 0; i < 1024; i++)
        others[i] = (struct iovec){from + i, 1};
    long self = call(getpid), r = call(process_vm_readv, self, many, 1024, others, 1024, 0);
    CHECK(r == 1024 || r == -1); /* not everywhere allowed */
    CHECK(r == -1 || !compare(from, to, 1024));
    SAME(call(process_vm_readv, self, many, 1025, others, 1024, 0), -22);
}

int main(int argc, char **argv, char **envp)
{
    call(unlinkat, AT_FDCWD, "file32", 0);
    long fd = call(openat, AT_FDCWD, "file32", O_RDWR | O_CREAT, 0640);
    CHECK(fd >= 0);
    test_offsets((int)fd);
    test_stat((int)fd);
    test_locks((int)fd);
    test_flags((int)fd);
    test_vectors();
    SAME(call(mkdirat, AT_FDCWD, "d", 0755), 0);
    CHECK(call(openat, AT_FDCWD, "d/one", O_CREAT, 0644) >= 0);
    CHECK(call(openat, AT_FDCWD, "d/two", O_CREAT, 0644) >= 0);
    test_directory();
    struct {
        int64_t sec;
        uint32_t nsec, garbage;
    } times[2] = {{5000000000, 7, 0xffffffff}, {6, 999999999, 0x12345678}};
    struct statx x;
    SAME(call(utimensat_time64, AT_FDCWD, "file32", times, 0), 0);
    SAME(call(statx, AT_FDCWD, "file32", 0, STATX_BASIC_STATS, &x), 0);
    CHECK(x.stx_mtime.tv_sec == 6 && x.stx_mtime.tv_nsec == 999999999);
    SAME(call(unlinkat, AT_FDCWD, "d/one", 0), 0);
    SAME(call(unlinkat, AT_FDCWD, "d/two", 0), 0);
    SAME(call(unlinkat, AT_FDCWD, "d", AT_REMOVEDIR), 0);
    SAME(call(unlinkat, AT_FDCWD, "file32", 0), 0);
    return 0;
}
