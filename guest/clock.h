/* The host's clocks, as counters that guests can read without a system call.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_GUEST_CLOCK_H
#define MOA_GUEST_CLOCK_H

#include "ir/ir.h"

enum {
    GUEST_CLOCK_HZ = 1000000000 /* of every counter */
};

/* Is `clock` (Linux's CLOCK_…) one that the helper reads? */
bool guest_has_clock(unsigned clock);

/* i64 nanoseconds of the clock in its i32 argument. */
extern const struct ir_helper guest_helper_clock;
/* … of CLOCK_MONOTONIC: what architectures' own counters show, so that a vDSO may use either. */
extern const struct ir_helper guest_helper_counter;

#endif
