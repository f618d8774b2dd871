/*
 * New VMDK images.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/vmdk/vmdk.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

#define CREATE(member) offsetof(struct vmdk_create, member)

const struct vmdk_create vmdk_create_defaults = {.adapter_type = "ide",
                                                 .hwversion = "undefined",
                                                 .subformat = "monolithicSparse",
                                                 .toolsversion = "2147483647"};

const struct option_def vmdk_create_options[] = {
    {"adapter_type", OPTION_STRING, CREATE(adapter_type),
     .help = "Virtual adapter type, can be one of ide (default), lsilogic, buslogic or legacyESX"},
    {"backing_file", OPTION_STRING, CREATE(backing_file), .help = "File name of a base image"},
    {"backing_fmt", OPTION_STRING, CREATE(backing_fmt), .help = "Must be 'vmdk' if present"},
    {"compat6", OPTION_BOOL, CREATE(compat6), .help = "VMDK version 6 image"},
    {"hwversion", OPTION_STRING, CREATE(hwversion), .help = "VMDK hardware version"},
    {"size", OPTION_SIZE, CREATE(size), .help = "Virtual disk size"},
    {"subformat", OPTION_STRING, CREATE(subformat),
     .help = "VMDK flat extent format, can be one of {monolithicSparse (default) | monolithicFlat "
             "| twoGbMaxExtentSparse | twoGbMaxExtentFlat | streamOptimized} "},
    {"toolsversion", OPTION_STRING, CREATE(toolsversion), .help = "VMware guest tools version"},
    {"zeroed_grain", OPTION_BOOL, CREATE(zeroed_grain),
     .help = "Enable efficient zero writes using the zeroed-grain GTE feature"},
    {}};

struct subformat {
    const char *name;
    bool flat, split, compressed;
};

static const struct subformat subformats[] = {{"monolithicFlat", .flat = true},
                                              {"monolithicSparse"},
                                              {"twoGbMaxExtentSparse", .split = true},
                                              {"twoGbMaxExtentFlat", .flat = true, .split = true},
                                              {"streamOptimized", .compressed = true}};

struct creation {
    const struct vmdk_create *o;
    const struct subformat *sub;
    struct block_graph *g;
    const char *filename;
    unsigned flags;
    uint64_t size;
    const char *hwversion;
    uint32_t parent_cid, heads;
    char *text; /* the descriptor */
    size_t length;
};

/* --- Options --- */

static err_t check_options(struct creation *c)
{
    static const char *const adapters[] = {"ide", "buslogic", "lsilogic", "legacyESX", nullptr};
    const struct vmdk_create *o = c->o;
    unsigned i = 0;

    while (adapters[i] && strcmp(adapters[i], o->adapter_type))
        i++;
    if (!adapters[i])
        return err_make(EINVAL, "invalid parameter value: %s", o->adapter_type);
    for (unsigned k = 0; k < ARRAY_SIZE(subformats); k++)
        if (!strcmp(subformats[k].name, o->subformat))
            c->sub = &subformats[k];
    if (!c->sub)
        return err_make(EINVAL, "invalid parameter value: %s", o->subformat);
    if (o->compat6 && strcmp(o->hwversion, "undefined"))
        return err_make(EINVAL, "compat6 cannot be enabled with hwversion set");
    if (c->sub->flat && o->backing_file)
        return err_make(ENOTSUP, "Flat image can't have backing file");
    if (c->sub->flat && o->zeroed_grain)
        return err_make(ENOTSUP, "Flat image can't enable zeroed grain");
    if (strpbrk(o->hwversion, "\"\r\n") || strpbrk(o->toolsversion, "\"\r\n") ||
        (o->backing_file && strpbrk(o->backing_file, "\"\r\n")))
        return err_make(EINVAL, "quotes and line ends have no place in a descriptor");
    c->hwversion = o->compat6 ? "6" : strcmp(o->hwversion, "undefined") ? o->hwversion : "4";
    c->heads = i ? 255 : 16;
    return ERR_OK;
}

static err_t read_parent_cid(struct creation *c)
{
    struct block_node *n;
    const char *slash = strrchr(c->filename, '/'), *name = c->o->backing_file;
    char *path;
    err_t e;

    if (asprintf(&path, "%.*s%s", slash && *name != '/' ? (int)(slash + 1 - c->filename) : 0,
                 c->filename, name) < 0)
        return err_make(ENOMEM, "no memory for the backing file's name");
    e = block_open(c->g, path, nullptr, BLOCK_NO_BACKING, &n);
    free(path);
    TRY(e);
    if (n->driver == &block_vmdk)
        c->parent_cid = ((struct vmdk *)n->state)->cid;
    else
        e = err_make(EINVAL, "backing_file must be a vmdk image");
    block_unref(n);
    return e;
}

/* --- Sparse extents --- */

struct layout {
    uint64_t tables, gd_sectors, redundant_gd, gd, grains;
};

static struct layout plan(uint64_t sectors)
{
    const uint64_t per_table = (uint64_t)VMDK_GRAIN * VMDK_GT_ENTRIES;
    const uint64_t gt_sectors = VMDK_GT_ENTRIES * 4 / BLOCK_SECTOR;
    struct layout l = {.tables = (sectors + per_table - 1) / per_table};
    uint64_t both;

    l.gd_sectors = (4 * l.tables + BLOCK_SECTOR - 1) / BLOCK_SECTOR;
    both = l.gd_sectors + gt_sectors * l.tables;
    l.redundant_gd = 1 + VMDK_DESCRIPTOR_SECTORS;
    l.gd = l.redundant_gd + both;
    l.grains = (l.gd + both + VMDK_GRAIN - 1) / VMDK_GRAIN * VMDK_GRAIN;
    return l;
}

static void fill_header(const struct creation *c, const struct layout *l, uint64_t sectors,
                        uint8_t *h)
{
    uint32_t flags = VMDK_FLAG_NEWLINES | VMDK_FLAG_REDUNDANT;
    bool compressed = c->sub->compressed, zero_grains = c->o->zeroed_grain;

    if (zero_grains)
        flags |= VMDK_FLAG_ZERO_GRAIN;
    if (compressed)
        flags |= VMDK_FLAG_COMPRESSED | VMDK_FLAG_MARKERS;
    memcpy(h, "KDMV", 4);
    store_le32(h + HEADER_VERSION, compressed ? 3 : zero_grains ? 2 : 1);
    store_le32(h + HEADER_FLAGS, flags);
    store_le64(h + HEADER_CAPACITY, sectors);
    store_le64(h + HEADER_GRAIN, VMDK_GRAIN);
    store_le64(h + HEADER_DESCRIPTOR, 1);
    store_le64(h + HEADER_DESCRIPTOR_SIZE, VMDK_DESCRIPTOR_SECTORS);
    store_le32(h + HEADER_GT_ENTRIES, VMDK_GT_ENTRIES);
    store_le64(h + HEADER_REDUNDANT_GD, l->redundant_gd);
    store_le64(h + HEADER_GD, l->gd);
    store_le64(h + HEADER_OVERHEAD, l->grains);
    memcpy(h + HEADER_NEWLINES, "\n \r\n", 4); /* what text-mode transfers would damage */
    store_le16(h + HEADER_COMPRESSION, compressed);
}

static void fill_directory(uint8_t *image, uint64_t at, const struct layout *l)
{
    for (uint64_t i = 0; i < l->tables; i++)
        store_le32(image + at * BLOCK_SECTOR + 4 * i,
                   (uint32_t)(at + l->gd_sectors + i * (VMDK_GT_ENTRIES * 4 / BLOCK_SECTOR)));
}

/* Header, descriptor (of a monolithic image), directories; the tables are zero. */
static err_t write_sparse(const struct creation *c, struct block_edge *file, uint64_t size)
{
    uint64_t sectors = size / BLOCK_SECTOR;
    struct layout l = plan(sectors);
    uint8_t *image;
    int result;

    if (l.grains > UINT32_MAX)
        return err_make(EFBIG, "the image is too large for VMDK's tables");
    image = calloc(1, (l.gd + l.gd_sectors) * BLOCK_SECTOR);
    if (!image)
        return err_make(ENOMEM, "no memory for the image's metadata");
    fill_header(c, &l, sectors, image);
    fill_directory(image, l.redundant_gd, &l);
    fill_directory(image, l.gd, &l);
    if (!c->sub->split)
        memcpy(image + BLOCK_SECTOR, c->text, c->length);
    err_t e = block_truncate(file, l.grains * BLOCK_SECTOR, false, BLOCK_PREALLOC_OFF, true);
    result = err_failed(e) ? 0 : block_pwrite(file, 0, image, (l.gd + l.gd_sectors) * BLOCK_SECTOR);
    free(image);
    TRY(e);
    return result < 0
               ? err_make(-result, "cannot write the image's metadata: %s", strerror(-result))
               : ERR_OK;
}

/* --- Extents --- */

/* "disk.vmdk" to "disk-s001.vmdk"; `number` 0: "disk-flat.vmdk". In a malloced path. */
static char *extent_name(const struct creation *c, unsigned number)
{
    const char *slash = strrchr(c->filename, '/'), *dot = strrchr(c->filename, '.');
    char suffix[24] = "flat", *path;

    if (!dot || (slash && dot < slash))
        dot = c->filename + strlen(c->filename);
    if (number)
        snprintf(suffix, sizeof(suffix), "%c%03u", c->sub->flat ? 'f' : 's', number);
    return asprintf(&path, "%.*s-%s%s", (int)(dot - c->filename), c->filename, suffix, dot) < 0
               ? nullptr
               : path;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static err_t make_extent(const struct creation *c, const char *path, uint64_t size)
{
    struct block_edge *file;
    err_t e;

    TRY(block_create_file(c->g, path, 0));
    TRY(block_open_for_create(c->g, path, c->flags, &file));
    e = c->sub->flat ? block_truncate(file, size, false, BLOCK_PREALLOC_OFF, true)
                     : write_sparse(c, file, size);
    block_detach_root(file);
    return e;
}

/* Makes the files, and their lines of the descriptor. */
static err_t make_extents(const struct creation *c, FILE *lines)
{
    uint64_t left = c->size;

    for (unsigned i = 1; left; i++) {
        uint64_t size = c->sub->split && left > VMDK_SPLIT ? VMDK_SPLIT : left;
        char *path = extent_name(c, c->sub->split ? i : 0);
        err_t e = path ? make_extent(c, path, size) : err_make(ENOMEM, "no memory for a name");

        if (path && !err_failed(e))
            fprintf(lines, "RW %" PRIu64 " %s \"%s\"%s\n", size / BLOCK_SECTOR,
                    c->sub->flat ? "FLAT" : "SPARSE", base_name(path), c->sub->flat ? " 0" : "");
        free(path);
        TRY(e);
        left -= size;
    }
    return ERR_OK;
}

/* --- The descriptor --- */

static void write_text(const struct creation *c, const char *extents, FILE *out)
{
    uint32_t cid;

    if (getrandom(&cid, sizeof(cid), 0) != sizeof(cid) || cid == (uint32_t)VMDK_NO_PARENT)
        cid = 1;
    fprintf(out, "# Disk DescriptorFile\nversion=1\nCID=%08x\nparentCID=%08x\ncreateType=\"%s\"\n",
            cid, c->parent_cid, c->o->subformat);
    if (c->o->backing_file)
        fprintf(out, "parentFileNameHint=\"%s\"", c->o->backing_file);
    fprintf(out,
            "\n# Extent description\n%s\n# The Disk Data Base\n#DDB\n\n"
            "ddb.virtualHWVersion = \"%s\"\nddb.geometry.cylinders = \"%" PRIu64 "\"\n"
            "ddb.geometry.heads = \"%u\"\nddb.geometry.sectors = \"63\"\n"
            "ddb.adapterType = \"%s\"\nddb.toolsVersion = \"%s\"\n",
            extents, c->hwversion, c->size / ((uint64_t)63 * c->heads * BLOCK_SECTOR), c->heads,
            c->o->adapter_type, c->o->toolsversion);
}

static err_t make_text(struct creation *c, const char *extents)
{
    FILE *out = open_memstream(&c->text, &c->length);

    if (!out)
        return err_make(ENOMEM, "no memory for the descriptor");
    write_text(c, extents, out);
    if (fclose(out))
        return err_make(ENOMEM, "no memory for the descriptor");
    if (c->length > (size_t)VMDK_DESCRIPTOR_SECTORS * BLOCK_SECTOR && !c->sub->flat &&
        !c->sub->split)
        return err_make(EINVAL, "the descriptor has no place: a shorter name of the backing file "
                                "would help");
    return ERR_OK;
}

static err_t create_monolithic(struct creation *c)
{
    struct block_edge *file;
    char *line;
    err_t e;

    if (asprintf(&line, "RW %" PRIu64 " SPARSE \"%s\"\n", c->size / BLOCK_SECTOR,
                 base_name(c->filename)) < 0)
        return err_make(ENOMEM, "no memory for the descriptor");
    e = make_text(c, line);
    free(line);
    TRY(e);
    TRY(block_create_file(c->g, c->filename, 0));
    TRY(block_open_for_create(c->g, c->filename, c->flags, &file));
    e = write_sparse(c, file, c->size);
    block_detach_root(file);
    return e;
}

static err_t create_with_extents(struct creation *c)
{
    struct block_edge *file;
    char *lines = nullptr;
    size_t length;
    FILE *out = open_memstream(&lines, &length);
    int result;
    err_t e;

    if (!out)
        return err_make(ENOMEM, "no memory for the descriptor");
    e = make_extents(c, out);
    fclose(out);
    if (!err_failed(e))
        e = make_text(c, lines);
    free(lines);
    TRY(e);
    TRY(block_create_file(c->g, c->filename, 0));
    TRY(block_open_for_create(c->g, c->filename, c->flags, &file));
    result = block_pwrite(file, 0, c->text, c->length);
    block_detach_root(file);
    return result < 0 ? err_make(-result, "cannot write the descriptor: %s", strerror(-result))
                      : ERR_OK;
}

err_t vmdk_create(struct block_graph *g, const char *filename, const void *values, unsigned flags)
{
    const struct vmdk_create *o = values;
    struct creation c = {.o = o,
                         .g = g,
                         .filename = filename,
                         .flags = flags,
                         .size = align_up(o->size, BLOCK_SECTOR),
                         .parent_cid = (uint32_t)VMDK_NO_PARENT};
    err_t e;

    TRY(check_options(&c));
    if (o->size > BLOCK_MAX_SIZE)
        return err_make(EFBIG, "Image size is too large");
    if (o->backing_file)
        TRY(read_parent_cid(&c));
    e = c.sub->flat || c.sub->split ? create_with_extents(&c) : create_monolithic(&c);
    free(c.text);
    return e;
}
