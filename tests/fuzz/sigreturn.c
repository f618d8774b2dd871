/* Fuzz target of signal frames: whatever lies on the stack, rt_sigreturn takes it or refuses it;
 * what it has taken gives the same frame each time a signal arrives. SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "guest/registry.h"
#include "vm/engine.h"
#include "vm/linux_abi.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    STACK = 32768,
    TOP = 16384,  /* frames are built below */
    FRAME = 4688, /* the largest */
};

static const uint64_t stack_at = 0x40000000; /* within 32 bits */

static bool in_stack(uint64_t addr, size_t len)
{
    return addr >= stack_at && len <= STACK && addr - stack_at <= STACK - len;
}

static bool read_stack(void *opaque, void *dst, uint64_t addr, size_t len)
{
    if (!in_stack(addr, len))
        return false;
    memcpy(dst, (const uint8_t *)opaque + (addr - stack_at), len);
    return true;
}

static bool write_stack(void *opaque, uint64_t addr, const void *src, size_t len)
{
    if (!in_stack(addr, len))
        return false;
    memcpy((uint8_t *)opaque + (addr - stack_at), src, len);
    return true;
}

static void make_frame(const struct guest *guest, struct vcpu *cpu, uint8_t *stack)
{
    const struct linux_memory mem = {read_stack, write_stack, stack};
    const struct linux_signal signal = {.signo = 10,
                                        .handler = 0x1000,
                                        .frame_top = stack_at + TOP,
                                        .want_siginfo = true,
                                        .sigreturn = 0x2000};
    memset(stack, 0, STACK);
    if (!guest->linux_abi->push_signal(cpu, &mem, &signal))
        abort();
}

static bool take_frame(const struct guest *guest, struct vcpu *cpu, uint8_t *stack)
{
    const struct linux_memory mem = {read_stack, write_stack, stack};
    uint64_t mask, altstack[3];
    return guest->linux_abi->pop_signal(cpu, &mem, &mask, altstack);
}

/* The data are a number of changes, and pairs of where and what. */
static void spoil(uint8_t *frame, const uint8_t *data, size_t size)
{
    struct {
        uint16_t at, width;
        uint8_t value[8];
    } change;
    unsigned n = size ? data[0] % 32 : 0;
    for (size_t pos = 1; n && size - pos >= sizeof(change); n--, pos += sizeof(change)) {
        memcpy(&change, data + pos, sizeof(change));
        memcpy(frame + change.at % FRAME, change.value, (size_t)1 << change.width % 4);
    }
}

static void try_guest(const struct guest *guest, const uint8_t *data, size_t size)
{
    static uint8_t stack[STACK], first[STACK];
    struct vcpu *cpu = aligned_alloc(64, align_up(sizeof(*cpu), 64));
    memset(cpu, 0, sizeof(*cpu));
    cpu->guest = guest;
    memcpy(cpu->features, guest->models[0].features, sizeof(cpu->features));
    guest->reset(cpu, &guest->models[0]);
    make_frame(guest, cpu, stack); /* leaves the stack pointer at its bottom */
    size_t at = (size_t)(guest->linux_abi->get_sp(cpu) - stack_at);
    spoil(stack + at, data, size);
    if (take_frame(guest, cpu, stack)) {
        guest->region_key(cpu);
        make_frame(guest, cpu, stack);
        memcpy(first, stack, STACK);
        if (!take_frame(guest, cpu, stack)) {
            fprintf(stderr, "%s: refuses its own frame\n", guest->name);
            abort();
        }
        make_frame(guest, cpu, stack);
        if (memcmp(first, stack, STACK) != 0) {
            fprintf(stderr, "%s: a frame changes when it is taken and made again\n", guest->name);
            abort();
        }
    }
    free(cpu);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    for (unsigned g = 0; g < guest_count; g++)
        if (guests[g]->linux_abi)
            try_guest(guests[g], data, size);
    return 0;
}
