/*
 * Emission of floating-point IR for operands of any shape; see fp.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/fp.h"

/* The vector operation that does the same on lanes. */
static const uint8_t vector_op[IR_OP_COUNT] = {
    [IR_FADD] = IR_VFADD,     [IR_FSUB] = IR_VFSUB,   [IR_FMUL] = IR_VFMUL,
    [IR_FDIV] = IR_VFDIV,     [IR_FSQRT] = IR_VFSQRT, [IR_FMA] = IR_VFMA,
    [IR_FMIN] = IR_VFMIN,     [IR_FMAX] = IR_VFMAX,   [IR_FMINNM] = IR_VFMINNM,
    [IR_FMAXNM] = IR_VFMAXNM, [IR_FMULX] = IR_VFMULX, [IR_FNEG] = IR_VFNEG,
    [IR_FABS] = IR_VFABS,     [IR_FRINT] = IR_VFRINT,
};

bool fp_alternative_half(const struct a64_ctx *c)
{
    return c->t->key & A64_KEY_ALTERNATIVE_HALF;
}

ir_ref fp_emit(struct a64_ctx *c, struct fp_shape s, enum ir_op op, uint32_t aux, ir_ref x,
               ir_ref y, ir_ref z)
{
    bool bits_only = op == IR_FNEG || op == IR_FABS;
    bool scalar = fp_is_scalar(s);

    return ir_emit(c->b, (struct ir_inst){
                             .op = scalar ? (uint8_t)op : vector_op[op],
                             .type = s.type,
                             .lane = scalar ? 0 : s.lane,
                             .aux = bits_only ? 0 : aux | fp_mode(c, s.lane),
                             .args = {x, y, z, IR_NONE},
                         });
}

ir_ref fp_emit_vector(struct a64_ctx *c, struct fp_shape s, enum ir_op op, uint32_t aux, ir_ref x,
                      ir_ref y, uint64_t imm)
{
    return ir_emit(c->b, (struct ir_inst){
                             .op = (uint8_t)op,
                             .type = s.type,
                             .lane = s.lane,
                             .aux = aux | fp_mode(c, s.lane),
                             .args = {x, y, IR_NONE, IR_NONE},
                             .imm = imm,
                         });
}

void fp_set(struct a64_ctx *c, struct fp_shape s, unsigned n, ir_ref v)
{
    if (fp_is_scalar(s))
        a64_set_scalar(c, n, s.lane, v);
    else
        a64_set_vq(c, n, s.type == IR_V128, v);
}

ir_ref fp_element(struct a64_ctx *c, struct fp_shape s, unsigned n, unsigned index)
{
    ir_ref v = a64_v(c, n);
    enum ir_type type = fp_is_scalar(s) ? IR_V64 : s.type;

    if (fp_is_scalar(s) && index == 0)
        return v;
    return ir_vop(c->b, IR_VDUPLANE, type, s.lane, v, IR_NONE, IR_NONE, index);
}

ir_ref fp_clean(struct a64_ctx *c, struct fp_shape s, ir_ref v)
{
    if (s.type == IR_V128)
        return v;
    return ir_vop(c->b, IR_VZEXT, IR_V128, fp_is_scalar(s) ? s.lane : 3, v, IR_NONE, IR_NONE, 0);
}

ir_ref fp_zero(struct a64_ctx *c)
{
    return ir_vconst(c->b, 0, 0);
}

uint64_t fp_expand_imm(unsigned lane, unsigned imm8)
{
    static const uint8_t exponent_bits[] = {[1] = 5, [2] = 8, [3] = 11};
    unsigned width = 8u << lane, e = exponent_bits[lane], f = width - 1 - e;
    uint64_t sign = imm8 >> 7, high = imm8 >> 6 & 1;
    /* exponent = NOT(b6) : b6 repeated e - 3 times : b5 : b4 */
    uint64_t exponent =
        (high ? ((uint64_t)1 << (e - 1)) - 4 : (uint64_t)1 << (e - 1)) | (imm8 >> 4 & 3);

    return sign << (width - 1) | exponent << f | (uint64_t)(imm8 & 15) << (f - 4);
}

bool fp_unary(struct a64_ctx *c, struct fp_shape s, unsigned rd, unsigned rn, enum ir_op op,
              uint32_t aux)
{
    fp_set(c, s, rd, fp_emit(c, s, op, aux, a64_v(c, rn), IR_NONE, IR_NONE));
    return true;
}

bool fp_binary(struct a64_ctx *c, struct fp_shape s, unsigned rd, ir_ref n, ir_ref m, enum ir_op op)
{
    fp_set(c, s, rd, fp_emit(c, s, op, 0, n, m, IR_NONE));
    return true;
}
