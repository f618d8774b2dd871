/*
 * The command line of `moa register`, `unregister`, `status` and `doctor`.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cmd/emulation.h"

#include "base/bytes.h"
#include "guest/registry.h"
#include "vm/linux_abi.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>

/* Whether this machine runs such programs by itself. */
static bool is_host(const struct guest *guest)
{
    struct utsname host;
    return !uname(&host) && !strcmp(host.machine, guest->linux_abi->machine);
}

void emulation_print_guests(void)
{
    for (unsigned i = 0; i < guest_count; i++) {
        if (!guests[i]->linux_abi)
            continue;
        const char *debian = guests[i]->linux_abi->debian_name;
        printf("  %-12s %s%s\n", guests[i]->name, debian ? "Debian: " : "", debian ? debian : "");
    }
}

static err_t add_guest(struct emulation_command *c, const char *name)
{
    for (unsigned i = 0; i < guest_count; i++) {
        const struct guest *g = guests[i];
        if (!g->linux_abi || c->guest_count == EMULATION_MAX_GUESTS)
            continue;
        const char *debian = g->linux_abi->debian_name;
        if (name ? !strcmp(name, g->name) || (debian && !strcmp(name, debian)) : !is_host(g))
            c->guest[c->guest_count++] = g;
    }
    return c->guest_count ? ERR_OK
                          : err_make(EINVAL, "%s: no architecture that Moa runs; --help lists them",
                                     name ? name : "");
}

struct option {
    const char *name, *letter;
    size_t flag; /* offset of the bool that it sets */
    bool value;
    bool register_only;
};

#define FLAG(field) offsetof(struct emulation_command, field)
static const struct option options[] = {
    {"--help", "-h", FLAG(help), true, false},
    {"--persistent", nullptr, FLAG(persistent), true, true},
    {"--fix-binary", "-F", FLAG(no_fix), false, true},
    {"--no-fix-binary", nullptr, FLAG(no_fix), true, true},
    {"--credential", nullptr, FLAG(credential), true, true},
    {"--no-preserve-argv0", nullptr, FLAG(no_argv0), true, true},
    {"--print", nullptr, FLAG(print), true, true},
};

/* An option that stands alone; false if it is none. */
static bool apply_flag(struct emulation_command *c, const char *word, bool registering)
{
    for (size_t i = 0; i < ARRAY_SIZE(options); i++) {
        const struct option *o = &options[i];
        if ((strcmp(word, o->name) && (!o->letter || strcmp(word, o->letter))) ||
            (o->register_only && !registering))
            continue;
        memcpy((char *)c + o->flag, &o->value, sizeof(bool));
        return true;
    }
    return false;
}

/* `--name VALUE` or `--name=VALUE`; null if the word is another one. */
static const char *value_of(const char *name, int argc, char **argv, int *at)
{
    size_t len = strlen(name);
    if (strncmp(argv[*at], name, len))
        return nullptr;
    if (argv[*at][len] == '=')
        return argv[*at] + len + 1;
    return !argv[*at][len] && *at + 1 < argc ? argv[++*at] : nullptr;
}

static err_t parse(struct emulation_command *c, int argc, char **argv, bool registering)
{
    for (int i = 1; i < argc; i++) {
        const char *value;
        if (argv[i][0] != '-')
            TRY(add_guest(c, argv[i]));
        else if ((value = value_of("--root", argc, argv, &i)))
            c->place.root = value;
        else if (registering && (value = value_of("--interpreter", argc, argv, &i)))
            c->interpreter = value;
        else if (!apply_flag(c, argv[i], registering))
            return err_make(EINVAL, "unknown option '%s' (or its value is missing); see --help",
                            argv[i]);
    }
    return c->guest_count ? ERR_OK : add_guest(c, nullptr);
}

static int run(int argc, char **argv, const char *name,
               err_t (*command)(struct emulation_command *))
{
    struct emulation_command c = {.place = {.root = ""}};
    err_t e = parse(&c, argc, argv, command == emulation_register);
    if (!err_failed(e))
        e = command(&c);
    if (!err_failed(e))
        return c.status;
    fflush(stdout);
    fprintf(stderr, "moa %s: %s\n", name, err_text(e));
    err_free(e);
    return 1;
}

static int run_register(int argc, char **argv)
{
    return run(argc, argv, "register", emulation_register);
}

static int run_unregister(int argc, char **argv)
{
    return run(argc, argv, "unregister", emulation_unregister);
}

static int run_status(int argc, char **argv)
{
    return run(argc, argv, "status", emulation_status);
}

static int run_doctor(int argc, char **argv)
{
    return run(argc, argv, "doctor", emulation_doctor);
}

const struct frontend frontend_register = {
    "register", nullptr, "have the kernel run other machines' programs by itself", run_register};
const struct frontend frontend_unregister = {"unregister", nullptr, "take that back",
                                             run_unregister};
const struct frontend frontend_status = {"status", nullptr,
                                         "who runs other machines' programs here", run_status};
const struct frontend frontend_doctor = {
    "doctor", nullptr, "what keeps other machines' programs from running", run_doctor};
