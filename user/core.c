/* Core dumps of the guest: an ELF file such as the kernel of the guest's architecture would have
 * written (fs/binfmt_elf.c's layout, elf(5)). What the kernel leaves out by default is left out
 * here: file contents that the program has not changed, and pages never touched.
 * SPDX-License-Identifier: MIT */
#include "user/core.h"

#include "base/bytes.h"
#include "vm/guest_debug.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    MAX_SEGMENTS = 60000,
    PAGES_AT_ONCE = 512,
};

struct segment {
    uint64_t start, end;
    uint64_t offset; /* in the file that it maps */
    unsigned flags;  /* of the space */
    uint64_t dumped; /* bytes of it in the core */
    char *file;      /* null: none */
};

struct core {
    struct thread *thread;
    struct process *process;
    const struct guest_debug *guest;
    const siginfo_t *info;
    int fd, memory, pagemap;
    uint64_t limit;
    struct segment *segments;
    unsigned segment_count, segment_room;
    uint8_t *notes;
    size_t notes_size, notes_room;
    bool failed;
};

/* ---- what is mapped ---- */

/* A mapping of the host's, as /proc/self/smaps tells. */
struct host_map {
    uint64_t start, end, offset;
    bool shared, changed; /* private pages exist */
    char file[PATH_MAX];
};

static bool add_segment(struct core *c, const struct segment *s)
{
    if (c->segment_count == MAX_SEGMENTS)
        return false;
    if (c->segment_count == c->segment_room) {
        unsigned room = c->segment_room * 2 + 64;
        struct segment *more = realloc(c->segments, room * sizeof(*more));
        if (!more)
            return false;
        c->segments = more;
        c->segment_room = room;
    }
    c->segments[c->segment_count++] = *s;
    return true;
}

static uint64_t bytes_to_dump(struct core *c, const struct host_map *m, uint64_t start,
                              uint64_t end)
{
    char magic[SELFMAG];
    bool deleted = strstr(m->file, " (deleted)") != nullptr;
    if (m->changed || (m->shared && deleted))
        return end - start;
    if (m->file[0] && start == m->start - c->process->guest_base && !m->offset &&
        space_read(c->process->space, magic, start, SELFMAG) && !memcmp(magic, ELFMAG, SELFMAG))
        return SPACE_PAGE; /* it says which program or library that was */
    return 0;
}

/* The parts of a host mapping that are the guest's. */
static void add_map(struct core *c, const struct host_map *m)
{
    const struct process *p = c->process;
    uint64_t base = p->guest_base, at = m->start - base, limit = m->end - base, start, end;
    unsigned flags;
    if (m->end <= base)
        return;
    while (at < limit && space_next(p->space, at, &start, &end, &flags) && start < limit) {
        start = start > at ? start : at;
        end = end < limit ? end : limit;
        struct segment s = {.start = start, .end = end, .flags = flags};
        s.dumped = bytes_to_dump(c, m, start, end);
        s.offset = m->offset + (start + base - m->start);
        s.file = m->file[0] == '/' ? strdup(m->file) : nullptr;
        if (!add_segment(c, &s))
            return;
        at = end;
    }
}

static bool parse_map(const char *line, struct host_map *m)
{
    unsigned long long start, end, offset;
    char perms[8];
    int name = 0;
    if (sscanf(line, "%llx-%llx %7s %llx %*s %*s %n", &start, &end, perms, &offset, &name) < 4)
        return false;
    *m = (struct host_map){.start = start, .end = end, .offset = offset};
    m->shared = perms[3] == 's';
    if (name && line[name] == '/')
        snprintf(m->file, sizeof(m->file), "%.*s", (int)strcspn(line + name, "\n"), line + name);
    return true;
}

static void find_segments(struct core *c)
{
    FILE *f = fopen("/proc/self/smaps", "re");
    struct host_map *m = calloc(1, sizeof(*m)), *next = calloc(1, sizeof(*next));
    char *line = nullptr;
    size_t room = 0;
    while (f && m && next && getline(&line, &room, f) > 0) {
        unsigned long long kilobytes;
        if (parse_map(line, next)) {
            if (m->end)
                add_map(c, m);
            *m = *next;
        } else if (sscanf(line, "Anonymous: %llu", &kilobytes) == 1 ||
                   sscanf(line, "Swap: %llu", &kilobytes) == 1) {
            m->changed |= kilobytes > 0;
        }
    }
    if (m && m->end)
        add_map(c, m);
    free(line);
    free(m);
    free(next);
    if (f)
        fclose(f);
}

/* ---- notes ---- */

static void append(struct core *c, const void *data, size_t size)
{
    size_t padded = align_up(size, 4);
    if (c->notes_size + padded > c->notes_room) {
        size_t room = (c->notes_room + padded) * 2;
        uint8_t *more = realloc(c->notes, room);
        if (!more) {
            c->failed = true;
            return;
        }
        c->notes = more;
        c->notes_room = room;
    }
    if (size)
        memcpy(c->notes + c->notes_size, data, size);
    memset(c->notes + c->notes_size + size, 0, padded - size);
    c->notes_size += padded;
}

static void note(struct core *c, const char *name, uint32_t type, const void *data, size_t size)
{
    const Elf64_Nhdr head = {(uint32_t)strlen(name) + 1, (uint32_t)size, type};
    append(c, &head, sizeof(head));
    append(c, name, strlen(name) + 1);
    append(c, data, size);
}

/* struct elf_prstatus: fixed fields, registers, and whether there are floating-point registers. */
static void note_status(struct core *c, struct thread *t, int signo)
{
    struct {
        int32_t signo, code, error;
        int16_t current, padding;
        uint64_t pending, held;
        int32_t pid, ppid, pgrp, sid;
        int64_t times[8];
        uint8_t registers[GUEST_CORE_REGS_MAX + 8];
    } status;
    static_assert(offsetof(typeof(status), registers) == 112, "as Linux lays it out");
    memset(&status, 0, sizeof(status));
    status.signo = status.current = (int16_t)signo;
    status.held = t->mask;
    status.pid = t->tid;
    status.ppid = getppid();
    status.pgrp = getpgrp();
    status.sid = getsid(0);
    size_t n = c->guest->core_registers(t->vcpu, status.registers);
    status.registers[n] = 1; /* pr_fpvalid */
    note(c, "CORE", NT_PRSTATUS, &status, 112 + n + 8);
}

static void note_thread(struct core *c, struct thread *t)
{
    uint8_t fp[GUEST_CORE_FP_MAX];
    note(c, "CORE", NT_PRFPREG, fp, c->guest->core_fp_registers(t->vcpu, fp));
    if (c->guest->core_tls_note) {
        uint64_t tls = c->guest->tls(t->vcpu);
        note(c, "LINUX", c->guest->core_tls_note, &tls, sizeof(tls));
    }
}

/* struct elf_prpsinfo. */
static void note_process(struct core *c)
{
    const struct process *p = c->process;
    struct {
        char state, state_name, zombie, nice;
        uint64_t flags;
        uint32_t uid, gid;
        int32_t pid, ppid, pgrp, sid;
        char name[16], arguments[80];
    } info;
    static_assert(sizeof(info) == 136, "as Linux lays it out");
    memset(&info, 0, sizeof(info));
    info.state_name = 'R';
    info.uid = getuid();
    info.gid = getgid();
    info.pid = getpid();
    info.ppid = getppid();
    info.pgrp = getpgrp();
    info.sid = getsid(0);
    prctl(PR_GET_NAME, info.name);
    uint64_t size = p->arg_end - p->arg_start;
    size = size < sizeof(info.arguments) - 1 ? size : sizeof(info.arguments) - 1;
    if (!space_read(p->space, info.arguments, p->arg_start, size))
        memset(info.arguments, 0, sizeof(info.arguments));
    for (uint64_t i = 0; i + 1 < size; i++)
        if (!info.arguments[i])
            info.arguments[i] = ' ';
    note(c, "CORE", NT_PRPSINFO, &info, sizeof(info));
}

/* count, page size, {start, end, offset in pages} for each, then the names. */
static void note_files(struct core *c)
{
    size_t files = 0, names = 0, i = 0;
    for (unsigned s = 0; s < c->segment_count; s++) {
        files += c->segments[s].file != nullptr;
        names += c->segments[s].file ? strlen(c->segments[s].file) + 1 : 0;
    }
    size_t size = (2 + files * 3) * 8 + names;
    uint64_t *table = malloc(size);
    if (!table)
        return;
    char *name = (char *)(table + 2 + files * 3);
    table[0] = files;
    table[1] = SPACE_PAGE;
    for (unsigned s = 0; s < c->segment_count; s++) {
        const struct segment *seg = &c->segments[s];
        if (!seg->file)
            continue;
        table[2 + i * 3] = seg->start;
        table[3 + i * 3] = seg->end;
        table[4 + i++ * 3] = seg->offset / SPACE_PAGE;
        name = stpcpy(name, seg->file) + 1;
    }
    note(c, "CORE", NT_FILE, table, size);
    free(table);
}

/* The thread that died comes first. */
static void make_notes(struct core *c)
{
    struct process *p = c->process;
    note_status(c, c->thread, c->info->si_signo);
    note_process(c);
    note(c, "CORE", NT_SIGINFO, c->info, sizeof(*c->info));
    note(c, "CORE", NT_AUXV, p->auxv, p->auxv_count * sizeof(p->auxv[0]));
    note_files(c);
    note_thread(c, c->thread);
    if (c->thread->vfork_child)
        return; /* the others are the parent's */
    for (struct thread *t = p->threads; t; t = t->next) {
        if (t == c->thread)
            continue;
        note_status(c, t, c->info->si_signo); /* as the kernel: readers take the last one */
        note_thread(c, t);
    }
}

/* ---- the file ---- */

static void put(struct core *c, uint64_t at, const void *data, size_t size)
{
    const char *from = data;
    if (at >= c->limit || c->failed)
        return; /* RLIMIT_CORE cuts it short, as the kernel does */
    size = size < c->limit - at ? size : (size_t)(c->limit - at);
    while (size) {
        ssize_t n = pwrite(c->fd, from, size, (off_t)at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            c->failed = true;
            return;
        }
        from += n;
        at += (uint64_t)n;
        size -= (size_t)n;
    }
}

/* Pages that do not exist remain holes. */
static void put_pages(struct core *c, uint64_t at, uint64_t address, size_t pages)
{
    static const uint64_t there = 3ull << 62; /* in memory, or in swap */
    uint64_t entries[PAGES_AT_ONCE], host = address + c->process->guest_base;
    char page[SPACE_PAGE];
    bool known = pread(c->pagemap, entries, pages * 8, (off_t)(host / SPACE_PAGE * 8)) ==
                 (ssize_t)(pages * 8);
    for (size_t i = 0; i < pages && !c->failed; i++) {
        if (known && !(entries[i] & there))
            continue;
        if (pread(c->memory, page, SPACE_PAGE, (off_t)(host + i * SPACE_PAGE)) == SPACE_PAGE)
            put(c, at + i * SPACE_PAGE, page, SPACE_PAGE);
    }
}

static void put_segment(struct core *c, uint64_t at, const struct segment *s)
{
    for (uint64_t done = 0; done < s->dumped && at + done < c->limit;) {
        uint64_t pages = (s->dumped - done) / SPACE_PAGE;
        pages = pages < PAGES_AT_ONCE ? pages : PAGES_AT_ONCE;
        put_pages(c, at + done, s->start + done, pages);
        done += pages * SPACE_PAGE;
    }
}

static uint32_t segment_flags(unsigned flags)
{
    return (flags & PROT_READ ? PF_R : 0) | (flags & PROT_WRITE ? PF_W : 0) |
           (flags & PROT_EXEC ? PF_X : 0);
}

static void write_file(struct core *c)
{
    uint64_t headers = sizeof(Elf64_Ehdr) + (c->segment_count + 1) * sizeof(Elf64_Phdr);
    uint64_t at = align_up(headers + c->notes_size, SPACE_PAGE);
    Elf64_Ehdr eh = {
        .e_type = ET_CORE,
        .e_machine = c->process->guest->elf_machine,
        .e_version = EV_CURRENT,
        .e_phoff = sizeof(eh),
        .e_ehsize = sizeof(eh),
        .e_phentsize = sizeof(Elf64_Phdr),
        .e_phnum = (uint16_t)(c->segment_count + 1),
    };
    memcpy(eh.e_ident, ELFMAG, SELFMAG);
    eh.e_ident[EI_CLASS] = ELFCLASS64;
    eh.e_ident[EI_DATA] = ELFDATA2LSB;
    eh.e_ident[EI_VERSION] = EV_CURRENT;
    put(c, 0, &eh, sizeof(eh));
    const Elf64_Phdr notes = {
        .p_type = PT_NOTE, .p_offset = headers, .p_filesz = c->notes_size, .p_align = 4};
    put(c, sizeof(eh), &notes, sizeof(notes));
    put(c, headers, c->notes, c->notes_size);
    for (unsigned i = 0; i < c->segment_count; i++) {
        const struct segment *s = &c->segments[i];
        const Elf64_Phdr ph = {.p_type = PT_LOAD,
                               .p_flags = segment_flags(s->flags),
                               .p_offset = at,
                               .p_vaddr = s->start,
                               .p_filesz = s->dumped,
                               .p_memsz = s->end - s->start,
                               .p_align = SPACE_PAGE};
        put(c, sizeof(eh) + (i + 1) * sizeof(ph), &ph, sizeof(ph));
        put_segment(c, at, s);
        at += s->dumped;
    }
    if (ftruncate(c->fd, (off_t)(at < c->limit ? at : c->limit))) /* the holes at its end */
        c->failed = true;
}

/* As the kernel: only a plain file of our own is written over. */
static int open_file(const char *name)
{
    struct stat st;
    int fd = open(name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
    if (fd >= 0 && (fstat(fd, &st) || !S_ISREG(st.st_mode) || st.st_nlink != 1 ||
                    st.st_uid != geteuid() || ftruncate(fd, 0))) {
        close(fd);
        fd = -1;
    }
    return fd;
}

static void close_all(struct core *c)
{
    const int fds[] = {c->fd, c->memory, c->pagemap};
    for (unsigned i = 0; i < ARRAY_SIZE(fds); i++)
        if (fds[i] >= 0)
            close(fds[i]);
    for (unsigned i = 0; i < c->segment_count; i++)
        free(c->segments[i].file);
    free(c->segments);
    free(c->notes);
}

bool core_wanted(const struct process *p)
{
    struct rlimit limit;
    return p->guest->debug && p->guest->bits == 64 && !getrlimit(RLIMIT_CORE, &limit) &&
           limit.rlim_cur && prctl(PR_GET_DUMPABLE) == 1;
}

bool core_dump(struct thread *t, const siginfo_t *info, char *name, size_t size)
{
    struct process *p = t->process;
    struct core c = {.thread = t, .process = p, .guest = p->guest->debug, .info = info};
    struct rlimit limit;
    c.limit = getrlimit(RLIMIT_CORE, &limit) ? 0 : limit.rlim_cur;
    core_name(p, info->si_signo, name, size);
    c.fd = open_file(name);
    c.memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    c.pagemap = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
    bool possible = c.fd >= 0 && c.memory >= 0;
    if (possible) {
        find_segments(&c);
        make_notes(&c);
        write_file(&c);
    }
    close_all(&c);
    return possible && !c.failed;
}
