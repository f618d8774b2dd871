/* Messages, semaphores, shared memory, futexes, asynchronous I/O, keys.
 * SPDX-License-Identifier: MIT */
#include "conform.h"

#include <linux/aio_abi.h>
#include <linux/futex.h>
#include <linux/keyctl.h>
#include <mqueue.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <stddef.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <time.h>

static char buffer[16384];

static void test_messages(void)
{
    struct {
        long type;
        char text[16];
    } m = {5, "five"}, n = {7, "seven"}, got;
    struct msqid_ds ds;
    int id = (int)CALL_OK(msgget, "private", IPC_PRIVATE, 0600 | IPC_CREAT);
    CALL(msgget, "missing", 0x7a7a7a7a, 0);
    CALL(msgsnd, "five", id, &m, 5, 0);
    CALL(msgsnd, "seven", id, &n, 6, 0);
    m.type = 0;
    CALL(msgsnd, "no type", id, &m, 5, 0);
    CALL(msgsnd, "bad address", id, BAD, 5, 0);
    CALL(msgsnd, "too long", id, &n, 1 << 20, 0);
    CALL(msgctl, "IPC_STAT", id, IPC_STAT, &ds);
    info("%lu messages, %lu bytes, mode 0%o, last sender is this process %d", (long)ds.msg_qnum,
         (long)ds.__msg_cbytes, ds.msg_perm.mode, ds.msg_lspid == getpid());
    ds.msg_perm.mode = 0640;
    CALL(msgctl, "IPC_SET", id, IPC_SET, &ds);
    CALL(msgctl, "no command", id, 99, &ds);
    CALL(msgctl, "bad address", id, IPC_STAT, BAD);
    CALL(msgrcv, "by type", id, &got, 16, 7, 0);
    info("type %ld text %s", got.type, got.text);
    CALL(msgrcv, "too small", id, &got, 2, 0, 0);
    CALL(msgrcv, "cut", id, &got, 2, 0, MSG_NOERROR);
    CALL(msgrcv, "none, at once", id, &got, 16, 0, IPC_NOWAIT);
    CALL(msgrcv, "bad address", id, BAD, 16, 0, IPC_NOWAIT);
    CALL(msgctl, "IPC_RMID", id, IPC_RMID, NULL);
    CALL(msgctl, "removed", id, IPC_STAT, &ds);
}

static void test_semaphores(void)
{
    unsigned short values[3] = {1, 2, 3};
    struct sembuf up = {0, 2, 0}, down = {1, -1, IPC_NOWAIT}, wait = {2, -99, 0};
    struct timespec soon = {0, 1000000};
    struct semid_ds ds;
    int id = (int)CALL_OK(semget, "private", IPC_PRIVATE, 3, 0600 | IPC_CREAT);
    CALL(semget, "too many", IPC_PRIVATE, 1000000, 0600 | IPC_CREAT);
    CALL(semctl, "SETALL", id, 0, SETALL, values);
    CALL(semctl, "GETVAL", id, 2, GETVAL);
    CALL(semctl, "SETVAL", id, 2, SETVAL, 9);
    CALL(semctl, "SETVAL out of range", id, 2, SETVAL, -5);
    CALL(semctl, "GETVAL of none", id, 99, GETVAL);
    CALL(semctl, "IPC_STAT", id, 0, IPC_STAT, &ds);
    info("%lu semaphores, mode 0%o, changed %d, operated %ld", (long)ds.sem_nsems, ds.sem_perm.mode,
         ds.sem_ctime > 0, (long)ds.sem_otime);
    ds.sem_perm.mode = 0640;
    CALL(semctl, "IPC_SET", id, 0, IPC_SET, &ds);
    CALL(semctl, "IPC_STAT again", id, 0, IPC_STAT, &ds);
    info("mode 0%o", ds.sem_perm.mode);
    CALL(semctl, "bad address", id, 0, IPC_STAT, BAD);
    CALL(semop, "up", id, &up, 1);
    CALL(semop, "down", id, &down, 1);
    down.sem_op = -50;
    CALL(semop, "would wait", id, &down, 1);
    CALL(semop, "none", id, &down, 0);
    CALL(semop, "bad address", id, BAD, 1);
    CALL(semtimedop, "timeout", id, &wait, 1, &soon);
    CALL(semtimedop, "up", id, &up, 1, NULL);
    CALL(semtimedop, "too many", id, &up, 100000, NULL);
    CALL(semctl, "GETPID is this process", id, 0, 99);
    CALL(semctl, "GETALL", id, 0, GETALL, values);
    info("values %d %d %d", values[0], values[1], values[2]);
    CALL(semctl, "IPC_RMID", id, 0, IPC_RMID);
    CALL(semop, "removed", id, &up, 1);
}

static void test_shared_memory(void)
{
    struct shmid_ds ds;
    int id = (int)CALL_OK(shmget, "private", IPC_PRIVATE, 8192, 0600 | IPC_CREAT);
    CALL(shmget, "missing", 0x7a7a7a7a, 0, 0);
    char *a = (char *)CALL_OK(shmat, "anywhere", id, NULL, 0),
         *b = (char *)CALL_OK(shmat, "read-only", id, NULL, SHM_RDONLY);
    a[100] = 'x';
    info("seen twice: %c", b[100]);
    CALL(shmat, "unaligned", id, (char *)0x10001, 0);
    CALL(shmat, "no such", -1, NULL, 0);
    CALL(shmctl, "IPC_STAT", id, IPC_STAT, &ds);
    info("size %lu attached %lu mode 0%o", (long)ds.shm_segsz, (long)ds.shm_nattch,
         ds.shm_perm.mode & 0777);
    CALL(shmctl, "no command", id, 99, &ds);
    CALL(shmctl, "IPC_RMID", id, IPC_RMID, NULL);
    CALL(shmdt, "first", a);
    CALL(shmdt, "again", a);
    info("gone: %ld", QUIET(msync, a, 4096, MS_ASYNC));
    CALL(munmap, "the other, in half", b, 4096);
    CALL(shmdt, "what is left", b);
}

static void test_queues(void)
{
    struct mq_attr attr = {0, 4, 64, 0}, old;
    struct timespec soon = {1, 0};
    unsigned priority = 0;
    char name[32];
    snprintf(name, sizeof(name), "moa-%d", getpid());
    int q = (int)CALL(mq_open, "new", name, O_RDWR | O_CREAT | O_EXCL | O_NONBLOCK, 0600, &attr);
    CALL(mq_open, "again", name, O_RDWR | O_CREAT | O_EXCL, 0600, &attr);
    CALL(mq_open, "missing", "moa-missing", O_RDWR, 0, NULL);
    CALL(mq_timedsend, "first", q, "first", 5, 1, NULL);
    CALL(mq_timedsend, "urgent", q, "urgent", 6, 9, &soon);
    CALL(mq_timedsend, "too long", q, buffer, 100, 1, NULL);
    CALL(mq_timedsend, "bad address", q, BAD, 5, 1, NULL);
    CALL(mq_getsetattr, "query", q, NULL, &old);
    info("flags 0x%lx max %ld size %ld now %ld", old.mq_flags, old.mq_maxmsg, old.mq_msgsize,
         old.mq_curmsgs);
    CALL(mq_getsetattr, "bad address", q, BAD, NULL);
    CALL(mq_timedreceive, "urgent", q, buffer, 64, &priority, NULL);
    info("%.6s %u", buffer, priority);
    CALL(mq_timedreceive, "too small", q, buffer, 10, &priority, NULL);
    CALL(mq_timedreceive, "first", q, buffer, 64, NULL, NULL);
    CALL(mq_timedreceive, "none", q, buffer, 64, NULL, NULL);
    struct sigevent e = {.sigev_notify = SIGEV_NONE};
    CALL(mq_notify, "none", q, &e);
    CALL(mq_notify, "taken", q, &e);
    CALL(mq_notify, "off", q, NULL);
    CALL(mq_notify, "bad address", q, BAD);
    close(q);
    CALL(mq_unlink, "queue", name);
    CALL(mq_unlink, "again", name);
}

static void test_aio(void)
{
    aio_context_t context = 0;
    struct io_event events[2];
    struct timespec soon = {1, 0};
    int fd = open("aio", O_RDWR | O_CREAT, 0600);
    struct iocb cb = {.aio_data = 99,
                      .aio_lio_opcode = IOCB_CMD_PWRITE,
                      .aio_fildes = fd,
                      .aio_buf = (uint64_t) "written",
                      .aio_nbytes = 7};
    struct iocb *list[1] = {&cb}, *bad[1] = {BAD};
    CALL(io_setup, "context", 4, &context);
    CALL(io_setup, "none", 0, &context);
    CALL(io_setup, "bad address", 4, BAD);
    CALL(io_submit, "write", context, 1, list);
    CALL(io_submit, "bad block", context, 1, bad);
    CALL(io_submit, "negative", context, -1, list);
    CALL(io_getevents, "one", context, 1, 2, events, &soon);
    info("data %lu result %ld", (long)events[0].data, (long)events[0].res);
    CALL(io_pgetevents, "none", context, 0, 2, events, &soon, NULL);
    CALL(io_pgetevents, "no context", 0, 0, 2, events, &soon, NULL);
    CALL(io_cancel, "done already", context, &cb, events);
    CALL(io_cancel, "bad block", context, BAD, events);
    CALL(io_destroy, "context", context);
    CALL(io_destroy, "again", context);
    CALL(io_getevents, "no context", 0, 1, 2, events, &soon);
    close(fd);
}

static void test_keys(void)
{
    CALL_OK(keyctl, "new session", KEYCTL_JOIN_SESSION_KEYRING, "moa-test");
    long key = CALL_OK(add_key, "user", "user", "moa:one", "secret", 6, KEY_SPEC_SESSION_KEYRING);
    CALL(add_key, "no type", "nonsense", "moa:one", "secret", 6, KEY_SPEC_SESSION_KEYRING);
    CALL(add_key, "bad address", BAD, "moa:one", "secret", 6, KEY_SPEC_SESSION_KEYRING);
    CALL_OK(request_key, "there", "user", "moa:one", NULL, KEY_SPEC_SESSION_KEYRING);
    CALL(request_key, "missing", "user", "moa:none", NULL, 0);
    memset(buffer, 0, 100);
    CALL(keyctl, "READ", KEYCTL_READ, key, buffer, 100);
    info("key %s", buffer);
    CALL(keyctl, "UPDATE", KEYCTL_UPDATE, key, "other", 5);
    CALL_OK(keyctl, "SEARCH", KEYCTL_SEARCH, KEY_SPEC_SESSION_KEYRING, "user", "moa:one", 0);
    CALL(keyctl, "SEARCH for none", KEYCTL_SEARCH, KEY_SPEC_SESSION_KEYRING, "user", "moa:none", 0);
    CALL(keyctl, "DESCRIBE", KEYCTL_DESCRIBE, key, buffer, 100);
    info("described %s", buffer);
    CALL(keyctl, "SETPERM", KEYCTL_SETPERM, key, 0x3f3f0000);
    CALL(keyctl, "SET_TIMEOUT", KEYCTL_SET_TIMEOUT, key, 100);
    CALL(keyctl, "CHOWN", KEYCTL_CHOWN, key, -1, -1);
    CALL(keyctl, "CAPABILITIES", KEYCTL_CAPABILITIES, buffer, 1);
    CALL(keyctl, "bad address", KEYCTL_SEARCH, KEY_SPEC_SESSION_KEYRING, BAD, "moa:one", 0);
    CALL(keyctl, "REVOKE", KEYCTL_REVOKE, key);
    CALL(keyctl, "revoked", KEYCTL_READ, key, buffer, 100);
    CALL(keyctl, "no command", 999);
}

void run_ipc(void)
{
    test_messages();
    test_semaphores();
    test_shared_memory();
    test_queues();
    test_aio();
    test_keys();
}

/* ---- futexes ---- */

struct waitv {
    uint64_t value, address;
    uint32_t flags, reserved;
};

static void test_words(void)
{
    unsigned word = 1, other = 2, mask = ~0u;
    struct timespec soon = {0, 1000000}, past = {1, 0}, wrong = {0, -1};
    CALL(futex, "WAIT, another value", &word, FUTEX_WAIT, 0, NULL, NULL, 0);
    CALL(futex, "WAIT, timeout", &word, FUTEX_WAIT | FUTEX_PRIVATE_FLAG, 1, &soon, NULL, 0);
    CALL(futex, "WAIT, bad time", &word, FUTEX_WAIT, 1, &wrong, NULL, 0);
    CALL(futex, "WAIT, unaligned", (char *)&word + 1, FUTEX_WAIT, 1, NULL, NULL, 0);
    CALL(futex, "WAIT, bad address", (void *)4096, FUTEX_WAIT, 1, &soon, NULL, 0);
    CALL(futex, "WAIT_BITSET, past", &word, FUTEX_WAIT_BITSET, 1, &past, NULL, mask);
    CALL(futex, "WAIT_BITSET, no bits", &word, FUTEX_WAIT_BITSET, 1, &past, NULL, 0);
    CALL(futex, "WAIT_BITSET, realtime", &word, FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, 1, &past,
         NULL, mask);
    CALL(futex, "WAKE, nobody", &word, FUTEX_WAKE, 1);
    CALL(futex, "WAKE_BITSET, no bits", &word, FUTEX_WAKE_BITSET, 1, NULL, NULL, 0);
    CALL(futex, "REQUEUE, nobody", &word, FUTEX_REQUEUE, 1, 1, &other, 0);
    CALL(futex, "CMP_REQUEUE, another value", &word, FUTEX_CMP_REQUEUE, 1, 1, &other, 7);
    CALL(futex, "CMP_REQUEUE, nobody", &word, FUTEX_CMP_REQUEUE, 1, 1, &other, 1);
    CALL(futex, "CMP_REQUEUE, negative", &word, FUTEX_CMP_REQUEUE, -1, 1, &other, 1);
    CALL(futex, "WAKE_OP", &word, FUTEX_WAKE_OP, 1, 1, &other,
         FUTEX_OP(FUTEX_OP_ADD, 5, FUTEX_OP_CMP_EQ, 2));
    info("other is %u", other);
    CALL(futex, "WAKE_OP, bad operation", &word, FUTEX_WAKE_OP, 1, 1, &other, 0x7f000000);
    CALL(futex, "unknown", &word, 99, 1, NULL, NULL, 0);
    word = 0;
    CALL(futex, "LOCK_PI", &word, FUTEX_LOCK_PI, 0, NULL, NULL, 0);
    info("owner is this thread: %d", (int)(word & FUTEX_TID_MASK) == getpid());
    CALL(futex, "LOCK_PI again", &word, FUTEX_LOCK_PI, 0, NULL, NULL, 0);
    CALL(futex, "TRYLOCK_PI again", &word, FUTEX_TRYLOCK_PI, 0, NULL, NULL, 0);
    CALL(futex, "UNLOCK_PI", &word, FUTEX_UNLOCK_PI, 0, NULL, NULL, 0);
    CALL(futex, "UNLOCK_PI again", &word, FUTEX_UNLOCK_PI, 0, NULL, NULL, 0);
    CALL(futex, "LOCK_PI2", &word, 13, 0, NULL, NULL, 0);
    CALL(futex, "UNLOCK_PI", &word, FUTEX_UNLOCK_PI, 0, NULL, NULL, 0);
    word = 1;
    CALL(futex, "WAIT_REQUEUE_PI, another value", &word, FUTEX_WAIT_REQUEUE_PI, 0, NULL, &other, 0);
}

static void test_new_words(void)
{
    unsigned word = 1, other = 2;
    struct timespec past = {1, 0};
    struct waitv w[2] = {{1, (uint64_t)&word, 2}, {2, (uint64_t)&other, 2}}, one = w[0];
    CALL(futex_waitv, "timeout", w, 2, 0, &past, CLOCK_MONOTONIC);
    CALL(futex_waitv, "none", w, 0, 0, &past, CLOCK_MONOTONIC);
    CALL(futex_waitv, "too many", w, 129, 0, &past, CLOCK_MONOTONIC);
    CALL(futex_waitv, "bad flags", w, 2, 1, &past, CLOCK_MONOTONIC);
    CALL(futex_waitv, "bad address", BAD, 2, 0, &past, CLOCK_MONOTONIC);
    w[1].value = 5;
    CALL(futex_waitv, "another value", w, 2, 0, &past, CLOCK_MONOTONIC);
    w[1].reserved = 5;
    CALL(futex_waitv, "reserved", w, 2, 0, &past, CLOCK_MONOTONIC);
    CALL(futex_wait, "another value", &word, 7, ~0u, 2, NULL, CLOCK_MONOTONIC);
    CALL(futex_wait, "timeout", &word, 1, ~0u, 2, &past, CLOCK_MONOTONIC);
    CALL(futex_wait, "no bits", &word, 1, 0, 2, &past, CLOCK_MONOTONIC);
    CALL(futex_wait, "bad flags", &word, 1, ~0u, 0x1000, &past, CLOCK_MONOTONIC);
    CALL(futex_wake, "nobody", &word, ~0u, 1, 2);
    CALL(futex_wake, "bad flags", &word, ~0u, 1, 0x1000);
    w[1] = (struct waitv){2, (uint64_t)&other, 2};
    CALL(futex_requeue, "nobody", w, 0, 1, 1);
    w[0].value = 9;
    CALL(futex_requeue, "another value", w, 0, 1, 1);
    CALL(futex_requeue, "bad flags", w, 1, 1, 1);
    CALL(futex_requeue, "bad address", BAD, 0, 1, 1);
}

static void test_robust(void)
{
    struct {
        void *next;
        long offset;
        void *pending;
    } *head = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct lock {
        void *next;
        unsigned word;
    } *lock = (struct lock *)(head + 1);
    void *got = NULL;
    size_t size = 0;
    CALL(set_robust_list, "size", head, 23);
    CALL(get_robust_list, "own", 0, &got, &size);
    info("size %lu", (long)size);
    CALL(get_robust_list, "bad address", 0, BAD, &size);
    CALL(get_robust_list, "nobody", 0x3ffffff, &got, &size);
    pid_t pid = fork_child();
    if (!pid) {
        head->next = lock;
        head->offset = offsetof(struct lock, word);
        lock->next = head;
        lock->word = (unsigned)getpid() | FUTEX_WAITERS;
        CALL(set_robust_list, "list", head, 24);
        finish_child(0);
    }
    reap("robust child", pid);
    info("the lock says its owner died: %d, somebody waits: %d", !!(lock->word & FUTEX_OWNER_DIED),
         !!(lock->word & FUTEX_WAITERS));
}

static void test_barriers(void)
{
    CALL_HEX(membarrier, "query", 0, 0, 0);
    CALL(membarrier, "global", 1, 0, 0);
    CALL(membarrier, "private expedited, not registered", 8, 0, 0);
    CALL(membarrier, "register", 16, 0, 0);
    CALL(membarrier, "private expedited", 8, 0, 0);
    CALL(membarrier, "register global expedited", 4, 0, 0);
    CALL(membarrier, "global expedited", 2, 0, 0);
    CALL(membarrier, "bad flags", 8, 99, 0);
    CALL(membarrier, "unknown", 1 << 20, 0, 0);
}

void run_futex(void)
{
    test_words();
    test_new_words();
    test_robust();
    test_barriers();
}
