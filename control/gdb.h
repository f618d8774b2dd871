/* A server of gdb's remote protocol (gdb manual, appendix "Remote Protocol") for whatever can be
 * debugged: it knows packets and states, and reaches the target through a table of operations. One
 * connection, all-stop. Nothing here blocks or runs threads: whoever owns a server feeds it what
 * arrives (gdb_receive) and tells it of stops (gdb_stopped); it writes replies to its descriptor.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_CONTROL_GDB_H
#define MOA_CONTROL_GDB_H

#include "base/err.h"
#include "ir/vcpu.h"
#include "vm/guest_debug.h"

#include <stddef.h>
#include <stdint.h>

struct gdb;

/* Signals are Linux's numbers on this side. */
enum gdb_stop_kind {
    GDB_STOP_SIGNAL,     /* signo is about to be delivered; SIGTRAP also after a step, 0 when
                            interrupted */
    GDB_STOP_BREAKPOINT, /* of the debugger's, at pc */
    GDB_STOP_WATCH,      /* address, watch */
    GDB_STOP_SYSCALL_ENTRY,
    GDB_STOP_SYSCALL_RETURN, /* number */
    GDB_STOP_FORK,
    GDB_STOP_VFORK, /* number: the child, a process with one thread of that id */
    GDB_STOP_VFORK_DONE,
    GDB_STOP_EXEC,        /* path */
    GDB_STOP_CREATED,     /* this thread is new */
    GDB_STOP_THREAD_EXIT, /* number: its status. The thread is gone already */
    GDB_STOP_EXITED,      /* number: status of the process, which is about to go */
    GDB_STOP_KILLED,      /* signo ends the process */
    GDB_STOP_NONE_LEFT,   /* no thread that may run is left */
};

struct gdb_stop {
    enum gdb_stop_kind kind;
    int tid, signo;
    uint64_t address;
    unsigned watch; /* enum vcpu_watch_kind bits of the watchpoint */
    unsigned number;
    const char *path;
};

enum gdb_how {
    GDB_STAY,
    GDB_CONTINUE,
    GDB_STEP
};
struct gdb_action {
    enum gdb_how how;
    int signo; /* to deliver, instead of the one it stopped for; 0: none */
    uint64_t first,
        end; /* GDB_STEP: on as long as pc is in [first, end); both 0: one instruction */
};

/* What is debugged. All calls come while everything is stopped, but for `interrupt`. */
struct gdb_target {
    const struct guest_debug *(*description)(void *opaque);
    int (*pid)(void *opaque);
    /* Ids of at most `room` threads, in order of their age; returns how many there are. */
    unsigned (*threads)(void *opaque, int *tids, unsigned room);
    struct vcpu *(*vcpu)(void *opaque, int tid); /* null: no such thread */
    void (*thread_text)(void *opaque, int tid, char *text, size_t size);

    /* How many bytes could be read, up to the first that could not. */
    size_t (*read_memory)(void *opaque, uint64_t address, void *out, size_t len);
    bool (*write_memory)(void *opaque, uint64_t address, const void *data, size_t len);
    bool (*breakpoint)(void *opaque, bool insert, uint64_t address);
    bool (*watchpoint)(void *opaque, bool insert, unsigned kinds, uint64_t address, uint64_t len);

    /* Settles what a thread does from `go` on; threads not mentioned stay. */
    void (*resume)(void *opaque, int tid, const struct gdb_action *action);
    void (*go)(void *opaque);
    /* Stop soon, and report. Also while running. */
    void (*interrupt)(void *opaque);
    /* Everything runs on, undebugged. The connection is closed by the caller. */
    void (*detach)(void *opaque);
    void (*kill)(void *opaque) __attribute__((noreturn));

    /* From `offset`, a multiple of a word, on: how many bytes were put into out. */
    size_t (*auxv)(void *opaque, size_t offset, void *out, size_t room);
    const char *(*exec_file)(void *opaque);
    /* Of the signal that the thread stopped for; null: for none. Writable. */
    void *(*siginfo)(void *opaque, int tid, size_t *size);
    /* A file as the target sees it, opened to be read: a descriptor or -errno. */
    int (*open)(void *opaque, const char *path);
    /* Target of a symbolic link: length, or -errno. */
    long (*readlink)(void *opaque, const char *path, char *out, size_t room);

    /* Signals in the set (bit signo - 1) are delivered without a stop. */
    void (*pass_signals)(void *opaque, uint64_t set);
    /* Stops at system calls: none (on is false), all (count 0), or those listed. */
    bool (*catch_syscalls)(void *opaque, bool on, const unsigned *numbers, unsigned count);
    void (*thread_events)(void *opaque, bool on);
    /* A command of `monitor`: prints its answer by gdb_print. False: unknown. */
    bool (*monitor)(void *opaque, struct gdb *g, const char *command);
};

/* What gdb said that it understands (qSupported), and what else must live on in another server for
 * the same connection. */
enum gdb_features {
    GDB_MULTIPROCESS = 1,
    GDB_SWBREAK = 2,
    GDB_HWBREAK = 4,
    GDB_FORK_EVENTS = 8,
    GDB_VFORK_EVENTS = 16,
    GDB_EXEC_EVENTS = 32,
    GDB_NO_ACK = 64,
    GDB_THREAD_EVENTS = 128,
};

/* The server owns fd. Null: no memory. */
struct gdb *gdb_create(const struct gdb_target *target, void *opaque, int fd, unsigned features);
/* Ends the connection; what gdb can do is still known. */
void gdb_close(struct gdb *g);
void gdb_destroy(struct gdb *g);
/* Reads what has arrived and acts on it. False: the connection is over. */
bool gdb_receive(struct gdb *g);
/* The same with bytes from elsewhere. */
bool gdb_feed(struct gdb *g, const uint8_t *data, size_t size);
/* The target, which was running, has stopped (or does not run yet, and gdb waits for it). */
void gdb_stopped(struct gdb *g, const struct gdb_stop *stop);
/* The target is not running: gdb has been told, or has not asked yet. */
bool gdb_is_stopped(const struct gdb *g);
/* Which stop `?` tells of, before anything ran. */
void gdb_first_stop(struct gdb *g, const struct gdb_stop *stop);
int gdb_fd(const struct gdb *g);
unsigned gdb_features(const struct gdb *g);
void gdb_print(struct gdb *g, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* ---- children: a fork's child is a process with a server of its own, which talks to this one
 * through `fd` in the same protocol, until gdb lets go of one of the two (gdb_children.c) ---- */

bool gdb_add_child(struct gdb *g, int pid, int fd);
/* Descriptors to watch besides gdb_fd: of children that run. Returns how many. */
unsigned gdb_child_fds(const struct gdb *g, int *fds, unsigned room);
unsigned gdb_all_child_fds(const struct gdb *g, int *fds, unsigned room);
void gdb_child_receive(struct gdb *g, int fd);
/* In the child, whose server talks to the parent's: `fd` is the connection with gdb, to be used
 * once that server says so. */
void gdb_inherit(struct gdb *g, int fd, unsigned features);
/* The connection that waits so, or -1. */
int gdb_inherited(const struct gdb *g, unsigned *features);
/* In the child: forgets the parent's server, whose copy this is, but for its connection, which is
 * returned. */
int gdb_leave(struct gdb *g);

/* ---- listening ---- */

/* "1234", "host:1234" or the path of a Unix socket; waits for gdb and gives the connection.
 * `anywhere`: a port without a host is open to other machines too. */
err_t gdb_accept(const char *where, bool anywhere, int *fd);

#endif
