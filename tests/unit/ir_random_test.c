/* Random regions mean the same however they are built: opt_level 0, 1, 2 with the passes, all run
 * on the interpreter. Arguments: first seed and number of seeds. SPDX-License-Identifier: MIT */
#include "tests/unit/ir_random.h"

#include "ir/ops.h"

#include <stdio.h>
#include <stdlib.h>

struct build {
    struct ir_inst inst[IR_RANDOM_CAPACITY];
    struct ir_region region;
    struct ir_builder builder;
};

/* What a run leaves behind. */
struct outcome {
    struct vcpu cpu;
    alignas(16) uint8_t memory[IR_RANDOM_MEMORY];
};

static struct build build[3];
static struct outcome outcome[3];
static ir_ref table[1024], map[IR_RANDOM_CAPACITY];
static v128 values[IR_RANDOM_CAPACITY];
static unsigned op_count[IR_OP_COUNT];

static void begin(struct build *b, unsigned opt_level)
{
    b->region = (struct ir_region){.inst = b->inst, .capacity = IR_RANDOM_CAPACITY};
    ir_begin(&b->builder, &b->region, &ir_random_slots, IR_RANDOM_PC, table, 1024, opt_level);
}

static void must_verify(const struct build *b, uint64_t seed)
{
    char why[256];
    if (ir_verify(&b->region, why, sizeof(why)))
        return;
    fflush(stdout);
    ir_print(&b->region, 1);
    printf("seed %llu, opt_level %u: %s\n", (unsigned long long)seed, b->builder.opt_level, why);
    exit(1);
}

static void run(struct outcome *o, struct ir_random random, const struct ir_region *region)
{
    memset(&o->cpu, 0, sizeof(o->cpu));
    ir_random_vcpu(&random, &o->cpu, o->memory);
    ir_interpret(region, &o->cpu, values);
}

static bool equal(const struct outcome *x, const struct outcome *y, bool flags_dead)
{
    struct vcpu a = x->cpu, b = y->cpu;
    if (flags_dead)
        memset(vcpu_slot(&a, &ir_random_slots, ir_random_slots.flags), 0, 4);
    if (flags_dead)
        memset(vcpu_slot(&b, &ir_random_slots, ir_random_slots.flags), 0, 4);
    return !memcmp(a.state, b.state, sizeof(a.state)) && !memcmp(&a.fp, &b.fp, sizeof(a.fp)) &&
           a.exit.event == b.exit.event && a.exit.detail == b.exit.detail &&
           a.counters[7] == b.counters[7] && !memcmp(x->memory, y->memory, IR_RANDOM_MEMORY);
}

static void report(uint64_t seed, unsigned level)
{
    fflush(stdout);
    printf("seed %llu: opt_level %u differs\n", (unsigned long long)seed, level);
    for (unsigned i = 0; i < ir_random_slots.count; i++) {
        const struct ir_slot *slot = &ir_random_slots.slot[i];
        uint64_t x[2] = {0}, y[2] = {0};
        memcpy(x, outcome[0].cpu.state + slot->offset, ir_type_bits[slot->type] / 8);
        memcpy(y, outcome[level].cpu.state + slot->offset, ir_type_bits[slot->type] / 8);
        if (memcmp(x, y, 16))
            printf("%s: %016llx%016llx against %016llx%016llx\n", slot->name,
                   (unsigned long long)x[1], (unsigned long long)x[0], (unsigned long long)y[1],
                   (unsigned long long)y[0]);
    }
    fflush(stdout);
    ir_print(&build[0].region, 1);
    ir_print(&build[level].region, 1);
    exit(1);
}

static void try_seed(uint64_t seed)
{
    struct ir_random random;
    ir_random_seed(&random, seed);
    struct ir_random_options options = {
        .count = 1 + ir_random_below(&random, 40),
        .exits = true,
        .flags_dead = ir_random_below(&random, 4) == 0,
        .static_rounding = ir_random_below(&random, 2),
    };
    begin(&build[0], 0);
    ir_random_region(&random, &build[0].builder, &options);
    must_verify(&build[0], seed);
    for (uint32_t i = 0; i < build[0].region.count; i++)
        op_count[build[0].region.inst[i].op]++;
    run(&outcome[0], random, &build[0].region);
    for (unsigned level = 1; level <= 2; level++) {
        begin(&build[level], level);
        ir_replay(&build[0].region, &build[level].builder, map);
        must_verify(&build[level], seed);
        ir_optimise(&build[level].region, level);
        must_verify(&build[level], seed);
        run(&outcome[level], random, &build[level].region);
        if (!equal(&outcome[0], &outcome[level], options.flags_dead))
            report(seed, level);
    }
}

int main(int argc, char **argv)
{
    uint64_t first = argc > 1 ? strtoull(argv[1], nullptr, 0) : 1;
    uint64_t count = argc > 2 ? strtoull(argv[2], nullptr, 0) : 2000;
    for (uint64_t seed = first; seed < first + count; seed++)
        try_seed(seed);
    for (unsigned op = 0; count >= 2000 && op < IR_OP_COUNT; op++) {
        if (!op_count[op]) {
            printf("never drawn: %s\n", ir_ops[op].name);
            return 1;
        }
    }
    return 0;
}
