/*
 * The shape of A64 regions: where a trace ends, which way its exits go, and on which of them the
 * flags are dead.
 *
 * SPDX-License-Identifier: MIT
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "guest/aarch64/a64.h"

enum {
    CAPACITY = 2048,
    TABLE = 512,
    BASE = 0x10000,
    MAX_CODE = 64
};

/* Instructions that the tests use. */
enum {
    NOP = 0xd503201f,
    CMP = 0xeb01001f,      /* cmp x0, x1 */
    ADDS_IMM = 0x31000400, /* adds w0, w0, #1 */
    CSET = 0x9a9f17e0,     /* cset x0, eq */
    ADC = 0x9a010000,      /* adc x0, x0, x1 */
    CCMP = 0xfa410000,     /* ccmp x0, x1, #0, eq */
    FCMP = 0x1e612000,     /* fcmp d0, d1 */
    FCSEL = 0x1e610c00,    /* fcsel d0, d0, d1, eq */
    LDR = 0xf9400042,      /* ldr x2, [x2] */
    ADD = 0x8b010002,      /* add x2, x0, x1 */
    SVC = 0xd4000001,
    RET = 0xd65f03c0,
    MRS_NZCV = 0xd53b4200, /* mrs x0, nzcv */
    UDF = 0x00000000,
    BAD_ADDS = 0x2b008000, /* adds w0, w0, w0, lsl #32: undefined */
    B = 0x14000000,
    B_EQ = 0x54000000,
    BL = 0x94000000,
};

static struct vcpu *cpu;
static struct ir_inst insts[CAPACITY];
static ir_ref table[TABLE];
static uint32_t code[MAX_CODE];
static unsigned code_words;
static struct ir_region region;

static uint32_t b(int words)
{
    return B | ((uint32_t)words & 0x3ffffff);
}

static uint32_t b_eq(int words)
{
    return B_EQ | ((uint32_t)words & 0x7ffff) << 5;
}

static bool fetch(struct translation *t, uint64_t pc, void *out, unsigned size)
{
    if (pc < BASE || pc + size > BASE + code_words * 4)
        return false;
    memcpy(out, (const uint8_t *)code + (pc - BASE), size);
    return true;
}

static void translate_at(uint64_t pc, unsigned max_insns)
{
    struct ir_builder builder;
    struct translation t = {
        .build = &builder, .cpu = cpu, .pc = pc, .max_insns = max_insns, .fetch = fetch};
    char why[256];

    memset(insts, 0, sizeof(insts));
    region = (struct ir_region){.inst = insts, .capacity = CAPACITY};
    ir_begin(&builder, &region, &a64_guest.slots, pc, table, TABLE, 0);
    a64_guest.translate(&t);
    if (!ir_verify(&region, why, sizeof(why)))
        fail_msg("%s", why);
}

static void translate(const uint32_t *words, unsigned count)
{
    memcpy(code, words, count * sizeof(*words));
    code_words = count;
    translate_at(BASE, 0);
}

#define TRANSLATE(...)                                                                             \
    translate((const uint32_t[]){__VA_ARGS__},                                                     \
              sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

static const struct ir_inst *last(void)
{
    return &insts[region.count - 1];
}

static const struct ir_inst *find(enum ir_op op)
{
    for (uint32_t i = 0; i < region.count; i++) {
        if (insts[i].op == op)
            return &insts[i];
    }
    return nullptr;
}

static int set_up(void **state)
{
    size_t size = (sizeof(*cpu) + 63) / 64 * 64;

    cpu = aligned_alloc(64, size);
    if (!cpu)
        return 1;
    memset(cpu, 0, size);
    a64_guest.reset(cpu, &a64_guest.models[0]);
    return 0;
}

static int tear_down(void **state)
{
    free(cpu);
    return 0;
}

static void test_ends(void **state)
{
    TRANSLATE(NOP, SVC, NOP);
    assert_int_equal(last()->op, IR_EXIT_EVENT);
    assert_int_equal(last()->aux, IR_EVENT_SYSCALL);
    assert_int_equal(last()->imm, BASE + 8);

    TRANSLATE(NOP, UDF);
    assert_int_equal(last()->aux, IR_EVENT_UNDEFINED);
    assert_int_equal(last()->imm, BASE + 4);

    TRANSLATE(NOP, NOP); /* no code behind: the next region finds out */
    assert_int_equal(last()->op, IR_EXIT);
    assert_int_equal(last()->imm, BASE + 8);
    assert_int_equal(region.guest_insns, 2);
    translate_at(BASE + 8, 0);
    assert_int_equal(last()->aux, IR_EVENT_FETCH_FAULT);
    assert_int_equal(last()->imm, BASE + 8);

    translate_at(BASE, 1);
    assert_int_equal(region.guest_insns, 1);
    assert_int_equal(last()->op, IR_EXIT);
    assert_int_equal(last()->aux, 0);

    TRANSLATE(RET);
    assert_int_equal(last()->op, IR_EXIT_INDIRECT);
    assert_int_equal(last()->aux, IR_JUMP_RETURN);
}

static void test_addresses(void **state)
{
    TRANSLATE(NOP, NOP);
    translate_at(BASE + 2, 0);
    assert_int_equal(last()->op, IR_EXIT_EVENT);
    assert_int_equal(last()->aux, IR_EVENT_UNALIGNED_PC);
    translate_at((uint64_t)0xa5 << 56 | (BASE + 4), 0); /* tagged */
    assert_int_equal(last()->op, IR_EXIT);
    assert_int_equal(last()->imm, BASE + 4);
    translate_at((uint64_t)0xa5 << 56 | 0x123450, 0);
    assert_int_equal(last()->aux, IR_EVENT_FETCH_FAULT);
}

static void test_branches(void **state)
{
    TRANSLATE(NOP, b_eq(-1), NOP, b_eq(2), RET, NOP);
    assert_int_equal(find(IR_EXIT_FLAGS)->aux, IR_COND_EQ | IR_EXIT_BACK);
    assert_int_equal(find(IR_EXIT_FLAGS)->imm, BASE);
    assert_int_equal(region.guest_insns, 2); /* behind a loop is another region */
    assert_int_equal(last()->op, IR_EXIT);
    assert_int_equal(last()->aux, 0);
    assert_int_equal(last()->imm, BASE + 8);

    TRANSLATE(NOP, b_eq(2), NOP, RET);
    assert_int_equal(find(IR_EXIT_FLAGS)->aux, IR_COND_EQ);
    assert_int_equal(region.guest_insns, 4);

    TRANSLATE(BL | 4, NOP, NOP, NOP, NOP);
    assert_int_equal(last()->op, IR_EXIT_CALL);
    assert_int_equal(last()->aux, 0);
    assert_int_equal(last()->imm, BASE + 16);
    assert_int_equal(insts[last()->args[0]].imm, BASE + 4);

    TRANSLATE(NOP, b(-1)); /* loops are not unrolled */
    assert_int_equal(last()->op, IR_EXIT);
    assert_int_equal(last()->aux, IR_EXIT_BACK);

    /* One jump is followed, the second is not. */
    TRANSLATE(b(2), UDF, b(2), UDF, NOP);
    assert_int_equal(region.guest_insns, 2);
    assert_int_equal(last()->op, IR_EXIT);
    assert_int_equal(last()->imm, BASE + 16);
}

/* Whether the flags of a cmp are dead on the taken side of b.eq, with this code there. */
static bool dead_before(const uint32_t *words, unsigned count, unsigned max_insns)
{
    code[0] = CMP;
    code[1] = b_eq(2);
    code[2] = RET;
    memcpy(code + 3, words, count * sizeof(*words));
    code_words = 3 + count;
    translate_at(BASE, max_insns);
    return find(IR_EXIT_FLAGS)->aux & IR_EXIT_FLAGS_DEAD;
}

#define DEAD(...)                                                                                  \
    dead_before((const uint32_t[]){__VA_ARGS__},                                                   \
                sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t), 0)

static void test_dead_flags(void **state)
{
    assert_true(DEAD(CMP));
    assert_true(DEAD(ADDS_IMM));
    assert_true(DEAD(FCMP));
    assert_true(DEAD(ADD, LDR, NOP, CMP));
    assert_true(DEAD(b(2), CSET, ADD, CMP)); /* jumps are followed */
    assert_false(DEAD(NOP));                 /* nothing is known of what follows */
    assert_false(DEAD(CSET, CMP));
    assert_false(DEAD(ADC, CMP));
    assert_false(DEAD(CCMP, CMP));
    assert_false(DEAD(FCSEL, CMP));
    assert_false(DEAD(MRS_NZCV, CMP));
    assert_false(DEAD(SVC, CMP));
    assert_false(DEAD(RET, CMP));
    assert_false(DEAD(b_eq(1), CMP));
    assert_false(DEAD(UDF, CMP));
    assert_false(DEAD(BAD_ADDS));
    assert_false(DEAD(b(0), CMP)); /* ends even in a loop */

    static const uint32_t cmp[] = {CMP};
    code[0] = CMP;
    assert_true(dead_before(cmp, 1, 2));
    TRANSLATE(b_eq(1), CMP); /* flags of another region: nothing is stored here anyway */
    assert_int_equal(find(IR_EXIT_FLAGS)->aux, IR_COND_EQ);
}

/* One region per instruction: flags are exact at every exit. */
static void test_precise(void **state)
{
    TRANSLATE(CMP, CMP);
    translate_at(BASE, 1);
    assert_int_equal(last()->aux, 0);
    translate_at(BASE, 0);
    assert_int_equal(last()->aux, 0); /* unknown code follows */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ends),     cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_branches), cmocka_unit_test(test_dead_flags),
        cmocka_unit_test(test_precise),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
