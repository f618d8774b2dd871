/* System calls on the memory map.
 * SPDX-License-Identifier: MIT */
#include "user/syscall.h"

#include "user/host_syscall.h"
#include "user/memory.h"

#include <errno.h>
#include <sys/mman.h>

int64_t sys_brk(struct thread *t, const uint64_t a[6])
{
    return memory_brk(t->process, a[0]);
}

int64_t sys_mmap(struct thread *t, const uint64_t a[6])
{
    return memory_map(t->process, a[0], a[1], (unsigned)a[2], (unsigned)a[3], (int)a[4], a[5]);
}

int64_t sys_munmap(struct thread *t, const uint64_t a[6])
{
    return memory_unmap(t->process, a[0], a[1]);
}

int64_t sys_mremap(struct thread *t, const uint64_t a[6])
{
    return memory_remap(t->process, a[0], a[1], a[2], (unsigned)a[3], a[4]);
}

int64_t sys_mprotect(struct thread *t, const uint64_t a[6])
{
    return memory_protect(t->process, a[0], a[1], (unsigned)a[2]);
}

int64_t sys_pkey_mprotect(struct thread *t, const uint64_t a[6])
{
    return (int)a[3] == -1 ? sys_mprotect(t, a) : -EINVAL;
}

int64_t sys_madvise(struct thread *t, const uint64_t a[6])
{
    return memory_advise(t->process, a[0], a[1], (int)a[2]);
}

int64_t sys_shmat(struct thread *t, const uint64_t a[6])
{
    return memory_attach(t->process, (int)a[0], a[1], (int)a[2]);
}

int64_t sys_shmdt(struct thread *t, const uint64_t a[6])
{
    return memory_detach(t->process, a[0]);
}
