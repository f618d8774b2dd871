/* Between unpacked numbers and integers.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_SOFTFP_INTEGER_H
#define MOA_SOFTFP_INTEGER_H

#include "softfp/core.h"

/* |n| as an integer; n is finite, not zero, and n.exp < FRAC_WIDTH. */
FP_INLINE frac_t integer_magnitude(struct num n, enum fp_rounding mode, bool *inexact)
{
    int shift = FRAC_WIDTH - 1 - n.exp;
    if (shift == 0)
        return n.frac;
    if (shift >= FRAC_WIDTH) {
        n.frac = shift_right_sticky(n.frac, (unsigned)shift - (FRAC_WIDTH - 1));
        shift = FRAC_WIDTH - 1;
    }
    return round_shift(n.frac, (unsigned)shift, n.sign, mode, inexact);
}

FP_INLINE struct num round_int_num(struct num n, enum fp_rounding mode, bool exact,
                                   struct fp_env *env)
{
    if (is_nan(n))
        return quieten(n, env);
    if (n.kind != NUM_FINITE || n.exp >= FRAC_WIDTH - 1)
        return n;
    bool inexact = false;
    frac_t magnitude = integer_magnitude(n, mode, &inexact);
    if (inexact && exact)
        env->flags |= FP_INEXACT;
    return magnitude ? normalised(n.sign, FRAC_WIDTH - 1, magnitude) : zero_num(n.sign);
}

/* The largest magnitude that an integer of this kind and sign has; 1 <= width <= 64. */
FP_INLINE uint64_t largest_magnitude(unsigned width, bool is_signed, bool negative)
{
    if (!is_signed)
        return negative ? 0 : ~0ull >> (64 - width);
    return (1ull << (width - 1)) - !negative;
}

/* Rounds n to an integer of this kind, raising FP_INEXACT; false and no flag when it does not fit.
 */
FP_INLINE bool integer_fits(struct num n, enum fp_rounding mode, unsigned width, bool is_signed,
                            uint64_t *result, struct fp_env *env)
{
    bool inexact = false;
    frac_t magnitude = 0;
    if (n.kind >= NUM_INF || (n.kind == NUM_FINITE && n.exp > 63))
        return false;
    if (n.kind == NUM_FINITE)
        magnitude = integer_magnitude(n, mode, &inexact);
    if (magnitude > largest_magnitude(width, is_signed, n.sign))
        return false;
    if (inexact)
        env->flags |= FP_INEXACT;
    *result = n.sign ? -(uint64_t)magnitude : (uint64_t)magnitude;
    return true;
}

FP_INLINE uint64_t to_int_num(struct num n, enum fp_rounding mode, unsigned width, bool is_signed,
                              unsigned frac_bits, struct fp_env *env)
{
    uint64_t result;
    if (n.kind == NUM_FINITE)
        n.exp += (int)frac_bits;
    if (integer_fits(n, mode, width, is_signed, &result, env))
        return result;
    env->flags |= FP_INVALID;
    if (is_nan(n))
        return 0;
    uint64_t limit = largest_magnitude(width, is_signed, n.sign);
    return n.sign ? -limit : limit;
}

FP_INLINE uint64_t to_int_x86_num(struct num n, enum fp_rounding mode, unsigned width,
                                  bool is_signed, struct fp_env *env)
{
    uint64_t result;
    if (integer_fits(n, mode, width, is_signed, &result, env))
        return result;
    env->flags |= FP_INVALID;
    return is_signed ? ~0ull << (width - 1) : ~0ull >> (64 - width);
}

FP_INLINE struct num from_int_num(uint64_t v, bool is_signed, unsigned frac_bits)
{
    bool negative = is_signed && v >> 63;
    if (v == 0)
        return zero_num(false);
    return normalised(negative, FRAC_WIDTH - 1 - (int)frac_bits, negative ? -v : v);
}

/* Arm's FPRoundIntN. */
FP_INLINE struct num round_to_width_num(struct num n, unsigned width, enum fp_rounding mode,
                                        struct fp_env *env)
{
    uint64_t result;
    if (integer_fits(n, mode, width, true, &result, env))
        return result ? from_int_num(result, true, 0) : zero_num(n.sign);
    env->flags |= FP_INVALID;
    n = power_of_two((int)width - 1);
    n.sign = true;
    return n;
}

#endif
