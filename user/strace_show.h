/* -strace: what the files that show arguments share.
 * SPDX-License-Identifier: MIT */
#ifndef MOA_USER_STRACE_SHOW_H
#define MOA_USER_STRACE_SHOW_H

#include "user/strace.h"

enum {
    MAX_STRING = 32,
    MAX_LIST = 32
};

/* An argument: `a` points to it among the call's. */
struct show {
    struct strace_line *l;
    struct thread *t;
    unsigned i, kind;
    const uint64_t *a;
    bool after;
    int64_t result;
};

#define add strace_add

/* strace_text.c */
void add_address(struct strace_line *l, uint64_t addr);
bool fetch(const struct show *s, void *out, size_t size);
void add_bytes(struct strace_line *l, const unsigned char *bytes, size_t n, bool all_hex);
void add_buffer(struct strace_line *l, struct thread *t, uint64_t addr, uint64_t len, bool all_hex);
void add_string(struct strace_line *l, struct thread *t, uint64_t addr, size_t max);
void add_signal(struct strace_line *l, int signo);
void add_mode(struct strace_line *l, uint32_t mode, bool with_type);
void add_time(struct strace_line *l, const int64_t w[2], const char *unit);

/* strace_args.c */
void show_int(const struct show *s);
void show_uint(const struct show *s);
void show_hex(const struct show *s);
void show_size(const struct show *s);
void add_open_flags(const struct show *s, uint64_t guest);
uint64_t least(uint64_t a, uint64_t b);

/* strace_structs.c */
void show_timespec(const struct show *s);
void show_timeval(const struct show *s);
void show_zone(const struct show *s);
void show_timer(const struct show *s);
void show_timespec_pair(const struct show *s);
void show_sigset(const struct show *s);
void show_sigaction(const struct show *s);
void show_stack(const struct show *s);
void show_siginfo(const struct show *s);
void show_sigevent(const struct show *s);
void show_sockaddr(const struct show *s);
void show_sockaddr_out(const struct show *s);
void show_length(const struct show *s);
void show_sockopt(const struct show *s);
void show_sockopt_out(const struct show *s);
void show_iovec(const struct show *s);
void show_message(const struct show *s);
void show_stat(const struct show *s);
void show_offset(const struct show *s);
void show_pollfds(const struct show *s);
bool read_fds(const struct show *s, unsigned argument, fd_set *set);
void add_fds(struct strace_line *l, const fd_set *set);
void show_fdset(const struct show *s);
void show_pselect_mask(const struct show *s);
void show_epoll_event(const struct show *s);
void show_epoll_events(const struct show *s);
void show_int_pointer(const struct show *s);
void show_pipe(const struct show *s);
void show_ints(const struct show *s);
void show_ints_out(const struct show *s);
void show_pointer_out(const struct show *s);
void show_status(const struct show *s);
void show_rusage(const struct show *s);
void show_rlimit(const struct show *s);
void show_utsname(const struct show *s);
void show_sysinfo(const struct show *s);
void show_tms(const struct show *s);
void show_cpus(const struct show *s);
void show_mincore(const struct show *s);

/* strace_calls.c */
void show_fcntl(const struct show *s);
void show_ioctl(const struct show *s);
void show_prctl(const struct show *s);
void show_futex(const struct show *s);
void show_clone_head(const struct show *s);
void show_clone_tail(const struct show *s);
void show_clone3(const struct show *s);

#endif
