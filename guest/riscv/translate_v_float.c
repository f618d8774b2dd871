/*
 * Vector floating-point arithmetic as IR. Elements that are not active must raise no flags: their
 * operands are made zero.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/v_inline.h"

/* funct6 of OPFVV, OPFVF */
enum {
    VFADD = 0,
    VFREDUSUM,
    VFSUB,
    VFREDOSUM,
    VFMIN = 4,
    VFMAX = 6,
    VFSGNJ = 8,
    VFSGNJN,
    VFSGNJX,
    VFUNARY1 = 19,
    VFMERGE = 23,
    VMFEQ,
    VMFLE,
    VMFLT = 27,
    VMFNE,
    VMFGT,
    VMFGE = 31,
    VFDIV,
    VFRDIV,
    VFMUL = 36,
    VFRSUB = 39,
    VFMADD,
    VFNMSAC = 47,
    VFWADD,
    VFWSUB = 50,
    VFWADD_W = 52,
    VFWSUB_W = 54,
    VFWMUL = 56,
    VFWMACC = 60,
};

static ir_ref lanes_op(struct rv_ctx *c, enum ir_op op, unsigned lane, uint32_t aux, ir_ref x,
                       ir_ref y, ir_ref z)
{
    return ir_emit(c->b, (struct ir_inst){.op = (uint8_t)op,
                                          .type = IR_V128,
                                          .lane = (uint8_t)lane,
                                          .aux = aux | IR_FP_DEFAULT_NAN,
                                          .args = {x, y, z, IR_NONE}});
}

static ir_ref op(struct rv_ctx *c, enum ir_op op, uint32_t aux, ir_ref x, ir_ref y, ir_ref z)
{
    return lanes_op(c, op, c->v.sew, aux, x, y, z);
}

/* An instruction's operands. */
struct operands {
    bool vv, masked;
    ir_ref splat;
    unsigned vd, vs1, vs2, chunks;
};

static struct operands operands_of(struct rv_ctx *c)
{
    struct operands o = {.vv = rv_v_funct3(c->word) == RV_V_OPFVV,
                         .masked = rv_v_masked(c->word),
                         .splat = IR_NONE,
                         .vd = rv_v_vd(c->word),
                         .vs1 = rv_v_vs1(c->word),
                         .vs2 = rv_v_vs2(c->word),
                         .chunks = rv_v_chunks(c, c->v.lmul)};

    if (!o.vv)
        o.splat = ir_vop(c->b, IR_VDUPLANE, IR_V128, c->v.sew,
                         rv_f_vector(c, c->v.sew == 2 ? RV_S : RV_D, o.vs1), IR_NONE, IR_NONE, 0);
    return o;
}

static ir_ref second(struct rv_ctx *c, const struct operands *o, unsigned i)
{
    return o->vv ? rv_v_chunk(c, o->vs1, i) : o->splat;
}

/* Zero where the element is not active. */
static ir_ref active_only(struct rv_ctx *c, ir_ref active, ir_ref x)
{
    return active == IR_NONE ? x : rv_v_op2(c, IR_VAND, 0, x, active);
}

static ir_ref signs(struct rv_ctx *c, unsigned funct6, ir_ref x, ir_ref y)
{
    ir_ref sign = rv_v_splat_const(c, c->v.sew, UINT64_C(1) << ((8u << c->v.sew) - 1));

    if (funct6 == VFSGNJN)
        y = ir_vop(c->b, IR_VNOT, IR_V128, 0, y, IR_NONE, IR_NONE, 0);
    if (funct6 == VFSGNJX)
        return rv_v_op2(c, IR_VXOR, 0, x, rv_v_op2(c, IR_VAND, 0, y, sign));
    return rv_v_blend(c, sign, y, x);
}

static ir_ref arithmetic(struct rv_ctx *c, unsigned funct6, ir_ref x, ir_ref y)
{
    switch (funct6) {
    case VFADD: return op(c, IR_VFADD, 0, x, y, IR_NONE);
    case VFSUB: return op(c, IR_VFSUB, 0, x, y, IR_NONE);
    case VFRSUB: return op(c, IR_VFSUB, 0, y, x, IR_NONE);
    case VFMUL: return op(c, IR_VFMUL, 0, x, y, IR_NONE);
    case VFDIV: return op(c, IR_VFDIV, 0, x, y, IR_NONE);
    case VFRDIV: return op(c, IR_VFDIV, 0, y, x, IR_NONE);
    case VFMIN: return op(c, IR_VFMINNM, IR_FP_NUMBER, x, y, IR_NONE);
    case VFMAX: return op(c, IR_VFMAXNM, IR_FP_NUMBER, x, y, IR_NONE);
    default: return signs(c, funct6, x, y);
    }
}

static bool binary(struct rv_ctx *c, unsigned funct6)
{
    struct operands o = operands_of(c);
    bool divides = funct6 == VFDIV || funct6 == VFRDIV;

    for (unsigned i = 0; i < o.chunks; i++) {
        ir_ref x = rv_v_chunk(c, o.vs2, i), y = second(c, &o, i);
        ir_ref active = rv_v_active_lanes(c, c->v.sew, i, o.masked);
        if (divides && active != IR_NONE)
            return false; /* decided at the first chunk: nothing has been set */
        rv_v_set_chunk(c, c->v.sew, i, o.masked,
                       arithmetic(c, funct6, active_only(c, active, x), active_only(c, active, y)));
    }
    return true;
}

/* vfmadd vfnmadd vfmsub vfnmsub, vfmacc vfnmacc vfmsac vfnmsac */
static bool multiply_add(struct rv_ctx *c, unsigned funct6)
{
    static const uint32_t negated[4] = {0, IR_FP_NEG_PRODUCT | IR_FP_NEG_ADDEND, IR_FP_NEG_ADDEND,
                                        IR_FP_NEG_PRODUCT};
    struct operands o = operands_of(c);
    bool to_vd = funct6 & 4;

    for (unsigned i = 0; i < o.chunks; i++) {
        ir_ref active = rv_v_active_lanes(c, c->v.sew, i, o.masked);
        ir_ref x = active_only(c, active, second(c, &o, i));
        ir_ref y = active_only(c, active, rv_v_chunk(c, o.vs2, i));
        ir_ref d = active_only(c, active, rv_v_chunk(c, o.vd, i));
        rv_v_set_chunk(c, c->v.sew, i, o.masked,
                       op(c, IR_VFMA, negated[funct6 & 3], x, to_vd ? y : d, to_vd ? d : y));
    }
    return true;
}

static ir_ref compare(struct rv_ctx *c, unsigned funct6, ir_ref x, ir_ref y)
{
    switch (funct6) {
    case VMFEQ: return op(c, IR_VFCMPEQ, 0, x, y, IR_NONE);
    case VMFLE: return op(c, IR_VFCMPGE, 0, y, x, IR_NONE);
    case VMFLT: return op(c, IR_VFCMPGT, 0, y, x, IR_NONE);
    case VMFGT: return op(c, IR_VFCMPGT, 0, x, y, IR_NONE);
    case VMFGE: return op(c, IR_VFCMPGE, 0, x, y, IR_NONE);
    default:
        return ir_vop(c->b, IR_VNOT, IR_V128, 0, op(c, IR_VFCMPEQ, 0, x, y, IR_NONE), IR_NONE,
                      IR_NONE, 0);
    }
}

static bool compares(struct rv_ctx *c, unsigned funct6)
{
    struct operands o = operands_of(c);
    ir_ref lanes[RV_V_MAX_CHUNKS];

    for (unsigned i = 0; i < o.chunks; i++) {
        ir_ref active = rv_v_active_lanes(c, c->v.sew, i, o.masked);
        lanes[i] = compare(c, funct6, active_only(c, active, rv_v_chunk(c, o.vs2, i)),
                           active_only(c, active, second(c, &o, i)));
    }
    rv_v_set_mask(c, lanes, o.chunks);
    return true;
}

/* vfmerge, vfmv.v.f */
static bool merges(struct rv_ctx *c)
{
    struct operands o = operands_of(c);

    for (unsigned i = 0; i < o.chunks; i++) {
        ir_ref y = o.splat;
        if (o.masked)
            y = rv_v_blend(c, rv_v_mask_lanes(c, c->v.sew, i), y, rv_v_chunk(c, o.vs2, i));
        rv_v_set_chunk(c, c->v.sew, i, false, y);
    }
    return true;
}

static bool roots(struct rv_ctx *c)
{
    struct operands o = operands_of(c);

    for (unsigned i = 0; i < o.chunks; i++) {
        ir_ref active = rv_v_active_lanes(c, c->v.sew, i, o.masked);
        rv_v_set_chunk(
            c, c->v.sew, i, o.masked,
            op(c, IR_VFSQRT, 0, active_only(c, active, rv_v_chunk(c, o.vs2, i)), IR_NONE, IR_NONE));
    }
    return true;
}

/* --- Widening: 32 to 64 bits --- */

/* The elements for chunk i of a result twice as wide; those that are not active are zero. */
static ir_ref widened(struct rv_ctx *c, ir_ref x, bool masked, unsigned i)
{
    x = active_only(c, rv_v_active_lanes(c, 2, i / 2, masked), x);
    return ir_emit(c->b, (struct ir_inst){.op = IR_VFCVTL,
                                          .type = IR_V128,
                                          .lane = 2,
                                          .aux = IR_FP_DEFAULT_NAN,
                                          .args = {x, IR_NONE, IR_NONE, IR_NONE},
                                          .imm = i & 1});
}

static bool widens(struct rv_ctx *c, unsigned funct6)
{
    static const uint32_t negated[4] = {0, IR_FP_NEG_PRODUCT | IR_FP_NEG_ADDEND, IR_FP_NEG_ADDEND,
                                        IR_FP_NEG_PRODUCT};
    struct operands o = operands_of(c);
    unsigned chunks = rv_v_chunks(c, c->v.lmul + 1);
    bool from_wide = funct6 >= VFWADD_W && funct6 < VFWMUL;

    for (unsigned i = 0; i < chunks; i++) {
        ir_ref active = rv_v_active_lanes(c, 3, i, o.masked);
        ir_ref x = from_wide ? active_only(c, active, rv_v_chunk(c, o.vs2, i))
                             : widened(c, rv_v_chunk(c, o.vs2, i / 2), o.masked, i);
        ir_ref y = widened(c, second(c, &o, i / 2), o.masked, i), r;
        if (funct6 >= VFWMACC)
            r = lanes_op(c, IR_VFMA, 3, negated[funct6 & 3], y, x,
                         active_only(c, active, rv_v_chunk(c, o.vd, i)));
        else if (funct6 == VFWMUL)
            r = lanes_op(c, IR_VFMUL, 3, 0, x, y, IR_NONE);
        else
            r = lanes_op(c, funct6 & 2 ? IR_VFSUB : IR_VFADD, 3, 0, x, y, IR_NONE);
        rv_v_set_chunk(c, 3, i, o.masked, r);
    }
    return true;
}

/* --- Sums in order --- */

static bool sums(struct rv_ctx *c)
{
    enum {
        MAX_ELEMENTS = 16
    };
    unsigned lane = c->v.sew, each = 16u >> lane, n = (unsigned)rv_v_present_vlmax(c);
    ir_ref sum = rv_v_chunk(c, rv_v_vs1(c->word), 0);

    if (!c->v.full || rv_v_masked(c->word) || n > MAX_ELEMENTS)
        return false;
    for (unsigned i = 0; i < n; i++) {
        ir_ref x = rv_v_chunk(c, rv_v_vs2(c->word), i / each);
        if (i % each)
            x = ir_vop(c->b, IR_VDUPLANE, IR_V128, lane, x, IR_NONE, IR_NONE, i % each);
        sum = ir_emit(c->b, (struct ir_inst){.op = IR_FADD,
                                             .type = lane == 2 ? IR_F32 : IR_F64,
                                             .aux = IR_FP_DEFAULT_NAN,
                                             .args = {sum, x, IR_NONE, IR_NONE}});
    }
    rv_v_set_element(c, lane, ir_vop(c->b, IR_VZEXT, IR_V128, lane, sum, IR_NONE, IR_NONE, 0));
    return true;
}

bool rv_v_inline_float(struct rv_ctx *c)
{
    unsigned funct6 = c->word >> 26;
    bool vv = rv_v_funct3(c->word) == RV_V_OPFVV;

    if (c->v.sew < 2 || c->t->key > RV_KEY_UP)
        return false;
    if (funct6 >= VFWADD)
        return c->v.sew == 2 && rv_v_chunks(c, c->v.lmul + 1) <= RV_V_MAX_CHUNKS &&
               (!(funct6 & 1) || funct6 >= VFWMACC) && funct6 != 58 && widens(c, funct6);
    switch (funct6) {
    case VFREDUSUM:
    case VFREDOSUM: return vv && sums(c);
    case VFADD:
    case VFSUB:
    case VFMIN:
    case VFMAX:
    case VFSGNJ:
    case VFSGNJN:
    case VFSGNJX:
    case VFDIV:
    case VFMUL:
    case VFRDIV:
    case VFRSUB: return binary(c, funct6);
    case VFUNARY1: return vv && rv_v_vs1(c->word) == 0 && roots(c);
    case VFMERGE: return !vv && merges(c);
    case VMFEQ:
    case VMFLE:
    case VMFLT:
    case VMFNE:
    case VMFGT:
    case VMFGE: return rv_v_present_vlmax(c) <= 128 && compares(c, funct6);
    default: return funct6 >= VFMADD && funct6 <= VFNMSAC && multiply_add(c, funct6);
    }
}
