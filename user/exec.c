/* execve: programs for a guest are run by another Moa with the same options, all others by the
 * host. SPDX-License-Identifier: MIT */
#include "user/thread.h"

#include "user/debug.h"
#include "user/elf.h"
#include "user/host_syscall.h"
#include "user/path.h"
#include "user/seccomp.h"
#include "user/strace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    MAX_STRINGS = 1 << 20,
    MAX_SCRIPTS = 4,
    HEAD = 256
};

struct exec {
    struct thread *thread;
    char *path;        /* PATH_MAX bytes: the file as the host finds it */
    char *scratch;     /* PATH_MAX bytes */
    const char **argv; /* host pointers; room for our own words in front of argv[0] */
    const char **own_argv;
    const char **envp;
    int64_t argc;
    bool keep_fd;    /* `path` names a descriptor that must stay open */
    int fd, filters; /* -1: none */
};

/* Number of pointers in a guest array ended by null, or -errno. */
static int64_t count_strings(struct thread *t, uint64_t addr)
{
    uint64_t p = 1;
    int64_t n = 0;
    if (!addr)
        return 0;
    for (;; n++) {
        if (!guest_read_words(t, &p, addr + (uint64_t)n * word_size(t->process), 1))
            return -EFAULT;
        if (!p)
            return n;
        if (n == MAX_STRINGS)
            return -E2BIG;
    }
}

static int64_t read_strings(struct thread *t, uint64_t addr, int64_t n, const char **out)
{
    for (int64_t i = 0; i < n; i++) {
        uint64_t p;
        if (!guest_read_words(t, &p, addr + (uint64_t)i * word_size(t->process), 1) ||
            space_strlen(t->process->space, p, 128 << 10) < 0)
            return -EFAULT;
        out[i] = guest_host(t->process, p);
    }
    out[n] = nullptr;
    return 0;
}

/* One mapping for everything: in a vfork child it outlives a successful execve, and the parent
 * gives it back. */
static int64_t allocate(struct exec *x, int64_t argc, int64_t envc)
{
    struct thread *t = x->thread;
    size_t own = t->process->options->keep_count + 12;
    size_t size = 2 * PATH_MAX + ((size_t)argc + (size_t)envc + own + 8) * sizeof(char *);
    char *m = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (m == MAP_FAILED)
        return -ENOMEM;
    t->exec_scratch = m;
    t->exec_scratch_size = size;
    x->path = m;
    x->scratch = m + PATH_MAX;
    x->own_argv = (const char **)(m + 2 * PATH_MAX);
    x->argv = x->own_argv + own;
    x->envp = x->argv + argc + 4;
    x->argc = argc;
    return 0;
}

static void release(struct exec *x)
{
    struct thread *t = x->thread;
    if (x->fd >= 0)
        close(x->fd);
    if (x->filters >= 0)
        close(x->filters);
    if (t->exec_scratch)
        munmap(t->exec_scratch, t->exec_scratch_size);
    t->exec_scratch = nullptr;
}

/* A path for an open file that will still work in the new program. */
static int64_t path_of_fd(struct exec *x, int fd)
{
    struct stat a, b;
    snprintf(x->scratch, PATH_MAX, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(x->scratch, x->path, PATH_MAX - 1);
    if (n > 0 && x->path[0] == '/') {
        x->path[n] = 0;
        if (!stat(x->path, &a) && !fstat(fd, &b) && a.st_dev == b.st_dev && a.st_ino == b.st_ino)
            return 0;
    }
    /* A memfd, or a file that has been deleted. */
    int copy = fcntl(fd, F_DUPFD, 3);
    if (copy < 0)
        return -errno;
    x->fd = copy;
    x->keep_fd = true;
    snprintf(x->path, PATH_MAX, "/proc/self/fd/%d", copy);
    return 0;
}

static int64_t find_file(struct exec *x, int dirfd, uint64_t path_addr, int flags)
{
    struct thread *t = x->thread;
    const char *host;
    int64_t r = path_argument(t, path_addr, true, true, x->scratch, &host);
    if (r < 0)
        return r;
    if (!host[0] && (flags & AT_EMPTY_PATH))
        return path_of_fd(x, dirfd);
    if (proc_find(t->process, dirfd, host).file == PROC_EXE)
        host = t->process->exe;
    if (host[0] == '/' || dirfd == AT_FDCWD) {
        if (snprintf(x->path, PATH_MAX, "%s", host) >= PATH_MAX)
            return -ENAMETOOLONG;
        struct stat st;
        if ((flags & AT_SYMLINK_NOFOLLOW) && !lstat(x->path, &st) && S_ISLNK(st.st_mode))
            return -ELOOP;
        return 0;
    }
    int fd =
        openat(dirfd, host, O_PATH | O_CLOEXEC | (flags & AT_SYMLINK_NOFOLLOW ? O_NOFOLLOW : 0));
    if (fd < 0)
        return -errno;
    r = path_of_fd(x, fd);
    close(fd);
    return r;
}

/* The first bytes of an executable file; 0 when the host should judge for itself. */
static int64_t read_head(const char *path, char head[HEAD])
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return errno == EACCES ? 0 : -errno;
    struct stat st;
    int64_t n = fstat(fd, &st) || !S_ISREG(st.st_mode) ? -EACCES : pread(fd, head, HEAD - 1, 0);
    close(fd);
    if (n < 0)
        return -EACCES;
    head[n] = 0;
    return n;
}

static bool is_guest(const struct process *p, const char *head, int64_t n)
{
    const struct user_options *o = p->options;
    struct elf_kind kind = elf_identify(head, (size_t)n);
    for (unsigned i = 0; kind.bits && i < o->guest_count; i++) {
        const struct guest *g = o->guests[i];
        if (g->elf_machine == kind.machine && g->bits == kind.bits &&
            g->big_endian == kind.big_endian && g->linux_abi)
            return true;
    }
    return false;
}

/* Whether running `path` ends in a guest program, by itself or through `#!` lines. 1, 0, or -errno.
 */
static int64_t needs_moa(struct exec *x, const char *path)
{
    char head[HEAD], found[PATH_MAX], name[HEAD];
    for (int depth = 0; depth <= MAX_SCRIPTS; depth++) {
        int64_t n = read_head(path, head);
        if (n <= 0)
            return n;
        if (n < 2 || head[0] != '#' || head[1] != '!')
            return is_guest(x->thread->process, head, n);
        const char *start = head + 2 + strspn(head + 2, " \t");
        snprintf(name, sizeof(name), "%.*s", (int)strcspn(start, " \t\n"), start);
        path = path_find(x->thread->process, name, true, found);
    }
    return -ELOOP;
}

/* Not if a signal has been taken: what is queued here would be lost with the program. */
static int64_t host_execve(struct thread *t, const char *path, const char **argv, const char **envp)
{
    const uint64_t args[6] = {(uint64_t)path, (uint64_t)argv, (uint64_t)envp};
    return safe_syscall(&t->signal_pending, SYS_execve, args);
}

/* self [options] -0 argv0 -- path arguments… */
static int64_t run_moa(struct exec *x)
{
    const struct user_options *o = x->thread->process->options;
    char connection[64];
    const char *gdb = debug_exec_prepare(x->thread, connection, sizeof(connection));
    unsigned n = 0;
    x->own_argv[n++] = o->self;
    if (gdb) {
        x->own_argv[n++] = "-g";
        x->own_argv[n++] = gdb;
    }
    for (unsigned i = 0; i < o->keep_count; i++)
        x->own_argv[n++] = o->keep[i];
    if (o->log_file)
        x->own_argv[n++] = "--log-continued";
    int64_t filters = seccomp_export(x->thread);
    if (filters < -1)
        return filters;
    x->filters = (int)filters;
    if (filters >= 0) {
        snprintf(x->scratch, PATH_MAX, "%d", x->filters);
        x->own_argv[n++] = "-inherit-filters";
        x->own_argv[n++] = x->scratch;
    }
    x->own_argv[n++] = "-0";
    x->own_argv[n++] = x->argc ? x->argv[0] : "";
    x->own_argv[n++] = "--";
    x->own_argv[n++] = x->path;
    /* The program's own arguments follow where they are. */
    const char **start = x->argv + 1 - n;
    if (!x->argc)
        x->argv[1] = nullptr;
    memmove(start, x->own_argv, n * sizeof(*start));
    strace_exec(x->thread);
    const struct process *p = x->thread->process;
    int64_t r = host_execve(x->thread, "/proc/self/exe", start, x->envp);
    if (r != -ENOENT) {
        if (gdb)
            debug_exec_failed(x->thread);
        return r;
    }
    /* No /proc here: a bare chroot, which may have our program under the name that we were started
     * by, or which binfmt_misc knows how to deal with. */
    if (p->self_fd >= 0)
        host_call(SYS_execveat, p->self_fd, "", start, x->envp, AT_EMPTY_PATH);
    const char *name = (const char *)getauxval(AT_EXECFN);
    if (p->self_fd < 0 && name && name[0] == '/')
        host_execve(x->thread, name, start, x->envp);
    start[n - 1] = x->argc ? start[n - 3] : "";
    r = host_execve(x->thread, x->path, &start[n - 1], x->envp);
    if (gdb)
        debug_exec_failed(x->thread);
    return r;
}

static int64_t prepare(struct exec *x, int dirfd, uint64_t path, uint64_t argv, uint64_t envp,
                       int flags)
{
    struct thread *t = x->thread;
    int64_t argc = count_strings(t, argv), envc = count_strings(t, envp);
    if (argc < 0 || envc < 0)
        return argc < 0 ? argc : envc;
    int64_t r = allocate(x, argc, envc);
    if (r >= 0)
        r = read_strings(t, argv, argc, x->argv);
    if (r >= 0)
        r = read_strings(t, envp, envc, x->envp);
    if (r >= 0)
        r = find_file(x, dirfd, path, flags);
    return r;
}

static int64_t execute(struct thread *t, int dirfd, uint64_t path, uint64_t argv, uint64_t envp,
                       int flags)
{
    struct exec x = {.thread = t, .fd = -1, .filters = -1};
    int64_t r = prepare(&x, dirfd, path, argv, envp, flags);
    if (r >= 0)
        r = needs_moa(&x, x.path);
    if (r == 1) {
        r = host_call(SYS_faccessat2, AT_FDCWD, x.path, X_OK, AT_EACCESS);
        if (r == -ENOSYS || r == -EPERM)
            r = access(x.path, X_OK) ? -errno : 0;
        if (r >= 0)
            r = run_moa(&x);
    } else if (r == 0) {
        r = host_execve(t, x.path, x.argv, x.envp);
    }
    release(&x);
    return r;
}

int64_t sys_execve(struct thread *t, const uint64_t a[6])
{
    return execute(t, AT_FDCWD, a[0], a[1], a[2], 0);
}

int64_t sys_execveat(struct thread *t, const uint64_t a[6])
{
    int flags = (int)a[4];
    if (flags & ~(AT_EMPTY_PATH | AT_SYMLINK_NOFOLLOW))
        return -EINVAL;
    return execute(t, (int)a[0], a[1], a[2], a[3], flags);
}
