/* Moa's own descriptors: the log, the -L directory, its own program, gdb's connection. They lie
 * where the program's do not come, above its limit where that can be done; and for the program they
 * are not there: its calls on these numbers say EBADF. SPDX-License-Identifier: MIT */
#include "user/own_fd.h"

#include "user/debug.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
    ROOM = 64,    /* numbers wanted */
    LOWEST = 900, /* what programs commonly use lies below */
    MAX_OWN = sizeof((struct process){0}.own_fd) / sizeof(int) + DEBUG_FDS,
    HIGHEST = 4096 - 64 /* the kernel's table of descriptors, which fork copies, stays small */
};

/* The program's limit on numbers: raised for a moment so that ours lie beyond. */
static int first_number(const struct rlimit *limit, bool *raised)
{
    struct rlimit more = *limit;
    *raised = false;
    if (limit->rlim_cur <= HIGHEST && limit->rlim_max >= limit->rlim_cur + ROOM) {
        more.rlim_cur += ROOM;
        *raised = !setrlimit(RLIMIT_NOFILE, &more);
    }
    if (*raised)
        return (int)limit->rlim_cur > LOWEST ? (int)limit->rlim_cur : LOWEST;
    uint64_t top = limit->rlim_cur < HIGHEST + ROOM ? limit->rlim_cur : HIGHEST + ROOM;
    return top > LOWEST + ROOM ? (int)top - ROOM : top > ROOM ? (int)top - ROOM / 2 : 0;
}

static void note(struct process *p, int fd)
{
    if (p->own_count < sizeof(p->own_fd) / sizeof(p->own_fd[0]))
        p->own_fd[p->own_count++] = fd;
}

int own_fd_keep(struct process *p, int fd, bool across_exec)
{
    struct rlimit limit;
    bool raised = false;
    int high = -1;
    if (!getrlimit(RLIMIT_NOFILE, &limit)) {
        high = fcntl(fd, across_exec ? F_DUPFD : F_DUPFD_CLOEXEC, first_number(&limit, &raised));
        if (raised)
            setrlimit(RLIMIT_NOFILE, &limit);
    }
    if (high >= 0)
        close(fd);
    else
        high = fd;
    note(p, high);
    return high;
}

void own_fd_inherited(struct process *p, int fd)
{
    note(p, fd);
}

void own_fd_close(struct process *p, int fd)
{
    for (unsigned i = 0; i < p->own_count; i++)
        if (p->own_fd[i] == fd)
            p->own_fd[i] = p->own_fd[--p->own_count];
    close(fd);
}

/* All of them, gdb's included. */
static unsigned list(const struct process *p, int out[MAX_OWN])
{
    for (unsigned i = 0; i < p->own_count; i++)
        out[i] = p->own_fd[i];
    return p->own_count + debug_fds(p, out + p->own_count);
}

bool own_fd_is(const struct process *p, uint64_t fd)
{
    int own[MAX_OWN];
    unsigned n = list(p, own);
    for (unsigned i = 0; i < n; i++)
        if (own[i] == (int)fd)
            return true;
    return false;
}

uint64_t own_fd_next(const struct process *p, uint64_t first, uint64_t last)
{
    int own[MAX_OWN];
    unsigned n = list(p, own);
    uint64_t lowest = last + 1;
    for (unsigned i = 0; i < n; i++)
        if ((uint32_t)own[i] >= first && (uint32_t)own[i] < lowest)
            lowest = (uint32_t)own[i];
    return lowest;
}
