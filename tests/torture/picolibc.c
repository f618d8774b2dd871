/*
 * What picolibc lacks to run as a Linux program: a start, an end, and output.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>

enum {
    SYS_WRITE = 64,
    SYS_EXIT_GROUP = 94
};

static long call(long number, long a, long b, long c)
{
    register long a0 __asm__("a0") = a, a1 __asm__("a1") = b, a2 __asm__("a2") = c,
                     a7 __asm__("a7") = number;
    __asm__ volatile("ecall" : "+r"(a0) : "r"(a1), "r"(a2), "r"(a7) : "memory");
    return a0;
}

static int put(char c, FILE *file)
{
    call(SYS_WRITE, 1, (long)&c, 1);
    return (unsigned char)c;
}

static FILE output = FDEV_SETUP_STREAM(put, NULL, NULL, _FDEV_SETUP_WRITE);
FILE *const stdin = &output, *const stdout = &output, *const stderr = &output;

void _exit(int status)
{
    for (;;)
        call(SYS_EXIT_GROUP, status, 0, 0);
}

int getpid(void)
{
    return 1;
}

int kill(int process, int signo)
{
    _exit(128 + signo);
}

int main(int argc, char **argv);

void start_c(void)
{
    static char *argv[] = {"program", NULL};

    exit(main(1, argv));
}

/* Thread-local variables start as zeros. */
__asm__(".globl _start\n_start:\n"
        ".option push\n.option norelax\nlla gp, __global_pointer$\n.option pop\n"
        "lla tp, thread_block\nandi sp, sp, -16\ncall start_c\n"
        ".bss\n.balign 16\nthread_block: .skip 4096\n"
        ".globl __heap_start, __heap_end\n__heap_start: .skip 0x1000000\n__heap_end:\n.text\n");
