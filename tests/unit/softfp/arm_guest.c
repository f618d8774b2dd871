/* Runs single AArch64 instructions: reads requests from standard input, writes replies to standard
 * output.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "arm_protocol.h"

typedef uint64_t vector __attribute__((vector_size(16)));

/* The instruction between loading the controls and fetching what it did. */
#define RUN(instruction, kind, result, from_kind, x, y, z)                                         \
    asm volatile(".arch armv8.6-a+fp16+bf16\n\tmsr fpcr, %[fpcr]\n\tmsr fpsr, xzr\n\t" instruction \
                 "\n\tmrs %[nzcv], nzcv\n\tmrs %[fpsr], fpsr\n\tmsr fpcr, xzr"                     \
                 : "+" kind(result), "+" from_kind(x), "+" from_kind(y),                           \
                   "+" from_kind(z), [fpsr] "=&r"(reply->fpsr), [nzcv] "=&r"(nzcv)                 \
                 : [fpcr] "r"((uint64_t)q->fpcr)                                                   \
                 : "cc")

#define RUN_V(instruction) RUN(instruction, "w", acc, "w", va, vb, vc)
#define RUN_G(instruction) RUN(instruction, "w", acc, "r", a, b, c)
#define RUN_R(instruction) RUN(instruction, "r", acc[0], "w", va, vb, vc)
#define RUN_F(instruction)                                                                         \
    RUN(instruction, "w", acc, "w", va, vb, vc);                                                   \
    acc[0] = nzcv >> 28
#define RUN_J(instruction)                                                                         \
    RUN_R(instruction);                                                                            \
    acc[0] |= (nzcv >> 30 & 1) << 32
#define RUN_Q(instruction)                                                                         \
    acc[1] = a;                                                                                    \
    va[1] = b;                                                                                     \
    vb[1] = c;                                                                                     \
    RUN_V(instruction)

#define ARM_OP(kind, format, instruction, result)                                                  \
    case __COUNTER__: RUN_##kind(instruction); break;

static void execute(const struct arm_request *q, struct arm_reply *reply)
{
    uint64_t a = q->a, b = q->b, c = q->c, nzcv;
    vector va = {a}, vb = {b}, vc = {c}, acc = {c};
    switch (q->op) {
#include "arm_ops.def"
    }
    reply->low = acc[0];
    reply->high = acc[1];
}

int main(void)
{
    struct arm_request request;
    struct arm_reply reply;
    while (fread(&request, sizeof(request), 1, stdin) == 1) {
        execute(&request, &reply);
        fwrite(&reply, sizeof(reply), 1, stdout);
    }
    return fflush(stdout) == 0 ? 0 : 1;
}
