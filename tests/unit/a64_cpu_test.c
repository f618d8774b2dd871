/*
 * CPU models of AArch64: what programs see of them, and `-cpu`. The numbers are those of
 * qemu-aarch64 7.2 for the same models, but for HWCAP_SSBS, which it never sets.
 *
 * SPDX-License-Identifier: MIT
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "guest/aarch64/a64.h"

static struct vcpu cpu;

static void become(const char *text)
{
    struct cpu_model model;
    err_t err = a64_cpu_parse(text, &model);

    assert_false(err_failed(err));
    memcpy(cpu.features, model.features, sizeof(cpu.features));
    a64_state(&cpu)->midr = model.id[0];
}

static uint64_t id(unsigned crm, unsigned op2)
{
    uint64_t value;

    assert_true(a64_id_register(&cpu, crm, op2, &value));
    return value;
}

static void test_models(void **state)
{
    static const struct {
        const char *name;
        uint64_t hwcap, midr, isar0, isar1, pfr0, pfr1;
    } models[] = {
        {"cortex-a53", 0x8fb, 0x410fd034, 0x11120, 0, 0x11, 0},
        {"cortex-a57", 0x8fb, 0x411fd070, 0x11120, 0, 0x11, 0},
        {"cortex-a72", 0x8fb, 0x410fd083, 0x11120, 0, 0x11, 0},
        {"cortex-a76", 0x119ffb, 0x414fd0b1, 0x100010211120, 0x100001, 0x110011, 0},
        {"neoverse-n1", 0x10119ffb, 0x414fd0c1, 0x100010211120, 0x100001, 0x110011, 0x20},
    };
    uint64_t hwcap[2], unused;

    for (unsigned i = 0; i < sizeof(models) / sizeof(models[0]); i++) {
        become(models[i].name);
        a64_hwcap(&cpu, hwcap);
        assert_int_equal(hwcap[0], models[i].hwcap);
        assert_int_equal(hwcap[1], 0);
        assert_int_equal(id(0, 0), models[i].midr);
        assert_int_equal(id(6, 0), models[i].isar0);
        assert_int_equal(id(6, 1), models[i].isar1);
        assert_int_equal(id(4, 0), models[i].pfr0);
        assert_int_equal(id(4, 1), models[i].pfr1);
        assert_int_equal(id(7, 7), 0);
        assert_false(a64_id_register(&cpu, 0, 1, &unused));
        assert_false(a64_id_register(&cpu, 1, 0, &unused));
        assert_false(a64_id_register(&cpu, 8, 0, &unused));
    }
}

static void test_properties(void **state)
{
    uint64_t hwcap[2];
    struct cpu_model model;

    become("max");
    assert_true(a64_feature_has(cpu.features, A64_FEATURE_pauth));
    become("max,pauth=off,lse=off");
    assert_false(a64_feature_has(cpu.features, A64_FEATURE_pauth));
    assert_false(a64_feature_has(cpu.features, A64_FEATURE_lse));
    a64_hwcap(&cpu, hwcap);
    assert_int_equal(hwcap[0] >> 30, 0); /* PACA, PACG */
    assert_int_equal(id(6, 1) >> 28 & 15, 0);
    become("cortex-a53,sve=off,pauth-impdef=on,lse=on");
    assert_true(a64_feature_has(cpu.features, A64_FEATURE_lse));

    static const char *const wrong[] = {"", ",", "cortex-a99", "max,nonsense", "max,pauth=maybe"};
    for (unsigned i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        err_t err = a64_cpu_parse(wrong[i], &model);
        assert_true(err_failed(err));
        err_free(err);
    }
}

static void test_cpuinfo(void **state)
{
    char text[2048];

    become("cortex-a53");
    int length = a64_cpuinfo(&cpu, 1, text, sizeof(text));
    assert_int_equal(length, strlen(text));
    assert_string_equal(text, "processor\t: 0\nBogoMIPS\t: 2000.00\n"
                              "Features\t: fp asimd aes pmull sha1 sha2 crc32 cpuid\n"
                              "CPU implementer\t: 0x41\nCPU architecture: 8\nCPU variant\t: 0x0\n"
                              "CPU part\t: 0xd03\nCPU revision\t: 4\n\n");
    assert_int_equal(a64_cpuinfo(&cpu, 2, text, 10), length * 2);
    assert_int_equal(strlen(text), 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_models),
        cmocka_unit_test(test_properties),
        cmocka_unit_test(test_cpuinfo),
    };

    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
