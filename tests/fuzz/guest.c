/* A guest program that asks Linux user mode for nonsense: random system calls with arguments of all
 * kinds, or rt_sigreturn with a random frame. Each round is a child in an empty root directory,
 * under a user id of its own and with small limits; how it ends does not matter, but Moa must not
 * fail. tests/fuzz/run_guest.py looks at that.
 * usage: guest syscalls|sigreturn SEED ROUNDS
 * SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    PAGE = 4096,
    CALLS = 300,        /* of a round */
    NUMBERS = 470,      /* somewhat more than there are */
    USER = 0x7d3a51,    /* nobody else's */
    SECONDS = 10,       /* for a round */
    FRAME = 128 + 4560, /* the larger one */
    STACK = 16 * PAGE,
#if defined(__riscv)
    PC_AT = 128 + 176,
    SP_AT = PC_AT + 2 * 8,
#else
    SP_AT = 128 + 176 + 8 + 31 * 8,
    PC_AT = SP_AT + 8,
#endif
};

static uint64_t state;

static uint64_t next(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static uint64_t below(uint64_t n)
{
    return next() % n;
}

static uint64_t awkward(void)
{
    static const uint64_t value[] = {0,
                                     1,
                                     2,
                                     7,
                                     8,
                                     16,
                                     4095,
                                     4096,
                                     0x7fffffff,
                                     0x80000000,
                                     0xffffffff,
                                     0x100000000,
                                     (1ull << 47) - PAGE,
                                     1ull << 47,
                                     1ull << 63,
                                     ~0ull - PAGE + 1,
                                     ~0ull,
                                     -100ull /* AT_FDCWD */};
    return value[below(sizeof(value) / sizeof(value[0]))];
}

/* Two pages that may be written, one that may not, and none. */
static uint8_t *memory;

static uint64_t pointer(void)
{
    uint64_t at = (uint64_t)memory + below(2 * PAGE);
    switch (below(8)) {
    case 0: return (uint64_t)memory + 2 * PAGE - below(64); /* into the next page */
    case 1: return (uint64_t)memory + 2 * PAGE + below(PAGE);
    case 2: return (uint64_t)memory + 3 * PAGE - below(64); /* its end */
    case 3: return awkward();
    default: return at & ~(uint64_t)7;
    }
}

static void fill(void)
{
    for (unsigned i = 0; i < 64; i++) {
        uint64_t value = below(3) ? awkward() : below(2) ? pointer() : next();
        memcpy(memory + below(2 * PAGE - 8), &value, 8);
    }
}

static uint64_t argument(void)
{
    switch (below(6)) {
    case 0: return awkward();
    case 1: return below(16); /* a descriptor, a small flag */
    case 2: return below(2) ? 1ull << below(32) : next();
    default: return pointer();
    }
}

/* Calls that end the round, start another program's life in ours, or make what outlives us. */
static int is_left_out(long number)
{
    static const long list[] = {SYS_exit,    SYS_exit_group, SYS_rt_sigreturn, SYS_clone,
                                SYS_clone3,  SYS_reboot,     SYS_shmget,       SYS_semget,
                                SYS_msgget,  SYS_munmap,     SYS_mremap,       SYS_execve,
                                SYS_execveat};
    for (unsigned i = 0; i < sizeof(list) / sizeof(list[0]); i++)
        if (number == list[i])
            return 1;
    return 0;
}

static void interrupt(int signo)
{
}

static void syscalls(void)
{
    struct sigaction sa = {.sa_handler = interrupt};
    const struct itimerval often = {{0, 20000}, {0, 20000}};

    sigaction(SIGALRM, &sa, NULL);
    for (int i = 0; i < CALLS; i++) {
        long number = (long)below(NUMBERS);
        if (is_left_out(number))
            continue;
        if (i % 16 == 0) { /* what the calls before may have taken away */
            sigset_t none;
            sigemptyset(&none);
            sigaction(SIGALRM, &sa, NULL);
            sigprocmask(SIG_SETMASK, &none, NULL);
            setitimer(ITIMER_REAL, &often, NULL);
            fill();
        }
        syscall(number, argument(), argument(), argument(), argument(), argument(), argument());
    }
    _exit(0);
}

/* A frame that the kernel made, from the siginfo at its bottom to the end of the stack that it lies
 * on, spoilt. */
static uint8_t frame[FRAME] __attribute__((aligned(16)));
static uint8_t *stack;

static void keep_frame(int signo, siginfo_t *info, void *context)
{
    size_t size = (size_t)(stack + STACK - (uint8_t *)info);
    memcpy(frame, info, size < sizeof(frame) ? size : sizeof(frame));
}

static void spoil(void)
{
    for (uint64_t n = 1 + below(below(4) ? 4 : 200); n; n--) {
        uint64_t value = below(2) ? awkward() : below(2) ? pointer() : next();
        size_t width = (size_t)1 << below(4);
        /* Half of them near the head and the registers. */
        size_t at = 128 + below(below(2) ? 800 : sizeof(frame) - 128 - 8);
        memcpy(frame + (at & ~(width - 1)), &value, width);
    }
}

/* Where most frames lead: uses what they have set. */
static void land(void)
{
    volatile double x = 1.0, y = 3.0;
    for (int i = 0; i < 200; i++) {
        x = x / y + (double)i;
        y = (float)x * 1.5f + (double)(int)y;
    }
    _exit(x == y);
}

static void put_frame_word(size_t at, uint64_t value)
{
    memcpy(frame + at, &value, 8);
}

static void return_from_nowhere(void)
{
    struct sigaction sa = {.sa_sigaction = keep_frame, .sa_flags = SA_SIGINFO | SA_ONSTACK};

    stack = mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = STACK}, NULL);
    sigaction(SIGUSR1, &sa, NULL);
    raise(SIGUSR1);
    int early = (int)below(2);
    if (early)
        spoil();
    put_frame_word(SP_AT, (uint64_t)(stack + STACK / 2));
    put_frame_word(PC_AT, (uint64_t)(uintptr_t)land);
    if (!early)
        spoil();
    memcpy(stack, frame, sizeof(frame));
#if defined(__aarch64__)
    __asm__ volatile("mov sp, %0\n\tmov x8, #139\n\tsvc #0" : : "r"(stack) : "memory");
#elif defined(__riscv)
    __asm__ volatile("mv sp, %0\n\tli a7, 139\n\tecall" : : "r"(stack) : "memory");
#endif
    _exit(0);
}

static void set_limit(int which, uint64_t value)
{
    const struct rlimit limit = {value, value};
    setrlimit(which, &limit);
}

/* As root only: others cannot harm much. */
static void lock_up(const char *directory)
{
    set_limit(RLIMIT_CPU, SECONDS);
    set_limit(RLIMIT_FSIZE, 1 << 20);
    set_limit(RLIMIT_CORE, 0);
    set_limit(RLIMIT_NOFILE, 64);
    if (getuid())
        return;
    if (chroot(directory) || chdir("/") || setgroups(0, NULL) || setresgid(USER, USER, USER) ||
        setresuid(USER, USER, USER))
        _exit(99);
}

static int round_of(void (*fuzz)(void), const char *directory)
{
    int status, pid = fork();
    if (!pid) {
        setsid();
        lock_up(directory);
        close(0);
        fuzz();
    }
    for (int i = 0; i < SECONDS * 1000; i++) {
        if (waitpid(pid, &status, WNOHANG) == pid)
            return status;
        usleep(1000);
    }
    kill(pid, SIGKILL);
    waitpid(pid, &status, 0);
    return status;
}

int main(int argc, char **argv)
{
    char directory[] = "/tmp/moa-fuzz-XXXXXX";
    int ends[256] = {0};

    if (argc != 4 || !mkdtemp(directory))
        return 2;
    void (*fuzz)(void) = strcmp(argv[1], "sigreturn") ? syscalls : return_from_nowhere;
    state = strtoull(argv[2], NULL, 0) * 0x9e3779b97f4a7c15 + 1;
    memory = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(memory + 2 * PAGE, PAGE, PROT_READ);
    munmap(memory + 3 * PAGE, PAGE);
    for (int rounds = atoi(argv[3]); rounds > 0; rounds--) {
        next();
        uint64_t here = state;
        int status = round_of(fuzz, directory);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 99) {
            fprintf(stderr, "cannot lock the round up: errno %d\n", errno);
            return 2;
        }
        ends[WIFSIGNALED(status) ? WTERMSIG(status) : 0]++;
        state = here;
    }
    for (int i = 0; i < 256; i++)
        if (ends[i])
            printf("%d ended by %s\n", ends[i], i ? strsignal(i) : "themselves");
    rmdir(directory);
    return 0;
}
