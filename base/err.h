/* Errors of set-up and control paths: a value that says what failed, on what, why, what to try.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_BASE_ERR_H
#define MOA_BASE_ERR_H

#include <stdarg.h>

/* NULL detail means success. The detail is heap-allocated and owned by whoever holds the value. */
struct err_detail {
    int code;         /* a positive errno value */
    const char *text; /* in the same allocation */
};

typedef struct [[nodiscard]] err {
    struct err_detail *detail;
} err_t;

#define ERR_OK ((err_t){0})

/* Passes a failure on to the caller. */
#define TRY(expr)                                                                                  \
    do {                                                                                           \
        err_t try_err_ = (expr);                                                                   \
        if (err_failed(try_err_))                                                                  \
            return try_err_;                                                                       \
    } while (0)

static inline bool err_failed(err_t e)
{
    return e.detail != nullptr;
}

/* Makes an error: `code` is a positive errno, the text one line without a full stop or newline. */
err_t err_make(int code, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* 0 for success. */
int err_code(err_t e);
/* "" for success; valid until err_free. */
const char *err_text(err_t e);
void err_free(err_t e);

#endif
