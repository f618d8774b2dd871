/* What only Arm has: estimates, Newton steps, FMULX, FJCVTZS, bfloat16 products. The names in
 * comments are the pseudocode functions of the Arm Architecture Reference Manual (DDI 0487),
 * "Shared pseudocode".
 * SPDX-License-Identifier: MIT */
#include "softfp/arith.h"
#include "softfp/integer.h"

/* RecipEstimate: 9 bits, a in [256, 512) for [0.5, 1), the result in [256, 512) for [1, 2). */
static unsigned recip_estimate_9(unsigned a)
{
    unsigned b = (1u << 19) / (2 * a + 1);
    return (b + 1) / 2;
}

/* RecipSqrtEstimate: a in [128, 512) for [0.25, 1), the result in [256, 512) for [1, 2). */
static unsigned rsqrt_estimate_9(unsigned a)
{
    a = a < 256 ? 2 * a + 1 : (a | 1) * 2;
    unsigned b = 512;
    while (a * (b + 1) * (b + 1) < 1u << 28)
        b++;
    return (b + 1) / 2;
}

uint32_t u32_recip_estimate(uint32_t a)
{
    return a >> 31 ? recip_estimate_9(a >> 23) << 23 : UINT32_MAX;
}

uint32_t u32_rsqrt_estimate(uint32_t a)
{
    return a >> 30 ? rsqrt_estimate_9(a >> 23) << 23 : UINT32_MAX;
}

/* FPRecipEstimate. Its cases for tiny results and overflow are what packing does anyway. */
FP_INLINE struct num recip_estimate(struct num n, struct fp_env *env)
{
    if (is_nan(n))
        return quieten(n, env);
    if (n.kind == NUM_INF)
        return zero_num(n.sign);
    if (n.kind == NUM_ZERO) {
        env->flags |= FP_DIV_BY_ZERO;
        return inf_num(n.sign);
    }
    n.frac = (frac_t)recip_estimate_9(n.frac >> (FRAC_WIDTH - 9)) << (FRAC_WIDTH - 9);
    n.exp = -1 - n.exp;
    return n;
}

/* FPRSqrtEstimate. */
FP_INLINE struct num rsqrt_estimate(struct num n, struct fp_env *env)
{
    if (is_nan(n))
        return quieten(n, env);
    if (n.kind == NUM_ZERO) {
        env->flags |= FP_DIV_BY_ZERO;
        return inf_num(n.sign);
    }
    if (n.sign)
        return invalid(env);
    if (n.kind == NUM_INF)
        return zero_num(false);
    unsigned scaled = n.frac >> (FRAC_WIDTH - 9 - (n.exp & 1) + 1);
    n.frac = (frac_t)rsqrt_estimate_9(scaled) << (FRAC_WIDTH - 9);
    n.exp = (-1 - n.exp) >> 1;
    return n;
}

/* FPRecpX: the exponent inverted, the fraction cleared. */
FP_INLINE frac_t recpx(struct format fmt, frac_t a, struct fp_env *env)
{
    const frac_t max_exp = ((frac_t)1 << fmt.exp_bits) - 1;
    struct num n = unpack(fmt, a, env);
    if (is_nan(n))
        return round_pack(fmt, quieten(n, env), env);
    frac_t exp = a >> fmt.frac_bits & max_exp;
    frac_t sign = (frac_t)n.sign << fmt.exp_bits;
    return (sign | (exp ? exp ^ max_exp : max_exp - 1)) << fmt.frac_bits;
}

FP_INLINE bool is_zero_times_inf(struct num a, struct num b)
{
    return (a.kind == NUM_ZERO && b.kind == NUM_INF) || (a.kind == NUM_INF && b.kind == NUM_ZERO);
}

/* FPMulX. */
FP_INLINE struct num mulx(struct num a, struct num b, struct fp_env *env)
{
    if (!is_zero_times_inf(a, b))
        return mul_num(a, b, env);
    struct num two = power_of_two(1);
    two.sign = a.sign ^ b.sign;
    return two;
}

/* FPRecipStepFused and FPRSqrtStepFused before the halving: `constant` - a * b. The negation comes
 * before the choice of a NaN. */
FP_INLINE struct num step(struct num a, struct num b, struct num constant, struct fp_env *env)
{
    a.sign ^= 1;
    if (is_nan(a) || is_nan(b))
        return choose_nan(a, b, env);
    return is_zero_times_inf(a, b) ? constant : muladd_num(a, b, constant, env);
}

FP_INLINE struct num recip_step(struct num a, struct num b, struct fp_env *env)
{
    return step(a, b, power_of_two(1), env);
}

FP_INLINE struct num rsqrt_step(struct num a, struct num b, struct fp_env *env)
{
    struct num three = power_of_two(1);
    three.frac |= FRAC_TOP >> 1;
    struct num n = step(a, b, three, env);
    n.exp -= n.kind == NUM_FINITE;
    return n;
}

#define DEFINE_ARM(T, W, FMT)                                                                      \
    W T##_mulx(W a, W b, struct fp_env *env)                                                       \
    {                                                                                              \
        struct num x = unpack(FMT, a, env), y = unpack(FMT, b, env);                               \
        return round_pack(FMT, mulx(x, y, env), env);                                              \
    }                                                                                              \
    W T##_recip_estimate(W a, struct fp_env *env)                                                  \
    {                                                                                              \
        return round_pack(FMT, recip_estimate(unpack(FMT, a, env), env), env);                     \
    }                                                                                              \
    W T##_rsqrt_estimate(W a, struct fp_env *env)                                                  \
    {                                                                                              \
        return round_pack(FMT, rsqrt_estimate(unpack(FMT, a, env), env), env);                     \
    }                                                                                              \
    W T##_recpx(W a, struct fp_env *env)                                                           \
    {                                                                                              \
        return recpx(FMT, a, env);                                                                 \
    }                                                                                              \
    W T##_recip_step(W a, W b, struct fp_env *env)                                                 \
    {                                                                                              \
        struct num x = unpack(FMT, a, env), y = unpack(FMT, b, env);                               \
        return round_pack(FMT, recip_step(x, y, env), env);                                        \
    }                                                                                              \
    W T##_rsqrt_step(W a, W b, struct fp_env *env)                                                 \
    {                                                                                              \
        struct num x = unpack(FMT, a, env), y = unpack(FMT, b, env);                               \
        return round_pack(FMT, rsqrt_step(x, y, env), env);                                        \
    }

DEFINE_ARM(f16, uint16_t, F16)
DEFINE_ARM(f32, uint32_t, F32)
DEFINE_ARM(f64, uint64_t, F64)

/* FPToFixedJS. */
uint32_t f64_to_jscvt(uint64_t a, bool *exact, struct fp_env *env)
{
    struct num n = unpack(F64, a, env);
    bool inexact = false;
    *exact = false;
    if (n.kind == NUM_ZERO) {
        *exact = a == 0;
        return 0;
    }
    if (n.kind != NUM_FINITE) {
        env->flags |= FP_INVALID;
        return 0;
    }
    if (n.exp >
        63) { /* bits [n.exp - 63, n.exp] of the magnitude are known, none beyond them is set */
        env->flags |= FP_INVALID;
        uint32_t low = n.exp < 63 + 32 ? (uint32_t)(n.frac << (n.exp - 63)) : 0;
        return n.sign ? -low : low;
    }
    uint64_t magnitude = integer_magnitude(n, FP_ROUND_ZERO, &inexact);
    if (magnitude > largest_magnitude(32, true, n.sign))
        env->flags |= FP_INVALID;
    else if (inexact)
        env->flags |= FP_INEXACT;
    else
        *exact = true;
    return n.sign ? -(uint32_t)magnitude : (uint32_t)magnitude;
}

/* BFMul and BFAdd round to odd, but overflow goes to infinity (BFRound). */
static uint32_t bf16_step(uint32_t (*op)(uint32_t, uint32_t, struct fp_env *), uint32_t a,
                          uint32_t b)
{
    struct fp_env env = {.rounding = FP_ROUND_ODD,
                         .nan_rule = FP_NAN_DEFAULT,
                         .tininess_before = true,
                         .flush_inputs = true,
                         .flush_outputs = true};
    uint32_t result = op(a, b, &env);
    return env.flags & FP_OVERFLOW ? f32_inf(f32_is_negative(result)) : result;
}

uint32_t bf16_dot(uint32_t acc, uint32_t a_pair, uint32_t b_pair)
{
    const uint32_t high = 0xffff0000;
    uint32_t low_product = bf16_step(f32_mul, a_pair << 16, b_pair << 16);
    uint32_t high_product = bf16_step(f32_mul, a_pair & high, b_pair & high);
    return bf16_step(f32_add, acc, bf16_step(f32_add, low_product, high_product));
}

void bf16_matmul(uint32_t acc[4], const uint16_t a[8], const uint16_t b[8])
{
    for (int i = 0; i < 4; i++) {
        const uint16_t *x = a + i / 2 * 4, *y = b + i % 2 * 4;
        for (int k = 0; k < 4; k += 2)
            acc[i] =
                bf16_dot(acc[i], x[k] | (uint32_t)x[k + 1] << 16, y[k] | (uint32_t)y[k + 1] << 16);
    }
}
