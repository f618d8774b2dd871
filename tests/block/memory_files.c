/*
 * Files in memory; see the header.
 *
 * SPDX-License-Identifier: MIT
 */
#include "tests/block/memory_files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct memory_files memory_files;

/* --- The registry: all but the protocols --- */

/* block/registry.c, compiled with another name for its list. */
extern const struct block_driver *const registered_block_drivers[];
void memory_registry_add(const struct block_driver *driver);

static const struct block_driver memory_driver;

__attribute__((constructor)) static void fill_registry(void)
{
    memory_registry_add(&memory_driver);
    for (unsigned i = 0; registered_block_drivers[i]; i++)
        if (registered_block_drivers[i]->kind != BLOCK_KIND_PROTOCOL)
            memory_registry_add(registered_block_drivers[i]);
}

const struct block_driver *memory_format(unsigned index)
{
    for (unsigned i = 0; block_drivers[i]; i++)
        if (block_drivers[i]->kind == BLOCK_KIND_FORMAT && !index--)
            return block_drivers[i];
    return nullptr;
}

/* --- Files --- */

struct memory_file *memory_file_find(const char *name)
{
    for (unsigned i = 0; i < MEMORY_FILES; i++)
        if (memory_files.files[i].name[0] && !strcmp(memory_files.files[i].name, name))
            return &memory_files.files[i];
    return nullptr;
}

static int resize(struct memory_file *f, uint64_t size)
{
    if (size > MEMORY_FILE_MAX)
        return -ENOSPC;
    if (size > f->room) {
        uint64_t room = size + size / 2 + 65536;
        uint8_t *bytes = realloc(f->bytes, room);

        if (!bytes)
            return -ENOMEM;
        memset(bytes + f->room, 0, room - f->room);
        f->bytes = bytes;
        f->room = room;
    }
    if (size < f->size)
        memset(f->bytes + size, 0, f->size - size);
    f->size = size;
    return 0;
}

struct memory_file *memory_file_put(const char *name, const void *bytes, uint64_t size)
{
    struct memory_file *f = memory_file_find(name);

    for (unsigned i = 0; !f && i < MEMORY_FILES; i++)
        if (!memory_files.files[i].name[0])
            f = &memory_files.files[i];
    if (!f || strlen(name) >= sizeof(f->name))
        return nullptr;
    strcpy(f->name, name);
    if (resize(f, 0) < 0 || resize(f, size) < 0)
        return nullptr;
    if (size && bytes)
        memcpy(f->bytes, bytes, size);
    return f;
}

void memory_files_clear(void)
{
    for (unsigned i = 0; i < MEMORY_FILES; i++)
        free(memory_files.files[i].bytes);
    memory_files = (struct memory_files){};
}

/* --- The driver --- */

struct memory_options {
    const char *filename;
};

static const struct option_def memory_options[] = {
    {"filename", OPTION_STRING, offsetof(struct memory_options, filename), .required = true}, {}};

struct memory_state {
    struct memory_file *file;
};

static struct memory_file *file_of(struct block_node *n)
{
    return ((struct memory_state *)n->state)->file;
}

static bool fails(enum memory_request kind)
{
    memory_files.count[kind]++;
    return memory_files.fail_at[kind] && !--memory_files.fail_at[kind];
}

static err_t memory_open(struct block_node *n, const void *values)
{
    const struct memory_options *o = values;
    struct memory_file *f = memory_file_find(o->filename);

    if (!f)
        return err_make(ENOENT, "Could not open '%s': No such file", o->filename);
    ((struct memory_state *)n->state)->file = f;
    n->size = f->size;
    return ERR_OK;
}

struct memory_create {
    uint64_t size;
};

static const struct option_def memory_create_options[] = {
    {"size", OPTION_SIZE, offsetof(struct memory_create, size)}, {}};

static err_t memory_create(struct block_graph *g, const char *filename, const void *values,
                           unsigned flags)
{
    const struct memory_create *o = values;

    if (!memory_file_put(filename, nullptr, o->size))
        return err_make(ENOSPC, "no room for '%s'", filename);
    return ERR_OK;
}

static int memory_read(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                       unsigned flags)
{
    struct memory_file *f = file_of(n);

    if (fails(MEMORY_READ))
        return -memory_files.error;
    if (offset + bytes > f->size)
        return -EIO;
    block_buf_from(buf, f->bytes + offset, bytes);
    return 0;
}

static int memory_write(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                        unsigned flags)
{
    struct memory_file *f = file_of(n);

    if (fails(MEMORY_WRITE))
        return -memory_files.error;
    if (offset + bytes > f->size) {
        int result = resize(f, offset + bytes);

        if (result < 0)
            return result;
    }
    block_buf_to(f->bytes + offset, buf, bytes);
    return 0;
}

static int memory_write_zeroes(struct block_node *n, uint64_t offset, uint64_t bytes,
                               unsigned flags)
{
    struct memory_file *f = file_of(n);

    if (fails(MEMORY_WRITE))
        return -memory_files.error;
    if (offset + bytes > f->size) {
        int result = resize(f, offset + bytes);

        if (result < 0)
            return result;
    }
    memset(f->bytes + offset, 0, bytes);
    return 0;
}

static int memory_flush(struct block_node *n)
{
    return fails(MEMORY_FLUSH) ? -memory_files.error : 0;
}

static err_t memory_truncate(struct block_node *n, uint64_t size, bool exact,
                             enum block_preallocation prealloc, bool zero)
{
    if (fails(MEMORY_WRITE))
        return err_make(memory_files.error, "cannot resize");
    if (resize(file_of(n), size) < 0)
        return err_make(ENOSPC, "a file of %llu bytes is too large for this test",
                        (unsigned long long)size);
    n->size = size;
    return ERR_OK;
}

static const struct block_driver memory_driver = {.name = "file",
                                                  .kind = BLOCK_KIND_PROTOCOL,
                                                  .state_size = sizeof(struct memory_state),
                                                  .options = memory_options,
                                                  .options_size = sizeof(struct memory_options),
                                                  .open = memory_open,
                                                  .create = memory_create,
                                                  .create_options = memory_create_options,
                                                  .create_size = sizeof(struct memory_create),
                                                  .read = memory_read,
                                                  .write = memory_write,
                                                  .write_zeroes = memory_write_zeroes,
                                                  .flush = memory_flush,
                                                  .truncate = memory_truncate};
