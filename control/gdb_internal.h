/* Shared by the files of the gdb server.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_CONTROL_GDB_INTERNAL_H
#define MOA_CONTROL_GDB_INTERNAL_H

#include "control/gdb.h"

#include <stdarg.h>

enum {
    GDB_PACKET_MAX = 0x4000, /* what qSupported promises; longer packets are refused */
    GDB_OUT_MAX = 2 * GDB_PACKET_MAX,
    GDB_FILES = 16,
    GDB_CHILDREN = 16,
    GDB_THREADS = 4096, /* how many are listed at most */
};

struct gdb_child {
    int pid, fd; /* fd: of the channel */
    bool running;
};

struct gdb {
    const struct gdb_target *target;
    void *opaque;
    int fd;
    bool closed;
    unsigned features;
    bool stopped;
    struct gdb_stop stop; /* the last one reported; path is not kept */
    int tid, pid;         /* of Hg: what g, m … are about; tid 0: any, pid 0: this process */
    int step_tid;         /* of Hc; 0 and -1: all */

    enum {
        IN_IDLE,
        IN_PACKET,
        IN_SUM1,
        IN_SUM2
    } in_state;
    char in[GDB_PACKET_MAX + 1];
    size_t in_used;
    bool in_long; /* more came than fits */
    uint8_t in_sum, in_sum_said;

    char out[GDB_OUT_MAX]; /* the reply being made, without $ and sum */
    size_t out_used;
    bool replied;               /* in another way: a reply is not to be sent */
    char sent[GDB_OUT_MAX + 4]; /* the last packet, for NAKs */
    size_t sent_size;

    char *description; /* target.xml */
    size_t description_size;
    int files[GDB_FILES]; /* -1: free */
    struct gdb_child children[GDB_CHILDREN];
    unsigned child_count;
    int inherited; /* connection to take over from the parent's server; -1: none */
    unsigned inherited_features;
    int listed; /* next thread of qsThreadInfo */
};

/* ---- gdb_text.c: replies and numbers ---- */
void out_text(struct gdb *g, const char *text);
void out_format(struct gdb *g, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void out_hex(struct gdb *g, const void *data, size_t size);
/* Binary with escapes; returns how much of it fitted. */
size_t out_binary(struct gdb *g, const void *data, size_t size);
void out_error(struct gdb *g, unsigned number);
static inline void out_ok(struct gdb *g)
{
    out_text(g, "OK");
}
size_t out_room(const struct gdb *g);

/* Where parsing stands. Every function leaves `ok` false when the text is not what it should be. */
struct parser {
    const char *at, *end;
    bool ok;
};
struct parser parser_of(const char *text, size_t size);
/* Takes `text` away if it is next. */
bool parse_skip(struct parser *p, const char *text);
bool parse_done(const struct parser *p);
uint64_t parse_hex(struct parser *p); /* 1 to 16 digits */
int64_t parse_signed(struct parser *p);
/* Pairs of digits up to the end; returns how many bytes. */
size_t parse_bytes(struct parser *p, void *out, size_t room);
/* The rest, unescaped. */
size_t parse_binary(struct parser *p, void *out, size_t room);
/* pPID.TID, pPID, TID; -1: all, 0: any. Without a process it is 0. */
struct gdb_id {
    int64_t pid, tid;
};
struct gdb_id parse_id(struct parser *p);
void out_id(struct gdb *g, int tid);

int signal_to_gdb(int signo);
int signal_from_gdb(unsigned number);
unsigned errno_to_gdb(int code);

/* ---- gdb.c ---- */
void send_packet(struct gdb *g, const char *data, size_t size);
void send_raw(struct gdb *g, const void *data, size_t size);
/* The thread that g, m … are about; null if it is gone. */
struct vcpu *current_vcpu(struct gdb *g);
int current_tid(struct gdb *g);
/* Handles one packet; the reply is in g->out. */
void handle_packet(struct gdb *g, const char *data, size_t size);

/* ---- packets ---- */
void packet_query(struct gdb *g, struct parser *p);                /* q */
void packet_set(struct gdb *g, struct parser *p);                  /* Q */
void packet_registers(struct gdb *g, char kind, struct parser *p); /* g G p P */
void packet_memory(struct gdb *g, char kind, struct parser *p);    /* m M X */
void packet_point(struct gdb *g, bool insert, struct parser *p);   /* Z z */
void packet_file(struct gdb *g, struct parser *p);                 /* vFile: */
void packet_resume(struct gdb *g, char kind, struct parser *p);    /* c C s S */
void packet_vcont(struct gdb *g, struct parser *p, const char *whole, size_t size);
void packet_detach(struct gdb *g, struct parser *p);
void packet_kill(struct gdb *g, struct parser *p);
void out_stop(struct gdb *g, const struct gdb_stop *stop);
void close_files(struct gdb *g);

/* ---- gdb_children.c ---- */
struct gdb_child *find_child(struct gdb *g, int64_t pid);
/* Hands a packet on and makes the child's reply ours. */
void forward(struct gdb *g, struct gdb_child *child, const char *data, size_t size);
/* Hands on without waiting for a reply. */
void forward_only(struct gdb *g, struct gdb_child *child, const char *data, size_t size);
void drop_child(struct gdb *g, struct gdb_child *child);
/* The connection goes to the only child that is left. */
void hand_over(struct gdb *g);
/* In the child: the parent's server has handed over. */
void take_over(struct gdb *g);

#endif
