/*
 * Advanced SIMD operations on integers that are too rare or too long for IR: shifts by register
 * that saturate, SQRDMLAH and SQRDMLSH.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/simd.h"

#include <string.h>

typedef __int128 wide;

/* Lane `i` of 8 << lane bits, sign- or zero-extended. */
static wide get_lane(const v128 *v, unsigned lane, unsigned i, bool is_unsigned)
{
    uint64_t value = 0;
    unsigned unused = 64 - (8u << lane);

    memcpy(&value, (const char *)v + (i << lane), (size_t)1 << lane);
    return is_unsigned ? (wide)value : (wide)((int64_t)(value << unused) >> unused);
}

static void set_lane(v128 *v, unsigned lane, unsigned i, uint64_t value)
{
    memcpy((char *)v + (i << lane), &value, (size_t)1 << lane);
}

/* The value limited to what a lane holds. */
static wide saturate(wide value, unsigned lane, bool is_unsigned)
{
    unsigned bits = 8u << lane;
    wide max = is_unsigned ? ((wide)1 << bits) - 1 : ((wide)1 << (bits - 1)) - 1;
    wide min = is_unsigned ? 0 : -((wide)1 << (bits - 1));

    return value > max ? max : value < min ? min : value;
}

/* One lane of SQRSHL and its like: the exact result before saturation, or one beyond the limits. */
static wide shift_lane(wide value, int shift, unsigned bits, bool round)
{
    if (shift >= (int)bits) /* beyond every limit, with low bits 0 */
        return value == 0 ? 0 : (wide)(value < 0 ? -1 : 1) * ((wide)1 << 64);
    if (shift >= 0)
        return value * ((wide)1 << shift);
    shift = -shift;
    if (shift > (int)bits)
        return round || value >= 0 ? 0 : -1;
    return (value + (round ? (wide)1 << (shift - 1) : 0)) >> shift;
}

/* mode: lane and SIMD_SHIFT_ bits. `overflow` gets all ones in the lanes that saturated. */
static v128 shift_lanes(v128 n, v128 m, uint32_t mode, v128 *overflow)
{
    unsigned lane = mode & 3;
    bool is_unsigned = mode & SIMD_SHIFT_UNSIGNED;
    v128 result;

    for (unsigned i = 0; i < 16u >> lane; i++) {
        int shift = (int8_t)get_lane(&m, lane, i, true);
        wide value = get_lane(&n, lane, i, is_unsigned);
        wide exact = shift_lane(value, shift, 8u << lane, mode & SIMD_SHIFT_ROUND);
        wide limited = saturate(exact, lane, is_unsigned);

        set_lane(&result, lane, i, (uint64_t)limited);
        set_lane(overflow, lane, i, limited != exact ? UINT64_MAX : 0);
    }
    return result;
}

static v128 hlp_a64_saturating_shift(v128 n, v128 m, uint32_t mode)
{
    v128 overflow;

    return shift_lanes(n, m, mode, &overflow);
}

static v128 hlp_a64_saturating_shift_qc(v128 n, v128 m, uint32_t mode)
{
    v128 overflow;

    shift_lanes(n, m, mode, &overflow);
    return overflow;
}

/* mode: lane, bit 2 to subtract. */
static v128 multiply_accumulate(v128 d, v128 n, v128 m, uint32_t mode, v128 *overflow)
{
    unsigned lane = mode & 3, bits = 8u << lane;
    v128 result;

    for (unsigned i = 0; i < 16u >> lane; i++) {
        wide product = 2 * get_lane(&n, lane, i, false) * get_lane(&m, lane, i, false);
        wide sum = get_lane(&d, lane, i, false) * ((wide)1 << bits) + ((wide)1 << (bits - 1));
        wide exact = (mode & 4 ? sum - product : sum + product) >> bits;
        wide limited = saturate(exact, lane, false);

        set_lane(&result, lane, i, (uint64_t)limited);
        set_lane(overflow, lane, i, limited != exact ? UINT64_MAX : 0);
    }
    return result;
}

static v128 hlp_a64_sqrdmlah(v128 d, v128 n, v128 m, uint32_t mode)
{
    v128 overflow;

    return multiply_accumulate(d, n, m, mode, &overflow);
}

static v128 hlp_a64_sqrdmlah_qc(v128 d, v128 n, v128 m, uint32_t mode)
{
    v128 overflow;

    multiply_accumulate(d, n, m, mode, &overflow);
    return overflow;
}

#define FN(name) .fn = (void (*)(void))name
const struct ir_helper a64_hlp_saturating_shift = {
    "a64_saturating_shift", FN(hlp_a64_saturating_shift), IR_V128, 3, {IR_V128, IR_V128, IR_I32},
    IR_HELPER_PURE,
};
const struct ir_helper a64_hlp_saturating_shift_qc = {
    "a64_saturating_shift_qc",
    FN(hlp_a64_saturating_shift_qc),
    IR_V128,
    3,
    {IR_V128, IR_V128, IR_I32},
    IR_HELPER_PURE,
};
const struct ir_helper a64_hlp_sqrdmlah = {
    "a64_sqrdmlah", FN(hlp_a64_sqrdmlah), IR_V128, 4, {IR_V128, IR_V128, IR_V128, IR_I32},
    IR_HELPER_PURE,
};
const struct ir_helper a64_hlp_sqrdmlah_qc = {
    "a64_sqrdmlah_qc", FN(hlp_a64_sqrdmlah_qc), IR_V128, 4, {IR_V128, IR_V128, IR_V128, IR_I32},
    IR_HELPER_PURE,
};
