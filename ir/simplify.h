/* Between the builder and its algebra. A rule sees one instruction about to be emitted and what
 * made its operands. SPDX-License-Identifier: MIT */
#ifndef MOA_IR_SIMPLIFY_H
#define MOA_IR_SIMPLIFY_H

#include "ir/ops.h"

/* "The instruction stays, as *in now says." */
#define IR_KEEP (IR_NONE - 1)

/* Rewrites the instruction to something simpler: returns the value that it comes to (IR_NONE for an
 * instruction without effect that has no result), or IR_KEEP with the instruction in its canonical
 * form. */
ir_ref ir_simplify(struct ir_builder *b, struct ir_inst *in);

/* The same for one op. Constant operands are folded already and stand on the right of commutative
 * ops. */
typedef ir_ref ir_rule(struct ir_builder *b, struct ir_inst *in);

extern ir_rule *const ir_int_rules[IR_OP_COUNT];
extern ir_rule *const ir_flag_rules[IR_OP_COUNT];
extern ir_rule *const ir_vec_rules[IR_OP_COUNT];

/* ---- looking at operands ---- */

static inline struct ir_inst *ir_def(const struct ir_builder *b, ir_ref ref)
{
    return &b->region->inst[ref];
}

/* The packed flags, if they are known. */
bool ir_flags_const(const struct ir_builder *b, ir_ref ref, uint64_t *packed);

/* An upper bound of the bits in use: the value, in its type, is less than 1 << the result. */
unsigned ir_value_bits(const struct ir_builder *b, ir_ref ref);

/* Makes a 32-bit value that is zero above bit 31 if computed in 64 bits a 64-bit one, in place:
 * loads and bit fields. */
bool ir_widen(struct ir_builder *b, ir_ref ref);

#endif
