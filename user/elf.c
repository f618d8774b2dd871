/* Parsing of ELF headers. Input is hostile: every field is checked before use.
 * SPDX-License-Identifier: MIT */
#include "user/elf.h"

#include "base/bytes.h"

#include <elf.h>
#include <errno.h>
#include <sys/mman.h>

enum {
    PAGE = 4096,
    MAX_ALIGN = 1 << 30
};

/* ---- fields ---- */

/* Where a field is and how many bytes it has, in files of 32 and of 64 bits. */
struct field {
    struct {
        uint8_t at, size;
    } in[2];
};

#define FIELD(T, name)                                                                             \
    {                                                                                              \
        {                                                                                          \
            {offsetof(Elf32_##T, name), sizeof(((Elf32_##T *)0)->name)},                           \
            {                                                                                      \
                offsetof(Elf64_##T, name), sizeof(((Elf64_##T *)0)->name)                          \
            }                                                                                      \
        }                                                                                          \
    }

static uint64_t get(struct elf_kind kind, const void *from, struct field f)
{
    const uint8_t *p = from;
    unsigned at = f.in[kind.bits == 64].at, size = f.in[kind.bits == 64].size;
    uint64_t v = 0;
    for (unsigned i = 0; i < size; i++)
        v = v << 8 | p[at + (kind.big_endian ? i : size - 1 - i)];
    return v;
}

struct header {
    uint64_t type, entry, phoff, phentsize, phnum;
};

static struct header get_header(struct elf_kind kind, const void *head)
{
    static const struct field type = FIELD(Ehdr, e_type), entry = FIELD(Ehdr, e_entry),
                              phoff = FIELD(Ehdr, e_phoff), phentsize = FIELD(Ehdr, e_phentsize),
                              phnum = FIELD(Ehdr, e_phnum);
    return (struct header){
        .type = get(kind, head, type),
        .entry = get(kind, head, entry),
        .phoff = get(kind, head, phoff),
        .phentsize = get(kind, head, phentsize),
        .phnum = get(kind, head, phnum),
    };
}

static Elf64_Phdr get_program_header(struct elf_kind kind, const void *from)
{
    static const struct field type = FIELD(Phdr, p_type), flags = FIELD(Phdr, p_flags),
                              offset = FIELD(Phdr, p_offset), vaddr = FIELD(Phdr, p_vaddr),
                              filesz = FIELD(Phdr, p_filesz), memsz = FIELD(Phdr, p_memsz),
                              align = FIELD(Phdr, p_align);
    return (Elf64_Phdr){
        .p_type = (uint32_t)get(kind, from, type),
        .p_flags = (uint32_t)get(kind, from, flags),
        .p_offset = get(kind, from, offset),
        .p_vaddr = get(kind, from, vaddr),
        .p_filesz = get(kind, from, filesz),
        .p_memsz = get(kind, from, memsz),
        .p_align = get(kind, from, align),
    };
}

static size_t header_size(struct elf_kind kind)
{
    return kind.bits == 64 ? sizeof(Elf64_Ehdr) : sizeof(Elf32_Ehdr);
}

static size_t program_header_size(struct elf_kind kind)
{
    return kind.bits == 64 ? sizeof(Elf64_Phdr) : sizeof(Elf32_Phdr);
}

struct elf_kind elf_identify(const void *head, size_t size)
{
    static const struct field machine = FIELD(Ehdr, e_machine);
    const uint8_t *h = head;
    if (size < 20 || memcmp(h, ELFMAG, SELFMAG) || h[EI_CLASS] < ELFCLASS32 ||
        h[EI_CLASS] > ELFCLASS64 || h[EI_DATA] < ELFDATA2LSB || h[EI_DATA] > ELFDATA2MSB)
        return (struct elf_kind){0};
    struct elf_kind kind = {h[EI_CLASS] == ELFCLASS64 ? 64 : 32, h[EI_DATA] == ELFDATA2MSB, 0};
    kind.machine = (uint16_t)get(kind, h, machine);
    return kind;
}

const char *elf_machine_name(uint16_t machine)
{
    static const struct {
        uint16_t machine;
        const char *name;
    } names[] = {
        {EM_X86_64, "x86-64"},     {EM_386, "i386"},
        {EM_AARCH64, "AArch64"},   {EM_ARM, "Arm (32-bit)"},
        {EM_RISCV, "RISC-V"},      {EM_MIPS, "MIPS"},
        {EM_PPC, "PowerPC"},       {EM_PPC64, "PowerPC 64-bit"},
        {EM_S390, "s390"},         {EM_SPARC, "SPARC"},
        {EM_SPARCV9, "SPARC64"},   {EM_68K, "m68k"},
        {EM_SH, "SuperH"},         {EM_ALPHA, "Alpha"},
        {EM_PARISC, "PA-RISC"},    {EM_LOONGARCH, "LoongArch"},
        {EM_OPENRISC, "OpenRISC"}, {EM_MICROBLAZE, "MicroBlaze"},
        {EM_XTENSA, "Xtensa"},     {0x9026, "Alpha"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        if (names[i].machine == machine)
            return names[i].name;
    return "an unknown machine";
}

err_t elf_header_extent(const void *head, size_t size, uint64_t file_size, uint64_t *offset,
                        size_t *bytes)
{
    struct elf_kind kind = elf_identify(head, size);
    if (!kind.bits)
        return err_make(ENOEXEC, "not an ELF file, or its header is broken or cut short");
    if (size < header_size(kind))
        return err_make(ENOEXEC, "truncated: the ELF header is cut short");
    struct header eh = get_header(kind, head);
    if (eh.type != ET_EXEC && eh.type != ET_DYN)
        return err_make(
            ENOEXEC,
            "not a program (ELF type %u): only executables can be run, not objects or core files",
            (unsigned)eh.type);
    if (eh.phentsize != program_header_size(kind))
        return err_make(ENOEXEC, "bad program header size %u", (unsigned)eh.phentsize);
    if (!eh.phnum || eh.phnum > 65536 / eh.phentsize)
        return err_make(ENOEXEC, "bad number of program headers (%u)", (unsigned)eh.phnum);
    *bytes = eh.phnum * eh.phentsize;
    *offset = eh.phoff;
    if (eh.phoff > file_size || file_size - eh.phoff < *bytes)
        return err_make(ENOEXEC,
                        "truncated: program headers at 0x%llx lie outside the file (%llu bytes)",
                        (unsigned long long)eh.phoff, (unsigned long long)file_size);
    return ERR_OK;
}

static err_t add_segment(struct elf_image *out, const Elf64_Phdr *ph, unsigned index,
                         uint64_t file_size, uint64_t limit)
{
    if (ph->p_filesz > ph->p_memsz)
        return err_make(ENOEXEC, "program header %u: more bytes in the file than in memory", index);
    if (ph->p_filesz && (ph->p_offset > file_size || file_size - ph->p_offset < ph->p_filesz))
        return err_make(
            ENOEXEC, "truncated: segment %u (0x%llx bytes at offset 0x%llx) lies outside the file",
            index, (unsigned long long)ph->p_filesz, (unsigned long long)ph->p_offset);
    if (ph->p_vaddr >= limit || limit - ph->p_vaddr < ph->p_memsz + 2 * PAGE ||
        ph->p_memsz >= limit)
        return err_make(ENOEXEC, "program header %u: address 0x%llx is out of range", index,
                        (unsigned long long)ph->p_vaddr);
    if (ph->p_filesz && (ph->p_vaddr - ph->p_offset) % PAGE)
        return err_make(
            ENOEXEC, "program header %u: address and file offset disagree within the page", index);
    if (out->segment_count == ELF_MAX_SEGMENTS)
        return err_make(ENOEXEC, "more than %d segments", ELF_MAX_SEGMENTS);
    const struct elf_segment *last =
        out->segment_count ? &out->segment[out->segment_count - 1] : nullptr;
    if (last && ph->p_vaddr < last->address + last->memory_size)
        return err_make(ENOEXEC,
                        "program header %u: segments overlap or are not in ascending order", index);
    bool align_ok = ph->p_align && !(ph->p_align & (ph->p_align - 1)) && ph->p_align <= MAX_ALIGN;
    unsigned prot = (ph->p_flags & PF_R ? PROT_READ : 0) | (ph->p_flags & PF_W ? PROT_WRITE : 0) |
                    (ph->p_flags & PF_X ? PROT_EXEC : 0);
    out->segment[out->segment_count++] = (struct elf_segment){
        .address = ph->p_vaddr,
        .file_offset = ph->p_offset,
        .file_size = ph->p_filesz,
        .memory_size = ph->p_memsz,
        .align = align_ok ? ph->p_align : PAGE,
        .prot = prot,
    };
    return ERR_OK;
}

/* Where the program headers themselves end up in memory, for AT_PHDR. */
static void find_headers(struct elf_image *out, const struct header *eh)
{
    for (unsigned i = 0; i < out->segment_count; i++) {
        const struct elf_segment *s = &out->segment[i];
        if (eh->phoff >= s->file_offset && eh->phoff - s->file_offset < s->file_size)
            out->headers = s->address + (eh->phoff - s->file_offset);
    }
}

err_t elf_parse(struct elf_image *out, const void *head, size_t size, const void *phdrs,
                uint64_t file_size, uint64_t limit)
{
    uint64_t offset;
    size_t bytes;
    TRY(elf_header_extent(head, size, file_size, &offset, &bytes));
    struct elf_kind kind = elf_identify(head, size);
    struct header eh = get_header(kind, head);
    *out = (struct elf_image){.machine = kind.machine,
                              .bits = kind.bits,
                              .big_endian = kind.big_endian,
                              .position_independent = eh.type == ET_DYN,
                              .entry = eh.entry,
                              .header_count = (unsigned)eh.phnum,
                              .header_size = (unsigned)eh.phentsize,
                              .align = PAGE};
    for (unsigned i = 0; i < eh.phnum; i++) {
        Elf64_Phdr ph = get_program_header(kind, (const char *)phdrs + i * eh.phentsize);
        if (ph.p_type == PT_GNU_STACK)
            out->executable_stack = ph.p_flags & PF_X;
        if (ph.p_type == PT_INTERP && !out->interpreter_size) {
            if (ph.p_filesz < 2 || ph.p_filesz > 4096 || ph.p_offset > file_size ||
                file_size - ph.p_offset < ph.p_filesz)
                return err_make(ENOEXEC, "the name of the interpreter (PT_INTERP) lies outside the "
                                         "file or is absurdly long");
            out->interpreter_offset = ph.p_offset;
            out->interpreter_size = ph.p_filesz;
        }
        if (ph.p_type == PT_GNU_PROPERTY && ph.p_filesz <= ELF_MAX_PROPERTIES) {
            out->property_offset = ph.p_offset;
            out->property_size = ph.p_filesz;
        }
        if (ph.p_type == PT_LOAD && ph.p_memsz)
            TRY(add_segment(out, &ph, i, file_size, limit));
    }
    if (!out->segment_count)
        return err_make(ENOEXEC, "nothing to load: no PT_LOAD segment");
    const struct elf_segment *last = &out->segment[out->segment_count - 1];
    out->low = align_down(out->segment[0].address, PAGE);
    out->high = align_up(last->address + last->memory_size, PAGE);
    for (unsigned i = 0; i < out->segment_count; i++)
        if (out->segment[i].align > out->align)
            out->align = out->segment[i].align;
    find_headers(out, &eh);
    return ERR_OK;
}

/* One note, its name "GNU", and in it the properties: type, size, data, padded to 8 bytes (Linux
 * Extensions to gABI, 2.1.7). */
uint32_t elf_property(const void *notes, size_t size, uint32_t type)
{
    const uint8_t *at = notes;
    const size_t head = sizeof(Elf64_Nhdr) + sizeof(ELF_NOTE_GNU);
    if (size < head || load_le32(at) != sizeof(ELF_NOTE_GNU) ||
        load_le32(at + 8) != NT_GNU_PROPERTY_TYPE_0 ||
        memcmp(at + sizeof(Elf64_Nhdr), ELF_NOTE_GNU, sizeof(ELF_NOTE_GNU)))
        return 0;
    size_t left = load_le32(at + 4);
    if (left > size - head)
        return 0;
    at += head;
    while (left >= 8) {
        size_t length = load_le32(at + 4), padded = (length + 7) & ~(size_t)7;
        if (length > left - 8)
            return 0;
        if (load_le32(at) == type)
            return length == 4 ? load_le32(at + 8) : 0;
        if (padded > left - 8)
            return 0;
        at += 8 + padded;
        left -= 8 + padded;
    }
    return 0;
}
