/* fork, vfork, posix_spawn, execve and its errors, wait, pipes between programs, scripts,
 * environment. SPDX-License-Identifier: MIT */
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;
static char self[PATH_MAX];

static int status_of(pid_t pid)
{
    int status = -1;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/* ---- as a child: what were we given? ---- */

static int as_child(int argc, char **argv)
{
    if (!strcmp(argv[1], "exit"))
        return atoi(argv[2]);
    if (!strcmp(argv[1], "show")) {
        printf("argv0=%s", argv[0]);
        for (int i = 2; i < argc; i++)
            printf(" %s", argv[i]);
        printf(" env=%s\n", getenv("GIVEN") ? getenv("GIVEN") : "(none)");
        return 0;
    }
    if (!strcmp(argv[1], "mask")) {
        sigset_t set;
        struct sigaction sa;
        sigprocmask(SIG_BLOCK, NULL, &set);
        int blocked = sigismember(&set, SIGUSR2);
        sigaction(SIGUSR1, NULL, &sa);
        int ignored = sa.sa_handler == SIG_IGN;
        sigaction(SIGHUP, NULL, &sa);
        return blocked + 2 * ignored + 4 * (sa.sa_handler == SIG_DFL);
    }
    return 77;
}

static void on_signal(int signo)
{
}

static int run(char *const argv[], char *const envp[])
{
    fflush(stdout);
    pid_t pid = fork();
    if (!pid) {
        execve(self, argv, envp);
        _exit(100 + errno);
    }
    return status_of(pid);
}

static void test_fork(void)
{
    int value = 1, p[2];
    (void)!pipe(p);
    pid_t pid = fork();
    if (!pid) {
        value = 2;
        (void)!write(p[1], &value, sizeof(value));
        _exit(getppid() > 0 ? 3 : 4);
    }
    int got = 0;
    (void)!read(p[0], &got, sizeof(got));
    CHECK(status_of(pid) == 3 && value == 1 && got == 2);
    int sum = 0;
    for (int i = 0; i < 30; i++) {
        pid = fork();
        if (!pid)
            _exit(i);
        sum += status_of(pid);
    }
    CHECK(sum == 29 * 30 / 2);
}

static void test_exec(void)
{
    char *env[] = {"GIVEN=yes", NULL};
    CHECK(run((char *[]){"odd name", "exit", "42", NULL}, env) == 42);
    CHECK(run((char *[]){"odd name", "show", "a b", "", "c", NULL}, env) == 0);
    CHECK(execve("/nonexistent/program", (char *[]){"x", NULL}, env) == -1 && errno == ENOENT);
    CHECK(execve("/etc", (char *[]){"x", NULL}, env) == -1 && errno == EACCES);
    CHECK(execve("/etc/passwd", (char *[]){"x", NULL}, env) == -1 && errno == EACCES);
    CHECK(execve(self, (char **)8, env) == -1 && errno == EFAULT);
    CHECK(execve((char *)8, env, env) == -1 && errno == EFAULT);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, NULL);
    signal(SIGUSR1, SIG_IGN);
    signal(SIGHUP, on_signal);
    CHECK(run((char *[]){"m", "mask", NULL}, env) == 7);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    signal(SIGUSR1, SIG_DFL);
    int fd = open(self, O_RDONLY | O_CLOEXEC);
    pid_t pid = fork();
    if (!pid) {
        fexecve(fd, (char *[]){"f", "exit", "6", NULL}, env);
        _exit(99);
    }
    CHECK(status_of(pid) == 6);
    close(fd);
}

static void write_file(const char *name, const char *text)
{
    int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0755);
    (void)!write(fd, text, strlen(text));
    close(fd);
}

static void test_script(void)
{
    char name[] = "/tmp/script-XXXXXX", text[PATH_MAX + 32];
    close(mkstemp(name));
    snprintf(text, sizeof(text), "#!%s exit 13\n", self);
    write_file(name, text);
    chmod(name, 0755);
    fflush(stdout);
    pid_t pid = fork();
    if (!pid) {
        execl(name, "ignored", (char *)NULL);
        _exit(99);
    }
    CHECK(status_of(pid) == 77); /* "exit 13" is one argument */
    write_file(name, "#!/bin/sh\nexit 14\n");
    pid = fork();
    if (!pid) {
        execl(name, name, (char *)NULL);
        _exit(99);
    }
    CHECK(status_of(pid) == 14);
    unlink(name);
    CHECK(system("exit 3") >> 8 == 3);
    FILE *f = popen("echo from a shell", "r");
    char line[64] = "";
    CHECK(f && fgets(line, sizeof(line), f) && !strcmp(line, "from a shell\n"));
    pclose(f);
}

static void test_vfork(void)
{
    static volatile int shared;
    shared = 0;
    pid_t pid = vfork();
    if (!pid) {
        shared = 5;
        _exit(21);
    }
    CHECK(status_of(pid) == 21 && shared == 5);
    pid = vfork();
    if (!pid) {
        execl(self, "v", "exit", "22", (char *)NULL);
        _exit(1);
    }
    CHECK(status_of(pid) == 22);
    pid = vfork();
    if (!pid) {
        execl("/nonexistent", "v", (char *)NULL);
        shared = errno;
        _exit(23);
    }
    CHECK(status_of(pid) == 23 && shared == ENOENT);
}

static void test_spawn(void)
{
    pid_t pid = 0;
    int p[2];
    char text[64] = "";
    (void)!pipe(p);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, p[1], 1);
    posix_spawn_file_actions_addclose(&actions, p[0]);
    CHECK(!posix_spawn(&pid, self, &actions, NULL, (char *[]){"s", "show", "spawned", NULL},
                       environ));
    CHECK(status_of(pid) == 0);
    close(p[1]);
    CHECK(read(p[0], text, sizeof(text) - 1) > 0 && !strncmp(text, "argv0=s spawned", 15));
    close(p[0]);
    CHECK(posix_spawn(&pid, "/nonexistent", NULL, NULL, (char *[]){"s", NULL}, environ) == ENOENT);
    for (int i = 0; i < 10; i++)
        if (posix_spawn(&pid, self, NULL, NULL, (char *[]){"s", "exit", "1", NULL}, environ) ||
            status_of(pid) != 1)
            CHECK(!"spawn in a loop");
}

static void test_wait(void)
{
    siginfo_t info;
    struct rusage ru;
    int status;
    pid_t pid = fork();
    if (!pid)
        _exit(8);
    CHECK(!waitid(P_PID, pid, &info, WEXITED | WNOWAIT) && info.si_status == 8 &&
          info.si_code == CLD_EXITED);
    CHECK(wait4(pid, &status, 0, &ru) == pid && WEXITSTATUS(status) == 8);
    CHECK(wait(&status) == -1 && errno == ECHILD);
    pid = fork();
    if (!pid)
        for (;;)
            pause();
    kill(pid, SIGSTOP);
    CHECK(waitpid(pid, &status, WUNTRACED) == pid && WIFSTOPPED(status) &&
          WSTOPSIG(status) == SIGSTOP);
    kill(pid, SIGCONT);
    CHECK(waitpid(pid, &status, WCONTINUED) == pid && WIFCONTINUED(status));
    kill(pid, SIGTERM);
    CHECK(waitpid(pid, &status, 0) == pid && WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
}

int main(int argc, char **argv)
{
    ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
    if (n < 0)
        return 1;
    self[n] = 0;
    if (argc > 1)
        return as_child(argc, argv);
    test_fork();
    test_exec();
    test_script();
    test_vfork();
    test_spawn();
    test_wait();
    return failures != 0;
}
