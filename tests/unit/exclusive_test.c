/*
 * vm/exclusive.c: what a store-exclusive notices, and a lock-free stack that several threads use,
 * which a plain compare-and-swap would corrupt within moments (ABA).
 *
 * SPDX-License-Identifier: MIT
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "vm/exclusive.h"

static uint8_t memory[64] __attribute__((aligned(64)));

static void test_sizes(void **state)
{
    struct exclusive_table *table = exclusive_create();
    struct exclusive_monitor monitor = {0};
    static const unsigned sizes[] = {1, 2, 4, 8, 16};

    for (unsigned i = 0; i < 5; i++) {
        unsigned size = sizes[i];
        uint64_t value[2] = {0x1112131415161718, 0x2122232425262728};

        memset(memory, 0xa5, sizeof(memory));
        exclusive_load(table, &monitor, memory + 16, size);
        assert_int_equal(monitor.value[0], 0xa5a5a5a5a5a5a5a5 >> (size < 8 ? 64 - size * 8 : 0));
        assert_int_equal(monitor.value[1], size == 16 ? 0xa5a5a5a5a5a5a5a5 : 0);
        assert_true(exclusive_store(table, &monitor, memory + 16, size, value));
        assert_memory_equal(memory + 16, value, size);
        assert_int_equal(memory[15], 0xa5);
        assert_int_equal(memory[16 + size], 0xa5);
        assert_false(exclusive_store(table, &monitor, memory + 16, size, value));
    }
    exclusive_destroy(table);
}

static void test_lost(void **state)
{
    struct exclusive_table *table = exclusive_create();
    struct exclusive_monitor mine = {0}, other = {0};
    uint64_t value[2] = {1, 0}, old[2];

    memset(memory, 0, sizeof(memory));
    assert_false(exclusive_store(table, &mine, memory, 8, value));

    exclusive_load(table, &mine, memory, 8);
    assert_false(exclusive_store(table, &mine, memory + 32, 8, value)); /* another address */
    assert_false(exclusive_store(table, &mine, memory, 8, value));

    exclusive_load(table, &mine, memory, 8);
    assert_false(exclusive_store(table, &mine, memory, 4, value)); /* another size */

    exclusive_load(table, &mine, memory, 8);
    exclusive_clear(&mine);
    assert_false(exclusive_store(table, &mine, memory, 8, value));

    exclusive_load(table, &mine, memory, 8); /* a plain store of another value */
    memory[0] = 7;
    assert_false(exclusive_store(table, &mine, memory, 8, value));

    exclusive_load(table, &mine, memory, 8); /* another's store-exclusive of the same value */
    exclusive_load(table, &other, memory, 8);
    memcpy(old, other.value, sizeof(old));
    assert_true(exclusive_store(table, &other, memory, 8, old));
    assert_false(exclusive_store(table, &mine, memory, 8, value));
    assert_int_equal(memory[0], 7);
    exclusive_destroy(table);
}

static void test_compare_exchange(void **state)
{
    uint64_t expected[2] = {0, 0}, desired[2] = {3, 4}, old[2];

    memset(memory, 0, sizeof(memory));
    exclusive_compare_exchange(memory, 16, expected, desired, old);
    assert_int_equal(old[0] | old[1], 0);
    exclusive_compare_exchange(memory, 16, expected, expected, old);
    assert_int_equal(old[0], 3);
    assert_int_equal(old[1], 4);
    exclusive_compare_exchange(memory, 2, old, expected, old);
    assert_int_equal(old[0], 3);
    assert_int_equal(memory[0], 0);
    assert_int_equal(memory[8], 4);
}

/* --- The stack: nodes are taken off, marked as owned, and put back --- */

enum {
    THREADS = 4,
    NODES = 4,
    TURNS = 30000
};

static struct node {
    struct node *next;
    atomic_int owners;
} nodes[NODES];

static struct node *head;
static struct exclusive_table *shared;
static atomic_int collisions;

static bool replace_head(struct exclusive_monitor *monitor, struct node *with)
{
    uint64_t value[2] = {(uintptr_t)with, 0};

    return exclusive_store(shared, monitor, &head, sizeof(head), value);
}

static struct node *pop(struct exclusive_monitor *monitor)
{
    for (;;) {
        exclusive_load(shared, monitor, &head, sizeof(head));
        struct node *node = (struct node *)(uintptr_t)monitor->value[0];
        if (!node)
            return nullptr;
        if (replace_head(monitor, __atomic_load_n(&node->next, __ATOMIC_RELAXED)))
            return node;
    }
}

static void push(struct exclusive_monitor *monitor, struct node *node)
{
    do {
        exclusive_load(shared, monitor, &head, sizeof(head));
        __atomic_store_n(&node->next, (struct node *)(uintptr_t)monitor->value[0],
                         __ATOMIC_RELAXED);
    } while (!replace_head(monitor, node));
}

static void *use_stack(void *unused)
{
    struct exclusive_monitor monitor = {0};

    for (unsigned i = 0; i < TURNS; i++) {
        struct node *a = pop(&monitor), *b = pop(&monitor);
        if (a && atomic_fetch_add(&a->owners, 1))
            atomic_fetch_add(&collisions, 1);
        if (b && atomic_fetch_add(&b->owners, 1))
            atomic_fetch_add(&collisions, 1);
        if (a) {
            atomic_fetch_sub(&a->owners, 1);
            push(&monitor, a);
        }
        if (b) {
            atomic_fetch_sub(&b->owners, 1);
            push(&monitor, b);
        }
    }
    return nullptr;
}

static void test_stack(void **state)
{
    pthread_t thread[THREADS];
    unsigned left = 0;

    shared = exclusive_create();
    for (unsigned i = 0; i < NODES; i++)
        nodes[i].next = i + 1 < NODES ? &nodes[i + 1] : nullptr;
    head = nodes;
    for (unsigned i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&thread[i], nullptr, use_stack, nullptr), 0);
    for (unsigned i = 0; i < THREADS; i++)
        pthread_join(thread[i], nullptr);
    for (struct node *node = head; node && left <= NODES; node = node->next)
        left++;
    assert_int_equal(left, NODES);
    assert_int_equal(collisions, 0);
    exclusive_destroy(shared);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_lost),
        cmocka_unit_test(test_compare_exchange),
        cmocka_unit_test(test_stack),
    };

    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
