/* Files, directories, descriptors, epoll, timers, sockets: whatever has a structure or a flag that
 * differs between architectures. SPDX-License-Identifier: MIT */
#include "check.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysinfo.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/times.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <sys/xattr.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static char dir[] = "/tmp/files-XXXXXX";

static void test_open(void)
{
    char text[32] = "";
    int fd = open("f", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_APPEND, 0640);
    struct stat st;
    CHECK(fd >= 0 && write(fd, "0123456789", 10) == 10);
    CHECK(!fstat(fd, &st) && st.st_size == 10 && S_ISREG(st.st_mode) &&
          (st.st_mode & 0777) == 0640 && st.st_nlink == 1);
    CHECK(st.st_uid == getuid() && st.st_blksize == 4096 && st.st_blocks == 8 &&
          st.st_mtime > 1600000000);
    int flags = fcntl(fd, F_GETFL);
    CHECK((flags & O_ACCMODE) == O_RDWR && (flags & O_APPEND) &&
          !(flags & (O_DIRECTORY | O_NOFOLLOW | O_DIRECT)));
    CHECK(fcntl(fd, F_GETFD) == FD_CLOEXEC);
    CHECK(!fcntl(fd, F_SETFL, O_NONBLOCK) && (fcntl(fd, F_GETFL) & O_NONBLOCK) &&
          !(fcntl(fd, F_GETFL) & O_APPEND));
    CHECK(lseek(fd, -3, SEEK_END) == 7 && read(fd, text, 10) == 3 && !strcmp(text, "789"));
    CHECK(open("f", O_RDONLY | O_DIRECTORY) == -1 && errno == ENOTDIR);
    CHECK(!symlink("f", "link") && open("link", O_RDONLY | O_NOFOLLOW) == -1 && errno == ELOOP);
    CHECK(readlink("link", text, sizeof(text)) == 1 && text[0] == 'f');
    int d = open(".", O_RDONLY | O_DIRECTORY);
    CHECK(d >= 0 && faccessat(d, "f", R_OK, 0) == 0 &&
          !fstatat(d, "link", &st, AT_SYMLINK_NOFOLLOW) && S_ISLNK(st.st_mode));
    int tmp = open(".", O_TMPFILE | O_RDWR, 0600);
    CHECK(tmp >= 0 || errno == EOPNOTSUPP);
    close(tmp);
    CHECK(open("f", O_CREAT | O_EXCL | O_RDWR, 0600) == -1 && errno == EEXIST);
    CHECK(open("missing", O_RDONLY) == -1 && errno == ENOENT);
    struct statx sx;
    CHECK(!statx(d, "f", 0, STATX_ALL, &sx) && sx.stx_size == 10 && (sx.stx_mask & STATX_SIZE));
    close(d);
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 2, .l_len = 3};
    CHECK(!fcntl(fd, F_SETLK, &lock));
    lock.l_type = F_RDLCK;
    CHECK(!fcntl(fd, F_GETLK, &lock) && lock.l_type == F_UNLCK);
    close(fd);
    int direct = open("f", O_RDONLY | O_DIRECT);
    CHECK(direct < 0 || (fcntl(direct, F_GETFL) & O_DIRECT));
    close(direct);
    CHECK(!rename("f", "g") && !truncate("g", 4) && !stat("g", &st) && st.st_size == 4);
    struct timespec times[2] = {{1000000000, 5}, {1100000000, 7}};
    CHECK(!utimensat(AT_FDCWD, "g", times, 0) && !stat("g", &st) &&
          st.st_atim.tv_sec == 1000000000 && st.st_mtim.tv_nsec == 7);
    struct statfs sf;
    CHECK(!statfs(".", &sf) && sf.f_bsize > 0 && sf.f_blocks > 0 && sf.f_namelen == 255);
}

static void test_directory(void)
{
    int found = 0;
    mkdir("sub", 0755);
    DIR *d = opendir(".");
    for (struct dirent *e; d && (e = readdir(d));)
        found += !strcmp(e->d_name, "sub") ? e->d_type == DT_DIR
                 : !strcmp(e->d_name, "g") ? 10 * (e->d_type == DT_REG)
                                           : 0;
    closedir(d);
    CHECK(found == 11);
    char cwd[256];
    CHECK(!chdir("sub") && getcwd(cwd, sizeof(cwd)) && strstr(cwd, "/sub") && !chdir("..") &&
          !rmdir("sub"));
}

static void test_vectors(void)
{
    int p[2];
    char a[4] = "", b[8] = "";
    struct iovec out[2] = {{"abc", 3}, {"defgh", 5}}, in[2] = {{a, 3}, {b, 8}};
    CHECK(!pipe2(p, O_CLOEXEC | O_NONBLOCK) && (fcntl(p[0], F_GETFL) & O_NONBLOCK));
    CHECK(writev(p[1], out, 2) == 8 && readv(p[0], in, 2) == 8 && !strcmp(a, "abc") &&
          !memcmp(b, "defgh", 5));
    CHECK(read(p[0], a, 1) == -1 && errno == EAGAIN);
    close(p[0]);
    close(p[1]);
    int fd = open("v", O_RDWR | O_CREAT, 0600);
    CHECK(pwritev(fd, out, 2, 100) == 8 && preadv(fd, in, 2, 101) == 7 && !memcmp(a, "bcd", 3));
    close(fd);
}

static void test_epoll(void)
{
    int e = epoll_create1(EPOLL_CLOEXEC), ev = eventfd(0, EFD_NONBLOCK), ev2 = eventfd(3, 0);
    struct epoll_event in = {.events = EPOLLIN, .data.u64 = 0x1122334455667788}, out[4] = {0};
    CHECK(!epoll_ctl(e, EPOLL_CTL_ADD, ev, &in));
    in.data.u64 = 0xaabbccddeeff0011;
    CHECK(!epoll_ctl(e, EPOLL_CTL_ADD, ev2, &in));
    CHECK(epoll_wait(e, out, 4, 0) == 1 && out[0].events == EPOLLIN &&
          out[0].data.u64 == 0xaabbccddeeff0011);
    eventfd_write(ev, 1);
    CHECK(epoll_wait(e, out, 4, 1000) == 2 &&
          out[0].data.u64 + out[1].data.u64 == 0x1122334455667788 + 0xaabbccddeeff0011);
    CHECK(!epoll_ctl(e, EPOLL_CTL_DEL, ev2, NULL) && epoll_wait(e, out, 4, 0) == 1 &&
          out[0].data.u64 == 0x1122334455667788);
    CHECK(epoll_wait(e, out, 0, 0) == -1 && errno == EINVAL);
    uint64_t n;
    CHECK(read(ev, &n, 8) == 8 && n == 1);
    struct pollfd pf[2] = {{ev, POLLIN, 0}, {ev2, POLLIN, 0}};
    CHECK(poll(pf, 2, 0) == 1 && !pf[0].revents && pf[1].revents == POLLIN);
    fd_set set;
    FD_ZERO(&set);
    FD_SET(ev, &set);
    FD_SET(ev2, &set);
    struct timeval zero = {0};
    CHECK(select(ev2 + 1, &set, NULL, NULL, &zero) == 1 && FD_ISSET(ev2, &set) &&
          !FD_ISSET(ev, &set));
    close(e);
    close(ev);
    close(ev2);
}

static void test_timers(void)
{
    int t = timerfd_create(CLOCK_MONOTONIC, 0);
    struct itimerspec it = {.it_value = {.tv_nsec = 5000000}}, got;
    uint64_t n = 0;
    CHECK(!timerfd_settime(t, 0, &it, NULL) && read(t, &n, 8) == 8 && n == 1);
    CHECK(!timerfd_gettime(t, &got) && !got.it_value.tv_nsec);
    close(t);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &set, NULL);
    int s = signalfd(-1, &set, 0);
    timer_t id;
    struct sigevent se = {
        .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN, .sigev_value.sival_int = 77};
    CHECK(!timer_create(CLOCK_MONOTONIC, &se, &id) && !timer_settime(id, 0, &it, NULL));
    struct signalfd_siginfo si;
    CHECK(read(s, &si, sizeof(si)) == sizeof(si) && si.ssi_signo == (uint32_t)SIGRTMIN &&
          si.ssi_int == 77 && si.ssi_code == SI_TIMER);
    CHECK(!timer_delete(id));
    close(s);
    struct timespec a, b, pause_for = {.tv_nsec = 3000000};
    clock_gettime(CLOCK_MONOTONIC, &a);
    CHECK(!clock_nanosleep(CLOCK_MONOTONIC, 0, &pause_for, NULL));
    clock_gettime(CLOCK_MONOTONIC, &b);
    CHECK((b.tv_sec - a.tv_sec) * 1000000000 + b.tv_nsec - a.tv_nsec >= 3000000);
    CHECK(clock_gettime(12345, &a) == -1 && errno == EINVAL);
    struct timeval tv;
    CHECK(!gettimeofday(&tv, NULL) && tv.tv_sec > 1600000000 &&
          llabs((long long)time(NULL) - tv.tv_sec) <= 1);
    CHECK(!clock_getres(CLOCK_REALTIME, &a) && a.tv_nsec > 0);
}

static void *echo(void *arg)
{
    int c = accept4(*(int *)arg, NULL, NULL, SOCK_CLOEXEC);
    char text[64];
    ssize_t n;
    while ((n = read(c, text, sizeof(text))) > 0)
        (void)!write(c, text, (size_t)n);
    close(c);
    return NULL;
}

static void test_tcp(void)
{
    int l = socket(AF_INET, SOCK_STREAM, 0), one = 1, value = 0;
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)}, peer;
    socklen_t len = sizeof(a);
    pthread_t t;
    char text[16] = "";
    CHECK(!setsockopt(l, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one)) &&
          !bind(l, (struct sockaddr *)&a, sizeof(a)) && !listen(l, 5));
    CHECK(!getsockname(l, (struct sockaddr *)&a, &len) && len == sizeof(a) && a.sin_port);
    pthread_create(&t, NULL, echo, &l);
    int c = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CHECK(!connect(c, (struct sockaddr *)&a, sizeof(a)) && send(c, "hello", 5, MSG_NOSIGNAL) == 5);
    CHECK(recv(c, text, 5, MSG_WAITALL) == 5 && !strcmp(text, "hello"));
    len = sizeof(peer);
    CHECK(!getpeername(c, (struct sockaddr *)&peer, &len) && peer.sin_port == a.sin_port);
    len = sizeof(value);
    CHECK(!getsockopt(c, SOL_SOCKET, SO_TYPE, &value, &len) && value == SOCK_STREAM);
    int waiting = -1;
    CHECK(!ioctl(c, FIONREAD, &waiting) && waiting == 0);
    shutdown(c, SHUT_WR);
    pthread_join(t, NULL);
    close(c);
    close(l);
}

static void test_messages(void)
{
    int s[2], p[2];
    char text[16] = "", control[CMSG_SPACE(sizeof(int))] = "";
    CHECK(!socketpair(AF_UNIX, SOCK_DGRAM, 0, s) && !pipe(p));
    struct iovec v = {"fd", 2}, w = {text, sizeof(text)};
    struct msghdr m = {
        .msg_iov = &v, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof(control)};
    struct cmsghdr *c = CMSG_FIRSTHDR(&m);
    *c = (struct cmsghdr){
        .cmsg_len = CMSG_LEN(sizeof(int)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    memcpy(CMSG_DATA(c), &p[1], sizeof(int));
    CHECK(sendmsg(s[0], &m, 0) == 2);
    memset(control, 0, sizeof(control));
    struct msghdr r = {
        .msg_iov = &w, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof(control)};
    int got = -1;
    CHECK(recvmsg(s[1], &r, MSG_CMSG_CLOEXEC) == 2 && !strcmp(text, "fd") &&
          r.msg_controllen == CMSG_LEN(sizeof(int)) + 4);
    memcpy(&got, CMSG_DATA(CMSG_FIRSTHDR(&r)), sizeof(int));
    CHECK(write(got, "x", 1) == 1 && read(p[0], text, 1) == 1 && fcntl(got, F_GETFD) == FD_CLOEXEC);
    struct iovec many[2] = {{"one", 3}, {"three", 5}};
    struct mmsghdr mm[2] = {{.msg_hdr = {.msg_iov = &many[0], .msg_iovlen = 1}},
                            {.msg_hdr = {.msg_iov = &many[1], .msg_iovlen = 1}}};
    CHECK(sendmmsg(s[0], mm, 2, 0) == 2 && mm[1].msg_len == 5);
    char x[2][8] = {"", ""};
    struct iovec into[2] = {{x[0], 8}, {x[1], 8}};
    struct mmsghdr rr[2] = {{.msg_hdr = {.msg_iov = &into[0], .msg_iovlen = 1}},
                            {.msg_hdr = {.msg_iov = &into[1], .msg_iovlen = 1}}};
    CHECK(recvmmsg(s[1], rr, 2, MSG_WAITFORONE, NULL) == 2 && rr[0].msg_len == 3 &&
          !strcmp(x[1], "three"));
    struct sockaddr_un un = {.sun_family = AF_UNIX, .sun_path = "sock"};
    int b = socket(AF_UNIX, SOCK_DGRAM, 0), from = socket(AF_UNIX, SOCK_DGRAM, 0);
    CHECK(!bind(b, (struct sockaddr *)&un, sizeof(un)) &&
          sendto(from, "to", 2, 0, (struct sockaddr *)&un, sizeof(un)) == 2);
    socklen_t len = sizeof(un);
    CHECK(recvfrom(b, text, sizeof(text), 0, (struct sockaddr *)&un, &len) == 2);
    close(b);
    close(from);
    close(got);
    close(s[0]);
    close(s[1]);
    close(p[0]);
    close(p[1]);
}

static void test_system(void)
{
    struct utsname u;
    struct sysinfo si;
    struct rlimit rl, old;
    struct rusage ru;
    struct tms tms;
    char name[16] = "";
    CHECK(!uname(&u) && !strcmp(u.sysname, "Linux") && u.release[0]);
    CHECK(!sysinfo(&si) && si.totalram > 0 && si.mem_unit > 0);
    CHECK(!getrlimit(RLIMIT_NOFILE, &old) && old.rlim_cur > 10);
    rl = (struct rlimit){64, old.rlim_max};
    CHECK(!setrlimit(RLIMIT_NOFILE, &rl) && !getrlimit(RLIMIT_NOFILE, &rl) && rl.rlim_cur == 64);
    CHECK(dup2(1, 64) == -1 && errno == EBADF);
    setrlimit(RLIMIT_NOFILE, &old);
    rl = (struct rlimit){1ul << 40, RLIM_INFINITY};
    CHECK(!setrlimit(RLIMIT_AS, &rl) && !getrlimit(RLIMIT_AS, &rl) && rl.rlim_cur == 1ul << 40);
    CHECK(!getrusage(RUSAGE_SELF, &ru) && times(&tms) != (clock_t)-1);
    CHECK(!prctl(PR_SET_NAME, "renamed") && !prctl(PR_GET_NAME, name) && !strcmp(name, "renamed"));
    CHECK(prctl(12345) == -1 && errno == EINVAL);
    CHECK(sysconf(_SC_NPROCESSORS_ONLN) > 0 && sysconf(_SC_PAGESIZE) == 4096);
    CHECK(getpriority(PRIO_PROCESS, 0) ==
          getpriority(PRIO_PROCESS, getpid())); /* whoever started the tests may be nice */
    struct termios tio;
    CHECK(tcgetattr(open("/dev/null", O_RDONLY), &tio) == -1 && errno == ENOTTY);
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    struct winsize ws = {.ws_row = 24, .ws_col = 80}, now;
    CHECK(master >= 0 && !tcgetattr(master, &tio) && !ioctl(master, TIOCSWINSZ, &ws) &&
          !ioctl(master, TIOCGWINSZ, &now) && now.ws_col == 80);
    close(master);
    int in = inotify_init1(IN_NONBLOCK);
    char event[512];
    CHECK(inotify_add_watch(in, ".", IN_CREATE) >= 0);
    close(open("new", O_CREAT | O_WRONLY, 0600));
    CHECK(read(in, event, sizeof(event)) > 0 &&
          !strcmp(((struct inotify_event *)event)->name, "new"));
    close(in);
    struct mq_attr attr = {.mq_maxmsg = 4, .mq_msgsize = 32};
    mqd_t mq = mq_open("/moa-test-queue", O_RDWR | O_CREAT | O_NONBLOCK, 0600, &attr);
    if (mq != (mqd_t)-1) {
        char m[32];
        unsigned prio = 0;
        if (mq_send(mq, "msg", 4, 3) || mq_receive(mq, m, 32, &prio) != 4 || prio != 3)
            CHECK(!"message queue");
        mq_close(mq);
        mq_unlink("/moa-test-queue");
    }
}

int main(void)
{
    if (!mkdtemp(dir) || chdir(dir))
        return 1;
    test_open();
    test_directory();
    test_vectors();
    test_epoll();
    test_timers();
    test_tcp();
    test_messages();
    test_system();
    unlink("g");
    unlink("link");
    unlink("v");
    unlink("sock");
    unlink("new");
    CHECK(!chdir("/") && !rmdir(dir));
    return failures != 0;
}
