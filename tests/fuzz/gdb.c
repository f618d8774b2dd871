/* Fuzz target of the gdb server: whatever arrives, it answers, and asks the target for nothing out
 * of bounds. The target is a page of memory and a vCPU that stops as soon as it runs.
 * SPDX-License-Identifier: MIT */
#include "control/gdb.h"
#include "guest/aarch64/a64.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    MEMORY = 4096,
    BASE = 0x1000
};

struct target {
    struct gdb *gdb;
    struct vcpu *cpu;
    uint8_t memory[MEMORY], info[128];
    bool running;
};

static void require(bool condition)
{
    if (!condition)
        abort();
}

static const struct guest_debug *description(void *o)
{
    return &a64_debug;
}

static int pid(void *o)
{
    return 1;
}

static unsigned threads(void *o, int *tids, unsigned room)
{
    for (unsigned i = 0; i < 2 && i < room; i++)
        tids[i] = (int)i + 1;
    return 2;
}

static struct vcpu *vcpu(void *o, int tid)
{
    return tid == 1 || tid == 2 ? ((struct target *)o)->cpu : nullptr;
}

static void thread_text(void *o, int tid, char *text, size_t size)
{
    require(tid == 1 || tid == 2);
    memset(text, 'x', size - 1);
    text[size - 1] = 0;
}

static size_t inside(uint64_t address, size_t len)
{
    if (address < BASE || address >= BASE + MEMORY)
        return 0;
    return len < BASE + MEMORY - address ? len : (size_t)(BASE + MEMORY - address);
}

static size_t read_memory(void *o, uint64_t address, void *out, size_t len)
{
    size_t n = inside(address, len);
    if (n)
        memcpy(out, ((struct target *)o)->memory + (address - BASE), n);
    return n;
}

static bool write_memory(void *o, uint64_t address, const void *in, size_t len)
{
    if (inside(address, len) < len)
        return false;
    memcpy(((struct target *)o)->memory + (address - BASE), in, len);
    return true;
}

static bool breakpoint(void *o, bool insert, uint64_t address)
{
    return address % 2 == 0;
}

static bool watchpoint(void *o, bool insert, unsigned kinds, uint64_t address, uint64_t len)
{
    require(kinds && kinds < 4 && len && address + (len - 1) >= address);
    return true;
}

static void resume(void *o, int tid, const struct gdb_action *action)
{
    require((tid == 1 || tid == 2) && action->how <= GDB_STEP && action->signo >= 0 &&
            action->signo <= 64);
}

static void go(void *o)
{
    ((struct target *)o)->running = true;
}

static void nothing(void *o)
{
}

static size_t auxv(void *o, size_t offset, void *out, size_t room)
{
    size_t n = room < 320 ? room : 320;
    memset(out, 0x7d, n); /* all of it wants escapes */
    return n;
}

static const char *exec_file(void *o)
{
    return "/program";
}

static void *siginfo(void *o, int tid, size_t *size)
{
    *size = sizeof(((struct target *)o)->info);
    return ((struct target *)o)->info;
}

static int open_file(void *o, const char *path)
{
    int fd = open("/dev/zero", O_RDONLY | O_CLOEXEC);
    return strlen(path) > 20 || fd < 0 ? (close(fd), -ENOENT) : fd;
}

static long read_link(void *o, const char *path, char *out, size_t room)
{
    memset(out, '#', room);
    return (long)room;
}

static void pass_signals(void *o, uint64_t set)
{
}

static bool catch_syscalls(void *o, bool on, const unsigned *numbers, unsigned count)
{
    unsigned sum = 0;
    for (unsigned i = 0; i < count; i++)
        sum += numbers[i];
    return sum != 1;
}

static void thread_events(void *o, bool on)
{
}

static bool monitor(void *o, struct gdb *g, const char *command)
{
    gdb_print(g, "%s\n", command);
    return strlen(command) % 2;
}

/* `kill` does not return: packets with it are not fed. */
__attribute__((noreturn)) static void kill_target(void *o)
{
    abort();
}

static const struct gdb_target target = {
    .description = description,
    .pid = pid,
    .threads = threads,
    .vcpu = vcpu,
    .thread_text = thread_text,
    .read_memory = read_memory,
    .write_memory = write_memory,
    .breakpoint = breakpoint,
    .watchpoint = watchpoint,
    .resume = resume,
    .go = go,
    .interrupt = nothing,
    .detach = nothing,
    .kill = kill_target,
    .auxv = auxv,
    .exec_file = exec_file,
    .siginfo = siginfo,
    .open = open_file,
    .readlink = read_link,
    .pass_signals = pass_signals,
    .catch_syscalls = catch_syscalls,
    .thread_events = thread_events,
    .monitor = monitor,
};

/* The same vCPU for all inputs: it is large. */
static struct vcpu *make_vcpu(void)
{
    static struct vcpu *cpu;
    if (!cpu) {
        cpu = aligned_alloc(64, (sizeof(*cpu) + 63) / 64 * 64);
        memset(cpu, 0, sizeof(*cpu));
    }
    return cpu;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct target t = {.cpu = make_vcpu()};
    uint8_t *copy = malloc(size + 1);
    size_t n = 0;
    for (size_t i = 0; i < size; i++) /* no packet begins with k or has vKill */
        if (!(i && data[i] == 'k' && data[i - 1] == '$') && data[i] != 'K')
            copy[n++] = data[i];
    for (size_t i = 0; i + 1 < n; i++)
        if (copy[i] == '$' && copy[i + 1] == 'k')
            copy[i + 1] = '?';
    t.gdb = gdb_create(&target, &t, -1, size % 4 ? GDB_NO_ACK | GDB_MULTIPROCESS : 0);
    gdb_first_stop(t.gdb, &(struct gdb_stop){.kind = GDB_STOP_SIGNAL, .signo = SIGTRAP, .tid = 1});
    for (size_t i = 0; i < n && gdb_feed(t.gdb, copy + i, 1); i++) {
        if (!t.running)
            continue;
        t.running = false;
        gdb_stopped(t.gdb,
                    &(struct gdb_stop){.kind = GDB_STOP_WATCH, .tid = 2, .address = i, .watch = 1});
    }
    gdb_destroy(t.gdb);
    free(copy);
    return 0;
}
