/*
 * RISC-V scalar cryptography: Zknd Zkne Zknh Zksed Zksh.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helpers.h"
#include "guest/riscv/rv.h"

/* --- AES. The state is 128 bits, rs2:rs1; an instruction yields the lower half of the result ---
 */

static ir_ref join(struct rv_ctx *c, ir_ref low, ir_ref high)
{
    return ir_vop(c->b, IR_VSETLANE, IR_V128, 3, ir_op1(c->b, IR_I2V, IR_V128, low), high, IR_NONE,
                  1);
}

static bool aes_step(struct rv_ctx *c, enum ir_op op, unsigned rd, unsigned rs1, unsigned rs2)
{
    ir_ref state = join(c, rv_x(c, rs1), rv_x(c, rs2));
    ir_ref v = ir_vop(c->b, op, IR_V128, 0, state, ir_vconst(c->b, 0, 0), IR_NONE, 0);

    rv_set_x(c, rd, ir_op1(c->b, IR_V2I, IR_I64, v));
    return true;
}

bool tr_rv_aes64e(struct rv_ctx *c, const struct rv_aes64e *a)
{
    return aes_step(c, a->mix ? IR_AES_ENC : IR_AES_ENC_LAST, a->rd, a->rs1, a->rs2);
}

bool tr_rv_aes64d(struct rv_ctx *c, const struct rv_aes64d *a)
{
    return aes_step(c, a->mix ? IR_AES_DEC : IR_AES_DEC_LAST, a->rd, a->rs1, a->rs2);
}

bool tr_rv_aes64im(struct rv_ctx *c, const struct rv_aes64im *a)
{
    ir_ref v = ir_op1(c->b, IR_AES_UNMIX, IR_V128, ir_op1(c->b, IR_I2V, IR_V128, rv_x(c, a->rs1)));

    rv_set_x(c, a->rd, ir_op1(c->b, IR_V2I, IR_I64, v));
    return true;
}

/* SubWord by a last round on four equal columns, where ShiftRows changes nothing. */
bool tr_rv_aes64ks1i(struct rv_ctx *c, const struct rv_aes64ks1i *a)
{
    static const uint8_t constants[] = {0x01, 0x02, 0x04, 0x08, 0x10, 0x20,
                                        0x40, 0x80, 0x1b, 0x36, 0};
    uint64_t constant = constants[a->round] * UINT64_C(0x100000001);
    ir_ref word = rv_op2(c, IR_SHR, rv_x(c, a->rs1), rv_const(c, 32));

    if (a->round < 10)
        word = ir_op2(c->b, IR_ROTR, IR_I32, word, ir_const(c->b, IR_I32, 8));
    ir_ref columns = ir_vop(c->b, IR_VDUP, IR_V128, 2, word, IR_NONE, IR_NONE, 0);
    ir_ref v = ir_vop(c->b, IR_AES_ENC_LAST, IR_V128, 0, columns,
                      ir_vconst(c->b, constant, constant), IR_NONE, 0);
    rv_set_x(c, a->rd, ir_op1(c->b, IR_V2I, IR_I64, v));
    return true;
}

bool tr_rv_aes64ks2(struct rv_ctx *c, const struct rv_aes64ks2 *a)
{
    ir_ref key = rv_op2(c, IR_SHR, rv_x(c, a->rs1), rv_const(c, 32)), words = rv_x(c, a->rs2);
    ir_ref low = rv_op2(c, IR_XOR, key, words);
    ir_ref high = rv_op2(c, IR_XOR, low, rv_op2(c, IR_SHR, words, rv_const(c, 32)));

    rv_set_x(c, a->rd, ir_op2i(c->b, IR_DEPOSIT, IR_I64, low, high, 32 | 32 << 8));
    return true;
}

/* AES of RV32: one byte of rs2 through the S-box and its column's mixing, rotated to its place. The
 * byte is put into a state of zeros; what rounds make of the zeros, the round key takes away. */
static bool aes_byte(struct rv_ctx *c, enum ir_op op, uint32_t key, unsigned rd, unsigned rs1,
                     unsigned rs2, unsigned number)
{
    ir_ref byte = ir_op1i(c->b, IR_EXTRACT, IR_I64, rv_x(c, rs2), number * 8 | 8 << 8);
    ir_ref v = ir_vop(c->b, op, IR_V128, 0, ir_op1(c->b, IR_I2V, IR_V128, byte),
                      ir_vconst(c->b, key, 0), IR_NONE, 0);
    ir_ref column = ir_op2(c->b, IR_ROTR, IR_I32, ir_op1(c->b, IR_V2I, IR_I32, v),
                           ir_const(c->b, IR_I32, (32 - number * 8) & 31));

    rv_set_x(c, rd, rv_op2(c, IR_XOR, rv_x(c, rs1), column));
    return true;
}

/* S(0) is 0x63; in the first column MixColumns leaves 3, 0, 0 and 2 times it besides the byte. */
bool tr_rv_aes32e(struct rv_ctx *c, const struct rv_aes32e *a)
{
    return aes_byte(c, a->mix ? IR_AES_ENC : IR_AES_ENC_LAST, a->mix ? 0xc60000a5 : 0x63636300,
                    a->rd, a->rs1, a->rs2, a->bs);
}

/* The inverse of S gives 0x52 for 0; InvMixColumns leaves 15, 8, 12 and 10 times that. */
bool tr_rv_aes32d(struct rv_ctx *c, const struct rv_aes32d *a)
{
    return aes_byte(c, a->mix ? IR_AES_DEC : IR_AES_DEC_LAST, a->mix ? 0x02f5a603 : 0x52525200,
                    a->rd, a->rs1, a->rs2, a->bs);
}

/* --- SHA-2, SM3: xors of three rotations; the last may be a shift --- */

struct mix {
    uint8_t rotate[3];
    bool shift_last;
};

/* Of x; `shifted` is what the last one shifts. */
static ir_ref mix(struct rv_ctx *c, enum ir_type type, ir_ref x, ir_ref shifted, struct mix m)
{
    ir_ref part[3];

    for (unsigned i = 0; i < 3; i++) {
        bool shift = i == 2 && m.shift_last;
        part[i] = ir_op2(c->b, shift ? IR_SHR : IR_ROTR, type, shift ? shifted : x,
                         ir_const(c->b, IR_I32, m.rotate[i]));
    }
    return ir_op2(c->b, IR_XOR, type, ir_op2(c->b, IR_XOR, type, part[0], part[1]), part[2]);
}

static ir_ref mix32(struct rv_ctx *c, ir_ref x, struct mix m)
{
    return mix(c, IR_I32, x, x, m);
}

/* sum0 sum1 sig0 sig1 (FIPS 180-4, 4.1.2 and 4.1.3). */

bool tr_rv_sha256(struct rv_ctx *c, const struct rv_sha256 *a)
{
    static const struct mix mixes[] = {
        {{2, 13, 22}, false}, {{6, 11, 25}, false}, {{7, 18, 3}, true}, {{17, 19, 10}, true}};

    rv_set_w(c, a->rd, mix32(c, rv_x(c, a->rs1), mixes[a->op]));
    return true;
}

bool tr_rv_sha512(struct rv_ctx *c, const struct rv_sha512 *a)
{
    static const struct mix mixes[] = {
        {{28, 34, 39}, false}, {{14, 18, 41}, false}, {{1, 8, 7}, true}, {{19, 61, 6}, true}};

    ir_ref x = rv_x(c, a->rs1);

    rv_set_x(c, a->rd, mix(c, IR_I64, x, x, mixes[a->op]));
    return true;
}

/* Of RV32, half of a result at a time: rs1 is that half of the operand, rs2 the other one.
 * Rotations are of both; in the upper half, what sig shifts brings nothing in. */
bool tr_rv_sha512_part(struct rv_ctx *c, const struct rv_sha512_part *a)
{
    static const struct mix mixes[] = {
        /* sum0r sum1r sig0l sig1l - - sig0h sig1h */
        {{28, 34, 39}, false}, {{14, 18, 41}, false}, {{1, 8, 7}, true}, {{19, 61, 6}, true},
        {{0}, false},          {{0}, false},          {{1, 8, 7}, true}, {{19, 61, 6}, true}};
    bool upper = a->op & 4;
    ir_ref half = rv_x(c, a->rs1), both = rv_join(c, half, rv_x(c, a->rs2));

    rv_set_x(c, a->rd, mix(c, IR_I64, both, upper ? rv_wide(c, half) : both, mixes[a->op]));
    return true;
}

/* x ^ rol(x, 9) ^ rol(x, 17), x ^ rol(x, 15) ^ rol(x, 23) */
bool tr_rv_sm3p(struct rv_ctx *c, const struct rv_sm3p *a)
{
    static const struct mix mixes[] = {{{0, 32 - 9, 32 - 17}, false},
                                       {{0, 32 - 15, 32 - 23}, false}};

    rv_set_w(c, a->rd, mix32(c, rv_x(c, a->rs1), mixes[a->p]));
    return true;
}

/* --- SM4 --- */

bool tr_rv_sm4(struct rv_ctx *c, const struct rv_sm4 *a)
{
    ir_ref how = ir_const(c->b, IR_I32, a->bs << 1 | a->ks);

    rv_set_w(c, a->rd,
             ir_call(c->b, &rv_helper_sm4, rv_wide(c, rv_x(c, a->rs1)), rv_wide(c, rv_x(c, a->rs2)),
                     how, IR_NONE));
    return true;
}
