/* RISC-V vector loops as compilers strip-mine them: memcpy, strlen, bytes blended, saxpy, an int8
 * dot product, a matrix product, copies of a few bytes. For clang 14 with -march=rv64gcv (its
 * intrinsics have no prefix yet); elsewhere the same in plain C. SPDX-License-Identifier: MIT */
#include "bench.h"

#ifdef __riscv_vector
#include <riscv_vector.h>
#endif

#ifdef __riscv_vector
static void copy(uint8_t *to, const uint8_t *from, size_t n)
{
    for (size_t vl; n; n -= vl, to += vl, from += vl) {
        vl = vsetvl_e8m8(n);
        vse8_v_u8m8(to, vle8_v_u8m8(from, vl), vl);
    }
}

static size_t length(const uint8_t *text)
{
    size_t n = 0;
    for (;;) {
        size_t vl = vsetvlmax_e8m8(), got;
        vuint8m8_t v = vle8ff_v_u8m8(text + n, &got, vl);
        long first = vfirst_m_b1(vmseq_vx_u8m8_b1(v, 0, got), got);
        if (first >= 0)
            return n + (size_t)first;
        n += got;
    }
}

/* The mean where a is above the threshold, else b. */
static void blend(uint8_t *out, const uint8_t *a, const uint8_t *b, uint8_t threshold, size_t n)
{
    for (size_t vl; n; n -= vl, out += vl, a += vl, b += vl) {
        vl = vsetvl_e8m4(n);
        vuint8m4_t x = vle8_v_u8m4(a, vl), y = vle8_v_u8m4(b, vl);
        vbool2_t bright = vmsgtu_vx_u8m4_b2(x, threshold, vl);
        vuint8m4_t mean =
            vadd_vv_u8m4(vand_vv_u8m4(x, y, vl), vsrl_vx_u8m4(vxor_vv_u8m4(x, y, vl), 1, vl), vl);
        vse8_v_u8m4(out, vmerge_vvm_u8m4(bright, y, mean, vl), vl);
    }
}

static void saxpy(float *y, const float *x, float a, size_t n)
{
    for (size_t vl; n; n -= vl, x += vl, y += vl) {
        vl = vsetvl_e32m4(n);
        vse32_v_f32m4(y, vfmacc_vf_f32m4(vle32_v_f32m4(y, vl), a, vle32_v_f32m4(x, vl), vl), vl);
    }
}

static int dot(const int8_t *x, const int8_t *y, size_t n)
{
    size_t all = vsetvlmax_e32m4();
    vint32m4_t sum = vmv_v_x_i32m4(0, all);
    for (size_t vl; n; n -= vl, x += vl, y += vl) {
        vl = vsetvl_e8m1(n);
        vint16m2_t product = vwmul_vv_i16m2(vle8_v_i8m1(x, vl), vle8_v_i8m1(y, vl), vl);
        sum = vwadd_wv_i32m4(sum, product, vl);
    }
    vint32m1_t zero = vmv_v_x_i32m1(0, 1);
    return vmv_x_s_i32m1_i32(vredsum_vs_i32m4_i32m1(zero, sum, zero, all));
}

/* c += a * b, n by n, rows of c held in registers. */
static void multiply(double *c, const double *a, const double *b, size_t n)
{
    for (size_t j = 0, vl; j < n; j += vl) {
        vl = vsetvl_e64m2(n - j);
        for (size_t i = 0; i < n; i++) {
            vfloat64m2_t sum = vle64_v_f64m2(c + i * n + j, vl);
            for (size_t k = 0; k < n; k++)
                sum = vfmacc_vf_f64m2(sum, a[i * n + k], vle64_v_f64m2(b + k * n + j, vl), vl);
            vse64_v_f64m2(c + i * n + j, sum, vl);
        }
    }
}
#else
static void copy(uint8_t *to, const uint8_t *from, size_t n)
{
    memcpy(to, from, n);
}

static size_t length(const uint8_t *text)
{
    return strlen((const char *)text);
}

static void blend(uint8_t *out, const uint8_t *a, const uint8_t *b, uint8_t threshold, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = a[i] > threshold ? (uint8_t)((a[i] & b[i]) + ((a[i] ^ b[i]) >> 1)) : b[i];
}

static void saxpy(float *y, const float *x, float a, size_t n)
{
    for (size_t i = 0; i < n; i++)
        y[i] = __builtin_fmaf(a, x[i], y[i]);
}

static int dot(const int8_t *x, const int8_t *y, size_t n)
{
    int sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i] * y[i];
    return sum;
}

static void multiply(double *c, const double *a, const double *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            for (size_t j = 0; j < n; j++)
                c[i * n + j] = __builtin_fma(a[i * n + k], b[k * n + j], c[i * n + j]);
}
#endif

static double v_memcpy(void)
{
    static uint8_t from[40000], to[40000];
    for (int i = 0; i < 40000; i++)
        from[i] = (uint8_t)(i * 7);
    for (int i = 0; i < 8000; i++)
        copy(to + i % 64, from + i % 61, (size_t)(30000 + i % 100));
    return to[100] + to[29999];
}

/* What strings of programs are like: a few bytes, less than a vector. */
static double v_short(void)
{
    static uint8_t from[64], to[64];
    double sum = 0;
    for (int i = 0; i < 64; i++)
        from[i] = (uint8_t)(i * 7);
    for (int i = 0; i < 4000000; i++) {
        copy(to + i % 7, from + i % 11, (size_t)(5 + i % 3));
        sum += to[8];
    }
    return sum;
}

static double v_strlen(void)
{
    static uint8_t text[65536];
    double sum = 0;
    memset(text, 'x', sizeof(text) - 1);
    for (int i = 0; i < 3000; i++) {
        text[60000 - i % 64] = 0;
        sum += (double)length(text + i % 16);
        text[60000 - i % 64] = 'x';
    }
    return sum;
}

static double v_byte16(void)
{
    enum {
        N = 32768
    };
    static uint8_t a[N], b[N], out[N];
    double sum = 0;
    for (int i = 0; i < N; i++) {
        a[i] = (uint8_t)(i * 7);
        b[i] = (uint8_t)(i * 13);
    }
    for (int i = 0; i < 5000; i++) {
        blend(out, a, b, (uint8_t)i, N);
        sum += out[i];
    }
    return sum;
}

static double v_saxpy(void)
{
    enum {
        N = 16384
    };
    static float x[N], y[N];
    for (int i = 0; i < N; i++)
        x[i] = (float)i * 0.5f;
    for (int i = 0; i < 5000; i++)
        saxpy(y, x, (float)i * 0.001f, N - i % 16);
    return y[100] + y[16000];
}

static double v_dot(void)
{
    enum {
        N = 16384
    };
    static int8_t x[N], y[N];
    double sum = 0;
    for (int i = 0; i < N; i++) {
        x[i] = (int8_t)(i * 7);
        y[i] = (int8_t)(i * 13);
    }
    for (int i = 0; i < 5000; i++)
        sum += dot(x, y, (size_t)(N - 16 * (i % 8)));
    return sum;
}

static double v_dgemm(void)
{
    enum {
        N = 128
    };
    static double a[N * N], b[N * N], c[N * N];
    for (int i = 0; i < N * N; i++) {
        a[i] = i % 17;
        b[i] = i % 13;
    }
    for (int i = 0; i < 20; i++)
        multiply(c, a, b, N);
    return c[100] + c[16000];
}

static const struct workload workloads[] = {
    {"v_memcpy", v_memcpy}, {"v_strlen", v_strlen}, {"v_byte16", v_byte16}, {"v_saxpy", v_saxpy},
    {"v_dot", v_dot},       {"v_dgemm", v_dgemm},   {"v_short", v_short},
};

BENCH_MAIN(workloads)
