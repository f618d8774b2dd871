/* A program that has used up its memory, address space, descriptors, processes or stack gets the
 * error that Linux gives, and goes on. SPDX-License-Identifier: MIT */
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    DESCRIPTORS = 32,
    MEGABYTE = 1 << 20,
    NOBODY = 0x7d3a52, /* a user that has no other processes */
};

static void set_limit(int which, rlim_t value)
{
    const struct rlimit limit = {value, value};
    CHECK(!setrlimit(which, &limit));
}

static void *return_argument(void *arg)
{
    return arg;
}

static int start_thread(void)
{
    pthread_t t;
    void *r = NULL;
    int error = pthread_create(&t, NULL, return_argument, &t);
    if (error)
        return error;
    pthread_join(t, &r);
    return r == &t ? 0 : -1;
}

static int status_of(int pid)
{
    int status = -1;
    waitpid(pid, &status, 0);
    return status;
}

/* Code that has not run before, in a child. */
static int fork_and_work(void)
{
    char text[64];
    int pid = fork();
    if (pid < 0)
        return errno;
    if (!pid) {
        snprintf(text, sizeof(text), "%.3f %s", 1.5, strerror(EAGAIN));
        _exit(strlen(text) != 38);
    }
    return status_of(pid);
}

static void *reserve(size_t size)
{
    return mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
                0);
}

static void address_space(void)
{
    int pieces = 0;
    set_limit(RLIMIT_AS, 1024ul * MEGABYTE);
    CHECK(reserve(2048ul * MEGABYTE) == MAP_FAILED && errno == ENOMEM);
    while (pieces < 100 && reserve(64ul * MEGABYTE) != MAP_FAILED)
        pieces++;
    CHECK(errno == ENOMEM);
    CHECK(pieces >= 13 && pieces < 16);
    CHECK(!malloc(100ul * MEGABYTE) && errno == ENOMEM);
    CHECK(sbrk(100l * MEGABYTE) == (void *)-1 && errno == ENOMEM);
    CHECK(fork_and_work() == 0);
    while (reserve(MEGABYTE) != MAP_FAILED)
        ;
    CHECK(start_thread() == EAGAIN); /* no room for its stack */
    CHECK(fork_and_work() == 0);
}

static void whole_address_space(void)
{
    size_t size = 1ul << 46;
    for (; size >= MEGABYTE; size /= 2)
        while (mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) !=
               MAP_FAILED)
            ;
    CHECK(errno == ENOMEM);
    CHECK(start_thread() == EAGAIN);
    CHECK(fork_and_work() == 0);
    CHECK(raise(SIGURG) == 0);
}

static void data(void)
{
    set_limit(RLIMIT_DATA, 64ul * MEGABYTE);
    CHECK(sbrk(100l * MEGABYTE) == (void *)-1 && errno == ENOMEM);
    CHECK(reserve(100ul * MEGABYTE) == MAP_FAILED && errno == ENOMEM);
    CHECK(mmap(NULL, 100ul * MEGABYTE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
          MAP_FAILED);
    CHECK(fork_and_work() == 0);
}

static void descriptors(void)
{
    int pair[2], last = -1, fd;
    set_limit(RLIMIT_NOFILE, DESCRIPTORS);
    while ((fd = open("/dev/null", O_RDONLY)) >= 0)
        last = fd;
    CHECK(errno == EMFILE);
    CHECK(last == DESCRIPTORS - 1);
    CHECK(pipe(pair) < 0 && errno == EMFILE);
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0 && errno == EMFILE);
    CHECK(dup(0) < 0 && errno == EMFILE);
    CHECK(dup2(0, DESCRIPTORS) < 0 && errno == EBADF);
    CHECK(fcntl(0, F_DUPFD, 3) < 0 && errno == EMFILE);
    CHECK(fcntl(0, F_DUPFD, DESCRIPTORS) < 0 && errno == EINVAL);
    CHECK(memfd_create("x", 0) < 0 && errno == EMFILE);
    CHECK(epoll_create1(0) < 0 && errno == EMFILE);
    CHECK(open("/proc/self/maps", O_RDONLY) < 0 && errno == EMFILE);
    CHECK(open("/proc/self/stat", O_RDONLY) < 0 && errno == EMFILE);
    CHECK(fork_and_work() == 0);
    CHECK(start_thread() == 0);
    close(last);
    CHECK((fd = open("/proc/self/cmdline", O_RDONLY)) == last);
}

static void processes(void)
{
    if (!getuid()) /* whom the limit does not bind */
        CHECK(!setgroups(0, NULL) && !setresgid(NOBODY, NOBODY, NOBODY) &&
              !setresuid(NOBODY, NOBODY, NOBODY));
    set_limit(RLIMIT_NPROC, 1);
    CHECK(fork() < 0 && errno == EAGAIN);
    CHECK(vfork() < 0 && errno == EAGAIN);
    CHECK(start_thread() == EAGAIN);
    pid_t pid;
    char *argv[] = {"true", NULL};
    CHECK(posix_spawn(&pid, "/bin/true", NULL, NULL, argv, NULL) == EAGAIN);
}

/* ---- stacks ---- */

static sigjmp_buf out;
static volatile siginfo_t seen;
static volatile int on_alternate;
static char *alternate;

static void on_fault(int signo, siginfo_t *info, void *context)
{
    char here;
    seen.si_code = info->si_code;
    on_alternate = &here >= alternate && &here < alternate + 65536;
    siglongjmp(out, 1);
}

static int __attribute__((noinline)) recurse(volatile char *above)
{
    volatile char frame[1024];
    frame[0] = above[0];
    return recurse(frame) + frame[0] + 1;
}

static void overflow(int code)
{
    volatile char start = 0;
    seen.si_code = 0;
    if (!sigsetjmp(out, 1))
        recurse(&start);
    CHECK(seen.si_code == code);
    CHECK(on_alternate);
}

static void catch_faults(void)
{
    struct sigaction sa = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    alternate = malloc(65536);
    sigaltstack(&(stack_t){.ss_sp = alternate, .ss_size = 65536}, NULL);
    sigaction(SIGSEGV, &sa, NULL);
}

static void *overflow_in_thread(void *unused)
{
    catch_faults();
    overflow(SEGV_ACCERR); /* the guard page of the thread's stack */
    return NULL;
}

static void stack(void)
{
    pthread_t t;
    catch_faults();
    overflow(SEGV_MAPERR);
    overflow(SEGV_MAPERR);
    pthread_create(&t, NULL, overflow_in_thread, NULL);
    pthread_join(t, NULL);
}

static void stack_without_handler(void)
{
    volatile char start = 0;
    recurse(&start);
}

/* A handler without a stack of its own has no room for its frame. */
static void stack_with_handler_on_it(void)
{
    struct sigaction sa = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    sigaction(SIGSEGV, &sa, NULL);
    stack_without_handler();
}

static void in_child(const char *name, void (*fn)(void), int expected)
{
    printf("%s\n", name);
    fflush(stdout);
    int pid = fork();
    if (!pid) {
        fn();
        _exit(failures != 0);
    }
    CHECK(status_of(pid) == expected);
}

int main(void)
{
    set_limit(RLIMIT_CORE, 0);
    in_child("address space", address_space, 0);
    in_child("whole address space", whole_address_space, 0);
    in_child("data", data, 0);
    in_child("descriptors", descriptors, 0);
    in_child("processes", processes, 0);
    in_child("stack", stack, 0);
    in_child("stack without a handler", stack_without_handler, SIGSEGV);
    in_child("stack with a handler on it", stack_with_handler_on_it, SIGSEGV);
    return failures != 0;
}
