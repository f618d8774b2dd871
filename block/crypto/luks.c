/*
 * The header of LUKS, version 1: reading it, opening a key slot, making a new one.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/crypto/crypto.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

enum {
    STRIPES = 4000,
    ACTIVE = 0x00ac71f3,
    INACTIVE = 0x0000dead,
    SLOT_AT = 208,
    SLOT_SIZE = 48,
    HEADER_SECTORS = 8,
    MAX_KEY = 64,
};

static const uint8_t magic[6] = {'L', 'U', 'K', 'S', 0xba, 0xbe};

size_t luks_slot_bytes(const struct luks *l)
{
    return align_up((size_t)l->key_bytes * STRIPES, CRYPTO_SECTOR);
}

/* --- Reading --- */

/* "xts-plain64", "cbc-essiv:sha256" */
static err_t split_mode(const char *text, struct luks *l)
{
    const char *dash = strchr(text, '-'), *colon = strchr(text, ':');
    size_t mode = dash ? (size_t)(dash - text) : strlen(text);
    size_t ivgen = !dash ? 0 : colon ? (size_t)(colon - dash - 1) : strlen(dash + 1);

    if (mode >= sizeof(l->mode) || ivgen >= sizeof(l->ivgen) || (colon && colon < dash) ||
        (colon && strlen(colon + 1) >= sizeof(l->ivgen_hash)))
        return err_make(EINVAL, "Unexpected cipher mode string format '%s'", text);
    memcpy(l->mode, text, mode);
    if (dash)
        memcpy(l->ivgen, dash + 1, ivgen);
    if (colon)
        memcpy(l->ivgen_hash, colon + 1, strlen(colon + 1));
    return ERR_OK;
}

static err_t check_slots(const struct luks *l)
{
    uint64_t sectors = (luks_slot_bytes(l) + CRYPTO_SECTOR - 1) / CRYPTO_SECTOR;

    for (unsigned i = 0; i < LUKS_SLOTS; i++) {
        const struct luks_slot *s = &l->slots[i];

        if (s->stripes != STRIPES)
            return err_make(EINVAL, "Keyslot %u is corrupted (stripes %u != %d)", i, s->stripes,
                            STRIPES);
        if (s->offset < 2 || s->offset + sectors > l->payload)
            return err_make(EINVAL, "Keyslot %u is overlapping with the header or the payload", i);
        if (s->active && !s->iterations)
            return err_make(EINVAL, "Keyslot %u iteration count is zero", i);
    }
    return ERR_OK;
}

err_t luks_decode(const uint8_t *b, struct luks *l)
{
    char mode[33] = {}, cipher[33] = {};

    *l = (struct luks){};
    if (memcmp(b, magic, sizeof(magic)))
        return err_make(EINVAL, "Volume is not in LUKS format");
    if (load_be16(b + 6) != 1)
        return err_make(ENOTSUP, "LUKS version %u is not supported", load_be16(b + 6));
    memcpy(cipher, b + 8, 32);
    memcpy(mode, b + 40, 32);
    memcpy(l->hash, b + 72, 31);
    memcpy(l->uuid, b + 168, 39);
    memcpy(l->digest, b + 112, 20);
    memcpy(l->digest_salt, b + 132, 32);
    l->payload = load_be32(b + 104);
    l->key_bytes = load_be32(b + 108);
    l->digest_iterations = load_be32(b + 164);
    TRY(split_mode(mode, l));
    snprintf(l->cipher, sizeof(l->cipher), "%.10s-%u", cipher,
             l->key_bytes > MAX_KEY ? 0 : l->key_bytes * 8 / (strcmp(l->mode, "xts") ? 1 : 2));
    if (!crypto_hash_bytes(l->hash))
        return err_make(ENOTSUP, "Hash '%s' is not supported", l->hash);
    if (crypto_key_bytes(l->cipher, l->mode) != l->key_bytes || !l->key_bytes)
        return err_make(ENOTSUP,
                        "Algorithm '%s' with key size %u bits in mode '%s' is not "
                        "supported",
                        cipher, l->key_bytes * 8, mode);
    if (!l->digest_iterations)
        return err_make(EINVAL, "LUKS key iteration count is zero");
    for (unsigned i = 0; i < LUKS_SLOTS; i++) {
        const uint8_t *s = b + SLOT_AT + SLOT_SIZE * i;

        l->slots[i] = (struct luks_slot){.active = load_be32(s) == ACTIVE,
                                         .iterations = load_be32(s + 4),
                                         .offset = load_be32(s + 40),
                                         .stripes = load_be32(s + 44)};
        memcpy(l->slots[i].salt, s + 8, 32);
    }
    return check_slots(l);
}

/* --- The anti-forensic splitter: the key, spread so that it is gone when any bit of it is --- */

static void diffuse(const char *hash, uint8_t *block, size_t bytes)
{
    size_t digest = crypto_hash_bytes(hash);
    uint8_t in[4 + 64], out[64];

    for (uint32_t i = 0; i * digest < bytes; i++) {
        size_t n = bytes - i * digest < digest ? bytes - i * digest : digest;

        store_be32(in, i);
        memcpy(in + 4, block + i * digest, n);
        crypto_hash(hash, in, 4 + n, out);
        memcpy(block + i * digest, out, n);
    }
}

static void mix(const char *hash, const uint8_t *material, size_t bytes, uint8_t *block)
{
    memset(block, 0, bytes);
    for (unsigned s = 0; s + 1 < STRIPES; s++) {
        for (size_t i = 0; i < bytes; i++)
            block[i] ^= material[s * bytes + i];
        diffuse(hash, block, bytes);
    }
}

static void merge(const struct luks *l, const uint8_t *material, uint8_t *key)
{
    mix(l->hash, material, l->key_bytes, key);
    for (size_t i = 0; i < l->key_bytes; i++)
        key[i] ^= material[(STRIPES - 1) * (size_t)l->key_bytes + i];
}

static bool fill_random(uint8_t *out, size_t bytes)
{
    for (size_t at = 0; at < bytes;) {
        ssize_t n = getrandom(out + at, bytes - at, 0);

        if (n < 0)
            return false;
        at += (size_t)n;
    }
    return true;
}

static bool split(const struct luks *l, const uint8_t *key, uint8_t *material)
{
    size_t last = (STRIPES - 1) * (size_t)l->key_bytes;

    if (!fill_random(material, last))
        return false;
    mix(l->hash, material, l->key_bytes, material + last);
    for (size_t i = 0; i < l->key_bytes; i++)
        material[last + i] ^= key[i];
    return true;
}

/* --- Key slots --- */

static err_t slot_cipher(const struct luks *l, const struct luks_slot *s, const uint8_t *password,
                         size_t size, struct crypto **out)
{
    uint8_t key[MAX_KEY];

    crypto_pbkdf2(l->hash, password, size, s->salt, sizeof(s->salt), s->iterations, key,
                  l->key_bytes);
    err_t e = crypto_create(l->cipher, l->mode, l->ivgen, l->ivgen_hash, key, l->key_bytes, out);
    explicit_bzero(key, sizeof(key));
    return e;
}

static void key_digest(const struct luks *l, const uint8_t *key, uint8_t out[20])
{
    crypto_pbkdf2(l->hash, key, l->key_bytes, l->digest_salt, sizeof(l->digest_salt),
                  l->digest_iterations, out, 20);
}

int luks_unlock(const struct luks *l, unsigned slot, uint8_t *material, const uint8_t *password,
                size_t size, struct crypto **out)
{
    uint8_t key[MAX_KEY], digest[20];
    struct crypto *c;
    err_t e = slot_cipher(l, &l->slots[slot], password, size, &c);
    int fits;

    if (err_failed(e)) {
        int code = err_code(e);

        err_free(e);
        return -code;
    }
    crypto_decrypt(c, 0, material, luks_slot_bytes(l));
    crypto_free(c);
    merge(l, material, key);
    key_digest(l, key, digest);
    fits = !memcmp(digest, l->digest, sizeof(digest));
    if (fits) {
        e = crypto_create(l->cipher, l->mode, l->ivgen, l->ivgen_hash, key, l->key_bytes, out);
        fits = err_failed(e) ? -ENOTSUP : 1;
        err_free(e);
    }
    explicit_bzero(key, sizeof(key));
    return fits;
}

/* --- Making --- */

static void encode(const struct luks *l, uint8_t *b)
{
    size_t dash = strcspn(l->cipher, "-");
    char mode[64];

    memcpy(b, magic, sizeof(magic));
    store_be16(b + 6, 1);
    memcpy(b + 8, l->cipher, dash);
    snprintf(mode, sizeof(mode), "%s-%s%s%s", l->mode, l->ivgen, *l->ivgen_hash ? ":" : "",
             l->ivgen_hash);
    memcpy(b + 40, mode, strnlen(mode, 31));
    memcpy(b + 72, l->hash, strlen(l->hash));
    store_be32(b + 104, l->payload);
    store_be32(b + 108, l->key_bytes);
    memcpy(b + 112, l->digest, 20);
    memcpy(b + 132, l->digest_salt, 32);
    store_be32(b + 164, l->digest_iterations);
    memcpy(b + 168, l->uuid, strlen(l->uuid));
    for (unsigned i = 0; i < LUKS_SLOTS; i++) {
        uint8_t *s = b + SLOT_AT + SLOT_SIZE * i;

        store_be32(s, l->slots[i].active ? ACTIVE : INACTIVE);
        store_be32(s + 4, l->slots[i].iterations);
        memcpy(s + 8, l->slots[i].salt, 32);
        store_be32(s + 40, l->slots[i].offset);
        store_be32(s + 44, l->slots[i].stripes);
    }
}

static err_t take_options(const struct luks_create *o, struct luks *l)
{
    snprintf(l->cipher, sizeof(l->cipher), "%s", o->cipher);
    snprintf(l->mode, sizeof(l->mode), "%s", o->mode);
    snprintf(l->ivgen, sizeof(l->ivgen), "%s", o->ivgen);
    snprintf(l->hash, sizeof(l->hash), "%s", o->hash);
    if (!strcmp(o->ivgen, "essiv"))
        snprintf(l->ivgen_hash, sizeof(l->ivgen_hash), "%s",
                 o->ivgen_hash ? o->ivgen_hash : "sha256");
    if (!crypto_hash_bytes(l->hash))
        return err_make(EINVAL, "Invalid parameter '%s'", o->hash);
    l->key_bytes = (uint32_t)crypto_key_bytes(l->cipher, l->mode);
    if (!l->key_bytes)
        return err_make(EINVAL, "cipher '%s' in mode '%s' is not supported", o->cipher, o->mode);
    return ERR_OK;
}

static void lay_out(struct luks *l)
{
    uint32_t each = (uint32_t)align_up((luks_slot_bytes(l) + 511) / 512, HEADER_SECTORS);

    for (unsigned i = 0; i < LUKS_SLOTS; i++)
        l->slots[i] = (struct luks_slot){.offset = HEADER_SECTORS + i * each, .stripes = STRIPES};
    l->payload = HEADER_SECTORS + LUKS_SLOTS * each;
}

static void make_uuid(struct luks *l, const uint8_t *r)
{
    snprintf(l->uuid, sizeof(l->uuid),
             "%02x%02x%02x%02x-%02x%02x-4%01x%02x-a%01x%02x-%02x%02x%02x%02x%02x%02x", r[0], r[1],
             r[2], r[3], r[4], r[5], r[6] & 15, r[7], r[8] & 15, r[9], r[10], r[11], r[12], r[13],
             r[14], r[15]);
}

err_t luks_format(const struct luks_create *o, const uint8_t *password, size_t size, struct luks *l,
                  uint8_t **bytes, struct crypto **out)
{
    uint8_t key[MAX_KEY], random[16];
    uint64_t time = o->iter_time ? o->iter_time : 2000;
    struct crypto *slot;

    *l = (struct luks){};
    TRY(take_options(o, l));
    lay_out(l);
    *bytes = calloc(l->payload, CRYPTO_SECTOR);
    if (!*bytes || !fill_random(key, sizeof(key)) || !fill_random(random, sizeof(random)) ||
        !fill_random(l->digest_salt, 32) || !fill_random(l->slots[0].salt, 32))
        return err_make(ENOMEM, "no memory or no randomness for a key");
    make_uuid(l, random);
    l->slots[0].active = true;
    l->slots[0].iterations = crypto_calibrate(l->hash, l->key_bytes, time);
    l->digest_iterations = crypto_calibrate(l->hash, 20, time / 8 ? time / 8 : 1);
    key_digest(l, key, l->digest);
    uint8_t *material = *bytes + (size_t)l->slots[0].offset * CRYPTO_SECTOR;
    TRY(slot_cipher(l, &l->slots[0], password, size, &slot));
    bool good = split(l, key, material);
    crypto_encrypt(slot, 0, material, luks_slot_bytes(l));
    crypto_free(slot);
    encode(l, *bytes);
    err_t e = crypto_create(l->cipher, l->mode, l->ivgen, l->ivgen_hash, key, l->key_bytes, out);
    explicit_bzero(key, sizeof(key));
    return good ? e : err_make(EIO, "no randomness for a key");
}

/* --- Describing --- */

json_t *luks_describe(const struct luks *l)
{
    json_t *slots = json_array(), *out = json_object();

    for (unsigned i = 0; i < LUKS_SLOTS; i++) {
        const struct luks_slot *s = &l->slots[i];
        json_t *one = json_pack("{s:b}", "active", s->active);

        if (s->active)
            json_object_set_new(one, "iters", json_integer(s->iterations));
        json_object_set_new(one, "key-offset", json_integer((json_int_t)s->offset * 512));
        if (s->active)
            json_object_set_new(one, "stripes", json_integer(s->stripes));
        json_array_append_new(slots, one);
    }
    json_object_set_new(out, "ivgen-alg", json_string(l->ivgen));
    if (*l->ivgen_hash)
        json_object_set_new(out, "ivgen-hash-alg", json_string(l->ivgen_hash));
    json_object_set_new(out, "hash-alg", json_string(l->hash));
    json_object_set_new(out, "cipher-alg", json_string(l->cipher));
    json_object_set_new(out, "uuid", json_string(l->uuid));
    json_object_set_new(out, "cipher-mode", json_string(l->mode));
    json_object_set_new(out, "slots", slots);
    json_object_set_new(out, "payload-offset", json_integer((json_int_t)l->payload * 512));
    json_object_set_new(out, "master-key-iters", json_integer(l->digest_iterations));
    return out;
}
