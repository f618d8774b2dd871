/*
 * Vector loads and stores, element by element: all of them. While an element is accessed, vstart is
 * its number, so that a fault leaves it there. V 1.0, chapter 7.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helper_vmem.h"

#include "base/guarded.h"
#include "vm/engine.h"
#include "vm/space.h"

#include <stdatomic.h>

/* One access: `fields` neighbours in memory are elements of as many groups of registers. */
struct access {
    struct rv_v v;
    struct vcpu *cpu;
    unsigned lane; /* log2 of the bytes in memory */
    unsigned fields;
    unsigned stride; /* registers from the group of a field to the next */
    uint64_t base;
};

static struct access decode(struct vcpu *cpu, uint32_t word, uint64_t base)
{
    static const uint8_t lanes[8] = {[0] = 0, [5] = 1, [6] = 2, [7] = 3};
    struct access a = {.v = rv_v_decode(cpu, word),
                       .cpu = cpu,
                       .lane = lanes[rv_v_funct3(word)],
                       .fields = (word >> 29) + 1,
                       .base = base};
    int emul = a.v.lmul + (int)a.lane - (int)a.v.sew;

    a.stride = emul > 0 ? 1u << emul : 1;
    return a;
}

static bool is_store(const struct access *a)
{
    return a->v.word & 0x20;
}

static uint8_t *host_address(const struct access *a, uint64_t address)
{
    return (uint8_t *)(uintptr_t)(a->cpu->guest_base + (address & a->cpu->address_mask));
}

static void copy_element(void *to, const void *from, unsigned lane)
{
    switch (lane) {
    case 0: memcpy(to, from, 1); break;
    case 1: memcpy(to, from, 2); break;
    case 2: memcpy(to, from, 4); break;
    default: memcpy(to, from, 8); break;
    }
}

/* A fault from here on is at element i. */
static void reach(const struct access *a, uint64_t i)
{
    a->v.s->vstart = i;
    atomic_signal_fence(memory_order_seq_cst);
}

static void access_element(const struct access *a, uint64_t i, uint64_t address)
{
    reach(a, i);
    for (unsigned f = 0; f < a->fields; f++, address += 1u << a->lane) {
        engine_check_watch(a->cpu, address, 1u << a->lane,
                           is_store(a) ? VCPU_WATCH_WRITE : VCPU_WATCH_READ);
        uint8_t *element = rv_v_at(&a->v, a->v.vd + f * a->stride, a->lane, i);
        if (is_store(a))
            copy_element(host_address(a, address), element, a->lane);
        else
            copy_element(element, host_address(a, address), a->lane);
    }
}

/* Elements [i, n) one behind the other: page by page, the first element of each by itself, so that
 * it is the one that faults. */
static void access_run(const struct access *a, uint64_t i, uint64_t n)
{
    while (i < n) {
        uint64_t address = a->base + (i << a->lane), more;

        access_element(a, i++, address);
        address += UINT64_C(1) << a->lane;
        more = (-address & (SPACE_PAGE - 1)) >> a->lane;
        if (more > n - i)
            more = n - i;
        if (a->cpu->watch)
            continue; /* each element is to be looked at */
        uint8_t *elements = rv_v_at(&a->v, a->v.vd, a->lane, i);
        if (is_store(a))
            memcpy(host_address(a, address), elements, more << a->lane);
        else
            memcpy(elements, host_address(a, address), more << a->lane);
        i += more;
    }
}

uint64_t rv_v_mem_unit(struct vcpu *cpu, uint32_t word, uint64_t base)
{
    struct access a = decode(cpu, word, base);

    if (a.fields == 1 && !a.v.masked) {
        access_run(&a, a.v.vstart, a.v.vl);
    } else {
        for (uint64_t i = a.v.vstart; i < a.v.vl; i++)
            if (rv_v_active(&a.v, i))
                access_element(&a, i, base + (i * a.fields << a.lane));
    }
    a.v.s->vstart = 0;
    return 0;
}

/* vl<nr>re, vs<nr>r: all bytes of the registers; not by vl. */
uint64_t rv_v_mem_whole(struct vcpu *cpu, uint32_t word, uint64_t base)
{
    struct access a = decode(cpu, word, base);
    uint64_t n = (uint64_t)a.fields * a.v.vlenb >> a.lane;

    a.fields = 1;
    access_run(&a, a.v.vstart, n);
    a.v.s->vstart = 0;
    return 0;
}

/* vlm, vsm: the bytes that hold the bits of vl elements. */
uint64_t rv_v_mem_mask(struct vcpu *cpu, uint32_t word, uint64_t base)
{
    struct access a = decode(cpu, word, base);

    access_run(&a, a.v.vstart, (a.v.vl + 7) / 8);
    a.v.s->vstart = 0;
    return 0;
}

static uint64_t strided(struct vcpu *cpu, uint32_t word, uint64_t base, uint64_t stride)
{
    struct access a = decode(cpu, word, base);

    for (uint64_t i = a.v.vstart; i < a.v.vl; i++)
        if (rv_v_active(&a.v, i))
            access_element(&a, i, base + i * stride);
    a.v.s->vstart = 0;
    return 0;
}

/* The width in the word is that of the offsets in vs2; data have SEW. */
uint64_t rv_v_mem_indexed(struct vcpu *cpu, uint32_t word, uint64_t base)
{
    struct access a = decode(cpu, word, base);
    unsigned index_lane = a.lane;

    a.lane = a.v.sew;
    a.stride = a.v.lmul > 0 ? 1u << a.v.lmul : 1;
    for (uint64_t i = a.v.vstart; i < a.v.vl; i++)
        if (rv_v_active(&a.v, i))
            access_element(&a, i, base + rv_v_get(&a.v, a.v.vs2, index_lane, i));
    a.v.s->vstart = 0;
    return 0;
}

/* --- Fault-only-first --- */

/* Faults if not all fields are there. */
static void touch_element(const struct access *a, uint64_t i, uint64_t address)
{
    reach(a, i);
    for (unsigned n = 0; n < a->fields << a->lane; n++)
        (void)*(volatile uint8_t *)host_address(a, address + n);
}

/* Loads the element if its memory is there. */
static bool try_element(const struct access *a, uint64_t i, uint64_t address)
{
    uint8_t bytes[64];

    reach(a, i);
    engine_check_watch(a->cpu, address, a->fields << a->lane, VCPU_WATCH_READ);
    if (!guarded_copy(bytes, host_address(a, address), a->fields << a->lane))
        return false;
    for (unsigned f = 0; f < a->fields; f++)
        copy_element(rv_v_at(&a->v, a->v.vd + f * a->stride, a->lane, i), bytes + (f << a->lane),
                     a->lane);
    return true;
}

/* Loads elements [i, n), one field each, as far as their memory is there; how far that is. */
static uint64_t try_run(const struct access *a, uint64_t i, uint64_t n)
{
    while (i < n) {
        uint64_t address = a->base + (i << a->lane);
        uint64_t more = (-address & (SPACE_PAGE - 1)) >> a->lane;

        if (more > n - i)
            more = n - i;
        if (!more || a->cpu->watch) {
            if (!try_element(a, i, address))
                return i;
            i++;
            continue;
        }
        if (!guarded_copy(rv_v_at(&a->v, a->v.vd, a->lane, i), host_address(a, address),
                          more << a->lane))
            return i;
        i += more;
    }
    return n;
}

uint64_t rv_v_mem_fault_first(struct vcpu *cpu, uint32_t word, uint64_t base)
{
    struct access a = decode(cpu, word, base);
    uint64_t i = a.v.vstart;

    if (i == 0 && a.v.vl && rv_v_active(&a.v, 0)) {
        touch_element(&a, 0, base);
        access_element(&a, i++, base);
    }
    if (a.fields == 1 && !a.v.masked) {
        i = try_run(&a, i, a.v.vl);
    } else {
        while (i < a.v.vl &&
               (!rv_v_active(&a.v, i) || try_element(&a, i, base + (i * a.fields << a.lane))))
            i++;
    }
    a.v.s->vstart = 0;
    if (i < a.v.vl) {
        a.v.s->vl = i;
        rv_v_configure(cpu);
    }
    return 0;
}

#define FN(f) ((void (*)(void))(f))

const struct ir_helper rv_helper_v_strided = {"v_strided",
                                              FN(strided),
                                              IR_I64,
                                              3,
                                              {IR_I32, IR_I64, IR_I64},
                                              IR_HELPER_VCPU | IR_HELPER_READS_STATE |
                                                  IR_HELPER_WRITES_STATE | IR_HELPER_MEMORY |
                                                  IR_HELPER_THROWS};
