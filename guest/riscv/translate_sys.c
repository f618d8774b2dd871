/*
 * RISC-V system instructions of user mode: fences, cache blocks, ecall, control and status
 * registers.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/clock.h"
#include "guest/riscv/helpers.h"
#include "guest/riscv/vector.h"

static ir_ref call(struct rv_ctx *c, const struct ir_helper *helper, ir_ref arg)
{
    return ir_call(c->b, helper, arg, IR_NONE, IR_NONE, IR_NONE);
}

bool tr_rv_ecall(struct rv_ctx *c, const struct rv_ecall *a)
{
    rv_exit_event(c, IR_EVENT_SYSCALL, 0, c->pc + 4);
    return true;
}

bool tr_rv_ebreak(struct rv_ctx *c, const struct rv_ebreak *a)
{
    rv_exit_event(c, IR_EVENT_BREAKPOINT, 0, c->pc);
    return true;
}

/* --- Order --- */

static void fence(struct rv_ctx *c, enum ir_fence type)
{
    ir_emit(c->b, (struct ir_inst){.op = IR_FENCE, .aux = type});
}

bool tr_rv_pause(struct rv_ctx *c, const struct rv_pause *a)
{
    return true;
}

/* Sets are I O R W from bit 3 down; devices are memory here. */
bool tr_rv_fence(struct rv_ctx *c, const struct rv_fence *a)
{
    unsigned before = a->pred | a->pred >> 2, after = a->succ | a->succ >> 2;
    bool tso = a->fm == 8 && a->pred == 3 && a->succ == 3;

    if ((before & 1) && (after & 2) && !tso) {
        fence(c, IR_FENCE_FULL);
        return true;
    }
    if ((before & 2) && (after & 3))
        fence(c, IR_FENCE_LOAD);
    if ((before & 1) && (after & 1))
        fence(c, IR_FENCE_STORE);
    return true;
}

/* Writes to translated code are seen anyway, but for those through another mapping of the same
 * memory: so everything goes. What follows must not run from bytes that were read before. */
bool tr_rv_fence_i(struct rv_ctx *c, const struct rv_fence_i *a)
{
    call(c, &rv_helper_invalidate, IR_NONE);
    rv_exit_event(c, IR_EVENT_CODE_FLUSH, 0, c->pc + 4);
    return true;
}

/* --- Cache blocks. Data caches are coherent, and whether the address is mapped is not looked at
 * --- */

bool tr_rv_prefetch(struct rv_ctx *c, const struct rv_prefetch *a)
{
    return true;
}

bool tr_rv_cbo(struct rv_ctx *c, const struct rv_cbo *a)
{
    return true;
}

bool tr_rv_cbo_zero(struct rv_ctx *c, const struct rv_cbo_zero *a)
{
    ir_ref base = rv_op2(c, IR_AND, rv_x(c, a->rs1), rv_const(c, -(uint64_t)RV_CBO_BYTES));
    ir_ref zero = ir_vconst(c->b, 0, 0);

    for (unsigned i = 0; i < RV_CBO_BYTES; i += 16)
        ir_emit(c->b, (struct ir_inst){.op = IR_STORE,
                                       .lane = 4,
                                       .aux = rv_memory_aux(c),
                                       .args = {base, IR_NONE, zero, IR_NONE},
                                       .imm = i});
    return true;
}

/* --- Control and status registers --- */

enum {
    CSR_FFLAGS = 0x001,
    CSR_FRM = 0x002,
    CSR_FCSR = 0x003,
    CSR_VSTART = 0x008,
    CSR_VXSAT = 0x009,
    CSR_VXRM = 0x00a,
    CSR_VCSR = 0x00f,
    CSR_VL = 0xc20,
    CSR_VTYPE = 0xc21,
    CSR_VLENB = 0xc22,
    CSR_CYCLE = 0xc00,
    CSR_TIME = 0xc01,
    CSR_INSTRET = 0xc02,
    CSR_CYCLEH = 0xc80, /* the upper halves, of RV32 */
    CSR_TIMEH = 0xc81,
    CSR_INSTRETH = 0xc82,
    CSR_CLOCKS = 0xcc0, /* one for each of Linux's clocks, for the vDSO; custom, read-only */
    FRM_SHIFT = 5,      /* of frm in fcsr */
};

/* fflags has the flags in the opposite order of enum fp_flag: five bits are reversed, by copies of
 * them at a distance of nine and eleven bits (H. Warren, "Hacker's Delight", 7-1). */
static ir_ref reverse_flags(struct rv_ctx *c, ir_ref flags)
{
    enum {
        COUNT = 5,
        AT = 24 - COUNT /* the reversed byte ends at bit 23 */
    };
    static const uint32_t copies[2] = {0x0802, 0x8020}, kept[2] = {0x22110, 0x88440};
    ir_ref part[2], low = ir_op1i(c->b, IR_EXTRACT, IR_I32, flags, COUNT << 8);

    for (unsigned i = 0; i < 2; i++)
        part[i] = ir_op2(c->b, IR_AND, IR_I32,
                         ir_op2(c->b, IR_MUL, IR_I32, low, ir_const(c->b, IR_I32, copies[i])),
                         ir_const(c->b, IR_I32, kept[i]));
    ir_ref sum = ir_op2(c->b, IR_MUL, IR_I32, ir_op2(c->b, IR_OR, IR_I32, part[0], part[1]),
                        ir_const(c->b, IR_I32, 0x10101));
    return ir_op1i(c->b, IR_EXTRACT, IR_I32, sum, AT | COUNT << 8);
}

static ir_ref read_fflags(struct rv_ctx *c)
{
    ir_ref flags = ir_emit(c->b, (struct ir_inst){.op = IR_FPFLAGS,
                                                  .type = IR_I32,
                                                  .args = {IR_NONE, IR_NONE, IR_NONE, IR_NONE}});

    c->fflags.value = rv_zext(c, reverse_flags(c, flags), 32);
    c->fflags.flags = flags;
    return c->fflags.value;
}

static ir_ref read_frm(struct rv_ctx *c)
{
    return rv_zext(c, ir_get(c->b, RV_FRM), 32);
}

static ir_ref read_fcsr(struct rv_ctx *c)
{
    ir_ref frm = rv_op2(c, IR_SHL, read_frm(c), ir_const(c->b, IR_I32, FRM_SHIFT));

    return rv_op2(c, IR_OR, frm, read_fflags(c));
}

/* Nanoseconds, for cycle, time and instret alike. */
static ir_ref read_counter(struct rv_ctx *c)
{
    return call(c, &guest_helper_counter, IR_NONE);
}

static ir_ref read_counter_high(struct rv_ctx *c)
{
    return ir_op2(c->b, IR_SHR, IR_I64, read_counter(c), rv_const(c, 32));
}

/* Mostly what was read is put back: around the comparisons of isless() and the like. */
static void write_fflags(struct rv_ctx *c, ir_ref v)
{
    ir_ref flags =
        c->fflags.value != IR_NONE && v == c->fflags.value ? c->fflags.flags : reverse_flags(c, v);

    ir_op1(c->b, IR_SETFPFLAGS, IR_VOID, flags);
}

/* Translated code depends on the mode: what follows is another region, found by its key. */
static void write_frm(struct rv_ctx *c, ir_ref v)
{
    ir_ref frm = ir_op2(c->b, IR_AND, IR_I32, v, ir_const(c->b, IR_I32, 7));

    ir_set(c->b, RV_FRM, frm);
    call(c, &rv_helper_write_frm, frm);
}

static void write_fcsr(struct rv_ctx *c, ir_ref v)
{
    write_fflags(c, v);
    write_frm(c, rv_op2(c, IR_SHR, v, ir_const(c->b, IR_I32, FRM_SHIFT)));
}

static ir_ref read_vstart(struct rv_ctx *c)
{
    return ir_get(c->b, RV_VSTART);
}

/* It has as many bits as the number of an element needs (V 1.0, chapter 3.7). */
static void write_vstart(struct rv_ctx *c, ir_ref v)
{
    const struct rv_state *s = (const struct rv_state *)c->t->cpu->state;

    ir_set(c->b, RV_VSTART, rv_op2_64(c, IR_AND, rv_wide(c, v), rv_const64(c, s->vlenb * 8 - 1)));
    call(c, &rv_helper_v_configure, IR_NONE);
    c->v = (struct rv_vconfig){0};
}

static ir_ref read_vl(struct rv_ctx *c)
{
    return ir_get(c->b, RV_VL);
}

/* vill is the highest bit. */
static ir_ref read_vtype(struct rv_ctx *c)
{
    ir_ref vtype = ir_get(c->b, RV_VTYPE);

    if (c->xlen == 64)
        return vtype;
    ir_ref vill = ir_op2(c->b, IR_SHR, IR_I64, vtype, ir_const(c->b, IR_I32, 32));
    return rv_op2(c, IR_OR, vtype, vill);
}

static ir_ref read_vlenb(struct rv_ctx *c)
{
    return rv_const(c, ((const struct rv_state *)c->t->cpu->state)->vlenb);
}

static ir_ref read_vcsr(struct rv_ctx *c)
{
    return call(c, &rv_helper_read_vcsr, IR_NONE);
}

static void write_vcsr(struct rv_ctx *c, ir_ref v)
{
    call(c, &rv_helper_write_vcsr, rv_wide(c, v));
}

/* vxsat is bit 0 of vcsr, vxrm the two bits above it. */
static ir_ref read_vxsat(struct rv_ctx *c)
{
    return rv_op2(c, IR_AND, read_vcsr(c), rv_const(c, 1));
}

static void write_vxsat(struct rv_ctx *c, ir_ref v)
{
    ir_ref rest = rv_op2(c, IR_AND, read_vcsr(c), rv_const(c, ~(uint64_t)1));

    write_vcsr(c, rv_op2(c, IR_OR, rest, rv_op2(c, IR_AND, v, rv_const(c, 1))));
}

static ir_ref read_vxrm(struct rv_ctx *c)
{
    return rv_op2(c, IR_SHR, read_vcsr(c), ir_const(c->b, IR_I32, 1));
}

static void write_vxrm(struct rv_ctx *c, ir_ref v)
{
    ir_ref above = rv_op2(c, IR_SHL, v, ir_const(c->b, IR_I32, 1));

    write_vcsr(c, rv_op2(c, IR_OR, above, read_vxsat(c)));
}

static const struct {
    uint16_t number;
    uint8_t feature;
    bool ends_region; /* if written */
    ir_ref (*read)(struct rv_ctx *c);
    void (*write)(struct rv_ctx *c, ir_ref v);
} registers[] = {
    {CSR_FFLAGS, RV_FEATURE_f, false, read_fflags, write_fflags},
    {CSR_FRM, RV_FEATURE_f, true, read_frm, write_frm},
    {CSR_FCSR, RV_FEATURE_f, true, read_fcsr, write_fcsr},
    {CSR_VSTART, RV_FEATURE_v, false, read_vstart, write_vstart},
    {CSR_VXSAT, RV_FEATURE_v, false, read_vxsat, write_vxsat},
    {CSR_VXRM, RV_FEATURE_v, false, read_vxrm, write_vxrm},
    {CSR_VCSR, RV_FEATURE_v, false, read_vcsr, write_vcsr},
    {CSR_VL, RV_FEATURE_v, false, read_vl, nullptr},
    {CSR_VTYPE, RV_FEATURE_v, false, read_vtype, nullptr},
    {CSR_VLENB, RV_FEATURE_v, false, read_vlenb, nullptr},
    {CSR_CYCLE, RV_FEATURE_zicsr, false, read_counter, nullptr},
    {CSR_TIME, RV_FEATURE_zicsr, false, read_counter, nullptr},
    {CSR_INSTRET, RV_FEATURE_zicsr, false, read_counter, nullptr},
    {CSR_CYCLEH, RV_FEATURE_rv32, false, read_counter_high, nullptr},
    {CSR_TIMEH, RV_FEATURE_rv32, false, read_counter_high, nullptr},
    {CSR_INSTRETH, RV_FEATURE_rv32, false, read_counter_high, nullptr},
};

enum {
    CSR_WRITE = 1,
    CSR_SET,
    CSR_CLEAR
}; /* low bits of fn */

bool tr_rv_csr(struct rv_ctx *c, const struct rv_csr *a)
{
    unsigned how = a->fn & 3, i = 0;
    bool writes = how == CSR_WRITE || a->rs1, reads = how != CSR_WRITE || a->rd;

    if (a->csr >= CSR_CLOCKS && guest_has_clock(a->csr - CSR_CLOCKS) && !writes) {
        ir_ref clock = ir_const(c->b, IR_I32, a->csr - CSR_CLOCKS);
        rv_set_x(c, a->rd, call(c, &guest_helper_clock, clock));
        return true;
    }
    while (i < sizeof(registers) / sizeof(registers[0]) && registers[i].number != a->csr)
        i++;
    if (i == sizeof(registers) / sizeof(registers[0]) ||
        !rv_has(c, (enum rv_feature)registers[i].feature) || (writes && !registers[i].write))
        return false;
    ir_ref value = a->fn & 4 ? rv_const(c, a->rs1) : rv_x(c, a->rs1);
    ir_ref old = reads ? registers[i].read(c) : rv_const(c, 0);
    if (writes)
        registers[i].write(c, how == CSR_WRITE ? value
                              : how == CSR_SET ? rv_op2(c, IR_OR, old, value)
                                               : rv_op2(c, IR_ANDN, old, value));
    rv_set_x(c, a->rd, old);
    if (writes && registers[i].ends_region)
        rv_exit_event(c, IR_EVENT_NONE, 0, c->pc + 4);
    return true;
}
