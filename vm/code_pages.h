/* What the address space tells the translation cache. Implemented by vm/cache.c.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_VM_CODE_PAGES_H
#define MOA_VM_CODE_PAGES_H

#include <stdint.h>

struct code_pages;
struct space;

/* The mapping or its protection changed: code from there is gone, and the host protection is what
 * the caller has just set. */
void code_pages_remapped(struct code_pages *code, uint64_t start, uint64_t len);
/* The range is about to be written: code from there is gone, and its pages are writable again. */
void code_pages_written(struct code_pages *code, uint64_t start, uint64_t len);

/* Called by the engine. */
void space_attach_code(struct space *s, struct code_pages *code);
uint64_t space_guest_base(const struct space *s);
void space_after_fork(struct space *s);

#endif
