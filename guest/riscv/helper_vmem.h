/*
 * Generic helpers of vector loads and stores; the scalar operand is the base address.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "guest/riscv/vector.h"

rv_v_fn rv_v_mem_unit, rv_v_mem_whole, rv_v_mem_mask, rv_v_mem_indexed, rv_v_mem_fault_first;
/* word, base, stride */
extern const struct ir_helper rv_helper_v_strided;
