/* How regions of the x86-64 back-end reach each other: patched exits and back, polls at back-edges,
 * calls and returns on the shadow stack (matching, mismatching, deeper than the stack), indirect
 * jumps. A run loop of twenty lines stands in for the engine. SPDX-License-Identifier: MIT */
#include "host/backend.h"
#include "tests/unit/ir_random.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <cmocka.h>

enum {
    CACHE = 1 << 20,
    STACK = 16 << 10, /* 1024 calls, less the sentinels */
    GUARD = 4096,
    REGIONS = 64,
    STOP = 0x100,
};

struct link {
    const uint8_t *jump, *stub, *look_up; /* look_up: of an indirect exit */
};

struct built {
    uint64_t pc;
    struct code_region code;
    struct link link[CODE_MAX_EXITS];
};

static struct built built[REGIONS];
static unsigned nbuilt;
static struct vcpu cpu;
static struct code_buffer buf;
static void *be;
static unsigned exits, overflows; /* returns to the run loop; handled stack overflows */
static bool give_up_caches; /* indirect exits look in the jump table, as if there had been too many
                               targets */

static struct ir_inst inst[512];
static ir_ref table[1024];
static struct ir_region region;
static struct ir_builder b;

static void on_fault(int signo, siginfo_t *info, void *uc)
{
    if (x86_64_backend.return_stack_overflow(&cpu, uc, info->si_addr))
        overflows++;
    else
        signal(signo, SIG_DFL);
}

static int setup(void **state)
{
    const char *why = nullptr;
    struct backend_options options = {.opt_level = 1};
    uint8_t *cache = mmap(nullptr, CACHE, PROT_READ | PROT_WRITE | PROT_EXEC,
                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *stack =
        mmap(nullptr, STACK + GUARD, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    mprotect(stack, GUARD, PROT_NONE);
    buf = (struct code_buffer){.write = cache, .run = cache, .size = CACHE};
    be = x86_64_backend.create(&buf, &options, &ir_random_slots, &why);
    memset(&cpu, 0, sizeof(cpu));
    cpu.jit_stack = stack + GUARD;
    cpu.jit_stack_size = STACK;
    for (unsigned i = 0; i < VCPU_JUMP_CACHE_SIZE; i++)
        cpu.jumps[i].pc = 1;
    nbuilt = exits = overflows = 0;
    give_up_caches = false;
    return be ? 0 : -1;
}

static int teardown(void **state)
{
    x86_64_backend.destroy(be);
    munmap(buf.write, CACHE);
    munmap(cpu.jit_stack - GUARD, STACK + GUARD);
    return 0;
}

static void start(uint64_t pc)
{
    region = (struct ir_region){.inst = inst, .capacity = 512};
    ir_begin(&b, &region, &ir_random_slots, pc, table, 1024, 1);
    ir_insn(&b, pc, 4);
}

static void finish(void)
{
    struct built *r = &built[nbuilt++];

    ir_optimise(&region, 1);
    r->pc = region.pc;
    assert_true(x86_64_backend.compile(be, &region, &buf, r->link, sizeof(r->link[0]), &r->code));
    for (unsigned i = 0; i < r->code.nexits; i++) {
        r->link[i] = (struct link){
            r->code.run + r->code.exit[i].jump_offset, r->code.run + r->code.exit[i].stub_offset,
            r->code.exit[i].indirect ? r->code.run + r->code.exit[i].look_up_offset : nullptr};
        /* a patch is one write, which must not cross 8 bytes */
        assert_true(((uintptr_t)r->link[i].jump & 7) <= 4);
    }
}

static void emit_exit(enum ir_op op, uint32_t aux, uint64_t pc, ir_ref x, ir_ref y)
{
    ir_emit(&b, (struct ir_inst){
                    .op = op, .lane = 3, .aux = aux, .args = {x, y, IR_NONE, IR_NONE}, .imm = pc});
}

static void add_to(unsigned slot, int64_t n)
{
    ir_set(&b, slot,
           ir_op2(&b, IR_ADD, IR_I64, ir_get(&b, slot), ir_const(&b, IR_I64, (uint64_t)n)));
}

static uint64_t get(unsigned slot)
{
    uint64_t v;

    memcpy(&v, vcpu_slot(&cpu, &ir_random_slots, slot), 8);
    return v;
}

static void set(unsigned slot, uint64_t v)
{
    memcpy(vcpu_slot(&cpu, &ir_random_slots, slot), &v, 8);
}

static const struct built *region_at(uint64_t pc)
{
    for (unsigned i = 0; i < nbuilt; i++)
        if (built[i].pc == pc)
            return &built[i];
    fail_msg("no region at %llx", (unsigned long long)pc);
    return nullptr;
}

/* Runs until an event other than NONE, or a poll. Links whatever can be linked. */
static void run(uint64_t pc)
{
    set(IR_RANDOM_SLOT_PC, pc);
    for (;;) {
        const struct built *r = region_at(get(IR_RANDOM_SLOT_PC));
        struct link *from = (struct link *)(void *)cpu.exit.link;

        if (from && !from->look_up)
            x86_64_backend.patch(&buf, from->jump, r->code.run);
        else if (from && !give_up_caches)
            x86_64_backend.patch(
                &buf, from->jump,
                x86_64_backend.inline_cache(be, &buf, r->pc, r->code.run, from->stub));
        else if (from)
            x86_64_backend.patch(&buf, from->jump, from->look_up);
        if (!from || from->look_up)
            cpu.jumps[(r->pc >> 2) & (VCPU_JUMP_CACHE_SIZE - 1)] =
                (struct vcpu_jump){r->pc, r->code.run};
        cpu.exit = (struct vcpu_exit){0};
        x86_64_backend.enter(be, &cpu, r->code.run);
        exits++;
        if (cpu.exit.event || cpu.pending)
            return;
    }
}

static void make_stop(void)
{
    start(STOP);
    emit_exit(IR_EXIT_EVENT, IR_EVENT_BREAKPOINT | 7 << 16, STOP, IR_NONE, IR_NONE);
    finish();
}

static void links(void **state)
{
    make_stop();
    start(0x200);
    add_to(0, 1);
    add_to(10, 2); /* not pinned: stored at the exit */
    emit_exit(IR_EXIT, 0, STOP, IR_NONE, IR_NONE);
    finish();
    run(0x200);
    assert_int_equal(cpu.exit.event, IR_EVENT_BREAKPOINT);
    assert_int_equal(cpu.exit.detail, 7);
    assert_int_equal(exits, 2);
    exits = 0;
    run(0x200);
    assert_int_equal(exits, 1);
    struct link *l = &built[1].link[0];
    x86_64_backend.patch(&buf, l->jump, l->stub);
    exits = 0;
    run(0x200);
    assert_int_equal(exits, 2);
    assert_int_equal(get(0), 3);
    assert_int_equal(get(10), 6);
    assert_int_equal(get(IR_RANDOM_SLOT_PC), STOP);
}

static void loops_are_polled(void **state)
{
    make_stop();
    start(0x200);
    add_to(0, -1);
    emit_exit(IR_EXIT_CMP, IR_NE | IR_EXIT_BACK, 0x200, ir_get(&b, 0), ir_const(&b, IR_I64, 0));
    emit_exit(IR_EXIT, 0, STOP, IR_NONE, IR_NONE);
    finish();
    set(0, 100000);
    run(0x200);
    assert_int_equal(get(0), 0);
    assert_true(exits <= 3);
    set(0, 100000);
    cpu.pending = 1;
    run(0x200);
    assert_int_equal(cpu.exit.event, IR_EVENT_NONE);
    assert_null(cpu.exit.link);
    assert_int_equal(get(0), 99999);
    assert_int_equal(get(IR_RANDOM_SLOT_PC), 0x200);
    cpu.pending = 0;
}

/* x0 calls of 0x300 by itself, and as many returns to 0x400, which counts them in x1. */
static void make_recursion(void)
{
    make_stop();
    start(0x300);
    emit_exit(IR_EXIT_CMP, IR_EQ, 0x400, ir_get(&b, 0), ir_const(&b, IR_I64, 0));
    add_to(0, -1);
    add_to(2, 1);
    emit_exit(IR_EXIT_CALL, 0, 0x300, ir_const(&b, IR_I64, 0x400), IR_NONE);
    finish();
    start(0x400);
    emit_exit(IR_EXIT_CMP, IR_EQ, STOP, ir_get(&b, 2), ir_const(&b, IR_I64, 0));
    add_to(2, -1);
    add_to(1, 1);
    emit_exit(IR_EXIT_INDIRECT, IR_JUMP_RETURN, 0, ir_get(&b, 3), IR_NONE);
    finish();
    set(3, 0x400);
}

static void recursion(void **state)
{
    make_recursion();
    for (unsigned depth = 1; depth < 900; depth *= 3) {
        set(0, depth);
        set(1, 0);
        x86_64_backend.reset_return_stack(&cpu);
        run(0x300);
        assert_int_equal(get(1), depth);
    }
    exits = 0;
    set(0, 500);
    set(1, 0);
    run(0x300);
    assert_int_equal(get(1), 500);
    assert_int_equal(exits, 1);
    assert_int_equal(overflows, 0);
}

static void deep_recursion(void **state)
{
    static uint8_t signal_stack[64 << 10];
    stack_t alternate = {.ss_sp = signal_stack, .ss_size = sizeof(signal_stack)};
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK}, old;

    sigaltstack(&alternate, nullptr);
    sigaction(SIGSEGV, &action, &old); /* here, because cmocka has its own */
    make_recursion();
    set(0, 100000);
    run(0x300);
    assert_int_equal(get(1), 100000);
    assert_true(overflows > 50);
    sigaction(SIGSEGV, &old, nullptr);
}

/* 0x1000 + 16 i calls 0x1010 + 16 i …; the innermost returns past several of them at once, as
 * longjmp does. */
static void mismatches(void **state)
{
    make_stop();
    for (unsigned i = 0; i < 20; i++) {
        start(0x1000 + 16 * i);
        emit_exit(IR_EXIT_CALL, 0, 0x1010 + 16 * i, ir_const(&b, IR_I64, 0x2000 + 16 * i), IR_NONE);
        finish();
        start(0x2000 + 16 * i);
        add_to(1, 1 << i);
        emit_exit(IR_EXIT_INDIRECT, IR_JUMP_RETURN, 0,
                  ir_const(&b, IR_I64, i >= 2 ? 0x2000 + 16 * (i - 2) : STOP), IR_NONE);
        finish();
    }
    start(0x1000 + 16 * 20);
    emit_exit(IR_EXIT_INDIRECT, IR_JUMP_RETURN, 0, ir_get(&b, 0), IR_NONE);
    finish();
    for (unsigned from = 0; from < 20; from++) {
        uint64_t expected = 0;

        for (int i = (int)from; i >= 0; i -= 2)
            expected |= 1u << i;
        set(0, 0x2000 + 16 * from);
        set(1, 0);
        run(0x1000);
        assert_int_equal(cpu.exit.event, IR_EVENT_BREAKPOINT);
        assert_int_equal(get(1), expected);
    }
}

static void indirect(void **state)
{
    make_stop();
    start(0x200);
    add_to(0, -1);
    emit_exit(IR_EXIT_CMP, IR_EQ, STOP, ir_get(&b, 0), ir_const(&b, IR_I64, 0));
    emit_exit(IR_EXIT_INDIRECT, IR_JUMP_CALL, 0x500, ir_get(&b, 4), IR_NONE);
    finish();
    start(0x600);
    add_to(1, 1);
    emit_exit(IR_EXIT_INDIRECT, IR_JUMP_RETURN, 0, ir_const(&b, IR_I64, 0x500), IR_NONE);
    finish();
    start(0x500);
    emit_exit(IR_EXIT_INDIRECT, IR_JUMP, 0, ir_const(&b, IR_I64, 0x200), IR_NONE);
    finish();
    set(0, 10001);
    set(4, 0x600);
    run(0x200);
    assert_int_equal(get(1), 10000);
    assert_true(exits < 8);
    cpu.pending = 1;
    set(0, 10);
    run(0x200);
    assert_int_equal(cpu.exit.event, IR_EVENT_NONE);
    assert_int_equal(get(IR_RANDOM_SLOT_PC), 0x600); /* polled at the call, before it was made */
    cpu.pending = 0;
}

/* Calls 0x600 and `other` in turn; returns to the run loop. */
static unsigned in_turn(uint64_t other)
{
    set(0, 101);
    set(1, 0);
    set(2, 0);
    set(4, 0x600);
    set(5, 0x600 ^ other);
    exits = 0;
    run(0x200);
    assert_int_equal(get(1), 50);
    assert_int_equal(get(2), 50);
    return exits;
}

static void many_targets(void **state)
{
    static const uint64_t others[] = {0x800, 0x7f00123456780,
                                      0xffffffff80000000}; /* needs 64 bits; sign-extends */

    make_stop();
    start(0x200);
    add_to(0, -1);
    ir_set(&b, 4, ir_op2(&b, IR_XOR, IR_I64, ir_get(&b, 4), ir_get(&b, 5)));
    emit_exit(IR_EXIT_CMP, IR_EQ, STOP, ir_get(&b, 0), ir_const(&b, IR_I64, 0));
    emit_exit(IR_EXIT_INDIRECT, IR_JUMP_CALL, 0x500, ir_get(&b, 4), IR_NONE);
    finish();
    start(0x500);
    emit_exit(IR_EXIT, 0, 0x200, IR_NONE, IR_NONE);
    finish();
    start(0x600);
    add_to(1, 1);
    emit_exit(IR_EXIT_INDIRECT, IR_JUMP, 0, ir_get(&b, 6), IR_NONE);
    finish();
    start(0x700);
    emit_exit(IR_EXIT_INDIRECT, IR_JUMP_RETURN, 0, ir_const(&b, IR_I64, 0x500), IR_NONE);
    finish();
    set(6, 0x700);
    for (unsigned i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        start(others[i]);
        add_to(2, 1);
        emit_exit(IR_EXIT_INDIRECT, IR_JUMP_RETURN, 0, ir_const(&b, IR_I64, 0x500), IR_NONE);
        finish();
        give_up_caches = false;
        assert_true(in_turn(others[i]) >= 100); /* the other target came each time */
        give_up_caches = true;
        in_turn(others[i]);
        assert_true(in_turn(others[i]) <= 4);
        give_up_caches = false;
        const struct link *site = &built[1].link[1];
        assert_non_null(site->look_up);
        x86_64_backend.patch(&buf, site->jump, site->stub);
    }
}

/* Returning to 1, what the sentinels hold, goes to the run loop like any other address without
 * code. */
static void hostile_return(void **state)
{
    start(0x200);
    emit_exit(IR_EXIT_INDIRECT, IR_JUMP_RETURN, 0, ir_get(&b, 0), IR_NONE);
    finish();
    for (uint64_t pc = 0; pc < 3; pc++) {
        set(0, pc);
        cpu.exit = (struct vcpu_exit){.event = 99};
        x86_64_backend.enter(be, &cpu, built[0].code.run);
        assert_int_equal(cpu.exit.event, IR_EVENT_NONE);
        assert_int_equal(get(IR_RANDOM_SLOT_PC), pc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(links, setup, teardown),
        cmocka_unit_test_setup_teardown(loops_are_polled, setup, teardown),
        cmocka_unit_test_setup_teardown(recursion, setup, teardown),
        cmocka_unit_test_setup_teardown(deep_recursion, setup, teardown),
        cmocka_unit_test_setup_teardown(mismatches, setup, teardown),
        cmocka_unit_test_setup_teardown(indirect, setup, teardown),
        cmocka_unit_test_setup_teardown(many_targets, setup, teardown),
        cmocka_unit_test_setup_teardown(hostile_return, setup, teardown),
    };

    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
