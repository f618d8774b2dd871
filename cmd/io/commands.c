/*
 * `moa io`: the table of commands, and those that are neither requests nor about opening.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/driver.h"
#include "cmd/img/img.h"
#include "cmd/io/io.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- Numbers --- */

int io_parse_number(const char *text, uint64_t *out)
{
    static const char too_large[] = "argument too large";
    err_t e = option_parse_size(text + (*text == '+'), "", out);
    const char *problem = "non-numeric argument, or extraneous/unrecognized suffix";

    if (err_code(e) == ERANGE || (!err_failed(e) && *out > INT64_MAX))
        problem = too_large;
    else if (!err_failed(e))
        return 0;
    err_free(e);
    printf("Parsing error: %s -- %s\n", problem, text);
    return problem == too_large ? -ERANGE : -EINVAL;
}

const char *io_format_bytes(double bytes, char text[64])
{
    static const char units[] = " KMGTPE";
    unsigned unit = 0;
    char *zeroes;

    while (bytes >= 1024 && unit + 1 < strlen(units)) {
        bytes /= 1024;
        unit++;
    }
    snprintf(text, 64, "%.3f", bytes);
    zeroes = strstr(text, ".000");
    if (zeroes)
        *zeroes = 0;
    snprintf(text + strlen(text), 64 - strlen(text), unit ? " %ciB" : " bytes", units[unit]);
    return text;
}

/* --- Help --- */

static void print_line(const struct io_command *c)
{
    printf("%s ", c->name);
    if (c->args)
        printf("%s ", c->args);
    printf("-- %s\n", c->one_line);
}

int io_usage(const struct io_command *c)
{
    print_line(c);
    return -EINVAL;
}

bool io_parse(const struct io_command *c, const struct arg_def *options, void *into, int argc,
              char **argv, int *first)
{
    const struct arg_style style = {.program = c->name, .like_getopt = true, .mistakes = 2};
    const struct arg_def *const tables[] = {options, nullptr};
    int status = args_parse(&style, tables, nullptr, into, argc, argv, first);

    if (status == 2)
        io_usage(c);
    return !status;
}

static int run_help(struct io *io, const struct io_command *self, int argc, char **argv)
{
    for (unsigned i = 0; i < ARRAY_SIZE(io_commands); i++) {
        const struct io_command *c = io_commands[i];

        if (argc > 1 && strcmp(c->name, argv[1]) &&
            (!c->short_name || strcmp(c->short_name, argv[1])))
            continue;
        print_line(c);
        if (argc > 1 && c->help)
            fputs(c->help, stdout);
        if (argc > 1)
            return 0;
    }
    if (argc > 1) {
        printf("command %s not found\n", argv[1]);
        return -EINVAL;
    }
    puts("\nUse 'help commandname' for extended help.");
    return 0;
}

static const struct io_command io_help = {.name = "help",
                                          .short_name = "?",
                                          .args = "[command]",
                                          .one_line = "help for one or all commands",
                                          .run = run_help,
                                          .most = 1,
                                          .needs_no_file = true};

static int run_quit(struct io *io, const struct io_command *self, int argc, char **argv)
{
    io->quit = true;
    return 0;
}

static const struct io_command io_quit = {.name = "quit",
                                          .short_name = "q",
                                          .one_line = "exit the program",
                                          .run = run_quit,
                                          .needs_no_file = true};

/* --- What is there --- */

static int run_length(struct io *io, const struct io_command *self, int argc, char **argv)
{
    char text[64];

    puts(io_format_bytes((double)block_size(block_edge_node(io->root)), text));
    return 0;
}

static const struct io_command io_length = {.name = "length",
                                            .short_name = "l",
                                            .one_line = "gets the length of the current file",
                                            .run = run_length};

static int run_info(struct io *io, const struct io_command *self, int argc, char **argv)
{
    struct block_node *n = block_edge_node(io->root);
    struct block_info info;
    char cluster[64], state[64];
    json_t *specific;
    err_t e = block_get_info(n, &info);

    printf("format name: %s\n", block_format_name(n));
    if (err_failed(e)) {
        err_free(e);
        return -EIO;
    }
    printf("cluster size: %s\nvm state offset: %s\n",
           io_format_bytes((double)info.cluster_size, cluster),
           io_format_bytes((double)info.vm_state_offset, state));
    specific = block_specific_info(n);
    if (specific && json_object_size(json_object_get(specific, "data"))) {
        puts("Format specific information:");
        img_print_nested(json_object_get(specific, "data"), 1);
    }
    json_decref(specific);
    return 0;
}

static const struct io_command io_info = {.name = "info",
                                          .short_name = "i",
                                          .one_line = "prints information about the current file",
                                          .run = run_info};

/* In this layer, not its backing files. How far from `offset` on that holds in *bytes. */
static int is_allocated(struct block_node *n, uint64_t offset, uint64_t *bytes)
{
    struct block_run run;
    int result = block_status_above(n, n, false, offset, *bytes, &run);

    *bytes = run.bytes;
    return result < 0 ? result : !!(run.flags & BLOCK_STATUS_ALLOCATED);
}

static int run_alloc(struct io *io, const struct io_command *self, int argc, char **argv)
{
    struct block_node *n = block_edge_node(io->root);
    uint64_t offset, count = BLOCK_SECTOR, done = 0, allocated = 0;
    char text[64];

    if (io_parse_number(argv[1], &offset) < 0 ||
        (argc == 3 && io_parse_number(argv[2], &count) < 0))
        return -EINVAL;
    while (done < count) {
        uint64_t bytes = count - done;
        int result = is_allocated(n, offset + done, &bytes);

        if (result < 0) {
            printf("is_allocated failed: %s\n", strerror(-result));
            return result;
        }
        if (!bytes)
            break;
        allocated += result ? bytes : 0;
        done += bytes;
    }
    printf("%llu/%llu bytes allocated at offset %s\n", (unsigned long long)allocated,
           (unsigned long long)done, io_format_bytes((double)offset, text));
    return 0;
}

static const struct io_command io_alloc = {.name = "alloc",
                                           .short_name = "a",
                                           .args = "offset [count]",
                                           .one_line = "checks if offset is allocated in the file",
                                           .run = run_alloc,
                                           .least = 1,
                                           .most = 2};

static int run_map(struct io *io, const struct io_command *self, int argc, char **argv)
{
    struct block_node *n = block_edge_node(io->root);
    uint64_t size = block_size(n), at = 0;

    if (!size) {
        io_error("Failed to query image length");
        return -EIO;
    }
    while (at < size) {
        uint64_t bytes = size - at;
        int first = is_allocated(n, at, &bytes), next = first;
        char length[64], where[64];

        if (first < 0 || !bytes) {
            io_error("Failed to get allocation status");
            return first < 0 ? first : -EIO;
        }
        while (at + bytes < size) {
            uint64_t more = size - at - bytes;

            next = is_allocated(n, at + bytes, &more);
            if (next != first || !more)
                break;
            bytes += more;
        }
        printf("%s (0x%llx) bytes %s allocated at offset %s (0x%llx)\n",
               io_format_bytes((double)bytes, length), (unsigned long long)bytes,
               first ? "   " : "not", io_format_bytes((double)at, where), (unsigned long long)at);
        at += bytes;
    }
    return 0;
}

static const struct io_command io_map = {
    .name = "map", .args = "", .one_line = "prints the allocated areas of a file", .run = run_map};

/* --- Breakpoints of blkdebug --- */

static int run_break(struct io *io, const struct io_command *self, int argc, char **argv)
{
    int result = block_debug_break(block_edge_node(io->root), argv[1], argv[2]);

    if (result < 0)
        printf("Could not set breakpoint: %s\n", strerror(-result));
    return result;
}

static const struct io_command io_break = {
    .name = "break",
    .args = "event tag",
    .one_line = "sets a breakpoint on event and tags the stopped request as tag",
    .run = run_break,
    .least = 2,
    .most = 2};

static int run_remove_break(struct io *io, const struct io_command *self, int argc, char **argv)
{
    int result = block_debug_remove_break(block_edge_node(io->root), argv[1]);

    if (result < 0)
        printf("Could not remove breakpoint %s: %s\n", argv[1], strerror(-result));
    return result;
}

static const struct io_command io_remove_break = {.name = "remove_break",
                                                  .args = "tag",
                                                  .one_line = "remove a breakpoint by tag",
                                                  .run = run_remove_break,
                                                  .least = 1,
                                                  .most = 1};

static int run_resume(struct io *io, const struct io_command *self, int argc, char **argv)
{
    int result = block_debug_resume(block_edge_node(io->root), argv[1]);

    if (result < 0)
        printf("Could not resume request: %s\n", strerror(-result));
    return result;
}

static const struct io_command io_resume = {.name = "resume",
                                            .args = "tag",
                                            .one_line = "resumes the request tagged as tag",
                                            .run = run_resume,
                                            .least = 1,
                                            .most = 1};

enum {
    LOOK_AGAIN_NS = 100000,
    NS_PER_MS = 1000000
};

static int run_wait_break(struct io *io, const struct io_command *self, int argc, char **argv)
{
    while (!block_debug_is_suspended(block_edge_node(io->root), argv[1]))
        loop_sleep(io->loop, LOOK_AGAIN_NS);
    return 0;
}

static const struct io_command io_wait_break = {.name = "wait_break",
                                                .args = "tag",
                                                .one_line = "waits for the suspension of a request",
                                                .run = run_wait_break,
                                                .least = 1,
                                                .most = 1};

/* --- The program itself --- */

static int run_abort(struct io *io, const struct io_command *self, int argc, char **argv)
{
    abort();
}

static const struct io_command io_abort = {.name = "abort",
                                           .one_line = "simulate a program crash using abort(3)",
                                           .run = run_abort,
                                           .needs_no_file = true};

static int run_sigraise(struct io *io, const struct io_command *self, int argc, char **argv)
{
    uint64_t number;

    if (io_parse_number(argv[1], &number) < 0)
        return -EINVAL;
    if (number > NSIG) {
        printf("signal argument '%s' is too large to be a valid signal\n", argv[1]);
        return -EINVAL;
    }
    fflush(stdout);
    raise((int)number);
    return 0;
}

static const struct io_command io_sigraise = {
    .name = "sigraise",
    .args = "signal",
    .one_line = "raises a signal",
    .help = "\n"
            " raises the given signal\n\n"
            " Example:\n"
            " 'sigraise 15' - raises SIGTERM\n\n"
            " Invokes raise(signal), where \"signal\" is the mandatory integer argument\n"
            " given to sigraise.\n\n",
    .run = run_sigraise,
    .least = 1,
    .most = 1,
    .needs_no_file = true};

static int run_sleep(struct io *io, const struct io_command *self, int argc, char **argv)
{
    char *end;
    long ms;

    errno = 0;
    ms = strtol(argv[1], &end, 0);
    if (errno || *end || ms < 0) {
        printf("%s is not a valid number\n", argv[1]);
        return errno ? -errno : -EINVAL;
    }
    loop_sleep(io->loop, (uint64_t)ms * NS_PER_MS);
    return 0;
}

static const struct io_command io_sleep = {.name = "sleep",
                                           .one_line = "waits for the given value in milliseconds",
                                           .run = run_sleep,
                                           .least = 1,
                                           .most = 1,
                                           .needs_no_file = true};

/* --- All of them --- */

const struct io_command *const io_commands[IO_COMMANDS] = {
    &io_abort,  &io_aio_flush,    &io_aio_read, &io_aio_write, &io_alloc,    &io_break,
    &io_close,  &io_discard,      &io_flush,    &io_help,      &io_info,     &io_length,
    &io_map,    &io_open_command, &io_quit,     &io_read,      &io_readv,    &io_remove_break,
    &io_reopen, &io_resume,       &io_sigraise, &io_sleep,     &io_truncate, &io_wait_break,
    &io_write,  &io_writev};
