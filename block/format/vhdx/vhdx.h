/*
 * Format vhdx: Microsoft's Virtual Hard Disk version 2 ([MS-VHDX]).
 *
 * In the first MiB: an identifier, two headers of which the one with the higher sequence number
 * counts, and two copies of the table of regions. Then, anywhere: the log, the block allocation
 * table (BAT), the metadata items, and blocks of payload, each a whole number of MiB. In the BAT,
 * after every `chunk_ratio` entries of payload comes one of a block of sector bitmaps, which is
 * used in differencing disks. Numbers are little-endian; checksums are CRC-32C.
 *
 * What is written to BAT and metadata goes through the log, so that it happens as a whole: the
 * entry, a flush, then the change itself. The BAT is changed in memory and written when somebody
 * flushes: until then a power cut may forget what was written since, as of any disk.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_FORMAT_VHDX_H
#define MOA_BLOCK_FORMAT_VHDX_H

#include "base/bytes.h"
#include "block/driver.h"

enum {
    VHDX_MIB = 1 << 20,
    VHDX_HEADER_1 = 64 << 10, /* header 2 follows 64 KiB behind, … */
    VHDX_HEADER_SIZE = 4096,
    VHDX_REGIONS_1 = 192 << 10, /* … and so does copy 2 of the region table */
    VHDX_REGIONS_SIZE = 64 << 10,
    VHDX_MAX_REGIONS = 2047,
    VHDX_METADATA_TABLE = 64 << 10,
    VHDX_MAX_ITEMS = 2047,
    VHDX_LOG_SECTOR = 4096,
    VHDX_MIN_BLOCK = 1 << 20,
    VHDX_MAX_BLOCK = 256 << 20,
};

#define VHDX_MAX_SIZE (64ull << 40)

/* Low bits of BAT entries, of payload blocks. */
enum vhdx_state {
    VHDX_NOT_PRESENT = 0, /* as in the parent; without one, zero */
    VHDX_UNDEFINED = 1,
    VHDX_ZERO = 2,
    VHDX_UNMAPPED = 3,
    VHDX_UNMAPPED_OLD = 5, /* in drafts of the specification */
    VHDX_PRESENT = 6,
    VHDX_PARTIAL = 7, /* sectors are here if their bit says so */
};

enum {
    VHDX_STATE_MASK = 7
};
#define VHDX_OFFSET_MASK (~(uint64_t)(VHDX_MIB - 1))

/* Offsets of fields of a header … */
enum {
    HEADER_CHECKSUM = 4,
    HEADER_SEQUENCE = 8,
    HEADER_FILE_WRITE_GUID = 16,
    HEADER_DATA_WRITE_GUID = 32,
    HEADER_LOG_GUID = 48,
    HEADER_LOG_VERSION = 64,
    HEADER_VERSION = 66,
    HEADER_LOG_LENGTH = 68,
    HEADER_LOG_OFFSET = 72
};

/* … of an entry of the log, … */
enum {
    ENTRY_CHECKSUM = 4,
    ENTRY_LENGTH = 8,
    ENTRY_TAIL = 12,
    ENTRY_SEQUENCE = 16,
    ENTRY_COUNT = 24,
    ENTRY_GUID = 32,
    ENTRY_FLUSHED_SIZE = 48,
    ENTRY_LAST_SIZE = 56,
    ENTRY_DESCRIPTORS = 64
};

/* … of its descriptors, and of their sectors. */
enum {
    DESCRIPTOR_SIZE = 32,
    DESCRIPTOR_TRAILING = 4,
    DESCRIPTOR_LEADING = 8, /* of "zero": how many bytes */
    DESCRIPTOR_OFFSET = 16,
    DESCRIPTOR_SEQUENCE = 24,
    DATA_SEQUENCE_HIGH = 4,
    DATA_BYTES = 8,
    DATA_SIZE = 4084,
    DATA_SEQUENCE_LOW = 4092
};

struct vhdx {
    uint8_t header[VHDX_HEADER_SIZE]; /* the one that counts */
    unsigned current;                 /* which one it is: 0 or 1 */
    uint64_t log_offset, bat_offset, bat_length, metadata_offset, metadata_length;
    uint32_t log_length;
    uint32_t block_size, sector_size;
    uint64_t size_offset; /* of the disk's size in the file */
    bool fixed, has_parent;
    char parent_linkage[2][40]; /* "{GUID}" of the parent's data; the second may be empty */
    bool parent_checked;

    uint64_t blocks, chunk_ratio;
    uint64_t entries;    /* of the BAT: blocks of payload and of bitmaps */
    uint64_t *bat;       /* as in the file, in whole log sectors */
    uint8_t *dirty;      /* a flag per such sector */
    uint64_t dirty_from; /* none below it is dirty */
    uint64_t file_end;   /* where the next block goes */

    struct co_mutex lock; /* BAT, log, headers */
    bool session;         /* the header says that this file is being written */
    bool logging;         /* the header names the log's GUID */
    bool log_replayed;
    uint8_t log_guid[16];
    uint64_t log_sequence;
};

static inline bool vhdx_here(uint64_t entry)
{
    return (entry & VHDX_STATE_MASK) >= VHDX_PRESENT;
}

static inline uint64_t vhdx_entry_of_block(const struct vhdx *v, uint64_t block)
{
    return block + block / v->chunk_ratio;
}

static inline uint64_t vhdx_entry_of_bitmap(const struct vhdx *v, uint64_t block)
{
    return (block / v->chunk_ratio + 1) * (v->chunk_ratio + 1) - 1;
}

/* Entries that a disk of so many blocks needs. */
uint64_t vhdx_entries(uint64_t blocks, uint64_t chunk_ratio, bool has_parent);

/* CRC-32C of `data`, with the four bytes at `at` taken as zero. */
uint32_t vhdx_checksum(const uint8_t *data, size_t size, size_t at);
uint32_t vhdx_crc32c(uint32_t crc, const uint8_t *data, size_t size);

/* header.c: everything that open reads, but for the log. */
err_t vhdx_read_headers(struct block_node *n);
err_t vhdx_read_regions(struct block_node *n);
err_t vhdx_read_metadata(struct block_node *n);
/* Writes the header that does not count, which then counts. With the lock held. */
int vhdx_write_header(struct block_node *n);
err_t vhdx_pread(struct block_node *n, uint64_t offset, void *data, size_t bytes, const char *what);

/* log.c */
err_t vhdx_replay(struct block_node *n);
/* Log sectors of the file: `offsets` (in the file) and contents, after everything before them is
 * on stable storage. At most VHDX_LOG_BATCH. With the lock held. */
enum {
    VHDX_LOG_BATCH = (VHDX_LOG_SECTOR - ENTRY_DESCRIPTORS) / DESCRIPTOR_SIZE
};
int vhdx_log(struct block_node *n, unsigned count, const uint64_t *offsets,
             const uint8_t *const *sectors);
/* At the end of the session: the log is not needed any more. */
int vhdx_log_close(struct block_node *n);
/* Before the first change: tells others that the file is not what they know. */
int vhdx_begin_session(struct block_node *n);

/* bat.c */
void vhdx_set_entry(struct vhdx *v, uint64_t index, uint64_t entry);
int vhdx_flush_bat(struct block_node *n);
err_t vhdx_check(struct block_node *n, unsigned fix, struct block_check_result *r);

/* io.c */
int vhdx_read(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
              unsigned flags);
int vhdx_write(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
               unsigned flags);
int vhdx_write_zeroes(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags);
int vhdx_status(struct block_node *n, bool want_zero, uint64_t offset, uint64_t bytes,
                struct block_run *run);

/* create.c */
struct vhdx_create {
    uint64_t size, block_size, log_size;
    unsigned subformat;
    bool block_state_zero;
};

extern const struct option_def vhdx_create_options[];
extern const struct vhdx_create vhdx_create_defaults;
err_t vhdx_create(struct block_graph *g, const char *filename, const void *values, unsigned flags);

/* GUIDs, as bytes. */
extern const uint8_t vhdx_guid_bat[16], vhdx_guid_metadata[16];
extern const uint8_t vhdx_guid_parameters[16], vhdx_guid_size[16], vhdx_guid_page83[16],
    vhdx_guid_logical[16], vhdx_guid_physical[16], vhdx_guid_locator[16];

#endif
