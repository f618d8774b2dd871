/*
 * The S-box of SM4 (GB/T 32907), for the guests that have instructions for it.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>

uint8_t sm4_substitute_byte(uint8_t x);
/* Each byte of x. */
uint32_t sm4_substitute(uint32_t x);
