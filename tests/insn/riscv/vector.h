/*
 * Vector instructions that the assembler does not know, for self-checking programs. The compiler
 * does not use vector registers, so they keep their values from one asm to the next.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "check.h"

enum { /* funct3 */
    OPIVV,
    OPFVV,
    OPMVV,
    OPIVI,
    OPIVX,
    OPFVF,
    OPMVX
};
enum {
    OP_V = 0x57,
    OP_VE = 0x77
};

/* vm = 1: not masked */
#define VECTOR(opcode, funct6, vm, vs2, vs1, funct3, vd)                                           \
    asm volatile(".4byte %0" ::"i"((unsigned)(funct6) << 26 | (vm) << 25 | (vs2) << 20 |           \
                                   ((vs1)&31) << 15 | (funct3) << 12 | (vd) << 7 | (opcode))       \
                 : "memory")
/* x operands are a0. */
#define VECTOR_X(funct6, vm, vs2, funct3, vd, x)                                                   \
    do {                                                                                           \
        register uint64_t a0 asm("a0") = (x);                                                      \
        asm volatile(".4byte %0" ::"i"((unsigned)(funct6) << 26 | (vm) << 25 | (vs2) << 20 |       \
                                       10 << 15 | (funct3) << 12 | (vd) << 7 | OP_V),              \
                     "r"(a0)                                                                       \
                     : "memory");                                                                  \
    } while (0)
#define CRYPTO(funct6, vs2, vs1, vd) VECTOR(OP_VE, funct6, 1, vs2, vs1, OPMVV, vd)

#define CONFIGURE(vl, type) asm volatile("vsetvli zero, %0, " type ",ta,ma" ::"r"((uint64_t)(vl)))
#define LOAD(bits, vd, p)   asm volatile("vle" #bits ".v v" #vd ",(%0)" ::"r"(p) : "memory")
#define STORE(bits, vd, p)  asm volatile("vse" #bits ".v v" #vd ",(%0)" ::"r"(p) : "memory")
