/*
 * The front ends of `moa`.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cmd/frontend.h"
#include "cmd/emulation.h"
#include "cmd/img/img.h"
#include "cmd/io/io.h"
#include "cmd/nbd/nbd.h"

const struct frontend *const frontends[] = {
    &frontend_img,        &frontend_io,     &frontend_nbd,    &frontend_register,
    &frontend_unregister, &frontend_status, &frontend_doctor, nullptr};
