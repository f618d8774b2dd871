/*
 * `moa nbd`: starts up, into the background if it was asked for.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cmd/nbd/nbd.h"
#include "block/driver.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- The background --- */

void nbd_ready(struct nbd_tool *t)
{
    int null;

    if (t->ready_fd < 0)
        return;
    null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null >= 0) {
        dup2(null, STDOUT_FILENO);
        dup2(null, STDERR_FILENO);
        close(null);
    }
    while (write(t->ready_fd, "", 1) < 0 && errno == EINTR)
        ;
    close(t->ready_fd);
    t->ready_fd = -1;
}

/* In the parent: waits until the child is ready or has ended. Its exit status. */
static int wait_for_child(pid_t child, int fd)
{
    int status;
    char byte;
    ssize_t got;

    do {
        got = read(fd, &byte, 1);
    } while (got < 0 && errno == EINTR);
    if (got == 1)
        return 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    return WIFEXITED(status) && WEXITSTATUS(status) ? WEXITSTATUS(status) : 1;
}

/* -1 in the child, which goes on; else the parent's exit status. */
static int go_to_background(struct nbd_tool *t)
{
    int fds[2], null;
    pid_t child;

    if (pipe2(fds, O_CLOEXEC) < 0)
        return nbd_error("Failed to make a pipe: %s", strerror(errno));
    fflush(stdout);
    child = fork();
    if (child < 0)
        return nbd_error("Failed to fork: %s", strerror(errno));
    if (child) {
        close(fds[1]);
        return wait_for_child(child, fds[0]);
    }
    close(fds[0]);
    t->ready_fd = fds[1];
    setsid();
    null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (null >= 0) {
        dup2(null, STDIN_FILENO);
        close(null);
    }
    return -1;
}

/* --- Starting --- */

struct call {
    struct nbd_tool *tool;
    int status;
};

static void run(void *arg)
{
    struct call *c = arg;

    c->status = c->tool->args.list ? nbd_list_exports(c->tool) : nbd_serve(c->tool);
}

static int run_in_loop(struct nbd_tool *t)
{
    struct call call = {.tool = t};
    err_t e = loop_create(&t->loop);

    if (err_failed(e))
        return nbd_fail(e, nullptr);
    struct block_graph_options options = {.loop = t->loop,
                                          .secret = objects_graph_secret,
                                          .object = objects_graph_object,
                                          .opaque = t->objects};
    e = block_graph_create(&options, &t->graph);
    if (err_failed(e))
        return nbd_fail(e, nullptr);
    loop_run(t->loop, run, &call);
    block_graph_destroy(t->graph);
    loop_destroy(t->loop);
    co_thread_exit();
    return call.status;
}

static int run_tool(struct nbd_tool *t, const char *called)
{
    if (t->args.help) {
        nbd_print_help(called);
        return 0;
    }
    if (t->args.version) {
        printf("qemu-nbd 7.2.0 (moa " MOA_VERSION ")\n");
        return 0;
    }
    if (t->args.disconnect)
        return nbd_kernel_disconnect(t->args.disconnect);
    /* A device stays connected after the command, as one expects of -c. */
    if (t->args.fork || (t->args.connect && !t->args.verbose)) {
        int status = go_to_background(t);

        if (status >= 0)
            return status;
    }
    return run_in_loop(t);
}

static int nbd_main(int argc, char **argv)
{
    struct nbd_tool t = {.ready_fd = -1, .objects = objects_create()};
    int status = nbd_parse_args(&t, argc, argv);

    if (!status)
        status = run_tool(&t, argv[0]);
    objects_destroy(t.objects);
    return status;
}

const struct frontend frontend_nbd = {.name = "nbd",
                                      .alias = "qemu-nbd",
                                      .help = "serves disk images to NBD clients",
                                      .main = nbd_main};
