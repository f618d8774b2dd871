/*
 * Format qcow2: what its files share.
 *
 * Source: the published specification (docs/interop/qcow2 in its source package's documentation,
 * "The qcow2 image format"); section names in comments are its.
 *
 * The whole image is divided into clusters. Guest offsets map to host offsets through two levels of
 * tables (L1, L2), and a second pair of tables counts references to each host cluster. Who uses
 * what:
 *
 *   header.c    reading, checking and writing the header and its extensions
 *   cache.c     tables in memory, written back in an order that survives power cuts
 *   refcount.c  host clusters: allocating, counting, freeing
 *   map.c       L1 and L2: where a guest offset is, and entering where it is from now on
 *   io.c        requests
 *   compress.c  compressed clusters
 *   references.c, check.c, rebuild.c   finding and repairing what is wrong (check.h)
 *   create.c    new images
 *   bitmaps.c   persistent dirty bitmaps
 *   resize.c    changing the size, preallocation
 *   amend.c     changing features
 *   snapshot.c  internal snapshots, the state of a virtual machine
 *   overlap.c   no write may hit metadata
 *   driver.c    the rest, and the driver's table
 *
 * Locking: `lock` guards all tables and lists; it is not held while data is read or written.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_FORMAT_QCOW2_H
#define MOA_BLOCK_FORMAT_QCOW2_H

#include "block/driver.h"

enum {
    QCOW2_MAGIC = 0x514649fb,
    QCOW2_MIN_CLUSTER_BITS = 9,
    QCOW2_MAX_CLUSTER_BITS = 21,
    QCOW2_MAX_L1_BYTES = 32 << 20,
    QCOW2_MAX_REFTABLE_BYTES = 8 << 20,
    QCOW2_MAX_SNAPSHOTS = 65536,
    QCOW2_MAX_SNAPSHOTS_BYTES = 64 << 20,
    QCOW2_MAX_SNAPSHOT_EXTRA = 1024,
    QCOW2_SUBCLUSTERS = 32, /* of a cluster with extended L2 entries */
    QCOW2_MAX_BACKING_NAME = 1023,
    /* "Header extensions" */
    QCOW2_EXTENSION_BITMAPS = 0x23852875,
    QCOW2_EXTENSION_CRYPTO = 0x0537be77,
    QCOW2_EXTENSION_DATA_FILE = 0x44415441,
};

/* "Header": feature bits. */
enum qcow2_incompatible {
    QCOW2_DIRTY = 1 << 0,
    QCOW2_CORRUPT = 1 << 1,
    QCOW2_DATA_FILE = 1 << 2,
    QCOW2_COMPRESSION = 1 << 3,
    QCOW2_EXTENDED_L2 = 1 << 4,
    QCOW2_INCOMPATIBLE_KNOWN = 31
};

enum qcow2_compatible {
    QCOW2_LAZY_REFCOUNTS = 1 << 0
};

enum qcow2_autoclear {
    QCOW2_BITMAPS = 1 << 0,
    QCOW2_RAW_EXTERNAL = 1 << 1
};

enum qcow2_compression {
    QCOW2_ZLIB,
    QCOW2_ZSTD
};

enum qcow2_crypt {
    QCOW2_CRYPT_NONE,
    QCOW2_CRYPT_AES,
    QCOW2_CRYPT_LUKS
};

/* "Standard cluster descriptor", "L1 table entry". */
#define QCOW2_OFFSET_MASK      0x00fffffffffffe00ull
#define QCOW2_COPIED           (1ull << 63) /* reference count is exactly one */
#define QCOW2_ENTRY_COMPRESSED (1ull << 62)
#define QCOW2_ENTRY_ZERO       1ull
#define QCOW2_L1_RESERVED      0x7f000000000001ffull
#define QCOW2_L2_RESERVED      0x3f000000000001feull

/* An extension that we do not know is kept as it is. */
struct qcow2_extension {
    uint32_t type, size;
    uint8_t *data;
    struct qcow2_extension *next;
};

struct qcow2_header {
    uint32_t version, cluster_bits, crypt, l1_size, refcount_table_clusters, snapshot_count;
    uint64_t backing_offset, size, l1_offset, refcount_table_offset, snapshots_offset;
    uint32_t backing_size, refcount_order, length;
    uint64_t incompatible, compatible, autoclear;
    uint8_t compression;
};

/* --- cache.c --- */

struct qcow2_table { /* one cluster (or slice of it) of metadata in memory */
    uint64_t offset; /* in the file; 0: empty */
    uint8_t *data;
    unsigned refs;
    bool dirty;
    uint64_t used; /* when, for choosing what to throw out */
};

struct qcow2_cache {
    struct block_node *node;
    struct qcow2_table *tables;
    unsigned count;
    uint32_t table_size;
    uint8_t *memory;
    uint64_t clock;
    struct qcow2_cache *depends; /* must be written before anything of this */
    bool depends_on_flush;       /* data must be on stable storage before anything of this */
    const char *what;            /* in messages */
    unsigned overlap;            /* which structure it is (enum qcow2_structure) */
};

err_t qcow2_cache_init(struct qcow2_cache *c, struct block_node *n, unsigned count,
                       uint32_t table_size, const char *what, unsigned overlap);
void qcow2_cache_destroy(struct qcow2_cache *c);
/* The table at that offset, read if need be; `empty`: not read, to be filled. Held until put. */
int qcow2_cache_get(struct qcow2_cache *c, uint64_t offset, bool empty, struct qcow2_table **out);
void qcow2_cache_put(struct qcow2_table *t);
/* From now on nothing of `c` is written before all that is dirty in `first` is. */
int qcow2_cache_depend(struct qcow2_cache *c, struct qcow2_cache *first);
/* Writes what is dirty, in order; no flush of the file at the end. */
int qcow2_cache_write(struct qcow2_cache *c);
/* … and a flush. */
int qcow2_cache_flush(struct qcow2_cache *c);
/* Forgets the table at that offset, dirty or not: its cluster is free now. */
void qcow2_cache_drop(struct qcow2_cache *c, uint64_t offset);
/* Forgets all; nothing may be dirty. */
void qcow2_cache_empty(struct qcow2_cache *c);

/* --- The image --- */

/* Clusters that a write allocates: until the entries point to them, others must wait. */
struct qcow2_allocation {
    uint64_t guest, host; /* of the first cluster */
    unsigned clusters;
    /* What of them the guest writes, relative to `guest`; the rest is copied from below. */
    uint64_t from, to;
    bool keeps_clusters; /* the host clusters are not new: zero or unallocated subclusters */
    uint64_t *old;       /* entries to be freed, one per cluster; 0: none */
    struct co_queue waiting;
    struct qcow2_allocation *next;
};

struct qcow2_snapshot {
    struct block_snapshot info;
    uint64_t l1_offset;
    uint32_t l1_size;
    uint32_t given_extra, extra_size; /* bytes of extra data; and those of them we do not know */
    uint8_t *extra;
};

struct qcow2_bitmap;

struct qcow2 {
    struct qcow2_header h;
    struct qcow2_extension *extensions;
    uint32_t cluster_size, cluster_bits, l2_bits, entry_size, subcluster_size, subclusters;
    uint32_t refcount_bits, refcount_block_bits; /* log2 of counts in a block */
    bool extended;
    bool external, external_raw; /* data is in a file of its own; which is a raw image as well */
    uint64_t *l1;                /* host byte order */
    uint32_t l1_size;
    uint64_t *reftable;
    uint32_t reftable_size; /* entries */
    uint64_t free_hint;     /* host cluster number where looking for a free one begins */
    uint64_t free_byte;     /* where the next compressed cluster fits; 0: nowhere */
    struct qcow2_snapshot *snapshots;
    unsigned snapshot_count;
    uint64_t snapshots_bytes; /* of the table in the file */
    struct qcow2_cache l2_cache, refcount_cache;
    struct co_mutex lock;
    struct qcow2_allocation *allocations;
    struct block_edge *data;      /* where guest data is: n->file, or the external data file */
    bool lazy;                    /* lazy refcounts are in use */
    struct qcow2_bitmap *bitmaps; /* what the directory in the file says */
    unsigned bitmap_count;
    uint64_t bitmaps_offset, bitmaps_bytes; /* the directory; 0: none */
    unsigned overlap_checks;                /* enum qcow2_structure bits */
    bool discard_passthrough[3];
    bool corrupt_reported;
    /* During a repair: the references that were found, which counts may not know yet. */
    const uint32_t *referenced;
    uint64_t referenced_clusters;
    bool corrupt; /* nothing more is to be written */
};

static inline struct qcow2 *qcow2_of(const struct block_node *n)
{
    return n->state;
}

static inline uint64_t qcow2_cluster_start(const struct qcow2 *q, uint64_t offset)
{
    return offset & ~(uint64_t)(q->cluster_size - 1);
}

static inline uint64_t qcow2_in_cluster(const struct qcow2 *q, uint64_t offset)
{
    return offset & (q->cluster_size - 1);
}

static inline uint64_t qcow2_clusters(const struct qcow2 *q, uint64_t bytes)
{
    return (bytes + q->cluster_size - 1) >> q->cluster_bits;
}

/* Does the entry (not a compressed one) say where its cluster is? In an external data file the
 * first cluster is at offset 0. */
static inline bool qcow2_entry_placed(const struct qcow2 *q, uint64_t entry)
{
    return entry & (QCOW2_OFFSET_MASK | (q->external ? QCOW2_COPIED : 0));
}

/* … or where its compressed data is? */
static inline bool qcow2_entry_used(const struct qcow2 *q, uint64_t entry)
{
    return entry & QCOW2_ENTRY_COMPRESSED || qcow2_entry_placed(q, entry);
}

/* How many L1 entries it takes to map that many bytes. */
static inline uint64_t qcow2_l1_entries(const struct qcow2 *q, uint64_t bytes)
{
    unsigned shift = q->l2_bits + q->cluster_bits;

    return (bytes >> shift) + !!(bytes & ((1ull << shift) - 1));
}

/* --- header.c --- */

err_t qcow2_read_header(struct block_node *n, struct qcow2 *q);
struct qcow2_extension *qcow2_find_extension(const struct qcow2 *q, uint32_t type);
/* Null data: takes it away. The header is not written. */
err_t qcow2_set_extension(struct qcow2 *q, uint32_t type, const void *data, uint32_t size);
/* Writes header, extensions and backing file name anew: all of them fit in the first cluster. */
err_t qcow2_write_header(struct block_node *n);
int qcow2_set_incompatible(struct block_node *n, uint64_t bits, bool on);
void qcow2_free_header(struct qcow2 *q);
/* Into a zeroed buffer of at least 112 bytes; no extensions. */
void qcow2_encode_header(const struct qcow2_header *h, uint8_t *bytes);

/* --- refcount.c --- */

err_t qcow2_load_reftable(struct block_node *n);
/* Of the cluster with that number: the count, or -errno. */
int qcow2_get_refcount(struct block_node *n, uint64_t cluster, uint64_t *count);
/* Adds `change` to the counts of the clusters that the range touches. Nothing changes on failure.
 */
int qcow2_change_refcount(struct block_node *n, uint64_t offset, uint64_t bytes, int change);
/* Another width of counts (in memory); the cached blocks are void. */
void qcow2_set_width(struct qcow2 *q, uint32_t order);
/* Free clusters in a row, counted once each: the host offset of the first, or -errno. */
int64_t qcow2_alloc_clusters(struct block_node *n, uint64_t bytes);
/* A place for compressed data: not aligned. */
int64_t qcow2_alloc_bytes(struct block_node *n, uint32_t bytes);

enum qcow2_discard {
    QCOW2_DISCARD_NEVER,
    QCOW2_DISCARD_REQUEST,
    QCOW2_DISCARD_SNAPSHOT,
    QCOW2_DISCARD_OTHER
};

/* Counts down; what nobody uses any more may be discarded on the host. Failing leaks only. */
void qcow2_free_clusters(struct block_node *n, uint64_t offset, uint64_t bytes,
                         enum qcow2_discard kind);
/* The same, but says when it failed. */
int qcow2_release(struct block_node *n, uint64_t offset, uint64_t bytes, enum qcow2_discard kind);
/* What an L2 entry refers to, compressed or not. */
void qcow2_free_entry(struct block_node *n, uint64_t entry, enum qcow2_discard kind);
/* Access to counts of any width in a block, or in memory. */
uint64_t qcow2_refcount_at(const uint8_t *block, unsigned order, uint64_t index);
void qcow2_set_refcount_at(uint8_t *block, unsigned order, uint64_t index, uint64_t count);

/* --- map.c --- */

enum qcow2_kind {
    QCOW2_UNALLOCATED,   /* from the backing file */
    QCOW2_ZERO_PLAIN,    /* reads as zeroes, no host cluster */
    QCOW2_ZERO_ALLOC,    /* reads as zeroes, there is a host cluster */
    QCOW2_UNALLOC_ALLOC, /* from the backing file, but there is a host cluster (extended L2) */
    QCOW2_NORMAL,
    QCOW2_COMPRESSED,
    QCOW2_INVALID
};

struct qcow2_place {
    enum qcow2_kind kind;
    uint64_t host;  /* of the byte asked for; compressed: the entry */
    uint64_t bytes; /* for how many of those asked for it holds */
};

err_t qcow2_load_l1(struct block_node *n);
/* With the lock held. */
int qcow2_find(struct block_node *n, uint64_t offset, uint64_t bytes, struct qcow2_place *place);
/* Where to write: host offset for the first *bytes of the range (made smaller if need be). Sets
 * *allocation (malloced, in the list) if entries have to be entered afterwards, else null. With the
 * lock held, which may be let go meanwhile. */
int qcow2_place_write(struct block_node *n, uint64_t offset, uint64_t *bytes, uint64_t *host,
                      struct qcow2_allocation **allocation);
/* Data is written: enters it (success), or gives the clusters back. Frees it. Lock held. */
int qcow2_finish(struct block_node *n, struct qcow2_allocation *a, bool success);
/* Enters a compressed cluster; frees what was there. Lock held. */
int qcow2_enter_compressed(struct block_node *n, uint64_t offset, uint64_t host, uint32_t bytes);
/* Whole clusters (or subclusters) become zero, or unallocated. Lock held. */
int qcow2_zero_range(struct block_node *n, uint64_t offset, uint64_t bytes, bool unmap);
int qcow2_discard_range(struct block_node *n, uint64_t offset, uint64_t bytes,
                        enum qcow2_discard kind, bool full);
int qcow2_grow_l1(struct block_node *n, uint64_t min_size);
/* The parts of a compressed entry. */
void qcow2_compressed_place(const struct qcow2 *q, uint64_t entry, uint64_t *offset,
                            uint32_t *bytes);

/* --- snapshot.c --- */

err_t qcow2_load_snapshots(struct block_node *n);
/* One entry of the table; moves *at behind it. `discard`: extra data that is too long is left out,
 * else it is EFBIG. */
err_t qcow2_read_snapshot(struct block_node *n, uint64_t *at, bool discard,
                          struct qcow2_snapshot *s);
/* The table as it is in memory, to a new place. Lock held. */
int qcow2_write_snapshots(struct block_node *n);
void qcow2_free_snapshot(struct qcow2_snapshot *s);
void qcow2_free_snapshots(struct qcow2 *q);
err_t qcow2_snapshot_create(struct block_node *n, struct block_snapshot *snapshot);
err_t qcow2_snapshot_apply(struct block_node *n, const char *id_or_name);
err_t qcow2_snapshot_delete(struct block_node *n, const char *id, const char *name);
err_t qcow2_snapshot_list(struct block_node *n, struct block_snapshot **list, unsigned *count);
err_t qcow2_snapshot_load(struct block_node *n, const char *id, const char *name);
/* Where the state of a virtual machine is, as if the disk were longer. */
uint64_t qcow2_vm_state_start(const struct qcow2 *q);
/* Frees what is there. Lock held. */
void qcow2_drop_vm_state(struct block_node *n);
int qcow2_vmstate_read(struct block_node *n, uint64_t offset, void *dst, uint64_t bytes);
int qcow2_vmstate_write(struct block_node *n, uint64_t offset, const void *src, uint64_t bytes);

/* --- compress.c --- */

/* One cluster. -ENOTSUP: does not get smaller. */
int qcow2_compress(const struct qcow2 *q, const uint8_t *in, uint8_t *out, uint32_t *size);
int qcow2_decompress(const struct qcow2 *q, const uint8_t *in, uint32_t size, uint8_t *out);

/* --- overlap.c --- */

enum qcow2_structure {
    QCOW2_MAIN_HEADER = 1 << 0,
    QCOW2_ACTIVE_L1 = 1 << 1,
    QCOW2_ACTIVE_L2 = 1 << 2,
    QCOW2_REFCOUNT_BLOCK = 1 << 3,
    QCOW2_REFCOUNT_TABLE = 1 << 4,
    QCOW2_SNAPSHOT_TABLE = 1 << 5,
    QCOW2_INACTIVE_L1 = 1 << 6,
    QCOW2_INACTIVE_L2 = 1 << 7,
    QCOW2_BITMAP_DIRECTORY = 1 << 8,
    QCOW2_CHECK_CONSTANT = QCOW2_MAIN_HEADER | QCOW2_ACTIVE_L1 | QCOW2_REFCOUNT_TABLE |
                           QCOW2_SNAPSHOT_TABLE | QCOW2_BITMAP_DIRECTORY,
    QCOW2_CHECK_CACHED =
        QCOW2_CHECK_CONSTANT | QCOW2_ACTIVE_L2 | QCOW2_REFCOUNT_BLOCK | QCOW2_INACTIVE_L1,
    QCOW2_CHECK_ALL = QCOW2_CHECK_CACHED | QCOW2_INACTIVE_L2 /* looks into the file */
};

/* Before a write of `bytes` to a host offset: 0, or -EIO after the image was marked corrupt. `but`:
 * structures that the write is meant for. */
int qcow2_check_overlap(struct block_node *n, unsigned but, uint64_t offset, uint64_t bytes);
/* Marks the image corrupt: all further requests fail. */
void qcow2_signal_corruption(struct block_node *n, bool fatal, uint64_t offset, uint64_t size,
                             const char *fmt, ...) __attribute__((format(printf, 5, 6)));

/* --- io.c --- */

int qcow2_read(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
               unsigned flags);
int qcow2_write(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                unsigned flags);
int qcow2_write_compressed(struct block_node *n, uint64_t offset, uint64_t bytes,
                           struct block_buf buf);
int qcow2_write_zeroes(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags);
int qcow2_discard(struct block_node *n, uint64_t offset, uint64_t bytes);
int qcow2_status(struct block_node *n, bool want_zero, uint64_t offset, uint64_t bytes,
                 struct block_run *run);
int qcow2_flush_tables(struct block_node *n);

/* --- bitmaps.c --- */

struct qcow2_bitmap { /* an entry of the directory */
    uint64_t table_offset;
    uint32_t table_size, flags;
    uint8_t type, granularity_bits;
    char *name;
};

enum qcow2_bitmap_flags {
    QCOW2_BITMAP_IN_USE = 1 << 0,
    QCOW2_BITMAP_AUTO = 1 << 1,
    QCOW2_BITMAP_EXTRA_COMPATIBLE = 1 << 2
};

/* Reads the directory, and the bitmaps themselves into the node's, which are in use then. */
err_t qcow2_load_bitmaps(struct block_node *n);
/* What of the node's bitmaps is persistent goes into the file. At close. */
err_t qcow2_store_bitmaps(struct block_node *n);
err_t qcow2_check_bitmap(struct block_node *n, const char *name, uint64_t granularity);
/* One table, its entries in host order (malloced). */
int qcow2_read_bitmap_table(struct block_node *n, const struct qcow2_bitmap *b, uint64_t **out);
void qcow2_free_bitmaps(struct qcow2 *q);

/* --- resize.c --- */

err_t qcow2_truncate(struct block_node *n, uint64_t size, bool exact,
                     enum block_preallocation prealloc, bool zero);
/* Gives every guest cluster of the range a host cluster, behind the end of the file. */
err_t qcow2_preallocate(struct block_node *n, uint64_t from, uint64_t to,
                        enum block_preallocation prealloc);

/* --- amend.c --- */

extern const struct option_def qcow2_amend_options[];
err_t qcow2_amend(struct block_node *n, json_t *options, bool force,
                  void (*progress)(void *opaque, uint64_t done, uint64_t total), void *opaque);

/* --- check.c, create.c --- */

err_t qcow2_check(struct block_node *n, unsigned fix, struct block_check_result *result);
struct qcow2_create {
    uint64_t size, cluster_size, refcount_bits;
    const char *backing_file, *backing_fmt, *data_file, *encrypt_format, *encrypt_secret;
    unsigned compat, preallocation, compression;
    bool lazy_refcounts, extended_l2, data_file_raw, encryption, nocow;
};
enum {
    QCOW2_CREATE_SIZE = sizeof(struct qcow2_create)
};
extern const struct option_def qcow2_create_options[];
extern const struct qcow2_create qcow2_create_defaults;
err_t qcow2_create(struct block_graph *g, const char *filename, const void *options,
                   unsigned flags);

#endif
