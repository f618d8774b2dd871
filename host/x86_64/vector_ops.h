/* The emission functions of vector ops, for the table in vector_rules.c.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_HOST_X86_64_VECTOR_OPS_H
#define MOA_HOST_X86_64_VECTOR_OPS_H

#include "host/x86_64/emit.h"

void x86_vec_abd(struct emit *e, const struct ir_inst *inst);
void x86_vec_abs(struct emit *e, const struct ir_inst *inst);
void x86_vec_addlp(struct emit *e, const struct ir_inst *inst);
void x86_vec_andn(struct emit *e, const struct ir_inst *inst);
void x86_vec_bsl(struct emit *e, const struct ir_inst *inst);
void x86_vec_cmpge(struct emit *e, const struct ir_inst *inst);
void x86_vec_cnt(struct emit *e, const struct ir_inst *inst);
void x86_vec_dot(struct emit *e, const struct ir_inst *inst);
void x86_vec_mul(struct emit *e, const struct ir_inst *inst);
void x86_vec_mull(struct emit *e, const struct ir_inst *inst);
void x86_vec_neg(struct emit *e, const struct ir_inst *inst);
void x86_vec_not(struct emit *e, const struct ir_inst *inst);
void x86_vec_one(struct emit *e, const struct ir_inst *inst);
void x86_vec_pmull(struct emit *e, const struct ir_inst *inst);
void x86_vec_rbit(struct emit *e, const struct ir_inst *inst);
void x86_vec_sar(struct emit *e, const struct ir_inst *inst);
void x86_vec_shl(struct emit *e, const struct ir_inst *inst);
void x86_vec_shr(struct emit *e, const struct ir_inst *inst);
void x86_vec_sqdmulh(struct emit *e, const struct ir_inst *inst);
void x86_vec_tst(struct emit *e, const struct ir_inst *inst);
void x86_vec_uhadd(struct emit *e, const struct ir_inst *inst);
void x86_vec_unsigned_compare(struct emit *e, const struct ir_inst *inst);
void x86_vec_ushlv(struct emit *e, const struct ir_inst *inst);
void x86_vec_refine_addlp(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule);
void x86_vec_refine_compare(const struct emit *e, const struct ir_inst *inst,
                            struct emit_rule *rule);
void x86_vec_refine_not_64(const struct emit *e, const struct ir_inst *inst,
                           struct emit_rule *rule);
void x86_vec_refine_one(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule);
void x86_vec_refine_pmull(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule);
void x86_vec_refine_ushlv(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule);
void x86_vec_refine_sqdmulh(const struct emit *e, const struct ir_inst *inst,
                            struct emit_rule *rule);
void x86_vec_across(struct emit *e, const struct ir_inst *inst);
void x86_vec_copylane(struct emit *e, const struct ir_inst *inst);
void x86_vec_dup(struct emit *e, const struct ir_inst *inst);
void x86_vec_duplane(struct emit *e, const struct ir_inst *inst);
void x86_vec_ext(struct emit *e, const struct ir_inst *inst);
void x86_vec_signs(struct emit *e, const struct ir_inst *inst);
void x86_vec_refine_signs(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule);
void x86_vec_getlane(struct emit *e, const struct ir_inst *inst);
void x86_vec_i2v(struct emit *e, const struct ir_inst *inst);
void x86_vec_narrow(struct emit *e, const struct ir_inst *inst);
void x86_vec_narrow_saturating(struct emit *e, const struct ir_inst *inst);
void x86_vec_pairs(struct emit *e, const struct ir_inst *inst);
void x86_vec_rev(struct emit *e, const struct ir_inst *inst);
void x86_vec_setlane(struct emit *e, const struct ir_inst *inst);
void x86_vec_tbl(struct emit *e, const struct ir_inst *inst);
void x86_vec_tbl2(struct emit *e, const struct ir_inst *inst);
void x86_vec_trn(struct emit *e, const struct ir_inst *inst);
void x86_vec_uzp(struct emit *e, const struct ir_inst *inst);
void x86_vec_v2i(struct emit *e, const struct ir_inst *inst);
void x86_vec_widen(struct emit *e, const struct ir_inst *inst);
void x86_vec_zip2(struct emit *e, const struct ir_inst *inst);
void x86_vec_refine_tbl(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule);
void x86_vec_refine_bytes_words_shuffle(const struct emit *e, const struct ir_inst *inst,
                                        struct emit_rule *rule);
void x86_vec_refine_combining_shuffle(const struct emit *e, const struct ir_inst *inst,
                                      struct emit_rule *rule);
void x86_vec_refine_ext_shuffle(const struct emit *e, const struct ir_inst *inst,
                                struct emit_rule *rule);
void x86_vec_aes_round(struct emit *e, const struct ir_inst *inst);
void x86_vec_aes_mix(struct emit *e, const struct ir_inst *inst);
void x86_vec_aes_unmix(struct emit *e, const struct ir_inst *inst);
void x86_vec_sha1_round4(struct emit *e, const struct ir_inst *inst);
void x86_vec_sha1_su0(struct emit *e, const struct ir_inst *inst);
void x86_vec_sha1_su1(struct emit *e, const struct ir_inst *inst);
void x86_vec_sha256_h(struct emit *e, const struct ir_inst *inst);
void x86_vec_sha256_su0(struct emit *e, const struct ir_inst *inst);
void x86_vec_sha256_su1(struct emit *e, const struct ir_inst *inst);
void x86_vec_crc32(struct emit *e, const struct ir_inst *inst);
void x86_vec_refine_crc32(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule);
void x86_vec_refine_aes_crypto(const struct emit *e, const struct ir_inst *inst,
                               struct emit_rule *rule);
void x86_vec_refine_sha_crypto(const struct emit *e, const struct ir_inst *inst,
                               struct emit_rule *rule);
void x86_vec_sshlv(struct emit *e, const struct ir_inst *inst);
void x86_vec_refine_sshlv(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule);

/* vector_lanes.c */
void x86_vec_clz(struct emit *e, const struct ir_inst *inst);
void x86_vec_halving(struct emit *e, const struct ir_inst *inst);
void x86_vec_saddlp_32(struct emit *e, const struct ir_inst *inst);
void x86_vec_shlv_16(struct emit *e, const struct ir_inst *inst);
void x86_vec_sqdmulh_32(struct emit *e, const struct ir_inst *inst);
void x86_vec_refine_clz(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule);
void x86_vec_refine_halving(const struct emit *e, const struct ir_inst *inst,
                            struct emit_rule *rule);

#endif
