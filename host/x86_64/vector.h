/* Shared by the files that emit vector code: three-operand forms with and without AVX, lane
 * constants. SPDX-License-Identifier: MIT */
#ifndef MOA_HOST_X86_64_VECTOR_H
#define MOA_HOST_X86_64_VECTOR_H

#include "host/x86_64/emit.h"

/* dst = op(src, rm), whatever the host; without AVX by a move first, so rm must not be dst unless
 * src is too. */
static inline void vec3(struct emit *e, uint32_t enc, unsigned dst, unsigned src, struct x86_rm rm)
{
    struct x86_asm *as = emit_as(e);
    if (!emit_has(e, X86_AVX) && dst != src) {
        x86_mov_xmm(as, dst, src);
        src = dst;
    }
    x86_sse3(as, enc, dst, src, rm);
}

static inline void vec3_imm(struct emit *e, uint32_t enc, unsigned dst, unsigned src,
                            struct x86_rm rm, uint8_t imm)
{
    struct x86_asm *as = emit_as(e);
    if (!emit_has(e, X86_AVX) && dst != src) {
        x86_mov_xmm(as, dst, src);
        src = dst;
    }
    x86_sse3_imm(as, enc, dst, src, rm, imm);
}

static inline void vec_shift(struct emit *e, uint32_t enc_digit, unsigned dst, unsigned src,
                             unsigned count)
{
    struct x86_asm *as = emit_as(e);
    if (!emit_has(e, X86_AVX) && dst != src) {
        x86_mov_xmm(as, dst, src);
        src = dst;
    }
    x86_sse_shift(as, enc_digit, dst, src, (uint8_t)count);
}

static inline void vec_zero(struct emit *e, unsigned dst)
{
    x86_sse3(emit_as(e), SSE_PXOR, dst, dst, x86_reg(dst));
}

/* A constant with the same lanes of 1 << lane bytes throughout. */
static inline struct x86_rm vec_splat(struct emit *e, unsigned lane, uint64_t value)
{
    static const uint64_t ones[] = {0x0101010101010101, 0x0001000100010001, 0x0000000100000001, 1};
    uint64_t v = value * ones[lane];
    return emit_const128(e, v, v);
}

/* dst = even (odd = false) or odd lanes of hi:lo as a V128, or of the low halves for V64 (upper
 * half of dst then undefined). dst differs from hi; tmp from both. lo and hi may be equal. */
void vec_unzip(struct emit *e, unsigned lane, bool odd, bool v64, unsigned dst, unsigned tmp,
               unsigned lo, unsigned hi);

/* The result is a 16-entry table for each nibble of the operand's bytes, looked up by PSHUFB, the
 * halves joined by `join`. Two temporaries. */
void vec_nibbles(struct emit *e, uint64_t lo0, uint64_t lo1, uint64_t hi0, uint64_t hi1,
                 uint32_t join);

#endif
