/*
 * Runs a static program of tests/random or tests/insn on the engine alone, without user mode: the
 * only system calls are write and exit. So translation can be tested apart from everything else,
 * and a crash cannot be blamed on the loader.
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
#include "guest/registry.h"
#include "guest/riscv/vector.h"
#include "vm/engine.h"
#include "vm/linux_abi.h"
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

/* What a program header says, of either class. */
struct part {
    uint64_t address, offset, file_size, size;
    unsigned type, flags;
};

static void load_part(struct image *image, FILE *file, const struct part *p, uint64_t base,
                      struct space *space)
{
    uint64_t skip = p->address & 4095, start = p->address - skip;
    uint64_t length = (p->size + skip + 4095) & ~4095ull;
    unsigned flags =
        PROT_READ | (p->flags & PF_W ? PROT_WRITE : 0) | (p->flags & PF_X ? PROT_EXEC : 0);
    char *host = space_host(base, start);

    if (start + length > GUEST_LIMIT || fseek(file, (long)p->offset, SEEK_SET) ||
        mmap(host, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1,
             0) == MAP_FAILED ||
        fread(host + skip, 1, p->file_size, file) != p->file_size ||
        mprotect(host, length, space_host_prot(flags)))
        die("program", "cannot be loaded");
    space_set(space, start, length, flags | SPACE_MAPPED | SPACE_ANONYMOUS);
    if (flags & PROT_WRITE)
        keep_data(image, host, length);
}

union header {
    unsigned char ident[EI_NIDENT];
    Elf32_Ehdr e32;
    Elf64_Ehdr e64;
};

static struct part read_part(FILE *file, const union header *h, unsigned i)
{
    bool wide = h->ident[EI_CLASS] == ELFCLASS64;
    Elf32_Phdr p32 = {0};
    Elf64_Phdr p64 = {0};
    uint64_t at = wide ? h->e64.e_phoff + i * sizeof(p64) : h->e32.e_phoff + i * sizeof(p32);

    if (fseek(file, (long)at, SEEK_SET) ||
        fread(wide ? (void *)&p64 : &p32, wide ? sizeof(p64) : sizeof(p32), 1, file) != 1)
        die("program", "cannot be read");
    if (wide)
        return (struct part){p64.p_vaddr, p64.p_offset, p64.p_filesz,
                             p64.p_memsz, p64.p_type,   p64.p_flags};
    return (struct part){p32.p_vaddr, p32.p_offset, p32.p_filesz,
                         p32.p_memsz, p32.p_type,   p32.p_flags};
}

static FILE *open_program(const char *path, union header *header)
{
    FILE *file = fopen(path, "rb");

    if (!file || fread(header, sizeof(*header), 1, file) != 1)
        die(path, "cannot be read");
    return file;
}

static void load(struct image *image, FILE *file, const union header *h, uint64_t base,
                 struct space *space)
{
    bool wide = h->ident[EI_CLASS] == ELFCLASS64;

    for (unsigned i = 0; i < (wide ? h->e64.e_phnum : h->e32.e_phnum); i++) {
        struct part part = read_part(file, h, i);
        if (part.type == PT_LOAD)
            load_part(image, file, &part, base, space);
    }
    image->entry = wide ? h->e64.e_entry : h->e32.e_entry;
}

static const struct guest *find_guest(const union header *h)
{
    for (unsigned i = 0; i < guest_count; i++) {
        if (guests[i]->elf_machine == h->e64.e_machine && /* in the same place in both classes */
            (guests[i]->bits == 64) == (h->ident[EI_CLASS] == ELFCLASS64))
            return guests[i];
    }
    die("program", "of no known architecture");
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
    cpu->guest->linux_abi->start(cpu, image->entry, STACK_TOP - 64);
}

struct on_fault {
    uint64_t pc, note;
};

/* True: the program has ended, with this status. */
static bool system_call(struct vcpu *cpu, uint64_t base, struct on_fault *on_fault, int *status)
{
    const struct guest_linux *abi = cpu->guest->linux_abi;
    uint64_t number, args[6];

    abi->syscall_args(cpu, &number, args);
    switch (number) {
    case SYS_EXIT:
    case SYS_EXIT_GROUP: *status = (int)args[0]; return true;
    case SYS_WRITE:
        abi->syscall_return(cpu, (uint64_t)write((int)args[0], space_host(base, args[1]), args[2]));
        break;
    case SYS_ON_FAULT: *on_fault = (struct on_fault){args[0], args[1]}; break;
    case SYS_SIGALTSTACK:
    case SYS_RT_SIGACTION: break; /* there are no signals */
    default: die("system call", "only write and exit_group");
    }
    return false;
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
        if (cpu->guest->elf_machine == EM_RISCV)
            rv_v_configure(cpu); /* as a signal does: vstart may have changed */
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
    int status;

    for (;;) {
        engine_run(cpu);
        if (cpu->exit.event != IR_EVENT_SYSCALL)
            fault(cpu, base, &on_fault);
        else if (system_call(cpu, base, &on_fault, &status))
            return status;
    }
}

static void check(err_t err)
{
    if (err_failed(err))
        die("set-up", err_text(err));
}

/* The default one if there is no text. */
static const struct cpu_model *find_model(const struct guest *guest, const char *text,
                                          struct cpu_model *made)
{
    if (!text)
        return &guest->models[0];
    if (guest->parse_model) {
        check(guest->parse_model(text, made));
        return made;
    }
    for (unsigned i = 0; i < guest->nmodels; i++) {
        if (!strcmp(guest->models[i].name, text))
            return &guest->models[i];
    }
    die(text, "no such CPU");
}

int main(int argc, char **argv)
{
    struct log log = {.fd = 2};
    struct engine_options options = {.accel = ENGINE_EAGER, .opt_level = 2, .log = &log};
    const char *model_text = nullptr;
    struct cpu_model made;
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
            model_text = argv[at + 1];
        else if (!strcmp(argv[at], "-d"))
            check(log_parse(argv[at + 1], &log.items));
        else
            die(argv[at], "no such option");
    }
    if (at + 1 != argc)
        die("usage",
            "run_engine [-accel interp|jit] [-opt LEVEL] [-cpu MODEL] [-repeat TIMES] PROGRAM");

    union header header;
    FILE *file = open_program(argv[at], &header);
    const struct guest *guest = find_guest(&header);
    const struct cpu_model *model = find_model(guest, model_text, &made);
    void *memory =
        mmap(nullptr, GUEST_LIMIT, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        die("guest memory", strerror(errno));
    options.guest_base = (uint64_t)(uintptr_t)memory;
    struct space *space = space_create(options.guest_base, GUEST_LIMIT);
    check(engine_create(&engine, guest, options.accel == ENGINE_INTERP ? nullptr : &x86_64_backend,
                        space, &options));
    check(engine_vcpu_create(engine, model, &cpu));
    check(engine_thread_init(cpu));
    sigaction(SIGSEGV, &action, nullptr);
    sigaction(SIGBUS, &action, nullptr);
    make_stack(options.guest_base, space);
    load(&image, file, &header, options.guest_base, space);
    fclose(file);
    while (repeat-- > 0 && !status) {
        start(cpu, model, options.guest_base, &image);
        status = run(cpu, options.guest_base);
    }
    return status;
}
