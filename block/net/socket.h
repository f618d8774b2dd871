/*
 * What the files of this folder share.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_NET_SOCKET_H
#define MOA_BLOCK_NET_SOCKET_H

#include "block/net/stream.h"

/* A connected socket that does not block (one that was given may). In a coroutine. */
err_t socket_connect(struct loop *loop, const struct socket_address *address, int *fd);

#endif
