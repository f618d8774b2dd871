/*
 * Protocols file and host_device: files and block devices of the host.
 *
 * What the page cache holds is read at once; everything else waits in another thread, so that the
 * loop's never does. Locks are in file_lock.c.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/protocol/file.h"
#include "base/bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/magic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/uio.h>
#include <unistd.h>

enum {
    MAX_IOVECS = 1024,
    PREALLOC_STEP = 1 << 20,
    LARGE_REQUEST = 128 << 10
};

/* --- Work that may block --- */

struct file_request {
    struct file_state *s;
    enum file_work {
        FILE_READ,
        FILE_WRITE,
        FILE_FLUSH,
        FILE_ALLOCATE,
        FILE_COPY
    } work;
    uint64_t offset, bytes, to_offset;
    struct block_buf buf;
    int mode, to_fd;
};

/* All of it, whatever pieces the kernel makes; zeroes behind the end. */
static int transfer(struct file_request *r, int flags)
{
    struct iovec iov[MAX_IOVECS];

    while (r->bytes) {
        size_t covered;
        unsigned count = block_buf_iovecs(r->buf, r->bytes, iov, MAX_IOVECS, &covered);
        ssize_t n = r->work == FILE_READ
                        ? preadv2(r->s->fd, iov, (int)count, (off_t)r->offset, flags)
                        : pwritev2(r->s->fd, iov, (int)count, (off_t)r->offset, flags);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -errno;
        if (!n && r->work == FILE_WRITE)
            return -ENOSPC;
        if (!n) {
            block_buf_fill(r->buf, 0, r->bytes);
            return 0;
        }
        r->offset += (size_t)n;
        r->bytes -= (size_t)n;
        r->buf = block_buf_skip(r->buf, (size_t)n);
    }
    return 0;
}

static int copy(struct file_request *r)
{
    loff_t from = (loff_t)r->offset, to = (loff_t)r->to_offset;

    while (r->bytes) {
        ssize_t n = copy_file_range(r->s->fd, &from, r->to_fd, &to, r->bytes, 0);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno == ENOSPC || errno == EIO ? -errno : -ENOTSUP;
        if (!n)
            return -ENOTSUP;
        r->bytes -= (size_t)n;
    }
    return 0;
}

static int run_request(void *arg)
{
    struct file_request *r = arg;

    switch (r->work) {
    case FILE_READ:
    case FILE_WRITE: return transfer(r, 0);
    case FILE_COPY: return copy(r);
    case FILE_FLUSH: return fdatasync(r->s->fd) ? -errno : 0;
    case FILE_ALLOCATE:
        while (fallocate(r->s->fd, r->mode, (off_t)r->offset, (off_t)r->bytes))
            if (errno != EINTR)
                return errno == EOPNOTSUPP || errno == ENODEV || errno == EINVAL ? -ENOTSUP
                                                                                 : -errno;
        return 0;
    }
    return -EINVAL;
}

static int submit(struct block_node *n, struct file_request *r)
{
    r->s = n->state;
    /* Copying a lot takes another processor's time as well as ours. */
    return r->s->in_memory && r->bytes < LARGE_REQUEST ? run_request(r)
                                                       : loop_work(block_loop(n), run_request, r);
}

/* --- Reading and writing --- */

static bool is_aligned(struct block_buf buf, uint64_t bytes, uint32_t alignment)
{
    struct iovec iov[MAX_IOVECS];
    size_t covered;
    unsigned count = block_buf_iovecs(buf, bytes, iov, MAX_IOVECS, &covered);

    for (unsigned i = 0; i < count; i++)
        if (((uintptr_t)iov[i].iov_base | iov[i].iov_len) & (alignment - 1))
            return false;
    return covered == bytes;
}

/* O_DIRECT wants memory that is aligned, too. */
static int through_bounce(struct block_node *n, struct file_request *r)
{
    struct block_buf buf = r->buf;
    uint64_t bytes = r->bytes;
    void *bounce = block_alloc(bytes);
    struct iovec iov = {bounce, bytes};
    int result;

    if (!bounce)
        return -ENOMEM;
    if (r->work == FILE_WRITE)
        block_buf_to(bounce, buf, bytes);
    r->buf = (struct block_buf){&iov, 1, 0};
    result = submit(n, r);
    if (r->work == FILE_READ && result >= 0)
        block_buf_from(buf, bounce, bytes);
    free(bounce);
    return result;
}

static int file_read(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                     unsigned flags)
{
    struct file_state *s = n->state;
    struct file_request r = {
        .s = s, .work = FILE_READ, .offset = offset, .bytes = bytes, .buf = buf};

    if (s->direct)
        return is_aligned(buf, bytes, s->memory_alignment) ? submit(n, &r) : through_bounce(n, &r);
    if (s->in_memory || !s->can_try)
        return submit(n, &r);
    int result = transfer(&r, RWF_NOWAIT); /* what is left after it is not in the page cache */
    if (result == -EOPNOTSUPP)
        s->can_try = false;
    return result == -EAGAIN || result == -EOPNOTSUPP ? submit(n, &r) : result;
}

static int file_write(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                      unsigned flags)
{
    struct file_state *s = n->state;
    struct file_request r = {.work = FILE_WRITE, .offset = offset, .bytes = bytes, .buf = buf};

    s->known_end = 0;
    if (s->direct && !is_aligned(buf, bytes, s->memory_alignment))
        return through_bounce(n, &r);
    return submit(n, &r);
}

static int file_flush(struct block_node *n)
{
    struct file_state *s = n->state;
    struct file_request r = {.work = FILE_FLUSH};
    int result;

    /* After a failed fsync the kernel forgets what it could not write, and says 0 the next time. */
    if (s->flush_error)
        return s->flush_error;
    result = submit(n, &r);
    if (result < 0 && s->is_regular && !s->direct)
        s->flush_error = result;
    return result;
}

static int allocate(struct block_node *n, uint64_t offset, uint64_t bytes, int mode)
{
    struct file_state *s = n->state;
    struct file_request r = {.work = FILE_ALLOCATE, .offset = offset, .bytes = bytes, .mode = mode};

    s->known_end = 0;
    return submit(n, &r);
}

static int punch(struct block_node *n, uint64_t offset, uint64_t bytes)
{
    return allocate(n, offset, bytes, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE);
}

static int file_discard(struct block_node *n, uint64_t offset, uint64_t bytes)
{
    struct file_state *s = n->state;

    return s->no_punch ? -ENOTSUP : punch(n, offset, bytes);
}

static int file_write_zeroes(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags)
{
    struct file_state *s = n->state;
    uint64_t end = offset + bytes;
    int result = -ENOTSUP;

    if (flags & BLOCK_REQ_MAY_UNMAP && !s->no_punch) {
        result = punch(n, offset, bytes);
        s->no_punch = result == -ENOTSUP;
    }
    if (result == -ENOTSUP && !s->no_zero_range) {
        result = allocate(n, offset, bytes, FALLOC_FL_ZERO_RANGE);
        s->no_zero_range = result == -ENOTSUP;
    }
    if (result == -ENOTSUP && s->is_regular && !s->no_punch) {
        /* A hole, and then space in it: zeroes as well. */
        result = punch(n, offset, bytes);
        if (result >= 0)
            result = allocate(n, offset, bytes, 0);
    }
    if (result >= 0 && s->is_regular && end > n->size && ftruncate(s->fd, (off_t)end))
        result = -errno;
    return result;
}

static int file_copy_from(struct block_node *n, uint64_t offset, struct block_edge *to,
                          uint64_t to_offset, uint64_t bytes, unsigned flags)
{
    const struct block_driver *d = to->node->driver;

    return d && d->copy_range_to ? d->copy_range_to(to->node, &(struct block_edge){.node = n},
                                                    offset, to_offset, bytes, flags)
                                 : -ENOTSUP;
}

static int file_copy_to(struct block_node *n, struct block_edge *from, uint64_t from_offset,
                        uint64_t offset, uint64_t bytes, unsigned flags)
{
    struct file_state *to = n->state;
    struct file_request r = {
        .work = FILE_COPY, .offset = from_offset, .to_offset = offset, .bytes = bytes};

    if (from->node->driver->read != file_read)
        return -ENOTSUP;
    to->known_end = 0;
    r.to_fd = to->fd;
    return submit(from->node, &r);
}

/* --- Holes --- */

/* Data or hole from `offset` on: sets the run that it is in. */
static int find_run(struct file_state *s, uint64_t size, uint64_t offset)
{
    off_t data = lseek(s->fd, (off_t)offset, SEEK_DATA), hole;

    if (data < 0 && errno != ENXIO)
        return -errno;
    s->known_data = data == (off_t)offset;
    if (s->known_data) {
        hole = lseek(s->fd, (off_t)offset, SEEK_HOLE);
        s->known_end = hole > (off_t)offset ? (uint64_t)hole : size;
    } else {
        s->known_end = data < 0 ? size : (uint64_t)data;
    }
    s->known_start = offset;
    return 0;
}

static int file_status(struct block_node *n, bool want_zero, uint64_t offset, uint64_t bytes,
                       struct block_run *run)
{
    struct file_state *s = n->state;

    run->flags = BLOCK_STATUS_OFFSET | BLOCK_STATUS_DATA;
    run->offset = offset;
    run->file = n;
    if (!want_zero || !s->is_regular)
        return 0;
    if (offset < s->known_start || offset >= s->known_end) {
        if (find_run(s, n->size, offset) < 0)
            return 0; /* the file system cannot tell: all data */
        /* Others may write to it while we only read. */
        if (!(n->flags & BLOCK_WRITABLE) && n->shared & BLOCK_PERM_WRITE &&
            n->flags & BLOCK_FORCE_SHARE)
            s->known_start = s->known_end;
    }
    if (!s->known_data)
        run->flags = BLOCK_STATUS_OFFSET | BLOCK_STATUS_ZERO;
    if (s->known_end > offset && s->known_end - offset < run->bytes)
        run->bytes = align_up(s->known_end - offset, n->limits.request_alignment);
    return 0;
}

static uint64_t file_allocated(struct block_node *n)
{
    struct file_state *s = n->state;
    struct stat st;

    return fstat(s->fd, &st) ? UINT64_MAX : (uint64_t)st.st_blocks * 512;
}

/* --- Size --- */

static err_t preallocate(int fd, uint64_t from, uint64_t to, enum block_preallocation mode)
{
    int error = 0;

    if (mode == BLOCK_PREALLOC_FALLOC && to > from)
        error = posix_fallocate(fd, (off_t)from, (off_t)(to - from));
    if (mode == BLOCK_PREALLOC_FULL) {
        void *zeroes = calloc(1, PREALLOC_STEP);

        if (!zeroes)
            return err_make(ENOMEM, "no memory for preallocation");
        while (from < to && !error) {
            size_t step = to - from < PREALLOC_STEP ? to - from : PREALLOC_STEP;
            ssize_t n = pwrite(fd, zeroes, step, (off_t)from);

            if (n < 0 && errno != EINTR)
                error = errno;
            from += n > 0 ? (size_t)n : 0;
        }
        free(zeroes);
        if (!error && fsync(fd))
            error = errno;
    }
    if (error)
        return err_make(error, "Could not preallocate data for the new file: %s", strerror(error));
    return ERR_OK;
}

static err_t file_truncate(struct block_node *n, uint64_t size, bool exact,
                           enum block_preallocation prealloc, bool zero)
{
    struct file_state *s = n->state;
    uint64_t old = n->size;

    s->known_end = 0;
    if (!s->is_regular) {
        if (size > n->size)
            return err_make(EINVAL, "Cannot grow device files");
        if (exact && size != n->size)
            return err_make(ENOTSUP, "Cannot resize device files");
        return ERR_OK;
    }
    if (prealloc == BLOCK_PREALLOC_METADATA)
        return err_make(ENOTSUP, "Unsupported preallocation mode 'metadata'");
    if (prealloc != BLOCK_PREALLOC_OFF && size < old)
        return err_make(ENOTSUP, "Preallocation can't be used for shrinking files");
    if (ftruncate(s->fd, (off_t)size))
        return err_make(errno, "Failed to resize the file: %m");
    err_t e = preallocate(s->fd, old, size, prealloc);
    if (err_failed(e)) {
        if (ftruncate(s->fd, (off_t)old))
            block_warn(n->graph, "cannot give '%s' its old size back: %m", block_filename(n));
        return e;
    }
    n->size = size;
    return ERR_OK;
}

static int64_t file_get_size(struct block_node *n)
{
    struct file_state *s = n->state;
    off_t size = lseek(s->fd, 0, SEEK_END);

    return size < 0 ? -errno : size;
}

/* --- Opening --- */

#define FILE_OPTION(member) offsetof(struct file_options, member)

static const char *const aio_words[] = {"threads", "native", "io_uring", nullptr};
static const char *const locking_words[] = {"auto", "on", "off", nullptr};
static const char *const prealloc_words[] = {"off", "metadata", "falloc", "full", nullptr};

static const struct option_def file_options[] = {
    {"filename", OPTION_STRING, FILE_OPTION(filename), .help = "File name of the image",
     .required = true},
    {"aio", OPTION_ENUM, FILE_OPTION(aio), aio_words,
     "host AIO implementation (threads, native, io_uring)"},
    {"locking", OPTION_ENUM, FILE_OPTION(locking), locking_words,
     "file locking mode (on/off/auto, default: auto)"},
    {"pr-manager", OPTION_STRING, FILE_OPTION(pr_manager),
     .help = "id of persistent reservation manager object (default: none)"},
    {"drop-cache", OPTION_BOOL, FILE_OPTION(drop_cache),
     .help = "invalidate page cache during live migration (default: on)"},
    {"x-check-cache-dropped", OPTION_BOOL, FILE_OPTION(check_cache),
     .help = "check that page cache was dropped on live migration (default: off)"},
    {}};

static int open_fd(struct block_node *n, const char *filename)
{
    int flags = O_CLOEXEC | (n->flags & BLOCK_DIRECT ? O_DIRECT : 0);
    int fd = open(filename, flags | (n->flags & BLOCK_WRITABLE ? O_RDWR : O_RDONLY));

    if (fd < 0 && n->flags & BLOCK_WRITABLE && n->flags & BLOCK_AUTO_RDONLY &&
        (errno == EACCES || errno == EROFS || errno == EPERM)) {
        n->flags &= ~(unsigned)BLOCK_WRITABLE;
        fd = open(filename, flags | O_RDONLY);
    }
    return fd;
}

/* What O_DIRECT wants here. */
static void find_alignment(struct block_node *n)
{
    struct file_state *s = n->state;
    struct statx x;

    n->limits.request_alignment = 1;
    s->memory_alignment = 1;
    if (!s->is_regular)
        n->limits.request_alignment = BLOCK_SECTOR;
    if (!s->direct)
        return;
    n->limits.request_alignment = s->memory_alignment = 4096;
    if (!statx(s->fd, "", AT_EMPTY_PATH, STATX_DIOALIGN, &x) && x.stx_mask & STATX_DIOALIGN &&
        x.stx_dio_offset_align) {
        n->limits.request_alignment = x.stx_dio_offset_align;
        s->memory_alignment = x.stx_dio_mem_align;
    }
}

static err_t examine(struct block_node *n, bool wants_device)
{
    struct file_state *s = n->state;
    struct statfs fs;
    struct stat st;

    if (fstat(s->fd, &st))
        return err_make(errno, "Could not stat file: %m");
    if (!wants_device && !S_ISREG(st.st_mode))
        return err_make(EINVAL, "'%s' driver requires '%s' to be a regular file", "file",
                        block_filename(n));
    if (wants_device && !S_ISBLK(st.st_mode) && !S_ISCHR(st.st_mode))
        return err_make(EINVAL,
                        "'%s' driver requires '%s' to be either a character or block device",
                        n->driver->name, block_filename(n));
    s->is_regular = S_ISREG(st.st_mode);
    s->direct = n->flags & BLOCK_DIRECT;
    s->can_try = true;
    s->in_memory = !fstatfs(s->fd, &fs) &&
                   (fs.f_type == TMPFS_MAGIC || fs.f_type == (__typeof__(fs.f_type))RAMFS_MAGIC);
    find_alignment(n);
    int64_t size = file_get_size(n);
    if (size < 0)
        return err_make((int)-size, "Could not find out the size of '%s': %s", block_filename(n),
                        strerror((int)-size));
    n->size = (uint64_t)size;
    n->zeroes_flags = BLOCK_REQ_MAY_UNMAP;
    return ERR_OK;
}

static err_t open_as(struct block_node *n, const struct file_options *o, bool device)
{
    struct file_state *s = n->state;

    s->fd = open_fd(n, o->filename);
    if (s->fd < 0)
        return err_make(errno, "Could not open '%s': %m", o->filename);
    free(n->filename);
    n->filename = strdup(o->filename);
    err_t e = examine(n, device);
    if (!err_failed(e))
        e = file_lock_init(s, n->flags, o->locking);
    if (err_failed(e))
        close(s->fd);
    return e;
}

static bool is_device(const char *filename)
{
    struct stat st;

    return !stat(filename, &st) && (S_ISBLK(st.st_mode) || S_ISCHR(st.st_mode));
}

static err_t file_open(struct block_node *n, const void *values)
{
    const struct file_options *o = values;

    return open_as(n, o, is_device(o->filename));
}

static err_t device_open(struct block_node *n, const void *values)
{
    return open_as(n, values, true);
}

static void file_close(struct block_node *n)
{
    struct file_state *s = n->state;

    close(s->fd); /* and with it its locks */
}

static err_t file_parse_name(const char *name, json_t *options)
{
    if (!strncmp(name, "file:", 5))
        name += 5;
    if (!json_object_get(options, "filename"))
        json_object_set_new(options, "filename", json_string(name));
    return ERR_OK;
}

/* --- Reopening --- */

static err_t file_reopen_prepare(struct block_node *n, unsigned flags, const void *values)
{
    const struct file_options *o = values;
    struct file_state *s = n->state;
    unsigned old = n->flags;

    if (strcmp(o->filename, n->filename))
        return err_make(EINVAL, "Cannot change the option 'filename'");
    s->next_fd = -1;
    s->next_flags = flags;
    if (!((old ^ flags) & (BLOCK_WRITABLE | BLOCK_DIRECT)))
        return ERR_OK;
    n->flags = flags & ~(unsigned)BLOCK_AUTO_RDONLY;
    s->next_fd = open_fd(n, n->filename);
    n->flags = old;
    if (s->next_fd < 0)
        return err_make(errno, "Could not reopen file '%s': %m", n->filename);
    if (s->locking && !file_lock_copy(s, s->next_fd)) {
        close(s->next_fd);
        return err_make(EAGAIN, "Failed to lock '%s' anew", n->filename);
    }
    return ERR_OK;
}

static void file_reopen_commit(struct block_node *n)
{
    struct file_state *s = n->state;

    if (s->next_fd < 0)
        return;
    close(s->fd);
    s->fd = s->next_fd;
    s->next_fd = -1;
    s->direct = s->next_flags & BLOCK_DIRECT;
    find_alignment(n);
}

static void file_reopen_abort(struct block_node *n)
{
    struct file_state *s = n->state;

    if (s->next_fd >= 0)
        close(s->next_fd);
    s->next_fd = -1;
}

/* --- Creating --- */

struct file_create {
    uint64_t size, extent_size_hint;
    unsigned preallocation;
    bool nocow, extent_size_hint_given;
};

#define CREATE(member) offsetof(struct file_create, member)

static const struct option_def file_create_options[] = {
    {"extent_size_hint", OPTION_SIZE, CREATE(extent_size_hint),
     .help = "Extent size hint for the image file, 0 to disable",
     .present = CREATE(extent_size_hint_given)},
    {"nocow", OPTION_BOOL, CREATE(nocow), .help = "Turn off copy-on-write (valid only on btrfs)"},
    {"preallocation", OPTION_ENUM, CREATE(preallocation), prealloc_words,
     "Preallocation mode (allowed values: off, falloc, full)"},
    {"size", OPTION_SIZE, CREATE(size), .help = "Virtual disk size"},
    {}};

/* Best effort, on file systems that have it. */
static void set_inode_flags(int fd, const struct file_create *o)
{
    struct fsxattr x;
    int flags;

    if (o->nocow && !ioctl(fd, FS_IOC_GETFLAGS, &flags)) {
        flags |= FS_NOCOW_FL;
        ioctl(fd, FS_IOC_SETFLAGS, &flags);
    }
    if (o->extent_size_hint_given && o->extent_size_hint && !ioctl(fd, FS_IOC_FSGETXATTR, &x)) {
        x.fsx_xflags |= FS_XFLAG_EXTSIZE;
        x.fsx_extsize = (uint32_t)o->extent_size_hint;
        ioctl(fd, FS_IOC_FSSETXATTR, &x);
    }
}

static err_t fill_new_file(int fd, const char *filename, const struct file_create *o)
{
    if (ftruncate(fd, 0))
        return err_make(errno, "Could not empty '%s': %m", filename);
    set_inode_flags(fd, o);
    if (ftruncate(fd, (off_t)o->size))
        return err_make(errno, "Could not resize '%s' to %llu bytes: %m", filename,
                        (unsigned long long)o->size);
    return preallocate(fd, 0, o->size, o->preallocation);
}

static err_t file_create(struct block_graph *g, const char *filename, const void *values,
                         unsigned flags)
{
    const struct file_create *o = values;
    struct file_state s = {};

    if (!strncmp(filename, "file:", 5))
        filename += 5;
    if (o->size > BLOCK_MAX_SIZE)
        return err_make(EFBIG, "Image size %llu is too large", (unsigned long long)o->size);
    if (o->preallocation == BLOCK_PREALLOC_METADATA)
        return err_make(ENOTSUP, "Unsupported preallocation mode 'metadata'");
    if (is_device(filename))
        return err_make(EINVAL, "'%s' is a device: it cannot be created, only written to (-n)",
                        filename);
    s.fd = open(filename, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (s.fd < 0)
        return err_make(errno, "Could not create '%s': %m", filename);
    /* Nobody may be using what is about to be emptied. */
    err_t e = file_lock_init(&s, 0, FILE_LOCKING_AUTO);
    if (!err_failed(e))
        e = file_lock_check(&s, filename, BLOCK_PERM_WRITE | BLOCK_PERM_RESIZE,
                            BLOCK_PERM_ALL &
                                ~(BLOCK_PERM_READ | BLOCK_PERM_WRITE | BLOCK_PERM_RESIZE));
    if (!err_failed(e))
        e = fill_new_file(s.fd, filename, o);
    close(s.fd);
    return e;
}

static err_t file_remove(struct block_graph *g, const char *filename)
{
    struct stat st;

    if (!strncmp(filename, "file:", 5))
        filename += 5;
    if (!lstat(filename, &st) && !S_ISREG(st.st_mode))
        return err_make(ENOENT, "%s is not a regular file", filename);
    if (unlink(filename))
        return err_make(errno, "Error when deleting file %s: %m", filename);
    return ERR_OK;
}

static err_t file_check_perm(struct block_node *n, unsigned perm, unsigned shared)
{
    return file_lock_check(n->state, n->filename, perm, shared);
}

static void file_set_perm(struct block_node *n, unsigned perm, unsigned shared)
{
    file_lock_set(n->state, perm, shared);
}

static void file_abort_perm(struct block_node *n)
{
    file_lock_set(n->state, n->perm, n->shared);
}

static json_t *file_describe(struct block_node *n)
{
    return json_pack("{s:s}", "filename", n->filename);
}

static const char *const file_prefixes[] = {"file", nullptr};
static const char *const device_prefixes[] = {"host_device", nullptr};

#define FILE_DRIVER                                                                                \
    .kind = BLOCK_KIND_PROTOCOL, .state_size = sizeof(struct file_state), .options = file_options, \
    .options_size = sizeof(struct file_options), .parse_name = file_parse_name,                    \
    .close = file_close, .read = file_read, .write = file_write,                                   \
    .write_zeroes = file_write_zeroes, .discard = file_discard, .flush = file_flush,               \
    .copy_range_from = file_copy_from, .copy_range_to = file_copy_to, .status = file_status,       \
    .truncate = file_truncate, .get_size = file_get_size, .has_variable_length = true,             \
    .allocated_bytes = file_allocated, .check_perm = file_check_perm, .set_perm = file_set_perm,   \
    .abort_perm = file_abort_perm, .reopen_prepare = file_reopen_prepare,                          \
    .reopen_commit = file_reopen_commit, .reopen_abort = file_reopen_abort,                        \
    .describe = file_describe

const struct block_driver block_file = {FILE_DRIVER,
                                        .name = "file",
                                        .prefixes = file_prefixes,
                                        .open = file_open,
                                        .create_options = file_create_options,
                                        .create_size = sizeof(struct file_create),
                                        .create = file_create,
                                        .remove = file_remove};

const struct block_driver block_host_device = {FILE_DRIVER, .name = "host_device",
                                               .prefixes = device_prefixes, .open = device_open};
