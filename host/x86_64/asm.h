/*
 * Assembler for x86-64: one function per encoding shape, the instruction itself is data (enum
 * x86_op and enum x86_sse). Labels are numbers; references to them are fixed up when the region is
 * complete. Source: Intel SDM volume 2.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_HOST_X86_64_ASM_H
#define MOA_HOST_X86_64_ASM_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum x86_gpr {
    RAX,
    RCX,
    RDX,
    RBX,
    RSP,
    RBP,
    RSI,
    RDI,
    R8,
    R9,
    R10,
    R11,
    R12,
    R13,
    R14,
    R15
};

/* Host features in use: CPUID less backend_options.disable. */
enum x86_feature {
    X86_POPCNT = 1 << 0, /* with SSE4.2 */
    X86_LZCNT = 1 << 1,
    X86_BMI1 = 1 << 2, /* with TZCNT */
    X86_BMI2 = 1 << 3,
    X86_MOVBE = 1 << 4,
    X86_AVX = 1 << 5, /* three-operand forms of all SSE instructions */
    X86_AVX2 = 1 << 6,
    X86_FMA = 1 << 7,
    X86_F16C = 1 << 8,
    X86_AES = 1 << 9,
    X86_PCLMUL = 1 << 10,
    X86_SHA = 1 << 11,
    X86_GFNI = 1 << 12,
    X86_SSE42 = 1 << 13,
    X86_AVX512 = 1 << 14, /* F, VL, BW, DQ */
    X86_FSGSBASE = 1 << 15,
    X86_CX16 = 1 << 16,
    X86_SSE41 = 1 << 17,
    X86_SSSE3 = 1 << 18,
    X86_AVX_VNNI = 1 << 19,
};

/* Condition codes as in Jcc, SETcc, CMOVcc; cc ^ 1 is the opposite. */
enum x86_cc {
    CC_O,
    CC_NO,
    CC_B,
    CC_AE,
    CC_E,
    CC_NE,
    CC_BE,
    CC_A,
    CC_S,
    CC_NS,
    CC_P,
    CC_NP,
    CC_L,
    CC_GE,
    CC_LE,
    CC_G,
};

/* A register or memory operand (ModRM r/m). */
struct x86_rm {
    int8_t base;   /* register number; X86_RM_NONE, X86_RM_LABEL */
    int8_t index;  /* -1 = none */
    uint8_t scale; /* log2 */
    uint8_t kind;  /* enum x86_rm_kind */
    int32_t disp;  /* or the label's number with X86_RM_LABEL */
};
enum x86_rm_kind {
    X86_RM_REG,
    X86_RM_MEM,
    X86_RM_MEM_GS,
    X86_RM_MEM32, /* the address wraps at 32 bits */
    X86_RM_MEM32_GS,
};
enum {
    X86_RM_NONE = -1,
    X86_RM_LABEL = -2
};

static inline struct x86_rm x86_reg(unsigned r)
{
    return (struct x86_rm){.base = (int8_t)r, .index = -1};
}

static inline struct x86_rm x86_mem(int base, int32_t disp)
{
    return (struct x86_rm){.base = (int8_t)base, .index = -1, .kind = X86_RM_MEM, .disp = disp};
}

static inline struct x86_rm x86_mem_index(int base, int index, unsigned scale, int32_t disp)
{
    return (struct x86_rm){.base = (int8_t)base,
                           .index = (int8_t)index,
                           .scale = (uint8_t)scale,
                           .kind = X86_RM_MEM,
                           .disp = disp};
}

/* RIP-relative: the place of a label. */
static inline struct x86_rm x86_mem_label(unsigned label)
{
    return (struct x86_rm){
        .base = X86_RM_LABEL, .index = -1, .kind = X86_RM_MEM, .disp = (int32_t)label};
}

typedef uint32_t x86_label;

struct x86_fixup {
    uint32_t at; /* offset of a rel32 field */
    x86_label label;
    int32_t addend; /* bytes of the instruction behind the field */
};

struct x86_asm {
    uint8_t *p, *start, *end; /* writable alias; the caller makes sure that there is room */
    intptr_t to_run;          /* added to a writable address gives the address at which it runs */
    uint32_t features;        /* enum x86_feature */
    uint32_t *label;          /* offsets from start; UINT32_MAX = not yet bound */
    struct x86_fixup *fixup;
    uint32_t nlabels, nfixups, max_labels, max_fixups;
};

static inline uint32_t x86_here(const struct x86_asm *a)
{
    return (uint32_t)(a->p - a->start);
}

/* An instruction's encoding: opcode byte, opcode map (0 = one byte, 1 = 0F, 2 = 0F 38, 3 = 0F 3A),
 * mandatory prefix (0, 1 = 66, 2 = F3, 3 = F2), W = REX.W/VEX.W always. */
#define X86_ENC(pp, map, w, opcode) ((opcode) | (map) << 8 | (pp) << 10 | (w) << 12)
enum {
    X86_ENC_BYTE = 1 << 13 /* the reg or rm operand is a byte register: SPL… need a REX */
};

/* General-purpose instructions of the shape `op reg, rm` (or `op rm, reg`: _MR). */
enum x86_op {
    X86_ADD = X86_ENC(0, 0, 0, 0x03),
    X86_OR = X86_ENC(0, 0, 0, 0x0b),
    X86_ADC = X86_ENC(0, 0, 0, 0x13),
    X86_SBB = X86_ENC(0, 0, 0, 0x1b),
    X86_AND = X86_ENC(0, 0, 0, 0x23),
    X86_SUB = X86_ENC(0, 0, 0, 0x2b),
    X86_XOR = X86_ENC(0, 0, 0, 0x33),
    X86_CMP = X86_ENC(0, 0, 0, 0x3b),
    X86_ADD_MR = X86_ENC(0, 0, 0, 0x01),
    X86_OR_MR = X86_ENC(0, 0, 0, 0x09),
    X86_AND_MR = X86_ENC(0, 0, 0, 0x21),
    X86_SUB_MR = X86_ENC(0, 0, 0, 0x29),
    X86_XOR_MR = X86_ENC(0, 0, 0, 0x31),
    X86_CMP_MR = X86_ENC(0, 0, 0, 0x39),
    X86_TEST = X86_ENC(0, 0, 0, 0x85),
    X86_MOV = X86_ENC(0, 0, 0, 0x8b),
    X86_MOV_MR = X86_ENC(0, 0, 0, 0x89),
    X86_MOV_MR8 = X86_ENC(0, 0, 0, 0x88) | X86_ENC_BYTE,
    X86_XCHG = X86_ENC(0, 0, 0, 0x87),
    X86_XCHG8 = X86_ENC(0, 0, 0, 0x86) | X86_ENC_BYTE,
    X86_LEA = X86_ENC(0, 0, 0, 0x8d),
    X86_MOVSXD = X86_ENC(0, 0, 1, 0x63),
    X86_MOVZX8 = X86_ENC(0, 1, 0, 0xb6) | X86_ENC_BYTE,
    X86_MOVZX16 = X86_ENC(0, 1, 0, 0xb7),
    X86_MOVSX8 = X86_ENC(0, 1, 0, 0xbe) | X86_ENC_BYTE,
    X86_MOVSX16 = X86_ENC(0, 1, 0, 0xbf),
    X86_IMUL = X86_ENC(0, 1, 0, 0xaf),
    X86_BSF = X86_ENC(0, 1, 0, 0xbc),
    X86_BSR = X86_ENC(0, 1, 0, 0xbd),
    X86_OP_TZCNT = X86_ENC(2, 1, 0, 0xbc),
    X86_OP_LZCNT = X86_ENC(2, 1, 0, 0xbd),
    X86_OP_POPCNT = X86_ENC(2, 1, 0, 0xb8),
    X86_CMPXCHG = X86_ENC(0, 1, 0, 0xb1),
    X86_CMPXCHG8 = X86_ENC(0, 1, 0, 0xb0) | X86_ENC_BYTE,
    X86_XADD = X86_ENC(0, 1, 0, 0xc1),
    X86_XADD8 = X86_ENC(0, 1, 0, 0xc0) | X86_ENC_BYTE,
    X86_MOVBE_LOAD = X86_ENC(0, 2, 0, 0xf0),
    X86_MOVBE_STORE = X86_ENC(0, 2, 0, 0xf1),
    X86_CRC32_8 = X86_ENC(3, 2, 0, 0xf0) | X86_ENC_BYTE,
    X86_CRC32_32 = X86_ENC(3, 2, 0, 0xf1),
    X86_SHLD = X86_ENC(0, 1, 0, 0xa4),
    X86_SHRD = X86_ENC(0, 1, 0, 0xac), /* rm, reg, imm8 */
    X86_BT_MR = X86_ENC(0, 1, 0, 0xa3),
};

/* One-operand groups: X86_ENC plus the ModRM.reg digit in bits 16.. */
enum x86_group {
    X86_NOT = 0xf7 | 2 << 16,
    X86_NEG = 0xf7 | 3 << 16,
    X86_MUL = 0xf7 | 4 << 16,
    X86_IMUL1 = 0xf7 | 5 << 16,
    X86_DIV = 0xf7 | 6 << 16,
    X86_IDIV = 0xf7 | 7 << 16,
    X86_INC = 0xff | 0 << 16,
    X86_DEC = 0xff | 1 << 16,
    X86_CALL_RM = 0xff | 2 << 16,
    X86_JMP_RM = 0xff | 4 << 16,
    X86_PUSH_RM = 0xff | 6 << 16,
    X86_POP_RM = 0x8f | 0 << 16,
    X86_FXSAVE = 0x1ae | 0 << 16,
    X86_LDMXCSR = 0x1ae | 2 << 16,
    X86_STMXCSR = 0x1ae | 3 << 16,
};

/* Numbers of the shift group and the ALU group (ModRM.reg digits). */
enum x86_shift {
    X86_ROL,
    X86_ROR,
    X86_SHL = 4,
    X86_SHR = 5,
    X86_SAR = 7
};
enum x86_alu {
    ALU_ADD,
    ALU_OR,
    ALU_ADC,
    ALU_SBB,
    ALU_AND,
    ALU_SUB,
    ALU_XOR,
    ALU_CMP
};

/* VEX-coded general-purpose instructions: reg, vvvv, rm. */
enum x86_vex_gpr {
    X86_ANDN = X86_ENC(0, 2, 0, 0xf2),
    X86_BEXTR = X86_ENC(0, 2, 0, 0xf7),
    X86_SHLX = X86_ENC(1, 2, 0, 0xf7),
    X86_SARX = X86_ENC(2, 2, 0, 0xf7),
    X86_SHRX = X86_ENC(3, 2, 0, 0xf7),
    X86_MULX = X86_ENC(3, 2, 0, 0xf6),
    X86_BZHI = X86_ENC(0, 2, 0, 0xf5),
};

/* ---- general-purpose emission; `w` = 64-bit operation ---- */

void x86_op(struct x86_asm *a, uint32_t enc, bool w, unsigned reg, struct x86_rm rm);
void x86_op16(struct x86_asm *a, uint32_t enc, unsigned reg,
              struct x86_rm rm); /* with operand-size prefix */
void x86_op_imm8(struct x86_asm *a, uint32_t enc, bool w, unsigned reg, struct x86_rm rm,
                 uint8_t imm);
void x86_group1(struct x86_asm *a, uint32_t group, bool w, struct x86_rm rm);
void x86_alu_imm(struct x86_asm *a, enum x86_alu op, bool w, struct x86_rm rm, int32_t imm);
void x86_test_imm(struct x86_asm *a, bool w, struct x86_rm rm, int32_t imm);
void x86_imul_imm(struct x86_asm *a, bool w, unsigned reg, struct x86_rm rm, int32_t imm);
void x86_shift_imm(struct x86_asm *a, enum x86_shift op, bool w, struct x86_rm rm, uint8_t count);
void x86_shift_cl(struct x86_asm *a, enum x86_shift op, bool w, struct x86_rm rm);
void x86_vex3_gpr(struct x86_asm *a, uint32_t enc, bool w, unsigned reg, unsigned vvvv,
                  struct x86_rm rm);
void x86_rorx(struct x86_asm *a, bool w, unsigned reg, struct x86_rm rm, uint8_t count);
void x86_bswap(struct x86_asm *a, bool w, unsigned reg);
void x86_mov_imm(struct x86_asm *a, unsigned reg,
                 uint64_t imm); /* the shortest form; leaves EFLAGS alone */
void x86_mov_mem_imm(struct x86_asm *a, unsigned size, struct x86_rm rm,
                     int32_t imm);                               /* size 1, 2, 4, 8 */
void x86_setcc(struct x86_asm *a, enum x86_cc cc, unsigned reg); /* the low byte only */
void x86_cmov(struct x86_asm *a, enum x86_cc cc, bool w, unsigned reg, struct x86_rm rm);
void x86_push(struct x86_asm *a, unsigned reg);
void x86_pop(struct x86_asm *a, unsigned reg);
void x86_push_imm(struct x86_asm *a, int32_t imm);
void x86_byte(struct x86_asm *a, uint8_t byte);
void x86_word32(struct x86_asm *a, uint32_t word);
void x86_word64(struct x86_asm *a, uint64_t word);
void x86_bytes(struct x86_asm *a, const void *bytes, size_t n);
void x86_nop(struct x86_asm *a, unsigned n);
static inline void x86_lock(struct x86_asm *a)
{
    x86_byte(a, 0xf0);
}
static inline void x86_mov_rr(struct x86_asm *a, bool w, unsigned dst, unsigned src)
{
    x86_op(a, X86_MOV, w, dst, x86_reg(src));
}

/* ---- jumps and labels ---- */

x86_label x86_new_label(struct x86_asm *a);
void x86_bind(struct x86_asm *a, x86_label label); /* here */
void x86_jmp(struct x86_asm *a, x86_label label);  /* rel32 */
void x86_jcc(struct x86_asm *a, enum x86_cc cc, x86_label label);
void x86_call(struct x86_asm *a, x86_label label);
/* Short forward jump within an op's code: returns what x86_patch_short wants; at most 127 bytes. */
uint8_t *x86_jcc_short(struct x86_asm *a, enum x86_cc cc);
uint8_t *x86_jmp_short(struct x86_asm *a);
void x86_patch_short(struct x86_asm *a, uint8_t *from); /* to here */
void x86_jcc_short_back(struct x86_asm *a, enum x86_cc cc, const uint8_t *to);
/* jmp or call rel32 to code that runs at `target`, which must be near. */
void x86_jcc_to(struct x86_asm *a, enum x86_cc cc, const void *target);
void x86_jmp_to(struct x86_asm *a, const void *target);
void x86_call_to(struct x86_asm *a, const void *target);
bool x86_reaches(const struct x86_asm *a, const void *target);
void x86_resolve(struct x86_asm *a); /* fills in all references */

/* ---- SSE and AVX ---- */

/* All encodable both as legacy SSE and as VEX.128 unless noted (VEX only: FMA, broadcast, variable
 * shifts, F16C, VPBLENDVB). */
enum x86_sse {
#define S(name, pp, map, w, opcode) SSE_##name = X86_ENC(pp, map, w, opcode),
#include "host/x86_64/sse.def"
#undef S
};

/* dst = op(rm), or op(dst, rm) for two-operand legacy forms that read dst (then with VEX: op(dst,
 * dst, rm)); x86_sse2 never has a vvvv operand: moves, conversions of packed, PABS, PMOVZX, PSHUFD,
 * PTEST, UCOMIS, SQRTPS, AESIMC. Register numbers of either file: GPRs for MOVD/MOVQ/CVT. */
void x86_sse2(struct x86_asm *a, uint32_t enc, unsigned reg, struct x86_rm rm);
void x86_sse2_imm(struct x86_asm *a, uint32_t enc, unsigned reg, struct x86_rm rm, uint8_t imm);
/* dst = op(src, rm). Without AVX dst must equal src. */
void x86_sse3(struct x86_asm *a, uint32_t enc, unsigned dst, unsigned src, struct x86_rm rm);
void x86_sse3_imm(struct x86_asm *a, uint32_t enc, unsigned dst, unsigned src, struct x86_rm rm,
                  uint8_t imm);
/* Shifts by an immediate (groups 12..14): dst = src shifted; digit is ModRM.reg. Without AVX dst
 * must equal src. */
void x86_sse_shift(struct x86_asm *a, uint32_t enc_digit, unsigned dst, unsigned src,
                   uint8_t count);
/* VEX.128 whatever the features (FMA and other VEX-only instructions). */
void x86_vex3(struct x86_asm *a, uint32_t enc, unsigned dst, unsigned src, struct x86_rm rm);
void x86_vex3_imm(struct x86_asm *a, uint32_t enc, unsigned dst, unsigned src, struct x86_rm rm,
                  uint8_t imm);
/* MOVAPS between registers. */
void x86_mov_xmm(struct x86_asm *a, unsigned dst, unsigned src);

enum x86_sse_shift { /* X86_ENC plus digit in bits 16.. */
    SSE_PSRLW_I = X86_ENC(1, 1, 0, 0x71) | 2 << 16,
    SSE_PSRAW_I = X86_ENC(1, 1, 0, 0x71) | 4 << 16,
    SSE_PSLLW_I = X86_ENC(1, 1, 0, 0x71) | 6 << 16,
    SSE_PSRLD_I = X86_ENC(1, 1, 0, 0x72) | 2 << 16,
    SSE_PSRAD_I = X86_ENC(1, 1, 0, 0x72) | 4 << 16,
    SSE_PSLLD_I = X86_ENC(1, 1, 0, 0x72) | 6 << 16,
    SSE_PSRLQ_I = X86_ENC(1, 1, 0, 0x73) | 2 << 16,
    SSE_PSRLDQ_I = X86_ENC(1, 1, 0, 0x73) | 3 << 16,
    SSE_PSLLQ_I = X86_ENC(1, 1, 0, 0x73) | 6 << 16,
    SSE_PSLLDQ_I = X86_ENC(1, 1, 0, 0x73) | 7 << 16,
};

#endif
