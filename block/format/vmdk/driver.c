/*
 * Format vmdk: opening, facts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/vmdk/vmdk.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

/* A sparse file, or a descriptor: after comments and empty lines comes "version=". */
static int vmdk_probe(const uint8_t *head, size_t size, const char *filename)
{
    static const char version[] = "version=";
    size_t at = 0;

    if (size >= 4 && (!memcmp(head, "KDMV", 4) || !memcmp(head, "COWD", 4)))
        return 100;
    while (at < size) {
        if (head[at] == '#') {
            while (at < size && head[at] != '\n')
                at++;
        } else if (!strchr(" \t\r\n", head[at]) || !head[at]) {
            break;
        }
        at++;
    }
    if (at + sizeof(version) > size || memcmp(head + at, version, sizeof(version) - 1))
        return 0;
    return head[at + sizeof(version) - 1] >= '1' && head[at + sizeof(version) - 1] <= '3' ? 100 : 0;
}

/* --- Opening --- */

static err_t read_and_parse(struct block_node *n, bool embedded)
{
    struct vmdk *v = n->state;
    char *text;
    err_t e;

    TRY(vmdk_read_descriptor(n->file, v->descriptor_offset,
                             v->descriptor_size ? v->descriptor_size : VMDK_MAX_DESCRIPTOR, &text));
    e = vmdk_parse_descriptor(n, text, embedded);
    free(text);
    return e;
}

/* The file is the extent, and has the descriptor in it (ESX's have none). */
static err_t open_monolithic(struct block_node *n, const uint8_t *h)
{
    struct vmdk *v = n->state;
    uint64_t at = load_le64(h + HEADER_DESCRIPTOR), size = load_le64(h + HEADER_DESCRIPTOR_SIZE);
    bool cowd = !memcmp(h, "COWD", 4);

    if (!cowd) {
        if (!at || !size || at > BLOCK_MAX_SIZE / BLOCK_SECTOR)
            return err_make(EINVAL, "the file has no descriptor: it is an extent of an image, "
                                    "which is opened by the descriptor's name");
        v->descriptor_offset = at * BLOCK_SECTOR;
        v->descriptor_size =
            size > VMDK_MAX_DESCRIPTOR / BLOCK_SECTOR ? VMDK_MAX_DESCRIPTOR : size * BLOCK_SECTOR;
        if (!load_le64(h + HEADER_CAPACITY))
            return read_and_parse(n, false); /* nothing but a descriptor */
    }
    v->extents = calloc(1, sizeof(*v->extents));
    if (!v->extents)
        return err_make(ENOMEM, "no memory for extents");
    v->count = 1;
    v->extents->file = n->file;
    v->extents->type = "";
    TRY(vmdk_open_sparse(n, v->extents));
    n->size = v->extents->sectors * BLOCK_SECTOR;
    v->cid = v->parent_cid = (uint32_t)VMDK_NO_PARENT;
    return cowd ? ERR_OK : read_and_parse(n, true);
}

static void vmdk_close(struct block_node *n)
{
    struct vmdk *v = n->state;

    for (unsigned i = 0; i < v->count; i++)
        vmdk_close_extent(&v->extents[i]);
    free(v->extents);
    v->extents = nullptr;
    v->count = 0;
}

static err_t open_image(struct block_node *n)
{
    uint8_t h[VMDK_HEADER_SIZE] = {};

    TRY(vmdk_pread(n->file, 0, h, sizeof(h), "header"));
    if (!memcmp(h, "KDMV", 4) || !memcmp(h, "COWD", 4))
        return open_monolithic(n, h);
    return read_and_parse(n, false);
}

static err_t vmdk_open(struct block_node *n, const void *values)
{
    struct vmdk *v = n->state;
    err_t e = open_image(n);

    if (err_failed(e)) {
        vmdk_close(n);
        return e;
    }
    n->limits.request_alignment = BLOCK_SECTOR;
    for (unsigned i = 0; i < v->count; i++)
        if (!v->extents[i].flat && v->extents[i].grain * BLOCK_SECTOR > n->limits.zeroes_alignment)
            n->limits.zeroes_alignment = v->extents[i].grain * BLOCK_SECTOR;
    return ERR_OK;
}

/* --- Facts --- */

static void vmdk_info(struct block_node *n, struct block_info *info)
{
    struct vmdk *v = n->state;

    if (!v->extents->flat)
        info->cluster_size = (uint64_t)v->extents->grain * BLOCK_SECTOR;
    info->needs_compressed = v->extents->compressed;
}

static json_t *extent_info(const struct vmdk_extent *x)
{
    json_t *out = json_object();

    if (x->compressed)
        json_object_set_new(out, "compressed", json_true());
    json_object_set_new(out, "virtual-size", json_integer((json_int_t)(x->sectors * BLOCK_SECTOR)));
    json_object_set_new(out, "filename", json_string(block_filename(x->file->node)));
    if (!x->flat)
        json_object_set_new(out, "cluster-size", json_integer((json_int_t)x->grain * BLOCK_SECTOR));
    json_object_set_new(out, "format", json_string(x->type));
    return out;
}

static json_t *vmdk_specific(struct block_node *n)
{
    struct vmdk *v = n->state;
    json_t *extents = json_array();

    for (unsigned i = 0; i < v->count; i++)
        json_array_append_new(extents, extent_info(&v->extents[i]));
    return json_pack("{s:s, s:{s:I, s:I, s:s, s:o}}", "type", "vmdk", "data", "cid",
                     (json_int_t)v->cid, "parent-cid", (json_int_t)v->parent_cid, "create-type",
                     v->create_type, "extents", extents);
}

static const char *const announced[] = {"size",        "adapter_type", "backing_file",
                                        "backing_fmt", "compat6=off",  "hwversion=undefined",
                                        "subformat",   "toolsversion", "zeroed_grain",
                                        nullptr};

const struct block_driver block_vmdk = {
    .name = "vmdk",
    .kind = BLOCK_KIND_FORMAT,
    .state_size = sizeof(struct vmdk),
    .create_options = vmdk_create_options,
    .create_size = sizeof(struct vmdk_create),
    .create_defaults = &vmdk_create_defaults,
    .announced = announced,
    .supports_backing = true,
    .probe = vmdk_probe,
    .open = vmdk_open,
    .close = vmdk_close,
    .create = vmdk_create,
    .read = vmdk_read,
    .write = vmdk_write,
    .write_compressed = vmdk_write_compressed,
    .write_zeroes = vmdk_write_zeroes,
    .flush_cache = vmdk_flush_tables,
    .status = vmdk_status,
    .check = vmdk_check,
    .get_info = vmdk_info,
    .specific_info = vmdk_specific,
};
