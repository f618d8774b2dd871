/* How each floating-point op is emitted: the table that the register allocator reads. FCMPF and
 * FSELECT, which deal with EFLAGS, are the allocator's own. SPDX-License-Identifier: MIT */
#include "host/x86_64/fp_ops.h"

enum {
    GUARDED = EMIT_EARLY | EMIT_CLOBBERS_FLAGS
};

#define BINARY(zero_)                                                                              \
    {                                                                                              \
        .fn = x86_fp_binary, .refine = x86_fp_refine_arithmetic, .flags = GUARDED, .zero = zero_   \
    }
#define BINARY_VECTOR                                                                              \
    {                                                                                              \
        .fn = x86_fp_binary_vector, .refine = x86_fp_refine_arithmetic, .flags = GUARDED,          \
        .temps_xmm = 1                                                                             \
    }
#define MINMAX                                                                                     \
    {                                                                                              \
        .fn = x86_fp_minmax, .refine = x86_fp_refine_minmax, .flags = GUARDED, .temps_xmm = 1      \
    }
#define MINMAX_VECTOR                                                                              \
    {                                                                                              \
        .fn = x86_fp_minmax_vector, .refine = x86_fp_refine_minmax, .flags = GUARDED,              \
        .temps_xmm = 2                                                                             \
    }
#define SIGN                                                                                       \
    {                                                                                              \
        .fn = x86_fp_sign, .flags = EMIT_TIED, .zero = EMIT_ZERO_FROM_TIED                         \
    }
#define SOFT                                                                                       \
    {                                                                                              \
        .fn = x86_fp_always_soft, .flags = GUARDED                                                 \
    }
#define COMPARE                                                                                    \
    {                                                                                              \
        .fn = x86_fp_compare_vector, .refine = x86_fp_refine_minmax,                               \
        .flags = EMIT_EARLY | EMIT_CLOBBERS_FLAGS, .temps_xmm = 2                                  \
    }

const struct emit_rule x86_fp_rules[IR_OP_COUNT] = {
    [IR_FADD] = BINARY(EMIT_ZERO_FROM_EITHER),
    [IR_FSUB] = BINARY(EMIT_ZERO_FROM_TIED),
    [IR_FMUL] = BINARY(EMIT_ZERO_FROM_EITHER),
    [IR_FDIV] = BINARY(EMIT_ZERO_FROM_TIED),
    [IR_FSQRT] = {.fn = x86_fp_sqrt,
                  .refine = x86_fp_refine_arithmetic,
                  .flags = GUARDED,
                  .zero = EMIT_ZERO_FROM_TIED},
    [IR_FMA] = {.fn = x86_fp_fma,
                .refine = x86_fp_refine_fma,
                .flags = EMIT_TIED_ALWAYS | EMIT_KEEP | EMIT_CLOBBERS_FLAGS,
                .tied = 2,
                .zero = EMIT_ZERO_FROM_TIED},
    [IR_FMIN] = MINMAX,
    [IR_FMAX] = MINMAX,
    [IR_FMINNM] = MINMAX,
    [IR_FMAXNM] = MINMAX,
    [IR_FMULX] = SOFT,
    [IR_FNEG] = SIGN,
    [IR_FABS] = SIGN,
    [IR_FRINT] = {.fn = x86_fp_round,
                  .refine = x86_fp_refine_round,
                  .flags = EMIT_TIED,
                  .zero = EMIT_ZERO_FROM_TIED},
    [IR_FCVT] = {.fn = x86_fp_convert, .refine = x86_fp_refine_convert, .flags = EMIT_EARLY},
    [IR_FTOI] = {.fn = x86_fp_to_int,
                 .refine = x86_fp_refine_to_int,
                 .flags = GUARDED,
                 .temps_xmm = 1},
    [IR_ITOF] = {.fn = x86_fp_from_int,
                 .refine = x86_fp_refine_from_int,
                 .flags = EMIT_CLOBBERS_FLAGS,
                 .zero = EMIT_ZERO_ALWAYS},
    [IR_VFADD] = BINARY_VECTOR,
    [IR_VFSUB] = BINARY_VECTOR,
    [IR_VFMUL] = BINARY_VECTOR,
    [IR_VFDIV] = BINARY_VECTOR,
    [IR_VFSQRT] = {.fn = x86_fp_sqrt_vector,
                   .refine = x86_fp_refine_sqrt_vector,
                   .flags = GUARDED,
                   .temps_xmm = 1},
    [IR_VFMA] = {.fn = x86_fp_fma_vector,
                 .refine = x86_fp_refine_fma,
                 .flags = EMIT_TIED_ALWAYS | EMIT_KEEP | EMIT_CLOBBERS_FLAGS,
                 .tied = 2,
                 .temps_xmm = 1},
    [IR_VFMIN] = MINMAX_VECTOR,
    [IR_VFMAX] = MINMAX_VECTOR,
    [IR_VFMINNM] = MINMAX_VECTOR,
    [IR_VFMAXNM] = MINMAX_VECTOR,
    [IR_VFMULX] = SOFT,
    [IR_VFNEG] = SIGN,
    [IR_VFABS] = SIGN,
    [IR_VFCMPEQ] = COMPARE,
    [IR_VFCMPGE] = COMPARE,
    [IR_VFCMPGT] = COMPARE,
    [IR_VFRINT] = {.fn = x86_fp_round, .refine = x86_fp_refine_round},
    [IR_VFTOI] = {.fn = x86_fp_to_int_vector,
                  .refine = x86_fp_refine_to_int_vector,
                  .flags = GUARDED,
                  .temps_xmm = 1},
    [IR_VITOF] = {.fn = x86_fp_from_int_vector, .refine = x86_fp_refine_from_int_vector},
    [IR_VFCVTL] = {.fn = x86_fp_widen_vector, .refine = x86_fp_refine_width_vector},
    [IR_VFCVTN] = {.fn = x86_fp_narrow_vector,
                   .refine = x86_fp_refine_width_vector,
                   .zero = EMIT_ZERO_ALWAYS},
};
