/*
 * Disk images, for those who use them: tools, devices, jobs, exports.
 *
 * A graph has nodes (an open file, an image format on top of it, a filter) and edges between them.
 * Whoever uses a node from outside has a root: an edge without a parent node. Requests go in at
 * edges.
 *
 * Everything here is called in a coroutine of the graph's loop, and may yield, unless it says
 * otherwise. Requests return 0 or -errno; what sets up returns err_t. Offsets and lengths are
 * bytes.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_BLOCK_H
#define MOA_BLOCK_BLOCK_H

#include "base/err.h"
#include "base/loop.h"

#include <jansson.h>
#include <stdint.h>
#include <sys/uio.h>

struct block_driver;
struct block_edge;
struct block_graph;
struct block_node;

enum {
    BLOCK_SECTOR = 512
};

/* The largest image and the largest end of a request: off_t, less the largest alignment. */
#define BLOCK_MAX_SIZE (INT64_MAX & ~(uint64_t)((1 << 30) - 1))

/* --- Buffers --- */

/* A request's memory: the iovecs from `skip` bytes on. By value, so that parts of it cost nothing.
 */
struct block_buf {
    const struct iovec *iov;
    unsigned count;
    size_t skip;
};

/* The same without the first n bytes. */
struct block_buf block_buf_skip(struct block_buf buf, size_t n);
/* Copies between a buffer and plain memory; the buffer holds at least n bytes. */
void block_buf_to(void *dst, struct block_buf src, size_t n);
void block_buf_from(struct block_buf dst, const void *src, size_t n);
void block_buf_fill(struct block_buf dst, int byte, size_t n);
bool block_buf_is_zero(struct block_buf buf, size_t n);
/* The iovecs of the first n bytes; at most `max`, the rest is left away: returns how many, and the
 * bytes in *covered. */
unsigned block_buf_iovecs(struct block_buf buf, size_t n, struct iovec *out, unsigned max,
                          size_t *covered);
/* Memory that any host device can read into; freed with free. Null when there is none. */
void *block_alloc(size_t n);
/* Is it zero from end to end? Plain memory. */
bool block_is_zero(const void *p, size_t n);

/* --- Graphs --- */

struct block_graph_options {
    struct loop *loop;
    /* QMP events (BLOCK_IMAGE_CORRUPTED …): takes over `data`. May be null. */
    void (*event)(void *opaque, const char *name, json_t *data);
    /* Warnings to the user, one line each. Null: stderr. */
    void (*warn)(void *opaque, const char *text);
    /* The value of a secret object, malloced; error if there is none. Null: no secrets. */
    err_t (*secret)(void *opaque, const char *id, uint8_t **data, size_t *size);
    /* The instance of another object (throttle-group, tls-creds-x509 …) and its type's name, or
     * null. It lives as long as the graph. May be null. */
    void *(*object)(void *opaque, const char *id, const char **type);
    void *opaque;
};

err_t block_graph_create(const struct block_graph_options *options, struct block_graph **out);
/* All roots must be closed. */
void block_graph_destroy(struct block_graph *g);
struct block_node *block_find(const struct block_graph *g, const char *node_name);

/* --- Opening --- */

enum block_flags {
    BLOCK_WRITABLE = 1 << 0,    /* also for children that must be written for it */
    BLOCK_AUTO_RDONLY = 1 << 1, /* falls back to read-only when the file cannot be written */
    BLOCK_NO_BACKING = 1 << 2,  /* what is not in the image itself is zero */
    BLOCK_NO_IO = 1 << 3,       /* only metadata: encrypted images need no key */
    BLOCK_CHECK = 1 << 4,       /* for check: broken images, too */
    BLOCK_DIRECT = 1 << 5,      /* past the host's page cache */
    BLOCK_NO_FLUSH = 1 << 6,    /* flushes are not passed on: cache=unsafe */
    BLOCK_WRITETHROUGH = 1 << 7,
    BLOCK_UNMAP = 1 << 8,         /* discards are passed on */
    BLOCK_DETECT_ZEROES = 1 << 9, /* written zeroes become zero writes … */
    BLOCK_DETECT_UNMAP = 1 << 10, /* … and are unmapped */
    BLOCK_FORCE_SHARE = 1 << 11,  /* no locks: another process may be writing */
    BLOCK_COPY_ON_READ = 1 << 12,
    BLOCK_AIO_NATIVE = 1 << 13,
    BLOCK_AIO_URING = 1 << 14,
    BLOCK_PROTOCOL = 1 << 15, /* no format is probed: the node of the file itself */
    BLOCK_INACTIVE = 1 << 16, /* incoming migration */
};

/* cache=none|writeback|writethrough|directsync|unsafe sets and clears flags. EINVAL for others. */
err_t block_parse_cache(const char *mode, unsigned *flags);

/* Opens by name ("disk.qcow2", "nbd://host", "json:{…}") or by options (nested JSON, as of
 * blockdev-add), or both; null for what is not given. `options` is not changed. The node has one
 * reference, for the caller. Without options.driver the format is probed. */
err_t block_open(struct block_graph *g, const char *name, const json_t *options, unsigned flags,
                 struct block_node **out);
struct block_node *block_ref(struct block_node *n);
/* Closes it with the last reference; may do I/O. Errors of the last flush are warned about. */
void block_unref(struct block_node *n);

/* New flags and options for a node that is open, and what is below it but for backing files.
 * `options` has what changes. Nobody may want to write to what becomes read-only. */
err_t block_reopen(struct block_node *n, unsigned flags, const json_t *options);

/* What a user of a node does with it, and what it lets others do meanwhile. */
enum block_perm {
    BLOCK_PERM_READ = 1 << 0, /* expects that what it reads is consistent */
    BLOCK_PERM_WRITE = 1 << 1,
    BLOCK_PERM_WRITE_UNCHANGED = 1 << 2, /* writes that change nothing visible: copy-on-read */
    BLOCK_PERM_RESIZE = 1 << 3,
    BLOCK_PERM_ALL = 15
};

/* A use of the node from outside. Takes over the caller's reference to it. `user` names it in
 * messages: "device 'vda'". */
err_t block_attach_root(struct block_node *n, const char *user, unsigned perm, unsigned shared,
                        struct block_edge **out);
void block_detach_root(struct block_edge *root); /* flushes, and drops the reference */
struct block_node *block_edge_node(const struct block_edge *e);
err_t block_edge_set_perm(struct block_edge *e, unsigned perm, unsigned shared);

/* --- Requests --- */

enum block_request_flags {
    BLOCK_REQ_FUA = 1 << 0,         /* on stable storage before it is answered */
    BLOCK_REQ_MAY_UNMAP = 1 << 1,   /* zeroes may become a hole */
    BLOCK_REQ_NO_FALLBACK = 1 << 2, /* zeroes: -ENOTSUP rather than writing a buffer */
    BLOCK_REQ_COMPRESSED = 1 << 3,
    BLOCK_REQ_SERIALISE = 1 << 4, /* waits for, and keeps away, all that overlaps */
    BLOCK_REQ_UNCHANGED = 1 << 5, /* needs only BLOCK_PERM_WRITE_UNCHANGED */
    BLOCK_REQ_COPY_ON_READ = 1 << 6,
    BLOCK_REQ_PREFETCH = 1 << 7, /* reads: the data itself is not wanted */
};

int block_read(struct block_edge *e, uint64_t offset, uint64_t bytes, struct block_buf buf,
               unsigned flags);
int block_write(struct block_edge *e, uint64_t offset, uint64_t bytes, struct block_buf buf,
                unsigned flags);
/* From and to plain memory. */
int block_pread(struct block_edge *e, uint64_t offset, void *dst, uint64_t bytes);
int block_pwrite(struct block_edge *e, uint64_t offset, const void *src, uint64_t bytes);
int block_write_zeroes(struct block_edge *e, uint64_t offset, uint64_t bytes, unsigned flags);
int block_discard(struct block_edge *e, uint64_t offset, uint64_t bytes);
/* -ENOTSUP when the hosts' files cannot do it: the caller then reads and writes. */
int block_copy_range(struct block_edge *from, uint64_t from_offset, struct block_edge *to,
                     uint64_t to_offset, uint64_t bytes, unsigned flags);
int block_flush(struct block_edge *e);

enum block_preallocation {
    BLOCK_PREALLOC_OFF,
    BLOCK_PREALLOC_METADATA,
    BLOCK_PREALLOC_FALLOC,
    BLOCK_PREALLOC_FULL
};

/* Changes the size. `exact`: not more either (devices). New space reads as zeroes if `zero`. */
err_t block_truncate(struct block_edge *e, uint64_t size, bool exact,
                     enum block_preallocation prealloc, bool zero);
uint64_t block_size(const struct block_node *n);

/* --- What is where --- */

enum block_status_flags {
    BLOCK_STATUS_DATA = 1 << 0,      /* reads come from this node or below, not known to be zero */
    BLOCK_STATUS_ZERO = 1 << 1,      /* reads as zeroes */
    BLOCK_STATUS_OFFSET = 1 << 2,    /* `offset` in `file` holds the plain bytes */
    BLOCK_STATUS_RECURSE = 1 << 3,   /* driver to core: ask `file` instead */
    BLOCK_STATUS_ALLOCATED = 1 << 4, /* the content comes from this node, not from its backing */
    BLOCK_STATUS_EOF = 1 << 5,       /* the run ends where the node ends */
    BLOCK_STATUS_COMPRESSED = 1 << 6,
    BLOCK_STATUS_ZERO_BELOW = 1 << 7, /* driver to core: `file` may know better what is zero */
};

struct block_run {
    uint64_t bytes; /* at most what was asked for, at least one (0 only at the end) */
    unsigned flags;
    uint64_t offset;
    struct block_node *file;
    unsigned depth; /* block_status_above: how many backing files down */
};

/* Of the start of a range. */
int block_status(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_run *run);
/* Through the backing chain, down to but without `base` (null: all of it). `want_zero`: it pays to
 * look for zeroes in the file below. */
int block_status_above(struct block_node *n, struct block_node *base, bool want_zero,
                       uint64_t offset, uint64_t bytes, struct block_run *run);
/* Does all of the range read as zeroes, as far as metadata tells? 1, 0, -errno. */
int block_reads_zero(struct block_node *n, uint64_t offset, uint64_t bytes);

/* --- The graph's shape --- */

struct block_node *block_backing(const struct block_node *n); /* below filters, too; null: none */
struct block_node *block_skip_filters(struct block_node *n);
/* `name` and `format` go into the header; the open graph stays as it is. */
err_t block_change_backing_name(struct block_node *n, const char *name, const char *format);
/* Changes the open graph: `backing` (null: none) is what unallocated ranges show from now on. */
err_t block_set_backing(struct block_node *n, struct block_node *backing);
/* `to` takes the place of `from` in all its parents (but `to` itself). */
err_t block_replace(struct block_node *from, struct block_node *to);
/* No request is under way in the node's tree, and none starts, until the end. Nests. */
void block_drain_begin(struct block_node *n);
void block_drain_end(struct block_node *n);
/* The name a user would give to open it again: a file name where that is enough, else json:{…}.
 * Valid until the node changes. */
const char *block_filename(struct block_node *n);
const char *block_node_name(const struct block_node *n);
const char *block_format_name(const struct block_node *n);

/* --- Creating, and what formats offer besides --- */

/* `options` as for -o (flat or nested); size in it as "size". */
err_t block_create(struct block_graph *g, const char *filename, const char *format,
                   const json_t *options, unsigned flags);

struct block_check_result {
    uint64_t corruptions, leaks, check_errors, corruptions_fixed, leaks_fixed;
    uint64_t image_end_offset, total_clusters, allocated_clusters, fragmented_clusters,
        compressed_clusters;
    bool has_clusters;
};

enum block_check_fix {
    BLOCK_FIX_LEAKS = 1,
    BLOCK_FIX_ERRORS = 2
};

struct block_snapshot {
    char *id, *name; /* malloced */
    uint64_t vm_state_size, date_sec, date_nsec, vm_clock_ns, disk_size;
    uint64_t icount; /* UINT64_MAX: none */
};

struct block_info {
    uint64_t cluster_size; /* 0: none */
    uint64_t vm_state_offset, subcluster_size;
    bool dirty, encrypted, compressed, zeroes_cheap;
    bool needs_compressed; /* nothing is written but whole clusters, compressed, once */
    bool remote;           /* on a server, which tells nothing */
};

err_t block_check(struct block_node *n, unsigned fix, struct block_check_result *result);
err_t block_amend(struct block_node *n, const json_t *options, bool force,
                  void (*progress)(void *opaque, uint64_t done, uint64_t total), void *opaque);
err_t block_get_info(struct block_node *n, struct block_info *info);
/* "format-specific" of query-block; null when there is nothing. */
json_t *block_specific_info(struct block_node *n);
uint64_t block_allocated_bytes(struct block_node *n); /* on the host; UINT64_MAX: unknown */

/* Adds an internal snapshot; fills in snapshot->id when it is null. */
err_t block_snapshot_create(struct block_node *n, struct block_snapshot *snapshot);
err_t block_snapshot_apply(struct block_node *n, const char *id_or_name);
/* Both given: both must match. */
err_t block_snapshot_delete(struct block_node *n, const char *id, const char *name);
/* malloced; each to be cleared with block_snapshot_clear. */
err_t block_snapshot_list(struct block_node *n, struct block_snapshot **list, unsigned *count);
/* Shows the snapshot instead of the current state, read-only (convert -l). */
err_t block_snapshot_load(struct block_node *n, const char *id, const char *name);
void block_snapshot_clear(struct block_snapshot *s);
int block_vmstate_read(struct block_node *n, uint64_t offset, void *dst, uint64_t bytes);
int block_vmstate_write(struct block_node *n, uint64_t offset, const void *src, uint64_t bytes);

/* --- Breakpoints, if there is a blkdebug at or below the node; -ENOTSUP if not --- */

/* The next request that meets `event` stops there, under the name `tag`. */
int block_debug_break(struct block_node *n, const char *event, const char *tag);
int block_debug_remove_break(struct block_node *n, const char *tag);
/* -ENOENT when no request is stopped under this name. */
int block_debug_resume(struct block_node *n, const char *tag);
bool block_debug_is_suspended(struct block_node *n, const char *tag);

#endif
