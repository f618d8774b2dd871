/* binfmt_misc, the kernel's table of who runs which foreign programs: its entries, and the one that
 * Moa wants for each guest. SPDX-License-Identifier: MIT */
#ifndef MOA_CMD_BINFMT_H
#define MOA_CMD_BINFMT_H

#include "base/err.h"
#include "vm/guest.h"

#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum {
    BINFMT_HEAD = 20,      /* as much of an ELF header as says which machine it is for */
    BINFMT_MAX_RULE = 1920 /* bytes of a line that the kernel takes */
};

/* Where things are: everything below `root` ("" but in tests). */
struct binfmt_place {
    const char *root;
};

enum binfmt_state {
    BINFMT_READY,
    BINFMT_NO_KERNEL,   /* the kernel has it neither built in nor as a module loaded now */
    BINFMT_NOT_MOUNTED, /* /proc/sys/fs/binfmt_misc has no files */
    BINFMT_READ_ONLY,
    BINFMT_NO_PERMISSION,
    BINFMT_DISABLED, /* as a whole */
};

/* A file of binfmt_misc. */
struct binfmt_entry {
    char name[NAME_MAX + 1], interpreter[PATH_MAX], flags[16];
    bool enabled, is_magic;
    unsigned offset, size; /* of magic and mask */
    uint8_t magic[256], mask[256];
    struct timespec registered;
};

struct binfmt_table {
    struct binfmt_entry *entry; /* newest first: the kernel takes the first that fits */
    unsigned count;
};

/* `path` below the place's root, into a buffer of PATH_MAX bytes. */
const char *binfmt_path(const struct binfmt_place *place, const char *path, char *out);
enum binfmt_state binfmt_look(const struct binfmt_place *place);
/* Why register is impossible and what to do; "" for BINFMT_READY. */
const char *binfmt_problem(enum binfmt_state state);

err_t binfmt_read(const struct binfmt_place *place, struct binfmt_table *out);
void binfmt_free(struct binfmt_table *table);
const struct binfmt_entry *binfmt_find(const struct binfmt_table *table, const char *name);
/* The enabled entry that the kernel would take for programs of this guest, or null. */
const struct binfmt_entry *binfmt_holder(const struct binfmt_table *table,
                                         const struct guest *guest);
bool binfmt_matches(const struct binfmt_entry *entry, const struct guest *guest);

/* The name of Moa's entry, in a buffer of NAME_MAX + 1 bytes. */
const char *binfmt_name(const struct guest *guest, char *out);
/* The line that registers `interpreter` for a guest, in a buffer of BINFMT_MAX_RULE bytes. */
err_t binfmt_rule(const struct guest *guest, const char *interpreter, const char *flags, char *out);
/* Writes text to a file below the place's root (`path`), which must exist unless `create`. */
err_t binfmt_write(const struct binfmt_place *place, const char *path, const char *text,
                   bool create);
/* Who registered the entry, in words. */
const char *binfmt_owner(const struct binfmt_place *place, const struct binfmt_entry *entry,
                         char *out, size_t size);

/* What an interpreter is. */
enum binfmt_program {
    PROGRAM_MISSING,
    PROGRAM_NOT_EXECUTABLE,
    PROGRAM_DYNAMIC, /* cannot be started where its loader is not: in chroots, with flag F */
    PROGRAM_STATIC,
    PROGRAM_SCRIPT
};
enum binfmt_program binfmt_program(const char *path);

#define BINFMT_DIR "/proc/sys/fs/binfmt_misc"

#endif
