/* seccomp filters of threads, and of programs that are executed.
 * SPDX-License-Identifier: MIT */
#include "check.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <semaphore.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static sem_t installed, done;
static long other_before, other_after;

/* The call fails with the error, all others go on. */
static long forbid(long number, int error, unsigned flags)
{
    struct sock_filter f[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)error),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {4, f};
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
}

static int error_of(long number)
{
    errno = 0;
    return syscall(number, 0, 0, 0) < 0 ? errno : 0;
}

static void *other_thread(void *arg)
{
    other_before = error_of(SYS_getuid);
    sem_post(&done);
    sem_wait(&installed);
    other_after = error_of(SYS_getuid);
    return arg;
}

static void *own_filter(void *arg)
{
    forbid(SYS_getgid, 11, 0);
    sem_post(&done);
    sem_wait(&installed);
    return arg;
}

static void test_threads(void)
{
    pthread_t id;
    sem_init(&installed, 0, 0);
    sem_init(&done, 0, 0);
    pthread_create(&id, NULL, other_thread, NULL);
    sem_wait(&done);
    CHECK(forbid(SYS_getuid, 77, SECCOMP_FILTER_FLAG_TSYNC) == 0);
    sem_post(&installed);
    pthread_join(id, NULL);
    CHECK(other_before == 0 && other_after == 77);
    CHECK(error_of(SYS_getuid) == 77);
    pthread_create(&id, NULL, own_filter, NULL);
    sem_wait(&done);
    CHECK(error_of(SYS_getgid) == 0);
    CHECK(forbid(SYS_getegid, 12, SECCOMP_FILTER_FLAG_TSYNC) > 0);
    CHECK(error_of(SYS_getegid) == 0);
    sem_post(&installed);
    pthread_join(id, NULL);
}

static void test_execve(const char *self)
{
    int status;
    pid_t pid = fork();
    if (!pid) {
        forbid(SYS_geteuid, 88, 0);
        execl(self, self, "executed", NULL);
        _exit(99);
    }
    waitpid(pid, &status, 0);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* The program again, with the filters of the one before it. */
static int executed(void)
{
    CHECK(error_of(SYS_getuid) == 77);
    CHECK(error_of(SYS_geteuid) == 88);
    CHECK(prctl(PR_GET_SECCOMP, 0, 0, 0, 0) == 2);
    for (int fd = 3; fd < 1100; fd++)
        if (close(fd) == 0)
            CHECK(!"a descriptor was handed on");
    return failures;
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    if (argc > 1)
        return executed();
    CHECK(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
    test_threads();
    test_execve(argv[0]);
    return failures != 0;
}
