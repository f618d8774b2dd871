/*
 * Advanced SIMD loads and stores of structures: LD1 ... LD4, ST1 ... ST4, LD1R ... LD4R (ARM DDI
 * 0487 C7.2). Memory is read or written before any register changes, so that a fault leaves the
 * state of before.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/simd.h"

static ir_ref load(struct a64_ctx *c, enum ir_type type, unsigned lane, ir_ref base,
                   unsigned offset)
{
    return ir_vop(c->b, IR_LOAD, type, lane, base, IR_NONE, IR_NONE, offset);
}

static void store(struct a64_ctx *c, unsigned lane, ir_ref base, unsigned offset, ir_ref value)
{
    ir_vop(c->b, IR_STORE, IR_VOID, lane, base, IR_NONE, value, offset);
}

/* Post-index: the offset is a register, or the size of what was transferred where its number is 31.
 */
static bool write_back(struct a64_ctx *c, unsigned rn, unsigned rm, unsigned size)
{
    ir_ref offset = rm == 31 ? ir_const(c->b, IR_I64, size) : a64_x(c, rm);

    a64_set_x_sp(c, rn, true, ir_op2(c->b, IR_ADD, IR_I64, a64_x_sp(c, rn), offset));
    return true;
}

/* --- whole registers: s.lane is the element size, `count` registers from rt on --- */

/* A constant for look-ups: `bytes` as a V128. */
static ir_ref byte_indices(struct a64_ctx *c, const uint8_t bytes[16])
{
    uint64_t half[2] = {0, 0};

    for (unsigned i = 0; i < 16; i++)
        half[i / 8] |= (uint64_t)bytes[i] << i % 8 * 8;
    return ir_vconst(c->b, half[0], half[1]);
}

/* Bytes of three registers chosen by the indices, 16 per register. */
static ir_ref look_up3(struct simd s, const ir_ref v[3], const uint8_t indices[16])
{
    uint8_t upper[16];
    bool any_upper = false;

    for (unsigned i = 0; i < 16; i++) {
        upper[i] = indices[i] >= 32 ? indices[i] - 32 : 0xff;
        any_upper |= indices[i] >= 32;
    }
    s.lane = 0;
    ir_ref lower = simd_emit(s, IR_VTBL2, byte_indices(s.c, indices), v[0], v[1], 0);

    return any_upper
               ? simd_op2(s, IR_VOR, lower, simd_op2(s, IR_VTBL, byte_indices(s.c, upper), v[2]))
               : lower;
}

/* Memory in 16-byte chunks (the last may have 8) to the three registers. */
static void deinterleave3(struct simd s, ir_ref chunk[3], ir_ref out[3])
{
    unsigned bytes = 1u << s.lane;

    if (s.form == SIMD_V64) /* 24 bytes */
        chunk[2] = chunk[1];
    for (unsigned reg = 0; reg < 3; reg++) {
        uint8_t indices[16];

        for (unsigned i = 0; i < 16; i++)
            indices[i] = (uint8_t)((i / bytes * 3 + reg) * bytes + i % bytes);
        out[reg] = look_up3(s, chunk, indices);
    }
}

static void interleave3(struct simd s, const ir_ref v[3], ir_ref chunk[3])
{
    unsigned bytes = 1u << s.lane;

    for (unsigned i = 0; i < 3; i++) {
        uint8_t indices[16];

        for (unsigned j = 0; j < 16; j++) {
            unsigned place = i * 16 + j, element = place / bytes;

            indices[j] = (uint8_t)(element % 3 * 16 + element / 3 * bytes + place % bytes);
        }
        chunk[i] = look_up3(simd(s.c, SIMD_V128, 0), v, indices);
    }
}

static void load_structures(struct simd s, unsigned count, unsigned rt, ir_ref base)
{
    struct a64_ctx *c = s.c;
    ir_ref m[4], v[4];

    if (count == 3 && s.form == SIMD_V64) {
        m[0] = load(c, IR_V128, 4, base, 0);
        m[1] = load(c, IR_V128, 3, base, 16);
    } else {
        for (unsigned i = 0; i < count; i++)
            m[i] = load(c, IR_V128, 3 + s.form, base, i * 8 << s.form);
    }
    if (count == 3) {
        deinterleave3(s, m, v);
    } else if (count == 2) {
        v[0] = simd_op2(s, IR_VUZP1, m[0], m[1]);
        v[1] = simd_op2(s, IR_VUZP2, m[0], m[1]);
    } else {
        ir_ref even_lower = simd_op2(s, IR_VUZP1, m[0], m[1]),
               even_upper = simd_op2(s, IR_VUZP1, m[2], m[3]);
        ir_ref odd_lower = simd_op2(s, IR_VUZP2, m[0], m[1]),
               odd_upper = simd_op2(s, IR_VUZP2, m[2], m[3]);

        v[0] = simd_op2(s, IR_VUZP1, even_lower, even_upper);
        v[1] = simd_op2(s, IR_VUZP1, odd_lower, odd_upper);
        v[2] = simd_op2(s, IR_VUZP2, even_lower, even_upper);
        v[3] = simd_op2(s, IR_VUZP2, odd_lower, odd_upper);
    }
    for (unsigned i = 0; i < count; i++)
        simd_set(s, (rt + i) % 32, v[i]);
}

static void store_structures(struct simd s, unsigned count, unsigned rt, ir_ref base)
{
    struct a64_ctx *c = s.c;
    ir_ref v[4], m[4];

    for (unsigned i = 0; i < count; i++)
        v[i] = a64_v(c, (rt + i) % 32);
    if (count == 3) {
        interleave3(s, v, m);
        if (s.form == SIMD_V64) {
            store(c, 4, base, 0, m[0]);
            store(c, 3, base, 16, m[1]);
            return;
        }
    } else if (count == 2) {
        m[0] = simd_op2(s, IR_VZIP1, v[0], v[1]);
        m[1] = simd_op2(s, IR_VZIP2, v[0], v[1]);
    } else {
        ir_ref even_lower = simd_op2(s, IR_VZIP1, v[0], v[2]),
               even_upper = simd_op2(s, IR_VZIP2, v[0], v[2]);
        ir_ref odd_lower = simd_op2(s, IR_VZIP1, v[1], v[3]),
               odd_upper = simd_op2(s, IR_VZIP2, v[1], v[3]);

        m[0] = simd_op2(s, IR_VZIP1, even_lower, odd_lower);
        m[1] = simd_op2(s, IR_VZIP2, even_lower, odd_lower);
        m[2] = simd_op2(s, IR_VZIP1, even_upper, odd_upper);
        m[3] = simd_op2(s, IR_VZIP2, even_upper, odd_upper);
    }
    for (unsigned i = 0; i < count; i++)
        store(c, 3 + s.form, base, i * 8 << s.form, m[i]);
}

static bool structures(struct a64_ctx *c, unsigned count, const struct a64_simd_multi *a)
{
    struct simd s = simd(c, a->q, a->size);
    ir_ref base = a64_x_sp(c, a->rn);

    if (a->l)
        load_structures(s, count, a->rt, base);
    else
        store_structures(s, count, a->rt, base);
    return true;
}

/* LD1 and ST1 of several registers: no structure, the element size does not matter. */
static bool registers(struct a64_ctx *c, unsigned count, const struct a64_simd_multi *a)
{
    ir_ref base = a64_x_sp(c, a->rn), v[4];

    for (unsigned i = 0; i < count; i++) {
        if (a->l)
            v[i] = load(c, IR_V128, 3 + a->q, base, i * 8 << a->q);
        else
            store(c, 3 + a->q, base, i * 8 << a->q, a64_v(c, (a->rt + i) % 32));
    }
    for (unsigned i = 0; a->l && i < count; i++)
        a64_set_v(c, (a->rt + i) % 32, v[i]);
    return true;
}

static bool registers_or_structures(struct a64_ctx *c, unsigned count, bool structured,
                                    const struct a64_simd_multi_post *a)
{
    struct a64_simd_multi plain = {.q = a->q, .l = a->l, .size = a->size, .rn = a->rn, .rt = a->rt};

    if (structured)
        structures(c, count, &plain);
    else
        registers(c, count, &plain);
    return write_back(c, a->rn, a->rm, count * 8 << a->q);
}

// clang-format off
#define REGISTERS(COUNT) \
    bool tr_a64_ldst1_multi##COUNT(struct a64_ctx *c, const struct a64_simd_multi *a) \
    { \
        return registers(c, COUNT, a); \
    } \
    bool tr_a64_ldst1_multi##COUNT##_post(struct a64_ctx *c, const struct a64_simd_multi_post *a) \
    { \
        return registers_or_structures(c, COUNT, false, a); \
    }
#define STRUCTURES(COUNT) \
    bool tr_a64_ldst##COUNT##_multi(struct a64_ctx *c, const struct a64_simd_multi *a) \
    { \
        return structures(c, COUNT, a); \
    } \
    bool tr_a64_ldst##COUNT##_multi_post(struct a64_ctx *c, const struct a64_simd_multi_post *a) \
    { \
        return registers_or_structures(c, COUNT, true, a); \
    }

REGISTERS(1)
REGISTERS(2)
REGISTERS(3)
REGISTERS(4)
STRUCTURES(2)
STRUCTURES(3)
STRUCTURES(4)
// clang-format on

/* --- one structure: a lane of each of n + 1 registers, or every lane (replicated) --- */

static bool lanes(struct simd s, bool is_load, unsigned count, unsigned index, unsigned rn,
                  unsigned rt)
{
    struct a64_ctx *c = s.c;
    ir_ref base = a64_x_sp(c, rn), v[4];

    for (unsigned i = 0; i < count; i++) {
        ir_ref old = a64_v(c, (rt + i) % 32);
        enum ir_type type = s.lane == 3 ? IR_I64 : IR_I32;

        if (is_load)
            v[i] = simd_op2i(s, IR_VSETLANE, old, load(c, type, s.lane, base, i << s.lane), index);
        else if (index == 0 && s.lane >= 2)
            store(c, s.lane, base, i << s.lane, old);
        else
            store(c, s.lane, base, i << s.lane,
                  ir_vop(c->b, IR_VGETLANE, type, s.lane, old, IR_NONE, IR_NONE, index));
    }
    for (unsigned i = 0; is_load && i < count; i++)
        a64_set_v(c, (rt + i) % 32, v[i]);
    return true;
}

// clang-format off
#define LANES(SIZE, LANE) \
    bool tr_a64_ldst_lane_##SIZE(struct a64_ctx *c, const struct a64_simd_lane *a) \
    { \
        return lanes(simd(c, SIMD_V128, LANE), a->l, a->n + 1, a->idx, a->rn, a->rt); \
    } \
    bool tr_a64_ldst_lane_##SIZE##_post(struct a64_ctx *c, const struct a64_simd_lane_post *a) \
    { \
        lanes(simd(c, SIMD_V128, LANE), a->l, a->n + 1, a->idx, a->rn, a->rt); \
        return write_back(c, a->rn, a->rm, (a->n + 1) << LANE); \
    }

LANES(b, 0)
LANES(h, 1)
LANES(s, 2)
LANES(d, 3)
// clang-format on

static bool replicate(struct simd s, unsigned count, unsigned rn, unsigned rt)
{
    struct a64_ctx *c = s.c;
    ir_ref base = a64_x_sp(c, rn), v[4];

    for (unsigned i = 0; i < count; i++) {
        if (s.lane < 2)
            v[i] = simd_op1(s, IR_VDUP, load(c, IR_I32, s.lane, base, i << s.lane));
        else
            v[i] = simd_op1i(s, IR_VDUPLANE, load(c, IR_V128, s.lane, base, i << s.lane), 0);
    }
    for (unsigned i = 0; i < count; i++)
        simd_set(s, (rt + i) % 32, v[i]);
    return true;
}

bool tr_a64_ld_rep(struct a64_ctx *c, const struct a64_simd_rep *a)
{
    return replicate(simd(c, a->q, a->size), a->n + 1, a->rn, a->rt);
}

bool tr_a64_ld_rep_post(struct a64_ctx *c, const struct a64_simd_rep_post *a)
{
    replicate(simd(c, a->q, a->size), a->n + 1, a->rn, a->rt);
    return write_back(c, a->rn, a->rm, (a->n + 1) << a->size);
}
