/* Shared by the files of the interpreter.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_IR_INTERP_H
#define MOA_IR_INTERP_H

#include "ir/ops.h"
#include "ir/vcpu.h"

/* A floating-point op (those with IR_FPENV) on operands in `arg`, flags packed. Adds to
 * guest->flags. */
v128 ir_fp_eval(const struct ir_inst *in, const v128 *arg, struct fp_env *guest);

/* Memory ops: where, and the access. Faults are the host's. */
uint64_t ir_memory_address(const struct ir_inst *in, uint64_t base, uint64_t index);
v128 ir_memory_load(const struct ir_inst *in, const void *host);
void ir_memory_store(const struct ir_inst *in, void *host, v128 value);
uint64_t ir_memory_cmpxchg(const struct ir_inst *in, void *host, uint64_t expected,
                           uint64_t desired);
uint64_t ir_memory_rmw(const struct ir_inst *in, void *host, uint64_t operand);
void ir_memory_fence(unsigned orders);

#endif
