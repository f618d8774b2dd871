/* The engine's own structures, shared by engine.c, cache.c, translate.c and fault.c.
 * SPDX-License-Identifier: MIT
 *
 * Locks. `lock` guards everything in struct cache that changes shape (hash chains, links, page
 * lists, the code buffer, the builder). Look-ups by pc and by host address take no lock: they read
 * pointers that are published with release order and that stay valid until the whole cache is
 * flushed. A flush waits until no other vCPU is inside translated code (struct engine_cpu.inside),
 * so nobody can hold a pointer. */
#ifndef MOA_VM_ENGINE_INTERNAL_H
#define MOA_VM_ENGINE_INTERNAL_H

#include "base/arena.h"
#include "vm/code_pages.h"
#include "vm/engine.h"
#include "vm/space.h"

#include <pthread.h>
#include <setjmp.h>

struct region;

/* A direct exit of a region, or an indirect one with its inline cache. Its address is what
 * translated code leaves in vcpu->exit.link. */
struct link {
    struct region *from;
    uint64_t target;     /* guest pc */
    const uint8_t *jump; /* host address of the patchable jump */
    const uint8_t *stub; /* where it goes while unlinked */
    struct region *to;   /* linked to (indirect: through an inline cache), or null */
    struct link *next;   /* in to->incoming */
    const uint8_t
        *look_up;     /* indirect exits: where the jump goes when there are too many targets */
    unsigned changes; /* indirect exits: how often the inline cache got another target */
};

/* A translated region. Lives in the cache's metadata arena until the next flush. */
struct region {
    uint64_t pc, key;
    const uint8_t *run; /* host code; null with the interpreter */
    uint32_t size;
    uint32_t nlinks;
    struct link *links;
    const uint8_t *maps;
    uint32_t maps_size;
    uint32_t guest_insns;
    struct ir_region *ir; /* interpreter only */
    _Atomic(struct region *) hash_next;
    struct link *incoming;
    atomic_bool dead; /* no longer found by pc; its code may still be running */
    uint8_t nranges;
    struct {
        uint64_t lo, hi;
    } range[4]; /* guest bytes it was made from */
};

/* Membership of a region in the list of a guest page that it was made from. */
struct page_entry {
    struct region *region;
    struct page_entry *next;
};

struct code_page {
    uint64_t page; /* page number + 1; 0 = empty slot */
    struct page_entry *entries;
    bool protected; /* host write permission was taken away */
    bool adjusted;  /* the host's protection was set by us after the guest last did */
    uint16_t hits;  /* writes to it while it held code */
};

enum {
    HASH_FIRST_SIZE = 512, /* chains; doubled twice whenever there are two regions to a chain */
    PAGE_HITS_BEFORE_TRUST = 24,
    SIGNAL_STACK_SIZE = 64 << 10,
    REGION_CAPACITY = 6144,
    VALUE_TABLE_SIZE = 1024,
    DEFAULT_MAX_INSNS = 32,
    INLINE_CACHE_CHANGES = 4, /* of target; after more, the site has no inline cache */
};

/* Regions by pc and key. Readers take no lock; a table that has been outgrown stays readable in the
 * metadata arena. */
struct hash_table {
    size_t mask, used;
    _Atomic(struct region *) chain[];
};

struct code_pages {
    struct engine *engine;
    struct code_page *slots; /* open addressing, power of two */
    size_t size, used;
};

struct cache {
    struct code_buffer code;
    size_t code_start; /* after the back-end's own routines */
    struct arena meta; /* regions, links, maps, page entries */
    _Atomic(struct hash_table *) hash;
    struct region **by_address; /* in order of run */
    atomic_size_t nregions;
    size_t max_regions;
    struct code_pages pages;
};

enum {
    EARLY_MET_WORDS = 512,
    EARLY_PLACES = 512,
    EARLY_BYTES = 128 << 10
};

/* Code that has been met a few times only (early.c). Zero at first. */
struct early {
    uint32_t met[EARLY_MET_WORDS]; /* which code was met before, by a hash of its pc */
    uint64_t written;
    uint64_t place[EARLY_PLACES]; /* positions in the ring, by a hash of the pc */
    alignas(64) uint8_t ring[EARLY_BYTES];
};

struct engine_cpu {
    struct vcpu cpu;    /* first: struct vcpu * converts */
    atomic_bool inside; /* may be running translated code or holding pointers to regions */
    uint64_t jump_key;  /* region key for which cpu.jumps and the return stack were filled */
    struct engine_fault fault;
    bool interpreting;
    struct early early;
    sigjmp_buf interp_fault; /* where a host fault inside the interpreter goes */
    void *signal_stack;
    struct engine_cpu *next, **prev;
    const struct cpu_model *model;
};

struct engine {
    const struct guest *guest;
    const struct backend *backend;
    void *be; /* the back-end's instance */
    struct space *space;
    struct engine_options options;
    pthread_mutex_t lock;
    struct cache cache;
    struct exclusive_table *exclusive;
    struct engine_cpu *cpus; /* under lock */
    uint64_t code_epoch;     /* under lock; counts the guest's announcements of changed code */
    bool guarded_pages;      /* under lock */
    bool exact;              /* see struct translation */
    const struct vcpu_watch *watch;
    uint64_t *breakpoints; /* pcs; under lock */
    unsigned breakpoint_count, breakpoint_room;
    atomic_bool flushing;
    pthread_cond_t flushed;
    /* The translator's scratch, under lock. */
    struct ir_inst *scratch;
    ir_ref *value_table;
    struct {
        uint64_t lo, hi;
        bool guarded;
    } code_run; /* executable pages around what was read last; forgotten when the map changes */
    struct {
        uint64_t regions, guest_insns, host_bytes, flushes, invalidated, page_faults, steps;
    } stats;
};

static inline struct engine_cpu *engine_cpu(struct vcpu *cpu)
{
    return (struct engine_cpu *)cpu;
}

/* ---- cache.c ---- */
err_t cache_create(struct engine *e);
void cache_destroy(struct engine *e);
/* In the child after fork: gives back page protections; instead of the cache shared with the parent
 * there is an empty one, in the same place. */
err_t cache_renew(struct engine *e);
struct region *cache_find(struct engine *e, uint64_t pc, uint64_t key);
struct region *cache_find_host(struct engine *e, const void *host_pc);
bool cache_holds(const struct engine *e, const void *host_pc);
/* Empties the vCPU's own caches of code addresses: jump table, return stack, last exit. */
void vcpu_forget_code(struct engine_cpu *c);
/* All under e->lock. */
bool cache_has_room(struct engine *e);
/* Sees to it that changes of what was read are noticed; true if they were not until now. */
bool cache_protect(struct engine *e, const struct translation *t);
void cache_insert(struct engine *e, struct region *r);
void cache_link(struct engine *e, struct link *l, struct region *to);
void cache_fill_inline(struct engine *e, struct link *l, struct region *to);
void cache_flush(struct engine *e,
                 struct engine_cpu *self); /* releases and retakes the lock while it waits */
bool cache_invalidate_locked(struct engine *e, uint64_t start, uint64_t len);
struct code_page *code_page_find(struct code_pages *p, uint64_t page, bool create);

/* ---- translate.c ---- */
/* Under e->lock. Null when nothing can be translated at pc: cpu->exit says why. */
struct region *translate_region(struct engine *e, struct engine_cpu *c, uint64_t pc, uint64_t key);
/* Translates a region, keeps it for early_run, and runs it on the interpreter; cpu->exit as after a
 * region. */
void interpret_first(struct engine *e, struct engine_cpu *c);
/* The one instruction at pc, whether or not there is a breakpoint. */
void interpret_one(struct engine *e, struct engine_cpu *c);
/* Runs IR; a host fault inside ends it with IR_EVENT_MEMORY_FAULT. */
void interpret_region(struct engine_cpu *c, const struct ir_region *ir, v128 *values);

/* Under e->lock. */
bool is_executable(struct engine *e, uint64_t pc, unsigned size);

/* ---- early.c ---- */
/* Code that has been met a few times only is run here; false: the rest is to be compiled. */
bool early_run(struct engine *e, struct engine_cpu *c, uint64_t pc, uint64_t key);
/* Keeps IR that is about to be interpreted; under e->lock. Null if it is too long. */
const struct ir_region *early_keep(struct engine *e, struct engine_cpu *c,
                                   const struct translation *t, const struct ir_region *ir);

/* ---- engine.c ---- */
/* From here on the vCPU may hold pointers into the cache; waits while a flush is under way. */
void go_inside(struct engine *e, struct engine_cpu *c);

/* ---- debug.c ---- */
bool breakpoint_at(const struct engine *e, uint64_t pc); /* under e->lock */

#endif
