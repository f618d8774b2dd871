/*
 * Builds one region from RISC-V code: a straight line that follows fall-through paths and cheap
 * jumps, with side exits. Here is where the trace goes; what the instructions do is in
 * translate_*.c.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/vector.h"

#include <string.h>

enum {
    DEFAULT_MAX_INSNS = 64,
    MAX_JUMPS = 2, /* jumps followed in one region: each may duplicate code */
};

/* --- Exits --- */

static uint32_t exit_aux(const struct rv_ctx *c, uint64_t target)
{
    return rv_pc(target) <= c->pc ? IR_EXIT_BACK : 0;
}

static void exit_op(struct rv_ctx *c, enum ir_op op, uint32_t aux, ir_ref arg, uint64_t imm)
{
    c->ended = true;
    ir_emit(c->b, (struct ir_inst){
                      .op = op, .aux = aux, .args = {arg, IR_NONE, IR_NONE, IR_NONE}, .imm = imm});
}

void rv_exit(struct rv_ctx *c, uint64_t target)
{
    exit_op(c, IR_EXIT, exit_aux(c, target), IR_NONE, rv_v_target(c, target));
}

void rv_exit_event(struct rv_ctx *c, enum ir_event event, unsigned detail, uint64_t pc)
{
    exit_op(c, IR_EXIT_EVENT, event | detail << 16, IR_NONE, pc);
}

void rv_exit_indirect(struct rv_ctx *c, enum ir_jump jump, ir_ref target)
{
    exit_op(c, IR_EXIT_INDIRECT, jump, rv_wide(c, target), c->pc + c->length);
}

void rv_exit_tagged(struct rv_ctx *c, ir_ref target)
{
    exit_op(c, IR_EXIT_INDIRECT, IR_JUMP, target, c->pc + c->length);
}

void rv_exit_call(struct rv_ctx *c, uint64_t target)
{
    exit_op(c, IR_EXIT_CALL, exit_aux(c, target), rv_const64(c, c->pc + c->length), target);
}

void rv_jump(struct rv_ctx *c, uint64_t target)
{
    /* Loops must not be unrolled: only forward. */
    if (target > c->pc && c->jumps < MAX_JUMPS) {
        c->jumps++;
        c->next_pc = target;
    } else {
        rv_exit(c, target);
    }
}

void rv_branch(struct rv_ctx *c, enum ir_cmp cmp, unsigned rs1, unsigned rs2, int offset)
{
    uint64_t target = rv_target(c, offset);

    ir_emit(c->b, (struct ir_inst){.op = IR_EXIT_CMP,
                                   .lane = rv_lane(c),
                                   .aux = cmp | exit_aux(c, target),
                                   .args = {rv_x(c, rs1), rv_x(c, rs2), IR_NONE, IR_NONE},
                                   .imm = rv_v_target(c, target)});
}

/* --- Jumps --- */

/* The registers that hints for return-address stacks go by (Volume I, "Unconditional Jumps"). */
static bool is_link(unsigned n)
{
    return n == RV_RA || n == RV_T0;
}

static void set_link(struct rv_ctx *c, unsigned rd)
{
    rv_set_x(c, rd, rv_const(c, c->pc + c->length));
}

static bool jump_and_link(struct rv_ctx *c, unsigned rd, uint64_t target)
{
    set_link(c, rd);
    if (is_link(rd))
        rv_exit_call(c, target);
    else
        rv_jump(c, target);
    return true;
}

bool rv_jal(struct rv_ctx *c, unsigned rd, int offset)
{
    return jump_and_link(c, rd, rv_target(c, offset));
}

bool rv_jalr(struct rv_ctx *c, unsigned rd, unsigned rs1, int offset)
{
    /* Bit 0 of the sum is to be ignored: see rv_careful_pc. */
    ir_ref target = rv_op2(c, IR_ADD, rv_x(c, rs1), rv_const(c, (uint64_t)(int64_t)offset));
    uint64_t known;

    if (ir_is_const(c->b, target, &known)) /* auipc before it */
        return jump_and_link(c, rd, rv_pc(known));
    set_link(c, rd);
    if (is_link(rd))
        rv_exit_indirect(c, IR_JUMP_CALL, target);
    else
        rv_exit_indirect(c, is_link(rs1) ? IR_JUMP_RETURN : IR_JUMP, target);
    return true;
}

bool tr_rv_jal(struct rv_ctx *c, const struct rv_jal *a)
{
    return rv_jal(c, a->rd, a->imm);
}

bool tr_rv_jalr(struct rv_ctx *c, const struct rv_jalr *a)
{
    return rv_jalr(c, a->rd, a->rs1, a->imm);
}

bool tr_rv_branch(struct rv_ctx *c, const struct rv_branch *a)
{
    static const enum ir_cmp cmp[8] = {
        [0] = IR_EQ, [1] = IR_NE, [4] = IR_SLT, [5] = IR_SGE, [6] = IR_ULT, [7] = IR_UGE};

    rv_branch(c, cmp[a->fn], a->rs1, a->rs2, a->imm);
    return true;
}

/* --- The region --- */

/* Instructions are little-endian 16-bit parcels; the low two bits tell how many. */
static bool fetch(struct rv_ctx *c, uint32_t *word)
{
    uint8_t code[4];

    if (!c->t->fetch(c->t, c->pc, code, 2))
        return false;
    c->length = (code[0] & 3) == 3 ? 4 : 2;
    /* The second parcel may be on another page. */
    if (c->length == 4 && !c->t->fetch(c->t, c->pc + 2, code + 2, 2))
        return false;
    *word = code[0] | (uint32_t)code[1] << 8;
    if (c->length == 4)
        *word |= (uint32_t)code[2] << 16 | (uint32_t)code[3] << 24;
    return true;
}

/* With what vector instructions need around them. */
static bool translate_word(struct rv_ctx *c)
{
    bool vector = rv_v_depends(c->word) && rv_v_enabled(c);

    if (vector)
        c->t->momentary = c->t->once;
    if (vector && !rv_v_begin(c))
        return true;
    if (!rv_translate_insn(c, c->word, c->features))
        return false;
    if (vector)
        rv_v_end(c);
    c->v.slow = false; /* it was about the first instruction */
    return true;
}

static void translate_insn(struct rv_ctx *c)
{
    if (!fetch(c, &c->word)) {
        /* Behind the first instruction, the next region will find out what is wrong. */
        if (c->pc == rv_pc(c->t->pc))
            rv_exit_event(c, IR_EVENT_FETCH_FAULT, 0, c->pc);
        else
            rv_exit(c, c->pc);
        return;
    }
    ir_insn(c->b, c->pc, c->length);
    c->next_pc = c->pc + c->length;
    if (!translate_word(c))
        rv_exit_event(c, IR_EVENT_UNDEFINED, 0, c->pc);
    c->pc = c->next_pc;
}

/* Ends the region at once if its address is not one of an instruction. */
static void begin(struct rv_ctx *c)
{
    uint8_t code[2];

    if (rv_has(c, RV_FEATURE_c) || !(c->pc & 2))
        return;
    if (c->t->fetch(c->t, c->pc, code, 2))
        rv_exit_event(c, IR_EVENT_UNALIGNED_PC, 0, c->pc);
    else
        rv_exit_event(c, IR_EVENT_FETCH_FAULT, 0, c->pc);
}

static void translate(struct translation *t, unsigned xlen)
{
    struct rv_ctx c = {.b = t->build,
                       .t = t,
                       .pc = rv_pc(t->pc),
                       .careful = t->pc & 1,
                       .features = t->cpu->features,
                       .xlen = xlen,
                       .xtype = xlen == 64 ? IR_I64 : IR_I32};
    unsigned max = t->max_insns ? t->max_insns : DEFAULT_MAX_INSNS;

    memset(c.unboxed, 0xff, sizeof(c.unboxed));
    c.fflags.value = IR_NONE;
    rv_v_from_tag(&c.v, t->pc);
    if (t->once) /* translated for this very moment */
        c.v = rv_v_config((const struct rv_state *)t->cpu->state);
    begin(&c);
    for (unsigned n = 0; !c.ended; n++) {
        if (n == max || c.b->full || (n && t->stop_at && t->stop_at(t, c.pc)))
            rv_exit(&c, c.pc);
        else
            translate_insn(&c);
    }
}

void rv32_translate(struct translation *t)
{
    translate(t, 32);
}

void rv64_translate(struct translation *t)
{
    translate(t, 64);
}
