/*
 * A64 plain loads and stores of general, FP and SIMD registers (ARM DDI 0487 C3.2). Registers are
 * written after all accesses of the instruction: a fault finds the state as it was before.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/translate.h"

/* Where an access goes: base + index * scale + offset. */
struct address {
    ir_ref base, index;
    uint32_t aux; /* scale and extension of the index */
    uint64_t offset;
};

static ir_ref load(struct a64_ctx *c, enum ir_type type, unsigned lane, uint32_t aux,
                   struct address at)
{
    return ir_emit(c->b, (struct ir_inst){.op = IR_LOAD,
                                          .type = (uint8_t)type,
                                          .lane = (uint8_t)lane,
                                          .aux = aux | at.aux,
                                          .args = {at.base, at.index, IR_NONE, IR_NONE},
                                          .imm = at.offset});
}

static void store(struct a64_ctx *c, unsigned lane, uint32_t aux, struct address at, ir_ref value)
{
    ir_emit(c->b, (struct ir_inst){.op = IR_STORE,
                                   .lane = (uint8_t)lane,
                                   .aux = aux | at.aux,
                                   .args = {at.base, at.index, value, IR_NONE},
                                   .imm = at.offset});
}

static struct address offset(struct a64_ctx *c, unsigned rn, int64_t imm)
{
    return (struct address){a64_x_sp(c, rn), IR_NONE, 0, (uint64_t)imm};
}

/* option: 2 uxtw, 3 lsl, 6 sxtw, 7 sxtx */
static struct address indexed(struct a64_ctx *c, unsigned rn, unsigned rm, unsigned option,
                              unsigned scale)
{
    uint32_t extend = option == 2 ? IR_MEM_INDEX_UXTW : option == 6 ? IR_MEM_INDEX_SXTW : 0;

    return (struct address){a64_x_sp(c, rn), a64_x(c, rm), extend | scale, 0};
}

static void write_back(struct a64_ctx *c, unsigned rn, int64_t imm)
{
    ir_ref base = a64_x_sp(c, rn);

    a64_set_x_sp(c, rn, true,
                 ir_op2(c->b, IR_ADD, IR_I64, base, ir_const(c->b, IR_I64, (uint64_t)imm)));
}

/* --- General registers --- */

enum {
    STORE,
    LOAD,
    LOAD_SIGNED64,
    LOAD_SIGNED32
}; /* opc */

/* A load whose result is not set yet. */
static ir_ref load_x(struct a64_ctx *c, unsigned size, unsigned opc, uint32_t aux,
                     struct address at)
{
    if (opc == LOAD_SIGNED32) {
        ir_ref v = load(c, IR_I32, size, aux | IR_MEM_SIGNED, at);
        return ir_op1i(c->b, IR_ZEXT, IR_I64, v, 32);
    }
    return load(c, IR_I64, size, aux | (opc == LOAD_SIGNED64 ? IR_MEM_SIGNED : 0), at);
}

static bool ldst(struct a64_ctx *c, unsigned size, unsigned opc, uint32_t aux, unsigned rt,
                 struct address at)
{
    if (opc == STORE)
        store(c, size, aux, at, a64_x(c, rt));
    else
        a64_set_x(c, rt, true, load_x(c, size, opc, aux, at));
    return true;
}

static bool ldst_write_back(struct a64_ctx *c, unsigned size, unsigned opc, unsigned rt,
                            unsigned rn, struct address at, int64_t imm)
{
    if (opc == STORE) {
        store(c, size, 0, at, a64_x(c, rt));
        write_back(c, rn, imm);
    } else {
        ir_ref v = load_x(c, size, opc, 0, at);
        write_back(c, rn, imm);
        a64_set_x(c, rt, true, v);
    }
    return true;
}

bool tr_a64_ldst_imm(struct a64_ctx *c, const struct a64_ldst_imm *a)
{
    return ldst(c, a->size, a->opc, 0, a->rt, offset(c, a->rn, (int64_t)a->imm << a->size));
}

bool tr_a64_ldst_reg(struct a64_ctx *c, const struct a64_ldst_reg *a)
{
    return ldst(c, a->size, a->opc, 0, a->rt,
                indexed(c, a->rn, a->rm, a->option, a->s ? a->size : 0));
}

bool tr_a64_ldst_unscaled(struct a64_ctx *c, const struct a64_ldst_unscaled *a)
{
    return ldst(c, a->size, a->opc, 0, a->rt, offset(c, a->rn, a->imm));
}

bool tr_a64_ldst_unpriv(struct a64_ctx *c, const struct a64_ldst_unpriv *a)
{
    return ldst(c, a->size, a->opc, IR_MEM_UNPRIVILEGED, a->rt, offset(c, a->rn, a->imm));
}

bool tr_a64_ldst_post(struct a64_ctx *c, const struct a64_ldst_post *a)
{
    return ldst_write_back(c, a->size, a->opc, a->rt, a->rn, offset(c, a->rn, 0), a->imm);
}

bool tr_a64_ldst_pre(struct a64_ctx *c, const struct a64_ldst_pre *a)
{
    return ldst_write_back(c, a->size, a->opc, a->rt, a->rn, offset(c, a->rn, a->imm), a->imm);
}

static struct address literal(struct a64_ctx *c, int imm)
{
    return (struct address){ir_const(c->b, IR_I64, c->pc + (uint64_t)(int64_t)imm), IR_NONE, 0, 0};
}

bool tr_a64_ldr_lit(struct a64_ctx *c, const struct a64_ldr_lit *a)
{
    bool word_signed = a->opc == 2;

    return ldst(c, a->opc == 1 ? 3 : 2, word_signed ? LOAD_SIGNED64 : LOAD, 0, a->rt,
                literal(c, a->imm));
}

/* --- Pairs --- */

enum {
    NON_TEMPORAL,
    POST_INDEX,
    OFFSET,
    PRE_INDEX
}; /* mode */

struct pair {
    struct address first, second;
};

static struct pair pair(struct a64_ctx *c, unsigned rn, unsigned mode, int64_t imm, unsigned lane)
{
    int64_t at = mode == POST_INDEX ? 0 : imm;

    return (struct pair){offset(c, rn, at), offset(c, rn, at + (1 << lane))};
}

static void pair_write_back(struct a64_ctx *c, unsigned rn, unsigned mode, int64_t imm)
{
    if (mode == POST_INDEX || mode == PRE_INDEX)
        write_back(c, rn, imm);
}

/* Where the second load faults the first register may have been written already: registers that
 * are loaded, but for the base, are then UNKNOWN (DDI 0487 D1.3.5). It saves a move per pair. */
static bool load_pair(struct a64_ctx *c, unsigned size, unsigned opc, unsigned mode, unsigned rt,
                      unsigned rt2, unsigned rn, int64_t imm)
{
    struct pair p = pair(c, rn, mode, imm, size);
    ir_ref v = load_x(c, size, opc, 0, p.first);

    if (rt != rn)
        a64_set_x(c, rt, true, v);
    ir_ref v2 = load_x(c, size, opc, 0, p.second);
    pair_write_back(c, rn, mode, imm);
    if (rt == rn)
        a64_set_x(c, rt, true, v);
    a64_set_x(c, rt2, true, v2);
    return true;
}

bool tr_a64_ldstp(struct a64_ctx *c, const struct a64_ldstp *a)
{
    unsigned size = a->x ? 3 : 2;
    int64_t imm = (int64_t)a->imm * (1 << size);

    if (a->load)
        return load_pair(c, size, LOAD, a->mode, a->rt, a->rt2, a->rn, imm);
    struct pair p = pair(c, a->rn, a->mode, imm, size);
    store(c, size, 0, p.first, a64_x(c, a->rt));
    store(c, size, 0, p.second, a64_x(c, a->rt2));
    pair_write_back(c, a->rn, a->mode, imm);
    return true;
}

bool tr_a64_ldpsw(struct a64_ctx *c, const struct a64_ldpsw *a)
{
    return load_pair(c, 2, LOAD_SIGNED64, a->mode, a->rt, a->rt2, a->rn, (int64_t)a->imm * 4);
}

/* --- FP and SIMD registers: lane 0 to 4 --- */

static bool ldst_v(struct a64_ctx *c, unsigned lane, bool is_load, unsigned rt, struct address at)
{
    if (is_load)
        a64_set_v(c, rt, load(c, IR_V128, lane, 0, at));
    else
        store(c, lane, 0, at, a64_v(c, rt));
    return true;
}

bool tr_a64_ldst_imm_v(struct a64_ctx *c, const struct a64_ldst_imm_v *a)
{
    unsigned lane = a->opc * 4 + a->size;

    return ldst_v(c, lane, a->load, a->rt, offset(c, a->rn, (int64_t)a->imm << lane));
}

bool tr_a64_ldst_reg_v(struct a64_ctx *c, const struct a64_ldst_reg_v *a)
{
    unsigned lane = a->opc * 4 + a->size;

    return ldst_v(c, lane, a->load, a->rt, indexed(c, a->rn, a->rm, a->option, a->s ? lane : 0));
}

bool tr_a64_ldst_unscaled_v(struct a64_ctx *c, const struct a64_ldst_unscaled_v *a)
{
    return ldst_v(c, a->opc * 4 + a->size, a->load, a->rt, offset(c, a->rn, a->imm));
}

bool tr_a64_ldst_post_v(struct a64_ctx *c, const struct a64_ldst_post_v *a)
{
    ldst_v(c, a->opc * 4 + a->size, a->load, a->rt, offset(c, a->rn, 0));
    write_back(c, a->rn, a->imm);
    return true;
}

bool tr_a64_ldst_pre_v(struct a64_ctx *c, const struct a64_ldst_pre_v *a)
{
    ldst_v(c, a->opc * 4 + a->size, a->load, a->rt, offset(c, a->rn, a->imm));
    write_back(c, a->rn, a->imm);
    return true;
}

bool tr_a64_ldr_lit_v(struct a64_ctx *c, const struct a64_ldr_lit_v *a)
{
    return ldst_v(c, a->opc + 2, true, a->rt, literal(c, a->imm));
}

bool tr_a64_ldstp_v(struct a64_ctx *c, const struct a64_ldstp_v *a)
{
    unsigned lane = a->opc + 2;
    int64_t imm = (int64_t)a->imm * (1 << lane);
    struct pair p = pair(c, a->rn, a->mode, imm, lane);

    if (a->load) {
        a64_set_v(c, a->rt, load(c, IR_V128, lane, 0, p.first)); /* as in load_pair */
        a64_set_v(c, a->rt2, load(c, IR_V128, lane, 0, p.second));
    } else {
        store(c, lane, 0, p.first, a64_v(c, a->rt));
        store(c, lane, 0, p.second, a64_v(c, a->rt2));
    }
    pair_write_back(c, a->rn, a->mode, imm);
    return true;
}

/* --- Ordered, without exclusivity --- */

bool tr_a64_ldar(struct a64_ctx *c, const struct a64_ldar *a)
{
    return ldst(c, a->size, LOAD, IR_MEM_ACQUIRE | IR_MEM_SEQ_CST, a->rt, offset(c, a->rn, 0));
}

bool tr_a64_stlr(struct a64_ctx *c, const struct a64_stlr *a)
{
    return ldst(c, a->size, STORE, IR_MEM_RELEASE | IR_MEM_SEQ_CST, a->rt, offset(c, a->rn, 0));
}

bool tr_a64_ldlar(struct a64_ctx *c, const struct a64_ldlar *a)
{
    return ldst(c, a->size, LOAD, IR_MEM_ACQUIRE | IR_MEM_SEQ_CST, a->rt, offset(c, a->rn, 0));
}

bool tr_a64_stllr(struct a64_ctx *c, const struct a64_stllr *a)
{
    return ldst(c, a->size, STORE, IR_MEM_RELEASE | IR_MEM_SEQ_CST, a->rt, offset(c, a->rn, 0));
}

/* LDAPR may pass an earlier STLR (RCpc). */
bool tr_a64_ldapr(struct a64_ctx *c, const struct a64_ldapr *a)
{
    return ldst(c, a->size, LOAD, IR_MEM_ACQUIRE, a->rt, offset(c, a->rn, 0));
}

bool tr_a64_ldapur(struct a64_ctx *c, const struct a64_ldapur *a)
{
    return ldst(c, a->size, a->opc, IR_MEM_ACQUIRE, a->rt, offset(c, a->rn, a->imm));
}

bool tr_a64_stlur(struct a64_ctx *c, const struct a64_stlur *a)
{
    return ldst(c, a->size, STORE, IR_MEM_RELEASE | IR_MEM_SEQ_CST, a->rt,
                offset(c, a->rn, a->imm));
}

/* --- With pointer authentication; hints --- */

bool tr_a64_ldra(struct a64_ctx *c, const struct a64_ldra *a)
{
    ir_ref base = a64_pauth(c, a->key ? A64_KEY_DB : A64_KEY_DA, a64_x_sp(c, a->rn),
                            ir_const(c->b, IR_I64, 0));
    uint64_t imm = (uint64_t)(int64_t)a->imm;
    ir_ref v = load(c, IR_I64, 3, 0, (struct address){base, IR_NONE, 0, imm});

    if (a->pre)
        a64_set_x_sp(c, a->rn, true,
                     ir_op2(c->b, IR_ADD, IR_I64, base, ir_const(c->b, IR_I64, imm)));
    a64_set_x(c, a->rt, true, v);
    return true;
}

bool tr_a64_prfm_lit(struct a64_ctx *c, const struct a64_prfm_lit *a)
{
    return true;
}

bool tr_a64_prfm_imm(struct a64_ctx *c, const struct a64_prfm_imm *a)
{
    return true;
}

bool tr_a64_prfm_reg(struct a64_ctx *c, const struct a64_prfm_reg *a)
{
    return true;
}

bool tr_a64_prfum(struct a64_ctx *c, const struct a64_prfum *a)
{
    return true;
}
