/*
 * Generic helpers of vector integer arithmetic.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "guest/riscv/vector.h"

rv_v_fn rv_v_int_binary, rv_v_int_extend, rv_v_int_carry, rv_v_int_carry_out, rv_v_int_compare,
    rv_v_int_merge, rv_v_int_mac, rv_v_int_widen, rv_v_int_narrow, rv_v_int_scale, rv_v_int_clip;
