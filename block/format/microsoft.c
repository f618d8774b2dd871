/*
 * GUIDs, UTF-16 and parent paths of Microsoft's formats.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/format/microsoft.h"

#include "base/bytes.h"

#include <stdlib.h>
#include <sys/random.h>

void microsoft_new_guid(uint8_t guid[16])
{
    if (getrandom(guid, 16, 0) != 16)
        memset(guid, 0x5a, 16); /* unique enough where the kernel has no random numbers */
    guid[6] = (guid[6] & 0x0f) | 0x40;
    guid[8] = (guid[8] & 0x3f) | 0x80;
}

static char *put_utf8(char *out, uint32_t c)
{
    if (c < 0x80) {
        *out++ = (char)c;
        return out;
    }
    if (c < 0x800) {
        *out++ = (char)(0xc0 | c >> 6);
    } else {
        if (c < 0x10000) {
            *out++ = (char)(0xe0 | c >> 12);
        } else {
            *out++ = (char)(0xf0 | c >> 18);
            *out++ = (char)(0x80 | (c >> 12 & 63));
        }
        *out++ = (char)(0x80 | (c >> 6 & 63));
    }
    *out++ = (char)(0x80 | (c & 63));
    return out;
}

char *microsoft_utf8(const uint8_t *text, size_t bytes, bool big_endian)
{
    char *start = malloc(bytes / 2 * 4 + 1), *out = start;

    if (!start)
        return nullptr;
    for (size_t i = 0; i + 2 <= bytes; i += 2) {
        uint32_t c = big_endian ? load_be16(text + i) : load_le16(text + i);
        uint32_t low = 0;

        if (!c)
            break;
        if (c >= 0xd800 && c < 0xdc00 && i + 4 <= bytes)
            low = big_endian ? load_be16(text + i + 2) : load_le16(text + i + 2);
        if (low >= 0xdc00 && low < 0xe000) {
            c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
            i += 2;
        } else if ((c >= 0xd800 && c < 0xe000) || c < 0x20) {
            c = '?';
        }
        out = put_utf8(out, c);
    }
    *out = 0;
    return start;
}

void microsoft_local_path(char *path)
{
    bool foreign = (path[0] && path[1] == ':') || path[0] == '\\';
    char *from = path;

    for (char *c = path; *c; c++)
        if (*c == '\\')
            *c = '/';
    if (foreign && strrchr(path, '/'))
        from = strrchr(path, '/') + 1;
    else if (foreign)
        from = path + 2;
    while (from[0] == '.' && from[1] == '/')
        from += 2;
    memmove(path, from, strlen(from) + 1);
}
