/* mmap and its family. The host does the mapping, struct space keeps the record. A range that the
 * record does not have as the guest's is never overwritten or unmapped: Moa's own memory lives
 * there. SPDX-License-Identifier: MIT */
#include "user/memory.h"

#include "base/bytes.h"
#include "user/host_syscall.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/shm.h>

enum {
    PROT_ALL = PROT_READ | PROT_WRITE | PROT_EXEC,
    /* Flags of the generic ABI that the host understands alike. MAP_GROWSDOWN is not among them:
     * growth would go unrecorded. */
    PASSED_FLAGS = MAP_TYPE | MAP_ANONYMOUS | MAP_DENYWRITE | MAP_EXECUTABLE | MAP_LOCKED |
                   MAP_NORESERVE | MAP_POPULATE | MAP_NONBLOCK | MAP_STACK | MAP_HUGETLB |
                   MAP_SYNC | (63 << MAP_HUGE_SHIFT),
};

static int64_t host_map(struct process *p, uint64_t addr, uint64_t len, unsigned prot,
                        unsigned flags, int fd, uint64_t offset)
{
    uint64_t at = addr || (flags & (MAP_FIXED | MAP_FIXED_NOREPLACE)) ? addr + p->guest_base : 0;
    return host_call(SYS_mmap, at, len, space_host_prot(prot), flags, fd, offset);
}

static unsigned record_flags(unsigned prot, unsigned map_flags)
{
    unsigned f = SPACE_MAPPED | (prot & PROT_ALL);
    f |= (map_flags & MAP_TYPE) == MAP_PRIVATE ? 0 : SPACE_SHARED;
    f |= map_flags & MAP_ANONYMOUS ? SPACE_ANONYMOUS : 0;
    return f;
}

static bool in_range(const struct process *p, uint64_t addr, uint64_t len)
{
    return len <= p->limit && addr <= p->limit - len;
}

/* Calls fn for each part of the range that is not the guest's; stops at the first error. */
static int64_t for_each_gap(struct process *p, uint64_t addr, uint64_t len,
                            int64_t (*fn)(struct process *, uint64_t, uint64_t))
{
    uint64_t end = addr + len, start, run_end;
    unsigned flags;
    while (addr < end) {
        bool found = space_next(p->space, addr, &start, &run_end, &flags) && start < end;
        uint64_t gap_end = found ? start : end;
        int64_t err = gap_end > addr ? fn(p, addr, gap_end - addr) : 0;
        if (err)
            return err;
        addr = found ? run_end : end;
    }
    return 0;
}

static int64_t reserve_gap(struct process *p, uint64_t addr, uint64_t len)
{
    int64_t r = host_call(SYS_mmap, addr + p->guest_base, len, PROT_NONE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (r >= 0) {
        space_set(p->space, addr, len, SPACE_MAPPED);
        return 0;
    }
    return r == -EEXIST ? -ENOMEM : r;
}

/* Makes [addr, addr+len) the guest's so that MAP_FIXED may go there; refuses where Moa itself lies.
 */
static int64_t claim(struct process *p, uint64_t addr, uint64_t len)
{
    if (space_check(p->space, addr, len, SPACE_MAPPED))
        return 0;
    return for_each_gap(p, addr, len, reserve_gap);
}

/* A free place below the guest's limit, for guests that cannot use any address that the host would
 * choose. */
static int64_t map_somewhere(struct process *p, uint64_t hint, uint64_t len, unsigned prot,
                             unsigned flags, int fd, uint64_t offset)
{
    uint64_t at = hint ? hint : p->limit / 3;
    for (int tries = 0; tries < 1000; tries++) {
        at = space_find_free(p->space, at, len, SPACE_PAGE);
        if (!at && (hint || tries))
            at = space_find_free(p->space, 0x10000, len, SPACE_PAGE);
        if (!at)
            return -ENOMEM;
        int64_t r = host_map(p, at, len, prot, flags | MAP_FIXED_NOREPLACE, fd, offset);
        if (r != -EEXIST)
            return r;
        at += align_up(len, 2 << 20);
    }
    return -ENOMEM;
}

static int64_t map_locked(struct process *p, uint64_t addr, uint64_t len, unsigned prot,
                          unsigned flags, int fd, uint64_t offset)
{
    unsigned passed = flags & PASSED_FLAGS;
    if (flags & (MAP_FIXED | MAP_FIXED_NOREPLACE)) {
        if (addr % SPACE_PAGE)
            return -EINVAL;
        if (!in_range(p, addr, len))
            return -ENOMEM;
        if (flags & MAP_FIXED_NOREPLACE) {
            int64_t r = host_map(p, addr, len, prot, passed | MAP_FIXED_NOREPLACE, fd, offset);
            return r == -EEXIST && !space_check(p->space, addr, SPACE_PAGE, SPACE_MAPPED) ? -EEXIST
                                                                                          : r;
        }
        uint64_t start, end;
        unsigned old;
        bool empty = !space_next(p->space, addr, &start, &end, &old) || start >= addr + len;
        int64_t r = empty ? 0 : claim(p, addr, len);
        if (r < 0)
            return r;
        r = host_map(p, addr, len, prot, passed | (empty ? MAP_FIXED_NOREPLACE : MAP_FIXED), fd,
                     offset);
        return r == -EEXIST ? -ENOMEM : r;
    }
    addr = align_down(addr, SPACE_PAGE);
    bool anywhere = !p->guest_base && p->limit >= 1ull << 46;
    if (!anywhere)
        return map_somewhere(p, in_range(p, addr, len) ? addr : 0, len, prot, passed, fd, offset);
    return host_map(p, in_range(p, addr, len) ? addr : 0, len, prot, passed, fd, offset);
}

int64_t memory_map_over(struct process *p, uint64_t addr, uint64_t len, unsigned prot,
                        unsigned flags, int fd, uint64_t offset)
{
    int64_t r = host_map(p, addr, len, prot, (flags & PASSED_FLAGS) | MAP_FIXED, fd, offset);
    if (r < 0)
        return r;
    space_set(p->space, addr, len, record_flags(prot, flags));
    return (int64_t)addr;
}

int64_t memory_map(struct process *p, uint64_t addr, uint64_t len, unsigned prot, unsigned flags,
                   int fd, uint64_t offset)
{
    if (!len)
        return -EINVAL;
    if (len > p->limit)
        return -ENOMEM;
    len = align_up(len, SPACE_PAGE);
    prot &= PROT_ALL;
    pthread_mutex_lock(&p->map_lock);
    int64_t r = map_locked(p, addr, len, prot, flags, fd, offset);
    if (r >= 0) {
        r -= (int64_t)p->guest_base;
        space_set(p->space, (uint64_t)r, len, record_flags(prot, flags));
    }
    pthread_mutex_unlock(&p->map_lock);
    if (r >= 0 && log_on(&p->log, LOG_PAGE))
        log_print(&p->log, "map   %012llx-%012llx prot %u flags 0x%x\n", (unsigned long long)r,
                  (unsigned long long)r + len, prot, flags);
    return r;
}

static int64_t unmap_locked(struct process *p, uint64_t addr, uint64_t len)
{
    uint64_t end = addr + len, start, run_end;
    unsigned flags;
    while (addr < end && space_next(p->space, addr, &start, &run_end, &flags) && start < end) {
        if (run_end > end)
            run_end = end;
        int64_t r = host_call(SYS_munmap, start + p->guest_base, run_end - start);
        if (r < 0)
            return r;
        space_set(p->space, start, run_end - start, 0);
        addr = run_end;
    }
    return 0;
}

int64_t memory_unmap(struct process *p, uint64_t addr, uint64_t len)
{
    if (addr % SPACE_PAGE || !len || !in_range(p, addr, len))
        return -EINVAL;
    len = align_up(len, SPACE_PAGE);
    pthread_mutex_lock(&p->map_lock);
    int64_t r = unmap_locked(p, addr, len);
    pthread_mutex_unlock(&p->map_lock);
    if (log_on(&p->log, LOG_PAGE))
        log_print(&p->log, "unmap %012llx-%012llx\n", (unsigned long long)addr,
                  (unsigned long long)(addr + len));
    return r;
}

static int64_t protect_locked(struct process *p, uint64_t addr, uint64_t len, unsigned prot)
{
    if (!space_check(p->space, addr, len, SPACE_MAPPED))
        return -ENOMEM;
    int64_t r = host_call(SYS_mprotect, addr + p->guest_base, len, space_host_prot(prot));
    if (r < 0)
        return r;
    uint64_t end = addr + len, start, run_end;
    unsigned flags;
    while (addr < end && space_next(p->space, addr, &start, &run_end, &flags)) {
        run_end = run_end < end ? run_end : end;
        space_set(p->space, start, run_end - start, (flags & ~(unsigned)PROT_ALL) | prot);
        addr = run_end;
    }
    return 0;
}

int64_t memory_protect(struct process *p, uint64_t addr, uint64_t len, unsigned prot)
{
    if (addr % SPACE_PAGE)
        return -EINVAL;
    if (!len)
        return 0;
    if (!in_range(p, addr, len))
        return -ENOMEM;
    len = align_up(len, SPACE_PAGE);
    pthread_mutex_lock(&p->map_lock);
    int64_t r = protect_locked(p, addr, len, prot & PROT_ALL);
    pthread_mutex_unlock(&p->map_lock);
    if (log_on(&p->log, LOG_PAGE))
        log_print(&p->log, "prot  %012llx-%012llx prot %u\n", (unsigned long long)addr,
                  (unsigned long long)(addr + len), prot);
    return r;
}

static int64_t remap_locked(struct process *p, uint64_t addr, uint64_t old_len, uint64_t new_len,
                            unsigned flags, uint64_t new_addr)
{
    uint64_t seen = old_len ? old_len : SPACE_PAGE;
    if (!space_check(p->space, addr, seen, SPACE_MAPPED))
        return -EFAULT;
    unsigned kept = space_get(p->space, addr);
    space_prepare_write(p->space, addr,
                        seen); /* takes back the engine's write protection before the pages move */
    if (flags & MREMAP_FIXED) {
        if (new_addr % SPACE_PAGE || !in_range(p, new_addr, new_len))
            return -EINVAL;
        int64_t r = claim(p, new_addr, new_len);
        if (r < 0)
            return r;
        new_addr += p->guest_base;
    } else if ((p->guest_base || p->limit < 1ull << 46) && (flags & MREMAP_MAYMOVE) &&
               new_len > old_len) {
        new_addr = space_find_free(p->space, p->limit / 3, new_len, SPACE_PAGE);
        int64_t r = new_addr ? reserve_gap(p, new_addr, new_len) : -ENOMEM;
        if (r < 0)
            return r;
        flags |= MREMAP_FIXED;
        new_addr += p->guest_base;
    }
    int64_t r = host_call(SYS_mremap, addr + p->guest_base, old_len, new_len, flags, new_addr);
    if (r < 0)
        return r;
    uint64_t at = (uint64_t)r - p->guest_base;
    if (at != addr && !(flags & MREMAP_DONTUNMAP) && old_len)
        space_set(p->space, addr, old_len, 0);
    else if (at == addr && new_len < old_len)
        space_set(p->space, addr + new_len, old_len - new_len, 0);
    space_set(p->space, at, new_len, kept);
    return (int64_t)at;
}

int64_t memory_remap(struct process *p, uint64_t addr, uint64_t old_len, uint64_t new_len,
                     unsigned flags, uint64_t new_addr)
{
    if (addr % SPACE_PAGE || !new_len || !in_range(p, addr, old_len) || new_len > p->limit)
        return -EINVAL;
    pthread_mutex_lock(&p->map_lock);
    int64_t r = remap_locked(p, addr, align_up(old_len, SPACE_PAGE), align_up(new_len, SPACE_PAGE),
                             flags, new_addr);
    pthread_mutex_unlock(&p->map_lock);
    return r;
}

int64_t memory_brk(struct process *p, uint64_t end)
{
    pthread_mutex_lock(&p->map_lock);
    uint64_t old_top = align_up(p->brk, SPACE_PAGE), new_top = align_up(end, SPACE_PAGE);
    int64_t r = 0;
    if (end < p->brk_start || end >= p->limit)
        r = -ENOMEM;
    else if (new_top > old_top)
        r = map_locked(p, old_top, new_top - old_top, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    else if (new_top < old_top)
        r = unmap_locked(p, new_top, old_top - new_top);
    if (r >= 0) {
        if (new_top > old_top)
            space_set(p->space, old_top, new_top - old_top,
                      SPACE_MAPPED | SPACE_ANONYMOUS | PROT_READ | PROT_WRITE);
        p->brk = end;
    }
    r = (int64_t)p->brk;
    pthread_mutex_unlock(&p->map_lock);
    return r;
}

int64_t memory_advise(struct process *p, uint64_t addr, uint64_t len, int advice)
{
    if (addr % SPACE_PAGE || !in_range(p, addr, len))
        return -EINVAL;
    len = align_up(len, SPACE_PAGE);
    if (len && !space_check(p->space, addr, len, SPACE_MAPPED))
        return -ENOMEM;
    bool changes = advice == MADV_DONTNEED || advice == MADV_FREE || advice == MADV_REMOVE ||
                   advice == MADV_WIPEONFORK;
    if (changes)
        space_prepare_write(p->space, addr, len);
    return host_call(SYS_madvise, addr + p->guest_base, len, advice);
}

int64_t memory_attach(struct process *p, int id, uint64_t addr, int flags)
{
    struct shmid_ds ds;
    int64_t r = host_call(SYS_shmctl, id, IPC_STAT, &ds);
    if (r < 0)
        return r;
    uint64_t len = align_up(ds.shm_segsz, SPACE_PAGE);
    if (addr && (flags & SHM_RND))
        addr = align_down(addr, SPACE_PAGE);
    if (addr % SPACE_PAGE || !in_range(p, addr, len))
        return -EINVAL;
    struct shm_attachment *a = malloc(sizeof(*a));
    if (!a)
        return -ENOMEM;
    pthread_mutex_lock(&p->map_lock);
    if (!addr && (p->guest_base || p->limit < 1ull << 46))
        addr = space_find_free(p->space, p->limit / 3, len, SPACE_PAGE);
    if (addr && (flags & SHM_REMAP))
        r = claim(p, addr, len);
    if (r >= 0)
        r = host_call(SYS_shmat, id, addr ? addr + p->guest_base : 0,
                      (flags & ~SHM_EXEC) | (flags & SHM_REMAP));
    if (r >= 0) {
        r -= (int64_t)p->guest_base;
        *a = (struct shm_attachment){(uint64_t)r, len, p->shm};
        p->shm = a;
        unsigned prot =
            PROT_READ | (flags & SHM_RDONLY ? 0 : PROT_WRITE) | (flags & SHM_EXEC ? PROT_EXEC : 0);
        space_set(p->space, a->addr, len, SPACE_MAPPED | SPACE_SHARED | prot);
        a = nullptr;
    }
    pthread_mutex_unlock(&p->map_lock);
    free(a);
    return r;
}

int64_t memory_detach(struct process *p, uint64_t addr)
{
    int64_t r = -EINVAL;
    pthread_mutex_lock(&p->map_lock);
    for (struct shm_attachment **link = &p->shm; *link; link = &(*link)->next) {
        struct shm_attachment *a = *link;
        if (a->addr != addr)
            continue;
        r = host_call(SYS_shmdt, addr + p->guest_base);
        if (r >= 0) {
            space_set(p->space, addr, a->size, 0);
            *link = a->next;
            free(a);
        }
        break;
    }
    pthread_mutex_unlock(&p->map_lock);
    return r;
}
