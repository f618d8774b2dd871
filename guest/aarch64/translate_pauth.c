/*
 * A64 pointer authentication (FEAT_PAuth, ARM DDI 0487 D8.8; the pseudocode AddPAC, Auth, Strip).
 * The cipher is implementation defined: here two multiplications. Pointers have 48 bits of address,
 * bit 55 chooses the half of the address space, and a tag in the top byte (FEAT_TBI) as user space
 * under Linux has, so the code takes bits 54 to 48.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/translate.h"

enum {
    CODE_LOW = 48,
    CODE_BITS = 7
};

static const uint64_t mix1 = 0x9e3779b97f4a7c15, mix2 = 0xd6e8feb86659fd93;

static ir_ref op2(struct a64_ctx *c, enum ir_op op, ir_ref x, ir_ref y)
{
    return ir_op2(c->b, op, IR_I64, x, y);
}

static ir_ref constant(struct a64_ctx *c, uint64_t value)
{
    return ir_const(c->b, IR_I64, value);
}

static ir_ref zero(struct a64_ctx *c)
{
    return constant(c, 0);
}

/* A keyed hash; its high bits are the good ones. */
static ir_ref hash(struct a64_ctx *c, enum a64_pauth_key key, ir_ref data, ir_ref modifier)
{
    ir_ref h = op2(c, IR_XOR, data, ir_get(c->b, A64_KEY_SLOT + key));

    h = op2(c, IR_ADD, op2(c, IR_MUL, h, constant(c, mix1)), modifier);
    h = op2(c, IR_XOR, h, op2(c, IR_SHR, h, constant(c, 32)));
    return op2(c, IR_MUL, h, constant(c, mix2));
}

/* The pointer with copies of its bit 55 in place of the code, which in the upper half of the address
 * space, without tags there, takes the top byte too. */
static ir_ref strip(struct a64_ctx *c, ir_ref pointer)
{
    ir_ref half = ir_op1i(c->b, IR_SEXTRACT, IR_I64, pointer, 55 | 1 << 8);
    ir_ref tagged = ir_op2i(c->b, IR_DEPOSIT, IR_I64, pointer, half, CODE_LOW | CODE_BITS << 8);

    return op2(c, IR_OR, tagged, op2(c, IR_SHL, half, constant(c, 56)));
}

static ir_ref code(struct a64_ctx *c, enum a64_pauth_key key, ir_ref stripped, ir_ref modifier)
{
    return op2(c, IR_SHR, hash(c, key, stripped, modifier), constant(c, 64 - CODE_BITS));
}

static ir_ref compare(struct a64_ctx *c, enum ir_cmp cmp, ir_ref x, ir_ref y)
{
    return ir_emit(
        c->b,
        (struct ir_inst){
            .op = IR_CMP, .type = IR_I32, .lane = 3, .aux = cmp, .args = {x, y, IR_NONE, IR_NONE}});
}

ir_ref a64_pauth_sign(struct a64_ctx *c, enum a64_pauth_key key, ir_ref pointer, ir_ref modifier)
{
    ir_ref stripped = strip(c, pointer), pac = code(c, key, stripped, modifier);
    /* A pointer that was not canonical gets a code that fails: its bit 54 is inverted. */
    ir_ref odd = ir_op1i(c->b, IR_ZEXT, IR_I64, compare(c, IR_NE, stripped, pointer), 32);

    pac = op2(c, IR_XOR, pac, op2(c, IR_SHL, odd, constant(c, CODE_BITS - 1)));
    return ir_op2i(c->b, IR_DEPOSIT, IR_I64, stripped, pac, CODE_LOW | CODE_BITS << 8);
}

ir_ref a64_pauth_authenticate(struct a64_ctx *c, enum a64_pauth_key key, ir_ref pointer,
                              ir_ref modifier)
{
    ir_ref stripped = strip(c, pointer), pac = code(c, key, stripped, modifier);
    ir_ref found = ir_op1i(c->b, IR_EXTRACT, IR_I64, pointer, CODE_LOW | CODE_BITS << 8);
    /* Failure puts 01 (key A) or 10 (key B) into bits 54 and 53: using the pointer faults. */
    bool key_b = key == A64_KEY_IB || key == A64_KEY_DB;
    ir_ref bad =
        ir_op2i(c->b, IR_DEPOSIT, IR_I64, stripped, constant(c, key_b ? 2 : 1), 53 | 2 << 8);

    return ir_emit(
        c->b, (struct ir_inst){.op = IR_SELECT,
                               .type = IR_I64,
                               .args = {compare(c, IR_EQ, pac, found), stripped, bad, IR_NONE}});
}

static ir_ref apply(struct a64_ctx *c, bool authenticate, enum a64_pauth_key key, ir_ref pointer,
                    ir_ref modifier)
{
    return authenticate ? a64_pauth_authenticate(c, key, pointer, modifier)
                        : a64_pauth_sign(c, key, pointer, modifier);
}

/* The key fields count as enum a64_pauth_key does: IA IB DA DB. */

bool tr_a64_pac(struct a64_ctx *c, const struct a64_pac *a)
{
    a64_set_x(c, a->rd, true, apply(c, a->aut, a->key, a64_x(c, a->rd), a64_x_sp(c, a->rn)));
    return true;
}

bool tr_a64_pacz(struct a64_ctx *c, const struct a64_pacz *a)
{
    a64_set_x(c, a->rd, true, apply(c, a->aut, a->key, a64_x(c, a->rd), zero(c)));
    return true;
}

bool tr_a64_pac1716(struct a64_ctx *c, const struct a64_pac1716 *a)
{
    a64_set_x(c, 17, true, apply(c, a->aut, a->key, a64_x(c, 17), a64_x(c, 16)));
    return true;
}

/* paciasp, autibz … on the link register */
bool tr_a64_paclr(struct a64_ctx *c, const struct a64_paclr *a)
{
    ir_ref modifier = a->sp ? a64_x_sp(c, 31) : zero(c);

    a64_set_x(c, 30, true, apply(c, a->aut, a->key, a64_x(c, 30), modifier));
    return true;
}

bool tr_a64_xpac(struct a64_ctx *c, const struct a64_xpac *a)
{
    a64_set_x(c, a->rd, true, strip(c, a64_x(c, a->rd)));
    return true;
}

bool tr_a64_xpaclri(struct a64_ctx *c, const struct a64_xpaclri *a)
{
    a64_set_x(c, 30, true, strip(c, a64_x(c, 30)));
    return true;
}

bool tr_a64_pacga(struct a64_ctx *c, const struct a64_pacga *a)
{
    ir_ref h = hash(c, A64_KEY_GA, a64_x(c, a->rn), a64_x_sp(c, a->rm));

    a64_set_x(c, a->rd, true, op2(c, IR_AND, h, constant(c, 0xffffffff00000000)));
    return true;
}
