/* Fuzz target of decoders, disassemblers, translators and passes: whatever the bytes, each guest's
 * translator makes a region that the verifier accepts, at every optimisation level, and makes
 * progress. SPDX-License-Identifier: MIT */
#include "base/bytes.h"
#include "guest/registry.h"
#include "vm/engine.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    CAPACITY = 6144,
    TABLE = 4096,
    MAX_CODE = 1024
};

static const uint64_t code_start = 0x10000;

struct code {
    const uint8_t *data;
    size_t size;
};

static bool fetch(struct translation *t, uint64_t pc, void *out, unsigned size)
{
    const struct code *c = t->opaque;
    if (pc < code_start || pc - code_start + size > c->size)
        return false;
    memcpy(out, c->data + (pc - code_start), size);
    t->nranges = 1;
    return true;
}

static void translate(const struct guest *guest, struct vcpu *cpu, struct code *code,
                      unsigned opt_level)
{
    static struct ir_inst inst[CAPACITY];
    static ir_ref table[TABLE];
    struct ir_region region = {.inst = inst, .capacity = CAPACITY};
    struct ir_builder builder;
    struct translation t = {.build = &builder,
                            .cpu = cpu,
                            .pc = code_start,
                            .max_insns = 64,
                            .fetch = fetch,
                            .opaque = code};
    char why[256];
    ir_begin(&builder, &region, &guest->slots, t.pc, table, TABLE, opt_level);
    guest->translate(&t);
    ir_optimise(&region, opt_level);
    if (!region.count || !ir_verify(&region, why, sizeof(why))) {
        fprintf(stderr, "%s, level %u: %s\n", guest->name, opt_level,
                region.count ? why : "no instruction");
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct code code = {data, size < MAX_CODE ? size : MAX_CODE};
    for (unsigned g = 0; g < guest_count; g++) {
        const struct guest *guest = guests[g];
        struct vcpu *cpu = aligned_alloc(64, align_up(sizeof(*cpu), 64));
        char text[128];
        memset(cpu, 0, sizeof(*cpu));
        cpu->guest = guest;
        memcpy(cpu->features, guest->models[0].features, sizeof(cpu->features));
        guest->reset(cpu, &guest->models[0]);
        for (unsigned opt_level = 0; opt_level <= 2; opt_level++)
            translate(guest, cpu, &code, opt_level);
        for (size_t at = 0; at < code.size; at += 2)
            guest->disassemble(code.data + at, code.size - at, code_start + at, text, sizeof(text));
        free(cpu);
    }
    return 0;
}
