/*
 * Vector configuration: vsetvli, vsetivli, vsetvl (V 1.0, chapter 6).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helpers.h"
#include "guest/riscv/v_inline.h"

static void set_csrs(struct rv_ctx *c, uint64_t vtype, ir_ref vl)
{
    ir_set(c->b, RV_VL, vl);
    ir_set(c->b, RV_VTYPE, rv_const64(c, vtype));
    ir_set(c->b, RV_VSTART, rv_const64(c, 0));
    rv_v_emit_config(c);
}

/* What vl becomes, and whether that is VLMAX (v->full). */
static ir_ref new_vl(struct rv_ctx *c, struct rv_vconfig *v, ir_ref avl, uint64_t vlmax)
{
    ir_ref most = rv_const64(c, vlmax);
    uint64_t known;

    if (ir_is_const(c->b, avl, &known)) {
        v->full = known >= vlmax;
        return v->full ? most : avl;
    }
    v->full = !c->v.slow && !c->t->once;
    if (v->full) { /* a guess: else to another translation of this very instruction */
        ir_emit(c->b, (struct ir_inst){.op = IR_EXIT_CMP,
                                       .lane = 3,
                                       .aux = IR_ULT,
                                       .args = {avl, most, IR_NONE, IR_NONE},
                                       .imm = rv_v_slow_pc(c)});
        return most;
    }
    return rv_select64(c, rv_cmp64(c, IR_ULT, avl, most), avl, most);
}

/* vset with a known vtype. `avl` is IR_NONE where vl is to stay as it is. */
static bool vset(struct rv_ctx *c, unsigned rd, uint64_t vtype, ir_ref avl)
{
    struct rv_vconfig v = {
        .known = true, .sew = rv_vtype_sew(vtype) & 3, .lmul = (int8_t)rv_vtype_lmul(vtype)};
    ir_ref vl;

    if (!rv_v_vtype_valid(vtype, rv_v_model(c)->elen)) {
        c->v = (struct rv_vconfig){.known = true, .vill = true};
        set_csrs(c, RV_VILL, rv_const64(c, 0));
        rv_set_x(c, rd, rv_const64(c, 0));
        return true;
    }
    uint64_t vlmax = rv_v_vlmax_of(c, &v);
    bool same_vlmax = c->v.known && !c->v.vill && rv_v_vlmax_of(c, &c->v) == vlmax;
    if (avl == IR_NONE && same_vlmax) {
        v.full = c->v.full;
        vl = ir_get(c->b, RV_VL);
    } else {
        vl = new_vl(c, &v, avl == IR_NONE ? ir_get(c->b, RV_VL) : avl, vlmax);
    }
    c->v = v;
    set_csrs(c, vtype, vl);
    rv_set_x(c, rd, vl);
    return true;
}

static ir_ref avl_of(struct rv_ctx *c, unsigned rd, unsigned rs1)
{
    if (rs1)
        return rv_wide_x(c, rs1);
    return rd ? rv_const64(c, UINT64_MAX) : IR_NONE;
}

bool tr_rv_vsetvli(struct rv_ctx *c, const struct rv_vsetvli *a)
{
    return vset(c, a->rd, a->vtype, avl_of(c, a->rd, a->rs1));
}

bool tr_rv_vsetivli(struct rv_ctx *c, const struct rv_vsetivli *a)
{
    return vset(c, a->rd, a->vtype, rv_const64(c, a->avl));
}

bool tr_rv_vsetvl(struct rv_ctx *c, const struct rv_vsetvl *a)
{
    ir_ref avl = avl_of(c, a->rd, a->rs1);
    uint64_t vtype;

    if (ir_is_const(c->b, rv_wide_x(c, a->rs2), &vtype))
        return vset(c, a->rd, vtype, avl);
    ir_ref vl = ir_call(c->b, &rv_helper_vsetvl, rv_wide_x(c, a->rs2),
                        avl == IR_NONE ? ir_get(c->b, RV_VL) : avl, IR_NONE, IR_NONE);
    rv_set_x(c, a->rd, vl);
    c->v = (struct rv_vconfig){0};
    return true;
}
