/*
 * Floating-point instructions that no host has.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helpers.h"
#include "guest/riscv/rv.h"
#include "softfp/softfp.h"

/* fclass (Volume I, "Single-Precision Floating-Point Classify Instruction"). */
enum {
    CLASS_INF,
    CLASS_NORMAL,
    CLASS_SUBNORMAL,
    CLASS_ZERO, /* of negative numbers: bits 0 to 3; of positive ones: bits 7 to 4 */
    CLASS_SNAN = 8,
    CLASS_QNAN
};

#define DEFINE_CLASS(T, W)                                                                         \
    static uint64_t T##_class(uint64_t bits)                                                       \
    {                                                                                              \
        W a = (W)bits;                                                                             \
        if (T##_is_nan(a))                                                                         \
            return UINT64_C(1) << (T##_is_snan(a) ? CLASS_SNAN : CLASS_QNAN);                      \
        unsigned kind = T##_is_inf(a)         ? CLASS_INF                                          \
                        : T##_is_zero(a)      ? CLASS_ZERO                                         \
                        : T##_is_subnormal(a) ? CLASS_SUBNORMAL                                    \
                                              : CLASS_NORMAL;                                      \
        return UINT64_C(1) << (T##_is_negative(a) ? kind : 7 - kind);                              \
    }

DEFINE_CLASS(f16, uint16_t)
DEFINE_CLASS(f32, uint32_t)
DEFINE_CLASS(f64, uint64_t)

/* fcvtmod.w.d: truncated modulo 2^32, as JavaScript wants it. */
static uint64_t fcvtmod(struct vcpu *cpu, uint64_t bits)
{
    bool exact;

    return (uint64_t)(int64_t)(int32_t)f64_to_jscvt(bits, &exact, &cpu->fp);
}

#define FN(f) ((void (*)(void))(f))

const struct ir_helper rv_helper_fclass[3] = {
    [RV_S] = {"fclass_s", FN(f32_class), IR_I64, 1, {IR_I64}, IR_HELPER_PURE},
    [RV_D] = {"fclass_d", FN(f64_class), IR_I64, 1, {IR_I64}, IR_HELPER_PURE},
    [RV_H] = {"fclass_h", FN(f16_class), IR_I64, 1, {IR_I64}, IR_HELPER_PURE},
};
const struct ir_helper rv_helper_fcvtmod = {"fcvtmod", FN(fcvtmod), IR_I64,
                                            1,         {IR_I64},    IR_HELPER_VCPU | IR_HELPER_FP};
