/* Children of a fork that gdb follows as well, or instead. A child is a process with a server of
 * its own; what gdb says about it goes there and back through a channel, in the same packets. When
 * gdb lets go of the parent, the child, which inherited the connection, goes on with it.
 * SPDX-License-Identifier: MIT */
#include "control/gdb_internal.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

bool gdb_add_child(struct gdb *g, int pid, int fd)
{
    if (g->child_count == GDB_CHILDREN)
        return false;
    g->children[g->child_count++] = (struct gdb_child){.pid = pid, .fd = fd};
    return true;
}

unsigned gdb_child_fds(const struct gdb *g, int *fds, unsigned room)
{
    unsigned n = 0;
    for (unsigned i = 0; i < g->child_count && n < room; i++)
        if (g->children[i].running)
            fds[n++] = g->children[i].fd;
    return n;
}

unsigned gdb_all_child_fds(const struct gdb *g, int *fds, unsigned room)
{
    unsigned n = 0;
    for (unsigned i = 0; i < g->child_count && n < room; i++)
        fds[n++] = g->children[i].fd;
    return n;
}

struct gdb_child *find_child(struct gdb *g, int64_t pid)
{
    for (unsigned i = 0; i < g->child_count; i++)
        if (g->children[i].pid == pid)
            return &g->children[i];
    return nullptr;
}

void drop_child(struct gdb *g, struct gdb_child *child)
{
    if (g->pid == child->pid)
        g->pid = 0;
    close(child->fd);
    *child = g->children[--g->child_count];
}

/* ---- packets through a channel: no acknowledgements, no sums to check ---- */

void forward_only(struct gdb *g, struct gdb_child *child, const char *data, size_t size)
{
    struct iovec part[3] = {{"$", 1}, {(void *)data, size}, {"#00", 3}};
    struct msghdr m = {.msg_iov = part, .msg_iovlen = 3};
    while (sendmsg(child->fd, &m, MSG_NOSIGNAL) < 0 && errno == EINTR)
        ;
}

/* Reads one packet into g->out; false when the child is gone. */
static bool read_packet(struct gdb *g, struct gdb_child *child)
{
    bool inside = false;
    unsigned sum = 0;
    char c;
    g->out_used = 0;
    for (;;) {
        ssize_t n = recv(child->fd, &c, 1, 0);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        if (sum && ++sum == 3)
            return true;
        if (sum)
            continue;
        if (c == '$')
            inside = true;
        else if (inside && c == '#')
            sum = 1;
        else if (inside && g->out_used < sizeof(g->out))
            g->out[g->out_used++] = c;
    }
}

void forward(struct gdb *g, struct gdb_child *child, const char *data, size_t size)
{
    forward_only(g, child, data, size);
    if (!read_packet(g, child))
        out_error(g, 3);
}

void gdb_child_receive(struct gdb *g, int fd)
{
    struct gdb_child *child = nullptr;
    for (unsigned i = 0; i < g->child_count; i++)
        if (g->children[i].fd == fd)
            child = &g->children[i];
    if (!child)
        return;
    bool alive = read_packet(g, child);
    child->running = false;
    if (!alive) {
        g->out_used = 0;
        out_format(g, "X09;process:%x", child->pid);
    }
    bool gone = g->out_used && (g->out[0] == 'W' || g->out[0] == 'X');
    g->stopped = true;
    g->pid = gone ? 0 : child->pid;
    send_packet(g, g->out, g->out_used);
    if (gone)
        drop_child(g, child);
}

/* ---- handing over ---- */

void hand_over(struct gdb *g)
{
    static const char packet[] = "qMoaTakeOver";
    if (!g->child_count)
        return;
    struct gdb_child *child = &g->children[0];
    forward_only(g, child, packet, sizeof(packet) - 1);
    if (read_packet(g, child)) {
        close(g->fd);
        g->fd = -1;
    }
    g->closed = true;
}

void gdb_inherit(struct gdb *g, int fd, unsigned features)
{
    g->inherited = fd;
    g->inherited_features = features;
}

int gdb_inherited(const struct gdb *g, unsigned *features)
{
    *features = g->inherited_features;
    return g->inherited;
}

int gdb_leave(struct gdb *g)
{
    int fd = g->fd;
    g->fd = -1;
    gdb_destroy(g);
    return fd;
}

void take_over(struct gdb *g)
{
    if (g->inherited < 0)
        return;
    send_packet(g, "OK", 2);
    g->replied = true;
    close(g->fd);
    g->fd = g->inherited;
    g->features = g->inherited_features;
    g->inherited = -1;
}
