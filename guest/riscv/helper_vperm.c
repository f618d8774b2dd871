/*
 * Vector permutations, element by element (V 1.0, chapter 16).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helper_vperm.h"
#include "guest/riscv/helper_vfp.h"

/* vmv.x.s, vfmv.f.s: whatever vl and vstart are. */
uint64_t rv_v_get_first(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);

    return (uint64_t)rv_v_get_signed(&v, v.vs2, v.sew, 0);
}

/* vmv.s.x */
uint64_t rv_v_set_first(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);

    if (v.vstart < v.vl)
        rv_v_set(&v, v.vd, v.sew, 0, scalar);
    return 0;
}

uint64_t rv_v_set_first_fp(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    return rv_v_set_first(cpu, word, rv_v_unbox(rv_v_decode(cpu, word).sew, scalar));
}

/* --- Slides --- */

/* Elements below the offset are left alone. */
uint64_t rv_v_slide_up(struct vcpu *cpu, uint32_t word, uint64_t offset)
{
    struct rv_v v = rv_v_decode(cpu, word);

    for (uint64_t i = v.vstart > offset ? v.vstart : offset; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            rv_v_set(&v, v.vd, v.sew, i, rv_v_get(&v, v.vs2, v.sew, i - offset));
    }
    return 0;
}

uint64_t rv_v_slide_down(struct vcpu *cpu, uint32_t word, uint64_t offset)
{
    struct rv_v v = rv_v_decode(cpu, word);
    uint64_t vlmax = rv_v_vlmax(&v);

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        bool inside = offset < vlmax && i + offset < vlmax;

        if (rv_v_active(&v, i))
            rv_v_set(&v, v.vd, v.sew, i, inside ? rv_v_get(&v, v.vs2, v.sew, i + offset) : 0);
    }
    return 0;
}

uint64_t rv_v_slide1_up(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            rv_v_set(&v, v.vd, v.sew, i, i ? rv_v_get(&v, v.vs2, v.sew, i - 1) : scalar);
    }
    return 0;
}

uint64_t rv_v_slide1_down(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);

    for (uint64_t i = v.vstart; i < v.vl; i++) {
        if (rv_v_active(&v, i))
            rv_v_set(&v, v.vd, v.sew, i, i < v.vl - 1 ? rv_v_get(&v, v.vs2, v.sew, i + 1) : scalar);
    }
    return 0;
}

uint64_t rv_v_slide1_up_fp(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    return rv_v_slide1_up(cpu, word, rv_v_unbox(rv_v_decode(cpu, word).sew, scalar));
}

uint64_t rv_v_slide1_down_fp(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    return rv_v_slide1_down(cpu, word, rv_v_unbox(rv_v_decode(cpu, word).sew, scalar));
}

/* --- Gather, compress --- */

static void gather(const struct rv_v *v, uint64_t i, uint64_t index)
{
    if (rv_v_active(v, i))
        rv_v_set(v, v->vd, v->sew, i,
                 index < rv_v_vlmax(v) ? rv_v_get(v, v->vs2, v->sew, index) : 0);
}

/* vrgather.vv, .vx, .vi */
uint64_t rv_v_gather(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    bool vector = rv_v_funct3(word) == RV_V_OPIVV;

    for (uint64_t i = v.vstart; i < v.vl; i++)
        gather(&v, i, vector ? rv_v_get(&v, v.vs1, v.sew, i) : scalar);
    return 0;
}

uint64_t rv_v_gather16(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);

    for (uint64_t i = v.vstart; i < v.vl; i++)
        gather(&v, i, rv_v_get(&v, v.vs1, 1, i));
    return 0;
}

uint64_t rv_v_compress(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    uint64_t to = 0;

    for (uint64_t i = 0; i < v.vl; i++) {
        if (rv_v_bit(&v, v.vs1, i))
            rv_v_set(&v, v.vd, v.sew, to++, rv_v_get(&v, v.vs2, v.sew, i));
    }
    return 0;
}

/* vmv<nr>r.v: from element vstart on, to the end of the registers. */
uint64_t rv_v_move_registers(struct vcpu *cpu, uint32_t word, uint64_t scalar)
{
    struct rv_v v = rv_v_decode(cpu, word);
    size_t size = (size_t)(v.vs1 + 1) * v.vlenb, from = v.vstart << v.sew;

    if (from < size)
        memmove(rv_v_at(&v, v.vd, 0, from), rv_v_at(&v, v.vs2, 0, from), size - from);
    return 0;
}
