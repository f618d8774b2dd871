/* From a frame of the guest's stack to its caller's, by the .eh_frame of the program that the code
 * is from (DWARF 5 section 6.4, and the Linux Standard Base on .eh_frame). Whatever the bytes are,
 * it ends and stays in bounds. SPDX-License-Identifier: MIT */
#ifndef MOA_USER_UNWIND_H
#define MOA_USER_UNWIND_H

#include "vm/guest_debug.h"

#include <stddef.h>
#include <stdint.h>

struct unwind_section {
    const uint8_t *data;
    size_t size;
    uint64_t address; /* where the program has it */
    bool narrow;      /* of a 32-bit program */
};

struct unwind_frame {
    uint64_t pc, reg[GUEST_DWARF_MAX]; /* by DWARF numbers */
    bool interrupted; /* pc is where it was interrupted, not where it will return to */
};

struct unwind_memory {
    bool (*read)(void *opaque, void *out, uint64_t address, size_t len);
    void *opaque;
    unsigned word; /* bytes of a register: 4 or 8 */
};

enum unwind_result {
    UNWIND_CALLER,  /* the frame is the caller's now */
    UNWIND_END,     /* there is none: the outermost frame */
    UNWIND_UNKNOWN, /* nothing is said about this code, or nonsense */
};

enum unwind_result unwind_by_table(const struct unwind_section *s, const struct guest_debug *guest,
                                   const struct unwind_memory *m, struct unwind_frame *f);
/* By the chain of frame pointers; `first`: the frame may not have one of its own yet. */
enum unwind_result unwind_by_pointer(const struct guest_debug *guest, const struct unwind_memory *m,
                                     struct unwind_frame *f, bool first);
/* By what the function's code says that it has done to the stack. */
enum unwind_result unwind_by_code(const struct guest_debug *guest, const struct unwind_memory *m,
                                  struct unwind_frame *f, const struct guest_frame *frame);
/* Out of a signal frame, which the stack pointer points to. */
enum unwind_result unwind_signal(const struct guest_debug *guest, const struct unwind_memory *m,
                                 struct unwind_frame *f);

#endif
