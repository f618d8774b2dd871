/*
 * Helpers of the base instruction set.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "ir/ir.h"

/* helper_exclusive.c */
extern const struct ir_helper a64_helper_load_exclusive;      /* address, bytes: value */
extern const struct ir_helper a64_helper_load_exclusive_pair; /* address: V128 */
extern const struct ir_helper a64_helper_store_exclusive; /* address, value, bytes: 1 = failed */
extern const struct ir_helper a64_helper_store_exclusive_pair; /* address, V128: 1 = failed */
extern const struct ir_helper a64_helper_clear_exclusive;
extern const struct ir_helper a64_helper_compare_exchange_pair; /* address, expected, new: old */

/* helper_sys.c */
extern const struct ir_helper a64_helper_write_fpcr; /* value */
extern const struct ir_helper a64_helper_read_fpsr;  /* its flags without QC */
extern const struct ir_helper a64_helper_write_fpsr;
extern const struct ir_helper a64_helper_invalidate; /* ic ivau: address */
