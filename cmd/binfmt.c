/*
 * Reading and writing binfmt_misc (Documentation/admin-guide/binfmt-misc.rst of the kernel).
 *
 * SPDX-License-Identifier: MIT
 */
#include "cmd/binfmt.h"

#include "base/bytes.h"

#include <dirent.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

const char *binfmt_path(const struct binfmt_place *place, const char *path, char *out)
{
    snprintf(out, PATH_MAX, "%s%s", place->root, path);
    return out;
}

/* The start of a text file; false if it cannot be read. */
static bool read_text(const char *path, char *out, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return false;
    ssize_t n = read(fd, out, size - 1);
    close(fd);
    out[n > 0 ? n : 0] = 0;
    return n >= 0;
}

/* ---- is it there at all? ---- */

enum binfmt_state binfmt_look(const struct binfmt_place *place)
{
    char path[PATH_MAX], text[4096];
    if (!read_text(binfmt_path(place, BINFMT_DIR "/status", path), text, sizeof(text))) {
        bool listed =
            !read_text(binfmt_path(place, "/proc/filesystems", path), text, sizeof(text)) ||
            strstr(text, "binfmt_misc");
        return listed ? BINFMT_NOT_MOUNTED : BINFMT_NO_KERNEL;
    }
    bool disabled = !strncmp(text, "disabled", 8);
    int fd = open(binfmt_path(place, BINFMT_DIR "/register", path), O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return errno == EROFS ? BINFMT_READ_ONLY : BINFMT_NO_PERMISSION;
    close(fd);
    return disabled ? BINFMT_DISABLED : BINFMT_READY;
}

const char *binfmt_problem(enum binfmt_state state)
{
    static const char *const texts[] = {
        [BINFMT_READY] = "",
        [BINFMT_NO_KERNEL] =
            "the kernel offers no binfmt_misc: run `modprobe binfmt_misc` as root, or use a kernel "
            "with CONFIG_BINFMT_MISC",
        [BINFMT_NOT_MOUNTED] =
            "binfmt_misc is not mounted: run `mount -t binfmt_misc binfmt_misc " BINFMT_DIR
            "` as root (in a container: on its host)",
        [BINFMT_READ_ONLY] =
            "binfmt_misc is read-only here, as in most containers: run `moa register` on the host; "
            "with flag F, the default, that serves its containers too",
        [BINFMT_NO_PERMISSION] = "no permission to change binfmt_misc: run this as root",
        [BINFMT_DISABLED] =
            "binfmt_misc is switched off: run `echo 1 > " BINFMT_DIR "/status` as root",
    };
    return texts[state];
}

/* ---- entries ---- */

static unsigned parse_hex(const char *text, uint8_t *out, unsigned room)
{
    unsigned n = 0, byte;
    while (n < room && sscanf(text + 2 * n, "%2x", &byte) == 1)
        out[n++] = (uint8_t)byte;
    return n;
}

static bool read_entry(const char *path, struct binfmt_entry *e)
{
    char text[8192], *rest = text;
    struct stat st;
    if (!read_text(path, text, sizeof(text)) || stat(path, &st))
        return false;
    e->registered = st.st_ctim;
    memset(e->mask, 0xff, sizeof(e->mask));
    for (char *line; (line = strsep(&rest, "\n"));) {
        char *value = strchr(line, ' ');
        value = value ? value + 1 : line + strlen(line);
        if (!strcmp(line, "enabled"))
            e->enabled = true;
        else if (!strncmp(line, "interpreter ", 12))
            snprintf(e->interpreter, sizeof(e->interpreter), "%s", value);
        else if (!strncmp(line, "flags: ", 7))
            snprintf(e->flags, sizeof(e->flags), "%s", value);
        else if (!strncmp(line, "offset ", 7))
            e->offset = (unsigned)strtoul(value, nullptr, 10);
        else if (!strncmp(line, "magic ", 6))
            e->size = parse_hex(value, e->magic, sizeof(e->magic));
        else if (!strncmp(line, "mask ", 5))
            parse_hex(value, e->mask, sizeof(e->mask));
    }
    e->is_magic = e->size;
    return e->interpreter[0];
}

static int newest_first(const void *a, const void *b)
{
    const struct timespec *x = &((const struct binfmt_entry *)a)->registered,
                          *y = &((const struct binfmt_entry *)b)->registered;
    if (x->tv_sec != y->tv_sec)
        return x->tv_sec < y->tv_sec ? 1 : -1;
    return (x->tv_nsec < y->tv_nsec) - (x->tv_nsec > y->tv_nsec);
}

err_t binfmt_read(const struct binfmt_place *place, struct binfmt_table *out)
{
    char folder[PATH_MAX], path[PATH_MAX];
    *out = (struct binfmt_table){0};
    DIR *dir = opendir(binfmt_path(place, BINFMT_DIR, folder));
    if (!dir)
        return err_make(errno, "%s: %s", folder, strerror(errno));
    for (struct dirent *d; (d = readdir(dir));) {
        if (d->d_name[0] == '.' || !strcmp(d->d_name, "register") || !strcmp(d->d_name, "status"))
            continue;
        struct binfmt_entry *more = realloc(out->entry, (out->count + 1) * sizeof(*more));
        if (!more) {
            closedir(dir);
            return err_make(ENOMEM, "out of memory");
        }
        out->entry = more;
        struct binfmt_entry *e = &more[out->count];
        *e = (struct binfmt_entry){0};
        snprintf(e->name, sizeof(e->name), "%s", d->d_name);
        if (snprintf(path, sizeof(path), "%s/%s", folder, e->name) < (int)sizeof(path) &&
            read_entry(path, e))
            out->count++;
    }
    closedir(dir);
    if (out->count)
        qsort(out->entry, out->count, sizeof(*out->entry), newest_first);
    return ERR_OK;
}

void binfmt_free(struct binfmt_table *table)
{
    free(table->entry);
    *table = (struct binfmt_table){0};
}

const struct binfmt_entry *binfmt_find(const struct binfmt_table *table, const char *name)
{
    for (unsigned i = 0; i < table->count; i++)
        if (!strcmp(table->entry[i].name, name))
            return &table->entry[i];
    return nullptr;
}

/* ---- what Moa registers ---- */

/* The start of a guest's programs, and which of its bits count: the operating system's ABI is not
 * looked at, and position-independent programs are of type ET_DYN (3) instead of ET_EXEC (2). */
static void elf_head(const struct guest *guest, uint8_t magic[BINFMT_HEAD],
                     uint8_t mask[BINFMT_HEAD])
{
    memset(magic, 0, BINFMT_HEAD);
    memset(mask, 0xff, BINFMT_HEAD);
    memcpy(magic, ELFMAG, SELFMAG);
    magic[EI_CLASS] = guest->bits == 64 ? ELFCLASS64 : ELFCLASS32;
    magic[EI_DATA] = guest->big_endian ? ELFDATA2MSB : ELFDATA2LSB;
    magic[EI_VERSION] = EV_CURRENT;
    mask[EI_OSABI] = 0;
    unsigned low = guest->big_endian ? 1 : 0; /* which byte of a halfword */
    magic[16 + low] = ET_EXEC;
    mask[16 + low] = 0xfe;
    magic[18 + low] = (uint8_t)guest->elf_machine;
    magic[18 + !low] = (uint8_t)(guest->elf_machine >> 8);
}

bool binfmt_matches(const struct binfmt_entry *entry, const struct guest *guest)
{
    uint8_t magic[BINFMT_HEAD], mask[BINFMT_HEAD];
    if (!entry->is_magic || entry->offset + entry->size > BINFMT_HEAD)
        return false;
    elf_head(guest, magic, mask);
    for (unsigned i = 0; i < entry->size; i++)
        if ((magic[entry->offset + i] ^ entry->magic[i]) & entry->mask[i])
            return false;
    return true;
}

const struct binfmt_entry *binfmt_holder(const struct binfmt_table *table,
                                         const struct guest *guest)
{
    for (unsigned i = 0; i < table->count; i++)
        if (table->entry[i].enabled && binfmt_matches(&table->entry[i], guest))
            return &table->entry[i];
    return nullptr;
}

const char *binfmt_name(const struct guest *guest, char *out)
{
    snprintf(out, NAME_MAX + 1, "moa-%s", guest->name);
    return out;
}

static char *append_bytes(char *at, const uint8_t *bytes)
{
    for (unsigned i = 0; i < BINFMT_HEAD; i++)
        at += sprintf(at, "\\x%02x", bytes[i]);
    return at;
}

err_t binfmt_rule(const struct guest *guest, const char *interpreter, const char *flags, char *out)
{
    uint8_t magic[BINFMT_HEAD], mask[BINFMT_HEAD];
    char name[NAME_MAX + 1], bytes[2 * 4 * BINFMT_HEAD + 2];
    if (strlen(interpreter) > 127 || strchr(interpreter, ':'))
        return err_make(EINVAL,
                        "%s: binfmt_misc takes no interpreter whose path has a ':' or more than 127"
                        " letters; copy it elsewhere and name it with --interpreter",
                        interpreter);
    elf_head(guest, magic, mask);
    char *at = append_bytes(bytes, magic);
    *at++ = ':';
    append_bytes(at, mask);
    snprintf(out, BINFMT_MAX_RULE, ":%s:M::%s:%s:%s", binfmt_name(guest, name), bytes, interpreter,
             flags);
    return ERR_OK;
}

err_t binfmt_write(const struct binfmt_place *place, const char *path, const char *text,
                   bool create)
{
    char full[PATH_MAX];
    int fd = open(binfmt_path(place, path, full),
                  O_WRONLY | O_CLOEXEC | (create ? O_CREAT | O_TRUNC : 0), 0644);
    if (fd < 0)
        return err_make(errno, "%s: %s", full, strerror(errno));
    ssize_t n = write(fd, text, strlen(text));
    int code = n < 0 ? errno : 0;
    close(fd);
    if (code)
        return err_make(code, "%s: %s", full, strerror(code));
    return ERR_OK;
}

/* ---- who was it? ---- */

/* Whether a file of the folder has a line that registers this entry; its name to `out`. */
static bool in_folder(const struct binfmt_place *place, const char *folder, const char *name,
                      char *out, size_t size)
{
    char path[PATH_MAX], file[PATH_MAX], wanted[NAME_MAX + 4], text[65536];
    snprintf(wanted, sizeof(wanted), ":%s:", name);
    DIR *dir = opendir(binfmt_path(place, folder, path));
    bool found = false;
    for (struct dirent *d; dir && !found && (d = readdir(dir));) {
        if (snprintf(file, sizeof(file), "%s/%s", path, d->d_name) >= (int)sizeof(file))
            continue;
        found = d->d_name[0] != '.' && read_text(file, text, sizeof(text)) && strstr(text, wanted);
        if (found)
            snprintf(out, size, "%s/%s", folder, d->d_name);
    }
    if (dir)
        closedir(dir);
    return found;
}

const char *binfmt_owner(const struct binfmt_place *place, const struct binfmt_entry *entry,
                         char *out, size_t size)
{
    static const char *const folders[] = {"/etc/binfmt.d", "/run/binfmt.d",
                                          "/usr/local/lib/binfmt.d", "/usr/lib/binfmt.d"};
    char path[PATH_MAX], text[4096], file[PATH_MAX];
    snprintf(path, sizeof(path), "%s/var/lib/binfmts/%s", place->root, entry->name);
    if (read_text(path, text, sizeof(text)) && text[0]) {
        text[strcspn(text, "\n")] = 0;
        snprintf(out, size, "Debian's binfmt-support for the package %.200s", text);
        return out;
    }
    for (size_t i = 0; i < ARRAY_SIZE(folders); i++)
        if (in_folder(place, folders[i], entry->name, file, sizeof(file))) {
            snprintf(out, size, "%s", file);
            return out;
        }
    snprintf(out, size, strncmp(entry->name, "moa-", 4) ? "somebody by hand" : "moa register");
    return out;
}

/* ---- interpreters ---- */

enum binfmt_program binfmt_program(const char *path)
{
    Elf64_Ehdr eh;
    Elf64_Phdr ph;
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return errno == EACCES ? PROGRAM_NOT_EXECUTABLE : PROGRAM_MISSING;
    enum binfmt_program kind = PROGRAM_NOT_EXECUTABLE;
    ssize_t n = fstat(fd, &st) || !S_ISREG(st.st_mode) || !(st.st_mode & 0111)
                    ? 0
                    : pread(fd, &eh, sizeof(eh), 0);
    if (n > 2 && eh.e_ident[0] == '#' && eh.e_ident[1] == '!')
        kind = PROGRAM_SCRIPT;
    if (n == sizeof(eh) && !memcmp(eh.e_ident, ELFMAG, SELFMAG)) {
        kind = PROGRAM_STATIC;
        for (unsigned i = 0; i < eh.e_phnum; i++)
            if (pread(fd, &ph, sizeof(ph), (off_t)(eh.e_phoff + i * sizeof(ph))) == sizeof(ph) &&
                ph.p_type == PT_INTERP)
                kind = PROGRAM_DYNAMIC;
    }
    close(fd);
    return kind;
}
