/*
 * SHA-512, SM3 and SM4 steps on whole registers (ARM DDI 0487 C7.2).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/simd.h"
#include "guest/sm4.h"

union vector {
    v128 v;
    uint64_t d[2];
    uint32_t w[4];
};

static uint64_t ror64(uint64_t x, unsigned n)
{
    return x >> n | x << (64 - n);
}

static uint32_t rol32(uint32_t x, unsigned n)
{
    return x << n | x >> (32 - n);
}

/* --- SHA-512 --- */

static uint64_t choose(uint64_t which, uint64_t yes, uint64_t no)
{
    return (which & yes) ^ (~which & no);
}

static uint64_t majority(uint64_t x, uint64_t y, uint64_t z)
{
    return (x & y) ^ (x & z) ^ (y & z);
}

static uint64_t sum1(uint64_t x)
{
    return ror64(x, 14) ^ ror64(x, 18) ^ ror64(x, 41);
}

static uint64_t sum0(uint64_t x)
{
    return ror64(x, 28) ^ ror64(x, 34) ^ ror64(x, 39);
}

static uint64_t schedule0(uint64_t x)
{
    return ror64(x, 1) ^ ror64(x, 8) ^ x >> 7;
}

static uint64_t schedule1(uint64_t x)
{
    return ror64(x, 19) ^ ror64(x, 61) ^ x >> 6;
}

static v128 hlp_a64_sha512h(v128 d, v128 n, v128 m)
{
    union vector w = {.v = d}, x = {.v = n}, y = {.v = m};

    w.d[1] += sum1(y.d[1]) + choose(y.d[1], x.d[0], x.d[1]);
    uint64_t e = w.d[1] + y.d[0];

    w.d[0] += sum1(e) + choose(e, y.d[1], x.d[0]);
    return w.v;
}

static v128 hlp_a64_sha512h2(v128 d, v128 n, v128 m)
{
    union vector w = {.v = d}, x = {.v = n}, y = {.v = m};

    w.d[1] += sum0(y.d[0]) + majority(x.d[0], y.d[1], y.d[0]);
    w.d[0] += sum0(w.d[1]) + majority(w.d[1], y.d[0], y.d[1]);
    return w.v;
}

static v128 hlp_a64_sha512su0(v128 d, v128 n)
{
    union vector w = {.v = d}, x = {.v = n};

    return (v128){w.d[0] + schedule0(w.d[1]), w.d[1] + schedule0(x.d[0])};
}

static v128 hlp_a64_sha512su1(v128 d, v128 n, v128 m)
{
    union vector w = {.v = d}, x = {.v = n}, y = {.v = m};

    return (v128){w.d[0] + schedule1(x.d[0]) + y.d[0], w.d[1] + schedule1(x.d[1]) + y.d[1]};
}

/* --- SM3 (GB/T 32905) --- */

/* The permutation P1 of the message expansion. */
static uint32_t permute1(uint32_t x)
{
    return x ^ rol32(x, 15) ^ rol32(x, 23);
}

static v128 hlp_a64_sm3partw1(v128 d, v128 n, v128 m)
{
    union vector r = {.v = d ^ n}, w = {.v = m};

    for (unsigned i = 0; i < 3; i++)
        r.w[i] = permute1(r.w[i] ^ rol32(w.w[i + 1], 15));
    r.w[3] = permute1(r.w[3] ^ rol32(r.w[0], 15));
    return r.v;
}

static v128 hlp_a64_sm3partw2(v128 d, v128 n, v128 m)
{
    union vector r = {.v = d}, t = {.v = n}, w = {.v = m};

    for (unsigned i = 0; i < 4; i++) {
        t.w[i] ^= rol32(w.w[i], 7);
        r.w[i] ^= t.w[i];
    }
    r.w[3] ^= permute1(rol32(t.w[0], 15));
    return r.v;
}

static v128 hlp_a64_sm3ss1(v128 n, v128 m, v128 a)
{
    union vector x = {.v = n}, y = {.v = m}, z = {.v = a};

    return (union vector){.w[3] = rol32(rol32(x.w[3], 12) + y.w[3] + z.w[3], 7)}.v;
}

/* mode: index of the word of m, and << 2: 0 SM3TT1A, 1 SM3TT1B, 2 SM3TT2A, 3 SM3TT2B. */
static v128 hlp_a64_sm3tt(v128 d, v128 n, v128 m, uint32_t mode)
{
    union vector s = {.v = d}, x = {.v = n}, w = {.v = m};
    uint32_t a = s.w[3], b = s.w[2], c = s.w[1], sum = s.w[0] + w.w[mode & 3];
    bool second = mode & 8;

    if (!(mode & 4))
        sum += a ^ b ^ c;
    else if (second)
        sum += (a & b) | (~a & c);
    else
        sum += (a & b) | (a & c) | (b & c);
    sum += second ? x.w[3] : x.w[3] ^ rol32(a, 12);
    s.w[0] = c;
    s.w[1] = rol32(b, second ? 19 : 9);
    s.w[2] = a;
    s.w[3] = second ? sum ^ rol32(sum, 9) ^ rol32(sum, 17) : sum;
    return s.v;
}

/* --- SM4 (GB/T 32907) --- */

/* Four rounds: the block moves down by a word each time. */
static v128 sm4_rounds(v128 block, v128 keys, uint32_t (*linear)(uint32_t))
{
    union vector s = {.v = block}, key = {.v = keys};

    for (unsigned i = 0; i < 4; i++) {
        uint32_t word = s.w[0] ^ linear(sm4_substitute(s.w[1] ^ s.w[2] ^ s.w[3] ^ key.w[i]));

        s = (union vector){.w = {s.w[1], s.w[2], s.w[3], word}};
    }
    return s.v;
}

static uint32_t sm4_linear(uint32_t x)
{
    return x ^ rol32(x, 2) ^ rol32(x, 10) ^ rol32(x, 18) ^ rol32(x, 24);
}

static uint32_t sm4_key_linear(uint32_t x)
{
    return x ^ rol32(x, 13) ^ rol32(x, 23);
}

static v128 hlp_a64_sm4e(v128 d, v128 n)
{
    return sm4_rounds(d, n, sm4_linear);
}

static v128 hlp_a64_sm4ekey(v128 n, v128 m)
{
    return sm4_rounds(n, m, sm4_key_linear);
}

#define VECTORS2(name)                                                                             \
    {                                                                                              \
#name, (void (*)(void))hlp_##name, IR_V128, 2, {IR_V128, IR_V128 }, IR_HELPER_PURE         \
    }
#define VECTORS3(name)                                                                             \
    {                                                                                              \
#name, (void (*)(void))hlp_##name, IR_V128, 3,                                             \
            {IR_V128, IR_V128, IR_V128 }, IR_HELPER_PURE                                           \
    }
const struct ir_helper a64_hlp_sha512h = VECTORS3(a64_sha512h);
const struct ir_helper a64_hlp_sha512h2 = VECTORS3(a64_sha512h2);
const struct ir_helper a64_hlp_sha512su0 = VECTORS2(a64_sha512su0);
const struct ir_helper a64_hlp_sha512su1 = VECTORS3(a64_sha512su1);
const struct ir_helper a64_hlp_sm3partw1 = VECTORS3(a64_sm3partw1);
const struct ir_helper a64_hlp_sm3partw2 = VECTORS3(a64_sm3partw2);
const struct ir_helper a64_hlp_sm3ss1 = VECTORS3(a64_sm3ss1);
const struct ir_helper a64_hlp_sm3tt = {
    "a64_sm3tt", (void (*)(void))hlp_a64_sm3tt,       IR_V128,
    4,           {IR_V128, IR_V128, IR_V128, IR_I32}, IR_HELPER_PURE,
};
const struct ir_helper a64_hlp_sm4e = VECTORS2(a64_sm4e);
const struct ir_helper a64_hlp_sm4ekey = VECTORS2(a64_sm4ekey);
