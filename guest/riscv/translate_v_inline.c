/*
 * Vector arithmetic as IR.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/v_inline.h"

bool rv_v_inline(struct rv_ctx *c, ir_ref scalar)
{
    return false;
}
