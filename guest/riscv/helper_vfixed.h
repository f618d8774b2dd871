/*
 * Generic helpers of fixed-point arithmetic and integer reductions (V 1.0, chapters 12 and 14).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "guest/riscv/vector.h"

rv_v_fn rv_v_saturate, rv_v_average, rv_v_fraction_multiply, rv_v_reduce, rv_v_reduce_wide;
