/* Sockets.
 * SPDX-License-Identifier: MIT */
#include "conform.h"

#include <arpa/inet.h>
#include <linux/filter.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <time.h>

static char buffer[8192];

static void test_pair(void)
{
    int s[2];
    struct msghdr m;
    struct iovec v = {buffer, 100};
    CALL(socketpair, "stream", AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, s);
    CALL(socketpair, "internet", AF_INET, SOCK_STREAM, 0, buffer);
    CALL(socketpair, "bad address", AF_UNIX, SOCK_STREAM, 0, BAD);
    CALL(sendto, "text", s[0], "hello", 5, 0, NULL, 0);
    CALL(recvfrom, "peek", s[1], buffer, 100, MSG_PEEK, NULL, NULL);
    CALL(recvfrom, "text", s[1], buffer, 100, 0, NULL, NULL);
    CALL(recvfrom, "none", s[1], buffer, 100, MSG_DONTWAIT, NULL, NULL);
    CALL(recvfrom, "bad address", s[1], BAD, 100, MSG_DONTWAIT, NULL, NULL);
    /* A descriptor, credentials. */
    union {
        struct cmsghdr h;
        char room[256];
    } c;
    int one = 1, send_fd = open("/dev/null", O_RDONLY);
    setsockopt(s[1], SOL_SOCKET, SO_PASSCRED, &one, sizeof(one));
    memset(&m, 0, sizeof(m));
    m.msg_iov = &v;
    m.msg_iovlen = 1;
    m.msg_control = &c;
    m.msg_controllen = CMSG_SPACE(sizeof(int));
    c.h.cmsg_level = SOL_SOCKET;
    c.h.cmsg_type = SCM_RIGHTS;
    c.h.cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(&c.h), &send_fd, sizeof(int));
    v.iov_len = 3;
    CALL(sendmsg, "with a descriptor", s[0], &m, 0);
    CALL(sendmsg, "bad address", s[0], BAD, 0);
    memset(&c, 0, sizeof(c));
    m.msg_controllen = sizeof(c);
    v.iov_len = 100;
    CALL(recvmsg, "with a descriptor", s[1], &m, MSG_CMSG_CLOEXEC);
    for (struct cmsghdr *h = CMSG_FIRSTHDR(&m); h; h = CMSG_NXTHDR(&m, h)) {
        int fd;
        memcpy(&fd, CMSG_DATA(h), sizeof(fd));
        info("control type %d length %lu%s", h->cmsg_type, (long)h->cmsg_len,
             h->cmsg_type == SCM_CREDENTIALS
                 ? fd == getpid() ? " from this process" : " from another"
                 : "");
        if (h->cmsg_type == SCM_RIGHTS) {
            info("descriptor %d", fd);
            close(fd);
        }
    }
    info("flags 0x%x", m.msg_flags);
    CALL(recvmsg, "bad address", s[1], BAD, MSG_DONTWAIT);
    m.msg_iovlen = 2000;
    CALL(recvmsg, "too many", s[1], &m, MSG_DONTWAIT);
    CALL(shutdown, "writing", s[0], SHUT_WR);
    CALL(shutdown, "no way", s[0], 99);
    CALL(recvfrom, "end", s[1], buffer, 100, 0, NULL, NULL);
    CALL(sendto, "after shutdown", s[0], "x", 1, MSG_NOSIGNAL, NULL, 0);
    close(send_fd);
    close(s[0]);
    close(s[1]);
}

static void test_many(void)
{
    int s[2];
    struct iovec v[3] = {{"one", 3}, {"two2", 4}, {"three", 5}},
                 in[3] = {{buffer, 50}, {buffer + 50, 50}, {buffer + 100, 50}};
    struct mmsghdr out[3] = {{{0}}}, got[3] = {{{0}}};
    struct timespec soon = {0, 10000000}, wrong = {0, -1};
    QUIET(socketpair, AF_UNIX, SOCK_DGRAM, 0, s);
    for (int i = 0; i < 3; i++) {
        out[i].msg_hdr.msg_iov = &v[i];
        got[i].msg_hdr.msg_iov = &in[i];
        out[i].msg_hdr.msg_iovlen = got[i].msg_hdr.msg_iovlen = 1;
    }
    CALL(sendmmsg, "three", s[0], out, 3, 0);
    info("lengths %u %u %u", out[0].msg_len, out[1].msg_len, out[2].msg_len);
    CALL(sendmmsg, "none", s[0], out, 0, 0);
    CALL(sendmmsg, "bad address", s[0], BAD, 3, 0);
    CALL(sendmmsg, "bad descriptor", 99, out, 3, 0);
    CALL(recvmmsg, "two", s[1], got, 2, MSG_WAITFORONE, NULL);
    info("lengths %u %u", got[0].msg_len, got[1].msg_len);
    CALL(recvmmsg, "one more", s[1], got, 3, MSG_WAITFORONE, &soon);
    CALL(recvmmsg, "none, at once", s[1], got, 3, MSG_DONTWAIT, NULL);
    CALL(recvmmsg, "bad time", s[1], got, 3, MSG_DONTWAIT, &wrong);
    CALL(recvmmsg, "bad address", s[1], BAD, 3, MSG_DONTWAIT, NULL);
    CALL(recvmmsg, "no socket", 1, got, 3, 0, NULL);
    close(s[0]);
    close(s[1]);
}

static void test_inet(void)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)}, peer;
    socklen_t n = sizeof(a);
    int one = 1;
    int l = (int)CALL(socket, "stream", AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CALL(socket, "no family", 99, SOCK_STREAM, 0);
    CALL(socket, "no type", AF_INET, 99, 0);
    CALL(socket, "no protocol", AF_INET, SOCK_STREAM, 999);
    CALL(bind, "loopback", l, &a, sizeof(a));
    CALL(bind, "again", l, &a, sizeof(a));
    CALL(bind, "too short", l, &a, 3);
    CALL(bind, "bad address", l, BAD, sizeof(a));
    CALL(listen, "5", l, 5);
    CALL(listen, "no socket", 1, 5);
    CALL(getsockname, "port", l, &a, &n);
    info("family %d length %u port given %d", a.sin_family, n, a.sin_port != 0);
    CALL(getsockname, "bad length", l, &a, BAD);
    CALL(getpeername, "not connected", l, &peer, &n);
    int c = (int)CALL(socket, "client", AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    fcntl(c, F_SETFL, 0);
    CALL(connect, "loopback", c, &a, sizeof(a));
    CALL(connect, "again", c, &a, sizeof(a));
    CALL(connect, "bad address", c, BAD, sizeof(a));
    int s = (int)CALL(accept4, "connection", l, &peer, &n, SOCK_CLOEXEC);
    CALL(accept4, "bad flags", l, &peer, &n, 1);
    CALL(getpeername, "peer", s, &peer, &n);
    fcntl(l, F_SETFL, O_NONBLOCK);
    CALL(accept, "none", l, &peer, &n);
    CALL(accept, "no socket", 1, &peer, &n);
    int c2 = socket(AF_INET, SOCK_STREAM, 0);
    connect(c2, (struct sockaddr *)&a, sizeof(a));
    int s2 = (int)CALL(accept, "second", l, NULL, NULL);
    struct linger linger = {1, 5}, back = {0};
    n = sizeof(linger);
    CALL(setsockopt, "SO_LINGER", c, SOL_SOCKET, SO_LINGER, &linger, sizeof(linger));
    CALL(getsockopt, "SO_LINGER", c, SOL_SOCKET, SO_LINGER, &back, &n);
    info("linger %d %d", back.l_onoff, back.l_linger);
    struct timeval tv = {0, 20000}, tvback;
    n = sizeof(tvback);
    CALL(setsockopt, "SO_RCVTIMEO", c, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof(tv));
    CALL(getsockopt, "SO_RCVTIMEO", c, SOL_SOCKET, SO_RCVTIMEO, &tvback, &n);
    info("time limit %ld.%06ld length %u", (long)tvback.tv_sec, (long)tvback.tv_usec, n);
    CALL(recvfrom, "time limit", c, buffer, 10, 0, NULL, NULL);
    CALL(setsockopt, "TCP_NODELAY", c, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
    CALL(setsockopt, "no option", c, SOL_SOCKET, 9999, &one, sizeof(one));
    CALL(setsockopt, "bad address", c, SOL_SOCKET, SO_KEEPALIVE, BAD, sizeof(one));
    CALL(setsockopt, "too short", c, SOL_SOCKET, SO_KEEPALIVE, &one, 1);
    int type = 0;
    n = sizeof(type);
    CALL(getsockopt, "SO_TYPE", c, SOL_SOCKET, SO_TYPE, &type, &n);
    info("type %d", type);
    n = sizeof(struct tcp_info);
    CALL(getsockopt, "TCP_INFO", c, IPPROTO_TCP, TCP_INFO, buffer, &n);
    info("state %d", buffer[0]);
    CALL(getsockopt, "no option", c, SOL_SOCKET, 9999, buffer, &n);
    struct sock_filter accept_all = {BPF_RET | BPF_K, 0, 0, 0xffff};
    struct sock_fprog program = {1, &accept_all};
    CALL(setsockopt, "SO_ATTACH_FILTER", c, SOL_SOCKET, SO_ATTACH_FILTER, &program,
         sizeof(program));
    CALL(setsockopt, "SO_DETACH_FILTER", c, SOL_SOCKET, SO_DETACH_FILTER, &one, sizeof(one));
    write(s, "abc", 3);
    usleep(10000);
    int waiting = -1;
    CALL(ioctl, "FIONREAD", c, FIONREAD, &waiting);
    info("waiting %d", waiting);
    close(s);
    close(s2);
    close(c);
    close(c2);
    close(l);
}

static void test_datagrams(void)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)}, from;
    socklen_t n = sizeof(a);
    int one = 1, u = socket(AF_INET, SOCK_DGRAM, 0);
    bind(u, (struct sockaddr *)&a, sizeof(a));
    getsockname(u, (struct sockaddr *)&a, &n);
    CALL(setsockopt, "IP_PKTINFO", u, IPPROTO_IP, IP_PKTINFO, &one, sizeof(one));
    CALL(setsockopt, "SO_TIMESTAMP", u, SOL_SOCKET, SO_TIMESTAMP, &one, sizeof(one));
    CALL(sendto, "datagram", u, "data", 4, 0, &a, sizeof(a));
    CALL(sendto, "no address", u, "data", 4, 0, NULL, 0);
    union {
        struct cmsghdr h;
        char room[512];
    } c;
    struct iovec v = {buffer, 100};
    struct msghdr m = {&from, sizeof(from), &v, 1, &c, sizeof(c)};
    CALL(recvmsg, "datagram", u, &m, 0);
    for (struct cmsghdr *h = CMSG_FIRSTHDR(&m); h; h = CMSG_NXTHDR(&m, h))
        info("control level %d type %d length %lu", h->cmsg_level, h->cmsg_type, (long)h->cmsg_len);
    info("name length %u from the same port %d", m.msg_namelen, from.sin_port == a.sin_port);
    sendto(u, "data", 4, 0, (struct sockaddr *)&a, sizeof(a));
    n = sizeof(from);
    CALL(recvfrom, "datagram", u, buffer, 2, MSG_TRUNC, &from, &n);
    info("name length %u", n);
    struct ifreq r = {.ifr_name = "lo"};
    CALL(ioctl, "SIOCGIFINDEX", u, 0x8933, &r);
    CALL(ioctl, "SIOCGIFFLAGS", u, 0x8913, &r);
    info("loopback: %d", !!(r.ifr_flags & IFF_LOOPBACK));
    CALL(ioctl, "SIOCGIFMTU", u, 0x8921, &r);
    info("mtu %d", r.ifr_mtu);
    strcpy(r.ifr_name, "none");
    CALL(ioctl, "SIOCGIFFLAGS of none", u, 0x8913, &r);
    close(u);
}

static void test_unix(void)
{
    struct sockaddr_un a = {AF_UNIX, "socket"};
    socklen_t n = sizeof(a);
    struct ucred cred;
    int l = socket(AF_UNIX, SOCK_SEQPACKET, 0), c = socket(AF_UNIX, SOCK_SEQPACKET, 0);
    CALL(connect, "nobody there", c, &a, sizeof(a));
    CALL(bind, "name", l, &a, sizeof(a.sun_family) + 7);
    CALL(bind, "in use", socket(AF_UNIX, SOCK_STREAM, 0), &a, sizeof(a.sun_family) + 7);
    close(5);
    listen(l, 1);
    CALL(connect, "name", c, &a, sizeof(a.sun_family) + 7);
    CALL(getpeername, "name", c, &a, &n);
    info("path %s length %u", a.sun_path, n);
    n = sizeof(cred);
    CALL(getsockopt, "SO_PEERCRED", c, SOL_SOCKET, SO_PEERCRED, &cred, &n);
    info("peer is this process: %d", cred.pid == getpid());
    close(c);
    close(l);
}

static void test_netlink(void)
{
    struct {
        struct nlmsghdr h;
        struct rtgenmsg g;
    } request = {{sizeof(request), RTM_GETLINK, NLM_F_REQUEST | NLM_F_DUMP, 1}, {AF_UNSPEC}};
    struct sockaddr_nl a = {AF_NETLINK};
    int s = (int)CALL(socket, "netlink", AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
    CALL(bind, "netlink", s, &a, sizeof(a));
    CALL(sendto, "dump", s, &request, sizeof(request), 0, NULL, 0);
    long n = CALL_OK(recvfrom, "answer", s, buffer, sizeof(buffer), 0, NULL, NULL);
    struct nlmsghdr *h = (struct nlmsghdr *)buffer;
    info("answer type %d sequence %u", n > 0 ? h->nlmsg_type : -1, n > 0 ? h->nlmsg_seq : 0);
    close(s);
}

void run_sockets(void)
{
    test_pair();
    test_many();
    test_inet();
    test_datagrams();
    test_unix();
    test_netlink();
}
