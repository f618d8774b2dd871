/*
 * `moa nbd -c` and `-d`: the kernel's NBD client, by the ioctls of linux/nbd.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/net/nbd_client.h"
#include "cmd/nbd/nbd.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

/* As in linux/nbd.h, whose other names clash with those of the protocol here. */
#define NBD_SET_SOCK        _IO(0xab, 0)
#define NBD_SET_BLKSIZE     _IO(0xab, 1)
#define NBD_DO_IT           _IO(0xab, 3)
#define NBD_CLEAR_SOCK      _IO(0xab, 4)
#define NBD_CLEAR_QUE       _IO(0xab, 5)
#define NBD_SET_SIZE_BLOCKS _IO(0xab, 7)
#define NBD_DISCONNECT      _IO(0xab, 8)
#define NBD_SET_FLAGS       _IO(0xab, 10)

struct nbd_kernel {
    struct nbd_tool *tool;
    int device, socket; /* the kernel's end */
    pthread_t thread;
};

int nbd_kernel_disconnect(const char *device)
{
    int fd = open(device, O_RDWR | O_CLOEXEC);

    if (fd < 0)
        return nbd_error("Cannot open %s: %s", device, strerror(errno));
    ioctl(fd, NBD_CLEAR_QUE);
    ioctl(fd, NBD_DISCONNECT);
    ioctl(fd, NBD_CLEAR_SOCK);
    close(fd);
    return 0;
}

/* The client's handshake blocks, and the server is in the loop of the main thread: this thread has
 * a loop of its own for it. */
struct shaking {
    struct nbd_kernel *k;
    struct loop *loop;
    struct nbd_export_info info;
    err_t e;
};

static void shake_hands(void *arg)
{
    struct shaking *sh = arg;
    struct nbd_handshake how = {.name = sh->k->tool->args.name ? sh->k->tool->args.name : "",
                                .simple = true};
    struct stream *s;
    int fd = dup(sh->k->socket);

    sh->e = stream_from_fd(sh->loop, fd, &s);
    if (err_failed(sh->e))
        return;
    sh->e = nbd_handshake(s, &how, &sh->info);
    stream_close(s);
}

static int set_up_device(struct nbd_kernel *k, const struct nbd_export_info *info)
{
    unsigned long block = 512, flags = info->flags;
    int read_only = info->flags & NBD_FLAG_READ_ONLY ? 1 : 0, blocking;

    blocking = fcntl(k->socket, F_GETFL);
    fcntl(k->socket, F_SETFL, blocking & ~O_NONBLOCK);
    if (info->min_block > block)
        block = info->min_block;
    if (ioctl(k->device, NBD_SET_SOCK, (unsigned long)k->socket) < 0)
        return nbd_error("Failed to set NBD socket: %s", strerror(errno));
    if (ioctl(k->device, NBD_SET_BLKSIZE, block) < 0)
        return nbd_error("Failed setting NBD block size: %s", strerror(errno));
    if (ioctl(k->device, NBD_SET_SIZE_BLOCKS, (unsigned long)(info->size / block)) < 0)
        return nbd_error("Failed setting size (in blocks): %s", strerror(errno));
    if (ioctl(k->device, NBD_SET_FLAGS, flags) < 0 && errno != ENOTTY)
        return nbd_error("Failed setting flags: %s", strerror(errno));
    if (read_only && ioctl(k->device, BLKROSET, &read_only) < 0)
        return nbd_error("Failed setting read-only attribute: %s", strerror(errno));
    return 0;
}

/* The kernel partitions a device when it is opened. */
static void *touch_device(void *name)
{
    int fd = open(name, O_RDONLY | O_CLOEXEC);

    if (fd >= 0)
        close(fd);
    return nullptr;
}

static void *kernel_thread(void *arg)
{
    struct nbd_kernel *k = arg;
    struct shaking sh = {.k = k};
    pthread_t toucher;
    bool touched;

    sh.e = loop_create(&sh.loop);
    if (!err_failed(sh.e)) {
        loop_run(sh.loop, shake_hands, &sh);
        loop_destroy(sh.loop);
        co_thread_exit();
    }
    if (err_failed(sh.e)) {
        nbd_fail(sh.e, nullptr);
    } else if (!set_up_device(k, &sh.info)) {
        touched = !pthread_create(&toucher, nullptr, touch_device, (void *)k->tool->args.connect);
        ioctl(k->device, NBD_DO_IT); /* until it is disconnected */
        ioctl(k->device, NBD_CLEAR_QUE);
        ioctl(k->device, NBD_CLEAR_SOCK);
        if (touched)
            pthread_join(toucher, nullptr);
    }
    shutdown(k->socket, SHUT_RDWR); /* so that the server sees the end */
    return nullptr;
}

int nbd_kernel_connect(struct nbd_tool *t, int *server_fd, struct nbd_kernel **out)
{
    struct nbd_kernel *k = calloc(1, sizeof(*k));
    int pair[2], error;

    if (!k)
        return nbd_error("no memory for a device");
    k->tool = t;
    k->device = open(t->args.connect, O_RDWR | O_CLOEXEC);
    if (k->device < 0) {
        error = errno;
        free(k);
        return nbd_error("Failed to open %s: %s", t->args.connect, strerror(error));
    }
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0) {
        error = errno;
        close(k->device);
        free(k);
        return nbd_error("Failed to make a socket pair: %s", strerror(error));
    }
    k->socket = pair[0];
    *server_fd = pair[1];
    if (pthread_create(&k->thread, nullptr, kernel_thread, k)) {
        close(pair[0]);
        close(pair[1]);
        close(k->device);
        free(k);
        return nbd_error("Failed to create client thread");
    }
    *out = k;
    return 0;
}

void nbd_kernel_end(struct nbd_kernel *k)
{
    ioctl(k->device, NBD_DISCONNECT);
    shutdown(k->socket, SHUT_RDWR);
    pthread_join(k->thread, nullptr);
    close(k->socket);
    close(k->device);
    free(k);
}
