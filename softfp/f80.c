/* x87's extended precision (Intel SDM volume 1, chapters 4 and 8).
 * SPDX-License-Identifier: MIT */
#define FP_WIDE
#include "softfp/arith.h"
#include "softfp/compare.h"
#include "softfp/integer.h"

enum {
    EXP_MASK = 0x7fff,
    FULL_PRECISION = 64,
};

static const uint64_t LEADING_ONE = 1ull << 63;

/* Takes the leading one off. What has an exponent but lacks the leading one is no number
 * (section 8.2.2): sets *unsupported. A subnormal that has it is worth as much as with exponent 1.
 */
static struct num unpack_f80(struct f80 a, bool *unsupported, struct fp_env *env)
{
    uint128_t sign = a.sign_exp >> 15, exp = a.sign_exp & EXP_MASK;
    if (a.mant & LEADING_ONE)
        exp += exp == 0;
    else if (exp != 0)
        *unsupported = true;
    return unpack(F80, sign << 78 | exp << 63 | (a.mant & ~LEADING_ONE), env);
}

static struct f80 pack_f80(struct num n, unsigned precision, struct fp_env *env)
{
    uint128_t bits = round_pack_short(F80, n, FULL_PRECISION - precision, env->rounding, env);
    uint16_t sign_exp = bits >> 63;
    uint64_t mant = (uint64_t)bits & ~LEADING_ONE;
    return (struct f80){.sign_exp = sign_exp,
                        .mant = sign_exp & EXP_MASK ? mant | LEADING_ONE : mant};
}

struct f80 f80_default_nan(const struct fp_env *env)
{
    return (struct f80){.sign_exp = EXP_MASK | env->default_nan_negative << 15,
                        .mant = LEADING_ONE | LEADING_ONE >> 1};
}

/* Table 4-7: a quiet NaN wins against a signalling one, then the larger significand, then the
 * positive one. */
static struct num choose_f80_nan(struct num a, struct num b, struct fp_env *env)
{
    if (a.kind == NUM_SNAN || b.kind == NUM_SNAN)
        env->flags |= FP_INVALID;
    if (!is_nan(a) || !is_nan(b))
        return quieten(is_nan(a) ? a : b, env);
    if (a.kind != b.kind)
        return quieten(a.kind == NUM_QNAN ? a : b, env);
    if (a.frac != b.frac)
        return quieten(a.frac > b.frac ? a : b, env);
    return quieten(a.sign ? b : a, env);
}

/* Unpacks both operands. True when that already decides the result: *x then is it. */
static bool decided_by_operands(struct f80 a, struct f80 b, struct num *x, struct num *y,
                                struct fp_env *env)
{
    bool unsupported = false;
    *x = unpack_f80(a, &unsupported, env);
    *y = unpack_f80(b, &unsupported, env);
    if (unsupported)
        *x = invalid(env);
    else if (is_nan(*x) || is_nan(*y))
        *x = choose_f80_nan(*x, *y, env);
    else
        return false;
    return true;
}

/* Unpacks an operand of which only a quiet NaN or a number comes out. */
static struct num unpack_quiet(struct f80 a, struct fp_env *env)
{
    bool unsupported = false;
    struct num n = unpack_f80(a, &unsupported, env);
    if (unsupported)
        return invalid(env);
    return is_nan(n) ? quieten(n, env) : n;
}

struct f80 f80_add(struct f80 a, struct f80 b, unsigned precision, struct fp_env *env)
{
    struct num x, y;
    bool decided = decided_by_operands(a, b, &x, &y, env);
    return pack_f80(decided ? x : add_num(x, y, env), precision, env);
}

struct f80 f80_sub(struct f80 a, struct f80 b, unsigned precision, struct fp_env *env)
{
    struct num x, y;
    bool decided = decided_by_operands(a, b, &x, &y, env);
    return pack_f80(decided ? x : sub_num(x, y, env), precision, env);
}

struct f80 f80_mul(struct f80 a, struct f80 b, unsigned precision, struct fp_env *env)
{
    struct num x, y;
    bool decided = decided_by_operands(a, b, &x, &y, env);
    return pack_f80(decided ? x : mul_num(x, y, env), precision, env);
}

struct f80 f80_div(struct f80 a, struct f80 b, unsigned precision, struct fp_env *env)
{
    struct num x, y;
    bool decided = decided_by_operands(a, b, &x, &y, env);
    return pack_f80(decided ? x : div_num(x, y, env), precision, env);
}

struct f80 f80_rem(struct f80 a, struct f80 b, bool nearest, uint64_t *quotient, struct fp_env *env)
{
    struct num x, y;
    *quotient = 0;
    bool decided = decided_by_operands(a, b, &x, &y, env);
    return pack_f80(decided ? x : rem_num(x, y, nearest, quotient, env), FULL_PRECISION, env);
}

struct f80 f80_sqrt(struct f80 a, unsigned precision, struct fp_env *env)
{
    return pack_f80(sqrt_num(F80, unpack_quiet(a, env), env), precision, env);
}

static enum fp_order compare_f80(struct f80 a, struct f80 b, bool quiet, struct fp_env *env)
{
    bool unsupported = false;
    struct num x = unpack_f80(a, &unsupported, env), y = unpack_f80(b, &unsupported, env);
    if (!unsupported)
        return compare_num(x, y, quiet, env);
    env->flags |= FP_INVALID;
    return FP_UNORDERED;
}

enum fp_order f80_compare(struct f80 a, struct f80 b, struct fp_env *env)
{
    return compare_f80(a, b, false, env);
}

enum fp_order f80_compare_quiet(struct f80 a, struct f80 b, struct fp_env *env)
{
    return compare_f80(a, b, true, env);
}

struct f80 f80_round_int(struct f80 a, enum fp_rounding mode, bool exact, struct fp_env *env)
{
    struct num n = round_int_num(unpack_quiet(a, env), mode, exact, env);
    return pack_f80(n, FULL_PRECISION, env);
}

uint64_t f80_to_int_x86(struct f80 a, enum fp_rounding mode, unsigned width, bool is_signed,
                        struct fp_env *env)
{
    return to_int_x86_num(unpack_quiet(a, env), mode, width, is_signed, env);
}

struct f80 f80_from_int(uint64_t v, bool is_signed, struct fp_env *env)
{
    return pack_f80(from_int_num(v, is_signed, 0), FULL_PRECISION, env);
}

struct f80 f32_to_f80(uint32_t a, struct fp_env *env)
{
    struct num n = unpack(F32, a, env);
    return pack_f80(is_nan(n) ? quieten(n, env) : n, FULL_PRECISION, env);
}

struct f80 f64_to_f80(uint64_t a, struct fp_env *env)
{
    struct num n = unpack(F64, a, env);
    return pack_f80(is_nan(n) ? quieten(n, env) : n, FULL_PRECISION, env);
}

uint32_t f80_to_f32(struct f80 a, struct fp_env *env)
{
    return (uint32_t)round_pack(F32, unpack_quiet(a, env), env);
}

uint64_t f80_to_f64(struct f80 a, struct fp_env *env)
{
    return (uint64_t)round_pack(F64, unpack_quiet(a, env), env);
}

struct f128 f80_to_f128(struct f80 a, struct fp_env *env)
{
    uint128_t bits = round_pack(F128, unpack_quiet(a, env), env);
    return (struct f128){.lo = (uint64_t)bits, .hi = bits >> 64};
}

struct f80 f128_to_f80(struct f128 a, struct fp_env *env)
{
    struct num n = unpack(F128, (uint128_t)a.hi << 64 | a.lo, env);
    return pack_f80(is_nan(n) ? quieten(n, env) : n, FULL_PRECISION, env);
}
