/*
 * The front ends of `moa-user`.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cmd/frontend.h"

const struct frontend *const frontends[] = {nullptr};
