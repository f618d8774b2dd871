/*
 * Vector cryptography by published examples: FIPS 197 (appendix C), FIPS 180-4 ("abc"), the GCM
 * specification's test case 2, GB/T 32905 and 32907.
 *
 * SPDX-License-Identifier: MIT
 */
#include "vector.h"

static uint32_t swap32(uint32_t x)
{
    return __builtin_bswap32(x);
}

static void expect(const char *what, const void *got, const char *hex)
{
    char text[129];

    for (size_t i = 0; i < strlen(hex) / 2; i++)
        snprintf(text + 2 * i, 3, "%02x", ((const uint8_t *)got)[i]);
    if (strcmp(text, hex)) {
        printf("%s: got %s, expected %s\n", what, text, hex);
        failures++;
    }
}

/* --- AES: two blocks at a time --- */

enum { /* of the field vs1 */
    DM,
    DF,
    EM,
    EF
};

static uint32_t keys[15][4];

#define EXPAND128(round)                                                                           \
    do {                                                                                           \
        LOAD(32, 8, keys[round - 1]);                                                              \
        CRYPTO(0x22, 8, round, 10); /* vaeskf1.vi v10, v8 */                                       \
        STORE(32, 10, keys[round]);                                                                \
    } while (0)
#define EXPAND256(round)                                                                           \
    do {                                                                                           \
        LOAD(32, 8, keys[round - 1]);                                                              \
        LOAD(32, 10, keys[round - 2]);                                                             \
        CRYPTO(0x2a, 8, round, 10); /* vaeskf2.vi v10, v8 */                                       \
        STORE(32, 10, keys[round]);                                                                \
    } while (0)

static void key_schedule(unsigned bits)
{
    for (unsigned i = 0; i < bits / 8; i++)
        ((uint8_t *)keys)[i] = (uint8_t)i;
    CONFIGURE(4, "e32,m1");
    if (bits == 128) {
        EXPAND128(1);
        EXPAND128(2);
        EXPAND128(3);
        EXPAND128(4);
        EXPAND128(5);
        EXPAND128(6);
        EXPAND128(7);
        EXPAND128(8);
        EXPAND128(9);
        EXPAND128(10);
        return;
    }
    EXPAND256(2);
    EXPAND256(3);
    EXPAND256(4);
    EXPAND256(5);
    EXPAND256(6);
    EXPAND256(7);
    EXPAND256(8);
    EXPAND256(9);
    EXPAND256(10);
    EXPAND256(11);
    EXPAND256(12);
    EXPAND256(13);
    EXPAND256(14);
}

static void put_key(unsigned round)
{
    uint32_t both[8];

    memcpy(both, keys[round], 16);
    memcpy(both + 4, keys[round], 16);
    LOAD(32, 8, both);
}

/* scalar: one key for all groups (.vs) */
static void cipher(unsigned rounds, bool scalar, bool encrypt, uint32_t *blocks)
{
    CONFIGURE(8, "e32,m2");
    LOAD(32, 12, blocks);
    put_key(encrypt ? 0 : rounds);
    CRYPTO(0x29, 8, 7, 12); /* vaesz.vs */
    for (unsigned i = 1; i <= rounds; i++) {
        put_key(encrypt ? i : rounds - i);
        if (encrypt && i < rounds && scalar)
            CRYPTO(0x29, 8, EM, 12);
        else if (encrypt && i < rounds)
            CRYPTO(0x28, 8, EM, 12);
        else if (encrypt && scalar)
            CRYPTO(0x29, 8, EF, 12);
        else if (encrypt)
            CRYPTO(0x28, 8, EF, 12);
        else if (i < rounds && scalar)
            CRYPTO(0x29, 8, DM, 12);
        else if (i < rounds)
            CRYPTO(0x28, 8, DM, 12);
        else if (scalar)
            CRYPTO(0x29, 8, DF, 12);
        else
            CRYPTO(0x28, 8, DF, 12);
    }
    STORE(32, 12, blocks);
}

static void aes(unsigned bits, const char *expected)
{
    unsigned rounds = bits / 32 + 6;
    uint8_t blocks[32] __attribute__((aligned(4)));

    key_schedule(bits);
    for (unsigned scalar = 0; scalar < 2; scalar++) {
        for (unsigned i = 0; i < 32; i++)
            blocks[i] = (uint8_t)(i % 16 * 0x11);
        cipher(rounds, scalar, true, (uint32_t *)blocks);
        expect("AES", blocks, expected);
        expect("AES, second block", blocks + 16, expected);
        cipher(rounds, scalar, false, (uint32_t *)blocks);
        expect("AES backwards", blocks, "00112233445566778899aabbccddeeff");
    }
}

/* --- GHASH --- */

static void ghash(void)
{
    static const uint8_t h[16] = {0x66, 0xe9, 0x4b, 0xd4, 0xef, 0x8a, 0x2c, 0x3b,
                                  0x88, 0x4c, 0xfa, 0x59, 0xca, 0x34, 0x2b, 0x2e},
                         x[16] = {0x03, 0x88, 0xda, 0xce, 0x60, 0xb6, 0xa3, 0x92,
                                  0xf3, 0x28, 0xc2, 0xb9, 0x71, 0xb2, 0xfe, 0x78},
                         lengths[16] = {[15] = 0x80};
    uint8_t y[16] = {0};

    CONFIGURE(4, "e32,m1");
    LOAD(32, 8, h);
    LOAD(32, 10, x);
    LOAD(32, 12, y);
    CRYPTO(0x2c, 8, 10, 12); /* vghsh.vv */
    STORE(32, 12, y);
    expect("vghsh", y, "5e2ec746917062882c85b0685353deb7");
    for (unsigned i = 0; i < 16; i++)
        y[i] ^= lengths[i];
    LOAD(32, 12, y);
    CRYPTO(0x28, 8, 17, 12); /* vgmul.vv */
    STORE(32, 12, y);
    expect("vgmul", y, "f38cbb1ad69223dcc3457ae5b6b0f885");
}

/* --- SHA-2 of "abc" --- */

static const uint64_t k512[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

/* The constants of SHA-256 are the upper halves of the first 64. */
#define SHA2(bits, type, lmul, count)                                                              \
    static void sha2_##bits(type h[8], const type message[16])                                     \
    {                                                                                              \
        type w[80], state[2][4] = {{h[5], h[4], h[1], h[0]}, {h[7], h[6], h[3], h[2]}};            \
        CONFIGURE(4, "e" #bits "," lmul);                                                          \
        memcpy(w, message, 16 * sizeof(type));                                                     \
        for (unsigned i = 16; i < count; i += 4) {                                                 \
            type middle[4] = {w[i - 12], w[i - 7], w[i - 6], w[i - 5]};                            \
            LOAD(bits, 8, w + i - 16);                                                             \
            LOAD(bits, 10, middle);                                                                \
            LOAD(bits, 12, w + i - 4);                                                             \
            CRYPTO(0x2d, 10, 12, 8); /* vsha2ms.vv */                                              \
            STORE(bits, 8, w + i);                                                                 \
        }                                                                                          \
        LOAD(bits, 8, state[0]);                                                                   \
        LOAD(bits, 10, state[1]);                                                                  \
        for (unsigned i = 0; i < count; i += 4) {                                                  \
            type sums[4];                                                                          \
            for (unsigned j = 0; j < 4; j++)                                                       \
                sums[j] = w[i + j] + (type)(k512[i + j] >> (64 - bits));                           \
            LOAD(bits, 12, sums);                                                                  \
            CRYPTO(0x2f, 8, 12, 10); /* vsha2cl.vv */                                              \
            CRYPTO(0x2e, 10, 12, 8); /* vsha2ch.vv */                                              \
        }                                                                                          \
        STORE(bits, 8, state[0]);                                                                  \
        STORE(bits, 10, state[1]);                                                                 \
        type end[8] = {state[0][3], state[0][2], state[1][3], state[1][2],                         \
                       state[0][1], state[0][0], state[1][1], state[1][0]};                        \
        for (unsigned i = 0; i < 8; i++)                                                           \
            h[i] += end[i];                                                                        \
    }

SHA2(32, uint32_t, "m1", 64)
SHA2(64, uint64_t, "m2", 80)

static void sha2(void)
{
    uint64_t h512[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                        0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                        0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
    uint32_t h256[8];
    const uint32_t message256[16] = {0x61626380, [15] = 24};
    const uint64_t message512[16] = {0x6162638000000000, [15] = 24};

    for (unsigned i = 0; i < 8; i++)
        h256[i] = (uint32_t)(h512[i] >> 32);
    sha2_32(h256, message256);
    for (unsigned i = 0; i < 8; i++)
        h256[i] = swap32(h256[i]);
    expect("SHA-256", h256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    sha2_64(h512, message512);
    for (unsigned i = 0; i < 8; i++)
        h512[i] = __builtin_bswap64(h512[i]);
    expect("SHA-512", h512,
           "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
           "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
}

/* --- SM3 of "abc" --- */

static void sm3(void)
{
    static const uint32_t iv[8] = {0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600,
                                   0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e};
    uint32_t w[72 + 8] = {swap32(0x61626380), [15] = swap32(24)}, h[8];

    CONFIGURE(8, "e32,m2");
    for (unsigned i = 16; i < 72; i += 8) {
        LOAD(32, 8, w + i - 16);
        LOAD(32, 12, w + i - 8);
        CRYPTO(0x20, 12, 8, 16); /* vsm3me.vv */
        STORE(32, 16, w + i);
    }
    for (unsigned i = 0; i < 8; i++)
        h[i] = swap32(iv[i]);
    LOAD(32, 8, h);
#define S(n)                                                                                       \
    LOAD(32, 16, w + 2 * n);                                                                       \
    CRYPTO(0x2b, 16, n, 8)
    S(0);
    S(1);
    S(2);
    S(3);
    S(4);
    S(5);
    S(6);
    S(7);
    S(8);
    S(9);
    S(10);
    S(11);
    S(12);
    S(13);
    S(14);
    S(15);
    S(16);
    S(17);
    S(18);
    S(19);
    S(20);
    S(21);
    S(22);
    S(23);
    S(24);
    S(25);
    S(26);
    S(27);
    S(28);
    S(29);
    S(30);
    S(31);
#undef S
    STORE(32, 8, h);
    for (unsigned i = 0; i < 8; i++)
        h[i] ^= swap32(iv[i]);
    expect("SM3", h, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

/* --- SM4: the example of the standard, key and text the same --- */

static void sm4(void)
{
    static const uint32_t text[4] = {0x01234567, 0x89abcdef, 0xfedcba98, 0x76543210},
                          fk[4] = {0xa3b1bac6, 0x56aa3350, 0x677d9197, 0xb27022dc};
    uint32_t rk[9][4], x[8], out[4];

    CONFIGURE(4, "e32,m1");
    for (unsigned i = 0; i < 4; i++)
        rk[0][i] = text[i] ^ fk[i];
    LOAD(32, 8, rk[0]);
#define K(n)                                                                                       \
    CRYPTO(0x21, 8, n, 8); /* vsm4k.vi */                                                          \
    STORE(32, 8, rk[n + 1])
    K(0);
    K(1);
    K(2);
    K(3);
    K(4);
    K(5);
    K(6);
    K(7);
#undef K
    for (unsigned scalar = 0; scalar < 2; scalar++) {
        CONFIGURE(8, "e32,m2");
        memcpy(x, text, 16);
        memcpy(x + 4, text, 16);
        LOAD(32, 12, x);
        for (unsigned i = 1; i <= 8; i++) {
            uint32_t both[8];
            memcpy(both, rk[i], 16);
            memcpy(both + 4, rk[i], 16);
            LOAD(32, 8, both);
            if (scalar)
                CRYPTO(0x29, 8, 16, 12); /* vsm4r.vs */
            else
                CRYPTO(0x28, 8, 16, 12); /* vsm4r.vv */
        }
        STORE(32, 12, x);
        for (unsigned i = 0; i < 4; i++)
            out[i] = swap32(x[7 - i]);
        expect("SM4", out, "681edf34d206965e86b3e94f536e4246");
    }
}

int main(void)
{
    for (unsigned i = 0; i < 8; i++) {
        aes(128, "69c4e0d86a7b0430d8cdb78070b4c55a");
        aes(256, "8ea2b7ca516745bfeafc49904b496089");
        ghash();
        sha2();
        sm3();
        sm4();
    }
    return finish();
}
