/*
 * Sectors, encrypted and decrypted: ciphers, modes, initial vectors.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/crypto/crypto.h"

#include <errno.h>
#include <nettle/cbc.h>
#include <nettle/nettle-meta.h>
#include <nettle/xts.h>
#include <stdlib.h>

enum mode {
    MODE_XTS,
    MODE_CBC,
    MODE_ECB
};

enum ivgen {
    IV_PLAIN64,
    IV_PLAIN,
    IV_ESSIV
};

struct crypto {
    const struct nettle_cipher *cipher, *iv_cipher;
    enum mode mode;
    enum ivgen ivgen;
    void *encrypt, *decrypt, *tweak, *essiv; /* contexts */
};

static const struct {
    const char *name;
    const struct nettle_cipher *cipher;
} ciphers[] = {
    {"aes-128", &nettle_aes128},         {"aes-192", &nettle_aes192},
    {"aes-256", &nettle_aes256},         {"serpent-128", &nettle_serpent128},
    {"serpent-192", &nettle_serpent192}, {"serpent-256", &nettle_serpent256},
    {"twofish-128", &nettle_twofish128}, {"twofish-192", &nettle_twofish192},
    {"twofish-256", &nettle_twofish256}, {"cast5-128", &nettle_cast128},
};
static const char *const modes[] = {"xts", "cbc", "ecb"};
static const char *const ivgens[] = {"plain64", "plain", "essiv"};

static const struct nettle_cipher *find_cipher(const char *name)
{
    for (unsigned i = 0; i < ARRAY_SIZE(ciphers); i++)
        if (!strcmp(ciphers[i].name, name))
            return ciphers[i].cipher;
    return nullptr;
}

static int find_word(const char *const *words, unsigned count, const char *word)
{
    for (unsigned i = 0; i < count; i++)
        if (!strcmp(words[i], word))
            return (int)i;
    return -1;
}

size_t crypto_key_bytes(const char *cipher, const char *mode)
{
    const struct nettle_cipher *c = find_cipher(cipher);

    if (!c || find_word(modes, ARRAY_SIZE(modes), mode) < 0 ||
        (!strcmp(mode, "xts") && c->block_size != 16))
        return 0;
    return c->key_size * (strcmp(mode, "xts") ? 1 : 2);
}

static void *make_key(const struct nettle_cipher *c, nettle_set_key_func *set, const uint8_t *key)
{
    void *ctx = aligned_alloc(64, align_up(c->context_size, 64));

    if (!ctx)
        abort();
    set(ctx, key);
    return ctx;
}

/* The vectors of "essiv" are encrypted with a hash of the key. */
static err_t make_essiv(struct crypto *c, const char *hash, const char *cipher, const uint8_t *key,
                        size_t key_bytes)
{
    uint8_t digest[64] = {};
    size_t bytes = crypto_hash_bytes(hash);
    char name[32];

    snprintf(name, sizeof(name), "%.*s-%zu", (int)strcspn(cipher, "-"), cipher, bytes * 8);
    c->iv_cipher = bytes ? find_cipher(name) : nullptr;
    if (!c->iv_cipher)
        return err_make(ENOTSUP, "essiv with %s does not fit the cipher %s", hash, cipher);
    crypto_hash(hash, key, key_bytes, digest);
    c->essiv = make_key(c->iv_cipher, c->iv_cipher->set_encrypt_key, digest);
    explicit_bzero(digest, sizeof(digest));
    return ERR_OK;
}

err_t crypto_create(const char *cipher, const char *mode, const char *ivgen, const char *ivgen_hash,
                    const uint8_t *key, size_t key_bytes, struct crypto **out)
{
    const struct nettle_cipher *nc = find_cipher(cipher);
    int m = find_word(modes, ARRAY_SIZE(modes), mode);
    int iv = find_word(ivgens, ARRAY_SIZE(ivgens), ivgen);
    struct crypto *c;

    if (!nc || m < 0 || (iv < 0 && m != MODE_ECB) || !crypto_key_bytes(cipher, mode))
        return err_make(ENOTSUP, "encryption %s-%s-%s is not supported", cipher, mode, ivgen);
    if (key_bytes != crypto_key_bytes(cipher, mode))
        return err_make(EINVAL, "Cipher %s in mode %s takes a key of %zu bytes, not %zu", cipher,
                        mode, crypto_key_bytes(cipher, mode), key_bytes);
    c = calloc(1, sizeof(*c));
    if (!c)
        return err_make(ENOMEM, "no memory for a key");
    c->cipher = nc;
    c->mode = (enum mode)m;
    c->ivgen = iv < 0 ? IV_PLAIN64 : (enum ivgen)iv;
    c->encrypt = make_key(nc, nc->set_encrypt_key, key);
    c->decrypt = make_key(nc, nc->set_decrypt_key, key);
    if (c->mode == MODE_XTS)
        c->tweak = make_key(nc, nc->set_encrypt_key, key + nc->key_size);
    err_t e = c->ivgen == IV_ESSIV ? make_essiv(c, ivgen_hash, cipher, key, key_bytes) : ERR_OK;
    if (err_failed(e)) {
        crypto_free(c);
        return e;
    }
    *out = c;
    return ERR_OK;
}

err_t crypto_create_legacy(const uint8_t *password, size_t size, struct crypto **out)
{
    uint8_t key[16] = {};
    err_t e;

    memcpy(key, password, size < sizeof(key) ? size : sizeof(key));
    e = crypto_create("aes-128", "cbc", "plain64", "", key, sizeof(key), out);
    explicit_bzero(key, sizeof(key));
    return e;
}

static void free_key(const struct nettle_cipher *c, void *ctx)
{
    if (ctx)
        explicit_bzero(ctx, c->context_size);
    free(ctx);
}

void crypto_free(struct crypto *c)
{
    if (!c)
        return;
    free_key(c->cipher, c->encrypt);
    free_key(c->cipher, c->decrypt);
    free_key(c->cipher, c->tweak);
    if (c->iv_cipher)
        free_key(c->iv_cipher, c->essiv);
    free(c);
}

static void make_iv(const struct crypto *c, uint64_t sector, uint8_t iv[16])
{
    memset(iv, 0, 16);
    if (c->ivgen == IV_PLAIN)
        store_le32(iv, (uint32_t)sector);
    else
        store_le64(iv, sector);
    if (c->ivgen == IV_ESSIV)
        c->iv_cipher->encrypt(c->essiv, c->iv_cipher->block_size, iv, iv);
}

void crypto_encrypt(const struct crypto *c, uint64_t sector, uint8_t *data, size_t bytes)
{
    for (size_t at = 0; at < bytes; at += CRYPTO_SECTOR, sector++) {
        uint8_t iv[16];

        make_iv(c, sector, iv);
        if (c->mode == MODE_XTS)
            xts_encrypt_message(c->encrypt, c->tweak, c->cipher->encrypt, iv, CRYPTO_SECTOR,
                                data + at, data + at);
        else if (c->mode == MODE_CBC)
            cbc_encrypt(c->encrypt, c->cipher->encrypt, c->cipher->block_size, iv, CRYPTO_SECTOR,
                        data + at, data + at);
        else
            c->cipher->encrypt(c->encrypt, CRYPTO_SECTOR, data + at, data + at);
    }
}

void crypto_decrypt(const struct crypto *c, uint64_t sector, uint8_t *data, size_t bytes)
{
    for (size_t at = 0; at < bytes; at += CRYPTO_SECTOR, sector++) {
        uint8_t iv[16];

        make_iv(c, sector, iv);
        if (c->mode == MODE_XTS)
            xts_decrypt_message(c->decrypt, c->tweak, c->cipher->decrypt, c->cipher->encrypt, iv,
                                CRYPTO_SECTOR, data + at, data + at);
        else if (c->mode == MODE_CBC)
            cbc_decrypt(c->decrypt, c->cipher->decrypt, c->cipher->block_size, iv, CRYPTO_SECTOR,
                        data + at, data + at);
        else
            c->cipher->decrypt(c->decrypt, CRYPTO_SECTOR, data + at, data + at);
    }
}
