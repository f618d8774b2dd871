/*
 * Zvbb and Zvbc: each operation against a loop over bits, for all element sizes, with and without
 * mask.
 *
 * SPDX-License-Identifier: MIT
 */
#include "vector.h"

enum {
    BYTES = 32, /* of a group: elements of registers v8 and v9 */
    WIDE = 2 * BYTES
};

static uint8_t first[WIDE] __attribute__((aligned(8))), second[WIDE], result[WIDE], before[WIDE];
static uint8_t mask[BYTES];

static uint64_t element(const uint8_t *from, unsigned size, unsigned i)
{
    uint64_t x = 0;

    memcpy(&x, from + (size_t)i * size, size);
    return x;
}

/* --- Operations on numbers of n bits --- */

typedef uint64_t operation(uint64_t a, uint64_t b, unsigned n);

static bool bit(uint64_t x, unsigned i)
{
    return x >> i & 1;
}

static uint64_t andn(uint64_t a, uint64_t b, unsigned n)
{
    return a & ~b;
}

static uint64_t ror(uint64_t a, uint64_t b, unsigned n)
{
    uint64_t x = 0;

    for (unsigned i = 0; i < n; i++)
        x |= (uint64_t)bit(a, (i + (unsigned)(b % n)) % n) << i;
    return x;
}

static uint64_t rol(uint64_t a, uint64_t b, unsigned n)
{
    uint64_t x = 0;

    for (unsigned i = 0; i < n; i++)
        x |= (uint64_t)bit(a, i) << (i + (unsigned)(b % n)) % n;
    return x;
}

static uint64_t brev8(uint64_t a, uint64_t b, unsigned n)
{
    uint64_t x = 0;

    for (unsigned i = 0; i < n; i++)
        x |= (uint64_t)bit(a, i) << (i ^ 7);
    return x;
}

static uint64_t rev8(uint64_t a, uint64_t b, unsigned n)
{
    uint64_t x = 0;

    for (unsigned i = 0; i < n; i++)
        x |= (uint64_t)bit(a, i) << (n - 8 - i / 8 * 8 + i % 8);
    return x;
}

static uint64_t brev(uint64_t a, uint64_t b, unsigned n)
{
    return brev8(rev8(a, b, n), b, n);
}

static uint64_t clz(uint64_t a, uint64_t b, unsigned n)
{
    unsigned i = 0;

    while (i < n && !bit(a, n - 1 - i))
        i++;
    return i;
}

static uint64_t ctz(uint64_t a, uint64_t b, unsigned n)
{
    unsigned i = 0;

    while (i < n && !bit(a, i))
        i++;
    return i;
}

static uint64_t cpop(uint64_t a, uint64_t b, unsigned n)
{
    unsigned count = 0;

    for (unsigned i = 0; i < n; i++)
        count += bit(a, i);
    return count;
}

static uint64_t wsll(uint64_t a, uint64_t b, unsigned n)
{
    return a << b % (2 * n);
}

static uint64_t clmul(uint64_t a, uint64_t b, unsigned n)
{
    uint64_t x = 0;

    for (unsigned i = 0; i < n; i++)
        x ^= bit(b, i) ? a << i : 0;
    return x;
}

static uint64_t clmulh(uint64_t a, uint64_t b, unsigned n)
{
    uint64_t x = 0;

    for (unsigned i = 1; i < n; i++)
        x ^= bit(b, i) ? a >> (n - i) : 0;
    return x;
}

/* --- Instructions: v16 = v8 op v12, with its old value in v16 and the mask in v0 --- */

static void load(void)
{
    for (unsigned i = 0; i < WIDE; i += 8) {
        uint64_t a = next_number(), b = next_number(), c = next_number();
        memcpy(first + i, &a, 8);
        memcpy(second + i, &b, 8);
        memcpy(before + i, &c, 8);
    }
    for (unsigned i = 0; i < BYTES; i++)
        mask[i] = (uint8_t)next_number();
    CONFIGURE(BYTES, "e8,m2");
    LOAD(8, 8, first);
    LOAD(8, 12, second);
    LOAD(8, 0, mask);
    CONFIGURE(WIDE, "e8,m4");
    LOAD(8, 16, before);
}

static void configure(unsigned size)
{
    unsigned vl = BYTES / size;

    switch (size) {
    case 1: asm volatile("vsetvli zero, %0, e8,m2,ta,mu" ::"r"(vl)); break;
    case 2: asm volatile("vsetvli zero, %0, e16,m2,ta,mu" ::"r"(vl)); break;
    case 4: asm volatile("vsetvli zero, %0, e32,m2,ta,mu" ::"r"(vl)); break;
    default: asm volatile("vsetvli zero, %0, e64,m2,ta,mu" ::"r"(vl));
    }
}

/* Compares what is in v16. `b`: the second operand of all; a null pointer for v12's elements. */
static void verify(const char *what, operation *op, unsigned size, bool wide, bool masked,
                   const uint64_t *b)
{
    unsigned to = wide ? 2 * size : size;
    uint64_t ones = UINT64_MAX >> (64 - 8 * to);

    CONFIGURE(WIDE, "e8,m4");
    STORE(8, 16, result);
    for (unsigned i = 0; i < BYTES / size; i++) {
        uint64_t x = element(first, size, i), y = b ? *b : element(second, size, i);
        uint64_t expected = op(x, y, 8 * size) & ones;
        if (masked && !bit(mask[i / 8], i % 8))
            expected = element(before, to, i);
        check(what, element(result, to, i), expected, x, y);
    }
}

#define TEST(name, op, wide, code, b)                                                              \
    do {                                                                                           \
        load();                                                                                    \
        configure(size);                                                                           \
        if (masked) {                                                                              \
            enum {                                                                                 \
                VM = 0                                                                             \
            };                                                                                     \
            code;                                                                                  \
        } else {                                                                                   \
            enum {                                                                                 \
                VM = 1                                                                             \
            };                                                                                     \
            code;                                                                                  \
        }                                                                                          \
        verify(name, op, size, wide, masked, b);                                                   \
    } while (0)

#define BINARY(name, op, wide, funct6, vv, vx)                                                     \
    do {                                                                                           \
        TEST(name ".vv", op, wide, VECTOR(OP_V, funct6, VM, 8, 12, vv, 16), nullptr_u64);          \
        x = next_number();                                                                         \
        TEST(name ".vx", op, wide, VECTOR_X(funct6, VM, 8, vx, 16, x), &x);                        \
    } while (0)
#define UNARY(name, op, which)                                                                     \
    TEST(name, op, false, VECTOR(OP_V, 0x12, VM, 8, which, OPMVV, 16), nullptr_u64)
#define ROTATE_IMM(n)                                                                              \
    do {                                                                                           \
        x = n;                                                                                     \
        TEST("vror.vi", ror, false, VECTOR(OP_V, 0x14 | (n) >> 5, VM, 8, n, OPIVI, 16), &x);       \
    } while (0)
#define SHIFT_IMM(n)                                                                               \
    do {                                                                                           \
        x = n;                                                                                     \
        TEST("vwsll.vi", wsll, true, VECTOR(OP_V, 0x35, VM, 8, n, OPIVI, 16), &x);                 \
    } while (0)

static const uint64_t *const nullptr_u64 = 0;

static void bits(unsigned size, bool masked)
{
    uint64_t x;

    BINARY("vandn", andn, false, 0x01, OPIVV, OPIVX);
    BINARY("vror", ror, false, 0x14, OPIVV, OPIVX);
    BINARY("vrol", rol, false, 0x15, OPIVV, OPIVX);
    ROTATE_IMM(0);
    ROTATE_IMM(7);
    ROTATE_IMM(31);
    ROTATE_IMM(32);
    ROTATE_IMM(63);
    UNARY("vbrev8", brev8, 8);
    UNARY("vrev8", rev8, 9);
    UNARY("vbrev", brev, 10);
    UNARY("vclz", clz, 12);
    UNARY("vctz", ctz, 13);
    UNARY("vcpop", cpop, 14);
    if (size < 8) {
        BINARY("vwsll", wsll, true, 0x35, OPIVV, OPIVX);
        SHIFT_IMM(0);
        SHIFT_IMM(13);
        SHIFT_IMM(31);
    } else {
        BINARY("vclmul", clmul, false, 0x0c, OPMVV, OPMVX);
        BINARY("vclmulh", clmulh, false, 0x0d, OPMVV, OPMVX);
    }
}

int main(void)
{
    for (unsigned i = 0; i < ROUNDS / 10; i++) {
        for (unsigned size = 1; size <= 8; size *= 2) {
            bits(size, false);
            bits(size, true);
        }
    }
    return finish();
}
