/*
 * The registers of the AArch64 guest: where they are, what they start as, how they print.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/sysreg.h"
#include "guest/aarch64/translate.h"

#include <stdio.h>
#include <string.h>

#define X(n, heat) [A64_X0 + n] = {"x" #n, offsetof(struct a64_state, x) + (n)*8, IR_I64, heat}
#define V(n, heat) [A64_V0 + n] = {"v" #n, offsetof(struct a64_state, v) + (n)*16, IR_V128, heat}
#define KEY(n, name)                                                                               \
    [A64_KEY_SLOT + n] = {name, offsetof(struct a64_state, pauth_key) + (n)*8, IR_I64, 0}
#define FIELD(slot, name, field, type) [slot] = {name, offsetof(struct a64_state, field), type, 0}

/* Heat as compilers use registers: arguments and results, the stack pointer, the first callee-saved
 * and temporary ones. x16 and x17 live for a few instructions in call stubs only. */
static const struct ir_slot slots[A64_SLOT_COUNT] = {
    X(0, 1),
    X(1, 3),
    X(2, 4),
    X(3, 6),
    X(4, 10),
    X(5, 13),
    X(6, 16),
    X(7, 20),
    X(8, 9),
    X(9, 17),
    X(10, 18),
    X(11, 22),
    X(12, 24),
    X(13, 25),
    X(14, 26),
    X(15, 27),
    X(16, 28),
    X(17, 29),
    X(18, 31),
    X(19, 5),
    X(20, 7),
    X(21, 11),
    X(22, 14),
    X(23, 15),
    X(24, 19),
    X(25, 21),
    X(26, 23),
    X(27, 30),
    X(28, 32),
    X(29, 12),
    X(30, 8),
    [A64_SP] = {"sp", offsetof(struct a64_state, sp), IR_I64, 2},
    FIELD(A64_PC, "pc", pc, IR_I64),
    FIELD(A64_NZCV, "nzcv", nzcv, IR_I32),
    V(0, 1),
    V(1, 2),
    V(2, 3),
    V(3, 4),
    V(4, 5),
    V(5, 6),
    V(6, 7),
    V(7, 8),
    V(8, 17),
    V(9, 18),
    V(10, 19),
    V(11, 20),
    V(12, 21),
    V(13, 22),
    V(14, 23),
    V(15, 24),
    V(16, 9),
    V(17, 10),
    V(18, 11),
    V(19, 12),
    V(20, 13),
    V(21, 14),
    V(22, 15),
    V(23, 16),
    V(24, 25),
    V(25, 26),
    V(26, 27),
    V(27, 28),
    V(28, 29),
    V(29, 30),
    V(30, 31),
    V(31, 32),
    FIELD(A64_QC, "qc", qc, IR_V128),
    FIELD(A64_FPCR, "fpcr", fpcr, IR_I32),
    FIELD(A64_TPIDR, "tpidr", tpidr, IR_I64),
    FIELD(A64_PSTATE, "pstate", pstate, IR_I32),
    FIELD(A64_BTYPE, "btype", btype, IR_I32),
    FIELD(A64_BAD_TARGET, "bad_target", bad_target, IR_I32),
    KEY(A64_KEY_IA, "key_ia"),
    KEY(A64_KEY_IB, "key_ib"),
    KEY(A64_KEY_DA, "key_da"),
    KEY(A64_KEY_DB, "key_db"),
    KEY(A64_KEY_GA, "key_ga"),
};

void a64_reset(struct vcpu *cpu, const struct cpu_model *model)
{
    struct a64_state *state = a64_state(cpu);

    memset(state, 0, sizeof(*state));
    memcpy(cpu->features, model->features, sizeof(cpu->features));
    state->midr = model->id[0];
    /* Any values do; the same ones in every run make runs repeatable. */
    for (unsigned i = 0; i < A64_PAUTH_KEYS; i++)
        state->pauth_key[i] = (i + 1) * 0x8bb84b93962eacc9;
    state->pstate = A64_SSBS;            /* Linux lets programs speculate */
    cpu->address_mask = UINT64_MAX >> 8; /* the top byte is a tag (FEAT_TBI) */
    cpu->fp.flags = 0;
    a64_write_fpcr(cpu, 0);
}

static uint64_t region_key(const struct vcpu *cpu)
{
    const struct a64_state *s = (const struct a64_state *)cpu->state;
    uint32_t fpcr = s->fpcr;

    return (fpcr & A64_FPCR_DN ? A64_KEY_DEFAULT_NAN : 0) |
           (fpcr & A64_FPCR_FZ ? A64_KEY_FLUSH : 0) | (fpcr & A64_FPCR_FZ16 ? A64_KEY_FLUSH16 : 0) |
           (fpcr & A64_FPCR_AHP ? A64_KEY_ALTERNATIVE_HALF : 0) |
           (cpu->guarded_pages ? A64_KEY_GUARDED : 0) | (s->bad_target ? A64_KEY_BAD_TARGET : 0);
}

static unsigned disassemble(const uint8_t *code, size_t avail, uint64_t pc, char *text, size_t size)
{
    if (avail < 4 || !size)
        return 0;
    uint32_t word =
        code[0] | (uint32_t)code[1] << 8 | (uint32_t)code[2] << 16 | (uint32_t)code[3] << 24;
    return a64_disasm(word, pc, nullptr, text, size) ? 4 : 0;
}

/* The layout of QEMU's `-d cpu`. */
static void print_state(const struct vcpu *cpu, int fd)
{
    const struct a64_state *s = (const struct a64_state *)cpu->state;
    uint32_t f = s->nzcv;

    dprintf(fd, " PC=%016llx ", (unsigned long long)s->pc);
    for (unsigned i = 0; i < 31; i++)
        dprintf(fd, "X%02u=%016llx%s", i, (unsigned long long)s->x[i], i % 3 == 1 ? "\n" : " ");
    dprintf(fd, " SP=%016llx\nNZCV=%c%c%c%c FPCR=%08x FPSR=%08x TPIDR=%016llx\n",
            (unsigned long long)s->sp, f & IR_PACKED_N ? 'N' : '-', f & IR_PACKED_Z ? 'Z' : '-',
            f & IR_PACKED_C ? 'C' : '-', f & IR_PACKED_V ? 'V' : '-', s->fpcr, a64_read_fpsr(cpu),
            (unsigned long long)s->tpidr);
    for (unsigned i = 0; i < 32; i++)
        dprintf(fd, "Q%02u=%016llx:%016llx%s", i, (unsigned long long)s->v[i][1],
                (unsigned long long)s->v[i][0], i % 2 ? "\n" : " ");
}

static uint64_t get_pc(const struct vcpu *cpu)
{
    return ((const struct a64_state *)cpu->state)->pc;
}

static void set_pc(struct vcpu *cpu, uint64_t pc)
{
    a64_state(cpu)->pc = pc;
}

static_assert(sizeof(struct a64_state) <= VCPU_STATE_SIZE, "the registers fit the vCPU");

const struct guest a64_guest = {
    .name = "aarch64",
    .bits = 64,
    .elf_machine = 183, /* EM_AARCH64 */
    .slots = {.slot = slots, .count = A64_SLOT_COUNT, .pc = A64_PC, .flags = A64_NZCV},
    .state_size = sizeof(struct a64_state),
    .models = a64_cpu_models,
    .nmodels = A64_CPU_MODELS,
    .parse_model = a64_cpu_parse,
    .reset = a64_reset,
    .region_key = region_key,
    .translate = a64_translate,
    .disassemble = disassemble,
    .print_state = print_state,
    .get_pc = get_pc,
    .set_pc = set_pc,
    .debug = &a64_debug,
    .linux_abi = &a64_linux,
};
