/*
 * RISC-V bit manipulation: Zba Zbb Zbc Zbs, Zbkb Zbkc Zbkx.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helpers.h"
#include "guest/riscv/rv.h"

static ir_ref unary(struct rv_ctx *c, enum ir_op op, ir_ref x)
{
    return ir_op1(c->b, op, c->xtype, x);
}

static ir_ref shift_left(struct rv_ctx *c, ir_ref x, unsigned amount)
{
    return rv_op2(c, IR_SHL, x, rv_const(c, amount));
}

/* --- Zba --- */

bool tr_rv_shadd(struct rv_ctx *c, const struct rv_shadd *a)
{
    rv_set_x(c, a->rd, rv_op2(c, IR_ADD, rv_x(c, a->rs2), shift_left(c, rv_x(c, a->rs1), a->n)));
    return true;
}

bool tr_rv_shadd_uw(struct rv_ctx *c, const struct rv_shadd_uw *a)
{
    ir_ref index = rv_zext(c, rv_x(c, a->rs1), 32);

    rv_set_x(c, a->rd, rv_op2(c, IR_ADD, rv_x(c, a->rs2), shift_left(c, index, a->n)));
    return true;
}

bool tr_rv_add_uw(struct rv_ctx *c, const struct rv_add_uw *a)
{
    ir_ref x = rv_zext(c, rv_x(c, a->rs1), 32);

    rv_set_x(c, a->rd, rv_op2(c, IR_ADD, x, rv_x(c, a->rs2)));
    return true;
}

bool tr_rv_slli_uw(struct rv_ctx *c, const struct rv_slli_uw *a)
{
    rv_set_x(c, a->rd, shift_left(c, rv_zext(c, rv_x(c, a->rs1), 32), a->shamt));
    return true;
}

/* --- Zbb, Zbkb --- */

bool tr_rv_logicn(struct rv_ctx *c, const struct rv_logicn *a)
{
    enum {
        XNOR,
        ORN = 2,
        ANDN
    };
    ir_ref x = rv_x(c, a->rs1), y = rv_x(c, a->rs2), v;

    if (a->op == ANDN)
        v = rv_op2(c, IR_ANDN, x, y);
    else if (a->op == ORN)
        v = rv_op2(c, IR_OR, x, unary(c, IR_NOT, y));
    else
        v = unary(c, IR_NOT, rv_op2(c, IR_XOR, x, y));
    rv_set_x(c, a->rd, v);
    return true;
}

static ir_ref rotate(struct rv_ctx *c, enum ir_type type, bool right, ir_ref x, ir_ref amount)
{
    if (!right)
        amount = ir_op1(c->b, IR_NEG, IR_I32, amount);
    return ir_op2(c->b, IR_ROTR, type, x, amount);
}

bool tr_rv_rotate(struct rv_ctx *c, const struct rv_rotate *a)
{
    rv_set_x(c, a->rd, rotate(c, c->xtype, a->r, rv_x(c, a->rs1), rv_x(c, a->rs2)));
    return true;
}

bool tr_rv_rotate_w(struct rv_ctx *c, const struct rv_rotate_w *a)
{
    rv_set_w(c, a->rd, rotate(c, IR_I32, a->r, rv_x(c, a->rs1), rv_x(c, a->rs2)));
    return true;
}

bool tr_rv_rori(struct rv_ctx *c, const struct rv_rori *a)
{
    rv_set_x(c, a->rd, rotate(c, c->xtype, true, rv_x(c, a->rs1), rv_const(c, a->shamt)));
    return true;
}

bool tr_rv_roriw(struct rv_ctx *c, const struct rv_roriw *a)
{
    rv_set_w(c, a->rd, rotate(c, IR_I32, true, rv_x(c, a->rs1), rv_const(c, a->shamt)));
    return true;
}

bool tr_rv_rev8(struct rv_ctx *c, const struct rv_rev8 *a)
{
    rv_set_x(c, a->rd, unary(c, IR_BSWAP, rv_x(c, a->rs1)));
    return true;
}

static const enum ir_op count_ops[] = {IR_CLZ, IR_CTZ, IR_POPCNT};

bool tr_rv_count(struct rv_ctx *c, const struct rv_count *a)
{
    rv_set_x(c, a->rd, unary(c, count_ops[a->op], rv_x(c, a->rs1)));
    return true;
}

bool tr_rv_count_w(struct rv_ctx *c, const struct rv_count_w *a)
{
    ir_ref v = ir_op1(c->b, count_ops[a->op], IR_I32, rv_x(c, a->rs1));

    rv_set_x(c, a->rd, rv_zext(c, v, 32));
    return true;
}

bool tr_rv_minmax(struct rv_ctx *c, const struct rv_minmax *a)
{
    static const enum ir_cmp cmp[] = {IR_SLT, IR_ULT, IR_SGT, IR_UGT}; /* min minu max maxu */
    ir_ref x = rv_x(c, a->rs1), y = rv_x(c, a->rs2);

    rv_set_x(c, a->rd, rv_select(c, rv_cmp(c, cmp[a->op], x, y), x, y));
    return true;
}

bool tr_rv_sext(struct rv_ctx *c, const struct rv_sext *a)
{
    rv_set_x(c, a->rd, rv_sext(c, rv_x(c, a->rs1), a->h ? 16 : 8));
    return true;
}

bool tr_rv_zext_h(struct rv_ctx *c, const struct rv_zext_h *a)
{
    rv_set_x(c, a->rd, rv_zext(c, rv_x(c, a->rs1), 16));
    return true;
}

/* Bytes that are not 0 become 255: first bit 7 tells, then it is spread. */
bool tr_rv_orc_b(struct rv_ctx *c, const struct rv_orc_b *a)
{
    ir_ref x = rv_x(c, a->rs1), low_bits = rv_const(c, 0x7f7f7f7f7f7f7f7f);
    ir_ref carry = rv_op2(c, IR_ADD, rv_op2(c, IR_AND, x, low_bits), low_bits);
    ir_ref tops = rv_op2(c, IR_ANDN, rv_op2(c, IR_OR, carry, x), low_bits);
    ir_ref ones = rv_op2(c, IR_SHR, tops, rv_const(c, 7));

    rv_set_x(c, a->rd, rv_op2(c, IR_SUB, shift_left(c, tops, 1), ones));
    return true;
}

/* The low `bits` of rs1 with those of rs2 above. */
static ir_ref pack(struct rv_ctx *c, unsigned rs1, unsigned rs2, unsigned bits)
{
    return ir_op2i(c->b, IR_DEPOSIT, c->xtype, rv_zext(c, rv_x(c, rs1), bits), rv_x(c, rs2),
                   bits | bits << 8);
}

bool tr_rv_pack(struct rv_ctx *c, const struct rv_pack *a)
{
    rv_set_x(c, a->rd, pack(c, a->rs1, a->rs2, c->xlen / 2));
    return true;
}

bool tr_rv_packh(struct rv_ctx *c, const struct rv_packh *a)
{
    rv_set_x(c, a->rd, pack(c, a->rs1, a->rs2, 8));
    return true;
}

bool tr_rv_packw(struct rv_ctx *c, const struct rv_packw *a)
{
    rv_set_w(c, a->rd, pack(c, a->rs1, a->rs2, 16));
    return true;
}

bool tr_rv_brev8(struct rv_ctx *c, const struct rv_brev8 *a)
{
    rv_set_x(c, a->rd, unary(c, IR_BSWAP, unary(c, IR_RBIT, rv_x(c, a->rs1))));
    return true;
}

/* zip: bits of the lower half to even places, of the upper half to odd ones. Each step exchanges
 * the middle two quarters of blocks. unzip takes the steps back. */
bool tr_rv_zip(struct rv_ctx *c, const struct rv_zip *a)
{
    static const struct {
        uint32_t upper; /* the third quarters */
        unsigned shift;
    } steps[4] = {{0x00ff0000, 8}, {0x0f000f00, 4}, {0x30303030, 2}, {0x44444444, 1}};
    ir_ref x = rv_x(c, a->rs1);

    for (unsigned i = 0; i < 4; i++) {
        unsigned n = a->un ? 3 - i : i, shift = steps[n].shift;
        ir_ref difference = rv_op2(c, IR_XOR, x, rv_op2(c, IR_SHL, x, rv_const(c, shift)));
        difference = rv_op2(c, IR_AND, difference, rv_const(c, steps[n].upper));
        x = rv_op2(c, IR_XOR, x, difference);
        x = rv_op2(c, IR_XOR, x, rv_op2(c, IR_SHR, difference, rv_const(c, shift)));
    }
    rv_set_x(c, a->rd, x);
    return true;
}

/* --- Zbc, Zbkc, Zbkx --- */

/* Of RV32, zero-extended. */
static ir_ref to_vector(struct rv_ctx *c, unsigned n)
{
    return ir_op1(c->b, IR_I2V, IR_V128, rv_wide(c, rv_x(c, n)));
}

/* The low XLEN bits of the carry-less product of 2 * XLEN bits, shifted right. */
static bool carryless(struct rv_ctx *c, unsigned rd, unsigned rs1, unsigned rs2, unsigned shift)
{
    ir_ref product =
        ir_vop(c->b, IR_VPMULL, IR_V128, 3, to_vector(c, rs1), to_vector(c, rs2), IR_NONE, 0);
    ir_ref low = ir_vop(c->b, IR_VGETLANE, IR_I64, 3, product, IR_NONE, IR_NONE, 0), v = low;

    if (c->xlen == 32 && shift)
        v = ir_op2(c->b, IR_SHR, IR_I64, low, rv_const64(c, shift));
    else if (shift)
        v = ir_vop(c->b, IR_VGETLANE, IR_I64, 3, product, IR_NONE, IR_NONE, 1);
    if (c->xlen == 64 && shift == 63)
        v = ir_op2i(c->b, IR_EXTR, IR_I64, v, low, 63);
    rv_set_x(c, rd, v);
    return true;
}

bool tr_rv_clmul(struct rv_ctx *c, const struct rv_clmul *a)
{
    return carryless(c, a->rd, a->rs1, a->rs2, a->h ? c->xlen : 0);
}

bool tr_rv_clmulr(struct rv_ctx *c, const struct rv_clmulr *a)
{
    return carryless(c, a->rd, a->rs1, a->rs2, c->xlen - 1);
}

bool tr_rv_xperm8(struct rv_ctx *c, const struct rv_xperm8 *a)
{
    ir_ref table = to_vector(c, a->rs1); /* zero from byte XLEN / 8 on */
    ir_ref indices = to_vector(c, a->rs2);

    rv_set_x(c, a->rd,
             ir_op1(c->b, IR_V2I, c->xtype,
                    ir_vop(c->b, IR_VTBL, IR_V128, 0, indices, table, IR_NONE, 0)));
    return true;
}

bool tr_rv_xperm4(struct rv_ctx *c, const struct rv_xperm4 *a)
{
    rv_set_x(c, a->rd,
             ir_call(c->b, &rv_helper_xperm4, rv_wide(c, rv_x(c, a->rs1)),
                     rv_wide(c, rv_x(c, a->rs2)), IR_NONE, IR_NONE));
    return true;
}

/* --- Zbs --- */

static bool single_bit(struct rv_ctx *c, unsigned rd, unsigned op, unsigned rs1, ir_ref number)
{
    static const enum ir_op ops[] = {[1] = IR_OR, [2] = IR_ANDN, [3] = IR_XOR};

    rv_set_x(c, rd, rv_op2(c, ops[op], rv_x(c, rs1), rv_op2(c, IR_SHL, rv_const(c, 1), number)));
    return true;
}

bool tr_rv_bit(struct rv_ctx *c, const struct rv_bit *a)
{
    return single_bit(c, a->rd, a->op, a->rs1, rv_x(c, a->rs2));
}

bool tr_rv_biti(struct rv_ctx *c, const struct rv_biti *a)
{
    return single_bit(c, a->rd, a->op, a->rs1, rv_const(c, a->shamt));
}

static bool extract_bit(struct rv_ctx *c, unsigned rd, unsigned rs1, ir_ref number)
{
    ir_ref shifted = rv_op2(c, IR_SHR, rv_x(c, rs1), number);

    rv_set_x(c, rd, rv_op2(c, IR_AND, shifted, rv_const(c, 1)));
    return true;
}

bool tr_rv_bext(struct rv_ctx *c, const struct rv_bext *a)
{
    return extract_bit(c, a->rd, a->rs1, rv_x(c, a->rs2));
}

bool tr_rv_bexti(struct rv_ctx *c, const struct rv_bexti *a)
{
    return extract_bit(c, a->rd, a->rs1, rv_const(c, a->shamt));
}
