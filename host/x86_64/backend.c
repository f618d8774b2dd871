/*
 * The x86-64 back-end as the engine sees it: creation, compilation of a region, patching.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "host/x86_64/core.h"
#include "ir/ops.h"

#include <stdlib.h>
#include <sys/auxv.h>
#include <sys/platform/x86.h>

/* Pinned registers, the hottest slot first: callee-saved ones survive helpers. */
static const uint8_t pin_order[CLASSES][MAX_PIN_XMMS] = {
    {RBX, R12, R13, R14, R15, RDI, R8, R9, R10, R11},
    {4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
};

/* By what the C library asked the processor at the start: under a hypervisor each question costs as
 * much as translating dozens of instructions. */
static uint32_t host_features(void)
{
    static const struct {
        uint16_t bit; /* x86_cpu_active: the operating system supports it, too */
        uint32_t feature;
    } bits[] = {
        {x86_cpu_SSSE3, X86_SSSE3},      {x86_cpu_SSE4_1, X86_SSE41},
        {x86_cpu_SSE4_2, X86_SSE42},     {x86_cpu_POPCNT, X86_POPCNT},
        {x86_cpu_MOVBE, X86_MOVBE},      {x86_cpu_AES, X86_AES},
        {x86_cpu_PCLMULQDQ, X86_PCLMUL}, {x86_cpu_FMA, X86_FMA},
        {x86_cpu_AVX, X86_AVX},          {x86_cpu_F16C, X86_F16C},
        {x86_cpu_CMPXCHG16B, X86_CX16},  {x86_cpu_BMI1, X86_BMI1},
        {x86_cpu_BMI2, X86_BMI2},        {x86_cpu_AVX2, X86_AVX2},
        {x86_cpu_SHA, X86_SHA},          {x86_cpu_GFNI, X86_GFNI},
        {x86_cpu_AVX512VL, X86_AVX512},  {x86_cpu_LZCNT, X86_LZCNT},
    };
    uint32_t features = 0;

    for (size_t i = 0; i < ARRAY_SIZE(bits); i++)
        if (x86_cpu_active(bits[i].bit))
            features |= bits[i].feature;
    if (getauxval(AT_HWCAP2) & 2)
        features |= X86_FSGSBASE;
    return features;
}

/* Turning a feature off turns off what is built on it. */
static uint32_t without(uint32_t features, uint32_t disable)
{
    features &= ~disable;
    if (!(features & X86_AVX))
        features &= ~(uint32_t)(X86_AVX2 | X86_FMA | X86_F16C | X86_AVX512);
    return features;
}

static void assign_pins(struct x86_backend *be)
{
    unsigned used[CLASSES] = {0, 0};
    const unsigned most[CLASSES] = {MAX_PIN_GPRS, MAX_PIN_XMMS};

    memset(be->pin, -1, sizeof(be->pin));
    memset(be->slot_of_pin, NO_SLOT, sizeof(be->slot_of_pin));
    for (unsigned heat = 1; heat < 256; heat++) {
        for (unsigned s = 0; s < be->slots->count; s++) {
            const struct ir_slot *slot = &be->slots->slot[s];
            unsigned cls = slot->type == IR_V128 ? XMM : GPR;

            if (slot->pin != heat || used[cls] == most[cls])
                continue;
            unsigned reg = pin_order[cls][used[cls]++];
            be->pin[s] = (int8_t)reg;
            be->slot_of_pin[cls][reg] = (uint8_t)s;
            be->pinned[cls] |= 1u << reg;
        }
    }
    /* registers that the guest has no use for are temporaries; callee-saved ones would survive
     * helpers, but spill_temps knows no such thing */
    be->temps[GPR] = 0xffff & ~(1u << RSP | 1u << RBP) & ~be->pinned[GPR];
    be->temps[XMM] = 0xffff & ~be->pinned[XMM];
}

static void add_rules(struct x86_backend *be, const struct emit_rule *rules)
{
    for (unsigned op = 0; op < IR_OP_COUNT; op++)
        if (rules[op].fn)
            be->rules[op] = rules[op];
}

static void *create(struct code_buffer *buf, const struct backend_options *options,
                    const struct ir_slots *slots, const char **why)
{
    uint32_t features = without(host_features(), options->disable);

    if (!(features & X86_SSE41)) {
        *why = "the processor has no SSE4.1";
        return nullptr;
    }
    struct x86_backend *be = calloc(1, sizeof(*be));
    struct emit *e = calloc(1, sizeof(*e));
    if (!be || !e) {
        *why = "out of memory";
        free(be);
        free(e);
        return nullptr;
    }
    be->options = *options;
    be->slots = slots;
    be->features = features;
    be->emit = e;
    assign_pins(be);
    add_rules(be, x86_vector_rules);
    add_rules(be, x86_fp_rules);
    e->be = be;
    e->slots = slots;
    A(e)->features = features;
    if (!x86_make_routines(be, buf)) {
        *why = "the code cache is too small";
        free(be);
        free(e);
        return nullptr;
    }
    return be;
}

static void destroy(void *opaque)
{
    struct x86_backend *be = opaque;
    struct emit *e = be->emit;

    free(e->value);
    free(e->alias);
    free(e->next);
    free(e->note);
    free(e->cold.at);
    free(e->place.at);
    free(e->pool.at);
    free(e->maps);
    free(A(e)->label);
    free(A(e)->fixup);
    free(e);
    free(be);
}

/* ---- compilation ---- */

enum {
    MOST_BYTES_PER_OP = 2048,
    ALIGN = 16
};

static void begin(struct emit *e, struct ir_region *region, struct code_buffer *buf)
{
    struct x86_asm *as = A(e);
    size_t start = (buf->used + ALIGN - 1) & ~(size_t)(ALIGN - 1);

    as->start = as->p = buf->write + (start < buf->size ? start : buf->size);
    as->end = buf->write + buf->size;
    as->to_run = (intptr_t)buf->run - (intptr_t)buf->write;
    as->nlabels = as->nfixups = 0;
    x86_grow((void **)&as->label, &as->max_labels, region->count * 8 + 512, sizeof(*as->label));
    x86_grow((void **)&as->fixup, &as->max_fixups, region->count * 12 + 512, sizeof(*as->fixup));
    e->region = region;
    e->pc = region->pc;
    e->failed = e->in_cold = false;
    e->ndirty = e->ndying = 0;
    e->spills_free = SPILLS >= 64 ? ~0ull : (1ull << SPILLS) - 1;
    e->ef = (struct eflags){.result = IR_NONE};
    e->cold.count = e->place.count = e->pool.count = 0;
    e->nexits = 0;
    e->maps_size = e->map_last_offset = 0;
    e->map_last_pc = 0;
    e->last_fcmp = e->flags_until = IR_NONE;
    memset(e->owner, 0xff, sizeof(e->owner));
    memset(e->locked, 0, sizeof(e->locked));
    memset(e->borrowed, 0, sizeof(e->borrowed));
    for (unsigned s = 0; s < e->slots->count; s++)
        e->slot[s] = (struct slot_state){.value = IR_NONE, .memory = IR_NONE, .pin = e->be->pin[s]};
}

static void emit_pool(struct emit *e)
{
    struct x86_asm *as = A(e);

    if (!e->pool.count)
        return;
    while ((uintptr_t)as->p & 15)
        x86_byte(as, 0xcc);
    for (uint32_t i = 0; i < e->pool.count; i++) {
        if (as->end - as->p < 64) {
            x86_fail(e);
            return;
        }
        x86_bind(as, e->pool.at[i].label);
        x86_word64(as, e->pool.at[i].lo);
        x86_word64(as, e->pool.at[i].hi);
    }
}

static void emit_region(struct emit *e)
{
    for (uint32_t i = 0; i < e->region->count && !e->failed; i++) {
        const struct ir_inst *inst = &e->region->inst[i];

        if (inst->flags & IR_DEAD)
            continue;
        if (A(e)->end - A(e)->p < MOST_BYTES_PER_OP) {
            x86_fail(e);
            return;
        }
        e->pos = i;
        if (x86_ops[inst->op])
            x86_ops[inst->op](e, inst);
        else
            emit_by_rule(e, inst);
        if (i == e->flags_until)
            drop_flags(e);
    }
    emit_cold_parts(e);
    emit_pool(e);
}

static bool compile(void *opaque, struct ir_region *region, struct code_buffer *buf,
                    void *link_base, size_t link_size, struct code_region *out)
{
    struct x86_backend *be = opaque;
    struct emit *e = be->emit;

    begin(e, region, buf);
    e->link_base = (uintptr_t)link_base;
    e->link_size = link_size;
    x86_analyse(e);
    emit_region(e);
    if (e->failed)
        return false;
    x86_resolve(A(e));
    out->run = A(e)->start + A(e)->to_run;
    out->size = x86_here(A(e));
    out->nexits = e->nexits;
    for (uint32_t i = 0; i < e->nexits; i++)
        out->exit[i] = (struct code_exit){
            .target = e->exit[i].target,
            .jump_offset = e->exit[i].jump_offset,
            .stub_offset = A(e)->label[e->exit[i].stub],
            .indirect = e->exit[i].indirect,
            .look_up_offset = e->exit[i].indirect ? A(e)->label[e->exit[i].look_up] : 0};
    out->maps = e->maps;
    out->maps_size = e->maps_size;
    buf->used = (size_t)(A(e)->p - buf->write);
    return true;
}

static void patch(struct code_buffer *buf, const uint8_t *jump_run, const void *to)
{
    uint8_t *field = buf->write + (jump_run - buf->run);
    int32_t distance = (int32_t)((intptr_t)to - ((intptr_t)jump_run + 4));

    __atomic_store_n((int32_t *)(void *)field, distance, __ATOMIC_RELEASE);
}

/* RCX = target. */
static const uint8_t *inline_cache(void *opaque, struct code_buffer *buf, uint64_t pc,
                                   const void *entry, const uint8_t *otherwise)
{
    const struct x86_backend *be = opaque;
    size_t start = (buf->used + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    struct x86_asm as = {.p = buf->write + start,
                         .start = buf->write + start,
                         .end = buf->write + buf->size,
                         .features = be->features,
                         .to_run = (intptr_t)buf->run - (intptr_t)buf->write};

    if (start > buf->size || buf->size - start < 64)
        return nullptr;
    if ((int64_t)pc == (int32_t)pc) {
        x86_alu_imm(&as, ALU_CMP, true, x86_reg(RCX), (int32_t)pc);
    } else {
        x86_mov_imm(&as, RAX, pc);
        x86_op(&as, X86_CMP, true, RCX, x86_reg(RAX));
    }
    x86_jcc_to(&as, CC_NE, otherwise);
    x86_jmp_to(&as, entry);
    buf->used = (size_t)(as.p - buf->write);
    return buf->run + start;
}

const struct backend x86_64_backend = {
    .name = "x86-64",
    .create = create,
    .destroy = destroy,
    .compile = compile,
    .enter = x86_enter,
    .patch = patch,
    .inline_cache = inline_cache,
    .fault = x86_fault,
    .fault_in_helper = x86_fault_in_helper,
    .return_stack_overflow = x86_return_stack_overflow,
    .unwind = x86_unwind,
    .reset_return_stack = x86_reset_return_stack,
    .fp_load = x86_fp_load,
    .fp_merge = x86_fp_merge,
};
