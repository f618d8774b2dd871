/* Fuzz target of the ELF header parser: whatever the bytes, an accepted image keeps its promises.
 * With clang and -fsanitize=fuzzer this is a libFuzzer target; otherwise standalone.c drives it.
 * SPDX-License-Identifier: MIT */
#include "user/elf.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const uint64_t limit = 0x7ffffffff000;

static void require(bool condition)
{
    if (!condition)
        abort();
}

static void check_image(const struct elf_image *im, uint64_t file_size)
{
    require(im->segment_count > 0 && im->segment_count <= ELF_MAX_SEGMENTS);
    require(im->low < im->high && im->high <= limit && im->low % 4096 == 0 && im->high % 4096 == 0);
    require(im->align && !(im->align & (im->align - 1)));
    uint64_t end = 0;
    for (unsigned i = 0; i < im->segment_count; i++) {
        const struct elf_segment *s = &im->segment[i];
        require(s->address >= end && s->address >= im->low);
        end = s->address + s->memory_size;
        require(end > s->address && end <= im->high && s->file_size <= s->memory_size);
        require(!s->file_size || s->file_offset + s->file_size <= file_size);
        require(!(s->prot & ~(unsigned)(PROT_READ | PROT_WRITE | PROT_EXEC)));
    }
    require(!im->interpreter_size || im->interpreter_offset + im->interpreter_size <= file_size);
    require(im->interpreter_size <= 4096);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint64_t offset;
    size_t bytes;
    size_t head = size < ELF_HEAD_SIZE ? size : ELF_HEAD_SIZE;
    elf_machine_name(elf_identify(data, head).machine);
    err_t e = elf_header_extent(data, head, size, &offset, &bytes);
    if (!err_failed(e)) {
        require(offset <= size && bytes <= size - offset);
        /* A copy of exactly that size: the sanitizer sees who reads beyond. */
        void *phdrs = malloc(bytes);
        struct elf_image im;
        memcpy(phdrs, data + offset, bytes);
        e = elf_parse(&im, data, head, phdrs, size, limit);
        if (!err_failed(e))
            check_image(&im, size);
        free(phdrs);
    }
    err_free(e);
    return 0;
}
