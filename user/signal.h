/* Signals: from the host's handlers into the guest's.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_USER_SIGNAL_H
#define MOA_USER_SIGNAL_H

#include "user/process.h"

static inline uint64_t signal_bit(int signo)
{
    return 1ull << (signo - 1);
}

/* Never blocked on the host: guest memory faults arrive as these. */
#define SIGNAL_SYNC     (1ull << (SIGSEGV - 1) | 1ull << (SIGBUS - 1))
#define SIGNAL_KILLSTOP (1ull << (SIGKILL - 1) | 1ull << (SIGSTOP - 1))

/* Installs the handlers for host faults and adopts the host's signal mask for the first thread. */
void signal_init(struct process *p, struct thread *first);
/* Blocks everything but faults on the calling host thread, for moments at which no guest signal may
 * come. */
void signal_block_all(void);
/* Sets the guest's signal mask and with it the host's. */
void signal_set_mask(struct thread *t, uint64_t mask);
/* Delivers what is queued and unblocked, finishes a system call that waits to be restarted, and
 * opens the host's mask again. */
void signal_deliver(struct thread *t);
/* True when something may be delivered right now. */
static inline bool signal_waiting(const struct thread *t)
{
    return atomic_load_explicit(&t->signal_pending, memory_order_relaxed);
}

/* What a synchronous signal is about. */
/* Would signal_deliver find one? */
bool signal_deliverable(const struct thread *t);
/* Under gdb: signals that would end the process come to us first. */
void signal_watch_all(struct process *p);
/* Delivers a signal of gdb's making. */
void signal_inject(struct thread *t, int signo);

struct signal_fault {
    int signo, code;
    uint64_t address;
    enum linux_fault kind;
    bool mapped;
};
/* A signal that the thread's own instruction caused: it cannot be blocked or ignored. */
void signal_force(struct thread *t, const struct signal_fault *fault);
/* The same for a signal that is no fault, with all that siginfo says. */
void signal_force_info(struct thread *t, siginfo_t *info);
/* If `signo` sent to the thread would end it with a message (default action, core dump), does so.
 */
void signal_die_if_fatal(struct thread *t, int signo);
/* All handlers become the default (CLONE_CLEAR_SIGHAND), of a process that runs alone. */
void signal_reset_handlers(struct process *p);
/* Ends the process so that its parent sees it killed by `signo`. */
void signal_kill_self(int signo) __attribute__((noreturn));
/* "SIGSEGV"; "SIGRT_5" and such for the nameless. */
const char *signal_name(int signo, char buf[16]);

/* The thread's memory, as the guest's linux.c reaches it. */
struct linux_memory user_memory(struct thread *t);

/* crash.c: tells the user what kills the program, and dumps core. `fault` may be null. */
void crash(struct thread *t, const siginfo_t *info, const struct signal_fault *fault);

/* System calls. */
int64_t sys_rt_sigaction(struct thread *t, const uint64_t a[6]);
int64_t sys_rt_sigprocmask(struct thread *t, const uint64_t a[6]);
int64_t sys_rt_sigsuspend(struct thread *t, const uint64_t a[6]);
int64_t sys_rt_sigpending(struct thread *t, const uint64_t a[6]);
int64_t sys_rt_sigtimedwait(struct thread *t, const uint64_t a[6]);
int64_t sys_rt_sigreturn(struct thread *t, const uint64_t a[6]);
int64_t sys_sigaltstack(struct thread *t, const uint64_t a[6]);
int64_t sys_kill(struct thread *t, const uint64_t a[6]);
int64_t sys_tkill(struct thread *t, const uint64_t a[6]);
int64_t sys_tgkill(struct thread *t, const uint64_t a[6]);
/* A call with a signal mask at args[mask_arg] (its size at size_arg) that is in force while it
 * waits: ppoll, pselect6 … */
int64_t signal_masked_call(struct thread *t, long number, const uint64_t args[6],
                           uint64_t mask_address, uint64_t mask_size);

#endif
