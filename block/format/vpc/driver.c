/*
 * Format vpc: opening an image.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/microsoft.h"
#include "block/format/vpc/vpc.h"

#include <errno.h>
#include <stdlib.h>

struct vpc_options {
    unsigned calculation;
};

enum {
    BY_CREATOR,
    BY_GEOMETRY,
    BY_SIZE
};

static const char *const calculation_words[] = {"auto", "chs", "current_size", nullptr};
static const struct option_def vpc_options[] = {
    {"force_size_calc", OPTION_ENUM, offsetof(struct vpc_options, calculation), calculation_words},
    {}};

/* A fixed image cannot be told from data that ends in a footer: it must be asked for. */
static int vpc_probe(const uint8_t *head, size_t size, const char *filename)
{
    return size >= 8 && !memcmp(head, "conectix", 8) ? 100 : 0;
}

/* --- The footer --- */

static err_t read_at(struct block_node *n, uint64_t offset, void *data, size_t bytes,
                     const char *what)
{
    int result = block_pread(n->file, offset, data, bytes);

    return result < 0 ? err_make(-result, "Could not read the %s at offset %llu: %s", what,
                                 (unsigned long long)offset, strerror(-result))
                      : ERR_OK;
}

/* A dynamic image has its copy in front. The footer itself is where the next block will go. */
static err_t find_footer(struct block_node *n, struct vpc *v)
{
    uint64_t size = n->file->node->size;
    bool in_front;

    TRY(read_at(n, 0, v->footer, VPC_FOOTER_SIZE, "copy of the footer"));
    in_front = !memcmp(v->footer, "conectix", 8);
    if (!in_front && size >= VPC_FOOTER_SIZE)
        TRY(read_at(n, size - VPC_FOOTER_SIZE, v->footer, VPC_FOOTER_SIZE, "footer"));
    if (memcmp(v->footer, "conectix", 8))
        return err_make(EINVAL, "invalid VPC image");
    if (vpc_checksum(v->footer, VPC_FOOTER_SIZE, FOOTER_CHECKSUM) !=
        load_be32(v->footer + FOOTER_CHECKSUM))
        return err_make(EINVAL, "Incorrect header checksum");
    v->type = load_be32(v->footer + FOOTER_TYPE);
    if (v->type == VPC_FIXED && size >= VPC_FOOTER_SIZE)
        return ERR_OK;
    if (v->type != VPC_DIFFERENCING && (v->type != VPC_DYNAMIC || !in_front))
        return err_make(EINVAL, "disk type %u in the footer is not supported", v->type);
    return ERR_OK;
}

/* Virtual PC goes by the geometry and ignores the size; others write a size that counts. */
static uint64_t disk_sectors(const struct vpc *v, unsigned calculation)
{
    static const char by_size[][4] = {"win ", "qem2", "d2v ", "tap", "CTXS"};
    const uint8_t *f = v->footer;
    uint64_t geometry =
        (uint64_t)load_be16(f + FOOTER_CYLINDERS) * f[FOOTER_HEADS] * f[FOOTER_PER_TRACK];

    if (calculation == BY_CREATOR) {
        calculation = BY_GEOMETRY;
        for (unsigned i = 0; i < ARRAY_SIZE(by_size); i++)
            if (!memcmp(f + FOOTER_CREATOR, by_size[i], 4))
                calculation = BY_SIZE;
    }
    /* A disk that no geometry can tell has the largest one. */
    if (calculation == BY_SIZE || geometry == VPC_MAX_GEOMETRY)
        return load_be64(f + FOOTER_SIZE) / BLOCK_SECTOR;
    return geometry;
}

/* --- Dynamic images --- */

static err_t check_header(struct block_node *n, struct vpc *v, const uint8_t *h)
{
    uint32_t max_entries = load_be32(h + HEADER_MAX_ENTRIES);
    uint64_t file_size = n->file->node->size;

    if (memcmp(h + HEADER_COOKIE, "cxsparse", 8))
        return err_make(EINVAL, "Invalid header magic");
    if (vpc_checksum(h, VPC_HEADER_SIZE, HEADER_CHECKSUM) != load_be32(h + HEADER_CHECKSUM))
        block_warn(n->graph, "'%s': the header of the dynamic disk has an incorrect checksum",
                   block_filename(n));
    v->block_size = load_be32(h + HEADER_BLOCK_SIZE);
    if (v->block_size < BLOCK_SECTOR || v->block_size > VPC_MAX_BLOCK ||
        v->block_size & (v->block_size - 1))
        return err_make(EINVAL, "Invalid block size %u", v->block_size);
    v->entries = (uint32_t)((n->size + v->block_size - 1) / v->block_size);
    if (v->entries > VPC_MAX_BAT || (n->size + v->block_size - 1) / v->block_size > VPC_MAX_BAT)
        return err_make(EINVAL, "Too many blocks");
    if (max_entries < v->entries)
        return err_make(EINVAL, "Page table too small");
    v->bat_offset = load_be64(h + HEADER_TABLE_OFFSET);
    if (v->bat_offset > file_size || 4ull * v->entries > file_size - v->bat_offset)
        return err_make(EINVAL,
                        "the block table (offset %llu, %u entries) does not lie in the file",
                        (unsigned long long)v->bat_offset, v->entries);
    /* Bits of the sectors, in whole sectors. */
    v->bitmap_size = (uint32_t)align_up((v->block_size / BLOCK_SECTOR + 7) / 8, BLOCK_SECTOR);
    v->data_start = align_up(v->bat_offset + 4ull * max_entries, BLOCK_SECTOR);
    return ERR_OK;
}

static err_t read_bat(struct block_node *n, struct vpc *v)
{
    uint64_t block = (uint64_t)v->block_size + v->bitmap_size, file_size = n->file->node->size;
    uint64_t end = v->data_start;

    v->bat = malloc(4ull * v->entries + 1);
    v->dirty = calloc(1, v->entries / VPC_PER_SECTOR + 1);
    if (!v->bat || !v->dirty)
        return err_make(ENOMEM, "no memory for a table of %u blocks", v->entries);
    TRY(read_at(n, v->bat_offset, v->bat, 4ull * v->entries, "block table"));
    for (uint32_t i = 0; i < v->entries; i++) {
        uint64_t at;

        v->bat[i] = __builtin_bswap32(v->bat[i]);
        at = (uint64_t)v->bat[i] * BLOCK_SECTOR;
        if (v->bat[i] == (uint32_t)VPC_UNALLOCATED)
            continue;
        if (at < VPC_FOOTER_SIZE + VPC_HEADER_SIZE || at >= file_size)
            return err_make(EINVAL,
                            "block %u is said to be at offset %llu of %llu: the table is "
                            "damaged, or the image has been truncated",
                            i, (unsigned long long)at, (unsigned long long)file_size);
        if (at + block > end)
            end = at + block;
    }
    if (end > align_up(file_size, BLOCK_SECTOR))
        block_warn(n->graph, "'%s': the last block does not lie in the file: it has been truncated",
                   block_filename(n));
    /* The footer's place, but not within a block (one that was cut off, or lies behind it). */
    v->next = file_size >= end + VPC_FOOTER_SIZE ? align_down(file_size, BLOCK_SECTOR) - 512 : end;
    return ERR_OK;
}

/* --- Differencing images --- */

static err_t locator_name(struct block_node *n, const uint8_t *locator, char **name)
{
    uint32_t bytes = load_be32(locator + 8);
    uint64_t offset = load_be64(locator + 16);
    uint8_t *text;
    err_t e;

    if (bytes > 4096)
        return err_make(EINVAL, "a parent's name of %u bytes is too long", bytes);
    text = malloc(bytes + 1);
    if (!text)
        return err_make(ENOMEM, "no memory for the parent's name");
    e = read_at(n, offset, text, bytes, "parent's name");
    *name = err_failed(e) ? nullptr : microsoft_utf8(text, bytes, false);
    free(text);
    return e;
}

/* A relative path first, then an absolute one, then the name in the header. */
static err_t find_parent(struct block_node *n, struct vpc *v, const uint8_t *h)
{
    static const char codes[][4] = {"W2ru", "W2ku"};
    char *name = nullptr;

    memcpy(v->parent_uuid, h + HEADER_PARENT_UUID, 16);
    for (unsigned c = 0; c < ARRAY_SIZE(codes) && !name; c++)
        for (unsigned i = 0; i < LOCATOR_COUNT && !name; i++) {
            const uint8_t *locator = h + HEADER_LOCATORS + i * LOCATOR_SIZE;

            if (!memcmp(locator, codes[c], 4) && load_be32(locator + 8))
                TRY(locator_name(n, locator, &name));
        }
    if (!name)
        name = microsoft_utf8(h + HEADER_PARENT_NAME, HEADER_PARENT_NAME_SIZE, true);
    if (!name)
        return err_make(ENOMEM, "no memory for the parent's name");
    microsoft_local_path(name);
    if (!*name) {
        free(name);
        return err_make(EINVAL, "a differencing disk that names no parent");
    }
    n->backing_name = name;
    n->backing_format = strdup("vpc");
    return ERR_OK;
}

/* --- The driver --- */

static void vpc_close(struct block_node *n)
{
    struct vpc *v = n->state;

    free(v->bat);
    free(v->dirty);
    v->bat = nullptr;
    v->dirty = nullptr;
}

static err_t open_dynamic(struct block_node *n, struct vpc *v)
{
    uint8_t h[VPC_HEADER_SIZE];

    TRY(read_at(n, load_be64(v->footer + FOOTER_HEADER_OFFSET), h, sizeof(h), "header"));
    TRY(check_header(n, v, h));
    if (v->type == VPC_DIFFERENCING)
        TRY(find_parent(n, v, h));
    err_t e = read_bat(n, v);
    if (err_failed(e))
        vpc_close(n);
    return e;
}

static err_t vpc_open(struct block_node *n, const void *values)
{
    const struct vpc_options *o = values;
    struct vpc *v = n->state;
    uint64_t sectors;

    TRY(find_footer(n, v));
    sectors = disk_sectors(v, o->calculation);
    if (sectors > BLOCK_MAX_SIZE / BLOCK_SECTOR)
        return err_make(EFBIG, "a disk of %llu sectors is too large", (unsigned long long)sectors);
    n->size = sectors * BLOCK_SECTOR;
    n->limits.request_alignment = BLOCK_SECTOR;
    if (v->type != VPC_FIXED)
        return open_dynamic(n, v);
    if (n->size > n->file->node->size)
        return err_make(EINVAL,
                        "the footer tells of a disk of %llu bytes, but the file has %llu only",
                        (unsigned long long)n->size, (unsigned long long)n->file->node->size);
    return ERR_OK;
}

static void vpc_info(struct block_node *n, struct block_info *info)
{
    struct vpc *v = n->state;

    info->cluster_size = v->block_size;
}

static const char *const announced[] = {"size", "subformat", "force_size", nullptr};

const struct block_driver block_vpc = {
    .name = "vpc",
    .kind = BLOCK_KIND_FORMAT,
    .state_size = sizeof(struct vpc),
    .options = vpc_options,
    .options_size = sizeof(struct vpc_options),
    .create_options = vpc_create_options,
    .create_size = sizeof(struct vpc_create),
    .announced = announced,
    .supports_backing = true,
    .probe = vpc_probe,
    .open = vpc_open,
    .close = vpc_close,
    .create = vpc_create,
    .read = vpc_read,
    .write = vpc_write,
    .write_zeroes = vpc_write_zeroes,
    .flush_cache = vpc_flush_bat,
    .status = vpc_status,
    .get_info = vpc_info,
};
