/* seccomp: system calls that the program forbids itself.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_USER_SECCOMP_H
#define MOA_USER_SECCOMP_H

#include "user/process.h"

/* Looks at a system call about to be made, when t->seccomp_mode is not 0. True if it may be made;
 * else *result is what it comes to (SYSCALL_NO_RESULT when a signal takes its place). */
bool seccomp_allows(struct thread *t, uint64_t number, const uint64_t args[6], int64_t *result);
/* prctl(PR_GET_SECCOMP) and prctl(PR_SET_SECCOMP, mode, program). */
int64_t seccomp_mode(const struct thread *t);
int64_t seccomp_set(struct thread *t, uint64_t mode, uint64_t program);
/* Before a guest program becomes another: what the thread has installed, in a file that the new
 * Moa reads. A descriptor that survives execve, -1 if there is nothing to hand on, or -errno. */
int64_t seccomp_export(const struct thread *t);
/* The other end: false if the file is not what seccomp_export writes. Closes it. */
bool seccomp_import(struct thread *t, int fd);

#endif
