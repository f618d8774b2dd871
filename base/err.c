/* Errors of set-up and control paths.
 * SPDX-License-Identifier: MIT */
#include "base/err.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

/* Where memory for the message itself is missing, this constant stands in. */
static const struct err_detail out_of_memory = {ENOMEM, "out of memory"};

static bool is_static(const struct err_detail *d)
{
    return d == &out_of_memory;
}

err_t err_make(int code, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    va_list again;
    va_copy(again, ap);
    int len = vsnprintf(nullptr, 0, fmt, ap);
    va_end(ap);
    struct err_detail *d = len < 0 ? nullptr : malloc(sizeof(*d) + (size_t)len + 1);
    if (d) {
        char *text = (char *)(d + 1);
        vsnprintf(text, (size_t)len + 1, fmt, again);
        *d = (struct err_detail){code, text};
    }
    va_end(again);
    return (err_t){d ? d : (struct err_detail *)&out_of_memory};
}

int err_code(err_t e)
{
    return e.detail ? e.detail->code : 0;
}

const char *err_text(err_t e)
{
    return e.detail ? e.detail->text : "";
}

void err_free(err_t e)
{
    if (e.detail && !is_static(e.detail))
        free(e.detail);
}
