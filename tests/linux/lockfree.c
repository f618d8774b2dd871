/* A lock-free stack by load-exclusive and store-exclusive, which compare-and-swap alone would
 * corrupt (ABA), and atomics of every size, from several threads. SPDX-License-Identifier: MIT */
#include "check.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

enum {
    THREADS = 4,
    NODES = 8,
    TURNS = 20000
};

static struct node {
    struct node *next;
    atomic_int owners;
} nodes[NODES];

static struct node *head;
static atomic_int collisions;

#if defined(__aarch64__)

static struct node *pop(void)
{
    struct node *first, *second;
    unsigned failed;

    do {
        __asm__ volatile("ldaxr %0, [%1]" : "=&r"(first) : "r"(&head) : "memory");
        if (!first) {
            __asm__ volatile("clrex");
            return NULL;
        }
        second = *(struct node *volatile *)&first->next;
        __asm__ volatile("stlxr %w0, %1, [%2]"
                         : "=&r"(failed)
                         : "r"(second), "r"(&head)
                         : "memory");
    } while (failed);
    return first;
}

static void push(struct node *node)
{
    struct node *first;
    unsigned failed;

    do {
        __asm__ volatile("ldaxr %0, [%1]" : "=&r"(first) : "r"(&head) : "memory");
        *(struct node *volatile *)&node->next = first;
        __asm__ volatile("stlxr %w0, %1, [%2]" : "=&r"(failed) : "r"(node), "r"(&head) : "memory");
    } while (failed);
}

#else /* no exclusives: something that prints the same */

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static struct node *pop(void)
{
    pthread_mutex_lock(&mutex);
    struct node *node = head;
    if (node)
        head = node->next;
    pthread_mutex_unlock(&mutex);
    return node;
}

static void push(struct node *node)
{
    pthread_mutex_lock(&mutex);
    node->next = head;
    head = node;
    pthread_mutex_unlock(&mutex);
}

#endif

static atomic_uchar count8;
static atomic_ushort count16;
static atomic_uint count32;
static atomic_ulong count64;

static void take(struct node *node)
{
    if (node && atomic_fetch_add(&node->owners, 1))
        collisions++;
}

static void give(struct node *node)
{
    if (!node)
        return;
    atomic_fetch_sub(&node->owners, 1);
    push(node);
}

static void *work(void *unused)
{
    for (int i = 0; i < TURNS; i++) {
        struct node *a = pop(), *b = pop();
        take(a);
        take(b);
        give(a);
        give(b);
        count8++;
        count16++;
        count32 += 3;
        count64 ^= 1ul << (i & 63);
    }
    return NULL;
}

int main(void)
{
    pthread_t thread[THREADS];
    int left = 0;

    for (int i = 0; i < NODES; i++)
        push(&nodes[i]);
    for (int i = 0; i < THREADS; i++)
        pthread_create(&thread[i], NULL, work, NULL);
    for (int i = 0; i < THREADS; i++)
        pthread_join(thread[i], NULL);
    for (struct node *node = head; node && left <= NODES; node = node->next)
        left++;
    CHECK(left == NODES);
    CHECK(collisions == 0);
    CHECK(count8 == (uint8_t)(THREADS * TURNS));
    CHECK(count16 == (uint16_t)(THREADS * TURNS));
    CHECK(count32 == THREADS * TURNS * 3u);
    CHECK(count64 == 0);
    return failures != 0;
}
