/* Delivery of signals.
 * SPDX-License-Identifier: MIT
 *
 * The host's kernel keeps the pending signals, their order and their values: the host mask of a
 * thread equals the guest's. For each signal with a guest handler the host has one, which notes the
 * siginfo in the thread's queue, blocks everything further, and makes the vCPU leave translated
 * code (engine_kick) or the thread leave a blocking call (safe_syscall). The run loop then builds
 * the guest's frame and opens the mask again. Signals that the guest ignores or leaves to their
 * default are so on the host too, and do their work there.
 *
 * SIGSEGV and SIGBUS stay open on the host, because guest memory faults come as these. */
#include "user/signal.h"

#include "user/debug.h"
#include "user/host_syscall.h"
#include "user/layout.h"
#include "user/memory.h"
#include "user/strace.h"
#include "user/thread.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <ucontext.h>
#include <unistd.h>

enum {
    GUEST_SA_RESTORER = 0x04000000
};
#ifndef SS_AUTODISARM
#define SS_AUTODISARM (1u << 31)
#endif

enum default_action {
    ACTION_END,
    ACTION_CORE,
    ACTION_IGNORE,
    ACTION_STOP
};

static enum default_action default_action(int signo)
{
    switch (signo) {
    case SIGCHLD:
    case SIGURG:
    case SIGWINCH:
    case SIGCONT: return ACTION_IGNORE;
    case SIGSTOP:
    case SIGTSTP:
    case SIGTTIN:
    case SIGTTOU: return ACTION_STOP;
    case SIGQUIT:
    case SIGILL:
    case SIGTRAP:
    case SIGABRT:
    case SIGBUS:
    case SIGFPE:
    case SIGSEGV:
    case SIGXCPU:
    case SIGXFSZ:
    case SIGSYS: return ACTION_CORE;
    default: return ACTION_END;
    }
}

/* ---- on the host's side ---- */

static void internal_fault(int signo, const siginfo_t *info, void *context)
{
    struct vcpu *cpu = engine_current();
    struct thread *t = cpu ? cpu->owner : nullptr;
    log_print(t ? &t->process->log : nullptr,
              "moa: internal error: %s at address %p, host pc 0x%llx\n", strsignal(signo),
              info->si_addr,
              (unsigned long long)((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP]);
    signal_kill_self(signo);
}

/* The handler may interrupt the thread while that takes something out of its queue: a free slot is
 * the handler's, a filled one the thread's, and one store hands it over. Everything but SIGSEGV and
 * SIGBUS from kill is blocked while something is queued, so the queue does not fill up. */
static void enqueue(struct thread *t, int signo, const siginfo_t *info)
{
    for (unsigned i = 0; i < SIGNAL_QUEUE; i++) {
        if (t->queued[i])
            continue;
        t->queue[i] = (struct queued_signal){t->arrived++, *info};
        atomic_signal_fence(memory_order_release);
        t->queued[i] = (uint8_t)signo;
        return;
    }
}

/* The slot of the oldest queued signal that is in `wanted`, or -1. */
static int oldest(const struct thread *t, uint64_t wanted)
{
    int best = -1;
    for (int i = 0; i < SIGNAL_QUEUE; i++) {
        int signo = t->queued[i];
        if (signo && (signal_bit(signo) & wanted) &&
            (best < 0 || (int)(t->queue[i].order - t->queue[best].order) < 0))
            best = i;
    }
    return best;
}

/* Empties a slot. */
static int dequeue(struct thread *t, int slot, siginfo_t *info)
{
    int signo = t->queued[slot];
    *info = t->queue[slot].info;
    atomic_signal_fence(memory_order_release);
    t->queued[slot] = 0;
    return signo;
}

static void on_host_signal(int signo, siginfo_t *info, void *context)
{
    bool sync = signal_bit(signo) & SIGNAL_SYNC;
    if (sync && info->si_code > 0) {
        if (!engine_handle_fault(signo, info, context))
            internal_fault(signo, info, context);
        return;
    }
    struct vcpu *cpu = engine_current();
    struct thread *t = cpu ? cpu->owner : nullptr;
    if (!t)
        return; /* host threads without a vCPU keep everything blocked */
    if (thread_is_kick(t, signo, info)) {
        debug_kicked(t);
        atomic_store(&t->signal_pending, 1);
        engine_kick(cpu);
        safe_syscall_interrupt(context);
        return;
    }
    enqueue(t, signo, info);
    uint64_t blocked = ~SIGNAL_SYNC;
    memcpy(&((ucontext_t *)context)->uc_sigmask, &blocked, sizeof(blocked));
    atomic_store(&t->signal_pending, 1);
    engine_kick(cpu);
    safe_syscall_interrupt(context);
}

/* gdb hears of a signal before it does what it does by default. The C library's own are left alone,
 * and so are those that do nothing or stop the process. */
static bool watches_default(const struct process *p, int signo)
{
    enum default_action what = default_action(signo);
    return debug_attached(p) && signo != SIGKILL && signo != 32 && signo != 33 &&
           (what == ACTION_END || what == ACTION_CORE);
}

/* Makes the host treat `signo` as the guest's action asks. */
static int host_install(const struct process *p, int signo, const struct signal_action *act)
{
    struct host_sigaction h = {.mask = ~0ull};
    bool by_default = act->handler == (uint64_t)SIG_DFL;
    if (signal_bit(signo) & SIGNAL_SYNC)
        return 0;
    if (act->handler == (uint64_t)SIG_IGN || (by_default && !watches_default(p, signo))) {
        h.handler = (void *)act->handler;
        h.mask = 0;
    } else {
        h.handler = (void *)on_host_signal;
        h.flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
    }
    h.flags |= act->flags & (SA_NOCLDSTOP | SA_NOCLDWAIT);
    return host_sigaction(signo, &h, nullptr);
}

void signal_init(struct process *p, struct thread *first)
{
    static const int faults[] = {SIGSEGV, SIGBUS};
    const struct host_sigaction h = {
        .handler = (void *)on_host_signal, .flags = SA_SIGINFO | SA_ONSTACK, .mask = ~SIGNAL_SYNC};
    for (unsigned i = 0; i < 2; i++) {
        struct host_sigaction old;
        host_sigaction(faults[i], &h, &old);
        p->sighand.known[faults[i]] = true;
        p->sighand.action[faults[i]].handler =
            old.handler == (void *)SIG_IGN ? (uint64_t)SIG_IGN : (uint64_t)SIG_DFL;
    }
    uint64_t open = SIGNAL_SYNC;
    host_call(SYS_rt_sigprocmask, SIG_UNBLOCK, &open, &first->mask, sizeof(open));
}

void signal_block_all(void)
{
    host_set_mask(~SIGNAL_SYNC);
}

static bool has_deliverable(const struct thread *t, uint64_t mask)
{
    return oldest(t, ~mask) >= 0;
}

void signal_set_mask(struct thread *t, uint64_t mask)
{
    t->mask = mask & ~SIGNAL_KILLSTOP;
    if (has_deliverable(t, t->mask)) {
        atomic_store(&t->signal_pending, 1); /* the mask opens when that has been delivered */
        return;
    }
    host_set_mask(t->mask & ~SIGNAL_SYNC);
}

void signal_kill_self(int signo)
{
    const struct host_sigaction dfl = {.handler = (void *)SIG_DFL};
    const struct rlimit no_core = {0};
    uint64_t bit = signal_bit(signo);
    setrlimit(RLIMIT_CORE, &no_core); /* it would show Moa, not the guest */
    host_sigaction(signo, &dfl, nullptr);
    host_call(SYS_tgkill, getpid(), host_call(SYS_gettid), signo);
    host_call(SYS_rt_sigprocmask, SIG_UNBLOCK, &bit, nullptr, sizeof(bit));
    for (;;)
        host_call(SYS_exit_group, 128 + signo);
}

/* ---- on the guest's side ---- */

static bool memory_read(void *opaque, void *dst, uint64_t addr, size_t len)
{
    return guest_read(opaque, dst, addr, len);
}

static bool memory_write(void *opaque, uint64_t addr, const void *src, size_t len)
{
    return guest_write(opaque, addr, src, len);
}

struct linux_memory user_memory(struct thread *t)
{
    return (struct linux_memory){memory_read, memory_write, t};
}

/* The action as it stands; asks the host what was inherited if the guest has not set it. Under the
 * lock. */
static struct signal_action *current_action(struct sighand *h, int signo)
{
    if (!h->known[signo]) {
        struct host_sigaction old = {0};
        host_sigaction(signo, nullptr, &old);
        h->action[signo] = (struct signal_action){
            .handler = old.handler == (void *)SIG_IGN ? (uint64_t)SIG_IGN : (uint64_t)SIG_DFL};
        h->known[signo] = true;
    }
    return &h->action[signo];
}

void signal_watch_all(struct process *p)
{
    pthread_mutex_lock(&p->sighand.lock);
    for (int signo = 1; signo <= SIGNAL_COUNT; signo++) {
        const struct signal_action *act = current_action(&p->sighand, signo);
        if (act->handler == (uint64_t)SIG_DFL && watches_default(p, signo))
            host_install(p, signo, act);
    }
    pthread_mutex_unlock(&p->sighand.lock);
}

static struct signal_action take_action(struct thread *t, int signo)
{
    struct sighand *h = t->sighand;
    pthread_mutex_lock(&h->lock);
    struct signal_action *act = current_action(h, signo), result = *act;
    if ((act->flags & SA_RESETHAND) && act->handler > (uint64_t)SIG_IGN) {
        act->handler = (uint64_t)SIG_DFL;
        host_install(t->process, signo, act);
    }
    pthread_mutex_unlock(&h->lock);
    return result;
}

void signal_reset_handlers(struct process *p)
{
    struct sighand *h = &p->sighand;
    for (int signo = 1; signo <= SIGNAL_COUNT; signo++) {
        if (h->action[signo].handler <= (uint64_t)SIG_IGN)
            continue;
        h->action[signo] = (struct signal_action){.handler = (uint64_t)SIG_DFL};
        host_install(p, signo, &h->action[signo]);
    }
}

/* A stack that disarms itself is never in use: it may be set, and used again, at any time. */
static bool on_altstack(const struct thread *t, uint64_t sp)
{
    return !(t->altstack.flags & (int)SS_AUTODISARM) && t->altstack.size && sp > t->altstack.sp &&
           sp - t->altstack.sp <= t->altstack.size;
}

/* What the interrupted system call comes to, before the frame saves the registers. */
static void settle_restart(struct thread *t, bool handler_restarts)
{
    const struct guest_linux *abi = t->process->abi;
    if (!t->restart.code)
        return;
    if (t->restart.code == ERESTARTSYS && !handler_restarts)
        abi->syscall_return(t->vcpu, (uint64_t)-EINTR);
    else
        abi->syscall_rewind(t->vcpu, t->restart.number, t->restart.arg0);
    t->restart.code = 0;
}

static void end_by_default(struct thread *t, int signo, const siginfo_t *info,
                           const struct signal_fault *fault)
{
    siginfo_t unknown = {.si_signo = signo};
    if (default_action(signo) == ACTION_CORE)
        crash(t, info ? info : &unknown, fault);
    debug_killed(t, signo);
    signal_kill_self(signo);
}

static void enter_handler(struct thread *t, int signo, const siginfo_t *info,
                          const struct signal_action *act, const struct signal_fault *fault)
{
    const struct guest_linux *abi = t->process->abi;
    uint64_t sp = abi->get_sp(t->vcpu);
    bool on_alt = on_altstack(t, sp);
    struct linux_signal s = {
        .signo = signo,
        .handler = act->handler,
        .restorer = act->flags & GUEST_SA_RESTORER ? act->restorer : 0,
        .old_mask = t->mask,
        .want_siginfo = act->flags & SA_SIGINFO,
        .frame_top = sp,
        .altstack_sp = t->altstack.sp,
        .altstack_size = t->altstack.size,
        .altstack_flags = t->altstack.flags | (on_alt             ? SS_ONSTACK
                                               : t->altstack.size ? 0
                                                                  : SS_DISABLE),
        .sigreturn = t->process->sigreturn,
    };
    static_assert(sizeof(s.siginfo) == sizeof(siginfo_t), "the guest's siginfo is the host's");
    if (t->process->guest->bits == 32)
        layout_to_guest(t->process, layout_find(t->process, LAYOUT_SIGINFO), s.siginfo, info);
    else
        memcpy(s.siginfo, info, sizeof(s.siginfo));
    if (fault) {
        s.fault = fault->kind;
        s.fault_address = fault->address;
        s.fault_mapped = fault->mapped;
    }
    if ((act->flags & SA_ONSTACK) && t->altstack.size && !on_alt)
        s.frame_top = t->altstack.sp + t->altstack.size;
    const struct linux_memory mem = user_memory(t);
    if (!abi->push_signal(t->vcpu, &mem, &s)) {
        /* No room for the frame: as the kernel does, a SIGSEGV, and the end if that was it. */
        if (signo == SIGSEGV)
            end_by_default(t, SIGSEGV, nullptr, fault);
        signal_force(t, &(struct signal_fault){.signo = SIGSEGV, .code = SI_KERNEL});
        return;
    }
    if (t->altstack.flags & (int)SS_AUTODISARM)
        t->altstack.sp = t->altstack.size = 0, t->altstack.flags = 0;
    uint64_t blocked = t->waiting ? t->wait_mask : t->mask;
    t->waiting = false;
    blocked |= act->mask | (act->flags & SA_NODEFER ? 0 : signal_bit(signo));
    t->mask = blocked & ~SIGNAL_KILLSTOP; /* the host's follows at the end of signal_deliver */
    if (t->debug)
        debug_handler_entered(t);
}

static void handle_now(struct thread *t, int signo, const siginfo_t *info,
                       const struct signal_fault *fault)
{
    struct signal_action act = take_action(t, signo);
    bool forced = fault != nullptr;
    if (forced && (act.handler == (uint64_t)SIG_IGN || (t->mask & signal_bit(signo))))
        act.handler = (uint64_t)SIG_DFL;
    if (log_on(&t->process->log, LOG_STRACE | LOG_FAULT))
        strace_signal(t, signo, info);
    if (act.handler == (uint64_t)SIG_IGN)
        return;
    if (act.handler != (uint64_t)SIG_DFL) {
        settle_restart(t, act.flags & SA_RESTART);
        enter_handler(t, signo, info, &act, fault);
        return;
    }
    enum default_action what = default_action(signo);
    if (what == ACTION_STOP)
        host_call(SYS_tgkill, getpid(), t->tid, SIGSTOP);
    else if (what != ACTION_IGNORE || forced)
        end_by_default(t, signo, info, fault);
}

/* gdb may look first, and change or drop the signal. It sees the registers as they are without a
 * handler: an interrupted system call has returned or will be done again. */
static void handle(struct thread *t, int signo, siginfo_t *info, const struct signal_fault *fault)
{
    if (t->debug && debug_attached(t->process)) {
        pthread_mutex_lock(&t->sighand->lock);
        struct signal_action act = *current_action(t->sighand, signo);
        pthread_mutex_unlock(&t->sighand->lock);
        settle_restart(t, act.handler <= (uint64_t)SIG_IGN || (act.flags & SA_RESTART));
        int wanted = debug_signal(t, signo, info);
        if (!wanted)
            return;
        fault = wanted == signo ? fault : nullptr;
        signo = wanted;
    }
    handle_now(t, signo, info, fault);
}

void signal_inject(struct thread *t, int signo)
{
    siginfo_t info;
    memset(&info, 0, sizeof(info));
    info.si_signo = signo;
    info.si_pid = getpid();
    handle_now(t, signo, &info, nullptr);
    signal_set_mask(t, t->mask);
}

bool signal_deliverable(const struct thread *t)
{
    return has_deliverable(t, t->waiting ? t->wait_mask : t->mask);
}

void signal_deliver(struct thread *t)
{
    siginfo_t info;
    for (;;) {
        /* Before the look: what comes after it sets this again. */
        atomic_store(&t->signal_pending, 0);
        int slot = oldest(t, ~(t->waiting ? t->wait_mask : t->mask));
        if (slot < 0)
            break;
        int signo = dequeue(t, slot, &info);
        handle(t, signo, &info, nullptr);
    }
    settle_restart(t, true);
    t->waiting = false;
    host_set_mask(t->mask & ~SIGNAL_SYNC);
}

void signal_force(struct thread *t, const struct signal_fault *fault)
{
    siginfo_t info;
    memset(&info, 0, sizeof(info));
    info.si_signo = fault->signo;
    info.si_code = fault->code;
    info.si_addr = (void *)(uintptr_t)fault->address;
    handle(t, fault->signo, &info, fault);
    signal_set_mask(t, t->mask);
}

void signal_force_info(struct thread *t, siginfo_t *info)
{
    const struct signal_fault none = {.signo = info->si_signo, .code = info->si_code};
    handle(t, info->si_signo, info, &none);
    signal_set_mask(t, t->mask);
}

void signal_die_if_fatal(struct thread *t, int signo)
{
    if (signo < 1 || signo > SIGNAL_COUNT || default_action(signo) != ACTION_CORE ||
        (t->mask & signal_bit(signo)) || debug_attached(t->process))
        return;
    pthread_mutex_lock(&t->sighand->lock);
    bool fatal = current_action(t->sighand, signo)->handler == (uint64_t)SIG_DFL;
    pthread_mutex_unlock(&t->sighand->lock);
    if (fatal)
        end_by_default(t, signo, nullptr, nullptr);
}

/* ---- system calls ---- */

/* The guest's struct sigaction: handler, flags, restorer on some architectures, mask. */
static unsigned action_words(const struct thread *t)
{
    return t->process->abi->sigaction_has_restorer ? 4 : 3;
}

int64_t sys_rt_sigaction(struct thread *t, const uint64_t a[6])
{
    int signo = (int)a[0];
    uint64_t words[4] = {0};
    unsigned n = action_words(t);
    if (a[3] != 8 || signo < 1 || signo > SIGNAL_COUNT)
        return -EINVAL;
    if (a[1] && (signal_bit(signo) & SIGNAL_KILLSTOP))
        return -EINVAL;
    if (a[1] && !guest_read(t, words, a[1], n * 8))
        return -EFAULT;
    pthread_mutex_lock(&t->sighand->lock);
    struct signal_action *act = current_action(t->sighand, signo), old = *act;
    int64_t r = 0;
    if (a[1]) {
        struct signal_action new = {words[0], words[1], n == 4 ? words[2] : 0,
                                    words[n - 1] & ~SIGNAL_KILLSTOP};
        r = host_install(t->process, signo, &new);
        if (r >= 0)
            *act = new;
    }
    pthread_mutex_unlock(&t->sighand->lock);
    if (r < 0 || !a[2])
        return r;
    words[0] = old.handler;
    words[1] = old.flags;
    words[2] = old.restorer;
    words[n - 1] = old.mask;
    return guest_write(t, a[2], words, n * 8) ? 0 : -EFAULT;
}

int64_t sys_rt_sigprocmask(struct thread *t, const uint64_t a[6])
{
    uint64_t set = 0, old = t->mask, new = old;
    if (a[3] != 8)
        return -EINVAL;
    if (a[1]) {
        if (!guest_read(t, &set, a[1], 8))
            return -EFAULT;
        if (a[0] == SIG_BLOCK)
            new |= set;
        else if (a[0] == SIG_UNBLOCK)
            new &= ~set;
        else if (a[0] == SIG_SETMASK)
            new = set;
        else
            return -EINVAL;
    }
    if (new != old) {
        /* What has arrived belongs before this call: a signal must not come after the call that
         * blocks it. */
        if (signal_waiting(t))
            return -ERESTARTNOINTR;
        new &= ~SIGNAL_KILLSTOP;
        host_set_mask(new & ~SIGNAL_SYNC);
        if (has_deliverable(t, old) && !has_deliverable(t, new)) {
            signal_block_all();
            return -ERESTARTNOINTR;
        }
        signal_set_mask(t, new);
    }
    if (a[2] && !guest_write(t, a[2], &old, 8))
        return -EFAULT;
    return 0;
}

int64_t signal_masked_call(struct thread *t, long number, const uint64_t args[6],
                           uint64_t mask_address, uint64_t mask_size)
{
    if (!mask_address)
        return safe_syscall(&t->signal_pending, number, args);
    if (mask_size != 8)
        return -EINVAL;
    if (!guest_read(t, &t->wait_mask, mask_address, 8))
        return -EFAULT;
    t->wait_mask &= ~SIGNAL_KILLSTOP;
    int64_t r = safe_syscall(&t->signal_pending, number, args);
    /* A signal that the call's mask let in is delivered under that mask; one from before the call,
     * under the thread's own. */
    t->waiting = r == -EINTR || r == -ERESTARTSYS;
    return r;
}

int64_t sys_rt_sigsuspend(struct thread *t, const uint64_t a[6])
{
    const uint64_t args[6] = {guest_pointer(t->process, a[0]), a[1]};
    if (!a[0])
        return -EFAULT;
    return signal_masked_call(t, SYS_rt_sigsuspend, args, a[0], a[1]);
}

int64_t sys_rt_sigpending(struct thread *t, const uint64_t a[6])
{
    uint64_t set = 0;
    if (a[1] > 8)
        return -EINVAL;
    int64_t r = host_call(SYS_rt_sigpending, &set, 8);
    if (r < 0)
        return r;
    set &= t->mask;
    for (unsigned i = 0; i < SIGNAL_QUEUE; i++)
        set |= t->queued[i] ? signal_bit(t->queued[i]) & t->mask : 0;
    return guest_write(t, a[0], &set, a[1]) ? 0 : -EFAULT;
}

int64_t sys_rt_sigtimedwait(struct thread *t, const uint64_t a[6])
{
    siginfo_t info;
    uint64_t set;
    if (a[3] != 8)
        return -EINVAL;
    if (!guest_read(t, &set, a[0], 8))
        return -EFAULT;
    /* SIGSEGV or SIGBUS, sent by kill and blocked. */
    int slot = oldest(t, set & t->mask);
    if (slot >= 0) {
        int signo = dequeue(t, slot, &info);
        return a[1] && !guest_write(t, a[1], &info, sizeof(info)) ? -EFAULT : signo;
    }
    const uint64_t args[6] = {(uint64_t)&set, a[1] ? (uint64_t)&info : 0,
                              guest_pointer(t->process, a[2]), 8};
    int64_t r = safe_syscall(&t->signal_pending, SYS_rt_sigtimedwait, args);
    if (r > 0 && a[1] && !guest_write(t, a[1], &info, sizeof(info)))
        return -EFAULT;
    return r;
}

/* Altstack as sigaltstack and rt_sigreturn set it. */
static int64_t set_altstack(struct thread *t, uint64_t sp, uint64_t size, int flags)
{
    int mode = flags & ~(int)SS_AUTODISARM;
    if (mode != SS_DISABLE && mode != SS_ONSTACK && mode != 0)
        return -EINVAL;
    if (mode == SS_DISABLE) {
        t->altstack.sp = t->altstack.size = 0;
    } else {
        if (size < t->process->abi->signal_frame_max)
            return -ENOMEM;
        t->altstack.sp = sp;
        t->altstack.size = size;
    }
    t->altstack.flags = flags & (int)SS_AUTODISARM;
    return 0;
}

int64_t sys_sigaltstack(struct thread *t, const uint64_t a[6])
{
    struct {
        uint64_t sp;
        int flags, padding;
        uint64_t size;
    } new = {0}, old;
    bool inside = on_altstack(t, t->process->abi->get_sp(t->vcpu));
    old.sp = t->altstack.sp;
    old.size = t->altstack.size;
    old.flags = t->altstack.flags | (inside ? SS_ONSTACK : t->altstack.size ? 0 : SS_DISABLE);
    old.padding = 0;
    if (a[0]) {
        if (!guest_read(t, &new, a[0], sizeof(new)))
            return -EFAULT;
        if (inside)
            return -EPERM;
        int64_t r = set_altstack(t, new.sp, new.size, new.flags);
        if (r < 0)
            return r;
    }
    return a[1] && !guest_write(t, a[1], &old, sizeof(old)) ? -EFAULT : 0;
}

int64_t sys_rt_sigreturn(struct thread *t, const uint64_t a[6])
{
    const struct guest_linux *abi = t->process->abi;
    const struct linux_memory mem = user_memory(t);
    uint64_t mask, altstack[3];
    if (!abi->pop_signal(t->vcpu, &mem, &mask, altstack)) {
        signal_force(t, &(struct signal_fault){.signo = SIGSEGV, .code = SI_KERNEL});
        return SYSCALL_NO_RESULT;
    }
    if (!on_altstack(t, abi->get_sp(t->vcpu)))
        set_altstack(t, altstack[0], altstack[2], (int)altstack[1]);
    signal_set_mask(t, mask);
    return SYSCALL_NO_RESULT;
}

int64_t sys_kill(struct thread *t, const uint64_t a[6])
{
    if ((int)a[0] == getpid())
        signal_die_if_fatal(t, (int)a[1]);
    return host_call(SYS_kill, (int)a[0], (int)a[1]);
}

int64_t sys_tkill(struct thread *t, const uint64_t a[6])
{
    if ((int)a[0] == t->tid)
        signal_die_if_fatal(t, (int)a[1]);
    return host_call(SYS_tkill, (int)a[0], (int)a[1]);
}

int64_t sys_tgkill(struct thread *t, const uint64_t a[6])
{
    if ((int)a[0] == getpid() && (int)a[1] == t->tid)
        signal_die_if_fatal(t, (int)a[2]);
    return host_call(SYS_tgkill, (int)a[0], (int)a[1], (int)a[2]);
}

const char *signal_name(int signo, char buf[16])
{
    const char *abbrev = signo == SIGIO ? "IO" : sigabbrev_np(signo); /* also known as POLL */
    if (abbrev)
        snprintf(buf, 16, "SIG%s", abbrev);
    else if (signo >= 32 && signo <= SIGNAL_COUNT)
        snprintf(buf, 16, "SIGRT_%d", signo - 32);
    else
        snprintf(buf, 16, "%d", signo);
    return buf;
}
