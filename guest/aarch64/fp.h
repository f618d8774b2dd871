/*
 * What the translators of floating point share: the shape of an operand (scalar or vector, and of
 * which lanes) and emission of one IR operation of that shape.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_GUEST_AARCH64_FP_H
#define MOA_GUEST_AARCH64_FP_H

#include "guest/aarch64/a64.h"

/* What an operation works on. Lanes are 1, 2, 3: log2 of their bytes, as in the IR. */
struct fp_shape {
    uint8_t type; /* IR_F16 F32 F64: one scalar; IR_V64 V128: a vector */
    uint8_t lane;
};

static inline struct fp_shape fp_scalar(unsigned lane)
{
    return (struct fp_shape){(uint8_t)(IR_F16 + lane - 1), (uint8_t)lane};
}

static inline struct fp_shape fp_vector(unsigned lane, bool q)
{
    return (struct fp_shape){q ? IR_V128 : IR_V64, (uint8_t)lane};
}

static inline bool fp_is_scalar(struct fp_shape s)
{
    return s.type < IR_V64;
}

static inline unsigned fp_lanes(struct fp_shape s)
{
    return fp_is_scalar(s) ? 1 : (s.type == IR_V128 ? 16u : 8u) >> s.lane;
}

/* The mode bits that every operation on such lanes carries in aux. */
static inline uint32_t fp_mode(const struct a64_ctx *c, unsigned lane)
{
    return lane == 1 ? c->fp16_aux : c->fp_aux;
}

/* FPCR.AHP: half precision in conversions is Arm's alternative format. */
bool fp_alternative_half(const struct a64_ctx *c);

/* Emits the scalar operation `op`, or the same on vectors if the shape is one. Of `aux` only what
 * is special to the instruction; the mode bits are added. */
ir_ref fp_emit(struct a64_ctx *c, struct fp_shape s, enum ir_op op, uint32_t aux, ir_ref x,
               ir_ref y, ir_ref z);
/* The same with ir_inst.imm, for VFTOI and VITOF, whose scalar relatives have integers elsewhere.
 */
ir_ref fp_emit_vector(struct a64_ctx *c, struct fp_shape s, enum ir_op op, uint32_t aux, ir_ref x,
                      ir_ref y, uint64_t imm);

/* Stores a result of that shape into V<n>, zeroing the rest. */
void fp_set(struct a64_ctx *c, struct fp_shape s, unsigned n, ir_ref v);

/* One lane of V<n> as an operand of that shape: the scalar itself, or copies in every lane. */
ir_ref fp_element(struct a64_ctx *c, struct fp_shape s, unsigned n, unsigned index);

/* A V128 whose lanes that the shape does not cover are zero, as operations on all lanes need it. */
ir_ref fp_clean(struct a64_ctx *c, struct fp_shape s, ir_ref v);

/* The two immediates that instructions imply. */
ir_ref fp_zero(struct a64_ctx *c);
/* VFPExpandImm() of ARM DDI 0487, as bits of a lane. */
uint64_t fp_expand_imm(unsigned lane, unsigned imm8);

/* aux of static rounding. */
static inline uint32_t fp_round(enum fp_rounding mode)
{
    return 1 + (uint32_t)mode;
}

/* Shared by scalar and vector forms. */
bool fp_unary(struct a64_ctx *c, struct fp_shape s, unsigned rd, unsigned rn, enum ir_op op,
              uint32_t aux);
bool fp_binary(struct a64_ctx *c, struct fp_shape s, unsigned rd, ir_ref n, ir_ref m,
               enum ir_op op);

#endif
