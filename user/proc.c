/* Files of /proc that must show the guest instead of Moa.
 * SPDX-License-Identifier: MIT */
#include "user/path.h"

#include "user/host_syscall.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* After "/proc/": our own directory's name, then '/'. Returns what follows, or null. */
static const char *skip_self(const char *s)
{
    if (!strncmp(s, "self/", 5))
        return s + 5;
    if (!strncmp(s, "thread-self/", 12))
        return s + 12;
    if (*s < '1' || *s > '9')
        return nullptr;
    char *end;
    return strtol(s, &end, 10) == getpid() && *end == '/' ? end + 1 : nullptr;
}

enum proc_file proc_match(const struct process *p, const char *path)
{
    static const struct {
        const char *name;
        enum proc_file file;
    } names[] = {
        {"exe", PROC_EXE},         {"maps", PROC_MAPS},       {"auxv", PROC_AUXV},
        {"cmdline", PROC_CMDLINE}, {"environ", PROC_ENVIRON}, {"stat", PROC_STAT},
    };
    if (strncmp(path, "/proc/", 6))
        return PROC_NONE;
    if (!strcmp(path, "/proc/cpuinfo"))
        return p->abi->cpuinfo ? PROC_CPUINFO : PROC_NONE;
    const char *rest = skip_self(path + 6);
    if (rest && !strncmp(rest, "task/", 5) &&
        strtol(rest + 5, nullptr, 10) == host_call(SYS_gettid))
        rest = strchr(rest + 5, '/') ? strchr(rest + 5, '/') + 1 : nullptr;
    for (size_t i = 0; rest && i < sizeof(names) / sizeof(names[0]); i++)
        if (!strcmp(rest, names[i].name))
            return names[i].file;
    return PROC_NONE;
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
        else if (start >= p->brk_start && start < p->brk)
            label = "[heap]\n";
        fprintf(out, "%*s%s", *label == '\n' || n >= 73 ? 0 : 73 - n, "", label);
        at = run_end;
    }
}

static void print_maps(const struct process *p, FILE *out)
{
    FILE *in = fopen("/proc/self/maps", "re");
    char *line = nullptr;
    size_t room = 0;
    while (in && getline(&line, &room, in) > 0)
        print_guest_parts(p, out, line);
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
static void print_stat(const struct process *p, FILE *out)
{
    FILE *in = fopen("/proc/self/stat", "re");
    char line[2048];
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

static void print_file(const struct thread *t, enum proc_file file, FILE *out)
{
    const struct process *p = t->process;
    if (file == PROC_MAPS)
        print_maps(p, out);
    else if (file == PROC_AUXV)
        fwrite(p->auxv, 16, p->auxv_count, out);
    else if (file == PROC_CMDLINE)
        print_strings(p, out, p->arg_start, p->arg_end);
    else if (file == PROC_ENVIRON)
        print_strings(p, out, p->arg_end, p->env_end);
    else if (file == PROC_STAT)
        print_stat(p, out);
    else if (file == PROC_CPUINFO)
        print_cpuinfo(t, out);
}

int64_t proc_open(struct thread *t, enum proc_file file, int flags)
{
    if (file == PROC_EXE)
        return host_call(SYS_openat, AT_FDCWD, t->process->exe, flags, 0);
    if ((flags & O_ACCMODE) != O_RDONLY)
        return -EACCES;
    char *text = nullptr;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return -ENOMEM;
    print_file(t, file, out);
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
