/*
 * Loads, stores and atomics. Guest memory is [address], or gs:[address] when guest addresses are
 * not host addresses. x86 keeps all orders but store -> load, so only sequentially consistent
 * stores cost anything.
 *
 * SPDX-License-Identifier: MIT
 */
#include "host/x86_64/core.h"

/* The index as it is to be added: extended if need be, in a register. */
static unsigned index_reg(struct emit *e, const struct ir_inst *inst)
{
    ir_ref v = value_of(e, inst, 1);
    unsigned reg = use_reg(e, v);

    if (inst->aux & IR_MEM_INDEX_SXTW) {
        unsigned t = temp_reg(e, GPR);

        x86_op(A(e), X86_MOVSXD, true, t, x86_reg(reg));
        return t;
    }
    if ((inst->aux & IR_MEM_INDEX_UXTW) && e->value[v].zero > 2) {
        unsigned t = temp_reg(e, GPR);

        x86_mov_rr(A(e), false, t, reg);
        return t;
    }
    return reg;
}

/* x86 scales by 8 at most; 16-byte elements are rare enough for a shift, which clobbers EFLAGS. */
static bool scales_by_shift(const struct ir_inst *inst)
{
    return inst->args[1] != IR_NONE && (inst->aux & IR_MEM_SCALE) == 4;
}

/* The guest wants a fault if the address is not a multiple of the size. The check clobbers EFLAGS.
 */
static bool is_checked(const struct ir_inst *inst)
{
    return (inst->aux & IR_MEM_ALIGNED) && inst->lane;
}

static void check_alignment(struct emit *e, const struct ir_inst *inst, struct x86_rm rm)
{
    int32_t mask = (1 << inst->lane) - 1;
    bool plain = rm.base >= 0 && rm.index < 0 && (rm.disp & mask) == 0;
    unsigned t = plain ? (unsigned)rm.base : temp_reg(e, GPR);

    if (!plain)
        x86_op(A(e), X86_LEA, true, t, rm);
    x86_test_imm(A(e), false, x86_reg(t), mask);
    emit_event_if(e, CC_NE, IR_EVENT_MEMORY_FAULT);
}

/* The displacement; modulo 2^32 it always fits the instruction. */
static uint64_t displacement(const struct ir_inst *inst, uint64_t constant)
{
    uint64_t disp = inst->imm + constant;

    return inst->aux & IR_MEM_ADDR32 ? (uint64_t)(int32_t)disp : disp;
}

static bool fits32(uint64_t disp)
{
    return (int64_t)disp == (int32_t)disp;
}

/* Locates the address operands; valid until op_def, which may move what it found in a pinned
 * register: see address(). */
static void use_address(struct emit *e, const struct ir_inst *inst, int8_t index[2])
{
    uint64_t base;

    index[0] = index[1] = -1;
    if (!value_const(e, value_of(e, inst, 0), &base) || !fits32(displacement(inst, base)))
        use_reg(e, value_of(e, inst, 0));
    if (inst->args[1] != IR_NONE) {
        index[0] = (int8_t)index_reg(e, inst);
        index[1] = e->value[value_of(e, inst, 1)].reg; /* to see whether it has moved */
    }
    if (!fits32(displacement(inst, 0))) {
        unsigned t = temp_reg(e, GPR);

        e->view.r.tmp_gpr[3] = (int8_t)t;
    }
}

/* The memory operand, after op_def. */
static struct x86_rm address(struct emit *e, const struct ir_inst *inst, const int8_t index[2])
{
    struct x86_rm rm = {.base = X86_RM_NONE, .index = -1, .kind = X86_RM_MEM};
    const struct value *base = &e->value[value_of(e, inst, 0)];
    uint64_t disp = displacement(inst, 0), constant;

    if (base->reg >= 0)
        rm.base = base->reg;
    else if (value_const(e, value_of(e, inst, 0), &constant))
        disp = displacement(inst, constant);
    if (index[0] >= 0) {
        int8_t now = e->value[value_of(e, inst, 1)].reg;

        rm.index = index[0] == index[1] ? now : index[0];
        rm.scale = inst->aux & IR_MEM_SCALE;
        if (rm.scale == 4) {
            unsigned t = temp_reg(e, GPR);

            x86_mov_rr(A(e), true, t, (unsigned)rm.index);
            x86_shift_imm(A(e), X86_SHL, true, x86_reg(t), 4);
            rm.index = (int8_t)t;
            rm.scale = 0;
        }
    }
    if (!fits32(displacement(inst, 0))) {
        unsigned t = (unsigned)e->view.r.tmp_gpr[3];

        x86_mov_imm(A(e), t, disp);
        if (rm.base >= 0)
            x86_op(A(e), X86_LEA, true, t, x86_mem_index((int)t, rm.base, 0, 0));
        rm.base = (int8_t)t;
        disp = 0;
    }
    rm.disp = (int32_t)disp;
    if (is_checked(inst))
        check_alignment(e, inst, rm);
    bool shifted = e->be->options.guest_base;
    if (inst->aux & IR_MEM_ADDR32)
        rm.kind = shifted ? X86_RM_MEM32_GS : X86_RM_MEM32;
    else if (shifted)
        rm.kind = X86_RM_MEM_GS;
    return rm;
}

/* ---- loads ---- */

static void load_integer(struct emit *e, const struct ir_inst *inst, unsigned rd, struct x86_rm rm)
{
    bool w = inst->type == IR_I64, is_signed = inst->aux & IR_MEM_SIGNED;
    uint32_t from = x86_here(A(e));

    if ((inst->aux & IR_MEM_SWAP) && inst->lane) {
        if (inst->lane == 1) {
            x86_op(A(e), X86_MOVZX16, false, rd, rm);
            map_fault(e, from);
            x86_bswap(A(e), false, rd);
            x86_shift_imm(A(e), is_signed ? X86_SAR : X86_SHR, false, x86_reg(rd), 16);
            if (is_signed && w)
                x86_op(A(e), X86_MOVSXD, true, rd, x86_reg(rd));
            return;
        }
        x86_op(A(e), X86_MOV, inst->lane == 3, rd, rm);
        map_fault(e, from);
        x86_bswap(A(e), inst->lane == 3, rd);
        if (is_signed && w && inst->lane == 2)
            x86_op(A(e), X86_MOVSXD, true, rd, x86_reg(rd));
        return;
    }
    switch (inst->lane) {
    case 0: x86_op(A(e), is_signed ? X86_MOVSX8 : X86_MOVZX8, w && is_signed, rd, rm); break;
    case 1: x86_op(A(e), is_signed ? X86_MOVSX16 : X86_MOVZX16, w && is_signed, rd, rm); break;
    case 2: x86_op(A(e), is_signed && w ? X86_MOVSXD : X86_MOV, false, rd, rm); break;
    default: x86_op(A(e), X86_MOV, true, rd, rm); break;
    }
    map_fault(e, from);
}

static void swap_vector(struct emit *e, unsigned lane, unsigned reg)
{
    static const uint64_t order[5][2] = {{0x8080808080808000, 0x8080808080808080},
                                         {0x8080808080800001, 0x8080808080808080},
                                         {0x8080808000010203, 0x8080808080808080},
                                         {0x0001020304050607, 0x8080808080808080},
                                         {0x08090a0b0c0d0e0f, 0x0001020304050607}};

    x86_sse3(A(e), SSE_PSHUFB, reg, reg, emit_const128(e, order[lane][0], order[lane][1]));
}

static void load_vector(struct emit *e, const struct ir_inst *inst, unsigned rd, struct x86_rm rm,
                        unsigned t)
{
    uint32_t from = x86_here(A(e));

    if (inst->lane < 2) {
        x86_op(A(e), inst->lane == 0 ? X86_MOVZX8 : X86_MOVZX16, false, t, rm);
        map_fault(e, from);
        x86_sse2(A(e), SSE_MOVD_TO, rd, x86_reg(t));
    } else {
        x86_sse2(A(e),
                 inst->lane == 2   ? SSE_MOVSS
                 : inst->lane == 3 ? SSE_MOVSD
                                   : SSE_MOVUPS,
                 rd, rm);
        map_fault(e, from);
    }
    if (inst->aux & IR_MEM_SWAP)
        swap_vector(e, inst->lane, rd);
}

void emit_load(struct emit *e, const struct ir_inst *inst)
{
    bool vector = ir_type_is_vector(inst->type);
    int8_t index[2];

    if (((inst->aux & IR_MEM_SWAP) && inst->lane == 1) || scales_by_shift(inst) || is_checked(inst))
        flags_clobber(e);
    use_address(e, inst, index);
    unsigned t = vector && inst->lane < 2 ? temp_reg(e, GPR) : 0;
    op_consume(e, inst);
    unsigned rd = op_def(e, 0, false, IR_NONE);
    struct x86_rm rm = address(e, inst, index);
    if (vector)
        load_vector(e, inst, rd, rm, t);
    else
        load_integer(e, inst, rd, rm);
    op_end(e);
}

/* ---- stores ---- */

static void store_reg(struct emit *e, unsigned lane, unsigned reg, struct x86_rm rm)
{
    uint32_t from = x86_here(A(e));

    if (lane == 0)
        x86_op(A(e), X86_MOV_MR8, false, reg, rm);
    else if (lane == 1)
        x86_op16(A(e), X86_MOV_MR, reg, rm);
    else
        x86_op(A(e), X86_MOV_MR, lane == 3, reg, rm);
    map_fault(e, from);
}

static void exchange(struct emit *e, unsigned lane, unsigned reg, struct x86_rm rm)
{
    uint32_t from = x86_here(A(e));

    if (lane == 0)
        x86_op(A(e), X86_XCHG8, false, reg, rm);
    else if (lane == 1)
        x86_op16(A(e), X86_XCHG, reg, rm);
    else
        x86_op(A(e), X86_XCHG, lane == 3, reg, rm);
    map_fault(e, from);
}

static void bswap_lane(struct emit *e, unsigned lane, unsigned reg)
{
    x86_bswap(A(e), lane == 3, reg);
    if (lane == 1)
        x86_shift_imm(A(e), X86_SHR, false, x86_reg(reg), 16);
}

static void store_vector(struct emit *e, const struct ir_inst *inst, unsigned reg, struct x86_rm rm)
{
    if (inst->aux & IR_MEM_SWAP) {
        unsigned t = temp_reg(e, XMM);

        move_value(e, XMM, t, reg);
        swap_vector(e, inst->lane, t);
        reg = t;
    }
    uint32_t from = x86_here(A(e));
    switch (inst->lane) {
    case 0: x86_sse2_imm(A(e), SSE_PEXTRB, reg, rm, 0); break;
    case 1: x86_sse2_imm(A(e), SSE_PEXTRW, reg, rm, 0); break;
    case 2: x86_sse2(A(e), SSE_MOVSS_ST, reg, rm); break;
    case 3: x86_sse2(A(e), SSE_MOVSD_ST, reg, rm); break;
    default: x86_sse2(A(e), SSE_MOVUPS_ST, reg, rm); break;
    }
    map_fault(e, from);
    if (inst->aux & IR_MEM_SEQ_CST)
        x86_bytes(A(e), (const uint8_t[]){0x0f, 0xae, 0xf0}, 3); /* mfence */
}

void emit_store(struct emit *e, const struct ir_inst *inst)
{
    ir_ref v = value_of(e, inst, 2);
    bool vector = e->value[v].kind == VALUE_XMM || e->value[v].kind == VALUE_VCONST;
    bool swap = (inst->aux & IR_MEM_SWAP) && inst->lane, seq_cst = inst->aux & IR_MEM_SEQ_CST;
    int8_t index[2];
    int32_t imm;

    if ((swap && inst->lane == 1) || scales_by_shift(inst) || is_checked(inst))
        flags_clobber(e);
    use_address(e, inst, index);
    if (!vector && !swap && !seq_cst && e->value[v].reg < 0 &&
        value_imm32(e, v, inst->lane == 3, &imm)) {
        struct x86_rm rm = address(e, inst, index);
        uint32_t from = x86_here(A(e));

        x86_mov_mem_imm(A(e), 1u << inst->lane, rm, imm);
        map_fault(e, from);
    } else {
        unsigned reg = use_reg(e, v);
        struct x86_rm rm = address(e, inst, index);

        if (vector) {
            store_vector(e, inst, reg, rm);
        } else if (swap || seq_cst) {
            unsigned t = temp_reg(e, GPR);

            x86_mov_rr(A(e), true, t, reg);
            if (swap)
                bswap_lane(e, inst->lane, t);
            if (seq_cst)
                exchange(e, inst->lane, t, rm);
            else
                store_reg(e, inst->lane, t, rm);
        } else {
            store_reg(e, inst->lane, reg, rm);
        }
    }
    op_consume(e, inst);
    op_end(e);
}

/* ---- atomics ---- */

static void compare_exchange(struct emit *e, unsigned lane, unsigned reg, struct x86_rm rm)
{
    x86_lock(A(e));
    if (lane == 0)
        x86_op(A(e), X86_CMPXCHG8, false, reg, rm);
    else if (lane == 1)
        x86_op16(A(e), X86_CMPXCHG, reg, rm);
    else
        x86_op(A(e), X86_CMPXCHG, lane == 3, reg, rm);
}

static void zero_extend(struct emit *e, unsigned lane, unsigned rd, unsigned rs)
{
    if (lane < 2)
        x86_op(A(e), lane == 0 ? X86_MOVZX8 : X86_MOVZX16, false, rd, x86_reg(rs));
    else if (rd != rs)
        x86_mov_rr(A(e), lane == 3, rd, rs);
}

void emit_cmpxchg(struct emit *e, const struct ir_inst *inst)
{
    ir_ref expected = value_of(e, inst, 2), new = value_of(e, inst, 3);
    bool swap = (inst->aux & IR_MEM_SWAP) && inst->lane;
    int8_t index[2];

    flags_clobber(e);
    take_reg(e, GPR, RAX);
    use_reg(e, expected);
    use_reg(e, new);
    use_address(e, inst, index);
    struct x86_rm rm = address(e, inst, index);
    unsigned source = (unsigned)value_rm(e, new).base;
    x86_mov_rr(A(e), inst->lane == 3, RAX, (unsigned)value_rm(e, expected).base);
    if (swap) {
        unsigned t = temp_reg(e, GPR);

        x86_mov_rr(A(e), true, t, source);
        bswap_lane(e, inst->lane, t);
        bswap_lane(e, inst->lane, RAX);
        source = t;
    }
    uint32_t from = x86_here(A(e));
    compare_exchange(e, inst->lane, source, rm);
    map_fault(e, from);
    if (swap)
        bswap_lane(e, inst->lane, RAX);
    zero_extend(e, inst->lane, RAX, RAX);
    op_consume(e, inst);
    op_def_in(e, RAX);
    op_end(e);
}

/* rd = a op b for the loop of an atomic; operands extended from the lane. */
static void combine(struct emit *e, unsigned op, unsigned lane, unsigned rd, unsigned b)
{
    static const uint8_t keep_cc[] = {
        [IR_RMW_SMAX] = CC_L, [IR_RMW_SMIN] = CC_G, [IR_RMW_UMAX] = CC_B, [IR_RMW_UMIN] = CC_A};

    switch (op) {
    case IR_RMW_ADD: x86_op(A(e), X86_ADD, true, rd, x86_reg(b)); break;
    case IR_RMW_AND:
    case IR_RMW_ANDN: x86_op(A(e), X86_AND, true, rd, x86_reg(b)); break;
    case IR_RMW_XOR: x86_op(A(e), X86_XOR, true, rd, x86_reg(b)); break;
    case IR_RMW_OR: x86_op(A(e), X86_OR, true, rd, x86_reg(b)); break;
    case IR_RMW_SWAP: x86_mov_rr(A(e), true, rd, b); break;
    default:
        x86_op(A(e), X86_CMP, lane == 3, rd, x86_reg(b));
        x86_cmov(A(e), keep_cc[op], true, rd, x86_reg(b));
        break;
    }
}

static void extend_lane(struct emit *e, unsigned lane, bool is_signed, unsigned rd, unsigned rs)
{
    if (lane < 2 && is_signed)
        x86_op(A(e), lane == 0 ? X86_MOVSX8 : X86_MOVSX16, false, rd, x86_reg(rs));
    else if (lane < 2)
        x86_op(A(e), lane == 0 ? X86_MOVZX8 : X86_MOVZX16, false, rd, x86_reg(rs));
    else
        x86_mov_rr(A(e), lane == 3, rd, rs);
}

/* Load, compute, compare-and-swap until nobody came between. */
static void atomic_loop(struct emit *e, const struct ir_inst *inst, unsigned op, unsigned b,
                        struct x86_rm rm)
{
    bool swap = (inst->aux & IR_MEM_SWAP) && inst->lane,
         is_signed = op == IR_RMW_SMAX || op == IR_RMW_SMIN;
    unsigned t = temp_reg(e, GPR);

    uint32_t from = x86_here(A(e));
    if (inst->lane < 2)
        x86_op(A(e), inst->lane == 0 ? X86_MOVZX8 : X86_MOVZX16, false, RAX, rm);
    else
        x86_op(A(e), X86_MOV, inst->lane == 3, RAX, rm);
    const uint8_t *loop = A(e)->p;
    if (swap) {
        x86_mov_rr(A(e), true, t, RAX);
        bswap_lane(e, inst->lane, t);
        extend_lane(e, inst->lane, is_signed, t, t);
    } else {
        extend_lane(e, inst->lane, is_signed, t, RAX);
    }
    combine(e, op, inst->lane, t, b);
    if (swap)
        bswap_lane(e, inst->lane, t);
    compare_exchange(e, inst->lane, t, rm);
    map_fault(e, from);
    x86_jcc_short_back(A(e), CC_NE, loop);
    if (swap)
        bswap_lane(e, inst->lane, RAX);
}

void emit_atomic(struct emit *e, const struct ir_inst *inst)
{
    unsigned op = inst->aux >> IR_MEM_RMW_SHIFT & 15, lane = inst->lane;
    bool swap = (inst->aux & IR_MEM_SWAP) && lane,
         is_signed = op == IR_RMW_SMAX || op == IR_RMW_SMIN;
    ir_ref v = value_of(e, inst, 2);
    int8_t index[2];

    flags_clobber(e);
    take_reg(e, GPR, RAX);
    use_reg(e, v);
    use_address(e, inst, index);
    unsigned b = temp_reg(e, GPR);
    struct x86_rm rm = address(e, inst, index);
    extend_lane(e, lane, is_signed, b, (unsigned)value_rm(e, v).base);
    if (op == IR_RMW_ANDN)
        x86_group1(A(e), X86_NOT, true, x86_reg(b));
    if (op == IR_RMW_SWAP || (op == IR_RMW_ADD && !swap)) {
        if (swap)
            bswap_lane(e, lane, b);
        if (op == IR_RMW_SWAP) {
            exchange(e, lane, b, rm);
        } else {
            uint32_t from = x86_here(A(e));

            x86_lock(A(e));
            if (lane == 0)
                x86_op(A(e), X86_XADD8, false, b, rm);
            else if (lane == 1)
                x86_op16(A(e), X86_XADD, b, rm);
            else
                x86_op(A(e), X86_XADD, lane == 3, b, rm);
            map_fault(e, from);
        }
        if (swap)
            bswap_lane(e, lane, b);
        zero_extend(e, lane, RAX, b);
    } else {
        atomic_loop(e, inst, op, b, rm);
    }
    op_consume(e, inst);
    op_def_in(e, RAX);
    op_end(e);
}

void emit_fence(struct emit *e, const struct ir_inst *inst)
{
    if (inst->aux != IR_FENCE_FULL)
        return;
    flags_clobber(e);
    x86_lock(A(e)); /* cheaper than MFENCE, as strong for ordinary memory */
    x86_alu_imm(A(e), ALU_OR, false, x86_mem(RSP, 0), 0);
}
