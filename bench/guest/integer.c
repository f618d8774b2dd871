/* Integers: a plain loop, a sieve, a sort, hashes.
 * SPDX-License-Identifier: MIT */
#include "bench.h"

static double loop(void)
{
    uint64_t a = 1, b = 2;
    for (uint32_t i = 0; i < 120000000; i++) {
        a = a * 3 + (b ^ i);
        b += a >> 7;
    }
    return (double)(a ^ b);
}

static double sieve(void)
{
    enum {
        N = 4000000
    };
    static uint8_t composite[N];
    int count = 0;
    for (int round = 0; round < 4; round++) {
        memset(composite, 0, N);
        count = 0;
        for (int i = 2; i < N; i++) {
            if (composite[i])
                continue;
            count++;
            for (int j = i * 2; j < N; j += i)
                composite[j] = 1;
        }
    }
    return count;
}

static void sort_range(uint32_t *v, int lo, int hi)
{
    while (lo < hi) {
        uint32_t pivot = v[(lo + hi) / 2];
        int i = lo, j = hi;
        while (i <= j) {
            while (v[i] < pivot)
                i++;
            while (v[j] > pivot)
                j--;
            if (i <= j) {
                uint32_t t = v[i];
                v[i++] = v[j];
                v[j--] = t;
            }
        }
        sort_range(v, lo, j);
        lo = i;
    }
}

static double sort(void)
{
    enum {
        N = 1000000
    };
    static uint32_t v[N];
    uint32_t state = 1;
    double sum = 0;
    for (int round = 0; round < 5; round++) {
        for (int i = 0; i < N; i++)
            v[i] = bench_random(&state);
        sort_range(v, 0, N - 1);
        sum += v[N / 3];
    }
    return sum;
}

static double hashes(void)
{
    static uint8_t data[65536];
    static uint32_t table[256];
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t c = i;
        for (int k = 0; k < 8; k++)
            c = c & 1 ? c >> 1 ^ 0xedb88320u : c >> 1;
        table[i] = c;
    }
    for (size_t i = 0; i < sizeof(data); i++)
        data[i] = (uint8_t)(i * 31);
    uint32_t crc = 0, fnv = 2166136261u, adler = 1;
    for (int round = 0; round < 600; round++)
        for (size_t i = 0; i < sizeof(data); i++) {
            crc = table[(crc ^ data[i]) & 255] ^ crc >> 8;
            fnv = (fnv ^ data[i]) * 16777619u;
            adler = (adler << 3 | adler >> 29) + data[i];
        }
    return crc ^ fnv ^ adler;
}

static const struct workload table[] = {
    {"loop", loop}, {"sieve", sieve}, {"sort", sort}, {"hash", hashes}};
BENCH_MAIN(table)
