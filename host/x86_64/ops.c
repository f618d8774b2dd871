/*
 * Which function emits which op. Ops that are missing have rules (emit.h).
 *
 * SPDX-License-Identifier: MIT
 */
#include "host/x86_64/core.h"

static void emit_nothing(struct emit *e, const struct ir_inst *inst)
{
}

static void emit_insn(struct emit *e, const struct ir_inst *inst)
{
    e->pc = inst->imm;
}

x86_emit_fn *const x86_ops[IR_OP_COUNT] = {
    [IR_CONST] = emit_nothing,
    [IR_VCONST] = emit_nothing,
    [IR_GET] = emit_get,
    [IR_SET] = emit_set,
    [IR_INSN] = emit_insn,
    [IR_ADD] = emit_alu,
    [IR_SUB] = emit_alu,
    [IR_ADDSHL] = emit_addshl,
    [IR_AND] = emit_alu,
    [IR_OR] = emit_alu,
    [IR_XOR] = emit_alu,
    [IR_ANDN] = emit_andn,
    [IR_NOT] = emit_unary,
    [IR_NEG] = emit_unary,
    [IR_BSWAP] = emit_unary,
    [IR_MUL] = emit_mul,
    [IR_MULHU] = emit_mulh,
    [IR_MULHS] = emit_mulh,
    [IR_UDIV] = emit_div,
    [IR_SDIV] = emit_div,
    [IR_UREM] = emit_div,
    [IR_SREM] = emit_div,
    [IR_SHL] = emit_shift,
    [IR_SHR] = emit_shift,
    [IR_SAR] = emit_shift,
    [IR_ROTR] = emit_shift,
    [IR_EXTR] = emit_extr,
    [IR_CLZ] = emit_count,
    [IR_CTZ] = emit_count,
    [IR_CLS] = emit_count,
    [IR_POPCNT] = emit_count,
    [IR_RBIT] = emit_reverse,
    [IR_BSWAP16] = emit_reverse,
    [IR_BSWAP32] = emit_reverse,
    [IR_ZEXT] = emit_zext,
    [IR_SEXT] = emit_sext,
    [IR_EXTRACT] = emit_extract,
    [IR_SEXTRACT] = emit_extract,
    [IR_DEPOSIT] = emit_deposit,
    [IR_SELECT] = emit_select,
    [IR_CMP] = emit_cmp,
    [IR_CRC32] = emit_crc32,
    [IR_VZEXT] = emit_vzext,
    [IR_ADDF] = emit_lazy,
    [IR_SUBF] = emit_lazy,
    [IR_ANDF] = emit_lazy,
    [IR_UNPACK] = emit_lazy,
    [IR_FCMPF] = emit_lazy,
    [IR_ADC] = emit_adc,
    [IR_SBC] = emit_adc,
    [IR_ADCF] = emit_flags_op,
    [IR_SBCF] = emit_flags_op,
    [IR_CCMPF] = emit_ccmp,
    [IR_COND] = emit_cond,
    [IR_SELECT_COND] = emit_select_cond,
    [IR_PACK] = emit_pack,
    [IR_FSELECT] = emit_fselect,
    [IR_LOAD] = emit_load,
    [IR_STORE] = emit_store,
    [IR_CMPXCHG] = emit_cmpxchg,
    [IR_ATOMIC] = emit_atomic,
    [IR_FENCE] = emit_fence,
    [IR_EXIT_FLAGS] = emit_conditional_exit,
    [IR_EXIT_CMP] = emit_conditional_exit,
    [IR_EXIT_TEST] = emit_conditional_exit,
    [IR_EXIT] = emit_exit,
    [IR_EXIT_CALL] = emit_exit,
    [IR_EXIT_INDIRECT] = emit_exit,
    [IR_EXIT_EVENT] = emit_exit,
    [IR_CALL] = emit_call,
    [IR_FPFLAGS] = emit_fpflags,
    [IR_SETFPFLAGS] = emit_setfpflags,
};
