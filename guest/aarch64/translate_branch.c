/*
 * A64 branches and exceptions (ARM DDI 0487 C3.1).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/translate.h"

static uint64_t target(struct a64_ctx *c, int offset)
{
    return c->pc + (uint64_t)(int64_t)offset;
}

bool tr_a64_b(struct a64_ctx *c, const struct a64_b *a)
{
    a64_jump(c, target(c, a->imm));
    return true;
}

bool tr_a64_bl(struct a64_ctx *c, const struct a64_bl *a)
{
    a64_exit_call(c, target(c, a->imm));
    return true;
}

/* A side exit; the trace goes on behind the branch, but not behind a loop: what follows runs once
 * for many rounds, and would be translated again with every region that enters the loop elsewhere.
 */
static bool side_exit(struct a64_ctx *c, struct ir_inst exit, int offset)
{
    exit.imm = target(c, offset);
    exit.aux |= a64_exit_aux(c, exit.imm);
    ir_emit(c->b, exit);
    if (exit.aux & IR_EXIT_BACK)
        a64_exit(c, c->pc + 4);
    return true;
}

bool tr_a64_b_cond(struct a64_ctx *c, const struct a64_b_cond *a)
{
    if (a->cond >= IR_COND_AL) {
        a64_jump(c, target(c, a->imm));
        return true;
    }
    return side_exit(c,
                     (struct ir_inst){.op = IR_EXIT_FLAGS,
                                      .aux = a->cond,
                                      .args = {a64_flags(c), IR_NONE, IR_NONE, IR_NONE}},
                     a->imm);
}

bool tr_a64_cbz(struct a64_ctx *c, const struct a64_cbz *a)
{
    ir_ref zero = ir_const(c->b, a64_type(a->sf), 0);

    return side_exit(c,
                     (struct ir_inst){.op = IR_EXIT_CMP,
                                      .lane = a->sf ? 3 : 2,
                                      .aux = a->nonzero ? IR_NE : IR_EQ,
                                      .args = {a64_x(c, a->rt), zero, IR_NONE, IR_NONE}},
                     a->imm);
}

bool tr_a64_tbz(struct a64_ctx *c, const struct a64_tbz *a)
{
    ir_ref mask = ir_const(c->b, a64_type(a->bit >= 32), (uint64_t)1 << a->bit);

    return side_exit(c,
                     (struct ir_inst){.op = IR_EXIT_TEST,
                                      .lane = a->bit >= 32 ? 3 : 2,
                                      .aux = a->nonzero ? IR_NE : IR_EQ,
                                      .args = {a64_x(c, a->rt), mask, IR_NONE, IR_NONE}},
                     a->imm);
}

/* --- Indirect branches --- */

/* `rn` had the address, or what was authenticated to be the address. */
static bool call_indirect(struct a64_ctx *c, unsigned rn, ir_ref address)
{
    a64_set_branch_type(c, true, rn);
    ir_set(c->b, A64_X0 + 30, ir_const(c->b, IR_I64, c->pc + 4));
    a64_exit_indirect(c, IR_JUMP_CALL, address);
    return true;
}

static bool jump_indirect(struct a64_ctx *c, unsigned rn, ir_ref address)
{
    a64_set_branch_type(c, false, rn);
    a64_exit_indirect(c, IR_JUMP, address);
    return true;
}

bool tr_a64_br(struct a64_ctx *c, const struct a64_br *a)
{
    return jump_indirect(c, a->rn, a64_x(c, a->rn));
}

bool tr_a64_blr(struct a64_ctx *c, const struct a64_blr *a)
{
    return call_indirect(c, a->rn, a64_x(c, a->rn));
}

bool tr_a64_ret(struct a64_ctx *c, const struct a64_ret *a)
{
    a64_exit_indirect(c, a->rn == 30 ? IR_JUMP_RETURN : IR_JUMP, a64_x(c, a->rn));
    return true;
}

static ir_ref authenticated(struct a64_ctx *c, unsigned key_b, unsigned rn, ir_ref modifier)
{
    return a64_pauth(c, key_b ? A64_KEY_IB : A64_KEY_IA, a64_x(c, rn), modifier);
}

bool tr_a64_braz(struct a64_ctx *c, const struct a64_braz *a)
{
    return jump_indirect(c, a->rn, authenticated(c, a->key, a->rn, ir_const(c->b, IR_I64, 0)));
}

bool tr_a64_blraz(struct a64_ctx *c, const struct a64_blraz *a)
{
    return call_indirect(c, a->rn, authenticated(c, a->key, a->rn, ir_const(c->b, IR_I64, 0)));
}

bool tr_a64_bra(struct a64_ctx *c, const struct a64_bra *a)
{
    return jump_indirect(c, a->rn, authenticated(c, a->key, a->rn, a64_x_sp(c, a->rm)));
}

bool tr_a64_blra(struct a64_ctx *c, const struct a64_blra *a)
{
    return call_indirect(c, a->rn, authenticated(c, a->key, a->rn, a64_x_sp(c, a->rm)));
}

bool tr_a64_reta(struct a64_ctx *c, const struct a64_reta *a)
{
    a64_exit_indirect(c, IR_JUMP_RETURN, authenticated(c, a->key, 30, a64_x_sp(c, 31)));
    return true;
}

/* --- Exceptions --- */

bool tr_a64_svc(struct a64_ctx *c, const struct a64_svc *a)
{
    a64_exit_event(c, IR_EVENT_SYSCALL, a->imm, c->pc + 4);
    return true;
}

bool tr_a64_brk(struct a64_ctx *c, const struct a64_brk *a)
{
    a64_exit_event(c, IR_EVENT_BREAKPOINT, a->imm, c->pc);
    return true;
}

/* Undefined, or for EL1 and above: at EL0 undefined too (AArch64.CheckForEL0Undef and the like;
 * HLT without a debugger is undefined at every level). */
bool tr_a64_udf(struct a64_ctx *c, const struct a64_udf *a)
{
    return false;
}

bool tr_a64_hvc(struct a64_ctx *c, const struct a64_hvc *a)
{
    return false;
}

bool tr_a64_smc(struct a64_ctx *c, const struct a64_smc *a)
{
    return false;
}

bool tr_a64_hlt(struct a64_ctx *c, const struct a64_hlt *a)
{
    return false;
}

bool tr_a64_dcps(struct a64_ctx *c, const struct a64_dcps *a)
{
    return false;
}

bool tr_a64_eret(struct a64_ctx *c, const struct a64_eret *a)
{
    return false;
}

bool tr_a64_ereta(struct a64_ctx *c, const struct a64_ereta *a)
{
    return false;
}

bool tr_a64_drps(struct a64_ctx *c, const struct a64_drps *a)
{
    return false;
}
