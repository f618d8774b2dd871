/*
 * Vector instructions as IR: what the fast path's files share.
 *
 * A group of registers is a row of chunks: slots of 16 bytes. An operation is done chunk by chunk,
 * in ascending order, which is right for all overlaps of groups that are legal. Elements of a chunk
 * that are not active (masked off, behind vl) are blended with the old value.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "guest/riscv/vector.h"

/* --- translate_v.c --- */

/* The state, for vlenb and elen, which never change. */
const struct rv_state *rv_v_model(const struct rv_ctx *c);
/* Of a group of that configuration, and of the present one. */
uint64_t rv_v_vlmax_of(const struct rv_ctx *c, const struct rv_vconfig *v);
/* Sets RV_VCONFIG to what is known now. */
void rv_v_emit_config(struct rv_ctx *c);
unsigned rv_v_vlenb(const struct rv_ctx *c);
uint64_t rv_v_present_vlmax(const struct rv_ctx *c);
bool rv_v_overlap(unsigned a, unsigned na, unsigned b, unsigned nb);
bool rv_v_sew_is_fp(const struct rv_ctx *c, unsigned sew);
/* This instruction at the start of a region that does not do it inline. */
uint64_t rv_v_slow_pc(const struct rv_ctx *c);
ir_ref rv_v_call_helper(struct rv_ctx *c, enum rv_v_effect effect, rv_v_fn *fn, ir_ref scalar);

/* --- translate_v_inline.c: chunks and their active elements --- */

/* May arithmetic be IR at all? */
bool rv_v_may_inline(const struct rv_ctx *c);
/* How many chunks a group of 2^emul registers has. */
unsigned rv_v_chunks(const struct rv_ctx *c, int emul);
/* Chunk i of the group from `reg` on. */
ir_ref rv_v_chunk(struct rv_ctx *c, unsigned reg, unsigned i);
/* All ones in the active elements, of 1 << lane bytes, of chunk i; IR_NONE if all are active. */
ir_ref rv_v_active_lanes(struct rv_ctx *c, unsigned lane, unsigned i, bool masked);
/* All ones where v0 has bits for the elements of chunk i. */
ir_ref rv_v_mask_lanes(struct rv_ctx *c, unsigned lane, unsigned i);
/* Sets the active elements of chunk i of the group vd. */
void rv_v_set_chunk(struct rv_ctx *c, unsigned lane, unsigned i, bool masked, ir_ref value);
/* All elements the same: the low bits of an integer. */
ir_ref rv_v_splat(struct rv_ctx *c, unsigned lane, ir_ref x);
ir_ref rv_v_splat_const(struct rv_ctx *c, unsigned lane, uint64_t x);
/* A constant: first, first + 1, ... */
ir_ref rv_v_ramp(struct rv_ctx *c, unsigned lane, uint64_t first);
/* An I64 with ones for the active elements of those with numbers 64 * word and on; `v0` is that
 * part of the mask, if masked. */
ir_ref rv_v_active_bits(struct rv_ctx *c, unsigned word, ir_ref v0, bool masked);
/* Writes a mask register from `lanes[i]`, one for each of the chunks of an operand of SEW: the
 * signs of the active elements. */
void rv_v_set_mask(struct rv_ctx *c, const ir_ref *lanes, unsigned chunks);

enum {
    RV_V_MAX_CHUNKS = 16 /* of a group in an instruction that becomes IR */
};

static inline ir_ref rv_v_op2(struct rv_ctx *c, enum ir_op op, unsigned lane, ir_ref x, ir_ref y)
{
    return ir_vop(c->b, op, IR_V128, lane, x, y, IR_NONE, 0);
}

static inline ir_ref rv_v_blend(struct rv_ctx *c, ir_ref mask, ir_ref yes, ir_ref no)
{
    return ir_vop(c->b, IR_VBSL, IR_V128, 0, mask, yes, no, 0);
}

/* --- Families of instructions: IR for c->word, which is legal; false if a helper must do it --- */

bool rv_v_inline(struct rv_ctx *c, ir_ref scalar);
bool rv_v_inline_int(struct rv_ctx *c, ir_ref scalar);  /* translate_v_int.c */
bool rv_v_inline_wide(struct rv_ctx *c, ir_ref scalar); /* translate_v_wide.c */
bool rv_v_inline_float(struct rv_ctx *c);               /* translate_v_float.c */
bool rv_v_inline_reduce(struct rv_ctx *c);              /* translate_v_mask.c */
bool rv_v_inline_mask(struct rv_ctx *c);                /* translate_v_mask.c */
bool rv_v_inline_move(struct rv_ctx *c, ir_ref scalar); /* translate_v_move.c */
/* What vcpop.m, vfirst.m, vmv.x.s, vfmv.f.s write to a register (the last one without its box);
 * IR_NONE if a helper must find it. translate_v_mask.c */
ir_ref rv_v_inline_result(struct rv_ctx *c);

/* --- translate_v_mask.c --- */

/* Element 0 of vd becomes that of v. */
void rv_v_set_element(struct rv_ctx *c, unsigned lane, ir_ref v);
