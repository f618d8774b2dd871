/* Comparisons, minima and maxima of f16, f32 and f64.
 * SPDX-License-Identifier: MIT */
#include "softfp/compare.h"

#define DEFINE_EXTREMUM(T, W, FMT, NAME, WANT_MAX, CONTEST)                                        \
    W T##_##NAME(W a, W b, struct fp_env *env)                                                     \
    {                                                                                              \
        struct num x = unpack(FMT, a, env), y = unpack(FMT, b, env);                               \
        return round_pack(FMT, extremum(x, y, WANT_MAX, CONTEST, env), env);                       \
    }

#define DEFINE_COMPARE(T, W, FMT)                                                                  \
    enum fp_order T##_compare(W a, W b, struct fp_env *env)                                        \
    {                                                                                              \
        struct num x = unpack(FMT, a, env), y = unpack(FMT, b, env);                               \
        return compare_num(x, y, false, env);                                                      \
    }                                                                                              \
    enum fp_order T##_compare_quiet(W a, W b, struct fp_env *env)                                  \
    {                                                                                              \
        struct num x = unpack(FMT, a, env), y = unpack(FMT, b, env);                               \
        return compare_num(x, y, true, env);                                                       \
    }                                                                                              \
    DEFINE_EXTREMUM(T, W, FMT, min, false, NAN_WINS)                                               \
    DEFINE_EXTREMUM(T, W, FMT, max, true, NAN_WINS)                                                \
    DEFINE_EXTREMUM(T, W, FMT, minnum, false, QUIET_NAN_LOSES)                                     \
    DEFINE_EXTREMUM(T, W, FMT, maxnum, true, QUIET_NAN_LOSES)                                      \
    DEFINE_EXTREMUM(T, W, FMT, minimum_number, false, NAN_LOSES)                                   \
    DEFINE_EXTREMUM(T, W, FMT, maximum_number, true, NAN_LOSES)

DEFINE_COMPARE(f16, uint16_t, F16)
DEFINE_COMPARE(f32, uint32_t, F32)
DEFINE_COMPARE(f64, uint64_t, F64)
