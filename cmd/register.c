/*
 * `moa register` and `moa unregister`: the kernel is told to run other machines' programs with
 * moa-user, by itself, or no longer to.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cmd/binfmt.h"
#include "cmd/emulation.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#define CONF_DIR "/etc/binfmt.d"

static void usage(const struct emulation_command *c)
{
    bool add = !c->removing;
    printf("usage: moa %s [ARCH…] [OPTIONS]\n\n", add ? "register" : "unregister");
    puts(
        add ? "Has the kernel (binfmt_misc) run programs of other machines with moa-user, in every "
              "way that starts\nprograms. Without ARCH: for all that Moa knows and this machine "
              "does not run by itself.\n"
            : "Takes back what `moa register` did, --persistent too. Without ARCH: all of it.\n");
    if (add)
        puts("  --persistent        also at every boot: writes " CONF_DIR "/moa-ARCH.conf for\n"
             "                      systemd-binfmt\n"
             "  -F, --fix-binary    open moa-user now (flag F, the default), so that it serves\n"
             "                      chroots and containers; register again after an upgrade\n"
             "  --no-fix-binary     look it up at every start instead\n"
             "  --credential        setuid programs get their owner's rights (flag C): only for\n"
             "                      programs that you trust\n"
             "  --no-preserve-argv0 without flag P: argv[0] becomes the program's path\n"
             "  --interpreter PATH  instead of the moa-user beside moa\n"
             "  --print             print the lines for " BINFMT_DIR "/register only");
    puts("  --root FOLDER       use the files below FOLDER instead of the system's\n"
         "  -h, --help          this help\n\nArchitectures:");
    emulation_print_guests();
}

/* The moa-user that lies beside this program, or in the PATH's usual places. */
static err_t find_interpreter(char *out)
{
    ssize_t n = readlink("/proc/self/exe", out, PATH_MAX - 1);
    if (n <= 0)
        return err_make(ENOENT, "/proc is not mounted; name moa-user with --interpreter");
    out[n] = 0;
    char *slash = strrchr(out, '/');
    if ((size_t)(slash - out) + sizeof("/moa-user") > PATH_MAX)
        return err_make(ENAMETOOLONG, "%s: too long", out);
    strcpy(slash, "/moa-user");
    if (access(out, X_OK))
        return err_make(ENOENT, "%s: not there; install it, or name it with --interpreter", out);
    return ERR_OK;
}

static err_t check_interpreter(const char *path, bool fixed)
{
    enum binfmt_program kind = binfmt_program(path);
    if (path[0] != '/')
        return err_make(EINVAL, "--interpreter %s: expected an absolute path", path);
    if (kind == PROGRAM_MISSING)
        return err_make(ENOENT, "%s: there is no such program", path);
    if (kind == PROGRAM_NOT_EXECUTABLE)
        return err_make(EACCES, "%s: not an executable program", path);
    if (kind == PROGRAM_SCRIPT)
        return err_make(EINVAL, "%s: a script; binfmt_misc needs a program", path);
    if (kind == PROGRAM_DYNAMIC && fixed)
        return err_make(EINVAL,
                        "%s: linked dynamically, which cannot work in chroots and containers; take "
                        "the static moa-user, or say --no-fix-binary",
                        path);
    return ERR_OK;
}

/* Mounts binfmt_misc if only that is missing. */
static err_t make_ready(const struct emulation_command *c)
{
    enum binfmt_state state = binfmt_look(&c->place);
    if (state == BINFMT_NOT_MOUNTED && !c->place.root[0] &&
        !mount("binfmt_misc", BINFMT_DIR, "binfmt_misc", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr))
        state = binfmt_look(&c->place);
    if (state != BINFMT_READY && state != BINFMT_DISABLED)
        return err_make(EPERM, "%s", binfmt_problem(state));
    if (state == BINFMT_DISABLED)
        fprintf(stderr, "moa: warning: %s\n", binfmt_problem(state));
    return ERR_OK;
}

static err_t remove_entry(const struct emulation_command *c, const char *name, bool *was_there)
{
    char path[PATH_MAX], full[PATH_MAX];
    snprintf(path, sizeof(path), BINFMT_DIR "/%s", name);
    *was_there = !access(binfmt_path(&c->place, path, full), F_OK);
    return *was_there ? binfmt_write(&c->place, path, "-1", false) : ERR_OK;
}

static err_t write_conf(const struct emulation_command *c, const char *name, const char *rule)
{
    char path[PATH_MAX], text[BINFMT_MAX_RULE + 128];
    snprintf(path, sizeof(path), CONF_DIR "/%s.conf", name);
    snprintf(text, sizeof(text), "# Written by `moa register --persistent`.\n%s\n", rule);
    char full[PATH_MAX];
    if (access(binfmt_path(&c->place, CONF_DIR, full), F_OK))
        return err_make(ENOENT,
                        "%s: there is no such folder; --persistent is for systems with "
                        "systemd-binfmt (or make the folder)",
                        full);
    TRY(binfmt_write(&c->place, path, text, true));
    printf("%s: written\n", path);
    return ERR_OK;
}

static err_t register_guest(const struct emulation_command *c, const struct guest *guest,
                            const char *flags)
{
    char rule[BINFMT_MAX_RULE], name[NAME_MAX + 1];
    bool again = false;
    struct binfmt_table table;
    TRY(binfmt_rule(guest, c->interpreter, flags, rule));
    if (c->print) {
        puts(rule);
        return ERR_OK;
    }
    TRY(remove_entry(c, binfmt_name(guest, name), &again));
    TRY(binfmt_write(&c->place, BINFMT_DIR "/register", rule, false));
    printf("%s: %s %s (flags %s)\n", guest->name, again ? "registered again with" : "runs with",
           c->interpreter, flags);
    TRY(binfmt_read(&c->place, &table));
    for (unsigned i = 0; i < table.count; i++)
        if (strcmp(table.entry[i].name, name) && table.entry[i].enabled &&
            binfmt_matches(&table.entry[i], guest))
            printf("%s: %s (%s) was registered for it, too; the newest, Moa's, is used\n",
                   guest->name, table.entry[i].name, table.entry[i].interpreter);
    binfmt_free(&table);
    return c->persistent ? write_conf(c, name, rule) : ERR_OK;
}

err_t emulation_register(struct emulation_command *c)
{
    char found[PATH_MAX], flags[8];
    if (c->help) {
        usage(c);
        return ERR_OK;
    }
    if (!c->interpreter) {
        TRY(find_interpreter(found));
        c->interpreter = found;
    }
    TRY(check_interpreter(c->interpreter, !c->no_fix));
    /* O: the program need not be readable for its user, and is opened once. C implies it. */
    snprintf(flags, sizeof(flags), "%sO%s%s", c->no_argv0 ? "" : "P", c->credential ? "C" : "",
             c->no_fix ? "" : "F");
    if (!c->print)
        TRY(make_ready(c));
    for (unsigned i = 0; i < c->guest_count; i++)
        TRY(register_guest(c, c->guest[i], flags));
    return ERR_OK;
}

err_t emulation_unregister(struct emulation_command *c)
{
    char path[PATH_MAX], full[PATH_MAX], name[NAME_MAX + 1];
    if (c->help) {
        c->removing = true;
        usage(c);
        return ERR_OK;
    }
    enum binfmt_state state = binfmt_look(&c->place);
    bool changes = state == BINFMT_READY || state == BINFMT_DISABLED, any = false;
    for (unsigned i = 0; i < c->guest_count; i++) {
        bool there = false;
        binfmt_name(c->guest[i], name);
        if (changes)
            TRY(remove_entry(c, name, &there));
        snprintf(path, sizeof(path), CONF_DIR "/%s.conf", name);
        if (!unlink(binfmt_path(&c->place, path, full)))
            printf("%s: removed\n", path);
        else if (errno != ENOENT)
            return err_make(errno, "%s: %s", full, strerror(errno));
        if (there)
            printf("%s: no longer registered\n", c->guest[i]->name);
        any |= there;
    }
    if (!changes && state != BINFMT_NOT_MOUNTED && state != BINFMT_NO_KERNEL)
        return err_make(EPERM, "%s", binfmt_problem(state));
    if (!any)
        puts("nothing of Moa's was registered");
    return ERR_OK;
}
