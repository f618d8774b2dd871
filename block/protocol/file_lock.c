/*
 * Locks on image files, so that two writers, in whatever process, cannot corrupt an image. The
 * scheme is QEMU's, as seen with strace, because both may have the same image open.
 *
 * One byte of the file for each permission, twice: who uses a permission holds a shared lock on its
 * byte at 100; who does not let others use it holds one on its byte at 200. To see whether somebody
 * does, one asks the kernel whether an exclusive lock could be had.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/protocol/file.h"

#include <errno.h>
#include <fcntl.h>

enum {
    LOCK_FIRST = 100,
    LOCK_UNSHARED = 100, /* from a permission's byte to the byte of its refusal */
    PERMS = 4
};

static bool lock_byte(int fd, int type, unsigned byte, int command, struct flock *out)
{
    struct flock l = {
        .l_type = (short)type, .l_whence = SEEK_SET, .l_start = LOCK_FIRST + byte, .l_len = 1};
    int result;

    do {
        result = fcntl(fd, command, &l);
    } while (result < 0 && errno == EINTR);
    if (out)
        *out = l;
    return result >= 0;
}

err_t file_lock_init(struct file_state *s, unsigned flags, enum file_locking mode)
{
    struct flock probe = {.l_type = F_UNLCK, .l_whence = SEEK_SET};
    bool possible = fcntl(s->fd, F_OFD_GETLK, &probe) >= 0;

    if (mode == FILE_LOCKING_ON && !possible)
        return err_make(ENOTSUP, "file locks are not supported on this host");
    s->locking = possible && mode != FILE_LOCKING_OFF;
    return ERR_OK;
}

/* The bytes to hold, as bits: permissions from bit 0, refusals from bit PERMS. */
static unsigned wanted(unsigned perm, unsigned shared)
{
    return (perm & BLOCK_PERM_ALL) | (~shared & BLOCK_PERM_ALL) << PERMS;
}

static unsigned byte_of(unsigned bit)
{
    return bit < PERMS ? bit : bit - PERMS + LOCK_UNSHARED;
}

static err_t taken(const char *filename, const char *verb, unsigned perm)
{
    static const char *const names[PERMS] = {"consistent read", "write", "write unchanged",
                                             "resize"};

    return err_make(EAGAIN, "Failed to get %s\"%s\" lock\nIs another process using the image [%s]?",
                    verb, names[perm], filename);
}

err_t file_lock_check(struct file_state *s, const char *filename, unsigned perm, unsigned shared)
{
    unsigned bits = wanted(perm, shared);

    if (!s->locking)
        return ERR_OK;
    for (unsigned i = 0; i < 2 * PERMS; i++) {
        if (!(bits & ~s->locked & 1u << i))
            continue;
        if (!lock_byte(s->fd, F_RDLCK, byte_of(i), F_OFD_SETLK, nullptr))
            return taken(filename, i < PERMS ? "" : "shared ", i % PERMS);
        s->locked |= 1u << i;
    }
    for (unsigned i = 0; i < 2 * PERMS; i++) {
        struct flock other;

        if (bits & 1u << i &&
            lock_byte(s->fd, F_WRLCK, byte_of((i + PERMS) % (2 * PERMS)), F_OFD_GETLK, &other) &&
            other.l_type != F_UNLCK)
            return taken(filename, i < PERMS ? "" : "shared ", i % PERMS);
    }
    return ERR_OK;
}

bool file_lock_copy(const struct file_state *s, int fd)
{
    for (unsigned i = 0; i < 2 * PERMS; i++)
        if (s->locked & 1u << i && !lock_byte(fd, F_RDLCK, byte_of(i), F_OFD_SETLK, nullptr))
            return false;
    return true;
}

void file_lock_set(struct file_state *s, unsigned perm, unsigned shared)
{
    unsigned bits = wanted(perm, shared);

    for (unsigned i = 0; i < 2 * PERMS && s->locking; i++)
        if (s->locked & ~bits & 1u << i) {
            lock_byte(s->fd, F_UNLCK, byte_of(i), F_OFD_SETLK, nullptr);
            s->locked &= ~(1ull << i);
        }
}
