/*
 * Encrypted images: ciphers on sectors, and the LUKS header (version 1) that keeps their key.
 *
 * Source: "LUKS On-Disk Format Specification", version 1.2.3.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_CRYPTO_CRYPTO_H
#define MOA_BLOCK_CRYPTO_CRYPTO_H

#include "base/err.h"

#include <jansson.h>
#include <stddef.h>
#include <stdint.h>

enum {
    CRYPTO_SECTOR = 512,
    LUKS_HEADER = 592,
    LUKS_SLOTS = 8
};

/* --- cipher.c --- */

struct crypto;

/* `cipher` "aes-256", `mode` "xts", `ivgen` "plain64" or "essiv" with `ivgen_hash` "sha256". */
err_t crypto_create(const char *cipher, const char *mode, const char *ivgen, const char *ivgen_hash,
                    const uint8_t *key, size_t key_bytes, struct crypto **out);
void crypto_free(struct crypto *c);
/* Whole sectors in place; `sector` is the number of the first. Any thread. */
void crypto_encrypt(const struct crypto *c, uint64_t sector, uint8_t *data, size_t bytes);
void crypto_decrypt(const struct crypto *c, uint64_t sector, uint8_t *data, size_t bytes);
/* How many bytes of key it takes (twice as many for xts); 0: there is no such cipher. */
size_t crypto_key_bytes(const char *cipher, const char *mode);
/* qcow2's and qcow's first encryption: AES-128-CBC, the password is the key. */
err_t crypto_create_legacy(const uint8_t *password, size_t size, struct crypto **out);

/* --- hash.c --- */

size_t crypto_hash_bytes(const char *hash); /* 0: there is no such hash */
void crypto_hash(const char *hash, const uint8_t *data, size_t size, uint8_t *out);
void crypto_pbkdf2(const char *hash, const uint8_t *password, size_t size, const uint8_t *salt,
                   size_t salt_size, uint32_t iterations, uint8_t *out, size_t bytes);
/* How many iterations take that long here. */
uint32_t crypto_calibrate(const char *hash, size_t bytes, uint64_t milliseconds);

/* --- luks.c --- */

struct luks_slot {
    bool active;
    uint32_t iterations, offset, stripes; /* offset in sectors */
    uint8_t salt[32];
};

struct luks {
    char cipher[16], mode[16], ivgen[16], ivgen_hash[16], hash[32], uuid[40]; /* "aes-256" … */
    uint32_t payload, key_bytes, digest_iterations;                           /* in sectors */
    uint8_t digest[20], digest_salt[32];
    struct luks_slot slots[LUKS_SLOTS];
};

struct luks_create {
    const char *cipher, *mode, *ivgen, *ivgen_hash, *hash, *secret;
    uint64_t iter_time;
};

/* The header's bytes, of anybody's making. */
err_t luks_decode(const uint8_t *bytes, struct luks *l);
/* Tries the password on the key material of a slot: `material` is slot_bytes long. 1: fits. */
int luks_unlock(const struct luks *l, unsigned slot, uint8_t *material, const uint8_t *password,
                size_t size, struct crypto **out);
/* Of a slot's key material, in whole sectors. */
size_t luks_slot_bytes(const struct luks *l);
/* A new header with one key: *bytes (malloced, up to the payload). */
err_t luks_format(const struct luks_create *o, const uint8_t *password, size_t size, struct luks *l,
                  uint8_t **bytes, struct crypto **out);
/* As `info` shows it. */
json_t *luks_describe(const struct luks *l);

#endif
