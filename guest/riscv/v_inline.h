/*
 * Vector instructions as IR: what translate_v*.c of the fast path share.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "guest/riscv/vector.h"

/* IR for the arithmetic instruction c->word, which is legal; false if a helper must do it. */
bool rv_v_inline(struct rv_ctx *c, ir_ref scalar);

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
