/*
 * Vector permutations, masks, fixed point and integer reductions (V 1.0, chapters 12 and 14 to 16):
 * which registers each instruction may name, and the helper that does it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helper_vfixed.h"
#include "guest/riscv/helper_vmask.h"
#include "guest/riscv/helper_vperm.h"

static bool operation(struct rv_ctx *c, struct rv_v_shape shape, rv_v_fn *fn, ir_ref scalar)
{
    return rv_v_operation(c, &shape, RV_V_PLAIN, fn, scalar);
}

static bool is_vv(const struct rv_ctx *c)
{
    return rv_v_funct3(c->word) == RV_V_OPIVV || rv_v_funct3(c->word) == RV_V_OPMVV;
}

/* --- Fixed point --- */

static bool binary(struct rv_ctx *c, rv_v_fn *fn)
{
    return operation(c,
                     (struct rv_v_shape){RV_V_SAME, RV_V_SAME, is_vv(c) ? RV_V_SAME : RV_V_NONE, 0},
                     fn, rv_v_scalar(c));
}

bool tr_rv_vsaturate(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return binary(c, rv_v_saturate);
}

bool tr_rv_vaverage(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return binary(c, rv_v_average);
}

bool tr_rv_vsmul(struct rv_ctx *c, const struct rv_vop *a)
{
    return binary(c, rv_v_fraction_multiply);
}

/* --- Integer reductions --- */

bool tr_rv_vreduce(struct rv_ctx *c, const struct rv_vreduction *a)
{
    return operation(c, (struct rv_v_shape){RV_V_ONE, RV_V_SAME, RV_V_ONE, RV_V_VSTART_0},
                     rv_v_reduce, rv_const64(c, 0));
}

bool tr_rv_vwreduce(struct rv_ctx *c, const struct rv_vreduction *a)
{
    return operation(c, (struct rv_v_shape){RV_V_ONE_WIDE, RV_V_SAME, RV_V_ONE_WIDE, RV_V_VSTART_0},
                     rv_v_reduce_wide, rv_const64(c, 0));
}

/* --- Masks --- */

bool tr_rv_vmlogic(struct rv_ctx *c, const struct rv_vmlogic *a)
{
    return operation(c, (struct rv_v_shape){RV_V_MASK, RV_V_MASK, RV_V_MASK, 0}, rv_v_mask_logic,
                     rv_const64(c, 0));
}

bool tr_rv_vmcount(struct rv_ctx *c, const struct rv_vmcount *a)
{
    static const struct rv_v_shape shape = {RV_V_NONE, RV_V_MASK, RV_V_NONE, RV_V_VSTART_0};
    ir_ref count = rv_v_call(c, &shape, RV_V_PLAIN, a->first ? rv_v_mask_first : rv_v_mask_count,
                             rv_const64(c, 0));

    if (count != IR_NONE)
        rv_set_x(c, a->rd, count);
    return count != IR_NONE;
}

/* From a mask, whose bits are all looked at before others are written. */
static bool from_mask(struct rv_ctx *c, unsigned vd, rv_v_fn *fn)
{
    return operation(
        c, (struct rv_v_shape){(uint8_t)vd, RV_V_MASK, RV_V_NONE, RV_V_NO_OVERLAP | RV_V_VSTART_0},
        fn, rv_const64(c, 0));
}

bool tr_rv_vmfirst(struct rv_ctx *c, const struct rv_vunary_fn *a)
{
    return from_mask(c, RV_V_MASK, rv_v_mask_set);
}

bool tr_rv_viota(struct rv_ctx *c, const struct rv_vunary *a)
{
    return from_mask(c, RV_V_SAME, rv_v_mask_iota);
}

bool tr_rv_vid(struct rv_ctx *c, const struct rv_vid *a)
{
    return operation(c, (struct rv_v_shape){RV_V_SAME, RV_V_NONE, RV_V_NONE, 0}, rv_v_index,
                     rv_const64(c, 0));
}

/* --- Permutations --- */

bool tr_rv_vmv_x_s(struct rv_ctx *c, const struct rv_vmv_x_s *a)
{
    static const struct rv_v_shape shape = {RV_V_NONE, RV_V_ONE, RV_V_NONE, 0};
    ir_ref value = rv_v_call(c, &shape, RV_V_PLAIN, rv_v_get_first, rv_const64(c, 0));

    if (value != IR_NONE)
        rv_set_x(c, a->rd, value);
    return value != IR_NONE;
}

bool tr_rv_vmv_s_x(struct rv_ctx *c, const struct rv_vmv_s_x *a)
{
    return operation(c, (struct rv_v_shape){RV_V_ONE, RV_V_NONE, RV_V_NONE, 0}, rv_v_set_first,
                     rv_v_scalar(c));
}

/* A destination apart from the sources where elements move up. */
static bool permute(struct rv_ctx *c, unsigned vs1, unsigned rules, rv_v_fn *fn, ir_ref scalar)
{
    return operation(c, (struct rv_v_shape){RV_V_SAME, RV_V_SAME, (uint8_t)vs1, (uint8_t)rules}, fn,
                     scalar);
}

/* Offsets and indices: immediates are unsigned. */
static ir_ref position(struct rv_ctx *c)
{
    return rv_v_funct3(c->word) == RV_V_OPIVI ? rv_v_scalar_uimm(c) : rv_v_scalar(c);
}

bool tr_rv_vslide(struct rv_ctx *c, const struct rv_vop_fn *a)
{
    return permute(c, RV_V_NONE, a->fn ? 0 : RV_V_NO_OVERLAP,
                   a->fn ? rv_v_slide_down : rv_v_slide_up, position(c));
}

bool tr_rv_vslide1(struct rv_ctx *c, const struct rv_vslide1 *a)
{
    return permute(c, RV_V_NONE, a->fn ? 0 : RV_V_NO_OVERLAP,
                   a->fn ? rv_v_slide1_down : rv_v_slide1_up, rv_v_scalar(c));
}

bool tr_rv_vfslide1(struct rv_ctx *c, const struct rv_vfslide1 *a)
{
    return permute(c, RV_V_NONE, RV_V_FP | (a->fn ? 0 : RV_V_NO_OVERLAP),
                   a->fn ? rv_v_slide1_down_fp : rv_v_slide1_up_fp, rv_v_scalar(c));
}

bool tr_rv_vrgather(struct rv_ctx *c, const struct rv_vop *a)
{
    return permute(c, is_vv(c) ? RV_V_SAME : RV_V_NONE, RV_V_NO_OVERLAP, rv_v_gather, position(c));
}

bool tr_rv_vrgatherei16(struct rv_ctx *c, const struct rv_vrgatherei16 *a)
{
    return permute(c, RV_V_INDEX16, RV_V_NO_OVERLAP, rv_v_gather16, rv_const64(c, 0));
}

bool tr_rv_vcompress(struct rv_ctx *c, const struct rv_vcompress *a)
{
    return permute(c, RV_V_MASK, RV_V_NO_OVERLAP | RV_V_VSTART_0, rv_v_compress, rv_const64(c, 0));
}

bool tr_rv_vmv_r(struct rv_ctx *c, const struct rv_vmv_r *a)
{
    return operation(c, (struct rv_v_shape){RV_V_NONE, RV_V_NONE, RV_V_NONE, 0},
                     rv_v_move_registers, rv_const64(c, 0));
}
