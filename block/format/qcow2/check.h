/*
 * What the files that check and repair a qcow2 image share: references.c counts, check.c compares,
 * rebuild.c makes the counts anew.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_FORMAT_QCOW2_CHECK_H
#define MOA_BLOCK_FORMAT_QCOW2_CHECK_H

#include "block/format/qcow2/qcow2.h"

struct qcow2_checking {
    struct block_node *n;
    struct qcow2 *q;
    struct block_check_result *result;
    unsigned fix;
    uint32_t *counts; /* references found, per cluster */
    uint64_t clusters, room;
    uint64_t expected; /* host offset that the next guest cluster has if nothing is fragmented */
    bool in_active;    /* of the active tables: what is reported besides errors */
    bool rebuild;      /* the counts of the image cannot be trusted or written */
    bool was_dirty;
};

/* Counts a corruption, and says it on stderr. */
void qcow2_corruption(struct qcow2_checking *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* There are at least that many counts. */
int qcow2_reserve_counts(struct qcow2_checking *c, uint64_t clusters);
/* A reference to all clusters that the range touches. */
int qcow2_refer(struct qcow2_checking *c, uint64_t offset, uint64_t bytes);
/* Everything that the image refers to. */
int qcow2_count_references(struct qcow2_checking *c, unsigned fix);
/* New refcount blocks and a new table, from the counts; they are counted themselves. */
int qcow2_rebuild_counts(struct qcow2_checking *c);

#endif
