/*
 * Generic helpers of vector bit manipulation (Zvbb, Zvbc).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "guest/riscv/vector.h"

rv_v_fn rv_v_bits_binary, rv_v_bits_unary, rv_v_bits_shift_wide, rv_v_bits_carry_less;
