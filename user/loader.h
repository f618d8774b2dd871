/* From a file to a guest process ready to run: scripts, ELF images, the interpreter, the first
 * stack. SPDX-License-Identifier: MIT */
#ifndef MOA_USER_LOADER_H
#define MOA_USER_LOADER_H

#include "user/elf.h"
#include "user/process.h"

/* An open program whose headers have been checked. */
struct program {
    int fd;
    const char *path;
    uint64_t file_size;
    struct elf_image image;
    char **argv; /* of the program: scripts put their interpreter in front */
    /* The pages reserved at guest_base + address for the image. */
    uint64_t bias;
};

/* Exit status, as a shell gives it, for an error from here. */
int program_exit_status(err_t e);

/* Opens options->program, goes through `#!` lines, checks that it is a program for one of the
 * guests and finds that guest. */
err_t program_open(struct program *out, const struct user_options *o, const struct guest **guest);
/* Reserves the image's addresses and settles the guest base: the one wanted, or one at which a
 * fixed-address program fits. */
err_t program_reserve(struct program *pr, const struct user_options *o, const struct guest *guest,
                      uint64_t *guest_base);
/* Maps program and interpreter, makes the stack, and gives the place to start at. Closes the file.
 */
err_t program_load(struct process *p, struct program *pr, uint64_t *entry, uint64_t *sp);

/* stack.c: maps the stack and writes arguments, environment and auxiliary vector.
 * `interpreter_base` is AT_BASE. */
err_t stack_create(struct process *p, const struct program *pr, uint64_t interpreter_base,
                   uint64_t *sp);

/* One past the highest address that the guest can use at guest_base. */
uint64_t guest_limit(const struct user_options *o, const struct guest *guest, uint64_t guest_base);

#endif
