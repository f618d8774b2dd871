/* Copies that survive a bad address: the copy loop's own instructions are known to the fault
 * handler. SPDX-License-Identifier: MIT */
#ifndef MOA_BASE_GUARDED_H
#define MOA_BASE_GUARDED_H

#include <stddef.h>

/* Copies n bytes, either side may fault; false then, and an unknown part has been copied. */
bool guarded_copy(void *dst, const void *src, size_t n);
/* For the SIGSEGV/SIGBUS handler: if the fault came out of guarded_copy, makes it return false and
 * says true. */
bool guarded_recover(void *ucontext);
/* For a signal handler: returning from it will call fn(arg) on the interrupted stack, with the
 * interrupted signal mask. fn must not return. */
void guarded_redirect(void *ucontext, void (*fn)(void *), void *arg);
/* For a signal handler that leaves the interrupted C functions, up to the stack pointer `caller`,
 * without returning from them: has AddressSanitizer forget their frames, as longjmp does. */
void guarded_abandon_frames(const void *ucontext, const void *caller);
/* The interrupted program counter, and whether the fault was a write (as far as the host tells). */
void *guarded_pc(const void *ucontext);
bool guarded_is_write(const void *ucontext);

#endif
