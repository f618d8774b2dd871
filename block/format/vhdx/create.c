/*
 * New VHDX images.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/microsoft.h"
#include "block/format/vhdx/vhdx.h"

#include <errno.h>
#include <stdlib.h>

enum {
    SUBFORMAT_DYNAMIC,
    SUBFORMAT_FIXED
};

static const char *const subformat_words[] = {"dynamic", "fixed", nullptr};

#define CREATE(member) offsetof(struct vhdx_create, member)

const struct vhdx_create vhdx_create_defaults = {.log_size = VHDX_MIB, .block_state_zero = true};

const struct option_def vhdx_create_options[] = {
    {"block_size", OPTION_SIZE, CREATE(block_size),
     .help = "Block Size; min 1MB, max 256MB. 0 means auto-calculate based on image size."},
    {"block_state_zero", OPTION_BOOL, CREATE(block_state_zero),
     .help = "Force use of payload blocks of type 'ZERO'. Non-standard, but default.  Do not set "
             "to 'off' when using 'qemu-img convert' with subformat=dynamic."},
    {"log_size", OPTION_SIZE, CREATE(log_size), .help = "Log size; min 1MB."},
    {"size", OPTION_SIZE, CREATE(size), .help = "Virtual disk size; max of 64TB."},
    {"subformat", OPTION_ENUM, CREATE(subformat), subformat_words,
     "VHDX format type, can be either 'dynamic' or 'fixed'. Default is 'dynamic'."},
    {}};

struct layout {
    uint64_t size, log_offset, bat_offset, bat_length, metadata_offset, blocks_offset;
    uint64_t blocks, entries, chunk_ratio;
    uint32_t block_size, log_length;
    bool fixed;
};

static uint64_t default_block_size(uint64_t size)
{
    if (size > 32ull << 40)
        return 64 << 20;
    if (size > 100ull << 30)
        return 32 << 20;
    return size > 1ull << 30 ? 16 << 20 : 8 << 20;
}

static err_t plan(const struct vhdx_create *o, struct layout *l)
{
    uint64_t block = o->block_size ? o->block_size : default_block_size(o->size);
    uint64_t log = o->log_size < VHDX_MIB ? VHDX_MIB : o->log_size;

    if (o->size > VHDX_MAX_SIZE)
        return err_make(EINVAL, "Image size too large; max of 64TB");
    if (log >= 4ull << 30)
        return err_make(EINVAL, "Log size must be smaller than 4 GB");
    if (log % VHDX_MIB)
        return err_make(EINVAL, "Log size must be a multiple of 1 MB");
    block = align_up(block < VHDX_MIN_BLOCK ? VHDX_MIN_BLOCK : block, VHDX_MIB);
    if (block > VHDX_MAX_BLOCK)
        block = VHDX_MAX_BLOCK;
    if (block & (block - 1))
        return err_make(EINVAL, "Block size must be a power of two");
    *l = (struct layout){.size = align_up(o->size, BLOCK_SECTOR),
                         .block_size = (uint32_t)block,
                         .log_offset = VHDX_MIB,
                         .log_length = (uint32_t)log,
                         .fixed = o->subformat == SUBFORMAT_FIXED};
    l->chunk_ratio = (1ull << 23) * BLOCK_SECTOR / block;
    l->blocks = (l->size + block - 1) / block;
    l->entries = vhdx_entries(l->blocks, l->chunk_ratio, false);
    l->bat_offset = l->log_offset + log;
    l->bat_length = align_up(l->entries ? 8 * l->entries : 8, VHDX_MIB);
    l->metadata_offset = l->bat_offset + l->bat_length;
    l->blocks_offset = l->metadata_offset + VHDX_MIB;
    return ERR_OK;
}

/* --- The first MiB --- */

static void fill_identifier(uint8_t *id)
{
    static const char creator[] = "Moa";

    memcpy(id, "vhdxfile", 8);
    for (unsigned i = 0; creator[i]; i++) /* as UTF-16 */
        id[8 + 2 * i] = (uint8_t)creator[i];
}

static void fill_headers(const struct layout *l, uint8_t *start)
{
    uint8_t *h = start + VHDX_HEADER_1, *second = h + VHDX_HEADER_1;

    memcpy(h, "head", 4);
    microsoft_new_guid(h + HEADER_FILE_WRITE_GUID);
    microsoft_new_guid(h + HEADER_DATA_WRITE_GUID);
    store_le16(h + HEADER_VERSION, 1);
    store_le32(h + HEADER_LOG_LENGTH, l->log_length);
    store_le64(h + HEADER_LOG_OFFSET, l->log_offset);
    memcpy(second, h, VHDX_HEADER_SIZE);
    store_le64(second + HEADER_SEQUENCE, 1);
    store_le32(h + HEADER_CHECKSUM, vhdx_checksum(h, VHDX_HEADER_SIZE, HEADER_CHECKSUM));
    store_le32(second + HEADER_CHECKSUM, vhdx_checksum(second, VHDX_HEADER_SIZE, HEADER_CHECKSUM));
}

static void fill_region(uint8_t *entry, const uint8_t *guid, uint64_t offset, uint64_t length)
{
    memcpy(entry, guid, 16);
    store_le64(entry + 16, offset);
    store_le32(entry + 24, (uint32_t)length);
    store_le32(entry + 28, 1); /* required */
}

static void fill_regions(const struct layout *l, uint8_t *start)
{
    uint8_t *table = start + VHDX_REGIONS_1;

    memcpy(table, "regi", 4);
    store_le32(table + 8, 2);
    fill_region(table + 16, vhdx_guid_bat, l->bat_offset, l->bat_length);
    fill_region(table + 48, vhdx_guid_metadata, l->metadata_offset, VHDX_MIB);
    store_le32(table + 4, vhdx_checksum(table, VHDX_REGIONS_SIZE, 4));
    memcpy(table + VHDX_REGIONS_SIZE, table, VHDX_REGIONS_SIZE);
}

/* --- The metadata region --- */

static void fill_metadata(const struct layout *l, uint8_t *table)
{
    static const struct {
        const uint8_t *guid;
        uint32_t offset, length, flags; /* 4: required, 2: of the virtual disk */
    } items[] = {{vhdx_guid_parameters, 0, 8, 4},
                 {vhdx_guid_size, 8, 8, 6},
                 {vhdx_guid_page83, 16, 16, 6},
                 {vhdx_guid_logical, 32, 4, 6},
                 {vhdx_guid_physical, 36, 4, 6}};
    uint8_t *values = table + VHDX_METADATA_TABLE;

    memcpy(table, "metadata", 8);
    store_le16(table + 10, ARRAY_SIZE(items));
    for (unsigned i = 0; i < ARRAY_SIZE(items); i++) {
        uint8_t *entry = table + 32 + 32 * i;

        memcpy(entry, items[i].guid, 16);
        store_le32(entry + 16, VHDX_METADATA_TABLE + items[i].offset);
        store_le32(entry + 20, items[i].length);
        store_le32(entry + 24, items[i].flags);
    }
    store_le32(values, l->block_size);
    store_le32(values + 4, l->fixed); /* leave blocks allocated */
    store_le64(values + 8, l->size);
    microsoft_new_guid(values + 16);
    store_le32(values + 32, BLOCK_SECTOR);
    store_le32(values + 36, BLOCK_SECTOR);
}

/* --- The BAT --- */

static uint64_t first_entry(const struct layout *l, uint64_t index, bool state_zero)
{
    uint64_t block = index - index / (l->chunk_ratio + 1);

    if (index % (l->chunk_ratio + 1) == l->chunk_ratio)
        return 0; /* bitmaps: not needed without a parent */
    if (l->fixed)
        return (l->blocks_offset + block * l->block_size) | VHDX_PRESENT;
    return state_zero ? VHDX_ZERO : VHDX_NOT_PRESENT;
}

static int write_bat(struct block_edge *file, const struct layout *l, bool state_zero)
{
    enum {
        PIECE = 1 << 17 /* entries */
    };
    uint64_t *bat;
    int result = 0;

    if (!l->fixed && !state_zero)
        return 0; /* the file is zero there */
    bat = malloc(PIECE * 8);
    if (!bat)
        return -ENOMEM;
    for (uint64_t i = 0; i < l->entries && result >= 0; i += PIECE) {
        uint64_t count = l->entries - i < PIECE ? l->entries - i : PIECE;

        for (uint64_t k = 0; k < count; k++)
            store_le64(&bat[k], first_entry(l, i + k, state_zero));
        result = block_pwrite(file, l->bat_offset + 8 * i, bat, 8 * count);
    }
    free(bat);
    return result;
}

static int write_start(struct block_edge *file, const struct layout *l)
{
    uint8_t *start = calloc(1, VHDX_MIB), *metadata = calloc(1, VHDX_METADATA_TABLE + 4096);
    int result = -ENOMEM;

    if (start && metadata) {
        fill_identifier(start);
        fill_headers(l, start);
        fill_regions(l, start);
        fill_metadata(l, metadata);
        result = block_pwrite(file, 0, start, VHDX_REGIONS_1 + 2 * VHDX_REGIONS_SIZE);
        if (result >= 0)
            result = block_pwrite(file, l->metadata_offset, metadata, VHDX_METADATA_TABLE + 4096);
    }
    free(start);
    free(metadata);
    return result;
}

err_t vhdx_create(struct block_graph *g, const char *filename, const void *values, unsigned flags)
{
    const struct vhdx_create *o = values;
    struct layout l = {};
    struct block_edge *file;
    uint64_t size;
    int result = 0;

    TRY(plan(o, &l));
    TRY(block_create_file(g, filename, 0));
    TRY(block_open_for_create(g, filename, flags, &file));
    size = l.blocks_offset + (l.fixed ? l.blocks * l.block_size : 0);
    err_t e = block_truncate(file, size, false, BLOCK_PREALLOC_OFF, true);
    if (!err_failed(e))
        result = write_bat(file, &l, o->block_state_zero);
    if (!err_failed(e) && result >= 0)
        result = write_start(file, &l);
    block_detach_root(file);
    TRY(e);
    return result < 0
               ? err_make(-result, "cannot write the image's metadata: %s", strerror(-result))
               : ERR_OK;
}
