/* Rounding to integers, conversions to and from integers, and between f16, bf16, f32 and f64.
 * SPDX-License-Identifier: MIT */
#include "softfp/integer.h"

#define DEFINE_INTEGER(T, W, FMT)                                                                  \
    W T##_round_int(W a, enum fp_rounding mode, bool exact, struct fp_env *env)                    \
    {                                                                                              \
        return round_pack(FMT, round_int_num(unpack(FMT, a, env), mode, exact, env), env);         \
    }                                                                                              \
    W T##_round_to_width(W a, unsigned width, enum fp_rounding mode, struct fp_env *env)           \
    {                                                                                              \
        return round_pack(FMT, round_to_width_num(unpack(FMT, a, env), width, mode, env), env);    \
    }                                                                                              \
    uint64_t T##_to_int(W a, enum fp_rounding mode, unsigned width, bool is_signed,                \
                        unsigned frac_bits, struct fp_env *env)                                    \
    {                                                                                              \
        return to_int_num(unpack(FMT, a, env), mode, width, is_signed, frac_bits, env);            \
    }                                                                                              \
    uint64_t T##_to_int_x86(W a, enum fp_rounding mode, unsigned width, bool is_signed,            \
                            struct fp_env *env)                                                    \
    {                                                                                              \
        return to_int_x86_num(unpack(FMT, a, env), mode, width, is_signed, env);                   \
    }                                                                                              \
    W T##_from_int(uint64_t v, bool is_signed, unsigned frac_bits, struct fp_env *env)             \
    {                                                                                              \
        return round_pack(FMT, from_int_num(v, is_signed, frac_bits), env);                        \
    }

DEFINE_INTEGER(f16, uint16_t, F16)
DEFINE_INTEGER(f32, uint32_t, F32)
DEFINE_INTEGER(f64, uint64_t, F64)

/* Arm's FPConvert. */
FP_INLINE frac_t convert(struct format from, struct format to, frac_t a, enum fp_rounding mode,
                         struct fp_env *env)
{
    struct num n = unpack(from, a, env);
    if (is_nan(n) && !to.all_finite) /* else packing makes a zero of its sign of it */
        n = quieten(n, env);
    return round_pack_short(to, n, 0, mode, env);
}

uint32_t f16_to_f32(uint16_t a, bool alt, struct fp_env *env)
{
    return convert(alt ? F16_ALT : F16_STORED, F32, a, env->rounding, env);
}

uint64_t f16_to_f64(uint16_t a, bool alt, struct fp_env *env)
{
    return convert(alt ? F16_ALT : F16_STORED, F64, a, env->rounding, env);
}

uint16_t f32_to_f16(uint32_t a, bool alt, struct fp_env *env)
{
    return convert(F32, alt ? F16_ALT : F16_STORED, a, env->rounding, env);
}

uint16_t f64_to_f16(uint64_t a, bool alt, struct fp_env *env)
{
    return convert(F64, alt ? F16_ALT : F16_STORED, a, env->rounding, env);
}

uint64_t f32_to_f64(uint32_t a, struct fp_env *env)
{
    return convert(F32, F64, a, env->rounding, env);
}

uint32_t f64_to_f32(uint64_t a, struct fp_env *env)
{
    return convert(F64, F32, a, env->rounding, env);
}

uint32_t f64_to_f32_odd(uint64_t a, struct fp_env *env)
{
    return convert(F64, F32, a, FP_ROUND_ODD, env);
}

uint16_t f32_to_bf16(uint32_t a, struct fp_env *env)
{
    return convert(F32, BF16, a, env->rounding, env);
}

uint16_t f64_to_bf16(uint64_t a, struct fp_env *env)
{
    return convert(F64, BF16, a, env->rounding, env);
}

uint32_t bf16_to_f32(uint16_t a, struct fp_env *env)
{
    return convert(BF16, F32, a, env->rounding, env);
}
