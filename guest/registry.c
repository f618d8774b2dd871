/* The list of guest architectures. A new one adds its line.
 * SPDX-License-Identifier: MIT */
#include "guest/registry.h"

#include "base/bytes.h"
#include "guest/aarch64/a64.h"
#include "guest/riscv/rv.h"

const struct guest *const guests[] = {
    &a64_guest,
    &rv32_guest,
    &rv64_guest,
};

const unsigned guest_count = ARRAY_SIZE(guests);
