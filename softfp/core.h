/* The unpacked form that all formats share, and the way into it (unpack) and out of it
 * (round_pack). Everything is inlined with a constant `struct format`, so that each operation is
 * compiled for its format. A file that works on f80 or f128 defines FP_WIDE first and so gets
 * significands of 128 bits, not 64.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_SOFTFP_CORE_H
#define MOA_SOFTFP_CORE_H

#include "softfp/softfp.h"

#define FP_INLINE static inline __attribute__((always_inline, unused))

typedef unsigned __int128 uint128_t;
#ifdef FP_WIDE
typedef uint128_t frac_t;
#else
typedef uint64_t frac_t;
#endif

enum {
    FRAC_WIDTH = sizeof(frac_t) * 8
};
#define FRAC_TOP   ((frac_t)1 << (FRAC_WIDTH - 1))
#define FRAC_QUIET (FRAC_TOP >> 1) /* of a NaN */

/* Which of the environment's controls flushes a format's subnormals. */
enum flush_control {
    FLUSH_BY_ENV,
    FLUSH_BY_FLUSH_F16,
    FLUSH_NEVER,
};

/* An IEEE interchange format with the leading one implied. */
struct format {
    uint8_t exp_bits, frac_bits;
    uint8_t flush;   /* enum flush_control */
    bool all_finite; /* Arm's alternative half precision: the largest exponent is like any other */
};

static const struct format F16 = {5, 10, FLUSH_BY_FLUSH_F16};
static const struct format F16_STORED = {5, 10, FLUSH_NEVER}; /* as conversions see it */
static const struct format F16_ALT = {5, 10, FLUSH_NEVER, .all_finite = true};
static const struct format BF16 = {8, 7, FLUSH_BY_ENV};
static const struct format F32 = {8, 23, FLUSH_BY_ENV};
static const struct format F64 = {11, 52, FLUSH_BY_ENV};
#ifdef FP_WIDE
static const struct format F80 = {15, 63, FLUSH_NEVER}; /* without its explicit leading one */
static const struct format F128 = {15, 112, FLUSH_BY_ENV};
#endif

enum num_kind {
    NUM_ZERO,
    NUM_FINITE, /* and not zero */
    NUM_INF,
    NUM_QNAN,
    NUM_SNAN,
};

/* A finite number is frac * 2^(exp - FRAC_WIDTH + 1) with the top bit of frac set. Its low bits are
 * sticky: they may stand for more bits that were lost below. The exponents of zero and infinity are
 * chosen so that (exp, frac) orders magnitudes. A NaN has its payload in frac, below the top bit.
 */
struct num {
    frac_t frac;
    int32_t exp;
    uint8_t kind; /* enum num_kind */
    bool sign;
};

FP_INLINE bool is_nan(struct num n)
{
    return n.kind >= NUM_QNAN;
}

FP_INLINE struct num zero_num(bool sign)
{
    return (struct num){.kind = NUM_ZERO, .sign = sign, .exp = INT32_MIN};
}

FP_INLINE struct num inf_num(bool sign)
{
    return (struct num){.kind = NUM_INF, .sign = sign, .exp = INT32_MAX};
}

/* 2^exp. */
FP_INLINE struct num power_of_two(int exp)
{
    return (struct num){.kind = NUM_FINITE, .frac = FRAC_TOP, .exp = exp};
}

FP_INLINE struct num default_nan(const struct fp_env *env)
{
    return (struct num){.kind = NUM_QNAN, .sign = env->default_nan_negative, .frac = FRAC_QUIET};
}

FP_INLINE struct num invalid(struct fp_env *env)
{
    env->flags |= FP_INVALID;
    return default_nan(env);
}

/* What an operation makes of the NaN that decides its result. */
FP_INLINE struct num quieten(struct num n, struct fp_env *env)
{
    if (n.kind == NUM_SNAN)
        env->flags |= FP_INVALID;
    if (env->nan_rule == FP_NAN_DEFAULT)
        return default_nan(env);
    n.kind = NUM_QNAN;
    n.frac |= FRAC_QUIET;
    return n;
}

/* The result of an operation on a and b, one of which at least is a NaN. */
FP_INLINE struct num choose_nan(struct num a, struct num b, struct fp_env *env)
{
    if (a.kind == NUM_SNAN || b.kind == NUM_SNAN)
        env->flags |= FP_INVALID;
    if (env->nan_rule == FP_NAN_ARM && b.kind == NUM_SNAN && a.kind != NUM_SNAN)
        return quieten(b, env);
    return quieten(is_nan(a) ? a : b, env);
}

FP_INLINE unsigned frac_leading_zeros(frac_t f)
{
#ifdef FP_WIDE
    uint64_t high = f >> 64;
    return high ? __builtin_clzll(high) : 64 + __builtin_clzll(f);
#else
    return __builtin_clzll(f);
#endif
}

/* The low bit of the result remembers whether any bit was lost. */
FP_INLINE frac_t shift_right_sticky(frac_t f, unsigned n)
{
    if (n == 0)
        return f;
    if (n >= FRAC_WIDTH)
        return f != 0;
    return f >> n | ((f << (FRAC_WIDTH - n)) != 0);
}

/* A nonzero frac whose top bit may be clear. */
FP_INLINE struct num normalised(bool sign, int exp, frac_t frac)
{
    unsigned n = frac_leading_zeros(frac);
    return (struct num){.kind = NUM_FINITE, .sign = sign, .exp = exp - (int)n, .frac = frac << n};
}

FP_INLINE bool flushes(struct format fmt, bool by_env, const struct fp_env *env)
{
    return fmt.flush == FLUSH_BY_ENV ? by_env : fmt.flush == FLUSH_BY_FLUSH_F16 && env->flush_f16;
}

FP_INLINE int exp_bias(struct format fmt)
{
    return (1 << (fmt.exp_bits - 1)) - 1;
}

FP_INLINE struct num unpack(struct format fmt, frac_t bits, struct fp_env *env)
{
    const unsigned max_biased = (1u << fmt.exp_bits) - 1;
    unsigned biased = (unsigned)(bits >> fmt.frac_bits) & max_biased;
    bool sign = bits >> (fmt.frac_bits + fmt.exp_bits) & 1;
    frac_t frac = (bits & (((frac_t)1 << fmt.frac_bits) - 1)) << (FRAC_WIDTH - 1 - fmt.frac_bits);

    if (biased != 0 && (fmt.all_finite || biased != max_biased))
        return (struct num){.kind = NUM_FINITE,
                            .sign = sign,
                            .exp = (int)biased - exp_bias(fmt),
                            .frac = FRAC_TOP | frac};
    if (biased != 0) {
        if (frac == 0)
            return inf_num(sign);
        return (struct num){
            .kind = frac & FRAC_QUIET ? NUM_QNAN : NUM_SNAN, .sign = sign, .frac = frac};
    }
    if (frac == 0)
        return zero_num(sign);
    if (flushes(fmt, env->flush_inputs, env)) {
        /* Arm's FPUnpackBase: half precision is flushed without notice. */
        if (fmt.flush == FLUSH_BY_ENV)
            env->flags |= FP_INPUT_DENORMAL;
        return zero_num(sign);
    }
    return normalised(sign, 1 - exp_bias(fmt), frac);
}

/* frac >> shift, rounded; 1 <= shift < FRAC_WIDTH. Sets *inexact when that is not exact. */
FP_INLINE frac_t round_shift(frac_t frac, unsigned shift, bool sign, enum fp_rounding mode,
                             bool *inexact)
{
    const frac_t mask = ((frac_t)1 << shift) - 1, half = (frac_t)1 << (shift - 1);
    frac_t kept = frac >> shift, lost = frac & mask;
    if (lost == 0)
        return kept;
    *inexact = true;
    switch (mode) {
    case FP_ROUND_NEAREST_EVEN: return kept + ((lost + half - 1 + (kept & 1)) >> shift);
    case FP_ROUND_NEAREST_AWAY: return kept + (lost >= half);
    case FP_ROUND_UP: return kept + !sign;
    case FP_ROUND_DOWN: return kept + sign;
    case FP_ROUND_ODD: return kept | 1;
    case FP_ROUND_ZERO: break;
    }
    return kept;
}

/* The word without its sign for a zero, an infinity or a NaN. */
FP_INLINE frac_t pack_special(struct format fmt, struct num n, struct fp_env *env)
{
    const frac_t inf = (((frac_t)1 << fmt.exp_bits) - 1) << fmt.frac_bits;
    if (n.kind == NUM_ZERO)
        return 0;
    if (fmt.all_finite) { /* Arm's FPConvert: a NaN becomes zero, an infinity the largest number */
        env->flags |= FP_INVALID;
        return is_nan(n) ? 0 : inf | (((frac_t)1 << fmt.frac_bits) - 1);
    }
    return n.kind == NUM_INF ? inf : inf | n.frac >> (FRAC_WIDTH - 1 - fmt.frac_bits);
}

/* The word without its sign for a number beyond the format's range. */
FP_INLINE frac_t pack_overflow(struct format fmt, bool sign, unsigned drop, enum fp_rounding mode,
                               struct fp_env *env)
{
    const frac_t inf = (((frac_t)1 << fmt.exp_bits) - 1) << fmt.frac_bits;
    if (fmt.all_finite) {
        env->flags |= FP_INVALID;
        return inf | (((frac_t)1 << fmt.frac_bits) - 1);
    }
    env->flags |= FP_OVERFLOW | FP_INEXACT;
    bool to_inf = mode == FP_ROUND_NEAREST_EVEN || mode == FP_ROUND_NEAREST_AWAY ||
                  (mode == FP_ROUND_UP && !sign) || (mode == FP_ROUND_DOWN && sign);
    return to_inf ? inf : inf - ((frac_t)1 << drop);
}

/* Rounds to fmt, its significand shortened by `drop` bits (x87's precision control; else 0), and
 * raises what that gives rise to. */
FP_INLINE frac_t round_pack_short(struct format fmt, struct num n, unsigned drop,
                                  enum fp_rounding mode, struct fp_env *env)
{
    const frac_t sign_bit = (frac_t)n.sign << (fmt.exp_bits + fmt.frac_bits);
    if (__builtin_expect(n.kind != NUM_FINITE, 0))
        return sign_bit | pack_special(fmt, n, env);

    const int end_biased = (1 << fmt.exp_bits) - !fmt.all_finite; /* the first that is too large */
    const unsigned shift = FRAC_WIDTH - 1 - fmt.frac_bits + drop;
    int biased = n.exp + exp_bias(fmt);
    bool tiny = false, inexact = false;
    if (__builtin_expect(biased < 1, 0)) {
        tiny = true;
        if (biased == 0 &&
            !env->tininess_before) /* does rounding lift it to the smallest normal? */
            tiny = round_shift(n.frac, shift, n.sign, mode, &inexact) < (frac_t)1
                                                                            << (FRAC_WIDTH - shift);
        if (tiny && flushes(fmt, env->flush_outputs, env)) {
            env->flags |= FP_UNDERFLOW;
            return sign_bit;
        }
        n.frac = shift_right_sticky(n.frac, 1 - biased);
        biased = 1;
        inexact = false;
    }
    /* The leading one of a normal number, or a carry out of the significand, adds one to the
     * exponent. */
    frac_t kept = round_shift(n.frac, shift, n.sign, mode, &inexact) << drop;
    if (__builtin_expect(biased >= end_biased, 0) ||
        ((frac_t)(biased - 1) << fmt.frac_bits) + kept >= (frac_t)end_biased << fmt.frac_bits)
        return sign_bit | pack_overflow(fmt, n.sign, drop, mode, env);
    if (inexact)
        env->flags |= tiny ? FP_INEXACT | FP_UNDERFLOW : FP_INEXACT;
    return sign_bit | (((frac_t)(biased - 1) << fmt.frac_bits) + kept);
}

FP_INLINE frac_t round_pack(struct format fmt, struct num n, struct fp_env *env)
{
    return round_pack_short(fmt, n, 0, env->rounding, env);
}

#endif
