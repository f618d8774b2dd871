/*
 * `moa nbd`, also called qemu-nbd: what its files share.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_CMD_NBD_NBD_H
#define MOA_CMD_NBD_NBD_H

#include "block/block.h"
#include "block/net/tls.h"
#include "cmd/args.h"
#include "cmd/frontend.h"
#include "cmd/objects.h"

extern const struct frontend frontend_nbd;

struct nbd_args {
    const char *port, *bind, *socket;
    const char *shared_text, *offset_text;
    const char *name, *description;
    const char *format, *snapshot, *cache, *aio, *discard, *detect_zeroes;
    const char *connect, *disconnect;
    const char *tls_creds, *tls_hostname, *tls_authz, *pid_file, *selinux_label, *trace;
    struct arg_texts bitmaps;
    bool persistent, verbose, list, fork, read_only, temporary, nocache, image_opts;
    bool allocation_depth, help, version;

    const char *file; /* or options, with image_opts */
    unsigned shared;
    uint64_t offset;
    int activated; /* sockets that were passed by systemd */
};

struct nbd_tool {
    struct nbd_args args;
    struct loop *loop;
    struct block_graph *graph;
    struct object_set *objects;
    int ready_fd; /* --fork: tells the parent that all is well; else -1 */
};

/* "qemu-nbd: …" on stderr. Always 1, to be returned. */
int nbd_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* The error after `fmt` (null: alone), which is freed. Always 1. */
int nbd_fail(err_t e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Fills `args` and adds objects. 0, or exit status. */
int nbd_parse_args(struct nbd_tool *t, int argc, char **argv);
void nbd_print_help(const char *called);
/* In a coroutine; exit status. */
int nbd_list_exports(struct nbd_tool *t);
int nbd_serve(struct nbd_tool *t);
/* The image as it is to be exported: a new reference. 0 or exit status. */
int nbd_open_image(struct nbd_tool *t, struct block_node **out);
/* The TLS object, or null when none was asked for. */
int nbd_find_tls(struct nbd_tool *t, bool server, struct tls_creds **out);
struct socket_address nbd_address(const struct nbd_args *a);
/* All is well: the process that started us (--fork) may go. */
void nbd_ready(struct nbd_tool *t);

/* The kernel's client: ioctls of /dev/nbdX. */
int nbd_kernel_disconnect(const char *device);
struct nbd_kernel;
/* Connects one end of a socket pair to the device; *server_fd is the other one. A thread sits in
 * the kernel until the device is disconnected; then the server's end is closed by it. */
int nbd_kernel_connect(struct nbd_tool *t, int *server_fd, struct nbd_kernel **out);
void nbd_kernel_end(struct nbd_kernel *k);

#endif
