/*
 * The RISC-V guest under Linux: registers of a new program and of system calls, signal frames
 * (arch/riscv/include/uapi/asm/ptrace.h, sigcontext.h, ucontext.h), system calls of its own.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/linux_frame.h"
#include "guest/riscv/vector.h"
#include "vm/engine.h"

#include <errno.h>
#include <string.h>

enum {
    STACK_ALIGN = 16,
    FCSR_FRM_SHIFT = 5,
    FCSR_FLAGS = 31,
    V_MAGIC = 0x53465457, /* RISCV_V_MAGIC */
    PR_RISCV_V_SET_CONTROL = 69,
    PR_RISCV_V_GET_CONTROL = 70,
    SYS_RISCV_HWPROBE = 258,
    SYS_RISCV_FLUSH_ICACHE = 259,
};

struct signal_frame {
    struct linux_frame_head head;
    /* struct sigcontext */
    alignas(16) struct {
        uint64_t pc, x[31]; /* from x1 on */
        alignas(16) union {
            struct {
                uint64_t f[32];
                uint32_t fcsr;
            } d;
            struct { /* the largest state, of Q; in its tail Linux keeps further extensions */
                uint64_t f[64];
                uint32_t fcsr;
                uint32_t reserved, extension_magic, extension_size;
            } q;
        } fp;
    } context;
};

static_assert(offsetof(struct signal_frame, context) == LINUX_FRAME_SIGCONTEXT,
              "as Linux lays it out");
static_assert(sizeof(struct signal_frame) == 128 + 960, "as Linux lays it out");

/* Vector state behind the frame, whose extension_magic and extension_size announce it. The size
 * covers those two as well. A header of zeros comes after it. */
struct vector_frame {
    uint64_t vstart, vl, vtype, vcsr, vlenb, data; /* data: address of the registers */
};

enum {
    HEADER_SIZE = 8, /* of an extension: magic and size */
    VECTOR_FRAME_MAX = sizeof(struct vector_frame) + 32 * RV_MAX_VLEN / 8 + HEADER_SIZE,
};

/* li a7, 139; ecall: unwinders know a signal frame by these. */
static const uint8_t trampoline[] = {0x93, 0x08, 0xb0, 0x08, 0x73, 0x00, 0x00, 0x00};

static void start(struct vcpu *cpu, uint64_t entry, uint64_t sp)
{
    struct rv_state *s = rv_state(cpu);

    memset(s->x, 0, sizeof(s->x));
    s->pc = entry;
    s->x[RV_SP] = sp;
}

static void syscall_args(const struct vcpu *cpu, uint64_t *number, uint64_t args[6])
{
    const struct rv_state *s = (const struct rv_state *)cpu->state;

    *number = s->x[RV_A7];
    memcpy(args, &s->x[RV_A0], 6 * sizeof(*args));
}

/* System calls leave nothing of the vector registers ("Vector Extension Support for RISC-V Linux").
 */
static void discard_vectors(struct vcpu *cpu)
{
    struct rv_state *s = rv_state(cpu);

    if (s->vtype == RV_VILL)
        return;
    s->v_used = true;
    memset(s->v, 0xff, 32 * s->vlenb);
    rv_v_reset(cpu);
}

static void syscall_return(struct vcpu *cpu, uint64_t result)
{
    rv_state(cpu)->x[RV_A0] = result;
    discard_vectors(cpu);
}

static void syscall_rewind(struct vcpu *cpu, uint64_t number, uint64_t arg0)
{
    struct rv_state *s = rv_state(cpu);

    s->x[RV_A0] = arg0;
    s->x[RV_A7] = number;
    s->pc -= 4;
}

static uint64_t get_sp(const struct vcpu *cpu)
{
    return ((const struct rv_state *)cpu->state)->x[RV_SP];
}

static void clone_child(struct vcpu *cpu, uint64_t sp, bool set_tls, uint64_t tls)
{
    struct rv_state *s = rv_state(cpu);

    s->x[RV_A0] = 0;
    if (sp)
        s->x[RV_SP] = sp;
    if (set_tls)
        s->x[RV_TP] = tls;
}

/* --- Signal frames --- */

static unsigned vector_size(const struct rv_state *s)
{
    return (unsigned)sizeof(struct vector_frame) + 32 * s->vlenb;
}

static bool push_vectors(struct rv_state *s, const struct linux_memory *mem, uint64_t at)
{
    static const uint8_t end[HEADER_SIZE];
    struct vector_frame f = {.vstart = s->vstart,
                             .vl = s->vl,
                             .vtype = s->vtype,
                             .vcsr = s->vxrm << 1 | s->vxsat,
                             .vlenb = s->vlenb,
                             .data = at + sizeof(f)};

    return mem->write(mem->opaque, at, &f, sizeof(f)) &&
           mem->write(mem->opaque, f.data, s->v, 32 * s->vlenb) &&
           mem->write(mem->opaque, at + vector_size(s), end, sizeof(end));
}

static bool pop_vectors(struct vcpu *cpu, const struct linux_memory *mem, uint64_t at)
{
    struct rv_state *s = rv_state(cpu);
    struct vector_frame f;

    if (!mem->read(mem->opaque, &f, at, sizeof(f)) ||
        !mem->read(mem->opaque, s->v, f.data, 32 * s->vlenb))
        return false;
    rv_v_set_vtype(cpu, f.vtype, f.vl);
    s->vstart = f.vstart & (s->vlenb * 8 - 1);
    s->vxrm = f.vcsr >> 1 & 3;
    s->vxsat = f.vcsr & 1;
    rv_v_configure(cpu);
    return true;
}

static bool push_signal(struct vcpu *cpu, const struct linux_memory *mem,
                        const struct linux_signal *sig)
{
    struct rv_state *s = rv_state(cpu);
    struct signal_frame f;
    bool vectors = s->vlenb && (s->v_used || s->vtype != RV_VILL);
    uint64_t size = sizeof(f) + (vectors ? vector_size(s) + HEADER_SIZE : 0);
    uint64_t at = (sig->frame_top - size) & -(uint64_t)STACK_ALIGN;

    rv_v_configure(cpu); /* a fault may have left vstart somewhere */
    memset(&f, 0, sizeof(f));
    linux_frame_fill(&f.head, sig);
    f.context.pc = rv_pc(s->pc);
    memcpy(f.context.x, &s->x[1], sizeof(f.context.x));
    for (unsigned i = 0; i < 32; i++)
        f.context.fp.d.f[i] = s->f[i][0];
    f.context.fp.d.fcsr = s->frm << FCSR_FRM_SHIFT | rv_read_fflags(cpu);
    if (vectors) {
        f.context.fp.q.extension_magic = V_MAGIC;
        f.context.fp.q.extension_size = HEADER_SIZE + vector_size(s);
    }
    if (!mem->write(mem->opaque, at, &f, sizeof(f)) ||
        (vectors && !push_vectors(s, mem, at + sizeof(f))))
        return false;
    s->x[RV_A0] = (uint64_t)sig->signo;
    s->x[RV_A0 + 1] = at + offsetof(struct signal_frame, head.info);
    s->x[RV_A0 + 2] = at + LINUX_FRAME_UCONTEXT;
    s->x[RV_RA] = sig->trampoline;
    s->x[RV_SP] = at;
    s->pc = sig->handler;
    exclusive_clear(&s->monitor);
    return true;
}

static bool pop_signal(struct vcpu *cpu, const struct linux_memory *mem, uint64_t *mask,
                       uint64_t altstack[3])
{
    struct rv_state *s = rv_state(cpu);
    struct signal_frame f;

    if (!mem->read(mem->opaque, &f, s->x[RV_SP], sizeof(f)))
        return false;
    uint32_t magic = f.context.fp.q.extension_magic, size = f.context.fp.q.extension_size;
    bool vectors = magic == V_MAGIC && s->vlenb && size == HEADER_SIZE + vector_size(s);
    if (f.context.fp.q.reserved || (!vectors && (magic || size)))
        return false; /* as Linux does */
    discard_vectors(cpu);
    if (vectors && !pop_vectors(cpu, mem, s->x[RV_SP] + sizeof(f)))
        return false;
    s->pc = f.context.pc;
    memcpy(&s->x[1], f.context.x, sizeof(f.context.x));
    for (unsigned i = 0; i < 32; i++)
        s->f[i][0] = f.context.fp.d.f[i];
    rv_write_fflags(cpu, f.context.fp.d.fcsr & FCSR_FLAGS);
    rv_set_frm(cpu, f.context.fp.d.fcsr >> FCSR_FRM_SHIFT & 7);
    exclusive_clear(&s->monitor);
    linux_frame_take(&f.head, mask, altstack);
    return true;
}

/* --- System calls that only RISC-V has --- */

/* riscv_hwprobe(pairs, count, cpusetsize, cpus, flags). All harts are alike, so it does not matter
 * which ones are asked about; the flag that asks for the harts with given values is unknown, as to
 * Linux before 6.7. */
static int64_t hwprobe(struct vcpu *cpu, const struct linux_memory *mem, const uint64_t args[6])
{
    struct {
        int64_t key;
        uint64_t value;
    } pair;

    if (args[4])
        return -EINVAL;
    for (uint64_t i = 0, at = args[0]; i < args[1]; i++, at += sizeof(pair)) {
        if (!mem->read(mem->opaque, &pair, at, sizeof(pair)))
            return -EFAULT;
        if (!rv_hwprobe(cpu, pair.key, &pair.value))
            pair.key = -1;
        if (!mem->write(mem->opaque, at, &pair, sizeof(pair)))
            return -EFAULT;
    }
    return 0;
}

static bool own_syscall(struct vcpu *cpu, const struct linux_memory *mem, uint64_t number,
                        const uint64_t args[6], int64_t *result)
{
    if (number == SYS_RISCV_HWPROBE) {
        *result = hwprobe(cpu, mem, args);
        return true;
    }
    if (number == SYS_RISCV_FLUSH_ICACHE) { /* (start, end, flags) */
        if (args[1] > args[0])
            engine_invalidate(cpu->engine, args[0], args[1] - args[0]);
        *result = args[2] & ~(uint64_t)1 ? -EINVAL : 0;
        return true;
    }
    return false;
}

/* PR_RISCV_V_SET_CONTROL, GET_CONTROL: whether this program (bits 0, 1) and the next one (bits 2,
 * 3; bit 4: those after it too) may use vectors; 0 = the default, 1 = no, 2 = yes. */
static int64_t own_prctl(struct vcpu *cpu, int option, const uint64_t args[4])
{
    enum {
        DEFAULT,
        OFF,
        ON,
        INVALID,
        ALL = 0x1f
    };
    struct rv_state *s = rv_state(cpu);
    uint64_t now = args[0] & 3, next = args[0] >> 2 & 3;

    if ((option != PR_RISCV_V_SET_CONTROL && option != PR_RISCV_V_GET_CONTROL) || !s->vlenb)
        return -EINVAL;
    if (option == PR_RISCV_V_GET_CONTROL)
        return s->v_control | ON;
    if (args[0] & ~(uint64_t)ALL || now == INVALID || next == INVALID)
        return -EINVAL;
    if (now == OFF)
        return -EPERM; /* it is on already */
    s->v_control = (uint32_t)args[0] & ~3u;
    return 0;
}

const struct guest_linux rv_linux = {
    .abi = LINUX_ABI_GENERIC64,
    .open_flags = {.directory = 0200000,
                   .nofollow = 0400000,
                   .direct = 040000,
                   .largefile = 0100000},
    .machine = "riscv64",
    .debian_name = "riscv64",
    .hwcap = rv_hwcap,
    .cpuinfo = rv_cpuinfo,
    .start = start,
    .syscall_args = syscall_args,
    .syscall_return = syscall_return,
    .syscall_rewind = syscall_rewind,
    .own_syscall = own_syscall,
    .own_prctl = own_prctl,
    .get_sp = get_sp,
    .clone_child = clone_child,
    .push_signal = push_signal,
    .pop_signal = pop_signal,
    .trampoline = trampoline,
    .trampoline_size = sizeof(trampoline),
    .signal_frame_max = sizeof(struct signal_frame) + STACK_ALIGN,
    .signal_frame_extensions = VECTOR_FRAME_MAX,
};
