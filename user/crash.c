/* What killed the program: the line that QEMU prints, and one that says where.
 * SPDX-License-Identifier: MIT */
#include "user/signal.h"

#include "base/bytes.h"
#include "user/core.h"
#include "user/thread.h"

#include <elf.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct place {
    char file[PATH_MAX];
    uint64_t file_offset;
    char symbol[128];
    uint64_t symbol_offset;
};

/* Which file is mapped at the host address, and where in it. */
static bool find_mapping(uint64_t host, struct place *out)
{
    FILE *f = fopen("/proc/self/maps", "re");
    char line[PATH_MAX + 128];
    bool found = false;
    while (f && !found && fgets(line, sizeof(line), f)) {
        unsigned long long start, end, offset;
        int name = 0;
        if (sscanf(line, "%llx-%llx %*s %llx %*s %*s %n", &start, &end, &offset, &name) < 3 ||
            host < start || host >= end)
            continue;
        if (!name || line[name] != '/')
            break;
        line[strcspn(line, "\n")] = 0;
        snprintf(out->file, sizeof(out->file), "%s", line + name);
        out->file_offset = host - start + offset;
        found = true;
    }
    if (f)
        fclose(f);
    return found;
}

struct file_view {
    const uint8_t *data;
    uint64_t size;
};

static const void *view(const struct file_view *f, uint64_t offset, uint64_t len)
{
    return offset <= f->size && len <= f->size - offset ? f->data + offset : nullptr;
}

/* The link-time address of a file offset. */
static bool address_of(const struct file_view *f, const Elf64_Ehdr *eh, uint64_t offset,
                       uint64_t *out)
{
    for (unsigned i = 0; i < eh->e_phnum; i++) {
        const void *at = view(f, eh->e_phoff + i * sizeof(Elf64_Phdr), sizeof(Elf64_Phdr));
        Elf64_Phdr ph;
        if (!at)
            return false;
        memcpy(&ph, at, sizeof(ph));
        if (ph.p_type == PT_LOAD && offset >= ph.p_offset && offset - ph.p_offset < ph.p_filesz) {
            *out = offset - ph.p_offset + ph.p_vaddr;
            return true;
        }
    }
    return false;
}

static void search_table(const struct file_view *f, const Elf64_Shdr *symtab,
                         const Elf64_Shdr *strtab, uint64_t address, struct place *out)
{
    uint64_t count = symtab->sh_size / sizeof(Elf64_Sym);
    const uint8_t *symbols = view(f, symtab->sh_offset, count * sizeof(Elf64_Sym));
    const char *names = view(f, strtab->sh_offset, strtab->sh_size);
    for (uint64_t i = 0; symbols && names && i < count; i++) {
        Elf64_Sym s;
        memcpy(&s, symbols + i * sizeof(s), sizeof(s));
        if (ELF64_ST_TYPE(s.st_info) != STT_FUNC || address < s.st_value ||
            address - s.st_value >= (s.st_size ? s.st_size : 1))
            continue;
        if (s.st_name >= strtab->sh_size)
            continue;
        snprintf(out->symbol, sizeof(out->symbol), "%.*s",
                 (int)(strtab->sh_size - s.st_name < 120 ? strtab->sh_size - s.st_name : 120),
                 names + s.st_name);
        out->symbol_offset = address - s.st_value;
        return;
    }
}

static void find_symbol_in(const struct file_view *f, struct place *out)
{
    const void *head = view(f, 0, sizeof(Elf64_Ehdr));
    Elf64_Ehdr eh;
    uint64_t address = 0;
    if (!head)
        return;
    memcpy(&eh, head, sizeof(eh));
    if (memcmp(eh.e_ident, ELFMAG, SELFMAG) || eh.e_phnum > 1024 ||
        !address_of(f, &eh, out->file_offset, &address))
        return;
    for (unsigned i = 0; i < eh.e_shnum && !out->symbol[0]; i++) {
        const void *at = view(f, eh.e_shoff + i * sizeof(Elf64_Shdr), sizeof(Elf64_Shdr));
        Elf64_Shdr symtab, strtab;
        if (!at)
            return;
        memcpy(&symtab, at, sizeof(symtab));
        if ((symtab.sh_type != SHT_SYMTAB && symtab.sh_type != SHT_DYNSYM) ||
            symtab.sh_link >= eh.e_shnum)
            continue;
        at = view(f, eh.e_shoff + symtab.sh_link * sizeof(Elf64_Shdr), sizeof(Elf64_Shdr));
        if (!at)
            return;
        memcpy(&strtab, at, sizeof(strtab));
        search_table(f, &symtab, &strtab, address, out);
    }
}

static void find_symbol(struct place *out)
{
    struct stat st;
    int fd = open(out->file, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    if (!fstat(fd, &st) && st.st_size > 0) {
        void *data = mmap(nullptr, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (data != MAP_FAILED) {
            const struct file_view f = {data, (uint64_t)st.st_size};
            find_symbol_in(&f, out);
            munmap(data, (size_t)st.st_size);
        }
    }
    close(fd);
}

static void describe_fault(const struct signal_fault *f, char *text, size_t size)
{
    static const char *const what[] = {"", "read of", "write to", "execution of"};
    const char *kind = f->kind == LINUX_FAULT_NONE ? "access to" : what[f->kind];
    if (f->signo == SIGSEGV && f->code != SI_KERNEL)
        snprintf(text, size, ": %s 0x%llx, which %s",
                 f->kind == LINUX_FAULT_READ ? "access to" : kind, (unsigned long long)f->address,
                 f->mapped ? "is mapped but does not allow it" : "is not mapped");
    else if (f->signo == SIGBUS)
        snprintf(text, size, ": %s 0x%llx, %s", kind, (unsigned long long)f->address,
                 f->code == BUS_ADRALN ? "which is misaligned" : "beyond the end of a mapped file");
    else if (f->signo == SIGILL)
        snprintf(text, size, ": not an instruction of this CPU model");
    else
        snprintf(text, size, " ");
}

static void report(struct thread *t, int signo, const struct signal_fault *fault)
{
    const struct process *p = t->process;
    uint64_t pc = p->guest->get_pc(t->vcpu);
    struct place place = {0};
    char reason[160] = "", where[PATH_MAX + 200] = "", code[128] = "";
    uint8_t bytes[16];
    log_print(&p->log, "%s: uncaught target signal %d (%s) - core dumped\n",
              p->options->qemu ? "qemu" : "moa", signo, strsignal(signo));
    if (find_mapping(pc + p->guest_base, &place)) {
        find_symbol(&place);
        const char *slash = strrchr(place.file, '/');
        if (place.symbol[0])
            snprintf(where, sizeof(where), " in %s+0x%llx (%s)", place.symbol,
                     (unsigned long long)place.symbol_offset, slash + 1);
        else
            snprintf(where, sizeof(where), " in %s, file offset 0x%llx", slash + 1,
                     (unsigned long long)place.file_offset);
    }
    if (fault)
        describe_fault(fault, reason, sizeof(reason));
    if (p->guest->disassemble && guest_read(t, bytes, pc, sizeof(bytes)))
        p->guest->disassemble(bytes, sizeof(bytes), pc, code, sizeof(code));
    log_print(&p->log, "moa: thread %d at pc 0x%llx%s%s%s%s\n", t->tid, (unsigned long long)pc,
              where, code[0] ? ": " : "", code, reason);
    if (log_on(&p->log, LOG_CPU) && p->guest->print_state)
        p->guest->print_state(t->vcpu, p->log.fd);
}

void crash(struct thread *t, const siginfo_t *info, const struct signal_fault *fault)
{
    const struct process *p = t->process;
    char name[PATH_MAX];
    report(t, info->si_signo, fault);
    if (!core_wanted(p))
        return;
    if (!thread_freeze_others(t))
        thread_freeze(t);
    if (core_dump(t, info, name, sizeof(name)) && !p->options->qemu)
        log_print(&p->log, "moa: core dumped to %s\n", name);
}
