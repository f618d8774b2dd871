/* Conversions, rounding to integers, comparisons and minima against the MPFR model; half precision
 * exhaustively.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "reference.h"

/* The operations of one format on wide words. */
struct ops {
    const struct ref_format *fmt;
    word_t (*round_int)(word_t a, enum fp_rounding mode, bool exact, struct fp_env *env);
    word_t (*round_to_width)(word_t a, unsigned width, enum fp_rounding mode, struct fp_env *env);
    uint64_t (*to_int)(word_t a, enum fp_rounding mode, unsigned width, bool is_signed,
                       unsigned frac_bits, struct fp_env *env);
    uint64_t (*to_int_x86)(word_t a, enum fp_rounding mode, unsigned width, bool is_signed,
                           struct fp_env *env);
    word_t (*from_int)(uint64_t v, bool is_signed, unsigned frac_bits, struct fp_env *env);
    enum fp_order (*compare)(word_t a, word_t b, bool quiet, struct fp_env *env);
    word_t (*extremum[6])(word_t a, word_t b, struct fp_env *env);
};

#define ADAPT_EXTREMUM(T, NAME)                                                                    \
    static word_t T##_apply_##NAME(word_t a, word_t b, struct fp_env *env)                         \
    {                                                                                              \
        return T##_##NAME(a, b, env);                                                              \
    }

#define ADAPT(T)                                                                                   \
    static word_t T##_apply_round_int(word_t a, enum fp_rounding mode, bool exact,                 \
                                      struct fp_env *env)                                          \
    {                                                                                              \
        return T##_round_int(a, mode, exact, env);                                                 \
    }                                                                                              \
    static word_t T##_apply_round_to_width(word_t a, unsigned width, enum fp_rounding mode,        \
                                           struct fp_env *env)                                     \
    {                                                                                              \
        return T##_round_to_width(a, width, mode, env);                                            \
    }                                                                                              \
    static uint64_t T##_apply_to_int(word_t a, enum fp_rounding mode, unsigned width,              \
                                     bool is_signed, unsigned frac_bits, struct fp_env *env)       \
    {                                                                                              \
        return T##_to_int(a, mode, width, is_signed, frac_bits, env);                              \
    }                                                                                              \
    static uint64_t T##_apply_to_int_x86(word_t a, enum fp_rounding mode, unsigned width,          \
                                         bool is_signed, struct fp_env *env)                       \
    {                                                                                              \
        return T##_to_int_x86(a, mode, width, is_signed, env);                                     \
    }                                                                                              \
    static word_t T##_apply_from_int(uint64_t v, bool is_signed, unsigned frac_bits,               \
                                     struct fp_env *env)                                           \
    {                                                                                              \
        return T##_from_int(v, is_signed, frac_bits, env);                                         \
    }                                                                                              \
    static enum fp_order T##_apply_compare(word_t a, word_t b, bool quiet, struct fp_env *env)     \
    {                                                                                              \
        return quiet ? T##_compare_quiet(a, b, env) : T##_compare(a, b, env);                      \
    }                                                                                              \
    ADAPT_EXTREMUM(T, min)                                                                         \
    ADAPT_EXTREMUM(T, max)                                                                         \
    ADAPT_EXTREMUM(T, minnum)                                                                      \
    ADAPT_EXTREMUM(T, maxnum)                                                                      \
    ADAPT_EXTREMUM(T, minimum_number)                                                              \
    ADAPT_EXTREMUM(T, maximum_number)                                                              \
    static const struct ops T##_ops = {                                                            \
        &ref_##T,                                                                                  \
        T##_apply_round_int,                                                                       \
        T##_apply_round_to_width,                                                                  \
        T##_apply_to_int,                                                                          \
        T##_apply_to_int_x86,                                                                      \
        T##_apply_from_int,                                                                        \
        T##_apply_compare,                                                                         \
        {T##_apply_min, T##_apply_max, T##_apply_minnum, T##_apply_maxnum,                         \
         T##_apply_minimum_number, T##_apply_maximum_number},                                      \
    };

ADAPT(f16)
ADAPT(f32)
ADAPT(f64)

/* The wide formats have fewer operations. */
#define ADAPT_WIDE(T)                                                                              \
    static word_t T##_apply_round_int(word_t a, enum fp_rounding mode, bool exact,                 \
                                      struct fp_env *env)                                          \
    {                                                                                              \
        return word_of_##T(T##_round_int(T##_of_word(a), mode, exact, env));                       \
    }                                                                                              \
    static enum fp_order T##_apply_compare(word_t a, word_t b, bool quiet, struct fp_env *env)     \
    {                                                                                              \
        return quiet ? T##_compare_quiet(T##_of_word(a), T##_of_word(b), env)                      \
                     : T##_compare(T##_of_word(a), T##_of_word(b), env);                           \
    }
ADAPT_WIDE(f80)
ADAPT_WIDE(f128)

static uint64_t f80_apply_to_int_x86(word_t a, enum fp_rounding mode, unsigned width,
                                     bool is_signed, struct fp_env *env)
{
    return f80_to_int_x86(f80_of_word(a), mode, width, is_signed, env);
}

static word_t f80_apply_from_int(uint64_t v, bool is_signed, unsigned frac_bits, struct fp_env *env)
{
    return word_of_f80(f80_from_int(v, is_signed, env));
}

static uint64_t f128_apply_to_int(word_t a, enum fp_rounding mode, unsigned width, bool is_signed,
                                  unsigned frac_bits, struct fp_env *env)
{
    return f128_to_int(f128_of_word(a), mode, width, is_signed, frac_bits, env);
}

static word_t f128_apply_from_int(uint64_t v, bool is_signed, unsigned frac_bits,
                                  struct fp_env *env)
{
    return word_of_f128(f128_from_int(v, is_signed, frac_bits, env));
}

static const struct ops f80_ops = {.fmt = &ref_f80,
                                   .round_int = f80_apply_round_int,
                                   .to_int_x86 = f80_apply_to_int_x86,
                                   .from_int = f80_apply_from_int,
                                   .compare = f80_apply_compare};
static const struct ops f128_ops = {.fmt = &ref_f128,
                                    .round_int = f128_apply_round_int,
                                    .to_int = f128_apply_to_int,
                                    .from_int = f128_apply_from_int,
                                    .compare = f128_apply_compare};

static void check_round_int(const struct ops *ops, word_t a, struct fp_env env, bool exact,
                            struct tally *t)
{
    struct fp_env got_env = env, want_env = env;
    enum fp_rounding mode = env.rounding;
    word_t got = ops->round_int(a, mode, exact, &got_env), want;
    word_t flushed = ref_flush_input(ops->fmt, a, &want_env);
    mpfr_t x, z;
    mpfr_init2(x, 200);
    mpfr_init2(z, 200);
    ref_unpack(ops->fmt, x, flushed);
    if (mpfr_number_p(x)) {
        ref_rint(z, x, mode);
        if (exact && !mpfr_equal_p(x, z))
            want_env.flags |= FP_INEXACT;
        mpfr_setsign(z, z, mpfr_signbit(x), MPFR_RNDN);
        want = ref_round(ops->fmt, z, 0, &want_env);
    } else {
        want = ref_apply(REF_COPY, ops->fmt, ops->fmt, &flushed, 0, &want_env);
    }
    tally_check(t, "round_int", &a, 1, &env, got, got_env.flags, want, want_env.flags);
    mpfr_clears(x, z, (mpfr_ptr)0);
}

/* x as an integer of this kind. Out of range or no number: false and the nearest limit, a NaN
 * giving 0. */
static bool ref_integer(const mpfr_t x, enum fp_rounding mode, unsigned width, bool is_signed,
                        uint64_t *result, bool *inexact)
{
    mpfr_t z;
    mpfr_init2(z, 200);
    bool fits = mpfr_number_p(x), negative = mpfr_signbit(x);
    uint64_t low = is_signed ? ~0ull << (width - 1) : 0;
    uint64_t high = ~0ull >> (64 - width) >> is_signed;
    *inexact = false;
    *result = mpfr_nan_p(x) ? 0 : negative ? low : high;
    if (fits) {
        ref_rint(z, x, mode);
        fits = (is_signed ? mpfr_cmp_si(z, (int64_t)low) : mpfr_cmp_ui(z, low)) >= 0 &&
               mpfr_cmp_ui(z, high) <= 0;
        *inexact = fits && !mpfr_equal_p(z, x);
    }
    if (fits)
        *result = negative ? (uint64_t)mpfr_get_sj(z, MPFR_RNDN) : mpfr_get_uj(z, MPFR_RNDN);
    mpfr_clear(z);
    return fits;
}

/* An integer in x, its flags and those of flushing the operand. */
struct integer_case {
    mpfr_t x;
    unsigned flags;
};

static unsigned integer_flags(bool fits, bool inexact)
{
    return fits ? inexact * FP_INEXACT : FP_INVALID;
}

static void check_to_int_x86(const struct ops *ops, word_t a, const struct integer_case *c,
                             struct fp_env env, unsigned width, bool is_signed, struct tally *t)
{
    uint64_t want;
    bool inexact;
    struct fp_env got_env = env;
    bool fits = ref_integer(c->x, env.rounding, width, is_signed, &want, &inexact);
    uint64_t got = ops->to_int_x86(a, env.rounding, width, is_signed, &got_env);
    if (!fits)
        want = is_signed ? ~0ull << (width - 1) : ~0ull >> (64 - width);
    tally_check(t, "to_int_x86", &a, 1, &env, got, got_env.flags, want,
                c->flags | integer_flags(fits, inexact));
}

static void check_round_to_width(const struct ops *ops, word_t a, const struct integer_case *c,
                                 struct fp_env env, unsigned width, struct tally *t)
{
    uint64_t ignored;
    bool inexact;
    struct fp_env got_env = env, want_env = env;
    mpfr_t z;
    mpfr_init2(z, 200);
    bool fits = ref_integer(c->x, env.rounding, width, true, &ignored, &inexact);
    if (fits) {
        ref_rint(z, c->x, env.rounding);
        mpfr_setsign(z, z, mpfr_signbit(c->x), MPFR_RNDN);
    } else {
        mpfr_set_si_2exp(z, -1, width - 1, MPFR_RNDN);
    }
    want_env.flags = (uint8_t)(c->flags | integer_flags(fits, inexact));
    word_t got = ops->round_to_width(a, width, env.rounding, &got_env);
    word_t want = ref_round(ops->fmt, z, 0, &want_env);
    tally_check(t, "round_to_width", &a, 1, &env, got, got_env.flags, want, want_env.flags);
    mpfr_clear(z);
}

static void check_to_int(const struct ops *ops, word_t a, struct fp_env env, unsigned width,
                         bool is_signed, unsigned frac_bits, struct tally *t)
{
    struct integer_case c;
    struct fp_env got_env = env, want_env = env;
    mpfr_init2(c.x, 200);
    ref_unpack(ops->fmt, c.x, ref_flush_input(ops->fmt, a, &want_env));
    c.flags = want_env.flags;
    if (ops->to_int_x86)
        check_to_int_x86(ops, a, &c, env, width, is_signed, t);
    if (ops->round_to_width && (width == 32 || width == 64))
        check_round_to_width(ops, a, &c, env, width, t);
    if (ops->to_int) {
        uint64_t want, got = ops->to_int(a, env.rounding, width, is_signed, frac_bits, &got_env);
        bool inexact;
        mpfr_mul_2ui(c.x, c.x, frac_bits, MPFR_RNDN);
        bool fits = ref_integer(c.x, env.rounding, width, is_signed, &want, &inexact);
        tally_check(t, "to_int", &a, 1, &env, got, got_env.flags, want,
                    c.flags | integer_flags(fits, inexact));
    }
    mpfr_clear(c.x);
}

static void check_from_int(const struct ops *ops, uint64_t v, bool is_signed, unsigned frac_bits,
                           struct fp_env env, struct tally *t)
{
    struct fp_env got_env = env, want_env = env;
    word_t operand = v;
    mpfr_t x;
    mpfr_init2(x, 200);
    if (is_signed)
        mpfr_set_sj(x, (int64_t)v, MPFR_RNDN);
    else
        mpfr_set_uj(x, v, MPFR_RNDN);
    mpfr_div_2ui(x, x, frac_bits, MPFR_RNDN);
    word_t got = ops->from_int(v, is_signed, frac_bits, &got_env);
    word_t want = ref_round(ops->fmt, x, 0, &want_env);
    tally_check(t, "from_int", &operand, 1, &env, got, got_env.flags, want, want_env.flags);
    mpfr_clear(x);
}

static void check_compare(const struct ops *ops, const word_t *v, bool quiet, struct fp_env env,
                          struct tally *t)
{
    struct fp_env got_env = env, want_env = env;
    mpfr_t x, y;
    mpfr_init2(x, 128);
    mpfr_init2(y, 128);
    word_t a = ref_flush_input(ops->fmt, v[0], &want_env);
    word_t b = ref_flush_input(ops->fmt, v[1], &want_env);
    ref_unpack(ops->fmt, x, a);
    ref_unpack(ops->fmt, y, b);
    int want = mpfr_unordered_p(x, y) ? FP_UNORDERED : mpfr_cmp(x, y);
    if (ref_is_snan(ops->fmt, a) || ref_is_snan(ops->fmt, b) || (want == FP_UNORDERED && !quiet))
        want_env.flags |= FP_INVALID;
    int got = ops->compare(v[0], v[1], quiet, &got_env);
    tally_check(t, quiet ? "compare_quiet" : "compare", v, 2, &env, (word_t)got, got_env.flags,
                (word_t)want, want_env.flags);
    mpfr_clears(x, y, (mpfr_ptr)0);
}

/* `which`: min, max, minnum, maxnum, minimum_number, maximum_number. */
static void check_extremum(const struct ops *ops, const word_t *v, int which, struct fp_env env,
                           struct tally *t)
{
    struct fp_env got_env = env, want_env = env;
    const struct ref_format *fmt = ops->fmt;
    word_t want, a[2];
    bool nan[2], any_signalling = false;
    for (int i = 0; i < 2; i++) {
        a[i] = ref_flush_input(fmt, v[i], &want_env);
        nan[i] = ref_is_nan(fmt, a[i]);
        any_signalling |= ref_is_snan(fmt, a[i]);
    }
    if ((nan[0] && nan[1]) ||
        ((nan[0] || nan[1]) && (which < 2 || (which < 4 && any_signalling)))) {
        want = ref_apply(REF_ADD, fmt, fmt, a, 0, &want_env); /* any operation chooses NaNs so */
    } else {
        if (any_signalling)
            want_env.flags |= FP_INVALID;
        mpfr_t x, y;
        mpfr_init2(x, 128);
        mpfr_init2(y, 128);
        ref_unpack(fmt, x, a[0]);
        ref_unpack(fmt, y, a[1]);
        int order = nan[0] || nan[1] ? 0 : mpfr_cmp(x, y);
        if (order == 0)
            order = mpfr_signbit(y) - mpfr_signbit(x);
        bool first = nan[1] || (!nan[0] && (which & 1 ? order >= 0 : order <= 0));
        want = first ? a[0] : a[1];
        want = ref_apply(REF_COPY, fmt, fmt, &want, 0, &want_env); /* flushes outputs */
        mpfr_clears(x, y, (mpfr_ptr)0);
    }
    word_t got = ops->extremum[which](v[0], v[1], &got_env);
    tally_check(t, "minimum or maximum", v, 2, &env, got, got_env.flags, want, want_env.flags);
}

static void check_random(const struct ops *ops, int count, struct rng *rng, struct tally *t)
{
    int bias = (1 << (ops->fmt->exp_bits - 1)) - 1;
    for (int i = 0; i < count; i++) {
        uint64_t r = rng_next(rng);
        unsigned width = r & 1 ? 32u << (r >> 1 & 1) : 1 + (r >> 2) % 64;
        word_t v[2];
        for (int k = 0; k < 2; k++)
            v[k] = rng_operand(rng, ops->fmt, bias + (int)(r >> 16) % 72 - 4);
        if (r >> 40 & 1)
            v[1] = v[0] ^ (word_t)(r >> 41 & 3) << (r >> 43) % 16;
        check_round_int(ops, v[0], rng_env(rng, FP_ROUND_ODD), r >> 32 & 1, t);
        check_to_int(ops, v[0], rng_env(rng, FP_ROUND_ODD), width, r >> 33 & 1, (r >> 34) % 65, t);
        check_from_int(ops, rng_next(rng) >> (r >> 50) % 64, r >> 33 & 1,
                       ops == &f80_ops ? 0 : (r >> 34) % 65, rng_env(rng, FP_ROUND_ODD), t);
        check_compare(ops, v, r >> 32 & 1, rng_env(rng, 0), t);
        if (ops->extremum[0])
            check_extremum(ops, v, (int)(r >> 33) % 6, rng_env(rng, 0), t);
    }
}

/* One conversion between formats. */
struct conversion {
    const struct ref_format *from, *to;
    word_t (*apply)(word_t a, struct fp_env *env);
};

#define ADAPT_CONVERSION(FROM, TO, ...)                                                            \
    static word_t apply_##FROM##_to_##TO(word_t a, struct fp_env *env)                             \
    {                                                                                              \
        return FROM##_to_##TO(a, ##__VA_ARGS__, env);                                              \
    }

ADAPT_CONVERSION(f16, f32, false)
ADAPT_CONVERSION(f16, f64, false)
ADAPT_CONVERSION(f32, f16, false)
ADAPT_CONVERSION(f64, f16, false)
ADAPT_CONVERSION(f32, f64)
ADAPT_CONVERSION(f64, f32)
ADAPT_CONVERSION(f32, bf16)
ADAPT_CONVERSION(f64, bf16)
ADAPT_CONVERSION(bf16, f32)

#define ADAPT_TO_WIDE(FROM, TO)                                                                    \
    static word_t apply_##FROM##_to_##TO(word_t a, struct fp_env *env)                             \
    {                                                                                              \
        return word_of_##TO(FROM##_to_##TO(a, env));                                               \
    }
ADAPT_TO_WIDE(f32, f80)
ADAPT_TO_WIDE(f64, f80)
ADAPT_TO_WIDE(f32, f128)
ADAPT_TO_WIDE(f64, f128)

#define ADAPT_FROM_WIDE(FROM, TO)                                                                  \
    static word_t apply_##FROM##_to_##TO(word_t a, struct fp_env *env)                             \
    {                                                                                              \
        return FROM##_to_##TO(FROM##_of_word(a), env);                                             \
    }
ADAPT_FROM_WIDE(f80, f32)
ADAPT_FROM_WIDE(f80, f64)
ADAPT_FROM_WIDE(f128, f32)
ADAPT_FROM_WIDE(f128, f64)

static word_t apply_f80_to_f128(word_t a, struct fp_env *env)
{
    return word_of_f128(f80_to_f128(f80_of_word(a), env));
}

static word_t apply_f128_to_f80(word_t a, struct fp_env *env)
{
    return word_of_f80(f128_to_f80(f128_of_word(a), env));
}

static const struct conversion conversions[] = {
    {&ref_f16_stored, &ref_f32, apply_f16_to_f32}, {&ref_f16_stored, &ref_f64, apply_f16_to_f64},
    {&ref_f32, &ref_f16_stored, apply_f32_to_f16}, {&ref_f64, &ref_f16_stored, apply_f64_to_f16},
    {&ref_f32, &ref_f64, apply_f32_to_f64},        {&ref_f64, &ref_f32, apply_f64_to_f32},
    {&ref_f32, &ref_bf16, apply_f32_to_bf16},      {&ref_f64, &ref_bf16, apply_f64_to_bf16},
    {&ref_bf16, &ref_f32, apply_bf16_to_f32},      {&ref_f32, &ref_f80, apply_f32_to_f80},
    {&ref_f64, &ref_f80, apply_f64_to_f80},        {&ref_f32, &ref_f128, apply_f32_to_f128},
    {&ref_f64, &ref_f128, apply_f64_to_f128},      {&ref_f80, &ref_f32, apply_f80_to_f32},
    {&ref_f80, &ref_f64, apply_f80_to_f64},        {&ref_f128, &ref_f32, apply_f128_to_f32},
    {&ref_f128, &ref_f64, apply_f128_to_f64},      {&ref_f80, &ref_f128, apply_f80_to_f128},
    {&ref_f128, &ref_f80, apply_f128_to_f80},
};

static void check_conversion(const struct conversion *c, word_t a, struct fp_env env,
                             struct tally *t)
{
    struct fp_env got_env = env, want_env = env;
    char name[32];
    snprintf(name, sizeof(name), "%s to %s", c->from->name, c->to->name);
    word_t got = c->apply(a, &got_env);
    word_t want = ref_apply(REF_COPY, c->from, c->to, &a, 0, &want_env);
    tally_check(t, name, &a, 1, &env, got, got_env.flags, want, want_env.flags);
    if (c->apply == apply_f64_to_f32) {
        got_env = want_env = env;
        want_env.rounding = FP_ROUND_ODD;
        got = f64_to_f32_odd((uint64_t)a, &got_env);
        want = ref_apply(REF_COPY, c->from, c->to, &a, 0, &want_env);
        tally_check(t, "f64_to_f32_odd", &a, 1, &env, got, got_env.flags, want, want_env.flags);
    }
}

static void check_conversions(int count, struct rng *rng, struct tally *t)
{
    for (size_t k = 0; k < sizeof(conversions) / sizeof(conversions[0]); k++) {
        const struct conversion *c = &conversions[k];
        int from_bias = (1 << (c->from->exp_bits - 1)) - 1;
        int to_bias = (1 << (c->to->exp_bits - 1)) - 1;
        for (int i = 0; i < count; i++) {
            int spread = i & 1 ? -to_bias - (int)(rng_next(rng) % (c->to->frac_bits + 3)) : to_bias;
            word_t a = rng_operand(rng, c->from, from_bias + spread);
            check_conversion(c, a, rng_env(rng, FP_ROUND_ODD), t);
        }
    }
}

static void check_f16_exhaustively(struct rng *rng, struct tally *t)
{
    for (word_t a = 0; a < 1 << 16; a++) {
        struct fp_env env = rng_env(rng, FP_ROUND_ODD);
        check_round_int(&f16_ops, a, env, true, t);
        check_to_int(&f16_ops, a, env, 16, a & 1, 0, t);
        check_conversion(&conversions[0], a, env, t);
        check_conversion(&conversions[1], a, env, t);
        struct fp_env plain = {0};
        if (!f16_is_nan((uint16_t)a) &&
            f32_to_f16(f16_to_f32((uint16_t)a, false, &plain), false, &plain) != a)
            tally_check(t, "f16 there and back", &a, 1, &plain, 0, 0, a, 0);
    }
}

int main(void)
{
    struct tally t = {0};
    struct rng rng = {.state = 0x9e3779b97f4a7c15};
    check_random(&f16_ops, 15000, &rng, &t);
    check_random(&f32_ops, 25000, &rng, &t);
    check_random(&f64_ops, 25000, &rng, &t);
    check_random(&f80_ops, 10000, &rng, &t);
    check_random(&f128_ops, 10000, &rng, &t);
    check_conversions(10000, &rng, &t);
    check_f16_exhaustively(&rng, &t);
    return tally_finish(&t, "softfp conversion");
}
