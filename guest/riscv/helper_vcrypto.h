/*
 * Generic helpers of vector cryptography (Zvkned Zvkg Zvknha Zvknhb Zvksed Zvksh).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "guest/riscv/vector.h"

rv_v_fn rv_v_aes, rv_v_aes_key128, rv_v_aes_key256, rv_v_ghash, rv_v_sha256_schedule,
    rv_v_sha256_rounds, rv_v_sha512_schedule, rv_v_sha512_rounds, rv_v_sm4_key, rv_v_sm4_rounds,
    rv_v_sm3_expand, rv_v_sm3_compress;
