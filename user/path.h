/* Guest paths: the -L prefix, and the files of /proc that must speak of the guest.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_USER_PATH_H
#define MOA_USER_PATH_H

#include "user/process.h"

#include <limits.h>

/* What the program sees at an absolute `path`: `out` when it exists under the -L prefix, else
 * `path` itself. `follow` looks through a final symbolic link, whose absolute target is taken under
 * the prefix too. */
const char *path_find(const struct process *p, const char *path, bool follow, char out[PATH_MAX]);
/* Reads a path argument. Returns 0 and *host (which may point into guest memory, or to `buf`), or
 * -errno. */
int64_t path_argument(struct thread *t, uint64_t addr, bool find, bool follow, char buf[PATH_MAX],
                      const char **host);

/* Copies a path argument: -EFAULT, -ENAMETOOLONG. */
int64_t path_read(struct thread *t, uint64_t addr, char buf[PATH_MAX]);

/* Files of /proc about this process whose contents or target are the guest's business. */
enum proc_file {
    PROC_NONE,
    PROC_EXE,
    PROC_MAPS,
    PROC_SMAPS,
    PROC_AUXV,
    PROC_CMDLINE,
    PROC_ENVIRON,
    PROC_STAT,
    PROC_CPUINFO
};
struct proc_entry {
    enum proc_file file;
    int tid; /* of a thread's own (/proc/PID/task/TID/…); 0: the process's */
};
/* What `path` (relative to `dirfd`) leads to, however it is spelled. */
struct proc_entry proc_find(const struct process *p, int dirfd, const char *path);
/* A new descriptor with the contents of such a file, or -errno. `flags` are the host's O_ flags. */
int64_t proc_open(struct thread *t, struct proc_entry entry, int flags);

#endif
