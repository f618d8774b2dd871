/*
 * What the templates and constraints of *.decode may call, beyond what tools/decode.py builds in.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "guest/text.h"

bool rv_rounding_valid(unsigned rm);

void rv_fmt_x(struct text *out, unsigned n);      /* zero ra sp ... by the calling convention */
void rv_fmt_f(struct text *out, unsigned n);      /* ft0 ... */
void rv_fmt_fmt(struct text *out, unsigned fmt);  /* s d h */
void rv_fmt_rm(struct text *out, unsigned rm);    /* ",rtz"; nothing for dyn */
void rv_fmt_exact(struct text *out, unsigned rm); /* the same, nothing for rne */
void rv_fmt_order(struct text *out, unsigned aq, unsigned rl); /* .aqrl */
void rv_fmt_iorw(struct text *out, unsigned set);              /* rw, 0 */
void rv_fmt_csr(struct text *out, unsigned number);            /* fcsr, 0x123 */
void rv_fmt_fli(struct text *out, unsigned number);            /* 0.5, inf */

/* The constant `number` of fli (Zfa), as a double: exact in every format that has it. Numbers 0
 * (-1.0), 1 (the least normal number) and 30, 31 (inf, nan) are the caller's to know. */
double rv_fli_value(unsigned number);
