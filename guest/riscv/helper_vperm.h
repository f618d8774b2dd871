/*
 * Generic helpers of vector permutations (V 1.0, chapter 16).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "guest/riscv/vector.h"

rv_v_fn rv_v_get_first, rv_v_set_first, rv_v_set_first_fp, rv_v_slide_up, rv_v_slide_down,
    rv_v_slide1_up, rv_v_slide1_down, rv_v_slide1_up_fp, rv_v_slide1_down_fp, rv_v_gather,
    rv_v_gather16, rv_v_compress, rv_v_move_registers;
