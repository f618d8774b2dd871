/*
 * New space at the end of a file, and cached tables; see the header.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/fresh.h"

#include "base/bytes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

int fresh_space(struct block_edge *file, uint64_t offset, uint64_t bytes)
{
    uint64_t size = block_size(file->node);
    int result = 0;

    if (offset < size) {
        uint64_t old = size - offset < bytes ? size - offset : bytes;

        result = block_write_zeroes(file, offset, old, 0);
        if (result >= 0)
            result = block_flush(file);
    }
    if (result >= 0 && offset + bytes > size) {
        err_t e = block_truncate(file, offset + bytes, false, BLOCK_PREALLOC_OFF, true);

        result = -err_code(e);
        err_free(e);
    }
    return result;
}

int fresh_read(struct block_edge *file, uint64_t offset, void *dst, uint64_t bytes)
{
    uint64_t size = block_size(file->node), there = offset < size ? size - offset : 0;

    if (there > bytes)
        there = bytes;
    memset((uint8_t *)dst + there, 0, bytes - there);
    return there ? block_pread(file, offset, dst, there) : 0;
}

/* --- Tables --- */

static struct table_page *oldest(struct table_cache *c)
{
    struct table_page *page = &c->pages[0];

    for (unsigned i = 1; i < TABLE_PAGES; i++)
        if (c->pages[i].used < page->used)
            page = &c->pages[i];
    return page;
}

static struct table_page *find(struct table_cache *c, uint64_t offset)
{
    for (unsigned i = 0; i < TABLE_PAGES; i++)
        if (c->pages[i].data && c->pages[i].offset == offset)
            return &c->pages[i];
    return nullptr;
}

int table_read(struct table_cache *c, uint64_t offset, uint64_t *raw)
{
    uint64_t start = align_down(offset, c->page_size);
    struct table_page *page = find(c, start);

    if (!page) {
        uint8_t *data;
        int result;

        page = oldest(c);
        data = page->data ? page->data : block_alloc(c->page_size);
        page->data = nullptr;
        if (!data)
            return -ENOMEM;
        result = fresh_read(c->file, start, data, c->page_size);
        if (result < 0) {
            free(data);
            return result;
        }
        page->data = data;
        page->offset = start;
    }
    page->used = ++c->clock;
    memcpy(raw, page->data + (offset - start), sizeof(*raw));
    return 0;
}

int table_write(struct table_cache *c, uint64_t offset, const void *src, uint64_t bytes)
{
    int result = block_pwrite(c->file, offset, src, bytes);

    for (unsigned i = 0; i < TABLE_PAGES; i++) {
        struct table_page *page = &c->pages[i];
        uint64_t from = page->offset > offset ? page->offset : offset;
        uint64_t to = page->offset + c->page_size;

        if (to > offset + bytes)
            to = offset + bytes;
        if (!page->data || from >= to)
            continue;
        if (result < 0) { /* nobody knows what is there now */
            free(page->data);
            *page = (struct table_page){};
        } else {
            memcpy(page->data + (from - page->offset), (const uint8_t *)src + (from - offset),
                   to - from);
        }
    }
    return result;
}

void table_cache_free(struct table_cache *c)
{
    for (unsigned i = 0; i < TABLE_PAGES; i++) {
        free(c->pages[i].data);
        c->pages[i] = (struct table_page){};
    }
}
