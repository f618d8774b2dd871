/* The AArch64 guest's own types: register slots, the translator's context, and accessors shared by
 * translate_*.c. SPDX-License-Identifier: MIT */
#ifndef MOA_GUEST_AARCH64_A64_H
#define MOA_GUEST_AARCH64_A64_H

#include "guest/aarch64/a64_decode.gen.h"
#include "ir/ir.h"
#include "vm/exclusive.h"
#include "vm/guest.h"

/* Slot numbers (struct ir_slots of the guest; table in regs.c). */
enum a64_slot {
    A64_X0, /* … A64_X0 + 30 */
    A64_SP = A64_X0 + 31,
    A64_PC,
    A64_NZCV,             /* I32, packed flags of ir.h */
    A64_V0,               /* … A64_V0 + 31, V128 */
    A64_QC = A64_V0 + 32, /* V128: nonzero bits = FPSR.QC is set */
    A64_FPCR, /* I32; the modes are also in vcpu->fp and, for translation, in the region key */
    A64_TPIDR,
    A64_PSTATE, /* I32: DIT and SSBS, at their places in the system registers (A64_DIT, A64_SSBS) */
    A64_KEY_SLOT, /* … A64_KEY_SLOT + 4: pointer authentication keys, numbered by enum a64_pauth_key
                   */
    A64_BTYPE = A64_KEY_SLOT + 5, /* I32: PSTATE.BTYPE; 0 unless vcpu->guarded_pages */
    A64_BAD_TARGET, /* I32: not 0 = BTYPE forbids the instruction at pc: the exception is next */
    A64_SLOT_COUNT,
};

/* Pointer authentication keys; only equality of keys matters to user mode, so 64 bits each do. */
enum a64_pauth_key {
    A64_KEY_IA,
    A64_KEY_IB,
    A64_KEY_DA,
    A64_KEY_DB,
    A64_KEY_GA,
    A64_PAUTH_KEYS
};

enum {
    A64_DIT = 1 << 24,
    A64_SSBS = 1 << 12
};

/* PSTATE.BTYPE after an indirect branch (ARM DDI 0487 D8.4.5.1), and its place in the SPSR. */
enum {
    A64_BTYPE_JC = 1,
    A64_BTYPE_C = 2,
    A64_BTYPE_J = 3,
    A64_BTYPE_SHIFT = 10
};

/* Guest state in vcpu->state. Offsets of the slot table point here; fields without a slot are for
 * helpers. */
struct a64_state {
    uint64_t x[31], sp;
    uint64_t pc;
    uint32_t nzcv, fpcr;
    uint64_t tpidr;
    alignas(16) uint64_t v[32][2];
    alignas(16) uint64_t qc[2];
    struct exclusive_monitor monitor;
    uint64_t pauth_key[A64_PAUTH_KEYS];
    uint32_t pstate; /* A64_PSTATE */
    uint32_t btype, bad_target;
    uint64_t midr;
};

/* Bits of the region key (guest->region_key) and of a64_ctx.fp_aux. */
enum {
    A64_KEY_DEFAULT_NAN = 1,
    A64_KEY_FLUSH = 2,
    A64_KEY_FLUSH16 = 4,
    A64_KEY_ALTERNATIVE_HALF = 8,
    A64_KEY_GUARDED = 16,    /* some page is: BTYPE is kept and looked at */
    A64_KEY_BAD_TARGET = 32, /* A64_BAD_TARGET is set */
};

struct a64_ctx {
    struct ir_builder *b;
    struct translation *t;
    uint64_t pc;      /* of the instruction being translated */
    uint64_t next_pc; /* where the trace goes on after it; a tr_ function may change it to follow a
                         branch */
    bool ended;       /* an X op was emitted: the region is complete */
    bool flags_written; /* this region has set NZCV */
    bool precise_flags; /* no looking ahead for dead flags: NZCV is exact at every exit */
    unsigned jumps;     /* how many branches the trace has followed */
    uint32_t fp_aux;    /* IR_FP_ mode bits for F32/F64 ops of this region */
    uint32_t fp16_aux;  /* the same for F16 */
    const uint64_t *features;
    bool guarded_pages; /* A64_KEY_GUARDED */
    bool guarded;       /* this instruction is in such a page */
};

static inline struct a64_state *a64_state(struct vcpu *cpu)
{
    return (struct a64_state *)cpu->state;
}

/* Reads X<n>; n = 31 is XZR. As a 32-bit operand use the same value (width rule of the IR). */
static inline ir_ref a64_x(struct a64_ctx *c, unsigned n)
{
    return n == 31 ? ir_const(c->b, IR_I64, 0) : ir_get(c->b, A64_X0 + n);
}

/* n = 31 is SP. */
static inline ir_ref a64_x_sp(struct a64_ctx *c, unsigned n)
{
    return ir_get(c->b, n == 31 ? A64_SP : A64_X0 + n);
}

/* Writes X<n> (sf) or W<n> (zero-extends); n = 31 is discarded. */
static inline void a64_set_x(struct a64_ctx *c, unsigned n, bool sf, ir_ref v)
{
    if (n != 31)
        ir_set(c->b, A64_X0 + n, sf ? v : ir_op1i(c->b, IR_ZEXT, IR_I64, v, 32));
}

static inline void a64_set_x_sp(struct a64_ctx *c, unsigned n, bool sf, ir_ref v)
{
    ir_set(c->b, n == 31 ? A64_SP : A64_X0 + n, sf ? v : ir_op1i(c->b, IR_ZEXT, IR_I64, v, 32));
}

/* The whole V register; scalar and 64-bit views use it as it is (width rule). */
static inline ir_ref a64_v(struct a64_ctx *c, unsigned n)
{
    return ir_get(c->b, A64_V0 + n);
}

static inline void a64_set_v(struct a64_ctx *c, unsigned n, ir_ref v128_value)
{
    ir_set(c->b, A64_V0 + n, v128_value);
}

/* A scalar of 1 << lane bytes (F16 F32 F64, or V64 with lane 3) into V<n>, the rest zeroed. */
static inline void a64_set_scalar(struct a64_ctx *c, unsigned n, unsigned lane, ir_ref v)
{
    ir_set(c->b, A64_V0 + n,
           ir_emit(c->b, (struct ir_inst){.op = IR_VZEXT,
                                          .type = IR_V128,
                                          .lane = (uint8_t)lane,
                                          .args = {v, IR_NONE, IR_NONE, IR_NONE}}));
}

/* The result of a vector op: V128 when q, else V64 with the upper half zeroed. */
static inline void a64_set_vq(struct a64_ctx *c, unsigned n, bool q, ir_ref v)
{
    if (q)
        a64_set_v(c, n, v);
    else
        a64_set_scalar(c, n, 3, v);
}

static inline ir_ref a64_flags(struct a64_ctx *c)
{
    return ir_op1(c->b, IR_UNPACK, IR_FLAGS, ir_get(c->b, A64_NZCV));
}

static inline void a64_set_flags(struct a64_ctx *c, ir_ref flags)
{
    ir_set(c->b, A64_NZCV, ir_op1(c->b, IR_PACK, IR_I32, flags));
    c->flags_written = true;
}

/* The flags from their packed form. */
static inline void a64_set_packed_flags(struct a64_ctx *c, ir_ref packed)
{
    ir_set(c->b, A64_NZCV, packed);
    c->flags_written = true;
}

static inline enum ir_type a64_type(bool sf)
{
    return sf ? IR_I64 : IR_I32;
}

/* --- translate.c: where the trace goes ------------------------------------------------------- */

/* The aux bits of a direct exit to `target`: IR_EXIT_BACK, IR_EXIT_FLAGS_DEAD. */
uint32_t a64_exit_aux(struct a64_ctx *c, uint64_t target);
/* Ends the region there. */
void a64_exit(struct a64_ctx *c, uint64_t target);
void a64_exit_indirect(struct a64_ctx *c, enum ir_jump jump, ir_ref target);
/* Ends the region with an event at `pc`. */
void a64_exit_event(struct a64_ctx *c, enum ir_event event, unsigned detail, uint64_t pc);
/* Goes on at `target`, within this region if that is cheap. */
void a64_jump(struct a64_ctx *c, uint64_t target);

/* --- Branch target identification (translate_bti.c) ---------------------------------------------
 */

/* Before the first instruction of a region: leaves if BTYPE does not allow it. */
void a64_check_target(struct a64_ctx *c, uint32_t word);
/* An indirect branch that sets BTYPE (BR and its like, BLR if `call`), through X<rn>. */
void a64_set_branch_type(struct a64_ctx *c, bool call, unsigned rn);

/* --- Pointer authentication (translate_pauth.c) ------------------------------------------------
 */

/* Signs a pointer, or authenticates one. */
ir_ref a64_pauth(struct a64_ctx *c, enum a64_pauth_key key, ir_ref pointer, ir_ref modifier);

/* --- System registers (helper_sys.c) and the CPU model (cpu.c) ----------------------------------
 */

void a64_write_fpcr(struct vcpu *cpu, uint32_t fpcr);
uint32_t a64_read_fpsr(const struct vcpu *cpu);
/* PSTATE as the SPSR shows it: what of it programs have. (linux.c) */
uint64_t a64_read_pstate(const struct a64_state *s);
void a64_write_pstate(struct vcpu *cpu, uint64_t pstate);
void a64_write_fpsr(struct vcpu *cpu, uint32_t fpsr);

void a64_reset(struct vcpu *cpu, const struct cpu_model *model);
/* An ID register (op0 = 3, op1 = 0, CRn = 0) as Linux shows it to EL0; false if it is undefined. */
bool a64_id_register(const struct vcpu *cpu, unsigned crm, unsigned op2, uint64_t *value);
/* AT_HWCAP and AT_HWCAP2. */
void a64_hwcap(const struct vcpu *cpu, uint64_t hwcap[2]);
/* The text of /proc/cpuinfo; its length as of snprintf. */
int a64_cpuinfo(const struct vcpu *cpu, unsigned cpus, char *buf, size_t size);
/* Parses `-cpu NAME[,FEATURE=on|off]...`. */
err_t a64_cpu_parse(const char *text, struct cpu_model *out);

enum {
    A64_CPU_MODELS = 6
};
extern const struct cpu_model a64_cpu_models[A64_CPU_MODELS];

extern const struct guest a64_guest;
extern const struct guest_linux a64_linux; /* linux.c */
extern const struct linux_vdso a64_vdso;   /* vdso.c */
extern const struct guest_debug a64_debug; /* gdb.c */

#endif
