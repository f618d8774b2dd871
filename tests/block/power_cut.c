/*
 * What is left after a power cut? A disk that records every write and flush under a format driver.
 * Then, for every prefix of what was recorded, and for random choices of the writes since the last
 * flush (which a disk may do in any order, or not at all): the image opens, has no corruption
 * (leaks are allowed), and everything that was flushed is there.
 *
 * usage: power_cut SEED FORMAT [OPTIONS-FOR-CREATE]
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/driver.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    GUEST_SIZE = 6 << 20,
    DISK_SIZE = 32 << 20,
    SECTOR = 512,
    SECTORS = GUEST_SIZE / SECTOR,
    ROUNDS = 120,
    CHOICES = 3, /* of lost writes, per prefix */
    MAX_SINCE = 12
};

/* --- The recording disk --- */

enum event_kind {
    DISK_WRITE,
    DISK_TRUNCATE,
    DISK_FLUSH,
    GUEST_WRITE, /* is about to be asked for: `id` in all its sectors */
    GUEST_FLUSHED,
};

struct event {
    enum event_kind kind;
    uint64_t offset, bytes, id;
    uint8_t *data;
};

/* The test's own: drivers of the test may have a global. */
static struct {
    uint8_t *bytes;
    uint64_t size;
    bool recording;
    struct event *events;
    unsigned count, room;
} disk;

static void record(struct event e, const void *data)
{
    if (!disk.recording)
        return;
    if (disk.count == disk.room) {
        disk.room = 2 * disk.room + 256;
        disk.events = realloc(disk.events, disk.room * sizeof(e));
    }
    if (data) {
        e.data = malloc(e.bytes);
        memcpy(e.data, data, e.bytes);
    }
    disk.events[disk.count++] = e;
}

static void disk_put(uint64_t offset, const void *data, uint64_t bytes)
{
    if (offset + bytes > DISK_SIZE)
        abort();
    memcpy(disk.bytes + offset, data, bytes);
    if (offset + bytes > disk.size)
        disk.size = offset + bytes;
}

static int recorder_read(struct block_node *n, uint64_t offset, uint64_t bytes,
                         struct block_buf buf, unsigned flags)
{
    block_buf_from(buf, disk.bytes + offset, bytes);
    return 0;
}

static int recorder_write(struct block_node *n, uint64_t offset, uint64_t bytes,
                          struct block_buf buf, unsigned flags)
{
    uint8_t *data = malloc(bytes);

    block_buf_to(data, buf, bytes);
    disk_put(offset, data, bytes);
    record((struct event){.kind = DISK_WRITE, .offset = offset, .bytes = bytes}, data);
    free(data);
    return 0;
}

static int recorder_flush(struct block_node *n)
{
    record((struct event){.kind = DISK_FLUSH}, nullptr);
    return 0;
}

static void disk_resize(uint64_t size)
{
    if (size > DISK_SIZE)
        abort();
    if (size < disk.size)
        memset(disk.bytes + size, 0, disk.size - size);
    disk.size = size;
}

static err_t recorder_truncate(struct block_node *n, uint64_t size, bool exact,
                               enum block_preallocation prealloc, bool zero)
{
    disk_resize(size);
    n->size = size;
    record((struct event){.kind = DISK_TRUNCATE, .bytes = size}, nullptr);
    return ERR_OK;
}

static err_t recorder_open(struct block_node *n, const void *options)
{
    n->size = disk.size;
    return ERR_OK;
}

static err_t recorder_parse(const char *name, json_t *options)
{
    return ERR_OK;
}

static err_t recorder_create(struct block_graph *g, const char *name, const void *options,
                             unsigned flags)
{
    disk_resize(0);
    return ERR_OK;
}

struct recorder_create {
    uint64_t size;
};

static const struct option_def recorder_options[] = {{"size", OPTION_SIZE, 0}, {}};
static const char *const recorder_prefixes[] = {"recorder", nullptr};
static const struct block_driver recorder = {.name = "recorder",
                                             .kind = BLOCK_KIND_PROTOCOL,
                                             .prefixes = recorder_prefixes,
                                             .parse_name = recorder_parse,
                                             .open = recorder_open,
                                             .create = recorder_create,
                                             .create_options = recorder_options,
                                             .create_size = sizeof(struct recorder_create),
                                             .read = recorder_read,
                                             .write = recorder_write,
                                             .flush = recorder_flush,
                                             .truncate = recorder_truncate};

/* block/registry.c, compiled with another name for its list. */
extern const struct block_driver *const registered_block_drivers[];
void memory_registry_add(const struct block_driver *driver);

__attribute__((constructor)) static void fill_registry(void)
{
    memory_registry_add(&recorder);
    for (unsigned i = 0; registered_block_drivers[i]; i++)
        memory_registry_add(registered_block_drivers[i]);
}

/* --- Making the recording --- */

struct test {
    struct loop *loop;
    struct block_graph *g;
    struct block_edge *root;
    const char *format;
    json_t *options;
    uint32_t random;
    uint8_t *base; /* the disk before recording */
    uint64_t base_size;
    unsigned cuts;
};

static uint32_t next_random(struct test *t)
{
    t->random = t->random * 1664525 + 1013904223;
    return t->random >> 8;
}

static void ok(err_t e)
{
    if (!err_failed(e))
        return;
    fprintf(stderr, "%s\n", err_text(e));
    exit(1);
}

static void open_image(struct test *t)
{
    json_t *options = json_pack("{s:s}", "driver", t->format);
    struct block_node *n;

    err_t e = block_open(t->g, "recorder:", options, BLOCK_WRITABLE | BLOCK_UNMAP, &n);
    if (err_code(e) == EACCES) { /* parallels: has to be repaired by hand */
        struct block_check_result found;

        err_free(e);
        ok(block_open(t->g, "recorder:", options, BLOCK_WRITABLE | BLOCK_CHECK, &n));
        ok(block_attach_root(n, "test", BLOCK_PERM_READ | BLOCK_PERM_WRITE | BLOCK_PERM_RESIZE,
                             BLOCK_PERM_ALL, &t->root));
        ok(block_check(n, BLOCK_FIX_LEAKS | BLOCK_FIX_ERRORS, &found));
        block_detach_root(t->root);
        e = block_open(t->g, "recorder:", options, BLOCK_WRITABLE | BLOCK_UNMAP, &n);
    }
    ok(e);
    ok(block_attach_root(n, "test", BLOCK_PERM_READ | BLOCK_PERM_WRITE, BLOCK_PERM_ALL, &t->root));
    json_decref(options);
}

static void guest_write(struct test *t, uint64_t id)
{
    uint64_t most = next_random(t) % 8 ? 16 : 400, count = 1 + next_random(t) % most;
    uint64_t sector = next_random(t) % (SECTORS - count), bytes = count * SECTOR;
    uint64_t *data = malloc(bytes);
    bool zero = next_random(t) % 4 == 0;
    int result;

    if (zero)
        id = 0;
    record((struct event){.kind = GUEST_WRITE, .offset = sector, .bytes = count, .id = id},
           nullptr);
    for (uint64_t i = 0; i < bytes / 8; i++)
        data[i] = id;
    if (zero)
        result = block_write_zeroes(t->root, sector * SECTOR, bytes,
                                    next_random(t) & 1 ? BLOCK_REQ_MAY_UNMAP : 0);
    else
        result = block_pwrite(t->root, sector * SECTOR, data, bytes);
    free(data);
    if (result < 0)
        exit(1);
}

static void make_recording(struct test *t)
{
    ok(block_create(t->g, "recorder:", t->format, t->options, 0));
    t->base = malloc(DISK_SIZE);
    memcpy(t->base, disk.bytes, DISK_SIZE);
    t->base_size = disk.size;
    disk.recording = true;
    open_image(t);
    for (unsigned i = 1; i <= ROUNDS; i++) {
        guest_write(t, i);
        if (next_random(t) % 9 == 0) {
            if (block_flush(t->root) < 0)
                exit(1);
            record((struct event){.kind = GUEST_FLUSHED}, nullptr);
        }
    }
    block_detach_root(t->root);
    disk.recording = false;
}

/* --- Cutting --- */

/* What a sector may hold: what was flushed, or anything written since. */
struct sector {
    uint64_t flushed, since[MAX_SINCE];
    unsigned count;
};

static void replay_guest(struct sector *sectors, unsigned cut)
{
    memset(sectors, 0, SECTORS * sizeof(*sectors));
    for (unsigned i = 0; i < cut; i++) {
        const struct event *e = &disk.events[i];

        for (uint64_t s = e->offset; e->kind == GUEST_WRITE && s < e->offset + e->bytes; s++)
            if (sectors[s].count < MAX_SINCE)
                sectors[s].since[sectors[s].count++] = e->id;
        for (unsigned s = 0; e->kind == GUEST_FLUSHED && s < SECTORS; s++) {
            if (sectors[s].count)
                sectors[s].flushed = sectors[s].since[sectors[s].count - 1];
            sectors[s].count = 0;
        }
    }
}

static void replay_disk(struct test *t, unsigned cut, bool lose_some)
{
    unsigned safe = 0; /* up to the last flush everything is there */

    for (unsigned i = 0; i < cut; i++)
        if (disk.events[i].kind == DISK_FLUSH)
            safe = i;
    memcpy(disk.bytes, t->base, DISK_SIZE);
    disk.size = t->base_size;
    for (unsigned i = 0; i < cut; i++) {
        const struct event *e = &disk.events[i];
        uint64_t bytes = e->bytes;

        if (lose_some && i > safe && next_random(t) & 1)
            continue;
        if (lose_some && i > safe && next_random(t) % 4 == 0) /* torn between sectors */
            bytes = align_down(next_random(t) % (bytes + 1), SECTOR);
        if (e->kind == DISK_WRITE)
            disk_put(e->offset, e->data, bytes);
        else if (e->kind == DISK_TRUNCATE)
            disk_resize(e->bytes);
    }
}

static void fail(unsigned cut, bool lose_some, const char *what, uint64_t where, uint64_t value)
{
    fprintf(stderr, "cut after event %u of %u%s: %s %llu: %llu\n", cut, disk.count,
            lose_some ? ", some writes lost" : "", what, (unsigned long long)where,
            (unsigned long long)value);
    exit(1);
}

static void check_sectors(struct test *t, const struct sector *sectors, unsigned cut, bool lose)
{
    uint64_t *data = malloc(GUEST_SIZE);

    if (block_pread(t->root, 0, data, GUEST_SIZE) < 0)
        fail(cut, lose, "cannot read", 0, 0);
    for (unsigned s = 0; s < SECTORS; s++) {
        uint64_t got = data[s * (SECTOR / 8)];
        bool good = got == sectors[s].flushed || sectors[s].count == MAX_SINCE;

        for (unsigned i = 0; i < sectors[s].count; i++)
            good |= got == sectors[s].since[i];
        /* Never flushed, never written: zero, which `flushed` is at first. A sector that was only
         * written since may also hold what its new cluster held before: none of the guest's. */
        if (!good && sectors[s].count)
            good = got <= ROUNDS;
        if (!good) {
            fprintf(stderr, "flushed %llu, then %u writes\n",
                    (unsigned long long)sectors[s].flushed, sectors[s].count);
            fail(cut, lose, "sector", s, got);
        }
    }
    free(data);
}

static void check_cut(struct test *t, const struct sector *sectors, unsigned cut, bool lose)
{
    struct block_check_result found;

    replay_disk(t, cut, lose);
    open_image(t);
    err_t e = block_check(block_edge_node(t->root), 0, &found);
    if (err_code(e) == ENOTSUP) {
        err_free(e);
    } else {
        ok(e);
        if (found.corruptions || found.check_errors)
            fail(cut, lose, "corruptions", found.check_errors, found.corruptions);
    }
    check_sectors(t, sectors, cut, lose);
    block_detach_root(t->root);
    t->cuts++;
}

static void whole(void *arg)
{
    struct test *t = arg;
    struct sector *sectors = malloc(SECTORS * sizeof(*sectors));

    make_recording(t);
    for (unsigned cut = 0; cut <= disk.count; cut++) {
        /* After a guest's event nothing has changed on the disk. */
        if (cut && disk.events[cut - 1].kind == GUEST_WRITE)
            continue;
        replay_guest(sectors, cut);
        check_cut(t, sectors, cut, false);
        for (unsigned i = 0; i < CHOICES; i++)
            check_cut(t, sectors, cut, true);
    }
    free(sectors);
}

int main(int argc, char **argv)
{
    struct test t = {.options = json_pack("{s:i}", "size", GUEST_SIZE)};

    if (argc < 3) {
        fprintf(stderr, "usage: power_cut SEED FORMAT [OPTIONS]\n");
        return 2;
    }
    t.random = (uint32_t)atoi(argv[1]) * 7919;
    t.format = argv[2];
    if (argc > 3)
        ok(options_parse_text(argv[3], nullptr, nullptr, t.options));
    disk.bytes = calloc(1, DISK_SIZE);
    ok(loop_create(&t.loop));
    ok(block_graph_create(&(struct block_graph_options){.loop = t.loop}, &t.g));
    loop_run(t.loop, whole, &t);
    printf("%u power cuts of %u events survived\n", t.cuts, disk.count);
    block_graph_destroy(t.g);
    loop_destroy(t.loop);
    co_thread_exit();
    for (unsigned i = 0; i < disk.count; i++)
        free(disk.events[i].data);
    free(disk.events);
    free(disk.bytes);
    free(t.base);
    json_decref(t.options);
    return 0;
}
