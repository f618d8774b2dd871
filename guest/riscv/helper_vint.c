/*
 * Vector integer arithmetic, element by element: the reference of translate_v_inline.c, and what
 * runs where that has no IR. V 1.0, chapters 11 and 12 (shifts that round).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helper_vint.h"

/* Elements arrive sign- or zero-extended to 64 bits; of results, the low part counts. */
struct element_op {
    uint64_t (*fn)(uint64_t a, uint64_t b, unsigned lane); /* vs2, vs1 or scalar */
    bool is_signed;
};

/* --- Elements --- */

static uint64_t add(uint64_t a, uint64_t b, unsigned lane)
{
    return a + b;
}

static uint64_t sub(uint64_t a, uint64_t b, unsigned lane)
{
    return a - b;
}

static uint64_t rsub(uint64_t a, uint64_t b, unsigned lane)
{
    return b - a;
}

static uint64_t minu(uint64_t a, uint64_t b, unsigned lane)
{
    return a < b ? a : b;
}

static uint64_t maxu(uint64_t a, uint64_t b, unsigned lane)
{
    return a > b ? a : b;
}

static uint64_t min(uint64_t a, uint64_t b, unsigned lane)
{
    return (int64_t)a < (int64_t)b ? a : b;
}

static uint64_t max(uint64_t a, uint64_t b, unsigned lane)
{
    return (int64_t)a > (int64_t)b ? a : b;
}

static uint64_t and_(uint64_t a, uint64_t b, unsigned lane)
{
    return a & b;
}

static uint64_t or_(uint64_t a, uint64_t b, unsigned lane)
{
    return a | b;
}

static uint64_t xor_(uint64_t a, uint64_t b, unsigned lane)
{
    return a ^ b;
}

static unsigned amount(uint64_t b, unsigned lane)
{
    return b & ((8u << lane) - 1);
}

static uint64_t sll(uint64_t a, uint64_t b, unsigned lane)
{
    return a << amount(b, lane);
}

static uint64_t srl(uint64_t a, uint64_t b, unsigned lane)
{
    return a >> amount(b, lane);
}

static uint64_t sra(uint64_t a, uint64_t b, unsigned lane)
{
    return (uint64_t)((int64_t)a >> amount(b, lane));
}

static uint64_t divu(uint64_t a, uint64_t b, unsigned lane)
{
    return b ? a / b : UINT64_MAX;
}

static uint64_t remu(uint64_t a, uint64_t b, unsigned lane)
{
    return b ? a % b : a;
}

static uint64_t div_(uint64_t a, uint64_t b, unsigned lane)
{
    if (!b)
        return UINT64_MAX;
    return b == UINT64_MAX ? -a : (uint64_t)((int64_t)a / (int64_t)b);
}

static uint64_t rem_(uint64_t a, uint64_t b, unsigned lane)
{
    if (!b)
        return a;
    return b == UINT64_MAX ? 0 : (uint64_t)((int64_t)a % (int64_t)b);
}

static uint64_t mul(uint64_t a, uint64_t b, unsigned lane)
{
    return a * b;
}

static uint64_t mulhu(uint64_t a, uint64_t b, unsigned lane)
{
    return (uint64_t)((unsigned __int128)a * b >> (8u << lane));
}

static uint64_t mulh(uint64_t a, uint64_t b, unsigned lane)
{
    return (uint64_t)((__int128)(int64_t)a * (int64_t)b >> (8u << lane));
}

/* b arrives sign-extended, but is unsigned. */
static uint64_t mulhsu(uint64_t a, uint64_t b, unsigned lane)
{
    uint64_t unsigned_b = lane == 3 ? b : b & ((UINT64_C(1) << (8u << lane)) - 1);

    return (uint64_t)((__int128)(int64_t)a * (__int128)unsigned_b >> (8u << lane));
}

/* --- Binary operations --- */

static uint64_t second(const struct rv_v *v, uint64_t scalar, unsigned lane, bool is_signed,
                       uint64_t i)
{
    unsigned form = rv_v_funct3(v->word);

    if (form == RV_V_OPIVV || form == RV_V_OPMVV)
        scalar = rv_v_get(v, v->vs1, lane, i);
    else if (lane < 3)
        scalar &= (UINT64_C(1) << (8u << lane)) - 1;
    return is_signed ? (uint64_t)rv_v_sign_extend(scalar, lane) : scalar;
}

static uint64_t element(const struct rv_v *v, unsigned r, unsigned lane, bool is_signed, uint64_t i)
{
    return is_signed ? (uint64_t)rv_v_get_signed(v, r, lane, i) : rv_v_get(v, r, lane, i);
}

uint64_t rv_v_int_binary(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    static const struct element_op opi[64] = {
        [0x00] = {add},       [0x02] = {sub},  [0x03] = {rsub},      [0x04] = {minu},
        [0x05] = {min, true}, [0x06] = {maxu}, [0x07] = {max, true}, [0x09] = {and_},
        [0x0a] = {or_},       [0x0b] = {xor_}, [0x25] = {sll},       [0x28] = {srl},
        [0x29] = {sra, true},
    };
    static const struct element_op opm[64] = {
        [0x20] = {divu},  [0x21] = {div_, true}, [0x22] = {remu},         [0x23] = {rem_, true},
        [0x24] = {mulhu}, [0x25] = {mul},        [0x26] = {mulhsu, true}, [0x27] = {mulh, true},
    };
    struct rv_v v = rv_v_decode(cpu, word);
    bool m = rv_v_funct3(word) == RV_V_OPMVV || rv_v_funct3(word) == RV_V_OPMVX;
    const struct element_op *op = &(m ? opm : opi)[word >> 26];

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            rv_v_set(&v, v.vd, v.sew, i,
                     op->fn(element(&v, v.vs2, v.sew, op->is_signed, i),
                            second(&v, scalar, v.sew, op->is_signed, i), v.sew));
    }
    return 0;
}

/* vzext, vsext: the fraction is in the field vs1. */
uint64_t rv_v_int_extend(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    unsigned lane = v.sew - (4 - (v.vs1 >> 1));
    bool is_signed = v.vs1 & 1;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            rv_v_set(&v, v.vd, v.sew, i, element(&v, v.vs2, lane, is_signed, i));
    }
    return 0;
}

/* --- Carry --- */

uint64_t rv_v_int_carry(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    bool subtract = word >> 27 & 1;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        uint64_t a = rv_v_get(&v, v.vs2, v.sew, i), b = second(&v, scalar, v.sew, false, i);
        bool carry = rv_v_bit(&v, 0, i);

        rv_v_set(&v, v.vd, v.sew, i, subtract ? a - b - carry : a + b + carry);
    }
    return 0;
}

/* vmadc, vmsbc: with vm = 1 there is no carry in. */
uint64_t rv_v_int_carry_out(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    bool subtract = word >> 27 & 1;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        uint64_t a = rv_v_get(&v, v.vs2, v.sew, i), b = second(&v, scalar, v.sew, false, i);
        bool carry = v.masked && rv_v_bit(&v, 0, i), out;

        if (subtract)
            out = a < b || (a == b && carry);
        else
            out = (((unsigned __int128)a + b + carry) >> (8u << v.sew)) & 1;
        rv_v_set_bit(&v, v.vd, i, out);
    }
    return 0;
}

/* --- Comparisons, merge, move --- */

static bool compare(unsigned fn, uint64_t a, uint64_t b)
{
    int64_t x = (int64_t)a, y = (int64_t)b;

    switch (fn) {
    case 0: return a == b;
    case 1: return a != b;
    case 2: return a < b;
    case 3: return x < y;
    case 4: return a <= b;
    case 5: return x <= y;
    case 6: return a > b;
    default: return x > y;
    }
}

uint64_t rv_v_int_compare(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    unsigned fn = word >> 26 & 7;
    bool is_signed = fn & 1;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            rv_v_set_bit(&v, v.vd, i,
                         compare(fn, element(&v, v.vs2, v.sew, is_signed, i),
                                 second(&v, scalar, v.sew, is_signed, i)));
    }
    return 0;
}

/* vmerge, and vmv.v, which is vmerge without a mask. */
uint64_t rv_v_int_merge(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        bool take = !v.masked || rv_v_bit(&v, 0, i);
        rv_v_set(&v, v.vd, v.sew, i,
                 take ? second(&v, scalar, v.sew, false, i) : rv_v_get(&v, v.vs2, v.sew, i));
    }
    return 0;
}

/* --- Multiply and add --- */

uint64_t rv_v_int_mac(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    enum {
        SUBTRACT = 2, /* bits of funct6 */
        TO_ADDEND = 4
    };
    struct rv_v v = rv_v_decode(cpu, word);
    unsigned fn = word >> 26;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (!rv_v_active(&v, i))
            continue;
        uint64_t x = second(&v, scalar, v.sew, false, i), y = rv_v_get(&v, v.vs2, v.sew, i);
        uint64_t d = rv_v_get(&v, v.vd, v.sew, i);
        uint64_t product = fn & TO_ADDEND ? x * y : x * d, addend = fn & TO_ADDEND ? d : y;
        rv_v_set(&v, v.vd, v.sew, i, fn & SUBTRACT ? addend - product : addend + product);
    }
    return 0;
}

/* --- Widening --- */

/* vwaddu vwadd vwsubu vwsub .vv .wv, vwmulu vwmulsu vwmul, vwmaccu vwmacc vwmaccus vwmaccsu */
uint64_t rv_v_int_widen(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    unsigned fn = word >> 26 & 15, wide = v.sew + 1;
    bool from_wide = fn >= 4 && fn < 8, multiply = fn >= 8, accumulate = fn >= 12;
    /* vwmaccus: vs2 signed, x[rs1] unsigned; vwmaccsu and vwmulsu the other way round (vwmulsu: vs2
     * signed). */
    bool signed2 = fn & 1, signed1 = fn & 1;

    if (fn == 10 || fn == 14) {
        signed2 = true;
        signed1 = false;
    } else if (fn == 15) {
        signed2 = false;
        signed1 = true;
    }
    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (!rv_v_active(&v, i))
            continue;
        uint64_t a =
            from_wide ? rv_v_get(&v, v.vs2, wide, i) : element(&v, v.vs2, v.sew, signed2, i);
        uint64_t b = second(&v, scalar, v.sew, signed1, i), result;
        if (multiply)
            result = a * b + (accumulate ? rv_v_get(&v, v.vd, wide, i) : 0);
        else
            result = fn & 2 ? a - b : a + b;
        rv_v_set(&v, v.vd, wide, i, result);
    }
    return 0;
}

/* --- Narrowing shifts --- */

uint64_t rv_v_int_narrow(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    bool arithmetic = word >> 26 & 1;
    unsigned wide = v.sew + 1;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (!rv_v_active(&v, i))
            continue;
        unsigned n = amount(second(&v, scalar, v.sew, false, i), wide);
        uint64_t a = element(&v, v.vs2, wide, arithmetic, i);
        rv_v_set(&v, v.vd, v.sew, i, arithmetic ? (uint64_t)((int64_t)a >> n) : a >> n);
    }
    return 0;
}

/* --- Shifts that round (chapters 12.4, 12.5) --- */

/* x >> n, rounded by vxrm: to nearest up, to nearest even, down, to odd. x of `bits` bits,
 * extended. */
static uint64_t round_shift(unsigned vxrm, uint64_t x, unsigned n, bool arithmetic)
{
    uint64_t shifted = arithmetic ? (uint64_t)((int64_t)x >> n) : x >> n;

    if (!n)
        return x;
    uint64_t half = x >> (n - 1) & 1, below = x & ((UINT64_C(1) << (n - 1)) - 1), odd = shifted & 1;
    switch (vxrm & 3) {
    case 0: return shifted + half;
    case 1: return shifted + (half && (below || odd));
    case 2: return shifted;
    default: return shifted + (!odd && (half || below));
    }
}

/* vssrl, vssra */
uint64_t rv_v_int_scale(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    bool arithmetic = word >> 26 & 1;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (!rv_v_active(&v, i))
            continue;
        unsigned n = amount(second(&v, scalar, v.sew, false, i), v.sew);
        rv_v_set(&v, v.vd, v.sew, i,
                 round_shift(v.s->vxrm, element(&v, v.vs2, v.sew, arithmetic, i), n, arithmetic));
    }
    return 0;
}

/* vnclipu, vnclip */
uint64_t rv_v_int_clip(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    bool is_signed = word >> 26 & 1;
    unsigned wide = v.sew + 1, bits = 8u << v.sew;
    uint64_t most = is_signed ? (UINT64_C(1) << (bits - 1)) - 1 : (UINT64_C(1) << bits) - 1;
    int64_t least = is_signed ? -(INT64_C(1) << (bits - 1)) : 0;

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (!rv_v_active(&v, i))
            continue;
        unsigned n = amount(second(&v, scalar, v.sew, false, i), wide);
        uint64_t x = round_shift(v.s->vxrm, element(&v, v.vs2, wide, is_signed, i), n, is_signed);
        bool above = is_signed ? (int64_t)x > (int64_t)most : x > most;
        bool below = is_signed && (int64_t)x < least;
        v.s->vxsat |= above || below;
        rv_v_set(&v, v.vd, v.sew, i, above ? most : below ? (uint64_t)least : x);
    }
    return 0;
}
