/*
 * The AArch64 guest under Linux: registers of a new program and of system calls, signal frames
 * (arch/arm64/include/uapi/asm/sigcontext.h, ucontext.h).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/sysreg.h"
#include "guest/linux_frame.h"

#include <errno.h>
#include <string.h>
#include <sys/prctl.h>

enum {
    FPSIMD_MAGIC = 0x46508001,
    ESR_MAGIC = 0x45535201,
    RESERVED_BYTES = 4096,
    RED_ALIGN = 16,
};

/* Exception syndromes, ARM DDI 0487 D17.2.37. */
enum {
    ESR_INSTRUCTION_ABORT = 0x20u << 26,
    ESR_DATA_ABORT = 0x24u << 26,
    ESR_IL = 1 << 25,
    ESR_WRITE = 1 << 6,
    ESR_TRANSLATION_LEVEL_3 = 0x07,
    ESR_PERMISSION_LEVEL_3 = 0x0f,
};

struct context_head {
    uint32_t magic, size;
};

struct fpsimd_context {
    struct context_head head;
    uint32_t fpsr, fpcr;
    uint64_t v[32][2];
};

struct esr_context {
    struct context_head head;
    uint64_t esr;
};

struct signal_frame {
    struct linux_frame_head head;
    alignas(16) struct {
        uint64_t fault_address, x[31], sp, pc, pstate;
        alignas(16) uint8_t reserved[RESERVED_BYTES];
    } context;
};

static_assert(offsetof(struct signal_frame, context) == LINUX_FRAME_SIGCONTEXT,
              "as Linux lays it out");
static_assert(sizeof(struct signal_frame) == 128 + 4560, "as Linux lays it out");

/* Above the frame, for those who walk the stack. */
struct frame_record {
    uint64_t fp, lr;
};

static void start(struct vcpu *cpu, uint64_t entry, uint64_t sp)
{
    struct a64_state *s = a64_state(cpu);
    memset(s->x, 0, sizeof(s->x));
    s->pc = entry;
    s->sp = sp;
}

static void syscall_args(const struct vcpu *cpu, uint64_t *number, uint64_t args[6])
{
    const struct a64_state *s = (const struct a64_state *)cpu->state;
    *number = s->x[8];
    memcpy(args, s->x, 6 * sizeof(*args));
}

static void syscall_return(struct vcpu *cpu, uint64_t result)
{
    a64_state(cpu)->x[0] = result;
}

static void syscall_rewind(struct vcpu *cpu, uint64_t number, uint64_t arg0)
{
    struct a64_state *s = a64_state(cpu);
    s->x[0] = arg0;
    s->x[8] = number;
    s->pc -= 4;
}

static uint64_t get_sp(const struct vcpu *cpu)
{
    return ((const struct a64_state *)cpu->state)->sp;
}

static void clone_child(struct vcpu *cpu, uint64_t sp, bool set_tls, uint64_t tls)
{
    struct a64_state *s = a64_state(cpu);
    s->x[0] = 0;
    if (sp)
        s->sp = sp;
    if (set_tls)
        s->tpidr = tls;
}

/* --- Signal frames --- */

/* PROT_BTI; GNU_PROPERTY_AARCH64_FEATURE_1_AND and its bit BTI. */
static struct linux_guard guard(const uint64_t features[4])
{
    bool bti = features[0] >> A64_FEATURE_bti & 1;
    return bti ? (struct linux_guard){0x10, 0xc0000000, 1} : (struct linux_guard){0};
}

uint64_t a64_read_pstate(const struct a64_state *s)
{
    uint32_t f = s->nzcv;
    return (uint64_t)(!!(f & IR_PACKED_N)) << 31 | (uint64_t)(!!(f & IR_PACKED_Z)) << 30 |
           (uint64_t)(!!(f & IR_PACKED_C)) << 29 | (uint64_t)(!!(f & IR_PACKED_V)) << 28 |
           (s->pstate & (A64_DIT | A64_SSBS)) | (uint64_t)s->btype << A64_BTYPE_SHIFT;
}

void a64_write_pstate(struct vcpu *cpu, uint64_t pstate)
{
    struct a64_state *s = a64_state(cpu);
    s->nzcv = (pstate >> 31 & 1 ? IR_PACKED_N : 0) | (pstate >> 30 & 1 ? IR_PACKED_Z : 0) |
              (pstate >> 29 & 1 ? IR_PACKED_C : 0) | (pstate >> 28 & 1 ? IR_PACKED_V : 0);
    s->pstate = (uint32_t)pstate & (A64_DIT | A64_SSBS);
    s->btype = cpu->guarded_pages ? pstate >> A64_BTYPE_SHIFT & 3 : 0;
}

static uint64_t syndrome(const struct linux_signal *sig)
{
    uint64_t status = sig->fault_mapped ? ESR_PERMISSION_LEVEL_3 : ESR_TRANSLATION_LEVEL_3;
    uint64_t kind = sig->fault == LINUX_FAULT_FETCH ? ESR_INSTRUCTION_ABORT : ESR_DATA_ABORT;
    return kind | ESR_IL | status | (sig->fault == LINUX_FAULT_WRITE ? ESR_WRITE : 0);
}

/* The records in `reserved`: floating point always, the syndrome of a fault, an empty one at the
 * end. */
static void fill_records(struct vcpu *cpu, uint8_t *at, const struct linux_signal *sig)
{
    const struct a64_state *s = a64_state(cpu);
    struct fpsimd_context fp = {
        .head = {FPSIMD_MAGIC, sizeof(fp)}, .fpsr = a64_read_fpsr(cpu), .fpcr = s->fpcr};
    memcpy(fp.v, s->v, sizeof(fp.v));
    memcpy(at, &fp, sizeof(fp));
    at += sizeof(fp);
    if (sig->fault != LINUX_FAULT_NONE) {
        const struct esr_context esr = {{ESR_MAGIC, sizeof(esr)}, syndrome(sig)};
        memcpy(at, &esr, sizeof(esr));
    }
}

/* The frame is mostly zeroes that nobody reads: only this much of it is written. */
enum {
    FRAME_WRITTEN = offsetof(struct signal_frame, context.reserved) +
                    sizeof(struct fpsimd_context) + sizeof(struct esr_context) +
                    sizeof(struct context_head)
};

static bool push_signal(struct vcpu *cpu, const struct linux_memory *mem,
                        const struct linux_signal *sig)
{
    struct a64_state *s = a64_state(cpu);
    struct signal_frame f;
    const struct frame_record record = {s->x[29], s->x[30]};
    uint64_t record_at = (sig->frame_top & -(uint64_t)RED_ALIGN) - sizeof(record);
    uint64_t at = record_at - sizeof(f);

    memset(&f, 0, FRAME_WRITTEN);
    linux_frame_fill(&f.head, sig);
    f.context.fault_address = sig->fault_address;
    memcpy(f.context.x, s->x, sizeof(f.context.x));
    f.context.sp = s->sp;
    f.context.pc = s->pc;
    f.context.pstate = a64_read_pstate(s);
    fill_records(cpu, f.context.reserved, sig);
    if (!mem->write(mem->opaque, at, &f, FRAME_WRITTEN) ||
        !mem->write(mem->opaque, record_at, &record, sizeof(record)))
        return false;
    s->x[0] = (uint64_t)sig->signo;
    if (sig->want_siginfo) {
        s->x[1] = at + offsetof(struct signal_frame, head.info);
        s->x[2] = at + LINUX_FRAME_UCONTEXT;
    }
    s->x[29] = record_at;
    s->x[30] = sig->restorer ? sig->restorer : sig->sigreturn;
    s->sp = at;
    s->pc = sig->handler;
    /* As if called; a check that failed is made again when the handler returns. */
    s->btype = cpu->guarded_pages ? A64_BTYPE_C : 0;
    s->bad_target = 0;
    exclusive_clear(&s->monitor);
    return true;
}

/* Looks for the floating-point record; false if the list is broken or has none. */
static bool restore_records(struct vcpu *cpu, const uint8_t *reserved)
{
    struct a64_state *s = a64_state(cpu);
    struct fpsimd_context fp;
    for (size_t at = 0; at + sizeof(struct context_head) <= RESERVED_BYTES;) {
        struct context_head head;
        memcpy(&head, reserved + at, sizeof(head));
        if (!head.magic || head.size < sizeof(head) || head.size % 16 ||
            head.size > RESERVED_BYTES - at)
            return false;
        if (head.magic == FPSIMD_MAGIC) {
            if (head.size != sizeof(fp))
                return false;
            memcpy(&fp, reserved + at, sizeof(fp));
            memcpy(s->v, fp.v, sizeof(fp.v));
            a64_write_fpcr(cpu, fp.fpcr);
            a64_write_fpsr(cpu, fp.fpsr);
            return true;
        }
        at += head.size;
    }
    return false;
}

static bool pop_signal(struct vcpu *cpu, const struct linux_memory *mem, uint64_t *mask,
                       uint64_t altstack[3])
{
    struct a64_state *s = a64_state(cpu);
    struct signal_frame f;
    if (s->sp % 16 || !mem->read(mem->opaque, &f, s->sp, sizeof(f)))
        return false;
    if (!restore_records(cpu, f.context.reserved))
        return false;
    memcpy(s->x, f.context.x, sizeof(s->x));
    s->sp = f.context.sp;
    s->pc = f.context.pc;
    a64_write_pstate(cpu, f.context.pstate);
    exclusive_clear(&s->monitor);
    linux_frame_take(&f.head, mask, altstack);
    return true;
}

/* PR_PAC_RESET_KEYS (arch/arm64/kernel/pointer_auth.c): new keys, of all kinds for no kind. */
static int64_t reset_keys(struct vcpu *cpu, const uint64_t args[4])
{
    const uint64_t all = (1 << A64_PAUTH_KEYS) - 1; /* PR_PAC_AP*KEY number them as we do */
    struct a64_state *s = a64_state(cpu);
    if (!(cpu->features[0] >> A64_FEATURE_pauth & 1) || args[0] & ~all || args[1] || args[2] ||
        args[3])
        return -EINVAL;
    uint64_t keys = args[0] ? args[0] : all;
    for (unsigned i = 0; i < A64_PAUTH_KEYS; i++)
        if (keys >> i & 1)
            s->pauth_key[i] = s->pauth_key[i] * 6364136223846793005 + 1442695040888963407;
    return 0;
}

static int64_t own_prctl(struct vcpu *cpu, int option, const uint64_t args[4])
{
    return option == PR_PAC_RESET_KEYS ? reset_keys(cpu, args) : -EINVAL;
}

const struct guest_linux a64_linux = {
    .abi = LINUX_ABI_GENERIC64,
    .open_flags = {.directory = 040000,
                   .nofollow = 0100000,
                   .direct = 0200000,
                   .largefile = 0400000},
    .sigaction_has_restorer = true,
    .machine = "aarch64",
    .platform = "aarch64",
    .debian_name = "arm64",
    .hwcap = a64_hwcap,
    .cpuinfo = a64_cpuinfo,
    .guard = guard,
    .start = start,
    .syscall_args = syscall_args,
    .syscall_return = syscall_return,
    .syscall_rewind = syscall_rewind,
    .own_prctl = own_prctl,
    .get_sp = get_sp,
    .clone_child = clone_child,
    .push_signal = push_signal,
    .pop_signal = pop_signal,
    .vdso = &a64_vdso,
    .signal_frame_max = sizeof(struct signal_frame) + sizeof(struct frame_record),
};
