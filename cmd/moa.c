/* Moa's programs: `moa` and `moa-user`, and every name under which they stand in for another
 * emulator. SPDX-License-Identifier: MIT */
#include "base/bytes.h"
#include "base/log.h"
#include "cmd/frontend.h"
#include "guest/registry.h"
#include "user/user.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

#ifndef AT_FLAGS_PRESERVE_ARGV0
#define AT_FLAGS_PRESERVE_ARGV0 1
#endif

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* "qemu-aarch64", "qemu-aarch64-static", "moa-aarch64": the guest in the program's name. */
static const struct guest *guest_of_name(const char *name, bool *qemu)
{
    *qemu = !strncmp(name, "qemu-", 5);
    if (!*qemu && strncmp(name, "moa-", 4))
        return nullptr;
    name += *qemu ? 5 : 4;
    size_t len = strlen(name);
    if (len > 7 && !strcmp(name + len - 7, "-static"))
        len -= 7;
    for (unsigned i = 0; i < guest_count; i++)
        if (strlen(guests[i]->name) == len && !memcmp(guests[i]->name, name, len))
            return guests[i];
    return nullptr;
}

/* Started by the kernel's binfmt_misc for a program file? With flag P: argv = {us, path, argv[0] of
 * the program, …}; with flag O the file is open already. Both together are how Debian registers an
 * emulator. */
static void take_binfmt(struct user_options *o, int argc, char **argv)
{
    errno = 0;
    unsigned long fd = getauxval(AT_EXECFD);
    bool has_fd = !errno, preserve = getauxval(AT_FLAGS) & AT_FLAGS_PRESERVE_ARGV0;
    if (has_fd)
        o->program_fd = (int)fd;
    if (preserve && argc > 2) {
        o->from_binfmt = true;
        o->argv0 = argv[2];
        memmove(argv + 2, argv + 3, (size_t)(argc - 2) * sizeof(*argv));
    } else if (has_fd) {
        o->from_binfmt = true;
    }
}

static int show(const struct user_options *o, enum user_action action)
{
    if (action == USER_HELP) {
        user_help(o, STDOUT_FILENO);
        if (!o->qemu && *frontends) {
            printf("\nOther commands (each has --help):\n");
            fflush(stdout);
            frontend_print_list(STDOUT_FILENO);
        }
    } else if (action == USER_CPU_HELP)
        user_cpu_help(o, STDOUT_FILENO);
    else if (action == USER_LOG_HELP)
        log_help(STDOUT_FILENO);
    else if (o->qemu) /* scripts look for QEMU's words; the version is the one whose features we
                         claim */
        printf("%s version 7.2.0 (Moa " MOA_VERSION ")\n", base_name(o->self));
    else
        printf("moa " MOA_VERSION "\n");
    return 0;
}

int main(int argc, char **argv, char **envp)
{
    if (argc < 1)
        return 1;
    const struct frontend *frontend = frontend_find(&argc, &argv);
    if (frontend)
        return frontend->main(argc, argv);
    struct user_options o = {
        .guests = guests,
        .guest_count = guest_count,
        .backend = &x86_64_backend,
        .self = argv[0],
        .program_fd = -1,
        .accel = ENGINE_JIT,
        .opt_level = 2,
    };
    o.guest = guest_of_name(base_name(argv[0]), &o.qemu);
    take_binfmt(&o, argc, argv);
    if (o.from_binfmt && o.argv0)
        argc--;
    enum user_action action;
    err_t e = user_parse(&o, argc, argv, envp, &action);
    if (err_failed(e)) {
        fprintf(stderr, "%s: %s\n", o.qemu ? "qemu" : base_name(o.self), err_text(e));
        err_free(e);
        return 1;
    }
    return action == USER_RUN ? user_main(&o) : show(&o, action);
}
