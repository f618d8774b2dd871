/*
 * Instructions on masks, bit by bit (V 1.0, chapter 15).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helper_vmask.h"

/* vmandn vmand vmor vmxor vmorn vmnand vmnor vmxnor: the truth table of each by (vs2, vs1), bit 0
 * for (0, 0), bit 1 for (0, 1). */
uint64_t rv_v_mask_logic(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    static const uint8_t truth[8] = {0x4, 0x8, 0xe, 0x6, 0xd, 0x7, 0x1, 0x9};
    struct rv_v v = rv_v_decode(cpu, word);
    unsigned table = truth[word >> 26 & 7];

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        unsigned at = (unsigned)rv_v_bit(&v, v.vs2, i) << 1 | rv_v_bit(&v, v.vs1, i);

        rv_v_set_bit(&v, v.vd, i, table >> at & 1);
    }
    return 0;
}

static bool chosen(const struct rv_v *v, uint64_t i)
{
    return rv_v_active(v, i) && rv_v_bit(v, v->vs2, i);
}

/* vcpop.m */
uint64_t rv_v_mask_count(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    uint64_t count = 0;

    for (uint64_t i = 0; i < v.vl; i++)
        count += chosen(&v, i);
    return count;
}

/* vfirst.m: -1 if there is none. */
uint64_t rv_v_mask_first(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);

    for (uint64_t i = 0; i < v.vl; i++) {
        if (chosen(&v, i))
            return i;
    }
    return UINT64_MAX;
}

/* vmsbf, vmsof, vmsif: the bits before, at, up to the first one. */
uint64_t rv_v_mask_set(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    enum {
        BEFORE = 1,
        ONLY,
        INCLUDING
    };
    struct rv_v v = rv_v_decode(cpu, word);
    bool found = false;

    for (uint64_t i = 0; i < v.vl; i++) {
        if (!rv_v_active(&v, i))
            continue;
        bool first = !found && rv_v_bit(&v, v.vs2, i);
        bool before = !found && !first;
        rv_v_set_bit(&v, v.vd, i, (before && v.vs1 != ONLY) || (first && v.vs1 != BEFORE));
        found |= first;
    }
    return 0;
}

/* viota.m: how many bits are set before each. */
uint64_t rv_v_mask_iota(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    uint64_t count = 0;

    for (uint64_t i = 0; i < v.vl; i++) {
        if (!rv_v_active(&v, i))
            continue;
        rv_v_set(&v, v.vd, v.sew, i, count);
        count += rv_v_bit(&v, v.vs2, i);
    }
    return 0;
}

/* vid.v */
uint64_t rv_v_index(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            rv_v_set(&v, v.vd, v.sew, i, i);
    }
    return 0;
}
