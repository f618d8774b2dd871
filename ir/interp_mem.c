/* Guest memory for the interpreter: host accesses of the right size and order. Aligned ones are
 * single-copy atomic, as a volatile access of a machine word is on every host; fences around them
 * keep the order. SPDX-License-Identifier: MIT */
#include "ir/interp.h"

#include <stdatomic.h>

typedef volatile uint16_t memory16 __attribute__((aligned(1), may_alias));
typedef volatile uint32_t memory32 __attribute__((aligned(1), may_alias));
typedef volatile uint64_t memory64 __attribute__((aligned(1), may_alias));
typedef volatile v128 memory128 __attribute__((aligned(16), may_alias));

static uint64_t extend_index(uint32_t aux, uint64_t index)
{
    if (aux & IR_MEM_INDEX_UXTW)
        return (uint32_t)index;
    if (aux & IR_MEM_INDEX_SXTW)
        return (uint64_t)(int32_t)index;
    return index;
}

uint64_t ir_memory_address(const struct ir_inst *in, uint64_t base, uint64_t index)
{
    uint64_t address = base + in->imm;
    if (in->args[1] != IR_NONE)
        address += extend_index(in->aux, index) << (in->aux & IR_MEM_SCALE);
    return in->aux & IR_MEM_ADDR32 ? (uint32_t)address : address;
}

void ir_memory_fence(unsigned orders)
{
    switch (orders) {
    case IR_FENCE_LOAD: atomic_thread_fence(memory_order_acquire); break;
    case IR_FENCE_STORE: atomic_thread_fence(memory_order_release); break;
    default: atomic_thread_fence(memory_order_seq_cst); break;
    }
}

/* The low `bytes` of v in the opposite order. */
static uint64_t swap(uint64_t v, unsigned lane)
{
    return __builtin_bswap64(v) >> (64 - (8u << lane));
}

static v128 swap_if_asked(const struct ir_inst *in, v128 v)
{
    if (!(in->aux & IR_MEM_SWAP))
        return v;
    if (in->lane == 4)
        return (v128){__builtin_bswap64(v[1]), __builtin_bswap64(v[0])};
    return (v128){swap(v[0], in->lane), 0};
}

/* Races in guest memory are the guest's own. */
#define GUEST_MEMORY __attribute__((no_sanitize("thread")))

GUEST_MEMORY static v128 plain_load(const void *host, unsigned lane)
{
    switch (lane) {
    case 0: return (v128){*(const volatile uint8_t *)host, 0};
    case 1: return (v128){*(const memory16 *)host, 0};
    case 2: return (v128){*(const memory32 *)host, 0};
    case 3: return (v128){*(const memory64 *)host, 0};
    default: break;
    }
    if (((uintptr_t)host & 15) == 0)
        return *(const memory128 *)host;
    const memory64 *half = host;
    uint64_t lo = half[0], hi = half[1];
    return (v128){lo, hi};
}

v128 ir_memory_load(const struct ir_inst *in, const void *host)
{
    v128 v = swap_if_asked(in, plain_load(host, in->lane));
    if (in->aux & IR_MEM_SEQ_CST)
        atomic_thread_fence(memory_order_seq_cst);
    else if (in->aux & IR_MEM_ACQUIRE)
        atomic_thread_fence(memory_order_acquire);
    if (in->aux & IR_MEM_SIGNED) {
        unsigned drop = 64 - (8u << in->lane);
        v[0] = (uint64_t)((int64_t)(v[0] << drop) >> drop) & ir_mask(ir_type_bits[in->type]);
    }
    return v;
}

GUEST_MEMORY void ir_memory_store(const struct ir_inst *in, void *host, v128 value)
{
    value = swap_if_asked(in, value);
    if (in->aux & (IR_MEM_RELEASE | IR_MEM_SEQ_CST))
        atomic_thread_fence(memory_order_release);
    memory64 *half = host;
    switch (in->lane) {
    case 0: *(volatile uint8_t *)host = (uint8_t)value[0]; break;
    case 1: *(memory16 *)host = (uint16_t)value[0]; break;
    case 2: *(memory32 *)host = (uint32_t)value[0]; break;
    case 3: *half = value[0]; break;
    default:
        if (((uintptr_t)host & 15) == 0) {
            *(memory128 *)host = value;
        } else {
            half[0] = value[0];
            half[1] = value[1];
        }
    }
    if (in->aux & IR_MEM_SEQ_CST)
        atomic_thread_fence(memory_order_seq_cst);
}

/* ---- atomics: sequentially consistent; the host's compare-and-swap of the size ---- */

static uint64_t compare_and_swap(void *host, unsigned lane, uint64_t expected, uint64_t desired)
{
    switch (lane) {
    case 0:
        return __sync_val_compare_and_swap((uint8_t *)host, (uint8_t)expected, (uint8_t)desired);
    case 1:
        return __sync_val_compare_and_swap((uint16_t *)host, (uint16_t)expected, (uint16_t)desired);
    case 2:
        return __sync_val_compare_and_swap((uint32_t *)host, (uint32_t)expected, (uint32_t)desired);
    default: return __sync_val_compare_and_swap((uint64_t *)host, expected, desired);
    }
}

uint64_t ir_memory_cmpxchg(const struct ir_inst *in, void *host, uint64_t expected,
                           uint64_t desired)
{
    if (in->aux & IR_MEM_SWAP)
        return swap(
            compare_and_swap(host, in->lane, swap(expected, in->lane), swap(desired, in->lane)),
            in->lane);
    return compare_and_swap(host, in->lane, expected, desired);
}

static uint64_t rmw(unsigned operation, unsigned lane, uint64_t old, uint64_t operand)
{
    unsigned drop = 64 - (8u << lane);
    uint64_t x = old << drop, y = operand << drop; /* unsigned comparison works on these too */
    bool less =
        operation == IR_RMW_SMAX || operation == IR_RMW_SMIN ? (int64_t)x < (int64_t)y : x < y;
    switch (operation) {
    case IR_RMW_ADD: return old + operand;
    case IR_RMW_ANDN: return old & ~operand;
    case IR_RMW_AND: return old & operand;
    case IR_RMW_XOR: return old ^ operand;
    case IR_RMW_OR: return old | operand;
    case IR_RMW_SMAX:
    case IR_RMW_UMAX: return less ? operand : old;
    case IR_RMW_SMIN:
    case IR_RMW_UMIN: return less ? old : operand;
    default: return operand; /* SWAP */
    }
}

uint64_t ir_memory_rmw(const struct ir_inst *in, void *host, uint64_t operand)
{
    unsigned operation = in->aux >> IR_MEM_RMW_SHIFT & 15;
    v128 old = swap_if_asked(in, plain_load(host, in->lane));
    for (;;) {
        uint64_t found =
            ir_memory_cmpxchg(in, host, old[0], rmw(operation, in->lane, old[0], operand));
        if (found == old[0])
            return found;
        old[0] = found;
    }
}
