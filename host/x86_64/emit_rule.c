/*
 * Ops with rules (emit.h): registers as the rule asks for them, then the rule's function.
 *
 * SPDX-License-Identifier: MIT
 */
#include "host/x86_64/core.h"
#include "ir/ops.h"

static void locate(struct emit *e, const struct ir_inst *inst, const struct emit_rule *rule)
{
    for (unsigned a = 0; a < ir_ops[inst->op].nargs; a++) {
        e->view.r.is_imm[a] = false;
        if (inst->args[a] == IR_NONE)
            continue;
        ir_ref v = value_of(e, inst, a);
        int32_t imm;

        if ((rule->flags & EMIT_IMM_OK) && value_imm32(e, v, true, &imm)) {
            e->view.r.is_imm[a] = true;
            e->view.r.imm[a] = (uint64_t)(int64_t)imm;
        } else if (rule->mem >> a & 1) {
            use_rm(e, v);
        } else {
            use_reg(e, v);
        }
    }
}

/* Operands other than the tied one must not be in the result's register. */
static uint32_t others(struct emit *e, const struct ir_inst *inst, unsigned tied, unsigned cls)
{
    uint32_t mask = 0;
    ir_ref t = value_of(e, inst, tied);

    for (unsigned a = 0; a < ir_ops[inst->op].nargs; a++) {
        if (inst->args[a] == IR_NONE || e->view.r.is_imm[a])
            continue;
        ir_ref v = value_of(e, inst, a);

        if (v != t && e->value[v].reg >= 0 && class_of(&e->value[v]) == cls)
            mask |= 1u << e->value[v].reg;
    }
    return mask;
}

unsigned emit_zero_above(const struct emit *e, const struct ir_inst *inst, unsigned n)
{
    return e->value[value_of(e, inst, n)].zero;
}

static void choose_result(struct emit *e, const struct ir_inst *inst, const struct emit_rule *rule,
                          uint32_t not_xmm)
{
    bool tied = (rule->flags & (EMIT_TIED_ALWAYS | EMIT_KEEP)) ||
                ((rule->flags & EMIT_TIED) && !emit_has(e, X86_AVX));
    bool early = rule->flags & (EMIT_EARLY | EMIT_KEEP);
    struct emit_regs *r = &e->view.r;
    unsigned cls = class_of(&e->value[e->pos]);
    ir_ref t = tied ? value_of(e, inst, rule->tied) : IR_NONE;
    uint32_t avoid = tied ? others(e, inst, rule->tied, cls) : 0;

    r->rd = (int8_t)op_def(e, avoid | (cls == XMM ? not_xmm : 0), early, t);
    for (unsigned a = 0; a < ir_ops[inst->op].nargs; a++)
        if (inst->args[a] != IR_NONE && !r->is_imm[a])
            r->arg[a] = value_rm(e, value_of(e, inst, a));
    if (tied) {
        r->kept = r->arg[rule->tied].base;
        move_value(e, cls, (unsigned)r->rd, (unsigned)r->kept);
        r->arg[rule->tied] = x86_reg((unsigned)r->rd);
    }
}

void emit_by_rule(struct emit *e, const struct ir_inst *inst)
{
    struct emit_rule rule = e->be->rules[inst->op];
    uint32_t not_xmm = 0;
    unsigned t = 0;

    e->first_cold = e->cold.count;
    if (rule.refine)
        rule.refine(e, inst, &rule);
    if (!rule.fn || (rule.flags & EMIT_FALLBACK)) {
        x86_fallback(e, inst);
        return;
    }
    if (rule.flags & EMIT_CLOBBERS_FLAGS)
        flags_clobber(e);
    locate(e, inst, &rule);
    if (rule.flags & EMIT_XMM0) {
        take_reg(e, XMM, 0);
        e->view.r.tmp_xmm[t++] = 0;
        not_xmm = 1;
    }
    op_consume(e, inst);
    for (; t < rule.temps_xmm; t++)
        e->view.r.tmp_xmm[t] = (int8_t)temp_reg(e, XMM);
    for (unsigned g = 0; g < rule.temps_gpr; g++)
        e->view.r.tmp_gpr[g] = (int8_t)temp_reg(e, GPR);
    choose_result(e, inst, &rule, not_xmm);
    rule.fn(e, inst);
    for (uint32_t c = e->first_cold; c < e->cold.count; c++)
        if (e->cold.at[c].fn && A(e)->label[e->cold.at[c].back] == UINT32_MAX)
            x86_bind(A(e), e->cold.at[c].back);
    op_end(e);
}
