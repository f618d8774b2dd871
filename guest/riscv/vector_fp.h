/*
 * Floating-point elements of vectors: softfp's operations by the size of the element, and what it
 * lacks, the estimates of seven bits.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "softfp/softfp.h"

/* lane: log2 of the bytes, 1 to 3. Elements are zero-extended. */
typedef uint64_t rv_fp_binary_fn(unsigned lane, uint64_t a, uint64_t b, struct fp_env *env);

rv_fp_binary_fn rv_fp_add, rv_fp_sub, rv_fp_mul, rv_fp_div, rv_fp_min, rv_fp_max;
uint64_t rv_fp_muladd(unsigned lane, uint64_t a, uint64_t b, uint64_t c, struct fp_env *env);
uint64_t rv_fp_sqrt(unsigned lane, uint64_t a, struct fp_env *env);
/* vfrec7 and vfrsqrt7 (V 1.0, chapters 13.10 and 13.9). */
uint64_t rv_fp_reciprocal7(unsigned lane, uint64_t a, struct fp_env *env);
uint64_t rv_fp_rsqrt7(unsigned lane, uint64_t a, struct fp_env *env);
/* As fclass has it. */
uint64_t rv_fp_class(unsigned lane, uint64_t a);
enum fp_order rv_fp_compare(unsigned lane, uint64_t a, uint64_t b, bool quiet, struct fp_env *env);
/* To the next wider format (lane + 1 is that of the result), and to the next narrower one. */
uint64_t rv_fp_widen(unsigned lane, uint64_t a, struct fp_env *env);
uint64_t rv_fp_narrow(unsigned lane, uint64_t a, struct fp_env *env);
/* To an integer of `bits` bits, saturated; a NaN gives the largest. */
uint64_t rv_fp_to_int(unsigned lane, uint64_t a, enum fp_rounding mode, unsigned bits,
                      bool is_signed, struct fp_env *env);
uint64_t rv_fp_from_int(unsigned lane, uint64_t a, bool is_signed, struct fp_env *env);
uint64_t rv_fp_nan(unsigned lane);
static inline uint64_t rv_fp_sign_bit(unsigned lane)
{
    return UINT64_C(1) << ((8u << lane) - 1);
}
