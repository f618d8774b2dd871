/* Unit tests of the IR: builder, verifier, printer.
 * SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "ir/ir.h"

#include <string.h>
#include <unistd.h>

static const struct ir_slot slot_table[] = {
    {"x0", 0, IR_I64, 1},    {"x1", 8, IR_I64, 2},   {"pc", 16, IR_I64, 0},
    {"nzcv", 24, IR_I32, 3}, {"v0", 32, IR_V128, 1},
};
static const struct ir_slots slots = {slot_table, 5, 2};

struct fixture {
    struct ir_inst inst[512];
    ir_ref table[256];
    struct ir_region region;
    struct ir_builder b;
};

static void start(struct fixture *f, unsigned opt_level)
{
    memset(f, 0, sizeof(*f));
    f->region.inst = f->inst;
    f->region.capacity = 512;
    ir_begin(&f->b, &f->region, &slots, 0x1000, f->table, 256, opt_level);
    ir_insn(&f->b, 0x1000, 4);
}

static void finish(struct fixture *f)
{
    ir_emit(&f->b, (struct ir_inst){.op = IR_EXIT, .imm = 0x1004});
}

static void assert_verifies(struct fixture *f)
{
    char why[256] = "";
    bool ok = ir_verify(&f->region, why, sizeof(why));
    if (!ok)
        ir_print(&f->region, 2);
    assert_string_equal(why, "");
    assert_true(ok);
}

static void slots_are_forwarded(void **state)
{
    struct fixture f;
    start(&f, 1);
    ir_ref x = ir_get(&f.b, 0);
    assert_int_equal(ir_get(&f.b, 0), x);
    ir_ref sum = ir_op2(&f.b, IR_ADD, IR_I64, x, ir_get(&f.b, 1));
    ir_set(&f.b, 0, sum);
    assert_int_equal(ir_get(&f.b, 0), sum);
    finish(&f);
    assert_verifies(&f);
}

static void equal_values_merge(void **state)
{
    struct fixture f;
    start(&f, 1);
    ir_ref x = ir_get(&f.b, 0), y = ir_get(&f.b, 1);
    assert_int_equal(ir_op2(&f.b, IR_MUL, IR_I64, x, y), ir_op2(&f.b, IR_MUL, IR_I64, x, y));
    assert_int_equal(ir_const(&f.b, IR_I64, 5), ir_const(&f.b, IR_I64, 5));
    finish(&f);
    assert_verifies(&f);
}

static void level_0_keeps_everything(void **state)
{
    struct fixture f;
    start(&f, 0);
    assert_int_not_equal(ir_get(&f.b, 0), ir_get(&f.b, 0));
    finish(&f);
    assert_verifies(&f);
}

static void bad_regions_are_rejected(void **state)
{
    struct fixture f;
    char why[256];
    start(&f, 0);
    assert_false(ir_verify(&f.region, why, sizeof(why))); /* no end */
    ir_ref narrow = ir_op1(&f.b, IR_NOT, IR_I32, ir_get(&f.b, 0));
    ir_op2(&f.b, IR_ADD, IR_I64, narrow, narrow);
    finish(&f);
    assert_false(ir_verify(&f.region, why, sizeof(why)));
    assert_string_equal(why, "%3 ADD: operand too narrow");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slots_are_forwarded),
        cmocka_unit_test(equal_values_merge),
        cmocka_unit_test(level_0_keeps_everything),
        cmocka_unit_test(bad_regions_are_rejected),
    };
    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
