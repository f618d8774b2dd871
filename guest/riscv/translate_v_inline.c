/*
 * Vector arithmetic as IR: chunks of register groups, and which of their elements are active.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/v_inline.h"

bool rv_v_may_inline(const struct rv_ctx *c)
{
    /* Code that runs once is faster done with helpers. Numbers of elements must fit bytes, for the
     * comparisons of rv_v_active_lanes. */
    return !c->t->once && (c->v.full || c->v.sew || rv_v_present_vlmax(c) < 256);
}

unsigned rv_v_chunks(const struct rv_ctx *c, int emul)
{
    unsigned bytes = rv_v_vlenb(c) << (emul + 3) >> 3;

    return bytes > 16 ? bytes / 16 : 1;
}

static unsigned slot_of(const struct rv_ctx *c, unsigned reg, unsigned i)
{
    return RV_V0 + reg * rv_v_vlenb(c) / 16 + i;
}

ir_ref rv_v_chunk(struct rv_ctx *c, unsigned reg, unsigned i)
{
    return ir_get(c->b, slot_of(c, reg, i));
}

/* --- Elements --- */

ir_ref rv_v_splat_const(struct rv_ctx *c, unsigned lane, uint64_t x)
{
    static const uint64_t ones[] = {0x0101010101010101, 0x0001000100010001, 0x0000000100000001, 1};
    uint64_t low = lane == 3 ? x : x & ((UINT64_C(1) << (8u << lane)) - 1);

    return ir_vconst(c->b, low * ones[lane], low * ones[lane]);
}

ir_ref rv_v_splat(struct rv_ctx *c, unsigned lane, ir_ref x)
{
    uint64_t known;

    if (ir_is_const(c->b, x, &known))
        return rv_v_splat_const(c, lane, known);
    return ir_vop(c->b, IR_VDUP, IR_V128, lane, x, IR_NONE, IR_NONE, 0);
}

ir_ref rv_v_ramp(struct rv_ctx *c, unsigned lane, uint64_t first)
{
    uint8_t bytes[16];
    uint64_t halves[2];

    for (unsigned n = 0; n < 16u >> lane; n++) {
        uint64_t x = first + n;
        memcpy(bytes + (n << lane), &x, (size_t)1 << lane);
    }
    memcpy(halves, bytes, sizeof(halves));
    return ir_vconst(c->b, halves[0], halves[1]);
}

/* The byte of v0 with its bit goes to the low byte of each element; then the bit is tested. */
ir_ref rv_v_mask_lanes(struct rv_ctx *c, unsigned lane, unsigned i)
{
    unsigned elements = 16u >> lane, first = i * elements;
    uint8_t index[16], bit[16];
    uint64_t halves[2];

    memset(index, 0xff, sizeof(index));
    memset(bit, 0, sizeof(bit));
    for (unsigned n = 0; n < elements; n++) {
        index[n << lane] = (uint8_t)((first + n) / 8 % 16);
        bit[n << lane] = (uint8_t)(1u << (first + n) % 8);
    }
    memcpy(halves, index, sizeof(halves));
    ir_ref table = rv_v_chunk(c, 0, first / 128);
    ir_ref bytes =
        ir_vop(c->b, IR_VTBL, IR_V128, 0, ir_vconst(c->b, halves[0], halves[1]), table, IR_NONE, 0);
    memcpy(halves, bit, sizeof(halves));
    return rv_v_op2(c, IR_VTST, lane, bytes, ir_vconst(c->b, halves[0], halves[1]));
}

/* Elements in front of the tail; IR_NONE if the chunk has none of the tail. */
static ir_ref body_lanes(struct rv_ctx *c, unsigned lane, unsigned i)
{
    unsigned elements = 16u >> lane;
    uint64_t vlmax = rv_v_present_vlmax(c);

    if (c->v.full && vlmax >= elements)
        return IR_NONE;
    if (c->v.full) { /* a fraction of a chunk */
        uint64_t bits = vlmax << lane << 3;
        return bits >= 64 ? ir_vconst(c->b, UINT64_MAX, 0)
                          : ir_vconst(c->b, (UINT64_C(1) << bits) - 1, 0);
    }
    return rv_v_op2(c, IR_VCMPHI, lane, rv_v_splat(c, lane, ir_get(c->b, RV_VL)),
                    rv_v_ramp(c, lane, (uint64_t)i * elements));
}

ir_ref rv_v_active_lanes(struct rv_ctx *c, unsigned lane, unsigned i, bool masked)
{
    ir_ref body = body_lanes(c, lane, i);

    if (!masked)
        return body;
    ir_ref mask = rv_v_mask_lanes(c, lane, i);
    return body == IR_NONE ? mask : rv_v_op2(c, IR_VAND, 0, mask, body);
}

void rv_v_set_chunk(struct rv_ctx *c, unsigned lane, unsigned i, bool masked, ir_ref value)
{
    unsigned vd = rv_v_vd(c->word);
    ir_ref active = rv_v_active_lanes(c, lane, i, masked);

    if (active != IR_NONE)
        value = rv_v_blend(c, active, value, rv_v_chunk(c, vd, i));
    ir_set(c->b, slot_of(c, vd, i), value);
}

/* --- Mask registers as results --- */

ir_ref rv_v_active_bits(struct rv_ctx *c, unsigned word, ir_ref v0, bool masked)
{
    uint64_t n = rv_v_present_vlmax(c) - 64 * word;
    ir_ref bits = rv_const64(c, n >= 64 ? UINT64_MAX : (UINT64_C(1) << n) - 1);

    if (!c->v.full) { /* ~(~0 << vl), but shifts are modulo 64 */
        ir_ref vl = rv_op2_64(c, IR_SUB, ir_get(c->b, RV_VL), rv_const64(c, 64 * word));
        ir_ref below =
            ir_op1(c->b, IR_NOT, IR_I64, rv_op2_64(c, IR_SHL, rv_const64(c, UINT64_MAX), vl));
        if (word)
            below =
                rv_select64(c, rv_cmp64(c, IR_SLE, vl, rv_const64(c, 0)), rv_const64(c, 0), below);
        bits = n < 64 ? below
                      : rv_select64(c, rv_cmp64(c, IR_SGE, vl, rv_const64(c, 64)), bits, below);
    }
    return masked ? rv_op2_64(c, IR_AND, bits, v0) : bits;
}

static ir_ref get_word(struct rv_ctx *c, unsigned reg, unsigned word)
{
    return ir_vop(c->b, IR_VGETLANE, IR_I64, 3, rv_v_chunk(c, reg, 0), IR_NONE, IR_NONE, word);
}

/* The bits of all elements of `lanes` from 64 * word on, as an I64. */
static ir_ref gather_bits(struct rv_ctx *c, const ir_ref *lanes, unsigned chunks, unsigned word)
{
    unsigned elements = 16u >> c->v.sew, each = 64 / elements;
    ir_ref bits = IR_NONE;

    for (unsigned k = 0; k < each && word * each + k < chunks; k++) {
        ir_ref signs =
            ir_vop(c->b, IR_VSIGNS, IR_I64, c->v.sew, lanes[word * each + k], IR_NONE, IR_NONE, 0);
        if (k)
            signs = rv_op2_64(c, IR_SHL, signs, ir_const(c->b, IR_I32, k * elements));
        bits = k ? rv_op2_64(c, IR_OR, bits, signs) : signs;
    }
    return bits;
}

void rv_v_set_mask(struct rv_ctx *c, const ir_ref *lanes, unsigned chunks)
{
    unsigned vd = rv_v_vd(c->word);
    uint64_t vlmax = rv_v_present_vlmax(c);
    bool masked = rv_v_masked(c->word), all = c->v.full && !masked;
    ir_ref words[2], result;

    /* All sources are read before vd is written. */
    for (unsigned w = 0; w * 64 < vlmax; w++) {
        words[w] = gather_bits(c, lanes, chunks, w);
        if (all && vlmax >= 8)
            continue;
        ir_ref active = rv_v_active_bits(c, w, masked ? get_word(c, 0, w) : IR_NONE, masked);
        words[w] = rv_op2_64(c, IR_OR, rv_op2_64(c, IR_AND, words[w], active),
                             rv_op2_64(c, IR_ANDN, get_word(c, vd, w), active));
    }
    result = rv_v_chunk(c, vd, 0);
    if (all && vlmax >= 8 && vlmax < 64)
        result = ir_vop(c->b, IR_VSETLANE, IR_V128, (unsigned)__builtin_ctzll(vlmax) - 3, result,
                        words[0], IR_NONE, 0);
    else
        for (unsigned w = 0; w * 64 < vlmax; w++)
            result = ir_vop(c->b, IR_VSETLANE, IR_V128, 3, result, words[w], IR_NONE, w);
    ir_set(c->b, slot_of(c, vd, 0), result);
}

/* --- By the word --- */

bool rv_v_inline(struct rv_ctx *c, ir_ref scalar)
{
    if ((c->word & 0x7f) != 0x57 || !rv_v_may_inline(c) ||
        rv_v_chunks(c, c->v.lmul) > RV_V_MAX_CHUNKS)
        return false;
    unsigned funct6 = c->word >> 26;
    if (rv_v_inline_move(c, scalar))
        return true;
    switch (rv_v_funct3(c->word)) {
    case RV_V_OPFVV:
    case RV_V_OPFVF: return rv_v_inline_float(c);
    case RV_V_OPMVV:
        if (funct6 < 8)
            return rv_v_inline_reduce(c);
        if (funct6 >> 3 == 3)
            return rv_v_inline_mask(c);
        break;
    default: break;
    }
    return rv_v_inline_int(c, scalar) || rv_v_inline_wide(c, scalar);
}
