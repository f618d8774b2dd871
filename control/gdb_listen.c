/* Where gdb connects.
 * SPDX-License-Identifier: MIT */
#include "control/gdb.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

/* A socket that nobody serves any more is in the way. */
static void remove_stale(const struct sockaddr_un *address)
{
    struct stat st;
    if (lstat(address->sun_path, &st) || !S_ISSOCK(st.st_mode))
        return;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return;
    if (connect(fd, (const struct sockaddr *)address, sizeof(*address)) && errno == ECONNREFUSED)
        unlink(address->sun_path);
    close(fd);
}

static err_t accept_on(int fd, const char *where, int *out)
{
    int c;
    if (listen(fd, 1))
        return err_make(errno, "-g %s: cannot listen: %m", where);
    do
        c = accept4(fd, nullptr, nullptr, SOCK_CLOEXEC);
    while (c < 0 && errno == EINTR);
    if (c < 0)
        return err_make(errno, "-g %s: waiting for gdb: %m", where);
    *out = c;
    return ERR_OK;
}

static err_t accept_unix(const char *path, int *out)
{
    struct sockaddr_un a = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof(a.sun_path))
        return err_make(ENAMETOOLONG, "-g %s: the path of a socket has at most %zu bytes", path,
                        sizeof(a.sun_path) - 1);
    strcpy(a.sun_path, path);
    remove_stale(&a);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return err_make(errno, "-g %s: socket: %m", path);
    err_t e = bind(fd, (const struct sockaddr *)&a, sizeof(a))
                  ? err_make(errno, "-g %s: cannot make the socket: %m", path)
                  : accept_on(fd, path, out);
    if (!err_failed(e))
        unlink(path);
    close(fd);
    return e;
}

static err_t accept_tcp(const char *where, uint32_t host, uint16_t port, int *out)
{
    const struct sockaddr_in a = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(host)};
    const int one = 1;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return err_make(errno, "-g %s: socket: %m", where);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
    err_t e = bind(fd, (const struct sockaddr *)&a, sizeof(a))
                  ? err_make(errno, "-g %s: cannot listen on port %u: %m", where, port)
                  : accept_on(fd, where, out);
    close(fd);
    if (!err_failed(e))
        setsockopt(*out, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
    return e;
}

err_t gdb_accept(const char *where, bool anywhere, int *fd)
{
    const char *colon = strrchr(where, ':'), *digits = colon ? colon + 1 : where;
    char *end;
    unsigned long port = strtoul(digits, &end, 10);
    if (end == digits || *end || !port || port > 65535 || *digits < '0' || *digits > '9')
        return accept_unix(where, fd);
    if (!colon || colon == where)
        return accept_tcp(where, anywhere ? INADDR_ANY : INADDR_LOOPBACK, (uint16_t)port, fd);
    char host[32];
    struct in_addr address;
    if ((size_t)(colon - where) >= sizeof(host))
        return err_make(EINVAL, "-g %s: expected a port, ADDRESS:PORT or the path of a socket",
                        where);
    memcpy(host, where, (size_t)(colon - where));
    host[colon - where] = 0;
    if (!strcmp(host, "localhost"))
        strcpy(host, "127.0.0.1");
    if (!inet_aton(host, &address))
        return err_make(EINVAL, "-g %s: '%s' is not an IPv4 address", where, host);
    return accept_tcp(where, ntohl(address.s_addr), (uint16_t)port, fd);
}
