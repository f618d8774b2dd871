/*
 * Zicond, Zcb, cache blocks and hints.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check.h"

static void zicond(uint64_t a, uint64_t b)
{
    uint64_t v;

    asm volatile(".insn r 0x33, 5, 7, %0, %1, %2" : "=r"(v) : "r"(a), "r"(b));
    check("czero.eqz", v, b ? a : 0, a, b);
    asm volatile(".insn r 0x33, 7, 7, %0, %1, %2" : "=r"(v) : "r"(a), "r"(b));
    check("czero.nez", v, b ? 0 : a, a, b);
    asm volatile(".insn r 0x33, 5, 7, %0, %1, x0" : "=r"(v) : "r"(a));
    check("czero.eqz by x0", v, 0, a, 0);
}

/* A 16-bit instruction on a0 and, if it has two operands, a1. */
#define COMPRESSED(name, code, expected)                                                           \
    do {                                                                                           \
        register uint64_t a0 asm("a0") = a;                                                        \
        register uint64_t a1 asm("a1") = b;                                                        \
        asm volatile(".option push; .option rvc; .2byte " #code "; .option pop"                    \
                     : "+r"(a0)                                                                    \
                     : "r"(a1)                                                                     \
                     : "memory");                                                                  \
        check(name, a0, expected, a, b);                                                           \
    } while (0)

/* Quadrant 1: 100111 rd' 10 rs2' 01 and 100111 rd' 11 op 01, with a0 = 010', a1 = 011'. */
static void zcb_arithmetic(uint64_t a, uint64_t b)
{
    COMPRESSED("c.mul", 0x9d4d, a * b);
    COMPRESSED("c.zext.b", 0x9d61, (uint8_t)a);
    COMPRESSED("c.sext.b", 0x9d65, (uint64_t)(int8_t)a);
    COMPRESSED("c.zext.h", 0x9d69, (uint16_t)a);
    COMPRESSED("c.sext.h", 0x9d6d, (uint64_t)(int16_t)a);
    COMPRESSED("c.zext.w", 0x9d71, (uint32_t)a);
    COMPRESSED("c.not", 0x9d75, ~a);
}

/* Quadrant 0; the address is in a1, data in a0. uimm[0] is bit 6, uimm[1] bit 5. */
static void zcb_memory(uint64_t a)
{
    uint8_t bytes[8];
    uint64_t b = (uint64_t)bytes;

    memcpy(bytes, &a, 8);
    COMPRESSED("c.lbu 0", 0x8188, bytes[0]);
    COMPRESSED("c.lbu 1", 0x81c8, bytes[1]);
    COMPRESSED("c.lbu 2", 0x81a8, bytes[2]);
    COMPRESSED("c.lbu 3", 0x81e8, bytes[3]);
    COMPRESSED("c.lhu 0", 0x8588, (uint16_t)a);
    COMPRESSED("c.lhu 2", 0x85a8, (uint16_t)(a >> 16));
    COMPRESSED("c.lh 0", 0x85c8, (uint64_t)(int16_t)a);
    COMPRESSED("c.lh 2", 0x85e8, (uint64_t)(int16_t)(a >> 16));
    memset(bytes, 0, 8);
    COMPRESSED("c.sb 1", 0x89c8, a);
    COMPRESSED("c.sb 2", 0x89a8, a);
    check("stored bytes", *(uint64_t *)bytes, (a & 255) << 8 | (a & 255) << 16, a, 0);
    COMPRESSED("c.sh 2", 0x8da8, a);
    check("stored halfword", *(uint64_t *)bytes, (a & 255) << 8 | (a & 0xffff) << 16, a, 0);
}

static void blocks(void)
{
    static uint8_t memory[192] __attribute__((aligned(64)));
    uint8_t *inside = memory + 64 + 17;

    memset(memory, 0xa5, sizeof(memory));
    asm volatile(".insn i 0x0f, 2, x0, %0, 1" : : "r"(inside) : "memory"); /* cbo.clean */
    asm volatile(".insn i 0x0f, 2, x0, %0, 2" : : "r"(inside) : "memory"); /* cbo.flush */
    asm volatile(".insn i 0x0f, 2, x0, %0, 4" : : "r"(inside) : "memory"); /* cbo.zero */
    for (unsigned i = 0; i < sizeof(memory); i++)
        check("byte after cbo.zero", memory[i], i / 64 == 1 ? 0 : 0xa5, i, 0);
    asm volatile(".4byte 0x0100000f");                           /* pause */
    asm volatile(".4byte 0x00d00073; .4byte 0x01d00073");        /* wrs.nto, wrs.sto */
    asm volatile(".insn s 0x13, 6, x1, 32(%0)" : : "r"(inside)); /* prefetch.r */
    asm volatile("add x0, x0, x2; add x0, x0, x5");              /* ntl.p1, ntl.all */
}

int main(void)
{
    for (unsigned i = 0; i < ROUNDS; i++) {
        uint64_t a = next_number(), b = next_number();

        zicond(a, b);
        zcb_arithmetic(a, b);
        zcb_memory(a);
        blocks();
    }
    return finish();
}
