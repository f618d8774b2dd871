/* What just-in-time compilers do to their code: pages that are writable or executable by turns in
 * many threads, instructions patched under running threads with membarrier, code written through a
 * second mapping while it runs, thousands of small mappings. SPDX-License-Identifier: MIT */
#include "check.h"

#include <linux/membarrier.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
    PAGE = 4096,
    THREADS = 4,
    TOGGLES = 400,
    PATCHES = 2000,
    MAPPINGS = 10000
};

typedef int function(void);

/* One instruction that loads a number below 2048 into the result register. On x86 the number alone,
 * aligned to 4 bytes behind three NOPs and the opcode. */
static uint32_t load_number(int number)
{
#if defined(__aarch64__)
    return 0x52800000 | (uint32_t)number << 5; /* movz w0 */
#elif defined(__riscv)
    return 0x00000513 | (uint32_t)number << 20; /* li a0 */
#else
    return (uint32_t)number;
#endif
}

/* Writes a function that returns the number; where its changing word lies. */
static _Atomic uint32_t *write_function(char *at, int number)
{
#if defined(__aarch64__)
    uint32_t code[] = {load_number(number), 0xd65f03c0 /* ret */};
    unsigned word = 0;
#elif defined(__riscv)
    uint32_t code[] = {load_number(number), 0x00008067 /* ret */};
    unsigned word = 0;
#else
    uint32_t code[] = {0xb8909090 /* nop nop nop mov eax */, load_number(number), 0xc3 /* ret */};
    unsigned word = 4;
#endif
    memcpy(at, code, sizeof(code));
    __builtin___clear_cache(at, at + sizeof(code));
    return (_Atomic uint32_t *)(at + word);
}

static int call(void *at)
{
    return ((function *)at)();
}

/* ---- W^X by mprotect, each thread in its own page of one mapping ---- */

static void *toggle(void *page)
{
    long wrong = 0;
    for (int i = 0; i < TOGGLES; i++) {
        wrong += mprotect(page, PAGE, PROT_READ | PROT_WRITE) != 0;
        write_function(page, i % 2000);
        wrong += mprotect(page, PAGE, PROT_READ | PROT_EXEC) != 0;
        for (int k = 0; k < 5; k++)
            wrong += call(page) != i % 2000;
    }
    return (void *)wrong;
}

static long run_threads(void *(*body)(void *), char *area, size_t step)
{
    pthread_t thread[THREADS];
    long wrong = 0;
    for (int i = 0; i < THREADS; i++)
        pthread_create(&thread[i], NULL, body, area + i * step);
    for (int i = 0; i < THREADS; i++) {
        void *result;
        pthread_join(thread[i], &result);
        wrong += (long)result;
    }
    return wrong;
}

static void test_toggling(void)
{
    char *area = mmap(NULL, THREADS * PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(run_threads(toggle, area, PAGE) == 0);
    munmap(area, THREADS * PAGE);
}

/* ---- an instruction is patched under running threads ---- */

static char *patched;
static atomic_int version, finished;

/* Once a version is announced, no thread may run an older one. */
static void *run_patched(void *unused)
{
    long wrong = 0;
    while (!atomic_load(&finished)) {
        int before = atomic_load(&version);
        int got = call(patched);
        wrong += got < before || got > atomic_load(&version) + 1;
    }
    return (void *)wrong;
}

static long patch(_Atomic uint32_t *word, bool by_membarrier)
{
    pthread_t thread[THREADS];
    long wrong = 0;
    atomic_store(&version, 0);
    atomic_store(&finished, 0);
    for (int i = 0; i < THREADS; i++)
        pthread_create(&thread[i], NULL, run_patched, NULL);
    for (int i = 1; i <= PATCHES; i++) {
        atomic_store(word, load_number(i));
        __builtin___clear_cache(patched, patched + 16);
        if (by_membarrier)
            wrong += syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE, 0, 0) != 0;
        atomic_store(&version, i);
        wrong += call(patched) != i;
    }
    atomic_store(&finished, 1);
    for (int i = 0; i < THREADS; i++) {
        void *result;
        pthread_join(thread[i], &result);
        wrong += (long)result;
    }
    return wrong;
}

static void test_patching(void)
{
    patched =
        mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE, 0, 0) == 0);
    CHECK(patch(write_function(patched, 0), true) == 0);
    munmap(patched, PAGE);
}

/* ---- the same through a second mapping that is never executable, as V8 and Java have it ---- */

static void test_two_mappings(void)
{
    int fd = memfd_create("jit", MFD_CLOEXEC);
    CHECK(fd >= 0 && !ftruncate(fd, PAGE));
    char *writable = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    patched = mmap(NULL, PAGE, PROT_READ | PROT_EXEC, MAP_SHARED, fd, 0);
    close(fd);
    _Atomic uint32_t *word = write_function(writable, 0);
    __builtin___clear_cache(patched, patched + 16);
    CHECK(patch(word, true) == 0);
    munmap(writable, PAGE);
    munmap(patched, PAGE);
}

/* ---- thousands of small mappings, each with code, some of them replaced ---- */

static void test_many_mappings(void)
{
    static char *page[MAPPINGS];
    int wrong = 0;
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < MAPPINGS; i += round ? 3 : 1) {
            int fixed = round ? MAP_FIXED : 0;
            /* Neighbours differ in protection, so that they stay mappings of their own. */
            char *p = mmap(page[i], PAGE, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS | fixed, -1, 0);
            if (p == MAP_FAILED) {
                wrong++;
                continue;
            }
            page[i] = p;
            write_function(p, (i + round) % 2000);
            wrong += mprotect(p, PAGE, PROT_READ | PROT_EXEC | (i % 2 ? PROT_WRITE : 0)) != 0;
        }
        for (int i = 0; i < MAPPINGS; i++)
            wrong += call(page[i]) != (i + (round && i % 3 == 0)) % 2000;
    }
    for (int i = 0; i < MAPPINGS; i++)
        wrong += munmap(page[i], PAGE) != 0;
    CHECK(wrong == 0);
}

int main(void)
{
    test_toggling();
    test_patching();
    test_two_mappings();
    test_many_mappings();
    return failures != 0;
}
