/*
 * Hashes, and keys from passwords.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/crypto/crypto.h"

#include <nettle/hmac.h>
#include <nettle/nettle-meta.h>
#include <nettle/pbkdf2.h>
#include <stdlib.h>
#include <time.h>

typedef void hmac_key(void *ctx, size_t size, const uint8_t *key);

union any_hmac {
    struct hmac_sha1_ctx sha1;
    struct hmac_sha224_ctx sha224;
    struct hmac_sha256_ctx sha256;
    struct hmac_sha384_ctx sha384;
    struct hmac_sha512_ctx sha512;
    struct hmac_ripemd160_ctx ripemd160;
};

#define HASH(name)                                                                                 \
    {                                                                                              \
#name, &nettle_##name, (hmac_key *)hmac_##name##_set_key,                                  \
            (nettle_hash_update_func *)hmac_##name##_update,                                       \
            (nettle_hash_digest_func *)hmac_##name##_digest                                        \
    }

static const struct hash {
    const char *name;
    const struct nettle_hash *hash;
    hmac_key *set_key;
    nettle_hash_update_func *update;
    nettle_hash_digest_func *digest;
} hashes[] = {HASH(sha1), HASH(sha224), HASH(sha256), HASH(sha384), HASH(sha512), HASH(ripemd160)};

static const struct hash *find(const char *name)
{
    for (unsigned i = 0; i < ARRAY_SIZE(hashes); i++)
        if (!strcmp(hashes[i].name, name))
            return &hashes[i];
    return nullptr;
}

size_t crypto_hash_bytes(const char *name)
{
    const struct hash *h = find(name);

    return h ? h->hash->digest_size : 0;
}

void crypto_hash(const char *name, const uint8_t *data, size_t size, uint8_t *out)
{
    const struct nettle_hash *h = find(name)->hash;
    void *ctx = malloc(h->context_size);

    if (!ctx)
        abort();
    h->init(ctx);
    h->update(ctx, size, data);
    h->digest(ctx, h->digest_size, out);
    free(ctx);
}

void crypto_pbkdf2(const char *name, const uint8_t *password, size_t size, const uint8_t *salt,
                   size_t salt_size, uint32_t iterations, uint8_t *out, size_t bytes)
{
    const struct hash *h = find(name);
    union any_hmac ctx;

    h->set_key(&ctx, size, password);
    nettle_pbkdf2(&ctx, h->update, h->digest, h->hash->digest_size, iterations, salt_size, salt,
                  bytes, out);
}

static uint64_t cpu_ns(void)
{
    struct timespec t;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

uint32_t crypto_calibrate(const char *name, size_t bytes, uint64_t milliseconds)
{
    uint8_t out[64], salt[32] = {};
    uint64_t n = 4096, took;

    if (bytes > sizeof(out))
        bytes = sizeof(out);
    for (;; n *= 2) {
        uint64_t start = cpu_ns();

        crypto_pbkdf2(name, (const uint8_t *)"password", 8, salt, sizeof(salt), (uint32_t)n, out,
                      bytes);
        took = cpu_ns() - start;
        if (took > 20000000 || n > 1 << 28)
            break;
    }
    n = (uint64_t)((double)n * (double)milliseconds * 1e6 / (double)(took + 1));
    return n < 1000 ? 1000 : n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}
