/*
 * Vector configuration, loads and stores: vl for every length and vtype, whole and partial groups,
 * strides, indices, segments, and faults in the middle, which leave vstart at the element.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check.h"

#include <signal.h>
#include <sys/mman.h>
#include <ucontext.h>

enum {
    PAGE = 4096
};

static uint64_t vlenb;

static uint64_t vsetvl(uint64_t avl, uint64_t vtype)
{
    uint64_t vl;

    asm volatile("vsetvl %0, %1, %2" : "=r"(vl) : "r"(avl), "r"(vtype));
    return vl;
}

static uint64_t csr_vtype(void)
{
    uint64_t v;

    asm volatile("csrr %0, vtype" : "=r"(v));
    return v;
}

/* --- Configuration --- */

static void configurations(void)
{
    for (unsigned vtype = 0; vtype < 512; vtype++) {
        unsigned sew = vtype >> 3 & 7;
        int lmul = (int)((vtype & 7) ^ 4) - 4;
        bool valid =
            vtype < 256 && lmul > -4 && sew < 4 && (lmul >= 0 || 8u << sew <= 64u >> -lmul);
        uint64_t vlmax = valid ? (vlenb << (lmul + 3)) >> 3 >> sew : 0;

        for (uint64_t avl = 0; avl < 40; avl++)
            check("vsetvl", vsetvl(avl, vtype), avl < vlmax ? avl : vlmax, avl, vtype);
        check("vsetvl", vsetvl(UINT64_MAX, vtype), vlmax, UINT64_MAX, vtype);
        check("vtype", csr_vtype(), valid ? vtype : UINT64_C(1) << 63, vtype, 0);
    }
}

/* rs1 = x0: all elements; rd = x0 as well: vl stays. */
static void special_lengths(void)
{
    uint64_t vl;

    asm volatile("vsetvli %0, x0, e16, m2, ta, ma" : "=r"(vl));
    check("vsetvli x0", vl, vlenb, 0, 0);
    asm volatile("li t0, 3\n vsetvli t1, t0, e8, m1, ta, ma\n vsetvli x0, x0, e16, m2, ta, ma\n"
                 "csrr %0, vl"
                 : "=r"(vl)::"t0", "t1");
    check("vsetvli x0, x0", vl, 3, 0, 0);
    asm volatile("vsetivli %0, 7, e8, m1, ta, ma" : "=r"(vl));
    check("vsetivli", vl, 7, 0, 0);
}

/* --- Faults --- */

static uint8_t *edge; /* two pages, and none behind them */
static struct {
    uint64_t vstart, address, count;
} fault;

static void handler(int signo, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;

    asm volatile("csrr %0, vstart\n csrw vstart, x0" : "=r"(fault.vstart));
    fault.address = (uint64_t)info->si_addr;
    fault.count++;
    uc->uc_mcontext.__gregs[0] += 4;
}

/* --- Whole groups and parts of them --- */

static void copies(void)
{
    static uint8_t from[9000], to[9000];

    for (unsigned i = 0; i < sizeof(from); i++)
        from[i] = (uint8_t)(i * 7 + i / 256);
    for (unsigned n = 0; n < 300; n++) {
        const uint8_t *src = from + n % 37;
        uint8_t *dst = to + n * 29;
        uint64_t left = n;
        memset(to, 0x55, sizeof(to));
        asm volatile("1: vsetvli t0, %0, e8, m4, ta, ma\n vle8.v v8, (%1)\n add %1, %1, t0\n"
                     "sub %0, %0, t0\n vse8.v v8, (%2)\n add %2, %2, t0\n bnez %0, 1b"
                     : "+r"(left), "+r"(src), "+r"(dst)::"t0", "memory");
        check("strip-mined copy", (uint64_t)memcmp(to + n * 29, from + n % 37, n), 0, n, 0);
        check("byte behind it", to[n * 29 + n], 0x55, n, 0);
        check("byte before it", n ? to[n * 29 - 1] : 0x55, 0x55, n, 0);
    }
}

static void loads_at_the_edge(void)
{
    for (unsigned room = 0; room <= 70; room++) {
        uint16_t out[40];
        uint8_t *from = edge + 2 * PAGE - room;
        uint64_t elements = room / 2, vl = 40;
        fault.count = 0;
        asm volatile("vsetvli %0, %0, e16, m8, ta, ma\n vmv.v.i v8, -1\n vle16.v v8, (%1)\n"
                     "csrw vstart, x0\n vse16.v v8, (%2)"
                     : "+r"(vl)
                     : "r"(from), "r"(out)
                     : "memory");
        if (vl < 40 || elements >= 40)
            continue;
        check("faults", fault.count, 1, room, 0);
        check("vstart", fault.vstart, elements, room, 0);
        check("address", fault.address, (uint64_t)edge + 2 * PAGE, room, 0);
        for (unsigned i = 0; i < 40; i++)
            check("element", out[i], i < elements ? 0x0101 : 0xffff, room, i);
    }
}

static void stores_at_the_edge(void)
{
    for (unsigned room = 0; room < 16; room++) {
        uint8_t *to = edge + 2 * PAGE - room;
        uint64_t vl = 16;
        fault.count = 0;
        memset(edge + PAGE, 1, PAGE);
        asm volatile("vsetvli x0, %0, e8, m1, ta, ma\n vmv.v.i v8, 5\n vse8.v v8, (%1)\n"
                     "csrw vstart, x0" ::"r"(vl),
                     "r"(to)
                     : "memory");
        check("faults", fault.count, 1, room, 0);
        check("vstart", fault.vstart, room, room, 0);
        for (unsigned i = 0; i < room; i++)
            check("stored byte", to[i], 5, room, i);
    }
    memset(edge + PAGE, 1, PAGE);
}

static void first_faults_only(void)
{
    for (unsigned room = 0; room < 40; room++) {
        uint8_t *from = edge + 2 * PAGE - room;
        uint64_t vl = 0;
        fault.count = 0;
        asm volatile("vsetvli x0, %2, e8, m4, ta, ma\n vle8ff.v v8, (%1)\n csrr %0, vl\n"
                     "csrw vstart, x0"
                     : "=r"(vl)
                     : "r"(from), "r"(33l)
                     : "memory");
        check("faults of vle8ff", fault.count, room == 0, room, 0);
        check("vl of vle8ff", vl, room == 0 || room > 33 ? 33 : room, room, 0);
    }
}

/* --- Strides, indices, segments, masks --- */

static void gathers(void)
{
    static uint32_t table[4096];
    uint32_t out[8] = {0};
    static const uint16_t offsets[8] = {400, 0, 16, 4, 8000, 12, 4, 16000};

    for (unsigned i = 0; i < 4096; i++)
        table[i] = i * 0x10001;
    asm volatile("vsetivli x0, 8, e32, m2, ta, ma\n vle16.v v4, (%1)\n vluxei16.v v8, (%0), v4\n"
                 "vse32.v v8, (%2)" ::"r"(table),
                 "r"(offsets), "r"(out)
                 : "memory");
    for (unsigned i = 0; i < 8; i++)
        check("vluxei16", out[i], table[offsets[i] / 4], i, 0);
    asm volatile("vsetivli x0, 8, e32, m2, ta, ma\n vlse32.v v8, (%0), %1\n vse32.v v8, (%2)" ::"r"(
                     table + 1000),
                 "r"(-12l), "r"(out)
                 : "memory");
    for (unsigned i = 0; i < 8; i++)
        check("vlse32", out[i], table[1000 - 3 * i], i, 0);
    asm volatile("vsetivli x0, 4, e32, m1, ta, ma\n vlseg2e32.v v8, (%0)\n vse32.v v9, (%1)" ::"r"(
                     table + 10),
                 "r"(out)
                 : "memory");
    for (unsigned i = 0; i < 4; i++)
        check("vlseg2e32", out[i], table[11 + 2 * i], i, 0);
    memset(out, 0xff, sizeof(out));
    asm volatile("li t0, 0xa5\n vsetivli x0, 8, e32, m2, ta, mu\n vmv.s.x v0, t0\n"
                 "vle32.v v8, (%0)\n vse32.v v8, (%1), v0.t" ::"r"(table + 20),
                 "r"(out)
                 : "t0", "memory");
    for (unsigned i = 0; i < 8; i++)
        check("masked vse32", out[i], 0xa5 >> i & 1 ? table[20 + i] : UINT32_MAX, i, 0);
}

int main(void)
{
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};

    sigaction(SIGSEGV, &action, NULL);
    asm("csrr %0, vlenb" : "=r"(vlenb));
    edge = mmap(NULL, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(edge, 1, 2 * PAGE);
    munmap(edge + 2 * PAGE, PAGE);
    configurations();
    special_lengths();
    for (unsigned i = 0; i < 4; i++) {
        copies();
        loads_at_the_edge();
        stores_at_the_edge();
        first_faults_only();
        gathers();
    }
    return finish();
}
