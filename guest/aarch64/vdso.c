/*
 * The vDSO of AArch64 programs under Linux (arch/arm64/kernel/vdso).
 *
 * The comments are the source: an assembler makes the same words of them. Clocks are read from
 * the implementation-defined registers S3_3_C15_Cn_0, one for each clock that has a number n
 * (guest/clock.h); other clocks are left to the system call.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/a64.h"
#include "vm/linux_abi.h"

static const uint32_t rt_sigreturn[] = {
    0xd2801168, /* mov x8, #0x8b */
    0xd4000001, /* svc #0x0 */
};

static const uint32_t clock_gettime[] = {
    0x34000340, /* cbz w0, +104 */
    0x7100041f, /* cmp w0, #0x1 */
    0x54000340, /* b.eq +104 */
    0x7100101f, /* cmp w0, #0x4 */
    0x54000280, /* b.eq +80 */
    0x7100141f, /* cmp w0, #0x5 */
    0x54000200, /* b.eq +64 */
    0x7100181f, /* cmp w0, #0x6 */
    0x54000180, /* b.eq +48 */
    0x71001c1f, /* cmp w0, #0x7 */
    0x54000100, /* b.eq +32 */
    0x71002c1f, /* cmp w0, #0xb */
    0x54000080, /* b.eq +16 */
    0xd2800e28, /* mov x8, #0x71 */
    0xd4000001, /* svc #0x0 */
    0xd65f03c0, /* ret */
    0xd53bfb02, /* mrs x2, s3_3_c15_c11_0 */
    0x1400000c, /* b +48 */
    0xd53bf702, /* mrs x2, s3_3_c15_c7_0 */
    0x1400000a, /* b +40 */
    0xd53bf602, /* mrs x2, s3_3_c15_c6_0 */
    0x14000008, /* b +32 */
    0xd53bf502, /* mrs x2, s3_3_c15_c5_0 */
    0x14000006, /* b +24 */
    0xd53bf402, /* mrs x2, s3_3_c15_c4_0 */
    0x14000004, /* b +16 */
    0xd53bf002, /* mrs x2, s3_3_c15_c0_0 */
    0x14000002, /* b +8 */
    0xd53bf102, /* mrs x2, s3_3_c15_c1_0 */
    0x52994003, /* mov w3, #0xca00 */
    0x72a77343, /* movk w3, #0x3b9a, lsl #16 */
    0x9ac30844, /* udiv x4, x2, x3 */
    0x9b038882, /* msub x2, x4, x3, x2 */
    0xa9000824, /* stp x4, x2, [x1] */
    0x52800000, /* mov w0, #0x0 */
    0xd65f03c0, /* ret */
};

static const uint32_t gettimeofday[] = {
    0xb5000181, /* cbnz x1, +48 */
    0xb4000120, /* cbz x0, +36 */
    0xd53bf002, /* mrs x2, s3_3_c15_c0_0 */
    0xd2807d05, /* mov x5, #0x3e8 */
    0x9ac50842, /* udiv x2, x2, x5 */
    0x52884803, /* mov w3, #0x4240 */
    0x72a001e3, /* movk w3, #0xf, lsl #16 */
    0x9ac30844, /* udiv x4, x2, x3 */
    0x9b038882, /* msub x2, x4, x3, x2 */
    0xa9000804, /* stp x4, x2, [x0] */
    0x52800000, /* mov w0, #0x0 */
    0xd65f03c0, /* ret */
    0xd2801528, /* mov x8, #0xa9 */
    0xd4000001, /* svc #0x0 */
    0xd65f03c0, /* ret */
};

static const uint32_t clock_getres[] = {
    0xd2800e48, /* mov x8, #0x72 */
    0xd4000001, /* svc #0x0 */
    0xd65f03c0, /* ret */
};

static const struct linux_vdso_function functions[] = {
    {"__kernel_rt_sigreturn", rt_sigreturn, sizeof(rt_sigreturn)},
    {"__kernel_clock_gettime", clock_gettime, sizeof(clock_gettime)},
    {"__kernel_gettimeofday", gettimeofday, sizeof(gettimeofday)},
    {"__kernel_clock_getres", clock_getres, sizeof(clock_getres)},
    {nullptr},
};

const struct linux_vdso a64_vdso = {"LINUX_2.6.39", functions};
