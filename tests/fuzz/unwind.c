/* Fuzz target of what a crash reads: ELF symbols, unwinding tables, prologues. Whatever the bytes,
 * it ends, in bounds. SPDX-License-Identifier: MIT */
#include "guest/aarch64/a64.h"
#include "guest/riscv/rv.h"
#include "user/symbols.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    ADDRESS = 0x10000
};

/* Memory is the input too, over and over. */
struct bytes {
    const uint8_t *data;
    size_t size;
};

static bool read_memory(void *opaque, void *out, uint64_t address, size_t len)
{
    const struct bytes *b = opaque;
    if (address % 64 == 63 || !b->size)
        return false;
    for (size_t i = 0; i < len; i++)
        ((uint8_t *)out)[i] = b->data[(address + i) % b->size];
    return true;
}

static void unwind(const struct unwind_section *s, const struct guest_debug *guest, struct bytes *b,
                   uint64_t pc)
{
    const struct unwind_memory m = {read_memory, b, guest->word};
    struct unwind_frame f = {.pc = pc, .interrupted = true};
    for (unsigned i = 0; i < GUEST_DWARF_MAX; i++)
        f.reg[i] = i * 0x1001;
    for (unsigned n = 0; n < 3 && unwind_by_table(s, guest, &m, &f) == UNWIND_CALLER; n++)
        ;
    for (unsigned n = 0; n < 3 && unwind_by_pointer(guest, &m, &f, !n) == UNWIND_CALLER; n++)
        ;
    unwind_signal(guest, &m, &f);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *copy =
        malloc(size + 1); /* of exactly that size: the sanitizer sees who reads beyond */
    memcpy(copy, data, size);
    struct bytes b = {copy, size};
    struct code_file file = {.data = copy, .size = size, .is_elf = true, .bias = 0x4000};
    const struct unwind_section whole = {copy, size, ADDRESS};
    struct unwind_section section;
    struct code_symbol symbol;
    struct guest_frame frame;
    for (uint64_t i = 0; i < 32; i++) {
        uint64_t pc = i < 16 || size < 32 ? ADDRESS + i * 0x40 - 0x400
                                          : ADDRESS + 0x20 + i + copy[size / 2] * 4 - copy[i] * 16;
        code_file_symbol(&file, pc, &symbol);
        unwind(&whole, &a64_debug, &b, pc);
        if (code_file_unwind(&file, &section))
            unwind(&section, &rv64_debug, &b, pc);
    }
    rv64_debug.scan(copy, size, &frame);
    free(copy);
    return 0;
}
