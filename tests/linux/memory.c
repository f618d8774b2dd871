/* The memory map: mmap in all its forms, mprotect, mremap, brk, shared memory, self-modifying
 * code's system-call side. SPDX-License-Identifier: MIT */
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    PAGE = 4096
};

static sigjmp_buf jump;

static void on_fault(int signo)
{
    siglongjmp(jump, 1);
}

static int readable(volatile char *p)
{
    if (sigsetjmp(jump, 1))
        return 0;
    (void)*p;
    return 1;
}

static int writable(volatile char *p)
{
    if (sigsetjmp(jump, 1))
        return 0;
    *p = *p;
    return 1;
}

static char *map(size_t pages, int prot)
{
    return mmap(NULL, pages * PAGE, prot, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void test_anonymous(void)
{
    char *p = map(4, PROT_READ | PROT_WRITE);
    CHECK(p != MAP_FAILED && !p[0] && writable(p + 3 * PAGE));
    CHECK(!munmap(p + PAGE, PAGE) && !readable(p + PAGE) && writable(p) && writable(p + 2 * PAGE));
    char *q =
        mmap(p + PAGE, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    CHECK(q == p + PAGE && readable(q) && !writable(q));
    q = mmap(p, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    CHECK(q == MAP_FAILED && errno == EEXIST);
    strcpy(p, "old");
    q = mmap(p, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    CHECK(q == p && !p[0]);
    CHECK(!munmap(p, 4 * PAGE) && !munmap(p, 4 * PAGE)); /* unmapping nothing is no error */
    CHECK(mmap(NULL, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED &&
          errno == EINVAL);
    CHECK(munmap(p + 1, PAGE) == -1 && errno == EINVAL);
    CHECK(mmap(NULL, SIZE_MAX / 2, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED &&
          errno == ENOMEM);
    p = mmap((void *)0x700000000000, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(p == (void *)0x700000000000); /* a hint that is free */
    munmap(p, PAGE);
}

static void test_protect(void)
{
    char *p = map(3, PROT_READ | PROT_WRITE);
    CHECK(!mprotect(p + PAGE, PAGE, PROT_NONE) && !readable(p + PAGE) && writable(p) &&
          writable(p + 2 * PAGE));
    CHECK(!mprotect(p + PAGE, PAGE, PROT_READ) && readable(p + PAGE) && !writable(p + PAGE));
    CHECK(!mprotect(p, 3 * PAGE, PROT_READ | PROT_WRITE) && writable(p + PAGE));
    munmap(p + PAGE, PAGE);
    CHECK(mprotect(p, 3 * PAGE, PROT_READ) == -1 && errno == ENOMEM);
    munmap(p, 3 * PAGE);
}

static void test_remap(void)
{
    char *p = map(2, PROT_READ | PROT_WRITE);
    strcpy(p + PAGE, "second");
    char *q = mremap(p, 2 * PAGE, 64 * PAGE, MREMAP_MAYMOVE);
    CHECK(q != MAP_FAILED && !strcmp(q + PAGE, "second") && writable(q + 63 * PAGE));
    CHECK(q == p || !readable(p));
    p = mremap(q, 64 * PAGE, PAGE, 0);
    CHECK(p == q && writable(p) && !readable(p + PAGE));
    char *r = map(2, PROT_READ);
    strcpy(p, "moved");
    CHECK(mremap(p, PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, r + PAGE) == r + PAGE &&
          !strcmp(r + PAGE, "moved"));
    CHECK(!readable(p) && readable(r) && !writable(r) && writable(r + PAGE));
    munmap(r, 2 * PAGE);
    CHECK(mremap(r, PAGE, 2 * PAGE, MREMAP_MAYMOVE) == MAP_FAILED && errno == EFAULT);
}

static void test_brk(void)
{
    char *start = sbrk(0);
    CHECK(sbrk(10 * PAGE) == start && writable(start + 10 * PAGE - 1));
    strcpy(start + PAGE, "heap");
    CHECK(!brk(start + 2 * PAGE) && !strcmp(start + PAGE, "heap"));
    CHECK(sbrk(PAGE) == start + 2 * PAGE && !start[2 * PAGE]);
    CHECK(!brk(start));
}

static void test_files(void)
{
    char name[] = "/tmp/memory-XXXXXX", text[16] = "";
    int fd = mkstemp(name);
    unlink(name);
    (void)!write(fd, "hello", 5);
    char *shared = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    char *private = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    CHECK(!memcmp(shared, "hello", 5) && !memcmp(private, "hello", 5));
    memcpy(shared, "HELLO", 5);
    CHECK(pread(fd, text, 5, 0) == 5 && !strcmp(text, "HELLO") && !memcmp(private, "HELLO", 5));
    memcpy(private, "yours", 5);
    CHECK(!memcmp(shared, "HELLO", 5));
    CHECK(!msync(shared, PAGE, MS_SYNC));
    munmap(private, PAGE);
    private = mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE, fd, 123);
    CHECK(private == MAP_FAILED && errno == EINVAL);
    close(fd);
    CHECK(mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE, fd, 0) == MAP_FAILED && errno == EBADF);
    pid_t pid = fork();
    if (!pid) {
        memcpy(shared, "child", 5);
        _exit(0);
    }
    waitpid(pid, NULL, 0);
    CHECK(!memcmp(shared, "child", 5));
    munmap(shared, PAGE);
}

static void test_advice(void)
{
    char *p = map(2, PROT_READ | PROT_WRITE);
    unsigned char core[2];
    strcpy(p, "gone");
    CHECK(!madvise(p, PAGE, MADV_DONTNEED) && !p[0]);
    CHECK(!mincore(p, 2 * PAGE, core) && (core[0] & 1));
    CHECK(madvise(p, PAGE, 12345) == -1 && errno == EINVAL);
    CHECK(!mlock(p, PAGE) && !munlock(p, PAGE));
    munmap(p, 2 * PAGE);
    CHECK(madvise(p, PAGE, MADV_DONTNEED) == -1 && errno == ENOMEM);
}

static void test_system_v(void)
{
    int id = shmget(IPC_PRIVATE, 3 * PAGE, IPC_CREAT | 0600);
    struct shmid_ds ds;
    char *p = shmat(id, NULL, 0), *q = shmat(id, NULL, SHM_RDONLY);
    CHECK(p != (char *)-1 && q != (char *)-1 && p != q);
    strcpy(p, "shared");
    CHECK(!strcmp(q, "shared") && !writable(q) && writable(p + 2 * PAGE));
    CHECK(!shmctl(id, IPC_STAT, &ds) && ds.shm_nattch == 2 && ds.shm_segsz == 3 * PAGE);
    CHECK(!shmdt(p) && !readable(p) && !shmdt(q) && shmdt(q) == -1 && errno == EINVAL);
    CHECK(!shmctl(id, IPC_RMID, NULL));
    int sem = semget(IPC_PRIVATE, 2, IPC_CREAT | 0600);
    struct semid_ds sd;
    unsigned short values[2] = {3, 4};
    struct sembuf op = {.sem_num = 1, .sem_op = -2};
    CHECK(!semctl(sem, 0, SETALL, values) && !semop(sem, &op, 1) && semctl(sem, 1, GETVAL) == 2);
    CHECK(!semctl(sem, 0, IPC_STAT, &sd) && sd.sem_nsems == 2 && sd.sem_otime > 1000000);
    CHECK(!semctl(sem, 0, IPC_RMID));
}

static void test_other_process(void)
{
    char from[8] = "across", to[8] = "";
    struct iovec here = {to, 8}, there = {from, 8};
    CHECK(process_vm_readv(getpid(), &here, 1, &there, 1, 0) == 8 && !strcmp(to, "across"));
    memcpy(to, "back", 5);
    CHECK(process_vm_writev(getpid(), &here, 1, &there, 1, 0) == 8 && !strcmp(from, "back"));
    there.iov_base = (void *)64;
    CHECK(process_vm_readv(getpid(), &here, 1, &there, 1, 0) == -1 && errno == EFAULT);
}

static void test_hostile(void)
{
    CHECK(write(1, (void *)8, 4) == -1 && errno == EFAULT);
    int p[2];
    (void)!pipe(p);
    (void)!write(p[1], "abcd", 4);
    char *ro = map(1, PROT_READ);
    CHECK(read(p[0], ro, 4) == -1 && errno == EFAULT);
    CHECK(open((char *)16, O_RDONLY) == -1 && errno == EFAULT);
    CHECK(pipe((int *)16) == -1 && errno == EFAULT);
    munmap(ro, PAGE);
    close(p[0]);
    close(p[1]);
}

int main(void)
{
    struct sigaction sa = {.sa_handler = on_fault, .sa_flags = SA_NODEFER};
    sigaction(SIGSEGV, &sa, NULL);
    sigaction(SIGBUS, &sa, NULL);
    test_anonymous();
    test_protect();
    test_remap();
    test_brk();
    test_files();
    test_advice();
    test_system_v();
    test_other_process();
    test_hostile();
    return failures != 0;
}
