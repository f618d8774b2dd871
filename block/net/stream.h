/*
 * Connections to servers and from clients: addresses, and streams that coroutines read and write.
 *
 * One coroutine may read while another writes. Results are 0 or -errno; the end of the stream is
 * -EPIPE.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_NET_STREAM_H
#define MOA_BLOCK_NET_STREAM_H

#include "block/block.h"

/* --- Addresses --- */

enum socket_type {
    SOCKET_INET,
    SOCKET_UNIX,
    SOCKET_VSOCK,
    SOCKET_FD
};

/* As QMP's SocketAddress. The strings belong to the JSON that the address was read from. */
struct socket_address {
    unsigned type;           /* enum socket_type */
    const char *host, *port; /* also the port of vsock */
    const char *path;
    const char *cid;
    const char *fd; /* a number */
    bool numeric, ipv4, ipv6, has_ipv4, has_ipv6, keep_alive, abstract, tight, has_tight;
};

/* {"type": "unix", "path": …}: takes what it knows out of `from`, and complains about the rest. */
err_t socket_address_take(json_t *from, struct socket_address *out);
/* "localhost:10809", "/run/socket": for messages. */
void socket_address_text(const struct socket_address *address, char text[256]);

/* --- Streams --- */

struct stream;

/* What encrypts: see block/net/tls.h. Functions work like read and write without blocking: a
 * number of bytes, 0 at the end, or -errno; -EAGAIN with *events telling what to wait for. */
struct stream_cipher {
    int (*handshake)(void *session, uint32_t *events);
    ssize_t (*read)(void *session, void *dst, size_t n, uint32_t *events);
    ssize_t (*write)(void *session, const void *src, size_t n, uint32_t *events);
    void (*close)(void *session);
};

/* Connects; in a coroutine. */
err_t stream_connect(struct loop *loop, const struct socket_address *address, struct stream **out);
/* Takes over the descriptor, also when it fails. */
err_t stream_from_fd(struct loop *loop, int fd, struct stream **out);
int stream_fd(const struct stream *s);
/* From now on all goes through the session, which the stream takes over, also when this fails. */
int stream_encrypt(struct stream *s, const struct stream_cipher *cipher, void *session);
bool stream_encrypted(const struct stream *s);

int stream_read(struct stream *s, void *dst, size_t n);
int stream_read_buf(struct stream *s, struct block_buf dst, size_t n);
int stream_skip(struct stream *s, size_t n);
/* The head, then n bytes of the buffer. Either may be empty. */
int stream_write(struct stream *s, const void *head, size_t head_size, struct block_buf buf,
                 size_t n);
/* Both directions end: whoever reads or writes gets an error. Any number of times. */
void stream_shutdown(struct stream *s);
/* Nobody may be reading or writing. Null is allowed. */
void stream_close(struct stream *s);

/* A listening socket. `backlog` clients may wait. A unix socket's file is made anew. */
err_t socket_listen(struct loop *loop, const struct socket_address *address, int backlog, int *fd);

#endif
