/*
 * Runs all cases some times and compares what is left with what is expected. Prints the first that
 * differs; generate.py --show says what it is.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdint.h>

enum {
    ROUNDS = 3, /* code is interpreted, translated, linked */
    SCRATCH = 0x10008000,
    SCRATCH_SIZE = 512,
    EDGE_SIZE = 256,
    EDGE = 0x10010000 - EDGE_SIZE,
    SCRATCH_AT = 512, /* in a state */
    NOTE_AT = 1056,
    EDGE_AT = 1088 + 32 * VLENB,
    STATE_SIZE = EDGE_AT + EDGE_SIZE,
};

/* A case: where its code is, the number of its start state, and what becomes different. */
struct test_case {
    uint32_t code, state, first, count;
};

/* The 64 bits at that place of the state change by these bits. */
struct delta {
    uint64_t at, bits;
};

extern const struct test_case table[];
extern const struct delta deltas[];
extern const uint64_t states[];
extern uint64_t dump[];
void run_case(const void *state, uintptr_t code);
int check_all(void);

static void copy(void *to, const void *from, unsigned size)
{
    for (unsigned i = 0; i < size / 8; i++)
        ((volatile uint64_t *)to)[i] = ((const uint64_t *)from)[i];
}

static long write_text(const char *text, unsigned long size)
{
    register long a0 __asm__("a0") = 1;
    register const char *a1 __asm__("a1") = text;
    register unsigned long a2 __asm__("a2") = size;
    register long a7 __asm__("a7") = 64;

    __asm__ volatile("ecall" : "+r"(a0) : "r"(a1), "r"(a2), "r"(a7) : "memory");
    return a0;
}

static void print(const char *name, uint64_t value)
{
    char text[40];
    unsigned n = 0;

    while (*name)
        text[n++] = *name++;
    for (int shift = 60; shift >= 0; shift -= 4)
        text[n++] = "0123456789abcdef"[value >> shift & 15];
    text[n++] = '\n';
    write_text(text, n);
}

static int check_case(unsigned number)
{
    const struct test_case *c = &table[number];
    const uint64_t *start = &states[(uint64_t)c->state * (STATE_SIZE / 8)];

    copy((void *)SCRATCH, start + SCRATCH_AT / 8, SCRATCH_SIZE);
    copy((void *)EDGE, start + EDGE_AT / 8, EDGE_SIZE);
    dump[NOTE_AT / 8] = 0;
    run_case(start, c->code);
    copy(dump + SCRATCH_AT / 8, (const void *)SCRATCH, SCRATCH_SIZE);
    copy(dump + EDGE_AT / 8, (const void *)EDGE, EDGE_SIZE);
    for (unsigned i = c->first; i < c->first + c->count; i++)
        dump[deltas[i].at / 8] ^= deltas[i].bits;
    for (unsigned i = 0; i < STATE_SIZE / 8; i++) {
        if (dump[i] == start[i])
            continue;
        print("case ", number);
        print("place in the state ", 8 * i);
        print("wrong bits ", dump[i] ^ start[i]);
        return 1;
    }
    return 0;
}

int check_all(void)
{
    int failures = 0;

    for (unsigned round = 0; round < ROUNDS && !failures; round++) {
        for (unsigned i = 0; i < COUNT && failures < SHOWN; i++)
            failures += check_case(i);
    }
    return failures;
}
