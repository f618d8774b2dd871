/*
 * Vector instructions as IR that move elements and registers: slides, element 0, whole registers.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/v_inline.h"

enum { /* funct6 */
    VGATHER = 12,
    VSLIDEUP = 14,
    VSLIDEDOWN,
    ELEMENT_0 = 16,
    VMV_R = 39,
};

static ir_ref zero(struct rv_ctx *c)
{
    return ir_vconst(c->b, 0, 0);
}

/* Bytes [n, n + 16) of high:low, n < 16. */
static ir_ref extract(struct rv_ctx *c, ir_ref low, ir_ref high, unsigned n)
{
    return n ? ir_vop(c->b, IR_VEXT, IR_V128, 0, low, high, IR_NONE, n) : low;
}

/* Are groups whole chunks? */
static bool whole_chunks(const struct rv_ctx *c)
{
    return rv_v_present_vlmax(c) << c->v.sew >= 16;
}

/* --- Slides by a constant --- */

static ir_ref source(struct rv_ctx *c, uint64_t i, unsigned chunks)
{
    return i < chunks ? rv_v_chunk(c, rv_v_vs2(c->word), (unsigned)i) : zero(c);
}

static bool slides_down(struct rv_ctx *c, uint64_t n)
{
    unsigned chunks = rv_v_chunks(c, c->v.lmul), lane = c->v.sew;
    uint64_t bytes = n < rv_v_present_vlmax(c) ? n << lane : (uint64_t)chunks * 16;

    for (unsigned i = 0; i < chunks; i++) {
        uint64_t from = i + bytes / 16;
        rv_v_set_chunk(
            c, lane, i, rv_v_masked(c->word),
            extract(c, source(c, from, chunks), source(c, from + 1, chunks), bytes % 16));
    }
    return true;
}

/* Elements below n stay. vd and vs2 do not overlap. */
static bool slides_up(struct rv_ctx *c, uint64_t n)
{
    unsigned chunks = rv_v_chunks(c, c->v.lmul), lane = c->v.sew;

    if (n >= rv_v_present_vlmax(c))
        return true;
    unsigned bytes = (unsigned)n << lane, skip = bytes / 16, shift = bytes % 16;
    for (unsigned i = skip; i < chunks; i++) {
        ir_ref high = source(c, i - skip, chunks), r = high;
        if (shift)
            r = extract(c, i > skip ? source(c, i - skip - 1, chunks) : zero(c), high, 16 - shift);
        if (shift && i == skip) {
            ir_ref above = shift < 8 ? ir_vconst(c->b, UINT64_MAX << 8 * shift, UINT64_MAX)
                                     : ir_vconst(c->b, 0, UINT64_MAX << 8 * (shift - 8));
            r = rv_v_blend(c, above, r, rv_v_chunk(c, rv_v_vd(c->word), i));
        }
        rv_v_set_chunk(c, lane, i, rv_v_masked(c->word), r);
    }
    return true;
}

/* By one element, into whose place comes the one of `splat`. */
static bool slides_one(struct rv_ctx *c, bool down, ir_ref splat)
{
    unsigned chunks = rv_v_chunks(c, c->v.lmul), lane = c->v.sew, size = 1u << lane;

    if (!c->v.full)
        return false; /* it comes in behind the last element of the body */
    for (unsigned i = 0; i < chunks; i++) {
        ir_ref x = source(c, i, chunks), r;
        if (down)
            r = extract(c, x, i + 1 < chunks ? source(c, i + 1, chunks) : splat, size);
        else
            r = extract(c, i ? source(c, i - 1, chunks) : splat, x, 16 - size);
        rv_v_set_chunk(c, lane, i, rv_v_masked(c->word), r);
    }
    return true;
}

/* --- One element into all --- */

static bool gathers_one(struct rv_ctx *c, uint64_t n)
{
    unsigned chunks = rv_v_chunks(c, c->v.lmul), lane = c->v.sew, each = 16u >> lane;
    ir_ref x = n < rv_v_present_vlmax(c)
                   ? ir_vop(c->b, IR_VDUPLANE, IR_V128, lane,
                            rv_v_chunk(c, rv_v_vs2(c->word), (unsigned)n / each), IR_NONE, IR_NONE,
                            n % each)
                   : zero(c);

    for (unsigned i = 0; i < chunks; i++)
        rv_v_set_chunk(c, lane, i, rv_v_masked(c->word), x);
    return true;
}

/* Bytes of one register: a table of the host's. */
static bool gathers_bytes(struct rv_ctx *c)
{
    if (c->v.sew || rv_v_chunks(c, c->v.lmul) > 1 || !whole_chunks(c))
        return false;
    rv_v_set_chunk(c, 0, 0, rv_v_masked(c->word),
                   ir_vop(c->b, IR_VTBL, IR_V128, 0, rv_v_chunk(c, rv_v_vs1(c->word), 0),
                          rv_v_chunk(c, rv_v_vs2(c->word), 0), IR_NONE, 0));
    return true;
}

/* --- vmv1r.v and so on: by no configuration --- */

static bool moves_registers(struct rv_ctx *c)
{
    unsigned slots = (rv_v_vs1(c->word) + 1) * rv_v_vlenb(c) / 16;
    unsigned to = rv_v_vd(c->word) * rv_v_vlenb(c) / 16,
             from = rv_v_vs2(c->word) * rv_v_vlenb(c) / 16;

    if (c->t->once || slots > 2 * RV_V_MAX_CHUNKS)
        return false;
    for (unsigned i = 0; i < slots; i++)
        ir_set(c->b, RV_V0 + to + i, ir_get(c->b, RV_V0 + from + i));
    return true;
}

/* --- By the word --- */

static bool float_moves(struct rv_ctx *c, unsigned funct6)
{
    if ((funct6 != VSLIDEUP && funct6 != VSLIDEDOWN && funct6 != ELEMENT_0) || c->v.sew < 2)
        return false;
    if (!c->v.full || (funct6 != ELEMENT_0 && !whole_chunks(c)))
        return false;
    ir_ref f = rv_f_vector(c, c->v.sew == 2 ? RV_S : RV_D, rv_v_vs1(c->word));
    if (funct6 == ELEMENT_0) {
        rv_v_set_element(c, c->v.sew, f);
        return true;
    }
    return slides_one(c, funct6 == VSLIDEDOWN,
                      ir_vop(c->b, IR_VDUPLANE, IR_V128, c->v.sew, f, IR_NONE, IR_NONE, 0));
}

bool rv_v_inline_move(struct rv_ctx *c, ir_ref scalar)
{
    unsigned funct6 = c->word >> 26, funct3 = rv_v_funct3(c->word);
    uint64_t n;

    if (funct3 == RV_V_OPIVI && funct6 == VMV_R)
        return moves_registers(c);
    if (funct3 == RV_V_OPFVF)
        return float_moves(c, funct6);
    if (funct3 == RV_V_OPIVV)
        return funct6 == VGATHER && gathers_bytes(c);
    if (funct3 == RV_V_OPMVX && funct6 == ELEMENT_0 && c->v.full) {
        rv_v_set_element(c, c->v.sew, rv_v_splat(c, c->v.sew, scalar));
        return true;
    }
    if (!whole_chunks(c))
        return false;
    if (funct3 == RV_V_OPMVX && (funct6 == VSLIDEUP || funct6 == VSLIDEDOWN))
        return slides_one(c, funct6 == VSLIDEDOWN, rv_v_splat(c, c->v.sew, scalar));
    if ((funct3 != RV_V_OPIVI && funct3 != RV_V_OPIVX) || !ir_is_const(c->b, scalar, &n))
        return false;
    switch (funct6) {
    case VGATHER: return gathers_one(c, n);
    case VSLIDEUP: return slides_up(c, n);
    case VSLIDEDOWN: return slides_down(c, n);
    default: return false;
    }
}
