/*
 * Vector bit manipulation, element by element: Zvbb and Zvbc ("RISC-V Cryptography Extensions
 * Volume II", chapter 3).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helper_vbits.h"

static uint64_t second(const struct rv_v *v, uint64_t scalar, uint64_t i)
{
    unsigned form = rv_v_funct3(v->word);

    return form == RV_V_OPIVV || form == RV_V_OPMVV ? rv_v_get(v, v->vs1, v->sew, i) : scalar;
}

/* The low bits of `x` to the right by n, modulo their number. */
static uint64_t rotate_right(uint64_t x, uint64_t n, unsigned lane)
{
    unsigned bits = 8u << lane, by = (unsigned)n & (bits - 1);

    return by ? x >> by | x << (bits - by) : x;
}

/* vandn, vror, vrol; of vror.vi, funct6 holds a bit of the amount. */
uint64_t rv_v_bits_binary(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    enum {
        ANDN = 0x01,
        ROL = 0x15
    };
    struct rv_v v = rv_v_decode(cpu, word);
    unsigned fn = word >> 26;
    bool left = fn == ROL && rv_v_funct3(word) != RV_V_OPIVI;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (!rv_v_active(&v, i))
            continue;
        uint64_t a = rv_v_get(&v, v.vs2, v.sew, i), b = second(&v, scalar, i);
        rv_v_set(&v, v.vd, v.sew, i, fn == ANDN ? a & ~b : rotate_right(a, left ? -b : b, v.sew));
    }
    return 0;
}

static uint64_t reverse_bits(uint64_t x)
{
    x = (x >> 1 & 0x5555555555555555) | (x & 0x5555555555555555) << 1;
    x = (x >> 2 & 0x3333333333333333) | (x & 0x3333333333333333) << 2;
    x = (x >> 4 & 0x0f0f0f0f0f0f0f0f) | (x & 0x0f0f0f0f0f0f0f0f) << 4;
    return __builtin_bswap64(x);
}

/* By the field vs1. x is zero-extended. */
static uint64_t unary(unsigned fn, uint64_t x, unsigned lane)
{
    enum {
        BREV8 = 8,
        REV8 = 9,
        BREV = 10,
        CLZ = 12,
        CTZ = 13
    };
    unsigned bits = 8u << lane;

    switch (fn) {
    case BREV8: return __builtin_bswap64(reverse_bits(x));
    case REV8: return __builtin_bswap64(x) >> (64 - bits);
    case BREV: return reverse_bits(x) >> (64 - bits);
    case CLZ: return x ? (unsigned)__builtin_clzll(x) - (64 - bits) : bits;
    case CTZ: return x ? (unsigned)__builtin_ctzll(x) : bits;
    default: return (unsigned)__builtin_popcountll(x);
    }
}

uint64_t rv_v_bits_unary(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            rv_v_set(&v, v.vd, v.sew, i, unary(v.vs1, rv_v_get(&v, v.vs2, v.sew, i), v.sew));
    }
    return 0;
}

/* vwsll */
uint64_t rv_v_bits_shift_wide(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    unsigned wide = v.sew + 1, bits = 8u << wide;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            rv_v_set(&v, v.vd, wide, i,
                     rv_v_get(&v, v.vs2, v.sew, i) << (second(&v, scalar, i) & (bits - 1)));
    }
    return 0;
}

/* vclmul, vclmulh: the low and the high half of a product without carries. */
uint64_t rv_v_bits_carry_less(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    bool high = word >> 26 & 1;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (!rv_v_active(&v, i))
            continue;
        uint64_t a = rv_v_get(&v, v.vs2, 3, i), b = second(&v, scalar, i);
        unsigned __int128 product = 0;
        for (unsigned bit = 0; bit < 64; bit++)
            product ^= b >> bit & 1 ? (unsigned __int128)a << bit : 0;
        rv_v_set(&v, v.vd, 3, i, (uint64_t)(high ? product >> 64 : product));
    }
    return 0;
}
