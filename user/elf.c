/* Parsing of ELF64 headers. Input is hostile: every field is checked before use.
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

enum elf_kind elf_identify(const void *head, size_t size)
{
    const uint8_t *h = head;
    if (size < EI_NIDENT || memcmp(h, ELFMAG, SELFMAG))
        return ELF_NOT;
    return h[EI_CLASS] == ELFCLASS64 && h[EI_DATA] == ELFDATA2LSB ? ELF_64_LITTLE : ELF_OTHER_CLASS;
}

uint16_t elf_machine(const void *head, size_t size)
{
    const uint8_t *h = head;
    if (size < 20)
        return 0;
    return h[EI_DATA] == ELFDATA2MSB ? (uint16_t)(h[18] << 8 | h[19]) : load_le16(h + 18);
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
    Elf64_Ehdr eh;
    if (size < sizeof(eh))
        return err_make(ENOEXEC, "truncated: the ELF header is cut short");
    memcpy(&eh, head, sizeof(eh));
    if (elf_identify(head, size) != ELF_64_LITTLE)
        return err_make(ENOEXEC, "not a 64-bit little-endian ELF file");
    if (eh.e_type != ET_EXEC && eh.e_type != ET_DYN)
        return err_make(
            ENOEXEC,
            "not a program (ELF type %u): only executables can be run, not objects or core files",
            eh.e_type);
    if (eh.e_phentsize != sizeof(Elf64_Phdr))
        return err_make(ENOEXEC, "bad program header size %u", eh.e_phentsize);
    if (!eh.e_phnum || eh.e_phnum > 65536 / sizeof(Elf64_Phdr))
        return err_make(ENOEXEC, "bad number of program headers (%u)", eh.e_phnum);
    *bytes = eh.e_phnum * sizeof(Elf64_Phdr);
    *offset = eh.e_phoff;
    if (eh.e_phoff > file_size || file_size - eh.e_phoff < *bytes)
        return err_make(ENOEXEC,
                        "truncated: program headers at 0x%llx lie outside the file (%llu bytes)",
                        (unsigned long long)eh.e_phoff, (unsigned long long)file_size);
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
static void find_headers(struct elf_image *out, const Elf64_Ehdr *eh)
{
    for (unsigned i = 0; i < out->segment_count; i++) {
        const struct elf_segment *s = &out->segment[i];
        if (eh->e_phoff >= s->file_offset && eh->e_phoff - s->file_offset < s->file_size)
            out->headers = s->address + (eh->e_phoff - s->file_offset);
    }
}

err_t elf_parse(struct elf_image *out, const void *head, size_t size, const void *phdrs,
                uint64_t file_size, uint64_t limit)
{
    uint64_t offset;
    size_t bytes;
    TRY(elf_header_extent(head, size, file_size, &offset, &bytes));
    Elf64_Ehdr eh;
    memcpy(&eh, head, sizeof(eh));
    *out = (struct elf_image){.machine = eh.e_machine,
                              .position_independent = eh.e_type == ET_DYN,
                              .entry = eh.e_entry,
                              .header_count = eh.e_phnum,
                              .header_size = eh.e_phentsize,
                              .align = PAGE};
    for (unsigned i = 0; i < eh.e_phnum; i++) {
        Elf64_Phdr ph;
        memcpy(&ph, (const char *)phdrs + i * sizeof(ph), sizeof(ph));
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
