/* A process from its first breath to its last, and the loop that each of its threads runs.
 * SPDX-License-Identifier: MIT */
#include "user/loader.h"
#include "user/own_fd.h"
#include "user/seccomp.h"
#include "user/signal.h"
#include "user/syscall.h"
#include "user/thread.h"

#include "base/bytes.h"
#include "user/debug.h"
#include "user/host_syscall.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <unistd.h>

const char *process_message_name(const struct process *p)
{
    return p->options->self;
}

void process_warn(const struct process *p, const char *fmt, ...)
{
    char text[512];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof(text), fmt, ap);
    va_end(ap);
    log_print(&p->log, "%s: %s\n", p->options->self, text);
}

/* ---- the run loop ---- */

static void fault_at_pc(struct thread *t, int signo, int code)
{
    uint64_t pc = t->process->guest->get_pc(t->vcpu);
    signal_force(t, &(struct signal_fault){.signo = signo, .code = code, .address = pc});
}

static void fetch_fault(struct thread *t)
{
    uint64_t pc = t->process->guest->get_pc(t->vcpu);
    bool mapped = space_get(t->process->space, pc) & SPACE_MAPPED;
    signal_force(t, &(struct signal_fault){SIGSEGV, mapped ? SEGV_ACCERR : SEGV_MAPERR, pc,
                                           LINUX_FAULT_FETCH, mapped});
}

static void memory_fault(struct thread *t)
{
    struct engine_fault f = engine_last_fault(t->vcpu);
    unsigned flags = space_get(t->process->space, f.address);
    bool mapped = flags & SPACE_MAPPED;
    /* A readable page was refused, so it was a write. Of unmapped pages we cannot say. */
    enum linux_fault kind = mapped && (flags & PROT_READ) ? LINUX_FAULT_WRITE : LINUX_FAULT_READ;
    signal_force(t, &(struct signal_fault){f.signo, f.code, f.address, kind, mapped});
}

static void system_call(struct thread *t)
{
    const struct guest_linux *abi = t->process->abi;
    uint64_t number, args[6];
    abi->syscall_args(t->vcpu, &number, args);
    bool caught = t->debug && debug_catches(t, number);
    if (caught) {
        debug_syscall(t, number, true);
        abi->syscall_args(t->vcpu, &number, args);
    }
    int64_t r = syscall_run(t, number, args);
    if (r == -EINTR && debug_interrupted(t) && !signal_deliverable(t))
        r = -ERESTARTNOINTR;
    if (r == -ERESTARTSYS || r == -ERESTARTNOINTR)
        t->restart = (struct restart){(int)-r, number, args[0]};
    else if (r != SYSCALL_NO_RESULT)
        abi->syscall_return(t->vcpu, (uint64_t)r);
    if (caught && t->debug && !t->restart.code && !t->exiting)
        debug_syscall(t, number, false);
}

static void handle_event(struct thread *t, uint32_t event)
{
    switch (event) {
    case IR_EVENT_NONE: break;
    case IR_EVENT_SYSCALL: system_call(t); break;
    case IR_EVENT_BREAKPOINT: fault_at_pc(t, SIGTRAP, TRAP_BRKPT); break;
    case IR_EVENT_UNDEFINED: fault_at_pc(t, SIGILL, ILL_ILLOPC); break;
    case IR_EVENT_UNALIGNED_PC: fault_at_pc(t, SIGBUS, BUS_ADRALN); break;
    case IR_EVENT_FETCH_FAULT: fetch_fault(t); break;
    case IR_EVENT_MEMORY_FAULT: memory_fault(t); break;
    case IR_EVENT_HALT: sched_yield(); break;
    case IR_EVENT_DEBUG:
        if (t->debug)
            debug_trap(t);
        else
            handle_event(t, debug_pass_by(t));
        break;
    default:
        process_warn(t->process,
                     "the translator reported event %u, which means nothing to a process", event);
        fault_at_pc(t, SIGILL, ILL_ILLOPC);
    }
}

void thread_run(struct thread *t)
{
    while (!t->exiting) {
        if (signal_waiting(t) || t->restart.code)
            signal_deliver(t);
        if (atomic_load_explicit(&t->process->dying, memory_order_relaxed))
            thread_freeze(t);
        if (t->debug)
            debug_run(t);
        else
            engine_run(t->vcpu);
        handle_event(t, t->vcpu->exit.event);
        if (t->debug && !t->exiting)
            debug_ran(t);
    }
}

/* ---- setting up ---- */

static err_t open_log(struct process *p, const struct user_options *o)
{
    p->log.fd = STDERR_FILENO;
    if (o->log_items)
        TRY(log_parse(o->log_items, &p->log.items));
    if (o->strace)
        p->log.items |= LOG_STRACE;
    if (!o->log_file)
        return ERR_OK;
    char name[4096];
    const char *percent = strstr(o->log_file, "%d"); /* the process id, as QEMU has it */
    if (percent)
        snprintf(name, sizeof(name), "%.*s%d%s", (int)(percent - o->log_file), o->log_file,
                 getpid(), percent + 2);
    else
        snprintf(name, sizeof(name), "%s", o->log_file);
    /* O_APPEND: children write to it too. */
    int fd = open(
        name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (o->log_continued ? 0 : O_TRUNC), 0666);
    if (fd < 0)
        return err_make(errno, "-D %s: %m", name);
    p->log.fd = own_fd_keep(p, fd, false);
    return ERR_OK;
}

static err_t find_model(struct process *p, const char *name)
{
    const struct guest *g = p->guest;
    p->model = g->models[0];
    if (!name || !strcmp(name, "any")) /* QEMU's name for "whatever is most capable" */
        return ERR_OK;
    if (g->parse_model)
        return g->parse_model(name, &p->model);
    for (unsigned i = 0; i < g->nmodels; i++) {
        if (!strcmp(g->models[i].name, name)) {
            p->model = g->models[i];
            return ERR_OK;
        }
    }
    return err_make(EINVAL, "unknown CPU model '%s' of %s; -cpu help lists them", name, g->name);
}

static void open_prefix(struct process *p, struct user_options *o)
{
    char fallback[64];
    if (!o->ld_prefix) {
        snprintf(fallback, sizeof(fallback), "/etc/qemu-binfmt/%s", p->guest->name);
        if (access(fallback, X_OK))
            return;
        o->ld_prefix = strdup(fallback);
        if (!o->ld_prefix)
            return;
    }
    int fd = open(o->ld_prefix, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    p->prefix_fd = own_fd_keep(p, fd, false);
}

static err_t create_engine(struct process *p, const struct user_options *o)
{
    const struct engine_options eo = {
        .accel = o->backend ? o->accel : ENGINE_INTERP,
        .opt_level = o->opt_level,
        .max_insns = o->one_insn,
        .guest_base = p->guest_base,
        .log = &p->log,
    };
    p->limit = guest_limit(o, p->guest, p->guest_base);
    p->space = space_create(p->guest_base, p->limit);
    if (!p->space)
        return err_make(ENOMEM, "out of memory");
    return engine_create(&p->engine, p->guest, eo.accel == ENGINE_INTERP ? nullptr : o->backend,
                         p->space, &eo);
}

static void set_name(const char *argv0)
{
    const char *slash = strrchr(argv0, '/');
    prctl(PR_SET_NAME, slash ? slash + 1 : argv0);
}

static err_t start(struct process *p, struct user_options *o, struct thread **first)
{
    struct program pr;
    uint64_t entry, sp;
    TRY(open_log(p, o));
    TRY(program_open(&pr, o, &p->guest));
    p->abi = p->guest->linux_abi;
    if (pr.argv == o->argv && o->argv0)
        pr.argv[0] = (char *)o->argv0;
    TRY(find_model(p, o->cpu));
    if (p->abi->guard)
        p->guard = p->abi->guard(p->model.features);
    TRY(program_reserve(&pr, o, p->guest, &p->guest_base));
    TRY(create_engine(p, o));
    TRY(thread_create_first(p, first));
    if (pr.image.interpreter_size || o->ld_prefix)
        open_prefix(p, o);
    TRY(program_load(p, &pr, &entry, &sp));
    set_name(o->argv[0]);
    signal_init(p, *first);
    p->abi->start((*first)->vcpu, entry, sp);
    if (o->has_filters && !seccomp_import(*first, o->filter_fd))
        return err_make(EINVAL, "-inherit-filters: descriptor %d has no filters", o->filter_fd);
    return o->gdb ? debug_start(p, *first) : ERR_OK;
}

/* Started through a descriptor that was left open (see sys_chroot): it will serve again. */
static int inherited_self(void)
{
    const char *name = (const char *)getauxval(AT_EXECFN);
    int fd;
    return name && sscanf(name, "/dev/fd/%d", &fd) == 1 && fcntl(fd, F_GETFD) >= 0 ? fd : -1;
}

int user_main(const struct user_options *options)
{
    struct process *p = calloc(1, sizeof(*p));
    struct thread *first;
    struct user_options o = *options;
    if (!p)
        return 126;
    p->options = &o;
    p->prefix_fd = -1;
    p->self_fd = inherited_self();
    if (p->self_fd >= 0)
        own_fd_inherited(p, p->self_fd);
    p->log.fd = STDERR_FILENO;
    pthread_mutex_init(&p->map_lock, nullptr);
    pthread_mutex_init(&p->thread_lock, nullptr);
    pthread_mutex_init(&p->filter_lock, nullptr);
    pthread_mutex_init(&p->sighand.lock, nullptr);
    err_t e = start(p, &o, &first);
    if (err_failed(e)) {
        dprintf(STDERR_FILENO, "%s: %s\n", o.self, err_text(e));
        return program_exit_status(e);
    }
    thread_run(first);
    int code = first->exit_code;
    if (first->process->thread_count == 1)
        process_exit(first, code);
    /* The first thread ends and the others go on: so it must be on the host too, with this status
     * for the parent. */
    p->leader_code = code;
    p->leader_gone = true;
    thread_finish(first);
    for (;;)
        host_call(SYS_exit, code);
}
