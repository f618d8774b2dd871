/*
 * The host's clocks, as counters that guests can read without a system call.
 *
 * A real vDSO computes the time of day from the CPU's counter and a page of offsets that the kernel
 * keeps right. Nobody tells us when the host's clock is set, so ours reads one counter per clock:
 * registers that the architectures leave to implementations.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/clock.h"

#include <time.h>

bool guest_has_clock(unsigned clock)
{
    static const unsigned clocks = 1u << CLOCK_REALTIME | 1u << CLOCK_MONOTONIC |
                                   1u << CLOCK_MONOTONIC_RAW | 1u << CLOCK_REALTIME_COARSE |
                                   1u << CLOCK_MONOTONIC_COARSE | 1u << CLOCK_BOOTTIME |
                                   1u << CLOCK_TAI;
    return clock < 32 && clocks >> clock & 1;
}

static uint64_t read_clock(struct vcpu *cpu, uint32_t clock)
{
    struct timespec now = {0};
    clock_gettime((clockid_t)clock, &now);
    return (uint64_t)now.tv_sec * GUEST_CLOCK_HZ + (uint64_t)now.tv_nsec;
}

static uint64_t read_counter(struct vcpu *cpu)
{
    return read_clock(cpu, CLOCK_MONOTONIC);
}

#define FN(f) ((void (*)(void))(f))

const struct ir_helper guest_helper_clock = {"clock", FN(read_clock), IR_I64,
                                             1,       {IR_I32},       IR_HELPER_VCPU};
const struct ir_helper guest_helper_counter = {"counter", FN(read_counter), IR_I64, 0,
                                               {0},       IR_HELPER_VCPU};
