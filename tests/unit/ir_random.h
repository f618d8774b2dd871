/* Random well-formed IR regions, and machine states to run them on: what compares passes and
 * back-ends with the interpreter. SPDX-License-Identifier: MIT */
#ifndef MOA_TESTS_UNIT_IR_RANDOM_H
#define MOA_TESTS_UNIT_IR_RANDOM_H

#include "ir/ir.h"
#include "ir/vcpu.h"

enum {
    IR_RANDOM_BASE = 0x10000,  /* guest address of the memory that regions access */
    IR_RANDOM_MEMORY = 4096,   /* its size */
    IR_RANDOM_CAPACITY = 2048, /* instructions of a region, at most */
    IR_RANDOM_PC = 0x4000,     /* of the first guest instruction */
};

/* Slots of the made-up guest: 12 I64 (the last is the memory's address and never set), pc, flags, 2
 * I32, 12 V128. */
extern const struct ir_slots ir_random_slots;
enum {
    IR_RANDOM_SLOT_MEMORY = 11,
    IR_RANDOM_SLOT_PC,
    IR_RANDOM_SLOT_FLAGS
};

struct ir_random {
    uint64_t state;
    unsigned fp_mode;
};

struct ir_random_options {
    unsigned count;       /* ops, not counting those that feed them and store their results */
    bool exits;           /* conditional exits within the region */
    bool flags_dead;      /* IR_EXIT_FLAGS_DEAD on some: the flags slot may differ then */
    bool static_rounding; /* on all FP ops, not only where guests have it (FRINT, FTOI, FCVT) */
    /* Is the op wanted? Null: all are. All fields but args are filled in. */
    bool (*want)(const struct ir_inst *in, void *opaque);
    void *opaque;
};

void ir_random_seed(struct ir_random *r, uint64_t seed);
uint64_t ir_random_bits(struct ir_random *r);
/* 0 … n - 1 */
unsigned ir_random_below(struct ir_random *r, unsigned n);

/* Fills in state, FP environment (which the region's FP ops agree with), guest_base, address_mask
 * and memory's contents: corner cases and random bits. `memory` has IR_RANDOM_MEMORY bytes,
 * 16-aligned. */
void ir_random_vcpu(struct ir_random *r, struct vcpu *cpu, uint8_t *memory);

/* Builds a region with a builder at opt_level 0 that ir_begin has prepared with ir_random_slots. */
void ir_random_region(struct ir_random *r, struct ir_builder *b,
                      const struct ir_random_options *options);

/* Emits a region built at opt_level 0 again through another builder. `map` has room for
 * from->count. */
void ir_replay(const struct ir_region *from, struct ir_builder *to, ir_ref *map);

#endif
