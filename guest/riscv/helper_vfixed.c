/*
 * Fixed-point arithmetic and integer reductions, element by element (V 1.0, chapters 12 and 14).
 * Shifts that round are in helper_vint.c, with the other shifts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helper_vfixed.h"

typedef __int128 wide_t;

static wide_t element(const struct rv_v *v, unsigned r, bool is_signed, uint64_t i)
{
    return is_signed ? (wide_t)rv_v_get_signed(v, r, v->sew, i) : rv_v_get(v, r, v->sew, i);
}

/* vs1 or the scalar. */
static wide_t second(const struct rv_v *v, uint64_t scalar, bool is_signed, uint64_t i)
{
    unsigned form = rv_v_funct3(v->word);

    if (form == RV_V_OPIVV || form == RV_V_OPMVV)
        return element(v, v->vs1, is_signed, i);
    int64_t extended = rv_v_sign_extend(scalar, v->sew);
    return is_signed ? (wide_t)extended : (wide_t)(scalar & (UINT64_MAX >> (64 - (8u << v->sew))));
}

static uint64_t clamp(const struct rv_v *v, wide_t x, bool is_signed)
{
    unsigned bits = 8u << v->sew;
    wide_t most = ((wide_t)1 << (bits - is_signed)) - 1, least = is_signed ? -most - 1 : 0;

    v->s->vxsat |= x > most || x < least;
    return (uint64_t)(x > most ? most : x < least ? least : x);
}

/* vsaddu vsadd vssubu vssub */
uint64_t rv_v_saturate(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    bool is_signed = word >> 26 & 1, subtract = word >> 27 & 1;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (!rv_v_active(&v, i))
            continue;
        wide_t a = element(&v, v.vs2, is_signed, i), b = second(&v, scalar, is_signed, i);
        rv_v_set(&v, v.vd, v.sew, i, clamp(&v, subtract ? a - b : a + b, is_signed));
    }
    return 0;
}

/* x >> n as vxrm says: to nearest up, to nearest even, down, to odd (chapter 3.8). n is not 0. */
static wide_t round_shift(const struct rv_v *v, wide_t x, unsigned n)
{
    wide_t shifted = x >> n;
    bool half = x >> (n - 1) & 1, below = x & (((wide_t)1 << (n - 1)) - 1), odd = shifted & 1;

    switch (v->s->vxrm & 3) {
    case 0: return shifted + half;
    case 1: return shifted + (half && (below || odd));
    case 2: return shifted;
    default: return shifted + (!odd && (half || below));
    }
}

/* vaaddu vaadd vasubu vasub */
uint64_t rv_v_average(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    bool is_signed = word >> 26 & 1, subtract = word >> 27 & 1;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (!rv_v_active(&v, i))
            continue;
        wide_t a = element(&v, v.vs2, is_signed, i), b = second(&v, scalar, is_signed, i);
        rv_v_set(&v, v.vd, v.sew, i, (uint64_t)round_shift(&v, subtract ? a - b : a + b, 1));
    }
    return 0;
}

/* vsmul */
uint64_t rv_v_fraction_multiply(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (!rv_v_active(&v, i))
            continue;
        wide_t product = element(&v, v.vs2, true, i) * second(&v, scalar, true, i);
        rv_v_set(&v, v.vd, v.sew, i, clamp(&v, round_shift(&v, product, (8u << v.sew) - 1), true));
    }
    return 0;
}

/* --- Reductions: vd[0] = vs1[0] op vs2[*]. With vl = 0 nothing is written. --- */

static uint64_t combine(unsigned fn, uint64_t a, uint64_t b)
{
    switch (fn) {
    case 0: return a + b;
    case 1: return a & b;
    case 2: return a | b;
    case 3: return a ^ b;
    case 4: return a < b ? a : b;
    case 5: return (int64_t)a < (int64_t)b ? a : b;
    case 6: return a > b ? a : b;
    default: return (int64_t)a > (int64_t)b ? a : b;
    }
}

/* vredsum vredand vredor vredxor vredminu vredmin vredmaxu vredmax */
uint64_t rv_v_reduce(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    unsigned fn = word >> 26 & 7;
    bool is_signed = fn & 1;
    uint64_t result = (uint64_t)element(&v, v.vs1, is_signed, 0);

    for (uint64_t i = 0; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            result = combine(fn, result, (uint64_t)element(&v, v.vs2, is_signed, i));
    }
    if (v.vl)
        rv_v_set(&v, v.vd, v.sew, 0, result);
    return 0;
}

/* vwredsumu, vwredsum */
uint64_t rv_v_reduce_wide(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    bool is_signed = word >> 26 & 1;
    uint64_t result = rv_v_get(&v, v.vs1, v.sew + 1, 0);

    for (uint64_t i = 0; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            result += (uint64_t)element(&v, v.vs2, is_signed, i);
    }
    if (v.vl)
        rv_v_set(&v, v.vd, v.sew + 1, 0, result);
    return 0;
}
