/*
 * Vector instructions as IR that look across elements: reductions, mask logic, counts of mask bits,
 * element 0.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/v_inline.h"

/* --- Reductions --- */

enum { /* funct6 */
    VREDSUM,
    VREDAND,
    VREDOR,
    VREDXOR,
    VREDMINU,
    VREDMIN,
    VREDMAXU,
    VREDMAX
};

static ir_ref combine(struct rv_ctx *c, unsigned fn, ir_ref x, ir_ref y)
{
    static const uint8_t ops[8] = {IR_VADD,  IR_VAND,  IR_VOR,   IR_VXOR,
                                   IR_VUMIN, IR_VSMIN, IR_VUMAX, IR_VSMAX};
    static const uint8_t bitwise[8] = {[VREDAND] = 1, [VREDOR] = 1, [VREDXOR] = 1};

    return rv_v_op2(c, ops[fn], bitwise[fn] ? 0 : c->v.sew, x, y);
}

/* What changes no result. */
static ir_ref neutral(struct rv_ctx *c, unsigned fn)
{
    uint64_t sign = UINT64_C(1) << ((8u << c->v.sew) - 1);

    switch (fn) {
    case VREDAND:
    case VREDMINU: return rv_v_splat_const(c, c->v.sew, UINT64_MAX);
    case VREDMIN: return rv_v_splat_const(c, c->v.sew, sign - 1);
    case VREDMAX: return rv_v_splat_const(c, c->v.sew, sign);
    default: return rv_v_splat_const(c, c->v.sew, 0);
    }
}

bool rv_v_inline_reduce(struct rv_ctx *c)
{
    unsigned fn = c->word >> 26, lane = c->v.sew, chunks = rv_v_chunks(c, c->v.lmul);
    ir_ref all = IR_NONE;

    if (!c->v.full || (lane == 3 && fn >= VREDMINU))
        return false; /* with vl = 0 nothing is written */
    for (unsigned i = 0; i < chunks; i++) {
        ir_ref x = rv_v_chunk(c, rv_v_vs2(c->word), i);
        ir_ref active = rv_v_active_lanes(c, lane, i, rv_v_masked(c->word));
        if (active != IR_NONE)
            x = rv_v_blend(c, active, x, neutral(c, fn));
        all = i ? combine(c, fn, all, x) : x;
    }
    for (unsigned bytes = 8; bytes >= 1u << lane; bytes /= 2)
        all = combine(c, fn, all, ir_vop(c->b, IR_VEXT, IR_V128, 0, all, all, IR_NONE, bytes));
    all = combine(c, fn, all, rv_v_chunk(c, rv_v_vs1(c->word), 0));
    rv_v_set_element(c, lane, all);
    return true;
}

/* --- Element 0 --- */

void rv_v_set_element(struct rv_ctx *c, unsigned lane, ir_ref v)
{
    unsigned vd = rv_v_vd(c->word);

    ir_set(c->b, RV_V0 + vd * rv_v_vlenb(c) / 16,
           ir_vop(c->b, IR_VCOPYLANE, IR_V128, lane, rv_v_chunk(c, vd, 0), v, IR_NONE, 0));
}

/* --- Logic of masks --- */

bool rv_v_inline_mask(struct rv_ctx *c)
{
    static const struct {
        uint8_t op;
        bool inverted;
    } ops[8] = {{IR_VANDN}, {IR_VAND},       {IR_VOR},       {IR_VXOR},
                {IR_VOR},   {IR_VAND, true}, {IR_VOR, true}, {IR_VXOR, true}};
    enum {
        VMORN = 4
    };
    unsigned fn = c->word >> 26 & 7, vd = rv_v_vd(c->word);
    uint64_t vlmax = rv_v_present_vlmax(c);

    if (!c->v.full || vlmax > 128)
        return false;
    ir_ref x = rv_v_chunk(c, rv_v_vs2(c->word), 0), y = rv_v_chunk(c, rv_v_vs1(c->word), 0), r;
    if (fn == VMORN)
        y = ir_vop(c->b, IR_VNOT, IR_V128, 0, y, IR_NONE, IR_NONE, 0);
    r = rv_v_op2(c, ops[fn].op, 0, x, y);
    if (ops[fn].inverted)
        r = ir_vop(c->b, IR_VNOT, IR_V128, 0, r, IR_NONE, IR_NONE, 0);
    if (vlmax < 128) {
        uint64_t low = vlmax < 64 ? (UINT64_C(1) << vlmax) - 1 : UINT64_MAX;
        r = rv_v_blend(c, ir_vconst(c->b, low, 0), r, rv_v_chunk(c, vd, 0));
    }
    ir_set(c->b, RV_V0 + vd * rv_v_vlenb(c) / 16, r);
    return true;
}

/* --- Counts --- */

/* The active bits of mask register `reg` in word 0 or 1. */
static ir_ref mask_word(struct rv_ctx *c, unsigned reg, unsigned word)
{
    ir_ref bits =
        ir_vop(c->b, IR_VGETLANE, IR_I64, 3, rv_v_chunk(c, reg, 0), IR_NONE, IR_NONE, word);
    ir_ref v0 = rv_v_masked(c->word) ? ir_vop(c->b, IR_VGETLANE, IR_I64, 3, rv_v_chunk(c, 0, 0),
                                              IR_NONE, IR_NONE, word)
                                     : IR_NONE;
    uint64_t known;
    ir_ref active = rv_v_active_bits(c, word, v0, rv_v_masked(c->word));

    if (ir_is_const(c->b, active, &known) && known == UINT64_MAX)
        return bits;
    return rv_op2_64(c, IR_AND, bits, active);
}

/* vcpop.m, vfirst.m */
static ir_ref count(struct rv_ctx *c, bool first)
{
    uint64_t vlmax = rv_v_present_vlmax(c);
    unsigned reg = rv_v_vs2(c->word);
    ir_ref none = rv_const64(c, UINT64_MAX), zero = rv_const64(c, 0);

    if (vlmax > 128)
        return IR_NONE;
    ir_ref low = mask_word(c, reg, 0), high = vlmax > 64 ? mask_word(c, reg, 1) : IR_NONE;
    if (!first) {
        ir_ref n = ir_op1(c->b, IR_POPCNT, IR_I64, low);
        return high == IR_NONE ? n : rv_op2_64(c, IR_ADD, n, ir_op1(c->b, IR_POPCNT, IR_I64, high));
    }
    ir_ref behind = none;
    if (high != IR_NONE)
        behind = rv_select64(
            c, rv_cmp64(c, IR_NE, high, zero),
            rv_op2_64(c, IR_ADD, ir_op1(c->b, IR_CTZ, IR_I64, high), rv_const64(c, 64)), none);
    return rv_select64(c, rv_cmp64(c, IR_NE, low, zero), ir_op1(c->b, IR_CTZ, IR_I64, low), behind);
}

ir_ref rv_v_inline_result(struct rv_ctx *c)
{
    enum {
        VRXUNARY0 = 16, /* funct6 */
        VMV = 0,        /* vs1 */
        VCPOP = 16,
        VFIRST
    };
    unsigned funct3 = rv_v_funct3(c->word), which = rv_v_vs1(c->word);

    if (c->word >> 26 != VRXUNARY0 || !rv_v_may_inline(c))
        return IR_NONE;
    if (which == VMV && (funct3 == RV_V_OPMVV || funct3 == RV_V_OPFVV))
        return ir_vop(c->b, IR_VGETLANE_S, IR_I64, c->v.sew, rv_v_chunk(c, rv_v_vs2(c->word), 0),
                      IR_NONE, IR_NONE, 0);
    if (funct3 == RV_V_OPMVV && (which == VCPOP || which == VFIRST))
        return count(c, which == VFIRST);
    return IR_NONE;
}
