/*
 * The vector extension: what translate_v*.c and helper_v*.c share. For translators first, for
 * helpers below.
 *
 * How vtype gets into translated code. It is not part of the region key: scalar code must not be
 * translated again for every vtype that is around. Within a region the translator follows vset
 * instructions and knows the configuration (struct rv_vconfig). A region that meets a vector
 * instruction without knowing it leaves by an indirect jump to the same address with the actual
 * configuration in its upper bits (rv_pc_has_config), where code is translated that assumes it; so
 * do exits to code that is going to need it. The slot RV_VCONFIG holds those upper bits, ready
 * made; whoever writes vl, vtype or vstart keeps it up to date (rv_v_configure).
 *
 * Tail and masked-off elements are left undisturbed whatever vta and vma say, which they allow.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "guest/riscv/rv.h"

#include <string.h>

/* --- For translators --- */

/* Does the CPU have vector registers? */
bool rv_v_enabled(const struct rv_ctx *c);
/* Is `word` a vector instruction whose meaning depends on vl or vtype? translate.c sees to it that
 * the configuration is known when its tr_ function is called, and that vstart is 0 after it. */
bool rv_v_depends(uint32_t word);
/* Translates what comes before `tr_`: false if the region has ended with a jump to this instruction
 * with its configuration known. */
bool rv_v_begin(struct rv_ctx *c);
void rv_v_end(struct rv_ctx *c);
/* The address of exits to code that starts with the present configuration. */
uint64_t rv_v_tagged(const struct rv_ctx *c, uint64_t pc);
/* The upper bits for a configuration, and back. */
uint64_t rv_v_tag(const struct rv_vconfig *v);
void rv_v_from_tag(struct rv_vconfig *v, uint64_t pc);
/* The address that an exit to `target` uses: with the configuration if the code there needs it. */
uint64_t rv_v_target(struct rv_ctx *c, uint64_t target);

/* How wide a vector operand is, compared with SEW and LMUL. */
enum rv_v_width {
    RV_V_NONE,    /* not a vector operand */
    RV_V_SAME,    /* SEW, LMUL */
    RV_V_WIDE,    /* 2 * SEW, 2 * LMUL */
    RV_V_HALF,    /* SEW / 2, LMUL / 2 (sources of vzext.vf2) */
    RV_V_QUARTER, /* SEW / 4 */
    RV_V_EIGHTH,  /* SEW / 8 */
    RV_V_MASK,    /* a mask: one register, EEW = 1 */
    RV_V_ONE, /* element 0 alone, SEW wide: reductions, vmv.x.s. Any register; overlaps at will */
    RV_V_ONE_WIDE, /* the same, 2 * SEW wide */
    RV_V_INDEX16,  /* 16-bit elements, as many as there are elements: vrgatherei16's indices */
};

enum rv_v_rules {
    RV_V_NO_OVERLAP = 1, /* vd may overlap no source at all (vrgather, vslideup, viota, ...), nor v0
                            if masked */
    RV_V_VSTART_0 = 2,   /* illegal unless vstart is 0 (reductions, vcpop, vcompress, ...) */
    RV_V_FP = 4,         /* SEW must be a floating-point format of the CPU, frm a rounding mode */
};

/* The constraints of an instruction (Vector Operands; V 1.0, chapters 3.4.2, 5.2, 5.3). */
struct rv_v_shape {
    uint8_t vd, vs2, vs1; /* enum rv_v_width; by the fields' places in the word */
    uint8_t rules;        /* enum rv_v_rules */
};

/* What a generic helper does: computes one instruction for all elements from vstart to vl. It gets
 * the instruction's word and the scalar operand: x[rs1] for .vx, the sign-extended immediate for
 * .vi (or zero-extended, as the caller likes), the bits of f[rs1] with its NaN box for .vf. It
 * reads and writes vector registers and vector CSRs, but no x and f registers: what the instruction
 * writes to one of those is the result (rv_v_call). vstart is reset by the translator. */
typedef uint64_t rv_v_fn(struct vcpu *cpu, uint32_t word, uint64_t scalar);
enum rv_v_effect {
    RV_V_PLAIN,
    RV_V_FLOAT,  /* uses vcpu->fp: flags, and rounding unless frm is RMM (see set_rounding) */
    RV_V_MEMORY, /* guest memory: keeps vstart at the element being accessed */
};

/* Do the registers in `c->word` fit `shape` under the present configuration? If not, the
 * instruction is undefined: `tr_` returns false. */
bool rv_v_legal(const struct rv_ctx *c, const struct rv_v_shape *shape);
/* The rest of a tr_ function: checks, then IR for the instruction if translate_v_inline.c knows
 * any, else a call of the helper. */
bool rv_v_operation(struct rv_ctx *c, const struct rv_v_shape *shape, enum rv_v_effect effect,
                    rv_v_fn *fn, ir_ref scalar);
/* The same with a result (an I64; IR_NONE if illegal). */
ir_ref rv_v_call(struct rv_ctx *c, const struct rv_v_shape *shape, enum rv_v_effect effect,
                 rv_v_fn *fn, ir_ref scalar);
/* Scalar operands: x[rs1], the immediates, the 64 bits of f[rs1] (box included). */
ir_ref rv_v_scalar_x(struct rv_ctx *c);
ir_ref rv_v_scalar_imm(struct rv_ctx *c);
ir_ref rv_v_scalar_uimm(struct rv_ctx *c);
ir_ref rv_v_scalar_f(struct rv_ctx *c);
/* x, f or the immediate by funct3 of the word; constant 0 for .vv and .mm forms. */
ir_ref rv_v_scalar(struct rv_ctx *c);

/* Fields that all vector arithmetic shares. */
static inline unsigned rv_v_vd(uint32_t word)
{
    return word >> 7 & 31;
}
static inline unsigned rv_v_funct3(uint32_t word)
{
    return word >> 12 & 7;
}
static inline unsigned rv_v_vs1(uint32_t word)
{
    return word >> 15 & 31;
}
static inline unsigned rv_v_vs2(uint32_t word)
{
    return word >> 20 & 31;
}
static inline bool rv_v_masked(uint32_t word)
{
    return !(word >> 25 & 1);
}
enum { /* funct3 */
    RV_V_OPIVV,
    RV_V_OPFVV,
    RV_V_OPMVV,
    RV_V_OPIVI,
    RV_V_OPIVX,
    RV_V_OPFVF,
    RV_V_OPMVX,
    RV_V_VSET
};

/* --- For helpers --- */

/* An instruction being executed. */
struct rv_v {
    struct rv_state *s;
    uint32_t word;
    unsigned vd, vs1, vs2;
    bool masked;
    unsigned sew; /* log2 of bytes */
    int lmul;     /* log2 */
    unsigned vlenb;
    uint64_t vl, vstart; /* elements [vstart, vl) are the body */
};

static inline unsigned rv_vtype_sew(uint64_t vtype)
{
    return vtype >> 3 & 7;
}

static inline int rv_vtype_lmul(uint64_t vtype)
{
    return (int)((vtype & 7) ^ 4) - 4;
}

#define RV_VILL (UINT64_C(1) << 63)

/* Elements of 1 << sew bytes in a group of 2^lmul registers. */
static inline uint64_t rv_v_elements(unsigned vlenb, unsigned sew, int lmul)
{
    return ((uint64_t)vlenb << 3 << (lmul + 3)) >> 6 >> sew;
}

static inline uint64_t rv_v_vlmax(const struct rv_v *v)
{
    return rv_v_elements(v->vlenb, v->sew, v->lmul);
}

static inline struct rv_v rv_v_decode(struct vcpu *cpu, uint32_t word)
{
    struct rv_state *s = rv_state(cpu);

    return (struct rv_v){.s = s,
                         .word = word,
                         .vd = rv_v_vd(word),
                         .vs1 = rv_v_vs1(word),
                         .vs2 = rv_v_vs2(word),
                         .masked = rv_v_masked(word),
                         .sew = rv_vtype_sew(s->vtype) & 3,
                         .lmul = rv_vtype_lmul(s->vtype),
                         .vlenb = s->vlenb,
                         .vl = s->vl,
                         .vstart = s->vstart};
}

/* Element i, of 1 << lane bytes, of the group that starts at register r. */
static inline uint8_t *rv_v_at(const struct rv_v *v, unsigned r, unsigned lane, uint64_t i)
{
    return v->s->v + ((size_t)r * v->vlenb + (i << lane)) % sizeof(v->s->v);
}

/* Zero-extended. */
static inline uint64_t rv_v_get(const struct rv_v *v, unsigned r, unsigned lane, uint64_t i)
{
    const uint8_t *p = rv_v_at(v, r, lane, i);
    uint16_t h;
    uint32_t w;
    uint64_t d;

    switch (lane) {
    case 0: return *p;
    case 1: memcpy(&h, p, 2); return h;
    case 2: memcpy(&w, p, 4); return w;
    default: memcpy(&d, p, 8); return d;
    }
}

static inline int64_t rv_v_sign_extend(uint64_t x, unsigned lane)
{
    unsigned shift = 64 - (8u << lane);

    return (int64_t)(x << shift) >> shift;
}

static inline int64_t rv_v_get_signed(const struct rv_v *v, unsigned r, unsigned lane, uint64_t i)
{
    return rv_v_sign_extend(rv_v_get(v, r, lane, i), lane);
}

static inline void rv_v_set(const struct rv_v *v, unsigned r, unsigned lane, uint64_t i, uint64_t x)
{
    uint8_t *p = rv_v_at(v, r, lane, i);

    switch (lane) {
    case 0: *p = (uint8_t)x; break;
    case 1: memcpy(p, &(uint16_t){(uint16_t)x}, 2); break;
    case 2: memcpy(p, &(uint32_t){(uint32_t)x}, 4); break;
    default: memcpy(p, &x, 8); break;
    }
}

/* Bit i of the mask in register r. */
static inline bool rv_v_bit(const struct rv_v *v, unsigned r, uint64_t i)
{
    return *rv_v_at(v, r, 0, i / 8) >> i % 8 & 1;
}

static inline void rv_v_set_bit(const struct rv_v *v, unsigned r, uint64_t i, bool bit)
{
    uint8_t *p = rv_v_at(v, r, 0, i / 8);

    *p = (uint8_t)((*p & ~(1u << i % 8)) | (unsigned)bit << i % 8);
}

/* Is element i active (not masked off)? A helper's loop is
 *     for (uint64_t i = v.vstart; i < v.vl; i++)
 *         if (rv_v_active(&v, i)) ...
 * which leaves tail and masked-off elements undisturbed. Ascending order is right for all overlaps
 * that rv_v_legal lets through. */
static inline bool rv_v_active(const struct rv_v *v, uint64_t i)
{
    return !v->masked || rv_v_bit(v, 0, i);
}

/* Chapter 3.4: is this vtype one that the CPU has? */
bool rv_v_vtype_valid(uint64_t vtype, unsigned elen);
/* What vl, vtype and vstart are now. */
struct rv_vconfig rv_v_config(const struct rv_state *s);
/* After vl, vtype or vstart were written in the state: brings vconfig up to date. */
void rv_v_configure(struct vcpu *cpu);
/* Writes vtype and vl as vsetvl does, vl from `avl`. */
void rv_v_set_vtype(struct vcpu *cpu, uint64_t vtype, uint64_t avl);
/* vill, vl and vstart 0. */
void rv_v_reset(struct vcpu *cpu);
