/* All guest architectures of this build.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_GUEST_REGISTRY_H
#define MOA_GUEST_REGISTRY_H

#include "vm/guest.h"

extern const struct guest *const guests[];
extern const unsigned guest_count;

#endif
