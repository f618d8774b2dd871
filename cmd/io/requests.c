/*
 * Commands of `moa io` that are requests: reads, writes, discards, flushes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "cmd/io/io.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    READ_FILL = 0xab, /* what a read that does nothing leaves */
    WRITE_PATTERN = 0xcd,
    MISALIGNED_BY = 16,
    MAX_VECTORS = 128
};

/* What the options say. */
struct request_args {
    bool machine, quiet, verbose, vmstate, compressed, fua, zeroes, unmap, no_fallback, invalid;
    bool ignored;
    const char *pattern, *pattern_file, *verify_from, *verify_length;
};

struct request {
    struct io *io;
    struct request_args args;
    uint64_t offset, bytes, started;
    uint8_t *memory, *buffer; /* what to free; what the request uses */
    struct iovec iov[MAX_VECTORS];
    unsigned vectors;
    unsigned pattern;
    uint64_t verify_from, verify_length;
};

#define ARG(member) offsetof(struct request_args, member)
#define ARG_MACHINE                                                                                \
    {                                                                                              \
        nullptr, 'C', ARG_FLAG, ARG(machine)                                                       \
    }
#define ARG_QUIET                                                                                  \
    {                                                                                              \
        nullptr, 'q', ARG_FLAG, ARG(quiet)                                                         \
    }
#define ARG_VERBOSE                                                                                \
    {                                                                                              \
        nullptr, 'v', ARG_FLAG, ARG(verbose)                                                       \
    }
#define ARG_PATTERN                                                                                \
    {                                                                                              \
        nullptr, 'P', ARG_TEXT, ARG(pattern)                                                       \
    }
#define ARG_VMSTATE                                                                                \
    {                                                                                              \
        nullptr, 'b', ARG_FLAG, ARG(vmstate)                                                       \
    }
#define ARG_IGNORED                                                                                \
    {                                                                                              \
        nullptr, 'p', ARG_FLAG, ARG(ignored)                                                       \
    }
#define ARG_FUA                                                                                    \
    {                                                                                              \
        nullptr, 'f', ARG_FLAG, ARG(fua)                                                           \
    }
#define ARG_ZEROES                                                                                 \
    {                                                                                              \
        nullptr, 'z', ARG_FLAG, ARG(zeroes)                                                        \
    }
#define ARG_UNMAP                                                                                  \
    {                                                                                              \
        nullptr, 'u', ARG_FLAG, ARG(unmap)                                                         \
    }
#define ARG_INVALID                                                                                \
    {                                                                                              \
        nullptr, 'i', ARG_FLAG, ARG(invalid)                                                       \
    }

/* --- Reports --- */

static void print_time(uint64_t ns, bool machine, char text[64])
{
    unsigned long long seconds = ns / 1000000000, hundredths = ns / 10000000 % 100;

    if (machine || seconds >= 3600)
        snprintf(text, 64, "%llu:%02llu:%02llu.%02llu", seconds / 3600, seconds / 60 % 60,
                 seconds % 60, hundredths);
    else if (seconds >= 60)
        snprintf(text, 64, "%02llu:%02llu.%02llu", seconds / 60, seconds % 60, hundredths);
    else
        snprintf(text, 64, "%02llu.%02llu sec", seconds, hundredths);
}

static void report(const struct request *r, const char *verb)
{
    uint64_t ns = loop_now() - r->started;
    double seconds = (double)(ns ? ns : 1) / 1e9;
    char time[64], total[64], speed[64];

    print_time(ns, r->args.machine, time);
    if (r->args.machine) {
        printf("%llu,1,%s,%.3f,%.3f\n", (unsigned long long)r->bytes, time,
               (double)r->bytes / seconds, 1 / seconds);
        return;
    }
    printf("%s %llu/%llu bytes at offset %llu\n", verb, (unsigned long long)r->bytes,
           (unsigned long long)r->bytes, (unsigned long long)r->offset);
    printf("%s, 1 ops; %s (%s/sec and %.4f ops/sec)\n", io_format_bytes((double)r->bytes, total),
           time, io_format_bytes((double)r->bytes / seconds, speed), 1 / seconds);
}

static void dump(const struct request *r)
{
    for (uint64_t at = 0; at < r->bytes; at += 16) {
        uint64_t n = r->bytes - at < 16 ? r->bytes - at : 16;

        printf("%08llx:  ", (unsigned long long)(r->offset + at));
        for (uint64_t i = 0; i < n; i++)
            printf("%02x ", r->buffer[at + i]);
        putchar(' ');
        for (uint64_t i = 0; i < n; i++)
            putchar(isalnum(r->buffer[at + i]) ? r->buffer[at + i] : '.');
        putchar('\n');
    }
}

static bool matches(const struct request *r)
{
    const uint8_t *p = r->buffer + r->verify_from;

    for (uint64_t i = 0; i < r->verify_length; i++)
        if (p[i] != r->pattern)
            return false;
    return true;
}

/* After a read. */
static int verify_and_report(const struct request *r)
{
    int result = 0;

    if (r->args.pattern && !matches(r)) {
        printf("Pattern verification failed at offset %llu, %llu bytes\n",
               (unsigned long long)(r->offset + r->verify_from),
               (unsigned long long)r->verify_length);
        result = -EINVAL;
    }
    if (r->args.quiet)
        return result;
    if (r->args.verbose)
        dump(r);
    report(r, "read");
    return result;
}

/* --- Parsing --- */

static int parse_pattern(struct request *r, unsigned by_default)
{
    char *end;
    long value;

    r->pattern = by_default;
    if (!r->args.pattern)
        return 0;
    value = strtol(r->args.pattern, &end, 0);
    if (!*r->args.pattern || *end || value < 0 || value > UINT8_MAX) {
        printf("%s is not a valid pattern byte\n", r->args.pattern);
        return -EINVAL;
    }
    r->pattern = (unsigned)value;
    return 0;
}

static int parse_length(struct request *r, const char *text)
{
    if (io_parse_number(text, &r->bytes) < 0)
        return -EINVAL;
    if (r->bytes > IO_REQUEST_MAX) {
        printf("length cannot exceed %llu, given %s\n", (unsigned long long)IO_REQUEST_MAX, text);
        return -EINVAL;
    }
    return 0;
}

static int parse_range(struct request *r, char **words)
{
    return io_parse_number(words[0], &r->offset) < 0 ? -EINVAL : parse_length(r, words[1]);
}

static int check_sectors(const struct request *r)
{
    if (r->offset % BLOCK_SECTOR) {
        printf("%llu is not a sector-aligned value for 'offset'\n", (unsigned long long)r->offset);
        return -EINVAL;
    }
    if (r->bytes % BLOCK_SECTOR) {
        printf("%llu is not a sector-aligned value for 'count'\n", (unsigned long long)r->bytes);
        return -EINVAL;
    }
    return 0;
}

/* --- Memory --- */

static int allocate(struct request *r, unsigned fill)
{
    unsigned misaligned = r->io->misalign ? MISALIGNED_BY : 0;

    r->memory = block_alloc(r->bytes + misaligned + 1);
    if (!r->memory)
        return -ENOMEM;
    r->buffer = r->memory + misaligned;
    memset(r->buffer, (int)fill, r->bytes);
    if (!r->vectors)
        r->iov[r->vectors++] = (struct iovec){.iov_len = r->bytes};
    size_t at = 0;
    for (unsigned i = 0; i < r->vectors; i++) {
        r->iov[i].iov_base = r->buffer + at;
        at += r->iov[i].iov_len;
    }
    return 0;
}

/* The file's first bytes, over and over. */
static int fill_from_file(struct request *r)
{
    FILE *f = fopen(r->args.pattern_file, "re");
    size_t n;

    if (!f) {
        fflush(stdout);
        fprintf(stderr, "%s: %s\n", r->args.pattern_file, strerror(errno));
        return -errno;
    }
    n = fread(r->buffer, 1, r->bytes, f);
    bool bad = ferror(f);
    fclose(f);
    if (bad || !n) {
        fflush(stdout);
        fprintf(stderr, bad ? "%s: cannot be read\n" : "%s: file is empty\n", r->args.pattern_file);
        return -EINVAL;
    }
    for (size_t at = n; at < r->bytes; at++)
        r->buffer[at] = r->buffer[at - n];
    return 0;
}

static int parse_vectors(struct request *r, int argc, char **words)
{
    uint64_t total = 0;

    for (int i = 0; i < argc && i < MAX_VECTORS; i++) {
        uint64_t bytes;

        if (io_parse_number(words[i], &bytes) < 0)
            return -EINVAL;
        if (bytes > IO_REQUEST_MAX) {
            printf("Argument '%s' exceeds maximum size %llu\n", words[i],
                   (unsigned long long)IO_REQUEST_MAX);
            return -EINVAL;
        }
        if (bytes > IO_REQUEST_MAX - total) {
            printf("The total number of bytes exceed the maximum size %llu\n",
                   (unsigned long long)IO_REQUEST_MAX);
            return -EINVAL;
        }
        total += bytes;
        r->iov[r->vectors++].iov_len = bytes;
    }
    r->bytes = total;
    return 0;
}

/* --- Doing it --- */

static struct block_buf buffer_of(const struct request *r)
{
    return (struct block_buf){r->iov, r->vectors, 0};
}

/* Images do not grow by being written to. */
static bool is_outside(const struct request *r)
{
    uint64_t size = block_size(block_edge_node(r->io->root));

    return r->offset > size || r->bytes > size - r->offset;
}

static int do_read(const struct request *r)
{
    if (r->args.vmstate)
        return block_vmstate_read(block_edge_node(r->io->root), r->offset, r->buffer, r->bytes);
    if (is_outside(r))
        return -EIO;
    return block_read(r->io->root, r->offset, r->bytes, buffer_of(r), 0);
}

static int do_write(const struct request *r)
{
    const struct request_args *a = &r->args;
    unsigned flags = (a->fua ? BLOCK_REQ_FUA : 0) | (a->unmap ? BLOCK_REQ_MAY_UNMAP : 0) |
                     (a->no_fallback ? BLOCK_REQ_NO_FALLBACK : 0) |
                     (a->compressed ? BLOCK_REQ_COMPRESSED : 0);

    if (a->vmstate)
        return block_vmstate_write(block_edge_node(r->io->root), r->offset, r->buffer, r->bytes);
    if (is_outside(r))
        return -EIO;
    if (a->zeroes)
        return block_write_zeroes(r->io->root, r->offset, r->bytes, flags);
    return block_write(r->io->root, r->offset, r->bytes, buffer_of(r), flags);
}

static int failed(const char *what, int result)
{
    printf("%s failed: %s\n", what, strerror(-result));
    return result;
}

/* --- read, readv --- */

static int finish_read(struct request *r, const char *name)
{
    int result = allocate(r, READ_FILL);

    r->started = loop_now();
    if (result >= 0)
        result = do_read(r);
    result = result < 0 ? failed(name, result) : verify_and_report(r);
    free(r->memory);
    return result;
}

/* What part of the data -P is about. */
static int parse_verified_part(struct request *r)
{
    const struct request_args *a = &r->args;

    r->verify_length = r->bytes;
    if (a->verify_from && io_parse_number(a->verify_from, &r->verify_from) < 0)
        return -EINVAL;
    if (r->verify_from <= r->bytes)
        r->verify_length -= r->verify_from;
    if (a->verify_length && io_parse_number(a->verify_length, &r->verify_length) < 0)
        return -EINVAL;
    if (r->verify_from > r->bytes || r->verify_length > r->bytes - r->verify_from) {
        puts("pattern verification range exceeds end of read data");
        return -EINVAL;
    }
    return 0;
}

static const struct arg_def read_options[] = {
    ARG_VMSTATE, ARG_MACHINE, {nullptr, 'l', ARG_TEXT, ARG(verify_length)}, ARG_IGNORED,
    ARG_PATTERN, ARG_QUIET,   {nullptr, 's', ARG_TEXT, ARG(verify_from)},   ARG_VERBOSE,
    {}};

static int run_read(struct io *io, const struct io_command *self, int argc, char **argv)
{
    struct request r = {.io = io};
    int first;

    if (!io_parse(self, read_options, &r.args, argc, argv, &first) || parse_pattern(&r, 0) < 0)
        return -EINVAL;
    if (argc - first != 2 || (!r.args.pattern && (r.args.verify_from || r.args.verify_length)))
        return io_usage(self);
    if (parse_range(&r, argv + first) < 0 || parse_verified_part(&r) < 0 ||
        (r.args.vmstate && check_sectors(&r) < 0))
        return -EINVAL;
    return finish_read(&r, "read");
}

const struct io_command io_read = {
    .name = "read",
    .short_name = "r",
    .args = "[-abCqv] [-P pattern [-s off] [-l len]] off len",
    .one_line = "reads a number of bytes at a specified offset",
    .help = "\n"
            " reads a range of bytes from the given offset\n\n"
            " Example:\n"
            " 'read -v 512 1k' - dumps 1 kilobyte read from 512 bytes into the file\n\n"
            " Reads a segment of the currently open file, optionally dumping it to the\n"
            " standard output stream (with -v option) for subsequent inspection.\n"
            " -b, -- read from the VM state rather than the virtual disk\n"
            " -C, -- report statistics in a machine parsable format\n"
            " -l, -- length for pattern verification (only with -P)\n"
            " -p, -- ignored for backwards compatibility\n"
            " -P, -- use a pattern to verify read data\n"
            " -q, -- quiet mode, do not show I/O statistics\n"
            " -s, -- start offset for pattern verification (only with -P)\n"
            " -v, -- dump buffer to standard output\n\n",
    .run = run_read,
    .least = 2,
    .most = -1};

static const struct arg_def readv_options[] = {
    ARG_MACHINE, ARG_PATTERN, ARG_QUIET, ARG_VERBOSE, {}};

static int run_readv(struct io *io, const struct io_command *self, int argc, char **argv)
{
    struct request r = {.io = io};
    int first;

    if (!io_parse(self, readv_options, &r.args, argc, argv, &first) || parse_pattern(&r, 0) < 0)
        return -EINVAL;
    if (argc - first < 2)
        return io_usage(self);
    if (io_parse_number(argv[first], &r.offset) < 0 ||
        parse_vectors(&r, argc - first - 1, argv + first + 1) < 0)
        return -EINVAL;
    r.verify_length = r.bytes;
    return finish_read(&r, "readv");
}

const struct io_command io_readv = {
    .name = "readv",
    .args = "[-Cqv] [-P pattern] off len [len..]",
    .one_line = "reads a number of bytes at a specified offset",
    .help = "\n"
            " reads a range of bytes from the given offset into multiple buffers\n\n"
            " Example:\n"
            " 'readv -v 512 1k 1k ' - dumps 2 kilobytes read from 512 bytes into the file\n\n"
            " Reads a segment of the currently open file, optionally dumping it to the\n"
            " standard output stream (with -v option) for subsequent inspection.\n"
            " Uses multiple iovec buffers if more than one byte range is specified.\n"
            " -C, -- report statistics in a machine parsable format\n"
            " -P, -- use a pattern to verify read data\n"
            " -v, -- dump buffer to standard output\n"
            " -q, -- quiet mode, do not show I/O statistics\n\n",
    .run = run_readv,
    .least = 2,
    .most = -1};

/* --- write, writev --- */

static int finish_write(struct request *r, const char *name)
{
    int result = r->args.zeroes ? 0 : allocate(r, r->pattern);

    if (result >= 0 && r->args.pattern_file) {
        result = fill_from_file(r);
        if (result < 0) {
            free(r->memory);
            return result;
        }
    }
    r->started = loop_now();
    if (result >= 0)
        result = do_write(r);
    if (result < 0)
        failed(name, result);
    else if (!r->args.quiet)
        report(r, "wrote");
    free(r->memory);
    return result;
}

static int check_write(const struct request_args *a)
{
    const char *wrong = nullptr;

    if (a->vmstate && a->zeroes)
        wrong = "-b and -z cannot be specified at the same time";
    else if (a->fua && (a->vmstate || a->compressed))
        wrong = "-f and -b or -c cannot be specified at the same time";
    else if (a->no_fallback && !a->zeroes)
        wrong = "-n requires -z to be specified";
    else if (a->unmap && !a->zeroes)
        wrong = "-u requires -z to be specified";
    else if (a->zeroes + !!a->pattern + !!a->pattern_file > 1)
        wrong = "Only one of -z, -P, and -s can be specified at the same time";
    if (!wrong)
        return 0;
    puts(wrong);
    return -EINVAL;
}

static const struct arg_def write_options[] = {ARG_VMSTATE,
                                               {nullptr, 'c', ARG_FLAG, ARG(compressed)},
                                               ARG_MACHINE,
                                               ARG_FUA,
                                               {nullptr, 'n', ARG_FLAG, ARG(no_fallback)},
                                               ARG_IGNORED,
                                               ARG_PATTERN,
                                               ARG_QUIET,
                                               {nullptr, 's', ARG_TEXT, ARG(pattern_file)},
                                               ARG_UNMAP,
                                               ARG_ZEROES,
                                               {}};

static int run_write(struct io *io, const struct io_command *self, int argc, char **argv)
{
    struct request r = {.io = io};
    int first;

    if (!io_parse(self, write_options, &r.args, argc, argv, &first) ||
        parse_pattern(&r, WRITE_PATTERN) < 0)
        return -EINVAL;
    if (argc - first != 2)
        return io_usage(self);
    if (check_write(&r.args) < 0 || parse_range(&r, argv + first) < 0 ||
        ((r.args.vmstate || r.args.compressed) && check_sectors(&r) < 0))
        return -EINVAL;
    return finish_write(&r, "write");
}

const struct io_command io_write = {
    .name = "write",
    .short_name = "w",
    .args = "[-bcCfnquz] [-P pattern | -s source_file] off len",
    .one_line = "writes a number of bytes at a specified offset",
    .help = "\n"
            " writes a range of bytes from the given offset\n\n"
            " Example:\n"
            " 'write 512 1k' - writes 1 kilobyte at 512 bytes into the open file\n\n"
            " Writes into a segment of the currently open file, using a buffer\n"
            " filled with a set pattern (0xcdcdcdcd).\n"
            " -b, -- write to the VM state rather than the virtual disk\n"
            " -c, -- write compressed data with blk_write_compressed\n"
            " -f, -- use Force Unit Access semantics\n"
            " -n, -- with -z, don't allow slow fallback\n"
            " -p, -- ignored for backwards compatibility\n"
            " -P, -- use different pattern to fill file\n"
            " -s, -- use a pattern file to fill the write buffer\n"
            " -C, -- report statistics in a machine parsable format\n"
            " -q, -- quiet mode, do not show I/O statistics\n"
            " -u, -- with -z, allow unmapping\n"
            " -z, -- write zeroes using blk_co_pwrite_zeroes\n\n",
    .run = run_write,
    .least = 2,
    .most = -1,
    .perm = BLOCK_PERM_WRITE};

static const struct arg_def writev_options[] = {ARG_MACHINE, ARG_FUA, ARG_PATTERN, ARG_QUIET, {}};

static int run_writev(struct io *io, const struct io_command *self, int argc, char **argv)
{
    struct request r = {.io = io};
    int first;

    if (!io_parse(self, writev_options, &r.args, argc, argv, &first) ||
        parse_pattern(&r, WRITE_PATTERN) < 0)
        return -EINVAL;
    if (argc - first < 2)
        return io_usage(self);
    if (io_parse_number(argv[first], &r.offset) < 0 ||
        parse_vectors(&r, argc - first - 1, argv + first + 1) < 0)
        return -EINVAL;
    return finish_write(&r, "writev");
}

const struct io_command io_writev = {
    .name = "writev",
    .args = "[-Cfq] [-P pattern] off len [len..]",
    .one_line = "writes a number of bytes at a specified offset",
    .help = "\n"
            " writes a range of bytes from the given offset source from multiple buffers\n\n"
            " Example:\n"
            " 'writev 512 1k 1k' - writes 2 kilobytes at 512 bytes into the open file\n\n"
            " Writes into a segment of the currently open file, using a buffer\n"
            " filled with a set pattern (0xcdcdcdcd).\n"
            " -P, -- use different pattern to fill file\n"
            " -C, -- report statistics in a machine parsable format\n"
            " -f, -- use Force Unit Access semantics\n"
            " -q, -- quiet mode, do not show I/O statistics\n\n",
    .run = run_writev,
    .least = 2,
    .most = -1,
    .perm = BLOCK_PERM_WRITE};

/* --- Asynchronous ones --- */

static void end_async(struct request *r)
{
    struct io *io = r->io;

    fflush(stdout);
    free(r->memory);
    free(r);
    if (!--io->in_flight)
        co_queue_wake_all(&io->all_done);
}

static void read_async(void *arg)
{
    struct request *r = arg;
    int result = do_read(r);

    if (result < 0)
        failed("readv", result);
    else
        verify_and_report(r);
    end_async(r);
}

static void write_async(void *arg)
{
    struct request *r = arg;
    int result = do_write(r);

    if (result < 0)
        failed("aio_write", result);
    else if (!r->args.quiet)
        report(r, "wrote");
    end_async(r);
}

/* A copy of it goes its own way. */
static int start(const struct request *r, unsigned fill, void (*run)(void *))
{
    struct request *own = malloc(sizeof(*own));
    int result = own ? 0 : -ENOMEM;

    if (own) {
        *own = *r;
        if (!own->args.zeroes)
            result = allocate(own, fill);
    }
    struct co *co = result < 0 ? nullptr : co_create(run, own);
    if (!co) {
        free(own);
        return failed("aio", -ENOMEM);
    }
    own->started = loop_now();
    own->io->in_flight++;
    co_enter(co);
    return 0;
}

void io_wait_for_requests(struct io *io)
{
    while (io->in_flight)
        co_queue_wait(&io->all_done);
}

static const struct arg_def aio_read_options[] = {ARG_MACHINE, ARG_PATTERN, ARG_INVALID,
                                                  ARG_QUIET,   ARG_VERBOSE, {}};

static int run_aio_read(struct io *io, const struct io_command *self, int argc, char **argv)
{
    struct request r = {.io = io};
    int first;

    if (!io_parse(self, aio_read_options, &r.args, argc, argv, &first) || parse_pattern(&r, 0) < 0)
        return -EINVAL;
    if (r.args.invalid) {
        puts("injecting invalid read request");
        return 0;
    }
    if (argc - first < 2)
        return io_usage(self);
    if (io_parse_number(argv[first], &r.offset) < 0 ||
        parse_vectors(&r, argc - first - 1, argv + first + 1) < 0)
        return -EINVAL;
    r.verify_length = r.bytes;
    return start(&r, READ_FILL, read_async);
}

const struct io_command io_aio_read = {
    .name = "aio_read",
    .args = "[-Ciqv] [-P pattern] off len [len..]",
    .one_line = "asynchronously reads a number of bytes",
    .help = "\n"
            " asynchronously reads a range of bytes from the given offset\n\n"
            " Example:\n"
            " 'aio_read -v 512 1k 1k ' - dumps 2 kilobytes read from 512 bytes into the file\n\n"
            " Reads a segment of the currently open file, optionally dumping it to the\n"
            " standard output stream (with -v option) for subsequent inspection.\n"
            " The read is performed asynchronously and the aio_flush command must be\n"
            " used to ensure all outstanding aio requests have been completed.\n"
            " Note that due to its asynchronous nature, this command will be\n"
            " considered successful once the request is submitted, independently\n"
            " of potential I/O errors or pattern mismatches.\n"
            " -C, -- report statistics in a machine parsable format\n"
            " -P, -- use a pattern to verify read data\n"
            " -i, -- treat request as invalid, for exercising stats\n"
            " -v, -- dump buffer to standard output\n"
            " -q, -- quiet mode, do not show I/O statistics\n\n",
    .run = run_aio_read,
    .least = 2,
    .most = -1};

static const struct arg_def aio_write_options[] = {ARG_MACHINE, ARG_FUA,   ARG_INVALID, ARG_PATTERN,
                                                   ARG_QUIET,   ARG_UNMAP, ARG_ZEROES,  {}};

static int check_aio_write(const struct request_args *a, int vectors)
{
    const char *wrong = nullptr;

    if (a->zeroes && vectors != 1)
        wrong = "-z supports only a single length parameter";
    else if (a->unmap && !a->zeroes)
        wrong = "-u requires -z to be specified";
    else if (a->zeroes && a->pattern)
        wrong = "-z and -P cannot be specified at the same time";
    if (!wrong)
        return 0;
    puts(wrong);
    return -EINVAL;
}

static int run_aio_write(struct io *io, const struct io_command *self, int argc, char **argv)
{
    struct request r = {.io = io};
    int first;

    if (!io_parse(self, aio_write_options, &r.args, argc, argv, &first) ||
        parse_pattern(&r, WRITE_PATTERN) < 0)
        return -EINVAL;
    if (r.args.invalid) {
        puts("injecting invalid write request");
        return 0;
    }
    if (argc - first < 2)
        return io_usage(self);
    if (check_aio_write(&r.args, argc - first - 1) < 0 ||
        io_parse_number(argv[first], &r.offset) < 0 ||
        parse_vectors(&r, argc - first - 1, argv + first + 1) < 0)
        return -EINVAL;
    return start(&r, r.pattern, write_async);
}

const struct io_command io_aio_write = {
    .name = "aio_write",
    .args = "[-Cfiquz] [-P pattern] off len [len..]",
    .one_line = "asynchronously writes a number of bytes",
    .help = "\n"
            " asynchronously writes a range of bytes from the given offset source\n"
            " from multiple buffers\n\n"
            " Example:\n"
            " 'aio_write 512 1k 1k' - writes 2 kilobytes at 512 bytes into the open file\n\n"
            " Writes into a segment of the currently open file, using a buffer\n"
            " filled with a set pattern (0xcdcdcdcd).\n"
            " The write is performed asynchronously and the aio_flush command must be\n"
            " used to ensure all outstanding aio requests have been completed.\n"
            " Note that due to its asynchronous nature, this command will be\n"
            " considered successful once the request is submitted, independently\n"
            " of potential I/O errors or pattern mismatches.\n"
            " -P, -- use different pattern to fill file\n"
            " -C, -- report statistics in a machine parsable format\n"
            " -f, -- use Force Unit Access semantics\n"
            " -i, -- treat request as invalid, for exercising stats\n"
            " -q, -- quiet mode, do not show I/O statistics\n"
            " -u, -- with -z, allow unmapping\n"
            " -z, -- write zeroes using blk_aio_pwrite_zeroes\n\n",
    .run = run_aio_write,
    .least = 2,
    .most = -1,
    .perm = BLOCK_PERM_WRITE};

static int run_aio_flush(struct io *io, const struct io_command *self, int argc, char **argv)
{
    io_wait_for_requests(io);
    return 0;
}

const struct io_command io_aio_flush = {.name = "aio_flush",
                                        .one_line = "completes all outstanding aio requests",
                                        .run = run_aio_flush};

/* --- discard, flush --- */

static const struct arg_def discard_options[] = {ARG_MACHINE, ARG_QUIET, {}};

static int run_discard(struct io *io, const struct io_command *self, int argc, char **argv)
{
    struct request r = {.io = io};
    int first, result;

    if (!io_parse(self, discard_options, &r.args, argc, argv, &first))
        return -EINVAL;
    if (argc - first != 2)
        return io_usage(self);
    if (parse_range(&r, argv + first) < 0)
        return -EINVAL;
    r.started = loop_now();
    result = is_outside(&r) ? -EIO : block_discard(io->root, r.offset, r.bytes);
    if (result < 0)
        return failed("discard", result);
    if (!r.args.quiet)
        report(&r, "discard");
    return 0;
}

const struct io_command io_discard = {
    .name = "discard",
    .short_name = "d",
    .args = "[-Cq] off len",
    .one_line = "discards a number of bytes at a specified offset",
    .help = "\n"
            " discards a range of bytes from the given offset\n\n"
            " Example:\n"
            " 'discard 512 1k' - discards 1 kilobyte from 512 bytes into the file\n\n"
            " Discards a segment of the currently open file.\n"
            " -C, -- report statistics in a machine parsable format\n"
            " -q, -- quiet mode, do not show I/O statistics\n\n",
    .run = run_discard,
    .least = 2,
    .most = -1,
    .perm = BLOCK_PERM_WRITE};

static int run_flush(struct io *io, const struct io_command *self, int argc, char **argv)
{
    return block_flush(io->root);
}

const struct io_command io_flush = {.name = "flush",
                                    .short_name = "f",
                                    .one_line = "flush all in-core file state to disk",
                                    .run = run_flush};
