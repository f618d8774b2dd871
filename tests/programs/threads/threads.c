/* Sixteen threads on mutexes, condition variables, atomics, barriers, thread-local storage and a
 * lock-free stack.
 *
 * SPDX-License-Identifier: MIT
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    THREADS = 16,
    ROUNDS = 4000,
    SLOTS = 32,
    NODES = 64
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t not_empty = PTHREAD_COND_INITIALIZER, not_full = PTHREAD_COND_INITIALIZER;
static pthread_rwlock_t rwlock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_barrier_t barrier;
static pthread_spinlock_t spin;
static sem_t semaphore;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static _Thread_local uint64_t mine;

static uint64_t plain, spun, guarded, written, initialised, produced, consumed, privately;
static _Atomic uint64_t added, swapped, bits;
static _Atomic uint8_t small;
static _Atomic unsigned __int128 wide;
static int queue[SLOTS], head, tail, used;

/* A stack of node numbers, with a count against ABA in the upper half. */
static _Atomic uint64_t top;
static uint32_t next[NODES + 1];
static _Atomic uint32_t taken[NODES + 1];
static _Atomic uint64_t clashes;

static void initialise(void)
{
    initialised++;
}

static void push(uint32_t node)
{
    uint64_t old = atomic_load(&top), new;
    do {
        next[node] = (uint32_t)old;
        new = ((old >> 32) + 1) << 32 | node;
    } while (!atomic_compare_exchange_weak(&top, &old, new));
}

static uint32_t pop(void)
{
    uint64_t old = atomic_load(&top), new;
    do {
        if (!(uint32_t)old)
            return 0;
        new = ((old >> 32) + 1) << 32 | next[(uint32_t)old];
    } while (!atomic_compare_exchange_weak(&top, &old, new));
    return (uint32_t)old;
}

static void use_queue(int number)
{
    for (int i = 0; i < ROUNDS / 8; i++) {
        pthread_mutex_lock(&lock);
        if (number % 2) {
            while (used == SLOTS)
                pthread_cond_wait(&not_full, &lock);
            queue[tail] = i;
            tail = (tail + 1) % SLOTS;
            used++;
            produced += i;
            pthread_cond_signal(&not_empty);
        } else {
            while (used == 0)
                pthread_cond_wait(&not_empty, &lock);
            consumed += queue[head];
            head = (head + 1) % SLOTS;
            used--;
            pthread_cond_signal(&not_full);
        }
        pthread_mutex_unlock(&lock);
    }
}

static void *worker(void *argument)
{
    int number = (int)(intptr_t)argument;
    pthread_once(&once, initialise);
    pthread_barrier_wait(&barrier);
    for (int i = 0; i < ROUNDS; i++) {
        pthread_mutex_lock(&lock);
        plain++;
        pthread_mutex_unlock(&lock);
        atomic_fetch_add(&added, 3);
        atomic_fetch_xor(&bits, 1ull << (i % 64));
        atomic_fetch_add_explicit(&small, 1, memory_order_relaxed);
        uint64_t seen = atomic_load(&swapped);
        while (!atomic_compare_exchange_strong(&swapped, &seen, seen * 1 + 1))
            ;
        unsigned __int128 both = atomic_load(&wide);
        while (
            !atomic_compare_exchange_weak(&wide, &both, both + (((unsigned __int128)1 << 64) | 1)))
            ;
        mine += (uint64_t)number;
        if (i % 16 == 0) {
            pthread_spin_lock(&spin);
            spun++;
            pthread_spin_unlock(&spin);
            sem_wait(&semaphore);
            guarded++;
            sem_post(&semaphore);
        }
        if (i % 64 == number) {
            pthread_rwlock_wrlock(&rwlock);
            written++;
        } else {
            pthread_rwlock_rdlock(&rwlock);
        }
        pthread_rwlock_unlock(&rwlock);
        uint32_t node = pop();
        if (node) {
            if (atomic_exchange(&taken[node], 1))
                clashes++;
            atomic_store(&taken[node], 0);
            push(node);
        }
    }
    pthread_barrier_wait(&barrier);
    use_queue(number);
    pthread_mutex_lock(&lock);
    privately += mine;
    pthread_mutex_unlock(&lock);
    return argument;
}

static void *sleeper(void *argument)
{
    pthread_cleanup_push(free, malloc(10));
    for (;;)
        usleep(1000);
    pthread_cleanup_pop(1);
    return argument;
}

int main(void)
{
    pthread_t threads[THREADS], cancelled;
    intptr_t sum = 0;

    pthread_barrier_init(&barrier, NULL, THREADS);
    pthread_spin_init(&spin, 0);
    sem_init(&semaphore, 0, 1);
    for (uint32_t i = 1; i <= NODES; i++)
        push(i);
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, worker, (void *)(intptr_t)i);
    for (int i = 0; i < THREADS; i++) {
        void *result;
        pthread_join(threads[i], &result);
        sum += (intptr_t)result;
    }
    int nodes = 0;
    while (pop())
        nodes++;
    void *result;
    pthread_create(&cancelled, NULL, sleeper, NULL);
    usleep(5000);
    pthread_cancel(cancelled);
    pthread_join(cancelled, &result);
    for (int i = 0; i < 200; i++) {
        pthread_t short_lived;
        pthread_create(&short_lived, NULL, (void *(*)(void *))labs, (void *)(intptr_t)i);
        pthread_join(short_lived, NULL);
    }
    printf("%ju %ju %ju %ju %ju %u\n", (uintmax_t)plain, (uintmax_t)added, (uintmax_t)swapped,
           (uintmax_t)bits, (uintmax_t)privately, small);
    unsigned __int128 both = atomic_load(&wide);
    printf("%ju %ju %ju %ju %ju\n", (uintmax_t)(both >> 64), (uintmax_t)both, (uintmax_t)spun,
           (uintmax_t)guarded, (uintmax_t)written);
    printf("%d %ju %ju %d %ju %jd %d\n", nodes, (uintmax_t)clashes, (uintmax_t)initialised,
           produced == consumed, (uintmax_t)produced, (intmax_t)sum, result == PTHREAD_CANCELED);
    return 0;
}
