/*
 * Parts of URIs.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/net/uri.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)tolower((unsigned char)c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* In place. False for %XX that is none, or that is a zero. */
static bool decode(char *text)
{
    char *out = text;

    while (*text) {
        if (*text != '%') {
            *out++ = *text++;
            continue;
        }
        int high = hex_digit(text[1]), low = high < 0 ? -1 : hex_digit(text[2]);

        if (low < 0 || !(high | low))
            return false;
        *out++ = (char)(high << 4 | low);
        text += 3;
    }
    *out = 0;
    return true;
}

/* Cuts the text at the first of the characters; what is behind it, or "". */
static char *cut(char *text, char at, char *empty)
{
    char *found = strchr(text, at);

    if (!found)
        return empty;
    *found = 0;
    return found + 1;
}

static bool parse_authority(char *authority, struct uri *u, char *empty)
{
    char *at = strrchr(authority, '@'), *host = authority, *port;

    u->user = u->password = empty;
    if (at) {
        char *password;

        *at = 0;
        host = at + 1;
        u->has_user = true;
        u->user = authority;
        password = strchr(authority, ':');
        if (password) {
            *password = 0;
            u->has_password = true;
            u->password = password + 1;
        }
    }
    if (*host == '[') {
        char *end = strchr(host, ']');

        if (!end || (end[1] && end[1] != ':'))
            return false;
        port = end[1] ? end + 2 : empty;
        *end = 0;
        host++;
    } else {
        port = cut(host, ':', empty);
    }
    u->host = host;
    u->port = port;
    return strspn(port, "0123456789") == strlen(port) && strlen(port) <= 5 &&
           decode((char *)u->user) && decode((char *)u->password) && decode(host);
}

static bool parse_query(char *query, struct uri *u, char *empty)
{
    while (*query) {
        char *next = cut(query, '&', empty), *value;

        if (u->nquery == URI_MAX_QUERY)
            return false;
        value = cut(query, '=', empty);
        if (!decode(query) || !decode(value))
            return false;
        u->query[u->nquery].key = query;
        u->query[u->nquery++].value = value;
        query = next;
    }
    return true;
}

err_t uri_parse(const char *text, struct uri *out)
{
    size_t size = strlen(text);
    char *memory = calloc(1, 2 * size + 8), *rest, *query, *fragment, *path;

    if (!memory)
        return err_make(ENOMEM, "no memory for a name");
    *out = (struct uri){.memory = memory};
    memcpy(memory, text, size);
    char *empty = memory + size + 1;
    rest = strstr(memory, "://");
    if (!rest)
        goto bad;
    *rest = 0;
    rest += 3;
    out->scheme = memory;
    fragment = cut(rest, '#', empty);
    query = cut(rest, '?', empty);
    path = strchr(rest, '/');
    if (path) { /* the authority ends where the path begins: that needs a copy of one of them */
        strcpy(empty + 1, path);
        *path = 0;
        path = empty + 1;
    } else {
        path = empty;
    }
    out->path = path;
    out->fragment = fragment;
    if (parse_authority(rest, out, empty) && parse_query(query, out, empty) && decode(path) &&
        decode(fragment))
        return ERR_OK;
bad:
    uri_clear(out);
    return err_make(EINVAL, "'%s' is not a valid URI", text);
}

void uri_clear(struct uri *u)
{
    free(u->memory);
    *u = (struct uri){};
}

const char *uri_query(const struct uri *u, const char *key)
{
    for (unsigned i = 0; i < u->nquery; i++)
        if (!strcmp(u->query[i].key, key))
            return u->query[i].value;
    return nullptr;
}

char *uri_escape(const char *text, const char *also_allowed)
{
    char *out = malloc(3 * strlen(text) + 1), *to = out;

    if (!out)
        return nullptr;
    for (; *text; text++)
        if (isalnum((unsigned char)*text) || strchr("-._~", *text) || strchr(also_allowed, *text))
            *to++ = *text;
        else
            to += sprintf(to, "%%%02X", (unsigned char)*text);
    *to = 0;
    return out;
}
