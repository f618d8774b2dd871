/*
 * The RISC-V guests under Linux: registers of a new program and of system calls, signal frames
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

/* struct sigcontext's FP part. */
union fp_state {
    struct {
        uint64_t f[32];
        uint32_t fcsr;
    } d;
    struct { /* the largest state, of Q; in its tail Linux keeps further extensions */
        uint64_t f[64];
        uint32_t fcsr;
        uint32_t reserved, extension_magic, extension_size;
    } q;
};

struct signal_frame32 {
    struct linux_frame_head32 head;
    /* struct sigcontext */
    alignas(16) uint32_t pc;
    uint32_t x[31]; /* from x1 on */
    alignas(16) union fp_state fp;
};

struct signal_frame64 {
    struct linux_frame_head head;
    /* struct sigcontext */
    alignas(16) uint64_t pc;
    uint64_t x[31];
    alignas(16) union fp_state fp;
};

static_assert(offsetof(struct signal_frame32, pc) == LINUX_FRAME32_SIGCONTEXT,
              "as Linux lays it out");
static_assert(sizeof(struct signal_frame32) == 128 + 816, "as Linux lays it out");
static_assert(offsetof(struct signal_frame64, pc) == LINUX_FRAME_SIGCONTEXT,
              "as Linux lays it out");
static_assert(sizeof(struct signal_frame64) == 128 + 960, "as Linux lays it out");

/* Vector state behind the frame, whose extension_magic and extension_size announce it. The size
 * covers those two as well. A header of zeros comes after it. */
struct vector_frame {
    uint64_t vstart, vl, vtype, vcsr, vlenb, data; /* data: address of the registers */
};

struct vector_frame32 {
    uint32_t vstart, vl, vtype, vcsr, vlenb, data;
};

enum {
    HEADER_SIZE = 8, /* of an extension: magic and size */
    VECTOR_FRAME_MAX = sizeof(struct vector_frame) + 32 * RV_MAX_VLEN / 8 + HEADER_SIZE,
};

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

/* Sets a register; those of RV32 keep their upper halves 0. */
static void set_x(struct vcpu *cpu, unsigned n, uint64_t value)
{
    rv_state(cpu)->x[n] = cpu->guest->bits == 32 ? (uint32_t)value : value;
}

static void syscall_return(struct vcpu *cpu, uint64_t result)
{
    set_x(cpu, RV_A0, result);
    discard_vectors(cpu);
}

static void syscall_rewind(struct vcpu *cpu, uint64_t number, uint64_t arg0)
{
    struct rv_state *s = rv_state(cpu);

    set_x(cpu, RV_A0, arg0);
    set_x(cpu, RV_A7, number);
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
        set_x(cpu, RV_SP, sp);
    if (set_tls)
        set_x(cpu, RV_TP, tls);
}

/* --- Signal frames --- */

static unsigned vector_head_size(const struct vcpu *cpu)
{
    return cpu->guest->bits == 32 ? sizeof(struct vector_frame32) : sizeof(struct vector_frame);
}

/* Without the header. */
static unsigned vector_size(struct vcpu *cpu)
{
    return vector_head_size(cpu) + 32 * rv_state(cpu)->vlenb;
}

/* What a frame needs for the vector registers: nothing if they are not in use. */
static unsigned vector_room(struct vcpu *cpu)
{
    struct rv_state *s = rv_state(cpu);
    bool used = s->vlenb && (s->v_used || s->vtype != RV_VILL);

    rv_v_configure(cpu); /* a fault may have left vstart somewhere */
    return used ? vector_size(cpu) + HEADER_SIZE : 0;
}

static bool write_vector_head(struct vcpu *cpu, const struct linux_memory *mem, uint64_t at)
{
    const struct rv_state *s = rv_state(cpu);
    uint64_t data = at + vector_head_size(cpu), vcsr = s->vxrm << 1 | s->vxsat;

    if (cpu->guest->bits == 32) {
        struct vector_frame32 f = {.vstart = (uint32_t)s->vstart,
                                   .vl = (uint32_t)s->vl,
                                   .vtype = (uint32_t)(s->vtype | s->vtype >> 32), /* vill */
                                   .vcsr = (uint32_t)vcsr,
                                   .vlenb = s->vlenb,
                                   .data = (uint32_t)data};
        return mem->write(mem->opaque, at, &f, sizeof(f));
    }
    struct vector_frame f = {s->vstart, s->vl, s->vtype, vcsr, s->vlenb, data};
    return mem->write(mem->opaque, at, &f, sizeof(f));
}

static bool push_vectors(struct vcpu *cpu, const struct linux_memory *mem, uint64_t at)
{
    static const uint8_t end[HEADER_SIZE];
    struct rv_state *s = rv_state(cpu);

    return write_vector_head(cpu, mem, at) &&
           mem->write(mem->opaque, at + vector_head_size(cpu), s->v, 32 * s->vlenb) &&
           mem->write(mem->opaque, at + vector_size(cpu), end, sizeof(end));
}

static bool read_vector_head(struct vcpu *cpu, const struct linux_memory *mem, uint64_t at,
                             struct vector_frame *f)
{
    struct vector_frame32 narrow;

    if (cpu->guest->bits == 64)
        return mem->read(mem->opaque, f, at, sizeof(*f));
    if (!mem->read(mem->opaque, &narrow, at, sizeof(narrow)))
        return false;
    *f = (struct vector_frame){narrow.vstart, narrow.vl,    narrow.vtype,
                               narrow.vcsr,   narrow.vlenb, narrow.data};
    return true;
}

static bool pop_vectors(struct vcpu *cpu, const struct linux_memory *mem, uint64_t at)
{
    struct rv_state *s = rv_state(cpu);
    struct vector_frame f;

    if (!read_vector_head(cpu, mem, at, &f) || !mem->read(mem->opaque, s->v, f.data, 32 * s->vlenb))
        return false;
    rv_v_set_vtype(cpu, f.vtype, f.vl);
    s->vstart = f.vstart & (s->vlenb * 8 - 1);
    s->vxrm = f.vcsr >> 1 & 3;
    s->vxsat = f.vcsr & 1;
    rv_v_configure(cpu);
    return true;
}

static void announce_vectors(union fp_state *fp, unsigned room)
{
    if (!room)
        return;
    fp->q.extension_magic = V_MAGIC;
    fp->q.extension_size = room;
}

/* Does the frame have vectors? -1 if what it says is wrong, as Linux judges it. */
static int vectors_announced(struct vcpu *cpu, const union fp_state *fp)
{
    uint32_t magic = fp->q.extension_magic, size = fp->q.extension_size;
    bool vectors =
        magic == V_MAGIC && rv_state(cpu)->vlenb && size == HEADER_SIZE + vector_size(cpu);

    return fp->q.reserved || (!vectors && (magic || size)) ? -1 : vectors;
}

static void save_fp(const struct vcpu *cpu, union fp_state *fp)
{
    const struct rv_state *s = (const struct rv_state *)cpu->state;

    for (unsigned i = 0; i < 32; i++)
        fp->d.f[i] = s->f[i][0];
    fp->d.fcsr = s->frm << FCSR_FRM_SHIFT | rv_read_fflags(cpu);
}

static void restore_fp(struct vcpu *cpu, const union fp_state *fp)
{
    struct rv_state *s = rv_state(cpu);

    for (unsigned i = 0; i < 32; i++)
        s->f[i][0] = fp->d.f[i];
    rv_write_fflags(cpu, fp->d.fcsr & FCSR_FLAGS);
    rv_set_frm(cpu, fp->d.fcsr >> FCSR_FRM_SHIFT & 7);
}

/* The frame lies at `frame`, the siginfo first, and in it the ucontext. */
static bool enter_handler(struct vcpu *cpu, const struct linux_signal *sig, uint64_t frame,
                          uint64_t ucontext)
{
    set_x(cpu, RV_A0, (uint64_t)sig->signo);
    set_x(cpu, RV_A0 + 1, frame);
    set_x(cpu, RV_A0 + 2, frame + ucontext);
    set_x(cpu, RV_RA, sig->sigreturn);
    set_x(cpu, RV_SP, frame);
    rv_state(cpu)->pc = sig->handler;
    exclusive_clear(&rv_state(cpu)->monitor);
    return true;
}

static bool push_signal32(struct vcpu *cpu, const struct linux_memory *mem,
                          const struct linux_signal *sig)
{
    const struct rv_state *s = rv_state(cpu);
    struct signal_frame32 f;
    unsigned vectors = vector_room(cpu);
    uint64_t at = (uint32_t)(sig->frame_top - sizeof(f) - vectors) & -(uint64_t)STACK_ALIGN;

    memset(&f, 0, sizeof(f));
    linux_frame32_fill(&f.head, sig);
    f.pc = (uint32_t)rv_pc(s->pc);
    for (unsigned i = 0; i < 31; i++)
        f.x[i] = (uint32_t)s->x[i + 1];
    save_fp(cpu, &f.fp);
    announce_vectors(&f.fp, vectors);
    return mem->write(mem->opaque, at, &f, sizeof(f)) &&
           (!vectors || push_vectors(cpu, mem, at + sizeof(f))) &&
           enter_handler(cpu, sig, at, offsetof(struct signal_frame32, head.flags));
}

static bool push_signal64(struct vcpu *cpu, const struct linux_memory *mem,
                          const struct linux_signal *sig)
{
    const struct rv_state *s = rv_state(cpu);
    struct signal_frame64 f;
    unsigned vectors = vector_room(cpu);
    uint64_t at = (sig->frame_top - sizeof(f) - vectors) & -(uint64_t)STACK_ALIGN;

    memset(&f, 0, sizeof(f));
    linux_frame_fill(&f.head, sig);
    f.pc = rv_pc(s->pc);
    memcpy(f.x, &s->x[1], sizeof(f.x));
    save_fp(cpu, &f.fp);
    announce_vectors(&f.fp, vectors);
    return mem->write(mem->opaque, at, &f, sizeof(f)) &&
           (!vectors || push_vectors(cpu, mem, at + sizeof(f))) &&
           enter_handler(cpu, sig, at, LINUX_FRAME_UCONTEXT);
}

static bool pop_signal32(struct vcpu *cpu, const struct linux_memory *mem, uint64_t *mask,
                         uint64_t altstack[3])
{
    struct rv_state *s = rv_state(cpu);
    struct signal_frame32 f;

    if (!mem->read(mem->opaque, &f, s->x[RV_SP], sizeof(f)))
        return false;
    int vectors = vectors_announced(cpu, &f.fp);
    if (vectors < 0)
        return false;
    discard_vectors(cpu);
    if (vectors && !pop_vectors(cpu, mem, s->x[RV_SP] + sizeof(f)))
        return false;
    s->pc = f.pc;
    for (unsigned i = 0; i < 31; i++)
        s->x[i + 1] = f.x[i];
    restore_fp(cpu, &f.fp);
    exclusive_clear(&s->monitor);
    linux_frame32_take(&f.head, mask, altstack);
    return true;
}

static bool pop_signal64(struct vcpu *cpu, const struct linux_memory *mem, uint64_t *mask,
                         uint64_t altstack[3])
{
    struct rv_state *s = rv_state(cpu);
    struct signal_frame64 f;

    if (!mem->read(mem->opaque, &f, s->x[RV_SP], sizeof(f)))
        return false;
    int vectors = vectors_announced(cpu, &f.fp);
    if (vectors < 0)
        return false;
    discard_vectors(cpu);
    if (vectors && !pop_vectors(cpu, mem, s->x[RV_SP] + sizeof(f)))
        return false;
    s->pc = f.pc;
    memcpy(&s->x[1], f.x, sizeof(f.x));
    restore_fp(cpu, &f.fp);
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

/* The ABI of N bits. */
#define LINUX(bits)                                                                                \
    {                                                                                              \
        .abi = LINUX_ABI_GENERIC##bits,                                                            \
        .open_flags = {.directory = 0200000,                                                       \
                       .nofollow = 0400000,                                                        \
                       .direct = 040000,                                                           \
                       .largefile = 0100000},                                                      \
        .machine = "riscv" #bits, .debian_name = bits == 64 ? "riscv64" : nullptr,                 \
        .hwcap = rv_hwcap, .cpuinfo = rv_cpuinfo, .start = start, .syscall_args = syscall_args,    \
        .syscall_return = syscall_return, .syscall_rewind = syscall_rewind,                        \
        .own_syscall = own_syscall, .get_sp = get_sp, .clone_child = clone_child,                  \
        .own_prctl = own_prctl, .push_signal = push_signal##bits, .pop_signal = pop_signal##bits,  \
        .vdso = &rv##bits##_vdso,                                                                  \
        .signal_frame_max = sizeof(struct signal_frame##bits) + STACK_ALIGN,                       \
        .signal_frame_extensions = VECTOR_FRAME_MAX,                                               \
    }

const struct guest_linux rv32_linux = LINUX(32);
const struct guest_linux rv64_linux = LINUX(64);
