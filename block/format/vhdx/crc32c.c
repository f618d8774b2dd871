/*
 * CRC-32C (Castagnoli).
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/vhdx/vhdx.h"

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) static uint32_t by_instruction(uint32_t crc, const uint8_t *data,
                                                                 size_t size)
{
    uint64_t wide = crc;

    for (; size >= 8; data += 8, size -= 8)
        wide = __builtin_ia32_crc32di(wide, load_le64(data));
    crc = (uint32_t)wide;
    while (size--)
        crc = __builtin_ia32_crc32qi(crc, *data++);
    return crc;
}
#endif

static uint32_t by_table(uint32_t crc, const uint8_t *data, size_t size)
{
    /* Of four bits each. */
    static const uint32_t table[16] = {0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1,
                                       0x417b1dbc, 0x5125dad3, 0x61c69362, 0x7198540d,
                                       0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9,
                                       0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75};

    while (size--) {
        crc ^= *data++;
        crc = crc >> 4 ^ table[crc & 15];
        crc = crc >> 4 ^ table[crc & 15];
    }
    return crc;
}

uint32_t vhdx_crc32c(uint32_t crc, const uint8_t *data, size_t size)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("sse4.2"))
        return by_instruction(crc, data, size);
#endif
    return by_table(crc, data, size);
}

uint32_t vhdx_checksum(const uint8_t *data, size_t size, size_t at)
{
    static const uint8_t zero[4];
    uint32_t crc = vhdx_crc32c(UINT32_MAX, data, at);

    crc = vhdx_crc32c(crc, zero, sizeof(zero));
    return ~vhdx_crc32c(crc, data + at + 4, size - at - 4);
}
