/*
 * Vector integer arithmetic as IR whose results are wider or narrower than the operands.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/v_inline.h"

/* funct6 */
enum {
    VNSRL = 44, /* OPIVV, OPIVX, OPIVI */
    VNSRA,
    VEXTEND = 18, /* OPMVV */
    VWADDU = 48,  /* OPMVV, OPMVX */
    VWADDU_W = 52,
    VWMULU = 56,
    VWMACCU = 60,
};

/* Elements of the group at `reg` widened from `from` to `to` (log2 of bytes): chunk i of the
 * result. */
static ir_ref widened(struct rv_ctx *c, unsigned reg, unsigned from, unsigned to, bool is_signed,
                      unsigned i)
{
    ir_ref x = rv_v_chunk(c, reg, i >> (to - from));

    for (unsigned lane = from; lane < to; lane++)
        x = ir_vop(c->b, is_signed ? IR_VSXTL : IR_VUXTL, IR_V128, lane, x, IR_NONE, IR_NONE,
                   i >> (to - lane - 1) & 1);
    return x;
}

/* vzext, vsext */
static bool extends(struct rv_ctx *c)
{
    unsigned which = rv_v_vs1(c->word), lane = c->v.sew, chunks = rv_v_chunks(c, c->v.lmul);

    for (unsigned i = 0; i < chunks; i++)
        rv_v_set_chunk(
            c, lane, i, rv_v_masked(c->word),
            widened(c, rv_v_vs2(c->word), lane - (4 - (which >> 1)), lane, which & 1, i));
    return true;
}

/* vwaddu vwadd vwsubu vwsub; with wide = true vs2 is as wide as the result. */
static ir_ref sum(struct rv_ctx *c, unsigned fn, bool wide, ir_ref splat, unsigned i)
{
    unsigned lane = c->v.sew;
    bool is_signed = fn & 1, subtract = fn & 2;
    ir_ref x = wide ? rv_v_chunk(c, rv_v_vs2(c->word), i)
                    : widened(c, rv_v_vs2(c->word), lane, lane + 1, is_signed, i);
    ir_ref y =
        splat != IR_NONE ? splat : widened(c, rv_v_vs1(c->word), lane, lane + 1, is_signed, i);

    return rv_v_op2(c, subtract ? IR_VSUB : IR_VADD, lane + 1, x, y);
}

/* A product of vs1 or the scalar and vs2: both signed, both unsigned, or mixed. */
static ir_ref product(struct rv_ctx *c, bool signed1, bool signed2, ir_ref scalar, unsigned i)
{
    unsigned lane = c->v.sew;
    bool vv = rv_v_funct3(c->word) == RV_V_OPMVV;

    if (signed1 == signed2) {
        ir_ref y = vv ? rv_v_chunk(c, rv_v_vs1(c->word), i / 2) : rv_v_splat(c, lane, scalar);
        return ir_vop(c->b, signed1 ? IR_VSMULL : IR_VUMULL, IR_V128, lane,
                      rv_v_chunk(c, rv_v_vs2(c->word), i / 2), y, IR_NONE, i & 1);
    }
    ir_ref x = widened(c, rv_v_vs2(c->word), lane, lane + 1, signed2, i);
    ir_ref y =
        vv ? widened(c, rv_v_vs1(c->word), lane, lane + 1, signed1, i)
           : rv_v_splat(c, lane + 1,
                        ir_op1i(c->b, signed1 ? IR_SEXT : IR_ZEXT, IR_I64, scalar, 8u << lane));
    return rv_v_op2(c, IR_VMUL, lane + 1, x, y);
}

static bool widens(struct rv_ctx *c, unsigned funct6, ir_ref scalar)
{
    unsigned lane = c->v.sew, chunks = rv_v_chunks(c, c->v.lmul + 1), fn = funct6 & 3;
    bool vv = rv_v_funct3(c->word) == RV_V_OPMVV, multiply = funct6 >= VWMULU,
         accumulate = funct6 >= VWMACCU;
    /* fn: both unsigned, both signed; 2 and 3 see rv_v_int_widen */
    bool signed2 = multiply && fn == 2 ? true : multiply && accumulate && fn == 3 ? false : fn & 1;
    bool signed1 = multiply && fn == 2 ? false : fn & 1;
    ir_ref splat = IR_NONE;

    if (chunks > RV_V_MAX_CHUNKS)
        return false;
    if (!multiply && !vv)
        splat = rv_v_splat(c, lane + 1,
                           ir_op1i(c->b, fn & 1 ? IR_SEXT : IR_ZEXT, IR_I64, scalar, 8u << lane));
    for (unsigned i = 0; i < chunks; i++) {
        ir_ref r = multiply ? product(c, signed1, signed2, scalar, i)
                            : sum(c, fn, funct6 >= VWADDU_W, splat, i);
        if (accumulate)
            r = rv_v_op2(c, IR_VADD, lane + 1, r, rv_v_chunk(c, rv_v_vd(c->word), i));
        rv_v_set_chunk(c, lane + 1, i, rv_v_masked(c->word), r);
    }
    return true;
}

/* vnsrl, vnsra by a scalar: shifted wide, then the low halves. */
static bool narrows(struct rv_ctx *c, unsigned funct6, ir_ref scalar)
{
    unsigned lane = c->v.sew, bits = 16u << lane, chunks = rv_v_chunks(c, c->v.lmul);
    uint64_t n;

    if (rv_v_funct3(c->word) == RV_V_OPIVV || !ir_is_const(c->b, scalar, &n))
        return false;
    for (unsigned i = 0; i < chunks; i++) {
        ir_ref half[2];
        bool two = rv_v_chunks(c, c->v.lmul + 1) > chunks;
        for (unsigned h = 0; h < (two ? 2 : 1); h++) {
            ir_ref x = rv_v_chunk(c, rv_v_vs2(c->word), two ? 2 * i + h : i);
            half[h] = n & (bits - 1) ? ir_vop(c->b, funct6 == VNSRA ? IR_VSAR : IR_VSHR, IR_V128,
                                              lane + 1, x, IR_NONE, IR_NONE, n & (bits - 1))
                                     : x;
        }
        ir_ref r = two ? rv_v_op2(c, IR_VUZP1, lane, half[0], half[1])
                       : ir_vop(c->b, IR_VXTN, IR_V128, lane, half[0], IR_NONE, IR_NONE, 0);
        rv_v_set_chunk(c, lane, i, rv_v_masked(c->word), r);
    }
    return true;
}

bool rv_v_inline_wide(struct rv_ctx *c, ir_ref scalar)
{
    unsigned funct6 = c->word >> 26, funct3 = rv_v_funct3(c->word);

    if (funct3 == RV_V_OPIVV || funct3 == RV_V_OPIVX || funct3 == RV_V_OPIVI)
        return (funct6 == VNSRL || funct6 == VNSRA) && narrows(c, funct6, scalar);
    if (funct6 == VEXTEND)
        return funct3 == RV_V_OPMVV && rv_v_vs1(c->word) >= 2 && rv_v_vs1(c->word) < 8 &&
               extends(c);
    return funct6 >= VWADDU && widens(c, funct6, scalar);
}
