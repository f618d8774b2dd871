/*
 * The RISC-V guests' own types: register slots, the translator's context, and what translate_*.c
 * share. RV32 and RV64 are two guests of one translator: x registers are I32 slots in the one and
 * I64 slots in the other (rv_ctx.xtype), f registers are the same.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "guest/riscv/rv_decode.gen.h"
#include "ir/ir.h"
#include "vm/exclusive.h"
#include "vm/guest.h"

enum {
    RV_MAX_VLEN = 512,
    RV_PC_CONFIG_SHIFT = 48, /* see rv_pc_has_config */
    RV_PC_MAGIC_SHIFT = 57,
    RV_PC_MAGIC = 0x55,
};

enum {
    RV_ID_VLEN, /* cpu_model.id: bits of a vector register, if there are any */
    RV_ID_ELEN  /* 32 if no more were wanted */
};

/* In vcpu->features[RV_FEATURES_V]: what decode tables do not ask for. */
enum {
    RV_FEATURES_V = 3,
    RV_V_FULL = 1 << 0, /* "V" itself, not only a Zve */
    RV_V_FP32 = 1 << 1,
    RV_V_FP64 = 1 << 2,
    RV_V_ELEN64 = 1 << 3, /* elements of 64 bits */
    RV_V_ZVFHMIN = 1 << 4,
    RV_V_ZVFH = 1 << 5,
    RV_V_ZVKNHB = 1 << 6, /* SHA-512 */
};

/* Slot numbers (struct ir_slots of the guest; table in regs.c). */
enum rv_slot {
    RV_X0, /* never read nor written: x0 is the constant 0. … RV_X0 + 31; I32 or I64 */
    RV_PC = RV_X0 + 32,
    RV_F0, /* … RV_F0 + 31, V128: the register in the low half, the upper half zero */
    RV_FRM = RV_F0 + 32, /* I32; also in vcpu->fp and, for translation, in the region key */
    RV_VL,
    RV_VTYPE,
    RV_VSTART,
    RV_VCONFIG, /* what translated code assumes of the three before it: see vector.h */
    RV_V0,      /* 16 bytes of the vector registers each: register r with VLEN n is the slots from
                   r * n / 128 on */
    RV_SLOT_COUNT = RV_V0 + 32 * RV_MAX_VLEN / 128,
};

/* Registers by their role in the calling convention. */
enum {
    RV_RA = 1,
    RV_SP = 2,
    RV_TP = 4,
    RV_T0 = 5,
    RV_A0 = 10,
    RV_A7 = 17
};

/* Guest state in vcpu->state. */
struct rv_state {
    uint64_t x[32]; /* of RV32: the lower halves, the upper ones are 0 */
    uint64_t pc;
    alignas(16) uint64_t f[32][2];
    uint32_t frm;
    struct exclusive_monitor monitor;
    /* V. The vector registers lie close together by vlenb, so that a register group is an array. */
    uint64_t vl, vtype, vstart, vconfig;
    uint32_t vxrm, vxsat;
    uint32_t vlenb, elen; /* of the CPU model: bytes of a register (0: there are none), bits of the
                             largest element */
    bool v_used;        /* there may be something in the vector registers (as far as Linux looks) */
    uint32_t v_control; /* prctl PR_RISCV_V_SET_CONTROL */
    alignas(64) uint8_t v[32 * RV_MAX_VLEN / 8];
};

/* Formats as instructions number them. */
enum rv_format {
    RV_S,
    RV_D,
    RV_H
};

/* frm as the translator needs to know it (guest->region_key): an instruction with the static mode
 * that happens to be frm's is as fast as one with the dynamic mode. Go's and V8's compilers make
 * those. */
enum rv_key {
    RV_KEY_NEAREST, /* frm's numbers: RNE RTZ RDN RUP, modes that vcpu->fp.rounding holds */
    RV_KEY_ZERO,
    RV_KEY_DOWN,
    RV_KEY_UP,
    RV_KEY_TIES_AWAY,   /* RMM: no host has it, so it is made static */
    RV_KEY_FRM_INVALID, /* instructions with a dynamic rounding mode are undefined */
};

/* vl, vtype and vstart as translated code knows them (vector.h). */
struct rv_vconfig {
    bool known;       /* else nothing of the following is */
    bool vill;        /* no vector instruction that depends on vtype is legal */
    bool full;        /* vl is VLMAX; else it may be anything up to that */
    bool vstart;      /* vstart may be something else than 0 */
    bool guess_short; /* the vset at the start of the region is not going to make vl VLMAX */
    bool slow;   /* the first instruction has something in its way that only a helper handles */
    uint8_t sew; /* log2 of the bytes of an element, 0..3 */
    int8_t lmul; /* log2 of the registers of a group, -3..3 */
};

struct rv_ctx {
    struct ir_builder *b;
    struct translation *t;
    uint64_t pc;         /* of the instruction being translated */
    unsigned length;     /* of it: 2 or 4 */
    uint64_t next_pc;    /* where the trace goes on after it; a jump may change it */
    bool ended;          /* an X op was emitted: the region is complete */
    unsigned jumps;      /* how many jumps the trace has followed */
    bool careful;        /* see rv_careful_pc */
    uint32_t word;       /* the instruction */
    struct rv_vconfig v; /* what is known about vl, vtype and vstart */
    const uint64_t *features;
    unsigned xlen;      /* 32 or 64 */
    enum ir_type xtype; /* of x registers: IR_I32 or IR_I64 */
    /* What is known about narrower numbers in f registers: the value taken out of its NaN box, as
     * F32 or F16 (or a V128 with it at the bottom), or IR_NONE. Indexed by enum rv_format. */
    ir_ref unboxed[3][32];
    struct {
        ir_ref value, flags;
    } fflags; /* the last value of fflags that was read, and the IR's flags that it was made from */
};

static inline struct rv_state *rv_state(struct vcpu *cpu)
{
    return (struct rv_state *)cpu->state;
}

/* Of XLEN bits. */
static inline ir_ref rv_const(struct rv_ctx *c, uint64_t value)
{
    return ir_const(c->b, c->xtype, value);
}

static inline ir_ref rv_const64(struct rv_ctx *c, uint64_t value)
{
    return ir_const(c->b, IR_I64, value);
}

static inline ir_ref rv_x(struct rv_ctx *c, unsigned n)
{
    return n ? ir_get(c->b, RV_X0 + n) : rv_const(c, 0);
}

static inline void rv_set_x(struct rv_ctx *c, unsigned n, ir_ref v)
{
    if (n)
        ir_set(c->b, RV_X0 + n, v);
}

/* The low `bits` of an integer, extended to XLEN. */
static inline ir_ref rv_sext(struct rv_ctx *c, ir_ref v, unsigned bits)
{
    return bits == c->xlen ? v : ir_op1i(c->b, IR_SEXT, c->xtype, v, bits);
}

static inline ir_ref rv_zext(struct rv_ctx *c, ir_ref v, unsigned bits)
{
    return bits == c->xlen ? v : ir_op1i(c->b, IR_ZEXT, c->xtype, v, bits);
}

/* An integer of XLEN bits as an I64, for what wants that: addresses, helpers. */
static inline ir_ref rv_wide(struct rv_ctx *c, ir_ref v)
{
    return c->xlen == 64 ? v : ir_op1i(c->b, IR_ZEXT, IR_I64, v, 32);
}

/* x<n> as an I64, zero-extended; and sign-extended, as vector instructions have it. */
static inline ir_ref rv_wide_x(struct rv_ctx *c, unsigned n)
{
    return rv_wide(c, rv_x(c, n));
}

static inline ir_ref rv_sext_x(struct rv_ctx *c, unsigned n)
{
    return c->xlen == 64 ? rv_x(c, n) : ir_op1i(c->b, IR_SEXT, IR_I64, rv_x(c, n), 32);
}

/* Two I32 as one I64. */
static inline ir_ref rv_join(struct rv_ctx *c, ir_ref low, ir_ref high)
{
    return ir_op2i(c->b, IR_DEPOSIT, IR_I64, ir_op1i(c->b, IR_ZEXT, IR_I64, low, 32), high,
                   32 | 32 << 8);
}

/* An I32, sign-extended, as all W instructions have it. */
static inline void rv_set_w(struct rv_ctx *c, unsigned n, ir_ref v)
{
    rv_set_x(c, n, rv_sext(c, v, 32));
}

/* Of two integers of XLEN bits. */
static inline ir_ref rv_op2(struct rv_ctx *c, enum ir_op op, ir_ref x, ir_ref y)
{
    return ir_op2(c->b, op, c->xtype, x, y);
}

static inline uint8_t rv_lane(const struct rv_ctx *c)
{
    return c->xlen == 64 ? 3 : 2;
}

/* Of memory operations, beside others: addresses have XLEN bits. */
static inline uint32_t rv_memory_aux(const struct rv_ctx *c)
{
    return c->xlen == 64 ? 0 : IR_MEM_ADDR32;
}

static inline bool rv_has(const struct rv_ctx *c, enum rv_feature feature)
{
    return rv_feature_has(c->features, feature);
}

static inline ir_ref rv_cmp_lane(struct rv_ctx *c, uint8_t lane, enum ir_cmp cmp, ir_ref x,
                                 ir_ref y)
{
    return ir_emit(c->b, (struct ir_inst){.op = IR_CMP,
                                          .type = IR_I32,
                                          .lane = lane,
                                          .aux = cmp,
                                          .args = {x, y, IR_NONE, IR_NONE}});
}

static inline ir_ref rv_cmp(struct rv_ctx *c, enum ir_cmp cmp, ir_ref x, ir_ref y)
{
    return rv_cmp_lane(c, rv_lane(c), cmp, x, y);
}

static inline ir_ref rv_select_type(struct rv_ctx *c, enum ir_type type, ir_ref condition, ir_ref x,
                                    ir_ref y)
{
    return ir_emit(
        c->b, (struct ir_inst){.op = IR_SELECT, .type = type, .args = {condition, x, y, IR_NONE}});
}

static inline ir_ref rv_select(struct rv_ctx *c, ir_ref condition, ir_ref x, ir_ref y)
{
    return rv_select_type(c, c->xtype, condition, x, y);
}

/* The same of I64, whatever XLEN is: vl and the like, words of masks. */
static inline ir_ref rv_op2_64(struct rv_ctx *c, enum ir_op op, ir_ref x, ir_ref y)
{
    return ir_op2(c->b, op, IR_I64, x, y);
}

static inline ir_ref rv_cmp64(struct rv_ctx *c, enum ir_cmp cmp, ir_ref x, ir_ref y)
{
    return rv_cmp_lane(c, 3, cmp, x, y);
}

static inline ir_ref rv_select64(struct rv_ctx *c, ir_ref condition, ir_ref x, ir_ref y)
{
    return rv_select_type(c, IR_I64, condition, x, y);
}

/* --- translate.c: where the trace goes --- */

/* Where the code at `pc` goes on in its careful translation, which makes no guesses. Odd addresses
 * are free for that: instructions are at even ones, and a jalr to an odd one goes to the even one
 * below it, which is the same by either translation. */
static inline uint64_t rv_careful_pc(uint64_t pc)
{
    return pc | 1;
}

/* Exits may also say what the vector configuration is (vector.h): in the upper 16 bits, by a number
 * that no address has there. */
static inline bool rv_pc_has_config(uint64_t pc)
{
    return pc >> RV_PC_MAGIC_SHIFT == RV_PC_MAGIC;
}

/* The address that the program knows. */
static inline uint64_t rv_pc(uint64_t pc)
{
    return (rv_pc_has_config(pc) ? pc & ((UINT64_C(1) << RV_PC_CONFIG_SHIFT) - 1) : pc) &
           ~(uint64_t)1;
}

/* An address, wrapped to XLEN bits. */
static inline uint64_t rv_wrap(const struct rv_ctx *c, uint64_t address)
{
    return c->xlen == 64 ? address : (uint32_t)address;
}

/* What jumps by `offset`, goes to. */
static inline uint64_t rv_target(const struct rv_ctx *c, int offset)
{
    return rv_wrap(c, c->pc + (uint64_t)(int64_t)offset);
}

void rv32_translate(struct translation *t);
void rv64_translate(struct translation *t);
/* Ends the region there. */
void rv_exit(struct rv_ctx *c, uint64_t target);
/* Ends the region with an event at `pc`. */
void rv_exit_event(struct rv_ctx *c, enum ir_event event, unsigned detail, uint64_t pc);
void rv_exit_indirect(struct rv_ctx *c, enum ir_jump jump, ir_ref target);
/* To an I64 that has more than an address. */
void rv_exit_tagged(struct rv_ctx *c, ir_ref target);
/* Calls `target`; the return address has been written to its register. */
void rv_exit_call(struct rv_ctx *c, uint64_t target);
/* Goes on at `target`, within this region if that is cheap. */
void rv_jump(struct rv_ctx *c, uint64_t target);
/* Leaves to pc + offset if the comparison holds. */
void rv_branch(struct rv_ctx *c, enum ir_cmp cmp, unsigned rs1, unsigned rs2, int offset);
/* jal and jalr. */
bool rv_jal(struct rv_ctx *c, unsigned rd, int offset);
bool rv_jalr(struct rv_ctx *c, unsigned rd, unsigned rs1, int offset);

/* --- Shared by the 32-bit and the 16-bit forms --- */

/* `fn` as in the major opcodes OP and OP-IMM. */
bool rv_op(struct rv_ctx *c, unsigned rd, unsigned fn, bool alternate, ir_ref x, ir_ref y);
bool rv_op_w(struct rv_ctx *c, unsigned rd, unsigned fn, bool alternate, ir_ref x, ir_ref y);
/* `fn` as in the major opcodes LOAD and STORE. */
bool rv_load(struct rv_ctx *c, unsigned rd, unsigned fn, unsigned rs1, int offset);
bool rv_store(struct rv_ctx *c, unsigned rs2, unsigned fn, unsigned rs1, int offset);
/* The number of format `fmt` in f<n>, as a V128 that is zero above it or its box. Leaves before the
 * instruction if the box is broken: to be called before anything is set. */
ir_ref rv_f_vector(struct rv_ctx *c, unsigned fmt, unsigned n);
/* `lane` is log2 of the bytes. */
bool rv_fload(struct rv_ctx *c, unsigned rd, unsigned lane, unsigned rs1, int offset);
bool rv_fstore(struct rv_ctx *c, unsigned rs2, unsigned lane, unsigned rs1, int offset);
/* All 64 bits of f<n>, the NaN box included. */
void rv_set_f_bits(struct rv_ctx *c, unsigned n, ir_ref bits);

/* --- Control and status registers (helper_sys.c), the CPU model (cpu.c), Linux (linux.c) --- */

void rv_set_frm(struct vcpu *cpu, uint32_t frm);
uint32_t rv_read_fflags(const struct vcpu *cpu);
void rv_write_fflags(struct vcpu *cpu, uint32_t fflags);

enum {
    RV_CBO_BYTES = 64
};

enum {
    RV32_CPU_MODELS = 6,
    RV64_CPU_MODELS = 6
};
/* Number 1 has everything. */
extern const struct cpu_model rv32_cpu_models[RV32_CPU_MODELS], rv64_cpu_models[RV64_CPU_MODELS];
/* Parses `-cpu NAME[,EXTENSION=on|off]...`. */
err_t rv32_cpu_parse(const char *text, struct cpu_model *out);
err_t rv64_cpu_parse(const char *text, struct cpu_model *out);
/* AT_HWCAP: a bit for each single-letter extension. */
void rv_hwcap(const struct vcpu *cpu, uint64_t hwcap[2]);
/* The text of /proc/cpuinfo; its length as of snprintf. */
int rv_cpuinfo(const struct vcpu *cpu, unsigned cpus, char *buf, size_t size);
/* riscv_hwprobe(2): the value of a key; false if Linux does not know the key. */
bool rv_hwprobe(const struct vcpu *cpu, int64_t key, uint64_t *value);

extern const struct guest_linux rv32_linux, rv64_linux;
extern const struct linux_vdso rv32_vdso, rv64_vdso;
extern const struct guest rv32_guest, rv64_guest;
extern const struct guest_debug rv32_debug, rv64_debug;
