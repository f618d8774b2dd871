/* Arithmetic of every format against the MPFR model: results and flags, all rounding modes, NaN
 * rules, tininess and flushing.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "reference.h"

/* An operation under test, its operands and result as wide words. */
struct subject {
    const char *name;
    enum ref_op op;
    const struct ref_format *fmt;
    int precision; /* x87's precision control, or 0 */
    word_t (*apply)(const word_t *v, struct fp_env *env);
};

#define ADAPT_FORMAT(T)                                                                            \
    static word_t T##_apply_add(const word_t *v, struct fp_env *env)                               \
    {                                                                                              \
        return T##_add(v[0], v[1], env);                                                           \
    }                                                                                              \
    static word_t T##_apply_sub(const word_t *v, struct fp_env *env)                               \
    {                                                                                              \
        return T##_sub(v[0], v[1], env);                                                           \
    }                                                                                              \
    static word_t T##_apply_mul(const word_t *v, struct fp_env *env)                               \
    {                                                                                              \
        return T##_mul(v[0], v[1], env);                                                           \
    }                                                                                              \
    static word_t T##_apply_div(const word_t *v, struct fp_env *env)                               \
    {                                                                                              \
        return T##_div(v[0], v[1], env);                                                           \
    }                                                                                              \
    static word_t T##_apply_rem(const word_t *v, struct fp_env *env)                               \
    {                                                                                              \
        return T##_rem(v[0], v[1], env);                                                           \
    }                                                                                              \
    static word_t T##_apply_sqrt(const word_t *v, struct fp_env *env)                              \
    {                                                                                              \
        return T##_sqrt(v[0], env);                                                                \
    }                                                                                              \
    static word_t T##_apply_muladd(const word_t *v, struct fp_env *env)                            \
    {                                                                                              \
        return T##_muladd(v[0], v[1], v[2], env);                                                  \
    }

ADAPT_FORMAT(f16)
ADAPT_FORMAT(f32)
ADAPT_FORMAT(f64)

#define ADAPT_F128(NAME, ...)                                                                      \
    static word_t f128_apply_##NAME(const word_t *v, struct fp_env *env)                           \
    {                                                                                              \
        return word_of_f128(f128_##NAME(__VA_ARGS__, env));                                        \
    }
ADAPT_F128(add, f128_of_word(v[0]), f128_of_word(v[1]))
ADAPT_F128(sub, f128_of_word(v[0]), f128_of_word(v[1]))
ADAPT_F128(mul, f128_of_word(v[0]), f128_of_word(v[1]))
ADAPT_F128(div, f128_of_word(v[0]), f128_of_word(v[1]))
ADAPT_F128(rem, f128_of_word(v[0]), f128_of_word(v[1]))
ADAPT_F128(sqrt, f128_of_word(v[0]))
ADAPT_F128(muladd, f128_of_word(v[0]), f128_of_word(v[1]), f128_of_word(v[2]))

/* With each precision that x87 has. */
#define ADAPT_F80(PRECISION)                                                                       \
    static word_t f80_apply_add_##PRECISION(const word_t *v, struct fp_env *env)                   \
    {                                                                                              \
        return word_of_f80(f80_add(f80_of_word(v[0]), f80_of_word(v[1]), PRECISION, env));         \
    }                                                                                              \
    static word_t f80_apply_sub_##PRECISION(const word_t *v, struct fp_env *env)                   \
    {                                                                                              \
        return word_of_f80(f80_sub(f80_of_word(v[0]), f80_of_word(v[1]), PRECISION, env));         \
    }                                                                                              \
    static word_t f80_apply_mul_##PRECISION(const word_t *v, struct fp_env *env)                   \
    {                                                                                              \
        return word_of_f80(f80_mul(f80_of_word(v[0]), f80_of_word(v[1]), PRECISION, env));         \
    }                                                                                              \
    static word_t f80_apply_div_##PRECISION(const word_t *v, struct fp_env *env)                   \
    {                                                                                              \
        return word_of_f80(f80_div(f80_of_word(v[0]), f80_of_word(v[1]), PRECISION, env));         \
    }                                                                                              \
    static word_t f80_apply_sqrt_##PRECISION(const word_t *v, struct fp_env *env)                  \
    {                                                                                              \
        return word_of_f80(f80_sqrt(f80_of_word(v[0]), PRECISION, env));                           \
    }
ADAPT_F80(24)
ADAPT_F80(53)
ADAPT_F80(64)

static word_t f80_apply_rem(const word_t *v, struct fp_env *env)
{
    uint64_t quotient;
    return word_of_f80(f80_rem(f80_of_word(v[0]), f80_of_word(v[1]), true, &quotient, env));
}

#define F80_SUBJECTS(PRECISION)                                                                    \
    {"f80_add/" #PRECISION, REF_ADD, &ref_f80, PRECISION, f80_apply_add_##PRECISION},              \
        {"f80_sub/" #PRECISION, REF_SUB, &ref_f80, PRECISION, f80_apply_sub_##PRECISION},          \
        {"f80_mul/" #PRECISION, REF_MUL, &ref_f80, PRECISION, f80_apply_mul_##PRECISION},          \
        {"f80_div/" #PRECISION, REF_DIV, &ref_f80, PRECISION, f80_apply_div_##PRECISION},          \
        {"f80_sqrt/" #PRECISION, REF_SQRT, &ref_f80, PRECISION, f80_apply_sqrt_##PRECISION},

#define SUBJECTS(T)                                                                                \
    {#T "_add", REF_ADD, &ref_##T, 0, T##_apply_add},                                              \
        {#T "_sub", REF_SUB, &ref_##T, 0, T##_apply_sub},                                          \
        {#T "_mul", REF_MUL, &ref_##T, 0, T##_apply_mul},                                          \
        {#T "_div", REF_DIV, &ref_##T, 0, T##_apply_div},                                          \
        {#T "_rem", REF_REM, &ref_##T, 0, T##_apply_rem},                                          \
        {#T "_sqrt", REF_SQRT, &ref_##T, 0, T##_apply_sqrt},                                       \
        {#T "_muladd", REF_MULADD, &ref_##T, 0, T##_apply_muladd},

static const struct subject subjects[] = {
    SUBJECTS(f16) SUBJECTS(f32) SUBJECTS(f64) SUBJECTS(f128) F80_SUBJECTS(24) F80_SUBJECTS(53)
        F80_SUBJECTS(64){"f80_rem", REF_REM, &ref_f80, 0, f80_apply_rem},
};

static void check_one(const struct subject *s, const word_t *v, struct fp_env env, struct tally *t)
{
    struct fp_env got_env = env, want_env = env;
    word_t got = s->apply(v, &got_env);
    word_t want = ref_apply(s->op, s->fmt, s->fmt, v, s->precision, &want_env);
    tally_check(t, s->name, v,
                s->op == REF_SQRT     ? 1
                : s->op == REF_MULADD ? 3
                                      : 2,
                &env, got, got_env.flags, want, want_env.flags);
}

/* Operands whose exponents are likely to make the operation interesting: alike for sums, and such
 * that products and quotients land anywhere, the ends of the range included. */
static void check_random(const struct subject *s, int count, struct rng *rng, struct tally *t)
{
    int max = (1 << s->fmt->exp_bits) - 1;
    for (int i = 0; i < count; i++) {
        int near = (int)(rng_next(rng) % (max + 1)), other = near;
        int bias = max / 2;
        if (i & 1) {
            if (s->op == REF_MUL || s->op == REF_MULADD)
                other = (i & 2 ? 0 : i & 4 ? max : bias) + bias - near;
            if (s->op == REF_DIV)
                other = (i & 2 ? 0 : i & 4 ? max : bias) - bias + near;
        }
        word_t v[3] = {rng_operand(rng, s->fmt, near), rng_operand(rng, s->fmt, other)};
        v[2] = rng_operand(rng, s->fmt, i & 1 ? near + other - bias : near);
        check_one(s, v, rng_env(rng, FP_ROUND_ODD), t);
    }
}

static void check_f16_sqrt_exhaustively(struct tally *t)
{
    for (int mode = 0; mode <= FP_ROUND_ODD; mode++)
        for (unsigned a = 0; a < 1u << 16; a++) {
            word_t v[1] = {a};
            const struct subject sqrt = {"f16_sqrt", REF_SQRT, &ref_f16, 0, f16_apply_sqrt};
            struct fp_env env = {.rounding = (uint8_t)mode, .flush_f16 = a >> 3 & 1};
            if (mode == 0 || a % 8 == (unsigned)mode) /* all in one mode, a sample in the others */
                check_one(&sqrt, v, env, t);
        }
}

int main(void)
{
    struct tally t = {0};
    struct rng rng = {.state = 0x9e3779b97f4a7c15};
    for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++)
        check_random(&subjects[i], subjects[i].op == REF_REM ? 4000 : 20000, &rng, &t);
    check_f16_sqrt_exhaustively(&t);
    return tally_finish(&t, "softfp arithmetic");
}
