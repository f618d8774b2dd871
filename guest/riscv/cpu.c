/*
 * CPU models of the RISC-V guest, and the ways in which a program can ask for their extensions:
 * AT_HWCAP, riscv_hwprobe(2), /proc/cpuinfo.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "guest/cpu_text.h"
#include "guest/riscv/rv.h"

#include <string.h>

static_assert(RV_FEATURE_COUNT <= 64, "the features of a model fit one word");

#define HAS(feature) (UINT64_C(1) << RV_FEATURE_##feature)
#define EVERYTHING   ((UINT64_C(1) << RV_FEATURE_COUNT) - 1)

static const uint64_t rv64gc =
    HAS(m) | HAS(a) | HAS(f) | HAS(d) | HAS(c) | HAS(zicsr) | HAS(zifencei) | HAS(zihintpause);
static const uint64_t bit_manipulation =
    HAS(zba) | HAS(zbb) | HAS(zbb_zbkb) | HAS(zbc) | HAS(zbc_zbkc) | HAS(zbs);
static const uint64_t cache_blocks = HAS(zicbom) | HAS(zicbop) | HAS(zicboz);

/* As QEMU's models of these names. */
const struct cpu_model rv_cpu_models[RV_CPU_MODELS] = {
    {"rv64",
     "RV64GC with bit manipulation and cache blocks",
     {rv64gc | bit_manipulation | cache_blocks | HAS(zawrs) | HAS(zfa)}},
    {"max", "everything that Moa can do", {EVERYTHING}},
    {"any", "the same", {EVERYTHING}},
    {"sifive-e51", "RV64IMAC", {rv64gc & ~(HAS(f) | HAS(d))}},
    {"sifive-u54", "RV64GC", {rv64gc}},
    {"shakti-c", "RV64GC", {rv64gc}},
};

/* --- Extensions by name --- */

/* In the order of /proc/cpuinfo. */
static const struct {
    const char *name;
    uint64_t features; /* all of them mean that it is there; set with it */
    uint64_t hwprobe;  /* of RISCV_HWPROBE_KEY_IMA_EXT_0 */
} extensions[] = {
    {"m", HAS(m), 0},
    {"a", HAS(a), 0},
    {"f", HAS(f), 0},
    {"d", HAS(d), 0},
    {"c", HAS(c), UINT64_C(1) << 1},
    {"zicbom", HAS(zicbom), UINT64_C(1) << 55},
    {"zicbop", HAS(zicbop), UINT64_C(1) << 60},
    {"zicboz", HAS(zicboz), UINT64_C(1) << 6},
    {"zicond", HAS(zicond), UINT64_C(1) << 35},
    {"zicsr", HAS(zicsr), 0},
    {"zifencei", HAS(zifencei), 0},
    {"zihintpause", HAS(zihintpause), UINT64_C(1) << 36},
    {"zacas", HAS(zacas), UINT64_C(1) << 34},
    {"zawrs", HAS(zawrs), UINT64_C(1) << 48},
    {"zfa", HAS(zfa), UINT64_C(1) << 32},
    {"zfh", HAS(zfh) | HAS(zfhmin), UINT64_C(1) << 27},
    {"zfhmin", HAS(zfhmin), UINT64_C(1) << 28},
    {"zcb", HAS(zcb), UINT64_C(1) << 44},
    {"zba", HAS(zba), UINT64_C(1) << 3},
    {"zbb", HAS(zbb) | HAS(zbb_zbkb), UINT64_C(1) << 4},
    {"zbc", HAS(zbc) | HAS(zbc_zbkc), UINT64_C(1) << 7},
    {"zbkb", HAS(zbkb) | HAS(zbb_zbkb), UINT64_C(1) << 8},
    {"zbkc", HAS(zbc_zbkc), UINT64_C(1) << 9},
    {"zbkx", HAS(zbkx), UINT64_C(1) << 10},
    {"zbs", HAS(zbs), UINT64_C(1) << 5},
    {"zknd", HAS(zknd) | HAS(zknd_zkne), UINT64_C(1) << 11},
    {"zkne", HAS(zkne) | HAS(zknd_zkne), UINT64_C(1) << 12},
    {"zknh", HAS(zknh), UINT64_C(1) << 13},
    {"zksed", HAS(zksed), UINT64_C(1) << 14},
    {"zksh", HAS(zksh), UINT64_C(1) << 15},
};

static bool has(const struct vcpu *cpu, uint64_t features)
{
    return (cpu->features[0] & features) == features;
}

void rv_hwcap(const struct vcpu *cpu, uint64_t hwcap[2])
{
    hwcap[0] = 1u << ('i' - 'a');
    hwcap[1] = 0;
    for (unsigned i = 0; i < ARRAY_SIZE(extensions); i++) {
        if (!extensions[i].name[1] && has(cpu, extensions[i].features))
            hwcap[0] |= UINT64_C(1) << (extensions[i].name[0] - 'a');
    }
}

/* Keys and values of <asm/hwprobe.h>. */
bool rv_hwprobe(const struct vcpu *cpu, int64_t key, uint64_t *value)
{
    enum {
        MVENDORID,
        MARCHID,
        MIMPID,
        BASE_BEHAVIOR,
        IMA_EXT_0,
        CPUPERF_0,
        ZICBOZ_BLOCK_SIZE,
        HIGHEST_VIRT_ADDRESS,
        TIME_CSR_FREQ,
        MISALIGNED_SCALAR_PERF,
    };
    enum {
        BASE_IMA = 1,
        IMA_FD = 1,
        MISALIGNED_FAST = 3
    };

    *value = 0;
    switch (key) {
    case MVENDORID:
    case MARCHID:
    case MIMPID: return true;
    case BASE_BEHAVIOR: *value = has(cpu, HAS(m) | HAS(a)) ? BASE_IMA : 0; return true;
    case IMA_EXT_0:
        *value = has(cpu, HAS(f) | HAS(d)) ? IMA_FD : 0;
        for (unsigned i = 0; i < ARRAY_SIZE(extensions); i++)
            *value |= has(cpu, extensions[i].features) ? extensions[i].hwprobe : 0;
        return true;
    case CPUPERF_0:
    case MISALIGNED_SCALAR_PERF: *value = MISALIGNED_FAST; return true;
    case ZICBOZ_BLOCK_SIZE: *value = has(cpu, HAS(zicboz)) ? RV_CBO_BYTES : 0; return true;
    case HIGHEST_VIRT_ADDRESS: *value = (UINT64_C(1) << 47) - 1; return true;
    case TIME_CSR_FREQ: *value = RV_COUNTER_HZ; return true;
    default: return false;
    }
}

/* --- /proc/cpuinfo --- */

int rv_cpuinfo(const struct vcpu *cpu, unsigned cpus, char *buf, size_t size)
{
    struct cpu_text out = {buf, size, 0};

    for (unsigned hart = 0; hart < cpus; hart++) {
        cpu_text_put(&out, "processor\t: %u\nhart\t\t: %u\nisa\t\t: rv64i", hart, hart);
        for (unsigned i = 0; i < ARRAY_SIZE(extensions); i++) {
            const char *name = extensions[i].name;
            if (has(cpu, extensions[i].features))
                cpu_text_put(&out, "%s%s", name[1] ? "_" : "", name);
        }
        cpu_text_put(&out,
                     "\nmmu\t\t: sv48\nmvendorid\t: 0x0\nmarchid\t\t: 0x0\nmimpid\t\t: 0x0\n\n");
    }
    return (int)out.length;
}

/* --- `-cpu NAME,EXTENSION=on,EXTENSION=off` --- */

/* Properties that switch several extensions. */
static const struct {
    const char *name, *members[8];
} groups[] = {
    {"g", {"m", "a", "f", "d", "zicsr", "zifencei"}},
    {"zkn", {"zbkb", "zbkc", "zbkx", "zkne", "zknd", "zknh"}},
    {"zks", {"zbkb", "zbkc", "zbkx", "zksed", "zksh"}},
    {"zk", {"zbkb", "zbkc", "zbkx", "zkne", "zknd", "zknh"}},
};

/* Properties of QEMU's CPUs that a program of ours could not see, or that we lack. */
static const char *const ignored[] = {
    "i",      "s",     "u",        "h",         "mmu", "pmp", "sstc", "svinval", "svnapot",
    "svpbmt", "svadu", "counters", "zihintntl", "zkr", "zkt", "zca",  "zcd",     nullptr};

static bool switch_extension(struct cpu_model *model, const char *name, bool on)
{
    for (unsigned i = 0; i < ARRAY_SIZE(extensions); i++) {
        if (strcmp(name, extensions[i].name))
            continue;
        uint64_t features = extensions[i].features;
        model->features[0] = on ? model->features[0] | features : model->features[0] & ~features;
        return true;
    }
    return false;
}

/* Features that two extensions share stay while one of them is on; what needs another extension
 * goes with it. */
static void settle(struct cpu_model *model)
{
    static const struct {
        uint64_t of, shared;
    } shares[] = {{HAS(zbb), HAS(zbb_zbkb)},   {HAS(zbkb), HAS(zbb_zbkb)},
                  {HAS(zbc), HAS(zbc_zbkc)},   {HAS(zknd), HAS(zknd_zkne)},
                  {HAS(zkne), HAS(zknd_zkne)}, {HAS(zfh), HAS(zfhmin)}};
    static const struct {
        uint64_t without, goes;
    } needs[] = {{HAS(zicsr), HAS(f)},
                 {HAS(f), HAS(d) | HAS(zfh) | HAS(zfhmin) | HAS(zfa)},
                 {HAS(c), HAS(zcb)}};
    uint64_t *features = &model->features[0];

    for (unsigned i = 0; i < ARRAY_SIZE(shares); i++)
        *features |= *features & shares[i].of ? shares[i].shared : 0;
    for (unsigned i = 0; i < ARRAY_SIZE(needs); i++)
        *features &= *features & needs[i].without ? UINT64_MAX : ~needs[i].goes;
}

static bool set_by_name(struct cpu_model *model, const char *name, bool on)
{
    if (cpu_name_among(name, ignored))
        return true;
    for (unsigned i = 0; i < ARRAY_SIZE(groups); i++) {
        if (strcmp(name, groups[i].name))
            continue;
        for (const char *const *member = groups[i].members; *member; member++)
            switch_extension(model, *member, on);
        return true;
    }
    return switch_extension(model, name, on);
}

static err_t set_property(struct cpu_model *model, char *name, const char *value)
{
    bool on;

    TRY(cpu_property_switch(name, value, &on));
    /* Extensions that were experimental had names with an x- before; case does not matter. */
    for (char *p = name; *p; p++)
        *p = *p >= 'A' && *p <= 'Z' ? (char)(*p + 'a' - 'A') : *p;
    const char *plain = strncmp(name, "x-", 2) ? name : name + 2;
    return set_by_name(model, plain, on) ? ERR_OK : cpu_no_property(model, name);
}

err_t rv_cpu_parse(const char *text, struct cpu_model *out)
{
    TRY(cpu_parse(text, rv_cpu_models, RV_CPU_MODELS, set_property, out));
    settle(out);
    return ERR_OK;
}
