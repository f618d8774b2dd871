/* The guest's threads under gdb: where they stop, why, and how they go on. See debug.h.
 * SPDX-License-Identifier: MIT */
#include "user/debug.h"

#include "base/bytes.h"
#include "user/host_syscall.h"
#include "user/signal.h"
#include "user/thread.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

static struct debug *debug_of(const struct thread *t)
{
    return t->process->debug;
}

bool debug_attached(const struct process *p)
{
    return p->debug && !p->debug->detached;
}

unsigned debug_fds(const struct process *p, int fds[DEBUG_FDS])
{
    const struct debug *d = p->debug;
    unsigned unused, n = 0;
    if (!debug_attached(p))
        return 0;
    const int own[] = {gdb_fd(d->gdb), gdb_inherited(d->gdb, &unused), d->wake, d->memory};
    for (unsigned i = 0; i < ARRAY_SIZE(own); i++)
        if (own[i] >= 0)
            fds[n++] = own[i];
    return n + gdb_all_child_fds(d->gdb, fds + n, DEBUG_FDS - n);
}

static void wake_server(struct debug *d)
{
    uint64_t one = 1;
    host_call(SYS_write, d->wake, &one, sizeof(one));
}

/* ---- stopping: on the side of the guest's threads ---- */

/* Under the lock. Waits until the server lets the thread go. */
static void park(struct debug *d, struct debug_thread *dt)
{
    dt->parked = true;
    wake_server(d);
    while (dt->parked && !d->detached)
        pthread_cond_wait(&d->resumed, &d->lock);
    dt->parked = false;
    dt->kicked = false;
}

/* Stops everything for an event of this thread, and waits until gdb has seen it and the thread goes
 * on. */
static void raise_event(struct thread *t, const struct gdb_stop *event)
{
    struct debug *d = debug_of(t);
    struct debug_thread *dt = t->debug;
    pthread_mutex_lock(&d->lock);
    dt->stepped = dt->trap = false;
    if (!d->detached) {
        dt->event = *event;
        dt->event.tid = t->tid;
        dt->has_event = true;
        dt->reported = false;
        atomic_store(&d->stop, true);
        park(d, dt);
    }
    pthread_mutex_unlock(&d->lock);
}

static int take_delivery(struct thread *t)
{
    int signo = t->debug->deliver;
    t->debug->deliver = 0;
    return signo;
}

/* Parks if everything is to stop. */
static void stop_if_asked(struct thread *t)
{
    struct debug *d = debug_of(t);
    while (atomic_load(&d->stop) && !d->detached) {
        pthread_mutex_lock(&d->lock);
        if (atomic_load(&d->stop))
            park(d, t->debug);
        pthread_mutex_unlock(&d->lock);
    }
}

/* What gdb asked to deliver to a thread that had not stopped for a signal. */
static void deliver_wanted(struct thread *t)
{
    int signo = take_delivery(t);
    if (signo)
        signal_inject(t, signo);
}

void debug_run(struct thread *t)
{
    struct debug *d = debug_of(t);
    struct debug_thread *dt = t->debug;
    dt->kicked = false;
    if (dt->is_new) {
        dt->is_new = false;
        if (d->thread_events)
            raise_event(t, &(struct gdb_stop){.kind = GDB_STOP_CREATED});
    }
    if (atomic_load(&d->stop))
        stop_if_asked(t);
    if (dt->deliver)
        deliver_wanted(t);
    if (dt->trap) {
        raise_event(t, &(struct gdb_stop){.kind = GDB_STOP_SIGNAL, .signo = SIGTRAP});
        t->vcpu->exit.event = IR_EVENT_NONE;
    } else if (dt->action.how == GDB_STEP && !d->detached) {
        dt->stepped = true;
        engine_step(t->vcpu);
    } else {
        engine_run(t->vcpu);
    }
}

static bool step_goes_on(struct thread *t)
{
    const struct gdb_action *a = &t->debug->action;
    uint64_t pc = t->process->guest->get_pc(t->vcpu);
    return a->how == GDB_STEP && pc >= a->first && pc < a->end &&
           !engine_has_breakpoint(t->process->engine, pc);
}

/* The parent of a vfork waits until its child has become another program or has ended. */
static void wait_for_vfork(struct thread *t)
{
    struct debug *d = debug_of(t);
    struct debug_thread *dt = t->debug;
    char byte;
    if (dt->vfork_wait < 0)
        return;
    pthread_mutex_lock(&d->lock);
    dt->away = true;
    wake_server(d);
    pthread_mutex_unlock(&d->lock);
    while (host_call(SYS_read, dt->vfork_wait, &byte, 1) == -EINTR)
        ;
    pthread_mutex_lock(&d->lock);
    dt->away = false;
    pthread_mutex_unlock(&d->lock);
    close(dt->vfork_wait);
    dt->vfork_wait = -1;
}

static void tell_of_fork(struct thread *t)
{
    struct debug_thread *dt = t->debug;
    struct gdb_stop event = dt->later;
    dt->later.number = 0;
    if (dt->channel >= 0)
        raise_event(t, &event);
    wait_for_vfork(t);
    if (dt->channel >= 0 && event.kind == GDB_STOP_VFORK)
        raise_event(t, &(struct gdb_stop){.kind = GDB_STOP_VFORK_DONE});
    dt->channel = -1;
}

void debug_ran(struct thread *t)
{
    struct debug_thread *dt = t->debug;
    if (dt->later.number)
        tell_of_fork(t);
    if (!dt->stepped || t->restart.code)
        return; /* a call that is to be done again has not been done */
    dt->stepped = false;
    if (!step_goes_on(t))
        raise_event(t, &(struct gdb_stop){.kind = GDB_STOP_SIGNAL, .signo = SIGTRAP});
}

void debug_trap(struct thread *t)
{
    struct vcpu *cpu = t->vcpu;
    if (cpu->watch && cpu->watch_hit.kinds)
        raise_event(t, &(struct gdb_stop){.kind = GDB_STOP_WATCH,
                                          .address = cpu->watch_hit.first,
                                          .watch = cpu->watch_hit.kinds});
    else
        raise_event(t, &(struct gdb_stop){.kind = GDB_STOP_BREAKPOINT});
    cpu->watch_hit.kinds = 0;
}

uint32_t debug_pass_by(struct thread *t)
{
    const struct vcpu_watch *watch = t->vcpu->watch;
    t->vcpu->watch = nullptr;
    engine_step(t->vcpu);
    t->vcpu->watch = watch;
    return t->vcpu->exit.event;
}

int debug_signal(struct thread *t, int signo, siginfo_t *info)
{
    struct debug *d = debug_of(t);
    struct debug_thread *dt = t->debug;
    if (d->detached || (d->pass & signal_bit(signo)))
        return signo;
    dt->info = *info;
    dt->has_info = true;
    raise_event(t, &(struct gdb_stop){.kind = GDB_STOP_SIGNAL, .signo = signo});
    dt->has_info = false;
    int wanted = take_delivery(t);
    *info = dt->info;
    if (wanted != signo) {
        memset(info, 0, sizeof(*info));
        info->si_signo = wanted;
    }
    return wanted;
}

void debug_handler_entered(struct thread *t)
{
    t->debug->trap = t->debug->action.how == GDB_STEP;
}

bool debug_catches(const struct thread *t, uint64_t number)
{
    const struct debug *d = debug_of(t);
    return !d->detached &&
           (d->catch_all || (number < SYSCALL_MAX && d->catch[number / 8] >> number % 8 & 1));
}

void debug_syscall(struct thread *t, uint64_t number, bool entry)
{
    raise_event(t,
                &(struct gdb_stop){.kind = entry ? GDB_STOP_SYSCALL_ENTRY : GDB_STOP_SYSCALL_RETURN,
                                   .number = (unsigned)number});
}

void debug_kicked(struct thread *t)
{
    if (t->debug)
        t->debug->kicked = true;
}

bool debug_interrupted(const struct thread *t)
{
    return t->debug && t->debug->kicked;
}

/* ---- the end ---- */

static void report_end(struct thread *t, const struct gdb_stop *event)
{
    if (t->debug && debug_attached(t->process))
        raise_event(t, event);
}

void debug_exit(struct thread *t, int status)
{
    report_end(t, &(struct gdb_stop){.kind = GDB_STOP_EXITED, .number = (unsigned)status});
}

void debug_killed(struct thread *t, int signo)
{
    report_end(t, &(struct gdb_stop){.kind = GDB_STOP_KILLED, .signo = signo});
}

/* ---- threads ---- */

bool debug_thread_new(struct thread *t)
{
    struct debug *d = debug_of(t);
    if (!d)
        return true;
    t->debug = calloc(1, sizeof(*t->debug));
    if (!t->debug)
        return false;
    t->debug->action.how = GDB_CONTINUE;
    t->debug->is_new = true;
    t->debug->channel = t->debug->vfork_wait = -1;
    return true;
}

void debug_thread_exit(struct thread *t, int status)
{
    struct debug *d = debug_of(t);
    if (t->debug && d->thread_events && !d->detached)
        raise_event(t,
                    &(struct gdb_stop){.kind = GDB_STOP_THREAD_EXIT, .number = (unsigned)status});
}

void debug_thread_gone(struct process *p, struct thread *t)
{
    if (p->debug)
        wake_server(p->debug);
    free(t->debug);
    t->debug = nullptr;
}

/* ---- the server's side ---- */

struct thread *debug_find_thread(struct debug *d, int tid)
{
    struct process *p = d->process;
    pthread_mutex_lock(&p->thread_lock);
    struct thread *t = p->threads;
    while (t && t->tid != tid)
        t = t->next;
    pthread_mutex_unlock(&p->thread_lock);
    return t;
}

void debug_interrupt(struct debug *d)
{
    pthread_mutex_lock(&d->lock);
    d->interrupted = true;
    atomic_store(&d->stop, true);
    pthread_mutex_unlock(&d->lock);
    wake_server(d);
}

/* An event that says what happened, and will not happen again by itself when the thread goes on. */
static bool must_be_told(const struct debug_thread *dt)
{
    bool repeats = dt->event.kind == GDB_STOP_BREAKPOINT || dt->event.kind == GDB_STOP_WATCH ||
                   (dt->event.kind == GDB_STOP_SIGNAL && !dt->has_info);
    return dt->has_event && !dt->reported && !repeats;
}

static void let_go(struct debug_thread *dt)
{
    dt->has_event = false;
    dt->kick_sent = false;
    dt->parked = false;
}

void debug_go(struct debug *d)
{
    struct process *p = d->process;
    bool more = false;
    pthread_mutex_lock(&p->thread_lock);
    pthread_mutex_lock(&d->lock);
    for (struct thread *t = p->threads; t; t = t->next)
        more |= t->debug->action.how != GDB_STAY && must_be_told(t->debug);
    for (struct thread *t = more ? nullptr : p->threads; t; t = t->next)
        if (t->debug->action.how != GDB_STAY)
            let_go(t->debug);
    if (!more) {
        d->interrupted = false;
        atomic_store(&d->stop, false);
        pthread_cond_broadcast(&d->resumed);
    }
    pthread_mutex_unlock(&d->lock);
    pthread_mutex_unlock(&p->thread_lock);
    wake_server(d);
}

void debug_detach(struct debug *d)
{
    struct process *p = d->process;
    pthread_mutex_lock(&p->thread_lock);
    for (struct thread *t = p->threads; t; t = t->next) {
        struct debug_thread *dt = t->debug;
        /* The signal that it stopped for was the program's, unless it was gdb's doing. */
        if (dt->has_event && dt->event.kind == GDB_STOP_SIGNAL && dt->has_info &&
            dt->event.signo != SIGTRAP)
            dt->deliver = dt->event.signo;
        dt->action = (struct gdb_action){.how = GDB_CONTINUE};
    }
    pthread_mutex_unlock(&p->thread_lock);
    engine_undebug(p->engine);
    pthread_mutex_lock(&d->lock);
    atomic_store(&d->detached, true);
    atomic_store(&d->stop, false);
    pthread_cond_broadcast(&d->resumed);
    pthread_mutex_unlock(&d->lock);
}

/* Are all threads where they can be looked at? Those that are not are asked to come. */
static bool all_parked(struct debug *d, bool ask, unsigned *running)
{
    bool all = true;
    *running = 0;
    for (struct thread *t = d->process->threads; t; t = t->next) {
        struct debug_thread *dt = t->debug;
        *running += !dt->parked;
        if (dt->parked || dt->away)
            continue;
        all = false;
        if (ask && !dt->kick_sent) {
            dt->kick_sent = true;
            thread_kick(t);
        }
    }
    return all;
}

/* The thread whose event is to be told next; those that end the process first. */
static struct thread *choose_event(struct debug *d)
{
    struct thread *best = nullptr;
    for (struct thread *t = d->process->threads; t; t = t->next) {
        struct debug_thread *dt = t->debug;
        if (!dt->has_event || dt->reported || dt->action.how == GDB_STAY)
            continue;
        if (!best || (must_be_told(dt) && !must_be_told(best->debug)))
            best = t;
    }
    return best;
}

static struct gdb_stop interrupted_stop(struct debug *d)
{
    struct thread *t = d->process->threads;
    while (t && t->next)
        t = t->next;
    return (struct gdb_stop){.kind = GDB_STOP_SIGNAL, .signo = SIGINT, .tid = t ? t->tid : 0};
}

/* Under both locks: what is to be told, if anything. */
static bool find_stop(struct debug *d, struct gdb_stop *stop, int *channel)
{
    unsigned running;
    bool asked = atomic_load(&d->stop), all = all_parked(d, asked, &running);
    if (!asked && !running) {
        *stop = (struct gdb_stop){.kind = GDB_STOP_NONE_LEFT};
        return d->process->threads != nullptr;
    }
    if (!asked || !all)
        return false;
    struct thread *t = choose_event(d);
    *channel = -1;
    if (!t) {
        *stop = interrupted_stop(d);
        return true;
    }
    t->debug->reported = true;
    *stop = t->debug->event;
    if (stop->kind == GDB_STOP_FORK || stop->kind == GDB_STOP_VFORK)
        *channel = t->debug->channel;
    return true;
}

static void report_stop(struct debug *d)
{
    struct process *p = d->process;
    struct gdb_stop stop;
    int channel = -1;
    if (gdb_is_stopped(d->gdb))
        return;
    pthread_mutex_lock(&p->thread_lock);
    pthread_mutex_lock(&d->lock);
    bool found = find_stop(d, &stop, &channel);
    pthread_mutex_unlock(&d->lock);
    pthread_mutex_unlock(&p->thread_lock);
    if (!found)
        return;
    if (channel >= 0 && !gdb_add_child(d->gdb, (int)stop.number, channel))
        close(channel);
    gdb_stopped(d->gdb, &stop);
    if (stop.kind == GDB_STOP_EXITED || stop.kind == GDB_STOP_KILLED) {
        /* Now the thread that reported it may go on to its end. */
        pthread_mutex_lock(&d->lock);
        d->ended = true;
        atomic_store(&d->detached, true);
        pthread_cond_broadcast(&d->resumed);
        pthread_mutex_unlock(&d->lock);
    }
}

enum {
    MAX_POLLED = 32
};

static bool serve_once(struct debug *d)
{
    struct pollfd fds[2 + MAX_POLLED] = {{d->wake, POLLIN, 0}, {gdb_fd(d->gdb), POLLIN, 0}};
    int children[MAX_POLLED];
    unsigned n = gdb_child_fds(d->gdb, children, MAX_POLLED);
    for (unsigned i = 0; i < n; i++)
        fds[2 + i] = (struct pollfd){children[i], POLLIN, 0};
    if (poll(fds, 2 + n, -1) < 0)
        return errno == EINTR;
    bool alive = true;
    pthread_mutex_lock(&d->reading);
    if (fds[0].revents) {
        uint64_t count;
        if (read(d->wake, &count, sizeof(count)) > 0)
            report_stop(d);
    }
    if (fds[1].revents)
        alive = gdb_receive(d->gdb);
    for (unsigned i = 0; i < n && alive; i++)
        if (fds[2 + i].revents)
            gdb_child_receive(d->gdb, children[i]);
    pthread_mutex_unlock(&d->reading);
    return alive && !d->detached;
}

static void *serve(void *arg)
{
    struct debug *d = arg;
    while (serve_once(d))
        ;
    if (!d->detached) /* gdb went without a word */
        debug_detach(d);
    if (!d->ended)
        gdb_close(d->gdb); /* threads may still ask what gdb could do */
    return nullptr;
}

/* ---- starting ---- */

static int move_high(int fd)
{
    int high = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, 900);
    if (high >= 0)
        close(fd);
    return high >= 0 ? high : fd;
}

static bool start_server(struct debug *d)
{
    enum {
        STACK = 512 << 10
    };
    pthread_attr_t attr;
    pthread_t id;
    uint64_t mask;
    const uint64_t blocked = ~SIGNAL_SYNC;
    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attr, STACK);
    host_call(SYS_rt_sigprocmask, SIG_SETMASK, &blocked, &mask, sizeof(mask));
    bool done = !pthread_create(&id, &attr, serve, d);
    host_set_mask(mask);
    pthread_attr_destroy(&attr);
    return done;
}

static bool init(struct debug *d, struct process *p)
{
    d->process = p;
    pthread_mutex_init(&d->lock, nullptr);
    pthread_mutex_init(&d->reading, nullptr);
    pthread_cond_init(&d->resumed, nullptr);
    d->wake = move_high(eventfd(0, EFD_CLOEXEC));
    d->memory = move_high(open("/proc/self/mem", O_RDWR | O_CLOEXEC));
    atomic_store(&d->stop, true);
    return d->wake >= 0;
}

/* "=FD:FEATURES:INHERITED:FEATURES", as debug_exec_prepare made it: a connection, and one to come.
 */
struct adopted {
    int fd, inherited;
    unsigned features, inherited_features;
};

static bool adopt(const char *where, struct adopted *a)
{
    return sscanf(where, "=%d:%u:%d:%u", &a->fd, &a->features, &a->inherited,
                  &a->inherited_features) == 4 &&
           fcntl(a->fd, F_SETFD, FD_CLOEXEC) >= 0 &&
           (a->inherited < 0 || fcntl(a->inherited, F_SETFD, FD_CLOEXEC) >= 0);
}

err_t debug_start(struct process *p, struct thread *first)
{
    const char *where = p->options->gdb;
    struct adopted a = {.inherited = -1};
    bool executed = where[0] == '=';
    if (!p->guest->debug)
        return err_make(ENOTSUP, "-g: gdb knows nothing of %s", p->guest->name);
    if (executed && !adopt(where, &a))
        return err_make(EINVAL, "-g %s: there is no such connection", where);
    if (!executed)
        TRY(gdb_accept(where, p->options->qemu, &a.fd));
    struct debug *d = calloc(1, sizeof(*d));
    if (d && init(d, p))
        d->gdb = gdb_create(&debug_target, d, move_high(a.fd), a.features);
    if (!d || !d->gdb)
        return err_make(ENOMEM, "-g: out of memory");
    gdb_inherit(d->gdb, a.inherited, a.inherited_features);
    p->debug = d;
    if (!debug_thread_new(first))
        return err_make(ENOMEM, "-g: out of memory");
    first->debug->is_new = false;
    engine_debug(p->engine);
    signal_watch_all(p);
    const struct gdb_stop stop = {.kind = GDB_STOP_SIGNAL, .signo = SIGTRAP, .tid = first->tid};
    gdb_first_stop(d->gdb, &stop);
    if (executed)
        gdb_stopped(d->gdb,
                    &(struct gdb_stop){.kind = GDB_STOP_EXEC, .tid = first->tid, .path = p->exe});
    return start_server(d) ? ERR_OK : err_make(EAGAIN, "-g: cannot start a thread");
}

/* ---- fork and exec ---- */

static void make_pair(int pair[2], bool pipe_instead)
{
    int fds[2];
    pair[0] = pair[1] = -1;
    if (pipe_instead ? pipe2(fds, O_CLOEXEC)
                     : socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds))
        return;
    pair[0] = move_high(fds[0]);
    pair[1] = move_high(fds[1]);
}

void debug_fork_prepare(struct thread *t, struct debug_fork *f, bool vfork)
{
    *f = (struct debug_fork){{-1, -1}, {-1, -1}, vfork};
    if (!t->debug || !debug_attached(t->process))
        return;
    unsigned needed = vfork ? GDB_VFORK_EVENTS : GDB_FORK_EVENTS;
    if (gdb_features(debug_of(t)->gdb) & needed)
        make_pair(f->channel, false);
    if (vfork)
        make_pair(f->wait, true);
}

void debug_fork_parent(struct thread *t, struct debug_fork *f, int pid)
{
    if (f->channel[1] >= 0)
        close(f->channel[1]);
    if (f->wait[1] >= 0)
        close(f->wait[1]);
    if (f->channel[0] < 0 && f->wait[0] < 0)
        return;
    if (pid < 0) {
        close(f->channel[0]);
        close(f->wait[0]);
        return;
    }
    struct debug_thread *dt = t->debug;
    dt->later = (struct gdb_stop){.kind = f->vfork ? GDB_STOP_VFORK : GDB_STOP_FORK,
                                  .number = (unsigned)pid};
    dt->channel = f->channel[0];
    dt->vfork_wait = f->wait[0];
}

/* Nobody debugs the child. */
static void leave(struct thread *t)
{
    struct debug *d = debug_of(t);
    close(gdb_leave(d->gdb));
    close(d->wake);
    close(d->memory);
    engine_undebug(t->process->engine);
    t->process->debug = nullptr;
    free(t->debug);
    t->debug = nullptr;
    free(d);
}

void debug_fork_child(struct thread *t, struct debug_fork *f)
{
    struct debug *d = debug_of(t);
    if (!d)
        return;
    if (f->wait[0] >= 0)
        close(f->wait[0]);
    if (f->channel[1] < 0 || d->detached) {
        leave(t);
        return;
    }
    close(f->channel[0]);
    unsigned features = gdb_features(d->gdb);
    int connection = gdb_leave(d->gdb);
    close(d->wake);
    close(d->memory);
    d->gdb = gdb_create(&debug_target, d, f->channel[1], features | GDB_NO_ACK);
    if (!d->gdb || !init(d, t->process))
        abort();
    gdb_inherit(d->gdb, connection, features);
    *t->debug = (struct debug_thread){.channel = -1, .vfork_wait = -1};
}

void debug_fork_serve(struct thread *t)
{
    struct debug *d = debug_of(t);
    if (!d)
        return;
    const struct gdb_stop stop = {.kind = GDB_STOP_SIGNAL, .tid = t->tid};
    gdb_first_stop(d->gdb, &stop);
    if (!start_server(d))
        leave(t);
}

const char *debug_exec_prepare(struct thread *t, char *text, size_t size)
{
    struct debug *d = debug_of(t);
    if (!t->debug || d->detached || !(gdb_features(d->gdb) & GDB_EXEC_EVENTS))
        return nullptr;
    pthread_mutex_lock(&d->reading); /* nothing is taken from the connection from now on */
    int fd = gdb_fd(d->gdb);
    if (fd < 0) {
        pthread_mutex_unlock(&d->reading);
        return nullptr;
    }
    unsigned features;
    int inherited = gdb_inherited(d->gdb, &features);
    fcntl(fd, F_SETFD, 0);
    if (inherited >= 0)
        fcntl(inherited, F_SETFD, 0);
    snprintf(text, size, "=%d:%u:%d:%u", fd, gdb_features(d->gdb), inherited, features);
    return text;
}

void debug_exec_failed(struct thread *t)
{
    struct debug *d = debug_of(t);
    unsigned features;
    int inherited = gdb_inherited(d->gdb, &features);
    fcntl(gdb_fd(d->gdb), F_SETFD, FD_CLOEXEC);
    if (inherited >= 0)
        fcntl(inherited, F_SETFD, FD_CLOEXEC);
    pthread_mutex_unlock(&d->reading);
}
