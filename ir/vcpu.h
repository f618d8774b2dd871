/* A virtual CPU as translated code sees it. The back-ends address everything relative to `struct
 * vcpu`. SPDX-License-Identifier: MIT */
#ifndef MOA_IR_VCPU_H
#define MOA_IR_VCPU_H

#include "ir/ir.h"
#include "softfp/softfp.h"

#include <stdatomic.h>

struct guest;
struct engine;
struct log;
struct exclusive_table;
struct vcpu_watch;

enum {
    VCPU_STATE_SIZE = 3072, /* bytes for the guest's registers (struct guest.state_size at most) */
    VCPU_SPILL_SLOTS = 64,  /* 16 bytes each, scratch of the register allocator */
    VCPU_JUMP_CACHE_SIZE = 4096, /* entries, a power of two */
    VCPU_BIAS = 128, /* back-ends point their state register at &state[VCPU_BIAS]: 1-byte
                        displacements reach both sides */
};

/* Where an indirect branch to `pc` continues. Empty entries have pc = 1 (never a valid guest pc of
 * a cached region). */
struct vcpu_jump {
    uint64_t pc;
    const void *entry;
};

/* Why translated code came back. */
struct vcpu_exit {
    uint32_t event;    /* enum ir_event */
    uint32_t detail;   /* args[0] of EXIT_EVENT */
    struct link *link; /* the direct exit that was taken and may be patched, or null */
};

/* What a debugger watches: accesses that touch these bytes do not happen, the region is left with
 * IR_EVENT_DEBUG. */
enum vcpu_watch_kind {
    VCPU_WATCH_READ = 1,
    VCPU_WATCH_WRITE = 2
};
struct vcpu_watch {
    unsigned count;
    struct vcpu_watched {
        uint64_t first, last; /* guest addresses, both inclusive */
        unsigned kinds;
    } range[];
};

struct vcpu {
    /* Guest registers, laid out by the guest's slot table. First, so that slot offsets are small.
     */
    alignas(64) uint8_t state[VCPU_STATE_SIZE];

    alignas(64) atomic_uint
        pending; /* nonzero: leave translated code at the next poll (signals, cache flush, exit) */
    uint32_t host_fp_control; /* scratch for the back-end (x86: MXCSR of C code while translated
                                 code runs) */
    struct fp_env fp; /* controls valid always; flags hold what was merged so far, the host's sticky
                         bits come on top */
    struct vcpu_exit exit;
    uint64_t guest_base; /* added to every guest address (user mode; x86-64 back-end: also in the GS
                            base when nonzero) */
    uint64_t address_mask; /* applied by the interpreter and helpers to guest addresses (Arm's TBI;
                              32-bit guests) */
    uint64_t fault_pc;     /* pc of the current instruction, kept before helpers that may throw */
    void *host_sp;         /* stack pointer of the C caller while translated code runs, else null */
    void *
        jit_sp; /* stack of translated code: pairs of (guest return address, host return address) */
    char *jit_stack; /* lowest usable address; a guard page lies below */
    size_t jit_stack_size;

    alignas(16) uint8_t spill[VCPU_SPILL_SLOTS][16];

    struct vcpu_jump jumps[VCPU_JUMP_CACHE_SIZE];

    /* Not touched by translated code. */
    const struct guest *guest;
    struct engine *engine;
    struct log *log;
    struct exclusive_table *exclusive; /* the engine's, shared by its vCPUs (vm/exclusive.h) */
    void *owner;                       /* user mode: struct thread; system mode: the CPU device */
    uint64_t features[4];              /* of the CPU model, indexed by the guest's feature enum */
    uint64_t counters[8];              /* for -d stats */
    const struct vcpu_watch
        *watch; /* null: nothing; else this vCPU runs on the interpreter alone */
    struct vcpu_watched
        watch_hit;             /* what was about to be touched: address of the access in `first` */
    atomic_bool guarded_pages; /* the address space has some (SPACE_GUARDED); never unset */
};

/* A slot's address in the state. */
static inline void *vcpu_slot(struct vcpu *cpu, const struct ir_slots *slots, unsigned i)
{
    return cpu->state + slots->slot[i].offset;
}

/* Is an access to be reported instead of done? Then watch_hit says which. */
bool vcpu_watch_hits(struct vcpu *cpu, uint64_t address, unsigned size, unsigned kinds);

#endif
