/*
 * The text that describes a VMDK image: types, extents, identifiers (CID) of content and parent.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/vmdk/vmdk.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

/* --- The text --- */

err_t vmdk_read_descriptor(struct block_edge *file, uint64_t offset, uint64_t size, char **text)
{
    uint64_t end = file->node->size;
    err_t e;

    *text = nullptr;
    if (offset > end)
        return err_make(EINVAL, "the descriptor at offset %" PRIu64 " does not lie in the file",
                        offset);
    if (size > end - offset)
        size = end - offset;
    if (size > VMDK_MAX_DESCRIPTOR)
        size = VMDK_MAX_DESCRIPTOR;
    *text = calloc(1, size + 1);
    if (!*text)
        return err_make(ENOMEM, "no memory for the descriptor");
    e = vmdk_pread(file, offset, *text, size, "descriptor");
    if (err_failed(e)) {
        free(*text);
        *text = nullptr;
    }
    return e;
}

char *vmdk_next_line(char **text)
{
    char *line = *text, *end;

    if (!*line)
        return nullptr;
    end = line + strcspn(line, "\r\n");
    *text = *end ? end + 1 : end;
    *end = 0;
    return line + strspn(line, " \t");
}

/* Where the value starts in a line "key = value", or null. */
static const char *value_in(const char *line, const char *key)
{
    size_t length = strlen(key);

    line += strspn(line, " \t");
    if (strncasecmp(line, key, length))
        return nullptr;
    line += length;
    line += strspn(line, " \t");
    if (*line++ != '=')
        return nullptr;
    return line + strspn(line, " \t");
}

static const char *find_value(const char *text, const char *key)
{
    while (*text) {
        const char *value = value_in(text, key);

        if (value)
            return value;
        text += strcspn(text, "\r\n");
        text += strspn(text, "\r\n");
    }
    return nullptr;
}

char *vmdk_descriptor_value(const char *text, const char *key)
{
    const char *value = find_value(text, key);
    size_t length;

    if (!value)
        return nullptr;
    if (*value == '"')
        length = strcspn(++value, "\"\r\n");
    else
        length = strcspn(value, " \t\r\n");
    return strndup(value, length);
}

bool vmdk_descriptor_cid(const char *text, const char *key, uint32_t *cid)
{
    const char *value = find_value(text, key);
    char *end;

    if (!value)
        return false;
    *cid = (uint32_t)strtoul(value, &end, 16);
    return end != value;
}

/* --- Extents --- */

struct extent_line {
    char access[16], type[16], name[512];
    uint64_t sectors, offset;
    int fields;
};

static bool known_type(const char *type)
{
    static const char *const types[] = {"FLAT",       "SPARSE",   "VMFS",
                                        "VMFSSPARSE", "SESPARSE", nullptr};

    for (unsigned i = 0; types[i]; i++)
        if (!strcmp(type, types[i]))
            return true;
    return false;
}

/* RW 4192256 SPARSE "disk-s001.vmdk" [0] */
static bool split_line(const char *line, struct extent_line *l)
{
    int64_t offset = -1;

    l->fields = sscanf(line, "%15s %" SCNu64 " %15s \"%511[^\n\r\"]\" %" SCNd64, l->access,
                       &l->sectors, l->type, l->name, &offset);
    l->offset = (uint64_t)offset;
    return l->fields >= 4 && (l->fields < 5 || offset >= 0);
}

static err_t check_line(const char *line, const struct extent_line *l)
{
    bool flat = !strcmp(l->type, "FLAT");

    if (!known_type(l->type) || !l->sectors || l->sectors > BLOCK_MAX_SIZE / BLOCK_SECTOR ||
        (flat ? l->fields != 5 : l->fields != 4) ||
        (flat && l->offset > BLOCK_MAX_SIZE / BLOCK_SECTOR))
        return err_make(EINVAL, "Invalid extent line: %s", line);
    return ERR_OK;
}

/* Next to the descriptor, unless it is absolute. A name that looks like a protocol is a file's. */
static char *extent_path(const struct block_node *n, const char *name)
{
    const char *base = n->filename, *slash = base ? strrchr(base, '/') : nullptr;
    char *path;

    if (*name == '/')
        return strdup(name);
    if (!base)
        return nullptr;
    if (asprintf(&path, "%.*s%s%s", slash ? (int)(slash + 1 - base) : 0, base,
                 !slash && strchr(name, ':') ? "./" : "", name) < 0)
        return nullptr;
    return path;
}

static err_t open_extent(struct block_node *n, const struct extent_line *l, struct vmdk_extent *x)
{
    struct vmdk *v = n->state;
    char key[24], *path = extent_path(n, l->name);
    err_t e;

    if (!path)
        return err_make(EINVAL, "Cannot use relative extent paths with VMDK descriptor file '%s'",
                        block_filename(n));
    snprintf(key, sizeof(key), "extents.%u", v->count - 1);
    e = block_open_child(n, key, path, BLOCK_ROLE_DATA, false, &x->file);
    free(path);
    TRY(e);
    if (!strcmp(l->type, "FLAT") || !strcmp(l->type, "VMFS")) {
        x->flat = true;
        x->flat_offset = l->fields == 5 ? l->offset * BLOCK_SECTOR : 0;
        x->type = *l->type == 'V' ? "VMFS" : "FLAT";
        return ERR_OK;
    }
    x->type = !strcmp(l->type, "SPARSE")       ? "SPARSE"
              : !strcmp(l->type, "VMFSSPARSE") ? "VMFSSPARSE"
                                               : "SESPARSE";
    return strcmp(l->type, "SESPARSE") ? vmdk_open_sparse(n, x) : vmdk_open_se_sparse(n, x);
}

static err_t add_extent(struct block_node *n, const char *line, const struct extent_line *l)
{
    struct vmdk *v = n->state;
    struct vmdk_extent *grown, *x;

    TRY(check_line(line, l));
    if (v->count == VMDK_MAX_EXTENTS)
        return err_make(ENOTSUP, "more than %d extents", VMDK_MAX_EXTENTS);
    if (n->size + l->sectors * BLOCK_SECTOR > BLOCK_MAX_SIZE)
        return err_make(EFBIG, "the extents are larger together than any disk can be");
    grown = realloc(v->extents, (v->count + 1) * sizeof(*grown));
    if (!grown)
        return err_make(ENOMEM, "no memory for extents");
    v->extents = grown;
    x = &v->extents[v->count++];
    *x = (struct vmdk_extent){.start = n->size / BLOCK_SECTOR, .sectors = l->sectors};
    TRY(open_extent(n, l, x));
    x->sectors = l->sectors; /* not what the extent says of itself */
    n->size += l->sectors * BLOCK_SECTOR;
    return ERR_OK;
}

static err_t parse_extents(struct block_node *n, char *text)
{
    struct extent_line l;
    char *line;

    while ((line = vmdk_next_line(&text)))
        if (split_line(line, &l) && !strcmp(l.access, "RW"))
            TRY(add_extent(n, line, &l));
    if (!((struct vmdk *)n->state)->count)
        return err_make(EINVAL, "the descriptor names no extent that can be read and written");
    return ERR_OK;
}

/* --- What it says of the image --- */

static err_t take_type(struct vmdk *v, const char *text, bool embedded)
{
    static const char *const types[] = {
        "monolithicFlat",     "vmfs", "vmfsSparse", "seSparse", "twoGbMaxExtentSparse",
        "twoGbMaxExtentFlat", nullptr};
    char *type = vmdk_descriptor_value(text, "createType");
    unsigned i = 0;

    if (!type)
        return err_make(EINVAL, "invalid VMDK image descriptor");
    snprintf(v->create_type, sizeof(v->create_type), "%s", type);
    free(type);
    while (types[i] && strcmp(types[i], v->create_type))
        i++;
    if (!embedded && !types[i])
        return err_make(ENOTSUP, "Unsupported image type '%s'", v->create_type);
    return ERR_OK;
}

err_t vmdk_parse_descriptor(struct block_node *n, char *text, bool embedded)
{
    struct vmdk *v = n->state;
    char *hint;

    TRY(take_type(v, text, embedded));
    v->parent_cid = (uint32_t)VMDK_NO_PARENT;
    if (!vmdk_descriptor_cid(text, "CID", &v->cid))
        return err_make(EINVAL, "the descriptor has no CID");
    vmdk_descriptor_cid(text, "parentCID", &v->parent_cid);
    hint = vmdk_descriptor_value(text, "parentFileNameHint");
    if (hint && *hint) {
        n->backing_name = hint;
        n->backing_format = strdup("vmdk");
    } else {
        free(hint);
    }
    return embedded ? ERR_OK : parse_extents(n, text);
}

/* --- CIDs --- */

/* With another CID: the text up to it, the new one, the rest. */
static char *with_cid(const char *text, uint32_t cid)
{
    const char *value = find_value(text, "CID");
    char *out;

    if (!value || asprintf(&out, "%.*s%08x%s", (int)(value - text), text, cid,
                           value + strspn(value, "0123456789abcdefABCDEF")) < 0)
        return nullptr;
    return out;
}

static int write_descriptor(struct block_node *n, const char *text)
{
    struct vmdk *v = n->state;
    uint64_t length = strlen(text), room = v->descriptor_size;
    uint8_t *padded;
    int result;

    if (!room) {
        result = block_pwrite(n->file, 0, text, length);
        if (result >= 0 && n->file->node->size != length) {
            err_t e = block_truncate(n->file, length, true, BLOCK_PREALLOC_OFF, false);

            result = -err_code(e);
            err_free(e);
        }
        return result;
    }
    if (length > room)
        return -ENOSPC;
    padded = calloc(1, room);
    if (!padded)
        return -ENOMEM;
    memcpy(padded, text, length);
    result = block_pwrite(n->file, v->descriptor_offset, padded, room);
    free(padded);
    return result;
}

int vmdk_change_cid(struct block_node *n)
{
    struct vmdk *v = n->state;
    char *text, *changed;
    uint32_t cid;
    int result;

    if (v->cid_written || !*v->create_type)
        return 0;
    if (getrandom(&cid, sizeof(cid), 0) != sizeof(cid) || cid == (uint32_t)VMDK_NO_PARENT)
        cid = v->cid + 1;
    err_t e =
        vmdk_read_descriptor(n->file, v->descriptor_offset,
                             v->descriptor_size ? v->descriptor_size : VMDK_MAX_DESCRIPTOR, &text);
    result = -err_code(e);
    err_free(e);
    if (result < 0)
        return result;
    changed = with_cid(text, cid);
    free(text);
    result = changed ? write_descriptor(n, changed) : -EINVAL;
    free(changed);
    if (result < 0)
        return result;
    v->cid = cid;
    v->cid_written = true;
    return 0;
}

int vmdk_check_parent(struct block_node *n)
{
    struct vmdk *v = n->state;
    struct block_node *parent = n->backing ? n->backing->node : nullptr;

    if (v->parent_checked || !parent || parent->driver != n->driver)
        return v->parent_result;
    v->parent_checked = true;
    if (((struct vmdk *)parent->state)->cid != v->parent_cid) {
        block_warn(n->graph,
                   "'%s' has changed since '%s' was made of it: its CID is %08x, not %08x",
                   block_filename(parent), block_filename(n), ((struct vmdk *)parent->state)->cid,
                   v->parent_cid);
        v->parent_result = -EINVAL;
    }
    return v->parent_result;
}
