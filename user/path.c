/* Path arguments and the -L prefix.
 * SPDX-License-Identifier: MIT */
#include "user/path.h"

#include "user/host_syscall.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum {
    MAX_LINKS = 8
};

static bool has_prefix(const char *path, const char *dir)
{
    size_t n = strlen(dir);
    return !strncmp(path, dir, n) && (path[n] == '/' || !path[n]);
}

/* Kernel interfaces and devices are the host's, whatever a root below the prefix has there. */
static bool may_be_prefixed(const char *path)
{
    return path[0] == '/' && path[1] && !has_prefix(path, "/proc") && !has_prefix(path, "/sys") &&
           !has_prefix(path, "/dev");
}

const char *path_find(const struct process *p, const char *path, bool follow, char out[PATH_MAX])
{
    if (p->prefix_fd < 0 || !may_be_prefixed(path))
        return path;
    const char *prefix = p->options->ld_prefix;
    char wanted[PATH_MAX];
    if (snprintf(wanted, sizeof(wanted), "%s", path) >= PATH_MAX)
        return path;
    for (int links = 0; links < MAX_LINKS; links++) {
        struct stat st;
        const char *relative = wanted + strspn(wanted, "/");
        if (host_call(SYS_newfstatat, p->prefix_fd, relative, &st, AT_SYMLINK_NOFOLLOW) < 0)
            return path;
        if (snprintf(out, PATH_MAX, "%s/%s", prefix, relative) >= PATH_MAX)
            return path;
        if (!follow || !S_ISLNK(st.st_mode))
            return out;
        char target[PATH_MAX];
        int64_t n = host_call(SYS_readlinkat, p->prefix_fd, relative, target, sizeof(target) - 1);
        if (n <= 0 || target[0] != '/')
            return out;
        target[n] = 0;
        memcpy(wanted, target, (size_t)n + 1);
    }
    return path;
}

int64_t path_read(struct thread *t, uint64_t addr, char buf[PATH_MAX])
{
    long n = space_strlen(t->process->space, addr, PATH_MAX);
    if (n < 0)
        return -EFAULT;
    if (n >= PATH_MAX)
        return -ENAMETOOLONG;
    if (!guest_read(t, buf, addr, (size_t)n))
        return -EFAULT;
    buf[n] = 0;
    return 0;
}

int64_t path_argument(struct thread *t, uint64_t addr, bool find, bool follow, char buf[PATH_MAX],
                      const char **host)
{
    const struct process *p = t->process;
    char path[PATH_MAX];
    *host = guest_host(p, addr);
    if (!find)
        return 0;
    int64_t r = path_read(t, addr, path);
    if (r < 0)
        return r;
    *host = path_find(p, path, follow, buf);
    if (*host == path)
        *host = strcpy(buf, path);
    return 0;
}
