/* System calls of 32-bit guests: a layer in front of those of the 64-bit generic ABI, which do the
 * work. SPDX-License-Identifier: MIT
 *
 * A call of a 32-bit ABI has a canonical number: that of the 64-bit generic ABI if it is there too
 * and means the same, else one of the generic 32-bit ABI's own (clock_gettime64 and its like),
 * which the former leaves free. A row of syscall32_table.c says what is different about a call:
 * arguments of 64 bits in two registers (A_PAIR), structures with another layout (A_STRUCT_…),
 * another way to run it. A call without a row there is the 64-bit one as it is.
 *
 * An ABI with numbers of its own (arm, i386, mips, ppc) brings an array from its numbers to the
 * canonical ones, and tables of the structures that it lays out differently (layout.c). */
#ifndef MOA_USER_SYSCALL32_H
#define MOA_USER_SYSCALL32_H

#include "user/layout.h"
#include "user/syscall.h"

#define STRUCT_IN(id)    (A_STRUCT_IN | (LAYOUT_##id) << 8)
#define STRUCT_OUT(id)   (A_STRUCT_OUT | (LAYOUT_##id) << 8)
#define STRUCT_INOUT(id) (A_STRUCT_INOUT | (LAYOUT_##id) << 8)
/* As many as the next argument says. */
#define ARRAY_IN(id) (A_ARRAY_IN | (LAYOUT_##id) << 8)

/* The row of a number of the guest's, or null. */
const struct syscall *syscall32_find(const struct process *p, uint64_t number);
const struct syscall *syscall32_row(uint64_t canonical);
/* The arguments in 64 bits each, pairs joined, from the registers. */
void syscall32_arguments(const struct process *p, const struct syscall *s, const uint64_t regs[6],
                         uint64_t args[6]);
/* Runs a call, structures converted. */
int64_t syscall32_call(struct thread *t, const struct syscall *s, const uint64_t args[6]);

/* An address that guest_pointer and guest_read take to host memory. Handlers of the 64-bit ABI are
 * given converted copies by such. */
static inline uint64_t host_as_guest(const struct process *p, const void *host)
{
    return (uint64_t)(uintptr_t)host - p->guest_base;
}

#define SYSCALL32(name) int64_t sys32_##name(struct thread *t, const uint64_t a[6])
/* syscall32_calls.c */
SYSCALL32(llseek);
SYSCALL32(mmap2);
SYSCALL32(statfs64);
SYSCALL32(fstatfs64);
SYSCALL32(fcntl64);
SYSCALL32(ioctl);
SYSCALL32(futex_time64);
SYSCALL32(pselect6_time64);
SYSCALL32(sched_getaffinity);
SYSCALL32(shmctl);
SYSCALL32(msgctl);
SYSCALL32(semctl);
SYSCALL32(msgsnd);
SYSCALL32(msgrcv);
SYSCALL32(preadv2);
SYSCALL32(pwritev2);
/* syscall32_socket.c */
SYSCALL32(sendmsg);
SYSCALL32(recvmsg);
SYSCALL32(sendmmsg);
SYSCALL32(recvmmsg_time64);
SYSCALL32(setsockopt);
SYSCALL32(getsockopt);

#endif
