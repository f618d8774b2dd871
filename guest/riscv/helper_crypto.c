/*
 * Cryptography and permutations that no host has.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helpers.h"
#include "guest/riscv/rv.h"
#include "guest/sm4.h"

/* Nibbles of the table chosen by those of the indices. */
static uint64_t xperm4(uint64_t table, uint64_t indices)
{
    uint64_t v = 0;

    for (unsigned i = 0; i < 64; i += 4)
        v |= (table >> (indices >> i & 15) * 4 & 15) << i;
    return v;
}

static uint32_t rol32(uint32_t x, unsigned n)
{
    return n ? x << n | x >> (32 - n) : x;
}

/* sm4ed and sm4ks: one byte through the S-box and the linear transformation, as the specification
 * writes it out for words whose first byte is the lowest. */
static uint32_t sm4(uint64_t rs1, uint64_t rs2, uint32_t how)
{
    unsigned shift = (how >> 1) * 8;
    bool key_schedule = how & 1;
    uint32_t x = sm4_substitute_byte((uint8_t)(rs2 >> shift));

    if (key_schedule)
        x = x ^ (x & 0x07) << 29 ^ (x & 0xfe) << 7 ^ (x & 0x01) << 23 ^ (x & 0xf8) << 13;
    else
        x = x ^ x << 8 ^ x << 2 ^ x << 18 ^ (x & 0x3f) << 26 ^ (x & 0xc0) << 10;
    return rol32(x, shift) ^ (uint32_t)rs1;
}

#define FN(f) ((void (*)(void))(f))

const struct ir_helper rv_helper_xperm4 = {"xperm4", FN(xperm4),       IR_I64,
                                           2,        {IR_I64, IR_I64}, IR_HELPER_PURE};
const struct ir_helper rv_helper_sm4 = {"sm4",         FN(sm4), IR_I32, 3, {IR_I64, IR_I64, IR_I32},
                                        IR_HELPER_PURE};
