/*
 * The RISC-V guest apart from an engine: random words of every encoding give well-formed regions,
 * jumps have the right kinds, `-cpu` text means what it says.
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

#include "guest/riscv/rv.h"

enum {
    CAPACITY = 2048,
    TABLE = 512,
    BASE = 0x10000,
    MAX_CODE = 64,
    WORDS_PER_OP = 40,
};

/* Instructions that the tests use. */
enum {
    NOP = 0x00000013,
    JAL_RA = 0x010000ef,   /* jal ra, .+16 */
    RET = 0x00008067,      /* jalr zero, 0(ra) */
    RET_T0 = 0x00028067,   /* jalr zero, 0(t0) */
    JR_A0 = 0x00050067,    /* jalr zero, 0(a0) */
    JALR_A0 = 0x000500e7,  /* jalr ra, 0(a0) */
    AUIPC_RA = 0x00001097, /* auipc ra, 1 */
    JALR_RA = 0x010080e7,  /* jalr ra, 16(ra) */
    BEQ_BACK = 0xfeb50ee3, /* beq a0, a1, .-4 */
    FSRM = 0x00251073,     /* csrrw zero, frm, a0 */
    FADD_S = 0x00b57553,   /* fadd.s fa0, fa0, fa1 */
    ECALL = 0x00000073,
};

static const struct guest *guest = &rv64_guest;
static struct vcpu *cpu;
static struct ir_inst insts[CAPACITY];
static ir_ref table[TABLE];
static uint32_t code[MAX_CODE];
static unsigned code_words;
static struct ir_region region;

static bool fetch(struct translation *t, uint64_t pc, void *out, unsigned size)
{
    if (pc < BASE || pc + size > BASE + code_words * 4)
        return false;
    memcpy(out, (const uint8_t *)code + (pc - BASE), size);
    return true;
}

static void translate_at(uint64_t pc, uint64_t key, unsigned opt_level)
{
    struct ir_builder builder;
    struct translation t = {.build = &builder, .cpu = cpu, .pc = pc, .key = key, .fetch = fetch};
    char why[256];

    memset(insts, 0, sizeof(insts));
    region = (struct ir_region){.inst = insts, .capacity = CAPACITY};
    ir_begin(&builder, &region, &guest->slots, pc, table, TABLE, opt_level);
    guest->translate(&t);
    if (!ir_verify(&region, why, sizeof(why)))
        fail_msg("%08x at opt level %u: %s", code[0], opt_level, why);
}

static void translate(const uint32_t *words, unsigned count)
{
    memcpy(code, words, count * sizeof(*words));
    code_words = count;
    translate_at(BASE, RV_KEY_NEAREST, 1);
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
    return 0;
}

static int tear_down(void **state)
{
    free(cpu);
    return 0;
}

static void use(const char *text)
{
    struct cpu_model model;

    assert_false(err_failed(guest->parse_model(text, &model)));
    cpu->guest = guest;
    guest->reset(cpu, &model);
}

static uint32_t random_word(void *opaque)
{
    uint64_t *state = opaque;

    *state = *state * 6364136223846793005 + 1442695040888963407;
    return (uint32_t)(*state >> 32);
}

static void test_all_ops(void)
{
    uint64_t seed = 1;

    use("max");
    for (int op = 0; op < RV_OP_COUNT; op++) {
        if (rv_ops[op].features[0] & ~cpu->features[0])
            continue;
        for (unsigned i = 0; i < WORDS_PER_OP; i++) {
            code_words = 2;
            code[1] = random_word(&seed);
            assert_true(
                rv_random_insn((enum rv_op)op, cpu->features, random_word, &seed, &code[0]));
            for (unsigned key = RV_KEY_NEAREST; key <= RV_KEY_FRM_INVALID; key++) {
                translate_at(BASE, key, i & 1);
                translate_at(rv_careful_pc(BASE), key, i & 1);
            }
        }
    }
}

static void test_random_words(void **state)
{
    guest = &rv32_guest;
    test_all_ops();
    guest = &rv64_guest;
    test_all_ops();
}

static void assert_indirect(enum ir_jump jump)
{
    assert_int_equal(last()->op, IR_EXIT_INDIRECT);
    assert_int_equal(last()->aux, jump);
}

static void test_jumps(void **state)
{
    use("rv64");
    TRANSLATE(JAL_RA);
    assert_int_equal(last()->op, IR_EXIT_CALL);
    assert_int_equal(last()->imm, BASE + 16);
    TRANSLATE(RET);
    assert_indirect(IR_JUMP_RETURN);
    TRANSLATE(RET_T0);
    assert_indirect(IR_JUMP_RETURN);
    TRANSLATE(JR_A0);
    assert_indirect(IR_JUMP);
    TRANSLATE(JALR_A0);
    assert_indirect(IR_JUMP_CALL);
    assert_int_equal(last()->imm, BASE + 4);
    TRANSLATE(AUIPC_RA, JALR_RA);
    assert_int_equal(last()->op, IR_EXIT_CALL);
    assert_int_equal(last()->imm, BASE + 0x1000 + 16);
    TRANSLATE(NOP, BEQ_BACK, ECALL);
    assert_int_equal(find(IR_EXIT_CMP)->aux, IR_EQ | IR_EXIT_BACK);
    assert_int_equal(find(IR_EXIT_CMP)->imm, BASE);
    assert_int_equal(last()->aux, IR_EVENT_SYSCALL);
    assert_int_equal(last()->imm, BASE + 12);
}

static void test_modes(void **state)
{
    use("rv64");
    TRANSLATE(FSRM, NOP);
    assert_int_equal(last()->op, IR_EXIT_EVENT);
    assert_int_equal(last()->aux, IR_EVENT_NONE);
    TRANSLATE(FADD_S, ECALL);
    assert_int_equal(find(IR_EXIT_CMP)->imm, rv_careful_pc(BASE)); /* the guess about the box */
    translate_at(rv_careful_pc(BASE), RV_KEY_NEAREST, 1);
    assert_null(find(IR_EXIT_CMP));
    translate_at(BASE, RV_KEY_FRM_INVALID, 1);
    assert_int_equal(last()->aux, IR_EVENT_UNDEFINED);
}

static void test_alignment(void **state)
{
    code_words = 4;
    use("rv64,c=off");
    translate_at(BASE + 2, RV_KEY_NEAREST, 1);
    assert_int_equal(last()->aux, IR_EVENT_UNALIGNED_PC);
    use("rv64");
    translate_at(BASE - 2, RV_KEY_NEAREST, 1);
    assert_int_equal(last()->aux, IR_EVENT_FETCH_FAULT);
}

static bool has(const struct cpu_model *model, enum rv_feature feature)
{
    return rv_feature_has(model->features, feature);
}

static void test_models(void **state)
{
    struct cpu_model model;

    assert_false(err_failed(rv64_cpu_parse("rv64,zbb=off,zkn=on,x-Zicond=true", &model)));
    assert_false(has(&model, RV_FEATURE_zbb));
    assert_true(has(&model, RV_FEATURE_zbb_zbkb)); /* zkn has zbkb */
    assert_true(has(&model, RV_FEATURE_zkne));
    assert_true(has(&model, RV_FEATURE_zicond));
    assert_false(err_failed(rv64_cpu_parse("max,f=off,zbb=off,zbkb=off", &model)));
    assert_false(has(&model, RV_FEATURE_d));
    assert_false(has(&model, RV_FEATURE_zfa));
    assert_false(has(&model, RV_FEATURE_zbb_zbkb));
    assert_true(err_failed(rv64_cpu_parse("rv64,zba=maybe", &model)));
    assert_true(err_failed(rv64_cpu_parse("rv64,nonsense=on", &model)));
    assert_true(err_failed(rv64_cpu_parse("rv128", &model)));
    assert_true(err_failed(rv64_cpu_parse("", &model)));
}

static void test_what_programs_are_told(void **state)
{
    uint64_t hwcap[2], value;
    char text[64];

    use("rv64");
    rv_hwcap(cpu, hwcap);
    assert_int_equal(hwcap[0], 1 << 0 | 1 << 2 | 1 << 3 | 1 << 5 | 1 << 8 | 1 << 12);
    assert_true(rv_hwprobe(cpu, 4, &value));
    assert_int_equal(value & 63, 1 | 1 << 1 | 1 << 3 | 1 << 4 | 1 << 5);
    assert_false(rv_hwprobe(cpu, -1, &value));
    assert_false(rv_hwprobe(cpu, 1000, &value));
    assert_true(rv_cpuinfo(cpu, 4, text, sizeof(text)) > (int)sizeof(text)); /* cut off */
    assert_int_equal(strlen(text), sizeof(text) - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_words), cmocka_unit_test(test_jumps),
        cmocka_unit_test(test_modes),        cmocka_unit_test(test_alignment),
        cmocka_unit_test(test_models),       cmocka_unit_test(test_what_programs_are_told),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
