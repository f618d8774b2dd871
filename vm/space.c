/* The guest's address space: a sorted array of runs of pages with equal flags.
 * SPDX-License-Identifier: MIT */
#include "vm/space.h"

#include "base/bytes.h"
#include "base/guarded.h"
#include "vm/code_pages.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>

struct run {
    uint64_t start, end; /* page-aligned, end exclusive */
    unsigned flags;
};

struct space {
    uint64_t guest_base, limit;
    pthread_rwlock_t lock; /* guards runs; never held while guest memory is touched */
    struct run *runs;      /* sorted, disjoint, neighbours with equal flags merged */
    size_t count, capacity;
    struct code_pages *code; /* the engine's, told of changes; may be null */
};

struct space *space_create(uint64_t guest_base, uint64_t limit)
{
    struct space *s = calloc(1, sizeof(*s));
    if (!s)
        return nullptr;
    s->guest_base = guest_base;
    s->limit = limit;
    pthread_rwlock_init(&s->lock, nullptr);
    return s;
}

void space_destroy(struct space *s)
{
    if (!s)
        return;
    pthread_rwlock_destroy(&s->lock);
    free(s->runs);
    free(s);
}

void space_attach_code(struct space *s, struct code_pages *code)
{
    s->code = code;
}

uint64_t space_guest_base(const struct space *s)
{
    return s->guest_base;
}

void space_after_fork(struct space *s)
{
    pthread_rwlock_init(&s->lock, nullptr);
}

static void read_lock(const struct space *s)
{
    pthread_rwlock_rdlock((pthread_rwlock_t *)&s->lock);
}

static void unlock(const struct space *s)
{
    pthread_rwlock_unlock((pthread_rwlock_t *)&s->lock);
}

/* Index of the first run that ends above addr. */
static size_t find(const struct space *s, uint64_t addr)
{
    size_t lo = 0, hi = s->count;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (s->runs[mid].end <= addr)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* Replaces runs [from, to) by `n` new ones. */
static void splice(struct space *s, size_t from, size_t to, const struct run *with, size_t n)
{
    size_t count = s->count - (to - from) + n;
    if (count > s->capacity) {
        size_t capacity = count * 2 + 64;
        struct run *runs = realloc(s->runs, capacity * sizeof(*runs));
        if (!runs)
            abort(); /* the map must not disagree with the host's */
        s->runs = runs;
        s->capacity = capacity;
    }
    memmove(s->runs + from + n, s->runs + to, (s->count - to) * sizeof(*s->runs));
    if (n)
        memcpy(s->runs + from, with, n * sizeof(*with));
    s->count = count;
}

static void merge_neighbours(struct space *s, size_t from, size_t to)
{
    for (size_t i = to; i > from; i--) {
        if (i == 0 || i >= s->count)
            continue;
        struct run *a = &s->runs[i - 1], *b = &s->runs[i];
        if (a->end == b->start && a->flags == b->flags) {
            a->end = b->end;
            splice(s, i, i + 1, nullptr, 0);
        }
    }
}

static void set_locked(struct space *s, uint64_t start, uint64_t end, unsigned flags)
{
    size_t from = find(s, start), to = from, n = 0;
    struct run with[3];
    if (from < s->count && s->runs[from].start < start)
        with[n++] = (struct run){s->runs[from].start, start, s->runs[from].flags};
    if (flags)
        with[n++] = (struct run){start, end, flags};
    while (to < s->count && s->runs[to].start < end)
        to++;
    if (to > from && s->runs[to - 1].end > end)
        with[n++] = (struct run){end, s->runs[to - 1].end, s->runs[to - 1].flags};
    splice(s, from, to, with, n);
    merge_neighbours(s, from ? from - 1 : 0, from + n + 1);
}

void space_set(struct space *s, uint64_t start, uint64_t len, unsigned flags)
{
    if (!len)
        return;
    pthread_rwlock_wrlock(&s->lock);
    set_locked(s, start, start + len, flags);
    unlock(s);
    if (s->code)
        code_pages_remapped(s->code, start, len);
}

unsigned space_get(const struct space *s, uint64_t addr)
{
    read_lock(s);
    size_t i = find(s, addr);
    unsigned flags = i < s->count && s->runs[i].start <= addr ? s->runs[i].flags : 0;
    unlock(s);
    return flags;
}

bool space_check(const struct space *s, uint64_t addr, uint64_t len, unsigned flags)
{
    uint64_t end = addr + len;
    if (end < addr)
        return false;
    bool ok = true;
    read_lock(s);
    for (size_t i = find(s, addr); ok && addr < end; i++) {
        ok = i < s->count && s->runs[i].start <= addr && (s->runs[i].flags & flags) == flags;
        if (ok)
            addr = s->runs[i].end;
    }
    unlock(s);
    return ok;
}

int space_host_prot(unsigned flags)
{
    int prot = (int)(flags & (PROT_READ | PROT_WRITE));
    return flags & PROT_EXEC ? prot | PROT_READ : prot;
}

bool space_next(const struct space *s, uint64_t addr, uint64_t *start, uint64_t *end,
                unsigned *flags)
{
    read_lock(s);
    size_t i = find(s, addr);
    bool found = i < s->count;
    if (found) {
        const struct run *r = &s->runs[i];
        *start = r->start > addr ? r->start : addr;
        *end = r->end;
        *flags = r->flags;
    }
    unlock(s);
    return found;
}

uint64_t space_find_free(const struct space *s, uint64_t hint, uint64_t len, uint64_t align)
{
    uint64_t at = align_up(hint ? hint : SPACE_PAGE * 16, align), result = 0;
    read_lock(s);
    for (size_t i = find(s, at); at + len >= at && at + len <= s->limit; i++) {
        if (i >= s->count || s->runs[i].start >= at + len) {
            result = at;
            break;
        }
        at = align_up(s->runs[i].end, align);
    }
    unlock(s);
    return result;
}

bool space_read(const struct space *s, void *dst, uint64_t addr, size_t len)
{
    return guarded_copy(dst, space_host(s->guest_base, addr), len);
}

bool space_write(struct space *s, uint64_t addr, const void *src, size_t len)
{
    return guarded_copy(space_host(s->guest_base, addr), src, len);
}

long space_strlen(const struct space *s, uint64_t addr, size_t max)
{
    char chunk[256];
    for (size_t done = 0; done < max;) {
        /* Never across a page: the next one may be missing. */
        size_t want = SPACE_PAGE - (addr + done) % SPACE_PAGE;
        want = want < sizeof(chunk) ? want : sizeof(chunk);
        want = want < max - done ? want : max - done;
        if (!space_read(s, chunk, addr + done, want))
            return -1;
        const char *nul = memchr(chunk, 0, want);
        if (nul)
            return (long)(done + (size_t)(nul - chunk));
        done += want;
    }
    return (long)max;
}

void space_prepare_write(struct space *s, uint64_t addr, uint64_t len)
{
    uint64_t end = addr + len;
    if (!s->code || !len || end < addr)
        return;
    /* Only pages that the guest may both write and execute are ever write-protected behind its
     * back. */
    while (addr < end) {
        uint64_t start, run_end;
        unsigned flags;
        if (!space_next(s, addr, &start, &run_end, &flags) || start >= end)
            return;
        if ((flags & (PROT_WRITE | PROT_EXEC)) == (PROT_WRITE | PROT_EXEC))
            code_pages_written(s->code, start, (run_end < end ? run_end : end) - start);
        addr = run_end;
    }
}
