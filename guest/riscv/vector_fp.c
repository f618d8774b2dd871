/*
 * Floating-point elements of vectors (vector_fp.h).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/vector_fp.h"
#include "guest/riscv/helpers.h"

#define DEFINE_BINARY(name, op)                                                                    \
    uint64_t name(unsigned lane, uint64_t a, uint64_t b, struct fp_env *env)                       \
    {                                                                                              \
        switch (lane) {                                                                            \
        case 1: return f16_##op((uint16_t)a, (uint16_t)b, env);                                    \
        case 2: return f32_##op((uint32_t)a, (uint32_t)b, env);                                    \
        default: return f64_##op(a, b, env);                                                       \
        }                                                                                          \
    }

DEFINE_BINARY(rv_fp_add, add)
DEFINE_BINARY(rv_fp_sub, sub)
DEFINE_BINARY(rv_fp_mul, mul)
DEFINE_BINARY(rv_fp_div, div)
DEFINE_BINARY(rv_fp_min, minimum_number)
DEFINE_BINARY(rv_fp_max, maximum_number)

uint64_t rv_fp_muladd(unsigned lane, uint64_t a, uint64_t b, uint64_t c, struct fp_env *env)
{
    switch (lane) {
    case 1: return f16_muladd((uint16_t)a, (uint16_t)b, (uint16_t)c, env);
    case 2: return f32_muladd((uint32_t)a, (uint32_t)b, (uint32_t)c, env);
    default: return f64_muladd(a, b, c, env);
    }
}

uint64_t rv_fp_sqrt(unsigned lane, uint64_t a, struct fp_env *env)
{
    switch (lane) {
    case 1: return f16_sqrt((uint16_t)a, env);
    case 2: return f32_sqrt((uint32_t)a, env);
    default: return f64_sqrt(a, env);
    }
}

enum fp_order rv_fp_compare(unsigned lane, uint64_t a, uint64_t b, bool quiet, struct fp_env *env)
{
    switch (lane) {
    case 1:
        return quiet ? f16_compare_quiet((uint16_t)a, (uint16_t)b, env)
                     : f16_compare((uint16_t)a, (uint16_t)b, env);
    case 2:
        return quiet ? f32_compare_quiet((uint32_t)a, (uint32_t)b, env)
                     : f32_compare((uint32_t)a, (uint32_t)b, env);
    default: return quiet ? f64_compare_quiet(a, b, env) : f64_compare(a, b, env);
    }
}

/* --- Conversions --- */

uint64_t rv_fp_widen(unsigned lane, uint64_t a, struct fp_env *env)
{
    return lane == 1 ? f16_to_f32((uint16_t)a, false, env) : f32_to_f64((uint32_t)a, env);
}

uint64_t rv_fp_narrow(unsigned lane, uint64_t a, struct fp_env *env)
{
    return lane == 2 ? f32_to_f16((uint32_t)a, false, env) : f64_to_f32(a, env);
}

static bool is_nan(unsigned lane, uint64_t a)
{
    switch (lane) {
    case 1: return f16_is_nan((uint16_t)a);
    case 2: return f32_is_nan((uint32_t)a);
    default: return f64_is_nan(a);
    }
}

uint64_t rv_fp_to_int(unsigned lane, uint64_t a, enum fp_rounding mode, unsigned bits,
                      bool is_signed, struct fp_env *env)
{
    if (is_nan(lane, a)) {
        env->flags |= FP_INVALID;
        return UINT64_MAX >> (64 - bits + is_signed);
    }
    switch (lane) {
    case 1: return f16_to_int((uint16_t)a, mode, bits, is_signed, 0, env);
    case 2: return f32_to_int((uint32_t)a, mode, bits, is_signed, 0, env);
    default: return f64_to_int(a, mode, bits, is_signed, 0, env);
    }
}

uint64_t rv_fp_from_int(unsigned lane, uint64_t a, bool is_signed, struct fp_env *env)
{
    switch (lane) {
    case 1: return f16_from_int(a, is_signed, 0, env);
    case 2: return f32_from_int(a, is_signed, 0, env);
    default: return f64_from_int(a, is_signed, 0, env);
    }
}

/* --- Formats --- */

struct format {
    unsigned fraction; /* bits */
    unsigned ones;     /* the exponent of infinities */
    int bias;
};

static struct format format_of(unsigned lane)
{
    static const struct format formats[] = {
        [1] = {10, 0x1f, 15}, [2] = {23, 0xff, 127}, [3] = {52, 0x7ff, 1023}};

    return formats[lane];
}

uint64_t rv_fp_nan(unsigned lane)
{
    struct format f = format_of(lane);

    return ((uint64_t)f.ones << 1 | 1) << (f.fraction - 1);
}

static uint64_t infinity(unsigned lane)
{
    struct format f = format_of(lane);

    return (uint64_t)f.ones << f.fraction;
}

enum { /* bits of fclass, as their numbers */
    NEGATIVE_INF,
    NEGATIVE_NORMAL,
    NEGATIVE_SUBNORMAL,
    NEGATIVE_ZERO,
    POSITIVE_ZERO,
    POSITIVE_SUBNORMAL,
    POSITIVE_NORMAL,
    POSITIVE_INF,
    SNAN,
    QNAN
};

static unsigned class_of(unsigned lane, uint64_t a)
{
    struct format f = format_of(lane);
    uint64_t magnitude = a & (rv_fp_sign_bit(lane) - 1);
    unsigned kind;

    if (magnitude > infinity(lane))
        return magnitude >> (f.fraction - 1) & 1 ? QNAN : SNAN;
    if (magnitude == infinity(lane))
        kind = POSITIVE_INF;
    else if (magnitude >> f.fraction)
        kind = POSITIVE_NORMAL;
    else
        kind = magnitude ? POSITIVE_SUBNORMAL : POSITIVE_ZERO;
    return a & rv_fp_sign_bit(lane) ? POSITIVE_INF - kind : kind;
}

uint64_t rv_fp_class(unsigned lane, uint64_t a)
{
    return UINT64_C(1) << class_of(lane, a);
}

/* --- Estimates of seven bits --- */

/* The exponent and the fraction, a subnormal number's as if there were exponents below 1. */
static int split(struct format f, uint64_t a, uint64_t *fraction)
{
    int exponent = (int)(a >> f.fraction & f.ones);
    uint64_t ones = (UINT64_C(1) << f.fraction) - 1;

    *fraction = a & ones;
    if (exponent)
        return exponent;
    int zeros = __builtin_clzll(*fraction) - (int)(64 - f.fraction);
    *fraction = *fraction << (zeros + 1) & ones;
    return -zeros;
}

/* The seven bits behind the point of 1 / sqrt(x), nearest for the middle of the interval of x. The
 * index is the lowest bit of x's (biased, so inverted) exponent and six bits of its fraction. */
static unsigned rsqrt_bits(unsigned index)
{
    /* (r / 256)^2 * x = 1, x = (129 + 2 * index) / 128, twice that if the exponent is odd */
    unsigned x = (129 + 2 * (index & 63)) << !(index >> 6), r = 256;

    while ((2 * r - 1) * (2 * r - 1) * (uint64_t)x > 4 * UINT64_C(65536) * 128)
        r--;
    return r & 127;
}

/* The same of 1 / x; the index is seven bits of the fraction. */
static unsigned reciprocal_bits(unsigned index)
{
    unsigned x = 257 + 2 * index; /* of 256ths */

    return (2 * 65536 + x) / (2 * x) & 127;
}

static uint64_t invalid(unsigned lane, struct fp_env *env)
{
    env->flags |= FP_INVALID;
    return rv_fp_nan(lane);
}

uint64_t rv_fp_rsqrt7(unsigned lane, uint64_t a, struct fp_env *env)
{
    struct format f = format_of(lane);
    uint64_t fraction;

    switch (class_of(lane, a)) {
    case POSITIVE_INF: return 0;
    case POSITIVE_ZERO:
    case NEGATIVE_ZERO: env->flags |= FP_DIV_BY_ZERO; return a | infinity(lane);
    case QNAN: return rv_fp_nan(lane);
    case POSITIVE_NORMAL:
    case POSITIVE_SUBNORMAL: break;
    default: return invalid(lane, env);
    }
    int exponent = split(f, a, &fraction);
    unsigned index = ((unsigned)exponent & 1) << 6 | (unsigned)(fraction >> (f.fraction - 6));
    uint64_t result = (uint64_t)((3 * f.bias - 1 - exponent) >> 1);
    return result << f.fraction | (uint64_t)rsqrt_bits(index) << (f.fraction - 7);
}

/* Too large for the format: 1 / the smallest subnormal numbers. */
static uint64_t reciprocal_overflow(unsigned lane, uint64_t sign, struct fp_env *env)
{
    bool to_infinity = env->rounding == FP_ROUND_NEAREST_EVEN ||
                       env->rounding == FP_ROUND_NEAREST_AWAY ||
                       env->rounding == (sign ? FP_ROUND_DOWN : FP_ROUND_UP);

    env->flags |= FP_OVERFLOW | FP_INEXACT;
    return sign | (infinity(lane) - !to_infinity);
}

uint64_t rv_fp_reciprocal7(unsigned lane, uint64_t a, struct fp_env *env)
{
    struct format f = format_of(lane);
    uint64_t sign = a & rv_fp_sign_bit(lane), fraction;

    switch (class_of(lane, a)) {
    case POSITIVE_INF:
    case NEGATIVE_INF: return sign;
    case POSITIVE_ZERO:
    case NEGATIVE_ZERO: env->flags |= FP_DIV_BY_ZERO; return sign | infinity(lane);
    case QNAN: return rv_fp_nan(lane);
    case SNAN: return invalid(lane, env);
    default: break;
    }
    int exponent = split(f, a, &fraction);
    if (exponent < -1)
        return reciprocal_overflow(lane, sign, env);
    exponent = 2 * f.bias - 1 - exponent;
    fraction = (uint64_t)reciprocal_bits((unsigned)(fraction >> (f.fraction - 7)))
               << (f.fraction - 7);
    if (exponent <= 0) { /* 0 or -1: a subnormal result */
        fraction = (fraction | UINT64_C(1) << f.fraction) >> (1 - exponent);
        exponent = 0;
    }
    return sign | (uint64_t)exponent << f.fraction | fraction;
}
