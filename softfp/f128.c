/* Quadruple precision.
 * SPDX-License-Identifier: MIT */
#define FP_WIDE
#include "softfp/arith.h"
#include "softfp/compare.h"
#include "softfp/integer.h"

static struct num unpack_f128(struct f128 a, struct fp_env *env)
{
    return unpack(F128, (uint128_t)a.hi << 64 | a.lo, env);
}

static struct f128 pack_f128(struct num n, struct fp_env *env)
{
    uint128_t bits = round_pack(F128, n, env);
    return (struct f128){.lo = (uint64_t)bits, .hi = bits >> 64};
}

struct f128 f128_add(struct f128 a, struct f128 b, struct fp_env *env)
{
    struct num x = unpack_f128(a, env), y = unpack_f128(b, env);
    return pack_f128(add_num(x, y, env), env);
}

struct f128 f128_sub(struct f128 a, struct f128 b, struct fp_env *env)
{
    struct num x = unpack_f128(a, env), y = unpack_f128(b, env);
    return pack_f128(sub_num(x, y, env), env);
}

struct f128 f128_mul(struct f128 a, struct f128 b, struct fp_env *env)
{
    struct num x = unpack_f128(a, env), y = unpack_f128(b, env);
    return pack_f128(mul_num(x, y, env), env);
}

struct f128 f128_div(struct f128 a, struct f128 b, struct fp_env *env)
{
    struct num x = unpack_f128(a, env), y = unpack_f128(b, env);
    return pack_f128(div_num(x, y, env), env);
}

struct f128 f128_rem(struct f128 a, struct f128 b, struct fp_env *env)
{
    uint64_t quotient;
    struct num x = unpack_f128(a, env), y = unpack_f128(b, env);
    return pack_f128(rem_num(x, y, true, &quotient, env), env);
}

struct f128 f128_sqrt(struct f128 a, struct fp_env *env)
{
    return pack_f128(sqrt_num(F128, unpack_f128(a, env), env), env);
}

struct f128 f128_muladd(struct f128 a, struct f128 b, struct f128 c, struct fp_env *env)
{
    struct num x = unpack_f128(a, env), y = unpack_f128(b, env), z = unpack_f128(c, env);
    return pack_f128(muladd_num(x, y, z, env), env);
}

enum fp_order f128_compare(struct f128 a, struct f128 b, struct fp_env *env)
{
    struct num x = unpack_f128(a, env), y = unpack_f128(b, env);
    return compare_num(x, y, false, env);
}

enum fp_order f128_compare_quiet(struct f128 a, struct f128 b, struct fp_env *env)
{
    struct num x = unpack_f128(a, env), y = unpack_f128(b, env);
    return compare_num(x, y, true, env);
}

struct f128 f128_round_int(struct f128 a, enum fp_rounding mode, bool exact, struct fp_env *env)
{
    return pack_f128(round_int_num(unpack_f128(a, env), mode, exact, env), env);
}

uint64_t f128_to_int(struct f128 a, enum fp_rounding mode, unsigned width, bool is_signed,
                     unsigned frac_bits, struct fp_env *env)
{
    return to_int_num(unpack_f128(a, env), mode, width, is_signed, frac_bits, env);
}

struct f128 f128_from_int(uint64_t v, bool is_signed, unsigned frac_bits, struct fp_env *env)
{
    return pack_f128(from_int_num(v, is_signed, frac_bits), env);
}

static struct num quieten_nan(struct num n, struct fp_env *env)
{
    return is_nan(n) ? quieten(n, env) : n;
}

struct f128 f32_to_f128(uint32_t a, struct fp_env *env)
{
    return pack_f128(quieten_nan(unpack(F32, a, env), env), env);
}

struct f128 f64_to_f128(uint64_t a, struct fp_env *env)
{
    return pack_f128(quieten_nan(unpack(F64, a, env), env), env);
}

uint32_t f128_to_f32(struct f128 a, struct fp_env *env)
{
    return (uint32_t)round_pack(F32, quieten_nan(unpack_f128(a, env), env), env);
}

uint64_t f128_to_f64(struct f128 a, struct fp_env *env)
{
    return (uint64_t)round_pack(F64, quieten_nan(unpack_f128(a, env), env), env);
}
