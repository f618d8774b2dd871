/* Names and unwinding tables of guest code, from the files that it was mapped from. The files may
 * be anything. SPDX-License-Identifier: MIT */
#include "user/symbols.h"

#include <elf.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Which file is mapped at the host address, and where in it. */
static bool find_mapping(uint64_t host, char file[PATH_MAX], uint64_t *file_offset)
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
        snprintf(file, PATH_MAX, "%s", line + name);
        *file_offset = host - start + offset;
        found = true;
    }
    if (f)
        fclose(f);
    return found;
}

static const void *view(const struct code_file *f, uint64_t offset, uint64_t len)
{
    return offset <= f->size && len <= f->size - offset ? f->data + offset : nullptr;
}

/* Headers of either class as those of 64 bits. */

static bool read_header(const struct code_file *f, Elf64_Ehdr *eh)
{
    const void *head = view(f, 0, sizeof(*eh));
    Elf32_Ehdr narrow;
    if (!head)
        return false;
    memcpy(eh, head, sizeof(*eh));
    if (memcmp(eh->e_ident, ELFMAG, SELFMAG))
        return false;
    if (eh->e_ident[EI_CLASS] == ELFCLASS32) {
        memcpy(&narrow, head, sizeof(narrow));
        eh->e_phoff = narrow.e_phoff;
        eh->e_shoff = narrow.e_shoff;
        eh->e_phnum = narrow.e_phnum;
        eh->e_shnum = narrow.e_shnum;
        eh->e_shstrndx = narrow.e_shstrndx;
    }
    return eh->e_phnum <= 1024;
}

static bool is_narrow(const Elf64_Ehdr *eh)
{
    return eh->e_ident[EI_CLASS] == ELFCLASS32;
}

static bool read_segment(const struct code_file *f, const Elf64_Ehdr *eh, unsigned i,
                         Elf64_Phdr *ph)
{
    size_t size = is_narrow(eh) ? sizeof(Elf32_Phdr) : sizeof(*ph);
    const void *at = view(f, eh->e_phoff + i * size, size);
    Elf32_Phdr narrow;
    if (!at)
        return false;
    if (is_narrow(eh)) {
        memcpy(&narrow, at, size);
        *ph = (Elf64_Phdr){.p_type = narrow.p_type,
                           .p_offset = narrow.p_offset,
                           .p_vaddr = narrow.p_vaddr,
                           .p_filesz = narrow.p_filesz};
    } else {
        memcpy(ph, at, size);
    }
    return true;
}

static bool read_section(const struct code_file *f, const Elf64_Ehdr *eh, unsigned i,
                         Elf64_Shdr *sh)
{
    size_t size = is_narrow(eh) ? sizeof(Elf32_Shdr) : sizeof(*sh);
    const void *at = view(f, eh->e_shoff + i * size, size);
    Elf32_Shdr narrow;
    if (!at || i >= eh->e_shnum)
        return false;
    if (is_narrow(eh)) {
        memcpy(&narrow, at, size);
        *sh = (Elf64_Shdr){.sh_name = narrow.sh_name,
                           .sh_type = narrow.sh_type,
                           .sh_addr = narrow.sh_addr,
                           .sh_offset = narrow.sh_offset,
                           .sh_size = narrow.sh_size,
                           .sh_link = narrow.sh_link};
    } else {
        memcpy(sh, at, size);
    }
    return true;
}

static Elf64_Sym read_symbol(const uint8_t *table, uint64_t i, bool narrow)
{
    Elf64_Sym s;
    Elf32_Sym n;
    if (!narrow) {
        memcpy(&s, table + i * sizeof(s), sizeof(s));
        return s;
    }
    memcpy(&n, table + i * sizeof(n), sizeof(n));
    return (Elf64_Sym){
        .st_name = n.st_name, .st_info = n.st_info, .st_value = n.st_value, .st_size = n.st_size};
}

/* The link-time address of a file offset. */
static bool address_of(const struct code_file *f, uint64_t offset, uint64_t *out)
{
    Elf64_Ehdr eh;
    Elf64_Phdr ph;
    if (!read_header(f, &eh))
        return false;
    for (unsigned i = 0; i < eh.e_phnum && read_segment(f, &eh, i, &ph); i++) {
        if (ph.p_type == PT_LOAD && offset >= ph.p_offset && offset - ph.p_offset < ph.p_filesz) {
            *out = offset - ph.p_offset + ph.p_vaddr;
            return true;
        }
    }
    return false;
}

bool code_file_open(struct code_file *f, const struct process *p, uint64_t pc)
{
    struct stat st;
    uint64_t link;
    *f = (struct code_file){0};
    if (!find_mapping(pc + p->guest_base, f->name, &f->offset))
        return false;
    int fd = open(f->name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd >= 0 && !fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_size > 0) {
        void *data = mmap(nullptr, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (data != MAP_FAILED) {
            f->data = data;
            f->size = (uint64_t)st.st_size;
        }
    }
    if (fd >= 0)
        close(fd);
    f->is_elf = address_of(f, f->offset, &link);
    f->bias = f->is_elf ? pc - link : 0;
    return true;
}

void code_file_close(struct code_file *f)
{
    if (f->data)
        munmap((void *)f->data, f->size);
    f->data = nullptr;
}

const char *code_file_base_name(const struct code_file *f)
{
    const char *slash = strrchr(f->name, '/');
    return slash ? slash + 1 : f->name;
}

/* ---- symbols ---- */

static bool search_table(const struct code_file *f, bool narrow, const Elf64_Shdr *symtab,
                         const Elf64_Shdr *strtab, uint64_t address, struct code_symbol *out)
{
    size_t size = narrow ? sizeof(Elf32_Sym) : sizeof(Elf64_Sym);
    uint64_t count = symtab->sh_size / size;
    const uint8_t *symbols = view(f, symtab->sh_offset, count * size);
    const char *names = view(f, strtab->sh_offset, strtab->sh_size);
    for (uint64_t i = 0; symbols && names && i < count; i++) {
        const Elf64_Sym s = read_symbol(symbols, i, narrow);
        if (ELF64_ST_TYPE(s.st_info) != STT_FUNC || address < s.st_value ||
            address - s.st_value >= (s.st_size ? s.st_size : 1))
            continue;
        if (s.st_name >= strtab->sh_size)
            continue;
        snprintf(out->name, sizeof(out->name), "%.*s",
                 (int)(strtab->sh_size - s.st_name < 120 ? strtab->sh_size - s.st_name : 120),
                 names + s.st_name);
        out->offset = address - s.st_value;
        return true;
    }
    return false;
}

bool code_file_symbol(const struct code_file *f, uint64_t pc, struct code_symbol *out)
{
    Elf64_Ehdr eh;
    Elf64_Shdr symtab, strtab;
    if (!f->is_elf || !read_header(f, &eh))
        return false;
    for (unsigned i = 0; read_section(f, &eh, i, &symtab); i++) {
        if (symtab.sh_type != SHT_SYMTAB && symtab.sh_type != SHT_DYNSYM)
            continue;
        if (read_section(f, &eh, symtab.sh_link, &strtab) &&
            search_table(f, is_narrow(&eh), &symtab, &strtab, pc - f->bias, out))
            return true;
    }
    return false;
}

/* ---- unwinding tables ---- */

/* From a link-time address to the end of the segment's part of the file. */
static bool section_at(const struct code_file *f, const Elf64_Ehdr *eh, uint64_t address,
                       struct unwind_section *out)
{
    Elf64_Phdr ph;
    for (unsigned i = 0; i < eh->e_phnum && read_segment(f, eh, i, &ph); i++) {
        if (ph.p_type != PT_LOAD || address < ph.p_vaddr || address - ph.p_vaddr >= ph.p_filesz)
            continue;
        uint64_t skip = address - ph.p_vaddr;
        out->data = view(f, ph.p_offset + skip, ph.p_filesz - skip);
        out->size = ph.p_filesz - skip;
        out->address = address + f->bias;
        out->narrow = is_narrow(eh);
        return out->data;
    }
    return false;
}

/* .eh_frame_hdr begins: version 1, three encodings, the address of .eh_frame, which linkers write
 * as a 32-bit distance from itself (0x1b). */
static bool by_header(const struct code_file *f, const Elf64_Ehdr *eh, struct unwind_section *out)
{
    Elf64_Phdr ph;
    for (unsigned i = 0; i < eh->e_phnum && read_segment(f, eh, i, &ph); i++) {
        const uint8_t *at = view(f, ph.p_offset, 8);
        int32_t distance;
        if (ph.p_type != PT_GNU_EH_FRAME || !at || at[0] != 1 || at[1] != 0x1b)
            continue;
        memcpy(&distance, at + 4, sizeof(distance));
        return section_at(f, eh, ph.p_vaddr + 4 + (uint64_t)(int64_t)distance, out);
    }
    return false;
}

bool code_file_unwind(const struct code_file *f, struct unwind_section *out)
{
    Elf64_Ehdr eh;
    Elf64_Shdr sh, names;
    if (!f->is_elf || !read_header(f, &eh))
        return false;
    if (by_header(f, &eh, out))
        return true;
    for (unsigned i = 0;
         read_section(f, &eh, eh.e_shstrndx, &names) && read_section(f, &eh, i, &sh); i++) {
        static const char wanted[] = ".eh_frame";
        const char *name = sh.sh_name < names.sh_size
                               ? view(f, names.sh_offset + sh.sh_name, sizeof(wanted))
                               : nullptr;
        if (!name || memcmp(name, wanted, sizeof(wanted)) || sh.sh_type == SHT_NOBITS)
            continue;
        *out = (struct unwind_section){view(f, sh.sh_offset, sh.sh_size), sh.sh_size,
                                       sh.sh_addr + f->bias, is_narrow(&eh)};
        return out->data;
    }
    return false;
}
