/*
 * Leaving a region: patchable jumps to other regions, side exits out of line, calls and returns on
 * the shadow stack, indirect jumps.
 *
 * The stack of translated code holds pairs: guest return address above, host return address below.
 * RSP is 16-byte aligned in regions and points at the host return address of the newest pair. A
 * guest call pushes the pair with PUSH and CALL, a guest return compares the guest address and does
 * RET; so the host's return predictor works for the guest.
 *
 * SPDX-License-Identifier: MIT
 */
#include "host/x86_64/core.h"

/* ---- places ---- */

static void place_operand(struct emit *e, struct place *p, ir_ref ref);

struct place place_of(struct emit *e, unsigned slot, ir_ref ref)
{
    const struct value *v = &e->value[ref];
    const struct ir_inst *inst = &e->region->inst[ref];
    struct place p = {.slot = (uint8_t)slot};

    if (v->reg >= 0) {
        unsigned cls = v->kind == VALUE_XMM || v->kind == VALUE_VCONST ? XMM : GPR;

        if (e->borrowed[cls] >> v->reg & 1) {
            p.kind = PLACE_HOME;
            p.number = e->be->slot_of_pin[cls][v->reg];
        } else {
            p.kind = cls == XMM ? PLACE_XMM : PLACE_GPR;
            p.number = (uint32_t)v->reg;
        }
    } else if (v->kind == VALUE_CONST) {
        p.kind = PLACE_CONST;
        p.imm = inst->imm;
    } else if (v->kind == VALUE_VCONST) {
        p.kind = PLACE_VCONST;
        p.imm = inst->imm;
        p.imm_high = inst->args[0] | (uint64_t)inst->args[1] << 32;
    } else if (v->kind == VALUE_LAZY_FLAGS && inst->op == IR_UNPACK) {
        p = place_of(e, slot, value_of(e, inst, 0));
    } else if (v->kind == VALUE_LAZY_FLAGS) {
        struct place operands[2];

        place_operand(e, &operands[0], value_of(e, inst, 0));
        place_operand(e, &operands[1], value_of(e, inst, 1));
        x86_grow((void **)&e->place.at, &e->place.capacity, e->place.count + 2,
                 sizeof(*e->place.at));
        p.kind = PLACE_FLAGS;
        p.op = inst->op;
        p.lane = inst->lane;
        p.operand = e->place.count;
        p.imm_high = inst->aux;
        e->place.at[e->place.count++] = operands[0];
        e->place.at[e->place.count++] = operands[1];
    } else if (v->spill >= 0) {
        p.kind = PLACE_SPILL;
        p.number = (uint32_t)v->spill;
    } else if (v->home != NO_SLOT) {
        p.kind = PLACE_HOME;
        p.number = v->home;
    } else if (v->kind == VALUE_FLAGS && e->ef.kind == IR_OP_COUNT && e->ef.a == ref) {
        p.kind = PLACE_EFLAGS;
        p.number = e->ef.polarity;
    } else {
        x86_fail(e);
    }
    return p;
}

static void place_operand(struct emit *e, struct place *p, ir_ref ref)
{
    *p = place_of(e, NO_SLOT, ref);
}

/* Lazy flags that EFLAGS hold at the moment are taken from there. */
static bool in_eflags(const struct emit *e, ir_ref ref)
{
    const struct ir_inst *inst = &e->region->inst[ref];

    if (e->value[ref].kind != VALUE_LAZY_FLAGS || inst->op == IR_UNPACK || e->ef.kind != inst->op ||
        e->ef.lane != inst->lane)
        return false;
    return e->ef.a == value_of(e, inst, 0) && e->ef.b == value_of(e, inst, 1);
}

uint32_t note_dirty(struct emit *e, unsigned skip, uint32_t *count)
{
    struct place list[IR_MAX_SLOTS];
    uint32_t n = 0;

    for (unsigned i = 0; i < e->ndirty; i++) {
        unsigned slot = e->dirty[i];

        if (slot == skip)
            continue;
        const struct ir_inst *inst = &e->region->inst[e->slot[slot].value];
        if (in_eflags(e, e->slot[slot].value)) {
            bool flip = inst->op == IR_SUBF && e->ef.borrow != ((inst->aux & IR_FLAG_BORROW) != 0);

            list[n++] = (struct place){
                .kind = PLACE_EFLAGS, .slot = (uint8_t)slot, .number = e->ef.polarity ^ flip};
        } else {
            list[n++] = place_of(e, slot, e->slot[slot].value);
        }
    }
    x86_grow((void **)&e->place.at, &e->place.capacity, e->place.count + n, sizeof(*e->place.at));
    if (n)
        memcpy(e->place.at + e->place.count, list, n * sizeof(list[0]));
    e->place.count += n;
    *count = n;
    return e->place.count - n;
}

static struct x86_rm place_rm(struct emit *e, const struct place *p)
{
    switch (p->kind) {
    case PLACE_GPR:
    case PLACE_XMM: return x86_reg(p->number);
    case PLACE_SPILL: return spill_mem(p->number);
    default: return state_mem(e, p->number);
    }
}

/* EFLAGS of a lazy flags value from the places of its operands. RAX and RCX are free, unless they
 * are operands; returns the polarity. */
static unsigned flags_from_places(struct emit *e, const struct place *p)
{
    const struct place *a = &e->place.at[p->operand], *b = a + 1;
    bool w = p->lane == 3;

    if (p->op == IR_FCMPF) {
        static const uint32_t ops[2][2] = {{SSE_UCOMISS, SSE_COMISS}, {SSE_UCOMISD, SSE_COMISD}};
        unsigned reg = XMM;

        if (a->kind == PLACE_XMM) {
            reg = a->number;
        } else { /* xmm0: if that is the other operand, it is read from xmm1 */
            reg = b->kind == PLACE_XMM && b->number == 0 ? 1 : 0;
            if (a->kind == PLACE_VCONST)
                x86_sse2(A(e), SSE_MOVAPS, reg, emit_const128(e, a->imm, a->imm_high));
            else
                x86_sse2(A(e), SSE_MOVAPS, reg, place_rm(e, a));
        }
        x86_sse2(A(e), ops[w][(p->imm_high & IR_FP_SIGNALLING) != 0], reg,
                 b->kind == PLACE_VCONST ? emit_const128(e, b->imm, b->imm_high) : place_rm(e, b));
        return COMPARED_AB;
    }
    const struct place *first = a, *second = b;
    if (p->op != IR_SUBF && b->kind == PLACE_GPR && b->number == RAX) {
        first = b;
        second = a;
    }
    /* SUBF with b in RAX: a goes to RCX instead */
    unsigned reg = second->kind == PLACE_GPR && second->number == RAX ? RCX : RAX;
    if (first->kind == PLACE_CONST)
        x86_mov_imm(A(e), reg, w ? first->imm : (uint32_t)first->imm);
    else if (first->kind == PLACE_GPR && p->op != IR_ADDF)
        reg = first->number;
    else if (!(first->kind == PLACE_GPR && first->number == reg))
        x86_op(A(e), X86_MOV, w, reg, place_rm(e, first));
    static const uint8_t digit[] = {ALU_ADD, ALU_CMP, ALU_AND};
    static const uint16_t enc[] = {X86_ADD, X86_CMP, X86_AND};
    unsigned n = p->op == IR_ADDF ? 0 : p->op == IR_SUBF ? 1 : 2;
    if (second->kind == PLACE_CONST && (!w || (int64_t)second->imm == (int32_t)second->imm)) {
        if (n == 2)
            x86_test_imm(A(e), w, x86_reg(reg), (int32_t)second->imm);
        else
            x86_alu_imm(A(e), digit[n], w, x86_reg(reg), (int32_t)second->imm);
    } else if (second->kind == PLACE_CONST) {
        x86_op(A(e), n == 2 ? X86_TEST : enc[n], w, reg, emit_const128(e, second->imm, 0));
    } else {
        x86_op(A(e), n == 2 ? X86_TEST : enc[n], w, reg, place_rm(e, second));
    }
    return n == 1 && !(p->imm_high & IR_FLAG_BORROW) ? CARRY_IS_NOT_CF : CARRY_IS_CF;
}

static void store_at(struct emit *e, unsigned slot, unsigned reg, bool xmm)
{
    if (xmm)
        x86_sse2(A(e), SSE_MOVAPS_ST, reg, state_mem(e, slot));
    else
        x86_op(A(e), X86_MOV_MR, e->slots->slot[slot].type == IR_I64, reg, state_mem(e, slot));
}

void place_store(struct emit *e, const struct place *p)
{
    bool xmm = e->slots->slot[p->slot].type == IR_V128, w = e->slots->slot[p->slot].type == IR_I64;

    switch (p->kind) {
    case PLACE_GPR: store_at(e, p->slot, p->number, false); break;
    case PLACE_XMM: store_at(e, p->slot, p->number, true); break;
    case PLACE_CONST:
        if (!w || (int64_t)p->imm == (int32_t)p->imm) {
            x86_mov_mem_imm(A(e), w ? 8 : 4, state_mem(e, p->slot), (int32_t)p->imm);
        } else {
            x86_mov_imm(A(e), RAX, p->imm);
            store_at(e, p->slot, RAX, false);
        }
        break;
    case PLACE_VCONST:
        load_vconst(e, 0, p->imm, p->imm_high);
        store_at(e, p->slot, 0, true);
        break;
    case PLACE_SPILL:
    case PLACE_HOME:
        if (xmm)
            x86_sse2(A(e), SSE_MOVAPS, 0, place_rm(e, p));
        else
            x86_op(A(e), X86_MOV, w, RAX, place_rm(e, p));
        store_at(e, p->slot, xmm ? 0 : RAX, xmm);
        break;
    case PLACE_FLAGS:
        flags_pack_eflags(A(e), flags_from_places(e, p), RCX);
        store_at(e, p->slot, RAX, false);
        break;
    default: /* PLACE_EFLAGS */
        flags_pack_eflags(A(e), p->number, RCX);
        store_at(e, p->slot, RAX, false);
        break;
    }
}

/* Registers first: they free the temporaries that the others go through; then flags, which may be
 * in EFLAGS. */
static void store_places(struct emit *e, uint32_t first, uint32_t n)
{
    for (unsigned round = 0; round < 4; round++) {
        for (uint32_t i = first; i < first + n; i++) {
            struct place p = e->place.at[i]; /* a copy: the pool may grow */
            unsigned when = p.kind == PLACE_GPR || p.kind == PLACE_XMM ? 0
                            : p.kind == PLACE_EFLAGS                   ? 1
                            : p.kind == PLACE_FLAGS                    ? 2
                                                                       : 3;

            if (when == round)
                place_store(e, &p);
        }
    }
}

/* ---- jumps that the engine patches ---- */

/* The rel32 field that follows `opcode_bytes` must not cross an 8-byte boundary: it is patched
 * while other threads run it. */
static void align_jump(struct emit *e, unsigned opcode_bytes)
{
    uintptr_t field = (uintptr_t)A(e)->p + (uintptr_t)A(e)->to_run + opcode_bytes;

    if ((field & 7) > 4)
        x86_nop(A(e), 8 - (unsigned)(field & 7));
}

/* A new exit to guest pc `target`; its index, or CODE_MAX_EXITS if there are too many. */
static uint32_t new_exit(struct emit *e, uint64_t target)
{
    if (e->nexits == CODE_MAX_EXITS)
        return CODE_MAX_EXITS;
    e->exit[e->nexits] = (struct exit_record){.target = target, .stub = x86_new_label(A(e))};
    return e->nexits++;
}

/* Unlinkable exit: to the run loop with pc = RCX. */
static void leave_to(struct emit *e, uint64_t target)
{
    x86_mov_imm(A(e), RCX, target);
    x86_op(A(e), X86_XOR, false, RAX, x86_reg(RAX));
    x86_jmp_to(A(e), e->be->code_exit_event);
}

/* The patchable jump of an exit; cc < 0: unconditional, 16: a call. */
static void link_jump(struct emit *e, int cc, uint64_t target)
{
    uint32_t n = new_exit(e, target);

    if (n == CODE_MAX_EXITS && cc < 0) {
        leave_to(e, target);
        return;
    }
    align_jump(e, cc >= 0 && cc < 16 ? 2 : 1);
    if (cc < 0)
        x86_jmp(A(e), e->exit[n].stub);
    else if (cc < 16)
        x86_jcc(A(e), (enum x86_cc)cc, e->exit[n].stub);
    else
        x86_call(A(e), e->exit[n].stub);
    e->exit[n].jump_offset = x86_here(A(e)) - 4;
}

/* ZF = nobody wants this vCPU to leave. */
static void poll(struct emit *e)
{
    x86_alu_imm(A(e), ALU_CMP, false, vcpu_mem(offsetof(struct vcpu, pending)), 0);
}

/* At back-edges, in one jump: to `target`, or the code behind if somebody wants this vCPU to leave.
 */
static void poll_and_link(struct emit *e, uint64_t target)
{
    if (e->nexits < CODE_MAX_EXITS) { /* else the run loop goes there */
        poll(e);
        link_jump(e, CC_E, target);
    }
}

/* Behind the region: leaving for the run loop. */
static x86_label cold_leave(struct emit *e, const struct ir_inst *inst)
{
    x86_grow((void **)&e->cold.at, &e->cold.capacity, e->cold.count + 1, sizeof(*e->cold.at));
    struct cold *c = &e->cold.at[e->cold.count++];

    *c = (struct cold){.label = x86_new_label(A(e)), .target_exit = UINT32_MAX, .inst = inst};
    return c->label;
}

/* Before calls and indirect jumps: leave, behind the region, if somebody wants this vCPU to.
 * Clobbers EFLAGS, and all state is in its homes. */
static void poll_cold(struct emit *e, const struct ir_inst *inst)
{
    poll(e);
    x86_jcc(A(e), CC_NE, cold_leave(e, inst));
}

/* A direct exit, at the end of the hot part or behind it. */
static void link_exit(struct emit *e, const struct ir_inst *inst)
{
    if (inst->aux & IR_EXIT_BACK) {
        poll_and_link(e, inst->imm);
        leave_to(e, inst->imm);
    } else {
        link_jump(e, -1, inst->imm);
    }
}

/* ---- conditional exits ---- */

/* A back-edge is probably taken: it stays in line, with one jump on its way. */
static void back_edge(struct emit *e, const struct ir_inst *inst, struct condition c,
                      uint32_t first, uint32_t n)
{
    x86_label skip = x86_new_label(A(e));

    jump_if(e, condition_not(c), skip);
    store_places(e, first, n);
    poll_and_link(e, inst->imm);
    x86_jmp(A(e), cold_leave(e, inst));
    x86_bind(A(e), skip);
}

static void side_exit(struct emit *e, const struct ir_inst *inst, struct condition c)
{
    unsigned skip = inst->aux & IR_EXIT_FLAGS_DEAD ? e->slots->flags : IR_MAX_SLOTS;
    uint32_t n, first = note_dirty(e, skip, &n);

    if ((inst->aux & IR_EXIT_BACK) && c.n && e->nexits < CODE_MAX_EXITS - 4) {
        back_edge(e, inst, c, first, n);
        return;
    }

    if (n == 0 && c.n == 1 && !(inst->aux & IR_EXIT_BACK) && e->nexits < CODE_MAX_EXITS - 4) {
        link_jump(e, c.cc[0], inst->imm);
        return;
    }
    x86_grow((void **)&e->cold.at, &e->cold.capacity, e->cold.count + 1, sizeof(*e->cold.at));
    struct cold *cold = &e->cold.at[e->cold.count++];
    *cold = (struct cold){
        .label = x86_new_label(A(e)), .inst = inst, .first_place = first, .nplaces = n};
    jump_if(e, c, cold->label);
}

void emit_event_if(struct emit *e, enum x86_cc cc, uint32_t event)
{
    uint32_t n, first = note_dirty(e, IR_MAX_SLOTS, &n);

    x86_grow((void **)&e->cold.at, &e->cold.capacity, e->cold.count + 1, sizeof(*e->cold.at));
    struct cold *cold = &e->cold.at[e->cold.count++];
    *cold = (struct cold){.label = x86_new_label(A(e)),
                          .first_place = first,
                          .nplaces = n,
                          .event = event,
                          .pc = e->pc,
                          .borrowed = {e->borrowed[GPR], e->borrowed[XMM]}};
    x86_jcc(A(e), cc, cold->label);
}

void emit_conditional_exit(struct emit *e, const struct ir_inst *inst)
{
    struct condition c = {.n = 1, .all = true};

    if (inst->op == IR_EXIT_FLAGS) {
        c = flags_need(e, value_of(e, inst, 0), inst->aux & 15);
    } else if (inst->op == IR_EXIT_CMP) {
        c.cc[0] = compare_integers(e, inst->aux & 15, inst->lane, value_of(e, inst, 0),
                                   value_of(e, inst, 1));
    } else {
        test_integers(e, inst->lane, value_of(e, inst, 0), value_of(e, inst, 1));
        c.cc[0] = (inst->aux & 15) == IR_EQ ? CC_E : CC_NE;
    }
    side_exit(e, inst, c);
    op_consume(e, inst);
    op_end(e);
}

/* ---- ends ---- */

static void store_all(struct emit *e, const struct ir_inst *inst)
{
    bool flags_dead = inst->op != IR_EXIT_INDIRECT && inst->op != IR_EXIT_EVENT &&
                      (inst->aux & IR_EXIT_FLAGS_DEAD);
    uint32_t n, first = note_dirty(e, flags_dead ? e->slots->flags : IR_MAX_SLOTS, &n);

    store_places(e, first, n);
}

/* Pushes the guest return address. */
static void push_return(struct emit *e, uint64_t address)
{
    if ((int64_t)address == (int32_t)address) {
        x86_push_imm(A(e), (int32_t)address);
    } else {
        x86_mov_imm(A(e), RAX, address);
        x86_push(A(e), RAX);
    }
}

/* Where the guest's return comes back to: drops the guest address, goes on behind the call. */
static void landing(struct emit *e, uint64_t address)
{
    x86_op(A(e), X86_LEA, true, RSP, x86_mem(RSP, 8));
    link_jump(e, -1, address);
}

static void emit_exit_call(struct emit *e, const struct ir_inst *inst)
{
    uint64_t address = e->region->inst[value_of(e, inst, 0)].imm;

    store_all(e, inst);
    if (inst->aux & IR_EXIT_BACK)
        poll_cold(e, inst);
    push_return(e, address);
    link_jump(e, 16, inst->imm);
    landing(e, address);
}

/* RCX = target: to the entry that the per-thread table has for it, else to `miss`. */
static void look_up(struct emit *e, x86_label miss)
{
    int32_t table = (int32_t)offsetof(struct vcpu, jumps) - VCPU_BIAS;

    x86_mov_rr(A(e), false, RAX, RCX);
    x86_alu_imm(A(e), ALU_AND, false, x86_reg(RAX), (VCPU_JUMP_CACHE_SIZE - 1) << 2);
    x86_op(A(e), X86_CMP, true, RCX, x86_mem_index(RBP, RAX, 2, table));
    x86_jcc(A(e), CC_NE, miss);
    x86_group1(A(e), X86_JMP_RM, false,
               x86_mem_index(RBP, RAX, 2, table + (int32_t)offsetof(struct vcpu_jump, entry)));
}

/* A call of RCX with an inline cache: the engine points it at what inline_cache() makes. At first
 * it leaves to the run loop, so that the engine learns of the target. */
static void cached_call(struct emit *e, uint64_t back)
{
    struct exit_record *site = &e->exit[new_exit(e, 0)];

    site->indirect = true;
    site->look_up = x86_new_label(A(e));
    align_jump(e, 1);
    x86_call(A(e), site->stub);
    site->jump_offset = x86_here(A(e)) - 4;
    landing(e, back);
    x86_bind(A(e), site->look_up);
    look_up(e, site->stub);
}

static void emit_indirect(struct emit *e, const struct ir_inst *inst)
{
    ir_ref target = value_of(e, inst, 0);
    unsigned kind = inst->aux & 255;

    if (kind == IR_JUMP_RETURN) {
        /* the target stays where it is while dirty slots are stored: it is locked */
        use_reg(e, target);
        flush_dirty(e);
        give_back(e); /* packing the flags may have taken a pinned register */
        unsigned reg = (unsigned)e->value[target].reg;
        x86_op(A(e), X86_CMP, true, reg, x86_mem(RSP, 8));
        uint8_t *miss = x86_jcc_short(A(e), CC_NE);
        x86_byte(A(e), 0xc3); /* ret */
        x86_patch_short(A(e), miss);
        move_value(e, GPR, RCX, reg);
        x86_jmp_to(A(e), e->be->code_return_miss);
        return;
    }
    flush_dirty(e);
    give_back(e);
    if (e->value[target].reg != RCX) {
        take_reg(e, GPR, RCX);
        move_value(e, GPR, RCX, use_reg(e, target));
    }
    poll_cold(e, inst);
    if (kind == IR_JUMP_CALL) {
        push_return(e, inst->imm);
        cached_call(e, inst->imm);
    } else { /* an inline cache wins nothing at PLT stubs, and loses at the dispatch of interpreters
              */
        x86_label miss = x86_new_label(A(e));

        look_up(e, miss);
        x86_bind(A(e), miss);
        x86_jmp_to(A(e), e->be->code_jump_miss);
    }
}

void emit_exit(struct emit *e, const struct ir_inst *inst)
{
    switch (inst->op) {
    case IR_EXIT:
        store_all(e, inst);
        link_exit(e, inst);
        break;
    case IR_EXIT_CALL: emit_exit_call(e, inst); break;
    case IR_EXIT_INDIRECT: emit_indirect(e, inst); break;
    default: /* EXIT_EVENT */
        store_all(e, inst);
        x86_mov_imm(A(e), RCX, inst->imm);
        x86_mov_imm(A(e), RAX, inst->aux);
        x86_jmp_to(A(e), e->be->code_exit_event);
        break;
    }
}

/* ---- behind the hot part ---- */

static void cold_event(struct emit *e, const struct cold *c)
{
    store_places(e, c->first_place, c->nplaces);
    for (unsigned cls = 0; cls < CLASSES; cls++)
        for (uint32_t m = c->borrowed[cls]; m; m &= m - 1)
            load_home(e, (unsigned)__builtin_ctz(m), e->be->slot_of_pin[cls][__builtin_ctz(m)]);
    x86_mov_imm(A(e), RCX, c->pc);
    x86_mov_imm(A(e), RAX, c->event);
    x86_jmp_to(A(e), e->be->code_exit_event);
}

static void cold_exit(struct emit *e, const struct cold *c)
{
    const struct ir_inst *inst = c->inst;

    if (c->event) {
        cold_event(e, c);
        return;
    }

    if (c->target_exit == UINT32_MAX) { /* a poll that hit */
        if (inst->op == IR_EXIT_INDIRECT) {
            x86_op(A(e), X86_XOR, false, RAX, x86_reg(RAX));
            x86_jmp_to(A(e), e->be->code_exit_event);
        } else {
            leave_to(e, inst->imm);
        }
        return;
    }
    store_places(e, c->first_place, c->nplaces);
    link_exit(e, inst);
}

void emit_cold_parts(struct emit *e)
{
    e->in_cold = true;
    for (uint32_t i = 0; i < e->cold.count && !e->failed; i++) {
        struct cold c = e->cold.at[i];

        if (A(e)->end - A(e)->p < 4096) {
            x86_fail(e);
            return;
        }
        x86_bind(A(e), c.label);
        if (c.fn) {
            e->view.r = c.regs;
            c.fn(e, c.inst);
            x86_jmp(A(e), c.back);
        } else {
            cold_exit(e, &c);
        }
    }
    for (uint32_t i = 0; i < e->nexits; i++) {
        if (A(e)->end - A(e)->p < 256) {
            x86_fail(e);
            return;
        }
        x86_bind(A(e), e->exit[i].stub);
        x86_mov_imm(A(e), RAX, e->link_base + i * e->link_size);
        if (!e->exit[i].indirect)
            x86_mov_imm(A(e), RCX, e->exit[i].target);
        x86_jmp_to(A(e), e->be->code_exit_link);
    }
}

void emit_cold(struct emit *e, enum x86_cc cc, emit_cold_fn *fn, const struct ir_inst *inst)
{
    x86_grow((void **)&e->cold.at, &e->cold.capacity, e->cold.count + 1, sizeof(*e->cold.at));
    struct cold *c = &e->cold.at[e->cold.count++];

    *c = (struct cold){.label = x86_new_label(A(e)),
                       .back = x86_new_label(A(e)),
                       .fn = fn,
                       .inst = inst,
                       .regs = e->view.r};
    x86_jcc(A(e), cc, c->label);
}

void emit_cold_resume_here(struct emit *e)
{
    if (e->cold.count > e->first_cold)
        x86_bind(A(e), e->cold.at[e->cold.count - 1].back);
}
