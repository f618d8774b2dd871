/* Packets that let the target run, and what is said when it stops.
 * SPDX-License-Identifier: MIT */
#include "control/gdb_internal.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

/* ---- stop replies ---- */

static void out_reason(struct gdb *g, const struct gdb_stop *s)
{
    switch (s->kind) {
    case GDB_STOP_BREAKPOINT:
        if (g->features & GDB_SWBREAK)
            out_text(g, "swbreak:;");
        break;
    case GDB_STOP_WATCH:
        out_format(g, "%s:%llx;",
                   s->watch == VCPU_WATCH_WRITE  ? "watch"
                   : s->watch == VCPU_WATCH_READ ? "rwatch"
                                                 : "awatch",
                   (unsigned long long)s->address);
        break;
    case GDB_STOP_SYSCALL_ENTRY: out_format(g, "syscall_entry:%x;", s->number); break;
    case GDB_STOP_SYSCALL_RETURN: out_format(g, "syscall_return:%x;", s->number); break;
    case GDB_STOP_FORK: out_format(g, "fork:p%x.%x;", s->number, s->number); break;
    case GDB_STOP_VFORK: out_format(g, "vfork:p%x.%x;", s->number, s->number); break;
    case GDB_STOP_VFORK_DONE: out_text(g, "vforkdone:;"); break;
    case GDB_STOP_CREATED: out_text(g, "create:;"); break;
    case GDB_STOP_EXEC:
        out_text(g, "exec:");
        out_hex(g, s->path, strlen(s->path));
        out_text(g, ";");
        break;
    default: break;
    }
}

void out_stop(struct gdb *g, const struct gdb_stop *s)
{
    int signo = s->kind == GDB_STOP_SIGNAL ? s->signo : SIGTRAP;
    bool many = g->features & GDB_MULTIPROCESS;
    switch (s->kind) {
    case GDB_STOP_EXITED: out_format(g, "W%02x", s->number & 255); break;
    case GDB_STOP_KILLED: out_format(g, "X%02x", signal_to_gdb(s->signo)); break;
    case GDB_STOP_NONE_LEFT: out_text(g, "N"); return;
    case GDB_STOP_THREAD_EXIT:
        out_format(g, "w%02x;", s->number & 255);
        out_id(g, s->tid);
        return;
    default:
        out_format(g, "T%02x", signal_to_gdb(signo));
        out_text(g, "thread:");
        out_id(g, s->tid);
        out_text(g, ";");
        out_reason(g, s);
        return;
    }
    if (many)
        out_format(g, ";process:%x", g->target->pid(g->opaque));
}

void gdb_first_stop(struct gdb *g, const struct gdb_stop *stop)
{
    g->stop = *stop;
    g->stop.path = nullptr;
    g->tid = stop->tid;
}

void gdb_stopped(struct gdb *g, const struct gdb_stop *stop)
{
    g->stopped = true;
    g->out_used = 0;
    out_stop(g, stop);
    send_packet(g, g->out, g->out_used);
    if (stop->kind == GDB_STOP_EXITED || stop->kind == GDB_STOP_KILLED) {
        hand_over(g);
        return;
    }
    g->stop = *stop;
    g->stop.path = nullptr;
    if (stop->kind == GDB_STOP_EXEC)
        g->stop.kind = GDB_STOP_SIGNAL, g->stop.signo = SIGTRAP;
    g->pid = 0;
    g->tid = stop->tid;
}

/* ---- resuming ---- */

static void go(struct gdb *g)
{
    g->stopped = false;
    g->replied = true; /* by the next stop */
    g->target->go(g->opaque);
}

/* c [addr], C sig[;addr], s, S: the old way, for the thread of Hc. */
void packet_resume(struct gdb *g, char kind, struct parser *p)
{
    struct gdb_action action = {.how = kind == 'c' || kind == 'C' ? GDB_CONTINUE : GDB_STEP};
    const struct gdb_action others = {.how = GDB_CONTINUE};
    int tids[GDB_THREADS], stepped = g->step_tid > 0 ? g->step_tid : current_tid(g);
    if (kind == 'C' || kind == 'S') {
        action.signo = signal_from_gdb((unsigned)parse_hex(p) & 255);
        parse_skip(p, ";");
    }
    if (!p->ok || p->at < p->end) {
        out_error(g, 1); /* from another address: gdb writes pc instead */
        return;
    }
    unsigned n = g->target->threads(g->opaque, tids, GDB_THREADS);
    for (unsigned i = 0; i < n && i < GDB_THREADS; i++)
        g->target->resume(g->opaque, tids[i], tids[i] == stepped ? &action : &others);
    go(g);
}

struct step {
    struct gdb_action action;
    struct gdb_id id;
};

enum {
    MAX_STEPS = 256
};

static bool parse_action(struct parser *p, struct step *s)
{
    if (p->at == p->end)
        return false;
    char kind = *p->at++;
    *s = (struct step){.id = {-1, -1}};
    switch (kind) {
    case 'C':
    case 'S':
        s->action.how = kind == 'C' ? GDB_CONTINUE : GDB_STEP;
        s->action.signo = signal_from_gdb((unsigned)parse_hex(p) & 255);
        break;
    case 'c': s->action.how = GDB_CONTINUE; break;
    case 's': s->action.how = GDB_STEP; break;
    case 't': s->action.how = GDB_STAY; break;
    case 'r':
        s->action.how = GDB_STEP;
        s->action.first = parse_hex(p);
        p->ok = parse_skip(p, ",") && p->ok;
        s->action.end = parse_hex(p);
        break;
    default: return false;
    }
    if (p->ok && parse_skip(p, ":"))
        s->id = parse_id(p);
    return p->ok && (p->at == p->end || *p->at == ';');
}

static bool is_for(const struct step *s, int pid, int tid)
{
    return (s->id.pid <= 0 || s->id.pid == pid) && (s->id.tid <= 0 || tid <= 0 || s->id.tid == tid);
}

void packet_vcont(struct gdb *g, struct parser *p, const char *whole, size_t size)
{
    const struct gdb_action stay = {.how = GDB_STAY};
    struct step steps[MAX_STEPS];
    int tids[GDB_THREADS], pid = g->target->pid(g->opaque);
    unsigned count = 0, resumed = 0;
    while (parse_skip(p, ";")) {
        if (count == MAX_STEPS || !parse_action(p, &steps[count++])) {
            out_error(g, 1);
            return;
        }
    }
    if (!count || p->at != p->end) {
        out_error(g, 1);
        return;
    }
    g->stopped = false;
    g->replied = true;
    unsigned n = g->target->threads(g->opaque, tids, GDB_THREADS);
    for (unsigned i = 0; i < n && i < GDB_THREADS; i++) {
        const struct gdb_action *action = &stay;
        for (unsigned j = count; j-- > 0;)
            if (is_for(&steps[j], pid, tids[i]))
                action = &steps[j].action;
        g->target->resume(g->opaque, tids[i], action);
        resumed += action->how != GDB_STAY;
    }
    for (unsigned i = 0; i < g->child_count; i++) {
        struct gdb_child *c = &g->children[i];
        for (unsigned j = 0; j < count && !c->running; j++) {
            if (!is_for(&steps[j], c->pid, 0) || steps[j].action.how == GDB_STAY)
                continue;
            c->running = true;
            forward_only(g, c, whole, size);
        }
    }
    if (resumed)
        g->target->go(g->opaque);
}

/* ---- letting go ---- */

void packet_detach(struct gdb *g, struct parser *p)
{
    int64_t pid = parse_skip(p, ";") ? parse_signed(p) : 0;
    struct gdb_child *child = find_child(g, pid);
    char text[32];
    if (child) {
        snprintf(text, sizeof(text), "D;%x", child->pid);
        forward(g, child, text, strlen(text));
        drop_child(g, child);
        return;
    }
    if (!p->ok || (pid && pid != g->target->pid(g->opaque))) {
        out_error(g, 1);
        return;
    }
    send_packet(g, "OK", 2);
    g->replied = true;
    hand_over(g);
    g->target->detach(g->opaque);
    g->closed = true;
}

void packet_kill(struct gdb *g, struct parser *p)
{
    int64_t pid = parse_signed(p);
    struct gdb_child *child = find_child(g, pid);
    char text[32];
    if (child) {
        snprintf(text, sizeof(text), "vKill;%x", child->pid);
        forward(g, child, text, strlen(text));
        drop_child(g, child);
    } else if (!p->ok || pid != g->target->pid(g->opaque)) {
        out_error(g, 1);
    } else {
        send_packet(g, "OK", 2);
        g->replied = true;
        hand_over(g);
        g->target->kill(g->opaque);
    }
}
