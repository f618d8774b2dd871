/*
 * The pool of threads.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/pool.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

enum {
    IDLE_SECONDS = 10
};

struct work_pool {
    pthread_mutex_t lock;
    pthread_cond_t work_there, thread_ended;
    struct work_item *head, *tail;
    unsigned threads, idle, queued;
    bool ending;
};

struct work_pool *work_pool_create(void)
{
    struct work_pool *pool = calloc(1, sizeof(*pool));
    pthread_condattr_t attr;

    if (!pool)
        return nullptr;
    pthread_mutex_init(&pool->lock, nullptr);
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&pool->work_there, &attr);
    pthread_cond_init(&pool->thread_ended, nullptr);
    pthread_condattr_destroy(&attr);
    return pool;
}

/* With the lock held; null when the thread has been idle for long enough. */
static struct work_item *next_item(struct work_pool *pool)
{
    struct timespec until;
    struct work_item *item;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += IDLE_SECONDS;
    pool->idle++;
    while (!pool->head && !pool->ending)
        if (pthread_cond_timedwait(&pool->work_there, &pool->lock, &until) == ETIMEDOUT)
            break;
    pool->idle--;
    item = pool->head;
    if (item) {
        pool->head = item->next;
        pool->queued--;
    }
    return item;
}

static void *worker(void *arg)
{
    struct work_pool *pool = arg;
    struct work_item *item;

    pthread_mutex_lock(&pool->lock);
    while ((item = next_item(pool))) {
        pthread_mutex_unlock(&pool->lock);
        item->run(item);
        pthread_mutex_lock(&pool->lock);
    }
    pool->threads--;
    pthread_cond_signal(&pool->thread_ended);
    pthread_mutex_unlock(&pool->lock);
    return nullptr;
}

/* With the lock held. Signals are for the program's own threads. */
static void start_thread(struct work_pool *pool)
{
    pthread_t thread;
    sigset_t all, old;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    if (!pthread_create(&thread, nullptr, worker, pool)) {
        pthread_detach(thread);
        pool->threads++;
    }
    pthread_sigmask(SIG_SETMASK, &old, nullptr);
}

bool work_pool_submit(struct work_pool *pool, struct work_item *item)
{
    bool accepted;

    pthread_mutex_lock(&pool->lock);
    if (pool->idle <= pool->queued && pool->threads < WORK_MAX_THREADS)
        start_thread(pool);
    accepted = pool->threads;
    if (accepted) {
        item->next = nullptr;
        if (pool->head)
            pool->tail->next = item;
        else
            pool->head = item;
        pool->tail = item;
        pool->queued++;
        pthread_cond_signal(&pool->work_there);
    }
    pthread_mutex_unlock(&pool->lock);
    return accepted;
}

void work_pool_destroy(struct work_pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool->ending = true;
    pthread_cond_broadcast(&pool->work_there);
    while (pool->threads)
        pthread_cond_wait(&pool->thread_ended, &pool->lock);
    pthread_mutex_unlock(&pool->lock);
    pthread_cond_destroy(&pool->work_there);
    pthread_cond_destroy(&pool->thread_ended);
    pthread_mutex_destroy(&pool->lock);
    free(pool);
}
