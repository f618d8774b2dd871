/*
 * What test programs for 32-bit guests have instead of a C library (there is none for riscv32):
 * system calls, a little output, checks. Structures and numbers come from the kernel's headers.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <asm/unistd.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static long call6(long n, long a, long b, long c, long d, long e, long f)
{
    register long a0 __asm__("a0") = a, a1 __asm__("a1") = b, a2 __asm__("a2") = c,
                     a3 __asm__("a3") = d, a4 __asm__("a4") = e, a5 __asm__("a5") = f,
                     a7 __asm__("a7") = n;
    __asm__ volatile("ecall"
                     : "+r"(a0)
                     : "r"(a1), "r"(a2), "r"(a3), "r"(a4), "r"(a5), "r"(a7)
                     : "memory");
    return a0;
}

#define CALL_(n, a, b, c, d, e, f, ...)                                                            \
    call6(__NR_##n, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
/* call(name, arguments...): the kernel's result. */
#define call(...) CALL_(__VA_ARGS__, 0, 0, 0, 0, 0, 0)
/* An argument of 64 bits, in two registers. */
#define PAIR(v) (uint32_t)(uint64_t)(v), (uint32_t)((uint64_t)(v) >> 32)

void *memset(void *to, int byte, size_t n)
{
    for (char *p = to; n--;)
        *p++ = (char)byte;
    return to;
}

void *memcpy(void *to, const void *from, size_t n)
{
    const char *q = from;
    for (char *p = to; n--;)
        *p++ = *q++;
    return to;
}

static int compare(const void *a, const void *b, size_t n)
{
    for (const unsigned char *p = a, *q = b; n--; p++, q++)
        if (*p != *q)
            return *p - *q;
    return 0;
}

static size_t length(const char *s)
{
    size_t n = 0;
    while (s[n])
        n++;
    return n;
}

static void print(const char *s)
{
    call(write, 1, s, length(s));
}

static void print_number(long v)
{
    char text[12];
    int at = sizeof(text);
    unsigned long u = v < 0 ? -(unsigned long)v : (unsigned long)v;
    text[--at] = 0;
    do
        text[--at] = (char)('0' + u % 10);
    while (u /= 10);
    if (v < 0)
        text[--at] = '-';
    print(text + at);
}

static int failures;

static void check(bool holds, const char *what, int line, long value)
{
    if (holds)
        return;
    failures++;
    print("line ");
    print_number(line);
    print(": not ");
    print(what);
    print(" (");
    print_number(value);
    print(")\n");
}

#define CHECK(condition) check(condition, #condition, __LINE__, 0)
/* That a value is what it should be. */
#define SAME(value, expected)                                                                      \
    do {                                                                                           \
        long got_ = (long)(value);                                                                 \
        check(got_ == (long)(expected), #value " == " #expected, __LINE__, got_);                  \
    } while (0)

int main(int argc, char **argv, char **envp);

void start_c(long *sp) __attribute__((used, noreturn));
void start_c(long *sp)
{
    int argc = (int)sp[0];
    char **argv = (char **)(sp + 1);
    int status = main(argc, argv, argv + argc + 1);
    for (;;)
        call(exit_group, status ? status : failures != 0);
}

__asm__(".globl _start\n_start:\n"
        ".option push\n.option norelax\nlla gp, __global_pointer$\n.option pop\n"
        "mv a0, sp\nandi sp, sp, -16\ncall start_c\n");
