/* The C23 keywords that gcc 12 and clang 14 do not know yet. Included by the build before every
 * file. SPDX-License-Identifier: MIT */
#ifndef MOA_BASE_C23_H
#define MOA_BASE_C23_H

#if !defined(__cplusplus) && __STDC_VERSION__ < 202311L
#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#define nullptr NULL
#define static_assert _Static_assert
#endif

#endif
