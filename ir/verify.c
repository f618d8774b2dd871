/* Is a region well-formed? Every rule of ops.def that a translator or a pass could break.
 * SPDX-License-Identifier: MIT */
#include "ir/ops.h"

#include <stdio.h>

struct verifier {
    const struct ir_region *region;
    uint32_t at; /* the instruction being checked */
    bool in_insn;
    char *why;
    size_t size;
};

static bool fail(struct verifier *v, const char *reason)
{
    const struct ir_inst *in = &v->region->inst[v->at];
    snprintf(v->why, v->size, "%%%u %s: %s", v->at,
             in->op < IR_OP_COUNT ? ir_ops[in->op].name : "?", reason);
    return false;
}

/* ---- types ---- */

static bool result_fits(const struct ir_inst *in)
{
    if (in->op == IR_CALL)
        return in->type == ir_helper_of(in)->result;
    switch (ir_ops[in->op].result) {
    case '-': return in->type == IR_VOID;
    case 'i': return in->type == IR_I32 || in->type == IR_I64;
    case 'I': return in->type == IR_I32;
    case 'L': return in->type == IR_I64;
    case 'f': return in->type >= IR_F16 && in->type <= IR_F64;
    case 'v': return in->type == IR_V64 || in->type == IR_V128;
    case 'V': return in->type == IR_V128;
    case 'F': return in->type == IR_FLAGS;
    default: break;
    }
    if (in->op == IR_CONST)
        return in->type == IR_I32 || in->type == IR_I64;
    if (in->op == IR_I2V)
        return in->type >= IR_F16 && in->type <= IR_V128;
    return in->type != IR_VOID && in->type != IR_FLAGS && in->type < IR_TYPE_COUNT;
}

enum register_class {
    CLASS_INT,
    CLASS_VECTOR,
    CLASS_FLAGS,
    CLASS_NONE
};

static enum register_class class_of(unsigned type)
{
    if (type == IR_FLAGS)
        return CLASS_FLAGS;
    if (type == IR_I32 || type == IR_I64)
        return CLASS_INT;
    return type == IR_VOID ? CLASS_NONE : CLASS_VECTOR;
}

static enum register_class operand_class(struct verifier *v, const struct ir_inst *in, unsigned i)
{
    switch (ir_ops[in->op].operands[i]) {
    case 'F': return CLASS_FLAGS;
    case '*':
        if (in->op == IR_SET)
            return class_of(v->region->slots->slot[in->imm].type);
        return class_of(v->region->inst[in->args[i]].type); /* STORE takes either */
    case '_': return class_of(ir_helper_of(in)->arg[i]);
    case 'v':
    case 'f':
    case 'V':
    case 'u':
    case 'h':
    case 'l':
    case 'm':
    case 'r':
    case 'i': return CLASS_VECTOR;
    default: return CLASS_INT;
    }
}

static bool check_operand(struct verifier *v, const struct ir_inst *in, unsigned i)
{
    ir_ref ref = in->args[i];
    if (ref == IR_NONE)
        return ir_ops[in->op].operands[i] == 'd' || fail(v, "missing operand");
    if (ref >= v->at)
        return fail(v, "operand is not an earlier value");
    const struct ir_inst *def = &v->region->inst[ref];
    if (def->flags & IR_DEAD)
        return fail(v, "operand is dead");
    enum register_class wanted = operand_class(v, in, i);
    if (wanted == CLASS_NONE || class_of(def->type) != wanted)
        return fail(v, "operand of the wrong register class");
    if (wanted != CLASS_FLAGS && ir_type_bits[def->type] < ir_operand_bits(in, i, v->region->slots))
        return fail(v, "operand too narrow");
    return true;
}

/* ---- lanes ---- */

/* Ops that work on pairs of lanes need two of them. */
static bool takes_pairs(unsigned op)
{
    return (op >= IR_VZIP1 && op <= IR_VTRN2) || (op >= IR_VADDP && op <= IR_VUADDLP);
}

static bool check_lane(struct verifier *v, const struct ir_inst *in)
{
    unsigned mask = ir_lanes[in->op];
    if (mask && (in->lane > 4 || !(mask >> in->lane & 1)))
        return fail(v, "lane not allowed");
    if (takes_pairs(in->op) && 16u << in->lane > ir_type_bits[in->type])
        return fail(v, "needs two lanes");
    return true;
}

/* ---- imm and aux ---- */

static bool check_field(const struct ir_inst *in)
{
    unsigned pos = in->imm & 255, len = in->imm >> 8;
    return len >= 1 && pos + len <= ir_type_bits[in->type];
}

static bool lane_in_range(const struct ir_inst *in, uint64_t number)
{
    return number < 16u >> in->lane;
}

static bool imm_fits(const struct ir_inst *in)
{
    unsigned bits = 8u << (in->lane & 7);
    switch (in->op) {
    case IR_CONST: return in->type == IR_I64 || in->imm <= UINT32_MAX;
    case IR_ZEXT:
    case IR_SEXT:
        return (in->imm == 8 || in->imm == 16 || in->imm == 32) &&
               in->imm <= ir_type_bits[in->type];
    case IR_EXTRACT:
    case IR_SEXTRACT:
    case IR_DEPOSIT: return check_field(in);
    case IR_ADDSHL: return in->imm >= 1 && in->imm <= 3;
    case IR_EXTR: return in->imm < ir_type_bits[in->type];
    case IR_VGETLANE:
    case IR_VGETLANE_S:
    case IR_VSETLANE:
    case IR_VDUPLANE: return lane_in_range(in, in->imm);
    case IR_VCOPYLANE: return lane_in_range(in, in->imm & 255) && lane_in_range(in, in->imm >> 8);
    case IR_VSHL: return in->imm < bits;
    case IR_VSHR:
    case IR_VSAR:
    case IR_VFTOI:
    case IR_VITOF: return in->imm <= bits;
    case IR_FTOI:
    case IR_ITOF: return in->imm <= 64;
    case IR_VREV: return (in->imm == 2 || in->imm == 4 || in->imm == 8) && in->imm * 8 > bits;
    case IR_VEXT: return in->imm * 8 < ir_type_bits[in->type];
    case IR_VADDV ... IR_VUMINV: return in->imm == 8 || in->imm == 16;
    case IR_VSXTL ... IR_VUXTL:
    case IR_VSMULL ... IR_VPMULL:
    case IR_VFCVTL: return in->imm <= 1;
    case IR_SHA1_ROUND4: return in->imm <= 2;
    default: return true;
    }
}

static bool aux_fits(const struct ir_inst *in)
{
    switch (in->op) {
    case IR_CMP:
    case IR_EXIT_CMP: return (in->aux & 15) <= IR_SGT;
    case IR_EXIT_TEST: return (in->aux & 15) <= IR_NE;
    case IR_FENCE: return in->aux >= IR_FENCE_LOAD && in->aux <= IR_FENCE_FULL;
    case IR_EXIT_INDIRECT: return (in->aux & 15) <= IR_JUMP_RETURN;
    case IR_ATOMIC:
        if ((in->aux >> IR_MEM_RMW_SHIFT) > IR_RMW_AND)
            return false;
        break;
    default: break;
    }
    if (ir_ops[in->op].props & IR_FPENV)
        return (in->aux & IR_FP_ROUND_MASK) <= 6;
    if (ir_ops[in->op].props & IR_THROWS)
        return (in->aux & IR_MEM_SCALE) <= 4;
    return true;
}

/* Does the size of a memory access suit the type? */
static bool access_fits(const struct ir_inst *in)
{
    switch (in->op) {
    case IR_LOAD:
        if (in->type == IR_V128)
            return !(in->aux & IR_MEM_SIGNED);
        if (ir_type_is_vector(in->type))
            return 8u << in->lane == ir_type_bits[in->type] && !(in->aux & IR_MEM_SIGNED);
        return 8u << in->lane <= ir_type_bits[in->type];
    case IR_ATOMIC:
    case IR_CMPXCHG: return 8u << in->lane <= ir_type_bits[in->type] && !(in->aux & IR_MEM_SIGNED);
    default: return true;
    }
}

/* ---- state and control ---- */

static bool check_state(struct verifier *v, const struct ir_inst *in)
{
    const struct ir_slots *slots = v->region->slots;
    switch (in->op) {
    case IR_GET:
    case IR_SET:
        if (in->imm >= slots->count)
            return fail(v, "no such slot");
        if (in->imm == slots->pc)
            return fail(v, "the pc slot is not for GET and SET");
        if (in->op == IR_GET && in->type != slots->slot[in->imm].type)
            return fail(v, "not the slot's type");
        return true;
    case IR_INSN: v->in_insn = true; return true;
    default: break;
    }
    if (ir_ops[in->op].props & IR_THROWS && !v->in_insn)
        return fail(v, "faulting op before the first INSN");
    if (!!(ir_ops[in->op].props & IR_ENDS) != (v->at + 1 == v->region->count))
        return fail(v, "a region ends with its only X op");
    return true;
}

static bool check_inst(struct verifier *v, const struct ir_inst *in)
{
    if (in->op >= IR_OP_COUNT)
        return fail(v, "no such op");
    if (in->op == IR_CALL && !in->imm)
        return fail(v, "no helper");
    if (!result_fits(in))
        return fail(v, "result type");
    if (!check_lane(v, in) || !check_state(v, in))
        return false;
    if (!imm_fits(in))
        return fail(v, "imm out of range");
    if (!aux_fits(in))
        return fail(v, "aux out of range");
    if (!access_fits(in))
        return fail(v, "access size does not suit the type");
    unsigned nargs = ir_nargs(in);
    for (unsigned i = 0; i < nargs; i++) {
        if (!check_operand(v, in, i))
            return false;
    }
    if (in->op == IR_EXIT_CALL && v->region->inst[in->args[0]].op != IR_CONST)
        return fail(v, "the return address must be a CONST");
    return true;
}

bool ir_verify(const struct ir_region *region, char *why, size_t size)
{
    struct verifier v = {.region = region, .why = why, .size = size};
    if (region->count == 0 || region->count > region->capacity) {
        snprintf(why, size, "region is empty or overflows");
        return false;
    }
    for (v.at = 0; v.at < region->count; v.at++) {
        const struct ir_inst *in = &region->inst[v.at];
        if (!(in->flags & IR_DEAD) && !check_inst(&v, in))
            return false;
    }
    const struct ir_inst *last = &region->inst[region->count - 1];
    if (last->flags & IR_DEAD || !(ir_ops[last->op].props & IR_ENDS)) {
        snprintf(why, size, "region has no end");
        return false;
    }
    return true;
}
