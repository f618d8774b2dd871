/* A guest process and its threads: what the whole of user/ hangs its state on.
 * SPDX-License-Identifier: MIT
 *
 * Locks. `map_lock` orders changes of the memory map and of brk; `thread_lock` guards the list of
 * threads; each sighand has its own. Taken in that order, all three are held across fork, and the
 * engine's after them, so that the child finds everything consistent. */
#ifndef MOA_USER_PROCESS_H
#define MOA_USER_PROCESS_H

#include "base/err.h"
#include "base/log.h"
#include "user/user.h"
#include "vm/engine.h"
#include "vm/linux_abi.h"
#include "vm/space.h"

#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>

enum {
    SIGNAL_COUNT = 64,
    SIGNAL_QUEUE = 8,
    AUXV_MAX = 24,
    SYSCALL_MAX = 512,
    SYSCALL_NO_RESULT = -4096, /* a handler that has set the registers itself */
};

/* The kernel's struct sigaction in its widest form. */
struct signal_action {
    uint64_t handler, flags, restorer, mask;
};

/* Signal actions, shared by the threads of a process. A vfork child has its own: it shares the
 * memory but not the actions. */
struct sighand {
    pthread_mutex_t lock;
    struct signal_action action[SIGNAL_COUNT + 1];
    bool known[SIGNAL_COUNT +
               1]; /* action[] is set; else the host is to be asked what was inherited */
};

struct queued_signal {
    unsigned order; /* of arrival */
    siginfo_t info;
};

/* What the system-call loop must do again after a signal. */
struct restart {
    int code; /* ERESTARTSYS, ERESTARTNOINTR, or 0 */
    uint64_t number, arg0;
};

struct debug;
struct debug_thread;

/* Between a process that shares its parent's memory and that parent: see share_process. */
struct handshake {
    sem_t started, go;
};

struct thread {
    struct process *process;
    struct vcpu *vcpu;
    struct thread *next, **prev; /* process->threads */
    int tid;
    bool exiting; /* leave the run loop */
    int exit_code;
    bool vfork_child;            /* runs in a process of its own on the parent's memory */
    struct handshake *handshake; /* of such a child that is not to run yet */
    void *exec_scratch; /* what execve in a vfork child had allocated: its parent frees it */
    size_t exec_scratch_size;

    /* Signals. The host's mask is the guest's, but for SIGSEGV and SIGBUS, which stay open, and
     * while something is queued, when all others are blocked: the kernel does the queueing,
     * ordering and choice of thread. See signal.c. */
    atomic_int signal_pending; /* something in queue may be delivered; looked at by safe_syscall */
    volatile uint8_t queued[SIGNAL_QUEUE]; /* number of the signal in each slot; 0: free */
    struct queued_signal queue[SIGNAL_QUEUE];
    unsigned arrived; /* orders the queue; the handler's */
    uint64_t mask;
    uint64_t wait_mask; /* in force during ppoll, sigsuspend … */
    bool waiting;
    struct sighand *sighand;
    struct {
        uint64_t sp, size;
        int flags;
    } altstack;
    struct restart restart;

    uint64_t clear_child_tid, robust_list, robust_size;
    atomic_bool frozen;         /* stopped for good: another thread ends the process */
    struct debug_thread *debug; /* null unless under gdb */

    struct strace_line *strace; /* the line of the call that it is in, with -strace */
    /* seccomp.c */
    int seccomp_mode;
    struct filter *_Atomic filter; /* the last installed */
};

struct shm_attachment {
    uint64_t addr, size;
    struct shm_attachment *next;
};

struct process {
    const struct user_options *options;
    const struct guest *guest;
    const struct guest_linux *abi;
    struct cpu_model model;
    struct linux_guard guard; /* of this model */
    struct engine *engine;
    struct space *space;
    struct log log;
    uint64_t guest_base, limit;

    pthread_mutex_t map_lock;
    uint64_t brk_start, brk; /* the break is where the heap ends */
    uint64_t map_next;       /* where to look for room first; 0 at the start */
    struct shm_attachment *shm;

    pthread_mutex_t thread_lock;
    struct thread *threads;
    unsigned thread_count;
    bool leader_gone; /* the first thread has ended, others run: its exit status will be the
                         process's */
    int leader_code;
    _Atomic(struct thread *) dying; /* ends the process and wants the others to stand still */
    struct debug *debug;            /* gdb (-g), or null */
    struct sighand sighand;
    uint64_t vdso;      /* its page; 0: none */
    uint64_t sigreturn; /* guest address of the rt_sigreturn sequence in it */

    char *exe; /* absolute path of the program, as /proc/self/exe shows it */
    uint64_t load_bias;
    uint64_t stack_low, stack_high, start_stack;
    uint64_t arg_start, arg_end,
        env_end; /* strings on the stack; the environment follows the arguments */
    uint64_t auxv[AUXV_MAX][2];
    unsigned auxv_count;
    int prefix_fd; /* directory of -L, -1 if none */
    int self_fd; /* Moa's own program, open once the process has left the root that has /proc; else
                    -1 */
    struct {
        uint64_t soft, hard;
        bool set;
    } limits[16];  /* resource limits that would hit Moa itself: kept here, not given to the host */
    int own_fd[4]; /* own_fd.c */
    unsigned own_count;
    struct strace_log *strace_log; /* strace.c; null until a line has been printed */
    int deny_write_execute;        /* PR_SET_MDWE's bits */
    pthread_mutex_t filter_lock;
    struct filter *filters; /* all that were ever installed: none goes before the process does */
    uint8_t noticed[SYSCALL_MAX / 8]; /* system calls whose absence has been logged */
};

/* ---- guest memory (user/guest_memory.c) ---- */

static inline void *guest_host(const struct process *p, uint64_t addr)
{
    return space_host(p->guest_base, addr);
}

/* Bytes of the guest's `long` and of its pointers. */
static inline unsigned word_size(const struct process *p)
{
    return p->guest->bits / 8;
}

/* A pointer argument for the host kernel: 0 stays null. */
static inline uint64_t guest_pointer(const struct process *p, uint64_t addr)
{
    return addr ? addr + p->guest_base : 0;
}

static inline bool guest_read(struct thread *t, void *dst, uint64_t addr, size_t len)
{
    return space_read(t->process->space, dst, addr, len);
}

/* `n` of the guest's words, each extended to 64 bits. */
static inline bool guest_read_words(struct thread *t, uint64_t *out, uint64_t addr, unsigned n)
{
    const struct process *p = t->process;
    uint32_t half;
    if (word_size(p) == 8)
        return guest_read(t, out, addr, n * 8);
    for (unsigned i = 0; i < n; i++) {
        if (!guest_read(t, &half, addr + i * 4, 4))
            return false;
        out[i] = p->guest->big_endian ? __builtin_bswap32(half) : half;
    }
    return true;
}

static inline bool guest_write(struct thread *t, uint64_t addr, const void *src, size_t len)
{
    space_prepare_write(t->process->space, addr, len);
    return space_write(t->process->space, addr, src, len);
}

/* ---- main.c ---- */
/* Runs the thread until it exits. */
void thread_run(struct thread *t);
/* "moa" or the name of the program that we stand in for: the head of messages. */
const char *process_message_name(const struct process *p);
/* One line to the user about something that went wrong. */
void process_warn(const struct process *p, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
