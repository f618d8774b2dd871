/*
 * Exclusives of A64 (ARM DDI 0487 B2.9), on the tags of vm/exclusive.h, and compare-and-swap of 128
 * bits.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/a64.h"
#include "guest/aarch64/helpers.h"
#include "vm/engine.h"

#include <signal.h>

/* Exclusives fault unless aligned to their size (B2.5.2). */
static void *host_address(struct vcpu *cpu, uint64_t address, unsigned size, unsigned kinds)
{
    if (address & (size - 1))
        engine_raise(cpu, (struct engine_fault){SIGBUS, BUS_ADRALN, address & cpu->address_mask});
    engine_check_watch(cpu, address, size, kinds);
    return (void *)(uintptr_t)(cpu->guest_base + (address & cpu->address_mask));
}

static uint64_t load_exclusive(struct vcpu *cpu, uint64_t address, uint32_t size)
{
    struct exclusive_monitor *monitor = &a64_state(cpu)->monitor;

    exclusive_load(cpu->exclusive, monitor, host_address(cpu, address, size, VCPU_WATCH_READ),
                   size);
    return monitor->value[0];
}

static v128 load_exclusive_pair(struct vcpu *cpu, uint64_t address)
{
    struct exclusive_monitor *monitor = &a64_state(cpu)->monitor;

    exclusive_load(cpu->exclusive, monitor, host_address(cpu, address, 16, VCPU_WATCH_READ), 16);
    return (v128){monitor->value[0], monitor->value[1]};
}

static uint32_t store_exclusive(struct vcpu *cpu, uint64_t address, uint64_t value, uint32_t size)
{
    uint64_t values[2] = {value, 0};

    return !exclusive_store(cpu->exclusive, &a64_state(cpu)->monitor,
                            host_address(cpu, address, size, VCPU_WATCH_WRITE), size, values);
}

static uint32_t store_exclusive_pair(struct vcpu *cpu, uint64_t address, v128 value)
{
    uint64_t values[2] = {value[0], value[1]};

    return !exclusive_store(cpu->exclusive, &a64_state(cpu)->monitor,
                            host_address(cpu, address, 16, VCPU_WATCH_WRITE), 16, values);
}

static void clear_exclusive(struct vcpu *cpu)
{
    exclusive_clear(&a64_state(cpu)->monitor);
}

static v128 compare_exchange_pair(struct vcpu *cpu, uint64_t address, v128 expected, v128 desired)
{
    uint64_t want[2] = {expected[0], expected[1]}, new[2] = {desired[0], desired[1]}, old[2];

    exclusive_compare_exchange(host_address(cpu, address, 16, VCPU_WATCH_READ | VCPU_WATCH_WRITE),
                               16, want, new, old);
    return (v128){old[0], old[1]};
}

#define MEMORY (IR_HELPER_VCPU | IR_HELPER_MEMORY | IR_HELPER_THROWS)
#define FN(f)  ((void (*)(void))(f))

const struct ir_helper a64_helper_load_exclusive = {
    "load_exclusive", FN(load_exclusive), IR_I64, 2, {IR_I64, IR_I32}, MEMORY};
const struct ir_helper a64_helper_load_exclusive_pair = {
    "load_exclusive_pair", FN(load_exclusive_pair), IR_V128, 1, {IR_I64}, MEMORY};
const struct ir_helper a64_helper_store_exclusive = {
    "store_exclusive", FN(store_exclusive), IR_I32, 3, {IR_I64, IR_I64, IR_I32}, MEMORY};
const struct ir_helper a64_helper_store_exclusive_pair = {
    "store_exclusive_pair", FN(store_exclusive_pair), IR_I32, 2, {IR_I64, IR_V128}, MEMORY};
const struct ir_helper a64_helper_clear_exclusive = {
    "clear_exclusive", FN(clear_exclusive), IR_VOID, 0, {0}, IR_HELPER_VCPU};
const struct ir_helper a64_helper_compare_exchange_pair = {"compare_exchange_pair",
                                                           FN(compare_exchange_pair),
                                                           IR_V128,
                                                           3,
                                                           {IR_I64, IR_V128, IR_V128},
                                                           MEMORY};
