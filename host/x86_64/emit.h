/*
 * Between the register allocator and the emission of one IR op.
 *
 * For each op there is a rule: what the allocator must arrange (registers, temporaries, ties) and
 * the function that then emits the op with the registers chosen. Rules live in const tables indexed
 * by IR op: x86_integer_rules, x86_vector_rules, x86_fp_rules; an op has a rule in at most one of
 * them. An op without a rule (or whose `refine` says so) runs through x86_fallback: a call of the
 * interpreter.
 *
 * How the allocator calls a rule:
 *   1. Every operand is brought into a register of its class, or stays in memory if the rule allows
 * (mem) and that is where it is. Constants are operands too: with EMIT_IMM_OK a constant that fits
 * 32 bits stays a constant (ask emit_imm), else it is loaded.
 *   2. EFLAGS are saved if somebody still needs them and the rule says EMIT_CLOBBERS_FLAGS (all
 * integer ALU instructions, UCOMIS, PTEST, SHA no, SSE arithmetic no).
 *   3. The result register is chosen. It may be the register of an operand that dies here (or be
 * equal to it), unless EMIT_EARLY.
 *   4. Ties: with EMIT_TIED (and no AVX) or EMIT_TIED_ALWAYS the result register holds a copy of
 * args[tied] when the function runs, and no other operand lives in the result register. emit_r(e,
 * tied) then is emit_rd(e).
 *   5. The function emits. Operand registers must not be changed, but for those equal to emit_rd;
 * temporaries are free.
 *
 * Upper bits: registers of F16, F32, F64, V64 values hold rubbish above their width, unless the
 * rule's `zero` says more: then the allocator makes VZEXT cost nothing. An I32 in a general-purpose
 * register always has its upper half zero: emit 32-bit operations for type I32.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_HOST_X86_64_EMIT_H
#define MOA_HOST_X86_64_EMIT_H

#include "host/x86_64/asm.h"
#include "ir/ir.h"
#include "ir/vcpu.h"

struct emit;

enum emit_rule_flags {
    EMIT_EARLY =
        1
        << 0, /* the result is written before all operands were read: it differs from all of them */
    EMIT_TIED = 1 << 1, /* destructive two-operand form unless the host has AVX: see above */
    EMIT_TIED_ALWAYS =
        1 << 2, /* destructive with AVX too (FMA231, SHA, SSE instructions without a VEX form) */
    EMIT_CLOBBERS_FLAGS = 1 << 3,
    EMIT_XMM0 =
        1
        << 4, /* xmm0 is the first XMM temporary (implicit operand of legacy blends, SHA256RNDS2) */
    EMIT_IMM_OK = 1 << 5, /* integer operands may be constants */
    EMIT_KEEP = 1 << 6, /* EMIT_EARLY and EMIT_TIED_ALWAYS, and the tied operand also survives in a
                         * register of its own, emit_kept(e): for cold paths that look at the
                         * operands after the result was computed */
    EMIT_FALLBACK = 1 << 7, /* (set by refine) use x86_fallback for this instruction */
};

/* What is known of the result's bits above its own width (types F16…V64; for V128 results: above
 * `lane` of the rule's choice). */
enum emit_zero {
    EMIT_ZERO_UNKNOWN,
    EMIT_ZERO_ALWAYS,      /* zero (MOVD, MOVQ, loads, packed conversions to the low half …) */
    EMIT_ZERO_FROM_TIED,   /* the bits of args[tied] (scalar SSE arithmetic) */
    EMIT_ZERO_FROM_EITHER, /* with AVX, of the better operand (emit_zero_above): commutative ones */
    EMIT_ZERO_FROM_ALL,    /* zero where they are zero in all operands (PAND, PADD, PXOR …) */
};

struct emit_rule {
    void (*fn)(struct emit *e, const struct ir_inst *inst);
    /* Optional: adapts a copy of the rule to type, lane, imm and host features before allocation.
     */
    void (*refine)(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule);
    uint16_t flags;    /* enum emit_rule_flags */
    uint8_t temps_xmm; /* how many temporaries: at most 2 (3 if no operand count makes it 5
                          registers in all) */
    uint8_t temps_gpr; /* at most 2 */
    uint8_t mem;  /* bit n: args[n] may be a memory operand (16-byte aligned, so good for legacy SSE
                     too) */
    uint8_t tied; /* which operand the ties mean */
    uint8_t zero; /* enum emit_zero */
};

extern const struct emit_rule x86_integer_rules[IR_OP_COUNT];
extern const struct emit_rule
    x86_vector_rules[IR_OP_COUNT]; /* vector.c …: V* (not VF*), I2V, V2I, AES_*, SHA*; VZEXT is the
                                      allocator's */
extern const struct emit_rule
    x86_fp_rules[IR_OP_COUNT]; /* fp.c …: F*, VF* but FCMPF and FSELECT, which deal with EFLAGS */

/* ---- inside an emission function ---- */

struct emit_regs { /* what the allocator chose for the op at hand */
    int8_t rd;     /* the result's register, -1 if there is none */
    int8_t kept;   /* EMIT_KEEP: register of the tied operand's old value */
    int8_t tmp_xmm[4];
    int8_t tmp_gpr[4];
    struct x86_rm arg[4];
    uint64_t imm[4];
    bool is_imm[4];
};

struct emit_view { /* first member of struct emit */
    struct x86_asm as;
    struct emit_regs r;
};

static inline struct emit_view *emit_view(struct emit *e)
{
    return (struct emit_view *)(void *)e;
}
static inline struct x86_asm *emit_as(struct emit *e)
{
    return &emit_view(e)->as;
}
/* Has the host this feature (all bits of it)? */
static inline bool emit_has(const struct emit *e, uint32_t features)
{
    return (((const struct emit_view *)(const void *)e)->as.features & features) == features;
}
static inline unsigned emit_rd(struct emit *e)
{
    return (unsigned)emit_view(e)->r.rd;
}
/* Register of operand n (one that the rule does not allow to be in memory or a constant). */
static inline unsigned emit_r(struct emit *e, unsigned n)
{
    return (unsigned)emit_view(e)->r.arg[n].base;
}
/* Operand n as a register or memory operand. */
static inline struct x86_rm emit_rm(struct emit *e, unsigned n)
{
    return emit_view(e)->r.arg[n];
}
static inline bool emit_imm(struct emit *e, unsigned n, uint64_t *value)
{
    if (emit_view(e)->r.is_imm[n])
        *value = emit_view(e)->r.imm[n];
    return emit_view(e)->r.is_imm[n];
}
/* Log2 of the bytes above which operand n of the op is known to be zero. */
unsigned emit_zero_above(const struct emit *e, const struct ir_inst *inst, unsigned n);
static inline unsigned emit_kept(struct emit *e)
{
    return (unsigned)emit_view(e)->r.kept;
}
static inline unsigned emit_tmp_xmm(struct emit *e, unsigned n)
{
    return (unsigned)emit_view(e)->r.tmp_xmm[n];
}
static inline unsigned emit_tmp_gpr(struct emit *e, unsigned n)
{
    return (unsigned)emit_view(e)->r.tmp_gpr[n];
}
/* A 16-byte constant in memory behind the region (equal ones are shared): an operand for any SSE
 * instruction. */
struct x86_rm emit_const128(struct emit *e, uint64_t lo, uint64_t hi);

/* ---- cold paths ---- */

/* Emits `jcc cold`; after the hot part of the region `fn` is called again with the same registers
 * visible (emit_rd, emit_r, temporaries …) to emit the cold code, which ends by itself in a jump
 * back to just behind the op's hot code. fn must not emit more than 512 bytes. */
typedef void emit_cold_fn(struct emit *e, const struct ir_inst *inst);
void emit_cold(struct emit *e, enum x86_cc cc, emit_cold_fn *fn, const struct ir_inst *inst);
/* In hot code, after emit_cold: the cold path comes back here instead. */
void emit_cold_resume_here(struct emit *e);

/* In cold code: calls f(cpu, constant, a, b, c) with a, b, c from the XMM or memory operands given
 * (unused ones: any register), and puts the result into the register `result` (XMM; a GPR with
 * result_is_gpr: low 64 bits). Every other register and EFLAGS survives. f is integer code
 * (softfp): MXCSR stays the guest's; flags raised go to cpu->fp.flags. */
typedef v128 emit_cold_helper(struct vcpu *cpu, uint64_t constant, v128 a, v128 b, v128 c);
void emit_cold_call(struct emit *e, emit_cold_helper *f, uint64_t constant,
                    const struct x86_rm arg[3], unsigned nargs, unsigned result,
                    bool result_is_gpr);
/* The same in hot code (for an op that always calls). */
void emit_hot_call(struct emit *e, emit_cold_helper *f, uint64_t constant,
                   const struct x86_rm arg[3], unsigned nargs, unsigned result, bool result_is_gpr);

#endif
