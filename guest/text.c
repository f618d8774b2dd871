/*
 * Text of bounded length for the disassemblers.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/text.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

void text_init(struct text *text, char *buf, size_t size)
{
    *text = (struct text){buf, size, 0};
    buf[0] = '\0';
}

void text_put(struct text *text, const char *string)
{
    while (*string && text->length + 1 < text->size)
        text->buf[text->length++] = *string++;
    text->buf[text->length] = '\0';
}

void text_decimal(struct text *text, int64_t value)
{
    text_printf(text, "%" PRId64, value);
}

void text_hex(struct text *text, uint64_t value)
{
    text_printf(text, "%#" PRIx64, value);
}

void text_printf(struct text *text, const char *format, ...)
{
    char piece[64];
    va_list args;

    va_start(args, format);
    vsnprintf(piece, sizeof(piece), format, args);
    va_end(args);
    text_put(text, piece);
}
