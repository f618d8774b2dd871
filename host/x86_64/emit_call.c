/*
 * Calls of C functions: helpers, cold paths, and ops that have no emission of their own. C code
 * runs on the stack of whoever entered translated code; a helper that faults or throws leaves from
 * there without a trace on the return stack.
 *
 * SPDX-License-Identifier: MIT
 */
#include "host/x86_64/core.h"
#include "ir/ops.h"

/* ---- cold calls: every register survives ---- */

static void to_c_stack(struct emit *e)
{
    x86_op(A(e), X86_MOV_MR, true, RSP, vcpu_mem(offsetof(struct vcpu, jit_sp)));
    x86_op(A(e), X86_MOV, true, RSP, vcpu_mem(offsetof(struct vcpu, host_sp)));
}

static void from_c_stack(struct emit *e)
{
    x86_op(A(e), X86_MOV, true, RSP, vcpu_mem(offsetof(struct vcpu, jit_sp)));
}

static struct x86_rm scratch(unsigned n, unsigned byte)
{
    struct x86_rm rm = spill_mem(SCRATCH + n);

    rm.disp += (int32_t)byte;
    return rm;
}

/* Function and constant into scratch memory, and the call. On the C stack. */
static void cold_call(struct emit *e, emit_cold_helper *f, uint64_t constant)
{
    x86_push(A(e), RAX);
    x86_mov_imm(A(e), RAX, constant);
    x86_op(A(e), X86_MOV_MR, true, RAX, scratch(4, 0));
    x86_mov_imm(A(e), RAX, (uintptr_t)f);
    x86_op(A(e), X86_MOV_MR, true, RAX, scratch(4, 8));
    x86_pop(A(e), RAX);
    x86_call_to(A(e), e->be->code_cold_call);
}

void emit_hot_call(struct emit *e, emit_cold_helper *f, uint64_t constant,
                   const struct x86_rm arg[3], unsigned nargs, unsigned result, bool result_is_gpr)
{
    to_c_stack(e);
    for (unsigned i = 0; i < nargs; i++) {
        if (arg[i].kind == X86_RM_REG) {
            x86_sse2(A(e), SSE_MOVAPS_ST, (unsigned)arg[i].base, scratch(i, 0));
            continue;
        }
        for (unsigned half = 0; half < 16; half += 8) {
            struct x86_rm from = arg[i];

            if (from.base == X86_RM_LABEL && half) { /* the constant's upper half */
                x86_push(A(e), RAX);
                x86_op(A(e), X86_LEA, true, RAX, from);
                x86_op(A(e), X86_MOV, true, RAX, x86_mem(RAX, 8));
                x86_op(A(e), X86_MOV_MR, true, RAX, scratch(i, 8));
                x86_pop(A(e), RAX);
                continue;
            }
            from.disp += (int32_t)half;
            x86_group1(A(e), X86_PUSH_RM, false, from);
            x86_group1(A(e), X86_POP_RM, false, scratch(i, half));
        }
    }
    cold_call(e, f, constant);
    from_c_stack(e);
    if (result_is_gpr)
        x86_op(A(e), X86_MOV, true, result, scratch(3, 0));
    else
        x86_sse2(A(e), SSE_MOVAPS, result, scratch(3, 0));
}

void emit_cold_call(struct emit *e, emit_cold_helper *f, uint64_t constant,
                    const struct x86_rm arg[3], unsigned nargs, unsigned result, bool result_is_gpr)
{
    emit_hot_call(e, f, constant, arg, nargs, result, result_is_gpr);
}

/* ---- ops without emission: interpreted one by one ---- */

static v128 run_op(struct vcpu *cpu, uint64_t inst, v128 a, v128 b, v128 c)
{
    return x86_run_op(cpu, (const struct ir_inst *)(uintptr_t)inst, a, b, c);
}

/* A copy of the instruction behind the region: two entries of the pool in sequence. */
static x86_label copy_inst(struct emit *e, const struct ir_inst *inst)
{
    uint64_t words[4];
    x86_label label = x86_new_label(A(e));

    memcpy(words, inst, sizeof(words));
    x86_grow((void **)&e->pool.at, &e->pool.capacity, e->pool.count + 2, sizeof(*e->pool.at));
    e->pool.at[e->pool.count++] = (struct pool_entry){words[0], words[1], label};
    e->pool.at[e->pool.count++] = (struct pool_entry){words[2], words[3], x86_new_label(A(e))};
    return label;
}

void x86_fallback(struct emit *e, const struct ir_inst *inst)
{
    unsigned n = ir_ops[inst->op].nargs;
    bool gpr[4] = {false}, is_gpr = !ir_type_is_vector(inst->type);

    flags_clobber(e);
    for (unsigned a = 0; a < n; a++)
        if (inst->args[a] != IR_NONE)
            use_reg(e, value_of(e, inst, a));
    op_consume(e, inst);
    unsigned rd = op_def(e, 0, true, IR_NONE);
    for (unsigned a = 0; a < n; a++) {
        if (inst->args[a] == IR_NONE)
            continue;
        ir_ref v = value_of(e, inst, a);

        gpr[a] = e->value[v].kind != VALUE_XMM && e->value[v].kind != VALUE_VCONST;
        if (gpr[a])
            x86_op(A(e), X86_MOV_MR, true, (unsigned)value_rm(e, v).base, scratch(a, 0));
        else
            x86_sse2(A(e), SSE_MOVAPS_ST, (unsigned)value_rm(e, v).base, scratch(a, 0));
    }
    to_c_stack(e);
    x86_push(A(e), RAX);
    x86_op(A(e), X86_LEA, true, RAX, x86_mem_label(copy_inst(e, inst)));
    x86_op(A(e), X86_MOV_MR, true, RAX, scratch(4, 0));
    x86_mov_imm(A(e), RAX, (uintptr_t)run_op);
    x86_op(A(e), X86_MOV_MR, true, RAX, scratch(4, 8));
    x86_pop(A(e), RAX);
    x86_call_to(A(e), e->be->code_cold_call);
    from_c_stack(e);
    if (is_gpr)
        x86_op(A(e), X86_MOV, inst->type == IR_I64, rd, scratch(3, 0));
    else
        x86_sse2(A(e), SSE_MOVAPS, rd, scratch(3, 0));
    op_end(e);
}

/* ---- helpers ---- */

static v128 merge_call(struct vcpu *cpu, uint64_t constant, v128 a, v128 b, v128 c)
{
    x86_fp_merge(cpu);
    return a;
}

static v128 load_call(struct vcpu *cpu, uint64_t constant, v128 a, v128 b, v128 c)
{
    x86_fp_load(cpu);
    return a;
}

/* An argument on its way to where the ABI wants it. */
struct transfer {
    struct x86_rm from;
    uint8_t cls, to;
    bool is_const;
    uint64_t imm;
};

static void move_argument(struct emit *e, const struct transfer *t)
{
    if (t->cls == XMM) {
        if (t->from.kind != X86_RM_REG || t->from.base != t->to)
            x86_sse2(A(e), SSE_MOVAPS, t->to, t->from);
    } else if (t->is_const) {
        x86_mov_imm(A(e), t->to, t->imm);
    } else if (t->from.kind != X86_RM_REG || t->from.base != t->to) {
        x86_op(A(e), X86_MOV, true, t->to, t->from);
    }
}

/* Registers first that nobody reads any more; a cycle goes through scratch memory. */
static void move_arguments(struct emit *e, struct transfer *t, unsigned n)
{
    bool done[8] = {false};

    for (unsigned left = n; left;) {
        bool moved = false;

        for (unsigned i = 0; i < n; i++) {
            bool blocked = false;

            if (done[i])
                continue;
            for (unsigned k = 0; k < n; k++)
                blocked |= k != i && !done[k] && !t[k].is_const && t[k].cls == t[i].cls &&
                           t[k].from.kind == X86_RM_REG && t[k].from.base == t[i].to;
            if (blocked)
                continue;
            move_argument(e, &t[i]);
            done[i] = moved = true;
            left--;
        }
        if (moved)
            continue;
        for (unsigned i = 0; i < n; i++) {
            if (done[i])
                continue;
            if (t[i].cls == XMM)
                x86_sse2(A(e), SSE_MOVAPS_ST, (unsigned)t[i].from.base, scratch(i, 0));
            else
                x86_op(A(e), X86_MOV_MR, true, (unsigned)t[i].from.base, scratch(i, 0));
            t[i].from = scratch(i, 0);
            break;
        }
    }
}

void call_c(struct emit *e, const void *fn)
{
    if (x86_reaches(A(e), fn)) {
        x86_call_to(A(e), fn);
    } else {
        x86_mov_imm(A(e), RAX, (uintptr_t)fn);
        x86_group1(A(e), X86_CALL_RM, false, x86_reg(RAX));
    }
}

/* Lazy flags of a floating-point compare must not be made again behind a helper that reads or
 * clears the sticky flags. */
void settle_compare(struct emit *e)
{
    ir_ref f = e->last_fcmp;

    if (f == IR_NONE || e->value[f].kind != VALUE_LAZY_FLAGS || e->value[f].refs == 0)
        return;
    take_reg(e, GPR, RAX);
    flags_pack(e, f);
    e->value[f].kind = VALUE_FLAGS;
    e->owner[GPR][RAX] = f;
    e->value[f].reg = RAX;
    e->locked[GPR] &= ~1u;
    for (unsigned a = 0; a < 2; a++)
        release(e, value_of(e, &e->region->inst[f], a));
    e->last_fcmp = IR_NONE;
}

/* Values that only a slot's home or pinned register holds, before somebody writes the slots: to
 * where they survive. */
static void rescue_all(struct emit *e)
{
    for (unsigned s = 0; s < e->slots->count; s++) {
        struct slot_state *slot = &e->slot[s];

        if (slot->pin < 0) {
            forget_memory(e, s);
            slot->value = IR_NONE;
            continue;
        }
        ir_ref v = slot->value;
        if (v == IR_NONE)
            continue;
        unsigned cls = e->slots->slot[s].type == IR_V128 ? XMM : GPR;
        slot->value = IR_NONE;
        if (e->value[v].reg == slot->pin) {
            struct value *value = &e->value[v];

            if (value->refs > 1 && value->kind != VALUE_CONST && value->kind != VALUE_VCONST) {
                unsigned to;
                uint32_t locked[2] = {e->locked[GPR], e->locked[XMM]};

                e->locked[cls] |= 1u << slot->pin;
                to = temp_reg(e, cls);
                move_value(e, cls, to, (unsigned)slot->pin);
                e->owner[cls][to] = v;
                value->reg = (int8_t)to;
                e->locked[GPR] = locked[GPR];
                e->locked[XMM] = locked[XMM];
            } else {
                value->reg = -1;
            }
            e->owner[cls][slot->pin] = IR_NONE;
        }
        release(e, v);
    }
}

static unsigned marshal(struct emit *e, const struct ir_inst *inst, const struct ir_helper *h,
                        struct transfer *t)
{
    static const uint8_t int_args[] = {RDI, RSI, RDX, RCX, R8, R9};
    unsigned ints = h->effects & IR_HELPER_VCPU ? 1 : 0, vectors = 0;

    for (unsigned a = 0; a < h->nargs; a++) {
        ir_ref v = value_of(e, inst, a);
        bool vector = ir_type_is_vector(h->arg[a]);

        t[a] = (struct transfer){.cls = vector ? XMM : GPR,
                                 .to = (uint8_t)(vector ? vectors++ : int_args[ints++])};
        if (!vector && e->value[v].reg < 0 && value_const(e, v, &t[a].imm))
            t[a].is_const = true;
        else
            t[a].from = x86_reg(use_reg(e, v));
    }
    return h->nargs;
}

static void store_call_pc(struct emit *e)
{
    size_t fault_pc = offsetof(struct vcpu, fault_pc);
    bool w = e->slots->slot[e->slots->pc].type == IR_I64;

    if ((int64_t)e->pc == (int32_t)e->pc) {
        x86_mov_mem_imm(A(e), w ? 8 : 4, state_mem(e, e->slots->pc), (int32_t)e->pc);
        x86_mov_mem_imm(A(e), 8, vcpu_mem(fault_pc), (int32_t)e->pc);
    } else {
        x86_mov_imm(A(e), RAX, e->pc);
        x86_op(A(e), X86_MOV_MR, w, RAX, state_mem(e, e->slots->pc));
        x86_op(A(e), X86_MOV_MR, true, RAX, vcpu_mem(fault_pc));
    }
}

static void take_result(struct emit *e, const struct ir_inst *inst, const struct ir_helper *h)
{
    struct value *self = &e->value[e->pos];

    if (h->result == IR_VOID || self->kind == VALUE_NONE)
        return;
    if (self->kind == VALUE_XMM) {
        e->owner[XMM][0] = e->pos;
        self->reg = 0;
    } else {
        if (inst->type != IR_I64)
            x86_mov_rr(A(e), false, RAX, RAX);
        e->owner[GPR][RAX] = e->pos;
        self->reg = RAX;
    }
}

void emit_call(struct emit *e, const struct ir_inst *inst)
{
    const struct ir_helper *h = ir_helper_of(inst);
    uint32_t effects = h->effects;
    bool writes = effects & IR_HELPER_WRITES_STATE;
    struct transfer t[4];

    if (effects & (IR_HELPER_FP | IR_HELPER_WRITES_STATE))
        settle_compare(e);
    flags_clobber(e);
    if (effects & (IR_HELPER_READS_STATE | IR_HELPER_WRITES_STATE | IR_HELPER_THROWS))
        flush_dirty(e);
    e->ef = (struct eflags){.result = IR_NONE};
    e->locked[GPR] = e->locked[XMM] = 0;
    unsigned n = marshal(e, inst, h, t);
    bool store_before = writes; /* homes get their values while the registers still have them */
    if (store_before) {
        to_c_stack(e);
        x86_call_to(A(e), e->be->code_save_all);
        from_c_stack(e);
    }
    op_consume(e, inst);
    if (writes)
        rescue_all(e);
    spill_temps(e, ~0u, ~0u);
    to_c_stack(e);
    if (!store_before)
        x86_call_to(A(e), e->be->code_save_all);
    for (unsigned a = 0; a < n; a++) /* RAX is not an argument register, but may hold an argument */
        if (t[a].cls == GPR && !t[a].is_const && t[a].from.base == RAX &&
            (effects & IR_HELPER_THROWS)) {
            x86_op(A(e), X86_MOV_MR, true, RAX, scratch(a, 0));
            t[a].from = scratch(a, 0);
        }
    if (effects & IR_HELPER_THROWS)
        store_call_pc(e);
    if (effects & IR_HELPER_FP)
        cold_call(e, merge_call, 0);
    move_arguments(e, t, n);
    if (effects & IR_HELPER_VCPU)
        x86_op(A(e), X86_LEA, true, RDI, vcpu_mem(0));
    call_c(e, (const void *)(uintptr_t)h->fn);
    take_result(e, inst, h);
    if (effects & IR_HELPER_FP)
        cold_call(e, load_call, 0);
    x86_call_to(A(e), writes ? e->be->code_restore_all : e->be->code_restore_caller_saved);
    from_c_stack(e);
    op_end(e);
}
