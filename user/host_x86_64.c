/* Raw system calls on x86-64.
 * SPDX-License-Identifier: MIT */
#include "user/host_syscall.h"

#include <signal.h>
#include <ucontext.h>

int64_t host_syscall(long number, uint64_t a0, uint64_t a1, uint64_t a2, uint64_t a3, uint64_t a4,
                     uint64_t a5)
{
    register uint64_t r10 __asm__("r10") = a3;
    register uint64_t r8 __asm__("r8") = a4;
    register uint64_t r9 __asm__("r9") = a5;
    int64_t result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a0), "S"(a1), "d"(a2), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}

/* safe_syscall(rdi = pending, rsi = number, rdx = args). rcx is cleared so that the handler can
 * tell an instruction that was not yet run from one that the kernel rewound: `syscall` leaves the
 * return address there. */
__asm__(".text\n"
        ".globl safe_syscall\n"
        ".hidden safe_syscall\n"
        ".type safe_syscall, @function\n"
        "safe_syscall:\n"
        "    push %rbx\n"
        "    mov %rdi, %rbx\n"
        "    mov %rsi, %rax\n"
        "    mov %rdx, %rcx\n"
        "    mov 0(%rcx), %rdi\n"
        "    mov 8(%rcx), %rsi\n"
        "    mov 16(%rcx), %rdx\n"
        "    mov 24(%rcx), %r10\n"
        "    mov 32(%rcx), %r8\n"
        "    mov 40(%rcx), %r9\n"
        "    xor %ecx, %ecx\n"
        "safe_syscall_start:\n"
        "    cmpl $0, (%rbx)\n"
        "    jne safe_syscall_undone\n"
        "safe_syscall_insn:\n"
        "    syscall\n"
        "safe_syscall_end:\n"
        "    pop %rbx\n"
        "    ret\n"
        "safe_syscall_undone:\n"
        "    mov $-513, %rax\n"
        "    pop %rbx\n"
        "    ret\n"
        "safe_syscall_again:\n"
        "    mov $-512, %rax\n"
        "    pop %rbx\n"
        "    ret\n"
        ".size safe_syscall, . - safe_syscall\n"
        ".type restore_after_signal, @function\n"
        "restore_after_signal:\n"
        "    mov $15, %eax\n"
        "    syscall\n"
        ".size restore_after_signal, . - restore_after_signal\n");

extern const char safe_syscall_start[] __attribute__((visibility("hidden")));
extern const char safe_syscall_insn[] __attribute__((visibility("hidden")));
extern const char safe_syscall_end[] __attribute__((visibility("hidden")));
extern const char safe_syscall_undone[] __attribute__((visibility("hidden")));
extern const char safe_syscall_again[] __attribute__((visibility("hidden")));
extern void restore_after_signal(void) __attribute__((visibility("hidden")));

void safe_syscall_interrupt(void *ucontext)
{
    greg_t *r = ((ucontext_t *)ucontext)->uc_mcontext.gregs;
    uint64_t pc = (uint64_t)r[REG_RIP];
    if (pc < (uint64_t)safe_syscall_start || pc > (uint64_t)safe_syscall_insn)
        return;
    bool rewound =
        pc == (uint64_t)safe_syscall_insn && (uint64_t)r[REG_RCX] == (uint64_t)safe_syscall_end;
    r[REG_RIP] = (greg_t)(rewound ? safe_syscall_again : safe_syscall_undone);
}

enum {
    HOST_SA_RESTORER = 0x04000000
};

int host_sigaction(int signo, const struct host_sigaction *act, struct host_sigaction *old)
{
    struct host_sigaction with;
    if (act) {
        with = *act;
        with.flags |= HOST_SA_RESTORER;
        with.restorer = restore_after_signal;
    }
    return (int)host_call(SYS_rt_sigaction, signo, act ? &with : nullptr, old, sizeof(uint64_t));
}

void host_set_mask(uint64_t mask)
{
    host_call(SYS_rt_sigprocmask, SIG_SETMASK, &mask, nullptr, sizeof(mask));
}
