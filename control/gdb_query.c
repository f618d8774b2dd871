/* Queries and settings: what both sides can do, threads, descriptions, auxiliary vector, monitor.
 * SPDX-License-Identifier: MIT */
#include "control/gdb_internal.h"

#include "base/bytes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- qSupported ---- */

static void query_supported(struct gdb *g, struct parser *p)
{
    static const struct {
        const char *name;
        unsigned feature;
    } known[] = {
        {"multiprocess+", GDB_MULTIPROCESS}, {"swbreak+", GDB_SWBREAK},
        {"hwbreak+", GDB_HWBREAK},           {"fork-events+", GDB_FORK_EVENTS},
        {"vfork-events+", GDB_VFORK_EVENTS}, {"exec-events+", GDB_EXEC_EVENTS},
    };
    while (p->at < p->end) {
        const char *semicolon = memchr(p->at, ';', (size_t)(p->end - p->at));
        size_t n = (size_t)((semicolon ? semicolon : p->end) - p->at);
        for (size_t i = 0; i < ARRAY_SIZE(known); i++)
            if (strlen(known[i].name) == n && !memcmp(known[i].name, p->at, n))
                g->features |= known[i].feature;
        p->at += n + (semicolon != nullptr);
    }
    out_format(g, "PacketSize=%x;", GDB_PACKET_MAX);
    out_text(g, "QStartNoAckMode+;multiprocess+;swbreak+;hwbreak+;fork-events+;vfork-events+;"
                "exec-events+;vContSupported+;QThreadEvents+;no-resumed+;QPassSignals+;"
                "QCatchSyscalls+;qXfer:features:read+;qXfer:auxv:read+;qXfer:exec-file:read+;"
                "qXfer:siginfo:read+;qXfer:siginfo:write+");
}

/* ---- threads ---- */

/* As many as fit, from g->listed on; "l" when there are no more. */
static void list_threads(struct gdb *g)
{
    static_assert(GDB_THREADS <= 1 << 16, "on the stack");
    int tids[GDB_THREADS];
    unsigned n = g->target->threads(g->opaque, tids, GDB_THREADS);
    n = n < GDB_THREADS ? n : GDB_THREADS;
    unsigned first = (unsigned)g->listed;
    for (; (unsigned)g->listed < n && g->out_used + 64 < GDB_PACKET_MAX; g->listed++) {
        out_text(g, (unsigned)g->listed == first ? "m" : ",");
        out_id(g, tids[g->listed]);
    }
    if (g->out_used)
        return;
    for (unsigned i = 0; i < g->child_count && first == n; i++) {
        char text[64];
        /* Its threads are its own to tell: the first one has the process's id. */
        snprintf(text, sizeof(text), "%sp%x.%x", i ? "," : "m", g->children[i].pid,
                 g->children[i].pid);
        out_text(g, text);
    }
    g->listed++;
    if (!g->out_used)
        out_text(g, "l");
}

static void query_first_threads(struct gdb *g, struct parser *p)
{
    g->listed = 0;
    list_threads(g);
}

static void query_more_threads(struct gdb *g, struct parser *p)
{
    list_threads(g);
}

static void query_current(struct gdb *g, struct parser *p)
{
    out_text(g, "QC");
    out_id(g, current_tid(g));
}

static void query_thread_text(struct gdb *g, struct parser *p)
{
    char text[128] = "";
    struct gdb_id id = parse_id(p);
    if (!p->ok || find_child(g, id.pid) || !g->target->vcpu(g->opaque, (int)id.tid)) {
        out_error(g, 3);
        return;
    }
    g->target->thread_text(g->opaque, (int)id.tid, text, sizeof(text));
    out_hex(g, text, strlen(text));
}

static void query_attached(struct gdb *g, struct parser *p)
{
    out_text(g, "0"); /* the process is gdb's: it ends when gdb quits */
}

static void query_symbols(struct gdb *g, struct parser *p)
{
    out_ok(g); /* there are none that we ask for */
}

static void query_monitor(struct gdb *g, struct parser *p)
{
    char command[256];
    size_t n = parse_bytes(p, command, sizeof(command) - 1);
    command[n] = 0;
    if (!p->ok) {
        out_error(g, 1);
        return;
    }
    if (!g->target->monitor(g->opaque, g, command))
        gdb_print(g, "unknown command '%s'; 'monitor help' lists what there is\n", command);
    if (!g->out_used)
        out_ok(g);
}

/* ---- qXfer ---- */

static bool add(char **text, size_t *size, size_t *room, const char *fmt, ...)
{
    char line[512];
    va_list ap;
    va_start(ap, fmt);
    size_t n = (size_t)vsnprintf(line, sizeof(line), fmt, ap);
    va_end(ap);
    const char *from = line;
    if (n >= sizeof(line)) { /* a feature's types */
        va_start(ap, fmt);
        from = va_arg(ap, const char *);
        va_end(ap);
        n = strlen(from);
    }
    if (*size + n + 1 > *room) {
        char *more = realloc(*text, (*room + n) * 2 + 4096);
        if (!more)
            return false;
        *text = more;
        *room = (*room + n) * 2 + 4096;
    }
    memcpy(*text + *size, from, n);
    *size += n;
    return true;
}

/* The target description (gdb manual, "Target Descriptions"). */
static bool describe(struct gdb *g)
{
    const struct guest_debug *d = g->target->description(g->opaque);
    const struct vcpu *cpu = current_vcpu(g);
    size_t room = 0;
    char **t = &g->description;
    size_t *n = &g->description_size;
    bool ok =
        cpu && add(t, n, &room,
                   "<?xml version=\"1.0\"?><!DOCTYPE target SYSTEM \"gdb-target.dtd\"><target>"
                   "<architecture>%s</architecture><osabi>GNU/Linux</osabi>",
                   d->architecture);
    for (unsigned i = 0; i < d->feature_count && ok; i++) {
        const struct guest_feature *f = &d->features[i];
        if (f->present && !f->present(cpu))
            continue;
        ok = add(t, n, &room, "<feature name=\"%s\">", f->name) &&
             (!f->types || add(t, n, &room, "%s", f->types));
        for (unsigned j = 0; j < f->count && ok; j++) {
            const struct guest_register *r = &f->registers[j];
            ok = add(t, n, &room, "<reg name=\"%s\" bitsize=\"%u\" type=\"%s\"%s%s%s/>", r->name,
                     r->bits, r->type, r->group ? " group=\"" : "", r->group ? r->group : "",
                     r->group ? "\"" : "");
        }
        ok = ok && add(t, n, &room, "</feature>");
    }
    return ok && add(t, n, &room, "</target>");
}

/* "m" and a part, or "l" and the last part. */
static void out_part(struct gdb *g, const void *data, size_t size, uint64_t offset, uint64_t len)
{
    enum {
        HEAD = 1
    };
    const char *from = data;
    size_t at = offset < size ? (size_t)offset : size, n = size - at;
    n = n < len ? n : (size_t)len;
    out_text(g, "m");
    size_t fits = out_binary(g, from + at, n);
    if (at + fits == size)
        g->out[HEAD - 1] = 'l';
}

static void xfer_features(struct gdb *g, struct parser *p, uint64_t offset, uint64_t len)
{
    if (!g->description && !describe(g))
        out_error(g, 1);
    else
        out_part(g, g->description, g->description_size, offset, len);
}

static void xfer_auxv(struct gdb *g, struct parser *p, uint64_t offset, uint64_t len)
{
    uint8_t data[4096];
    size_t n = g->target->auxv(g->opaque, 0, data, sizeof(data));
    out_part(g, data, n, offset, len);
}

static void xfer_exec_file(struct gdb *g, struct parser *p, uint64_t offset, uint64_t len)
{
    const char *path = g->target->exec_file(g->opaque);
    out_part(g, path, strlen(path), offset, len);
}

static void xfer_siginfo(struct gdb *g, struct parser *p, uint64_t offset, uint64_t len)
{
    size_t size;
    const void *info = g->target->siginfo(g->opaque, current_tid(g), &size);
    if (info)
        out_part(g, info, size, offset, len);
    else
        out_error(g, 1);
}

static void write_siginfo(struct gdb *g, struct parser *p)
{
    char data[256];
    size_t size = 0;
    uint64_t offset = parse_hex(p);
    bool colon = parse_skip(p, ":");
    size_t n = parse_binary(p, data, sizeof(data));
    char *info = g->target->siginfo(g->opaque, current_tid(g), &size);
    if (!colon || !p->ok || !info || offset > size || n > size - offset) {
        out_error(g, 1);
        return;
    }
    memcpy(info + offset, data, n);
    out_format(g, "%zx", n);
}

static void query_xfer(struct gdb *g, struct parser *p)
{
    static const struct {
        const char *name;
        void (*read)(struct gdb *g, struct parser *p, uint64_t offset, uint64_t len);
    } objects[] = {
        {"features:read:target.xml:", xfer_features},
        {"auxv:read::", xfer_auxv},
        {"siginfo:read::", xfer_siginfo},
    };
    for (size_t i = 0; i < ARRAY_SIZE(objects); i++) {
        if (!parse_skip(p, objects[i].name))
            continue;
        uint64_t offset = parse_hex(p);
        bool comma = parse_skip(p, ",");
        uint64_t len = parse_hex(p);
        if (comma && p->ok)
            objects[i].read(g, p, offset, len);
        else
            out_error(g, 1);
        return;
    }
    if (parse_skip(p, "exec-file:read:")) { /* of process `annex`; there is one */
        while (p->at < p->end && *p->at++ != ':')
            ;
        uint64_t offset = parse_hex(p);
        bool comma = parse_skip(p, ",");
        uint64_t len = parse_hex(p);
        if (comma && p->ok)
            xfer_exec_file(g, p, offset, len);
        else
            out_error(g, 1);
    } else if (parse_skip(p, "siginfo:write::")) {
        write_siginfo(g, p);
    }
}

void packet_query(struct gdb *g, struct parser *p)
{
    static const struct {
        const char *name;
        void (*run)(struct gdb *g, struct parser *p);
    } queries[] = {
        {"Supported", query_supported},
        {"fThreadInfo", query_first_threads},
        {"sThreadInfo", query_more_threads},
        {"ThreadExtraInfo,", query_thread_text},
        {"Attached", query_attached},
        {"Symbol:", query_symbols},
        {"Rcmd,", query_monitor},
        {"Xfer:", query_xfer},
    };
    if (p->end - p->at == 1 && *p->at == 'C') {
        query_current(g, p);
        return;
    }
    if (parse_skip(p, "MoaTakeOver")) {
        take_over(g);
        return;
    }
    for (size_t i = 0; i < ARRAY_SIZE(queries); i++) {
        if (parse_skip(p, queries[i].name)) {
            if (queries[i].run == query_supported)
                parse_skip(p, ":");
            queries[i].run(g, p);
            return;
        }
    }
}

/* ---- Q ---- */

static void set_no_ack(struct gdb *g, struct parser *p)
{
    /* The reply is still acknowledged; that is taken for noise. */
    g->features |= GDB_NO_ACK;
    out_ok(g);
}

static void set_pass_signals(struct gdb *g, struct parser *p)
{
    uint64_t set = 0;
    while (p->ok && p->at < p->end) {
        uint64_t number = parse_hex(p);
        int signo = number < 256 ? signal_from_gdb((unsigned)number) : 0;
        set |= signo ? 1ull << (signo - 1) : 0;
        if (p->at < p->end && !parse_skip(p, ";"))
            p->ok = false;
    }
    if (p->ok)
        g->target->pass_signals(g->opaque, set);
    if (p->ok)
        out_ok(g);
    else
        out_error(g, 1);
}

static void set_catch_syscalls(struct gdb *g, struct parser *p)
{
    enum {
        MOST = 1024
    };
    unsigned numbers[MOST], count = 0;
    bool on = parse_skip(p, "1");
    p->ok = on || parse_skip(p, "0");
    while (p->ok && count < MOST && parse_skip(p, ";"))
        numbers[count++] = (unsigned)parse_hex(p);
    if (parse_done(p) && g->target->catch_syscalls(g->opaque, on, numbers, count))
        out_ok(g);
    else
        out_error(g, 1);
}

static void set_thread_events(struct gdb *g, struct parser *p)
{
    bool on = parse_skip(p, "1");
    if (!on && !parse_skip(p, "0")) {
        out_error(g, 1);
        return;
    }
    g->target->thread_events(g->opaque, on);
    out_ok(g);
}

void packet_set(struct gdb *g, struct parser *p)
{
    static const struct {
        const char *name;
        void (*run)(struct gdb *g, struct parser *p);
    } settings[] = {
        {"StartNoAckMode", set_no_ack},
        {"PassSignals:", set_pass_signals},
        {"CatchSyscalls:", set_catch_syscalls},
        {"ThreadEvents:", set_thread_events},
    };
    for (size_t i = 0; i < ARRAY_SIZE(settings); i++) {
        if (parse_skip(p, settings[i].name)) {
            settings[i].run(g, p);
            return;
        }
    }
}
