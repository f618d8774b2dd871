// Base instruction set: instructions that do nothing here and that qemu-aarch64 7.2 does not have at EL0. Exit status: 0.
// SPDX-License-Identifier: MIT

        .arch   armv8.5-a

        .text
        .globl  _start
_start: mov     x19, #20 // past thresholds of recompilation
        adr     x1, _start
1:      wfi
        dc      cvap, x1
        dc      cvadp, x1
        subs    x19, x19, #1
        b.ne    1b
        mov     x0, #0
        mov     x8, #93
        svc     #0
