/* The meaning of the crypto ops: rounds of AES (FIPS 197) and SHA (FIPS 180-4) as the hosts'
 * instructions cut them. SPDX-License-Identifier: MIT */
#include "ir/ops.h"

typedef v128 crypto_fn(const struct ir_inst *in, const v128 *a);

union block {
    v128 v;
    uint8_t byte[16];
    uint32_t word[4];
};

/* ---- AES. The state is column-major: byte 4 * column + row. ---- */

/* Product in GF(2^8) modulo x^8 + x^4 + x^3 + x + 1. */
static uint8_t gf_mul(uint8_t x, uint8_t y)
{
    uint8_t r = 0;
    for (; y; y >>= 1) {
        if (y & 1)
            r ^= x;
        x = (uint8_t)(x << 1 ^ (x & 0x80 ? 0x1b : 0));
    }
    return r;
}

static uint8_t rotate8(uint8_t x, unsigned n)
{
    return (uint8_t)(x << n | x >> (8 - n));
}

/* FIPS 197 5.1.1: inverse (the 254th power), then an affine map. */
static uint8_t sub_byte(uint8_t x)
{
    uint8_t r = 1;
    for (unsigned bit = 128; bit; bit >>= 1) {
        r = gf_mul(r, r);
        if (254 & bit)
            r = gf_mul(r, x);
    }
    return r ^ rotate8(r, 1) ^ rotate8(r, 2) ^ rotate8(r, 3) ^ rotate8(r, 4) ^ 0x63;
}

static uint8_t inverse_sub_byte(uint8_t x)
{
    uint8_t s = rotate8(x, 1) ^ rotate8(x, 3) ^ rotate8(x, 6) ^ 0x05, r = 1;
    for (unsigned bit = 128; bit; bit >>= 1) {
        r = gf_mul(r, r);
        if (254 & bit)
            r = gf_mul(r, s);
    }
    return r;
}

static v128 aes_enc_last(const struct ir_inst *in __attribute__((unused)), const v128 *a)
{
    union block from = {.v = a[0]}, to;
    for (unsigned i = 0; i < 16; i++)
        to.byte[i] = sub_byte(from.byte[(i + 4 * (i % 4)) % 16]);
    return to.v ^ a[1];
}

static v128 aes_dec_last(const struct ir_inst *in __attribute__((unused)), const v128 *a)
{
    union block from = {.v = a[0]}, to;
    for (unsigned i = 0; i < 16; i++)
        to.byte[(i + 4 * (i % 4)) % 16] = inverse_sub_byte(from.byte[i]);
    return to.v ^ a[1];
}

static v128 mix_columns(v128 v, const uint8_t factor[4])
{
    union block from = {.v = v}, to;
    for (unsigned i = 0; i < 16; i++) {
        uint8_t sum = 0;
        for (unsigned row = 0; row < 4; row++)
            sum ^= gf_mul(from.byte[(i & ~3u) + (i + row) % 4], factor[row]);
        to.byte[i] = sum;
    }
    return to.v;
}

static v128 aes_mix(const struct ir_inst *in __attribute__((unused)), const v128 *a)
{
    return mix_columns(a[0], (const uint8_t[4]){2, 3, 1, 1});
}

static v128 aes_unmix(const struct ir_inst *in __attribute__((unused)), const v128 *a)
{
    return mix_columns(a[0], (const uint8_t[4]){14, 11, 13, 9});
}

static v128 aes_enc(const struct ir_inst *in, const v128 *a)
{
    v128 round = aes_enc_last(in, (const v128[]){a[0], {0, 0}});
    return aes_mix(in, &round) ^ a[1];
}

static v128 aes_dec(const struct ir_inst *in, const v128 *a)
{
    v128 round = aes_dec_last(in, (const v128[]){a[0], {0, 0}});
    return aes_unmix(in, &round) ^ a[1];
}

/* ---- SHA ---- */

static uint32_t rotate_left(uint32_t x, unsigned n)
{
    return x << n | x >> (32 - n);
}

static uint32_t rotate_right(uint32_t x, unsigned n)
{
    return rotate_left(x, 32 - n);
}

static uint32_t choose(uint32_t x, uint32_t y, uint32_t z)
{
    return ((y ^ z) & x) ^ z;
}

static uint32_t parity(uint32_t x, uint32_t y, uint32_t z)
{
    return x ^ y ^ z;
}

static uint32_t majority(uint32_t x, uint32_t y, uint32_t z)
{
    return (x & y) | ((x | y) & z);
}

static v128 sha1_round4(const struct ir_inst *in, const v128 *a)
{
    static uint32_t (*const mix[3])(uint32_t, uint32_t, uint32_t) = {choose, parity, majority};
    union block x = {.v = a[0]}, w = {.v = a[2]};
    uint32_t e = (uint32_t)a[1][0];
    for (unsigned i = 0; i < 4; i++) {
        uint32_t t = mix[in->imm](x.word[1], x.word[2], x.word[3]);
        t += e + rotate_left(x.word[0], 5) + w.word[i];
        e = x.word[3];
        x.word[3] = x.word[2];
        x.word[2] = rotate_left(x.word[1], 30);
        x.word[1] = x.word[0];
        x.word[0] = t;
    }
    return x.v;
}

static v128 sha1_su0(const struct ir_inst *in __attribute__((unused)), const v128 *a)
{
    return (v128){a[0][1], a[1][0]} ^ a[0] ^ a[2];
}

static v128 sha1_su1(const struct ir_inst *in __attribute__((unused)), const v128 *a)
{
    union block x = {.v = a[0]}, y = {.v = a[1]}, r;
    for (unsigned i = 0; i < 4; i++)
        r.word[i] = rotate_left(x.word[i] ^ (i < 3 ? y.word[i + 1] : 0), 1);
    r.word[3] ^= rotate_left(r.word[0], 1);
    return r.v;
}

/* Four rounds; abcd and efgh are changed in place. */
static void sha256_rounds(union block *x, union block *y, const union block *w)
{
    for (unsigned i = 0; i < 4; i++) {
        uint32_t e = y->word[0], t = x->word[0];
        uint32_t s1 = rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25);
        uint32_t s0 = rotate_right(t, 2) ^ rotate_right(t, 13) ^ rotate_right(t, 22);
        uint32_t t1 = y->word[3] + s1 + choose(e, y->word[1], y->word[2]) + w->word[i];
        uint32_t t2 = s0 + majority(x->word[0], x->word[1], x->word[2]);
        uint32_t d = x->word[3];
        for (unsigned j = 3; j > 0; j--) {
            x->word[j] = x->word[j - 1];
            y->word[j] = y->word[j - 1];
        }
        x->word[0] = t1 + t2;
        y->word[0] = d + t1;
    }
}

static v128 sha256_h(const struct ir_inst *in __attribute__((unused)), const v128 *a)
{
    union block x = {.v = a[0]}, y = {.v = a[1]}, w = {.v = a[2]};
    sha256_rounds(&x, &y, &w);
    return x.v;
}

static v128 sha256_h2(const struct ir_inst *in __attribute__((unused)), const v128 *a)
{
    union block x = {.v = a[0]}, y = {.v = a[1]}, w = {.v = a[2]};
    sha256_rounds(&x, &y, &w);
    return y.v;
}

static v128 sha256_su0(const struct ir_inst *in __attribute__((unused)), const v128 *a)
{
    union block x = {.v = a[0]}, y = {.v = a[1]}, r;
    for (unsigned i = 0; i < 4; i++) {
        uint32_t t = i < 3 ? x.word[i + 1] : y.word[0];
        r.word[i] = x.word[i] + (rotate_right(t, 7) ^ rotate_right(t, 18) ^ t >> 3);
    }
    return r.v;
}

static v128 sha256_su1(const struct ir_inst *in __attribute__((unused)), const v128 *a)
{
    union block x = {.v = a[0]}, y = {.v = a[1]}, z = {.v = a[2]}, r;
    for (unsigned i = 0; i < 4; i++) {
        uint32_t t = i < 2 ? z.word[2 + i] : r.word[i - 2];
        uint32_t w = i < 3 ? y.word[i + 1] : z.word[0];
        r.word[i] = x.word[i] + w + (rotate_right(t, 17) ^ rotate_right(t, 19) ^ t >> 10);
    }
    return r.v;
}

static crypto_fn *const crypto_fns[IR_OP_COUNT] = {
    [IR_AES_ENC_LAST] = aes_enc_last, [IR_AES_DEC_LAST] = aes_dec_last,
    [IR_AES_MIX] = aes_mix,           [IR_AES_UNMIX] = aes_unmix,
    [IR_AES_ENC] = aes_enc,           [IR_AES_DEC] = aes_dec,
    [IR_SHA1_ROUND4] = sha1_round4,   [IR_SHA1_SU0] = sha1_su0,
    [IR_SHA1_SU1] = sha1_su1,         [IR_SHA256_H] = sha256_h,
    [IR_SHA256_H2] = sha256_h2,       [IR_SHA256_SU0] = sha256_su0,
    [IR_SHA256_SU1] = sha256_su1,
};

bool ir_crypto_eval(const struct ir_inst *in, const v128 *arg, v128 *result)
{
    if (crypto_fns[in->op])
        *result = crypto_fns[in->op](in, arg);
    return crypto_fns[in->op] != nullptr;
}
