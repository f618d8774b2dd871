/*
 * `moa nbd`: serves until it is told to stop, or until the last client has gone.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/driver.h"
#include "block/export/nbd.h"
#include "block/net/nbd_wire.h"
#include "cmd/nbd/nbd.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

struct serving {
    struct nbd_tool *tool;
    struct loop_fd signals;
    bool stop;
    struct co_queue stopped;
};

static void stop(struct serving *s)
{
    s->stop = true;
    co_queue_wake_all(&s->stopped);
}

static void got_signal(struct loop_fd *watch, uint32_t events)
{
    struct signalfd_siginfo info;

    if (read(watch->fd, &info, sizeof(info)) == sizeof(info))
        stop(container_of(watch, struct serving, signals));
}

static void client_gone(void *opaque, unsigned left, bool served)
{
    struct serving *s = opaque;

    if (served && !left && !s->tool->args.persistent)
        stop(s);
}

static void print_log(void *opaque, const char *text)
{
    fprintf(stderr, "qemu-nbd: %s\n", text);
}

/* --- Sockets --- */

struct socket_address nbd_address(const struct nbd_args *a)
{
    if (a->socket)
        return (struct socket_address){.type = SOCKET_UNIX, .path = a->socket, .tight = true};
    return (struct socket_address){.type = SOCKET_INET,
                                   .host = a->bind ? a->bind : "0.0.0.0",
                                   .port = a->port ? a->port : NBD_DEFAULT_PORT};
}

/* The label that sockets made from now on have; null: the process's own again. */
static int label_sockets(const char *label)
{
    int fd = open("/proc/thread-self/attr/sockcreate", O_WRONLY | O_CLOEXEC);
    ssize_t put = fd < 0 ? -1 : write(fd, label ? label : "", label ? strlen(label) + 1 : 0);
    int error = errno;

    if (fd >= 0)
        close(fd);
    if (put < 0 && label)
        return nbd_error("Cannot set SELinux socket create context to %s: %s", label,
                         strerror(error));
    return 0;
}

static int listen_to(struct nbd_tool *t, int *fd)
{
    struct socket_address address = nbd_address(&t->args);
    int backlog =
        t->args.shared ? (int)(t->args.shared < SOMAXCONN ? t->args.shared : SOMAXCONN) : SOMAXCONN;
    err_t e;

    if (t->args.activated) {
        if (fcntl(3, F_SETFD, FD_CLOEXEC) < 0)
            return nbd_error("Socket activation failed: invalid file descriptor fd = 3: %s",
                             strerror(errno));
        *fd = 3;
        return 0;
    }
    if (t->args.selinux_label && label_sockets(t->args.selinux_label))
        return 1;
    e = socket_listen(t->loop, &address, backlog, fd);
    if (t->args.selinux_label)
        label_sockets(nullptr);
    return err_failed(e) ? nbd_fail(e, nullptr) : 0;
}

int nbd_find_tls(struct nbd_tool *t, bool server, struct tls_creds **out)
{
    const char *id = t->args.tls_creds, *type;

    *out = nullptr;
    if (!id)
        return 0;
    *out = objects_find(t->objects, id, &type);
    if (!*out)
        return nbd_error("Failed to get TLS creds: No TLS credentials with id '%s'", id);
    if (strncmp(type, "tls-creds", 9))
        return nbd_error("Failed to get TLS creds: Object with id '%s' is not TLS credentials", id);
    if (tls_creds_server(*out) != server)
        return nbd_error("Failed to get TLS creds: Expected TLS credentials for a %s endpoint",
                         server ? "server" : "client");
    return 0;
}

static int write_pid(const char *path)
{
    FILE *f = fopen(path, "we");

    if (!f)
        return nbd_error("Could not create '%s': %s", path, strerror(errno));
    fprintf(f, "%d\n", getpid());
    if (fclose(f))
        return nbd_error("Could not write to '%s': %s", path, strerror(errno));
    return 0;
}

/* --- Serving --- */

static err_t export_image(struct nbd_tool *t, struct nbd_server *server, struct block_node *n)
{
    const struct nbd_args *a = &t->args;
    const char *bitmaps[ARG_MAX_TEXTS + 1] = {};
    struct nbd_export_options options = {.name = a->name ? a->name : "",
                                         .description = a->description,
                                         .writable = block_writable(n) && !a->read_only,
                                         .allocation_depth = a->allocation_depth,
                                         .bitmaps = bitmaps};
    struct nbd_export *export;

    memcpy(bitmaps, a->bitmaps.text, a->bitmaps.count * sizeof(*bitmaps));
    return nbd_export_add(server, n, &options, &export);
}

static void wait_for_end(struct serving *s)
{
    err_free(loop_watch(s->tool->loop, &s->signals, EPOLLIN));
    while (!s->stop)
        co_queue_wait(&s->stopped);
    err_free(loop_watch(s->tool->loop, &s->signals, 0));
}

/* `fd`: listens, or with a kernel device is connected. */
static int serve_on(struct serving *s, struct nbd_server *server, int fd)
{
    struct nbd_tool *t = s->tool;
    err_t e = t->args.connect ? nbd_server_serve(server, fd) : nbd_server_listen(server, fd);

    if (err_failed(e))
        return nbd_fail(e, nullptr);
    if (t->args.pid_file && write_pid(t->args.pid_file))
        return 1;
    nbd_ready(t);
    wait_for_end(s);
    if (t->args.pid_file)
        unlink(t->args.pid_file);
    return 0;
}

static int open_socket(struct nbd_tool *t, int *fd, struct nbd_kernel **kernel)
{
    return t->args.connect ? nbd_kernel_connect(t, fd, kernel) : listen_to(t, fd);
}

static int serve_image(struct serving *s, struct nbd_server *server)
{
    struct nbd_tool *t = s->tool;
    struct nbd_kernel *kernel = nullptr;
    struct block_node *n;
    int fd = -1, status = nbd_open_image(t, &n);
    err_t e;

    if (status)
        return status;
    e = export_image(t, server, n);
    if (err_failed(e))
        return nbd_fail(e, nullptr);
    status = open_socket(t, &fd, &kernel);
    if (!status)
        status = serve_on(s, server, fd);
    if (kernel)
        nbd_kernel_end(kernel);
    if (t->args.socket && !t->args.connect && fd >= 0)
        unlink(t->args.socket);
    return status;
}

int nbd_serve(struct nbd_tool *t)
{
    struct serving s = {.tool = t, .signals.ready = got_signal};
    struct nbd_server_options options = {.loop = t->loop,
                                         .max_connections = t->args.connect ? 0 : t->args.shared,
                                         .client_gone = client_gone,
                                         .log = t->args.verbose ? print_log : nullptr,
                                         .opaque = &s};
    struct nbd_server *server;
    sigset_t set;
    int status;
    err_t e;

    if (nbd_find_tls(t, true, &options.tls))
        return 1;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    s.signals.fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    if (s.signals.fd < 0)
        return nbd_error("cannot wait for signals: %s", strerror(errno));
    e = nbd_server_create(&options, &server);
    if (err_failed(e))
        return nbd_fail(e, nullptr);
    status = serve_image(&s, server);
    nbd_server_destroy(server);
    close(s.signals.fd);
    return status;
}
