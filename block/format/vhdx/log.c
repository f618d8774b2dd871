/*
 * The log of VHDX images: replay, and writing.
 *
 * Entries are found by their looks: a checksum over all of an entry, the GUID that the header
 * names, sequence numbers that go on. What counts is the sequence of entries that ends with the
 * highest number and starts where that last entry says ([MS-VHDX] 2.3.3). We write entries that
 * stand for themselves, in turns into the two halves of the log: while one is written, the one
 * before it is whole, and what it describes is already in its place.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/microsoft.h"
#include "block/format/vhdx/vhdx.h"

#include <errno.h>
#include <stdlib.h>

enum {
    MAX_ENTRY = 64 << 20 /* what others write is much smaller */
};

/* --- Finding the active sequence --- */

struct entry {
    uint64_t sequence, flushed, last;
    uint32_t length, tail, count; /* length 0: none here */
};

struct search {
    struct entry *entries; /* by sector of the log */
    uint32_t sectors;
    uint64_t effort; /* bytes that may still be looked at */
};

/* The log is a ring. */
static err_t read_log(struct block_node *n, uint64_t at, uint8_t *data, uint64_t bytes)
{
    struct vhdx *v = n->state;

    while (bytes) {
        uint64_t piece = v->log_length - at;

        if (piece > bytes)
            piece = bytes;
        TRY(vhdx_pread(n, v->log_offset + at, data, piece, "log"));
        data += piece;
        bytes -= piece;
        at = (at + piece) % v->log_length;
    }
    return ERR_OK;
}

/* Does its header look like one of ours? */
static bool plausible(const struct vhdx *v, const uint8_t *h)
{
    uint32_t length = load_le32(h + ENTRY_LENGTH), count = load_le32(h + ENTRY_COUNT);

    return !memcmp(h, "loge", 4) && !memcmp(h + ENTRY_GUID, v->header + HEADER_LOG_GUID, 16) &&
           length && length % VHDX_LOG_SECTOR == 0 && length <= v->log_length &&
           length <= MAX_ENTRY && load_le32(h + ENTRY_TAIL) % VHDX_LOG_SECTOR == 0 &&
           load_le32(h + ENTRY_TAIL) < v->log_length && load_le64(h + ENTRY_SEQUENCE) &&
           count <= (length - ENTRY_DESCRIPTORS) / DESCRIPTOR_SIZE;
}

/* Descriptors, and for each "desc" a sector, with the entry's sequence number all over. */
static bool consistent(const uint8_t *data)
{
    uint64_t sequence = load_le64(data + ENTRY_SEQUENCE);
    uint32_t length = load_le32(data + ENTRY_LENGTH), count = load_le32(data + ENTRY_COUNT);
    uint64_t at = align_up(ENTRY_DESCRIPTORS + (uint64_t)count * DESCRIPTOR_SIZE, VHDX_LOG_SECTOR);

    for (uint32_t i = 0; i < count; i++) {
        const uint8_t *d = data + ENTRY_DESCRIPTORS + (size_t)i * DESCRIPTOR_SIZE;

        if (load_le64(d + DESCRIPTOR_SEQUENCE) != sequence ||
            load_le64(d + DESCRIPTOR_OFFSET) % VHDX_LOG_SECTOR)
            return false;
        if (!memcmp(d, "zero", 4))
            continue;
        if (memcmp(d, "desc", 4) || at + VHDX_LOG_SECTOR > length || memcmp(data + at, "data", 4) ||
            load_le32(data + at + DATA_SEQUENCE_HIGH) != sequence >> 32 ||
            load_le32(data + at + DATA_SEQUENCE_LOW) != (uint32_t)sequence)
            return false;
        at += VHDX_LOG_SECTOR;
    }
    return at <= length;
}

static err_t look_at(struct block_node *n, struct search *s, uint32_t sector)
{
    struct vhdx *v = n->state;
    uint64_t at = (uint64_t)sector * VHDX_LOG_SECTOR;
    uint8_t head[ENTRY_DESCRIPTORS], *data;
    uint32_t length;
    err_t e;

    TRY(read_log(n, at, head, sizeof(head)));
    if (!plausible(v, head))
        return ERR_OK;
    length = load_le32(head + ENTRY_LENGTH);
    if (length > s->effort)
        return err_make(EINVAL, "the log's entries overlap: it is damaged");
    s->effort -= length;
    data = malloc(length);
    if (!data)
        return err_make(ENOMEM, "no memory for an entry of the log");
    e = read_log(n, at, data, length);
    if (!err_failed(e) && !memcmp(data, head, sizeof(head)) &&
        load_le32(data + ENTRY_CHECKSUM) == vhdx_checksum(data, length, ENTRY_CHECKSUM) &&
        consistent(data))
        s->entries[sector] = (struct entry){.sequence = load_le64(data + ENTRY_SEQUENCE),
                                            .flushed = load_le64(data + ENTRY_FLUSHED_SIZE),
                                            .last = load_le64(data + ENTRY_LAST_SIZE),
                                            .length = length,
                                            .tail = load_le32(data + ENTRY_TAIL),
                                            .count = load_le32(data + ENTRY_COUNT)};
    free(data);
    return e;
}

/* Do the entries from the tail of `head` on lead to it without a gap? */
static bool is_sequence(const struct search *s, uint32_t head)
{
    uint32_t at = s->entries[head].tail / VHDX_LOG_SECTOR;
    uint64_t sequence = s->entries[at].sequence;

    for (uint32_t steps = 0; steps < s->sectors; steps++) {
        const struct entry *e = &s->entries[at];

        if (!e->length || e->sequence != sequence)
            return false;
        if (at == head)
            return true;
        at = (at + e->length / VHDX_LOG_SECTOR) % s->sectors;
        sequence++;
    }
    return false;
}

/* The sector of the last entry of the active sequence; s->sectors if there is none. */
static uint32_t find_active(const struct search *s)
{
    uint64_t below = UINT64_MAX;

    for (unsigned tries = 0; tries < 1024; tries++) {
        uint32_t best = s->sectors;

        for (uint32_t i = 0; i < s->sectors; i++)
            if (s->entries[i].length && s->entries[i].sequence < below &&
                (best == s->sectors || s->entries[i].sequence > s->entries[best].sequence))
                best = i;
        if (best == s->sectors || is_sequence(s, best))
            return best;
        below = s->entries[best].sequence;
    }
    return s->sectors;
}

/* --- Replaying --- */

static int replay_descriptor(struct block_node *n, const uint8_t *d, uint8_t *sector)
{
    uint64_t offset = load_le64(d + DESCRIPTOR_OFFSET);
    uint64_t bytes = load_le64(d + DESCRIPTOR_LEADING), size = n->file->node->size;

    if (!memcmp(d, "zero", 4)) {
        if (offset >= size)
            return 0;
        return block_write_zeroes(n->file, offset, bytes < size - offset ? bytes : size - offset,
                                  0);
    }
    if (offset >= size || size - offset < VHDX_LOG_SECTOR)
        return -EINVAL;
    /* The entry keeps the sector's first and last bytes in the descriptor. */
    memcpy(sector, d + DESCRIPTOR_LEADING, DATA_BYTES);
    memcpy(sector + DATA_SEQUENCE_LOW, d + DESCRIPTOR_TRAILING, 4);
    return block_pwrite(n->file, offset, sector, VHDX_LOG_SECTOR);
}

static err_t replay_entry(struct block_node *n, uint32_t sector, const struct entry *entry)
{
    uint8_t *data = malloc(entry->length);
    uint64_t at =
        align_up(ENTRY_DESCRIPTORS + (uint64_t)entry->count * DESCRIPTOR_SIZE, VHDX_LOG_SECTOR);
    err_t e = data ? read_log(n, (uint64_t)sector * VHDX_LOG_SECTOR, data, entry->length)
                   : err_make(ENOMEM, "no memory for an entry of the log");

    for (uint32_t i = 0; !err_failed(e) && i < entry->count; i++) {
        const uint8_t *d = data + ENTRY_DESCRIPTORS + (size_t)i * DESCRIPTOR_SIZE;
        int result = replay_descriptor(n, d, data + at);

        if (!memcmp(d, "desc", 4))
            at += VHDX_LOG_SECTOR;
        if (result < 0)
            e = err_make(-result, "cannot replay the log's change at offset %llu: %s",
                         (unsigned long long)load_le64(d + DESCRIPTOR_OFFSET), strerror(-result));
    }
    free(data);
    return e;
}

static err_t replay_sequence(struct block_node *n, const struct search *s, uint32_t head)
{
    uint64_t size = n->file->node->size;
    uint32_t at = s->entries[head].tail / VHDX_LOG_SECTOR;

    if (s->entries[head].flushed > size)
        return err_make(EINVAL, "the log tells of a file of %llu bytes: it has been truncated",
                        (unsigned long long)s->entries[head].flushed);
    if (s->entries[head].last > size && s->entries[head].last <= BLOCK_MAX_SIZE)
        TRY(block_truncate(n->file, s->entries[head].last, false, BLOCK_PREALLOC_OFF, true));
    for (;; at = (at + s->entries[at].length / VHDX_LOG_SECTOR) % s->sectors) {
        TRY(replay_entry(n, at, &s->entries[at]));
        if (at == head)
            return ERR_OK;
    }
}

static err_t search_and_replay(struct block_node *n, struct search *s)
{
    struct vhdx *v = n->state;
    uint32_t head;
    int result;

    for (uint32_t i = 0; i < s->sectors; i++)
        TRY(look_at(n, s, i));
    head = find_active(s);
    if (head == s->sectors)
        return err_make(EINVAL, "the header says that there is a log, but there is no valid one");
    TRY(replay_sequence(n, s, head));
    result = block_flush(n->file);
    memset(v->header + HEADER_LOG_GUID, 0, 16);
    if (result >= 0)
        result = vhdx_write_header(n);
    if (result < 0)
        return err_make(-result, "cannot finish the replay of the log: %s", strerror(-result));
    v->log_replayed = true;
    return ERR_OK;
}

err_t vhdx_replay(struct block_node *n)
{
    struct vhdx *v = n->state;
    struct search s = {.sectors = v->log_length / VHDX_LOG_SECTOR, .effort = 4ull * v->log_length};
    const char *name = block_filename(n);

    if (block_is_zero(v->header + HEADER_LOG_GUID, 16))
        return ERR_OK;
    if (load_le16(v->header + HEADER_LOG_VERSION))
        return err_make(ENOTSUP, "a log of version %u is not supported",
                        load_le16(v->header + HEADER_LOG_VERSION));
    if (!block_writable(n))
        return err_make(EPERM,
                        "VHDX image file '%s' opened read-only, but contains a log that needs to "
                        "be replayed\nTo replay the log, run:\nqemu-img check -r all '%s'",
                        name, name);
    if (v->log_offset > n->file->node->size || v->log_length > n->file->node->size - v->log_offset)
        return err_make(EINVAL, "the log does not lie in the file");
    s.entries = calloc(s.sectors, sizeof(*s.entries));
    if (!s.entries)
        return err_make(ENOMEM, "no memory for the log");
    err_t e = search_and_replay(n, &s);
    free(s.entries);
    return e;
}

/* --- Writing --- */

int vhdx_begin_session(struct block_node *n)
{
    struct vhdx *v = n->state;
    int result;

    if (v->session)
        return 0;
    microsoft_new_guid(v->header + HEADER_FILE_WRITE_GUID);
    microsoft_new_guid(v->header + HEADER_DATA_WRITE_GUID);
    result = vhdx_write_header(n);
    v->session = result >= 0;
    return result;
}

static void fill_entry(const struct vhdx *v, uint8_t *entry, uint32_t at, unsigned count,
                       const uint64_t *offsets, const uint8_t *const *sectors, uint64_t file_size)
{
    uint32_t length = (1 + count) * VHDX_LOG_SECTOR;

    memcpy(entry, "loge", 4);
    store_le32(entry + ENTRY_LENGTH, length);
    store_le32(entry + ENTRY_TAIL, at);
    store_le64(entry + ENTRY_SEQUENCE, v->log_sequence);
    store_le32(entry + ENTRY_COUNT, count);
    memcpy(entry + ENTRY_GUID, v->log_guid, 16);
    store_le64(entry + ENTRY_FLUSHED_SIZE, file_size);
    store_le64(entry + ENTRY_LAST_SIZE, file_size);
    for (unsigned i = 0; i < count; i++) {
        uint8_t *d = entry + ENTRY_DESCRIPTORS + (size_t)i * DESCRIPTOR_SIZE;
        uint8_t *sector = entry + (size_t)(1 + i) * VHDX_LOG_SECTOR;

        memcpy(d, "desc", 4);
        memcpy(d + DESCRIPTOR_TRAILING, sectors[i] + DATA_SEQUENCE_LOW, 4);
        memcpy(d + DESCRIPTOR_LEADING, sectors[i], DATA_BYTES);
        store_le64(d + DESCRIPTOR_OFFSET, offsets[i]);
        store_le64(d + DESCRIPTOR_SEQUENCE, v->log_sequence);
        memcpy(sector, "data", 4);
        store_le32(sector + DATA_SEQUENCE_HIGH, (uint32_t)(v->log_sequence >> 32));
        memcpy(sector + DATA_BYTES, sectors[i] + DATA_BYTES, DATA_SIZE);
        store_le32(sector + DATA_SEQUENCE_LOW, (uint32_t)v->log_sequence);
    }
    store_le32(entry + ENTRY_CHECKSUM, vhdx_checksum(entry, length, ENTRY_CHECKSUM));
}

static int write_entry(struct block_node *n, unsigned count, const uint64_t *offsets,
                       const uint8_t *const *sectors)
{
    struct vhdx *v = n->state;
    size_t length = (size_t)(1 + count) * VHDX_LOG_SECTOR;
    uint8_t *entry = calloc(1, length);
    uint32_t at;
    int result;

    if (!entry)
        return -ENOMEM;
    v->log_sequence++;
    at = v->log_sequence & 1 ? 0 : v->log_length / 2;
    fill_entry(v, entry, at, count, offsets, sectors, n->file->node->size);
    result = block_pwrite(n->file, v->log_offset + at, entry, length);
    free(entry);
    return result < 0 ? result : block_flush(n->file);
}

int vhdx_log(struct block_node *n, unsigned count, const uint64_t *offsets,
             const uint8_t *const *sectors)
{
    struct vhdx *v = n->state;
    /* Data that the change makes visible; and what the entry before this one describes. */
    int result = block_flush(n->file);

    if (result < 0)
        return result;
    if (!v->logging) {
        microsoft_new_guid(v->log_guid);
        v->log_sequence = 0;
    }
    result = write_entry(n, count, offsets, sectors);
    if (result >= 0 && !v->logging) {
        memcpy(v->header + HEADER_LOG_GUID, v->log_guid, 16);
        result = vhdx_write_header(n);
        v->logging = result >= 0;
    }
    for (unsigned i = 0; i < count && result >= 0; i++)
        result = block_pwrite(n->file, offsets[i], sectors[i], VHDX_LOG_SECTOR);
    return result;
}

int vhdx_log_close(struct block_node *n)
{
    struct vhdx *v = n->state;
    int result;

    if (!v->logging)
        return 0;
    result = block_flush(n->file);
    if (result < 0)
        return result;
    memset(v->header + HEADER_LOG_GUID, 0, 16);
    result = vhdx_write_header(n);
    v->logging = result < 0;
    return result;
}
