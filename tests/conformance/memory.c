/* The memory map.
 * SPDX-License-Identifier: MIT */
#include "conform.h"

#include <sys/uio.h>

enum {
    PAGE = 4096
};

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif
#ifndef MREMAP_DONTUNMAP
#define MREMAP_DONTUNMAP 4
#endif

static char *room(unsigned pages)
{
    return mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void test_map(void)
{
    char *m = room(16);
    int fd = open("file", O_RDWR | O_CREAT, 0600);
    ftruncate(fd, 3 * PAGE);
    CALL_OK(mmap, "anonymous", 0, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CALL(mmap, "no length", 0, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CALL(mmap, "no type", 0, PAGE, PROT_READ, MAP_ANONYMOUS, -1, 0);
    CALL(mmap, "bad descriptor", 0, PAGE, PROT_READ, MAP_PRIVATE, 99, 0);
    CALL(mmap, "odd offset", 0, PAGE, PROT_READ, MAP_PRIVATE, fd, 5);
    CALL(mmap, "too long", 0, -PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CALL(mmap, "offset overflows", 0, PAGE * 2, PROT_READ, MAP_PRIVATE, fd, -PAGE);
    CALL(mmap, "fixed, unaligned", m + 1, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED,
         -1, 0);
    info("fixed: %d", QUIET(mmap, m + PAGE, PAGE, PROT_READ,
                            MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == (long)m + PAGE);
    CALL(mmap, "no replace, taken", m + PAGE, PAGE, PROT_READ,
         MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    CALL(munmap, "a hole", m + 4 * PAGE, PAGE);
    info("no replace: %d",
         QUIET(mmap, m + 4 * PAGE, PAGE, PROT_READ,
               MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) == (long)m + 4 * PAGE);
    int ro = open("file", O_RDONLY);
    CALL(mmap, "shared writable of a read-only descriptor", 0, PAGE, PROT_WRITE, MAP_SHARED, ro, 0);
    CALL_OK(mmap, "private writable of a read-only descriptor", 0, PAGE, PROT_WRITE | PROT_READ,
            MAP_PRIVATE, ro, 0);
    CALL(mmap, "write-only descriptor", 0, PAGE, PROT_READ, MAP_PRIVATE, open("file", O_WRONLY), 0);
    CALL_OK(mmap, "hundreds of gigabytes", 0, 300l << 30, PROT_NONE,
            MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    CALL_OK(mmap, "validated", 0, PAGE, PROT_READ, MAP_SHARED_VALIDATE, fd, 0);
    CALL(mmap, "validated, unknown flag", 0, PAGE, PROT_READ, MAP_SHARED_VALIDATE | 0x800000, fd,
         0);
    CALL(munmap, "unaligned", m + 1, PAGE);
    CALL(munmap, "nothing", m, 0);
    CALL(munmap, "too far", (void *)-PAGE, PAGE);
    CALL(munmap, "twice over a hole", m + 2 * PAGE, 4 * PAGE);
    CALL(munmap, "again", m + 2 * PAGE, 4 * PAGE);
    char *g = (char *)QUIET(mmap, 0, 4 * PAGE, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS | MAP_GROWSDOWN, -1, 0);
    g[0] = 1;
    info("grows down: %d", g[0]);
    char *shared = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    pwrite(fd, "through the file", 16, 0);
    info("shared: %.16s", shared);
    CALL(msync, "shared", shared, PAGE, MS_SYNC);
    CALL(msync, "bad flags", shared, PAGE, 99);
    CALL(msync, "both", shared, PAGE, MS_SYNC | MS_ASYNC);
    munmap(m + 8 * PAGE, PAGE);
    CALL(msync, "a hole", m + 8 * PAGE, PAGE, MS_SYNC);
    CALL(msync, "unaligned", shared + 1, PAGE, MS_SYNC);
    char *both = mmap(NULL, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    both[2 * PAGE] = 'c';
    CALL(remap_file_pages, "last page first", both, PAGE, 0, 2, 0);
    info("remapped: %c", both[0]);
    CALL(remap_file_pages, "with protection", both, PAGE, PROT_READ, 2, 0);
    CALL(remap_file_pages, "anonymous", m, PAGE, 0, 2, 0);
    close(fd);
    close(ro);
}

static void test_protect(void)
{
    char *m = room(8);
    CALL(mprotect, "read", m, PAGE, PROT_READ);
    CALL(mprotect, "unaligned", m + 1, PAGE, PROT_READ);
    CALL(mprotect, "nothing", m, 0, PROT_READ);
    CALL(mprotect, "both growing ways", m, PAGE, PROT_READ | PROT_GROWSDOWN | PROT_GROWSUP);
    CALL(mprotect, "growing down, no stack", m, PAGE, PROT_READ | PROT_GROWSDOWN);
    CALL(mprotect, "unknown bit", m, PAGE, 0x100);
    CALL(munmap, "a hole", m + 4 * PAGE, PAGE);
    CALL(mprotect, "over the hole", m + 3 * PAGE, 3 * PAGE, PROT_READ);
    CALL(mprotect, "wraps", m, -PAGE, PROT_READ);
    CALL(pkey_mprotect, "no key", m, PAGE, PROT_READ | PROT_WRITE, -1);
    CALL(pkey_mprotect, "a key that is not there", m, PAGE, PROT_READ, 9);
    CALL(pkey_alloc, "bad flags", 1, 0);
    CALL(pkey_alloc, "bad rights", 0, 99);
    CALL(pkey_free, "none", 9);
    CALL(read, "into read-only memory", open("/proc/self/cmdline", O_RDONLY), m, 5);
    m[0] = 1;
    QUIET(mprotect, m, PAGE, PROT_READ);
    CALL(read, "into read-only memory now", 3, m, 5);
    close(3);
}

static void test_move(void)
{
    char *m = room(16);
    strcpy(m, "moved");
    char *r = (char *)QUIET(mremap, m, PAGE, 4 * PAGE, MREMAP_MAYMOVE, 0);
    info("grown: %d %s", (long)r > 0, r);
    CALL(mremap, "bad flags", r, PAGE, PAGE, 99, 0);
    CALL(mremap, "unaligned", r + 1, PAGE, PAGE, 0, 0);
    CALL(mremap, "to nothing", r, PAGE, 0, 0, 0);
    CALL(mremap, "fixed without maymove", r, PAGE, PAGE, MREMAP_FIXED, m + 8 * PAGE);
    CALL(mremap, "onto itself", r, 2 * PAGE, 2 * PAGE, MREMAP_FIXED | MREMAP_MAYMOVE, r + PAGE);
    CALL(mremap, "not mapped", BAD - 8, PAGE, 2 * PAGE, MREMAP_MAYMOVE, 0);
    info("fixed: %d", QUIET(mremap, r, 4 * PAGE, 2 * PAGE, MREMAP_FIXED | MREMAP_MAYMOVE,
                            m + 8 * PAGE) == (long)m + 8 * PAGE);
    info("there: %s", m + 8 * PAGE);
    char *kept =
        (char *)QUIET(mremap, m + 8 * PAGE, PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_DONTUNMAP, 0);
    info("kept: %d, old is empty %d, new %s", (long)kept > 0, m[8 * PAGE],
         (long)kept > 0 ? kept : "");
    CALL(mremap, "dontunmap with another size", kept, PAGE, 2 * PAGE,
         MREMAP_MAYMOVE | MREMAP_DONTUNMAP, 0);
    info("shrunk: %d", QUIET(mremap, m + 8 * PAGE, 2 * PAGE, PAGE, 0, 0) == (long)m + 8 * PAGE);
    CALL(mremap, "cannot grow in place", m + 10 * PAGE, PAGE, 100l << 40, 0, 0);
    char *s = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    s[0] = 7;
    char *twin = (char *)QUIET(mremap, s, 0, PAGE, MREMAP_MAYMOVE, 0);
    info("twin: %d", (long)twin > 0 ? twin[0] : -1);
    CALL(mremap, "twin of a private mapping", m + 10 * PAGE, 0, PAGE, MREMAP_MAYMOVE, 0);
}

static void test_advice(void)
{
    unsigned char vec[8] = {0};
    char *m = room(8);
    m[0] = 1;
    CALL(madvise, "DONTNEED", m, PAGE, MADV_DONTNEED);
    info("empty now: %d", m[0]);
    CALL(madvise, "unknown", m, PAGE, 999);
    CALL(madvise, "unaligned", m + 1, PAGE, MADV_NORMAL);
    CALL(madvise, "nothing", m, 0, MADV_NORMAL);
    CALL(madvise, "HWPOISON nothing", m, 0, MADV_HWPOISON);
    CALL(madvise, "WIPEONFORK", m, PAGE, MADV_WIPEONFORK);
    CALL(madvise, "DONTFORK", m + PAGE, PAGE, MADV_DONTFORK);
    CALL(madvise, "FREE", m, PAGE, MADV_FREE);
    CALL(madvise, "REMOVE on private memory", m, PAGE, MADV_REMOVE);
    CALL(madvise, "POPULATE_WRITE", m, PAGE, 23);
    munmap(m + 4 * PAGE, PAGE);
    CALL(madvise, "over a hole", m, 8 * PAGE, MADV_NORMAL);
    m[0] = 1;
    CALL(mincore, "pages", m, 3 * PAGE, vec);
    info("in core %d", vec[0] & 1);
    CALL(mincore, "a hole", m + 4 * PAGE, PAGE, vec);
    CALL(mincore, "bad vector", m, PAGE, BAD);
    CALL(mincore, "unaligned", m + 1, PAGE, vec);
    CALL(mlock, "page", m, PAGE);
    CALL(mlock, "a hole", m + 4 * PAGE, PAGE);
    CALL(munlock, "page", m, PAGE);
    CALL(munlock, "a hole", m + 4 * PAGE, PAGE);
    CALL(mlock2, "on fault", m, PAGE, 1);
    CALL(mlock2, "bad flags", m, PAGE, 2);
    CALL(mlockall, "bad flags", 99);
    CALL(mlockall, "on fault alone", 4);
    CALL(munlockall, "all");
    pid_t pid = fork_child();
    if (!pid) {
        info("wiped: %d", m[0]);
        CALL(madvise, "what was not inherited", m + PAGE, PAGE, MADV_NORMAL);
        finish_child(0);
    }
    reap("memory child", pid);
    CALL(mseal, "page", m, PAGE, 0);
    CALL(mseal, "bad flags", m, PAGE, 1);
    CALL(mseal, "a hole", m + 4 * PAGE, PAGE, 0);
    CALL(munmap, "sealed", m, PAGE);
    CALL(mprotect, "sealed", m, PAGE, PROT_NONE);
    CALL(mmap, "over what is sealed", m, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED,
         -1, 0);
    CALL(mremap, "sealed", m, PAGE, 2 * PAGE, MREMAP_MAYMOVE, 0);
    CALL(map_shadow_stack, "bad flags", 0, PAGE, 99);
}

static void test_policy(void)
{
    char *m = room(4);
    unsigned long nodes[16] = {1};
    int mode = -1, status[2] = {77, 77}, to[2] = {0, 0};
    void *pages[2] = {m, m + PAGE};
    m[0] = 1;
    CALL(mbind, "bind", m, PAGE, 2, nodes, 64, 0);
    CALL(mbind, "no mode", m, PAGE, 99, nodes, 64, 0);
    CALL(mbind, "unaligned", m + 1, PAGE, 2, nodes, 64, 0);
    CALL(get_mempolicy, "of an address", &mode, nodes, 1024, m, 2);
    info("mode %d", mode);
    CALL(get_mempolicy, "bad flags", &mode, nodes, 1024, m, 99);
    CALL(set_mempolicy, "default", 0, NULL, 0);
    CALL(set_mempolicy, "no mode", 99, NULL, 0);
    CALL(set_mempolicy_home_node, "bad flags", m, PAGE, 0, 1);
    CALL(set_mempolicy_home_node, "node", m, PAGE, 0, 0);
    CALL(set_mempolicy_home_node, "no node", m, PAGE, 9999, 0);
    CALL(migrate_pages, "here", 0, 64, nodes, nodes);
    CALL(migrate_pages, "bad address", 0, 64, BAD, nodes);
    CALL(move_pages, "query", 0, 2, pages, NULL, status, 0);
    info("status %d %d", status[0], status[1]);
    CALL(move_pages, "to node 0", 0, 1, pages, to, status, 2);
    CALL(move_pages, "bad flags", 0, 1, pages, to, status, 99);
    CALL(move_pages, "bad address", 0, 1, BAD, to, status, 2);
}

static void test_other_process(void)
{
    char *m = room(4), local[16] = {0};
    struct iovec l = {local, 6}, r = {m, 6}, bad = {BAD, 6};
    strcpy(m, "remote");
    int go[2];
    pipe(go);
    pid_t pid = fork_child();
    if (!pid) {
        read(go[0], m, 1);
        finish_child(m[0] == 'L' ? 0 : 1);
    }
    CALL(process_vm_readv, "child", pid, &l, 1, &r, 1, 0);
    info("read %s", local);
    CALL(process_vm_readv, "bad remote address", pid, &l, 1, &bad, 1, 0);
    CALL(process_vm_readv, "bad flags", pid, &l, 1, &r, 1, 1);
    CALL(process_vm_readv, "nobody", 0x3ffffff, &l, 1, &r, 1, 0);
    strcpy(local, "LOCAL!");
    CALL(process_vm_writev, "child", pid, &l, 1, &r, 1, 0);
    CALL(process_vm_writev, "bad vector", pid, BAD, 1, &r, 1, 0);
    int fd = (int)QUIET(pidfd_open, pid, 0);
    struct iovec page = {m, PAGE}, odd = {m + 1, PAGE};
    CALL(process_madvise, "COLD", fd, &page, 1, 20, 0);
    CALL(process_madvise, "unaligned", fd, &odd, 1, 20, 0);
    CALL(process_madvise, "unknown", fd, &page, 1, 999, 0);
    CALL(process_madvise, "bad flags", fd, &page, 1, 20, 1);
    CALL(process_madvise, "no pidfd", 1, &page, 1, 20, 0);
    close(fd);
    write(go[1], "L", 1);
    reap("remote child", pid);
    close(go[0]);
    close(go[1]);
}

static void test_break(void)
{
    char *end = (char *)QUIET(brk, 0);
    info("brk grows: %d", QUIET(brk, end + 100000) == (long)end + 100000);
    end[99999] = 1;
    info("brk shrinks: %d", QUIET(brk, end) == (long)end);
    info("brk to nowhere stays: %d", QUIET(brk, 4096) == (long)end);
    QUIET(brk, end + 8192);
    info("new pages are empty: %d", end[8191]);
    CALL_OK(brk, "query", 0);
}

static void on_fault(int signo, siginfo_t *si, void *context)
{
    char *where = si->si_addr;
    info("SIG%s code %d", sigabbrev_np(signo), si->si_code);
    mprotect((void *)((uintptr_t)where & -PAGE), PAGE, PROT_READ | PROT_WRITE);
    if (signo == SIGBUS)
        mmap((void *)((uintptr_t)where & -PAGE), PAGE, PROT_READ | PROT_WRITE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
}

static void test_faults(void)
{
    char *m = room(4);
    catch_signal(SIGSEGV, on_fault, 0);
    catch_signal(SIGBUS, on_fault, 0);
    mprotect(m, PAGE, PROT_NONE);
    m[5] = 1;
    mprotect(m, PAGE, PROT_READ);
    m[5] = 2;
    int fd = open("short", O_RDWR | O_CREAT, 0600);
    char *f = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, fd, 0);
    info("beyond the end: %d", ((volatile char *)f)[10]);
    close(fd);
}

void run_memory(void)
{
    test_map();
    test_protect();
    test_move();
    test_advice();
    test_policy();
    test_other_process();
    test_break();
    test_faults();
}
