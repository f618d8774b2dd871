/*
 * The block core over a disk in memory that is slow, answers out of order and insists on alignment:
 * many requests at once, compared with a plain array. Permissions, draining, options.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/driver.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include <stdlib.h>

enum {
    DISK_SIZE = 1 << 20,
    ALIGNMENT = 512
};

/* --- The disk --- */

struct disk {
    uint8_t *bytes;
    uint32_t random;
    unsigned running;
};

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 8;
}

static err_t disk_open(struct block_node *n, const void *options)
{
    struct disk *d = n->state;

    d->bytes = calloc(1, DISK_SIZE);
    n->size = DISK_SIZE;
    n->limits = (struct block_limits){
        .request_alignment = ALIGNMENT, .max_transfer = 8192, .zeroes_alignment = 4096};
    return ERR_OK;
}

static void disk_close(struct block_node *n)
{
    struct disk *d = n->state;

    free(d->bytes);
}

static void dawdle(struct block_node *n)
{
    struct disk *d = n->state;
    uint32_t r = next_random(&d->random);

    d->running++;
    if (r & 3)
        loop_sleep(block_loop(n), r % 20000);
    d->running--;
}

static int disk_read(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                     unsigned flags)
{
    struct disk *d = n->state;

    assert_int_equal((offset | bytes) % ALIGNMENT, 0);
    assert_true(bytes <= 8192);
    dawdle(n);
    block_buf_from(buf, d->bytes + offset, bytes);
    dawdle(n);
    return 0;
}

static int disk_write(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                      unsigned flags)
{
    struct disk *d = n->state;

    assert_int_equal((offset | bytes) % ALIGNMENT, 0);
    assert_true(bytes <= 8192 && offset + bytes <= DISK_SIZE);
    dawdle(n);
    block_buf_to(d->bytes + offset, buf, bytes);
    dawdle(n);
    return 0;
}

/* Whole units only, as many devices have it. */
static int disk_zeroes(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags)
{
    struct disk *d = n->state;

    if ((offset | bytes) % 4096)
        return -ENOTSUP;
    dawdle(n);
    memset(d->bytes + offset, 0, bytes);
    return 0;
}

static const char *const disk_prefixes[] = {"disk", nullptr};
static const struct block_driver disk_driver = {.name = "disk",
                                                .kind = BLOCK_KIND_PROTOCOL,
                                                .prefixes = disk_prefixes,
                                                .state_size = sizeof(struct disk),
                                                .open = disk_open,
                                                .close = disk_close,
                                                .read = disk_read,
                                                .write = disk_write,
                                                .write_zeroes = disk_zeroes};
extern const struct block_driver block_raw, block_file;
const struct block_driver *const block_drivers[] = {&disk_driver, &block_raw, &block_file, nullptr};

/* --- Requests --- */

struct test {
    struct loop *loop;
    struct block_graph *g;
    struct block_edge *root;
    uint8_t *model;
    unsigned done, workers;
    bool fail;
};

static void ok(err_t e)
{
    if (err_failed(e))
        fail_msg("%s", err_text(e));
}

static struct block_node *open_disk(struct test *t, const char *name, unsigned flags)
{
    struct block_node *n;
    json_t *options = json_pack("{s:s, s:s, s:{s:s}}", "driver", "raw", "node-name", name, "file",
                                "driver", "disk");

    ok(block_open(t->g, nullptr, options, flags, &n));
    json_decref(options);
    return n;
}

/* Each worker owns a stripe of odd size: what it writes, nobody else does, but its neighbours write
 * within the same sectors. */
enum {
    WORKERS = 16,
    STRIPE = 5003,
    ROUNDS = 120
};

struct worker {
    struct test *t;
    uint32_t random;
    uint64_t start;
};

static void check_stripe(struct worker *w)
{
    uint8_t got[STRIPE];

    assert_int_equal(block_pread(w->t->root, w->start, got, STRIPE), 0);
    assert_memory_equal(got, w->t->model + w->start, STRIPE);
}

static void work(void *arg)
{
    struct worker *w = arg;
    struct test *t = w->t;

    for (int round = 0; round < ROUNDS; round++) {
        uint32_t from = next_random(&w->random) % STRIPE;
        uint32_t bytes = 1 + next_random(&w->random) % (STRIPE - from);
        uint8_t data[STRIPE];
        struct iovec iov[2] = {{data, bytes / 3}, {data + bytes / 3, bytes - bytes / 3}};

        memset(data, (int)next_random(&w->random) | 1, bytes);
        if (round % 3 == 0) {
            assert_int_equal(block_write_zeroes(t->root, w->start + from, bytes, 0), 0);
            memset(t->model + w->start + from, 0, bytes);
        } else {
            assert_int_equal(block_write(t->root, w->start + from, bytes,
                                         (struct block_buf){iov, 2, 0},
                                         round % 5 ? 0 : BLOCK_REQ_SERIALISE),
                             0);
            memcpy(t->model + w->start + from, data, bytes);
        }
        if (round % 4 == 0)
            check_stripe(w);
    }
    check_stripe(w);
    t->done++;
}

static void requests(void *arg)
{
    struct test *t = arg;
    static struct worker workers[WORKERS];

    ok(block_attach_root(open_disk(t, "top", BLOCK_WRITABLE), "test",
                         BLOCK_PERM_READ | BLOCK_PERM_WRITE, BLOCK_PERM_ALL, &t->root));
    for (unsigned i = 0; i < WORKERS; i++) {
        workers[i] = (struct worker){.t = t, .random = i * 77 + 1, .start = 100 + i * STRIPE};
        co_enter(co_create(work, &workers[i]));
    }
    while (t->done < WORKERS) {
        struct block_node *file = block_edge_node(t->root)->file->node;

        block_drain_begin(file);
        assert_int_equal(((struct disk *)file->state)->running, 0);
        loop_sleep(t->loop, 200000);
        assert_int_equal(((struct disk *)file->state)->running, 0);
        block_drain_end(file);
        loop_sleep(t->loop, 1000000);
    }
    struct disk *d = block_edge_node(t->root)->file->node->state;
    assert_memory_equal(d->bytes, t->model, DISK_SIZE);
    block_detach_root(t->root);
}

/* --- Permissions --- */

static void permissions(void *arg)
{
    struct test *t = arg;
    struct block_edge *a, *b;
    struct block_node *n = open_disk(t, "top", BLOCK_WRITABLE);
    err_t e;

    ok(block_attach_root(block_ref(n), "first user", BLOCK_PERM_READ | BLOCK_PERM_WRITE,
                         BLOCK_PERM_READ, &a));
    e = block_attach_root(block_ref(n), "second user", BLOCK_PERM_WRITE, BLOCK_PERM_ALL, &b);
    assert_true(err_failed(e));
    assert_non_null(strstr(err_text(e), "'write'"));
    assert_non_null(strstr(err_text(e), "first user"));
    err_free(e);
    ok(block_edge_set_perm(a, BLOCK_PERM_READ, BLOCK_PERM_ALL));
    ok(block_attach_root(block_ref(n), "second user", BLOCK_PERM_WRITE, BLOCK_PERM_ALL, &b));
    e = block_edge_set_perm(a, BLOCK_PERM_READ, BLOCK_PERM_READ);
    assert_true(err_failed(e));
    err_free(e);
    assert_int_equal(block_pwrite(a, 0, "x", 1), -EPERM);
    assert_int_equal(block_pwrite(b, 0, "x", 1), 0);
    assert_int_equal(block_pwrite(b, DISK_SIZE, "x", 1), -EIO);
    block_detach_root(a);
    block_detach_root(b);
    block_unref(n);
    assert_null(block_find(t->g, "top"));
    n = open_disk(t, "top", 0);
    e = block_attach_root(n, "writer", BLOCK_PERM_WRITE, BLOCK_PERM_ALL, &a);
    assert_int_equal(err_code(e), EACCES);
    err_free(e);
}

/* --- Options --- */

static void names(void *arg)
{
    struct test *t = arg;
    static const struct {
        const char *name, *error;
    } bad[] = {
        {"nosuchthing:x", "Unknown protocol 'nosuchthing'"},
        {"json:{", "Could not parse the JSON"},
        {"json:[]", "Invalid JSON object"},
        {"json:{\"driver\":\"raw\",\"file\":\"none\"}", "node-name='none'"},
        {"json:{\"driver\":\"raw\",\"ofset\":1,\"file\":{\"driver\":\"disk\"}}",
         "did you mean 'offset'"},
        {"json:{\"driver\":\"raw\",\"offset\":\"x\",\"file\":{\"driver\":\"disk\"}}", "not a size"},
        {"json:{\"driver\":\"row\",\"file\":{\"driver\":\"disk\"}}", "Unknown driver 'row'"},
        {"json:{\"driver\":\"disk\",\"node-name\":\"0bad\"}", "Invalid node-name"},
        {"/nonexistent/file", "No such file"},
    };

    for (unsigned i = 0; i < ARRAY_SIZE(bad); i++) {
        struct block_node *n;
        err_t e = block_open(t->g, bad[i].name, nullptr, 0, &n);

        assert_true(err_failed(e));
        if (!strstr(err_text(e), bad[i].error))
            fail_msg("%s: %s", bad[i].name, err_text(e));
        err_free(e);
    }
}

static void sizes(void **state)
{
    static const struct {
        const char *text;
        uint64_t size;
    } good[] = {{"0", 0},           {"512", 512},       {"1k", 1024},
                {"1.5K", 1536},     {"0x10", 16},       {"2T", 2ull << 40},
                {"7E", 7ull << 60}, {"0.25M", 1 << 18}, {"3b", 3}};
    static const char *const bad[] = {"", "k", "-1", "1.5", "1kk", "17E", "0x1k", "1Z", "1e3"};
    uint64_t out;

    for (unsigned i = 0; i < ARRAY_SIZE(good); i++) {
        ok(option_parse_size(good[i].text, "size", &out));
        assert_true(out == good[i].size);
    }
    for (unsigned i = 0; i < ARRAY_SIZE(bad); i++) {
        err_t e = option_parse_size(bad[i], "size", &out);

        if (!err_failed(e))
            fail_msg("%s", bad[i]);
        err_free(e);
    }
}

static void in_graph(void (*fn)(void *))
{
    struct test t = {.model = calloc(1, DISK_SIZE)};

    ok(loop_create(&t.loop));
    ok(block_graph_create(&(struct block_graph_options){.loop = t.loop}, &t.g));
    loop_run(t.loop, fn, &t);
    block_graph_destroy(t.g);
    loop_destroy(t.loop);
    co_thread_exit();
    free(t.model);
}

static void test_requests(void **state)
{
    in_graph(requests);
}

static void test_permissions(void **state)
{
    in_graph(permissions);
}

static void test_names(void **state)
{
    in_graph(names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_requests),
                                       cmocka_unit_test(test_permissions),
                                       cmocka_unit_test(test_names), cmocka_unit_test(sizes)};

    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
