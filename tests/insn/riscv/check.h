/*
 * What the self-checking RISC-V programs share. They test extensions that the reference emulator of
 * tests/random does not know: what an instruction does is stated again here, in C, after the
 * specification. Everything runs many times, past thresholds of recompilation.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    ROUNDS = 400
};

static unsigned failures;

static void check(const char *what, uint64_t got, uint64_t expected, uint64_t a, uint64_t b)
{
    if (got == expected)
        return;
    printf("%s of %#llx, %#llx: got %#llx, expected %#llx\n", what, (unsigned long long)a,
           (unsigned long long)b, (unsigned long long)got, (unsigned long long)expected);
    if (++failures > 20)
        exit(1);
}

/* Numbers rich in special values. */
static uint64_t next_number(void)
{
    static const uint64_t special[] = {0,          1,          2,         0x7f,
                                       0x80,       0xff,       0xffff,    0x7fffffff,
                                       0x80000000, 0xffffffff, INT64_MAX, (uint64_t)INT64_MIN,
                                       UINT64_MAX};
    static uint64_t state = 88172645463325252;

    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state % 3 ? state >> (state >> 58) : special[state / 3 % 13];
}

static int finish(void)
{
    if (failures)
        printf("%u failures\n", failures);
    return failures != 0;
}
