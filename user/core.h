/* Core dumps of the guest.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_USER_CORE_H
#define MOA_USER_CORE_H

#include "user/process.h"

/* Do the limits and the program allow one? */
bool core_wanted(const struct process *p);
/* Writes an ELF core file of the guest. The other threads of the process have been stopped. False:
 * it could not be written. `name` gets its path. */
bool core_dump(struct thread *t, const siginfo_t *info, char *name, size_t size);

/* core_name.c: the path that the host's kernel would choose, or QEMU under its names. */
void core_name(const struct process *p, int signo, char *name, size_t size);

#endif
