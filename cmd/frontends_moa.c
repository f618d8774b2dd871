/*
 * The front ends of `moa`.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cmd/frontend.h"
#include "cmd/img/img.h"

const struct frontend *const frontends[] = {&frontend_img, nullptr};
