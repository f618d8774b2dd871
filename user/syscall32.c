/* Arguments of 32-bit guests on their way to the 64-bit handlers and to the host.
 * SPDX-License-Identifier: MIT */
#include "user/syscall32.h"

#include "user/host_syscall.h"

#include <errno.h>
#include <limits.h>
#include <string.h>

void syscall32_arguments(const struct process *p, const struct syscall *s, const uint64_t regs[6],
                         uint64_t args[6])
{
    unsigned reg = 0;
    for (unsigned i = 0; i < 6; i++) {
        bool pair = s && (s->arg[i] & 255) == A_PAIR;
        if (pair && p->abi->aligned_pairs)
            reg += reg & 1;
        uint64_t first = reg < 6 ? (uint32_t)regs[reg++] : 0;
        if (pair) {
            uint64_t second = reg < 6 ? (uint32_t)regs[reg++] : 0;
            first = p->guest->big_endian ? first << 32 | second : second << 32 | first;
        }
        args[i] = first;
    }
}

/* ---- structures ---- */

struct copies {
    size_t used;
    alignas(
        16) uint8_t bytes[2 * IOV_MAX * 16 + 4 * LAYOUT_MAX]; /* two vectors: process_vm_readv */
};

/* Null if there is no room. */
static void *reserve(struct copies *c, size_t size)
{
    void *at = c->bytes + c->used;
    if (size > sizeof(c->bytes) - c->used)
        return nullptr;
    c->used += (size + 15) & ~(size_t)15;
    return at;
}

static int64_t read_array(struct thread *t, enum layout_id id, uint64_t addr, uint64_t count,
                          struct copies *c, uint64_t *out)
{
    const struct layout *l = layout_find(t->process, id);
    if (count > IOV_MAX)
        return -EINVAL;
    uint8_t *host = reserve(c, count * l->host_size);
    if (!host)
        return -EINVAL;
    for (uint64_t i = 0; i < count; i++)
        if (!layout_read(t, id, host + i * l->host_size, addr + i * l->guest_size))
            return -EFAULT;
    *out = host_as_guest(t->process, host);
    return 0;
}

/* Replaces the addresses of structures by those of converted copies. */
static int64_t import_structures(struct thread *t, const struct syscall *s, uint64_t args[6],
                                 struct copies *c)
{
    for (unsigned i = 0; i < 6; i++) {
        unsigned kind = s->arg[i] & 255;
        enum layout_id id = s->arg[i] >> 8;
        if (kind < A_STRUCT_IN || !args[i])
            continue;
        if (kind == A_ARRAY_IN) {
            int64_t r = read_array(t, id, args[i], args[i + 1], c, &args[i]);
            if (r < 0)
                return r;
            continue;
        }
        const struct layout *l = layout_find(t->process, id);
        void *host = reserve(c, l->host_size);
        if (!host)
            return -EINVAL;
        memset(host, 0, l->host_size);
        if (kind != A_STRUCT_OUT && !layout_read(t, id, host, args[i]))
            return -EFAULT;
        args[i] = host_as_guest(t->process, host);
    }
    return 0;
}

static bool export_structures(struct thread *t, const struct syscall *s, const uint64_t given[6],
                              const uint64_t args[6])
{
    for (unsigned i = 0; i < 6; i++) {
        unsigned kind = s->arg[i] & 255;
        if ((kind == A_STRUCT_OUT || kind == A_STRUCT_INOUT) && given[i] &&
            !layout_write(t, s->arg[i] >> 8, given[i], guest_host(t->process, args[i])))
            return false;
    }
    return true;
}

static int64_t run(struct thread *t, const struct syscall *s, const uint64_t args[6])
{
    return s->run ? s->run(t, args) : syscall_pass(t, s, args);
}

/* Not inlined: the copies are large, and most calls have none. */
__attribute__((noinline)) static int64_t convert(struct thread *t, const struct syscall *s,
                                                 const uint64_t given[6])
{
    struct copies c;
    uint64_t args[6];
    c.used = 0;
    memcpy(args, given, sizeof(args));
    int64_t r = import_structures(t, s, args, &c);
    if (r >= 0)
        r = run(t, s, args);
    if (r >= 0 && !export_structures(t, s, given, args))
        r = -EFAULT;
    return r;
}

int64_t syscall32_call(struct thread *t, const struct syscall *s, const uint64_t args[6])
{
    for (unsigned i = 0; i < 6; i++)
        if ((s->arg[i] & 255) >= A_STRUCT_IN)
            return convert(t, s, args);
    return run(t, s, args);
}
