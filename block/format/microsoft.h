/*
 * What the formats of Microsoft (VHD, VHDX) share: GUIDs, UTF-16, names of parent files.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_FORMAT_MICROSOFT_H
#define MOA_BLOCK_FORMAT_MICROSOFT_H

#include <stddef.h>
#include <stdint.h>

/* A random GUID (RFC 4122, version 4), as bytes. */
void microsoft_new_guid(uint8_t guid[16]);
/* UTF-16 in either order of bytes, up to `bytes` or a zero, as UTF-8; malloced. What is no
 * character becomes '?'. Null without memory. */
char *microsoft_utf8(const uint8_t *text, size_t bytes, bool big_endian);
/* A Windows path as one to try here, in place: "\" is "/", and ".\" at the start goes away. Paths
 * with a drive or a server become the file's name alone, next to the child. */
void microsoft_local_path(char *path);

#endif
