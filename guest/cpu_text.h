/* Text that users and programs read and write about CPUs: `-cpu NAME,PROPERTY=VALUE…` and
 * /proc/cpuinfo. SPDX-License-Identifier: MIT */
#ifndef MOA_GUEST_CPU_TEXT_H
#define MOA_GUEST_CPU_TEXT_H

#include "base/err.h"
#include "vm/guest.h"

#include <stddef.h>

/* Gives the model a property, whose value is "on" where the text has none. The name may be changed
 * in place. */
typedef err_t cpu_set_property(struct cpu_model *model, char *name, const char *value);

/* `-cpu` text: one of `count` models, changed by properties. */
err_t cpu_parse(const char *text, const struct cpu_model *models, unsigned count,
                cpu_set_property *set, struct cpu_model *out);

/* For cpu_set_property: the value of a property that is on or off, and the error for a property
 * that there is not. */
err_t cpu_property_switch(const char *name, const char *value, bool *on);
err_t cpu_no_property(const struct cpu_model *model, const char *name);
/* Whether the name is in a list that ends with null. */
bool cpu_name_among(const char *name, const char *const *list);

/* Text into a buffer that may be too small: `length` counts all of it, as snprintf does. */
struct cpu_text {
    char *buf;
    size_t size, length;
};

__attribute__((format(printf, 2, 3))) void cpu_text_put(struct cpu_text *out, const char *format,
                                                        ...);

#endif
