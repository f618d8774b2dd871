/*
 * The tables of structures of 32-bit guests: every field lies within its structure, on both sides,
 * and what was converted there and back is what it was.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/riscv/rv.h"
#include "user/layout.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const struct guest big_guest = {.bits = 32, .big_endian = true};

static void test_bounds(void **state)
{
    const struct process p = {.guest = &rv32_guest};

    for (enum layout_id id = LAYOUT_NONE + 1; id < LAYOUT_COUNT; id++) {
        const struct layout *l = layout_find(&p, id);
        assert_true(l->guest_size && l->guest_size <= LAYOUT_MAX);
        assert_true(l->host_size && l->host_size <= LAYOUT_MAX);
        assert_true(l->field_count || (l->to_host && l->to_guest));
        for (unsigned i = 0; i < l->field_count; i++) {
            const struct layout_field *f = &l->fields[i];
            assert_true(f->guest_size && f->guest_size <= 8 && f->host_size && f->host_size <= 8);
            assert_true(f->guest + f->guest_size * f->count <= l->guest_size);
            assert_true(f->host + f->host_size * f->count <= l->host_size);
        }
    }
}

/* Bytes of padding become 0, so twice there and back is once there and back. */
static void round_trip(const struct guest *guest)
{
    const struct process p = {.guest = guest};
    uint8_t random[LAYOUT_MAX], host[LAYOUT_MAX], first[LAYOUT_MAX], second[LAYOUT_MAX];
    uint32_t seed = 1;

    for (enum layout_id id = LAYOUT_NONE + 1; id < LAYOUT_COUNT; id++) {
        const struct layout *l = layout_find(&p, id);
        for (unsigned round = 0; round < 100; round++) {
            for (unsigned i = 0; i < sizeof(random); i++)
                random[i] = (uint8_t)((seed = seed * 1664525 + 1013904223) >> 24);
            layout_to_host(&p, l, host, random);
            layout_to_guest(&p, l, first, host);
            for (unsigned i = 0; i < l->guest_size; i++)
                assert_true(first[i] == random[i] || first[i] == 0);
            layout_to_host(&p, l, host, first);
            layout_to_guest(&p, l, second, host);
            assert_memory_equal(first, second, l->guest_size);
        }
    }
}

static void test_round_trips(void **state)
{
    round_trip(&rv32_guest);
    round_trip(&big_guest);
}

static void test_extension(void **state)
{
    const struct process little = {.guest = &rv32_guest}, big = {.guest = &big_guest};
    const uint8_t guest[16] = {0xfe, 0xff, 0xff, 0xff, 1, 0, 0, 0};
    const uint8_t swapped[16] = {0xff, 0xff, 0xff, 0xfe, 0, 0, 0, 1};
    int64_t words[4];

    layout_to_host(&little, layout_find(&little, LAYOUT_TIMEVAL), words, guest);
    assert_int_equal(words[0], -2);
    assert_int_equal(words[1], 1);
    layout_to_host(&big, layout_find(&big, LAYOUT_TIMEVAL), words, swapped);
    assert_int_equal(words[0], -2);
    assert_int_equal(words[1], 1);
    layout_to_host(&little, layout_find(&little, LAYOUT_IOVEC), words, guest);
    assert_int_equal(words[0], 0xfffffffe);
}

static void test_siginfo(void **state)
{
    const struct process p = {.guest = &rv32_guest};
    const struct layout *l = layout_find(&p, LAYOUT_SIGINFO);
    siginfo_t info;
    int32_t words[32];

    memset(&info, 0, sizeof(info));
    info.si_signo = SIGSEGV;
    info.si_code = SEGV_ACCERR;
    info.si_addr = (void *)0x12345678;
    layout_to_guest(&p, l, words, &info);
    assert_int_equal(words[0], SIGSEGV);
    assert_int_equal(words[2], SEGV_ACCERR);
    assert_int_equal(words[3], 0x12345678);
    memset(&info, 0, sizeof(info));
    info.si_signo = SIGCHLD;
    info.si_code = CLD_EXITED;
    info.si_pid = 100;
    info.si_uid = 7;
    info.si_status = 3;
    info.si_utime = 55;
    layout_to_guest(&p, l, words, &info);
    assert_int_equal(words[3], 100);
    assert_int_equal(words[4], 7);
    assert_int_equal(words[5], 3);
    assert_int_equal(words[6], 55);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_round_trips),
        cmocka_unit_test(test_extension),
        cmocka_unit_test(test_siginfo),
    };

    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
