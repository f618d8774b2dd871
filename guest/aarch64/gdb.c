/*
 * What debuggers, core dumps and backtraces are told of the AArch64 guest.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "guest/aarch64/a64.h"
#include "guest/aarch64/sysreg.h"
#include "vm/guest_debug.h"

#include <string.h>

enum {
    NT_ARM_TLS = 0x401,
    DWARF_FP = 29,
    DWARF_LR = 30,
    DWARF_SP = 31
};

static uint64_t get_cpsr(struct vcpu *cpu)
{
    return a64_read_pstate(a64_state(cpu));
}

static uint64_t get_fpsr(struct vcpu *cpu)
{
    return a64_read_fpsr(cpu);
}

static void set_fpsr(struct vcpu *cpu, uint64_t value)
{
    a64_write_fpsr(cpu, (uint32_t)value);
}

static uint64_t get_fpcr(struct vcpu *cpu)
{
    return a64_state(cpu)->fpcr;
}

static void set_fpcr(struct vcpu *cpu, uint64_t value)
{
    a64_write_fpcr(cpu, (uint32_t)value & a64_fpcr_mask(cpu->features));
}

/* The bits of a pointer that hold its authentication code: those between the address and the top
 * byte, bit 55 aside, which selects the half of the address space (DDI 0487 D8.8). */
static uint64_t pauth_mask(struct vcpu *cpu)
{
    return cpu->features[0] >> A64_FEATURE_pauth & 1 ? 0x7full << 48 : 0;
}

#define X(n)                                                                                       \
    {                                                                                              \
        "x" #n, 64, "int", "general", offsetof(struct a64_state, x) + (n)*8                        \
    }
#define V(n)                                                                                       \
    {                                                                                              \
        "v" #n, 128, "aarch64v", "vector", offsetof(struct a64_state, v) + (n)*16                  \
    }

static const struct guest_register core[] = {
    X(0),
    X(1),
    X(2),
    X(3),
    X(4),
    X(5),
    X(6),
    X(7),
    X(8),
    X(9),
    X(10),
    X(11),
    X(12),
    X(13),
    X(14),
    X(15),
    X(16),
    X(17),
    X(18),
    X(19),
    X(20),
    X(21),
    X(22),
    X(23),
    X(24),
    X(25),
    X(26),
    X(27),
    X(28),
    X(29),
    X(30),
    {"sp", 64, "data_ptr", "general", offsetof(struct a64_state, sp)},
    {"pc", 64, "code_ptr", "general", offsetof(struct a64_state, pc)},
    {"cpsr", 32, "cpsr_flags", "general", 0, get_cpsr, a64_write_pstate},
};

static const char core_types[] =
    "<flags id=\"cpsr_flags\" size=\"4\">"
    "<field name=\"BTYPE\" start=\"10\" end=\"11\"/><field name=\"SSBS\" start=\"12\" end=\"12\"/>"
    "<field name=\"DIT\" start=\"24\" end=\"24\"/><field name=\"V\" start=\"28\" end=\"28\"/>"
    "<field name=\"C\" start=\"29\" end=\"29\"/><field name=\"Z\" start=\"30\" end=\"30\"/>"
    "<field name=\"N\" start=\"31\" end=\"31\"/></flags>";

static const struct guest_register fpu[] = {
    V(0),
    V(1),
    V(2),
    V(3),
    V(4),
    V(5),
    V(6),
    V(7),
    V(8),
    V(9),
    V(10),
    V(11),
    V(12),
    V(13),
    V(14),
    V(15),
    V(16),
    V(17),
    V(18),
    V(19),
    V(20),
    V(21),
    V(22),
    V(23),
    V(24),
    V(25),
    V(26),
    V(27),
    V(28),
    V(29),
    V(30),
    V(31),
    {"fpsr", 32, "int", "float", 0, get_fpsr, set_fpsr},
    {"fpcr", 32, "int", "float", 0, get_fpcr, set_fpcr},
};

/* One vector, seen as lanes of every size. */
static const char fpu_types[] =
    "<vector id=\"v2d\" type=\"ieee_double\" count=\"2\"/>"
    "<vector id=\"v2u\" type=\"uint64\" count=\"2\"/><vector id=\"v2i\" type=\"int64\" "
    "count=\"2\"/>"
    "<vector id=\"v4f\" type=\"ieee_single\" count=\"4\"/>"
    "<vector id=\"v4u\" type=\"uint32\" count=\"4\"/><vector id=\"v4i\" type=\"int32\" "
    "count=\"4\"/>"
    "<vector id=\"v8f\" type=\"ieee_half\" count=\"8\"/>"
    "<vector id=\"v8u\" type=\"uint16\" count=\"8\"/><vector id=\"v8i\" type=\"int16\" "
    "count=\"8\"/>"
    "<vector id=\"v16u\" type=\"uint8\" count=\"16\"/>"
    "<vector id=\"v16i\" type=\"int8\" count=\"16\"/>"
    "<vector id=\"v1u\" type=\"uint128\" count=\"1\"/><vector id=\"v1i\" type=\"int128\" "
    "count=\"1\"/>"
    "<union id=\"vnd\"><field name=\"f\" type=\"v2d\"/><field name=\"u\" type=\"v2u\"/>"
    "<field name=\"s\" type=\"v2i\"/></union>"
    "<union id=\"vns\"><field name=\"f\" type=\"v4f\"/><field name=\"u\" type=\"v4u\"/>"
    "<field name=\"s\" type=\"v4i\"/></union>"
    "<union id=\"vnh\"><field name=\"f\" type=\"v8f\"/><field name=\"u\" type=\"v8u\"/>"
    "<field name=\"s\" type=\"v8i\"/></union>"
    "<union id=\"vnb\"><field name=\"u\" type=\"v16u\"/><field name=\"s\" type=\"v16i\"/></union>"
    "<union id=\"vnq\"><field name=\"u\" type=\"v1u\"/><field name=\"s\" type=\"v1i\"/></union>"
    "<union id=\"aarch64v\"><field name=\"d\" type=\"vnd\"/><field name=\"s\" type=\"vns\"/>"
    "<field name=\"h\" type=\"vnh\"/><field name=\"b\" type=\"vnb\"/>"
    "<field name=\"q\" type=\"vnq\"/></union>";

static const struct guest_register tls[] = {
    {"tpidr", 64, "data_ptr", "system", offsetof(struct a64_state, tpidr)},
};

static const struct guest_register pauth[] = {
    {"pauth_dmask", 64, "int", "system", 0, pauth_mask},
    {"pauth_cmask", 64, "int", "system", 0, pauth_mask},
};

static const struct guest_feature features[] = {
    {"org.gnu.gdb.aarch64.core", core_types, core, ARRAY_SIZE(core)},
    {"org.gnu.gdb.aarch64.fpu", fpu_types, fpu, ARRAY_SIZE(fpu)},
    {"org.gnu.gdb.aarch64.pauth", nullptr, pauth, ARRAY_SIZE(pauth)},
    {"org.gnu.gdb.aarch64.tls", nullptr, tls, ARRAY_SIZE(tls)},
};

/* struct user_pt_regs (arch/arm64/include/uapi/asm/ptrace.h): x0…x30, sp, pc, pstate. */
static size_t core_registers(struct vcpu *cpu, uint8_t *out)
{
    const struct a64_state *s = a64_state(cpu);
    uint64_t r[34];

    memcpy(r, s->x, sizeof(s->x));
    r[31] = s->sp;
    r[32] = s->pc;
    r[33] = a64_read_pstate(s);
    memcpy(out, r, sizeof(r));
    return sizeof(r);
}

/* struct user_fpsimd_state: v0…v31, fpsr, fpcr, two reserved words. */
static size_t core_fp_registers(struct vcpu *cpu, uint8_t *out)
{
    const struct a64_state *s = a64_state(cpu);
    const uint32_t control[4] = {a64_read_fpsr(cpu), s->fpcr};

    memcpy(out, s->v, sizeof(s->v));
    memcpy(out + sizeof(s->v), control, sizeof(control));
    return sizeof(s->v) + sizeof(control);
}

static uint64_t get_tls(struct vcpu *cpu)
{
    return a64_state(cpu)->tpidr;
}

static uint64_t dwarf_register(struct vcpu *cpu, unsigned number)
{
    const struct a64_state *s = a64_state(cpu);

    return number == DWARF_SP ? s->sp : s->x[number];
}

/* Of a user address all bits above it are 0 (48 bits). */
static uint64_t strip(uint64_t address)
{
    return address & (UINT64_MAX >> 16);
}

const struct guest_debug a64_debug = {
    .architecture = "aarch64",
    .features = features,
    .feature_count = ARRAY_SIZE(features),
    .core_registers = core_registers,
    .core_fp_registers = core_fp_registers,
    .core_tls_note = NT_ARM_TLS,
    .tls = get_tls,
    .dwarf_sp = DWARF_SP,
    .dwarf_ra = DWARF_LR,
    .dwarf_fp = DWARF_FP,
    .dwarf_register = dwarf_register,
    .word = 8,
    .strip = strip,
    /* struct rt_sigframe: siginfo 128, ucontext with mcontext at 176: fault_address, x0…x30, sp,
       pc. */
    .signal_frame = {.first = 0,
                     .count = 32,
                     .registers = 128 + 176 + 8,
                     .pc = 128 + 176 + 8 + 256},
};
