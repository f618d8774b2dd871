/*
 * The registers of the RISC-V guests: where they are, what they start as, how they print.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "guest/riscv/vector.h"

#include <stdio.h>
#include <string.h>

#define X(n, type, heat) [RV_X0 + n] = {"x" #n, offsetof(struct rv_state, x) + (n)*8, type, heat}
#define F(n, heat)       [RV_F0 + n] = {"f" #n, offsetof(struct rv_state, f) + (n)*16, IR_V128, heat, 3}

#define V(high, low)                                                                               \
    [RV_V0 + 0x##high##                                                                            \
        low] = {"v" #high #low, offsetof(struct rv_state, v) + 0x##high##low * 16, IR_V128, 0}
#define V16(high)                                                                                  \
    V(high, 0), V(high, 1), V(high, 2), V(high, 3), V(high, 4), V(high, 5), V(high, 6),            \
        V(high, 7), V(high, 8), V(high, 9), V(high, a), V(high, b), V(high, c), V(high, d),        \
        V(high, e), V(high, f)

/* Heat as compilers use registers: arguments and results first (a5 down is also where gcc takes
 * temporaries from), the stack pointer, s0 and s1, ra. gp and tp are hardly used. T is the type of
 * x registers. */
#define SLOTS(T)                                                                                   \
    {                                                                                              \
        X(0, T, 0), X(1, T, 10), X(2, T, 3), X(3, T, 0), X(4, T, 31), X(5, T, 18), X(6, T, 19),    \
            X(7, T, 20), X(8, T, 6), X(9, T, 8), X(10, T, 1), X(11, T, 4), X(12, T, 5),            \
            X(13, T, 7), X(14, T, 9), X(15, T, 2), X(16, T, 12), X(17, T, 13), X(18, T, 11),       \
            X(19, T, 14), X(20, T, 15), X(21, T, 16), X(22, T, 17), X(23, T, 21), X(24, T, 22),    \
            X(25, T, 23), X(26, T, 24), X(27, T, 25), X(28, T, 26), X(29, T, 27), X(30, T, 28),    \
            X(31, T, 29), F(0, 11), F(1, 12), F(2, 13), F(3, 14), F(4, 15), F(5, 16), F(6, 19),    \
            F(7, 20), F(8, 7), F(9, 8), F(10, 1), F(11, 3), F(12, 4), F(13, 5), F(14, 6),          \
            F(15, 2), F(16, 9), F(17, 10), F(18, 17), F(19, 18), F(20, 21), F(21, 22), F(22, 23),  \
            F(23, 24), F(24, 25), F(25, 26), F(26, 27), F(27, 28), F(28, 29), F(29, 30),           \
            F(30, 31),                                                                             \
            F(31, 32), [RV_PC] = {"pc", offsetof(struct rv_state, pc), IR_I64, 0},                 \
                       [RV_FRM] = {"frm", offsetof(struct rv_state, frm), IR_I32, 0},              \
                       [RV_VL] = {"vl", offsetof(struct rv_state, vl), IR_I64, 0},                 \
                       [RV_VTYPE] = {"vtype", offsetof(struct rv_state, vtype), IR_I64, 0},        \
                       [RV_VSTART] = {"vstart", offsetof(struct rv_state, vstart), IR_I64, 0},     \
                       [RV_VCONFIG] = {"vconfig", offsetof(struct rv_state, vconfig), IR_I64, 0},  \
                       V16(0), V16(1), V16(2), V16(3), V16(4), V16(5), V16(6), V16(7),             \
    }

static const struct ir_slot slots32[RV_SLOT_COUNT] = SLOTS(IR_I32);
static const struct ir_slot slots64[RV_SLOT_COUNT] = SLOTS(IR_I64);

static void reset(struct vcpu *cpu, const struct cpu_model *model)
{
    struct rv_state *state = rv_state(cpu);

    memset(state, 0, sizeof(*state));
    memcpy(cpu->features, model->features, sizeof(cpu->features));
    cpu->fp = (struct fp_env){.nan_rule = FP_NAN_DEFAULT};
    if (rv_feature_has(model->features, RV_FEATURE_v))
        state->vlenb = (uint32_t)model->id[RV_ID_VLEN] / 8;
    state->elen = model->features[RV_FEATURES_V] & RV_V_ELEN64 ? 64 : 32;
    rv_v_reset(cpu);
    rv_set_frm(cpu, 0);
}

static uint64_t region_key(const struct vcpu *cpu)
{
    uint32_t frm = ((const struct rv_state *)cpu->state)->frm;

    return frm < RV_KEY_FRM_INVALID ? frm : RV_KEY_FRM_INVALID;
}

static unsigned disassemble(const uint64_t *features, const uint8_t *code, size_t avail,
                            uint64_t pc, char *text, size_t size)
{
    unsigned length = avail && (code[0] & 3) == 3 ? 4 : 2;

    if (avail < length || !size)
        return 0;
    uint32_t word = length == 4 ? load_le32(code) : load_le16(code);
    return rv_disasm(word, pc, features, text, size) ? length : 0;
}

static unsigned disassemble32(const uint8_t *code, size_t avail, uint64_t pc, char *text,
                              size_t size)
{
    return disassemble(rv32_cpu_models[1].features, code, avail, pc, text, size);
}

static unsigned disassemble64(const uint8_t *code, size_t avail, uint64_t pc, char *text,
                              size_t size)
{
    return disassemble(rv64_cpu_models[1].features, code, avail, pc, text, size);
}

/* The layout of QEMU's `-d cpu`. */
static void print_state(const struct vcpu *cpu, int fd)
{
    static const char names[64][5] = {
        "zero", "ra",  "sp",  "gp",   "tp",   "t0",  "t1",  "t2",   "s0",  "s1",  "a0",
        "a1",   "a2",  "a3",  "a4",   "a5",   "a6",  "a7",  "s2",   "s3",  "s4",  "s5",
        "s6",   "s7",  "s8",  "s9",   "s10",  "s11", "t3",  "t4",   "t5",  "t6",  "ft0",
        "ft1",  "ft2", "ft3", "ft4",  "ft5",  "ft6", "ft7", "fs0",  "fs1", "fa0", "fa1",
        "fa2",  "fa3", "fa4", "fa5",  "fa6",  "fa7", "fs2", "fs3",  "fs4", "fs5", "fs6",
        "fs7",  "fs8", "fs9", "fs10", "fs11", "ft8", "ft9", "ft10", "ft11"};
    const struct rv_state *s = (const struct rv_state *)cpu->state;

    int digits = (int)cpu->guest->bits / 4;

    dprintf(fd, " pc       %0*llx\n", digits, (unsigned long long)rv_pc(s->pc));
    for (unsigned i = 0; i < 64; i++) {
        uint64_t value = i < 32 ? s->x[i] : s->f[i - 32][0];
        dprintf(fd, " %s%u/%s%*s %0*llx%s", i < 32 ? "x" : "f", i % 32, names[i],
                (int)(6 - strlen(names[i]) - (i % 32 > 9)), "", i < 32 ? digits : 16,
                (unsigned long long)value, i % 4 == 3 ? "\n" : "");
    }
}

static uint64_t get_pc(const struct vcpu *cpu)
{
    return ((const struct rv_state *)cpu->state)->pc;
}

static void set_pc(struct vcpu *cpu, uint64_t pc)
{
    rv_state(cpu)->pc = pc;
}

static_assert(RV_SLOT_COUNT < UINT8_MAX, "slot numbers fit bytes");
static_assert(sizeof(struct rv_state) <= VCPU_STATE_SIZE, "the registers fit the vCPU");

/* What differs: N is 32 or 64. */
#define GUEST(N)                                                                                   \
    {                                                                                              \
        .name = "riscv" #N, .bits = N, .elf_machine = 243, /* EM_RISCV */                          \
            .slots = {.slot = slots##N,                                                            \
                      .count = RV_SLOT_COUNT,                                                      \
                      .pc = RV_PC,                                                                 \
                      .flags = IR_MAX_SLOTS},                                                      \
        .state_size = sizeof(struct rv_state), .models = rv##N##_cpu_models,                       \
        .nmodels = RV##N##_CPU_MODELS, .parse_model = rv##N##_cpu_parse, .reset = reset,           \
        .region_key = region_key, .translate = rv##N##_translate, .disassemble = disassemble##N,   \
        .print_state = print_state, .get_pc = get_pc, .set_pc = set_pc, .debug = &rv##N##_debug,   \
        .linux_abi = &rv##N##_linux,                                                               \
    }

const struct guest rv32_guest = GUEST(32);
const struct guest rv64_guest = GUEST(64);
