/* The intermediate representation: what every guest instruction is translated to and every back-end
 * runs. A region is one straight line of SSA instructions in an array; an operand is the index of
 * the instruction that made it. Guest registers are slots, read and written by GET and SET. The op
 * table with exact meanings is ir/ops.def. SPDX-License-Identifier: MIT */
#ifndef MOA_IR_IR_H
#define MOA_IR_IR_H

#include <stddef.h>
#include <stdint.h>

enum ir_op {
#define OP(name, ...) IR_##name,
#include "ir/ops.def"
#undef OP
    IR_OP_COUNT
};

enum ir_type {
    IR_VOID,
    IR_I32,
    IR_I64,
    IR_FLAGS,
    IR_F16,
    IR_F32,
    IR_F64,
    IR_V64,
    IR_V128,
    IR_TYPE_COUNT
};

/* Integer comparisons (CMP, EXIT_CMP). */
enum ir_cmp {
    IR_EQ,
    IR_NE,
    IR_ULT,
    IR_UGE,
    IR_ULE,
    IR_UGT,
    IR_SLT,
    IR_SGE,
    IR_SLE,
    IR_SGT
};

/* Conditions on flags, numbered as Arm does; odd = the opposite of the even one before it (but
 * AL/NV). */
enum ir_cond {
    IR_COND_EQ,
    IR_COND_NE,
    IR_COND_CS,
    IR_COND_CC,
    IR_COND_MI,
    IR_COND_PL,
    IR_COND_VS,
    IR_COND_VC,
    IR_COND_HI,
    IR_COND_LS,
    IR_COND_GE,
    IR_COND_LT,
    IR_COND_GT,
    IR_COND_LE,
    IR_COND_AL,
    IR_COND_NV,
};

/* aux of the flag ops */
enum {
    IR_FLAG_BORROW = 1 << 8,
    IR_CCMP_ADD = 1 << 9
};

/* Bits of the packed flags (PACK, UNPACK, CCMPF's imm, the guest's flags slot). */
enum {
    IR_PACKED_N = 1 << 15,
    IR_PACKED_Z = 1 << 14,
    IR_PACKED_C = 1 << 8,
    IR_PACKED_V = 1 << 0
};

/* aux of memory ops */
enum ir_mem {
    IR_MEM_SCALE = 7,        /* bits 0..2: log2 of the index scale, 0..4 */
    IR_MEM_SIGNED = 1 << 3,  /* loads: sign-extend to the result type */
    IR_MEM_ACQUIRE = 1 << 4, /* order: later accesses stay behind this load */
    IR_MEM_RELEASE = 1 << 5, /* earlier accesses stay before this store */
    IR_MEM_SEQ_CST =
        1 << 6, /* with both above: also store→load order against other SEQ_CST accesses */
    IR_MEM_SWAP = 1 << 7,        /* opposite byte order */
    IR_MEM_ADDR32 = 1 << 8,      /* the address wraps at 32 bits */
    IR_MEM_INDEX_UXTW = 1 << 9,  /* the index's low 32 bits, zero-extended */
    IR_MEM_INDEX_SXTW = 1 << 10, /* the index's low 32 bits, sign-extended */
    IR_MEM_UNPRIVILEGED = 1 << 11,
    IR_MEM_ALIGNED = 1 << 12, /* faults when not naturally aligned */
    IR_MEM_RMW_SHIFT = 16,
};
enum ir_rmw {
    IR_RMW_ADD,
    IR_RMW_ANDN,
    IR_RMW_XOR,
    IR_RMW_OR,
    IR_RMW_SMAX,
    IR_RMW_SMIN,
    IR_RMW_UMAX,
    IR_RMW_UMIN,
    IR_RMW_SWAP,
    IR_RMW_AND
};
enum ir_fence {
    IR_FENCE_LOAD = 1,
    IR_FENCE_STORE = 2,
    IR_FENCE_FULL = 3
};

/* aux of exits */
enum {
    IR_EXIT_BACK = 1 << 8, /* a back-edge: poll for events */
    /* EXIT, EXIT_CALL, EXIT_FLAGS, EXIT_CMP, EXIT_TEST: the code at the target overwrites the slot
     * ir_slots.flags before it reads it (the translator looked). On this exit the slot's value is
     * dead: it need not be stored, so a SET of it whose only readers are such exits may go, and
     * with it the PACK. */
    IR_EXIT_FLAGS_DEAD = 1 << 9,
};
enum ir_jump {
    IR_JUMP,
    IR_JUMP_CALL,
    IR_JUMP_RETURN
};
enum ir_event {
    IR_EVENT_NONE,       /* plain return to the run loop */
    IR_EVENT_SYSCALL,    /* pc = the instruction after; detail = its immediate */
    IR_EVENT_BREAKPOINT, /* pc = the instruction; detail = its immediate */
    IR_EVENT_UNDEFINED,  /* pc = the instruction */
    IR_EVENT_UNALIGNED_PC,
    IR_EVENT_FETCH_FAULT,  /* no executable code at pc */
    IR_EVENT_MEMORY_FAULT, /* pc = the instruction; raised by the host fault handler, which keeps
                              the address */
    IR_EVENT_STEP, /* run the instruction at pc on the interpreter, then go on (raised by the fault
                      handler) */
    IR_EVENT_CODE_FLUSH, /* the guest asked for instruction-cache maintenance */
    IR_EVENT_HALT,
    IR_EVENT_DEBUG, /* a debugger's breakpoint at pc, or its watchpoint: the instruction at pc is
                       about to touch vcpu->watch_hit */
    IR_EVENT_GUEST, /* first of the guest's own events */
};

/* aux of FP ops */
enum ir_fp {
    IR_FP_ROUND_MASK = 7, /* bits 0..2: IR_FP_DYNAMIC or 1 + enum fp_rounding */
    IR_FP_DYNAMIC = 0,
    IR_FP_EXACT = 1 << 3, /* FRINT: raise inexact */
    IR_FP_UNSIGNED = 1 << 4,
    IR_FP_SIGNALLING = 1 << 5, /* FCMPF: quiet NaNs raise invalid too */
    IR_FP_NEG_PRODUCT = 1 << 6,
    IR_FP_NEG_ADDEND = 1 << 7,
    /* The guest's FPU mode, fixed per region (part of its key), so that the back-end needs no look
     * at the fp_env: */
    IR_FP_DEFAULT_NAN = 1 << 8, /* NaN results are the default NaN */
    IR_FP_FLUSH =
        1 << 9, /* flush_inputs/flush_outputs are on for this width: exact fp_env semantics */
    IR_FP_NAN_X86 = 1 << 10,      /* NaN rule of x86; else Arm's unless DEFAULT_NAN */
    IR_FP_NAN_NEGATIVE = 1 << 11, /* the default NaN has its sign set */
    IR_FP_NUMBER = 1 << 12,       /* FMINNM, FMAXNM: signalling NaNs lose too (IEEE 754-2019's
                                     minimumNumber; RISC-V) */
    IR_FP_NAN_MAX = 1 << 13, /* FTOI: NaN gives the largest integer of the type (RISC-V), not 0 */
};

#define IR_NONE UINT32_MAX
typedef uint32_t ir_ref;

/* 32 bytes. */
struct ir_inst {
    uint8_t op;   /* enum ir_op */
    uint8_t type; /* enum ir_type of the result */
    uint8_t lane;
    uint8_t flags; /* for passes and back-ends */
    uint32_t aux;
    ir_ref args[4]; /* IR_NONE where absent */
    uint64_t imm;
};

enum ir_props {
    IR_PURE = 1,
    IR_COMMUTES = 2,
    IR_READS = 4,
    IR_WRITES = 8,
    IR_THROWS = 16,
    IR_LEAVES = 32,
    IR_ENDS = 64,
    IR_STATE = 128,
    IR_FPENV = 256
};

struct ir_op_info {
    const char *name, *operands;
    char result;
    uint8_t nargs;
    uint16_t props;
};
extern const struct ir_op_info ir_ops[IR_OP_COUNT];

/* ---- guest register slots ---- */

/* A guest register. `pin` is its heat: the back-end keeps the slots with the lowest nonzero numbers
 * of each register class in host registers across linked regions (1 = hottest); 0 = memory only.
 * Narrow views (W in X, D in V, AL in RAX) are taken with the width rule, EXTRACT and DEPOSIT; the
 * passes see through them. */
struct ir_slot {
    const char *name;
    uint16_t offset; /* into the guest state */
    uint8_t type;    /* IR_I32, IR_I64 or IR_V128 */
    uint8_t pin;
    uint8_t zero_above; /* V128: log2 of the bytes above which it always is zero; 0: none */
};

enum {
    IR_MAX_SLOTS = 256
};

struct ir_slots {
    const struct ir_slot *slot;
    unsigned count;
    unsigned pc;    /* index of the pc slot; written only by leaving the region, never by SET */
    unsigned flags; /* index of the slot that holds the packed flags (see IR_EXIT_FLAGS_DEAD);
                       IR_MAX_SLOTS if there is none */
};

/* ---- helpers: C functions that translated code calls ---- */

struct vcpu;
enum ir_helper_effects {
    IR_HELPER_VCPU = 1,         /* first C argument is struct vcpu *, before the IR args */
    IR_HELPER_PURE = 2,         /* result depends on the arguments only */
    IR_HELPER_READS_STATE = 4,  /* may read any slot: all are in memory before the call */
    IR_HELPER_WRITES_STATE = 8, /* may write any slot: none is cached across the call */
    IR_HELPER_MEMORY = 16,      /* reads or writes guest memory */
    IR_HELPER_THROWS =
        32, /* may fault or raise: state is in memory and exact, pc slot too; implies READS_STATE */
    IR_HELPER_FP = 64, /* uses vcpu->fp (softfp) or the host FPU: FP controls and flags are
                          synchronised around it */
};

/* C signature: integers as uint32_t/uint64_t, F16/F32/F64/V64/V128 all as v128 in and out (low part
 * used). At most 4 IR args. */
typedef uint64_t v128 __attribute__((vector_size(16)));
struct ir_helper {
    const char *name;
    void (*fn)(void);
    uint8_t result; /* enum ir_type */
    uint8_t nargs;
    uint8_t arg[4]; /* enum ir_type */
    uint32_t effects;
};

/* ---- a region ---- */

struct ir_region {
    struct ir_inst *inst;
    uint32_t count, capacity;
    const struct ir_slots *slots;
    uint64_t pc;  /* of the first guest instruction */
    uint64_t end; /* end of the guest code read, exclusive, where it is contiguous from pc */
    uint32_t guest_insns;
};

/* ---- builder: folds constants, merges equal values and forwards slots while it builds
 * (ir/build.c) ---- */

struct ir_builder {
    struct ir_region *region;
    ir_ref slot_value[IR_MAX_SLOTS]; /* current SSA value of each slot, or IR_NONE */
    ir_ref *table;                   /* hash of pure values */
    uint32_t table_mask;
    ir_ref
        fp_barrier; /* FP ops before it saw other controls or flags: not merged with later ones */
    unsigned opt_level; /* 0: nothing folded or forwarded; 1: all */
    bool full;          /* the region's array is nearly used up: the translator must end it */
};

/* What one guest instruction and the end of the region may emit at most: `full` is set while less
 * is left. */
enum {
    IR_RESERVE = 192
};

/* `region->inst` holds `capacity` instructions (≥ 256). The table is owned by the caller and holds
 * table_size (a power of two) refs. */
void ir_begin(struct ir_builder *b, struct ir_region *region, const struct ir_slots *slots,
              uint64_t pc, ir_ref *table, uint32_t table_size, unsigned opt_level);
/* The one door: every emission goes through here. Returns the value (maybe an earlier equal one).
 */
ir_ref ir_emit(struct ir_builder *b, struct ir_inst inst);

ir_ref ir_const(struct ir_builder *b, enum ir_type type, uint64_t value);
ir_ref ir_vconst(struct ir_builder *b, uint64_t lo, uint64_t hi); /* V128 */
ir_ref ir_get(struct ir_builder *b, unsigned slot);
void ir_set(struct ir_builder *b, unsigned slot, ir_ref value);
void ir_insn(struct ir_builder *b, uint64_t pc, unsigned length);
ir_ref ir_call(struct ir_builder *b, const struct ir_helper *helper, ir_ref a0, ir_ref a1,
               ir_ref a2, ir_ref a3);
/* Is the value a known constant (CONST)? */
bool ir_is_const(const struct ir_builder *b, ir_ref v, uint64_t *value);

/* Shorthands; `type` is the result's. */
static inline ir_ref ir_op1(struct ir_builder *b, enum ir_op op, enum ir_type type, ir_ref x)
{
    return ir_emit(
        b, (struct ir_inst){.op = op, .type = type, .args = {x, IR_NONE, IR_NONE, IR_NONE}});
}
static inline ir_ref ir_op2(struct ir_builder *b, enum ir_op op, enum ir_type type, ir_ref x,
                            ir_ref y)
{
    return ir_emit(b, (struct ir_inst){.op = op, .type = type, .args = {x, y, IR_NONE, IR_NONE}});
}
static inline ir_ref ir_op1i(struct ir_builder *b, enum ir_op op, enum ir_type type, ir_ref x,
                             uint64_t imm)
{
    return ir_emit(b,
                   (struct ir_inst){
                       .op = op, .type = type, .args = {x, IR_NONE, IR_NONE, IR_NONE}, .imm = imm});
}
static inline ir_ref ir_op2i(struct ir_builder *b, enum ir_op op, enum ir_type type, ir_ref x,
                             ir_ref y, uint64_t imm)
{
    return ir_emit(
        b, (struct ir_inst){.op = op, .type = type, .args = {x, y, IR_NONE, IR_NONE}, .imm = imm});
}
/* Vector ops with a lane size. */
static inline ir_ref ir_vop(struct ir_builder *b, enum ir_op op, enum ir_type type, unsigned lane,
                            ir_ref x, ir_ref y, ir_ref z, uint64_t imm)
{
    return ir_emit(
        b,
        (struct ir_inst){
            .op = op, .type = type, .lane = (uint8_t)lane, .args = {x, y, z, IR_NONE}, .imm = imm});
}

/* ---- passes, verifier, printer, interpreter ---- */

/* Fuses addresses and compare-branches, removes dead values, SETs and flags. In place: dead
 * instructions become op IR_INSN-free gaps marked by ir_inst.flags & IR_DEAD (its other bits are
 * the passes' own); indices do not move. Once per region. */
enum {
    IR_DEAD = 1
};
void ir_optimise(struct ir_region *region, unsigned opt_level);
/* True if the region is well-formed, else a one-line reason in `why`. */
bool ir_verify(const struct ir_region *region, char *why, size_t size);
/* One line per instruction. */
void ir_print(const struct ir_region *region, int fd);

/* The interpreter: the reference that every back-end is tested against (ir/interp*.c). Runs one
 * region to its exit: vcpu->state then holds all slots incl. pc, vcpu->exit the event (link =
 * null). Guest memory is at vcpu->guest_base + (address & vcpu->address_mask); a host fault inside
 * leaves vcpu->state exact with the pc of the faulting instruction. `values` has room for
 * region->count. */
void ir_interpret(const struct ir_region *region, struct vcpu *cpu, v128 *values);

static inline bool ir_type_is_vector(unsigned type)
{
    return type >= IR_F16; /* lives in a vector register */
}

#endif
