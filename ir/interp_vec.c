/* The meaning of the pure vector ops and of those between the register files: a table of shapes
 * (how lanes meet) and lane functions (what happens to one). Lanes are computed in 128 bits, where
 * nothing overflows, and cut or saturated at the end. SPDX-License-Identifier: MIT */
#include "ir/ops.h"

typedef __int128 wide;

struct vec_op;
typedef v128 shape_fn(const struct ir_inst *in, const struct vec_op *op, const v128 *a);
typedef wide lane_fn(const struct ir_inst *in, wide x, wide y);

enum operand_sign {
    UNSIGNED,
    SIGNED
};
enum result_fit {
    CUT,
    SATURATE_SIGNED,
    SATURATE_UNSIGNED
};

struct vec_op {
    shape_fn *shape;
    lane_fn *lane;
    uint8_t sign; /* how the operands' lanes are read */
    uint8_t fit;  /* how the results are written */
};

/* ---- lanes in memory order ---- */

static uint64_t get(const v128 *v, unsigned lane, unsigned i)
{
    uint64_t word = (*v)[i << lane >> 3];
    return word >> 8 * (i << lane & 7) & ir_mask(8u << lane);
}

static void put(v128 *v, unsigned lane, unsigned i, uint64_t value)
{
    unsigned shift = 8 * (i << lane & 7), word = i << lane >> 3;
    uint64_t mask = ir_mask(8u << lane) << shift;
    (*v)[word] = ((*v)[word] & ~mask) | (value << shift & mask);
}

static wide read_lane(const v128 *v, unsigned lane, unsigned i, unsigned sign)
{
    uint64_t x = get(v, lane, i);
    unsigned drop = 64 - (8u << lane);
    return sign == SIGNED ? (wide)((int64_t)(x << drop) >> drop) : (wide)x;
}

static void write_lane(v128 *v, unsigned lane, unsigned i, wide x, unsigned fit)
{
    unsigned bits = 8u << lane;
    wide max = fit == SATURATE_SIGNED ? ((wide)1 << (bits - 1)) - 1 : ((wide)1 << bits) - 1;
    wide min = fit == SATURATE_SIGNED ? -max - 1 : 0;
    if (fit != CUT)
        x = x > max ? max : x < min ? min : x;
    put(v, lane, i, (uint64_t)x);
}

static unsigned bytes_of(const struct ir_inst *in)
{
    return ir_type_bits[in->type] / 8;
}

static unsigned bits_of(const struct ir_inst *in)
{
    return 8u << in->lane;
}

/* ---- shapes ---- */

static v128 by_lanes_of(unsigned lane, const struct ir_inst *in, const struct vec_op *op,
                        const v128 *a)
{
    v128 r = {0, 0};
    for (unsigned i = 0; i < bytes_of(in) >> lane; i++) {
        wide y = ir_ops[in->op].nargs > 1 ? read_lane(&a[1], lane, i, op->sign) : 0;
        write_lane(&r, lane, i, op->lane(in, read_lane(&a[0], lane, i, op->sign), y), op->fit);
    }
    return r;
}

static v128 lanewise(const struct ir_inst *in, const struct vec_op *op, const v128 *a)
{
    return by_lanes_of(in->lane, in, op, a);
}

static v128 bytewise(const struct ir_inst *in, const struct vec_op *op, const v128 *a)
{
    return by_lanes_of(0, in, op, a);
}

static v128 scalar(const struct ir_inst *in, const struct vec_op *op, const v128 *a)
{
    unsigned lane = (unsigned)__builtin_ctz(bytes_of(in));
    return by_lanes_of(lane, in, op, a);
}

static v128 pairwise(const struct ir_inst *in, const struct vec_op *op, const v128 *a)
{
    v128 r = {0, 0};
    unsigned n = bytes_of(in) >> in->lane;
    for (unsigned i = 0; i < n; i++) {
        const v128 *from = &a[2 * i >= n];
        unsigned j = 2 * i % n;
        wide x = read_lane(from, in->lane, j, op->sign);
        wide y = read_lane(from, in->lane, j + 1, op->sign);
        write_lane(&r, in->lane, i, op->lane(in, x, y), op->fit);
    }
    return r;
}

static v128 pairs_to_long(const struct ir_inst *in, const struct vec_op *op, const v128 *a)
{
    v128 r = {0, 0};
    for (unsigned i = 0; i < bytes_of(in) >> (in->lane + 1); i++) {
        wide x = read_lane(&a[0], in->lane, 2 * i, op->sign);
        wide y = read_lane(&a[0], in->lane, 2 * i + 1, op->sign);
        write_lane(&r, in->lane + 1, i, op->lane(in, x, y), op->fit);
    }
    return r;
}

static v128 across(const struct ir_inst *in, const struct vec_op *op, const v128 *a)
{
    v128 r = {0, 0};
    wide sum = read_lane(&a[0], in->lane, 0, op->sign);
    for (unsigned i = 1; i < in->imm >> in->lane; i++)
        sum = op->lane(in, sum, read_lane(&a[0], in->lane, i, op->sign));
    write_lane(&r, in->lane, 0, sum, op->fit);
    return r;
}

/* From a half of the operands to lanes of twice the size. */
static v128 widening(const struct ir_inst *in, const struct vec_op *op, const v128 *a)
{
    v128 r = {0, 0};
    unsigned n = 8u >> in->lane, first = in->imm ? n : 0;
    for (unsigned i = 0; i < n; i++) {
        wide x = read_lane(&a[0], in->lane, first + i, op->sign);
        wide y = ir_ops[in->op].nargs > 1 ? read_lane(&a[1], in->lane, first + i, op->sign) : 0;
        write_lane(&r, in->lane + 1, i, op->lane(in, x, y), op->fit);
    }
    return r;
}

static v128 narrowing(const struct ir_inst *in, const struct vec_op *op, const v128 *a)
{
    v128 r = {0, 0};
    for (unsigned i = 0; i < 8u >> in->lane; i++)
        write_lane(&r, in->lane, i, read_lane(&a[0], in->lane + 1, i, op->sign), op->fit);
    return r;
}

/* ---- lane functions ---- */

#define LANE(name, expr)                                                                           \
    static wide name(const struct ir_inst *in __attribute__((unused)), wide x,                     \
                     wide y __attribute__((unused)))                                               \
    {                                                                                              \
        return (expr);                                                                             \
    }

LANE(first, x)
LANE(add, x + y)
LANE(sub, x - y)
LANE(mul, (wide)((unsigned __int128)x *(unsigned __int128)y))
LANE(neg, -x)
LANE(absolute, x < 0 ? -x : x)
LANE(min, x < y ? x : y)
LANE(max, x > y ? x : y)
LANE(difference, x < y ? y - x : x - y)
LANE(halving_add, (x + y) >> 1)
LANE(halving_sub, (x - y) >> 1)
LANE(rounding_halving_add, (x + y + 1) >> 1)
LANE(equal, x == y ? -1 : 0)
LANE(greater, x > y ? -1 : 0)
LANE(greater_equal, x >= y ? -1 : 0)
LANE(test_bits, (x & y) != 0 ? -1 : 0)
LANE(shift_left, (wide)((unsigned __int128)x << in->imm))
LANE(shift_right, x >> in->imm)
LANE(popcount, __builtin_popcountll((uint64_t)x))
LANE(leading_zeros, x ? (wide)__builtin_clzll((uint64_t)x) - (64 - (int)bits_of(in)) : bits_of(in))
LANE(doubling_high, (2 * x * y) >> bits_of(in))
LANE(rounding_doubling_high, (2 * x * y + ((wide)1 << (bits_of(in) - 1))) >> bits_of(in))

static wide shift_by_lane(const struct ir_inst *in, wide x, wide y)
{
    int by = (int8_t)y, bits = (int)bits_of(in);
    if (by >= bits)
        return 0;
    if (by >= 0)
        return (wide)((unsigned __int128)x << by);
    return x >> (by > -bits ? -by : bits);
}

static wide reverse_byte(const struct ir_inst *in __attribute__((unused)), wide x,
                         wide y __attribute__((unused)))
{
    unsigned r = 0;
    for (unsigned bit = 0; bit < 8; bit++)
        r |= (x >> bit & 1 ? 0x80u : 0) >> bit;
    return r;
}

static wide carry_less(const struct ir_inst *in __attribute__((unused)), wide x, wide y)
{
    unsigned __int128 r = 0;
    for (unsigned bit = 0; bit < 64; bit++) {
        if (y >> bit & 1)
            r ^= (unsigned __int128)x << bit;
    }
    return (wide)r;
}

/* The sign bit is the top one of the lane, or of the scalar. */
static unsigned float_bits(const struct ir_inst *in)
{
    return in->op == IR_FNEG || in->op == IR_FABS ? ir_type_bits[in->type] : bits_of(in);
}

LANE(flip_sign, x ^ (wide)1 << (float_bits(in) - 1))
LANE(clear_sign, x & ~((wide)1 << (float_bits(in) - 1)))

/* ---- whole registers ---- */

#define WHOLE(name)                                                                                \
    static v128 name(const struct ir_inst *in __attribute__((unused)),                             \
                     const struct vec_op *op __attribute__((unused)),                              \
                     const v128 *a __attribute__((unused)))

static v128 low_bits(v128 v, unsigned bits)
{
    return bits == 128 ? v : (v128){v[0] & ir_mask(bits), 0};
}

static v128 cut(const struct ir_inst *in, v128 v)
{
    return low_bits(v, ir_type_bits[in->type]);
}

WHOLE(constant)
{
    return cut(in, (v128){in->imm, in->args[0] | (uint64_t)in->args[1] << 32});
}

WHOLE(bits_and)
{
    return cut(in, a[0] & a[1]);
}

WHOLE(bits_or)
{
    return cut(in, a[0] | a[1]);
}

WHOLE(bits_xor)
{
    return cut(in, a[0] ^ a[1]);
}

WHOLE(bits_andn)
{
    return cut(in, a[0] & ~a[1]);
}

WHOLE(bits_not)
{
    return cut(in, ~a[0]);
}

WHOLE(bits_choose)
{
    return cut(in, (a[0] & a[1]) | (~a[0] & a[2]));
}

WHOLE(int_to_vector)
{
    return low_bits(a[0], in->type == IR_V128 ? 64 : ir_type_bits[in->type]);
}

WHOLE(vector_to_int)
{
    return cut(in, a[0]);
}

WHOLE(zero_extend)
{
    return low_bits(a[0], bits_of(in));
}

WHOLE(get_lane)
{
    return (v128){get(&a[0], in->lane, in->imm), 0};
}

WHOLE(get_lane_signed)
{
    return cut(in, (v128){(uint64_t)read_lane(&a[0], in->lane, in->imm, SIGNED), 0});
}

WHOLE(signs)
{
    uint64_t bits = 0;
    for (unsigned i = 0; i < 16u >> in->lane; i++)
        bits |= (uint64_t)(read_lane(&a[0], in->lane, i, SIGNED) < 0) << i;
    return (v128){bits, 0};
}

WHOLE(set_lane)
{
    v128 r = a[0];
    put(&r, in->lane, in->imm, a[1][0]);
    return r;
}

WHOLE(copy_lane)
{
    v128 r = a[0];
    put(&r, in->lane, in->imm & 255, get(&a[1], in->lane, in->imm >> 8));
    return r;
}

static v128 repeat(const struct ir_inst *in, uint64_t value)
{
    v128 r = {0, 0};
    for (unsigned i = 0; i < bytes_of(in) >> in->lane; i++)
        put(&r, in->lane, i, value);
    return r;
}

WHOLE(duplicate)
{
    return repeat(in, a[0][0]);
}

WHOLE(duplicate_lane)
{
    return repeat(in, get(&a[0], in->lane, in->imm));
}

WHOLE(float_select)
{
    return cut(in, ir_cond_holds(in->aux & 15, a[0][0]) ? a[1] : a[2]);
}

/* ---- permutations ---- */

WHOLE(reverse_groups)
{
    v128 r = {0, 0};
    unsigned last = (unsigned)(in->imm >> in->lane) - 1; /* index within a group */
    for (unsigned i = 0; i < bytes_of(in) >> in->lane; i++)
        put(&r, in->lane, i, get(&a[0], in->lane, i ^ last));
    return r;
}

WHOLE(extract_bytes)
{
    v128 r = {0, 0};
    unsigned size = bytes_of(in);
    for (unsigned i = 0; i < size; i++) {
        unsigned at = i + (unsigned)in->imm;
        put(&r, 0, i, get(&a[at >= size], 0, at % size));
    }
    return r;
}

WHOLE(zip)
{
    v128 r = {0, 0};
    unsigned n = bytes_of(in) >> in->lane, from = in->op == IR_VZIP2 ? n / 2 : 0;
    for (unsigned i = 0; i < n; i++)
        put(&r, in->lane, i, get(&a[i & 1], in->lane, from + i / 2));
    return r;
}

WHOLE(unzip)
{
    v128 r = {0, 0};
    unsigned n = bytes_of(in) >> in->lane, odd = in->op == IR_VUZP2;
    for (unsigned i = 0; i < n; i++)
        put(&r, in->lane, i, get(&a[2 * i >= n], in->lane, 2 * i % n + odd));
    return r;
}

WHOLE(transpose)
{
    v128 r = {0, 0};
    unsigned n = bytes_of(in) >> in->lane, odd = in->op == IR_VTRN2;
    for (unsigned i = 0; i < n; i++)
        put(&r, in->lane, i, get(&a[i & 1], in->lane, (i & ~1u) + odd));
    return r;
}

WHOLE(table_lookup)
{
    v128 r = {0, 0};
    unsigned table_bytes = in->op == IR_VTBL2 ? 32 : 16;
    for (unsigned i = 0; i < bytes_of(in); i++) {
        unsigned at = (unsigned)get(&a[0], 0, i);
        put(&r, 0, i, at < table_bytes ? get(&a[1 + at / 16], 0, at % 16) : 0);
    }
    return r;
}

/* ---- the rest ---- */

WHOLE(carry_less_long)
{
    if (in->lane == 0)
        return widening(in, &(struct vec_op){nullptr, carry_less, UNSIGNED, CUT}, a);
    unsigned __int128 r = (unsigned __int128)carry_less(in, a[0][in->imm & 1], a[1][in->imm & 1]);
    return (v128){(uint64_t)r, (uint64_t)(r >> 64)};
}

WHOLE(dot_product)
{
    v128 r = {0, 0};
    unsigned sign1 = in->op == IR_VSDOT ? SIGNED : UNSIGNED;
    unsigned sign2 = in->op == IR_VUDOT ? UNSIGNED : SIGNED;
    for (unsigned i = 0; i < bytes_of(in) / 4; i++) {
        wide sum = (wide)get(&a[0], 2, i);
        for (unsigned j = 4 * i; j < 4 * i + 4; j++)
            sum += read_lane(&a[1], 0, j, sign1) * read_lane(&a[2], 0, j, sign2);
        put(&r, 2, i, (uint64_t)sum);
    }
    return r;
}

static const struct vec_op vec_ops[IR_OP_COUNT] = {
    [IR_VCONST] = {constant},
    [IR_I2V] = {int_to_vector},
    [IR_V2I] = {vector_to_int},
    [IR_VZEXT] = {zero_extend},
    [IR_VGETLANE] = {get_lane},
    [IR_VGETLANE_S] = {get_lane_signed},
    [IR_VSIGNS] = {signs},
    [IR_VSETLANE] = {set_lane},
    [IR_VCOPYLANE] = {copy_lane},
    [IR_VDUP] = {duplicate},
    [IR_VDUPLANE] = {duplicate_lane},
    [IR_VAND] = {bits_and},
    [IR_VOR] = {bits_or},
    [IR_VXOR] = {bits_xor},
    [IR_VANDN] = {bits_andn},
    [IR_VNOT] = {bits_not},
    [IR_VBSL] = {bits_choose},
    [IR_VADD] = {lanewise, add, UNSIGNED, CUT},
    [IR_VSUB] = {lanewise, sub, UNSIGNED, CUT},
    [IR_VMUL] = {lanewise, mul, UNSIGNED, CUT},
    [IR_VNEG] = {lanewise, neg, SIGNED, CUT},
    [IR_VABS] = {lanewise, absolute, SIGNED, CUT},
    [IR_VSMIN] = {lanewise, min, SIGNED, CUT},
    [IR_VSMAX] = {lanewise, max, SIGNED, CUT},
    [IR_VUMIN] = {lanewise, min, UNSIGNED, CUT},
    [IR_VUMAX] = {lanewise, max, UNSIGNED, CUT},
    [IR_VSABD] = {lanewise, difference, SIGNED, CUT},
    [IR_VUABD] = {lanewise, difference, UNSIGNED, CUT},
    [IR_VSQADD] = {lanewise, add, SIGNED, SATURATE_SIGNED},
    [IR_VUQADD] = {lanewise, add, UNSIGNED, SATURATE_UNSIGNED},
    [IR_VSQSUB] = {lanewise, sub, SIGNED, SATURATE_SIGNED},
    [IR_VUQSUB] = {lanewise, sub, UNSIGNED, SATURATE_UNSIGNED},
    [IR_VSHADD] = {lanewise, halving_add, SIGNED, CUT},
    [IR_VUHADD] = {lanewise, halving_add, UNSIGNED, CUT},
    [IR_VSHSUB] = {lanewise, halving_sub, SIGNED, CUT},
    [IR_VUHSUB] = {lanewise, halving_sub, UNSIGNED, CUT},
    [IR_VSRHADD] = {lanewise, rounding_halving_add, SIGNED, CUT},
    [IR_VURHADD] = {lanewise, rounding_halving_add, UNSIGNED, CUT},
    [IR_VCMPEQ] = {lanewise, equal, UNSIGNED, CUT},
    [IR_VCMPGT] = {lanewise, greater, SIGNED, CUT},
    [IR_VCMPGE] = {lanewise, greater_equal, SIGNED, CUT},
    [IR_VCMPHI] = {lanewise, greater, UNSIGNED, CUT},
    [IR_VCMPHS] = {lanewise, greater_equal, UNSIGNED, CUT},
    [IR_VTST] = {lanewise, test_bits, UNSIGNED, CUT},
    [IR_VSHL] = {lanewise, shift_left, UNSIGNED, CUT},
    [IR_VSHR] = {lanewise, shift_right, UNSIGNED, CUT},
    [IR_VSAR] = {lanewise, shift_right, SIGNED, CUT},
    [IR_VSSHLV] = {lanewise, shift_by_lane, SIGNED, CUT},
    [IR_VUSHLV] = {lanewise, shift_by_lane, UNSIGNED, CUT},
    [IR_VCLZ] = {lanewise, leading_zeros, UNSIGNED, CUT},
    [IR_VCNT] = {bytewise, popcount, UNSIGNED, CUT},
    [IR_VRBIT] = {bytewise, reverse_byte, UNSIGNED, CUT},
    [IR_VREV] = {reverse_groups},
    [IR_VEXT] = {extract_bytes},
    [IR_VZIP1] = {zip},
    [IR_VZIP2] = {zip},
    [IR_VUZP1] = {unzip},
    [IR_VUZP2] = {unzip},
    [IR_VTRN1] = {transpose},
    [IR_VTRN2] = {transpose},
    [IR_VTBL] = {table_lookup},
    [IR_VTBL2] = {table_lookup},
    [IR_VADDP] = {pairwise, add, UNSIGNED, CUT},
    [IR_VSMAXP] = {pairwise, max, SIGNED, CUT},
    [IR_VSMINP] = {pairwise, min, SIGNED, CUT},
    [IR_VUMAXP] = {pairwise, max, UNSIGNED, CUT},
    [IR_VUMINP] = {pairwise, min, UNSIGNED, CUT},
    [IR_VSADDLP] = {pairs_to_long, add, SIGNED, CUT},
    [IR_VUADDLP] = {pairs_to_long, add, UNSIGNED, CUT},
    [IR_VADDV] = {across, add, UNSIGNED, CUT},
    [IR_VSMAXV] = {across, max, SIGNED, CUT},
    [IR_VSMINV] = {across, min, SIGNED, CUT},
    [IR_VUMAXV] = {across, max, UNSIGNED, CUT},
    [IR_VUMINV] = {across, min, UNSIGNED, CUT},
    [IR_VSXTL] = {widening, first, SIGNED, CUT},
    [IR_VUXTL] = {widening, first, UNSIGNED, CUT},
    [IR_VXTN] = {narrowing, nullptr, UNSIGNED, CUT},
    [IR_VSQXTN] = {narrowing, nullptr, SIGNED, SATURATE_SIGNED},
    [IR_VUQXTN] = {narrowing, nullptr, UNSIGNED, SATURATE_UNSIGNED},
    [IR_VSQXTUN] = {narrowing, nullptr, SIGNED, SATURATE_UNSIGNED},
    [IR_VSMULL] = {widening, mul, SIGNED, CUT},
    [IR_VUMULL] = {widening, mul, UNSIGNED, CUT},
    [IR_VPMULL] = {carry_less_long},
    [IR_VPMUL] = {bytewise, carry_less, UNSIGNED, CUT},
    [IR_VSQDMULH] = {lanewise, doubling_high, SIGNED, SATURATE_SIGNED},
    [IR_VSQRDMULH] = {lanewise, rounding_doubling_high, SIGNED, SATURATE_SIGNED},
    [IR_VSDOT] = {dot_product},
    [IR_VUDOT] = {dot_product},
    [IR_VUSDOT] = {dot_product},
    [IR_FNEG] = {scalar, flip_sign, UNSIGNED, CUT},
    [IR_FABS] = {scalar, clear_sign, UNSIGNED, CUT},
    [IR_FSELECT] = {float_select},
    [IR_VFNEG] = {lanewise, flip_sign, UNSIGNED, CUT},
    [IR_VFABS] = {lanewise, clear_sign, UNSIGNED, CUT},
};

bool ir_vec_eval(const struct ir_inst *in, const v128 *arg, v128 *result)
{
    const struct vec_op *op = &vec_ops[in->op];
    if (op->shape)
        *result = op->shape(in, op, arg);
    return op->shape != nullptr;
}
