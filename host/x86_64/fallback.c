/*
 * One op on the IR interpreter: for ops that this host has no instructions for.
 *
 * SPDX-License-Identifier: MIT
 */
#include "host/x86_64/core.h"
#include "ir/interp.h"
#include "ir/ops.h"

v128 x86_run_op(struct vcpu *cpu, const struct ir_inst *inst, v128 a, v128 b, v128 c)
{
    const v128 arg[3] = {a, b, c};
    v128 result;

    if (ir_int_fns[inst->op]) {
        const uint64_t n[3] = {a[0], b[0], c[0]};

        return (v128){ir_int_fns[inst->op](inst, n), 0};
    }
    if (ir_vec_eval(inst, arg, &result) || ir_crypto_eval(inst, arg, &result))
        return result;
    return ir_fp_eval(inst, arg, &cpu->fp);
}
