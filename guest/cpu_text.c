/*
 * `-cpu` texts, and pieces of /proc/cpuinfo, for all guests.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/cpu_text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool cpu_name_among(const char *name, const char *const *list)
{
    while (*list && strcmp(name, *list))
        list++;
    return *list;
}

err_t cpu_property_switch(const char *name, const char *value, bool *on)
{
    static const char *const words_on[] = {"on", "true", "yes", nullptr};
    static const char *const words_off[] = {"off", "false", "no", nullptr};

    *on = cpu_name_among(value, words_on);
    if (!*on && !cpu_name_among(value, words_off))
        return err_make(EINVAL, "-cpu: '%s' of property '%s' is neither on nor off", value, name);
    return ERR_OK;
}

err_t cpu_no_property(const struct cpu_model *model, const char *name)
{
    return err_make(EINVAL, "-cpu %s has no property '%s'", model->name, name);
}

static err_t set_properties(char *text, cpu_set_property *set, struct cpu_model *model)
{
    char *rest, *name = strtok_r(text, ",", &rest);

    for (; name; name = strtok_r(nullptr, ",", &rest)) {
        char *value = strchr(name, '=');
        if (value)
            *value++ = '\0';
        TRY(set(model, name, value ? value : "on"));
    }
    return ERR_OK;
}

err_t cpu_parse(const char *text, const struct cpu_model *models, unsigned count,
                cpu_set_property *set, struct cpu_model *out)
{
    size_t length = strcspn(text, ",");

    for (unsigned i = 0; i < count; i++) {
        if (strlen(models[i].name) != length || memcmp(text, models[i].name, length) != 0)
            continue;
        char *properties = strdup(text + length);
        if (!properties)
            return err_make(ENOMEM, "no memory for -cpu");
        *out = models[i];
        err_t err = set_properties(properties, set, out);
        free(properties);
        return err;
    }
    return err_make(EINVAL, "there is no CPU model '%.*s'; -cpu help lists them", (int)length,
                    text);
}

void cpu_text_put(struct cpu_text *out, const char *format, ...)
{
    va_list args;
    size_t room = out->length < out->size ? out->size - out->length : 0;

    va_start(args, format);
    int n = vsnprintf(room ? out->buf + out->length : nullptr, room, format, args);
    va_end(args);
    out->length += n > 0 ? (size_t)n : 0;
}
