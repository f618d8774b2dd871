/*
 * Vector integer arithmetic as IR, with results of the operands' width.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/v_inline.h"

/* funct6 of OPIVV, OPIVX, OPIVI */
enum {
    VADD,
    VSUB = 2,
    VRSUB,
    VMINU,
    VMIN,
    VMAXU,
    VMAX,
    VAND = 9,
    VOR,
    VXOR,
    VADC = 16,
    VSBC = 18,
    VMERGE = 23,
    VMSEQ,
    VMSGT = 31,
    VSLL = 37,
    VSRL = 40,
    VSRA,
};

/* funct6 of OPMVV, OPMVX */
enum {
    VUNARY0 = 20, /* vid and others */
    VMUL = 37,
    VMADD = 41,
    VNMSUB = 43,
    VMACC = 45,
    VNMSAC = 47,
};

static bool is_vv(const struct rv_ctx *c)
{
    return rv_v_funct3(c->word) == RV_V_OPIVV || rv_v_funct3(c->word) == RV_V_OPMVV;
}

/* The second operand's chunk i; `splat` is the scalar in all elements. */
static ir_ref second(struct rv_ctx *c, ir_ref splat, unsigned i)
{
    return is_vv(c) ? rv_v_chunk(c, rv_v_vs1(c->word), i) : splat;
}

/* 64-bit lanes have no instruction of their own. */
static ir_ref min_max(struct rv_ctx *c, unsigned fn, ir_ref x, ir_ref y)
{
    static const uint8_t ops[4] = {IR_VUMIN, IR_VSMIN, IR_VUMAX, IR_VSMAX};
    bool is_signed = fn & 1, is_max = fn & 2;

    if (c->v.sew < 3)
        return rv_v_op2(c, ops[fn & 3], c->v.sew, x, y);
    ir_ref greater = rv_v_op2(c, is_signed ? IR_VCMPGT : IR_VCMPHI, 3, x, y);
    return is_max ? rv_v_blend(c, greater, x, y) : rv_v_blend(c, greater, y, x);
}

/* x op y for one chunk; IR_NONE if this is not such an operation. */
static ir_ref simple(struct rv_ctx *c, unsigned funct6, ir_ref x, ir_ref y)
{
    static const uint8_t ops[64] = {[VADD] = IR_VADD, [VSUB] = IR_VSUB, [VRSUB] = IR_VSUB,
                                    [VAND] = IR_VAND, [VOR] = IR_VOR,   [VXOR] = IR_VXOR};

    switch (funct6) {
    case VMINU:
    case VMIN:
    case VMAXU:
    case VMAX: return min_max(c, funct6 & 3, x, y);
    case VRSUB: return rv_v_op2(c, IR_VSUB, c->v.sew, y, x);
    default:
        return ops[funct6] ? rv_v_op2(c, ops[funct6], funct6 < VAND ? c->v.sew : 0, x, y) : IR_NONE;
    }
}

/* --- Shifts --- */

/* By the low bits of each element of `amounts`. */
static ir_ref shift_by(struct rv_ctx *c, unsigned funct6, ir_ref x, ir_ref amounts)
{
    unsigned lane = c->v.sew;

    amounts = rv_v_op2(c, IR_VAND, 0, amounts, rv_v_splat_const(c, lane, (8u << lane) - 1));
    if (funct6 != VSLL)
        amounts = ir_vop(c->b, IR_VNEG, IR_V128, lane, amounts, IR_NONE, IR_NONE, 0);
    return rv_v_op2(c, funct6 == VSRA ? IR_VSSHLV : IR_VUSHLV, lane, x, amounts);
}

static bool shifts(struct rv_ctx *c, unsigned funct6, ir_ref scalar)
{
    enum ir_op by_constant = funct6 == VSLL ? IR_VSHL : funct6 == VSRL ? IR_VSHR : IR_VSAR;
    unsigned lane = c->v.sew, chunks = rv_v_chunks(c, c->v.lmul);
    uint64_t n;
    bool constant = !is_vv(c) && ir_is_const(c->b, scalar, &n);

    if (!constant && (lane == 0 || (lane == 3 && funct6 == VSRA)))
        return false; /* no host does these */
    ir_ref splat = constant || is_vv(c) ? IR_NONE : rv_v_splat(c, lane, scalar);
    for (unsigned i = 0; i < chunks; i++) {
        ir_ref x = rv_v_chunk(c, rv_v_vs2(c->word), i);
        ir_ref r = constant ? ir_vop(c->b, by_constant, IR_V128, lane, x, IR_NONE, IR_NONE,
                                     n & ((8u << lane) - 1))
                            : shift_by(c, funct6, x, second(c, splat, i));
        rv_v_set_chunk(c, lane, i, rv_v_masked(c->word), r);
    }
    return true;
}

/* --- Comparisons --- */

static ir_ref compare(struct rv_ctx *c, unsigned fn, ir_ref x, ir_ref y)
{
    unsigned lane = c->v.sew;

    switch (fn) {
    case 0: return rv_v_op2(c, IR_VCMPEQ, lane, x, y);
    case 1:
        return ir_vop(c->b, IR_VNOT, IR_V128, 0, rv_v_op2(c, IR_VCMPEQ, lane, x, y), IR_NONE,
                      IR_NONE, 0);
    case 2: return rv_v_op2(c, IR_VCMPHI, lane, y, x);
    case 3: return rv_v_op2(c, IR_VCMPGT, lane, y, x);
    case 4: return rv_v_op2(c, IR_VCMPHS, lane, y, x);
    case 5: return rv_v_op2(c, IR_VCMPGE, lane, y, x);
    case 6: return rv_v_op2(c, IR_VCMPHI, lane, x, y);
    default: return rv_v_op2(c, IR_VCMPGT, lane, x, y);
    }
}

static bool compares(struct rv_ctx *c, unsigned fn, ir_ref scalar)
{
    unsigned chunks = rv_v_chunks(c, c->v.lmul);
    ir_ref splat = is_vv(c) ? IR_NONE : rv_v_splat(c, c->v.sew, scalar), lanes[RV_V_MAX_CHUNKS];

    if (rv_v_present_vlmax(c) > 128)
        return false;
    for (unsigned i = 0; i < chunks; i++)
        lanes[i] = compare(c, fn, rv_v_chunk(c, rv_v_vs2(c->word), i), second(c, splat, i));
    rv_v_set_mask(c, lanes, chunks);
    return true;
}

/* --- Merge and carry: v0 is an operand, not a mask --- */

static bool merges(struct rv_ctx *c, ir_ref scalar)
{
    unsigned lane = c->v.sew, chunks = rv_v_chunks(c, c->v.lmul);
    ir_ref splat = is_vv(c) ? IR_NONE : rv_v_splat(c, lane, scalar);

    for (unsigned i = 0; i < chunks; i++) {
        ir_ref y = second(c, splat, i);
        if (rv_v_masked(c->word))
            y = rv_v_blend(c, rv_v_mask_lanes(c, lane, i), y, rv_v_chunk(c, rv_v_vs2(c->word), i));
        rv_v_set_chunk(c, lane, i, false, y);
    }
    return true;
}

/* Lanes of v0 are -1 where there is a carry. */
static bool carries(struct rv_ctx *c, bool subtract, ir_ref scalar)
{
    unsigned lane = c->v.sew, chunks = rv_v_chunks(c, c->v.lmul);
    ir_ref splat = is_vv(c) ? IR_NONE : rv_v_splat(c, lane, scalar);

    for (unsigned i = 0; i < chunks; i++) {
        ir_ref x = rv_v_chunk(c, rv_v_vs2(c->word), i), y = second(c, splat, i);
        ir_ref carry = rv_v_mask_lanes(c, lane, i);
        ir_ref r = subtract ? rv_v_op2(c, IR_VADD, lane, rv_v_op2(c, IR_VSUB, lane, x, y), carry)
                            : rv_v_op2(c, IR_VSUB, lane, rv_v_op2(c, IR_VADD, lane, x, y), carry);
        rv_v_set_chunk(c, lane, i, false, r);
    }
    return true;
}

static bool integer(struct rv_ctx *c, unsigned funct6, ir_ref scalar)
{
    unsigned lane = c->v.sew, chunks = rv_v_chunks(c, c->v.lmul);

    if (funct6 == VSLL || funct6 == VSRL || funct6 == VSRA)
        return shifts(c, funct6, scalar);
    if (funct6 >= VMSEQ && funct6 <= VMSGT)
        return compares(c, funct6 & 7, scalar);
    if (funct6 == VMERGE)
        return merges(c, scalar);
    if (funct6 == VADC || funct6 == VSBC)
        return carries(c, funct6 == VSBC, scalar);
    if (funct6 > VXOR || funct6 == 1 || funct6 == 8)
        return false;
    ir_ref splat = is_vv(c) ? IR_NONE : rv_v_splat(c, lane, scalar);
    for (unsigned i = 0; i < chunks; i++) {
        ir_ref r = simple(c, funct6, rv_v_chunk(c, rv_v_vs2(c->word), i), second(c, splat, i));
        rv_v_set_chunk(c, lane, i, rv_v_masked(c->word), r);
    }
    return true;
}

/* --- Products --- */

static bool products(struct rv_ctx *c, unsigned funct6, ir_ref scalar)
{
    unsigned lane = c->v.sew, chunks = rv_v_chunks(c, c->v.lmul);
    bool to_vd = funct6 == VMACC || funct6 == VNMSAC, subtract = funct6 & 2;
    ir_ref splat = is_vv(c) ? IR_NONE : rv_v_splat(c, lane, scalar);

    for (unsigned i = 0; i < chunks; i++) {
        ir_ref x = second(c, splat, i), y = rv_v_chunk(c, rv_v_vs2(c->word), i), r;
        if (funct6 == VMUL) {
            r = rv_v_op2(c, IR_VMUL, lane, x, y);
        } else {
            ir_ref d = rv_v_chunk(c, rv_v_vd(c->word), i), addend = to_vd ? d : y;
            r = rv_v_op2(c, IR_VMUL, lane, x, to_vd ? y : d);
            r = rv_v_op2(c, subtract ? IR_VSUB : IR_VADD, lane, addend, r);
        }
        rv_v_set_chunk(c, lane, i, rv_v_masked(c->word), r);
    }
    return true;
}

/* vid.v */
static bool numbers(struct rv_ctx *c)
{
    unsigned lane = c->v.sew, chunks = rv_v_chunks(c, c->v.lmul);

    for (unsigned i = 0; i < chunks; i++)
        rv_v_set_chunk(c, lane, i, rv_v_masked(c->word),
                       rv_v_ramp(c, lane, (uint64_t)i * (16u >> lane)));
    return true;
}

bool rv_v_inline_int(struct rv_ctx *c, ir_ref scalar)
{
    enum {
        VID = 17
    };
    unsigned funct6 = c->word >> 26, funct3 = rv_v_funct3(c->word);

    if (funct3 == RV_V_OPIVV || funct3 == RV_V_OPIVX || funct3 == RV_V_OPIVI)
        return integer(c, funct6, scalar);
    switch (funct6) {
    case VUNARY0: return funct3 == RV_V_OPMVV && rv_v_vs1(c->word) == VID && numbers(c);
    case VMUL:
    case VMADD:
    case VNMSUB:
    case VMACC:
    case VNMSAC: return products(c, funct6, scalar);
    default: return false;
    }
}
