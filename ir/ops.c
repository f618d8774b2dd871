/* The op table, made from ops.def, and how many bits of an operand an op uses.
 * SPDX-License-Identifier: MIT */
#include "ir/ops.h"

#define HAS(props, letter, bit) (__builtin_strchr(props, letter) ? bit : 0)
#define PROPS(p)                                                                                   \
    HAS(p, 'P', IR_PURE) | HAS(p, 'C', IR_COMMUTES) | HAS(p, 'M', IR_READS) |                      \
        HAS(p, 'W', IR_WRITES) | HAS(p, 'T', IR_THROWS) | HAS(p, 'E', IR_LEAVES) |                 \
        HAS(p, 'X', IR_ENDS) | HAS(p, 'S', IR_STATE) | HAS(p, 'R', IR_FPENV)

const struct ir_op_info ir_ops[IR_OP_COUNT] = {
#define OP(name, result, operands, props, text)                                                    \
    [IR_##name] = {#name, operands, result, sizeof(operands) - 1, PROPS(props)},
#include "ir/ops.def"
#undef OP
};

const uint8_t ir_type_bits[IR_TYPE_COUNT] = {
    [IR_I32] = 32, [IR_I64] = 64, [IR_F16] = 16,   [IR_F32] = 32,
    [IR_F64] = 64, [IR_V64] = 64, [IR_V128] = 128,
};

enum {
    LANE8 = 1,
    LANE16 = 2,
    LANE32 = 4,
    LANE64 = 8,
    LANE128 = 16
};

const uint8_t ir_lanes[IR_OP_COUNT] = {
    [IR_CMP] = LANE32 | LANE64,
    [IR_CRC32] = 15,
    [IR_ADDF... IR_ANDF] = LANE32 | LANE64,
    [IR_ADCF... IR_CCMPF] = LANE32 | LANE64,
    [IR_LOAD... IR_STORE] = 31,
    [IR_CMPXCHG... IR_ATOMIC] = 15,
    [IR_EXIT_CMP... IR_EXIT_TEST] = LANE32 | LANE64,
    [IR_VZEXT] = LANE16 | LANE32 | LANE64,
    [IR_VGETLANE... IR_VDUPLANE] = 15,
    [IR_VADD... IR_VCLZ] = 15,
    [IR_VREV] = LANE8 | LANE16 | LANE32,
    [IR_VZIP1... IR_VTRN2] = 15,
    [IR_VADDP... IR_VUMINP] = 15,
    [IR_VSADDLP... IR_VUADDLP] = LANE8 | LANE16 | LANE32,
    [IR_VADDV... IR_VUMINV] = 15,
    [IR_VSXTL... IR_VUMULL] = LANE8 | LANE16 | LANE32,
    [IR_VPMULL] = LANE8 | LANE64,
    [IR_VSQDMULH... IR_VSQRDMULH] = LANE16 | LANE32,
    [IR_FCMPF] = LANE16 | LANE32 | LANE64,
    [IR_FCVT... IR_FTOI] = LANE16 | LANE32 | LANE64,
    [IR_ITOF] = LANE32 | LANE64,
    [IR_VFADD... IR_VITOF] = LANE16 | LANE32 | LANE64,
    [IR_VFCVTL... IR_VFCVTN] = LANE16 | LANE32,
};

static unsigned imm_bits(const struct ir_inst *in)
{
    switch (in->op) {
    case IR_ZEXT:
    case IR_SEXT: return in->imm;
    case IR_DEPOSIT: return in->imm >> 8 & 255;
    default: return (in->imm & 255) + (in->imm >> 8 & 255);
    }
}

unsigned ir_operand_bits(const struct ir_inst *in, unsigned i, const struct ir_slots *slots)
{
    unsigned lane_bits = 8u << (in->lane & 7);
    switch (ir_ops[in->op].operands[i]) {
    case 'x':
    case 'v':
    case 'f':
    case 'i': return ir_type_bits[in->type];
    case 'z': return in->type == IR_V128 ? 64 : ir_type_bits[in->type];
    case 'I': return 32;
    case 'L': return 64;
    case 'V': return 128;
    case 'w':
    case 'u': return lane_bits;
    case 'n': return in->type == IR_I64 ? 6 : 5;
    case 'b': return imm_bits(in);
    case 'h': return in->imm ? 128 : 64;
    case 'l': return lane_bits * ((unsigned)(in->imm & 255) + 1);
    case 'm': return lane_bits * ((unsigned)(in->imm >> 8 & 255) + 1);
    case 'r': return 8 * (unsigned)(in->imm & 31);
    case 'a': return in->aux & IR_MEM_ADDR32 ? 32 : 64;
    case 'd': return in->aux & (IR_MEM_ADDR32 | IR_MEM_INDEX_UXTW | IR_MEM_INDEX_SXTW) ? 32 : 64;
    case '*':
        if (in->op == IR_SET)
            return ir_type_bits[slots->slot[in->imm].type];
        return lane_bits;
    case '_': return ir_type_bits[((const struct ir_helper *)(uintptr_t)in->imm)->arg[i]];
    default: return 0;
    }
}
