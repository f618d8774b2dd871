/*
 * The vector extension's frame: configuration (vset, tags of addresses), what registers an
 * instruction may name, calls of generic helpers. vector.h says how it works.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helpers.h"
#include "guest/riscv/v_inline.h"
#include "guest/riscv/vector.h"

const struct rv_state *rv_v_model(const struct rv_ctx *c)
{
    return (const struct rv_state *)c->t->cpu->state;
}

/* --- Addresses with a configuration --- */

static uint64_t with_tag(const struct rv_ctx *c, const struct rv_vconfig *v, uint64_t pc)
{
    return rv_v_tag(v) | (c->careful ? rv_careful_pc(pc) : pc);
}

uint64_t rv_v_tagged(const struct rv_ctx *c, uint64_t pc)
{
    return c->v.known ? rv_v_tag(&c->v) | pc : pc;
}

uint64_t rv_v_slow_pc(const struct rv_ctx *c)
{
    struct rv_vconfig v = c->v;

    v.slow = true;
    return with_tag(c, &v, c->pc);
}

bool rv_v_depends(uint32_t word)
{
    static const uint8_t vector_width[8] = {[0] = 1, [5] = 1, [6] = 1, [7] = 1};
    enum {
        LOAD_FP = 0x07,
        STORE_FP = 0x27,
        OP_V = 0x57,
        OP_VE = 0x77
    };

    switch (word & 0x7f) {
    case LOAD_FP:
    case STORE_FP: return vector_width[rv_v_funct3(word)];
    case OP_V: return rv_v_funct3(word) != RV_V_VSET;
    case OP_VE: return true;
    default: return false;
    }
}

/* Does the code at `pc` meet a vector instruction before a vset? */
static bool needs_config(struct rv_ctx *c, uint64_t pc)
{
    enum {
        LOOK_AHEAD = 16
    };
    for (unsigned i = 0; i < LOOK_AHEAD; i++) {
        uint8_t code[4] = {0};

        if (!c->t->fetch(c->t, pc, code, 2))
            return false;
        if ((code[0] & 3) != 3) {
            pc += 2;
            continue;
        }
        if (!c->t->fetch(c->t, pc + 2, code + 2, 2))
            return false;
        uint32_t word = (uint32_t)code[0] | (uint32_t)code[1] << 8 | (uint32_t)code[2] << 16 |
                        (uint32_t)code[3] << 24;
        if (rv_v_depends(word))
            return true;
        unsigned opcode = word & 0x7f;
        if (opcode == 0x57 || opcode == 0x73 || opcode == 0x6f || opcode == 0x67)
            return false; /* vset, system instructions, jumps */
        pc += 4;
    }
    return false;
}

uint64_t rv_v_target(struct rv_ctx *c, uint64_t target)
{
    if (!c->v.known || c->v.vill || c->t->once || !needs_config(c, target))
        return target;
    return rv_v_tagged(c, target);
}

bool rv_v_enabled(const struct rv_ctx *c)
{
    return rv_v_model(c)->vlenb;
}

/* --- Before and after an instruction --- */

bool rv_v_begin(struct rv_ctx *c)
{
    if (c->v.known)
        return true;
    uint64_t here = c->careful ? rv_careful_pc(c->pc) : c->pc;
    rv_exit_tagged(c, rv_op2_64(c, IR_OR, ir_get(c->b, RV_VCONFIG), rv_const64(c, here)));
    return false;
}

void rv_v_emit_config(struct rv_ctx *c)
{
    struct rv_vconfig v = c->v;

    v.slow = false;
    ir_set(c->b, RV_VCONFIG, rv_const64(c, rv_v_tag(&v)));
}

void rv_v_end(struct rv_ctx *c)
{
    c->v.slow = false;
    if (c->ended || !c->v.known || !c->v.vstart)
        return;
    c->v.vstart = false;
    ir_set(c->b, RV_VSTART, rv_const64(c, 0));
    rv_v_emit_config(c);
}

unsigned rv_v_vlenb(const struct rv_ctx *c)
{
    return rv_v_model(c)->vlenb;
}

uint64_t rv_v_vlmax_of(const struct rv_ctx *c, const struct rv_vconfig *v)
{
    return rv_v_elements(rv_v_vlenb(c), v->sew, v->lmul);
}

uint64_t rv_v_present_vlmax(const struct rv_ctx *c)
{
    return rv_v_vlmax_of(c, &c->v);
}

/* --- What is legal (chapters 3.4.2, 5.2, 5.3) --- */

enum {
    EEW_MASK = -8 /* less than any width */
};

struct group {
    unsigned reg;
    bool any; /* there is such an operand, and it is a group of which overlaps count */
    int eew;  /* log2 of bytes, or EEW_MASK */
    int emul; /* log2 */
};

static struct group group_of(const struct rv_ctx *c, unsigned width, unsigned reg)
{
    static const int8_t shift[] = {
        [RV_V_WIDE] = 1, [RV_V_HALF] = -1, [RV_V_QUARTER] = -2, [RV_V_EIGHTH] = -3};
    struct group g = {reg, true, c->v.sew, c->v.lmul};

    switch (width) {
    case RV_V_NONE: g.any = false; break;
    case RV_V_MASK:
        g.eew = EEW_MASK;
        g.emul = 0;
        break;
    case RV_V_ONE:
    case RV_V_ONE_WIDE:
        g.eew += width == RV_V_ONE_WIDE;
        g.emul = 0;
        break;
    case RV_V_INDEX16:
        g.eew = 1;
        g.emul += 1 - c->v.sew;
        break;
    case RV_V_SAME: break;
    default:
        g.eew += shift[width];
        g.emul += shift[width];
        break;
    }
    return g;
}

static unsigned registers_of(const struct group *g)
{
    return g->emul > 0 ? 1u << g->emul : 1;
}

static bool fits(const struct rv_ctx *c, const struct group *g)
{
    if (!g->any)
        return true;
    return g->emul >= -3 && g->emul <= 3 && g->reg % registers_of(g) == 0 &&
           (g->eew == EEW_MASK || (g->eew >= 0 && 8u << g->eew <= rv_v_model(c)->elen));
}

bool rv_v_overlap(unsigned a, unsigned na, unsigned b, unsigned nb)
{
    return a < b + nb && b < a + na;
}

static bool overlap(const struct group *a, const struct group *b)
{
    return rv_v_overlap(a->reg, registers_of(a), b->reg, registers_of(b));
}

/* May the destination overlap the source as it does? */
static bool overlap_legal(const struct group *d, const struct group *s, unsigned rules)
{
    if (!s->any || !overlap(d, s))
        return true;
    if (rules & RV_V_NO_OVERLAP)
        return false;
    if (d->eew == s->eew)
        return true;
    if (d->eew < s->eew) /* the lowest part of the source group */
        return d->reg == s->reg;
    /* the highest part of the destination group */
    return s->emul >= 0 && s->reg + registers_of(s) == d->reg + registers_of(d);
}

bool rv_v_sew_is_fp(const struct rv_ctx *c, unsigned sew)
{
    switch (sew) {
    case 1: return c->t->cpu->features[RV_FEATURES_V] & RV_V_ZVFH;
    case 2: return c->t->cpu->features[RV_FEATURES_V] & RV_V_FP32;
    case 3: return c->t->cpu->features[RV_FEATURES_V] & RV_V_FP64;
    default: return false;
    }
}

bool rv_v_legal(const struct rv_ctx *c, const struct rv_v_shape *shape)
{
    struct group d = group_of(c, shape->vd, rv_v_vd(c->word));
    struct group s2 = group_of(c, shape->vs2, rv_v_vs2(c->word));
    struct group s1 = group_of(c, shape->vs1, rv_v_vs1(c->word));
    bool element = shape->vd == RV_V_ONE || shape->vd == RV_V_ONE_WIDE;

    if (c->v.vill || ((shape->rules & RV_V_VSTART_0) && c->v.vstart))
        return false;
    if ((shape->rules & RV_V_FP) &&
        (!rv_v_sew_is_fp(c, c->v.sew) || c->t->key == RV_KEY_FRM_INVALID))
        return false;
    if (!fits(c, &d) || !fits(c, &s2) || !fits(c, &s1))
        return false;
    if (!d.any || element)
        return true;
    if (rv_v_masked(c->word) && d.reg == 0 &&
        (shape->vd != RV_V_MASK || (shape->rules & RV_V_NO_OVERLAP)))
        return false;
    return overlap_legal(&d, &s2, shape->rules) && overlap_legal(&d, &s1, shape->rules);
}

/* --- Helpers --- */

ir_ref rv_v_call_helper(struct rv_ctx *c, enum rv_v_effect effect, rv_v_fn *fn, ir_ref scalar)
{
    return ir_call(c->b, &rv_helper_vector[effect], ir_const(c->b, IR_I32, c->word), scalar,
                   rv_const64(c, (uintptr_t)fn), IR_NONE);
}

ir_ref rv_v_call(struct rv_ctx *c, const struct rv_v_shape *shape, enum rv_v_effect effect,
                 rv_v_fn *fn, ir_ref scalar)
{
    if (!rv_v_legal(c, shape))
        return IR_NONE;
    ir_ref result = c->v.vstart ? IR_NONE : rv_v_inline_result(c);
    return result != IR_NONE ? result : rv_v_call_helper(c, effect, fn, scalar);
}

bool rv_v_operation(struct rv_ctx *c, const struct rv_v_shape *shape, enum rv_v_effect effect,
                    rv_v_fn *fn, ir_ref scalar)
{
    if (!rv_v_legal(c, shape))
        return false;
    if (c->v.vstart || !rv_v_inline(c, scalar))
        rv_v_call_helper(c, effect, fn, scalar);
    return true;
}

/* --- Scalar operands --- */

ir_ref rv_v_scalar_x(struct rv_ctx *c)
{
    return rv_sext_x(c, rv_v_vs1(c->word));
}

ir_ref rv_v_scalar_imm(struct rv_ctx *c)
{
    return rv_const64(c, (uint64_t)((int64_t)((uint64_t)rv_v_vs1(c->word) << 59) >> 59));
}

ir_ref rv_v_scalar_uimm(struct rv_ctx *c)
{
    return rv_const64(c, rv_v_vs1(c->word));
}

ir_ref rv_v_scalar_f(struct rv_ctx *c)
{
    return ir_op1(c->b, IR_V2I, IR_I64, ir_get(c->b, RV_F0 + rv_v_vs1(c->word)));
}

ir_ref rv_v_scalar(struct rv_ctx *c)
{
    switch (rv_v_funct3(c->word)) {
    case RV_V_OPIVX:
    case RV_V_OPMVX: return rv_v_scalar_x(c);
    case RV_V_OPIVI: return rv_v_scalar_imm(c);
    case RV_V_OPFVF: return rv_v_scalar_f(c);
    default: return rv_const64(c, 0);
    }
}
