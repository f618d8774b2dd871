/* softfp against the real instructions, run by a program for AArch64 under Debian's
 * qemu-aarch64-static: estimates, steps, FMULX, NaN rules of minima, FJCVTZS, flushing, bfloat16,
 * and everything else again. Arguments: the emulator, the Arm program.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arm_protocol.h"
#include "reference.h"

enum {
    FPCR_FZ16 = 1 << 19,
    FPCR_RMODE_SHIFT = 22,
    FPCR_FZ = 1 << 24,
    FPCR_DN = 1 << 25,
    FPCR_AHP = 1 << 26,
    RUNS = 2000,              /* of each instruction */
    EXHAUSTIVE_RUNS = 1 << 16 /* of half precision estimates */
};

typedef uint64_t u64;

struct instruction {
    char kind;
    const char *text;
    const struct ref_format *fmt;
};

static const struct instruction instructions[] = {
#define ARM_OP(kind, fmt, text, result) {#kind[0], text, &ref_##fmt},
#include "arm_ops.def"
#undef ARM_OP
};

enum {
    INSTRUCTIONS = sizeof(instructions) / sizeof(instructions[0])
};

static u64 order_nzcv(enum fp_order order)
{
    static const uint8_t nzcv[] = {8, 6, 2, 3};
    return nzcv[order - FP_LESS];
}

static u64 jscvt_with_z(u64 a, struct fp_env *env)
{
    bool exact;
    u64 result = f64_to_jscvt(a, &exact, env);
    return result | (u64)exact << 32;
}

static u64 two_lanes(uint32_t (*op)(uint32_t), u64 a)
{
    return op((uint32_t)a) | (u64)op(a >> 32) << 32;
}

static u64 two_dots(u64 a, u64 b, u64 acc)
{
    return bf16_dot((uint32_t)acc, (uint32_t)a, (uint32_t)b) |
           (u64)bf16_dot(acc >> 32, a >> 32, b >> 32) << 32;
}

static word_t matmul(u64 a, u64 b, u64 c)
{
    word_t n = a | (word_t)b << 64, m = b | (word_t)c << 64, d = c | (word_t)a << 64;
    uint16_t x[8], y[8];
    uint32_t acc[4];
    for (int i = 0; i < 8; i++) {
        x[i] = (uint16_t)(n >> 16 * i);
        y[i] = (uint16_t)(m >> 16 * i);
    }
    for (int i = 0; i < 4; i++)
        acc[i] = (uint32_t)(d >> 32 * i);
    bf16_matmul(acc, x, y);
    return acc[0] | (word_t)acc[1] << 32 | (word_t)acc[2] << 64 | (word_t)acc[3] << 96;
}

static word_t expected(const struct arm_request *q, struct fp_env *e)
{
    const u64 a = q->a, b = q->b, c = q->c;
    const enum fp_rounding m = e->rounding;
    const bool alt = q->fpcr & FPCR_AHP;
    switch (q->op) {
#define ARM_OP(kind, fmt, text, result)                                                            \
    case __COUNTER__:                                                                              \
        return result;
#include "arm_ops.def"
#undef ARM_OP
    }
    abort();
}

static struct fp_env env_of_fpcr(uint32_t fpcr)
{
    bool fz = fpcr & FPCR_FZ;
    return (struct fp_env){.rounding = fpcr >> FPCR_RMODE_SHIFT & 3, /* in Arm's order */
                           .nan_rule = fpcr & FPCR_DN ? FP_NAN_DEFAULT : FP_NAN_ARM,
                           .tininess_before = true,
                           .flush_inputs = fz,
                           .flush_outputs = fz,
                           .flush_f16 = fpcr & FPCR_FZ16};
}

static unsigned flags_of_fpsr(u64 fpsr)
{
    static const uint8_t flags[] = {
        FP_INVALID, FP_DIV_BY_ZERO, FP_OVERFLOW, FP_UNDERFLOW, FP_INEXACT, 0, 0, FP_INPUT_DENORMAL};
    unsigned result = 0;
    for (int bit = 0; bit < 8; bit++)
        if (fpsr >> bit & 1)
            result |= flags[bit];
    return result;
}

static u64 random_value(const struct instruction *insn, struct rng *rng, int near, bool accumulator)
{
    if (insn->kind == 'G')
        return rng_next(rng) >> rng_next(rng) % 64;
    if (insn->kind == 'J' && rng_next(rng) & 1) { /* around the limits of an integer */
        struct fp_env env = {.rounding = FP_ROUND_NEAREST_EVEN};
        u64 half_units = (1ull << 32) - 8 + rng_next(rng) % 16;
        return f64_from_int(rng_next(rng) & 1 ? half_units : -half_units, true, 1, &env);
    }
    if (insn->fmt != &ref_bf16)
        return (u64)rng_operand(rng, insn->fmt, near);
    u64 v = 0;
    if (accumulator)
        return (u64)rng_operand(rng, &ref_f32, near) << 32 | (u64)rng_operand(rng, &ref_f32, near);
    for (int i = 0; i < 4; i++)
        v = v << 16 | (u64)rng_operand(rng, &ref_bf16, near);
    return v;
}

static unsigned runs_of(const struct instruction *insn)
{
    bool estimate = strstr(insn->text, "frecpe") || strstr(insn->text, "frsqrte") ||
                    strstr(insn->text, "frecpx");
    return estimate && insn->fmt == &ref_f16 ? EXHAUSTIVE_RUNS : RUNS;
}

static struct arm_request make_request(unsigned op, unsigned i, struct rng *rng)
{
    const struct instruction *insn = &instructions[op];
    u64 r = rng_next(rng);
    int max = (1 << insn->fmt->exp_bits) - 1;
    int near = i % 3 == 0 ? (int)(r % max) : i % 3 == 1 ? max / 2 : max / 2 + (int)(r % 66);
    int other = i & 1 ? near : max / 2;
    uint32_t fpcr = (r >> 20 & 3) << FPCR_RMODE_SHIFT;
    fpcr |= (r >> 22 & 3) == 0 ? FPCR_FZ : 0;
    fpcr |= (r >> 24 & 3) == 0 ? FPCR_FZ16 : 0;
    fpcr |= (r >> 26 & 3) == 0 ? FPCR_DN : 0;
    fpcr |= (r >> 28 & 3) == 0 ? FPCR_AHP : 0;
    /* The emulator leaves Z set when FJCVTZS flushes a subnormal, FPToFixedJS in the manual clears
     * it. */
    if (insn->kind == 'J')
        fpcr &= ~(uint32_t)FPCR_FZ;
    bool exhaustive = runs_of(insn) == EXHAUSTIVE_RUNS;
    return (struct arm_request){.op = op,
                                .fpcr = fpcr,
                                .a = exhaustive ? i : random_value(insn, rng, near, false),
                                .b = random_value(insn, rng, other, false),
                                .c = random_value(insn, rng, near, true)};
}

static size_t count_requests(void)
{
    size_t count = 0;
    for (unsigned op = 0; op < INSTRUCTIONS; op++)
        count += runs_of(&instructions[op]);
    return count;
}

static void make_requests(struct arm_request *q)
{
    struct rng rng = {.state = 0x2545f4914f6cdd1d};
    for (unsigned op = 0; op < INSTRUCTIONS; op++)
        for (unsigned i = 0; i < runs_of(&instructions[op]); i++)
            *q++ = make_request(op, i, &rng);
}

/* What the emulator cannot show (see above). */
static void check_jscvt_of_flushed(struct tally *t)
{
    bool exact = true;
    struct fp_env env = {.flush_inputs = true}, controls = env;
    word_t subnormal = 1, got = f64_to_jscvt(1, &exact, &env);
    tally_check(t, "fjcvtzs, flushing", &subnormal, 1, &controls, got | exact, env.flags, 0,
                FP_INPUT_DENORMAL);
}

static void die(const char *what)
{
    perror(what);
    exit(1);
}

/* Has the Arm program answer all requests, through files. */
static void run_guest(char *const argv[], FILE *requests, FILE *replies)
{
    int status;
    pid_t child = fork();
    if (child < 0)
        die("fork");
    if (child == 0) {
        if (dup2(fileno(requests), 0) < 0 || dup2(fileno(replies), 1) < 0)
            _exit(126);
        execv(argv[0], argv);
        _exit(127);
    }
    if (waitpid(child, &status, 0) != child)
        die("waitpid");
    if (status != 0) {
        printf("%s ended with status %#x\n", argv[0], status);
        exit(1);
    }
}

static void check(const struct arm_request *q, const struct arm_reply *reply, struct tally *t)
{
    const struct instruction *insn = &instructions[q->op];
    struct fp_env env = env_of_fpcr(q->fpcr), controls = env;
    word_t operands[3] = {q->a, q->b, q->c};
    word_t want = reply->low;
    if (insn->kind == 'V' || insn->kind == 'Q')
        want |= (word_t)reply->high << 64;
    word_t got = expected(q, &env);
    tally_check(t, insn->text, operands, 3, &controls, got, env.flags, want,
                flags_of_fpsr(reply->fpsr));
}

int main(int argc, char **argv)
{
    struct tally t = {0};
    const size_t count = count_requests();
    struct arm_request *requests = calloc(count, sizeof(*requests));
    struct arm_reply *replies = calloc(count, sizeof(*replies));
    FILE *in = tmpfile(), *out = tmpfile();
    if (argc != 3 || !requests || !replies || !in || !out)
        die("softfp arm: wants the emulator and the Arm program, memory and temporary files");

    make_requests(requests);
    if (fwrite(requests, sizeof(*requests), count, in) != count || fflush(in))
        die("writing requests");
    rewind(in);
    run_guest((char *const[]){argv[1], "-cpu", "max", argv[2], nullptr}, in, out);
    rewind(out);
    if (fread(replies, sizeof(*replies), count, out) != count)
        die("reading replies");
    for (size_t i = 0; i < count; i++)
        check(&requests[i], &replies[i], &t);
    check_jscvt_of_flushed(&t);
    free(requests);
    free(replies);
    fclose(in);
    fclose(out);
    return tally_finish(&t, "softfp arm");
}
