/*
 * What the files of the block core share.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_INTERNAL_H
#define MOA_BLOCK_INTERNAL_H

#include "block/driver.h"

/* A backing file that is being opened, on the stack of the coroutine that does it. */
struct block_opening {
    const char *name;
    const struct co *co;
    struct block_opening *next;
};

struct block_graph {
    struct block_graph_options options;
    struct block_node *nodes;
    unsigned next_name;            /* of "#block123" */
    struct block_opening *backing; /* under way: to find loops */
};

/* A node without children, known to the graph under `name` (null: one is made up). */
err_t block_node_create(struct block_graph *g, const struct block_driver *driver, const char *name,
                        unsigned flags, struct block_node **out);
/* Frees a node whose driver is closed, or never opened. */
void block_node_free(struct block_node *n);

/* Makes the edge, without asking for permissions. Takes over the reference. */
err_t block_edge_create(struct block_node *n, struct block_node *parent, const char *name,
                        unsigned role, unsigned perm, unsigned shared, struct block_edge **out);
void block_edge_free(struct block_edge *e);

/* What is the core's of new options for an open node: changes the flags, and is taken out. */
err_t block_take_core_options(json_t *options, unsigned *flags);

#endif
