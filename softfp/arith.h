/* Arithmetic on unpacked numbers. Results are exact but for sticky low bits: round_pack finishes
 * them. The low bits of unpacked operands are clear (11 at least), which the shifts here rely on.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_SOFTFP_ARITH_H
#define MOA_SOFTFP_ARITH_H

#include "softfp/core.h"

/* A significand of twice the width, as products have. */
struct frac_pair {
    frac_t hi, lo;
};

FP_INLINE struct frac_pair frac_multiply(frac_t a, frac_t b)
{
#ifdef FP_WIDE
    const uint64_t a_lo = (uint64_t)a, a_hi = a >> 64, b_lo = (uint64_t)b, b_hi = b >> 64;
    frac_t low = (frac_t)a_lo * b_lo, high = (frac_t)a_hi * b_hi;
    frac_t mid1 = (frac_t)a_lo * b_hi, mid2 = (frac_t)a_hi * b_lo;
    frac_t mid = (low >> 64) + (uint64_t)mid1 + (uint64_t)mid2;
    return (struct frac_pair){.hi = high + (mid1 >> 64) + (mid2 >> 64) + (mid >> 64),
                              .lo = mid << 64 | (uint64_t)low};
#else
    uint128_t product = (uint128_t)a * b;
    return (struct frac_pair){.hi = product >> 64, .lo = (uint64_t)product};
#endif
}

/* (high * 2^FRAC_WIDTH) / d with a sticky low bit; high < d, the top bit of d is set. */
FP_INLINE frac_t frac_divide(frac_t high, frac_t d)
{
#ifdef FP_WIDE
    frac_t q = 0;
    for (int i = 0; i < FRAC_WIDTH; i++) {
        bool carry = high >= FRAC_TOP;
        high <<= 1;
        q <<= 1;
        if (carry || high >= d) {
            high -= d;
            q |= 1;
        }
    }
    return q | (high != 0);
#else
    uint128_t n = (uint128_t)high << 64;
    uint64_t q = (uint64_t)(n / d);
    return q | ((uint64_t)n - q * d != 0);
#endif
}

/* x + -x, and sums of zeros of different signs (IEEE 754 section 6.3). */
FP_INLINE struct num cancelled(const struct fp_env *env)
{
    return zero_num(env->rounding == FP_ROUND_DOWN);
}

FP_INLINE bool magnitude_less(struct num a, struct num b)
{
    return a.exp != b.exp ? a.exp < b.exp : a.frac < b.frac;
}

FP_INLINE struct num add_finite(struct num a, struct num b, const struct fp_env *env)
{
    if (magnitude_less(a, b)) {
        struct num t = a;
        a = b;
        b = t;
    }
    unsigned distance = (unsigned)(a.exp - b.exp);
    if (a.sign == b.sign) {
        frac_t sum = (a.frac >> 1) + shift_right_sticky(b.frac >> 1, distance);
        if (sum < FRAC_TOP)
            a.frac = sum << 1;
        else {
            a.frac = sum;
            a.exp++;
        }
        return a;
    }
    frac_t difference = a.frac - shift_right_sticky(b.frac, distance);
    return difference ? normalised(a.sign, a.exp, difference) : cancelled(env);
}

FP_INLINE struct num add_num(struct num a, struct num b, struct fp_env *env)
{
    if (__builtin_expect(a.kind == NUM_FINITE && b.kind == NUM_FINITE, 1))
        return add_finite(a, b, env);
    if (is_nan(a) || is_nan(b))
        return choose_nan(a, b, env);
    if (a.kind == NUM_INF)
        return b.kind == NUM_INF && a.sign != b.sign ? invalid(env) : a;
    if (a.kind == NUM_ZERO && b.kind == NUM_ZERO && a.sign != b.sign)
        return cancelled(env);
    return a.kind == NUM_ZERO || b.kind == NUM_INF ? b : a;
}

/* A NaN keeps its sign. */
FP_INLINE struct num sub_num(struct num a, struct num b, struct fp_env *env)
{
    b.sign ^= !is_nan(b);
    return add_num(a, b, env);
}

/* The whole product of two finite numbers: its high half as a number, its low half. */
FP_INLINE struct num multiply_finite(struct num a, struct num b, frac_t *low)
{
    struct frac_pair p = frac_multiply(a.frac, b.frac);
    a.sign ^= b.sign;
    a.exp += b.exp + 1;
    if (p.hi < FRAC_TOP) {
        p.hi = p.hi << 1 | p.lo >> (FRAC_WIDTH - 1);
        p.lo <<= 1;
        a.exp--;
    }
    a.frac = p.hi;
    *low = p.lo;
    return a;
}

/* A product with a factor that is zero or infinite; the other is no NaN. */
FP_INLINE struct num multiply_special(struct num a, struct num b, struct fp_env *env)
{
    bool sign = a.sign ^ b.sign;
    if (a.kind != NUM_INF && b.kind != NUM_INF)
        return zero_num(sign);
    return a.kind == NUM_ZERO || b.kind == NUM_ZERO ? invalid(env) : inf_num(sign);
}

FP_INLINE struct num mul_num(struct num a, struct num b, struct fp_env *env)
{
    if (__builtin_expect(a.kind == NUM_FINITE && b.kind == NUM_FINITE, 1)) {
        frac_t low;
        a = multiply_finite(a, b, &low);
        a.frac |= low != 0;
        return a;
    }
    if (is_nan(a) || is_nan(b))
        return choose_nan(a, b, env);
    return multiply_special(a, b, env);
}

FP_INLINE struct num div_num(struct num a, struct num b, struct fp_env *env)
{
    bool sign = a.sign ^ b.sign;
    if (__builtin_expect(a.kind == NUM_FINITE && b.kind == NUM_FINITE, 1)) {
        bool below_one = a.frac < b.frac;
        return (struct num){.kind = NUM_FINITE,
                            .sign = sign,
                            .exp = a.exp - b.exp - below_one,
                            .frac = frac_divide(below_one ? a.frac : a.frac >> 1, b.frac)};
    }
    if (is_nan(a) || is_nan(b))
        return choose_nan(a, b, env);
    if (a.kind == b.kind) /* 0/0, inf/inf */
        return invalid(env);
    if (a.kind == NUM_INF)
        return inf_num(sign);
    if (a.kind == NUM_ZERO || b.kind == NUM_INF)
        return zero_num(sign);
    env->flags |= FP_DIV_BY_ZERO;
    return inf_num(sign);
}

/* The square root of m * 2^FRAC_WIDTH, of which `bits` bits are wanted and the rest is sticky; m is
 * at least a quarter of 2^FRAC_WIDTH. */
FP_INLINE frac_t frac_sqrt(frac_t m, unsigned bits)
{
#ifdef FP_WIDE
    /* One bit per step: `rest` is what remains of m, scaled up with each step. */
    const unsigned point = FRAC_WIDTH - 4; /* the remainder needs three bits more than the root */
    frac_t rest = m >> 2, root = 0, twice_root = 0;
    for (frac_t bit = (frac_t)1 << point; bit >> (point + 1 - bits); bit >>= 1) {
        frac_t trial = twice_root + bit;
        if (trial <= rest) {
            twice_root = trial + bit;
            rest -= trial;
            root += bit;
        }
        rest <<= 1;
    }
    return root << (FRAC_WIDTH - 1 - point) | (rest != 0);
#else
    /* The root of m itself has 32 bits: a guess within 5 %, three steps of Newton, correction. */
    uint64_t root = (m >> 31) / 3 + 1481763717;
    for (int i = 0; i < 3; i++)
        root = (root + m / root) / 2;
    root = root > UINT32_MAX ? UINT32_MAX : root;
    while (root * root > m)
        root--;
    uint64_t rest = m - root * root;
    if (bits < 32)
        return root << 32 | (rest != 0);
    /* 32 more by division (Zimmermann, Karatsuba Square Root, 1999), at most one too many. */
    uint64_t whole = (root << 32) + (rest << 31) / root;
    const uint128_t target = (uint128_t)m << 64;
    while ((uint128_t)whole * whole > target)
        whole--;
    return whole | ((uint128_t)whole * whole != target);
#endif
}

FP_INLINE struct num sqrt_num(struct format fmt, struct num a, struct fp_env *env)
{
    if (is_nan(a))
        return quieten(a, env);
    if (a.kind == NUM_ZERO)
        return a;
    if (a.sign)
        return invalid(env);
    if (a.kind == NUM_INF)
        return a;
    a.frac = frac_sqrt(a.exp & 1 ? a.frac : a.frac >> 1, fmt.frac_bits + 3);
    a.exp >>= 1;
    return a;
}

FP_INLINE struct frac_pair pair_shift_right_sticky(struct frac_pair p, unsigned n)
{
    if (n == 0)
        return p;
    if (n >= FRAC_WIDTH)
        return (struct frac_pair){.lo = shift_right_sticky(p.hi, n - FRAC_WIDTH) | (p.lo != 0)};
    return (struct frac_pair){.hi = p.hi >> n,
                              .lo = p.hi << (FRAC_WIDTH - n) | shift_right_sticky(p.lo, n)};
}

/* A number of exponent `exp` from a nonzero pair, the low half going into the sticky bits. */
FP_INLINE struct num pair_normalised(bool sign, int exp, struct frac_pair p)
{
    if (p.hi == 0)
        return normalised(sign, exp - FRAC_WIDTH, p.lo);
    unsigned n = frac_leading_zeros(p.hi);
    frac_t frac = n ? p.hi << n | p.lo >> (FRAC_WIDTH - n) : p.hi;
    return (struct num){
        .kind = NUM_FINITE, .sign = sign, .exp = exp - (int)n, .frac = frac | (p.lo << n != 0)};
}

/* (a, a_low) + c, everything finite and not zero. */
FP_INLINE struct num add_to_product(struct num a, frac_t a_low, struct num c,
                                    const struct fp_env *env)
{
    struct frac_pair x = {.hi = a.frac, .lo = a_low}, y = {.hi = c.frac};
    int exp = a.exp;
    bool sign = a.sign;
    if (magnitude_less(a, c)) {
        struct frac_pair t = x;
        x = y;
        y = t;
        exp = c.exp;
        sign = c.sign;
    }
    unsigned distance = (unsigned)(a.exp < c.exp ? c.exp - a.exp : a.exp - c.exp);
    if (a.sign == c.sign) {
        x = pair_shift_right_sticky(x, 1); /* room for the carry */
        y = pair_shift_right_sticky(y, distance + 1);
        frac_t low = x.lo + y.lo;
        struct frac_pair sum = {.hi = x.hi + y.hi + (low < x.lo), .lo = low};
        return pair_normalised(sign, exp + 1, sum);
    }
    y = pair_shift_right_sticky(y, distance);
    struct frac_pair d = {.hi = x.hi - y.hi - (x.lo < y.lo), .lo = x.lo - y.lo};
    return d.hi | d.lo ? pair_normalised(sign, exp, d) : cancelled(env);
}

/* a * b + c when an operand is a NaN. Arm (FPMulAdd) looks at the addend first, and 0 * inf + quiet
 * NaN is invalid with the default NaN; RISC-V agrees about the flag. x86 goes from left to right.
 */
FP_INLINE struct num muladd_nan(struct num a, struct num b, struct num c, struct fp_env *env)
{
    bool invalid_product =
        (a.kind == NUM_INF && b.kind == NUM_ZERO) || (a.kind == NUM_ZERO && b.kind == NUM_INF);
    if (env->nan_rule == FP_NAN_X86) {
        if (is_nan(a) || is_nan(b)) {
            if (c.kind == NUM_SNAN)
                env->flags |= FP_INVALID;
            return choose_nan(a, b, env);
        }
        return quieten(c, env);
    }
    if (c.kind == NUM_QNAN && invalid_product)
        return invalid(env);
    if (c.kind == NUM_SNAN)
        return quieten(c, env);
    if (a.kind == NUM_SNAN || b.kind == NUM_SNAN || !is_nan(c))
        return choose_nan(a, b, env);
    return quieten(c, env);
}

FP_INLINE struct num muladd_num(struct num a, struct num b, struct num c, struct fp_env *env)
{
    if (is_nan(a) || is_nan(b) || is_nan(c))
        return muladd_nan(a, b, c, env);
    if (__builtin_expect(a.kind != NUM_FINITE || b.kind != NUM_FINITE, 0)) {
        a = multiply_special(a, b, env);
        return is_nan(a) ? a : add_num(a, c, env);
    }
    if (c.kind == NUM_INF)
        return c;
    frac_t low;
    a = multiply_finite(a, b, &low);
    if (c.kind == NUM_FINITE)
        return add_to_product(a, low, c, env);
    a.frac |= low != 0;
    return a;
}

/* |a| modulo |b| for finite operands as significand at the exponent of b, and the low bits of the
 * quotient. a.exp >= b.exp - 1. */
FP_INLINE frac_t remainder_steps(struct num a, struct num b, uint64_t *quotient)
{
    uint64_t q = 0;
    frac_t rest = a.frac;
    if (a.exp < b.exp) {
        rest >>= 1;
    } else if (rest >= b.frac) {
        rest -= b.frac;
        q = 1;
    }
    for (int i = a.exp - b.exp; i > 0; i--) {
        bool carry = rest >= FRAC_TOP;
        rest <<= 1;
        q <<= 1;
        if (carry || rest >= b.frac) {
            rest -= b.frac;
            q |= 1;
        }
    }
    *quotient = q;
    return rest;
}

/* a - b * n; n is a / b rounded to nearest even, or else towards zero. */
FP_INLINE struct num rem_num(struct num a, struct num b, bool nearest, uint64_t *quotient,
                             struct fp_env *env)
{
    *quotient = 0;
    if (is_nan(a) || is_nan(b))
        return choose_nan(a, b, env);
    if (a.kind == NUM_INF || b.kind == NUM_ZERO)
        return invalid(env);
    if (a.kind == NUM_ZERO || b.kind == NUM_INF || a.exp < b.exp - 1)
        return a;
    frac_t rest = remainder_steps(a, b, quotient);
    if (nearest) {
        frac_t other = b.frac - rest;
        if (rest > other || (rest == other && (*quotient & 1))) {
            rest = other;
            a.sign ^= 1;
            ++*quotient;
        }
    }
    return rest ? normalised(a.sign, b.exp, rest) : zero_num(a.sign);
}

#endif
