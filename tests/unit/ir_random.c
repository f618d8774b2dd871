/* See ir_random.h. An op is drawn first, then a type, lane, imm and aux that it allows, then
 * operands of the widths it asks for; its result goes to a slot, so that comparing states compares
 * results. SPDX-License-Identifier: MIT */
#include "tests/unit/ir_random.h"

#include "ir/ops.h"

enum {
    INT_SLOTS = 12,
    FIRST_I32 = 14,
    I32_SLOTS = 2,
    FIRST_V128 = 16,
    V128_SLOTS = 12
};

/* The state: V128 registers, I64 registers, pc, flags, I32 registers. */
#define I64_SLOT(i, heat)                                                                          \
    {                                                                                              \
        "x" #i, 192 + 8 * i, IR_I64, heat                                                          \
    }
#define V128_SLOT(i, heat)                                                                         \
    {                                                                                              \
        "v" #i, 16 * i, IR_V128, heat                                                              \
    }
static const struct ir_slot slot_table[] = {
    I64_SLOT(0, 1),         I64_SLOT(1, 2),
    I64_SLOT(2, 3),         I64_SLOT(3, 4),
    I64_SLOT(4, 5),         I64_SLOT(5, 6),
    I64_SLOT(6, 7),         I64_SLOT(7, 8),
    I64_SLOT(8, 9),         I64_SLOT(9, 10),
    I64_SLOT(10, 0),        {"mem", 192 + 8 * 11, IR_I64, 11},
    {"pc", 288, IR_I64, 0}, {"flags", 296, IR_I32, 12},
    {"w0", 300, IR_I32, 0}, {"w1", 304, IR_I32, 13},
    V128_SLOT(0, 1),        V128_SLOT(1, 2),
    V128_SLOT(2, 3),        V128_SLOT(3, 4),
    V128_SLOT(4, 5),        V128_SLOT(5, 6),
    V128_SLOT(6, 7),        V128_SLOT(7, 8),
    V128_SLOT(8, 9),        V128_SLOT(9, 10),
    V128_SLOT(10, 0),       V128_SLOT(11, 0),
};

const struct ir_slots ir_random_slots = {
    .slot = slot_table,
    .count = sizeof(slot_table) / sizeof(slot_table[0]),
    .pc = IR_RANDOM_SLOT_PC,
    .flags = IR_RANDOM_SLOT_FLAGS,
};

/* ---- random numbers ---- */

void ir_random_seed(struct ir_random *r, uint64_t seed)
{
    *r = (struct ir_random){.state = seed};
    r->fp_mode = (unsigned)ir_random_bits(r);
}

uint64_t ir_random_bits(struct ir_random *r)
{
    uint64_t z = r->state += 0x9e3779b97f4a7c15; /* splitmix64 */
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

unsigned ir_random_below(struct ir_random *r, unsigned n)
{
    return (unsigned)((ir_random_bits(r) >> 32) * n >> 32);
}

static bool chance(struct ir_random *r, unsigned percent)
{
    return ir_random_below(r, 100) < percent;
}

/* Integers at the edges of their ranges. */
static uint64_t interesting_int(struct ir_random *r)
{
    static const uint64_t edges[] = {
        0,          1,          2,           31,     32,          63,         64,
        127,        128,        255,         0x7fff, 0x8000,      0xffff,     0x7fffffff,
        0x80000000, 0xffffffff, 0x100000000, ~0ull,  ~0ull << 31, 1ull << 63, ~0ull >> 1,
    };
    uint64_t v = ir_random_bits(r);
    switch (ir_random_below(r, 4)) {
    case 0: return edges[ir_random_below(r, sizeof(edges) / sizeof(edges[0]))];
    case 1: return v >> (v & 63);
    case 2: return (uint64_t)((int64_t)v >> (v & 63));
    default: return v;
    }
}

/* A bit pattern of the format: zero, subnormal, around one, the largest, infinity, NaNs, anything.
 */
static uint64_t interesting_float(struct ir_random *r, unsigned lane)
{
    static const uint8_t fraction_bits[4] = {3, 10, 23, 52};
    unsigned f = fraction_bits[lane], bits = 8u << lane;
    uint64_t random = ir_random_bits(r), exponents = ir_mask(bits - 1 - f), v;
    uint64_t one = (exponents >> 1) << f;
    switch (ir_random_below(r, 10)) {
    case 0: v = random & 1; break;
    case 1: v = random & ir_mask(f); break;
    case 2: v = 1ull << f | (random & 1); break;
    case 3: v = one + (random & 3); break;
    case 4: v = one + ((random & 63) << (f - 3)); break;
    case 5: v = (exponents << f) - 1 - (random & 1); break;
    case 6: v = exponents << f; break;
    case 7: v = exponents << f | (random & ir_mask(f)); break;
    case 8: v = one - (1ull << f) * (random & 15) + (random >> 8 & ir_mask(f)); break;
    default: v = random; break;
    }
    return (v & ir_mask(bits - 1)) | (random >> 63) << (bits - 1);
}

static uint64_t interesting_vector_half(struct ir_random *r)
{
    unsigned lane = ir_random_below(r, 4);
    uint64_t v = 0;
    if (chance(r, 30))
        return interesting_int(r);
    for (unsigned i = 0; i < 8u >> lane; i++) {
        uint64_t x = lane == 0 || chance(r, 10) ? interesting_int(r) : interesting_float(r, lane);
        v |= (x & ir_mask(8u << lane)) << (i * (8u << lane) & 63);
    }
    return v;
}

/* ---- machine states ---- */

struct fp_mode {
    struct fp_env env;
    uint32_t aux, aux16;
};

#define ARM_ENV .nan_rule = FP_NAN_ARM, .tininess_before = true
#define X86_ENV .nan_rule = FP_NAN_X86, .default_nan_negative = true
static const struct fp_mode fp_modes[] = {
    {{ARM_ENV}, 0, 0},
    {{ARM_ENV}, 0, 0},
    {{.nan_rule = FP_NAN_DEFAULT, .tininess_before = true}, IR_FP_DEFAULT_NAN, IR_FP_DEFAULT_NAN},
    {{ARM_ENV, .flush_inputs = true, .flush_outputs = true}, IR_FP_FLUSH, 0},
    {{ARM_ENV, .flush_f16 = true}, 0, IR_FP_FLUSH},
    {{X86_ENV}, IR_FP_NAN_X86 | IR_FP_NAN_NEGATIVE, IR_FP_NAN_X86 | IR_FP_NAN_NEGATIVE},
};

static const struct fp_mode *fp_mode(const struct ir_random *r)
{
    return &fp_modes[r->fp_mode % (sizeof(fp_modes) / sizeof(fp_modes[0]))];
}

void ir_random_vcpu(struct ir_random *r, struct vcpu *cpu, uint8_t *memory)
{
    for (unsigned i = 0; i < ir_random_slots.count; i++) {
        const struct ir_slot *slot = &slot_table[i];
        uint64_t v[2] = {interesting_int(r), 0};
        if (slot->type == IR_V128) {
            v[0] = interesting_vector_half(r);
            v[1] = interesting_vector_half(r);
        }
        if (i == IR_RANDOM_SLOT_MEMORY)
            v[0] = IR_RANDOM_BASE;
        if (i == IR_RANDOM_SLOT_FLAGS)
            v[0] &= IR_PACKED_N | IR_PACKED_Z | IR_PACKED_C | IR_PACKED_V;
        memcpy(cpu->state + slot->offset, v, ir_type_bits[slot->type] / 8);
    }
    cpu->fp = fp_mode(r)->env;
    cpu->fp.rounding = (uint8_t)(chance(r, 50) ? 0 : ir_random_below(r, 4));
    cpu->guest_base = (uintptr_t)memory - IR_RANDOM_BASE;
    cpu->address_mask = ~0ull;
    for (unsigned i = 0; i < IR_RANDOM_MEMORY; i += 8) {
        uint64_t v = interesting_vector_half(r);
        memcpy(memory + i, &v, 8);
    }
}

/* ---- helpers for CALL ---- */

static uint64_t hlp_mix(uint64_t x, uint32_t y)
{
    return (x ^ y) * 0x9e3779b97f4a7c15;
}

static uint32_t hlp_read_state(struct vcpu *cpu, uint64_t x)
{
    uint64_t sum = x;
    for (unsigned i = 0; i < ir_random_slots.count; i++) {
        if (i != IR_RANDOM_SLOT_PC)
            sum = sum * 31 + cpu->state[slot_table[i].offset];
    }
    return (uint32_t)sum;
}

static void hlp_write_state(struct vcpu *cpu, uint64_t x)
{
    uint64_t *x1 = vcpu_slot(cpu, &ir_random_slots, 1), *v1 = vcpu_slot(cpu, &ir_random_slots, 17);
    *x1 += x;
    v1[0] ^= x;
}

static v128 hlp_vector(struct vcpu *cpu, v128 x, uint32_t n, v128 y)
{
    return x + y * (v128){n, cpu->fp.rounding};
}

static v128 hlp_float(struct vcpu *cpu, v128 x, v128 y)
{
    cpu->fp.flags =
        0; /* as a guest that clears them does: equal ops before and after it are not one */
    return (v128){f64_add(x[0], y[0], &cpu->fp), 0};
}

static void hlp_throwing(struct vcpu *cpu, uint64_t x)
{
    cpu->counters[7] = cpu->counters[7] * 31 + x + hlp_read_state(cpu, 0);
}

#define FN(f) ((void (*)(void))f)
static const struct ir_helper helpers[] = {
    {"mix", FN(hlp_mix), IR_I64, 2, {IR_I64, IR_I32}, IR_HELPER_PURE},
    {"read_state", FN(hlp_read_state), IR_I32, 1, {IR_I64}, IR_HELPER_VCPU | IR_HELPER_READS_STATE},
    {"write_state",
     FN(hlp_write_state),
     IR_VOID,
     1,
     {IR_I64},
     IR_HELPER_VCPU | IR_HELPER_READS_STATE | IR_HELPER_WRITES_STATE},
    {"vector", FN(hlp_vector), IR_V128, 3, {IR_V128, IR_I32, IR_V128}, IR_HELPER_VCPU},
    {"float", FN(hlp_float), IR_F64, 2, {IR_F64, IR_F64}, IR_HELPER_VCPU | IR_HELPER_FP},
    {"throwing",
     FN(hlp_throwing),
     IR_VOID,
     1,
     {IR_I64},
     IR_HELPER_VCPU | IR_HELPER_THROWS | IR_HELPER_READS_STATE},
};

/* ---- the shape of an instruction: type, lane, imm, aux ---- */

struct generator {
    struct ir_random *r;
    struct ir_builder *b;
    const struct ir_random_options *options;
    uint64_t pc;
};

static unsigned draw_type(struct ir_random *r, unsigned op)
{
    static const uint8_t any_load[] = {IR_I32, IR_I64, IR_F16, IR_F32, IR_F64, IR_V64, IR_V128};
    switch (ir_ops[op].result) {
    case 'i': return chance(r, 50) ? IR_I32 : IR_I64;
    case 'I': return IR_I32;
    case 'L': return IR_I64;
    case 'f': return IR_F16 + ir_random_below(r, 3);
    case 'v': return chance(r, 30) ? IR_V64 : IR_V128;
    case 'V': return IR_V128;
    case 'F': return IR_FLAGS;
    case '*': break;
    default: return IR_VOID;
    }
    if (op == IR_CONST)
        return chance(r, 50) ? IR_I32 : IR_I64;
    unsigned vectors_only = op == IR_I2V ? 2 : 0;
    return any_load[vectors_only + ir_random_below(r, 7 - vectors_only)];
}

static unsigned draw_lane(struct ir_random *r, const struct ir_inst *in)
{
    unsigned bytes = ir_type_bits[in->type] / 8;
    if (in->op == IR_LOAD && in->type != IR_V128 && ir_type_is_vector(in->type))
        return (unsigned)__builtin_ctz(bytes);
    if (!ir_lanes[in->op])
        return 0;
    for (;;) {
        unsigned lane = ir_random_below(r, 5);
        bool memory = in->op >= IR_LOAD && in->op <= IR_ATOMIC && in->op != IR_STORE;
        bool pairs = (in->op >= IR_VZIP1 && in->op <= IR_VTRN2) ||
                     (in->op >= IR_VADDP && in->op <= IR_VUADDLP);
        if (!(ir_lanes[in->op] >> lane & 1) || (memory && 1u << lane > bytes))
            continue;
        if (pairs && 2u << lane > bytes)
            continue;
        return lane;
    }
}

static uint64_t draw_field(struct ir_random *r, unsigned width)
{
    unsigned len = 1 + ir_random_below(r, width), pos = ir_random_below(r, width - len + 1);
    return pos | len << 8;
}

static uint64_t draw_imm(struct ir_random *r, const struct ir_inst *in)
{
    unsigned bits = 8u << in->lane, width = ir_type_bits[in->type], lanes = 16u >> in->lane;
    switch (in->op) {
    case IR_CONST: return interesting_int(r) & ir_mask(width);
    case IR_VCONST: return interesting_vector_half(r);
    case IR_ZEXT:
    case IR_SEXT: return 8u << ir_random_below(r, 3);
    case IR_EXTRACT:
    case IR_SEXTRACT:
    case IR_DEPOSIT: return draw_field(r, width);
    case IR_ADDSHL: return 1 + ir_random_below(r, 3);
    case IR_EXTR: return ir_random_below(r, width);
    case IR_CRC32: return ir_random_below(r, 2);
    case IR_CCMPF:
        return ir_random_bits(r) & (IR_PACKED_N | IR_PACKED_Z | IR_PACKED_C | IR_PACKED_V);
    case IR_VGETLANE:
    case IR_VGETLANE_S:
    case IR_VSETLANE:
    case IR_VDUPLANE: return ir_random_below(r, lanes);
    case IR_VCOPYLANE: return ir_random_below(r, lanes) | ir_random_below(r, lanes) << 8;
    case IR_VSHL: return ir_random_below(r, bits);
    case IR_VSHR:
    case IR_VSAR: return ir_random_below(r, bits + 1);
    case IR_VFTOI:
    case IR_VITOF: return chance(r, 50) ? 0 : ir_random_below(r, bits + 1);
    case IR_FTOI: return chance(r, 50) ? 0 : ir_random_below(r, width + 1);
    case IR_ITOF: return chance(r, 50) ? 0 : ir_random_below(r, bits + 1);
    case IR_VREV: return (2u << in->lane) << ir_random_below(r, 3 - in->lane);
    case IR_VEXT: return ir_random_below(r, width / 8);
    case IR_VADDV ... IR_VUMINV: return in->lane == 3 || chance(r, 50) ? 16 : 8;
    case IR_VSXTL ... IR_VUXTL:
    case IR_VSMULL ... IR_VPMULL:
    case IR_VFCVTL: return ir_random_below(r, 2);
    case IR_SHA1_ROUND4: return ir_random_below(r, 3);
    default: return 0;
    }
}

/* Is the format F16? Then the FP mode may be another. */
static bool is_half(const struct ir_inst *in)
{
    switch (in->op) {
    case IR_FCMPF:
    case IR_FTOI: return in->lane == 1;
    case IR_FCVT:
    case IR_VFCVTL:
    case IR_VFCVTN: return false;
    default: break;
    }
    return ir_type_is_vector(in->type) && in->type < IR_V64 ? in->type == IR_F16 : in->lane == 1;
}

static uint32_t draw_fp_aux(struct generator *g, const struct ir_inst *in)
{
    struct ir_random *r = g->r;
    uint32_t aux = is_half(in) ? fp_mode(r)->aux16 : fp_mode(r)->aux;
    unsigned op = in->op;
    bool rounds = op == IR_FRINT || op == IR_VFRINT || op == IR_FTOI || op == IR_VFTOI;
    if (rounds || g->options->static_rounding)
        aux |= ir_random_below(r, 6);
    if ((op == IR_FRINT || op == IR_VFRINT) && chance(r, 50))
        aux |= IR_FP_EXACT;
    if ((op == IR_FTOI || op == IR_VFTOI || op == IR_ITOF || op == IR_VITOF) && chance(r, 50))
        aux |= IR_FP_UNSIGNED;
    if (op == IR_FCMPF && chance(r, 50))
        aux |= IR_FP_SIGNALLING;
    if (op == IR_FMA || op == IR_VFMA)
        aux |= (uint32_t)ir_random_bits(r) & (IR_FP_NEG_PRODUCT | IR_FP_NEG_ADDEND);
    return aux;
}

static uint32_t draw_memory_aux(struct ir_random *r, const struct ir_inst *in)
{
    static const uint32_t load_orders[] = {0, 0, 0, IR_MEM_ACQUIRE,
                                           IR_MEM_ACQUIRE | IR_MEM_SEQ_CST};
    static const uint32_t store_orders[] = {0, 0, 0, IR_MEM_RELEASE,
                                            IR_MEM_RELEASE | IR_MEM_SEQ_CST};
    uint32_t aux = chance(r, 10) ? IR_MEM_ADDR32 : 0;
    if (in->op == IR_LOAD) {
        aux |= load_orders[ir_random_below(r, 5)];
        if (!ir_type_is_vector(in->type) && chance(r, 40))
            aux |= IR_MEM_SIGNED;
    }
    if (in->op == IR_STORE)
        aux |= store_orders[ir_random_below(r, 5)];
    if (in->op == IR_ATOMIC)
        aux |= ir_random_below(r, IR_RMW_AND + 1) << IR_MEM_RMW_SHIFT;
    if (chance(r, 10))
        aux |= IR_MEM_SWAP;
    if (chance(r, 10))
        aux |= IR_MEM_ALIGNED;
    return aux | (chance(r, 30) ? ir_random_below(r, 5) : 0);
}

static uint32_t draw_aux(struct generator *g, const struct ir_inst *in)
{
    struct ir_random *r = g->r;
    switch (in->op) {
    case IR_CMP:
    case IR_EXIT_CMP: return ir_random_below(r, IR_SGT + 1);
    case IR_EXIT_TEST: return ir_random_below(r, 2);
    case IR_SUBF:
    case IR_SBC:
    case IR_SBCF: return chance(r, 30) ? IR_FLAG_BORROW : 0;
    case IR_CCMPF: return ir_random_below(r, 16) | (chance(r, 30) ? IR_CCMP_ADD : 0);
    case IR_COND:
    case IR_SELECT_COND:
    case IR_FSELECT:
    case IR_EXIT_FLAGS: return ir_random_below(r, 16);
    case IR_FENCE: return IR_FENCE_LOAD + ir_random_below(r, 3);
    case IR_LOAD ... IR_ATOMIC: return draw_memory_aux(r, in);
    default: break;
    }
    return ir_ops[in->op].props & IR_FPENV ? draw_fp_aux(g, in) : 0;
}

/* ---- operands ---- */

enum kind {
    KIND_INT,
    KIND_VECTOR,
    KIND_FLAGS
};

static enum kind kind_of(unsigned type)
{
    return type == IR_FLAGS ? KIND_FLAGS : ir_type_is_vector(type) ? KIND_VECTOR : KIND_INT;
}

static enum kind operand_kind(const struct ir_inst *in, unsigned i)
{
    char letter = ir_ops[in->op].operands[i];
    if (letter == 'F')
        return KIND_FLAGS;
    return letter != '_' && strchr("vfVuhlmri", letter) ? KIND_VECTOR : KIND_INT;
}

static ir_ref draw_slot(struct generator *g, enum kind kind, unsigned bits)
{
    struct ir_random *r = g->r;
    if (kind == KIND_FLAGS)
        return ir_op1(g->b, IR_UNPACK, IR_FLAGS, ir_get(g->b, IR_RANDOM_SLOT_FLAGS));
    if (kind == KIND_VECTOR)
        return ir_get(g->b, FIRST_V128 + ir_random_below(r, V128_SLOTS));
    if (bits <= 32 && chance(r, 15))
        return ir_get(g->b, FIRST_I32 + ir_random_below(r, I32_SLOTS));
    return ir_get(g->b, ir_random_below(r, INT_SLOTS));
}

static ir_ref draw_constant(struct generator *g, enum kind kind, unsigned bits)
{
    struct ir_random *r = g->r;
    if (kind == KIND_VECTOR)
        return ir_vconst(g->b, interesting_vector_half(r), interesting_vector_half(r));
    if (kind == KIND_FLAGS)
        return ir_op1(g->b, IR_UNPACK, IR_FLAGS, ir_const(g->b, IR_I32, interesting_int(r)));
    return ir_const(g->b, bits > 32 || chance(r, 20) ? IR_I64 : IR_I32,
                    chance(r, 30) ? ir_random_below(r, 2) : interesting_int(r));
}

/* A value of at least `bits` bits: a constant, an earlier result (often a recent one, so that
 * chains of ops form) or a slot's. */
static ir_ref draw_operand(struct generator *g, enum kind kind, unsigned bits)
{
    const struct ir_region *region = g->b->region;
    unsigned how = ir_random_below(g->r, 10);
    if (how < 2)
        return draw_constant(g, kind, bits);
    for (unsigned tries = 0; how < 7 && tries < 12; tries++) {
        uint32_t recent = how < 5 && region->count > 16 ? 16 : region->count;
        ir_ref ref = region->count - 1 - ir_random_below(g->r, recent);
        unsigned type = region->inst[ref].type;
        if (type != IR_VOID && kind_of(type) == kind && ir_type_bits[type] >= bits)
            return ref;
    }
    return draw_slot(g, kind, bits);
}

/* The parts of an address as translators compute them: sums and shifts of their own, which passes
 * may take into the access. */
static void spell_out_address(struct generator *g, struct ir_inst *in)
{
    struct ir_random *r = g->r;
    unsigned scale = in->aux & IR_MEM_SCALE;
    bool plain_index = !(in->aux & (IR_MEM_INDEX_UXTW | IR_MEM_INDEX_SXTW));
    if (in->args[1] != IR_NONE && plain_index && chance(r, 50)) {
        in->args[1] = ir_op2(g->b, IR_SHL, IR_I64, in->args[1], ir_const(g->b, IR_I64, scale));
        in->aux &= ~(uint32_t)IR_MEM_SCALE;
        if (chance(r, 70)) {
            bool left = chance(r, 50);
            in->args[0] = ir_op2(g->b, IR_ADD, IR_I64, in->args[left], in->args[!left]);
            in->args[1] = IR_NONE;
        }
    }
    if (chance(r, 40)) {
        bool add = chance(r, 50);
        in->args[0] = ir_op2(g->b, add ? IR_ADD : IR_SUB, IR_I64, in->args[0],
                             ir_const(g->b, IR_I64, add ? in->imm : -in->imm));
        in->imm = 0;
    }
}

/* Addresses stay within the memory. Atomics are aligned, and most ALIGNED ones: the others leave.
 */
static void draw_address(struct generator *g, struct ir_inst *in)
{
    struct ir_random *r = g->r;
    bool aligned = in->op >= IR_CMPXCHG || (in->aux & IR_MEM_ALIGNED && !chance(r, 20));
    unsigned step = aligned ? 15 : 0, scale = in->aux & IR_MEM_SCALE;
    in->args[0] = ir_get(g->b, IR_RANDOM_SLOT_MEMORY);
    if (in->aux & IR_MEM_ADDR32 && chance(r, 50)) {
        ir_ref high =
            ir_op2(g->b, IR_SHL, IR_I64, draw_operand(g, KIND_INT, 64), ir_const(g->b, IR_I64, 32));
        in->args[0] = ir_op2(g->b, IR_ADD, IR_I64, in->args[0], high);
    }
    in->imm = ir_random_below(r, IR_RANDOM_MEMORY / 2) & ~step;
    if (chance(r, 50)) {
        in->aux &= ~(uint32_t)IR_MEM_SCALE;
        spell_out_address(g, in);
        return;
    }
    uint32_t mask = (IR_RANDOM_MEMORY / 2 - 32) >> scale & ~step;
    ir_ref index =
        ir_op2(g->b, IR_AND, IR_I64, draw_operand(g, KIND_INT, 64), ir_const(g->b, IR_I64, mask));
    if (chance(r, 30)) {
        bool is_signed = chance(r, 50);
        in->aux |= is_signed ? IR_MEM_INDEX_SXTW : IR_MEM_INDEX_UXTW;
        ir_ref junk =
            ir_op2(g->b, IR_SHL, IR_I64, draw_operand(g, KIND_INT, 64), ir_const(g->b, IR_I64, 32));
        index = ir_op2(g->b, IR_OR, IR_I64, index, junk);
        if (is_signed) { /* down from the middle */
            index = ir_op1(g->b, IR_NEG, IR_I64, index);
            in->imm += (uint64_t)mask << scale;
        }
    }
    in->args[1] = index;
    spell_out_address(g, in);
}

/* Exits as translators write them, for the passes to fuse: on flags just made, on bits just taken.
 */
static void draw_exit_operands(struct generator *g, struct ir_inst *in)
{
    struct ir_random *r = g->r;
    unsigned type = chance(r, 50) ? IR_I32 : IR_I64, bits = ir_type_bits[type];
    ir_ref x = draw_operand(g, KIND_INT, 64), y = draw_operand(g, KIND_INT, 64);
    if (in->op == IR_EXIT_FLAGS) {
        in->args[0] = ir_emit(g->b, (struct ir_inst){.op = chance(r, 50) ? IR_SUBF : IR_ANDF,
                                                     .type = IR_FLAGS,
                                                     .lane = type == IR_I64 ? 3 : 2,
                                                     .args = {x, y, IR_NONE, IR_NONE}});
        if (g->b->region->inst[in->args[0]].op == IR_SUBF && chance(r, 30))
            g->b->region->inst[in->args[0]].aux = IR_FLAG_BORROW;
    } else if (in->op == IR_EXIT_CMP) {
        in->lane = type == IR_I64 ? 3 : 2;
        in->aux = (in->aux & ~15u) | ir_random_below(r, 2);
        in->args[0] = chance(r, 50) ? ir_op2(g->b, IR_AND, type, x, y)
                                    : ir_op1i(g->b, IR_EXTRACT, type, x, draw_field(r, bits));
        in->args[1] = ir_const(g->b, type, 0);
    }
}

static void draw_operands(struct generator *g, struct ir_inst *in)
{
    unsigned first = 0;
    if (in->op >= IR_LOAD && in->op <= IR_ATOMIC) {
        draw_address(g, in);
        first = 2;
    }
    for (unsigned i = first; i < ir_nargs(in); i++) {
        enum kind kind = operand_kind(in, i);
        if (in->op == IR_STORE)
            kind = in->lane == 4 || chance(g->r, 40) ? KIND_VECTOR : KIND_INT;
        else if (in->op == IR_CALL)
            kind = kind_of(ir_helper_of(in)->arg[i]);
        in->args[i] = draw_operand(g, kind, ir_operand_bits(in, i, &ir_random_slots));
    }
}

/* ---- results ---- */

static void keep_vector(struct generator *g, ir_ref v, unsigned type)
{
    static const uint8_t lane[IR_TYPE_COUNT] = {
        [IR_F16] = 1, [IR_F32] = 2, [IR_F64] = 3, [IR_V64] = 3};
    if (type != IR_V128)
        v = ir_vop(g->b, IR_VZEXT, IR_V128, lane[type], v, IR_NONE, IR_NONE, 0);
    ir_set(g->b, FIRST_V128 + ir_random_below(g->r, V128_SLOTS), v);
}

/* Stores a result where the test will look. */
static void keep(struct generator *g, ir_ref v, unsigned type)
{
    unsigned slot = ir_random_below(g->r, INT_SLOTS - 1);
    if (ir_type_is_vector(type))
        keep_vector(g, v, type);
    else if (type == IR_FLAGS && chance(g->r, 50))
        ir_set(g->b, IR_RANDOM_SLOT_FLAGS, ir_op1(g->b, IR_PACK, IR_I32, v));
    else if (type == IR_FLAGS)
        ir_set(g->b, slot, ir_op1i(g->b, IR_ZEXT, IR_I64, ir_op1(g->b, IR_PACK, IR_I32, v), 32));
    else if (type == IR_I64)
        ir_set(g->b, slot, v);
    else if (type == IR_I32 && chance(g->r, 30))
        ir_set(g->b, FIRST_I32 + ir_random_below(g->r, I32_SLOTS), v);
    else if (type == IR_I32)
        ir_set(g->b, slot, ir_op1i(g->b, IR_ZEXT, IR_I64, v, 32));
}

/* ---- regions ---- */

static void emit_insn(struct generator *g)
{
    ir_insn(g->b, g->pc, 4);
    g->pc += 4;
}

static bool drawable(const struct generator *g, unsigned op)
{
    if (op >= IR_EXIT_FLAGS && op <= IR_EXIT_TEST)
        return g->options->exits;
    return op != IR_GET && op != IR_SET && op != IR_INSN && !(ir_ops[op].props & IR_ENDS);
}

/* False if the caller does not want what was drawn. */
static bool draw_inst(struct generator *g, struct ir_inst *in)
{
    struct ir_random *r = g->r;
    do {
        in->op = (uint8_t)ir_random_below(r, IR_OP_COUNT);
    } while (!drawable(g, in->op));
    if (in->op == IR_CALL) {
        const struct ir_helper *helper =
            &helpers[ir_random_below(r, sizeof(helpers) / sizeof(helpers[0]))];
        in->type = helper->result;
        in->imm = (uintptr_t)helper;
    } else {
        in->type = (uint8_t)draw_type(r, in->op);
        in->lane = (uint8_t)draw_lane(r, in);
        in->imm = draw_imm(r, in);
        in->aux = draw_aux(g, in);
    }
    if (in->op == IR_VCONST && in->type == IR_V128) {
        in->args[0] = (uint32_t)ir_random_bits(r);
        in->args[1] = (uint32_t)ir_random_bits(r);
    } else if (in->op == IR_VCONST) {
        in->args[0] = in->args[1] = 0;
    }
    if (ir_ops[in->op].props & IR_LEAVES) {
        in->imm = 0x8000 + 4 * (uint64_t)ir_random_below(r, 1000);
        in->aux |= chance(r, 30) ? IR_EXIT_BACK : 0;
        in->aux |= g->options->flags_dead && chance(r, 50) ? IR_EXIT_FLAGS_DEAD : 0;
    }
    return !g->options->want || g->options->want(in, g->options->opaque);
}

static void emit_end(struct generator *g)
{
    struct ir_random *r = g->r;
    struct ir_inst in = {.imm = 0x9000 + 4 * (uint64_t)ir_random_below(r, 1000),
                         .args = {IR_NONE, IR_NONE, IR_NONE, IR_NONE}};
    switch (ir_random_below(r, 4)) {
    case 0: in.op = IR_EXIT; break;
    case 1:
        in.op = IR_EXIT_CALL;
        in.args[0] = ir_const(g->b, IR_I64, g->pc);
        break;
    case 2:
        in.op = IR_EXIT_INDIRECT;
        in.args[0] = draw_operand(g, KIND_INT, 64);
        in.imm = 0;
        break;
    default:
        in.op = IR_EXIT_EVENT;
        in.aux = IR_EVENT_SYSCALL | ir_random_below(r, 100) << 16;
        break;
    }
    ir_emit(g->b, in);
}

void ir_random_region(struct ir_random *r, struct ir_builder *b,
                      const struct ir_random_options *options)
{
    struct generator g = {r, b, options, IR_RANDOM_PC};
    unsigned emitted = 0;
    emit_insn(&g);
    for (unsigned tries = 0; emitted < options->count && tries < 100000 && !b->full; tries++) {
        struct ir_inst in = {.args = {IR_NONE, IR_NONE, IR_NONE, IR_NONE}};
        if (!draw_inst(&g, &in))
            continue;
        if ((in.op == IR_EXIT_FLAGS || in.op == IR_EXIT_CMP) && chance(r, 50))
            draw_exit_operands(&g, &in);
        else
            draw_operands(&g, &in);
        keep(&g, ir_emit(b, in), in.type);
        if (++emitted % 4 == 0)
            emit_insn(&g);
    }
    emit_end(&g);
}

void ir_replay(const struct ir_region *from, struct ir_builder *to, ir_ref *map)
{
    for (uint32_t i = 0; i < from->count; i++) {
        struct ir_inst in = from->inst[i];
        if (in.op == IR_INSN) {
            ir_insn(to, in.imm, in.aux);
            continue;
        }
        for (unsigned j = 0; in.op != IR_VCONST && j < 4; j++)
            in.args[j] = in.args[j] == IR_NONE ? IR_NONE : map[in.args[j]];
        map[i] = ir_emit(to, in);
    }
}
