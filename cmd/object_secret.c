/*
 * The object secret: a password or key, given as it is, as base64, or encrypted with another
 * secret (AES-256-CBC, PKCS #7 padding).
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "cmd/objects.h"

#include <dlfcn.h>
#include <errno.h>
#include <nettle/aes.h>
#include <nettle/cbc.h>
#include <stdlib.h>
#include <string.h>

struct secret {
    uint8_t *data;
    size_t size;
};

struct secret_options {
    const char *data, *file, *keyid, *iv;
    unsigned format;
};

enum {
    MAX_FILE = 1 << 20,
    FILE_STEP = 4096
};

#define SECRET(member) offsetof(struct secret_options, member)

static const char *const secret_formats[] = {"raw", "base64", nullptr};
static const struct option_def secret_options[] = {
    {"data", OPTION_STRING, SECRET(data)},
    {"file", OPTION_STRING, SECRET(file)},
    {"format", OPTION_ENUM, SECRET(format), secret_formats},
    {"iv", OPTION_STRING, SECRET(iv)},
    {"keyid", OPTION_STRING, SECRET(keyid)},
    {}};

static void clear(struct secret *s)
{
    if (s->data)
        explicit_bzero(s->data, s->size);
    free(s->data);
    *s = (struct secret){};
}

static err_t read_file(const char *path, struct secret *s)
{
    FILE *f = fopen(path, "re");
    size_t got;

    if (!f)
        return err_make(errno, "Unable to read %s: Failed to open file “%s”: %s", path, path,
                        strerror(errno));
    do {
        uint8_t *more = realloc(s->data, s->size + FILE_STEP);

        if (!more)
            break;
        s->data = more;
        got = fread(s->data + s->size, 1, FILE_STEP, f);
        s->size += got;
    } while (got == FILE_STEP && s->size < MAX_FILE);
    bool bad = ferror(f);
    fclose(f);
    return bad ? err_make(EIO, "Unable to read %s", path) : ERR_OK;
}

static err_t read_data(const char *text, struct secret *s)
{
    s->data = (uint8_t *)strdup(text);
    s->size = strlen(text);
    return s->data ? ERR_OK : err_make(ENOMEM, "no memory for a secret");
}

/* --- Base64 --- */

static int base64_digit(int c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c ? strchr(digits, c) : nullptr;

    return at ? (int)(at - digits) : -1;
}

/* In place. */
static err_t decode_base64(struct secret *s)
{
    uint32_t bits = 0;
    unsigned count = 0;
    size_t out = 0;

    for (size_t i = 0; i < s->size; i++) {
        int digit = base64_digit(s->data[i]);

        if (digit < 0 && s->data[i] && strchr("=\n\r ", s->data[i]))
            continue;
        if (digit < 0)
            return err_make(EINVAL, "Base64 data '%.*s' is not valid", (int)s->size,
                            (const char *)s->data);
        bits = bits << 6 | (unsigned)digit;
        count += 6;
        if (count >= 8) {
            count -= 8;
            s->data[out++] = (uint8_t)(bits >> count);
        }
    }
    s->size = out;
    return ERR_OK;
}

/* --- Encrypted secrets --- */

static void decrypt_blocks(const void *ctx, size_t length, uint8_t *dst, const uint8_t *src)
{
    void *const *p = ctx;

    ((typeof(&nettle_aes256_decrypt))p[0])(p[1], length, dst, src);
}

/* The library is not linked: hardly any secret needs it, and it would cost every start. */
static err_t decrypt_aes256(struct secret *s, const struct secret *key, uint8_t *iv)
{
    void *library = dlopen("libnettle.so.8", RTLD_NOW | RTLD_LOCAL);
    struct aes256_ctx aes;
    uint8_t pad;

    if (!library)
        return err_make(ENOENT, "an encrypted secret needs the library nettle: %s", dlerror());
    typeof(&nettle_aes256_set_decrypt_key) set_key =
        dlsym(library, "nettle_aes256_set_decrypt_key");
    typeof(&nettle_cbc_decrypt) cbc = dlsym(library, "nettle_cbc_decrypt");
    const void *ctx[2] = {dlsym(library, "nettle_aes256_decrypt"), &aes};
    if (set_key && cbc && ctx[0]) {
        set_key(&aes, key->data);
        cbc(ctx, decrypt_blocks, AES_BLOCK_SIZE, iv, s->size, s->data, s->data);
    }
    dlclose(library);
    explicit_bzero(&aes, sizeof(aes));
    pad = s->data[s->size - 1];
    if (!pad || pad > AES_BLOCK_SIZE)
        return err_make(EINVAL, "Incorrect number of padding bytes (%d) found on decrypted data",
                        pad);
    s->size -= pad;
    return ERR_OK;
}

static err_t decrypt(const struct object_set *set, const struct secret_options *o, struct secret *s)
{
    struct secret key = {}, iv = {};
    err_t e;

    e = objects_secret(set, o->keyid, &key.data, &key.size);
    if (!err_failed(e))
        e = o->iv ? read_data(o->iv, &iv) : err_make(EINVAL, "IV is required to decrypt secret");
    if (!err_failed(e))
        e = decode_base64(&iv);
    if (!err_failed(e) && iv.size != AES_BLOCK_SIZE)
        e = err_make(EINVAL, "IV should be 16 bytes in length not %zu", iv.size);
    if (!err_failed(e) && key.size != AES256_KEY_SIZE)
        e = err_make(EINVAL, "Key should be 32 bytes in length not %zu", key.size);
    if (!err_failed(e) && (!s->size || s->size % AES_BLOCK_SIZE))
        e = err_make(EINVAL, "an encrypted secret is a multiple of 16 bytes long, not %zu",
                     s->size);
    if (!err_failed(e))
        e = decrypt_aes256(s, &key, iv.data);
    clear(&key);
    clear(&iv);
    return e;
}

/* --- The object --- */

static err_t make(const struct object_set *set, const struct secret_options *o, struct secret *s)
{
    if (o->data && o->file)
        return err_make(EINVAL, "'file' and 'data' are mutually exclusive");
    if (!o->data && !o->file)
        return err_make(EINVAL, "Either 'file' or 'data' must be provided");
    TRY(o->file ? read_file(o->file, s) : read_data(o->data, s));
    if (o->format)
        TRY(decode_base64(s));
    if (o->keyid)
        return decrypt(set, o, s);
    return ERR_OK;
}

static void secret_destroy(void *instance)
{
    clear(instance);
    free(instance);
}

static err_t secret_create(struct object_set *set, const char *id, const void *options,
                           void **instance)
{
    struct secret *s = calloc(1, sizeof(*s));
    err_t e = s ? make(set, options, s) : err_make(ENOMEM, "no memory for a secret");

    if (err_failed(e) && s)
        secret_destroy(s);
    *instance = s;
    return e;
}

const struct object_type object_secret = {.name = "secret",
                                          .options = secret_options,
                                          .options_size = sizeof(struct secret_options),
                                          .create = secret_create,
                                          .destroy = secret_destroy};

err_t objects_secret(const struct object_set *set, const char *id, uint8_t **data, size_t *size)
{
    const char *type = nullptr;
    const struct secret *s = objects_find(set, id, &type);

    if (!s)
        return err_make(ENOENT, "No secret with id '%s'", id);
    if (strcmp(type, object_secret.name))
        return err_make(EINVAL, "Object with id '%s' is not a secret", id);
    *data = malloc(s->size + 1);
    if (!*data)
        return err_make(ENOMEM, "no memory for a secret");
    memcpy(*data, s->data, s->size);
    (*data)[s->size] = 0;
    *size = s->size;
    return ERR_OK;
}
