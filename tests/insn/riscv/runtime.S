/*
 * Loads a state into the registers, runs the instructions of a case, stores what is in the registers
 * then (see generate.py for how a state is laid out). Addresses here are those of generate.py.
 *
 * SPDX-License-Identifier: MIT
 */
#if __riscv_xlen == 32
#define LX      lw
#define SX      sw
#define WORD    4
#define CONTEXT_PC 160  /* in a ucontext */
#else
#define LX      ld
#define SX      sd
#define WORD    8
#define CONTEXT_PC 176
#endif
        .set    FCSR, 248
        .set    F, 256
        .set    CSRS, 1024
        .set    V, 1088
        .option norvc
        .option norelax
        .altmacro
        .macro  each_x do
        .irp    n, 1,2,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        \do     x\n, 8 * \n - 8(gp)
        .endr
        .endm
        .macro  each_f do
        .irp    n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        \do     f\n, F + 8 * \n(gp)
        .endr
        .endm

        .text
        .globl  _start, run_case
_start: li      a7, 0xffff      /* without signals: faults go there, and leave a note */
        la      a0, leave
        la      a1, dump + CSRS + 32
        ecall
        la      a0, altstack
        li      a1, 0
        li      a7, 132
        ecall
        .irp    signal, 4,5,7,11
        li      a0, \signal
        la      a1, action
        li      a2, 0
        li      a3, 8
        li      a7, 134
        ecall
        .endr
        call    check_all
        li      a7, 94
        ecall

handler: slli   a0, a0, 24
        la      t1, dump + CSRS + 32
        LX      t0, CONTEXT_PC(a2)
        sw      t0, 0(t1)
        sw      a0, 4(t1)
        la      t0, leave
        SX      t0, CONTEXT_PC(a2)
        li      a7, 139
        ecall

/* void run_case(const void *state, uintptr_t code) */
run_case:
        la      t0, saved
        .irp    n, 1,2,3,4,8,9,18,19,20,21,22,23,24,25,26,27
        SX      x\n, 8 * \n(t0)
        .endr
        la      t0, target
        SX      a1, 0(t0)
        mv      gp, a0
        lw      t0, FCSR(gp)
        fscsr   t0
#if VLENB
        addi    t0, gp, V
        csrr    t1, vlenb
        slli    t1, t1, 3
        .irp    n, 0,8,16,24
        vl8re8.v v\n, (t0)
        add     t0, t0, t1
        .endr
        LX      t0, CSRS(gp)
        LX      t1, CSRS + 8(gp)
        vsetvl  zero, t0, t1
        LX      t0, CSRS + 16(gp)
        csrw    vcsr, t0
        LX      t0, CSRS + 24(gp)
        csrw    vstart, t0
#endif
        each_f  fld
        each_x  LX
        lui     gp, %hi(target)
        LX      gp, %lo(target)(gp)
        jr      gp

        .section cases, "ax"
leave:  lui     gp, %hi(dump)
        addi    gp, gp, %lo(dump)
        each_x  SX
        each_f  fsd
        frcsr   t0
        sw      t0, FCSR(gp)
#if VLENB
        csrr    t0, vl
        SX      t0, CSRS(gp)
        csrr    t0, vtype
        SX      t0, CSRS + 8(gp)
        csrr    t0, vcsr
        SX      t0, CSRS + 16(gp)
        csrr    t0, vstart
        SX      t0, CSRS + 24(gp)
        csrw    vstart, zero
        addi    t0, gp, V
        csrr    t1, vlenb
        slli    t1, t1, 3
        .irp    n, 0,8,16,24
        vs8r.v  v\n, (t0)
        add     t0, t0, t1
        .endr
#endif
        la      t0, saved
        .irp    n, 1,2,3,4,8,9,18,19,20,21,22,23,24,25,26,27
        LX      x\n, 8 * \n(t0)
        .endr
        ret
        .balign 4096
        .incbin "code"

        .data
        .balign 8
#if __riscv_xlen == 32
action: .word   handler, 0x48000004, 0, 0
altstack: .word stack, 0, 0x10000
#else
action: .quad   handler, 0x48000004, 0
altstack: .quad stack, 0, 0x10000
#endif
        .globl  dump, table, states, deltas
        .balign 8
saved:  .skip   256
target: .skip   8
        .balign 4096
dump:   .skip   4096
table:  .incbin "table"
        .balign 8
deltas: .incbin "deltas"
states: .incbin "states"
        .bss
stack:  .skip   0x10000
        .section scratch, "aw"
        .skip   0xa000
        .incbin "constants"
        .skip   0x6000 - CONSTANTS
