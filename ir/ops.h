/* What the files of ir/ know about ops beyond the table: operand widths, and the meaning of every
 * pure op as a function. The functions serve both the interpreter and constant folding, so that an
 * op means the same in both. SPDX-License-Identifier: MIT */
#ifndef MOA_IR_OPS_H
#define MOA_IR_OPS_H

#include "ir/ir.h"

#include <string.h>

/* Bits of a type; 0 for VOID and FLAGS. */
extern const uint8_t ir_type_bits[IR_TYPE_COUNT];

/* Bit i: an op allows lane i; 0: it does not look at the lane. */
extern const uint8_t ir_lanes[IR_OP_COUNT];

/* How many low bits of operand i the op uses; 0 for flags. */
unsigned ir_operand_bits(const struct ir_inst *in, unsigned i, const struct ir_slots *slots);

static inline const struct ir_helper *ir_helper_of(const struct ir_inst *call)
{
    return (const struct ir_helper *)(uintptr_t)call->imm;
}

/* Number of operands; a CALL's is its helper's. Optional ones that are absent count. */
static inline unsigned ir_nargs(const struct ir_inst *in)
{
    return in->op == IR_CALL ? ir_helper_of(in)->nargs : ir_ops[in->op].nargs;
}

static inline uint64_t ir_mask(unsigned bits)
{
    return bits >= 64 ? ~0ull : (1ull << bits) - 1;
}

/* An op from integers and flags (packed form) to an integer or flags. Operands may have garbage
 * above the bits that the op uses; the result has zeros there. */
typedef uint64_t ir_int_fn(const struct ir_inst *in, const uint64_t arg[3]);
extern ir_int_fn *const ir_int_fns[IR_OP_COUNT];

/* The other pure ops, vectors among their operands or results: integers and packed flags travel in
 * the low half. False if the op is of another kind. */
bool ir_vec_eval(const struct ir_inst *in, const v128 *arg, v128 *result);
bool ir_crypto_eval(const struct ir_inst *in, const v128 *arg, v128 *result);

/* Does condition aux & 15 hold in packed flags? Does an integer comparison hold? */
bool ir_cond_holds(unsigned cond, uint64_t packed);
bool ir_cmp_holds(unsigned cmp, unsigned width_bits, uint64_t x, uint64_t y);

#endif
