// Base instruction set: what raises a signal, with the right number, code and address: instructions that are undefined at EL0,
// breakpoints, faults that must leave the registers alone. Needs user mode. Exit status: 0, or 1 plus the number of the first
// case that went wrong.
// SPDX-License-Identifier: MIT

        .arch   armv8.5-a

        .set    SIGILL, 4
        .set    SIGTRAP, 5
        .set    SIGBUS, 7
        .set    SIGSEGV, 11
        .set    SYS_EXIT, 93
        .set    SYS_RT_SIGACTION, 134
        .set    UC_PC, 440      // in struct ucontext: x0 at 184, sp at 432
        .set    SI_CODE, 8
        .set    SI_ADDR, 16

// The instruction raises the signal with the code (0: any; Linux says 1 for SIGILL, QEMU 2); the address is the instruction's unless it is given.
        .macro  raises signal, code, insn, address=9f
        .pushsection .rodata
        .quad   9f, \signal, \code, \address
        .popsection
        .pushsection .text
9:      \insn
        .popsection
        .endm

        .section .rodata
        .balign 16
cases:
        .text
        .globl  _start
_start: mov     x21, #50        // rounds: past thresholds of recompilation
        mov     x0, #SIGILL
        bl      install
        mov     x0, #SIGTRAP
        bl      install
        mov     x0, #SIGSEGV
        bl      install
        mov     x0, #SIGBUS
        bl      install
round:  ldr     x19, =cases
        mov     x20, #0         // how many were raised
        mov     x1, #0x100
        mov     x2, #0x200
        mov     x3, #0x300
        ldr     x22, =action + 1
        b       begin
        .ltorg
begin:
        raises SIGILL, 0, "udf #0"
        raises SIGILL, 0, "udf #0xffff"
        raises SIGILL, 0, "hvc #0"
        raises SIGILL, 0, "smc #3"
        raises SIGILL, 0, "hlt #1"
        raises SIGILL, 0, "dcps1 #0"
        raises SIGILL, 0, "eret"
        raises SIGILL, 0, "eretaa"
        raises SIGILL, 0, "drps"
        raises SIGILL, 0, ".inst 0xd500407f /* msr uao, #0 */"
        raises SIGILL, 0, ".inst 0xd500409f /* msr pan, #0 */"
        raises SIGILL, 0, "msr spsel, #1"
        raises SIGILL, 0, "msr daifset, #2"
        raises SIGILL, 0, "msr daifclr, #2"
        raises SIGILL, 0, "sys #0, c7, c8, #0, x0 /* at s1e1r */"
        raises SIGILL, 0, "sysl x0, #0, c7, c8, #0"
        raises SIGILL, 0, "mrs x0, sctlr_el1"
        raises SIGILL, 0, "mrs x0, currentel"
        raises SIGILL, 0, "msr tpidrro_el0, x0"
        raises SIGILL, 0, ".inst 0x00000000"
        raises SIGILL, 0, ".inst 0xffffffff"
        raises SIGTRAP, 1, "brk #0"
        raises SIGTRAP, 1, "brk #0xf000"
        // Nothing is written before a fault, not even the base register.
        raises SIGSEGV, 1, "ldr x0, [x1, #0x80]!", 0x180
        raises SIGSEGV, 1, "ldr x0, [x2], #8", 0x200
        raises SIGSEGV, 1, "str x1, [x3, #-0x80]!", 0x280
        raises SIGSEGV, 1, "ldp x1, x2, [x3], #16", 0x300
        raises SIGSEGV, 1, "ldxr x1, [x2]", 0x200
        raises SIGSEGV, 1, "ldadd x1, x2, [x3]", 0x300
        raises SIGSEGV, 1, "cas x1, x2, [x3]", 0x300
        raises SIGSEGV, 1, "ldar x1, [x3]", 0x300
        raises SIGSEGV, 1, "ldr q0, [x3]", 0x300
        // Exclusives must be aligned.
        raises SIGBUS, 1, "ldxr x0, [x22]", action + 1
        raises SIGBUS, 1, "ldaxrh w0, [x22]", action + 1
        raises SIGBUS, 1, "ldxp w0, w4, [x22]", action + 1
        .pushsection .rodata
cases_end:
        .popsection

        // All were raised, one after the other.
        ldr     x0, =cases_end
        cmp     x19, x0
        mov     x0, #255
        b.ne    exit
        mov     x0, #254
        lsr     x4, x2, #9
        cmp     x1, #0x100
        ccmp    x4, #1, #0, eq
        b.ne    exit
        cmp     x3, #0x300
        b.ne    exit
        subs    x21, x21, #1
        b.ne    round
        mov     x0, #0
exit:   mov     x8, #SYS_EXIT
        svc     #0

install:
        ldr     x1, =action
        mov     x2, #0
        mov     x3, #8
        mov     x8, #SYS_RT_SIGACTION
        svc     #0
        ret

// x0 signal, x1 siginfo, x2 ucontext; x19 and x20 are the program's, in the ucontext.
handler:
        ldr     x9, [x2, #184 + 19 * 8]
        ldr     x10, [x2, #184 + 20 * 8]
        ldp     x3, x4, [x9]
        ldp     x5, x6, [x9, #16]
        ldr     x7, [x2, #UC_PC]
        ldr     w11, [x1, #SI_CODE]
        ldr     x12, [x1, #SI_ADDR]
        cmp     x5, #0
        csel    x11, x5, x11, eq
        cmp     x3, x7
        ccmp    x4, x0, #0, eq
        ccmp    x5, x11, #0, eq
        ccmp    x6, x12, #0, eq
        b.ne    1f
        add     x9, x9, #32
        str     x9, [x2, #184 + 19 * 8]
        add     x10, x10, #1
        str     x10, [x2, #184 + 20 * 8]
        add     x7, x7, #4
        str     x7, [x2, #UC_PC]
        ret
1:      add     x0, x10, #1
        b       exit
restorer:
        mov     x8, #139        // rt_sigreturn
        svc     #0
        .ltorg

        .data
        .balign 8
action: .quad   handler, 0x04000004, restorer, 0 // SA_SIGINFO, SA_RESTORER
