/*
 * The way into translated code and out of it, and what it shares: routines written once at the
 * start of the code cache.
 *
 * SPDX-License-Identifier: MIT
 */
#include "host/x86_64/core.h"

#include <ucontext.h>

enum {
    SENTINELS = 32,
    GUARD = 4096,
    FRAME = 24 /* of enter: host MXCSR at 0, guest MXCSR at 4 */
};

static const uint8_t callee_saved[] = {RBX, RBP, R12, R13, R14, R15};

static const void *here(const struct x86_asm *as)
{
    return as->p + as->to_run;
}

static struct x86_rm home(const struct x86_backend *be, unsigned slot)
{
    return x86_mem(RBP, (int32_t)be->slots->slot[slot].offset - VCPU_BIAS);
}

static void move_pinned(const struct x86_backend *be, struct x86_asm *as, bool store, uint32_t gprs,
                        uint32_t xmms)
{
    for (uint32_t m = be->pinned[GPR] & gprs; m; m &= m - 1) {
        unsigned reg = (unsigned)__builtin_ctz(m), slot = be->slot_of_pin[GPR][reg];

        x86_op(as, store ? X86_MOV_MR : X86_MOV, be->slots->slot[slot].type == IR_I64, reg,
               home(be, slot));
    }
    for (uint32_t m = be->pinned[XMM] & xmms; m; m &= m - 1) {
        unsigned reg = (unsigned)__builtin_ctz(m), slot = be->slot_of_pin[XMM][reg];

        x86_sse2(as, store ? SSE_MOVAPS_ST : SSE_MOVAPS, reg, home(be, slot));
    }
}

/* uint32_t enter(struct vcpu *cpu, const void *entry, uint32_t mxcsr): returns the guest's MXCSR.
 */
static void make_enter(struct x86_backend *be, struct x86_asm *as)
{
    be->code_enter = (uint32_t(*)(struct vcpu *, const void *, uint32_t))(uintptr_t)here(as);
    for (unsigned i = 0; i < sizeof(callee_saved); i++)
        x86_push(as, callee_saved[i]);
    x86_alu_imm(as, ALU_SUB, true, x86_reg(RSP), FRAME);
    x86_op(as, X86_LEA, true, RBP, x86_mem(RDI, VCPU_BIAS));
    x86_op(as, X86_MOV_MR, true, RSP, vcpu_mem(offsetof(struct vcpu, host_sp)));
    x86_group1(as, X86_STMXCSR, false, x86_mem(RSP, 0));
    x86_op(as, X86_MOV_MR, false, RDX, x86_mem(RSP, 4));
    x86_group1(as, X86_LDMXCSR, false, x86_mem(RSP, 4));
    if (be->options.guest_base && (be->features & X86_FSGSBASE)) {
        x86_op(as, X86_MOV, true, RAX, vcpu_mem(offsetof(struct vcpu, guest_base)));
        x86_op(as, X86_ENC(2, 1, 1, 0xae), true, 3, x86_reg(RAX)); /* wrgsbase rax */
    }
    move_pinned(be, as, false, ~0u, ~0u);
    x86_op(as, X86_MOV, true, RSP, vcpu_mem(offsetof(struct vcpu, jit_sp)));
    x86_group1(as, X86_JMP_RM, false, x86_reg(RSI));
}

/* With all guest registers in their homes. code_leave is entered from helpers and fault handlers,
 * too. */
static void make_leave(struct x86_backend *be, struct x86_asm *as)
{
    x86_op(as, X86_MOV_MR, true, RSP, vcpu_mem(offsetof(struct vcpu, jit_sp)));
    be->code_leave = here(as);
    x86_op(as, X86_MOV, true, RSP, vcpu_mem(offsetof(struct vcpu, host_sp)));
    x86_mov_mem_imm(as, 8, vcpu_mem(offsetof(struct vcpu, host_sp)), 0);
    x86_group1(as, X86_STMXCSR, false, x86_mem(RSP, 4));
    x86_group1(as, X86_LDMXCSR, false, x86_mem(RSP, 0));
    x86_op(as, X86_MOV, false, RAX, x86_mem(RSP, 4));
    x86_alu_imm(as, ALU_ADD, true, x86_reg(RSP), FRAME);
    for (unsigned i = sizeof(callee_saved); i-- > 0;)
        x86_pop(as, callee_saved[i]);
    x86_byte(as, 0xc3);
}

static void store_pc(struct x86_backend *be, struct x86_asm *as)
{
    x86_op(as, X86_MOV_MR, be->slots->slot[be->slots->pc].type == IR_I64, RCX,
           home(be, be->slots->pc));
}

/* RCX = guest pc; RAX = link, or event and detail. */
static void make_exits(struct x86_backend *be, struct x86_asm *as)
{
    const size_t exit = offsetof(struct vcpu, exit);

    be->code_exit_link = here(as);
    x86_op(as, X86_MOV_MR, true, RAX, vcpu_mem(exit + offsetof(struct vcpu_exit, link)));
    x86_mov_mem_imm(as, 8, vcpu_mem(exit), 0); /* event and detail */
    uint8_t *join = x86_jmp_short(as);

    be->code_jump_miss = here(as);
    x86_op(as, X86_XOR, false, RAX, x86_reg(RAX));
    be->code_exit_event = here(as);
    x86_op(as, X86_MOVZX16, false, RDX, x86_reg(RAX));
    x86_op(as, X86_MOV_MR, false, RDX, vcpu_mem(exit + offsetof(struct vcpu_exit, event)));
    x86_shift_imm(as, X86_SHR, false, x86_reg(RAX), 16);
    x86_op(as, X86_MOV_MR, false, RAX, vcpu_mem(exit + offsetof(struct vcpu_exit, detail)));
    x86_mov_mem_imm(as, 8, vcpu_mem(exit + offsetof(struct vcpu_exit, link)), 0);
    x86_patch_short(as, join);
    store_pc(be, as);
    move_pinned(be, as, true, ~0u, ~0u);
    make_leave(be, as);
}

/* A return whose target (RCX) is not on top of the shadow stack: longjmp, unwinding, returns
 * through other registers. Drop to the entry that matches if it is among the next, else look in the
 * table of indirect jumps. */
static void make_return_miss(struct x86_backend *be, struct x86_asm *as)
{
    int32_t table = (int32_t)offsetof(struct vcpu, jumps) - VCPU_BIAS;

    be->code_return_miss = here(as);
    x86_alu_imm(as, ALU_CMP, false, vcpu_mem(offsetof(struct vcpu, pending)), 0);
    uint8_t *leave = x86_jcc_short(as, CC_NE);
    x86_mov_rr(as, true, RDX, RSP);
    x86_mov_imm(as, RAX, 16);
    const uint8_t *loop = as->p;
    x86_alu_imm(as, ALU_ADD, true, x86_reg(RDX), 16);
    x86_op(as, X86_CMP, true, RCX, x86_mem(RDX, 8));
    uint8_t *found = x86_jcc_short(as, CC_E);
    x86_group1(as, X86_DEC, false, x86_reg(RAX));
    x86_jcc_short_back(as, CC_NE, loop);
    x86_mov_rr(as, false, RAX, RCX);
    x86_alu_imm(as, ALU_AND, false, x86_reg(RAX), (VCPU_JUMP_CACHE_SIZE - 1) << 2);
    x86_op(as, X86_CMP, true, RCX, x86_mem_index(RBP, RAX, 2, table));
    uint8_t *miss = x86_jcc_short(as, CC_NE);
    x86_group1(as, X86_JMP_RM, false,
               x86_mem_index(RBP, RAX, 2, table + (int32_t)offsetof(struct vcpu_jump, entry)));
    x86_patch_short(as, leave);
    x86_patch_short(as, miss);
    x86_jmp_to(as, be->code_jump_miss);
    x86_patch_short(as, found);
    x86_mov_rr(as, true, RSP, RDX);
    x86_byte(as, 0xc3);
    /* The guest returned to the sentinel's guest address, of all numbers: there is no code, the run
     * loop says so. */
    be->code_sentinel = here(as);
    x86_op(as, X86_LEA, true, RSP, x86_mem(RSP, -8));
    x86_op(as, X86_MOV, true, RCX, x86_mem(RSP, 8));
    x86_jmp_to(as, be->code_jump_miss);
}

/* Calls scratch function(vcpu, scratch constant, three scratch operands) with every register
 * preserved. Runs on the C stack. */
static void make_cold_call(struct x86_backend *be, struct x86_asm *as)
{
    static const uint8_t saved[] = {RAX, RCX, RDX, RSI, RDI, R8, R9, R10, R11};

    be->code_cold_call = here(as);
    x86_byte(as, 0x9c); /* pushfq */
    for (unsigned i = 0; i < sizeof(saved); i++)
        x86_push(as, saved[i]);
    x86_alu_imm(as, ALU_SUB, true, x86_reg(RSP), 16 * 16 + 8);
    for (unsigned i = 0; i < 16; i++)
        x86_sse2(as, SSE_MOVAPS_ST, i, x86_mem(RSP, (int32_t)(16 * i)));
    x86_op(as, X86_LEA, true, RDI, vcpu_mem(0));
    x86_op(as, X86_MOV, true, RSI, spill_mem(SCRATCH + 4));
    for (unsigned i = 0; i < 3; i++)
        x86_sse2(as, SSE_MOVAPS, i, spill_mem(SCRATCH + i));
    struct x86_rm function = spill_mem(SCRATCH + 4);
    function.disp += 8;
    x86_group1(as, X86_CALL_RM, false, function);
    x86_sse2(as, SSE_MOVAPS_ST, 0, spill_mem(SCRATCH + 3));
    for (unsigned i = 0; i < 16; i++)
        x86_sse2(as, SSE_MOVAPS, i, x86_mem(RSP, (int32_t)(16 * i)));
    x86_alu_imm(as, ALU_ADD, true, x86_reg(RSP), 16 * 16 + 8);
    for (unsigned i = sizeof(saved); i-- > 0;)
        x86_pop(as, saved[i]);
    x86_byte(as, 0x9d); /* popfq */
    x86_byte(as, 0xc3);
}

bool x86_make_routines(struct x86_backend *be, struct code_buffer *buf)
{
    struct x86_asm as = {.p = buf->write + buf->used,
                         .start = buf->write,
                         .end = buf->write + buf->size,
                         .features = be->features,
                         .to_run = (intptr_t)buf->run - (intptr_t)buf->write};

    if (buf->size - buf->used < 8192)
        return false;
    make_enter(be, &as);
    make_exits(be, &as);
    make_return_miss(be, &as);
    be->code_save_all = here(&as);
    move_pinned(be, &as, true, ~0u, ~0u);
    x86_byte(&as, 0xc3);
    be->code_restore_all = here(&as);
    move_pinned(be, &as, false, ~0u, ~0u);
    x86_byte(&as, 0xc3);
    be->code_restore_caller_saved = here(&as);
    move_pinned(be, &as, false, CALLER_SAVED_GPRS, ~0u);
    x86_byte(&as, 0xc3);
    make_cold_call(be, &as);
    buf->used = (size_t)(as.p - buf->write);
    return true;
}

/* ---- FP environment: MXCSR ---- */

enum {
    MXCSR_FLAGS = 0x3f,
    MXCSR_MASKS = 0x1f80,
};

static uint32_t mxcsr_of(const struct vcpu *cpu)
{
    static const uint8_t rounding[] = {
        [FP_ROUND_NEAREST_EVEN] = 0, [FP_ROUND_UP] = 2,           [FP_ROUND_DOWN] = 1,
        [FP_ROUND_ZERO] = 3,         [FP_ROUND_NEAREST_AWAY] = 0, [FP_ROUND_ODD] = 0};
    uint32_t r = cpu->fp.rounding < sizeof(rounding) ? rounding[cpu->fp.rounding] : 0;

    /* Neither DAZ nor FTZ, whatever the guest's mode: fp_flush.c says why. */
    return MXCSR_MASKS | r << 13;
}

/* Denormal operands (bit 1) are no event for the guests that use these flags. */
static void merge_flags(struct vcpu *cpu, uint32_t mxcsr)
{
    if (mxcsr & 1)
        cpu->fp.flags |= FP_INVALID;
    if (mxcsr & 4)
        cpu->fp.flags |= FP_DIV_BY_ZERO;
    if (mxcsr & 8)
        cpu->fp.flags |= FP_OVERFLOW;
    if (mxcsr & 16)
        cpu->fp.flags |= FP_UNDERFLOW;
    if (mxcsr & 32)
        cpu->fp.flags |= FP_INEXACT;
}

void x86_fp_load(struct vcpu *cpu)
{
    __builtin_ia32_ldmxcsr(mxcsr_of(cpu));
}

void x86_fp_merge(struct vcpu *cpu)
{
    uint32_t mxcsr = __builtin_ia32_stmxcsr();

    merge_flags(cpu, mxcsr);
    __builtin_ia32_ldmxcsr(mxcsr & ~(uint32_t)MXCSR_FLAGS);
}

/* ---- in and out ---- */

void x86_reset_return_stack(struct vcpu *cpu)
{
    cpu->jit_sp = nullptr; /* enter makes it new */
}

/* The empty return stack: entries that no guest address matches, as many as a search may look at.
 */
static void empty_return_stack(const struct x86_backend *be, struct vcpu *cpu)
{
    uint64_t *top = (uint64_t *)(void *)(cpu->jit_stack + cpu->jit_stack_size);

    for (unsigned i = 1; i <= SENTINELS; i++) {
        top[-2 * (int)i] = (uintptr_t)be->code_sentinel;
        top[-2 * (int)i + 1] = 1;
    }
    cpu->jit_sp = top - 2 * SENTINELS;
}

static void set_gs_base(uint64_t base);

void x86_enter(void *opaque, struct vcpu *cpu, const void *entry)
{
    struct x86_backend *be = opaque;

    if (!cpu->jit_sp)
        empty_return_stack(be, cpu);
    /* An empty entry's pc is 1, which a hostile guest may jump to: then it must not match. 4 never
     * does in entry 0. */
    if (cpu->jumps[0].pc == 1)
        cpu->jumps[0].pc = 4;
    if (be->options.guest_base && !(be->features & X86_FSGSBASE))
        set_gs_base(cpu->guest_base);
    merge_flags(cpu, be->code_enter(cpu, entry, mxcsr_of(cpu)));
}

bool x86_return_stack_overflow(struct vcpu *cpu, void *context, const void *address)
{
    ucontext_t *uc = context;
    uint64_t low = (uintptr_t)cpu->jit_stack, at = (uintptr_t)address;

    if (!cpu->jit_stack || at >= low || at < low - GUARD)
        return false;
    /* the sentinels are still there */
    cpu->jit_sp = (uint64_t *)(void *)(cpu->jit_stack + cpu->jit_stack_size) - 2 * SENTINELS;
    uc->uc_mcontext.gregs[REG_RSP] = (greg_t)(uintptr_t)cpu->jit_sp;
    return true;
}

void x86_fault_in_helper(void *opaque, struct vcpu *cpu, void *context, uint32_t event)
{
    const struct x86_backend *be = opaque;
    ucontext_t *uc = context;

    cpu->exit = (struct vcpu_exit){.event = event};
    uc->uc_mcontext.gregs[REG_RIP] = (greg_t)(uintptr_t)be->code_leave;
    uc->uc_mcontext.gregs[REG_RBP] = (greg_t)(uintptr_t)(cpu->state + VCPU_BIAS);
}

void x86_unwind(void *opaque, struct vcpu *cpu)
{
    const struct x86_backend *be = opaque;

    __asm__ volatile("mov %1, %%rbp\n\tjmp *%0"
                     :
                     : "a"(be->code_leave), "d"(cpu->state + VCPU_BIAS)
                     : "memory");
    __builtin_unreachable();
}

#include <asm/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static void set_gs_base(uint64_t base)
{
    syscall(SYS_arch_prctl, ARCH_SET_GS, base);
}
