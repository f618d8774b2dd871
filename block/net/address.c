/*
 * Addresses of sockets: from options, to text, to sockets that are connected or listen.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/net/socket.h"
#include "block/options.h"

#include <errno.h>
#include <limits.h>
#include <linux/vm_sockets.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define ADDRESS(member) offsetof(struct socket_address, member)

static const char *const types[] = {"inet", "unix", "vsock", "fd", nullptr};

static const struct option_def table[] = {
    {"type", OPTION_ENUM, ADDRESS(type), types, .required = true},
    {"host", OPTION_STRING, ADDRESS(host)},
    {"port", OPTION_STRING, ADDRESS(port)},
    {"path", OPTION_STRING, ADDRESS(path)},
    {"cid", OPTION_STRING, ADDRESS(cid)},
    {"str", OPTION_STRING, ADDRESS(fd)},
    {"numeric", OPTION_BOOL, ADDRESS(numeric)},
    {"ipv4", OPTION_BOOL, ADDRESS(ipv4), .present = ADDRESS(has_ipv4)},
    {"ipv6", OPTION_BOOL, ADDRESS(ipv6), .present = ADDRESS(has_ipv6)},
    {"keep-alive", OPTION_BOOL, ADDRESS(keep_alive)},
    {"abstract", OPTION_BOOL, ADDRESS(abstract)},
    {"tight", OPTION_BOOL, ADDRESS(tight), .present = ADDRESS(has_tight)},
    {}};

err_t socket_address_take(json_t *from, struct socket_address *out)
{
    *out = (struct socket_address){.tight = true};
    TRY(options_take(from, table, out));
    TRY(options_finish(from, table, "socket address"));
    const struct {
        unsigned type;
        const char *name, *value;
    } needed[] = {
        {SOCKET_INET, "host", out->host},  {SOCKET_INET, "port", out->port},
        {SOCKET_UNIX, "path", out->path},  {SOCKET_VSOCK, "cid", out->cid},
        {SOCKET_VSOCK, "port", out->port}, {SOCKET_FD, "str", out->fd},
    };
    for (unsigned i = 0; i < ARRAY_SIZE(needed); i++)
        if (needed[i].type == out->type && !needed[i].value)
            return err_make(EINVAL, "Parameter '%s' is missing", needed[i].name);
    return ERR_OK;
}

void socket_address_text(const struct socket_address *a, char text[256])
{
    switch (a->type) {
    case SOCKET_INET: snprintf(text, 256, "%s:%s", a->host, a->port); break;
    case SOCKET_UNIX: snprintf(text, 256, "%s", a->path); break;
    case SOCKET_VSOCK: snprintf(text, 256, "vsock %s:%s", a->cid, a->port); break;
    default: snprintf(text, 256, "file descriptor %s", a->fd); break;
    }
}

/* --- One of the addresses that a name stands for --- */

struct resolved {
    struct sockaddr_storage address;
    socklen_t size;
    int family;
};

/* Resolving a name blocks: it is done in a thread. */
struct resolving {
    const struct socket_address *address;
    bool passive;
    struct addrinfo *list;
};

static int resolve_in_thread(void *arg)
{
    struct resolving *r = arg;
    const struct socket_address *a = r->address;
    bool only4 = (a->has_ipv4 && a->ipv4 && !a->ipv6) || (a->has_ipv6 && !a->ipv6);
    bool only6 = (a->has_ipv6 && a->ipv6 && !a->ipv4) || (a->has_ipv4 && !a->ipv4);
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM,
                             .ai_family = only4 && !only6   ? AF_INET
                                          : only6 && !only4 ? AF_INET6
                                                            : AF_UNSPEC,
                             .ai_flags =
                                 (a->numeric ? AI_NUMERICHOST : 0) | (r->passive ? AI_PASSIVE : 0)};

    return getaddrinfo(*a->host ? a->host : nullptr, a->port, &hints, &r->list);
}

static err_t resolve_inet(struct loop *loop, const struct socket_address *a, bool passive,
                          struct addrinfo **list)
{
    struct resolving r = {a, passive, nullptr};
    int result = co_self() ? loop_work(loop, resolve_in_thread, &r) : resolve_in_thread(&r);

    if (result)
        return err_make(EINVAL, "address resolution failed for %s:%s: %s", a->host, a->port,
                        gai_strerror(result));
    *list = r.list;
    return ERR_OK;
}

static err_t resolve_unix(const struct socket_address *a, struct resolved *out)
{
    struct sockaddr_un *un = (struct sockaddr_un *)&out->address;
    size_t length = strlen(a->path), start = a->abstract;

    if (length + start > sizeof(un->sun_path) || (!a->abstract && !length))
        return err_make(EINVAL, "UNIX socket path '%s' is too long: at most %zu bytes", a->path,
                        sizeof(un->sun_path) - start);
    *out = (struct resolved){.family = AF_UNIX};
    un->sun_family = AF_UNIX;
    memcpy(un->sun_path + start, a->path, length);
    out->size = a->abstract && a->tight
                    ? (socklen_t)(offsetof(struct sockaddr_un, sun_path) + start + length)
                    : sizeof(*un);
    return ERR_OK;
}

static err_t parse_number(const char *text, const char *what, unsigned long most, unsigned *out)
{
    char *end;

    errno = 0;
    unsigned long value = strtoul(text, &end, 10);
    if (errno || end == text || *end || value > most || *text == '-')
        return err_make(EINVAL, "%s '%s' is not a number from 0 to %lu", what, text, most);
    *out = (unsigned)value;
    return ERR_OK;
}

static err_t resolve_vsock(const struct socket_address *a, struct resolved *out)
{
    struct sockaddr_vm *vm = (struct sockaddr_vm *)&out->address;

    *out = (struct resolved){.family = AF_VSOCK, .size = sizeof(*vm)};
    vm->svm_family = AF_VSOCK;
    TRY(parse_number(a->cid, "vsock cid", UINT_MAX, &vm->svm_cid));
    return parse_number(a->port, "vsock port", UINT_MAX, &vm->svm_port);
}

static err_t take_fd(const struct socket_address *a, int *fd)
{
    unsigned number;

    TRY(parse_number(a->fd, "file descriptor", INT_MAX, &number));
    *fd = dup((int)number);
    if (*fd < 0)
        return err_make(errno, "file descriptor '%s' cannot be used: %m", a->fd);
    return ERR_OK;
}

/* --- Connecting --- */

static int connect_one(struct loop *loop, const struct resolved *to, int *out)
{
    int error = 0, one = 1, fd = socket(to->family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    socklen_t size = sizeof(error);

    if (fd < 0)
        return -errno;
    if (connect(fd, (const struct sockaddr *)&to->address, to->size) < 0)
        error = errno;
    if (error == EINPROGRESS) {
        loop_wait_fd(loop, fd, EPOLLOUT);
        if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) < 0)
            error = errno;
    }
    if (error) {
        close(fd);
        return -error;
    }
    if (to->family != AF_UNIX)
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one)); /* vsock has none */
    *out = fd;
    return 0;
}

static int connect_any(struct loop *loop, const struct addrinfo *list, int *fd)
{
    int result = -EADDRNOTAVAIL;

    for (; list && result < 0; list = list->ai_next) {
        struct resolved to = {.family = list->ai_family, .size = list->ai_addrlen};

        memcpy(&to.address, list->ai_addr, list->ai_addrlen);
        result = connect_one(loop, &to, fd);
    }
    return result;
}

err_t socket_connect(struct loop *loop, const struct socket_address *a, int *fd)
{
    struct resolved to;
    char text[256];
    int result;

    if (a->type == SOCKET_FD)
        return take_fd(a, fd);
    if (a->type == SOCKET_INET) {
        struct addrinfo *list;
        int one = 1;

        TRY(resolve_inet(loop, a, false, &list));
        result = connect_any(loop, list, fd);
        freeaddrinfo(list);
        if (result >= 0 && a->keep_alive)
            setsockopt(*fd, SOL_SOCKET, SO_KEEPALIVE, &one, sizeof(one));
    } else {
        TRY(a->type == SOCKET_UNIX ? resolve_unix(a, &to) : resolve_vsock(a, &to));
        result = connect_one(loop, &to, fd);
    }
    if (result >= 0)
        return ERR_OK;
    socket_address_text(a, text);
    return err_make(-result, "Failed to connect to '%s': %s", text, strerror(-result));
}

/* --- Listening --- */

static int listen_one(const struct resolved *on, int backlog, int *out)
{
    int one = 1, fd = socket(on->family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

    if (fd < 0)
        return -errno;
    if (on->family != AF_UNIX)
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
    if (bind(fd, (const struct sockaddr *)&on->address, on->size) < 0 || listen(fd, backlog) < 0) {
        int error = errno;

        close(fd);
        return -error;
    }
    *out = fd;
    return 0;
}

static int listen_any(const struct addrinfo *list, int backlog, int *fd)
{
    int result = -EADDRNOTAVAIL;

    for (; list && result < 0; list = list->ai_next) {
        struct resolved on = {.family = list->ai_family, .size = list->ai_addrlen};

        memcpy(&on.address, list->ai_addr, list->ai_addrlen);
        result = listen_one(&on, backlog, fd);
    }
    return result;
}

err_t socket_listen(struct loop *loop, const struct socket_address *a, int backlog, int *fd)
{
    struct resolved on;
    char text[256];
    int result;

    if (a->type == SOCKET_FD)
        return take_fd(a, fd);
    socket_address_text(a, text);
    if (a->type == SOCKET_INET) {
        struct addrinfo *list;

        TRY(resolve_inet(loop, a, true, &list));
        result = listen_any(list, backlog, fd);
        freeaddrinfo(list);
        if (result < 0)
            return err_make(-result, "Failed to find an available port: %s", strerror(-result));
        return ERR_OK;
    }
    TRY(a->type == SOCKET_UNIX ? resolve_unix(a, &on) : resolve_vsock(a, &on));
    if (a->type == SOCKET_UNIX && !a->abstract && unlink(a->path) < 0 && errno != ENOENT)
        return err_make(errno, "Failed to unlink socket %s: %m", a->path);
    result = listen_one(&on, backlog, fd);
    if (result < 0)
        return err_make(-result, "Failed to bind socket to %s: %s", text, strerror(-result));
    return ERR_OK;
}
