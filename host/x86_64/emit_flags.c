/*
 * Flags values: when they are computed, where they are, and what condition code tests them.
 * (core.h, struct eflags.) The carry of a subtraction is NOT borrow in the IR and borrow in EFLAGS;
 * UCOMIS sets CF for "less", ZF for "equal", all of ZF, PF, CF for "unordered".
 *
 * SPDX-License-Identifier: MIT
 */
#include "host/x86_64/core.h"
#include "ir/ops.h"

enum {
    PACKED_BITS = IR_PACKED_N | IR_PACKED_Z | IR_PACKED_C | IR_PACKED_V
};

void flags_are(struct emit *e, struct eflags ef)
{
    e->ef = ef;
}

static bool has_place(const struct value *v)
{
    return v->reg >= 0 || v->spill >= 0 || v->home != NO_SLOT;
}

void flags_clobber(struct emit *e)
{
    ir_ref f = e->ef.a;

    if (e->ef.kind == IR_OP_COUNT && e->value[f].kind == VALUE_FLAGS && e->value[f].refs &&
        !has_place(&e->value[f])) {
        uint32_t locked = e->locked[GPR];
        unsigned polarity = e->ef.polarity;

        take_reg(e, GPR, RAX);
        flags_pack_eflags(A(e), polarity, polarity >= COMPARED_AB ? temp_reg(e, GPR) : RAX);
        e->owner[GPR][RAX] = f;
        e->value[f].reg = RAX;
        e->locked[GPR] = locked & ~1u;
    }
    e->ef = (struct eflags){.result = IR_NONE};
}

/* ---- packed form ---- */

void flags_pack_eflags(struct x86_asm *as, unsigned polarity, unsigned scratch)
{
    if (polarity <= CARRY_IS_NOT_CF) {
        if (polarity == CARRY_IS_NOT_CF)
            x86_byte(as, 0xf5); /* cmc */
        x86_byte(as, 0x9f);     /* lahf */
        x86_setcc(as, CC_O, RAX);
        x86_alu_imm(as, ALU_AND, false, x86_reg(RAX), PACKED_BITS);
        return;
    }
    x86_mov_imm(as, RAX, IR_PACKED_C); /* greater */
    x86_mov_imm(as, scratch, IR_PACKED_N);
    x86_cmov(as, polarity == COMPARED_AB ? CC_B : CC_A, false, RAX, x86_reg(scratch));
    x86_mov_imm(as, scratch, IR_PACKED_Z | IR_PACKED_C);
    x86_cmov(as, CC_E, false, RAX, x86_reg(scratch));
    x86_mov_imm(as, scratch, IR_PACKED_C | IR_PACKED_V);
    x86_cmov(as, CC_P, false, RAX, x86_reg(scratch));
}

/* Where the packed form of a flags value lies; false if it is nowhere. */
static bool packed_place(struct emit *e, ir_ref flags, ir_ref *packed)
{
    const struct ir_inst *inst = &e->region->inst[flags];

    *packed = inst->op == IR_UNPACK ? value_of(e, inst, 0) : flags;
    return inst->op == IR_UNPACK ||
           (e->value[flags].kind == VALUE_FLAGS && has_place(&e->value[flags]));
}

/* Are all bits zero that are no flags? */
static bool is_canonical(const struct emit *e, ir_ref packed)
{
    const struct ir_inst *inst = &e->region->inst[packed];

    return inst->op == IR_PACK || (inst->op == IR_GET && inst->imm == e->slots->flags);
}

/* Packed form to EFLAGS, by RAX. */
static void load_packed(struct emit *e, ir_ref flags, ir_ref packed)
{
    flags_clobber(e);
    take_reg(e, GPR, RAX);
    uint64_t imm;
    if (value_const(e, packed, &imm)) {
        x86_mov_imm(A(e), RAX, (uint32_t)imm & PACKED_BITS);
    } else {
        x86_op(A(e), X86_MOV, false, RAX, value_rm(e, packed));
        if (packed != flags && !is_canonical(e, packed))
            x86_alu_imm(A(e), ALU_AND, false, x86_reg(RAX), PACKED_BITS);
    }
    x86_byte(A(e), 0x04); /* add al, 127: OF from bit 0 */
    x86_byte(A(e), 0x7f);
    x86_byte(A(e), 0x9e); /* sahf */
    e->ef = (struct eflags){
        .kind = IR_OP_COUNT, .a = flags, .polarity = CARRY_IS_CF, .result = IR_NONE};
}

/* ---- computing flags from their operands ---- */

static bool in_memory(const struct emit *e, ir_ref v)
{
    const struct value *value = &e->value[v];

    return value->reg < 0 && (value->spill >= 0 || (value->home != NO_SLOT &&
                                                    e->slots->slot[value->home].type != IR_I32));
}

static void compare(struct emit *e, bool w, ir_ref a, ir_ref b)
{
    int32_t imm;

    if (value_imm32(e, b, w, &imm)) {
        struct x86_rm rm = in_memory(e, a) ? value_rm(e, a) : x86_reg(use_reg(e, a));

        if (imm == 0 && rm.kind == X86_RM_REG)
            x86_op(A(e), X86_TEST, w, (unsigned)rm.base, rm);
        else
            x86_alu_imm(A(e), ALU_CMP, w, rm, imm);
    } else if (in_memory(e, a)) {
        unsigned reg = use_reg(e, b);

        x86_op(A(e), X86_CMP_MR, w, reg, value_rm(e, a));
    } else {
        unsigned reg = use_reg(e, a);

        x86_op(A(e), X86_CMP, w, reg, in_memory(e, b) ? value_rm(e, b) : x86_reg(use_reg(e, b)));
    }
}

static void test(struct emit *e, bool w, ir_ref a, ir_ref b)
{
    int32_t imm;

    if (value_imm32(e, a, w, &imm)) {
        ir_ref swap = a;

        a = b;
        b = swap;
    }
    if (value_imm32(e, b, w, &imm)) {
        x86_test_imm(A(e), w, in_memory(e, a) ? value_rm(e, a) : x86_reg(use_reg(e, a)), imm);
    } else {
        unsigned reg = use_reg(e, a);

        x86_op(A(e), X86_TEST, w, reg, in_memory(e, b) ? value_rm(e, b) : x86_reg(use_reg(e, b)));
    }
}

/* a + b for its flags alone; returns the polarity of the carry. */
static unsigned add_for_flags(struct emit *e, bool w, ir_ref a, ir_ref b)
{
    int32_t imm;

    if (value_imm32(e, b, w, &imm) && imm != 0 && imm != INT32_MIN) {
        /* a - -imm: a carry of the sum is no borrow of the difference */
        x86_alu_imm(A(e), ALU_CMP, w, in_memory(e, a) ? value_rm(e, a) : x86_reg(use_reg(e, a)),
                    -imm);
        return CARRY_IS_NOT_CF;
    }
    if (in_memory(e, b))
        ;
    else
        use_reg(e, b);
    if (!in_memory(e, a))
        use_reg(e, a);
    unsigned t = temp_reg(e, GPR);
    x86_op(A(e), X86_MOV, w, t, value_rm(e, a));
    x86_op(A(e), X86_ADD, w, t, value_rm(e, b));
    return CARRY_IS_CF;
}

static void compare_fp(struct emit *e, const struct ir_inst *inst, ir_ref a, ir_ref b)
{
    static const uint32_t ops[2][2] = {{SSE_UCOMISS, SSE_COMISS}, {SSE_UCOMISD, SSE_COMISD}};
    unsigned reg = use_reg(e, a);

    x86_sse2(A(e), ops[inst->lane == 3][(inst->aux & IR_FP_SIGNALLING) != 0], reg,
             e->value[b].reg < 0 ? value_rm(e, b) : x86_reg(use_reg(e, b)));
}

static bool holds(const struct eflags *ef, const struct ir_inst *inst, ir_ref self, ir_ref a,
                  ir_ref b)
{
    if (ef->kind == IR_OP_COUNT)
        return ef->a == self;
    if (ef->kind != inst->op || ef->lane != inst->lane)
        return false;
    if (inst->op == IR_FCMPF && ef->signalling != ((inst->aux & IR_FP_SIGNALLING) != 0))
        return false;
    return (ef->a == a && ef->b == b) ||
           (ef->a == b && ef->b == a && (inst->op == IR_ADDF || inst->op == IR_ANDF));
}

void flags_bring(struct emit *e, ir_ref flags, bool swapped)
{
    const struct ir_inst *inst = &e->region->inst[flags];
    ir_ref packed, a = IR_NONE, b = IR_NONE;

    if (e->value[flags].kind == VALUE_LAZY_FLAGS && inst->op != IR_UNPACK) {
        a = value_of(e, inst, 0);
        b = value_of(e, inst, 1);
    }
    bool borrow = inst->op == IR_SUBF && (inst->aux & IR_FLAG_BORROW);
    if (e->ef.kind && holds(&e->ef, inst, flags, a, b)) {
        if (e->ef.kind == IR_SUBF && e->ef.borrow != borrow) {
            e->ef.borrow = borrow;
            e->ef.polarity ^= 1;
        }
        return;
    }
    if (packed_place(e, flags, &packed)) {
        load_packed(e, flags, packed);
        return;
    }
    flags_clobber(e);
    struct eflags ef = {.kind = inst->op, .lane = inst->lane, .a = a, .b = b, .result = IR_NONE};
    switch (inst->op) {
    case IR_SUBF:
        compare(e, inst->lane == 3, a, b);
        ef.polarity = borrow ? CARRY_IS_CF : CARRY_IS_NOT_CF;
        ef.borrow = borrow;
        break;
    case IR_ADDF: ef.polarity = (uint8_t)add_for_flags(e, inst->lane == 3, a, b); break;
    case IR_ANDF:
        test(e, inst->lane == 3, a, b);
        ef.polarity = CARRY_IS_CF;
        break;
    default: /* FCMPF */
        ef.signalling = inst->aux & IR_FP_SIGNALLING;
        ef.polarity = swapped ? COMPARED_BA : COMPARED_AB;
        compare_fp(e, inst, swapped ? b : a, swapped ? a : b);
        break;
    }
    e->ef = ef;
}

void flags_bring_carry(struct emit *e, ir_ref flags, bool inverted)
{
    ir_ref packed;
    bool have = e->ef.kind == IR_OP_COUNT && e->ef.a == flags;

    if (!have && packed_place(e, flags, &packed)) {
        flags_clobber(e);
        unsigned reg = use_reg(e, packed);
        x86_op_imm8(A(e), X86_ENC(0, 1, 0, 0xba), false, 4, x86_reg(reg), 8); /* bt reg, 8 */
        if (inverted)
            x86_byte(A(e), 0xf5);
        return;
    }
    flags_bring(e, flags, false);
    if (e->ef.polarity >= COMPARED_AB) { /* C = not less: !CF | PF */
        unsigned polarity = e->ef.polarity;

        e->ef = (struct eflags){.result = IR_NONE};
        take_reg(e, GPR, RAX);
        flags_pack_eflags(A(e), polarity, temp_reg(e, GPR));
        x86_op_imm8(A(e), X86_ENC(0, 1, 0, 0xba), false, 4, x86_reg(RAX), 8);
        if (inverted)
            x86_byte(A(e), 0xf5);
    } else if ((e->ef.polarity == CARRY_IS_NOT_CF) != inverted) {
        x86_byte(A(e), 0xf5); /* cmc */
        e->ef.polarity ^= 1;
    }
}

/* ---- conditions ---- */

#define ONE(c)                                                                                     \
    {                                                                                              \
        {CC_##c, 0}, 1, true                                                                       \
    }
#define BOTH(c, d)                                                                                 \
    {                                                                                              \
        {CC_##c, CC_##d}, 2, true                                                                  \
    }
#define ANY(c, d)                                                                                  \
    {                                                                                              \
        {CC_##c, CC_##d}, 2, false                                                                 \
    }

static const struct condition conditions[4][14] = {
    [CARRY_IS_CF] = {ONE(E), ONE(NE), ONE(B), ONE(AE), ONE(S), ONE(NS), ONE(O), ONE(NO),
                     BOTH(B, NE), ANY(AE, E), ONE(GE), ONE(L), ONE(G), ONE(LE)},
    [CARRY_IS_NOT_CF] = {ONE(E), ONE(NE), ONE(AE), ONE(B), ONE(S), ONE(NS), ONE(O), ONE(NO), ONE(A),
                         ONE(BE), ONE(GE), ONE(L), ONE(G), ONE(LE)},
    [COMPARED_AB] = {BOTH(E, NP), ANY(NE, P), ANY(AE, P), BOTH(B, NP), BOTH(B, NP), ANY(AE, P),
                     ONE(P), ONE(NP), ANY(A, P), BOTH(BE, NP), ONE(AE), ONE(B), ONE(A), ONE(BE)},
    [COMPARED_BA] = {BOTH(E, NP), ANY(NE, P), ONE(BE), ONE(A), ONE(A), ONE(BE), ONE(P), ONE(NP),
                     ONE(B), ONE(AE), BOTH(BE, NP), ANY(A, P), BOTH(B, NP), ANY(AE, P)},
};

struct condition condition_of(unsigned polarity, unsigned cond)
{
    if (cond >= IR_COND_AL)
        return (struct condition){.n = 0, .all = true};
    return conditions[polarity][cond];
}

struct condition condition_not(struct condition c)
{
    return (struct condition){{c.cc[0] ^ 1, c.cc[1] ^ 1}, c.n, !c.all};
}

/* Conditions of packed flags that are a single bit. */
static bool test_packed_bit(struct emit *e, ir_ref packed, unsigned cond, struct condition *c)
{
    static const uint16_t bits[4] = {IR_PACKED_Z, IR_PACKED_C, IR_PACKED_N, IR_PACKED_V};

    if (cond >= IR_COND_HI)
        return false;
    flags_clobber(e);
    if (e->value[packed].kind == VALUE_CONST)
        use_reg(e, packed);
    x86_test_imm(A(e), false, value_rm(e, packed), bits[cond / 2]);
    *c = (struct condition){{cond & 1 ? CC_E : CC_NE, 0}, 1, true};
    return true;
}

struct condition flags_need(struct emit *e, ir_ref flags, unsigned cond)
{
    struct condition c;
    ir_ref packed;
    bool have = e->ef.kind == IR_OP_COUNT && e->ef.a == flags;

    if (cond >= IR_COND_AL)
        return condition_of(0, cond);
    if (!have && packed_place(e, flags, &packed) && test_packed_bit(e, packed, cond, &c))
        return c;
    flags_bring(e, flags, conditions[COMPARED_AB][cond].n > conditions[COMPARED_BA][cond].n);
    if (e->ef.polarity == CARRY_IS_CF && (cond == IR_COND_HI || cond == IR_COND_LS)) {
        x86_byte(A(e), 0xf5); /* cmc */
        e->ef.polarity = CARRY_IS_NOT_CF;
    }
    return condition_of(e->ef.polarity, cond);
}

void jump_if(struct emit *e, struct condition c, x86_label label)
{
    if (c.n == 0) {
        if (c.all)
            x86_jmp(A(e), label);
        return;
    }
    if (c.n == 2 && c.all) {
        uint8_t *skip = x86_jcc_short(A(e), c.cc[1] ^ 1);

        x86_jcc(A(e), c.cc[0], label);
        x86_patch_short(A(e), skip);
        return;
    }
    for (unsigned i = 0; i < c.n; i++)
        x86_jcc(A(e), c.cc[i], label);
}

enum x86_cc compare_integers(struct emit *e, unsigned cmp, unsigned lane, ir_ref a, ir_ref b)
{
    static const uint8_t codes[] = {CC_E, CC_NE, CC_B,  CC_AE, CC_BE,
                                    CC_A, CC_L,  CC_GE, CC_LE, CC_G};
    static const uint8_t mirrored[] = {IR_EQ,  IR_NE,  IR_UGT, IR_ULE, IR_UGE,
                                       IR_ULT, IR_SGT, IR_SLE, IR_SGE, IR_SLT};
    uint64_t imm;

    if (value_const(e, a, &imm) && !value_const(e, b, &imm)) {
        ir_ref swap = a;

        a = b;
        b = swap;
        cmp = mirrored[cmp];
    }
    if (e->ef.kind == IR_SUBF && e->ef.lane == lane && e->ef.a == a && e->ef.b == b &&
        (e->ef.polarity == CARRY_IS_NOT_CF) != e->ef.borrow)
        return codes[cmp];
    if (e->ef.kind && e->ef.result == a && e->ef.lane == lane && value_const(e, b, &imm) &&
        imm == 0) {
        if (cmp == IR_EQ || cmp == IR_NE)
            return codes[cmp];
        if (cmp == IR_SLT || cmp == IR_SGE)
            return cmp == IR_SLT ? CC_S : CC_NS;
    }
    flags_clobber(e);
    compare(e, lane == 3, a, b);
    e->ef = (struct eflags){.kind = IR_SUBF,
                            .polarity = CARRY_IS_NOT_CF,
                            .lane = (uint8_t)lane,
                            .a = a,
                            .b = b,
                            .result = IR_NONE};
    if (value_const(e, b, &imm) && imm == 0)
        e->ef.result = a;
    return codes[cmp];
}

void test_integers(struct emit *e, unsigned lane, ir_ref a, ir_ref b)
{
    if (e->ef.kind && e->ef.lane == lane && a == b && e->ef.result == a)
        return;
    if (e->ef.kind == IR_ANDF && e->ef.lane == lane && e->ef.a == a && e->ef.b == b)
        return;
    flags_clobber(e);
    test(e, lane == 3, a, b);
    e->ef = (struct eflags){.kind = IR_ANDF,
                            .polarity = CARRY_IS_CF,
                            .lane = (uint8_t)lane,
                            .a = a,
                            .b = b,
                            .result = a == b ? a : IR_NONE};
}

/* ---- ops ---- */

/* ADDF, SUBF, ANDF, FCMPF, UNPACK: nothing until somebody asks; the operands' uses are counted down
 * when the flags die. A compare that raises FP exceptions is done in any case. */
void emit_lazy(struct emit *e, const struct ir_inst *inst)
{
    if (!x86_is_lazy_flags(inst)) {
        x86_fallback(e, inst);
        return;
    }
    if (inst->op == IR_FCMPF) {
        bool swapped = false;

        for (uint32_t i = e->pos + 1; i < e->region->count && i < e->pos + 6; i++) {
            const struct ir_inst *user = &e->region->inst[i];
            unsigned cond = user->aux & 15;

            if ((user->op == IR_EXIT_FLAGS || user->op == IR_SELECT_COND ||
                 user->op == IR_FSELECT || user->op == IR_COND) &&
                cond < IR_COND_AL && e->alias[user->args[0]] == e->pos) {
                swapped = conditions[COMPARED_AB][cond].n > conditions[COMPARED_BA][cond].n;
                break;
            }
        }
        flags_bring(e, e->pos, swapped);
        e->last_fcmp = e->pos;
        if (e->value[e->pos].refs == 0) {
            for (unsigned a = 0; a < 2; a++)
                release(e, value_of(e, inst, a));
        }
    }
    op_end(e);
}

/* An op consumes `flags` in EFLAGS and overwrites them: if somebody else needs them too they are
 * packed first. */
static void save_if_shared(struct emit *e, ir_ref flags)
{
    const struct value *v = &e->value[flags];

    if (e->ef.kind == IR_OP_COUNT && e->ef.a == flags && v->kind == VALUE_FLAGS && v->refs > 1 &&
        !has_place(v))
        flags_clobber(e);
}

/* ADCF, SBCF. */
void emit_flags_op(struct emit *e, const struct ir_inst *inst)
{
    ir_ref a = value_of(e, inst, 0), b = value_of(e, inst, 1), c = value_of(e, inst, 2);
    bool w = inst->lane == 3, sub = inst->op == IR_SBCF;
    bool borrow = sub && (inst->aux & IR_FLAG_BORROW);

    if (!(e->ef.kind == inst->op && e->ef.lane == inst->lane && e->ef.a == a && e->ef.b == b &&
          e->ef.c == c)) {
        save_if_shared(e, c);
        flags_bring_carry(e, c, sub && !borrow);
        use_reg(e, a);
        if (!in_memory(e, b))
            use_reg(e, b);
        unsigned t = temp_reg(e, GPR);
        x86_op(A(e), X86_MOV, w, t, value_rm(e, a));
        x86_op(A(e), sub ? X86_SBB : X86_ADC, w, t, value_rm(e, b));
    }
    e->ef = (struct eflags){.kind = IR_OP_COUNT,
                            .a = e->pos,
                            .polarity = sub && !borrow ? CARRY_IS_NOT_CF : CARRY_IS_CF,
                            .result = IR_NONE};
    op_consume(e, inst);
    op_end(e);
}

void emit_adc(struct emit *e, const struct ir_inst *inst)
{
    ir_ref a = value_of(e, inst, 0), b = value_of(e, inst, 1), c = value_of(e, inst, 2);
    bool w = inst->type == IR_I64, sub = inst->op == IR_SBC;
    bool borrow = sub && (inst->aux & IR_FLAG_BORROW);

    save_if_shared(e, c);
    flags_bring_carry(e, c, sub && !borrow);
    e->ef = (struct eflags){.result = IR_NONE};
    use_reg(e, a);
    if (!in_memory(e, b))
        use_reg(e, b);
    op_consume(e, inst);
    uint32_t avoid = a != b && e->value[b].reg >= 0 ? 1u << e->value[b].reg : 0;
    unsigned rd = op_def(e, avoid, false, a);
    struct x86_rm ra = value_rm(e, a), rb = value_rm(e, b);
    if (ra.kind != X86_RM_REG || ra.base != (int)rd)
        x86_op(A(e), X86_MOV, w, rd, ra);
    x86_op(A(e), sub ? X86_SBB : X86_ADC, w, rd, rb);
    e->ef = (struct eflags){.kind = sub ? IR_SBCF : IR_ADCF,
                            .lane = w ? 3 : 2,
                            .a = a,
                            .b = b,
                            .c = c,
                            .result = e->pos,
                            .polarity = sub && !borrow ? CARRY_IS_NOT_CF : CARRY_IS_CF};
    op_end(e);
}

/* The flags become those of a compare, or constants, by a short branch. */
void emit_ccmp(struct emit *e, const struct ir_inst *inst)
{
    ir_ref a = value_of(e, inst, 1), b = value_of(e, inst, 2);
    bool w = inst->lane == 3, add = inst->aux & IR_CCMP_ADD;
    int32_t imm;
    bool is_imm = value_imm32(e, b, w, &imm) && !add;

    use_reg(e, a);
    if (!is_imm && !in_memory(e, b))
        use_reg(e, b);
    if ((inst->aux & 15) >= IR_COND_AL)
        flags_clobber(e);
    save_if_shared(e, value_of(e, inst, 0));
    struct condition c = flags_need(e, value_of(e, inst, 0), inst->aux & 15);
    take_reg(e, GPR, RAX); /* for the constant */
    unsigned polarity = add ? CARRY_IS_CF : CARRY_IS_NOT_CF;
    uint32_t packed = (uint32_t)inst->imm ^ (add ? 0 : IR_PACKED_C);
    x86_mov_imm(A(e), RAX, packed);
    unsigned t = add ? temp_reg(e, GPR) : RAX;
    if (add)
        x86_op(A(e), X86_MOV, w, t, value_rm(e, a));
    uint8_t *to_else[2] = {nullptr, nullptr}, *to_then = nullptr;
    if (c.n == 2 && !c.all) {
        to_then = x86_jcc_short(A(e), c.cc[0]);
        to_else[0] = x86_jcc_short(A(e), c.cc[1] ^ 1);
        x86_patch_short(A(e), to_then);
    } else {
        for (unsigned i = 0; i < c.n; i++)
            to_else[i] = x86_jcc_short(A(e), c.cc[i] ^ 1);
    }
    if (add)
        x86_op(A(e), X86_ADD, w, t, value_rm(e, b));
    else if (is_imm)
        x86_alu_imm(A(e), ALU_CMP, w, value_rm(e, a), imm);
    else
        x86_op(A(e), X86_CMP, w, use_reg(e, a), value_rm(e, b));
    uint8_t *done = x86_jmp_short(A(e));
    for (unsigned i = 0; i < 2; i++)
        if (to_else[i])
            x86_patch_short(A(e), to_else[i]);
    x86_byte(A(e), 0x04); /* add al, 127 */
    x86_byte(A(e), 0x7f);
    x86_byte(A(e), 0x9e); /* sahf */
    x86_patch_short(A(e), done);
    e->ef = (struct eflags){
        .kind = IR_OP_COUNT, .a = e->pos, .polarity = (uint8_t)polarity, .result = IR_NONE};
    op_consume(e, inst);
    op_end(e);
}

static void set_byte(struct emit *e, struct condition c, unsigned rd, unsigned scratch)
{
    if (c.n == 0) {
        x86_mov_imm(A(e), rd, 1);
        return;
    }
    x86_setcc(A(e), c.cc[0], rd);
    if (c.n == 2) {
        x86_setcc(A(e), c.cc[1], scratch);
        x86_op(A(e), c.all ? X86_AND : X86_OR, false, rd, x86_reg(scratch));
        e->ef = (struct eflags){.result = IR_NONE};
    }
    x86_op(A(e), X86_MOVZX8, false, rd, x86_reg(rd));
}

void emit_cond(struct emit *e, const struct ir_inst *inst)
{
    struct condition c = flags_need(e, value_of(e, inst, 0), inst->aux & 15);

    op_consume(e, inst);
    unsigned scratch = c.n == 2 ? temp_reg(e, GPR) : 0;
    unsigned rd = op_def(e, 0, true, IR_NONE);
    set_byte(e, c, rd, scratch);
    op_end(e);
}

/* cond ? a : b with a register result. */
void emit_select_cond(struct emit *e, const struct ir_inst *inst)
{
    ir_ref a = value_of(e, inst, 1), b = value_of(e, inst, 2);
    struct condition c = flags_need(e, value_of(e, inst, 0), inst->aux & 15);
    bool w = inst->type == IR_I64;

    use_reg(e, a);
    use_reg(e, b);
    op_consume(e, inst);
    if (c.n == 0 || a == b) {
        unsigned rd = op_def(e, 0, false, a);

        x86_mov_rr(A(e), w, rd, (unsigned)value_rm(e, a).base);
        op_end(e);
        return;
    }
    if (c.n == 2 && !c.all) { /* the opposite: both must hold */
        ir_ref swap = a;

        a = b;
        b = swap;
        c = condition_not(c);
    }
    /* rd = b; rd = a if the condition holds. With one test either operand may be the base. */
    unsigned rd;
    ir_ref base = b, other = a;
    unsigned cc = c.cc[0];
    if (c.n == 1 && e->value[a].refs == 0 && e->value[b].refs != 0) {
        base = a;
        other = b;
        cc ^= 1;
    }
    rd = op_def(e, 1u << e->value[other].reg, c.n == 2, base);
    if (c.n == 2) {
        unsigned skip_cc = c.cc[1] ^ 1;

        x86_mov_rr(A(e), w, rd, (unsigned)value_rm(e, b).base);
        uint8_t *skip = x86_jcc_short(A(e), skip_cc);
        x86_cmov(A(e), c.cc[0], w, rd, value_rm(e, a));
        x86_patch_short(A(e), skip);
    } else {
        unsigned from = (unsigned)value_rm(e, base).base;

        if (rd != from)
            x86_mov_rr(A(e), w, rd, from);
        x86_cmov(A(e), cc, w, rd, value_rm(e, other));
    }
    op_end(e);
}

void emit_fselect(struct emit *e, const struct ir_inst *inst)
{
    ir_ref a = value_of(e, inst, 1), b = value_of(e, inst, 2);
    struct condition c = flags_need(e, value_of(e, inst, 0), inst->aux & 15);

    use_reg(e, a);
    use_reg(e, b);
    op_consume(e, inst);
    if (c.n == 2 && !c.all) {
        ir_ref swap = a;

        a = b;
        b = swap;
        c = condition_not(c);
    }
    unsigned rd = op_def(e, a == b ? 0 : 1u << e->value[a].reg, false, b);
    move_value(e, XMM, rd, (unsigned)value_rm(e, b).base);
    uint8_t *skip[2] = {nullptr, nullptr};
    for (unsigned i = 0; i < c.n; i++)
        skip[i] = x86_jcc_short(A(e), c.cc[i] ^ 1);
    move_value(e, XMM, rd, (unsigned)value_rm(e, a).base);
    for (unsigned i = 0; i < c.n; i++)
        x86_patch_short(A(e), skip[i]);
    op_end(e);
}

void flags_pack(struct emit *e, ir_ref flags)
{
    ir_ref packed;
    uint64_t imm;

    if (e->ef.kind == IR_OP_COUNT && e->ef.a == flags && e->value[flags].kind == VALUE_FLAGS &&
        e->value[flags].refs > 1 && !has_place(&e->value[flags])) {
        flags_clobber(e); /* EFLAGS are lost below, so it keeps its packed form */
        take_reg(e, GPR, RAX);
    }
    if (!(e->ef.kind == IR_OP_COUNT && e->ef.a == flags) && packed_place(e, flags, &packed)) {
        if (value_const(e, packed, &imm)) {
            x86_mov_imm(A(e), RAX, (uint32_t)imm & PACKED_BITS);
            return;
        }
        if (packed == flags) {
            x86_op(A(e), X86_MOV, false, RAX, value_rm(e, packed));
            return;
        }
        flags_clobber(e); /* which may use RAX */
        take_reg(e, GPR, RAX);
        x86_op(A(e), X86_MOV, false, RAX, value_rm(e, packed));
        x86_alu_imm(A(e), ALU_AND, false, x86_reg(RAX), PACKED_BITS);
        return;
    }
    flags_bring(e, flags, false);
    take_reg(e, GPR, RAX); /* other flags may have been packed into it just now */
    unsigned polarity = e->ef.polarity;
    unsigned scratch = RAX;
    if (polarity >= COMPARED_AB) {
        uint32_t locked = e->locked[GPR];

        e->locked[GPR] |= 1u << RAX; /* callers need not have locked it */
        scratch = temp_reg(e, GPR);
        e->locked[GPR] = locked;
    }
    flags_pack_eflags(A(e), polarity, scratch);
    e->ef = (struct eflags){.result = IR_NONE};
}

void emit_pack(struct emit *e, const struct ir_inst *inst)
{
    take_reg(e, GPR, RAX);
    flags_pack(e, value_of(e, inst, 0));
    op_consume(e, inst);
    op_def_in(e, RAX);
    op_end(e);
}
