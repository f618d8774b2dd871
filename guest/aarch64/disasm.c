/*
 * The operands of A64 as text, in the standard syntax of ARM DDI 0487 (part C), unaliased.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/disasm.h"

static const char fp_prefix[] = "bhsdq";

bool a64_bitmask_valid(unsigned sf, unsigned n, unsigned imms)
{
    int length = a64_highbit(n << 6 | (~imms & 0x3f));

    if ((!sf && n) || length < 1)
        return false;
    unsigned ones = (1u << length) - 1;
    return (imms & ones) != ones;
}

uint64_t a64_bitmask(unsigned sf, unsigned n, unsigned immr, unsigned imms)
{
    unsigned length = (unsigned)a64_highbit(n << 6 | (~imms & 0x3f));
    unsigned size = 1u << length;
    unsigned rotate = immr & (size - 1);
    uint64_t all = UINT64_MAX >> (64 - size);
    uint64_t value = ((uint64_t)2 << (imms & (size - 1))) - 1;

    if (rotate)
        value = (value >> rotate | value << (size - rotate)) & all;
    while (size < (sf ? 64 : 32)) {
        value |= value << size;
        size *= 2;
    }
    return value;
}

double a64_fpimm(unsigned imm8)
{
    double value = (16 + (imm8 & 15)) / 16.0;
    int exponent = (int)((imm8 >> 4 & 7) ^ 4) - 3;

    for (; exponent > 0; exponent--)
        value *= 2;
    for (; exponent < 0; exponent++)
        value /= 2;
    return imm8 & 0x80 ? -value : value;
}

uint64_t a64_bytemask(unsigned imm8)
{
    uint64_t value = 0;

    for (unsigned i = 0; i < 8; i++)
        value |= imm8 >> i & 1 ? (uint64_t)0xff << i * 8 : 0;
    return value;
}

int a64_highbit(unsigned value)
{
    return value ? 31 - __builtin_clz(value) : -1;
}

int a64_lowbit(unsigned value)
{
    return value ? __builtin_ctz(value) : -1;
}

void a64_fmt_r(struct text *out, unsigned sf, unsigned n)
{
    if (n == 31)
        text_put(out, sf ? "xzr" : "wzr");
    else
        text_printf(out, "%c%u", sf ? 'x' : 'w', n);
}

void a64_fmt_rsp(struct text *out, unsigned sf, unsigned n)
{
    if (n == 31)
        text_put(out, sf ? "sp" : "wsp");
    else
        a64_fmt_r(out, sf, n);
}

void a64_fmt_w(struct text *out, unsigned n)
{
    a64_fmt_r(out, 0, n);
}

void a64_fmt_x(struct text *out, unsigned n)
{
    a64_fmt_r(out, 1, n);
}

void a64_fmt_wsp(struct text *out, unsigned n)
{
    a64_fmt_rsp(out, 0, n);
}

void a64_fmt_xsp(struct text *out, unsigned n)
{
    a64_fmt_rsp(out, 1, n);
}

void a64_fmt_fp(struct text *out, unsigned size, unsigned n)
{
    text_printf(out, "%c%u", fp_prefix[size], n & 31);
}

void a64_fmt_ft(struct text *out, unsigned type, unsigned n)
{
    a64_fmt_fp(out, type == 3 ? 1 : (type & 1) + 2, n);
}

void a64_fmt_b(struct text *out, unsigned n)
{
    a64_fmt_fp(out, 0, n);
}

void a64_fmt_h(struct text *out, unsigned n)
{
    a64_fmt_fp(out, 1, n);
}

void a64_fmt_s(struct text *out, unsigned n)
{
    a64_fmt_fp(out, 2, n);
}

void a64_fmt_d(struct text *out, unsigned n)
{
    a64_fmt_fp(out, 3, n);
}

void a64_fmt_q(struct text *out, unsigned n)
{
    a64_fmt_fp(out, 4, n);
}

void a64_fmt_v(struct text *out, unsigned n, unsigned size, unsigned q)
{
    unsigned lanes = size == 4 ? 1 : (q ? 16 : 8) >> size;

    text_printf(out, "v%u.%u%c", n & 31, lanes, fp_prefix[size]);
}

void a64_fmt_velem(struct text *out, unsigned n, unsigned size, unsigned index)
{
    text_printf(out, "v%u.%c[%u]", n & 31, fp_prefix[size], index);
}

void a64_fmt_vgroup(struct text *out, unsigned n, unsigned size, unsigned index)
{
    text_printf(out, "v%u.%u%c[%u]", n & 31, 4u >> size, fp_prefix[size], index);
}

void a64_fmt_vlist(struct text *out, unsigned first, unsigned count, unsigned size, unsigned q)
{
    for (unsigned i = 0; i < count; i++) {
        text_put(out, i ? ", " : "{ ");
        a64_fmt_v(out, first + i, size, q);
    }
    text_put(out, " }");
}

void a64_fmt_vlistelem(struct text *out, unsigned first, unsigned count, unsigned size,
                       unsigned index)
{
    for (unsigned i = 0; i < count; i++)
        text_printf(out, "%sv%u.%c", i ? ", " : "{ ", (first + i) & 31, fp_prefix[size]);
    text_printf(out, " }[%u]", index);
}

void a64_fmt_shift(struct text *out, unsigned type, unsigned amount)
{
    static const char *const names[] = {"lsl", "lsr", "asr", "ror"};

    if (type || amount)
        text_printf(out, ", %s #%u", names[type & 3], amount);
}

static const char *const extend_names[] = {"uxtb", "uxth", "uxtw", "uxtx",
                                           "sxtb", "sxth", "sxtw", "sxtx"};

void a64_fmt_addext(struct text *out, unsigned sf, unsigned sp, unsigned option, unsigned amount)
{
    if (sp && option == (sf ? 3 : 2)) {
        a64_fmt_shift(out, 0, amount);
        return;
    }
    text_printf(out, ", %s", extend_names[option & 7]);
    if (amount)
        text_printf(out, " #%u", amount);
}

void a64_fmt_memext(struct text *out, unsigned option, unsigned s, unsigned amount)
{
    if (option == 3 && !s)
        return;
    text_printf(out, ", %s", option == 3 ? "lsl" : extend_names[option & 7]);
    if (s)
        text_printf(out, " #%u", amount);
}

void a64_fmt_bitmask(struct text *out, unsigned sf, unsigned n, unsigned immr, unsigned imms)
{
    text_hex(out, a64_bitmask(sf, n, immr, imms));
}

void a64_fmt_fpimm(struct text *out, unsigned imm8)
{
    text_printf(out, "%.8f", a64_fpimm(imm8));
}

void a64_fmt_bytemask(struct text *out, unsigned imm8)
{
    text_hex(out, a64_bytemask(imm8));
}

void a64_fmt_cond(struct text *out, unsigned cond)
{
    static const char names[16][3] = {"eq", "ne", "hs", "lo", "mi", "pl", "vs", "vc",
                                      "hi", "ls", "ge", "lt", "gt", "le", "al", "nv"};

    text_put(out, names[cond & 15]);
}

static const struct {
    uint8_t op0, op1, crn, crm, op2;
    const char *name;
} sysregs[] = {
    {3, 3, 0, 0, 1, "ctr_el0"},     {3, 3, 0, 0, 7, "dczid_el0"},   {3, 3, 2, 4, 0, "rndr"},
    {3, 3, 2, 4, 1, "rndrrs"},      {3, 3, 4, 2, 0, "nzcv"},        {3, 3, 4, 2, 1, "daif"},
    {3, 3, 4, 2, 5, "dit"},         {3, 3, 4, 2, 6, "ssbs"},        {3, 3, 4, 4, 0, "fpcr"},
    {3, 3, 4, 4, 1, "fpsr"},        {3, 3, 13, 0, 2, "tpidr_el0"},  {3, 3, 13, 0, 3, "tpidrro_el0"},
    {3, 3, 14, 0, 0, "cntfrq_el0"}, {3, 3, 14, 0, 1, "cntpct_el0"}, {3, 3, 14, 0, 2, "cntvct_el0"},
    {3, 0, 0, 0, 0, "midr_el1"},    {3, 0, 0, 0, 5, "mpidr_el1"},   {3, 0, 0, 0, 6, "revidr_el1"},
};

void a64_fmt_sysreg(struct text *out, unsigned op0, unsigned op1, unsigned crn, unsigned crm,
                    unsigned op2)
{
    for (unsigned i = 0; i < sizeof(sysregs) / sizeof(sysregs[0]); i++) {
        if (sysregs[i].op0 == op0 && sysregs[i].op1 == op1 && sysregs[i].crn == crn &&
            sysregs[i].crm == crm && sysregs[i].op2 == op2) {
            text_put(out, sysregs[i].name);
            return;
        }
    }
    text_printf(out, "s%u_%u_c%u_c%u_%u", op0, op1, crn, crm, op2);
}

void a64_fmt_barrier(struct text *out, unsigned crm)
{
    static const char *const names[16] = {
        [1] = "oshld", [2] = "oshst",  [3] = "osh",  [5] = "nshld", [6] = "nshst", [7] = "nsh",
        [9] = "ishld", [10] = "ishst", [11] = "ish", [13] = "ld",   [14] = "st",   [15] = "sy",
    };

    if (names[crm & 15])
        text_put(out, names[crm & 15]);
    else
        text_printf(out, "#%u", crm);
}

void a64_fmt_prfop(struct text *out, unsigned rt)
{
    static const char *const types[] = {"pld", "pli", "pst"};

    if (rt >> 3 > 2 || (rt >> 1 & 3) == 3)
        text_printf(out, "#%u", rt);
    else
        text_printf(out, "%sl%u%s", types[rt >> 3], (rt >> 1 & 3) + 1, rt & 1 ? "strm" : "keep");
}
