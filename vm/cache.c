/* The translation cache: code memory, regions by guest pc and by host address, links between them,
 * invalidation. SPDX-License-Identifier: MIT */
#include "vm/engine_internal.h"

#include "base/bytes.h"

#include <errno.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* ---- code memory: mapped twice, so that no page is ever writable and executable at once ---- */

/* Maps `size` bytes of fresh memory at *write and *run (where there are already: in their place, as
 * there may be no other room) without a file descriptor, which the program might see, or have none
 * left of: a shared mapping whose old size is given as 0 is duplicated by mremap. */
static bool map_twice(void **write, void **run, size_t size)
{
    int fixed = *run ? MAP_FIXED : 0;
    void *w = mmap(*write, size, PROT_READ | PROT_WRITE,
                   MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE | fixed, -1, 0);
    if (w == MAP_FAILED)
        return false;
    *write = w;
    void *r = fixed ? mremap(w, 0, size, MREMAP_MAYMOVE | MREMAP_FIXED, *run)
                    : mremap(w, 0, size, MREMAP_MAYMOVE);
    if (r == MAP_FAILED)
        return false;
    *run = r;
    return true;
}

/* The same by a file without a name, for what imitates Linux and does not know that use of mremap
 * (valgrind). */
static bool map_file_twice(void **write, void **run, size_t size)
{
    int fixed = *run ? MAP_FIXED : 0, fd = memfd_create("code", MFD_CLOEXEC);
    if (fd < 0)
        return false;
    bool sized = !ftruncate(fd, (off_t)size);
    void *w = sized ? mmap(*write, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, 0)
                    : MAP_FAILED;
    void *r = w == MAP_FAILED ? w : mmap(*run, size, PROT_READ, MAP_SHARED | fixed, fd, 0);
    close(fd);
    if (r == MAP_FAILED)
        return false;
    *run = r;
    return true;
}

static err_t map_code(struct cache *c, size_t size)
{
    void *write = c->code.write, *run = (void *)c->code.run;
    bool mapped = map_twice(&write, &run, size) || (write && map_file_twice(&write, &run, size));
    c->code.write = write;
    c->code.size = size;
    c->code.run = run;
    if (!mapped || mprotect(run, size, PROT_READ | PROT_EXEC))
        return err_make(
            errno,
            "cannot map the code cache (%zu bytes): %m; is executable memory forbidden here?",
            size);
    c->code.used = 0;
    return ERR_OK;
}

static void unmap_code(struct cache *c)
{
    if (c->code.write)
        munmap(c->code.write, c->code.size);
    if (c->code.run)
        munmap((void *)c->code.run, c->code.size);
    c->code = (struct code_buffer){0};
}

static void unprotect_page(struct engine *e, struct code_page *p);

static void *map_zeroed(size_t bytes)
{
    void *p = mmap(nullptr, bytes, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return p == MAP_FAILED ? nullptr : p;
}

enum {
    META_PER_CODE = 2,
    MIN_REGION_BYTES = 64
};

static struct hash_table *make_hash_table(struct cache *c, size_t chains)
{
    size_t bytes = sizeof(struct hash_table) + chains * sizeof(_Atomic(struct region *));
    struct hash_table *t = arena_alloc(&c->meta, bytes);
    memset(t, 0, bytes);
    t->mask = chains - 1;
    return t;
}

static err_t start_backend(struct engine *e)
{
    struct cache *c = &e->cache;
    TRY(map_code(c, e->options.cache_size));
    const char *why = "no reason given";
    struct backend_options o = {.opt_level = e->options.opt_level,
                                .guest_base = e->options.guest_base,
                                .disable = e->options.disable_host_features};
    e->be = e->backend->create(&c->code, &o, &e->guest->slots, &why);
    if (!e->be)
        return err_make(ENOTSUP, "the %s back-end cannot run here: %s", e->backend->name, why);
    c->code_start = c->code.used;
    return ERR_OK;
}

err_t cache_create(struct engine *e)
{
    struct cache *c = &e->cache;
    size_t size = e->options.cache_size;
    if (e->backend)
        TRY(start_backend(e));
    c->max_regions = size / MIN_REGION_BYTES;
    c->by_address = map_zeroed(c->max_regions * sizeof(*c->by_address));
    if (!c->by_address || !arena_init(&c->meta, size * META_PER_CODE))
        return err_make(ENOMEM, "no memory for the translation cache's tables");
    c->hash = make_hash_table(c, HASH_FIRST_SIZE);
    c->pages = (struct code_pages){.engine = e};
    return ERR_OK;
}

void cache_destroy(struct engine *e)
{
    struct cache *c = &e->cache;
    if (e->be)
        e->backend->destroy(e->be);
    e->be = nullptr;
    unmap_code(c);
    arena_destroy(&c->meta);
    if (c->by_address)
        munmap(c->by_address, c->max_regions * sizeof(*c->by_address));
    free(c->pages.slots);
    *c = (struct cache){0};
}

/* The tables' memory is the child's own. */
static void forget_contents(void *at, size_t used)
{
    madvise(at, align_up(used, SPACE_PAGE), MADV_DONTNEED);
}

err_t cache_renew(struct engine *e)
{
    struct cache *c = &e->cache;
    for (size_t i = 0; i < c->pages.size; i++)
        if (c->pages.slots[i].page)
            unprotect_page(e, &c->pages.slots[i]);
    free(c->pages.slots);
    c->pages = (struct code_pages){.engine = e};
    forget_contents(c->by_address, c->nregions * sizeof(*c->by_address));
    forget_contents(c->meta.base, c->meta.used);
    c->nregions = 0;
    arena_reset(&c->meta);
    c->hash = make_hash_table(c, HASH_FIRST_SIZE);
    if (!e->backend)
        return ERR_OK;
    e->backend->destroy(e->be);
    e->be = nullptr;
    return start_backend(e);
}

bool cache_has_room(struct engine *e)
{
    struct cache *c = &e->cache;
    enum {
        META_RESERVE = 256 << 10,
        CODE_RESERVE = 512 << 10
    };
    return c->nregions < c->max_regions && c->meta.used < c->meta.size - c->meta.size / 8 &&
           (!e->backend || c->code.size - c->code.used > CODE_RESERVE);
}

/* ---- finding regions ---- */

static size_t hash_of(uint64_t pc, uint64_t key)
{
    return ((pc >> 1 ^ key * 0x9e37) * 0x9e3779b97f4a7c15ull) >> 32;
}

static _Atomic(struct region *) *chain_of(struct cache *c, uint64_t pc, uint64_t key)
{
    struct hash_table *t = atomic_load_explicit(&c->hash, memory_order_acquire);
    return &t->chain[hash_of(pc, key) & t->mask];
}

static void put_first(_Atomic(struct region *) *chain, struct region *r)
{
    atomic_store_explicit(&r->hash_next, atomic_load_explicit(chain, memory_order_relaxed),
                          memory_order_relaxed);
    atomic_store_explicit(chain, r, memory_order_release);
}

/* A reader that stands on a region while it moves to its new chain may miss what it looks for; it
 * then looks again under the lock. */
static void grow_hash_table(struct cache *c)
{
    struct hash_table *old = c->hash;
    struct hash_table *t = make_hash_table(c, (old->mask + 1) * 4);
    t->used = old->used;
    for (size_t i = 0; i <= old->mask; i++) {
        for (struct region *r = old->chain[i], *next; r; r = next) {
            next = r->hash_next;
            put_first(&t->chain[hash_of(r->pc, r->key) & t->mask], r);
        }
    }
    atomic_store_explicit(&c->hash, t, memory_order_release);
}

struct region *cache_find(struct engine *e, uint64_t pc, uint64_t key)
{
    struct region *r = atomic_load_explicit(chain_of(&e->cache, pc, key), memory_order_acquire);
    while (r && (r->pc != pc || r->key != key))
        r = atomic_load_explicit(&r->hash_next, memory_order_acquire);
    return r;
}

bool cache_holds(const struct engine *e, const void *host_pc)
{
    const uint8_t *p = host_pc;
    return p >= e->cache.code.run && p < e->cache.code.run + e->cache.code.size;
}

struct region *cache_find_host(struct engine *e, const void *host_pc)
{
    const uint8_t *p = host_pc;
    size_t lo = 0, hi = atomic_load_explicit(&e->cache.nregions, memory_order_acquire);
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        struct region *r = e->cache.by_address[mid];
        if (r->run + r->size <= p)
            lo = mid + 1;
        else if (r->run > p)
            hi = mid;
        else
            return r;
    }
    return nullptr;
}

/* ---- guest pages that hold translated code ---- */

static size_t page_slot(const struct code_pages *p, uint64_t page)
{
    size_t i = (page * 0x9e3779b97f4a7c15ull >> 20) & (p->size - 1);
    while (p->slots[i].page && p->slots[i].page != page + 1)
        i = (i + 1) & (p->size - 1);
    return i;
}

static void grow_pages(struct code_pages *p)
{
    struct code_pages old = *p;
    p->size = old.size ? old.size * 2 : 256;
    p->slots = calloc(p->size, sizeof(*p->slots));
    if (!p->slots)
        abort();
    for (size_t i = 0; i < old.size; i++)
        if (old.slots[i].page)
            p->slots[page_slot(p, old.slots[i].page - 1)] = old.slots[i];
    free(old.slots);
}

struct code_page *code_page_find(struct code_pages *p, uint64_t page, bool create)
{
    if (create && p->used * 2 >= p->size)
        grow_pages(p);
    if (!p->size)
        return nullptr;
    struct code_page *slot = &p->slots[page_slot(p, page)];
    if (slot->page)
        return slot;
    if (!create)
        return nullptr;
    p->used++;
    *slot = (struct code_page){.page = page + 1};
    return slot;
}

/* Takes away the host's write permission from a page that the guest may write, so that a change of
 * its code is noticed. A page that has been written again and again is left alone: there, code and
 * data are mixed, and the architecture's own cache maintenance tells of changes. True if the page
 * was writable until now. */
static bool protect_page(struct engine *e, struct code_page *p)
{
    uint64_t addr = (p->page - 1) * SPACE_PAGE;
    if (p->protected || p->hits >= PAGE_HITS_BEFORE_TRUST || !e->space)
        return false;
    unsigned flags = space_get(e->space, addr);
    if (!(flags & PROT_WRITE))
        return false;
    p->protected = p->adjusted = true;
    mprotect(space_host(e->options.guest_base, addr), SPACE_PAGE,
             space_host_prot(flags & ~(unsigned)PROT_WRITE));
    return true;
}

static void unprotect_page(struct engine *e, struct code_page *p)
{
    uint64_t addr = (p->page - 1) * SPACE_PAGE;
    if (!p->protected)
        return;
    p->protected = false;
    p->adjusted = true;
    mprotect(space_host(e->options.guest_base, addr), SPACE_PAGE,
             space_host_prot(space_get(e->space, addr)));
}

bool cache_protect(struct engine *e, const struct translation *t)
{
    bool any = false;
    for (unsigned i = 0; i < t->nranges; i++) {
        uint64_t last = (t->range[i].hi - 1) / SPACE_PAGE;
        for (uint64_t page = t->range[i].lo / SPACE_PAGE; page <= last; page++)
            any |= protect_page(e, code_page_find(&e->cache.pages, page, true));
    }
    return any;
}

static void add_to_pages(struct engine *e, struct region *r)
{
    for (unsigned i = 0; i < r->nranges; i++) {
        uint64_t last = (r->range[i].hi - 1) / SPACE_PAGE;
        for (uint64_t page = r->range[i].lo / SPACE_PAGE; page <= last; page++) {
            struct code_page *p = code_page_find(&e->cache.pages, page, true);
            struct page_entry *entry = arena_alloc(&e->cache.meta, sizeof(*entry));
            *entry = (struct page_entry){r, p->entries};
            p->entries = entry;
            protect_page(e, p);
        }
    }
}

void cache_insert(struct engine *e, struct region *r)
{
    struct cache *c = &e->cache;
    add_to_pages(e, r);
    if (r->run) {
        size_t n = c->nregions;
        c->by_address[n] = r;
        atomic_store_explicit(&c->nregions, n + 1, memory_order_release);
    }
    if (++c->hash->used > 2 * c->hash->mask)
        grow_hash_table(c);
    put_first(chain_of(c, r->pc, r->key), r);
}

/* ---- links ---- */

void cache_link(struct engine *e, struct link *l, struct region *to)
{
    if (l->to || to->dead || l->from->key != to->key)
        return;
    l->to = to;
    l->next = to->incoming;
    to->incoming = l;
    e->backend->patch(&e->cache.code, l->jump, to->run);
}

static void unlink_one(struct link *l)
{
    struct link **at = &l->to->incoming;
    while (*at != l)
        at = &(*at)->next;
    *at = l->next;
    l->to = nullptr;
    l->next = nullptr;
}

/* The site's inline cache leads to the newest target, until there have been too many: then the
 * site looks in the jump table, for good. A second target is normal (lazy binding). */
void cache_fill_inline(struct engine *e, struct link *l, struct region *to)
{
    struct cache *c = &e->cache;
    const uint8_t *code = nullptr;
    if (l->to == to || to->dead || l->from->key != to->key || l->changes > INLINE_CACHE_CHANGES)
        return;
    if (l->to) {
        unlink_one(l);
        l->changes++;
    }
    if (l->changes <= INLINE_CACHE_CHANGES && cache_has_room(e))
        code = e->backend->inline_cache(e->be, &c->code, to->pc, to->run, l->stub);
    if (code) {
        l->to = to;
        l->next = to->incoming;
        to->incoming = l;
    } else {
        l->changes = INLINE_CACHE_CHANGES + 1;
    }
    e->backend->patch(&c->code, l->jump, code ? code : l->look_up);
}

static void unlink_incoming(struct engine *e, struct region *r)
{
    for (struct link *l = r->incoming, *next; l; l = next) {
        next = l->next;
        l->to = nullptr;
        l->next = nullptr;
        e->backend->patch(&e->cache.code, l->jump, l->stub);
    }
    r->incoming = nullptr;
}

/* ---- invalidation ---- */

static void remove_from_hash(struct cache *c, struct region *r)
{
    _Atomic(struct region *) *at = chain_of(c, r->pc, r->key);
    struct region *here;
    while ((here = atomic_load_explicit(at, memory_order_relaxed)) && here != r)
        at = &here->hash_next;
    if (here) /* r->hash_next stays, for readers that stand on r */
        atomic_store_explicit(at, atomic_load_explicit(&r->hash_next, memory_order_relaxed),
                              memory_order_release);
}

/* Other vCPUs may be reading their tables: a store of the never-matching pc is all it takes. */
static void forget_jumps(struct engine *e, const struct region *r)
{
    for (struct engine_cpu *c = e->cpus; c; c = c->next) {
        struct vcpu_jump *j = &c->cpu.jumps[(r->pc >> 2) & (VCPU_JUMP_CACHE_SIZE - 1)];
        if (j->entry == r->run)
            __atomic_store_n(&j->pc, 1, __ATOMIC_RELEASE);
    }
}

static void kill_region(struct engine *e, struct region *r)
{
    if (r->dead)
        return;
    r->dead = true;
    e->stats.invalidated++;
    remove_from_hash(&e->cache, r);
    unlink_incoming(e, r);
    forget_jumps(e, r);
}

static bool overlaps(const struct region *r, uint64_t start, uint64_t end)
{
    for (unsigned i = 0; i < r->nranges; i++)
        if (r->range[i].lo < end && start < r->range[i].hi)
            return true;
    return false;
}

static bool invalidate_page(struct engine *e, struct code_page *p, uint64_t start, uint64_t end)
{
    bool any = false;
    struct page_entry **at = &p->entries;
    while (*at) {
        struct region *r = (*at)->region;
        if (r->dead || overlaps(r, start, end)) {
            any |= !r->dead;
            kill_region(e, r);
            *at = (*at)->next;
        } else {
            at = &(*at)->next;
        }
    }
    return any;
}

bool cache_invalidate_locked(struct engine *e, uint64_t start, uint64_t len)
{
    struct code_pages *pages = &e->cache.pages;
    uint64_t end = start + len, first = start / SPACE_PAGE, last = (end - 1) / SPACE_PAGE;
    bool any = false;
    if (!pages->used || !len)
        return false;
    if (last - first >= pages->size) { /* fewer known pages than pages in the range */
        for (size_t i = 0; i < pages->size; i++)
            if (pages->slots[i].page && pages->slots[i].page - 1 >= first &&
                pages->slots[i].page - 1 <= last)
                any |= invalidate_page(e, &pages->slots[i], start, end);
        return any;
    }
    for (uint64_t page = first; page <= last; page++) {
        struct code_page *p = code_page_find(pages, page, false);
        if (p)
            any |= invalidate_page(e, p, start, end);
    }
    return any;
}

void engine_invalidate(struct engine *e, uint64_t start, uint64_t len)
{
    pthread_mutex_lock(&e->lock);
    e->code_epoch++;
    cache_invalidate_locked(e, start, len);
    pthread_mutex_unlock(&e->lock);
}

static void for_known_pages(struct code_pages *p, uint64_t first, uint64_t last,
                            void (*fn)(struct engine *, struct code_page *))
{
    if (!p->size)
        return;
    if (last - first >= p->size) {
        for (size_t i = 0; i < p->size; i++)
            if (p->slots[i].page && p->slots[i].page - 1 >= first && p->slots[i].page - 1 <= last)
                fn(p->engine, &p->slots[i]);
        return;
    }
    for (uint64_t page = first; page <= last; page++) {
        struct code_page *slot = code_page_find(p, page, false);
        if (slot)
            fn(p->engine, slot);
    }
}

/* The guest has just set the page's protection, on the host and then in the record. A protection of
 * ours may have come between the two: then the record holds. */
static void forget_protection(struct engine *e, struct code_page *p)
{
    uint64_t addr = (p->page - 1) * SPACE_PAGE;
    unsigned flags = p->adjusted ? space_get(e->space, addr) : 0;
    if (flags & SPACE_MAPPED)
        mprotect(space_host(e->options.guest_base, addr), SPACE_PAGE, space_host_prot(flags));
    p->protected = p->adjusted = false;
    p->hits = 0;
}

void code_pages_remapped(struct code_pages *code, uint64_t start, uint64_t len)
{
    struct engine *e = code->engine;
    pthread_mutex_lock(&e->lock);
    e->code_run.lo = e->code_run.hi = 0;
    cache_invalidate_locked(e, start, len);
    for_known_pages(code, start / SPACE_PAGE, (start + len - 1) / SPACE_PAGE, forget_protection);
    pthread_mutex_unlock(&e->lock);
}

static void note_write(struct engine *e, struct code_page *p)
{
    unprotect_page(e, p);
    if (p->hits < PAGE_HITS_BEFORE_TRUST)
        p->hits++;
}

void code_pages_written(struct code_pages *code, uint64_t start, uint64_t len)
{
    struct engine *e = code->engine;
    uint64_t lo = align_down(start, SPACE_PAGE), hi = align_up(start + len, SPACE_PAGE);
    pthread_mutex_lock(&e->lock);
    e->stats.page_faults++;
    cache_invalidate_locked(e, lo, hi - lo);
    for_known_pages(code, lo / SPACE_PAGE, hi / SPACE_PAGE - 1, note_write);
    pthread_mutex_unlock(&e->lock);
}

/* ---- flush: the only way memory of the cache is used again ---- */

static bool others_inside(struct engine *e, struct engine_cpu *self)
{
    for (struct engine_cpu *c = e->cpus; c; c = c->next)
        if (c != self && c->inside)
            return true;
    return false;
}

/* An empty entry holds pc 0. Only in entry 0 could a branch to 0 meet it: there the pc is one that
 * no code has. */
void vcpu_forget_code(struct engine_cpu *c)
{
    struct engine *e = c->cpu.engine;
    memset(c->cpu.jumps, 0, sizeof(c->cpu.jumps));
    c->cpu.jumps[0].pc = 1;
    if (e->backend)
        e->backend->reset_return_stack(&c->cpu);
    c->cpu.exit.link = nullptr;
}

static void clear_tables(struct engine *e)
{
    struct cache *c = &e->cache;
    for (size_t i = 0; i < c->pages.size; i++)
        if (c->pages.slots[i].page)
            unprotect_page(e, &c->pages.slots[i]);
    free(c->pages.slots);
    c->pages = (struct code_pages){.engine = e};
    c->nregions = 0;
    c->code.used = c->code_start;
    arena_reset(&c->meta);
    c->hash = make_hash_table(c, HASH_FIRST_SIZE);
}

void cache_flush(struct engine *e, struct engine_cpu *self)
{
    while (e->flushing) { /* somebody else is at it: his flush will do */
        self->inside = false;
        pthread_cond_wait(&e->flushed, &e->lock);
        self->inside = true;
        if (!e->flushing)
            return;
    }
    e->flushing = true;
    while (others_inside(e, self)) {
        for (struct engine_cpu *c = e->cpus; c; c = c->next)
            if (c != self)
                engine_kick(&c->cpu);
        /* Helpers may want the lock on their way out. */
        pthread_mutex_unlock(&e->lock);
        sched_yield();
        pthread_mutex_lock(&e->lock);
    }
    for (struct engine_cpu *c = e->cpus; c; c = c->next)
        vcpu_forget_code(c);
    clear_tables(e);
    e->stats.flushes++;
    e->flushing = false;
    pthread_cond_broadcast(&e->flushed);
}
