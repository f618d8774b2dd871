/* Vector ops that move lanes: between register files, permutations, table look-ups, widening,
 * narrowing, pairs, across lanes. SPDX-License-Identifier: MIT */
#include "host/x86_64/core.h"
#include "host/x86_64/vector.h"
#include "host/x86_64/vector_ops.h"

/* ---- between register files ---- */

void x86_vec_i2v(struct emit *e, const struct ir_inst *inst)
{
    bool narrow = inst->type == IR_F32 || inst->type == IR_F16;

    x86_sse2(emit_as(e), narrow ? SSE_MOVD_TO : SSE_MOVQ_TO, emit_rd(e), emit_rm(e, 0));
}

void x86_vec_v2i(struct emit *e, const struct ir_inst *inst)
{
    x86_sse2(emit_as(e), inst->type == IR_I64 ? SSE_MOVQ_FROM : SSE_MOVD_FROM, emit_r(e, 0),
             x86_reg(emit_rd(e)));
}

void x86_vec_getlane(struct emit *e, const struct ir_inst *inst)
{
    static const uint32_t enc[] = {SSE_PEXTRB, SSE_PEXTRW, SSE_PEXTRD, SSE_PEXTRQ};
    struct x86_asm *as = emit_as(e);
    unsigned rd = emit_rd(e);
    bool wide = inst->type == IR_I64;
    if (inst->lane >= 2 && inst->imm == 0)
        x86_sse2(as, inst->lane == 3 ? SSE_MOVQ_FROM : SSE_MOVD_FROM, emit_r(e, 0), x86_reg(rd));
    else
        x86_sse2_imm(as, enc[inst->lane], emit_r(e, 0), x86_reg(rd), (uint8_t)inst->imm);
    if (inst->lane == 3 && !wide)
        x86_mov_rr(as, false, rd, rd);
    if (inst->op == IR_VGETLANE)
        return;
    if (inst->lane == 0)
        x86_op(as, X86_MOVSX8, wide, rd, x86_reg(rd));
    else if (inst->lane == 1)
        x86_op(as, X86_MOVSX16, wide, rd, x86_reg(rd));
    else if (inst->lane == 2 && wide)
        x86_op(as, X86_MOVSXD, true, rd, x86_reg(rd));
}

/* Words become bytes first, which keeps their signs. */
void x86_vec_signs(struct emit *e, const struct ir_inst *inst)
{
    static const uint32_t enc[] = {SSE_PMOVMSKB, SSE_PMOVMSKB, SSE_MOVMSKPS, SSE_MOVMSKPD};
    struct x86_asm *as = emit_as(e);
    unsigned rd = emit_rd(e), from = emit_r(e, 0);
    if (inst->lane == 1) {
        vec3(e, SSE_PACKSSWB, emit_tmp_xmm(e, 0), from, x86_reg(from));
        from = emit_tmp_xmm(e, 0);
    }
    x86_sse2(as, enc[inst->lane], rd, x86_reg(from));
    if (inst->lane == 1)
        x86_op(as, X86_MOVZX8, false, rd, x86_reg(rd));
}

void x86_vec_refine_signs(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule)
{
    rule->temps_xmm = inst->lane == 1;
}

static const uint32_t insert[] = {SSE_PINSRB, SSE_PINSRW, SSE_PINSRD, SSE_PINSRQ};

void x86_vec_setlane(struct emit *e, const struct ir_inst *inst)
{
    x86_sse3_imm(emit_as(e), insert[inst->lane], emit_rd(e), emit_r(e, 0), emit_rm(e, 1),
                 (uint8_t)inst->imm);
}

/* 32 and 64 bits by shuffles; narrower ones through a general-purpose register. */
void x86_vec_copylane(struct emit *e, const struct ir_inst *inst)
{
    static const uint32_t extract[] = {SSE_PEXTRB, SSE_PEXTRW};
    struct x86_asm *as = emit_as(e);
    unsigned to = inst->imm & 255, from = inst->imm >> 8 & 255, rd = emit_rd(e), a = emit_r(e, 0),
             b = emit_r(e, 1);
    if (inst->lane == 2) {
        x86_sse3_imm(as, SSE_INSERTPS, rd, a, x86_reg(b), (uint8_t)(from << 6 | to << 4));
    } else if (inst->lane ==
               3) { /* SHUFPD: low result lane from the first operand, high from the second */
        if (to)
            x86_sse3_imm(as, SSE_SHUFPD, rd, a, x86_reg(b), (uint8_t)(from << 1));
        else if (from == 0)
            x86_sse3_imm(as, SSE_BLENDPD, rd, a, x86_reg(b), 1);
        else { /* {b high, a high} */
            unsigned t = emit_tmp_xmm(e, 0);
            x86_sse2_imm(as, SSE_PSHUFD, t, x86_reg(b), 0xee);
            x86_sse3_imm(as, SSE_BLENDPD, rd, a, x86_reg(t), 1);
        }
    } else {
        unsigned g = emit_tmp_gpr(e, 0);
        x86_sse2_imm(as, extract[inst->lane], b, x86_reg(g), (uint8_t)from);
        x86_sse3_imm(as, insert[inst->lane], rd, a, x86_reg(g), (uint8_t)to);
    }
}

/* Lane n of src into every lane of dst. */
static void splat_lane(struct emit *e, unsigned lane, unsigned n, unsigned dst, unsigned src)
{
    static const uint32_t broadcast[] = {SSE_VPBROADCASTB, SSE_VPBROADCASTW, SSE_VPBROADCASTD,
                                         SSE_VPBROADCASTQ};
    struct x86_asm *as = emit_as(e);
    if (n == 0 && emit_has(e, X86_AVX2)) {
        x86_sse2(as, broadcast[lane], dst, x86_reg(src));
    } else if (lane >= 2) {
        x86_sse2_imm(as, SSE_PSHUFD, dst, x86_reg(src),
                     (uint8_t)(lane == 2 ? n * 0x55
                               : n       ? 0xee
                                         : 0x44));
    } else {
        uint64_t bytes =
            lane ? 0x0202020202020202 * n + 0x0100010001000100 : 0x0101010101010101 * n;
        vec3(e, SSE_PSHUFB, dst, src, emit_const128(e, bytes, bytes));
    }
}

void x86_vec_dup(struct emit *e, const struct ir_inst *inst)
{
    unsigned rd = emit_rd(e);
    x86_sse2(emit_as(e), SSE_MOVQ_TO, rd, emit_rm(e, 0));
    if (inst->lane < 3 || inst->type == IR_V128)
        splat_lane(e, inst->lane, 0, rd, rd);
}

void x86_vec_duplane(struct emit *e, const struct ir_inst *inst)
{
    splat_lane(e, inst->lane, (unsigned)inst->imm, emit_rd(e), emit_r(e, 0));
}

/* ---- permutations ---- */

static bool is_v64(const struct ir_inst *inst)
{
    return inst->type == IR_V64;
}

void x86_vec_ext(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned rd = emit_rd(e);
    if (!is_v64(inst)) {
        x86_sse3_imm(as, SSE_PALIGNR, rd, emit_r(e, 1), emit_rm(e, 0), (uint8_t)inst->imm);
    } else {
        unsigned t = emit_tmp_xmm(e, 0);
        vec3(e, SSE_PUNPCKLQDQ, t, emit_r(e, 0), x86_reg(emit_r(e, 1)));
        vec_shift(e, SSE_PSRLDQ_I, rd, t, (unsigned)inst->imm);
    }
}

void x86_vec_refine_ext_shuffle(const struct emit *e, const struct ir_inst *inst,
                                struct emit_rule *rule)
{
    if (is_v64(inst)) {
        rule->mem = 0;
        rule->flags = 0;
        rule->temps_xmm = 1;
    }
}

void x86_vec_zip2(struct emit *e, const struct ir_inst *inst)
{
    static const uint32_t low[] = {SSE_PUNPCKLBW, SSE_PUNPCKLWD, SSE_PUNPCKLDQ, SSE_PUNPCKLQDQ};
    static const uint32_t high[] = {SSE_PUNPCKHBW, SSE_PUNPCKHWD, SSE_PUNPCKHDQ, SSE_PUNPCKHQDQ};
    unsigned rd = emit_rd(e);
    x86_sse3(emit_as(e), is_v64(inst) ? low[inst->lane] : high[inst->lane], rd, emit_r(e, 0),
             emit_rm(e, 1));
    if (is_v64(inst))
        vec_shift(e, SSE_PSRLDQ_I, rd, rd, 8);
}

/* PSHUFB control that gathers the even or odd lanes into the low half (and again into the high
 * half). */
static struct x86_rm unzip_control(struct emit *e, unsigned lane, bool odd)
{
    static const uint64_t even[] = {0x0e0c0a0806040200, 0x0d0c090805040100, 0x0b0a090803020100};
    uint64_t control = even[lane] + (odd ? 0x0101010101010101ull << lane : 0);
    return emit_const128(e, control, control);
}

void vec_unzip(struct emit *e, unsigned lane, bool odd, bool v64, unsigned dst, unsigned tmp,
               unsigned lo, unsigned hi)
{
    struct x86_asm *as = emit_as(e);
    if (v64) { /* join the halves, then one shuffle */
        vec3(e, SSE_PUNPCKLQDQ, dst, lo, x86_reg(hi));
        x86_sse3(as, SSE_PSHUFB, dst, dst, unzip_control(e, lane, odd));
    } else if (lane == 3) {
        vec3(e, odd ? SSE_PUNPCKHQDQ : SSE_PUNPCKLQDQ, dst, lo, x86_reg(hi));
    } else if (lane == 2) {
        vec3_imm(e, SSE_SHUFPS, dst, lo, x86_reg(hi), odd ? 0xdd : 0x88);
    } else if (lo == hi) {
        vec3(e, SSE_PSHUFB, dst, lo, unzip_control(e, lane, odd));
    } else if (lane == 0) {
        struct x86_rm mask = emit_const128(e, 0x00ff00ff00ff00ff, 0x00ff00ff00ff00ff);
        if (odd) {
            vec_shift(e, SSE_PSRLW_I, tmp, hi, 8);
            vec_shift(e, SSE_PSRLW_I, dst, lo, 8);
        } else {
            vec3(e, SSE_PAND, tmp, hi, mask);
            vec3(e, SSE_PAND, dst, lo, mask);
        }
        x86_sse3(as, SSE_PACKUSWB, dst, dst, x86_reg(tmp));
    } else {
        struct x86_rm control = unzip_control(e, lane, odd);
        vec3(e, SSE_PSHUFB, tmp, hi, control);
        vec3(e, SSE_PSHUFB, dst, lo, control);
        x86_sse3(as, SSE_PUNPCKLQDQ, dst, dst, x86_reg(tmp));
    }
}

void x86_vec_uzp(struct emit *e, const struct ir_inst *inst)
{
    vec_unzip(e, inst->lane, inst->op == IR_VUZP2, is_v64(inst), emit_rd(e), emit_tmp_xmm(e, 0),
              emit_r(e, 0), emit_r(e, 1));
}

/* Even lanes of both, or odd ones: one operand is shifted by a lane, then every other lane is
 * blended. */
void x86_vec_trn(struct emit *e, const struct ir_inst *inst)
{
    static const uint32_t left[] = {SSE_PSLLW_I, SSE_PSLLD_I, SSE_PSLLQ_I},
                          right[] = {SSE_PSRLW_I, SSE_PSRLD_I, SSE_PSRLQ_I};
    struct x86_asm *as = emit_as(e);
    bool second = inst->op == IR_VTRN2;
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e), a = emit_r(e, 0), b = emit_r(e, 1),
             bits = 8u << inst->lane;
    if (inst->lane == 3) {
        vec3(e, second ? SSE_PUNPCKHQDQ : SSE_PUNPCKLQDQ, rd, a, x86_reg(b));
        return;
    }
    unsigned low = a, high = b;
    if (second) {
        vec_shift(e, right[inst->lane], t, a, bits);
        low = t;
    } else {
        vec_shift(e, left[inst->lane], t, b, bits);
        high = t;
    }
    if (inst->lane == 2) {
        vec3_imm(e, SSE_BLENDPS, rd, low, x86_reg(high), 0xa);
    } else if (inst->lane == 1) {
        vec3_imm(e, SSE_PBLENDW, rd, low, x86_reg(high), 0xaa);
    } else { /* the shifted one has zeros where the other one goes */
        vec3(e, SSE_PAND, rd, second ? b : a,
             second ? emit_const128(e, 0xff00ff00ff00ff00, 0xff00ff00ff00ff00)
                    : vec_splat(e, 1, 0xff));
        x86_sse3(as, SSE_POR, rd, rd, x86_reg(t));
    }
}

void x86_vec_rev(struct emit *e, const struct ir_inst *inst)
{
    uint8_t control[16];
    unsigned group = (unsigned)inst->imm, size = 1u << inst->lane;
    for (unsigned i = 0; i < 16; i++) {
        unsigned lane = i % group / size;
        control[i] = (uint8_t)(i / group * group + (group / size - 1 - lane) * size + i % size);
    }
    uint64_t lo, hi;
    memcpy(&lo, control, 8);
    memcpy(&hi, control + 8, 8);
    x86_sse3(emit_as(e), SSE_PSHUFB, emit_rd(e), emit_r(e, 0), emit_const128(e, lo, hi));
}

/* The bytes of a constant vector operand; false if it is none. */
static bool constant_bytes(const struct emit *e, const struct ir_inst *inst, unsigned n,
                           uint8_t bytes[16])
{
    const struct ir_inst *def = &e->region->inst[value_of(e, inst, n)];
    if (e->value[value_of(e, inst, n)].kind != VALUE_VCONST)
        return false;
    memcpy(bytes, &def->imm, 8);
    memcpy(bytes + 8, def->args, 8);
    return true;
}

/* PSHUFB's control for those of the constant indices that are in the 16 bytes of table number
 * `part`; the others give 0. */
static struct x86_rm table_control(struct emit *e, const uint8_t index[16], unsigned part)
{
    uint64_t control[2] = {0, 0};
    for (unsigned i = 0; i < 16; i++) {
        uint64_t byte = index[i] / 16 == part ? index[i] % 16 : 0x80;
        control[i / 8] |= byte << i % 8 * 8;
    }
    return emit_const128(e, control[0], control[1]);
}

static void tbl_constant(struct emit *e, const struct ir_inst *inst)
{
    uint8_t index[16];
    constant_bytes(e, inst, 0, index);
    vec3(e, SSE_PSHUFB, emit_rd(e), emit_r(e, 1), table_control(e, index, 0));
}

static void tbl2_constant(struct emit *e, const struct ir_inst *inst)
{
    uint8_t index[16];
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e);
    constant_bytes(e, inst, 0, index);
    vec3(e, SSE_PSHUFB, t, emit_r(e, 2), table_control(e, index, 1));
    vec3(e, SSE_PSHUFB, rd, emit_r(e, 1), table_control(e, index, 0));
    x86_sse3(emit_as(e), SSE_POR, rd, rd, x86_reg(t));
}

/* Constant indices (LD3, ST3, shuffles of compilers) are made what PSHUFB wants now; the operand is
 * not even loaded. */
void x86_vec_refine_tbl(const struct emit *e, const struct ir_inst *inst, struct emit_rule *rule)
{
    uint8_t index[16];
    if (constant_bytes(e, inst, 0, index))
        *rule = (struct emit_rule){.fn = inst->op == IR_VTBL ? tbl_constant : tbl2_constant,
                                   .flags = EMIT_EARLY,
                                   .temps_xmm = inst->op == IR_VTBL2,
                                   .mem = 1};
}

/* PSHUFB gives 0 for indices with bit 7: adding 0x70 with saturation sets it for 16 and above and
 * leaves the low four bits of the rest. */
void x86_vec_tbl(struct emit *e, const struct ir_inst *inst)
{
    unsigned t = emit_tmp_xmm(e, 0);
    vec3(e, SSE_PADDUSB, t, emit_r(e, 0), vec_splat(e, 0, 0x70));
    x86_sse3(emit_as(e), SSE_PSHUFB, emit_rd(e), emit_r(e, 1), x86_reg(t));
}

void x86_vec_tbl2(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1), rd = emit_rd(e), index = emit_r(e, 0);
    struct x86_rm limit = vec_splat(e, 0, 0x70);
    vec3(e, SSE_PADDUSB, t, index, limit);
    vec3(e, SSE_PSHUFB, rd, emit_r(e, 1), x86_reg(t));
    vec3(e, SSE_PSUBB, t, index, vec_splat(e, 0, 16));
    x86_sse3(as, SSE_PADDUSB, t, t, limit);
    vec3(e, SSE_PSHUFB, u, emit_r(e, 2), x86_reg(t));
    x86_sse3(as, SSE_POR, rd, rd, x86_reg(u));
}

/* ---- pairs and across lanes ---- */

static uint32_t combining(unsigned op, unsigned lane)
{
    static const struct {
        uint8_t pair, across;
        uint32_t enc[4];
    } table[] = {
        {IR_VADDP, IR_VADDV, {SSE_PADDB, SSE_PADDW, SSE_PADDD, SSE_PADDQ}},
        {IR_VSMAXP, IR_VSMAXV, {SSE_PMAXSB, SSE_PMAXSW, SSE_PMAXSD, 0}},
        {IR_VSMINP, IR_VSMINV, {SSE_PMINSB, SSE_PMINSW, SSE_PMINSD, 0}},
        {IR_VUMAXP, IR_VUMAXV, {SSE_PMAXUB, SSE_PMAXUW, SSE_PMAXUD, 0}},
        {IR_VUMINP, IR_VUMINV, {SSE_PMINUB, SSE_PMINUW, SSE_PMINUD, 0}},
    };
    for (unsigned i = 0; i < sizeof(table) / sizeof(table[0]); i++)
        if (table[i].pair == op || table[i].across == op)
            return table[i].enc[lane];
    return 0;
}

void x86_vec_pairs(struct emit *e, const struct ir_inst *inst)
{
    unsigned t = emit_tmp_xmm(e, 0), u = emit_tmp_xmm(e, 1), rd = emit_rd(e), a = emit_r(e, 0),
             b = emit_r(e, 1);
    if (inst->op == IR_VADDP && !is_v64(inst) && (inst->lane == 1 || inst->lane == 2)) {
        vec3(e, inst->lane == 1 ? SSE_PHADDW : SSE_PHADDD, rd, a, x86_reg(b));
        return;
    }
    vec_unzip(e, inst->lane, true, is_v64(inst), t, u, a, b);
    vec_unzip(e, inst->lane, false, is_v64(inst), rd, u, a, b);
    x86_sse3(emit_as(e), combining(inst->op, inst->lane), rd, rd, x86_reg(t));
}

void x86_vec_refine_combining_shuffle(const struct emit *e, const struct ir_inst *inst,
                                      struct emit_rule *rule)
{
    if (!combining(inst->op, inst->lane))
        rule->flags |= EMIT_FALLBACK;
}

/* Folds the vector in halves; then only lane 0 is kept. */
void x86_vec_across(struct emit *e, const struct ir_inst *inst)
{
    struct x86_asm *as = emit_as(e);
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e), from = emit_r(e, 0), size = 1u << inst->lane;
    uint32_t enc = combining(inst->op, inst->lane);
    for (unsigned n = (unsigned)inst->imm / 2; n >= size; n /= 2) {
        vec_shift(e, SSE_PSRLDQ_I, t, from, n);
        vec3(e, enc, rd, from, x86_reg(t));
        from = rd;
    }
    if (from != rd)
        x86_mov_xmm(as, rd, from);
    x86_sse3(as, SSE_PAND, rd, rd,
             emit_const128(e, size == 8 ? ~0ull : (1ull << (8 * size)) - 1, 0));
}

/* ---- widening and narrowing ---- */

void x86_vec_widen(struct emit *e, const struct ir_inst *inst)
{
    static const uint32_t enc[2][3] = {{SSE_PMOVZXBW, SSE_PMOVZXWD, SSE_PMOVZXDQ},
                                       {SSE_PMOVSXBW, SSE_PMOVSXWD, SSE_PMOVSXDQ}};
    struct x86_asm *as = emit_as(e);
    unsigned rd = emit_rd(e), from = emit_r(e, 0);
    if (inst->imm) {
        x86_sse2_imm(as, SSE_PSHUFD, rd, x86_reg(from), 0xee);
        from = rd;
    }
    x86_sse2(as, enc[inst->op == IR_VSXTL][inst->lane], rd, x86_reg(from));
}

void x86_vec_narrow(struct emit *e, const struct ir_inst *inst)
{
    static const uint64_t control[] = {0x0e0c0a0806040200, 0x0d0c090805040100, 0x0b0a090803020100};
    x86_sse3(emit_as(e), SSE_PSHUFB, emit_rd(e), emit_r(e, 0),
             emit_const128(e, control[inst->lane], 0x8080808080808080));
}

/* The saturating packs of x86 take signed lanes; unsigned sources are clamped first. */
void x86_vec_narrow_saturating(struct emit *e, const struct ir_inst *inst)
{
    unsigned t = emit_tmp_xmm(e, 0), rd = emit_rd(e), from = emit_r(e, 0);
    uint32_t pack = inst->op == IR_VSQXTN ? (inst->lane ? SSE_PACKSSDW : SSE_PACKSSWB)
                                          : (inst->lane ? SSE_PACKUSDW : SSE_PACKUSWB);
    if (inst->op == IR_VUQXTN) {
        vec3(e, inst->lane ? SSE_PMINUD : SSE_PMINUW, rd, from,
             vec_splat(e, inst->lane + 1, inst->lane ? 0xffff : 0xff));
        from = rd;
    }
    vec_zero(e, t);
    vec3(e, pack, rd, from, x86_reg(t));
}

void x86_vec_refine_bytes_words_shuffle(const struct emit *e, const struct ir_inst *inst,
                                        struct emit_rule *rule)
{
    if (inst->lane > 1)
        rule->flags |= EMIT_FALLBACK;
}
