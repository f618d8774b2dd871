/*
 * The vDSO of RISC-V programs under Linux (arch/riscv/kernel/vdso).
 *
 * The comments are the source: an assembler makes the same words of them. Clocks are read from
 * the custom CSRs 0xcc0 + n, one for each clock that has a number n (guest/clock.h);
 * other clocks are left to the system call.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/rv.h"
#include "vm/linux_abi.h"

static const uint32_t rt_sigreturn[] = {
    0x08b00893, /* li a7,139 */
    0x00000073, /* ecall */
};

static const uint32_t clock_gettime[] = {
    0x06050463, /* beqz a0,+104 */
    0x00100613, /* li a2,1 */
    0x06c50463, /* beq a0,a2,+104 */
    0x00400613, /* li a2,4 */
    0x04c50863, /* beq a0,a2,+80 */
    0x00500613, /* li a2,5 */
    0x04c50063, /* beq a0,a2,+64 */
    0x00600613, /* li a2,6 */
    0x02c50863, /* beq a0,a2,+48 */
    0x00700613, /* li a2,7 */
    0x02c50063, /* beq a0,a2,+32 */
    0x00b00613, /* li a2,11 */
    0x00c50863, /* beq a0,a2,+16 */
    0x07100893, /* li a7,113 */
    0x00000073, /* ecall */
    0x00008067, /* ret */
    0xccb02673, /* csrr a2,0xccb */
    0x0300006f, /* j +48 */
    0xcc702673, /* csrr a2,0xcc7 */
    0x0280006f, /* j +40 */
    0xcc602673, /* csrr a2,0xcc6 */
    0x0200006f, /* j +32 */
    0xcc502673, /* csrr a2,0xcc5 */
    0x0180006f, /* j +24 */
    0xcc402673, /* csrr a2,0xcc4 */
    0x0100006f, /* j +16 */
    0xcc002673, /* csrr a2,0xcc0 */
    0x0080006f, /* j +8 */
    0xcc102673, /* csrr a2,0xcc1 */
    0x3b9ad6b7, /* lui a3,0x3b9ad */
    0xa006869b, /* addw a3,a3,-1536 */
    0x02d65733, /* divu a4,a2,a3 */
    0x02d67633, /* remu a2,a2,a3 */
    0x00e5b023, /* sd a4,0(a1) */
    0x00c5b423, /* sd a2,8(a1) */
    0x00000513, /* li a0,0 */
    0x00008067, /* ret */
};

static const uint32_t gettimeofday[] = {
    0x02059a63, /* bnez a1,+52 */
    0x02050463, /* beqz a0,+40 */
    0xcc002673, /* csrr a2,0xcc0 */
    0x3e800693, /* li a3,1000 */
    0x02d65633, /* divu a2,a2,a3 */
    0x000f46b7, /* lui a3,0xf4 */
    0x2406869b, /* addw a3,a3,576 */
    0x02d65733, /* divu a4,a2,a3 */
    0x02d67633, /* remu a2,a2,a3 */
    0x00e53023, /* sd a4,0(a0) */
    0x00c53423, /* sd a2,8(a0) */
    0x00000513, /* li a0,0 */
    0x00008067, /* ret */
    0x0a900893, /* li a7,169 */
    0x00000073, /* ecall */
    0x00008067, /* ret */
};

static const uint32_t clock_getres[] = {
    0x07200893, /* li a7,114 */
    0x00000073, /* ecall */
    0x00008067, /* ret */
};

static const uint32_t getcpu[] = {
    0x0a800893, /* li a7,168 */
    0x00000073, /* ecall */
    0x00008067, /* ret */
};

static const uint32_t flush_icache[] = {
    0x10300893, /* li a7,259 */
    0x00000073, /* ecall */
    0x00008067, /* ret */
};

static const uint32_t hwprobe[] = {
    0x10200893, /* li a7,258 */
    0x00000073, /* ecall */
    0x00008067, /* ret */
};

static const struct linux_vdso_function functions64[] = {
    {"__vdso_rt_sigreturn", rt_sigreturn, sizeof(rt_sigreturn)},
    {"__vdso_gettimeofday", gettimeofday, sizeof(gettimeofday)},
    {"__vdso_clock_gettime", clock_gettime, sizeof(clock_gettime)},
    {"__vdso_clock_getres", clock_getres, sizeof(clock_getres)},
    {"__vdso_getcpu", getcpu, sizeof(getcpu)},
    {"__vdso_flush_icache", flush_icache, sizeof(flush_icache)},
    {"__vdso_riscv_hwprobe", hwprobe, sizeof(hwprobe)},
    {nullptr},
};

const struct linux_vdso rv64_vdso = {"LINUX_4.15", functions64};

/* Linux has no clocks here: its structures would be those of 32-bit time. */
static const struct linux_vdso_function functions32[] = {
    {"__vdso_rt_sigreturn", rt_sigreturn, sizeof(rt_sigreturn)},
    {"__vdso_getcpu", getcpu, sizeof(getcpu)},
    {"__vdso_flush_icache", flush_icache, sizeof(flush_icache)},
    {"__vdso_riscv_hwprobe", hwprobe, sizeof(hwprobe)},
    {nullptr},
};

const struct linux_vdso rv32_vdso = {"LINUX_4.15", functions32};
