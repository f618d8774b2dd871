/* The model of IEEE 754 arithmetic described in reference.h.
 * SPDX-License-Identifier: MIT */
#include "reference.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    WORK_BITS = 500
};

const struct ref_format ref_f16 = {"f16", 5, 10, .is_half = true};
const struct ref_format ref_f16_stored = {"f16", 5, 10, .is_half = true, .is_stored = true};
const struct ref_format ref_bf16 = {"bf16", 8, 7};
const struct ref_format ref_f32 = {"f32", 8, 23};
const struct ref_format ref_f64 = {"f64", 11, 52};
const struct ref_format ref_f80 = {"f80", 15, 64, .explicit_one = true};
const struct ref_format ref_f128 = {"f128", 15, 112};

uint64_t rng_next(struct rng *r)
{
    r->state ^= r->state >> 12;
    r->state ^= r->state << 25;
    r->state ^= r->state >> 27;
    return r->state * 0x2545f4914f6cdd1dull;
}

static word_t low_mask(int bits)
{
    return ((word_t)1 << bits) - 1;
}

/* Fraction bits without the explicit leading one. */
static int fraction_width(const struct ref_format *fmt)
{
    return fmt->frac_bits - fmt->explicit_one;
}

static word_t make_word(const struct ref_format *fmt, bool sign, int biased, word_t fraction)
{
    word_t one = fmt->explicit_one && biased ? (word_t)1 << fraction_width(fmt) : 0;
    return (word_t)sign << (fmt->exp_bits + fmt->frac_bits) | (word_t)biased << fmt->frac_bits |
           one | fraction;
}

static int biased_exp(const struct ref_format *fmt, word_t a)
{
    return (int)(a >> fmt->frac_bits & low_mask(fmt->exp_bits));
}

static bool sign_of(const struct ref_format *fmt, word_t a)
{
    return a >> (fmt->exp_bits + fmt->frac_bits) & 1;
}

static word_t fraction_of(const struct ref_format *fmt, word_t a)
{
    return a & low_mask(fraction_width(fmt));
}

word_t rng_operand(struct rng *r, const struct ref_format *fmt, int near)
{
    const int max = (1 << fmt->exp_bits) - 1;
    int width = fraction_width(fmt), biased;
    word_t fraction = ((word_t)rng_next(r) << 64 | rng_next(r)) & low_mask(width);
    switch (rng_next(r) % 4) {
    case 0: fraction = fraction >> rng_next(r) % width << rng_next(r) % width; break;
    case 1: fraction ^= low_mask(width) << rng_next(r) % width; break;
    default: break;
    }
    fraction &= low_mask(width);
    switch (rng_next(r) % 16) {
    case 0: biased = 0; break;
    case 1: biased = 1 + rng_next(r) % 2; break;
    case 2: biased = max - 1; break;
    case 3: biased = max; break;
    case 4:
        biased = rng_next(r) % 2 * max;
        fraction = 0;
        break;
    case 5 ... 11:
        biased = near + (int)(rng_next(r) % 8) - 4;
        biased = biased < 0 ? 0 : biased > max ? max : biased;
        break;
    default: biased = rng_next(r) % (max + 1); break;
    }
    return make_word(fmt, rng_next(r) & 1, biased, fraction);
}

struct fp_env rng_env(struct rng *r, int max_mode)
{
    uint64_t v = rng_next(r);
    return (struct fp_env){.rounding = rng_next(r) % (max_mode + 1),
                           .nan_rule = rng_next(r) % 3,
                           .default_nan_negative = v >> 20 & 1,
                           .tininess_before = v >> 21 & 1,
                           .flush_inputs = (v >> 22 & 7) == 0,
                           .flush_outputs = (v >> 25 & 7) == 0,
                           .flush_f16 = (v >> 28 & 7) == 0};
}

bool ref_is_nan(const struct ref_format *fmt, word_t a)
{
    return biased_exp(fmt, a) == (1 << fmt->exp_bits) - 1 && fraction_of(fmt, a) != 0;
}

bool ref_is_snan(const struct ref_format *fmt, word_t a)
{
    return ref_is_nan(fmt, a) && !(a >> (fraction_width(fmt) - 1) & 1);
}

word_t ref_default_nan(const struct ref_format *fmt, const struct fp_env *env)
{
    return make_word(fmt, env->default_nan_negative, (1 << fmt->exp_bits) - 1,
                     (word_t)1 << (fraction_width(fmt) - 1));
}

static bool flushes(const struct ref_format *fmt, bool control, const struct fp_env *env)
{
    if (fmt->is_stored || fmt->explicit_one)
        return false;
    return fmt->is_half ? env->flush_f16 : control;
}

word_t ref_flush_input(const struct ref_format *fmt, word_t a, struct fp_env *env)
{
    if (biased_exp(fmt, a) || !fraction_of(fmt, a) || !flushes(fmt, env->flush_inputs, env))
        return a;
    if (!fmt->is_half)
        env->flags |= FP_INPUT_DENORMAL;
    return make_word(fmt, sign_of(fmt, a), 0, 0);
}

static void set_word(mpfr_t x, word_t v)
{
    mpfr_set_uj(x, (uintmax_t)(v >> 64), MPFR_RNDN);
    mpfr_mul_2ui(x, x, 64, MPFR_RNDN);
    mpfr_t low;
    mpfr_init2(low, 64);
    mpfr_set_uj(low, (uintmax_t)v, MPFR_RNDN);
    mpfr_add(x, x, low, MPFR_RNDN);
    mpfr_clear(low);
}

static word_t get_word(const mpfr_t x)
{
    mpfr_t high, low;
    mpfr_init2(high, WORK_BITS);
    mpfr_init2(low, WORK_BITS);
    mpfr_abs(low, x, MPFR_RNDN);
    mpfr_div_2ui(high, low, 64, MPFR_RNDN);
    mpfr_floor(high, high);
    word_t v = (word_t)mpfr_get_uj(high, MPFR_RNDZ) << 64;
    mpfr_mul_2ui(high, high, 64, MPFR_RNDN);
    mpfr_sub(low, low, high, MPFR_RNDN);
    v |= mpfr_get_uj(low, MPFR_RNDZ);
    mpfr_clear(high);
    mpfr_clear(low);
    return v;
}

void ref_unpack(const struct ref_format *fmt, mpfr_t x, word_t a)
{
    int biased = biased_exp(fmt, a), width = fraction_width(fmt);
    int sign = sign_of(fmt, a) ? -1 : 1;
    word_t fraction = fraction_of(fmt, a);
    if (biased == (1 << fmt->exp_bits) - 1) {
        if (fraction)
            mpfr_set_nan(x);
        else
            mpfr_set_inf(x, sign);
        return;
    }
    set_word(x, biased ? fraction | (word_t)1 << width : fraction);
    int bias = (1 << (fmt->exp_bits - 1)) - 1;
    mpfr_mul_2si(x, x, (biased ? biased : 1) - bias - width, MPFR_RNDN);
    mpfr_setsign(x, x, sign < 0, MPFR_RNDN);
}

void ref_rint(mpfr_t z, const mpfr_t x, enum fp_rounding mode)
{
    switch (mode) {
    case FP_ROUND_NEAREST_EVEN: mpfr_rint(z, x, MPFR_RNDN); break;
    case FP_ROUND_NEAREST_AWAY: mpfr_round(z, x); break;
    case FP_ROUND_UP: mpfr_ceil(z, x); break;
    case FP_ROUND_DOWN: mpfr_floor(z, x); break;
    case FP_ROUND_ZERO: mpfr_trunc(z, x); break;
    case FP_ROUND_ODD:
        mpfr_trunc(z, x);
        if (mpfr_equal_p(z, x))
            break;
        mpfr_t half;
        mpfr_init2(half, WORK_BITS);
        mpfr_div_2ui(half, z, 1, MPFR_RNDN);
        if (mpfr_integer_p(half)) { /* even: go away from zero */
            mpfr_set_si(half, mpfr_signbit(x) ? -1 : 1, MPFR_RNDN);
            mpfr_add(z, z, half, MPFR_RNDN);
        }
        mpfr_clear(half);
        break;
    }
}

/* z = x in units of 2^quantum, rounded to an integer. */
static bool round_at(mpfr_t z, const mpfr_t x, long quantum, enum fp_rounding mode)
{
    mpfr_t scaled;
    mpfr_init2(scaled, WORK_BITS + 2);
    mpfr_mul_2si(scaled, x, -quantum, MPFR_RNDN);
    ref_rint(z, scaled, mode);
    bool inexact = !mpfr_equal_p(z, scaled);
    mpfr_clear(scaled);
    return inexact;
}

static word_t overflowed(const struct ref_format *fmt, bool sign, int precision, struct fp_env *env)
{
    int max = (1 << fmt->exp_bits) - 1, width = fraction_width(fmt);
    env->flags |= FP_OVERFLOW | FP_INEXACT;
    if (env->rounding == FP_ROUND_ZERO || env->rounding == FP_ROUND_ODD ||
        env->rounding == (sign ? FP_ROUND_UP : FP_ROUND_DOWN))
        return make_word(fmt, sign, max - 1, low_mask(width) & ~low_mask(width + 1 - precision));
    return make_word(fmt, sign, max, 0);
}

/* A finite number that is not zero. */
static word_t round_finite(const struct ref_format *fmt, const mpfr_t x, int precision, mpfr_t z,
                           struct fp_env *env)
{
    const int width = fraction_width(fmt), emax = (1 << (fmt->exp_bits - 1)) - 1, emin = 1 - emax;
    const bool sign = mpfr_signbit(x);
    const enum fp_rounding mode = env->rounding;
    const long e = mpfr_get_exp(x) - 1;

    bool tiny = e < emin;
    if (tiny && !env->tininess_before) {
        round_at(z, x, e - (precision - 1), mode);
        tiny = mpfr_get_exp(z) - 1 + e - (precision - 1) < emin;
    }
    if (tiny && flushes(fmt, env->flush_outputs, env)) {
        env->flags |= FP_UNDERFLOW;
        return make_word(fmt, sign, 0, 0);
    }
    long quantum = (e < emin ? emin : e) - (precision - 1);
    bool inexact = round_at(z, x, quantum, mode);
    if (!mpfr_zero_p(z) && mpfr_get_exp(z) - 1 + quantum > emax)
        return overflowed(fmt, sign, precision, env);
    if (inexact)
        env->flags |= FP_INEXACT | (tiny ? FP_UNDERFLOW : 0);
    word_t significand = get_word(z);
    if (significand >> precision) {
        significand >>= 1;
        quantum++;
    }
    bool normal = significand >> (precision - 1);
    long biased = normal ? quantum + precision - 1 + emax : 0;
    return make_word(fmt, sign, (int)biased,
                     (significand << (width + 1 - precision)) & low_mask(width));
}

word_t ref_round(const struct ref_format *fmt, const mpfr_t x, int precision, struct fp_env *env)
{
    bool sign = mpfr_signbit(x);
    if (mpfr_nan_p(x)) {
        env->flags |= FP_INVALID;
        return ref_default_nan(fmt, env);
    }
    if (mpfr_inf_p(x))
        return make_word(fmt, sign, (1 << fmt->exp_bits) - 1, 0);
    if (mpfr_zero_p(x))
        return make_word(fmt, sign, 0, 0);
    mpfr_t z;
    mpfr_init2(z, WORK_BITS);
    word_t word = round_finite(fmt, x, precision ? precision : fraction_width(fmt) + 1, z, env);
    mpfr_clear(z);
    return word;
}

/* The NaN `a` of one format as a quiet NaN of another. */
static word_t convert_nan(const struct ref_format *from, const struct ref_format *to, word_t a,
                          const struct fp_env *env)
{
    if (env->nan_rule == FP_NAN_DEFAULT)
        return ref_default_nan(to, env);
    int shift = fraction_width(to) - fraction_width(from);
    word_t fraction = fraction_of(from, a);
    fraction = shift < 0 ? fraction >> -shift : fraction << shift;
    return make_word(to, sign_of(from, a), (1 << to->exp_bits) - 1,
                     fraction | (word_t)1 << (fraction_width(to) - 1));
}

static bool is_inf_times_zero(const struct ref_format *fmt, word_t a, word_t b)
{
    int max = (1 << fmt->exp_bits) - 1;
    bool a_inf = biased_exp(fmt, a) == max && !fraction_of(fmt, a);
    bool b_inf = biased_exp(fmt, b) == max && !fraction_of(fmt, b);
    bool a_zero = !biased_exp(fmt, a) && !fraction_of(fmt, a);
    bool b_zero = !biased_exp(fmt, b) && !fraction_of(fmt, b);
    return (a_inf && b_zero) || (a_zero && b_inf);
}

/* x87: the NaN with the larger significand, the positive one of two equal ones; a signalling NaN
 * loses against a quiet one. */
static word_t x87_nan(const word_t *v, int n)
{
    const struct ref_format *f = &ref_f80;
    if (n == 1 || !ref_is_nan(f, v[1]))
        return v[0];
    if (!ref_is_nan(f, v[0]))
        return v[1];
    if (ref_is_snan(f, v[0]) != ref_is_snan(f, v[1]))
        return ref_is_snan(f, v[0]) ? v[1] : v[0];
    word_t x = fraction_of(f, v[0]), y = fraction_of(f, v[1]);
    return x > y || (x == y && !sign_of(f, v[0])) ? v[0] : v[1];
}

/* Which of the operands, some of which are NaNs, gives the result. */
static word_t chosen_nan(const struct ref_format *fmt, const word_t *v, int n,
                         const struct fp_env *env)
{
    static const int addend_first[] = {2, 0, 1}, in_order[] = {0, 1, 2};
    bool arm = env->nan_rule != FP_NAN_X86;
    const int *order = arm && n == 3 ? addend_first : in_order;
    if (fmt->explicit_one)
        return x87_nan(v, n);
    for (int pass = arm ? 0 : 1; pass < 2; pass++)
        for (int i = 0; i < n; i++) {
            word_t a = v[order[i]];
            if (pass ? ref_is_nan(fmt, a) : ref_is_snan(fmt, a))
                return a;
        }
    abort();
}

static int operand_count(enum ref_op op)
{
    switch (op) {
    case REF_MULADD: return 3;
    case REF_SQRT:
    case REF_ROUND_INT:
    case REF_COPY: return 1;
    default: return 2;
    }
}

/* Leaves a sticky last bit when the result is inexact. */
static void compute(enum ref_op op, mpfr_t r, mpfr_t v[3], struct fp_env *env)
{
    int inexact = 0;
    mpfr_rnd_t to_zero = MPFR_RNDZ;
    for (int pass = 0; pass < 2; pass++) {
        mpfr_set_prec(r, WORK_BITS - 1);
        mpfr_clear_flags();
        switch (op) {
        case REF_ADD: inexact = mpfr_add(r, v[0], v[1], to_zero); break;
        case REF_SUB: inexact = mpfr_sub(r, v[0], v[1], to_zero); break;
        case REF_MUL: inexact = mpfr_mul(r, v[0], v[1], to_zero); break;
        case REF_DIV: inexact = mpfr_div(r, v[0], v[1], to_zero); break;
        case REF_REM: inexact = mpfr_remainder(r, v[0], v[1], to_zero); break;
        case REF_SQRT: inexact = mpfr_sqrt(r, v[0], to_zero); break;
        case REF_MULADD: inexact = mpfr_fma(r, v[0], v[1], v[2], to_zero); break;
        default: inexact = mpfr_set(r, v[0], to_zero); break;
        }
        /* An exact zero's sign depends on the mode. */
        if (!mpfr_zero_p(r) || inexact || env->rounding != FP_ROUND_DOWN)
            break;
        to_zero = MPFR_RNDD;
    }
    if (mpfr_divby0_p())
        env->flags |= FP_DIV_BY_ZERO;
    if (inexact) {
        mpfr_prec_round(r, WORK_BITS, MPFR_RNDZ);
        if (mpfr_signbit(r))
            mpfr_nextbelow(r);
        else
            mpfr_nextabove(r);
    }
}

word_t ref_apply(enum ref_op op, const struct ref_format *from, const struct ref_format *to,
                 const word_t *operands, int precision, struct fp_env *env)
{
    int n = operand_count(op);
    bool any_nan = false;
    word_t a[3], result;
    for (int i = 0; i < n; i++) {
        a[i] = ref_flush_input(from, operands[i], env);
        any_nan |= ref_is_nan(from, a[i]);
        if (ref_is_snan(from, a[i]))
            env->flags |= FP_INVALID;
    }
    if (any_nan) {
        if (n == 3 && env->nan_rule != FP_NAN_X86 && is_inf_times_zero(from, a[0], a[1])) {
            env->flags |= FP_INVALID;
            if (!ref_is_snan(from, a[2]))
                return ref_default_nan(to, env);
        }
        return convert_nan(from, to, chosen_nan(from, a, n, env), env);
    }
    mpfr_t r, v[3];
    mpfr_init2(r, WORK_BITS);
    for (int i = 0; i < 3; i++) {
        mpfr_init2(v[i], 128);
        if (i < n)
            ref_unpack(from, v[i], a[i]);
    }
    compute(op, r, v, env);
    result = ref_round(to, r, precision, env);
    mpfr_clears(r, v[0], v[1], v[2], (mpfr_ptr)0);
    return result;
}

void tally_check(struct tally *t, const char *what, const word_t *operands, int n,
                 const struct fp_env *controls, word_t got, unsigned got_flags, word_t want,
                 unsigned want_flags)
{
    t->checks++;
    if (got == want && got_flags == want_flags)
        return;
    printf("%s", what);
    for (int i = 0; i < n; i++)
        printf(" %llx:%016llx", (unsigned long long)(operands[i] >> 64),
               (unsigned long long)operands[i]);
    printf(" [mode %d nan %d%s tiny %s flush %d%d%d]\n  got  %llx:%016llx flags %02x\n"
           "  want %llx:%016llx flags %02x\n",
           controls->rounding, controls->nan_rule, controls->default_nan_negative ? "-" : "",
           controls->tininess_before ? "before" : "after", controls->flush_inputs,
           controls->flush_outputs, controls->flush_f16, (unsigned long long)(got >> 64),
           (unsigned long long)got, got_flags, (unsigned long long)(want >> 64),
           (unsigned long long)want, want_flags);
    if (++t->failures == 20)
        exit(tally_finish(t, "given up"));
}

int tally_finish(const struct tally *t, const char *name)
{
    printf("%s: %ld checks, %ld failures\n", name, t->checks, t->failures);
    return t->failures ? 1 : 0;
}
