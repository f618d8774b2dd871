/*
 * Text of bounded length, as the disassemblers build it: what does not fit is cut off.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

struct text {
    char *buf;
    size_t size, length; /* of the buffer; of the text, without its terminating zero */
};

/* Starts an empty text in buf; size must not be 0. */
void text_init(struct text *text, char *buf, size_t size);

void text_put(struct text *text, const char *string);
void text_decimal(struct text *text, int64_t value);

/* 0x and lower-case digits. */
void text_hex(struct text *text, uint64_t value);

__attribute__((format(printf, 2, 3))) void text_printf(struct text *text, const char *format, ...);
