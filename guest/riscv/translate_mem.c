/*
 * RISC-V loads and stores, of general and FP registers (the latter's NaN boxes are made in
 * translate_fp.c), A and Zacas.
 *
 * Order: plain accesses have RVWMO, which is weaker than the order of any host's plain accesses.
 * Atomic instructions are sequentially consistent here, whatever their aq and rl say.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helpers.h"
#include "guest/riscv/rv.h"

bool rv_load(struct rv_ctx *c, unsigned rd, unsigned fn, unsigned rs1, int offset)
{
    uint8_t lane = fn & 3;
    bool extends = !(fn & 4) && lane != rv_lane(c);

    rv_set_x(c, rd,
             ir_emit(c->b, (struct ir_inst){.op = IR_LOAD,
                                            .type = c->xtype,
                                            .lane = lane,
                                            .aux = rv_memory_aux(c) | (extends ? IR_MEM_SIGNED : 0),
                                            .args = {rv_x(c, rs1), IR_NONE, IR_NONE, IR_NONE},
                                            .imm = (uint64_t)(int64_t)offset}));
    return true;
}

static bool store(struct rv_ctx *c, unsigned lane, unsigned rs1, int offset, ir_ref value)
{
    ir_emit(c->b, (struct ir_inst){.op = IR_STORE,
                                   .lane = (uint8_t)lane,
                                   .aux = rv_memory_aux(c),
                                   .args = {rv_x(c, rs1), IR_NONE, value, IR_NONE},
                                   .imm = (uint64_t)(int64_t)offset});
    return true;
}

bool rv_store(struct rv_ctx *c, unsigned rs2, unsigned fn, unsigned rs1, int offset)
{
    return store(c, fn, rs1, offset, rv_x(c, rs2));
}

bool rv_fstore(struct rv_ctx *c, unsigned rs2, unsigned lane, unsigned rs1, int offset)
{
    return store(c, lane, rs1, offset, ir_get(c->b, RV_F0 + rs2));
}

bool tr_rv_load(struct rv_ctx *c, const struct rv_load *a)
{
    return rv_load(c, a->rd, a->fn, a->rs1, a->imm);
}

bool tr_rv_store(struct rv_ctx *c, const struct rv_store *a)
{
    return rv_store(c, a->rs2, a->fn, a->rs1, a->imm);
}

/* --- LR and SC --- */

static ir_ref bytes(struct rv_ctx *c, unsigned d)
{
    return ir_const(c->b, IR_I32, d ? 8 : 4);
}

static void set_by_width(struct rv_ctx *c, unsigned rd, bool d, ir_ref v)
{
    if (d)
        rv_set_x(c, rd, v);
    else
        rv_set_w(c, rd, v);
}

bool tr_rv_lr(struct rv_ctx *c, const struct rv_lr *a)
{
    ir_ref v = ir_call(c->b, &rv_helper_load_reserved, rv_wide(c, rv_x(c, a->rs1)), bytes(c, a->d),
                       IR_NONE, IR_NONE);

    set_by_width(c, a->rd, a->d, v);
    return true;
}

bool tr_rv_sc(struct rv_ctx *c, const struct rv_sc *a)
{
    rv_set_x(c, a->rd,
             ir_call(c->b, &rv_helper_store_conditional, rv_wide(c, rv_x(c, a->rs1)),
                     rv_wide(c, rv_x(c, a->rs2)), bytes(c, a->d), IR_NONE));
    return true;
}

/* --- Atomic memory operations --- */

bool tr_rv_amo(struct rv_ctx *c, const struct rv_amo *a)
{
    static const uint8_t ops[8] = {IR_RMW_ADD,  IR_RMW_XOR,  IR_RMW_OR,   IR_RMW_AND,
                                   IR_RMW_SMIN, IR_RMW_SMAX, IR_RMW_UMIN, IR_RMW_UMAX};
    uint32_t rmw = a->op == 1 ? IR_RMW_SWAP : ops[a->op >> 2];

    ir_ref old = ir_emit(
        c->b, (struct ir_inst){.op = IR_ATOMIC,
                               .type = c->xtype,
                               .lane = a->d ? 3 : 2,
                               .aux = rv_memory_aux(c) | rmw << IR_MEM_RMW_SHIFT,
                               .args = {rv_x(c, a->rs1), IR_NONE, rv_x(c, a->rs2), IR_NONE}});
    set_by_width(c, a->rd, a->d, old);
    return true;
}

bool tr_rv_amocas(struct rv_ctx *c, const struct rv_amocas *a)
{
    ir_ref old = ir_emit(c->b, (struct ir_inst){.op = IR_CMPXCHG,
                                                .type = c->xtype,
                                                .lane = a->d ? 3 : 2,
                                                .aux = rv_memory_aux(c),
                                                .args = {rv_x(c, a->rs1), IR_NONE, rv_x(c, a->rd),
                                                         rv_x(c, a->rs2)}});
    set_by_width(c, a->rd, a->d, old);
    return true;
}

/* amocas.d of RV32: registers n, n + 1; x0 means 0 in both (Zacas). */
static ir_ref pair64(struct rv_ctx *c, unsigned n)
{
    return rv_join(c, rv_x(c, n), rv_x(c, n ? n + 1 : 0));
}

bool tr_rv_amocas_d(struct rv_ctx *c, const struct rv_amocas_d *a)
{
    ir_ref old = ir_emit(c->b, (struct ir_inst){.op = IR_CMPXCHG,
                                                .type = IR_I64,
                                                .lane = 3,
                                                .aux = rv_memory_aux(c),
                                                .args = {rv_x(c, a->rs1), IR_NONE, pair64(c, a->rd),
                                                         pair64(c, a->rs2)}});
    if (a->rd) {
        rv_set_x(c, a->rd, old);
        rv_set_x(c, a->rd + 1, ir_op2(c->b, IR_SHR, IR_I64, old, ir_const(c->b, IR_I32, 32)));
    }
    return true;
}

/* amocas.q, likewise. */
static ir_ref pair(struct rv_ctx *c, unsigned n)
{
    ir_ref low = ir_op1(c->b, IR_I2V, IR_V128, rv_x(c, n));

    return ir_vop(c->b, IR_VSETLANE, IR_V128, 3, low, rv_x(c, n ? n + 1 : 0), IR_NONE, 1);
}

bool tr_rv_amocas_q(struct rv_ctx *c, const struct rv_amocas_q *a)
{
    ir_ref old = ir_call(c->b, &rv_helper_compare_exchange_pair, rv_x(c, a->rs1), pair(c, a->rd),
                         pair(c, a->rs2), IR_NONE);

    if (a->rd) {
        ir_ref high = ir_vop(c->b, IR_VGETLANE, IR_I64, 3, old, IR_NONE, IR_NONE, 1);
        rv_set_x(c, a->rd, ir_vop(c->b, IR_VGETLANE, IR_I64, 3, old, IR_NONE, IR_NONE, 0));
        rv_set_x(c, a->rd + 1, high);
    }
    return true;
}

/* Zawrs: the reservation may be lost at any moment, so there is no need to wait. */
bool tr_rv_wrs(struct rv_ctx *c, const struct rv_wrs *a)
{
    return true;
}
