/*
 * What a block driver provides, and what the core provides to drivers.
 *
 * A driver is one file (or folder) with a const struct block_driver, and one line in
 * block/registry.c. Its functions run in coroutines and are written straight-line: they may yield
 * at every request to a child, so what they keep between requests needs a co_mutex.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_DRIVER_H
#define MOA_BLOCK_DRIVER_H

#include "block/block.h"
#include "block/options.h"

enum block_kind {
    BLOCK_KIND_PROTOCOL, /* bytes come from outside: no child named "file" */
    BLOCK_KIND_FORMAT,   /* metadata in its "file" says where data is */
    BLOCK_KIND_FILTER,   /* shows its child's data at the same offsets */
};

/* What a child is to its parent. */
enum block_role {
    BLOCK_ROLE_DATA = 1 << 0,
    BLOCK_ROLE_METADATA = 1 << 1,
    BLOCK_ROLE_PRIMARY = 1 << 2,
    BLOCK_ROLE_FILTERED = 1 << 3,
    BLOCK_ROLE_BACKING = 1 << 4,
};

/* A use of a node: by a parent node, or from outside (parent null). */
struct block_edge {
    struct block_node *node;
    struct block_node *parent;
    char *name; /* "file", "backing", … or who uses it from outside */
    unsigned role;
    unsigned perm, shared;
    unsigned old_perm, old_shared;  /* while permissions are being negotiated */
    struct block_edge *next_parent; /* in node->parents */
    struct block_edge *next_child;  /* in parent->children */
};

struct block_limits {
    uint32_t request_alignment; /* of offsets and lengths; a power of two, at least 1 */
    uint32_t max_transfer;      /* of one read or write; 0: any */
    uint32_t zeroes_alignment;  /* of write_zeroes: what does not fit is written; 0: any */
    uint64_t max_zeroes;        /* of one write_zeroes; 0: any */
    uint32_t discard_alignment; /* what does not fit is not discarded; 0: any */
    uint64_t max_discard;       /* 0: any */
    uint32_t optimal_transfer;  /* a hint; 0: none */
};

/* A request under way. On the stack of the coroutine that makes it. */
struct block_tracked {
    uint64_t start, end;
    bool serialising, is_write;
    struct co *co;
    struct block_tracked *waiting_for;
    struct co_queue finished;
    struct block_tracked *next, **link;
};

struct block_dirty_bitmap;

struct block_node {
    struct block_graph *graph;
    const struct block_driver *driver;
    void *state; /* driver->state_size bytes, zeroed at first */
    char *name;  /* node-name; "#block123" when none was given */
    unsigned refs;
    unsigned flags;             /* enum block_flags */
    unsigned write_flags;       /* block_request_flags that the driver's write handles */
    unsigned zeroes_flags;      /* … and its write_zeroes */
    uint64_t size;              /* what block_size says; drivers set it in open and truncate */
    struct block_limits limits; /* the driver sets in open what differs from its children's */
    json_t *options;            /* as given, without what the core and the driver took */
    json_t *full_options;       /* as given: for json:{…} names */
    char *filename;             /* plain name, or null; see block_filename */
    char *json_name;
    struct block_edge *children, *parents;
    struct block_edge *file, *backing; /* the children of these names */
    /* From the header; the core opens the backing file after the driver's open. */
    char *backing_name, *backing_format;
    unsigned perm, shared;         /* of all parents together */
    unsigned new_perm, new_shared; /* while permissions are being negotiated */
    bool perm_checked, perm_visited;
    bool broken;          /* found corrupt: -EIO for all requests */
    bool corruption_told; /* … or for some, and the user knows */
    bool probed;          /* the format was guessed */
    bool implicit;        /* a filter that the user did not ask for */
    bool encrypted;

    unsigned in_flight, drained;
    struct co_queue drain_waiters, undrain_waiters;
    struct block_tracked *tracked;
    unsigned serialising; /* how many of `tracked` are */
    uint64_t write_generation, flushed_generation;
    struct co_mutex flush_lock;
    struct block_dirty_bitmap *bitmaps;
    struct block_node *next; /* in the graph */
};

struct block_driver {
    const char *name;
    enum block_kind kind;
    size_t state_size;
    /* For -blockdev: filled and handed to open. */
    const struct option_def *options;
    size_t options_size;
    const void *option_defaults; /* of options_size bytes; null: zeroes */
    /* The same for create and amend. */
    const struct option_def *create_options, *amend_options;
    size_t create_size;
    const void *create_defaults;
    /* What `img create` says about the options, in this order: names, or "name=value" for what is
     * said even when it is not given. Ended by null; null: what was given, as it was. */
    const char *const *announced;
    /* Protocols: names that start with one of these and a colon are its own; null-terminated. */
    const char *const *prefixes;
    bool supports_backing;
    bool has_variable_length; /* the size may change by itself: ask again */
    bool writes_nothing; /* read-only formats: opening for writing fails with a clear message */
    bool opens_children; /* its open attaches all of them; else the core attaches "file" before
                            (formats and filters) */

    /* How sure: 0 no, 100 certain. `head` is the start of the file (up to 64 KiB). */
    int (*probe)(const uint8_t *head, size_t size, const char *filename);
    /* Protocols: a name with one of the prefixes, into options. */
    err_t (*parse_name)(const char *name, json_t *options);

    /* Opens: "file" is there already for formats; other children by block_open_child. On failure
     * the state is freed and children are closed by the core. `options`: the struct of the
     * table. */
    err_t (*open)(struct block_node *n, const void *options);
    void (*close)(struct block_node *n); /* children are still open */
    /* New flags or options; prepare may fail, then abort or commit. Null: nothing to do. */
    err_t (*reopen_prepare)(struct block_node *n, unsigned flags, const void *options);
    void (*reopen_commit)(struct block_node *n);
    void (*reopen_abort)(struct block_node *n);
    /* Creates an image or file: `options` is the struct of the create table. */
    err_t (*create)(struct block_graph *g, const char *filename, const void *options,
                    unsigned flags);
    err_t (*remove)(struct block_graph *g,
                    const char *filename); /* of what create left half done */

    /* Requests. Aligned to the node's limits and within its size, but for writes that grow it. */
    int (*read)(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                unsigned flags);
    int (*write)(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                 unsigned flags);
    int (*write_compressed)(struct block_node *n, uint64_t offset, uint64_t bytes,
                            struct block_buf buf);
    /* -ENOTSUP: the core writes a buffer of zeroes. */
    int (*write_zeroes)(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags);
    int (*discard)(struct block_node *n, uint64_t offset, uint64_t bytes);
    int (*copy_range_from)(struct block_node *n, uint64_t offset, struct block_edge *to,
                           uint64_t to_offset, uint64_t bytes, unsigned flags);
    int (*copy_range_to)(struct block_node *n, struct block_edge *from, uint64_t from_offset,
                         uint64_t offset, uint64_t bytes, unsigned flags);
    /* Cached metadata of the driver to its children; */
    int (*flush_cache)(struct block_node *n);
    /* and what it has written to stable storage. Null: children are flushed. */
    int (*flush)(struct block_node *n);
    /* Null: all is data, read from `file` at the same offset (filters) or opaque. */
    int (*status)(struct block_node *n, bool want_zero, uint64_t offset, uint64_t bytes,
                  struct block_run *run);
    err_t (*truncate)(struct block_node *n, uint64_t size, bool exact,
                      enum block_preallocation prealloc, bool zero);
    int64_t (*get_size)(struct block_node *n); /* has_variable_length */
    uint64_t (*allocated_bytes)(struct block_node *n);

    /* May these permissions be had? Locks files. Then set, or abort. Null: always. */
    err_t (*check_perm)(struct block_node *n, unsigned perm, unsigned shared);
    void (*set_perm)(struct block_node *n, unsigned perm, unsigned shared);
    void (*abort_perm)(struct block_node *n);
    /* What it needs of a child for this. Null: the core's rules for its kind. */
    void (*child_perm)(const struct block_node *n, const struct block_edge *child, unsigned perm,
                       unsigned shared, unsigned *child_perm, unsigned *child_shared);

    /* Could a persistent bitmap like this be kept? Null: none. */
    err_t (*check_bitmap)(struct block_node *n, const char *name, uint64_t granularity);
    err_t (*check)(struct block_node *n, unsigned fix, struct block_check_result *result);
    err_t (*amend)(struct block_node *n, json_t *options, bool force,
                   void (*progress)(void *opaque, uint64_t done, uint64_t total), void *opaque);
    void (*get_info)(struct block_node *n, struct block_info *info);
    json_t *(*specific_info)(struct block_node *n);
    err_t (*change_backing)(struct block_node *n, const char *name, const char *format);
    err_t (*snapshot_create)(struct block_node *n, struct block_snapshot *snapshot);
    err_t (*snapshot_apply)(struct block_node *n, const char *id_or_name);
    err_t (*snapshot_delete)(struct block_node *n, const char *id, const char *name);
    err_t (*snapshot_list)(struct block_node *n, struct block_snapshot **list, unsigned *count);
    err_t (*snapshot_load)(struct block_node *n, const char *id, const char *name);
    int (*vmstate_read)(struct block_node *n, uint64_t offset, void *dst, uint64_t bytes);
    int (*vmstate_write)(struct block_node *n, uint64_t offset, const void *src, uint64_t bytes);
    /* Bytes needed for a copy: {"required": …, "fully-allocated": …}. `from` may be null. */
    err_t (*measure)(const void *create_options, struct block_node *from, uint64_t size,
                     json_t **result);
    /* blkdebug: an event of the driver above. */
    void (*debug_event)(struct block_node *n, const char *event);
    /* See block_debug_break and the following. */
    int (*debug_break)(struct block_node *n, const char *event, const char *tag);
    int (*debug_remove_break)(struct block_node *n, const char *tag);
    int (*debug_resume)(struct block_node *n, const char *tag);
    bool (*debug_is_suspended)(struct block_node *n, const char *tag);
    /* The options that open it again, for json:{…}; null: what was given. */
    json_t *(*describe)(struct block_node *n);
};

/* The registry: ended by null. */
extern const struct block_driver *const block_drivers[];
const struct block_driver *block_find_driver(const char *name);
/* The protocol of a name ("nbd:…"), or the file driver. EINVAL for an unknown protocol. */
err_t block_find_protocol(const char *name, const struct block_driver **out);

/* --- For drivers --- */

/* Opens the child from options[key] (an object, a node's name) or from `name`, and attaches it.
 * `optional`: nothing given gives a null child. Takes the key out of n->options. */
err_t block_open_child(struct block_node *n, const char *key, const char *name, unsigned role,
                       bool optional, struct block_edge **out);
/* Attaches a node that is open; takes over the caller's reference. */
err_t block_attach_child(struct block_node *n, struct block_node *child, const char *name,
                         unsigned role, struct block_edge **out);
void block_detach_child(struct block_edge *child);
/* After flags or needs have changed. */
err_t block_refresh_perm(struct block_node *n);
/* Is it open for writing? */
bool block_writable(const struct block_node *n);
/* The image is broken: the event, a line to the user, no more requests. `fatal` is false for what
 * only the operation at hand meets. */
void block_corrupt(struct block_node *n, bool fatal, uint64_t offset, uint64_t size,
                   const char *fmt, ...) __attribute__((format(printf, 5, 6)));
void block_warn(struct block_graph *g, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void block_debug_event(struct block_edge *file, const char *event);
struct loop *block_loop(const struct block_node *n);
/* The secret object's value; see struct block_graph_options. */
err_t block_secret(struct block_graph *g, const char *id, uint8_t **data, size_t *size);
/* The instance of an object that the user created, and its type's name; null: there is none. */
void *block_object(struct block_graph *g, const char *id, const char **type);
/* For create: opens the (just created) file for writing, as a root named after the format. */
err_t block_open_for_create(struct block_graph *g, const char *filename, unsigned flags,
                            struct block_edge **out);
/* Creates the file under a format with its protocol's driver, `size` bytes long. */
err_t block_create_file(struct block_graph *g, const char *filename, uint64_t size);

#endif
