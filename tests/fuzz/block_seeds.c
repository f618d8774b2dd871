/*
 * Drives the fuzz target of disk images without libFuzzer: makes an image of every format that can
 * be created, and varies it, the same way each time. Or saves them, for libFuzzer to start from.
 *
 * usage: PROGRAM ROUNDS [IMAGE-BEHIND-FORMAT-BYTE …]
 *        PROGRAM --save FOLDER
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "tests/block/memory_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    MAX_SEED = 1 << 20,
    HEADERS = 1024
};

/* Options that give other metadata than none at all. */
static const struct {
    const char *format, *options;
} variants[] = {
    {"qcow2", "cluster_size=512,refcount_bits=1"},
    {"qcow2", "cluster_size=4k"},
    {"qcow2", "cluster_size=16k,extended_l2=on"},
    {"qcow2", "compat=0.10,cluster_size=4k"},
    {"qcow2", "cluster_size=4k,lazy_refcounts=on"},
    {"qcow2", "backing_file=base,backing_fmt=raw,cluster_size=4k"},
    {"qcow2", "backing_file=image,backing_fmt=qcow2,cluster_size=4k"},
    {"qed", "cluster_size=4k,table_size=1"},
    {"qed", "cluster_size=4k,table_size=1,backing_file=base,backing_fmt=raw"},
    {"qcow", "backing_file=base"},
    {"parallels", "cluster_size=64k"},
    {"vdi", "static=on"},
    {"vmdk", "subformat=streamOptimized"},
    {"vmdk", "subformat=twoGbMaxExtentSparse"},
    {"vmdk", "subformat=monolithicFlat"},
    {"vpc", "subformat=fixed"},
    {"vhdx", "subformat=fixed"},
    {"vhdx", "block_size=1M"},
};

struct seed {
    const char *format, *options;
    struct loop *loop;
    struct block_graph *g;
    bool made;
};

static void fill(struct block_graph *g, const char *format)
{
    json_t *options = json_pack("{s:s}", "driver", format);
    struct block_edge *root;
    struct block_node *n;
    uint8_t *data = malloc(65536);
    err_t e = block_open(g, "image", options, BLOCK_WRITABLE | BLOCK_UNMAP, &n);

    json_decref(options);
    memset(data, 0x11, 65536);
    if (!err_failed(e))
        e = block_attach_root(n, "seed", BLOCK_PERM_READ | BLOCK_PERM_WRITE, BLOCK_PERM_ALL, &root);
    if (!err_failed(e)) {
        (void)!block_pwrite(root, 4096, data, 8192);
        (void)!block_pwrite(root, 131072, data, 512);
        (void)!block_write_zeroes(root, 65536, 65536, BLOCK_REQ_MAY_UNMAP);
        struct iovec iov = {data, 65536};
        (void)!block_write(root, 196608, 65536, (struct block_buf){&iov, 1, 0},
                           BLOCK_REQ_COMPRESSED);
        block_detach_root(root);
    }
    err_free(e);
    free(data);
}

static void make(void *arg)
{
    struct seed *s = arg;
    json_t *options = json_pack("{s:i}", "size", 1 << 19);
    err_t e = options_parse_text(s->options, nullptr, nullptr, options);

    if (!err_failed(e))
        e = block_create(s->g, "image", s->format, options, 0);
    json_decref(options);
    s->made = !err_failed(e);
    if (s->made)
        fill(s->g, s->format);
    else if (!*s->options)
        printf("no seed of %s: %s\n", s->format, err_text(e));
    err_free(e);
}

/* The image into memory file "image"; false if this build cannot make it, or it is too large. */
static bool make_seed(const char *format, const char *options)
{
    struct seed s = {.format = format, .options = options};
    const struct memory_file *f;

    memory_file_put("base", nullptr, 100000);
    err_free(loop_create(&s.loop));
    err_free(block_graph_create(&(struct block_graph_options){.loop = s.loop}, &s.g));
    loop_run(s.loop, make, &s);
    block_graph_destroy(s.g);
    loop_destroy(s.loop);
    f = memory_file_find("image");
    return s.made && f && f->size;
}

/* --- Varying --- */

static uint64_t next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* A place where something is: the headers, or behind them any word that is not zero. */
static size_t choose(const uint8_t *image, size_t size, uint64_t *state)
{
    if (next(state) % 2)
        return next(state) % (size < HEADERS ? size : HEADERS);
    for (unsigned tries = 0; tries < 64; tries++) {
        size_t at = next(state) % size;

        if (image[at] && image[at] != 0x11)
            return at;
    }
    return next(state) % size;
}

static void vary(uint8_t *image, size_t size, uint64_t *state)
{
    static const uint64_t awkward[] = {0,
                                       1,
                                       0xff,
                                       0xffff,
                                       0x7fffffff,
                                       0xffffffff,
                                       1ull << 63,
                                       ~0ull,
                                       ~0ull - 4095,
                                       0x1000,
                                       0x7ffffffff000,
                                       0x0000008000000000,
                                       0x0080000000000000};

    for (unsigned n = 1 + next(state) % 4; n; n--) {
        size_t width = (size_t)1 << next(state) % 4, at = choose(image, size, state);
        uint64_t value = 0;

        at = next(state) % 4 ? at & ~(width - 1) : at;
        if (at + width > size)
            continue;
        switch (next(state) % 4) {
        case 0: value = next(state); break;
        case 1: /* near what was there */
            memcpy(&value, image + at, width);
            value += next(state) % 9 - 4;
            break;
        case 2: /* big endian */
            value = __builtin_bswap64(next(state) % 4096 << (next(state) % 40));
            value = value >> (64 - 8 * width);
            break;
        default: value = awkward[next(state) % ARRAY_SIZE(awkward)];
        }
        memcpy(image + at, &value, width);
    }
}

static void run(const uint8_t *seed, size_t size, long rounds, uint64_t *state)
{
    uint8_t *image = malloc(size);

    for (long i = 0; i < rounds; i++) {
        size_t cut = next(state) % 8 ? size : 1 + next(state) % size;

        memcpy(image, seed, cut);
        if (i && cut > 1)
            vary(image + 1, cut - 1, state);
        LLVMFuzzerTestOneInput(image, cut);
    }
    free(image);
}

/* --- All of them --- */

struct use {
    const char *folder; /* save there … */
    long rounds;        /* … or run */
    uint64_t state;
    unsigned seeds;
};

static void use_bytes(struct use *u, const char *format, const uint8_t *data, size_t size)
{
    char name[512];

    if (!u->folder) {
        run(data, size, u->rounds, &u->state);
    } else {
        snprintf(name, sizeof(name), "%s/%02u-%s", u->folder, u->seeds, format);
        FILE *f = fopen(name, "wb");
        if (!f || fwrite(data, 1, size, f) != size || fclose(f))
            perror(name);
    }
    u->seeds++;
}

static void use_seed(struct use *u, unsigned index, const char *format, const char *options)
{
    const struct memory_file *f;
    uint8_t *data;
    size_t size;

    if (make_seed(format, options)) {
        f = memory_file_find("image");
        size = 1 + (f->size < MAX_SEED ? f->size : MAX_SEED);
        data = malloc(size);
        data[0] = (uint8_t)(index + 1);
        memcpy(data + 1, f->bytes, size - 1);
        memory_files_clear();
        use_bytes(u, format, data, size);
        free(data);
    }
    memory_files_clear();
}

/* A file that says by its name what it is: "small.dmg". */
static void use_file(struct use *u, const char *name)
{
    const char *dot = strrchr(name, '.');
    static uint8_t data[MAX_SEED + 1];
    FILE *f = fopen(name, "rb");
    size_t size;

    if (!f || !dot) {
        perror(name);
        exit(2);
    }
    size = fread(data + 1, 1, MAX_SEED, f);
    fclose(f);
    for (unsigned i = 0; memory_format(i); i++)
        if (!strcmp(memory_format(i)->name, dot + 1)) {
            data[0] = (uint8_t)(i + 1);
            use_bytes(u, dot + 1, data, size + 1);
        }
}

int main(int argc, char **argv)
{
    struct use u = {.state = 0x9e3779b97f4a7c15};

    if (argc > 2 && !strcmp(argv[1], "--save"))
        u.folder = argv[2];
    else if (argc > 1)
        u.rounds = atol(argv[1]);
    /* What drivers and checks say about broken images. */
    if (!u.folder && !getenv("FUZZ_STDERR") && !freopen("/dev/null", "w", stderr))
        return 2;
    for (unsigned i = 0; memory_format(i); i++) {
        const struct block_driver *d = memory_format(i);

        if (!d->create)
            continue;
        use_seed(&u, i, d->name, "");
        for (unsigned v = 0; v < ARRAY_SIZE(variants); v++)
            if (!strcmp(variants[v].format, d->name))
                use_seed(&u, i, d->name, variants[v].options);
    }
    for (int i = u.folder ? 3 : 2; i < argc; i++)
        use_file(&u, argv[i]);
    co_thread_exit();
    printf("%u seeds\n", u.seeds);
    return 0;
}
