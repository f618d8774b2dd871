/* SIMD and libc string functions: 4-lane float, 16-lane byte, strlen, memcpy, AES, SHA-256.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

#if defined(__aarch64__)
#include <arm_neon.h>
#elif defined(__x86_64__)
#include <immintrin.h>
#endif

/* The RISC-V programs are for RV64GC: the compiler takes vectors apart, and there is nothing to do
 * AES with. */
#ifndef __riscv
#define HAS_CRYPTO 1
#endif

typedef float float4 __attribute__((vector_size(16)));
typedef uint8_t byte16 __attribute__((vector_size(16)));

static double float4_loop(void)
{
    enum {
        N = 4096
    };
    static float4 a[N], b[N], c[N];
    for (int i = 0; i < N; i++) {
        a[i] = (float4){i, i * 0.5f, i * 0.25f, 1};
        b[i] = (float4){1, 0.5f, 0.25f, i * 0.001f};
    }
    for (int round = 0; round < 4000; round++)
        for (int i = 0; i < N; i++)
            c[i] = c[i] * 0.5f + a[i] * b[i] - b[i];
    return c[100][0] + c[4000][3];
}

/* Two pictures blended where one is brighter than a threshold, and their differences summed. */
static double byte16_loop(void)
{
    enum {
        N = 2048
    };
    static byte16 a[N], b[N], out[N];
    for (int i = 0; i < N * 16; i++) {
        ((uint8_t *)a)[i] = (uint8_t)(i * 7);
        ((uint8_t *)b)[i] = (uint8_t)(i * 13);
    }
    byte16 sum = {0};
    for (int round = 0; round < 10000; round++) {
        byte16 threshold = (byte16){0} + (uint8_t)round;
        for (int i = 0; i < N; i++) {
            byte16 bright = (byte16)(a[i] > threshold);
            byte16 mean = (a[i] & b[i]) + ((a[i] ^ b[i]) >> 1);
            out[i] = (mean & bright) | (b[i] & ~bright);
            sum ^= out[i] - a[i];
        }
    }
    return sum[0] + 256.0 * sum[15] + out[7][3];
}

static double strings(void)
{
    static char text[65536];
    double sum = 0;
    memset(text, 'x', sizeof(text) - 1);
    for (int i = 0; i < 30000; i++) {
        text[60000 - i % 64] = 0;
        sum += (double)strlen(text);
        text[60000 - i % 64] = 'x';
    }
    return sum;
}

static double copies(void)
{
    static char from[32768], to[32768];
    double sum = 0;
    for (int i = 0; i < 600000; i++) {
        from[i & 32767] = (char)i;
        memcpy(to, from + (i & 15), 16000 + (i & 1023));
        sum += to[i & 8191];
    }
    return sum;
}

#ifdef HAS_CRYPTO
static double aes(void)
{
    unsigned char out[16];
#if defined(__aarch64__)
    uint8x16_t key = vdupq_n_u8(0x5a), v[4];
    for (int i = 0; i < 4; i++)
        v[i] = vdupq_n_u8((uint8_t)i);
    for (int i = 0; i < 6000000; i++)
        for (int j = 0; j < 4; j++)
            v[j] = vaesmcq_u8(vaeseq_u8(v[j], key));
    vst1q_u8(out, veorq_u8(veorq_u8(v[0], v[1]), veorq_u8(v[2], v[3])));
#else
    __m128i key = _mm_set1_epi8(0x5a), v[4];
    for (int i = 0; i < 4; i++)
        v[i] = _mm_set1_epi8((char)i);
    for (int i = 0; i < 6000000; i++)
        for (int j = 0; j < 4; j++)
            v[j] = _mm_aesenc_si128(_mm_xor_si128(v[j], key), _mm_setzero_si128());
    _mm_storeu_si128((__m128i *)out,
                     _mm_xor_si128(_mm_xor_si128(v[0], v[1]), _mm_xor_si128(v[2], v[3])));
#endif
    return out[0] + 256.0 * out[7];
}

static double sha256(void)
{
    unsigned words[4];
#if defined(__aarch64__)
    uint32x4_t abcd = vdupq_n_u32(0x6a09e667), efgh = vdupq_n_u32(0x510e527f), w[4];
    for (int i = 0; i < 4; i++)
        w[i] = vdupq_n_u32(i * 0x01010101u);
    for (int i = 0; i < 8000000; i++) {
        uint32x4_t wk = vaddq_u32(w[i & 3], vdupq_n_u32(0x428a2f98)), old = abcd;
        abcd = vsha256hq_u32(abcd, efgh, wk);
        efgh = vsha256h2q_u32(efgh, old, wk);
        w[i & 3] = vsha256su1q_u32(vsha256su0q_u32(w[i & 3], w[(i + 1) & 3]), w[(i + 2) & 3],
                                   w[(i + 3) & 3]);
    }
    vst1q_u32(words, vaddq_u32(abcd, efgh));
#else
    /* The same rounds; the layouts of state differ between the architectures, so the checksum does
     * too. */
    __m128i s0 = _mm_set1_epi32(0x6a09e667), s1 = _mm_set1_epi32(0x510e527f), w[4];
    for (int i = 0; i < 4; i++)
        w[i] = _mm_set1_epi32(i * 0x01010101);
    for (int i = 0; i < 8000000; i++) {
        __m128i wk = _mm_add_epi32(w[i & 3], _mm_set1_epi32(0x428a2f98));
        s1 = _mm_sha256rnds2_epu32(s1, s0, wk);
        s0 = _mm_sha256rnds2_epu32(s0, s1, _mm_shuffle_epi32(wk, 0x0e));
        w[i & 3] =
            _mm_sha256msg2_epu32(_mm_sha256msg1_epu32(w[i & 3], w[(i + 1) & 3]), w[(i + 3) & 3]);
    }
    _mm_storeu_si128((__m128i *)words, _mm_add_epi32(s0, s1));
#endif
    return words[0] + 0.5 * words[3];
}
#endif

static const struct workload table[] = {
    {"float4", float4_loop},
    {"byte16", byte16_loop},
    {"strlen", strings},
    {"memcpy", copies},
#ifdef HAS_CRYPTO
    {"aes", aes},
    {"sha256", sha256},
#endif
};
BENCH_MAIN(table)
