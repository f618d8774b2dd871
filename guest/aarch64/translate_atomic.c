/*
 * A64 exclusives and atomic instructions (ARM DDI 0487 C3.2.6, C3.2.11 to C3.2.14, B2.9). Atomic
 * instructions are IR ops; exclusives and pairs of 128 bits are helpers (helper_exclusive.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/helpers.h"
#include "guest/aarch64/translate.h"

/* --- Pairs of registers as one value --- */

static ir_ref pair64(struct a64_ctx *c, ir_ref low, ir_ref high)
{
    return ir_op2i(c->b, IR_DEPOSIT, IR_I64, low, high, 32 | 32 << 8);
}

static ir_ref pair128(struct a64_ctx *c, ir_ref low, ir_ref high)
{
    ir_ref v = ir_op1(c->b, IR_I2V, IR_V128, low);

    return ir_vop(c->b, IR_VSETLANE, IR_V128, 3, v, high, IR_NONE, 1);
}

static ir_ref half128(struct a64_ctx *c, ir_ref v, unsigned number)
{
    return ir_vop(c->b, IR_VGETLANE, IR_I64, 3, v, IR_NONE, IR_NONE, number);
}

static void set_pair64(struct a64_ctx *c, unsigned rt, unsigned rt2, ir_ref v)
{
    a64_set_x(c, rt, false, v);
    a64_set_x(c, rt2, true, ir_op2(c->b, IR_SHR, IR_I64, v, ir_const(c->b, IR_I32, 32)));
}

static void set_pair128(struct a64_ctx *c, unsigned rt, unsigned rt2, ir_ref v)
{
    ir_ref low = half128(c, v, 0), high = half128(c, v, 1);

    a64_set_x(c, rt, true, low);
    a64_set_x(c, rt2, true, high);
}

/* --- Exclusives. Acquire and release forms are the same: the helpers are stronger --- */

static ir_ref load_exclusive(struct a64_ctx *c, unsigned rn, unsigned size)
{
    return ir_call(c->b, &a64_helper_load_exclusive, a64_x_sp(c, rn),
                   ir_const(c->b, IR_I32, 1u << size), IR_NONE, IR_NONE);
}

static ir_ref store_exclusive(struct a64_ctx *c, unsigned rn, unsigned size, ir_ref value)
{
    return ir_call(c->b, &a64_helper_store_exclusive, a64_x_sp(c, rn), value,
                   ir_const(c->b, IR_I32, 1u << size), IR_NONE);
}

bool tr_a64_ldxr(struct a64_ctx *c, const struct a64_ldxr *a)
{
    a64_set_x(c, a->rt, true, load_exclusive(c, a->rn, a->size));
    return true;
}

bool tr_a64_stxr(struct a64_ctx *c, const struct a64_stxr *a)
{
    a64_set_x(c, a->rs, false, store_exclusive(c, a->rn, a->size, a64_x(c, a->rt)));
    return true;
}

bool tr_a64_ldxp(struct a64_ctx *c, const struct a64_ldxp *a)
{
    if (!a->x) {
        set_pair64(c, a->rt, a->rt2, load_exclusive(c, a->rn, 3));
        return true;
    }
    ir_ref v = ir_call(c->b, &a64_helper_load_exclusive_pair, a64_x_sp(c, a->rn), IR_NONE, IR_NONE,
                       IR_NONE);
    set_pair128(c, a->rt, a->rt2, v);
    return true;
}

bool tr_a64_stxp(struct a64_ctx *c, const struct a64_stxp *a)
{
    ir_ref low = a64_x(c, a->rt), high = a64_x(c, a->rt2), failed;

    if (a->x)
        failed = ir_call(c->b, &a64_helper_store_exclusive_pair, a64_x_sp(c, a->rn),
                         pair128(c, low, high), IR_NONE, IR_NONE);
    else
        failed = store_exclusive(c, a->rn, 3, pair64(c, low, high));
    a64_set_x(c, a->rs, false, failed);
    return true;
}

bool tr_a64_clrex(struct a64_ctx *c, const struct a64_clrex *a)
{
    ir_call(c->b, &a64_helper_clear_exclusive, IR_NONE, IR_NONE, IR_NONE, IR_NONE);
    return true;
}

/* --- Atomic instructions (FEAT_LSE) --- */

static ir_ref atomic(struct a64_ctx *c, enum ir_rmw rmw, unsigned size, unsigned rn, ir_ref value)
{
    return ir_emit(c->b, (struct ir_inst){.op = IR_ATOMIC,
                                          .type = IR_I64,
                                          .lane = (uint8_t)size,
                                          .aux = (uint32_t)rmw << IR_MEM_RMW_SHIFT,
                                          .args = {a64_x_sp(c, rn), IR_NONE, value, IR_NONE}});
}

bool tr_a64_ldop(struct a64_ctx *c, const struct a64_ldop *a)
{
    static const enum ir_rmw ops[] = {IR_RMW_ADD,  IR_RMW_ANDN, IR_RMW_XOR,  IR_RMW_OR,
                                      IR_RMW_SMAX, IR_RMW_SMIN, IR_RMW_UMAX, IR_RMW_UMIN};

    a64_set_x(c, a->rt, true, atomic(c, ops[a->op], a->size, a->rn, a64_x(c, a->rs)));
    return true;
}

bool tr_a64_swp(struct a64_ctx *c, const struct a64_swp *a)
{
    a64_set_x(c, a->rt, true, atomic(c, IR_RMW_SWAP, a->size, a->rn, a64_x(c, a->rs)));
    return true;
}

static ir_ref compare_exchange(struct a64_ctx *c, unsigned size, unsigned rn, ir_ref expected,
                               ir_ref desired)
{
    return ir_emit(c->b, (struct ir_inst){.op = IR_CMPXCHG,
                                          .type = IR_I64,
                                          .lane = (uint8_t)size,
                                          .args = {a64_x_sp(c, rn), IR_NONE, expected, desired}});
}

bool tr_a64_cas(struct a64_ctx *c, const struct a64_cas *a)
{
    a64_set_x(c, a->rs, true,
              compare_exchange(c, a->size, a->rn, a64_x(c, a->rs), a64_x(c, a->rt)));
    return true;
}

bool tr_a64_casp(struct a64_ctx *c, const struct a64_casp *a)
{
    ir_ref expected[] = {a64_x(c, a->rs), a64_x(c, a->rs + 1)};
    ir_ref desired[] = {a64_x(c, a->rt), a64_x(c, a->rt + 1)};

    if (a->x) {
        ir_ref v = ir_call(c->b, &a64_helper_compare_exchange_pair, a64_x_sp(c, a->rn),
                           pair128(c, expected[0], expected[1]), pair128(c, desired[0], desired[1]),
                           IR_NONE);
        set_pair128(c, a->rs, a->rs + 1, v);
    } else {
        set_pair64(c, a->rs, a->rs + 1,
                   compare_exchange(c, 3, a->rn, pair64(c, expected[0], expected[1]),
                                    pair64(c, desired[0], desired[1])));
    }
    return true;
}
