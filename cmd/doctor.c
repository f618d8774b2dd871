/*
 * `moa status`: who runs which machine's programs here. `moa doctor`: what is wrong with that, and
 * what to do, in plain words.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "cmd/emulation.h"
#include "vm/linux_abi.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

/* ---- status ---- */

static void print_entry(const struct emulation_command *c, const struct binfmt_entry *e)
{
    char owner[512];
    printf("    %s: %s, flags %s, %s, by %s\n", e->name, e->interpreter,
           e->flags[0] ? e->flags : "none", e->enabled ? "enabled" : "disabled",
           binfmt_owner(&c->place, e, owner, sizeof(owner)));
}

err_t emulation_status(struct emulation_command *c)
{
    struct binfmt_table table;
    if (c->help) {
        puts(
            "usage: moa status [ARCH…] [--root FOLDER]\n\nSays which program the kernel starts for "
            "programs of each architecture, and who registered it.\nThe first one of a list is "
            "the one in use. `moa doctor` says what is wrong.\n\nArchitectures:");
        emulation_print_guests();
        return ERR_OK;
    }
    enum binfmt_state state = binfmt_look(&c->place);
    if (state == BINFMT_NO_KERNEL || state == BINFMT_NOT_MOUNTED) {
        printf("%s\n", binfmt_problem(state));
        c->status = 1;
        return ERR_OK;
    }
    if (state == BINFMT_DISABLED)
        printf("%s\n", binfmt_problem(state));
    TRY(binfmt_read(&c->place, &table));
    for (unsigned i = 0; i < c->guest_count; i++) {
        const struct guest *g = c->guest[i];
        const struct binfmt_entry *holder = binfmt_holder(&table, g);
        printf("%s: %s\n", g->name,
               !holder                            ? "nobody"
               : strncmp(holder->name, "moa-", 4) ? holder->interpreter
                                                  : "Moa");
        for (unsigned k = 0; k < table.count; k++)
            if (binfmt_matches(&table.entry[k], g))
                print_entry(c, &table.entry[k]);
    }
    binfmt_free(&table);
    return ERR_OK;
}

/* ---- doctor ---- */

struct doctor {
    struct emulation_command *command;
    struct binfmt_table table;
    unsigned problems;
};

__attribute__((format(printf, 2, 3))) static void good(struct doctor *d, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    fputs("ok       ", stdout);
    vprintf(fmt, args);
    putchar('\n');
    va_end(args);
}

__attribute__((format(printf, 2, 3))) static void problem(struct doctor *d, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    fputs("PROBLEM  ", stdout);
    vprintf(fmt, args);
    putchar('\n');
    va_end(args);
    d->problems++;
}

__attribute__((format(printf, 2, 3))) static void note(struct doctor *d, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    fputs("note     ", stdout);
    vprintf(fmt, args);
    putchar('\n');
    va_end(args);
}

/* Whether the kernel tells the interpreter that argv[0] was preserved: since 5.12. */
static bool kernel_tells_of_argv0(void)
{
    struct utsname host;
    unsigned major = 0, minor = 0;
    return !uname(&host) && sscanf(host.release, "%u.%u", &major, &minor) == 2 &&
           (major > 5 || (major == 5 && minor >= 12));
}

static void check_interpreter(struct doctor *d, const struct guest *g, const struct binfmt_entry *e)
{
    enum binfmt_program kind = binfmt_program(e->interpreter);
    bool fixed = strchr(e->flags, 'F'), argv0 = strchr(e->flags, 'P');
    if (fixed && kind == PROGRAM_MISSING)
        note(d, "%s: %s has gone, but the kernel keeps it open (flag F) until the next boot",
             g->name, e->interpreter);
    else if (kind == PROGRAM_MISSING)
        problem(d, "%s: the interpreter %s is missing: install it or run `moa register %s`",
                g->name, e->interpreter, g->name);
    else if (kind == PROGRAM_NOT_EXECUTABLE)
        problem(d, "%s: the interpreter %s cannot be executed", g->name, e->interpreter);
    else if (kind == PROGRAM_DYNAMIC && fixed)
        problem(d,
                "%s: %s has flag F but is linked dynamically: it fails in chroots and containers; "
                "register the static moa-user",
                g->name, e->interpreter);
    else if (!fixed)
        note(d,
             "%s: without flag F, chroots and containers need %s inside them; `moa register %s` "
             "sets it",
             g->name, e->interpreter, g->name);
    if (!argv0)
        note(d,
             "%s: without flag P, programs see their path as argv[0], which breaks those that look "
             "at their name (busybox's links, gcc, login shells); `moa register %s` sets it",
             g->name, g->name);
    else if (!kernel_tells_of_argv0())
        problem(d,
                "%s: flag P needs Linux 5.12 or later: run `moa register --no-preserve-argv0 %s`",
                g->name, g->name);
}

static void check_holder(struct doctor *d, const struct guest *g)
{
    char name[NAME_MAX + 1], owner[512];
    const struct binfmt_entry *holder = binfmt_holder(&d->table, g),
                              *ours = binfmt_find(&d->table, binfmt_name(g, name));
    if (!holder && ours) {
        problem(d, "%s: %s is registered but disabled: run `echo 1 > " BINFMT_DIR "/%s` as root",
                g->name, name, name);
        return;
    }
    if (!holder) {
        problem(d,
                "%s: its programs run only as `moa PROGRAM`: for `./PROGRAM`, run `moa register "
                "%s` as root",
                g->name, g->name);
        return;
    }
    binfmt_owner(&d->command->place, holder, owner, sizeof(owner));
    if (ours && holder != ours)
        problem(d,
                "%s: %s (by %s) was registered after Moa and is used instead: run `moa register "
                "%s` again",
                g->name, holder->interpreter, owner, g->name);
    else if (!ours)
        problem(d, "%s: %s runs its programs (by %s), not Moa: `moa register %s` takes over",
                g->name, holder->interpreter, owner, g->name);
    else
        good(d, "%s: %s runs its programs (flags %s)", g->name, holder->interpreter, holder->flags);
    check_interpreter(d, g, holder);
}

/* Dynamic programs need their loader: at its own path, or below the folder of -L. */
static void check_libraries(struct doctor *d, const struct guest *g)
{
    static const struct {
        const char *guest, *loader;
    } loaders[] = {
        {"aarch64", "/lib/ld-linux-aarch64.so.1"},
        {"riscv64", "/lib/ld-linux-riscv64-lp64d.so.1"},
        {"riscv32", "/lib/ld-linux-riscv32-ilp32d.so.1"},
    };
    const char *prefix = getenv("MOA_LD_PREFIX"), *root = d->command->place.root;
    prefix = prefix ? prefix : getenv("QEMU_LD_PREFIX");
    for (size_t i = 0; i < ARRAY_SIZE(loaders); i++) {
        char path[PATH_MAX];
        if (strcmp(loaders[i].guest, g->name))
            continue;
        snprintf(path, sizeof(path), "%s%s%s", root, prefix ? prefix : "", loaders[i].loader);
        const char *debian = g->bits == 64 ? g->linux_abi->debian_name : nullptr;
        if (!access(path, F_OK))
            good(d, "%s: dynamic programs find their loader %s", g->name, path);
        else
            note(d,
                 "%s: no %s here: static programs and whole chroots run, a dynamic program needs "
                 "its libraries: `moa -L FOLDER PROGRAM`%s%s%s%s",
                 g->name, loaders[i].loader, debian ? ", or `dpkg --add-architecture " : "",
                 debian ? debian : "", debian ? "` and its libc6:" : "", debian ? debian : "");
    }
}

err_t emulation_doctor(struct emulation_command *c)
{
    struct doctor d = {.command = c};
    if (c->help) {
        puts("usage: moa doctor [ARCH…] [--root FOLDER]\n\nLooks for what keeps programs of other "
             "machines from running by themselves, and says what to\ndo. Exits with 1 if there is "
             "a problem; notes are none.\n\nArchitectures:");
        emulation_print_guests();
        return ERR_OK;
    }
    enum binfmt_state state = binfmt_look(&c->place);
    if (state == BINFMT_NO_PERMISSION && geteuid())
        note(&d, "%s (to change it; the rest of this list is true)", binfmt_problem(state));
    else if (state == BINFMT_READY)
        good(&d, "binfmt_misc is there, mounted, and can be changed");
    else
        problem(&d, "%s", binfmt_problem(state));
    bool readable = state != BINFMT_NO_KERNEL && state != BINFMT_NOT_MOUNTED;
    if (readable)
        TRY(binfmt_read(&c->place, &d.table));
    for (unsigned i = 0; i < c->guest_count; i++) {
        if (readable)
            check_holder(&d, c->guest[i]);
        check_libraries(&d, c->guest[i]);
    }
    binfmt_free(&d.table);
    c->status = d.problems > 0;
    return ERR_OK;
}
