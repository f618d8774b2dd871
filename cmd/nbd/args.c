/*
 * `moa nbd`: the command line.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/net/nbd_wire.h"
#include "cmd/nbd/nbd.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NBD_ARG(member) offsetof(struct nbd_args, member)

/* --- Messages --- */

int nbd_error(const char *fmt, ...)
{
    va_list args;

    fflush(stdout);
    fputs("qemu-nbd: ", stderr);
    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    fputc('\n', stderr);
    return 1;
}

int nbd_fail(err_t e, const char *fmt, ...)
{
    char before[512] = "";
    va_list args;

    if (fmt) {
        va_start(args, fmt);
        vsnprintf(before, sizeof(before), fmt, args);
        va_end(args);
    }
    nbd_error("%s%s", before, err_text(e));
    err_free(e);
    return 1;
}

void nbd_print_help(const char *called)
{
    printf("Usage: %s [OPTIONS] FILE\n"
           "  or:  %s -L [OPTIONS]\n"
           "Serves a disk image to clients of the Network Block Device protocol\n\n"
           "  -h, --help                this text\n"
           "  -V, --version             the version\n\n"
           "Connections:\n"
           "  -p, --port=PORT           port to listen on (10809)\n"
           "  -b, --bind=IFACE          interface to bind to (0.0.0.0)\n"
           "  -k, --socket=PATH         a unix socket instead\n"
           "                            (a socket that systemd passes is taken, too)\n"
           "  -e, --shared=NUM          clients at once (1; 0 for any number)\n"
           "  -t, --persistent          go on when the last client has gone\n"
           "  -v, --verbose             say what clients do wrong\n"
           "  -x, --export-name=NAME    name of the export (empty)\n"
           "  -D, --description=TEXT    its description\n\n"
           "What is exported:\n"
           "  -o, --offset=OFFSET       the image from here on\n"
           "  -A, --allocation-depth    tell which file of a chain data is in\n"
           "  -B, --bitmap=NAME         tell what a persistent dirty bitmap has\n\n"
           "General:\n"
           "  -L, --list                list the exports of a server\n"
           "  --object TYPE,id=ID,…     make an object: secret, tls-creds-x509, tls-creds-psk …\n"
           "  --tls-creds=ID            encrypt, with the credentials of an --object\n"
           "  --tls-hostname=NAME       with -L: whose certificate it must be\n"
           "  --tls-authz=ID            let in whom this --object allows\n"
           "  -T, --trace …             accepted\n"
           "  --fork                    exit once a process in the background is serving\n"
           "  --pid-file=PATH           where to write the number of the serving process\n"
           "  --selinux-label=LABEL     label of the listening socket\n\n"
           "The kernel's client:\n"
           "  -c, --connect=DEV         connect FILE to the device DEV (/dev/nbd0)\n"
           "  -d, --disconnect=DEV      disconnect the device\n\n"
           "The image:\n"
           "  -f, --format=FORMAT       its format (probed)\n"
           "  -r, --read-only           nobody writes\n"
           "  -s, --snapshot            what is written goes to a temporary file\n"
           "  -l, --load-snapshot=ID_OR_NAME | snapshot.id=ID,snapshot.name=NAME\n"
           "                            an internal snapshot instead, read-only\n"
           "  -n, --nocache             as --cache=none\n"
           "      --cache=MODE          none, writeback, writethrough, directsync, unsafe\n"
           "      --aio=MODE            native, io_uring or threads\n"
           "      --discard=MODE        ignore or unmap\n"
           "      --detect-zeroes=MODE  off, on or unmap\n"
           "      --image-opts          FILE is a list of options: driver=…,file.filename=…\n",
           called, called);
}

/* --- The table --- */

static int add_object(const struct arg_def *def, void *own, void *member, const char *text)
{
    struct nbd_tool *t = own;

    if (objects_help(text))
        exit(0);
    err_t e = objects_add_text(t->objects, text);
    return err_failed(e) ? nbd_fail(e, nullptr) : 0;
}

static int set_cache(const struct arg_def *def, void *own, void *member, const char *mode)
{
    struct nbd_tool *t = own;
    unsigned flags = 0;

    if (t->args.cache)
        return nbd_error("-n and --cache can only be specified once");
    t->args.cache = mode ? mode : "none";
    err_t e = block_parse_cache(t->args.cache, &flags);
    if (!err_failed(e))
        return 0;
    err_free(e);
    return nbd_error("Invalid cache mode `%s'", mode);
}

static const struct arg_def table[] = {
    {"help", 'h', ARG_FLAG, NBD_ARG(help)},
    {"version", 'V', ARG_FLAG, NBD_ARG(version)},
    {"port", 'p', ARG_TEXT, NBD_ARG(port)},
    {"bind", 'b', ARG_TEXT, NBD_ARG(bind)},
    {"socket", 'k', ARG_TEXT, NBD_ARG(socket)},
    {"shared", 'e', ARG_TEXT, NBD_ARG(shared_text)},
    {"persistent", 't', ARG_FLAG, NBD_ARG(persistent)},
    {"verbose", 'v', ARG_FLAG, NBD_ARG(verbose)},
    {"export-name", 'x', ARG_TEXT, NBD_ARG(name)},
    {"description", 'D', ARG_TEXT, NBD_ARG(description)},
    {"offset", 'o', ARG_TEXT, NBD_ARG(offset_text)},
    {"allocation-depth", 'A', ARG_FLAG, NBD_ARG(allocation_depth)},
    {"bitmap", 'B', ARG_TEXTS, NBD_ARG(bitmaps)},
    {"list", 'L', ARG_FLAG, NBD_ARG(list)},
    {"object", 0, ARG_CALL, 0, 0, add_object},
    {"tls-creds", 0, ARG_TEXT, NBD_ARG(tls_creds)},
    {"tls-hostname", 0, ARG_TEXT, NBD_ARG(tls_hostname)},
    {"tls-authz", 0, ARG_TEXT, NBD_ARG(tls_authz)},
    {"trace", 'T', ARG_TEXT, NBD_ARG(trace)},
    {"fork", 0, ARG_FLAG, NBD_ARG(fork)},
    {"pid-file", 0, ARG_TEXT, NBD_ARG(pid_file)},
    {"selinux-label", 0, ARG_TEXT, NBD_ARG(selinux_label)},
    {"connect", 'c', ARG_TEXT, NBD_ARG(connect)},
    {"disconnect", 'd', ARG_TEXT, NBD_ARG(disconnect)},
    {"format", 'f', ARG_TEXT, NBD_ARG(format)},
    {"read-only", 'r', ARG_FLAG, NBD_ARG(read_only)},
    {"snapshot", 's', ARG_FLAG, NBD_ARG(temporary)},
    {"load-snapshot", 'l', ARG_TEXT, NBD_ARG(snapshot)},
    {"nocache", 'n', ARG_SWITCH, 0, 0, set_cache},
    {"cache", 0, ARG_CALL, 0, 0, set_cache},
    {"aio", 0, ARG_TEXT, NBD_ARG(aio)},
    {"discard", 0, ARG_TEXT, NBD_ARG(discard)},
    {"detect-zeroes", 0, ARG_TEXT, NBD_ARG(detect_zeroes)},
    {"image-opts", 0, ARG_FLAG, NBD_ARG(image_opts)},
    {}};

/* --- Checks --- */

static bool is_one_of(const char *word, const char *const *words)
{
    for (; word && *words; words++)
        if (!strcmp(word, *words))
            return true;
    return !word;
}

static int parse_numbers(struct nbd_args *a)
{
    char *end;

    a->shared = 1;
    if (a->shared_text) {
        long shared = strtol(a->shared_text, &end, 0);

        if (end == a->shared_text || *end || shared < 0 || shared > INT_MAX)
            return nbd_error("Invalid shared device number '%s'", a->shared_text);
        a->shared = (unsigned)shared;
    }
    if (a->offset_text) {
        a->offset = strtoull(a->offset_text, &end, 0);
        if (end == a->offset_text || *end || *a->offset_text == '-')
            return nbd_error("Invalid offset '%s'", a->offset_text);
    }
    return 0;
}

static int check_words(const struct nbd_args *a)
{
    static const char *const aios[] = {"native", "threads", "io_uring", nullptr};
    static const char *const discards[] = {"ignore", "off", "unmap", "on", nullptr};
    static const char *const detects[] = {"off", "on", "unmap", nullptr};

    if (!is_one_of(a->aio, aios))
        return nbd_error("Invalid aio mode '%s'", a->aio);
    if (!is_one_of(a->discard, discards))
        return nbd_error("Invalid discard mode `%s'", a->discard);
    if (!is_one_of(a->detect_zeroes, detects))
        return nbd_error("Failed to parse detect_zeroes mode: invalid parameter value: %s",
                         a->detect_zeroes);
    if (a->detect_zeroes && !strcmp(a->detect_zeroes, "unmap") &&
        !(a->discard && (!strcmp(a->discard, "unmap") || !strcmp(a->discard, "on"))))
        return nbd_error("setting detect-zeroes to unmap is not allowed without setting discard "
                         "operation to unmap");
    return 0;
}

static int check_combinations(const struct nbd_args *a)
{
    if (a->image_opts && a->format)
        return nbd_error("--image-opts and -f are mutually exclusive");
    if (a->list && a->file)
        return nbd_error("List mode is incompatible with a file name");
    if (a->list &&
        (a->name || a->offset || a->connect || a->disconnect || a->format || a->snapshot ||
         a->temporary || a->description || a->bitmaps.count || a->allocation_depth))
        return nbd_error("List mode is incompatible with per-device settings");
    if (a->tls_hostname && !a->tls_creds)
        return nbd_error("--tls-hostname is not permitted without --tls-creds");
    if (a->tls_hostname && !a->list)
        return nbd_error("TLS hostname is only supported with list mode");
    if (a->tls_authz && !a->tls_creds)
        return nbd_error("--tls-authz is not permitted without --tls-creds");
    if (a->tls_authz && a->list)
        return nbd_error("TLS authorization is incompatible with list mode");
    if (a->tls_creds && (a->connect || a->disconnect))
        return nbd_error("TLS is not supported with a host device");
    if (a->socket && a->socket[0] != '/')
        return nbd_error("socket path must be absolute");
    return 0;
}

/* systemd's protocol: sockets from descriptor 3 on are for the process of this number. */
static int check_activation(struct nbd_args *a)
{
    const char *pid = getenv("LISTEN_PID"), *fds = getenv("LISTEN_FDS");

    if (!pid || !fds || strtol(pid, nullptr, 10) != getpid())
        return 0;
    a->activated = atoi(fds);
    unsetenv("LISTEN_PID");
    unsetenv("LISTEN_FDS");
    if (a->activated <= 0)
        return 0;
    if (a->connect || a->disconnect)
        return nbd_error("NBD device can't be set when using socket activation");
    if (a->port)
        return nbd_error("TCP port number can't be set when using socket activation");
    if (a->bind)
        return nbd_error("The interface can't be set when using socket activation");
    if (a->socket)
        return nbd_error("Unix socket can't be set when using socket activation");
    if (a->activated > 1)
        return nbd_error("qemu-nbd does not support socket activation with more than one socket");
    return 0;
}

int nbd_parse_args(struct nbd_tool *t, int argc, char **argv)
{
    static const struct arg_def *const tables[] = {table, nullptr};
    static const struct arg_style style = {
        .program = "qemu-nbd",
        .after = "qemu-nbd: Try `qemu-nbd --help' for more information.\n",
        .like_getopt = true};
    struct nbd_args *a = &t->args;
    int first, status = args_parse(&style, tables, t, a, argc, argv, &first);

    if (status || a->help || a->version)
        return status;
    if (argc - first > 1 || (argc == first && !a->list && !a->disconnect) ||
        (argc != first && a->disconnect))
        return nbd_error("Invalid number of arguments\n"
                         "Try `qemu-nbd --help' for more information.");
    a->file = argv[first]; /* null at the end */
    status = parse_numbers(a);
    if (!status)
        status = check_words(a);
    if (!status)
        status = check_combinations(a);
    return status ? status : check_activation(a);
}
