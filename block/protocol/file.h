/*
 * What the files of the file protocol share.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_PROTOCOL_FILE_H
#define MOA_BLOCK_PROTOCOL_FILE_H

#include "block/driver.h"

enum file_locking {
    FILE_LOCKING_AUTO, /* if the host has locks that belong to descriptors */
    FILE_LOCKING_ON,
    FILE_LOCKING_OFF
};

struct file_options {
    const char *filename, *pr_manager;
    unsigned aio, locking;
    bool drop_cache, check_cache;
};

struct file_state {
    int fd;
    int next_fd; /* while it is being reopened */
    unsigned next_flags;
    bool is_regular, direct;
    bool in_memory; /* tmpfs: nothing ever waits */
    bool can_try;   /* RWF_NOWAIT works */
    bool no_punch, no_zero_range;
    int flush_error;
    uint32_t memory_alignment;
    /* The run of data or of hole that was found last. */
    uint64_t known_start, known_end;
    bool known_data;

    bool locking;
    uint64_t locked; /* bits of bytes that we hold, from the first lock byte on */
};

/* --- Locks (file_lock.c) --- */

err_t file_lock_init(struct file_state *s, unsigned flags, enum file_locking mode);
/* Takes the locks for these permissions besides those that are held, and looks for users that they
 * conflict with. What was taken stays until file_lock_set. */
err_t file_lock_check(struct file_state *s, const char *filename, unsigned perm, unsigned shared);
/* The same locks for another descriptor of the file, which takes the place of ours. */
bool file_lock_copy(const struct file_state *s, int fd);
/* Keeps exactly the locks for these permissions, of those that are held. */
void file_lock_set(struct file_state *s, unsigned perm, unsigned shared);

#endif
