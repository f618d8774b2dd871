/* seccomp. The host's would see Moa's own calls, with the host's numbers: so the filters, programs
 * in classic BPF, are checked and run here, as kernel/seccomp.c and net/core/filter.c do it
 * (Documentation/userspace-api/seccomp_filter.rst). SPDX-License-Identifier: MIT */
#include "user/seccomp.h"

#include "base/bytes.h"
#include "user/host_syscall.h"
#include "user/signal.h"
#include "user/syscall.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/uio.h>
#include <unistd.h>

enum {
    SYS_SECCOMP_ = 1, /* si_code; not in the C library's headers */
    MAX_INSNS = BPF_MAXINSNS,
    MAX_TOTAL = (1 << 18) / sizeof(struct sock_filter), /* of all filters of a thread */
    FILTER_COST = 4,                                    /* what one more filter adds to that */
    FLAGS_KNOWN = SECCOMP_FILTER_FLAG_TSYNC | SECCOMP_FILTER_FLAG_LOG |
                  SECCOMP_FILTER_FLAG_SPEC_ALLOW | SECCOMP_FILTER_FLAG_TSYNC_ESRCH,
};

/* Filters of a thread are a list from the newest to the oldest; they never change. */
struct filter {
    const struct filter *older;
    struct filter *next_of_process;
    unsigned total; /* with the older ones */
    unsigned length;
    struct sock_filter insn[];
};

/* ---- checking ---- */

/* What seccomp allows of classic BPF. */
static const uint16_t allowed[] = {
    BPF_LD | BPF_W | BPF_ABS,
    BPF_LD | BPF_W | BPF_LEN,
    BPF_LDX | BPF_W | BPF_LEN,
    BPF_LD | BPF_IMM,
    BPF_LDX | BPF_IMM,
    BPF_LD | BPF_MEM,
    BPF_LDX | BPF_MEM,
    BPF_ST,
    BPF_STX,
    BPF_RET | BPF_K,
    BPF_RET | BPF_A,
    BPF_MISC | BPF_TAX,
    BPF_MISC | BPF_TXA,
    BPF_ALU | BPF_NEG,
    BPF_ALU | BPF_ADD | BPF_K,
    BPF_ALU | BPF_ADD | BPF_X,
    BPF_ALU | BPF_SUB | BPF_K,
    BPF_ALU | BPF_SUB | BPF_X,
    BPF_ALU | BPF_MUL | BPF_K,
    BPF_ALU | BPF_MUL | BPF_X,
    BPF_ALU | BPF_DIV | BPF_K,
    BPF_ALU | BPF_DIV | BPF_X,
    BPF_ALU | BPF_AND | BPF_K,
    BPF_ALU | BPF_AND | BPF_X,
    BPF_ALU | BPF_OR | BPF_K,
    BPF_ALU | BPF_OR | BPF_X,
    BPF_ALU | BPF_XOR | BPF_K,
    BPF_ALU | BPF_XOR | BPF_X,
    BPF_ALU | BPF_LSH | BPF_K,
    BPF_ALU | BPF_LSH | BPF_X,
    BPF_ALU | BPF_RSH | BPF_K,
    BPF_ALU | BPF_RSH | BPF_X,
    BPF_JMP | BPF_JA,
    BPF_JMP | BPF_JEQ | BPF_K,
    BPF_JMP | BPF_JEQ | BPF_X,
    BPF_JMP | BPF_JGE | BPF_K,
    BPF_JMP | BPF_JGE | BPF_X,
    BPF_JMP | BPF_JGT | BPF_K,
    BPF_JMP | BPF_JGT | BPF_X,
    BPF_JMP | BPF_JSET | BPF_K,
    BPF_JMP | BPF_JSET | BPF_X,
};

static bool is_allowed(uint16_t code)
{
    for (size_t i = 0; i < ARRAY_SIZE(allowed); i++)
        if (allowed[i] == code)
            return true;
    return false;
}

/* Operand and jump targets. Jumps only go forward, so every program ends. */
static bool insn_is_valid(const struct sock_filter *f, unsigned left)
{
    uint32_t k = f->k;
    if (!is_allowed(f->code))
        return false;
    switch (BPF_CLASS(f->code)) {
    case BPF_LD:
        if (BPF_MODE(f->code) == BPF_ABS)
            return k < sizeof(struct seccomp_data) && k % 4 == 0;
        __attribute__((fallthrough));
    case BPF_LDX: return BPF_MODE(f->code) != BPF_MEM || k < BPF_MEMWORDS;
    case BPF_ST:
    case BPF_STX: return k < BPF_MEMWORDS;
    case BPF_ALU:
        if (f->code == (BPF_ALU | BPF_DIV | BPF_K))
            return k != 0;
        if (f->code == (BPF_ALU | BPF_LSH | BPF_K) || f->code == (BPF_ALU | BPF_RSH | BPF_K))
            return k < 32;
        return true;
    case BPF_JMP: return f->code == (BPF_JMP | BPF_JA) ? k < left : f->jt < left && f->jf < left;
    default: return true;
    }
}

/* Whether every word of scratch memory is written on all ways to where it is read. `written` has
 * room for a set of words per instruction. */
static bool memory_is_written_first(const struct sock_filter *f, unsigned n, uint16_t *written)
{
    uint16_t now = 0;
    memset(written, 0xff, n * sizeof(*written));
    for (unsigned i = 0; i < n; i++) {
        now &= written[i];
        unsigned class = BPF_CLASS(f[i].code);
        bool loads = (class == BPF_LD || class == BPF_LDX) && BPF_MODE(f[i].code) == BPF_MEM;
        if (class == BPF_ST || class == BPF_STX)
            now |= (uint16_t)(1 << f[i].k);
        if (loads && !(now >> f[i].k & 1))
            return false;
        if (class != BPF_JMP)
            continue;
        if (BPF_OP(f[i].code) == BPF_JA) {
            written[i + 1 + f[i].k] &= now;
        } else {
            written[i + 1 + f[i].jt] &= now;
            written[i + 1 + f[i].jf] &= now;
        }
        now = 0xffff;
    }
    return true;
}

static bool filter_is_valid(const struct sock_filter *f, unsigned n)
{
    uint16_t written[MAX_INSNS];
    for (unsigned i = 0; i < n; i++)
        if (!insn_is_valid(&f[i], n - i - 1))
            return false;
    return BPF_CLASS(f[n - 1].code) == BPF_RET && memory_is_written_first(f, n, written);
}

/* ---- running ---- */

static uint32_t alu(unsigned op, uint32_t a, uint32_t b)
{
    switch (op) {
    case BPF_ADD: return a + b;
    case BPF_SUB: return a - b;
    case BPF_MUL: return a * b;
    case BPF_DIV: return a / b;
    case BPF_AND: return a & b;
    case BPF_OR: return a | b;
    case BPF_XOR: return a ^ b;
    case BPF_LSH: return a << (b & 31);
    case BPF_RSH: return a >> (b & 31);
    default: return -a; /* BPF_NEG */
    }
}

static bool compares(unsigned op, uint32_t a, uint32_t b)
{
    switch (op) {
    case BPF_JEQ: return a == b;
    case BPF_JGT: return a > b;
    case BPF_JGE: return a >= b;
    default: return a & b; /* BPF_JSET */
    }
}

static uint32_t load(const struct sock_filter *f, const struct seccomp_data *data,
                     const uint32_t memory[BPF_MEMWORDS])
{
    uint32_t word;
    switch (BPF_MODE(f->code)) {
    case BPF_ABS: memcpy(&word, (const char *)data + f->k, sizeof(word)); return word;
    case BPF_LEN: return sizeof(*data);
    case BPF_MEM: return memory[f->k];
    default: return f->k;
    }
}

/* The filter's verdict. Checked programs end, and touch nothing but their own. */
static uint32_t run_filter(const struct filter *filter, const struct seccomp_data *data)
{
    uint32_t a = 0, x = 0, memory[BPF_MEMWORDS] = {0};
    for (const struct sock_filter *f = filter->insn;; f++) {
        uint32_t operand = BPF_SRC(f->code) == BPF_X ? x : f->k;
        unsigned op = BPF_OP(f->code);
        switch (BPF_CLASS(f->code)) {
        case BPF_LD: a = load(f, data, memory); break;
        case BPF_LDX: x = load(f, data, memory); break;
        case BPF_ST: memory[f->k] = a; break;
        case BPF_STX: memory[f->k] = x; break;
        case BPF_ALU:
            if (op == BPF_DIV && !operand)
                return 0;
            a = alu(op, a, operand);
            break;
        case BPF_JMP: f += op == BPF_JA ? f->k : compares(op, a, operand) ? f->jt : f->jf; break;
        case BPF_MISC:
            if (BPF_MISCOP(f->code) == BPF_TAX)
                x = a;
            else
                a = x;
            break;
        default: return BPF_RVAL(f->code) == BPF_A ? a : f->k; /* BPF_RET */
        }
    }
}

/* The gravest verdict of all; of equals the newest filter's. */
static uint32_t judge(const struct thread *t, const struct seccomp_data *data)
{
    uint32_t verdict = SECCOMP_RET_ALLOW;
    for (const struct filter *f = atomic_load(&t->filter); f; f = f->older) {
        uint32_t r = run_filter(f, data);
        if ((int32_t)(r & SECCOMP_RET_ACTION_FULL) < (int32_t)(verdict & SECCOMP_RET_ACTION_FULL))
            verdict = r;
    }
    return verdict;
}

/* ---- verdicts ---- */

static uint32_t audit_arch(const struct guest *g)
{
    return g->elf_machine | (g->bits == 64 ? __AUDIT_ARCH_64BIT : 0) |
           (g->big_endian ? 0 : __AUDIT_ARCH_LE);
}

/* SIGSYS in place of the call: registers are as they were before it. */
static int64_t trap(struct thread *t, const struct seccomp_data *data, uint32_t reason)
{
    siginfo_t info;
    memset(&info, 0, sizeof(info));
    info.si_signo = SIGSYS;
    info.si_code = SYS_SECCOMP_;
    info.si_errno = (int)reason;
    info.si_call_addr = (void *)(uintptr_t)data->instruction_pointer;
    info.si_syscall = data->nr;
    info.si_arch = data->arch;
    signal_force_info(t, &info);
    return SYSCALL_NO_RESULT;
}

static bool is_only_thread(struct process *p)
{
    pthread_mutex_lock(&p->thread_lock);
    bool only = p->thread_count == 1;
    pthread_mutex_unlock(&p->thread_lock);
    return only;
}

static int64_t kill_thread(struct thread *t, int signo)
{
    if (t->vfork_child || is_only_thread(t->process))
        signal_kill_self(signo);
    t->exit_code = signo;
    t->exiting = true;
    return SYSCALL_NO_RESULT;
}

static int64_t carry_out(struct thread *t, const struct seccomp_data *data, uint32_t verdict)
{
    uint32_t reason = verdict & SECCOMP_RET_DATA;
    switch (verdict & SECCOMP_RET_ACTION_FULL) {
    case SECCOMP_RET_ERRNO: return -(int64_t)(reason < 4095 ? reason : 4095);
    case SECCOMP_RET_TRAP: return trap(t, data, reason);
    case SECCOMP_RET_TRACE: /* to nobody */
    case SECCOMP_RET_USER_NOTIF: /* the same */ return -ENOSYS;
    case SECCOMP_RET_KILL_THREAD: return kill_thread(t, SIGSYS);
    default: signal_kill_self(SIGSYS);
    }
}

static bool is_strictly_allowed(uint64_t number)
{
    const struct syscall *s = syscall_find(number);
    static const char *const names[] = {"read", "write", "exit", "rt_sigreturn"};
    for (size_t i = 0; s && i < ARRAY_SIZE(names); i++)
        if (!strcmp(s->name, names[i]))
            return true;
    return false;
}

bool seccomp_allows(struct thread *t, uint64_t number, const uint64_t args[6], int64_t *result)
{
    const struct guest *g = t->process->guest;
    if (t->seccomp_mode == SECCOMP_MODE_STRICT) {
        if (is_strictly_allowed(number))
            return true;
        *result = kill_thread(t, SIGKILL);
        return false;
    }
    struct seccomp_data data = {
        .nr = (int)number, .arch = audit_arch(g), .instruction_pointer = g->get_pc(t->vcpu)};
    memcpy(data.args, args, sizeof(data.args));
    uint32_t verdict = judge(t, &data), action = verdict & SECCOMP_RET_ACTION_FULL;
    if (action == SECCOMP_RET_ALLOW || action == SECCOMP_RET_LOG)
        return true;
    *result = carry_out(t, &data, verdict);
    return false;
}

/* ---- installing ---- */

/* The program in front of the older ones; null: no memory. */
static struct filter *make_filter(struct process *p, const struct filter *older,
                                  const struct sock_filter *insn, unsigned n)
{
    struct filter *f = malloc(sizeof(*f) + n * sizeof(*insn));
    if (!f)
        return nullptr;
    f->older = older;
    f->total = (older ? older->total : 0) + n + FILTER_COST;
    f->length = n;
    memcpy(f->insn, insn, n * sizeof(*insn));
    f->next_of_process = p->filters;
    p->filters = f;
    return f;
}

static bool descends_from(const struct filter *f, const struct filter *ancestor)
{
    for (; f; f = f->older)
        if (f == ancestor)
            return true;
    return !ancestor;
}

/* All threads get the caller's filters. 0, or the id of one that has others of its own. */
static int64_t synchronize(struct thread *t, const struct filter *before, struct filter *now)
{
    struct process *p = t->process;
    int64_t stranger = 0;
    pthread_mutex_lock(&p->thread_lock);
    for (struct thread *o = p->threads; o && !stranger; o = o->next)
        if (o->seccomp_mode == SECCOMP_MODE_STRICT ||
            !descends_from(before, atomic_load(&o->filter)))
            stranger = o->tid;
    for (struct thread *o = p->threads; o && !stranger; o = o->next) {
        atomic_store(&o->filter, now);
        o->seccomp_mode = SECCOMP_MODE_FILTER;
    }
    pthread_mutex_unlock(&p->thread_lock);
    return stranger;
}

/* A program that runs others with more privileges must not limit what those expect to work. */
static bool may_install(void)
{
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct data[2];
    if (host_call(SYS_prctl, PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1)
        return true;
    return host_call(SYS_capget, &header, data) >= 0 && (data[0].effective >> CAP_SYS_ADMIN & 1);
}

static int64_t install_locked(struct thread *t, const struct sock_filter *insn, unsigned n,
                              unsigned flags)
{
    struct filter *before = atomic_load(&t->filter);
    if ((before ? before->total : 0) + n + FILTER_COST > MAX_TOTAL)
        return -ENOMEM;
    struct filter *now = make_filter(t->process, before, insn, n);
    if (!now)
        return -ENOMEM;
    if (flags & SECCOMP_FILTER_FLAG_TSYNC) {
        int64_t stranger = synchronize(t, before, now);
        if (stranger)
            return flags & SECCOMP_FILTER_FLAG_TSYNC_ESRCH ? -ESRCH : stranger;
    }
    atomic_store(&t->filter, now);
    t->seccomp_mode = SECCOMP_MODE_FILTER;
    return 0;
}

static int64_t set_filter(struct thread *t, uint64_t flags, uint64_t program)
{
    struct {
        uint16_t length, padding[3];
        uint64_t insn;
    } head;
    struct sock_filter insn[MAX_INSNS];
    if (flags & ~(uint64_t)FLAGS_KNOWN) /* SECCOMP_FILTER_FLAG_NEW_LISTENER is among these */
        return -EINVAL;
    if (!guest_read(t, &head, program, sizeof(head)))
        return -EFAULT;
    if (!head.length || head.length > MAX_INSNS)
        return -EINVAL;
    if (!may_install())
        return -EACCES;
    if (!guest_read(t, insn, head.insn, head.length * sizeof(*insn)))
        return -EFAULT;
    if (!filter_is_valid(insn, head.length) || t->seccomp_mode == SECCOMP_MODE_STRICT)
        return -EINVAL;
    struct process *p = t->process;
    pthread_mutex_lock(&p->filter_lock);
    int64_t r = install_locked(t, insn, head.length, (unsigned)flags);
    pthread_mutex_unlock(&p->filter_lock);
    return r;
}

static int64_t set_strict(struct thread *t)
{
    if (t->seccomp_mode == SECCOMP_MODE_FILTER)
        return -EINVAL;
    t->seccomp_mode = SECCOMP_MODE_STRICT;
    return 0;
}

static int64_t action_available(struct thread *t, uint64_t address)
{
    uint32_t action;
    if (!guest_read(t, &action, address, sizeof(action)))
        return -EFAULT;
    switch (action) {
    case SECCOMP_RET_KILL_PROCESS:
    case SECCOMP_RET_KILL_THREAD:
    case SECCOMP_RET_TRAP:
    case SECCOMP_RET_ERRNO:
    case SECCOMP_RET_TRACE:
    case SECCOMP_RET_LOG:
    case SECCOMP_RET_ALLOW: return 0;
    default: return -EOPNOTSUPP; /* SECCOMP_RET_USER_NOTIF: nobody can listen */
    }
}

int64_t sys_seccomp(struct thread *t, const uint64_t a[6])
{
    uint64_t flags = (uint32_t)a[1];
    switch ((uint32_t)a[0]) {
    case SECCOMP_SET_MODE_STRICT: return flags || a[2] ? -EINVAL : set_strict(t);
    case SECCOMP_SET_MODE_FILTER: return set_filter(t, flags, a[2]);
    case SECCOMP_GET_ACTION_AVAIL: return flags ? -EINVAL : action_available(t, a[2]);
    default: return -EINVAL;
    }
}

int64_t seccomp_mode(const struct thread *t)
{
    return t->seccomp_mode;
}

int64_t seccomp_set(struct thread *t, uint64_t mode, uint64_t program)
{
    switch (mode) {
    case SECCOMP_MODE_STRICT: return set_strict(t);
    case SECCOMP_MODE_FILTER: return set_filter(t, 0, program);
    default: return -EINVAL;
    }
}

/* ---- across execve ---- */

enum {
    FILE_FD = 800 /* out of the way of the program's own descriptors */
};

static unsigned count_filters(const struct filter *f)
{
    unsigned n = 0;
    for (; f; f = f->older)
        n++;
    return n;
}

/* The file: for each filter, oldest first, its length and its instructions. */
int64_t seccomp_export(const struct thread *t)
{
    const struct filter *newest = atomic_load(&t->filter);
    if (!newest)
        return -1;
    int64_t low = host_call(SYS_memfd_create, "filters", 0);
    if (low < 0)
        return low;
    int64_t fd = host_call(SYS_fcntl, low, F_DUPFD, FILE_FD);
    host_call(SYS_close, low);
    for (unsigned n = count_filters(newest); fd >= 0 && n > 0; n--) {
        const struct filter *f = newest;
        for (unsigned i = 1; i < n; i++)
            f = f->older;
        const struct iovec v[2] = {{(void *)&f->length, sizeof(f->length)},
                                   {(void *)f->insn, f->length * sizeof(f->insn[0])}};
        if (host_call(SYS_writev, fd, v, 2) != (int64_t)(v[0].iov_len + v[1].iov_len))
            return -ENOMEM;
    }
    return fd;
}

bool seccomp_import(struct thread *t, int fd)
{
    struct sock_filter insn[MAX_INSNS];
    unsigned n;
    off_t at = 0;
    bool ok = true;
    while (ok && pread(fd, &n, sizeof(n), at) == sizeof(n)) {
        ssize_t bytes = (ssize_t)(n * sizeof(*insn));
        ok = n > 0 && n <= MAX_INSNS && pread(fd, insn, (size_t)bytes, at + 4) == bytes &&
             filter_is_valid(insn, n) && !install_locked(t, insn, n, 0);
        at += 4 + bytes;
    }
    close(fd);
    return ok && at > 0;
}
