/* The guest's memory map: mmap and its family, brk, System V shared memory.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_USER_MEMORY_H
#define MOA_USER_MEMORY_H

#include "user/process.h"

/* All return the kernel's result: an address or 0, or -errno. Addresses are the guest's. */
int64_t memory_map(struct process *p, uint64_t addr, uint64_t len, unsigned prot, unsigned flags,
                   int fd, uint64_t offset);
int64_t memory_unmap(struct process *p, uint64_t addr, uint64_t len);
int64_t memory_protect(struct process *p, uint64_t addr, uint64_t len, unsigned prot);
int64_t memory_remap(struct process *p, uint64_t addr, uint64_t old_len, uint64_t new_len,
                     unsigned flags, uint64_t new_addr);
int64_t memory_brk(struct process *p, uint64_t end);
int64_t memory_advise(struct process *p, uint64_t addr, uint64_t len, int advice);
int64_t memory_remap_pages(struct process *p, uint64_t addr, uint64_t len, unsigned prot,
                           uint64_t page, unsigned flags);
/* prctl's PR_SET_MDWE and PR_GET_MDWE. */
int64_t memory_deny_write_execute(struct process *p, const uint64_t a[6]);
int64_t memory_attach(struct process *p, int id, uint64_t addr, int flags);
int64_t memory_detach(struct process *p, uint64_t addr);
/* As memory_map with MAP_FIXED over a range that the loader has reserved; the lock is not needed
 * yet. */
int64_t memory_map_over(struct process *p, uint64_t addr, uint64_t len, unsigned prot,
                        unsigned flags, int fd, uint64_t offset);

#endif
