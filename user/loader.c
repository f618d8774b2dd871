/* Opening and mapping of programs.
 * SPDX-License-Identifier: MIT */
#include "user/loader.h"

#include "base/bytes.h"
#include "user/host_syscall.h"
#include "user/memory.h"
#include "user/path.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    MAX_SCRIPTS = 4
};
/* Where position-independent programs go: as QEMU does, and below what 39-bit pointer tricks of
 * guests stand. */
static const uint64_t pie_base = 0x5500000000;
static const uint64_t host_task_size = 0x7ffffffff000;

/* The last pages of 4 GiB stay free: their addresses would look like errors of system calls. */
static const uint64_t limit_of_32_bits = 0xffff0000;

uint64_t guest_limit(const struct user_options *o, const struct guest *guest, uint64_t guest_base)
{
    uint64_t limit = guest->bits == 32 ? limit_of_32_bits : host_task_size - guest_base;
    if (o->reserved_va && o->reserved_va < limit)
        limit = align_down(o->reserved_va, SPACE_PAGE);
    return limit;
}

int program_exit_status(err_t e)
{
    return err_code(e) == ENOENT || err_code(e) == ENOTDIR ? 127 : 126;
}

/* ---- opening ---- */

static err_t open_file(const char *path, int *fd, uint64_t *size)
{
    struct stat st;
    if (*fd < 0)
        *fd = open(path, O_RDONLY | O_CLOEXEC);
    if (*fd < 0)
        return err_make(errno, "%s: %m", path);
    if (fstat(*fd, &st))
        return err_make(errno, "%s: %m", path);
    if (!S_ISREG(st.st_mode))
        return err_make(EACCES, "%s: %s", path,
                        S_ISDIR(st.st_mode) ? "is a directory" : "not a regular file");
    *size = (uint64_t)st.st_size;
    return ERR_OK;
}

static bool read_exactly(int fd, void *buf, size_t bytes, uint64_t offset)
{
    for (size_t done = 0; done < bytes;) {
        ssize_t n = pread(fd, (char *)buf + done, bytes - done, (off_t)(offset + done));
        if (n <= 0 && !(n < 0 && errno == EINTR))
            return false;
        done += n > 0 ? (size_t)n : 0;
    }
    return true;
}

static err_t with_path(const char *path, err_t e)
{
    if (!err_failed(e))
        return e;
    err_t named = err_make(err_code(e), "%s: %s", path, err_text(e));
    err_free(e);
    return named;
}

/* Reads and checks the headers; `head` has the first `size` bytes. */
static err_t parse_image(int fd, const char *path, const uint8_t *head, size_t size,
                         uint64_t file_size, struct elf_image *out)
{
    uint64_t offset;
    size_t bytes;
    err_t e = elf_header_extent(head, size, file_size, &offset, &bytes);
    if (err_failed(e))
        return with_path(path, e);
    if (offset <= size && bytes <= size - offset)
        return with_path(path,
                         elf_parse(out, head, size, head + offset, file_size, host_task_size));
    void *phdrs = malloc(bytes);
    if (!phdrs || !read_exactly(fd, phdrs, bytes, offset))
        e = err_make(ENOEXEC, "cannot read the program headers");
    else
        e = elf_parse(out, head, size, phdrs, file_size, host_task_size);
    free(phdrs);
    return with_path(path, e);
}

static err_t wrong_machine(const char *path, struct elf_kind kind, const struct user_options *o)
{
    char names[256] = "";
    size_t n = 0;
    for (unsigned i = 0; i < o->guest_count && n < sizeof(names); i++)
        if (!o->guest || o->guest == o->guests[i])
            n += (size_t)snprintf(names + n, sizeof(names) - n, "%s%s", n ? ", " : "",
                                  o->guests[i]->name);
    return err_make(
        ENOEXEC,
        "%s: wrong architecture: this is a %u-bit %s-endian program for %s (ELF machine %u); "
        "supported here: %s",
        path, kind.bits, kind.big_endian ? "big" : "little", elf_machine_name(kind.machine),
        kind.machine, names);
}

static const struct guest *find_guest(const struct user_options *o, struct elf_kind kind)
{
    for (unsigned i = 0; i < o->guest_count; i++) {
        const struct guest *g = o->guests[i];
        if (g->elf_machine == kind.machine && g->bits == kind.bits &&
            g->big_endian == kind.big_endian && g->linux_abi && (!o->guest || o->guest == g))
            return g;
    }
    return nullptr;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Turns "#!interpreter argument" into the interpreter's argv: {interpreter, argument, script, the
 * script's arguments}. */
static err_t enter_script(struct program *pr, const uint8_t *head, size_t size)
{
    char line[256];
    size_t n = size - 2 < sizeof(line) - 1 ? size - 2 : sizeof(line) - 1;
    memcpy(line, head + 2, n);
    line[n] = 0;
    line[strcspn(line, "\n")] = 0;
    char *name = line + strspn(line, " \t"), *argument = name + strcspn(name, " \t");
    if (*argument)
        *argument++ = 0;
    argument += strspn(argument, " \t");
    for (char *end = argument + strlen(argument); end > argument && is_blank(end[-1]);)
        *--end = 0;
    if (!*name)
        return err_make(ENOEXEC, "%s: the #! line names no interpreter", pr->path);
    unsigned argc = 0;
    while (pr->argv[argc])
        argc++;
    char **argv = malloc((argc + 4) * sizeof(*argv));
    char *copy = strdup(name), *argument_copy = *argument ? strdup(argument) : nullptr;
    if (!argv || !copy || (*argument && !argument_copy))
        return err_make(ENOMEM, "out of memory"); /* the process ends: nothing to free */
    unsigned i = 0;
    argv[i++] = copy;
    if (argument_copy)
        argv[i++] = argument_copy;
    argv[i++] = (char *)pr->path;
    for (unsigned a = 1; a < argc; a++)
        argv[i++] = pr->argv[a];
    argv[i] = nullptr;
    pr->argv = argv;
    pr->path = copy;
    return ERR_OK;
}

/* The interpreter of a script is looked for under the prefix first. */
static int open_under_prefix(const struct user_options *o, const char *path)
{
    char full[PATH_MAX];
    if (!o->ld_prefix || path[0] != '/' ||
        snprintf(full, sizeof(full), "%s%s", o->ld_prefix, path) >= PATH_MAX)
        return -1;
    int root = open(o->ld_prefix, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (root < 0)
        return -1;
    /* RESOLVE_IN_ROOT: absolute links in a guest root mean that root. */
    struct {
        uint64_t flags, mode, resolve;
    } how = {O_RDONLY | O_CLOEXEC, 0, 0x10};
    int64_t fd = host_call(SYS_openat2, root, path + 1, &how, sizeof(how));
    close(root);
    return fd >= 0 ? (int)fd : open(full, O_RDONLY | O_CLOEXEC);
}

err_t program_open(struct program *out, const struct user_options *o, const struct guest **guest)
{
    uint8_t head[ELF_HEAD_SIZE];
    *out = (struct program){.fd = o->program_fd, .path = o->program, .argv = o->argv};
    for (int scripts = 0;; scripts++) {
        TRY(open_file(out->path, &out->fd, &out->file_size));
        ssize_t n = pread(out->fd, head, sizeof(head), 0);
        if (n < 0)
            return err_make(errno, "%s: %m", out->path);
        size_t size = (size_t)n;
        if (size > 2 && head[0] == '#' && head[1] == '!') {
            if (scripts == MAX_SCRIPTS)
                return err_make(ELOOP, "%s: scripts nested too deeply", o->program);
            TRY(enter_script(out, head, size));
            close(out->fd);
            out->fd = open_under_prefix(o, out->path);
            continue;
        }
        struct elf_kind kind = elf_identify(head, size);
        if (!kind.bits)
            return err_make(ENOEXEC, "%s: not an ELF program and not a script with a #! line",
                            out->path);
        *guest = find_guest(o, kind);
        if (!*guest)
            return wrong_machine(out->path, kind, o);
        return parse_image(out->fd, out->path, head, size, out->file_size, &out->image);
    }
}

/* ---- mapping ---- */

static int64_t reserve(uint64_t host_address, uint64_t len)
{
    return host_call(SYS_mmap, host_address, len, PROT_NONE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
}

/* For a position-independent image: the first free place from pie_base on. */
static err_t reserve_anywhere(struct program *pr, uint64_t guest_base, uint64_t limit)
{
    const struct elf_image *im = &pr->image;
    uint64_t span = im->high - im->low, step = align_up(span, im->align) + (1 << 30);
    uint64_t at = align_up(pie_base < limit / 2 ? pie_base : limit / 4, im->align);
    for (int tries = 0; tries < 256 && span < limit && at < limit - span;
         tries++, at += align_up(step, im->align)) {
        if (reserve(guest_base + at, span) >= 0) {
            pr->bias = at - im->low;
            return ERR_OK;
        }
    }
    return err_make(ENOMEM, "%s: no room for the program's %llu bytes", pr->path,
                    (unsigned long long)span);
}

err_t program_reserve(struct program *pr, const struct user_options *o, const struct guest *guest,
                      uint64_t *guest_base)
{
    const struct elf_image *im = &pr->image;
    *guest_base = o->has_guest_base ? o->guest_base : 0;
    if (im->position_independent)
        return reserve_anywhere(pr, *guest_base, guest_limit(o, guest, *guest_base));
    if (im->high > guest_limit(o, guest, *guest_base))
        return err_make(ENOMEM,
                        "%s: the program wants addresses up to 0x%llx, beyond the guest's limit",
                        pr->path, (unsigned long long)im->high);
    if (reserve(*guest_base + im->low, im->high - im->low) >= 0)
        return ERR_OK;
    if (o->has_guest_base)
        return err_make(
            ENOMEM, "%s: its addresses 0x%llx…0x%llx are taken at guest base 0x%llx; leave out -B",
            pr->path, (unsigned long long)im->low, (unsigned long long)im->high,
            (unsigned long long)*guest_base);
    /* Something of the host lies there, or it is below vm.mmap_min_addr: shift the whole guest. */
    for (uint64_t base = 1ull << 40; base < 1ull << 46; base += 1ull << 40) {
        if (reserve(base + im->low, im->high - im->low) >= 0) {
            *guest_base = base;
            return ERR_OK;
        }
    }
    return err_make(ENOMEM, "%s: no room for its addresses 0x%llx…0x%llx", pr->path,
                    (unsigned long long)im->low, (unsigned long long)im->high);
}

/* The part of a segment beyond the file's bytes. */
static int64_t map_zeroes(struct process *p, const struct elf_segment *s, uint64_t bias)
{
    uint64_t file_end = s->address + s->file_size + bias,
             end = align_up(s->address + s->memory_size + bias, SPACE_PAGE);
    uint64_t page_end = align_up(file_end, SPACE_PAGE);
    /* A read-only segment with a tail is odd; the tail then shows the file, as under Linux. */
    if (s->file_size && (s->prot & PROT_WRITE) && page_end > file_end)
        memset(guest_host(p, file_end), 0, page_end - file_end);
    uint64_t start = s->file_size ? page_end : align_down(s->address + bias, SPACE_PAGE);
    if (start >= end)
        return 0;
    int64_t r = memory_map_over(p, start, end - start, s->prot, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return r < 0 ? r : 0;
}

/* The bit that executable segments get beside their own if the image asks for guarded pages. */
static unsigned guard_prot(const struct process *p, int fd, const struct elf_image *im)
{
    uint8_t notes[ELF_MAX_PROPERTIES];
    if (!p->guard.prot || !im->property_size ||
        !read_exactly(fd, notes, im->property_size, im->property_offset))
        return 0;
    uint32_t property = elf_property(notes, im->property_size, p->guard.property);
    return property & p->guard.property_bit ? p->guard.prot : 0;
}

/* Linux guards what it hands over to: the loader, or a program without one. */
static void guard_segments(const struct process *p, int fd, struct elf_image *im)
{
    unsigned prot = guard_prot(p, fd, im);
    for (unsigned i = 0; i < im->segment_count; i++)
        if (im->segment[i].prot & PROT_EXEC)
            im->segment[i].prot |= prot;
}

static err_t map_segments(struct process *p, int fd, const char *path, const struct elf_image *im,
                          uint64_t bias)
{
    uint64_t mapped_end = im->low + bias;
    for (unsigned i = 0; i < im->segment_count; i++) {
        const struct elf_segment *s = &im->segment[i];
        uint64_t start = align_down(s->address, SPACE_PAGE), skew = s->address - start;
        int64_t r = 0;
        if (s->file_size)
            r = memory_map_over(p, start + bias, align_up(s->file_size + skew, SPACE_PAGE), s->prot,
                                MAP_PRIVATE, fd, s->file_offset - skew);
        if (r >= 0)
            r = map_zeroes(p, s, bias);
        if (r < 0)
            return err_make((int)-r, "%s: cannot map segment %u: %s", path, i, strerror((int)-r));
        /* What the reservation covers but no segment uses goes back. */
        if (start + bias > mapped_end)
            munmap(guest_host(p, mapped_end), start + bias - mapped_end);
        uint64_t end = align_up(s->address + s->memory_size, SPACE_PAGE) + bias;
        mapped_end = end > mapped_end ? end : mapped_end;
    }
    return ERR_OK;
}

static err_t missing_interpreter(const struct process *p, const struct program *pr,
                                 const char *name)
{
    const char *prefix = p->options->ld_prefix;
    char example[128] = "";
    if (p->abi->debian_name)
        snprintf(example, sizeof(example),
                 ", for instance -L /usr/%s-linux-gnu (Debian package libc6-dev-%s-cross)",
                 p->guest->name, p->abi->debian_name);
    return err_make(ENOENT,
                    "%s: its dynamic loader '%s' is missing%s%s; use -L DIR with a root of %s "
                    "programs%s, or link the program with -static",
                    pr->path, name, prefix ? " here and under " : "", prefix ? prefix : "",
                    p->guest->name, example);
}

/* The program's dynamic loader: mapped anywhere; *entry becomes its entry. */
static err_t load_interpreter(struct process *p, struct program *pr, uint64_t *entry,
                              uint64_t *base)
{
    char name[4096 + 1];
    uint64_t size = pr->image.interpreter_size;
    if (!read_exactly(pr->fd, name, size, pr->image.interpreter_offset))
        return err_make(ENOEXEC, "%s: cannot read the name of its interpreter", pr->path);
    name[size] = 0;
    int fd = open_under_prefix(p->options, name);
    if (fd < 0)
        fd = open(name, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return missing_interpreter(p, pr, name);
    uint8_t head[ELF_HEAD_SIZE];
    uint64_t file_size;
    TRY(open_file(name, &fd, &file_size));
    ssize_t n = pread(fd, head, sizeof(head), 0);
    struct elf_kind kind = elf_identify(head, n > 0 ? (size_t)n : 0);
    if (!kind.bits)
        return err_make(ENOEXEC, "%s: the dynamic loader of %s is not an ELF file", name, pr->path);
    if (kind.machine != p->guest->elf_machine || kind.bits != p->guest->bits ||
        kind.big_endian != p->guest->big_endian)
        return missing_interpreter(p, pr, name);
    struct elf_image im;
    TRY(parse_image(fd, name, head, (size_t)n, file_size, &im));
    uint64_t span = im.high - im.low;
    int64_t at = memory_map(p, im.position_independent ? 0 : im.low, span, PROT_NONE,
                            MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE |
                                (im.position_independent ? 0 : MAP_FIXED_NOREPLACE),
                            -1, 0);
    if (at < 0)
        return err_make((int)-at, "%s: no room for the dynamic loader", name);
    space_set(p->space, (uint64_t)at, span, 0);
    *base = (uint64_t)at - im.low;
    *entry = im.entry + *base;
    guard_segments(p, fd, &im);
    TRY(map_segments(p, fd, name, &im, *base));
    close(fd);
    return ERR_OK;
}

/* The absolute path of an open file. */
static char *path_of(int fd, const char *fallback)
{
    char link[32], path[PATH_MAX];
    snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof(path) - 1);
    if (n <= 0)
        return realpath(fallback, nullptr);
    path[n] = 0;
    return strdup(path);
}

err_t program_load(struct process *p, struct program *pr, uint64_t *entry, uint64_t *sp)
{
    struct elf_image *im = &pr->image;
    if (!im->interpreter_size)
        guard_segments(p, pr->fd, im);
    TRY(map_segments(p, pr->fd, pr->path, im, pr->bias));
    p->load_bias = pr->bias;
    p->brk_start = p->brk = im->high + pr->bias;
    *entry = im->entry + pr->bias;
    uint64_t interpreter_base = 0;
    if (im->interpreter_size)
        TRY(load_interpreter(p, pr, entry, &interpreter_base));
    p->exe = path_of(pr->fd, pr->path);
    close(pr->fd);
    pr->fd = -1;
    return stack_create(p, pr, interpreter_base, sp);
}
