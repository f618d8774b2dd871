/* What a guest architecture tells debuggers, core dumps and backtraces (struct guest.debug).
 * Implemented in guest/X/gdb.c. SPDX-License-Identifier: MIT */
#ifndef MOA_VM_GUEST_DEBUG_H
#define MOA_VM_GUEST_DEBUG_H

#include "ir/vcpu.h"

#include <stddef.h>

/* A register as gdb sees it. Numbers count through all features that are present, in order. */
struct guest_register {
    const char *name;
    uint16_t bits;
    const char *type;  /* gdb's predefined types, or one of the feature's own */
    const char *group; /* "general", "float", "vector", "system"; null: gdb's choice */
    /* Either an offset into vcpu->state (get and set are null), or both functions. Little-endian.
     */
    uint16_t offset;
    uint64_t (*get)(struct vcpu *cpu);
    void (*set)(struct vcpu *cpu, uint64_t value); /* null with `get`: cannot be written */
};

/* A standard feature of gdb's target descriptions (gdb manual, "Standard Target Features"). */
struct guest_feature {
    const char *name;
    const char *types; /* XML of its own types; may be null */
    const struct guest_register *registers;
    unsigned count;
    bool (*present)(const struct vcpu *cpu); /* on this CPU model; null: always */
};

enum {
    GUEST_DWARF_MAX = 32, /* integer registers that unwinding follows: DWARF numbers 0…31 */
    GUEST_CORE_REGS_MAX = 512,
    GUEST_CORE_FP_MAX = 544,
};

/* What a function has done to the stack so far, as its instructions tell. */
struct guest_frame {
    int64_t size;            /* stack pointer at its entry minus stack pointer now */
    bool ra_saved, fp_saved; /* at entry's stack pointer + … */
    int64_t ra_at, fp_at;
};

struct guest_debug {
    const char *architecture; /* gdb's name of it */
    const struct guest_feature *features;
    unsigned feature_count;

    /* Core dumps: pr_reg of NT_PRSTATUS, and NT_PRFPREG, as Linux lays them out. Return their size.
     */
    size_t (*core_registers)(struct vcpu *cpu, uint8_t *out);
    size_t (*core_fp_registers)(struct vcpu *cpu, uint8_t *out);
    uint32_t core_tls_note; /* type of the note "LINUX" that holds the TLS register; 0: in pr_reg */
    uint64_t (*tls)(struct vcpu *cpu);

    /* Unwinding. */
    unsigned dwarf_sp, dwarf_ra,
        dwarf_fp; /* DWARF numbers of stack pointer, return address, frame pointer */
    uint64_t (*dwarf_register)(struct vcpu *cpu, unsigned number);
    unsigned word; /* bytes of a register in memory: 4 or 8 */
    /* A frame record lies at fp + record_offset: the caller's fp, then the return address. */
    int64_t record_offset;
    /* For code without unwinding tables: `code` is a function's, from its start up to the pc. Null:
     * compilers for this guest make tables, or frame pointers. */
    bool (*scan)(const uint8_t *code, size_t size, struct guest_frame *out);
    /* Takes pointer authentication codes and such off a return address; null: as it is. */
    uint64_t (*strip)(uint64_t address);
    /* Where a signal frame, which the stack pointer points to, keeps the registers: of DWARF
     * register `first`, `count` in order; and the pc. */
    struct {
        unsigned first, count;
        uint64_t registers, pc;
    } signal_frame;
};

#endif
