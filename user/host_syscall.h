/* System calls of the host, raw: no errno, no cancellation, and one form that a signal cannot slip
 * past. SPDX-License-Identifier: MIT */
#ifndef MOA_USER_HOST_SYSCALL_H
#define MOA_USER_HOST_SYSCALL_H

#include <stdatomic.h>
#include <stdint.h>
#include <sys/syscall.h>

/* Not in the C library's errno.h: the kernel's own codes for calls to be done again after a signal.
 */
enum {
    ERESTARTSYS = 512,
    ERESTARTNOINTR = 513
};

/* Result or -errno. */
int64_t host_syscall(long number, uint64_t a0, uint64_t a1, uint64_t a2, uint64_t a3, uint64_t a4,
                     uint64_t a5);

#define HOST_CALL_(n, a, b, c, d, e, f, ...)                                                       \
    host_syscall((n), (uint64_t)(a), (uint64_t)(b), (uint64_t)(c), (uint64_t)(d), (uint64_t)(e),   \
                 (uint64_t)(f))
/* host_call(SYS_x, up to six integer or pointer arguments) */
#define host_call(...) HOST_CALL_(__VA_ARGS__, 0, 0, 0, 0, 0, 0, 0)

/* As host_syscall, for calls that may block. -ERESTARTNOINTR: `pending` was nonzero and nothing was
 * done. -ERESTARTSYS: a signal came and the kernel would have done the call again. A signal handler
 * must pass its ucontext to safe_syscall_interrupt. */
int64_t safe_syscall(const atomic_int *pending, long number, const uint64_t args[6]);
/* In a handler that has set `pending`: if it came between the look at `pending` and the system
 * call, or the kernel is about to repeat the call, makes safe_syscall return. */
void safe_syscall_interrupt(void *ucontext);

/* The kernel's rt_sigaction with the restorer that the host needs. `handler` is SIG_DFL, SIG_IGN or
 * a function. */
struct host_sigaction {
    void *handler;
    uint64_t flags;
    void (*restorer)(void);
    uint64_t mask;
};
int host_sigaction(int signo, const struct host_sigaction *act, struct host_sigaction *old);
/* Sets the calling thread's signal mask; bit signo-1. */
void host_set_mask(uint64_t mask);

#endif
