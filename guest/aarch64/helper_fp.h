/*
 * The rarer floating-point operations, done by softfp lane after lane.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_GUEST_AARCH64_HELPER_FP_H
#define MOA_GUEST_AARCH64_HELPER_FP_H

#include "ir/ir.h"

/* (V128 operands..., I32 count of lanes): lanes beyond the count come out as zero. Indexed by lane.
 */
enum a64_fp_unary_helper {
    A64_HLP_FRECPE,
    A64_HLP_FRSQRTE,
    A64_HLP_FRECPX,
    A64_HLP_FRINT32Z,
    A64_HLP_FRINT32X,
    A64_HLP_FRINT64Z,
    A64_HLP_FRINT64X,
    A64_HLP_FP_UNARY_COUNT,
};
enum a64_fp_binary_helper {
    A64_HLP_FRECPS,
    A64_HLP_FRSQRTS,
    A64_HLP_FP_BINARY_COUNT
};
extern const struct ir_helper a64_hlp_fp_unary[A64_HLP_FP_UNARY_COUNT][4];
extern const struct ir_helper a64_hlp_fp_binary[A64_HLP_FP_BINARY_COUNT][4];

/* Between formats, (V128, I32 count): packed at the bottom on both sides. */
extern const struct ir_helper a64_hlp_fcvtxn, a64_hlp_bfcvt;
/* With Arm's alternative half precision; indexed by the lane of the other side, 2 or 3. */
extern const struct ir_helper a64_hlp_from_alt_half[4], a64_hlp_to_alt_half[4];

/* (V128) on all four lanes; no flags. */
extern const struct ir_helper a64_hlp_urecpe, a64_hlp_ursqrte;

/* (V64 or V128 addend, n, m, I32): addend + n * m; n and m are halves packed at the bottom. */
enum {
    A64_FMLAL_SUBTRACT = 1 << 8
}; /* besides the count */
extern const struct ir_helper a64_hlp_fmlal;

/* (V128 addend, n, m); no flags. */
extern const struct ir_helper a64_hlp_bfdot, a64_hlp_bfmmla;

/* (F64): the I32 result in bits 0..31, Z in bit 32. */
extern const struct ir_helper a64_hlp_fjcvtzs;

#endif
