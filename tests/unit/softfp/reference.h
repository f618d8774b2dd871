/* An independent model of IEEE 754 arithmetic, made of MPFR: values are computed exactly, or to 500
 * bits with a sticky last one, and rounded to the format in the open, one rule after the other.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_TESTS_UNIT_SOFTFP_REFERENCE_H
#define MOA_TESTS_UNIT_SOFTFP_REFERENCE_H

#include <stdint.h>
#include <mpfr.h>
#include "softfp/softfp.h"

typedef unsigned __int128 word_t;

struct ref_format {
    const char *name;
    int exp_bits, frac_bits; /* frac_bits counts x87's explicit leading one too */
    bool explicit_one;
    bool is_half;   /* flushed by flush_f16, silently */
    bool is_stored; /* half precision in conversions: never flushed */
};

/* An f80's word is its 80 bits. */
static inline word_t word_of_f80(struct f80 a)
{
    return (word_t)a.sign_exp << 64 | a.mant;
}

static inline struct f80 f80_of_word(word_t a)
{
    return (struct f80){.sign_exp = (uint16_t)(a >> 64), .mant = (uint64_t)a};
}

static inline word_t word_of_f128(struct f128 a)
{
    return (word_t)a.hi << 64 | a.lo;
}

static inline struct f128 f128_of_word(word_t a)
{
    return (struct f128){.hi = a >> 64, .lo = (uint64_t)a};
}

extern const struct ref_format ref_f16, ref_f16_stored, ref_bf16, ref_f32, ref_f64, ref_f80,
    ref_f128;

enum ref_op {
    REF_ADD,
    REF_SUB,
    REF_MUL,
    REF_DIV,
    REF_REM,
    REF_SQRT,
    REF_MULADD,
    REF_ROUND_INT,
    REF_COPY, /* conversion between formats */
};

/* Random numbers (xorshift64*), the same in every run. */
struct rng {
    uint64_t state;
};

uint64_t rng_next(struct rng *r);
/* A random word of the format that favours edges: zeros, subnormals, ends of the exponent range,
 * infinities, NaNs, short fractions, and exponents near `near` (biased) so that operands meet. */
word_t rng_operand(struct rng *r, const struct ref_format *fmt, int near);
/* A random environment: rounding modes up to `max_mode`, every NaN rule, tininess, flushing. */
struct fp_env rng_env(struct rng *r, int max_mode);

bool ref_is_nan(const struct ref_format *fmt, word_t a);
bool ref_is_snan(const struct ref_format *fmt, word_t a);
/* Subnormals become zeros where the environment says so. */
word_t ref_flush_input(const struct ref_format *fmt, word_t a, struct fp_env *env);
void ref_unpack(const struct ref_format *fmt, mpfr_t x, word_t a);
/* Rounds x, which has a sticky last bit if it is inexact, to `precision` bits (0: the format's). */
word_t ref_round(const struct ref_format *fmt, const mpfr_t x, int precision, struct fp_env *env);
/* The result of an operation on operands in `from`, rounded to `to`. */
word_t ref_apply(enum ref_op op, const struct ref_format *from, const struct ref_format *to,
                 const word_t *operands, int precision, struct fp_env *env);
/* x to an integral value. */
void ref_rint(mpfr_t result, const mpfr_t x, enum fp_rounding mode);
word_t ref_default_nan(const struct ref_format *fmt, const struct fp_env *env);

/* Prints both results when they differ and counts. Gives up after 20. */
struct tally {
    long checks, failures;
};
void tally_check(struct tally *t, const char *what, const word_t *operands, int n,
                 const struct fp_env *controls, word_t got, unsigned got_flags, word_t want,
                 unsigned want_flags);
int tally_finish(const struct tally *t, const char *name);

#endif
