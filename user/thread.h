/* Threads, processes and their ends.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_USER_THREAD_H
#define MOA_USER_THREAD_H

#include "user/process.h"

/* The first thread, on the calling host thread. */
err_t thread_create_first(struct process *p, struct thread **out);
/* What the kernel does when a thread ends: robust locks, clear_child_tid; then its vCPU and record
 * go. For thread_run's caller. */
void thread_finish(struct thread *t);
/* Ends the whole process. */
void process_exit(struct thread *t, int code) __attribute__((noreturn));

int64_t sys_clone(struct thread *t, const uint64_t a[6]);
int64_t sys_clone3(struct thread *t, const uint64_t a[6]);
int64_t sys_exit(struct thread *t, const uint64_t a[6]);
int64_t sys_exit_group(struct thread *t, const uint64_t a[6]);
int64_t sys_set_tid_address(struct thread *t, const uint64_t a[6]);
int64_t sys_set_robust_list(struct thread *t, const uint64_t a[6]);
int64_t sys_get_robust_list(struct thread *t, const uint64_t a[6]);
int64_t sys_futex(struct thread *t, const uint64_t a[6]);
/* exec.c */
int64_t sys_execve(struct thread *t, const uint64_t a[6]);
int64_t sys_execveat(struct thread *t, const uint64_t a[6]);

#endif
