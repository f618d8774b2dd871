/* How the guest came to where it is.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_USER_BACKTRACE_H
#define MOA_USER_BACKTRACE_H

#include "user/process.h"

/* "function+0x10 (file)" or as much of it as is known of the code at pc. */
void backtrace_describe(const struct process *p, uint64_t pc, bool interrupted, char *text,
                        size_t size);
/* One line for each frame of the thread, to the log. */
void backtrace_print(struct thread *t);

#endif
