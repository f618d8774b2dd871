/*
 * Assembler for x86-64: prefixes, REX, VEX, ModRM, SIB, labels.
 * Source: Intel SDM volume 2, chapter 2 (instruction format).
 *
 * SPDX-License-Identifier: MIT
 */
#include "host/x86_64/asm.h"

enum {
    ENC_W = 1 << 12
};

void x86_byte(struct x86_asm *a, uint8_t byte)
{
    *a->p++ = byte;
}

void x86_word32(struct x86_asm *a, uint32_t word)
{
    memcpy(a->p, &word, 4);
    a->p += 4;
}

void x86_word64(struct x86_asm *a, uint64_t word)
{
    memcpy(a->p, &word, 8);
    a->p += 8;
}

void x86_bytes(struct x86_asm *a, const void *bytes, size_t n)
{
    memcpy(a->p, bytes, n);
    a->p += n;
}

/* Notes that the next 4 bytes refer to `label`; `behind` bytes of the instruction follow them. */
static void reference(struct x86_asm *a, x86_label label, int behind)
{
    a->fixup[a->nfixups++] = (struct x86_fixup){x86_here(a), label, -4 - behind};
    a->p += 4;
}

/* ModRM, SIB and displacement; `behind` = bytes of immediate that follow. */
static void put_modrm(struct x86_asm *a, unsigned reg, struct x86_rm rm, int behind)
{
    unsigned r = (reg & 7) << 3, base = rm.base & 7;

    if (rm.kind == X86_RM_REG) {
        x86_byte(a, (uint8_t)(0xc0 | r | base));
        return;
    }
    if (rm.base == X86_RM_LABEL) {
        x86_byte(a, (uint8_t)(r | 5));
        reference(a, (x86_label)rm.disp, behind);
        return;
    }
    if (rm.base == X86_RM_NONE) { /* [index << scale + disp32] or [disp32] */
        x86_byte(a, (uint8_t)(r | 4));
        x86_byte(a, (uint8_t)(rm.scale << 6 | (rm.index < 0 ? 4 : rm.index & 7) << 3 | 5));
        x86_word32(a, (uint32_t)rm.disp);
        return;
    }
    bool disp8 = rm.disp == (int8_t)rm.disp;
    unsigned mod = rm.disp == 0 && base != 5 ? 0 : disp8 ? 0x40 : 0x80;

    if (rm.index >= 0 || base == 4) {
        x86_byte(a, (uint8_t)(mod | r | 4));
        x86_byte(a, (uint8_t)(rm.scale << 6 | (rm.index < 0 ? 4 : rm.index & 7) << 3 | base));
    } else {
        x86_byte(a, (uint8_t)(mod | r | base));
    }
    if (mod == 0x40)
        x86_byte(a, (uint8_t)rm.disp);
    else if (mod == 0x80)
        x86_word32(a, (uint32_t)rm.disp);
}

/* The high bits of index and base for REX.X, REX.B. */
static unsigned rex_xb(struct x86_rm rm)
{
    return (rm.index >= 8 ? 2 : 0) | (rm.base >= 8 ? 1 : 0);
}

/* Segment and address size. The base of GS is added to what is left of the address. */
static void put_address_prefixes(struct x86_asm *a, struct x86_rm rm)
{
    if (rm.kind == X86_RM_MEM_GS || rm.kind == X86_RM_MEM32_GS)
        x86_byte(a, 0x65);
    if (rm.kind >= X86_RM_MEM32)
        x86_byte(a, 0x67);
}

static void put_legacy(struct x86_asm *a, uint32_t enc, bool w, unsigned reg, struct x86_rm rm,
                       int behind)
{
    static const uint8_t prefix[4] = {0, 0x66, 0xf3, 0xf2};
    unsigned pp = enc >> 10 & 3, map = enc >> 8 & 3;
    unsigned rex = rex_xb(rm) | (reg >= 8 ? 4 : 0) | (w || (enc & ENC_W) ? 8 : 0);

    /* SPL, BPL, SIL, DIL need an empty REX. Only one of the two operands may be the byte, which
     * costs a spare REX at times. */
    bool byte = (enc & X86_ENC_BYTE) && (reg >= 4 || (rm.kind == X86_RM_REG && rm.base >= 4));

    put_address_prefixes(a, rm);
    if (pp)
        x86_byte(a, prefix[pp]);
    if (rex || byte)
        x86_byte(a, (uint8_t)(0x40 | rex));
    if (map)
        x86_byte(a, 0x0f);
    if (map >= 2)
        x86_byte(a, map == 2 ? 0x38 : 0x3a);
    x86_byte(a, (uint8_t)enc);
    put_modrm(a, reg, rm, behind);
}

static void put_vex(struct x86_asm *a, uint32_t enc, bool w, unsigned reg, unsigned vvvv,
                    struct x86_rm rm, int behind)
{
    unsigned pp = enc >> 10 & 3, map = enc >> 8 & 3, xb = rex_xb(rm);
    unsigned not_r = reg >= 8 ? 0 : 0x80;

    w = w || (enc & ENC_W);
    put_address_prefixes(a, rm);
    if (map == 1 && !w && !xb) {
        x86_byte(a, 0xc5);
        x86_byte(a, (uint8_t)(not_r | (~vvvv & 15) << 3 | pp));
    } else {
        x86_byte(a, 0xc4);
        x86_byte(a, (uint8_t)(not_r | (~xb & 3) << 5 | map));
        x86_byte(a, (uint8_t)((w ? 0x80 : 0) | (~vvvv & 15) << 3 | pp));
    }
    x86_byte(a, (uint8_t)enc);
    put_modrm(a, reg, rm, behind);
}

/* ---- general-purpose ---- */

void x86_op(struct x86_asm *a, uint32_t enc, bool w, unsigned reg, struct x86_rm rm)
{
    put_legacy(a, enc, w, reg, rm, 0);
}

void x86_op16(struct x86_asm *a, uint32_t enc, unsigned reg, struct x86_rm rm)
{
    x86_byte(a, 0x66);
    put_legacy(a, enc, false, reg, rm, 0);
}

void x86_op_imm8(struct x86_asm *a, uint32_t enc, bool w, unsigned reg, struct x86_rm rm,
                 uint8_t imm)
{
    put_legacy(a, enc, w, reg, rm, 1);
    x86_byte(a, imm);
}

void x86_group1(struct x86_asm *a, uint32_t group, bool w, struct x86_rm rm)
{
    put_legacy(a, group & 0xffff, w, group >> 16, rm, 0);
}

void x86_alu_imm(struct x86_asm *a, enum x86_alu op, bool w, struct x86_rm rm, int32_t imm)
{
    if (imm == (int8_t)imm) {
        put_legacy(a, 0x83, w, op, rm, 1);
        x86_byte(a, (uint8_t)imm);
    } else {
        put_legacy(a, 0x81, w, op, rm, 4);
        x86_word32(a, (uint32_t)imm);
    }
}

void x86_test_imm(struct x86_asm *a, bool w, struct x86_rm rm, int32_t imm)
{
    if (imm >= 0 && imm < 0x80 && rm.kind == X86_RM_REG) {
        put_legacy(a, 0xf6 | X86_ENC_BYTE, false, 0, rm, 1);
        x86_byte(a, (uint8_t)imm);
    } else {
        put_legacy(a, 0xf7, w && imm < 0, 0, rm, 4);
        x86_word32(a, (uint32_t)imm);
    }
}

void x86_imul_imm(struct x86_asm *a, bool w, unsigned reg, struct x86_rm rm, int32_t imm)
{
    if (imm == (int8_t)imm) {
        put_legacy(a, 0x6b, w, reg, rm, 1);
        x86_byte(a, (uint8_t)imm);
    } else {
        put_legacy(a, 0x69, w, reg, rm, 4);
        x86_word32(a, (uint32_t)imm);
    }
}

void x86_shift_imm(struct x86_asm *a, enum x86_shift op, bool w, struct x86_rm rm, uint8_t count)
{
    if (count == 1) {
        put_legacy(a, 0xd1, w, op, rm, 0);
    } else {
        put_legacy(a, 0xc1, w, op, rm, 1);
        x86_byte(a, count);
    }
}

void x86_shift_cl(struct x86_asm *a, enum x86_shift op, bool w, struct x86_rm rm)
{
    put_legacy(a, 0xd3, w, op, rm, 0);
}

void x86_vex3_gpr(struct x86_asm *a, uint32_t enc, bool w, unsigned reg, unsigned vvvv,
                  struct x86_rm rm)
{
    put_vex(a, enc, w, reg, vvvv, rm, 0);
}

void x86_rorx(struct x86_asm *a, bool w, unsigned reg, struct x86_rm rm, uint8_t count)
{
    put_vex(a, X86_ENC(3, 3, 0, 0xf0), w, reg, 0, rm, 1);
    x86_byte(a, count);
}

void x86_bswap(struct x86_asm *a, bool w, unsigned reg)
{
    if (w || reg >= 8)
        x86_byte(a, (uint8_t)(0x40 | (w ? 8 : 0) | (reg >= 8 ? 1 : 0)));
    x86_byte(a, 0x0f);
    x86_byte(a, (uint8_t)(0xc8 | (reg & 7)));
}

void x86_mov_imm(struct x86_asm *a, unsigned reg, uint64_t imm)
{
    if (imm <= UINT32_MAX) {
        if (reg >= 8)
            x86_byte(a, 0x41);
        x86_byte(a, (uint8_t)(0xb8 | (reg & 7)));
        x86_word32(a, (uint32_t)imm);
    } else if ((int64_t)imm == (int32_t)imm) {
        put_legacy(a, 0xc7, true, 0, x86_reg(reg), 4);
        x86_word32(a, (uint32_t)imm);
    } else {
        x86_byte(a, (uint8_t)(0x48 | (reg >= 8 ? 1 : 0)));
        x86_byte(a, (uint8_t)(0xb8 | (reg & 7)));
        x86_word64(a, imm);
    }
}

void x86_mov_mem_imm(struct x86_asm *a, unsigned size, struct x86_rm rm, int32_t imm)
{
    if (size == 2)
        x86_byte(a, 0x66);
    put_legacy(a, size == 1 ? 0xc6 : 0xc7, size == 8, 0, rm, size == 8 ? 4 : (int)size);
    if (size == 1)
        x86_byte(a, (uint8_t)imm);
    else if (size == 2)
        x86_bytes(a, &(uint16_t){(uint16_t)imm}, 2);
    else
        x86_word32(a, (uint32_t)imm);
}

void x86_setcc(struct x86_asm *a, enum x86_cc cc, unsigned reg)
{
    put_legacy(a, X86_ENC(0, 1, 0, 0x90) | cc | X86_ENC_BYTE, false, 0, x86_reg(reg), 0);
}

void x86_cmov(struct x86_asm *a, enum x86_cc cc, bool w, unsigned reg, struct x86_rm rm)
{
    put_legacy(a, X86_ENC(0, 1, 0, 0x40) | cc, w, reg, rm, 0);
}

void x86_push(struct x86_asm *a, unsigned reg)
{
    if (reg >= 8)
        x86_byte(a, 0x41);
    x86_byte(a, (uint8_t)(0x50 | (reg & 7)));
}

void x86_pop(struct x86_asm *a, unsigned reg)
{
    if (reg >= 8)
        x86_byte(a, 0x41);
    x86_byte(a, (uint8_t)(0x58 | (reg & 7)));
}

void x86_push_imm(struct x86_asm *a, int32_t imm)
{
    if (imm == (int8_t)imm) {
        x86_byte(a, 0x6a);
        x86_byte(a, (uint8_t)imm);
    } else {
        x86_byte(a, 0x68);
        x86_word32(a, (uint32_t)imm);
    }
}

void x86_nop(struct x86_asm *a, unsigned n)
{
    static const uint8_t nops[9][9] = {
        {0x90},
        {0x66, 0x90},
        {0x0f, 0x1f, 0x00},
        {0x0f, 0x1f, 0x40, 0x00},
        {0x0f, 0x1f, 0x44, 0x00, 0x00},
        {0x66, 0x0f, 0x1f, 0x44, 0x00, 0x00},
        {0x0f, 0x1f, 0x80, 0x00, 0x00, 0x00, 0x00},
        {0x0f, 0x1f, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00},
        {0x66, 0x0f, 0x1f, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00},
    };

    while (n) {
        unsigned now = n > 9 ? 9 : n;

        x86_bytes(a, nops[now - 1], now);
        n -= now;
    }
}

/* ---- jumps and labels ---- */

x86_label x86_new_label(struct x86_asm *a)
{
    a->label[a->nlabels] = UINT32_MAX;
    return a->nlabels++;
}

void x86_bind(struct x86_asm *a, x86_label label)
{
    a->label[label] = x86_here(a);
}

void x86_jmp(struct x86_asm *a, x86_label label)
{
    x86_byte(a, 0xe9);
    reference(a, label, 0);
}

void x86_jcc(struct x86_asm *a, enum x86_cc cc, x86_label label)
{
    x86_byte(a, 0x0f);
    x86_byte(a, (uint8_t)(0x80 | cc));
    reference(a, label, 0);
}

void x86_call(struct x86_asm *a, x86_label label)
{
    x86_byte(a, 0xe8);
    reference(a, label, 0);
}

uint8_t *x86_jcc_short(struct x86_asm *a, enum x86_cc cc)
{
    x86_byte(a, (uint8_t)(0x70 | cc));
    x86_byte(a, 0);
    return a->p;
}

uint8_t *x86_jmp_short(struct x86_asm *a)
{
    x86_byte(a, 0xeb);
    x86_byte(a, 0);
    return a->p;
}

void x86_patch_short(struct x86_asm *a, uint8_t *from)
{
    from[-1] = (uint8_t)(a->p - from);
}

void x86_jcc_short_back(struct x86_asm *a, enum x86_cc cc, const uint8_t *to)
{
    x86_byte(a, (uint8_t)(0x70 | cc));
    x86_byte(a, (uint8_t)(to - a->p - 1));
}

static void put_rel32(struct x86_asm *a, const void *target)
{
    x86_word32(a, (uint32_t)((intptr_t)target - ((intptr_t)a->p + a->to_run + 4)));
}

void x86_jmp_to(struct x86_asm *a, const void *target)
{
    x86_byte(a, 0xe9);
    put_rel32(a, target);
}

void x86_jcc_to(struct x86_asm *a, enum x86_cc cc, const void *target)
{
    x86_byte(a, 0x0f);
    x86_byte(a, 0x80 | cc);
    put_rel32(a, target);
}

void x86_call_to(struct x86_asm *a, const void *target)
{
    x86_byte(a, 0xe8);
    put_rel32(a, target);
}

bool x86_reaches(const struct x86_asm *a, const void *target)
{
    intptr_t distance = (intptr_t)target - ((intptr_t)a->p + a->to_run);

    return distance > INT32_MIN + 4096 && distance < INT32_MAX - 4096;
}

void x86_resolve(struct x86_asm *a)
{
    for (uint32_t i = 0; i < a->nfixups; i++) {
        const struct x86_fixup *f = &a->fixup[i];
        uint32_t value = a->label[f->label] - f->at + (uint32_t)f->addend;

        memcpy(a->start + f->at, &value, 4);
    }
}

/* ---- SSE and AVX ---- */

void x86_sse2(struct x86_asm *a, uint32_t enc, unsigned reg, struct x86_rm rm)
{
    if (a->features & X86_AVX)
        put_vex(a, enc, false, reg, 0, rm, 0);
    else
        put_legacy(a, enc, false, reg, rm, 0);
}

void x86_sse2_imm(struct x86_asm *a, uint32_t enc, unsigned reg, struct x86_rm rm, uint8_t imm)
{
    if (a->features & X86_AVX)
        put_vex(a, enc, false, reg, 0, rm, 1);
    else
        put_legacy(a, enc, false, reg, rm, 1);
    x86_byte(a, imm);
}

void x86_sse3(struct x86_asm *a, uint32_t enc, unsigned dst, unsigned src, struct x86_rm rm)
{
    if (a->features & X86_AVX)
        put_vex(a, enc, false, dst, src, rm, 0);
    else
        put_legacy(a, enc, false, dst, rm, 0);
}

void x86_sse3_imm(struct x86_asm *a, uint32_t enc, unsigned dst, unsigned src, struct x86_rm rm,
                  uint8_t imm)
{
    if (a->features & X86_AVX)
        put_vex(a, enc, false, dst, src, rm, 1);
    else
        put_legacy(a, enc, false, dst, rm, 1);
    x86_byte(a, imm);
}

void x86_sse_shift(struct x86_asm *a, uint32_t enc_digit, unsigned dst, unsigned src, uint8_t count)
{
    uint32_t enc = enc_digit & 0xffff, digit = enc_digit >> 16;

    if (a->features & X86_AVX)
        put_vex(a, enc, false, digit, dst, x86_reg(src), 1);
    else
        put_legacy(a, enc, false, digit, x86_reg(dst), 1);
    x86_byte(a, count);
}

void x86_vex3(struct x86_asm *a, uint32_t enc, unsigned dst, unsigned src, struct x86_rm rm)
{
    put_vex(a, enc, false, dst, src, rm, 0);
}

void x86_vex3_imm(struct x86_asm *a, uint32_t enc, unsigned dst, unsigned src, struct x86_rm rm,
                  uint8_t imm)
{
    put_vex(a, enc, false, dst, src, rm, 1);
    x86_byte(a, imm);
}

void x86_mov_xmm(struct x86_asm *a, unsigned dst, unsigned src)
{
    if (dst != src)
        x86_sse2(a, SSE_MOVAPS, dst, x86_reg(src));
}
