/*
 * Vectors under Linux: what signal frames hold of them, that system calls leave nothing in the
 * registers, prctl, hwprobe, AT_HWCAP ("Vector Extension Support for RISC-V Linux").
 *
 * SPDX-License-Identifier: MIT
 */
#include "check.h"

#include <errno.h>
#include <signal.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

enum {
    V_MAGIC = 0x53465457,
    V_SET_CONTROL = 69,
    V_GET_CONTROL = 70
};

struct vector_state { /* struct __riscv_v_ext_state */
    uint64_t vstart, vl, vtype, vcsr, vlenb, data;
};

static uint64_t vlenb;
static struct {
    uint32_t magic, size;
    struct vector_state state;
    uint8_t v8[4];
} seen;

/* Looks at the frame, changes a byte of v8 in it, and clobbers the registers themselves. */
static void handler(int signo, siginfo_t *info, void *context)
{
    uint8_t *header = (uint8_t *)&((ucontext_t *)context)->uc_mcontext.__fpregs + 528 - 8;
    uint8_t *registers;

    memcpy(&seen.magic, header, 4);
    memcpy(&seen.size, header + 4, 4);
    memcpy(&seen.state, header + 8, sizeof(seen.state));
    registers = (uint8_t *)seen.state.data;
    memcpy(seen.v8, registers + 8 * vlenb, 4);
    registers[8 * vlenb] = 0x77;
    asm volatile("vsetvli x0, x0, e64, m8, ta, ma\n vmv.v.i v8, 0\n csrwi vxrm, 3");
    ((ucontext_t *)context)->uc_mcontext.__gregs[0] += 2; /* c.ebreak */
}

static void signals(void)
{
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};
    uint64_t vl, vtype, vxrm;
    uint8_t out[8];

    sigaction(SIGTRAP, &action, NULL);
    asm volatile("csrwi vxrm, 2\n vsetivli x0, 5, e8, m1, ta, ma\n vmv.v.i v8, 9\n c.ebreak\n"
                 "csrr %0, vl\n csrr %1, vtype\n csrr %2, vxrm\n vse8.v v8, (%3)"
                 : "=&r"(vl), "=&r"(vtype), "=&r"(vxrm)
                 : "r"(out)
                 : "memory");
    check("magic", seen.magic, V_MAGIC, 0, 0);
    check("size", seen.size, 8 + sizeof(struct vector_state) + 32 * vlenb, 0, 0);
    check("vl in the frame", seen.state.vl, 5, 0, 0);
    check("vtype in the frame", seen.state.vtype, 0xc0, 0, 0);
    check("vcsr in the frame", seen.state.vcsr, 4, 0, 0);
    check("vlenb in the frame", seen.state.vlenb, vlenb, 0, 0);
    check("v8 in the frame", seen.v8[0], 9, 0, 0);
    check("vl afterwards", vl, 5, 0, 0);
    check("vtype afterwards", vtype, 0xc0, 0, 0);
    check("vxrm afterwards", vxrm, 2, 0, 0);
    check("v8[0] afterwards", out[0], 0x77, 0, 0);
    check("v8[1] afterwards", out[1], 9, 0, 0);
}

static void system_calls(void)
{
    uint64_t vl, vtype;
    uint8_t out[16];

    asm volatile("vsetivli x0, 5, e8, m1, ta, ma\n vmv.v.i v8, 9\n li a7, 172\n ecall\n"
                 "csrr %0, vl\n csrr %1, vtype\n vsetivli x0, 8, e8, m1, ta, ma\n vse8.v v8, (%2)"
                 : "=&r"(vl), "=&r"(vtype)
                 : "r"(out)
                 : "a0", "a7", "memory");
    check("vl after getpid", vl, 0, 0, 0);
    check("vtype after getpid", vtype, UINT64_C(1) << 63, 0, 0);
    check("v8 after getpid", out[0], 0xff, 0, 0);
}

static void questions(void)
{
    struct {
        int64_t key;
        uint64_t value;
    } probe = {4, 0};

    check("AT_HWCAP", getauxval(AT_HWCAP) >> ('v' - 'a') & 1, 1, 0, 0);
    check("hwprobe", (uint64_t)syscall(258, &probe, 1, 0, 0, 0), 0, 0, 0);
    check("V in hwprobe", probe.value >> 2 & 1, 1, probe.value, 0);
    check("PR_RISCV_V_GET_CONTROL", (uint64_t)prctl(V_GET_CONTROL), 2, 0, 0);
    check("turned on", (uint64_t)prctl(V_SET_CONTROL, 2 | 2 << 2), 0, 0, 0);
    check("PR_RISCV_V_GET_CONTROL", (uint64_t)prctl(V_GET_CONTROL), 2 | 2 << 2, 0, 0);
    check("turned off", (uint64_t)prctl(V_SET_CONTROL, 1), UINT64_MAX, 0, 0);
    check("turned off", (uint64_t)errno, EPERM, 0, 0);
    check("invalid", (uint64_t)prctl(V_SET_CONTROL, 3), UINT64_MAX, 0, 0);
}

int main(void)
{
    asm("csrr %0, vlenb" : "=r"(vlenb));
    questions();
    for (unsigned i = 0; i < ROUNDS; i++) {
        signals();
        system_calls();
    }
    return finish();
}
