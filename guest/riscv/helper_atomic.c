/*
 * LR and SC, on the tags of vm/exclusive.h, and compare-and-swap of 128 bits. Misaligned accesses,
 * which fault on most processors, are done as far as the host does them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/helpers.h"
#include "guest/riscv/rv.h"
#include "vm/engine.h"

static void *host_address(struct vcpu *cpu, uint64_t address, unsigned size, unsigned kinds)
{
    engine_check_watch(cpu, address, size, kinds);
    return (void *)(uintptr_t)(cpu->guest_base + (address & cpu->address_mask));
}

static uint64_t load_reserved(struct vcpu *cpu, uint64_t address, uint32_t size)
{
    struct exclusive_monitor *monitor = &rv_state(cpu)->monitor;

    exclusive_load(cpu->exclusive, monitor, host_address(cpu, address, size, VCPU_WATCH_READ),
                   size);
    return monitor->value[0];
}

static uint64_t store_conditional(struct vcpu *cpu, uint64_t address, uint64_t value, uint32_t size)
{
    uint64_t values[2] = {value, 0};

    return !exclusive_store(cpu->exclusive, &rv_state(cpu)->monitor,
                            host_address(cpu, address, size, VCPU_WATCH_WRITE), size, values);
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

const struct ir_helper rv_helper_load_reserved = {
    "load_reserved", FN(load_reserved), IR_I64, 2, {IR_I64, IR_I32}, MEMORY};
const struct ir_helper rv_helper_store_conditional = {
    "store_conditional", FN(store_conditional), IR_I64, 3, {IR_I64, IR_I64, IR_I32}, MEMORY};
const struct ir_helper rv_helper_compare_exchange_pair = {"compare_exchange_pair",
                                                          FN(compare_exchange_pair),
                                                          IR_V128,
                                                          3,
                                                          {IR_I64, IR_V128, IR_V128},
                                                          MEMORY};
