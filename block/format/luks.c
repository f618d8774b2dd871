/*
 * LUKS volumes (version 1), as cryptsetup makes them: a header with the key, then encrypted
 * sectors.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/crypto/crypto.h"
#include "block/driver.h"

#include <errno.h>
#include <stdlib.h>

enum {
    MAX_TRANSFER = 1 << 20
};

struct luks_node {
    struct luks header;
    struct crypto *crypto;
    uint64_t payload; /* bytes */
};

struct luks_options {
    const char *secret;
};

static const struct option_def luks_options[] = {
    {"key-secret", OPTION_STRING, offsetof(struct luks_options, secret),
     .help = "ID of the secret that provides the keyslot passphrase"},
    {}};

struct luks_create_options {
    struct luks_create luks;
    uint64_t size;
};

#define CREATE(member) offsetof(struct luks_create_options, member)

static const struct luks_create_options luks_defaults = {
    .luks = {.cipher = "aes-256", .mode = "xts", .ivgen = "plain64", .hash = "sha256"}};

static const struct option_def luks_create_options[] = {
    {"cipher-alg", OPTION_STRING, CREATE(luks.cipher),
     .help = "Name of encryption cipher algorithm"},
    {"cipher-mode", OPTION_STRING, CREATE(luks.mode), .help = "Name of encryption cipher mode"},
    {"hash-alg", OPTION_STRING, CREATE(luks.hash), .help = "Name of encryption hash algorithm"},
    {"iter-time", OPTION_NUMBER, CREATE(luks.iter_time),
     .help = "Time to spend in PBKDF in milliseconds"},
    {"ivgen-alg", OPTION_STRING, CREATE(luks.ivgen), .help = "Name of IV generator algorithm"},
    {"ivgen-hash-alg", OPTION_STRING, CREATE(luks.ivgen_hash),
     .help = "Name of IV generator hash algorithm"},
    {"key-secret", OPTION_STRING, CREATE(luks.secret),
     .help = "ID of the secret that provides the keyslot passphrase"},
    {"size", OPTION_SIZE, CREATE(size), .help = "Virtual disk size"},
    {}};

static int luks_probe(const uint8_t *head, size_t size, const char *filename)
{
    return size >= 8 && !memcmp(head, "LUKS\xba\xbe", 6) && load_be16(head + 6) == 1 ? 100 : 0;
}

/* --- Opening --- */

struct unlocking {
    const struct luks *luks;
    unsigned slot;
    uint8_t *material;
    const uint8_t *password;
    size_t size;
    struct crypto **out;
};

static int unlock_in_thread(void *arg)
{
    struct unlocking *u = arg;

    return luks_unlock(u->luks, u->slot, u->material, u->password, u->size, u->out);
}

static err_t unlock(struct block_node *n, const uint8_t *password, size_t size)
{
    struct luks_node *l = n->state;
    struct unlocking u = {.luks = &l->header,
                          .material = malloc(luks_slot_bytes(&l->header)),
                          .password = password,
                          .size = size,
                          .out = &l->crypto};
    int result = u.material ? 0 : -ENOMEM;

    for (; u.slot < LUKS_SLOTS && !result; u.slot++) {
        const struct luks_slot *s = &l->header.slots[u.slot];

        if (!s->active)
            continue;
        result = block_pread(n->file, (uint64_t)s->offset * CRYPTO_SECTOR, u.material,
                             luks_slot_bytes(&l->header));
        if (result >= 0)
            result = loop_work(block_loop(n), unlock_in_thread, &u);
    }
    free(u.material);
    if (result > 0)
        return ERR_OK;
    return result < 0 ? err_make(-result, "Cannot read a key slot: %s", strerror(-result))
                      : err_make(EPERM, "Invalid password, cannot unlock any keyslot");
}

static err_t luks_open(struct block_node *n, const void *values)
{
    const struct luks_options *o = values;
    struct luks_node *l = n->state;
    uint8_t header[LUKS_HEADER], *password;
    size_t size;
    int result = block_pread(n->file, 0, header, sizeof(header));

    if (result < 0)
        return err_make(-result, "Unable to read LUKS header: %s", strerror(-result));
    TRY(luks_decode(header, &l->header));
    l->payload = (uint64_t)l->header.payload * CRYPTO_SECTOR;
    if (l->payload > block_size(n->file->node))
        return err_make(EINVAL, "LUKS payload starts behind the end of the file");
    n->size = align_down(block_size(n->file->node) - l->payload, CRYPTO_SECTOR);
    n->encrypted = true;
    n->limits.request_alignment = CRYPTO_SECTOR;
    n->limits.max_transfer = MAX_TRANSFER;
    if (n->flags & BLOCK_NO_IO)
        return ERR_OK;
    if (!o->secret)
        return err_make(EINVAL, "Parameter 'key-secret' is required for cipher");
    TRY(block_secret(n->graph, o->secret, &password, &size));
    err_t e = unlock(n, password, size);
    explicit_bzero(password, size);
    free(password);
    return e;
}

static void luks_close(struct block_node *n)
{
    crypto_free(((struct luks_node *)n->state)->crypto);
}

/* --- Requests --- */

static int luks_read(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                     unsigned flags)
{
    struct luks_node *l = n->state;
    uint8_t *plain = block_alloc(bytes);
    int result = plain ? block_pread(n->file, l->payload + offset, plain, bytes) : -ENOMEM;

    if (result >= 0) {
        crypto_decrypt(l->crypto, offset / CRYPTO_SECTOR, plain, bytes);
        block_buf_from(buf, plain, bytes);
    }
    free(plain);
    return result;
}

static int luks_write(struct block_node *n, uint64_t offset, uint64_t bytes, struct block_buf buf,
                      unsigned flags)
{
    struct luks_node *l = n->state;
    uint8_t *secret = block_alloc(bytes);
    int result = -ENOMEM;

    if (secret) {
        block_buf_to(secret, buf, bytes);
        crypto_encrypt(l->crypto, offset / CRYPTO_SECTOR, secret, bytes);
        result = block_pwrite(n->file, l->payload + offset, secret, bytes);
    }
    free(secret);
    return result;
}

static err_t luks_truncate(struct block_node *n, uint64_t size, bool exact,
                           enum block_preallocation prealloc, bool zero)
{
    struct luks_node *l = n->state;

    size = align_up(size, CRYPTO_SECTOR);
    if (size > BLOCK_MAX_SIZE - l->payload)
        return err_make(EFBIG, "The requested file size is too large");
    TRY(block_truncate(n->file, l->payload + size, exact, prealloc, zero));
    n->size = size;
    return ERR_OK;
}

/* --- Creating --- */

static err_t luks_create(struct block_graph *g, const char *filename, const void *values,
                         unsigned flags)
{
    const struct luks_create_options *o = values;
    struct luks header;
    struct crypto *crypto = nullptr;
    struct block_edge *file;
    uint8_t *password, *bytes = nullptr;
    size_t size;

    if (!o->luks.secret)
        return err_make(EINVAL, "Parameter 'key-secret' is required for cipher");
    TRY(block_secret(g, o->luks.secret, &password, &size));
    err_t e = luks_format(&o->luks, password, size, &header, &bytes, &crypto);
    explicit_bzero(password, size);
    free(password);
    crypto_free(crypto);
    uint64_t payload = (uint64_t)header.payload * CRYPTO_SECTOR;
    if (!err_failed(e))
        e = block_create_file(g, filename, payload + align_up(o->size, CRYPTO_SECTOR));
    if (!err_failed(e))
        e = block_open_for_create(g, filename, flags, &file);
    if (!err_failed(e)) {
        size_t used = (size_t)header.slots[0].offset * CRYPTO_SECTOR + luks_slot_bytes(&header);
        int result = block_pwrite(file, 0, bytes, used);

        if (result < 0)
            e = err_make(-result, "Could not write LUKS header: %s", strerror(-result));
        block_detach_root(file);
    }
    free(bytes);
    return e;
}

static json_t *luks_specific_info(struct block_node *n)
{
    return json_pack("{s:s, s:o}", "type", "luks", "data",
                     luks_describe(&((struct luks_node *)n->state)->header));
}

const struct block_driver block_luks = {
    .name = "luks",
    .kind = BLOCK_KIND_FORMAT,
    .state_size = sizeof(struct luks_node),
    .options = luks_options,
    .options_size = sizeof(struct luks_options),
    .create_options = luks_create_options,
    .create_size = sizeof(struct luks_create_options),
    .create_defaults = &luks_defaults,
    .probe = luks_probe,
    .open = luks_open,
    .close = luks_close,
    .create = luks_create,
    .read = luks_read,
    .write = luks_write,
    .truncate = luks_truncate,
    .specific_info = luks_specific_info,
};
