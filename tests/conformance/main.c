/* The conformance program: system calls with their results, the same on every architecture. Its
 * output natively and under Moa is compared.
 *
 * usage: conformance [FAMILY...]
 * SPDX-License-Identifier: MIT */
#include "conform.h"

static const struct {
    const char *name;
    void (*run)(void);
} families[] = {
    {"files", run_files},
    {"paths", run_paths},
    {"transfer", run_transfer},
    {"descriptors", run_descriptors},
    {"events", run_events},
    {"memory", run_memory},
    {"identity", run_identity},
    {"processes", run_processes},
    {"scheduling", run_scheduling},
    {"signals", run_signals},
    {"time", run_time},
    {"ipc", run_ipc},
    {"futex", run_futex},
    {"sockets", run_sockets},
    {"mounts", run_mounts},
    {"system", run_system},
    {"security", run_security},
    {"control", run_control},
};

static const char *family = "";

void info(const char *fmt, ...)
{
    char text[1024];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof(text), fmt, ap);
    va_end(ap);
    printf("%s: info %s\n", family, text);
    fflush(stdout);
}

long quiet_call(long number, const long a[6])
{
    long r = syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
    return r == -1 ? -errno : r;
}

long make_call(enum show show, const char *name, const char *note, long number, const long a[6])
{
    char result[32];
    long r = quiet_call(number, a);
    if (r < 0 && r > -4096 && strerrorname_np((int)-r))
        snprintf(result, sizeof(result), "%s", strerrorname_np((int)-r));
    else if (show == SHOW_OK)
        snprintf(result, sizeof(result), "ok");
    else
        snprintf(result, sizeof(result), show == SHOW_HEX ? "0x%lx" : "%ld", r);
    printf("%s: call %s (%s) = %s\n", family, name, note, result);
    fflush(stdout);
    return r;
}

void write_file(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text))
        info("cannot write %s", path);
    close(fd);
}

pid_t fork_child(void)
{
    fflush(stdout);
    return fork();
}

void finish_child(int status)
{
    fflush(stdout);
    _exit(status);
}

static void print_end(const char *what, int status)
{
    if (WIFEXITED(status))
        info("%s: exited with %d", what, WEXITSTATUS(status));
    else if (WIFSIGNALED(status))
        info("%s: killed by SIG%s", what, sigabbrev_np(WTERMSIG(status)));
    else
        info("%s: status 0x%x", what, status);
}

void reap(const char *what, long pid)
{
    int status = 0;
    if (pid < 0 || waitpid((pid_t)pid, &status, __WALL) != pid)
        info("%s: no child (%s)", what, strerrorname_np(errno));
    else
        print_end(what, status);
}

void catch_signal(int signo, void (*handler)(int, siginfo_t *, void *), int flags)
{
    struct sigaction sa = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO | flags};
    sigaction(signo, &sa, NULL);
}

static void run_family(unsigned i)
{
    family = families[i].name;
    if (mkdir(family, 0755)) {
        perror(family);
        exit(2);
    }
    pid_t pid = fork_child();
    if (!pid) {
        alarm(30);
        if (chdir(family))
            _exit(2);
        families[i].run();
        finish_child(0);
    }
    reap("end", pid);
}

int main(int argc, char **argv)
{
    umask(022);
    for (unsigned i = 0; i < sizeof(families) / sizeof(families[0]); i++) {
        bool wanted = argc < 2;
        for (int a = 1; a < argc; a++)
            wanted |= !strcmp(argv[a], families[i].name);
        if (wanted)
            run_family(i);
    }
}
