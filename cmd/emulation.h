/* `moa register`, `unregister`, `status`, `doctor`: their common command line.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_CMD_EMULATION_H
#define MOA_CMD_EMULATION_H

#include "base/err.h"
#include "cmd/binfmt.h"
#include "cmd/frontend.h"

enum {
    EMULATION_MAX_GUESTS = 32
};

struct emulation_command {
    struct binfmt_place place;
    const struct guest *guest[EMULATION_MAX_GUESTS];
    unsigned guest_count;
    const char *interpreter;
    bool help, persistent, no_fix, credential, no_argv0, print, removing;
    int status; /* what to exit with when nothing failed */
};

extern const struct frontend frontend_register, frontend_unregister, frontend_status,
    frontend_doctor;

err_t emulation_register(struct emulation_command *c);
err_t emulation_unregister(struct emulation_command *c);
err_t emulation_status(struct emulation_command *c);
err_t emulation_doctor(struct emulation_command *c);

/* Names and Debian's names of all guests that user mode runs. */
void emulation_print_guests(void);

#endif
