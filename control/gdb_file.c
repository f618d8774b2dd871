/* vFile: gdb reads the target's programs and libraries through the connection. Files can only be
 * read. SPDX-License-Identifier: MIT */
#include "control/gdb_internal.h"

#include "base/bytes.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void out_result(struct gdb *g, long result)
{
    if (result >= 0)
        out_format(g, "F%lx", (unsigned long)result);
    else
        out_format(g, "F-1,%x", errno_to_gdb((int)-result));
}

/* Hexadecimal, up to `stop`. */
static bool parse_path(struct parser *p, char stop, char path[PATH_MAX])
{
    const char *end = stop ? memchr(p->at, stop, (size_t)(p->end - p->at)) : p->end;
    if (!end)
        return false;
    struct parser part = {p->at, end, true};
    size_t n = parse_bytes(&part, path, PATH_MAX - 1);
    p->at = end;
    path[n] = 0;
    return part.ok && n && strlen(path) == n;
}

static void file_open(struct gdb *g, struct parser *p)
{
    char path[PATH_MAX];
    if (!parse_path(p, ',', path) || !parse_skip(p, ",")) {
        out_result(g, -EINVAL);
        return;
    }
    uint64_t flags = parse_hex(p);
    unsigned i = 0;
    while (i < GDB_FILES && g->files[i] >= 0)
        i++;
    if (!p->ok || flags & 3) {
        out_result(g, p->ok ? -EACCES : -EINVAL);
    } else if (i == GDB_FILES) {
        out_result(g, -EMFILE);
    } else {
        int fd = g->target->open(g->opaque, path);
        g->files[i] = fd < 0 ? -1 : fd;
        out_result(g, fd < 0 ? fd : (long)i);
    }
}

static int *parse_file(struct gdb *g, struct parser *p)
{
    uint64_t i = parse_hex(p);
    return p->ok && i < GDB_FILES && g->files[i] >= 0 ? &g->files[i] : nullptr;
}

static void file_close(struct gdb *g, struct parser *p)
{
    int *file = parse_file(g, p);
    out_result(g, file ? 0 : -EBADF);
    if (file) {
        close(*file);
        *file = -1;
    }
}

static void file_pread(struct gdb *g, struct parser *p)
{
    char data[GDB_PACKET_MAX / 2 - 16]; /* escapes may double it */
    int *file = parse_file(g, p);
    bool commas = parse_skip(p, ",");
    uint64_t count = parse_hex(p);
    commas = parse_skip(p, ",") && commas;
    uint64_t offset = parse_hex(p);
    if (!file || !commas || !p->ok || offset > INT64_MAX) {
        out_result(g, file ? -EINVAL : -EBADF);
        return;
    }
    ssize_t n =
        pread(*file, data, count < sizeof(data) ? (size_t)count : sizeof(data), (off_t)offset);
    if (n < 0) {
        out_result(g, -errno);
        return;
    }
    out_format(g, "F%zx;", (size_t)n);
    out_binary(g, data, (size_t)n);
}

static void put_be(uint8_t **at, uint64_t value, unsigned bytes)
{
    while (bytes--)
        *(*at)++ = (uint8_t)(value >> bytes * 8);
}

/* struct stat of the protocol: big-endian fields. */
static void file_stat(struct gdb *g, struct parser *p)
{
    struct stat s;
    uint8_t data[64], *at = data;
    int *file = parse_file(g, p);
    if (!file || fstat(*file, &s)) {
        out_result(g, file ? -errno : -EBADF);
        return;
    }
    put_be(&at, s.st_dev, 4);
    put_be(&at, s.st_ino, 4);
    put_be(&at, s.st_mode, 4);
    put_be(&at, s.st_nlink, 4);
    put_be(&at, s.st_uid, 4);
    put_be(&at, s.st_gid, 4);
    put_be(&at, s.st_rdev, 4);
    put_be(&at, (uint64_t)s.st_size, 8);
    put_be(&at, (uint64_t)s.st_blksize, 8);
    put_be(&at, (uint64_t)s.st_blocks, 8);
    put_be(&at, (uint64_t)s.st_atime, 4);
    put_be(&at, (uint64_t)s.st_mtime, 4);
    put_be(&at, (uint64_t)s.st_ctime, 4);
    out_format(g, "F%zx;", sizeof(data));
    out_binary(g, data, sizeof(data));
}

static void file_readlink(struct gdb *g, struct parser *p)
{
    char path[PATH_MAX], target[PATH_MAX];
    if (!parse_path(p, 0, path)) {
        out_result(g, -EINVAL);
        return;
    }
    long n = g->target->readlink(g->opaque, path, target, sizeof(target));
    if (n < 0) {
        out_result(g, n);
        return;
    }
    out_format(g, "F%lx;", (unsigned long)n);
    out_binary(g, target, (size_t)n);
}

/* Whose files: the processes that one server knows see the same ones. */
static void file_setfs(struct gdb *g, struct parser *p)
{
    out_result(g, 0);
}

void packet_file(struct gdb *g, struct parser *p)
{
    static const struct {
        const char *name;
        void (*run)(struct gdb *g, struct parser *p);
    } calls[] = {
        {"open:", file_open},  {"close:", file_close},       {"pread:", file_pread},
        {"fstat:", file_stat}, {"readlink:", file_readlink}, {"setfs:", file_setfs},
    };
    for (size_t i = 0; i < ARRAY_SIZE(calls); i++) {
        if (parse_skip(p, calls[i].name)) {
            calls[i].run(g, p);
            return;
        }
    }
}

void close_files(struct gdb *g)
{
    for (unsigned i = 0; i < GDB_FILES; i++) {
        if (g->files[i] >= 0)
            close(g->files[i]);
        g->files[i] = -1;
    }
}
