/* The builder's algebra.
 * SPDX-License-Identifier: MIT */
#include "ir/simplify.h"
ir_ref ir_simplify(struct ir_builder *b, struct ir_inst *in)
{
    return IR_KEEP;
}
