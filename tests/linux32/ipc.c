/*
 * Sockets with control data, poll, select, epoll, System V messages, semaphores and shared memory.
 *
 * SPDX-License-Identifier: MIT
 */
#include "nolibc.h"

#include <asm/shmbuf.h>
#include <linux/eventpoll.h>
#include <linux/ipc.h>
#include <linux/mqueue.h>
#include <linux/msg.h>
#include <linux/poll.h>
#include <linux/sem.h>
#include <linux/time_types.h>
#include <linux/uio.h>

struct message {
    void *name;
    int namelen;
    struct iovec *iov;
    size_t iovlen;
    void *control;
    size_t controllen;
    unsigned flags;
};
struct control {
    size_t len;
    int level, type;
    int data[2];
};
enum {
    AF_UNIX = 1,
    SOCK_STREAM = 1,
    SOL_SOCKET = 1,
    SCM_RIGHTS = 1,
    MSG_CTRUNC = 8
};

static void test_messages(void)
{
    int pair[2], pipe[2];
    char text[16] = "", c;
    struct iovec out[2] = {{"hel", 3}, {"lo", 2}}, in = {text, sizeof(text)};

    SAME(call(socketpair, AF_UNIX, SOCK_STREAM, 0, pair), 0);
    SAME(call(pipe2, pipe, 0), 0);
    struct control send = {20, SOL_SOCKET, SCM_RIGHTS, {pipe[0], pipe[1]}}, got = {0};
    struct message m = {.iov = out, .iovlen = 2, .control = &send, .controllen = sizeof(send)};
    SAME(call(sendmsg, pair[0], &m, 0), 5);
    m = (struct message){.iov = &in, .iovlen = 1, .control = &got, .controllen = sizeof(got)};
    SAME(call(recvmsg, pair[1], &m, 0), 5);
    SAME(compare(text, "hello", 5), 0);
    SAME(m.controllen, 20);
    SAME(m.flags, 0);
    SAME(got.len, 20);
    SAME(got.type, SCM_RIGHTS);
    SAME(call(write, got.data[1], "x", 1), 1);
    SAME(call(read, pipe[0], &c, 1), 1);
    /* Too little room for both: one comes, and one bit says so. */
    m = (struct message){.iov = out, .iovlen = 1, .control = &send, .controllen = sizeof(send)};
    SAME(call(sendmsg, pair[0], &m, 0), 3);
    m = (struct message){.iov = &in, .iovlen = 1, .control = &got, .controllen = 16};
    SAME(call(recvmsg, pair[1], &m, 0), 3);
    SAME(m.controllen, 16);
    SAME(m.flags & MSG_CTRUNC, MSG_CTRUNC);
    SAME(got.len, 16);
    struct {
        struct message m;
        unsigned length;
    } many[2] = {{{.iov = out, .iovlen = 1}, 0}, {{.iov = out, .iovlen = 2}, 0}};
    SAME(call(sendmmsg, pair[0], many, 2, 0), 2);
    SAME(many[0].length, 3);
    SAME(many[1].length, 5);
    long old[2] = {3, 500000}, back[2] = {0};
    int size = sizeof(back);
    SAME(call(setsockopt, pair[0], SOL_SOCKET, 20, old, 8), 0); /* SO_RCVTIMEO, 32-bit time */
    SAME(call(getsockopt, pair[0], SOL_SOCKET, 20, back, &size), 0);
    SAME(back[0], 3);
    SAME(size, 8);
    long long new[2] = {0};
    size = sizeof(new);
    SAME(call(getsockopt, pair[0], SOL_SOCKET, 66, new, &size), 0); /* 64-bit time */
    CHECK(new[0] == 3 && new[1] >= 500000);
}

static void test_waiting(void)
{
    int pipe[2];
    uint32_t set[33] = {0};
    struct __kernel_timespec limit = {0, 10000000};
    struct epoll_event event = {EPOLLIN, 0x123456789abcdef0}, got[2] = {{0}};
    uint32_t mask[2] = {0};
    struct {
        uint32_t *at;
        size_t size;
    } argument = {mask, 8};

    SAME(call(pipe2, pipe, 0), 0);
    set[0] = 1u << pipe[0];
    set[1] = 0x55; /* beyond the set */
    SAME(call(pselect6_time64, pipe[0] + 1, set, 0, 0, &limit, &argument), 0);
    SAME(set[0], 0);
    SAME(call(write, pipe[1], "x", 1), 1);
    set[0] = 1u << pipe[0];
    SAME(call(pselect6_time64, pipe[0] + 1, set, 0, 0, 0, 0), 1);
    SAME(set[0], 1u << pipe[0]);
    SAME(set[1], 0x55);
    struct pollfd p = {pipe[0], POLLIN, 0};
    SAME(call(ppoll_time64, &p, 1, &limit, mask, 8), 1);
    SAME(p.revents, POLLIN);
    long e = call(epoll_create1, 0);
    SAME(call(epoll_ctl, e, EPOLL_CTL_ADD, pipe[0], &event), 0);
    SAME(call(epoll_pwait, e, got, 2, 100, 0, 0), 1);
    SAME(got[0].events, EPOLLIN);
    CHECK(got[0].data == 0x123456789abcdef0);
    SAME(call(epoll_pwait2, e, got, 2, &limit, 0, 0), 1);
}

static void test_shared_memory(void)
{
    struct shmid64_ds ds;
    long id = call(shmget, IPC_PRIVATE, 10000, IPC_CREAT | 0600);

    CHECK(id >= 0);
    long at = call(shmat, id, 0, 0);
    CHECK((unsigned long)at < 0xfffff000);
    *(volatile int *)at = 5;
    memset(&ds, 0xee, sizeof(ds));
    SAME(call(shmctl, id, IPC_STAT, &ds), 0);
    SAME(ds.shm_segsz, 10000);
    SAME(ds.shm_nattch, 1);
    SAME(ds.shm_perm.mode & 0777, 0600);
    SAME(ds.shm_cpid, call(getpid));
    CHECK(ds.shm_ctime > 1000000000 && ds.shm_ctime_high == 0);
    ds.shm_perm.mode = 0640;
    SAME(call(shmctl, id, IPC_SET, &ds), 0);
    SAME(call(shmctl, id, IPC_STAT, &ds), 0);
    SAME(ds.shm_perm.mode & 0777, 0640);
    SAME(call(shmdt, at), 0);
    SAME(call(shmctl, id, IPC_RMID, 0), 0);
    SAME(call(shmdt, at), -22);
}

static void test_semaphores(void)
{
    struct semid64_ds ds;
    struct sembuf op = {0, 1, 0}, down = {0, -5, 0};
    struct __kernel_timespec limit = {0, 5000000};
    unsigned short values[2] = {7, 9};
    long id = call(semget, IPC_PRIVATE, 2, IPC_CREAT | 0600);

    CHECK(id >= 0);
    SAME(call(semctl, id, 0, SETALL, values), 0);
    SAME(call(semctl, id, 1, GETVAL, 0), 9);
    SAME(call(semctl, id, 1, SETVAL, 3), 0);
    SAME(call(semop, id, &op, 1), 0);
    SAME(call(semctl, id, 0, GETVAL, 0), 8);
    SAME(call(semtimedop_time64, id, &down, 1, &limit), 0);
    SAME(call(semtimedop_time64, id, &down, 1, &limit), -11);
    memset(&ds, 0xee, sizeof(ds));
    SAME(call(semctl, id, 0, IPC_STAT, &ds), 0);
    SAME(ds.sem_nsems, 2);
    CHECK(ds.sem_ctime > 1000000000 && ds.sem_otime > 1000000000);
    SAME(ds.sem_otime_high, 0);
    SAME(call(semctl, id, 0, IPC_RMID, 0), 0);
}

static void test_queues(void)
{
    struct {
        long type;
        char text[16];
    } m = {5, "hello"};
    struct msqid64_ds ds;
    long id = call(msgget, IPC_PRIVATE, IPC_CREAT | 0600);

    CHECK(id >= 0);
    SAME(call(msgsnd, id, &m, 6, 0), 0);
    m.type = 3;
    SAME(call(msgsnd, id, &m, 3, 0), 0);
    memset(&ds, 0xee, sizeof(ds));
    SAME(call(msgctl, id, IPC_STAT, &ds), 0);
    SAME(ds.msg_qnum, 2);
    SAME(ds.msg_cbytes, 9);
    CHECK(ds.msg_stime > 1000000000 && ds.msg_stime_high == 0);
    memset(&m, 0, sizeof(m));
    SAME(call(msgrcv, id, &m, 16, -4, 0), 3);
    SAME(m.type, 3);
    SAME(call(msgrcv, id, &m, 16, 0, 0), 6);
    SAME(m.type, 5);
    SAME(compare(m.text, "hello", 6), 0);
    SAME(call(msgrcv, id, &m, 16, 0, IPC_NOWAIT), -42);
    SAME(call(msgctl, id, IPC_RMID, 0), 0);
}

static void test_posix_queues(void)
{
    struct mq_attr attr = {.mq_maxmsg = 4, .mq_msgsize = 32}, got;
    struct __kernel_timespec past = {1, 0};
    char text[32];
    unsigned priority = 0;

    call(mq_unlink, "moa32");
    long q = call(mq_open, "moa32", 02 | 0100 | 0200, 0600, &attr);
    if (q == -38 || q == -13)
        return; /* a kernel without them, or not for us */
    CHECK(q >= 0);
    SAME(call(mq_getsetattr, q, 0, &got), 0);
    SAME(got.mq_maxmsg, 4);
    SAME(got.mq_msgsize, 32);
    SAME(call(mq_timedsend_time64, q, "hi", 2, 3, 0), 0);
    SAME(call(mq_timedreceive_time64, q, text, 32, &priority, 0), 2);
    SAME(priority, 3);
    SAME(call(mq_timedreceive_time64, q, text, 32, &priority, &past), -110);
    SAME(call(mq_unlink, "moa32"), 0);
}

int main(int argc, char **argv, char **envp)
{
    test_messages();
    test_waiting();
    test_shared_memory();
    test_semaphores();
    test_queues();
    test_posix_queues();
    return 0;
}
