/*
 * Advanced SIMD copies between registers and elements, permutations, table look-ups and immediates
 * (ARM DDI 0487 C7.2).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/disasm.h"
#include "guest/aarch64/simd.h"

/* The lane size and index in imm5: the lowest bit set tells the size, the bits above it the index.
 */
static unsigned imm5_lane(unsigned imm)
{
    return (unsigned)__builtin_ctz(imm);
}

static unsigned imm5_index(unsigned imm)
{
    return imm >> (imm5_lane(imm) + 1);
}

bool tr_a64_dup_elem_v(struct a64_ctx *c, const struct a64_simd_copy *a)
{
    struct simd s = simd(c, a->q, imm5_lane(a->imm));

    return simd_set(s, a->rd, simd_op1i(s, IR_VDUPLANE, a64_v(c, a->rn), imm5_index(a->imm)));
}

bool tr_a64_dup_elem_sc(struct a64_ctx *c, const struct a64_simd_copy_sc *a)
{
    struct simd s = simd(c, SIMD_SCALAR, imm5_lane(a->imm));

    return simd_set(s, a->rd, simd_op1i(s, IR_VDUPLANE, a64_v(c, a->rn), imm5_index(a->imm)));
}

bool tr_a64_dup_gen(struct a64_ctx *c, const struct a64_simd_copy *a)
{
    struct simd s = simd(c, a->q, imm5_lane(a->imm));

    return simd_set(s, a->rd, simd_op1(s, IR_VDUP, a64_x(c, a->rn)));
}

bool tr_a64_ins_gen(struct a64_ctx *c, const struct a64_simd_copy_sc *a)
{
    struct simd s = simd(c, SIMD_V128, imm5_lane(a->imm));

    return simd_set(
        s, a->rd, simd_op2i(s, IR_VSETLANE, a64_v(c, a->rd), a64_x(c, a->rn), imm5_index(a->imm)));
}

bool tr_a64_ins_elem(struct a64_ctx *c, const struct a64_simd_ins *a)
{
    struct simd s = simd(c, SIMD_V128, imm5_lane(a->imm));
    unsigned lanes = imm5_index(a->imm) | a->imm4 >> s.lane << 8;

    return simd_set(s, a->rd, simd_op2i(s, IR_VCOPYLANE, a64_v(c, a->rd), a64_v(c, a->rn), lanes));
}

static bool move_lane(struct a64_ctx *c, enum ir_op op, bool sf, unsigned lane, unsigned index,
                      unsigned rd, unsigned rn)
{
    ir_ref value =
        ir_vop(c->b, op, sf ? IR_I64 : IR_I32, lane, a64_v(c, rn), IR_NONE, IR_NONE, index);

    a64_set_x(c, rd, sf, value);
    return true;
}

bool tr_a64_smov(struct a64_ctx *c, const struct a64_simd_copy *a)
{
    return move_lane(c, IR_VGETLANE_S, a->q, imm5_lane(a->imm), imm5_index(a->imm), a->rd, a->rn);
}

/* The zero-extended lane as I64 is what W registers take, too. */
bool tr_a64_umov_w(struct a64_ctx *c, const struct a64_simd_copy_sc *a)
{
    return move_lane(c, IR_VGETLANE, true, imm5_lane(a->imm), imm5_index(a->imm), a->rd, a->rn);
}

bool tr_a64_umov_x(struct a64_ctx *c, const struct a64_simd_umov_x *a)
{
    return move_lane(c, IR_VGETLANE, true, 3, a->idx, a->rd, a->rn);
}

// clang-format off
#define PERMUTE(N, OP) \
    bool tr_a64_##N##_v(struct a64_ctx *c, const struct a64_simd_v3 *a) \
    { \
        struct simd s = simd(c, a->q, a->size); \
        return simd_set(s, a->rd, simd_op2(s, IR_##OP, a64_v(c, a->rn), a64_v(c, a->rm))); \
    }

PERMUTE(uzp1, VUZP1)
PERMUTE(uzp2, VUZP2)
PERMUTE(zip1, VZIP1)
PERMUTE(zip2, VZIP2)
PERMUTE(trn1, VTRN1)
PERMUTE(trn2, VTRN2)
// clang-format on

bool tr_a64_ext_v(struct a64_ctx *c, const struct a64_simd_ext *a)
{
    struct simd s = simd(c, a->q, 0);

    return simd_set(s, a->rd, simd_op2i(s, IR_VEXT, a64_v(c, a->rn), a64_v(c, a->rm), a->imm));
}

/* Looks up bytes in one or two registers from rn on. */
static ir_ref look_up(struct simd s, unsigned rn, unsigned registers, ir_ref indices)
{
    ir_ref table = a64_v(s.c, rn);

    if (registers == 1)
        return simd_op2(s, IR_VTBL, indices, table);
    return simd_emit(s, IR_VTBL2, indices, table, a64_v(s.c, (rn + 1) % 32), 0);
}

/* Longer tables in two steps: an index out of range of one step gives 0 there, also when it has
 * wrapped around. */
static ir_ref look_up_all(struct simd s, unsigned rn, unsigned registers, ir_ref indices)
{
    if (registers <= 2)
        return look_up(s, rn, registers, indices);
    ir_ref upper = simd_op2(s, IR_VSUB, indices, simd_splat(s, 32));

    return simd_op2(s, IR_VOR, look_up(s, rn, 2, indices),
                    look_up(s, (rn + 2) % 32, registers - 2, upper));
}

bool tr_a64_tbl_v(struct a64_ctx *c, const struct a64_simd_tbl *a)
{
    struct simd s = simd(c, a->q, 0);

    return simd_set(s, a->rd, look_up_all(s, a->rn, a->len + 1, a64_v(c, a->rm)));
}

bool tr_a64_tbx_v(struct a64_ctx *c, const struct a64_simd_tbl *a)
{
    struct simd s = simd(c, a->q, 0);
    ir_ref indices = a64_v(c, a->rm);
    ir_ref inside = simd_op2(s, IR_VCMPHI, simd_splat(s, 16 * (a->len + 1)), indices);
    ir_ref found = look_up_all(s, a->rn, a->len + 1, indices);

    return simd_set(s, a->rd, simd_emit(s, IR_VBSL, inside, found, a64_v(c, a->rd), 0));
}

/* --- immediates (AdvSIMDExpandImm) --- */

/* A 64-bit pattern into rd. */
static bool set_pattern(struct a64_ctx *c, unsigned q, unsigned rd, uint64_t value)
{
    a64_set_v(c, rd, ir_vconst(c->b, value, q ? value : 0));
    return true;
}

static uint64_t repeat(unsigned lane, uint64_t value)
{
    return lane == 1 ? value * 0x0001000100010001 : value * 0x0000000100000001;
}

static bool change_bits(struct a64_ctx *c, enum ir_op op, unsigned lane,
                        const struct a64_simd_imm *a)
{
    struct simd s = simd(c, a->q, lane);
    ir_ref mask = simd_splat(s, (uint64_t)a->imm << a->cmode * 8);

    return simd_set(s, a->rd, simd_bits2(s, op, a64_v(c, a->rd), mask));
}

bool tr_a64_movi_32(struct a64_ctx *c, const struct a64_simd_imm *a)
{
    return set_pattern(c, a->q, a->rd, repeat(2, (uint64_t)a->imm << a->cmode * 8));
}

bool tr_a64_mvni_32(struct a64_ctx *c, const struct a64_simd_imm *a)
{
    return set_pattern(c, a->q, a->rd, ~repeat(2, (uint64_t)a->imm << a->cmode * 8));
}

bool tr_a64_movi_16(struct a64_ctx *c, const struct a64_simd_imm *a)
{
    return set_pattern(c, a->q, a->rd, repeat(1, (uint64_t)a->imm << a->cmode * 8));
}

bool tr_a64_mvni_16(struct a64_ctx *c, const struct a64_simd_imm *a)
{
    return set_pattern(c, a->q, a->rd, ~repeat(1, (uint64_t)a->imm << a->cmode * 8));
}

/* "Masking shift left": ones come in. */
static uint64_t shifted_ones(const struct a64_simd_imm *a)
{
    unsigned shift = 8u << a->cmode;

    return repeat(2, (uint64_t)a->imm << shift | ((1u << shift) - 1));
}

bool tr_a64_movi_msl(struct a64_ctx *c, const struct a64_simd_imm *a)
{
    return set_pattern(c, a->q, a->rd, shifted_ones(a));
}

bool tr_a64_mvni_msl(struct a64_ctx *c, const struct a64_simd_imm *a)
{
    return set_pattern(c, a->q, a->rd, ~shifted_ones(a));
}

bool tr_a64_movi_8(struct a64_ctx *c, const struct a64_simd_imm8 *a)
{
    return set_pattern(c, a->q, a->rd, (uint64_t)a->imm * 0x0101010101010101);
}

bool tr_a64_movi_64(struct a64_ctx *c, const struct a64_simd_imm8 *a)
{
    return set_pattern(c, a->q, a->rd, a64_bytemask(a->imm));
}

bool tr_a64_orr_32(struct a64_ctx *c, const struct a64_simd_imm *a)
{
    return change_bits(c, IR_VOR, 2, a);
}

bool tr_a64_bic_32(struct a64_ctx *c, const struct a64_simd_imm *a)
{
    return change_bits(c, IR_VANDN, 2, a);
}

bool tr_a64_orr_16(struct a64_ctx *c, const struct a64_simd_imm *a)
{
    return change_bits(c, IR_VOR, 1, a);
}

bool tr_a64_bic_16(struct a64_ctx *c, const struct a64_simd_imm *a)
{
    return change_bits(c, IR_VANDN, 1, a);
}
