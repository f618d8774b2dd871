/* Order, minimum and maximum of unpacked numbers.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_SOFTFP_COMPARE_H
#define MOA_SOFTFP_COMPARE_H

#include "softfp/core.h"

/* `quiet`: a quiet NaN is no reason for FP_INVALID. */
FP_INLINE enum fp_order compare_num(struct num a, struct num b, bool quiet, struct fp_env *env)
{
    if (is_nan(a) || is_nan(b)) {
        if (!quiet || a.kind == NUM_SNAN || b.kind == NUM_SNAN)
            env->flags |= FP_INVALID;
        return FP_UNORDERED;
    }
    if (a.kind == NUM_ZERO && b.kind == NUM_ZERO)
        return FP_EQUAL;
    if (a.sign != b.sign)
        return a.sign ? FP_LESS : FP_GREATER;
    if (a.exp == b.exp && a.frac == b.frac)
        return FP_EQUAL;
    bool smaller = a.exp != b.exp ? a.exp < b.exp : a.frac < b.frac;
    return smaller != a.sign ? FP_LESS : FP_GREATER;
}

/* What a minimum or maximum does with NaNs. */
enum nan_contest {
    NAN_WINS,       /* IEEE 754-2019 minimum */
    NAN_LOSES,      /* IEEE 754-2019 minimumNumber */
    QUIET_NAN_LOSES /* IEEE 754-2008 minNum */
};

/* -0 counts as less than +0. */
FP_INLINE struct num extremum(struct num a, struct num b, bool want_max, enum nan_contest contest,
                              struct fp_env *env)
{
    if (is_nan(a) || is_nan(b)) {
        bool signalling = a.kind == NUM_SNAN || b.kind == NUM_SNAN;
        if (contest == NAN_WINS || (contest == QUIET_NAN_LOSES && signalling) ||
            (is_nan(a) && is_nan(b)))
            return choose_nan(a, b, env);
        if (signalling)
            env->flags |= FP_INVALID;
        return is_nan(a) ? b : a;
    }
    bool a_less = a.sign != b.sign ? a.sign : compare_num(a, b, true, env) == FP_LESS;
    return a_less != want_max ? a : b;
}

#endif
