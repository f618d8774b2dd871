/*
 * Zacas: compare and swap of 4, 8 and 16 bytes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check.h"

static void word(uint64_t memory, uint64_t expected, uint64_t desired)
{
    uint64_t place = memory, old = expected;
    bool equal = (uint32_t)memory == (uint32_t)expected;

    asm volatile(".insn r 0x2f, 2, 0x14, %0, %1, %2"
                 : "+r"(old)
                 : "r"(&place), "r"(desired)
                 : "memory");
    check("amocas.w", old, (uint64_t)(int32_t)memory, memory, expected);
    check("memory after amocas.w", place,
          equal ? (memory & ~0xffffffffull) | (uint32_t)desired : memory, memory, expected);
}

static void doubleword(uint64_t memory, uint64_t expected, uint64_t desired)
{
    uint64_t place = memory, old = expected;

    asm volatile(".insn r 0x2f, 3, 0x17, %0, %1, %2" /* .aqrl */
                 : "+r"(old)
                 : "r"(&place), "r"(desired)
                 : "memory");
    check("amocas.d", old, memory, memory, expected);
    check("memory after amocas.d", place, memory == expected ? desired : memory, memory, expected);
}

static void quadword(uint64_t low, uint64_t high, uint64_t expected_low, uint64_t desired)
{
    uint64_t place[2] __attribute__((aligned(16))) = {low, high};
    register uint64_t a2 asm("a2") = expected_low;
    register uint64_t a3 asm("a3") = high;
    register uint64_t a4 asm("a4") = desired;
    register uint64_t a5 asm("a5") = ~desired;
    bool equal = low == expected_low;

    asm volatile(".insn r 0x2f, 4, 0x14, %0, %2, %3"
                 : "+r"(a2), "+r"(a3)
                 : "r"(place), "r"(a4), "r"(a5)
                 : "memory");
    uint64_t old[2] = {a2, a3}; /* before a call uses the registers */
    check("amocas.q low", old[0], low, low, expected_low);
    check("amocas.q high", old[1], high, high, expected_low);
    check("memory after amocas.q", place[0], equal ? desired : low, low, expected_low);
    check("memory above after amocas.q", place[1], equal ? ~desired : high, low, expected_low);
    /* x0 stands for 0 in both halves. */
    asm volatile(".insn r 0x2f, 4, 0x14, x0, %0, x0" : : "r"(place) : "memory");
}

int main(void)
{
    for (unsigned i = 0; i < ROUNDS; i++) {
        uint64_t a = next_number(), b = i & 1 ? next_number() : a, c = next_number();

        word(a, b, c);
        word(a, (uint32_t)b | ~0xffffffffull, c);
        doubleword(a, b, c);
        quadword(a, c, b, next_number());
    }
    return finish();
}
