/*
 * A64 pointer authentication (FEAT_PAuth, FEAT_PAuth2; ARM DDI 0487 D8.8; the pseudocode AddPAC,
 * Auth, Strip). Pointers have 48 bits of address, bit 55 chooses the half of the address space, and
 * there is a tag in the top byte (FEAT_TBI) as user space under Linux has, so the code takes bits
 * 54 to 48. As FEAT_PAuth2 has it, code and pointer are combined by exclusive or: signing and
 * authenticating are the same operation, and a wrong code leaves an address that faults. The cipher
 * is implementation defined: here it is multiplication.
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

    return op2(c, IR_MUL, op2(c, IR_ADD, h, modifier), constant(c, mix1));
}

/* The pointer with copies of its bit 55 in place of the code, which in the upper half of the
 * address space, without tags there, takes the top byte too. */
static ir_ref strip(struct a64_ctx *c, ir_ref pointer)
{
    ir_ref half = ir_op1i(c->b, IR_SEXTRACT, IR_I64, pointer, 55 | 1 << 8);
    ir_ref tagged = ir_op2i(c->b, IR_DEPOSIT, IR_I64, pointer, half, CODE_LOW | CODE_BITS << 8);

    return op2(c, IR_OR, tagged, op2(c, IR_SHL, half, constant(c, 56)));
}

ir_ref a64_pauth(struct a64_ctx *c, enum a64_pauth_key key, ir_ref pointer, ir_ref modifier)
{
    ir_ref address = op2(c, IR_SHL, pointer, constant(c, 64 - CODE_LOW));
    ir_ref code = op2(c, IR_SHR, hash(c, key, address, modifier), constant(c, 64 - CODE_BITS));

    return op2(c, IR_XOR, pointer, op2(c, IR_SHL, code, constant(c, CODE_LOW)));
}

/* The key fields count as enum a64_pauth_key does: IA IB DA DB. */

bool tr_a64_pac(struct a64_ctx *c, const struct a64_pac *a)
{
    a64_set_x(c, a->rd, true, a64_pauth(c, a->key, a64_x(c, a->rd), a64_x_sp(c, a->rn)));
    return true;
}

bool tr_a64_pacz(struct a64_ctx *c, const struct a64_pacz *a)
{
    a64_set_x(c, a->rd, true, a64_pauth(c, a->key, a64_x(c, a->rd), zero(c)));
    return true;
}

bool tr_a64_pac1716(struct a64_ctx *c, const struct a64_pac1716 *a)
{
    a64_set_x(c, 17, true, a64_pauth(c, a->key, a64_x(c, 17), a64_x(c, 16)));
    return true;
}

/* paciasp, autibz … on the link register */
bool tr_a64_paclr(struct a64_ctx *c, const struct a64_paclr *a)
{
    ir_ref modifier = a->sp ? a64_x_sp(c, 31) : zero(c);

    a64_set_x(c, 30, true, a64_pauth(c, a->key, a64_x(c, 30), modifier));
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

    /* 32 bits want more mixing than seven do. */
    h = op2(c, IR_MUL, op2(c, IR_XOR, h, op2(c, IR_SHR, h, constant(c, 32))), constant(c, mix2));
    a64_set_x(c, a->rd, true, op2(c, IR_AND, h, constant(c, 0xffffffff00000000)));
    return true;
}
