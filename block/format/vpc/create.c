/*
 * New VHD images.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/microsoft.h"
#include "block/format/vpc/vpc.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

enum {
    SUBFORMAT_DYNAMIC,
    SUBFORMAT_FIXED
};

static const char *const subformat_words[] = {"dynamic", "fixed", nullptr};

#define CREATE(member) offsetof(struct vpc_create, member)

const struct option_def vpc_create_options[] = {
    {"force_size", OPTION_BOOL, CREATE(force_size),
     .help = "Force disk size calculation to use the actual size specified, rather than using the "
             "nearest CHS-based calculation"},
    {"size", OPTION_SIZE, CREATE(size), .help = "Virtual disk size"},
    {"subformat", OPTION_ENUM, CREATE(subformat), subformat_words,
     "Type of virtual hard disk format. Supported formats are {dynamic (default) | fixed} "},
    {}};

/* The specification's appendix "CHS Calculation". */
bool vpc_geometry(uint64_t sectors, uint32_t *cylinders, uint32_t *heads, uint32_t *per_track)
{
    uint64_t tracks;
    bool fits = sectors <= VPC_MAX_GEOMETRY;

    if (!fits)
        sectors = VPC_MAX_GEOMETRY;
    if (sectors >= 65535ull * 16 * 63) {
        *per_track = 255;
        *heads = 16;
        tracks = sectors / *per_track;
    } else {
        *per_track = 17;
        tracks = sectors / *per_track;
        *heads = (uint32_t)(tracks + 1023) / 1024;
        if (*heads < 4)
            *heads = 4;
        if (tracks >= *heads * 1024ull || *heads > 16) {
            *per_track = 31;
            *heads = 16;
            tracks = sectors / *per_track;
        }
        if (tracks >= *heads * 1024ull) {
            *per_track = 63;
            *heads = 16;
            tracks = sectors / *per_track;
        }
    }
    *cylinders = (uint32_t)(tracks / *heads);
    return fits;
}

struct plan {
    uint64_t sectors;
    uint32_t cylinders, heads, per_track;
};

/* Virtual PC looks at the geometry only: without force_size the disk is the next larger one that
 * a geometry can tell. */
static err_t plan_size(const struct vpc_create *o, struct plan *p)
{
    uint64_t wanted = (o->size + BLOCK_SECTOR - 1) / BLOCK_SECTOR;

    if (o->size > VPC_MAX_SIZE)
        return err_make(EFBIG, "The image size is too large for file format 'vpc'");
    if (o->force_size || wanted >= VPC_MAX_GEOMETRY) {
        *p = (struct plan){wanted, VPC_MAX_CYLINDERS, VPC_MAX_HEADS, VPC_MAX_PER_TRACK};
        return ERR_OK;
    }
    for (uint64_t try = wanted; wanted; try++) {
        vpc_geometry(try, &p->cylinders, &p->heads, &p->per_track);
        p->sectors = (uint64_t)p->cylinders * p->heads * p->per_track;
        if (p->sectors >= wanted)
            break;
    }
    return ERR_OK;
}

uint32_t vpc_checksum(const uint8_t *data, size_t size, size_t at)
{
    uint32_t sum = 0;

    for (size_t i = 0; i < size; i++)
        if (i < at || i >= at + 4)
            sum += data[i];
    return ~sum;
}

static void make_footer(const struct vpc_create *o, const struct plan *p, uint8_t *f)
{
    static const time_t year_2000 = 946684800;
    bool fixed = o->subformat == SUBFORMAT_FIXED;

    memset(f, 0, VPC_FOOTER_SIZE);
    memcpy(f + FOOTER_COOKIE, "conectix", 8);
    store_be32(f + FOOTER_FEATURES, 2); /* a bit that is always set */
    store_be32(f + FOOTER_VERSION, 0x10000);
    store_be64(f + FOOTER_HEADER_OFFSET, fixed ? UINT64_MAX : VPC_FOOTER_SIZE);
    store_be32(f + FOOTER_TIME, (uint32_t)(time(nullptr) - year_2000));
    /* The creator says whether size or geometry counts; readers know these two. */
    memcpy(f + FOOTER_CREATOR, o->force_size ? "qem2" : "qemu", 4);
    store_be32(f + FOOTER_CREATOR_VERSION, 0x50003);
    memcpy(f + FOOTER_CREATOR_OS, "Wi2k", 4);
    store_be64(f + FOOTER_ORIGINAL_SIZE, p->sectors * BLOCK_SECTOR);
    store_be64(f + FOOTER_SIZE, p->sectors * BLOCK_SECTOR);
    store_be16(f + FOOTER_CYLINDERS, (uint16_t)p->cylinders);
    f[FOOTER_HEADS] = (uint8_t)p->heads;
    f[FOOTER_PER_TRACK] = (uint8_t)p->per_track;
    store_be32(f + FOOTER_TYPE, fixed ? VPC_FIXED : VPC_DYNAMIC);
    microsoft_new_guid(f + FOOTER_UUID);
    store_be32(f + FOOTER_CHECKSUM, vpc_checksum(f, VPC_FOOTER_SIZE, FOOTER_CHECKSUM));
}

static err_t write_fixed(struct block_edge *file, const struct plan *p, const uint8_t *footer)
{
    uint64_t size = p->sectors * BLOCK_SECTOR;
    int result;

    TRY(block_truncate(file, size + VPC_FOOTER_SIZE, false, BLOCK_PREALLOC_OFF, false));
    result = block_pwrite(file, size, footer, VPC_FOOTER_SIZE);
    return result < 0 ? err_make(-result, "cannot write the footer: %s", strerror(-result))
                      : ERR_OK;
}

static err_t write_dynamic(struct block_edge *file, const struct plan *p, const uint8_t *footer)
{
    uint64_t size = p->sectors * BLOCK_SECTOR;
    uint32_t entries = (uint32_t)((size + VPC_DEFAULT_BLOCK - 1) / VPC_DEFAULT_BLOCK);
    size_t start = VPC_FOOTER_SIZE + VPC_HEADER_SIZE, bat = align_up(4ull * entries, BLOCK_SECTOR);
    uint8_t *image = calloc(1, start + bat + VPC_FOOTER_SIZE), *h;
    int result;

    if (!image)
        return err_make(ENOMEM, "no memory for a table of %u blocks", entries);
    memcpy(image, footer, VPC_FOOTER_SIZE);
    h = image + VPC_FOOTER_SIZE;
    memcpy(h + HEADER_COOKIE, "cxsparse", 8);
    store_be64(h + HEADER_DATA_OFFSET, UINT64_MAX);
    store_be64(h + HEADER_TABLE_OFFSET, start);
    store_be32(h + HEADER_VERSION, 0x10000);
    store_be32(h + HEADER_MAX_ENTRIES, entries);
    store_be32(h + HEADER_BLOCK_SIZE, VPC_DEFAULT_BLOCK);
    store_be32(h + HEADER_CHECKSUM, vpc_checksum(h, VPC_HEADER_SIZE, HEADER_CHECKSUM));
    memset(image + start, 0xff, bat);
    memcpy(image + start + bat, footer, VPC_FOOTER_SIZE);
    result = block_pwrite(file, 0, image, start + bat + VPC_FOOTER_SIZE);
    free(image);
    return result < 0 ? err_make(-result, "cannot write header and table: %s", strerror(-result))
                      : ERR_OK;
}

err_t vpc_create(struct block_graph *g, const char *filename, const void *values, unsigned flags)
{
    const struct vpc_create *o = values;
    uint8_t footer[VPC_FOOTER_SIZE];
    struct block_edge *file;
    struct plan p = {};
    err_t e;

    TRY(plan_size(o, &p));
    make_footer(o, &p, footer);
    TRY(block_create_file(g, filename, 0));
    TRY(block_open_for_create(g, filename, flags, &file));
    e = (o->subformat == SUBFORMAT_FIXED ? write_fixed : write_dynamic)(file, &p, footer);
    block_detach_root(file);
    return e;
}
