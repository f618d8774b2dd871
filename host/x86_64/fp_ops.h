/* The emission functions of floating-point ops, for the table in fp_rules.c.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_HOST_X86_64_FP_OPS_H
#define MOA_HOST_X86_64_FP_OPS_H

#include "host/x86_64/emit.h"

/* fp.c: softfp's ways in */
void x86_fp_always_soft(struct emit *e, const struct ir_inst *inst);
void x86_fp_cold_evaluate(struct emit *e, const struct ir_inst *inst);
void x86_fp_cold_from_int(struct emit *e, const struct ir_inst *inst);
void x86_fp_from_int_soft(struct emit *e, const struct ir_inst *inst);
void x86_fp_make_soft(struct emit_rule *rule);
/* To the cold path if the scalar result is a NaN. */
void x86_fp_guard_nan(struct emit *e, const struct ir_inst *inst, emit_cold_fn *cold);

/* fp.c: arithmetic */
void x86_fp_binary(struct emit *e, const struct ir_inst *inst);
void x86_fp_binary_vector(struct emit *e, const struct ir_inst *inst);
void x86_fp_compare_vector(struct emit *e, const struct ir_inst *inst);
void x86_fp_fma(struct emit *e, const struct ir_inst *inst);
void x86_fp_fma_vector(struct emit *e, const struct ir_inst *inst);
void x86_fp_minmax(struct emit *e, const struct ir_inst *inst);
void x86_fp_minmax_vector(struct emit *e, const struct ir_inst *inst);
void x86_fp_sign(struct emit *e, const struct ir_inst *inst);
void x86_fp_sqrt(struct emit *e, const struct ir_inst *inst);
void x86_fp_sqrt_vector(struct emit *e, const struct ir_inst *inst);
void x86_fp_refine_arithmetic(const struct emit *e, const struct ir_inst *inst,
                              struct emit_rule *rule);
void x86_fp_refine_fma(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule);
void x86_fp_refine_minmax(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule);
void x86_fp_refine_sqrt_vector(const struct emit *e, const struct ir_inst *inst,
                               struct emit_rule *rule);

/* fp_flush.c: flush-to-zero. The first and the last thing that emission does, and the refine
 * function's last. */
void x86_fp_flush_inputs(struct emit *e, const struct ir_inst *inst, emit_cold_fn *cold);
void x86_fp_flush_result(struct emit *e, const struct ir_inst *inst, emit_cold_fn *cold);
void x86_fp_refine_flush(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule);

/* fp_convert.c */
void x86_fp_convert(struct emit *e, const struct ir_inst *inst);
void x86_fp_from_int(struct emit *e, const struct ir_inst *inst);
void x86_fp_from_int_vector(struct emit *e, const struct ir_inst *inst);
void x86_fp_narrow_vector(struct emit *e, const struct ir_inst *inst);
void x86_fp_round(struct emit *e, const struct ir_inst *inst);
void x86_fp_to_int(struct emit *e, const struct ir_inst *inst);
void x86_fp_to_int_vector(struct emit *e, const struct ir_inst *inst);
void x86_fp_widen_vector(struct emit *e, const struct ir_inst *inst);
void x86_fp_refine_convert(const struct emit *e, const struct ir_inst *inst,
                           struct emit_rule *rule);
void x86_fp_refine_from_int(const struct emit *e, const struct ir_inst *inst,
                            struct emit_rule *rule);
void x86_fp_refine_from_int_vector(const struct emit *e, const struct ir_inst *inst,
                                   struct emit_rule *rule);
void x86_fp_refine_round(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule);
void x86_fp_refine_to_int(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule);
void x86_fp_refine_to_int_vector(const struct emit *e, const struct ir_inst *inst,
                                 struct emit_rule *rule);
void x86_fp_refine_width_vector(const struct emit *e, const struct ir_inst *inst,
                                struct emit_rule *rule);

/* fp_convert.c, for fp_lanes.c: the immediate of ROUNDSD for the op's rounding or -1, and the
 * result divided by 2^imm. */
int x86_fp_round_immediate(const struct ir_inst *inst);
void x86_fp_scale(struct emit *e, const struct ir_inst *inst, bool d, bool vector);

/* fp_lanes.c, chosen by the refine functions of fp_convert.c */
void x86_fp_to_int_away(struct emit *e, const struct ir_inst *inst);
void x86_fp_round_away(struct emit *e, const struct ir_inst *inst);
void x86_fp_convert_half(struct emit *e, const struct ir_inst *inst);
void x86_fp_narrow_half(struct emit *e, const struct ir_inst *inst);
void x86_fp_widen_half(struct emit *e, const struct ir_inst *inst);
void x86_fp_to_fixed(struct emit *e, const struct ir_inst *inst);
void x86_fp_to_fixed_vector(struct emit *e, const struct ir_inst *inst);
void x86_fp_to_int_rounded_vector(struct emit *e, const struct ir_inst *inst);
void x86_fp_to_int64_vector(struct emit *e, const struct ir_inst *inst);
void x86_fp_from_unsigned_vector(struct emit *e, const struct ir_inst *inst);
void x86_fp_from_int64_vector(struct emit *e, const struct ir_inst *inst);

#endif
