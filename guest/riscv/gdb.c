/*
 * What debuggers, core dumps and backtraces are told of the RISC-V guests.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "guest/riscv/rv.h"
#include "vm/guest_debug.h"

#include <string.h>

enum {
    DWARF_FP = 8,
    FRM_SHIFT = 5,
    FFLAGS_MASK = 31
};

static uint64_t get_zero(struct vcpu *cpu)
{
    return 0;
}

static uint64_t get_fflags(struct vcpu *cpu)
{
    return rv_read_fflags(cpu);
}

static void set_fflags(struct vcpu *cpu, uint64_t value)
{
    rv_write_fflags(cpu, (uint32_t)value & FFLAGS_MASK);
}

static uint64_t get_frm(struct vcpu *cpu)
{
    return rv_state(cpu)->frm;
}

static void set_frm(struct vcpu *cpu, uint64_t value)
{
    rv_set_frm(cpu, (uint32_t)value & 7);
}

static uint64_t get_fcsr(struct vcpu *cpu)
{
    return get_frm(cpu) << FRM_SHIFT | get_fflags(cpu);
}

static void set_fcsr(struct vcpu *cpu, uint64_t value)
{
    set_fflags(cpu, value);
    set_frm(cpu, value >> FRM_SHIFT);
}

#define X(n, bits, name, type)                                                                     \
    {                                                                                              \
        name, bits, type, "general", offsetof(struct rv_state, x) + (n)*8                          \
    }
#define F(n, name)                                                                                 \
    {                                                                                              \
        name, 64, "riscv_double", "float", offsetof(struct rv_state, f) + (n)*16                   \
    }

#define CPU_REGISTERS(bits)                                                                        \
    {                                                                                              \
        {"zero", bits, "int", "general", 0, get_zero}, X(1, bits, "ra", "code_ptr"),               \
            X(2, bits, "sp", "data_ptr"), X(3, bits, "gp", "data_ptr"),                            \
            X(4, bits, "tp", "data_ptr"), X(5, bits, "t0", "int"), X(6, bits, "t1", "int"),        \
            X(7, bits, "t2", "int"), X(8, bits, "fp", "data_ptr"), X(9, bits, "s1", "int"),        \
            X(10, bits, "a0", "int"), X(11, bits, "a1", "int"), X(12, bits, "a2", "int"),          \
            X(13, bits, "a3", "int"), X(14, bits, "a4", "int"), X(15, bits, "a5", "int"),          \
            X(16, bits, "a6", "int"), X(17, bits, "a7", "int"), X(18, bits, "s2", "int"),          \
            X(19, bits, "s3", "int"), X(20, bits, "s4", "int"), X(21, bits, "s5", "int"),          \
            X(22, bits, "s6", "int"), X(23, bits, "s7", "int"), X(24, bits, "s8", "int"),          \
            X(25, bits, "s9", "int"), X(26, bits, "s10", "int"), X(27, bits, "s11", "int"),        \
            X(28, bits, "t3", "int"), X(29, bits, "t4", "int"), X(30, bits, "t5", "int"),          \
            X(31, bits, "t6", "int"),                                                              \
            {"pc", bits, "code_ptr", "general", offsetof(struct rv_state, pc)},                    \
    }

static const struct guest_register cpu_registers32[] = CPU_REGISTERS(32);
static const struct guest_register cpu_registers64[] = CPU_REGISTERS(64);

static const struct guest_register fpu_registers[] = {
    F(0, "ft0"),
    F(1, "ft1"),
    F(2, "ft2"),
    F(3, "ft3"),
    F(4, "ft4"),
    F(5, "ft5"),
    F(6, "ft6"),
    F(7, "ft7"),
    F(8, "fs0"),
    F(9, "fs1"),
    F(10, "fa0"),
    F(11, "fa1"),
    F(12, "fa2"),
    F(13, "fa3"),
    F(14, "fa4"),
    F(15, "fa5"),
    F(16, "fa6"),
    F(17, "fa7"),
    F(18, "fs2"),
    F(19, "fs3"),
    F(20, "fs4"),
    F(21, "fs5"),
    F(22, "fs6"),
    F(23, "fs7"),
    F(24, "fs8"),
    F(25, "fs9"),
    F(26, "fs10"),
    F(27, "fs11"),
    F(28, "ft8"),
    F(29, "ft9"),
    F(30, "ft10"),
    F(31, "ft11"),
    {"fflags", 32, "int", "float", 0, get_fflags, set_fflags},
    {"frm", 32, "int", "float", 0, get_frm, set_frm},
    {"fcsr", 32, "int", "float", 0, get_fcsr, set_fcsr},
};

static const char fpu_types[] =
    "<union id=\"riscv_double\"><field name=\"float\" type=\"ieee_single\"/>"
    "<field name=\"double\" type=\"ieee_double\"/></union>";

/* Vector registers, for the lengths that have a table: they lie close together by their length. */
static uint64_t get_vstart(struct vcpu *cpu)
{
    return rv_state(cpu)->vstart;
}

static uint64_t get_vl(struct vcpu *cpu)
{
    return rv_state(cpu)->vl;
}

static uint64_t get_vtype(struct vcpu *cpu)
{
    return rv_state(cpu)->vtype;
}

static uint64_t get_vxsat(struct vcpu *cpu)
{
    return rv_state(cpu)->vxsat;
}

static uint64_t get_vxrm(struct vcpu *cpu)
{
    return rv_state(cpu)->vxrm;
}

static uint64_t get_vlenb(struct vcpu *cpu)
{
    return rv_state(cpu)->vlenb;
}

#define V(n, bits)                                                                                 \
    {                                                                                              \
        "v" #n, bits, "riscv_vector", "vector", offsetof(struct rv_state, v) + (n)*bits / 8        \
    }
#define V_ALL(bits)                                                                                \
    V(0, bits), V(1, bits), V(2, bits), V(3, bits), V(4, bits), V(5, bits), V(6, bits),            \
        V(7, bits), V(8, bits), V(9, bits), V(10, bits), V(11, bits), V(12, bits), V(13, bits),    \
        V(14, bits), V(15, bits), V(16, bits), V(17, bits), V(18, bits), V(19, bits), V(20, bits), \
        V(21, bits), V(22, bits), V(23, bits), V(24, bits), V(25, bits), V(26, bits), V(27, bits), \
        V(28, bits), V(29, bits), V(30, bits), V(31, bits)
#define V_TYPES(q, l, w, s, b)                                                                     \
    "<vector id=\"quads\" type=\"uint128\" count=\"" #q "\"/>"                                     \
    "<vector id=\"longs\" type=\"uint64\" count=\"" #l "\"/>"                                      \
    "<vector id=\"words\" type=\"uint32\" count=\"" #w "\"/>"                                      \
    "<vector id=\"shorts\" type=\"uint16\" count=\"" #s "\"/>"                                     \
    "<vector id=\"bytes\" type=\"uint8\" count=\"" #b "\"/>"                                       \
    "<union id=\"riscv_vector\"><field name=\"q\" type=\"quads\"/>"                                \
    "<field name=\"l\" type=\"longs\"/><field name=\"w\" type=\"words\"/>"                         \
    "<field name=\"s\" type=\"shorts\"/><field name=\"b\" type=\"bytes\"/></union>"

static const struct guest_register v128_registers[] = {V_ALL(128)};
static const struct guest_register v256_registers[] = {V_ALL(256)};
static const struct guest_register v512_registers[] = {V_ALL(512)};

static bool has_v128(const struct vcpu *cpu)
{
    return ((const struct rv_state *)cpu->state)->vlenb == 128 / 8;
}

static bool has_v256(const struct vcpu *cpu)
{
    return ((const struct rv_state *)cpu->state)->vlenb == 256 / 8;
}

static bool has_v512(const struct vcpu *cpu)
{
    return ((const struct rv_state *)cpu->state)->vlenb == 512 / 8;
}

static bool has_vector(const struct vcpu *cpu)
{
    return ((const struct rv_state *)cpu->state)->vlenb;
}

static const struct guest_register vector_csrs[] = {
    {"vstart", 64, "int", "vector", 0, get_vstart}, {"vxsat", 64, "int", "vector", 0, get_vxsat},
    {"vxrm", 64, "int", "vector", 0, get_vxrm},     {"vl", 64, "int", "vector", 0, get_vl},
    {"vtype", 64, "int", "vector", 0, get_vtype},   {"vlenb", 64, "int", "vector", 0, get_vlenb},
};

#define VECTOR_FEATURES                                                                            \
    {"org.gnu.gdb.riscv.vector", V_TYPES(1, 2, 4, 8, 16), v128_registers,                          \
     ARRAY_SIZE(v128_registers), has_v128},                                                        \
        {"org.gnu.gdb.riscv.vector", V_TYPES(2, 4, 8, 16, 32), v256_registers,                     \
         ARRAY_SIZE(v256_registers), has_v256},                                                    \
        {"org.gnu.gdb.riscv.vector", V_TYPES(4, 8, 16, 32, 64), v512_registers,                    \
         ARRAY_SIZE(v512_registers), has_v512},                                                    \
    {                                                                                              \
        "org.gnu.gdb.riscv.csr", nullptr, vector_csrs, ARRAY_SIZE(vector_csrs), has_vector         \
    }

static const struct guest_feature features32[] = {
    {"org.gnu.gdb.riscv.cpu", nullptr, cpu_registers32, ARRAY_SIZE(cpu_registers32)},
    {"org.gnu.gdb.riscv.fpu", fpu_types, fpu_registers, ARRAY_SIZE(fpu_registers)},
    VECTOR_FEATURES,
};
static const struct guest_feature features64[] = {
    {"org.gnu.gdb.riscv.cpu", nullptr, cpu_registers64, ARRAY_SIZE(cpu_registers64)},
    {"org.gnu.gdb.riscv.fpu", fpu_types, fpu_registers, ARRAY_SIZE(fpu_registers)},
    VECTOR_FEATURES,
};

/* struct user_regs_struct (arch/riscv/include/uapi/asm/ptrace.h): pc, x1…x31. */
static size_t core_registers32(struct vcpu *cpu, uint8_t *out)
{
    const struct rv_state *s = rv_state(cpu);

    for (unsigned i = 0; i < 32; i++)
        memcpy(out + i * 4, i ? &s->x[i] : &s->pc, 4);
    return 128;
}

static size_t core_registers64(struct vcpu *cpu, uint8_t *out)
{
    const struct rv_state *s = rv_state(cpu);

    memcpy(out, &s->pc, 8);
    memcpy(out + 8, &s->x[1], 31 * 8);
    return 256;
}

/* struct __riscv_d_ext_state: f0…f31, fcsr. */
static size_t core_fp_registers(struct vcpu *cpu, uint8_t *out)
{
    const struct rv_state *s = rv_state(cpu);
    uint64_t fcsr = get_fcsr(cpu);

    for (unsigned i = 0; i < 32; i++)
        memcpy(out + i * 8, s->f[i], 8);
    memcpy(out + 256, &fcsr, 8);
    return 264;
}

static uint64_t get_tls(struct vcpu *cpu)
{
    return rv_state(cpu)->x[RV_TP];
}

static uint64_t dwarf_register(struct vcpu *cpu, unsigned number)
{
    return rv_state(cpu)->x[number];
}

/* --- Unwinding without tables, which gcc makes for RISC-V only when asked ---
 * Prologues are what compilers write: the stack pointer is moved by constants, ra and s0 are stored
 * relative to it. */

/* addi sp, sp, … in its three encodings; 0: something else. */
static int64_t sp_change(uint32_t insn)
{
    if ((insn & 0xfffff) == 0x10113)
        return (int32_t)insn >> 20;
    if ((insn & 3) == 3)
        return 0;
    int64_t sign = insn >> 12 & 1;
    if ((insn & 0xef83) == 0x6101) /* c.addi16sp */
        return -(sign << 9) | (insn >> 6 & 1) << 4 | (insn >> 5 & 1) << 6 | (insn >> 3 & 3) << 7 |
               (insn >> 2 & 1) << 5;
    if ((insn & 0xef83) == 0x0101) /* c.addi sp */
        return -(sign << 5) | (insn >> 2 & 31);
    return 0;
}

/* sd …, offset(sp), on RV32 sw: which register; -1: something else. */
static int saved_register(uint32_t insn, unsigned bits, int64_t *offset)
{
    bool wide = bits == 64;

    if ((insn & 0xff07f) == (wide ? 0x13023u : 0x12023u)) {
        *offset = (int64_t)((int32_t)insn >> 25) * 32 + (insn >> 7 & 31);
        return insn >> 20 & 31;
    }
    if ((insn & 0xe003) != (wide ? 0xe002u : 0xc002u)) /* c.sdsp, c.swsp */
        return -1;
    *offset = wide ? (insn >> 10 & 7) << 3 | (insn >> 7 & 7) << 6
                   : (insn >> 9 & 15) << 2 | (insn >> 7 & 3) << 6;
    return insn >> 2 & 31;
}

static void note_saved(struct guest_frame *f, uint32_t insn, unsigned bits)
{
    int64_t offset;
    int number = saved_register(insn, bits, &offset);

    if (number == RV_RA && !f->ra_saved) {
        f->ra_saved = true;
        f->ra_at = offset - f->size;
    } else if (number == DWARF_FP && !f->fp_saved) {
        f->fp_saved = true;
        f->fp_at = offset - f->size;
    }
}

static bool scan(const uint8_t *code, size_t size, unsigned bits, struct guest_frame *out)
{
    struct guest_frame now = {0}, whole = {0};
    size_t at = 0;

    while (at + 2 <= size) {
        unsigned length = (code[at] & 3) == 3 ? 4 : 2;
        if (at + length > size)
            break;
        uint32_t insn = length == 4 ? load_le32(code + at) : load_le16(code + at);
        int64_t change = sp_change(insn);
        if (change > 0 && now.size)
            whole = now; /* an epilogue: what is behind its return has the frame again */
        now.size -= change;
        note_saved(&now, insn, bits);
        if ((insn == 0x8082 || insn == 0x8067) && whole.size)
            now = whole;
        at += length;
    }
    *out = now;
    return now.size >= 0;
}

static bool scan32(const uint8_t *code, size_t size, struct guest_frame *out)
{
    return scan(code, size, 32, out);
}

static bool scan64(const uint8_t *code, size_t size, struct guest_frame *out)
{
    return scan(code, size, 64, out);
}

#define DEBUG(bits, ...)                                                                           \
    {                                                                                              \
        .architecture = "riscv:rv" #bits, .features = features##bits,                              \
        .feature_count = ARRAY_SIZE(features##bits), .core_registers = core_registers##bits,       \
        .core_fp_registers = core_fp_registers, .tls = get_tls, .dwarf_sp = RV_SP,                 \
        .dwarf_ra = RV_RA, .dwarf_fp = DWARF_FP, .dwarf_register = dwarf_register,                 \
        .word = bits / 8, .record_offset = -2 * (bits / 8), .scan = scan##bits, __VA_ARGS__        \
    }

/* struct rt_sigframe: siginfo 128, ucontext with mcontext at 176, of RV32 at 160: pc, x1…x31. */
const struct guest_debug rv32_debug = DEBUG(
    32, .signal_frame = {.first = 1, .count = 31, .registers = 128 + 160 + 4, .pc = 128 + 160});
const struct guest_debug rv64_debug = DEBUG(
    64, .signal_frame = {.first = 1, .count = 31, .registers = 128 + 176 + 8, .pc = 128 + 176});
