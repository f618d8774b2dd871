/* softfp against the FPU of an x86-64 host: SSE, FMA and F16C, with FP_NAN_X86, flushing
 * included.
 * The processor's denormal-operand flag has no counterpart in softfp and is left out.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "reference.h"

enum {
    MXCSR_DAZ = 1 << 6,
    MXCSR_MASKS = 0x1f80,
    MXCSR_RC_SHIFT = 13,
    MXCSR_FTZ = 1 << 15,
};

/* x86 numbers its rounding modes differently. */
static unsigned rounding_control(const struct fp_env *env)
{
    static const uint8_t control[] = {
        [FP_ROUND_NEAREST_EVEN] = 0, [FP_ROUND_DOWN] = 1, [FP_ROUND_UP] = 2, [FP_ROUND_ZERO] = 3};
    return control[env->rounding];
}

/* IE, DE, ZE, OE, UE, PE, in this order in MXCSR. */
static unsigned flags_of_status(unsigned status)
{
    static const uint8_t flags[] = {FP_INVALID,   0,         FP_DIV_BY_ZERO, FP_OVERFLOW,
                                    FP_UNDERFLOW, FP_INEXACT};
    unsigned result = 0;
    for (int bit = 0; bit < 6; bit++)
        if (status >> bit & 1)
            result |= flags[bit];
    return result;
}

struct host_result {
    word_t value;
    unsigned flags;
};

/* An SSE instruction: two operands in xmm registers, a third in memory for FMA; the result in the
 * first. */
#define SSE(NAME, INSTRUCTION)                                                                     \
    static struct host_result NAME(const word_t *v, uint32_t mxcsr) {                              \
        uint64_t a = (uint64_t)v[0], b = (uint64_t)v[1], c = (uint64_t)v[2], saved = 0x1f80;       \
        asm volatile("ldmxcsr %[csr]\n\tmovq %[a], %%xmm0\n\tmovq %[b], %%xmm1\n\t"                \
                     "movq %[c], %%xmm2\n\t" INSTRUCTION "\n\tstmxcsr %[csr]\n\tldmxcsr %[saved]"  \
                     "\n\tmovq %%xmm0, %[a]"                                                       \
                     : [a] "+r"(a), [csr] "+m"(mxcsr)                                              \
                     : [b] "r"(b), [c] "r"(c), [saved] "m"(saved)                                  \
                     : "xmm0", "xmm1", "xmm2", "rax", "cc");                                       \
        return (struct host_result){a, flags_of_status(mxcsr)};                                    \
    }

/* An SSE instruction that yields an integer in rax. */
#define SSE_TO_RAX(NAME, INSTRUCTION) SSE(NAME, INSTRUCTION "\n\tmovq %%rax, %%xmm0")

#define SSE_FORMAT(T, s)                                                                           \
    SSE(T##_host_add, "adds" s " %%xmm1, %%xmm0")                                                  \
    SSE(T##_host_sub, "subs" s " %%xmm1, %%xmm0")                                                  \
    SSE(T##_host_mul, "muls" s " %%xmm1, %%xmm0")                                                  \
    SSE(T##_host_div, "divs" s " %%xmm1, %%xmm0")                                                  \
    SSE(T##_host_sqrt, "sqrts" s " %%xmm0, %%xmm0")                                                \
    SSE(T##_host_muladd, "vfmadd132s" s " %%xmm1, %%xmm2, %%xmm0")                                 \
    SSE(T##_host_round, "rounds" s " $4, %%xmm0, %%xmm0")                                          \
    SSE_TO_RAX(T##_host_to_i32, "cvts" s "2sil %%xmm0, %%eax\n\tcltq")                             \
    SSE_TO_RAX(T##_host_to_i64, "cvts" s "2siq %%xmm0, %%rax")                                     \
    SSE_TO_RAX(T##_host_truncate_i32, "cvtts" s "2sil %%xmm0, %%eax\n\tcltq")                      \
    SSE_TO_RAX(T##_host_truncate_i64, "cvtts" s "2siq %%xmm0, %%rax")                              \
    SSE(T##_host_from_i32,                                                                         \
        "movd %%xmm0, %%eax\n\txorps %%xmm0, %%xmm0\n\tcvtsi2s" s "l %%eax, %%xmm0")               \
    SSE(T##_host_from_i64,                                                                         \
        "movq %%xmm0, %%rax\n\txorps %%xmm0, %%xmm0\n\tcvtsi2s" s "q %%rax, %%xmm0")               \
    SSE_TO_RAX(T##_host_compare, "comis" s " %%xmm1, %%xmm0\n\tmov $0, %%eax\n\tlahf")             \
    SSE_TO_RAX(T##_host_compare_quiet, "ucomis" s " %%xmm1, %%xmm0\n\tmov $0, %%eax\n\tlahf")

SSE_FORMAT(f32, "s")
SSE_FORMAT(f64, "d")
SSE(host_f32_to_f64, "movaps %%xmm0, %%xmm1\n\tcvtss2sd %%xmm1, %%xmm0")
SSE(host_f64_to_f32, "movaps %%xmm0, %%xmm1\n\txorps %%xmm0, %%xmm0\n\tcvtsd2ss %%xmm1, %%xmm0")
SSE(host_f16_to_f32, "vcvtph2ps %%xmm0, %%xmm0\n\tmovd %%xmm0, %%eax\n\tmovd %%eax, %%xmm0")
SSE(host_f32_to_f16, "vcvtps2ph $4, %%xmm0, %%xmm0")

/* LAHF's ZF, PF, CF in bits 14, 10, 8 after a comparison. */
static uint64_t order_lahf(enum fp_order order)
{
    static const uint16_t ah[] = {0x0300, 0x4200, 0x0200, 0x4700};
    return ah[order - FP_LESS];
}

/* softfp's answer to each of the above. */
#define SOFT(NAME, RESULT)                                                                         \
    static word_t NAME(const word_t *v, struct fp_env *e)                                          \
    {                                                                                              \
        uint64_t a = (uint64_t)v[0], b = (uint64_t)v[1], c = (uint64_t)v[2];                       \
        enum fp_rounding mode = e->rounding;                                                       \
        (void)a, (void)b, (void)c, (void)mode;                                                     \
        return RESULT;                                                                             \
    }

#define SOFT_FORMAT(T)                                                                             \
    SOFT(T##_soft_add, T##_add(a, b, e))                                                           \
    SOFT(T##_soft_sub, T##_sub(a, b, e))                                                           \
    SOFT(T##_soft_mul, T##_mul(a, b, e))                                                           \
    SOFT(T##_soft_div, T##_div(a, b, e))                                                           \
    SOFT(T##_soft_sqrt, T##_sqrt(a, e))                                                            \
    SOFT(T##_soft_muladd, T##_muladd(a, b, c, e))                                                  \
    SOFT(T##_soft_round, T##_round_int(a, mode, true, e))                                          \
    SOFT(T##_soft_to_i32, T##_to_int_x86(a, mode, 32, true, e))                                    \
    SOFT(T##_soft_to_i64, T##_to_int_x86(a, mode, 64, true, e))                                    \
    SOFT(T##_soft_truncate_i32, T##_to_int_x86(a, FP_ROUND_ZERO, 32, true, e))                     \
    SOFT(T##_soft_truncate_i64, T##_to_int_x86(a, FP_ROUND_ZERO, 64, true, e))                     \
    SOFT(T##_soft_from_i32, T##_from_int((uint64_t)(int32_t)a, true, 0, e))                        \
    SOFT(T##_soft_from_i64, T##_from_int(a, true, 0, e))                                           \
    SOFT(T##_soft_compare, order_lahf(T##_compare(a, b, e)))                                       \
    SOFT(T##_soft_compare_quiet, order_lahf(T##_compare_quiet(a, b, e)))

SOFT_FORMAT(f32)
SOFT_FORMAT(f64)
SOFT(soft_f32_to_f64, f32_to_f64(a, e))
SOFT(soft_f64_to_f32, f64_to_f32(a, e))
SOFT(soft_f16_to_f32, f16_to_f32(a, false, e))
SOFT(soft_f32_to_f16, f32_to_f16(a, false, e))

struct sse_case {
    const char *name;
    const struct ref_format *fmt;
    struct host_result (*host)(const word_t *v, uint32_t mxcsr);
    word_t (*soft)(const word_t *v, struct fp_env *env);
    const char *needs; /* processor feature */
    word_t result_mask;
};

#define CASE(T, NAME, NEEDS, BITS)                                                                 \
    {                                                                                              \
#T " " #NAME, &ref_##T, T##_host_##NAME, T##_soft_##NAME, NEEDS, ((word_t)1 << (BITS)) - 1 \
    }
#define CASES(T, BITS)                                                                             \
    CASE(T, add, nullptr, BITS), CASE(T, sub, nullptr, BITS), CASE(T, mul, nullptr, BITS),         \
        CASE(T, div, nullptr, BITS), CASE(T, sqrt, nullptr, BITS), CASE(T, muladd, "fma", BITS),   \
        CASE(T, round, "sse4.1", BITS), CASE(T, to_i32, nullptr, 64),                              \
        CASE(T, to_i64, nullptr, 64), CASE(T, truncate_i32, nullptr, 64),                          \
        CASE(T, truncate_i64, nullptr, 64), CASE(T, from_i32, nullptr, BITS),                      \
        CASE(T, from_i64, nullptr, BITS), CASE(T, compare, nullptr, 64),                           \
        CASE(T, compare_quiet, nullptr, 64)

static const struct sse_case sse_cases[] = {
    CASES(f32, 32),
    CASES(f64, 64),
    {"f32 to f64", &ref_f32, host_f32_to_f64, soft_f32_to_f64, nullptr, ~0ull},
    {"f64 to f32", &ref_f64, host_f64_to_f32, soft_f64_to_f32, nullptr, ~0u},
    {"f16 to f32", &ref_f16, host_f16_to_f32, soft_f16_to_f32, "f16c", ~0u},
    {"f32 to f16", &ref_f32, host_f32_to_f16, soft_f32_to_f16, "f16c", 0xffff},
};

static bool host_has(const char *feature)
{
    if (!feature)
        return true;
    __builtin_cpu_init();
    if (feature[0] == 's')
        return __builtin_cpu_supports("sse4.1");
    /* Every processor with AVX2 has these two; the builtin does not know F16C. */
    return __builtin_cpu_supports("avx2");
}

static void check_sse(const struct sse_case *c, int count, struct rng *rng, struct tally *t)
{
    int max = (1 << c->fmt->exp_bits) - 1;
    for (int i = 0; i < count; i++) {
        uint64_t r = rng_next(rng);
        int near = r & 1 ? max / 2 + (int)(r >> 8) % 68 : (int)((r >> 8) % max);
        struct fp_env env = {.rounding = r >> 32 & 3,
                             .nan_rule = FP_NAN_X86,
                             .default_nan_negative = true,
                             .flush_inputs = (r >> 34 & 3) == 0,
                             .flush_outputs = (r >> 36 & 3) == 0};
        struct fp_env controls = env;
        word_t v[3];
        for (int k = 0; k < 3; k++)
            v[k] = rng_operand(rng, c->fmt, k == 1 && r & 2 ? max / 2 : near);
        uint32_t mxcsr = MXCSR_MASKS | rounding_control(&env) << MXCSR_RC_SHIFT;
        mxcsr |= env.flush_inputs ? MXCSR_DAZ : 0;
        mxcsr |= env.flush_outputs ? MXCSR_FTZ : 0;
        struct host_result host = c->host(v, mxcsr);
        word_t got = c->soft(v, &env) & c->result_mask;
        env.flags &= ~FP_INPUT_DENORMAL;
        if (env.flags & FP_UNDERFLOW) /* on x86, flushing is inexact */
            env.flags |= FP_INEXACT;
        tally_check(t, c->name, v, 3, &controls, got, env.flags, host.value & c->result_mask,
                    host.flags);
    }
}

int main(void)
{
    struct tally t = {0};
    struct rng rng = {.state = 0x853c49e6748fea9b};
    for (size_t i = 0; i < sizeof(sse_cases) / sizeof(sse_cases[0]); i++)
        if (host_has(sse_cases[i].needs))
            check_sse(&sse_cases[i], 20000, &rng, &t);
    return tally_finish(&t, "softfp host SSE");
}
