/*
 * What the templates and constraints of *.decode may call, beyond what tools/decode.py builds in.
 * In a template {name:args} calls a64_fmt_name(out, args); in an expression name(args) is
 * a64_name(args). Sizes of elements are 0 = b, 1 = h, 2 = s, 3 = d, 4 = q throughout; sf is 0 for
 * 32 and not 0 for 64 bits.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "guest/text.h"

/* --- For expressions --- */

/* DecodeBitMasks() (ARM DDI 0487, J1): whether N:imms is a logical immediate, and its value. */
bool a64_bitmask_valid(unsigned sf, unsigned n, unsigned imms);
uint64_t a64_bitmask(unsigned sf, unsigned n, unsigned immr, unsigned imms);

/* VFPExpandImm(): the value of an 8-bit floating-point immediate. */
double a64_fpimm(unsigned imm8);

/* AdvSIMDExpandImm() for op = 1, cmode = 1110: each bit of imm8 gives a byte of 0 or 255. */
uint64_t a64_bytemask(unsigned imm8);

/* The highest bit set of a value, -1 if it is 0: element size of immh and imm5-like fields
 * (immh: 0 = b ...), and the lowest bit set (imm5 of dup and ins: 0 = b ...). */
int a64_highbit(unsigned value);
int a64_lowbit(unsigned value);

/* --- General registers --- */

void a64_fmt_r(struct text *out, unsigned sf, unsigned n);   /* w3 x3 wzr xzr */
void a64_fmt_rsp(struct text *out, unsigned sf, unsigned n); /* w3 x3 wsp sp */
void a64_fmt_w(struct text *out, unsigned n);                /* w3 wzr */
void a64_fmt_x(struct text *out, unsigned n);                /* x3 xzr */
void a64_fmt_wsp(struct text *out, unsigned n);              /* w3 wsp */
void a64_fmt_xsp(struct text *out, unsigned n);              /* x3 sp */

/* --- FP and SIMD registers --- */

void a64_fmt_fp(struct text *out, unsigned size, unsigned n); /* b3 h3 s3 d3 q3 */
void a64_fmt_ft(struct text *out, unsigned type, unsigned n); /* type of scalar FP: s d - h */
void a64_fmt_b(struct text *out, unsigned n);
void a64_fmt_h(struct text *out, unsigned n);
void a64_fmt_s(struct text *out, unsigned n);
void a64_fmt_d(struct text *out, unsigned n);
void a64_fmt_q(struct text *out, unsigned n);
/* v3.8b v3.16b v3.4h ... v3.2d, v3.1d (q = 0), v3.1q (size 4) */
void a64_fmt_v(struct text *out, unsigned n, unsigned size, unsigned q);
/* One element: v3.h[5] */
void a64_fmt_velem(struct text *out, unsigned n, unsigned size, unsigned index);
/* A group of 4 bytes or 2 halfwords as an element: v3.4b[1] (size 0), v3.2h[1] (size 1) */
void a64_fmt_vgroup(struct text *out, unsigned n, unsigned size, unsigned index);
/* Lists: { v31.8b, v0.8b } and { v31.h, v0.h }[5] */
void a64_fmt_vlist(struct text *out, unsigned first, unsigned count, unsigned size, unsigned q);
void a64_fmt_vlistelem(struct text *out, unsigned first, unsigned count, unsigned size,
                       unsigned index);

/* --- Immediates and modifiers --- */

/* ", lsl #3"; nothing for lsl #0. Types: lsl lsr asr ror. */
void a64_fmt_shift(struct text *out, unsigned type, unsigned amount);
/* ", uxtb #2", ", sxtx": of add and sub (extended register); the amount only if it is not 0. With
 * the stack pointer as an operand, the extension that does nothing is lsl, or nothing. */
void a64_fmt_addext(struct text *out, unsigned sf, unsigned sp, unsigned option, unsigned amount);
/* ", uxtw #3", ", lsl #3", ", sxtx": of a register offset in an address, scaled by amount if s.
 * Nothing for lsl without s. */
void a64_fmt_memext(struct text *out, unsigned option, unsigned s, unsigned amount);
void a64_fmt_bitmask(struct text *out, unsigned sf, unsigned n, unsigned immr, unsigned imms);
void a64_fmt_fpimm(struct text *out, unsigned imm8);    /* 1.00000000 */
void a64_fmt_bytemask(struct text *out, unsigned imm8); /* 0xff00ff00ff00ff00 */

/* --- Names --- */

void a64_fmt_cond(struct text *out, unsigned cond); /* eq ne hs lo ... al nv */
/* fpcr, tpidr_el0 ... for what EL0 can reach, else s3_3_c13_c0_2 */
void a64_fmt_sysreg(struct text *out, unsigned op0, unsigned op1, unsigned crn, unsigned crm,
                    unsigned op2);
void a64_fmt_barrier(struct text *out, unsigned crm); /* ish, #4: of dmb and dsb */
void a64_fmt_prfop(struct text *out, unsigned rt);    /* pldl1keep, #6 */
