// Base instruction set: system registers, pointer authentication, cache maintenance. What comes out depends on the
// implementation, so the program looks at what must hold of any. Exit status: 0, or the number of the first check that failed.
// SPDX-License-Identifier: MIT

        .arch   armv8.5-a+rng

        .set    ROUNDS, 20 // past thresholds of recompilation

        .set    number, 0

// The condition must hold.
        .macro  expect cond
        .set    number, number + 1
        b.\cond 8f
        mov     x0, number
        b       exit
8:
        .endm

        .macro  expect_equal a, b
        cmp     \a, \b
        expect  eq
        .endm

// Signs x1 with a modifier in x2 by one instruction, checks that bits 54 to 48 alone may have changed, and that the other
// instruction gives x1 back.
        .macro  pauth sign, authenticate
        mov     x3, x1
        \sign
        eor     x4, x3, x1
        tst     x4, #0xff80ffffffffffff
        expect  eq
        \authenticate
        expect_equal x3, x1
        .endm

        .text
        .globl  _start
_start: mov     x28, ROUNDS
again:
        // Thread registers
        ldr     x1, =0x123456789abcdef0
        msr     tpidr_el0, x1
        mrs     x2, tpidr_el0
        expect_equal x1, x2
        mrs     x2, tpidrro_el0
        expect_equal x2, xzr

        // Floating-point control and status
        mov     x1, #0x3000000
        msr     fpcr, x1
        mrs     x2, fpcr
        expect_equal x1, x2
        msr     fpcr, xzr
        mrs     x2, fpcr
        expect_equal x2, xzr
        mov     w1, #0x9f
        movk    w1, #0x800, lsl #16
        msr     fpsr, x1
        mrs     x2, fpsr
        expect_equal x1, x2
        msr     fpsr, xzr
        mrs     x2, fpsr
        expect_equal x2, xzr

        // A rounding mode reaches the next instruction
        fmov    s1, #1.0
        fmov    s2, #3.0
        mov     x1, #0x400000
        fdiv    s3, s1, s2
        msr     fpcr, x1
        fdiv    s4, s1, s2
        msr     fpcr, xzr
        fmov    w3, s3
        fmov    w4, s4
        sub     w4, w4, #0
        cmp     w4, w3
        expect  eq              // 1/3 to nearest is the one above
        mov     x1, #0x800000
        msr     fpcr, x1
        fdiv    s4, s1, s2
        msr     fpcr, xzr
        fmov    w4, s4
        add     w4, w4, #1
        cmp     w4, w3
        expect  eq

        // Flags
        mov     x1, #0xa0000000
        msr     nzcv, x1
        expect  mi
        mrs     x2, nzcv
        expect_equal x1, x2
        mov     x1, #0x50000000
        msr     nzcv, x1
        mrs     x2, nzcv
        expect_equal x1, x2

        // DIT and SSBS
        msr     dit, #1
        mrs     x1, dit
        tst     x1, #0x1000000
        expect  ne
        msr     dit, #0
        mrs     x1, dit
        expect_equal x1, xzr
        mov     x1, #0x1000000
        msr     dit, x1
        mrs     x2, dit
        expect_equal x1, x2
        msr     dit, xzr
        msr     ssbs, #0
        mrs     x1, ssbs
        expect_equal x1, xzr
        msr     ssbs, #1
        mrs     x1, ssbs
        expect_equal x1, #0x1000

        // The counter goes up, and its frequency is one
        mrs     x1, cntvct_el0
1:      isb
        mrs     x2, cntvct_el0
        cmp     x2, x1
        b.eq    1b
        expect  hi
        mrs     x3, cntfrq_el0
        cmp     x3, #0x100000
        expect  hs

        // Identification: caches have lines of 16 to 2048 bytes, the processor is an Armv8
        mrs     x1, ctr_el0
        tst     w1, #0x80000000
        expect  ne
        mrs     x1, midr_el1
        ubfx    x2, x1, #16, #4
        expect_equal x2, #15
        mrs     x1, mpidr_el1
        tst     w1, #0x80000000
        expect  ne
        mrs     x1, revidr_el1
        mrs     x1, id_aa64isar0_el1
        ubfx    x2, x1, #20, #4 // atomics
        expect_equal x2, #2
        mrs     x1, id_aa64isar1_el1
        ubfx    x2, x1, #28, #4 // GPI
        ubfx    x3, x1, #24, #4 // GPA
        orr     x2, x2, x3
        cmp     x2, #1
        expect  hs
        mrs     x1, id_aa64pfr0_el1
        mrs     x1, id_aa64pfr1_el1
        mrs     x1, id_aa64mmfr0_el1
        mrs     x1, id_aa64dfr0_el1
        mrs     x1, s3_0_c0_c7_7 // not described: reads as zero
        expect_equal x1, xzr

        // DC ZVA clears its block
        mrs     x1, dczid_el0
        tbnz    x1, #4, 3f      // prohibited
        mov     x2, #4
        lsl     x2, x2, x1
        ldr     x3, =buffer
        mov     x4, #0
        mov     x5, #-1
1:      str     x5, [x3, x4]
        add     x4, x4, #8
        cmp     x4, #8192
        b.ne    1b
        add     x5, x3, x2
        add     x5, x5, #24
        dc      zva, x5
        sub     x6, x2, #8      // the words around are as they were
        ldr     x7, [x3, x6]
        cmn     x7, #1
        expect  eq
        add     x6, x2, x2
        ldr     x7, [x3, x6]
        cmn     x7, #1
        expect  eq
2:      sub     x6, x6, #8
        ldr     x7, [x3, x6]
        cmp     x7, #0
        expect  eq
        cmp     x6, x2
        b.ne    2b
3:

        // Cache maintenance that changes nothing
        adr     x1, again
        dc      cvau, x1
        dc      cvac, x1
        dc      civac, x1
        dsb     ish
        ic      ivau, x1
        dsb     ish
        isb

        // Pointer authentication
        ldr     x1, =0x0000ffff12345678
        mov     x2, #0x1230
        pauth "pacia x1, x2", "autia x1, x2"
        pauth "pacib x1, x2", "autib x1, x2"
        pauth "pacda x1, x2", "autda x1, x2"
        pauth "pacdb x1, x2", "autdb x1, x2"
        pauth "paciza x1", "autiza x1"
        pauth "pacizb x1", "autizb x1"
        pauth "pacdza x1", "autdza x1"
        pauth "pacdzb x1", "autdzb x1"
        pauth "pacia x1, sp", "autia x1, sp"
        pauth "pacia x1, x2", "xpaci x1"
        pauth "pacdb x1, x2", "xpacd x1"
        mov     x16, x2
        pauth "mov x17, x1; pacia1716; mov x1, x17", "autia1716; mov x1, x17"
        pauth "mov x17, x1; pacib1716; mov x1, x17", "autib1716; mov x1, x17"
        pauth "mov x30, x1; paciasp; mov x1, x30", "autiasp; mov x1, x30"
        pauth "mov x30, x1; pacibsp; mov x1, x30", "autibsp; mov x1, x30"
        pauth "mov x30, x1; paciaz; mov x1, x30", "autiaz; mov x1, x30"
        pauth "mov x30, x1; pacibz; mov x1, x30", "xpaclri; mov x1, x30"

        // Several pointers do not all have the same code, and a wrong one is found out
        mov     x5, #0
        mov     x6, #0
        ldr     x1, =0x0000400012345670
1:      mov     x3, x1
        pacia   x3, x2
        eor     x4, x3, x1
        orr     x5, x5, x4
        eor     x3, x3, #0x1000000000000
        autia   x3, x2
        cmp     x3, x1
        cinc    x6, x6, eq
        add     x1, x1, #16
        tbz     x1, #10, 1b
        cmp     x5, #0
        expect  ne
        expect_equal x6, xzr

        // Keys differ, and PACGA depends on both operands
        ldr     x1, =0x123456789abcdef0
        mov     x2, #5
        pacga   x3, x1, x2
        tst     x3, #0xffffffff
        expect  eq
        add     x4, x2, #1
        pacga   x4, x1, x4
        cmp     x3, x4
        expect  ne
        add     x5, x1, #1
        pacga   x5, x5, x2
        cmp     x3, x5
        expect  ne

        // Branches and loads
        mov     x2, #99
        adr     x1, 1f
        paciza  x1
        braaz   x1
        b       fail
1:      adr     x1, 1f
        pacizb  x1
        brabz   x1
        b       fail
1:      adr     x1, 1f
        pacia   x1, x2
        braa    x1, x2
        b       fail
1:      adr     x1, 1f
        pacib   x1, x2
        brab    x1, x2
        b       fail
1:      adr     x1, called
        paciza  x3
        mov     x3, x1
        paciza  x1
        blraaz  x1
        pacizb  x3
        blrabz  x3
        adr     x1, called
        pacia   x1, x2
        blraa   x1, x2
        adr     x1, called_b
        pacib   x1, sp
        blrab   x1, sp
        expect_equal x2, #103
        ldr     x1, =buffer + 64
        ldr     x4, =0x1122334455667788
        str     x4, [x1]
        str     x2, [x1, #-16]
        mov     x3, x1
        pacdza  x3
        ldraa   x5, [x3]
        expect_equal x4, x5
        pacdzb  x1
        ldrab   x5, [x1, #-16]!
        expect_equal x5, x2
        ldr     x3, =buffer + 48
        expect_equal x1, x3

        sub     x28, x28, #1
        cbz     x28, 1f
        b       again
1:      mov     x0, #0
exit:   mov     x8, #93
        svc     #0
fail:   mov     x0, #255
        b       exit

called: paciasp
        add     x2, x2, #1
        retaa
called_b:
        pacibsp
        add     x2, x2, #1
        retab
        .ltorg

        .bss
        .balign 2048
buffer: .skip   8192
