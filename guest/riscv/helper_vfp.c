/*
 * Vector floating point, element by element (V 1.0, chapters 13 and 14.3).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helper_vfp.h"
#include "guest/riscv/vector_fp.h"

/* --- Operands and environment --- */

uint64_t rv_v_unbox(unsigned lane, uint64_t f)
{
    uint64_t box = lane == 3 ? 0 : UINT64_MAX << (8u << lane);

    return (f & box) == box ? f & ~box : rv_fp_nan(lane);
}

/* vs1's element, or the scalar. */
static uint64_t second(const struct rv_v *v, uint64_t scalar, uint64_t i)
{
    if (rv_v_funct3(v->word) == RV_V_OPFVV)
        return rv_v_get(v, v->vs1, v->sew, i);
    return rv_v_unbox(v->sew, scalar);
}

static struct fp_env begin(const struct vcpu *cpu, const struct rv_v *v)
{
    enum {
        RMM = 4
    };
    struct fp_env env = cpu->fp;

    env.nan_rule = FP_NAN_DEFAULT;
    if (v->s->frm == RMM)
        env.rounding = FP_ROUND_NEAREST_AWAY;
    return env;
}

static void end(struct vcpu *cpu, const struct fp_env *env)
{
    cpu->fp.flags |= env->flags;
}

/* --- Arithmetic --- */

static uint64_t reverse_sub(unsigned lane, uint64_t a, uint64_t b, struct fp_env *env)
{
    return rv_fp_sub(lane, b, a, env);
}

static uint64_t reverse_div(unsigned lane, uint64_t a, uint64_t b, struct fp_env *env)
{
    return rv_fp_div(lane, b, a, env);
}

uint64_t rv_v_fp_binary(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    static rv_fp_binary_fn *const fns[64] = {
        [0x00] = rv_fp_add, [0x02] = rv_fp_sub,   [0x04] = rv_fp_min, [0x06] = rv_fp_max,
        [0x20] = rv_fp_div, [0x21] = reverse_div, [0x24] = rv_fp_mul, [0x27] = reverse_sub,
    };
    struct rv_v v = rv_v_decode(cpu, word);
    struct fp_env env = begin(cpu, &v);

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            rv_v_set(
                &v, v.vd, v.sew, i,
                fns[word >> 26](v.sew, rv_v_get(&v, v.vs2, v.sew, i), second(&v, scalar, i), &env));
    }
    end(cpu, &env);
    return 0;
}

/* vfsgnj vfsgnjn vfsgnjx */
uint64_t rv_v_fp_sign(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    uint64_t sign = rv_fp_sign_bit(v.sew);
    unsigned fn = word >> 26 & 3;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (!rv_v_active(&v, i))
            continue;
        uint64_t a = rv_v_get(&v, v.vs2, v.sew, i), b = second(&v, scalar, i);
        uint64_t source = fn == 2 ? a ^ b : fn == 1 ? ~b : b;
        rv_v_set(&v, v.vd, v.sew, i, (a & ~sign) | (source & sign));
    }
    return 0;
}

/* --- Multiply and add --- */

enum { /* bits of funct6 */
    NEGATE_PRODUCT = 1,
    SUBTRACT = 2,
    TO_ADDEND = 4,
};

/* +-(a * b) +- c: vfmadd vfnmadd vfmsub vfnmsub; the sign of the sum goes to both operands. */
static uint64_t multiply_add(unsigned fn, unsigned lane, uint64_t a, uint64_t b, uint64_t c,
                             struct fp_env *env)
{
    uint64_t sign = rv_fp_sign_bit(lane);
    bool negate_product = fn & NEGATE_PRODUCT, subtract = negate_product != !!(fn & SUBTRACT);

    return rv_fp_muladd(lane, negate_product ? a ^ sign : a, b, subtract ? c ^ sign : c, env);
}

uint64_t rv_v_fp_multiply_add(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    struct fp_env env = begin(cpu, &v);
    unsigned fn = word >> 26;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (!rv_v_active(&v, i))
            continue;
        uint64_t a = second(&v, scalar, i), b = rv_v_get(&v, v.vs2, v.sew, i);
        uint64_t d = rv_v_get(&v, v.vd, v.sew, i);
        rv_v_set(&v, v.vd, v.sew, i,
                 fn & TO_ADDEND ? multiply_add(fn, v.sew, a, b, d, &env)
                                : multiply_add(fn, v.sew, a, d, b, &env));
    }
    end(cpu, &env);
    return 0;
}

/* --- Widening --- */

/* vfwmul, vfwmacc vfwnmacc vfwmsac vfwnmsac */
uint64_t rv_v_fp_widen(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    struct fp_env env = begin(cpu, &v);
    unsigned fn = word >> 26, wide = v.sew + 1;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (!rv_v_active(&v, i))
            continue;
        uint64_t a = rv_fp_widen(v.sew, rv_v_get(&v, v.vs2, v.sew, i), &env);
        uint64_t b = rv_fp_widen(v.sew, second(&v, scalar, i), &env);
        rv_v_set(&v, v.vd, wide, i,
                 fn & TO_ADDEND ? multiply_add(fn, wide, a, b, rv_v_get(&v, v.vd, wide, i), &env)
                                : rv_fp_mul(wide, a, b, &env));
    }
    end(cpu, &env);
    return 0;
}

/* vfwadd vfwsub .vv .wv */
uint64_t rv_v_fp_widen_add(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    struct fp_env env = begin(cpu, &v);
    unsigned wide = v.sew + 1;
    bool from_wide = word >> 28 & 1, subtract = word >> 27 & 1;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (!rv_v_active(&v, i))
            continue;
        uint64_t a = from_wide ? rv_v_get(&v, v.vs2, wide, i)
                               : rv_fp_widen(v.sew, rv_v_get(&v, v.vs2, v.sew, i), &env);
        uint64_t b = rv_fp_widen(v.sew, second(&v, scalar, i), &env);
        rv_v_set(&v, v.vd, wide, i,
                 subtract ? rv_fp_sub(wide, a, b, &env) : rv_fp_add(wide, a, b, &env));
    }
    end(cpu, &env);
    return 0;
}

/* --- Conversions: the low three bits of the field vs1 --- */

enum {
    IS_SIGNED = 1, /* bits */
    FROM_INT = 2,
    STATIC = 4, /* to integer: towards zero */
    FLOAT = 4,  /* numbers */
    FLOAT_ODD = 5
};

static uint64_t convert(unsigned fn, unsigned to, unsigned from, uint64_t a, struct fp_env *env)
{
    bool is_signed = fn & IS_SIGNED;

    if (fn == FLOAT || fn == FLOAT_ODD) {
        if (fn == FLOAT_ODD)
            env->rounding = FP_ROUND_ODD;
        return to > from ? rv_fp_widen(from, a, env) : rv_fp_narrow(from, a, env);
    }
    if (!(fn & STATIC) && fn & FROM_INT)
        return rv_fp_from_int(to, is_signed ? (uint64_t)rv_v_sign_extend(a, from) : a, is_signed,
                              env);
    return rv_fp_to_int(from, a, fn & STATIC ? FP_ROUND_ZERO : (enum fp_rounding)env->rounding,
                        8u << to, is_signed, env);
}

static uint64_t convert_all(struct vcpu *cpu, uint32_t word, unsigned to, unsigned from)
{
    struct rv_v v = rv_v_decode(cpu, word);
    struct fp_env env = begin(cpu, &v);

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            rv_v_set(&v, v.vd, v.sew + to, i,
                     convert(v.vs1 & 7, v.sew + to, v.sew + from,
                             rv_v_get(&v, v.vs2, v.sew + from, i), &env));
    }
    end(cpu, &env);
    return 0;
}

uint64_t rv_v_fp_convert(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    return convert_all(cpu, word, 0, 0);
}

uint64_t rv_v_fp_convert_wide(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    return convert_all(cpu, word, 1, 0);
}

uint64_t rv_v_fp_convert_narrow(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    return convert_all(cpu, word, 0, 1);
}

/* --- One operand: by the field vs1 --- */

static uint64_t unary(unsigned fn, unsigned lane, uint64_t a, struct fp_env *env)
{
    switch (fn) {
    case 0: return rv_fp_sqrt(lane, a, env);
    case 4: return rv_fp_rsqrt7(lane, a, env);
    case 5: return rv_fp_reciprocal7(lane, a, env);
    default: return rv_fp_class(lane, a);
    }
}

uint64_t rv_v_fp_unary(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    struct fp_env env = begin(cpu, &v);

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            rv_v_set(&v, v.vd, v.sew, i, unary(v.vs1, v.sew, rv_v_get(&v, v.vs2, v.sew, i), &env));
    }
    end(cpu, &env);
    return 0;
}

/* vfmerge, and vfmv.v.f, which is vfmerge without a mask. */
uint64_t rv_v_fp_merge(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    uint64_t value = rv_v_unbox(v.sew, scalar);

    for (uint64_t i = v.vstart; i < v.vl; i++)
        rv_v_set(&v, v.vd, v.sew, i, rv_v_active(&v, i) ? value : rv_v_get(&v, v.vs2, v.sew, i));
    return 0;
}

/* --- Comparisons: a NaN makes all but vmfne false --- */

static bool compare(unsigned fn, unsigned lane, uint64_t a, uint64_t b, struct fp_env *env)
{
    enum {
        EQ = 0,
        LE = 1,
        LT = 3,
        NE = 4,
        GT = 5
    };
    enum fp_order order = rv_fp_compare(lane, a, b, fn == EQ || fn == NE, env);

    switch (fn) {
    case EQ: return order == FP_EQUAL;
    case LE: return order == FP_LESS || order == FP_EQUAL;
    case LT: return order == FP_LESS;
    case NE: return order != FP_EQUAL;
    case GT: return order == FP_GREATER;
    default: return order == FP_GREATER || order == FP_EQUAL;
    }
}

uint64_t rv_v_fp_compare(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    struct fp_env env = begin(cpu, &v);

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            rv_v_set_bit(&v, v.vd, i,
                         compare(word >> 26 & 7, v.sew, rv_v_get(&v, v.vs2, v.sew, i),
                                 second(&v, scalar, i), &env));
    }
    end(cpu, &env);
    return 0;
}

/* --- Reductions, in the order of the elements also where that is not asked for --- */

/* vfredusum vfredosum vfredmin vfredmax */
uint64_t rv_v_fp_reduce(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    static rv_fp_binary_fn *const fns[4] = {rv_fp_add, rv_fp_add, rv_fp_min, rv_fp_max};
    struct rv_v v = rv_v_decode(cpu, word);
    struct fp_env env = begin(cpu, &v);
    uint64_t result = rv_v_get(&v, v.vs1, v.sew, 0);

    for (uint64_t i = 0; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            result = fns[word >> 27 & 3](v.sew, result, rv_v_get(&v, v.vs2, v.sew, i), &env);
    }
    if (v.vl)
        rv_v_set(&v, v.vd, v.sew, 0, result);
    end(cpu, &env);
    return 0;
}

/* vfwredusum vfwredosum */
uint64_t rv_v_fp_reduce_wide(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    struct fp_env env = begin(cpu, &v);
    unsigned wide = v.sew + 1;
    uint64_t result = rv_v_get(&v, v.vs1, wide, 0);

    for (uint64_t i = 0; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            result = rv_fp_add(wide, result,
                               rv_fp_widen(v.sew, rv_v_get(&v, v.vs2, v.sew, i), &env), &env);
    }
    if (v.vl)
        rv_v_set(&v, v.vd, wide, 0, result);
    end(cpu, &env);
    return 0;
}
