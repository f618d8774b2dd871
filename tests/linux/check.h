/* What the guest programs of this folder share: a check prints its line, the same natively and
 * emulated. SPDX-License-Identifier: MIT */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <stdlib.h>

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        int ok_ = !!(condition);                                                                   \
        printf("%s: %s\n", ok_ ? "ok" : "FAILED", #condition);                                     \
        fflush(stdout);                                                                            \
        failures += !ok_;                                                                          \
    } while (0)

static int failures;

#endif
