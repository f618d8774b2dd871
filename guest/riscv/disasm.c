/*
 * The operands of RISC-V instructions as text, as the assemblers print them without aliases.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/disasm.h"

bool rv_rounding_valid(unsigned rm)
{
    return rm < 5 || rm == 7;
}

bool rv_opi(unsigned form)
{
    return form == 0 || form == 3 || form == 4;
}

bool rv_opm(unsigned form)
{
    return form == 2 || form == 6;
}

bool rv_opf(unsigned form)
{
    return form == 1 || form == 5;
}

bool rv_vwidth(unsigned width)
{
    return width == 0 || width > 4;
}

bool rv_vwhole(unsigned nf)
{
    return nf == 0 || nf == 1 || nf == 3 || nf == 7;
}

void rv_fmt_x(struct text *out, unsigned n)
{
    static const char names[32][5] = {"zero", "ra", "sp",  "gp",  "tp", "t0", "t1", "t2",
                                      "s0",   "s1", "a0",  "a1",  "a2", "a3", "a4", "a5",
                                      "a6",   "a7", "s2",  "s3",  "s4", "s5", "s6", "s7",
                                      "s8",   "s9", "s10", "s11", "t3", "t4", "t5", "t6"};

    text_put(out, names[n & 31]);
}

void rv_fmt_f(struct text *out, unsigned n)
{
    static const char names[32][5] = {"ft0", "ft1", "ft2",  "ft3",  "ft4", "ft5", "ft6",  "ft7",
                                      "fs0", "fs1", "fa0",  "fa1",  "fa2", "fa3", "fa4",  "fa5",
                                      "fa6", "fa7", "fs2",  "fs3",  "fs4", "fs5", "fs6",  "fs7",
                                      "fs8", "fs9", "fs10", "fs11", "ft8", "ft9", "ft10", "ft11"};

    text_put(out, names[n & 31]);
}

void rv_fmt_fmt(struct text *out, unsigned fmt)
{
    text_printf(out, "%c", "sdhq"[fmt & 3]);
}

static const char *const rounding_names[8] = {"rne", "rtz", "rdn", "rup", "rmm", "", "", "dyn"};

void rv_fmt_rm(struct text *out, unsigned rm)
{
    text_printf(out, ",%s", rounding_names[rm & 7]);
}

void rv_fmt_exact(struct text *out, unsigned rm)
{
    if (rm)
        rv_fmt_rm(out, rm);
}

void rv_fmt_order(struct text *out, unsigned aq, unsigned rl)
{
    if (aq || rl)
        text_printf(out, ".%s%s", aq ? "aq" : "", rl ? "rl" : "");
}

void rv_fmt_iorw(struct text *out, unsigned set)
{
    for (unsigned i = 0; i < 4; i++) {
        if (set & 8 >> i)
            text_printf(out, "%c", "iorw"[i]);
    }
    if (!set)
        text_put(out, "0");
}

void rv_fmt_csr(struct text *out, unsigned number)
{
    static const struct {
        unsigned number;
        const char *name;
    } names[] = {{0x001, "fflags"}, {0x002, "frm"},      {0x003, "fcsr"},    {0x008, "vstart"},
                 {0x009, "vxsat"},  {0x00a, "vxrm"},     {0x00f, "vcsr"},    {0x015, "seed"},
                 {0xc00, "cycle"},  {0xc01, "time"},     {0xc02, "instret"}, {0xc80, "cycleh"},
                 {0xc81, "timeh"},  {0xc82, "instreth"}, {0xc20, "vl"},      {0xc21, "vtype"},
                 {0xc22, "vlenb"}};

    for (unsigned i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (names[i].number == number) {
            text_put(out, names[i].name);
            return;
        }
    }
    text_hex(out, number);
}

double rv_fli_value(unsigned number)
{
    static const double values[32] = {-1.0, 0,      0x1p-16, 0x1p-15, 0x1p-8, 0x1p-7, 0.0625, 0.125,
                                      0.25, 0.3125, 0.375,   0.4375,  0.5,    0.625,  0.75,   0.875,
                                      1,    1.25,   1.5,     1.75,    2,      2.5,    3,      4,
                                      8,    16,     128,     256,     32768,  65536,  0,      0};

    return values[number & 31];
}

void rv_fmt_fli(struct text *out, unsigned number)
{
    if (number == 1)
        text_put(out, "min");
    else if (number >= 30)
        text_put(out, number == 30 ? "inf" : "nan");
    else
        text_printf(out, "%g", rv_fli_value(number));
}

/* --- Vectors --- */

void rv_fmt_v(struct text *out, unsigned n)
{
    text_printf(out, "v%u", n);
}

void rv_fmt_vm(struct text *out, unsigned vm)
{
    if (!vm)
        text_put(out, ",v0.t");
}

/* By funct3; the last is vsetvl's. */
static const char sources[8 + 1] = "vvvixfx?";

void rv_fmt_vform(struct text *out, unsigned form)
{
    text_printf(out, "v%c", sources[form & 7]);
}

void rv_fmt_vwform(struct text *out, unsigned form)
{
    text_printf(out, "w%c", sources[form & 7]);
}

void rv_fmt_vusrc(struct text *out, unsigned form, unsigned n)
{
    switch (sources[form & 7]) {
    case 'v': rv_fmt_v(out, n); break;
    case 'x': rv_fmt_x(out, n); break;
    case 'f': rv_fmt_f(out, n); break;
    default: text_printf(out, "%u", n);
    }
}

void rv_fmt_vsrc(struct text *out, unsigned form, unsigned n)
{
    if (sources[form & 7] == 'i')
        text_printf(out, "%d", (int)(n ^ 16) - 16);
    else
        rv_fmt_vusrc(out, form, n);
}

void rv_fmt_vseg(struct text *out, unsigned nf)
{
    if (nf)
        text_printf(out, "seg%u", nf + 1);
}

void rv_fmt_vbits(struct text *out, unsigned width)
{
    text_printf(out, "%u", 8u << (width & 3));
}

void rv_fmt_vtype(struct text *out, unsigned vtype)
{
    static const char lmul[8][4] = {"m1", "m2", "m4", "m8", "", "mf8", "mf4", "mf2"};
    unsigned sew = vtype >> 3 & 7;

    if (vtype >> 8 || sew > 3 || (vtype & 7) == 4)
        text_printf(out, "%u", vtype);
    else
        text_printf(out, "e%u,%s,t%c,m%c", 8u << sew, lmul[vtype & 7], vtype & 0x40 ? 'a' : 'u',
                    vtype & 0x80 ? 'a' : 'u');
}
