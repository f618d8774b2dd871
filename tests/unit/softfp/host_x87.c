/* softfp's f80 against the x87 of an x86-64 host, invalid encodings and precision control included.
 * The denormal-operand flag has no counterpart in softfp and is left out.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "reference.h"

enum {
    X87_MASKS = 0x3f,
    X87_PC_SHIFT = 8,
    X87_RC_SHIFT = 10,
};

struct host_result {
    struct f80 value;
    unsigned codes;  /* the status word after the instruction, with its condition codes */
    unsigned status; /* and after the result was stored, with all its exceptions */
};

/* An x87 instruction with a in st(0) and b in st(1); STORE puts the result away. */
#define X87(NAME, INSTRUCTION, STORE)                                                              \
    static struct host_result NAME(struct f80 a, struct f80 b, uint16_t control) {                 \
        struct f80 r = {0};                                                                        \
        uint16_t codes, status;                                                                    \
        asm volatile(                                                                              \
            "fninit\n\tfldcw %[control]\n\tfldt %[b]\n\tfldt %[a]\n\tfnclex\n\t" INSTRUCTION       \
            "\n\tfnstsw %[codes]\n\t" STORE " %[r]\n\tfnstsw %[status]\n\tfninit"                  \
            : [r] "+m"(r), [codes] "=m"(codes), [status] "=m"(status)                              \
            : [a] "m"(a), [b] "m"(b), [control] "m"(control)                                       \
            : "cc", "st", "st(1)", "st(2)", "st(3)", "st(4)", "st(5)", "st(6)", "st(7)");          \
        return (struct host_result){r, codes, status};                                             \
    }

/* An instruction that reads its operand from memory, where a's low bytes are. */
#define X87_LOAD(NAME, LOAD) X87(NAME, "fstp %%st(0)\n\t" LOAD " %[a]", "fstpt")

X87(host_add, "fadd %%st(1), %%st", "fstpt")
X87(host_sub, "fsub %%st(1), %%st", "fstpt")
X87(host_mul, "fmul %%st(1), %%st", "fstpt")
X87(host_div, "fdiv %%st(1), %%st", "fstpt")
X87(host_sqrt, "fsqrt", "fstpt")
X87(host_round, "frndint", "fstpt")
X87(host_prem, "fprem", "fstpt")
X87(host_prem1, "fprem1", "fstpt")
X87(host_compare, "fcom %%st(1)", "fnstsw")
X87(host_compare_quiet, "fucom %%st(1)", "fnstsw")
X87(host_to_i16, "", "fistps")
X87(host_to_i32, "", "fistpl")
X87(host_to_i64, "", "fistpll")
X87(host_truncate_i64, "", "fisttpll")
X87(host_to_f32, "", "fstps")
X87(host_to_f64, "", "fstpl")
X87_LOAD(host_from_f32, "flds")
X87_LOAD(host_from_f64, "fldl")
X87_LOAD(host_from_i32, "fildl")
X87_LOAD(host_from_i64, "fildll")

#define SOFT(NAME, RESULT)                                                                         \
    static struct f80 NAME(struct f80 a, struct f80 b, unsigned precision, struct fp_env *e) {     \
        return RESULT;                                                                             \
    }

/* What FNSTSW shows in C3 C2 C0. */
static struct f80 condition_codes(enum fp_order order)
{
    static const uint16_t codes[] = {0x0100, 0x4000, 0x0000, 0x4500};
    return (struct f80){.mant = codes[order - FP_LESS]};
}

static struct f80 remainder_of(struct f80 a, struct f80 b, bool nearest, struct fp_env *e)
{
    uint64_t q;
    return f80_rem(a, b, nearest, &q, e);
}

static struct f80 integer(uint64_t v, unsigned width)
{
    return (struct f80){.mant = v & ~0ull >> (64 - width)};
}

SOFT(soft_add, f80_add(a, b, precision, e))
SOFT(soft_sub, f80_sub(a, b, precision, e))
SOFT(soft_mul, f80_mul(a, b, precision, e))
SOFT(soft_div, f80_div(a, b, precision, e))
SOFT(soft_sqrt, f80_sqrt(a, precision, e))
SOFT(soft_round, f80_round_int(a, e->rounding, true, e))
SOFT(soft_prem, remainder_of(a, b, false, e))
SOFT(soft_prem1, remainder_of(a, b, true, e))
SOFT(soft_compare, condition_codes(f80_compare(a, b, e)))
SOFT(soft_compare_quiet, condition_codes(f80_compare_quiet(a, b, e)))
SOFT(soft_to_i16, integer(f80_to_int_x86(a, e->rounding, 16, true, e), 16))
SOFT(soft_to_i32, integer(f80_to_int_x86(a, e->rounding, 32, true, e), 32))
SOFT(soft_to_i64, integer(f80_to_int_x86(a, e->rounding, 64, true, e), 64))
SOFT(soft_truncate_i64, integer(f80_to_int_x86(a, FP_ROUND_ZERO, 64, true, e), 64))
SOFT(soft_to_f32, integer(f80_to_f32(a, e), 32))
SOFT(soft_to_f64, integer(f80_to_f64(a, e), 64))
SOFT(soft_from_f32, f32_to_f80((uint32_t)a.mant, e))
SOFT(soft_from_f64, f64_to_f80(a.mant, e))
SOFT(soft_from_i32, f80_from_int((uint64_t)(int32_t)a.mant, true, e))
SOFT(soft_from_i64, f80_from_int(a.mant, true, e))

struct x87_case {
    const char *name;
    const struct ref_format *fmt; /* of the operands */
    struct host_result (*host)(struct f80 a, struct f80 b, uint16_t control);
    struct f80 (*soft)(struct f80 a, struct f80 b, unsigned precision, struct fp_env *env);
};

#define CASE(NAME, FMT)                                                                            \
    {                                                                                              \
#NAME, &ref_##FMT, host_##NAME, soft_##NAME                                                \
    }

static const struct x87_case cases[] = {
    CASE(add, f80),          CASE(sub, f80),      CASE(mul, f80),      CASE(div, f80),
    CASE(sqrt, f80),         CASE(round, f80),    CASE(prem, f80),     CASE(prem1, f80),
    CASE(compare, f80),      CASE(to_i16, f80),   CASE(to_i32, f80),   CASE(to_i64, f80),
    CASE(truncate_i64, f80), CASE(to_f32, f80),   CASE(to_f64, f80),   CASE(from_f32, f32),
    CASE(from_f64, f64),     CASE(from_i32, f64), CASE(from_i64, f64), CASE(compare_quiet, f80),
};

/* IE, DE, ZE, OE, UE, PE. */
static unsigned flags_of_status(unsigned status)
{
    static const uint8_t flags[] = {FP_INVALID,   0,         FP_DIV_BY_ZERO, FP_OVERFLOW,
                                    FP_UNDERFLOW, FP_INEXACT};
    unsigned result = 0;
    for (int bit = 0; bit < 6; bit++)
        if (status >> bit & 1)
            result |= flags[bit];
    return result;
}

/* Sometimes without its leading one, or a subnormal with one. */
static word_t random_f80(struct rng *rng, const struct ref_format *fmt, int near)
{
    word_t v = rng_operand(rng, fmt, near);
    return fmt == &ref_f80 && rng_next(rng) % 32 == 0 ? v ^ (word_t)1 << 63 : v;
}

static bool is_remainder(const struct x87_case *c)
{
    return c->host == host_prem || c->host == host_prem1;
}

/* The quotient bits that FPREM and FPREM1 leave: Q2 in C0, Q1 in C3, Q0 in C1. */
static void check_quotient(const struct x87_case *c, const word_t *v, const struct fp_env *controls,
                           unsigned status, struct tally *t)
{
    struct fp_env env = *controls;
    uint64_t quotient;
    f80_rem(f80_of_word(v[0]), f80_of_word(v[1]), c->host == host_prem1, &quotient, &env);
    unsigned bits = (status >> 8 & 1) << 2 | (status >> 14 & 1) << 1 | (status >> 9 & 1);
    if (!(env.flags & FP_INVALID))
        tally_check(t, "quotient", v, 2, controls, quotient & 7, 0, bits, 0);
}

static void check(const struct x87_case *c, int count, struct rng *rng, struct tally *t)
{
    static const uint8_t precisions[] = {24, 53, 64}, precision_controls[] = {0, 2, 3};
    static const uint8_t rounding_controls[] = {
        [FP_ROUND_NEAREST_EVEN] = 0, [FP_ROUND_DOWN] = 1, [FP_ROUND_UP] = 2, [FP_ROUND_ZERO] = 3};
    int max = (1 << c->fmt->exp_bits) - 1;
    for (int i = 0; i < count; i++) {
        uint64_t r = rng_next(rng);
        int near = r & 1 ? max / 2 + (int)(r >> 8) % 68 : (int)((r >> 8) % max);
        if ((r & 6) == 0) /* around the limits of f32 and f64 */
            near = max / 2 + (r & 8 ? 127 : 1023) * (r & 16 ? 1 : -1) - (int)((r >> 8) % 54);
        struct fp_env env = {
            .rounding = r >> 32 & 3, .nan_rule = FP_NAN_X86, .default_nan_negative = true};
        struct fp_env controls = env;
        int p = (int)((r >> 34) % 3);
        uint16_t control = (uint16_t)(X87_MASKS | precision_controls[p] << X87_PC_SHIFT |
                                      rounding_controls[env.rounding] << X87_RC_SHIFT);
        int other = is_remainder(c) || r & 1 << 28 ? near : max / 2;
        word_t v[2] = {random_f80(rng, c->fmt, near), random_f80(rng, c->fmt, other)};
        if (r >> 40 & 1) /* two NaNs, two equals, two of opposite signs */
            v[1] = v[0] ^ (word_t)(r >> 41 & 1) << 79 ^ (word_t)(r >> 42 & 1) << 62;

        struct host_result host = c->host(f80_of_word(v[0]), f80_of_word(v[1]), control);
        if (is_remainder(c) && host.codes & 0x400)
            continue; /* a partial remainder */
        word_t got =
            word_of_f80(c->soft(f80_of_word(v[0]), f80_of_word(v[1]), precisions[p], &env));
        word_t want = word_of_f80(host.value);
        if (c->soft == soft_compare || c->soft == soft_compare_quiet)
            want &= 0x4500;
        tally_check(t, c->name, v, 2, &controls, got, env.flags, want,
                    flags_of_status(host.status));
        if (is_remainder(c))
            check_quotient(c, v, &controls, host.codes, t);
    }
}

int main(void)
{
    struct tally t = {0};
    struct rng rng = {.state = 0x853c49e6748fea9b};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        check(&cases[i], 20000, &rng, &t);
    return tally_finish(&t, "softfp host x87");
}
