/* Copies that survive a bad address.
 * SPDX-License-Identifier: MIT */
#include "base/guarded.h"

#include <stdint.h>
#include <ucontext.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) /* clang's way to say it; the other one is GCC's */
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#else
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#endif

/* The labels bound the only instructions that touch the caller's memory; a fault between them
 * continues at the third. */
extern const char guarded_copy_begin[], guarded_copy_end[], guarded_copy_failed[];

#if defined(__x86_64__)

bool guarded_copy(void *dst, const void *src, size_t n)
{
    unsigned ok = 1;
    __asm__ volatile(".globl guarded_copy_begin, guarded_copy_end, guarded_copy_failed\n"
                     "guarded_copy_begin:\n"
                     "cmpq $16, %3\n" /* code: rep takes dozens of cycles to start */
                     "jne 4f\n"
                     "movups (%2), %%xmm0\n"
                     "movups %%xmm0, (%1)\n"
                     "jmp guarded_copy_end\n"
                     "4:\n"
                     "cmpq $4, %3\n"
                     "jne 2f\n"
                     "movl (%2), %%eax\n"
                     "movl %%eax, (%1)\n"
                     "jmp guarded_copy_end\n"
                     "2:\n"
                     "cmpq $2, %3\n"
                     "jne 3f\n"
                     "movzwl (%2), %%eax\n"
                     "movw %%ax, (%1)\n"
                     "jmp guarded_copy_end\n"
                     "3:\n"
                     "rep movsb\n"
                     "guarded_copy_end:\n"
                     "jmp 1f\n"
                     "guarded_copy_failed:\n"
                     "xorl %0, %0\n"
                     "1:\n"
                     : "+r"(ok), "+D"(dst), "+S"(src), "+c"(n)
                     :
                     : "rax", "xmm0", "memory", "cc");
    return ok;
}

static uintptr_t *fault_pc(ucontext_t *uc)
{
    return (uintptr_t *)&uc->uc_mcontext.gregs[REG_RIP];
}

static uintptr_t stack_pointer(const ucontext_t *uc)
{
    return (uintptr_t)uc->uc_mcontext.gregs[REG_RSP];
}

static void set_call(ucontext_t *uc, void *arg)
{
    /* Below the red zone, and as if a call had pushed a return address onto an aligned stack. */
    uc->uc_mcontext.gregs[REG_RSP] = ((uc->uc_mcontext.gregs[REG_RSP] - 256) & ~15ll) - 8;
    uc->uc_mcontext.gregs[REG_RDI] = (greg_t)(uintptr_t)arg;
}

bool guarded_is_write(const void *ucontext)
{
    const ucontext_t *uc = ucontext;
    return uc->uc_mcontext.gregs[REG_ERR] & 2; /* page-fault error code, bit W/R */
}

#elif defined(__aarch64__)

bool guarded_copy(void *dst, const void *src, size_t n)
{
    unsigned ok = 1;
    __asm__ volatile(".globl guarded_copy_begin, guarded_copy_end, guarded_copy_failed\n"
                     "guarded_copy_begin:\n"
                     "cbz %3, guarded_copy_end\n"
                     "ldrb w9, [%2], #1\n"
                     "strb w9, [%1], #1\n"
                     "sub %3, %3, #1\n"
                     "b guarded_copy_begin\n"
                     "guarded_copy_end:\n"
                     "b 1f\n"
                     "guarded_copy_failed:\n"
                     "mov %w0, #0\n"
                     "1:\n"
                     : "+r"(ok), "+r"(dst), "+r"(src), "+r"(n)
                     :
                     : "memory", "x9", "cc");
    return ok;
}

static uintptr_t *fault_pc(ucontext_t *uc)
{
    return (uintptr_t *)&uc->uc_mcontext.pc;
}

static uintptr_t stack_pointer(const ucontext_t *uc)
{
    return uc->uc_mcontext.sp;
}

static void set_call(ucontext_t *uc, void *arg)
{
    uc->uc_mcontext.sp &= ~15ull;
    uc->uc_mcontext.regs[0] = (uintptr_t)arg;
}

bool guarded_is_write(const void *ucontext)
{
    return true; /* ESR is in an extension record: treat any fault on a protected page as a write, a
                    retry settles it */
}

#else
#error "guarded_copy needs a few lines of assembly for this host"
#endif

bool guarded_recover(void *ucontext)
{
    uintptr_t *pc = fault_pc(ucontext);
    if (*pc < (uintptr_t)guarded_copy_begin || *pc >= (uintptr_t)guarded_copy_end)
        return false;
    *pc = (uintptr_t)guarded_copy_failed;
    return true;
}

void guarded_redirect(void *ucontext, void (*fn)(void *), void *arg)
{
    set_call(ucontext, arg);
    *fault_pc(ucontext) = (uintptr_t)fn;
}

void guarded_abandon_frames(const void *ucontext, const void *caller)
{
    /* A leaf function's frame may be in the red zone (System V ABI of x86-64, 3.2.2). */
    uintptr_t low = stack_pointer(ucontext) - 128;

    ASAN_UNPOISON_MEMORY_REGION((void *)low, (uintptr_t)caller - low);
}

void *guarded_pc(const void *ucontext)
{
    return (void *)*fault_pc((ucontext_t *)ucontext);
}
