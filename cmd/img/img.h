/*
 * `moa img`, also called qemu-img: what its subcommands share.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_CMD_IMG_IMG_H
#define MOA_CMD_IMG_IMG_H

#include "block/block.h"
#include "cmd/args.h"
#include "cmd/frontend.h"
#include "cmd/objects.h"

extern const struct frontend frontend_img;

struct img {
    struct loop *loop;
    struct block_graph *graph;
    struct object_set *objects; /* --object */
    const struct img_command *command;
};

/* One subcommand; runs in a coroutine. argv[0] is its name. Returns the exit status. */
struct img_command {
    const char *name, *usage; /* what follows the name in the help */
    const struct arg_def *options;
    int (*run)(struct img *img, int argc, char **argv);
    int object_failed; /* exit status when --object is wrong; 0: 1 */
};

extern const struct img_command img_amend, img_bitmap, img_check, img_compare, img_convert,
    img_create, img_info, img_map, img_resize, img_snapshot;

/* "qemu-img: …" on stderr. */
void img_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* Prints the error after `fmt` (null: alone), frees it. Always 1, to be returned. */
int img_fail(err_t e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* A mistake in the command line: the text, and where help is. Always 1. */
int img_usage_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* --- The command line --- */

/* Options that subcommands share: rows of their tables. `open` is a struct img_open in `args`. */
#define IMG_ARG(args, member) offsetof(struct args, member)
#define IMG_ARG_FORMAT(args, open)                                                                 \
    {                                                                                              \
        "format", 'f', ARG_TEXT, IMG_ARG(args, open.format)                                        \
    }
#define IMG_ARG_IMAGE_OPTS(args, open)                                                             \
    {                                                                                              \
        "image-opts", 0, ARG_FLAG, IMG_ARG(args, open.image_opts)                                  \
    }
#define IMG_ARG_SHARE(args, open)                                                                  \
    {                                                                                              \
        "force-share", 'U', ARG_BITS, IMG_ARG(args, open.flags), BLOCK_FORCE_SHARE                 \
    }
#define IMG_ARG_OUTPUT(args, json)                                                                 \
    {                                                                                              \
        "output", 0, ARG_CALL, IMG_ARG(args, json), 0, img_arg_output                              \
    }

/* --output: sets the member, a bool, for json. */
int img_arg_output(const struct arg_def *def, void *img, void *json, const char *word);
/* Takes the subcommand's options into `into`, and --help and --object. Then *argc and *argv are the
 * words that are left. False: nothing is left to do but to exit with *status. */
bool img_parse(struct img *img, void *into, int *argc, char ***argv, int *status);
/* The words have to be one file name. */
bool img_parse_one_name(struct img *img, void *into, int argc, char **argv, const char **name,
                        int *status);
/* A size on the command line, with QEMU's message when it is none; 0 or 1. */
int img_parse_size(const char *text, const char *what, uint64_t *out);

/* --- Images --- */

struct img_open {
    const char *format; /* null: probed */
    const char *cache;  /* null: writeback */
    bool image_opts;    /* the name is "driver=…,file.filename=…" */
    bool quiet;
    unsigned flags; /* enum block_flags */
    unsigned perm, shared;
};

/* Opens an image as a root. Prints why not, and returns null. */
struct block_edge *img_open(struct img *img, const char *name, const struct img_open *how);
void img_close(struct block_edge *root);

/* The snapshots of an image, as `info` lists them (new reference); and as a table. */
json_t *img_snapshots_of(struct block_node *n);
void img_print_snapshots(const json_t *list);
/* Shows a snapshot instead of the image: an id, a name, or "snapshot.id=…,snapshot.name=…". 0 or 1.
 */
int img_load_snapshot(struct block_edge *root, const char *text);

/* convert --bitmaps: can they be copied (0 or 1 after a message); and doing it. */
int img_check_bitmaps(struct block_edge *source, bool skip_broken);
int img_copy_bitmaps(struct block_edge *source, struct block_edge *target);

/* JSON as QEMU prints it: four spaces, keys in QEMU's order. Takes the reference. */
void img_print_json(json_t *value);
/* The members of an object, for people: "    refcount bits: 16". */
void img_print_nested(const json_t *value, int indent);
/* "1 MiB", "68 KiB". */
void img_format_size(uint64_t bytes, char text[32]);

/* Progress: for work that may take over a second. Shown with -p, or when stderr is a terminal and
 * it has taken long. */
struct img_progress {
    bool always, quiet;
    uint64_t started, shown;
    double last;
};

void img_progress_begin(struct img_progress *p, bool always, bool quiet);
void img_progress_show(struct img_progress *p, double done, double total);
void img_progress_end(struct img_progress *p);

#endif
