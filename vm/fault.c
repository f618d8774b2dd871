/* Host faults while a vCPU runs: writes to translated code are made good, guest faults become exact
 * guest state and an event. Everything here may run inside a signal handler of the faulting thread.
 * SPDX-License-Identifier: MIT */
#include "vm/engine_internal.h"

#include "base/bytes.h"
#include "base/guarded.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>

/* The one mutable global that the design allows: which vCPU this host thread runs. */
static _Thread_local struct vcpu *current;

struct vcpu *engine_current(void)
{
    return current;
}

err_t engine_thread_init(struct vcpu *cpu)
{
    struct engine_cpu *c = engine_cpu(cpu);
    void *p = mmap(nullptr, SIGNAL_STACK_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
                   -1, 0);
    if (p == MAP_FAILED)
        return err_make(ENOMEM, "no memory for a signal stack");
    stack_t ss = {.ss_sp = p, .ss_size = SIGNAL_STACK_SIZE};
    if (sigaltstack(&ss, nullptr)) {
        munmap(p, SIGNAL_STACK_SIZE);
        return err_make(errno, "sigaltstack: %m");
    }
    c->signal_stack = p;
    current = cpu;
    return ERR_OK;
}

void engine_thread_exit(void)
{
    struct engine_cpu *c = engine_cpu(current);
    stack_t off = {.ss_flags = SS_DISABLE};
    current = nullptr;
    sigaltstack(&off, nullptr);
    if (c && c->signal_stack)
        munmap(c->signal_stack, SIGNAL_STACK_SIZE);
    if (c)
        c->signal_stack = nullptr;
}

struct engine_fault engine_last_fault(const struct vcpu *cpu)
{
    return ((const struct engine_cpu *)cpu)->fault;
}

/* A store to a page that was write-protected because code was translated from it. */
static bool is_write_to_code(struct engine *e, uint64_t host_address, const void *uc)
{
    if (!e->space || !guarded_is_write(uc))
        return false;
    uint64_t addr = host_address - e->options.guest_base;
    unsigned flags = space_get(e->space, addr);
    if (!(flags & PROT_WRITE))
        return false;
    pthread_mutex_lock(&e->lock);
    struct code_page *p = code_page_find(&e->cache.pages, addr / SPACE_PAGE, false);
    bool ours = p && (p->protected || p->hits);
    pthread_mutex_unlock(&e->lock);
    /* Also when another thread has just given the permission back (hits): the retried store will
     * pass. */
    if (ours)
        code_pages_written(&e->cache.pages, addr, 1);
    return ours;
}

static void leave_interpreter(void *arg)
{
    struct engine_cpu *c = arg;
    siglongjmp(c->interp_fault, IR_EVENT_MEMORY_FAULT);
}

/* The guest's own fault: says where it happened and arranges for the run loop to see it. */
static bool leave_with_fault(struct engine *e, struct engine_cpu *c, void *uc, uint32_t event)
{
    const void *pc = guarded_pc(uc);
    if (c->interpreting) {
        guarded_redirect(uc, leave_interpreter, c);
        return true;
    }
    if (!c->cpu.host_sp || !e->backend)
        return false; /* in plain C code: a bug of ours, or a guarded copy, which the caller has
                         excluded */
    if (!cache_holds(e, pc)) {
        guarded_abandon_frames(uc, c->cpu.host_sp);
        e->backend->fault_in_helper(e->be, &c->cpu, uc, event);
        return true;
    }
    struct region *r = cache_find_host(e, pc);
    return r && e->backend->fault(e->be, &c->cpu, uc, r->run, r->maps, r->maps_size, event);
}

void engine_raise(struct vcpu *cpu, struct engine_fault fault)
{
    struct engine_cpu *c = engine_cpu(cpu);
    struct engine *e = cpu->engine;

    c->fault = fault;
    cpu->exit = (struct vcpu_exit){.event = IR_EVENT_MEMORY_FAULT};
    if (c->interpreting)
        siglongjmp(c->interp_fault, IR_EVENT_MEMORY_FAULT);
    e->backend->unwind(e->be, cpu);
}

/* There is a watch only while everything is interpreted. */
void engine_raise_watch(struct vcpu *cpu)
{
    siglongjmp(engine_cpu(cpu)->interp_fault, IR_EVENT_DEBUG);
}

bool engine_handle_fault(int signo, void *siginfo, void *ucontext)
{
    const siginfo_t *si = siginfo;
    struct engine_cpu *c = engine_cpu(current);
    if (!c)
        return guarded_recover(ucontext);
    struct engine *e = c->cpu.engine;
    uint64_t address = (uint64_t)(uintptr_t)si->si_addr;
    if (signo == SIGSEGV && is_write_to_code(e, address, ucontext))
        return true;
    if (guarded_recover(ucontext))
        return true;
    if (e->backend && c->cpu.host_sp &&
        e->backend->return_stack_overflow(&c->cpu, ucontext, si->si_addr))
        return true;
    /* x86 reports an access to a non-canonical address without saying which: a tagged pointer, or a
     * wild one. The interpreter, which knows about tags, does the instruction again and tells. */
    bool no_address = signo == SIGSEGV && si->si_code == SI_KERNEL;
    if (no_address && !c->interpreting)
        return leave_with_fault(e, c, ucontext, IR_EVENT_STEP);
    uint64_t guest_address = no_address ? 0 : address - e->options.guest_base;
    int code = si->si_code;
    if (signo == SIGSEGV)
        code = e->space && (space_get(e->space, guest_address) & SPACE_MAPPED) ? SEGV_ACCERR
                                                                               : SEGV_MAPERR;
    c->fault = (struct engine_fault){signo, code, guest_address};
    return leave_with_fault(e, c, ucontext, IR_EVENT_MEMORY_FAULT);
}
