/* The command line of user mode: QEMU's spelling and a few words of our own, with their environment
 * variables. SPDX-License-Identifier: MIT */
#include "user/user.h"

#include "base/bytes.h"
#include "base/log.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct parse {
    struct user_options *o;
    enum user_action action;
    char **env; /* being edited by -E and -U; allocated */
    unsigned env_count, env_room;
};

/* ---- the guest's environment ---- */

static err_t env_remove(struct parse *ps, const char *name, size_t len)
{
    unsigned kept = 0;
    for (unsigned i = 0; i < ps->env_count; i++)
        if (strncmp(ps->env[i], name, len) || ps->env[i][len] != '=')
            ps->env[kept++] = ps->env[i];
    ps->env[ps->env_count = kept] = nullptr;
    return ERR_OK;
}

static err_t env_add(struct parse *ps, const char *assignment, size_t len)
{
    TRY(env_remove(ps, assignment, (size_t)(strchr(assignment, '=') - assignment)));
    if (ps->env_count + 2 > ps->env_room) {
        char **more = realloc(ps->env, (ps->env_room * 2 + 2) * sizeof(*more));
        if (!more)
            return err_make(ENOMEM, "out of memory");
        ps->env = more;
        ps->env_room = ps->env_room * 2 + 2;
    }
    char *copy = strndup(assignment, len);
    if (!copy)
        return err_make(ENOMEM, "out of memory");
    ps->env[ps->env_count++] = copy;
    ps->env[ps->env_count] = nullptr;
    return ERR_OK;
}

static err_t env_start(struct parse *ps)
{
    if (ps->env)
        return ERR_OK;
    unsigned n = 0;
    while (ps->o->envp[n])
        n++;
    ps->env_room = n + 8;
    ps->env = malloc(ps->env_room * sizeof(*ps->env));
    if (!ps->env)
        return err_make(ENOMEM, "out of memory");
    memcpy(ps->env, ps->o->envp, (n + 1) * sizeof(*ps->env));
    ps->env_count = n;
    return ERR_OK;
}

/* "a=b,c=d": commas separate only in front of another assignment, so that values may have commas.
 */
static err_t apply_setenv(struct parse *ps, const char *value)
{
    TRY(env_start(ps));
    while (*value) {
        size_t len = strcspn(value, ",");
        const char *equals = memchr(value, '=', len);
        if (!equals || equals == value)
            return err_make(EINVAL, "-E %s: expected NAME=VALUE", value);
        TRY(env_add(ps, value, len));
        value += len + (value[len] == ',');
    }
    return ERR_OK;
}

static err_t apply_unsetenv(struct parse *ps, const char *value)
{
    TRY(env_start(ps));
    while (*value) {
        size_t len = strcspn(value, ",");
        if (memchr(value, '=', len))
            return err_make(EINVAL, "-U %s: expected a name without '='", value);
        TRY(env_remove(ps, value, len));
        value += len + (value[len] == ',');
    }
    return ERR_OK;
}

/* ---- values ---- */

static err_t parse_size(const char *option, const char *text, bool suffixes, uint64_t *out)
{
    char *end;
    errno = 0;
    unsigned long long v = strtoull(text, &end, 0);
    unsigned shift = 0;
    if (suffixes && *end) {
        const char *units = "kKmMgG", *u = strchr(units, *end);
        if (u) {
            shift = ((unsigned)(u - units) / 2 + 1) * 10;
            end++;
        }
    }
    if (errno || end == text || *end || *text == '-' || (shift && v >> (64 - shift)))
        return err_make(EINVAL, "-%s %s: expected a number%s", option, text,
                        suffixes ? " (bytes, or with k, M, G)" : "");
    *out = v << shift;
    return ERR_OK;
}

static err_t apply_help(struct parse *ps, const char *value)
{
    ps->action = USER_HELP;
    return ERR_OK;
}

static err_t apply_version(struct parse *ps, const char *value)
{
    ps->action = USER_VERSION;
    return ERR_OK;
}

static err_t apply_gdb(struct parse *ps, const char *value)
{
    ps->o->gdb = *value ? value : nullptr;
    return ERR_OK;
}

static err_t apply_plugin(struct parse *ps, const char *value)
{
    return err_make(
        ENOTSUP, "-plugin: QEMU's plugins cannot be loaded; for traces see '-d help' and -strace");
}

static err_t apply_trace(struct parse *ps, const char *value)
{
    return err_make(ENOTSUP,
                    "-trace: QEMU's trace events do not exist here; see '-d help' and -strace");
}

static err_t apply_dfilter(struct parse *ps, const char *value)
{
    return err_make(ENOTSUP, "-dfilter: filtering the log by address is not supported");
}

static err_t apply_prefix(struct parse *ps, const char *value)
{
    ps->o->ld_prefix = value;
    return ERR_OK;
}

static err_t apply_stack(struct parse *ps, const char *value)
{
    TRY(parse_size("s", value, true, &ps->o->stack_size));
    if (ps->o->stack_size < 64 << 10 || ps->o->stack_size > 1ull << 36)
        return err_make(EINVAL, "-s %s: a stack has between 64 KiB and 64 GiB", value);
    return ERR_OK;
}

static err_t apply_cpu(struct parse *ps, const char *value)
{
    ps->o->cpu = value;
    if (!strcmp(value, "help") || !strcmp(value, "?"))
        ps->action = USER_CPU_HELP;
    return ERR_OK;
}

static err_t apply_argv0(struct parse *ps, const char *value)
{
    ps->o->argv0 = value;
    return ERR_OK;
}

static err_t apply_uname(struct parse *ps, const char *value)
{
    ps->o->uname_release = value;
    return ERR_OK;
}

static err_t apply_base(struct parse *ps, const char *value)
{
    TRY(parse_size("B", value, false, &ps->o->guest_base));
    if (ps->o->guest_base % 4096 || ps->o->guest_base >= 1ull << 46)
        return err_make(EINVAL, "-B %s: expected a multiple of the page size below 2^46", value);
    ps->o->has_guest_base = true;
    return ERR_OK;
}

static err_t apply_reserved(struct parse *ps, const char *value)
{
    return parse_size("R", value, true, &ps->o->reserved_va);
}

static err_t apply_log(struct parse *ps, const char *value)
{
    ps->o->log_items = value;
    if (!strcmp(value, "help") || !strcmp(value, "?"))
        ps->action = USER_LOG_HELP;
    return ERR_OK;
}

static err_t apply_log_file(struct parse *ps, const char *value)
{
    ps->o->log_file = value;
    return ERR_OK;
}

static err_t apply_continued(struct parse *ps, const char *value)
{
    ps->o->log_continued = true;
    return ERR_OK;
}

static err_t apply_page_size(struct parse *ps, const char *value)
{
    uint64_t size;
    TRY(parse_size("p", value, false, &size));
    if (size != 4096)
        return err_make(EINVAL, "-p %s: the page size of this host is 4096", value);
    return ERR_OK;
}

static err_t apply_one_insn(struct parse *ps, const char *value)
{
    ps->o->one_insn = true;
    return ERR_OK;
}

static err_t apply_strace(struct parse *ps, const char *value)
{
    ps->o->strace = true;
    return ERR_OK;
}

static err_t apply_seed(struct parse *ps, const char *value)
{
    ps->o->has_seed = true;
    return parse_size("seed", value, false, &ps->o->seed);
}

/* From Moa to itself: see seccomp_export. */
static err_t apply_filters(struct parse *ps, const char *value)
{
    uint64_t fd;
    TRY(parse_size("inherit-filters", value, false, &fd));
    ps->o->has_filters = true;
    ps->o->filter_fd = (int)fd;
    return ERR_OK;
}

static err_t apply_accel(struct parse *ps, const char *value)
{
    if (!strcmp(value, "jit") || !strcmp(value, "tcg"))
        ps->o->accel = ENGINE_JIT;
    else if (!strcmp(value, "eager"))
        ps->o->accel = ENGINE_EAGER;
    else if (!strcmp(value, "interp"))
        ps->o->accel = ENGINE_INTERP;
    else
        return err_make(EINVAL, "-accel %s: expected jit, eager or interp", value);
    return ERR_OK;
}

static err_t apply_level(struct parse *ps, const char *value)
{
    if (value[0] < '0' || value[0] > '2' || value[1])
        return err_make(EINVAL, "-O %s: expected 0, 1 or 2", value);
    ps->o->opt_level = (unsigned)(value[0] - '0');
    return ERR_OK;
}

/* ---- the table ---- */

struct option {
    const char *name, *argument, *env, *help;
    err_t (*apply)(struct parse *ps, const char *value);
    bool keep; /* pass on to programs executed by the guest */
};

static const struct option options[] = {
    {"h", nullptr, nullptr, "print this help", apply_help, false},
    {"help", nullptr, nullptr, "", apply_help, false},
    {"-help", nullptr, nullptr, nullptr, apply_help, false},
    {"g", "port", "GDB",
     "wait for gdb at a TCP port (or ADDRESS:PORT), or a Unix socket of this path", apply_gdb,
     false},
    {"L", "path", "LD_PREFIX", "look for the dynamic loader and absolute paths under 'path' first",
     apply_prefix, true},
    {"s", "size", "STACK_SIZE", "stack size in bytes (k, M, G; default: as ulimit -s, at least 8M)",
     apply_stack, true},
    {"cpu", "model", "CPU", "CPU model (-cpu help for a list)", apply_cpu, true},
    {"E", "var=value", "SET_ENV", "set environment variables of the program", apply_setenv, false},
    {"U", "var", "UNSET_ENV", "remove environment variables of the program", apply_unsetenv, false},
    {"0", "argv0", "ARGV0", "the program's argv[0]", apply_argv0, false},
    {"r", "uname", "UNAME", "kernel release that uname reports", apply_uname, true},
    {"B", "address", "GUEST_BASE", "host address of guest address 0", apply_base, true},
    {"R", "size", "RESERVED_VA", "guest addresses stay below 'size'", apply_reserved, true},
    {"d", "item[,...]", "LOG", "log items (-d help for a list)", apply_log, true},
    {"dfilter", "range[,...]", "DFILTER", nullptr, apply_dfilter, false},
    {"D", "logfile", "LOG_FILENAME", "write the log to 'logfile' (default: standard error)",
     apply_log_file, true},
    {"-log-continued", nullptr, nullptr, nullptr, apply_continued,
     false}, /* for ourselves: see exec.c */
    {"p", "pagesize", "PAGESIZE", "page size; 4096 is the only one", apply_page_size, false},
    {"one-insn-per-tb", nullptr, "ONE_INSN_PER_TB", "translate one instruction at a time",
     apply_one_insn, true},
    {"singlestep", nullptr, "SINGLESTEP", "the same", apply_one_insn, true},
    {"strace", nullptr, "STRACE", "log system calls", apply_strace, true},
    {"seed", "seed", "RAND_SEED", "seed of AT_RANDOM, for repeatable runs", apply_seed, true},
    {"inherit-filters", "fd", nullptr, nullptr, apply_filters, false},
    {"trace", "pattern", "TRACE", nullptr, apply_trace, false},
    {"plugin", "file", "PLUGIN", nullptr, apply_plugin, false},
    {"accel", "name", "ACCEL",
     "jit (default), eager (compile all code at once) or interp (the reference)", apply_accel,
     true},
    {"O", "level", "OPT_LEVEL", "optimisation of translated code: 0, 1, 2 (default)", apply_level,
     true},
    {"version", nullptr, "VERSION", "print the version and exit", apply_version, false},
    {"-version", nullptr, nullptr, nullptr, apply_version, false},
};

static const struct option *find_option(const char *name)
{
    for (size_t i = 0; i < ARRAY_SIZE(options); i++)
        if (!strcmp(options[i].name, name))
            return &options[i];
    return nullptr;
}

/* Edits between two words (at most 31 letters are looked at). */
static unsigned distance(const char *a, const char *b)
{
    unsigned row[32], n = (unsigned)strnlen(b, 31);
    for (unsigned j = 0; j <= n; j++)
        row[j] = j;
    for (unsigned i = 0; a[i] && i < 31; i++) {
        unsigned diagonal = row[0];
        row[0] = i + 1;
        for (unsigned j = 0; j < n; j++) {
            unsigned change = diagonal + (a[i] != b[j]);
            diagonal = row[j + 1];
            unsigned edit = (row[j] < row[j + 1] ? row[j] : row[j + 1]) + 1;
            row[j + 1] = change < edit ? change : edit;
        }
    }
    return row[n];
}

static err_t unknown_option(const char *name)
{
    const struct option *best = nullptr;
    unsigned least = 3;
    for (size_t i = 0; i < ARRAY_SIZE(options); i++) {
        unsigned d = distance(name, options[i].name);
        if (options[i].help && d < least && d < strlen(name)) {
            least = d;
            best = &options[i];
        }
    }
    if (best)
        return err_make(EINVAL, "unknown option '%s'; did you mean '-%s'?", name, best->name);
    return err_make(EINVAL, "unknown option '%s'; -h lists the options", name);
}

static err_t keep_option(struct user_options *o, const char *name, const char *value)
{
    const char **more = realloc(o->keep, (o->keep_count + 2) * sizeof(*more));
    char *dashed = malloc(strlen(name) + 2);
    if (!more || !dashed)
        return err_make(ENOMEM, "out of memory");
    o->keep = more;
    dashed[0] = '-';
    strcpy(dashed + 1, name);
    o->keep[o->keep_count++] = dashed;
    if (value)
        o->keep[o->keep_count++] = value;
    return ERR_OK;
}

/* QEMU_* and MOA_* variables, in the order of the environment. They reach programs that the guest
 * executes by themselves. */
static err_t apply_environment(struct parse *ps, char **envp)
{
    for (; *envp; envp++) {
        const char *v = *envp;
        size_t skip = !strncmp(v, "QEMU_", 5) ? 5 : !strncmp(v, "MOA_", 4) ? 4 : 0;
        const char *equals = skip ? strchr(v, '=') : nullptr;
        if (!equals)
            continue;
        size_t len = (size_t)(equals - v) - skip;
        for (size_t i = 0; i < ARRAY_SIZE(options); i++) {
            const char *name = options[i].env;
            if (name && strlen(name) == len && !memcmp(name, v + skip, len))
                TRY(options[i].apply(ps, equals + 1));
        }
    }
    return ERR_OK;
}

static err_t apply_arguments(struct parse *ps, int argc, char **argv, int *next)
{
    int i = 1;
    while (i < argc && argv[i][0] == '-' && argv[i][1]) {
        const char *name = argv[i++] + 1;
        if (!strcmp(name, "-"))
            break;
        const struct option *op = find_option(name);
        if (!op)
            return unknown_option(name);
        const char *value = nullptr;
        if (op->argument) {
            if (i >= argc)
                return err_make(EINVAL, "option '-%s' wants an argument: -%s %s", name, name,
                                op->argument);
            value = argv[i++];
        }
        TRY(op->apply(ps, value));
        if (op->keep)
            TRY(keep_option(ps->o, name, value));
    }
    *next = i;
    return ERR_OK;
}

err_t user_parse(struct user_options *o, int argc, char **argv, char **envp,
                 enum user_action *action)
{
    struct parse ps = {.o = o, .action = USER_RUN};
    o->envp = envp;
    TRY(apply_environment(&ps, envp));
    int next = 1;
    if (!o->from_binfmt)
        TRY(apply_arguments(&ps, argc, argv, &next));
    if (ps.env)
        o->envp = ps.env;
    *action = ps.action;
    if (ps.action != USER_RUN)
        return ERR_OK;
    if (next >= argc)
        return err_make(EINVAL, "no user program specified; -h shows how");
    o->program = argv[next];
    o->argv = argv + next;
    return ERR_OK;
}

void user_help(const struct user_options *o, int fd)
{
    dprintf(fd,
            "usage: %s [options] program [arguments...]\nRuns a Linux program made for %s on this "
            "machine.\n\n",
            o->self, o->guest ? o->guest->name : "another architecture");
    dprintf(fd,
            "Options, and the environment variables that set them (MOA_ for QEMU_ works too):\n");
    for (size_t i = 0; i < ARRAY_SIZE(options); i++) {
        const struct option *op = &options[i];
        char left[40];
        if (!op->help || !*op->help)
            continue;
        snprintf(left, sizeof(left), "-%s %s", op->name, op->argument ? op->argument : "");
        dprintf(fd, "%-20s %s%-15s %s\n", left, op->env ? "QEMU_" : "     ", op->env ? op->env : "",
                op->help);
    }
    dprintf(fd,
            "\nA default prefix for -L is used when it exists: /etc/qemu-binfmt/ARCHITECTURE.\n");
}

void user_cpu_help(const struct user_options *o, int fd)
{
    for (unsigned i = 0; i < o->guest_count; i++) {
        const struct guest *g = o->guests[i];
        if (o->guest && o->guest != g)
            continue;
        dprintf(fd, "CPU models of %s (the first is the default):\n", g->name);
        for (unsigned m = 0; m < g->nmodels; m++)
            dprintf(fd, "  %-16s %s\n", g->models[m].name,
                    g->models[m].help ? g->models[m].help : "");
    }
}
