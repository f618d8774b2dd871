/* Calls and indirect branches: recursion, calls through pointers, interpreters with a switch and
 * with computed goto, setjmp. SPDX-License-Identifier: MIT */
#include "bench.h"

#include <setjmp.h>

static __attribute__((noinline)) int fib(int n)
{
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

static double recursion(void)
{
    return fib(36);
}

static __attribute__((noinline)) uint32_t op_add(uint32_t x)
{
    return x + 7;
}
static __attribute__((noinline)) uint32_t op_mul(uint32_t x)
{
    return x * 3;
}
static __attribute__((noinline)) uint32_t op_xor(uint32_t x)
{
    return x ^ 0x5555;
}
static __attribute__((noinline)) uint32_t op_rot(uint32_t x)
{
    return x << 5 | x >> 27;
}

static double indirect(void)
{
    static uint32_t (*const ops[])(uint32_t) = {op_add, op_mul, op_xor, op_rot};
    uint32_t x = 1;
    for (int i = 0; i < 20000000; i++)
        x = ops[i & 3](x);
    return x;
}

enum {
    ADD,
    SUB,
    MUL,
    XOR,
    LOAD,
    STORE,
    JUMP,
    CODE = 64
};

static void make_code(uint8_t *code)
{
    uint32_t state = 5;
    for (int i = 0; i < CODE - 1; i++)
        code[i] = (uint8_t)(bench_random(&state) % JUMP);
    code[CODE - 1] = JUMP;
}

static double switch_interpreter(void)
{
    uint8_t code[CODE];
    uint32_t acc = 1, mem[4] = {1, 2, 3, 4};
    make_code(code);
    for (int pc = 0, left = 500000;; pc++) {
        switch (code[pc]) {
        case ADD: acc += mem[0]; break;
        case SUB: acc -= mem[1]; break;
        case MUL: acc *= 5; break;
        case XOR: acc ^= mem[2]; break;
        case LOAD: acc += mem[acc & 3]; break;
        case STORE: mem[pc & 3] = acc; break;
        case JUMP:
            if (!--left)
                return acc;
            pc = -1;
            break;
        }
    }
}

static double goto_interpreter(void)
{
    static const void *const label[] = {&&add, &&sub, &&mul, &&xor, &&load, &&store, &&jump};
    uint8_t code[CODE];
    uint32_t acc = 1, mem[4] = {1, 2, 3, 4};
    int pc = 0, left = 500000;
    make_code(code);
#define NEXT goto *label[code[pc++]]
    NEXT;
add:
    acc += mem[0];
    NEXT;
sub:
    acc -= mem[1];
    NEXT;
mul:
    acc *= 5;
    NEXT;
    xor : acc ^= mem[2];
    NEXT;
load:
    acc += mem[acc & 3];
    NEXT;
store:
    mem[pc & 3] = acc;
    NEXT;
jump:
    if (!--left)
        return acc;
    pc = 0;
    NEXT;
}

static __attribute__((noinline)) void leave(jmp_buf env, int depth)
{
    if (!depth)
        longjmp(env, 1);
    leave(env, depth - 1);
    __asm__ volatile("");
}

static double jumps(void)
{
    static jmp_buf env;
    volatile int count = 0;
    while (count < 1500000) {
        if (setjmp(env))
            count++;
        else
            leave(env, 3);
    }
    return count;
}

static const struct workload table[] = {{"recursion", recursion},
                                        {"indirect", indirect},
                                        {"switch", switch_interpreter},
                                        {"goto", goto_interpreter},
                                        {"setjmp", jumps}};
BENCH_MAIN(table)
