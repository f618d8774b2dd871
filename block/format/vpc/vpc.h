/*
 * Format vpc: Microsoft's Virtual Hard Disk (VHD), as of its Image Format Specification of 2006.
 *
 * A fixed disk is the data and a footer of one sector. A dynamic one starts with a copy of the
 * footer, then a header and the table (BAT) of blocks; each block is a bitmap of its sectors and
 * its data, the footer follows the last block. In a differencing disk a bit that is clear means
 * that the parent has the sector. Numbers are big-endian.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_FORMAT_VPC_H
#define MOA_BLOCK_FORMAT_VPC_H

#include "base/bytes.h"
#include "block/driver.h"

enum {
    VPC_FOOTER_SIZE = 512,
    VPC_HEADER_SIZE = 1024,
    VPC_DEFAULT_BLOCK = 2 << 20,
    VPC_MAX_BLOCK = 1 << 30,
    VPC_MAX_BAT = 16 << 20, /* entries: 64 MiB */
    VPC_PER_SECTOR = 128,   /* entries */
    VPC_UNALLOCATED = -1,   /* as a BAT entry */
    VPC_MAX_CYLINDERS = 65535,
    VPC_MAX_HEADS = 16,
    VPC_MAX_PER_TRACK = 255
};

/* The largest size that geometry can tell, in sectors; the largest size of the format, in bytes. */
#define VPC_MAX_GEOMETRY ((uint64_t)VPC_MAX_CYLINDERS * VPC_MAX_HEADS * VPC_MAX_PER_TRACK)
#define VPC_MAX_SIZE     (2040ull << 30)

enum vpc_type {
    VPC_FIXED = 2,
    VPC_DYNAMIC = 3,
    VPC_DIFFERENCING = 4
};

/* Offsets of fields of the footer … */
enum {
    FOOTER_COOKIE = 0,
    FOOTER_FEATURES = 8,
    FOOTER_VERSION = 12,
    FOOTER_HEADER_OFFSET = 16,
    FOOTER_TIME = 24,
    FOOTER_CREATOR = 28,
    FOOTER_CREATOR_VERSION = 32,
    FOOTER_CREATOR_OS = 36,
    FOOTER_ORIGINAL_SIZE = 40,
    FOOTER_SIZE = 48,
    FOOTER_CYLINDERS = 56,
    FOOTER_HEADS = 58,
    FOOTER_PER_TRACK = 59,
    FOOTER_TYPE = 60,
    FOOTER_CHECKSUM = 64,
    FOOTER_UUID = 68
};

/* … and of the header. */
enum {
    HEADER_COOKIE = 0,
    HEADER_DATA_OFFSET = 8,
    HEADER_TABLE_OFFSET = 16,
    HEADER_VERSION = 24,
    HEADER_MAX_ENTRIES = 28,
    HEADER_BLOCK_SIZE = 32,
    HEADER_CHECKSUM = 36,
    HEADER_PARENT_UUID = 40,
    HEADER_PARENT_NAME = 64,
    HEADER_PARENT_NAME_SIZE = 512,
    HEADER_LOCATORS = 576,
    LOCATOR_SIZE = 24,
    LOCATOR_COUNT = 8
};

struct vpc {
    uint8_t footer[VPC_FOOTER_SIZE];
    enum vpc_type type;
    uint8_t parent_uuid[16];
    bool parent_checked;
    uint32_t block_size, bitmap_size;
    uint64_t bat_offset, data_start;
    uint32_t entries;
    uint32_t *bat;  /* sectors, in the host's order */
    uint8_t *dirty; /* a flag per sector of the table */
    bool any_dirty;
    uint64_t next;        /* where the next block goes: where the footer is */
    struct co_mutex lock; /* allocation, and bitmaps of differencing disks */
};

/* The complement of the sum of all bytes but the checksum's own. */
uint32_t vpc_checksum(const uint8_t *data, size_t size, size_t at);
/* The geometry that Virtual PC would choose; false when the disk is larger than any. */
bool vpc_geometry(uint64_t sectors, uint32_t *cylinders, uint32_t *heads, uint32_t *per_track);

struct vpc_create {
    uint64_t size;
    unsigned subformat;
    bool force_size;
};

extern const struct option_def vpc_create_options[];
err_t vpc_create(struct block_graph *g, const char *filename, const void *values, unsigned flags);

int vpc_read(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
             unsigned flags);
int vpc_write(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
              unsigned flags);
int vpc_flush_bat(struct block_node *n);
int vpc_write_zeroes(struct block_node *n, uint64_t offset, uint64_t bytes, unsigned flags);
int vpc_status(struct block_node *n, bool want_zero, uint64_t offset, uint64_t bytes,
               struct block_run *run);

#endif
