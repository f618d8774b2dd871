/*
 * Helpers of the RISC-V guest.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "ir/ir.h"

/* helper_atomic.c */
extern const struct ir_helper rv_helper_load_reserved;     /* address, bytes: value */
extern const struct ir_helper rv_helper_store_conditional; /* address, value, bytes: 1 = failed */
extern const struct ir_helper rv_helper_compare_exchange_pair; /* address, expected, new: old */

/* helper_sys.c */
extern const struct ir_helper rv_helper_write_frm;  /* value */
extern const struct ir_helper rv_helper_invalidate; /* all translated code */

/* helper_fp.c */
extern const struct ir_helper rv_helper_fclass[3]; /* bits: class; by enum rv_format */
extern const struct ir_helper rv_helper_fcvtmod;   /* bits: integer */

/* helper_crypto.c */
extern const struct ir_helper rv_helper_xperm4; /* table, indices */
extern const struct ir_helper rv_helper_sm4;    /* rs1, rs2, byte << 1 | 1 for the key schedule */

/* helper_v.c */
extern const struct ir_helper rv_helper_vector[3]; /* word, scalar, function: by enum rv_v_effect */
extern const struct ir_helper rv_helper_vsetvl;    /* vtype, avl: vl */
extern const struct ir_helper rv_helper_v_configure;
extern const struct ir_helper rv_helper_read_vcsr;
extern const struct ir_helper rv_helper_write_vcsr; /* value; only its low three bits count */
