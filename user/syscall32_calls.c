/* System calls of 32-bit guests that need more than other layouts.
 * SPDX-License-Identifier: MIT */
#include "user/syscall32.h"

#include "user/host_syscall.h"
#include "user/signal.h"
#include "user/thread.h"

#include <asm/ioctl.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <net/if.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/statfs.h>

/* ---- files ---- */

int64_t sys32_llseek(struct thread *t, const uint64_t a[6])
{
    int64_t at = host_call(SYS_lseek, (int)a[0], a[1] << 32 | a[2], (int)a[4]);
    if (at < 0)
        return at;
    return guest_write(t, a[3], &at, sizeof(at)) ? 0 : -EFAULT;
}

int64_t sys32_mmap2(struct thread *t, const uint64_t a[6])
{
    const uint64_t args[6] = {a[0], a[1], a[2], a[3], a[4], a[5] * SPACE_PAGE};
    return sys_mmap(t, args);
}

/* The path or descriptor as `s` has it, with a buffer of the host's. */
static int64_t statfs_by(struct thread *t, int number, uint32_t kind, const uint64_t a[6])
{
    const struct syscall pass = {"statfs64", nullptr, (int16_t)number, 0, {kind, A_POINTER}};
    struct statfs st;
    if (a[1] != layout_find(t->process, LAYOUT_STATFS64)->guest_size)
        return -EINVAL;
    const uint64_t args[6] = {a[0], host_as_guest(t->process, &st)};
    int64_t r = syscall_pass(t, &pass, args);
    return r >= 0 && !layout_write(t, LAYOUT_STATFS64, a[2], &st) ? -EFAULT : r;
}

int64_t sys32_statfs64(struct thread *t, const uint64_t a[6])
{
    return statfs_by(t, SYS_statfs, A_PATH_FIND, a);
}

int64_t sys32_fstatfs64(struct thread *t, const uint64_t a[6])
{
    return statfs_by(t, SYS_fstatfs, A_FD, a);
}

/* struct flock64 is the host's; struct flock has 32-bit offsets. */
int64_t sys32_fcntl64(struct thread *t, const uint64_t a[6])
{
    enum {
        GETLK64 = 12,
        SETLK64,
        SETLKW64
    };
    uint64_t args[6] = {a[0], a[1], a[2]};
    struct flock lock;
    switch ((int)a[1]) {
    case GETLK64: args[1] = F_GETLK; return sys_fcntl(t, args);
    case SETLK64: args[1] = F_SETLK; return sys_fcntl(t, args);
    case SETLKW64: args[1] = F_SETLKW; return sys_fcntl(t, args);
    case F_GETLK:
    case F_SETLK:
    case F_SETLKW: break;
    default: return sys_fcntl(t, args);
    }
    if (!layout_read(t, LAYOUT_FLOCK, &lock, a[2]))
        return -EFAULT;
    args[2] = host_as_guest(t->process, &lock);
    int64_t r = sys_fcntl(t, args);
    if (r < 0 || (int)a[1] != F_GETLK)
        return r;
    if (lock.l_start > INT32_MAX || lock.l_len > INT32_MAX)
        return -EOVERFLOW;
    return layout_write(t, LAYOUT_FLOCK, a[2], &lock) ? r : -EFAULT;
}

int64_t sys32_preadv2(struct thread *t, const uint64_t a[6])
{
    return sys_preadv2(t, (const uint64_t[6]){a[0], a[1], a[2], a[3], 0, a[4]});
}

int64_t sys32_pwritev2(struct thread *t, const uint64_t a[6])
{
    return sys_pwritev2(t, (const uint64_t[6]){a[0], a[1], a[2], a[3], 0, a[4]});
}

/* ---- ioctl ---- */

enum {
    IFREQ32 = 32, /* bytes; struct ifmap is what makes the host's longer */
    MAX_INTERFACES = 64
};

/* struct ifconf: a length, an address; there, structures ifreq. */
static int64_t interface_list(struct thread *t, const uint64_t a[6])
{
    uint32_t conf[2];
    struct ifreq list[MAX_INTERFACES];
    if (!guest_read(t, conf, a[2], sizeof(conf)))
        return -EFAULT;
    uint32_t room = conf[0] / IFREQ32;
    room = room < MAX_INTERFACES ? room : MAX_INTERFACES;
    struct ifconf host = {.ifc_len = (int)(room * sizeof(list[0])),
                          .ifc_req = conf[1] ? list : nullptr};
    int64_t r = host_call(SYS_ioctl, (int)a[0], SIOCGIFCONF, &host);
    if (r < 0)
        return r;
    uint32_t count = (uint32_t)host.ifc_len / (uint32_t)sizeof(list[0]);
    for (uint32_t i = 0; conf[1] && i < count; i++)
        if (!guest_write(t, conf[1] + i * IFREQ32, &list[i], IFREQ32))
            return -EFAULT;
    conf[0] = count * IFREQ32;
    return guest_write(t, a[2], conf, sizeof(conf)) ? r : -EFAULT;
}

static int64_t interface_request(struct thread *t, const uint64_t a[6])
{
    struct ifreq request = {0};
    if (!guest_read(t, &request, a[2], IFREQ32))
        return -EFAULT;
    int64_t r = host_call(SYS_ioctl, (int)a[0], a[1], &request);
    return r >= 0 && !guest_write(t, a[2], &request, IFREQ32) ? -EFAULT : r;
}

/* Requests whose number tells the size of a long that is not one: the kernel means an int (file
 * flags) or 64 bits (sizes of block devices) in either ABI. */
static uint32_t request_to_host(uint32_t request)
{
    static const struct {
        uint32_t guest, host;
    } longs[] = {
        {_IOR('f', 1, int32_t), _IOR('f', 1, int64_t)},       /* FS_IOC_GETFLAGS */
        {_IOW('f', 2, int32_t), _IOW('f', 2, int64_t)},       /* FS_IOC_SETFLAGS */
        {_IOR('v', 1, int32_t), _IOR('v', 1, int64_t)},       /* FS_IOC_GETVERSION */
        {_IOR(0x12, 114, int32_t), _IOR(0x12, 114, int64_t)}, /* BLKGETSIZE64 */
    };
    for (size_t i = 0; i < sizeof(longs) / sizeof(longs[0]); i++)
        if (longs[i].guest == request)
            return longs[i].host;
    return request;
}

int64_t sys32_ioctl(struct thread *t, const uint64_t a[6])
{
    uint32_t request = (uint32_t)a[1];
    if (request == SIOCGIFCONF)
        return interface_list(t, a);
    if (request == SIOCGIFNAME || (request >= SIOCGIFFLAGS && request <= SIOCGIFCOUNT) ||
        (request >= SIOCGIFTXQLEN && request <= SIOCSIFTXQLEN))
        return interface_request(t, a);
    const uint64_t args[6] = {a[0], request_to_host(request), a[2]};
    return sys_ioctl(t, args);
}

/* ---- waiting, scheduling ---- */

int64_t sys32_futex_time64(struct thread *t, const uint64_t a[6])
{
    unsigned op = (unsigned)a[1] & FUTEX_CMD_MASK;
    bool timed = op == FUTEX_WAIT || op == FUTEX_LOCK_PI || op == FUTEX_WAIT_BITSET ||
                 op == FUTEX_WAIT_REQUEUE_PI || op == FUTEX_LOCK_PI2;
    struct timespec limit;
    uint64_t args[6] = {a[0], a[1], a[2], a[3], a[4], a[5]};
    if (timed && a[3]) {
        if (!layout_read(t, LAYOUT_TIMESPEC, &limit, a[3]))
            return -EFAULT;
        args[3] = host_as_guest(t->process, &limit);
    }
    return sys_futex(t, args);
}

/* Sets of descriptors are words of 4 bytes; the host reads and writes 8. */
int64_t sys32_pselect6_time64(struct thread *t, const uint64_t a[6])
{
    enum {
        MOST = 16384
    };
    uint64_t sets[3][MOST / 64] = {0}, args[6];
    int count = (int)a[0] < MOST ? (int)a[0] : MOST;
    if ((int)a[0] < 0)
        return -EINVAL;
    size_t bytes = ((size_t)count + 31) / 32 * 4;
    memcpy(args, a, sizeof(args));
    args[0] = (uint64_t)count;
    for (unsigned i = 0; i < 3; i++) {
        if (!a[1 + i])
            continue;
        if (!guest_read(t, sets[i], a[1 + i], bytes))
            return -EFAULT;
        args[1 + i] = host_as_guest(t->process, sets[i]);
    }
    int64_t r = sys_pselect6(t, args);
    for (unsigned i = 0; i < 3 && r >= 0; i++)
        if (a[1 + i] && !guest_write(t, a[1 + i], sets[i], bytes))
            return -EFAULT;
    return r;
}

int64_t sys32_sched_getaffinity(struct thread *t, const uint64_t a[6])
{
    uint64_t mask[16] = {0};
    if ((uint32_t)a[1] % 4)
        return -EINVAL;
    int64_t r = host_call(SYS_sched_getaffinity, (int)a[0], sizeof(mask), mask);
    if (r < 0)
        return r;
    uint64_t used = 0; /* of the mask, in words of the guest's */
    for (unsigned i = 0; i < sizeof(mask); i++)
        used = ((uint8_t *)mask)[i] ? i / 4 * 4 + 4 : used;
    if (a[1] < used)
        return -EINVAL;
    r = r < (int64_t)a[1] ? r : (int64_t)a[1];
    return guest_write(t, a[2], mask, (size_t)r) ? r : -EFAULT;
}

/* ---- System V ---- */

enum {
    IPC_64 = 0x100,
    STAT_ANY_SHM = 15,
    STAT_ANY_MSG = 13,
    STAT_ANY_SEM = 20
};

/* shmctl or msgctl with a structure. */
static int64_t control(struct thread *t, long number, const uint64_t a[6], int command,
                       enum layout_id id)
{
    alignas(16) uint8_t host[LAYOUT_MAX];
    if (command == IPC_SET && !layout_read(t, id, host, a[2]))
        return -EFAULT;
    int64_t r = host_call(number, (int)a[0], command, host);
    if (r < 0 || command == IPC_SET)
        return r;
    return layout_write(t, id, a[2], host) ? r : -EFAULT;
}

int64_t sys32_shmctl(struct thread *t, const uint64_t a[6])
{
    int command = (int)a[1] & ~IPC_64;
    switch (command) {
    case IPC_SET:
    case IPC_STAT:
    case SHM_STAT:
    case STAT_ANY_SHM: return control(t, SYS_shmctl, a, command, LAYOUT_SHMID);
    case IPC_INFO: return control(t, SYS_shmctl, a, command, LAYOUT_SHMINFO);
    case SHM_INFO: return control(t, SYS_shmctl, a, command, LAYOUT_SHM_INFO);
    default: return host_call(SYS_shmctl, (int)a[0], command, 0);
    }
}

int64_t sys32_msgctl(struct thread *t, const uint64_t a[6])
{
    int command = (int)a[1] & ~IPC_64;
    switch (command) {
    case IPC_SET:
    case IPC_STAT:
    case MSG_STAT:
    case STAT_ANY_MSG: return control(t, SYS_msgctl, a, command, LAYOUT_MSQID);
    case IPC_INFO:
    case MSG_INFO: /* ints */
        space_prepare_write(t->process->space, a[2], sizeof(struct msginfo));
        return host_call(SYS_msgctl, (int)a[0], command, guest_pointer(t->process, a[2]));
    default: return host_call(SYS_msgctl, (int)a[0], command, 0);
    }
}

int64_t sys32_semctl(struct thread *t, const uint64_t a[6])
{
    int command = (int)a[2] & ~IPC_64;
    bool gets = command == IPC_STAT || command == SEM_STAT || command == STAT_ANY_SEM;
    if (!gets && command != IPC_SET)
        return sys_semctl(t, a);
    alignas(16) uint8_t generic[LAYOUT_MAX] = {0};
    if (!gets && !layout_read(t, LAYOUT_SEMID, generic, a[3]))
        return -EFAULT;
    const uint64_t args[6] = {a[0], a[1], a[2], host_as_guest(t->process, generic)};
    int64_t r = sys_semctl(t, args);
    return r >= 0 && gets && !layout_write(t, LAYOUT_SEMID, a[3], generic) ? -EFAULT : r;
}

/* A message: its type, a long, and the text behind it. */
enum {
    MESSAGE_MAX = 1 << 20
};

int64_t sys32_msgsnd(struct thread *t, const uint64_t a[6])
{
    int32_t type;
    if (a[2] > MESSAGE_MAX)
        return -EINVAL;
    int64_t *message = malloc(sizeof(*message) + a[2]);
    if (!message)
        return -ENOMEM;
    int64_t r = -EFAULT;
    if (guest_read(t, &type, a[1], sizeof(type)) &&
        guest_read(t, message + 1, a[1] + sizeof(type), a[2])) {
        *message = type;
        const uint64_t args[6] = {a[0], (uint64_t)message, a[2], a[3]};
        r = safe_syscall(&t->signal_pending, SYS_msgsnd, args);
    }
    free(message);
    return r;
}

int64_t sys32_msgrcv(struct thread *t, const uint64_t a[6])
{
    if ((int32_t)a[2] < 0)
        return -EINVAL;
    uint64_t size = a[2] < MESSAGE_MAX ? a[2] : MESSAGE_MAX;
    int64_t *message = malloc(sizeof(*message) + size);
    if (!message)
        return -ENOMEM;
    const uint64_t args[6] = {a[0], (uint64_t)message, size, (uint64_t)(int64_t)(int32_t)a[3],
                              a[4]};
    int64_t r = safe_syscall(&t->signal_pending, SYS_msgrcv, args);
    if (r >= 0) {
        int32_t type = (int32_t)*message;
        if (!guest_write(t, a[1], &type, sizeof(type)) ||
            !guest_write(t, a[1] + sizeof(type), message + 1, (size_t)r))
            r = -EFAULT;
    }
    free(message);
    return r;
}
