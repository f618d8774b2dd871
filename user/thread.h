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
/* Makes the thread leave translated code, or a system call that blocks, and come by in its run
 * loop. */
void thread_kick(struct thread *t);
/* In the host's signal handler of thread t: was it that? */
bool thread_is_kick(const struct thread *t, int signo, const siginfo_t *info);
/* For a thread about to end the process: stops all others for good, with their registers in order.
 * False: another thread is doing so, and the caller is to stop. */
bool thread_freeze_others(struct thread *t);
/* In the run loop: does not return if the process is being ended so. */
void thread_freeze(struct thread *t);
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
