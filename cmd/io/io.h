/*
 * `moa io`, also called qemu-io: what its files share.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_CMD_IO_IO_H
#define MOA_CMD_IO_IO_H

#include "block/block.h"
#include "cmd/args.h"
#include "cmd/frontend.h"
#include "cmd/objects.h"

extern const struct frontend frontend_io;

enum {
    IO_REQUEST_MAX = INT32_MAX & ~(BLOCK_SECTOR - 1) /* of one request */
};

struct io {
    struct loop *loop;
    struct block_graph *graph;
    struct object_set *objects;
    struct block_edge *root; /* what is open, or null */
    unsigned in_flight;      /* asynchronous requests */
    struct co_queue all_done;
    bool misalign, quit, image_opts;
};

/* How an image is opened: by the program's options, or those of the command open. */
struct io_open {
    const char *path; /* null: by options alone */
    const char *format, *cache, *discard, *aio;
    struct arg_texts options; /* -o of the command */
    bool read_only, snapshot, copy_on_read, direct, native_aio, share, image_opts;
};

/* A command. Returns 0, or below when it failed (and said why). */
struct io_command {
    const char *name, *short_name;
    const char *args;     /* "off len", or null */
    const char *one_line; /* what it does */
    const char *help;     /* more of it, or null */
    int (*run)(struct io *io, const struct io_command *self, int argc, char **argv);
    int least, most; /* arguments; most -1: any number */
    unsigned perm;   /* enum block_perm: what it needs besides reading */
    bool needs_no_file;
};

enum {
    IO_COMMANDS = 26
};

/* Sorted by name. */
extern const struct io_command *const io_commands[IO_COMMANDS];
extern const struct io_command io_aio_flush, io_aio_read, io_aio_write, io_discard, io_flush,
    io_read, io_readv, io_write, io_writev;                                       /* requests.c */
extern const struct io_command io_close, io_open_command, io_reopen, io_truncate; /* open.c */

/* One line: words and blanks. */
int io_run_line(struct io *io, const char *line);
int io_open(struct io *io, const struct io_open *how);
/* Waits for what is under way. */
void io_close_image(struct io *io);
void io_wait_for_requests(struct io *io);

/* "qemu-io: …" on stderr, of the error, which is freed. Always -EINVAL. */
int io_fail(err_t e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
int io_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* The line that tells how it is used, on stdout. Always -EINVAL. */
int io_usage(const struct io_command *c);
/* The options of a command; false after a message. */
bool io_parse(const struct io_command *c, const struct arg_def *options, void *into, int argc,
              char **argv, int *first);
/* A number of bytes, with a suffix. 0, or below after a message. */
int io_parse_number(const char *text, uint64_t *out);
/* "4 KiB", "1.500 KiB". */
const char *io_format_bytes(double bytes, char text[64]);

#endif
