/* Between the builder and its algebra.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_IR_SIMPLIFY_H
#define MOA_IR_SIMPLIFY_H

#include "ir/ops.h"

/* "The instruction stays, as *in now says." */
#define IR_KEEP (IR_NONE - 1)

/* Rewrites the instruction to something simpler: returns the value that it comes to (IR_NONE for an
 * instruction without effect that has no result), or IR_KEEP with the instruction in its canonical
 * form. */
ir_ref ir_simplify(struct ir_builder *b, struct ir_inst *in);

#endif
