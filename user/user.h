/* Linux user mode's entry: runs one guest program.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_USER_USER_H
#define MOA_USER_USER_H

#include "base/err.h"
#include "host/backend.h"
#include "vm/engine.h"
#include "vm/guest.h"

#include <stddef.h>
#include <stdint.h>

/* How a program is to be run. Filled by user_parse from a command line and the environment, or by
 * hand. */
struct user_options {
    const struct guest *const *guests; /* all that can be run */
    unsigned guest_count;
    const struct guest *guest;     /* the only one wanted, or null: what the program was made for */
    const struct backend *backend; /* of this host, or null */
    const char *self;              /* our name, for messages */
    bool qemu;                     /* called by one of QEMU's names: speak like it */

    const char *program; /* path of the program */
    int program_fd;      /* open already (binfmt_misc, fexecve), or -1 */
    bool from_binfmt;
    char **argv; /* the program's, ended by null; argv[0] is replaced by argv0 if that is set */
    char **envp; /* the program's */
    const char *argv0;

    const char *ld_prefix, *cpu, *uname_release;
    uint64_t stack_size; /* 0: by the resource limit */
    uint64_t guest_base, reserved_va;
    bool has_guest_base, strace, has_seed, one_insn;
    uint64_t seed;
    bool has_filters; /* filter_fd has what seccomp_export wrote */
    int filter_fd;
    const char *log_items, *log_file;
    bool log_continued; /* executed by a program of ours: the log file is already in use */
    const char *gdb;    /* where to wait for gdb: a port or a path; null: not at all */
    enum engine_accel accel;
    unsigned opt_level;

    /* Options to pass on when the program executes another guest program. */
    const char **keep;
    unsigned keep_count;
};

/* What user_parse wants done. */
enum user_action {
    USER_RUN,
    USER_HELP,
    USER_VERSION,
    USER_CPU_HELP,
    USER_LOG_HELP
};

/* Reads options from argv[1…] (up to the program's name) and from the environment variables QEMU_*
 * and MOA_*; options win. Strings are kept, not copied. `o` carries defaults and the guests. */
err_t user_parse(struct user_options *o, int argc, char **argv, char **envp,
                 enum user_action *action);
/* `-h`, to fd. */
void user_help(const struct user_options *o, int fd);
/* `-cpu help`, to fd: of o->guest or, if that is null, of all. */
void user_cpu_help(const struct user_options *o, int fd);

/* Runs the program; returns its exit status only if it never came to life (126, 127, 1 as a shell
 * or QEMU would). */
int user_main(const struct user_options *o);

#endif
