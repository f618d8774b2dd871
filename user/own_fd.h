/* Moa's own descriptors among the program's.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_USER_OWN_FD_H
#define MOA_USER_OWN_FD_H

#include "user/process.h"

/* Makes an open descriptor one of Moa's own: moves it out of the program's way. Returns its new
 * number; it is closed by execve unless `across_exec`. */
int own_fd_keep(struct process *p, int fd, bool across_exec);
/* One that has its place already. */
void own_fd_inherited(struct process *p, int fd);
void own_fd_close(struct process *p, int fd);
/* The lowest of them in [first, last], or last + 1. */
uint64_t own_fd_next(const struct process *p, uint64_t first, uint64_t last);
bool own_fd_is(const struct process *p, uint64_t fd);

#endif
