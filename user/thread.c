/* clone in its three kinds: a thread is a host thread with a vCPU of its own; fork is the host's;
 * vfork runs the child in a host process on the same memory, as it must for children that report
 * errors through it. SPDX-License-Identifier: MIT */
#include "user/thread.h"

#include "user/debug.h"
#include "user/host_syscall.h"
#include "user/signal.h"
#include "user/syscall.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/futex.h>
#include <sched.h>
#include <semaphore.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
#ifdef __SANITIZE_THREAD__
    HOST_STACK_SIZE = 4 << 20, /* much of it the sanitizer's thread-local storage */
#else
    HOST_STACK_SIZE = 512 << 10, /* the interpreter's largest frame has more than half of it */
#endif
    MAX_ROBUST = 2048
};

struct clone_request {
    uint64_t flags; /* without the exit signal */
    int exit_signal;
    uint64_t stack; /* initial stack pointer, 0 = keep */
    uint64_t parent_tid, child_tid, tls, pidfd;
    uint64_t set_tid, set_tid_count; /* ids that are asked for, one per pid namespace */
    uint64_t cgroup;
};

#ifndef CLONE_CLEAR_SIGHAND
#define CLONE_CLEAR_SIGHAND 0x100000000ull
#endif
#ifndef CLONE_INTO_CGROUP
#define CLONE_INTO_CGROUP 0x200000000ull
#endif

/* The kernel's struct clone_args. */
struct clone_args {
    uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid,
        set_tid_count, cgroup;
};

/* ---- thread records ---- */

static void link_thread(struct process *p, struct thread *t)
{
    pthread_mutex_lock(&p->thread_lock);
    t->next = p->threads;
    t->prev = &p->threads;
    if (t->next)
        t->next->prev = &t->next;
    p->threads = t;
    p->thread_count++;
    pthread_mutex_unlock(&p->thread_lock);
}

static unsigned threads_left(struct process *p)
{
    pthread_mutex_lock(&p->thread_lock);
    unsigned left = p->thread_count;
    pthread_mutex_unlock(&p->thread_lock);
    return left;
}

/* Returns how many are left. */
static unsigned unlink_thread(struct thread *t)
{
    struct process *p = t->process;
    pthread_mutex_lock(&p->thread_lock);
    *t->prev = t->next;
    if (t->next)
        t->next->prev = t->prev;
    unsigned left = --p->thread_count;
    pthread_mutex_unlock(&p->thread_lock);
    return left;
}

err_t thread_create_first(struct process *p, struct thread **out)
{
    struct thread *t = calloc(1, sizeof(*t));
    if (!t)
        return err_make(ENOMEM, "out of memory");
    t->process = p;
    t->sighand = &p->sighand;
    t->tid = (int)host_call(SYS_gettid);
    TRY(engine_vcpu_create(p->engine, &p->model, &t->vcpu));
    t->vcpu->owner = t;
    TRY(engine_thread_init(t->vcpu));
    link_thread(p, t);
    *out = t;
    return ERR_OK;
}

static void free_thread(struct thread *t)
{
    engine_vcpu_destroy(t->vcpu);
    free(t->debug);
    free(t);
}

/* A record with a vCPU that is a copy of the parent's. Not linked yet. */
static struct thread *copy_thread(struct thread *parent)
{
    struct process *p = parent->process;
    struct thread *t = calloc(1, sizeof(*t));
    if (!t)
        return nullptr;
    err_t e = engine_vcpu_create(p->engine, &p->model, &t->vcpu);
    if (err_failed(e)) {
        err_free(e);
        free(t);
        return nullptr;
    }
    memcpy(t->vcpu->state, parent->vcpu->state, sizeof(t->vcpu->state));
    t->vcpu->fp = parent->vcpu->fp;
    t->vcpu->owner = t;
    t->process = p;
    t->mask = parent->mask;
    t->sighand = parent->sighand;
    t->seccomp_mode = parent->seccomp_mode;
    atomic_init(&t->filter, atomic_load(&parent->filter));
    if (!debug_thread_new(t)) {
        free_thread(t);
        return nullptr;
    }
    return t;
}

static void set_child_registers(struct thread *child, const struct clone_request *r)
{
    child->process->abi->clone_child(child->vcpu, r->stack, r->flags & CLONE_SETTLS, r->tls);
}

static void put_tid(struct thread *t, uint64_t addr)
{
    uint32_t tid = (uint32_t)t->tid;
    if (!guest_write(t, addr, &tid, sizeof(tid)))
        return; /* as the kernel: the caller's mistake is not reported */
}

/* ---- the end of a thread ---- */

static void wake(struct thread *t, uint64_t addr)
{
    host_call(SYS_futex, guest_host(t->process, addr), FUTEX_WAKE, 1);
}

/* A lock of a dead thread: its owner bit is set, and a waiter woken
 * (Documentation/locking/robust-futexes). */
static void bury_lock(struct thread *t, uint64_t entry, int64_t offset, bool pending)
{
    uint64_t addr = entry + (uint64_t)offset;
    uint32_t word;
    if (addr % 4)
        return;
    for (int tries = 0; tries < 1000 && guest_read(t, &word, addr, 4); tries++) {
        if ((word & FUTEX_TID_MASK) != (uint32_t)t->tid) {
            if (pending && !word)
                wake(t, addr);
            return;
        }
        uint32_t dead = (word & FUTEX_WAITERS) | FUTEX_OWNER_DIED;
        if (!space_check(t->process->space, addr & ~(uint64_t)(SPACE_PAGE - 1), SPACE_PAGE,
                         PROT_WRITE))
            return;
        if (atomic_compare_exchange_strong((_Atomic uint32_t *)guest_host(t->process, addr), &word,
                                           dead)) {
            if (word & FUTEX_WAITERS)
                wake(t, addr);
            return;
        }
    }
}

/* The kernel can walk the guest's list if addresses and words are the host's. */
static bool has_host_list(const struct process *p)
{
    return !p->guest_base && word_size(p) == sizeof(uint64_t);
}

static void bury_robust_list(struct thread *t)
{
    struct {
        uint64_t next;
        int64_t offset;
        uint64_t pending;
    } head;
    uint64_t words[3];
    if (!t->robust_list || !guest_read_words(t, words, t->robust_list, 3))
        return;
    head.next = words[0];
    head.offset = word_size(t->process) == 8 ? (int64_t)words[1] : (int32_t)words[1];
    head.pending = words[2];
    uint64_t entry = head.next;
    for (int n = 0; (entry & ~1ull) != t->robust_list && n < MAX_ROBUST; n++) {
        uint64_t next;
        if (!guest_read_words(t, &next, entry & ~1ull, 1))
            break;
        if (entry != head.pending)
            bury_lock(t, entry & ~1ull, head.offset, false);
        entry = next;
    }
    if (head.pending)
        bury_lock(t, head.pending & ~1ull, head.offset, true);
    t->robust_list = 0;
    if (has_host_list(t->process))
        host_call(SYS_set_robust_list, 0, sizeof(head));
}

void thread_finish(struct thread *t)
{
    signal_block_all();
    bury_robust_list(t);
    uint64_t clear = t->clear_child_tid;
    if (clear && threads_left(t->process) > 1) {
        uint32_t zero = 0;
        if (guest_write(t, clear, &zero, sizeof(zero)))
            wake(t, clear);
    }
    struct process *p = t->process;
    debug_thread_exit(t, t->exit_code);
    unsigned left = unlink_thread(t);
    debug_thread_gone(p, t);
    if (!left && p->debug) /* its server would keep the process alive */
        host_call(SYS_exit_group, p->leader_code);
    engine_thread_exit();
    free_thread(t);
}

/* ---- stopping others ---- */

/* A queued SIGBUS, which is never blocked, with our own address in it. */
void thread_kick(struct thread *t)
{
    siginfo_t info;
    memset(&info, 0, sizeof(info));
    info.si_signo = SIGBUS;
    info.si_code = SI_QUEUE;
    info.si_pid = getpid();
    info.si_value.sival_ptr = t->process;
    host_call(SYS_rt_tgsigqueueinfo, getpid(), t->tid, SIGBUS, &info);
}

bool thread_is_kick(const struct thread *t, int signo, const siginfo_t *info)
{
    return signo == SIGBUS && info->si_code == SI_QUEUE && info->si_value.sival_ptr == t->process;
}

void thread_freeze(struct thread *t)
{
    if (t->process->dying == t)
        return;
    signal_block_all();
    atomic_store(&t->frozen, true);
    for (;;)
        host_call(SYS_pause);
}

static bool all_frozen(struct process *p, const struct thread *self, bool kick)
{
    bool all = true;
    pthread_mutex_lock(&p->thread_lock);
    for (struct thread *t = p->threads; t; t = t->next) {
        if (t == self || atomic_load(&t->frozen) || (t->debug && t->debug->parked))
            continue;
        all = false;
        if (kick)
            thread_kick(t);
    }
    pthread_mutex_unlock(&p->thread_lock);
    return all;
}

bool thread_freeze_others(struct thread *t)
{
    enum {
        TRIES = 500, /* one that the kernel holds is not waited for longer */
        KICK_EVERY = 50
    };
    static const struct timespec moment = {.tv_nsec = 2000000};
    struct thread *nobody = nullptr;
    if (t->vfork_child)
        return true;
    if (!atomic_compare_exchange_strong(&t->process->dying, &nobody, t))
        return false;
    for (int i = 0; i < TRIES && !all_frozen(t->process, t, i % KICK_EVERY == 0); i++)
        nanosleep(&moment, nullptr);
    return true;
}

void process_exit(struct thread *t, int code)
{
    struct process *p = t->process;
    debug_exit(t, code);
    if (p->guest_base) /* the host has not been told of the list */
        bury_robust_list(t);
    if (log_on(&p->log, LOG_STATS) && !t->vfork_child)
        engine_print_stats(p->engine, p->log.fd);
    for (;;)
        host_call(SYS_exit_group, code);
}

int64_t sys_exit_group(struct thread *t, const uint64_t a[6])
{
    process_exit(t, (int)a[0]);
}

int64_t sys_exit(struct thread *t, const uint64_t a[6])
{
    struct process *p = t->process;
    /* A signal that this thread has taken is delivered first: it may be the process's, and would be
     * lost. From here on others take them. */
    signal_block_all();
    if (signal_waiting(t))
        return -ERESTARTNOINTR;
    if (threads_left(p) == 1 && !p->leader_gone)
        process_exit(t, (int)a[0] & 255);
    if (threads_left(p) == 1 && p->debug)
        process_exit(t, p->leader_code & 255);
    t->exit_code = (int)a[0];
    t->exiting = true;
    return SYSCALL_NO_RESULT;
}

/* ---- CLONE_THREAD ---- */

struct thread_start {
    struct thread *thread;
    const struct clone_request *request;
    sem_t ready;
    int64_t result; /* the thread's id or -errno; its record may be gone by the time this is read */
};

/* What clone does for a thread that pthread_create does not. 0 or -errno. */
static int64_t set_apart(struct thread *t, const struct clone_request *r)
{
    enum {
        PIDFD_THREAD = O_EXCL
    };
    const uint64_t shared = CLONE_FS | CLONE_FILES | CLONE_SYSVSEM;
    const uint64_t namespaces =
        CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNET;
    uint64_t apart = (~r->flags & shared) | (r->flags & namespaces);
    int64_t result = apart ? host_call(SYS_unshare, apart) : 0;
    if (result < 0 || !(r->flags & CLONE_PIDFD))
        return result;
    int64_t fd = host_call(SYS_pidfd_open, t->tid, PIDFD_THREAD);
    int32_t word = (int32_t)fd;
    return fd < 0 || guest_write(t, r->pidfd, &word, sizeof(word)) ? fd : -EFAULT;
}

static void *thread_main(void *arg)
{
    struct thread_start *s = arg;
    struct thread *t = s->thread;
    const struct clone_request *r = s->request;
    t->tid = (int)host_call(SYS_gettid);
    err_t e = engine_thread_init(t->vcpu);
    int64_t trouble = err_failed(e) ? -EAGAIN : set_apart(t, r);
    s->result = trouble < 0 ? trouble : t->tid;
    err_free(e);
    if (s->result < 0) {
        sem_post(&s->ready);
        return nullptr;
    }
    if (r->flags & CLONE_PARENT_SETTID)
        put_tid(t, r->parent_tid);
    if (r->flags & CLONE_CHILD_SETTID)
        put_tid(t, r->child_tid);
    if (r->flags & CLONE_CHILD_CLEARTID)
        t->clear_child_tid = r->child_tid;
    link_thread(t->process, t);
    sem_post(&s->ready); /* *s is gone from here on */
    host_set_mask(t->mask & ~SIGNAL_SYNC);
    thread_run(t);
    thread_finish(t);
    return nullptr;
}

static int64_t start_thread(struct thread *parent, const struct clone_request *r)
{
    struct thread_start s = {.request = r};
    pthread_attr_t attr;
    pthread_t id;
    if (r->set_tid_count) /* the C library makes the thread */
        return -EINVAL;
    s.thread = copy_thread(parent);
    if (!s.thread)
        return -ENOMEM;
    set_child_registers(s.thread, r);
    sem_init(&s.ready, 0, 0);
    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attr, HOST_STACK_SIZE);
    signal_block_all(); /* the child starts so, until it can receive signals */
    int64_t result = -pthread_create(&id, &attr, thread_main, &s);
    pthread_attr_destroy(&attr);
    if (!result) {
        while (sem_wait(&s.ready))
            ;
        result = s.result;
    }
    if (result < 0)
        free_thread(s.thread);
    sem_destroy(&s.ready);
    if (!signal_waiting(parent))
        host_set_mask(parent->mask & ~SIGNAL_SYNC);
    return result;
}

/* ---- fork ---- */

/* The child has one thread: the one that forked. */
static void become_child(struct thread *t, const struct clone_request *r, struct debug_fork *f)
{
    struct process *p = t->process;
    for (struct thread *other = p->threads, *next; other; other = next) {
        next = other->next;
        if (other != t) {
            free(other->debug);
            free(other);
        }
    }
    p->threads = t;
    p->thread_count = 1;
    t->next = nullptr;
    t->prev = &p->threads;
    t->tid = (int)host_call(SYS_gettid);
    memset((void *)t->queued, 0, sizeof(t->queued));
    atomic_store(&t->signal_pending, 0);
    t->robust_list = 0;
    if (t->vfork_child) {
        /* The parent's memory is a copy now, and its actions are this process's own. */
        memcpy(p->sighand.action, t->sighand->action, sizeof(p->sighand.action));
        memcpy(p->sighand.known, t->sighand->known, sizeof(p->sighand.known));
        t->sighand = &p->sighand;
        t->vfork_child = false;
    }
    debug_fork_child(t, f);
    if (r->flags & CLONE_CLEAR_SIGHAND)
        signal_reset_handlers(p);
    engine_after_fork(p->engine, t->vcpu);
    t->clear_child_tid = r->flags & CLONE_CHILD_CLEARTID ? r->child_tid : 0;
    if (r->flags & CLONE_CHILD_SETTID)
        put_tid(t, r->child_tid);
    set_child_registers(t, r);
    debug_fork_serve(t);
}

static int64_t host_fork(const struct process *p, const struct clone_request *r)
{
    const uint64_t plain = CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID |
                           CLONE_SETTLS | CLONE_VFORK | CLONE_DETACHED;
    if (r->exit_signal == SIGCHLD && !(r->flags & ~plain) && !r->set_tid_count) {
        pid_t pid = fork(); /* keeps the C library's own locks sound in the child */
        return pid < 0 ? -errno : pid;
    }
    /* Handlers are Moa's own on the host, and stay. */
    const struct clone_args args = {
        .flags = r->flags & ~(CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID |
                              CLONE_SETTLS | CLONE_VFORK | CLONE_DETACHED | CLONE_CLEAR_SIGHAND),
        .pidfd = guest_pointer(p, r->pidfd),
        .exit_signal = r->flags & CLONE_PARENT ? 0 : (uint64_t)r->exit_signal,
        .set_tid = guest_pointer(p, r->set_tid),
        .set_tid_count = r->set_tid_count,
        .cgroup = r->cgroup,
    };
    return host_call(SYS_clone3, &args, sizeof(args));
}

static int64_t fork_process(struct thread *t, const struct clone_request *r)
{
    struct process *p = t->process;
    struct debug_fork f;
    debug_fork_prepare(t, &f, r->flags & CLONE_VFORK);
    signal_block_all();
    pthread_mutex_lock(&p->map_lock);
    pthread_mutex_lock(&p->thread_lock);
    pthread_mutex_lock(&p->sighand.lock);
    pthread_mutex_lock(&p->filter_lock);
    engine_before_fork(p->engine);
    int64_t pid = host_fork(p, r);
    engine_fork_done(p->engine);
    pthread_mutex_unlock(&p->filter_lock);
    pthread_mutex_unlock(&p->sighand.lock);
    pthread_mutex_unlock(&p->thread_lock);
    pthread_mutex_unlock(&p->map_lock);
    if (pid == 0) {
        become_child(t, r, &f);
    } else if (pid > 0 && (r->flags & CLONE_PARENT_SETTID)) {
        uint32_t id = (uint32_t)pid;
        (void)!guest_write(t, r->parent_tid, &id, 4); /* as the kernel: there is a child now */
    }
    if (pid)
        debug_fork_parent(t, &f, (int)pid);
    if (!signal_waiting(t))
        host_set_mask(t->mask & ~SIGNAL_SYNC);
    return pid == 0 ? SYSCALL_NO_RESULT : pid;
}

/* ---- vfork: CLONE_VM | CLONE_VFORK ---- */

/* A child that becomes another program never returns from the frames on its stack: AddressSanitizer
 * would take the next mapping at this place for them. */
static void forget_frames(void *stack, size_t size)
{
#ifdef __SANITIZE_ADDRESS__
    void __asan_unpoison_memory_region(void const volatile *, size_t);
    __asan_unpoison_memory_region(stack, size);
#endif
}

static int vfork_main(void *arg)
{
    struct thread *t = arg;
    t->tid = (int)host_call(SYS_gettid);
    err_t e = engine_thread_init(t->vcpu);
    if (err_failed(e))
        process_exit(t, 127);
    if (t->handshake) {
        sem_post(&t->handshake->started);
        while (sem_wait(&t->handshake->go))
            ;
        t->handshake = nullptr;
    }
    host_set_mask(t->mask & ~SIGNAL_SYNC);
    thread_run(t);
    process_exit(t, t->exit_code);
}

static void free_sighand(struct sighand *h)
{
    pthread_mutex_destroy(&h->lock);
    free(h);
}

/* The child's own signal actions: its memory is the parent's, its actions are not. */
static struct sighand *copy_sighand(struct sighand *from)
{
    struct sighand *h = malloc(sizeof(*h));
    if (!h)
        return nullptr;
    pthread_mutex_lock(&from->lock);
    *h = *from;
    pthread_mutex_unlock(&from->lock);
    pthread_mutex_init(&h->lock, nullptr);
    return h;
}

static int64_t vfork_process(struct thread *parent, const struct clone_request *r)
{
    void *stack = mmap(nullptr, HOST_STACK_SIZE, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    struct thread *child = copy_thread(parent);
    struct sighand *actions = copy_sighand(parent->sighand);
    int64_t pid = -ENOMEM;
    if (stack != MAP_FAILED && child && actions) {
        child->vfork_child = true;
        child->sighand = actions;
        child->altstack = parent->altstack.size ? parent->altstack : child->altstack;
        set_child_registers(child, r);
        signal_block_all();
        /* The child shares this thread's TLS, and with it "the vCPU this host thread runs": given
         * up for as long as it lives there. */
        engine_thread_exit();
        uint64_t flags =
            (r->flags & ~(CLONE_SETTLS | CLONE_CHILD_CLEARTID)) | (uint64_t)r->exit_signal;
        void *tid_or_pidfd = (void *)guest_pointer(
            parent->process, r->flags & CLONE_PIDFD ? r->pidfd : r->parent_tid);
        pid = clone(vfork_main, (char *)stack + HOST_STACK_SIZE, (int)flags, child, tid_or_pidfd,
                    nullptr, (void *)guest_pointer(parent->process, r->child_tid));
        pid = pid < 0 ? -errno : pid;
        if (engine_current())
            engine_thread_exit(); /* the child's, which ended or became another program */
        err_t e = engine_thread_init(parent->vcpu);
        if (err_failed(e)) {
            log_print(&parent->process->log, "moa: after vfork: %s\n", err_text(e));
            signal_kill_self(SIGABRT);
        }
        if (child->exec_scratch)
            munmap(child->exec_scratch, child->exec_scratch_size);
        if (!signal_waiting(parent))
            host_set_mask(parent->mask & ~SIGNAL_SYNC);
    }
    if (actions)
        free_sighand(actions);
    if (child)
        free_thread(child);
    if (stack != MAP_FAILED) {
        forget_frames(stack, HOST_STACK_SIZE);
        munmap(stack, HOST_STACK_SIZE);
    }
    return pid;
}

/* ---- CLONE_VM without CLONE_VFORK: a process that shares memory and runs at the same time ----
 * A host thread of its own, the carrier, makes the child as by vfork: the child uses the carrier's
 * thread-local storage, which the carrier cannot do meanwhile. */

struct carrier {
    struct thread *child;
    struct sighand *actions; /* the child's own; null: it shares the parent's */
    void *stack;
    uint64_t flags; /* for the host, with the exit signal */
    uint64_t child_tid;
    int pid; /* as the parent sees it; the kernel writes it before the child runs */
    int64_t result;
    struct handshake handshake;
};

static void free_carrier(struct carrier *c)
{
    if (c->child)
        free_thread(c->child);
    if (c->actions)
        free_sighand(c->actions);
    if (c->stack != MAP_FAILED) {
        forget_frames(c->stack, HOST_STACK_SIZE);
        munmap(c->stack, HOST_STACK_SIZE);
    }
    free(c);
}

static void *carrier_main(void *arg)
{
    struct carrier *c = arg;
    int pid = clone(vfork_main, (char *)c->stack + HOST_STACK_SIZE, (int)c->flags, c->child,
                    &c->pid, nullptr, (void *)c->child_tid);
    if (pid < 0) {
        c->result = -errno;
        sem_post(&c->handshake.started); /* start_carrier gives everything back */
        return nullptr;
    }
    if (engine_current())
        engine_thread_exit(); /* the child's, which ended or became another program */
    if (c->child->exec_scratch)
        munmap(c->child->exec_scratch, c->child->exec_scratch_size);
    free_carrier(c);
    return nullptr;
}

static struct carrier *make_carrier(struct thread *parent, const struct clone_request *r)
{
    struct process *p = parent->process;
    bool shares_actions = r->flags & CLONE_SIGHAND;
    struct carrier *c = calloc(1, sizeof(*c));
    if (!c)
        return nullptr;
    c->stack = mmap(nullptr, HOST_STACK_SIZE, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    c->child = copy_thread(parent);
    c->actions = shares_actions ? nullptr : copy_sighand(parent->sighand);
    if (c->stack == MAP_FAILED || !c->child || (!shares_actions && !c->actions)) {
        free_carrier(c);
        return nullptr;
    }
    if (c->actions)
        c->child->sighand = c->actions;
    c->child->vfork_child = true;
    free(c->child->debug); /* gdb knows nothing of this process */
    c->child->debug = nullptr;
    c->child->handshake = &c->handshake;
    c->flags = (r->flags & ~(CLONE_SETTLS | CLONE_PIDFD | CLONE_DETACHED)) | CLONE_VFORK |
               CLONE_PARENT_SETTID | (uint64_t)r->exit_signal;
    c->child_tid = guest_pointer(p, r->child_tid);
    sem_init(&c->handshake.started, 0, 0);
    sem_init(&c->handshake.go, 0, 0);
    set_child_registers(c->child, r);
    return c;
}

/* The child waits: what its parent is to know is written before it runs. */
static void introduce(struct thread *parent, const struct clone_request *r, int pid)
{
    if (r->flags & CLONE_PARENT_SETTID)
        (void)!guest_write(parent, r->parent_tid, &pid, sizeof(pid));
    if (r->flags & CLONE_PIDFD) {
        int fd = (int)host_call(SYS_pidfd_open, pid, 0);
        (void)!guest_write(parent, r->pidfd, &fd, sizeof(fd));
    }
}

static int64_t share_process(struct thread *parent, const struct clone_request *r)
{
    pthread_attr_t attr;
    pthread_t id;
    if (r->set_tid_count || r->flags >> 32)
        return -EINVAL;
    struct carrier *c = make_carrier(parent, r);
    if (!c)
        return -ENOMEM;
    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attr, HOST_STACK_SIZE);
    signal_block_all();
    int64_t result = -pthread_create(&id, &attr, carrier_main, c);
    pthread_attr_destroy(&attr);
    if (!result) {
        while (sem_wait(&c->handshake.started))
            ;
        result = c->result < 0 ? c->result : c->pid;
    }
    if (result < 0) {
        free_carrier(c);
    } else {
        introduce(parent, r, c->pid);
        sem_post(&c->handshake.go); /* *c is the carrier's from here on */
    }
    if (!signal_waiting(parent))
        host_set_mask(parent->mask & ~SIGNAL_SYNC);
    return result;
}

/* ---- the system calls ---- */

static int64_t run_clone(struct thread *t, const struct clone_request *r)
{
    uint64_t f = r->flags;
    bool bad = ((f & CLONE_THREAD) && !(f & CLONE_SIGHAND)) ||
               ((f & CLONE_SIGHAND) && !(f & CLONE_VM)) || ((f & CLONE_NEWNS) && (f & CLONE_FS)) ||
               ((f & CLONE_NEWUSER) && (f & CLONE_FS)) ||
               ((f & CLONE_THREAD) && (f & (CLONE_NEWUSER | CLONE_NEWPID))) ||
               ((f & CLONE_PIDFD) && (f & CLONE_DETACHED)) ||
               ((f & CLONE_CLEAR_SIGHAND) && (f & CLONE_SIGHAND)) || r->exit_signal > SIGNAL_COUNT;
    if (bad)
        return -EINVAL;
    if (f & CLONE_THREAD)
        return start_thread(t, r);
    if (!(f & CLONE_VM))
        return fork_process(t, r);
    if ((f & CLONE_VFORK) && debug_attached(t->process)) {
        /* gdb needs a process of its own to look at; this one waits for it as it would. */
        struct clone_request apart = *r;
        apart.flags &= ~(uint64_t)CLONE_VM;
        return fork_process(t, &apart);
    }
    if (f & CLONE_VFORK)
        return vfork_process(t, r);
    return share_process(t, r);
}

int64_t sys_clone(struct thread *t, const uint64_t a[6])
{
    const struct clone_request r = {
        .flags = a[0] & 0xffffff00,
        .exit_signal = (int)(a[0] & CSIGNAL),
        .stack = a[1],
        .parent_tid = a[2],
        .pidfd = a[0] & CLONE_PIDFD ? a[2] : 0,
        .tls = a[3],
        .child_tid = a[4],
    };
    return run_clone(t, &r);
}

static bool clone_args_are_valid(const struct clone_args *c, uint64_t size)
{
    const uint64_t known = 0xffffffffull | CLONE_CLEAR_SIGHAND | CLONE_INTO_CGROUP;
    enum {
        MAX_NAMESPACES = 32,
        SIZE_WITH_CGROUP = 88
    };
    if (!c->set_tid != !c->set_tid_count || c->set_tid_count > MAX_NAMESPACES)
        return false;
    if (c->exit_signal > SIGNAL_COUNT || c->flags & ~known ||
        c->flags & (CSIGNAL & ~CLONE_NEWTIME) || c->flags & CLONE_DETACHED)
        return false;
    if ((c->flags & CLONE_INTO_CGROUP) && (c->cgroup > INT_MAX || size < SIZE_WITH_CGROUP))
        return false;
    if ((c->flags & (CLONE_THREAD | CLONE_PARENT)) && c->exit_signal)
        return false;
    return !c->stack == !c->stack_size;
}

int64_t sys_clone3(struct thread *t, const uint64_t a[6])
{
    enum {
        SIZE_OF_FIRST = 64
    };
    struct clone_args c;
    if (a[1] > SPACE_PAGE)
        return -E2BIG;
    if (a[1] < SIZE_OF_FIRST)
        return -EINVAL;
    int64_t r = read_extensible(t, &c, sizeof(c), a[0], a[1]);
    if (r < 0)
        return r;
    if (!clone_args_are_valid(&c, a[1]))
        return -EINVAL;
    const struct clone_request request = {
        .flags = c.flags,
        .exit_signal = (int)c.exit_signal,
        .stack = c.stack ? c.stack + c.stack_size : 0,
        .parent_tid = c.parent_tid,
        .child_tid = c.child_tid,
        .pidfd = c.pidfd,
        .tls = c.tls,
        .set_tid = c.set_tid,
        .set_tid_count = c.set_tid_count,
        .cgroup = c.cgroup,
    };
    return run_clone(t, &request);
}

int64_t sys_set_tid_address(struct thread *t, const uint64_t a[6])
{
    t->clear_child_tid = a[0];
    return t->tid;
}

int64_t sys_set_robust_list(struct thread *t, const uint64_t a[6])
{
    if (a[1] != 3 * word_size(t->process))
        return -EINVAL;
    t->robust_list = a[0];
    t->robust_size = a[1];
    /* The kernel sees to it too, for locks shared with other processes when this one is killed. */
    if (has_host_list(t->process) && !t->vfork_child)
        host_call(SYS_set_robust_list, a[0], a[1]);
    return 0;
}

/* Of a thread of this process: its own. Others have registered theirs on the host. */
int64_t sys_get_robust_list(struct thread *t, const uint64_t a[6])
{
    struct process *p = t->process;
    const unsigned word = word_size(p);
    const uint64_t size = 3 * word; /* guests are little-endian so far */
    uint64_t head = t->robust_list;
    bool found = !a[0] || (int)a[0] == t->tid;
    pthread_mutex_lock(&p->thread_lock);
    for (const struct thread *o = p->threads; o && !found; o = o->next) {
        found = o->tid == (int)a[0];
        head = o->robust_list;
    }
    pthread_mutex_unlock(&p->thread_lock);
    if (!found)
        return host_call(SYS_get_robust_list, (int)a[0], guest_pointer(p, a[1]),
                         guest_pointer(p, a[2]));
    return guest_write(t, a[1], &head, word) && guest_write(t, a[2], &size, word) ? 0 : -EFAULT;
}

int64_t sys_futex(struct thread *t, const uint64_t a[6])
{
    const struct process *p = t->process;
    unsigned op = (unsigned)a[1] & FUTEX_CMD_MASK;
    bool has_timeout = op == FUTEX_WAIT || op == FUTEX_LOCK_PI || op == FUTEX_WAIT_BITSET ||
                       op == FUTEX_WAIT_REQUEUE_PI || op == FUTEX_LOCK_PI2;
    const uint64_t args[6] = {
        a[0] + p->guest_base,   a[1], a[2], has_timeout ? guest_pointer(p, a[3]) : a[3],
        guest_pointer(p, a[4]), a[5]};
    return safe_syscall(&t->signal_pending, SYS_futex, args);
}
