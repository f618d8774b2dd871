/* The system: names, mounts, namespaces, modules, security.
 * SPDX-License-Identifier: MIT */
#include "conform.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>

static char buffer[16384];

#ifndef MOUNT_ATTR_RDONLY
#define MOUNT_ATTR_RDONLY 1
#endif

/* ---- mounts ---- */

struct mount_id_request {
    uint32_t size, spare;
    uint64_t id, param;
};

static void test_listing(void)
{
    uint8_t x[256];
    uint64_t ids[64];
    QUIET(statx, AT_FDCWD, "/", 0, 0x4000 /* STATX_MNT_ID_UNIQUE */, x);
    struct mount_id_request r = {24, 0, *(uint64_t *)(x + 144), 2 /* STATMOUNT_MNT_BASIC */};
    CALL(statmount, "root", &r, buffer, sizeof(buffer), 0);
    CALL(statmount, "bad flags", &r, buffer, sizeof(buffer), 1);
    CALL(statmount, "too small", &r, buffer, 10, 0);
    CALL(statmount, "bad address", BAD, buffer, sizeof(buffer), 0);
    r.id = 1;
    CALL(statmount, "no mount", &r, buffer, sizeof(buffer), 0);
    r = (struct mount_id_request){24, 0, ~0ull /* LSMT_ROOT */, 0};
    CALL_OK(listmount, "all", &r, ids, 64, 0);
    CALL(listmount, "bad flags", &r, ids, 64, 99);
    CALL(listmount, "bad address", BAD, ids, 64, 0);
}

static void test_new_api(void)
{
    struct {
        uint64_t set, clear, propagation, userns;
    } attr = {MOUNT_ATTR_RDONLY};
    int fs = (int)CALL(fsopen, "tmpfs", "tmpfs", 1);
    CALL(fsopen, "none such", "nonsense", 0);
    CALL(fsopen, "bad flags", "tmpfs", 99);
    CALL(fsconfig, "a string", fs, 1, "size", "1m", 0);
    CALL(fsconfig, "unknown key", fs, 1, "nonsense", "1m", 0);
    CALL(fsconfig, "unknown command", fs, 99, NULL, NULL, 0);
    CALL(fsconfig, "create", fs, 6, NULL, NULL, 0);
    int m = (int)CALL(fsmount, "tmpfs", fs, 1, 0);
    CALL(fsmount, "again", fs, 0, 0);
    mkdir("new", 0755);
    CALL(move_mount, "into place", m, "", AT_FDCWD, "new", 4);
    CALL(move_mount, "bad flags", m, "", AT_FDCWD, "new", 0x10000000);
    CALL(mount_setattr, "read-only", AT_FDCWD, "new", 0, &attr, 32);
    CALL(openat, "on it", AT_FDCWD, "new/file", O_CREAT | O_RDWR, 0600);
    CALL(mount_setattr, "too small", AT_FDCWD, "new", 0, &attr, 8);
    CALL(mount_setattr, "bad address", AT_FDCWD, "new", 0, BAD, 32);
    int t = (int)CALL(open_tree, "clone", AT_FDCWD, "new", 1);
    CALL(open_tree, "bad flags", AT_FDCWD, "new", 0x10000);
    CALL(open_tree, "missing", AT_FDCWD, "missing", 0);
    int p = (int)CALL(fspick, "mount", AT_FDCWD, "new", 0);
    CALL(fspick, "no mount", AT_FDCWD, "/proc/self", 0);
    CALL(fspick, "bad flags", AT_FDCWD, "new", 99);
    close(p);
    close(t);
    close(m);
    close(fs);
}

static void test_root(void)
{
    mkdir("root", 0755);
    CALL(mount, "tmpfs", "none", "root", "tmpfs", 0, "size=1m");
    CALL(mount, "none such", "none", "root", "nonsense", 0, NULL);
    CALL(mount, "missing", "none", "missing", "tmpfs", 0, NULL);
    CALL(mount, "bad address", "none", BAD, "tmpfs", 0, NULL);
    mkdir("root/inner", 0755);
    CALL(umount2, "missing", "missing", 0);
    CALL(umount2, "bad flags", "root", 0x8000);
    CALL(pivot_root, "no mount", "/proc/self", "/proc");
    CALL(pivot_root, "missing", "missing", "missing");
    pid_t pid = fork_child();
    if (!pid) {
        unshare(CLONE_NEWNS);
        CALL(pivot_root, "new root", "root", "root/inner");
        CALL(chdir, "root", "/");
        CALL(umount2, "old root", "/inner", 2);
        CALL(faccessat, "old world", AT_FDCWD, "/etc", F_OK);
        finish_child(0);
    }
    reap("root child", pid);
    pid = fork_child();
    if (!pid) {
        CALL(chroot, "into", "root");
        CALL(chroot, "missing", "/missing");
        CALL(chdir, "root", "/");
        CALL(faccessat, "inside", AT_FDCWD, "/inner", F_OK);
        CALL(faccessat, "outside", AT_FDCWD, "/etc", F_OK);
        finish_child(0);
    }
    reap("chroot child", pid);
    CALL(umount2, "tmpfs", "root", 0);
}

static void test_namespaces(void)
{
    struct utsname u;
    int own = open("/proc/self/ns/uts", O_RDONLY);
    CALL(unshare, "names", CLONE_NEWUTS);
    CALL(unshare, "unknown", 0x1);
    CALL(unshare, "nothing", 0);
    CALL(unshare, "a thread alone", CLONE_FS | CLONE_FILES);
    CALL(sethostname, "new", "moa-host", 8);
    CALL(sethostname, "too long", buffer, 1000);
    CALL(sethostname, "bad address", BAD, 5);
    CALL(setdomainname, "new", "moa-domain", 10);
    CALL(setdomainname, "negative", "x", -1);
    CALL(uname, "names", &u);
    info("%s %s %s", u.sysname, u.nodename, u.domainname);
    CALL(uname, "bad address", BAD);
    CALL(setns, "back", own, CLONE_NEWUTS);
    CALL(setns, "wrong kind", own, CLONE_NEWNET);
    CALL(setns, "no namespace", 1, 0);
    CALL(setns, "bad descriptor", 99, 0);
    close(own);
}

void run_mounts(void)
{
    CALL(unshare, "mounts", CLONE_NEWNS);
    if (mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL)) {
        info("no mounts without privileges");
        return;
    }
    test_listing();
    test_new_api();
    test_root();
    test_namespaces();
}

/* ---- the rest of the system ---- */

void run_system(void)
{
    struct sysinfo si;
    CALL(sysinfo, "all", &si);
    info("unit %u", si.mem_unit);
    CALL(sysinfo, "bad address", BAD);
    CALL(getrandom, "bytes", buffer, 16, 0);
    CALL(getrandom, "bad flags", buffer, 16, 99);
    CALL(getrandom, "bad address", BAD, 16, 0);
    CALL_OK(syslog, "size of the log", 10, NULL, 0);
    CALL(syslog, "unknown", 99, NULL, 0);
    CALL(reboot, "wrong magic", 1, 2, 3, NULL);
    CALL(swapon, "missing", "missing", 0);
    CALL(swapon, "bad flags", "missing", 0x8000000);
    CALL(swapoff, "missing", "missing");
    CALL(acct, "missing", "missing");
    CALL(acct, "a directory", ".");
    CALL(quotactl, "unknown command", 0x12345678, "/dev/null", 0, NULL);
    CALL(quotactl, "no device", 0x80000400, "/dev/null", 0, buffer);
    CALL(quotactl_fd, "bad descriptor", 99, 0x80000700, 0, buffer);
    CALL(quotactl_fd, "no quota", open(".", O_RDONLY), 0x80000700, 0, buffer);
    close(3);
    CALL(delete_module, "missing", "moa_missing", O_NONBLOCK);
    CALL(delete_module, "bad address", BAD, O_NONBLOCK);
    CALL(lookup_dcookie, "gone from Linux", 1, buffer, 100);
    CALL(nfsservctl, "gone from Linux", 0, NULL, NULL);
    CALL(io_uring_enter, "no ring", 1, 0, 0, 0, NULL, 0);
    CALL(io_uring_register, "no ring", 1, 99, NULL, 0);
    CALL(io_uring_setup, "none", 0, NULL);
    CALL(io_uring_setup, "one", 1, memset(buffer, 0, 120));
    pid_t pid = fork_child();
    if (!pid) {
        setsid();
        CALL(vhangup, "no terminal");
        finish_child(0);
    }
    reap("hangup child", pid);
}

/* ---- security ---- */

static const unsigned arch =
#ifdef __aarch64__
    AUDIT_ARCH_AARCH64;
#elif defined __riscv
    AUDIT_ARCH_RISCV64;
#else
    AUDIT_ARCH_X86_64;
#endif

static int filter(const struct sock_filter *f, unsigned short n)
{
    struct sock_fprog p = {n, (struct sock_filter *)f};
    return (int)QUIET(seccomp, SECCOMP_SET_MODE_FILTER, 0, &p);
}

#define LOAD(field)           BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define EQUAL(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, yes, no)
#define RETURN(value)         BPF_STMT(BPF_RET | BPF_K, value)

static void on_trap(int signo, siginfo_t *si, void *context)
{
    info("SIGSYS code %d errno %d arch is ours %d number is ours %d", si->si_code, si->si_errno,
         si->si_arch == arch, si->si_syscall == SYS_getppid);
}

static void *bad_filters(void *arg)
{
    struct sock_filter unknown = {0xffff, 0, 0, 0}, far = {BPF_JMP | BPF_JA, 0, 0, 99},
                       no_end = {BPF_LD | BPF_IMM, 0, 0, 1};
    struct sock_filter odd[2] = {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 3), RETURN(SECCOMP_RET_ALLOW)};
    struct sock_filter beyond[2] = {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 64),
                                    RETURN(SECCOMP_RET_ALLOW)};
    struct sock_filter zero[2] = {BPF_STMT(BPF_ALU | BPF_DIV | BPF_K, 0),
                                  RETURN(SECCOMP_RET_ALLOW)};
    struct sock_filter shift[2] = {BPF_STMT(BPF_ALU | BPF_LSH | BPF_K, 32),
                                   RETURN(SECCOMP_RET_ALLOW)};
    struct sock_filter scratch[2] = {BPF_STMT(BPF_LD | BPF_MEM, 3), RETURN(SECCOMP_RET_ALLOW)};
    struct sock_filter half[2] = {BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 0), RETURN(SECCOMP_RET_ALLOW)};
    info("unknown instruction: %d", filter(&unknown, 1));
    info("jump out: %d", filter(&far, 1));
    info("no end: %d", filter(&no_end, 1));
    info("nothing: %d", filter(&unknown, 0));
    info("too long: %d", filter(&unknown, 5000));
    info("odd offset: %d", filter(odd, 2));
    info("beyond the data: %d", filter(beyond, 2));
    info("half word: %d", filter(half, 2));
    info("division by zero: %d", filter(zero, 2));
    info("shift too far: %d", filter(shift, 2));
    info("memory that was never written: %d", filter(scratch, 2));
    return arg;
}

static void filtered_child(void)
{
    const struct sock_filter f[] = {LOAD(arch),
                                    EQUAL(arch, 1, 0),
                                    RETURN(SECCOMP_RET_KILL_PROCESS),
                                    LOAD(nr),
                                    EQUAL(SYS_getppid, 0, 1),
                                    RETURN(SECCOMP_RET_TRAP | 77),
                                    EQUAL(SYS_getuid, 0, 1),
                                    RETURN(SECCOMP_RET_ERRNO | 99),
                                    EQUAL(SYS_getgid, 0, 1),
                                    RETURN(SECCOMP_RET_TRACE | 5),
                                    EQUAL(SYS_dup, 0, 3),
                                    LOAD(args[0]),
                                    EQUAL(1234, 0, 1),
                                    RETURN(SECCOMP_RET_ERRNO | 5),
                                    RETURN(SECCOMP_RET_ALLOW)};
    const struct sock_filter second[] = {LOAD(nr), EQUAL(SYS_sync, 0, 1),
                                         RETURN(SECCOMP_RET_KILL_PROCESS),
                                         RETURN(SECCOMP_RET_ALLOW)};
    catch_signal(SIGSYS, on_trap, 0);
    CALL(prctl, "NO_NEW_PRIVS", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    CALL(prctl, "GET_SECCOMP before", PR_GET_SECCOMP);
    info("filter: %d", filter(f, sizeof(f) / sizeof(f[0])));
    CALL(prctl, "GET_SECCOMP after", PR_GET_SECCOMP);
    CALL(getppid, "trapped");
    CALL(getuid, "error");
    CALL(getgid, "traced by nobody");
    CALL(dup, "argument", 1234);
    CALL(geteuid, "allowed");
    info("second filter: %d", filter(second, 4));
    CALL(getuid, "error still");
    CALL(seccomp, "strict after filter", SECCOMP_SET_MODE_STRICT, 0, NULL);
    pid_t pid = fork_child();
    if (!pid) {
        CALL(getuid, "error in the child");
        finish_child(0);
    }
    reap("inherited", pid);
    FILE *s = fopen("/proc/self/status", "r");
    while (s && fgets(buffer, sizeof(buffer), s))
        if (!strncmp(buffer, "NoNewPrivs:", 11))
            info("%.*s", (int)strcspn(buffer, "\n"), buffer);
    fflush(stdout);
    QUIET(sync);
    info("not reached");
}

static void test_seccomp(void)
{
    unsigned action = SECCOMP_RET_TRAP, odd = 0x12340000;
    CALL(seccomp, "unknown", 99, 0, NULL);
    CALL(seccomp, "action TRAP", SECCOMP_GET_ACTION_AVAIL, 0, &action);
    CALL(seccomp, "no action", SECCOMP_GET_ACTION_AVAIL, 0, &odd);
    CALL(seccomp, "bad address", SECCOMP_GET_ACTION_AVAIL, 0, BAD);
    CALL(seccomp, "bad flags", SECCOMP_SET_MODE_FILTER, 0x8000, buffer);
    CALL(seccomp, "filter at a bad address", SECCOMP_SET_MODE_FILTER, 0, BAD);
    CALL(seccomp, "strict with flags", SECCOMP_SET_MODE_STRICT, 1, NULL);
    CALL(prctl, "SET_SECCOMP, no mode", PR_SET_SECCOMP, 99, NULL);
    bad_filters(NULL);
    pid_t pid = fork_child();
    if (!pid) {
        filtered_child();
        finish_child(0);
    }
    reap("filtered", pid);
    pid = fork_child();
    if (!pid) {
        CALL(seccomp, "strict", SECCOMP_SET_MODE_STRICT, 0, NULL);
        QUIET(write, 1, "security: info still writes\n", 28);
        QUIET(exit, 3);
    }
    reap("strict", pid);
    pid = fork_child();
    if (!pid) {
        QUIET(seccomp, SECCOMP_SET_MODE_STRICT, 0, NULL);
        QUIET(getpid);
        QUIET(exit, 3);
    }
    reap("strict and naughty", pid);
}

static void test_landlock(void)
{
    uint64_t attr = 1 << 1 | 1 << 2; /* writing and reading files */
    struct {
        uint64_t access;
        int fd;
    } __attribute__((packed)) rule = {1 << 2, -1};
    int set = (int)CALL(landlock_create_ruleset, "files", &attr, 8, 0);
    CALL(landlock_create_ruleset, "bad size", &attr, 3, 0);
    CALL(landlock_create_ruleset, "bad flags", &attr, 8, 99);
    CALL(landlock_add_rule, "no such descriptor", set, 1, &rule, 0);
    rule.fd = open("/proc", O_PATH);
    CALL(landlock_add_rule, "reading below /proc", set, 1, &rule, 0);
    CALL(landlock_add_rule, "bad kind", set, 99, &rule, 0);
    CALL(landlock_restrict_self, "bad flags", set, 0x8000);
    pid_t pid = fork_child();
    if (!pid) {
        write_file("outside", "x");
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        CALL(landlock_restrict_self, "files", set, 0);
        CALL(openat, "denied", AT_FDCWD, "outside", O_RDONLY);
        finish_child(0);
    }
    reap("landlock", pid);
    close(rule.fd);
    close(set);
}

static void test_modules(void)
{
    uint64_t ids[32];
    uint32_t size = sizeof(ids);
    CALL_OK(lsm_list_modules, "all", ids, &size, 0);
    CALL(lsm_list_modules, "bad flags", ids, &size, 1);
    size = 1;
    CALL(lsm_list_modules, "too small", ids, &size, 0);
    size = sizeof(buffer);
    CALL_OK(lsm_get_self_attr, "current", 100, buffer, &size, 0);
    CALL(lsm_get_self_attr, "bad flags", 100, buffer, &size, 99);
    CALL(lsm_get_self_attr, "no attribute", 0, buffer, &size, 0);
    CALL(lsm_set_self_attr, "bad flags", 100, buffer, 100, 1);
    CALL(lsm_set_self_attr, "too small", 100, buffer, 1, 0);
}

static void test_prctl(void)
{
    char name[16] = "";
    int value = -1;
    CALL(prctl, "SET_NAME", PR_SET_NAME, "new-name-that-is-too-long");
    CALL(prctl, "GET_NAME", PR_GET_NAME, name);
    info("name %s", name);
    CALL(prctl, "SET_NAME, bad address", PR_SET_NAME, BAD);
    CALL(prctl, "SET_PDEATHSIG", PR_SET_PDEATHSIG, SIGUSR1);
    CALL(prctl, "GET_PDEATHSIG", PR_GET_PDEATHSIG, &value);
    info("signal %d", value);
    CALL(prctl, "SET_PDEATHSIG off", PR_SET_PDEATHSIG, 0);
    CALL(prctl, "GET_DUMPABLE", PR_GET_DUMPABLE);
    CALL(prctl, "SET_DUMPABLE, nonsense", PR_SET_DUMPABLE, 99);
    CALL(prctl, "GET_KEEPCAPS", PR_GET_KEEPCAPS);
    CALL(prctl, "SET_KEEPCAPS", PR_SET_KEEPCAPS, 1);
    CALL(prctl, "CAPBSET_READ", PR_CAPBSET_READ, 0);
    CALL(prctl, "CAPBSET_READ, none such", PR_CAPBSET_READ, 999);
    CALL(prctl, "GET_SECUREBITS", PR_GET_SECUREBITS);
    CALL(prctl, "SET_TIMERSLACK", PR_SET_TIMERSLACK, 123456);
    CALL(prctl, "GET_TIMERSLACK", PR_GET_TIMERSLACK);
    CALL(prctl, "SET_CHILD_SUBREAPER", PR_SET_CHILD_SUBREAPER, 1);
    CALL(prctl, "GET_CHILD_SUBREAPER", PR_GET_CHILD_SUBREAPER, &value);
    info("subreaper %d", value);
    CALL(prctl, "GET_NO_NEW_PRIVS", PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0);
    CALL(prctl, "GET_NO_NEW_PRIVS, more arguments", PR_GET_NO_NEW_PRIVS, 1, 0, 0, 0);
    CALL(prctl, "GET_THP_DISABLE", PR_GET_THP_DISABLE, 0, 0, 0, 0);
    CALL(prctl, "SET_THP_DISABLE", PR_SET_THP_DISABLE, 1, 0, 0, 0);
    CALL(prctl, "CAP_AMBIENT", PR_CAP_AMBIENT, 4, 0, 0, 0);
    CALL(prctl, "CAP_AMBIENT, unknown", PR_CAP_AMBIENT, 99, 0, 0, 0);
    CALL(prctl, "GET_TIMING", PR_GET_TIMING);
    CALL(prctl, "SET_TIMING, timestamp", PR_SET_TIMING, 1);
    CALL(prctl, "MCE_KILL_GET", PR_MCE_KILL_GET, 0, 0, 0, 0);
    CALL(prctl, "MCE_KILL", PR_MCE_KILL, 1, 2, 0, 0);
    CALL(prctl, "TASK_PERF_EVENTS_DISABLE", PR_TASK_PERF_EVENTS_DISABLE);
    CALL(prctl, "GET_IO_FLUSHER", 58, 0, 0, 0, 0);
    CALL(prctl, "GET_MDWE", 66, 0, 0, 0, 0);
    CALL(prctl, "GET_MEMORY_MERGE", 68, 0, 0, 0, 0);
    CALL(prctl, "SET_VMA", 0x53564d41, 0, mmap(0, 4096, 1, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
         4096, "name");
    CALL(prctl, "SET_VMA, unaligned", 0x53564d41, 0, 1, 4096, "name");
    CALL(prctl, "SET_PTRACER", 0x59616d61, -1);
    CALL_OK(prctl, "GET_AUXV", 0x41555856, buffer, sizeof(buffer), 0, 0);
    CALL(prctl, "unknown", 9999);
    CALL(ptrace, "nobody", 16, 0x3ffffff, 0, 0);
    CALL(bpf, "unknown", 9999, buffer, 8);
    CALL(perf_event_open, "bad address", BAD, 0, -1, -1, 0);
    CALL(userfaultfd, "bad flags", 0x10);
    CALL(rseq, "unaligned", 1, 32, 0, 0);
    CALL(kexec_load, "bad flags", 0, 0, NULL, 0x8000);
    CALL(kexec_file_load, "bad flags", -1, -1, 0, NULL, 0x8000);
    CALL(init_module, "bad address", BAD, 10, "");
    CALL(finit_module, "bad flags", -1, "", 0x8000);
}

void run_security(void)
{
    test_seccomp();
    test_landlock();
    test_modules();
    test_prctl();
}
