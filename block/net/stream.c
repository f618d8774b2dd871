/*
 * Streams: a socket that coroutines read and write, plain or through a cipher.
 *
 * Small reads come out of a buffer that is filled with as much as there is, so that a run of short
 * messages costs one system call; large ones go straight to where they belong.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/net/socket.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    READ_AHEAD = 16 * 1024,
    MAX_IOVECS = 64
};

struct stream {
    struct loop *loop;
    struct loop_fd watch;
    struct co *reader, *writer; /* who waits */
    uint32_t reader_events, writer_events;
    const struct stream_cipher *cipher;
    void *session;
    bool ended;
    size_t start, end; /* what is in `ahead` */
    uint8_t ahead[READ_AHEAD];
};

/* --- Waiting --- */

static void stream_ready(struct loop_fd *watch, uint32_t events)
{
    struct stream *s = container_of(watch, struct stream, watch);
    struct co *reader = s->reader, *writer = s->writer;
    uint32_t always = EPOLLERR | EPOLLHUP, left;

    if (!(events & (s->reader_events | always)))
        reader = nullptr;
    if (!(events & (s->writer_events | always)))
        writer = nullptr;
    if (reader)
        s->reader = nullptr;
    if (writer)
        s->writer = nullptr;
    left = (s->reader ? s->reader_events : 0) | (s->writer ? s->writer_events : 0);
    /* A reader nearly always waits again: its watch ends only when an event finds nobody. */
    if (!reader || writer)
        err_free(loop_watch(s->loop, watch, left));
    if (writer)
        co_enter(writer); /* the stream cannot go away: it is closed when nobody reads */
    if (reader)
        co_enter(reader);
}

static int stream_wait(struct stream *s, bool to_read, uint32_t events)
{
    err_t e;

    if (s->ended)
        return -EPIPE;
    if (to_read) {
        s->reader = co_self();
        s->reader_events = events;
    } else {
        s->writer = co_self();
        s->writer_events = events;
    }
    e = loop_watch(s->loop, &s->watch,
                   (s->reader ? s->reader_events : 0) | (s->writer ? s->writer_events : 0));
    if (err_failed(e)) {
        int code = err_code(e);

        err_free(e);
        if (to_read)
            s->reader = nullptr;
        else
            s->writer = nullptr;
        return -code;
    }
    co_yield ();
    return s->ended ? -EPIPE : 0;
}

/* --- Reading --- */

/* At least one byte into the iovecs; how many, or -errno. */
static ssize_t read_some(struct stream *s, struct iovec *iov, unsigned count)
{
    for (;;) {
        uint32_t events = EPOLLIN;
        ssize_t got;
        int result;

        if (s->ended)
            return -EPIPE;
        if (s->cipher) {
            got = s->cipher->read(s->session, iov->iov_base, iov->iov_len, &events);
        } else {
            got = readv(s->watch.fd, iov, (int)count);
            if (got < 0)
                got = -errno;
        }
        if (got > 0)
            return got;
        if (!got)
            return -EPIPE;
        if (got == -EINTR)
            continue;
        if (got != -EAGAIN)
            return got;
        result = stream_wait(s, true, events);
        if (result < 0)
            return result;
    }
}

int stream_read_buf(struct stream *s, struct block_buf dst, size_t n)
{
    while (n) {
        struct iovec iov[MAX_IOVECS + 1];
        size_t there = s->end - s->start, covered = 0;
        unsigned count;
        ssize_t got;

        if (there) {
            size_t piece = there < n ? there : n;

            block_buf_from(dst, s->ahead + s->start, piece);
            s->start += piece;
            dst = block_buf_skip(dst, piece);
            n -= piece;
            continue;
        }
        count = block_buf_iovecs(dst, n, iov, MAX_IOVECS, &covered);
        s->start = s->end = 0;
        if (covered == n && !s->cipher)
            iov[count++] = (struct iovec){s->ahead, READ_AHEAD};
        got = read_some(s, iov, count);
        if (got < 0)
            return (int)got;
        if ((size_t)got > covered) {
            s->end = (size_t)got - covered;
            got = (ssize_t)covered;
        }
        n -= (size_t)got;
        if (n)
            dst = block_buf_skip(dst, (size_t)got);
    }
    return 0;
}

int stream_read(struct stream *s, void *dst, size_t n)
{
    struct iovec iov = {dst, n};

    return stream_read_buf(s, (struct block_buf){&iov, 1, 0}, n);
}

int stream_skip(struct stream *s, size_t n)
{
    uint8_t junk[4096];
    int result = 0;

    while (n && result >= 0) {
        size_t piece = n < sizeof(junk) ? n : sizeof(junk);

        result = stream_read(s, junk, piece);
        n -= piece;
    }
    return result;
}

/* --- Writing --- */

static ssize_t write_some(struct stream *s, struct iovec *iov, unsigned count)
{
    for (;;) {
        uint32_t events = EPOLLOUT;
        struct msghdr message = {.msg_iov = iov, .msg_iovlen = count};
        ssize_t put;
        int result;

        if (s->ended)
            return -EPIPE;
        if (s->cipher) {
            put = s->cipher->write(s->session, iov->iov_base, iov->iov_len, &events);
        } else {
            put = sendmsg(s->watch.fd, &message, MSG_NOSIGNAL);
            if (put < 0)
                put = -errno;
        }
        if (put >= 0)
            return put;
        if (put == -EINTR)
            continue;
        if (put != -EAGAIN)
            return put;
        result = stream_wait(s, false, events);
        if (result < 0)
            return result;
    }
}

int stream_write(struct stream *s, const void *head, size_t head_size, struct block_buf buf,
                 size_t n)
{
    struct iovec head_iov = {(void *)head, head_size};

    while (head_size || n) {
        struct iovec iov[MAX_IOVECS + 1];
        size_t covered = 0;
        unsigned count = 0;
        ssize_t put;

        if (head_size)
            iov[count++] = head_iov;
        if (n)
            count += block_buf_iovecs(buf, n, iov + count, MAX_IOVECS, &covered);
        put = write_some(s, iov, count);
        if (put < 0)
            return (int)put;
        size_t of_head = (size_t)put < head_size ? (size_t)put : head_size;
        head_iov.iov_base = (uint8_t *)head_iov.iov_base + of_head;
        head_iov.iov_len = head_size -= of_head;
        n -= (size_t)put - of_head;
        if (n)
            buf = block_buf_skip(buf, (size_t)put - of_head);
    }
    return 0;
}

/* --- Life --- */

err_t stream_from_fd(struct loop *loop, int fd, struct stream **out)
{
    int flags = fcntl(fd, F_GETFL);
    struct stream *s;

    if (flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) < 0) {
        err_t e = err_make(errno, "file descriptor %d is no socket: %m", fd);

        if (flags >= 0)
            close(fd);
        return e;
    }
    s = malloc(sizeof(*s));
    if (!s) {
        close(fd);
        return err_make(ENOMEM, "no memory for a connection");
    }
    memset(s, 0, offsetof(struct stream, ahead));
    s->loop = loop;
    s->watch = (struct loop_fd){.fd = fd, .ready = stream_ready};
    *out = s;
    return ERR_OK;
}

err_t stream_connect(struct loop *loop, const struct socket_address *address, struct stream **out)
{
    int fd;

    TRY(socket_connect(loop, address, &fd));
    return stream_from_fd(loop, fd, out);
}

int stream_fd(const struct stream *s)
{
    return s->watch.fd;
}

int stream_encrypt(struct stream *s, const struct stream_cipher *cipher, void *session)
{
    int result;

    if (s->end != s->start) { /* sent before the handshake: an injection (CVE-2021-…) */
        cipher->close(session);
        return -EPROTO;
    }
    s->cipher = cipher;
    s->session = session;
    do {
        uint32_t events = EPOLLIN;

        result = cipher->handshake(session, &events);
        if (result == -EAGAIN) {
            int waited = stream_wait(s, !(events & EPOLLOUT), events);

            if (waited < 0)
                return waited;
        }
    } while (result == -EAGAIN);
    return result;
}

bool stream_encrypted(const struct stream *s)
{
    return s->cipher;
}

void stream_shutdown(struct stream *s)
{
    struct co *reader = s->reader, *writer = s->writer;

    if (s->ended)
        return;
    s->ended = true;
    shutdown(s->watch.fd, SHUT_RDWR);
    s->reader = s->writer = nullptr;
    err_free(loop_watch(s->loop, &s->watch, 0));
    if (writer)
        loop_wake(s->loop, writer);
    if (reader)
        loop_wake(s->loop, reader);
}

void stream_close(struct stream *s)
{
    if (!s)
        return;
    err_free(loop_watch(s->loop, &s->watch, 0));
    if (s->cipher)
        s->cipher->close(s->session);
    close(s->watch.fd);
    free(s);
}
