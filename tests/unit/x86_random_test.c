/* Random regions on the x86-64 back-end against the interpreter: built at every opt_level, with and
 * without the host's optional features, with all slots, some or none pinned, and with memory that
 * faults (then what counts is the exact state at the fault). Arguments: first seed, number of
 * seeds, features to disable, opt level, name of the only op wanted. SPDX-License-Identifier: MIT
 */
#include "host/x86_64/asm.h"
#include "host/backend.h"
#include "ir/ops.h"
#include "tests/unit/ir_random.h"

#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

enum {
    CACHE = 1 << 20,
    STACK = 64 << 10
};

struct build {
    struct ir_inst inst[IR_RANDOM_CAPACITY];
    struct ir_region region;
    struct ir_builder builder;
};

struct outcome {
    struct vcpu cpu;
    uint8_t *memory;
};

static struct build build[2];
static struct outcome outcome[2];
static ir_ref table[1024], map[IR_RANDOM_CAPACITY];
static v128 values[IR_RANDOM_CAPACITY];
static struct code_region code;
static char *stack;
static uint8_t maps_copy[1 << 16];

/* What the handler of SIGSEGV works with. */
static void *running; /* the back-end, or null: the interpreter runs */
static sigjmp_buf interpreter_fault;

static void on_fault(int signo, siginfo_t *info, void *uc)
{
    if (!running)
        siglongjmp(interpreter_fault, 1);
    if (!x86_64_backend.fault(running, &outcome[1].cpu, uc, code.run, maps_copy, code.maps_size,
                              IR_EVENT_MEMORY_FAULT))
        signal(signo, SIG_DFL);
}

static void *must_map(size_t size, int prot)
{
    void *p = mmap(nullptr, size, prot, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (p == MAP_FAILED)
        exit(2);
    return p;
}

static void begin(struct build *b, unsigned opt_level)
{
    b->region = (struct ir_region){.inst = b->inst, .capacity = IR_RANDOM_CAPACITY};
    ir_begin(&b->builder, &b->region, &ir_random_slots, IR_RANDOM_PC, table, 1024, opt_level);
}

static void prepare(struct outcome *o, struct ir_random random)
{
    memset(&o->cpu, 0, sizeof(o->cpu));
    mprotect(o->memory, IR_RANDOM_MEMORY, PROT_READ | PROT_WRITE);
    ir_random_vcpu(&random, &o->cpu, o->memory);
    o->cpu.jit_stack = stack;
    o->cpu.jit_stack_size = STACK;
    for (unsigned i = 0; i < VCPU_JUMP_CACHE_SIZE; i++)
        o->cpu.jumps[i].pc = 1;
}

static bool equal(const struct outcome *x, const struct outcome *y, bool flags_dead)
{
    struct vcpu *a = malloc(sizeof(*a)), *b = malloc(sizeof(*b));
    bool same;

    *a = x->cpu;
    *b = y->cpu;
    if (flags_dead) {
        memset(vcpu_slot(a, &ir_random_slots, ir_random_slots.flags), 0, 4);
        memset(vcpu_slot(b, &ir_random_slots, ir_random_slots.flags), 0, 4);
    }
    /* x86 judges tininess after rounding, Arm before: a missing underflow flag is a known
     * difference (fp.c) */
    if (a->fp.flags == (b->fp.flags | FP_UNDERFLOW))
        b->fp.flags = a->fp.flags;
    same = !memcmp(a->state, b->state, sizeof(a->state)) &&
           !memcmp(&a->fp, &b->fp, sizeof(a->fp)) && a->exit.event == b->exit.event &&
           a->exit.detail == b->exit.detail && a->counters[7] == b->counters[7] &&
           !memcmp(x->memory, y->memory, IR_RANDOM_MEMORY);
    free(a);
    free(b);
    return same;
}

static void dump_code(void)
{
    FILE *f = fopen("/tmp/x86_random.bin", "w");

    if (f) {
        fwrite(code.run, 1, code.size, f);
        fclose(f);
    }
}

static void report(uint64_t seed, unsigned level)
{
    fflush(stdout);
    printf("seed %llu: opt_level %u differs\n", (unsigned long long)seed, level);
    for (unsigned i = 0; i < ir_random_slots.count; i++) {
        const struct ir_slot *slot = &ir_random_slots.slot[i];
        uint64_t x[2] = {0}, y[2] = {0};

        memcpy(x, outcome[0].cpu.state + slot->offset, ir_type_bits[slot->type] / 8);
        memcpy(y, outcome[1].cpu.state + slot->offset, ir_type_bits[slot->type] / 8);
        if (memcmp(x, y, 16))
            printf("%s: %016llx%016llx, should be %016llx%016llx\n", slot->name,
                   (unsigned long long)y[1], (unsigned long long)y[0], (unsigned long long)x[1],
                   (unsigned long long)x[0]);
    }
    printf("event %u/%u detail %u/%u fp.flags %x/%x counter %llx/%llx memory %s\n",
           outcome[1].cpu.exit.event, outcome[0].cpu.exit.event, outcome[1].cpu.exit.detail,
           outcome[0].cpu.exit.detail, outcome[1].cpu.fp.flags, outcome[0].cpu.fp.flags,
           (unsigned long long)outcome[1].cpu.counters[7],
           (unsigned long long)outcome[0].cpu.counters[7],
           memcmp(outcome[0].memory, outcome[1].memory, IR_RANDOM_MEMORY) ? "differs" : "same");
    fflush(stdout);
    ir_print(&build[0].region, 1);
    ir_print(&build[1].region, 1);
    exit(1);
}

static void protect(struct outcome *o, uint64_t seed)
{
    static const int protection[4] = {PROT_READ | PROT_WRITE, PROT_READ | PROT_WRITE, PROT_READ,
                                      PROT_NONE};

    mprotect(o->memory, IR_RANDOM_MEMORY, protection[seed >> 2 & 3]);
}

static void interpret(uint64_t seed)
{
    running = nullptr;
    protect(&outcome[0], seed);
    if (!sigsetjmp(interpreter_fault, 1))
        ir_interpret(&build[0].region, &outcome[0].cpu, values);
    else
        outcome[0].cpu.exit = (struct vcpu_exit){.event = IR_EVENT_MEMORY_FAULT};
    mprotect(outcome[0].memory, IR_RANDOM_MEMORY, PROT_READ | PROT_WRITE);
}

static void try_level(void *be, struct code_buffer *buf, size_t start, struct ir_random random,
                      uint64_t seed, unsigned level, bool flags_dead)
{
    begin(&build[1], level);
    ir_replay(&build[0].region, &build[1].builder, map);
    if (level)
        ir_optimise(&build[1].region, level);
    prepare(&outcome[1], random);
    buf->used = start;
    if (!x86_64_backend.compile(be, &build[1].region, buf, nullptr, 16, &code)) {
        printf("seed %llu, opt_level %u: cannot be compiled\n", (unsigned long long)seed, level);
        ir_print(&build[1].region, 1);
        exit(1);
    }
    if (getenv("X86_DUMP"))
        dump_code();
    if (code.maps_size)
        memcpy(maps_copy, code.maps, code.maps_size);
    protect(&outcome[1], seed);
    running = be;
    x86_64_backend.enter(be, &outcome[1].cpu, code.run);
    mprotect(outcome[1].memory, IR_RANDOM_MEMORY, PROT_READ | PROT_WRITE);
    if (!equal(&outcome[0], &outcome[1], flags_dead)) {
        dump_code();
        report(seed, level);
    }
}

static bool want_op(const struct ir_inst *in, void *opaque)
{
    return in->op == *(const unsigned *)opaque;
}

static void try_seed(void *be, struct code_buffer *buf, size_t start, uint64_t seed, int level,
                     unsigned op)
{
    struct ir_random random;

    ir_random_seed(&random, seed);
    struct ir_random_options options = {
        .count = 1 + ir_random_below(&random, 40),
        .exits = true,
        .flags_dead = ir_random_below(&random, 4) == 0,
        .static_rounding = false,
        .want = op < IR_OP_COUNT ? want_op : nullptr,
        .opaque = &op,
    };
    begin(&build[0], 0);
    ir_random_region(&random, &build[0].builder, &options);
    prepare(&outcome[0], random);
    interpret(seed);
    for (int l = 0; l < 3; l++)
        if (level < 0 || level == l)
            try_level(be, buf, start, random, seed, (unsigned)l, options.flags_dead);
}

/* The random guest's slots with other pins: all (as many as there are registers), none, every other
 * one. */
static void other_pins(struct ir_slots *slots, struct ir_slot *slot, unsigned variant)
{
    *slots = ir_random_slots;
    memcpy(slot, ir_random_slots.slot, slots->count * sizeof(*slot));
    slots->slot = slot;
    for (unsigned i = 0; i < slots->count; i++)
        slot[i].pin =
            i == slots->pc || variant == 2 || (variant == 3 && i % 2) ? 0 : (uint8_t)(i + 1);
}

static void try_variant(unsigned variant, uint64_t first, uint64_t count, uint32_t disable,
                        int level, unsigned only)
{
    static uint8_t *cache;
    struct ir_slot slot[IR_MAX_SLOTS];
    struct ir_slots slots = ir_random_slots;
    struct backend_options options = {.opt_level = 1, .guest_base = 1, .disable = disable};
    const char *why = nullptr;

    if (!cache)
        cache = must_map(CACHE, PROT_READ | PROT_WRITE | PROT_EXEC);
    if (variant)
        other_pins(&slots, slot, variant);
    struct code_buffer buf = {.write = cache, .run = cache, .size = CACHE};
    void *be = x86_64_backend.create(&buf, &options, &slots, &why);
    if (!be) {
        printf("no back-end: %s\n", why);
        exit(77);
    }
    size_t start = buf.used;
    for (uint64_t seed = first + variant; seed < first + count; seed += 4)
        try_seed(be, &buf, start, seed, level, only);
    x86_64_backend.destroy(be);
}

int main(int argc, char **argv)
{
    struct sigaction action = {.sa_sigaction = on_fault,
                               .sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK};
    stack_t alternate = {.ss_sp = must_map(64 << 10, PROT_READ | PROT_WRITE), .ss_size = 64 << 10};

    uint64_t first = argc > 1 ? strtoull(argv[1], nullptr, 0) : 1;
    uint64_t count = argc > 2 ? strtoull(argv[2], nullptr, 0) : 400;
    uint32_t disable = argc > 3 ? (uint32_t)strtoul(argv[3], nullptr, 0) : 0;
    int level = argc > 4 ? atoi(argv[4]) : -1;
    unsigned only = IR_OP_COUNT;
    for (unsigned op = 0; argc > 5 && op < IR_OP_COUNT; op++)
        if (!strcmp(ir_ops[op].name, argv[5]))
            only = op;
    stack = must_map(STACK, PROT_READ | PROT_WRITE);
    for (unsigned i = 0; i < 2; i++)
        outcome[i].memory = must_map(IR_RANDOM_MEMORY, PROT_READ | PROT_WRITE);
    sigaltstack(&alternate, nullptr);
    sigaction(SIGSEGV, &action, nullptr);
    for (unsigned variant = 0; variant < 4; variant++)
        try_variant(variant, first, count, disable, level, only);
    return 0;
}
