/*
 * The vDSO: a small shared library that every program is given, one page, found by AT_SYSINFO_EHDR.
 * The guest's folder has its functions; here they get the ELF headers, symbols and versions by
 * which C libraries find them (System V gABI chapters 4 and 5, LSB symbol versioning).
 *
 * SPDX-License-Identifier: MIT
 */
#include "user/vdso.h"

#include "base/bytes.h"
#include "user/memory.h"

#include <elf.h>
#include <errno.h>
#include <sys/mman.h>

enum {
    CODE_ALIGN = 16,
    FUNCTIONS_MAX = 16,
    PROGRAM_HEADERS = 2,
    FILTER_SHIFT = 6,
    DYNAMIC_ENTRIES = 11,
};

/* The page while it is written. */
struct image {
    uint8_t bytes[SPACE_PAGE];
    size_t end;
    unsigned word; /* 4 or 8 */
    bool big_endian;
};

/* Where its parts are. */
struct parts {
    size_t dynamic, strings, strings_size, symbols, hash, gnu_hash, versions, definitions, code;
};

static void put(struct image *im, unsigned size, uint64_t value)
{
    if (im->end + size > sizeof(im->bytes))
        return; /* vdso_create notices */
    for (unsigned i = 0; i < size; i++, value >>= 8)
        im->bytes[im->end + (im->big_endian ? size - 1 - i : i)] = (uint8_t)value;
    im->end += size;
}

static void put_word(struct image *im, uint64_t value)
{
    put(im, im->word, value);
}

static void align(struct image *im, size_t to)
{
    im->end = align_up(im->end, to);
}

/* Adds a string; returns its offset in the string table at `strings`. */
static uint32_t put_string(struct image *im, size_t strings, const char *text)
{
    size_t at = im->end;
    for (const char *s = text; *s; s++)
        put(im, 1, (uint8_t)*s);
    put(im, 1, 0);
    return (uint32_t)(at - strings);
}

/* gABI, "Hash Table Section". */
static uint32_t elf_hash(const char *name)
{
    uint32_t h = 0;
    for (; *name; name++) {
        h = (h << 4) + (uint8_t)*name;
        uint32_t high = h & 0xf0000000;
        h = (h ^ high >> 24) & ~high;
    }
    return h;
}

static uint32_t gnu_hash(const char *name)
{
    uint32_t h = 5381;
    for (; *name; name++)
        h = h * 33 + (uint8_t)*name;
    return h;
}

static void put_symbol(struct image *im, uint32_t name, uint8_t info, uint16_t section,
                       uint64_t value, uint64_t size)
{
    put(im, 4, name);
    if (im->word == 4) {
        put(im, 4, value);
        put(im, 4, size);
    }
    put(im, 1, info);
    put(im, 1, STV_DEFAULT);
    put(im, 2, section);
    if (im->word == 8) {
        put(im, 8, value);
        put(im, 8, size);
    }
}

static void put_definition(struct image *im, const char *version, uint32_t name, unsigned index,
                           bool last)
{
    enum {
        DEFINITION = 20,
        NAME = 8
    };
    put(im, 2, VER_DEF_CURRENT);
    put(im, 2, index == 1 ? VER_FLG_BASE : 0);
    put(im, 2, index);
    put(im, 2, 1); /* names */
    put(im, 4, elf_hash(version));
    put(im, 4, DEFINITION);
    put(im, 4, last ? 0 : DEFINITION + NAME);
    put(im, 4, name);
    put(im, 4, 0);
}

/* One bucket: with so few symbols, a search from end to end is as quick as any. */
static void put_hash(struct image *im, unsigned symbols)
{
    put(im, 4, 1);
    put(im, 4, symbols);
    put(im, 4, symbols - 1);
    for (unsigned i = 0; i < symbols; i++)
        put(im, 4, i ? i - 1 : 0);
}

/* Which of the two kinds C libraries look at depends on their age. (The Bloom filter of one word
 * keeps them from comparing names that are not there.) */
static void put_gnu_hash(struct image *im, const struct linux_vdso *v, unsigned count)
{
    uint32_t hashes[FUNCTIONS_MAX], bits = im->word * 8;
    uint64_t filter = 0;
    for (unsigned i = 0; i < count; i++) {
        hashes[i] = gnu_hash(v->functions[i].name);
        filter |= 1ull << hashes[i] % bits | 1ull << (hashes[i] >> FILTER_SHIFT) % bits;
    }
    put(im, 4, 1); /* buckets */
    put(im, 4, 1); /* the first symbol that is in the table */
    put(im, 4, 1); /* words of the filter */
    put(im, 4, FILTER_SHIFT);
    put_word(im, filter);
    put(im, 4, 1);
    for (unsigned i = 0; i < count; i++)
        put(im, 4, i + 1 < count ? hashes[i] & ~1u : hashes[i] | 1);
}

/* Strings, symbols, versions; the code behind them. */
static void put_contents(struct image *im, struct parts *at, const struct linux_vdso *v,
                         unsigned count)
{
    static const char soname[] = "linux-vdso.so.1";
    uint32_t names[FUNCTIONS_MAX];
    at->strings = im->end;
    put(im, 1, 0);
    uint32_t library = put_string(im, at->strings, soname);
    uint32_t version = put_string(im, at->strings, v->version);
    for (unsigned i = 0; i < count; i++)
        names[i] = put_string(im, at->strings, v->functions[i].name);
    at->strings_size = im->end - at->strings;
    align(im, 8);
    at->hash = im->end;
    put_hash(im, count + 1);
    align(im, 8);
    at->gnu_hash = im->end;
    put_gnu_hash(im, v, count);
    at->versions = im->end;
    for (unsigned i = 0; i <= count; i++)
        put(im, 2, i ? 2 : VER_NDX_LOCAL);
    align(im, 8);
    at->definitions = im->end;
    put_definition(im, soname, library, 1, false);
    put_definition(im, v->version, version, 2, true);
    align(im, 8);
    at->symbols = im->end;
    at->code = align_up(at->symbols +
                            (count + 1) * (im->word == 8 ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym)),
                        CODE_ALIGN);
    put_symbol(im, 0, 0, SHN_UNDEF, 0, 0);
    size_t code = at->code;
    for (unsigned i = 0; i < count; i++) {
        size_t size = v->functions[i].size;
        put_symbol(im, names[i], ELF64_ST_INFO(STB_GLOBAL, STT_FUNC), 1, code, size);
        if (code + size <= sizeof(im->bytes))
            memcpy(im->bytes + code, v->functions[i].code, size);
        code = align_up(code + size, CODE_ALIGN);
    }
    im->end = code;
}

static void put_dynamic(struct image *im, const struct parts *at)
{
    const uint64_t entries[DYNAMIC_ENTRIES][2] = {
        {DT_SONAME, 1},
        {DT_HASH, at->hash},
        {DT_GNU_HASH, at->gnu_hash},
        {DT_STRTAB, at->strings},
        {DT_STRSZ, at->strings_size},
        {DT_SYMTAB, at->symbols},
        {DT_SYMENT, im->word == 8 ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym)},
        {DT_VERSYM, at->versions},
        {DT_VERDEF, at->definitions},
        {DT_VERDEFNUM, 2},
        {DT_NULL, 0},
    };
    for (unsigned i = 0; i < DYNAMIC_ENTRIES; i++) {
        put_word(im, entries[i][0]);
        put_word(im, entries[i][1]);
    }
}

static void put_program_header(struct image *im, uint32_t type, uint32_t flags, uint64_t offset,
                               uint64_t size)
{
    put(im, 4, type);
    if (im->word == 8)
        put(im, 4, flags);
    put_word(im, offset);
    put_word(im, offset); /* virtual */
    put_word(im, offset); /* physical */
    put_word(im, size);
    put_word(im, size);
    if (im->word == 4)
        put(im, 4, flags);
    put_word(im, type == PT_LOAD ? SPACE_PAGE : im->word);
}

static void put_headers(struct image *im, uint16_t machine, const struct parts *at, size_t end)
{
    bool wide = im->word == 8;
    size_t header = wide ? sizeof(Elf64_Ehdr) : sizeof(Elf32_Ehdr);
    const uint8_t ident[EI_NIDENT] = {ELFMAG0,
                                      ELFMAG1,
                                      ELFMAG2,
                                      ELFMAG3,
                                      wide ? ELFCLASS64 : ELFCLASS32,
                                      im->big_endian ? ELFDATA2MSB : ELFDATA2LSB,
                                      EV_CURRENT};
    for (unsigned i = 0; i < EI_NIDENT; i++)
        put(im, 1, ident[i]);
    put(im, 2, ET_DYN);
    put(im, 2, machine);
    put(im, 4, EV_CURRENT);
    put_word(im, 0); /* entry */
    put_word(im, header);
    put_word(im, 0); /* sections */
    put(im, 4, 0);   /* flags */
    put(im, 2, header);
    put(im, 2, wide ? sizeof(Elf64_Phdr) : sizeof(Elf32_Phdr));
    put(im, 2, PROGRAM_HEADERS);
    put(im, 2, wide ? sizeof(Elf64_Shdr) : sizeof(Elf32_Shdr));
    put(im, 2, 0);
    put(im, 2, SHN_UNDEF);
    put_program_header(im, PT_LOAD, PF_R | PF_X, 0, end);
    put_program_header(im, PT_DYNAMIC, PF_R, at->dynamic, 2u * im->word * DYNAMIC_ENTRIES);
}

err_t vdso_create(struct process *p)
{
    const struct linux_vdso *v = p->abi->vdso;
    struct image im = {.word = word_size(p), .big_endian = p->guest->big_endian};
    struct parts at;
    unsigned count = 0;
    uint64_t page = p->vdso;
    p->vdso = 0;
    if (!v)
        return ERR_OK;
    while (v->functions[count].name)
        count++;
    at.dynamic = im.word == 8 ? sizeof(Elf64_Ehdr) + PROGRAM_HEADERS * sizeof(Elf64_Phdr)
                              : sizeof(Elf32_Ehdr) + PROGRAM_HEADERS * sizeof(Elf32_Phdr);
    im.end = at.dynamic + 2u * im.word * DYNAMIC_ENTRIES;
    put_contents(&im, &at, v, count);
    size_t end = im.end;
    im.end = at.dynamic;
    put_dynamic(&im, &at);
    im.end = 0;
    put_headers(&im, p->guest->elf_machine, &at, end);
    if (end > sizeof(im.bytes) || count > FUNCTIONS_MAX)
        return err_make(E2BIG, "the vDSO of %s does not fit a page", p->guest->name);
    memcpy(guest_host(p, page), im.bytes, end);
    int64_t r = memory_protect(p, page, SPACE_PAGE, PROT_READ | PROT_EXEC);
    if (r < 0)
        return err_make((int)-r, "cannot protect the vDSO");
    p->vdso = page;
    p->sigreturn = page + at.code;
    return ERR_OK;
}
