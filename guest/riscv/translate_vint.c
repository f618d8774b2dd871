/*
 * Vector integer arithmetic (V 1.0, chapter 11): which registers each instruction may name, and the
 * helper that does it where translate_v_inline.c does not.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helper_vint.h"

static unsigned vs1_width(const struct rv_ctx *c, unsigned width)
{
    unsigned form = rv_v_funct3(c->word);

    return form == RV_V_OPIVV || form == RV_V_OPMVV ? width : RV_V_NONE;
}

static bool operation(struct rv_ctx *c, unsigned vd, unsigned vs2, unsigned vs1, rv_v_fn *fn)
{
    struct rv_v_shape shape = {(uint8_t)vd, (uint8_t)vs2, (uint8_t)vs1_width(c, vs1), 0};

    return rv_v_operation(c, &shape, RV_V_PLAIN, fn, rv_v_scalar(c));
}

/* Immediate shift amounts are unsigned. */
static bool shift(struct rv_ctx *c, unsigned vs2, rv_v_fn *fn)
{
    struct rv_v_shape shape = {RV_V_SAME, (uint8_t)vs2, (uint8_t)vs1_width(c, RV_V_SAME), 0};
    bool immediate = rv_v_funct3(c->word) == RV_V_OPIVI;

    return rv_v_operation(c, &shape, RV_V_PLAIN, fn,
                          immediate ? rv_v_scalar_uimm(c) : rv_v_scalar(c));
}

static bool binary(struct rv_ctx *c)
{
    return operation(c, RV_V_SAME, RV_V_SAME, RV_V_SAME, rv_v_int_binary);
}

bool tr_rv_vadd(struct rv_ctx *c, const struct rv_vop *a)
{
    return binary(c);
}

bool tr_rv_vsub(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return binary(c);
}

bool tr_rv_vminmax(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return binary(c);
}

bool tr_rv_vlogic(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return binary(c);
}

bool tr_rv_vsll(struct rv_ctx *c, const struct rv_vop *a)
{
    return shift(c, RV_V_SAME, rv_v_int_binary);
}

bool tr_rv_vdiv(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return binary(c);
}

bool tr_rv_vmul(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return binary(c);
}

/* vsrl, vsra, vssrl, vssra */
bool tr_rv_vshift_right(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return shift(c, RV_V_SAME, a->fn < 2 ? rv_v_int_binary : rv_v_int_scale);
}

/* vnsrl, vnsra, vnclipu, vnclip */
bool tr_rv_vnarrow(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return shift(c, RV_V_WIDE, a->fn < 2 ? rv_v_int_narrow : rv_v_int_clip);
}

bool tr_rv_vextend(struct rv_ctx *c, const struct rv_vextend *a)
{
    static const uint8_t widths[4] = {0, RV_V_EIGHTH, RV_V_QUARTER, RV_V_HALF};

    return operation(c, RV_V_SAME, widths[a->n], RV_V_NONE, rv_v_int_extend);
}

/* Not masked by v0, but with a carry in it. */
bool tr_rv_vadc(struct rv_ctx *c, const struct rv_vcarry *a)
{
    return operation(c, RV_V_SAME, RV_V_SAME, RV_V_SAME, rv_v_int_carry);
}

bool tr_rv_vmadc(struct rv_ctx *c, const struct rv_vmadc *a)
{
    return operation(c, RV_V_MASK, RV_V_SAME, RV_V_SAME, rv_v_int_carry_out);
}

bool tr_rv_vmerge(struct rv_ctx *c, const struct rv_vmerge *a)
{
    return operation(c, RV_V_SAME, RV_V_SAME, RV_V_SAME, rv_v_int_merge);
}

bool tr_rv_vmv_v(struct rv_ctx *c, const struct rv_vmv_v *a)
{
    return operation(c, RV_V_SAME, RV_V_NONE, RV_V_SAME, rv_v_int_merge);
}

bool tr_rv_vcompare(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return operation(c, RV_V_MASK, RV_V_SAME, RV_V_SAME, rv_v_int_compare);
}

bool tr_rv_vmac(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return operation(c, RV_V_SAME, RV_V_SAME, RV_V_SAME, rv_v_int_mac);
}

bool tr_rv_vwaddsub(struct rv_ctx *c, const struct rv_vwaddsub *a)
{
    return operation(c, RV_V_WIDE, a->wide ? RV_V_WIDE : RV_V_SAME, RV_V_SAME, rv_v_int_widen);
}

bool tr_rv_vwmul(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return operation(c, RV_V_WIDE, RV_V_SAME, RV_V_SAME, rv_v_int_widen);
}

bool tr_rv_vwmac(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return operation(c, RV_V_WIDE, RV_V_SAME, RV_V_SAME, rv_v_int_widen);
}
