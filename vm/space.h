/* The guest's address space in user mode: which pages are mapped, what the guest may do there, and
 * which hold translated code. Guest memory lies at guest_base + guest address. All functions are
 * thread-safe. SPDX-License-Identifier: MIT */
#ifndef MOA_VM_SPACE_H
#define MOA_VM_SPACE_H

#include <stddef.h>
#include <stdint.h>

struct engine;
struct space;

enum {
    SPACE_PAGE = 4096
};

/* Beside PROT_READ, PROT_WRITE, PROT_EXEC. */
enum {
    SPACE_MAPPED = 1 << 8,
    SPACE_SHARED = 1 << 9,
    SPACE_ANONYMOUS = 1 << 10,
    SPACE_STACK = 1 << 11,
    SPACE_GUARDED = 1 << 12 /* targets of indirect branches are checked (Arm's PROT_BTI) */
};

struct space *space_create(uint64_t guest_base, uint64_t limit);
void space_destroy(struct space *s);

/* Records that [start, start+len) has just been mapped or protected with `flags` (0 = unmapped);
 * page-aligned. Code translated from there is invalidated. The caller has already done the host's
 * mmap with space_host_prot(flags). */
void space_set(struct space *s, uint64_t start, uint64_t len, unsigned flags);
/* Flags of the page at addr; 0 where nothing is mapped. */
unsigned space_get(const struct space *s, uint64_t addr);
/* True when every page of the range has all bits of `flags`. */
bool space_check(const struct space *s, uint64_t addr, uint64_t len, unsigned flags);
/* Guest protections to host protections: execute becomes read, and never host-executable. */
int space_host_prot(unsigned flags);
/* The next mapped run at or above addr with equal flags: for /proc/self/maps and for finding holes.
 * False when there is none. */
bool space_next(const struct space *s, uint64_t addr, uint64_t *start, uint64_t *end,
                unsigned *flags);
/* A free range of len bytes, at or above hint if possible, below limit; 0 if none. */
uint64_t space_find_free(const struct space *s, uint64_t hint, uint64_t len, uint64_t align);

static inline void *space_host(uint64_t guest_base, uint64_t addr)
{
    return (void *)(uintptr_t)(guest_base + addr);
}

/* Copies that survive bad guest addresses: false (nothing promised about dst) when a page is
 * missing or forbidden. */
bool space_read(const struct space *s, void *dst, uint64_t addr, size_t len);
bool space_write(struct space *s, uint64_t addr, const void *src, size_t len);
/* Length of the NUL-terminated string at addr, -1 on a fault, or `max` when none ends before. */
long space_strlen(const struct space *s, uint64_t addr, size_t max);
/* Before the kernel writes into guest memory (read(2) …): pages write-protected because of
 * translated code are given back. */
void space_prepare_write(struct space *s, uint64_t addr, uint64_t len);

#endif
