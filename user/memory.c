/* mmap and its family. The host does the mapping, struct space keeps the record. A range that the
 * record does not have as the guest's is never overwritten or unmapped: Moa's own memory lives
 * there. SPDX-License-Identifier: MIT */
#include "user/memory.h"

#include "base/bytes.h"
#include "user/host_syscall.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/shm.h>

enum {
    PROT_ALL = PROT_READ | PROT_WRITE | PROT_EXEC,
    /* Flags of the generic ABI that the host understands alike. MAP_GROWSDOWN is not among them:
     * growth would go unrecorded. */
    PASSED_FLAGS = MAP_TYPE | MAP_ANONYMOUS | MAP_DENYWRITE | MAP_EXECUTABLE | MAP_LOCKED |
                   MAP_NORESERVE | MAP_POPULATE | MAP_NONBLOCK | MAP_STACK | MAP_HUGETLB |
                   MAP_SYNC | (63 << MAP_HUGE_SHIFT),
};

static bool is_validated(unsigned flags)
{
    return (flags & MAP_TYPE) == MAP_SHARED_VALIDATE;
}

/* MAP_SHARED_VALIDATE does not go together with MAP_FIXED_NOREPLACE: the place is taken first. */
static int64_t host_map_validated(uint64_t at, uint64_t len, unsigned prot, unsigned flags, int fd,
                                  uint64_t offset)
{
    int64_t r = host_call(SYS_mmap, at, len, PROT_NONE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (r < 0)
        return r;
    flags = (flags & ~(unsigned)MAP_FIXED_NOREPLACE) | MAP_FIXED;
    r = host_call(SYS_mmap, at, len, space_host_prot(prot), flags, fd, offset);
    if (r < 0)
        host_call(SYS_munmap, at, len);
    return r;
}

static int64_t host_map(struct process *p, uint64_t addr, uint64_t len, unsigned prot,
                        unsigned flags, int fd, uint64_t offset)
{
    uint64_t at = addr || (flags & (MAP_FIXED | MAP_FIXED_NOREPLACE)) ? addr + p->guest_base : 0;
    if (is_validated(flags) && (flags & MAP_FIXED_NOREPLACE))
        return host_map_validated(at, len, prot, flags, fd, offset);
    return host_call(SYS_mmap, at, len, space_host_prot(prot), flags, fd, offset);
}

/* Protections as struct space has them. */
static unsigned record_prot(const struct process *p, unsigned prot)
{
    return (prot & PROT_ALL) | (prot & p->guard.prot ? SPACE_GUARDED : 0);
}

/* Records a mapping, or that its protection has changed. */
static void record(struct process *p, uint64_t addr, uint64_t len, unsigned flags)
{
    space_set(p->space, addr, len, flags);
    if (flags & SPACE_GUARDED)
        engine_guard_pages(p->engine);
}

static unsigned record_flags(const struct process *p, unsigned prot, unsigned map_flags)
{
    unsigned f = SPACE_MAPPED | record_prot(p, prot);
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

/* Where the guest's mappings go unless it says otherwise: a part of the address space that the
 * host's kernel does not choose for Moa's own. So what the guest unmaps stays free for it to map
 * again. */
static const uint64_t map_base = 0x4000000000;
enum {
    HUGE_PAGE = 2 << 20,
    MAX_TRIES = 1000
};

static uint64_t first_place(const struct process *p)
{
    return map_base < p->limit / 3 ? map_base : align_down(p->limit / 3, HUGE_PAGE);
}

/* The lowest free place from map_next on, below which is little or nothing. */
static uint64_t find_place(struct process *p, uint64_t len)
{
    uint64_t align = len >= HUGE_PAGE ? HUGE_PAGE : SPACE_PAGE;
    if (!p->map_next)
        p->map_next = first_place(p);
    uint64_t at = space_find_free(p->space, p->map_next, len, align);
    return at ? at : space_find_free(p->space, 0x10000, len, align);
}

static void note_mapped(struct process *p, uint64_t at, uint64_t len)
{
    if (at == p->map_next)
        p->map_next = at + len;
}

static void note_unmapped(struct process *p, uint64_t at)
{
    if (at >= first_place(p) && at < p->map_next)
        p->map_next = at;
}

static int64_t map_somewhere(struct process *p, uint64_t hint, uint64_t len, unsigned prot,
                             unsigned flags, int fd, uint64_t offset)
{
    flags |= MAP_FIXED_NOREPLACE;
    if (hint && in_range(p, hint, len)) {
        int64_t r = host_map(p, hint, len, prot, flags, fd, offset);
        if (r != -EEXIST && r != -EPERM)
            return r;
    }
    for (int tries = 0; tries < MAX_TRIES; tries++) {
        uint64_t at = find_place(p, len);
        if (!at)
            return -ENOMEM;
        int64_t r = host_map(p, at, len, prot, flags, fd, offset);
        if (r != -EEXIST) {
            if (r >= 0)
                note_mapped(p, at, len);
            return r;
        }
        p->map_next = align_up(at + len, HUGE_PAGE); /* something of Moa's own after all */
    }
    return -ENOMEM;
}

static int64_t map_locked(struct process *p, uint64_t addr, uint64_t len, unsigned prot,
                          unsigned flags, int fd, uint64_t offset)
{
    unsigned passed = flags & PASSED_FLAGS;
    if (is_validated(flags)) {
        if (flags & (MAP_FIXED_NOREPLACE | MAP_32BIT))
            return -EOPNOTSUPP; /* as every flag that the architecture does not know */
        passed |= flags & ~(unsigned)MAP_FIXED;
    }
    if (flags & (MAP_FIXED | MAP_FIXED_NOREPLACE)) {
        if (addr % SPACE_PAGE)
            return -EINVAL;
        if (!in_range(p, addr, len))
            return -ENOMEM;
        if (flags & MAP_FIXED_NOREPLACE)
            return host_map(p, addr, len, prot, passed | MAP_FIXED_NOREPLACE, fd, offset);
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
    return map_somewhere(p, align_down(addr, SPACE_PAGE), len, prot, passed, fd, offset);
}

int64_t memory_map_over(struct process *p, uint64_t addr, uint64_t len, unsigned prot,
                        unsigned flags, int fd, uint64_t offset)
{
    int64_t r = host_map(p, addr, len, prot, (flags & PASSED_FLAGS) | MAP_FIXED, fd, offset);
    if (r < 0)
        return r;
    record(p, addr, len, record_flags(p, prot, flags));
    return (int64_t)addr;
}

/* Bytes mapped, of private writable memory only (RLIMIT_DATA) or of all. */
static uint64_t mapped_bytes(const struct process *p, bool data_only)
{
    uint64_t total = 0, start, end;
    unsigned flags;
    for (uint64_t at = 0; space_next(p->space, at, &start, &end, &flags); at = end)
        if (!data_only || (flags & (SPACE_SHARED | SPACE_STACK | PROT_WRITE)) == PROT_WRITE)
            total += end - start;
    return total;
}

/* Whether `more` bytes would break a limit that the program has set. */
static bool exceeds(const struct process *p, int resource, uint64_t more)
{
    if (!p->limits[resource].set || p->limits[resource].soft == RLIM_INFINITY)
        return false;
    uint64_t total = mapped_bytes(p, resource == RLIMIT_DATA) + more;
    return total < more || total > p->limits[resource].soft;
}

static bool may_grow(const struct process *p, uint64_t more, unsigned prot, bool shared)
{
    return !exceeds(p, RLIMIT_AS, more) &&
           (shared || !(prot & PROT_WRITE) || !exceeds(p, RLIMIT_DATA, more));
}

int64_t memory_deny_write_execute(struct process *p, const uint64_t a[6])
{
    enum {
        SET = 65,
        REFUSE_EXEC_GAIN = 1,
        NO_INHERIT = 2
    };
    if (a[0] != SET)
        return a[1] || a[2] || a[3] || a[4] ? -EINVAL : p->deny_write_execute;
    if (a[2] || a[3] || a[4] || a[1] & ~(uint64_t)(REFUSE_EXEC_GAIN | NO_INHERIT) ||
        a[1] == NO_INHERIT)
        return -EINVAL;
    if (p->deny_write_execute && p->deny_write_execute != (int)a[1])
        return -EPERM; /* for good */
    p->deny_write_execute = (int)a[1];
    return 0;
}

int64_t memory_map(struct process *p, uint64_t addr, uint64_t len, unsigned prot, unsigned flags,
                   int fd, uint64_t offset)
{
    if (!len)
        return -EINVAL;
    if (len > p->limit)
        return -ENOMEM;
    if (p->deny_write_execute && (prot & PROT_WRITE) && (prot & PROT_EXEC))
        return -EACCES;
    len = align_up(len, SPACE_PAGE);
    pthread_mutex_lock(&p->map_lock);
    bool shared = (flags & MAP_TYPE) != MAP_PRIVATE;
    int64_t r = may_grow(p, len, prot, shared) ? map_locked(p, addr, len, prot, flags, fd, offset)
                                               : -ENOMEM;
    if (r >= 0) {
        r -= (int64_t)p->guest_base;
        record(p, (uint64_t)r, len, record_flags(p, prot, flags));
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
        note_unmapped(p, start);
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

/* Up to the first hole, as the kernel does. */
static int64_t protect_locked(struct process *p, uint64_t addr, uint64_t len, unsigned prot)
{
    uint64_t end = addr + len, start, run_end;
    unsigned flags;
    while (addr < end) {
        if (!space_next(p->space, addr, &start, &run_end, &flags) || start > addr)
            return -ENOMEM;
        if (p->deny_write_execute && (prot & PROT_EXEC) && !(flags & PROT_EXEC))
            return -EACCES;
        run_end = run_end < end ? run_end : end;
        int64_t r =
            host_call(SYS_mprotect, start + p->guest_base, run_end - start, space_host_prot(prot));
        if (r < 0)
            return r;
        record(p, start, run_end - start,
               (flags & ~(unsigned)(PROT_ALL | SPACE_GUARDED)) | record_prot(p, prot));
        addr = run_end;
    }
    return 0;
}

/* PROT_GROWSDOWN: from the stack's lower end on. */
static int64_t start_of_stack(const struct process *p, uint64_t *addr, uint64_t *len)
{
    if (*addr < p->stack_low || *addr >= p->stack_high)
        return -EINVAL;
    *len += *addr - p->stack_low;
    *addr = p->stack_low;
    return 0;
}

int64_t memory_protect(struct process *p, uint64_t addr, uint64_t len, unsigned prot)
{
    enum {
        PROT_SEM_ = 8
    };
    unsigned grows = prot & (PROT_GROWSDOWN | PROT_GROWSUP);
    prot &= ~grows;
    if (grows == (PROT_GROWSDOWN | PROT_GROWSUP) || addr % SPACE_PAGE)
        return -EINVAL;
    if (!len)
        return 0;
    if (!in_range(p, addr, len))
        return -ENOMEM;
    if (prot & ~(PROT_ALL | PROT_SEM_ | p->guard.prot) || grows & PROT_GROWSUP)
        return -EINVAL;
    len = align_up(len, SPACE_PAGE);
    int64_t r = grows ? start_of_stack(p, &addr, &len) : 0;
    if (r < 0)
        return r;
    pthread_mutex_lock(&p->map_lock);
    r = protect_locked(p, addr, len, prot);
    pthread_mutex_unlock(&p->map_lock);
    if (log_on(&p->log, LOG_PAGE))
        log_print(&p->log, "prot  %012llx-%012llx prot %u\n", (unsigned long long)addr,
                  (unsigned long long)(addr + len), prot);
    return r;
}

/* The host's mremap, to a place of our choice when the mapping has to move. */
static int64_t host_remap(struct process *p, uint64_t addr, uint64_t old_len, uint64_t new_len,
                          unsigned flags, uint64_t new_addr)
{
    uint64_t from = addr + p->guest_base;
    bool shrinks = new_len <= old_len, must_move = !old_len || (flags & MREMAP_DONTUNMAP);
    if (flags & MREMAP_FIXED)
        return host_call(SYS_mremap, from, old_len, new_len, flags, new_addr + p->guest_base);
    int64_t r = -ENOMEM;
    if (!must_move)
        r = host_call(SYS_mremap, from, old_len, new_len, 0);
    if (r != -ENOMEM || (shrinks && !must_move) || !(flags & MREMAP_MAYMOVE))
        return r;
    uint64_t at = find_place(p, new_len);
    if (!at)
        return -ENOMEM;
    r = host_call(SYS_mremap, from, old_len, new_len, flags | MREMAP_FIXED, at + p->guest_base);
    if (r >= 0)
        note_mapped(p, at, new_len);
    return r;
}

static int64_t remap_locked(struct process *p, uint64_t addr, uint64_t old_len, uint64_t new_len,
                            unsigned flags, uint64_t new_addr)
{
    uint64_t seen = old_len ? old_len : SPACE_PAGE;
    if (!space_check(p->space, addr, seen, SPACE_MAPPED))
        return -EFAULT;
    unsigned kept = space_get(p->space, addr);
    if (new_len > old_len && !may_grow(p, new_len - old_len, kept, kept & SPACE_SHARED))
        return -ENOMEM;
    /* Takes back the engine's write protection before the pages move. */
    space_prepare_write(p->space, addr, seen);
    if (flags & MREMAP_FIXED) {
        int64_t r = claim(p, new_addr, new_len);
        if (r < 0)
            return r;
    }
    int64_t r = host_remap(p, addr, old_len, new_len, flags, new_addr);
    if (r < 0)
        return r;
    uint64_t at = (uint64_t)r - p->guest_base;
    if (at != addr && !(flags & MREMAP_DONTUNMAP) && old_len) {
        space_set(p->space, addr, old_len, 0);
        note_unmapped(p, addr);
    } else if (at == addr && new_len < old_len) {
        space_set(p->space, addr + new_len, old_len - new_len, 0);
        note_unmapped(p, addr + new_len);
    }
    space_set(p->space, at, new_len, kept);
    return (int64_t)at;
}

/* What the kernel's mremap checks first: before room is made at the new place. */
static bool remap_is_valid(const struct process *p, uint64_t addr, uint64_t old_len,
                           uint64_t new_len, unsigned flags, uint64_t new_addr)
{
    if (flags & ~(unsigned)(MREMAP_MAYMOVE | MREMAP_FIXED | MREMAP_DONTUNMAP))
        return false;
    if ((flags & (MREMAP_FIXED | MREMAP_DONTUNMAP)) && !(flags & MREMAP_MAYMOVE))
        return false;
    if ((flags & MREMAP_DONTUNMAP) && old_len != new_len)
        return false;
    if (!(flags & MREMAP_FIXED))
        return true;
    bool apart = new_addr + new_len <= addr || addr + old_len <= new_addr;
    return !(new_addr % SPACE_PAGE) && in_range(p, new_addr, new_len) && apart;
}

int64_t memory_remap(struct process *p, uint64_t addr, uint64_t old_len, uint64_t new_len,
                     unsigned flags, uint64_t new_addr)
{
    if (addr % SPACE_PAGE || !new_len || !in_range(p, addr, old_len) || new_len > p->limit)
        return -EINVAL;
    old_len = align_up(old_len, SPACE_PAGE);
    new_len = align_up(new_len, SPACE_PAGE);
    if (!remap_is_valid(p, addr, old_len, new_len, flags, new_addr))
        return -EINVAL;
    pthread_mutex_lock(&p->map_lock);
    int64_t r = remap_locked(p, addr, old_len, new_len, flags, new_addr);
    pthread_mutex_unlock(&p->map_lock);
    return r;
}

int64_t memory_brk(struct process *p, uint64_t end)
{
    pthread_mutex_lock(&p->map_lock);
    uint64_t old_top = align_up(p->brk, SPACE_PAGE), new_top = align_up(end, SPACE_PAGE);
    int64_t r = 0;
    if (end < p->brk_start || end >= p->limit ||
        (new_top > old_top && !may_grow(p, new_top - old_top, PROT_WRITE, false)))
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

/* Run by run: what lies in a hole is Moa's. A hole is an error, after the rest has been done. */
static int64_t advise_locked(struct process *p, uint64_t addr, uint64_t end, int advice)
{
    int64_t result = 0;
    uint64_t start, run_end;
    unsigned flags;
    while (addr < end) {
        if (!space_next(p->space, addr, &start, &run_end, &flags) || start >= end)
            return -ENOMEM;
        if (start > addr)
            result = -ENOMEM;
        run_end = run_end < end ? run_end : end;
        int64_t r = host_call(SYS_madvise, start + p->guest_base, run_end - start, advice);
        if (r < 0)
            return r;
        addr = run_end;
    }
    return result;
}

int64_t memory_advise(struct process *p, uint64_t addr, uint64_t len, int advice)
{
    if (addr % SPACE_PAGE || !in_range(p, addr, len))
        return -EINVAL;
    len = align_up(len, SPACE_PAGE);
    if (!len)
        return host_call(SYS_madvise, addr + p->guest_base, 0, advice);
    bool changes = advice == MADV_DONTNEED || advice == MADV_FREE || advice == MADV_REMOVE ||
                   advice == MADV_WIPEONFORK;
    if (changes)
        space_prepare_write(p->space, addr, len);
    pthread_mutex_lock(&p->map_lock);
    int64_t r = advise_locked(p, addr, addr + len, advice);
    pthread_mutex_unlock(&p->map_lock);
    return r;
}

int64_t memory_remap_pages(struct process *p, uint64_t addr, uint64_t len, unsigned prot,
                           uint64_t page, unsigned flags)
{
    addr = align_down(addr, SPACE_PAGE);
    len = align_down(len, SPACE_PAGE);
    if (prot || !len || !in_range(p, addr, len))
        return -EINVAL;
    pthread_mutex_lock(&p->map_lock);
    int64_t r = -EINVAL;
    if (space_check(p->space, addr, len, SPACE_MAPPED | SPACE_SHARED)) {
        unsigned kept = space_get(p->space, addr);
        space_prepare_write(p->space, addr, len);
        r = host_call(SYS_remap_file_pages, addr + p->guest_base, len, 0, page, flags);
        if (r >= 0)
            record(p, addr, len, kept);
    }
    pthread_mutex_unlock(&p->map_lock);
    return r;
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
    if (!addr) {
        addr = find_place(p, len);
        note_mapped(p, addr, len);
    }
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
