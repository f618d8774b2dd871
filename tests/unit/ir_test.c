/* Unit tests of the IR: builder, passes, verifier, printer, and what of the interpreter is not a
 * pure op. SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "ir/ir.h"
#include "ir/vcpu.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    X0,
    X1,
    PC,
    NZCV,
    V0
};
static const struct ir_slot slot_table[] = {
    {"x0", 0, IR_I64, 1},    {"x1", 8, IR_I64, 2},   {"pc", 16, IR_I64, 0},
    {"nzcv", 24, IR_I32, 3}, {"v0", 32, IR_V128, 1},
};
static const struct ir_slots slots = {slot_table, 5, PC, NZCV};

enum {
    CAPACITY = 512
};
struct fixture {
    struct ir_inst inst[CAPACITY];
    ir_ref table[256];
    struct ir_region region;
    struct ir_builder b;
};

static void start(struct fixture *f, unsigned opt_level)
{
    memset(f, 0, sizeof(*f));
    f->region.inst = f->inst;
    f->region.capacity = CAPACITY;
    ir_begin(&f->b, &f->region, &slots, 0x1000, f->table, 256, opt_level);
    ir_insn(&f->b, 0x1000, 4);
}

static void leave(struct fixture *f, uint32_t aux)
{
    ir_emit(&f->b, (struct ir_inst){.op = IR_EXIT, .aux = aux, .imm = 0x1004});
}

static void assert_verifies(const struct fixture *f)
{
    char why[256] = "";
    if (!ir_verify(&f->region, why, sizeof(why)))
        ir_print(&f->region, 2);
    assert_string_equal(why, "");
}

/* Ends the region and runs the passes. */
static void finish(struct fixture *f)
{
    leave(f, 0);
    assert_verifies(f);
    ir_optimise(&f->region, 2);
    assert_verifies(f);
}

static const struct ir_inst *at(const struct fixture *f, ir_ref ref)
{
    return &f->inst[ref];
}

static unsigned live(const struct fixture *f, unsigned op)
{
    unsigned n = 0;
    for (uint32_t i = 0; i < f->region.count; i++)
        n += f->inst[i].op == op && !(f->inst[i].flags & IR_DEAD);
    return n;
}

static const struct ir_inst *only(const struct fixture *f, unsigned op)
{
    assert_int_equal(live(f, op), 1);
    for (uint32_t i = 0;; i++) {
        if (f->inst[i].op == op && !(f->inst[i].flags & IR_DEAD))
            return &f->inst[i];
    }
}

static ir_ref constant(struct fixture *f, uint64_t v)
{
    return ir_const(&f->b, IR_I64, v);
}

static ir_ref flag_op(struct fixture *f, enum ir_op op, ir_ref x, ir_ref y)
{
    return ir_emit(
        &f->b,
        (struct ir_inst){.op = op, .type = IR_FLAGS, .lane = 3, .args = {x, y, IR_NONE, IR_NONE}});
}

/* ---- builder ---- */

static void slots_are_forwarded(void **state)
{
    struct fixture f;
    start(&f, 1);
    ir_ref x = ir_get(&f.b, X0);
    assert_int_equal(ir_get(&f.b, X0), x);
    ir_ref sum = ir_op2(&f.b, IR_ADD, IR_I64, x, ir_get(&f.b, X1));
    ir_set(&f.b, X0, sum);
    assert_int_equal(ir_get(&f.b, X0), sum);
    uint32_t count = f.region.count;
    ir_set(&f.b, X0, sum); /* holds it already */
    assert_int_equal(f.region.count, count);
    finish(&f);
}

static void equal_values_merge(void **state)
{
    struct fixture f;
    start(&f, 1);
    ir_ref x = ir_get(&f.b, X0), y = ir_get(&f.b, X1);
    assert_int_equal(ir_op2(&f.b, IR_MUL, IR_I64, x, y), ir_op2(&f.b, IR_MUL, IR_I64, x, y));
    assert_int_equal(constant(&f, 5), constant(&f, 5));
    finish(&f);
}

static void level_0_keeps_everything(void **state)
{
    struct fixture f;
    start(&f, 0);
    assert_int_not_equal(ir_get(&f.b, X0), ir_get(&f.b, X0));
    ir_ref one = constant(&f, 1);
    assert_int_equal(at(&f, ir_op2(&f.b, IR_ADD, IR_I64, one, one))->op, IR_ADD);
    leave(&f, 0);
    assert_verifies(&f);
}

static void narrow_views_see_through(void **state)
{
    struct fixture f;
    start(&f, 1);
    struct ir_builder *b = &f.b;
    ir_ref x = ir_get(b, X0);
    ir_ref sum = ir_op2(b, IR_ADD, IR_I32, x, x);
    ir_ref wide = ir_op1i(b, IR_ZEXT, IR_I64, sum, 32);
    ir_ref again = ir_op2(b, IR_XOR, IR_I32, wide, x);
    assert_int_equal(at(&f, again)->args[0], sum);
    ir_ref v = ir_get(b, V0);
    ir_ref d = ir_op2(b, IR_FADD, IR_F64, v, v);
    ir_ref low = ir_vop(b, IR_VZEXT, IR_V128, 3, d, IR_NONE, IR_NONE, 0);
    assert_int_equal(at(&f, ir_op2(b, IR_FMUL, IR_F64, low, v))->args[0], d);
    finish(&f);
}

static void algebra(void **state)
{
    struct fixture f;
    start(&f, 1);
    struct ir_builder *b = &f.b;
    ir_ref x = ir_get(b, X0), y = ir_get(b, X1);
    assert_int_equal(ir_op2(b, IR_ADD, IR_I64, constant(&f, 0), x), x);
    assert_int_equal(at(&f, ir_op2(b, IR_AND, IR_I64, x, constant(&f, 0xff)))->op, IR_ZEXT);
    ir_ref deposit = ir_op2i(b, IR_DEPOSIT, IR_I64, x, y, 8 | 8 << 8);
    ir_ref field = ir_op1i(b, IR_EXTRACT, IR_I64, deposit, 16 | 8 << 8);
    assert_int_equal(at(&f, field)->args[0], x);
    ir_ref load = ir_emit(
        b, (struct ir_inst){.op = IR_LOAD, .type = IR_I32, .lane = 0, .args = {x, IR_NONE}});
    assert_int_equal(ir_op1i(b, IR_ZEXT, IR_I64, load, 32), load);
    assert_int_equal(at(&f, load)->type, IR_I64);
    ir_ref v = ir_get(b, V0);
    assert_int_equal(ir_vop(b, IR_VOR, IR_V128, 0, v, v, IR_NONE, 0), v);
    finish(&f);
}

static void flags_are_values(void **state)
{
    struct fixture f;
    start(&f, 1);
    struct ir_builder *b = &f.b;
    ir_ref flags = flag_op(&f, IR_SUBF, ir_get(b, X0), ir_get(b, X1));
    ir_set(b, NZCV, ir_op1(b, IR_PACK, IR_I32, flags));
    assert_int_equal(ir_op1(b, IR_UNPACK, IR_FLAGS, ir_get(b, NZCV)), flags);
    ir_ref known = ir_op1(b, IR_UNPACK, IR_FLAGS, ir_const(b, IR_I32, IR_PACKED_Z));
    ir_ref ne = ir_emit(
        b, (struct ir_inst){.op = IR_COND, .type = IR_I32, .aux = IR_COND_NE, .args = {known}});
    uint64_t c;
    assert_true(ir_is_const(b, ne, &c));
    assert_int_equal(c, 0);
    uint32_t count = f.region.count; /* an exit that is never taken is none */
    ir_emit(b, (struct ir_inst){.op = IR_EXIT_FLAGS, .aux = IR_COND_NE, .args = {known}});
    assert_int_equal(f.region.count, count);
    finish(&f);
}

static void hlp_nothing(struct vcpu *cpu)
{
}

static void calls_forget_what_they_change(void **state)
{
    static const struct ir_helper writes = {"writes", (void (*)(void))hlp_nothing,
                                            IR_VOID,  0,
                                            {0},      IR_HELPER_VCPU | IR_HELPER_WRITES_STATE};
    static const struct ir_helper reads = {"reads", (void (*)(void))hlp_nothing,
                                           IR_VOID, 0,
                                           {0},     IR_HELPER_VCPU | IR_HELPER_READS_STATE};
    struct fixture f;
    start(&f, 1);
    ir_ref x = ir_get(&f.b, X0);
    ir_call(&f.b, &reads, IR_NONE, IR_NONE, IR_NONE, IR_NONE);
    assert_int_equal(ir_get(&f.b, X0), x);
    ir_call(&f.b, &writes, IR_NONE, IR_NONE, IR_NONE, IR_NONE);
    assert_int_not_equal(ir_get(&f.b, X0), x);
    finish(&f);
}

static void fp_ops_do_not_merge_across_fp_helpers(void **state)
{
    static const struct ir_helper fp = {"fp", (void (*)(void))hlp_nothing,  IR_VOID, 0,
                                        {0},  IR_HELPER_VCPU | IR_HELPER_FP};
    struct fixture f;
    start(&f, 1);
    ir_ref v = ir_get(&f.b, V0), sum = ir_op2(&f.b, IR_FADD, IR_F64, v, v);
    assert_int_equal(ir_op2(&f.b, IR_FADD, IR_F64, v, v), sum);
    ir_call(&f.b, &fp, IR_NONE, IR_NONE, IR_NONE, IR_NONE);
    assert_int_not_equal(ir_op2(&f.b, IR_FADD, IR_F64, v, v), sum);
    finish(&f);
}

static void builder_says_when_it_is_full(void **state)
{
    struct fixture f;
    start(&f, 0);
    while (!f.b.full)
        constant(&f, 1);
    assert_int_equal(CAPACITY - f.region.count, IR_RESERVE - 1);
    for (unsigned i = 1; i < IR_RESERVE; i++)
        constant(&f, 1); /* what there is room for */
}

/* ---- passes ---- */

static void dead_code_goes(void **state)
{
    struct fixture f;
    start(&f, 1);
    struct ir_builder *b = &f.b;
    ir_ref x = ir_get(b, X0), y = ir_get(b, X1);
    ir_set(b, NZCV,
           ir_op1(b, IR_PACK, IR_I32, flag_op(&f, IR_ADDF, x, y))); /* overwritten unseen */
    ir_set(b, NZCV, ir_op1(b, IR_PACK, IR_I32, flag_op(&f, IR_SUBF, x, y)));
    ir_op2(b, IR_MUL, IR_I64, x, y);
    finish(&f);
    assert_int_equal(live(&f, IR_SET), 1);
    assert_int_equal(live(&f, IR_ADDF), 0);
    assert_int_equal(live(&f, IR_SUBF), 1);
    assert_int_equal(live(&f, IR_MUL), 0);
}

static void loads_may_fault_and_show_the_state(void **state)
{
    struct fixture f;
    start(&f, 1);
    ir_ref x = ir_get(&f.b, X0);
    ir_set(&f.b, X1, constant(&f, 1));
    ir_emit(&f.b, (struct ir_inst){.op = IR_LOAD, .type = IR_I64, .lane = 3, .args = {x, IR_NONE}});
    ir_set(&f.b, X1, constant(&f, 2));
    finish(&f);
    assert_int_equal(live(&f, IR_SET), 2);
}

static void flags_that_the_target_overwrites_are_dead(void **state)
{
    for (unsigned dead = 0; dead < 2; dead++) {
        struct fixture f;
        start(&f, 1);
        ir_ref flags = flag_op(&f, IR_SUBF, ir_get(&f.b, X0), ir_get(&f.b, X1));
        ir_set(&f.b, NZCV, ir_op1(&f.b, IR_PACK, IR_I32, flags));
        uint32_t aux = dead ? IR_EXIT_FLAGS_DEAD : 0;
        ir_emit(&f.b, (struct ir_inst){
                          .op = IR_EXIT_FLAGS, .aux = IR_COND_LT | aux, .args = {flags}, .imm = 8});
        leave(&f, aux);
        ir_optimise(&f.region, 2);
        assert_verifies(&f);
        assert_int_equal(live(&f, IR_SET), !dead);
        assert_int_equal(live(&f, IR_EXIT_CMP), dead); /* nobody else wants the flags then */
    }
}

static void addresses_fuse(void **state)
{
    struct fixture f;
    start(&f, 1);
    struct ir_builder *b = &f.b;
    ir_ref base = ir_get(b, X0), index = ir_get(b, X1);
    ir_ref scaled = ir_op2(b, IR_SHL, IR_I64, index, constant(&f, 3));
    ir_ref sum =
        ir_op2(b, IR_ADD, IR_I64, scaled, ir_op2(b, IR_ADD, IR_I64, base, constant(&f, 16)));
    ir_ref v =
        ir_emit(b, (struct ir_inst){
                       .op = IR_LOAD, .type = IR_I64, .lane = 3, .args = {sum, IR_NONE}, .imm = 8});
    ir_set(b, X0, v);
    finish(&f);
    const struct ir_inst *load = only(&f, IR_LOAD);
    assert_int_equal(load->args[0], base);
    assert_int_equal(load->args[1], index);
    assert_int_equal(load->aux & IR_MEM_SCALE, 3);
    assert_int_equal(load->imm, 24);
    assert_int_equal(live(&f, IR_ADD) + live(&f, IR_SHL) + live(&f, IR_CONST), 0);
}

static void addresses_that_are_kept_do_not_fuse(void **state)
{
    struct fixture f;
    start(&f, 1);
    ir_ref sum = ir_op2(&f.b, IR_ADD, IR_I64, ir_get(&f.b, X0), constant(&f, 16));
    ir_emit(&f.b,
            (struct ir_inst){.op = IR_LOAD, .type = IR_I64, .lane = 3, .args = {sum, IR_NONE}});
    ir_set(&f.b, X0, sum);
    finish(&f);
    assert_int_equal(only(&f, IR_LOAD)->args[0], sum);
}

static void exits_fuse(void **state)
{
    struct fixture f;
    start(&f, 1);
    struct ir_builder *b = &f.b;
    ir_ref x = ir_get(b, X0), y = ir_get(b, X1);
    ir_ref both = ir_op2(b, IR_AND, IR_I64, x, y);
    ir_emit(b, (struct ir_inst){
                   .op = IR_EXIT_CMP, .lane = 3, .aux = IR_NE, .args = {both, constant(&f, 0)}});
    ir_ref less = ir_emit(
        b,
        (struct ir_inst){.op = IR_CMP, .type = IR_I32, .lane = 3, .aux = IR_SLT, .args = {x, y}});
    ir_emit(b, (struct ir_inst){
                   .op = IR_EXIT_CMP, .lane = 2, .aux = IR_EQ, .args = {less, constant(&f, 0)}});
    finish(&f);
    const struct ir_inst *test = only(&f, IR_EXIT_TEST), *cmp = only(&f, IR_EXIT_CMP);
    assert_int_equal(test->args[0], x);
    assert_int_equal(test->aux, IR_NE);
    assert_int_equal(cmp->aux, IR_SGE);
    assert_int_equal(cmp->lane, 3);
    assert_int_equal(cmp->args[1], y);
}

/* ---- interpreter ---- */

static struct vcpu cpu;
static uint8_t memory[64] __attribute__((aligned(16)));

static void interpret(struct fixture *f)
{
    v128 values[CAPACITY];
    assert_verifies(f);
    memset(&cpu, 0, sizeof(cpu));
    cpu.guest_base = (uintptr_t)memory;
    cpu.address_mask = ~0ull >> 8; /* Arm's top byte ignore */
    ir_interpret(&f->region, &cpu, values);
}

static uint64_t slot_value(unsigned slot)
{
    uint64_t v;
    memcpy(&v, vcpu_slot(&cpu, &slots, slot), 8);
    return v;
}

static void memory_ops(void **state)
{
    struct fixture f;
    start(&f, 0);
    struct ir_builder *b = &f.b;
    memcpy(memory, "\x01\x02\x83\x04\x05\x06\x07\x08\x09", 9);
    ir_ref tagged = constant(&f, 0xff00000000000000); /* the mask takes the tag off */
    ir_ref v = ir_emit(b, (struct ir_inst){.op = IR_LOAD,
                                           .type = IR_I64,
                                           .lane = 1,
                                           .aux = IR_MEM_SIGNED,
                                           .args = {tagged, IR_NONE},
                                           .imm = 1});
    ir_set(b, X0, v);
    ir_ref minus = constant(&f, 0xffffffff);
    ir_emit(b, (struct ir_inst){.op = IR_STORE,
                                .lane = 2,
                                .aux = IR_MEM_SWAP | IR_MEM_INDEX_SXTW | 2,
                                .args = {tagged, minus, constant(&f, 0x11223344)},
                                .imm = 20});
    ir_ref old = ir_emit(b, (struct ir_inst){.op = IR_ATOMIC,
                                             .type = IR_I32,
                                             .lane = 0,
                                             .aux = IR_RMW_SMAX << IR_MEM_RMW_SHIFT,
                                             .args = {tagged, IR_NONE, constant(&f, 5)},
                                             .imm = 2});
    ir_set(b, X1, ir_op1i(b, IR_ZEXT, IR_I64, old, 32));
    leave(&f, 0);
    interpret(&f);
    assert_int_equal(slot_value(X0), 0xffffffffffff8302);
    assert_memory_equal(memory + 16, "\x11\x22\x33\x44", 4);
    assert_int_equal(slot_value(X1), 0x83);
    assert_int_equal(memory[2], 5);
    assert_int_equal(slot_value(PC), 0x1004);
}

static void misaligned_access_leaves(void **state)
{
    struct fixture f;
    start(&f, 0);
    ir_emit(&f.b, (struct ir_inst){.op = IR_LOAD,
                                   .type = IR_I64,
                                   .lane = 3,
                                   .aux = IR_MEM_ALIGNED,
                                   .args = {constant(&f, 4), IR_NONE}});
    ir_set(&f.b, X0, constant(&f, 1));
    leave(&f, 0);
    interpret(&f);
    assert_int_equal(cpu.exit.event, IR_EVENT_MEMORY_FAULT);
    assert_int_equal(slot_value(PC), 0x1000);
    assert_int_equal(slot_value(X0), 0);
}

static sigjmp_buf after_fault;

static void on_fault(int signal_number)
{
    siglongjmp(after_fault, 1);
}

static void faults_find_the_state_exact(void **state)
{
    struct fixture f;
    struct sigaction action = {.sa_handler = on_fault}, before;
    void *guard = mmap(nullptr, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    start(&f, 2);
    ir_set(&f.b, X0, constant(&f, 1));
    ir_insn(&f.b, 0x1004, 4);
    ir_ref address = constant(&f, (uintptr_t)guard - (uintptr_t)memory);
    ir_emit(&f.b, (struct ir_inst){.op = IR_STORE, .lane = 3, .args = {address, IR_NONE, address}});
    ir_set(&f.b, X0, constant(&f, 2));
    finish(&f);
    sigaction(SIGSEGV, &action, &before);
    cpu.exit.event = 0;
    if (sigsetjmp(after_fault, 1) == 0) {
        interpret(&f);
        fail();
    }
    sigaction(SIGSEGV, &before, nullptr);
    munmap(guard, 4096);
    assert_int_equal(slot_value(X0), 1);
    assert_int_equal(slot_value(PC), 0x1004);
    assert_int_equal(cpu.fault_pc, 0x1004);
}

static void events_carry_their_detail(void **state)
{
    struct fixture f;
    start(&f, 0);
    ir_emit(&f.b, (struct ir_inst){
                      .op = IR_EXIT_EVENT, .aux = IR_EVENT_SYSCALL | 42 << 16, .imm = 0x1234});
    interpret(&f);
    assert_int_equal(cpu.exit.event, IR_EVENT_SYSCALL);
    assert_int_equal(cpu.exit.detail, 42);
    assert_int_equal(slot_value(PC), 0x1234);
}

/* ---- verifier ---- */

static const struct {
    const char *why;
    struct ir_inst in; /* after %1 = get x0, %2 = not.i32 %1, %3 = get v0, %4 = unpack */
} bad[] = {
    {"%5 ADD: operand too narrow", {.op = IR_ADD, .type = IR_I64, .args = {1, 2}}},
    {"%5 ADD: operand is not an earlier value", {.op = IR_ADD, .type = IR_I64, .args = {1, 5}}},
    {"%5 ADD: operand of the wrong register class", {.op = IR_ADD, .type = IR_I64, .args = {1, 3}}},
    {"%5 ADD: operand of the wrong register class", {.op = IR_ADD, .type = IR_I64, .args = {1, 4}}},
    {"%5 ADD: missing operand", {.op = IR_ADD, .type = IR_I64, .args = {1, IR_NONE}}},
    {"%5 ADD: result type", {.op = IR_ADD, .type = IR_F64, .args = {1, 1}}},
    {"%5 CMP: lane not allowed", {.op = IR_CMP, .type = IR_I32, .args = {1, 1}}},
    {"%5 CMP: aux out of range",
     {.op = IR_CMP, .type = IR_I32, .lane = 3, .aux = 10, .args = {1, 1}}},
    {"%5 ZEXT: imm out of range", {.op = IR_ZEXT, .type = IR_I64, .args = {1}, .imm = 7}},
    {"%5 EXTRACT: imm out of range",
     {.op = IR_EXTRACT, .type = IR_I32, .args = {1}, .imm = 30 | 3 << 8}},
    {"%5 SET: no such slot", {.op = IR_SET, .args = {1}, .imm = 5}},
    {"%5 SET: the pc slot is not for GET and SET", {.op = IR_SET, .args = {1}, .imm = PC}},
    {"%5 SET: operand too narrow", {.op = IR_SET, .args = {2}, .imm = X0}},
    {"%5 SET: operand of the wrong register class", {.op = IR_SET, .args = {3}, .imm = X0}},
    {"%5 GET: not the slot's type", {.op = IR_GET, .type = IR_I32, .imm = X0}},
    {"%5 LOAD: access size does not suit the type",
     {.op = IR_LOAD, .type = IR_I32, .lane = 3, .args = {1, IR_NONE}}},
    {"%5 LOAD: aux out of range", {.op = IR_LOAD, .type = IR_I64, .aux = 5, .args = {1, IR_NONE}}},
    {"%5 VZIP1: needs two lanes", {.op = IR_VZIP1, .type = IR_V64, .lane = 3, .args = {3, 3}}},
    {"%5 EXIT: a region ends with its only X op", {.op = IR_EXIT}},
    {"%5 COND: operand of the wrong register class", {.op = IR_COND, .type = IR_I32, .args = {1}}},
    {"%5 EXIT_TEST: aux out of range",
     {.op = IR_EXIT_TEST, .lane = 3, .aux = IR_ULT, .args = {1, 1}}},
};

static void bad_regions_are_rejected(void **state)
{
    for (unsigned i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct fixture f;
        char why[256] = "";
        start(&f, 0);
        assert_false(ir_verify(&f.region, why, sizeof(why)));
        assert_string_equal(why, "region has no end");
        ir_op1(&f.b, IR_NOT, IR_I32, ir_get(&f.b, X0));
        ir_get(&f.b, V0);
        ir_op1(&f.b, IR_UNPACK, IR_FLAGS, 2);
        ir_emit(&f.b, bad[i].in);
        leave(&f, 0);
        assert_false(ir_verify(&f.region, why, sizeof(why)));
        assert_string_equal(why, bad[i].why);
    }
}

/* ---- printer ---- */

static const char golden[] = "region 0x1000: 1 guest instructions\n"
                             "  -- 0x1000, 4 bytes\n"
                             "  %1 = get.i64 x0\n"
                             "  %2 = load.i32.16 [%1 + uxtw %1 << 1 - 0x8] signed acquire\n"
                             "  %3 = subf.flags.64 %1, %1 borrow\n"
                             "  %4 = select_cond.i64 %3, %1, %1 lt\n"
                             "  %5 = vconst.v128 0x00000000000000020000000000000001\n"
                             "  %6 = vfadd.v128.32 %5, %5 default_nan\n"
                             "  %7 = frint.f64 %5 round3 exact\n"
                             "  %8 = atomic.i64.64 umax [%1], %4\n"
                             "  set x1, %8\n"
                             "  exit_flags hi %3 -> 0x2000 back\n"
                             "  exit -> 0x1004\n";

static void regions_print(void **state)
{
    struct fixture f;
    start(&f, 0);
    struct ir_builder *b = &f.b;
    ir_ref x = ir_get(b, X0);
    ir_emit(b, (struct ir_inst){.op = IR_LOAD,
                                .type = IR_I32,
                                .lane = 1,
                                .aux = IR_MEM_SIGNED | IR_MEM_ACQUIRE | IR_MEM_INDEX_UXTW | 1,
                                .args = {x, x},
                                .imm = -8ull});
    ir_ref flags = ir_emit(
        b, (struct ir_inst){
               .op = IR_SUBF, .type = IR_FLAGS, .lane = 3, .aux = IR_FLAG_BORROW, .args = {x, x}});
    ir_ref y = ir_emit(
        b, (struct ir_inst){
               .op = IR_SELECT_COND, .type = IR_I64, .aux = IR_COND_LT, .args = {flags, x, x}});
    ir_ref v = ir_vconst(b, 1, 2);
    ir_emit(
        b,
        (struct ir_inst){
            .op = IR_VFADD, .type = IR_V128, .lane = 2, .aux = IR_FP_DEFAULT_NAN, .args = {v, v}});
    ir_emit(b, (struct ir_inst){.op = IR_FRINT,
                                .type = IR_F64,
                                .aux = (1 + FP_ROUND_ZERO) | IR_FP_EXACT,
                                .args = {v}});
    ir_ref old = ir_emit(b, (struct ir_inst){.op = IR_ATOMIC,
                                             .type = IR_I64,
                                             .lane = 3,
                                             .aux = IR_RMW_UMAX << IR_MEM_RMW_SHIFT,
                                             .args = {x, IR_NONE, y}});
    ir_set(b, X1, old);
    ir_emit(b, (struct ir_inst){.op = IR_EXIT_FLAGS,
                                .aux = IR_COND_HI | IR_EXIT_BACK,
                                .args = {flags},
                                .imm = 0x2000});
    leave(&f, 0);
    assert_verifies(&f);
    FILE *file = tmpfile();
    char text[4096] = "";
    ir_print(&f.region, fileno(file));
    rewind(file);
    assert_true(fread(text, 1, sizeof(text) - 1, file) > 0);
    fclose(file);
    assert_string_equal(text, golden);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slots_are_forwarded),
        cmocka_unit_test(equal_values_merge),
        cmocka_unit_test(level_0_keeps_everything),
        cmocka_unit_test(narrow_views_see_through),
        cmocka_unit_test(algebra),
        cmocka_unit_test(flags_are_values),
        cmocka_unit_test(calls_forget_what_they_change),
        cmocka_unit_test(fp_ops_do_not_merge_across_fp_helpers),
        cmocka_unit_test(builder_says_when_it_is_full),
        cmocka_unit_test(dead_code_goes),
        cmocka_unit_test(loads_may_fault_and_show_the_state),
        cmocka_unit_test(flags_that_the_target_overwrites_are_dead),
        cmocka_unit_test(addresses_fuse),
        cmocka_unit_test(addresses_that_are_kept_do_not_fuse),
        cmocka_unit_test(exits_fuse),
        cmocka_unit_test(memory_ops),
        cmocka_unit_test(misaligned_access_leaves),
        cmocka_unit_test(faults_find_the_state_exact),
        cmocka_unit_test(events_carry_their_detail),
        cmocka_unit_test(bad_regions_are_rejected),
        cmocka_unit_test(regions_print),
    };
    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
