/* What each op means, by example: on the interpreter and, where the op is pure, folded by the
 * builder. SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "ir/ops.h"
#include "ir/vcpu.h"

#include <stdio.h>

enum {
    SLOT_PC,
    SLOT_RESULT
};
static const struct ir_slot slot_table[] = {{"pc", 16, IR_I64, 0}, {"result", 0, IR_V128, 0}};
static const struct ir_slots slots = {slot_table, 2, SLOT_PC, IR_MAX_SLOTS};

struct op_case {
    uint8_t op, type, lane;
    uint32_t aux;
    uint64_t imm;
    uint64_t arg[3][2], want[2];
};

#define N               IR_PACKED_N
#define Z               IR_PACKED_Z
#define C               IR_PACKED_C
#define V               IR_PACKED_V
#define MIN32           0x80000000
#define MIN64           0x8000000000000000
#define ONES            0xffffffffffffffff
#define FIELD(pos, len) ((pos) | (len) << 8)

static const struct op_case cases[] = {
    /* integers */
    {IR_ADD, IR_I32, 0, 0, 0, {{ONES}, {2}}, {1}},
    {IR_ADD, IR_I64, 0, 0, 0, {{0xffffffff}, {2}}, {0x100000001}},
    {IR_SUB, IR_I32, 0, 0, 0, {{1}, {2}}, {0xffffffff}},
    {IR_MUL, IR_I32, 0, 0, 0, {{0x10001}, {0x10001}}, {0x20001}},
    {IR_MULHU, IR_I64, 0, 0, 0, {{ONES}, {ONES}}, {ONES - 1}},
    {IR_MULHU, IR_I32, 0, 0, 0, {{ONES}, {ONES}}, {0xfffffffe}},
    {IR_MULHS, IR_I64, 0, 0, 0, {{ONES}, {ONES}}, {0}},
    {IR_MULHS, IR_I32, 0, 0, 0, {{MIN32}, {2}}, {0xffffffff}},
    {IR_UDIV, IR_I64, 0, 0, 0, {{7}, {0}}, {0}},
    {IR_UDIV, IR_I32, 0, 0, 0, {{ONES}, {0x100000002}}, {0x7fffffff}},
    {IR_SDIV, IR_I32, 0, 0, 0, {{MIN32}, {ONES}}, {MIN32}},
    {IR_SDIV, IR_I64, 0, 0, 0, {{MIN64}, {ONES}}, {MIN64}},
    {IR_SDIV, IR_I64, 0, 0, 0, {{-7ull}, {2}}, {-3ull}},
    {IR_SDIV, IR_I64, 0, 0, 0, {{-7ull}, {0}}, {0}},
    {IR_UREM, IR_I64, 0, 0, 0, {{7}, {0}}, {7}},
    {IR_UREM, IR_I64, 0, 0, 0, {{7}, {4}}, {3}},
    {IR_SREM, IR_I64, 0, 0, 0, {{-7ull}, {2}}, {-1ull}},
    {IR_SREM, IR_I32, 0, 0, 0, {{MIN32}, {ONES}}, {0}},
    {IR_AND, IR_I64, 0, 0, 0, {{12}, {10}}, {8}},
    {IR_OR, IR_I64, 0, 0, 0, {{12}, {10}}, {14}},
    {IR_XOR, IR_I64, 0, 0, 0, {{12}, {10}}, {6}},
    {IR_ANDN, IR_I64, 0, 0, 0, {{12}, {10}}, {4}},
    {IR_NOT, IR_I32, 0, 0, 0, {{0}}, {0xffffffff}},
    {IR_NEG, IR_I32, 0, 0, 0, {{1}}, {0xffffffff}},
    {IR_SHL, IR_I32, 0, 0, 0, {{1}, {33}}, {2}},
    {IR_SHL, IR_I64, 0, 0, 0, {{1}, {33}}, {1ull << 33}},
    {IR_SHR, IR_I32, 0, 0, 0, {{ONES}, {31}}, {1}},
    {IR_SAR, IR_I32, 0, 0, 0, {{MIN32}, {31}}, {0xffffffff}},
    {IR_ROTR, IR_I32, 0, 0, 0, {{1}, {1}}, {MIN32}},
    {IR_ROTR, IR_I64, 0, 0, 0, {{1}, {64}}, {1}},
    {IR_ADDSHL, IR_I32, 0, 0, 3, {{ONES}, {0x30000001}}, {0x80000007}},
    {IR_ADDSHL, IR_I64, 0, 0, 1, {{3}, {MIN64 | 5}}, {13}},
    {IR_EXTR, IR_I32, 0, 0, 8, {{0x12}, {0x34567890}}, {0x12345678}},
    {IR_EXTR, IR_I64, 0, 0, 0, {{1}, {2}}, {2}},
    {IR_CLZ, IR_I32, 0, 0, 0, {{1}}, {31}},
    {IR_CLZ, IR_I64, 0, 0, 0, {{0}}, {64}},
    {IR_CTZ, IR_I32, 0, 0, 0, {{1ull << 32}}, {32}},
    {IR_CTZ, IR_I64, 0, 0, 0, {{1ull << 32}}, {32}},
    {IR_CLS, IR_I32, 0, 0, 0, {{0}}, {31}},
    {IR_CLS, IR_I64, 0, 0, 0, {{ONES}}, {63}},
    {IR_CLS, IR_I64, 0, 0, 0, {{MIN64}}, {0}},
    {IR_POPCNT, IR_I32, 0, 0, 0, {{ONES}}, {32}},
    {IR_RBIT, IR_I32, 0, 0, 0, {{3}}, {0xc0000000}},
    {IR_BSWAP, IR_I32, 0, 0, 0, {{0x12345678}}, {0x78563412}},
    {IR_BSWAP16, IR_I64, 0, 0, 0, {{0x1122334455667788}}, {0x2211443366558877}},
    {IR_BSWAP32, IR_I64, 0, 0, 0, {{0x1122334455667788}}, {0x4433221188776655}},
    {IR_ZEXT, IR_I64, 0, 0, 8, {{ONES}}, {0xff}},
    {IR_SEXT, IR_I64, 0, 0, 16, {{0x8000}}, {0xffffffffffff8000}},
    {IR_SEXT, IR_I32, 0, 0, 8, {{0x80}}, {0xffffff80}},
    {IR_EXTRACT, IR_I64, 0, 0, FIELD(4, 8), {{0xabcd}}, {0xbc}},
    {IR_SEXTRACT, IR_I32, 0, 0, FIELD(4, 8), {{0xabcd}}, {0xffffffbc}},
    {IR_DEPOSIT, IR_I64, 0, 0, FIELD(4, 8), {{ONES}, {0x100}}, {0xfffffffffffff00f}},
    {IR_SELECT, IR_I64, 0, 0, 0, {{1ull << 32}, {1}, {2}}, {2}},
    {IR_CMP, IR_I32, 2, IR_ULT, 0, {{1ull << 32}, {1}}, {1}},
    {IR_CMP, IR_I32, 3, IR_ULT, 0, {{1ull << 32}, {1}}, {0}},
    {IR_CMP, IR_I32, 2, IR_SLT, 0, {{MIN32}, {0}}, {1}},
    {IR_CMP, IR_I32, 3, IR_SGE, 0, {{MIN32}, {0}}, {1}},
    {IR_CMP, IR_I32, 3, IR_UGT, 0, {{2}, {1}}, {1}},
    {IR_CMP, IR_I32, 3, IR_SLE, 0, {{2}, {1}}, {0}},
    /* flags; PACKed into the result */
    {IR_ADDF, IR_FLAGS, 2, 0, 0, {{0x7fffffff}, {1}}, {N | V}},
    {IR_ADDF, IR_FLAGS, 3, 0, 0, {{ONES}, {1}}, {Z | C}},
    {IR_SUBF, IR_FLAGS, 3, 0, 0, {{1}, {1}}, {Z | C}},
    {IR_SUBF, IR_FLAGS, 3, 0, 0, {{0}, {1}}, {N}},
    {IR_SUBF, IR_FLAGS, 3, IR_FLAG_BORROW, 0, {{0}, {1}}, {N | C}},
    {IR_SUBF, IR_FLAGS, 2, 0, 0, {{MIN32}, {1}}, {C | V}},
    {IR_ANDF, IR_FLAGS, 2, 0, 0, {{MIN32}, {ONES}}, {N}},
    {IR_ADC, IR_I32, 0, 0, 0, {{1}, {2}, {C}}, {4}},
    {IR_SBC, IR_I64, 0, 0, 0, {{5}, {2}, {0}}, {2}},
    {IR_SBC, IR_I64, 0, IR_FLAG_BORROW, 0, {{5}, {2}, {0}}, {3}},
    {IR_ADCF, IR_FLAGS, 3, 0, 0, {{ONES}, {0}, {C}}, {Z | C}},
    {IR_SBCF, IR_FLAGS, 3, 0, 0, {{0}, {ONES}, {0}}, {Z}},
    {IR_CCMPF, IR_FLAGS, 3, IR_COND_EQ, N | V, {{0}, {1}, {1}}, {N | V}},
    {IR_CCMPF, IR_FLAGS, 3, IR_COND_EQ, N | V, {{Z}, {1}, {1}}, {Z | C}},
    {IR_CCMPF, IR_FLAGS, 3, IR_COND_AL | IR_CCMP_ADD, 0, {{0}, {ONES}, {1}}, {Z | C}},
    {IR_COND, IR_I32, 0, IR_COND_HI, 0, {{C}}, {1}},
    {IR_COND, IR_I32, 0, IR_COND_LE, 0, {{N}}, {1}},
    {IR_COND, IR_I32, 0, IR_COND_GT, 0, {{N | V}}, {1}},
    {IR_SELECT_COND, IR_I64, 0, IR_COND_VC, 0, {{V}, {1}, {2}}, {2}},
    {IR_PACK, IR_I32, 0, 0, 0, {{N | C}}, {N | C}},
    /* between the register files */
    {IR_I2V, IR_F16, 0, 0, 0, {{0x12345}}, {0x2345}},
    {IR_I2V, IR_V128, 0, 0, 0, {{ONES}}, {ONES, 0}},
    {IR_V2I, IR_I32, 0, 0, 0, {{ONES, ONES}}, {0xffffffff}},
    {IR_VZEXT, IR_V128, 1, 0, 0, {{ONES, ONES}}, {0xffff}},
    {IR_VSIGNS, IR_I32, 0, 0, 0, {{0x80ff7f0080000001, 0xf000000000000000}}, {0x80c8}},
    {IR_VSIGNS, IR_I64, 1, 0, 0, {{0x80ff7f0080000001, 0xf000000000000000}}, {0x8a}},
    {IR_VSIGNS, IR_I32, 2, 0, 0, {{0x80ff7f0080000001, 0xf000000000000000}}, {0xb}},
    {IR_VSIGNS, IR_I32, 3, 0, 0, {{0x80ff7f0080000001, 0xf000000000000000}}, {3}},
    {IR_VGETLANE, IR_I32, 1, 0, 7, {{0, 0xabcd000000000000}}, {0xabcd}},
    {IR_VGETLANE_S, IR_I32, 1, 0, 7, {{0, 0xabcd000000000000}}, {0xffffabcd}},
    {IR_VSETLANE, IR_V128, 0, 0, 8, {{0, 0}, {0x1ff}}, {0, 0xff}},
    {IR_VCOPYLANE,
     IR_V128,
     2,
     0,
     1 | 3 << 8,
     {{0, 0}, {0, 0x1234567800000000}},
     {0x1234567800000000}},
    {IR_VDUP, IR_V64, 1, 0, 0, {{0x1234}}, {0x1234123412341234}},
    {IR_VDUPLANE, IR_V128, 3, 0, 1, {{1, 2}}, {2, 2}},
    /* vectors of integers */
    {IR_VAND, IR_V64, 0, 0, 0, {{12, 12}, {10, 10}}, {8}},
    {IR_VANDN, IR_V128, 0, 0, 0, {{12, 12}, {10, 10}}, {4, 4}},
    {IR_VBSL, IR_V128, 0, 0, 0, {{0xf0, 0}, {0xaa, 1}, {0x55, 2}}, {0xa5, 2}},
    {IR_VADD, IR_V128, 0, 0, 0, {{0xff01, 0xff}, {0x0102, 1}}, {0x0003, 0}},
    {IR_VSUB, IR_V128, 1, 0, 0, {{0, 1}, {1, 1}}, {0xffff, 0}},
    {IR_VMUL, IR_V128, 3, 0, 0, {{ONES, 3}, {ONES, 5}}, {1, 15}},
    {IR_VABS, IR_V128, 0, 0, 0, {{0x80ff}}, {0x8001}},
    {IR_VSMIN, IR_V128, 0, 0, 0, {{0x80, 0}, {0x7f, 0}}, {0x80}},
    {IR_VUMIN, IR_V128, 0, 0, 0, {{0x80, 0}, {0x7f, 0}}, {0x7f}},
    {IR_VSABD, IR_V64, 0, 0, 0, {{0x80}, {0x7f}}, {0xff}},
    {IR_VUABD, IR_V64, 0, 0, 0, {{0x80}, {0x7f}}, {0x01}},
    {IR_VSQADD, IR_V64, 0, 0, 0, {{0x807f}, {0xff01}}, {0x807f}},
    {IR_VUQADD, IR_V64, 3, 0, 0, {{ONES}, {1}}, {ONES}},
    {IR_VSQSUB, IR_V64, 3, 0, 0, {{MIN64}, {1}}, {MIN64}},
    {IR_VUQSUB, IR_V64, 0, 0, 0, {{1}, {2}}, {0}},
    {IR_VSHADD, IR_V64, 0, 0, 0, {{0xff}, {0xfe}}, {0xfe}},
    {IR_VUHADD, IR_V64, 0, 0, 0, {{0xff}, {0xfe}}, {0xfe}},
    {IR_VUHSUB, IR_V64, 0, 0, 0, {{0}, {1}}, {0xff}},
    {IR_VURHADD, IR_V64, 0, 0, 0, {{0xff}, {0xfe}}, {0xff}},
    {IR_VCMPEQ, IR_V128, 3, 0, 0, {{1, 2}, {1, 3}}, {ONES, 0}},
    {IR_VCMPGT, IR_V128, 3, 0, 0, {{0, 2}, {ONES, 3}}, {ONES, 0}},
    {IR_VCMPHI, IR_V128, 3, 0, 0, {{0, 4}, {ONES, 3}}, {0, ONES}},
    {IR_VTST, IR_V64, 0, 0, 0, {{0x0102}, {0x0101}}, {0xff00}},
    {IR_VSHL, IR_V64, 0, 0, 7, {{0x0302}}, {0x8000}},
    {IR_VSHR, IR_V64, 0, 0, 8, {{ONES}}, {0}},
    {IR_VSAR, IR_V128, 3, 0, 64, {{ONES, 1}}, {ONES, 0}},
    {IR_VSSHLV, IR_V64, 0, 0, 0, {{0x8080800140}, {0xf8ff080100}}, {0xffc0000240}},
    {IR_VUSHLV, IR_V64, 1, 0, 0, {{0x8000}, {0x55ff}}, {0x4000}},
    {IR_VCLZ, IR_V64, 1, 0, 0, {{0x00010000}}, {0x00100010000f0010}},
    {IR_VCNT, IR_V64, 0, 0, 0, {{0xff01}}, {0x0801}},
    {IR_VRBIT, IR_V64, 0, 0, 0, {{0x0180}}, {0x8001}},
    {IR_VREV, IR_V64, 0, 0, 4, {{0x1122334455667788}}, {0x4433221188776655}},
    {IR_VREV, IR_V64, 1, 0, 8, {{0x1122334455667788}}, {0x7788556633441122}},
    {IR_VEXT, IR_V64, 0, 0, 3, {{0x1122334455667788}, {0xaabbccddeeff0011}}, {0xff00111122334455}},
    {IR_VZIP1, IR_V64, 1, 0, 0, {{0x4444333322221111}, {0x8888777766665555}}, {0x6666222255551111}},
    {IR_VZIP2, IR_V64, 1, 0, 0, {{0x4444333322221111}, {0x8888777766665555}}, {0x8888444477773333}},
    {IR_VUZP1, IR_V64, 1, 0, 0, {{0x4444333322221111}, {0x8888777766665555}}, {0x7777555533331111}},
    {IR_VUZP2, IR_V64, 1, 0, 0, {{0x4444333322221111}, {0x8888777766665555}}, {0x8888666644442222}},
    {IR_VTRN1, IR_V64, 1, 0, 0, {{0x4444333322221111}, {0x8888777766665555}}, {0x7777333355551111}},
    {IR_VTRN2, IR_V64, 1, 0, 0, {{0x4444333322221111}, {0x8888777766665555}}, {0x8888444466662222}},
    {IR_VTBL,
     IR_V64,
     0,
     0,
     0,
     {{0xff100f0100}, {0x0706050403020100, 0xffeeddccbbaa9988}},
     {0x0000ff0100}},
    {IR_VTBL2, IR_V64, 0, 0, 0, {{0x201f10}, {0, 0}, {0x42, 0x4300000000000000}}, {0x004342}},
    {IR_VADDP, IR_V64, 1, 0, 0, {{0x0004000300020001}, {0x0008000700060005}}, {0x000f000b00070003}},
    {IR_VUMAXP,
     IR_V64,
     2,
     0,
     0,
     {{0x0000000100000002}, {0x0000000400000003}},
     {0x0000000400000002}},
    {IR_VSADDLP, IR_V64, 0, 0, 0, {{0xffff}}, {0xfffe}},
    {IR_VUADDLP, IR_V64, 0, 0, 0, {{0xffff}}, {0x01fe}},
    {IR_VADDV, IR_V128, 0, 0, 16, {{0x0101010101010101, 0xff}}, {7}},
    {IR_VSMAXV, IR_V128, 0, 0, 8, {{0x80ffffffffffffff, 0x7f}}, {0xff}},
    {IR_VUMINV, IR_V128, 1, 0, 8, {{0x0003000500040009}}, {3}},
    {IR_VSXTL, IR_V128, 0, 0, 1, {{0, 0x80}}, {0xff80}},
    {IR_VUXTL, IR_V128, 2, 0, 0, {{0xffffffff00000001}}, {1, 0xffffffff}},
    {IR_VXTN, IR_V128, 1, 0, 0, {{0x1111222233334444, 0x5555666677778888}}, {0x6666888822224444}},
    {IR_VSQXTN, IR_V128, 0, 0, 0, {{0x8000007f00800000}}, {0x807f7f00}},
    {IR_VUQXTN, IR_V128, 0, 0, 0, {{0x8000007f00800100}}, {0xff7f80ff}},
    {IR_VSQXTUN, IR_V128, 0, 0, 0, {{0x8000007f00800100}}, {0x007f80ff}},
    {IR_VSMULL, IR_V128, 2, 0, 0, {{0xffffffff00000002}, {0x00000003ffffffff}}, {-2ull, -3ull}},
    {IR_VUMULL,
     IR_V128,
     2,
     0,
     1,
     {{0, 0xffffffff00000002}, {0, 0xffffffff00000003}},
     {6, 0xfffffffe00000001}},
    {IR_VPMULL, IR_V128, 3, 0, 0, {{ONES}, {3}}, {1, 1}},
    {IR_VPMULL, IR_V128, 0, 0, 0, {{0xff}, {0xff}}, {0x5555}},
    {IR_VPMUL, IR_V64, 0, 0, 0, {{0xff}, {0xff}}, {0x55}},
    {IR_VSQDMULH, IR_V64, 1, 0, 0, {{0x8000}, {0x8000}}, {0x7fff}},
    {IR_VSQRDMULH, IR_V64, 1, 0, 0, {{0x4000}, {0x0001}}, {0x0001}},
    {IR_VSQDMULH, IR_V64, 1, 0, 0, {{0x4000}, {0x0001}}, {0x0000}},
    {IR_VSDOT, IR_V64, 0, 0, 0, {{10}, {0xff01}, {0x0203}}, {11}},
    {IR_VUDOT, IR_V64, 0, 0, 0, {{0}, {0xff01}, {0x0203}}, {0x201}},
    {IR_VUSDOT, IR_V64, 0, 0, 0, {{0}, {0xff}, {0xff}}, {0xffffff01}},
    /* crypto: FIPS 197 appendix B */
    {IR_AES_ENC_LAST,
     IR_V128,
     0,
     0,
     0,
     {{0x84382e591ef240eb, 0xd242c31be713a18b}, {0x8925eec9a8f914d0, 0xa60c63b6c80c3fe1}},
     {0xfb09dc021d842539, 0x320b6a19978511dc}},
    {IR_AES_DEC_LAST,
     IR_V128,
     0,
     0,
     0,
     {{0xfb09dc021d842539 ^ 0x8925eec9a8f914d0, 0x320b6a19978511dc ^ 0xa60c63b6c80c3fe1}, {0, 0}},
     {0x84382e591ef240eb, 0xd242c31be713a18b}},
    {IR_AES_MIX,
     IR_V128,
     0,
     0,
     0,
     {{0xae52b4e0305dbfd4, 0xe598271ef11141b8}},
     {0x9a19cbe0e5816604, 0x4c2606287ad3f848}},
    {IR_AES_UNMIX,
     IR_V128,
     0,
     0,
     0,
     {{0x9a19cbe0e5816604, 0x4c2606287ad3f848}},
     {0xae52b4e0305dbfd4, 0xe598271ef11141b8}},
    /* floating point */
    {IR_FADD, IR_F64, 0, 0, 0, {{0x3ff0000000000000}, {0x4000000000000000}}, {0x4008000000000000}},
    {IR_FSUB, IR_F32, 0, 0, 0, {{0x3f800000}, {0x3f800000}}, {0}},
    {IR_FMUL, IR_F16, 0, 0, 0, {{0x4000}, {0x4200}}, {0x4600}},
    {IR_FDIV, IR_F32, 0, 0, 0, {{0x3f800000}, {0}}, {0x7f800000}},
    {IR_FSQRT, IR_F64, 0, 0, 0, {{0x4010000000000000}}, {0x4000000000000000}},
    {IR_FMA,
     IR_F32,
     0,
     IR_FP_NEG_PRODUCT,
     0,
     {{0x40000000}, {0x40400000}, {0x41000000}},
     {0x40000000}},
    {IR_FMA,
     IR_F32,
     0,
     IR_FP_NEG_ADDEND,
     0,
     {{0x40000000}, {0x40400000}, {0x41000000}},
     {0xc0000000}},
    {IR_FADD, IR_F32, 0, 0, 0, {{0x7f800001}, {0}}, {0x7fc00001}},
    {IR_FADD, IR_F32, 0, IR_FP_DEFAULT_NAN, 0, {{0x7f800001}, {0}}, {0x7fc00000}},
    {IR_FADD, IR_F32, 0, 0, 0, {{0x7fc00001}, {0x7f800002}}, {0x7fc00002}},
    {IR_FADD, IR_F32, 0, IR_FP_NAN_X86, 0, {{0x7fc00001}, {0x7f800002}}, {0x7fc00001}},
    {IR_FSUB,
     IR_F32,
     0,
     IR_FP_NAN_X86 | IR_FP_NAN_NEGATIVE,
     0,
     {{0x7f800000}, {0x7f800000}},
     {0xffc00000}},
    {IR_FMIN, IR_F32, 0, 0, 0, {{0}, {0x80000000}}, {0x80000000}},
    {IR_FMIN, IR_F32, 0, 0, 0, {{0x3f800000}, {0x7fc00000}}, {0x7fc00000}},
    {IR_FMINNM, IR_F32, 0, 0, 0, {{0x3f800000}, {0x7fc00000}}, {0x3f800000}},
    {IR_FMAXNM, IR_F32, 0, 0, 0, {{0x3f800000}, {0x40000000}}, {0x40000000}},
    {IR_FMULX, IR_F32, 0, 0, 0, {{0x80000000}, {0x7f800000}}, {0xc0000000}},
    {IR_FNEG, IR_F32, 0, 0, 0, {{0x3f800000}}, {0xbf800000}},
    {IR_FABS, IR_F64, 0, 0, 0, {{ONES}}, {0x7fffffffffffffff}},
    {IR_FCMPF, IR_FLAGS, 2, 0, 0, {{0x3f800000}, {0x40000000}}, {N}},
    {IR_FCMPF, IR_FLAGS, 2, 0, 0, {{0x7fc00000}, {0x40000000}}, {C | V}},
    {IR_FCMPF, IR_FLAGS, 3, 0, 0, {{0}, {MIN64}}, {Z | C}},
    {IR_FSELECT, IR_F32, 0, IR_COND_EQ, 0, {{0}, {1}, {2}}, {2}},
    {IR_FRINT, IR_F32, 0, 1 + FP_ROUND_UP, 0, {{0x3f8ccccd}}, {0x40000000}},
    {IR_FRINT, IR_F32, 0, 1 + FP_ROUND_NEAREST_AWAY, 0, {{0x40200000}}, {0x40400000}},
    {IR_FCVT, IR_F64, 1, 0, 0, {{0x3c00}}, {0x3ff0000000000000}},
    {IR_FCVT, IR_F16, 3, 0, 0, {{0x3ff0000000000000}}, {0x3c00}},
    {IR_FCVT, IR_F32, 3, 0, 0, {{0x3ff0000000000000}}, {0x3f800000}},
    {IR_FTOI, IR_I32, 3, 1 + FP_ROUND_ZERO, 0, {{0xbff8000000000000}}, {0xffffffff}},
    {IR_FTOI, IR_I32, 3, (1 + FP_ROUND_ZERO) | IR_FP_UNSIGNED, 0, {{0xbff8000000000000}}, {0}},
    {IR_FTOI, IR_I32, 2, 1 + FP_ROUND_ZERO, 0, {{0x7f800000}}, {0x7fffffff}},
    {IR_FTOI, IR_I64, 2, 1 + FP_ROUND_ZERO, 4, {{0x3f800000}}, {16}},
    {IR_ITOF, IR_F32, 2, 0, 0, {{0xffffffff}}, {0xbf800000}},
    {IR_ITOF, IR_F64, 2, IR_FP_UNSIGNED, 0, {{0xffffffff}}, {0x41efffffffe00000}},
    {IR_ITOF, IR_F64, 3, 0, 1, {{1}}, {0x3fe0000000000000}},
    {IR_VFADD, IR_V64, 2, 0, 0, {{0x3f80000040000000}, {0x3f80000040000000}}, {0x4000000040800000}},
    {IR_VFMA,
     IR_V128,
     3,
     0,
     0,
     {{0x4000000000000000, 0}, {0x4000000000000000, 0}, {0x3ff0000000000000, 0}},
     {0x4014000000000000, 0}},
    {IR_VFNEG, IR_V64, 2, 0, 0, {{0x3f80000080000000}}, {0xbf80000000000000}},
    {IR_VFCMPEQ,
     IR_V64,
     2,
     0,
     0,
     {{0x3f8000007fc00000}, {0x3f8000007fc00000}},
     {0xffffffff00000000}},
    {IR_VFCMPGE,
     IR_V64,
     2,
     0,
     0,
     {{0x3f80000040000000}, {0x4000000040000000}},
     {0x00000000ffffffff}},
    {IR_VFCMPGT,
     IR_V64,
     2,
     0,
     0,
     {{0x4000000040000000}, {0x3f80000040000000}},
     {0xffffffff00000000}},
    {IR_VFTOI, IR_V64, 2, 1 + FP_ROUND_ZERO, 0, {{0xbfc0000040600000}}, {0xffffffff00000003}},
    {IR_VITOF, IR_V64, 2, 0, 0, {{0xffffffff00000001}}, {0xbf8000003f800000}},
    {IR_VFCVTL, IR_V128, 2, 0, 0, {{0x3f80000040000000}}, {0x4000000000000000, 0x3ff0000000000000}},
    {IR_VFCVTN, IR_V128, 2, 0, 0, {{0x4000000000000000, 0x3ff0000000000000}}, {0x3f80000040000000}},
};

/* ---- running a case ---- */

static ir_ref emit_arg(struct ir_builder *b, const struct op_case *c, unsigned i)
{
    char letter = ir_ops[c->op].operands[i];
    if (letter == 'F')
        return ir_op1(b, IR_UNPACK, IR_FLAGS, ir_const(b, IR_I32, c->arg[i][0]));
    if (strchr("vfVuhlmri", letter))
        return ir_vconst(b, c->arg[i][0], c->arg[i][1]);
    return ir_const(b, IR_I64, c->arg[i][0]);
}

static ir_ref to_vector(struct ir_builder *b, unsigned type, ir_ref v)
{
    static const uint8_t lane[] = {[IR_F16] = 1, [IR_F32] = 2, [IR_F64] = 3, [IR_V64] = 3};
    if (type == IR_V128)
        return v;
    if (ir_type_is_vector(type))
        return ir_vop(b, IR_VZEXT, IR_V128, lane[type], v, IR_NONE, IR_NONE, 0);
    if (type == IR_FLAGS)
        v = ir_op1(b, IR_PACK, IR_I32, v);
    if (type != IR_I64)
        v = ir_op1i(b, IR_ZEXT, IR_I64, v, 32);
    return ir_op1(b, IR_I2V, IR_V128, v);
}

static void run_case(const struct op_case *c, unsigned opt_level, uint64_t got[2])
{
    struct ir_inst inst[256];
    ir_ref table[64] = {0};
    v128 values[256];
    char why[256] = "";
    static struct vcpu cpu;
    struct ir_region region = {.inst = inst, .capacity = 256};
    struct ir_builder b;
    ir_begin(&b, &region, &slots, 0, table, 64, opt_level);
    struct ir_inst in = {
        .op = c->op, .type = c->type, .lane = c->lane, .aux = c->aux, .imm = c->imm};
    for (unsigned i = 0; i < ir_ops[c->op].nargs; i++)
        in.args[i] = emit_arg(&b, c, i);
    ir_set(&b, SLOT_RESULT, to_vector(&b, c->type, ir_emit(&b, in)));
    ir_emit(&b, (struct ir_inst){.op = IR_EXIT});
    ir_verify(&region, why, sizeof(why));
    assert_string_equal(why, "");
    memset(&cpu, 0, sizeof(cpu));
    cpu.fp.tininess_before = true;
    ir_interpret(&region, &cpu, values);
    memcpy(got, cpu.state, 16);
}

static void ops_by_example(void **state)
{
    for (unsigned i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        for (unsigned opt_level = 0; opt_level < 2; opt_level++) {
            uint64_t got[2];
            run_case(&cases[i], opt_level, got);
            if (got[0] != cases[i].want[0] || got[1] != cases[i].want[1])
                print_message("case %u, %s, opt_level %u\n", i, ir_ops[cases[i].op].name,
                              opt_level);
            assert_int_equal(got[0], cases[i].want[0]);
            assert_int_equal(got[1], cases[i].want[1]);
        }
    }
}

/* ---- published check values of chained ops ---- */

static void crc_of_digits(void **state)
{
    static const uint32_t want[2] = {0xcbf43926, 0xe3069283}; /* of "123456789" */
    for (unsigned castagnoli = 0; castagnoli < 2; castagnoli++) {
        struct ir_inst in = {.op = IR_CRC32, .type = IR_I32, .lane = 3, .imm = castagnoli};
        uint64_t arg[3] = {0xffffffff, 0x3837363534333231};
        arg[0] = ir_int_fns[IR_CRC32](&in, arg);
        arg[1] = '9';
        in.lane = 0;
        assert_int_equal(ir_int_fns[IR_CRC32](&in, arg) ^ 0xffffffff, want[castagnoli]);
    }
}

static v128 crypto(unsigned op, unsigned imm, v128 x, v128 y, v128 z)
{
    struct ir_inst in = {.op = (uint8_t)op, .type = IR_V128, .imm = imm};
    v128 arg[3] = {x, y, z}, result;
    assert_true(ir_crypto_eval(&in, arg, &result));
    return result;
}

static v128 words(uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
    return (v128){a | (uint64_t)b << 32, c | (uint64_t)d << 32};
}

static v128 add_words(v128 x, v128 y)
{
    typedef uint32_t words4 __attribute__((vector_size(16)));
    return (v128)((words4)x + (words4)y);
}

/* "abc", padded. */
static void abc_block(v128 w[4])
{
    w[0] = words(0x61626380, 0, 0, 0);
    w[1] = w[2] = words(0, 0, 0, 0);
    w[3] = words(0, 0, 0, 24);
}

static void sha1_of_abc(void **state)
{
    static const uint32_t k[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
    static const uint8_t mix[4] = {0, 1, 2, 1};
    const v128 start = words(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
    v128 w[4], abcd = start, e = {0xc3d2e1f0, 0};
    abc_block(w);
    for (unsigned i = 0; i < 20; i++) {
        v128 wk = add_words(w[i % 4], words(k[i / 5], k[i / 5], k[i / 5], k[i / 5]));
        uint32_t a = (uint32_t)abcd[0];
        abcd = crypto(IR_SHA1_ROUND4, mix[i / 5], abcd, e, wk);
        e = (v128){a << 30 | a >> 2, 0};
        w[i % 4] =
            crypto(IR_SHA1_SU1, 0, crypto(IR_SHA1_SU0, 0, w[i % 4], w[(i + 1) % 4], w[(i + 2) % 4]),
                   w[(i + 3) % 4], e);
    }
    abcd = add_words(abcd, start);
    assert_int_equal(abcd[0], 0x4706816aa9993e36);
    assert_int_equal(abcd[1], 0x7850c26cba3e2571);
    assert_int_equal((uint32_t)(e[0] + 0xc3d2e1f0), 0x9cd0d89d);
}

static void sha256_of_abc(void **state)
{
    static const uint32_t k[64] = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
        0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
        0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
        0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
        0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
        0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
        0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
        0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
        0xc67178f2};
    const v128 start[2] = {words(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a),
                           words(0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19)};
    v128 w[4], x = start[0], y = start[1];
    abc_block(w);
    for (unsigned i = 0; i < 16; i++) {
        v128 wk = add_words(w[i % 4], words(k[4 * i], k[4 * i + 1], k[4 * i + 2], k[4 * i + 3]));
        v128 next = crypto(IR_SHA256_H, 0, x, y, wk);
        y = crypto(IR_SHA256_H2, 0, x, y, wk);
        x = next;
        v128 half = crypto(IR_SHA256_SU0, 0, w[i % 4], w[(i + 1) % 4], wk);
        w[i % 4] = crypto(IR_SHA256_SU1, 0, half, w[(i + 2) % 4], w[(i + 3) % 4]);
    }
    x = add_words(x, start[0]);
    y = add_words(y, start[1]);
    assert_int_equal(x[0], 0x8f01cfeaba7816bf);
    assert_int_equal(x[1], 0x5dae2223414140de);
    assert_int_equal(y[0], 0x96177a9cb00361a3);
    assert_int_equal(y[1], 0xf20015adb410ff61);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ops_by_example),
        cmocka_unit_test(crc_of_digits),
        cmocka_unit_test(sha1_of_abc),
        cmocka_unit_test(sha256_of_abc),
    };
    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
