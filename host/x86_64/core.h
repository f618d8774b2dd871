/*
 * The x86-64 back-end's inner structures: what one compilation knows of values, registers and
 * slots.
 *
 * Registers. RBP points at vcpu->state + VCPU_BIAS, RSP is the stack of translated code. The
 * hottest guest slots are pinned: between guest instructions they always are in their registers, in
 * every region. The rest are temporaries of the region. (Values that stay needed after their slot
 * has been overwritten move from the pinned register to a temporary or a spill slot.)
 *
 * Slots that are not pinned live in memory. A SET of one emits nothing: the slot becomes dirty, and
 * its value is stored at exits, when a helper may look, or when the value's register is needed.
 * Faults find the value through state maps. While a slot is dirty, its memory is never the only
 * place of a value that somebody still needs.
 *
 * Flags of ADDF, SUBF, ANDF and FCMPF are made when they are read, from the operands, which stay
 * alive as long as the flags; other flags are kept packed when something overwrites EFLAGS.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_HOST_X86_64_CORE_H
#define MOA_HOST_X86_64_CORE_H

#include "host/backend.h"
#include "host/x86_64/emit.h"

enum {
    GPR,
    XMM,
    CLASSES
};

enum {
    TEMP_GPRS = 1 << RAX | 1 << RCX | 1 << RDX | 1 << RSI,
    TEMP_XMMS = 0xf,
    CALLER_SAVED_GPRS = TEMP_GPRS | 1 << RDI | 1 << R8 | 1 << R9 | 1 << R10 | 1 << R11,
    MAX_PIN_GPRS = 10,
    MAX_PIN_XMMS = 12,
    NO_SLOT = 0xff,
    SPILLS = VCPU_SPILL_SLOTS -
             5, /* the last five are scratch: three arguments and result of cold calls, one spare */
    SCRATCH = SPILLS,
};

/* What is known about an IR value during emission. Index = its instruction (after aliases are
 * resolved). */
struct value {
    int8_t reg;   /* of its class, or -1 */
    int8_t spill; /* spill slot, or -1 */
    uint8_t home; /* the unpinned slot whose memory holds it too, or NO_SLOT */
    uint8_t kind; /* enum value_kind */
    uint8_t zero; /* vector values: log2 of the bytes above which the register is known to be zero;
                     4 = nothing known */
    uint8_t hint; /* pinned slot to compute it for, or NO_SLOT */
    uint16_t dirty;  /* of how many dirty slots it is the value */
    uint32_t refs;   /* uses to come, slots that it is the current value of (pinned or dirty), lazy
                        flags that need it */
    uint32_t next;   /* about where the next use is: for spill decisions */
    ir_ref extended; /* (analysis) its VZEXT, which later instructions use in its place */
    uint32_t hint_pos; /* (analysis) of the SET that `hint` comes from */
};
enum value_kind {
    VALUE_GPR = GPR,
    VALUE_XMM = XMM,
    VALUE_CONST,
    VALUE_VCONST,
    VALUE_LAZY_FLAGS,
    VALUE_FLAGS,
    VALUE_NONE
};

struct slot_state {
    ir_ref value;  /* current value; IR_NONE: whatever the home holds, nobody has asked yet */
    ir_ref memory; /* unpinned: the value that the home in memory holds */
    bool dirty;    /* unpinned: memory does not hold the current value */
    int8_t pin;    /* pinned register, or -1 */
};

/* What EFLAGS hold. */
struct eflags {
    uint8_t kind; /* IR_ADDF, IR_SUBF, IR_ANDF of a, b; IR_FCMPF; another flags value: kind =
                     IR_OP_COUNT and a = it; 0 = unknown */
    uint8_t polarity;
    uint8_t lane;
    bool signalling;
    bool borrow;    /* IR_SUBF: C is borrow for `polarity` */
    ir_ref a, b, c; /* c: the carry's flags value of ADCF, SBCF */
    ir_ref result;  /* ZF and SF tell of this value (width: lane), or IR_NONE */
};
enum polarity {
    CARRY_IS_CF,
    CARRY_IS_NOT_CF,
    COMPARED_AB,
    COMPARED_BA
}; /* the last two: UCOMIS of (a, b) or (b, a) */

/* A value's place, for code that runs after the fact: side exits, state maps. */
struct place {
    uint8_t kind;     /* enum place_kind */
    uint8_t slot;     /* that this is the value of */
    uint8_t lane, op; /* lazy flags: of IR op `op` */
    union {
        uint64_t imm;
        uint32_t number;  /* register, spill slot or slot */
        uint32_t operand; /* lazy flags: index of the first of two places */
    };
    uint64_t imm_high;
};
enum place_kind {
    PLACE_GPR,
    PLACE_XMM,
    PLACE_SPILL,
    PLACE_CONST,
    PLACE_VCONST,
    PLACE_HOME,
    PLACE_FLAGS,
    PLACE_EFLAGS
};

/* Out-of-line code to emit after the hot part. */
struct cold {
    x86_label label, back;
    emit_cold_fn *fn; /* null: a side exit */
    const struct ir_inst *inst;
    struct emit_regs regs;
    /* side exit: */
    uint32_t first_place, nplaces;
    uint32_t target_exit;
    /* leaving with an event instead, at guest instruction pc: */
    uint32_t event;
    uint32_t borrowed[CLASSES];
    uint64_t pc;
};

struct pool_entry {
    uint64_t lo, hi;
    x86_label label;
};

struct exit_record {
    uint64_t target;
    uint32_t jump_offset;
    x86_label stub;
    bool indirect;
    x86_label look_up; /* indirect: the way through the per-thread table */
};

/* Growing array, kept from region to region. */
#define VECTOR(type)                                                                               \
    struct {                                                                                       \
        type *at;                                                                                  \
        uint32_t count, capacity;                                                                  \
    }

/* Addresses of the routines made by create(), and what never changes. */
struct x86_backend {
    struct backend_options options;
    const struct ir_slots *slots;
    uint32_t features;
    const void *code_exit_link, *code_exit_event, *code_return_miss, *code_jump_miss;
    const void *code_save_all, *code_restore_all, *code_restore_caller_saved, *code_cold_call,
        *code_leave, *code_sentinel;
    uint32_t (*code_enter)(struct vcpu *cpu, const void *entry, uint32_t mxcsr);
    int8_t pin[IR_MAX_SLOTS];         /* slot -> register of its class, or -1 */
    uint8_t slot_of_pin[CLASSES][16]; /* register -> slot or NO_SLOT */
    uint32_t pinned[CLASSES];         /* mask of registers in use as pins */
    uint32_t temps[CLASSES];
    struct emit_rule rules[IR_OP_COUNT];
    struct emit *emit;
};

struct emit {
    struct emit_view view; /* first: see emit.h */
    const struct x86_backend *be;
    struct ir_region *region;
    const struct ir_slots *slots;
    uint32_t pos; /* the instruction being emitted */
    uint64_t pc;  /* of the current guest instruction */
    bool failed;

    struct value *value;
    ir_ref *alias;       /* value an instruction's result is the same as */
    uint32_t (*next)[4]; /* per instruction and operand: the next use of the value after this one */
    uint8_t *note;       /* per instruction: enum note */
    uint32_t capacity;

    struct slot_state slot[IR_MAX_SLOTS];
    uint8_t dirty[IR_MAX_SLOTS]; /* list of the dirty slots */
    unsigned ndirty;
    ir_ref owner[CLASSES][16]; /* value in each register, or IR_NONE */
    uint32_t locked[CLASSES];  /* not to be given away during this op */
    uint32_t
        borrowed[CLASSES]; /* pinned registers saved in their homes for the length of this op */
    uint64_t spills_free;
    struct eflags ef;
    ir_ref dying[16];
    unsigned ndying;
    struct {
        int8_t from, to; /* of this op's GPR move out of a pinned register, which still holds the
                            value; equal = none */
    } vacated;

    VECTOR(struct cold) cold;
    VECTOR(struct place) place;
    VECTOR(struct pool_entry) pool;
    struct exit_record exit[CODE_MAX_EXITS];
    uint32_t nexits;
    uint64_t link_base;
    size_t link_size;
    uint8_t *maps;
    uint32_t maps_size, maps_capacity, map_last_offset;
    uint64_t map_last_pc;
    bool in_cold;
    uint32_t flags_until; /* the last instruction that sees the present value of the flags slot */
    ir_ref last_fcmp;     /* the last floating-point compare */
    uint32_t first_cold;  /* of this op */
};

enum note {
    NOTE_FLAGS = 1,       /* ADD, SUB, AND: a flags instruction of the same operands is near */
    NOTE_PACK_NEEDED = 2, /* PACK: somebody else than SETs of unpinned slots wants the bits */
};

static inline struct x86_asm *A(struct emit *e)
{
    return &e->view.as;
}

typedef void x86_emit_fn(struct emit *e, const struct ir_inst *inst);

/* ---- analysis.c ---- */
/* Aliases, reference counts, next uses, hints: everything in struct value before emission. */
void x86_analyse(struct emit *e);
/* The region cannot be compiled: the cache is full, or an allocation that cannot be met. */
void x86_fail(struct emit *e);
bool x86_is_lazy_flags(const struct ir_inst *inst);
/* The value that a SET's slot then has (flags instead of their PACK). */
ir_ref value_set(const struct emit *e, const struct ir_inst *inst);
void x86_grow(void **at, uint32_t *capacity, uint32_t need, size_t size);

/* ---- regalloc.c ---- */
static inline ir_ref value_of(const struct emit *e, const struct ir_inst *inst, unsigned n)
{
    return e->alias[inst->args[n]];
}
static inline unsigned class_of(const struct value *v)
{
    return v->kind == VALUE_XMM || v->kind == VALUE_VCONST ? XMM : GPR;
}
static inline struct x86_rm state_mem(const struct emit *e, unsigned slot)
{
    return x86_mem(RBP, (int32_t)e->slots->slot[slot].offset - VCPU_BIAS);
}
static inline struct x86_rm vcpu_mem(size_t offset)
{
    return x86_mem(RBP, (int32_t)offset - VCPU_BIAS);
}
static inline struct x86_rm spill_mem(unsigned n)
{
    return vcpu_mem(offsetof(struct vcpu, spill) + 16 * n);
}

/* Is the value a constant (then *v), and does it fit a sign-extended 32-bit immediate of a 32- or
 * 64-bit operation? */
bool value_const(const struct emit *e, ir_ref v, uint64_t *imm);
bool value_imm32(const struct emit *e, ir_ref v, bool w, int32_t *imm);
/* Brings a value into a register, which stays locked until op_end. */
unsigned use_reg(struct emit *e, ir_ref v);
/* As a register if it is in one or worth one, else its memory. */
struct x86_rm use_rm(struct emit *e, ir_ref v);
/* Register or memory of a value that use_reg or use_rm has seen; stays valid when the allocator has
 * moved the value. */
struct x86_rm value_rm(struct emit *e, ir_ref v);
unsigned temp_reg(struct emit *e, unsigned cls);
/* Makes this very register free for the op (a value in it moves away) and locks it. */
void take_reg(struct emit *e, unsigned cls, unsigned reg);
/* All operands of the instruction have been located: counts their uses down. */
void op_consume(struct emit *e, const struct ir_inst *inst);
/* The result's register. `avoid` = registers it may not be; with `early` no operand's register
 * either. */
unsigned op_def(struct emit *e, uint32_t avoid, bool early, ir_ref prefer);
/* The result is in this temporary, which the op has taken. */
void op_def_in(struct emit *e, unsigned reg);
void op_end(struct emit *e);
void load_home(struct emit *e, unsigned reg, unsigned slot);
/* Pinned registers that this op has borrowed hold their slots again: op_end does it, and whoever
 * leaves before that. */
void give_back(struct emit *e);
void release(struct emit *e, ir_ref v);
void release_slot(struct emit *e, unsigned slot);
void store_slot(struct emit *e, unsigned slot, ir_ref v);
void flush_dirty(struct emit *e); /* writes all dirty slots */
void forget_memory(struct emit *e, unsigned slot);
void emit_get(struct emit *e, const struct ir_inst *inst);
void emit_set(struct emit *e, const struct ir_inst *inst);
void drop_flags(struct emit *e);
void emit_by_rule(struct emit *e, const struct ir_inst *inst);
void move_value(struct emit *e, unsigned cls, unsigned dst, unsigned src);
void load_const(struct emit *e, unsigned reg, uint64_t imm);
void load_vconst(struct emit *e, unsigned reg, uint64_t lo, uint64_t hi);
void spill_temps(struct emit *e, uint32_t gprs, uint32_t xmms);

/* ---- emit_flags.c ---- */
/* Something overwrites EFLAGS now. */
void flags_clobber(struct emit *e);
/* Brings a flags value into EFLAGS for this condition; up to two condition codes: cc[0] and/or
 * cc[1]. */
struct condition {
    uint8_t cc[2];
    uint8_t n;
    bool all; /* both must hold; else one of them suffices */
};
struct condition flags_need(struct emit *e, ir_ref flags, unsigned cond);
/* Notes what EFLAGS hold now. */
void flags_are(struct emit *e, struct eflags ef);
/* CMP/EXIT_CMP of integers: emits the compare, returns the condition. */
enum x86_cc compare_integers(struct emit *e, unsigned cmp, unsigned lane, ir_ref a, ir_ref b);
/* test a, b unless EFLAGS tell already; ZF and SF are then of a & b. */
void test_integers(struct emit *e, unsigned lane, ir_ref a, ir_ref b);
/* Brings flags into EFLAGS whatever they are. */
void flags_bring(struct emit *e, ir_ref flags, bool swapped);
/* CF = the carry of `flags`, or its opposite. */
void flags_bring_carry(struct emit *e, ir_ref flags, bool inverted);
/* Packed form of what EFLAGS hold into RAX; EFLAGS are lost, and `scratch` for polarities of FP. */
void flags_pack_eflags(struct x86_asm *as, unsigned polarity, unsigned scratch);
/* Packed form of flags into RAX, which the caller has taken. */
void flags_pack(struct emit *e, ir_ref flags);
/* The condition of the ith test in a (struct condition) jump sequence: jumps to `label` if it
 * holds. */
void jump_if(struct emit *e, struct condition c, x86_label label);
struct condition condition_of(unsigned polarity, unsigned cond);
struct condition condition_not(struct condition c);
/* emit_int.c */
extern x86_emit_fn emit_addshl, emit_alu, emit_andn, emit_cmp, emit_count, emit_crc32, emit_deposit,
    emit_div, emit_extr, emit_extract, emit_mul, emit_mulh, emit_reverse, emit_select, emit_sext,
    emit_shift, emit_unary, emit_vzext, emit_zext;
extern x86_emit_fn emit_load, emit_store, emit_cmpxchg, emit_atomic, emit_fence;
extern x86_emit_fn emit_fpflags, emit_setfpflags;
extern x86_emit_fn emit_lazy, emit_flags_op, emit_ccmp, emit_cond, emit_select_cond, emit_pack,
    emit_adc, emit_fselect;

/* ---- emit_exit.c, statemap.c, runtime.c ---- */
struct place place_of(struct emit *e, unsigned slot, ir_ref v);
/* Notes the places of all dirty slots (but `skip`); returns the first place. */
uint32_t note_dirty(struct emit *e, unsigned skip, uint32_t *count);
void emit_exit(struct emit *e, const struct ir_inst *inst);
void emit_conditional_exit(struct emit *e, const struct ir_inst *inst);
/* If cc: leaves with an event at the current guest instruction, of which nothing has been done yet.
 */
void emit_event_if(struct emit *e, enum x86_cc cc, uint32_t event);
void emit_cold_parts(struct emit *e);
/* The code from `from` to here can fault. */
void map_fault(struct emit *e, uint32_t from);
void place_store(struct emit *e, const struct place *p);
bool x86_fault(void *be, struct vcpu *cpu, void *uc, const uint8_t *region_run, const uint8_t *maps,
               uint32_t maps_size, uint32_t event);
bool x86_make_routines(struct x86_backend *be, struct code_buffer *buf);
void emit_call(struct emit *e, const struct ir_inst *inst);
/* Before sticky FP flags are read or written by others: the last compare must not be made again. */
void settle_compare(struct emit *e);
void x86_fallback(struct emit *e, const struct ir_inst *inst);
void call_c(struct emit *e, const void *fn);

void x86_enter(void *be, struct vcpu *cpu, const void *entry);
void x86_fault_in_helper(void *be, struct vcpu *cpu, void *uc, uint32_t event);
bool x86_return_stack_overflow(struct vcpu *cpu, void *uc, const void *address);
/* Runs one op on the interpreter (fallback.c). */
v128 x86_run_op(struct vcpu *cpu, const struct ir_inst *inst, v128 a, v128 b, v128 c);
void x86_unwind(void *be, struct vcpu *cpu) __attribute__((noreturn));
void x86_reset_return_stack(struct vcpu *cpu);
void x86_fp_load(struct vcpu *cpu);
void x86_fp_merge(struct vcpu *cpu);

/* ---- ops with functions of their own (not rules): null where a rule or the fallback is used ----
 */
extern x86_emit_fn *const x86_ops[IR_OP_COUNT];

#endif
