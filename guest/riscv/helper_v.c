/*
 * The vector extension's state: configuration, and how translated code calls generic helpers.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helpers.h"
#include "guest/riscv/vector.h"

static uint64_t run(struct vcpu *cpu, uint32_t word, uint64_t scalar, rv_v_fn *fn)
{
    return fn(cpu, word, scalar);
}

static uint64_t vsetvl(struct vcpu *cpu, uint64_t vtype, uint64_t avl)
{
    rv_v_set_vtype(cpu, vtype, avl);
    return rv_state(cpu)->vl;
}

static uint64_t read_vcsr(struct vcpu *cpu)
{
    return rv_state(cpu)->vxrm << 1 | rv_state(cpu)->vxsat;
}

static void write_vcsr(struct vcpu *cpu, uint64_t value)
{
    rv_state(cpu)->vxrm = value >> 1 & 3;
    rv_state(cpu)->vxsat = value & 1;
}

#define FN(f) ((void (*)(void))(f))
#define STATE (IR_HELPER_VCPU | IR_HELPER_READS_STATE | IR_HELPER_WRITES_STATE)

const struct ir_helper rv_helper_vector[] = {
    [RV_V_PLAIN] = {"vector", FN(run), IR_I64, 3, {IR_I32, IR_I64, IR_I64}, STATE},
    [RV_V_FLOAT] =
        {"vector_fp", FN(run), IR_I64, 3, {IR_I32, IR_I64, IR_I64}, STATE | IR_HELPER_FP},
    [RV_V_MEMORY] = {"vector_memory",
                     FN(run),
                     IR_I64,
                     3,
                     {IR_I32, IR_I64, IR_I64},
                     STATE | IR_HELPER_MEMORY | IR_HELPER_THROWS},
};
const struct ir_helper rv_helper_vsetvl = {"vsetvl", FN(vsetvl),       IR_I64,
                                           2,        {IR_I64, IR_I64}, STATE};
const struct ir_helper rv_helper_v_configure = {"v_configure", FN(rv_v_configure), IR_VOID, 0, {0},
                                                STATE};
const struct ir_helper rv_helper_read_vcsr = {"read_vcsr", FN(read_vcsr), IR_I64,
                                              0,           {0},           IR_HELPER_VCPU};
const struct ir_helper rv_helper_write_vcsr = {"write_vcsr", FN(write_vcsr), IR_VOID, 1,
                                               {IR_I64},     IR_HELPER_VCPU};
