/*
 * Zfa: constants, minima and maxima that keep NaNs, rounding, quiet comparisons, modular
 * conversion.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check.h"

#include <math.h>

enum {
    NX = 1,
    UF = 2,
    OF = 4,
    DZ = 8,
    NV = 16
};

static double to_double(uint64_t bits)
{
    double d;

    memcpy(&d, &bits, 8);
    return d;
}

static uint64_t to_bits(double d)
{
    uint64_t bits;

    memcpy(&bits, &d, 8);
    return bits;
}

static const uint64_t canonical = 0x7ff8000000000000;

static bool is_nan(uint64_t bits)
{
    return bits << 1 > 0xffe0000000000000;
}

static bool is_signalling(uint64_t bits)
{
    return is_nan(bits) && !(bits >> 51 & 1);
}

/* --- fli --- */

#define FLI(n)                                                                                     \
    do {                                                                                           \
        double d;                                                                                  \
        float s;                                                                                   \
        asm volatile(".4byte 0xf2100553 | " #n " << 15; fmv.d %0, fa0" : "=f"(d) : : "fa0");       \
        asm volatile(".4byte 0xf0100553 | " #n " << 15; fmv.s %0, fa0" : "=f"(s) : : "fa0");       \
        check("fli.d", to_bits(d), to_bits(n == 1 ? 0x1p-1022 : constants[n]), n, 0);              \
        check("fli.s", to_bits(s), to_bits(n == 1 ? 0x1p-126 : constants[n]), n, 0);               \
    } while (0)

static const double constants[32] = {
    -1,     0,   0x1p-16, 0x1p-15, 0x1p-8, 0x1p-7, 0x1p-4, 0x1p-3, 0.25,    0.3125, 0.375,
    0.4375, 0.5, 0.625,   0.75,    0.875,  1,      1.25,   1.5,    1.75,    2,      2.5,
    3,      4,   8,       16,      128,    256,    0x1p15, 0x1p16, INFINITY};

static void fli(void)
{
    FLI(0);
    FLI(1);
    FLI(2);
    FLI(3);
    FLI(4);
    FLI(5);
    FLI(6);
    FLI(7);
    FLI(8);
    FLI(9);
    FLI(10);
    FLI(11);
    FLI(12);
    FLI(13);
    FLI(14);
    FLI(15);
    FLI(16);
    FLI(17);
    FLI(18);
    FLI(19);
    FLI(20);
    FLI(21);
    FLI(22);
    FLI(23);
    FLI(24);
    FLI(25);
    FLI(26);
    FLI(27);
    FLI(28);
    FLI(29);
    FLI(30);

    double nan;
    asm volatile(".4byte 0xf2100553 | 31 << 15; fmv.d %0, fa0" : "=f"(nan) : : "fa0");
    check("fli.d nan", to_bits(nan), canonical, 31, 0);
}

/* --- Instructions on fa0 and fa1, with the flags they raise --- */

#define RUN(code, result, out, a, b)                                                               \
    do {                                                                                           \
        register double fa0 asm("fa0") = to_double(a);                                             \
        register double fa1 asm("fa1") = to_double(b);                                             \
        asm volatile("fsflags x0; .4byte " #code "; frflags %0"                                    \
                     : "=r"(flags), out                                                            \
                     : "f"(fa0), "f"(fa1));                                                        \
    } while (0)

static void minima(uint64_t a, uint64_t b)
{
    register double fa2 asm("fa2");
    uint64_t flags, expected;
    double x = to_double(a), y = to_double(b);
    bool nan = is_nan(a) || is_nan(b), less = x < y || (x == y && a >> 63);
    unsigned raised = is_signalling(a) || is_signalling(b) ? NV : 0;

    RUN(0x2ab52653, fa2, "=f"(fa2), a, b); /* fminm.d fa2, fa0, fa1 */
    expected = nan ? canonical : less ? a : b;
    check("fminm.d", to_bits(fa2), expected, a, b);
    check("flags of fminm.d", flags, raised, a, b);
    RUN(0x2ab53653, fa2, "=f"(fa2), a, b); /* fmaxm.d */
    expected = nan ? canonical : less ? b : a;
    check("fmaxm.d", to_bits(fa2), expected, a, b);
    check("flags of fmaxm.d", flags, raised, a, b);
}

static void comparisons(uint64_t a, uint64_t b)
{
    register uint64_t a2 asm("a2");
    uint64_t flags;
    bool nan = is_nan(a) || is_nan(b);
    unsigned raised = is_signalling(a) || is_signalling(b) ? NV : 0;

    RUN(0xa2b54653, a2, "=r"(a2), a, b); /* fleq.d a2, fa0, fa1 */
    check("fleq.d", a2, !nan && to_double(a) <= to_double(b), a, b);
    check("flags of fleq.d", flags, raised, a, b);
    RUN(0xa2b55653, a2, "=r"(a2), a, b); /* fltq.d */
    check("fltq.d", a2, !nan && to_double(a) < to_double(b), a, b);
    check("flags of fltq.d", flags, raised, a, b);
}

static void rounding(uint64_t a)
{
    register double fa2 asm("fa2");
    uint64_t flags, expected = is_nan(a) ? canonical : to_bits(floor(to_double(a)));
    unsigned raised = is_signalling(a) ? NV : 0;
    unsigned inexact = !is_nan(a) && expected != a ? NX : 0;

    RUN(0x42452653, fa2, "=f"(fa2), a, 0); /* fround.d fa2, fa0, rdn */
    check("fround.d", to_bits(fa2), expected, a, 0);
    check("flags of fround.d", flags, raised, a, 0);
    RUN(0x42552653, fa2, "=f"(fa2), a, 0); /* froundnx.d fa2, fa0, rdn */
    check("froundnx.d", to_bits(fa2), expected, a, 0);
    check("flags of froundnx.d", flags, raised | inexact, a, 0);
}

/* Truncated modulo 2^32; invalid if that is not the number truncated. */
static void modular(uint64_t a)
{
    register uint64_t a2 asm("a2");
    uint64_t flags, expected = 0, raised = NV;
    int exponent = (int)(a >> 52 & 0x7ff) - 1075;
    uint64_t mantissa = (a & 0xfffffffffffff) | 1ull << 52;

    if (exponent >= 0 && exponent < 32)
        expected = mantissa << exponent;
    else if (exponent < 0 && exponent > -64)
        expected = mantissa >> -exponent;
    if (a >> 63)
        expected = -expected;
    expected = (uint64_t)(int32_t)expected;
    double truncated = trunc(to_double(a));
    if (!is_nan(a) && truncated >= -0x1p31 && truncated < 0x1p31)
        raised = truncated == to_double(a) ? 0 : NX;
    RUN(0xc2851653, a2, "=r"(a2), a, 0); /* fcvtmod.w.d a2, fa0, rtz */
    check("fcvtmod.w.d", a2, expected, a, 0);
    check("flags of fcvtmod.w.d", flags, raised, a, 0);
}

static uint64_t next_double(void)
{
    static const uint64_t special[] = {0,
                                       1ull << 63,
                                       0x7ff0000000000000,
                                       0xfff0000000000000,
                                       0x7ff8000000000000,
                                       0xfff8000000000123,
                                       0x7ff0000000000001,
                                       0xfff4000000000000,
                                       0x41dfffffffe00000,
                                       0xc1e0000000000000,
                                       0x4330000000000001,
                                       1,
                                       0x3fe0000000000000};
    uint64_t n = next_number();

    switch (n % 4) {
    case 0: return special[n / 4 % 13];
    case 1: return to_bits((double)(int64_t)(n >> 2 & 0xfff) / 8 - 100);
    case 2: return (n >> 63) << 63 | (1023 + n % 90) << 52 | (n * 77 & 0xfffffffffffff);
    default: return n;
    }
}

int main(void)
{
    for (unsigned i = 0; i < ROUNDS; i++) {
        uint64_t a = next_double(), b = next_double();

        fli();
        minima(a, b);
        minima(a, a);
        comparisons(a, b);
        comparisons(a, a);
        rounding(a);
        modular(a);
    }
    return finish();
}
