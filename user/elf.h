/* ELF programs of either class and byte order: headers checked, nothing mapped yet.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_USER_ELF_H
#define MOA_USER_ELF_H

#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

enum {
    ELF_MAX_SEGMENTS = 64,
    ELF_HEAD_SIZE = 4096,
    ELF_MAX_PROPERTIES = 1024 /* bytes, as in Linux; longer notes are ignored */
};

struct elf_segment {
    uint64_t address, file_offset, file_size, memory_size, align;
    unsigned prot; /* PROT_ bits */
};

struct elf_image {
    uint16_t machine;
    unsigned bits; /* 32 or 64: the class */
    bool big_endian;
    bool position_independent;
    uint64_t entry;
    uint64_t low, high; /* page-aligned extent of the segments */
    uint64_t align;     /* greatest alignment wanted */
    uint64_t headers;   /* address of the program headers in memory, 0 if not loaded */
    unsigned header_count, header_size;
    uint64_t interpreter_offset, interpreter_size; /* PT_INTERP in the file; size 0: none */
    uint64_t property_offset, property_size;       /* PT_GNU_PROPERTY in the file; size 0: none */
    bool executable_stack;
    unsigned segment_count;
    struct elf_segment segment[ELF_MAX_SEGMENTS];
};

/* What the first bytes of a file show it to be a program for. */
struct elf_kind {
    unsigned bits; /* 32 or 64; 0: not an ELF file, or a broken one */
    bool big_endian;
    uint16_t machine;
};
struct elf_kind elf_identify(const void *head, size_t size);
/* The name of an e_machine, for messages. */
const char *elf_machine_name(uint16_t machine);

/* Checks the file header alone and says where the program headers are, in case they lie beyond the
 * part read so far. */
err_t elf_header_extent(const void *head, size_t size, uint64_t file_size, uint64_t *offset,
                        size_t *bytes);
/* Reads the headers: `head` is the start of the file, `phdrs` the program headers (of the size that
 * elf_header_extent gave). Every field is checked against file_size and the address limit. */
err_t elf_parse(struct elf_image *out, const void *head, size_t size, const void *phdrs,
                uint64_t file_size, uint64_t limit);
/* The 32-bit property of this type in the contents of PT_GNU_PROPERTY; 0 where there is none, or
 * the notes are broken. */
uint32_t elf_property(const void *notes, size_t size, uint32_t type);

#endif
