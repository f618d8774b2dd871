/* IEEE 754 arithmetic in integers, bit-exact on every host: the reference that fast paths are
 * tested against. Values travel as bit patterns (uint16_t f16/bf16, uint32_t f32, uint64_t f64);
 * every operation takes the guest's floating-point environment, honours its controls and ORs what
 * happened into its sticky flags.
 *
 * For x86: muladd considers NaNs in the order a, b, c, so pass the instruction's operands 1, 3, 2
 * for VFMADD132, 2, 1, 3 for 213 and 2, 3, 1 for 231. FTZ also counts as inexact: add FP_INEXACT
 * wherever FP_UNDERFLOW is raised. The denormal-operand flag is not here: ask f32_is_subnormal and
 * its like.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_SOFTFP_SOFTFP_H
#define MOA_SOFTFP_SOFTFP_H

#include <stdbool.h>
#include <stdint.h>

enum fp_rounding {
    FP_ROUND_NEAREST_EVEN,
    FP_ROUND_UP,   /* towards plus infinity */
    FP_ROUND_DOWN, /* towards minus infinity */
    FP_ROUND_ZERO,
    FP_ROUND_NEAREST_AWAY, /* ties away from zero */
    FP_ROUND_ODD,          /* von Neumann: inexact results get an odd last bit */
};

enum fp_flag {
    FP_INVALID = 1 << 0,
    FP_DIV_BY_ZERO = 1 << 1,
    FP_OVERFLOW = 1 << 2,
    FP_UNDERFLOW = 1 << 3,
    FP_INEXACT = 1 << 4,
    FP_INPUT_DENORMAL = 1 << 5, /* an input was flushed to zero (Arm's IDC) */
    FP_FLAGS = (1 << 6) - 1,    /* all */
};

/* Which NaN comes out when one or more go in. A NaN result is always quiet. */
enum fp_nan_rule {
    FP_NAN_ARM, /* first signalling operand, else first quiet one; fused: addend first, 0*inf+qNaN
                   gives the default NaN */
    FP_NAN_X86, /* first operand if a NaN, else second */
    FP_NAN_DEFAULT, /* always the default NaN (RISC-V; Arm's FPCR.DN) */
};

/* The environment of one guest FPU. Lives in the vCPU; plain bytes so that translated code may poke
 * it. */
struct fp_env {
    uint8_t rounding;          /* enum fp_rounding */
    uint8_t nan_rule;          /* enum fp_nan_rule */
    bool default_nan_negative; /* x86's default NaN has the sign set, Arm's and RISC-V's have not */
    bool tininess_before; /* underflow is judged before rounding (Arm) or after (x86, RISC-V) */
    bool flush_inputs;  /* subnormal inputs become zeros of their sign, raising FP_INPUT_DENORMAL */
    bool flush_outputs; /* tiny results become zeros of their sign, raising FP_UNDERFLOW only (Arm's
                           FZ) */
    bool flush_f16; /* f16 operations flush, in and out (Arm's FZ16); they heed only this control */
    uint8_t flags;  /* sticky enum fp_flag bits */
};

/* Result of a comparison; FP_UNORDERED when either is a NaN. */
enum fp_order {
    FP_LESS = -1,
    FP_EQUAL = 0,
    FP_GREATER = 1,
    FP_UNORDERED = 2
};

/* Wider formats. f80 is x87's: sign and exponent in sign_exp, the leading one explicit in mant. */
struct f128 {
    uint64_t lo, hi;
};

struct f80 {
    uint64_t mant;
    uint16_t sign_exp;
};

/* Every operation that f16, f32 and f64 have alike. T names the format, W is the word that holds
 * its bits, E and F are the widths of its exponent and fraction fields.
 *
 * rem            IEEE remainder: a - b * n, n the integer nearest to a / b
 * muladd         a * b + c with one rounding; negate operands, not results, for the other forms
 * min, max       (Arm FMIN, FMAX) a NaN wins; -0 < +0
 * minnum, maxnum (Arm FMINNM; IEEE 754-2008) a quiet NaN loses against a number, a signalling one
 * wins minimum_number, maximum_number  (IEEE 754-2019, RISC-V) any NaN loses against a number
 * compare        signalling: every NaN raises FP_INVALID; compare_quiet: only a signalling one
 * round_int      to an integral value; raises FP_INEXACT only if `exact`
 * round_to_width (Arm FRINT32X etc.) like round_int with `exact`, but what does not fit `width`
 * bits (32 or 64) gives -2^(width-1) and FP_INVALID to_int         (Arm) a * 2^frac_bits, saturated
 * to `width` bits (1 to 64), a NaN gives 0; both raise only FP_INVALID. Sign-extended to 64 bits if
 * signed to_int_x86     NaN and overflow give the integer indefinite: 1 << (width - 1),
 * sign-extended, if signed, else `width` ones from_int       v / 2^frac_bits, rounded mulx (Arm
 * FMULX) as mul, but 0 * inf = +-2 recip_estimate, rsqrt_estimate, recpx  (Arm FRECPE, FRSQRTE,
 * FRECPX) recip_step     (Arm FRECPS) 2 - a * b fused rsqrt_step     (Arm FRSQRTS) (3 - a * b) / 2
 * fused */
#define FP_DECLARE_FORMAT(T, W, E, F)                                                              \
    W T##_add(W a, W b, struct fp_env *env);                                                       \
    W T##_sub(W a, W b, struct fp_env *env);                                                       \
    W T##_mul(W a, W b, struct fp_env *env);                                                       \
    W T##_div(W a, W b, struct fp_env *env);                                                       \
    W T##_rem(W a, W b, struct fp_env *env);                                                       \
    W T##_sqrt(W a, struct fp_env *env);                                                           \
    W T##_muladd(W a, W b, W c, struct fp_env *env);                                               \
    W T##_min(W a, W b, struct fp_env *env);                                                       \
    W T##_max(W a, W b, struct fp_env *env);                                                       \
    W T##_minnum(W a, W b, struct fp_env *env);                                                    \
    W T##_maxnum(W a, W b, struct fp_env *env);                                                    \
    W T##_minimum_number(W a, W b, struct fp_env *env);                                            \
    W T##_maximum_number(W a, W b, struct fp_env *env);                                            \
    enum fp_order T##_compare(W a, W b, struct fp_env *env);                                       \
    enum fp_order T##_compare_quiet(W a, W b, struct fp_env *env);                                 \
    W T##_round_int(W a, enum fp_rounding mode, bool exact, struct fp_env *env);                   \
    W T##_round_to_width(W a, unsigned width, enum fp_rounding mode, struct fp_env *env);          \
    uint64_t T##_to_int(W a, enum fp_rounding mode, unsigned width, bool is_signed,                \
                        unsigned frac_bits, struct fp_env *env);                                   \
    uint64_t T##_to_int_x86(W a, enum fp_rounding mode, unsigned width, bool is_signed,            \
                            struct fp_env *env);                                                   \
    W T##_from_int(uint64_t v, bool is_signed, unsigned frac_bits, struct fp_env *env);            \
    W T##_mulx(W a, W b, struct fp_env *env);                                                      \
    W T##_recip_estimate(W a, struct fp_env *env);                                                 \
    W T##_rsqrt_estimate(W a, struct fp_env *env);                                                 \
    W T##_recpx(W a, struct fp_env *env);                                                          \
    W T##_recip_step(W a, W b, struct fp_env *env);                                                \
    W T##_rsqrt_step(W a, W b, struct fp_env *env);                                                \
    FP_DEFINE_CLASS_HELPERS(T, W, E, F)

/* What can be told from the bits alone. No environment, no exceptions. */
#define FP_DEFINE_CLASS_HELPERS(T, W, E, F)                                                        \
    static inline W T##_neg(W a)                                                                   \
    {                                                                                              \
        return a ^ (W)((W)1 << (E + F));                                                           \
    }                                                                                              \
    static inline W T##_abs(W a)                                                                   \
    {                                                                                              \
        return a & (W) ~((W)1 << (E + F));                                                         \
    }                                                                                              \
    static inline bool T##_is_negative(W a)                                                        \
    {                                                                                              \
        return a >> (E + F);                                                                       \
    }                                                                                              \
    static inline W T##_inf(bool negative)                                                         \
    {                                                                                              \
        return (W)((W)negative << (E + F)) | (W)((((W)1 << E) - 1) << F);                          \
    }                                                                                              \
    static inline bool T##_is_inf(W a)                                                             \
    {                                                                                              \
        return T##_abs(a) == T##_inf(false);                                                       \
    }                                                                                              \
    static inline bool T##_is_nan(W a)                                                             \
    {                                                                                              \
        return T##_abs(a) > T##_inf(false);                                                        \
    }                                                                                              \
    static inline bool T##_is_snan(W a)                                                            \
    {                                                                                              \
        return T##_is_nan(a) && !(a >> (F - 1) & 1);                                               \
    }                                                                                              \
    static inline bool T##_is_qnan(W a)                                                            \
    {                                                                                              \
        return T##_is_nan(a) && (a >> (F - 1) & 1);                                                \
    }                                                                                              \
    static inline bool T##_is_finite(W a)                                                          \
    {                                                                                              \
        return T##_abs(a) < T##_inf(false);                                                        \
    }                                                                                              \
    static inline bool T##_is_zero(W a)                                                            \
    {                                                                                              \
        return T##_abs(a) == 0;                                                                    \
    }                                                                                              \
    static inline bool T##_is_subnormal(W a)                                                       \
    {                                                                                              \
        return !T##_is_zero(a) && T##_abs(a) < (W)1 << F;                                          \
    }                                                                                              \
    static inline bool T##_is_normal(W a)                                                          \
    {                                                                                              \
        return T##_is_finite(a) && T##_abs(a) >= (W)1 << F;                                        \
    }                                                                                              \
    static inline W T##_default_nan(const struct fp_env *env)                                      \
    {                                                                                              \
        return T##_inf(env->default_nan_negative) | (W)((W)1 << (F - 1));                          \
    }

FP_DECLARE_FORMAT(f16, uint16_t, 5, 10)
FP_DECLARE_FORMAT(f32, uint32_t, 8, 23)
FP_DECLARE_FORMAT(f64, uint64_t, 11, 52)
FP_DEFINE_CLASS_HELPERS(bf16, uint16_t, 8, 7)

/* Between formats. Half precision here never flushes (Arm: FZ16 does not apply to conversions);
 * `alt` chooses Arm's alternative half precision, which has no infinities and NaNs but one more
 * binade. */
uint32_t f16_to_f32(uint16_t a, bool alt, struct fp_env *env);
uint64_t f16_to_f64(uint16_t a, bool alt, struct fp_env *env);
uint16_t f32_to_f16(uint32_t a, bool alt, struct fp_env *env);
uint16_t f64_to_f16(uint64_t a, bool alt, struct fp_env *env);
uint64_t f32_to_f64(uint32_t a, struct fp_env *env);
uint32_t f64_to_f32(uint64_t a, struct fp_env *env);
uint32_t f64_to_f32_odd(uint64_t a, struct fp_env *env); /* Arm FCVTXN: rounds to odd */
uint16_t f32_to_bf16(uint32_t a, struct fp_env *env);
uint16_t f64_to_bf16(uint64_t a, struct fp_env *env);
uint32_t bf16_to_f32(uint16_t a, struct fp_env *env);

/* Arm FJCVTZS: truncation modulo 2^32; *exact is the Z flag: the result equals `a`, which is not
 * -0. */
uint32_t f64_to_jscvt(uint64_t a, bool *exact, struct fp_env *env);

/* Arm URECPE and URSQRTE: 0.32 fixed point. */
uint32_t u32_recip_estimate(uint32_t a);
uint32_t u32_rsqrt_estimate(uint32_t a);

/* Arm BFDOT without FEAT_EBF16, one lane: acc + a.lo * b.lo + a.hi * b.hi. Every step rounds to odd
 * and flushes; no control is heeded and no flag raised. */
uint32_t bf16_dot(uint32_t acc, uint32_t a_pair, uint32_t b_pair);
/* Arm BFMMLA without FEAT_EBF16: acc (2x2, by rows) += a (2x4) * transpose of b (2x4). */
void bf16_matmul(uint32_t acc[4], const uint16_t a[8], const uint16_t b[8]);

struct f128 f128_add(struct f128 a, struct f128 b, struct fp_env *env);
struct f128 f128_sub(struct f128 a, struct f128 b, struct fp_env *env);
struct f128 f128_mul(struct f128 a, struct f128 b, struct fp_env *env);
struct f128 f128_div(struct f128 a, struct f128 b, struct fp_env *env);
struct f128 f128_rem(struct f128 a, struct f128 b, struct fp_env *env);
struct f128 f128_sqrt(struct f128 a, struct fp_env *env);
struct f128 f128_muladd(struct f128 a, struct f128 b, struct f128 c, struct fp_env *env);
enum fp_order f128_compare(struct f128 a, struct f128 b, struct fp_env *env);
enum fp_order f128_compare_quiet(struct f128 a, struct f128 b, struct fp_env *env);
struct f128 f128_round_int(struct f128 a, enum fp_rounding mode, bool exact, struct fp_env *env);
uint64_t f128_to_int(struct f128 a, enum fp_rounding mode, unsigned width, bool is_signed,
                     unsigned frac_bits, struct fp_env *env);
struct f128 f128_from_int(uint64_t v, bool is_signed, unsigned frac_bits, struct fp_env *env);
struct f128 f32_to_f128(uint32_t a, struct fp_env *env);
struct f128 f64_to_f128(uint64_t a, struct fp_env *env);
struct f128 f80_to_f128(struct f80 a, struct fp_env *env);
uint32_t f128_to_f32(struct f128 a, struct fp_env *env);
uint64_t f128_to_f64(struct f128 a, struct fp_env *env);
struct f80 f128_to_f80(struct f128 a, struct fp_env *env);

/* f80. `precision` is x87's precision control in bits of significand: 24, 53 or 64; the exponent
 * range stays. Of two NaNs the one with the larger significand comes out (x87), unless
 * FP_NAN_DEFAULT. Encodings that the 80387 and later do not support (unnormals, pseudo-infinities,
 * pseudo-NaNs) raise FP_INVALID and give the default NaN. */
struct f80 f80_add(struct f80 a, struct f80 b, unsigned precision, struct fp_env *env);
struct f80 f80_sub(struct f80 a, struct f80 b, unsigned precision, struct fp_env *env);
struct f80 f80_mul(struct f80 a, struct f80 b, unsigned precision, struct fp_env *env);
struct f80 f80_div(struct f80 a, struct f80 b, unsigned precision, struct fp_env *env);
struct f80 f80_sqrt(struct f80 a, unsigned precision, struct fp_env *env);
/* a - b * n, n being a / b rounded to nearest even (FPREM1) or towards zero (FPREM), always
 * complete. The low 64 bits of |n| go to *quotient. */
struct f80 f80_rem(struct f80 a, struct f80 b, bool nearest, uint64_t *quotient,
                   struct fp_env *env);
enum fp_order f80_compare(struct f80 a, struct f80 b, struct fp_env *env);
enum fp_order f80_compare_quiet(struct f80 a, struct f80 b, struct fp_env *env);
struct f80 f80_round_int(struct f80 a, enum fp_rounding mode, bool exact, struct fp_env *env);
uint64_t f80_to_int_x86(struct f80 a, enum fp_rounding mode, unsigned width, bool is_signed,
                        struct fp_env *env);
struct f80 f80_from_int(uint64_t v, bool is_signed, struct fp_env *env);
struct f80 f32_to_f80(uint32_t a, struct fp_env *env);
struct f80 f64_to_f80(uint64_t a, struct fp_env *env);
uint32_t f80_to_f32(struct f80 a, struct fp_env *env);
uint64_t f80_to_f64(struct f80 a, struct fp_env *env);
struct f80 f80_default_nan(const struct fp_env *env);

#endif
