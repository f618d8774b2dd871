/*
 * RISC-V floating point: F, D, Zfh, Zfhmin, Zfa.
 *
 * Narrower numbers are kept in NaN boxes: all upper bits of the f register are ones (Volume I, "NaN
 * Boxing of Narrower Values"). One that is not boxed counts as the canonical NaN. No compiler makes
 * use of that. So a region leaves at the first read of a register that is not boxed, and what it
 * checked or wrote it remembers; the careful translation of the same code, where such an exit goes
 * to (rv_careful_pc), computes the NaN instead.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/disasm.h"
#include "guest/riscv/helpers.h"
#include "guest/riscv/vector.h"
#include "softfp/softfp.h"

/* --- Formats --- */

static const struct {
    uint8_t lane, type;
    uint8_t feature; /* of its arithmetic */
    uint64_t box, nan, sign;
} formats[] = {
    [RV_S] = {2, IR_F32, RV_FEATURE_f, 0xffffffff00000000, 0x7fc00000, 0x80000000},
    [RV_D] = {3, IR_F64, RV_FEATURE_d, 0, 0x7ff8000000000000, 0x8000000000000000},
    [RV_H] = {1, IR_F16, RV_FEATURE_zfh, 0xffffffffffff0000, 0x7e00, 0x8000},
};

static bool has_format(const struct rv_ctx *c, unsigned fmt)
{
    return rv_has(c, (enum rv_feature)formats[fmt].feature);
}

/* Loads, stores, moves and conversions of half precision are there without its arithmetic. */
static bool can_move(const struct rv_ctx *c, unsigned fmt)
{
    return fmt == RV_H ? rv_has(c, RV_FEATURE_zfhmin) : has_format(c, fmt);
}

static unsigned format_of_lane(unsigned lane)
{
    return lane == 1 ? RV_H : lane == 2 ? RV_S : RV_D;
}

/* --- Registers --- */

/* The canonical NaN where the box is broken. */
static ir_ref unbox(struct rv_ctx *c, unsigned fmt, ir_ref v)
{
    ir_ref upper =
        ir_vop(c->b, IR_VOR, IR_V128, 0, v, ir_vconst(c->b, ~formats[fmt].box, 0), IR_NONE, 0);
    ir_ref boxed =
        ir_vop(c->b, IR_VCMPEQ, IR_V128, 3, upper, ir_vconst(c->b, UINT64_MAX, 0), IR_NONE, 0);

    return ir_vop(c->b, IR_VBSL, IR_V128, 0, boxed, v,
                  ir_vconst(c->b, formats[fmt].nan | formats[fmt].box, 0), 0);
}

/* Leaves before the instruction if the box is broken. The instruction has not set anything yet. */
static void guard_box(struct rv_ctx *c, unsigned fmt, ir_ref v)
{
    ir_ref upper, ones;

    if (fmt == RV_S) {
        upper = ir_vop(c->b, IR_VGETLANE, IR_I32, 2, v, IR_NONE, IR_NONE, 1);
        ones = ir_const(c->b, IR_I32, UINT32_MAX);
    } else {
        upper = ir_op2(c->b, IR_OR, IR_I64, ir_op1(c->b, IR_V2I, IR_I64, v),
                       rv_const64(c, ~formats[fmt].box));
        ones = rv_const64(c, UINT64_MAX);
    }
    ir_emit(c->b, (struct ir_inst){.op = IR_EXIT_CMP,
                                   .lane = fmt == RV_S ? 2 : 3,
                                   .aux = IR_NE,
                                   .args = {upper, ones, IR_NONE, IR_NONE},
                                   .imm = rv_careful_pc(rv_v_tagged(c, c->pc))});
}

static ir_ref check_box(struct rv_ctx *c, unsigned fmt, ir_ref v)
{
    if (c->careful)
        return unbox(c, fmt, v);
    guard_box(c, fmt, v);
    return v;
}

/* The number in f<n>: its format's type, or a V128 with it at the bottom. */
static ir_ref get_f(struct rv_ctx *c, unsigned fmt, unsigned n)
{
    ir_ref *known = &c->unboxed[fmt][n];

    if (fmt == RV_D)
        return ir_get(c->b, RV_F0 + n);
    if (*known == IR_NONE)
        *known = check_box(c, fmt, ir_get(c->b, RV_F0 + n));
    return *known;
}

ir_ref rv_f_vector(struct rv_ctx *c, unsigned fmt, unsigned n)
{
    ir_ref v = get_f(c, fmt, n);

    if (c->b->region->inst[v].type == IR_V128)
        return v;
    return ir_vop(c->b, IR_VZEXT, IR_V128, formats[fmt].lane, v, IR_NONE, IR_NONE, 0);
}

static void forget(struct rv_ctx *c, unsigned n)
{
    for (unsigned fmt = 0; fmt < 3; fmt++)
        c->unboxed[fmt][n] = IR_NONE;
}

/* Sets f<n> to a V128 with the number at the bottom and zeros or the box above. */
static void set_vector(struct rv_ctx *c, unsigned fmt, unsigned n, ir_ref v)
{
    if (formats[fmt].box)
        v = ir_vop(c->b, IR_VOR, IR_V128, 0, v, ir_vconst(c->b, formats[fmt].box, 0), IR_NONE, 0);
    ir_set(c->b, RV_F0 + n, v);
    forget(c, n);
    c->unboxed[fmt][n] = v;
}

void rv_set_f_bits(struct rv_ctx *c, unsigned n, ir_ref bits)
{
    ir_set(c->b, RV_F0 + n, ir_op1(c->b, IR_I2V, IR_V128, bits));
    forget(c, n);
}

static void set_f(struct rv_ctx *c, unsigned fmt, unsigned n, ir_ref v)
{
    set_vector(c, fmt, n,
               ir_vop(c->b, IR_VZEXT, IR_V128, formats[fmt].lane, v, IR_NONE, IR_NONE, 0));
    c->unboxed[fmt][n] = v;
}

bool rv_fload(struct rv_ctx *c, unsigned rd, unsigned lane, unsigned rs1, int offset)
{
    set_vector(c, format_of_lane(lane), rd,
               ir_emit(c->b, (struct ir_inst){.op = IR_LOAD,
                                              .type = IR_V128,
                                              .lane = (uint8_t)lane,
                                              .aux = rv_memory_aux(c),
                                              .args = {rv_x(c, rs1), IR_NONE, IR_NONE, IR_NONE},
                                              .imm = (uint64_t)(int64_t)offset}));
    return true;
}

bool tr_rv_fload(struct rv_ctx *c, const struct rv_fload *a)
{
    return can_move(c, format_of_lane(a->size)) && rv_fload(c, a->rd, a->size, a->rs1, a->imm);
}

bool tr_rv_fload_h(struct rv_ctx *c, const struct rv_fload *a)
{
    return tr_rv_fload(c, a);
}

bool tr_rv_fstore(struct rv_ctx *c, const struct rv_fstore *a)
{
    return can_move(c, format_of_lane(a->size)) && rv_fstore(c, a->rs2, a->size, a->rs1, a->imm);
}

bool tr_rv_fstore_h(struct rv_ctx *c, const struct rv_fstore *a)
{
    return tr_rv_fstore(c, a);
}

/* --- Operations --- */

/* The aux of an operation that rounds; false if the mode is invalid. */
static bool rounding(const struct rv_ctx *c, unsigned rm, uint32_t *aux)
{
    static const uint8_t modes[] = {FP_ROUND_NEAREST_EVEN, FP_ROUND_ZERO, FP_ROUND_DOWN,
                                    FP_ROUND_UP, FP_ROUND_NEAREST_AWAY};
    enum {
        DYNAMIC = 7
    };
    uint64_t frm = c->t->key;

    if (rm == DYNAMIC && frm == RV_KEY_FRM_INVALID)
        return false;
    if (rm == DYNAMIC && frm == RV_KEY_TIES_AWAY)
        rm = RV_KEY_TIES_AWAY;
    else if (rm == frm && frm <= RV_KEY_UP)
        rm = DYNAMIC;
    *aux = IR_FP_DEFAULT_NAN | (rm == DYNAMIC ? IR_FP_DYNAMIC : 1u + modes[rm]);
    return true;
}

static ir_ref emit(struct rv_ctx *c, enum ir_op op, unsigned type, unsigned lane, uint32_t aux,
                   ir_ref x, ir_ref y, ir_ref z)
{
    return ir_emit(c->b, (struct ir_inst){.op = (uint8_t)op,
                                          .type = (uint8_t)type,
                                          .lane = (uint8_t)lane,
                                          .aux = aux,
                                          .args = {x, y, z, IR_NONE}});
}

static ir_ref arithmetic(struct rv_ctx *c, unsigned fmt, enum ir_op op, uint32_t aux, ir_ref x,
                         ir_ref y, ir_ref z)
{
    return emit(c, op, formats[fmt].type, 0, aux, x, y, z);
}

bool tr_rv_fma(struct rv_ctx *c, const struct rv_fma *a)
{
    static const uint32_t signs[4] = {/* fmadd fmsub fnmsub fnmadd */
                                      0, IR_FP_NEG_ADDEND, IR_FP_NEG_PRODUCT,
                                      IR_FP_NEG_PRODUCT | IR_FP_NEG_ADDEND};
    uint32_t aux;

    if (!has_format(c, a->fmt) || !rounding(c, a->rm, &aux))
        return false;
    ir_ref x = get_f(c, a->fmt, a->rs1), y = get_f(c, a->fmt, a->rs2), z = get_f(c, a->fmt, a->rs3);
    set_f(c, a->fmt, a->rd, arithmetic(c, a->fmt, IR_FMA, aux | signs[a->op], x, y, z));
    return true;
}

bool tr_rv_farith(struct rv_ctx *c, const struct rv_farith *a)
{
    static const enum ir_op ops[] = {IR_FADD, IR_FSUB, IR_FMUL, IR_FDIV};
    uint32_t aux;

    if (!has_format(c, a->fmt) || !rounding(c, a->rm, &aux))
        return false;
    ir_ref x = get_f(c, a->fmt, a->rs1), y = get_f(c, a->fmt, a->rs2);
    set_f(c, a->fmt, a->rd, arithmetic(c, a->fmt, ops[a->op], aux, x, y, IR_NONE));
    return true;
}

bool tr_rv_farith_h(struct rv_ctx *c, const struct rv_farith *a)
{
    return tr_rv_farith(c, a);
}

bool tr_rv_fsqrt(struct rv_ctx *c, const struct rv_fsqrt *a)
{
    uint32_t aux;

    if (!has_format(c, a->fmt) || !rounding(c, a->rm, &aux))
        return false;
    set_f(c, a->fmt, a->rd,
          arithmetic(c, a->fmt, IR_FSQRT, aux, get_f(c, a->fmt, a->rs1), IR_NONE, IR_NONE));
    return true;
}

bool tr_rv_fround(struct rv_ctx *c, const struct rv_fround *a)
{
    uint32_t aux;

    if (!has_format(c, a->fmt) || !rounding(c, a->rm, &aux))
        return false;
    aux |= a->nx ? IR_FP_EXACT : 0;
    set_f(c, a->fmt, a->rd,
          arithmetic(c, a->fmt, IR_FRINT, aux, get_f(c, a->fmt, a->rs1), IR_NONE, IR_NONE));
    return true;
}

static bool minmax(struct rv_ctx *c, unsigned fmt, enum ir_op op, uint32_t aux, unsigned rd,
                   unsigned rs1, unsigned rs2)
{
    if (!has_format(c, fmt))
        return false;
    ir_ref x = get_f(c, fmt, rs1), y = get_f(c, fmt, rs2);
    set_f(c, fmt, rd, arithmetic(c, fmt, op, aux | IR_FP_DEFAULT_NAN, x, y, IR_NONE));
    return true;
}

bool tr_rv_fminmax(struct rv_ctx *c, const struct rv_fminmax *a)
{
    return minmax(c, a->fmt, a->max ? IR_FMAXNM : IR_FMINNM, IR_FP_NUMBER, a->rd, a->rs1, a->rs2);
}

bool tr_rv_fminmaxm(struct rv_ctx *c, const struct rv_fminmaxm *a)
{
    return minmax(c, a->fmt, a->max ? IR_FMAX : IR_FMIN, 0, a->rd, a->rs1, a->rs2);
}

/* --- Signs: bits of the register --- */

static ir_ref flip_sign(struct rv_ctx *c, ir_ref v, ir_ref sign)
{
    return ir_vop(c->b, IR_VXOR, IR_V128, 0, v, sign, IR_NONE, 0);
}

bool tr_rv_fsgnj(struct rv_ctx *c, const struct rv_fsgnj *a)
{
    enum {
        COPY,
        NEGATE,
        XOR
    };

    if (!has_format(c, a->fmt))
        return false;
    ir_ref sign = ir_vconst(c->b, formats[a->fmt].sign, 0);
    ir_ref x = rv_f_vector(c, a->fmt, a->rs1), y = rv_f_vector(c, a->fmt, a->rs2), v;

    if (a->op == XOR && a->rs1 == a->rs2) /* fabs */
        v = ir_vop(c->b, IR_VANDN, IR_V128, 0, x, sign, IR_NONE, 0);
    else if (a->op == XOR)
        v = flip_sign(c, x, ir_vop(c->b, IR_VAND, IR_V128, 0, y, sign, IR_NONE, 0));
    else if (a->rs1 == a->rs2) /* fmv, fneg */
        v = a->op == NEGATE ? flip_sign(c, x, sign) : x;
    else
        v = ir_vop(c->b, IR_VBSL, IR_V128, 0, sign, a->op == NEGATE ? flip_sign(c, y, sign) : y, x,
                   0);
    set_vector(c, a->fmt, a->rd, v);
    return true;
}

/* --- Comparisons --- */

static bool compare(struct rv_ctx *c, unsigned fmt, enum ir_cond condition, uint32_t aux,
                    unsigned rd, unsigned rs1, unsigned rs2)
{
    if (!has_format(c, fmt))
        return false;
    ir_ref flags = emit(c, IR_FCMPF, IR_FLAGS, formats[fmt].lane, aux | IR_FP_DEFAULT_NAN,
                        get_f(c, fmt, rs1), get_f(c, fmt, rs2), IR_NONE);
    ir_ref holds = emit(c, IR_COND, IR_I32, 0, condition, flags, IR_NONE, IR_NONE);
    rv_set_x(c, rd, rv_zext(c, holds, 32));
    return true;
}

bool tr_rv_fcompare(struct rv_ctx *c, const struct rv_fcompare *a)
{
    /* fle flt feq; each false for unordered operands */
    static const enum ir_cond conditions[] = {IR_COND_LS, IR_COND_MI, IR_COND_EQ};

    return compare(c, a->fmt, conditions[a->op], a->op < 2 ? IR_FP_SIGNALLING : 0, a->rd, a->rs1,
                   a->rs2);
}

bool tr_rv_fcompareq(struct rv_ctx *c, const struct rv_fcompareq *a)
{
    return compare(c, a->fmt, a->lt ? IR_COND_MI : IR_COND_LS, 0, a->rd, a->rs1, a->rs2);
}

bool tr_rv_fclass(struct rv_ctx *c, const struct rv_fclass *a)
{
    if (!has_format(c, a->fmt))
        return false;
    ir_ref bits = ir_op1(c->b, IR_V2I, IR_I64, rv_f_vector(c, a->fmt, a->rs1));
    rv_set_x(c, a->rd, ir_call(c->b, &rv_helper_fclass[a->fmt], bits, IR_NONE, IR_NONE, IR_NONE));
    return true;
}

/* --- Conversions --- */

bool tr_rv_fcvt_f_f(struct rv_ctx *c, const struct rv_fcvt_f_f *a)
{
    uint32_t aux;

    if (!can_move(c, a->fmt) || !can_move(c, a->from) || !rounding(c, a->rm, &aux))
        return false;
    if (formats[a->fmt].lane > formats[a->from].lane) /* exact */
        aux = IR_FP_DEFAULT_NAN;
    set_f(c, a->fmt, a->rd,
          emit(c, IR_FCVT, formats[a->fmt].type, formats[a->from].lane, aux,
               get_f(c, a->from, a->rs1), IR_NONE, IR_NONE));
    return true;
}

enum {
    TYPE_UNSIGNED = 1, /* bits of `type`: w wu l lu */
    TYPE_LONG = 2
};

bool tr_rv_fcvt_x_f(struct rv_ctx *c, const struct rv_fcvt_x_f *a)
{
    bool wide = a->type & TYPE_LONG;
    uint32_t aux;

    if (!has_format(c, a->fmt) || !rounding(c, a->rm, &aux))
        return false;
    aux |= IR_FP_NAN_MAX | (a->type & TYPE_UNSIGNED ? IR_FP_UNSIGNED : 0);
    ir_ref v = emit(c, IR_FTOI, wide ? IR_I64 : IR_I32, formats[a->fmt].lane, aux,
                    get_f(c, a->fmt, a->rs1), IR_NONE, IR_NONE);
    if (wide)
        rv_set_x(c, a->rd, v);
    else
        rv_set_w(c, a->rd, v);
    return true;
}

bool tr_rv_fcvt_f_x(struct rv_ctx *c, const struct rv_fcvt_f_x *a)
{
    bool wide = a->type & TYPE_LONG;
    uint32_t aux;

    if (!has_format(c, a->fmt) || !rounding(c, a->rm, &aux))
        return false;
    if (a->fmt == RV_D && !wide) /* exact */
        aux = IR_FP_DEFAULT_NAN;
    aux |= a->type & TYPE_UNSIGNED ? IR_FP_UNSIGNED : 0;
    set_f(c, a->fmt, a->rd,
          emit(c, IR_ITOF, formats[a->fmt].type, wide ? 3 : 2, aux, rv_x(c, a->rs1), IR_NONE,
               IR_NONE));
    return true;
}

bool tr_rv_fcvtmod(struct rv_ctx *c, const struct rv_fcvtmod *a)
{
    ir_ref bits = ir_op1(c->b, IR_V2I, IR_I64, get_f(c, RV_D, a->rs1));

    rv_set_x(c, a->rd, ir_call(c->b, &rv_helper_fcvtmod, bits, IR_NONE, IR_NONE, IR_NONE));
    return true;
}

/* --- Bits to and from general registers --- */

bool tr_rv_fmv_x_f(struct rv_ctx *c, const struct rv_fmv_x_f *a)
{
    if (!can_move(c, a->fmt))
        return false;
    ir_ref bits = ir_op1(c->b, IR_V2I, c->xtype, ir_get(c->b, RV_F0 + a->rs1));
    rv_set_x(c, a->rd, rv_sext(c, bits, 8u << formats[a->fmt].lane));
    return true;
}

/* RV32 moves doubles in halves (Zfa). */

bool tr_rv_fmvh_x_d(struct rv_ctx *c, const struct rv_fmvh_x_d *a)
{
    ir_ref bits = ir_op1(c->b, IR_V2I, IR_I64, ir_get(c->b, RV_F0 + a->rs1));

    rv_set_x(c, a->rd, ir_op2(c->b, IR_SHR, IR_I64, bits, rv_const(c, 32)));
    return true;
}

bool tr_rv_fmvp_d_x(struct rv_ctx *c, const struct rv_fmvp_d_x *a)
{
    ir_ref bits = rv_join(c, rv_x(c, a->rs1), rv_x(c, a->rs2));

    set_vector(c, RV_D, a->rd, ir_op1(c->b, IR_I2V, IR_V128, bits));
    return true;
}

bool tr_rv_fmv_f_x(struct rv_ctx *c, const struct rv_fmv_f_x *a)
{
    if (!can_move(c, a->fmt))
        return false;
    ir_ref bits = ir_op2(c->b, IR_OR, IR_I64, rv_wide(c, rv_x(c, a->rs1)),
                         rv_const64(c, formats[a->fmt].box));
    set_vector(c, a->fmt, a->rd, ir_op1(c->b, IR_I2V, IR_V128, bits));
    return true;
}

/* --- fli (Zfa) --- */

static uint64_t fli_bits(unsigned fmt, unsigned number)
{
    enum {
        LEAST_NORMAL = 1,
        INFINITE = 30,
        NAN_NUMBER = 31
    };
    static const uint64_t least[] = {0x00800000, 0x0010000000000000, 0x0400};
    static const uint64_t infinity[] = {0x7f800000, 0x7ff0000000000000, 0x7c00};
    struct fp_env env = {.rounding = FP_ROUND_NEAREST_EVEN};
    union {
        double d;
        uint64_t bits;
    } value = {.d = rv_fli_value(number)};

    switch (number) {
    case LEAST_NORMAL: return least[fmt];
    case INFINITE: return infinity[fmt];
    case NAN_NUMBER: return formats[fmt].nan;
    default: break;
    }
    return fmt == RV_D   ? value.bits
           : fmt == RV_S ? f64_to_f32(value.bits, &env)
                         : f64_to_f16(value.bits, false, &env);
}

bool tr_rv_fli(struct rv_ctx *c, const struct rv_fli *a)
{
    if (!can_move(c, a->fmt))
        return false;
    set_vector(c, a->fmt, a->rd, ir_vconst(c->b, fli_bits(a->fmt, a->imm), 0));
    return true;
}
