/*
 * Format vmdk: VMware's virtual disks (Virtual Disk Format 5.0).
 *
 * An image is a text, the descriptor, and extents: files that hold a part of the disk each. Flat
 * extents are the plain bytes. Sparse ones have a grain directory (GD) of grain tables (GT) of
 * grains; those of hosted products start with "KDMV" and may have the descriptor and the only
 * extent in one file, ESX's redo logs start with "COWD", and newer ESX's (seSparse) have a format
 * of their own, which is only read here. In streamOptimized images the grains are compressed.
 *
 * New grains go to the end of the file at once. The tables are changed in memory, and written when
 * somebody flushes, after the grains are on stable storage: after a power cut no entry points to
 * what is not there. Numbers are little-endian; places are sectors.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_FORMAT_VMDK_H
#define MOA_BLOCK_FORMAT_VMDK_H

#include "base/bytes.h"
#include "block/driver.h"

enum {
    VMDK_MAX_DESCRIPTOR = 1 << 20,
    VMDK_MAX_EXTENTS = 4096,
    VMDK_HEADER_SIZE = 512,
    VMDK_GT_ENTRIES = 512,
    VMDK_COWD_GT_ENTRIES = 4096,
    VMDK_GRAIN = 128,             /* of new images */
    VMDK_MAX_GRAIN = 1 << 21,     /* 1 GiB */
    VMDK_MAX_COMPRESSED = 16384,  /* 8 MiB: must fit into memory, several times */
    VMDK_DESCRIPTOR_SECTORS = 20, /* in new sparse images … */
    VMDK_MAX_CACHED = 2048,       /* grain tables */
    VMDK_MARKER_SIZE = 12,        /* u64: first sector of the grain, u32: bytes that follow */
    VMDK_ZERO_GRAIN = 1,          /* as a GT entry */
    VMDK_NO_PARENT = -1,          /* as a CID */
};

#define VMDK_SPLIT (2ull << 30) /* of two-GiB extents */

/* Bits of the header's flags. */
enum {
    VMDK_FLAG_NEWLINES = 1 << 0,
    VMDK_FLAG_REDUNDANT = 1 << 1,
    VMDK_FLAG_ZERO_GRAIN = 1 << 2,
    VMDK_FLAG_COMPRESSED = 1 << 16,
    VMDK_FLAG_MARKERS = 1 << 17
};

/* Offsets of fields of a "KDMV" header. */
enum {
    HEADER_VERSION = 4,
    HEADER_FLAGS = 8,
    HEADER_CAPACITY = 12,
    HEADER_GRAIN = 20,
    HEADER_DESCRIPTOR = 28,
    HEADER_DESCRIPTOR_SIZE = 36,
    HEADER_GT_ENTRIES = 44,
    HEADER_REDUNDANT_GD = 48,
    HEADER_GD = 56,
    HEADER_OVERHEAD = 64,
    HEADER_NEWLINES = 73,
    HEADER_COMPRESSION = 77
};

/* A grain table in memory. */
struct vmdk_table {
    bool dirty;
    uint8_t entries[]; /* as in the file */
};

struct vmdk_extent {
    struct block_edge *file;
    const char *type;        /* as the descriptor says; "" for an embedded one */
    uint64_t start, sectors; /* the part of the disk */
    bool flat, compressed, markers, zero_grains, se_sparse;
    bool read_only;       /* of a kind that is not written, however the image was opened */
    uint64_t flat_offset; /* bytes */
    uint32_t grain;       /* sectors */
    uint32_t table_entries, table_bytes, entry_size;
    uint64_t gd_offset, redundant_gd_offset; /* bytes; redundant 0: none */
    uint32_t tables;
    uint8_t *gd, *redundant_gd; /* as in the file */
    bool gd_dirty;
    struct vmdk_table **cache; /* by index of the GD */
    uint32_t cached, dirty_tables;
    uint64_t next;                 /* bytes: where the next grain goes */
    uint64_t se_tables, se_grains; /* seSparse: where these start, bytes */
};

struct vmdk {
    struct vmdk_extent *extents;
    unsigned count;
    uint32_t cid, parent_cid;
    char create_type[64];
    uint64_t descriptor_offset; /* bytes, in n->file */
    uint64_t descriptor_size;   /* the room for it; 0: a file of its own */
    bool cid_written, parent_checked;
    int parent_result;    /* of that check: 0 or -errno */
    struct co_mutex lock; /* tables, next, descriptor */
};

/* descriptor.c */
err_t vmdk_parse_descriptor(struct block_node *n, char *text, bool embedded);
/* The descriptor's text, malloced and ended by a zero. */
err_t vmdk_read_descriptor(struct block_edge *file, uint64_t offset, uint64_t size, char **text);
/* The next line, ended by a zero in place; null at the end. */
char *vmdk_next_line(char **text);
/* The value of `key` = "value" of any line, malloced; null if there is none. */
char *vmdk_descriptor_value(const char *text, const char *key);
bool vmdk_descriptor_cid(const char *text, const char *key, uint32_t *cid);
/* Before the first change of a session: a new CID. With the lock held. */
int vmdk_change_cid(struct block_node *n);
/* Is the backing file the one that this image was made of? */
int vmdk_check_parent(struct block_node *n);

/* extent.c: headers. */
err_t vmdk_open_sparse(struct block_node *n, struct vmdk_extent *x);
err_t vmdk_open_se_sparse(struct block_node *n, struct vmdk_extent *x);
void vmdk_close_extent(struct vmdk_extent *x);
err_t vmdk_pread(struct block_edge *file, uint64_t offset, void *data, size_t bytes,
                 const char *what);

/* table.c: grains. With the lock held. */
enum vmdk_kind {
    VMDK_UNALLOCATED,
    VMDK_ZERO,
    VMDK_ALLOCATED
};

struct vmdk_place {
    struct vmdk_extent *x;
    uint64_t grain;    /* number in the extent */
    uint64_t in_grain; /* bytes */
    uint64_t bytes;    /* up to the end of the run asked for */
    uint64_t host;     /* bytes, of the grain's start; VMDK_ALLOCATED */
    enum vmdk_kind kind;
};

/* What is at the start of a range; place->bytes: how much is of that kind and, if allocated and not
 * compressed, in one piece. Compressed grains come one by one. */
int vmdk_find(struct block_node *n, uint64_t offset, uint64_t bytes, struct vmdk_place *place);
/* Sets the entries of `count` grains, from `sector` on, or all VMDK_ZERO_GRAIN. */
int vmdk_set_grains(struct block_node *n, struct vmdk_extent *x, uint64_t grain, uint32_t count,
                    uint32_t sector);
int vmdk_flush_tables(struct block_node *n);
err_t vmdk_check(struct block_node *n, unsigned fix, struct block_check_result *r);

/* io.c */
int vmdk_read(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
              unsigned flags);
int vmdk_write(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
               unsigned flags);
int vmdk_write_compressed(struct block_node *n, uint64_t offset, uint64_t bytes,
                          struct block_buf buf);
int vmdk_write_zeroes(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags);
int vmdk_status(struct block_node *n, bool want_zero, uint64_t offset, uint64_t bytes,
                struct block_run *run);

/* compress.c */
int vmdk_read_compressed(struct block_node *n, const struct vmdk_place *place,
                         struct block_buf buf);
/* A whole grain; returns what goes into the file, malloced, with its marker. */
int vmdk_compress(struct block_node *n, const struct vmdk_extent *x, uint64_t grain, uint8_t *data,
                  uint8_t **out, size_t *size);

/* create.c */
struct vmdk_create {
    uint64_t size;
    const char *adapter_type, *backing_file, *backing_fmt, *hwversion, *subformat, *toolsversion;
    bool compat6, zeroed_grain;
};

extern const struct option_def vmdk_create_options[];
extern const struct vmdk_create vmdk_create_defaults;
extern const struct block_driver block_vmdk;
err_t vmdk_create(struct block_graph *g, const char *filename, const void *values, unsigned flags);

#endif
