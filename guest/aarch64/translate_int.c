/*
 * A64 data processing on general registers (ARM DDI 0487 C3.4, C3.5).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/disasm.h"
#include "guest/aarch64/translate.h"

static ir_ref op1(struct a64_ctx *c, enum ir_op op, bool sf, ir_ref x)
{
    return ir_op1(c->b, op, a64_type(sf), x);
}

static ir_ref op2(struct a64_ctx *c, enum ir_op op, bool sf, ir_ref x, ir_ref y)
{
    return ir_op2(c->b, op, a64_type(sf), x, y);
}

static ir_ref constant(struct a64_ctx *c, bool sf, uint64_t value)
{
    return ir_const(c->b, a64_type(sf), sf ? value : (uint32_t)value);
}

/* The bits [pos, pos + len) as an operand of EXTRACT and its like. */
static uint64_t bits(unsigned pos, unsigned len)
{
    return pos | len << 8;
}

/* --- Addresses, wide moves --- */

bool tr_a64_adr(struct a64_ctx *c, const struct a64_adr *a)
{
    a64_set_x(c, a->rd, true, ir_const(c->b, IR_I64, c->pc + (uint64_t)a->imm));
    return true;
}

bool tr_a64_adrp(struct a64_ctx *c, const struct a64_adrp *a)
{
    uint64_t page = (c->pc >> 12) + (uint64_t)a->imm;

    a64_set_x(c, a->rd, true, ir_const(c->b, IR_I64, page << 12));
    return true;
}

bool tr_a64_movewide(struct a64_ctx *c, const struct a64_movewide *a)
{
    enum {
        MOVN,
        MOVZ = 2,
        MOVK
    };
    unsigned pos = a->hw * 16;
    uint64_t value = (uint64_t)a->imm << pos;

    if (a->op == MOVK) {
        ir_ref part = ir_const(c->b, IR_I32, a->imm);
        ir_ref v = ir_op2i(c->b, IR_DEPOSIT, a64_type(a->sf), a64_x(c, a->rd), part, bits(pos, 16));
        a64_set_x(c, a->rd, a->sf, v);
        return true;
    }
    if (a->op == MOVN)
        value = a->sf ? ~value : (uint32_t)~value;
    a64_set_x(c, a->rd, true, ir_const(c->b, IR_I64, value));
    return true;
}

/* --- Addition and subtraction --- */

struct addsub {
    bool sf, sub, set_flags;
    bool to_sp; /* rd = 31 is SP */
    unsigned rd;
};

static bool addsub(struct a64_ctx *c, struct addsub how, ir_ref x, ir_ref y)
{
    ir_ref v = IR_NONE;

    if (how.rd != 31 || how.to_sp)
        v = op2(c, how.sub ? IR_SUB : IR_ADD, how.sf, x, y);
    if (how.set_flags)
        a64_set_flags(c, a64_flag_op(c, how.sub ? IR_SUBF : IR_ADDF, how.sf, x, y));
    if (how.to_sp)
        a64_set_x_sp(c, how.rd, how.sf, v);
    else if (v != IR_NONE)
        a64_set_x(c, how.rd, how.sf, v);
    return true;
}

bool tr_a64_addsub_imm(struct a64_ctx *c, const struct a64_addsub_imm *a)
{
    ir_ref imm = constant(c, a->sf, (uint64_t)a->imm << a->sh * 12);

    return addsub(c, (struct addsub){a->sf, a->op, a->s, !a->s, a->rd}, a64_x_sp(c, a->rn), imm);
}

static ir_ref shifted(struct a64_ctx *c, bool sf, unsigned rm, unsigned type, unsigned amount)
{
    static const enum ir_op shifts[] = {IR_SHL, IR_SHR, IR_SAR, IR_ROTR};
    ir_ref v = a64_x(c, rm);

    return amount ? op2(c, shifts[type], sf, v, ir_const(c->b, IR_I32, amount)) : v;
}

bool tr_a64_addsub_shifted(struct a64_ctx *c, const struct a64_addsub_shifted *a)
{
    ir_ref y = shifted(c, a->sf, a->rm, a->shift, a->amount);

    if (a->op && !a->s && a->rn == 31) {
        a64_set_x(c, a->rd, a->sf, op1(c, IR_NEG, a->sf, y));
        return true;
    }
    return addsub(c, (struct addsub){a->sf, a->op, a->s, false, a->rd}, a64_x(c, a->rn), y);
}

/* ExtendReg(): option 0 to 7 = uxtb uxth uxtw uxtx sxtb sxth sxtw sxtx. */
static ir_ref extended(struct a64_ctx *c, bool sf, unsigned rm, unsigned option, unsigned amount)
{
    unsigned width = 8u << (option & 3);
    ir_ref v = a64_x(c, rm);

    if (width < (sf ? 64 : 32))
        v = ir_op1i(c->b, option & 4 ? IR_SEXT : IR_ZEXT, a64_type(sf), v, width);
    return amount ? op2(c, IR_SHL, sf, v, ir_const(c->b, IR_I32, amount)) : v;
}

bool tr_a64_addsub_extended(struct a64_ctx *c, const struct a64_addsub_extended *a)
{
    ir_ref y = extended(c, a->sf, a->rm, a->option, a->amount);

    return addsub(c, (struct addsub){a->sf, a->op, a->s, !a->s, a->rd}, a64_x_sp(c, a->rn), y);
}

static ir_ref with_carry(struct a64_ctx *c, enum ir_op op, bool sf, ir_ref x, ir_ref y, ir_ref f)
{
    bool flags = op == IR_ADCF || op == IR_SBCF;

    return ir_emit(c->b, (struct ir_inst){.op = (uint8_t)op,
                                          .type = flags ? IR_FLAGS : (uint8_t)a64_type(sf),
                                          .lane = flags ? (sf ? 3 : 2) : 0,
                                          .args = {x, y, f, IR_NONE}});
}

bool tr_a64_addsub_carry(struct a64_ctx *c, const struct a64_addsub_carry *a)
{
    ir_ref x = a64_x(c, a->rn), y = a64_x(c, a->rm), flags = a64_flags(c);
    ir_ref v = with_carry(c, a->op ? IR_SBC : IR_ADC, a->sf, x, y, flags);

    if (a->s)
        a64_set_flags(c, with_carry(c, a->op ? IR_SBCF : IR_ADCF, a->sf, x, y, flags));
    a64_set_x(c, a->rd, a->sf, v);
    return true;
}

/* --- Logic --- */

enum {
    AND,
    ORR,
    EOR,
    ANDS
};

bool tr_a64_logical_imm(struct a64_ctx *c, const struct a64_logical_imm *a)
{
    static const enum ir_op ops[] = {IR_AND, IR_OR, IR_XOR, IR_AND};
    uint64_t imm = a64_bitmask(a->sf, a->n, a->immr, a->imms);
    ir_ref x = a64_x(c, a->rn), y = constant(c, a->sf, imm);

    if (a->op == ANDS) {
        if (a->rd != 31)
            a64_set_x(c, a->rd, a->sf, op2(c, IR_AND, a->sf, x, y));
        a64_set_flags(c, a64_flag_op(c, IR_ANDF, a->sf, x, y));
    } else if (a->op == ORR && a->rn == 31) {
        a64_set_x_sp(c, a->rd, true, ir_const(c->b, IR_I64, a->sf ? imm : (uint32_t)imm));
    } else {
        a64_set_x_sp(c, a->rd, a->sf, op2(c, ops[a->op], a->sf, x, y));
    }
    return true;
}

bool tr_a64_logical_shifted(struct a64_ctx *c, const struct a64_logical_shifted *a)
{
    static const enum ir_op ops[] = {IR_AND, IR_OR, IR_XOR, IR_AND};
    ir_ref y = shifted(c, a->sf, a->rm, a->shift, a->amount), v;

    if (a->op == ORR && a->rn == 31) { /* mov, mvn */
        a64_set_x(c, a->rd, a->sf, a->n ? op1(c, IR_NOT, a->sf, y) : y);
        return true;
    }
    ir_ref x = a64_x(c, a->rn);
    bool and_not = a->n && ops[a->op] == IR_AND;
    if (a->n && !and_not)
        y = op1(c, IR_NOT, a->sf, y);
    v = op2(c, and_not ? IR_ANDN : ops[a->op], a->sf, x, y);
    if (a->op == ANDS)
        a64_set_flags(c, and_not ? a64_flag_op(c, IR_ANDF, a->sf, v, v)
                                 : a64_flag_op(c, IR_ANDF, a->sf, x, y));
    a64_set_x(c, a->rd, a->sf, v);
    return true;
}

/* --- Bit fields --- */

/* Bits [0, imms] of rn moved up: sbfiz, ubfiz, lsl. */
static ir_ref field_up(struct a64_ctx *c, const struct a64_bitfield *a, bool is_signed)
{
    unsigned width = a->sf ? 64 : 32, up = width - a->immr, len = a->imms + 1;
    ir_ref v = a64_x(c, a->rn);

    if (up + len < width)
        v = ir_op1i(c->b, is_signed ? IR_SEXTRACT : IR_EXTRACT, a64_type(a->sf), v, bits(0, len));
    return op2(c, IR_SHL, a->sf, v, ir_const(c->b, IR_I32, up));
}

/* Bits [immr, imms] of rn moved down, by the narrowest op: lsr, asr, uxtb, sxtw, ubfx … */
static ir_ref field_down(struct a64_ctx *c, const struct a64_bitfield *a, bool is_signed)
{
    unsigned width = a->sf ? 64 : 32, pos = a->immr, len = a->imms - a->immr + 1;
    ir_ref v = a64_x(c, a->rn);

    if (pos + len == width) {
        ir_ref amount = ir_const(c->b, IR_I32, pos);
        return pos ? op2(c, is_signed ? IR_SAR : IR_SHR, a->sf, v, amount) : v;
    }
    if (pos == 0 && (len == 8 || len == 16 || len == 32))
        return ir_op1i(c->b, is_signed ? IR_SEXT : IR_ZEXT, a64_type(a->sf), v, len);
    return ir_op1i(c->b, is_signed ? IR_SEXTRACT : IR_EXTRACT, a64_type(a->sf), v, bits(pos, len));
}

static ir_ref field_insert(struct a64_ctx *c, const struct a64_bitfield *a)
{
    unsigned width = a->sf ? 64 : 32, pos = 0, len = a->imms + 1;
    ir_ref v = a64_x(c, a->rn);

    if (a->imms >= a->immr) { /* bfxil */
        len -= a->immr;
        if (a->immr)
            v = op2(c, IR_SHR, a->sf, v, ir_const(c->b, IR_I32, a->immr));
        if (len == width)
            return v;
    } else { /* bfi */
        pos = width - a->immr;
    }
    return ir_op2i(c->b, IR_DEPOSIT, a64_type(a->sf), a64_x(c, a->rd), v, bits(pos, len));
}

bool tr_a64_bitfield(struct a64_ctx *c, const struct a64_bitfield *a)
{
    enum {
        SBFM,
        BFM
    };
    ir_ref v;

    if (a->op == BFM)
        v = field_insert(c, a);
    else if (a->imms < a->immr)
        v = field_up(c, a, a->op == SBFM);
    else
        v = field_down(c, a, a->op == SBFM);
    a64_set_x(c, a->rd, a->sf, v);
    return true;
}

bool tr_a64_extr(struct a64_ctx *c, const struct a64_extr *a)
{
    ir_ref low = a64_x(c, a->rm), v;

    if (!a->imms)
        v = low;
    else if (a->rn == a->rm)
        v = op2(c, IR_ROTR, a->sf, low, ir_const(c->b, IR_I32, a->imms));
    else
        v = ir_op2i(c->b, IR_EXTR, a64_type(a->sf), a64_x(c, a->rn), low, a->imms);
    a64_set_x(c, a->rd, a->sf, v);
    return true;
}

/* --- Conditions --- */

static bool ccmp(struct a64_ctx *c, bool sf, bool sub, unsigned cond, unsigned nzcv, ir_ref x,
                 ir_ref y)
{
    if (cond >= IR_COND_AL)
        a64_set_flags(c, a64_flag_op(c, sub ? IR_SUBF : IR_ADDF, sf, x, y));
    else
        a64_set_flags(c, ir_emit(c->b, (struct ir_inst){.op = IR_CCMPF,
                                                        .type = IR_FLAGS,
                                                        .lane = sf ? 3 : 2,
                                                        .aux = cond | (sub ? 0 : IR_CCMP_ADD),
                                                        .args = {a64_flags(c), x, y, IR_NONE},
                                                        .imm = a64_pack_nzcv(nzcv)}));
    return true;
}

bool tr_a64_ccmp_reg(struct a64_ctx *c, const struct a64_ccmp_reg *a)
{
    return ccmp(c, a->sf, a->op, a->cond, a->nzcv, a64_x(c, a->rn), a64_x(c, a->rm));
}

bool tr_a64_ccmp_imm(struct a64_ctx *c, const struct a64_ccmp_imm *a)
{
    return ccmp(c, a->sf, a->op, a->cond, a->nzcv, a64_x(c, a->rn), constant(c, a->sf, a->imm));
}

static ir_ref condition(struct a64_ctx *c, unsigned cond)
{
    return ir_emit(c->b, (struct ir_inst){.op = IR_COND,
                                          .type = IR_I32,
                                          .aux = cond,
                                          .args = {a64_flags(c), IR_NONE, IR_NONE, IR_NONE}});
}

bool tr_a64_csel(struct a64_ctx *c, const struct a64_csel *a)
{
    bool always = a->cond >= IR_COND_AL, zeros = a->rn == 31 && a->rm == 31;
    bool invert = a->op, increment = a->o2; /* both: negate */

    if (zeros && !always && invert != increment) { /* cset, csetm */
        ir_ref v = condition(c, a->cond ^ 1);
        if (increment)
            a64_set_x(c, a->rd, false, v);
        else
            a64_set_x(c, a->rd, a->sf,
                      op1(c, IR_NEG, a->sf, ir_op1i(c->b, IR_ZEXT, IR_I64, v, 32)));
        return true;
    }
    ir_ref x = a64_x(c, a->rn), y = a64_x(c, a->rm), v = x;
    if (!always) {
        if (invert)
            y = op1(c, increment ? IR_NEG : IR_NOT, a->sf, y);
        else if (increment)
            y = op2(c, IR_ADD, a->sf, y, constant(c, a->sf, 1));
        v = ir_emit(c->b, (struct ir_inst){.op = IR_SELECT_COND,
                                           .type = (uint8_t)a64_type(a->sf),
                                           .aux = a->cond,
                                           .args = {a64_flags(c), x, y, IR_NONE}});
    }
    a64_set_x(c, a->rd, a->sf, v);
    return true;
}

/* --- One, two, three sources --- */

bool tr_a64_div(struct a64_ctx *c, const struct a64_div *a)
{
    ir_ref x = a64_x(c, a->rn), y = a64_x(c, a->rm);

    a64_set_x(c, a->rd, a->sf, op2(c, a->signed_ ? IR_SDIV : IR_UDIV, a->sf, x, y));
    return true;
}

bool tr_a64_shift_var(struct a64_ctx *c, const struct a64_shift_var *a)
{
    static const enum ir_op shifts[] = {IR_SHL, IR_SHR, IR_SAR, IR_ROTR};

    a64_set_x(c, a->rd, a->sf, op2(c, shifts[a->type], a->sf, a64_x(c, a->rn), a64_x(c, a->rm)));
    return true;
}

bool tr_a64_crc32(struct a64_ctx *c, const struct a64_crc32 *a)
{
    ir_ref v =
        ir_emit(c->b, (struct ir_inst){.op = IR_CRC32,
                                       .type = IR_I32,
                                       .lane = (uint8_t)a->size,
                                       .args = {a64_x(c, a->rn), a64_x(c, a->rm), IR_NONE, IR_NONE},
                                       .imm = a->c});

    a64_set_x(c, a->rd, false, v);
    return true;
}

static bool unary(struct a64_ctx *c, enum ir_op op, bool sf, unsigned rd, unsigned rn)
{
    a64_set_x(c, rd, sf, op1(c, op, sf, a64_x(c, rn)));
    return true;
}

bool tr_a64_rbit(struct a64_ctx *c, const struct a64_rbit *a)
{
    return unary(c, IR_RBIT, a->sf, a->rd, a->rn);
}

bool tr_a64_rev16(struct a64_ctx *c, const struct a64_rev16 *a)
{
    return unary(c, IR_BSWAP16, a->sf, a->rd, a->rn);
}

bool tr_a64_rev_w(struct a64_ctx *c, const struct a64_rev_w *a)
{
    return unary(c, IR_BSWAP, false, a->rd, a->rn);
}

bool tr_a64_rev32(struct a64_ctx *c, const struct a64_rev32 *a)
{
    return unary(c, IR_BSWAP32, true, a->rd, a->rn);
}

bool tr_a64_rev_x(struct a64_ctx *c, const struct a64_rev_x *a)
{
    return unary(c, IR_BSWAP, true, a->rd, a->rn);
}

bool tr_a64_clz(struct a64_ctx *c, const struct a64_clz *a)
{
    return unary(c, IR_CLZ, a->sf, a->rd, a->rn);
}

bool tr_a64_cls(struct a64_ctx *c, const struct a64_cls *a)
{
    return unary(c, IR_CLS, a->sf, a->rd, a->rn);
}

static bool multiply(struct a64_ctx *c, bool sf, bool sub, unsigned rd, unsigned ra, ir_ref x,
                     ir_ref y)
{
    ir_ref v = op2(c, IR_MUL, sf, x, y);

    if (ra != 31)
        v = op2(c, sub ? IR_SUB : IR_ADD, sf, a64_x(c, ra), v);
    else if (sub)
        v = op1(c, IR_NEG, sf, v);
    a64_set_x(c, rd, sf, v);
    return true;
}

bool tr_a64_madd(struct a64_ctx *c, const struct a64_madd *a)
{
    return multiply(c, a->sf, a->sub, a->rd, a->ra, a64_x(c, a->rn), a64_x(c, a->rm));
}

bool tr_a64_maddl(struct a64_ctx *c, const struct a64_maddl *a)
{
    enum ir_op extend = a->u ? IR_ZEXT : IR_SEXT;
    ir_ref x = ir_op1i(c->b, extend, IR_I64, a64_x(c, a->rn), 32);
    ir_ref y = ir_op1i(c->b, extend, IR_I64, a64_x(c, a->rm), 32);

    return multiply(c, true, a->sub, a->rd, a->ra, x, y);
}

bool tr_a64_mulh(struct a64_ctx *c, const struct a64_mulh *a)
{
    ir_ref x = a64_x(c, a->rn), y = a64_x(c, a->rm);

    a64_set_x(c, a->rd, true, op2(c, a->u ? IR_MULHU : IR_MULHS, true, x, y));
    return true;
}

/* --- Manipulation of flags (FEAT_FlagM, FEAT_FlagM2), in their packed form --- */

static ir_ref and32(struct a64_ctx *c, ir_ref x, uint32_t mask)
{
    return ir_op2(c->b, IR_AND, IR_I32, x, ir_const(c->b, IR_I32, mask));
}

static ir_ref or32(struct a64_ctx *c, ir_ref x, ir_ref y)
{
    return ir_op2(c->b, IR_OR, IR_I32, x, y);
}

/* Moves the bits of a packed flag to where another is; from, to are bit numbers. */
static ir_ref move_flag(struct a64_ctx *c, ir_ref packed, unsigned from, unsigned to)
{
    ir_ref flag = and32(c, packed, 1u << from);

    if (from == to)
        return flag;
    return ir_op2(c->b, from < to ? IR_SHL : IR_SHR, IR_I32, flag,
                  ir_const(c->b, IR_I32, from < to ? to - from : from - to));
}

enum {
    N = 15,
    Z = 14,
    C = 8,
    V = 0
}; /* bit numbers of the packed flags */

bool tr_a64_rmif(struct a64_ctx *c, const struct a64_rmif *a)
{
    static const unsigned packed_bit[] = {V, C, Z, N};
    ir_ref flags = ir_get(c->b, A64_NZCV), x = a64_x(c, a->rn);

    if (a->amount)
        x = op2(c, IR_ROTR, true, x, ir_const(c->b, IR_I32, a->amount));
    flags = and32(c, flags, ~a64_pack_nzcv(a->mask));
    for (unsigned i = 0; i < 4; i++) {
        if (a->mask >> i & 1)
            flags = or32(c, flags, move_flag(c, x, i, packed_bit[i]));
    }
    a64_set_packed_flags(c, flags);
    return true;
}

bool tr_a64_setf(struct a64_ctx *c, const struct a64_setf *a)
{
    unsigned width = a->half ? 16 : 8;
    ir_ref x = a64_x(c, a->rn), carry = and32(c, ir_get(c->b, A64_NZCV), IR_PACKED_C);
    /* N and Z are those of the low bits, moved to the top; V says that the bit above differs. */
    ir_ref top = ir_op2(c->b, IR_SHL, IR_I32, x, ir_const(c->b, IR_I32, 32 - width));
    ir_ref logic = ir_op1(c->b, IR_PACK, IR_I32, a64_flag_op(c, IR_ANDF, false, top, top));
    ir_ref v =
        ir_op2(c->b, IR_XOR, IR_I32, move_flag(c, x, width, V), move_flag(c, x, width - 1, V));

    a64_set_packed_flags(c, or32(c, or32(c, logic, carry), v));
    return true;
}

bool tr_a64_cfinv(struct a64_ctx *c, const struct a64_cfinv *a)
{
    ir_ref flags = ir_get(c->b, A64_NZCV);

    a64_set_packed_flags(c,
                         ir_op2(c->b, IR_XOR, IR_I32, flags, ir_const(c->b, IR_I32, IR_PACKED_C)));
    return true;
}

/* N = 0, Z |= V, C &= ~V, V = 0 */
bool tr_a64_axflag(struct a64_ctx *c, const struct a64_axflag *a)
{
    ir_ref flags = ir_get(c->b, A64_NZCV);
    ir_ref z = or32(c, and32(c, flags, IR_PACKED_Z), move_flag(c, flags, V, Z));
    ir_ref carry =
        ir_op2(c->b, IR_ANDN, IR_I32, and32(c, flags, IR_PACKED_C), move_flag(c, flags, V, C));

    a64_set_packed_flags(c, or32(c, z, carry));
    return true;
}

/* N = ~C & ~Z, Z = Z & C, C = C | Z, V = ~C & Z */
bool tr_a64_xaflag(struct a64_ctx *c, const struct a64_xaflag *a)
{
    ir_ref flags = ir_get(c->b, A64_NZCV);
    ir_ref z = move_flag(c, flags, Z, 0), carry = move_flag(c, flags, C, 0);
    ir_ref either = or32(c, z, carry), both = ir_op2(c->b, IR_AND, IR_I32, z, carry);
    ir_ref neither = ir_op2(c->b, IR_XOR, IR_I32, either, ir_const(c->b, IR_I32, 1));
    ir_ref v = ir_op2(c->b, IR_ANDN, IR_I32, z, carry);

    a64_set_packed_flags(c, or32(c, or32(c, move_flag(c, neither, 0, N), move_flag(c, both, 0, Z)),
                                 or32(c, move_flag(c, either, 0, C), v)));
    return true;
}
