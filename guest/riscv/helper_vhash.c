/*
 * SHA-2, SM3 and SM4 on vectors, a group of elements at a time: Zvknha Zvknhb Zvksed Zvksh ("RISC-V
 * Cryptography Extensions Volume II", chapter 3; FIPS 180-4; GB/T 32905, GB/T 32907).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helper_vcrypto.h"
#include "guest/sm4.h"

static uint64_t rotate_right(uint64_t x, unsigned n, unsigned bits)
{
    x = x >> n | x << (bits - n);
    return bits == 64 ? x : (uint32_t)x;
}

static uint32_t rol(uint32_t x, unsigned n)
{
    return n ? x << n | x >> (32 - n) : x;
}

/* --- SHA-2: words of 32 or 64 bits, four of them a group --- */

struct sha2 {
    unsigned lane;
    uint8_t sum[2][3];   /* rotations */
    uint8_t sigma[2][3]; /* two rotations and a shift */
};

static const struct sha2 sha256 = {2, {{2, 13, 22}, {6, 11, 25}}, {{7, 18, 3}, {17, 19, 10}}};
static const struct sha2 sha512 = {3, {{28, 34, 39}, {14, 18, 41}}, {{1, 8, 7}, {19, 61, 6}}};

static uint64_t sum(const struct sha2 *h, unsigned which, uint64_t x)
{
    const uint8_t *n = h->sum[which];
    unsigned bits = 8u << h->lane;

    return rotate_right(x, n[0], bits) ^ rotate_right(x, n[1], bits) ^ rotate_right(x, n[2], bits);
}

static uint64_t sigma(const struct sha2 *h, unsigned which, uint64_t x)
{
    const uint8_t *n = h->sigma[which];
    unsigned bits = 8u << h->lane;

    return rotate_right(x, n[0], bits) ^ rotate_right(x, n[1], bits) ^ x >> n[2];
}

static void get4(const struct rv_v *v, unsigned reg, unsigned lane, uint64_t group, uint64_t x[4])
{
    for (unsigned i = 0; i < 4; i++)
        x[i] = rv_v_get(v, reg, lane, 4 * group + i);
}

static void set4(const struct rv_v *v, unsigned lane, uint64_t group, const uint64_t x[4])
{
    for (unsigned i = 0; i < 4; i++)
        rv_v_set(v, v->vd, lane, 4 * group + i, x[i]);
}

/* vsha2ms: vd has W0 to W3, vs2 W4 and W9 to W11, vs1 W12 to W15; vd gets W16 to W19. */
static void schedule(struct vcpu *cpu, uint32_t word, const struct sha2 *h)
{
    struct rv_v v = rv_v_decode(cpu, word);

    for (uint64_t g = v.vstart / 4; g < v.vl / 4; g++) {
        uint64_t w[20], x[4];
        get4(&v, v.vd, h->lane, g, w);
        get4(&v, v.vs2, h->lane, g, x);
        get4(&v, v.vs1, h->lane, g, w + 12);
        w[4] = x[0];
        memcpy(w + 9, x + 1, 3 * sizeof(x[0]));
        for (unsigned i = 16; i < 20; i++) {
            w[i] = sigma(h, 1, w[i - 2]) + w[i - 7] + sigma(h, 0, w[i - 15]) + w[i - 16];
            w[i] = h->lane == 3 ? w[i] : (uint32_t)w[i];
        }
        set4(&v, h->lane, g, w + 16);
    }
}

enum sha2_word { /* elements of vs2 and, behind, of vd */
    F,
    E,
    B,
    A,
    H,
    G,
    D,
    C
};

static void sha2_round(const struct sha2 *h, uint64_t s[8], uint64_t w)
{
    uint64_t mask = UINT64_MAX >> (64 - (8u << h->lane));
    uint64_t choice = (s[E] & s[F]) ^ (~s[E] & s[G]);
    uint64_t majority = (s[A] & s[B]) ^ (s[A] & s[C]) ^ (s[B] & s[C]);
    uint64_t t1 = s[H] + sum(h, 1, s[E]) + choice + w, t2 = sum(h, 0, s[A]) + majority;

    s[H] = s[G];
    s[G] = s[F];
    s[F] = s[E];
    s[E] = (s[D] + t1) & mask;
    s[D] = s[C];
    s[C] = s[B];
    s[B] = s[A];
    s[A] = (t1 + t2) & mask;
}

/* vsha2cl, vsha2ch: two rounds with the low or high words of vs1, which have their constants. */
static void rounds(struct vcpu *cpu, uint32_t word, const struct sha2 *h)
{
    struct rv_v v = rv_v_decode(cpu, word);
    unsigned first = word >> 26 & 1 ? 0 : 2;

    for (uint64_t g = v.vstart / 4; g < v.vl / 4; g++) {
        uint64_t s[8], w[4];
        get4(&v, v.vs2, h->lane, g, s + F);
        get4(&v, v.vd, h->lane, g, s + H);
        get4(&v, v.vs1, h->lane, g, w);
        sha2_round(h, s, w[first]);
        sha2_round(h, s, w[first + 1]);
        set4(&v, h->lane, g, s + F);
    }
}

uint64_t rv_v_sha256_schedule(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    schedule(cpu, word, &sha256);
    return 0;
}

uint64_t rv_v_sha256_rounds(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    rounds(cpu, word, &sha256);
    return 0;
}

uint64_t rv_v_sha512_schedule(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    schedule(cpu, word, &sha512);
    return 0;
}

uint64_t rv_v_sha512_rounds(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    rounds(cpu, word, &sha512);
    return 0;
}

/* --- SM4 --- */

static uint32_t round_linear(uint32_t x)
{
    return x ^ rol(x, 2) ^ rol(x, 10) ^ rol(x, 18) ^ rol(x, 24);
}

static uint32_t key_linear(uint32_t x)
{
    return x ^ rol(x, 13) ^ rol(x, 23);
}

/* CK: bytes are multiples of 7, the first the highest. */
static uint32_t key_constant(unsigned number)
{
    uint32_t x = 0;

    for (unsigned i = 0; i < 4; i++)
        x = x << 8 | ((4 * number + i) * 7 & 255);
    return x;
}

/* vsm4k: the next four round keys; the immediate counts in fours. */
uint64_t rv_v_sm4_key(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    unsigned number = 4 * (v.vs1 & 7);

    for (uint64_t g = v.vstart / 4; g < v.vl / 4; g++) {
        uint64_t k[8];
        get4(&v, v.vs2, 2, g, k);
        for (unsigned i = 0; i < 4; i++) {
            uint32_t x = (uint32_t)(k[i + 1] ^ k[i + 2] ^ k[i + 3]) ^ key_constant(number + i);
            k[i + 4] = k[i] ^ key_linear(sm4_substitute(x));
        }
        set4(&v, 2, g, k + 4);
    }
    return 0;
}

/* vsm4r.vv, .vs: four rounds */
uint64_t rv_v_sm4_rounds(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    bool same_key = word >> 26 & 1;

    for (uint64_t g = v.vstart / 4; g < v.vl / 4; g++) {
        uint64_t k[4], x[8];
        get4(&v, v.vs2, 2, same_key ? 0 : g, k);
        get4(&v, v.vd, 2, g, x);
        for (unsigned i = 0; i < 4; i++)
            x[i + 4] =
                x[i] ^
                round_linear(sm4_substitute((uint32_t)(x[i + 1] ^ x[i + 2] ^ x[i + 3] ^ k[i])));
        set4(&v, 2, g, x + 4);
    }
    return 0;
}

/* --- SM3: eight words a group, their bytes in memory in big-endian order --- */

static void get8(const struct rv_v *v, unsigned reg, uint64_t group, uint32_t x[8])
{
    for (unsigned i = 0; i < 8; i++)
        x[i] = __builtin_bswap32((uint32_t)rv_v_get(v, reg, 2, 8 * group + i));
}

static void set8(const struct rv_v *v, uint64_t group, const uint32_t x[8])
{
    for (unsigned i = 0; i < 8; i++)
        rv_v_set(v, v->vd, 2, 8 * group + i, __builtin_bswap32(x[i]));
}

static uint32_t permute0(uint32_t x)
{
    return x ^ rol(x, 9) ^ rol(x, 17);
}

static uint32_t permute1(uint32_t x)
{
    return x ^ rol(x, 15) ^ rol(x, 23);
}

/* vsm3me: vs1 has W0 to W7, vs2 W8 to W15; vd gets W16 to W23. */
uint64_t rv_v_sm3_expand(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);

    for (uint64_t g = v.vstart / 8; g < v.vl / 8; g++) {
        uint32_t w[24];
        get8(&v, v.vs1, g, w);
        get8(&v, v.vs2, g, w + 8);
        for (unsigned i = 16; i < 24; i++)
            w[i] =
                permute1(w[i - 16] ^ w[i - 9] ^ rol(w[i - 3], 15)) ^ rol(w[i - 13], 7) ^ w[i - 6];
        set8(&v, g, w + 16);
    }
    return 0;
}

/* s: A to H */
static void sm3_round(uint32_t s[8], unsigned j, uint32_t w, uint32_t w4)
{
    uint32_t constant = j < 16 ? 0x79cc4519 : 0x7a879d8a;
    uint32_t ss1 = rol(rol(s[0], 12) + s[4] + rol(constant, j % 32), 7), ss2 = ss1 ^ rol(s[0], 12);
    uint32_t ff = j < 16 ? s[0] ^ s[1] ^ s[2] : (s[0] & s[1]) | (s[0] & s[2]) | (s[1] & s[2]);
    uint32_t gg = j < 16 ? s[4] ^ s[5] ^ s[6] : (s[4] & s[5]) | (~s[4] & s[6]);
    uint32_t tt1 = ff + s[3] + ss2 + (w ^ w4), tt2 = gg + s[7] + ss1 + w;

    s[3] = s[2];
    s[2] = rol(s[1], 9);
    s[1] = s[0];
    s[0] = tt1;
    s[7] = s[6];
    s[6] = rol(s[5], 19);
    s[5] = s[4];
    s[4] = permute0(tt2);
}

/* vsm3c: two rounds, with the words 0, 1, 4 and 5 of vs2. */
uint64_t rv_v_sm3_compress(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);

    for (uint64_t g = v.vstart / 8; g < v.vl / 8; g++) {
        uint32_t s[8], w[8];
        get8(&v, v.vd, g, s);
        get8(&v, v.vs2, g, w);
        sm3_round(s, 2 * v.vs1, w[0], w[4]);
        sm3_round(s, 2 * v.vs1 + 1, w[1], w[5]);
        set8(&v, g, s);
    }
    return 0;
}
