/* The meaning of every integer and flag op, one function each: for the interpreter and for constant
 * folding. Flags travel in the packed form. SPDX-License-Identifier: MIT */
#include "ir/ops.h"

#include "base/bytes.h"

#define FN(name)                                                                                   \
    static uint64_t name(const struct ir_inst *in __attribute__((unused)),                         \
                         const uint64_t *a __attribute__((unused)))

static unsigned width(const struct ir_inst *in)
{
    return in->type == IR_I64 ? 64 : 32;
}

/* Result cut to the op's type; operand cut to it; operand sign-extended from it. */
static uint64_t cut(const struct ir_inst *in, uint64_t v)
{
    return in->type == IR_I64 ? v : (uint32_t)v;
}

static int64_t sign(const struct ir_inst *in, uint64_t v)
{
    return in->type == IR_I64 ? (int64_t)v : (int32_t)v;
}

/* ---- arithmetic and logic ---- */

FN(do_const)
{
    return in->imm;
}
FN(do_add)
{
    return cut(in, a[0] + a[1]);
}
FN(do_addshl)
{
    return cut(in, a[0] + (a[1] << in->imm));
}
FN(do_sub)
{
    return cut(in, a[0] - a[1]);
}
FN(do_mul)
{
    return cut(in, a[0] * a[1]);
}
FN(do_and)
{
    return cut(in, a[0] & a[1]);
}
FN(do_or)
{
    return cut(in, a[0] | a[1]);
}
FN(do_xor)
{
    return cut(in, a[0] ^ a[1]);
}
FN(do_andn)
{
    return cut(in, a[0] & ~a[1]);
}
FN(do_not)
{
    return cut(in, ~a[0]);
}
FN(do_neg)
{
    return cut(in, -a[0]);
}

FN(do_mulhu)
{
    if (in->type == IR_I64)
        return (unsigned __int128)a[0] * a[1] >> 64;
    return (uint64_t)(uint32_t)a[0] * (uint32_t)a[1] >> 32;
}

FN(do_mulhs)
{
    __int128 product = (__int128)sign(in, a[0]) * sign(in, a[1]);
    return cut(in, (uint64_t)(product >> width(in)));
}

FN(do_udiv)
{
    uint64_t x = cut(in, a[0]), y = cut(in, a[1]);
    return y ? x / y : 0;
}

FN(do_urem)
{
    uint64_t x = cut(in, a[0]), y = cut(in, a[1]);
    return y ? x % y : x;
}

FN(do_sdiv)
{
    int64_t x = sign(in, a[0]), y = sign(in, a[1]);
    if (y == 0)
        return 0;
    return cut(in, y == -1 ? -(uint64_t)x : (uint64_t)(x / y));
}

FN(do_srem)
{
    int64_t x = sign(in, a[0]), y = sign(in, a[1]);
    if (y == 0)
        return cut(in, (uint64_t)x);
    return cut(in, y == -1 ? 0 : (uint64_t)(x % y));
}

/* ---- shifts and bits ---- */

static unsigned amount(const struct ir_inst *in, uint64_t v)
{
    return v & (width(in) - 1);
}

FN(do_shl)
{
    return cut(in, a[0] << amount(in, a[1]));
}
FN(do_shr)
{
    return cut(in, a[0]) >> amount(in, a[1]);
}
FN(do_sar)
{
    return cut(in, (uint64_t)(sign(in, a[0]) >> amount(in, a[1])));
}

static uint64_t extr(const struct ir_inst *in, uint64_t high, uint64_t low, unsigned n)
{
    return n == 0 ? cut(in, low) : cut(in, cut(in, low) >> n | high << (width(in) - n));
}

FN(do_rotr)
{
    return extr(in, a[0], a[0], amount(in, a[1]));
}
FN(do_extr)
{
    return extr(in, a[0], a[1], in->imm);
}

static unsigned clz(const struct ir_inst *in, uint64_t v)
{
    v = cut(in, v);
    return v ? (unsigned)__builtin_clzll(v) - (64 - width(in)) : width(in);
}

FN(do_clz)
{
    return clz(in, a[0]);
}
FN(do_cls)
{
    return clz(in, (uint64_t)(sign(in, a[0]) ^ sign(in, a[0]) >> 1) << 1 | 1);
}

FN(do_ctz)
{
    uint64_t v = cut(in, a[0]);
    return v ? (unsigned)__builtin_ctzll(v) : width(in);
}

FN(do_popcnt)
{
    return (unsigned)__builtin_popcountll(cut(in, a[0]));
}

static uint64_t swap_groups(uint64_t v, unsigned bits, uint64_t low_groups)
{
    return (v >> bits & low_groups) | (v & low_groups) << bits;
}

static uint64_t reverse_bits(uint64_t v)
{
    v = swap_groups(v, 1, 0x5555555555555555);
    v = swap_groups(v, 2, 0x3333333333333333);
    v = swap_groups(v, 4, 0x0f0f0f0f0f0f0f0f);
    return __builtin_bswap64(v);
}

FN(do_rbit)
{
    return reverse_bits(a[0] << (64 - width(in))) & ir_mask(width(in));
}
FN(do_bswap)
{
    return __builtin_bswap64(a[0] << (64 - width(in)));
}
FN(do_bswap16)
{
    return cut(in, swap_groups(a[0], 8, 0x00ff00ff00ff00ff));
}

FN(do_bswap32)
{
    return (uint64_t)__builtin_bswap32(a[0] >> 32) << 32 | __builtin_bswap32((uint32_t)a[0]);
}

FN(do_zext)
{
    return a[0] & ir_mask(in->imm);
}
FN(do_sext)
{
    return cut(in, (uint64_t)sign_extend(a[0], in->imm));
}

static unsigned field_pos(const struct ir_inst *in)
{
    return in->imm & 255;
}

static unsigned field_len(const struct ir_inst *in)
{
    return in->imm >> 8 & 255;
}

FN(do_extract)
{
    return bits_get(a[0], field_pos(in), field_len(in));
}

FN(do_sextract)
{
    return cut(in, (uint64_t)sign_extend(a[0] >> field_pos(in), field_len(in)));
}

FN(do_deposit)
{
    uint64_t mask = ir_mask(field_len(in)) << field_pos(in);
    return cut(in, (a[0] & ~mask) | (a[1] << field_pos(in) & mask));
}

FN(do_select)
{
    return cut(in, (uint32_t)a[0] ? a[1] : a[2]);
}

FN(do_crc32)
{
    uint32_t polynomial = in->imm ? 0x82f63b78 : 0xedb88320; /* bits reversed */
    uint64_t crc = (uint32_t)a[0];
    for (unsigned byte = 0; byte < 1u << in->lane; byte++) {
        crc ^= a[1] >> 8 * byte & 255;
        for (unsigned bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? polynomial : 0);
    }
    return crc;
}

/* ---- comparisons and flags ---- */

bool ir_cmp_holds(unsigned cmp, unsigned width_bits, uint64_t x, uint64_t y)
{
    unsigned drop = 64 - width_bits;
    uint64_t ux = x << drop, uy = y << drop;
    int64_t sx = (int64_t)ux, sy = (int64_t)uy;
    switch (cmp) {
    case IR_EQ: return ux == uy;
    case IR_NE: return ux != uy;
    case IR_ULT: return ux < uy;
    case IR_UGE: return ux >= uy;
    case IR_ULE: return ux <= uy;
    case IR_UGT: return ux > uy;
    case IR_SLT: return sx < sy;
    case IR_SGE: return sx >= sy;
    case IR_SLE: return sx <= sy;
    default: return sx > sy;
    }
}

bool ir_cond_holds(unsigned cond, uint64_t packed)
{
    bool n = packed & IR_PACKED_N, z = packed & IR_PACKED_Z;
    bool c = packed & IR_PACKED_C, v = packed & IR_PACKED_V;
    switch (cond) {
    case IR_COND_EQ: return z;
    case IR_COND_NE: return !z;
    case IR_COND_CS: return c;
    case IR_COND_CC: return !c;
    case IR_COND_MI: return n;
    case IR_COND_PL: return !n;
    case IR_COND_VS: return v;
    case IR_COND_VC: return !v;
    case IR_COND_HI: return c && !z;
    case IR_COND_LS: return !c || z;
    case IR_COND_GE: return n == v;
    case IR_COND_LT: return n != v;
    case IR_COND_GT: return !z && n == v;
    case IR_COND_LE: return z || n != v;
    default: return true;
    }
}

static unsigned lane_width(const struct ir_inst *in)
{
    return 8u << in->lane;
}

/* Flags of x + y + carry at the lane's width; a subtraction is x + ~y + !borrow. */
static uint64_t add_flags(const struct ir_inst *in, uint64_t x, uint64_t y, bool carry)
{
    unsigned drop = 64 - lane_width(in);
    unsigned __int128 wide = (unsigned __int128)(x << drop >> drop) + (y << drop >> drop) + carry;
    uint64_t sum = (uint64_t)wide << drop, sx = x << drop, sy = y << drop;
    uint64_t packed = 0;
    if (sum >> 63)
        packed |= IR_PACKED_N;
    if (sum == 0)
        packed |= IR_PACKED_Z;
    if (wide >> lane_width(in))
        packed |= IR_PACKED_C;
    if (((sx ^ sum) & (sy ^ sum)) >> 63)
        packed |= IR_PACKED_V;
    return packed;
}

static uint64_t sub_flags(const struct ir_inst *in, uint64_t x, uint64_t y, bool no_borrow)
{
    return add_flags(in, x, ~y, no_borrow) ^ (in->aux & IR_FLAG_BORROW ? IR_PACKED_C : 0);
}

/* The carry that goes into x + ~y. */
static bool no_borrow(const struct ir_inst *in, uint64_t packed)
{
    return (packed & IR_PACKED_C) != (in->aux & IR_FLAG_BORROW ? IR_PACKED_C : 0);
}

FN(do_cmp)
{
    return ir_cmp_holds(in->aux & 15, lane_width(in), a[0], a[1]);
}
FN(do_addf)
{
    return add_flags(in, a[0], a[1], false);
}
FN(do_subf)
{
    return sub_flags(in, a[0], a[1], true);
}
FN(do_andf)
{
    return add_flags(in, a[0] & a[1], 0, false);
}
FN(do_adc)
{
    return cut(in, a[0] + a[1] + !!(a[2] & IR_PACKED_C));
}
FN(do_sbc)
{
    return cut(in, a[0] + ~a[1] + no_borrow(in, a[2]));
}
FN(do_adcf)
{
    return add_flags(in, a[0], a[1], a[2] & IR_PACKED_C);
}
FN(do_sbcf)
{
    return sub_flags(in, a[0], a[1], no_borrow(in, a[2]));
}

FN(do_ccmpf)
{
    if (!ir_cond_holds(in->aux & 15, a[0]))
        return in->imm;
    if (in->aux & IR_CCMP_ADD)
        return add_flags(in, a[1], a[2], false);
    return sub_flags(in, a[1], a[2], true);
}

FN(do_cond)
{
    return ir_cond_holds(in->aux & 15, a[0]);
}
FN(do_select_cond)
{
    return cut(in, ir_cond_holds(in->aux & 15, a[0]) ? a[1] : a[2]);
}
FN(do_pack)
{
    return a[0];
}
FN(do_unpack)
{
    return a[0] & (IR_PACKED_N | IR_PACKED_Z | IR_PACKED_C | IR_PACKED_V);
}

ir_int_fn *const ir_int_fns[IR_OP_COUNT] = {
    [IR_CONST] = do_const,       [IR_ADD] = do_add,         [IR_SUB] = do_sub,
    [IR_MUL] = do_mul,           [IR_MULHU] = do_mulhu,     [IR_MULHS] = do_mulhs,
    [IR_UDIV] = do_udiv,         [IR_SDIV] = do_sdiv,       [IR_UREM] = do_urem,
    [IR_SREM] = do_srem,         [IR_AND] = do_and,         [IR_OR] = do_or,
    [IR_XOR] = do_xor,           [IR_ANDN] = do_andn,       [IR_NOT] = do_not,
    [IR_NEG] = do_neg,           [IR_SHL] = do_shl,         [IR_SHR] = do_shr,
    [IR_SAR] = do_sar,           [IR_ROTR] = do_rotr,       [IR_ADDSHL] = do_addshl,
    [IR_EXTR] = do_extr,         [IR_CLZ] = do_clz,         [IR_CTZ] = do_ctz,
    [IR_CLS] = do_cls,           [IR_POPCNT] = do_popcnt,   [IR_RBIT] = do_rbit,
    [IR_BSWAP] = do_bswap,       [IR_BSWAP16] = do_bswap16, [IR_BSWAP32] = do_bswap32,
    [IR_ZEXT] = do_zext,         [IR_SEXT] = do_sext,       [IR_EXTRACT] = do_extract,
    [IR_SEXTRACT] = do_sextract, [IR_DEPOSIT] = do_deposit, [IR_SELECT] = do_select,
    [IR_CMP] = do_cmp,           [IR_CRC32] = do_crc32,     [IR_ADDF] = do_addf,
    [IR_SUBF] = do_subf,         [IR_ANDF] = do_andf,       [IR_ADC] = do_adc,
    [IR_SBC] = do_sbc,           [IR_ADCF] = do_adcf,       [IR_SBCF] = do_sbcf,
    [IR_CCMPF] = do_ccmpf,       [IR_COND] = do_cond,       [IR_SELECT_COND] = do_select_cond,
    [IR_PACK] = do_pack,         [IR_UNPACK] = do_unpack,
};
