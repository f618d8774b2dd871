/* What the test and the Arm program that it runs send each other.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_TESTS_UNIT_SOFTFP_ARM_PROTOCOL_H
#define MOA_TESTS_UNIT_SOFTFP_ARM_PROTOCOL_H

#include <stdint.h>

struct arm_request {
    uint32_t op; /* line of arm_ops.def, counting expanded ones from 0 */
    uint32_t fpcr;
    uint64_t a, b, c;
};

struct arm_reply {
    uint64_t low, high;
    uint64_t fpsr;
};

#endif
