/* Vector, floating-point and crypto ops on the x86-64 back-end against the interpreter: every shape
 * (type, lane, imm, aux) of every op, with operands in pinned registers, in memory, equal,
 * constant, dying and under register pressure, on special values, on hosts with fewer features.
 * Arguments: one of how many cases to run, at random (1: all); name of the only op, features to
 * disable. SPDX-License-Identifier: MIT */
#include "host/backend.h"
#include "host/x86_64/asm.h"
#include "ir/ops.h"
#include "tests/unit/ir_random.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

enum {
    CACHE = 1 << 20,
    STACK = 64 << 10,
    CAPACITY = 512,
    V0 = 16,
    NEAR = 12,
    STATES = 5
};

/* Where operands come from and where the result goes. */
enum form {
    PINNED,   /* results in a register that is no operand's */
    IN_PLACE, /* the result replaces the first operand */
    LAST,     /* … or the last */
    EQUAL,    /* operands are one value */
    MEMORY,   /* operands and result are slots without registers */
    CONSTANT, /* one operand is constant */
    DYING,    /* operands are temporaries that nobody needs again */
    PRESSURE, /* all temporaries are taken */
    FORMS,
};

struct test {
    void *be;
    struct code_buffer buf;
    size_t start;
    struct ir_inst inst[CAPACITY], emitted[CAPACITY];
    struct ir_region region;
    struct ir_builder builder;
    ir_ref table[1024];
    v128 values[CAPACITY];
    struct vcpu cpu[2]; /* interpreter, back-end */
    struct ir_random random;
    const struct fp_env *env;
    uint32_t disable;
    unsigned one_of;
    unsigned long long runs;
    unsigned failures;
};

/* ---- operands ---- */

static const uint32_t f32_special[] = {
    0,          1,          0x7fffff,   0x800000,   0x800001,   0x3f800000, 0x3f800001, 0x3f000000,
    0x3fc00000, 0x40200000, 0x3effffff, 0x4effffff, 0x4f000000, 0x4f7fffff, 0x4f800000, 0x5effffff,
    0x5f000000, 0x5f7fffff, 0x5f800000, 0x7f7fffff, 0x7f800000, 0x7f800001, 0x7fc00000, 0x7fc12345,
    0x7fa54321, 0x20000000, 0x1fffffff, 0x3f7fffff, 0x477fe000, 0x477ff000, 0x38800000, 0x387fe000,
    0x33000000, 0x46fffe00, 0x47000000, 0x437f0000,
};
static const uint64_t f64_special[] = {
    0,
    1,
    0xfffffffffffff,
    0x10000000000000,
    0x10000000000001,
    0x3ff0000000000000,
    0x3ff0000000000001,
    0x3fe0000000000000,
    0x3ff8000000000000,
    0x4004000000000000,
    0x3fdfffffffffffff,
    0x41dfffffffc00000,
    0x41dfffffffe00000,
    0x41e0000000000000,
    0x41efffffffe00000,
    0x41effffffff00000,
    0x41f0000000000000,
    0x43dfffffffffffff,
    0x43e0000000000000,
    0x43efffffffffffff,
    0x43f0000000000000,
    0x7fefffffffffffff,
    0x7ff0000000000000,
    0x7ff0000000000001,
    0x7ff8000000000000,
    0x7ff8123456789abc,
    0x7ff4123456789abc,
    0x2000000000000000,
    0x1fffffffffffffff,
    0x380fffffffffffff,
    0x3810000000000000,
    0x36a0000000000000,
    0x47efffffefffffff,
    0x47effffff0000000,
    0x3f10000000000000,
    0x3fefffffffffffff,
};
static const uint16_t f16_special[] = {0,      1,      0x3ff,  0x400,  0x3c00,
                                       0x3800, 0x3e00, 0x4100, 0x77ff, 0x7800,
                                       0x7bff, 0x7c00, 0x7c01, 0x7e00, 0x7e55};
static const uint64_t int_special[] = {
    0,  1,    2,    7,    8,      15,     16,         31,         32,        63,
    64, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0x7fffffff, 0x80000000, ~0ull >> 1};

#define PICK(r, array) (array)[ir_random_below(r, sizeof(array) / sizeof((array)[0]))]

static uint64_t special_half(struct ir_random *r, unsigned lane)
{
    uint64_t v = ir_random_bits(r), sign = v;

    if (ir_random_below(r, 5) == 0)
        return v;
    for (unsigned i = 0, bits = 8u << lane; i < 64; i += bits) {
        uint64_t x = ir_random_bits(r), s = (sign >> i & 1) << (bits - 1);

        if (ir_random_below(r, 3) == 0)
            x = PICK(r, int_special), x = s ? -x : x;
        else if (lane == 3)
            x = s | PICK(r, f64_special);
        else if (lane == 2)
            x = s | PICK(r, f32_special);
        else if (lane == 1)
            x = s | PICK(r, f16_special);
        v = (v & ~(ir_mask(bits) << i)) | (x & ir_mask(bits)) << i;
    }
    return v;
}

static void fill_state(struct test *t)
{
    struct ir_random *r = &t->random;
    unsigned lane = ir_random_below(r, 4);

    for (unsigned i = 0; i < ir_random_slots.count; i++) {
        const struct ir_slot *slot = &ir_random_slots.slot[i];
        uint64_t v[2] = {special_half(r, lane), special_half(r, lane)};

        memcpy(t->cpu[0].state + slot->offset, v, ir_type_bits[slot->type] / 8);
    }
    t->cpu[0].fp = *t->env;
    t->cpu[0].fp.rounding = (uint8_t)(ir_random_below(r, 2) ? 0 : ir_random_below(r, 4));
    memcpy(t->cpu[1].state, t->cpu[0].state, sizeof(t->cpu[0].state));
    t->cpu[1].fp = t->cpu[0].fp;
}

/* ---- regions ---- */

static bool is_float_operand(const struct ir_inst *in, unsigned i)
{
    char letter = ir_ops[in->op].operands[i];

    return letter != '_' && strchr("vfVuhlmri", letter);
}

static ir_ref operand(struct test *t, const struct ir_inst *in, unsigned i, enum form form)
{
    struct ir_builder *b = &t->builder;
    unsigned n = form == EQUAL ? 0 : i;

    if (ir_ops[in->op].operands[i] == 'F')
        return ir_op1(b, IR_UNPACK, IR_FLAGS, ir_get(b, IR_RANDOM_SLOT_FLAGS));
    if (!is_float_operand(in, i)) {
        if (form == CONSTANT)
            return ir_const(b, IR_I64, special_half(&t->random, 3));
        return ir_get(b, form == MEMORY ? 10 : 1 + n);
    }
    bool is_table = in->op == IR_VTBL || in->op == IR_VTBL2;
    if (form == CONSTANT && (is_table ? i == 0 : i + 1 == ir_nargs(in)))
        return ir_vconst(b, special_half(&t->random, is_table ? 0 : 2),
                         special_half(&t->random, 3));
    if (form == MEMORY)
        return ir_get(b, V0 + 10 + (i & 1));
    if (form == DYING)
        return ir_vop(b, IR_VADD, IR_V128, 0, ir_get(b, V0 + n), ir_get(b, V0 + 5), IR_NONE, 0);
    return ir_get(b, V0 + n);
}

static void keep_result(struct test *t, const struct ir_inst *in, ir_ref v, enum form form)
{
    static const uint8_t lane[IR_TYPE_COUNT] = {
        [IR_F16] = 1, [IR_F32] = 2, [IR_F64] = 3, [IR_V64] = 3};
    struct ir_builder *b = &t->builder;
    unsigned n = ir_nargs(in), slot = form == IN_PLACE ? 0
                                      : form == LAST   ? n - 1
                                      : form == MEMORY ? 10
                                                       : 7;

    if (in->type == IR_FLAGS) {
        ir_set(b, IR_RANDOM_SLOT_FLAGS, ir_op1(b, IR_PACK, IR_I32, v));
    } else if (!ir_type_is_vector(in->type)) {
        if (in->type == IR_I32)
            v = ir_op1i(b, IR_ZEXT, IR_I64, v, 32);
        ir_set(b, slot, v);
    } else {
        if (in->type != IR_V128)
            v = ir_vop(b, IR_VZEXT, IR_V128, lane[in->type], v, IR_NONE, IR_NONE, 0);
        ir_set(b, V0 + slot, v);
    }
}

static void build(struct test *t, const struct ir_inst *shape, enum form form, unsigned level)
{
    struct ir_builder *b = &t->builder;
    struct ir_inst in = *shape;
    ir_ref busy[NEAR];

    t->region = (struct ir_region){.inst = t->inst, .capacity = CAPACITY};
    ir_begin(b, &t->region, &ir_random_slots, IR_RANDOM_PC, t->table, 1024, level);
    ir_insn(b, IR_RANDOM_PC, 4);
    for (unsigned i = 0; form == PRESSURE && i < NEAR; i++)
        busy[i] = i & 1 ? ir_op2(b, IR_ADD, IR_I64, ir_get(b, 1 + i / 2), ir_get(b, 6))
                        : ir_vop(b, IR_VADD, IR_V128, 3, ir_get(b, V0 + i / 2), ir_get(b, V0 + 6),
                                 IR_NONE, 0);
    for (unsigned i = 0; i < ir_nargs(&in); i++)
        in.args[i] = operand(t, &in, i, form);
    keep_result(t, &in, ir_emit(b, in), form);
    for (unsigned i = 0; form == PRESSURE && i < NEAR; i++)
        ir_set(b, i & 1 ? i / 2 : V0 + i / 2, busy[i]);
    ir_emit(b, (struct ir_inst){
                   .op = IR_EXIT, .imm = 0x9000, .args = {IR_NONE, IR_NONE, IR_NONE, IR_NONE}});
}

/* ---- running and comparing ---- */

static void report(struct test *t, enum form form, unsigned level, const uint8_t *before,
                   unsigned rounding)
{
    struct vcpu *x = &t->cpu[0], *y = &t->cpu[1];

    if (t->failures++ > 100)
        exit(1);
    printf("disable %#x form %u opt %u rounding %u differs, flags %x should be %x\n", t->disable,
           form, level, rounding, y->fp.flags, x->fp.flags);
    for (unsigned i = 0; i < ir_random_slots.count; i++) {
        const struct ir_slot *slot = &ir_random_slots.slot[i];
        uint64_t v[3][2] = {{0}};

        memcpy(v[0], x->state + slot->offset, ir_type_bits[slot->type] / 8);
        memcpy(v[1], y->state + slot->offset, ir_type_bits[slot->type] / 8);
        memcpy(v[2], before + slot->offset, ir_type_bits[slot->type] / 8);
        if (memcmp(v[0], v[1], 16) || i == 16 || i == 17 || i == 18)
            printf("  %s: %016llx%016llx, should be %016llx%016llx, was %016llx%016llx\n",
                   slot->name, (unsigned long long)v[1][1], (unsigned long long)v[1][0],
                   (unsigned long long)v[0][1], (unsigned long long)v[0][0],
                   (unsigned long long)v[2][1], (unsigned long long)v[2][0]);
    }
    fflush(stdout);
    ir_print(&t->region, 1);
}

/* Arm's underflow of results that round up to the smallest normal number: docs/engine.md, Floating
 * point. */
static bool excused(const struct test *t, unsigned op)
{
    bool rounds = op == IR_FMUL || op == IR_VFMUL || op == IR_FDIV || op == IR_VFDIV ||
                  op == IR_FMA || op == IR_VFMA || op == IR_FCVT || op == IR_VFCVTN ||
                  op == IR_FMULX || op == IR_VFMULX;

    return rounds && t->cpu[0].fp.flags == (t->cpu[1].fp.flags | FP_UNDERFLOW);
}

static void run(struct test *t, const struct ir_inst *shape, enum form form, unsigned level)
{
    struct code_region code;
    uint8_t before[VCPU_STATE_SIZE];
    struct ir_region emitted;

    build(t, shape, form, level);
    if (level)
        ir_optimise(&t->region, level);
    emitted = t->region; /* compiling changes a region */
    emitted.inst = memcpy(t->emitted, t->inst, t->region.count * sizeof(t->inst[0]));
    t->buf.used = t->start;
    if (!x86_64_backend.compile(t->be, &emitted, &t->buf, nullptr, 16, &code)) {
        printf("cannot be compiled\n");
        ir_print(&t->region, 1);
        exit(1);
    }
    for (unsigned i = 0; i < STATES; i++) {
        fill_state(t);
        memcpy(before, t->cpu[0].state, sizeof(before));
        unsigned rounding = t->cpu[0].fp.rounding;
        ir_interpret(&t->region, &t->cpu[0], t->values);
        x86_64_backend.enter(t->be, &t->cpu[1], code.run);
        t->runs++;
        if (memcmp(t->cpu[0].state, t->cpu[1].state, sizeof(before)) ||
            (memcmp(&t->cpu[0].fp, &t->cpu[1].fp, sizeof(struct fp_env)) &&
             !excused(t, shape->op))) {
            if (getenv("X86VEC_DUMP")) {
                FILE *f = fopen(getenv("X86VEC_DUMP"), "w");
                fwrite(code.run, 1, code.size, f);
                fclose(f);
            }
            report(t, form, level, before, rounding);
            return;
        }
    }
}

/* ---- shapes ---- */

#define ARM_ENV .nan_rule = FP_NAN_ARM, .tininess_before = true
static const struct {
    struct fp_env env;
    uint32_t aux;
    bool half; /* for F16 alone, or for the others */
    bool both;
} modes[] = {
    {{ARM_ENV}, 0, false, true},
    {{.nan_rule = FP_NAN_DEFAULT, .tininess_before = true}, IR_FP_DEFAULT_NAN, false, true},
    {{ARM_ENV, .flush_inputs = true, .flush_outputs = true}, IR_FP_FLUSH, false, false},
    {{ARM_ENV, .flush_f16 = true}, IR_FP_FLUSH, true, false},
    {{.nan_rule = FP_NAN_X86, .default_nan_negative = true},
     IR_FP_NAN_X86 | IR_FP_NAN_NEGATIVE,
     false,
     true},
    {{.nan_rule = FP_NAN_DEFAULT},
     IR_FP_DEFAULT_NAN | IR_FP_NUMBER | IR_FP_NAN_MAX,
     false,
     true}, /* RISC-V */
};

static bool is_half(const struct ir_inst *in)
{
    switch (in->op) {
    case IR_FCMPF:
    case IR_FTOI: return in->lane == 1;
    case IR_FCVT:
    case IR_VFCVTL:
    case IR_VFCVTN: return false;
    default: return in->type < IR_V64 ? in->type == IR_F16 : in->lane == 1;
    }
}

static void try_shape(struct test *t, const struct ir_inst *shape)
{
    for (enum form form = 0; form < FORMS; form++)
        if (ir_random_below(&t->random, t->one_of) == 0)
            run(t, shape, form, form == PINNED ? 2 : ir_random_below(&t->random, 3));
}

/* All combinations of the op's aux bits, or enough of them, in every mode. */
static void try_modes(struct test *t, struct ir_inst in)
{
    bool rint = in.op == IR_FRINT || in.op == IR_VFRINT,
         to_int = in.op == IR_FTOI || in.op == IR_VFTOI;
    bool from_int = in.op == IR_ITOF || in.op == IR_VITOF;
    uint32_t bits = rint                 ? IR_FP_EXACT
                    : to_int || from_int ? IR_FP_UNSIGNED
                    : in.op == IR_FCMPF  ? IR_FP_SIGNALLING
                                         : 0;

    if (in.op == IR_FMA || in.op == IR_VFMA)
        bits = IR_FP_NEG_PRODUCT | IR_FP_NEG_ADDEND;
    for (unsigned m = 0; m < sizeof(modes) / sizeof(modes[0]); m++) {
        if (!modes[m].both && modes[m].half != is_half(&in))
            continue;
        t->env = &modes[m].env;
        for (unsigned rounding = 0; rounding < (rint || to_int     ? 7
                                                : in.op == IR_FCVT ? 7
                                                                   : 1);
             rounding += in.op == IR_FCVT ? 6 : 1)
            for (uint32_t sub = bits;; sub = (sub - 1) & bits) {
                in.aux = modes[m].aux | rounding | sub;
                try_shape(t, &in);
                if (!sub)
                    break;
            }
    }
}

/* Is the instruction well-formed? Asked of the verifier. */
static bool valid(struct test *t, const struct ir_inst *in)
{
    char why[100];

    build(t, in, PINNED, 0);
    return ir_verify(&t->region, why, sizeof(why));
}

static void try_imm(struct test *t, struct ir_inst in)
{
    unsigned end = in.op == IR_VCOPYLANE                        ? 1 << 12
                   : in.op >= IR_VGETLANE && in.op <= IR_VUSDOT ? 65
                   : in.op == IR_SHA1_ROUND4                    ? 3
                                                                : 1;
    bool fixed = in.op == IR_FTOI || in.op == IR_ITOF || in.op == IR_VFTOI || in.op == IR_VITOF;

    if (in.op == IR_VFCVTL || in.op == IR_CRC32)
        end = 2;
    if (fixed)
        end = 65;
    for (unsigned imm = 0; imm < end; imm++) {
        static const uint8_t lanes[] = {16, 8, 4, 2};

        if (in.op == IR_VCOPYLANE &&
            ((imm & 255) >= lanes[in.lane] || imm >> 8 >= lanes[in.lane] || (imm + (imm >> 8)) % 3))
            continue;
        if (fixed && imm && imm != 1 && imm != 17 && imm != 32 && imm != 64)
            continue;
        if (imm && !strchr("lmrh", ir_ops[in.op].operands[0]) &&
            (in.op < IR_VSETLANE || in.op > IR_VEXT) && !fixed && in.op != IR_SHA1_ROUND4 &&
            in.op != IR_CRC32)
            break;
        in.imm = imm;
        t->env = &modes[0].env;
        if (!valid(t, &in))
            continue;
        if (ir_ops[in.op].props & IR_FPENV)
            try_modes(t, in);
        else
            for (in.aux = in.op == IR_FSELECT ? 15 : 0; in.aux < 16;
                 in.aux += 16 - (in.op == IR_FSELECT))
                try_shape(t, &in);
    }
}

/* Values of their operands alone; FPFLAGS, SETFPFLAGS are for the random regions. */
static bool is_tested(unsigned op)
{
    return (op >= IR_I2V && op <= IR_VFCVTN) || op == IR_CRC32;
}

static void try_op(struct test *t, unsigned op)
{
    for (unsigned type = 0; type < IR_TYPE_COUNT; type++)
        for (unsigned lane = 0; lane < (ir_lanes[op] ? 4 : 1); lane++)
            if (!ir_lanes[op] || ir_lanes[op] >> lane & 1)
                try_imm(t, (struct ir_inst){.op = (uint8_t)op,
                                            .type = (uint8_t)type,
                                            .lane = (uint8_t)lane,
                                            .args = {IR_NONE, IR_NONE, IR_NONE, IR_NONE}});
}

static void try_host(struct test *t, uint8_t *cache, const char *only, uint32_t disable)
{
    struct backend_options options = {.opt_level = 1, .guest_base = 0, .disable = disable};
    const char *why = nullptr;

    t->disable = disable;
    t->buf = (struct code_buffer){.write = cache, .run = cache, .size = CACHE};
    t->be = x86_64_backend.create(&t->buf, &options, &ir_random_slots, &why);
    if (!t->be) {
        printf("no back-end: %s\n", why);
        exit(77);
    }
    t->start = t->buf.used;
    for (unsigned op = 0; op < IR_OP_COUNT; op++)
        if (is_tested(op) && (!only || !strcmp(only, ir_ops[op].name)))
            try_op(t, op);
    x86_64_backend.destroy(t->be);
}

static void *map(size_t size, int prot)
{
    void *p = mmap(nullptr, size, prot, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (p == MAP_FAILED)
        exit(2);
    return p;
}

int main(int argc, char **argv)
{
    static const uint32_t hosts[] = {0,
                                     X86_AVX512 | X86_GFNI,
                                     X86_AVX2,
                                     X86_FMA | X86_F16C,
                                     X86_AVX,
                                     X86_AVX | X86_SSE42 | X86_AES | X86_SHA | X86_PCLMUL |
                                         X86_BMI1 | X86_BMI2 | X86_LZCNT | X86_POPCNT};
    struct test *t = aligned_alloc(64, (sizeof(*t) + 63) / 64 * 64);
    uint8_t *cache = map(CACHE, PROT_READ | PROT_WRITE | PROT_EXEC);
    char *stack = map(STACK, PROT_READ | PROT_WRITE);

    memset(t, 0, sizeof(*t));
    ir_random_seed(&t->random, 1);
    for (unsigned i = 0; i < 2; i++) {
        t->cpu[i].jit_stack = stack;
        t->cpu[i].jit_stack_size = STACK;
        t->cpu[i].address_mask = ~0ull;
    }
    t->one_of = argc > 1 ? (unsigned)atoi(argv[1]) : 1;
    if (argc > 3)
        try_host(t, cache, argv[2], (uint32_t)strtoul(argv[3], nullptr, 0));
    else
        for (unsigned i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++)
            try_host(t, cache, argc > 2 ? argv[2] : nullptr, hosts[i]);
    printf("%llu runs\n", t->runs);
    bool failed = t->failures;
    free(t);
    return failed;
}
