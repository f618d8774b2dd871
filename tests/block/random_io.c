/*
 * Random requests, many at once, to an image of a format that can be written; compared with a plain
 * array, while it is open and after it was opened again. Leaves the image and the array (as a file)
 * for other programs to compare.
 *
 * usage: random_io SEED FORMAT IMAGE RAW-COPY [OPTIONS-FOR-CREATE]
 * With backing_file among the options, that file is what the image shows at first. With "-"
 * for options, the image is there already, and what it shows is taken for granted.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/driver.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    WORKERS = 12,
    ROUNDS = 60,
    MAX_REQUEST = 300 * 1024,
    SECTOR = 512
};

struct run {
    struct loop *loop;
    struct block_graph *g;
    struct block_edge *root;
    const char *format, *image, *raw;
    json_t *options;
    uint8_t *model;
    uint64_t size;
    uint32_t seed;
    unsigned done;
    bool existing;
};

struct worker {
    struct run *run;
    uint32_t random;
    uint64_t start, bytes;
};

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 8;
}

static void fail(const char *what, uint64_t offset, uint64_t bytes)
{
    fprintf(stderr, "%s at %#llx, %#llx bytes\n", what, (unsigned long long)offset,
            (unsigned long long)bytes);
    exit(1);
}

static void ok(err_t e)
{
    if (!err_failed(e))
        return;
    fprintf(stderr, "%s\n", err_text(e));
    exit(1);
}

static void compare(struct run *r, uint64_t offset, uint64_t bytes)
{
    uint8_t *got = malloc(bytes);

    if (block_pread(r->root, offset, got, bytes) < 0)
        fail("cannot read", offset, bytes);
    for (uint64_t i = 0; i < bytes; i++)
        if (got[i] != r->model[offset + i])
            fail("differs", offset + i, bytes - i);
    free(got);
}

/* --- Requests; each worker has a part of the image to itself --- */

static void do_write(struct worker *w, uint64_t offset, uint64_t bytes)
{
    struct run *r = w->run;
    uint8_t *data = malloc(bytes);
    uint32_t seed = w->random;

    for (uint64_t i = 0; i < bytes; i++)
        data[i] = (uint8_t)(seed >> (i & 7)) + (uint8_t)(i >> 9);
    memcpy(r->model + offset, data, bytes);
    struct iovec iov[2] = {{data, bytes / 2}, {data + bytes / 2, bytes - bytes / 2}};
    if (block_write(r->root, offset, bytes, (struct block_buf){iov, 2, 0}, 0) < 0)
        fail("cannot write", offset, bytes);
    free(data);
}

static void do_zeroes(struct worker *w, uint64_t offset, uint64_t bytes)
{
    struct run *r = w->run;

    memset(r->model + offset, 0, bytes);
    if (block_write_zeroes(r->root, offset, bytes,
                           next_random(&w->random) & 1 ? BLOCK_REQ_MAY_UNMAP : 0) < 0)
        fail("cannot write zeroes", offset, bytes);
}

/* What was discarded reads as zeroes or as before. */
static void do_discard(struct worker *w, uint64_t offset, uint64_t bytes)
{
    struct run *r = w->run;

    if (block_discard(r->root, offset, bytes) < 0)
        fail("cannot discard", offset, bytes);
    if (block_pread(r->root, offset, r->model + offset, bytes) < 0)
        fail("cannot read", offset, bytes);
}

static void work(void *arg)
{
    struct worker *w = arg;

    for (int i = 0; i < ROUNDS; i++) {
        uint64_t most = i % 4 ? 8192 : MAX_REQUEST, bytes, offset;
        uint32_t kind = next_random(&w->random) % 16;

        if (most > w->bytes)
            most = w->bytes;
        bytes = align_up(1 + next_random(&w->random) % most, SECTOR);
        if (bytes > w->bytes)
            bytes = w->bytes;
        offset = w->start + align_down(next_random(&w->random) % (w->bytes - bytes + 1), SECTOR);
        if (kind < 8)
            do_write(w, offset, bytes);
        else if (kind < 11)
            do_zeroes(w, offset, bytes);
        else if (kind < 13)
            do_discard(w, offset, bytes);
        else if (kind < 14 && block_flush(w->run->root) < 0)
            fail("cannot flush", 0, 0);
        else
            compare(w->run, offset, bytes);
    }
    w->run->done++;
}

/* --- The image --- */

static void open_image(struct run *r, unsigned flags)
{
    json_t *options = json_pack("{s:s}", "driver", r->format);
    struct block_node *n;

    ok(block_open(r->g, r->image, options, flags | BLOCK_UNMAP, &n));
    ok(block_attach_root(n, "test",
                         BLOCK_PERM_READ | (flags & BLOCK_WRITABLE ? BLOCK_PERM_WRITE : 0),
                         BLOCK_PERM_ALL, &r->root));
    json_decref(options);
}

/* What the image shows at first. */
static void load_backing(struct run *r)
{
    const char *name = json_string_value(json_object_get(r->options, "backing_file"));
    const char *format = json_string_value(json_object_get(r->options, "backing_fmt"));
    struct block_edge *root;
    struct block_node *n;
    json_t *options = json_object();

    if (name) {
        if (format)
            json_object_set_new(options, "driver", json_string(format));
        ok(block_open(r->g, name, options, 0, &n));
        ok(block_attach_root(n, "test", BLOCK_PERM_READ, BLOCK_PERM_ALL, &root));
        if (block_pread(root, 0, r->model, r->size) < 0)
            fail("cannot read the backing file", 0, 0);
        block_detach_root(root);
    }
    json_decref(options);
}

static void save_model(const struct run *r)
{
    FILE *f = fopen(r->raw, "wb");

    if (!f || fwrite(r->model, 1, r->size, f) != r->size || fclose(f))
        fail("cannot write the copy", 0, r->size);
}

static void check(struct run *r, const char *when)
{
    struct block_check_result result;
    err_t e = block_check(block_edge_node(r->root), 0, &result);

    if (err_code(e) == ENOTSUP) {
        err_free(e);
        return;
    }
    ok(e);
    if (result.corruptions || result.check_errors || result.leaks) {
        fprintf(stderr, "%s: %llu corruptions, %llu leaks\n", when,
                (unsigned long long)result.corruptions, (unsigned long long)result.leaks);
        exit(1);
    }
}

static void whole(void *arg)
{
    struct run *r = arg;
    struct worker workers[WORKERS];

    load_backing(r);
    if (!r->existing)
        ok(block_create(r->g, r->image, r->format, r->options, 0));
    open_image(r, BLOCK_WRITABLE);
    if (r->size != block_size(block_edge_node(r->root)))
        r->size = block_size(block_edge_node(r->root)); /* rounded up by the format */
    if (r->existing && block_pread(r->root, 0, r->model, r->size) < 0)
        fail("cannot read", 0, r->size);
    compare(r, 0, r->size);
    for (unsigned i = 0; i < WORKERS; i++) {
        uint64_t part = align_down(r->size / WORKERS, SECTOR);

        workers[i] = (struct worker){
            .run = r, .random = r->seed + i * 7919, .start = i * part, .bytes = part};
        co_enter(co_create(work, &workers[i]));
    }
    while (r->done < WORKERS)
        loop_sleep(r->loop, 1000000);
    compare(r, 0, r->size);
    check(r, "open");
    block_detach_root(r->root);
    open_image(r, 0);
    compare(r, 0, r->size);
    check(r, "opened again");
    block_detach_root(r->root);
    save_model(r);
}

int main(int argc, char **argv)
{
    struct run r = {.size = 24 << 20, .options = json_object()};

    if (argc < 5) {
        fprintf(stderr, "usage: random_io SEED FORMAT IMAGE RAW-COPY [OPTIONS]\n");
        return 2;
    }
    r.seed = (uint32_t)atoi(argv[1]);
    r.format = argv[2];
    r.image = argv[3];
    r.raw = argv[4];
    json_object_set_new(r.options, "size", json_integer((json_int_t)r.size));
    r.existing = argc > 5 && !strcmp(argv[5], "-");
    if (argc > 5 && !r.existing)
        ok(options_parse_text(argv[5], nullptr, nullptr, r.options));
    r.model = calloc(1, r.size + (1 << 20));
    ok(loop_create(&r.loop));
    ok(block_graph_create(&(struct block_graph_options){.loop = r.loop}, &r.g));
    loop_run(r.loop, whole, &r);
    block_graph_destroy(r.g);
    loop_destroy(r.loop);
    co_thread_exit();
    json_decref(r.options);
    free(r.model);
    return 0;
}
