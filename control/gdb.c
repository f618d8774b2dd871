/* A connection with gdb: frames, acknowledgements, and which packet goes where.
 * SPDX-License-Identifier: MIT */
#include "control/gdb_internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct gdb *gdb_create(const struct gdb_target *target, void *opaque, int fd, unsigned features)
{
    struct gdb *g = calloc(1, sizeof(*g));
    if (!g)
        return nullptr;
    g->target = target;
    g->opaque = opaque;
    g->fd = fd;
    g->features = features;
    g->stopped = true;
    g->inherited = -1;
    for (unsigned i = 0; i < GDB_FILES; i++)
        g->files[i] = -1;
    return g;
}

void gdb_close(struct gdb *g)
{
    close_files(g);
    while (g->child_count)
        drop_child(g, &g->children[0]);
    if (g->fd >= 0)
        close(g->fd);
    if (g->inherited >= 0)
        close(g->inherited);
    g->fd = g->inherited = -1;
    g->closed = true;
}

void gdb_destroy(struct gdb *g)
{
    gdb_close(g);
    free(g->description);
    free(g);
}

int gdb_fd(const struct gdb *g)
{
    return g->fd;
}

unsigned gdb_features(const struct gdb *g)
{
    return g->features;
}

bool gdb_is_stopped(const struct gdb *g)
{
    return g->stopped;
}

/* ---- sending ---- */

void send_raw(struct gdb *g, const void *data, size_t size)
{
    const char *at = data;
    while (size && g->fd >= 0) {
        ssize_t n = send(g->fd, at, size, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            g->closed = true;
            return;
        }
        at += n;
        size -= (size_t)n;
    }
}

void send_packet(struct gdb *g, const char *data, size_t size)
{
    uint8_t sum = 0;
    for (size_t i = 0; i < size; i++)
        sum = (uint8_t)(sum + (uint8_t)data[i]);
    g->sent[0] = '$';
    memcpy(g->sent + 1, data, size);
    char end[4];
    snprintf(end, sizeof(end), "#%02x", sum);
    memcpy(g->sent + 1 + size, end, 3);
    g->sent_size = size + 4;
    send_raw(g, g->sent, g->sent_size);
}

void gdb_print(struct gdb *g, const char *fmt, ...)
{
    char text[1024];
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(text, sizeof(text), fmt, ap);
    va_end(ap);
    size_t size = n < 0 ? 0 : (size_t)n < sizeof(text) ? (size_t)n : sizeof(text) - 1;
    out_hex(g, text, size);
}

/* ---- packets ---- */

int current_tid(struct gdb *g)
{
    int first = 0;
    if (g->tid > 0)
        return g->tid;
    g->target->threads(g->opaque, &first, 1);
    return first;
}

struct vcpu *current_vcpu(struct gdb *g)
{
    return g->target->vcpu(g->opaque, current_tid(g));
}

/* Hg, Hc: the thread for later packets. */
static void packet_thread(struct gdb *g, struct parser *p, const char *data, size_t size)
{
    bool general = parse_skip(p, "g");
    if (!general && !parse_skip(p, "c")) {
        out_error(g, 1);
        return;
    }
    struct gdb_id id = parse_id(p);
    struct gdb_child *child = find_child(g, id.pid);
    if (!p->ok) {
        out_error(g, 1);
    } else if (child) {
        if (general)
            g->pid = child->pid;
        forward(g, child, data, size);
    } else if (id.tid > 0 && !g->target->vcpu(g->opaque, (int)id.tid)) {
        out_error(g, 3);
    } else {
        if (general) {
            g->tid = (int)id.tid;
            g->pid = 0;
        } else {
            g->step_tid = (int)id.tid;
        }
        out_ok(g);
    }
}

static void packet_alive(struct gdb *g, struct parser *p, const char *data, size_t size)
{
    struct gdb_id id = parse_id(p);
    struct gdb_child *child = find_child(g, id.pid);
    if (child)
        forward(g, child, data, size);
    else if (p->ok && id.tid > 0 && g->target->vcpu(g->opaque, (int)id.tid))
        out_ok(g);
    else
        out_error(g, 3);
}

static void packet_v(struct gdb *g, struct parser *p, const char *data, size_t size)
{
    if (parse_skip(p, "Cont?"))
        out_text(g, "vCont;c;C;s;S;t;r");
    else if (parse_skip(p, "Cont"))
        packet_vcont(g, p, data, size);
    else if (parse_skip(p, "File:"))
        packet_file(g, p);
    else if (parse_skip(p, "Kill;"))
        packet_kill(g, p);
}

/* Is the packet about the current thread's process? */
static bool about_process(const char *data, size_t size)
{
    static const char xfer[] = "qXfer:";
    if (size >= sizeof(xfer) - 1 && !memcmp(data, xfer, sizeof(xfer) - 1))
        return true;
    return size && strchr("gGpPmMXZz", data[0]) && data[0];
}

static void dispatch(struct gdb *g, struct parser *p, const char *data, size_t size)
{
    char kind = *p->at++;
    switch (kind) {
    case '?': out_stop(g, &g->stop); break;
    case 'g':
    case 'G':
    case 'p':
    case 'P': packet_registers(g, kind, p); break;
    case 'm':
    case 'M':
    case 'X': packet_memory(g, kind, p); break;
    case 'Z': packet_point(g, true, p); break;
    case 'z': packet_point(g, false, p); break;
    case 'c':
    case 'C':
    case 's':
    case 'S': packet_resume(g, kind, p); break;
    case 'v': packet_v(g, p, data, size); break;
    case 'q': packet_query(g, p); break;
    case 'Q': packet_set(g, p); break;
    case 'H': packet_thread(g, p, data, size); break;
    case 'T': packet_alive(g, p, data, size); break;
    case 'D': packet_detach(g, p); break;
    case 'k': g->target->kill(g->opaque);
    default: break; /* the empty reply: not known */
    }
}

void handle_packet(struct gdb *g, const char *data, size_t size)
{
    struct parser p = parser_of(data, size);
    struct gdb_child *child = g->pid ? find_child(g, g->pid) : nullptr;
    g->out_used = 0;
    g->replied = false;
    if (child && about_process(data, size))
        forward(g, child, data, size);
    else if (size)
        dispatch(g, &p, data, size);
    if (!g->replied)
        send_packet(g, g->out, g->out_used < sizeof(g->out) ? g->out_used : 0);
}

/* ---- frames ---- */

static int hex_digit(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 0;
}

static void packet_complete(struct gdb *g)
{
    bool ack = !(g->features & GDB_NO_ACK);
    if (ack && g->in_sum != g->in_sum_said) {
        send_raw(g, "-", 1);
        return;
    }
    if (ack)
        send_raw(g, "+", 1);
    if (g->in_long)
        send_packet(g, "E01", 3);
    else if (!g->stopped) /* only an interrupt may come while the target runs */
        return;
    else
        handle_packet(g, g->in, g->in_used);
}

static void interrupt(struct gdb *g)
{
    if (g->stopped)
        return;
    g->target->interrupt(g->opaque);
    for (unsigned i = 0; i < g->child_count; i++)
        if (g->children[i].running)
            send(g->children[i].fd, "\003", 1, MSG_NOSIGNAL);
}

static void between_packets(struct gdb *g, uint8_t c)
{
    if (c == '$') {
        g->in_state = IN_PACKET;
        g->in_used = 0;
        g->in_sum = 0;
        g->in_long = false;
    } else if (c == 3) {
        interrupt(g);
    } else if (c == '-' && !(g->features & GDB_NO_ACK) && g->sent_size) {
        send_raw(g, g->sent, g->sent_size);
    }
}

static void feed_byte(struct gdb *g, uint8_t c)
{
    switch (g->in_state) {
    case IN_IDLE: between_packets(g, c); break;
    case IN_PACKET:
        if (c == '#') {
            g->in_state = IN_SUM1;
            break;
        }
        g->in_sum = (uint8_t)(g->in_sum + c);
        if (g->in_used < GDB_PACKET_MAX)
            g->in[g->in_used++] = (char)c;
        else
            g->in_long = true;
        break;
    case IN_SUM1:
        g->in_sum_said = (uint8_t)(hex_digit(c) << 4);
        g->in_state = IN_SUM2;
        break;
    case IN_SUM2:
        g->in_sum_said |= (uint8_t)hex_digit(c);
        g->in_state = IN_IDLE;
        g->in[g->in_used] = 0;
        packet_complete(g);
        break;
    }
}

bool gdb_feed(struct gdb *g, const uint8_t *data, size_t size)
{
    for (size_t i = 0; i < size && !g->closed; i++)
        feed_byte(g, data[i]);
    return !g->closed;
}

bool gdb_receive(struct gdb *g)
{
    uint8_t data[4096];
    ssize_t n = recv(g->fd, data, sizeof(data), 0);
    if (n < 0 && (errno == EINTR || errno == EAGAIN))
        return true;
    if (n <= 0)
        return false;
    return gdb_feed(g, data, (size_t)n);
}
