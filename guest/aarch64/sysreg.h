/*
 * Bits of system registers of A64 (ARM DDI 0487 D19).
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "guest/aarch64/a64.h"

enum {
    A64_FPCR_FZ16 = 1 << 19,
    A64_FPCR_RMODE = 3 << 22,
    A64_FPCR_FZ = 1 << 24,
    A64_FPCR_DN = 1 << 25,
    A64_FPCR_AHP = 1 << 26,
};

enum {
    A64_FPSR_IDC = 1 << 7,
    A64_FPSR_QC = 1 << 27
};

/* The bits of FPCR that are there; trapped exceptions are not. */
static inline uint32_t a64_fpcr_mask(const uint64_t *features)
{
    uint32_t mask = A64_FPCR_RMODE | A64_FPCR_FZ | A64_FPCR_DN | A64_FPCR_AHP;

    return a64_feature_has(features, A64_FEATURE_fp16) ? mask | A64_FPCR_FZ16 : mask;
}

/* DC ZVA clears blocks of 64 bytes; caches have lines of 64 bytes, and writes become visible to
 * instruction fetch without DC CVAU (IDC), but not without IC IVAU. */
enum {
    A64_ZVA_BYTES = 64
};
static const uint64_t a64_dczid_el0 = 4; /* log2 of words */
static const uint64_t a64_ctr_el0 = 1u << 31 | 1 << 28 | 4 << 24 | 4 << 20 | 4 << 16 | 3 << 14 | 4;
