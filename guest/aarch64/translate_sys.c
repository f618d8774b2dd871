/*
 * A64 system instructions and registers, hints, barriers (ARM DDI 0487 C3.1.3 to C3.1.5, C5).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/helpers.h"
#include "guest/aarch64/sysreg.h"
#include "guest/aarch64/translate.h"
#include "guest/clock.h"

static ir_ref call0(struct a64_ctx *c, const struct ir_helper *helper)
{
    return ir_call(c->b, helper, IR_NONE, IR_NONE, IR_NONE, IR_NONE);
}

static ir_ref call1(struct a64_ctx *c, const struct ir_helper *helper, ir_ref x)
{
    return ir_call(c->b, helper, x, IR_NONE, IR_NONE, IR_NONE);
}

/* --- System registers --- */

static ir_ref and32(struct a64_ctx *c, ir_ref x, uint32_t mask)
{
    return ir_op2(c->b, IR_AND, IR_I32, x, ir_const(c->b, IR_I32, mask));
}

static ir_ref shift32(struct a64_ctx *c, enum ir_op op, ir_ref x, unsigned amount)
{
    return ir_op2(c->b, op, IR_I32, x, ir_const(c->b, IR_I32, amount));
}

static ir_ref or32(struct a64_ctx *c, ir_ref x, ir_ref y)
{
    return ir_op2(c->b, IR_OR, IR_I32, x, y);
}

/* NZCV has the flags in bits 31 to 28, their packed form in 15, 14, 8 and 0. */

static ir_ref read_nzcv(struct a64_ctx *c)
{
    ir_ref packed = ir_get(c->b, A64_NZCV);
    ir_ref nz = shift32(c, IR_SHL, and32(c, packed, IR_PACKED_N | IR_PACKED_Z), 16);
    ir_ref carry = shift32(c, IR_SHL, and32(c, packed, IR_PACKED_C), 21);
    ir_ref v = shift32(c, IR_SHL, and32(c, packed, IR_PACKED_V), 28);

    return or32(c, or32(c, nz, carry), v);
}

static void write_nzcv(struct a64_ctx *c, ir_ref x)
{
    ir_ref nz = and32(c, shift32(c, IR_SHR, x, 16), IR_PACKED_N | IR_PACKED_Z);
    ir_ref carry = and32(c, shift32(c, IR_SHR, x, 21), IR_PACKED_C);
    ir_ref v = and32(c, shift32(c, IR_SHR, x, 28), IR_PACKED_V);

    a64_set_packed_flags(c, or32(c, or32(c, nz, carry), v));
}

static ir_ref read_fpcr(struct a64_ctx *c)
{
    return ir_get(c->b, A64_FPCR);
}

/* Translated code depends on the modes: what follows is another region, found by its key. */
static void write_fpcr(struct a64_ctx *c, ir_ref x)
{
    ir_ref value = and32(c, x, a64_fpcr_mask(c->features));

    ir_set(c->b, A64_FPCR, value);
    call1(c, &a64_helper_write_fpcr, value);
    a64_exit_event(c, IR_EVENT_NONE, 0, c->pc + 4);
}

static ir_ref read_fpsr(struct a64_ctx *c)
{
    ir_ref qc = ir_get(c->b, A64_QC), exceptions = call0(c, &a64_helper_read_fpsr);
    ir_ref any = ir_op2(c->b, IR_OR, IR_I64, ir_op1(c->b, IR_V2I, IR_I64, qc),
                        ir_vop(c->b, IR_VGETLANE, IR_I64, 3, qc, IR_NONE, IR_NONE, 1));
    ir_ref set =
        ir_emit(c->b, (struct ir_inst){.op = IR_CMP,
                                       .type = IR_I32,
                                       .lane = 3,
                                       .aux = IR_NE,
                                       .args = {any, ir_const(c->b, IR_I64, 0), IR_NONE, IR_NONE}});

    return or32(c, exceptions, shift32(c, IR_SHL, set, 27));
}

static void write_fpsr(struct a64_ctx *c, ir_ref x)
{
    ir_ref qc = ir_op1i(c->b, IR_EXTRACT, IR_I64, x, 27 | 1 << 8);

    call1(c, &a64_helper_write_fpsr, x);
    ir_set(c->b, A64_QC, ir_op1(c->b, IR_I2V, IR_V128, qc));
}

static ir_ref read_tpidr(struct a64_ctx *c)
{
    return ir_get(c->b, A64_TPIDR);
}

static void write_tpidr(struct a64_ctx *c, ir_ref x)
{
    ir_set(c->b, A64_TPIDR, x);
}

static ir_ref read_dit(struct a64_ctx *c)
{
    return and32(c, ir_get(c->b, A64_PSTATE), A64_DIT);
}

static ir_ref read_ssbs(struct a64_ctx *c)
{
    return and32(c, ir_get(c->b, A64_PSTATE), A64_SSBS);
}

/* Replaces one bit of PSTATE by that of x. */
static void write_pstate(struct a64_ctx *c, uint32_t bit, ir_ref x)
{
    ir_ref others = and32(c, ir_get(c->b, A64_PSTATE), ~bit);

    ir_set(c->b, A64_PSTATE, or32(c, others, and32(c, x, bit)));
}

static void write_dit(struct a64_ctx *c, ir_ref x)
{
    write_pstate(c, A64_DIT, x);
}

static void write_ssbs(struct a64_ctx *c, ir_ref x)
{
    write_pstate(c, A64_SSBS, x);
}

static ir_ref read_counter(struct a64_ctx *c)
{
    return call0(c, &guest_helper_counter);
}

enum {
    ALWAYS = -1
};

/* What EL0 can reach, by op1, CRn, CRm, op2 of op0 = 3: code that reads it, or a constant. */
static const struct system_register {
    uint8_t op1, crn, crm, op2;
    int feature;
    bool wide; /* read and write work on 64 bits */
    ir_ref (*read)(struct a64_ctx *c);
    void (*write)(struct a64_ctx *c, ir_ref x);
    uint64_t constant;
} registers[] = {
    {3, 0, 0, 1, ALWAYS, .constant = a64_ctr_el0},
    {3, 0, 0, 7, ALWAYS, .constant = a64_dczid_el0},
    {3, 4, 2, 0, ALWAYS, false, read_nzcv, write_nzcv},
    {3, 4, 2, 5, A64_FEATURE_dit, false, read_dit, write_dit},
    {3, 4, 2, 6, A64_FEATURE_ssbs, false, read_ssbs, write_ssbs},
    {3, 4, 4, 0, ALWAYS, false, read_fpcr, write_fpcr},
    {3, 4, 4, 1, ALWAYS, false, read_fpsr, write_fpsr},
    {3, 13, 0, 2, ALWAYS, true, read_tpidr, write_tpidr},
    {3, 13, 0, 3, ALWAYS, .constant = 0},              /* TPIDRRO_EL0: Linux keeps it 0 */
    {3, 14, 0, 0, ALWAYS, .constant = GUEST_CLOCK_HZ}, /* as from Armv8.6 on */
    {3, 14, 0, 2, ALWAYS, true, read_counter},
};

static const struct system_register *find_register(const struct a64_ctx *c, unsigned o0,
                                                   unsigned op1, unsigned crn, unsigned crm,
                                                   unsigned op2)
{
    for (unsigned i = 0; o0 == 1 && i < sizeof(registers) / sizeof(registers[0]); i++) {
        const struct system_register *r = &registers[i];
        if (r->op1 == op1 && r->crn == crn && r->crm == crm && r->op2 == op2 &&
            (r->feature == ALWAYS || a64_feature_has(c->features, (enum a64_feature)r->feature)))
            return r;
    }
    return nullptr;
}

/* S3_3_C15_Cn_0, implementation-defined: Linux's clock n, for the vDSO. */
static bool is_clock(const struct a64_mrs *a)
{
    return a->o0 == 1 && a->op1 == 3 && a->crn == 15 && !a->op2 && guest_has_clock(a->crm);
}

bool tr_a64_mrs(struct a64_ctx *c, const struct a64_mrs *a)
{
    const struct system_register *r = find_register(c, a->o0, a->op1, a->crn, a->crm, a->op2);
    uint64_t id;

    if (is_clock(a)) {
        a64_set_x(c, a->rt, true, call1(c, &guest_helper_clock, ir_const(c->b, IR_I32, a->crm)));
        return true;
    }
    if (r && r->read) {
        a64_set_x(c, a->rt, r->wide, r->read(c));
        return true;
    }
    if (r)
        id = r->constant;
    else if (a->o0 != 1 || a->op1 || a->crn || !a64_id_register(c->t->cpu, a->crm, a->op2, &id))
        return false;
    a64_set_x(c, a->rt, true, ir_const(c->b, IR_I64, id));
    return true;
}

bool tr_a64_msr(struct a64_ctx *c, const struct a64_msr *a)
{
    const struct system_register *r = find_register(c, a->o0, a->op1, a->crn, a->crm, a->op2);

    if (!r || !r->write)
        return false;
    r->write(c, a64_x(c, a->rt));
    return true;
}

bool tr_a64_msr_dit(struct a64_ctx *c, const struct a64_msr_dit *a)
{
    write_dit(c, ir_const(c->b, IR_I32, a->crm & 1 ? A64_DIT : 0));
    return true;
}

bool tr_a64_msr_ssbs(struct a64_ctx *c, const struct a64_msr_ssbs *a)
{
    write_ssbs(c, ir_const(c->b, IR_I32, a->crm & 1 ? A64_SSBS : 0));
    return true;
}

/* --- Cache maintenance --- */

bool tr_a64_dc_zva(struct a64_ctx *c, const struct a64_dc_zva *a)
{
    ir_ref base = ir_op2(c->b, IR_AND, IR_I64, a64_x(c, a->rt),
                         ir_const(c->b, IR_I64, -(uint64_t)A64_ZVA_BYTES));
    ir_ref zero = ir_vconst(c->b, 0, 0);

    for (unsigned i = 0; i < A64_ZVA_BYTES; i += 16)
        ir_emit(c->b,
                (struct ir_inst){
                    .op = IR_STORE, .lane = 4, .args = {base, IR_NONE, zero, IR_NONE}, .imm = i});
    return true;
}

bool tr_a64_ic_ivau(struct a64_ctx *c, const struct a64_ic_ivau *a)
{
    call1(c, &a64_helper_invalidate, a64_x(c, a->rt));
    a64_exit_event(c, IR_EVENT_CODE_FLUSH, 0, c->pc + 4);
    return true;
}

/* Data caches are coherent; that the address may be unmapped is not looked at. */

bool tr_a64_dc_cvac(struct a64_ctx *c, const struct a64_dc_cvac *a)
{
    return true;
}

bool tr_a64_dc_cvau(struct a64_ctx *c, const struct a64_dc_cvau *a)
{
    return true;
}

bool tr_a64_dc_cvap(struct a64_ctx *c, const struct a64_dc_cvap *a)
{
    return true;
}

bool tr_a64_dc_cvadp(struct a64_ctx *c, const struct a64_dc_cvadp *a)
{
    return true;
}

bool tr_a64_dc_civac(struct a64_ctx *c, const struct a64_dc_civac *a)
{
    return true;
}

/* --- Barriers --- */

static bool fence(struct a64_ctx *c, unsigned crm)
{
    static const enum ir_fence types[] = {IR_FENCE_FULL, IR_FENCE_LOAD, IR_FENCE_STORE,
                                          IR_FENCE_FULL};

    ir_emit(c->b, (struct ir_inst){.op = IR_FENCE, .aux = types[crm & 3]});
    return true;
}

bool tr_a64_dmb(struct a64_ctx *c, const struct a64_dmb *a)
{
    return fence(c, a->crm);
}

bool tr_a64_dsb(struct a64_ctx *c, const struct a64_dsb *a)
{
    return fence(c, a->crm);
}

/* What is fetched from here on sees earlier changes of code: the region's own bytes might have
 * changed since it was translated. */
bool tr_a64_isb(struct a64_ctx *c, const struct a64_isb *a)
{
    a64_exit(c, c->pc + 4);
    return true;
}

bool tr_a64_sb(struct a64_ctx *c, const struct a64_sb *a)
{
    return true;
}

/* --- Hints, all of them no-operations here: there is nobody to yield to, waiting for an
 * event may end at any time, and landing pads are looked at in translate_bti.c --- */

bool tr_a64_nop(struct a64_ctx *c, const struct a64_nop *a)
{
    return true;
}

bool tr_a64_yield(struct a64_ctx *c, const struct a64_yield *a)
{
    return true;
}

bool tr_a64_wfe(struct a64_ctx *c, const struct a64_wfe *a)
{
    return true;
}

bool tr_a64_wfi(struct a64_ctx *c, const struct a64_wfi *a)
{
    return true;
}

bool tr_a64_sev(struct a64_ctx *c, const struct a64_sev *a)
{
    return true;
}

bool tr_a64_dgh(struct a64_ctx *c, const struct a64_dgh *a)
{
    return true;
}

bool tr_a64_esb(struct a64_ctx *c, const struct a64_esb *a)
{
    return true;
}

bool tr_a64_csdb(struct a64_ctx *c, const struct a64_csdb *a)
{
    return true;
}

bool tr_a64_bti(struct a64_ctx *c, const struct a64_bti *a)
{
    return true;
}

bool tr_a64_hint(struct a64_ctx *c, const struct a64_hint *a)
{
    return true;
}

/* --- Undefined at EL0 --- */

bool tr_a64_sys(struct a64_ctx *c, const struct a64_sys *a)
{
    return false;
}

bool tr_a64_sysl(struct a64_ctx *c, const struct a64_sysl *a)
{
    return false;
}

bool tr_a64_msr_uao(struct a64_ctx *c, const struct a64_msr_uao *a)
{
    return false;
}

bool tr_a64_msr_pan(struct a64_ctx *c, const struct a64_msr_pan *a)
{
    return false;
}

bool tr_a64_msr_spsel(struct a64_ctx *c, const struct a64_msr_spsel *a)
{
    return false;
}

bool tr_a64_msr_daifset(struct a64_ctx *c, const struct a64_msr_daifset *a)
{
    return false;
}

bool tr_a64_msr_daifclr(struct a64_ctx *c, const struct a64_msr_daifclr *a)
{
    return false;
}
