/*
 * Headers of sparse VMDK extents.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/vmdk/vmdk.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

err_t vmdk_pread(struct block_edge *file, uint64_t offset, void *data, size_t bytes,
                 const char *what)
{
    int result = block_pread(file, offset, data, bytes);

    return result < 0 ? err_make(-result, "Could not read the %s of '%s' at offset %" PRIu64 ": %s",
                                 what, block_filename(file->node), offset, strerror(-result))
                      : ERR_OK;
}

void vmdk_close_extent(struct vmdk_extent *x)
{
    for (uint32_t i = 0; x->cache && i < x->tables; i++)
        free(x->cache[i]);
    free(x->cache);
    free(x->gd);
    free(x->redundant_gd);
    x->cache = nullptr;
    x->gd = x->redundant_gd = nullptr;
}

/* --- Common to the kinds --- */

static err_t check_geometry(const struct vmdk_extent *x, uint64_t grain)
{
    if (!grain || grain > VMDK_MAX_GRAIN || grain & (grain - 1) ||
        (x->compressed && grain > VMDK_MAX_COMPRESSED))
        return err_make(EINVAL,
                        "'%s': Invalid granularity, image may be corrupt: grains of %" PRIu64
                        " sectors",
                        block_filename(x->file->node), grain);
    if (x->sectors > BLOCK_MAX_SIZE / BLOCK_SECTOR)
        return err_make(EFBIG, "'%s': a capacity of %" PRIu64 " sectors is too large",
                        block_filename(x->file->node), x->sectors);
    return ERR_OK;
}

/* x->sectors, grain, table_entries, entry_size and gd_offset are there: the rest of it. */
static err_t read_directory(struct vmdk_extent *x)
{
    uint64_t per_table = (uint64_t)x->table_entries * x->grain, file_size = x->file->node->size;
    uint64_t tables = (x->sectors + per_table - 1) / per_table, bytes = tables * x->entry_size;

    if (x->gd_offset > file_size || bytes > file_size - x->gd_offset)
        return err_make(EINVAL,
                        "'%s': the grain directory (offset %" PRIu64 ", %" PRIu64
                        " entries) does not lie in the file",
                        block_filename(x->file->node), x->gd_offset, tables);
    x->tables = (uint32_t)tables;
    x->table_bytes = x->table_entries * x->entry_size;
    bytes = align_up(bytes, BLOCK_SECTOR);
    x->gd = calloc(1, bytes + 1);
    x->cache = calloc(tables + 1, sizeof(struct vmdk_table *));
    if (!x->gd || !x->cache)
        return err_make(ENOMEM, "no memory for a grain directory of %" PRIu64 " entries", tables);
    TRY(vmdk_pread(x->file, x->gd_offset, x->gd, bytes, "grain directory"));
    if (!x->redundant_gd_offset)
        return ERR_OK;
    x->redundant_gd = calloc(1, bytes + 1);
    if (!x->redundant_gd)
        return err_make(ENOMEM, "no memory for a grain directory of %" PRIu64 " entries", tables);
    return vmdk_pread(x->file, x->redundant_gd_offset, x->redundant_gd, bytes,
                      "redundant grain directory");
}

static void find_end(struct vmdk_extent *x)
{
    x->next = align_up(x->file->node->size,
                       x->compressed ? BLOCK_SECTOR : (uint64_t)x->grain * BLOCK_SECTOR);
}

/* --- "KDMV": hosted products --- */

/* Behind the grains of a stream there is a second header that knows where things are, between two
 * markers: sectors with a size and a kind. */
static err_t read_footer(struct vmdk_extent *x, uint8_t *h)
{
    enum {
        MARKER_KIND = 12,
        MARKER_END = 0,
        MARKER_FOOTER = 3
    };
    uint8_t footer[3 * BLOCK_SECTOR], *header = footer + BLOCK_SECTOR,
                                      *end = footer + 2 * BLOCK_SECTOR;

    if (x->file->node->size < sizeof(footer))
        return err_make(EINVAL, "'%s' is too short for its footer", block_filename(x->file->node));
    TRY(vmdk_pread(x->file, x->file->node->size - sizeof(footer), footer, sizeof(footer),
                   "footer"));
    if (memcmp(header, "KDMV", 4) || load_le32(footer + 8) ||
        load_le32(footer + MARKER_KIND) != MARKER_FOOTER || load_le64(end) || load_le32(end + 8) ||
        load_le32(end + MARKER_KIND) != MARKER_END)
        return err_make(EINVAL, "'%s': the footer is damaged", block_filename(x->file->node));
    memcpy(h, header, VMDK_HEADER_SIZE);
    return ERR_OK;
}

static err_t check_version(struct block_node *n, struct vmdk_extent *x, uint32_t version)
{
    x->read_only = version == 3 && !x->compressed;
    if (version < 1 || version > 3)
        return err_make(ENOTSUP, "Unsupported VMDK version %u", version);
    if (x->read_only && block_writable(n))
        return err_make(EINVAL, "VMDK version 3 must be read only");
    return ERR_OK;
}

static uint64_t bytes_of(uint64_t sectors)
{
    return sectors > BLOCK_MAX_SIZE / BLOCK_SECTOR ? BLOCK_MAX_SIZE : sectors * BLOCK_SECTOR;
}

static err_t open_hosted(struct block_node *n, struct vmdk_extent *x, uint8_t *h)
{
    uint32_t flags;

    if (load_le64(h + HEADER_GD) == UINT64_MAX)
        TRY(read_footer(x, h));
    flags = load_le32(h + HEADER_FLAGS);
    x->compressed = load_le16(h + HEADER_COMPRESSION);
    x->markers = flags & VMDK_FLAG_MARKERS;
    x->zero_grains = flags & VMDK_FLAG_ZERO_GRAIN;
    TRY(check_version(n, x, load_le32(h + 4)));
    if (load_le16(h + HEADER_COMPRESSION) > 1)
        return err_make(ENOTSUP, "compression method %u is not supported",
                        load_le16(h + HEADER_COMPRESSION));
    if (!load_le32(h + HEADER_GT_ENTRIES) || load_le32(h + HEADER_GT_ENTRIES) > VMDK_GT_ENTRIES)
        return err_make(EINVAL, "L2 table size too big: %u entries",
                        load_le32(h + HEADER_GT_ENTRIES));
    x->sectors = load_le64(h + HEADER_CAPACITY);
    TRY(check_geometry(x, load_le64(h + HEADER_GRAIN)));
    x->grain = (uint32_t)load_le64(h + HEADER_GRAIN);
    x->table_entries = load_le32(h + HEADER_GT_ENTRIES);
    x->entry_size = 4;
    x->gd_offset = bytes_of(load_le64(h + HEADER_GD));
    if (flags & VMDK_FLAG_REDUNDANT)
        x->redundant_gd_offset = bytes_of(load_le64(h + HEADER_REDUNDANT_GD));
    return ERR_OK;
}

/* --- "COWD": ESX --- */

static err_t open_cowd(struct vmdk_extent *x, const uint8_t *h)
{
    enum {
        COWD_SECTORS = 12,
        COWD_GRAIN = 16,
        COWD_GD = 20
    };

    x->sectors = load_le32(h + COWD_SECTORS);
    TRY(check_geometry(x, load_le32(h + COWD_GRAIN)));
    x->grain = load_le32(h + COWD_GRAIN);
    x->table_entries = VMDK_COWD_GT_ENTRIES;
    x->entry_size = 4;
    x->gd_offset = bytes_of(load_le32(h + COWD_GD));
    return ERR_OK;
}

err_t vmdk_open_sparse(struct block_node *n, struct vmdk_extent *x)
{
    uint8_t h[VMDK_HEADER_SIZE];

    TRY(vmdk_pread(x->file, 0, h, sizeof(h), "header"));
    if (!memcmp(h, "KDMV", 4))
        TRY(open_hosted(n, x, h));
    else if (!memcmp(h, "COWD", 4))
        TRY(open_cowd(x, h));
    else
        return err_make(EINVAL, "'%s' is not a sparse extent: Image not in VMDK format",
                        block_filename(x->file->node));
    TRY(read_directory(x));
    find_end(x);
    return ERR_OK;
}

/* --- seSparse --- */

err_t vmdk_open_se_sparse(struct block_node *n, struct vmdk_extent *x)
{
    enum {
        SE_VERSION = 8,
        SE_CAPACITY = 16,
        SE_GRAIN = 24,
        SE_TABLE = 32,
        SE_VOLATILE = 80,
        SE_GD = 128,
        SE_GD_SIZE = 136,
        SE_TABLES = 144,
        SE_GRAINS = 192,
        VOLATILE_REPLAY = 24
    };
    uint8_t h[BLOCK_SECTOR], live[BLOCK_SECTOR];

    TRY(vmdk_pread(x->file, 0, h, sizeof(h), "header"));
    if (load_le64(h) != 0xcafebabe)
        return err_make(EINVAL, "'%s' is not a seSparse extent", block_filename(x->file->node));
    if (load_le64(h + SE_VERSION) != 0x0000000200000001)
        return err_make(ENOTSUP, "Unsupported version of seSparse: %" PRIx64,
                        load_le64(h + SE_VERSION));
    if (block_writable(n))
        return err_make(ENOTSUP, "No write support for seSparse images available");
    TRY(vmdk_pread(x->file, bytes_of(load_le64(h + SE_VOLATILE)), live, sizeof(live),
                   "volatile header"));
    if (load_le64(live) != 0xcafecafe)
        return err_make(EINVAL, "'%s': the volatile header is damaged",
                        block_filename(x->file->node));
    if (live[VOLATILE_REPLAY])
        return err_make(ENOTSUP, "'%s' has a journal that needs to be replayed",
                        block_filename(x->file->node));
    if (load_le64(h + SE_TABLE) != 64)
        return err_make(ENOTSUP, "grain tables of %" PRIu64 " sectors are not supported",
                        load_le64(h + SE_TABLE));
    x->se_sparse = x->read_only = true;
    x->sectors = load_le64(h + SE_CAPACITY);
    TRY(check_geometry(x, load_le64(h + SE_GRAIN)));
    x->grain = (uint32_t)load_le64(h + SE_GRAIN);
    x->entry_size = 8;
    x->table_entries = 64 * BLOCK_SECTOR / 8;
    x->gd_offset = bytes_of(load_le64(h + SE_GD));
    x->se_tables = bytes_of(load_le64(h + SE_TABLES));
    x->se_grains = bytes_of(load_le64(h + SE_GRAINS));
    return read_directory(x);
}
