/*
 * Memory: everything lies below 4 GiB, and there it ends; brk, mmap2, mremap, wrapping addresses.
 *
 * SPDX-License-Identifier: MIT
 */
#include "nolibc.h"

#include <linux/fcntl.h>
#include <linux/mman.h>
#include <linux/time_types.h>

enum {
    PROT_RW = 3,
    PRIVATE_ANONYMOUS = 0x22,
    NORESERVE = 0x4000,
    FIXED = 0x10,
    PAGE = 4096
};

static bool is_error(long r)
{
    return (unsigned long)r >= 0xfffff000;
}

static void test_brk(void)
{
    long start = call(brk, 0), end = call(brk, start + 100000);

    SAME(end, start + 100000);
    ((volatile char *)start)[99999] = 1;
    SAME(call(brk, start), start);
    SAME(call(brk, 0xfffffff0), start);
}

static void test_file(void)
{
    long fd = call(openat, AT_FDCWD, "big", 02 | 0100, 0600);

    CHECK(fd >= 0);
    SAME(call(ftruncate64, fd, PAIR(0x300002000LL)), 0);
    SAME(call(pwrite64, fd, "here", 4, PAIR(0x300001000LL)), 4);
    long at = call(mmap2, 0, PAGE, PROT_RW, MAP_SHARED, fd, 0x300001); /* pages, beyond 4 GiB */
    CHECK(!is_error(at));
    SAME(compare((void *)at, "here", 4), 0);
    SAME(call(munmap, at, PAGE), 0);
    SAME(call(unlinkat, AT_FDCWD, "big", 0), 0);
}

static void test_remap(void)
{
    long at = call(mmap2, 0, PAGE, PROT_RW, PRIVATE_ANONYMOUS, -1, 0);
    *(volatile int *)at = 42;
    long more = call(mremap, at, PAGE, 100 * PAGE, MREMAP_MAYMOVE);

    CHECK(!is_error(more));
    SAME(*(volatile int *)more, 42);
    ((volatile char *)more)[100 * PAGE - 1] = 1;
    SAME(call(munmap, more, 100 * PAGE), 0);
    SAME(call(madvise, more, PAGE, 4), -12);
}

/* All of it, in ever smaller pieces; then it is given back. */
static void test_exhaustion(void)
{
    static long piece[2000], size[2000];
    unsigned n = 0;
    unsigned long total = 0;

    for (long want = 256 << 20; want >= 64 << 10 && n < 2000;) {
        long r = call(mmap2, 0, want, 0, PRIVATE_ANONYMOUS | NORESERVE, -1, 0);
        if (is_error(r)) {
            SAME(r, -12);
            want /= 2;
            continue;
        }
        piece[n] = r;
        size[n++] = want;
        total += (unsigned long)want >> 10;
    }
    CHECK(total > 3500u << 10);
    SAME(call(mmap2, 0, 1 << 20, PROT_RW, PRIVATE_ANONYMOUS, -1, 0), -12);
    for (unsigned i = 0; i < n; i++)
        SAME(call(munmap, piece[i], size[i]), 0);
    long r = call(mmap2, 0, 1 << 20, PROT_RW, PRIVATE_ANONYMOUS, -1, 0);
    CHECK(!is_error(r));
    SAME(call(mmap2, 0xfffff000, PAGE, PROT_RW, PRIVATE_ANONYMOUS | FIXED, -1, 0), -12);
    SAME(call(munmap, r, 1 << 20), 0);
}

/* Addresses are computed modulo 2^32. */
static void test_wrapping(void)
{
    long at = call(mmap2, 0x100000, PAGE, PROT_RW, PRIVATE_ANONYMOUS | FIXED, -1, 0);
    int v;

    SAME(at, 0x100000);
    *(volatile int *)0x100004 = 77;
    __asm__ volatile("li a0, 0x1003fc\n\tlw %0, -1016(a0)" : "=r"(v) : : "a0");
    SAME(v, 77);
    __asm__ volatile("li a0, -2048\n\tli a1, 0x100804\n\tadd a0, a0, a1\n\tlw %0, 0(a0)"
                     : "=r"(v)
                     :
                     : "a0", "a1");
    SAME(v, 77);
    __asm__ volatile("li a0, 0x80000000\n\tli a1, 0x80100004\n\tadd a0, a0, a1\n\tlw %0, 0(a0)"
                     : "=r"(v)
                     :
                     : "a0", "a1");
    SAME(v, 77);
    __asm__ volatile("li a0, 0x80000000\n\tli a1, 0x80100000\n\tadd a0, a0, a1\n\tsw zero, 4(a0)"
                     :
                     :
                     : "a0", "a1", "memory");
    SAME(*(volatile int *)0x100004, 0);
}

static int code_result(long code)
{
    return ((int (*)(void))code)();
}

static void test_code(void)
{
    long at = call(mmap2, 0, PAGE, 7, PRIVATE_ANONYMOUS, -1, 0);
    volatile uint32_t *code = (void *)at;

    for (unsigned i = 0; i < 100; i++) {
        code[0] = i << 20 | 10 << 7 | 0x13; /* li a0, i */
        code[1] = 0x00008067;               /* ret */
        __asm__ volatile("fence.i" ::: "memory");
        SAME(code_result(at), i);
    }
}

int main(int argc, char **argv, char **envp)
{
    test_brk();
    test_file();
    test_remap();
    test_exhaustion();
    test_wrapping();
    test_code();
    return 0;
}
