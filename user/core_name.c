/* The name of a core file: by the host's core_pattern (proc(5), core(5)), or QEMU's.
 * SPDX-License-Identifier: MIT */
#include "user/core.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool read_line(const char *file, char *line, size_t size)
{
    FILE *f = fopen(file, "re");
    bool done = f && fgets(line, (int)size, f);
    if (f)
        fclose(f);
    if (done)
        line[strcspn(line, "\n")] = 0;
    return done;
}

struct text {
    char *at;
    size_t room;
};

/* Slashes in what is put in become '!', as in the kernel. */
static void put(struct text *t, const char *word, bool plain)
{
    for (; *word && t->room > 1; word++, t->room--)
        *t->at++ = *word == '/' && !plain ? '!' : *word;
    *t->at = 0;
}

static void put_number(struct text *t, unsigned long long n)
{
    char digits[24];
    snprintf(digits, sizeof(digits), "%llu", n);
    put(t, digits, true);
}

static void expand(struct text *t, char specifier, const struct process *p, int signo)
{
    struct utsname host;
    struct rlimit limit;
    switch (specifier) {
    case '%': put(t, "%", true); break;
    case 'p':
    case 'P':
    case 'i':
    case 'I': put_number(t, (unsigned)getpid()); break;
    case 'u': put_number(t, getuid()); break;
    case 'g': put_number(t, getgid()); break;
    case 'd': put_number(t, 1); break;
    case 's': put_number(t, (unsigned)signo); break;
    case 't': put_number(t, (unsigned long long)time(nullptr)); break;
    case 'h': put(t, uname(&host) ? "" : host.nodename, false); break;
    case 'e':
    case 'f': put(t, base_name(p->exe), false); break;
    case 'E': put(t, p->exe, false); break;
    case 'c': put_number(t, getrlimit(RLIMIT_CORE, &limit) ? 0 : limit.rlim_cur); break;
    default: break;
    }
}

static void by_pattern(const char *pattern, const struct process *p, int signo, struct text *t)
{
    char uses_pid[8] = "";
    bool has_pid = false;
    for (; *pattern; pattern++) {
        char one[2] = {*pattern, 0};
        if (*pattern != '%') {
            put(t, one, true);
        } else if (pattern[1]) {
            has_pid |= *++pattern == 'p';
            expand(t, *pattern, p, signo);
        }
    }
    if (!has_pid && read_line("/proc/sys/kernel/core_uses_pid", uses_pid, sizeof(uses_pid)) &&
        uses_pid[0] == '1') {
        put(t, ".", true);
        put_number(t, (unsigned)getpid());
    }
}

void core_name(const struct process *p, int signo, char *name, size_t size)
{
    char pattern[256];
    struct text t = {name, size};
    name[0] = 0;
    if (p->options->qemu) {
        char date[32] = "";
        time_t now = time(nullptr);
        struct tm tm;
        if (localtime_r(&now, &tm))
            strftime(date, sizeof(date), "%Y%m%d-%H%M%S", &tm);
        snprintf(name, size, "qemu_%s_%s_%d.core", base_name(p->exe), date, (int)getpid());
        return;
    }
    if (read_line("/proc/sys/kernel/core_pattern", pattern, sizeof(pattern)) && pattern[0] &&
        pattern[0] != '|')
        by_pattern(pattern, p, signo, &t);
    else /* a program of the host's gets native cores; ours is a file */
        snprintf(name, size, "core.%d", (int)getpid());
}
