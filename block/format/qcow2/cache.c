/*
 * Tables of a qcow2 image in memory, written back late and in order.
 *
 * What a power cut may leave behind is decided here. An L2 entry may reach the disk only after the
 * count of the cluster it points to: the L2 cache depends on the refcount cache. A count may go
 * down only after the entry is gone: then it is the other way round. One such dependency is kept at
 * a time; a second one is met by writing the first out. Both together never make a circle, because
 * entering a dependency first resolves the opposite one.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/format/qcow2/qcow2.h"

#include <errno.h>
#include <stdlib.h>

err_t qcow2_cache_init(struct qcow2_cache *c, struct block_node *n, unsigned count,
                       uint32_t table_size, const char *what, unsigned overlap)
{
    *c = (struct qcow2_cache){.node = n,
                              .count = count,
                              .table_size = table_size,
                              .what = what,
                              .overlap = overlap,
                              .tables = calloc(count, sizeof(struct qcow2_table)),
                              .memory = block_alloc((size_t)count * table_size)};
    if (!c->tables || !c->memory) {
        qcow2_cache_destroy(c);
        return err_make(ENOMEM, "no memory for the %s cache (%zu bytes)", what,
                        (size_t)count * table_size);
    }
    for (unsigned i = 0; i < count; i++)
        c->tables[i].data = c->memory + (size_t)i * table_size;
    return ERR_OK;
}

void qcow2_cache_destroy(struct qcow2_cache *c)
{
    free(c->tables);
    free(c->memory);
    *c = (struct qcow2_cache){};
}

/* --- Writing back --- */

/* What has to be on disk before anything of `c`. */
static int resolve(struct qcow2_cache *c)
{
    int result = 0;

    if (c->depends) {
        result = qcow2_cache_flush(c->depends);
        if (result >= 0)
            c->depends = nullptr;
    } else if (c->depends_on_flush) {
        result = block_flush(c->node->file);
    }
    if (result >= 0)
        c->depends_on_flush = false;
    return result;
}

static int write_table(struct qcow2_cache *c, struct qcow2_table *t)
{
    int result;

    if (!t->dirty)
        return 0;
    result = resolve(c);
    if (result >= 0)
        result = qcow2_check_overlap(c->node, c->overlap, t->offset, c->table_size);
    if (result >= 0)
        result = block_pwrite(c->node->file, t->offset, t->data, c->table_size);
    if (result >= 0)
        t->dirty = false;
    return result;
}

int qcow2_cache_write(struct qcow2_cache *c)
{
    int result = 0;

    for (unsigned i = 0; i < c->count; i++) {
        int one = write_table(c, &c->tables[i]);

        /* Keep going: what can be saved is. */
        if (one < 0 && result != -ENOSPC)
            result = one;
    }
    return result;
}

int qcow2_cache_flush(struct qcow2_cache *c)
{
    int result = qcow2_cache_write(c);

    return result < 0 ? result : block_flush(c->node->file);
}

int qcow2_cache_depend(struct qcow2_cache *c, struct qcow2_cache *first)
{
    int result = 0;

    if (first->depends)
        result = resolve(first);
    if (result >= 0 && c->depends && c->depends != first)
        result = resolve(c);
    if (result >= 0)
        c->depends = first;
    return result;
}

/* --- Looking up --- */

/* The table that has not been used for longest, and is not in use. There always is one: no code
 * holds more than a few. */
static struct qcow2_table *oldest(struct qcow2_cache *c)
{
    struct qcow2_table *best = nullptr;

    for (unsigned i = 0; i < c->count; i++)
        if (!c->tables[i].refs && (!best || c->tables[i].used < best->used))
            best = &c->tables[i];
    if (!best)
        abort();
    return best;
}

/* The home of an offset among the tables: tables near one another get different ones. */
static unsigned home(const struct qcow2_cache *c, uint64_t offset)
{
    return (unsigned)(offset / c->table_size % c->count);
}

static struct qcow2_table *find(struct qcow2_cache *c, uint64_t offset)
{
    unsigned first = home(c, offset);

    for (unsigned i = 0; i < c->count; i++) {
        unsigned at = first + i < c->count ? first + i : first + i - c->count;

        if (c->tables[at].offset == offset)
            return &c->tables[at];
    }
    return nullptr;
}

int qcow2_cache_get(struct qcow2_cache *c, uint64_t offset, bool empty, struct qcow2_table **out)
{
    struct qcow2_table *t;
    int result = 0;

    if (!offset || offset % c->table_size) {
        qcow2_signal_corruption(c->node, true, offset, c->table_size,
                                "Cannot get entry from %s cache: Offset 0x%llx is unaligned",
                                c->what, (unsigned long long)offset);
        return -EIO;
    }
    t = find(c, offset);
    if (!t) {
        struct qcow2_table *at_home = &c->tables[home(c, offset)];

        t = !at_home->offset ? at_home : oldest(c);
        result = write_table(c, t);
        if (result < 0)
            return result;
        t->offset = 0;
        if (!empty)
            result = block_pread(c->node->file, offset, t->data, c->table_size);
        if (result < 0)
            return result;
        t->offset = offset;
    }
    t->refs++;
    t->used = ++c->clock;
    *out = t;
    return 0;
}

void qcow2_cache_put(struct qcow2_table *t)
{
    t->refs--;
}

void qcow2_cache_drop(struct qcow2_cache *c, uint64_t offset)
{
    struct qcow2_table *t = find(c, offset);

    if (t && !t->refs) {
        t->offset = 0;
        t->dirty = false;
        t->used = 0;
    }
}

void qcow2_cache_empty(struct qcow2_cache *c)
{
    for (unsigned i = 0; i < c->count; i++) {
        c->tables[i].offset = 0;
        c->tables[i].used = 0;
        c->tables[i].dirty = false;
    }
}
