/*
 * Generic helpers of mask instructions (V 1.0, chapter 15).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "guest/riscv/vector.h"

rv_v_fn rv_v_mask_logic, rv_v_mask_count, rv_v_mask_first, rv_v_mask_set, rv_v_mask_iota,
    rv_v_index;
