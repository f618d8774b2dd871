/*
 * Vectors under 32-bit Linux: what signal frames hold of them, that the handler may use and change
 * them, that system calls leave nothing in the registers, vill, AT_HWCAP.
 *
 * SPDX-License-Identifier: MIT
 */
#include "../../linux32/nolibc.h"

#include <linux/signal.h>

enum {
    ROUNDS = 100,
    V_MAGIC = 0x53465457,
    FP_SIZE = 528, /* struct __riscv_q_ext_state */
    AT_HWCAP = 16,
};

/* struct ucontext; behind fp come magic and size, and then the vector state. */
struct context {
    unsigned long flags, link;
    stack_t stack;
    uint32_t mask[2];
    char unused[120];
    __attribute__((aligned(16))) unsigned long pc;
    unsigned long x[31];
    __attribute__((aligned(16))) uint8_t fp[FP_SIZE - 8];
    uint32_t magic, size;
    unsigned long vstart, vl, vtype, vcsr, vlenb;
    uint8_t *data;
};

static struct context seen;
static uint8_t v8;
static unsigned long vlenb;

static void handler(int signo, siginfo_t *info, void *context)
{
    struct context *c = context;

    memcpy(&seen, c, sizeof(seen));
    v8 = c->data[8 * vlenb];
    c->data[8 * vlenb] = 0x77;
    __asm__ volatile(".option push\n.option arch, +v\n"
                     "vsetvli x0, x0, e64, m8, ta, ma\n vmv.v.i v8, 0\n csrwi vxrm, 3\n"
                     ".option pop");
    c->pc += 2; /* c.ebreak */
}

static void signals(void)
{
    struct {
        void (*handler)(int, siginfo_t *, void *);
        unsigned long flags;
        uint32_t mask[2];
    } act = {handler, SA_SIGINFO, {0}};
    unsigned long vl, vtype, vxrm;
    uint8_t out[8];

    SAME(call(rt_sigaction, SIGTRAP, &act, 0, 8), 0);
    __asm__ volatile(".option push\n.option arch, +v\n"
                     "csrwi vxrm, 2\n vsetivli x0, 5, e8, m1, ta, ma\n vmv.v.i v8, 9\n c.ebreak\n"
                     "csrr %0, vl\n csrr %1, vtype\n csrr %2, vxrm\n vse8.v v8, (%3)\n"
                     ".option pop"
                     : "=&r"(vl), "=&r"(vtype), "=&r"(vxrm)
                     : "r"(out)
                     : "memory");
    SAME(seen.magic, V_MAGIC);
    SAME(seen.size, 8 + 24 + 32 * vlenb);
    SAME(seen.vl, 5);
    SAME(seen.vtype, 0xc0);
    SAME(seen.vcsr, 4);
    SAME(seen.vlenb, vlenb);
    SAME(v8, 9);
    SAME(vl, 5);
    SAME(vtype, 0xc0);
    SAME(vxrm, 2);
    SAME(out[0], 0x77);
    SAME(out[1], 9);
}

static void system_calls(void)
{
    unsigned long vl, vtype;
    uint8_t out[16];

    __asm__ volatile(".option push\n.option arch, +v\n"
                     "vsetivli x0, 5, e8, m1, ta, ma\n vmv.v.i v8, 9\n li a7, 172\n ecall\n"
                     "csrr %0, vl\n csrr %1, vtype\n vsetivli x0, 8, e8, m1, ta, ma\n"
                     "vse8.v v8, (%2)\n.option pop"
                     : "=&r"(vl), "=&r"(vtype)
                     : "r"(out)
                     : "a0", "a7", "memory");
    SAME(vl, 0);
    SAME(vtype, 0x80000000);
    SAME(out[0], 0xff);
}

int main(int argc, char **argv, char **envp)
{
    unsigned long *aux;

    while (*envp)
        envp++;
    for (aux = (unsigned long *)envp + 1; *aux != AT_HWCAP; aux += 2)
        ;
    CHECK(aux[1] >> ('v' - 'a') & 1);
    __asm__(".option push\n.option arch, +v\ncsrr %0, vlenb\n.option pop" : "=r"(vlenb));
    for (int i = 0; i < ROUNDS; i++) {
        signals();
        system_calls();
    }
    return 0;
}
