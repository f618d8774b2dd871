/* The first stack of a program, as execve leaves it: strings, argument and environment pointers,
 * auxiliary vector. SPDX-License-Identifier: MIT */
#include "user/loader.h"

#include "base/bytes.h"
#include "user/memory.h"
#include "user/vdso.h"

#include <elf.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <unistd.h>

#ifndef AT_MINSIGSTKSZ
#define AT_MINSIGSTKSZ 51
#endif

static unsigned count(char **strings)
{
    unsigned n = 0;
    while (strings[n])
        n++;
    return n;
}

static uint64_t bytes_of(char **strings)
{
    uint64_t n = 0;
    for (; *strings; strings++)
        n += strlen(*strings) + 1;
    return n;
}

/* splitmix64: for -seed, where AT_RANDOM must come out the same each time. */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

static void random_bytes(const struct user_options *o, uint64_t out[2])
{
    uint64_t state = o->seed;
    if (!o->has_seed && getrandom(out, 16, GRND_NONBLOCK) == 16)
        return;
    out[0] = next_random(&state);
    out[1] = next_random(&state);
}

/* Writes one of the guest's words; returns the address behind it. */
static uint64_t put_word(struct process *p, uint64_t at, uint64_t value)
{
    unsigned size = word_size(p);
    uint8_t *bytes = guest_host(p, at);
    for (unsigned i = 0; i < size; i++, value >>= 8)
        bytes[p->guest->big_endian ? size - 1 - i : i] = (uint8_t)value;
    return at + size;
}

/* Copies strings upwards from `at`, writing the guest addresses to `pointers`. Returns the end. */
static uint64_t put_strings(struct process *p, char **strings, uint64_t at, uint64_t pointers)
{
    for (; *strings; strings++) {
        size_t n = strlen(*strings) + 1;
        memcpy(guest_host(p, at), *strings, n);
        pointers = put_word(p, pointers, at);
        at += n;
    }
    put_word(p, pointers, 0);
    return at;
}

static uint64_t put(struct process *p, uint64_t *top, const void *bytes, size_t len)
{
    *top -= len;
    memcpy(guest_host(p, *top), bytes, len);
    return *top;
}

static void add_aux(struct process *p, uint64_t type, uint64_t value)
{
    p->auxv[p->auxv_count][0] = type;
    p->auxv[p->auxv_count++][1] = value;
}

static void fill_auxv(struct process *p, const struct program *pr, uint64_t interpreter_base,
                      uint64_t random, uint64_t platform, uint64_t file_name)
{
    const struct elf_image *im = &pr->image;
    uint64_t hwcap[2] = {0};
    if (p->abi->hwcap)
        p->abi->hwcap(p->threads->vcpu, hwcap);
    if (p->vdso)
        add_aux(p, AT_SYSINFO_EHDR, p->vdso);
    add_aux(p, AT_HWCAP, hwcap[0]);
    add_aux(p, AT_PAGESZ, SPACE_PAGE);
    add_aux(p, AT_CLKTCK, 100);
    add_aux(p, AT_PHDR, im->headers ? im->headers + pr->bias : 0);
    add_aux(p, AT_PHENT, im->header_size);
    add_aux(p, AT_PHNUM, im->header_count);
    add_aux(p, AT_BASE, interpreter_base);
    add_aux(p, AT_FLAGS, 0);
    add_aux(p, AT_ENTRY, im->entry + pr->bias);
    add_aux(p, AT_UID, getauxval(AT_UID));
    add_aux(p, AT_EUID, getauxval(AT_EUID));
    add_aux(p, AT_GID, getauxval(AT_GID));
    add_aux(p, AT_EGID, getauxval(AT_EGID));
    add_aux(p, AT_SECURE, getauxval(AT_SECURE));
    add_aux(p, AT_RANDOM, random);
    add_aux(p, AT_HWCAP2, hwcap[1]);
    add_aux(p, AT_EXECFN, file_name);
    if (platform)
        add_aux(p, AT_PLATFORM, platform);
    add_aux(p, AT_MINSIGSTKSZ,
            align_up(p->abi->signal_frame_max + p->abi->signal_frame_extensions + 16, 16));
    add_aux(p, AT_NULL, 0);
}

/* As much as a native program could grow its stack to; compilers raise the limit for the programs
 * that they start. */
static uint64_t stack_size(const struct user_options *o)
{
    enum {
        LEAST = 8 << 20,
        UNLIMITED = 64 << 20,
        MOST = 1 << 30
    };
    struct rlimit limit;
    if (o->stack_size)
        return align_up(o->stack_size, SPACE_PAGE);
    if (getrlimit(RLIMIT_STACK, &limit) || limit.rlim_cur < LEAST)
        return LEAST;
    if (limit.rlim_cur == RLIM_INFINITY)
        return UNLIMITED;
    return limit.rlim_cur < MOST ? align_up(limit.rlim_cur, SPACE_PAGE) : MOST;
}

static err_t map_stack(struct process *p, uint64_t size, bool executable)
{
    unsigned prot = PROT_READ | PROT_WRITE | (executable ? PROT_EXEC : 0);
    int64_t low = memory_map(p, 0, size + 2 * SPACE_PAGE, prot,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (low < 0)
        return err_make((int)-low, "no room for a stack of %llu bytes; -s sets the size",
                        (unsigned long long)size);
    /* The lowest page is a guard. */
    if (memory_protect(p, (uint64_t)low, SPACE_PAGE, PROT_NONE) < 0)
        return err_make(ENOMEM, "cannot protect the end of the stack");
    space_set(p->space, (uint64_t)low, SPACE_PAGE, 0); /* to the program, nothing is there */
    p->stack_low = (uint64_t)low + SPACE_PAGE;
    p->stack_high = p->stack_low + size;
    p->vdso = p->stack_high; /* one page beyond */
    space_set(p->space, p->stack_low, size, SPACE_MAPPED | SPACE_ANONYMOUS | SPACE_STACK | prot);
    return ERR_OK;
}

err_t stack_create(struct process *p, const struct program *pr, uint64_t interpreter_base,
                   uint64_t *sp)
{
    char **argv = pr->argv, **envp = p->options->envp;
    unsigned argc = count(argv), envc = count(envp);
    uint64_t size = stack_size(p->options), strings = bytes_of(argv) + bytes_of(envp);
    if (strings + (argc + envc) * (uint64_t)word_size(p) > size / 4 * 3)
        return err_make(
            E2BIG,
            "arguments and environment (%llu bytes) do not fit on the stack; -s makes it larger",
            (unsigned long long)strings);
    TRY(map_stack(p, size, pr->image.executable_stack));
    TRY(vdso_create(p));
    uint64_t top = p->stack_high - 8, random[2];
    uint64_t name = put(p, &top, pr->path, strlen(pr->path) + 1);
    top -= strings;
    uint64_t at = top;
    uint64_t platform =
        p->abi->platform ? put(p, &top, p->abi->platform, strlen(p->abi->platform) + 1) : 0;
    top = align_down(top, 16);
    random_bytes(p->options, random);
    uint64_t random_at = put(p, &top, random, sizeof(random));
    fill_auxv(p, pr, interpreter_base, random_at, platform, name);
    uint64_t words = 1 + argc + 1 + envc + 1;
    uint64_t word = word_size(p);
    top = align_down(top - (words + p->auxv_count * 2) * word, 16);
    put_word(p, top, argc);
    p->arg_start = at;
    p->arg_end = put_strings(p, argv, at, top + word);
    p->env_end = put_strings(p, envp, p->arg_end, top + (argc + 2) * word);
    uint64_t aux = top + words * word;
    for (unsigned i = 0; i < p->auxv_count; i++)
        aux = put_word(p, put_word(p, aux, p->auxv[i][0]), p->auxv[i][1]);
    p->start_stack = *sp = top;
    return ERR_OK;
}
