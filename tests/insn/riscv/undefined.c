/*
 * Instructions that raise SIGILL: reserved encodings, registers that a program may not touch,
 * dynamic rounding with an invalid mode.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check.h"

#include <signal.h>
#include <ucontext.h>

static volatile unsigned caught;

/* Goes on behind the instruction, which has 4 bytes. */
static void on_illegal(int signo, siginfo_t *info, void *context)
{
    ucontext_t *c = context;

    caught++;
    check("si_addr", (uint64_t)info->si_addr, c->uc_mcontext.__gregs[0], 0, 0);
    c->uc_mcontext.__gregs[0] += 4;
}

#define ILLEGAL(text)                                                                              \
    do {                                                                                           \
        caught = 0;                                                                                \
        asm volatile(text : : : "a0", "fa0", "memory");                                            \
        check(text, caught, 1, 0, 0);                                                              \
    } while (0)
#define LEGAL(text)                                                                                \
    do {                                                                                           \
        caught = 0;                                                                                \
        asm volatile(text : : : "a0", "fa0", "memory");                                            \
        check(text, caught, 0, 0, 0);                                                              \
    } while (0)

int main(void)
{
    struct sigaction action = {.sa_sigaction = on_illegal, .sa_flags = SA_SIGINFO};

    sigaction(SIGILL, &action, NULL);
    for (unsigned i = 0; i < ROUNDS / 10; i++) {
        ILLEGAL(".2byte 0, 1");             /* the all-zero parcel */
        ILLEGAL(".4byte 0x00007003 | 0x0"); /* load of width 7 */
        ILLEGAL(".4byte 0x0000007b");
        ILLEGAL("mret");
        ILLEGAL("sret");
        ILLEGAL("wfi");
        ILLEGAL("csrr a0, mstatus");
        ILLEGAL("csrr a0, 0x015"); /* seed */
        ILLEGAL("csrw cycle, a0"); /* read-only */
        ILLEGAL("csrrsi a0, time, 1");
        LEGAL("csrrsi a0, time, 0");
        LEGAL("csrrs a0, instret, x0");
        LEGAL("csrr a0, cycle");
        ILLEGAL(".4byte 0x00a55553 | 0x02000000"); /* fadd.d with rounding mode 5 */
        LEGAL("fsrmi 5");
        ILLEGAL("fadd.d fa0, fa0, fa0, dyn");
        ILLEGAL("fcvt.w.s a0, fa0, dyn");
        LEGAL("fadd.d fa0, fa0, fa0, rtz");
        LEGAL("fmin.d fa0, fa0, fa0");
        LEGAL("fsrmi 4");
        LEGAL("fadd.d fa0, fa0, fa0, dyn");
        LEGAL("fsrmi 0");
        LEGAL("fadd.d fa0, fa0, fa0, dyn");
    }
    return finish();
}
