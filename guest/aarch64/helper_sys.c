/*
 * System registers of A64 that are more than a slot: floating-point control and status, the
 * counter.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/a64.h"
#include "guest/aarch64/helpers.h"
#include "guest/aarch64/sysreg.h"
#include "softfp/softfp.h"
#include "vm/engine.h"

enum {
    CACHE_LINE = 64
};

/* FPSR and enum fp_flag number the exceptions alike but for input denormal. */
static uint32_t exceptions_to_fpsr(unsigned flags)
{
    return (flags & 31) | (flags & FP_INPUT_DENORMAL ? A64_FPSR_IDC : 0);
}

static unsigned exceptions_from_fpsr(uint32_t fpsr)
{
    return (fpsr & 31) | (fpsr & A64_FPSR_IDC ? FP_INPUT_DENORMAL : 0);
}

static void set_fp_controls(struct vcpu *cpu, uint32_t fpcr)
{
    struct fp_env *fp = &cpu->fp;

    fp->rounding = fpcr >> 22 & 3; /* RN, RP, RM, RZ: as enum fp_rounding */
    fp->nan_rule = fpcr & A64_FPCR_DN ? FP_NAN_DEFAULT : FP_NAN_ARM;
    fp->default_nan_negative = false;
    fp->tininess_before = true;
    fp->flush_inputs = fp->flush_outputs = fpcr & A64_FPCR_FZ;
    fp->flush_f16 = fpcr & A64_FPCR_FZ16;
}

void a64_write_fpcr(struct vcpu *cpu, uint32_t fpcr)
{
    a64_state(cpu)->fpcr = fpcr & a64_fpcr_mask(cpu->features);
    set_fp_controls(cpu, a64_state(cpu)->fpcr);
}

uint32_t a64_read_fpsr(const struct vcpu *cpu)
{
    const struct a64_state *state = (const struct a64_state *)cpu->state;

    return exceptions_to_fpsr(cpu->fp.flags) | (state->qc[0] | state->qc[1] ? A64_FPSR_QC : 0);
}

void a64_write_fpsr(struct vcpu *cpu, uint32_t fpsr)
{
    cpu->fp.flags = (uint8_t)exceptions_from_fpsr(fpsr);
    a64_state(cpu)->qc[0] = fpsr & A64_FPSR_QC;
    a64_state(cpu)->qc[1] = 0;
}

/* The helpers leave the slots alone: QC and FPCR are the translated code's to read and write. */

static uint32_t read_exceptions(struct vcpu *cpu)
{
    return exceptions_to_fpsr(cpu->fp.flags);
}

static void write_exceptions(struct vcpu *cpu, uint32_t fpsr)
{
    cpu->fp.flags = (uint8_t)exceptions_from_fpsr(fpsr);
}

/* Writes to translated code are seen anyway, unless they went through another mapping of the same
 * memory: then the guest must say so, and this is how. */
static void invalidate(struct vcpu *cpu, uint64_t address)
{
    uint64_t line = address & cpu->address_mask & -(uint64_t)CACHE_LINE;

    engine_invalidate(cpu->engine, line, CACHE_LINE);
}

#define FN(f) ((void (*)(void))(f))

const struct ir_helper a64_helper_write_fpcr = {
    "write_fpcr", FN(set_fp_controls), IR_VOID, 1, {IR_I32}, IR_HELPER_VCPU | IR_HELPER_FP};
const struct ir_helper a64_helper_read_fpsr = {"read_fpsr", FN(read_exceptions),          IR_I32, 0,
                                               {0},         IR_HELPER_VCPU | IR_HELPER_FP};
const struct ir_helper a64_helper_write_fpsr = {
    "write_fpsr", FN(write_exceptions), IR_VOID, 1, {IR_I32}, IR_HELPER_VCPU | IR_HELPER_FP};
const struct ir_helper a64_helper_invalidate = {
    "invalidate", FN(invalidate), IR_VOID, 1, {IR_I64}, IR_HELPER_VCPU | IR_HELPER_MEMORY};
