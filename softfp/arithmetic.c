/* Addition to square root and remainder for f16, f32 and f64.
 * SPDX-License-Identifier: MIT */
#include "softfp/arith.h"

#define DEFINE_ARITHMETIC(T, W, FMT)                                                               \
    W T##_add(W a, W b, struct fp_env *env)                                                        \
    {                                                                                              \
        struct num x = unpack(FMT, a, env), y = unpack(FMT, b, env);                               \
        return round_pack(FMT, add_num(x, y, env), env);                                           \
    }                                                                                              \
    W T##_sub(W a, W b, struct fp_env *env)                                                        \
    {                                                                                              \
        struct num x = unpack(FMT, a, env), y = unpack(FMT, b, env);                               \
        return round_pack(FMT, sub_num(x, y, env), env);                                           \
    }                                                                                              \
    W T##_mul(W a, W b, struct fp_env *env)                                                        \
    {                                                                                              \
        struct num x = unpack(FMT, a, env), y = unpack(FMT, b, env);                               \
        return round_pack(FMT, mul_num(x, y, env), env);                                           \
    }                                                                                              \
    W T##_div(W a, W b, struct fp_env *env)                                                        \
    {                                                                                              \
        struct num x = unpack(FMT, a, env), y = unpack(FMT, b, env);                               \
        return round_pack(FMT, div_num(x, y, env), env);                                           \
    }                                                                                              \
    W T##_rem(W a, W b, struct fp_env *env)                                                        \
    {                                                                                              \
        struct num x = unpack(FMT, a, env), y = unpack(FMT, b, env);                               \
        uint64_t quotient;                                                                         \
        return round_pack(FMT, rem_num(x, y, true, &quotient, env), env);                          \
    }                                                                                              \
    W T##_sqrt(W a, struct fp_env *env)                                                            \
    {                                                                                              \
        return round_pack(FMT, sqrt_num(FMT, unpack(FMT, a, env), env), env);                      \
    }                                                                                              \
    W T##_muladd(W a, W b, W c, struct fp_env *env)                                                \
    {                                                                                              \
        struct num x = unpack(FMT, a, env), y = unpack(FMT, b, env), z = unpack(FMT, c, env);      \
        return round_pack(FMT, muladd_num(x, y, z, env), env);                                     \
    }

DEFINE_ARITHMETIC(f16, uint16_t, F16)
DEFINE_ARITHMETIC(f32, uint32_t, F32)
DEFINE_ARITHMETIC(f64, uint64_t, F64)
