/* The engine: translation cache, run loop, invalidation. Shared by all vCPUs of a process or
 * machine. SPDX-License-Identifier: MIT */
#ifndef MOA_VM_ENGINE_H
#define MOA_VM_ENGINE_H

#include "base/err.h"
#include "host/backend.h"
#include "vm/guest.h"

struct space;

enum engine_accel {
    ENGINE_JIT,    /* interprets code when it is first met, compiles it when it is met again */
    ENGINE_EAGER,  /* compiles at once: for tests of the back-end */
    ENGINE_INTERP, /* never compiles */
};

struct engine_options {
    enum engine_accel accel;
    unsigned opt_level; /* 0..2 */
    unsigned max_insns; /* per region; 0 = default; 1 = single-step regions (-singlestep) */
    size_t cache_size;  /* bytes of host code; 0 = default */
    uint64_t guest_base;
    uint32_t disable_host_features;
    struct log *log;
};

/* `backend` is null with ENGINE_INTERP. */
err_t engine_create(struct engine **out, const struct guest *guest, const struct backend *backend,
                    struct space *space, const struct engine_options *options);
void engine_destroy(struct engine *e);

/* A vCPU, reset to `model`. Registered with the engine until destroyed. */
err_t engine_vcpu_create(struct engine *e, const struct cpu_model *model, struct vcpu **out);
void engine_vcpu_destroy(struct vcpu *cpu);

/* Runs until something happens that the caller must see; vcpu->exit.event says what (never
 * IR_EVENT_NONE unless `pending` was set). The calling thread must have run engine_thread_init. */
void engine_run(struct vcpu *cpu);

/* Once per host thread that runs vCPUs: alternate signal stack, thread-local pointer. */
err_t engine_thread_init(struct vcpu *cpu);
void engine_thread_exit(void);
struct vcpu *engine_current(void); /* the vCPU this thread runs, or null; async-signal-safe */

/* For the host's SIGSEGV/SIGBUS handler: true if it was ours (a write to translated code, a guest
 * access fault): then returning from the handler goes on correctly; for a guest fault engine_run
 * returns IR_EVENT_MEMORY_FAULT with the fault's siginfo kept in the vCPU (engine_fault). */
struct engine_fault {
    int signo, code;
    uint64_t address;
};
bool engine_handle_fault(int signo, void *siginfo, void *ucontext);
struct engine_fault engine_last_fault(const struct vcpu *cpu);
/* For a helper that THROWS: leaves the region as if the instruction had made this fault. */
__attribute__((noreturn)) void engine_raise(struct vcpu *cpu, struct engine_fault fault);

/* Code in [start, start+len) may have changed. Any thread. */
void engine_invalidate(struct engine *e, uint64_t start, uint64_t len);
/* There are guarded pages from now on (SPACE_GUARDED; vcpu->guarded_pages): every vCPU soon looks
 * at its region key again. */
void engine_guard_pages(struct engine *e);
/* Around fork: the child must not get tables that another thread is just changing. */
void engine_before_fork(struct engine *e);
void engine_fork_done(struct engine *e); /* in both processes */
/* In the child after fork: only the calling vCPU is left. Gives the child its own code cache. */
void engine_after_fork(struct engine *e, struct vcpu *self);
/* Makes the vCPU return from engine_run soon. Async-signal-safe. */
void engine_kick(struct vcpu *cpu);

/* ---- for debuggers (vm/debug.c); while no vCPU runs, but for engine_step ---- */

/* From now on every register is exact wherever a vCPU leaves. Once, before code runs. */
void engine_debug(struct engine *e);
/* Runs into IR_EVENT_DEBUG in front of the instruction at pc. False: no memory. */
bool engine_breakpoint(struct engine *e, uint64_t pc, bool insert);
bool engine_has_breakpoint(struct engine *e, uint64_t pc);
/* What all vCPUs watch from now on; null: nothing. The caller keeps it. */
void engine_watch(struct engine *e, const struct vcpu_watch *watch);
/* No breakpoints and nothing watched any more. */
void engine_undebug(struct engine *e);
/* Runs the instruction at pc, breakpoint or not; exit.event as after engine_run, IR_EVENT_NONE when
 * it was done. */
void engine_step(struct vcpu *cpu);
/* For a helper that THROWS, before it touches guest memory. */
void engine_raise_watch(struct vcpu *cpu) __attribute__((noreturn));
static inline void engine_check_watch(struct vcpu *cpu, uint64_t address, unsigned size,
                                      unsigned kinds)
{
    if (__builtin_expect(cpu->watch != nullptr, 0) &&
        vcpu_watch_hits(cpu, address & cpu->address_mask, size, kinds))
        engine_raise_watch(cpu);
}

void engine_print_stats(struct engine *e, int fd);

#endif
