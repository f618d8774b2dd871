/*
 * The vector extension's configuration: vl, vtype and vstart in the state, and as bits of addresses
 * of translated code (vector.h).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/vector.h"

/* --- Configurations as bits of an address --- */

enum { /* from RV_PC_CONFIG_SHIFT up */
    TAG_LMUL = 0,
    TAG_SEW = 3,
    TAG_FULL = 1 << 5,
    TAG_VSTART = 1 << 6,
    TAG_VILL = 1 << 7,
    TAG_SLOW = 1 << 8,
    TAG_UNKNOWN = TAG_VILL | TAG_FULL,
};

uint64_t rv_v_tag(const struct rv_vconfig *v)
{
    unsigned tag = RV_PC_MAGIC << (RV_PC_MAGIC_SHIFT - RV_PC_CONFIG_SHIFT);

    if (v->slow)
        tag |= TAG_SLOW;
    if (!v->known)
        tag |= TAG_UNKNOWN;
    else if (v->vill)
        tag |= TAG_VILL | (v->vstart ? TAG_VSTART : 0);
    else
        tag |= ((unsigned)v->lmul & 7) << TAG_LMUL | (unsigned)v->sew << TAG_SEW |
               (v->full ? TAG_FULL : 0) | (v->vstart ? TAG_VSTART : 0);
    return (uint64_t)tag << RV_PC_CONFIG_SHIFT;
}

void rv_v_from_tag(struct rv_vconfig *v, uint64_t pc)
{
    unsigned tag = (unsigned)(pc >> RV_PC_CONFIG_SHIFT);

    *v = (struct rv_vconfig){0};
    if (!rv_pc_has_config(pc))
        return;
    v->slow = tag & TAG_SLOW;
    if ((tag & TAG_UNKNOWN) == TAG_UNKNOWN)
        return;
    v->known = true;
    v->vill = tag & TAG_VILL;
    v->full = tag & TAG_FULL;
    v->vstart = tag & TAG_VSTART;
    v->sew = tag >> TAG_SEW & 3;
    v->lmul = (int8_t)rv_vtype_lmul(tag);
}

/* Chapter 3.4: is this vtype one that the CPU has? */
bool rv_v_vtype_valid(uint64_t vtype, unsigned elen)
{
    unsigned sew = rv_vtype_sew(vtype), bits = 8u << sew;
    int lmul = rv_vtype_lmul(vtype);

    if (vtype >> 8 || lmul == -4 || bits > elen)
        return false;
    return lmul >= 0 || bits <= elen >> -lmul;
}

struct rv_vconfig rv_v_config(const struct rv_state *s)
{
    struct rv_vconfig v = {
        .known = true, .vill = !rv_v_vtype_valid(s->vtype, s->elen), .vstart = s->vstart != 0};

    if (!v.vill) {
        v.sew = rv_vtype_sew(s->vtype) & 3;
        v.lmul = (int8_t)rv_vtype_lmul(s->vtype);
        v.full = s->vl == rv_v_elements(s->vlenb, v.sew, v.lmul);
    }
    return v;
}

void rv_v_configure(struct vcpu *cpu)
{
    struct rv_vconfig v = rv_v_config(rv_state(cpu));

    rv_state(cpu)->vconfig = rv_v_tag(&v);
}

void rv_v_set_vtype(struct vcpu *cpu, uint64_t vtype, uint64_t avl)
{
    struct rv_state *s = rv_state(cpu);

    if (rv_v_vtype_valid(vtype, s->elen)) {
        uint64_t vlmax = rv_v_elements(s->vlenb, rv_vtype_sew(vtype) & 3, rv_vtype_lmul(vtype));
        s->vtype = vtype;
        s->vl = avl < vlmax ? avl : vlmax;
    } else {
        s->vtype = RV_VILL;
        s->vl = 0;
    }
    s->vstart = 0;
    rv_v_configure(cpu);
}

void rv_v_reset(struct vcpu *cpu)
{
    rv_v_set_vtype(cpu, RV_VILL, 0);
}
