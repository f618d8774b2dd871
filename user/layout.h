/* Structures of 32-bit guests and what they are for the host. The difference is data: a table of
 * fields for each structure, which one function reads in one direction and one in the other. What
 * another 32-bit ABI has laid out differently, is another table.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_USER_LAYOUT_H
#define MOA_USER_LAYOUT_H

#include "user/process.h"

/* The host's side is the host kernel's structure, or what our own handlers know as the 64-bit
 * generic one. */
enum layout_id {
    LAYOUT_NONE,
    LAYOUT_TIMESPEC,   /* 64-bit time; the upper half of the nanoseconds is padding */
    LAYOUT_ITIMERSPEC, /* two of these; also utimensat's */
    LAYOUT_ITIMERVAL,  /* 32-bit time */
    LAYOUT_RUSAGE,
    LAYOUT_TMS,
    LAYOUT_SYSINFO,
    LAYOUT_STATFS64,
    LAYOUT_FLOCK, /* 32-bit offsets */
    LAYOUT_IOVEC,
    LAYOUT_MSGHDR,
    LAYOUT_SIGACTION,
    LAYOUT_STACK,
    LAYOUT_SIGEVENT,
    LAYOUT_SIGINFO,
    LAYOUT_MQ_ATTR,
    LAYOUT_SHMID,
    LAYOUT_SHMINFO,
    LAYOUT_SHM_INFO,
    LAYOUT_SEMID,
    LAYOUT_MSQID,
    LAYOUT_TIMEVAL,         /* 32-bit time */
    LAYOUT_SIGSET_ARGUMENT, /* of pselect6: address and size of the mask */
    LAYOUT_COUNT
};

enum {
    LAYOUT_MAX = 256 /* bytes of the largest structure, on either side */
};

enum layout_kind {
    LAYOUT_UNSIGNED,
    LAYOUT_SIGNED
};

/* `count` elements that follow each other on both sides. */
struct layout_field {
    uint16_t guest, host; /* offsets */
    uint8_t guest_size, host_size, count;
    uint8_t kind; /* enum layout_kind */
};

struct layout {
    uint16_t guest_size, host_size;
    const struct layout_field *fields;
    unsigned field_count;
    /* Where the fields depend on the contents: instead of a table. */
    void (*to_host)(void *host, const void *guest);
    void (*to_guest)(void *guest, const void *host);
};

const struct layout *layout_find(const struct process *p, enum layout_id id);
void layout_to_host(const struct process *p, const struct layout *l, void *host, const void *guest);
void layout_to_guest(const struct process *p, const struct layout *l, void *guest,
                     const void *host);

/* Between guest memory and a host structure; false on a fault. */
bool layout_read(struct thread *t, enum layout_id id, void *host, uint64_t addr);
bool layout_write(struct thread *t, enum layout_id id, uint64_t addr, const void *host);

#endif
