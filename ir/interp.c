/* The interpreter: runs a region instruction by instruction. It says what IR means; back-ends are
 * tested against it. SETs go straight to the state in their order, so that a host fault at any
 * access finds the state exact. SPDX-License-Identifier: MIT */
#include "ir/interp.h"

struct interp {
    const struct ir_region *region;
    struct vcpu *cpu;
    v128 *values; /* of every instruction so far; integers and packed flags in the low half */
};

static uint64_t int_arg(const struct interp *it, const struct ir_inst *in, unsigned i)
{
    return in->args[i] == IR_NONE ? 0 : it->values[in->args[i]][0];
}

/* ---- guest state ---- */

static void set_pc(struct interp *it, uint64_t pc)
{
    const struct ir_slots *slots = it->region->slots;
    memcpy(vcpu_slot(it->cpu, slots, slots->pc), &pc,
           ir_type_bits[slots->slot[slots->pc].type] / 8);
}

static v128 do_get(struct interp *it, const struct ir_inst *in)
{
    const struct ir_slots *slots = it->region->slots;
    v128 v = {0, 0};
    memcpy(&v, vcpu_slot(it->cpu, slots, (unsigned)in->imm),
           ir_type_bits[slots->slot[in->imm].type] / 8);
    return v;
}

static void do_set(struct interp *it, const struct ir_inst *in)
{
    const struct ir_slots *slots = it->region->slots;
    memcpy(vcpu_slot(it->cpu, slots, (unsigned)in->imm), &it->values[in->args[0]],
           ir_type_bits[slots->slot[in->imm].type] / 8);
}

/* Leaves for `pc`. Always true: "the region is left". */
static bool leave(struct interp *it, uint64_t pc, uint32_t event, uint32_t detail)
{
    set_pc(it, pc);
    it->cpu->exit = (struct vcpu_exit){.event = event, .detail = detail};
    return true;
}

/* ---- memory ---- */

static bool misaligned(const struct ir_inst *in, uint64_t address)
{
    return in->aux & IR_MEM_ALIGNED && address & ((1u << in->lane) - 1);
}

bool vcpu_watch_hits(struct vcpu *cpu, uint64_t address, unsigned size, unsigned kinds)
{
    for (unsigned i = 0; i < cpu->watch->count; i++) {
        const struct vcpu_watched *w = &cpu->watch->range[i];
        if (!(w->kinds & kinds) || address > w->last || address + (size - 1) < w->first)
            continue;
        /* The first watched byte that the access touches. */
        cpu->watch_hit = *w;
        cpu->watch_hit.first = address > w->first ? address : w->first;
        return true;
    }
    return false;
}

static unsigned watch_kinds(unsigned op)
{
    if (op == IR_LOAD)
        return VCPU_WATCH_READ;
    return op == IR_STORE ? VCPU_WATCH_WRITE : VCPU_WATCH_READ | VCPU_WATCH_WRITE;
}

/* True if the region is left: a watched access, or a misaligned access that asked for alignment. */
static bool do_memory(struct interp *it, const struct ir_inst *in, v128 *result)
{
    struct vcpu *cpu = it->cpu;
    uint64_t address = ir_memory_address(in, int_arg(it, in, 0), int_arg(it, in, 1));
    if (misaligned(in, address)) {
        cpu->exit = (struct vcpu_exit){.event = IR_EVENT_MEMORY_FAULT};
        return true;
    }
    if (cpu->watch &&
        vcpu_watch_hits(cpu, address & cpu->address_mask, 1u << in->lane, watch_kinds(in->op))) {
        cpu->exit = (struct vcpu_exit){.event = IR_EVENT_DEBUG};
        return true;
    }
    void *host = (void *)(uintptr_t)(cpu->guest_base + (address & cpu->address_mask));
    atomic_signal_fence(
        memory_order_seq_cst); /* a fault in the access finds all earlier SETs done */
    switch (in->op) {
    case IR_LOAD: *result = ir_memory_load(in, host); break;
    case IR_STORE: ir_memory_store(in, host, it->values[in->args[2]]); break;
    case IR_CMPXCHG:
        *result = (v128){ir_memory_cmpxchg(in, host, int_arg(it, in, 2), int_arg(it, in, 3)), 0};
        break;
    default: *result = (v128){ir_memory_rmw(in, host, int_arg(it, in, 2)), 0}; break;
    }
    return false;
}

/* ---- control: true if the region is left ---- */

static bool do_conditional_exit(struct interp *it, const struct ir_inst *in)
{
    uint64_t x = int_arg(it, in, 0), y = int_arg(it, in, 1);
    unsigned condition = in->aux & 15;
    bool taken;
    if (in->op == IR_EXIT_FLAGS)
        taken = ir_cond_holds(condition, x);
    else if (in->op == IR_EXIT_TEST)
        taken = ir_cmp_holds(condition, 8u << in->lane, x & y, 0);
    else
        taken = ir_cmp_holds(condition, 8u << in->lane, x, y);
    return taken && leave(it, in->imm, IR_EVENT_NONE, 0);
}

static bool do_exit(struct interp *it, const struct ir_inst *in)
{
    switch (in->op) {
    case IR_EXIT_EVENT: return leave(it, in->imm, in->aux & 0xffff, in->aux >> 16);
    case IR_EXIT_INDIRECT: return leave(it, int_arg(it, in, 0), IR_EVENT_NONE, 0);
    default: return leave(it, in->imm, IR_EVENT_NONE, 0);
    }
}

/* ---- helpers ----
 * The ABIs of all our hosts number integer and vector argument registers independently, and a
 * callee ignores registers that it has no parameter for. So one call with all integers in front and
 * all vectors behind suits every helper. */

enum {
    MAX_INTS = 5,
    MAX_VECTORS = 4
};
typedef uint64_t int_helper(uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, v128, v128, v128,
                            v128);
typedef v128 vector_helper(uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, v128, v128, v128,
                           v128);

static v128 do_call(struct interp *it, const struct ir_inst *in)
{
    const struct ir_helper *helper = ir_helper_of(in);
    uint64_t n[MAX_INTS] = {0};
    v128 v[MAX_VECTORS] = {0};
    unsigned ints = 0, vectors = 0;
    if (helper->effects & IR_HELPER_VCPU)
        n[ints++] = (uintptr_t)it->cpu;
    for (unsigned i = 0; i < helper->nargs; i++) {
        if (ir_type_is_vector(helper->arg[i]))
            v[vectors++] = it->values[in->args[i]];
        else
            n[ints++] = it->values[in->args[i]][0];
    }
    if (ir_type_is_vector(helper->result))
        return ((vector_helper *)helper->fn)(n[0], n[1], n[2], n[3], n[4], v[0], v[1], v[2], v[3]);
    uint64_t r = ((int_helper *)helper->fn)(n[0], n[1], n[2], n[3], n[4], v[0], v[1], v[2], v[3]);
    return (v128){helper->result == IR_I64 ? r : (uint32_t)r, 0};
}

/* ---- the loop ---- */

static void start_insn(struct interp *it, const struct ir_inst *in)
{
    set_pc(it, in->imm);
    it->cpu->fault_pc = in->imm;
}

static uint64_t evaluate_int(const struct interp *it, const struct ir_inst *in)
{
    uint64_t arg[3];
    for (unsigned i = 0; i < ir_ops[in->op].nargs; i++)
        arg[i] = it->values[in->args[i]][0];
    return ir_int_fns[in->op](in, arg);
}

/* A value that depends on the operands alone, but for the FP environment. */
static v128 evaluate(struct interp *it, const struct ir_inst *in)
{
    v128 arg[3] = {0}, result;
    if (ir_int_fns[in->op])
        return (v128){evaluate_int(it, in), 0};
    for (unsigned i = 0; i < ir_ops[in->op].nargs; i++)
        arg[i] = it->values[in->args[i]];
    if (ir_vec_eval(in, arg, &result) || ir_crypto_eval(in, arg, &result))
        return result;
    return ir_fp_eval(in, arg, &it->cpu->fp);
}

/* True if the region is left. */
static bool step(struct interp *it, const struct ir_inst *in, v128 *result)
{
    switch (in->op) {
    case IR_INSN: start_insn(it, in); return false;
    case IR_GET: *result = do_get(it, in); return false;
    case IR_SET: do_set(it, in); return false;
    case IR_CALL: *result = do_call(it, in); return false;
    case IR_FPFLAGS: *result = (v128){it->cpu->fp.flags, 0}; return false;
    case IR_SETFPFLAGS: it->cpu->fp.flags = it->values[in->args[0]][0] & FP_FLAGS; return false;
    case IR_FENCE: ir_memory_fence(in->aux); return false;
    case IR_LOAD:
    case IR_STORE:
    case IR_CMPXCHG:
    case IR_ATOMIC: return do_memory(it, in, result);
    case IR_EXIT_FLAGS:
    case IR_EXIT_CMP:
    case IR_EXIT_TEST: return do_conditional_exit(it, in);
    default: break;
    }
    if (ir_ops[in->op].props & IR_ENDS)
        return do_exit(it, in);
    *result = evaluate(it, in);
    return false;
}

void ir_interpret(const struct ir_region *region, struct vcpu *cpu, v128 *values)
{
    struct interp it = {region, cpu, values};
    cpu->exit = (struct vcpu_exit){.event = IR_EVENT_NONE};
    for (uint32_t i = 0; i < region->count; i++) {
        const struct ir_inst *in = &region->inst[i];
        if (!(in->flags & IR_DEAD) && step(&it, in, &values[i]))
            return;
    }
}
