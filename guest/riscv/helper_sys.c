/*
 * Control and status registers of RISC-V that are more than a slot: rounding mode, exception flags,
 * counters.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helpers.h"
#include "guest/riscv/rv.h"
#include "softfp/softfp.h"
#include "vm/engine.h"

enum {
    FFLAGS = 5
}; /* how many: NX UF OF DZ NV from bit 0 up */

/* enum fp_flag has them in the opposite order. */
static uint32_t reverse_flags(uint32_t flags)
{
    uint32_t reversed = 0;

    for (unsigned i = 0; i < FFLAGS; i++)
        reversed |= (flags >> i & 1) << (FFLAGS - 1 - i);
    return reversed;
}

static void set_rounding(struct vcpu *cpu, uint32_t frm)
{
    /* RNE RTZ RDN RUP. With RMM and invalid modes nothing rounds dynamically (enum rv_key). */
    static const uint8_t modes[8] = {FP_ROUND_NEAREST_EVEN, FP_ROUND_ZERO, FP_ROUND_DOWN,
                                     FP_ROUND_UP};

    cpu->fp.rounding = modes[frm & 7];
}

void rv_set_frm(struct vcpu *cpu, uint32_t frm)
{
    rv_state(cpu)->frm = frm & 7;
    set_rounding(cpu, frm);
}

uint32_t rv_read_fflags(const struct vcpu *cpu)
{
    return reverse_flags(cpu->fp.flags);
}

void rv_write_fflags(struct vcpu *cpu, uint32_t fflags)
{
    cpu->fp.flags = (uint8_t)reverse_flags(fflags);
}

static void invalidate(struct vcpu *cpu)
{
    engine_invalidate(cpu->engine, 0, UINT64_MAX);
}

#define FN(f) ((void (*)(void))(f))

const struct ir_helper rv_helper_write_frm = {
    "write_frm", FN(set_rounding), IR_VOID, 1, {IR_I32}, IR_HELPER_VCPU | IR_HELPER_FP};
const struct ir_helper rv_helper_invalidate = {
    "invalidate", FN(invalidate), IR_VOID, 0, {0}, IR_HELPER_VCPU | IR_HELPER_MEMORY};
