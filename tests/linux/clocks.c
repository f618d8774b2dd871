/* Time without system calls: the vDSO as a library, and its clocks against the kernel's.
 * SPDX-License-Identifier: MIT */
#include "check.h"

#include <elf.h>
#include <errno.h>
#include <link.h>
#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#if defined(__aarch64__)
#define PREFIX  "__kernel_"
#define VERSION "LINUX_2.6.39"
#elif defined(__riscv)
#define PREFIX  "__vdso_"
#define VERSION "LINUX_4.15"
#else
#define PREFIX  "__vdso_"
#define VERSION "LINUX_2.6"
#endif

static const ElfW(Dyn) * dynamic;
static uintptr_t base;

static uintptr_t entry(ElfW(Sxword) tag)
{
    for (const ElfW(Dyn) *d = dynamic; d->d_tag != DT_NULL; d++)
        if (d->d_tag == tag)
            return base + d->d_un.d_ptr;
    return 0;
}

/* Is version `index` the one of this name? */
static bool version_is(unsigned index, const char *name)
{
    const char *strings = (const char *)entry(DT_STRTAB);
    for (const ElfW(Verdef) *v = (const void *)entry(DT_VERDEF);;
         v = (const void *)((const char *)v + v->vd_next)) {
        const ElfW(Verdaux) *aux = (const void *)((const char *)v + v->vd_aux);
        if (v->vd_ndx == index)
            return !strcmp(strings + aux->vda_name, name);
        if (!v->vd_next)
            return false;
    }
}

static void *find(const char *name)
{
    const uint32_t *hash = (const uint32_t *)entry(DT_HASH);
    const ElfW(Sym) *symbols = (const ElfW(Sym) *)entry(DT_SYMTAB);
    const char *strings = (const char *)entry(DT_STRTAB);
    const uint16_t *versions = (const uint16_t *)entry(DT_VERSYM);
    unsigned long h = 0;
    for (const char *s = name; *s; s++) {
        h = (h << 4) + (unsigned char)*s;
        h = (h ^ (h & 0xf0000000) >> 24) & 0x0fffffff;
    }
    for (uint32_t i = hash[2 + h % hash[0]]; i; i = hash[2 + hash[0] + i])
        if (!strcmp(strings + symbols[i].st_name, name) && symbols[i].st_shndx &&
            version_is(versions[i] & 0x7fff, VERSION))
            return (void *)(base + symbols[i].st_value);
    return NULL;
}

static void test_library(void)
{
    base = getauxval(AT_SYSINFO_EHDR);
    const ElfW(Ehdr) *header = (const void *)base;
    CHECK(base && !memcmp(header->e_ident, ELFMAG, SELFMAG) && header->e_type == ET_DYN);
    const ElfW(Phdr) *ph = (const void *)(base + header->e_phoff);
    for (unsigned i = 0; i < header->e_phnum; i++)
        if (ph[i].p_type == PT_DYNAMIC)
            dynamic = (const void *)(base + ph[i].p_vaddr);
    CHECK(dynamic);
}

static int64_t ns(const struct timespec *t)
{
    return t->tv_sec * 1000000000ll + t->tv_nsec;
}

typedef int clock_function(clockid_t, struct timespec *);
static clock_function *vdso_gettime;

/* Kernel, vDSO, kernel, …: never backwards, never far apart. */
static bool agrees(clockid_t clock)
{
    enum {
        ROUNDS = 2000
    };
    int64_t last = 0;
    for (int i = 0; i < ROUNDS; i++) {
        struct timespec a = {0, -1}, b = {0, -1};
        if (syscall(SYS_clock_gettime, clock, &a) || vdso_gettime(clock, &b))
            return false;
        if (b.tv_nsec < 0 || b.tv_nsec >= 1000000000 || ns(&a) < last || ns(&b) < ns(&a) ||
            ns(&b) - ns(&a) > 2000000000)
            return false;
        last = ns(&b);
    }
    return true;
}

static void test_clocks(void)
{
    static const clockid_t clocks[] = {CLOCK_REALTIME,
                                       CLOCK_MONOTONIC,
                                       CLOCK_MONOTONIC_RAW,
                                       CLOCK_REALTIME_COARSE,
                                       CLOCK_MONOTONIC_COARSE,
                                       CLOCK_BOOTTIME,
                                       CLOCK_TAI};
    vdso_gettime = (clock_function *)find(PREFIX "clock_gettime");
    CHECK(vdso_gettime);
    for (unsigned i = 0; i < sizeof(clocks) / sizeof(clocks[0]); i++)
        CHECK(agrees(clocks[i]));
    /* Those that only the kernel has, and one that nobody has. */
    struct timespec t = {0, -1};
    CHECK(!vdso_gettime(CLOCK_THREAD_CPUTIME_ID, &t) && t.tv_nsec >= 0);
    CHECK(vdso_gettime(12345, &t) == -EINVAL);
    CHECK(vdso_gettime(10, &t) == -EINVAL);
}

static void test_gettimeofday(void)
{
    int (*get)(struct timeval *, struct timezone *) =
        (int (*)(struct timeval *, struct timezone *))find(PREFIX "gettimeofday");
    clock_function *resolution = (clock_function *)find(PREFIX "clock_getres");
    struct timeval tv = {0, -1};
    struct timezone zone = {1, 1};
    struct timespec before, after, one;
    CHECK(get && resolution);
    clock_gettime(CLOCK_REALTIME, &before);
    CHECK(!get(&tv, NULL));
    clock_gettime(CLOCK_REALTIME, &after);
    int64_t us = tv.tv_sec * 1000000ll + tv.tv_usec;
    CHECK(us >= ns(&before) / 1000 && us <= ns(&after) / 1000 && tv.tv_usec < 1000000);
    CHECK(!get(NULL, NULL));
    CHECK(!get(&tv, &zone) && zone.tz_dsttime == 0);
    CHECK(!resolution(CLOCK_MONOTONIC, &one) && one.tv_sec == 0 && one.tv_nsec >= 1);
}

static sigjmp_buf back;

static void on_fault(int signo, siginfo_t *info, void *context)
{
    siglongjmp(back, info->si_addr == (void *)0x10 ? 1 : 2);
}

/* A bad pointer is the program's fault, not an errno. */
static void test_fault(void)
{
    struct sigaction fault = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO}, old;
    CHECK(!sigaction(SIGSEGV, &fault, &old));
    int came = sigsetjmp(back, 1);
    if (!came) {
        vdso_gettime(CLOCK_MONOTONIC, (struct timespec *)0x10);
    }
    CHECK(came == 1);
    CHECK(!sigaction(SIGSEGV, &old, NULL));
}

static void test_maps(void)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    char line[512], perms[5];
    unsigned long lo, hi;
    bool seen = false;
    while (maps && fgets(line, sizeof(line), maps)) {
        if (sscanf(line, "%lx-%lx %4s", &lo, &hi, perms) == 3 && lo == base)
            seen = strstr(line, "[vdso]") && !strcmp(perms, "r-xp");
    }
    CHECK(seen);
    fclose(maps);
}

/* The counter that the architecture shows is CLOCK_MONOTONIC. */
static void test_counter(void)
{
    struct timespec before, after;
    uint64_t counter, hz = 1000000000;
    clock_gettime(CLOCK_MONOTONIC, &before);
#if defined(__aarch64__)
    asm volatile("mrs %0, cntvct_el0" : "=r"(counter));
    asm volatile("mrs %0, cntfrq_el0" : "=r"(hz));
#elif defined(__riscv)
    asm volatile("rdtime %0" : "=r"(counter));
#else
    counter = (uint64_t)ns(&before);
#endif
    clock_gettime(CLOCK_MONOTONIC, &after);
    CHECK(hz == 1000000000);
    CHECK((int64_t)counter >= ns(&before) && (int64_t)counter <= ns(&after));
}

int main(void)
{
    test_library();
    test_clocks();
    test_gettimeofday();
    test_fault();
    test_maps();
    test_counter();
    return failures != 0;
}
