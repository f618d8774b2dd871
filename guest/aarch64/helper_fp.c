/*
 * The rarer floating-point operations, done by softfp lane after lane.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/helper_fp.h"

#include "ir/vcpu.h"

#include <string.h>

/* A vector register seen as lanes. */
union lanes {
    v128 v;
    uint16_t h[8];
    uint32_t s[4];
    uint64_t d[2];
};

/* f32_recip_estimate and so on for every lane: NAME_h, NAME_s, NAME_d. W is the member of lanes. */
#define UNARY_LANES(name, suffix, call)                                                            \
    static v128 name##_##suffix(struct vcpu *cpu, v128 n, uint32_t count)                          \
    {                                                                                              \
        union lanes in = {.v = n}, out = {.d = {0, 0}};                                            \
        struct fp_env *env = &cpu->fp;                                                             \
                                                                                                   \
        for (uint32_t i = 0; i < count; i++)                                                       \
            out.suffix[i] = call;                                                                  \
        return out.v;                                                                              \
    }
#define BINARY_LANES(name, suffix, call)                                                           \
    static v128 name##_##suffix(struct vcpu *cpu, v128 n, v128 m, uint32_t count)                  \
    {                                                                                              \
        union lanes x = {.v = n}, y = {.v = m}, out = {.d = {0, 0}};                               \
        struct fp_env *env = &cpu->fp;                                                             \
                                                                                                   \
        for (uint32_t i = 0; i < count; i++)                                                       \
            out.suffix[i] = call;                                                                  \
        return out.v;                                                                              \
    }

UNARY_LANES(frecpe, h, f16_recip_estimate(in.h[i], env))
UNARY_LANES(frecpe, s, f32_recip_estimate(in.s[i], env))
UNARY_LANES(frecpe, d, f64_recip_estimate(in.d[i], env))
UNARY_LANES(frsqrte, h, f16_rsqrt_estimate(in.h[i], env))
UNARY_LANES(frsqrte, s, f32_rsqrt_estimate(in.s[i], env))
UNARY_LANES(frsqrte, d, f64_rsqrt_estimate(in.d[i], env))
UNARY_LANES(frecpx, h, f16_recpx(in.h[i], env))
UNARY_LANES(frecpx, s, f32_recpx(in.s[i], env))
UNARY_LANES(frecpx, d, f64_recpx(in.d[i], env))
UNARY_LANES(frint32z, s, f32_round_to_width(in.s[i], 32, FP_ROUND_ZERO, env))
UNARY_LANES(frint32z, d, f64_round_to_width(in.d[i], 32, FP_ROUND_ZERO, env))
UNARY_LANES(frint32x, s, f32_round_to_width(in.s[i], 32, env->rounding, env))
UNARY_LANES(frint32x, d, f64_round_to_width(in.d[i], 32, env->rounding, env))
UNARY_LANES(frint64z, s, f32_round_to_width(in.s[i], 64, FP_ROUND_ZERO, env))
UNARY_LANES(frint64z, d, f64_round_to_width(in.d[i], 64, FP_ROUND_ZERO, env))
UNARY_LANES(frint64x, s, f32_round_to_width(in.s[i], 64, env->rounding, env))
UNARY_LANES(frint64x, d, f64_round_to_width(in.d[i], 64, env->rounding, env))
BINARY_LANES(frecps, h, f16_recip_step(x.h[i], y.h[i], env))
BINARY_LANES(frecps, s, f32_recip_step(x.s[i], y.s[i], env))
BINARY_LANES(frecps, d, f64_recip_step(x.d[i], y.d[i], env))
BINARY_LANES(frsqrts, h, f16_rsqrt_step(x.h[i], y.h[i], env))
BINARY_LANES(frsqrts, s, f32_rsqrt_step(x.s[i], y.s[i], env))
BINARY_LANES(frsqrts, d, f64_rsqrt_step(x.d[i], y.d[i], env))

UNARY_LANES(fcvtxn, s, f64_to_f32_odd(in.d[i], env))
UNARY_LANES(bfcvt, h, f32_to_bf16(in.s[i], env))
UNARY_LANES(half_to, s, f16_to_f32(in.h[i], true, env))
UNARY_LANES(half_to, d, f16_to_f64(in.h[i], true, env))

static v128 half_from_s(struct vcpu *cpu, v128 n, uint32_t count)
{
    union lanes in = {.v = n}, out = {.d = {0, 0}};

    for (uint32_t i = 0; i < count; i++)
        out.h[i] = f32_to_f16(in.s[i], true, &cpu->fp);
    return out.v;
}

static v128 half_from_d(struct vcpu *cpu, v128 n, uint32_t count)
{
    union lanes in = {.v = n}, out = {.d = {0, 0}};

    for (uint32_t i = 0; i < count; i++)
        out.h[i] = f64_to_f16(in.d[i], true, &cpu->fp);
    return out.v;
}

static v128 urecpe(v128 n)
{
    union lanes lanes = {.v = n};

    for (int i = 0; i < 4; i++)
        lanes.s[i] = u32_recip_estimate(lanes.s[i]);
    return lanes.v;
}

static v128 ursqrte(v128 n)
{
    union lanes lanes = {.v = n};

    for (int i = 0; i < 4; i++)
        lanes.s[i] = u32_rsqrt_estimate(lanes.s[i]);
    return lanes.v;
}

/* A half as the single of the same value. NaNs stay as signalling as they are: FPMulAddH() chooses
 * among the operands as they were (ARM DDI 0487, J1). */
static uint32_t widen_half(uint16_t half, struct fp_env *env)
{
    if (f16_is_nan(half))
        return (uint32_t)(half & 0x8000) << 16 | 0x7f800000 | (uint32_t)(half & 0x3ff) << 13;
    if (env->flush_f16 && f16_is_subnormal(half))
        half &= 0x8000;
    return f16_to_f32(half, false, env);
}

static v128 fmlal(struct vcpu *cpu, v128 addend, v128 n, v128 m, uint32_t control)
{
    union lanes sum = {.v = addend}, x = {.v = n}, y = {.v = m}, out = {.d = {0, 0}};
    uint16_t negate = control & A64_FMLAL_SUBTRACT ? 0x8000 : 0;
    struct fp_env *env = &cpu->fp;

    for (uint32_t i = 0; i < (control & 0xff); i++)
        out.s[i] =
            f32_muladd(widen_half(x.h[i] ^ negate, env), widen_half(y.h[i], env), sum.s[i], env);
    return out.v;
}

static v128 bfdot(v128 addend, v128 n, v128 m)
{
    union lanes sum = {.v = addend}, x = {.v = n}, y = {.v = m};

    for (int i = 0; i < 4; i++)
        sum.s[i] = bf16_dot(sum.s[i], x.s[i], y.s[i]);
    return sum.v;
}

static v128 bfmmla(v128 addend, v128 n, v128 m)
{
    union lanes sum = {.v = addend}, x = {.v = n}, y = {.v = m};

    bf16_matmul(sum.s, x.h, y.h);
    return sum.v;
}

static uint64_t fjcvtzs(struct vcpu *cpu, v128 n)
{
    union lanes lanes = {.v = n};
    bool exact;
    uint32_t value = f64_to_jscvt(lanes.d[0], &exact, &cpu->fp);

    return value | (uint64_t)exact << 32;
}

enum {
    FP_EFFECTS = IR_HELPER_VCPU | IR_HELPER_FP
};

#define LANES1(fn_name)                                                                            \
    {                                                                                              \
        .name = #fn_name, .fn = (void (*)(void))(fn_name), .result = IR_V128, .nargs = 2,          \
        .arg = {IR_V128, IR_I32}, .effects = FP_EFFECTS                                            \
    }
#define LANES2(fn_name)                                                                            \
    {                                                                                              \
        .name = #fn_name, .fn = (void (*)(void))(fn_name), .result = IR_V128, .nargs = 3,          \
        .arg = {IR_V128, IR_V128, IR_I32}, .effects = FP_EFFECTS                                   \
    }
#define PURE(fn_name, count, ...)                                                                  \
    {                                                                                              \
        .name = #fn_name, .fn = (void (*)(void))(fn_name), .result = IR_V128, .nargs = (count),    \
        .arg = {__VA_ARGS__}, .effects = IR_HELPER_PURE                                            \
    }

const struct ir_helper a64_hlp_fp_unary[A64_HLP_FP_UNARY_COUNT][4] = {
    [A64_HLP_FRECPE] = {[1] = LANES1(frecpe_h), LANES1(frecpe_s), LANES1(frecpe_d)},
    [A64_HLP_FRSQRTE] = {[1] = LANES1(frsqrte_h), LANES1(frsqrte_s), LANES1(frsqrte_d)},
    [A64_HLP_FRECPX] = {[1] = LANES1(frecpx_h), LANES1(frecpx_s), LANES1(frecpx_d)},
    [A64_HLP_FRINT32Z] = {[2] = LANES1(frint32z_s), LANES1(frint32z_d)},
    [A64_HLP_FRINT32X] = {[2] = LANES1(frint32x_s), LANES1(frint32x_d)},
    [A64_HLP_FRINT64Z] = {[2] = LANES1(frint64z_s), LANES1(frint64z_d)},
    [A64_HLP_FRINT64X] = {[2] = LANES1(frint64x_s), LANES1(frint64x_d)},
};

const struct ir_helper a64_hlp_fp_binary[A64_HLP_FP_BINARY_COUNT][4] = {
    [A64_HLP_FRECPS] = {[1] = LANES2(frecps_h), LANES2(frecps_s), LANES2(frecps_d)},
    [A64_HLP_FRSQRTS] = {[1] = LANES2(frsqrts_h), LANES2(frsqrts_s), LANES2(frsqrts_d)},
};

const struct ir_helper a64_hlp_fcvtxn = LANES1(fcvtxn_s);
const struct ir_helper a64_hlp_bfcvt = LANES1(bfcvt_h);
const struct ir_helper a64_hlp_from_alt_half[4] = {[2] = LANES1(half_to_s), LANES1(half_to_d)};
const struct ir_helper a64_hlp_to_alt_half[4] = {[2] = LANES1(half_from_s), LANES1(half_from_d)};
const struct ir_helper a64_hlp_urecpe = PURE(urecpe, 1, IR_V128);
const struct ir_helper a64_hlp_ursqrte = PURE(ursqrte, 1, IR_V128);
const struct ir_helper a64_hlp_bfdot = PURE(bfdot, 3, IR_V128, IR_V128, IR_V128);
const struct ir_helper a64_hlp_bfmmla = PURE(bfmmla, 3, IR_V128, IR_V128, IR_V128);

const struct ir_helper a64_hlp_fmlal = {
    .name = "fmlal",
    .fn = (void (*)(void))fmlal,
    .result = IR_V128,
    .nargs = 4,
    .arg = {IR_V128, IR_V128, IR_V128, IR_I32},
    .effects = FP_EFFECTS,
};

const struct ir_helper a64_hlp_fjcvtzs = {
    .name = "fjcvtzs",
    .fn = (void (*)(void))fjcvtzs,
    .result = IR_I64,
    .nargs = 1,
    .arg = {IR_F64},
    .effects = FP_EFFECTS,
};
