/* Guarded pages (Arm's FEAT_BTI): every kind of indirect branch against every kind of landing pad,
 * and a thread that calls into a page while it becomes guarded. Other hosts have no such pages:
 * they say what the architecture says (ARM DDI 0487 D8.4.5), for comparison.
 * SPDX-License-Identifier: MIT */
#include "check.h"

#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum jump {
    BR_X0,
    BR_X16,
    BLR_X0,
    BR_X0_UNGUARDED,
    JUMPS
};

static const struct landing {
    const char *name;
    uint32_t word, after; /* `after` undoes it */
    int refuses[JUMPS];   /* BTYPE of each kind of branch that it refuses, or 0 */
} landings[] = {
    {"nop", 0xd503201f, 0xd503201f, {3, 1, 2, 1}},
    {"bti", 0xd503241f, 0xd503201f, {3, 1, 2, 1}},
    {"bti c", 0xd503245f, 0xd503201f, {3, 0, 0, 0}},
    {"bti j", 0xd503249f, 0xd503201f, {0, 0, 2, 0}},
    {"bti jc", 0xd50324df, 0xd503201f, {0, 0, 0, 0}},
    {"paciasp", 0xd503233f, 0xd50323bf, {3, 0, 0, 0}}, /* Linux sets SCTLR_EL1.BT0 */
    {"pacibsp", 0xd503237f, 0xd50323ff, {3, 0, 0, 0}},
};

#ifdef __aarch64__
#include <ucontext.h>

enum {
    WORDS = 1024,
    RW_X = PROT_READ | PROT_WRITE | PROT_EXEC,
    GUARDED = 0x10
};
static uint32_t *pages; /* the first is guarded, the second is not */
static volatile int faults, btype;
static volatile long calls;

/* Returns to the caller of the code at fault. */
static void on_illegal(int signo, siginfo_t *info, void *context)
{
    mcontext_t *m = &((ucontext_t *)context)->uc_mcontext;
    if (info->si_code != ILL_ILLOPC || (uintptr_t)info->si_addr != m->pc)
        _exit(9);
    btype = m->pstate >> 10 & 3;
    faults++;
    m->pc = m->regs[30];
    m->pstate &= ~(3ull << 10);
}

/* BTYPE of the exception, 0 if there is none. */
static int branch(enum jump jump, const struct landing *landing)
{
    static const uint32_t words[] = {0xd61f0000, 0xd61f0200, 0xd63f0000, 0xd61f0000};
    /* bti c; mov x16, x0; mov x17, x30; the branch; mov x30, x17; ret */
    const uint32_t from[] = {0xd503245f,  0xaa0003f0, 0xaa1e03f1,
                             words[jump], 0xaa1103fe, 0xd65f03c0};
    const uint32_t to[] = {landing->word, landing->after, 0xd65f03c0};
    uint32_t *at = jump == BR_X0_UNGUARDED ? pages + WORDS : pages, *target = pages + WORDS / 2;
    memcpy(at, from, sizeof(from));
    memcpy(target, to, sizeof(to));
    __builtin___clear_cache((char *)pages, (char *)(pages + 2 * WORDS));
    btype = 0;
    ((void (*)(void *))at)(target);
    return btype;
}

static void *call_until_fault(void *code)
{
    while (!faults) {
        ((void (*)(void))code)();
        calls++;
    }
    return NULL;
}

static int fault_in_thread(void)
{
    pthread_t thread;
    struct sigaction action = {.sa_sigaction = on_illegal, .sa_flags = SA_SIGINFO};
    sigaction(SIGILL, &action, NULL);
    pages = mmap(NULL, 8 * WORDS, RW_X, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    pages[0] = 0xd65f03c0; /* ret */
    __builtin___clear_cache((char *)pages, (char *)(pages + 1));
    pthread_create(&thread, NULL, call_until_fault, pages);
    while (calls < 1000)
        usleep(1000);
    int early = faults;
    mprotect(pages, 4 * WORDS, RW_X | GUARDED);
    pthread_join(thread, NULL);
    return !early && btype == 2;
}
#else
static int branch(enum jump jump, const struct landing *landing)
{
    return landing->refuses[jump];
}

static int fault_in_thread(void)
{
    return 1;
}
#endif

int main(void)
{
    CHECK(fault_in_thread());
    for (unsigned l = 0; l < sizeof(landings) / sizeof(landings[0]); l++)
        for (enum jump jump = 0; jump < JUMPS; jump++) {
            printf("%s, branch %d\n", landings[l].name, jump);
            CHECK(branch(jump, &landings[l]) == landings[l].refuses[jump]);
            CHECK(branch(jump, &landings[l]) == landings[l].refuses[jump]);
        }
    return failures != 0;
}
