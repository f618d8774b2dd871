/*
 * Branch target identification (FEAT_BTI; ARM DDI 0487 D8.4.5). In guarded pages an indirect branch
 * may only go to a landing pad of its kind. BTYPE, which says what kind of branch came before, is
 * never set but at the start of a region: only the last instruction of one sets it. While there are
 * no guarded pages nothing of this is translated (A64_KEY_GUARDED).
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/translate.h"

enum landing {
    LANDS_NONE, /* no landing pad: BTYPE must be 0 */
    LANDS_C,    /* BTYPE 3 is refused */
    LANDS_J,    /* BTYPE 2 is refused */
    LANDS_ALL,
};

/* BTypeCompatible_BTI, BTypeCompatible_PACIXSP: Linux sets SCTLR_EL1.BT0, so the latter are as
 * strict as `bti c`. Breakpoints go before the check. */
static enum landing landing(const struct a64_ctx *c, uint32_t word)
{
    static const enum landing bti[] = {LANDS_NONE, LANDS_C, LANDS_J, LANDS_ALL};
    bool pauth = c->features[0] >> A64_FEATURE_pauth & 1;

    if ((word & 0xffffff3f) == 0xd503241f)
        return bti[word >> 6 & 3];
    if ((word & 0xffffffbf) == 0xd503233f && pauth) /* paciasp, pacibsp */
        return LANDS_C;
    return LANDS_NONE;
}

static bool is_breakpoint(uint32_t word)
{
    uint32_t op = word & 0xffe0001f;

    return op == 0xd4200000 || op == 0xd4400000; /* brk, hlt */
}

/* Not 0 for a BTYPE that is refused. */
static ir_ref refused(struct a64_ctx *c, enum landing lands, ir_ref btype)
{
    if (lands == LANDS_NONE)
        return btype;
    /* 3 becomes 4, and nothing else does. */
    if (lands == LANDS_J)
        btype = ir_op2(c->b, IR_XOR, IR_I32, btype, ir_const(c->b, IR_I32, 1));
    ir_ref next = ir_op2(c->b, IR_ADD, IR_I32, btype, ir_const(c->b, IR_I32, 1));
    return ir_op2(c->b, IR_AND, IR_I32, next, ir_const(c->b, IR_I32, 4));
}

void a64_check_target(struct a64_ctx *c, uint32_t word)
{
    enum landing lands = landing(c, word);

    if (is_breakpoint(word))
        return;
    if (c->guarded && lands != LANDS_ALL) {
        ir_ref bad = refused(c, lands, ir_get(c->b, A64_BTYPE));
        ir_set(c->b, A64_BAD_TARGET, bad);
        /* To the same place under another key: so this exit is never linked. */
        ir_emit(c->b, (struct ir_inst){.op = IR_EXIT_CMP,
                                       .lane = 2,
                                       .aux = IR_NE,
                                       .args = {bad, ir_const(c->b, IR_I32, 0), IR_NONE, IR_NONE},
                                       .imm = c->pc});
    }
    ir_set(c->b, A64_BTYPE, ir_const(c->b, IR_I32, 0));
}

void a64_set_branch_type(struct a64_ctx *c, bool call, unsigned rn)
{
    enum {
        PLAIN_FIRST = 16,
        PLAIN_LAST = 17
    }; /* linkers' stubs branch through x16 and x17 */
    bool stub = rn >= PLAIN_FIRST && rn <= PLAIN_LAST;

    if (!c->guarded_pages)
        return;
    unsigned jump = stub || !c->guarded ? A64_BTYPE_JC : A64_BTYPE_J;
    ir_set(c->b, A64_BTYPE, ir_const(c->b, IR_I32, call ? A64_BTYPE_C : jump));
}
