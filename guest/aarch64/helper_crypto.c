/*
 * SHA-512, SM3 and SM4 steps on whole registers (ARM DDI 0487 C7.2).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/simd.h"

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

static const uint8_t sm4_sbox[256] = {
    0xd6, 0x90, 0xe9, 0xfe, 0xcc, 0xe1, 0x3d, 0xb7, 0x16, 0xb6, 0x14, 0xc2, 0x28, 0xfb, 0x2c, 0x05,
    0x2b, 0x67, 0x9a, 0x76, 0x2a, 0xbe, 0x04, 0xc3, 0xaa, 0x44, 0x13, 0x26, 0x49, 0x86, 0x06, 0x99,
    0x9c, 0x42, 0x50, 0xf4, 0x91, 0xef, 0x98, 0x7a, 0x33, 0x54, 0x0b, 0x43, 0xed, 0xcf, 0xac, 0x62,
    0xe4, 0xb3, 0x1c, 0xa9, 0xc9, 0x08, 0xe8, 0x95, 0x80, 0xdf, 0x94, 0xfa, 0x75, 0x8f, 0x3f, 0xa6,
    0x47, 0x07, 0xa7, 0xfc, 0xf3, 0x73, 0x17, 0xba, 0x83, 0x59, 0x3c, 0x19, 0xe6, 0x85, 0x4f, 0xa8,
    0x68, 0x6b, 0x81, 0xb2, 0x71, 0x64, 0xda, 0x8b, 0xf8, 0xeb, 0x0f, 0x4b, 0x70, 0x56, 0x9d, 0x35,
    0x1e, 0x24, 0x0e, 0x5e, 0x63, 0x58, 0xd1, 0xa2, 0x25, 0x22, 0x7c, 0x3b, 0x01, 0x21, 0x78, 0x87,
    0xd4, 0x00, 0x46, 0x57, 0x9f, 0xd3, 0x27, 0x52, 0x4c, 0x36, 0x02, 0xe7, 0xa0, 0xc4, 0xc8, 0x9e,
    0xea, 0xbf, 0x8a, 0xd2, 0x40, 0xc7, 0x38, 0xb5, 0xa3, 0xf7, 0xf2, 0xce, 0xf9, 0x61, 0x15, 0xa1,
    0xe0, 0xae, 0x5d, 0xa4, 0x9b, 0x34, 0x1a, 0x55, 0xad, 0x93, 0x32, 0x30, 0xf5, 0x8c, 0xb1, 0xe3,
    0x1d, 0xf6, 0xe2, 0x2e, 0x82, 0x66, 0xca, 0x60, 0xc0, 0x29, 0x23, 0xab, 0x0d, 0x53, 0x4e, 0x6f,
    0xd5, 0xdb, 0x37, 0x45, 0xde, 0xfd, 0x8e, 0x2f, 0x03, 0xff, 0x6a, 0x72, 0x6d, 0x6c, 0x5b, 0x51,
    0x8d, 0x1b, 0xaf, 0x92, 0xbb, 0xdd, 0xbc, 0x7f, 0x11, 0xd9, 0x5c, 0x41, 0x1f, 0x10, 0x5a, 0xd8,
    0x0a, 0xc1, 0x31, 0x88, 0xa5, 0xcd, 0x7b, 0xbd, 0x2d, 0x74, 0xd0, 0x12, 0xb8, 0xe5, 0xb4, 0xb0,
    0x89, 0x69, 0x97, 0x4a, 0x0c, 0x96, 0x77, 0x7e, 0x65, 0xb9, 0xf1, 0x09, 0xc5, 0x6e, 0xc6, 0x84,
    0x18, 0xf0, 0x7d, 0xec, 0x3a, 0xdc, 0x4d, 0x20, 0x79, 0xee, 0x5f, 0x3e, 0xd7, 0xcb, 0x39, 0x48,
};

static uint32_t sm4_substitute(uint32_t x)
{
    return (uint32_t)sm4_sbox[x & 255] | (uint32_t)sm4_sbox[x >> 8 & 255] << 8 |
           (uint32_t)sm4_sbox[x >> 16 & 255] << 16 | (uint32_t)sm4_sbox[x >> 24] << 24;
}

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
