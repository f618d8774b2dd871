/*
 * Vector loads and stores (V 1.0, chapter 7). Whole groups of neighbours are IR; everything else is
 * done by helpers.
 *
 * A load or store of a group that lies within one page faults at its first element or not at all,
 * so it needs no care with vstart. What crosses a page leaves for another translation of itself,
 * which calls the helper.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helper_vmem.h"
#include "guest/riscv/v_inline.h"
#include "vm/space.h"

enum {
    MAX_INLINE_BYTES = 256
};

static const uint8_t lane_of_width[8] = {[0] = 0, [5] = 1, [6] = 2, [7] = 3};

/* --- What is legal --- */

/* `fields` groups of 2^emul registers from vd on. */
static bool fields_fit(unsigned vd, unsigned fields, int emul)
{
    unsigned registers = emul > 0 ? 1u << emul : 1;

    return emul >= -3 && emul <= 3 && vd % registers == 0 && fields * registers <= 8 &&
           vd + fields * registers <= 32;
}

static int emul_of(const struct rv_ctx *c, unsigned lane)
{
    return c->v.lmul + (int)lane - (int)c->v.sew;
}

static bool has_elements(const struct rv_ctx *c, unsigned lane)
{
    return 8u << lane <= rv_v_model(c)->elen;
}

static bool is_store(const struct rv_ctx *c)
{
    return c->word & 0x20;
}

/* Unit-stride and strided. */
static bool access_legal(const struct rv_ctx *c, unsigned vd, unsigned fields, unsigned lane)
{
    if (c->v.vill || !has_elements(c, lane) || !fields_fit(vd, fields, emul_of(c, lane)))
        return false;
    return is_store(c) || !rv_v_masked(c->word) || vd != 0;
}

static bool indexed_legal(const struct rv_ctx *c, const struct rv_vindexed *a, unsigned index_lane)
{
    int emul = emul_of(c, index_lane);
    unsigned index_registers = emul > 0 ? 1u << emul : 1;
    unsigned registers = c->v.lmul > 0 ? 1u << c->v.lmul : 1;

    if (!access_legal(c, a->vd, a->nf + 1, c->v.sew) || !has_elements(c, index_lane) || emul < -3 ||
        emul > 3 || a->vs2 % index_registers)
        return false;
    if (is_store(c) || !rv_v_overlap(a->vd, (a->nf + 1) * registers, a->vs2, index_registers))
        return true;
    if (a->nf)
        return false;
    if (c->v.sew == index_lane)
        return true;
    if (c->v.sew < index_lane)
        return a->vd == a->vs2;
    return emul >= 0 && a->vs2 + index_registers == a->vd + registers;
}

/* --- IR --- */

static bool may_inline(const struct rv_ctx *c)
{
    return !c->v.slow && !c->v.vstart && !c->t->once;
}

/* Leaves before the instruction if its memory is not all in one page. */
static void guard_page(struct rv_ctx *c, ir_ref base, unsigned bytes)
{
    if (bytes == 1)
        return;
    ir_ref offset = rv_op2_64(c, IR_AND, base, rv_const64(c, SPACE_PAGE - 1));
    ir_emit(c->b,
            (struct ir_inst){.op = IR_EXIT_CMP,
                             .lane = 3,
                             .aux = IR_UGT,
                             .args = {offset, rv_const64(c, SPACE_PAGE - bytes), IR_NONE, IR_NONE},
                             .imm = rv_v_slow_pc(c)});
}

static void access_chunk(struct rv_ctx *c, ir_ref base, unsigned at, unsigned slot, unsigned lane)
{
    struct ir_inst inst = {.lane = (uint8_t)lane,
                           .aux = rv_memory_aux(c),
                           .args = {base, IR_NONE, IR_NONE, IR_NONE},
                           .imm = at};

    if (is_store(c)) {
        inst.op = IR_STORE;
        inst.args[2] = ir_get(c->b, slot);
        ir_emit(c->b, inst);
        return;
    }
    inst.op = IR_LOAD;
    inst.type = IR_V128;
    ir_ref v = ir_emit(c->b, inst);
    if (lane < 4)
        v = ir_vop(c->b, IR_VCOPYLANE, IR_V128, lane, ir_get(c->b, slot), v, IR_NONE, 0);
    ir_set(c->b, slot, v);
}

/* Moves the first `bytes` bytes of registers from vd on, if that is something for IR. */
static bool inline_run(struct rv_ctx *c, unsigned vd, ir_ref base, uint64_t bytes)
{
    bool lane = bytes < 16 && !(bytes & (bytes - 1));

    if (!may_inline(c) || !bytes || bytes > MAX_INLINE_BYTES || (bytes % 16 && !lane))
        return false;
    guard_page(c, base, (unsigned)bytes);
    unsigned slot = RV_V0 + vd * rv_v_vlenb(c) / 16;
    if (bytes < 16)
        access_chunk(c, base, 0, slot, (unsigned)__builtin_ctzll(bytes));
    for (unsigned i = 0; i < bytes / 16; i++)
        access_chunk(c, base, i * 16, slot + i, 4);
    return true;
}

/* The same for all elements there are. */
static bool inline_group(struct rv_ctx *c, unsigned vd, unsigned fields, ir_ref base, unsigned lane)
{
    if (fields > 1 || rv_v_masked(c->word) || !c->v.full)
        return false;
    return inline_run(c, vd, base, rv_v_present_vlmax(c) << lane);
}

/* --- Instructions --- */

static bool unit(struct rv_ctx *c, const struct rv_vunit *a)
{
    unsigned lane = lane_of_width[a->width];
    ir_ref base = rv_wide_x(c, a->rs1);

    if (!access_legal(c, a->vd, a->nf + 1, lane))
        return false;
    if (!inline_group(c, a->vd, a->nf + 1, base, lane))
        rv_v_call_helper(c, RV_V_MEMORY, rv_v_mem_unit, base);
    return true;
}

bool tr_rv_vload(struct rv_ctx *c, const struct rv_vunit *a)
{
    return unit(c, a);
}

bool tr_rv_vstore(struct rv_ctx *c, const struct rv_vunit *a)
{
    return unit(c, a);
}

bool tr_rv_vload_ff(struct rv_ctx *c, const struct rv_vunit *a)
{
    unsigned lane = lane_of_width[a->width];
    ir_ref base = rv_wide_x(c, a->rs1);

    if (!access_legal(c, a->vd, a->nf + 1, lane))
        return false;
    if (!inline_group(c, a->vd, a->nf + 1, base, lane)) {
        rv_v_call_helper(c, RV_V_MEMORY, rv_v_mem_fault_first, base);
        c->v.full = false; /* vl may be less now */
    }
    return true;
}

static bool whole(struct rv_ctx *c, unsigned vd, unsigned nf, unsigned rs1, unsigned lane)
{
    ir_ref base = rv_wide_x(c, rs1);

    if (!has_elements(c, lane))
        return false;
    if (!inline_run(c, vd, base, (nf + 1) * rv_v_vlenb(c)))
        rv_v_call_helper(c, RV_V_MEMORY, rv_v_mem_whole, base);
    return true;
}

bool tr_rv_vload_whole(struct rv_ctx *c, const struct rv_vload_whole *a)
{
    return whole(c, a->vd, a->nf, a->rs1, lane_of_width[a->width]);
}

bool tr_rv_vstore_whole(struct rv_ctx *c, const struct rv_vstore_whole *a)
{
    return whole(c, a->vd, a->nf, a->rs1, 0);
}

static bool mask_access(struct rv_ctx *c, const struct rv_vmask_access *a)
{
    ir_ref base = rv_wide_x(c, a->rs1);

    if (c->v.vill)
        return false;
    if (!c->v.full || !inline_run(c, a->vd, base, (rv_v_present_vlmax(c) + 7) / 8))
        rv_v_call_helper(c, RV_V_MEMORY, rv_v_mem_mask, base);
    return true;
}

bool tr_rv_vload_mask(struct rv_ctx *c, const struct rv_vmask_access *a)
{
    return mask_access(c, a);
}

bool tr_rv_vstore_mask(struct rv_ctx *c, const struct rv_vmask_access *a)
{
    return mask_access(c, a);
}

static bool strided(struct rv_ctx *c, const struct rv_vstrided *a)
{
    if (!access_legal(c, a->vd, a->nf + 1, lane_of_width[a->width]))
        return false;
    ir_call(c->b, &rv_helper_v_strided, ir_const(c->b, IR_I32, c->word), rv_wide_x(c, a->rs1),
            rv_wide_x(c, a->rs2), IR_NONE);
    return true;
}

bool tr_rv_vload_strided(struct rv_ctx *c, const struct rv_vstrided *a)
{
    return strided(c, a);
}

bool tr_rv_vstore_strided(struct rv_ctx *c, const struct rv_vstrided *a)
{
    return strided(c, a);
}

static bool indexed(struct rv_ctx *c, const struct rv_vindexed *a)
{
    if (!indexed_legal(c, a, lane_of_width[a->width]))
        return false;
    rv_v_call_helper(c, RV_V_MEMORY, rv_v_mem_indexed, rv_wide_x(c, a->rs1));
    return true;
}

bool tr_rv_vload_indexed(struct rv_ctx *c, const struct rv_vindexed *a)
{
    return indexed(c, a);
}

bool tr_rv_vstore_indexed(struct rv_ctx *c, const struct rv_vindexed *a)
{
    return indexed(c, a);
}
