/*
 * `moa io`: the program's options, its prompt, and lines of commands.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cmd/io/io.h"
#include "base/bytes.h"
#include "block/driver.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

enum {
    MAX_WORDS = 128,
    SHOW_HELP = -1 /* instead of an exit status */
};

/* --- Messages --- */

int io_error(const char *fmt, ...)
{
    va_list args;

    fflush(stdout);
    fputs("qemu-io: ", stderr);
    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    fputc('\n', stderr);
    return -EINVAL;
}

int io_fail(err_t e, const char *fmt, ...)
{
    char before[512] = "";
    va_list args;

    if (fmt) {
        va_start(args, fmt);
        vsnprintf(before, sizeof(before), fmt, args);
        va_end(args);
    }
    io_error("%s%s", before, err_text(e));
    err_free(e);
    return -EINVAL;
}

/* --- Lines of commands --- */

static const struct io_command *find(const char *name)
{
    for (unsigned i = 0; i < ARRAY_SIZE(io_commands); i++) {
        const struct io_command *c = io_commands[i];

        if (!strcmp(c->name, name) || (c->short_name && !strcmp(c->short_name, name)))
            return c;
    }
    return nullptr;
}

static int check_count(const struct io_command *c, int given)
{
    if (given >= c->least && (c->most < 0 || given <= c->most))
        return 0;
    fflush(stdout);
    if (c->most < 0)
        fprintf(stderr, "bad argument count %d to %s, expected at least %d arguments\n", given,
                c->name, c->least);
    else if (c->least == c->most)
        fprintf(stderr, "bad argument count %d to %s, expected %d arguments\n", given, c->name,
                c->least);
    else
        fprintf(stderr, "bad argument count %d to %s, expected between %d and %d arguments\n",
                given, c->name, c->least, c->most);
    return -EINVAL;
}

/* What the command needs besides reading is asked for when it is first used. */
static int take_perm(struct io *io, unsigned perm)
{
    static const unsigned base = BLOCK_PERM_READ | BLOCK_PERM_WRITE;
    err_t e;

    if (!perm)
        return 0;
    if (!(block_edge_node(io->root)->flags & BLOCK_WRITABLE))
        return io_error("Block node is read-only");
    if (!(perm & ~base))
        return 0;
    e = block_edge_set_perm(io->root, base | perm, BLOCK_PERM_ALL);
    return err_failed(e) ? io_fail(e, nullptr) : 0;
}

static int run_words(struct io *io, int argc, char **argv)
{
    const struct io_command *c = find(argv[0]);
    int result;

    if (!c) {
        fflush(stdout);
        fprintf(stderr, "command \"%s\" not found\n", argv[0]);
        return -EINVAL;
    }
    if (!c->needs_no_file && !io->root) {
        fflush(stdout);
        fprintf(stderr, "no file open, try 'help open'\n");
        return -EINVAL;
    }
    result = check_count(c, argc - 1);
    if (!result)
        result = take_perm(io, c->perm);
    if (!result)
        result = c->run(io, c, argc, argv);
    fflush(stdout);
    return result;
}

int io_run_line(struct io *io, const char *line)
{
    char *copy = strdup(line), *rest = copy, *word, *words[MAX_WORDS + 1];
    int count = 0, result = 0;

    while (copy && (word = strsep(&rest, " ")) && count < MAX_WORDS)
        if (*word)
            words[count++] = word;
    words[count] = nullptr;
    if (count)
        result = run_words(io, count, words);
    free(copy);
    return result;
}

/* --- The prompt --- */

/* Requests go on while we wait for a line. Files cannot be waited for. */
static void wait_for_input(struct io *io)
{
    struct epoll_event event = {.events = EPOLLIN};
    int probe = epoll_create1(EPOLL_CLOEXEC);
    bool pollable = probe >= 0 && !epoll_ctl(probe, EPOLL_CTL_ADD, STDIN_FILENO, &event);

    if (probe >= 0)
        close(probe);
    if (pollable)
        loop_wait_fd(io->loop, STDIN_FILENO, EPOLLIN);
}

static int prompt(struct io *io)
{
    int status = 0;
    char *line = nullptr;
    size_t room = 0;

    setvbuf(stdin, nullptr, _IONBF, 0); /* what stdio has read ahead could not be waited for */
    while (!io->quit) {
        fputs("qemu-io> ", stdout);
        fflush(stdout);
        wait_for_input(io);
        if (getline(&line, &room, stdin) < 0)
            break;
        line[strcspn(line, "\n")] = 0;
        status |= io_run_line(io, line) < 0;
    }
    free(line);
    return status;
}

/* --- The program --- */

struct io_args {
    struct io_open open;
    struct arg_texts commands, traces;
    bool misalign;
};

static const char help_text[] =
    "Usage: qemu-io [OPTIONS]... [-c STRING]... [file]\n"
    "QEMU Disk exerciser\n\n"
    "  --object OBJECTDEF   define an object such as 'secret' for\n"
    "                       passwords and/or encryption keys\n"
    "  --image-opts         treat file as option string\n"
    "  -c, --cmd STRING     execute command with its arguments\n"
    "                       from the given string\n"
    "  -f, --format FMT     specifies the block driver to use\n"
    "  -r, --read-only      export read-only\n"
    "  -s, --snapshot       use snapshot file\n"
    "  -n, --nocache        disable host cache, short for -t none\n"
    "  -C, --copy-on-read   enable copy-on-read\n"
    "  -m, --misalign       misalign allocations for O_DIRECT\n"
    "  -k, --native-aio     use kernel AIO implementation\n"
    "                       (Linux only, prefer use of -i)\n"
    "  -i, --aio=MODE       use AIO mode (threads, native or io_uring)\n"
    "  -t, --cache=MODE     use the given cache mode for the image\n"
    "  -d, --discard=MODE   use the given discard mode for the image\n"
    "  -T, --trace [[enable=]<pattern>][,events=<file>][,file=<file>]\n"
    "                       specify tracing options\n"
    "                       see qemu-img(1) man page for full description\n"
    "  -U, --force-share    force shared permissions\n"
    "  -h, --help           display this help and exit\n"
    "  -V, --version        output version information and exit\n\n"
    "See 'qemu-io -c help' for information on available commands.\n\n"
    "See <https://qemu.org/contribute/report-a-bug> for how to report bugs.\n"
    "More information on the QEMU project at <https://qemu.org>.\n";

static int show_help(const struct arg_def *def, void *own, void *member, const char *value)
{
    fputs(help_text, stdout);
    return SHOW_HELP;
}

static int show_version(const struct arg_def *def, void *own, void *member, const char *value)
{
    puts("qemu-io version 7.2.0 (moa " MOA_VERSION ")");
    return SHOW_HELP;
}

static int add_object(const struct arg_def *def, void *own, void *member, const char *text)
{
    struct io *io = own;
    err_t e;

    if (objects_help(text))
        return SHOW_HELP;
    e = objects_add_text(io->objects, text);
    return err_failed(e) ? (io_fail(e, nullptr), 1) : 0;
}

#define ARG(member) offsetof(struct io_args, member)

static const struct arg_def options[] = {{"help", 'h', ARG_SWITCH, .call = show_help},
                                         {"version", 'V', ARG_SWITCH, .call = show_version},
                                         {"cmd", 'c', ARG_TEXTS, ARG(commands)},
                                         {"format", 'f', ARG_TEXT, ARG(open.format)},
                                         {"read-only", 'r', ARG_FLAG, ARG(open.read_only)},
                                         {"snapshot", 's', ARG_FLAG, ARG(open.snapshot)},
                                         {"nocache", 'n', ARG_FLAG, ARG(open.direct)},
                                         {"copy-on-read", 'C', ARG_FLAG, ARG(open.copy_on_read)},
                                         {"misalign", 'm', ARG_FLAG, ARG(misalign)},
                                         {"native-aio", 'k', ARG_FLAG, ARG(open.native_aio)},
                                         {"aio", 'i', ARG_TEXT, ARG(open.aio)},
                                         {"cache", 't', ARG_TEXT, ARG(open.cache)},
                                         {"discard", 'd', ARG_TEXT, ARG(open.discard)},
                                         {"trace", 'T', ARG_TEXTS, ARG(traces)},
                                         {"force-share", 'U', ARG_FLAG, ARG(open.share)},
                                         {"object", 0, ARG_CALL, .call = add_object},
                                         {"image-opts", 0, ARG_FLAG, ARG(open.image_opts)},
                                         {}};
static const struct arg_style style = {
    .program = "qemu-io", .after = help_text, .like_getopt = true, .after_on_stdout = true};

static int parse(struct io *io, struct io_args *a, int argc, char **argv)
{
    const struct arg_def *const tables[] = {options, nullptr};
    int first = 0, status = args_parse(&style, tables, io, a, argc, argv, &first);

    if (status)
        return status;
    if (argc - first > 1) {
        fputs(help_text, stdout);
        return 1;
    }
    if (a->open.format && a->open.image_opts) {
        io_error("--image-opts and -f are mutually exclusive");
        return 1;
    }
    a->open.path = argv[first];
    io->misalign = a->misalign;
    io->image_opts = a->open.image_opts;
    return 0;
}

struct call {
    struct io *io;
    int argc, status;
    char **argv;
};

static void run(void *arg)
{
    struct call *call = arg;
    struct io *io = call->io;
    struct io_args a = {};

    call->status = parse(io, &a, call->argc, call->argv);
    if (!call->status && a.open.path)
        call->status = io_open(io, &a.open) < 0;
    if (call->status) {
        call->status = call->status == SHOW_HELP ? 0 : 1;
        return;
    }
    for (unsigned i = 0; i < a.commands.count && !io->quit; i++)
        call->status |= io_run_line(io, a.commands.text[i]) < 0;
    if (!a.commands.count)
        call->status = prompt(io);
    io_close_image(io);
}

static int io_main(int argc, char **argv)
{
    struct io io = {.objects = objects_create()};
    struct call call = {.io = &io, .argc = argc, .argv = argv};
    struct block_graph_options graph = {
        .secret = objects_graph_secret, .object = objects_graph_object, .opaque = io.objects};
    err_t e = loop_create(&io.loop);

    graph.loop = io.loop;
    if (!err_failed(e))
        e = block_graph_create(&graph, &io.graph);
    if (err_failed(e))
        return -io_fail(e, nullptr);
    loop_run(io.loop, run, &call);
    block_graph_destroy(io.graph);
    objects_destroy(io.objects);
    loop_destroy(io.loop);
    co_thread_exit();
    return call.status;
}

const struct frontend frontend_io = {.name = "io",
                                     .alias = "qemu-io",
                                     .help = "reads and writes disk images, by commands",
                                     .main = io_main};
