/*
 * Grain directories and tables of VMDK extents: looking up, changing, writing, checking.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/vmdk/vmdk.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

static uint64_t smaller(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* --- The cache --- */

/* Where the table is in the file; 0: there is none. */
static uint64_t table_offset(const struct vmdk_extent *x, const uint8_t *gd, uint32_t index)
{
    if (x->se_sparse) {
        uint64_t entry = load_le64(gd + 8ull * index);

        /* The upper half is a kind, of which 1 is known. */
        return entry >> 32 == 0x10000000 ? x->se_tables + (uint32_t)entry * (uint64_t)x->table_bytes
                                         : 0;
    }
    return (uint64_t)load_le32(gd + 4ull * index) * BLOCK_SECTOR;
}

/* Throws clean tables away when there are too many. */
static void make_room(struct vmdk_extent *x)
{
    if (x->cached < VMDK_MAX_CACHED)
        return;
    for (uint32_t i = 0; i < x->tables; i++)
        if (x->cache[i] && !x->cache[i]->dirty) {
            free(x->cache[i]);
            x->cache[i] = nullptr;
            x->cached--;
        }
}

/* The table, or null in *out if there is none. */
static int get_table(struct vmdk_extent *x, uint32_t index, struct vmdk_table **out)
{
    uint64_t offset = table_offset(x, x->gd, index);
    struct vmdk_table *t = x->cache[index];
    int result;

    *out = t;
    if (t || !offset)
        return 0;
    if (offset > x->file->node->size)
        return -EIO;
    make_room(x);
    t = calloc(1, sizeof(*t) + x->table_bytes);
    if (!t)
        return -ENOMEM;
    result = block_pread(x->file, offset, t->entries, x->table_bytes);
    if (result < 0) {
        free(t);
        return result;
    }
    x->cache[index] = *out = t;
    x->cached++;
    return 0;
}

/* --- Looking up --- */

static enum vmdk_kind kind_of(const struct vmdk_extent *x, const struct vmdk_table *t, uint32_t at,
                              uint64_t *host)
{
    uint64_t entry;

    if (!t)
        return VMDK_UNALLOCATED;
    if (!x->se_sparse) {
        entry = load_le32(t->entries + 4ull * at);
        *host = entry * BLOCK_SECTOR;
        if (entry == VMDK_ZERO_GRAIN && x->zero_grains)
            return VMDK_ZERO;
        return entry ? VMDK_ALLOCATED : VMDK_UNALLOCATED;
    }
    entry = load_le64(t->entries + 8ull * at);
    switch (entry >> 60) {
    case 1: /* unmapped */
    case 2: return VMDK_ZERO;
    case 3: /* the number of the grain is rotated by twelve bits */
        *host = x->se_grains + ((entry >> 48 & 0xfff) | (entry & 0xffffffffffff) << 12) *
                                   (uint64_t)x->grain * BLOCK_SECTOR;
        return VMDK_ALLOCATED;
    default: return VMDK_UNALLOCATED;
    }
}

/* The extent that holds the byte. */
static struct vmdk_extent *extent_at(struct vmdk *v, uint64_t offset)
{
    unsigned low = 0, high = v->count;

    while (high - low > 1) {
        unsigned middle = (low + high) / 2;

        if (v->extents[middle].start <= offset / BLOCK_SECTOR)
            low = middle;
        else
            high = middle;
    }
    return &v->extents[low];
}

/* Goes on while the grains are of one kind (and in a row), within one table. */
static void extend(const struct vmdk_extent *x, const struct vmdk_table *t, uint32_t at,
                   uint64_t wanted, struct vmdk_place *p)
{
    uint64_t grain_bytes = (uint64_t)x->grain * BLOCK_SECTOR, have = grain_bytes - p->in_grain;

    for (uint32_t i = 1; have < wanted && at + i < x->table_entries; i++) {
        uint64_t host = 0;

        if (p->kind == VMDK_ALLOCATED && x->compressed)
            break;
        if (kind_of(x, t, at + i, &host) != p->kind ||
            (p->kind == VMDK_ALLOCATED && host != p->host + i * grain_bytes))
            break;
        have += grain_bytes;
    }
    p->bytes = smaller(have, wanted);
}

int vmdk_find(struct block_node *n, uint64_t offset, uint64_t bytes, struct vmdk_place *p)
{
    struct vmdk_extent *x = extent_at(n->state, offset);
    uint64_t in_extent = offset - x->start * BLOCK_SECTOR;
    uint64_t grain_bytes = (uint64_t)x->grain * BLOCK_SECTOR;
    struct vmdk_table *t;
    uint32_t at;
    int result;

    bytes = smaller(bytes, x->sectors * BLOCK_SECTOR - in_extent);
    *p = (struct vmdk_place){.x = x, .bytes = bytes};
    if (x->flat) {
        p->kind = VMDK_ALLOCATED;
        p->host = x->flat_offset;
        p->in_grain = in_extent;
        return 0;
    }
    p->grain = in_extent / grain_bytes;
    p->in_grain = in_extent % grain_bytes;
    if (p->grain / x->table_entries >= x->tables) { /* the extent is shorter than its line says */
        p->kind = VMDK_UNALLOCATED;
        return 0;
    }
    result = get_table(x, (uint32_t)(p->grain / x->table_entries), &t);
    if (result < 0)
        return result;
    at = (uint32_t)(p->grain % x->table_entries);
    p->kind = kind_of(x, t, at, &p->host);
    extend(x, t, at, bytes, p);
    return 0;
}

/* --- Changing --- */

/* A table of no grains at the end of the file; ESX makes them when they are needed. */
static int add_table(struct block_node *n, struct vmdk_extent *x, uint32_t index)
{
    uint64_t at = align_up(x->next, BLOCK_SECTOR);
    struct vmdk_table *t = calloc(1, sizeof(*t) + x->table_bytes);
    int result;

    if (!t)
        return -ENOMEM;
    if (at / BLOCK_SECTOR > UINT32_MAX) {
        free(t);
        return -EFBIG;
    }
    result = block_pwrite(x->file, at, t->entries, x->table_bytes);
    if (result < 0) {
        free(t);
        return result;
    }
    x->next = align_up(at + x->table_bytes, (uint64_t)x->grain * BLOCK_SECTOR);
    store_le32(x->gd + 4ull * index, (uint32_t)(at / BLOCK_SECTOR));
    x->gd_dirty = true;
    x->cache[index] = t;
    x->cached++;
    return 0;
}

int vmdk_set_grains(struct block_node *n, struct vmdk_extent *x, uint64_t grain, uint32_t count,
                    uint32_t sector)
{
    uint32_t index = (uint32_t)(grain / x->table_entries);
    uint32_t at = (uint32_t)(grain % x->table_entries);
    struct vmdk_table *t;
    int result;

    if (grain / x->table_entries >= x->tables)
        return -EIO;
    result = get_table(x, index, &t);
    if (result >= 0 && !t) {
        result = add_table(n, x, index);
        t = x->cache[index];
    }
    if (result < 0)
        return result;
    for (uint32_t i = 0; i < count; i++)
        store_le32(t->entries + 4ull * (at + i),
                   sector == VMDK_ZERO_GRAIN ? VMDK_ZERO_GRAIN : sector + i * x->grain);
    x->dirty_tables += !t->dirty;
    t->dirty = true;
    return 0;
}

/* --- Writing --- */

static int write_table(struct vmdk_extent *x, uint32_t index)
{
    uint64_t redundant = x->redundant_gd ? table_offset(x, x->redundant_gd, index) : 0;
    int result = 0;

    if (redundant)
        result = block_pwrite(x->file, redundant, x->cache[index]->entries, x->table_bytes);
    if (result >= 0)
        result = block_pwrite(x->file, table_offset(x, x->gd, index), x->cache[index]->entries,
                              x->table_bytes);
    return result;
}

/* The grains must be on stable storage before the tables tell of them. */
static int flush_extent(struct vmdk_extent *x)
{
    int result;

    if (!x->dirty_tables && !x->gd_dirty)
        return 0;
    result = block_flush(x->file);
    for (uint32_t i = 0; i < x->tables && x->dirty_tables && result >= 0; i++) {
        if (!x->cache[i] || !x->cache[i]->dirty)
            continue;
        result = write_table(x, i);
        if (result >= 0) {
            x->cache[i]->dirty = false;
            x->dirty_tables--;
        }
    }
    if (result >= 0 && x->gd_dirty)
        result =
            block_pwrite(x->file, x->gd_offset, x->gd, align_up(4ull * x->tables, BLOCK_SECTOR));
    x->gd_dirty &= result < 0;
    return result;
}

int vmdk_flush_tables(struct block_node *n)
{
    struct vmdk *v = n->state;
    int result = 0;

    co_lock(&v->lock);
    for (unsigned i = 0; i < v->count && result >= 0; i++)
        result = flush_extent(&v->extents[i]);
    co_unlock(&v->lock);
    return result;
}

/* --- Checking --- */

struct checking {
    struct vmdk_extent *x;
    struct block_check_result *r;
    uint64_t file_size;
    uint8_t *used; /* a bit per grain of the file; null: not counted */
};

static void check_grain(struct checking *c, uint64_t grain, uint64_t host)
{
    const struct vmdk_extent *x = c->x;
    uint64_t bytes = (uint64_t)x->grain * BLOCK_SECTOR, unit = host / bytes;

    if (host >= c->file_size || (!x->compressed && host + bytes > align_up(c->file_size, bytes))) {
        fprintf(stderr, "ERROR: grain %" PRIu64 " of '%s' lies behind the end of the file\n", grain,
                block_filename(x->file->node));
        c->r->corruptions++;
        return;
    }
    if (!c->used || host % bytes)
        return;
    if (c->used[unit / 8] & 1 << unit % 8) {
        fprintf(stderr, "ERROR: grain %" PRIu64 " of '%s' shares its place with another\n", grain,
                block_filename(x->file->node));
        c->r->corruptions++;
    }
    c->used[unit / 8] |= 1 << unit % 8;
}

static void check_table(struct checking *c, uint32_t index)
{
    struct vmdk_extent *x = c->x;
    struct vmdk_table *t;

    if (get_table(x, index, &t) < 0) {
        fprintf(stderr, "ERROR: grain table %u of '%s' cannot be read\n", index,
                block_filename(x->file->node));
        c->r->corruptions++;
        return;
    }
    for (uint32_t at = 0; t && at < x->table_entries; at++) {
        uint64_t host = 0;

        if (kind_of(x, t, at, &host) == VMDK_ALLOCATED)
            check_grain(c, (uint64_t)index * x->table_entries + at, host);
    }
}

err_t vmdk_check(struct block_node *n, unsigned fix, struct block_check_result *r)
{
    struct vmdk *v = n->state;

    if (fix)
        return err_make(ENOTSUP, "VMDK images cannot be repaired");
    co_lock(&v->lock);
    for (unsigned i = 0; i < v->count; i++) {
        struct checking c = {.x = &v->extents[i], .r = r};
        uint64_t units;

        if (c.x->flat)
            continue;
        c.file_size = c.x->file->node->size;
        units = c.file_size / BLOCK_SECTOR / c.x->grain + 1;
        if (units < 1ull << 28 && !c.x->compressed)
            c.used = calloc(1, units / 8 + 1);
        for (uint32_t t = 0; t < c.x->tables; t++)
            check_table(&c, t);
        free(c.used);
    }
    co_unlock(&v->lock);
    return ERR_OK;
}
