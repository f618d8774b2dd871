/*
 * Protocols null-co and null-aio: a disk that forgets what is written, for measuring what is above
 * it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/driver.h"

#include <errno.h>
#include <string.h>

struct null_options {
    uint64_t size, latency_ns;
    bool read_zeroes;
};

#define NULL_OPTION(member) offsetof(struct null_options, member)

static const struct option_def null_options[] = {
    {"size", OPTION_SIZE, NULL_OPTION(size), .help = "size of the null block"},
    {"latency-ns", OPTION_NUMBER, NULL_OPTION(latency_ns),
     .help = "nanoseconds (approximated) to wait before completing request"},
    {"read-zeroes", OPTION_BOOL, NULL_OPTION(read_zeroes), .help = "return zeroes when read"},
    {}};

static const struct null_options null_defaults = {.size = 1ull << 30};

static err_t null_open(struct block_node *n, const void *values)
{
    struct null_options *s = n->state;

    *s = *(const struct null_options *)values;
    n->size = s->size;
    n->write_flags = BLOCK_REQ_FUA;
    n->zeroes_flags = BLOCK_REQ_FUA | BLOCK_REQ_MAY_UNMAP;
    return ERR_OK;
}

static err_t null_parse_name(const char *name, json_t *options)
{
    const char *rest = name;

    while (*rest != ':')
        rest++;
    if (strcmp(rest, "://"))
        return err_make(EINVAL, "The only allowed filename for this driver is '%.*s://'",
                        (int)(rest - name), name);
    return ERR_OK;
}

static void wait(struct block_node *n)
{
    struct null_options *s = n->state;

    if (s->latency_ns)
        loop_sleep(block_loop(n), s->latency_ns);
}

static int null_read(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                     unsigned flags)
{
    struct null_options *s = n->state;

    if (s->read_zeroes)
        block_buf_fill(buf, 0, bytes);
    wait(n);
    return 0;
}

static int null_write(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                      unsigned flags)
{
    wait(n);
    return 0;
}

static int null_write_zeroes(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags)
{
    wait(n);
    return 0;
}

static int null_flush(struct block_node *n)
{
    wait(n);
    return 0;
}

static int null_status(struct block_node *n, bool want_zero, uint64_t offset, uint64_t bytes,
                       struct block_run *run)
{
    struct null_options *s = n->state;

    run->flags = BLOCK_STATUS_OFFSET | (s->read_zeroes ? BLOCK_STATUS_ZERO : 0);
    run->offset = offset;
    run->file = n;
    return 0;
}

static uint64_t null_allocated(struct block_node *n)
{
    return 0;
}

static const char *const co_prefixes[] = {"null-co", nullptr};
static const char *const aio_prefixes[] = {"null-aio", nullptr};

#define NULL_DRIVER(driver_name, driver_prefixes)                                                  \
    {                                                                                              \
        .name = driver_name, .kind = BLOCK_KIND_PROTOCOL, .prefixes = driver_prefixes,             \
        .state_size = sizeof(struct null_options), .options = null_options,                        \
        .options_size = sizeof(struct null_options), .option_defaults = &null_defaults,            \
        .parse_name = null_parse_name, .open = null_open, .read = null_read, .write = null_write,  \
        .write_zeroes = null_write_zeroes, .flush = null_flush, .status = null_status,             \
        .allocated_bytes = null_allocated,                                                         \
    }

const struct block_driver block_null_co = NULL_DRIVER("null-co", co_prefixes);
const struct block_driver block_null_aio = NULL_DRIVER("null-aio", aio_prefixes);
