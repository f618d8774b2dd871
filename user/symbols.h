/* What the file says that guest code was mapped from.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_USER_SYMBOLS_H
#define MOA_USER_SYMBOLS_H

#include "user/process.h"
#include "user/unwind.h"

#include <limits.h>

struct code_file {
    char name[PATH_MAX];
    uint64_t offset;     /* of the pc that it was opened for */
    const uint8_t *data; /* null: it could not be read */
    uint64_t size;
    bool is_elf;
    uint64_t bias; /* address in the program minus address in the file */
};

/* The file at guest address pc; false if none is mapped there. */
bool code_file_open(struct code_file *f, const struct process *p, uint64_t pc);
void code_file_close(struct code_file *f);
const char *code_file_base_name(const struct code_file *f);

struct code_symbol {
    char name[128];
    uint64_t offset; /* of the pc from the symbol */
};
bool code_file_symbol(const struct code_file *f, uint64_t pc, struct code_symbol *out);
/* Its .eh_frame, good as long as the file is open. */
bool code_file_unwind(const struct code_file *f, struct unwind_section *out);

#endif
