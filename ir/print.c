/* IR as text, one line per instruction.
 * SPDX-License-Identifier: MIT */
#include "ir/ops.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

/* Text on its way to a file descriptor. */
struct printer {
    const struct ir_region *region;
    int fd;
    size_t used;
    char text[4096];
};

static void flush(struct printer *p)
{
    for (size_t done = 0; done < p->used;) {
        ssize_t n = write(p->fd, p->text + done, p->used - done);
        if (n <= 0)
            break;
        done += (size_t)n;
    }
    p->used = 0;
}

static void put(struct printer *p, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void put(struct printer *p, const char *fmt, ...)
{
    if (sizeof(p->text) - p->used < 256)
        flush(p);
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(p->text + p->used, sizeof(p->text) - p->used, fmt, args);
    va_end(args);
    size_t room = sizeof(p->text) - p->used - 1;
    p->used += n < 0 ? 0 : (size_t)n < room ? (size_t)n : room;
}

static const char *const type_names[IR_TYPE_COUNT] = {"void", "i32", "i64", "flags", "f16",
                                                      "f32",  "f64", "v64", "v128"};
static const char *const cmp_names[16] = {"eq",  "ne",  "ult", "uge", "ule",
                                          "ugt", "slt", "sge", "sle", "sgt"};
static const char *const cond_names[16] = {"eq", "ne", "cs", "cc", "mi", "pl", "vs", "vc",
                                           "hi", "ls", "ge", "lt", "gt", "le", "al", "nv"};
static const char *const rmw_names[16] = {"add",  "andn", "xor",  "or",   "smax",
                                          "smin", "umax", "umin", "swap", "and"};

struct bit_name {
    uint32_t bit;
    const char *name;
};

static const struct bit_name memory_bits[] = {
    {IR_MEM_SIGNED, "signed"},
    {IR_MEM_ACQUIRE, "acquire"},
    {IR_MEM_RELEASE, "release"},
    {IR_MEM_SEQ_CST, "seq_cst"},
    {IR_MEM_SWAP, "swap"},
    {IR_MEM_ADDR32, "addr32"},
    {IR_MEM_UNPRIVILEGED, "unprivileged"},
    {IR_MEM_ALIGNED, "aligned"},
    {0, nullptr},
};

static const struct bit_name fp_bits[] = {
    {IR_FP_EXACT, "exact"},
    {IR_FP_UNSIGNED, "unsigned"},
    {IR_FP_SIGNALLING, "signalling"},
    {IR_FP_NEG_PRODUCT, "neg_product"},
    {IR_FP_NEG_ADDEND, "neg_addend"},
    {IR_FP_DEFAULT_NAN, "default_nan"},
    {IR_FP_FLUSH, "flush"},
    {IR_FP_NAN_X86, "nan_x86"},
    {IR_FP_NAN_NEGATIVE, "nan_negative"},
    {IR_FP_NUMBER, "number"},
    {IR_FP_NAN_MAX, "nan_max"},
    {0, nullptr},
};

static void put_bits(struct printer *p, uint32_t aux, const struct bit_name *names)
{
    for (; names->name; names++) {
        if (aux & names->bit)
            put(p, " %s", names->name);
    }
}

static void put_args(struct printer *p, const struct ir_inst *in, unsigned first, unsigned end)
{
    for (unsigned i = first; i < end; i++) {
        if (in->args[i] != IR_NONE)
            put(p, "%s%%%u", i == first ? " " : ", ", in->args[i]);
    }
}

static void put_memory(struct printer *p, const struct ir_inst *in)
{
    if (in->op == IR_ATOMIC)
        put(p, " %s", rmw_names[in->aux >> IR_MEM_RMW_SHIFT & 15]);
    put(p, " [%%%u", in->args[0]);
    if (in->args[1] != IR_NONE) {
        put(p, " + %s%%%u",
            in->aux & IR_MEM_INDEX_UXTW   ? "uxtw "
            : in->aux & IR_MEM_INDEX_SXTW ? "sxtw "
                                          : "",
            in->args[1]);
        if (in->aux & IR_MEM_SCALE)
            put(p, " << %u", in->aux & IR_MEM_SCALE);
    }
    if (in->imm)
        put(p, " %c 0x%llx", (int64_t)in->imm < 0 ? '-' : '+',
            (unsigned long long)((int64_t)in->imm < 0 ? -in->imm : in->imm));
    put(p, "]");
    for (unsigned i = 2; i < ir_nargs(in); i++)
        put(p, ", %%%u", in->args[i]);
    put_bits(p, in->aux, memory_bits);
}

static void put_exit(struct printer *p, const struct ir_inst *in)
{
    static const char *const jumps[] = {"jump", "call", "return", "?"};
    if (in->op == IR_EXIT_FLAGS)
        put(p, " %s", cond_names[in->aux & 15]);
    else if (in->op == IR_EXIT_CMP || in->op == IR_EXIT_TEST)
        put(p, " %s", cmp_names[in->aux & 15]);
    else if (in->op == IR_EXIT_INDIRECT)
        put(p, " %s", jumps[in->aux & 3]);
    else if (in->op == IR_EXIT_EVENT)
        put(p, " event %u detail 0x%x", in->aux & 0xffff, in->aux >> 16);
    put_args(p, in, 0, ir_nargs(in));
    put(p, " -> 0x%llx", (unsigned long long)in->imm);
    if (in->op != IR_EXIT_EVENT && in->aux & IR_EXIT_BACK)
        put(p, " back");
}

/* What aux holds depends on the kind of op. */
static void put_aux(struct printer *p, const struct ir_inst *in)
{
    switch (in->op) {
    case IR_CMP: put(p, " %s", cmp_names[in->aux & 15]); return;
    case IR_COND:
    case IR_SELECT_COND:
    case IR_FSELECT:
    case IR_CCMPF: put(p, " %s", cond_names[in->aux & 15]); break;
    case IR_FENCE: put(p, " %u", in->aux); return;
    default: break;
    }
    if (in->aux & IR_FLAG_BORROW && !(ir_ops[in->op].props & IR_FPENV))
        put(p, " borrow");
    if (in->op == IR_CCMPF && in->aux & IR_CCMP_ADD)
        put(p, " add");
    if (ir_ops[in->op].props & IR_FPENV) {
        if (in->aux & IR_FP_ROUND_MASK)
            put(p, " round%u", (in->aux & IR_FP_ROUND_MASK) - 1);
        put_bits(p, in->aux, fp_bits);
    }
}

static void put_plain(struct printer *p, const struct ir_inst *in)
{
    put_args(p, in, 0, ir_nargs(in));
    put_aux(p, in);
    if (in->imm)
        put(p, " #0x%llx", (unsigned long long)in->imm);
}

static const char *slot_name(struct printer *p, const struct ir_inst *in)
{
    const struct ir_slots *slots = p->region->slots;
    return slots && in->imm < slots->count ? slots->slot[in->imm].name : "?";
}

static void put_operands(struct printer *p, const struct ir_inst *in)
{
    switch (in->op) {
    case IR_CONST: put(p, " 0x%llx", (unsigned long long)in->imm); return;
    case IR_VCONST:
        put(p, " 0x%08x%08x%016llx", in->args[1], in->args[0], (unsigned long long)in->imm);
        return;
    case IR_GET: put(p, " %s", slot_name(p, in)); return;
    case IR_SET: put(p, " %s, %%%u", slot_name(p, in), in->args[0]); return;
    case IR_CALL:
        put(p, " %s", ir_helper_of(in)->name);
        put_args(p, in, 0, ir_nargs(in));
        return;
    default: break;
    }
    if (in->op >= IR_LOAD && in->op <= IR_ATOMIC)
        put_memory(p, in);
    else if (in->op >= IR_EXIT_FLAGS && in->op <= IR_EXIT_EVENT)
        put_exit(p, in);
    else
        put_plain(p, in);
}

/* "ADD" as "add". */
static void put_name(struct printer *p, const struct ir_inst *in)
{
    char name[24];
    unsigned i = 0;
    for (const char *s = ir_ops[in->op].name; *s && i < sizeof(name) - 1; s++)
        name[i++] = *s >= 'A' && *s <= 'Z' ? (char)(*s + 32) : *s;
    name[i] = 0;
    put(p, "%s", name);
}

static bool has_lane(const struct ir_inst *in)
{
    bool memory = in->op >= IR_LOAD && in->op <= IR_ATOMIC;
    return memory || in->lane || (in->op >= IR_VGETLANE && in->op <= IR_VUSDOT);
}

static void put_inst(struct printer *p, const struct ir_inst *in, uint32_t i)
{
    if (in->op == IR_INSN) {
        put(p, "  -- 0x%llx, %u bytes\n", (unsigned long long)in->imm, in->aux);
        return;
    }
    if (in->type != IR_VOID)
        put(p, "  %%%u = ", i);
    else
        put(p, "  ");
    put_name(p, in);
    if (in->type != IR_VOID)
        put(p, ".%s", in->type < IR_TYPE_COUNT ? type_names[in->type] : "?");
    if (has_lane(in))
        put(p, ".%u", 8u << (in->lane & 7));
    put_operands(p, in);
    put(p, "\n");
}

void ir_print(const struct ir_region *region, int fd)
{
    struct printer p = {.region = region, .fd = fd};
    put(&p, "region 0x%llx: %u guest instructions\n", (unsigned long long)region->pc,
        region->guest_insns);
    for (uint32_t i = 0; i < region->count; i++) {
        const struct ir_inst *in = &region->inst[i];
        if (!(in->flags & IR_DEAD) && in->op < IR_OP_COUNT)
            put_inst(&p, in, i);
    }
    flush(&p);
}
