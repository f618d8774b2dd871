/* What a guest architecture provides. One const struct guest per architecture, found through the
 * generated registry. SPDX-License-Identifier: MIT */
#ifndef MOA_VM_GUEST_H
#define MOA_VM_GUEST_H

#include "base/err.h"
#include "ir/ir.h"
#include "ir/vcpu.h"

struct guest_linux;
struct guest_debug;

/* A CPU model (`-cpu NAME`). */
struct cpu_model {
    const char *name, *help;
    uint64_t features[4];
    uint64_t id[4]; /* guest-defined identification registers (AArch64: MIDR_EL1 in id[0]) */
};

/* What the translator of one region works with. The guest reads code through fetch, so that a fault
 * is noticed. */
enum {
    TRANSLATION_RANGES = 4
};

struct code_range {
    uint64_t lo, hi;
};

struct translation {
    struct ir_builder *build;
    struct vcpu *cpu; /* for features and log; its registers must not influence the code except
                         through `key` */
    uint64_t pc;      /* where to start */
    uint64_t key;     /* from guest->region_key */
    unsigned max_insns;
    bool once; /* the region will be run once, by the interpreter: work that pays only later is not
                  worth doing */
    bool momentary; /* set by the guest: code that was built depends on more than `key` (`once`) */
    bool exact;     /* somebody looks at the registers wherever a region ends: no flags left out */
    bool guarded;   /* what was fetched last lies in a guarded page */
    /* Reads `size` bytes (2 or 4) of code at pc; false if not executable. */
    bool (*fetch)(struct translation *t, uint64_t pc, void *out, unsigned size);
    /* Must the region end in front of the instruction at pc, which is not its first? Null: never.
     */
    bool (*stop_at)(const struct translation *t, uint64_t pc);
    void *opaque;
    /* Bytes read by fetch, for invalidation: [lo, hi) of the first run, and of a second run for
     * traces across a jump. */
    struct code_range range[TRANSLATION_RANGES];
    unsigned nranges;
    /* fetch's: code read ahead, within a page. Zero at first. */
    struct {
        uint64_t lo;
        unsigned size;
        uint8_t bytes[16];
    } window;
};

struct guest {
    const char *name; /* "aarch64": also the suffix in qemu-NAME, moa-NAME */
    unsigned bits;    /* of an address: 32, 64 */
    bool big_endian;
    uint16_t elf_machine;
    struct ir_slots slots;
    size_t state_size;
    const struct cpu_model *models;
    unsigned nmodels; /* models[0] is the default */
    /* `-cpu` text with features added or taken away; null: names only. */
    err_t (*parse_model)(const char *text, struct cpu_model *out);

    /* Cold state: registers, vcpu->fp, vcpu->features. */
    void (*reset)(struct vcpu *cpu, const struct cpu_model *model);
    /* Everything besides pc and CPU model that the translation of code depends on (FP modes …). */
    uint64_t (*region_key)(const struct vcpu *cpu);
    /* Builds one region. Always makes progress: at least one instruction or an EXIT_EVENT. */
    void (*translate)(struct translation *t);
    /* One instruction at `code` as text; returns its length in bytes, 0 if it cannot be told. */
    unsigned (*disassemble)(const uint8_t *code, size_t avail, uint64_t pc, char *text,
                            size_t size);
    /* Registers for -d cpu and crash reports. */
    void (*print_state)(const struct vcpu *cpu, int fd);
    uint64_t (*get_pc)(const struct vcpu *cpu);
    void (*set_pc)(struct vcpu *cpu, uint64_t pc);
    const struct guest_debug *debug;     /* what debuggers are told; null if none */
    const struct guest_linux *linux_abi; /* user mode: ABI glue; null if none */
};

#endif
