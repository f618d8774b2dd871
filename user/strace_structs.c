/* -strace: arguments that point to structures.
 * SPDX-License-Identifier: MIT */
#include "user/strace_show.h"

#include "base/bytes.h"

#include <arpa/inet.h>
#include <limits.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysinfo.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>

/* ---- times ---- */

void show_timespec(const struct show *s)
{
    int64_t w[2];
    if (fetch(s, w, sizeof(w)))
        add_time(s->l, w, "nsec");
}

void show_timeval(const struct show *s)
{
    int64_t w[2];
    if (fetch(s, w, sizeof(w)))
        add_time(s->l, w, "usec");
}

void show_zone(const struct show *s)
{
    int w[2];
    if (fetch(s, w, sizeof(w)))
        add(s->l, "{tz_minuteswest=%d, tz_dsttime=%d}", w[0], w[1]);
}

void show_timer(const struct show *s)
{
    int64_t w[4];
    const char *unit = s->kind == A_ITIMERVAL || s->kind == A_ITIMERVAL_OUT ? "usec" : "nsec";
    if (!fetch(s, w, sizeof(w)))
        return;
    add(s->l, "{it_interval=");
    add_time(s->l, w, unit);
    add(s->l, ", it_value=");
    add_time(s->l, w + 2, unit);
    add(s->l, "}");
}

void show_timespec_pair(const struct show *s)
{
    int64_t w[4];
    if (!fetch(s, w, sizeof(w)))
        return;
    add(s->l, "[");
    for (unsigned i = 0; i < 2; i++) {
        struct tm tm;
        time_t sec = w[2 * i];
        int64_t nsec = w[2 * i + 1];
        add(s->l, "%s", i ? ", " : "");
        if (nsec == UTIME_NOW || nsec == UTIME_OMIT) {
            add(s->l, nsec == UTIME_NOW ? "UTIME_NOW" : "UTIME_OMIT");
            continue;
        }
        add_time(s->l, w + 2 * i, "nsec");
        if (nsec >= 0 && nsec < 1000000000 && gmtime_r(&sec, &tm)) {
            char text[40];
            strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &tm);
            if (nsec)
                add(s->l, " /* %s.%09lld+0000 */", text, (long long)nsec);
            else if (sec)
                add(s->l, " /* %s+0000 */", text);
        }
    }
    add(s->l, "]");
}

/* ---- signals ---- */

static bool sigset_size_is_good(const struct show *s)
{
    for (unsigned i = 0; i < 6; i++)
        if ((s->l->call->arg[i] & 255) == A_SIGSET_SIZE)
            return s->l->args[i] == 8;
    return true;
}

void show_sigset(const struct show *s)
{
    uint64_t set;
    if (!sigset_size_is_good(s))
        add_address(s->l, *s->a);
    else if (fetch(s, &set, sizeof(set)))
        strace_add_set(s->l, set);
}

void show_sigaction(const struct show *s)
{
    uint64_t w[4];
    bool restorer = s->t->process->abi->sigaction_has_restorer;
    if (!sigset_size_is_good(s)) {
        add_address(s->l, *s->a);
        return;
    }
    if (!fetch(s, w, restorer ? 32 : 24))
        return;
    add(s->l, "{sa_handler=");
    if (w[0] <= 1)
        add(s->l, w[0] ? "SIG_IGN" : "SIG_DFL");
    else
        add_address(s->l, w[0]);
    add(s->l, ", sa_mask=");
    strace_add_set(s->l, w[restorer ? 3 : 2]);
    add(s->l, ", sa_flags=");
    strace_add_named(s->l, A_SA_FLAGS, (uint32_t)w[1]);
    if (restorer && w[1] & 0x04000000)
        add(s->l, ", sa_restorer=0x%llx", (unsigned long long)w[2]);
    add(s->l, "}");
}

void show_stack(const struct show *s)
{
    struct {
        uint64_t sp;
        uint32_t flags, padding;
        uint64_t size;
    } st;
    if (!fetch(s, &st, sizeof(st)))
        return;
    add(s->l, "{ss_sp=");
    add_address(s->l, st.sp);
    add(s->l, ", ss_flags=");
    strace_add_named(s->l, A_SS_FLAGS, st.flags);
    add(s->l, ", ss_size=%llu}", (unsigned long long)st.size);
}

void show_siginfo(const struct show *s)
{
    siginfo_t si;
    if (fetch(s, &si, sizeof(si)))
        strace_add_siginfo(s->l, &si);
}

void show_sigevent(const struct show *s)
{
    struct {
        uint64_t value;
        int signo, notify, tid;
    } e;
    if (!fetch(s, &e, sizeof(e)))
        return;
    add(s->l, "{");
    if (e.value)
        add(s->l, "sigev_value={sival_int=%d, sival_ptr=0x%llx}, ", (int)e.value,
            (unsigned long long)e.value);
    add(s->l, "sigev_signo=");
    add_signal(s->l, e.signo);
    add(s->l, ", sigev_notify=");
    strace_add_named(s->l, A_SIGEV, (uint32_t)e.notify);
    if (e.notify == SIGEV_THREAD_ID)
        add(s->l, ", sigev_notify_thread_id=%d", e.tid);
    add(s->l, "}");
}

/* ---- sockets ---- */

union address {
    sa_family_t family;
    struct sockaddr_in in;
    struct sockaddr_in6 in6;
    struct sockaddr_un un;
    struct {
        uint16_t family, pad;
        uint32_t pid, groups;
    } netlink;
    char bytes[128];
};

static void add_unix_address(struct strace_line *l, const struct sockaddr_un *un, size_t len)
{
    size_t n = len - offsetof(struct sockaddr_un, sun_path);
    n = n < sizeof(un->sun_path) ? n : sizeof(un->sun_path);
    if (!n)
        return;
    add(l, ", sun_path=%s", un->sun_path[0] ? "" : "@");
    if (un->sun_path[0])
        add_bytes(l, (const unsigned char *)un->sun_path, strnlen(un->sun_path, n), false);
    else
        add_bytes(l, (const unsigned char *)un->sun_path + 1, n - 1, false);
}

static void add_socket_address(struct strace_line *l, struct thread *t, uint64_t addr, uint64_t len)
{
    union address a = {0};
    char text[64];
    if (!addr || len < 2 || !guest_read(t, &a, addr, least(len, sizeof(a)))) {
        add_address(l, addr);
        return;
    }
    add(l, "{sa_family=");
    strace_add_named(l, A_DOMAIN, a.family);
    if (a.family == AF_UNIX)
        add_unix_address(l, &a.un, len);
    else if (a.family == AF_INET && len >= sizeof(a.in))
        add(l, ", sin_port=htons(%u), sin_addr=inet_addr(\"%s\")", ntohs(a.in.sin_port),
            inet_ntop(AF_INET, &a.in.sin_addr, text, sizeof(text)));
    else if (a.family == AF_INET6 && len >= sizeof(a.in6))
        add(l,
            ", sin6_port=htons(%u), sin6_flowinfo=htonl(%u), inet_pton(AF_INET6, \"%s\", "
            "&sin6_addr), sin6_scope_id=%u",
            ntohs(a.in6.sin6_port), ntohl(a.in6.sin6_flowinfo),
            inet_ntop(AF_INET6, &a.in6.sin6_addr, text, sizeof(text)), a.in6.sin6_scope_id);
    else if (a.family == AF_NETLINK && len >= sizeof(a.netlink))
        add(l, ", nl_pid=%u, nl_groups=%08x", a.netlink.pid, a.netlink.groups);
    else {
        add(l, ", sa_data=");
        add_bytes(l, (const unsigned char *)a.bytes + 2, least(len, sizeof(a)) - 2, false);
    }
    add(l, "}");
}

void show_sockaddr(const struct show *s)
{
    add_socket_address(s->l, s->t, *s->a, (uint32_t)s->a[1]);
}

void show_sockaddr_out(const struct show *s)
{
    uint32_t len = 0;
    if (*s->a && s->a[1] && guest_read(s->t, &len, s->a[1], 4))
        add_socket_address(s->l, s->t, *s->a, least(len, s->l->before[s->i + 1]));
    else
        add_address(s->l, *s->a);
}

void show_length(const struct show *s)
{
    uint32_t len;
    if (!fetch(s, &len, 4))
        return;
    if (len != (uint32_t)s->l->before[s->i])
        add(s->l, "[%u => %u]", (unsigned)s->l->before[s->i], len);
    else
        add(s->l, "[%u]", len);
}

static void add_socket_option(const struct show *s, int level, int option, uint64_t len)
{
    int w[3];
    if (level == SOL_SOCKET && option == SO_LINGER && len >= 8 && guest_read(s->t, w, *s->a, 8))
        add(s->l, "{l_onoff=%d, l_linger=%d}", w[0], w[1]);
    else if (level == SOL_SOCKET && option == SO_PEERCRED && len >= 12 &&
             guest_read(s->t, w, *s->a, 12))
        add(s->l, "{pid=%d, uid=%d, gid=%d}", w[0], w[1], w[2]);
    else if (len == 4 && guest_read(s->t, w, *s->a, 4))
        add(s->l, "[%d]", w[0]);
    else if (len < 4)
        add_address(s->l, *s->a);
    else
        add_buffer(s->l, s->t, *s->a, len, false);
}

void show_sockopt(const struct show *s)
{
    add_socket_option(s, (int)s->a[-2], (int)s->a[-1], (uint32_t)s->a[1]);
}

void show_sockopt_out(const struct show *s)
{
    uint32_t len = 0;
    (void)!guest_read(s->t, &len, s->a[1], 4);
    add_socket_option(s, (int)s->a[-2], (int)s->a[-1], len);
}

/* `bytes`: how many of all there are to be shown; negative: none, only where they are. */
static void add_vector(struct strace_line *l, struct thread *t, uint64_t addr, uint64_t count,
                       int64_t bytes)
{
    bool contents = bytes >= 0;
    uint64_t left = (uint64_t)bytes;
    struct iovec v;
    if (count > IOV_MAX || (count && !guest_read(t, &v, addr, sizeof(v)))) {
        add_address(l, addr);
        return;
    }
    add(l, "[");
    for (uint64_t i = 0; i < count; i++) {
        if (i == MAX_LIST) {
            add(l, ", ...");
            break;
        }
        if (!guest_read(t, &v, addr + i * sizeof(v), sizeof(v)))
            break;
        add(l, "%s{iov_base=", i ? ", " : "");
        uint64_t n = least(v.iov_len, left);
        if (contents)
            add_buffer(l, t, (uint64_t)v.iov_base, n, false);
        else
            add_address(l, (uint64_t)v.iov_base);
        left -= n;
        add(l, ", iov_len=%llu}", (unsigned long long)v.iov_len);
    }
    add(l, "]");
}

void show_iovec(const struct show *s)
{
    add_vector(s->l, s->t, *s->a, s->a[1], s->after ? s->result : INT64_MAX);
}

static void add_control(struct strace_line *l, struct thread *t, uint64_t addr, uint64_t len)
{
    struct {
        uint64_t len;
        int level, type;
        int data[8];
    } c;
    add(l, ", msg_control=[");
    for (uint64_t at = 0, n = 0; at + 16 <= len && guest_read(t, &c, addr + at, 16); n++) {
        uint64_t bytes = c.len < 16 ? 0 : least(c.len - 16, sizeof(c.data));
        if (!guest_read(t, c.data, addr + at + 16, bytes))
            break;
        add(l, "%s{cmsg_len=%llu, cmsg_level=", n ? ", " : "", (unsigned long long)c.len);
        strace_add_named(l, A_SOCK_LEVEL, (uint32_t)c.level);
        if (c.level == SOL_SOCKET && c.type == SCM_RIGHTS) {
            add(l, ", cmsg_type=SCM_RIGHTS, cmsg_data=[");
            for (uint64_t i = 0; i < bytes / 4; i++)
                add(l, "%s%d", i ? ", " : "", c.data[i]);
            add(l, "]");
        } else if (c.level == SOL_SOCKET && c.type == SCM_CREDENTIALS) {
            add(l, ", cmsg_type=SCM_CREDENTIALS, cmsg_data={pid=%d, uid=%d, gid=%d}", c.data[0],
                c.data[1], c.data[2]);
        } else {
            add(l, ", cmsg_type=%#x", c.type);
        }
        add(l, "}");
        if (c.len < 16)
            break;
        at += align_up(c.len, 8);
    }
    add(l, "]");
}

void show_message(const struct show *s)
{
    struct msghdr m;
    if (!fetch(s, &m, sizeof(m)))
        return;
    if (s->after && s->result < 0) {
        add(s->l, "{msg_namelen=%u}", m.msg_namelen);
        return;
    }
    add(s->l, "{msg_name=");
    add_socket_address(s->l, s->t, (uint64_t)m.msg_name, m.msg_namelen);
    add(s->l, ", msg_namelen=%u, msg_iov=", m.msg_namelen);
    add_vector(s->l, s->t, (uint64_t)m.msg_iov, m.msg_iovlen, s->after ? s->result : INT64_MAX);
    add(s->l, ", msg_iovlen=%zu", m.msg_iovlen);
    if (m.msg_control && m.msg_controllen)
        add_control(s->l, s->t, (uint64_t)m.msg_control, m.msg_controllen);
    add(s->l, ", msg_controllen=%zu, msg_flags=", m.msg_controllen);
    strace_add_named(s->l, A_MESSAGE, (uint32_t)m.msg_flags);
    add(s->l, "}");
}

/* ---- files ---- */

void show_stat(const struct show *s)
{
    struct {
        uint64_t dev, ino;
        uint32_t mode, nlink, uid, gid;
        uint64_t rdev, pad;
        int64_t size;
    } st;
    if (!fetch(s, &st, sizeof(st)))
        return;
    add(s->l, "{st_mode=");
    add_mode(s->l, st.mode, true);
    if (S_ISCHR(st.mode) || S_ISBLK(st.mode))
        add(s->l, ", st_rdev=makedev(%#x, %#x)", major(st.rdev), minor(st.rdev));
    else
        add(s->l, ", st_size=%lld", (long long)st.size);
    add(s->l, ", ...}");
}

void show_offset(const struct show *s)
{
    uint64_t now;
    if (!*s->a || !guest_read(s->t, &now, *s->a, 8)) {
        add_address(s->l, *s->a);
        return;
    }
    /* splice and copy_file_range show what they were given. */
    add(s->l, "[%lld]", (long long)s->l->before[s->i]);
    if (!strcmp(s->l->call->name, "sendfile") && now != s->l->before[s->i])
        add(s->l, " => [%lld]", (long long)now);
}

void show_pollfds(const struct show *s)
{
    struct pollfd p;
    uint32_t n = (uint32_t)s->a[1];
    if (!n || !guest_read(s->t, &p, *s->a, sizeof(p))) {
        if (n || !*s->a)
            add_address(s->l, *s->a);
        else
            add(s->l, "[]");
        return;
    }
    add(s->l, "[");
    for (uint32_t i = 0; i < n && guest_read(s->t, &p, *s->a + i * sizeof(p), sizeof(p)); i++) {
        if (i == MAX_LIST) {
            add(s->l, ", ...");
            break;
        }
        add(s->l, "%s{fd=%d", i ? ", " : "", p.fd);
        if (p.fd >= 0) {
            add(s->l, ", events=");
            strace_add_named(s->l, A_POLL_EVENTS, (uint16_t)p.events);
        }
        add(s->l, "}");
    }
    add(s->l, "]");
}

bool read_fds(const struct show *s, unsigned argument, fd_set *set)
{
    uint64_t bits = least((uint32_t)s->l->args[0], FD_SETSIZE);
    FD_ZERO(set);
    return (int)s->l->args[0] >= 0 && s->l->args[argument] &&
           guest_read(s->t, set, s->l->args[argument], (bits + 7) / 8);
}

void add_fds(struct strace_line *l, const fd_set *set)
{
    const char *space = "";
    add(l, "[");
    for (int fd = 0; fd < FD_SETSIZE; fd++) {
        if (!FD_ISSET(fd, set))
            continue;
        add(l, "%s%d", space, fd);
        space = " ";
    }
    add(l, "]");
}

void show_fdset(const struct show *s)
{
    fd_set set;
    if (read_fds(s, s->i, &set))
        add_fds(s->l, &set);
    else
        add_address(s->l, *s->a);
}

void show_pselect_mask(const struct show *s)
{
    uint64_t w[2], set;
    if (!fetch(s, w, sizeof(w)))
        return;
    add(s->l, "{sigmask=");
    if (w[1] == 8 && w[0] && guest_read(s->t, &set, w[0], 8))
        strace_add_set(s->l, set);
    else
        add_address(s->l, w[0]);
    add(s->l, ", sigsetsize=%llu}", (unsigned long long)w[1]);
}

struct epoll_entry {
    uint32_t events, pad;
    uint64_t data;
};

static void add_epoll(struct strace_line *l, const struct epoll_entry *e)
{
    add(l, "{events=");
    strace_add_named(l, A_EPOLL_EVENTS, e->events);
    add(l, ", data={u32=%u, u64=%llu}}", (uint32_t)e->data, (unsigned long long)e->data);
}

void show_epoll_event(const struct show *s)
{
    struct epoll_entry e;
    if (fetch(s, &e, sizeof(e)))
        add_epoll(s->l, &e);
}

void show_epoll_events(const struct show *s)
{
    struct epoll_entry e;
    add(s->l, "[");
    for (int64_t i = 0; i < s->result; i++) {
        if (i == MAX_LIST) {
            add(s->l, ", ...");
            break;
        }
        if (!guest_read(s->t, &e, *s->a + (uint64_t)i * sizeof(e), sizeof(e)))
            break;
        add(s->l, "%s", i ? ", " : "");
        add_epoll(s->l, &e);
    }
    add(s->l, "]");
}

static void add_ints(const struct show *s, uint64_t n)
{
    int v;
    if (n && !guest_read(s->t, &v, *s->a, 4)) {
        add_address(s->l, *s->a);
        return;
    }
    add(s->l, "[");
    for (uint64_t i = 0; i < n && guest_read(s->t, &v, *s->a + i * 4, 4); i++) {
        add(s->l, i == MAX_LIST ? ", ..." : i ? ", %d" : "%d", v);
        if (i == MAX_LIST)
            break;
    }
    add(s->l, "]");
}

void show_int_pointer(const struct show *s)
{
    if (*s->a)
        add_ints(s, 1);
    else
        add(s->l, "NULL");
}

void show_pipe(const struct show *s)
{
    add_ints(s, 2);
}

void show_ints(const struct show *s)
{
    uint64_t n = (uint32_t)s->a[-1];
    if (!*s->a || n > 65536)
        add_address(s->l, *s->a);
    else
        add_ints(s, n);
}

void show_ints_out(const struct show *s)
{
    if (!*s->a)
        add(s->l, "NULL");
    else
        add_ints(s, (uint64_t)s->result);
}

void show_pointer_out(const struct show *s)
{
    uint64_t v;
    if (!fetch(s, &v, 8))
        return;
    add(s->l, "[");
    if (s->i == 2)
        add(s->l, "%llu", (unsigned long long)v);
    else
        add_address(s->l, v);
    add(s->l, "]");
}

/* ---- processes ---- */

void show_status(const struct show *s)
{
    int v;
    if (s->result <= 0) {
        add_address(s->l, *s->a);
        return;
    }
    if (!fetch(s, &v, 4))
        return;
    add(s->l, "[{");
    if (WIFEXITED(v)) {
        add(s->l, "WIFEXITED(s) && WEXITSTATUS(s) == %d", WEXITSTATUS(v));
    } else if (WIFSTOPPED(v)) {
        add(s->l, "WIFSTOPPED(s) && WSTOPSIG(s) == ");
        add_signal(s->l, WSTOPSIG(v));
    } else if (WIFSIGNALED(v)) {
        add(s->l, "WIFSIGNALED(s) && WTERMSIG(s) == ");
        add_signal(s->l, WTERMSIG(v));
        add(s->l, "%s", WCOREDUMP(v) ? " && WCOREDUMP(s)" : "");
    } else if (WIFCONTINUED(v)) {
        add(s->l, "WIFCONTINUED(s)");
    }
    add(s->l, "}]");
}

void show_rusage(const struct show *s)
{
    int64_t w[4];
    if (!fetch(s, w, sizeof(w)))
        return;
    add(s->l, "{ru_utime=");
    add_time(s->l, w, "usec");
    add(s->l, ", ru_stime=");
    add_time(s->l, w + 2, "usec");
    add(s->l, ", ...}");
}

static void add_limit(struct strace_line *l, uint64_t v)
{
    if (v == ~0ull)
        add(l, "RLIM64_INFINITY");
    else if (v > 1024 && !(v % 1024))
        add(l, "%llu*1024", (unsigned long long)v / 1024);
    else
        add(l, "%llu", (unsigned long long)v);
}

void show_rlimit(const struct show *s)
{
    uint64_t w[2];
    if (!fetch(s, w, sizeof(w)))
        return;
    add(s->l, "{rlim_cur=");
    add_limit(s->l, w[0]);
    add(s->l, ", rlim_max=");
    add_limit(s->l, w[1]);
    add(s->l, "}");
}

void show_utsname(const struct show *s)
{
    struct utsname u;
    if (!fetch(s, &u, sizeof(u)))
        return;
    add(s->l, "{sysname=");
    add_bytes(s->l, (const unsigned char *)u.sysname, strnlen(u.sysname, 65), false);
    add(s->l, ", nodename=");
    add_bytes(s->l, (const unsigned char *)u.nodename, strnlen(u.nodename, 65), false);
    add(s->l, ", ...}");
}

void show_sysinfo(const struct show *s)
{
    struct sysinfo i;
    if (!fetch(s, &i, sizeof(i)))
        return;
    add(s->l,
        "{uptime=%ld, loads=[%lu, %lu, %lu], totalram=%lu, freeram=%lu, sharedram=%lu, "
        "bufferram=%lu, totalswap=%lu, freeswap=%lu, procs=%u, totalhigh=%lu, freehigh=%lu, "
        "mem_unit=%u}",
        i.uptime, i.loads[0], i.loads[1], i.loads[2], i.totalram, i.freeram, i.sharedram,
        i.bufferram, i.totalswap, i.freeswap, i.procs, i.totalhigh, i.freehigh, i.mem_unit);
}

void show_tms(const struct show *s)
{
    int64_t w[4];
    if (fetch(s, w, sizeof(w)))
        add(s->l, "{tms_utime=%lld, tms_stime=%lld, tms_cutime=%lld, tms_cstime=%lld}",
            (long long)w[0], (long long)w[1], (long long)w[2], (long long)w[3]);
}

void show_cpus(const struct show *s)
{
    uint8_t bits[128] = {0};
    const char *space = "";
    if (!fetch(s, bits, least((uint64_t)s->result, sizeof(bits))))
        return;
    add(s->l, "[");
    for (unsigned i = 0; i < sizeof(bits) * 8; i++) {
        if (!(bits[i / 8] >> i % 8 & 1))
            continue;
        add(s->l, "%s%u", space, i);
        space = " ";
    }
    add(s->l, "]");
}

void show_mincore(const struct show *s)
{
    uint8_t v;
    uint64_t n = (s->a[-1] + SPACE_PAGE - 1) / SPACE_PAGE;
    add(s->l, "[");
    for (uint64_t i = 0; i < n && guest_read(s->t, &v, *s->a + i, 1); i++) {
        if (i == MAX_LIST) {
            add(s->l, ", ...");
            break;
        }
        add(s->l, "%s%u", i ? ", " : "", v);
    }
    add(s->l, "]");
}
