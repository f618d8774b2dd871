/*
 * Headers, regions and metadata items of VHDX images.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/microsoft.h"
#include "block/format/vhdx/vhdx.h"

#include <errno.h>
#include <stdlib.h>

const uint8_t vhdx_guid_bat[16] = {0x66, 0x77, 0xc2, 0x2d, 0x23, 0xf6, 0x00, 0x42,
                                   0x9d, 0x64, 0x11, 0x5e, 0x9b, 0xfd, 0x4a, 0x08};
const uint8_t vhdx_guid_metadata[16] = {0x06, 0xa2, 0x7c, 0x8b, 0x90, 0x47, 0x9a, 0x4b,
                                        0xb8, 0xfe, 0x57, 0x5f, 0x05, 0x0f, 0x88, 0x6e};
const uint8_t vhdx_guid_parameters[16] = {0x37, 0x67, 0xa1, 0xca, 0x36, 0xfa, 0x43, 0x4d,
                                          0xb3, 0xb6, 0x33, 0xf0, 0xaa, 0x44, 0xe7, 0x6b};
const uint8_t vhdx_guid_size[16] = {0x24, 0x42, 0xa5, 0x2f, 0x1b, 0xcd, 0x76, 0x48,
                                    0xb2, 0x11, 0x5d, 0xbe, 0xd8, 0x3b, 0xf4, 0xb8};
const uint8_t vhdx_guid_page83[16] = {0xab, 0x12, 0xca, 0xbe, 0xe6, 0xb2, 0x23, 0x45,
                                      0x93, 0xef, 0xc3, 0x09, 0xe0, 0x00, 0xc7, 0x46};
const uint8_t vhdx_guid_logical[16] = {0x1d, 0xbf, 0x41, 0x81, 0x6f, 0xa9, 0x09, 0x47,
                                       0xba, 0x47, 0xf2, 0x33, 0xa8, 0xfa, 0xab, 0x5f};
const uint8_t vhdx_guid_physical[16] = {0xc7, 0x48, 0xa3, 0xcd, 0x5d, 0x44, 0x71, 0x44,
                                        0x9c, 0xc9, 0xe9, 0x88, 0x52, 0x51, 0xc5, 0x56};
const uint8_t vhdx_guid_locator[16] = {0x2d, 0x5f, 0xd3, 0xa8, 0x0b, 0xb3, 0x4d, 0x45,
                                       0xab, 0xf7, 0xd3, 0xd8, 0x48, 0x34, 0xab, 0x0c};

err_t vhdx_pread(struct block_node *n, uint64_t offset, void *data, size_t bytes, const char *what)
{
    int result = block_pread(n->file, offset, data, bytes);

    return result < 0 ? err_make(-result, "Could not read the %s at offset %llu: %s", what,
                                 (unsigned long long)offset, strerror(-result))
                      : ERR_OK;
}

/* --- Headers --- */

static bool good_header(const uint8_t *h)
{
    return !memcmp(h, "head", 4) && load_le16(h + HEADER_VERSION) == 1 &&
           load_le32(h + HEADER_CHECKSUM) == vhdx_checksum(h, VHDX_HEADER_SIZE, HEADER_CHECKSUM);
}

err_t vhdx_read_headers(struct block_node *n)
{
    struct vhdx *v = n->state;
    uint8_t *headers = malloc(2 * VHDX_HEADER_SIZE), *second = headers + VHDX_HEADER_SIZE;
    err_t e;

    if (!headers)
        return err_make(ENOMEM, "no memory for headers");
    e = vhdx_pread(n, VHDX_HEADER_1, headers, VHDX_HEADER_SIZE, "header");
    if (!err_failed(e))
        e = vhdx_pread(n, 2 * VHDX_HEADER_1, second, VHDX_HEADER_SIZE, "second header");
    if (!err_failed(e)) {
        bool good[2] = {good_header(headers), good_header(second)};

        v->current = good[1] && (!good[0] || load_le64(second + HEADER_SEQUENCE) >
                                                 load_le64(headers + HEADER_SEQUENCE));
        memcpy(v->header, v->current ? second : headers, VHDX_HEADER_SIZE);
        if (!good[0] && !good[1])
            e = err_make(EINVAL, "No valid VHDX header found");
    }
    free(headers);
    TRY(e);
    v->log_offset = load_le64(v->header + HEADER_LOG_OFFSET);
    v->log_length = load_le32(v->header + HEADER_LOG_LENGTH);
    if (v->log_offset % VHDX_MIB || v->log_offset < VHDX_MIB || v->log_length % VHDX_MIB ||
        !v->log_length || v->log_offset > BLOCK_MAX_SIZE)
        return err_make(EINVAL, "the header places the log at %llu, %u bytes: that cannot be",
                        (unsigned long long)v->log_offset, v->log_length);
    return ERR_OK;
}

int vhdx_write_header(struct block_node *n)
{
    struct vhdx *v = n->state;
    unsigned other = !v->current;
    int result;

    store_le64(v->header + HEADER_SEQUENCE, load_le64(v->header + HEADER_SEQUENCE) + 1);
    store_le32(v->header + HEADER_CHECKSUM,
               vhdx_checksum(v->header, VHDX_HEADER_SIZE, HEADER_CHECKSUM));
    result = block_pwrite(n->file, (1 + other) * VHDX_HEADER_1, v->header, VHDX_HEADER_SIZE);
    if (result >= 0)
        result = block_flush(n->file);
    if (result >= 0)
        v->current = other;
    return result;
}

/* --- Regions --- */

/* Which copy is whole: its entries are at 16, of 32 bytes each. */
static err_t read_region_table(struct block_node *n, uint8_t *table)
{
    for (unsigned i = 0; i < 2; i++) {
        TRY(vhdx_pread(n, VHDX_REGIONS_1 + i * VHDX_REGIONS_SIZE, table, VHDX_REGIONS_SIZE,
                       "region table"));
        if (!memcmp(table, "regi", 4) &&
            load_le32(table + 4) == vhdx_checksum(table, VHDX_REGIONS_SIZE, 4) &&
            load_le32(table + 8) <= VHDX_MAX_REGIONS)
            return ERR_OK;
    }
    return err_make(EINVAL, "no valid region table found");
}

static err_t take_region(struct block_node *n, const uint8_t *entry)
{
    struct vhdx *v = n->state;
    uint64_t offset = load_le64(entry + 16), length = load_le32(entry + 24);
    uint64_t size = n->file->node->size;
    bool is_bat = !memcmp(entry, vhdx_guid_bat, 16);

    if (!is_bat && memcmp(entry, vhdx_guid_metadata, 16))
        return load_le32(entry + 28) & 1
                   ? err_make(ENOTSUP, "the image has a required region of an unknown kind")
                   : ERR_OK;
    if (offset % VHDX_MIB || offset < VHDX_MIB || length % VHDX_MIB || !length || offset > size ||
        length > size - offset)
        return err_make(EINVAL, "the %s region (offset %llu, %llu bytes) does not lie in the file",
                        is_bat ? "BAT" : "metadata", (unsigned long long)offset,
                        (unsigned long long)length);
    if (is_bat ? v->bat_offset : v->metadata_offset)
        return err_make(EINVAL, "two %s regions", is_bat ? "BAT" : "metadata");
    *(is_bat ? &v->bat_offset : &v->metadata_offset) = offset;
    *(is_bat ? &v->bat_length : &v->metadata_length) = length;
    return ERR_OK;
}

static bool overlap(uint64_t a, uint64_t a_length, uint64_t b, uint64_t b_length)
{
    return a < b + b_length && b < a + a_length;
}

err_t vhdx_read_regions(struct block_node *n)
{
    struct vhdx *v = n->state;
    uint8_t *table = malloc(VHDX_REGIONS_SIZE);
    err_t e = table ? read_region_table(n, table) : err_make(ENOMEM, "no memory for regions");

    for (unsigned i = 0; !err_failed(e) && i < load_le32(table + 8); i++)
        e = take_region(n, table + 16 + 32 * i);
    free(table);
    TRY(e);
    if (!v->bat_offset || !v->metadata_offset)
        return err_make(EINVAL, "the region table names no %s", v->bat_offset ? "metadata" : "BAT");
    if (overlap(v->bat_offset, v->bat_length, v->metadata_offset, v->metadata_length) ||
        overlap(v->bat_offset, v->bat_length, v->log_offset, v->log_length) ||
        overlap(v->metadata_offset, v->metadata_length, v->log_offset, v->log_length))
        return err_make(EINVAL, "log, BAT and metadata overlap");
    return ERR_OK;
}

/* --- Metadata items --- */

enum item {
    ITEM_PARAMETERS,
    ITEM_SIZE,
    ITEM_PAGE83,
    ITEM_LOGICAL,
    ITEM_PHYSICAL,
    ITEM_LOCATOR,
    ITEMS
};

static const struct {
    const uint8_t *guid;
    uint32_t length; /* 0: any */
    const char *name;
} known[ITEMS] = {
    {vhdx_guid_parameters, 8, "file parameters"},    {vhdx_guid_size, 8, "virtual disk size"},
    {vhdx_guid_page83, 16, "page 83 data"},          {vhdx_guid_logical, 4, "logical sector size"},
    {vhdx_guid_physical, 4, "physical sector size"}, {vhdx_guid_locator, 0, "parent locator"}};

struct place {
    uint64_t offset;
    uint32_t length;
};

/* Where the known items are. Entries of the table: at 32, of 32 bytes each. */
static err_t find_items(struct vhdx *v, const uint8_t *table, struct place *items)
{
    if (memcmp(table, "metadata", 8) || load_le16(table + 10) > VHDX_MAX_ITEMS)
        return err_make(EINVAL, "the metadata region does not start with a table of items");
    for (unsigned i = 0; i < load_le16(table + 10); i++) {
        const uint8_t *entry = table + 32 + 32 * i;
        uint64_t offset = load_le32(entry + 16), length = load_le32(entry + 20);
        unsigned k = 0;

        while (k < ITEMS && memcmp(entry, known[k].guid, 16))
            k++;
        if (k == ITEMS && load_le32(entry + 24) & 4)
            return err_make(ENOTSUP, "the image has a required metadata item of an unknown kind");
        if (k == ITEMS)
            continue;
        if (offset < VHDX_METADATA_TABLE || offset + length > v->metadata_length || !length ||
            (known[k].length && length != known[k].length))
            return err_make(EINVAL, "the metadata item %s (offset %llu, %llu bytes) is misplaced",
                            known[k].name, (unsigned long long)offset, (unsigned long long)length);
        items[k] = (struct place){v->metadata_offset + offset, (uint32_t)length};
    }
    for (unsigned k = 0; k < ITEM_LOCATOR; k++)
        if (!items[k].length)
            return err_make(EINVAL, "the metadata has no %s", known[k].name);
    return ERR_OK;
}

/* The locator's text `which` ("key" or value) of an entry, or null. */
static char *locator_text(const uint8_t *locator, uint32_t length, uint32_t offset, uint16_t size)
{
    return offset <= length && size <= length - offset
               ? microsoft_utf8(locator + offset, size, false)
               : nullptr;
}

static void take_locator_entry(struct block_node *n, const char *key, char *value, unsigned *best)
{
    static const char *const paths[] = {"absolute_win32_path", "volume_path", "relative_path"};
    struct vhdx *v = n->state;

    if (!strcmp(key, "parent_linkage"))
        snprintf(v->parent_linkage[0], sizeof(v->parent_linkage[0]), "%s", value);
    if (!strcmp(key, "parent_linkage2"))
        snprintf(v->parent_linkage[1], sizeof(v->parent_linkage[1]), "%s", value);
    for (unsigned i = 0; i < ARRAY_SIZE(paths); i++)
        if (!strcmp(key, paths[i]) && i + 1 > *best && *value) {
            *best = i + 1;
            free(n->backing_name);
            microsoft_local_path(value);
            n->backing_name = strdup(value);
        }
}

static err_t read_locator(struct block_node *n, const struct place *item)
{
    uint32_t length = item->length < VHDX_MIB ? item->length : VHDX_MIB;
    uint8_t *locator = calloc(1, length + 20);
    unsigned best = 0;
    err_t e;

    if (!locator)
        return err_make(ENOMEM, "no memory for the parent locator");
    e = vhdx_pread(n, item->offset, locator, length, "parent locator");
    for (uint32_t i = 0; !err_failed(e) && i < load_le16(locator + 18); i++) {
        const uint8_t *entry = locator + 20 + 12 * i;
        char *key, *value;

        if (20 + 12 * (i + 1) > length)
            break;
        key = locator_text(locator, length, load_le32(entry), load_le16(entry + 8));
        value = locator_text(locator, length, load_le32(entry + 4), load_le16(entry + 10));
        if (key && value)
            take_locator_entry(n, key, value, &best);
        free(key);
        free(value);
    }
    free(locator);
    TRY(e);
    if (!n->backing_name || !*n->backing_name)
        return err_make(EINVAL, "a differencing disk whose parent locator has no path");
    n->backing_format = strdup("vhdx");
    return ERR_OK;
}

static err_t check_values(struct block_node *n, uint32_t logical, uint32_t physical)
{
    struct vhdx *v = n->state;

    if (v->block_size < VHDX_MIN_BLOCK || v->block_size > VHDX_MAX_BLOCK ||
        v->block_size & (v->block_size - 1))
        return err_make(EINVAL, "a block size of %u is invalid", v->block_size);
    if (logical != 512 && logical != 4096)
        return err_make(ENOTSUP, "a logical sector size of %u is not supported", logical);
    if (physical != 512 && physical != 4096)
        return err_make(ENOTSUP, "a physical sector size of %u is not supported", physical);
    if (n->size > VHDX_MAX_SIZE || n->size % logical)
        return err_make(EINVAL, "a virtual disk size of %llu bytes is invalid",
                        (unsigned long long)n->size);
    v->sector_size = logical;
    v->chunk_ratio = (1ull << 23) * logical / v->block_size;
    v->blocks = (n->size + v->block_size - 1) / v->block_size;
    v->entries = vhdx_entries(v->blocks, v->chunk_ratio, v->has_parent);
    if (v->entries > v->bat_length / 8)
        return err_make(EINVAL, "the BAT has room for %llu entries, but %llu are needed",
                        (unsigned long long)v->bat_length / 8, (unsigned long long)v->entries);
    return ERR_OK;
}

err_t vhdx_read_metadata(struct block_node *n)
{
    struct vhdx *v = n->state;
    struct place items[ITEMS] = {};
    uint8_t *table = malloc(VHDX_METADATA_TABLE), value[8];
    uint32_t logical, physical;
    err_t e = table
                  ? vhdx_pread(n, v->metadata_offset, table, VHDX_METADATA_TABLE, "metadata table")
                  : err_make(ENOMEM, "no memory for the metadata table");

    if (!err_failed(e))
        e = find_items(v, table, items);
    free(table);
    TRY(e);
    TRY(vhdx_pread(n, items[ITEM_LOGICAL].offset, value, 4, "logical sector size"));
    logical = load_le32(value);
    TRY(vhdx_pread(n, items[ITEM_PHYSICAL].offset, value, 4, "physical sector size"));
    physical = load_le32(value);
    TRY(vhdx_pread(n, items[ITEM_SIZE].offset, value, 8, "virtual disk size"));
    n->size = load_le64(value);
    v->size_offset = items[ITEM_SIZE].offset;
    TRY(vhdx_pread(n, items[ITEM_PARAMETERS].offset, value, 8, "file parameters"));
    v->block_size = load_le32(value);
    v->fixed = load_le32(value + 4) & 1;
    v->has_parent = load_le32(value + 4) & 2;
    TRY(check_values(n, logical, physical));
    if (!v->has_parent)
        return ERR_OK;
    if (!items[ITEM_LOCATOR].length)
        return err_make(EINVAL, "a differencing disk without a parent locator");
    return read_locator(n, &items[ITEM_LOCATOR]);
}

uint64_t vhdx_entries(uint64_t blocks, uint64_t chunk_ratio, bool has_parent)
{
    if (has_parent) /* whole chunks, each with its bitmaps */
        return (blocks + chunk_ratio - 1) / chunk_ratio * (chunk_ratio + 1);
    return blocks ? blocks + (blocks - 1) / chunk_ratio : 0;
}
