/* Algebra of the vector ops and of those between the register files.
 * SPDX-License-Identifier: MIT */
#include "ir/simplify.h"

/* Is it a VCONST whose low bits, as many as the op's type has, are all equal to `bit`? */
static bool all_bits(const struct ir_builder *b, const struct ir_inst *in, ir_ref ref, bool bit)
{
    v128 value;
    const struct ir_inst *def = ir_def(b, ref);
    if (def->op != IR_VCONST || !ir_vec_eval(def, nullptr, &value))
        return false;
    uint64_t wanted = bit ? ~0ull : 0;
    return value[0] == wanted && (in->type == IR_V64 || value[1] == wanted);
}

static ir_ref zero(struct ir_builder *b)
{
    return ir_vconst(b, 0, 0);
}

/* ---- logic ---- */

static ir_ref vand(struct ir_builder *b, struct ir_inst *in)
{
    ir_ref x = in->args[0], y = in->args[1];
    if (x == y || all_bits(b, in, y, true))
        return x;
    return all_bits(b, in, y, false) ? zero(b) : IR_KEEP;
}

static ir_ref vor(struct ir_builder *b, struct ir_inst *in)
{
    ir_ref x = in->args[0], y = in->args[1];
    return x == y || all_bits(b, in, y, false) ? x : IR_KEEP;
}

static ir_ref vxor(struct ir_builder *b, struct ir_inst *in)
{
    ir_ref x = in->args[0], y = in->args[1];
    if (x == y)
        return zero(b);
    return all_bits(b, in, y, false) ? x : IR_KEEP;
}

static ir_ref vandn(struct ir_builder *b, struct ir_inst *in)
{
    ir_ref x = in->args[0], y = in->args[1];
    if (x == y)
        return zero(b);
    return all_bits(b, in, y, false) ? x : IR_KEEP;
}

/* Adding, subtracting, or shifting by nothing. */
static ir_ref with_zero(struct ir_builder *b, struct ir_inst *in)
{
    return all_bits(b, in, in->args[1], false) ? in->args[0] : IR_KEEP;
}

static ir_ref shift(struct ir_builder *b, struct ir_inst *in)
{
    if (in->imm == 0)
        return in->args[0];
    return in->op == IR_VSHR && in->imm == 8u << in->lane ? zero(b) : IR_KEEP;
}

static ir_ref vext(struct ir_builder *b, struct ir_inst *in)
{
    return in->imm == 0 ? in->args[0] : IR_KEEP;
}

/* ---- between the register files ---- */

static ir_ref i2v(struct ir_builder *b, struct ir_inst *in)
{
    const struct ir_inst *def = ir_def(b, in->args[0]);
    if (def->op != IR_V2I)
        return IR_KEEP;
    if (in->type != IR_V128)
        return ir_type_bits[def->type] >= ir_type_bits[in->type] ? def->args[0] : IR_KEEP;
    return ir_vop(b, IR_VZEXT, IR_V128, 3, def->args[0], IR_NONE, IR_NONE, 0);
}

static ir_ref v2i(struct ir_builder *b, struct ir_inst *in)
{
    const struct ir_inst *def = ir_def(b, in->args[0]);
    unsigned bits = ir_type_bits[in->type];
    if (def->op == IR_I2V && ir_type_bits[def->type] >= bits) {
        ir_ref x = def->args[0];
        return ir_type_bits[ir_def(b, x)->type] >= bits ? x : IR_KEEP;
    }
    if (def->op == IR_VZEXT && def->lane == 2 && in->type == IR_I64)
        return ir_op1i(b, IR_ZEXT, IR_I64, ir_op1(b, IR_V2I, IR_I32, def->args[0]), 32);
    return IR_KEEP;
}

/* Is the value, a V128, known to be zero above its low `bytes`? */
static bool zero_above(const struct ir_inst *in, unsigned bytes)
{
    if (in->type != IR_V128)
        return false;
    switch (in->op) {
    case IR_VZEXT:
    case IR_LOAD:
    case IR_VADDV ... IR_VUMINV: return 1u << in->lane <= bytes;
    case IR_VXTN ... IR_VSQXTUN:
    case IR_VFCVTN:
    case IR_I2V: return bytes >= 8;
    default: return false;
    }
}

static ir_ref vzext(struct ir_builder *b, struct ir_inst *in)
{
    ir_ref x = in->args[0];
    struct ir_inst *def = ir_def(b, x);
    if (zero_above(def, 1u << in->lane))
        return x;
    if (def->op == IR_LOAD && def->lane == in->lane) {
        def->type = IR_V128; /* a load zero-extends as it comes */
        return x;
    }
    if (def->op == IR_I2V && in->lane == 3 && ir_type_bits[def->type] == 64)
        return ir_op1(b, IR_I2V, IR_V128, def->args[0]);
    return IR_KEEP;
}

/* The integer lane of a value that was put together from integers. */
static ir_ref vgetlane(struct ir_builder *b, struct ir_inst *in)
{
    const struct ir_inst *def = ir_def(b, in->args[0]);
    bool is_signed = in->op == IR_VGETLANE_S;
    unsigned bits = 8u << in->lane, width = ir_type_bits[in->type];
    if (def->op == IR_VSETLANE && def->lane == in->lane && def->imm != in->imm) {
        in->args[0] = def->args[0];
        return vgetlane(b, in);
    }
    bool duplicated = def->op == IR_VDUP && in->imm < 8u >> in->lane;
    if ((def->op == IR_VSETLANE || duplicated) && def->lane == in->lane) {
        ir_ref source = def->args[duplicated ? 0 : 1];
        if (bits < width)
            return ir_op1i(b, is_signed ? IR_SEXT : IR_ZEXT, in->type, source, bits);
        return bits == width ? source : IR_KEEP;
    }
    if (in->imm == 0 && bits == width)
        return ir_op1(b, IR_V2I, in->type, in->args[0]);
    return IR_KEEP;
}

/* A lane that comes from a vector needs no integer register on its way. */
static ir_ref vsetlane(struct ir_builder *b, struct ir_inst *in)
{
    const struct ir_inst *def = ir_def(b, in->args[1]);
    if (def->op != IR_VGETLANE || def->lane != in->lane)
        return IR_KEEP;
    return ir_vop(b, IR_VCOPYLANE, IR_V128, in->lane, in->args[0], def->args[0], IR_NONE,
                  in->imm | def->imm << 8);
}

static ir_ref vcopylane(struct ir_builder *b, struct ir_inst *in)
{
    bool nothing = in->args[0] == in->args[1] && (in->imm & 255) == in->imm >> 8;
    return nothing ? in->args[0] : IR_KEEP;
}

static ir_ref vdup(struct ir_builder *b, struct ir_inst *in)
{
    const struct ir_inst *def = ir_def(b, in->args[0]);
    if (def->op != IR_VGETLANE || def->lane != in->lane)
        return IR_KEEP;
    return ir_vop(b, IR_VDUPLANE, in->type, in->lane, def->args[0], IR_NONE, IR_NONE, def->imm);
}

ir_rule *const ir_vec_rules[IR_OP_COUNT] = {
    [IR_VAND] = vand,
    [IR_VOR] = vor,
    [IR_VXOR] = vxor,
    [IR_VANDN] = vandn,
    [IR_VADD] = with_zero,
    [IR_VSUB] = with_zero,
    [IR_VSHL] = shift,
    [IR_VSHR] = shift,
    [IR_VSAR] = shift,
    [IR_VEXT] = vext,
    [IR_I2V] = i2v,
    [IR_V2I] = v2i,
    [IR_VZEXT] = vzext,
    [IR_VGETLANE] = vgetlane,
    [IR_VGETLANE_S] = vgetlane,
    [IR_VSETLANE] = vsetlane,
    [IR_VCOPYLANE] = vcopylane,
    [IR_VDUP] = vdup,
};
