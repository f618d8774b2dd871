/*
 * Parts of the translator that the files of the base instruction set share.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "guest/aarch64/a64.h"

void a64_translate(struct translation *t);

/* Sets the link register and ends the region with a call. */
void a64_exit_call(struct a64_ctx *c, uint64_t target);

/* SUBF, ADDF, ANDF of 32 or 64 bits. */
static inline ir_ref a64_flag_op(struct a64_ctx *c, enum ir_op op, bool sf, ir_ref x, ir_ref y)
{
    return ir_emit(c->b, (struct ir_inst){.op = (uint8_t)op,
                                          .type = IR_FLAGS,
                                          .lane = sf ? 3 : 2,
                                          .args = {x, y, IR_NONE, IR_NONE}});
}

/* NZCV as instructions have it (N bit 3 … V bit 0) in the packed form of the IR. */
static inline uint32_t a64_pack_nzcv(unsigned nzcv)
{
    return (nzcv & 8 ? IR_PACKED_N : 0) | (nzcv & 4 ? IR_PACKED_Z : 0) |
           (nzcv & 2 ? IR_PACKED_C : 0) | (nzcv & 1 ? IR_PACKED_V : 0);
}
