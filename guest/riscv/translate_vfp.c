/*
 * Vector floating point (V 1.0, chapters 13, 14.3 and the moves of 16): which formats and registers
 * each instruction may name, and the helper that does it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helper_vfp.h"
#include "guest/riscv/helper_vperm.h"
#include "guest/riscv/v_inline.h"

static bool operation(struct rv_ctx *c, unsigned vd, unsigned vs2, unsigned vs1, unsigned rules,
                      rv_v_fn *fn)
{
    struct rv_v_shape shape = {(uint8_t)vd, (uint8_t)vs2, (uint8_t)vs1, (uint8_t)rules};

    return rv_v_operation(c, &shape, RV_V_FLOAT, fn, rv_v_scalar(c));
}

static unsigned vs1_width(const struct rv_ctx *c, unsigned width)
{
    return rv_v_funct3(c->word) == RV_V_OPFVV ? width : RV_V_NONE;
}

static bool binary(struct rv_ctx *c, unsigned vd, rv_v_fn *fn)
{
    return operation(c, vd, RV_V_SAME, vs1_width(c, RV_V_SAME), RV_V_FP, fn);
}

static bool wide_is_fp(const struct rv_ctx *c)
{
    return rv_v_sew_is_fp(c, c->v.sew + 1u);
}

/* --- Arithmetic --- */

bool tr_rv_vfarith(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return binary(c, RV_V_SAME, rv_v_fp_binary);
}

bool tr_rv_vfrsub(struct rv_ctx *c, const struct rv_vop *a)
{
    return binary(c, RV_V_SAME, rv_v_fp_binary);
}

bool tr_rv_vfmul(struct rv_ctx *c, const struct rv_vop *a)
{
    return binary(c, RV_V_SAME, rv_v_fp_binary);
}

bool tr_rv_vfdiv(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return binary(c, RV_V_SAME, rv_v_fp_binary);
}

bool tr_rv_vfsgnj(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return binary(c, RV_V_SAME, rv_v_fp_sign);
}

bool tr_rv_vfmac(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return binary(c, RV_V_SAME, rv_v_fp_multiply_add);
}

bool tr_rv_vfcompare(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return binary(c, RV_V_MASK, rv_v_fp_compare);
}

bool tr_rv_vfmerge(struct rv_ctx *c, const struct rv_vfmerge *a)
{
    return binary(c, RV_V_SAME, rv_v_fp_merge);
}

bool tr_rv_vfmv_v(struct rv_ctx *c, const struct rv_vfmv_v *a)
{
    return operation(c, RV_V_SAME, RV_V_NONE, RV_V_NONE, RV_V_FP, rv_v_fp_merge);
}

/* --- Widening --- */

bool tr_rv_vfwaddsub(struct rv_ctx *c, const struct rv_vfwaddsub *a)
{
    return wide_is_fp(c) && operation(c, RV_V_WIDE, a->wide ? RV_V_WIDE : RV_V_SAME,
                                      vs1_width(c, RV_V_SAME), RV_V_FP, rv_v_fp_widen_add);
}

bool tr_rv_vfwmul(struct rv_ctx *c, const struct rv_vop *a)
{
    return wide_is_fp(c) && binary(c, RV_V_WIDE, rv_v_fp_widen);
}

bool tr_rv_vfwmac(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return wide_is_fp(c) && binary(c, RV_V_WIDE, rv_v_fp_widen);
}

/* --- One operand --- */

static bool unary(struct rv_ctx *c)
{
    return operation(c, RV_V_SAME, RV_V_SAME, RV_V_NONE, RV_V_FP, rv_v_fp_unary);
}

bool tr_rv_vfsqrt(struct rv_ctx *c, const struct rv_vunary *a)
{
    return unary(c);
}

bool tr_rv_vfestimate(struct rv_ctx *c, const struct rv_vunary_fn *a)
{
    return unary(c);
}

bool tr_rv_vfclass(struct rv_ctx *c, const struct rv_vunary *a)
{
    return unary(c);
}

bool tr_rv_vfcvt(struct rv_ctx *c, const struct rv_vunary_fn *a)
{
    return operation(c, RV_V_SAME, RV_V_SAME, RV_V_NONE, RV_V_FP, rv_v_fp_convert);
}

/* Between SEW and 2 * SEW: which of them are floating-point formats by this instruction? Half
 * precision has conversions to and from single also without its arithmetic (Zvfhmin). */
static bool formats_exist(const struct rv_ctx *c, unsigned fn, bool narrow_is_fp, bool wide_fp)
{
    enum {
        FLOAT = 4
    };

    if (c->t->key == RV_KEY_FRM_INVALID)
        return false;
    if (fn == FLOAT && c->v.sew == 1)
        return c->t->cpu->features[RV_FEATURES_V] & RV_V_ZVFHMIN;
    return (!narrow_is_fp || rv_v_sew_is_fp(c, c->v.sew)) && (!wide_fp || wide_is_fp(c));
}

static bool from_int(unsigned fn)
{
    return fn == 2 || fn == 3;
}

static bool to_int(unsigned fn)
{
    return fn < 2 || fn > 5;
}

bool tr_rv_vfwcvt(struct rv_ctx *c, const struct rv_vunary_fn *a)
{
    return formats_exist(c, a->fn, !from_int(a->fn), !to_int(a->fn)) &&
           operation(c, RV_V_WIDE, RV_V_SAME, RV_V_NONE, 0, rv_v_fp_convert_wide);
}

bool tr_rv_vfncvt(struct rv_ctx *c, const struct rv_vunary_fn *a)
{
    return formats_exist(c, a->fn, !to_int(a->fn), !from_int(a->fn)) &&
           operation(c, RV_V_SAME, RV_V_WIDE, RV_V_NONE, 0, rv_v_fp_convert_narrow);
}

/* --- Reductions --- */

bool tr_rv_vfreduce(struct rv_ctx *c, const struct rv_vreduction *a)
{
    return operation(c, RV_V_ONE, RV_V_SAME, RV_V_ONE, RV_V_FP | RV_V_VSTART_0, rv_v_fp_reduce);
}

bool tr_rv_vfwreduce(struct rv_ctx *c, const struct rv_vreduction *a)
{
    return wide_is_fp(c) && operation(c, RV_V_ONE_WIDE, RV_V_SAME, RV_V_ONE_WIDE,
                                      RV_V_FP | RV_V_VSTART_0, rv_v_fp_reduce_wide);
}

/* --- Moves --- */

bool tr_rv_vfmv_f_s(struct rv_ctx *c, const struct rv_vfmv_f_s *a)
{
    static const struct rv_v_shape shape = {RV_V_NONE, RV_V_ONE, RV_V_NONE, RV_V_FP};
    ir_ref value = rv_v_call(c, &shape, RV_V_PLAIN, rv_v_get_first, rv_const64(c, 0));

    if (value == IR_NONE)
        return false;
    if (c->v.sew < 3) /* boxed */
        value = rv_op2_64(c, IR_OR, value, rv_const64(c, UINT64_MAX << (8u << c->v.sew)));
    rv_set_f_bits(c, a->rd, value);
    return true;
}

bool tr_rv_vfmv_s_f(struct rv_ctx *c, const struct rv_vfmv_s_f *a)
{
    return operation(c, RV_V_ONE, RV_V_NONE, RV_V_NONE, RV_V_FP, rv_v_set_first_fp);
}
