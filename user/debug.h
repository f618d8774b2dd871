/* A guest process under gdb (-g): stops and resumes its threads for the server in control/.
 * SPDX-License-Identifier: MIT
 *
 * A host thread of its own serves gdb. Guest threads stop by themselves, in debug_run or where an
 * event is raised, and wait there; the server has them all stopped before it reports anything.
 * `lock` guards what both sides look at; it is taken after thread_lock and held for moments only.
 */
#ifndef MOA_USER_DEBUG_H
#define MOA_USER_DEBUG_H

#include "control/gdb.h"
#include "user/process.h"

enum {
    DEBUG_WATCHPOINTS = 64,
    DEBUG_FDS = 20
};

struct debug_thread {
    struct gdb_action action; /* what gdb wants of the thread */
    int deliver;              /* signal that gdb wants delivered when the thread goes on; 0: none */
    struct gdb_stop event;    /* why it stopped by itself */
    bool has_event, reported;
    bool parked;          /* waits for gdb */
    bool away;            /* blocked with its registers in order; parks when it comes back */
    bool kick_sent;       /* since it was let go */
    volatile bool kicked; /* by the server: a system call's EINTR is nobody's business */
    bool stepped;         /* the instruction of a step has been run */
    bool trap;            /* a signal handler was entered during a step: that is the stop */
    bool is_new;          /* not announced yet */
    bool has_info;
    siginfo_t info;        /* of the signal that it stopped for */
    struct gdb_stop later; /* to be raised when the system call is done; number 0: nothing */
    int channel;           /* to the server of the child in `later` */
    int vfork_wait; /* pipe that the child closes when it needs the memory no more; -1: none */
};

struct debug {
    struct process *process;
    struct gdb *gdb;
    pthread_mutex_t lock;
    pthread_cond_t resumed;
    pthread_mutex_t reading; /* held by the server while it acts on packets */
    int wake;                /* eventfd: the server should look */
    int memory;              /* /proc/self/mem, or -1 */
    atomic_bool stop;        /* all threads are to park */
    atomic_bool detached;
    bool interrupted; /* by gdb */
    bool ended;       /* the end of the process has been reported */
    uint64_t pass;    /* signals that are delivered without a stop */
    bool catch_all, thread_events;
    uint8_t catch[SYSCALL_MAX / 8];
    struct vcpu_watched watched[DEBUG_WATCHPOINTS];
    unsigned watched_count;
    struct vcpu_watch *watch; /* what the engine has of it */
};

/* -g: waits for gdb, whose first look is at the first instruction. */
err_t debug_start(struct process *p, struct thread *first);

/* ---- called by threads; all do nothing when no gdb is there (t->debug is null) ---- */

/* Instead of engine_run. */
void debug_run(struct thread *t);
/* After the event was handled: the end of a step, a fork to be told of. */
void debug_ran(struct thread *t);
/* IR_EVENT_DEBUG. */
void debug_trap(struct thread *t);
/* The same of a process that shares memory with the one under gdb, but is not: as if nothing were
 * there. Returns the event of the instruction. */
uint32_t debug_pass_by(struct thread *t);
/* A signal is about to be delivered: returns which one is to be instead, 0 for none. */
int debug_signal(struct thread *t, int signo, siginfo_t *info);
void debug_handler_entered(struct thread *t);
/* Does gdb look at this system call? */
bool debug_catches(const struct thread *t, uint64_t number);
void debug_syscall(struct thread *t, uint64_t number, bool entry);
/* In the host's handler: thread_kick did that. */
void debug_kicked(struct thread *t);
/* A system call was interrupted by the server alone, which the guest must not see. */
bool debug_interrupted(const struct thread *t);
/* The process is about to end, by a signal or with a status: gdb is told. */
void debug_exit(struct thread *t, int status);
void debug_killed(struct thread *t, int signo);
bool debug_attached(const struct process *p);
/* Descriptors that the program must not close; how many. */
unsigned debug_fds(const struct process *p, int fds[DEBUG_FDS]);

/* ---- threads and processes ---- */

bool debug_thread_new(struct thread *t);              /* before it is linked; false: no memory */
void debug_thread_exit(struct thread *t, int status); /* before it is unlinked */
void debug_thread_gone(struct process *p, struct thread *t);

/* A fork under way. `channel` connects the two servers, `wait` tells the parent of a vfork that its
 * child is done with the memory. -1: none. */
struct debug_fork {
    int channel[2], wait[2];
    bool vfork;
};
void debug_fork_prepare(struct thread *t, struct debug_fork *f, bool vfork);
void debug_fork_parent(struct thread *t, struct debug_fork *f, int pid); /* pid < 0: it failed */
/* In the child, before its engine is made anew. */
void debug_fork_child(struct thread *t, struct debug_fork *f);
/* In the child, when it is ready to run. */
void debug_fork_serve(struct thread *t);

/* execve of a guest program: the -g option by which the new Moa goes on with this connection, or
 * null. */
const char *debug_exec_prepare(struct thread *t, char *text, size_t size);
void debug_exec_failed(struct thread *t);

/* debug_target.c */
extern const struct gdb_target debug_target;
/* Everything runs on without gdb. By the server. */
void debug_detach(struct debug *d);
/* debug.c, for debug_target.c; by the server. */
struct thread *debug_find_thread(struct debug *d, int tid);
void debug_go(struct debug *d);
void debug_interrupt(struct debug *d);

#endif
