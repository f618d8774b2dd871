/*
 * CPU models of the AArch64 guest, and the ways in which a program can ask for their features:
 * AT_HWCAP, identification registers, /proc/cpuinfo.
 *
 * SPDX-License-Identifier: MIT
 */
#include "guest/aarch64/a64.h"
#include "guest/clock.h"
#include "guest/cpu_text.h"

#include <string.h>

static_assert(A64_FEATURE_COUNT <= 64, "the features of a model fit one word");

#define HAS(feature) (UINT64_C(1) << A64_FEATURE_##feature)

static const uint64_t armv8_crypto = HAS(crc32) | HAS(aes) | HAS(pmull) | HAS(sha1) | HAS(sha256);
static const uint64_t armv8_2 =
    HAS(lse) | HAS(lor) | HAS(rdm) | HAS(fp16) | HAS(dotprod) | HAS(dpb) | HAS(lrcpc);

/* `max` goes by the name of a Neoverse N1: libraries choose code by MIDR_EL1 too (glibc its string
 * functions), and know that core as one with fast vector registers. */
const struct cpu_model a64_cpu_models[A64_CPU_MODELS] = {
    {"max", "everything that Moa can do", {(UINT64_C(1) << A64_FEATURE_COUNT) - 1}, {0x414fd0c1}},
    {"cortex-a53", "Armv8.0-A", {armv8_crypto}, {0x410fd034}},
    {"cortex-a57", "Armv8.0-A", {armv8_crypto}, {0x411fd070}},
    {"cortex-a72", "Armv8.0-A", {armv8_crypto}, {0x410fd083}},
    {"cortex-a76", "Armv8.2-A", {armv8_crypto | armv8_2}, {0x414fd0b1}},
    {"neoverse-n1", "Armv8.2-A", {armv8_crypto | armv8_2 | HAS(ssbs)}, {0x414fd0c1}},
};

/* --- Hardware capabilities, as <asm/hwcap.h> numbers them (64 and up: AT_HWCAP2) --- */

enum {
    ALWAYS = -1
};

static const struct {
    uint8_t bit;
    int feature;
    const char *name; /* in /proc/cpuinfo */
} hwcaps[] = {
    {0, ALWAYS, "fp"},
    {1, ALWAYS, "asimd"},
    {3, A64_FEATURE_aes, "aes"},
    {4, A64_FEATURE_pmull, "pmull"},
    {5, A64_FEATURE_sha1, "sha1"},
    {6, A64_FEATURE_sha256, "sha2"},
    {7, A64_FEATURE_crc32, "crc32"},
    {8, A64_FEATURE_lse, "atomics"},
    {9, A64_FEATURE_fp16, "fphp"},
    {10, A64_FEATURE_fp16, "asimdhp"},
    {11, ALWAYS, "cpuid"},
    {12, A64_FEATURE_rdm, "asimdrdm"},
    {13, A64_FEATURE_jscvt, "jscvt"},
    {14, A64_FEATURE_fcma, "fcma"},
    {15, A64_FEATURE_lrcpc, "lrcpc"},
    {16, A64_FEATURE_dpb, "dcpop"},
    {17, A64_FEATURE_sha3, "sha3"},
    {18, A64_FEATURE_sm3, "sm3"},
    {19, A64_FEATURE_sm4, "sm4"},
    {20, A64_FEATURE_dotprod, "asimddp"},
    {21, A64_FEATURE_sha512, "sha512"},
    {23, A64_FEATURE_fhm, "asimdfhm"},
    {24, A64_FEATURE_dit, "dit"},
    {26, A64_FEATURE_lrcpc2, "ilrcpc"},
    {27, A64_FEATURE_flagm, "flagm"},
    {28, A64_FEATURE_ssbs, "ssbs"},
    {29, A64_FEATURE_sb, "sb"},
    {30, A64_FEATURE_pauth, "paca"},
    {31, A64_FEATURE_pauth, "pacg"},
    {64 + 0, A64_FEATURE_dpb2, "dcpodp"},
    {64 + 7, A64_FEATURE_flagm2, "flagm2"},
    {64 + 8, A64_FEATURE_frintts, "frint"},
    {64 + 13, A64_FEATURE_i8mm, "i8mm"},
    {64 + 14, A64_FEATURE_bf16, "bf16"},
    {64 + 15, A64_FEATURE_dgh, "dgh"},
    {64 + 17, A64_FEATURE_bti, "bti"},
};

static bool has(const struct vcpu *cpu, int feature)
{
    return feature == ALWAYS || a64_feature_has(cpu->features, (enum a64_feature)feature);
}

void a64_hwcap(const struct vcpu *cpu, uint64_t hwcap[2])
{
    hwcap[0] = hwcap[1] = 0;
    for (unsigned i = 0; i < sizeof(hwcaps) / sizeof(hwcaps[0]); i++) {
        if (has(cpu, hwcaps[i].feature))
            hwcap[hwcaps[i].bit / 64] |= UINT64_C(1) << hwcaps[i].bit % 64;
    }
}

/* --- Identification registers --- */

#define ISAR0 6, 0
#define ISAR1 6, 1
#define PFR0  4, 0
#define PFR1  4, 1

/* Fields that say whether a feature is there; the largest value counts. */
static const struct {
    uint8_t crm, op2, shift, value;
    int feature;
} id_fields[] = {
    {PFR0, 0, 1, ALWAYS}, /* EL0 and EL1 are AArch64 only */
    {PFR0, 4, 1, ALWAYS},
    {PFR0, 16, 1, A64_FEATURE_fp16},
    {PFR0, 20, 1, A64_FEATURE_fp16},
    {PFR0, 48, 1, A64_FEATURE_dit},
    {PFR1, 0, 1, A64_FEATURE_bti},
    {PFR1, 4, 2, A64_FEATURE_ssbs},
    {ISAR0, 4, 1, A64_FEATURE_aes},
    {ISAR0, 4, 2, A64_FEATURE_pmull},
    {ISAR0, 8, 1, A64_FEATURE_sha1},
    {ISAR0, 12, 1, A64_FEATURE_sha256},
    {ISAR0, 12, 2, A64_FEATURE_sha512},
    {ISAR0, 16, 1, A64_FEATURE_crc32},
    {ISAR0, 20, 2, A64_FEATURE_lse},
    {ISAR0, 28, 1, A64_FEATURE_rdm},
    {ISAR0, 32, 1, A64_FEATURE_sha3},
    {ISAR0, 36, 1, A64_FEATURE_sm3},
    {ISAR0, 40, 1, A64_FEATURE_sm4},
    {ISAR0, 44, 1, A64_FEATURE_dotprod},
    {ISAR0, 48, 1, A64_FEATURE_fhm},
    {ISAR0, 52, 1, A64_FEATURE_flagm},
    {ISAR0, 52, 2, A64_FEATURE_flagm2},
    {ISAR1, 0, 1, A64_FEATURE_dpb},
    {ISAR1, 0, 2, A64_FEATURE_dpb2},
    {ISAR1, 8, 3, A64_FEATURE_pauth}, /* API: an implementation-defined cipher, FEAT_PAuth2 */
    {ISAR1, 12, 1, A64_FEATURE_jscvt},
    {ISAR1, 16, 1, A64_FEATURE_fcma},
    {ISAR1, 20, 1, A64_FEATURE_lrcpc},
    {ISAR1, 20, 2, A64_FEATURE_lrcpc2},
    {ISAR1, 28, 1, A64_FEATURE_pauth}, /* GPI */
    {ISAR1, 32, 1, A64_FEATURE_frintts},
    {ISAR1, 36, 1, A64_FEATURE_sb},
    {ISAR1, 44, 1, A64_FEATURE_bf16},
    {ISAR1, 48, 1, A64_FEATURE_dgh},
    {ISAR1, 52, 1, A64_FEATURE_i8mm},
    {5, 0, 0, 6, ALWAYS},   /* DFR0: debug architecture */
    {7, 0, 24, 15, ALWAYS}, /* MMFR0: granules of 64 and 4 KiB are not for programs to know */
    {7, 0, 28, 15, ALWAYS},
};

bool a64_id_register(const struct vcpu *cpu, unsigned crm, unsigned op2, uint64_t *value)
{
    enum {
        MIDR = 0,
        MPIDR = 5,
        REVIDR = 6
    };

    *value = 0;
    if (crm == 0) {
        if (op2 == MIDR)
            *value = ((const struct a64_state *)cpu->state)->midr;
        else if (op2 == MPIDR)
            *value = 1u << 31;
        return op2 == MIDR || op2 == MPIDR || op2 == REVIDR;
    }
    for (unsigned i = 0; i < sizeof(id_fields) / sizeof(id_fields[0]); i++) {
        unsigned shift = id_fields[i].shift;
        if (id_fields[i].crm != crm || id_fields[i].op2 != op2 || !has(cpu, id_fields[i].feature))
            continue;
        if (id_fields[i].value > (*value >> shift & 15)) {
            *value &= ~(UINT64_C(15) << shift);
            *value |= (uint64_t)id_fields[i].value << shift;
        }
    }
    if (crm == 4 && op2 == 0 && !has(cpu, A64_FEATURE_fp16))
        return true;             /* FP and AdvSIMD are 0: there, without half precision */
    return crm >= 2 && crm <= 7; /* what is not described reads as zero */
}

/* --- /proc/cpuinfo --- */

int a64_cpuinfo(const struct vcpu *cpu, unsigned cpus, char *buf, size_t size)
{
    struct cpu_text out = {buf, size, 0};
    unsigned midr = (unsigned)((const struct a64_state *)cpu->state)->midr;

    for (unsigned i = 0; i < cpus; i++) {
        cpu_text_put(&out, "processor\t: %u\nBogoMIPS\t: %u.%02u\nFeatures\t:", i,
                     GUEST_CLOCK_HZ * 2 / 1000000, GUEST_CLOCK_HZ * 2 / 10000 % 100);
        for (unsigned j = 0; j < sizeof(hwcaps) / sizeof(hwcaps[0]); j++) {
            if (has(cpu, hwcaps[j].feature))
                cpu_text_put(&out, " %s", hwcaps[j].name);
        }
        cpu_text_put(&out,
                     "\nCPU implementer\t: 0x%02x\nCPU architecture: 8\nCPU variant\t: 0x%x\n"
                     "CPU part\t: 0x%03x\nCPU revision\t: %u\n\n",
                     midr >> 24, midr >> 20 & 15, midr >> 4 & 0xfff, midr & 15);
    }
    return (int)out.length;
}

/* --- `-cpu NAME,FEATURE=on,FEATURE=off` --- */

/* Properties of QEMU's CPUs that change nothing a program of ours could see: the cipher of pointer
 * authentication is our own in any case, and these others concern the system or what we lack. */
static const char *const ignored_properties[] = {"pauth-impdef", "pmu", "aarch64", "lpa2",
                                                 "sve",          "sme", nullptr};

static err_t set_property(struct cpu_model *model, char *name, const char *value)
{
    bool on;

    TRY(cpu_property_switch(name, value, &on));
    if (cpu_name_among(name, ignored_properties))
        return ERR_OK;
    for (unsigned i = 0; i < A64_FEATURE_COUNT; i++) {
        uint64_t bit = UINT64_C(1) << i;
        if (!strcmp(name, a64_feature_names[i])) {
            model->features[0] = on ? model->features[0] | bit : model->features[0] & ~bit;
            return ERR_OK;
        }
    }
    return cpu_no_property(model, name);
}

err_t a64_cpu_parse(const char *text, struct cpu_model *out)
{
    return cpu_parse(text, a64_cpu_models, A64_CPU_MODELS, set_property, out);
}
