/*
 * For tests of the block layer: files that live in memory, and that fail when they are told to.
 *
 * The driver calls itself "file", so that every name, also one in a hostile image, ends up here.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_TESTS_BLOCK_MEMORY_FILES_H
#define MOA_TESTS_BLOCK_MEMORY_FILES_H

#include "block/driver.h"

enum {
    MEMORY_FILES = 8,
    MEMORY_FILE_MAX = 48 << 20 /* writes behind it: -ENOSPC */
};

enum memory_request {
    MEMORY_READ,
    MEMORY_WRITE,
    MEMORY_FLUSH,
    MEMORY_REQUESTS
};

struct memory_file {
    char name[64];
    uint8_t *bytes;
    uint64_t size, room;
};

/* The test's own: drivers of the test may have a global. */
struct memory_files {
    struct memory_file files[MEMORY_FILES];
    unsigned long count[MEMORY_REQUESTS];
    unsigned long fail_at[MEMORY_REQUESTS]; /* 1: the next one; 0: none */
    int error;                              /* what it fails with: EIO, ENOSPC */
};

extern struct memory_files memory_files;

/* Null when there is none of that name. */
struct memory_file *memory_file_find(const char *name);
/* Replaces or makes the file. */
struct memory_file *memory_file_put(const char *name, const void *bytes, uint64_t size);
void memory_files_clear(void);

/* Formats of the real registry, by index; null at the end. */
const struct block_driver *memory_format(unsigned index);

#endif
