/*
 * Runs a static AArch64 program of tests/random on the engine alone, without user mode: the only
 * system calls are write and exit. So translation can be tested apart from everything else, and a
 * crash cannot be blamed on the loader.
 *
 * Faults end the program, unless it has made the system call 0xffff(where to continue, address of 8
 * bytes): then the pc and the number that the signal would have, << 56, are written there.
 *
 *   run_engine [-accel interp|jit] [-opt LEVEL] [-cpu MODEL] [-max-insns N] PROGRAM
 *
 * SPDX-License-Identifier: MIT
 */
#include <elf.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/log.h"
#include "guest/aarch64/a64.h"
#include "vm/engine.h"
#include "vm/space.h"

enum {
    GUEST_LIMIT = 0x20000000, /* programs of tests/random live below */
    STACK_TOP = 0x1f000000,
    STACK_SIZE = 0x100000,
    SYS_WRITE = 64,
    SYS_EXIT = 93,
    SYS_EXIT_GROUP = 94,
    SYS_SIGALTSTACK = 132,
    SYS_RT_SIGACTION = 134,
    SYS_ON_FAULT = 0xffff,
};

static _Noreturn void die(const char *what, const char *why)
{
    fprintf(stderr, "run_engine: %s: %s\n", what, why);
    exit(125);
}

static void on_fault(int signo, siginfo_t *info, void *context)
{
    if (!engine_handle_fault(signo, info, context)) {
        signal(signo, SIG_DFL); /* our own mistake: the instruction is run again and ends us */
    }
}

/* A loaded program: where it starts, and its data as they were then, so that it can be run again on
 * warm translated code. */
struct image {
    uint64_t entry;
    struct {
        void *host, *copy;
        size_t size;
    } data[8];
    unsigned ndata;
};

static void keep_data(struct image *image, void *host, size_t size)
{
    void *copy = malloc(size);
    if (!copy)
        die("data", strerror(errno));
    memcpy(copy, host, size);
    image->data[image->ndata].host = host;
    image->data[image->ndata].copy = copy;
    image->data[image->ndata++].size = size;
}

static void load(struct image *image, const char *path, uint64_t base, struct space *space)
{
    FILE *file = fopen(path, "rb");
    Elf64_Ehdr header;
    Elf64_Phdr segment[8];

    if (!file || fread(&header, sizeof(header), 1, file) != 1 || header.e_phnum > 8 ||
        fread(segment, sizeof(segment[0]), header.e_phnum, file) != header.e_phnum)
        die(path, "cannot be read");
    for (unsigned i = 0; i < header.e_phnum; i++) {
        if (segment[i].p_type != PT_LOAD)
            continue;
        uint64_t skip = segment[i].p_vaddr & 4095, start = segment[i].p_vaddr - skip;
        uint64_t length = (segment[i].p_memsz + skip + 4095) & ~4095ull;
        unsigned flags = PROT_READ | (segment[i].p_flags & PF_W ? PROT_WRITE : 0) |
                         (segment[i].p_flags & PF_X ? PROT_EXEC : 0);
        char *host = space_host(base, start);

        if (start + length > GUEST_LIMIT || fseek(file, (long)segment[i].p_offset, SEEK_SET) ||
            mmap(host, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1,
                 0) == MAP_FAILED ||
            fread(host + skip, 1, segment[i].p_filesz, file) != segment[i].p_filesz ||
            mprotect(host, length, space_host_prot(flags)))
            die(path, "cannot be loaded");
        space_set(space, start, length, flags | SPACE_MAPPED | SPACE_ANONYMOUS);
        if (flags & PROT_WRITE)
            keep_data(image, host, length);
    }
    fclose(file);
    image->entry = header.e_entry;
}

/* No arguments, no environment. */
static void make_stack(uint64_t base, struct space *space)
{
    if (mmap(space_host(base, STACK_TOP - STACK_SIZE), STACK_SIZE, PROT_READ | PROT_WRITE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED)
        die("stack", strerror(errno));
    space_set(space, STACK_TOP - STACK_SIZE, STACK_SIZE,
              PROT_READ | PROT_WRITE | SPACE_MAPPED | SPACE_ANONYMOUS);
}

/* Everything as at the program's start, but for the code that has been translated. */
static void start(struct vcpu *cpu, const struct cpu_model *model, uint64_t base,
                  const struct image *image)
{
    for (unsigned i = 0; i < image->ndata; i++)
        memcpy(image->data[i].host, image->data[i].copy, image->data[i].size);
    memset(space_host(base, STACK_TOP - 64), 0, 64); /* argc and what follows it */
    cpu->guest->reset(cpu, model);
    a64_state(cpu)->sp = STACK_TOP - 64;
    cpu->guest->set_pc(cpu, image->entry);
}

struct on_fault {
    uint64_t pc, note;
};

/* False: the program has ended. */
static bool system_call(struct vcpu *cpu, uint64_t base, struct on_fault *on_fault)
{
    uint64_t *x = a64_state(cpu)->x;

    switch (x[8]) {
    case SYS_EXIT:
    case SYS_EXIT_GROUP: return false;
    case SYS_WRITE: x[0] = (uint64_t)write((int)x[0], space_host(base, x[1]), x[2]); break;
    case SYS_ON_FAULT: *on_fault = (struct on_fault){x[0], x[1]}; break;
    case SYS_SIGALTSTACK:
    case SYS_RT_SIGACTION: break; /* there are no signals */
    default: die("system call", "only write and exit_group");
    }
    return true;
}

/* The events that would be signals, with their Linux numbers. */
static const struct {
    const char *name;
    int signo;
} faults[IR_EVENT_GUEST] = {
    [IR_EVENT_BREAKPOINT] = {"breakpoint", 5},
    [IR_EVENT_UNDEFINED] = {"undefined instruction", 4},
    [IR_EVENT_UNALIGNED_PC] = {"unaligned pc", 7},
    [IR_EVENT_FETCH_FAULT] = {"no code", 11},
    [IR_EVENT_MEMORY_FAULT] = {"memory fault", 11},
};

static void fault(struct vcpu *cpu, uint64_t base, const struct on_fault *on_fault)
{
    unsigned event = cpu->exit.event;
    bool known = event < IR_EVENT_GUEST && faults[event].name;
    uint64_t pc = cpu->guest->get_pc(cpu);

    if (known && on_fault->pc) {
        int signo =
            event == IR_EVENT_MEMORY_FAULT ? engine_last_fault(cpu).signo : faults[event].signo;
        uint64_t note = pc + ((uint64_t)signo << 56);

        memcpy(space_host(base, on_fault->note), &note, sizeof(note));
        cpu->guest->set_pc(cpu, on_fault->pc);
        return;
    }
    fprintf(stderr, "run_engine: %s (event %u) at %#llx: %08x, fault address %#llx\n",
            known ? faults[event].name : "?", event, (unsigned long long)pc,
            event == IR_EVENT_FETCH_FAULT ? 0 : *(uint32_t *)space_host(base, pc),
            (unsigned long long)engine_last_fault(cpu).address);
    exit(126);
}

/* The program's exit status. */
static int run(struct vcpu *cpu, uint64_t base)
{
    struct on_fault on_fault = {0};

    for (;;) {
        engine_run(cpu);
        if (cpu->exit.event != IR_EVENT_SYSCALL)
            fault(cpu, base, &on_fault);
        else if (!system_call(cpu, base, &on_fault))
            return (int)a64_state(cpu)->x[0];
    }
}

static void check(err_t err)
{
    if (err_failed(err))
        die("set-up", err_text(err));
}

static const struct cpu_model *find_model(const char *name)
{
    for (unsigned i = 0; i < a64_guest.nmodels; i++) {
        if (!strcmp(a64_guest.models[i].name, name))
            return &a64_guest.models[i];
    }
    die(name, "no such CPU");
}

int main(int argc, char **argv)
{
    struct log log = {.fd = 2};
    struct engine_options options = {.accel = ENGINE_EAGER, .opt_level = 2, .log = &log};
    const struct cpu_model *model = &a64_guest.models[0];
    struct sigaction action = {.sa_sigaction = on_fault,
                               .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    struct engine *engine;
    struct vcpu *cpu;
    struct image image = {0};
    int at = 1, repeat = 1, status = 0;

    for (; at + 1 < argc && argv[at][0] == '-'; at += 2) {
        if (!strcmp(argv[at], "-accel"))
            options.accel = strcmp(argv[at + 1], "interp") ? ENGINE_EAGER : ENGINE_INTERP;
        else if (!strcmp(argv[at], "-opt"))
            options.opt_level = (unsigned)atoi(argv[at + 1]);
        else if (!strcmp(argv[at], "-max-insns"))
            options.max_insns = (unsigned)atoi(argv[at + 1]);
        else if (!strcmp(argv[at], "-repeat"))
            repeat = atoi(argv[at + 1]);
        else if (!strcmp(argv[at], "-cpu"))
            model = find_model(argv[at + 1]);
        else if (!strcmp(argv[at], "-d"))
            check(log_parse(argv[at + 1], &log.items));
        else
            die(argv[at], "no such option");
    }
    if (at + 1 != argc)
        die("usage",
            "run_engine [-accel interp|jit] [-opt LEVEL] [-cpu MODEL] [-repeat TIMES] PROGRAM");

    void *memory =
        mmap(nullptr, GUEST_LIMIT, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        die("guest memory", strerror(errno));
    options.guest_base = (uint64_t)(uintptr_t)memory;
    struct space *space = space_create(options.guest_base, GUEST_LIMIT);
    check(engine_create(&engine, &a64_guest,
                        options.accel == ENGINE_INTERP ? nullptr : &x86_64_backend, space,
                        &options));
    check(engine_vcpu_create(engine, model, &cpu));
    check(engine_thread_init(cpu));
    sigaction(SIGSEGV, &action, nullptr);
    sigaction(SIGBUS, &action, nullptr);
    make_stack(options.guest_base, space);
    load(&image, argv[at], options.guest_base, space);
    while (repeat-- > 0 && !status) {
        start(cpu, model, options.guest_base, &image);
        status = run(cpu, options.guest_base);
    }
    return status;
}
