/* The vDSO: a small shared library that every program is given. SPDX-License-Identifier: MIT */
#ifndef MOA_USER_VDSO_H
#define MOA_USER_VDSO_H

#include "user/process.h"

/* Fills the page at p->vdso, which is mapped writable, and closes it to writing. Sets
 * p->sigreturn. Without a vDSO of the ABI, p->vdso becomes 0. */
err_t vdso_create(struct process *p);

#endif
