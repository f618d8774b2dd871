/* System calls on the memory map.
 * SPDX-License-Identifier: MIT */
#include "user/syscall.h"

#include "user/host_syscall.h"
#include "user/memory.h"

#include <errno.h>
#include <stdlib.h>
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

int64_t sys_remap_file_pages(struct thread *t, const uint64_t a[6])
{
    return memory_remap_pages(t->process, a[0], a[1], (unsigned)a[2], a[3], (unsigned)a[4]);
}

/* An array of addresses. */
int64_t sys_move_pages(struct thread *t, const uint64_t a[6])
{
    const struct process *p = t->process;
    const uint64_t most = 1 << 20, count = a[1];
    if (!p->guest_base || !a[2])
        return safe_syscall(&t->signal_pending, SYS_move_pages, a);
    if (count > most)
        return -E2BIG;
    uint64_t *pages = malloc(count * sizeof(*pages) + 1);
    if (!pages)
        return -ENOMEM;
    int64_t r = guest_read(t, pages, a[2], count * sizeof(*pages)) ? 0 : -EFAULT;
    for (uint64_t i = 0; r >= 0 && i < count; i++)
        pages[i] += p->guest_base;
    if (r >= 0)
        r = host_call(SYS_move_pages, (int)a[0], count, pages, guest_pointer(p, a[3]),
                      guest_pointer(p, a[4]), (int)a[5]);
    free(pages);
    return r;
}

/* No guest has protection keys: as the kernel, but for the keys themselves. */
int64_t sys_pkey_alloc(struct thread *t, const uint64_t a[6])
{
    return a[0] || a[1] & ~(uint64_t)3 ? -EINVAL : -ENOSPC;
}

int64_t sys_pkey_free(struct thread *t, const uint64_t a[6])
{
    return -EINVAL;
}

int64_t sys_shmat(struct thread *t, const uint64_t a[6])
{
    return memory_attach(t->process, (int)a[0], a[1], (int)a[2]);
}

int64_t sys_shmdt(struct thread *t, const uint64_t a[6])
{
    return memory_detach(t->process, a[0]);
}
