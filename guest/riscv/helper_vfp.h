/*
 * Generic helpers of vector floating point (V 1.0, chapters 13 and 14.3).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "guest/riscv/vector.h"

/* The number of 1 << lane bytes in an f register: the canonical NaN if its box is broken. */
uint64_t rv_v_unbox(unsigned lane, uint64_t f);

rv_v_fn rv_v_fp_binary, rv_v_fp_sign, rv_v_fp_multiply_add, rv_v_fp_widen, rv_v_fp_widen_add,
    rv_v_fp_convert, rv_v_fp_convert_wide, rv_v_fp_convert_narrow, rv_v_fp_unary, rv_v_fp_merge,
    rv_v_fp_compare, rv_v_fp_reduce, rv_v_fp_reduce_wide;
