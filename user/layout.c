/* The tables of layout.h for the generic 32-bit ABI (Linux's include/uapi/asm-generic with
 * __BITS_PER_LONG 32 and 64-bit time), and what converts by them.
 * SPDX-License-Identifier: MIT */
#include "user/layout.h"

#include "base/bytes.h"

#include <mqueue.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/msg.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/statfs.h>
#include <sys/sysinfo.h>
#include <sys/time.h>
#include <sys/times.h>
#include <sys/uio.h>

/* ---- the guest's structures ---- */

struct timespec32 { /* struct __kernel_timespec */
    int64_t sec;
    uint32_t nsec, padding;
};
struct itimerspec32 {
    struct timespec32 interval, value;
};
struct itimerspec64 {
    struct timespec interval, value;
};
struct words32 {
    int32_t word[18];
};
struct words64 {
    int64_t word[18];
};
struct sysinfo32 {
    int32_t uptime;
    uint32_t loads[3], memory[6];
    uint16_t procs, pad;
    uint32_t high[2], unit;
};
struct statfs32 { /* struct statfs64 */
    uint32_t type, bsize;
    uint64_t counts[5];
    int32_t fsid[2];
    uint32_t rest[3], spare[4];
};
struct flock32 {
    int16_t type, whence;
    int32_t start, len, pid;
};
struct iovec32 {
    uint32_t base, len;
};
struct msghdr32 {
    uint32_t name, namelen, iov, iovlen, control, controllen, flags;
};
struct sigaction32 {
    uint32_t handler, flags, mask[2];
};
struct sigaction64 { /* as the generic 64-bit ABI has it without restorer */
    uint64_t handler, flags, mask;
};
struct stack32 {
    uint32_t sp;
    int32_t flags;
    uint32_t size;
};
struct sigevent32 {
    uint32_t value;
    int32_t signo, notify, tid;
    uint8_t pad[48];
};
struct mq_attr32 {
    int32_t word[8];
};
struct ipc_perm32 {
    uint32_t key_to_mode[6];
    uint16_t seq, pad;
    uint32_t unused[2];
};
struct shmid32 {
    struct ipc_perm32 perm;
    uint32_t size;
    uint32_t times[6];
    uint32_t pids[2], attached, unused[2];
};
struct semid32 {
    struct ipc_perm32 perm;
    uint32_t times[4];
    uint32_t nsems, unused[2];
};
struct semid64 { /* the generic 64-bit one, which sys_semctl knows */
    uint8_t perm[48];
    int64_t times[2];
    uint64_t nsems, unused[2];
};
struct msqid32 {
    struct ipc_perm32 perm;
    uint32_t times[6];
    uint32_t counts[3], pids[2], unused[2];
};
struct shm_info32 {
    int32_t used_ids;
    uint32_t words[5];
};

static_assert(sizeof(struct statfs32) == 88 && sizeof(struct shmid32) == 84 &&
                  sizeof(struct semid32) == 64 && sizeof(struct msqid32) == 88,
              "as Linux lays them out");

/* ---- tables ---- */

#define SIZE(T, f) sizeof(((T *)nullptr)->f)
/* One field, or an array of such. */
#define FIELDS(G, g, H, h, n, kind)                                                                \
    {                                                                                              \
        offsetof(G, g), offsetof(H, h), SIZE(G, g) / (n), SIZE(H, h) / (n), n, kind                \
    }
#define U(G, g, H, h) FIELDS(G, g, H, h, 1, LAYOUT_UNSIGNED)
#define S(G, g, H, h) FIELDS(G, g, H, h, 1, LAYOUT_SIGNED)
/* `n` elements of the given sizes from these places on. */
#define RUN(G, g, gs, at, hs, n, kind)                                                             \
    {                                                                                              \
        offsetof(G, g), at, gs, hs, n, kind                                                        \
    }

static const struct layout_field timespec[] = {
    S(struct timespec32, sec, struct timespec, tv_sec),
    U(struct timespec32, nsec, struct timespec, tv_nsec)};
static const struct layout_field itimerspec[] = {
    S(struct itimerspec32, interval.sec, struct itimerspec64, interval.tv_sec),
    U(struct itimerspec32, interval.nsec, struct itimerspec64, interval.tv_nsec),
    S(struct itimerspec32, value.sec, struct itimerspec64, value.tv_sec),
    U(struct itimerspec32, value.nsec, struct itimerspec64, value.tv_nsec)};
/* Structures of nothing but longs. */
static const struct layout_field two_longs[] = {{0, 0, 4, 8, 2, LAYOUT_SIGNED}};
static const struct layout_field four_longs[] = {{0, 0, 4, 8, 4, LAYOUT_SIGNED}};
static const struct layout_field eight_longs[] = {{0, 0, 4, 8, 8, LAYOUT_SIGNED}};
static const struct layout_field rusage[] = {{0, 0, 4, 8, 18, LAYOUT_SIGNED}};
static const struct layout_field two_words[] = {{0, 0, 4, 8, 2, LAYOUT_UNSIGNED}};
static const struct layout_field five_words[] = {{0, 0, 4, 8, 5, LAYOUT_UNSIGNED}};
static const struct layout_field sysinfo_fields[] = {
    S(struct sysinfo32, uptime, struct sysinfo, uptime),
    FIELDS(struct sysinfo32, loads, struct sysinfo, loads, 3, LAYOUT_UNSIGNED),
    RUN(struct sysinfo32, memory, 4, offsetof(struct sysinfo, totalram), 8, 6, LAYOUT_UNSIGNED),
    U(struct sysinfo32, procs, struct sysinfo, procs),
    RUN(struct sysinfo32, high, 4, offsetof(struct sysinfo, totalhigh), 8, 2, LAYOUT_UNSIGNED),
    U(struct sysinfo32, unit, struct sysinfo, mem_unit)};
static const struct layout_field statfs_fields[] = {
    U(struct statfs32, type, struct statfs, f_type),
    U(struct statfs32, bsize, struct statfs, f_bsize),
    RUN(struct statfs32, counts, 8, offsetof(struct statfs, f_blocks), 8, 5, LAYOUT_UNSIGNED),
    RUN(struct statfs32, fsid, 4, offsetof(struct statfs, f_fsid), 4, 2, LAYOUT_UNSIGNED),
    RUN(struct statfs32, rest, 4, offsetof(struct statfs, f_namelen), 8, 3, LAYOUT_UNSIGNED)};
static const struct layout_field flock_fields[] = {
    S(struct flock32, type, struct flock, l_type),
    S(struct flock32, whence, struct flock, l_whence),
    S(struct flock32, start, struct flock, l_start), S(struct flock32, len, struct flock, l_len),
    S(struct flock32, pid, struct flock, l_pid)};
static const struct layout_field msghdr_fields[] = {
    U(struct msghdr32, name, struct msghdr, msg_name),
    U(struct msghdr32, namelen, struct msghdr, msg_namelen),
    U(struct msghdr32, iov, struct msghdr, msg_iov),
    U(struct msghdr32, iovlen, struct msghdr, msg_iovlen),
    U(struct msghdr32, control, struct msghdr, msg_control),
    U(struct msghdr32, controllen, struct msghdr, msg_controllen),
    U(struct msghdr32, flags, struct msghdr, msg_flags)};
static const struct layout_field sigaction_fields[] = {
    U(struct sigaction32, handler, struct sigaction64, handler),
    U(struct sigaction32, flags, struct sigaction64, flags),
    RUN(struct sigaction32, mask, 4, offsetof(struct sigaction64, mask), 4, 2, LAYOUT_UNSIGNED)};
static const struct layout_field stack_fields[] = {U(struct stack32, sp, stack_t, ss_sp),
                                                   S(struct stack32, flags, stack_t, ss_flags),
                                                   U(struct stack32, size, stack_t, ss_size)};
static const struct layout_field sigevent_fields[] = {
    U(struct sigevent32, value, struct sigevent, sigev_value),
    S(struct sigevent32, signo, struct sigevent, sigev_signo),
    S(struct sigevent32, notify, struct sigevent, sigev_notify),
    RUN(struct sigevent32, tid, 4, offsetof(struct sigevent, sigev_notify) + 4, 4, 1,
        LAYOUT_SIGNED)};

enum {
    PERM64_SEQ = 24,
    PERM64 = 48, /* bytes of the host's struct ipc64_perm */
};
#define PERM                                                                                       \
    {0, 0, 4, 4, 6, LAYOUT_UNSIGNED},                                                              \
    {                                                                                              \
        offsetof(struct ipc_perm32, seq), PERM64_SEQ, 2, 2, 1, LAYOUT_UNSIGNED                     \
    }
static const struct layout_field shmid[] = {
    PERM, RUN(struct shmid32, size, 4, PERM64, 8, 1, LAYOUT_UNSIGNED),
    RUN(struct shmid32, times, 4, PERM64 + 8, 4, 6, LAYOUT_UNSIGNED), /* low and high words */
    RUN(struct shmid32, pids, 4, PERM64 + 32, 4, 2, LAYOUT_UNSIGNED),
    RUN(struct shmid32, attached, 4, PERM64 + 40, 8, 1, LAYOUT_UNSIGNED)};
static const struct layout_field semid[] = {
    PERM, RUN(struct semid32, times, 4, offsetof(struct semid64, times), 4, 4, LAYOUT_UNSIGNED),
    U(struct semid32, nsems, struct semid64, nsems)};
static const struct layout_field msqid[] = {
    PERM, RUN(struct msqid32, times, 4, PERM64, 4, 6, LAYOUT_UNSIGNED),
    RUN(struct msqid32, counts, 4, PERM64 + 24, 8, 3, LAYOUT_UNSIGNED),
    RUN(struct msqid32, pids, 4, PERM64 + 48, 4, 2, LAYOUT_UNSIGNED)};
static const struct layout_field shm_info_fields[] = {
    {0, 0, 4, 4, 1, LAYOUT_SIGNED}, RUN(struct shm_info32, words, 4, 8, 8, 5, LAYOUT_UNSIGNED)};

/* ---- siginfo: a union, told apart as the kernel's siginfo_layout does ---- */

enum {
    INFO_WORDS = 3, /* signo, errno, code are the same */
    UNION32 = 12,
    UNION64 = 16,
};

struct info_member {
    uint8_t guest, host, host_size; /* the guest's have 4 bytes */
};

static const struct info_member info_ids[] = {{0, 0, 4}, {4, 4, 4}, {8, 8, 8}};
static const struct info_member info_child[] = {
    {0, 0, 4}, {4, 4, 4}, {8, 8, 4}, {12, 16, 8}, {16, 24, 8}};
static const struct info_member info_fault[] = {{0, 0, 8}, {4, 8, 2}};
static const struct info_member info_poll[] = {{0, 0, 8}, {4, 8, 4}};
static const struct info_member info_sys[] = {{0, 0, 8}, {4, 8, 4}, {8, 12, 4}};

static const struct info_member *info_members(int signo, int code, unsigned *count)
{
#define MEMBERS(table) (*count = ARRAY_SIZE(table), table)
    if (code == SI_SIGIO || (code > 0 && code < SI_KERNEL && signo == SIGPOLL))
        return MEMBERS(info_poll);
    if (code <= 0 || code >= SI_KERNEL)
        return MEMBERS(info_ids);
    switch (signo) {
    case SIGCHLD: return MEMBERS(info_child);
    case SIGSEGV:
    case SIGBUS:
    case SIGILL:
    case SIGFPE:
    case SIGTRAP: return MEMBERS(info_fault);
    case SIGSYS: return MEMBERS(info_sys);
    default: return MEMBERS(info_ids);
    }
#undef MEMBERS
}

static void info_to_guest(void *guest, const void *host)
{
    const siginfo_t *info = host;
    unsigned count;
    const struct info_member *m = info_members(info->si_signo, info->si_code, &count);
    memcpy(guest, host, INFO_WORDS * 4);
    for (unsigned i = 0; i < count; i++)
        memcpy((char *)guest + UNION32 + m[i].guest, (const char *)host + UNION64 + m[i].host,
               m[i].host_size < 4 ? m[i].host_size : 4);
}

static void info_to_host(void *host, const void *guest)
{
    int32_t words[INFO_WORDS];
    unsigned count;
    memcpy(words, guest, sizeof(words));
    memcpy(host, words, sizeof(words));
    const struct info_member *m = info_members(words[0], words[2], &count);
    for (unsigned i = 0; i < count; i++)
        memcpy((char *)host + UNION64 + m[i].host, (const char *)guest + UNION32 + m[i].guest,
               m[i].host_size < 4 ? m[i].host_size : 4);
}

/* ---- the ABI ---- */

#define LAYOUT(guest, host, table)                                                                 \
    {                                                                                              \
        guest, host, table, ARRAY_SIZE(table), nullptr, nullptr                                    \
    }

static const struct layout generic32[LAYOUT_COUNT] = {
    [LAYOUT_TIMESPEC] = LAYOUT(16, 16, timespec),
    [LAYOUT_ITIMERSPEC] = LAYOUT(32, 32, itimerspec),
    [LAYOUT_ITIMERVAL] = LAYOUT(16, 32, four_longs),
    [LAYOUT_RUSAGE] = LAYOUT(72, sizeof(struct rusage), rusage),
    [LAYOUT_TMS] = LAYOUT(16, sizeof(struct tms), four_longs),
    [LAYOUT_SYSINFO] = LAYOUT(64, sizeof(struct sysinfo), sysinfo_fields),
    [LAYOUT_STATFS64] = LAYOUT(sizeof(struct statfs32), sizeof(struct statfs), statfs_fields),
    [LAYOUT_FLOCK] = LAYOUT(sizeof(struct flock32), sizeof(struct flock), flock_fields),
    [LAYOUT_IOVEC] = LAYOUT(sizeof(struct iovec32), sizeof(struct iovec), two_words),
    [LAYOUT_MSGHDR] = LAYOUT(sizeof(struct msghdr32), sizeof(struct msghdr), msghdr_fields),
    [LAYOUT_SIGACTION] =
        LAYOUT(sizeof(struct sigaction32), sizeof(struct sigaction64), sigaction_fields),
    [LAYOUT_STACK] = LAYOUT(sizeof(struct stack32), sizeof(stack_t), stack_fields),
    [LAYOUT_SIGEVENT] = LAYOUT(sizeof(struct sigevent32), sizeof(struct sigevent), sigevent_fields),
    [LAYOUT_SIGINFO] = {128, 128, nullptr, 0, info_to_host, info_to_guest},
    [LAYOUT_MQ_ATTR] = LAYOUT(sizeof(struct mq_attr32), sizeof(struct mq_attr), eight_longs),
    [LAYOUT_SHMID] = LAYOUT(sizeof(struct shmid32), sizeof(struct shmid_ds), shmid),
    [LAYOUT_SHMINFO] = LAYOUT(32, 72, five_words),
    [LAYOUT_SHM_INFO] = LAYOUT(sizeof(struct shm_info32), 48, shm_info_fields),
    [LAYOUT_SEMID] = LAYOUT(sizeof(struct semid32), sizeof(struct semid64), semid),
    [LAYOUT_MSQID] = LAYOUT(sizeof(struct msqid32), sizeof(struct msqid_ds), msqid),
    [LAYOUT_TIMEVAL] = LAYOUT(8, sizeof(struct timeval), two_longs),
    [LAYOUT_SIGSET_ARGUMENT] = LAYOUT(8, 16, two_words),
};

const struct layout *layout_find(const struct process *p, enum layout_id id)
{
    return &generic32[id];
}

/* ---- conversion ---- */

static uint64_t get(const uint8_t *from, unsigned size, bool big_endian)
{
    uint64_t v = 0;
    for (unsigned i = 0; i < size; i++)
        v = v << 8 | from[big_endian ? i : size - 1 - i];
    return v;
}

static void put(uint8_t *to, unsigned size, bool big_endian, uint64_t v)
{
    for (unsigned i = 0; i < size; i++, v >>= 8)
        to[big_endian ? size - 1 - i : i] = (uint8_t)v;
}

static uint64_t extend(uint64_t v, unsigned size, bool is_signed)
{
    unsigned shift = 64 - size * 8;
    return is_signed ? (uint64_t)((int64_t)(v << shift) >> shift) : v;
}

void layout_to_host(const struct process *p, const struct layout *l, void *host, const void *guest)
{
    memset(host, 0, l->host_size);
    if (l->to_host)
        l->to_host(host, guest);
    for (unsigned i = 0; i < l->field_count; i++) {
        struct layout_field f = l->fields[i];
        const uint8_t *from = (const uint8_t *)guest + f.guest;
        uint8_t *to = (uint8_t *)host + f.host;
        for (unsigned n = 0; n < f.count; n++, from += f.guest_size, to += f.host_size) {
            uint64_t v = get(from, f.guest_size, p->guest->big_endian);
            put(to, f.host_size, false, extend(v, f.guest_size, f.kind == LAYOUT_SIGNED));
        }
    }
}

void layout_to_guest(const struct process *p, const struct layout *l, void *guest, const void *host)
{
    memset(guest, 0, l->guest_size);
    if (l->to_guest)
        l->to_guest(guest, host);
    for (unsigned i = 0; i < l->field_count; i++) {
        struct layout_field f = l->fields[i];
        const uint8_t *from = (const uint8_t *)host + f.host;
        uint8_t *to = (uint8_t *)guest + f.guest;
        for (unsigned n = 0; n < f.count; n++, from += f.host_size, to += f.guest_size) {
            uint64_t v = get(from, f.host_size, false);
            put(to, f.guest_size, p->guest->big_endian,
                extend(v, f.host_size, f.kind == LAYOUT_SIGNED));
        }
    }
}

bool layout_read(struct thread *t, enum layout_id id, void *host, uint64_t addr)
{
    const struct layout *l = layout_find(t->process, id);
    uint8_t guest[LAYOUT_MAX];
    if (!guest_read(t, guest, addr, l->guest_size))
        return false;
    layout_to_host(t->process, l, host, guest);
    return true;
}

bool layout_write(struct thread *t, enum layout_id id, uint64_t addr, const void *host)
{
    const struct layout *l = layout_find(t->process, id);
    uint8_t guest[LAYOUT_MAX];
    layout_to_guest(t->process, l, guest, host);
    return guest_write(t, addr, guest, l->guest_size);
}
