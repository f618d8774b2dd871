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
/* Of vector instructions: which of the major forms funct3 is (vector.decode). */
bool rv_opi(unsigned form);
bool rv_opm(unsigned form);
bool rv_opf(unsigned form);
bool rv_vwidth(unsigned width); /* of loads and stores of vectors */
bool rv_vwhole(unsigned nf);    /* 1, 2, 4 or 8 registers, less one */

void rv_fmt_x(struct text *out, unsigned n);      /* zero ra sp ... by the calling convention */
void rv_fmt_f(struct text *out, unsigned n);      /* ft0 ... */
void rv_fmt_fmt(struct text *out, unsigned fmt);  /* s d h */
void rv_fmt_rm(struct text *out, unsigned rm);    /* ",rtz"; nothing for dyn */
void rv_fmt_exact(struct text *out, unsigned rm); /* the same, nothing for rne */
void rv_fmt_order(struct text *out, unsigned aq, unsigned rl); /* .aqrl */
void rv_fmt_iorw(struct text *out, unsigned set);              /* rw, 0 */
void rv_fmt_csr(struct text *out, unsigned number);            /* fcsr, 0x123 */
void rv_fmt_fli(struct text *out, unsigned number);            /* 0.5, inf */

void rv_fmt_v(struct text *out, unsigned n);                    /* v0 ... */
void rv_fmt_vm(struct text *out, unsigned vm);                  /* ",v0.t"; nothing if not masked */
void rv_fmt_vform(struct text *out, unsigned form);             /* vv vx vi vf */
void rv_fmt_vwform(struct text *out, unsigned form);            /* wv wx wi wf */
void rv_fmt_vsrc(struct text *out, unsigned form, unsigned n);  /* register or signed immediate */
void rv_fmt_vusrc(struct text *out, unsigned form, unsigned n); /* the same, unsigned */
void rv_fmt_vseg(struct text *out, unsigned nf);     /* seg2 ...; nothing for one field */
void rv_fmt_vbits(struct text *out, unsigned width); /* 8 ... 64 */
void rv_fmt_vtype(struct text *out, unsigned vtype); /* e8,m1,ta,ma; a number if reserved */

/* The constant `number` of fli (Zfa), as a double: exact in every format that has it. Numbers 0
 * (-1.0), 1 (the least normal number) and 30, 31 (inf, nan) are the caller's to know. */
double rv_fli_value(unsigned number);
