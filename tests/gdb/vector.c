/* A vector copy, and descriptors closed wholesale, under gdb.
 * SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include <stdio.h>
#include <unistd.h>

unsigned char from[32] = "0123456789abcdefghijklmnopqrstu", to[32];

__attribute__((noinline)) static void copy(void)
{
#ifdef __riscv
    __asm__ volatile("mv a0, %0\n"
                     "mv a1, %1\n"
                     "li a2, 16\n"
                     ".word 0x0c0672d7\n" /* vsetvli t0, a2, e8, m1, ta, ma */
                     ".word 0x02058007\n" /* vle8.v v0, (a1) */
                     ".word 0x02050027\n" /* vse8.v v0, (a0) */
                     :
                     : "r"(to), "r"(from)
                     : "a0", "a1", "a2", "t0", "memory");
#else
    __asm__ volatile("ldr q0, [%1]\n\tstr q0, [%0]" : : "r"(to), "r"(from) : "v0", "memory");
#endif
}

int main(void)
{
    closefrom(3); /* closes */
    copy();
    puts((char *)to); /* copied */
    return 0;
}
