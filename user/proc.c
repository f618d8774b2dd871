/* Files of /proc that must show the guest instead of Moa.
 * SPDX-License-Identifier: MIT */
#include "user/path.h"

#include "base/bytes.h"
#include "user/host_syscall.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const struct {
    const char *name;
    enum proc_file file;
} names[] = {
    {"exe", PROC_EXE},   {"maps", PROC_MAPS},       {"smaps", PROC_SMAPS},
    {"auxv", PROC_AUXV}, {"cmdline", PROC_CMDLINE}, {"environ", PROC_ENVIRON},
    {"stat", PROC_STAT}, {"cpuinfo", PROC_CPUINFO},
};

static enum proc_file file_of_name(const char *name)
{
    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        if (!strcmp(names[i].name, name))
            return names[i].file;
    return PROC_NONE;
}

/* The number that /proc knows this process by: another one than getpid's if it belongs to another
 * namespace. */
static bool is_self(long pid)
{
    char link[16];
    if (pid == getpid())
        return true;
    ssize_t n = readlink("/proc/self", link, sizeof(link) - 1);
    link[n > 0 ? n : 0] = 0;
    return n > 0 && strtol(link, nullptr, 10) == pid;
}

/* "123/" at *s: the number, and *s behind the slash; else 0. */
static long skip_number(const char **s)
{
    char *end;
    if (**s < '1' || **s > '9')
        return 0;
    long n = strtol(*s, &end, 10);
    if (*end != '/')
        return 0;
    *s = end + 1;
    return n;
}

/* A path without detours. */
static struct proc_entry match(const struct process *p, const char *path)
{
    const struct proc_entry none = {PROC_NONE, 0};
    struct proc_entry e = none;
    if (strncmp(path, "/proc/", 6))
        return none;
    const char *rest = path + 6;
    if (!strcmp(rest, "cpuinfo"))
        return (struct proc_entry){p->abi->cpuinfo ? PROC_CPUINFO : PROC_NONE, 0};
    if (!strncmp(rest, "self/", 5)) {
        rest += 5;
    } else if (!strncmp(rest, "thread-self/", 12)) {
        rest += 12;
        e.tid = (int)host_call(SYS_gettid);
    } else {
        long pid = skip_number(&rest);
        if (!pid || !is_self(pid))
            return none;
    }
    if (!strncmp(rest, "task/", 5)) {
        char own[48];
        rest += 5;
        e.tid = (int)skip_number(&rest);
        snprintf(own, sizeof(own), "/proc/self/task/%d", e.tid);
        if (!e.tid || access(own, F_OK))
            return none;
    }
    e.file = file_of_name(rest);
    return e.file == PROC_NONE || e.file == PROC_CPUINFO ? none : e;
}

/* The directory part of `path` as the kernel sees it, and the name. */
static bool without_detours(int dirfd, const char *path, const char *name, char out[PATH_MAX])
{
    char dir[PATH_MAX], link[48];
    snprintf(dir, sizeof(dir), "%.*s", (int)(name - path), path);
    int64_t fd =
        host_call(SYS_openat, dirfd, name == path ? "." : dir, O_PATH | O_DIRECTORY | O_CLOEXEC, 0);
    if (fd < 0)
        return false;
    snprintf(link, sizeof(link), "/proc/self/fd/%d", (int)fd);
    ssize_t n = readlink(link, out, PATH_MAX - 1);
    close((int)fd);
    if (n <= 0)
        return false;
    return snprintf(out + n, PATH_MAX - (size_t)n, "/%s", name) < PATH_MAX - n;
}

struct proc_entry proc_find(const struct process *p, int dirfd, const char *path)
{
    char straight[PATH_MAX];
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    if (file_of_name(name) == PROC_NONE)
        return (struct proc_entry){PROC_NONE, 0};
    struct proc_entry e = match(p, path);
    if (e.file == PROC_NONE && without_detours(dirfd, path, name, straight))
        e = match(p, straight);
    return e;
}

/* ---- contents ---- */

/* The host's line of a mapping, for each part of it that is the guest's. */
static void print_guest_parts(const struct process *p, FILE *out, const char *line)
{
    unsigned long long lo, hi, offset, inode;
    char perms[8], device[16];
    int name = 0;
    if (sscanf(line, "%llx-%llx %7s %llx %15s %llu %n", &lo, &hi, perms, &offset, device, &inode,
               &name) < 6)
        return;
    uint64_t at = lo - p->guest_base, end = hi - p->guest_base, start, run_end;
    unsigned flags;
    if (hi <= p->guest_base)
        return;
    while (at < end && space_next(p->space, at, &start, &run_end, &flags) && start < end) {
        run_end = run_end < end ? run_end : end;
        if (start < p->brk_start && p->brk_start < run_end)
            run_end = p->brk_start; /* the heap has a line of its own */
        int n = fprintf(out, "%08llx-%08llx %c%c%c%c %08llx %s %llu ", (unsigned long long)start,
                        (unsigned long long)run_end, flags & PROT_READ ? 'r' : '-',
                        flags & PROT_WRITE ? 'w' : '-', flags & PROT_EXEC ? 'x' : '-', perms[3],
                        inode ? offset + (start + p->guest_base - lo) : 0, device, inode);
        const char *label = name && line[name] == '/' ? line + name : "\n";
        if (flags & SPACE_STACK)
            label = "[stack]\n";
        else if (p->vdso && start == p->vdso)
            label = "[vdso]\n";
        else if (start >= p->brk_start && start < p->brk)
            label = "[heap]\n";
        fprintf(out, "%*s%s", *label == '\n' || n >= 73 ? 0 : 73 - n, "", label);
        at = run_end;
    }
}

/* maps, or smaps: there lines with figures follow, "Name: value", which are about the whole. */
static void print_maps(const struct process *p, const char *path, FILE *out)
{
    FILE *in = fopen(path, "re");
    char *line = nullptr;
    size_t room = 0;
    bool shown = false;
    while (in && getline(&line, &room, in) > 0) {
        if (line[0] >= 'A' && line[0] <= 'Z') {
            if (shown)
                fputs(line, out);
            continue;
        }
        long before = ftell(out);
        print_guest_parts(p, out, line);
        shown = ftell(out) != before;
    }
    free(line);
    if (in)
        fclose(in);
}

/* The strings lie in guest memory, where the program may have changed them (setproctitle). */
static void print_strings(const struct process *p, FILE *out, uint64_t start, uint64_t end)
{
    char chunk[512];
    while (start < end) {
        size_t n = end - start < sizeof(chunk) ? end - start : sizeof(chunk);
        if (!space_read(p->space, chunk, start, n))
            return;
        fwrite(chunk, 1, n, out);
        start += n;
    }
}

/* The host's line with the guest's stack in field 28. */
static void print_stat(const struct process *p, int tid, FILE *out)
{
    char line[2048], path[48] = "/proc/self/stat";
    if (tid)
        snprintf(path, sizeof(path), "/proc/self/task/%d/stat", tid);
    FILE *in = fopen(path, "re");
    if (in && fgets(line, sizeof(line), in)) {
        char *fields = strrchr(line, ')');
        fprintf(out, "%.*s", (int)(fields ? fields + 1 - line : 0), line);
        int number = 3;
        for (char *save, *f = strtok_r(fields ? fields + 1 : line, " \n", &save); f;
             f = strtok_r(nullptr, " \n", &save), number++) {
            if (number == 28)
                fprintf(out, " %llu", (unsigned long long)p->start_stack);
            else
                fprintf(out, " %s", f);
        }
        fputc('\n', out);
    }
    if (in)
        fclose(in);
}

static void print_cpuinfo(const struct thread *t, FILE *out)
{
    enum {
        SIZE = 64 << 10
    };
    char *text = malloc(SIZE);
    long cpus = sysconf(_SC_NPROCESSORS_ONLN);
    int n = text ? t->process->abi->cpuinfo(t->vcpu, cpus > 0 ? (unsigned)cpus : 1, text, SIZE) : 0;
    if (n > 0)
        fwrite(text, 1, n < SIZE ? (size_t)n : SIZE, out);
    free(text);
}

static void print_auxv(const struct process *p, FILE *out)
{
    unsigned size = word_size(p);
    for (unsigned i = 0; i < p->auxv_count * 2; i++) {
        uint64_t word = p->auxv[i / 2][i % 2];
        for (unsigned n = 0; n < size; n++)
            fputc((int)(word >> 8 * (p->guest->big_endian ? size - 1 - n : n) & 255), out);
    }
}

static void print_file(const struct thread *t, struct proc_entry entry, FILE *out)
{
    const struct process *p = t->process;
    enum proc_file file = entry.file;
    if (file == PROC_MAPS)
        print_maps(p, "/proc/self/maps", out);
    else if (file == PROC_SMAPS)
        print_maps(p, "/proc/self/smaps", out);
    else if (file == PROC_AUXV)
        print_auxv(p, out);
    else if (file == PROC_CMDLINE)
        print_strings(p, out, p->arg_start, p->arg_end);
    else if (file == PROC_ENVIRON)
        print_strings(p, out, p->arg_end, p->env_end);
    else if (file == PROC_STAT)
        print_stat(p, entry.tid, out);
    else if (file == PROC_CPUINFO)
        print_cpuinfo(t, out);
}

int64_t proc_open(struct thread *t, struct proc_entry entry, int flags)
{
    if (entry.file == PROC_EXE)
        return host_call(SYS_openat, AT_FDCWD, t->process->exe, flags, 0);
    if ((flags & O_ACCMODE) != O_RDONLY)
        return -EACCES;
    char *text = nullptr;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return -ENOMEM;
    print_file(t, entry, out);
    if (fclose(out)) {
        free(text);
        return -ENOMEM;
    }
    int64_t fd = host_call(SYS_memfd_create, "proc", flags & O_CLOEXEC ? MFD_CLOEXEC : 0);
    for (size_t done = 0; fd >= 0 && done < size;) {
        int64_t n = host_call(SYS_write, fd, text + done, size - done);
        if (n <= 0) {
            close((int)fd);
            fd = n < 0 ? n : -EIO;
            break;
        }
        done += (size_t)n;
    }
    free(text);
    if (fd >= 0)
        host_call(SYS_lseek, fd, 0, SEEK_SET);
    return fd;
}
