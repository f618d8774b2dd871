/* What a host architecture provides: code from IR, the way into it, and what a host fault inside it
 * means for the guest. SPDX-License-Identifier: MIT */
#ifndef MOA_HOST_BACKEND_H
#define MOA_HOST_BACKEND_H

#include "ir/ir.h"
#include "ir/vcpu.h"

/* A place where a compiled region leaves to a known guest pc: the engine patches it to jump to the
 * target's code. Or an indirect jump or call: the engine patches it to an inline cache. */
struct code_exit {
    uint64_t target;      /* guest pc */
    uint32_t jump_offset; /* from the region's code start: the patchable jump (x86: of its rel32
                             field, 4-byte aligned) */
    uint32_t stub_offset; /* where the jump goes while unlinked: leaves to the run loop with this
                             exit's link */
    bool indirect;        /* the target is known at run time only; `target` is not used */
    uint32_t
        look_up_offset; /* indirect: looks in vcpu->jumps, and on a miss leaves like the stub */
};

/* A growing buffer of code: `write` is the writable alias of what will run at `run`. */
struct code_buffer {
    uint8_t *write;
    const uint8_t *run;
    size_t used, size;
};

enum {
    CODE_MAX_EXITS = 64
};

struct code_region {
    const uint8_t *run; /* executable address of the region's entry */
    uint32_t size;      /* bytes of code incl. cold parts */
    struct code_exit exit[CODE_MAX_EXITS];
    uint32_t nexits;
    /* State maps of all faulting ops, in the back-end's own encoding; the engine keeps a copy for
     * as long as the code lives. */
    const uint8_t *maps;
    uint32_t maps_size;
};

struct backend_options {
    unsigned opt_level;  /* 0..2 */
    uint64_t guest_base; /* added to every guest address (user mode); 0 = none */
    uint32_t disable;    /* bits of host features not to use (tests) */
};

/* What a compiled region needs of the engine at its run-loop exits. */
struct backend {
    const char *name;
    /* Makes the entry and exit routines at the start of a fresh code cache; returns an opaque
     * instance, null if the host lacks a required feature (then *why says which). */
    void *(*create)(struct code_buffer *buf, const struct backend_options *options,
                    const struct ir_slots *slots, const char **why);
    void (*destroy)(void *be);
    /* Compiles an optimised region to the end of buf, advancing buf->used; false if it does not
     * fit. links[i] for exit i is passed to the run loop in vcpu->exit.link: the addresses are
     * `link_base + i * link_size`. `scratch` arrays are owned by the instance: one compilation at a
     * time per instance. */
    bool (*compile)(void *be, struct ir_region *region, struct code_buffer *buf, void *link_base,
                    size_t link_size, struct code_region *out);
    /* Runs translated code at `entry` until it leaves; vcpu->exit says why; all slots incl. pc are
     * in vcpu->state then. */
    void (*enter)(void *be, struct vcpu *cpu, const void *entry);
    /* Points an exit's jump at `to` (an entry, or its own stub to unlink), atomically with regard
     * to threads that run it. */
    void (*patch)(struct code_buffer *buf, const uint8_t *jump_run, const void *to);
    /* Appends an inline cache, for one indirect exit's jump to be pointed at: goes on at `entry` if
     * the target is guest pc `pc`, else at `otherwise` (the exit's stub). Null if it does not fit.
     */
    const uint8_t *(*inline_cache)(void *be, struct code_buffer *buf, uint64_t pc,
                                   const void *entry, const uint8_t *otherwise);
    /* Inside a signal handler: host registers in ucontext_t *uc, pc within the region at
     * `region_run`. Writes the exact guest state into vcpu->state (pc slot = the faulting
     * instruction) and changes uc so that returning from the handler continues as if the region had
     * left with `event`. False if the pc is not at an op that can fault. */
    bool (*fault)(void *be, struct vcpu *cpu, void *uc, const uint8_t *region_run,
                  const uint8_t *maps, uint32_t maps_size, uint32_t event);
    /* Inside a signal handler, the fault came from a helper that translated code called
     * (IR_HELPER_THROWS, so vcpu->state is exact): changes uc to leave with `event`. */
    void (*fault_in_helper)(void *be, struct vcpu *cpu, void *uc, uint32_t event);
    /* A helper that THROWS leaves with vcpu->exit already filled in; does not return. */
    void (*unwind)(void *be, struct vcpu *cpu) __attribute__((noreturn));
    /* Inside a signal handler: if `address` is in the guard area below the translated code's stack
     * because calls went too deep, forgets the return stack so that the push can be done again, and
     * says true. */
    bool (*return_stack_overflow)(struct vcpu *cpu, void *uc, const void *address);
    /* Forgets the shadow return stack (longjmp-like moves need not call this; code invalidation
     * does). */
    void (*reset_return_stack)(struct vcpu *cpu);
    /* FP environment: writes vcpu->fp's controls to the host's registers, and merges the host's
     * sticky flags into vcpu->fp.flags. */
    void (*fp_load)(struct vcpu *cpu);
    void (*fp_merge)(struct vcpu *cpu);
};

/* The back-end of the machine Moa runs on. */
extern const struct backend x86_64_backend;

#endif
