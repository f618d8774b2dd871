/* The builder: appends instructions to a region and, from opt_level 1 on, forwards slots, folds
 * constants and merges equal values on the way in. Everything is linear and allocates nothing:
 * translation speed is felt by every user. SPDX-License-Identifier: MIT */
#include "ir/simplify.h"

#include <stdio.h>
#include <stdlib.h>

void ir_begin(struct ir_builder *b, struct ir_region *region, const struct ir_slots *slots,
              uint64_t pc, ir_ref *table, uint32_t table_size, unsigned opt_level)
{
    region->count = 0;
    region->slots = slots;
    region->pc = pc;
    region->end = pc;
    region->guest_insns = 0;
    b->region = region;
    b->table = table;
    b->table_mask = table_size - 1;
    b->opt_level = opt_level;
    b->full = false;
    b->fp_barrier = 0;
    memset(b->slot_value, 0xff, sizeof(b->slot_value));
}

static ir_ref append(struct ir_builder *b, const struct ir_inst *in)
{
    struct ir_region *region = b->region;
    if (region->count == region->capacity) { /* a guest instruction of more than IR_RESERVE ops */
        fprintf(stderr, "moa: internal error: IR region overflow at pc 0x%llx\n",
                (unsigned long long)region->pc);
        abort();
    }
    region->inst[region->count] = *in;
    b->full = region->capacity - region->count <= IR_RESERVE;
    return region->count++;
}

/* Operands that the op does not have read IR_NONE, whatever the translator left there: equal ops
 * must compare equal. */
static void normalise(struct ir_inst *in)
{
    static const ir_ref absent[5][4] = {
        {IR_NONE, IR_NONE, IR_NONE, IR_NONE},
        {0, IR_NONE, IR_NONE, IR_NONE},
        {0, 0, IR_NONE, IR_NONE},
        {0, 0, 0, IR_NONE},
        {0, 0, 0, 0},
    };
    in->flags = 0;
    if (in->op == IR_VCONST)
        return;
    const ir_ref *none = absent[ir_nargs(in)];
    for (unsigned i = 0; i < 4; i++)
        in->args[i] |= none[i];
}

/* ---- value numbering ----
 * A hash table of one entry per bucket. Entries are checked against the region's contents, so that
 * what earlier regions left behind does no harm and the table need not be cleared. */

static uint32_t hash(const struct ir_inst *in)
{
    uint64_t word[4];
    memcpy(word, in, sizeof(word));
    uint64_t h = (word[0] * 0x9e3779b97f4a7c15 ^ word[1]) * 0xbf58476d1ce4e5b9;
    h = (h ^ h >> 29 ^ word[2] ^ word[3] * 0x94d049bb133111eb) * 0x9e3779b97f4a7c15;
    return h >> 32;
}

static bool same(const struct ir_inst *x, const struct ir_inst *y)
{
    return memcmp(x, y, sizeof(*x)) == 0;
}

/* Only values from `first` on count as equal. */
static ir_ref merge_since(struct ir_builder *b, const struct ir_inst *in, ir_ref first)
{
    ir_ref *entry = &b->table[hash(in) & b->table_mask];
    if (*entry >= first && *entry < b->region->count && same(&b->region->inst[*entry], in))
        return *entry;
    return *entry = append(b, in);
}

static ir_ref merge_or_append(struct ir_builder *b, const struct ir_inst *in)
{
    return merge_since(b, in, 0);
}

/* ---- slots and calls ---- */

static ir_ref emit_get(struct ir_builder *b, const struct ir_inst *in)
{
    ir_ref *value = &b->slot_value[in->imm];
    if (*value == IR_NONE)
        *value = append(b, in);
    return *value;
}

static ir_ref emit_set(struct ir_builder *b, const struct ir_inst *in)
{
    ir_ref *value = &b->slot_value[in->imm];
    if (*value == in->args[0])
        return IR_NONE; /* it holds that already */
    *value = in->args[0];
    return append(b, in);
}

static ir_ref emit_call(struct ir_builder *b, const struct ir_inst *in)
{
    uint32_t effects = ir_helper_of(in)->effects;
    if (effects == IR_HELPER_PURE)
        return merge_or_append(b, in);
    if (effects & IR_HELPER_WRITES_STATE)
        memset(b->slot_value, 0xff, sizeof(b->slot_value));
    if (effects & IR_HELPER_FP)
        b->fp_barrier = b->region->count;
    return append(b, in);
}

ir_ref ir_emit(struct ir_builder *b, struct ir_inst inst)
{
    normalise(&inst);
    if (b->opt_level == 0)
        return append(b, &inst);
    ir_ref known = ir_simplify(b, &inst);
    if (known != IR_KEEP)
        return known;
    switch (inst.op) {
    case IR_GET: return emit_get(b, &inst);
    case IR_SET: return emit_set(b, &inst);
    case IR_CALL: return emit_call(b, &inst);
    case IR_SETFPFLAGS: b->fp_barrier = b->region->count; break;
    default: break;
    }
    if (ir_ops[inst.op].props & IR_PURE)
        return merge_or_append(b, &inst);
    if (ir_ops[inst.op].props & IR_FPENV)
        return merge_since(b, &inst, b->fp_barrier);
    return append(b, &inst);
}

/* ---- shorthands ---- */

static const struct ir_inst no_operands = {.args = {IR_NONE, IR_NONE, IR_NONE, IR_NONE}};

ir_ref ir_const(struct ir_builder *b, enum ir_type type, uint64_t value)
{
    struct ir_inst in = no_operands;
    in.op = IR_CONST;
    in.type = type;
    in.imm = type == IR_I64 ? value : (uint32_t)value;
    return b->opt_level == 0 ? append(b, &in) : merge_or_append(b, &in);
}

ir_ref ir_vconst(struct ir_builder *b, uint64_t lo, uint64_t hi)
{
    struct ir_inst in = no_operands;
    in.op = IR_VCONST;
    in.type = IR_V128;
    in.imm = lo;
    in.args[0] = (uint32_t)hi;
    in.args[1] = (uint32_t)(hi >> 32);
    return b->opt_level == 0 ? append(b, &in) : merge_or_append(b, &in);
}

ir_ref ir_get(struct ir_builder *b, unsigned slot)
{
    struct ir_inst in = no_operands;
    in.op = IR_GET;
    in.type = b->region->slots->slot[slot].type;
    in.imm = slot;
    return b->opt_level == 0 ? append(b, &in) : emit_get(b, &in);
}

void ir_set(struct ir_builder *b, unsigned slot, ir_ref value)
{
    struct ir_inst in = no_operands;
    in.op = IR_SET;
    in.args[0] = value;
    in.imm = slot;
    if (b->opt_level == 0)
        append(b, &in);
    else if (b->region->slots->slot[slot].type == IR_I32)
        ir_emit(b, in); /* may shed an extension */
    else
        emit_set(b, &in);
}

void ir_insn(struct ir_builder *b, uint64_t pc, unsigned length)
{
    struct ir_inst in = no_operands;
    in.op = IR_INSN;
    in.aux = length;
    in.imm = pc;
    append(b, &in);
    b->region->guest_insns++;
    if (pc == b->region->end)
        b->region->end = pc + length;
}

ir_ref ir_call(struct ir_builder *b, const struct ir_helper *helper, ir_ref a0, ir_ref a1,
               ir_ref a2, ir_ref a3)
{
    return ir_emit(b, (struct ir_inst){.op = IR_CALL,
                                       .type = helper->result,
                                       .args = {a0, a1, a2, a3},
                                       .imm = (uintptr_t)helper});
}

bool ir_is_const(const struct ir_builder *b, ir_ref v, uint64_t *value)
{
    const struct ir_inst *in = &b->region->inst[v];
    if (in->op != IR_CONST)
        return false;
    *value = in->imm;
    return true;
}
