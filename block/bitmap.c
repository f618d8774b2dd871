/*
 * Dirty bitmaps in memory: pages of bits, of which there are only those that have bits set.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/bitmap.h"
#include "base/bytes.h"
#include "block/driver.h"

#include <errno.h>
#include <stdlib.h>

enum {
    PAGE_BITS = 1 << 15,
    PAGE_WORDS = PAGE_BITS / 64
};

struct block_dirty_bitmap {
    struct block_node *node;
    char *name;
    unsigned shift; /* of the granularity */
    uint64_t size;  /* bytes */
    uint64_t **pages, page_count;
    uint64_t set; /* bits */
    bool disabled, persistent, inconsistent, loaded;
    struct block_dirty_bitmap *successor; /* set while it is frozen */
    struct block_dirty_bitmap *next;
};

/* --- Bits --- */

static uint64_t bit_count(const struct block_dirty_bitmap *b)
{
    return (b->size + (1ull << b->shift) - 1) >> b->shift;
}

static bool test(const struct block_dirty_bitmap *b, uint64_t bit)
{
    const uint64_t *page = b->pages[bit / PAGE_BITS];

    return page && page[bit % PAGE_BITS / 64] >> (bit % 64) & 1;
}

/* Sets or resets bits [first, end). What cannot be had memory for counts as set forever: abort. */
static void change(struct block_dirty_bitmap *b, uint64_t first, uint64_t end, bool on)
{
    while (first < end) {
        uint64_t **page = &b->pages[first / PAGE_BITS];
        unsigned at = first % 64;
        uint64_t rest = end - first, n = 64 - at < rest ? 64 - at : rest;
        uint64_t mask = (n == 64 ? ~0ull : (1ull << n) - 1) << at, *word;

        if (!*page && !on) {
            first = (first / PAGE_BITS + 1) * PAGE_BITS;
            continue;
        }
        if (!*page)
            *page = calloc(PAGE_WORDS, sizeof(uint64_t));
        if (!*page)
            abort();
        word = &(*page)[first % PAGE_BITS / 64];
        b->set -= (unsigned)__builtin_popcountll(*word & mask);
        *word = on ? *word | mask : *word & ~mask;
        b->set += (unsigned)__builtin_popcountll(*word & mask);
        first += n;
    }
}

/* The first bit from `bit` on that is `on`; the number of bits if there is none. */
static uint64_t find(const struct block_dirty_bitmap *b, uint64_t bit, bool on)
{
    uint64_t end = bit_count(b);

    while (bit < end) {
        const uint64_t *page = b->pages[bit / PAGE_BITS];
        uint64_t word = page ? page[bit % PAGE_BITS / 64] : 0;

        if (!page && on) {
            bit = (bit / PAGE_BITS + 1) * PAGE_BITS;
            continue;
        }
        word = (on ? word : ~word) >> (bit % 64);
        if (word) {
            bit += (unsigned)__builtin_ctzll(word);
            break;
        }
        bit = (bit / 64 + 1) * 64;
    }
    return bit < end ? bit : end;
}

void block_bitmap_set(struct block_dirty_bitmap *b, uint64_t offset, uint64_t bytes)
{
    uint64_t end = offset + bytes < b->size ? offset + bytes : b->size;

    if (offset < end)
        change(b, offset >> b->shift, ((end - 1) >> b->shift) + 1, true);
}

void block_bitmap_reset(struct block_dirty_bitmap *b, uint64_t offset, uint64_t bytes)
{
    uint64_t granule = 1ull << b->shift;
    uint64_t end = offset + bytes >= b->size ? bit_count(b) : (offset + bytes) >> b->shift;

    change(b, (offset + granule - 1) >> b->shift, end, false);
}

void block_bitmap_clear(struct block_dirty_bitmap *b)
{
    for (uint64_t i = 0; i < b->page_count; i++) {
        free(b->pages[i]);
        b->pages[i] = nullptr;
    }
    b->set = 0;
}

bool block_bitmap_get(const struct block_dirty_bitmap *b, uint64_t offset)
{
    return offset < b->size && test(b, offset >> b->shift);
}

bool block_bitmap_next_dirty(const struct block_dirty_bitmap *b, uint64_t *offset, uint64_t *bytes,
                             uint64_t most)
{
    uint64_t first = find(b, *offset >> b->shift, true), start, end;

    if (first == bit_count(b))
        return false;
    start = first << b->shift;
    end = find(b, first, false) << b->shift;
    *offset = start > *offset ? start : *offset;
    end = end < b->size ? end : b->size;
    *bytes = end - *offset < most ? end - *offset : most;
    return true;
}

/* --- Making and removing --- */

static err_t set_size(struct block_dirty_bitmap *b, uint64_t size)
{
    uint64_t **pages, count, old = b->page_count;

    if (size < b->size) {
        uint64_t bits = bit_count(b), kept = (size + (1ull << b->shift) - 1) >> b->shift;

        change(b, kept, bits, false);
    }
    count = ((size >> b->shift) + 1) / PAGE_BITS + 1;
    for (uint64_t i = count; i < old; i++)
        free(b->pages[i]);
    pages = realloc(b->pages, count * sizeof(*pages));
    if (!pages)
        return err_make(ENOMEM, "no memory for a dirty bitmap");
    if (count > old)
        memset(pages + old, 0, (count - old) * sizeof(*pages));
    b->pages = pages;
    b->page_count = count;
    b->size = size;
    return ERR_OK;
}

static void free_bitmap(struct block_dirty_bitmap *b)
{
    if (b->successor)
        free_bitmap(b->successor);
    if (b->pages)
        block_bitmap_clear(b);
    free(b->pages);
    free(b->name);
    free(b);
}

static uint64_t default_granularity(struct block_node *n)
{
    struct block_info info;
    err_t e = block_get_info(n, &info);
    uint64_t size = err_failed(e) || !info.cluster_size ? 65536 : info.cluster_size;

    err_free(e);
    return size < 4096 ? 4096 : size > 65536 ? 65536 : size;
}

err_t block_bitmap_create(struct block_node *n, const char *name, uint64_t granularity,
                          struct block_dirty_bitmap **out)
{
    struct block_dirty_bitmap *b;

    if (!granularity)
        granularity = default_granularity(n);
    if (granularity & (granularity - 1) || granularity < BLOCK_BITMAP_MIN_GRANULARITY ||
        granularity > 1u << 31)
        return err_make(EINVAL, "Granularity must be power of 2 and at least 512");
    if (name && block_bitmap_find(n, name))
        return err_make(EEXIST, "Bitmap already exists: %s", name);
    if (name && strlen(name) > BLOCK_BITMAP_MAX_NAME)
        return err_make(EINVAL, "Bitmap name too long");
    b = calloc(1, sizeof(*b));
    if (!b)
        return err_make(ENOMEM, "no memory for a dirty bitmap");
    b->node = n;
    b->shift = (unsigned)__builtin_ctzll(granularity);
    b->name = name ? strdup(name) : nullptr;
    err_t e = set_size(b, block_size(n));
    if (err_failed(e)) {
        free_bitmap(b);
        return e;
    }
    b->next = n->bitmaps;
    n->bitmaps = b;
    *out = b;
    return ERR_OK;
}

void block_bitmap_remove(struct block_dirty_bitmap *b)
{
    for (struct block_dirty_bitmap **p = &b->node->bitmaps; *p; p = &(*p)->next)
        if (*p == b) {
            *p = b->next;
            break;
        }
    free_bitmap(b);
}

struct block_dirty_bitmap *block_bitmap_find(const struct block_node *n, const char *name)
{
    for (struct block_dirty_bitmap *b = n->bitmaps; b; b = b->next)
        if (b->name && !strcmp(b->name, name))
            return b;
    return nullptr;
}

struct block_dirty_bitmap *block_bitmap_next(const struct block_node *n,
                                             const struct block_dirty_bitmap *b)
{
    return b ? b->next : n->bitmaps;
}

/* --- Facts and states --- */

const char *block_bitmap_name(const struct block_dirty_bitmap *b)
{
    return b->name;
}

uint64_t block_bitmap_granularity(const struct block_dirty_bitmap *b)
{
    return 1ull << b->shift;
}

uint64_t block_bitmap_size(const struct block_dirty_bitmap *b)
{
    return b->size;
}

uint64_t block_bitmap_count(const struct block_dirty_bitmap *b)
{
    return b->set << b->shift;
}

void block_bitmap_enable(struct block_dirty_bitmap *b, bool on)
{
    b->disabled = !on;
}

bool block_bitmap_enabled(const struct block_dirty_bitmap *b)
{
    return !b->disabled;
}

err_t block_bitmap_set_persistent(struct block_dirty_bitmap *b, bool on)
{
    const struct block_driver *driver = b->node->driver;

    if (on && !driver->check_bitmap)
        return err_make(ENOTSUP, "Can't store persistent bitmaps to %s: Operation not supported",
                        b->node->name);
    if (on) {
        err_t e = driver->check_bitmap(b->node, b->name, 1ull << b->shift);

        if (err_failed(e)) {
            err_t outer = err_make(err_code(e), "Can't make bitmap '%s' persistent in '%s': %s",
                                   b->name, b->node->name, err_text(e));

            err_free(e);
            return outer;
        }
    }
    b->persistent = on;
    return ERR_OK;
}

bool block_bitmap_persistent(const struct block_dirty_bitmap *b)
{
    return b->persistent;
}

void block_bitmap_set_inconsistent(struct block_dirty_bitmap *b)
{
    b->inconsistent = b->disabled = true;
}

bool block_bitmap_inconsistent(const struct block_dirty_bitmap *b)
{
    return b->inconsistent;
}

void block_bitmap_set_loaded(struct block_dirty_bitmap *b)
{
    b->loaded = true;
}

bool block_bitmap_fresh(const struct block_dirty_bitmap *b)
{
    return !b->loaded;
}

err_t block_bitmap_check(const struct block_dirty_bitmap *b)
{
    if (b->successor)
        return err_make(EBUSY,
                        "Bitmap '%s' is currently in use by another operation and cannot be "
                        "used",
                        b->name);
    if (b->inconsistent)
        return err_make(EINVAL,
                        "Bitmap '%s' is inconsistent and cannot be used\nTry "
                        "block-dirty-bitmap-remove to delete this bitmap from disk",
                        b->name);
    return ERR_OK;
}

err_t block_bitmap_merge(struct block_dirty_bitmap *into, const struct block_dirty_bitmap *from)
{
    uint64_t offset = 0, bytes;

    if (into->size != from->size)
        return err_make(EINVAL,
                        "Bitmaps are of different sizes (destination size is %llu, source size is "
                        "%llu) and can't be merged",
                        (unsigned long long)into->size, (unsigned long long)from->size);
    while (block_bitmap_next_dirty(from, &offset, &bytes, UINT64_MAX)) {
        block_bitmap_set(into, offset, bytes);
        offset += bytes;
    }
    return ERR_OK;
}

/* --- Jobs --- */

err_t block_bitmap_freeze(struct block_dirty_bitmap *b)
{
    struct block_dirty_bitmap *s;

    TRY(block_bitmap_check(b));
    s = calloc(1, sizeof(*s));
    if (!s)
        return err_make(ENOMEM, "no memory for a dirty bitmap");
    s->node = b->node;
    s->shift = b->shift;
    s->disabled = b->disabled;
    err_t e = set_size(s, b->size);
    if (err_failed(e)) {
        free(s);
        return e;
    }
    b->successor = s;
    return ERR_OK;
}

void block_bitmap_thaw(struct block_dirty_bitmap *b, bool success)
{
    struct block_dirty_bitmap *s = b->successor;

    if (success)
        block_bitmap_clear(b);
    err_free(block_bitmap_merge(b, s)); /* of the same size */
    b->successor = nullptr;
    free_bitmap(s);
}

/* --- Storing --- */

/* A byte at a time: where a page's bits are, and how they are stored, is the same order. */
void block_bitmap_save(const struct block_dirty_bitmap *b, uint64_t offset, uint64_t bytes,
                       uint8_t *out)
{
    uint64_t first = offset >> b->shift,
             end = (offset + bytes + (1ull << b->shift) - 1) >> b->shift;

    for (uint64_t bit = first; bit < end; bit += 8) {
        const uint64_t *page = b->pages[bit / PAGE_BITS];

        out[(bit - first) / 8] = page ? (uint8_t)(page[bit % PAGE_BITS / 64] >> (bit % 64)) : 0;
    }
}

void block_bitmap_load(struct block_dirty_bitmap *b, uint64_t offset, uint64_t bytes,
                       const uint8_t *in)
{
    uint64_t first = offset >> b->shift, end = bit_count(b);
    uint64_t last = (offset + bytes + (1ull << b->shift) - 1) >> b->shift;

    if (last < end)
        end = last;
    for (uint64_t bit = first; bit < end; bit++) {
        if (!in[(bit - first) / 8] && !(bit & 7)) {
            bit += 7;
            continue;
        }
        if (in[(bit - first) / 8] >> (bit & 7) & 1)
            change(b, bit, bit + 1, true);
    }
}

/* --- The node --- */

void block_bitmaps_written(struct block_node *n, uint64_t offset, uint64_t bytes)
{
    for (struct block_dirty_bitmap *b = n->bitmaps; b; b = b->next) {
        struct block_dirty_bitmap *into = b->successor ? b->successor : b;

        if (!into->disabled && !b->inconsistent)
            block_bitmap_set(into, offset, bytes);
    }
}

void block_bitmaps_resize(struct block_node *n, uint64_t size)
{
    for (struct block_dirty_bitmap *b = n->bitmaps; b; b = b->next) {
        err_t e = set_size(b, size);

        if (!err_failed(e) && b->successor)
            e = set_size(b->successor, size);
        if (err_failed(e)) /* what cannot be tracked is not to be believed */
            block_bitmap_set_inconsistent(b);
        err_free(e);
    }
}

void block_bitmaps_free(struct block_node *n)
{
    while (n->bitmaps)
        block_bitmap_remove(n->bitmaps);
}
