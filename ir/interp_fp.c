/* The meaning of the floating-point ops, through softfp. One function per format does any op on one
 * lane; the op tables say how scalars and vectors map to it. SPDX-License-Identifier: MIT */
#include "ir/interp.h"

/* The environment that an op works in: the guest's, with the mode that its aux fixes. */
static struct fp_env environment(const struct fp_env *guest, uint32_t aux)
{
    struct fp_env env = *guest;
    env.flags = 0;
    env.nan_rule = aux & IR_FP_DEFAULT_NAN ? FP_NAN_DEFAULT
                   : aux & IR_FP_NAN_X86   ? FP_NAN_X86
                                           : FP_NAN_ARM;
    env.default_nan_negative = aux & IR_FP_NAN_NEGATIVE;
    if (!(aux & IR_FP_FLUSH))
        env.flush_inputs = env.flush_outputs = env.flush_f16 = false;
    if (aux & IR_FP_ROUND_MASK)
        env.rounding = (uint8_t)((aux & IR_FP_ROUND_MASK) - 1);
    return env;
}

/* What a lane function needs besides its operands. */
struct lane_op {
    enum ir_op op; /* a scalar op, or VFCMPxx */
    uint32_t aux;
    unsigned int_bits, frac_bits; /* conversions to and from integers */
    struct fp_env *env;
};

static uint64_t all_ones_if(bool holds)
{
    return holds ? ~0ull : 0;
}

static uint64_t order_flags(enum fp_order order)
{
    switch (order) {
    case FP_LESS: return IR_PACKED_N;
    case FP_EQUAL: return IR_PACKED_Z | IR_PACKED_C;
    case FP_GREATER: return IR_PACKED_C;
    default: return IR_PACKED_C | IR_PACKED_V;
    }
}

/* Integers come and go sign- or zero-extended to 64 bits. */
#define DEFINE_LANE_FUNCTION(T, W)                                                                 \
    static uint64_t T##_lane(const struct lane_op *o, uint64_t x, uint64_t y, uint64_t z)          \
    {                                                                                              \
        W a = (W)x, b = (W)y, c = (W)z;                                                            \
        struct fp_env *env = o->env;                                                               \
        bool is_signed = !(o->aux & IR_FP_UNSIGNED);                                               \
        switch (o->op) {                                                                           \
        case IR_FADD: return T##_add(a, b, env);                                                   \
        case IR_FSUB: return T##_sub(a, b, env);                                                   \
        case IR_FMUL: return T##_mul(a, b, env);                                                   \
        case IR_FDIV: return T##_div(a, b, env);                                                   \
        case IR_FSQRT: return T##_sqrt(a, env);                                                    \
        case IR_FMA:                                                                               \
            a = o->aux & IR_FP_NEG_PRODUCT ? T##_neg(a) : a;                                       \
            c = o->aux & IR_FP_NEG_ADDEND ? T##_neg(c) : c;                                        \
            return T##_muladd(a, b, c, env);                                                       \
        case IR_FMIN: return T##_min(a, b, env);                                                   \
        case IR_FMAX: return T##_max(a, b, env);                                                   \
        case IR_FMINNM:                                                                            \
            return o->aux & IR_FP_NUMBER ? T##_minimum_number(a, b, env) : T##_minnum(a, b, env);  \
        case IR_FMAXNM:                                                                            \
            return o->aux & IR_FP_NUMBER ? T##_maximum_number(a, b, env) : T##_maxnum(a, b, env);  \
        case IR_FMULX: return T##_mulx(a, b, env);                                                 \
        case IR_FRINT: return T##_round_int(a, env->rounding, o->aux & IR_FP_EXACT, env);          \
        case IR_FTOI:                                                                              \
            if ((o->aux & IR_FP_NAN_MAX) && T##_is_nan(a)) {                                       \
                env->flags |= FP_INVALID;                                                          \
                return ir_mask(o->int_bits) >> is_signed;                                          \
            }                                                                                      \
            return T##_to_int(a, env->rounding, o->int_bits, is_signed, o->frac_bits, env);        \
        case IR_ITOF: return T##_from_int(x, is_signed, o->frac_bits, env);                        \
        case IR_VFCMPEQ: return all_ones_if(T##_compare_quiet(a, b, env) == FP_EQUAL);             \
        case IR_VFCMPGT: return all_ones_if(T##_compare(a, b, env) == FP_GREATER);                 \
        case IR_VFCMPGE: {                                                                         \
            enum fp_order order = T##_compare(a, b, env);                                          \
            return all_ones_if(order == FP_GREATER || order == FP_EQUAL);                          \
        }                                                                                          \
        default: /* FCMPF */                                                                       \
            return order_flags(o->aux & IR_FP_SIGNALLING ? T##_compare(a, b, env)                  \
                                                         : T##_compare_quiet(a, b, env));          \
        }                                                                                          \
    }

DEFINE_LANE_FUNCTION(f16, uint16_t)
DEFINE_LANE_FUNCTION(f32, uint32_t)
DEFINE_LANE_FUNCTION(f64, uint64_t)

typedef uint64_t lane_fn(const struct lane_op *o, uint64_t x, uint64_t y, uint64_t z);

/* By log2 of the format's bytes. */
static lane_fn *const lane_fns[4] = {nullptr, f16_lane, f32_lane, f64_lane};

/* ---- conversions between formats, [from][to] ---- */

typedef uint64_t convert_fn(uint64_t a, struct fp_env *env);

#define DEFINE_CONVERSION(name, expr)                                                              \
    static uint64_t name(uint64_t a, struct fp_env *env)                                           \
    {                                                                                              \
        return (expr);                                                                             \
    }

DEFINE_CONVERSION(half_to_single, f16_to_f32((uint16_t)a, false, env))
DEFINE_CONVERSION(half_to_double, f16_to_f64((uint16_t)a, false, env))
DEFINE_CONVERSION(single_to_half, f32_to_f16((uint32_t)a, false, env))
DEFINE_CONVERSION(single_to_double, f32_to_f64((uint32_t)a, env))
DEFINE_CONVERSION(double_to_half, f64_to_f16(a, false, env))
DEFINE_CONVERSION(double_to_single, f64_to_f32(a, env))

static convert_fn *const conversions[4][4] = {
    [1] = {[2] = half_to_single, [3] = half_to_double},
    [2] = {[1] = single_to_half, [3] = single_to_double},
    [3] = {[1] = double_to_half, [2] = double_to_single},
};

/* ---- ops ---- */

static uint64_t get(const v128 *v, unsigned lane, unsigned i)
{
    return (*v)[i << lane >> 3] >> 8 * (i << lane & 7) & ir_mask(8u << lane);
}

static void put(v128 *v, unsigned lane, unsigned i, uint64_t value)
{
    (*v)[i << lane >> 3] |= (value & ir_mask(8u << lane)) << 8 * (i << lane & 7);
}

static unsigned log2_bytes(unsigned type)
{
    return (unsigned)__builtin_ctz(ir_type_bits[type] / 8);
}

static uint64_t extend_int(uint64_t v, unsigned bits, uint32_t aux)
{
    unsigned drop = 64 - bits;
    return aux & IR_FP_UNSIGNED ? v << drop >> drop : (uint64_t)((int64_t)(v << drop) >> drop);
}

/* The lane op of a vector op; compares have their own. */
static const uint16_t lane_op_of[IR_OP_COUNT] = {
    [IR_VFADD] = IR_FADD,      [IR_VFSUB] = IR_FSUB,      [IR_VFMUL] = IR_FMUL,
    [IR_VFDIV] = IR_FDIV,      [IR_VFSQRT] = IR_FSQRT,    [IR_VFMA] = IR_FMA,
    [IR_VFMIN] = IR_FMIN,      [IR_VFMAX] = IR_FMAX,      [IR_VFMINNM] = IR_FMINNM,
    [IR_VFMAXNM] = IR_FMAXNM,  [IR_VFMULX] = IR_FMULX,    [IR_VFRINT] = IR_FRINT,
    [IR_VFTOI] = IR_FTOI,      [IR_VITOF] = IR_ITOF,      [IR_VFCMPEQ] = IR_VFCMPEQ,
    [IR_VFCMPGE] = IR_VFCMPGE, [IR_VFCMPGT] = IR_VFCMPGT,
};

static v128 vector_op(const struct ir_inst *in, const v128 *a, struct fp_env *env)
{
    v128 r = {0, 0};
    unsigned lane = in->lane, bits = 8u << lane;
    struct lane_op o = {lane_op_of[in->op], in->aux, bits, (unsigned)in->imm, env};
    for (unsigned i = 0; i < ir_type_bits[in->type] / bits; i++) {
        uint64_t x = get(&a[0], lane, i), y = get(&a[1], lane, i), z = get(&a[2], lane, i);
        if (in->op == IR_VITOF)
            x = extend_int(x, bits, in->aux);
        put(&r, lane, i, lane_fns[lane](&o, x, y, z));
    }
    return r;
}

static v128 widen(const struct ir_inst *in, const v128 *a, struct fp_env *env)
{
    v128 r = {0, 0};
    unsigned n = 8u >> in->lane, first = in->imm ? n : 0;
    for (unsigned i = 0; i < n; i++) {
        uint64_t x = get(&a[0], in->lane, first + i);
        put(&r, in->lane + 1, i, conversions[in->lane][in->lane + 1](x, env));
    }
    return r;
}

static v128 narrow(const struct ir_inst *in, const v128 *a, struct fp_env *env)
{
    v128 r = {0, 0};
    for (unsigned i = 0; i < 8u >> in->lane; i++) {
        uint64_t x = get(&a[0], in->lane + 1, i);
        put(&r, in->lane, i, conversions[in->lane + 1][in->lane](x, env));
    }
    return r;
}

static uint64_t scalar_op(const struct ir_inst *in, const v128 *a, struct fp_env *env)
{
    struct lane_op o = {in->op, in->aux, ir_type_bits[in->type], (unsigned)in->imm, env};
    uint64_t x = a[0][0];
    switch (in->op) {
    case IR_FCVT: {
        convert_fn *convert = conversions[in->lane][log2_bytes(in->type)];
        return convert ? convert(x, env) : x;
    }
    case IR_FTOI: return lane_fns[in->lane](&o, x, 0, 0) & ir_mask(o.int_bits);
    case IR_FCMPF: return lane_fns[in->lane](&o, x, a[1][0], 0);
    case IR_ITOF: x = extend_int(x, 8u << in->lane, in->aux); break;
    default: break;
    }
    return lane_fns[log2_bytes(in->type)](&o, x, a[1][0], a[2][0]);
}

v128 ir_fp_eval(const struct ir_inst *in, const v128 *arg, struct fp_env *guest)
{
    struct fp_env env = environment(guest, in->aux);
    v128 r;
    if (in->op == IR_VFCVTL)
        r = widen(in, arg, &env);
    else if (in->op == IR_VFCVTN)
        r = narrow(in, arg, &env);
    else if (lane_op_of[in->op])
        r = vector_op(in, arg, &env);
    else
        r = (v128){scalar_op(in, arg, &env), 0};
    guest->flags |= env.flags;
    return r;
}
