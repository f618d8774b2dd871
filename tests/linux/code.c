/* Code that programs write at run time: in writable pages, by mprotect, through a second mapping,
 * across pages, from another thread, in a child process. SPDX-License-Identifier: MIT */
#include "check.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    PAGE = 4096,
    RWX = PROT_READ | PROT_WRITE | PROT_EXEC
};

typedef int function(void);

/* Writes a function that returns a number below 2048; its size in bytes. */
static size_t write_function(void *at, int number)
{
#if defined(__aarch64__)
    uint32_t code[] = {0x52800000 | (uint32_t)number << 5 /* movz w0 */, 0xd65f03c0 /* ret */};
#elif defined(__riscv)
    uint32_t code[] = {0x00000513 | (uint32_t)number << 20 /* li a0 */, 0x00008067 /* ret */};
#else
    uint8_t code[] = {0xb8, (uint8_t)number, (uint8_t)(number >> 8), 0, 0, 0xc3}; /* mov eax; ret */
#endif
    memcpy(at, code, sizeof(code));
    return sizeof(code);
}

static void flush(void *at, size_t size)
{
    __builtin___clear_cache((char *)at, (char *)at + size);
}

static int call(void *at)
{
    return ((function *)at)();
}

static void *map(int protection)
{
    return mmap(NULL, 2 * PAGE, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void test_writable(void)
{
    char *page = map(RWX);
    int wrong = 0;

    for (int i = 0; i < 1000; i++) {
        flush(page, write_function(page, i));
        wrong += call(page) != i;
    }
    CHECK(wrong == 0);
    for (int i = 0; i < 1000; i++) { /* several functions and data in one page */
        char *at = page + i % 50 * 64;
        flush(at, write_function(at, i));
        page[PAGE - 1] = (char)i;
        wrong += call(at) != i;
        page[PAGE - 2] = (char)i;
        wrong += call(at) != i;
    }
    CHECK(wrong == 0);
    munmap(page, 2 * PAGE);
}

static void test_across_pages(void)
{
    char *pages = map(RWX);
    int wrong = 0;

    for (int i = 0; i < 200; i++) {
        char *at = pages + PAGE - 4;
        flush(at, write_function(at, i));
        wrong += call(at) != i;
    }
    CHECK(wrong == 0);
    munmap(pages, 2 * PAGE);
}

static void test_protection(void)
{
    char *page = map(PROT_READ | PROT_WRITE);
    int wrong = 0;

    for (int i = 0; i < 100; i++) {
        mprotect(page, PAGE, PROT_READ | PROT_WRITE);
        flush(page, write_function(page, i));
        mprotect(page, PAGE, PROT_READ | PROT_EXEC);
        wrong += call(page) != i;
    }
    CHECK(wrong == 0);
    munmap(page, 2 * PAGE);
}

static void test_new_mapping(void)
{
    char *page = map(RWX);
    int wrong = 0;

    for (int i = 0; i < 100; i++) {
        flush(page, write_function(page, i));
        wrong += call(page) != i;
        munmap(page, PAGE);
        if (mmap(page, PAGE, RWX, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != page)
            wrong++;
    }
    CHECK(wrong == 0);
    munmap(page, 2 * PAGE);
}

static void test_two_mappings(void)
{
    int fd = memfd_create("code", 0);
    int wrong = ftruncate(fd, PAGE);
    char *write = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    char *run = mmap(NULL, PAGE, PROT_READ | PROT_EXEC, MAP_SHARED, fd, 0);

    for (int i = 0; i < 100; i++) {
        flush(run, write_function(write, i));
        wrong += call(run) != i;
    }
    CHECK(wrong == 0);
    munmap(write, PAGE);
    munmap(run, PAGE);
    close(fd);
}

static atomic_int started;

static void *wait_for_change(void *code)
{
    while (call(code) != 2)
        started = 1;
    return NULL;
}

static void test_threads(void)
{
    char *page = map(RWX);
    pthread_t thread;

    flush(page, write_function(page, 1));
    pthread_create(&thread, NULL, wait_for_change, page);
    while (!started)
        usleep(100);
    flush(page, write_function(page, 2));
    CHECK(pthread_join(thread, NULL) == 0);
    munmap(page, 2 * PAGE);
}

/* One place that calls many functions, some of them changed or unmapped in between. */
__attribute__((noinline)) static int call_many(char *const *functions, int n)
{
    int sum = 0;

    for (int i = 0; i < n; i++)
        sum += call(functions[i]);
    return sum;
}

static void test_one_site(void)
{
    char *page = map(RWX), *functions[64];
    int wrong = 0, sum = 0;

    for (int n = 1; n <= 64; n *= 2) { /* ever more targets, in turn */
        for (int i = 0; i < 64; i++) {
            functions[i] = page + i % n * 64;
            flush(functions[i], write_function(functions[i], i % n));
        }
        for (int i = 0; i < 64; i++)
            sum += i % n;
        for (int i = 0; i < 10; i++)
            wrong += call_many(functions, 64) != sum;
        sum = 0;
    }
    CHECK(wrong == 0);
    munmap(page, 2 * PAGE);
}

/* Volatile: every call is made through the same instruction, to one target that changes. */
static char *volatile target;
static atomic_int stop, wrong_calls;

static void *call_target(void *unused)
{
    (void)unused;
    while (!stop) {
        int number = call(target);
        wrong_calls += number != 7 && number != 8;
        started = 1;
    }
    return NULL;
}

static void test_threads_at_one_site(void)
{
    char *page = map(RWX);
    pthread_t threads[2];

    started = 0;
    flush(page, write_function(page, 7));
    flush(page + PAGE, write_function(page + PAGE, 8));
    target = page;
    for (int i = 0; i < 2; i++)
        pthread_create(&threads[i], NULL, call_target, NULL);
    while (!started)
        usleep(100);
    for (int i = 0; i < 200; i++) { /* the function not in use is written, then used */
        char *other = page + (i % 2 ? 0 : PAGE);

        flush(other, write_function(other, i % 2 ? 7 : 8));
        target = other;
        usleep(100);
    }
    stop = 1;
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    CHECK(wrong_calls == 0);
    munmap(page, 2 * PAGE);
}

static void test_child(void)
{
    char *page = map(RWX);
    int status = -1;

    flush(page, write_function(page, 3));
    CHECK(call(page) == 3);
    pid_t child = fork();
    if (!child) {
        int before = call(page);
        flush(page, write_function(page, 4));
        _exit(before * 16 + call(page));
    }
    waitpid(child, &status, 0);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0x34);
    CHECK(call(page) == 3);
    flush(page, write_function(page, 5));
    CHECK(call(page) == 5);
    munmap(page, 2 * PAGE);
}

int main(void)
{
    test_writable();
    test_across_pages();
    test_protection();
    test_new_mapping();
    test_two_mappings();
    test_threads();
    test_one_site();
    test_threads_at_one_site();
    test_child();
    return failures != 0;
}
