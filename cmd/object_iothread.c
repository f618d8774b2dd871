/*
 * The object iothread, for tools: they have one loop for everything, so it is a name that options
 * may refer to.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cmd/objects.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct iothread_options {
    uint64_t poll_max_ns, poll_grow, poll_shrink, aio_max_batch, thread_pool_min, thread_pool_max;
};

#define IOTHREAD(member) offsetof(struct iothread_options, member)

static const struct option_def iothread_options[] = {
    {"aio-max-batch", OPTION_NUMBER, IOTHREAD(aio_max_batch)},
    {"poll-grow", OPTION_NUMBER, IOTHREAD(poll_grow)},
    {"poll-max-ns", OPTION_NUMBER, IOTHREAD(poll_max_ns)},
    {"poll-shrink", OPTION_NUMBER, IOTHREAD(poll_shrink)},
    {"thread-pool-max", OPTION_NUMBER, IOTHREAD(thread_pool_max)},
    {"thread-pool-min", OPTION_NUMBER, IOTHREAD(thread_pool_min)},
    {}};

static const struct iothread_options iothread_defaults = {.poll_max_ns = 32768,
                                                          .thread_pool_max = 64};

static err_t iothread_create(struct object_set *set, const char *id, const void *options,
                             void **instance)
{
    struct iothread_options *copy = malloc(sizeof(*copy));

    if (!copy)
        return err_make(ENOMEM, "no memory for an object");
    memcpy(copy, options, sizeof(*copy));
    *instance = copy;
    return ERR_OK;
}

const struct object_type object_iothread = {.name = "iothread",
                                            .options = iothread_options,
                                            .options_size = sizeof(struct iothread_options),
                                            .option_defaults = &iothread_defaults,
                                            .create = iothread_create,
                                            .destroy = free};
