/* What the signal frames of all guests with Linux's generic ABI begin with
 * (include/uapi/asm-generic/ucontext.h); behind it, aligned, lies each architecture's sigcontext.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_GUEST_LINUX_FRAME_H
#define MOA_GUEST_LINUX_FRAME_H

#include "vm/linux_abi.h"

#include <string.h>

struct linux_frame_head { /* of 64-bit guests */
    uint8_t info[128];
    /* struct ucontext */
    uint64_t flags, link;
    struct {
        uint64_t sp;
        int32_t flags, padding;
        uint64_t size;
    } stack;
    uint64_t mask;
    uint8_t unused[120];
};

enum {
    LINUX_FRAME_UCONTEXT = offsetof(struct linux_frame_head, flags),
    LINUX_FRAME_SIGCONTEXT = 128 + 176, /* where the sigcontext must lie */
};

/* The head is zeroed. */
static inline void linux_frame_fill(struct linux_frame_head *head, const struct linux_signal *sig)
{
    memcpy(head->info, sig->siginfo, sizeof(head->info));
    head->stack.sp = sig->altstack_sp;
    head->stack.size = sig->altstack_size;
    head->stack.flags = sig->altstack_flags;
    head->mask = sig->old_mask;
}

/* As guest_linux.pop_signal gives them back. */
static inline void linux_frame_take(const struct linux_frame_head *head, uint64_t *mask,
                                    uint64_t altstack[3])
{
    *mask = head->mask;
    altstack[0] = head->stack.sp;
    altstack[1] = (uint64_t)(int64_t)head->stack.flags;
    altstack[2] = head->stack.size;
}

/* The same of 32-bit guests. */
struct linux_frame_head32 {
    uint8_t info[128];
    /* struct ucontext */
    uint32_t flags, link;
    struct {
        uint32_t sp;
        int32_t flags;
        uint32_t size;
    } stack;
    uint32_t mask[2];
    uint8_t unused[120];
};

enum {
    LINUX_FRAME32_SIGCONTEXT = 128 + 160 /* where a sigcontext aligned to 16 bytes must lie */
};

static inline void linux_frame32_fill(struct linux_frame_head32 *head,
                                      const struct linux_signal *sig)
{
    memcpy(head->info, sig->siginfo, sizeof(head->info));
    head->stack.sp = (uint32_t)sig->altstack_sp;
    head->stack.size = (uint32_t)sig->altstack_size;
    head->stack.flags = sig->altstack_flags;
    head->mask[0] = (uint32_t)sig->old_mask;
    head->mask[1] = (uint32_t)(sig->old_mask >> 32);
}

static inline void linux_frame32_take(const struct linux_frame_head32 *head, uint64_t *mask,
                                      uint64_t altstack[3])
{
    *mask = head->mask[0] | (uint64_t)head->mask[1] << 32;
    altstack[0] = head->stack.sp;
    altstack[1] = (uint64_t)(int64_t)head->stack.flags;
    altstack[2] = head->stack.size;
}

#endif
