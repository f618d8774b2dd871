/*
 * What RV32 alone has and the reference of tests/random lacks: amocas.d on pairs of registers,
 * fmvh.x.d and fmvp.d.x; and that what RV64 alone has is undefined.
 *
 * SPDX-License-Identifier: MIT
 */
#include "../../linux32/nolibc.h"

#include <linux/signal.h>

enum {
    ROUNDS = 400
};

/* amocas.d a0, a2, (a4); amocas.d zero, a2, (a4); amocas.d a0, zero, (a4) */
#define AMOCAS(rd, rs2) (0x28 << 24 | (rs2) << 20 | 14 << 15 | 3 << 12 | (rd) << 7 | 0x2f)
#define TEXT_(x)        #x
#define TEXT(x)         TEXT_(x)

#define COMPARE_AND_SWAP(name, rd, rs2)                                                            \
    static uint64_t name(uint64_t *at, uint64_t expected, uint64_t new)                            \
    {                                                                                              \
        register uint32_t a0 __asm__("a0") = (uint32_t)expected,                                   \
                             a1 __asm__("a1") = (uint32_t)(expected >> 32),                        \
                             a2 __asm__("a2") = (uint32_t) new,                                    \
                             a3 __asm__("a3") = (uint32_t)(new >> 32);                             \
        register uint64_t *a4 __asm__("a4") = at;                                                  \
        __asm__ volatile(".4byte %4"                                                               \
                         : "+r"(a0), "+r"(a1), "+r"(a2), "+r"(a3)                                  \
                         : "i"(AMOCAS(rd, rs2)), "r"(a4)                                           \
                         : "memory");                                                              \
        return a0 | (uint64_t)a1 << 32;                                                            \
    }

COMPARE_AND_SWAP(swap, 10, 12)
COMPARE_AND_SWAP(swap_zero_expected, 0, 12)
COMPARE_AND_SWAP(swap_zero_new, 10, 0)

static void test_amocas(uint64_t a, uint64_t b)
{
    uint64_t memory = a;

    CHECK(swap(&memory, a, b) == a);
    CHECK(memory == b);
    CHECK(swap(&memory, ~b, a) == b);
    CHECK(memory == b);
    CHECK(swap(&memory, b ^ 1ull << 32, a) == b);
    CHECK(memory == b);
    CHECK(swap_zero_new(&memory, b, a) == b);
    CHECK(memory == 0);
    CHECK(swap_zero_expected(&memory, a, b) == a); /* the registers stay */
    CHECK(memory == b);
}

static void test_moves(uint64_t a)
{
    uint32_t high;
    uint64_t joined, other = ~a;

    /* fld fa0; fmvh.x.d a0, fa0 */
    __asm__ volatile("fld fa0, 0(%1)\n\t.4byte 0xe2150553\n\tmv %0, a0"
                     : "=r"(high)
                     : "r"(&a), "m"(a)
                     : "a0", "fa0");
    CHECK(high == (uint32_t)(a >> 32));
    /* fmvp.d.x fa1, a2, a3 */
    __asm__ volatile("fld fa1, 0(%3)\n\tmv a2, %1\n\tmv a3, %2\n\t.4byte 0xb2d605d3\n\t"
                     "fsd fa1, 0(%0)"
                     :
                     : "r"(&joined), "r"((uint32_t)a), "r"((uint32_t)(a >> 32)), "r"(&other),
                       "m"(other)
                     : "a2", "a3", "fa1", "memory");
    CHECK(joined == a);
}

/* ---- undefined ---- */

static volatile int caught;

struct context { /* struct ucontext up to the pc */
    char head[160];
    unsigned long pc;
};

static void skip(int signo, siginfo_t *info, struct context *c)
{
    caught++;
    c->pc += (*(uint16_t *)c->pc & 3) == 3 ? 4 : 2;
}

#define UNDEFINED(directive, word)                                                                 \
    do {                                                                                           \
        caught = 0;                                                                                \
        __asm__ volatile(directive " " TEXT(word)::: "memory", "a0", "fa0");                       \
        check(caught == 1, "undefined: " #word, __LINE__, caught);                                 \
    } while (0)

static void test_undefined(void)
{
    struct {
        void (*handler)(int, siginfo_t *, struct context *);
        unsigned long flags;
        uint32_t mask[2];
    } act = {skip, SA_SIGINFO, {0}};

    SAME(call(rt_sigaction, SIGILL, &act, 0, 8), 0);
    UNDEFINED(".4byte", 0x0005051b); /* addiw a0, a0, 0 */
    UNDEFINED(".4byte", 0x00a5053b); /* addw a0, a0, a0 */
    UNDEFINED(".4byte", 0x00013503); /* ld a0, 0(sp) */
    UNDEFINED(".4byte", 0x00016503); /* lwu a0, 0(sp) */
    UNDEFINED(".4byte", 0x00a13023); /* sd a0, 0(sp) */
    UNDEFINED(".4byte", 0x02051513); /* slli a0, a0, 32 */
    UNDEFINED(".4byte", 0x42055513); /* srai a0, a0, 32 */
    UNDEFINED(".4byte", 0x02a5053b); /* mulw a0, a0, a0 */
    UNDEFINED(".4byte", 0x1001352f); /* lr.d a0, (sp) */
    UNDEFINED(".4byte", 0xe2050553); /* fmv.x.d a0, fa0 */
    UNDEFINED(".4byte", 0xc2250553); /* fcvt.l.d a0, fa0, rne */
    UNDEFINED(".4byte", 0x6b855513); /* rev8 of RV64 */
    UNDEFINED(".4byte", 0x2801452f); /* amocas.q a0, zero, (sp) */
    UNDEFINED(".2byte", 0x9d09);     /* c.subw a0, a0 */
    UNDEFINED(".2byte", 0x1502);     /* c.slli a0, 32 */
}

int main(int argc, char **argv, char **envp)
{
    static const uint64_t special[] = {0, 1, 0x100000000, 0xffffffff, 0x8000000000000000, ~0ull};
    uint64_t state = 88172645463325252;

    for (int i = 0; i < ROUNDS; i++) {
        uint64_t a = special[i % 6], b = special[i % 5 + 1];
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        if (i % 2)
            a = state;
        if (i % 3)
            b = ~state;
        test_amocas(a, b);
        test_moves(a);
    }
    test_undefined();
    return 0;
}
